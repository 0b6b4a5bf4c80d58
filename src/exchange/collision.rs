//! Has one number been given to two artifacts? A line whose id the project knows, and of which nothing is said there,
//! would take the links and the tests of another one.

use std::collections::BTreeSet;

use super::asides;
use super::identify::{Finder, Identified, Identity};
use super::lines::What;
use super::missing::usual;
use super::reconcile::SheetLines;
use super::samples;
use super::simulation::Said;
use super::slid::Renumbered;
use crate::text::Message;

/// Of a hundred words of two texts, those that both have, up to which they are about two things.
const APART: usize = 25;
/// Telling words that both texts need before they are held apart: a lot may get another name.
const TELLING: usize = 3;
/// Letters that two words begin with, from which on they are of one family: « relance », « relancer ».
const STEM: usize = 5;
/// Letters of a word below which it tells nothing.
const SHORT: usize = 3;

impl Finder<'_> {
    /// Marks the lines whose id names an artifact with which none of their texts has anything in common. A grid of ours
    /// names what it held when it went out, whatever it says of it now.
    pub fn tell_collisions(&self, found: &mut [Identified]) {
        if self.stamped.is_some() {
            return;
        }
        let texts: Vec<String> = (0..self.held.len()).map(|at| self.texts_of(at).join(" ")).collect();
        let usual = usual(&texts);
        for line in found.iter_mut().filter(|line| line.line.what == What::Item) {
            let (Identity::Held { at, by_title }, Some(row)) = (&line.identity, line.line.rows.first()) else {
                continue;
            };
            let is_sample = |at: usize| self.held.get(at).is_some_and(|held| samples::is_one(held, self.sense.grid));
            if !*by_title && line.differs && is_sample(*at) {
                line.collides = true;
            } else if *by_title {
                line.collides = self.only_sounds_alike(*row, *at, &usual);
            } else if line.differs {
                let said: Vec<String> = self.names.own().iter().map(|name| self.key(*row, name)).collect();
                line.collides = is_another(&said, &self.texts_of(*at), &usual);
            }
        }
    }

    /// Is a line that was known by its title another artifact than the one of that title: it is not written alike,
    /// « Recherches » for « Recherche », and nothing else that the two say has anything in common?
    fn only_sounds_alike(&self, row: u32, at: usize, usual: &BTreeSet<String>) -> bool {
        let own = self.names.own();
        let same =
            |name: &&&'static str| !self.key(row, name).is_empty() && self.names.text(at, name) == self.key(row, name);
        let Some(title) = own.iter().find(same).filter(|_| !self.is_written_alike(row, at)) else { return false };
        let others = || own.iter().filter(|name| *name != title);
        let said: Vec<String> = others().map(|name| self.key(row, name)).collect();
        let known: Vec<String> = others().map(|name| self.names.text(at, name).to_owned()).collect();
        is_another(&said, &known, usual)
    }

    fn texts_of(&self, at: usize) -> Vec<String> {
        self.names.own().iter().map(|name| self.names.text(at, name).to_owned()).collect()
    }
}

/// Have these folded texts and those nothing in common, each with each and all together?
fn is_another(said: &[String], known: &[String], usual: &BTreeSet<String>) -> bool {
    let each = |said: &String| known.iter().all(|known| apart(&telling(said, usual), &telling(known, usual)));
    let (all_said, all_known) = (said.join(" "), known.join(" "));
    let (all_said, all_known) = (telling(&all_said, usual), telling(&all_known, usual));
    all_said.len() >= TELLING && all_known.len() >= TELLING && apart(&all_said, &all_known) && said.iter().all(each)
}

/// The words of a folded text that say what it is about.
fn telling<'a>(text: &'a str, usual: &BTreeSet<String>) -> BTreeSet<&'a str> {
    let tells = |word: &&str| word.chars().count() >= SHORT && !usual.contains(*word) && !asides::is_commonplace(word);
    let stem = |word: &'a str| word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end]);
    text.split_whitespace().filter(tells).map(stem).collect()
}

fn apart(one: &BTreeSet<&str>, other: &BTreeSet<&str>) -> bool {
    one.intersection(other).count() * 200 <= APART * (one.len() + other.len())
}

/// Refuses such lines, or makes of them what was asked for.
pub fn settle(sheets: &mut [SheetLines<'_>], renumbered: Renumbered) {
    for sheet in sheets {
        for line in sheet.lines.iter_mut().filter(|line| line.collides) {
            let Identity::Held { at, by_title } = line.identity else { continue };
            // One whose id has slid was told already by its text.
            if by_title && line.written.is_some() {
                continue;
            }
            let id = sheet.held.get(at).and_then(|held| held.id.clone()).unwrap_or_default();
            let name = sheet.held.get(at).map(|held| held.name(sheet.grid)).unwrap_or_default();
            let told = |told: &'static str| {
                let value = line.written.clone().unwrap_or_default();
                let message = Message::new(told).with("value", value).with("name", name).with("title", &line.title);
                let message = message.with("id", id);
                Said { cell: Some(line.cell.clone()), message }
            };
            if renumbered == Renumbered::Refused {
                line.may_be = vec![at];
            }
            let is_sample = sheet.held.get(at).is_some_and(|held| samples::is_one(held, sheet.grid));
            match renumbered {
                Renumbered::ById => {}
                Renumbered::Refused if is_sample => {
                    line.identity = Identity::Refused(vec![told("exchange-refused-sample")]);
                }
                Renumbered::Refused if by_title => {
                    line.identity = Identity::Refused(vec![told("exchange-refused-sounds-alike")]);
                }
                Renumbered::Refused => line.identity = Identity::Refused(vec![told("exchange-refused-collision")]),
                Renumbered::ByText => {
                    line.notes.clear();
                    let note = told(if by_title { "exchange-note-sounds-alike" } else { "exchange-note-collision" });
                    line.notes.push(note);
                    line.identity = Identity::New { id: None, numbered: true };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::folded;
    use super::*;

    #[test]
    fn a_text_that_was_reworded_is_no_other_one() {
        let is_another = |said: &[&str], known: &[&str]| {
            let all = |texts: &[&str]| texts.iter().map(|text| folded(text)).collect::<Vec<_>>();
            is_another(&all(said), &all(known), &BTreeSet::new())
        };
        let known = ["Archiver une affaire close", "Le CRM doit archiver une affaire close depuis un an."];
        assert!(is_another(&["Imprimer la fiche client", "Le CRM doit imprimer la fiche d’un client en PDF."], &known));
        assert!(is_another(&["", "Le système doit imprimer la fiche d’un client."], &known));
        for said in [
            ["Archiver une affaire close", "Toute vente terminée quitte la liste des fiches actives le mois suivant."],
            ["Archivage", "Les affaires closes sont archivées au bout de douze mois."],
            ["", "Une affaire close depuis un an quitte les listes."],
            ["Archives", ""],
            ["Socle", ""],
        ] {
            assert!(!is_another(&said, &known), "{said:?}");
        }
        assert!(!is_another(&["Fondations techniques"], &["Socle commercial"]), "too few words to tell");
    }
}
