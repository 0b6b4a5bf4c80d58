//! What do the people of the field need, and was it retained?

use jiff::civil::Date;

use super::priority::Priority;
use super::{Head, Link};
use crate::choice;

choice! {
    /// State of a need.
    NeedStatus "need-status" {
        Expressed = "expressed", Qualified = "qualified", Retained = "retained", Postponed = "postponed",
        Rejected = "rejected",
    }
}
choice! {
    /// Is it any CRM's, this client's, or what sets it apart?
    Specificity "specificity" { Generic = "generic", Specific = "specific", Differentiating = "differentiating" }
}
choice! {
    /// Kano class of a need.
    Kano "kano" { Basic = "basic", Performance = "performance", Delighter = "delighter", Indifferent = "indifferent" }
}

/// Who decided of a need, when and why.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// Who.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Why; required for a postponed or rejected need.
    pub reason: Option<String>,
}

/// A business need.
#[derive(Clone, Debug, Default)]
pub struct Need {
    /// Common fields.
    pub head: Head,
    /// State.
    pub status: NeedStatus,
    /// Who needs it.
    pub actor: Option<String>,
    /// Which service.
    pub service: Option<String>,
    /// What hurts today (internal).
    pub current_problem: Option<String>,
    /// How often.
    pub frequency: Option<String>,
    /// How many.
    pub volume: Option<String>,
    /// What is gained.
    pub benefit: Option<String>,
    /// Domain.
    pub domain: Option<String>,
    /// By when.
    pub needed_by: Option<Date>,
    /// Workshops that voiced it.
    pub workshops: Vec<Link>,
    /// Objectives that it serves.
    pub objectives: Vec<Link>,
    /// Lot, where typed.
    pub lot: Option<Link>,
    /// Kano class.
    pub kano: Option<Kano>,
    /// Specificity.
    pub specificity: Option<Specificity>,
    /// Priority.
    pub priority: Option<Priority>,
    /// Decision.
    pub decision: Decision,
}
