//! `data importeer --als bevolking`: een tabel met inwoners per gemeente, van wie dan ook.

use normwijzer_data::{DatasetUit, Peildatum, bevolking_dataset, land, pas_toe};

use crate::cli::args::ImporteerArgs;
use crate::cli::bevolking_invoer;
use crate::cli::bronnen::datasets;
use crate::cli::uitgang::Stop;

/// Leest de tabel en zegt ook welke grondslagen eruit volgen.
pub(super) fn importeer(args: &ImporteerArgs) -> Result<DatasetUit, Stop> {
    let eigen = datasets(args.datasets.as_deref())?;
    let (mut nu, _) = land(&eigen, Peildatum::default())?;
    let vraag = bevolking_invoer::Vraag {
        paden: &args.paden,
        peildatum: args.peildatum.as_deref(),
        tabelkeuze: &args.tabelkeuze,
    };
    let gelezen = bevolking_invoer::lees(&vraag, &nu, &eigen)?;
    let toegepast = pas_toe(&mut nu, &gelezen.bevolking, &eigen)?;
    let mut uit = bevolking_dataset(&gelezen.bevolking, &gelezen.bestanden)?;
    uit.bevindingen.extend(toegepast.bevindingen);
    Ok(uit)
}
