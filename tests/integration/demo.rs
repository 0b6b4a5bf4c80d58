//! Does `ouvrage demo` show the whole chain, and does it tell the truth about what it found?

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, LazyLock};

use ouvrage::model::execution::{CaseResult, Status};
use ouvrage::model::{Case, Project as Model};
use ouvrage::sandbox::Defect;
use ouvrage::text::{Lang, Message};
use ouvrage::workspace::snapshot::Snapshot;
use quick_xml::events::{BytesStart, Event};

use crate::project::{Project, Ran};
use crate::support::stage::Stage;

/// Shown statuses, in the order of the summary line.
const SHOWN: [&str; 5] = ["passed", "failed", "blocked", "not_run", "waiting"];

/// Case or row → status, as the JUnit report says it.
fn junit(path: &Path) -> BTreeMap<String, String> {
    let xml = std::fs::read_to_string(path).expect("a JUnit report");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let attribute = |tag: &BytesStart, name: &str| {
        let value = tag.try_get_attribute(name).expect("attributes").expect("the attribute");
        value.normalized_value(quick_xml::XmlVersion::Implicit1_0).expect("text").into_owned()
    };
    let (mut cases, mut suites, mut current) = (BTreeMap::new(), 0, String::new());
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "testsuite" => suites += attribute(&tag, "tests").parse::<usize>().expect("a number"),
                "testcase" => current = attribute(&tag, "name"),
                "property" if attribute(&tag, "name") == "status" => {
                    assert_eq!(cases.insert(current.clone(), attribute(&tag, "value")), None, "{current} twice");
                }
                _ => {}
            },
            _ => {}
        }
    }
    assert_eq!(suites, cases.len(), "each case is counted once");
    cases
}

/// How many of each status a report holds.
fn counted(cases: &BTreeMap<String, String>) -> BTreeMap<&str, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::from(SHOWN.map(|status| (status, 0)));
    cases.values().for_each(|status| *counts.entry(status).or_default() += 1);
    counts
}

/// The summary line that says these counts.
fn line(counts: &BTreeMap<&str, usize>) -> String {
    let part = |status: &&str| Message::new(count_id(status)).with("count", counts[*status]).text(Lang::Fr);
    SHOWN.iter().map(part).collect::<Vec<_>>().join(" · ")
}

fn count_id(status: &str) -> &'static str {
    match status {
        "passed" => "count-passed",
        "failed" => "count-failed",
        "blocked" => "count-blocked",
        "waiting" => "count-waiting",
        _ => "count-not-run",
    }
}

/// The cases that carry the name of a mistake.
fn tagged<'a>(model: &'a Model, defect: &Defect) -> BTreeSet<&'a str> {
    let has = |case: &&Case| case.tags.iter().any(|tag| tag == defect.key());
    model.cases.iter().filter(has).map(|case| case.id.as_str()).collect()
}

fn demo(project: &Project, args: &[&str]) -> Ran {
    let mut all = vec!["demo"];
    all.extend(args);
    let ran = project.run(&all);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    ran
}

/// The reference project in a repository of its own, after a first demonstration; what it said and
/// what its JUnit report held.
pub struct Shown {
    pub project: Project,
    said: Ran,
    junit: BTreeMap<String, String>,
}

/// Shown once, looked at by several tests; none of them writes into `public`.
pub static SHOWN_ONCE: LazyLock<Shown> = LazyLock::new(|| {
    let project = Project::reference();
    git(&project, &["init", "-q"]);
    git(&project, &["add", "ouvrage.yaml", "specs", "features"]);
    git(&project, &["-c", "user.name=T", "-c", "user.email=t@t.example", "commit", "-qm", "Premier état"]);
    let said = demo(&project, &[]);
    let junit = junit(&project.path("public/junit.xml"));
    Shown { project, said, junit }
});

/// The commands that the demonstration ends with.
fn tried(said: &Ran) -> Vec<&str> {
    let lines = said.out.lines().skip_while(|line| *line != "À essayer").skip(1);
    lines.filter_map(|line| line.trim().split("  ").next()).collect()
}

#[test]
fn the_demonstration_finds_its_defects_and_says_so() {
    let Shown { project, said, junit } = &*SHOWN_ONCE;
    assert!(said.out.contains("échouent par construction"), "{}", said.out);
    assert!(said.out.contains("cache 2 défauts, et la recette en a trouvé 2"), "{}", said.out);
    let tried: Vec<&str> = tried(said);
    assert_eq!(tried, ["ouvrage demo --defects none", "ouvrage check", "ouvrage init mon-projet"]);
    // In a pipe it tells how far it is, and does not flood.
    let told = said.err.lines().filter(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit())).count();
    assert!((2..=10).contains(&told), "{}", said.err);
    assert!(said.err.lines().next().is_some_and(|line| line.contains("CAH-01")), "{}", said.err);
    for path in ["public/index.html", "public/documents/crmv-cdc.pdf", ".ouvrage/ouvrage.db"] {
        assert!(project.path(path).metadata().is_ok_and(|file| file.len() > 0), "{path}");
    }
    let counts = counted(junit);
    assert!(counts["failed"] > 0 && counts["passed"] > counts["failed"] && counts["blocked"] == 0, "{counts:?}");
    assert!(said.out.lines().any(|said| said == line(&counts)), "« {} » in\n{}", line(&counts), said.out);
    let failed = junit.iter().filter(|(_, status)| *status == "failed").count();
    assert_eq!(failed, counts["failed"]);
}

#[test]
fn a_second_demonstration_says_the_same_and_its_edition_is_the_same_twice() {
    let Shown { project, said, junit: once } = &*SHOWN_ONCE;
    let again = demo(project, &["--out", "again"]);
    assert_eq!(junit(&project.path("again/junit.xml")), *once);
    let verdicts = |ran: &Ran| ran.out.lines().find(|line| line.starts_with("Exigences")).map(str::to_owned);
    assert!(verdicts(said).is_some());
    assert_eq!(verdicts(said), verdicts(&again));

    // The same commit and the same results: not a byte differs, in another folder, at another time.
    for (folder, epoch) in [("a", None), ("b", Some("1700000000"))] {
        let mut command = project.command(&["publish", "--out", folder]);
        command.envs(epoch.map(|epoch| ("SOURCE_DATE_EPOCH", epoch)));
        let ran = Ran::of(command.output().expect("it starts"));
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    }
    let (a, b) = (files(&project.path("a")), files(&project.path("b")));
    assert!(a.len() > 100, "{}", a.len());
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (path, bytes) in &a {
        assert!(b[path] == *bytes, "{path} differs");
    }
}

fn git(project: &Project, args: &[&str]) {
    let done = Command::new("git").arg("-C").arg(project.path("")).args(args).status().expect("git");
    assert!(done.success(), "git {args:?}");
}

/// Every file under a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("under it").display().to_string();
                all.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    all
}

#[test]
fn in_an_empty_folder_it_brings_the_reference_project_and_a_sound_crm_passes_all() {
    let project = Project::nowhere();
    let ran = demo(&project, &["--defects", "none"]);
    assert!(ran.out.contains(".ouvrage/demo") && !ran.out.contains("échouent"), "{}", ran.out);
    assert!(ran.out.contains("ne cache aucun défaut"), "{}", ran.out);
    assert_eq!(tried(&ran), ["ouvrage demo", "ouvrage check -C .ouvrage/demo", "ouvrage init mon-projet"]);
    for path in ["ouvrage.yaml", "public/index.html", "public/documents/crmv-cdc.pdf", ".ouvrage/ouvrage.db"] {
        assert!(project.path(".ouvrage/demo").join(path).is_file(), "{path}");
    }
    assert!(!project.path("ouvrage.yaml").exists() && !project.path("public").exists());
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["specs", "features"] {
        assert_eq!(files(&here.join(part)), files(&project.path(".ouvrage/demo").join(part)), "{part}");
    }
    let cases = junit(&project.path(".ouvrage/demo/public/junit.xml"));
    let counts = counted(&cases);
    assert_eq!((counts["failed"], counts["blocked"]), (0, 0), "{cases:#?}");
    assert_eq!(counts["passed"] + counts["waiting"], cases.len(), "{cases:#?}");
    let automated = |case: &&Case| !case.manual && case.books.iter().any(|link| link.to.as_str() == "CAH-01");
    for case in REFERENCE.project.cases.iter().filter(automated) {
        let passed = |(name, status): (&String, &String)| name.starts_with(case.id.as_str()) && status == "passed";
        assert!(cases.iter().any(passed), "{}", case.name());
    }
}

#[test]
fn an_unknown_defect_is_told_with_the_nearest_one() {
    let ran = Project::reference().run(&["demo", "--defects", "slow-serch"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("«\u{a0}slow-serch\u{a0}»"), "{}", ran.err);
    assert!(ran.err.contains("Vouliez-vous dire «\u{a0}slow-search\u{a0}»"), "{}", ran.err);
    let ran = Project::nowhere().run(&["demo", "--defects", "bogus"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    for defect in Defect::ALL {
        assert!(ran.err.contains(defect.key()) && ran.err.contains(&defect.label(Lang::Fr)), "{}", ran.err);
    }
    assert!(ran.err.contains("none"), "{}", ran.err);
}

/// The reference project, read once.
static REFERENCE: LazyLock<Arc<Snapshot>> =
    LazyLock::new(|| Snapshot::read(Path::new(env!("CARGO_MANIFEST_DIR")), None));

/// With one mistake alone, exactly the cases tagged with its name fail and nothing is blocked.
/// Each part of the run has a CRM of its own.
fn alone(defect: &Defect, parts: &[&[&str]]) {
    let play = |part: &&[&str]| {
        let stage = Stage::reference(&[*defect]);
        // What is tested is which case fails, not how soon a machine with all its tests under way answers: a call
        // that lasts beyond the target's time is blocked, then tried again and told as unsteady, and rightly so.
        stage.project.replace("specs/targets/demo.yaml", "\n    timeout: 10\n", "\n    timeout: 180\n");
        stage.events(part).played()
    };
    let results: Vec<CaseResult> = std::thread::scope(|scope| {
        let parts: Vec<_> = parts.iter().map(|part| scope.spawn(move || play(part))).collect();
        parts.into_iter().flat_map(|part| part.join().expect("it is played")).collect()
    });
    let model = &REFERENCE.project;
    let played: BTreeSet<&str> = results.iter().map(|result| result.case.as_str()).collect();
    assert_eq!(played.len(), model.cases.len(), "every case is played: {played:?}");
    let of = |status: Status| results.iter().filter(move |one| one.status == status);
    let failed: BTreeSet<&str> = of(Status::Failed).map(|result| result.case.as_str()).collect();
    let why: Vec<_> = of(Status::Failed).map(|one| (&one.case, one.first_failure())).collect();
    assert!(!tagged(model, defect).is_empty(), "{}", defect.key());
    assert_eq!(failed, tagged(model, defect), "{}: {why:#?}", defect.key());
    let others = results.iter().filter(|one| !matches!(one.status, Status::Passed | Status::Failed | Status::Waiting));
    let others: Vec<_> = others.map(|one| (&one.case, one.status, one.first_failure())).collect();
    assert!(others.is_empty(), "{}: {others:#?}", defect.key());
}

#[test]
fn each_defect_alone_fails_the_cases_tagged_with_its_name_and_no_other() {
    // Three seconds a search, nearly all of it waiting: played beside the others, and the two cases
    // that must be alone on their CRM are given one each. Browsers are not started beside forty others.
    let rest = ["--tags", "not @CT-016 and not @CT-017 and not @ecran", "--concurrency", "40"];
    std::thread::scope(|scope| {
        let slow: [&[&str]; 4] = [&["--case", "CT-016"], &["--case", "CT-017"], &["--tags", "@ecran"], &rest];
        scope.spawn(move || alone(&Defect::SlowSearch, &slow));
        for defect in Defect::ALL.iter().filter(|defect| **defect != Defect::SlowSearch) {
            alone(defect, &[&[]]);
        }
    });
}
