//! What would an import do? Line by line: new, changed field by field, unchanged, refused and why.

use super::book::CellName;
use super::columns::Column;
use super::grid::{Grid, Slot};
use super::holding::At;
use super::slid::Slide;
use crate::syntax::edit::Value;
use crate::text::Message;

/// What an import of one sheet would do.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// The sheet; empty for a text with separators.
    pub sheet: String,
    /// The grid that it was read as.
    pub grid: Grid,
    /// First and last row of the heads, from 0.
    pub heads: (u32, u32),
    /// What each column was taken for.
    pub columns: Vec<Column>,
    /// The lines, in the order of the sheet.
    pub lines: Vec<Line>,
    /// What is told of what stands beside the lines.
    pub beside: Vec<Said>,
    /// Name of the saved mapping that was used.
    pub mapping: Option<String>,
    /// No head is known: the line of the heads may be one of the lines.
    pub unsure: bool,
    /// The commit that the grid was exported at, when it is one of ours.
    pub stamp: Option<String>,
    /// Artifacts of the project that the grid no longer shows: nothing is removed.
    pub absent: Vec<String>,
    /// Rows above the heads that are not read, from 0, each with its first text.
    pub above: Vec<(u32, String)>,
    /// The ids have slid along the lines.
    pub slide: Option<Slide>,
    /// It looks like a text with separators of ours, which does not say what the project held when it went out,
    /// and some of its lines may undo what the project says since.
    pub forgetful: bool,
}

/// A line of the sheet.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its rows, from 0.
    pub rows: Vec<u32>,
    /// What people call what stands on it.
    pub name: String,
    /// What would become of it.
    pub outcome: Outcome,
    /// What its author should know.
    pub notes: Vec<Said>,
}

/// Something said of a cell, or of the line as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The cell.
    pub cell: Option<CellName>,
    /// What is said.
    pub message: Message,
}

/// What is said of a cell that is refused alone, while its line comes in.
pub const SET_ASIDE: &str = "exchange-note-set-aside";

/// What is said of a cell that goes back to what the project said before: set aside too, until somebody says whose value
/// holds.
pub const EARLIER: &str = "exchange-note-earlier";
/// The same where the project has no value any more.
pub const EARLIER_EMPTIED: &str = "exchange-note-earlier-emptied";

/// What is said of a cell that would overwrite what git does not know: set aside too, as nothing tells who wrote last.
pub const UNKNOWN: &str = "exchange-note-unknown";

/// What is said where a grid and the project say two things of a field: each is told under its line.
const CONFLICTS: &[&str] = &[
    EARLIER,
    EARLIER_EMPTIED,
    UNKNOWN,
    "exchange-note-earlier-mine",
    "exchange-note-earlier-project",
    "exchange-note-unknown-mine",
    "exchange-note-unknown-project",
    "exchange-note-conflict-mine",
    "exchange-note-conflict-project",
];

/// Why a line of a grid of ours is refused where both sides have changed a field of it.
pub const REFUSED: [&str; 2] = ["exchange-refused-conflict", "exchange-refused-conflict-base"];

/// What is said of an empty cell, where the project has a value.
pub const KEPT: &str = "exchange-note-kept";

impl Said {
    /// Does it tell what the grid and the project say, two things of one field?
    pub fn is_conflict(&self) -> bool {
        CONFLICTS.contains(&self.message.id)
    }
}

impl Line {
    /// Would it change what the project says, or leave what its author emptied?
    pub fn may_undo(&self) -> bool {
        matches!(self.outcome, Outcome::Changed(_)) || self.notes.iter().any(|note| note.message.id == KEPT)
    }
}

/// What would become of a line.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A new artifact.
    New(New),
    /// Fields of a known one change.
    Changed(Changed),
    /// All is there already.
    Unchanged {
        /// What it is.
        id: Option<String>,
    },
    /// Nothing of it is taken.
    Refused {
        /// Why, each with its cell.
        reasons: Vec<Said>,
    },
    /// The grid held it when it went out, the project has it no more: nothing is made anew.
    Gone {
        /// Its id, or what named it.
        key: String,
        /// The id that bears its text now.
        renamed: Option<String>,
    },
    /// The head of a section.
    Section,
    /// It sums others.
    Total,
    /// It explains the grid.
    Legend,
    /// It signs the grid.
    Signature,
    /// It says that nothing stands behind its id any more.
    Withdrawn,
    /// The heads once more.
    Heads,
}

/// A new artifact.
#[derive(Clone, Debug)]
pub struct New {
    /// Its id; none for what has no ids.
    pub id: Option<String>,
    /// The id was not in the sheet.
    pub numbered: bool,
    /// Its fields, in the order of the grid; those of a mapping by their path.
    pub fields: Vec<(Slot, Value)>,
}

/// A known artifact whose fields change.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Its id; none for what has no ids.
    pub id: Option<String>,
    /// Where it stands.
    pub at: At,
    /// It has no id in the sheet: it was known by its title.
    pub by_title: bool,
    /// The fields.
    pub changes: Vec<Change>,
}

/// A field that changes.
#[derive(Clone, Debug)]
pub struct Change {
    /// The field.
    pub slot: Slot,
    /// Its value in the project.
    pub before: Option<Value>,
    /// Its value in the sheet; none: it is emptied.
    pub after: Option<Value>,
    /// The cell.
    pub cell: CellName,
}

/// How many lines there are of each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// New artifacts.
    pub new: usize,
    /// Changed ones.
    pub changed: usize,
    /// Unchanged ones.
    pub unchanged: usize,
    /// Refused lines.
    pub refused: usize,
    /// Section heads, sums, repeated heads, what has gone from the project.
    pub other: usize,
}

impl Outcome {
    /// Its name for machines, and the tail of its messages.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Changed(_) => "changed",
            Self::Unchanged { .. } => "unchanged",
            Self::Refused { .. } => "refused",
            Self::Gone { .. } => "gone",
            Self::Section => "section",
            Self::Total => "total",
            Self::Legend => "legend",
            Self::Signature => "signature",
            Self::Withdrawn => "withdrawn",
            Self::Heads => "heads",
        }
    }

    /// The id of the artifact.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::New(new) => new.id.as_deref(),
            Self::Changed(changed) => changed.id.as_deref(),
            Self::Unchanged { id } => id.as_deref(),
            Self::Gone { key, .. } => Some(key),
            _ => None,
        }
    }
}

impl Simulation {
    /// How many lines there are of each outcome.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for line in &self.lines {
            let count = match line.outcome {
                Outcome::New(_) => &mut counts.new,
                Outcome::Changed(_) => &mut counts.changed,
                Outcome::Unchanged { .. } => &mut counts.unchanged,
                Outcome::Refused { .. } => &mut counts.refused,
                Outcome::Gone { .. }
                | Outcome::Section
                | Outcome::Total
                | Outcome::Legend
                | Outcome::Signature
                | Outcome::Withdrawn
                | Outcome::Heads => &mut counts.other,
            };
            *count += 1;
        }
        counts
    }
}

impl Simulation {
    /// Cells that are refused alone.
    pub fn cells_set_aside(&self) -> usize {
        let is_aside = |note: &&Said| [SET_ASIDE, EARLIER, EARLIER_EMPTIED, UNKNOWN].contains(&note.message.id);
        self.lines.iter().flat_map(|line| &line.notes).filter(is_aside).count()
    }

    /// Lines that say something and that nothing is made of: sums, and what has gone from the project.
    pub fn left_out(&self) -> usize {
        let left = |line: &&Line| {
            matches!(line.outcome, Outcome::Total | Outcome::Signature | Outcome::Withdrawn | Outcome::Gone { .. })
        };
        self.lines.iter().filter(left).count()
    }
}

impl Counts {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            new: self.new + other.new,
            changed: self.changed + other.changed,
            unchanged: self.unchanged + other.unchanged,
            refused: self.refused + other.refused,
            other: self.other + other.other,
        }
    }

    /// Would anything be written?
    pub const fn writes(self) -> bool {
        self.new + self.changed > 0
    }
}
