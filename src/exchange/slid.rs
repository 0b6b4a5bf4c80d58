//! Have the ids of a sheet slid along its lines? A row inserted above, numbers typed anew: each line bears the
//! text of its neighbour, and would give it to another artifact with all that links to it.

use std::collections::BTreeSet;

use super::identify::{Identified, Identity};
use super::lines::What;
use super::reconcile::SheetLines;
use super::simulation::Said;
use crate::text::Message;

/// What a line is, where its id and its text name two artifacts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renumbered {
    /// Nobody said: these lines are refused.
    #[default]
    Refused,
    /// The one whose text it bears.
    ByText,
    /// The one whose id it bears: the texts change.
    ById,
}

/// Ids that have slid on one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The first of them, as the sheet has it.
    pub first: String,
    /// How many lines it concerns.
    pub lines: usize,
    /// By how many lines the texts would move in the project, where all move alike.
    pub by: Option<i64>,
    /// What was asked for.
    pub renumbered: Renumbered,
}

/// What a line of such a sheet is.
enum Part {
    /// It bears the text of this artifact, which no line with its id bears any more.
    Moved(usize),
    /// The text that its artifact had moved to another line.
    Left,
    /// Its id is new.
    New,
}

/// Finds the sheets whose ids have slid, and makes of their lines what was asked for.
pub fn settle(sheets: &mut [SheetLines<'_>], renumbered: Renumbered) -> Vec<Option<Slide>> {
    let parts: Vec<Vec<(usize, Part)>> = (0..sheets.len()).map(|at| parts(sheets, at)).collect();
    let slides = sheets.iter().zip(&parts).map(|(sheet, parts)| slide(sheet, parts, renumbered)).collect();
    for (sheet, parts) in sheets.iter_mut().zip(parts) {
        for (position, part) in parts {
            let name = sheet.name(&part);
            let Some(line) = sheet.lines.get_mut(position) else { continue };
            match renumbered {
                Renumbered::ById => {}
                Renumbered::Refused => line.identity = Identity::Refused(vec![refusal(line, &part, name)]),
                Renumbered::ByText => by_text(line, &part, name),
            }
        }
    }
    slides
}

impl SheetLines<'_> {
    /// How people call the artifact whose text moved.
    fn name(&self, part: &Part) -> String {
        let Part::Moved(at) = part else { return String::new() };
        self.held.get(*at).map(|held| held.name(self.grid)).unwrap_or_default()
    }
}

/// The lines of a sheet that a slide concerns, by their position; none where there is none.
fn parts(sheets: &[SheetLines<'_>], at: usize) -> Vec<(usize, Part)> {
    let Some(sheet) = sheets.get(at) else { return Vec::new() };
    let of_grid = sheets.iter().filter(|other| other.grid.name == sheet.grid.name);
    // Artifacts whose text some line with their id still bears.
    let kept: BTreeSet<usize> = of_grid
        .flat_map(|other| other.lines.iter())
        .filter_map(|line| match line.identity {
            Identity::Held { at, .. } if !line.differs => Some(at),
            _ => None,
        })
        .collect();
    let moved = |line: &Identified| line.same_text.or(line.alike).filter(|text| !kept.contains(text));
    let items = || sheet.lines.iter().enumerate().filter(|(_, line)| line.line.what == What::Item);
    let by_id = |line: &Identified| matches!(line.identity, Identity::Held { by_title: false, .. });
    // A new id alone on the text of another artifact is a change of name, and told as such.
    if !items().any(|(_, line)| line.differs && by_id(line) && moved(line).is_some()) {
        return Vec::new();
    }
    let targets: BTreeSet<usize> = items().filter_map(|(_, line)| moved(line)).collect();
    let part = |line: &Identified| match line.identity {
        Identity::Held { at, by_title: false } if line.differs => {
            moved(line).map(Part::Moved).or_else(|| targets.contains(&at).then_some(Part::Left))
        }
        Identity::New { id: Some(_), .. } => Some(moved(line).map_or(Part::New, Part::Moved)),
        _ => None,
    };
    items().filter_map(|(position, line)| Some((position, part(line)?))).collect()
}

fn slide(sheet: &SheetLines<'_>, parts: &[(usize, Part)], renumbered: Renumbered) -> Option<Slide> {
    let lines = || parts.iter().filter_map(|(position, part)| Some((sheet.lines.get(*position)?, part)));
    let (first, _) = lines().next()?;
    let step = |(line, part): (&Identified, &Part)| match (&line.identity, part) {
        (Identity::Held { at, .. }, Part::Moved(text)) => {
            Some(i64::try_from(*at).unwrap_or_default() - i64::try_from(*text).unwrap_or_default())
        }
        _ => None,
    };
    let steps: BTreeSet<i64> = lines().filter_map(step).collect();
    let by = steps.first().copied().filter(|_| steps.len() == 1);
    Some(Slide { first: first.written.clone().unwrap_or_default(), lines: parts.len(), by, renumbered })
}

fn refusal(line: &Identified, part: &Part, name: String) -> Said {
    let message = match part {
        Part::Moved(_) => Message::new("exchange-refused-slid").with("name", name),
        Part::Left => Message::new("exchange-refused-slid-left"),
        Part::New => Message::new("exchange-refused-slid-new"),
    };
    let message = message.with("value", line.written.clone().unwrap_or_default());
    Said { cell: Some(line.cell.clone()), message }
}

/// The line is the artifact whose text it bears; where it bears that of none, it is new.
fn by_text(line: &mut Identified, part: &Part, name: String) {
    let written = line.written.clone().unwrap_or_default();
    let note = match part {
        Part::Moved(at) => {
            line.identity = Identity::Held { at: *at, by_title: true };
            Message::new("exchange-note-slid").with("name", name)
        }
        Part::Left => {
            line.identity = Identity::New { id: None, numbered: true };
            Message::new("exchange-note-slid-new")
        }
        // Nothing has the id of it.
        Part::New => return,
    };
    line.notes.push(Said { cell: Some(line.cell.clone()), message: note.with("value", written) });
}
