//! What is in each collection? One page for each, with filters where there is much to choose from.

mod acceptance;
mod chain;
mod upstream;

use serde::Serialize;

use super::address;
use super::chrome::Page;
use super::context::Site;
use super::status;
use super::view::{Block, Cell, Chip, Column, Table};
use crate::model::lot::LotStatus;
use crate::model::priority::Priority;
use crate::model::{Head, Kind, Link};

/// All list pages.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    vec![
        upstream::objectives(site),
        upstream::workshops(site),
        upstream::needs(site),
        chain::use_cases(site),
        chain::requirements(site),
        chain::lots(site),
        acceptance::books(site),
        acceptance::cases(site),
        acceptance::glossary(site),
    ]
}

#[derive(Serialize)]
struct Filter {
    key: &'static str,
    label: String,
    options: Vec<String>,
}

/// A titled table of a list.
#[derive(Serialize)]
struct Group {
    anchor: String,
    title: String,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
struct ListView {
    title: String,
    intro: String,
    count: String,
    filters: Vec<Filter>,
    groups: Vec<Group>,
    empty: String,
    example: String,
}

/// A list page: its intro, its groups, or what goes here when there is nothing yet. The key of its
/// messages is `site-list-{folder}`.
fn page(site: &Site<'_>, kind: Kind, groups: Vec<Group>) -> Page {
    let folder = address::folder(kind);
    let title = site.say(&format!("site-list-{folder}"));
    let n = site.count(kind);
    let view = ListView {
        intro: site.say(&format!("site-list-{folder}-intro")),
        count: match set_aside(site, kind) {
            0 => site.say_count(&format!("site-list-{folder}-count"), n),
            aside => {
                let counted = site.say_count(&format!("site-list-{folder}-count"), n);
                format!("{counted}, {}", site.say_count("site-set-aside", aside))
            }
        },
        filters: filters(site, &groups),
        groups: if n == 0 { Vec::new() } else { groups },
        empty: if n == 0 { site.say(&format!("site-list-{folder}-empty")) } else { String::new() },
        example: if n == 0 { site.say(&format!("site-list-{folder}-example")) } else { String::new() },
        title: title.clone(),
    };
    Page::new(&address::list(kind), "list.html", &title, view)
}

/// Requirements that are listed but not judged.
fn set_aside(site: &Site<'_>, kind: Kind) -> usize {
    let dropped = site.project.requirements.iter().filter(|one| one.is_dropped() && site.shows(&one.head));
    if kind == Kind::Requirement { dropped.count() } else { 0 }
}

/// The filters that the rows offer, each with the values that it can take, in the order of the rows.
fn filters(site: &Site<'_>, groups: &[Group]) -> Vec<Filter> {
    let mut filters: Vec<Filter> = Vec::new();
    let tables = groups.iter().flat_map(|group| &group.blocks).filter_map(|block| match block {
        Block::Table { table } => Some(table),
        _ => None,
    });
    for (key, value) in tables.flat_map(|table| &table.rows).flat_map(|row| &row.filters) {
        let filter = match filters.iter().position(|filter| filter.key == *key) {
            Some(at) => filters.get_mut(at),
            None => {
                filters.push(Filter { key, label: site.say(&format!("site-col-{key}")), options: Vec::new() });
                filters.last_mut()
            }
        };
        if let Some(filter) = filter
            && !value.is_empty()
            && !filter.options.contains(value)
        {
            filter.options.push(value.clone());
        }
    }
    filters.retain(|filter| filter.options.len() > 1);
    filters
}

fn group(anchor: &str, title: String, table: Table) -> Group {
    Group { anchor: anchor.to_owned(), title, blocks: vec![Block::Table { table: table.without_empty_columns() }] }
}

fn columns(site: &Site<'_>, columns: &[(&str, &'static str)]) -> Vec<Column> {
    columns.iter().map(|(id, class)| Column { title: site.say(&format!("site-col-{id}")), class }).collect()
}

/// The cell that names an artifact.
fn named(site: &Site<'_>, kind: Kind, index: usize, head: &Head) -> Cell {
    let mut cell = Cell::refs(site.reference_at(kind, index).into_iter().collect());
    if head.audience == crate::model::head::Audience::Internal {
        cell.chips.push(internal(site));
    }
    cell
}

fn internal(site: &Site<'_>) -> Chip {
    Chip { word: site.say("site-internal"), tone: "internal", shape: "" }
}

fn lot_word(site: &Site<'_>, lot: Option<&Link>) -> String {
    let reference = lot.and_then(|link| site.reference(&link.to));
    reference.map(|lot| if lot.id.is_empty() { lot.title } else { lot.id }).unwrap_or_default()
}

fn priority_cell(site: &Site<'_>, priority: Option<&Priority>) -> Cell {
    let chip = |priority: &Priority| {
        let word = priority.label(site.lang);
        if priority.rank == 1 { status::strong(word) } else { status::plain(word) }
    };
    Cell::chips(priority.map(chip).into_iter().collect())
}

fn priority_word(site: &Site<'_>, priority: Option<&Priority>) -> String {
    priority.map(|priority| priority.label(site.lang)).unwrap_or_default()
}

fn verdict_word(site: &Site<'_>, head: &Head) -> String {
    head.id.as_ref().and_then(|id| site.verdict(id)).map(|verdict| verdict.label(site.lang)).unwrap_or_default()
}

fn verdict_cell(site: &Site<'_>, head: &Head) -> Cell {
    let chip = head.id.as_ref().and_then(|id| site.verdict(id)).map(|verdict| status::verdict(site.lang, verdict));
    Cell::chips(chip.into_iter().collect())
}

fn lot_state(site: &Site<'_>, state: LotStatus) -> Cell {
    Cell::chip(status::plain(state.label(site.lang)))
}
