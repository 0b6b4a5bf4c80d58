//! Do the phrases of the step language judge the demo CRM as they say, through the program?

use serde_json::Value;

use crate::support::stage::{Stage, statuses};

const OUTCOMES: &str = "# language: fr
Fonctionnalité: Résultats

  @EXG-001
  Scénario: Ce qui est vrai
    Étant donné les comptes suivants :
      | nom                | ville     | encours    |
      | Zinguerie Alpha    | Épinal    | 100,00 €   |
      | Zinguerie Bravo    | Vittel    | 900,00 €   |
      | Zinguerie Charlie  | Toul      | 2 000,00 € |
    Quand l’administrateur recherche les comptes dont le nom contient « Zinguerie »
    Alors au plus 3 comptes sont trouvés
    Et les résultats sont triés par encours croissant
    Et les résultats sont triés par nom croissant
    Et l’encours du compte « Zinguerie Bravo » est compris entre 900,00 € et 1 000,00 €
    Et la ville du compte « Zinguerie Bravo » n’est pas « Épinal »
    Et la ville du compte « Zinguerie Bravo » n’est pas vide
    Et la ville du compte « Zinguerie Alpha » commence par « Épi »
    Et la ville du compte « Zinguerie Alpha » finit par « nal »
    Et la ville du compte « Zinguerie Alpha » correspond à « [A-ZÉ]p[a-z]+ »
    Et au plus 1 compte existe dont la ville est « Toul » et dont le nom contient « Zinguerie »

  @EXG-002
  Scénario: Ce qui est faux
    Étant donné un compte « Tôlerie Delta » dont la ville est « Toul »
    Alors la ville du compte « Tôlerie Delta » n’est pas « Toul »

  @EXG-003
  Scénario: Ce qui ne se lit pas
    Étant donné un compte « Tôlerie Echo »
    Alors le nom du compte « Tôlerie Echo » correspond à « ( »
";

const OUTCOMES_EN: &str = "# language: en
Feature: Outcomes

  Scenario: What is so
    Given an account \"Foxtrot Mills\" with:
      | city        | Toul |
      | outstanding | 1500 |
    Then the outstanding of the account \"Foxtrot Mills\" is between 1500 and €2,000.00
    And the city of the account \"Foxtrot Mills\" is not \"Nancy\"
    And the city of the account \"Foxtrot Mills\" matches \"T[a-z]{3}\"
    And at most one account exists whose name is \"Foxtrot Mills\"
";

/// The scenario whose name holds these words, as `run --output-format json` tells it.
fn scenario<'a>(report: &'a Value, name: &str) -> &'a Value {
    let all = report["scenarios"].as_array().expect("a list");
    let found = all.iter().find(|one| one["name"].as_str().is_some_and(|of| of.contains(name)));
    found.unwrap_or_else(|| panic!("no « {name} »: {report:#}"))
}

#[test]
fn outcomes_are_judged_on_the_demo_crm_in_both_languages() {
    let stage = Stage::small(OUTCOMES);
    stage.project.write("features/outcomes.feature", OUTCOMES_EN.as_bytes());
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(statuses(&report).len(), 4, "{report:#}");
    assert_eq!(scenario(&report, "Ce qui est vrai")["status"], "passed", "{report:#}");
    assert_eq!(scenario(&report, "What is so")["status"], "passed", "{report:#}");
    let wrong = scenario(&report, "Ce qui est faux");
    assert_eq!((&wrong["status"], &wrong["failure"]["actual"]), (&"failed".into(), &"Toul".into()), "{report:#}");
    assert_eq!(scenario(&report, "Ce qui ne se lit pas")["status"], "undefined", "{report:#}");
}
