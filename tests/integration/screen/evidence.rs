//! What is kept of a browser, and what is left of it?

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::project::{Project, Ran};
use crate::support::stage::{Stage, signal, wait_for_end};
use ouvrage::model::event::What;
use ouvrage::sandbox::Defect;

const SCREENS: [&str; 4] = ["--case", "CT-123", "--case", "CT-124"];

#[test]
fn the_reference_scenarios_pass_on_the_screen_and_nothing_is_left() {
    let stage = Stage::reference(&[]);
    let before = stage.census();
    let (ran, report) = stage.json(&SCREENS);
    assert_eq!(ran.code, 0, "Chromium and chromedriver are needed: {report:#} {}", ran.err);
    assert_eq!(report["leftovers"], serde_json::json!([]));
    assert_eq!(stage.census(), before);
}

#[test]
fn a_failure_keeps_a_picture_of_its_own_screen_in_every_report() {
    let stage = Stage::reference(&[Defect::AmountEditableAfterWon]);
    let reports = ["--html", "r.html", "--messages", "r.ndjson", "--cucumber-json", "r.json", "--junit", "r.xml"];
    let ran = stage.run(&[&["run"][..], &SCREENS, &reports].concat());
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let html = stage.project.read("r.html");
    assert!(html.contains("src=\"data:image/png;base64,iVBOR") && html.contains("L’écran au moment de l’échec"));
    let pictures: Vec<Value> = stage
        .project
        .read("r.ndjson")
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .filter_map(|envelope| envelope.get("attachment").cloned())
        .filter(|one| one["mediaType"] == "image/png")
        .collect();
    // The failure of one scenario, and what the other was asked to keep: two browsers, two pictures.
    assert_eq!(pictures.len(), 2, "{pictures:?}");
    assert_ne!(pictures[0]["body"], pictures[1]["body"]);
    assert_ne!(pictures[0]["testCaseStartedId"], pictures[1]["testCaseStartedId"]);
    assert!(stage.project.read("r.json").contains("\"image/png\""));
    assert!(stage.project.read("r.xml").contains("L’écran au moment de l’échec (SHA-256 "));
    let site = std::fs::read_dir(stage.project.path("public/runs")).expect("reports").flatten();
    let pages = site.filter_map(|entry| std::fs::read_to_string(entry.path()).ok());
    assert!(pages.filter(|page| page.contains("data:image/png;base64,iVBOR")).count() == 1);
}

#[test]
fn a_refused_sign_in_blocks_and_shows_no_password() {
    let stage = Stage::reference(&[]);
    let mut command = stage.project.command(&[&["run", "--events"][..], &SCREENS].concat());
    let ran = Ran::of(command.env("OUVRAGE_DEMO_COMMERCIAL_NE", "Faux-Sesame").output().expect("it starts"));
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.contains("Identifiant ou mot de passe incorrect"), "{}", ran.out);
    assert!(!ran.out.contains("Faux-Sesame"));
}

/// A folder with git and nothing else.
fn without_browser(project: &Project) -> PathBuf {
    let folder = project.path(".ouvrage/programs");
    std::fs::create_dir_all(&folder).expect("a folder");
    let git = Command::new("sh").args(["-c", "command -v git"]).output().expect("sh");
    let git = String::from_utf8(git.stdout).expect("text");
    std::os::unix::fs::symlink(git.trim(), folder.join("git")).expect("a link");
    folder
}

#[test]
fn without_a_browser_it_is_blocked_with_what_to_install_and_the_demonstration_says_what_it_leaves_out() {
    let stage = Stage::reference(&[]);
    let programs = without_browser(&stage.project);
    let run = |args: &[&str]| Ran::of(stage.project.command(args).env("PATH", &programs).output().expect("it starts"));
    let ran = run(&[&["run"][..], &SCREENS].concat());
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("apt install chromium chromium-driver"), "{}{}", ran.out, ran.err);
    let ran = run(&["demo"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("2 scénarios à l’écran non joués"), "{}", ran.out);
}

/// The processes under one, it not among them.
fn under(process: u32) -> Vec<u32> {
    let parent = |id: u32| -> Option<u32> {
        let text = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        text.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
    };
    let all: Vec<u32> = std::fs::read_dir("/proc")
        .expect("processes")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect();
    let own: Vec<u32> = all.into_iter().filter(|id| parent(*id) == Some(process)).collect();
    own.iter().flat_map(|id| under(*id)).chain(own.iter().copied()).collect()
}

#[test]
fn a_run_that_is_killed_leaves_no_browser() {
    let stage = Stage::reference(&[]);
    let mut events = stage.events(&SCREENS);
    let worker = events.worker_once_started();
    // A step on the screen has ended: its browser is there.
    loop {
        let event = events.next().expect("the run goes on");
        if let What::StepFinished { step, .. } = event.what
            && step.text.contains("je me connecte")
        {
            break;
        }
    }
    let browsers = under(worker);
    assert!(browsers.len() > 2, "a guard, a driver, a browser: {browsers:?}");
    signal(worker, "KILL");
    browsers.into_iter().for_each(wait_for_end);
}
