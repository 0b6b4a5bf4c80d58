//! What does git say of the texts: a case approved before its requirement changed, a state that jumped?

use std::collections::BTreeMap;

use super::{Findings, Subject};
use crate::compare::staleness;
use crate::compare::timeline::{self, FileChange, Moment, Timeline};
use crate::model::execution::short_commit;
use crate::model::schema::labels;
use crate::model::{Head, Kind, fields, schema, states};
use crate::text::{Arg, Message};

/// What git told.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The files that differ from the last commit, as they were in it; none: they were not there.
    pub before: Vec<(String, Option<String>)>,
    /// The story of the texts, where a rule of the gate asks for it.
    pub timeline: Option<Timeline>,
}

/// T12: an approved case whose requirement changed since.
pub(super) fn changed_since_approval(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(timeline) = &subject.history.timeline else { return };
    let project = subject.project;
    for stale in staleness::stale(project, timeline) {
        let Some(requirement) = project.head(&stale.requirement) else { continue };
        let message = Message::new("T12")
            .with("case", stale.case.name())
            .with("id", stale.requirement.as_str())
            .with("requirement", requirement.name())
            .with("approved", moment(&timeline.approved(&staleness::names(project, stale.case))))
            .with("changed", moment(&timeline.changed(&stale.requirement)));
        let finding = findings.tell(stale.case.place, message);
        *finding = finding.clone().beside(requirement.place("statement"));
    }
}

/// A moment in words: the day and the commit.
pub fn moment(moment: &Moment<'_>) -> Message {
    match moment {
        Moment::Before => Message::new("moment-before"),
        Moment::Working => Message::new("moment-working"),
        Moment::Commit(commit) => {
            let said = Message::new("moment-commit").with("commit", short_commit(&commit.hash));
            match jiff::Timestamp::from_second(commit.at) {
                Ok(at) => said.with("day", at.to_zoned(jiff::tz::TimeZone::UTC).date()),
                Err(_) => said.with("day", ""),
            }
        }
    }
}

/// M16: a state that somebody relies on was left in a way that the table does not know.
pub(super) fn forbidden_transition(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let sources = subject.sources;
    let now = |path: &str| sources.find(path).and_then(|file| sources.file(file)).map(|file| &*file.text);
    let files = &subject.history.before;
    let changes = files.iter().map(|(path, before)| FileChange { path, before: before.as_deref(), after: now(path) });
    let before = timeline::former_states(&changes.collect::<Vec<_>>());
    if before.is_empty() {
        return;
    }
    for (kind, head) in subject.project.heads() {
        let Some(machine) = states::of(kind) else { continue };
        let (Some(from), Some(to)) = (former(&before, kind, head), state(kind, head)) else { continue };
        if machine.may_become(from, &to) {
            continue;
        }
        let field = schema::of_kind(kind).map_or("status", |collection| collection.state);
        let named = |state: &str| labels::value_said(Some(kind), field, state);
        let next: Vec<Message> = machine.next(from).iter().map(|state| named(state)).collect();
        let message = Message::new(if next.is_empty() { "M16-final" } else { "M16" })
            .with("name", head.name())
            .with("from", named(from))
            .with("to", named(&to))
            .with("allowed", Arg::List(next));
        findings.tell(head.place("status"), message);
    }
}

/// Its state in the last commit.
fn former<'b>(before: &'b BTreeMap<String, String>, kind: Kind, head: &Head) -> Option<&'b str> {
    let collection = schema::of_kind(kind)?;
    let key = if collection.single { collection.name } else { head.id.as_ref()?.as_str() };
    before.get(key).map(String::as_str)
}

fn state(kind: Kind, head: &Head) -> Option<String> {
    let collection = schema::of_kind(kind)?;
    let typed = fields::text(&head.node, collection.state);
    typed.or_else(|| collection.statuses.first().map(|first| (*first).to_owned()))
}
