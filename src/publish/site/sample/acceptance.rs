//! The acceptance of the sample: scenarios, a manual case, a book, a run with its results and what
//! they prove.

use std::collections::BTreeMap;

use super::{head, link};
use crate::model::case::{CaseRow, CaseSource};
use crate::model::execution::{CaseResult, Cause, Counts, Exchange, RecordRef, RunRecord, Status, StepResult};
use crate::model::feature::{Examples, Feature, Scenario, Step, StepKind, Tag};
use crate::model::recipe_book::{Account, ExitCriterion, RecipeBook, Suite};
use crate::model::test_case::{TestCase, TestStep};
use crate::model::verdict::{Judgement, Judgements, Outdated, Rate, Verdict};
use crate::model::{Case, Head, Id, Project};
use crate::text::{Lang, Place};

fn step(keyword: &str, kind: StepKind, text: &str, table: Option<Vec<Vec<&str>>>) -> Step {
    Step {
        keyword: keyword.into(),
        kind,
        text: text.into(),
        table: table.map(|rows| rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect()),
        doc_string: None,
        means: None,
        place: Place::default(),
    }
}

fn scenario(id: &str, name: &str, examples: Vec<Examples>) -> Scenario {
    Scenario {
        name: name.into(),
        keyword: if examples.is_empty() { "Scénario" } else { "Plan du scénario" }.into(),
        description: String::new(),
        tags: vec![Tag { name: id.into(), place: Place::default() }],
        inherited_tags: Vec::new(),
        rule: None,
        background: vec![step("Étant donné", StepKind::Given, "que je suis connecté en tant que commercial", None)],
        steps: vec![
            step(
                "Étant donné",
                StepKind::Given,
                "un compte « Acier Lorrain » avec :",
                Some(vec![vec!["SIRET", "00041276700014"], vec!["ville", "Metz"]]),
            ),
            step("Quand", StepKind::When, "le commercial crée un compte « ACIER LORRAIN SA » avec <cas>", None),
            step("Alors", StepKind::Then, "l’opération est refusée pour doublon", None),
        ],
        outline: !examples.is_empty(),
        examples,
        sound: true,
        place: Place::default(),
    }
}

pub(super) fn add(project: &mut Project) {
    let row = |a: &str, b: &str| (vec![a.to_owned(), b.to_owned()], Place::default());
    let examples = Examples {
        name: String::new(),
        tags: Vec::new(),
        header: vec!["cas".into(), "état".into()],
        rows: vec![row("A", "Validé"), row("B", "À valider")],
        file: None,
        place: Place::default(),
    };
    let names: [(&str, &str, Option<&str>); 4] = [
        ("CT-001", "Un SIRET déjà connu est refusé", Some("EXG-001")),
        ("CT-002", "Un devis sans réponse est relancé une seule fois", Some("EXG-002")),
        ("CT-003", "Une commande rejouée n’existe qu’une fois", Some("EXG-003")),
        ("features/comptes.feature#Une recherche sans lien", "Une recherche sans lien", None),
    ];
    let scenarios = names
        .iter()
        .map(|(id, name, _)| scenario(id, name, if *id == "CT-002" { vec![examples.clone()] } else { Vec::new() }));
    project.features.push(Feature {
        path: "features/comptes.feature".into(),
        keywords: "fr".into(),
        lang: Lang::Fr,
        name: "Comptes".into(),
        description: String::new(),
        tags: Vec::new(),
        scenarios: scenarios.collect(),
        place: Place::default(),
    });
    for (i, (id, name, requirement)) in names.iter().enumerate() {
        project.cases.push(Case {
            books: vec![link("CAH-01")],
            requirements: requirement.iter().map(|one| link(one)).collect(),
            critical: i < 2,
            rows: if *id == "CT-002" {
                (0..2).map(|at| CaseRow { key: ["A", "B"][at].into(), at: (0, at) }).collect()
            } else {
                Vec::new()
            },
            ..case(id, name, CaseSource::Scenario(0, i))
        });
    }
    project.test_cases.push(TestCase {
        head: Head {
            notes: Some("INTERNE-note du cas".into()), ..head("CT-030", "Compte rendu lu sur un téléphone")
        },
        requirements: vec![link("EXG-004")],
        preconditions: vec!["Un téléphone de l’entreprise".into()],
        steps: vec![TestStep {
            action: "Ouvrir la fiche".into(),
            expected: Some("Le compte rendu se lit sans zoom".into()),
            evidence_required: true,
            ..TestStep::default()
        }],
        ..TestCase::default()
    });
    project.cases.push(Case {
        books: vec![link("CAH-01")],
        requirements: vec![link("EXG-004")],
        manual: true,
        ..case("CT-030", "Compte rendu lu sur un téléphone", CaseSource::TestCase(0))
    });
    project.recipe_books.push(RecipeBook {
        head: head("CAH-01", "Vérification d’aptitude, lot 1"),
        lot: Some(link("LOT-1")),
        scope_in: vec!["Comptes".into()],
        accounts: vec![Account { role: "commercial Nord-Est".into(), needed_for: Some("CT-001".into()) }],
        datasets: vec![("JDD-01".into(), Some("usual".into()))],
        suites: vec![Suite { title: "Comptes".into(), cases: vec![link("CT-001")] }],
        exit_criteria: vec![ExitCriterion {
            measure: "chemins critiques".into(),
            threshold: Some("tous prouvés".into()),
        }],
        signatories: vec!["M. Weber".into()],
        ..RecipeBook::default()
    });
}

fn case(id: &str, title: &str, source: CaseSource) -> Case {
    Case {
        id: Id::from(id),
        title: title.into(),
        source,
        books: Vec::new(),
        requirements: Vec::new(),
        use_cases: vec![link("CU-002")],
        lot: None,
        critical: false,
        manual: false,
        approved: true,
        tags: Vec::new(),
        rows: Vec::new(),
        place: Place::default(),
    }
}

pub(super) fn run() -> (RunRecord, Vec<CaseResult>) {
    let record = RunRecord {
        id: "01JQ0000000000000000000000".into(),
        project: "CRMV".into(),
        book: Some("CAH-01".into()),
        target: "recette".into(),
        target_title: "CRM de recette".into(),
        version: Some("8.0".into()),
        commit: "3f2a9c1".into(),
        started_at: 1_773_306_000_000,
        ended_at: Some(1_773_306_185_000),
        planned: 6,
        interrupted: false,
        seed: None,
    };
    let played = |status, keyword: &str, text: &str| StepResult {
        keyword: keyword.into(),
        text: text.into(),
        line: 12,
        status,
        ..StepResult::default()
    };
    let result = |case: &str, row: Option<&str>, status, steps| CaseResult {
        run: record.id.clone(),
        case: case.into(),
        row: row.map(str::to_owned),
        title: case.into(),
        path: "features/comptes.feature".into(),
        line: 8,
        status,
        target: "recette".into(),
        started_at: 1_773_306_000_000,
        ended_at: 1_773_306_002_400,
        critical: case < "CT-003",
        steps,
        ..CaseResult::default()
    };
    let failed = StepResult {
        expected: Some("refus : doublon".into()),
        actual: Some("compte créé, n° 4021".into()),
        cause: Some(Cause::NotRefused),
        exchanges: vec![Exchange {
            request: "POST /api/accounts".into(),
            body: Some("{\"siret\":\"00041276700014\"}".into()),
            status: Some(201),
            response: Some("{\"id\":\"4021\"}".into()),
            duration_ms: 31,
        }],
        records: vec![RecordRef { entity: "account".into(), id: "4021".into() }],
        ..played(Status::Failed, "Alors", "l’opération est refusée pour doublon")
    };
    let blocked = StepResult {
        cause: Some(Cause::Timeout),
        message: Some("Le CRM n’a pas répondu en 10 s.".into()),
        ..played(Status::Blocked, "Quand", "le message est rejoué")
    };
    let passed = || vec![played(Status::Passed, "Alors", "une seule tâche existe")];
    let results = vec![
        result("CT-001", None, Status::Failed, vec![played(Status::Passed, "Quand", "je crée « X »"), failed]),
        result("CT-002", Some("A"), Status::Passed, passed()),
        CaseResult { flaky: true, ..result("CT-002", Some("B"), Status::Passed, passed()) },
        result("CT-003", None, Status::Blocked, vec![blocked]),
        result("CT-030", None, Status::Waiting, vec![played(Status::Waiting, "", "Ouvrir la fiche")]),
    ];
    (record, results)
}

/// A result that was seen on an older version, and one of an older text.
pub(super) fn stale() -> Vec<(CaseResult, Outdated)> {
    let result = |case: &str, version: &str| CaseResult {
        run: "01JP0000000000000000000000".into(),
        case: case.into(),
        status: Status::Passed,
        target: "recette".into(),
        version: Some(version.into()),
        ..CaseResult::default()
    };
    let nameless = "features/comptes.feature#Une recherche sans lien";
    vec![(result(nameless, "7.6"), Outdated::Version), (result("CT-030", "8.0"), Outdated::Text)]
}

pub(super) fn judgements() -> Judgements {
    let one = |verdict, status, cases| Judgement {
        verdict,
        counts: Counts::of(std::iter::repeat_n(status, cases)),
        approved_cases: cases,
        expected_cases: 1,
        ..Judgement::default()
    };
    let mut of = BTreeMap::new();
    of.insert(Id::from("EXG-001"), one(Verdict::Failing, Status::Failed, 1));
    of.insert(Id::from("EXG-002"), one(Verdict::Validated, Status::Passed, 2));
    of.insert(Id::from("EXG-003"), one(Verdict::Blocked, Status::Blocked, 1));
    of.insert(Id::from("EXG-004"), one(Verdict::NotRun, Status::Waiting, 1));
    of.insert(Id::from("EXG-005"), one(Verdict::NoTest, Status::NotRun, 0));
    let children = BTreeMap::from([(Verdict::Failing, 1), (Verdict::Validated, 1), (Verdict::NotRun, 1)]);
    of.insert(Id::from("LOT-1"), Judgement { children, ..one(Verdict::Failing, Status::Failed, 1) });
    Judgements {
        delivery: Some("8.0".into()),
        rows: Default::default(),
        of,
        coverage: Rate { part: 4, whole: 5 },
        verification: Rate { part: 3, whole: 5 },
        validation: Rate { part: 2, whole: 3 },
        counts: Counts { passed: 2, failed: 1, blocked: 1, waiting: 1, ..Counts::default() },
        critical: Rate { part: 1, whole: 2 },
    }
}
