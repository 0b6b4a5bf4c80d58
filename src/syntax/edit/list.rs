//! How do the elements of a list change, while the others stay as they are written?

use std::ops::Range;

use super::layout::{self, Manner};
use super::page::{Page, Spot};
use super::path::{Path, Step};
use super::plan::{Plan, Splice};
use super::scalar::{self, Setting};
use super::scan::{self, Style};
use super::{EditRefused, Value, tree};
use crate::text::node::{Data, Node};

/// Puts these elements in the place of those that are there; what is the same at both ends stays.
pub fn change(
    page: &Page<'_>,
    list: Spot<'_>,
    new: &[Value],
    path: &Path,
    manner: Manner<'_>,
) -> Result<Plan, EditRefused> {
    let old = list.node.items();
    let same = |(a, b): &(&Node, &Value)| tree::difference(Some(a), Some(&b.to_node())).is_none();
    let head = old.iter().zip(new).take_while(same).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
    splice(page, list, head..old.len() - tail, &new[head..new.len() - tail], path, manner)
}

/// Adds an element at the end; a single value becomes a list of two.
pub fn append(
    page: &Page<'_>,
    list: Spot<'_>,
    value: &Value,
    path: &Path,
    manner: Manner<'_>,
) -> Result<Plan, EditRefused> {
    match &list.node.data {
        Data::List(items) if !items.is_empty() => {
            splice(page, list, items.len()..items.len(), std::slice::from_ref(value), path, manner)
        }
        Data::Text(_) | Data::Number(_) | Data::Bool(_) if is_inline(page.style(list)) => {
            let extent = page.extent(list);
            let setting = Setting { flow: true, column: list.column, like: None, newline: page.newline };
            let flows = page.style(list) != Style::Plain || scalar::is_plain(&page.text[extent.clone()], true, false);
            if !flows {
                let both = Value::List(vec![Value::of(list.node), value.clone()]);
                return super::mapping::replace(page, list, &both, path, manner);
            }
            let written = format!("[{}, {}]", &page.text[extent.clone()], scalar::scalar(value, setting));
            Ok(Plan::replace(extent, written))
        }
        Data::Map(_) => Err(EditRefused::Layout { path: path.to_string() }),
        Data::Text(_) | Data::Number(_) | Data::Bool(_) => {
            let both = Value::List(vec![Value::of(list.node), value.clone()]);
            super::mapping::replace(page, list, &both, path, manner)
        }
        Data::List(_) | Data::Null => {
            super::mapping::replace(page, list, &Value::List(vec![value.clone()]), path, manner)
        }
    }
}

fn is_inline(style: Style) -> bool {
    matches!(style, Style::Plain | Style::Single | Style::Double)
}

/// Puts new elements in the place of a range of those that are there.
pub fn splice(
    page: &Page<'_>,
    list: Spot<'_>,
    range: Range<usize>,
    new: &[Value],
    path: &Path,
    manner: Manner<'_>,
) -> Result<Plan, EditRefused> {
    if range.is_empty() && new.is_empty() {
        return Ok(Plan::default());
    }
    match page.style(list) {
        Style::Marked => Err(EditRefused::Marked { path: path.to_string() }),
        Style::FlowList => between_brackets(page, list, range, new, path),
        Style::Block if !list.flow => on_lines(page, list, range, new, path, manner),
        _ => Err(EditRefused::Layout { path: path.to_string() }),
    }
}

fn between_brackets(
    page: &Page<'_>,
    list: Spot<'_>,
    range: Range<usize>,
    new: &[Value],
    path: &Path,
) -> Result<Plan, EditRefused> {
    let items = list.node.items();
    let whole = page.extent(list);
    let mut extents = Vec::with_capacity(items.len());
    for index in 0..items.len() {
        let spot = page.here(&path.clone().then(Step::Index(index)))?;
        extents.push(page.extent(spot));
    }
    // New words are quoted where all the others are.
    let quoted = !extents.is_empty() && extents.iter().all(|e| page.text[e.clone()].starts_with('"'));
    let like = quoted.then_some(Style::Double);
    let setting = Setting { flow: true, column: list.column, like, newline: page.newline };
    let written: Vec<String> = new.iter().map(|value| scalar::scalar(value, setting)).collect();
    let written = written.join(", ");
    let plan = match (range.is_empty(), new.is_empty()) {
        (false, false) => Plan::replace(extents[range.start].start..extents[range.end - 1].end, written),
        (false, true) if range.len() == items.len() => Plan::replace(whole.start + 1..whole.end - 1, ""),
        (false, true) if range.end < items.len() => {
            Plan::replace(extents[range.start].start..extents[range.end].start, "")
        }
        (false, true) => Plan::replace(extents[range.start - 1].end..extents[range.end - 1].end, ""),
        (true, _) if items.is_empty() => Plan::replace(whole.start + 1..whole.end - 1, written),
        (true, _) if range.start == items.len() => Plan::insert(extents[range.start - 1].end, format!(", {written}")),
        (true, _) => Plan::insert(extents[range.start].start, format!("{written}, ")),
    };
    Ok(if range.is_empty() && !items.is_empty() { plan.shared(whole) } else { plan.alone(whole) })
}

fn on_lines(
    page: &Page<'_>,
    list: Spot<'_>,
    range: Range<usize>,
    new: &[Value],
    path: &Path,
    manner: Manner<'_>,
) -> Result<Plan, EditRefused> {
    let dashes = page.dashes(list, path)?;
    let whole = page.extent(list);
    let column = scan::column_of(page.text, dashes[0]);
    let lines = |index: usize| -> Result<Range<usize>, EditRefused> {
        let spot = page.here(&path.clone().then(Step::Index(index)))?;
        let start = scan::line_start(page.text, dashes[index]);
        if !page.text[start..dashes[index]].trim().is_empty() {
            return Err(EditRefused::Layout { path: path.to_string() });
        }
        let end = page.lines(&page.extent(spot)).end;
        Ok(start..after_own_comments(page, end, column))
    };
    let pad = " ".repeat(column);
    let spaced = is_spaced(page, &dashes, new);
    let blank = if spaced { page.newline } else { "" };
    let written: Vec<String> =
        new.iter().map(|value| format!("{pad}{}", layout::item(value, column, manner))).collect();
    let written = written.join(&format!("{}{blank}", page.newline));
    if range.is_empty() {
        let (at, written) = match range.start.checked_sub(1) {
            Some(before) => (lines(before)?.end, format!("{blank}{written}")),
            None => (lines(0)?.start, if spaced { format!("{written}{}", page.newline) } else { written }),
        };
        return Ok(Plan::insert(at, page.new_lines(at, &written)).shared(whole));
    }
    let (first, last) = (lines(range.start)?, lines(range.end - 1)?);
    let gone = first.start..last.end;
    if !new.is_empty() {
        let with = if page.text[..gone.end].ends_with('\n') { format!("{written}{}", page.newline) } else { written };
        return Ok(Plan::replace(gone.clone(), with).alone(whole).owns(gone));
    }
    if range.len() == dashes.len() {
        let empty = Splice { range: list.floor..list.floor, with: " []".to_owned() };
        let lines = Splice { range: gone.clone(), with: String::new() };
        return Ok(Plan { splices: vec![empty, lines], ..Plan::default() }.alone(list.floor..gone.end).owns(gone));
    }
    // Of the blank lines around it one side stays.
    let end = if page.is_blank_before(gone.start) { page.after_blank_lines(gone.end) } else { gone.end };
    let mut start = gone.start;
    if end == page.text.len() {
        while page.is_blank_before(start) {
            start = scan::line_start(page.text, start - 1);
        }
    }
    Ok(Plan::replace(start..end, "").alone(whole).owns(gone))
}

/// Do blank lines stand between the items? A lone artifact gets one after it.
fn is_spaced(page: &Page<'_>, dashes: &[usize], new: &[Value]) -> bool {
    match dashes {
        [.., last] if dashes.len() > 1 => {
            let mut line = scan::line_start(page.text, *last);
            // Comments above an item are between it and its blank line.
            while line > 0 {
                let before = scan::line_start(page.text, line - 1);
                if !page.text[before..line].trim_start().starts_with('#') {
                    break;
                }
                line = before;
            }
            page.is_blank_before(line)
        }
        _ => matches!(new, [Value::Map(fields), ..] if fields.len() > 3),
    }
}

/// Comments on lines of their own, further right than the dash, belong to the item above them.
fn after_own_comments(page: &Page<'_>, mut line: usize, column: usize) -> usize {
    while line < page.text.len() {
        let body = page.text[line..].trim_start_matches(' ');
        let indent = page.text.len() - line - body.len();
        if indent <= column || !body.starts_with('#') {
            break;
        }
        line = scan::next_line(page.text, line);
    }
    line
}

/// Adds an artifact to a collection, with comments under its fields.
pub fn insert(
    page: &Page<'_>,
    list: Spot<'_>,
    item: &Value,
    comments: &[String],
    path: &Path,
    manner: Manner<'_>,
) -> Result<Plan, EditRefused> {
    let mut plan = append(page, list, item, path, manner)?;
    // Between brackets nothing is noted.
    if plan.splices.iter().any(|splice| splice.with.contains('\n')) {
        plan.comments = item.comments();
    }
    let column = match (page.style(list), plan.splices.as_slice()) {
        (Style::Block, _) => scan::column_of(page.text, page.dashes(list, path)?[0]) + 2,
        // A collection that was empty: its lines were laid out anew.
        (_, [splice]) if splice.with.contains('\n') => list.column + 4,
        _ => return Ok(plan),
    };
    if let Some(splice) = plan.splices.last_mut() {
        annotate(&mut splice.with, comments, column, page.newline);
        plan.comments.extend_from_slice(comments);
    }
    Ok(plan)
}

/// Comments under the lines that were written.
pub fn annotate(written: &mut String, comments: &[String], column: usize, newline: &str) {
    let ends = written.ends_with('\n');
    if ends {
        written.truncate(written.len() - newline.len());
    }
    for comment in comments {
        written.push_str(newline);
        written.push_str(&" ".repeat(column));
        written.push_str(comment);
    }
    if ends {
        written.push_str(newline);
    }
}
