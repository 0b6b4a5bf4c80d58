//! Faults of every family, seeded into a copy of the reference project: each alone is found at its exact
//! place, and all of them together are found in one run.
//!
//! A fault is a file more, so that the project may grow without breaking it. What must be underlined stands
//! between ⟦ and ⟧.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use ouvrage::check::history::History;
use ouvrage::check::{Gate, Subject, check};
use ouvrage::link;
use ouvrage::text::{Diagnostic, SourceFile, Sources};
use ouvrage::vocabulary::Said;

use crate::project::Project;

/// The day on which the project is read.
const TODAY: Date = jiff::civil::date(2026, 11, 25);
/// The same, for the program.
const EPOCH: &str = "1795608000";

/// Code, the extension of the file, its text.
type Seed = (&'static str, &'static str, &'static str);

const YAML: &str = "yaml";
const FEATURE: &str = "feature";

const SEEDS: &[Seed] = &[
    // Reading and model.
    ("Y02", YAML, "needs:\n  - id: BES-901\n    title: Relancer\n    ⟦title⟧: Rappeler\n    objectives: [OBJ-01]\n"),
    (
        "M01",
        YAML,
        "needs:\n  - id: BES-902\n    title: Relancer\n    objectives: [OBJ-01]\n    ⟦prioritee⟧: indispensable\n",
    ),
    ("M02", YAML, "lots:\n  - {id: LOT-902, title: Suite, effort_days: ⟦beaucoup⟧}\n"),
    ("M03", YAML, "needs:\n  - {id: BES-903, title: Relancer, objectives: [OBJ-01], priority: ⟦urgent⟧}\n"),
    ("M04", YAML, "needs:\n  - {id: ⟦BES-904⟧, title: Relancer, objectives: [OBJ-01], status: rejected}\n"),
    ("M05", YAML, "needs:\n  - {id: ⟦\"BES 905\"⟧, title: Relancer, objectives: [OBJ-01]}\n"),
    ("M06", YAML, "⟦exigeances⟧:\n  - {id: EXG-901, title: Relancer}\n"),
    ("M07", YAML, "requirements:\n  - {id: EXG-902, title: Relancer, use_cases: [⟦BES-003⟧], lot: LOT-1}\n"),
    ("M08", YAML, "needs:\n  - {id: BES-906, title: Relancer, objectives: [OBJ-01], domain: ⟦logistique⟧}\n"),
    // Trace.
    (
        "T01",
        YAML,
        "needs:\n  - {id: ⟦BES-907⟧, title: Relancer, status: retained, priority: useful, objectives: [OBJ-01]}\n",
    ),
    ("T02", YAML, "use_cases:\n  - {id: ⟦CU-901⟧, title: Relancer}\n"),
    (
        "T03",
        YAML,
        "requirements:\n  - {id: ⟦EXG-903⟧, statement: Le CRM doit relancer., status: to_review, priority: useful, criticality: minor, lot: LOT-1}\n",
    ),
    ("T04", YAML, "use_cases:\n  - {id: ⟦CU-902⟧, title: Reprendre les devis, family: data, needs: [BES-003]}\n"),
    (
        "T05",
        YAML,
        "requirements:\n  - {id: ⟦EXG-904⟧, statement: Le CRM doit relancer., status: approved, priority: indispensable, criticality: major, \
         use_cases: [CU-003], lot: LOT-1}\n",
    ),
    (
        "T06",
        YAML,
        "requirements:\n  - {id: ⟦EXG-905⟧, statement: Le CRM doit relancer., status: approved, priority: useful, criticality: major, use_cases: \
         [CU-003], lot: LOT-1}\n",
    ),
    ("T07", YAML, "test_cases:\n  - {id: ⟦CT-901⟧, title: Explorer, format: exploratory}\n"),
    (
        "T08",
        YAML,
        "requirements:\n  - {id: EXG-906, title: Abandonnée, status: rejected, reason: Hors sujet}\n  - {id: EXG-907, title: Suite, use_cases: \
         [CU-003], lot: LOT-1, links: [{depends_on: ⟦EXG-906⟧}]}\n",
    ),
    (
        "T09",
        YAML,
        "objectives:\n  - {id: ⟦OBJ-901⟧, title: Relancer neuf devis sur dix, kpi: Part relancée, baseline: 22, target: 90, due: 2028-01-31}\n",
    ),
    ("T10", YAML, "needs:\n  - {id: ⟦BES-908⟧, title: Relancer}\n"),
    ("T11", YAML, "requirements:\n  - {id: EXG-908, title: Relancer, use_cases: [⟦CU-0O3⟧], lot: LOT-1}\n"),
    (
        "T13",
        YAML,
        "requirements:\n  - {id: EXG-909, title: Suite, use_cases: [CU-003], lot: LOT-2}\n  - {id: EXG-910, title: Début, use_cases: [CU-003], \
         lot: LOT-1, links: [{depends_on: ⟦EXG-909⟧}]}\n",
    ),
    (
        "T15",
        FEATURE,
        "# language: fr\n⟦@EXG-9999⟧ @manuel\nFonctionnalité: Comptes\n  Scénario: Un compte\n    Quand a\n    Alors b\n",
    ),
    (
        "T16",
        YAML,
        "test_cases:\n  - {id: CT-902, title: Absent, feature: ⟦features/absent.feature⟧, scenario: Un, requirements: [EXG-001]}\n",
    ),
    // Scenarios.
    (
        "D10",
        FEATURE,
        "# language: fr\n@EXG-001\nFonctionnalité: Comptes\n  ⟦Scénario: Sans preuve⟧\n    Étant donné un compte « Acier »\n",
    ),
    (
        "D13",
        FEATURE,
        "# language: fr\n@EXG-001\nFonctionnalité: Comptes\n  Scénario: Inconnu\n    ⟦Quand je danse la gigue⟧\n    Alors l’opération est acceptée\n",
    ),
    ("D14", FEATURE, "# language: fr\n@EXG-001\nFonctionnalité: Comptes\n\n  ⟦Scénario: Vide⟧\n"),
    (
        "GH02",
        FEATURE,
        "# language: fr\n@EXG-001\nFonctionnalité: Comptes\n  Scénario: Faute\n    ⟦Etant doné⟧ un compte « Acier »\n    Alors l’opération est acceptée\n",
    ),
    // Objectives, indicators.
    ("O01", YAML, "objectives:\n  - {id: ⟦OBJ-902⟧, title: Relancer neuf devis sur dix}\n"),
    ("O02", YAML, "objectives:\n  - {id: OBJ-903, title: Nous devons ⟦améliorer⟧ la relation client}\n"),
    (
        "O03",
        YAML,
        "objectives:\n  - {id: OBJ-904, title: Relancer neuf devis sur dix, kpi: Part, baseline: 22, target: 90, due: ⟦2026-10-31⟧}\nneeds:\n  \
         - {id: BES-909, title: Relancer, objectives: [OBJ-904], lot: LOT-1}\n",
    ),
    (
        "O04",
        YAML,
        "kpis:\n  - {id: ⟦KPI-901⟧, title: Part relancée, owner: Anne Weber, sources: [CRM], action: Revue du lundi}\n",
    ),
    (
        "O05",
        YAML,
        "kpis:\n  - {id: ⟦KPI-902⟧, title: Part relancée, owner: Anne Weber, sources: [CRM], formula: relancés ÷ émis}\n",
    ),
    // Workshops.
    (
        "A01",
        YAML,
        "workshops:\n  - id: ATL-901\n    title: Besoins\n    type: needs\n    ⟦participants⟧: [{name: Claire Astier, profile: management}, {name: Anne Weber, \
         profile: manager}]\n",
    ),
    (
        "A02",
        YAML,
        "workshops:\n  - id: ATL-902\n    title: Données\n    type: data\n    ⟦participants⟧: [{name: Claire Astier, profile: management}, {name: Rachid \
         Benamar, profile: it}]\n",
    ),
    ("A03", YAML, "workshops:\n  - {id: ATL-903, title: Notes, date: 2026-04-30, minutes: {sent_on: ⟦2026-05-13⟧}}\n"),
    ("A04", YAML, "workshops:\n  - {id: ATL-904, title: Notes, actions: [{text: ⟦Lister les devis⟧, owner: morel}]}\n"),
    (
        "A05",
        YAML,
        "workshops:\n  - {id: ATL-905, title: Notes, actions: [{text: Lister, owner: morel, due: ⟦2026-11-24⟧}]}\n",
    ),
    // Scope.
    ("S06", YAML, "requirements:\n  - {id: ⟦EXG-911⟧, title: Relancer, use_cases: [CU-003]}\n"),
    // Test design.
    (
        "D01",
        YAML,
        "test_cases:\n  - {id: CT-903, title: Relance, format: steps, requirements: [EXG-001], steps: [{action: ⟦Exécuter le traitement⟧}]}\n",
    ),
    (
        "D02",
        YAML,
        "test_cases:\n  - {id: CT-904, title: Relance, format: exploratory, requirements: [EXG-001], planned_min: ⟦45⟧}\n",
    ),
    (
        "D03",
        YAML,
        "use_cases:\n  - {id: CU-903, title: Remise, needs: [BES-003], lot: LOT-1, rules: [{id: RG-901, statement: Libre jusqu’à ⟦12⟧ % de remise.}]}\n",
    ),
    (
        "D04",
        YAML,
        "flows:\n  - {id: ⟦FLX-901⟧, title: Avoirs, master: ERP, matching_key: SIRET, frequency: continue, rejects: file, requirements: [EXG-912]}\n\
         requirements:\n  - {id: EXG-912, title: Avoirs, type: interface, use_cases: [CU-003], lot: LOT-1}\ntest_cases:\n  - {id: CT-905, title: \
         Avoir, format: exploratory, requirements: [EXG-912]}\n",
    ),
    ("D05", YAML, "access_matrix:\n  - {id: ACC-901, role: Apprenti magasinier, entity: Devis, delete: ⟦false⟧}\n"),
    ("D06", YAML, "recipe_books:\n  - id: CAH-901\n    title: Essai\n    ⟦datasets⟧: [{id: JDD-901, family: usual}]\n"),
    (
        "D07",
        YAML,
        "test_cases:\n  - {id: CT-906, title: Contact, format: exploratory, requirements: [EXG-001], charter: \"Appeler le ⟦06 12 34 56 78⟧\"}\n",
    ),
    (
        "D08",
        YAML,
        "test_cases:\n  - {id: CT-907, title: Contact, format: exploratory, requirements: [EXG-001], author: morel, reviewer: ⟦Thomas Morel⟧}\n",
    ),
    (
        "D09",
        YAML,
        "test_cases:\n  - {id: CT-908, title: Contact, format: steps, requirements: [EXG-001], steps: [{action: Relire, expected: ⟦Conforme⟧}]}\n",
    ),
    (
        "D11",
        YAML,
        "recipe_books:\n  - {id: ⟦CAH-902⟧, title: Essai}\ntest_cases:\n  - {id: CT-909, title: Contact, format: exploratory, requirements: [EXG-001], \
         book: CAH-902, critical_path: true}\n",
    ),
    (
        "D12",
        YAML,
        "migrations:\n  - {id: ⟦MIG-901⟧, title: Avoirs, checks: [{type: count}], business_validator: Poulain}\n",
    ),
    // Data, architecture.
    ("F01", YAML, "flows:\n  - {id: ⟦FLX-902⟧, title: Avoirs, master: ERP, frequency: continue, rejects: file}\n"),
    (
        "F02",
        YAML,
        "data_entities:\n  - {id: ENT-901, title: Avoir, master: ERP}\nflows:\n  - {id: FLX-903, title: Avoirs, entities: [ENT-901], master: ⟦Tableur⟧, \
         matching_key: SIRET, frequency: continue, rejects: file}\n",
    ),
    (
        "F03",
        YAML,
        "use_cases:\n  - {id: CU-904, title: Rembourser, needs: [BES-003], required_data: [{entity: avoir, field: ⟦motif⟧}]}\n",
    ),
    ("F04", YAML, "sources:\n  - {id: ⟦SRC-901⟧, table: avoirs, field: MOTIF}\n"),
    ("F05", YAML, "migrations:\n  - {id: ⟦MIG-902⟧, title: Avoirs, checks: [{type: count}]}\n"),
    (
        "F06",
        YAML,
        "migrations:\n  - {id: MIG-903, title: Avoirs, status: ⟦cut_over⟧, checks: [{type: count}], business_validator: Poulain}\n",
    ),
    (
        "F07",
        YAML,
        "data_entities:\n  - {id: ENT-902, title: Signataire, fields: [{name: nom, sensitivity: ⟦personal⟧}]}\n",
    ),
    ("F08", YAML, "applications:\n  - {id: ⟦APP-901⟧, title: Signature, state: target}\n"),
    // Change.
    (
        "H02",
        YAML,
        "change_actions:\n  - {id: CHG-901, title: Lettre, type: communication, impact: high, modality: Réunion, population: {profile: ⟦magasinier⟧}}\n",
    ),
    (
        "H03",
        YAML,
        "adoption:\n  - {id: ADO-901, title: Usage, measure: actions, profile: itinérant, formula: Total des ⟦connexions⟧}\n",
    ),
    (
        "H05",
        YAML,
        "change_actions:\n  - {id: CHG-902, title: Prise en main, type: training, lot: LOT-1, population: {profile: itinérant}, dates: {start: 2027-12-01, \
         end: ⟦2027-12-03⟧}}\n",
    ),
    (
        "H06",
        YAML,
        "change_actions:\n  - {id: CHG-903, title: Lettre, type: communication, impact: high, modality: ⟦Courriel⟧, population: {profile: cariste}}\n",
    ),
];

/// Where a fault stands, what is underlined there, and the text without marks.
struct Seeded {
    path: String,
    text: String,
    start: usize,
    end: usize,
}

fn seeded((i, (code, extension, marked)): (usize, &Seed)) -> Seeded {
    let (before, rest) = marked.split_once('⟦').unwrap_or_else(|| panic!("{code} has no mark"));
    let (words, after) = rest.split_once('⟧').unwrap_or_else(|| panic!("{code} has no closing mark"));
    let folder = if *extension == FEATURE { "features" } else { "specs" };
    Seeded {
        path: format!("{folder}/defaut-{i:02}-{code}.{extension}"),
        text: format!("{before}{words}{after}"),
        start: before.len(),
        end: before.len() + words.len(),
    }
}

fn reference() -> Vec<(String, String)> {
    let project = Project::reference();
    let mut files = Vec::new();
    collect(&project.path(""), &project.path(""), &mut files);
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let relative = path.strip_prefix(root).expect("in the folder").to_string_lossy().replace('\\', "/");
            files.push((relative, std::fs::read_to_string(&path).expect("a text")));
        }
    }
}

fn read(files: &[(String, String)], more: Option<&Seeded>) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path.as_str(), text.as_str());
    }
    if let Some(seeded) = more {
        sources.add(seeded.path.as_str(), seeded.text.as_str());
    }
    let linked = link::project(&sources);
    let said = Said::of(&linked.project);
    let history = History::default();
    let subject = Subject::new(&linked.project, &said, &sources, &history, TODAY);
    let found = check(&subject, Gate::Decision, linked.diagnostics);
    (sources, found)
}

fn in_file(sources: &Sources, finding: &Diagnostic, path: &str) -> bool {
    finding.place.and_then(|place| sources.file(place.file)).is_some_and(|file| *file.path == *path)
}

#[test]
fn each_fault_alone_is_found_at_its_exact_place() {
    let codes: std::collections::BTreeSet<&str> = SEEDS.iter().map(|(code, ..)| *code).collect();
    assert!(codes.len() >= 40 && codes.len() == SEEDS.len(), "{} different faults of {}", codes.len(), SEEDS.len());
    let files = reference();
    let next = AtomicUsize::new(0);
    let wrong = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let Some(seed) = SEEDS.get(i).map(|seed| (i, seed)) else { break };
                    let code = seed.1.0;
                    let seeded = seeded(seed);
                    let (sources, found) = read(&files, Some(&seeded));
                    let places: Vec<(usize, usize)> = found
                        .iter()
                        .filter(|finding| finding.code == code && in_file(&sources, finding, &seeded.path))
                        .filter_map(|finding| finding.place)
                        .map(|place| (place.span.start(), place.span.end()))
                        .collect();
                    if !places.contains(&(seeded.start, seeded.end)) {
                        let here = found.iter().filter(|finding| in_file(&sources, finding, &seeded.path));
                        let told: Vec<String> = here
                            .map(|found| format!("{} {:?}", found.code, sources.slice(found.place.unwrap_or_default())))
                            .collect();
                        wrong.lock().expect("no thread fails").push(format!("{code}: {told:?} in\n{}", seeded.text));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no thread failed");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn all_faults_together_are_found_in_one_run() {
    let project = Project::reference();
    let all: Vec<(&str, Seeded)> = SEEDS.iter().enumerate().map(|seed| (seed.1.0, seeded(seed))).collect();
    for (_, seeded) in &all {
        project.write(&seeded.path, seeded.text.as_bytes());
    }
    let args = ["check", "--output-format", "json", "--gate", "decision"];
    let output = project.command(&args).env("SOURCE_DATE_EPOCH", EPOCH).output().expect("the program starts");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a report");
    let found = report["diagnostics"].as_array().expect("a list");
    let mut missed = Vec::new();
    for (code, seeded) in &all {
        let file = SourceFile::new(seeded.path.as_str(), seeded.text.as_str());
        let (start, end) = (file.position(seeded.start), file.position(seeded.end));
        let there = |finding: &&serde_json::Value| {
            finding["code"] == *code
                && finding["file"] == seeded.path.as_str()
                && (finding["line"] == start.line && finding["column"] == start.column)
                && (finding["end_line"] == end.line && finding["end_column"] == end.column)
        };
        if !found.iter().any(|finding| there(&finding)) {
            let others = found.iter().filter(|finding| finding["code"] == *code);
            let others: Vec<String> =
                others.map(|finding| format!("{} {}", finding["file"], finding["line"])).collect();
            missed.push(format!("{code} {} (told: {others:?})", seeded.path));
        }
    }
    assert_eq!(output.status.code(), Some(1));
    assert!(missed.is_empty(), "missed: {missed:?}");
}
