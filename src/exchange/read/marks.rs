//! What do people put on a workbook beside the contents of its cells? Comments, rows and columns that
//! are hidden, texts that are struck through: the library tells none of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::book::Marks;
use super::links;
use super::ods_marks::{self, Beside};
use super::struck::{self, Runs};
use super::xml::{self, Met, Tag};
use super::{COLUMN_LIMIT, UNPACKED_LIMIT};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What stands on a sheet of Excel beside the contents of its cells.
#[derive(Default)]
pub struct Found {
    /// What people put there.
    pub marks: Marks,
    /// Cells of which a part is struck through.
    pub runs: BTreeMap<(u32, usize), Runs>,
}

/// The marks of each sheet of a workbook of Excel, by its name.
pub fn of_excel(bytes: &[u8]) -> BTreeMap<String, Found> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let workbook = part(&mut archive, "xl/workbook.xml");
    let targets = relations(&mut archive, "xl/workbook.xml");
    let of_texts = targets.values().find(|(kind, _)| kind.ends_with("/sharedStrings"));
    let shared = of_texts.map(|(_, path)| struck::shared(&part(&mut archive, path))).unwrap_or_default();
    let mut found = BTreeMap::new();
    let sheets = opened(&workbook, "sheet", |tag| Some((tag.attribute("name")?, tag.attribute("id")?)));
    for (name, id) in sheets {
        let Some((_, path)) = targets.get(&id) else { continue };
        let sheet = part(&mut archive, path);
        let mut marks = hidden(&sheet);
        let runs = struck::cells(&sheet, &shared);
        for (kind, target) in relations(&mut archive, path).into_values() {
            if kind.ends_with("/comments") {
                comments(&part(&mut archive, &target), &mut marks);
            }
        }
        marks.links = links::of_sheet(&sheet, &addresses(&mut archive, path));
        found.insert(name, Found { marks, runs });
    }
    found
}

/// The same of a workbook of LibreOffice, with the cells that are merged.
pub fn of_libreoffice(bytes: &[u8]) -> BTreeMap<String, Beside> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let styles = part(&mut archive, "styles.xml");
    ods_marks::of(&styles, &part(&mut archive, "content.xml"))
}

/// What is read of each tag of that name.
fn opened<T>(xml: &str, name: &str, read: impl Fn(&Tag<'_>) -> Option<T>) -> Vec<T> {
    let mut found = Vec::new();
    xml::walk(xml, |met| {
        if let Met::Opens(tag) = met
            && tag.is(name)
        {
            found.extend(read(&tag));
        }
        true
    });
    found
}

/// Rows and columns that a sheet of Excel hides.
fn hidden(xml: &str) -> Marks {
    let mut marks = Marks::default();
    let mut next = 0_u32;
    xml::walk(xml, |met| {
        let Met::Opens(tag) = met else { return true };
        let is_hidden = || tag.attribute("hidden").is_some_and(|said| matches!(said.as_str(), "1" | "true"));
        if tag.is("row") {
            let row = tag.number::<u32>("r").and_then(|row| row.checked_sub(1)).unwrap_or(next);
            next = row.saturating_add(1);
            if is_hidden() {
                marks.hidden_rows.insert(row);
            }
        } else if tag.is("col") && is_hidden() {
            let first = tag.number::<u32>("min").unwrap_or(1).max(1) - 1;
            let last = tag.number("max").unwrap_or(first.saturating_add(1)).min(COLUMN_LIMIT);
            marks.hidden_columns.extend((first..last).map(|column| column as usize));
        }
        true
    });
    marks
}

/// Comments of cells, `<comment ref="B2">` with texts in it.
fn comments(xml: &str, marks: &mut Marks) {
    let mut current: Option<((u32, usize), String)> = None;
    let mut in_text = false;
    xml::walk(xml, |met| {
        match met {
            Met::Opens(tag) if tag.is("comment") => {
                current = tag.attribute("ref").and_then(|name| place(&name)).map(|at| (at, String::new()));
            }
            Met::Opens(tag) => in_text = tag.is("t"),
            Met::Closes("comment") => {
                if let Some((at, text)) = current.take().filter(|(_, text)| !text.trim().is_empty()) {
                    marks.comments.insert(at, text.trim().to_owned());
                }
            }
            Met::Closes(_) => in_text = false,
            Met::Text(text) => {
                if let (Some((_, said)), true) = (&mut current, in_text) {
                    said.push_str(text);
                }
            }
        }
        true
    });
}

/// `B2` is row 1 and column 1, from 0.
pub(super) fn place(name: &str) -> Option<(u32, usize)> {
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
    xml::decoded(&bytes)
}

/// What a part relates to: by id, the kind and the path.
fn relations(archive: &mut Archive<'_>, path: &str) -> BTreeMap<String, (String, String)> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let xml = part(archive, &format!("{folder}/_rels/{file}.rels"));
    let of = |tag: &Tag<'_>| {
        let target = tag.attribute("Target")?;
        Some((tag.attribute("Id")?, (tag.attribute("Type")?, resolved(folder, &target))))
    };
    opened(&xml, "Relationship", of).into_iter().collect()
}

/// What a part relates to outside the workbook, by id, as it is written.
fn addresses(archive: &mut Archive<'_>, path: &str) -> BTreeMap<String, String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let xml = part(archive, &format!("{folder}/_rels/{file}.rels"));
    let of = |tag: &Tag<'_>| {
        let is_link = tag.attribute("Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
        Some((tag.attribute("Id")?, tag.attribute("Target").filter(|_| is_link)?))
    };
    opened(&xml, "Relationship", of).into_iter().collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_whatever_their_dress() {
        let xml = "<x:row r='3' hidden=\"1\"><c a=\"b\"/></x:row>\n<row hidden=\"0\" r=\"5\"/><col min=\"2\" max=\"3\" hidden=\"true\"/>";
        let marks = hidden(xml);
        assert_eq!(marks.hidden_rows.into_iter().collect::<Vec<_>>(), [2]);
        assert_eq!(marks.hidden_columns.into_iter().collect::<Vec<_>>(), [1, 2]);
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
