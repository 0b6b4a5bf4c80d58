//! What stands in the rows and columns of a sheet of the matrix?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Serialize;

use crate::model::requirement::Requirement;
use crate::model::verdict::Verdict;
use crate::model::{Case, Kind};
use crate::publish::site::context::{Site, shown_id};
use crate::publish::site::escape::push_escaped;
use crate::publish::site::markup::{self, written};
use crate::publish::site::paging;
use crate::publish::site::status;
use crate::publish::site::view::{Chip, Ref};

/// A requirement with the cases that verify it, by their positions.
pub(super) struct Line<'a> {
    pub(super) requirement: &'a Requirement,
    pub(super) verdict: Option<Verdict>,
    cases: Vec<usize>,
}

impl Line<'_> {
    /// Does nothing verify it that was approved?
    pub(super) fn is_hole(&self) -> bool {
        self.cases.is_empty() || self.verdict == Some(Verdict::NoTest)
    }
}

/// All requirements that count: holes first, then what fails, what is blocked, and the rest.
pub(super) fn lines<'a>(site: &Site<'a>) -> Vec<Line<'a>> {
    let live =
        site.live_requirements().filter_map(|(_, requirement)| Some((requirement, requirement.head.id.as_ref()?)));
    let mut lines: Vec<Line<'a>> = live
        .map(|(requirement, id)| Line {
            requirement,
            verdict: site.verdict(id),
            cases: site.cases_of(id).into_iter().map(|(position, _)| position).collect(),
        })
        .collect();
    lines.sort_by_key(|line| match (line.is_hole(), line.verdict) {
        (true, _) => 0,
        (false, Some(Verdict::Failing)) => 1,
        (false, Some(Verdict::Blocked)) => 2,
        _ => 3,
    });
    lines
}

/// The cases that verify nothing that readers see.
pub(super) fn unlinked(site: &Site<'_>) -> Vec<Ref> {
    let linked: BTreeSet<usize> = site
        .live_requirements()
        .flat_map(|(_, requirement)| site.cases_of(&requirement.head.id()))
        .map(|(position, _)| position)
        .collect();
    let cases = site.project.cases.iter().enumerate().filter(|(position, _)| !linked.contains(position));
    cases.filter_map(|(_, case)| site.reference(&case.id)).collect()
}

/// What some lines span: the ids of the first and the last.
pub(super) fn span(lines: &[Line<'_>]) -> String {
    let name = |line: Option<&Line<'_>>| line.map(|line| line.requirement.head.id().to_string()).unwrap_or_default();
    paging::between(&name(lines.first()), &name(lines.last()))
}

/// The cases of some lines, in the order of their numbers, by their positions.
pub(super) fn columns_of<'a>(site: &Site<'a>, lines: &[Line<'_>]) -> Vec<(usize, &'a Case)> {
    let positions: BTreeSet<usize> = lines.iter().flat_map(|line| line.cases.iter().copied()).collect();
    let mut cases: Vec<(usize, &Case)> =
        positions.into_iter().filter_map(|at| Some((at, site.project.cases.get(at)?))).collect();
    cases.sort_by_key(|(position, case)| site.case_order(*position, case));
    cases
}

/// A sheet: some requirements against the cases that verify them.
#[derive(Serialize)]
pub(super) struct Grid {
    legend: Vec<Chip>,
    verdicts: Vec<Chip>,
    sheet: Sheet,
}

struct Column {
    case: Ref,
    short: String,
    critical: bool,
    chip: Chip,
}

struct Row {
    requirement: Ref,
    hole: bool,
    chip: Option<Chip>,
    /// The columns of the cases that verify the requirement.
    hits: BTreeSet<usize>,
}

struct Sheet {
    requirement: String,
    verdict: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

impl Grid {
    /// The sheet of these lines.
    pub(super) fn of(site: &Site<'_>, lines: &[Line<'_>]) -> Self {
        let cases = columns_of(site, lines);
        let place: BTreeMap<usize, usize> =
            cases.iter().enumerate().map(|(at, (position, _))| (*position, at)).collect();
        let row = |line: &Line<'_>| Row {
            requirement: site.reference(&line.requirement.head.id()).unwrap_or_default(),
            hole: line.is_hole(),
            chip: line.verdict.map(|verdict| status::verdict(site.lang, Kind::Requirement, verdict)),
            hits: line.cases.iter().filter_map(|position| place.get(position).copied()).collect(),
        };
        let column = |(_, case): &(usize, &Case)| Column {
            case: site.reference(&case.id).unwrap_or_default(),
            short: if shown_id(&case.id).is_empty() { case.title.clone() } else { case.id.to_string() },
            critical: case.critical,
            chip: status::status(site.lang, site.outcome(case)),
        };
        let rows: Vec<Row> = lines.iter().map(row).collect();
        let columns: Vec<Column> = cases.iter().map(column).collect();
        Self {
            legend: distinct(columns.iter().map(|column| &column.chip)),
            verdicts: distinct(rows.iter().filter_map(|row| row.chip.as_ref())),
            sheet: Sheet {
                requirement: site.say("site-col-requirement"),
                verdict: site.say("site-col-verdict"),
                columns,
                rows,
            },
        }
    }
}

written! { Sheet => sheet }

fn sheet(out: &mut String, sheet: &Sheet) {
    out.push_str("<table>\n<thead><tr><th scope=\"col\" class=\"corner\">");
    push_escaped(out, &sheet.requirement);
    out.push_str("<th scope=\"col\" class=\"verdict\">");
    push_escaped(out, &sheet.verdict);
    for column in &sheet.columns {
        let key = if column.critical { " key" } else { "" };
        // Writing to a string does not fail.
        let _ = write!(out, "<th scope=\"col\" class=\"case{key}\"><a");
        markup::href(out, &column.case.href);
        out.push_str(" title=\"");
        push_escaped(out, &column.case.title);
        out.push_str("\"><span>");
        push_escaped(out, &column.short);
        out.push_str("</span></a>");
    }
    out.push_str("</thead>\n<tbody>\n");
    for row in &sheet.rows {
        line(out, sheet, row);
    }
    out.push_str("</tbody></table>");
}

fn line(out: &mut String, sheet: &Sheet, row: &Row) {
    out.push_str(if row.hole { "<tr class=\"hole\"><th scope=\"row\">" } else { "<tr><th scope=\"row\">" });
    markup::reference(out, &row.requirement);
    out.push_str("<td class=\"verdict\">");
    if let Some(chip) = &row.chip {
        markup::chip(out, chip);
    }
    for (at, column) in sheet.columns.iter().enumerate() {
        if row.hits.contains(&at) {
            hit(out, column);
        } else {
            out.push_str("<td>");
        }
    }
    out.push('\n');
}

/// A case that verifies the requirement: its shape, and in words for those who do not see it.
fn hit(out: &mut String, column: &Column) {
    let Chip { word, tone, shape } = &column.chip;
    let _ = write!(out, "<td class=\"hit t-{tone}\"><a");
    markup::href(out, &column.case.href);
    out.push_str(" title=\"");
    for part in [&column.short, " ", &column.case.title, " · ", word] {
        push_escaped(out, part);
    }
    out.push_str("\">");
    markup::shape(out, shape);
    out.push_str("<span class=\"hidden\">");
    push_escaped(out, word);
    out.push_str("</span></a>");
}

/// Each chip once, in the order of its first place: there are as many as there are outcomes.
fn distinct<'c>(chips: impl Iterator<Item = &'c Chip>) -> Vec<Chip> {
    let mut all: Vec<Chip> = Vec::new();
    for chip in chips {
        if !all.contains(chip) {
            all.push(chip.clone());
        }
    }
    all
}
