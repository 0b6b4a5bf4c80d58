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

/// A question that is, or was, put in the room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What it is about: its own word, else that of the question above it.
    pub theme: Option<String>,
    /// The question.
    pub text: String,
    /// What was answered.
    pub answer: Option<String>,
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
    pub questions: Vec<Question>,
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

impl Workshop {
    /// Is it still to come? Then its page is a sheet for the room, and so are its minutes. A note without a
    /// status is one of a meeting that took place, unless it holds nothing but questions.
    pub fn is_to_come(&self) -> bool {
        let is_told = self.head.node.get("status").is_some_and(|status| !status.is_null());
        match self.status {
            WorkshopStatus::Postponed => true,
            WorkshopStatus::Planned => is_told || (!self.questions.is_empty() && !self.has_come_to_something()),
            _ => false,
        }
    }

    /// Was anything answered, found, said, decided, promised or left open?
    fn has_come_to_something(&self) -> bool {
        let entries = [&self.pain_points, &self.decisions, &self.actions, &self.open_points];
        self.questions.iter().any(|question| question.answer.is_some())
            || entries.iter().any(|entries| !entries.is_empty())
            || [&self.findings, &self.bare_needs].iter().any(|texts| !texts.is_empty())
            || !self.quotes.is_empty()
    }

    /// Its type in words: the label, or the project's own word.
    pub fn subject(&self, lang: crate::text::Lang) -> Option<String> {
        let own = || self.head.node.get("type").and_then(|word| word.text()).map(str::to_owned);
        self.workshop_type.map(|known| known.label(lang)).or_else(own)
    }

    /// Those who have a name: the others are chairs that nobody was asked to take yet.
    pub fn named_participants(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|participant| !participant.name.is_empty())
    }
}

/// Questions without an answer that minutes still list: a longer list is of questions that nobody asked, and
/// its number says enough.
pub const LISTED_UNANSWERED: usize = 5;

/// Questions by theme, in their order; a theme that comes back is one.
pub fn by_theme<'q>(questions: impl IntoIterator<Item = &'q Question>) -> Vec<(Option<&'q str>, Vec<&'q Question>)> {
    let mut groups: Vec<(Option<&str>, Vec<&Question>)> = Vec::new();
    for question in questions {
        let theme = question.theme.as_deref();
        match groups.iter_mut().find(|(known, _)| *known == theme) {
            Some((_, group)) => group.push(question),
            None => groups.push((theme, vec![question])),
        }
    }
    groups
}
