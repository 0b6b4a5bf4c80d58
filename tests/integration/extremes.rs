//! Numbers, days, ids and files at the edge of what a program can hold: they are read or refused, nothing else.

use crate::project::{Project, Ran};

const HUGE: &str = "79228162514264337593543950335";

fn ended(ran: &Ran) {
    assert!(ran.code < 3 && !ran.err.contains("panicked"), "{} {}", ran.code, ran.err);
}

fn essai() -> Project {
    Project::new("project: {title: Essai, language: fr}\n")
}

#[test]
fn weights_that_no_sum_can_hold_are_no_weights() {
    let criteria = format!("{{id: C1, title: Un, weight: {HUGE}}}, {{id: C2, title: Deux, weight: {HUGE}}}");
    let project = essai().file("specs/c.yaml", &format!("consultation:\n  criteria: [{criteria}]\n"));
    let ran = project.run(&["check", "--gate", "consultation"]);
    ended(&ran);
    assert!(ran.out.contains(HUGE) && ran.out.contains("P01"), "{}", ran.out);
}

#[test]
fn a_day_that_no_calendar_has_is_no_day() {
    let step = "Étant donné un compte « D1 » dont prochaine visite est dans 2000000000 jours";
    let feature =
        format!("# language: fr\nFonctionnalité: A\n  Scénario: B\n    {step}\n    Alors un compte est trouvé\n");
    let project = essai().file("features/a.feature", &feature);
    ended(&project.run(&["check", "--gate", "decision"]));
}

#[test]
fn efforts_that_no_sum_can_hold_are_not_known() {
    for second in [
        format!("value: {HUGE}, effort: 0.01"),
        format!("value: 1, effort: {HUGE}"),
        "value: 900000000000000, effort: 0.0000000000000000000001".to_owned(),
    ] {
        let cases = format!(
            "{{id: CU-001, title: Un, priority: useful, effort: {HUGE}}}, {{id: CU-002, title: Deux, priority: useful, {second}}}"
        );
        let project = essai().file("specs/c.yaml", &format!("use_cases: [{cases}]\n"));
        let ran = project.run(&["backlog"]);
        ended(&ran);
        assert!(ran.out.contains("CU-001") && ran.out.contains("CU-002"), "{}", ran.out);
    }
}

#[test]
fn an_id_of_the_largest_number_leaves_ids_for_others() {
    let text = "requirements:\n  - {id: EXG-18446744073709551615, title: Un}\n  - {title: Deux}\n  - {title: Trois}\n";
    let project = essai().file("specs/a.yaml", text);
    let ran = project.run(&["fmt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = project.read("specs/a.yaml");
    assert!(text.contains("EXG-001") && text.contains("EXG-002"), "{text}");
}

#[test]
fn many_ids_are_given_and_none_that_was_given_before() {
    let project = essai().file("specs/a.yaml", "requirements:\n  - {id: EXG-007, title: Ancien}\n");
    project.git(&["init", "-q", "-b", "main"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-q", "-m", "Un"]);
    let many: String = (0..9).map(|at| format!("  - title: Nouveau {at}\n")).collect();
    project.write("specs/a.yaml", format!("requirements:\n{many}").as_bytes());
    let ran = project.run(&["fmt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = project.read("specs/a.yaml");
    assert!(!text.contains("EXG-007") && text.contains("EXG-010"), "{text}");
    assert!(ran.out.contains("9 identifiants donnés") && ran.out.contains('…'), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_texts_is_not_waited_for() {
    let project = essai().file("specs/a.yaml", "needs: []\n");
    let made = std::process::Command::new("mkfifo").arg(project.path("specs/x.yaml")).status().expect("it runs");
    assert!(made.success());
    let ran = project.run(&["check"]);
    assert!(ran.code < 3 && format!("{}{}", ran.out, ran.err).contains("specs/x.yaml"), "{} {}", ran.code, ran.err);
}

#[test]
fn a_quoted_language_names_files_as_a_bare_one() {
    let project = Project::new("project: {title: Trial, language: \"en\"}\n");
    let ran = project.run(&["new", "requirement", "--title", "One", "--set", "statement=The CRM shall log in."]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(project.read("specs/requirements.yaml").contains("The CRM shall log in."));
}

#[test]
fn an_account_behind_a_small_word_is_an_account() {
    let step = "Étant donné le virement de FR44 1027 8060 0000 0205 3310 140";
    let feature =
        format!("# language: fr\nFonctionnalité: A\n  @manuel\n  Scénario: B\n    {step}\n    Alors il est passé\n");
    let project = essai().file("features/a.feature", &feature);
    let ran = project.run(&["check", "--gate", "decision"]);
    assert!(ran.out.contains("D07"), "{}", ran.out);
}

/// The shortest of some readings, so that what else the machine does weighs little.
fn shortest(text: &str, readings: usize) -> std::time::Duration {
    let specs = format!("requirements:\n  - {{id: EXG-001, title: x, priority: indispensable, statement: '{text}'}}\n");
    let once = || {
        let project = essai().file("specs/a.yaml", &specs);
        let started = std::time::Instant::now();
        ended(&project.run(&["check"]));
        started.elapsed()
    };
    (0..readings).map(|_| once()).min().expect("a reading")
}

/// A text that was pasted by mistake takes as much longer to read as it is longer, and not the square of it.
#[test]
fn a_statement_of_hundreds_of_kilobytes_is_read_in_proportion() {
    const TIMES: usize = 8;
    for words in ["doit ", "Le CRM doit relancer, le CRM doit dater, "] {
        let some = words.repeat(25_000 / words.len());
        let (short, long) = (shortest(&some, 3), shortest(&some.repeat(TIMES), 2));
        assert!(long < short * 2 * TIMES as u32, "« {words} »: {short:?}, and {TIMES} times as much: {long:?}");
    }
}
