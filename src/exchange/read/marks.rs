//! What do people put on a workbook beside the contents of its cells? Comments, rows and columns that
//! are hidden: the library tells none of it.
//!
//! Tags are looked at one by one, without building a tree: a part that is damaged says less, and stops
//! nothing, as its cells were read by then.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::book::Marks;
use super::{COLUMN_LIMIT, UNPACKED_LIMIT};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Rows that one tag may hide: more stand under the last line of a sheet.
const ROW_LIMIT: u32 = 100_000;

/// The marks of each sheet of a workbook of Excel, by its name.
pub fn of_excel(bytes: &[u8]) -> BTreeMap<String, Marks> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let workbook = part(&mut archive, "xl/workbook.xml");
    let targets = relations(&mut archive, "xl/workbook.xml");
    let mut found = BTreeMap::new();
    for tag in tags(&workbook).filter(|tag| tag.name == "sheet") {
        let (Some(name), Some(id)) = (tag.attribute("name"), tag.attribute("id")) else { continue };
        let Some((_, path)) = targets.get(&id) else { continue };
        let mut marks = hidden(&part(&mut archive, path));
        for (kind, target) in relations(&mut archive, path).into_values() {
            if kind.ends_with("/comments") {
                comments(&part(&mut archive, &target), &mut marks);
            }
        }
        found.insert(name, marks);
    }
    found
}

/// The same of a workbook of LibreOffice.
pub fn of_libreoffice(bytes: &[u8]) -> BTreeMap<String, Marks> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    of_content(&part(&mut archive, "content.xml"))
}

fn of_content(xml: &str) -> BTreeMap<String, Marks> {
    let mut found: BTreeMap<String, Marks> = BTreeMap::new();
    let mut sheet = Sheet::default();
    for tag in tags(xml) {
        if tag.name == "table" && !tag.closes {
            sheet = Sheet { name: tag.attribute("name").unwrap_or_default(), ..Sheet::default() };
        }
        sheet.meet(&tag, &mut found);
    }
    found
}

/// A place in a sheet of LibreOffice, whose tags say how often they stand for the same.
#[derive(Default)]
struct Sheet {
    name: String,
    row: u32,
    column: u32,
    columns: u32,
    row_repeats: u32,
    cell_repeats: u32,
    /// The comment that is being read.
    comment: Option<String>,
    in_paragraph: bool,
}

impl Sheet {
    fn meet(&mut self, tag: &Tag<'_>, found: &mut BTreeMap<String, Marks>) {
        let is_hidden = || tag.attribute("visibility").is_some_and(|said| said != "visible");
        let repeats = |name: &str| tag.attribute(name).and_then(|count| count.parse::<u32>().ok()).unwrap_or(1);
        match (tag.name, tag.closes) {
            ("table-column", false) => {
                let end = self.columns.saturating_add(repeats("number-columns-repeated"));
                if is_hidden() {
                    let marks = found.entry(self.name.clone()).or_default();
                    marks.hidden_columns.extend((self.columns..end.min(COLUMN_LIMIT)).map(|column| column as usize));
                }
                self.columns = end;
            }
            ("table-row", false) => {
                self.column = 0;
                self.row_repeats = repeats("number-rows-repeated");
                if is_hidden() {
                    let end = self.row.saturating_add(self.row_repeats.min(ROW_LIMIT));
                    found.entry(self.name.clone()).or_default().hidden_rows.extend(self.row..end);
                }
                if tag.alone {
                    self.row = self.row.saturating_add(self.row_repeats);
                }
            }
            ("table-row", true) => self.row = self.row.saturating_add(self.row_repeats),
            ("table-cell" | "covered-table-cell", false) => {
                self.cell_repeats = repeats("number-columns-repeated");
                if tag.alone {
                    self.column = self.column.saturating_add(self.cell_repeats);
                }
            }
            ("table-cell" | "covered-table-cell", true) => self.column = self.column.saturating_add(self.cell_repeats),
            ("annotation", false) => self.comment = Some(String::new()),
            ("annotation", true) => {
                let text = self.comment.take().unwrap_or_default();
                if !text.trim().is_empty() {
                    let marks = found.entry(self.name.clone()).or_default();
                    marks.comments.insert((self.row, self.column as usize), text.trim().to_owned());
                }
            }
            ("p", closes) => {
                self.in_paragraph = !closes && !tag.alone;
                if let Some(comment) = &mut self.comment {
                    comment.push(' ');
                }
            }
            _ => {}
        }
        if let (Some(comment), true) = (&mut self.comment, self.in_paragraph) {
            comment.push_str(&plain(tag.text));
        }
    }
}

/// Rows and columns that a sheet of Excel hides.
fn hidden(xml: &str) -> Marks {
    let mut marks = Marks::default();
    let mut next = 0_u32;
    for tag in tags(xml).filter(|tag| !tag.closes) {
        let number = |name: &str| tag.attribute(name).and_then(|text| text.parse::<u32>().ok());
        let is_hidden = || tag.attribute("hidden").is_some_and(|said| matches!(said.as_str(), "1" | "true"));
        match tag.name {
            "row" => {
                let row = number("r").and_then(|row| row.checked_sub(1)).unwrap_or(next);
                next = row.saturating_add(1);
                if is_hidden() {
                    marks.hidden_rows.insert(row);
                }
            }
            "col" if is_hidden() => {
                let first = number("min").unwrap_or(1).max(1) - 1;
                let last = number("max").unwrap_or(first + 1).min(COLUMN_LIMIT);
                marks.hidden_columns.extend((first..last).map(|column| column as usize));
            }
            _ => {}
        }
    }
    marks
}

/// Comments of cells, `<comment ref="B2">` with texts in it.
fn comments(xml: &str, marks: &mut Marks) {
    let mut current: Option<((u32, usize), String)> = None;
    for tag in tags(xml) {
        match (tag.name, tag.closes) {
            ("comment", false) => {
                current = tag.attribute("ref").and_then(|name| place(&name)).map(|at| (at, String::new()))
            }
            ("comment", true) => {
                if let Some((at, text)) = current.take().filter(|(_, text)| !text.trim().is_empty()) {
                    marks.comments.insert(at, text.trim().to_owned());
                }
            }
            ("t", false) => {
                if let Some((_, text)) = &mut current {
                    text.push_str(&plain(tag.text));
                }
            }
            _ => {}
        }
    }
}

/// `B2` is row 1 and column 1, from 0.
fn place(name: &str) -> Option<(u32, usize)> {
    let letters = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(letters);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let digit = letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1)?;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// The text of a part; nothing where there is none.
fn part(archive: &mut Archive<'_>, path: &str) -> String {
    let mut bytes = Vec::new();
    if let Ok(file) = archive.by_name(path) {
        // What is cut or damaged says what it still says.
        let _ = file.take(UNPACKED_LIMIT).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What a part relates to: by id, the kind and the path.
fn relations(archive: &mut Archive<'_>, path: &str) -> BTreeMap<String, (String, String)> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let xml = part(archive, &format!("{folder}/_rels/{file}.rels"));
    let of = |tag: Tag<'_>| {
        let target = tag.attribute("Target")?;
        Some((tag.attribute("Id")?, (tag.attribute("Type")?, resolved(folder, &target))))
    };
    tags(&xml).filter(|tag| tag.name == "Relationship").filter_map(of).collect()
}

/// `../comments1.xml` from the folder of a sheet.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A tag with the text behind it.
struct Tag<'a> {
    /// Its name without the prefix of its namespace.
    name: &'a str,
    attributes: &'a str,
    text: &'a str,
    /// `</row>`.
    closes: bool,
    /// `<row/>`.
    alone: bool,
}

impl Tag<'_> {
    /// An attribute, whatever its prefix.
    fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            let (key, after) = rest.split_once('=')?;
            let quote = after.trim_start().chars().next()?;
            let (value, next) = after.trim_start().get(1..)?.split_once(quote)?;
            let key = key.trim();
            if key.rsplit_once(':').map_or(key, |(_, local)| local) == name {
                return Some(plain(value));
            }
            rest = next;
        }
    }
}

fn tags(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    xml.split('<').skip(1).map(|piece| {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let closes = tag.starts_with('/');
        let alone = tag.ends_with('/');
        let tag = tag.trim_matches('/');
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        Tag { name: name.rsplit_once(':').map_or(name, |(_, local)| local), attributes, text, closes, alone }
    })
}

/// A text without the escapes of XML.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, next)) = after.split_once(';') else {
            out.push('&');
            rest = after;
            continue;
        };
        let number = || match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => u32::from_str_radix(hex.get(1..)?, 16).ok(),
            decimal => decimal.parse().ok(),
        };
        match name {
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "amp" => out.push('&'),
            "quot" => out.push('"'),
            "apos" => out.push('\''),
            _ => out.extend(number().and_then(char::from_u32)),
        }
        rest = next;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_whatever_their_dress() {
        let xml = "<x:row r='3' hidden=\"1\"><c a=\"b\"/></x:row>\n<row hidden=\"0\" r=\"5\"/><col min=\"2\" max=\"3\" hidden=\"true\"/>";
        let marks = hidden(xml);
        assert_eq!(marks.hidden_rows.into_iter().collect::<Vec<_>>(), [2]);
        assert_eq!(marks.hidden_columns.into_iter().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(plain("&lt;l&#39;&amp;&#xe9;&gt; & fin"), "<l'&é> & fin");
        assert_eq!((place("B2"), place("AA10"), place("b2"), place("7")), (Some((1, 1)), Some((9, 26)), None, None));
        assert_eq!(resolved("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
    }

    #[test]
    fn comments_are_read_with_all_their_runs() {
        let mut marks = Marks::default();
        let xml = "<comments><comment ref=\"B2\"><text><r><t>Jean:</t></r><r><t xml:space=\"preserve\"> à revoir</t></r></text>\
                   </comment><comment ref=\"C3\"><text/></comment></comments>";
        comments(xml, &mut marks);
        assert_eq!(marks.comments.into_iter().collect::<Vec<_>>(), [((1, 1), "Jean: à revoir".to_owned())]);
    }

    #[test]
    fn repeated_rows_and_cells_of_libreoffice_are_counted() {
        let xml = "<table:table table:name=\"Feuille 1\"><table:table-column table:number-columns-repeated=\"2\"/>\
                   <table:table-column table:visibility=\"collapse\"/>\
                   <table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
                   <table:table-row table:visibility=\"filter\"><table:table-cell table:number-columns-repeated=\"3\"/>\
                   <table:table-cell><office:annotation><dc:creator>Jean</dc:creator><text:p>à <text:span>revoir</text:span>\
                   </text:p></office:annotation><text:p>Le CRM</text:p></table:table-cell></table:table-row></table:table>\
                   <table:table table:name=\"Deux\"><table:table-row table:visibility=\"collapse\"/></table:table>";
        let found = of_content(xml);
        let (one, two) = (&found["Feuille 1"], &found["Deux"]);
        assert_eq!(one.hidden_rows.iter().copied().collect::<Vec<_>>(), [2]);
        assert_eq!(one.hidden_columns.iter().copied().collect::<Vec<_>>(), [2]);
        let comments: Vec<_> = one.comments.iter().map(|(at, text)| (*at, text.as_str())).collect();
        assert_eq!(comments, [((2, 3), "à revoir")]);
        assert_eq!(two.hidden_rows.iter().copied().collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn damaged_parts_say_nothing() {
        for xml in [
            "",
            "<",
            "<row hidden=",
            "<row hidden=\"1",
            "<row r=\"x\" hidden='1'>",
            "<col min=\"9999999999\" hidden=\"1\">",
        ] {
            assert!(hidden(xml).hidden_columns.len() < 2, "{xml}");
        }
        assert!(of_excel(b"PK").is_empty() && of_libreoffice(b"").is_empty());
    }
}
