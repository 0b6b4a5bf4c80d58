//! A project of some size for the tests of the documents.

use jiff::civil::date;

use crate::model::case::CaseSource;
use crate::model::glossary::Term;
use crate::model::graph::{Edge, EdgeKind, Graph};
use crate::model::head::{Audience, Head, Link};
use crate::model::lot::{Lot, Milestone};
use crate::model::need::{Need, NeedStatus};
use crate::model::objective::Objective;
use crate::model::priority::Priority;
use crate::model::project::Chapter;
use crate::model::recipe_book::{ExitCriterion, RecipeBook};
use crate::model::requirement::{Criterion, Requirement, RequirementStatus, RequirementType};
use crate::model::use_case::{Cycle, Family, FlowStep, UseCase};
use crate::model::workshop::{Entry, Workshop, WorkshopStatus};
use crate::model::{Case, Id, Kind, Project};
use crate::text::{Lang, Place};

fn head(id: &str, title: &str) -> Head {
    let statement =
        format!("{title}. La phrase se vérifie, elle dit qui fait quoi et combien : 28 000 comptes au plus.");
    Head { id: Some(id.into()), title: title.to_owned(), statement, ..Head::default() }
}

fn link(to: impl AsRef<str>) -> Link {
    Link { to: to.as_ref().into(), place: Place::default() }
}

fn priority(rank: u8) -> Option<Priority> {
    let value = ["indispensable", "future", "useful", "comfort"][usize::from(rank) - 1];
    Some(Priority { value: value.to_owned(), rank })
}

/// Objectives, workshops, 12 needs, 12 use cases, 40 requirements, 2 lots, a book, cases; one
/// internal need and words that must stay inside.
pub fn project() -> Project {
    let mut project = Project::default();
    project.manifest.title = "CRM Ventes".into();
    project.manifest.code = "CRMV".into();
    project.manifest.client = "Fournitures de l’Est".into();
    project.manifest.lang = Lang::Fr;
    project.chapters.push(Chapter {
        path: "specs/contexte.md".into(),
        markdown: "# Contexte\n\nVoir EXG-001.\n\n## L'entreprise\n\n- 42 agences\n- 180 commerciaux\n".into(),
        place: Place::default(),
    });
    project.objectives.push(Objective {
        head: head("OBJ-01", "Relancer neuf devis sur dix"),
        baseline: Some("22".into()),
        target: Some("90".into()),
        unit: Some("%".into()),
        due: Some(date(2027, 12, 31)),
        ..Objective::default()
    });
    project.workshops.push(Workshop {
        head: head("ATL-01", "Une semaine d’itinérant"),
        status: WorkshopStatus::Held,
        date: Some(date(2026, 3, 5)),
        quotes: vec![(Some("Un itinérant".into()), "MOT-INTERNE-1".into())],
        pain_points: vec![Entry { text: "MOT-INTERNE-2".into(), ..Entry::default() }],
        decisions: vec![Entry { text: "Relancer une fois".into(), who: Some("A. Weber".into()), ..Entry::default() }],
        ..Workshop::default()
    });
    needs_and_use_cases(&mut project);
    requirements(&mut project);
    delivery(&mut project);
    index(&mut project);
    project
}

fn needs_and_use_cases(project: &mut Project) {
    for i in 1..=12_u8 {
        let mut need = Need {
            head: head(&format!("BES-{i:03}"), &format!("Besoin numéro {i} de la force de vente")),
            status: NeedStatus::Retained,
            current_problem: Some("MOT-INTERNE-3".into()),
            workshops: vec![link("ATL-01")],
            objectives: vec![link("OBJ-01")],
            priority: priority(i % 4 + 1),
            ..Need::default()
        };
        need.head.notes = Some("MOT-INTERNE-4".into());
        project.needs.push(need);
        let step = |n: usize| FlowStep {
            actor: "Commercial".into(),
            action: format!("Ouvre le compte dormant numéro {n}"),
            result: "La dernière commande et l’encours sont affichés".into(),
        };
        project.use_cases.push(UseCase {
            head: head(&format!("CU-{i:03}"), &format!("Cas d’usage numéro {i} de la tournée")),
            family: if i > 9 { Family::Data } else { Family::Crm },
            cycle: Cycle::ALL.get(usize::from(i) % 4).copied(),
            actor: Some("Commercial itinérant".into()),
            main_flow: (1..=4).map(step).collect(),
            error_cases: vec!["Aucun compte dormant : le CRM le dit.".into()],
            needs: if i == 12 { vec![] } else { vec![link(format!("BES-{i:03}"))] },
            lot: Some(link("LOT-1")),
            priority: priority(1),
            ..UseCase::default()
        });
    }
    let workshops = vec![link("ATL-01")];
    let mut internal = Need { head: head("BES-099", "MOT-INTERNE-5"), workshops, ..Need::default() };
    internal.head.audience = Audience::Internal;
    project.needs.push(internal);
}

fn requirements(project: &mut Project) {
    for i in 1..=40_usize {
        let kind = RequirementType::ALL[i % RequirementType::ALL.len()];
        project.requirements.push(Requirement {
            head: head(&format!("EXG-{i:03}"), &format!("Refuser le doublon numéro {i} d’un compte de même SIRET")),
            status: RequirementStatus::Approved,
            requirement_type: kind,
            domain: Some("contacts".into()),
            use_cases: vec![link(format!("CU-{:03}", i % 12 + 1))],
            needs: vec![link("BES-099")],
            lot: Some(link(if i % 3 == 0 { "LOT-2" } else { "LOT-1" })),
            priority: priority((i % 4 + 1) as u8),
            criteria: if kind.is_measurable() {
                vec![Criterion {
                    measure: "Temps de réponse".into(),
                    threshold: Some("2 s".into()),
                    ..Criterion::default()
                }]
            } else {
                Vec::new()
            },
            expected_tests: 1,
            ..Requirement::default()
        });
    }
    for i in 1..=10 {
        project.cases.push(Case {
            id: format!("CT-{i:03}").into(),
            title: format!("Essai du doublon {i}"),
            source: CaseSource::TestCase(0),
            books: vec![link("CAH-01")],
            requirements: vec![link(format!("EXG-{i:03}"))],
            use_cases: Vec::new(),
            lot: None,
            critical: false,
            manual: i % 5 == 0,
            approved: true,
            tags: Vec::new(),
            rows: Vec::new(),
            place: Place::default(),
        });
    }
}

fn delivery(project: &mut Project) {
    for i in 1..=2 {
        project.lots.push(Lot {
            head: head(&format!("LOT-{i}"), &format!("Lot numéro {i}")),
            order: Some(i),
            included: vec!["Comptes et contacts".into()],
            budget: Some("MOT-INTERNE-6".into()),
            milestones: vec![Milestone { name: "Livraison".into(), planned: Some(date(2027, 1, 18)), actual: None }],
            ..Lot::default()
        });
    }
    let exit = ExitCriterion { measure: "Chemins critiques".into(), threshold: Some("100 %".into()) };
    project.recipe_books.push(RecipeBook {
        head: head("CAH-01", "Aptitude du lot 1"),
        lot: Some(link("LOT-1")),
        exit_criteria: vec![exit],
        ..RecipeBook::default()
    });
    let term = |term: &str| Term { term: term.into(), definition: format!("Sens de {term}."), ..Term::default() };
    project.glossary = vec![term("Étape"), term("Compte"), term("Zone blanche")].into();
}

fn index(project: &mut Project) {
    let mut index = std::collections::BTreeMap::new();
    let mut add = |kind, heads: Vec<&Head>| {
        index.extend(heads.iter().enumerate().map(|(i, head)| (head.id(), (kind, i))));
    };
    add(Kind::Objective, project.objectives.iter().map(|one| &one.head).collect());
    add(Kind::Workshop, project.workshops.iter().map(|one| &one.head).collect());
    add(Kind::Need, project.needs.iter().map(|one| &one.head).collect());
    add(Kind::UseCase, project.use_cases.iter().map(|one| &one.head).collect());
    add(Kind::Requirement, project.requirements.iter().map(|one| &one.head).collect());
    add(Kind::Lot, project.lots.iter().map(|one| &one.head).collect());
    add(Kind::RecipeBook, project.recipe_books.iter().map(|one| &one.head).collect());
    project.index = index.into_iter().collect();
    let mut edges = Vec::new();
    let mut tie = |from: &Head, links: &[Link], kind| {
        let edge = |link: &Link| Edge { from: from.id(), to: link.to.clone(), kind, place: Place::default() };
        edges.extend(links.iter().map(edge));
    };
    for need in &project.needs {
        tie(&need.head, &need.workshops, EdgeKind::VoicedIn);
        tie(&need.head, &need.objectives, EdgeKind::Serves);
    }
    for case in &project.use_cases {
        tie(&case.head, &case.needs, EdgeKind::Covers);
        tie(&case.head, case.lot.as_slice(), EdgeKind::PlannedIn);
    }
    for one in &project.requirements {
        tie(&one.head, &one.use_cases, EdgeKind::Details);
        tie(&one.head, &one.needs, EdgeKind::Covers);
    }
    project.graph = Graph::new(edges);
}

/// What the sample says of its documents.
pub fn about() -> super::About {
    super::About {
        commit: "3f2a9c1".into(),
        date: date(2026, 11, 22),
        version: "0.1".into(),
        lang: Lang::Fr,
        internal: false,
    }
}

/// The ids that the specification of the sample shows.
pub fn shown_ids(project: &Project) -> Vec<Id> {
    project.index.keys().filter(|id| id.as_str() != "BES-099").cloned().collect()
}
