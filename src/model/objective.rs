//! What is the project for, and how will it be measured?

use jiff::civil::Date;

use super::Head;
use super::priority::Priority;
use crate::choice;

choice! {
    /// State of an objective.
    ObjectiveStatus "objective-status" {
        Proposed = "proposed", Approved = "approved", Measured = "measured", Dropped = "dropped",
    }
}
choice! {
    /// Who voices it.
    ObjectiveLevel "objective-level" { Strategic = "strategic", Operational = "operational", Steering = "steering" }
}

/// An objective with its measure.
#[derive(Clone, Debug, Default)]
pub struct Objective {
    /// Common fields.
    pub head: Head,
    /// State.
    pub status: ObjectiveStatus,
    /// Level.
    pub level: Option<ObjectiveLevel>,
    /// Domain.
    pub domain: Option<String>,
    /// Priority.
    pub priority: Option<Priority>,
    /// Who answers for it.
    pub sponsor: Option<String>,
    /// What is measured.
    pub kpi: Option<String>,
    /// Value at the start (valeur initiale).
    pub baseline: Option<String>,
    /// Value aimed at.
    pub target: Option<String>,
    /// Unit of both.
    pub unit: Option<String>,
    /// When it must be reached.
    pub due: Option<Date>,
    /// Who or what measures.
    pub measured_by: Option<String>,
    /// What it supposes.
    pub assumptions: Vec<String>,
}
