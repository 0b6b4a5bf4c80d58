//! What is in each collection? One page for each, with filters where there is much to choose from.

mod acceptance;
mod chain;
mod shelves;
mod upstream;

pub(super) use shelves::Shelf;

use serde::Serialize;
use shelves::{Entry, Known};

use super::address;
use super::chrome::Page;
use super::context::Site;
use super::paging::{self, Pager};
use super::press::Press;
use super::status;
use super::view::{Block, Cell, Chip, Column, Measured, Table};
use crate::model::lot::LotStatus;
use crate::model::priority::Priority;
use crate::model::requirement::Requirement;
use crate::model::{Head, Kind, Link};
use crate::text::format::capital;

/// All list pages.
pub(super) fn pages(site: &Site<'_>, press: &mut Press<'_, '_>) {
    press.print(upstream::objectives(site));
    upstream::workshops(site, press);
    upstream::needs(site, press);
    chain::use_cases(site, press);
    chain::requirements(site, press);
    press.print(chain::lots(site));
    press.print(acceptance::books(site));
    acceptance::cases(site, press);
    acceptance::glossary(site, press);
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
    /// The shelves of a list that is too long for one page.
    parts: Vec<Measured>,
    pager: Pager,
    empty: String,
    example: String,
}

impl ListView {
    /// The list of that kind, its rows still to come. The key of its messages is
    /// `site-list-{folder}`.
    fn of(site: &Site<'_>, kind: Kind) -> Self {
        let folder = address::folder(kind);
        let counted = site.say_count(&format!("site-list-{folder}-count"), site.count(kind));
        Self {
            title: title_of(site, kind),
            intro: site.say(&format!("site-list-{folder}-intro")),
            count: match set_aside(site, kind) {
                0 => counted,
                aside => format!("{counted}, {}", site.say_count("site-set-aside", aside)),
            },
            filters: Vec::new(),
            groups: Vec::new(),
            parts: Vec::new(),
            pager: Pager::default(),
            empty: String::new(),
            example: String::new(),
        }
    }
}

fn title_of(site: &Site<'_>, kind: Kind) -> String {
    site.say(&format!("site-list-{}", address::folder(kind)))
}

/// A list page: its intro, its groups, or what goes here when there is nothing yet.
fn page(site: &Site<'_>, kind: Kind, groups: Vec<Group>) -> Page {
    let view = ListView::of(site, kind);
    let title = view.title.clone();
    let view = if site.count(kind) == 0 {
        let folder = address::folder(kind);
        let empty = site.say(&format!("site-list-{folder}-empty"));
        ListView { empty, example: site.say(&format!("site-list-{folder}-example")), ..view }
    } else {
        ListView { filters: filters(site, &groups), groups, ..view }
    };
    Page::new(&address::list(kind), "list.html", &title, view)
}

/// A list of one table: on one page, or on shelves where it is too long for one.
fn listed(site: &Site<'_>, press: &mut Press<'_, '_>, kind: Kind, columns: Vec<Column>, entries: Vec<Entry>) {
    if entries.len() > paging::ROWS {
        return shelves::print(site, press, kind, &columns, entries);
    }
    let rows = entries.into_iter().map(|entry| entry.row).collect();
    press.print(page(site, kind, vec![group("list", String::new(), Table { columns, rows })]));
}

/// The shelf of a requirement, where the list of requirements wants shelves: its lot's, before
/// there are lots its domain's.
pub(super) fn shelf_of_requirement(site: &Site<'_>, requirement: &Requirement) -> Shelf {
    if site.project.lots.is_empty() {
        return shelf_of_domain(site, requirement.domain.as_deref());
    }
    Shelf::of(site, requirement.lot.as_ref().map(|link| &link.to), "site-no-lot")
}

fn shelf_of_domain(site: &Site<'_>, domain: Option<&str>) -> Shelf {
    match domain {
        Some(domain) => Shelf::word(0, &address::slug(domain), capital(&site.domain(domain))),
        None => Shelf::word(1, "", site.say("site-no-domain")),
    }
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
    head.id.as_ref().and_then(|id| site.chip(id)).map(|chip| chip.word).unwrap_or_default()
}

fn verdict_cell(site: &Site<'_>, head: &Head) -> Cell {
    Cell::chips(head.id.as_ref().and_then(|id| site.chip(id)).into_iter().collect())
}

fn lot_state(site: &Site<'_>, state: LotStatus) -> Cell {
    Cell::chip(status::plain(state.label(site.lang)))
}
