//! How do rows of text stand in columns on a terminal, or plainly in a pipe?
//!
//! A cell is a text and a look; widths count what is seen. On a terminal the table fits its width:
//! long columns are wrapped at words. In a pipe nothing is cut and nothing is drawn.

use unicode_width::UnicodeWidthStr;

/// How a cell looks on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As the rest.
    #[default]
    Plain,
    /// To be seen first.
    Strong,
    /// To be seen last.
    Quiet,
    /// Proved, done.
    Good,
    /// To be looked at.
    Warn,
    /// Wrong.
    Bad,
}

impl Tone {
    /// Its style.
    pub const fn style(self) -> anstyle::Style {
        match self {
            Self::Plain => anstyle::Style::new(),
            Self::Strong => anstyle::Style::new().bold(),
            Self::Quiet => anstyle::Style::new().dimmed(),
            Self::Good => anstyle::AnsiColor::Green.on_default(),
            Self::Warn => anstyle::AnsiColor::Yellow.on_default(),
            Self::Bad => anstyle::AnsiColor::Red.on_default().bold(),
        }
    }

    /// A text in that tone.
    pub fn paint(self, text: &str) -> String {
        if self == Self::Plain || text.is_empty() {
            return text.to_owned();
        }
        let style = self.style();
        format!("{style}{text}{style:#}")
    }
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, on one line.
    pub text: String,
    /// Its look.
    pub tone: Tone,
}

impl Cell {
    /// A cell of that text, which a control character must not turn into an order to the terminal.
    pub fn new(text: impl AsRef<str>, tone: Tone) -> Self {
        Self { text: one_line(text.as_ref()), tone }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::new(text, Tone::Plain)
    }
}
impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text, Tone::Plain)
    }
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Numbers stand on the right.
    pub right: bool,
    /// Wrapped last: ids, dates, states.
    pub whole: bool,
}

impl Column {
    /// A column whose texts may be wrapped.
    pub fn wide(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A column of short words.
    pub fn short(title: impl Into<String>) -> Self {
        Self { title: title.into(), whole: true, ..Self::default() }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<String>) -> Self {
        Self { title: title.into(), right: true, whole: true }
    }
}

/// Spaces between two columns.
const GAP: usize = 2;
/// A column that may be wrapped is not narrower while others can be.
const NARROWEST: usize = 12;

/// The lines of a table. `width`: the terminal's; none, in a pipe.
pub fn lines(columns: &[Column], rows: &[Vec<Cell>], width: Option<usize>) -> Vec<String> {
    let widths = widths(columns, rows, width);
    let head: Vec<Cell> = columns.iter().map(|column| Cell::new(&column.title, Tone::Strong)).collect();
    let mut out = row(columns, &widths, &head);
    if width.is_some() {
        let whole = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        out.push(Tone::Quiet.paint(&"─".repeat(whole)));
    }
    for cells in rows {
        out.extend(row(columns, &widths, cells));
    }
    out
}

/// Each column as wide as its widest cell, then the widest ones narrowed until all fit: first those that
/// may be wrapped, then the others; none under its longest word.
fn widths(columns: &[Column], rows: &[Vec<Cell>], limit: Option<usize>) -> Vec<usize> {
    let texts = |i: usize| {
        let head = columns.get(i).map(|column| column.title.as_str());
        rows.iter().filter_map(move |row| row.get(i)).map(|cell| cell.text.as_str()).chain(head)
    };
    let mut widths: Vec<usize> = (0..columns.len()).map(|i| texts(i).map(str::width).max().unwrap_or(0)).collect();
    let Some(limit) = limit else { return widths };
    let word = |i: usize| texts(i).flat_map(|text| text.split(' ')).map(str::width).max().unwrap_or(0);
    for wrapped_only in [true, false] {
        let least: Vec<usize> = (0..columns.len())
            .map(|i| match (wrapped_only, columns[i].whole) {
                (true, true) => widths[i],
                (true, false) => word(i).max(NARROWEST).min(widths[i]),
                (false, _) => word(i).min(widths[i]),
            })
            .collect();
        narrow(&mut widths, &least, limit.saturating_sub(GAP * columns.len().saturating_sub(1)));
    }
    widths
}

/// Narrows the widest columns until all fit in `limit`, none under its least width.
fn narrow(widths: &mut [usize], least: &[usize], limit: usize) {
    loop {
        let Some(over) = widths.iter().sum::<usize>().checked_sub(limit).filter(|over| *over > 0) else { return };
        let mut order: Vec<usize> = (0..widths.len()).filter(|i| widths[*i] > least[*i]).collect();
        order.sort_by_key(|i| std::cmp::Reverse(widths[*i]));
        let Some(first) = order.first().copied() else { return };
        // Down to the next widest one, so that long columns share what is missing.
        let next = order.get(1).map_or(0, |second| widths[*second]);
        let step = (widths[first] - next.min(widths[first])).max(1).min(over);
        widths[first] = (widths[first] - step).max(least[first]);
    }
}

fn row(columns: &[Column], widths: &[usize], cells: &[Cell]) -> Vec<String> {
    let wrapped: Vec<Vec<String>> = widths
        .iter()
        .enumerate()
        .map(|(i, width)| cells.get(i).map_or_else(Vec::new, |cell| wrap(&cell.text, *width)))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let last = widths.len().saturating_sub(1);
    (0..height)
        .map(|line| {
            let mut out = String::new();
            for (i, width) in widths.iter().enumerate() {
                let text = wrapped[i].get(line).map_or("", String::as_str);
                let tone = cells.get(i).map_or(Tone::Plain, |cell| cell.tone);
                let space = " ".repeat(width.saturating_sub(text.width()));
                let painted = tone.paint(text);
                match (columns[i].right, i == last) {
                    (true, _) => out.push_str(&format!("{space}{painted}")),
                    (false, true) => out.push_str(&painted),
                    (false, false) => out.push_str(&format!("{painted}{space}")),
                }
                if i != last {
                    out.push_str(&" ".repeat(GAP));
                }
            }
            out.trim_end().to_owned()
        })
        .collect()
}

/// A text as lines of at most `width` columns, broken at spaces; a longer word stands alone, whole.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A text on one line, without control characters.
pub fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Only plain spaces are folded together: no-break ones belong to the typography.
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(width: Option<usize>) -> Vec<String> {
        let columns = [Column::short("Id"), Column::wide("Titre"), Column::number("Jours")];
        let rows = [
            vec!["EXG-001".into(), "Refuser un second compte de même SIRET".into(), "12".into()],
            vec!["EXG-002".into(), "Court".into(), Cell::new("3", Tone::Bad)],
        ];
        lines(&columns, &rows, width)
    }

    fn plain(lines: &[String]) -> Vec<String> {
        lines.iter().map(|line| anstream::adapter::strip_str(line).to_string()).collect()
    }

    #[test]
    fn in_a_pipe_nothing_is_cut() {
        let lines = plain(&table(None));
        assert_eq!(lines[0], "Id       Titre                                   Jours");
        assert_eq!(lines[1], "EXG-001  Refuser un second compte de même SIRET     12");
        assert_eq!(lines[2], "EXG-002  Court                                       3");
    }

    #[test]
    fn on_a_terminal_long_texts_are_wrapped_at_words_and_short_ones_stay() {
        let lines = plain(&table(Some(36)));
        assert!(lines.iter().all(|line| line.width() <= 36), "{lines:#?}");
        assert_eq!(lines[2], "EXG-001  Refuser un second        12");
        assert_eq!(lines[3], "         compte de même SIRET");
    }

    #[test]
    fn a_narrow_terminal_breaks_nothing() {
        for width in [0, 1, 10, 20] {
            assert!(table(Some(width)).len() >= 4);
        }
        assert_eq!(Cell::new("a\u{1b}[31mb\n c\u{a0}d", Tone::Plain).text, "a [31mb c\u{a0}d");
    }
}
