//! Which new thing is an old one under another name?

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Subject;
use super::unit::Unit;
use crate::model::Kind;
use crate::model::schema::{self, Collection, FieldType};

/// Units that are alike: those that are gone, and those that came.
type Group<'u> = (Vec<&'u Unit>, Vec<&'u Unit>);

/// New keys with the old ones that they take the place of: the same content first, then the same
/// words, then a scenario of the same name in another file. Only what is meant without a doubt: one
/// old thing and one new thing that are alike.
pub fn renamed<'u>(old: &'u BTreeMap<String, Unit>, new: &'u BTreeMap<String, Unit>) -> BTreeMap<&'u str, &'u str> {
    let mut gone: Vec<&Unit> = old.values().filter(|unit| !new.contains_key(&unit.id)).collect();
    let mut come: Vec<&Unit> = new.values().filter(|unit| !old.contains_key(&unit.id)).collect();
    let mut found = BTreeMap::new();
    let mut matched = BTreeSet::new();
    let likenesses: [fn(&Unit) -> Option<String>; 6] = [whole, words, steps, name, title, texts];
    for likeness in likenesses {
        let mut groups: BTreeMap<(Family, String), Group<'u>> = BTreeMap::new();
        for unit in &gone {
            if let Some(key) = likeness(unit) {
                groups.entry((family(unit), key)).or_default().0.push(unit);
            }
        }
        for unit in &come {
            if let Some(key) = likeness(unit) {
                groups.entry((family(unit), key)).or_default().1.push(unit);
            }
        }
        for (before, after) in groups.into_values() {
            if let ([before], [after]) = (before.as_slice(), after.as_slice()) {
                found.insert(after.id.as_str(), before.id.as_str());
                matched.insert(before.id.as_str());
            }
        }
        gone.retain(|unit| !matched.contains(unit.id.as_str()));
        come.retain(|unit| !found.contains_key(unit.id.as_str()));
    }
    found
}

/// A scenario that gets a test case beside it is the same case.
type Family = (u8, Option<Kind>);

fn family(unit: &Unit) -> Family {
    match &unit.subject {
        Subject::Manifest => (0, None),
        Subject::Artifact(Kind::Scenario | Kind::TestCase) => (1, Some(Kind::TestCase)),
        Subject::Artifact(kind) => (1, Some(*kind)),
        Subject::Feature => (2, None),
        Subject::Chapter => (3, None),
    }
}

/// Everything that is compared, links apart: they may have been renamed at the same time.
fn whole(unit: &Unit) -> Option<String> {
    let name = (!unit.id.contains('#')).then_some(&unit.title);
    Some(format!("{name:?} {:?} {:?} {:?} {:?}", unit.texts, unit.status, unit.priority, unit.fields))
}

/// The words that say what it is.
fn words(unit: &Unit) -> Option<String> {
    let said = !unit.texts.is_empty() || unit.title.split_whitespace().count() > 1;
    (said && !unit.id.contains('#')).then(|| format!("{:?} {:?}", unit.title, unit.texts))
}

/// Words from which on a text is nobody else’s by chance.
const TELLING: usize = 3;

/// What it is called, where what it says was reworded at the same time.
fn title(unit: &Unit) -> Option<String> {
    let is_told = unit.titled && !unit.id.contains('#') && unit.title.split_whitespace().count() >= TELLING;
    is_told.then(|| unit.title.clone())
}

/// Words of texts that stand under another title, from which on they are nobody else's: « À préciser en atelier avec le
/// métier » stands under many.
const WHOLE: usize = 15;

/// What it says, where it is called otherwise.
fn texts(unit: &Unit) -> Option<String> {
    let count: usize = unit.texts.values().map(|text| text.split_whitespace().count()).sum();
    (count >= WHOLE && !unit.id.contains('#')).then(|| format!("{:?}", unit.texts))
}

/// What a scenario does.
fn steps(unit: &Unit) -> Option<String> {
    unit.texts.get("steps").cloned()
}

/// What a scenario is called, when its file is another one; which feature a file holds.
fn name(unit: &Unit) -> Option<String> {
    let called = unit.id.contains('#') || unit.subject == Subject::Feature;
    (called && !unit.title.is_empty()).then(|| unit.title.clone())
}

/// New keys of parts that stood without an id under what they are part of, called the same: they have got one. They
/// are taken away from where they stood, as they no longer are told there.
pub fn identified<'u>(old: &mut BTreeMap<String, Unit>, new: &'u BTreeMap<String, Unit>) -> BTreeSet<&'u str> {
    let come: Vec<&Unit> = new.values().filter(|unit| !old.contains_key(&unit.id)).collect();
    if come.is_empty() {
        return BTreeSet::new();
    }
    let (mut stood, stand) = (Standing::of(old), Standing::of(new));
    let mut found = BTreeSet::new();
    let mut taken: HashMap<(String, String), HashSet<&str>> = HashMap::new();
    for unit in come {
        let Subject::Artifact(kind) = unit.subject else { continue };
        let key = (kind, unit.title.as_str());
        let Some(places) = stood.places.get(&key) else { continue };
        let is_gone = |place: &&Place<'_>| !stand.places.get(&key).is_some_and(|places| places.contains_key(*place));
        let alone = places.iter().filter(|(place, count)| **count == 1 && is_gone(place)).map(|(place, _)| place);
        let [place] = alone.collect::<Vec<_>>()[..] else { continue };
        let (id, field) = (place.0.to_owned(), place.1.to_owned());
        stood.places.remove(&key);
        taken.entry((id, field)).or_default().insert(unit.title.as_str());
        found.insert(unit.id.as_str());
    }
    drop(stood);
    for ((id, field), names) in taken {
        let Some(former) = old.get_mut(&id) else { continue };
        if let Some(held) = former.fields.get_mut(&field) {
            held.records.retain(|record| !names.contains(record.name.as_str()));
            held.words = held.records.iter().map(|record| record.words.as_str()).collect::<Vec<_>>().join("\n");
            if held.records.is_empty() {
                former.fields.remove(&field);
            }
        }
    }
    found
}

/// Where a part stands: the id of what it is part of, and the field.
type Place<'u> = (&'u str, &'u str);

/// Where parts stand without an id, by their kind and what they are called, and how often in one place.
struct Standing<'u> {
    places: HashMap<(Kind, &'u str), BTreeMap<Place<'u>, usize>>,
}

impl<'u> Standing<'u> {
    fn of(units: &'u BTreeMap<String, Unit>) -> Self {
        let mut places: HashMap<(Kind, &str), BTreeMap<Place<'_>, usize>> = HashMap::new();
        for (id, unit) in units {
            let Some(collection) = collection(unit) else { continue };
            for (field, held) in &unit.fields {
                let known = collection.field(field);
                let Some(FieldType::Parts(kind, _)) = known.map(|field| field.field_type) else { continue };
                for record in &held.records {
                    let standing = places.entry((kind, record.name.as_str())).or_default();
                    *standing.entry((id.as_str(), field.as_str())).or_default() += 1;
                }
            }
        }
        Self { places }
    }
}

fn collection(unit: &Unit) -> Option<&'static Collection> {
    let Subject::Artifact(kind) = unit.subject else { return None };
    schema::of_kind(kind)
}
