//! Who does what with the CRM, and which data serve it?

use super::priority::Priority;
use super::{Head, Link};
use crate::choice;

choice! {
    /// State of a use case.
    UseCaseStatus "use-case-status" {
        Draft = "draft", ToReview = "to_review", Approved = "approved", ToRevise = "to_revise", Obsolete = "obsolete",
    }
}
choice! {
    /// The two families: data use cases serve CRM ones.
    Family "family" { Crm = "crm", Data = "data" }
}
choice! {
    /// The four stages of the sales cycle.
    Cycle "cycle" { Know = "know", Target = "target", Sell = "sell", Serve = "serve" }
}

/// A step of a main flow.
#[derive(Clone, Debug, Default)]
pub struct FlowStep {
    /// Who.
    pub actor: String,
    /// Does what.
    pub action: String,
    /// And sees what.
    pub result: String,
}

/// A piece of data that a use case needs.
#[derive(Clone, Debug, Default)]
pub struct RequiredData {
    /// Entity.
    pub entity: String,
    /// Field.
    pub field: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// Whether the use case cannot do without.
    pub mandatory: bool,
    /// Quality asked for.
    pub quality: Option<String>,
    /// Freshness asked for.
    pub freshness: Option<String>,
}

/// A business rule of a use case or requirement.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    /// Its id (`RG-004`), where it has one.
    pub id: Option<String>,
    /// What it says.
    pub statement: String,
    /// Its figure, where it has one.
    pub threshold: Option<String>,
}

/// A use case of one of the two families.
#[derive(Clone, Debug, Default)]
pub struct UseCase {
    /// Common fields.
    pub head: Head,
    /// State.
    pub status: UseCaseStatus,
    /// Family.
    pub family: Family,
    /// Stage of the sales cycle.
    pub cycle: Option<Cycle>,
    /// Domain.
    pub domain: Option<String>,
    /// Who.
    pub actor: Option<String>,
    /// What for.
    pub goal: Option<String>,
    /// What sets it off (déclencheur).
    pub trigger: Option<String>,
    /// Main flow (scénario nominal).
    pub main_flow: Vec<FlowStep>,
    /// Variants.
    pub variants: Vec<String>,
    /// Error cases.
    pub error_cases: Vec<String>,
    /// Data it needs.
    pub required_data: Vec<RequiredData>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// How often.
    pub frequency: Option<String>,
    /// How many.
    pub volume: Option<String>,
    /// Channels.
    pub channels: Vec<String>,
    /// Needs that it covers.
    pub needs: Vec<Link>,
    /// Use cases that it depends on; a data use case names the CRM ones that it feeds.
    pub depends_on: Vec<Link>,
    /// Lot.
    pub lot: Option<Link>,
    /// Priority.
    pub priority: Option<Priority>,
    /// What proves that it works.
    pub acceptance_criteria: Vec<String>,
}
