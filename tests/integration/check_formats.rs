//! `ouvrage check` speaks to people, programs, code scanners and forges; `--watch` does so after each change.

use std::io::{BufRead as _, BufReader, Lines, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;

use crate::project::Project;

const FAULTY: &str = "requirements:\n  - id: EXG-001\n    title: Une exigence\n    priority: indispensible\n";
const SOUND: &str = "requirements:\n  - id: EXG-001\n    title: Une exigence\n    priority: indispensable\n";

fn project(text: &str) -> Project {
    Project::new("project:\n  title: Essai\n").file("specs/exigences.yaml", text)
}

#[test]
fn a_code_scanner_gets_sarif_and_a_forge_its_annotations() {
    let project = project(FAULTY);
    let sarif = project.run(&["check", "--output-format", "sarif", "--gate", "drafting"]);
    assert_eq!(sarif.code, 1, "{}", sarif.err);
    let log: Value = serde_json::from_str(&sarif.out).expect("one JSON document");
    assert_eq!(log["version"], "2.1.0");
    let found = &log["runs"][0]["results"][0];
    assert_eq!(found["ruleId"], "M03");
    let place = &found["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "specs/exigences.yaml");
    assert_eq!((place["region"]["startLine"].as_u64(), place["region"]["startColumn"].as_u64()), (Some(4), Some(15)));
    assert!(found["message"]["text"].as_str().is_some_and(|text| text.contains("indispensable")), "{found}");

    let forge = project.run(&["check", "--output-format", "github", "--gate", "drafting"]);
    assert_eq!(forge.code, 1);
    let first = forge.out.lines().next().unwrap_or_default();
    assert!(first.starts_with("::error file=specs/exigences.yaml,line=4,endLine=4,col=15,"), "{first}");
}

/// A watch that goes on in the background; it is ended with the test, and after a while in any case, so that a
/// line that never comes is a failure and not a wait without end.
struct Watch {
    child: Arc<Mutex<Child>>,
    lines: Lines<BufReader<Box<dyn Read>>>,
}

impl Watch {
    fn start(project: &Project, args: &[&str]) -> Self {
        Self::start_in(project, &project.path(""), args)
    }

    fn start_in(project: &Project, folder: &Path, args: &[&str]) -> Self {
        Self::of(project, folder, args, |command| {
            let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
            let output = child.stdout.take().expect("its output");
            (child, Box::new(output))
        })
    }

    /// A watch of which only what it says beside its output is heard.
    #[cfg(target_os = "linux")]
    fn aside(project: &Project, args: &[&str]) -> Self {
        Self::of(project, &project.path(""), args, |command| {
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
            let errors = child.stderr.take().expect("its errors");
            (child, Box::new(errors))
        })
    }

    fn of(
        project: &Project,
        folder: &Path,
        args: &[&str],
        start: impl FnOnce(&mut Command) -> (Child, Box<dyn Read>),
    ) -> Self {
        let args = [&["check", "--watch", "--gate", "drafting"], args].concat();
        let mut command = project.command(&args);
        command.current_dir(folder);
        let (child, heard) = start(&mut command);
        let lines = BufReader::new(heard).lines();
        let child = Arc::new(Mutex::new(child));
        let late = Arc::downgrade(&child);
        std::thread::spawn(move || {
            std::thread::park_timeout(Duration::from_secs(120));
            if let Some(child) = late.upgrade() {
                let _ = child.lock().expect("the child").kill();
            }
        });
        Self { child, lines }
    }

    /// The first of the coming lines that `is` it, with those before.
    fn until(&mut self, is: impl Fn(&str) -> bool) -> String {
        let mut text = String::new();
        for line in &mut self.lines {
            let line = line.expect("text");
            text.push_str(&line);
            text.push('\n');
            if is(&line) {
                return text;
            }
        }
        panic!("it never came: {text}");
    }

    /// Reads checks until one tells that many errors: a file may be seen half written before.
    fn errors(&mut self, wanted: u64) {
        self.told(|told| told["summary"]["errors"].as_u64() == Some(wanted));
    }

    /// Reads checks until one `is` it.
    fn told(&mut self, is: impl Fn(&Value) -> bool) {
        self.until(|line| is(&serde_json::from_str(line).expect("one JSON document a line")));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut child = self.child.lock().expect("the child");
        let _ = child.kill();
        let _ = child.wait();
    }
}

#[test]
fn a_watch_checks_again_after_each_change() {
    let project = project(SOUND);
    let mut watch = Watch::start(&project, &["--output-format", "json"]);
    watch.errors(0);
    project.write("specs/exigences.yaml", FAULTY.as_bytes());
    watch.errors(1);
    // A folder that comes with its file, and a file that goes.
    project.write("specs/sous/besoins.yaml", b"needs:\n  - id: EXG-001\n    title: Double\n");
    watch.errors(2);
    std::fs::remove_file(project.path("specs/exigences.yaml")).expect("removed");
    watch.errors(0);
    // The project's own questions are none of its specification, and are checked too.
    project.write("templates/questions.yaml", "salon:\n  - Qui ?\n".as_bytes());
    watch.errors(1);
    project.write("templates/questions.yaml", "needs:\n  - Qui ?\n".as_bytes());
    watch.errors(0);
}

#[test]
fn a_watch_for_people_prints_only_what_is_new() {
    let project = project(FAULTY);
    let mut watch = Watch::start(&project, &["--lang", "fr"]);
    let first = watch.until(|line| line.contains("vérifié"));
    assert!(first.contains("M03"), "{first}");
    // Replaced in one stroke, as careful editors do.
    let replace = |text: &str| {
        project.write("specs/exigences.new", text.as_bytes());
        std::fs::rename(project.path("specs/exigences.new"), project.path("specs/exigences.yaml")).expect("renamed");
    };
    replace(&FAULTY.replace("Une exigence", "Une autre"));
    let second = watch.until(|line| line.contains("vérifié"));
    assert!(second.contains("rien de nouveau, aucun disparu") && !second.contains("[M03]"), "{second}");
    replace(SOUND);
    let third = watch.until(|line| line.contains("vérifié"));
    assert!(third.contains("rien de nouveau, 1 disparu"), "{third}");
}

#[test]
fn a_watch_for_people_says_where_a_finding_stands_now() {
    let project = project(FAULTY);
    let mut watch = Watch::start(&project, &["--lang", "fr"]);
    let first = watch.until(|line| line.contains("vérifié"));
    assert!(first.contains("specs/exigences.yaml:4:15"), "{first}");
    let replace = |text: &str| {
        project.write("specs/exigences.new", text.as_bytes());
        std::fs::rename(project.path("specs/exigences.new"), project.path("specs/exigences.yaml")).expect("renamed");
    };
    replace(&format!("# Rien de plus.\n\n{FAULTY}"));
    let second = watch.until(|line| line.contains("vérifié"));
    let told =
        ["1 constat a changé de place\u{a0}:", "  specs/exigences.yaml:6:15  [M03]", "rien de nouveau, aucun disparu"];
    assert!(told.iter().all(|words| second.contains(words)), "{second}");
    // Below it, nothing moves.
    replace(&format!("# Rien de plus.\n\n{FAULTY}    statement: Le CRM doit relancer.\n"));
    let third = watch.until(|line| line.contains("vérifié"));
    assert!(third.contains("rien de nouveau, aucun disparu") && !third.contains("changé de place"), "{third}");
    // Of many, the first ones are listed.
    let many: String = (2..40).map(|n| format!("  - {{id: EXG-{n:03}, title: Une, priority: faux{n}}}\n")).collect();
    replace(&format!("{FAULTY}{many}"));
    watch.until(|line| line.contains("vérifié"));
    replace(&format!("\n{FAULTY}{many}"));
    let last = watch.until(|line| line.contains("vérifié"));
    assert!(last.contains("39 constats ont changé de place") && last.contains("… et 19 autres"), "{last}");
    assert_eq!(last.matches("[M03]").count(), 20, "{last}");
}

#[test]
fn a_watch_follows_folders_that_are_replaced() {
    let project = project(SOUND);
    project.write("neuf/exigences.yaml", FAULTY.as_bytes());
    let mut watch = Watch::start(&project, &["--output-format", "json"]);
    watch.errors(0);
    let rename = |from: &str, to: &str| std::fs::rename(project.path(from), project.path(to)).expect("renamed");
    rename("specs", "vieux");
    rename("neuf", "specs");
    watch.errors(1);
    project.write("specs/exigences.yaml", SOUND.as_bytes());
    watch.errors(0);
    // What was moved away is not the project's any more; what is moved in is, whatever its name.
    project.write("vieux/exigences.yaml", FAULTY.as_bytes());
    project.write("lot/besoins.yaml", b"needs:\n  - id: EXG-001\n    title: Double\n");
    rename("lot", "specs/v1.2");
    watch.errors(1);
    project.write("specs/v1.2/besoins.yaml", b"needs:\n  - id: BES-001\n    title: Seul\n");
    watch.errors(0);
    rename("specs/v1.2", "specs/v2.0");
    project.write("specs/v2.0/besoins.yaml", b"needs:\n  - id: EXG-001\n    title: Double\n");
    watch.errors(1);
    rename("specs/v2.0", "lot");
    watch.errors(0);
}

#[test]
fn a_watch_tells_what_changes_in_the_findings_alone() {
    let project = project(SOUND);
    let mut watch = Watch::start(&project, &["--output-format", "json"]);
    watch.errors(0);
    // What comes before a byte that is no text says what it said.
    project.write("specs/exigences.yaml", &[SOUND.as_bytes(), b"\xff"].concat());
    watch.told(|told| told["diagnostics"][0]["code"] == "Y03" && told["counts"]["requirements"] == 0);
    project.write("specs/exigences.yaml", SOUND.as_bytes());
    watch.told(|told| told["summary"]["errors"] == 0 && told["counts"]["requirements"] == 1);
}

/// A requirement that was frozen, and the same as a draft again (M16).
const FROZEN: &str = "requirements:\n  - {id: EXG-001, title: Relance, status: frozen}\n";
const DRAFT: &str = "requirements:\n  - {id: EXG-001, title: Relance, status: draft}\n";

fn in_git(text: &str) -> Project {
    let project = project(text);
    project.git(&["init", "-q", "-b", "main"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-q", "-m", "Première version"]);
    project
}

fn has_m16(told: &Value) -> bool {
    told["diagnostics"].as_array().expect("a list").iter().any(|finding| finding["code"] == "M16")
}

#[test]
fn a_watch_tells_what_a_commit_changes() {
    let project = in_git(FROZEN);
    let mut watch = Watch::start(&project, &["--output-format", "json"]);
    watch.told(|told| !has_m16(told));
    project.write("specs/exigences.yaml", DRAFT.as_bytes());
    watch.told(has_m16);
    project.git(&["commit", "-q", "-a", "-m", "Revenir en arrière"]);
    watch.told(|told| !has_m16(told));
    project.git(&["reset", "-q", "--soft", "HEAD~1"]);
    watch.told(has_m16);
}

#[test]
fn a_watch_follows_a_checkout_of_other_texts() {
    let project = in_git(FROZEN);
    // On the other branch, the only file of the folder bears another name.
    project.git(&["checkout", "-q", "-b", "suite"]);
    project.git(&["mv", "specs/exigences.yaml", "specs/suite.yaml"]);
    let more = format!("{DRAFT}  - {{id: EXG-002, title: Remise}}\n");
    project.write("specs/suite.yaml", more.as_bytes());
    project.git(&["commit", "-q", "-a", "-m", "Suite"]);
    project.git(&["checkout", "-q", "main"]);
    let mut watch = Watch::start(&project, &["--output-format", "json"]);
    let told = |told: &Value, requirements: u64| told["counts"]["requirements"] == requirements && !has_m16(told);
    watch.told(|line| told(line, 1));
    // Judged by its own commit in the end, and each time heard.
    for _ in 0..4 {
        project.git(&["checkout", "-q", "suite"]);
        watch.told(|line| told(line, 2));
        project.git(&["checkout", "-q", "main"]);
        watch.told(|line| told(line, 1));
    }
    project.git(&["checkout", "-q", "suite"]);
    watch.told(|line| told(line, 2));
    project.write("specs/suite.yaml", FAULTY.as_bytes());
    watch.told(|told| told["counts"]["requirements"] == 1 && told["summary"]["errors"] != 0);
    // A second working tree has a file where others have their repository.
    let other = Project::nowhere();
    project.git(&["worktree", "add", "-q", other.path("arbre").to_str().expect("a path"), "main"]);
    let mut watch = Watch::start_in(&project, &other.path("arbre"), &["--output-format", "json"]);
    watch.told(|line| told(line, 1));
    std::fs::write(other.path("arbre/specs/exigences.yaml"), DRAFT).expect("written");
    watch.told(has_m16);
    project.git(&["-C", other.path("arbre").to_str().expect("a path"), "commit", "-q", "-a", "-m", "Brouillon"]);
    watch.told(|line| told(line, 1));
}

#[cfg(target_os = "linux")]
#[test]
fn a_repository_that_cannot_be_watched_is_told_once() {
    use std::os::unix::fs::PermissionsExt as _;

    if !crate::other_user::plays_here("check_formats::a_repository_that_cannot_be_watched_is_told_once") {
        return;
    }
    let project = in_git(FROZEN);
    let set =
        |mode| std::fs::set_permissions(project.path(".git"), std::fs::Permissions::from_mode(mode)).expect("ours");
    // Git may do its work there, but nobody may list what it holds.
    set(0o311);
    let mut aside = Watch::aside(&project, &["--lang", "fr"]);
    let told = aside.until(|line| line.contains("prochain fichier enregistré"));
    assert!(told.contains(".git ne peut pas être surveillé (") && told.contains("relancez la surveillance"), "{told}");
    let mut watch = Watch::start(&project, &["--output-format", "json"]);
    watch.told(|told| !has_m16(told));
    project.write("specs/exigences.yaml", DRAFT.as_bytes());
    watch.told(has_m16);
    let more = aside.until(|line| line.contains("en attente"));
    assert!(!more.contains("surveillé"), "{more}");
    // As it was said: what the commit changes is seen with the next text.
    project.git(&["commit", "-q", "-a", "-m", "Revenir en arrière"]);
    project.write("specs/exigences.yaml", format!("{DRAFT}# Fin.\n").as_bytes());
    watch.told(|told| !has_m16(told));
    set(0o755);
}

#[test]
fn a_day_that_is_written_as_people_do_is_answered_with_the_very_day() {
    let specs = "organisation:\n  planning:\n    - {id: TAC-001, title: Cadrer, start: 31/12/2027, end: 31-12-2027}\n    \
                 - {id: TAC-002, title: Tester, start: 05/06/2027, end: 31 décembre 2027}\n    \
                 - {id: TAC-003, title: Servir, start: 2027-02-30, end: bientôt}\n";
    let project = Project::new("project: {title: Essai, language: fr}\n").file("specs/a.yaml", specs);
    for (args, words) in [
        (
            ["check", "--lang", "fr"],
            [
                ("specs/a.yaml:3:43", "écrivez `2027-12-31`"),
                ("specs/a.yaml:3:60", "écrivez `2027-12-31`"),
                // In a French project the day comes first.
                ("specs/a.yaml:4:43", "écrivez `2027-06-05`\n"),
                ("specs/a.yaml:4:60", "écrivez `2027-12-31`"),
                ("specs/a.yaml:5:43", "vérifiez le mois et le jour"),
                ("specs/a.yaml:5:60", "écrivez l’année, le mois et le jour"),
            ],
        ),
        (
            ["check", "--lang", "en"],
            [
                ("specs/a.yaml:3:43", "write `2027-12-31`"),
                ("specs/a.yaml:3:60", "write `2027-12-31`"),
                ("specs/a.yaml:4:43", "write `2027-06-05`\n"),
                ("specs/a.yaml:4:60", "write `2027-12-31`"),
                ("specs/a.yaml:5:43", "check the month and the day"),
                ("specs/a.yaml:5:60", "write year, month and day"),
            ],
        ),
    ] {
        let ran = project.run(&args);
        assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
        let told = ran.out.replace(['\u{a0}', '\u{202f}'], " ");
        for (place, help) in words {
            let (_, finding) = told.split_once(place).unwrap_or_else(|| panic!("{place} in {told}"));
            let finding = format!("{}\n", finding.split("\n\n").next().unwrap_or_default());
            assert!(finding.contains(help), "{place}: {help} in {finding}");
        }
    }
}
