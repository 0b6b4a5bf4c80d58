//! `ouvrage new`: an artifact with its id, in the file of its siblings.

use clap::ArgMatches;

use super::room::{self, Prepared};
use super::{Done, finish, open, refuse, spoken, taking_up};
use crate::change::{Change, ChangeSet, NewArtifact, Reason, Value, address_in, collection, template};
use crate::cli::{Exit, Session};
use crate::model::numbering::{self, Numbering};
use crate::model::schema::Collection;
use crate::model::{Id, Kind};
use crate::syntax::corpus::is_yaml;
use crate::text::Arg;
use crate::workspace::git;
use crate::workspace::snapshot::Snapshot;

/// Adds an artifact.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = match open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    let refused = match asked(session, matches, &snapshot) {
        Ok(exit) => return exit,
        Err(refused) => refused,
    };
    let told = match refused {
        Refused::Reason(reason) => return refuse(session, &snapshot, &reason),
        Refused::Told(exit) => return exit,
        Refused::Nameless => session.text("new-nameless", &[]),
        Refused::Word(word) => session.text("new-word", &[("word", Arg::from(word))]),
        Refused::NoWorkshop => session.text("new-for-workshops", &[]),
        Refused::NotFrom(word) => session.text("new-from-kind", &[("word", Arg::from(word))]),
        Refused::NoSentence { at, said } => {
            session.text("new-from-no-sentence", &[("at", Arg::from(at)), ("said", Arg::from(said))])
        }
        Refused::NotAWorkshop(id) => session.text("new-from-workshop", &[("id", Arg::from(id))]),
    };
    session.fail(told);
    Exit::CannotStart
}

fn asked(session: &Session, matches: &ArgMatches, snapshot: &Snapshot) -> Result<Exit, Refused> {
    if let Some(from) = matches.get_one::<String>("from") {
        let collection = collection(matches.get_one::<String>("kind").map(String::as_str).unwrap_or_default())?;
        return taking_up::run(session, matches, snapshot, collection, from);
    }
    let (artifact, prepared) = artifact(session, matches, snapshot)?;
    let id = artifact.id.clone().unwrap_or_default();
    let name = named(&artifact);
    let told = session.text("new-done", &[("artifact", Arg::from(&name))]);
    let mut changes = ChangeSet::new();
    changes.push(Change::New(artifact));
    let done = Done { told, artifacts: name, also: vec![("id", id.into())] };
    let exit = finish(session, matches, snapshot, &changes, &done);
    if let Some(prepared) = prepared.filter(|_| exit == Exit::Done && !session.machine && !matches.get_flag("dry-run"))
    {
        prepared.tell(session);
    }
    Ok(exit)
}

/// Why there is no artifact to write.
pub(super) enum Refused {
    Reason(Reason),
    /// Something that the reader has been told already.
    Told(Exit),
    /// Neither title nor statement.
    Nameless,
    /// A `--set` without `=`.
    Word(String),
    /// An option of workshops for something else.
    NoWorkshop,
    /// `--from` for something else than needs.
    NotFrom(&'static str),
    /// An element of a workshop's list that is no sentence.
    NoSentence {
        /// Where it stands.
        at: String,
        /// How it begins.
        said: String,
    },
    /// `--from` something else than a workshop.
    NotAWorkshop(String),
}

impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        Self::Reason(reason)
    }
}

fn artifact(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
) -> Result<(NewArtifact, Option<Prepared>), Refused> {
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let collection = collection(word("kind").unwrap_or_default())?;
    let (fields, prepared) = fields(session, matches, snapshot, collection)?;
    let id = match word("id") {
        Some(id) => Some(free(session, snapshot, id)?),
        None => next(session, snapshot, collection.kind),
    };
    let file = file(matches)?;
    let given: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let comments = template(session.lang, collection, snapshot.project.manifest.priority_scale, &given);
    Ok((NewArtifact { collection, id, fields, comments, file }, prepared))
}

/// The file that was chosen, which must be one of the specification.
pub(super) fn file(matches: &ArgMatches) -> Result<Option<String>, Refused> {
    let Some(file) = matches.get_one::<String>("file").map(|file| file.replace('\\', "/")) else { return Ok(None) };
    if !file.starts_with("specs/") || !is_yaml(&file) || file.split('/').any(|part| part == "..") {
        return Err(Reason::NoSpecification { path: file }.into());
    }
    Ok(Some(file))
}

/// Fields with their values, in the order in which they were said.
type Fields = Vec<(String, Value)>;

/// The fields of the command line, and the state that every artifact begins with.
fn fields(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    collection: &'static Collection,
) -> Result<(Fields, Option<Prepared>), Refused> {
    let manifest = &snapshot.project.manifest;
    let mut fields = Fields::new();
    if let Some(title) = matches.get_one::<String>("title").filter(|title| !title.trim().is_empty()) {
        let name = if collection.kind == Kind::Term { "term" } else { "title" };
        fields.push((name.to_owned(), Value::Text(title.clone())));
    }
    for word in matches.get_many::<String>("set").into_iter().flatten() {
        let (field, value) = word.split_once('=').ok_or_else(|| Refused::Word(word.clone()))?;
        let at = address_in(collection, field.trim_end_matches('+'), manifest)?;
        let value = spoken::value(session, snapshot, Some(collection), &at, value)?;
        put(&mut fields, &at.path, value);
    }
    let prepared = room::prepare(session, matches, snapshot, collection, &mut fields)?;
    let names = ["title", "statement", "description", "term"];
    if !fields.iter().any(|(name, _)| names.contains(&name.as_str()) || collection.named_by.contains(&name.as_str())) {
        return Err(Refused::Nameless);
    }
    if let Some(state) = collection.statuses.first()
        && !fields.iter().any(|(name, _)| name == collection.state)
    {
        fields.push((collection.state.to_owned(), Value::Word((*state).to_owned())));
    }
    Ok((fields, prepared))
}

/// A value at the end of a path of keys; the last one given counts.
fn put(fields: &mut Fields, path: &str, value: Value) {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let at = fields.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        fields.push((name.to_owned(), Value::Null));
        fields.len() - 1
    });
    match rest {
        None => fields[at].1 = value,
        Some(rest) => {
            if !matches!(fields[at].1, Value::Map(_)) {
                fields[at].1 = Value::Map(Vec::new());
            }
            if let Value::Map(inner) = &mut fields[at].1 {
                put(inner, rest, value);
            }
        }
    }
}

/// An id that a person chose.
fn free(session: &Session, snapshot: &Snapshot, id: &str) -> Result<String, Reason> {
    if !Id::is_valid(id) {
        return Err(Reason::InvalidId { id: id.to_owned() });
    }
    let is_taken = snapshot.project.kind(&Id::from(id)).is_some() || snapshot.may_hold(id);
    if is_taken || git::was_given(&session.root, id) {
        return Err(Reason::TakenId { id: id.to_owned() });
    }
    Ok(id.to_owned())
}

/// One after the highest that is or was given.
fn next(session: &Session, snapshot: &Snapshot, kind: Kind) -> Option<String> {
    next_ids(session, snapshot, kind, 1).pop()
}

/// As many free ids, each one after the highest that is or was given; none for a kind without ids.
pub fn next_ids(session: &Session, snapshot: &Snapshot, kind: Kind, count: usize) -> Vec<String> {
    let project = &snapshot.project;
    let of_kind = project.index.iter().filter(|(_, (known, _))| *known == kind).map(|(id, _)| id);
    let Some(prefix) = numbering::prefix(kind, &project.manifest, of_kind) else { return Vec::new() };
    let mut numbering = Numbering::of(project.index.keys().map(Id::as_str));
    let known = git::Given::new(&session.root);
    let mut ids = Vec::new();
    while ids.len() < count {
        let id = numbering.next(&prefix);
        if !snapshot.may_hold(&id) && !known.holds(&id) {
            ids.push(id);
        }
    }
    ids
}

fn named(artifact: &NewArtifact) -> String {
    let title = ["title", "term", "statement", "description"].iter().find_map(|name| {
        let (_, value) = artifact.fields.iter().find(|(field, _)| field == name)?;
        match value {
            Value::Text(text) | Value::Word(text) => text.lines().next().map(str::to_owned),
            _ => None,
        }
    });
    [artifact.id.clone(), title].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
