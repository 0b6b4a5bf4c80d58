//! A project with something of everything, and the smallest one, for the tests of the pages.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::{About, DiagnosticCounts, DocumentLink, SiteInput};
use crate::model::case::{CaseRow, CaseSource};
use crate::model::execution::{CaseResult, Cause, Counts, Exchange, RecordRef, RunRecord, Status, StepResult};
use crate::model::feature::{Examples, Feature, Scenario, Step, StepKind, Tag};
use crate::model::glossary::Term;
use crate::model::graph::{Edge, EdgeKind, Graph};
use crate::model::head::Audience;
use crate::model::lot::{Lot, LotStatus, Milestone};
use crate::model::manifest::{Party, PartyRole, Phase};
use crate::model::need::{Need, NeedStatus};
use crate::model::objective::Objective;
use crate::model::priority::Priority;
use crate::model::recipe_book::{Account, ExitCriterion, RecipeBook, Suite};
use crate::model::requirement::{Criterion, Requirement, RequirementStatus, RequirementType};
use crate::model::test_case::{TestCase, TestStep};
use crate::model::use_case::{Cycle, Family, FlowStep, RequiredData, Rule, UseCase};
use crate::model::verdict::{Judgement, Judgements, Rate, Verdict};
use crate::model::workshop::{Entry, Participant, Profile, Workshop, WorkshopType};
use crate::model::{Case, Head, Id, Kind, Link, Project};
use crate::text::{Lang, Place};

/// All that a site is made from.
pub(super) struct Sample {
    pub(super) project: Project,
    pub(super) judgements: Judgements,
    pub(super) record: RunRecord,
    pub(super) results: Vec<CaseResult>,
    pub(super) documents: Vec<DocumentLink>,
}

impl Sample {
    /// The site's input in a language, with everything.
    pub(super) fn input(&self, lang: Lang, internal: bool) -> SiteInput<'_> {
        SiteInput {
            judgements: Some(&self.judgements),
            run: Some((&self.record, &self.results)),
            diagnostics: DiagnosticCounts { errors: 0, warnings: 3, infos: 1 },
            documents: &self.documents,
            ..bare(&self.project, lang, internal)
        }
    }
}

/// The input of a project of which nothing is known yet.
pub(super) fn bare(project: &Project, lang: Lang, internal: bool) -> SiteInput<'_> {
    let day = if lang == Lang::Fr { "12\u{a0}mars 2026" } else { "12\u{a0}March 2026" };
    SiteInput {
        project,
        judgements: None,
        run: None,
        diagnostics: DiagnosticCounts::default(),
        documents: &[],
        about: About { commit: "3f2a9c1".into(), date: day.into(), version: "0.1.0".into(), lang },
        internal,
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
    acceptance(&mut project);
    let edges = edges(&project);
    index(&mut project, edges);
    let (record, results) = run();
    let judgements = judgements();
    let documents = vec![DocumentLink {
        title: "Cahier des charges".into(),
        href: "documents/CRMV-CDC.pdf".into(),
        pages: Some(34),
        size: 1_290_000,
    }];
    Sample { project, judgements, record, results, documents }
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
        questions: vec![
            ("Combien de devis par semaine ?".into(), Some("1 200".into())),
            ("Qui relance ?".into(), None),
        ],
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

fn step(keyword: &str, kind: StepKind, text: &str, table: Option<Vec<Vec<&str>>>) -> Step {
    Step {
        keyword: keyword.into(),
        kind,
        text: text.into(),
        table: table.map(|rows| rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect()),
        doc_string: None,
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

fn acceptance(project: &mut Project) {
    let row = |a: &str, b: &str| (vec![a.to_owned(), b.to_owned()], Place::default());
    let examples = Examples {
        name: String::new(),
        tags: Vec::new(),
        header: vec!["cas".into(), "état".into()],
        rows: vec![row("A", "Validé"), row("B", "À valider")],
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

fn edges(project: &Project) -> Vec<Edge> {
    let edge = |from: &str, kind, to: &str| Edge { from: from.into(), to: to.into(), kind, place: Place::default() };
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
    project.index = index;
    project.graph = Graph::new(edges);
}

fn run() -> (RunRecord, Vec<CaseResult>) {
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

fn judgements() -> Judgements {
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
        of,
        coverage: Rate { part: 4, whole: 5 },
        verification: Rate { part: 3, whole: 5 },
        validation: Rate { part: 2, whole: 3 },
        counts: Counts { passed: 2, failed: 1, blocked: 1, waiting: 1, ..Counts::default() },
        critical: Rate { part: 1, whole: 2 },
    }
}
