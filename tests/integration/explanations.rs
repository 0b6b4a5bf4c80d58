//! Is every code explained by samples that show it, and is what it prints the same as ever?
//!
//! The sample of an explanation (`explain-CODE.fires`) is played as a project: it must show its code,
//! `.silent` must not. What people read of it is kept under `tests/golden/diagnostics/{fr,en}/CODE.txt`;
//! `OUVRAGE_UPDATE=1 cargo test --test integration explanations` writes these files anew.
//!
//! Where an explanation has a `.before`, that text is committed to git first, and the sample comes after it.
//!
//! A sample is the manifest when it begins with `project:`, a feature when it has a feature's or a
//! scenario's line, else a file of `specs/`. A line `# specs/name.yaml` (or `# features/name.feature`)
//! begins a file of that name; `# specs/base.yaml` takes the place of the sound project around it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use ouvrage::check::Gate;
use ouvrage::check::codes::{self, Code};
use ouvrage::text::render::human::{Look, diagnostic};
use ouvrage::text::{Diagnostic, Lang, Level, Place, Sources, message};
use ouvrage::workspace::snapshot::Snapshot;

use crate::project::Project;
use crate::tokens::{Token, tokens};

/// The sound project that a sample is put into.
const MANIFEST: &str = "project:\n  title: Essai\n";
const BASE: &str = "\
objectives:
  - {id: OBJ-001, title: Relancer tous les devis,
     kpi: Part des devis relancés, baseline: 22, target: 100, due: 2027-12-31}
needs:
  - id: BES-001
    title: Relancer les devis
    status: retained
    priority: indispensable
    objectives: [OBJ-001]
use_cases:
  - id: CU-001
    title: Relancer un devis
    needs: [BES-001]
requirements:
  - id: EXG-001
    statement: Le CRM doit créer une tâche de relance à J+7.
    status: approved
    use_cases: [CU-001]
    priority: indispensable
    criticality: critical
    lot: LOT-1
lots:
  - id: LOT-1
    title: Premier
    order: 1
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
  - term: CRM
";
/// The CRM that the steps of samples are read against; only where there is a step.
const TARGET: &str = "\
targets:
  - id: recette
    connector: rest
    profile: sandbox
    url: http://127.0.0.1:9
    users:
      admin:
        login: a
        password: ${SECRET}
        labels: { fr: [administrateur], en: [administrator] }
";

/// The files of a sample.
fn files(sample: &str) -> Vec<(String, String)> {
    let named = |line: &str| {
        let path = line.strip_prefix("# ")?;
        let is_path = !path.contains(' ') && (path.ends_with(".yaml") || path.ends_with(".feature"));
        is_path.then(|| path.to_owned())
    };
    let mut files: Vec<(String, String)> = Vec::new();
    for line in sample.lines() {
        if let Some(path) = named(line) {
            files.push((path, String::new()));
            continue;
        }
        if files.is_empty() {
            files.push((path_of(sample).to_owned(), String::new()));
        }
        let (_, text) = files.last_mut().expect("a file is open");
        text.push_str(line);
        text.push('\n');
    }
    files
}

fn path_of(sample: &str) -> &'static str {
    const HEADS: [&str; 6] = ["Fonctionnalité", "Scénario", "Plan du scénario", "Feature", "Scenario", "# language"];
    if sample.starts_with("project:") {
        "ouvrage.yaml"
    } else if sample.lines().any(|line| HEADS.iter().any(|head| line.trim_start().starts_with(head))) {
        "features/exemple.feature"
    } else {
        "specs/exemple.yaml"
    }
}

fn around(sample: &str) -> Project {
    let mut project = Project::new(MANIFEST).file("specs/base.yaml", BASE);
    if sample.contains("default_target") || files(sample).iter().any(|(path, _)| path.starts_with("features/")) {
        project = project.file("specs/cible.yaml", TARGET);
    }
    for (path, text) in files(sample) {
        project = project.file(&path, &text);
    }
    project
}

/// Faults that no sample text can show: files that are not texts, and what cannot happen.
/// None for a code whose sample is played.
fn unusual(code: &str) -> Option<Project> {
    let project = Project::new(MANIFEST).file("specs/base.yaml", BASE);
    match code {
        "Y03" => project.write("specs/latin.yaml", b"needs:\n  - title: Tourn\xe9e\n"),
        "Y04" => link("absent.yaml", &project.path("specs/lien.yaml")),
        "Y06" => {
            let file = std::fs::File::create(project.path("specs/export.yaml")).expect("a file");
            file.set_len(100 * 1024 * 1024).expect("100 MB, sparse");
        }
        "Y07" => link("../specs", &project.path("specs/archive")),
        "Y09" => project.write("specs/exigences.yaml.txt", b"requirements: []\n"),
        "M13" => return Some(Project::nowhere()),
        _ => return None,
    }
    Some(project)
}

#[cfg(unix)]
fn link(to: &str, at: &Path) {
    std::os::unix::fs::symlink(to, at).expect("a link");
}

#[cfg(windows)]
fn link(to: &str, at: &Path) {
    std::os::windows::fs::symlink_file(to, at).expect("a link");
}

fn part(lang: Lang, code: Code, name: &str) -> String {
    message::attribute(lang, &format!("explain-{}", code.code), name)
        .unwrap_or_else(|| panic!("explain-{} has no .{name} in {}", code.code, lang.key()))
}

/// What people read of the code's findings in a project.
fn told(code: &str, snapshot: &Snapshot, lang: Lang) -> String {
    let found = snapshot.diagnostics.iter().filter(|finding| finding.code == code);
    let texts: Vec<String> = found.map(|finding| diagnostic(finding, &snapshot.sources, look(lang))).collect();
    texts.join("\n\n").replace(&snapshot.root.display().to_string(), "DOSSIER")
}

fn look(lang: Lang) -> Look {
    Look { lang, terminal: false, width: 140 }
}

fn read(project: &Project) -> Arc<Snapshot> {
    Snapshot::read(&project.path(""), Some(Gate::Decision))
}

/// The project around a sample, read once: many right texts are the same, and two tests look at each.
fn played(lang: Lang, code: Code, name: &str) -> Arc<Snapshot> {
    static PLAYED: Mutex<BTreeMap<String, Arc<OnceLock<Arc<Snapshot>>>>> = Mutex::new(BTreeMap::new());
    let sample = part(lang, code, name);
    let before = message::attribute(lang, &format!("explain-{}", code.code), "before");
    let key = format!("{sample}\0{}", before.as_deref().unwrap_or_default());
    let once = PLAYED.lock().expect("not poisoned").entry(key).or_default().clone();
    once.get_or_init(|| read(&after(before.as_deref(), &sample))).clone()
}

/// A sample around what was committed before it.
fn after(before: Option<&str>, sample: &str) -> Project {
    let Some(before) = before else { return around(sample) };
    let mut project = around(before);
    project.git(&["init", "-q", "-b", "main"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-q", "-m", "Avant"]);
    for (path, text) in files(sample) {
        project = project.file(&path, &text);
    }
    project
}

/// The reader loses no line; were it to, this is what would be said.
fn lost_line(lang: Lang) -> String {
    let mut sources = Sources::default();
    let (before, line) = ("# language: fr\nFonctionnalité: Comptes\n", "ligne");
    let file = sources.add("features/exemple.feature", format!("{before}{line}\n"));
    let lost = Diagnostic::error("GH99", "GH99", Place::new(file, before.len(), before.len() + line.len()));
    diagnostic(&lost, &sources, look(lang))
}

#[test]
fn a_sample_shows_its_code_and_the_right_text_does_not() {
    let mut wrong = Vec::new();
    for code in codes::all() {
        if code.code == "GH99" {
            continue;
        }
        for lang in Lang::ALL {
            let unusual = unusual(code.code);
            let is_played = unusual.is_none();
            let firing = unusual.map_or_else(|| played(lang, code, "fires"), |project| read(&project));
            let name = format!("{} ({})", code.code, lang.key());
            let others = || firing.diagnostics.iter().map(|f| f.code).collect::<Vec<_>>();
            let found: Vec<Level> =
                firing.diagnostics.iter().filter(|f| f.code == code.code).map(|f| f.level).collect();
            if found.is_empty() {
                wrong.push(format!("{name}: its sample shows {:?}", others()));
            } else if !found.contains(&code.level) {
                wrong.push(format!("{name}: its sample shows it at another level than the table says: {found:?}"));
            }
            if !is_played {
                continue;
            }
            let right = played(lang, code, "silent");
            let reads_well = |code: &str| !codes::is_fixed(code) || code.starts_with('D');
            for finding in &right.diagnostics {
                if finding.code == code.code || !reads_well(finding.code) {
                    wrong.push(format!(
                        "{name}: its right text shows {}",
                        diagnostic(finding, &right.sources, look(lang))
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn golden_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/diagnostics")
}

#[test]
fn what_people_read_of_each_code_is_the_same_as_ever() {
    let update = std::env::var_os("OUVRAGE_UPDATE").is_some();
    let mut wrong = Vec::new();
    let mut kept = BTreeSet::new();
    for code in codes::all() {
        for lang in Lang::ALL {
            let text = match (code.code, unusual(code.code)) {
                ("GH99", _) => lost_line(lang),
                (code, Some(project)) => told(code, &read(&project), lang),
                (name, None) => told(name, &played(lang, code, "fires"), lang),
            };
            let path = golden_folder().join(lang.key()).join(format!("{}.txt", code.code));
            let text = format!("{text}\n");
            if update {
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
                std::fs::write(&path, &text).expect("a file");
            }
            match std::fs::read_to_string(&path) {
                Ok(golden) if golden == text => {}
                Ok(golden) => wrong.push(format!("{}:\n{golden}is now:\n{text}", path.display())),
                Err(_) => wrong.push(format!("{}: no golden text for this code", path.display())),
            }
            kept.insert(path);
        }
    }
    for lang in Lang::ALL {
        for entry in std::fs::read_dir(golden_folder().join(lang.key())).expect("golden texts") {
            let path = entry.expect("an entry").path();
            if !kept.contains(&path) {
                wrong.push(format!("{}: no code has this name", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nOUVRAGE_UPDATE=1 writes them anew", wrong.join("\n"));
}

/// The codes that a source reports: `Diagnostic::error("T01", …)` and the constants of Gherkin.
fn reported(tokens: &[Token]) -> Vec<String> {
    let word = |i: usize| tokens.get(i).and_then(Token::word);
    let is_code = |text: &&str| {
        let letters = text.chars().take_while(char::is_ascii_uppercase).count();
        (1..=2).contains(&letters) && text.len() == letters + 2 && text[letters..].chars().all(|c| c.is_ascii_digit())
    };
    let at = |i: usize| match (word(i), word(i + 3), word(i + 1)) {
        (Some("Diagnostic"), Some("error" | "warning" | "info"), _) => Some(i + 5),
        (Some("const"), ..) if tokens.get(i + 6).is_some_and(|it| it.text().is_some()) => Some(i + 6),
        _ => None,
    };
    (0..tokens.len())
        .filter_map(at)
        .filter_map(|i| tokens.get(i).and_then(Token::text).filter(is_code))
        .map(str::to_owned)
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("src is readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_code_that_the_sources_report_is_missing_from_the_list() {
    let known: BTreeSet<&str> = codes::all().iter().map(|code| code.code).collect();
    let mut paths = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    let mut found = BTreeSet::new();
    let mut missing = Vec::new();
    for path in paths {
        let source = std::fs::read_to_string(&path).expect("sources are UTF-8");
        for code in reported(&tokens(&source)) {
            if !known.contains(code.as_str()) {
                missing.push(format!("{}: {code} is in no list of src/check/codes.rs", path.display()));
            }
            found.insert(code);
        }
    }
    assert!(found.len() > 50, "the codes were found: {found:?}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    let made_up = tokens("const A: &str = \"GH97\"; fn f() { Diagnostic::warning(\"M98\", \"M98-near\", place) }");
    assert_eq!(reported(&made_up), ["GH97", "M98"], "the test can fail");
}

#[test]
fn check_prints_what_the_golden_text_says() {
    for lang in Lang::ALL {
        let code = codes::find("T01").expect("a rule");
        let project = around(&part(lang, code, "fires"));
        let ran = project.run(&["check", "--lang", lang.key(), "--gate", "decision"]);
        let golden = std::fs::read_to_string(golden_folder().join(lang.key()).join("T01.txt")).expect("golden");
        assert!(ran.out.contains(&golden), "{}\n{golden}", ran.out);
        assert!(ran.out.contains("ouvrage explain T01"), "{}", ran.out);
    }
}

#[test]
fn explain_says_what_a_code_means_in_the_language_of_the_person() {
    let nowhere = Project::nowhere();
    let french = nowhere.run(&["explain", "t01"]);
    assert_eq!(french.code, 0, "{}", french.err);
    for words in
        ["T01  Besoin retenu sans cas d’usage", "erreur, à partir de la validation", "Pourquoi", "checks:", "T01: off"]
    {
        assert!(french.out.contains(words), "{words}: {}", french.out);
    }
    assert!(french.out.contains("\n    needs:\n      - id: BES-012\n"), "the sample keeps its shape: {}", french.out);
    let allow = nowhere.run(&["explain", "R01"]).out;
    assert!(allow.contains("Pour l’accepter à un endroit") && allow.contains("# ouvrage: allow R01 — "), "{allow}");
    let english = nowhere.run(&["explain", "GH02", "--lang", "en"]);
    assert!(!english.out.contains("ouvrage: allow"), "what protects the reading is not allowed: {}", english.out);
    assert!(english.out.contains("GH02  Misspelt keyword"), "{}", english.out);
    assert!(english.out.contains("error, from drafting on"), "{}", english.out);
    assert!(english.out.contains("cannot be set"), "{}", english.out);
}

#[test]
fn explain_lists_every_code_and_offers_the_nearest() {
    let nowhere = Project::nowhere();
    let list = nowhere.run(&["explain"]);
    assert_eq!(list.code, 0);
    for code in codes::all() {
        assert!(list.out.lines().any(|line| line.trim_start().starts_with(code.code)), "{}", code.code);
    }
    assert!(list.out.contains("Traçabilité") && list.out.contains("avertissement"), "{}", list.out);
    let unknown = nowhere.run(&["explain", "T99"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("«\u{a0}T99\u{a0}» n’est pas le code d’une règle"), "{}", unknown.err);
    assert!(unknown.err.contains("Vouliez-vous dire «\u{a0}T09\u{a0}»\u{202f}?"), "{}", unknown.err);
}

#[test]
fn the_manifest_is_told_of_a_rule_that_does_not_exist() {
    let project = around("project:\n  title: Essai\nchecks:\n  T1: off\n  T06: info\n");
    let (code, found) = project.check(&["--gate", "drafting"]);
    assert_eq!(code, 0);
    let told: Vec<_> = found.iter().map(|f| (f["code"].as_str(), f["level"].as_str(), f["line"].as_u64())).collect();
    assert_eq!(told, [(Some("M12"), Some("warning"), Some(4))]);
}
