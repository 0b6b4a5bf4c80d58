//! How does each line begin and end, and which blank lines are too many?

use super::structure::{Column, Inside, Outline};
use crate::syntax::edit::plan::Splice;
use crate::syntax::edit::scan;

/// The splices at both ends of the lines.
pub fn splices(text: &str, outline: &Outline) -> Vec<Splice> {
    let mut out = Vec::new();
    let mut line = 0;
    // The column of the last line that opened something: comments under it may belong to it. And is there
    // room for a value under it?
    let (mut above, mut open) = (None, false);
    // Blank lines are kept one at a time, none at the start of the file.
    let mut blank_before = true;
    while line < text.len() {
        let (next, end) = (scan::next_line(text, line), scan::line_end(text, line));
        let body = text[line..end].trim_start_matches([' ', '\t']);
        let indent = end - line - body.len();
        if let Some(inside) = outline.inside.get(&line) {
            out.extend(inside_line(text, line, end, *inside));
            blank_before = false;
            line = next;
            continue;
        }
        if body.is_empty() {
            let only_blanks_follow = text[line..].trim().is_empty();
            let with = if blank_before || only_blanks_follow { "" } else { "\n" };
            out.extend(changed(text, line, next, with));
            blank_before = true;
            line = next;
            continue;
        }
        blank_before = false;
        let column = outline.opening.get(&line).copied();
        let wanted = match column {
            Some(column) => Some(outline.columns[column].new),
            None if body.starts_with('#') => Some(of_comment(text, outline, next, indent, above, open)),
            // A document's marker, a bracket: they stay.
            None => None,
        };
        if let Some(deepest) = outline.deepest.get(&line) {
            (above, open) = (Some(*deepest), outline.empty.contains(&line));
        }
        if let Some(wanted) = wanted {
            out.extend(changed(text, line, line + indent, &" ".repeat(wanted)));
        }
        // A value that goes on in the next line ends there: the blanks here may be its own.
        if !outline.inside.contains_key(&next) || body.starts_with('#') {
            let trimmed = line + indent + body.trim_end_matches([' ', '\t']).len();
            out.extend(changed(text, trimmed, end, ""));
        }
        line = next;
    }
    out
}

fn changed(text: &str, start: usize, end: usize, with: &str) -> Option<Splice> {
    (text[start..end] != *with).then(|| Splice { range: start..end, with: with.to_owned() })
}

fn inside_line(text: &str, line: usize, end: usize, inside: Inside) -> Option<Splice> {
    let body = text[line..end].trim_start_matches(' ');
    let indent = end - line - body.len();
    match inside {
        Inside::Block(from, to) if indent >= from => changed(text, line, line + from, &" ".repeat(to)),
        // A blank line of a block, shorter than its words stand.
        Inside::Block(..) if body.is_empty() => changed(text, line, end, ""),
        Inside::Block(..) => None,
        Inside::Shifted(_) if body.is_empty() || body.starts_with('\t') => None,
        Inside::Shifted(shift) => {
            let wanted = usize::try_from(indent as isize + shift).unwrap_or(0);
            changed(text, line, line + indent, &" ".repeat(wanted))
        }
    }
}

/// Where a comment belongs: with the line after it when both stand in one column, else with what it
/// stood under.
fn of_comment(
    text: &str,
    outline: &Outline,
    mut next: usize,
    indent: usize,
    above: Option<usize>,
    open: bool,
) -> usize {
    while next < text.len() {
        if let Some(column) = outline.opening.get(&next) {
            let Column { old, new, .. } = outline.columns[*column];
            if old == indent {
                return new;
            }
            break;
        }
        let line = text[next..scan::line_end(text, next)].trim();
        if !line.is_empty() && !line.starts_with('#') {
            break;
        }
        next = scan::next_line(text, next);
    }
    // Under a key without a value: what could stand there.
    if let Some(Column { old, new, .. }) = above.map(|above| outline.columns[above]).filter(|_| open)
        && old < indent
    {
        return new + 2;
    }
    let mut column = above;
    while let Some(at) = column {
        let Column { mut parent, old, mut new } = outline.columns[at];
        if old <= indent {
            // A list in the column of its own key: the comment is of the outer one.
            while let Some(outer) = parent.map(|parent| outline.columns[parent]).filter(|outer| outer.old == old) {
                (parent, new) = (outer.parent, outer.new);
            }
            return new;
        }
        column = parent;
    }
    0
}
