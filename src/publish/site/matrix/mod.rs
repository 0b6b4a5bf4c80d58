//! Which requirement is verified by which case, and where are the holes?

use std::collections::BTreeSet;

use serde::Serialize;

use super::chrome::Page;
use super::context::{Site, shown_id};
use super::status;
use super::trace;
use super::view::{Chip, Ref, Table};
use crate::model::Case;
use crate::model::verdict::{Rate, Verdict};

#[derive(Serialize)]
struct Column {
    case: Ref,
    short: String,
    critical: bool,
    chip: Chip,
}

#[derive(Serialize)]
struct Row {
    requirement: Ref,
    hole: bool,
    chip: Option<Chip>,
    /// One per column: where the case verifies the requirement.
    cells: Vec<bool>,
}

#[derive(Serialize)]
struct Matrix {
    coverage: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    holes: usize,
    unlinked: Vec<Ref>,
    legend: Vec<Chip>,
    verdicts: Vec<Chip>,
    trace: Table,
    trace_holes: usize,
}

/// An id with its number as a number: `CT-9` comes before `CT-10`, cases without id come last.
fn by_number(id: String) -> (bool, String, u64, String) {
    let start = id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, digits) = id.split_at(start);
    (id.is_empty(), before.to_owned(), digits.parse().unwrap_or(0), digits.to_owned())
}

/// The coverage matrix, requirements without test first, then the trace from needs.
pub(super) fn page(site: &Site<'_>) -> Page {
    let cases: Vec<(usize, &Case)> =
        site.project.cases.iter().enumerate().filter(|(_, case)| site.shows_case(case)).collect();
    let live: Vec<_> = site.live_requirements().filter(|(_, r)| r.head.id.is_some()).collect();
    let verifying: BTreeSet<usize> =
        live.iter().flat_map(|(_, r)| site.cases_of(&r.head.id())).map(|(position, _)| position).collect();
    let (mut linked, unlinked): (Vec<_>, Vec<_>) =
        cases.into_iter().partition(|(position, _)| verifying.contains(position));
    linked.sort_by_key(|(position, case)| (by_number(shown_id(&case.id)), *position));
    let mut rows: Vec<(u8, usize, Row)> = live
        .iter()
        .map(|(i, requirement)| {
            let id = requirement.head.id();
            let here = site.cases_of(&id);
            let verdict = site.verdict(&id);
            let row = Row {
                requirement: site.reference(&id).unwrap_or_default(),
                hole: here.is_empty() || verdict == Some(Verdict::NoTest),
                chip: verdict.map(|verdict| status::verdict(site.lang, verdict)),
                cells: linked.iter().map(|(at, _)| here.iter().any(|(position, _)| position == at)).collect(),
            };
            let rank = match (row.hole, verdict) {
                (true, _) => 0,
                (false, Some(Verdict::Failing)) => 1,
                (false, Some(Verdict::Blocked)) => 2,
                _ => 3,
            };
            (rank, *i, row)
        })
        .collect();
    rows.sort_by_key(|(rank, i, _)| (*rank, *i));
    let rows: Vec<Row> = rows.into_iter().map(|(_, _, row)| row).collect();
    let covered = rows.iter().filter(|row| !row.hole).count();
    let computed = Rate { part: covered, whole: rows.len() };
    let columns: Vec<Column> = linked
        .iter()
        .map(|(_, case)| Column {
            case: site.reference(&case.id).unwrap_or_default(),
            short: if shown_id(&case.id).is_empty() { case.title.clone() } else { case.id.to_string() },
            critical: case.critical,
            chip: status::status(site.lang, site.outcome(case)),
        })
        .collect();
    let mut legend: Vec<Chip> = Vec::new();
    for column in &columns {
        if !legend.contains(&column.chip) {
            legend.push(column.chip.clone());
        }
    }
    let mut verdicts: Vec<Chip> = Vec::new();
    for chip in rows.iter().filter_map(|row| row.chip.as_ref()) {
        if !verdicts.contains(chip) {
            verdicts.push(chip.clone());
        }
    }
    let (trace, trace_holes) = trace::table(site);
    let body = Matrix {
        coverage: status::rate(site.lang, site.input.judgements.map_or(computed, |judgements| judgements.coverage)),
        holes: rows.len() - covered,
        columns,
        rows,
        unlinked: unlinked.iter().filter_map(|(_, case)| site.reference(&case.id)).collect(),
        legend,
        verdicts,
        trace,
        trace_holes,
    };
    Page::new("matrix.html", "matrix.html", &site.say("site-nav-matrix"), body)
}

#[cfg(test)]
mod tests {
    use super::by_number;

    #[test]
    fn columns_stand_in_the_order_of_their_numbers() {
        let mut ids = ["", "CT-10", "CT-9", "CT-009", "CM-2"].map(str::to_owned);
        ids.sort_by_key(|id| by_number(id.clone()));
        assert_eq!(ids, ["CM-2", "CT-009", "CT-9", "CT-10", ""]);
    }
}
