use normwijzer_core::choices::{Choices, Positie};
use normwijzer_core::ist::IstSoort;
use normwijzer_core::samenstelling::samenstelling;
use normwijzer_core::{Land, NormId, NormSet, Plan};

use super::*;
use crate::document::Zin;
use crate::proef::{self, gevarieerde_ist, plan_met, plan_voor};

const BRUG: &str = "sociaal-verwijzen.brugfunctionaris";

struct Geval {
    normen: NormSet,
    land: Land,
    plan: Plan,
}

fn geval(soort: IstSoort) -> Geval {
    let (normen, land) = (proef::normen(), proef::land());
    let plan = plan_voor(&normen, &land, &proef::flevoland(&land), &gevarieerde_ist(soort));
    Geval { normen, land, plan }
}

impl Geval {
    fn met(
        &self,
        zin: impl Fn(&normwijzer_core::Norm, &normwijzer_core::plan::PlanRij, &Plan) -> Zin,
        id: &str,
    ) -> String {
        let id = NormId::new(id);
        zin(self.normen.norm(&id).unwrap(), self.plan.eigen_rij(&id).unwrap(), &self.plan).to_string()
    }
}

#[test]
fn een_basisfunctionaliteit_realiseert_en_een_bereik_blijft_een_bereik() {
    let g = geval(IstSoort::Opgave);
    assert_eq!(
        g.met(norm::doel, BRUG),
        "Brugfunctionaris: IZA-regio Flevoland realiseert tussen 8,6 en 21,6 fte, uiterlijk op 1 januari 2030."
    );
    assert_eq!(
        g.met(norm::doel, "lsp.steunpunten"),
        "Laagdrempelige steunpunten: IZA-regio Flevoland realiseert minimaal 5 steunpunten, uiterlijk op 1 januari 2030."
    );
}

#[test]
fn de_ontwikkelagenda_ontwikkelt_door_en_is_nooit_dekkend_in_2030() {
    let g = geval(IstSoort::Opgave);
    assert_eq!(
        g.met(norm::doel, "overgewicht-kind.czv"),
        "Centrale zorgverlener (CZV): IZA-regio Flevoland ontwikkelt door naar 18,6 fte, over een geschatte bevolking; \
         richtpunt, geen harde afspraak (voetnoot 8); eerste inschatting, evaluatie in 2028, zonder rekening met \
         financiële restricties (voetnoot 11)."
    );
    for norm in g.normen.normen.iter().filter(|n| n.status.richtpunt() && n.eenheid().is_some()) {
        let zin = g.met(norm::doel, norm.id.as_str());
        assert!(!zin.contains("2030") && !zin.contains("realiseert") && zin.contains("voetnoot 8"), "{zin}");
    }
}

#[test]
fn deels_bekend_noemt_gemeenten_inwoners_en_de_soll_daarvan() {
    let g = geval(IstSoort::Opgave);
    assert_eq!(
        g.met(stand::ist, "overgewicht-kind.czv"),
        "Van 2 van de 5 gemeenten (64% van de inwoners) bekend: 5,5 van 11,6 fte. De IST van het geheel is nog niet bekend."
    );
    let land = &g.land;
    let ist = proef::ist(IstSoort::Opgave, &[("GM0034", BRUG, "2")]);
    let plan = plan_voor(&g.normen, land, &proef::flevoland(land), &ist);
    let deels = Geval { normen: g.normen.clone(), land: land.clone(), plan };
    assert_eq!(
        deels.met(stand::ist, BRUG),
        "Van 1 van de 5 gemeenten (53% van de inwoners) bekend: 2,0 van 4,6–11,5 fte. De IST van het geheel is nog niet bekend.",
        "het midden van een bereik wordt nooit afgedrukt"
    );
}

#[test]
fn een_aandeel_is_geen_eigen_minimum() {
    let g = geval(IstSoort::Opgave);
    assert_eq!(
        g.met(|n, r, _| norm::schaal(n, r), "nnz.coordinatie"),
        "1,9 fte = aandeel (95%) in de 2 fte van GGD Flevoland; geen eigen minimum."
    );
    assert_eq!(
        g.met(stand::ist, "nnz.coordinatie"),
        "IST: 1,4 fte volgens opgave (peildatum 1 januari 2026); het aandeel naar inwoners in de opgave van GGD Flevoland."
    );
}

#[test]
fn tekort_en_overschot_staan_er_allebei() {
    let g = geval(IstSoort::Opgave);
    assert_eq!(
        g.met(stand::gap, "lsp.steunpunten"),
        "GAP: nog 2 steunpunten te bouwen. Per gemeente geteld: tekort 2 steunpunten, overschot 2 steunpunten. \
         Het overschot van de ene gemeente vult het tekort van de andere niet."
    );
    assert_eq!(
        g.met(stand::gap, BRUG),
        "GAP: nog tussen 1,1 en 14,1 fte te bouwen. Per gemeente geteld: bij de ondergrens tekort 3,5 fte, overschot \
         2,4 fte; bij de bovengrens tekort 14,6 fte, overschot 0,5 fte. Het overschot van de ene gemeente vult het \
         tekort van de andere niet."
    );
}

#[test]
fn fictief_staat_in_de_zin_en_onbekend_is_nog_niet_bekend() {
    let g = geval(IstSoort::Fictief);
    assert_eq!(
        g.met(stand::ist, "mgn.netwerk"),
        "IST: 1 netwerk, FICTIEF: een voorbeeld, geen gegeven van de regio (peildatum 1 januari 2026)."
    );
    assert_eq!(g.met(stand::ist, "kansrijke-start.coalitie-regionaal"), "IST: nog niet bekend.");
    let kaders = vooraf::mededelingen(&g.normen, &g.plan, true);
    let soorten: Vec<&str> = kaders.iter().map(|(s, _)| s.woord()).collect();
    assert_eq!(soorten, ["FICTIEF", "Reconstructie", "Schatting", "Let op", "Let op"]);
    assert_eq!(
        kaders[3].1.to_string(),
        "Groei tot 2030 niet meegerekend; landelijk naar schatting circa +10% 65-plussers."
    );
}

#[test]
fn een_open_lezing_noemt_de_andere_uitkomsten() {
    let g = geval(IstSoort::Opgave);
    let zin = g.met(norm::lezing, "valpreventie.beweeginterventie");
    assert!(zin.starts_with("Lezing nog te kiezen: verhoogd-valrisico. Jaarlijks 3% van"), "{zin}");
    assert!(
        zin.ends_with("Anders gelezen: alle-65plus 2.061 deelnemers per jaar, thuiswonend 624 deelnemers per jaar."),
        "{zin}"
    );
}

#[test]
fn een_telling_onder_de_tien_is_ook_niet_uit_de_gap_te_halen() {
    let g = geval(IstSoort::Opgave);
    let id = NormId::new("valpreventie.beweeginterventie");
    let maat = Maat::van(g.normen.norm(&id).unwrap()).unwrap();
    let urk = g.plan.rijen_van_leden(&id).find(|r| r.gebied.naam == "Urk").unwrap();
    assert_eq!((stand::ist_kort(maat, urk).as_str(), stand::gap_kort(maat, urk).as_str()), ("<10", "14–22"));
}

#[test]
fn een_gemeente_hoort_waar_iets_regionaal_georganiseerd_is() {
    let (normen, land) = (proef::normen(), proef::land());
    let almere = proef::gemeente(&land, "GM0034");
    let plan = plan_voor(&normen, &land, &almere, &proef::ist(IstSoort::Opgave, &[]));
    let norm = normen.norm(&NormId::new("nnz.personen")).unwrap();
    assert!(plan.eigen_rij(&norm.id).is_none());
    let zin = norm::regionaal(norm, &plan).unwrap().to_string();
    assert!(zin.ends_with("regionaal georganiseerd: GGD Flevoland."), "{zin}");
}

#[test]
fn een_gekozen_plaats_is_een_verkenning_en_de_norm_staat_erbij() {
    let (normen, land) = (proef::normen(), proef::land());
    let keuzes = Choices { positie: Some(Positie::Hoog), ..Choices::default() };
    let ist = proef::ist(IstSoort::Opgave, &[]);
    let plan = plan_met(&normen, &land, &proef::flevoland(&land), &ist, &keuzes);
    let g = Geval { normen, land, plan };
    assert!(g.met(norm::doel, BRUG).ends_with("realiseert 21,6 fte, uiterlijk op 1 januari 2030."));
    assert_eq!(
        g.met(|n, r, _| norm::verkenning(n, r), BRUG),
        "Verkenning met plaats in de bandbreedte: hoog; de norm zelf geeft 8,6–21,6 fte."
    );
}

#[test]
fn in_welke_regios_een_gebied_ligt() {
    let land = proef::land();
    let zinnen = |gebied: &normwijzer_core::Regio| -> Vec<String> {
        vooraf::geraakt(&samenstelling(&land, gebied)).iter().map(ToString::to_string).collect()
    };
    assert_eq!(zinnen(&proef::flevoland(&land)), ["Ligt geheel in GGD Flevoland."]);
    let ggd = land.regio(normwijzer_core::Niveau::Ggd, &normwijzer_core::GebiedCode::new("GG2209")).unwrap();
    assert_eq!(
        zinnen(ggd),
        ["Van de inwoners woont 95% in IZA-regio Flevoland.", "Van de inwoners woont 5% in IZA-regio Noord Veluwe."]
    );
}

#[test]
fn wie_dezelfde_naam_draagt_en_wat_er_verschilt() {
    let land = proef::land();
    let s = samenstelling(&land, &proef::flevoland(&land));
    let zinnen: Vec<String> = s.naamgenoten.iter().map(|n| vooraf::naamgenoot(n).to_string()).collect();
    assert_eq!(
        zinnen,
        ["Er is ook GGD Flevoland: hier zonder Zeewolde, dat in Noord Veluwe valt. Die kiest u met --niveau ggd."]
    );
}

#[test]
fn een_norm_per_regio_waarvan_er_geen_geheel_in_ligt_is_geen_nul() {
    let g = geval(IstSoort::Opgave);
    assert_eq!(
        g.met(norm::doel, "nnz.personen"),
        "Personen voor coördinatie en expertise Nu Niet Zwanger: IZA-regio Flevoland heeft hier geen eigen getal."
    );
    assert_eq!(
        g.met(|n, r, _| norm::schaal(n, r), "nnz.personen"),
        "De norm geldt per regio, en geen van die regio's ligt geheel in IZA-regio Flevoland. Voor een deel in het \
         gebied, en daarom niet geteld: GGD Flevoland."
    );
}
