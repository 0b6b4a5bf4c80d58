//! What does git say of the texts: a case approved before its requirement changed, a state that jumped?

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::{Findings, Subject};
use crate::compare::former::{self, Former};
use crate::compare::meaning;
use crate::compare::staleness;
use crate::compare::timeline::{FileChange, Moment, Timeline};
use crate::model::execution::short_commit;
use crate::model::requirement::RequirementStatus;
use crate::model::schema::labels;
use crate::model::{Head, Id, Kind, Project, fields, schema, states};
use crate::syntax::corpus::is_yaml;
use crate::syntax::yaml;
use crate::text::node::Data;
use crate::text::{Arg, Diagnostic, FileId, Message, Place};

/// The state of a text that changes by an amendment alone.
const FROZEN: &str = "frozen";

/// What git told.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The files that differ from the last commit, as they were in it; none: they were not there.
    pub before: Vec<(String, Option<String>)>,
    /// The story of the texts, where a rule of the gate asks for it.
    pub timeline: Option<Timeline>,
}

/// T12: an approved case whose requirement, or business rule, changed since.
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

/// M16: a state that somebody relies on was left in a way that the table does not know, what was in it is gone, or says
/// something else.
pub(super) fn forbidden_transition(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let sources = subject.sources;
    let now = |path: &str| sources.find(path).and_then(|file| sources.file(file)).map(|file| &*file.text);
    let files = &subject.history.before;
    let changes = files.iter().map(|(path, before)| FileChange { path, before: before.as_deref(), after: now(path) });
    let before = former::former_states(&changes.collect::<Vec<_>>());
    if !before.is_empty() {
        for (kind, head) in subject.project.heads() {
            if let Some(former) = as_it_was(&before, kind, head) {
                compare(former, kind, head, findings);
            }
        }
        gone(subject, &before, findings);
    }
    rewritten(subject, &before, findings);
    emptied(subject, findings);
}

/// Tells the files that held items in the last commit and hold none any more: an editor that stopped half-way leaves
/// such a file, and nothing else would say that what it held is missing. A file that was taken away was meant to be.
fn emptied(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let project = subject.project;
    let before = subject.history.before.iter().filter(|(path, _)| is_yaml(path));
    for (path, before) in before.filter_map(|(path, before)| Some((path, before.as_deref()?))) {
        let Some(file) = subject.sources.find(path) else { continue };
        let Some(now) = subject.sources.file(file).filter(|now| now.readable) else { continue };
        let Some(held) = items(before).map(|(held, _)| held).filter(|held| !held.is_empty()) else { continue };
        // A list that is empty on purpose, `[]`, is what `ouvrage remove` leaves of its last item.
        if items(&now.text).is_none_or(|(left, is_meant)| is_meant || !left.is_empty()) {
            continue;
        }
        let is_elsewhere = |item: &Held| match (&item.id, &item.title) {
            (Some(id), _) => project.kind(&Id::from(id.as_str())).is_some(),
            (None, Some(title)) => project.heads().any(|(_, head)| head.title == *title),
            (None, None) => false,
        };
        let gone: Vec<&Held> = held.iter().filter(|item| !is_elsewhere(item)).collect();
        if gone.is_empty() {
            continue;
        }
        let first_line = now.text.lines().next().map_or(0, str::len);
        let message = Message::new("Y05-emptied").with("count", gone.len()).with("path", path.as_str());
        let finding =
            Diagnostic { message, ..Diagnostic::warning("Y05", "Y05-emptied", Place::new(file, 0, first_line)) };
        findings.found.push(finding);
    }
}

/// An item of a file, as others know it.
struct Held {
    id: Option<String>,
    title: Option<String>,
}

/// The items of a text, and whether it says that it has none; nothing where it cannot be read, which is told elsewhere.
fn items(text: &str) -> Option<(Vec<Held>, bool)> {
    let parsed = yaml::read(FileId::default(), text);
    if parsed.diagnostics.iter().any(|finding| finding.code == "Y01") {
        return None;
    }
    let root = parsed.root;
    let of_collections = root.iter().flat_map(|root| root.entries());
    let of_collections = of_collections.filter(|(key, _)| schema::collection(&key.text).is_some());
    let of_collections: Vec<_> = of_collections.map(|(_, value)| value).collect();
    let is_meant = of_collections.iter().any(|value| matches!(&value.data, Data::List(items) if items.is_empty()));
    let items = of_collections.iter().flat_map(|value| value.items()).filter(|item| !item.is_null());
    let held = |item| Held { id: fields::text(item, "id"), title: fields::text(item, "title") };
    Some((items.map(held).collect(), is_meant))
}

/// Tells frozen requirements whose text is another one than the text that was frozen: it was not amended. Before the
/// commit it is compared with the last one; after it the story tells, where the gate asks for one.
fn rewritten(subject: &Subject<'_>, before: &BTreeMap<String, Former>, findings: &mut Findings<'_>) {
    let project = subject.project;
    let renames = OnceCell::new();
    for requirement in project.requirements.iter().filter(|one| one.status == RequirementStatus::Frozen) {
        let head = &requirement.head;
        let former = as_it_was(before, Kind::Requirement, head);
        let former = former.filter(|former| former.kind == Kind::Requirement && former.state == FROZEN);
        let says = |renames: &meaning::Renames<'_>| meaning::of_item(Kind::Requirement, &head.node, renames);
        let differs = former.is_some_and(|former| {
            says(&meaning::Renames::new()) != former.print
                && says(renames.get_or_init(|| renamed(project, before))) != former.print
        });
        let story = subject.history.timeline.as_ref();
        let changed = if differs { Some(Moment::Working) } else { story.and_then(|story| story.rewritten(&head.id())) };
        if let Some(changed) = changed {
            let message = Message::new("M16-text").with("name", head.name()).with("changed", moment(&changed));
            findings.tell(super::writing::statement_place(head), message);
        }
    }
}

/// Ids that are new, with those that the same artifacts bore: what mentions them says the same.
fn renamed<'p>(project: &'p Project, before: &'p BTreeMap<String, Former>) -> meaning::Renames<'p> {
    let new = new_ones(project, before);
    let lost = before.iter().filter(|(id, _)| project.kind(&Id::from(id.as_str())).is_none());
    let again = lost.filter_map(|(id, former)| Some((new.get(&(former.kind, former.print.clone()))?, id.as_str())));
    again.filter_map(|(head, id)| Some((head.id.as_ref()?.as_str(), id))).collect()
}

/// What the last commit did not have under that id, by what it says.
fn new_ones<'p>(project: &'p Project, before: &BTreeMap<String, Former>) -> BTreeMap<(Kind, String), &'p Head> {
    let is_new = |head: &Head| head.id.as_ref().is_some_and(|id| !before.contains_key(id.as_str()));
    let all = project.heads().filter(|(kind, head)| states::of(*kind).is_some() && is_new(head));
    all.map(|(kind, head)| ((kind, meaning::of_item(kind, &head.node, &meaning::Renames::new())), head)).collect()
}

/// Tells an artifact whose state may not have become what it is.
fn compare(former: &Former, kind: Kind, head: &Head, findings: &mut Findings<'_>) {
    let (Some(machine), Some(to)) = (states::of(kind), state(kind, head)) else { return };
    let from = former.state.as_str();
    if machine.may_become(from, &to) {
        return;
    }
    let next: Vec<Message> = machine.next(from).iter().map(|state| state_said(kind, state)).collect();
    let message = Message::new(if next.is_empty() { "M16-final" } else { "M16" })
        .with("name", head.name())
        .with("from", state_said(kind, from))
        .with("to", state_said(kind, &to))
        .with("allowed", Arg::List(next));
    findings.tell(head.place("status"), message);
}

fn state_said(kind: Kind, state: &str) -> Message {
    let field = schema::of_kind(kind).map_or("status", |collection| collection.state);
    labels::value_said(Some(kind), field, state)
}

/// Tells what others relied on and that nothing bears the id of any more. Under another id, it is the same artifact
/// while it says the same.
fn gone(subject: &Subject<'_>, before: &BTreeMap<String, Former>, findings: &mut Findings<'_>) {
    let project = subject.project;
    let lost = before.iter().filter(|(id, former)| {
        former.guarded && project.kind(&Id::from(id.as_str())).is_none() && !is_single(former.kind)
    });
    // What else may be the same under another id, each looked at once, and only where something is lost.
    let known: OnceCell<BTreeMap<(Kind, String), &Head>> = OnceCell::new();
    for (id, former) in lost {
        let again = known.get_or_init(|| new_ones(project, before)).get(&(former.kind, former.print.clone()));
        if let Some(head) = again {
            compare(former, former.kind, head, findings);
            continue;
        }
        let file = subject.sources.find(&former.path);
        let text = file.and_then(|file| subject.sources.file(file)).map(|file| &*file.text);
        // A fault of the file may hide it: that is told there.
        if text.is_some_and(|text| declares(text, id)) {
            continue;
        }
        let first_line = text.and_then(|text| text.lines().next()).map_or(0, str::len);
        let place = file.map_or(project.manifest.place, |file| Place::new(file, 0, first_line));
        let message = Message::new("M16-gone")
            .with("name", format!("{id} {}", former.title))
            .with("from", state_said(former.kind, &former.state));
        findings.tell(place, message);
    }
}

fn is_single(kind: Kind) -> bool {
    schema::of_kind(kind).is_some_and(|collection| collection.single)
}

/// Does a line of a text give something that id?
fn declares(text: &str, id: &str) -> bool {
    text.match_indices(id).any(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '"', '\'', '\t']);
        let ends = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '_'));
        before.ends_with("id:") && text[at + id.len()..].chars().next().is_none_or(ends)
    })
}

/// It as it was in the last commit.
fn as_it_was<'b>(before: &'b BTreeMap<String, Former>, kind: Kind, head: &Head) -> Option<&'b Former> {
    let collection = schema::of_kind(kind)?;
    let key = if collection.single { collection.name } else { head.id.as_ref()?.as_str() };
    before.get(key)
}

fn state(kind: Kind, head: &Head) -> Option<String> {
    let collection = schema::of_kind(kind)?;
    let typed = fields::text(&head.node, collection.state);
    typed.or_else(|| collection.statuses.first().map(|first| (*first).to_owned()))
}
