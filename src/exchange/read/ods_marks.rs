//! What people put on a workbook of LibreOffice beside the contents of its cells, and the cells that they merged.
//! Its tags say how often they
//! stand for the same, and its styles what is struck through.

use std::collections::{BTreeMap, BTreeSet};

use super::super::book::{Marks, Merge};
use super::struck::Runs;
use super::xml::{self, Met, Tag};
use super::{CELL_LIMIT, COLUMN_LIMIT};

/// Rows that one tag may hide: more stand under the last line of a sheet.
const ROW_LIMIT: u32 = 100_000;

/// Blanks that one tag may stand for.
const MOST_BLANKS: usize = 1_000;

/// Merged cells of a sheet that are kept: nobody merges so many by hand.
const MERGE_LIMIT: usize = 5_000;

/// What stands on a sheet beside the contents of its cells.
#[derive(Default)]
pub struct Beside {
    /// What people put there.
    pub marks: Marks,
    /// Cells that are shown as one.
    pub merges: Vec<Merge>,
    /// Cells that hold a percentage, by row and column.
    pub percents: BTreeSet<(u32, u32)>,
    /// Cells of which a part is struck through.
    pub runs: BTreeMap<(u32, usize), Runs>,
}

/// What stands beside the contents of each sheet, by its name, of the styles and the contents of a workbook.
pub fn of(styles: &str, content: &str) -> BTreeMap<String, Beside> {
    let mut reading = Reading::default();
    for xml in [styles, content] {
        xml::walk(xml, |met| {
            reading.meet(&met);
            true
        });
    }
    reading.found
}

/// What is read, and where.
#[derive(Default)]
struct Reading {
    found: BTreeMap<String, Beside>,
    /// Styles, by their names: whether they strike through what they are of.
    styles: BTreeMap<String, bool>,
    /// The style whose properties are read.
    style: Option<String>,
    sheet: Sheet,
}

/// A place in a sheet.
#[derive(Default)]
struct Sheet {
    name: String,
    row: u32,
    column: u32,
    columns: u32,
    /// Where each run of columns ends, and whether its cells are struck through unless they say otherwise.
    column_styles: Vec<(u32, bool)>,
    row_repeats: u32,
    row_is_struck: Option<bool>,
    cell_repeats: u32,
    cell: Cell,
    /// The comment that is being read.
    comment: Option<String>,
    in_paragraph: bool,
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    is_struck: bool,
    /// For each of the spans that are open, whether it strikes its text through.
    spans: Vec<bool>,
    has_struck: bool,
    has_plain: bool,
    /// Its text, and how many paragraphs have begun in it.
    runs: Runs,
    paragraphs: usize,
}

impl Reading {
    fn meet(&mut self, met: &Met<'_>) {
        match met {
            Met::Opens(tag) => self.opens(tag),
            Met::Closes(name) => self.closes(name),
            Met::Text(text) => self.sheet.text(text),
        }
    }

    fn is_struck(&self, tag: &Tag<'_>, attribute: &str) -> Option<bool> {
        self.styles.get(&tag.attribute(attribute)?).copied()
    }

    fn marks(&mut self) -> &mut Marks {
        &mut self.found.entry(self.sheet.name.clone()).or_default().marks
    }

    /// Keeps the block of a cell that stands for several.
    fn merge(&mut self, tag: &Tag<'_>) {
        let spanned = |name: &str| tag.number::<u32>(name).unwrap_or(1).max(1) - 1;
        let (rows, columns) = (spanned("number-rows-spanned"), spanned("number-columns-spanned"));
        if rows == 0 && columns == 0 {
            return;
        }
        let start = (self.sheet.row, self.sheet.column);
        let merges = &mut self.found.entry(self.sheet.name.clone()).or_default().merges;
        if merges.len() < MERGE_LIMIT {
            merges.push(Merge { start, end: (start.0.saturating_add(rows), start.1.saturating_add(columns)) });
        }
    }

    /// Keeps that a cell holds a percentage, and those that it stands for.
    fn percent(&mut self, tag: &Tag<'_>) {
        if tag.attribute("value-type").as_deref() != Some("percentage") {
            return;
        }
        let Sheet { row, column, row_repeats, cell_repeats, .. } = self.sheet;
        let percents = &mut self.found.entry(self.sheet.name.clone()).or_default().percents;
        let end = column.saturating_add(cell_repeats).min(COLUMN_LIMIT);
        for row in row..row.saturating_add(row_repeats.min(ROW_LIMIT)) {
            if percents.len() > CELL_LIMIT {
                break;
            }
            percents.extend((column..end).map(|column| (row, column)));
        }
    }

    /// Keeps the text of a cell of which a part is struck through, and of those that it stands for.
    fn parts(&mut self, runs: Runs) {
        let Sheet { row, column, row_repeats, cell_repeats, .. } = self.sheet;
        let found = &mut self.found.entry(self.sheet.name.clone()).or_default().runs;
        let end = column.saturating_add(cell_repeats).min(COLUMN_LIMIT);
        for row in row..row.saturating_add(row_repeats.min(ROW_LIMIT)) {
            if found.len() > CELL_LIMIT {
                break;
            }
            found.extend((column..end).map(|column| ((row, column as usize), runs.clone())));
        }
    }

    fn opens(&mut self, tag: &Tag<'_>) {
        let is_hidden = || tag.attribute("visibility").is_some_and(|said| said != "visible");
        let repeats = |name: &str| tag.number::<u32>(name).unwrap_or(1);
        match tag.name().as_str() {
            "style" => {
                let inherited = self.is_struck(tag, "parent-style-name").unwrap_or_default();
                self.style = tag.attribute("name");
                self.styles.extend(self.style.clone().map(|name| (name, inherited)));
            }
            "text-properties" => {
                let line = tag.attribute("text-line-through-style").or_else(|| tag.attribute("text-line-through-type"));
                if let (Some(line), Some(style)) = (line, &self.style) {
                    self.styles.insert(style.clone(), line != "none");
                }
            }
            "table" => self.sheet = Sheet { name: tag.attribute("name").unwrap_or_default(), ..Sheet::default() },
            "table-column" => {
                let start = self.sheet.columns;
                let end = start.saturating_add(repeats("number-columns-repeated"));
                if is_hidden() {
                    self.marks().hidden_columns.extend((start..end.min(COLUMN_LIMIT)).map(|column| column as usize));
                }
                let is_struck = self.is_struck(tag, "default-cell-style-name").unwrap_or_default();
                self.sheet.columns = end;
                self.sheet.column_styles.push((end, is_struck));
            }
            "table-row" => {
                self.sheet.column = 0;
                self.sheet.row_repeats = repeats("number-rows-repeated");
                self.sheet.row_is_struck = self.is_struck(tag, "default-cell-style-name");
                if is_hidden() {
                    let start = self.sheet.row;
                    let end = start.saturating_add(self.sheet.row_repeats.min(ROW_LIMIT));
                    self.marks().hidden_rows.extend(start..end);
                }
            }
            "table-cell" | "covered-table-cell" => {
                let own = self.is_struck(tag, "style-name");
                let is_struck = own.or(self.sheet.row_is_struck).unwrap_or_else(|| self.sheet.column_is_struck());
                self.sheet.cell_repeats = repeats("number-columns-repeated");
                self.merge(tag);
                self.percent(tag);
                self.sheet.cell = Cell { is_struck, ..Cell::default() };
            }
            "annotation" => self.sheet.comment = Some(String::new()),
            "p" => self.sheet.paragraph(true),
            "line-break" => self.sheet.blank("\n"),
            "tab" => self.sheet.blank("\t"),
            "s" => self.sheet.blank(&" ".repeat(tag.number("c").unwrap_or(1).min(MOST_BLANKS))),
            "span" => {
                let is_struck = self.is_struck(tag, "style-name").unwrap_or_else(|| self.sheet.cell.is_in_struck());
                self.sheet.cell.spans.push(is_struck);
            }
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) {
        match name {
            "style" => self.style = None,
            "table-row" => self.sheet.row = self.sheet.row.saturating_add(self.sheet.row_repeats),
            "table-cell" | "covered-table-cell" => {
                let at = (self.sheet.row, self.sheet.column as usize);
                let Cell { has_struck, has_plain, runs, .. } = std::mem::take(&mut self.sheet.cell);
                match (has_struck, has_plain) {
                    (true, false) => drop(self.marks().struck.insert(at)),
                    (true, true) => self.parts(runs),
                    (false, _) => {}
                }
                self.sheet.column = self.sheet.column.saturating_add(self.sheet.cell_repeats);
            }
            "annotation" => {
                let text = self.sheet.comment.take().unwrap_or_default();
                let at = (self.sheet.row, self.sheet.column as usize);
                if !text.trim().is_empty() {
                    self.marks().comments.insert(at, text.trim().to_owned());
                }
            }
            "p" => self.sheet.paragraph(false),
            "span" => drop(self.sheet.cell.spans.pop()),
            _ => {}
        }
    }
}

impl Sheet {
    /// Does the style of the column strike its cells through?
    fn column_is_struck(&self) -> bool {
        let at = self.column_styles.partition_point(|(end, _)| *end <= self.column);
        self.column_styles.get(at).is_some_and(|(_, is_struck)| *is_struck)
    }

    fn paragraph(&mut self, opens: bool) {
        self.in_paragraph = opens;
        if opens && self.comment.is_none() {
            self.cell.paragraphs += 1;
            if self.cell.paragraphs > 1 {
                self.blank("\n");
            }
        }
        if let Some(comment) = &mut self.comment {
            comment.push(' ');
        }
    }

    /// A blank that is written as a tag.
    fn blank(&mut self, text: &str) {
        if self.in_paragraph && self.comment.is_none() {
            let is_struck = self.cell.is_in_struck();
            self.cell.runs.push(text, is_struck);
        }
    }

    fn text(&mut self, text: &str) {
        self.blank(text);
        match &mut self.comment {
            _ if !self.in_paragraph => {}
            Some(comment) => comment.push_str(text),
            None if text.trim().is_empty() => {}
            None if self.cell.is_in_struck() => self.cell.has_struck = true,
            None => self.cell.has_plain = true,
        }
    }
}

impl Cell {
    fn is_in_struck(&self) -> bool {
        self.spans.last().copied().unwrap_or(self.is_struck)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_rows_and_cells_of_libreoffice_are_counted() {
        let xml = "<table:table table:name=\"Feuille 1\"><table:table-column table:number-columns-repeated=\"2\"/>\
                   <table:table-column table:visibility=\"collapse\"/>\
                   <table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
                   <table:table-row table:visibility=\"filter\"><table:table-cell table:number-columns-repeated=\"3\"/>\
                   <table:table-cell><office:annotation><dc:creator>Jean</dc:creator><text:p>à <text:span>revoir</text:span>\
                   </text:p></office:annotation><text:p>Le CRM</text:p></table:table-cell></table:table-row></table:table>\
                   <table:table table:name=\"Deux\"><table:table-row table:visibility=\"collapse\"/></table:table>";
        let found = of("", xml);
        let (one, two) = (&found["Feuille 1"].marks, &found["Deux"].marks);
        assert_eq!(one.hidden_rows.iter().copied().collect::<Vec<_>>(), [2]);
        assert_eq!(one.hidden_columns.iter().copied().collect::<Vec<_>>(), [2]);
        let comments: Vec<_> = one.comments.iter().map(|(at, text)| (*at, text.as_str())).collect();
        assert_eq!(comments, [((2, 3), "à revoir")]);
        assert_eq!(two.hidden_rows.iter().copied().collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn what_is_struck_through_is_known_by_its_style() {
        let strike = |name: &str, more: &str| {
            format!(
                "<style:style style:name=\"{name}\"{more}><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
            )
        };
        let cell = |style: &str, text: &str| {
            let style = if style.is_empty() { String::new() } else { format!(" table:style-name=\"{style}\"") };
            format!("<table:table-cell{style}><text:p>{text}</text:p></table:table-cell>")
        };
        let span = |text: &str| format!("<text:span text:style-name=\"T1\">{text}</text:span>");
        let styles = strike("Barré", "");
        let own = strike("ce1", "")
            + &strike("T1", "")
            + "<style:style style:name=\"ce2\" style:parent-style-name=\"Barré\"/>\
                   <style:style style:name=\"ce3\"><style:text-properties style:text-line-through-style=\"none\"/></style:style>";
        let row: String = [
            cell("ce1", "un"),
            cell("ce2", "deux"),
            cell("ce3", "trois"),
            cell("", &span("quatre")),
            cell("", &format!("cinq {}", span("cinq"))),
            cell("", "six"),
            cell("ce1", ""),
        ]
        .concat();
        let columns = "<table:table-column table:number-columns-repeated=\"5\"/>\
                       <table:table-column table:default-cell-style-name=\"ce1\"/>";
        let content = format!(
            "{own}<table:table table:name=\"F\">{columns}<table:table-row>{row}</table:table-row></table:table>"
        );
        let found = of(&styles, &content);
        let struck: Vec<usize> = found["F"].marks.struck.iter().map(|(_, column)| *column).collect();
        assert_eq!(struck, [0, 1, 3, 5]);
    }
}
