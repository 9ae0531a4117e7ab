//! XML schrijven zonder het te kunnen breken: tekst van een gebruiker blijft tekst.
//!
//! Weet niets van Word.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// Een stuk XML in wording.
pub(crate) struct Xml {
    schrijver: Writer<Vec<u8>>,
}

impl Xml {
    pub(crate) fn nieuw() -> Self {
        Self { schrijver: Writer::new(Vec::new()) }
    }

    /// Opent een element.
    pub(crate) fn open(&mut self, naam: &str, kenmerken: &[(&str, &str)]) {
        self.zet(Event::Start(element(naam, kenmerken)));
    }

    /// Een element zonder inhoud.
    pub(crate) fn leeg(&mut self, naam: &str, kenmerken: &[(&str, &str)]) {
        self.zet(Event::Empty(element(naam, kenmerken)));
    }

    /// Sluit een element.
    pub(crate) fn sluit(&mut self, naam: &str) {
        self.zet(Event::End(BytesEnd::new(naam)));
    }

    /// Een element met alleen tekst.
    pub(crate) fn met_tekst(&mut self, naam: &str, kenmerken: &[(&str, &str)], tekst: &str) {
        self.open(naam, kenmerken);
        let schoon = schoon(tekst);
        self.zet(Event::Text(BytesText::new(&schoon)));
        self.sluit(naam);
    }

    /// Vaste XML, of XML die al geschreven is; nooit tekst van een gebruiker.
    pub(crate) fn rauw(&mut self, xml: &str) {
        self.schrijver.get_mut().extend_from_slice(xml.as_bytes());
    }

    pub(crate) fn klaar(self) -> Vec<u8> {
        self.schrijver.into_inner()
    }

    fn zet(&mut self, gebeurtenis: Event<'_>) {
        // Schrijven naar geheugen mislukt niet.
        let _gelukt = self.schrijver.write_event(gebeurtenis).is_ok();
    }
}

fn element<'a>(naam: &'a str, kenmerken: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(naam);
    for (sleutel, waarde) in kenmerken {
        // In een kenmerk wordt elk witteken een spatie; dan liever hier dan in de lezer.
        let plat: String = schoon(waarde).chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }).collect();
        element.push_attribute((*sleutel, plat.as_str()));
    }
    element
}

/// De tekst zonder tekens die in XML 1.0 niet mogen staan.
pub(crate) fn schoon(tekst: &str) -> Cow<'_, str> {
    if tekst.chars().all(mag) { Cow::Borrowed(tekst) } else { Cow::Owned(tekst.chars().filter(|c| mag(*c)).collect()) }
}

/// Een teken dat XML 1.0 toelaat (productie `Char`).
fn mag(teken: char) -> bool {
    !matches!(teken, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
