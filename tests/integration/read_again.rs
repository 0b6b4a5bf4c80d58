//! What is kept from one reading of a project to the next one changes nothing: each reading finds what a first one does.

use std::fs;
use std::path::{Path, PathBuf};

use ouvrage::check::Gate;
use ouvrage::text::Lang;
use ouvrage::workspace::findings::{Checked, Findings};
use ouvrage::workspace::snapshot::Snapshot;

use crate::project::Project;
#[cfg(target_os = "linux")]
use crate::project::Ran;

/// What is done to the project, and how.
type Edit<'a> = (&'a str, Box<dyn Fn() + 'a>);

/// Each finding with its places, and each artifact with its id.
fn told(snapshot: &Snapshot) -> Vec<String> {
    let heads = snapshot.project.heads().map(|(kind, head)| format!("{kind:?} {} {:?}", head.name(), head.places));
    let edges = snapshot.project.graph.edges().iter().map(|edge| format!("{edge:?}"));
    found(&snapshot.findings()).into_iter().chain(heads).chain(edges).collect()
}

/// Each finding with its places, and what is counted.
fn found(findings: &Findings<'_>) -> Vec<String> {
    let lines = findings.diagnostics.iter().map(|finding| {
        let places = (finding.place, &finding.related);
        format!("{} {:?} {places:?} {}", finding.code, finding.level, finding.message.text(Lang::Fr))
    });
    let texts = findings.sources.iter().map(|(file, source)| format!("{file:?} {} {}", source.path, source.text.len()));
    let whole = format!("{:?} {:?} {}", findings.gate, findings.counts, findings.story_is_cut);
    lines.chain(texts).chain([whole]).collect()
}

/// A file of the project that holds this text.
fn holding(root: &Path, text: &str) -> PathBuf {
    fn files(folder: &Path, all: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() { files(&path, all) } else { all.push(path) }
        }
    }
    let mut all = Vec::new();
    files(&root.join("specs"), &mut all);
    all.sort();
    let holds = |path: &&PathBuf| fs::read_to_string(path).is_ok_and(|read| read.contains(text));
    all.iter().find(holds).unwrap_or_else(|| panic!("no file holds {text}")).clone()
}

fn replace(root: &Path, from: &str, to: &str) {
    let path = holding(root, from);
    let text = fs::read_to_string(&path).expect("a text");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn a_reading_after_another_finds_what_a_first_one_finds() {
    compare(Some(Gate::Decision));
}

#[test]
fn a_reading_by_the_phase_of_the_project_does_so_too() {
    compare(None);
}

/// Changes the project step by step, and compares the readings after each other with first ones, for which nothing is
/// kept in memory nor on the disk.
fn compare(gate: Option<Gate>) {
    let project = Project::reference();
    project.git(&["init", "-q", "-b", "main"]);
    let commit = |subject: &str| {
        project.git(&["add", "."]);
        project.git(&["commit", "-q", "-m", subject]);
    };
    commit("Première version");
    let root = &project.path(".");
    let manifest = root.join("ouvrage.yaml");
    let in_manifest = |from: &str, to: &str| {
        let text = fs::read_to_string(&manifest).expect("a manifest");
        assert!(text.contains(from), "{from}");
        fs::write(&manifest, text.replacen(from, to, 1)).expect("written");
    };
    let extra = root.join("specs/aaa.yaml");
    let write = |text: &str| fs::write(&extra, text).expect("written");
    const REPEATED: &str = "Le CRM doit archiver le dossier refusé du client à la fin du mois";
    let edits: Vec<Edit<'_>> = vec![
        ("nothing", Box::new(|| {})),
        ("a vague word", Box::new(|| replace(root, "Le CRM doit ", "Le CRM doit rapidement "))),
        // A file that comes first gives all others another number.
        (
            "a file before the others, its items without id",
            Box::new(|| {
                write(&format!(
                    "requirements:\n  - title: Archiver\n    statement: {REPEATED} par le service des ventes.\n  - title: \
                     Ranger\n    statement: {REPEATED} par le service.\n"
                ))
            }),
        ),
        (
            "an id given by hand",
            Box::new(|| {
                write(&format!(
                    "requirements:\n  - id: EXG-900\n    title: Archiver\n    statement: {REPEATED} par le service XPT.\n  - \
                 title: Ranger\n    statement: {REPEATED} par le service.\n"
                ));
            }),
        ),
        (
            "a relation between the two",
            Box::new(|| {
                write(&format!(
                    "requirements:\n  - id: EXG-900\n    title: Archiver\n    statement: {REPEATED} par le service XPT.\n  - \
                 id: EXG-901\n    title: Ranger\n    statement: {REPEATED} par le service.\n    links:\n      - refines: \
                 EXG-900\n"
                ));
            }),
        ),
        (
            "a term of the glossary",
            Box::new(|| {
                write(
                    "glossary:\n  - {term: XPT, definition: Service des ventes}\nrequirements:\n  - id: EXG-900\n    title: \
                 Prévenir\n    statement: Le CRM doit prévenir le XPT sous 2 heures.\n",
                );
            }),
        ),
        ("an id twice", Box::new(|| write("requirements:\n  - id: EXG-001\n    title: Double\n"))),
        ("a text that cannot be read", Box::new(|| write("requirements:\n  - id: [\n"))),
        ("a file that goes", Box::new(|| fs::remove_file(&extra).expect("removed"))),
        ("the language of the project", Box::new(|| in_manifest("language: fr", "language: en"))),
        ("and back", Box::new(|| in_manifest("language: en", "language: fr"))),
        ("a collection under another name", Box::new(|| replace(root, "needs:\n", "besoins:\n"))),
        (
            "another scale of priorities",
            Box::new(|| in_manifest("priority_scale: four_level", "priority_scale: moscow")),
        ),
        ("and back", Box::new(|| in_manifest("priority_scale: moscow", "priority_scale: four_level"))),
        ("other levels of rules", Box::new(|| in_manifest("\nparties:", "\nchecks: {R01: error, R13: off}\nparties:"))),
        ("an unknown field", Box::new(|| replace(root, "requirements:\n  - ", "requirements:\n  - bidon: oui\n    "))),
        (
            "a field of the project",
            Box::new(|| in_manifest("checks:", "custom_fields: {requirements: [bidon]}\nchecks:")),
        ),
        ("another phase", Box::new(|| in_manifest("phase: acceptance", "phase: drafting"))),
        (
            "a product that is none of ours",
            Box::new(|| write("requirements:\n  - title: Relier\n    statement: Le CRM doit appeler Salesforce.\n")),
        ),
        (
            "an application of ours",
            Box::new(|| {
                fs::write(root.join("specs/zzz.yaml"), "applications:\n  - title: Salesforce\n").expect("written")
            }),
        ),
        ("a commit", Box::new(|| commit("Tout reprendre"))),
        ("a frozen requirement that is a draft", Box::new(|| replace(root, "status: frozen", "status: draft"))),
        ("its commit", Box::new(|| commit("Revenir en arrière"))),
    ];
    let cache = root.join(".ouvrage/cache");
    let mut kept = Snapshot::read(root, gate);
    for (name, edit) in edits {
        edit();
        kept = Snapshot::after(&kept, gate);
        // The cache is the one of the step before.
        let checked = found(&Checked::read(root, gate).findings());
        fs::remove_dir_all(&cache).expect("there was a cache");
        let fresh = Snapshot::read(root, gate);
        same(name, &told(&kept), &told(&fresh));
        same(name, &checked, &found(&fresh.findings()));
        same(name, &found(&Checked::read(root, gate).findings()), &checked);
        let again = Checked::read(root, gate);
        assert!(matches!(again, Checked::Known(..)), "after {name}: nothing has changed since");
        same(name, &found(&again.findings()), &checked);
    }
}

fn same(name: &str, one: &[String], other: &[String]) {
    let differs = one.iter().zip(other).find(|(one, other)| one != other);
    assert!(one == other, "after {name}: {} lines and {}, first {differs:?}", one.len(), other.len());
}

/// The same program, where its sources bear another name: the bytes of one build in the place of those of another.
#[cfg(target_os = "linux")]
fn other_build(project: &Project, build: &str) -> std::path::PathBuf {
    let own = std::path::Path::new(env!("CARGO_BIN_EXE_ouvrage"));
    let mut bytes = std::fs::read(own).expect("the program");
    let other: String = build.chars().rev().collect();
    let places: Vec<usize> = all_of(&bytes, build.as_bytes());
    assert!(!places.is_empty() && other != build, "{build} in the program");
    for at in places {
        bytes[at..at + other.len()].copy_from_slice(other.as_bytes());
    }
    let path = project.path("ouvrage-other");
    std::fs::write(&path, bytes).expect("written");
    let metadata = std::fs::metadata(own).expect("the program");
    std::fs::set_permissions(&path, metadata.permissions()).expect("its rights");
    let file = std::fs::File::options().write(true).open(&path).expect("open");
    file.set_modified(metadata.modified().expect("a time")).expect("its time");
    path
}

#[cfg(target_os = "linux")]
fn all_of(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    let ends = bytes.len().saturating_sub(wanted.len());
    (0..=ends).filter(|at| bytes[*at] == wanted[0] && bytes[*at..].starts_with(wanted)).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn what_another_build_of_the_same_length_and_time_kept_is_not_believed() {
    let items: String =
        (0..2_000).map(|n| format!("  - {{id: EXG-{n:05}, title: Une exigence qui pèse son poids}}\n")).collect();
    let project = Project::new("project: {title: Essai, phase: drafting}\n")
        .file("specs/a.yaml", &format!("requirements:\n{items}"));
    let stamps = || {
        let kept = std::fs::read_dir(project.path(".ouvrage/cache")).expect("what is kept");
        let mut stamps: Vec<(String, String)> = kept
            .flatten()
            .filter_map(|entry| {
                let bytes = std::fs::read(entry.path()).expect("read");
                let head = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]).into_owned();
                let stamp = head.lines().next().filter(|line| line.contains(" build "))?.to_owned();
                Some((entry.file_name().to_string_lossy().into_owned(), stamp))
            })
            .collect();
        stamps.sort();
        stamps
    };
    let build_of = |stamp: &str| stamp.split(' ').nth(3).expect("a build").to_owned();
    let first = project.run(&["check"]);
    let before = stamps();
    assert!(!before.is_empty(), "{}", first.out);
    let build = build_of(&before[0].1);
    assert!(before.iter().all(|(_, stamp)| build_of(stamp) == build), "{before:?}");
    let other = other_build(&project, &build);
    let command = project.command(&["check"]);
    let args: Vec<_> = command.get_args().map(std::ffi::OsStr::to_owned).collect();
    let mut same = std::process::Command::new(&other);
    same.args(args).current_dir(command.get_current_dir().unwrap_or(std::path::Path::new(".")));
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => same.env(name, value),
            None => same.env_remove(name),
        };
    }
    let second = Ran::of(same.output().expect("it runs"));
    assert_eq!(second.code, first.code, "{}{}", second.out, second.err);
    let after = stamps();
    assert!(after.iter().all(|(_, stamp)| build_of(stamp) != build), "{before:?} then {after:?}");
}
