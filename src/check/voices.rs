//! Who speaks at a workshop, and from where?

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::manifest::Person;
use crate::model::schema::OpenList;
use crate::model::workshop::{Presence, Profile, Workshop, WorkshopStatus};
use crate::model::{Project, fields};
use crate::text::node::{Data, Node};
use crate::text::similar::fold;

/// The people of the manifest, by id and by name, and the profiles that the project adds.
pub struct Roster<'a> {
    people: BTreeMap<String, &'a Person>,
    own: &'a [String],
}

/// Somebody who comes to a workshop.
#[derive(Clone, Debug)]
pub struct Voice {
    /// The words that name the person.
    pub who: String,
    /// The person's id in the manifest, where it has one.
    pub id: Option<String>,
    /// Where the person speaks from: what the entry says, else the manifest.
    pub profile: Option<String>,
    /// Function and entity.
    pub words: String,
}

impl<'a> Roster<'a> {
    /// The people of a project.
    pub fn of(project: &'a Project) -> Self {
        let people = project.manifest.people.iter();
        let named = people.flat_map(|person| [(fold(person.id.trim()), person), (fold(person.name.trim()), person)]);
        let own = project.manifest.lists.get(&OpenList::Profiles).map(Vec::as_slice).unwrap_or_default();
        Self { people: named.filter(|(key, _)| !key.is_empty()).collect(), own }
    }

    /// The person who is called so.
    pub fn find(&self, who: &str) -> Option<&'a Person> {
        self.people.get(&fold(who.trim())).copied()
    }

    /// The profile of whoever is called so: what is said beside the name, else the manifest's.
    pub fn profile(&self, who: &str, said: Option<String>) -> Option<String> {
        said.or_else(|| self.find(who).and_then(|person| person.profile.clone()))
    }

    /// Those who came to a workshop, or are expected.
    pub fn voices(&self, workshop: &Workshop) -> Vec<Voice> {
        let entries = workshop.head.node.get("participants").map(Node::items).unwrap_or_default();
        entries.iter().filter(|entry| !is_away(entry)).filter_map(|entry| self.voice(entry)).collect()
    }

    /// Does a profile speak for the field? Words that the project adds to the list (`profiles` of the manifest) are
    /// trades of its own people; a word that nobody declared is a slip, and speaks for nobody.
    pub fn is_field(&self, profile: &str) -> bool {
        match Profile::from_key(profile) {
            Some(known) => known == Profile::Field,
            None => self.own.iter().any(|own| own == profile),
        }
    }

    /// Does somebody speak for the field?
    pub fn is_voice_of_the_field(&self, voice: &Voice) -> bool {
        voice.profile.as_deref().is_some_and(|profile| self.is_field(profile))
    }

    fn voice(&self, entry: &Node) -> Option<Voice> {
        let text = |name: &str| fields::text(entry, name);
        let who = match &entry.data {
            Data::Map(_) => text("person").or_else(|| text("name"))?,
            _ => entry.text()?.to_owned(),
        };
        let known = self.find(&who).or_else(|| self.find(&text("name")?));
        let of = |said: Option<String>, known: Option<&String>| said.or_else(|| known.cloned()).unwrap_or_default();
        let function = of(text("function"), known.map(|person| &person.function));
        let entity = of(text("entity"), known.map(|person| &person.entity));
        Some(Voice {
            profile: text("profile").or_else(|| known.and_then(|person| person.profile.clone())),
            id: known.map(|person| person.id.clone()),
            words: format!("{function} {entity}"),
            who,
        })
    }
}

fn is_away(entry: &Node) -> bool {
    let presence = fields::choice(entry, "presence", Presence::from_key);
    matches!(presence, Some(Presence::Absent | Presence::Excused))
}

/// Did the workshop take place, whatever its author typed since?
pub fn was_held(workshop: &Workshop, today: Date) -> bool {
    match workshop.status {
        WorkshopStatus::Held | WorkshopStatus::MinutesSent | WorkshopStatus::Approved => true,
        WorkshopStatus::Planned => workshop.date.is_some_and(|date| date <= today),
        WorkshopStatus::Postponed | WorkshopStatus::Cancelled => false,
    }
}

/// Will it take place, or did it?
pub fn is_called_off(workshop: &Workshop) -> bool {
    matches!(workshop.status, WorkshopStatus::Postponed | WorkshopStatus::Cancelled)
}
