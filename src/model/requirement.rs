//! What must the solution do, measured how, proved how?

use super::need::Specificity;
use super::priority::Priority;
use super::use_case::Rule;
use super::{Head, Link};
use crate::choice;

choice! {
    /// State of a requirement.
    RequirementStatus "requirement-status" {
        Draft = "draft", ToReview = "to_review", Approved = "approved", Frozen = "frozen", Amended = "amended",
        Rejected = "rejected", Obsolete = "obsolete",
    }
}
choice! {
    /// What kind of requirement.
    RequirementType "requirement-type" {
        Functional = "functional", Data = "data", Interface = "interface", Report = "report",
        Migration = "migration", Performance = "performance", Availability = "availability", Security = "security",
        Privacy = "privacy", Accessibility = "accessibility", Usability = "usability", Operability = "operability",
        Training = "training", Service = "service", Constraint = "constraint", Information = "information",
    }
}
choice! {
    /// What its failure costs (criticité).
    Criticality "criticality" { Minor = "minor", Major = "major", Critical = "critical" }
}
choice! {
    /// How it is proved.
    Verification "verification" {
        Test = "test", Demonstration = "demonstration", Inspection = "inspection", Analysis = "analysis",
        Certificate = "certificate",
    }
}
choice! {
    /// How two requirements relate.
    Relation "relation" { DependsOn = "depends_on", ConflictsWith = "conflicts_with", Refines = "refines", Replaces = "replaces" }
}

impl RequirementType {
    /// Must it name a use case or a need?
    pub const fn needs_a_source(self) -> bool {
        matches!(self, Self::Functional | Self::Data | Self::Interface | Self::Report)
    }

    /// Is it judged by a figure?
    pub const fn is_measurable(self) -> bool {
        matches!(self, Self::Performance | Self::Availability | Self::Operability | Self::Service | Self::Migration)
    }
}

/// A measured criterion: it binds when it has all five.
#[derive(Clone, Debug, Default)]
pub struct Criterion {
    /// What is measured.
    pub measure: String,
    /// From which value it holds.
    pub threshold: Option<String>,
    /// Over which base (assiette).
    pub base: Option<String>,
    /// Over which window.
    pub window: Option<String>,
    /// By whom or what.
    pub measured_by: Option<String>,
}

/// One testable sentence.
#[derive(Clone, Debug, Default)]
pub struct Requirement {
    /// Common fields.
    pub head: Head,
    /// State.
    pub status: RequirementStatus,
    /// Type.
    pub requirement_type: RequirementType,
    /// Domain.
    pub domain: Option<String>,
    /// Use cases that ask for it.
    pub use_cases: Vec<Link>,
    /// Needs that ask for it directly.
    pub needs: Vec<Link>,
    /// Links to other requirements.
    pub relations: Vec<(Relation, Link)>,
    /// Lot.
    pub lot: Option<Link>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// Whether an offer that does not cover it is out (éliminatoire).
    pub knockout: bool,
    /// Specificity.
    pub specificity: Option<Specificity>,
    /// Why it is asked.
    pub rationale: Option<String>,
    /// Priority.
    pub priority: Option<Priority>,
    /// Criticality.
    pub criticality: Option<Criticality>,
    /// How it is proved.
    pub verification: Option<Verification>,
    /// Measured criteria.
    pub criteria: Vec<Criterion>,
    /// How many approved cases it wants: 1 where not typed.
    pub expected_tests: u32,
}

impl Requirement {
    /// Its type, where its authors gave one: the default of the model is not a word of theirs.
    pub fn given_type(&self) -> Option<RequirementType> {
        // What is not read from a text has all its fields.
        let is_given = self.head.node.is_null() || self.head.node.get("type").is_some_and(|said| !said.is_null());
        is_given.then_some(self.requirement_type)
    }

    /// Is its text agreed: approved, frozen or amended?
    pub const fn is_agreed(&self) -> bool {
        matches!(self.status, RequirementStatus::Approved | RequirementStatus::Frozen | RequirementStatus::Amended)
    }

    /// Is it out of the game: rejected or obsolete?
    pub const fn is_dropped(&self) -> bool {
        matches!(self.status, RequirementStatus::Rejected | RequirementStatus::Obsolete)
    }
}
