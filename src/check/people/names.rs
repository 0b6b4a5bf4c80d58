//! Does each name of the organisation belong to somebody whom the project knows? (H01, its names)

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::check::{Findings, Subject};
use crate::model::lot::LotStatus;
use crate::model::{Kind, Project, fields};
use crate::text::node::Node;
use crate::text::similar::{fold, nearest};
use crate::text::words::Forms;
use crate::text::{Level, Message, Place};

/// Words of a name.
const LONGEST: usize = 4;

/// The most words of what stands between two names: « ainsi que ».
const JOINS_AT_MOST: usize = 3;

/// The lists of both languages (`templates/words/*/people.txt`): an owner is named in either.
struct Lists {
    group: Forms,
    function: Forms,
    particle: Forms,
    title: Forms,
    joins: Forms,
    house: Forms,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let of = |section: &str| Forms::of_both("people", section);
    Lists {
        group: of("group"),
        function: of("function"),
        particle: of("particle"),
        title: of("title"),
        joins: of("joins"),
        house: of("house"),
    }
});

/// H01 W: a task, a risk, a committee or a lot that names somebody whom the manifest does not. Where no people are listed,
/// whoever is named is believed.
pub fn unknown_names(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    if project.manifest.people.is_empty() {
        return;
    }
    let known = Known::of(project);
    // As they are written: a task without an id has an owner too.
    let parts = |field: &'static str| project.of_kind(Kind::Organisation).flat_map(move |one| one.items(field));
    let owners = parts("planning").chain(parts("risks")).filter_map(|node| node.get("owner"));
    let members = parts("committees").filter_map(|node| node.get("participants"));
    let lots = project.lots.iter().filter(|lot| lot.status != LotStatus::Dropped);
    let lots = lots.filter_map(|lot| lot.head.node.get("owner"));
    for value in owners.chain(members).chain(lots).flat_map(Node::items) {
        let Some(text) = value.text() else { continue };
        for name in names(text) {
            if looks_like_somebody(&name) && !known.has(&name) && !known.is_of_a_house(&name) {
                known.tell(&name, value.place, findings);
            }
        }
    }
}

/// What the project calls people, groups and functions.
struct Known {
    words: BTreeSet<String>,
    /// The words of each person's name, folded.
    people: Vec<Vec<String>>,
    names: Vec<String>,
    /// The parties that are named by one word.
    houses: BTreeSet<String>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let manifest = &project.manifest;
        let people = manifest.people.iter().flat_map(|person| {
            let roles = person.roles.iter().chain(person.profile.as_ref());
            [&person.id, &person.name, &person.function, &person.entity]
                .into_iter()
                .chain(roles)
                .cloned()
                .collect::<Vec<_>>()
        });
        let houses = manifest.parties.iter().map(|party| fold(party.name.trim()));
        let houses = houses.filter(|name| name.chars().all(char::is_alphanumeric)).collect();
        let parties = manifest.parties.iter().flat_map(|party| [party.id.clone(), party.name.clone()]);
        let teams = project.of_kind(Kind::Context).flat_map(|context| context.items("teams"));
        let groups = teams.flat_map(|team| [fields::text(team, "service"), fields::text(team, "profile")]).flatten();
        let boards = project.parts.iter().filter(|part| part.kind == Kind::Committee);
        let boards = boards.map(|board| board.head.title.clone());
        let words = people.chain(parties).chain(groups).chain(boards).map(|text| fold(text.trim())).collect();
        let names: Vec<String> = manifest.people.iter().map(|person| person.name.clone()).collect();
        Self { words, people: names.iter().map(|name| parted(name)).collect(), names, houses }
    }

    /// Is it somebody, whole or in part: « Claire Astier », « Astier Claire », « C. Astier », « Mme Astier »?
    fn has(&self, name: &str) -> bool {
        let said = parted(name);
        let is_part = |word: &String, of: &[String]| {
            of.iter().any(|known| known == word || (word.chars().count() == 1 && known.starts_with(word.as_str())))
        };
        self.words.contains(&fold(name.trim()))
            || self.people.iter().any(|person| said.iter().all(|word| is_part(word, person)))
            // « Claire Astier-Dupont »: her name, and one more.
            || self.people.iter().any(|person| person.len() > 1 && person.iter().all(|word| said.contains(word)))
    }

    /// « PMO NIVALTO »: does it name a party, a group or a committee of the project?
    fn is_of_a_house(&self, name: &str) -> bool {
        let folded = fold(name);
        let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
        words.any(|word| self.houses.contains(word))
    }

    fn tell(&self, name: &str, place: Place, findings: &mut Findings) {
        let message = match nearest(name, self.names.iter().map(String::as_str)) {
            Some(near) => Message::new("H01-unknown-near").with("near", near),
            None => Message::new("H01-unknown"),
        };
        // Somebody of another house may be named: only the letters of the RACI are at fault for sure.
        findings.tell(place, message.with("name", name)).level = Level::Warning;
    }
}

/// The words of a name, folded, without its title.
fn parted(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !LISTS.title.has(word)).map(str::to_owned).collect()
}

/// « Claire Astier (DSI) et Anne Weber »: two names. What stands in brackets is none.
fn names(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ';' | '/' | '&' | '+' => bare.push(','),
            _ => bare.push(c),
        }
    }
    bare.split(',').flat_map(apart).collect()
}

/// The names between « et », « avec », « puis », « ou ».
fn apart(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let (mut names, mut own) = (vec![], vec![]);
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let joins = (1..=JOINS_AT_MOST)
            .rev()
            .find(|length| folded.get(at..at + length).is_some_and(|words| LISTS.joins.has(&words.join(" "))));
        match joins {
            Some(length) => {
                names.push(std::mem::take(&mut own));
                at += length;
            }
            None => {
                own.push(*word);
                at += 1;
            }
        }
    }
    names.push(own);
    names.into_iter().filter(|name| !name.is_empty()).map(|name| name.join(" ")).collect()
}

/// Two words or more that begin with capitals, or one behind « M. »; not « Direction Commerciale », « Chef de projet », DSI.
fn looks_like_somebody(name: &str) -> bool {
    let lists = &*LISTS;
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word.trim_end_matches('.'))).collect();
    let titled = folded.first().is_some_and(|first| lists.title.has(first));
    let capital = |word: &str| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let initial = word.ends_with('.') && letters().count() == 1;
        letters().next().is_some_and(char::is_uppercase) && (initial || letters().any(char::is_lowercase))
    };
    let upper = |word: &str| word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-');
    let own: Vec<&str> = words.iter().skip(usize::from(titled)).copied().collect();
    let particle = |word: &str| lists.particle.has(&fold(word));
    let named = own.iter().all(|word| capital(word) || upper(word) || particle(word));
    let function = |word: &String| lists.function.has(word) || lists.function.has(word.trim_end_matches('s'));
    // « Salesforce France », « Durand SAS »: the house of a country, or of a legal form.
    let house = !titled && folded.len() > 1 && folded.last().is_some_and(|last| lists.house.has(last));
    let group = house || folded.iter().any(|word| lists.group.has(word) || function(word));
    // « PAUL DURAND »: all of it in capitals, which letters of a house alone are as well: DSI, « PMO BI ».
    let shouted = || {
        let spoken = |word: &&&str| word.chars().count() > 3 && fold(word).contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let full = own.iter().filter(|word| !particle(word));
        full.clone().count() >= 2 && full.clone().all(|word| upper(word)) && full.filter(spoken).count() >= 2
    };
    let enough = titled || own.iter().any(|word| capital(word)) || shouted();
    named && enough && !group && own.len() <= LONGEST && own.len() >= if titled { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_function_or_a_group() {
        for name in [
            "Claire Astier",
            "M. Weber",
            "C. Astier",
            "Yann Le Goff",
            "Marie-Laure TEXIER",
            "Jean de La Tour",
            "PAUL DURAND",
            "MARIE-LAURE LE TEXIER",
            "Maître Durand",
            "France Durand",
        ] {
            assert!(looks_like_somebody(name), "{name}");
        }
        for other in [
            "DSI",
            "Direction Commerciale",
            "Chef de projet",
            "un testeur du jour",
            "Astier",
            "Comité de projet",
            "IT Manager",
            "Référents Métier",
            "Utilisateurs Clés",
            "Secrétariat Général",
            "Operations Manager",
            "Scrum Master",
            "DSI GROUPE",
            "PMO BI",
            "DIRECTION COMMERCIALE",
            "Hôpital Saint-Louis",
            "Mairie de Lyon",
            "City Hospital",
            "MAITRE OUVRAGE",
            "Maître d’Ouvrage",
            "MAITRISE OEUVRE",
            "Salesforce France",
            "Durand SAS",
            "Acme Ltd",
        ] {
            assert!(!looks_like_somebody(other), "{other}");
        }
        for text in [
            "Claire Astier et Anne Weber (DSI)",
            "Claire Astier (DSI), Anne Weber",
            "Claire Astier avec Anne Weber",
            "Claire Astier puis Anne Weber",
            "Claire Astier, à défaut Anne Weber",
            "Claire Astier ainsi que Anne Weber",
            "Claire Astier then Anne Weber",
        ] {
            assert_eq!(names(text), ["Claire Astier", "Anne Weber"], "{text}");
        }
    }
}
