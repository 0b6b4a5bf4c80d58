//! Which new thing is an old one under another name?

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use super::held::Held;
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
    let likenesses: [fn(&Unit) -> Option<String>; 4] = [whole, words, steps, name];
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
    let mut found = BTreeSet::new();
    let come: Vec<&Unit> = new.values().filter(|unit| !old.contains_key(&unit.id)).collect();
    for unit in come {
        let Subject::Artifact(kind) = unit.subject else { continue };
        let mut places = Vec::new();
        for (id, former) in &*old {
            for (field, held) in &former.fields {
                let of_kind = collection(former)
                    .and_then(|collection| collection.field(field))
                    .is_some_and(|field| matches!(field.field_type, FieldType::Parts(parts, _) if parts == kind));
                let still = || new.get(id).and_then(|unit| unit.fields.get(field));
                let stands = |held: &Held| held.records.iter().filter(|record| record.name == unit.title).count();
                if of_kind && stands(held) == 1 && still().is_none_or(|held| stands(held) == 0) {
                    places.push((id.clone(), field.clone()));
                }
            }
        }
        let [(id, field)] = places.as_slice() else { continue };
        let Some(former) = old.get_mut(id) else { continue };
        if let Some(held) = former.fields.get_mut(field) {
            held.records.retain(|record| record.name != unit.title);
            held.words = held.records.iter().map(|record| record.words.as_str()).collect::<Vec<_>>().join("\n");
            if held.records.is_empty() {
                former.fields.remove(field);
            }
        }
        found.insert(unit.id.as_str());
    }
    found
}

fn collection(unit: &Unit) -> Option<&'static Collection> {
    let Subject::Artifact(kind) = unit.subject else { return None };
    schema::of_kind(kind)
}
