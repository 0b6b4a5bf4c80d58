//! Whom does the head of a column of letters name: « Sophie Astier », « S. Astier », « DSI »? The project knows them by one
//! key, however a sheet or a line of it calls them.

use super::asides;
use super::grid::Slot;
use super::holding::Held;
use super::words::{folded, without_brackets};
use crate::model::manifest::{Manifest, Person};
use crate::text::similar;

/// Letters of a part of a name below which it may be any word.
const SHORT: usize = 3;

/// The id of the person that the text names; none where it may name several, or nobody.
pub fn key_of(said: &str, manifest: &Manifest) -> Option<String> {
    // « L. Martin » is not « Martin »: an initial is no small word.
    let is_name = |text: &str| !text.trim().is_empty() && similar::plain(text) == similar::plain(said);
    if let Some(person) = manifest.person(said).filter(|person| !person.id.is_empty()) {
        return Some(person.id.clone());
    }
    only(manifest, |person| is_name(&person.id))
        .or_else(|| only(manifest, |person| is_name(&person.name)))
        .or_else(|| only(manifest, |person| names(&without_brackets(said), &person.name)))
}

/// The same where the text may also name a function, « DSI ». `others` are the heads beside it: where one of them names
/// that person, the function is somebody else’s column.
pub fn key_among<'a>(said: &str, mut others: impl Iterator<Item = &'a str>, manifest: &Manifest) -> Option<String> {
    let (whole, bare) = (folded(said), folded(&without_brackets(said)));
    let is_said = |text: &str| !text.trim().is_empty() && [&whole, &bare].contains(&&folded(text));
    let of_function = || only(manifest, |person| is_said(&person.function));
    let is_free = |id: &String| !others.any(|other| key_of(other, manifest).as_ref() == Some(id));
    key_of(said, manifest).or_else(|| of_function().filter(is_free))
}

/// The id of the one person of whom this is so.
fn only(manifest: &Manifest, is_it: impl Fn(&Person) -> bool) -> Option<String> {
    let mut found = manifest.people.iter().filter(|person| !person.id.is_empty() && is_it(person));
    found.next().filter(|_| found.next().is_none()).map(|person| person.id.clone())
}

/// Does a text name somebody in short, or the other way round: « S. Astier », « ASTIER Sophie », « Mme Astier »?
fn names(said: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        similar::plain(text).split(' ').filter(|word| !asides::is_civility(word)).map(str::to_owned).collect()
    };
    let (said, mut left) = (words(said), words(name));
    let mut whole = 0;
    for word in &said {
        let is_initial = word.chars().count() == 1;
        let is_it = |part: &String| part == word || (is_initial && part.starts_with(word.as_str()));
        let Some(at) = left.iter().position(is_it) else { return false };
        whole += usize::from(word.chars().count() >= SHORT);
        left.remove(at);
    }
    whole > 0
}

/// Is a name that nobody of the project bears the other one with an initial: « N. Kerbrat » of « Nolwenn Kerbrat »?
pub fn is_short_for(short: &str, long: &str) -> bool {
    let has_initial = |text: &str| similar::plain(text).split(' ').any(|word| word.chars().count() == 1);
    let count = |text: &str| similar::plain(text).split(' ').count();
    has_initial(short) && !has_initial(long) && count(short) == count(long) && names(short, long)
}

/// The people that a cell names, one after the other: « Hugo, Chantal », « L. Martin et Y. Martin ». A word that joins two
/// names may stand within one, « Achats et ventes »: it parts those that the project knows, or that are written as people
/// are.
pub fn named<'a>(text: &'a str, manifest: &Manifest) -> Vec<&'a str> {
    if asides::is_blank(text) {
        return Vec::new();
    }
    let pieces = text.split([',', ';', '\n', '/', '+', '|']).map(str::trim);
    let mut found = Vec::new();
    let mut left: Vec<&str> = pieces.collect();
    let is_list = left.len() > 1;
    left.reverse();
    while let Some(piece) = left.pop() {
        let is_one = |name: &str| is_known(name, manifest) || is_written_as_a_person(name);
        let joined = asides::joined(piece).chain(piece.split_once(" & "));
        let mut joined = joined.map(|(one, other)| (one.trim(), other.trim()));
        // « Sophie Astier et Paul Roy », and the last of a list: « Sophie Astier, Luc Morel et Léa Anne Roux ».
        let is_last = is_list && left.is_empty();
        let are_listed = |one: &str, other: &str| {
            let two_each = || [one, other].iter().all(|name| name.split_whitespace().count() == 2);
            is_full_name(one) && is_full_name(other) && (is_last || two_each())
        };
        let goes_on = |name: &str| is_one(name) || asides::joined(name).next().is_some();
        let parted = joined.find(|(one, other)| are_listed(one, other) || (is_one(one) && goes_on(other)));
        match parted.filter(|_| !is_known(piece, manifest)) {
            Some((one, other)) => left.extend([other, one]),
            None => found.push(piece),
        }
    }
    found.retain(|name| !name.is_empty() && !asides::is_blank(name));
    found
}

fn is_known(name: &str, manifest: &Manifest) -> bool {
    key_among(name, std::iter::empty(), manifest).is_some() || party_of(name, manifest).is_some()
}

/// Two words or three, each with a capital.
fn is_full_name(name: &str) -> bool {
    let words = || name.split_whitespace();
    (2..=3).contains(&words().count()) && words().all(|word| word.starts_with(char::is_uppercase))
}

/// A forename or its initial, and a name: « L. Martin », « Léa MARTIN », « Mme Martin ».
fn is_written_as_a_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_short = |word: &&str| word.ends_with('.') || asides::is_civility(&folded(word));
    (2..=4).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && words.first().is_some_and(is_short)
}

/// The party that the text names by its id or its name.
fn party_of<'a>(said: &str, manifest: &'a Manifest) -> Option<&'a str> {
    let is_it = |text: &str| !text.trim().is_empty() && folded(text) == folded(said);
    manifest.parties.iter().find(|party| is_it(&party.id) || is_it(&party.name)).map(|party| party.name.as_str())
}

/// Do two keys of a mapping of letters name the same person or party?
pub fn same(one: &str, other: &str, manifest: &Manifest) -> bool {
    // Most keys are ids, and two of them name two people: no name needs to be looked at.
    let is_id = |text: &str| manifest.person(text).is_some();
    if one != other && is_id(one) && is_id(other) {
        return false;
    }
    let person = |text: &str| key_of(text, manifest);
    let party = |text: &str| party_of(text, manifest);
    one == other
        || person(one).is_some_and(|id| person(other) == Some(id))
        || party(one).is_some_and(|name| party(other) == Some(name))
}

/// The column of a person as a line of the project has it: under another name of the same person, where it is written so.
pub fn of_held(held: &Held, slot: &Slot, manifest: &Manifest) -> Slot {
    let Slot::Entry { field, key } = slot else { return slot.clone() };
    let Some(people) = held.node.get(field.name).filter(|people| people.get(key).is_none()) else {
        return slot.clone();
    };
    let known = people.entries().find(|(known, _)| same(&known.text, key, manifest)).map(|(known, _)| known);
    let known = known.or_else(|| {
        let is_it = |known: &str| is_short_for(key, known) || is_short_for(known, key);
        let mut alike = people.entries().map(|(known, _)| known).filter(|known| is_it(&known.text));
        alike.next().filter(|_| alike.next().is_none())
    });
    known.map_or_else(|| slot.clone(), |known| Slot::Entry { field: *field, key: known.text.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::manifest::Party;

    #[test]
    fn people_are_named_in_many_ways_and_never_by_what_names_two() {
        let person = |id: &str, name: &str, function: &str| Person {
            id: id.into(),
            name: name.into(),
            function: function.into(),
            ..Person::default()
        };
        let manifest = Manifest {
            people: vec![
                person("astier", "Sophie Astier", "Directrice commerciale"),
                person("y-martin", "Yann Martin", "Vendeur"),
                person("l-martin", "Léa Martin", "Vendeur"),
            ],
            parties: vec![Party { id: "editeur".into(), name: "Éditeur du CRM".into(), ..Party::default() }],
            ..Manifest::default()
        };
        for (said, id) in [
            ("astier", Some("astier")),
            ("SOPHIE ASTIER", Some("astier")),
            ("Astier Sophie", Some("astier")),
            ("S. Astier", Some("astier")),
            ("Mme Astier", Some("astier")),
            ("Sophie Astier (direction)", Some("astier")),
            ("Y. Martin", Some("y-martin")),
            ("Martin L.", Some("l-martin")),
            ("Martin", None),
            ("Éditeur du CRM", None),
            ("S. A.", None),
            ("Sophie Durand", None),
            ("Service achats", None),
            ("", None),
        ] {
            assert_eq!(key_of(said, &manifest).as_deref(), id, "{said}");
        }
        assert!(is_short_for("N. Kerbrat", "Nolwenn Kerbrat") && is_short_for("KERBRAT N.", "Nolwenn Kerbrat"));
        assert!(!is_short_for("Kerbrat", "Nolwenn Kerbrat") && !is_short_for("N. Kerbrat", "N. Kerbrat"));
        assert!(!is_short_for("Y. Kerbrat", "Nolwenn Kerbrat") && !is_short_for("N. Kerbrat", "Nolwenn Kerbrat Morel"));
        let among = |said: &str, others: &[&str]| key_among(said, others.iter().copied(), &manifest);
        assert_eq!(among("Directrice commerciale", &["Y. Martin"]).as_deref(), Some("astier"));
        assert_eq!(among("Directrice commerciale", &["S. Astier"]), None, "she has her own column");
        assert_eq!(among("Vendeur", &[]), None, "two have that function");
        assert!(same("editeur", "Éditeur du CRM", &manifest) && same("S. Astier", "astier", &manifest));
        assert!(!same("Martin", "y-martin", &manifest) && !same("Directrice commerciale", "astier", &manifest));
    }
}
