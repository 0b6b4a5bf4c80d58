//! Does `run --watch` play again what a change concerns, and nothing else?

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::support::stage::{Stage, signal, wait_until};

const TWO: &str = "# language: fr
Fonctionnalité: Comptes

  @CT-001
  Scénario: Un
    Étant donné un compte « Alpha » dont la ville est « Épinal »
    Alors la ville du compte « Alpha » est « Épinal »

  @CT-002
  Scénario: Deux
    Étant donné un compte « Bêta » dont la ville est « Vittel »
    Alors la ville du compte « Bêta » est « Vittel »
";

/// The program, whose reports are read one after the other; it ends with the test.
struct Watch {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Watch {
    fn start(stage: &Stage) -> Self {
        let mut command = stage.project.command(&["run", "--watch", "--output-format", "json"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let out = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, out }
    }

    /// The next report: the cases that were played, each with its status.
    fn next(&mut self) -> Vec<(String, String)> {
        let mut text = String::new();
        while !text.ends_with("\n}\n") && text != "}\n" {
            assert!(self.out.read_line(&mut text).expect("text") > 0, "it ended: {text}");
        }
        let report: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
        let said = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
        let all = report["scenarios"].as_array().expect("scenarios");
        all.iter().map(|one| (said(one, "id"), said(one, "status"))).collect()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pair(case: &str, status: &str) -> (String, String) {
    (case.to_owned(), status.to_owned())
}

#[test]
fn what_a_change_concerns_is_played_again_and_nothing_else() {
    let stage = Stage::small(TWO);
    let mut watch = Watch::start(&stage);
    let mut first = watch.next();
    first.sort();
    assert_eq!(first, [pair("CT-001", "passed"), pair("CT-002", "passed")]);
    stage.project.replace("features/comptes.feature", "« Bêta » est « Vittel »", "« Bêta » est « Toul »");
    assert_eq!(watch.next(), [pair("CT-002", "failed")]);
    // A text that cannot be played says so, and the next change is seen.
    stage.project.write("specs/plus.yaml", b"requirements:\n  - {id: EXG-001, title: Encore}\n");
    stage.project.write("specs/plus.yaml", b"requirements: []\n");
    stage.project.replace("features/comptes.feature", "« Bêta » est « Toul »", "« Bêta » est « Vittel »");
    assert_eq!(watch.next(), [pair("CT-002", "passed")]);
    // What an entity is called by the target is part of what a scenario means.
    stage.project.replace("features/comptes.feature", "  @CT-001\n", "  @CT-003\n  Scénario: Trois\n    Étant donné un compte « Gamma »\n    Alors un compte existe dont le nom est « Gamma »\n\n  @CT-001\n");
    assert_eq!(watch.next(), [pair("CT-003", "passed")]);
}

#[test]
fn ctrl_c_ends_a_watch_that_waits() {
    let stage = Stage::small(TWO);
    let mut watch = Watch::start(&stage);
    assert_eq!(watch.next().len(), 2);
    // It may still be writing its pages: it is asked until it listens.
    wait_until("the end of the watch", Duration::from_secs(30), || {
        if watch.child.try_wait().expect("a child").is_some() {
            return true;
        }
        signal(watch.child.id(), "INT");
        false
    });
    assert_eq!(watch.child.wait().expect("it ended").code(), Some(130));
}
