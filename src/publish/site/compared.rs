//! Two runs beside each other, in one file that needs nothing beside it: what differs is told in full on both sides, what
//! does not in a line.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::Site;
use super::run::facts;
use super::run_case::{self, ResultView};
use super::view::{Chip, Fact};
use super::{SiteError, alone, status};
use crate::compare::runs::{Comparison, Pair, Reading};
use crate::model::Id;
use crate::model::execution::{CaseResult, Kept};
use crate::text::{Arg, Lang, format};

/// What a comparison is made from.
#[derive(Clone, Debug)]
pub struct ComparedRuns<'a> {
    /// Both runs, case by case.
    pub comparison: &'a Comparison<'a>,
    /// What its sides are called.
    pub names: &'a [String; 2],
    /// What each case verifies, in words.
    pub requirements: &'a BTreeMap<Id, Vec<String>>,
    /// Why a run as a whole is no success, where no case says it.
    pub notes: [Option<String>; 2],
    /// What was kept as evidence of either, by its hash.
    pub attachments: &'a BTreeMap<String, Kept>,
    /// The language of the page.
    pub lang: Lang,
}

#[derive(Serialize)]
struct SideView {
    name: String,
    note: String,
    facts: Vec<Fact>,
}

/// What came out on one side, for a line.
#[derive(Serialize)]
struct Brief {
    chip: Chip,
    duration: String,
    flaky: bool,
}

/// One side of a case that differs.
#[derive(Serialize)]
struct Half {
    name: String,
    view: Option<ResultView>,
}

#[derive(Serialize)]
struct PairView {
    case: String,
    title: String,
    row: String,
    place: String,
    requirements: Vec<String>,
    reworded: bool,
    /// Both sides in full, of what differs.
    halves: Vec<Half>,
    /// Both sides in brief, of what does not.
    briefs: Vec<Option<Brief>>,
}

#[derive(Serialize)]
struct Group {
    key: String,
    title: String,
    same: bool,
    pairs: Vec<PairView>,
}

#[derive(Serialize)]
struct Body {
    lang: &'static str,
    title: String,
    version: &'static str,
    sides: Vec<SideView>,
    groups: Vec<Group>,
    total: usize,
    differs: bool,
}

/// The page. The same runs give the same bytes.
///
/// # Errors
/// When a template is missing or faulty.
pub fn compared(input: &ComparedRuns<'_>) -> Result<String, SiteError> {
    let comparison = input.comparison;
    let body = alone::without_project(input.lang, input.attachments, |site| Body {
        lang: input.lang.key(),
        title: comparison.title(input.lang),
        version: env!("CARGO_PKG_VERSION"),
        sides: input
            .names
            .iter()
            .zip(comparison.records)
            .zip(&input.notes)
            .map(|((name, record), note)| SideView {
                name: name.clone(),
                note: note.clone().unwrap_or_default(),
                facts: facts(site, record),
            })
            .collect(),
        groups: Reading::ALL.iter().filter_map(|reading| group(site, input, *reading)).collect(),
        total: comparison.pairs.len(),
        differs: comparison.count(Reading::Same) < comparison.pairs.len(),
    });
    alone::page("compared.html", input.lang, body)
}

fn named(input: &ComparedRuns<'_>) -> [(&'static str, Arg); 2] {
    let [first, second] = input.names;
    [("first", Arg::from(first)), ("second", Arg::from(second))]
}

fn group(site: &Site<'_>, input: &ComparedRuns<'_>, reading: Reading) -> Option<Group> {
    let pairs: Vec<PairView> = input.comparison.of_reading(reading).map(|pair| pair_view(site, input, pair)).collect();
    if pairs.is_empty() {
        return None;
    }
    let key = reading.key().replace('_', "-");
    let mut args = named(input).to_vec();
    args.push(("count", Arg::from(pairs.len())));
    let title = site.say_with(&format!("compare-group-{key}"), &args);
    Some(Group { key, title, same: reading == Reading::Same, pairs })
}

fn pair_view(site: &Site<'_>, input: &ComparedRuns<'_>, pair: &Pair<'_>) -> PairView {
    let result = pair.results.named();
    let same = pair.reading == Reading::Same;
    let sides = pair.results.sides();
    let half = |(number, result): (usize, &Option<&CaseResult>)| Half {
        name: input.names.get(number).cloned().unwrap_or_default(),
        view: result.map(|result| {
            let view = run_case::view(site, result);
            // Both sides are of one case: each has a place of its own in the page, and the case is named above.
            ResultView { anchor: format!("{}-{number}", view.anchor), row: String::new(), ..view }
        }),
    };
    let brief = |result: &CaseResult| Brief {
        chip: status::status(site.lang, result.status),
        duration: format::duration(site.lang, result.duration_ms()),
        flaky: result.flaky,
    };
    PairView {
        case: super::context::shown_id(&result.case),
        title: result.title.clone(),
        row: result.row.clone().unwrap_or_default(),
        place: format!("{}:{}", result.path, result.line),
        requirements: input.requirements.get(&result.case).cloned().unwrap_or_default(),
        reworded: pair.reworded,
        halves: if same { Vec::new() } else { sides.iter().enumerate().map(half).collect() },
        briefs: if same { sides.iter().map(|one| one.map(brief)).collect() } else { Vec::new() },
    }
}
