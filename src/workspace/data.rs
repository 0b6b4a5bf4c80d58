//! Which files do scenarios name beside the texts: examples, the source of a migration, a schema?

use std::collections::BTreeSet;
use std::path::{Component, Path};

use super::load::FILE_LIMIT;
use crate::exchange::read::{self, placed};
use crate::text::source::{Data, DataRow};
use crate::text::{Message, Sources, Span};

/// What the names of such files end with.
const TABLES: [&str; 4] = ["csv", "tsv", "xlsx", "ods"];
const TEXTS: [&str; 1] = ["json"];

/// Adds the files that the features and the phrases of a project name, in the order of their paths: whoever wants one
/// that is not there, or cannot be read, tells it where it is named.
pub fn beside(root: &Path, sources: &mut Sources) {
    let mut named = BTreeSet::new();
    let texts = sources.iter().filter(|(_, file)| file.readable);
    let texts = texts.filter(|(_, file)| file.path.ends_with(".feature") || file.path.ends_with(".steps.yaml"));
    for (_, text) in texts {
        for name in quoted(&text.text).filter(|name| kind(name).is_some()) {
            // Somebody may have meant the one that stands beside: then it is known by its own path, to be offered.
            let beside = text.path.rsplit_once('/').map(|(folder, _)| format!("{folder}/{name}"));
            named.extend([Some(name.to_owned()), beside].into_iter().flatten());
        }
    }
    for name in named {
        let (path, sheet) = parts(&name);
        if !is_inside(path) {
            continue;
        }
        if let Some((text, data)) = file(root, path, sheet) {
            sources.add_data(name.as_str(), text, data);
        }
    }
}

/// The path of a file, and the sheet of it that is meant.
fn parts(name: &str) -> (&str, Option<&str>) {
    name.split_once('#').map_or((name, None), |(path, sheet)| (path, Some(sheet)))
}

/// Is it a table (true), or another text? Nothing for what names no such file.
fn kind(name: &str) -> Option<bool> {
    let (path, _) = parts(name);
    let (stem, extension) = path.rsplit_once('.')?;
    let extension = extension.to_lowercase();
    let table = TABLES.contains(&extension.as_str());
    (!stem.is_empty() && (table || TEXTS.contains(&extension.as_str()))).then_some(table)
}

/// Does a path stay within the project, and out of what is hidden?
pub(super) fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.contains('\\')
        && parts.all(|part| match part {
            Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
            _ => false,
        })
}

/// What stands between quotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let pairs = [('«', '»'), ('"', '"'), ('“', '”')];
    text.lines().flat_map(move |line| {
        pairs.into_iter().flat_map(move |(open, close)| {
            let mut rest = line;
            std::iter::from_fn(move || {
                let (_, after) = rest.split_once(open)?;
                let (inner, behind) = after.split_once(close)?;
                rest = behind;
                Some(inner.trim())
            })
        })
    })
}

/// What a file holds; nothing where there is none.
fn file(root: &Path, path: &str, sheet: Option<&str>) -> Option<(String, Data)> {
    let whole = root.join(path);
    let metadata = std::fs::metadata(&whole).ok()?;
    if !metadata.is_file() {
        return None;
    }
    let unread = |message: Message| Some((String::new(), Data::Unread(message)));
    // A link may lead out of the project: what stands elsewhere is not its text.
    let real = std::fs::canonicalize(&whole).ok()?;
    if !std::fs::canonicalize(root).is_ok_and(|root| real.starts_with(root)) {
        return unread(Message::new("data-outside").with("file", path));
    }
    if metadata.len() > FILE_LIMIT {
        let limit = usize::try_from(FILE_LIMIT / (1024 * 1024)).unwrap_or(usize::MAX);
        return unread(Message::new("exchange-file-large").with("limit", limit).with("file", path));
    }
    let bytes = match std::fs::read(&whole) {
        Ok(bytes) => bytes,
        Err(error) => {
            return unread(Message::new("exchange-file-damaged").with("detail", error.to_string()).with("file", path));
        }
    };
    if kind(path) == Some(false) {
        return match String::from_utf8(bytes) {
            Ok(text) => Some((text, Data::Text)),
            Err(_) => unread(Message::new("exchange-file-encoding").with("line", 1_usize).with("file", path)),
        };
    }
    match placed::table(path, &bytes, sheet) {
        Ok(table) => {
            let span = |range: &std::ops::Range<usize>| Span::new(range.start, range.end);
            let cells = |row: &placed::Row| row.cells.iter().map(|(text, range)| (text.clone(), span(range))).collect();
            let rows = table.rows.iter().map(|row| DataRow { span: span(&row.range), cells: cells(row) }).collect();
            Some((table.text, Data::Table(rows)))
        }
        Err(placed::Fault::Read(error)) => unread(read::ReadError::message(&error, path)),
        Err(placed::Fault::NoSheet(known)) => {
            let message = Message::new("data-no-sheet").with("file", path).with("sheet", sheet.unwrap_or_default());
            unread(message.with("known", known.join(", ")))
        }
        Err(placed::Fault::SeveralSheets(known)) => {
            let first = known.first().cloned().unwrap_or_default();
            unread(
                Message::new("data-which-sheet")
                    .with("file", path)
                    .with("known", known.join(", "))
                    .with("first", first),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_the_project_is_read() {
        for inside in ["cas.csv", "features/données/cas.xlsx"] {
            assert!(is_inside(inside), "{inside}");
        }
        for outside in ["/etc/a.csv", "../a.csv", "a/../../b.csv", ".ouvrage/env.csv", "a\\b.csv"] {
            assert!(!is_inside(outside), "{outside}");
        }
        assert_eq!(parts("a.xlsx#Feuille 1"), ("a.xlsx", Some("Feuille 1")));
        assert_eq!((kind("a.CSV"), kind("a.json"), kind("a.pdf"), kind(".csv")), (Some(true), Some(false), None, None));
        let text = "le fichier « a.csv » et \"b.csv\"\nun “c.xlsx#d”, un « seul";
        assert_eq!(quoted(text).collect::<Vec<_>>(), ["a.csv", "b.csv", "c.xlsx#d"]);
    }
}
