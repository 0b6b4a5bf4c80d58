//! Do the phrases that a project adds play what they stand for, and are faults shown where they are written?

use serde_json::Value;

use crate::project::Project;
use crate::support::stage::{Stage, small, statuses};

const FILE: &str = "features/phrases.steps.yaml";

const PHRASES: &str = "step_phrases:
  - id: PHR-001
    phrase:
      - le client « {nom} » doit {montant}
      - « {nom} » nous doit {montant}
    description: Un compte de Toul avec cet encours.
    parameters:
      - {name: montant, type: amount, description: l’encours, example: \"900,00 €\"}
    steps: |
      Étant donné un compte « <nom> » avec :
        | ville   | Toul      |
        | encours | <montant> |
  - id: PHR-002
    phrase: le client « {nom} » est relancé à {ville}
    steps: |
      Quand l’administrateur modifie le compte « <nom> » avec :
        | ville | <ville> |
  - id: PHR-003
    phrase: le client « {nom} » est à « {ville} » et doit {montant}
    steps: |
      # Une étape peut être vérifiée par une autre phrase.
      Alors la ville du compte « <nom> » est « <ville> »
      Et l’encours de « <nom> » reste de <montant>
  - id: PHR-004
    phrase: l’encours de « {nom} » reste de {montant}
    steps: |
      Alors l’encours du compte « <nom> » est <montant>
";

const FEATURE: &str = "# language: fr
Fonctionnalité: Relances

  @CT-001 @EXG-001
  Plan du Scénario: Un client relancé
    Étant donné le client « <nom> » doit 900,00 €
    Quand le client « <nom> » est relancé à L’Isle-d’Abeau
    Alors le client « <nom> » est à « <ville> » et doit 900,00 €

    Exemples:
      | id | nom             | ville          |
      | a  | Zinguerie Alpha | L’Isle-d’Abeau |
      | b  | Zinguerie Bravo | Toul           |
";

pub fn project(phrases: &str, feature: &str) -> Project {
    small(feature).file(FILE, phrases)
}

/// What `check` tells of steps and phrases: code, place and message.
pub fn found(project: &Project) -> Vec<String> {
    let ran = project.run(&["check", "--output-format", "json", "--gate", "drafting"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    let one = |found: &Value| {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        let said = text("message").replace('\u{a0}', " ");
        format!("{} {}:{}:{} {said}", text("code"), text("file"), found["line"], found["column"])
    };
    let all = report["diagnostics"].as_array().expect("diagnostics");
    let ours = all.iter().filter(|one| matches!(one["code"].as_str(), Some("M17" | "D13" | "GH01" | "GH02")));
    ours.map(one).collect()
}

#[test]
fn phrases_play_what_they_stand_for_and_a_failure_is_shown_where_it_is_written() {
    let stage = Stage::new(project(PHRASES, FEATURE), &[]);
    assert_eq!(found(&stage.project), Vec::<String>::new());
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 1, "{report:#}");
    let statuses = statuses(&report);
    assert_eq!(statuses["CT-001 [a]"], "passed", "{report:#}");
    assert_eq!(statuses["CT-001 [b]"], "failed", "{report:#}");
    let failure = report["scenarios"]
        .as_array()
        .and_then(|all| all.iter().find(|one| one["status"] == "failed"))
        .map(|one| one["failure"].clone())
        .expect("a failure");
    // The line of the step in the feature, and that of the step within the phrase.
    assert_eq!((&failure["line"], &failure["within"]["line"]), (&8.into(), &22.into()), "{failure:#}");
    assert_eq!(failure["within"]["path"], FILE, "{failure:#}");
    assert_eq!(failure["within"]["text"], "le client « Zinguerie Bravo » est à « Toul » et doit 900,00 €");
    assert_eq!(failure["step"], "Alors la ville du compte « Zinguerie Bravo » est « Toul »");
    assert_eq!(failure["actual"], "L’Isle-d’Abeau", "{failure:#}");

    let told = stage.run(&["run", "--case", "CT-001"]);
    let lines = told.out.clone() + &told.err;
    assert!(
        lines.contains(
            "Alors le client « Zinguerie Bravo » est à « Toul » et doit 900,00 €    features/comptes.feature:8"
        ),
        "{lines}"
    );
    assert!(
        lines.contains("Alors la ville du compte « Zinguerie Bravo » est « Toul »    features/phrases.steps.yaml:22"),
        "{lines}"
    );
}

#[test]
fn cucumber_reads_one_step_for_each_of_the_feature() {
    let stage = Stage::new(project(PHRASES, FEATURE), &[]);
    let out = ["m.ndjson", "c.json", "j.xml", "r.html"].map(|name| stage.project.path(name));
    let out: Vec<&str> = out.iter().map(|path| path.to_str().expect("a path")).collect();
    let ran = stage.run(&["run", "--messages", out[0], "--cucumber-json", out[1], "--junit", out[2], "--html", out[3]]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let messages = stage.project.read("m.ndjson");
    let pickles: Vec<Value> = messages
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a message"))
        .filter_map(|message| message.get("pickle").cloned())
        .collect();
    assert_eq!(pickles.len(), 2);
    for pickle in &pickles {
        assert_eq!(pickle["steps"].as_array().map(Vec::len), Some(3), "{pickle:#}");
    }
    let json: Value = serde_json::from_str(&stage.project.read("c.json")).expect("json");
    let steps = json[0]["elements"][1]["steps"].as_array().expect("steps");
    let told: Vec<_> = steps.iter().map(|step| (step["line"].clone(), step["result"]["status"].clone())).collect();
    assert_eq!(told, [(6.into(), "passed".into()), (7.into(), "passed".into()), (8.into(), "failed".into())]);
    let said = steps[2]["result"]["error_message"].as_str().unwrap_or_default();
    assert!(said.contains("features/phrases.steps.yaml:22"), "{said}");
    assert!(stage.project.read("j.xml").contains("features/phrases.steps.yaml:22"));
    let html = stage.project.read("r.html");
    assert!(html.contains("phrases.steps.yaml:22") && html.contains("class=\"phrase\""));
}

#[test]
fn a_dry_run_shows_what_a_phrase_stands_for_and_proposes_those_that_are_missing() {
    let feature = "# language: fr\nFonctionnalité: Relances\n\n  @CT-001 @EXG-001\n  Scénario: Un client\n    \
        Étant donné « Zinguerie Alpha » nous doit 900,00 €\n    Alors le client « Alpha » signe son devis « DV-1 »\n";
    let stage = Stage::new(project(PHRASES, feature), &[]);
    let ran = stage.run(&["run", "--dry-run"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    let told = ran.out + &ran.err;
    let outer = told.find("    Étant donné « Zinguerie Alpha » nous doit 900,00 €\n").expect("the step of the text");
    let inner = told.find("      Étant donné un compte « Zinguerie Alpha » avec :").expect("what it stands for");
    assert!(outer < inner, "{told}");
    let proposed = "  - phrase: \"le client « {texte1} » signe son devis « {texte2} »\"\n    steps: |\n";
    assert!(told.contains(proposed), "{told}");
}

#[test]
fn a_changed_phrase_makes_the_results_of_its_scenarios_stale() {
    let stage = Stage::new(project(PHRASES, FEATURE), &[]);
    let (_, report) = stage.json(&[]);
    let run = report["run"].as_str().expect("a run").to_owned();
    let hashes = |run: &str| stage.kept(run).into_iter().map(|one| one.text_hash).collect::<Vec<_>>();
    let before = hashes(&run);
    stage.project.replace(FILE, "| ville   | Toul      |", "| ville   | Vittel    |");
    let (_, report) = stage.json(&[]);
    let after = hashes(report["run"].as_str().expect("a run"));
    assert!(before.iter().all(|hash| !after.contains(hash)), "{before:?} {after:?}");
}

#[test]
fn each_fault_is_told_at_its_place_and_nothing_of_it_is_played() {
    let feature = "# language: fr\nFonctionnalité: Relances\n\n  @CT-001 @EXG-001\n  Scénario: Un client\n    \
        Étant donné la phrase A\n    Alors la phrase B\n    Et le nom du compte « A » est « A »\n";
    let of = |phrases: &str| found(&project(&format!("step_phrases:\n{phrases}"), feature));
    let sound = "  - phrase: la phrase B\n    steps: |\n      Alors aucun compte n’existe dont le nom est « A »\n";
    let cases: &[(&str, &[&str])] = &[
        (
            "  - phrase: la phrase A\n    steps: |\n      Étant donné un compte « <nom> »\n",
            &["M17 features/phrases.steps.yaml:4:7 « nom » n’est pas un trou de cette phrase : elle n’en a pas"],
        ),
        (
            "  - phrase: la phrase A\n",
            &["M17 features/phrases.steps.yaml:2:13 cette phrase du projet n’a pas d’étapes"],
        ),
        (
            "  - phrase: la phrase A\n    steps: \"Étant donné un compte « A »\"\n",
            &["M17 features/phrases.steps.yaml:3:5 les étapes d’une phrase du projet s’écrivent en bloc"],
        ),
        (
            "  - phrase: la phrase A\n    steps: |\n      Étant donné la phrase C\n  - phrase: la phrase C\n    steps: |\n      \
             Étant donné la phrase A\n",
            &[
                "M17 features/phrases.steps.yaml:2:13 la phrase « la phrase A » se contient elle-même",
                "M17 features/phrases.steps.yaml:5:13 la phrase « la phrase C » se contient elle-même",
            ],
        ),
        (
            "  - phrase: la phrase A\n    steps: |\n      Étant donné un compte « A »\n      Etant donée un compte « B »\n",
            &["GH01 features/phrases.steps.yaml:5:7"],
        ),
        (
            "  - phrase: la phrase A\n    steps: |\n      Étant donné un comte « A »\n",
            &["D13 features/phrases.steps.yaml:4:7 l’entité « comte » est inconnue"],
        ),
        (
            "  - phrase: la phrase A\n    steps: |\n      Étant donné un compte « A »\n      Scénario: B\n",
            &["GH01 features/phrases.steps.yaml:5:7 Ici ne se trouvent que des étapes"],
        ),
        (
            "  - phrase: la phrase (A\n    steps: |\n      Étant donné un compte « A »\n",
            &[
                "D13 features/comptes.feature:6:5",
                "M17 features/phrases.steps.yaml:2:13 une parenthèse n’est pas fermée",
            ],
        ),
        (
            "  - phrase: [la phrase A, \"la phrase {nom}\"]\n    steps: |\n      Étant donné un compte « A »\n",
            &[
                "D13 features/comptes.feature:7:5 cette étape correspond à 2 phrases",
                "M17 features/phrases.steps.yaml:2:27 cette façon de dire la phrase n’a pas les mêmes trous",
            ],
        ),
        (
            "  - phrase: la phrase A\n    steps: |\n      Étant donné un compte « A »\n  - phrase: La Phrase A\n    steps: |\n      \
             Étant donné un compte « B »\n",
            &[
                "D13 features/comptes.feature:6:5 cette étape correspond à 2 phrases",
                "M17 features/phrases.steps.yaml:5:13 la phrase « La Phrase A » est écrite deux fois",
            ],
        ),
        (
            "  - phrase: la phrase A\n    steps: |\n      Étant donné un compte « A »\n  - phrase: la phrase « {n} »\n    steps: |\n      \
             Étant donné un compte « <n> »\n",
            &["M17 features/phrases.steps.yaml:5:13 aucun scénario ne dit la phrase « la phrase « {n} » »"],
        ),
    ];
    for (phrases, wanted) in cases {
        let told = of(&format!("{phrases}{sound}"));
        assert_eq!(told.len(), wanted.len(), "{phrases}\n{told:#?}");
        for wanted in *wanted {
            assert!(told.iter().any(|one| one.starts_with(wanted)), "{wanted}\n{told:#?}");
        }
    }
}

#[test]
fn a_phrase_at_fault_or_one_that_looks_at_nothing_passes_nowhere() {
    let scenario = |then: &str| {
        format!(
            "# language: fr\nFonctionnalité: Relances\n\n  @CT-001 @EXG-001\n  Scénario: Un client\n    \
             Étant donné un compte « A »\n    {then}\n"
        )
    };
    let act =
        "step_phrases:\n  - phrase: tout va bien\n    steps: |\n      Quand l’administrateur lit le compte « A »\n";
    let broken =
        "step_phrases:\n  - phrase: tout va bien\n    steps: |\n      Alors le nom du compte « <x> » est « A »\n";
    let twice = "step_phrases:\n  - phrase: l’opération est « refusée »\n    steps: |\n      Alors l’opération est refusée\n  \
                 - phrase: l’opération est « {x} »\n    steps: |\n      Alors l’opération est <x>\n";
    let own = "step_phrases:\n  - phrase: le {x} du compte « A » est « A »\n    steps: |\n      \
               Alors le <x> du compte « A » commence par « A »\n";
    let cases = [
        (broken, "Alors tout va bien", "undefined", "contient une faute"),
        (act, "Alors tout va bien", "undefined", "ne regarde rien"),
        (twice, "Alors l’opération est « refusée »", "ambiguous", "Plusieurs phrases"),
        (own, "Alors le nom du compte « A » est « A »", "ambiguous", "Plusieurs phrases"),
        (act, "Alors tout va bien :\n      | a | b |", "undefined", "ne prend ni tableau ni texte"),
    ];
    for (phrases, then, status, why) in cases {
        let stage = Stage::new(project(phrases, &scenario(then)), &[]);
        let (ran, report) = stage.json(&[]);
        assert_eq!(ran.code, 3, "{phrases}{report:#}");
        assert_eq!(statuses(&report)["CT-001 []"], status, "{phrases}{report:#}");
        let message = report["scenarios"][0]["failure"]["message"].as_str().unwrap_or_default();
        assert!(message.contains(why), "{message}");
        assert!(!found(&stage.project).is_empty(), "{phrases}");
    }
}

#[test]
fn the_phrases_of_the_project_are_listed_with_those_of_the_language() {
    let project = project(PHRASES, FEATURE);
    let ran = project.run(&["steps", "--search", "relancé"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains("le client « {nom} » est relancé à {ville}    features/phrases.steps.yaml:14"),
        "{}",
        ran.out
    );
    let all = project.run(&["steps"]);
    assert!(all.out.contains("{montant}  montant · l’encours · 900,00 €"), "{}", all.out);
    let shown = project.run(&["list", "step_phrases"]);
    assert!(shown.out.contains("PHR-003"), "{}{}", shown.out, shown.err);
    assert!(
        shown.out.contains("le client « {nom} » doit {montant}"),
        "its words, not what is said of it: {}",
        shown.out
    );
}

/// A scenario on an account of Toul that ends with these lines.
pub fn of_toul(lines: &str) -> String {
    format!(
        "# language: fr\nFonctionnalité: Relances\n\n  @CT-001 @EXG-001\n  Scénario: Un client\n    \
         Étant donné un compte « Acier » dont la ville est « Toul »\n{lines}"
    )
}

#[test]
fn nothing_within_a_phrase_passes_unseen() {
    let looks = "  - phrase: le client « {nom} » est parisien\n    steps: |\n      Alors la ville du compte « <nom> » est « Paris »\n";
    let parisian = "    Alors le client « Acier » est parisien\n";
    let cases: &[(String, &str, &str, &str)] = &[
        // A step of a phrase says a phrase of the language and one of the project.
        (
            format!("{looks}  - phrase: la ville du compte « {{nom}} » est « {{v}} »\n    steps: |\n      Alors la ville du compte « <nom> » n’est pas « <v>x »\n"),
            parisian,
            "ambiguous",
            "D13 features/phrases.steps.yaml:4:7 cette étape correspond à 2 phrases",
        ),
        // Its table would be read by nobody.
        (
            "  - phrase: le client est bon\n    steps: |\n      Alors le compte est conforme :\n        | ville | Paris |\n  - phrase: le compte est conforme\n    steps: |\n      Alors le nom du compte « Acier » est « Acier »\n".into(),
            "    Alors le client est bon\n",
            "undefined",
            "D13 features/phrases.steps.yaml:4:7 la phrase du projet « le client est bon » ne prend ni tableau ni texte",
        ),
        // An outcome within an outcome looks at nothing.
        (
            "  - phrase: le client est bon\n    steps: |\n      Alors le nom du compte « Acier » est « Acier »\n      Et tout va bien\n  - phrase: tout va bien\n    steps: |\n      Quand l’administrateur lit le compte « Acier »\n".into(),
            "    Alors le client est bon\n",
            "undefined",
            "D13 features/phrases.steps.yaml:5:7 la phrase du projet « le client est bon » ne regarde rien",
        ),
        // Words of a row say another phrase.
        (
            "  - phrase: le client est « {x} »\n    steps: |\n      Alors la ville du compte « Acier » est « <x> »\n  - phrase: le client est « bon »\n    steps: |\n      Alors le nom du compte « Acier » est « Acier »\n".into(),
            "    Alors le client est « <x> »\n\n    Exemples:\n      | id | x   |\n      | a  | bon |\n",
            "ambiguous",
            "D13 features/comptes.feature:7:5 cette étape correspond à 2 phrases",
        ),
        // A value that would end the text that it is put in.
        (
            "  - phrase: aucun client « {nom} » n’existe\n    steps: |\n      Alors aucun compte n’existe dont le nom est « <nom> »\n".into(),
            "    Alors aucun client \"Acier » et dont la ville est « Metz\" n’existe\n",
            "undefined",
            "D13 features/comptes.feature:7:5 ce qui est mis dans la phrase « aucun client « {nom} » n’existe » contient des guillemets",
        ),
    ];
    for (phrases, lines, status, told) in cases {
        let outline = lines.contains("Exemples");
        let feature = of_toul(lines);
        let feature = if outline { feature.replace("Scénario:", "Plan du scénario:") } else { feature };
        let stage = Stage::new(project(&format!("step_phrases:\n{phrases}"), &feature), &[]);
        let found = found(&stage.project);
        assert!(found.iter().any(|one| one.starts_with(told)), "{told}\n{found:#?}");
        let (ran, report) = stage.json(&[]);
        assert_eq!(ran.code, 3, "{phrases}{report:#}");
        let row = if outline { "CT-001 [a]" } else { "CT-001 []" };
        assert_eq!(statuses(&report)[row], *status, "{phrases}{report:#}");
    }
}

#[test]
fn a_clash_within_a_phrase_names_the_two_that_clash() {
    let phrases = "step_phrases:\n  - phrase: le client « {nom} » est parisien\n    steps: |\n      \
                   Alors la ville du compte « <nom> » est « Paris »\n  \
                   - phrase: la ville du compte « {nom} » est « {v} »\n    steps: |\n      \
                   Alors la ville du compte « <nom> » commence par « <v> »\n";
    let project = project(phrases, &of_toul("    Alors le client « Acier » est parisien\n"));
    let ran = project.run(&["check", "--gate", "drafting"]);
    let said = (ran.out + &ran.err).replace('\u{a0}', " ");
    let help = said.lines().find(|line| line.contains("reformulez-la")).expect("what to do");
    assert!(help.contains("la ville du compte « {nom} » est « {v} »"), "{said}");
    assert!(!help.contains("parisien"), "the phrase that it stands in is none of the two: {said}");
}

#[test]
fn a_faulty_phrase_stops_the_scenario_that_it_could_falsify() {
    let cases = [
        // A hole that serves in no step.
        (
            "  - phrase: la ville de « {nom} » est bien {ville}\n    steps: |\n      Alors la ville du compte « <nom> » n’est pas vide\n",
            "    Alors la ville de « Acier » est bien Vittel\n",
            "M17 features/phrases.steps.yaml:2:13 le trou « ville » ne sert à aucune étape",
        ),
        // One that is written as in the phrase.
        (
            "  - phrase: le compte « {nom} » a une ville\n    steps: |\n      Alors la ville du compte « {nom} » n’est pas vide\n",
            "    Alors le compte « Acier » a une ville\n",
            "M17 features/phrases.steps.yaml:4:7 « {nom} » est écrit tel quel dans cette étape",
        ),
        // A type that would not be looked at.
        (
            "  - phrase: la ville de « {nom} » est « {ville} »\n    parameters: [{name: ville, type: amount}]\n    steps: |\n      Alors la ville du compte « <nom> » est « <ville> »\n",
            "    Alors la ville de « Acier » est « Toul »\n",
            "M17 features/phrases.steps.yaml:2:13 le trou « ville » est entre guillemets",
        ),
        // A header of another language would take the step under it for its description.
        (
            "  - phrase: le client est bon\n    steps: |\n      Alors le nom du compte « Acier » est « Acier »\n      Fonctionalité: suite\n      Alors la ville du compte « Acier » est « Paris »\n",
            "    Alors le client est bon\n",
            "GH01 features/phrases.steps.yaml:5:7",
        ),
    ];
    for (phrases, lines, told) in cases {
        let stage = Stage::new(project(&format!("step_phrases:\n{phrases}"), &of_toul(lines)), &[]);
        let found = found(&stage.project);
        assert!(found.iter().any(|one| one.starts_with(told)), "{told}\n{found:#?}");
        let (ran, report) = stage.json(&[]);
        let status = statuses(&report)["CT-001 []"].clone();
        assert_eq!((ran.code, status.as_str()), (3, "undefined"), "{phrases}{report:#}");
    }
}

#[test]
fn phrases_that_lead_back_to_themselves_by_their_values_end_and_are_told() {
    let phrases = "step_phrases:\n  - phrase: je {verbe} le dossier\n    steps: |\n      Quand l’administrateur <verbe> le dossier\n  \
                   - phrase: l’administrateur valide le dossier\n    steps: |\n      Quand je valide le dossier\n";
    let project = project(
        phrases,
        &of_toul("    Quand je valide le dossier\n    Alors la ville du compte « Acier » est « Toul »\n"),
    );
    let found = found(&project);
    assert!(found.iter().any(|one| one.contains("ramène à elle-même")), "{found:#?}");
}

#[test]
fn quotes_stand_once_and_a_table_that_is_read_by_nobody_is_refused() {
    let phrases = "step_phrases:\n  - phrase: la ville de « {nom} » est {ville}\n    steps: |\n      \
                   Alors la ville du compte « <nom> » est « <ville> »\n";
    let stage = Stage::new(project(phrases, &of_toul("    Alors la ville de « Acier » est « Toul »\n")), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!((ran.code, statuses(&report)["CT-001 []"].as_str()), (0, "passed"), "{report:#}");
    let table = "    Alors la ville du compte « Acier » est « Toul »\n      | nom | Cuivre |\n";
    let stage = Stage::new(project(phrases, &of_toul(table)), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!((ran.code, statuses(&report)["CT-001 []"].as_str()), (3, "undefined"), "{report:#}");
}
