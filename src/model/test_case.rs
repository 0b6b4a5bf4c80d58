//! How is something verified, by a person or by the machine?

use super::{Head, Link};
use crate::choice;

choice! {
    /// State of a test case.
    TestCaseStatus "test-case-status" {
        Drafting = "drafting", Review = "review", Approved = "approved", ToUpdate = "to_update", Obsolete = "obsolete",
    }
}
choice! {
    /// How a test case is written.
    Format "case-format" { Steps = "steps", Gherkin = "gherkin", Exploratory = "exploratory" }
}
choice! {
    /// Who plays it.
    Mode "case-mode" { Manual = "manual", Automated = "automated", Mixed = "mixed" }
}
choice! {
    /// What it looks at.
    Nature "case-nature" {
        Functional = "functional", Rights = "rights", Flow = "flow", Data = "data", Limit = "limit", Error = "error",
        Resume = "resume", Performance = "performance", Usability = "usability", Security = "security", Report = "report",
    }
}

/// A step of a manual case.
#[derive(Clone, Debug, Default)]
pub struct TestStep {
    /// What the tester does.
    pub action: String,
    /// With which data.
    pub data: Option<String>,
    /// What must be seen.
    pub expected: Option<String>,
    /// Whether a proof is asked for.
    pub evidence_required: bool,
    /// Where it stands.
    pub place: crate::text::Place,
}

/// A test case typed in YAML. One with `feature` and `scenario` adds its fields to that scenario.
#[derive(Clone, Debug, Default)]
pub struct TestCase {
    /// Common fields.
    pub head: Head,
    /// State.
    pub status: TestCaseStatus,
    /// Its book.
    pub book: Option<Link>,
    /// What it is for.
    pub goal: Option<String>,
    /// How it is written.
    pub format: Format,
    /// Requirements that it verifies.
    pub requirements: Vec<Link>,
    /// Rules that it verifies, by their ids.
    pub rules: Vec<String>,
    /// Use case that it plays.
    pub use_case: Option<Link>,
    /// Importance; from the criticality of its requirements where not typed.
    pub importance: Option<String>,
    /// On a critical path?
    pub critical_path: bool,
    /// What it looks at.
    pub nature: Option<Nature>,
    /// Who plays it.
    pub mode: Mode,
    /// Role in the CRM.
    pub crm_role: Option<String>,
    /// What must be true first.
    pub preconditions: Vec<String>,
    /// Data sets.
    pub datasets: Vec<String>,
    /// Steps of a manual case.
    pub steps: Vec<TestStep>,
    /// Feature file of a Gherkin case.
    pub feature: Option<(String, crate::text::Place)>,
    /// Scenario's name of a Gherkin case.
    pub scenario: Option<(String, crate::text::Place)>,
    /// What to put back afterwards.
    pub cleanup: Option<String>,
    /// Planned minutes.
    pub planned_min: Option<u32>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who read it again.
    pub reviewer: Option<String>,
}
