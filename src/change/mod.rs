//! What is to change in the project, and what are the new texts?
//!
//! One way for the commands, the imports and the pages: changes of artifacts, named by their ids, become
//! verified edits of the files that hold them. Nothing here touches the disk: `workspace::replace` puts
//! the new texts in the place of those that were read.
//!
//! ```text
//! ChangeSet ── texts(&sources) ──► [NewText]  or every refusal, with the change that it is about
//! ```

mod catalog;
mod concerned;
mod fields;
mod links;
mod refusal;
mod renaming;
mod sample;
pub mod siting;
mod tags;
mod template;
mod tidying;
mod translating;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub use crate::syntax::edit::Value;

pub use catalog::{Catalog, Located};
pub use fields::{Addressed, address, address_in, collection};
pub use links::{LinkField, is_linked, link_field, link_fields, no_link};
pub use refusal::Reason;
pub use renaming::{Renaming, lost_link};
pub use siting::Siting;
pub use template::template;
pub use tidying::{Tidied, tidied};
pub use words::Typist;

use self::concerned::Concerned;
use crate::model::schema::Collection;
use crate::syntax::corpus::Corpus;
use crate::syntax::edit::{self, Edit, EditRefused, Path};
use crate::text::{FileId, Sources};
use crate::threads;

/// Bytes of texts under which a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 128 * 1024;

/// One change of the project.
#[derive(Clone, Debug)]
pub enum Change {
    /// Gives a field a value; `decision.reason` is a field of a field, `criteria.1.threshold` one of the
    /// first record of a list.
    Set {
        /// The artifact, or a part of one that has an id.
        id: String,
        /// Its field.
        field: String,
        /// The new value.
        value: Value,
    },
    /// Adds an element to a list.
    Add {
        /// The artifact.
        id: String,
        /// The list.
        field: String,
        /// The element.
        value: Value,
    },
    /// Takes an element from a list.
    Take {
        /// The artifact.
        id: String,
        /// The list.
        field: String,
        /// The text of the element.
        text: String,
    },
    /// Removes a field.
    Clear {
        /// The artifact.
        id: String,
        /// The field.
        field: String,
    },
    /// Removes the record of a list whose field names an artifact (`links: [{refines: EXG-001}]`).
    Unlink {
        /// The artifact.
        id: String,
        /// The list of records.
        field: String,
        /// The field of the record.
        inner: String,
        /// The artifact that it names.
        to: String,
    },
    /// Adds an artifact.
    New(NewArtifact),
    /// Removes an artifact; links that name it stay where they are.
    Remove {
        /// The artifact.
        id: String,
    },
    /// Gives an id to an artifact that has none.
    Identify {
        /// The file that holds it.
        path: String,
        /// Its collection.
        collection: String,
        /// Its position in the collection of that file, from 0.
        index: usize,
        /// The id.
        id: String,
    },
    /// Gives an artifact another id; links, tags and mentions follow.
    Rename(Renaming),
    /// Adds a tag to a scenario, without its `@`.
    Tag {
        /// The scenario.
        id: String,
        /// The tag.
        tag: String,
    },
    /// Takes a tag from a scenario.
    Untag {
        /// The scenario.
        id: String,
        /// The tag.
        tag: String,
    },
    /// Takes a tag from a whole feature file: from the feature, its rules, scenarios and examples.
    UntagFile {
        /// The file.
        path: String,
        /// The tag.
        tag: String,
    },
}

/// An artifact to be written.
#[derive(Clone, Debug)]
pub struct NewArtifact {
    /// Its collection.
    pub collection: &'static Collection,
    /// Its id, for a collection whose items have one.
    pub id: Option<String>,
    /// Its fields; they are written in the usual order.
    pub fields: Vec<(String, Value)>,
    /// Comments under its fields, each with its `#`.
    pub comments: Vec<String>,
    /// The file that gets it; none: where its siblings are.
    pub file: Option<String>,
}

/// A text of the project that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// Path relative to the project, with `/`.
    pub path: String,
    /// What the file held when it was read; none: there was no file.
    pub before: Option<String>,
    /// What it will hold; none: the file goes.
    pub after: Option<String>,
}

impl NewText {
    /// The change as a unified diff; `coloured` is for terminals.
    pub fn diff(&self, coloured: bool) -> String {
        crate::text::diff::unified(&self.path, self.before.as_deref(), self.after.as_deref(), coloured)
    }
}

/// Why one of the changes is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Its position in the change set.
    pub change: usize,
    /// The file, where it is known.
    pub path: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// Changes that are made together or not at all.
#[derive(Clone, Debug, Default)]
pub struct ChangeSet {
    changes: Vec<Change>,
}

impl ChangeSet {
    /// No change yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The changes so far.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Adds a change after the others.
    pub fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Gives a field a value.
    #[must_use]
    pub fn set(mut self, id: impl Into<String>, field: impl Into<String>, value: impl Into<Value>) -> Self {
        self.push(Change::Set { id: id.into(), field: field.into(), value: value.into() });
        self
    }

    /// The texts that change, in the order of their paths; only those that really do.
    ///
    /// # Errors
    /// Every change that is refused, with its reason; then there is no new text at all.
    pub fn texts(&self, sources: &Sources) -> Result<Vec<NewText>, Vec<Refusal>> {
        self.texts_on(sources, None)
    }

    /// The same where somebody has read these texts.
    ///
    /// # Errors
    /// As [`texts`](Self::texts).
    pub fn texts_on(&self, sources: &Sources, known: Option<&Corpus>) -> Result<Vec<NewText>, Vec<Refusal>> {
        let concerned = Concerned::by(&self.changes);
        let catalog = Catalog::read(sources, known, |text| concerned.is(text));
        let mut files: BTreeMap<String, Work> = BTreeMap::new();
        let mut refusals = Vec::new();
        let mut orders = Orders::default();
        for (change, wanted) in self.changes.iter().enumerate() {
            if let Err(reason) = Self::place((change, wanted), sources, &catalog, &mut orders, &mut files) {
                refusals.push(Refusal { change, path: None, reason });
            }
        }
        let mut texts = Vec::new();
        let files: Vec<(String, Work)> = files.into_iter().collect();
        let bytes = |(_, work): &(String, Work)| {
            work.file.and_then(|file| sources.file(file)).map_or(0, |file| file.text.len())
        };
        let size: usize = files.iter().map(bytes).sum();
        let play = |(_, work): &(String, Work)| work.play(sources, known);
        let played = threads::share(&files, threads::up_to(size / WORTH_A_THREAD), &play);
        for ((path, _), played) in files.into_iter().zip(played) {
            match played {
                Ok((before, after)) if before.as_deref() == Some(after.as_str()) => {}
                Ok((before, after)) => texts.push(NewText { path, before, after: Some(after) }),
                Err((change, reason)) => refusals.push(Refusal { change, path: Some(path), reason: reason.into() }),
            }
        }
        if refusals.is_empty() {
            Ok(texts)
        } else {
            refusals.sort_by_key(|refusal| refusal.change);
            Err(refusals)
        }
    }

    /// Puts a change down as work on the file that it is about.
    fn place(
        (change, wanted): (usize, &Change),
        sources: &Sources,
        catalog: &Catalog,
        orders: &mut Orders,
        files: &mut BTreeMap<String, Work>,
    ) -> Result<(), Reason> {
        let mut put = |file: FileId, task: Task| {
            let path = sources.file(file).map_or_else(String::new, |source| source.path.to_string());
            files.entry(path).or_insert_with(|| Work::on(Some(file))).tasks.push((change, task));
        };
        match wanted {
            Change::Set { id, field, value } => {
                let (at, path) = located(catalog, id, field)?;
                put(at.file, Task::Edit(Edit::Set { path, value: value.clone(), order: orders.of(at) }));
            }
            Change::Add { id, field, value } => {
                let (at, path) = located(catalog, id, field)?;
                put(at.file, Task::Edit(Edit::Append { path, value: value.clone(), order: orders.of(at) }));
            }
            Change::Take { id, field, text } => {
                let (at, path) = located(catalog, id, field)?;
                put(at.file, Task::Edit(Edit::Take { path, text: text.clone() }));
            }
            Change::Clear { id, field } => {
                let (at, path) = located(catalog, id, field)?;
                put(at.file, Task::Edit(Edit::Remove { path }));
            }
            Change::Unlink { id, field, inner, to } => {
                let (at, path) = located(catalog, id, field)?;
                let edit = links::unlinked(at, &path, inner, to)?;
                put(at.file, Task::Edit(edit));
            }
            Change::Remove { id } => {
                let at = catalog.only(id)?;
                put(at.file, Task::Edit(Edit::Remove { path: at.path.clone() }));
            }
            Change::Identify { path, collection, index, id } => {
                let file = sources.find(path).ok_or_else(|| Reason::NoFile { path: path.clone() })?;
                let edit = Edit::Identify { list: Path::top(collection), index: *index, id: id.clone() };
                put(file, Task::Edit(edit));
            }
            Change::New(artifact) => {
                let path = file_of(artifact, sources, catalog)?;
                let file = sources.find(&path);
                files
                    .entry(path)
                    .or_insert_with(|| Work::on(file))
                    .tasks
                    .push((change, Task::Edit(inserted(artifact))));
            }
            Change::Rename(renaming) => {
                for (file, source) in sources.iter().filter(|(_, source)| source.readable) {
                    if renaming.words(&source.text).next().is_some() {
                        put(file, Task::Rename(renaming.clone()));
                    }
                }
            }
            Change::Tag { id, tag } => {
                put(tags::file_of(sources, id)?, Task::Tag { id: id.clone(), tag: tag.clone() });
            }
            Change::Untag { id, tag } => {
                put(tags::file_of(sources, id)?, Task::Untag { id: id.clone(), tag: tag.clone() });
            }
            Change::UntagFile { path, tag } => {
                let file = sources.find(path).ok_or_else(|| Reason::NoFile { path: path.clone() })?;
                put(file, Task::UntagFile(tag.clone()));
            }
        }
        Ok(())
    }
}

/// Where a field of an artifact stands.
fn located<'c>(catalog: &'c Catalog, id: &str, field: &str) -> Result<(&'c Located, Path), Reason> {
    let at = catalog.only(id)?;
    Ok((at, at.path.clone().field(field)))
}

/// The file of a new artifact: the one that was asked for, else that of its like.
fn file_of(artifact: &NewArtifact, sources: &Sources, catalog: &Catalog) -> Result<String, Reason> {
    let usual = || Siting::of(artifact.collection, catalog, sources).file(artifact, sources);
    let path = artifact.file.clone().unwrap_or_else(usual);
    if sources.iter().any(|(_, source)| *source.path == *path && !source.readable) {
        return Err(Reason::Unread { path });
    }
    Ok(path)
}

/// The usual orders of the fields, each put together once.
#[derive(Default)]
struct Orders(HashMap<Option<&'static str>, Arc<[String]>>);

impl Orders {
    fn of(&mut self, at: &Located) -> Arc<[String]> {
        let order = || template::order(at.collection).iter().map(|name| (*name).to_owned()).collect();
        Arc::clone(self.0.entry(at.collection.map(|collection| collection.name)).or_insert_with(order))
    }
}

fn inserted(artifact: &NewArtifact) -> Edit {
    let order = template::order(Some(artifact.collection));
    let mut fields = artifact.fields.clone();
    fields.sort_by_key(|(name, _)| order.iter().position(|known| known == name).unwrap_or(order.len()));
    if let Some(id) = &artifact.id {
        fields.insert(0, ("id".to_owned(), Value::Word(id.clone())));
    }
    Edit::Insert {
        list: Path::top(artifact.collection.name),
        item: Value::Map(fields),
        comments: artifact.comments.clone(),
    }
}

/// What is done to one file, in the order of the changes.
struct Work {
    file: Option<FileId>,
    tasks: Vec<(usize, Task)>,
}

/// One thing that is done to a file.
enum Task {
    Edit(Edit),
    Rename(Renaming),
    Tag { id: String, tag: String },
    Untag { id: String, tag: String },
    UntagFile(String),
}

impl Work {
    fn on(file: Option<FileId>) -> Self {
        Self { file, tasks: Vec::new() }
    }

    /// The text before and after; else the change that is refused.
    fn play(&self, sources: &Sources, known: Option<&Corpus>) -> Result<(Option<String>, String), (usize, Refused)> {
        let source = self.file.and_then(|file| sources.file(file));
        let before = source.map(|source| source.text.to_string());
        let path = source.map_or_else(String::new, |source| source.path.to_string());
        let mut text = before.clone().unwrap_or_default();
        let given: Vec<Path> = self.tasks.iter().filter_map(|(_, task)| task.given()).collect();
        // The tree of the text as it was read, where it has no fault that an edit would have to tell.
        let known = self.file.and_then(|file| known?.get(file)).filter(|known| known.diagnostics.is_empty());
        let mut tree = known.and_then(|known| known.root.clone());
        let mut tasks = self.tasks.iter().peekable();
        while let Some((change, task)) = tasks.next() {
            let change = *change;
            let tree = tree.take();
            text = match task {
                Task::Edit(first) => {
                    // Edits that follow one another are made together.
                    let mut edits = vec![first.clone()];
                    let mut changes = vec![change];
                    while let Some((change, Task::Edit(edit))) =
                        tasks.next_if(|(_, task)| matches!(task, Task::Edit(_)))
                    {
                        edits.push(edit.clone());
                        changes.push(*change);
                    }
                    let applied = edit::apply_on(&text, tree, &edits);
                    applied.map_err(|(at, reason)| (changes[at], Refused::Edit(reason)))?
                }
                Task::Rename(renaming) => {
                    renaming.text(&path, &text).map_err(|reason| (change, Refused::Reason(reason)))?
                }
                Task::Tag { id, tag } => {
                    tags::added(&path, &text, id, tag).map_err(|reason| (change, Refused::Reason(reason)))?
                }
                Task::Untag { id, tag } => {
                    tags::taken(&path, &text, id, tag).map_err(|reason| (change, Refused::Reason(reason)))?
                }
                Task::UntagFile(tag) => {
                    tags::taken_from_all(&path, &text, tag).map_err(|reason| (change, Refused::Reason(reason)))?
                }
            };
        }
        Ok((before, template::without_reminders(text, &given)))
    }
}

impl Task {
    /// The value that it gives.
    fn given(&self) -> Option<Path> {
        match self {
            Self::Edit(Edit::Set { path, .. } | Edit::Append { path, .. }) => Some(path.clone()),
            _ => None,
        }
    }
}

/// Why the work on a file ends.
enum Refused {
    Edit(EditRefused),
    Reason(Reason),
}

impl From<Refused> for Reason {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Edit(edit) => Self::Edit(edit),
            Refused::Reason(reason) => reason,
        }
    }
}
