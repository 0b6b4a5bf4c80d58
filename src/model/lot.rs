//! What is delivered first?

use jiff::civil::Date;

use super::{Head, Link};
use crate::choice;

choice! {
    /// State of a lot.
    LotStatus "lot-status" {
        Proposed = "proposed", Decided = "decided", Frozen = "frozen", InBuild = "in_build", Delivered = "delivered",
        InAcceptance = "in_acceptance", Fit = "fit", InService = "in_service", Admitted = "admitted",
        Warranty = "warranty", Closed = "closed", Dropped = "dropped",
    }
}

/// A date of a lot.
#[derive(Clone, Debug, Default)]
pub struct Milestone {
    /// What.
    pub name: String,
    /// Planned for.
    pub planned: Option<Date>,
    /// Reached on.
    pub actual: Option<Date>,
}

/// A lot of the deployment.
#[derive(Clone, Debug, Default)]
pub struct Lot {
    /// Common fields.
    pub head: Head,
    /// State.
    pub status: LotStatus,
    /// Its rank among the lots.
    pub order: Option<u32>,
    /// What it is for.
    pub goal: Option<String>,
    /// What it holds.
    pub included: Vec<String>,
    /// What it does not.
    pub excluded: Vec<String>,
    /// What is delivered.
    pub deliverables: Vec<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Budget (internal).
    pub budget: Option<String>,
    /// Dates.
    pub milestones: Vec<Milestone>,
    /// For whom.
    pub population: Option<String>,
    /// Where.
    pub sites: Vec<String>,
    /// Load in days.
    pub effort_days: Option<u32>,
    /// Lots that come before.
    pub depends_on: Vec<Link>,
    /// What starts it.
    pub entry_criteria: Vec<String>,
    /// What ends it.
    pub exit_criteria: Vec<String>,
}
