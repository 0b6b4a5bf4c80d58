//! A project with something of everything, and the smallest one, for the tests of the pages.

mod acceptance;
mod long;

use std::collections::BTreeMap;

use jiff::civil::date;

pub(super) use long::long;

use super::{About, DiagnosticCounts, DocumentLink, SiteInput};
use crate::model::execution::{CaseResult, RunRecord};
use crate::model::glossary::Term;
use crate::model::graph::{Edge, EdgeKind, Graph};
use crate::model::head::Audience;
use crate::model::lot::{Lot, LotStatus, Milestone};
use crate::model::manifest::{Party, PartyRole, Phase};
use crate::model::need::{Need, NeedStatus};
use crate::model::objective::Objective;
use crate::model::priority::Priority;
use crate::model::requirement::{Criterion, Requirement, RequirementStatus, RequirementType};
use crate::model::use_case::{Cycle, Family, FlowStep, RequiredData, Rule, UseCase};
use crate::model::verdict::{Judgements, Outdated};
use crate::model::workshop::{Entry, Participant, Profile, Question, Workshop, WorkshopType};
use crate::model::{Head, Id, Kind, Link, Project};
use crate::text::{Lang, Place};

/// All that a site is made from.
pub(super) struct Sample {
    pub(super) project: Project,
    pub(super) judgements: Judgements,
    pub(super) record: RunRecord,
    pub(super) results: Vec<CaseResult>,
    pub(super) stale: Vec<(CaseResult, Outdated)>,
    pub(super) documents: Vec<DocumentLink>,
}

impl Sample {
    /// The site's input in a language, with everything.
    pub(super) fn input(&self, lang: Lang, internal: bool) -> SiteInput<'_> {
        SiteInput {
            judgements: Some(&self.judgements),
            run: Some((&self.record, &self.results)),
            current: &self.results,
            stale: &self.stale,
            diagnostics: DiagnosticCounts { errors: 0, warnings: 3, infos: 1 },
            documents: &self.documents,
            ..bare(&self.project, lang, internal)
        }
    }
}

/// No evidence was kept.
static NOTHING_KEPT: BTreeMap<String, crate::model::execution::Kept> = BTreeMap::new();

/// The input of a project of which nothing is known yet.
pub(super) fn bare(project: &Project, lang: Lang, internal: bool) -> SiteInput<'_> {
    let day = if lang == Lang::Fr { "12\u{a0}mars 2026" } else { "12\u{a0}March 2026" };
    SiteInput {
        project,
        judgements: None,
        run: None,
        current: &[],
        stale: &[],
        diagnostics: DiagnosticCounts::default(),
        documents: &[],
        about: About { commit: "3f2a9c1".into(), date: day.into(), version: "0.1.0".into(), lang },
        internal,
        attachments: &NOTHING_KEPT,
    }
}

fn head(id: &str, title: &str) -> Head {
    Head { id: Some(Id::from(id)), title: title.into(), statement: title.into(), ..Head::default() }
}

fn link(id: &str) -> Link {
    Link { to: Id::from(id), place: Place::default() }
}

fn priority(rank: u8) -> Option<Priority> {
    let value = ["indispensable", "future", "useful", "comfort"][usize::from(rank) - 1];
    Some(Priority { value: value.into(), rank })
}

fn question(text: &str, answer: Option<&str>) -> Question {
    Question { theme: None, text: text.into(), answer: answer.map(str::to_owned) }
}

fn entry(text: &str, who: &str) -> Entry {
    Entry { text: text.into(), who: Some(who.into()), date: Some(date(2026, 4, 1)), ..Entry::default() }
}

/// The smallest project: a title and a workshop of ten lines.
pub(super) fn small() -> Project {
    let mut project = Project::default();
    project.manifest.title = "CRM Ventes".into();
    project.workshops.push(Workshop {
        head: head("ATL-01", "Premier échange avec les commerciaux"),
        date: Some(date(2026, 3, 12)),
        participants: vec![Participant { name: "Mme Morel".into(), ..Participant::default() }],
        bare_needs: vec!["Relancer les devis sans réponse".into()],
        decisions: vec![Entry { text: "Un second atelier en avril".into(), ..Entry::default() }],
        ..Workshop::default()
    });
    index(&mut project, Vec::new());
    project
}

/// A project with something of everything.
pub(super) fn full() -> Sample {
    let mut project = Project::default();
    manifest(&mut project);
    upstream(&mut project);
    middle(&mut project);
    acceptance::add(&mut project);
    let edges = edges(&project);
    index(&mut project, edges);
    let (record, results) = acceptance::run();
    let judgements = acceptance::judgements();
    Sample { project, judgements, record, results, stale: acceptance::stale(), documents: documents() }
}

fn documents() -> Vec<DocumentLink> {
    vec![DocumentLink {
        title: "Cahier des charges".into(),
        href: "documents/CRMV-CDC.pdf".into(),
        pages: Some(34),
        size: 1_290_000,
        commit: Some("1b2c3d4".into()),
        about: None,
    }]
}

fn manifest(project: &mut Project) {
    let manifest = &mut project.manifest;
    manifest.title = "CRM Ventes".into();
    manifest.code = "CRMV".into();
    manifest.client = "Rhône Industrie Fournitures".into();
    manifest.phase = Phase::Acceptance;
    manifest.start = Some(date(2026, 1, 12));
    manifest.go_live = Some(date(2026, 10, 1));
    let party = |role, name: &str| Party { id: name.into(), name: name.into(), role };
    manifest.parties = vec![party(PartyRole::Amoa, "Cabinet Tilleul"), party(PartyRole::Integrator, "Nordis")];
    for (term, definition) in
        [("encours", "Montant dû par le client."), ("compte dormant", "Compte sans commande depuis douze mois.")]
    {
        project.glossary.push(Term { term: term.into(), definition: definition.into(), ..Term::default() });
    }
}

fn upstream(project: &mut Project) {
    project.objectives.push(Objective {
        priority: priority(1),
        kpi: Some("devis relancés à J+7".into()),
        baseline: Some("35".into()),
        target: Some("95".into()),
        unit: Some("%".into()),
        due: Some(date(2026, 12, 31)),
        assumptions: vec!["L’ERP émet les devis chaque nuit".into()],
        head: head("OBJ-01", "Relancer tous les devis restés sans réponse"),
        ..Objective::default()
    });
    project.workshops.push(Workshop {
        head: Head {
            notes: Some("INTERNE-notes à garder entre nous".into()),
            ..head("ATL-01", "Besoins des itinérants")
        },
        workshop_type: Some(WorkshopType::Needs),
        date: Some(date(2026, 2, 3)),
        duration_min: Some(180),
        place: Some("Agence de Metz".into()),
        facilitator: Some("Mme Arnaud".into()),
        participants: vec![Participant {
            name: "M. Morel".into(),
            function: Some("commercial itinérant".into()),
            profile: Some(Profile::Field),
            ..Participant::default()
        }],
        questions: vec![question("Combien de devis par semaine ?", Some("1 200")), question("Qui relance ?", None)],
        findings: vec!["Les devis sont suivis sur des tableurs personnels".into()],
        pain_points: vec![entry("INTERNE-douleur : ressaisie le soir", "M. Morel")],
        quotes: vec![(Some("M. Morel".into()), "INTERNE-verbatim : je perds mes vendredis".into())],
        decisions: vec![entry("BES-001 passe au lot 1", "M. Weber")],
        actions: vec![entry("Fournir un mois de devis", "Mme Dubreuil")],
        open_points: vec![entry("Règle de relance des revendeurs", "M. Weber")],
        ..Workshop::default()
    });
    for (id, title, status) in [
        ("BES-001", "Relancer les devis sans réponse", NeedStatus::Retained),
        ("BES-002", "Ne jamais créer deux fois le même client", NeedStatus::Retained),
        ("BES-003", "Préparer la tournée de la semaine", NeedStatus::Retained),
        ("BES-004", "Échanger par messagerie instantanée", NeedStatus::Postponed),
    ] {
        project.needs.push(Need {
            head: head(id, title),
            status,
            actor: Some("commercial itinérant".into()),
            current_problem: Some("INTERNE-difficulté".into()),
            benefit: Some("Un devis sur trois de plus signé".into()),
            priority: priority(if status == NeedStatus::Retained { 1 } else { 3 }),
            ..Need::default()
        });
    }
    project.needs.push(Need {
        head: Head { audience: Audience::Internal, ..head("BES-099", "INTERNE-besoin confidentiel") },
        ..Need::default()
    });
}

fn middle(project: &mut Project) {
    let flow = FlowStep {
        actor: "CRM".into(),
        action: "crée une tâche de relance (EXG-002)".into(),
        result: "la tâche échoit le jour même".into(),
    };
    for (id, title, family, cycle) in [
        ("CU-001", "Relancer à J+7 un devis sans réponse", Family::Crm, Cycle::Sell),
        ("CU-002", "Reconnaître un client déjà connu", Family::Crm, Cycle::Know),
        ("CU-003", "Recevoir les commandes de l’ERP", Family::Data, Cycle::Serve),
    ] {
        project.use_cases.push(UseCase {
            head: head(id, title),
            family,
            cycle: Some(cycle),
            actor: Some("commercial itinérant".into()),
            trigger: Some("Traitement quotidien".into()),
            main_flow: vec![flow.clone()],
            variants: vec!["Le client répond entre-temps".into()],
            error_cases: vec!["Le devis n’a plus de commercial".into()],
            rules: vec![Rule { id: Some("RG-001".into()), statement: "Une seule relance".into(), threshold: None }],
            required_data: vec![RequiredData {
                entity: "devis".into(),
                field: "date d’émission".into(),
                mandatory: true,
                ..RequiredData::default()
            }],
            lot: Some(link("LOT-1")),
            priority: priority(1),
            ..UseCase::default()
        });
    }
    for (id, title, kind, lot) in [
        ("EXG-001", "Un SIRET ne désigne qu’un seul compte", RequirementType::Functional, "LOT-1"),
        ("EXG-002", "Un devis sans réponse donne une seule tâche de relance", RequirementType::Functional, "LOT-1"),
        ("EXG-003", "Une commande rejouée n’est créée qu’une fois", RequirementType::Interface, "LOT-2"),
        ("EXG-004", "Une recherche répond en moins de 2 s", RequirementType::Performance, "LOT-1"),
        ("EXG-005", "Les comptes rendus sont saisis hors ligne", RequirementType::Functional, "LOT-2"),
    ] {
        let mut head = head(id, title);
        head.statement = format!("{title}, **sans exception** (voir BES-001).");
        head.tags = vec!["brick:accounts".into()];
        project.requirements.push(Requirement {
            head,
            status: RequirementStatus::Approved,
            requirement_type: kind,
            lot: Some(link(lot)),
            priority: priority(1),
            knockout: id == "EXG-001",
            criteria: vec![Criterion {
                measure: "temps de réponse".into(),
                threshold: Some("2 s".into()),
                base: Some("95 % des recherches".into()),
                ..Criterion::default()
            }],
            expected_tests: 1,
            ..Requirement::default()
        });
    }
    for (id, title, order) in [("LOT-1", "Comptes, devis et relances", 1), ("LOT-2", "Flux et mobilité", 2)] {
        project.lots.push(Lot {
            head: head(id, title),
            status: LotStatus::InAcceptance,
            order: Some(order),
            goal: Some("Équiper les itinérants avant l’été".into()),
            budget: Some("INTERNE-budget 240 000,00 €".into()),
            included: vec!["Relance des devis".into()],
            milestones: vec![Milestone { name: "VABF".into(), planned: Some(date(2026, 6, 15)), actual: None }],
            ..Lot::default()
        });
    }
}

fn edge(from: &str, kind: EdgeKind, to: &str) -> Edge {
    Edge { from: from.into(), to: to.into(), kind, place: Place::default() }
}

fn edges(project: &Project) -> Vec<Edge> {
    let mut edges = vec![
        edge("BES-001", EdgeKind::VoicedIn, "ATL-01"),
        edge("BES-099", EdgeKind::VoicedIn, "ATL-01"),
        edge("BES-001", EdgeKind::Serves, "OBJ-01"),
        edge("CU-001", EdgeKind::Covers, "BES-001"),
        edge("CU-002", EdgeKind::Covers, "BES-002"),
        edge("EXG-001", EdgeKind::Details, "CU-002"),
        edge("EXG-002", EdgeKind::Details, "CU-001"),
        edge("EXG-003", EdgeKind::DependsOn, "EXG-001"),
        edge("CU-003", EdgeKind::DependsOn, "CU-001"),
    ];
    for requirement in &project.requirements {
        let lot = requirement.lot.as_ref().map(|link| link.to.to_string()).unwrap_or_default();
        edges.push(edge(requirement.head.id().as_str(), EdgeKind::PlannedIn, &lot));
    }
    edges
}

fn index(project: &mut Project, edges: Vec<Edge>) {
    let mut index = BTreeMap::new();
    let mut add = |kind, heads: Vec<&Head>| {
        for (i, head) in heads.into_iter().enumerate() {
            index.insert(head.id(), (kind, i));
        }
    };
    add(Kind::Objective, project.objectives.iter().map(|a| &a.head).collect());
    add(Kind::Workshop, project.workshops.iter().map(|a| &a.head).collect());
    add(Kind::Need, project.needs.iter().map(|a| &a.head).collect());
    add(Kind::UseCase, project.use_cases.iter().map(|a| &a.head).collect());
    add(Kind::Requirement, project.requirements.iter().map(|a| &a.head).collect());
    add(Kind::Lot, project.lots.iter().map(|a| &a.head).collect());
    add(Kind::RecipeBook, project.recipe_books.iter().map(|a| &a.head).collect());
    project.index = index.into_iter().collect();
    project.graph = Graph::new(edges);
}
