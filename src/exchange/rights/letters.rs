//! What do the letters of a sheet mean, each beside the others?

use std::collections::BTreeSet;

use super::reading::{Given, Parsed, Right, Unit, letter_unknown};
use crate::text::Message;

/// The letters of a sheet: each may tell what the others mean.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    used: BTreeSet<char>,
    reads: bool,
    exports: bool,
}

impl Letters {
    /// Those of these cells.
    pub fn of<'a>(cells: impl Iterator<Item = &'a Parsed>) -> Self {
        let mut letters = Self::default();
        for cell in cells {
            let Parsed::Units(units, _) = cell else { continue };
            for unit in units {
                match unit {
                    Unit::Letter(c) => {
                        letters.used.insert(*c);
                    }
                    Unit::Word(given) => {
                        letters.reads |= given.rights.contains(&Right::Read);
                        letters.exports |= given.rights.contains(&Right::Export);
                    }
                    Unit::Other(..) => {}
                }
            }
        }
        letters.reads |= letters.uses("LR");
        letters.exports |= letters.used.contains(&'E') && letters.right('E').is_some();
        letters
    }

    fn uses(&self, any: &str) -> bool {
        any.chars().any(|c| self.used.contains(&c))
    }

    /// Does the sheet speak of exports?
    pub const fn export(&self) -> bool {
        self.exports
    }

    /// What a letter means here; none where it may mean two things: « C » is « créer » or « consulter » where no letter
    /// reads, « S » « supprimer » or « saisir », « E » « écrire » or « exporter ».
    fn right(&self, letter: char) -> Option<Given> {
        let one = |right| Some(Given::of([right]));
        match letter {
            'C' if self.reads => one(Right::Create),
            'L' | 'R' => one(Right::Read),
            'U' | 'M' => one(Right::Update),
            'D' => one(Right::Delete),
            'S' if self.uses("CM") => one(Right::Delete),
            'E' if self.uses("C") && self.uses("MU") && self.uses("SD") => one(Right::Export),
            'W' => Some(Given::write()),
            _ => None,
        }
    }

    /// What the units of a cell give.
    ///
    /// # Errors
    /// A letter that may mean two things, or that the legend explains as something that is no right.
    pub fn given(&self, text: &str, units: &[Unit]) -> Result<Given, Message> {
        let mut given = Given::default();
        let is_there = |c: char| units.contains(&Unit::Letter(c));
        // Beside « lire », « R » is something else: « rechercher »?
        if is_there('L') && is_there('R') {
            return Err(letter_unknown(text, 'R'));
        }
        for unit in units {
            match unit {
                Unit::Word(own) => given.add(own),
                Unit::Letter(c) => given.add(&self.right(*c).ok_or_else(|| letter_unknown(text, *c))?),
                Unit::Other(letter, meaning) => {
                    let message = Message::new("exchange-rights-legend").with("value", text);
                    return Err(message.with("letter", letter).with("meaning", meaning));
                }
            }
        }
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::{Legend, parse};
    use super::*;

    #[test]
    fn a_letter_that_may_mean_two_things_is_asked() {
        let letters = |cells: &[&str]| {
            let all: Vec<Parsed> = cells.iter().map(|text| parse(text, &Legend::new())).collect();
            Letters::of(all.iter())
        };
        let of =
            |cells: &[&str], c: char| letters(cells).right(c).map(|given| given.rights.into_iter().collect::<Vec<_>>());
        assert_eq!(of(&["C", "M"], 'C'), None, "« consulter » or « créer »");
        assert_eq!(of(&["C", "L"], 'C'), Some(vec![Right::Create]));
        assert_eq!(of(&["C", "Lecture"], 'C'), Some(vec![Right::Create]));
        assert_eq!(of(&["L", "S"], 'S'), None, "« saisir » or « supprimer »");
        assert_eq!(of(&["CLMS"], 'S'), Some(vec![Right::Delete]));
        assert_eq!(of(&["L", "E"], 'E'), None, "« écrire » or « exporter »");
        assert_eq!(of(&["CLMSE"], 'E'), Some(vec![Right::Export]));
        let units = [Unit::Letter('L'), Unit::Letter('R')];
        assert!(letters(&["LR"]).given("LR", &units).is_err(), "« rechercher » or « lire »");
    }
}
