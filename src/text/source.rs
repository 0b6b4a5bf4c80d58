//! Which file, which bytes, which line and column?

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Message;

/// A half-open range of bytes in one text.
///
/// Half as long as two `usize`: a big project has some hundred thousand of them. No text of four gigabytes is ever
/// read; a byte beyond that is told as the last one that can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: narrowed(start), end: narrowed(end) }
    }

    /// First byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end as usize
    }
}

const fn narrowed(byte: usize) -> u32 {
    if byte < u32::MAX as usize { byte as u32 } else { u32::MAX }
}

/// The number of a file in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// Some bytes of some file: where a value, a name or a mistake stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The bytes in it.
    pub span: Span,
}

impl Place {
    /// The bytes `start..end` of `file`.
    pub const fn new(file: FileId, start: usize, end: usize) -> Self {
        Self { file, span: Span::new(start, end) }
    }
}

/// A line and a column as editors count them: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
}

/// What a file holds that scenarios name: examples, the source of a migration, a schema.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// A table: its rows that hold something.
    Table(Vec<DataRow>),
    /// A text of another kind.
    Text,
    /// It is there and cannot be read: why.
    Unread(Message),
    /// A file of any kind that is attached to an artifact: its text is the sum of its bytes. Or why it cannot be read.
    Attached(Option<Message>),
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataRow {
    /// Where it begins and ends.
    pub span: Span,
    /// Its cells: what each shows, and where it stands.
    pub cells: Vec<(String, Span)>,
}

/// One text of the project with the starts of its lines.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the project's folder, with `/` on every system.
    pub path: Arc<str>,
    /// The text as read.
    pub text: Arc<str>,
    /// False for a file that is there for messages only: it could not be read whole, or is no specification.
    pub readable: bool,
    /// What it holds, where it is no text of the project but a file that scenarios name.
    pub data: Option<Arc<Data>>,
    line_starts: Arc<[usize]>,
}

impl SourceFile {
    /// A file at `path` that holds `text`.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        let bytes = text.as_bytes();
        // LF, CRLF, or CR alone: what reads the text takes each for the end of a line.
        let ends = || {
            let ends = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
            memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends)
        };
        let mut line_starts = Vec::with_capacity(ends().count() + 1);
        line_starts.push(0);
        line_starts.extend(ends().map(|at| at + 1));
        Self { path: path.into(), readable: true, data: None, line_starts: line_starts.into(), text }
    }

    /// Has it the same path and text as another reading, and were both read as far?
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.readable == other.readable && self.path == other.path && self.text == other.text
    }

    /// The line of a byte, from 1, and how many bytes of it come before: known at once, however long the line is.
    pub fn line(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= byte).max(1);
        (line, byte - self.line_starts[line - 1])
    }

    /// Line and column of a byte; a byte past the end is the end.
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let (line, before) = self.line(byte);
        let start = byte - before;
        let column = self.text.get(start..byte).map_or(byte - start, |t| t.chars().count()) + 1;
        Position { line, column }
    }

    /// The bytes of line `line` (from 1) without its end of line.
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let trimmed = self.text[start..end].trim_end_matches(['\n', '\r']).len();
        Span::new(start, start + trimmed)
    }
}

/// All the texts of a project, by number.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a text and gives it its number.
    pub fn add(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        self.push(SourceFile::new(path, text))
    }

    /// Adds a file that was read before and gives it its number.
    pub fn push(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        id
    }

    /// Adds a file that could not be read whole, so that messages can name it.
    pub fn add_unread(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        let id = self.add(path, text);
        if let Some(file) = self.files.last_mut() {
            file.readable = false;
        }
        id
    }

    /// Adds a file that scenarios name, with what it holds.
    pub fn add_data(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>, data: Data) -> FileId {
        let id = self.add_unread(path, text);
        if let Some(file) = self.files.last_mut() {
            file.data = Some(Arc::new(data));
        }
        id
    }

    /// The files that scenarios name, with what each holds.
    pub fn data(&self) -> impl Iterator<Item = (FileId, &SourceFile, &Data)> {
        self.beside().filter(|(_, _, data)| !matches!(data, Data::Attached(_)))
    }

    /// The files that are attached to artifacts.
    pub fn attached(&self) -> impl Iterator<Item = (FileId, &SourceFile, &Data)> {
        self.beside().filter(|(_, _, data)| matches!(data, Data::Attached(_)))
    }

    /// All files that stand beside the texts.
    pub fn beside(&self) -> impl Iterator<Item = (FileId, &SourceFile, &Data)> {
        self.iter().filter_map(|(id, file)| Some((id, file, file.data.as_deref()?)))
    }

    /// The file of that number.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// All files in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }

    /// The number of the file at `path`.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.iter().find(|(_, f)| f.readable && &*f.path == path).map(|(id, _)| id)
    }

    /// Path and start position of a place, for messages.
    pub fn locate(&self, place: Place) -> Option<(&str, Position)> {
        self.file(place.file).map(|f| (&*f.path, f.position(place.span.start())))
    }

    /// The text under a place.
    pub fn slice(&self, place: Place) -> &str {
        self.file(place.file).and_then(|f| f.text.get(place.span.start()..place.span.end())).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_end_of_line_is_one() {
        let file = SourceFile::new("a.yaml", "a\rb\r\nc\nd\r");
        let lines: Vec<usize> = (0..9).map(|byte| file.position(byte).line).collect();
        assert_eq!(lines, [1, 1, 2, 2, 2, 3, 3, 4, 4]);
        assert_eq!((file.position(9).line, file.line_span(2)), (5, Span::new(2, 3)));
    }

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        let file = SourceFile::new("a.yaml", "é: à\nb: ç\n");
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position(4), Position { line: 1, column: 4 });
        assert_eq!(file.position(7), Position { line: 2, column: 1 });
        assert_eq!(file.position(999).line, 3);
        assert_eq!((file.line(0), file.line(4), file.line(7), file.line(999)), ((1, 0), (1, 4), (2, 0), (3, 0)));
        assert_eq!(file.line_span(2), Span::new(7, 12));
    }
}
