//! Does a run say how far it is when nobody looks at a terminal, without a line for each scenario?

use crate::support::stage::Stage;

/// Sixty scenarios that search.
pub fn sixty() -> String {
    let rows: String = (0..60).map(|row| format!("      | Compte {row:02} |\n")).collect();
    format!(
        "# language: fr\nFonctionnalité: Comptes\n\n  @EXG-001\n  Plan du scénario: Un compte se cherche\n    \
         Quand l’administrateur recherche les comptes dont le nom est « <nom> »\n    \
         Alors aucun compte n’est trouvé\n\n    Exemples:\n      | nom |\n{rows}"
    )
}

#[test]
fn in_a_pipe_a_run_tells_its_beginning_and_a_few_steps_of_the_way() {
    let stage = Stage::small(&sixty());
    let ran = stage.run(&["run"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let lines: Vec<&str> = ran.err.lines().collect();
    let first = lines.first().expect("it says that it begins");
    assert!(first.contains("cible") && first.contains("60 scénarios"), "{first}");
    let steps: Vec<&&str> = lines.iter().filter(|line| line.contains("/60")).collect();
    assert!((2..=10).contains(&steps.len()), "a few lines, not one for each scenario: {lines:#?}");
    assert!(!ran.err.contains("Un compte se cherche"), "nothing is said of what passes: {}", ran.err);
    assert!(!ran.err.contains('\u{1b}') && !ran.err.contains('\r'), "plain lines: {:?}", ran.err);
}

#[test]
fn machines_are_told_no_progress() {
    let stage = Stage::small(&sixty());
    let (ran, report) = stage.json(&[]);
    assert_eq!(report["counts"]["passed"], 60);
    assert!(!ran.err.contains("/60") && !ran.err.contains("scénarios"), "{}", ran.err);
    let mut run = stage.events(&[]);
    run.rest();
    let ran = run.ended();
    assert!(!ran.err.contains("/60"), "{}", ran.err);
}
