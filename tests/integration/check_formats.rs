//! `ouvrage check` speaks to people, programs, code scanners and forges; `--watch` does so after each change.

use std::io::{BufRead as _, BufReader, Lines};
use std::process::{Child, ChildStdout, Stdio};
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
    lines: Lines<BufReader<ChildStdout>>,
}

impl Watch {
    fn start(project: &Project, args: &[&str]) -> Self {
        let args = [&["check", "--watch", "--gate", "drafting"], args].concat();
        let mut command = project.command(&args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
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
        self.until(|line| {
            let told: Value = serde_json::from_str(line).expect("one JSON document a line");
            told["summary"]["errors"].as_u64() == Some(wanted)
        });
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
