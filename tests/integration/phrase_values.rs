//! Is a value that a scenario gives to a phrase of the project judged where it is written?

use crate::own_phrases::{found, of_toul, project};
use crate::support::stage::{Stage, statuses};

const OWES: &str = "step_phrases:
  - phrase: le client « {nom} » doit {montant}
    parameters: [{name: montant, type: amount}]
    steps: |
      Alors l’encours du compte « <nom> » est <montant>
  - phrase: le client « {nom} » est noté {note}
    steps: |
      Alors l’encours du compte « <nom> » est <note>
  - phrase: le client « {nom} » vaut {valeur}
    steps: |
      Alors le client « <nom> » doit <valeur>
  - phrase: le client « {nom} » a la région {région}
    steps: |
      Alors le compte « <nom> » est suivi comme <région>
  - phrase: le compte « {nom} » est suivi comme {région}
    steps: |
      Alors la région du compte « <nom> » est <région>
";

/// What keeps the only scenario from being played, of each row.
fn told(stage: &Stage) -> Vec<String> {
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 3, "{report:#}");
    let of = |one: &serde_json::Value| one["failure"]["message"].as_str().unwrap_or_default().replace('\u{a0}', " ");
    report["scenarios"].as_array().expect("scenarios").iter().map(of).collect()
}

#[test]
fn a_value_that_a_phrase_does_not_take_is_told_at_the_step_that_gives_it() {
    let cases = [
        (
            "    Alors le client « Acier » doit beaucoup\n",
            "D13 features/comptes.feature:7:5 « beaucoup » ne peut pas être mis dans le trou « montant » de la phrase \
             « le client « {nom} » doit {montant} » (features/phrases.steps.yaml:2)",
            "« beaucoup » ne peut pas être mis dans le trou « montant »",
        ),
        (
            "    Alors le client « Acier » doit 1,900 €\n",
            "D13 features/comptes.feature:7:5 « 1,900 € » peut valoir 1,90 ou 1900 : écrivez « 1,90 »",
            "« 1,900 € » peut valoir 1,90 ou 1900 : écrivez « 1,90 »",
        ),
        // Its hole has no type: the field of the phrase's step says what it takes.
        (
            "    Alors le client « Acier » est noté 1,900\n",
            "D13 features/comptes.feature:7:40 « 1,900 » peut valoir 1,90 ou 1900",
            "« 1,900 » peut valoir 1,90 ou 1900",
        ),
        (
            "    Alors le client « Acier » est noté « bon »\n",
            "D13 features/comptes.feature:7:42 « bon » n’est pas une valeur du champ « encours »",
            "« bon » n’est pas une valeur du champ « encours »",
        ),
        // No step of the language takes such words.
        (
            "    Alors le client « Acier » est noté assez bien\n",
            "D13 features/comptes.feature:7:5 « assez bien » ne convient pas au trou « note » de la phrase \
             « le client « {nom} » est noté {note} » : l’étape « l’encours du compte « Acier » est assez bien » \
             (features/phrases.steps.yaml:8)",
            "Aucune phrase ne correspond à ce pas",
        ),
        // Phrases within phrases, whose hole has a type, or not.
        (
            "    Alors le client « Acier » vaut 1,900 €\n",
            "D13 features/comptes.feature:7:5 « 1,900 € » peut valoir 1,90 ou 1900",
            "« 1,900 € » peut valoir 1,90 ou 1900",
        ),
        (
            "    Alors le client « Acier » vaut beaucoup\n",
            "D13 features/comptes.feature:7:5 « beaucoup » ne peut pas être mis dans le trou « montant »",
            "Aucune phrase ne correspond à ce pas",
        ),
        (
            "    Alors le client « Acier » a la région « Inconnu »\n",
            "D13 features/comptes.feature:7:45 « Inconnu » n’est pas une valeur du champ « région »",
            "« Inconnu » n’est pas une valeur du champ « région »",
        ),
    ];
    for (lines, check, run) in cases {
        let stage = Stage::new(project(OWES, &of_toul(lines)), &[]);
        let found = found(&stage.project);
        let wrong: Vec<&String> = found.iter().filter(|one| one.starts_with("D13")).collect();
        assert!(wrong.len() == 1 && wrong[0].starts_with(check), "{check}\n{found:#?}");
        assert!(wrong[0].contains("la phrase « le ") && wrong[0].contains(".steps.yaml:"), "{found:#?}");
        let told = told(&stage);
        assert!(told.len() == 1 && told[0].contains(run), "{run}\n{told:#?}");
    }
}

#[test]
fn a_value_of_a_row_is_judged_for_its_row_alone() {
    let lines = "    Alors le client « Acier » doit <montant>\n\n    Exemples:\n      | id | montant  |\n      \
                 | a  | 0,00 €   |\n      | b  | peu      |\n      | c  | 1,900 €  |\n";
    let feature = of_toul(lines)
        .replace("Scénario:", "Plan du scénario:")
        .replace("dont la ville est « Toul »", "dont l’encours est 0,00 €");
    let stage = Stage::new(project(OWES, &feature), &[]);
    let found = found(&stage.project);
    let wrong: Vec<&String> = found.iter().filter(|one| one.starts_with("D13")).collect();
    let at = |line: &str, value: &str| wrong.iter().any(|one| one.contains(&format!(":{line}:7 « {value} »")));
    assert!(wrong.len() == 2 && at("12", "peu") && at("13", "1,900 €"), "{wrong:#?}");
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 3, "{report:#}");
    let statuses = statuses(&report);
    let of = |row: &str| statuses[&format!("CT-001 [{row}]")].clone();
    assert_eq!([of("a"), of("b"), of("c")], ["passed", "undefined", "undefined"], "{report:#}");
    let told = told(&stage);
    assert!(told.iter().any(|one| one.contains("« peu » ne peut pas être mis dans le trou « montant »")), "{told:#?}");
    assert!(told.iter().any(|one| one.contains("« 1,900 € » peut valoir 1,90 ou 1900")), "{told:#?}");
}

#[test]
fn a_step_of_the_language_is_none_of_a_phrase_that_it_resembles() {
    let phrases = "step_phrases:\n  - phrase: l’encours du compte « {nom} » est {montant}\n    \
                   parameters: [{name: montant, type: percentage}]\n    steps: |\n      \
                   Alors la probabilité de l’opportunité « <nom> » est <montant>\n";
    let feature = of_toul("    Alors l’encours du compte « Acier » est 0,00 €\n")
        .replace("dont la ville est « Toul »", "dont l’encours est 0,00 €");
    let stage = Stage::new(project(phrases, &feature), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!((ran.code, statuses(&report)["CT-001 []"].as_str()), (0, "passed"), "{report:#}");
}

const DELAYED: &str = "step_phrases:
  - phrase: le client « {nom} » est à {ville}
    steps: |
      Alors la ville du compte « <nom> » est « <ville> »
  - phrase: le client « {nom} » est bien à {ville}
    steps: |
      Alors dans les 2 secondes, le client « <nom> » est à <ville>
  - phrase: le client « {nom} » déménage à {ville} et s’y trouve
    steps: |
      Quand l’administrateur modifie le compte « <nom> » avec :
        | ville | <ville> |
      Alors le client « <nom> » est à <ville>
";

#[test]
fn a_phrase_that_is_one_outcome_is_waited_for_and_another_is_refused_with_what_to_write() {
    let lines = "    Alors dans les 2 secondes, le client « Acier » est à Toul\n    \
                 Et le client « Acier » est bien à Toul\n    Et within 2 seconds, le client « Acier » est à Toul\n";
    let stage = Stage::new(project(DELAYED, &of_toul(lines)), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!((ran.code, statuses(&report)["CT-001 []"].as_str()), (0, "passed"), "{report:#}");
    let kept = stage.kept(report["run"].as_str().expect("a run"));
    let played: Vec<&str> = kept.iter().flat_map(|one| &one.steps).map(|step| step.text.as_str()).skip(1).collect();
    assert_eq!(played.len(), 3, "{played:#?}");
    assert!(played.iter().all(|text| text.contains("2 se")), "each is waited for: {played:#?}");
    // What is not so in time fails.
    let lines = "    Alors dans les 200 ms, le client « Acier » est à Metz\n";
    let stage = Stage::new(project(DELAYED, &of_toul(lines)), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!((ran.code, &report["scenarios"][0]["failure"]["actual"]), (1, &"Toul".into()), "{report:#}");
    // Several steps are no outcome.
    let lines = "    Alors dans les 2 secondes, le client « Acier » déménage à Metz et s’y trouve\n";
    let stage = Stage::new(project(DELAYED, &of_toul(lines)), &[]);
    let found = found(&stage.project);
    let wanted = "D13 features/comptes.feature:7:5 un délai n’attend qu’un résultat, et la phrase \
                  « le client « {nom} » déménage à {ville} et s’y trouve » représente 2 étapes";
    assert!(found.iter().any(|one| one.starts_with(wanted)), "{found:#?}");
    let told = told(&stage);
    assert!(told[0].contains("écrivez le délai devant ce qui doit se voir à temps"), "{told:#?}");
    let dry = stage.run(&["run", "--dry-run"]);
    assert!(!dry.out.contains("step_phrases:"), "the phrase is there already: {}", dry.out);
}

#[test]
fn a_phrase_at_fault_stops_the_scenarios_that_say_it_and_no_other() {
    let phrases = "step_phrases:\n  - phrase: le client « {nom} » est bon\n    steps: |\n      \
                   Alors le nom du compte « <nmo> » est « Acier »\n  - phrase: le client « {nom} » est à Toul\n    \
                   steps: |\n      Alors la ville du compte « <nom> » est « Toul »\n  \
                   - phrase: le client « {nom} » est là\n    paramètres: [{name: nom, type: text}]\n    \
                   steps: |\n      Alors la ville du compte « <nom> » est « Toul »\n";
    let feature = of_toul("    Alors le client « Acier » est à Toul\n")
        + "\n  @CT-002 @EXG-001\n  Scénario: Un autre\n    Étant donné un compte « Acier »\n    \
           Alors le client « Acier » est bon\n\n  @CT-003 @EXG-001\n  Scénario: Un troisième\n    \
           Étant donné un compte « Acier » dont la ville est « Toul »\n    Alors le client « Acier » est là\n";
    let stage = Stage::new(project(phrases, &feature), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 3, "{report:#}{}", ran.err);
    let statuses = statuses(&report);
    let of = |case: &str| statuses[&format!("{case} []")].clone();
    assert_eq!([of("CT-001"), of("CT-002"), of("CT-003")], ["passed", "undefined", "undefined"], "{report:#}");
    let (ran, _) = stage.json(&["--case", "CT-001"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found = found(&stage.project);
    assert!(found.iter().any(|one| one.starts_with("M17 features/phrases.steps.yaml:4:7")), "{found:#?}");
}

#[test]
fn one_phrase_is_proposed_for_all_rows_of_an_outline() {
    let lines = "    Alors dans les 2 secondes, le client « <nom> » signe à <ville> son devis « DV-1 »\n\n    Exemples:\n      \
                 | id | nom   | ville |\n      | a  | Acier | Toul  |\n      | b  | Cuivre | Metz |\n";
    let feature = of_toul(lines).replace("Scénario:", "Plan du scénario:");
    let ran = Stage::new(project(DELAYED, &feature), &[]).run(&["run", "--dry-run"]);
    let told = ran.out + &ran.err;
    assert_eq!(told.matches("  - phrase: ").count(), 1, "{told}");
    let proposed =
        "  - phrase: \"le client « {nom} » signe à {ville} son devis « {texte2} »\"\n    steps: |\n      Alors …\n";
    assert!(told.contains(proposed), "{told}");
}

#[test]
fn a_number_that_goes_from_one_language_into_steps_of_the_other_is_one_in_both() {
    let phrases = "step_phrases:\n  - phrase: [\"le client « {nom} » doit {montant}\", \"the customer « {nom} » owes {montant}\"]\n    \
                   parameters: [{name: montant, type: amount}]\n    steps: |\n      \
                   Alors l’encours du compte « <nom> » est <montant>\n      \
                   Et l’encours du compte « <nom> » est supérieur à 0,50 €\n";
    let stage = Stage::new(project(phrases, &of_toul("    Alors le client « Acier » doit 0,60 €\n")), &[]);
    let english = "# language: en\nFeature: Amounts\n\n  @CT-002 @EXG-001\n  Scenario Outline: An amount\n    \
                   Given an account \"Tin\" whose outstanding is €1,900.00\n    \
                   Then the customer \"Tin\" owes <amount>\n\n    \
                   Examples:\n      | id | amount    |\n      | a  | €1,900.00 |\n      | b  | €1,900    |\n";
    stage.project.write("features/amounts.feature", english.as_bytes());
    let (ran, report) = stage.json(&["--case", "CT-002"]);
    assert_eq!(ran.code, 3, "{report:#}");
    let statuses = statuses(&report);
    assert_eq!(
        (statuses["CT-002 [a]"].as_str(), statuses["CT-002 [b]"].as_str()),
        ("passed", "undefined"),
        "{report:#}"
    );
    let said = report.to_string();
    assert!(said.contains("“€1,900” may be 1.90 or 1900"), "{said}");
}
