//! What becomes of a line that the grid held when it went out, and that the project has no more? It was
//! removed or got another id since: it is not made anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::canonical;
use super::cell::Sense;
use super::columns::Fit;
use super::compare::{Comparison, field_of};
use super::grid::Slot;
use super::holding::Held;
use super::known::Known;
use super::simulation::{Outcome, Said};
use super::stamp::{Base, print};
use super::taking::Taken;
use crate::text::{Lang, Message};

/// Lines that the project got since the grid went out, by the prints of what names them.
#[derive(Debug, Default)]
pub struct Newcomers {
    paths: Vec<String>,
    ids: HashMap<Vec<String>, Vec<String>>,
}

impl Newcomers {
    /// Those of a grid that went out with this base.
    pub fn of(held: &[Held], fit: &Fit, base: &Base, lang: Lang) -> Self {
        let names = fit.grid.named_by();
        let slots: Vec<&Slot> = fit
            .columns
            .iter()
            .filter_map(|column| column.slot.as_ref())
            .filter(|slot| names.contains(&slot.path().as_str()))
            .collect();
        let mut newcomers = Self { paths: slots.iter().map(|slot| slot.path()).collect(), ids: HashMap::new() };
        for one in held.iter().filter(|held| base.line(&held.key).is_none()) {
            let Some(id) = &one.id else { continue };
            let of = |slot: &&Slot| {
                let value = one.value(slot);
                print(&value.map(|value| canonical::of(&field_of(slot), &value, lang)).unwrap_or_default())
            };
            newcomers.ids.entry(slots.iter().map(of).collect()).or_default().push(id.clone());
        }
        newcomers
    }

    /// The id of the one that bears the text of a line that has gone.
    fn bearing(&self, base: &Base, key: &str) -> Option<&String> {
        let line = base.line(key)?;
        let prints: Vec<String> = self.paths.iter().map(|path| line.get(path).cloned().unwrap_or_default()).collect();
        if prints.iter().all(String::is_empty) {
            return None;
        }
        match self.ids.get(&prints)?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

impl Comparison<'_> {
    /// A line that has gone: left alone as it went out, refused when somebody worked on it.
    pub fn gone(&self, rows: &[u32], key: String) -> Outcome {
        let by_text = self.base.and_then(|base| self.newcomers.bearing(base, &key)).cloned();
        let by_git = || Some(self.earlier.renames(self.sense.grid, self.held)?.now(&key)?.to_owned());
        let renamed = by_text.or_else(by_git);
        if !self.was_worked_on(rows, &key) {
            return Outcome::Gone { key, renamed };
        }
        let message = match renamed {
            Some(id) => Message::new("exchange-refused-renamed").with("id", &key).with("renamed", id),
            None => Message::new("exchange-refused-gone").with("id", &key),
        };
        Outcome::Refused { reasons: vec![Said { cell: None, message }] }
    }

    /// Does some cell say something else than when the grid went out? One that cannot be read does, unless it
    /// names what has gone too.
    fn was_worked_on(&self, rows: &[u32], key: &str) -> bool {
        let Some(line) = self.base.and_then(|base| base.line(key)) else { return false };
        let known = Known::believing();
        let sense = Sense { known: &known, ..*self.sense };
        let lenient = Comparison { is_lenient: true, ..*self };
        let believing = Comparison { sense: &sense, ..lenient };
        // As they are read now, and as they were when what they name was there.
        let readings = [lenient.said(rows), believing.said(rows)];
        let paths: BTreeSet<&String> = readings.iter().flat_map(BTreeMap::keys).filter(|path| *path != "id").collect();
        let is_as_it_was = |path: &String| {
            let was = line.get(path).map(String::as_str).unwrap_or_default();
            readings.iter().any(|said| print(said.get(path).map(String::as_str).unwrap_or_default()) == was)
        };
        !paths.into_iter().all(is_as_it_was)
    }

    /// What the cells of a line say, by the path of their field.
    fn said(&self, rows: &[u32]) -> BTreeMap<String, String> {
        let of = |one: Taken<'_>| {
            let said = one.value.map(|value| canonical::of(&field_of(one.slot), &value, self.sense.manifest.lang));
            (one.slot.path(), said.unwrap_or_default())
        };
        self.take(rows, None, &mut Vec::new()).unwrap_or_default().into_iter().map(of).collect()
    }
}
