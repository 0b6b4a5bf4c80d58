//! Which artifacts do the lines of a sheet leave out, between those that they show? Where a line without an
//! id stands in the place of one, it may be the same, corrected.

use std::collections::{BTreeMap, BTreeSet};

use super::holding::Held;
use super::identify::{Identified, Identity};
use super::lines::What;
use super::matching;
use super::reconcile::{SheetLines, shown};
use super::simulation::Said;
use super::words::folded;
use crate::text::Message;

/// Of a hundred words of two texts, those that both have, from which on one may be the other corrected.
const ALIKE: u32 = 60;

/// Texts below which a word that they share may be what they are about.
const FEW: usize = 6;

/// Pairs of a line and an artifact beyond which a place was written anew, and is not compared.
const PAIRS: usize = 40_000;

/// New lines that stand where an artifact is missing, with what is missing there.
struct Gap {
    lines: Vec<usize>,
    missing: Vec<usize>,
}

/// Takes a new line for the artifact that is missing in its place, where most of their words are the same;
/// else tells it there. Gives what is missing of each sheet.
pub fn settle(sheets: &mut [SheetLines<'_>]) -> Vec<BTreeSet<usize>> {
    let mut missing = Vec::new();
    for at in 0..sheets.len() {
        let seen = shown(sheets);
        let Some(sheet) = sheets.get_mut(at) else { continue };
        let mut seen = seen.get(sheet.grid.name).cloned().unwrap_or_default();
        // A grid of ours leaves out what it did not hold when it went out.
        seen.extend((0..sheet.held.len()).filter(|at| !sheet.held_it(*at)));
        let seen = &seen;
        let mut left = between(sheet, seen);
        let usual = usual_words(sheet);
        let mut claimed = BTreeSet::new();
        for mut gap in gaps(sheet, seen) {
            gap.missing.retain(|at| !claimed.contains(at));
            let rest = fill(sheet, &gap, &usual);
            claimed.extend(gap.missing.into_iter().filter(|at| !rest.contains(at)));
            left.extend(rest);
        }
        let own: BTreeSet<usize> = sheet.lines.iter().filter_map(held_at).collect();
        left.retain(|at| !own.contains(at));
        // A sheet that shows a part of the project leaves out the rest, and means nothing by it.
        missing.push(if left.len() <= own.len() { left } else { BTreeSet::new() });
    }
    // What stands between two sheets is told once.
    let mut told: BTreeMap<&'static str, BTreeSet<usize>> = BTreeMap::new();
    for (sheet, missing) in sheets.iter().zip(&mut missing).rev() {
        let told = told.entry(sheet.grid.name).or_default();
        missing.retain(|at| told.insert(*at));
    }
    missing
}

/// Words that most lines share, « Le CRM doit », and that make none of them alike.
fn usual_words(sheet: &SheetLines<'_>) -> BTreeSet<String> {
    let of_lines = sheet.lines.iter().filter(|line| line.line.what == What::Item).map(|line| folded(&line.title));
    let texts: Vec<String> =
        sheet.held.iter().map(|held| folded(&texts_of(sheet, held).join(" "))).chain(of_lines).collect();
    usual(&texts)
}

/// Words that most of these folded texts share.
pub fn usual(texts: &[String]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts {
        let words: BTreeSet<&str> = text.split_whitespace().collect();
        words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    let is_usual = |count: usize| texts.len() >= FEW && count * 2 > texts.len();
    counts.into_iter().filter(|(_, count)| is_usual(*count)).map(|(word, _)| word.to_owned()).collect()
}

/// The texts that name an artifact.
fn texts_of(sheet: &SheetLines<'_>, held: &Held) -> Vec<String> {
    sheet.grid.named_by().into_iter().filter_map(|name| held.text(name)).collect()
}

fn held_at(line: &Identified) -> Option<usize> {
    match line.identity {
        Identity::Held { at, .. } => Some(at),
        _ => None,
    }
}

/// What no sheet shows, between two artifacts of which this one shows the former, and some sheet the latter.
fn between(sheet: &SheetLines<'_>, seen: &BTreeSet<usize>) -> BTreeSet<usize> {
    let own: BTreeSet<usize> = sheet.lines.iter().filter_map(held_at).collect();
    let mut missing = BTreeSet::new();
    for (above, below) in seen.iter().zip(seen.iter().skip(1)) {
        if own.contains(above) {
            missing.extend(above + 1..*below);
        }
    }
    missing
}

/// The places of a sheet where lines without an id stand and artifacts are missing: between two lines that
/// follow each other in the project but for these, and right before or after one.
fn gaps(sheet: &SheetLines<'_>, seen: &BTreeSet<usize>) -> Vec<Gap> {
    let is_item = |line: &&(usize, &Identified)| line.1.line.what == What::Item;
    let items: Vec<(usize, &Identified)> =
        sheet.lines.iter().enumerate().collect::<Vec<_>>().iter().filter(is_item).copied().collect();
    let mut gaps = Vec::new();
    let mut above: Option<usize> = None;
    let mut lines: Vec<usize> = Vec::new();
    let is_missing = |place: &usize| !seen.contains(place);
    let below = |above: usize, count: usize| -> Vec<usize> {
        (above + 1..sheet.held.len()).take_while(is_missing).take(count).collect()
    };
    for (position, line) in items {
        if let Some(at) = held_at(line) {
            let missing: Vec<usize> = match above {
                Some(above) if above < at && (above + 1..at).all(|place| is_missing(&place)) => {
                    (above + 1..at).collect()
                }
                Some(_) => Vec::new(),
                None => (0..at).rev().take_while(is_missing).take(lines.len()).collect(),
            };
            gaps.push(Gap { lines: std::mem::take(&mut lines), missing });
            above = Some(at);
        } else if matches!(line.identity, Identity::New { id: None, .. }) {
            lines.push(position);
        } else {
            // What stands behind a line that has an id of its own is not in the place of what was above it.
            let lines = std::mem::take(&mut lines);
            gaps.extend(above.take().map(|above| Gap { missing: below(above, lines.len()), lines }));
        }
    }
    gaps.extend(above.map(|above| Gap { missing: below(above, lines.len()), lines }));
    gaps.retain(|gap| !gap.lines.is_empty() && !gap.missing.is_empty());
    gaps.iter_mut().for_each(|gap| gap.missing.sort_unstable());
    gaps
}

/// Gives the lines of a gap what they may be; what is left is told on the lines that stand in its place.
fn fill(sheet: &mut SheetLines<'_>, gap: &Gap, usual: &BTreeSet<String>) -> Vec<usize> {
    let is_compared = gap.lines.len() * gap.missing.len() <= PAIRS;
    let weights: Vec<Vec<u32>> = gap
        .lines
        .iter()
        .filter(|_| is_compared)
        .map(|line| gap.missing.iter().map(|at| weight(sheet, *line, *at, usual)).collect())
        .collect();
    let chosen = matching::best(&weights);
    let taken: BTreeMap<usize, usize> =
        gap.lines.iter().zip(&chosen).filter_map(|(line, at)| Some((*line, (*at)?))).collect();
    let left: Vec<usize> = gap
        .missing
        .iter()
        .enumerate()
        .filter(|(at, _)| !taken.values().any(|known| known == at))
        .map(|(_, at)| *at)
        .collect();
    let name =
        |sheet: &SheetLines<'_>, at: usize| sheet.held.get(at).map(|held| held.name(sheet.grid)).unwrap_or_default();
    // Which line stands for which nobody can tell, unless there are as many.
    let is_paired = gap.lines.len() == gap.missing.len();
    let mut open = left.iter();
    for position in &gap.lines {
        let found = taken.get(position).and_then(|at| gap.missing.get(*at)).copied();
        let names: Vec<String> = match found {
            Some(at) => vec![name(sheet, at)],
            None if is_paired => open.next().map(|at| name(sheet, *at)).into_iter().collect(),
            None => left.iter().map(|at| name(sheet, *at)).collect(),
        };
        if names.is_empty() {
            continue;
        }
        let id = match (found.is_some(), sheet.grid.has_ids()) {
            (true, true) => "exchange-note-alike-id",
            (true, false) => "exchange-note-alike",
            (false, true) => "exchange-note-instead-id",
            (false, false) => "exchange-note-instead",
        };
        let message = Message::new(id).with("name", names.join(", ")).with("count", names.len());
        let Some(line) = sheet.lines.get_mut(*position) else { continue };
        line.notes.push(Said { cell: Some(line.cell.clone()), message });
        if let Some(at) = found {
            line.identity = Identity::Held { at, by_title: true };
        }
    }
    left
}

/// How alike a line and an artifact are; 0 when they are not.
fn weight(sheet: &SheetLines<'_>, line: usize, at: usize, usual: &BTreeSet<String>) -> u32 {
    let (Some(line), Some(held)) = (sheet.lines.get(line), sheet.held.get(at)) else { return 0 };
    let said = folded(&line.title);
    let texts = texts_of(sheet, held).into_iter().map(|text| alike(&said, &folded(&text), usual));
    let most = texts.max().unwrap_or_default();
    if most >= ALIKE { most } else { 0 }
}

/// Of a hundred words of two folded texts, how many both have; usual ones count for nothing.
pub fn alike(one: &str, other: &str, usual: &BTreeSet<String>) -> u32 {
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().filter(|word| !usual.contains(*word)).map(str::to_owned).collect()
    };
    let (one, mut other) = (words(one), words(other));
    let count = one.len() + other.len();
    let mut both = 0;
    for word in one {
        if let Some(at) = other.iter().position(|known| *known == word) {
            other.swap_remove(at);
            both += 2;
        }
    }
    u32::try_from(both * 100 / count.max(1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_words_in_common_make_texts_alike() {
        let usual: BTreeSet<String> = ["crm", "doit"].map(str::to_owned).into();
        let of = |one: &str, other: &str| alike(&folded(one), &folded(other), &usual);
        assert!(of("Licences", "Licences CRM") >= ALIKE);
        assert!(of("Le CRM doit dater les relances.", "Le CRM doit dater toutes les relances.") >= ALIKE);
        assert!(of("Le CRM doit archiver les comptes.", "Le CRM doit lister les comptes dormants.") < ALIKE);
        assert!(of("Chaque devis porte sa date de validité.", "Le CRM doit archiver une affaire.") < ALIKE);
        assert_eq!(of("Le CRM doit", ""), 0);
    }
}
