//! How is a field set, added or removed?

use super::layout::{self, Manner};
use super::page::{Page, Spot};
use super::path::{Path, Step};
use super::plan::{Plan, Splice};
use super::scalar::{self, Setting};
use super::scan::{self, Style};
use super::{EditRefused, Value, list, tree};
use crate::text::node::Data;

/// Puts another value in the place of one that is there.
pub fn replace(
    page: &Page<'_>,
    spot: Spot<'_>,
    value: &Value,
    path: &Path,
    manner: Manner<'_>,
) -> Result<Plan, EditRefused> {
    if tree::difference(Some(spot.node), Some(&value.to_node())).is_none() {
        return Ok(Plan::default());
    }
    let style = page.style(spot);
    if style == Style::Marked {
        return Err(EditRefused::Marked { path: path.to_string() });
    }
    if let (Data::List(old), Value::List(new)) = (&spot.node.data, value)
        && !old.is_empty()
        && !new.is_empty()
    {
        return list::change(page, spot, new, path, manner);
    }
    let extent = page.extent(spot);
    if spot.flow {
        let like = like(value, style, None);
        let written = scalar::scalar(value, Setting { flow: true, column: spot.column, like, newline: page.newline });
        let blank = if extent.is_empty() && !written.is_empty() { " " } else { "" };
        return Ok(Plan::replace(extent, format!("{blank}{written}")));
    }
    // A comment after the value would become a part of a block of lines.
    let alone = page.text[extent.end..scan::line_end(page.text, extent.end)].trim().is_empty();
    let prose = spot.key.and_then(|key| manner.like(&key.text));
    let like = match like(value, style, prose) {
        Some(Style::Literal | Style::Folded) | None if !alone && has_lines(value) => Some(Style::Double),
        Some(Style::Literal | Style::Folded) if !alone => None,
        like => like,
    };
    let setting = Setting { flow: false, column: spot.column, like, newline: page.newline };
    let written = match spot.key {
        Some(_) => layout::after_colon(value, setting, manner),
        None if value.is_scalar() => format!(" {}", scalar::scalar(value, setting)).trim_end().to_owned(),
        None => layout::item(value, spot.column, manner).split_off(1),
    };
    // What stands between the colon and the value stays where the new value is on the same line too.
    let same_line = !page.text[spot.floor..extent.start].contains('\n') && style != Style::Block;
    if style == Style::Empty {
        return Ok(Plan::insert(spot.floor, written).alone(spot.floor..spot.floor + 1));
    }
    if same_line && written.starts_with(' ') {
        return Ok(Plan::replace(extent, written.split_at(1).1));
    }
    Ok(Plan::replace(spot.floor..extent.end, written))
}

fn has_lines(value: &Value) -> bool {
    matches!(value, Value::Text(text) | Value::Word(text) if text.contains('\n'))
}

/// A text is written as the one that it replaces, else as the same field elsewhere in the file.
fn like(value: &Value, style: Style, prose: Option<Style>) -> Option<Style> {
    match (value, style) {
        (Value::Text(_) | Value::Word(_), Style::Double | Style::Single | Style::Literal | Style::Folded) => {
            Some(style)
        }
        (Value::Text(_), _) => prose,
        _ => None,
    }
}

/// Where a new field belongs among the others.
#[derive(Clone, Copy)]
pub struct Neighbours<'a> {
    /// Fields that stand before it.
    pub before: &'a [String],
    /// Fields that stand after it; nothing is known of any other.
    pub behind: &'a [String],
}

/// Adds a field that is not there, at its place among its neighbours, else at the end.
pub fn add(
    page: &Page<'_>,
    holder: Spot<'_>,
    name: &str,
    value: &Value,
    neighbours: Neighbours<'_>,
    path: &Path,
    manner: Manner<'_>,
) -> Result<Plan, EditRefused> {
    let style = page.style(holder);
    if style == Style::Marked {
        return Err(EditRefused::Marked { path: path.to_string() });
    }
    let Data::Map(entries) = &holder.node.data else {
        let fields = Value::Map(vec![(name.to_owned(), value.clone())]);
        return match holder.key {
            None if holder.floor == 0 => Ok(at_the_end(page, name, value, manner)),
            _ => replace(page, holder, &fields, path, manner),
        };
    };
    let position = predecessor(entries.iter().map(|(key, _)| key.text.as_str()), neighbours);
    if style == Style::FlowMap {
        let setting = Setting { flow: true, column: holder.column, like: None, newline: page.newline };
        let written = format!("{}: {}", scalar::key(name), scalar::scalar(value, setting)).trim_end().to_owned();
        let extent = page.extent(holder);
        return Ok(match entries.get(position) {
            Some((key, _)) => {
                let spot = page.here(&field_of(path, &key.text))?;
                let end = page.extent(spot).end;
                Plan::insert(end, format!(", {written}")).shared(extent)
            }
            None => Plan::replace(extent, format!("{{{written}}}")),
        });
    }
    let Some((key, _)) = entries.get(position).filter(|_| !holder.flow) else {
        return Err(EditRefused::Layout { path: path.to_string() });
    };
    let spot = page.here(&field_of(path, &key.text))?;
    let lines = page.lines(&page.extent(spot));
    let written = layout::entry(name, value, spot.column, manner);
    let indented = format!("{}{written}", " ".repeat(spot.column));
    Ok(Plan::insert(lines.end, page.new_lines(lines.end, &indented)).shared(page.extent(holder)))
}

/// The path of a neighbour of the field at `path`.
fn field_of(path: &Path, name: &str) -> Path {
    let holder = path.split_last().map(|(holder, _)| holder).unwrap_or_default();
    holder.then(Step::Key(name.to_owned()))
}

/// The position of the key after which the new one stands: that of the last field that comes before
/// it, or of those after that one of which nothing is known.
fn predecessor<'k>(keys: impl Iterator<Item = &'k str>, neighbours: Neighbours<'_>) -> usize {
    let keys: Vec<&str> = keys.collect();
    let among = |names: &[String], key: &str| names.iter().any(|name| name == key);
    let Some(mut at) = keys.iter().rposition(|key| among(neighbours.before, key)) else {
        return keys.len().saturating_sub(1);
    };
    while keys.get(at + 1).is_some_and(|key| !among(neighbours.behind, key)) {
        at += 1;
    }
    at
}

/// A key more at the top of the file, after a blank line.
pub fn at_the_end(page: &Page<'_>, name: &str, value: &Value, manner: Manner<'_>) -> Plan {
    let end = page.text.len();
    let written = layout::entry(name, value, 0, manner);
    let blank = if page.text.trim().is_empty() || page.is_blank_before(end) { "" } else { page.newline };
    let ends = page.text.is_empty() || page.text.ends_with('\n');
    let lead = if ends { "" } else { page.newline };
    Plan::insert(end, format!("{lead}{blank}{written}{}", page.newline)).alone(end..end + 1)
}

/// Removes a field.
pub fn remove(page: &Page<'_>, holder: Spot<'_>, spot: Spot<'_>, path: &Path) -> Result<Plan, EditRefused> {
    let Data::Map(entries) = &holder.node.data else { return Err(EditRefused::NotFound { path: path.to_string() }) };
    let Some(key) = spot.key else { return Err(EditRefused::NotFound { path: path.to_string() }) };
    let start = key.place.span.start();
    let own = start..page.extent(spot).end;
    let whole = page.extent(holder);
    if page.style(holder) == Style::FlowMap {
        let next = entries.get(spot.index + 1).map(|(key, _)| key.place.span.start());
        let range = match (next, spot.index.checked_sub(1).and_then(|i| entries.get(i))) {
            (Some(next), _) => start..next,
            (None, Some((key, _))) => page.extent(page.here(&field_of(path, &key.text))?).end..own.end,
            (None, None) => own,
        };
        return Ok(Plan::replace(range, "").alone(whole));
    }
    if spot.flow || entries.len() == 1 {
        return Err(EditRefused::Layout { path: path.to_string() });
    }
    let lines = page.lines(&own);
    let before = &page.text[lines.start..start];
    let range = if before.trim().is_empty() {
        lines
    } else {
        // It shares its line with the dash: the next field comes up in its place.
        match entries.get(spot.index + 1) {
            Some((next, _)) => start..next.place.span.start(),
            None => return Err(EditRefused::Layout { path: path.to_string() }),
        }
    };
    let owned = start..scan::line_end(page.text, own.end);
    Ok(Plan { splices: vec![Splice { range, with: String::new() }], ..Plan::default() }.alone(whole).owns(owned))
}
