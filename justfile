# Opdrachten voor wie aan Normwijzer werkt; `just` zonder meer toont deze lijst.

[private]
default:
    @just --list --unsorted

# Alle proeven die niets buiten de repo nodig hebben
test:
    cargo test --workspace --locked

# Opmaak en clippy
lint:
    .ci/run opmaak lint

# De documentatie van de code, in target/doc
doc:
    .ci/run doc

# Alles wat een wijziging moet doorstaan; heeft ../shared nodig
ci:
    .ci/run

# Licenties, verboden afhankelijkheden en herkomst (cargo install cargo-deny); heeft geen netwerk nodig
deny:
    cargo deny --offline check licenses bans sources

# Maak reports/voorbeeld opnieuw
voorbeeld:
    cargo run --locked -- plan --regio Flevoland --ist datasets/voorbeeld/ist-flevoland.csv --uit reports/voorbeeld

# Maak datasets/ opnieuw uit de bronbestanden in ../shared
datasets:
    cargo run --locked -p normwijzer-data --features bronnen --example maak_datasets

# Meet het rekenen (divan, release)
bench:
    cargo bench --locked --bench plan

# Meet de hele opdracht naast polars, DuckDB, pandas en matplotlib; haalt die van PyPI
bench-peers:
    cargo build --release --locked
    python3 -B tests/bench/peers.py "${CARGO_TARGET_DIR:-target}/release/normwijzer"

# Meet de volledige set voor alle IZA-regio's naast Python met twee processen; haalt de pakketten van PyPI
bench-volledig:
    cargo build --release --locked
    python3 -B tests/bench/volledig.py "${CARGO_TARGET_DIR:-target}/release/normwijzer"

# Zoek met willekeurige invoer naar een lezer die valt of meer dan 512 MiB vraagt, tien minuten per lezer (cargo install cargo-fuzz)
fuzz seconden="600" *doelen="herkenning csv statline odata_v3 odata_v4 bijlage bulk werkmap bestanden kaart parquet":
    for doel in {{doelen}}; do \
        mkdir -p tests/fuzz/gevonden/$doel; \
        RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz --features parquet --sanitizer none $doel \
            tests/fuzz/gevonden/$doel tests/fuzz/corpus/$doel -- \
            -rss_limit_mb=512 -max_len=65536 -timeout=20 -max_total_time={{seconden}} || exit 1; \
    done
