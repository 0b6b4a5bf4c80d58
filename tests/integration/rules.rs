//! Each rule fires on the fault that it is for, at its place, and is silent on a sound project.

use crate::project::Project;

const MANIFEST: &str = "project:\n  title: Essai\n  phase: acceptance\n";

const SPECS: &str = "\
objectives:
  - {id: OBJ-001, title: Relancer tous les devis, level: operational, origin: Demande des itinérants,
     kpi: Part relancée, baseline: 22, target: 100, due: 2027-12-31}
needs:
  - id: BES-001
    title: Relancer les devis
    status: retained
    priority: indispensable
    objectives: [OBJ-001]
  - id: BES-002
    title: Idée en attente
    objectives: [OBJ-001]
use_cases:
  - id: CU-001
    title: Relancer un devis
    needs: [BES-001]
  - id: CU-002
    title: Reprendre les devis de l'ERP
    family: data
    needs: [BES-001]
    depends_on: [CU-001]
requirements:
  - id: EXG-001
    statement: Le CRM doit créer une tâche de relance à J+7.
    status: approved
    use_cases: [CU-001]
    priority: indispensable
    criticality: critical
    lot: LOT-1
  - id: EXG-002
    statement: Le CRM doit lister les comptes dormants.
    status: to_review
    use_cases: [CU-001]
    priority: comfort
    criticality: minor
    lot: LOT-2
    links:
      - depends_on: [EXG-001]
  - {id: EXG-003, statement: Exigence abandonnée.,
     reason: Hors sujet,
     status: rejected}
lots:
  - id: LOT-1
    title: Premier
    order: 1
  - {id: LOT-2, title: Second,
     order: 2,
     excluded: [Commandes]}
test_cases:
  - id: CT-001
    title: Relance à J+7
    status: approved
    format: steps
    requirements: [EXG-001]
    steps:
      - action: Exécuter le traitement quotidien
        expected: Une tâche de relance échue aujourd'hui est affectée au commercial
glossary:
  - {term: CRM, definition: L'outil des commerciaux}
";

fn sound() -> Project {
    Project::new(MANIFEST).file("specs/tout.yaml", SPECS)
}

/// The lines at which a code is told.
fn lines(project: &Project, code: &str, args: &[&str]) -> Vec<u64> {
    let (_, found) = project.check(args);
    found.iter().filter(|f| f["code"] == code).map(|f| f["line"].as_u64().unwrap_or(0)).collect()
}

#[test]
fn a_sound_project_is_silent_at_the_strictest_gate() {
    let (code, found) = sound().check(&["--gate", "decision"]);
    assert_eq!((code, found.len()), (0, 0), "{found:#?}");
}

/// Code, what is replaced, by what, the line of the finding, the codes that the same fault shows besides.
type Fault = (&'static str, &'static str, &'static str, u64, &'static [&'static str]);

const FAULTS: &[Fault] = &[
    ("T01", "    needs: [BES-001]\n  - id: CU-002", "    needs: [BES-002]\n  - id: CU-002", 5, &[]),
    ("T02", "    title: Relancer un devis\n    needs: [BES-001]", "    title: Relancer un devis", 14, &[]),
    ("T03", "    status: approved\n    use_cases: [CU-001]", "    status: approved", 23, &[]),
    ("T04", "    depends_on: [CU-001]\n", "", 17, &[]),
    ("T05", "    requirements: [EXG-001]\n", "    requirements: [EXG-002]\n", 23, &[]),
    ("T06", "    criticality: critical\n", "    criticality: critical\n    expected_tests: 3\n", 23, &[]),
    // The requirement that it verified, of the first rank, has no test any more.
    ("T07", "    requirements: [EXG-001]\n", "", 50, &["T05"]),
    ("T08", "      - depends_on: [EXG-001]", "      - depends_on: [EXG-003]", 38, &[]),
    // An objective that nothing serves has no figures either.
    ("T09", "needs:\n  - id: BES-001", "  - id: OBJ-002\n    title: Seul\nneeds:\n  - id: BES-001", 4, &["O01"]),
    ("T10", "    title: Idée en attente\n    objectives: [OBJ-001]", "    title: Idée en attente", 10, &[]),
    ("T13", "    lot: LOT-2\n", "    lot: LOT-0\n", 38, &[]),
    // Of two that need each other, one comes too early.
    (
        "T14",
        "    criticality: critical\n    lot: LOT-1",
        "    criticality: critical\n    links: [{depends_on: EXG-002}]\n    lot: LOT-1",
        39,
        &["T13"],
    ),
    (
        "M07",
        "    use_cases: [CU-001]\n    priority: comfort",
        "    use_cases: [BES-001]\n    priority: comfort",
        33,
        &[],
    ),
    ("M04", "    priority: comfort\n", "", 30, &[]),
    ("M09", "    order: 1\n", "    order: 1\n    requirements: [EXG-002]\n", 46, &[]),
    ("M02", "    order: 1\n", "    order: premier\n", 45, &[]),
    ("M01", "{term: CRM, ", "{term: CRM, terme: CRM, ", 59, &[]),
    ("M08", "    family: data\n", "    family: data\n    domain: logistique\n", 20, &[]),
];

#[test]
fn each_fault_is_told_alone_at_its_place() {
    for (code, from, to, line, also) in FAULTS {
        let project = sound();
        if *code == "T13" {
            project.replace("specs/tout.yaml", "lots:\n", "lots:\n  - id: LOT-0\n    title: Avant\n    order: 0\n");
        }
        if *code == "T01" {
            // The data use case covers it too.
            project.replace(
                "specs/tout.yaml",
                "    family: data\n    needs: [BES-001]",
                "    family: data\n    needs: [BES-002]",
            );
        }
        project.replace("specs/tout.yaml", from, to);
        let (_, found) = project.check(&["--gate", "decision"]);
        let mut told: Vec<u64> =
            found.iter().filter(|f| f["code"] == *code).map(|f| f["line"].as_u64().unwrap_or(0)).collect();
        told.dedup();
        assert_eq!(told, [*line], "{code}: {found:#?}");
        let mut others: Vec<&str> =
            found.iter().filter_map(|f| f["code"].as_str()).filter(|told| told != code).collect();
        others.dedup();
        assert_eq!(others, *also, "{code}: {found:#?}");
    }
}

#[test]
fn a_level_is_set_whatever_the_letters_of_its_rule() {
    let project = sound();
    project.replace("specs/tout.yaml", "    requirements: [EXG-001]\n", "");
    project.write("ouvrage.yaml", format!("{MANIFEST}checks: {{t05: off, t07: info}}\n").as_bytes());
    let (code, found) = project.check(&[]);
    let told: Vec<_> = found.iter().map(|f| (f["code"].as_str(), f["level"].as_str())).collect();
    assert_eq!((code, told.as_slice()), (0, &[(Some("T07"), Some("info"))][..]));
    project.write("ouvrage.yaml", format!("{MANIFEST}checks:\n  gh02: off\n").as_bytes());
    assert_eq!(lines(&project, "M12", &[]), [5]);
}

#[test]
fn what_a_state_requires_is_told_once() {
    let told = |specs: &str, gate: &str| {
        let project = sound().file("specs/etat.yaml", specs);
        let (_, found) = project.check(&["--gate", gate]);
        let codes = found.iter().filter(|f| f["file"] == "specs/etat.yaml").filter_map(|f| f["code"].as_str());
        codes.map(str::to_owned).collect::<Vec<_>>()
    };
    let flow = "flows:\n  - {id: FLX-1, title: Comptes, status: specified}\n";
    let missing = told(flow, "drafting");
    assert!(missing.len() >= 4 && missing.iter().all(|code| code == "M04"), "{missing:?}");
    assert!(!told(flow, "consultation").contains(&"F01".to_owned()), "each is told once");
    let listed = flow.replace("specified", "listed");
    assert!(told(&listed, "drafting").is_empty());
    assert!(told(&listed, "consultation").contains(&"F01".to_owned()));
    for (specs, count) in [
        ("migrations:\n  - {id: MIG-1, title: Comptes, status: approved}\n", 2),
        ("kpis:\n  - {id: KPI-1, title: Marge, status: approved}\n", 2),
        ("requirements:\n  - {id: EXG-009, title: Écartée, status: rejected}\n", 1),
        ("needs:\n  - {id: BES-009, title: Plus tard, status: postponed, decision: {by: Astier}}\n", 1),
        (
            "objectives:\n  - {id: OBJ-009, title: Relancer, status: approved, sponsor: Astier, unit: devis, measured_by: Astier}\n",
            4,
        ),
    ] {
        assert_eq!(told(specs, "drafting"), vec!["M04"; count], "{specs}");
    }
}

#[test]
fn what_is_not_due_yet_is_not_asked_for() {
    let project = sound();
    project.replace("specs/tout.yaml", "    requirements: [EXG-001]\n", "    requirements: [EXG-002]\n");
    assert_eq!(lines(&project, "T05", &["--gate", "acceptance"]).len(), 1);
    assert!(lines(&project, "T05", &["--gate", "consultation"]).is_empty());
    assert_eq!(lines(&project, "T05", &[]).len(), 1, "the phase of the project says the gate");
}

#[test]
fn a_project_sets_levels_but_not_those_that_protect_its_reading() {
    let project = sound();
    project.replace("specs/tout.yaml", "    requirements: [EXG-001]\n", "");
    let manifest = |checks: &str| format!("{MANIFEST}checks:\n{checks}");
    project.write("ouvrage.yaml", manifest("  T05: off\n  T07: error\n").as_bytes());
    let (code, found) = project.check(&[]);
    assert_eq!(code, 1);
    let told: Vec<_> = found.iter().map(|f| (f["code"].as_str(), f["level"].as_str())).collect();
    assert_eq!(told, [(Some("T07"), Some("error"))]);
    project.write("ouvrage.yaml", manifest("  T11: off\n").as_bytes());
    assert_eq!(lines(&project, "M12", &[]), [5]);
}

#[test]
fn a_step_that_says_no_phrase_is_told_with_the_nearest_one() {
    let target = "targets:\n  - id: essai\n    connector: rest\n    profile: sandbox\n    url: http://127.0.0.1:9\n";
    let feature = "# language: fr\nFonctionnalité: Comptes\n\n  @EXG-001\n  Scénario: Un compte\n    Étant donné un compte « Acier »\n    Quand je danse la gigue\n    Alors l'opération est refusé\n";
    let project = sound().file("specs/cible.yaml", target).file("features/comptes.feature", feature);
    let (code, found) = project.check(&["--lang", "fr"]);
    let told: Vec<_> = found.iter().filter(|f| f["code"] == "D13").collect();
    assert_eq!(code, 1);
    assert_eq!(told.iter().map(|f| f["line"].as_u64()).collect::<Vec<_>>(), [Some(7), Some(8)], "{found:#?}");
    assert!(told[1]["help"].as_str().unwrap_or_default().contains("l'opération est refusée"), "{told:#?}");
}

const TWO_SCENARIOS: &str = "# language: fr\nFonctionnalité: Comptes\n\n  @EXG-001\n  Scénario: Premier\n    \
    Étant donné un compte « A »\n    Alors l'opération est acceptée\n\n  @CT-005 @EXG-001\n  Scénario: Second\n    \
    Étant donné un compte « B »\n    Alors l'opération est acceptée\n";

#[test]
fn two_cases_never_share_an_id() {
    let joined = "test_cases:\n  - id: CT-005\n    title: Premier\n    feature: features/comptes.feature\n    scenario: Premier\n";
    let project = sound().file("features/comptes.feature", TWO_SCENARIOS).file("specs/cas.yaml", joined);
    assert_eq!(lines(&project, "T11", &[]), [2], "the second scenario bears that id");
    let twice = "test_cases:\n  - id: CT-006\n    title: Un\n    feature: features/comptes.feature\n    scenario: Premier\n  \
        - id: CT-007\n    title: Deux\n    feature: features/comptes.feature\n    scenario: Premier\n";
    let project = sound().file("features/comptes.feature", TWO_SCENARIOS).file("specs/cas.yaml", twice);
    assert_eq!(lines(&project, "T11", &[]), [6], "a scenario is completed once");
    let own =
        "test_cases:\n  - id: CT-005\n    title: Second\n    feature: features/comptes.feature\n    scenario: Second\n";
    let project = sound().file("features/comptes.feature", TWO_SCENARIOS).file("specs/cas.yaml", own);
    assert!(lines(&project, "T11", &[]).is_empty(), "its own tag says the same");
}

#[test]
fn a_file_is_read_whatever_the_case_of_its_extension() {
    let project =
        sound().file("features/COMPTES.FEATURE", "# language: fr\nFonctionnalité: Comptes\n\n  Scénario: Vide\n");
    assert_eq!(lines(&project, "D14", &[]), [4]);
}

#[test]
fn a_step_that_names_what_the_target_does_not_have_is_told_before_a_run() {
    let target = "targets:\n  - id: essai\n    connector: rest\n    profile: sandbox\n    url: http://127.0.0.1:9\n    users:\n      north:\n        login: n\n        password: ${P}\n        labels: { fr: [vendeur], en: [seller] }\n";
    let feature = "# language: fr\nFonctionnalité: Comptes\n\n  @EXG-001\n  Scénario: Un compte\n    Étant donné un compte « Acier » :\n      | secteurr | Industrie |\n    Quand le commercial Nord supprime le compte « Acier »\n    Alors l'opération est refusée\n";
    let project = sound().file("specs/cible.yaml", target).file("features/comptes.feature", feature);
    let (code, found) = project.check(&["--lang", "fr"]);
    let told: Vec<_> = found.iter().filter(|f| f["code"] == "D13").collect();
    assert_eq!(code, 1);
    let at: Vec<_> = told.iter().map(|f| (f["line"].as_u64(), f["column"].as_u64())).collect();
    assert_eq!(at, [(Some(7), Some(9)), (Some(8), Some(5))], "{found:#?}");
    let said = |i: usize, key: &str| told[i][key].as_str().unwrap_or_default().to_owned();
    assert!(said(0, "message").contains("secteurr"), "{told:#?}");
    assert!(said(1, "message").contains("le rôle «\u{a0}commercial Nord\u{a0}» est inconnu"), "{told:#?}");
    assert!(said(1, "help").contains("ouvrage steps"), "{told:#?}");
}

#[test]
fn a_default_target_that_nobody_described_is_told() {
    let target = "targets:\n  - id: essai\n    connector: rest\n    profile: sandbox\n    url: http://127.0.0.1:9\n";
    let project = sound().file("specs/cible.yaml", target);
    project.write("ouvrage.yaml", format!("{MANIFEST}default_target: esai\n").as_bytes());
    assert_eq!(lines(&project, "M14", &[]), [4]);
    project.write("ouvrage.yaml", format!("{MANIFEST}default_target: essai\n").as_bytes());
    assert!(lines(&project, "M14", &[]).is_empty());
}
