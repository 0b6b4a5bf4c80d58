//! What is this project, who takes part, and by which conventions?

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::priority::PriorityScale;
use crate::choice;
use crate::text::{Lang, Level, Place};

choice! {
    /// Where the project stands; the default gate of `check` follows it.
    Phase "phase" {
        Drafting = "drafting",
        Consultation = "consultation",
        Build = "build",
        Acceptance = "acceptance",
        Service = "service",
    }
}
choice! {
    /// How the project is led.
    Method "method" { VCycle = "v_cycle", Agile = "agile", Hybrid = "hybrid" }
}
choice! {
    /// Which decisions and clocks the contract knows.
    ContractProfile "contract-profile" { Private = "private", CcagTic2021 = "ccag_tic_2021" }
}
choice! {
    /// Part of a party in the project.
    PartyRole "party-role" { Owner = "owner", Amoa = "amoa", Vendor = "vendor", Integrator = "integrator", Bidder = "bidder" }
}

/// A party: the owner, the vendor…
#[derive(Clone, Debug, Default)]
pub struct Party {
    /// Its id in the manifest.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its part.
    pub role: PartyRole,
}

/// A person of the project.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Id in the manifest.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Entity or service.
    pub entity: String,
    /// The party it belongs to.
    pub party: String,
}

/// `ouvrage.yaml`.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// Title of the project.
    pub title: String,
    /// Its short code: keys rows and stamps documents.
    pub code: String,
    /// The client's name.
    pub client: String,
    /// Language of texts and documents.
    pub lang: Lang,
    /// How it is led.
    pub method: Method,
    /// Where it stands.
    pub phase: Phase,
    /// First and last days.
    pub start: Option<Date>,
    /// Day of going live.
    pub go_live: Option<Date>,
    /// Who takes part.
    pub parties: Vec<Party>,
    /// The people.
    pub people: Vec<Person>,
    /// Scale of priorities.
    pub priority_scale: PriorityScale,
    /// WSJF scores from which ranks 1, 2 and 3 hold.
    pub wsjf_cutoffs: [Decimal; 3],
    /// Contract profile.
    pub contract: ContractProfile,
    /// Target that `run` uses when none is named.
    pub default_target: Option<String>,
    /// Levels of rules that the project changes; `None` is off.
    pub checks: BTreeMap<String, Option<Level>>,
    /// Fields that the project adds, by collection.
    pub custom_fields: BTreeMap<String, Vec<String>>,
    /// Domains that the project adds.
    pub domains: Vec<String>,
    /// Accent colour of documents, `#rrggbb`.
    pub accent: Option<String>,
    /// Where the title stands.
    pub place: Place,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            title: String::new(),
            code: String::new(),
            client: String::new(),
            lang: Lang::Fr,
            method: Method::default(),
            phase: Phase::default(),
            start: None,
            go_live: None,
            parties: Vec::new(),
            people: Vec::new(),
            priority_scale: PriorityScale::default(),
            wsjf_cutoffs: [Decimal::from(20), Decimal::from(10), Decimal::from(5)],
            contract: ContractProfile::default(),
            default_target: None,
            checks: BTreeMap::new(),
            custom_fields: BTreeMap::new(),
            domains: Vec::new(),
            accent: None,
            place: Place::default(),
        }
    }
}
