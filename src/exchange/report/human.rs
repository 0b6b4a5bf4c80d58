//! The report that a project owner reads.

use super::super::book::letters;
use super::super::cell::Sense;
use super::super::cell::word::OPEN;
use super::super::columns::{Column, How};
use super::super::compare::shown;
use super::super::customs;
use super::super::mapping::quoted;
use super::super::merged;
use super::super::simulation::{
    Change, Changed, Counts, EARLIER, EARLIER_EMPTIED, Line, Outcome, REFUSED, Said, Simulation, UNKNOWN,
};
use super::super::synonyms::Sureness;
use crate::model::schema::OpenList;
use crate::syntax::edit::Value;
use crate::text::table::{self, Cell, Tone};
use crate::text::{Arg, Lang, Message, message};

/// Lines of one outcome that are printed; machines get all. What is new is told by its number: what
/// changes and what is refused wants to be read.
const fn printed(outcome: &Outcome) -> usize {
    if matches!(outcome, Outcome::New(_)) { 20 } else { 100 }
}

/// Remarks that are printed.
const REMARKS: usize = 40;
/// Cells of one remark that are named.
const NAMED_CELLS: usize = 3;
/// Characters of a value that are shown.
const WIDTH: usize = 160;

/// The report on one sheet. `width` is the terminal's; none, in a pipe.
/// `all`: every line, every cell.
pub fn sheet(file: &str, simulation: &Simulation, sense: &Sense<'_>, width: Option<usize>, all: bool) -> Vec<String> {
    let report = Report { simulation, sense, lang: sense.lang, all };
    let mut out = vec![report.title(file)];
    if let Some(name) = &simulation.mapping {
        out.push(report.text("exchange-report-mapping", &[("name", Arg::from(name))]));
    }
    if let Some(commit) = &simulation.stamp {
        let commit = crate::model::execution::short_commit(commit);
        out.push(report.text("exchange-report-stamp", &[("commit", Arg::from(commit))]));
    }
    out.push(String::new());
    out.extend(report.columns(width));
    if simulation.unsure {
        out.push(report.unsure());
        out.push(String::new());
    }
    out.extend(super::notices::lines(simulation, sense.lang));
    out.extend(super::refusals::lines(simulation, sense));
    out.extend(report.lines());
    out.extend(report.conflicts());
    out.extend(report.remarks());
    out.extend(report.own_words());
    if !simulation.absent.is_empty() {
        let names = clipped(&simulation.absent.join(", "));
        let args = [("count", Arg::from(simulation.absent.len())), ("names", Arg::from(names))];
        out.push(String::new());
        out.push(report.text("exchange-report-absent", &args));
    }
    out
}

/// « 12 nouvelles · 3 modifiées · 280 inchangées · 5 refusées ».
pub fn counts(counts: Counts, lang: Lang) -> String {
    let args = [
        ("new", Arg::from(counts.new)),
        ("changed", Arg::from(counts.changed)),
        ("unchanged", Arg::from(counts.unchanged)),
        ("refused", Arg::from(counts.refused)),
    ];
    say(lang, "exchange-report-counts", &args)
}

fn say(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    message::lookup(lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
}

struct Report<'a> {
    simulation: &'a Simulation,
    sense: &'a Sense<'a>,
    lang: Lang,
    /// Nothing is cut.
    all: bool,
}

impl Report<'_> {
    fn text(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        say(self.lang, id, args)
    }

    /// What is said where no head is known: a table may be pasted without its heads.
    fn unsure(&self) -> String {
        let labels: Vec<String> =
            self.simulation.grid.fields().iter().take(3).map(|field| field.label(self.lang)).collect();
        let row = (self.simulation.heads.0 + 1).to_string();
        let text =
            self.text("exchange-report-unsure", &[("row", Arg::from(row)), ("labels", Arg::from(labels.join(", ")))]);
        Tone::Warn.paint(&text)
    }

    fn title(&self, file: &str) -> String {
        let (first, last) = self.simulation.heads;
        let heads = if first == last {
            (last + 1).to_string()
        } else {
            let args = [("first", Arg::from((first + 1).to_string())), ("last", Arg::from((last + 1).to_string()))];
            self.text("exchange-report-heads", &args)
        };
        let args = [
            ("file", Arg::from(file)),
            ("sheet", Arg::from(&self.simulation.sheet)),
            ("grid", Arg::from(self.simulation.grid.label(self.lang))),
            ("heads", Arg::from(heads)),
        ];
        let id = if self.simulation.sheet.is_empty() { "exchange-report-text" } else { "exchange-report-sheet" };
        Tone::Strong.paint(&self.text(id, &args))
    }

    fn columns(&self, width: Option<usize>) -> Vec<String> {
        let head = |id: &str| self.text(id, &[]);
        let columns = [
            table::Column::short(head("exchange-head-column")),
            table::Column::wide(head("exchange-head-head")),
            table::Column::wide(head("exchange-head-field")),
            table::Column::wide(head("exchange-head-remark")),
        ];
        let told = self.simulation.columns.iter().filter(|column| !column.head.is_empty() || column.filled > 0);
        let rows: Vec<Vec<Cell>> = told.clone().map(|column| self.column(column)).collect();
        let mut out = table::lines(&columns, &rows, width);
        // A field that the table which is read gives already is not taken from the one beside it.
        let is_given = |label: &String| {
            let gives = |column: &Column| column.slot.as_ref().is_some_and(|slot| slot.label(self.lang) == *label);
            self.simulation.columns.iter().any(gives)
        };
        let is_lost = |column: &&Column| match &column.how {
            How::Unknown(_) | How::Parted(_) | How::MappedToNothing(_) => column.filled > 0,
            How::Beside(Some(label)) => column.filled > 0 && !is_given(label),
            _ => false,
        };
        let lost: Vec<&Column> = told.filter(is_lost).collect();
        out.extend(self.lost(&lost));
        out.push(String::new());
        out
    }

    /// How columns that no field takes come in: by the field that is near, else as one of the project.
    fn lost(&self, lost: &[&Column]) -> Vec<String> {
        let mut out = Vec::new();
        // A field that somebody has given to a column by hand is no advice for another one.
        let is_given = |label: &String| {
            let gives = |column: &Column| column.slot.as_ref().is_some_and(|slot| slot.label(self.lang) == *label);
            self.simulation.columns.iter().any(|column| column.how == How::Mapped && gives(column))
        };
        let field = |column: &Column| match &column.how {
            How::Unknown(Some(label)) | How::Parted(label) | How::Beside(Some(label)) if !is_given(label) => {
                Some(label.clone())
            }
            _ => None,
        };
        let near = lost.iter().filter_map(|column| Some((column, self.key_of(&field(column)?)?)));
        for (column, key) in near {
            let args = [("head", Arg::from(&column.head)), ("key", Arg::from(key))];
            out.push(self.text("exchange-columns-map", &args));
        }
        let others: Vec<&&Column> = lost.iter().filter(|column| field(column).is_none()).collect();
        let (others, headless): (Vec<&&Column>, Vec<&&Column>) =
            others.into_iter().partition(|column| !column.head.is_empty());
        if !headless.is_empty() {
            out.push(self.text("exchange-columns-headless", &[]));
        }
        // A head without a letter has no key to propose.
        let keyed: Vec<(&Column, String)> =
            others.iter().filter_map(|column| Some((**column, customs::proposed(&column.head)?))).collect();
        if !others.is_empty() && !self.simulation.grid.takes_customs() {
            out.push(self.text("exchange-columns-lost-list", &[]));
        } else if !keyed.is_empty() {
            out.push(self.text("exchange-columns-lost", &[]));
            out.push("    custom_fields:".to_owned());
            out.push(format!("      {}:", self.simulation.grid.name));
            let line =
                |(column, key): &(&Column, String)| format!("        - {}", customs::declared(&column.head, key));
            out.extend(keyed.iter().map(line));
        }
        if !out.is_empty() {
            out.insert(0, String::new());
        }
        out
    }

    /// The key of a field by its label.
    fn key_of(&self, label: &str) -> Option<String> {
        let fields = self.simulation.grid.fields();
        fields.iter().find(|field| field.label(self.lang) == label).map(|field| field.path())
    }

    fn column(&self, column: &Column) -> Vec<Cell> {
        let field = column.slot.as_ref().map(|slot| slot.label(self.lang)).unwrap_or_else(|| "—".to_owned());
        let count = [("count", Arg::from(column.filled))];
        let (remark, tone) = match &column.how {
            How::Named(Sureness::Exact | Sureness::Usual | Sureness::Common) => (String::new(), Tone::Plain),
            How::Named(_) => (self.text("exchange-column-near", &[]), Tone::Plain),
            How::Content => (self.text("exchange-column-content", &[]), Tone::Plain),
            How::Mapped if self.simulation.stamp.is_some() => (String::new(), Tone::Plain),
            How::Mapped if self.simulation.mapping.is_none() => (self.text("exchange-column-typed", &[]), Tone::Plain),
            How::Mapped => (self.text("exchange-column-mapped", &[]), Tone::Plain),
            How::Ignored => (self.text("exchange-column-ignored", &[]), Tone::Quiet),
            How::InPlace => (self.text("exchange-column-in-place", &[]), Tone::Plain),
            How::BehindId => (self.text("exchange-column-behind-id", &[]), Tone::Plain),
            How::Numbering => (self.text("exchange-column-numbering", &[]), Tone::Quiet),
            How::PartNumbers => (self.text("exchange-column-part-numbers", &[]), Tone::Quiet),
            How::LineTotal => (self.text("exchange-column-line-total", &[]), Tone::Plain),
            How::Yearly => (self.text("exchange-column-yearly", &[]), Tone::Plain),
            How::Taxes => (self.text("exchange-column-taxes", &count), Tone::Warn),
            How::Results => (self.text("exchange-column-results", &count), Tone::Warn),
            How::Parted(label) => {
                let [count] = count;
                (self.text("exchange-column-parted", &[count, ("near", Arg::from(label))]), Tone::Warn)
            }
            How::Beside(_) => (self.text("exchange-column-beside", &count), Tone::Warn),
            How::Rights => (self.text("exchange-column-rights", &[]), Tone::Plain),
            How::RightNames => (self.text("exchange-column-right-names", &[]), Tone::Plain),
            How::NoRights if column.filled == 0 => (self.text("exchange-column-empty", &[]), Tone::Quiet),
            How::NoRights => (self.text("exchange-column-no-rights", &count), Tone::Warn),
            How::Computed => (self.text("exchange-column-computed", &[]), Tone::Quiet),
            How::MappedToNothing(target) => {
                (self.text("exchange-column-nothing", &[("target", Arg::from(target))]), Tone::Warn)
            }
            How::Unknown(_) if column.filled == 0 => (self.text("exchange-column-empty", &[]), Tone::Quiet),
            How::Unknown(None) => (self.text("exchange-column-unknown", &count), Tone::Warn),
            How::Unknown(Some(near)) => {
                let [count] = count;
                let taken = self
                    .simulation
                    .columns
                    .iter()
                    .find(|other| other.slot.as_ref().is_some_and(|slot| slot.label(self.lang) == *near));
                let near = ("near", Arg::from(near));
                let text = match taken {
                    Some(other) => {
                        let by = ("by", Arg::from(&other.head));
                        self.text("exchange-column-unknown-taken", &[count, near, by])
                    }
                    None => self.text("exchange-column-unknown-near", &[count, near]),
                };
                (text, Tone::Warn)
            }
        };
        vec![
            Cell::new(letters(column.column), Tone::Quiet),
            match column.head.as_str() {
                "" => Cell::new(self.text("exchange-column-headless", &[]), Tone::Quiet),
                head => Cell::new(head, Tone::Plain),
            },
            Cell::new(field, tone),
            Cell::new(remark, tone),
        ]
    }

    fn lines(&self) -> Vec<String> {
        let mut out = Vec::new();
        let mut counts: std::collections::BTreeMap<&str, (usize, usize)> = std::collections::BTreeMap::new();
        let by_cause = super::refusals::told_by_cause(self.simulation, self.lang);
        let is_told = |line: &Line| match &line.outcome {
            Outcome::Unchanged { .. } => !line.notes.iter().any(Said::is_conflict),
            Outcome::Refused { .. } => line.rows.first().is_some_and(|row| by_cause.contains(row)),
            _ => false,
        };
        for (at, line) in self.simulation.lines.iter().enumerate() {
            if !self.all && is_told(line) {
                continue;
            }
            let (count, over) = counts.entry(line.outcome.key()).or_default();
            *count += 1;
            if self.all || *count <= printed(&line.outcome) {
                out.extend(self.line(at, line));
            } else {
                *over += 1;
            }
        }
        for (key, (_, over)) in counts.into_iter().filter(|(_, (_, over))| *over > 0) {
            let outcome = self.text(&format!("exchange-more-{key}"), &[("count", Arg::from(over))]);
            out.push(self.text("exchange-report-more-lines", &[("lines", Arg::from(outcome))]));
        }
        if !out.is_empty() {
            out.push(String::new());
        }
        out
    }

    /// « titre de section », with the fields that it fills and of how many lines.
    fn section(&self, at: usize) -> String {
        let under = self.simulation.lines.iter().skip(at + 1);
        let under = under.take_while(|line| !matches!(line.outcome, Outcome::Section));
        let mut set: Vec<(String, usize)> = Vec::new();
        for line in under.filter(|line| matches!(line.outcome, Outcome::New(_))) {
            for note in line.notes.iter().filter(|note| note.message.id == super::SECTION) {
                let text = note.message.text(self.lang);
                match set.iter_mut().find(|(known, _)| *known == text) {
                    Some((_, count)) => *count += 1,
                    None => set.push((text, 1)),
                }
            }
        }
        let sets = set.into_iter().map(|(text, count)| {
            self.text("exchange-report-section-sets", &[("set", Arg::from(text)), ("count", Arg::from(count))])
        });
        std::iter::once(self.text("exchange-report-section", &[])).chain(sets).collect::<Vec<_>>().join(" · ")
    }

    fn line(&self, at: usize, line: &Line) -> Vec<String> {
        let rows = match line.rows.as_slice() {
            [] => String::new(),
            [only] => (only + 1).to_string(),
            [first, .., last] => format!("{}–{}", first + 1, last + 1),
        };
        let place = self.text("exchange-report-line", &[("rows", Arg::from(rows))]);
        let (mark, tone, said) = match &line.outcome {
            Outcome::New(new) if new.numbered => {
                let given = self.text("exchange-outcome-numbered", &[]);
                ("+", Tone::Good, format!("{}, {given}", self.text("exchange-outcome-new", &[])))
            }
            Outcome::New(_) => ("+", Tone::Good, self.text("exchange-outcome-new", &[])),
            Outcome::Changed(Changed { by_title: true, .. }) => {
                ("~", Tone::Warn, self.text("exchange-outcome-by-title", &[]))
            }
            Outcome::Changed(_) => ("~", Tone::Warn, self.text("exchange-outcome-changed", &[])),
            Outcome::Unchanged { .. } if line.notes.iter().any(Said::is_conflict) => {
                ("?", Tone::Warn, self.text("exchange-outcome-aside", &[]))
            }
            Outcome::Unchanged { .. } => ("=", Tone::Quiet, self.text("exchange-outcome-unchanged", &[])),
            Outcome::Refused { .. } => ("✗", Tone::Bad, self.text("exchange-outcome-refused", &[])),
            Outcome::Gone { renamed, .. } => {
                let args: Vec<_> = renamed.iter().map(|id| ("id", Arg::from(id))).collect();
                let id = if renamed.is_some() { "exchange-report-renamed" } else { "exchange-report-gone" };
                ("·", Tone::Warn, self.text(id, &args))
            }
            Outcome::Section => ("·", Tone::Quiet, self.section(at)),
            Outcome::Legend => ("·", Tone::Quiet, self.text("exchange-report-legend", &[])),
            Outcome::Signature => ("·", Tone::Quiet, self.text("exchange-report-signature", &[])),
            Outcome::Withdrawn => ("·", Tone::Warn, self.text("exchange-report-withdrawn", &[])),
            Outcome::Total => ("·", Tone::Quiet, self.text("exchange-report-total", &[])),
            Outcome::Heads => ("·", Tone::Quiet, self.text("exchange-report-heads-again", &[])),
        };
        let name = if line.name.is_empty() { String::new() } else { format!("{} · ", clipped(&line.name)) };
        let mut out = vec![format!("{} {place} · {name}{said}", tone.paint(mark))];
        match &line.outcome {
            Outcome::Changed(changed) => {
                for change in &changed.changes {
                    let value = |text: &str| match text {
                        "" => self.text("exchange-report-empty", &[]),
                        text => clipped(text),
                    };
                    let cell = super::short_name(self.simulation, &change.cell);
                    let colon = if self.lang == Lang::Fr { "\u{a0}:" } else { ":" };
                    for [label, before, after] in self.told_of(change) {
                        out.push(format!("    {label}{colon} {} → {}  ({cell})", value(&before), value(&after)));
                    }
                }
            }
            Outcome::Refused { reasons } => {
                for reason in reasons {
                    let cell = reason.cell.as_ref().map(ToString::to_string).unwrap_or_default();
                    let gap = if cell.is_empty() { "" } else { "  " };
                    out.push(format!("    {cell}{gap}{}", reason.message.text(self.lang)));
                }
            }
            _ => {}
        }
        for note in line.notes.iter().filter(|note| note.is_conflict()) {
            let cell = note.cell.as_ref().map(|cell| format!("  ({})", super::short_name(self.simulation, cell)));
            out.push(format!("    {}{}", table::one_line(&note.message.text(self.lang)), cell.unwrap_or_default()));
        }
        out
    }

    /// Who settles what the grid and the project say, and how: told once, whatever the lines.
    fn conflicts(&self) -> Vec<String> {
        let notes = || self.simulation.lines.iter().flat_map(|line| &line.notes);
        let reasons = self.simulation.lines.iter().flat_map(|line| match &line.outcome {
            Outcome::Refused { reasons } => reasons.as_slice(),
            _ => &[],
        });
        let is_open = |ids: &[&str], said: &Said| ids.contains(&said.message.id);
        let is_aside = notes().any(|note| is_open(&[EARLIER, EARLIER_EMPTIED, UNKNOWN], note));
        let is_refused = reasons.into_iter().any(|reason| is_open(&REFUSED, reason));
        let is_unknown = notes().any(|note| is_open(&[UNKNOWN], note));
        let told = [(is_aside || is_refused, "exchange-report-conflicts"), (is_unknown, "exchange-report-unknown")];
        let mut out: Vec<String> =
            told.into_iter().filter(|(is_told, _)| *is_told).map(|(_, id)| self.text(id, &[])).collect();
        if !out.is_empty() {
            out.push(String::new());
        }
        out
    }

    /// What changes of a field, as people read it: of a list of records, what changes of each.
    fn told_of(&self, change: &Change) -> Vec<[String; 3]> {
        let Change { slot, before, after, .. } = change;
        let parts = merged::differences(slot, before.as_ref(), after.as_ref(), self.sense);
        if !parts.is_empty() {
            return parts;
        }
        let value = |value: &Option<Value>| shown(slot, value.as_ref(), self.sense);
        vec![[slot.label(self.lang), value(before), value(after)]]
    }

    /// The lines of ouvrage.yaml that declare the words which the lists of the project do not have.
    fn own_words(&self) -> Vec<String> {
        let said = |message: &Message, name: &str| {
            message.args.iter().find_map(|(key, arg)| match arg {
                Arg::Text(text) if *key == name => Some(text.clone()),
                _ => None,
            })
        };
        let notes = self.simulation.lines.iter().flat_map(|line| &line.notes).filter(|note| note.message.id == OPEN);
        let mut out = Vec::new();
        let told: Vec<(String, String)> =
            notes.filter_map(|note| Some((said(&note.message, "list")?, said(&note.message, "value")?))).collect();
        for list in OpenList::ALL {
            let own = self.sense.manifest.lists.get(&list).into_iter().flatten().cloned();
            let new = told.iter().filter(|(of, _)| of == list.key()).map(|(_, word)| word.clone());
            let known = own.collect::<Vec<String>>();
            let mut words = known.clone();
            for word in new {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            if words.len() > known.len() {
                let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
                out.push(format!("    {}: [{}]", list.key(), quoted.join(", ")));
            }
        }
        if !out.is_empty() {
            out.insert(0, self.text("exchange-report-own-words", &[]));
            out.insert(0, String::new());
        }
        out
    }

    fn remarks(&self) -> Vec<String> {
        let remarks = super::remarks(self.simulation, self.lang);
        if remarks.is_empty() {
            return Vec::new();
        }
        let mut out = vec![Tone::Strong.paint(&self.text("exchange-report-notes", &[]))];
        let over = if self.all { 0 } else { remarks.len().saturating_sub(REMARKS) };
        for (text, cells) in remarks.into_iter().take(if self.all { usize::MAX } else { REMARKS }) {
            let named = cells
                .iter()
                .take(if self.all { usize::MAX } else { NAMED_CELLS })
                .cloned()
                .collect::<Vec<_>>()
                .join(", ");
            let of = match cells.len() {
                0 => String::new(),
                count if self.all || count <= NAMED_CELLS => format!(" ({named})"),
                count => {
                    let args = [("cells", Arg::from(named)), ("count", Arg::from(count))];
                    format!(" · {}", self.text("exchange-report-more-cells", &args))
                }
            };
            out.push(format!("  {}{of}", table::one_line(&text)));
        }
        if over > 0 {
            out.push(self.text("exchange-report-more-remarks", &[("count", Arg::from(over))]));
        }
        out
    }
}

/// A text on one line, cut where it is long.
fn clipped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WIDTH {
        return line;
    }
    let cut: String = line.chars().take(WIDTH).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
}
