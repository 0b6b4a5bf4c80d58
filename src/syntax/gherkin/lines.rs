//! Where does each line of the text begin, and what became of it?

/// What a line was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing on it.
    Blank,
    /// A comment, `# language: xx` included.
    Comment,
    /// Tags.
    Tags,
    /// `Fonctionnalité:`, `Scénario:`, `Exemples:`…
    Header,
    /// Free text under a header.
    Description,
    /// A step.
    Step,
    /// A row of a table.
    Row,
    /// A text in quotes, its quotes included.
    DocString,
    /// Nothing that may stand there: a diagnostic says so.
    Fault,
}

/// One line: bytes of the whole text.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// First byte of the line.
    pub raw_start: usize,
    /// First byte that is not blank.
    pub start: usize,
    /// One past the last byte that is not blank.
    pub end: usize,
    /// One past the last byte, without the end of line.
    pub raw_end: usize,
}

/// Spaces of all kinds, and the marks without width that editors leave at the start of files and lines.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// All lines of a text, whether LF, CRLF or CR alone ends them.
pub fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut raw_start = 0;
    while let Some(rest) = text.get(raw_start..).filter(|rest| !rest.is_empty()) {
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = match rest.as_bytes().get(len..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => 0,
        };
        let (content, raw) = (rest.get(..len).unwrap_or_default(), len + end);
        let left = content.trim_start_matches(is_blank);
        let start = raw_start + content.len() - left.len();
        let end = start + left.trim_end_matches(is_blank).len();
        lines.push(Line { raw_start, start, end, raw_end: raw_start + content.len() });
        raw_start += raw;
    }
    lines
}
