//! Which requirement is verified by which case, and where are the holes?

mod grid;
mod trace;

use serde::Serialize;

use super::chrome::Page;
use super::context::Site;
use super::lists::{Shelf, shelf_of_requirement};
use super::paging::{self, PageLink, Pager};
use super::press::Press;
use super::status;
use super::view::{Measured, Ref, Table};
use crate::model::Kind;
use crate::model::verdict::Rate;
use grid::{Grid, Line};

/// Requirements on one page of a matrix that is too long for one: what a sheet of paper holds.
const ROWS: usize = 60;

/// Cells beyond which a matrix is cut, whatever its rows: what a browser draws without a pause.
const CELLS: usize = 12_000;

#[derive(Serialize)]
struct Matrix {
    coverage: String,
    holes: usize,
    grid: Option<Grid>,
    /// The lots of a matrix that is too long for one page.
    parts: Vec<Measured>,
    pager: Pager,
    unlinked: Vec<Ref>,
    unlinked_count: usize,
    trace: Option<TraceView>,
}

/// What is traced from needs: a table, or the pages that hold it.
#[derive(Serialize)]
struct TraceView {
    holes: usize,
    table: Table,
    pages: Vec<PageLink>,
}

#[derive(Serialize)]
struct TracePage {
    title: String,
    table: Table,
    pager: Pager,
}

/// The coverage matrix, requirements without test first, then the trace from needs.
pub(super) fn pages(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let lines = grid::lines(site);
    let holes = lines.iter().filter(|line| line.is_hole()).count();
    let computed = Rate { part: lines.len() - holes, whole: lines.len() };
    let coverage = site.input.judgements.map_or(computed, |judgements| judgements.coverage);
    let unlinked = grid::unlinked(site);
    let columns = grid::columns_of(site, &lines).len();
    let mut matrix = Matrix {
        coverage: status::rate(site.lang, coverage),
        holes,
        grid: None,
        parts: Vec::new(),
        pager: Pager::default(),
        unlinked: unlinked.iter().take(paging::NAMED).cloned().collect(),
        unlinked_count: unlinked.len(),
        trace: Some(trace_view(site, press)),
    };
    if lines.len() > paging::ROWS || lines.len() * columns > CELLS {
        matrix.parts = shelves(site, press, lines, &matrix.coverage);
    } else if !lines.is_empty() {
        matrix.grid = Some(Grid::of(site, &lines));
    }
    press.print(Page::new("matrix.html", "matrix.html", &site.say("site-nav-matrix"), matrix));
}

/// A matrix for each lot, cut into sheets; each sheet has the columns that it needs and no others.
fn shelves(site: &Site<'_>, press: &mut Press<'_, '_>, lines: Vec<Line<'_>>, coverage: &str) -> Vec<Measured> {
    let mut shelves: Vec<(Shelf, Vec<Line<'_>>)> = Vec::new();
    let mut sorted: Vec<(Shelf, Line<'_>)> =
        lines.into_iter().map(|line| (shelf_of_requirement(site, line.requirement), line)).collect();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (shelf, line) in sorted {
        match shelves.last_mut() {
            Some((last, lines)) if *last == shelf => lines.push(line),
            _ => shelves.push((shelf, vec![line])),
        }
    }
    shelves.into_iter().map(|(shelf, lines)| one(site, press, &shelf, lines, coverage)).collect()
}

fn one(site: &Site<'_>, press: &mut Press<'_, '_>, shelf: &Shelf, lines: Vec<Line<'_>>, coverage: &str) -> Measured {
    let bar = status::verdict_bar(site.lang, Kind::Requirement, lines.iter().filter_map(|line| line.verdict));
    let holes = lines.iter().filter(|line| line.is_hole()).count();
    let sentence = site.say_with(
        "site-matrix-part",
        &[("part", (lines.len() - holes).into()), ("whole", lines.len().into()), ("n", holes.into())],
    );
    let sheets = paging::cut(lines, ROWS);
    let links: Vec<PageLink> = sheets
        .iter()
        .zip(1..)
        .map(|(lines, number)| PageLink { label: grid::span(lines), href: shelf.page("matrix", number) })
        .collect();
    let matrix = site.say("site-nav-matrix");
    for ((lines, link), number) in sheets.iter().zip(&links).zip(1..) {
        let title = format!("{matrix} · {} · {}", shelf.said(), link.label);
        let body = Matrix {
            coverage: coverage.to_owned(),
            holes: lines.iter().filter(|line| line.is_hole()).count(),
            grid: Some(Grid::of(site, lines)),
            parts: Vec::new(),
            pager: paging::pager(site, &links, number),
            unlinked: Vec::new(),
            unlinked_count: 0,
            trace: None,
        };
        press.print(Page::new(&link.href, "matrix.html", &title, body).under("matrix.html", &matrix, &shelf.said()));
    }
    let href = links.first().map(|link| link.href.clone()).unwrap_or_default();
    Measured {
        name: Ref { href, ..shelf.name() },
        sentence,
        bar,
        nothing: String::new(),
        pages: if links.len() > 1 { links } else { Vec::new() },
    }
}

fn trace_view(site: &Site<'_>, press: &mut Press<'_, '_>) -> TraceView {
    let trace::Trace { columns, parts, holes } = trace::of(site);
    let whole: usize = parts.iter().map(|part| part.weight).sum();
    if whole <= paging::ROWS * 2 {
        let rows = parts.into_iter().flat_map(|part| part.rows).collect();
        return TraceView { holes, table: Table { columns, rows }, pages: Vec::new() };
    }
    // A need stands on one page with all that comes of it.
    let mut sheets: Vec<(usize, Vec<trace::Part>)> = Vec::new();
    for part in parts {
        match sheets.last_mut() {
            Some((weight, sheet)) if *weight + part.weight <= paging::ROWS => {
                *weight += part.weight;
                sheet.push(part);
            }
            _ => sheets.push((part.weight, vec![part])),
        }
    }
    let link = |((_, sheet), number): (&(usize, Vec<trace::Part>), usize)| PageLink {
        label: paging::between(
            sheet.first().map_or("", |part| part.name.as_str()),
            sheet.last().map_or("", |part| part.name.as_str()),
        ),
        href: paging::address("trace", "", number),
    };
    let pages: Vec<PageLink> = sheets.iter().zip(1..).map(link).collect();
    let title = site.say("site-trace");
    for (((_, sheet), link), number) in sheets.into_iter().zip(&pages).zip(1..) {
        let rows = sheet.into_iter().flat_map(|part| part.rows).collect();
        let table = Table { columns: columns.clone(), rows };
        let body = TracePage { title: title.clone(), table, pager: paging::pager(site, &pages, number) };
        let page = Page::new(&link.href, "trace.html", &format!("{title} · {}", link.label), body);
        press.print(page.under("matrix.html", &site.say("site-nav-matrix"), &link.label));
    }
    TraceView { holes, table: Table::default(), pages }
}
