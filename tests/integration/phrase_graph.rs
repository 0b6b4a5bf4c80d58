//! Does everybody who asks know which scenarios say a phrase of the project, and which phrases it says?

use serde_json::Value;

use crate::own_phrases::{of_toul, project};
use crate::support::stage::Stage;

const PHRASES: &str = "step_phrases:
  - id: PHR-001
    phrase: le client « {nom} » est à {ville} et rien ne lui manque
    steps: |
      Alors le client « <nom> » est à <ville>
      Et le compte « <nom> » a :
        | ville | <ville> |
  - id: PHR-002
    phrase: le client « {nom} » est à {ville}
    steps: |
      Alors la ville du compte « <nom> » est « <ville> »
  - id: PHR-003
    phrase: personne ne dit cela
    steps: |
      Alors l’opération est acceptée
";

const SAID: &str =
    "    Alors le client « Acier » est à Toul et rien ne lui manque\n    Et le nom du compte « Acier » est « Acier »\n";

#[test]
fn the_links_of_a_phrase_are_those_of_the_steps_that_say_it() {
    let project = project(PHRASES, &of_toul(SAID));
    let shown = project.run(&["show", "PHR-002", "--output-format", "json"]);
    let shown: Value = serde_json::from_str(&shown.out).unwrap_or_else(|e| panic!("{e}: {}{}", shown.out, shown.err));
    let links = shown["links"]["in"].as_array().unwrap_or_else(|| panic!("{shown:#}"));
    assert!(links.iter().any(|one| one["link"] == "says" && one["id"] == "PHR-001"), "{shown:#}");

    let impact = project.run(&["impact", "PHR-002"]);
    assert!(impact.out.contains("PHR-001") && impact.out.contains("CT-001"), "{}{}", impact.out, impact.err);
    let traced = project.run(&["trace", "PHR-002"]);
    assert!(traced.out.contains("PHR-001") && traced.out.contains("CT-001"), "{}{}", traced.out, traced.err);

    for args in [&["remove", "PHR-001", "--yes"][..], &["remove", "PHR-001", "--yes", "--unlink"]] {
        let removed = project.run(args);
        assert_eq!(removed.code, 2, "{}{}", removed.out, removed.err);
        let told = removed.out + &removed.err;
        assert!(told.contains("CT-001") && told.contains("features/comptes.feature:7"), "{told}");
        assert!(told.contains("dit la phrase PHR-001"), "{told}");
    }
    assert_eq!(project.run(&["remove", "PHR-003", "--yes"]).code, 0);

    let renamed = project.run(&["rename", "PHR-002", "PHR-020"]);
    assert_eq!(renamed.code, 0, "{}{}", renamed.out, renamed.err);
    let impact = project.run(&["impact", "PHR-020"]);
    assert!(impact.out.contains("PHR-001") && impact.out.contains("CT-001"), "{}{}", impact.out, impact.err);
}

#[test]
fn a_phrase_is_shown_with_its_steps_as_they_stand() {
    let project = project(PHRASES, &of_toul(SAID));
    let shown = project.run(&["show", "PHR-001"]);
    let wanted =
        "  Alors le client « <nom> » est à <ville>  → PHR-002\n  Et le compte « <nom> » a :\n    | ville | <ville> |\n";
    assert!(shown.out.contains(wanted), "{}{}", shown.out, shown.err);
    let shown = project.run(&["show", "CT-001"]);
    assert!(shown.out.contains("est à Toul et rien ne lui manque  → PHR-001"), "{}", shown.out);
}

#[test]
fn the_pages_link_a_step_to_its_phrase_and_show_each_level_of_what_was_played() {
    let lines = SAID.replace("Toul et", "Metz et");
    let stage = Stage::new(project(PHRASES, &of_toul(&lines)), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 1, "{report:#}");
    let run = report["run"].as_str().expect("a run");
    let told = stage.run(&["replay", run]);
    let told = told.out + &told.err;
    let levels = "      Alors le client « Acier » est à Metz et rien ne lui manque    features/comptes.feature:7\n        \
                  Alors le client « Acier » est à Metz    features/phrases.steps.yaml:5\n          \
                  Alors la ville du compte « Acier » est « Metz »    features/phrases.steps.yaml:11\n";
    assert!(told.contains(levels), "{told}");
    assert_eq!(stage.run(&["publish"]).code, 0);
    let page = stage.project.read("public/cases/CT-001.html");
    let link = page.split("<a class=\"phrase\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let link = link.unwrap_or_else(|| panic!("no link to the phrase: {page}"));
    let phrase = stage.project.read(&format!("public/cases/{link}"));
    assert!(phrase.contains("CT-001"), "the page of the phrase names who says it: {phrase}");
    let page = stage.project.read(&format!("public/runs/{run}.html"));
    let played = page.split("<ol class=\"steps played\">").nth(1).expect("the steps");
    let at = |text: &str| played.find(text).unwrap_or_else(|| panic!("{text}: {played}"));
    let outer = at("rien ne lui manque</span> <span class=\"line\">7</span>");
    let inner = at("<li class=\"phrase\" style=\"--depth:1\">");
    assert!(outer < inner && inner < at("<span class=\"line\">phrases.steps.yaml:11</span>"), "{played}");
    assert!(played.contains("style=\"--depth:2\""), "{played}");
    assert!(!played.contains("<span class=\"line\">11</span>"), "a line of another file says which: {played}");
}
