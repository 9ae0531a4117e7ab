"""SOLL, GAP en ingroeipad voor Nederland in DuckDB.

Gebruik: plan_duckdb.py REPO IST.csv UITMAP
"""

import sys
from pathlib import Path

import duckdb

INVOER = """
create temp table normen as
    select row_number() over () as nr, * from read_csv('{repo}/tests/bench/peers/normen.csv');
create temp table gebieden as select * from read_csv('{repo}/datasets/gebieden-2026/gebieden.csv');
create temp table ist as
    select gebied_code, norm_id, waarde as ist
    from read_csv('{ist}', delim = ';', decimal_separator = ',', header = true,
                  types = {{'waarde': 'DOUBLE', 'periode': 'VARCHAR'}});
create temp table grondslagen as
    select gemeente_code as gebied_code,
           case when leeftijd_van = 0 and leeftijd_tot_en_met is null then 'inwoners'
                when leeftijd_van = 0 and leeftijd_tot_en_met = 17 then 'inwoners-0-17'
                when leeftijd_van >= 65 then 'inwoners-65plus' end as grondslag,
           sum(aantal) as aantal
    from read_csv('{repo}/datasets/bevolking-2025/bevolking.csv')
    group by gebied_code, grondslag having grondslag is not null;
create temp table regios as
    select 'iza' as schaal, count(distinct iza_naam) as regios from read_csv('{repo}/datasets/iza-regios/iza.csv')
    union all select 'ggd', count(distinct ggd_code) from gebieden;
"""

DELEN = """
create temp table delen as
with gemeenten as (
    select 'gemeente' as gebied_niveau, gemeente_code as gebied_code, gemeente_naam as gebied_naam,
           i.aantal as inwoners, n.*, g.aantal, 1 as regios
    from gebieden
    join grondslagen i on i.gebied_code = gemeente_code and i.grondslag = 'inwoners'
    cross join normen n
    left join grondslagen g on g.gebied_code = gemeente_code and g.grondslag = n.grondslag
    where n.schaal = 'gemeente'
), landelijk as (
    select 'land' as gebied_niveau, 'NL' as gebied_code, 'Nederland' as gebied_naam, null as inwoners, n.*,
           g.aantal, regios
    from normen n
    join regios using (schaal)
    left join (select grondslag, sum(aantal) as aantal from grondslagen group by all) g using (grondslag)
), soll as (
    select *, aantal * factor::double as grondslag_aantal,
           (case when soort = 'vast' then regios else grondslag_aantal end) / per as maat,
           maat * laag as soll_laag, maat * hoog as soll_hoog, (soll_laag + soll_hoog) / 2 as soll
    from (from gemeenten union all by name from landelijk)
)
select soll.*, ist, greatest(soll - ist, 0) as tekort, greatest(ist - soll, 0) as overschot,
       greatest(soll_laag - ist, 0) as tekort_laag, greatest(soll_hoog - ist, 0) as tekort_hoog
from soll left join ist using (gebied_code, norm_id);
"""

PLAN = """
copy (
    with alles as (
        from delen
        union all by name
        select 'land' as gebied_niveau, 'NL' as gebied_code, 'Nederland' as gebied_naam, nr, norm_id, eenheid,
               karakter, laag, hoog, sum(grondslag_aantal) as grondslag_aantal, sum(soll_laag) as soll_laag,
               sum(soll) as soll, sum(soll_hoog) as soll_hoog, sum(ist) as ist, sum(tekort) as tekort,
               sum(overschot) as overschot
        from delen where gebied_niveau = 'gemeente' group by all
    )
    select gebied_niveau, gebied_code, gebied_naam, norm_id, eenheid, grondslag_aantal,
           laag as streef_laag, hoog as streef_hoog, soll_laag, soll, soll_hoog, soll as soll_doel, ist,
           soll_laag - ist as gap_laag, soll - ist as gap, soll_hoog - ist as gap_hoog, soll - ist as gap_doel,
           tekort, overschot,
           case karakter when 'minimum' then (soll - tekort) / soll else ist / soll end as vullingsgraad
    from alles order by gebied_niveau desc, gebied_code, nr
) to '{uit}/plan.csv' (header);
"""

# Wat alleen heel bestaat, gaat naar de grootste gemeente eerst: wat er vóór een deel al nodig is, staat in `eerder`.
PAD = """
copy (
    with kwartalen as (
        select k, least(k, 12) as stap, make_date(2027 + k // 4, k % 4 * 3 + 1, 1) as datum,
               format('{{}}-K{{}}', 2027 + k // 4, k % 4 + 1) as kwartaal
        from range(17) r(k)
    ), vooraf as (
        select *, eenheid in ('steunpunt', 'coalitie', 'netwerk', 'persoon') as geheel,
               sum(tekort) over (partition by nr) as samen,
               sum(tekort) over (partition by nr order by inwoners desc, gebied_code) - tekort as eerder
        from delen
    ), paden as (
        select *, least(greatest(floor(samen * stap / 12) - eerder, 0), tekort) as trap,
               ist + case when geheel then trap else tekort_laag * stap / 12 end as pad_laag,
               ist + case when geheel then trap else tekort * stap / 12 end as pad,
               ist + case when geheel then trap else tekort_hoog * stap / 12 end as pad_hoog
        from vooraf cross join kwartalen
    ), alles as (
        from paden
        union all by name
        select 'land' as gebied_niveau, 'NL' as gebied_code, 'Nederland' as gebied_naam, nr, norm_id, eenheid, k,
               kwartaal, datum, sum(soll_laag) as soll_laag, sum(soll) as soll, sum(soll_hoog) as soll_hoog,
               sum(pad_laag) as pad_laag, sum(pad) as pad, sum(pad_hoog) as pad_hoog
        from paden where gebied_niveau = 'gemeente' group by all
    )
    select gebied_niveau, gebied_code, gebied_naam, norm_id, eenheid, kwartaal, datum,
           soll_laag, soll, soll_hoog, pad_laag, pad, pad_hoog,
           case when k % 4 = 3 and eenheid like '%per jaar'
                then (lag(pad, 3) over lijn + lead(pad) over lijn
                      + 2 * (lag(pad, 2) over lijn + lag(pad) over lijn + pad)) / 8 end as jaartotaal
    from alles
    window lijn as (partition by gebied_code, nr order by k)
    order by gebied_niveau desc, gebied_code, nr, k
) to '{uit}/ingroeipad.csv' (header);
"""


def main(repo: Path, ist: Path, uit: Path) -> None:
    db = duckdb.connect()
    for vraag in (INVOER, DELEN, PLAN, PAD):
        db.execute(vraag.format(repo=repo, ist=ist, uit=uit))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
