//! What changed between two readings of a project: added, removed, renamed, reworded, re-ranked,
//! re-linked, moved between lots, in another state, otherwise changed?

pub mod former;
pub mod held;
pub mod impact;
pub mod meaning;
mod pairing;
mod pieces;
pub mod runs;
pub mod staleness;
pub mod timeline;
mod unit;
mod version;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::choice;
use crate::model::graph::EdgeKind;
use crate::model::{Id, Kind, Project};
use crate::text::Sources;
use held::Held;
use unit::{Unit, units};

/// One reading of a project.
#[derive(Clone, Copy)]
pub struct Side<'p> {
    /// The project.
    pub project: &'p Project,
    /// Its texts.
    pub sources: &'p Sources,
}

/// What a change is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// `ouvrage.yaml`.
    #[default]
    Manifest,
    /// An artifact, part, scenario, term or target.
    Artifact(Kind),
    /// What holds for all scenarios of a feature: its name, text and background.
    Feature,
    /// A chapter of prose.
    Chapter,
}

choice! {
    /// What kind of change it is.
    ChangeKind "change" {
        Added = "added", Removed = "removed", Identified = "identified", Renamed = "renamed", State = "state", Moved = "moved",
        Reranked = "reranked", Reworded = "reworded", Relinked = "relinked", Field = "field",
    }
}

/// What changed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// A part that bore no id has got one.
    Identified,
    /// It has the same content under another id, or a scenario under another name.
    Renamed {
        /// Its former id.
        from: String,
        /// Its former title.
        title: String,
    },
    /// Its state.
    State {
        /// The former one.
        from: Option<String>,
        /// The new one.
        to: Option<String>,
    },
    /// Its lot.
    Moved {
        /// The former one.
        from: Option<Id>,
        /// The new one.
        to: Option<Id>,
    },
    /// Its priority.
    Reranked {
        /// The former one.
        from: Option<String>,
        /// The new one.
        to: Option<String>,
    },
    /// A text that says what it is: title, statement, steps of a scenario.
    Reworded {
        /// The field.
        field: String,
        /// The former text.
        from: String,
        /// The new one.
        to: String,
    },
    /// The artifacts that it names by one kind of link.
    Relinked {
        /// The kind of link.
        link: LinkName,
        /// Those that it names now.
        added: Vec<Id>,
        /// Those that it no longer names.
        removed: Vec<Id>,
    },
    /// Any other field.
    Field {
        /// Its key.
        field: String,
        /// What it held.
        from: Option<Held>,
        /// What it holds.
        to: Option<Held>,
    },
}

/// How a link is called: by what it says, or by the field that writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkName {
    /// A link of the chain.
    Edge(EdgeKind),
    /// A field that names artifacts.
    Field(String),
}

impl What {
    /// What kind of change it is.
    pub const fn kind(&self) -> ChangeKind {
        match self {
            Self::Added => ChangeKind::Added,
            Self::Removed => ChangeKind::Removed,
            Self::Identified => ChangeKind::Identified,
            Self::Renamed { .. } => ChangeKind::Renamed,
            Self::State { .. } => ChangeKind::State,
            Self::Moved { .. } => ChangeKind::Moved,
            Self::Reranked { .. } => ChangeKind::Reranked,
            Self::Reworded { .. } => ChangeKind::Reworded,
            Self::Relinked { .. } => ChangeKind::Relinked,
            Self::Field { .. } => ChangeKind::Field,
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub subject: Subject,
    /// The id, or path, as it is now (as it was, of what is gone).
    pub id: String,
    /// The title, as it is now.
    pub title: String,
    /// What changed.
    pub what: What,
}

impl Change {
    /// How people are told of it: id and title, a scenario and a chapter by their names.
    pub fn name(&self) -> String {
        let plain =
            self.id.contains(['#', '/']) || self.id.starts_with("glossary:") || self.subject == Subject::Manifest;
        match (plain, self.title.is_empty()) {
            (_, true) => self.id.clone(),
            (true, false) => self.title.clone(),
            (false, false) => format!("{} {}", self.id, self.title),
        }
    }
}

/// All changes from one reading to the other: in the order of the chain, then of the ids.
pub fn compare(before: Side<'_>, after: Side<'_>) -> Vec<Change> {
    let (mut old, new) = (units(before), units(after));
    let identified = pairing::identified(&mut old, &new);
    let renamed = pairing::renamed(&old, &new);
    let now: BTreeMap<&str, &str> = renamed.iter().map(|(new, old)| (*old, *new)).collect();
    let mut changes = Vec::new();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (key, unit) in &new {
        let former = renamed.get(key.as_str()).copied().or_else(|| old.contains_key(key).then_some(key.as_str()));
        let Some(former_unit) = former.and_then(|former| old.get(former)) else {
            let known = identified.contains(key.as_str());
            changes.push(change(unit, if known { What::Identified } else { What::Added }));
            continue;
        };
        met.extend(former);
        if former_unit.id != unit.id {
            let what = What::Renamed { from: former_unit.id.clone(), title: former_unit.title.clone() };
            changes.push(change(unit, what));
        }
        let one = Pair { before: former_unit, after: unit, now: &now };
        changes.extend(one.changes().into_iter().map(|what| change(unit, what)));
    }
    changes
        .extend(old.iter().filter(|(key, _)| !met.contains(key.as_str())).map(|(_, unit)| change(unit, What::Removed)));
    // Two ids may differ by their zeros only: what is said of one stays together.
    changes.sort_by(|a, b| {
        let key = |one: &'_ Change| (order(&one.id), one.id.clone(), one.what.kind());
        a.subject.cmp(&b.subject).then_with(|| key(a).cmp(&key(b)))
    });
    changes
}

fn change(unit: &Unit, what: What) -> Change {
    Change { subject: unit.subject.clone(), id: unit.id.clone(), title: unit.title.clone(), what }
}

/// `LOT-2` before `LOT-10`.
fn order(id: &str) -> (String, u64, String) {
    let digits = id.find(|c: char| c.is_ascii_digit()).unwrap_or(id.len());
    let end = id[digits..].find(|c: char| !c.is_ascii_digit()).map_or(id.len(), |end| digits + end);
    (id[..digits].to_owned(), id[digits..end].parse().unwrap_or(0), id[end..].to_owned())
}

/// How many changes of each kind.
pub fn counts(changes: &[Change]) -> BTreeMap<ChangeKind, usize> {
    let mut counts = BTreeMap::new();
    for change in changes {
        *counts.entry(change.what.kind()).or_default() += 1;
    }
    counts
}

/// One thing in both readings.
struct Pair<'u> {
    before: &'u Unit,
    after: &'u Unit,
    /// What former ids are called now.
    now: &'u BTreeMap<&'u str, &'u str>,
}

impl Pair<'_> {
    fn changes(&self) -> Vec<What> {
        let (before, after) = (self.before, self.after);
        let mut found = Vec::new();
        if before.status != after.status {
            found.push(What::State { from: before.status.clone(), to: after.status.clone() });
        }
        let moved = before.lot.as_ref().map(|lot| self.now(lot)) != after.lot.clone();
        if moved {
            found.push(What::Moved { from: before.lot.clone(), to: after.lot.clone() });
        }
        if before.priority != after.priority {
            found.push(What::Reranked { from: before.priority.clone(), to: after.priority.clone() });
        }
        // A scenario without an id of its own is called by its title: another one is another name.
        let named_by_title = after.id.contains('#') && before.id != after.id;
        // A title that nobody wrote changes with the statement, which is told.
        let titled = before.titled || after.titled;
        if titled && before.title != after.title && !named_by_title {
            found.push(What::Reworded { field: "title".into(), from: before.title.clone(), to: after.title.clone() });
        }
        for field in keys(&before.texts, &after.texts) {
            let text = |unit: &Unit| unit.texts.get(field).cloned().unwrap_or_default();
            let (from, to) = (text(before), text(after));
            if from != to {
                found.push(What::Reworded { field: field.clone(), from, to });
            }
        }
        for link in keys(&before.links, &after.links) {
            let none = BTreeSet::new();
            let old: BTreeSet<Id> = before.links.get(link).unwrap_or(&none).iter().map(|id| self.now(id)).collect();
            let new = after.links.get(link).unwrap_or(&none);
            if old != *new {
                found.push(What::Relinked {
                    link: link.clone(),
                    added: new.difference(&old).cloned().collect(),
                    removed: old.difference(new).cloned().collect(),
                });
            }
        }
        for field in keys(&before.fields, &after.fields) {
            let (from, to) = (before.fields.get(field), after.fields.get(field));
            if from != to {
                found.push(What::Field { field: field.clone(), from: from.cloned(), to: to.cloned() });
            }
        }
        found
    }

    /// The id under which something is known now.
    fn now(&self, id: &Id) -> Id {
        self.now.get(id.as_str()).map_or_else(|| id.clone(), |new| Id::new(*new))
    }
}

fn keys<'k, K: Ord, V>(a: &'k BTreeMap<K, V>, b: &'k BTreeMap<K, V>) -> BTreeSet<&'k K> {
    a.keys().chain(b.keys()).collect()
}

#[cfg(test)]
mod tests;
