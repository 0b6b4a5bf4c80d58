//! What is an id of an older grid called by now? An id that git knows, that is gone, and whose content another one took
//! over: the team has renamed it, and a grid from before brings nothing new.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hasher as _};

use super::grid::Grid;
use super::holding::Held;
use super::words::folded;
use crate::syntax::edit::Value;

/// Words of a text from which on it is nobody else’s by chance.
const TELLING: usize = 3;

/// Former ids with those of today, and the other way round.
#[derive(Debug, Default)]
pub struct Renames {
    now: BTreeMap<String, String>,
    before: BTreeMap<String, Vec<String>>,
}

/// The ids that stood together in the versions of the texts: two that did are two things.
#[derive(Debug, Default)]
pub struct Ids {
    known: HashSet<u64>,
    sets: Vec<HashSet<u64>>,
}

impl Ids {
    /// Adds those of one version of a text.
    pub fn read(&mut self, text: &str) {
        let ids = text.match_indices("id:").filter(|(at, _)| {
            let before = text[..*at].chars().next_back();
            before.is_none_or(|c| matches!(c, ' ' | '{' | ',' | '\n' | '-' | '\t'))
        });
        let value = |(at, _): (usize, &str)| {
            let rest = text[at + "id:".len()..].trim_start_matches([' ', '\t', '"', '\'']);
            print(rest.split([' ', ',', '}', '\n', '\r', '"', '\'', '#']).next().unwrap_or_default())
        };
        let set: HashSet<u64> = ids.map(value).collect();
        let mut sorted: Vec<&u64> = set.iter().collect();
        sorted.sort_unstable();
        // Most versions hold the ids of the one before.
        if self.known.insert(print(&sorted)) {
            self.sets.push(set);
        }
    }

    fn stood_together(&self, one: &str, other: &str) -> bool {
        let (one, other) = (print(one), print(other));
        self.sets.iter().any(|set| set.contains(&one) && set.contains(&other))
    }
}

fn print(what: impl std::hash::Hash) -> u64 {
    let mut print = DefaultHasher::new();
    what.hash(&mut print);
    print.finish()
}

/// In what two artifacts are alike, the surest first: all that is written, all that names them, their title. What they
/// state alone is no likeness: « À préciser en atelier » stands under many titles.
fn likenesses(grid: &Grid, held: &Held) -> [Option<String>; 3] {
    let whole = match Value::of(&held.node) {
        Value::Map(mut entries) => {
            entries.retain(|(name, _)| name != "id");
            Some(format!("{entries:?}")).filter(|_| !entries.is_empty())
        }
        _ => None,
    };
    let text = |name: &str| held.text(name).map(|text| folded(&text)).unwrap_or_default();
    let long = |text: String| Some(text).filter(|text| text.split(' ').count() >= TELLING);
    let names: Vec<String> = grid.named_by().into_iter().map(text).filter(|text| !text.is_empty()).collect();
    let first = names.first().cloned().unwrap_or_default();
    [whole, long(names.join(" ")), long(first)]
}

impl Renames {
    /// Those between the versions of the lines of a grid and its lines of today.
    pub fn of(grid: &Grid, held: &[Held], lines: &HashMap<String, Vec<Held>>, ids: &Ids) -> Self {
        let now: BTreeSet<&str> = held.iter().filter_map(|held| held.id.as_deref()).collect();
        let with_id = |held: &Held| held.id.is_some();
        let mut gone: Vec<&str> = lines
            .iter()
            .filter(|(id, versions)| !now.contains(id.as_str()) && versions.iter().any(with_id))
            .map(|(id, _)| id.as_str())
            .collect();
        gone.sort_unstable();
        let mut renames = Self::default();
        if gone.is_empty() {
            return renames;
        }
        // Who says this, of today and of all versions.
        let mut sayers: [HashMap<String, BTreeSet<&str>>; 3] = Default::default();
        for one in lines.values().flatten().chain(held) {
            let Some(id) = one.id.as_deref() else { continue };
            for (said, by) in likenesses(grid, one).into_iter().zip(&mut sayers) {
                if let Some(said) = said {
                    by.entry(said).or_default().insert(id);
                }
            }
        }
        for id in gone {
            if let Some(new) = Self::followed(grid, id, &now, lines, &sayers, ids) {
                renames.now.insert(id.to_owned(), new.to_owned());
                renames.before.entry(new.to_owned()).or_default().push(id.to_owned());
            }
        }
        renames
    }

    /// The one id of today that an id leads to, over others that are gone as well.
    fn followed<'h>(
        grid: &Grid,
        id: &str,
        now: &BTreeSet<&'h str>,
        lines: &HashMap<String, Vec<Held>>,
        sayers: &[HashMap<String, BTreeSet<&'h str>>; 3],
        ids: &Ids,
    ) -> Option<&'h str> {
        let (mut at, mut met) = (id.to_owned(), BTreeSet::from([id.to_owned()]));
        loop {
            let versions = lines.get(&at)?;
            let said: Vec<[Option<String>; 3]> = versions.iter().map(|held| likenesses(grid, held)).collect();
            let next = sayers.iter().enumerate().find_map(|(kind, by)| {
                let alike = said.iter().filter_map(|said| by.get(said[kind].as_ref()?)).flatten().copied();
                let other: BTreeSet<&str> =
                    alike.filter(|other| !met.contains(*other) && !ids.stood_together(&at, other)).collect();
                match other.iter().copied().collect::<Vec<_>>()[..] {
                    [only] => Some(only),
                    _ => None,
                }
            })?;
            if now.contains(next) {
                return Some(next);
            }
            at = next.to_owned();
            met.insert(at.clone());
        }
    }

    /// What an id is called now.
    pub fn now(&self, id: &str) -> Option<&str> {
        self.now.get(id).map(String::as_str)
    }

    /// The ids that something had before this one.
    pub fn before(&self, id: &str) -> &[String] {
        self.before.get(id).map_or(&[], Vec::as_slice)
    }
}
