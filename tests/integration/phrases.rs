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

const TIME: &str = "# language: fr
Fonctionnalité: Temps

  @EXG-001
  Scénario: Ce qui vient et ce qui tient
    Étant donné un compte « Ferronnerie Golf » dont la ville est « Toul »
    Alors dans les 5 secondes, la ville du compte « Ferronnerie Golf » est « Toul »
    Et dans les 300 ms, aucun compte n’existe dont le nom est « Ferronnerie Hôtel »
    Et within 300 ms, the city of the account \"Ferronnerie Golf\" is not \"Nancy\"
    Quand l’administrateur recherche les comptes dont le nom est « Ferronnerie Golf » 20 fois de suite
    Alors 95 % des réponses sont arrivées en moins de 1 minute

  @EXG-002
  Scénario: Ce qui ne vient pas
    Étant donné un compte « Ferronnerie India » dont la ville est « Toul »
    Alors dans les 300 ms, la ville du compte « Ferronnerie India » est « Nancy »
";

#[test]
fn what_is_waited_for_and_measured_is_judged_and_its_figures_are_kept() {
    let stage = Stage::small(TIME);
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(scenario(&report, "Ce qui vient")["status"], "passed", "{report:#}");
    let wrong = scenario(&report, "Ce qui ne vient pas");
    assert_eq!((&wrong["status"], &wrong["failure"]["actual"]), (&"failed".into(), &"Toul".into()), "{report:#}");
    let kept = stage.kept(report["run"].as_str().expect("an id"));
    let last = kept.iter().flat_map(|result| &result.steps).find(|step| step.text.starts_with("95"));
    let figures = last.and_then(|step| step.actual.clone()).unwrap_or_default();
    assert!(figures.starts_with("20 sur 20") && figures.contains("p95"), "{figures}");
    assert_eq!(stage.run(&["publish"]).code, 0);
    let page = stage.project.read(&format!("public/runs/{}.html", report["run"].as_str().expect("an id")));
    assert!(page.contains(&figures), "the figures stand on the page of the run");
}

const KEPT: &str = "# language: fr
Fonctionnalité: Valeurs retenues

  @EXG-001
  Scénario: Une valeur est reprise
    Étant donné un compte « Moulerie <unique> » dont la ville est « Toul »
    Et je retiens la ville du compte « Moulerie <unique> » sous « ville »
    Quand l’administrateur crée les comptes suivants :
      | nom                    | ville    |
      | Fonderie <unique>      | ${ville} |
      | Fonderie bis <unique>  | Vittel   |
    Alors la ville du compte « Fonderie <unique> » est « ${ville} »
    Et la ville du compte « Fonderie bis <unique> » n’est pas « ${ville} »
    Et un seul compte existe dont le nom est « Fonderie <unique> »

  @EXG-002
  Plan du scénario: Une colonne passe avant
    Étant donné un compte « Laverie <unique> »
    Alors un seul compte existe dont le nom est « Laverie Kilo »

    Exemples:
      | unique |
      | Kilo   |

  @EXG-003
  Scénario: Une valeur que rien ne retient
    Étant donné un compte « Jamais créé »
    Alors la ville du compte « Jamais créé » est « ${vile} »
";

#[test]
fn kept_values_and_unique_names_are_judged_on_the_demo_crm() {
    let stage = Stage::small(KEPT);
    let before = stage.census();
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert_eq!(scenario(&report, "Une valeur est reprise")["status"], "passed", "{report:#}");
    assert_eq!(scenario(&report, "Une colonne passe avant")["status"], "passed", "{report:#}");
    assert_eq!(scenario(&report, "Une valeur que rien ne retient")["status"], "undefined", "{report:#}");
    assert_eq!(stage.census(), before, "all that was made is removed");
    let told = stage.run(&["check"]);
    assert!(told.out.contains("D13") && told.out.contains("vile"), "{}", told.out);
}

#[test]
fn a_value_that_the_author_calls_a_secret_is_not_kept_as_evidence() {
    let feature = "# language: fr
Fonctionnalité: Jetons

  @EXG-001
  Scénario: Un jeton est repris
    Étant donné un compte « Moulerie » dont la ville est « Vandœuvre »
    Et je retiens la ville du compte « Moulerie » sous « jeton »
    Quand l’administrateur crée un compte « Fonderie » dont la ville est « ${jeton} »
    Alors la ville du compte « Fonderie » est « Toul »
";
    let stage = Stage::small(feature);
    let (ran, report) = stage.json(&["--html", "r.html"]);
    let failed = scenario(&report, "Un jeton est repris");
    assert_eq!((ran.code, &failed["failure"]["actual"]), (1, &"•••".into()), "{report:#}");
    let kept = stage.kept(report["run"].as_str().expect("an id"));
    let later = kept.iter().flat_map(|result| &result.steps).skip(2);
    let shown: Vec<String> = later.map(|step| serde_json::to_string(step).expect("JSON")).collect();
    assert_eq!(shown.len(), 2);
    assert!(shown.iter().all(|step| step.contains("•••") && !step.contains("Vand")), "{shown:#?}");
}

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

/// An English scenario and a French one whose amounts have three figures behind one mark.
const THOUSANDS_EN: &str = "# language: en
Feature: Amounts

  @EXG-001
  Scenario: A comma groups thousands
    Given the following accounts:
      | name          | outstanding |
      | Golf Mills    | 1,900       |
      | Hotel Mills   | €1,900.50   |
    Then the outstanding of the account \"Golf Mills\" is 1900
    And the outstanding of the account \"Golf Mills\" is €1,900
    And the outstanding of the account \"Golf Mills\" is greater than 1,899.99
    And the outstanding of the account \"Hotel Mills\" is between 1,900 and 1,901
    And one account exists whose outstanding is 1,900.50 and whose name is \"Hotel Mills\"

  @EXG-002
  Scenario Outline: An outstanding of <amount>
    Given an account \"India Mills\" with:
      | outstanding | <amount> |
    Then the outstanding of the account \"India Mills\" is 1900

    Examples:
      | id | amount |
      | a  | 1,900  |
      | b  | 1,9    |
      | c  | 1.900  |
";

const THOUSANDS_FR: &str = "# language: fr
Fonctionnalité: Montants

  @EXG-003
  Scénario: Un montant douteux
    Étant donné un compte « Moulin » avec :
      | encours | 1,900 € |
    Alors l’encours du compte « Moulin » est 1,90 €

  @EXG-003
  Scénario: Une phrase de l’autre langue
    Étant donné un compte « Moulin » dont l’encours est 1900,50
    Alors the outstanding of the account \"Moulin\" is 1900,50
    Et the outstanding of the account \"Moulin\" is greater than 1,900
";

#[test]
fn a_comma_is_read_as_the_language_of_the_text_means_it_and_never_guessed() {
    let stage = Stage::small(THOUSANDS_FR);
    stage.project.write("features/amounts.feature", THOUSANDS_EN.as_bytes());
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert_eq!(scenario(&report, "A comma groups thousands")["status"], "passed", "{report:#}");
    let rows = |row: &str| {
        let all = report["scenarios"].as_array().expect("a list");
        let found = all.iter().find(|one| one["row"] == row).unwrap_or_else(|| panic!("{row}: {report:#}"));
        let message = found["failure"]["message"].as_str().unwrap_or_default();
        (found["status"].as_str().unwrap_or_default().to_owned(), message.to_owned())
    };
    assert_eq!(rows("a").0, "passed", "{report:#}");
    for (row, told) in [("b", "groups none: write “1.90”"), ("c", "may be 1.90 or 1900: write “1.90” if the point")]
    {
        let (status, message) = rows(row);
        assert_eq!(status, "undefined", "{report:#}");
        assert!(message.contains(told), "{message}");
    }
    for name in ["Un montant douteux", "Une phrase de l’autre langue"] {
        let doubtful = scenario(&report, name);
        assert_eq!(doubtful["status"], "undefined", "{report:#}");
        let message = doubtful["failure"]["message"].as_str().unwrap_or_default().replace('\u{a0}', " ");
        assert!(message.contains("peut valoir 1,90 ou 1900 : écrivez « 1,90 » si la virgule"), "{message}");
    }
    let told = stage.run(&["check", "--gate", "drafting"]);
    let told = (told.out + &told.err).replace('\u{a0}', " ");
    assert!(told.contains("comptes.feature:7:19"), "{told}");
    assert!(told.contains("« 1,900 € » peut valoir 1,90 ou 1900"), "{told}");
}
