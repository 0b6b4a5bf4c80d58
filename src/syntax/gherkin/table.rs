//! Which cells does a row have?

use super::reader::composed;

/// The cells of one row.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Cells, composed, escapes resolved, with the byte of the row where each begins.
    pub cells: Vec<(String, usize)>,
    /// Where words begin that no `|` closes.
    pub open: Option<usize>,
}

/// Reads a row that begins with `|`.
pub fn row(line: &str) -> Row {
    let mut row = Row::default();
    let Some(body) = line.strip_prefix('|') else { return row };
    let mut start = 1;
    let mut escaped = false;
    for (at, c) in body.char_indices().map(|(at, c)| (at + 1, c)) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '|' => {
                row.cells.push((cell(line.get(start..at).unwrap_or_default()), start));
                start = at + 1;
            }
            _ => {}
        }
    }
    let tail = line.get(start..).unwrap_or_default();
    let words = tail.trim_start();
    // A bar alone closes nothing either.
    if !words.is_empty() || row.cells.is_empty() {
        row.open = Some(if words.is_empty() { 0 } else { line.len() - words.len() });
        // The words stay in the model: what is faulty is shown, not dropped.
        row.cells.push((cell(tail), start));
    }
    row
}

/// `\n` is a line end, `\|` a bar, `\\` a backslash; any other backslash is itself.
fn cell(raw: &str) -> String {
    let trimmed = raw.trim();
    if !trimmed.contains('\\') {
        return composed(trimmed);
    }
    let mut text = String::with_capacity(trimmed.len());
    let mut chars = trimmed.chars().peekable();
    while let Some(c) = chars.next() {
        let resolved = (c == '\\').then(|| chars.peek().copied()).flatten().and_then(|next| match next {
            'n' => Some('\n'),
            '|' | '\\' => Some(next),
            _ => None,
        });
        if resolved.is_some() {
            chars.next();
        }
        text.push(resolved.unwrap_or(c));
    }
    composed(&text)
}
