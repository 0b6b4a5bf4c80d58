//! `ouvrage new workshop --type needs`: a note that is ready for the room.

use clap::ArgMatches;

use super::new::Refused;
use crate::change::{Typist, Value, address_in};
use crate::cli::{Session, questions};
use crate::interview::{Coming, FILE, complete, participants};
use crate::model::Kind;
use crate::model::schema::Collection;
use crate::text::Arg;
use crate::text::similar::fold;
use crate::workspace::snapshot::Snapshot;

/// What is said of workshops alone.
const OF_WORKSHOPS: [&str; 4] = ["type", "date", "facilitator", "participant"];

/// What a note got.
pub struct Prepared {
    workshop_type: String,
    questions: usize,
}

/// Puts what the command line says of a workshop into its fields, and what its type brings.
pub fn prepare(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    collection: &'static Collection,
    fields: &mut Vec<(String, Value)>,
) -> Result<Option<Prepared>, Refused> {
    if collection.kind != Kind::Workshop {
        let given = OF_WORKSHOPS.iter().any(|name| matches.contains_id(name));
        return if given { Err(Refused::NoWorkshop) } else { Ok(None) };
    }
    let manifest = &snapshot.project.manifest;
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    if let Some(day) = word("date") {
        let at = address_in(collection, "date", manifest)?;
        put(fields, "date", Typist::new(&snapshot.project).value(&at, day)?);
    }
    if let Some(name) = word("facilitator") {
        put(fields, "facilitator", known_person(snapshot, name).map_or_else(|| Value::from(name), Value::Word));
    }
    let mut coming = Vec::new();
    for said in matches.get_many::<String>("participant").into_iter().flatten() {
        coming.push(seat(snapshot, collection, said)?);
    }
    let Some(said) = word("type") else {
        if !coming.is_empty() {
            put(fields, "participants", participants(manifest.lang, None, &coming));
        }
        return Ok(None);
    };
    let workshop_type = questions::workshop_type(snapshot, said)?;
    let bank = questions::bank(session, manifest, manifest.lang).map_err(Refused::Told)?;
    let guide = bank.guide(&workshop_type);
    put(fields, "type", Value::Word(workshop_type.clone()));
    if !coming.is_empty() {
        put(fields, "participants", participants(manifest.lang, guide, &coming));
    }
    complete(fields, manifest.lang, &workshop_type, guide);
    Ok(Some(Prepared { workshop_type, questions: guide.map_or(0, crate::interview::Guide::count) }))
}

impl Prepared {
    /// What is left to do before people come.
    pub fn tell(&self, session: &Session) {
        let args = [
            ("count", Arg::from(self.questions)),
            ("type", Arg::from(questions::label(session.lang, &self.workshop_type))),
            ("path", Arg::from(FILE)),
        ];
        session.say("new-room", &args);
        session.say("new-room-next", &[]);
    }
}

fn put(fields: &mut Vec<(String, Value)>, name: &str, value: Value) {
    match fields.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) => *known = value,
        None => fields.push((name.to_owned(), value)),
    }
}

/// The id of the person of the manifest who is called so.
fn known_person(snapshot: &Snapshot, who: &str) -> Option<String> {
    let who = fold(who.trim());
    let people = &snapshot.project.manifest.people;
    let person = people.iter().find(|person| fold(&person.id) == who || fold(person.name.trim()) == who)?;
    Some(person.id.clone()).filter(|id| !id.is_empty())
}

/// `Anne Weber`, `Anne Weber:terrain`, or a person of the manifest.
fn seat(snapshot: &Snapshot, collection: &'static Collection, said: &str) -> Result<Coming, Refused> {
    let manifest = &snapshot.project.manifest;
    let (name, profile) = match said.rsplit_once(':') {
        Some((name, profile)) => {
            let at = address_in(collection, "participants.0.profile", manifest)?;
            let value = Typist::new(&snapshot.project).value(&at, profile.trim())?;
            (name.trim(), Some(value))
        }
        None => (said.trim(), None),
    };
    let profile = profile.and_then(|value| match value {
        Value::Word(word) | Value::Text(word) => Some(word),
        _ => None,
    });
    let person = known_person(snapshot, name);
    let known = person.as_deref().and_then(|id| manifest.person(id)).and_then(|person| person.profile.clone());
    Ok(Coming { person, name: name.to_owned(), profile: profile.or(known) })
}
