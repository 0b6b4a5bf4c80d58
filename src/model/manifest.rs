//! What is this project, who takes part, and by which conventions?

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Kind;
use super::calendar::Calendar;
use super::head::{Audience, Written};
use super::priority::PriorityScale;
use super::schema::OpenList;
use super::workshop::Participant;
use crate::choice;
use crate::text::format::capital;
use crate::text::similar::fold;
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

choice! {
    /// What the A of a RACI means: accountable (one A, and an R), or actor (one R, many A).
    RaciConvention "raci-convention" { Accountable = "a_accountable", Actor = "a_actor" }
}

/// What must be true before anybody reads adoption figures per named person.
#[derive(Clone, Debug, Default)]
pub struct Privacy {
    /// Reference of the notice to employees.
    pub employee_notice: Option<String>,
    /// Reference of the works council's act.
    pub works_council: Option<String>,
    /// Roles that may read such figures.
    pub named_roles: Vec<String>,
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
    /// Where the person speaks from (`field`, `management`…).
    pub profile: Option<String>,
    /// Parts in the project (`ambassador`…).
    pub roles: Vec<String>,
    /// Where the person is named.
    pub place: Place,
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
    /// Where each of those rules is named.
    pub checks_at: Vec<(String, Place)>,
    /// Fields that the project adds, by collection.
    pub custom_fields: BTreeMap<String, Vec<String>>,
    /// What is said of those fields beside their names, by collection and name.
    pub customs: BTreeMap<(String, String), CustomField>,
    /// Prefixes of ids that the project chose, by kind.
    pub prefixes: BTreeMap<Kind, String>,
    /// Words that the project adds to open lists.
    pub lists: BTreeMap<OpenList, Vec<String>>,
    /// Features of any CRM that the project adds to the built-in list of S01.
    pub stock_features: Vec<String>,
    /// How a RACI is read: does A mean accountable, or actor?
    pub raci: RaciConvention,
    /// What lets figures be read per named person.
    pub privacy: Privacy,
    /// The days on which the project works.
    pub calendar: Calendar,
    /// Accent colour of documents, `#rrggbb`.
    pub accent: Option<String>,
    /// Whether those who are not of the team may read the budget.
    pub budget_published: bool,
    /// The version that its documents bear, where the project says it itself.
    pub version: Option<String>,
    /// All that was written of it.
    pub written: Written,
    /// Where the title stands.
    pub place: Place,
}

impl Manifest {
    /// The person of that id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id.trim())
    }

    /// What is said of a field that the project adds, beside its name.
    pub fn custom(&self, collection: &str, name: &str) -> Option<&CustomField> {
        self.customs.get(&(collection.to_owned(), name.to_owned()))
    }

    /// What a field that the project adds is called: as it says, else by its name as words.
    pub fn custom_label(&self, collection: &str, name: &str) -> String {
        let label = self.custom(collection, name).and_then(|field| field.label.clone());
        label.unwrap_or_else(|| capital(&name.replace('_', " ")))
    }

    /// The label that the project gives to a field that it adds; in no collection of its own, to any of that name.
    pub fn custom_title(&self, collection: &str, name: &str) -> Option<&str> {
        let of_name = |((owner, known), _): &(&(String, String), &CustomField)| {
            known == name && (collection.is_empty() || owner == collection)
        };
        self.customs.iter().find(of_name).and_then(|(_, field)| field.label.as_deref())
    }

    /// The field that the project adds and that somebody names, by its name or by its label.
    pub fn custom_said(&self, collection: &str, said: &str) -> Option<&str> {
        let own = || self.custom_fields.get(collection).into_iter().flatten().map(String::as_str);
        let wanted = fold(said.trim());
        let is_label = |name: &&str| self.custom_title(collection, name).is_some_and(|label| fold(label) == wanted);
        own().find(|name| *name == said).or_else(|| own().find(is_label))
    }

    /// Somebody's name: of a person written by id, the full name; else the words as they are.
    pub fn name_of(&self, who: &str) -> String {
        let named = self.person(who).map(|person| person.name.as_str()).filter(|name| !name.is_empty());
        named.unwrap_or(who).to_owned()
    }

    /// A participant with what the manifest knows of the person; what the entry says comes first.
    pub fn known(&self, participant: &Participant) -> Participant {
        let mut known = participant.clone();
        if let Some(person) = self.person(&participant.name) {
            let said = |text: &String| (!text.is_empty()).then(|| text.clone());
            known.name = self.name_of(&participant.name);
            known.function = known.function.or_else(|| said(&person.function));
            known.entity = known.entity.or_else(|| said(&person.entity));
        }
        known
    }
}

/// What a project says of a field that it adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomField {
    /// What it is called; its name without this.
    pub label: Option<String>,
    /// Who may read it; without this, its name tells.
    pub audience: Option<Audience>,
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
            checks_at: Vec::new(),
            custom_fields: BTreeMap::new(),
            customs: BTreeMap::new(),
            prefixes: BTreeMap::new(),
            lists: BTreeMap::new(),
            stock_features: Vec::new(),
            raci: RaciConvention::default(),
            privacy: Privacy::default(),
            calendar: Calendar::default(),
            accent: None,
            budget_published: false,
            version: None,
            written: Written::default(),
            place: Place::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_written_by_id_is_known_by_name_function_and_entity() {
        let morel = Person {
            id: "morel".into(),
            name: "Thomas Morel".into(),
            function: "Commercial".into(),
            entity: "Nord-Est".into(),
            ..Person::default()
        };
        let manifest = Manifest { people: vec![morel], ..Manifest::default() };
        let entry = |name: &str, entity: Option<&str>| Participant {
            name: name.into(),
            entity: entity.map(str::to_owned),
            ..Participant::default()
        };
        let known = manifest.known(&entry("morel", None));
        assert_eq!((known.name.as_str(), known.function.as_deref()), ("Thomas Morel", Some("Commercial")));
        assert_eq!(manifest.known(&entry("morel", Some("Siège"))).entity.as_deref(), Some("Siège"));
        assert_eq!(manifest.name_of("M. Weber"), "M. Weber");
        assert_eq!(manifest.known(&entry("M. Weber", None)).function, None);
    }
}
