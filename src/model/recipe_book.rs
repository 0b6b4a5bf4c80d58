//! What will be verified, with which data, and when is it enough? (cahier de recette)

use super::{Head, Link};
use crate::choice;

choice! {
    /// Level of acceptance.
    BookPhase "book-phase" {
        Fitness = "fitness", Factory = "factory", Pilot = "pilot", Service = "service", Migration = "migration",
        Flow = "flow", Regression = "regression",
    }
}

/// A chapter of a book.
#[derive(Clone, Debug, Default)]
pub struct Suite {
    /// Its title.
    pub title: String,
    /// Its cases, in order.
    pub cases: Vec<Link>,
}

/// A threshold at which the acceptance may end.
#[derive(Clone, Debug, Default)]
pub struct ExitCriterion {
    /// What is measured.
    pub measure: String,
    /// The threshold.
    pub threshold: Option<String>,
}

/// An account that testers need.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Its role.
    pub role: String,
    /// What it is needed for.
    pub needed_for: Option<String>,
}

/// An acceptance test book.
#[derive(Clone, Debug, Default)]
pub struct RecipeBook {
    /// Common fields.
    pub head: Head,
    /// State, as typed.
    pub status: Option<String>,
    /// Lot under test.
    pub lot: Option<Link>,
    /// Level.
    pub phase: BookPhase,
    /// In scope.
    pub scope_in: Vec<String>,
    /// Out of scope.
    pub scope_out: Vec<String>,
    /// Environment.
    pub environment: Option<String>,
    /// Accounts.
    pub accounts: Vec<Account>,
    /// Data sets: id and family.
    pub datasets: Vec<(String, Option<String>)>,
    /// Chapters.
    pub suites: Vec<Suite>,
    /// What starts it.
    pub entry_criteria: Vec<String>,
    /// What stops it.
    pub suspension_criteria: Vec<String>,
    /// What ends it.
    pub exit_criteria: Vec<ExitCriterion>,
    /// Who signs.
    pub signatories: Vec<String>,
}
