//! `ouvrage check` speaks to people, programs, code scanners and forges; `--watch` does so after each change.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

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

#[test]
fn a_watch_tells_what_each_change_mends_and_breaks() {
    let project = project(SOUND);
    let mut child = project
        .command(&["check", "--watch", "--output-format", "json", "--gate", "drafting"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut errors = || {
        let line = lines.next().expect("a line").expect("text");
        let told: Value = serde_json::from_str(&line).expect("one JSON document a line");
        told["summary"]["errors"].as_u64()
    };
    assert_eq!(errors(), Some(0));
    project.write("specs/exigences.yaml", FAULTY.as_bytes());
    assert_eq!(errors(), Some(1));
    // A file that comes, a folder that comes, a file that goes.
    project.write("specs/sous/besoins.yaml", b"needs:\n  - id: EXG-001\n    title: Double\n");
    let mut seen = errors();
    if seen == Some(1) {
        // The folder was told before its file.
        seen = errors();
    }
    assert_eq!(seen, Some(2));
    std::fs::remove_file(project.path("specs/exigences.yaml")).expect("removed");
    assert_eq!(errors(), Some(0));
    child.kill().expect("it ends");
    child.wait().expect("it ended");
}

#[test]
fn a_watch_for_people_prints_only_what_is_new() {
    let project = project(FAULTY);
    let mut child = project
        .command(&["check", "--watch", "--gate", "drafting", "--lang", "fr"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut reader = BufReader::new(child.stdout.take().expect("its output"));
    let mut until = |words: &str| {
        let mut text = String::new();
        while !text.contains(words) {
            let read = reader.read_line(&mut text).expect("text");
            assert!(read > 0, "« {words} » never came: {text}");
        }
        text
    };
    let first = until("vérifiés en");
    assert!(first.contains("M03"), "{first}");
    project.write("specs/exigences.yaml", FAULTY.replace("Une exigence", "Une autre").as_bytes());
    let second = until("vérifiés en");
    assert!(second.contains("rien de nouveau, aucun disparu") && !second.contains("M03"), "{second}");
    project.write("specs/exigences.yaml", SOUND.as_bytes());
    let third = until("vérifiés en");
    assert!(third.contains("rien de nouveau, 1 disparu"), "{third}");
    child.kill().expect("it ends");
    let mut rest = String::new();
    let _ = reader.read_to_string(&mut rest);
    child.wait().expect("it ended");
}
