//! Which number comes next?

use std::collections::BTreeMap;

use super::manifest::Manifest;
use super::{Id, Kind};

/// How many figures a number that is counted on has at most.
const LONGEST: usize = 12;

/// The ids of a project by their prefix: how many figures they have and which number is the highest.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    highest: BTreeMap<String, (u64, usize)>,
}

impl Numbering {
    /// From all ids that are or were given.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut numbering = Self::default();
        ids.into_iter().for_each(|id| numbering.note(id));
        numbering
    }

    /// Takes note of an id.
    pub fn note(&mut self, id: &str) {
        let Some((prefix, figures)) = id.rsplit_once('-') else { return };
        // What is longer was not counted: a time, a bar code. There is a next one of all others.
        if figures.is_empty() || figures.len() > LONGEST || !figures.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let Ok(number) = figures.parse::<u64>() else { return };
        let (highest, width) = self.highest.entry(prefix.to_owned()).or_insert((0, figures.len()));
        // Of one number written twice the longer counts, whichever comes first.
        if (number, figures.len()) > (*highest, *width) {
            (*highest, *width) = (number, figures.len());
        }
    }

    /// The next id of a prefix: one more than the highest, as wide; `EXG-001` where there is none.
    /// It is taken note of.
    pub fn next(&mut self, prefix: &str) -> String {
        let (highest, width) = self.highest.entry(prefix.to_owned()).or_insert((0, 3));
        *highest = highest.saturating_add(1);
        format!("{prefix}-{highest:0width$}")
    }
}

/// The prefix of new ids of a kind: the manifest's, else the commonest among those that are there, else
/// the product's; none for a kind that is not named by ids.
pub fn prefix<'a>(kind: Kind, manifest: &Manifest, ids: impl IntoIterator<Item = &'a Id>) -> Option<String> {
    if let Some(prefix) = manifest.prefixes.get(&kind) {
        return Some(prefix.clone());
    }
    let usual = kind.prefix()?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ids {
        let numbered = id.as_str().rsplit_once('-').filter(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()));
        if let Some((prefix, _)) = numbered {
            *counts.entry(prefix).or_default() += 1;
        }
    }
    // Of two that are as common, the product's own comes first.
    let commonest = counts.into_iter().max_by_key(|(prefix, count)| (*count, *prefix == usual));
    Some(commonest.map_or(usual, |(prefix, _)| prefix).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_id_is_never_one_that_was_given() {
        let mut numbering = Numbering::of(["EXG-001", "EXG-012", "LOT-1", "ATL-09", "x", "EXG-0a"]);
        assert_eq!(numbering.next("EXG"), "EXG-013");
        assert_eq!(numbering.next("EXG"), "EXG-014");
        assert_eq!(numbering.next("LOT"), "LOT-2");
        assert_eq!(numbering.next("ATL"), "ATL-10");
        assert_eq!(numbering.next("BES"), "BES-001");
        let mut numbering = Numbering::of(["EXG-18446744073709551615", "EXG-007"]);
        assert_eq!((numbering.next("EXG"), numbering.next("EXG")), ("EXG-008".to_owned(), "EXG-009".to_owned()));
    }

    #[test]
    fn a_project_keeps_its_own_prefix() {
        let mut manifest = Manifest::default();
        let ids = ["REQ-001", "REQ-002", "EXG-001"].map(Id::from);
        assert_eq!(prefix(Kind::Requirement, &manifest, &ids).as_deref(), Some("REQ"));
        assert_eq!(prefix(Kind::Requirement, &manifest, &[]).as_deref(), Some("EXG"));
        assert_eq!(prefix(Kind::Term, &manifest, &[]), None);
        manifest.prefixes.insert(Kind::Requirement, "EX".into());
        assert_eq!(prefix(Kind::Requirement, &manifest, &ids).as_deref(), Some("EX"));
    }
}
