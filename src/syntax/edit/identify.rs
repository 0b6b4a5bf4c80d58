//! How does an artifact without an id get one?

use super::EditRefused;
use super::page::Page;
use super::path::{Path, Step};
use super::plan::Plan;
use super::scan::Style;
use crate::text::node::Data;

/// The id as the first field, on the line of the dash; the other fields go down by one line.
pub fn plan(page: &Page<'_>, list: &Path, index: usize, id: &str) -> Result<Plan, EditRefused> {
    let path = list.clone().then(Step::Index(index));
    let spot = page.here(&path)?;
    let Data::Map(entries) = &spot.node.data else {
        return Err(EditRefused::NotFound { path: path.to_string() });
    };
    let Some((first, _)) = entries.first() else {
        return Err(EditRefused::Layout { path: path.to_string() });
    };
    if let Some((key, value)) = entries.iter().find(|(key, _)| key.text == "id") {
        // `id:` stands there without a value.
        if !value.is_null() {
            return Err(EditRefused::Twice { path: path.to_string(), key: key.text.to_string() });
        }
        let spot = page.here(&path.then(Step::Key("id".to_owned())))?;
        let extent = page.extent(spot);
        let written = if extent.is_empty() { format!(" {id}") } else { id.to_owned() };
        return Ok(Plan::replace(extent.clone(), written).alone(spot.floor..spot.floor + 1));
    }
    let start = first.place.span.start();
    match page.style(spot) {
        Style::FlowMap => Ok(Plan::insert(start, format!("id: {id}, ")).shared(page.extent(spot))),
        Style::Block if !spot.flow => {
            let column = super::scan::column_of(page.text, start);
            let line = format!("id: {id}{}{}", page.newline, " ".repeat(column));
            Ok(Plan::insert(start, line).shared(page.extent(spot)))
        }
        Style::Marked => Err(EditRefused::Marked { path: path.to_string() }),
        _ => Err(EditRefused::Layout { path: path.to_string() }),
    }
}
