//! Who met, what was said, decided and promised?

use jiff::civil::Date;

use super::{Head, Link};
use crate::choice;

choice! {
    /// State of a workshop.
    WorkshopStatus "workshop-status" {
        Planned = "planned", Held = "held", MinutesSent = "minutes_sent", Approved = "approved",
        Postponed = "postponed", Cancelled = "cancelled",
    }
}
choice! {
    /// Subject of a workshop.
    WorkshopType "workshop-type" {
        Needs = "needs", Objectives = "objectives", Journey = "journey", UseCases = "use_cases", Data = "data",
        Architecture = "architecture", Reporting = "reporting", Acceptance = "acceptance", Change = "change",
        Committee = "committee",
    }
}
choice! {
    /// Where a participant speaks from.
    Profile "profile" {
        Field = "field", Manager = "manager", Management = "management", It = "it", Data = "data", Amoa = "amoa",
        Vendor = "vendor", Integrator = "integrator",
    }
}
choice! {
    /// Whether a participant came.
    Presence "presence" { Expected = "expected", Present = "present", Absent = "absent", Excused = "excused" }
}
choice! {
    /// State of an action of the register.
    ActionStatus "action-status" { Open = "open", Done = "done", Cancelled = "cancelled" }
}

/// Somebody at a workshop.
#[derive(Clone, Debug, Default)]
pub struct Participant {
    /// Name, or the words of a plain entry.
    pub name: String,
    /// Function.
    pub function: Option<String>,
    /// Service.
    pub entity: Option<String>,
    /// Profile, where typed.
    pub profile: Option<Profile>,
    /// Presence, where typed.
    pub presence: Option<Presence>,
}

/// An entry of the register: decision, action, open point, pain point.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What.
    pub text: String,
    /// Who decided, owns or said.
    pub who: Option<String>,
    /// When, or by when.
    pub date: Option<Date>,
    /// State of an action.
    pub status: Option<ActionStatus>,
    /// Impact of a pain point.
    pub impact: Option<String>,
    /// Frequency of a pain point.
    pub frequency: Option<String>,
}

/// A workshop or committee. Ten lines are enough.
#[derive(Clone, Debug, Default)]
pub struct Workshop {
    /// Common fields.
    pub head: Head,
    /// State.
    pub status: WorkshopStatus,
    /// Subject.
    pub workshop_type: Option<WorkshopType>,
    /// Day.
    pub date: Option<Date>,
    /// Length in minutes.
    pub duration_min: Option<u32>,
    /// Where.
    pub place: Option<String>,
    /// Who led it.
    pub facilitator: Option<String>,
    /// What it was for.
    pub goal: Option<String>,
    /// Who came.
    pub participants: Vec<Participant>,
    /// Questions with their answers.
    pub questions: Vec<(String, Option<String>)>,
    /// What was found.
    pub findings: Vec<String>,
    /// What hurts (internal).
    pub pain_points: Vec<Entry>,
    /// Verbatims (internal): author and words.
    pub quotes: Vec<(Option<String>, String)>,
    /// Needs named by id.
    pub needs: Vec<Link>,
    /// Needs written as bare sentences.
    pub bare_needs: Vec<String>,
    /// Decisions.
    pub decisions: Vec<Entry>,
    /// Actions.
    pub actions: Vec<Entry>,
    /// Open points.
    pub open_points: Vec<Entry>,
}
