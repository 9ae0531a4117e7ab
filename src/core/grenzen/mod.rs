//! Grenzen: het hoogste pad dat binnen aanlooptijd, grootste stijging en budget blijft, wat er waar begrenst, en wat er
//! zou moeten schuiven om het doel te halen.
//!
//! **Wat het beste pad is.** Normen worden op volgorde van prioriteit bediend, elk met wat de eerdere overlieten. Voor
//! een norm is een pad geldig als het op de IST begint, nooit daalt, geen grens overschrijdt en nergens boven de gekozen
//! vorm ligt. De vorm is dus een bovengrens: zonder grenzen is het pad precies de vorm, met grenzen loopt het erachter
//! en haalt het in zodra dat mag. Van de geldige paden wint het hoogste in het doelkwartaal, dan het hoogste in het
//! eerste kwartaal, dan in het tweede, enzovoort. Ligt het doel midden in een jaar, dan kan het pad daarom wachten: geld
//! dat eerder in dat jaar gespaard wordt, brengt het doel hoger.
//!
//! **Kosten lopen door.** Een stand die er eenmaal is moet elk later jaar betaald worden; een armer later jaar begrenst
//! dus een eerdere stap. De stand van het laatste kwartaal van het plan wordt tot het einde van zijn jaar betaald. De
//! kosten van wat er al is (de IST, van alle normen) gaan van een budget af voor er gegroeid wordt; kan een budget die niet
//! eens betalen, dan is er geen groei en wordt dat gezegd. Begint een plan midden in een jaar, dan staan tegenover het
//! budget van dat jaar alleen de kwartalen vanaf het begin.
//!
//! **Waarom dit exact is.** Elke grens is er een van drie: een plafond per kwartaal, een grootste stap, of een som van
//! standen met gewichten die niet onder nul liggen. Ligt vast hoe hoog het pad in sommige kwartalen minstens is, dan
//! bestaat er één laagste pad (het loopt zo laat mogelijk op), en dat is voor elke som het goedkoopste. Een waarde is dus
//! haalbaar precies als haar laagste pad binnen de grenzen blijft. `opgave` zoekt zo eerst de hoogste stand in het
//! doelkwartaal, en dan kwartaal na kwartaal de hoogste die nog af te maken is; alles in gehele getallen (korrels van een
//! biljoenste, of hele eenheden). Een test vergelijkt dat met alle paden van kleine gevallen.
//!
//! Met een bandbreedte zijn laag, gekozen en hoog drie hele plannen, elk tegen dezelfde grenzen: wie de hoge SOLL van
//! een eerdere norm betaalt, houdt minder over. Een laag pad kan dus ergens boven een hoog pad liggen; het is dan geen
//! onder- en bovengrens van één plan meer. Weet niet hoe een bestand gelezen wordt en niet hoe de pagina eruitziet.

mod keten;
mod oorzaak;
mod opgave;
mod ruimte;
mod verzet;
mod wat_kan_er;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests_keten;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests_opgave;

pub(crate) use keten::{Deelnemer, Keten, Variant, begin};
pub use keten::{Ingegroeid, Tekort};
pub use oorzaak::{Oorzaak, Van};
pub use verzet::Verzet;
pub use wat_kan_er::{Gedragen, WatKanEr};
