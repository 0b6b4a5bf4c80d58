//! A project that is too long for one page of anything.

use super::{Sample, documents, edge, head, index, link};
use crate::model::case::CaseSource;
use crate::model::execution::{CaseResult, Cause, RunRecord, Status, StepResult};
use crate::model::graph::EdgeKind;
use crate::model::lot::Lot;
use crate::model::need::{Need, NeedStatus};
use crate::model::recipe_book::RecipeBook;
use crate::model::requirement::Requirement;
use crate::model::use_case::UseCase;
use crate::model::verdict::{Outdated, judge};
use crate::model::workshop::Workshop;
use crate::model::{Case, Id, Project};
use crate::text::Place;

/// So many requirements in two lots and in none, a tenth as many use cases, half as many cases in one
/// book, all of which were played: every third failed.
pub(in crate::publish::site) fn long(requirements: usize) -> Sample {
    let mut project = Project::default();
    project.manifest.title = "Grand projet".into();
    project.workshops.push(Workshop { head: head("ATL-01", "Atelier"), ..Workshop::default() });
    for i in 1..=2 {
        project.lots.push(Lot { head: head(&format!("LOT-{i}"), &format!("Lot numéro {i}")), ..Lot::default() });
    }
    project.recipe_books.push(RecipeBook { head: head("CAH-01", "Aptitude"), ..RecipeBook::default() });
    let mut edges = Vec::new();
    let (needs, use_cases) = (requirements.div_ceil(100), requirements.div_ceil(10));
    for i in 1..=needs {
        let head = head(&format!("BES-{i:04}"), &format!("Besoin numéro {i}"));
        project.needs.push(Need { head, status: NeedStatus::Retained, ..Need::default() });
        edges.push(edge(&format!("BES-{i:04}"), EdgeKind::VoicedIn, "ATL-01"));
    }
    for i in 1..=use_cases {
        let id = format!("CU-{i:04}");
        edges.push(edge(&id, EdgeKind::Covers, &format!("BES-{:04}", i % needs + 1)));
        project.use_cases.push(UseCase { head: head(&id, &format!("Cas numéro {i}")), ..UseCase::default() });
    }
    for i in 1..=requirements {
        let id = format!("EXG-{i:05}");
        let lot = [Some("LOT-1"), Some("LOT-2"), None][i % 3];
        edges.push(edge(&id, EdgeKind::Details, &format!("CU-{:04}", i % use_cases + 1)));
        edges.extend(lot.map(|lot| edge(&id, EdgeKind::PlannedIn, lot)));
        let head = head(&id, &format!("Refuser le doublon numéro {i}"));
        let lot = lot.map(link);
        project.requirements.push(Requirement { head, lot, expected_tests: 1, ..Requirement::default() });
    }
    project.cases = (1..=requirements / 2).map(|i| case(i, requirements)).collect();
    index(&mut project, edges);
    let (record, results) = played(&project.cases);
    let judgements = judge(&project, &results, Some("8.0"), |_, _| Some(String::new()));
    let stale: Vec<(CaseResult, Outdated)> = Vec::new();
    Sample { project, judgements, record, results, stale, documents: documents() }
}

fn case(i: usize, requirements: usize) -> Case {
    Case {
        id: Id::from(format!("CT-{i:05}")),
        title: format!("Essai du doublon {i}"),
        source: CaseSource::TestCase(0),
        books: vec![link("CAH-01")],
        requirements: (0..1 + i % 3).map(|n| link(&format!("EXG-{:05}", (i * 2 + n) % requirements + 1))).collect(),
        use_cases: Vec::new(),
        lot: None,
        critical: i.is_multiple_of(10),
        manual: false,
        approved: true,
        tags: Vec::new(),
        rows: Vec::new(),
        place: Place::default(),
    }
}

fn played(cases: &[Case]) -> (RunRecord, Vec<CaseResult>) {
    let record = RunRecord {
        id: "01JQ0000000000000000000000".into(),
        book: Some("CAH-01".into()),
        target: "recette".into(),
        version: Some("8.0".into()),
        planned: u64::try_from(cases.len()).unwrap_or(u64::MAX),
        ended_at: Some(10),
        ..RunRecord::default()
    };
    let step = StepResult {
        status: Status::Failed,
        cause: Some(Cause::Mismatch),
        expected: Some("un compte".into()),
        actual: Some("deux comptes".into()),
        ..StepResult::default()
    };
    let result = |(i, case): (usize, &Case)| CaseResult {
        run: record.id.clone(),
        case: case.id.clone(),
        title: case.title.clone(),
        status: if i % 3 == 0 { Status::Failed } else { Status::Passed },
        steps: if i % 3 == 0 { vec![step.clone()] } else { Vec::new() },
        target: "recette".into(),
        version: Some("8.0".into()),
        ended_at: 5,
        critical: case.critical,
        ..CaseResult::default()
    };
    let results = cases.iter().enumerate().map(result).collect();
    (record, results)
}
