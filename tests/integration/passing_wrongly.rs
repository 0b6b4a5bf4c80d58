//! What stands in a scenario and serves nothing, what is filled by nothing, what is split by a guess: is each told where
//! it stands, and does nothing of it pass?

use serde_json::Value;

use crate::project::Project;
use crate::support::stage::{Stage, small, statuses};

const FILE: &str = "features/phrases.steps.yaml";

/// `code file:line:column message` of what `check` finds in the scenarios and the phrases.
fn found(project: &Project) -> Vec<String> {
    let ran = project.run(&["check", "--output-format", "json", "--gate", "drafting"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    let one = |found: &Value| {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        let said = text("message").replace('\u{a0}', " ");
        format!("{} {}:{}:{} {said}", text("code"), text("file"), found["line"], found["column"])
    };
    let all = report["diagnostics"].as_array().expect("diagnostics");
    let ours = |one: &&Value| one["code"].as_str().is_some_and(|code| code.starts_with(['M', 'D', 'G', 'Y']));
    all.iter().filter(ours).map(one).collect()
}

/// One scenario that ends with these lines; an outline where they hold examples.
fn scenario(lines: &str) -> String {
    let keyword = if lines.contains("Exemples:") { "Plan du scénario" } else { "Scénario" };
    format!(
        "# language: fr\nFonctionnalité: Comptes\n\n  @CT-001 @EXG-001\n  {keyword}: Un client\n    \
         Étant donné un compte « Acier » dont la ville est « Toul »\n{lines}"
    )
}

fn of_toul(phrases: &str, lines: &str) -> Project {
    let project = small(&scenario(lines));
    if phrases.is_empty() { project } else { project.file(FILE, &format!("step_phrases:\n{phrases}")) }
}

/// The steps of the first case as they would be sent.
fn planned(project: &Project) -> Vec<String> {
    let ran = project.run(&["run", "--dry-run", "--output-format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    let steps = report["cases"][0]["steps"].as_array().expect("steps");
    steps.iter().map(|step| step["step"].as_str().unwrap_or_default().replace('\u{a0}', " ")).collect()
}

/// Nothing of it passes, and the run says why.
fn is_refused(project: Project, why: &str) {
    let stage = Stage::new(project, &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 3, "{why}\n{report:#}");
    assert!(statuses(&report).values().all(|status| status == "undefined"), "{why}\n{report:#}");
    assert!(report.to_string().contains(why), "{why}\n{report:#}");
}

#[test]
fn a_text_that_is_read_by_nobody_is_refused() {
    let text = "    Alors la ville du compte « Acier » est « Toul »\n      \"\"\"\n      Metz\n      \"\"\"\n";
    let told = found(&of_toul("", text));
    assert!(
        told.iter().any(|one| one.starts_with("D13 features/comptes.feature:7:5 Ce pas ne lit pas de texte")),
        "{told:?}"
    );
    is_refused(of_toul("", text), "ne lit pas de texte entre triples guillemets");
    // Used only where nobody reads it, a hole has no effect.
    let phrase = "  - phrase: la ville de « {nom} » est bien {ville}\n    steps: |\n      \
                  Alors la ville du compte « <nom> » n’est pas vide\n        \"\"\"\n        <ville>\n        \"\"\"\n";
    let says = "    Alors la ville de « Acier » est bien Metz\n";
    let told = found(&of_toul(phrase, says));
    assert!(
        told.iter().any(|one| one.starts_with("D13 features/phrases.steps.yaml:4:7 Ce pas ne lit pas de texte")),
        "{told:?}"
    );
    is_refused(of_toul(phrase, says), "ne lit pas de texte entre triples guillemets");
    // A person reads it.
    let by_hand = "    Alors à la main : comparer la lettre\n      \"\"\"\n      Cher client\n      \"\"\"\n";
    assert_eq!(found(&of_toul("", by_hand)), Vec::<String>::new());
}

#[test]
fn what_is_put_in_a_hole_is_no_hole_of_its_own() {
    let phrase = "  - phrase: le compte {nom} est à {ville}\n    steps: |\n      \
                  Alors la ville du compte « <nom> » est « <ville> »\n";
    let says = "    Alors le compte « <ville> » est à Nantes\n\n    Exemples:\n      | ville |\n      | Toul  |\n";
    let steps = planned(&of_toul(phrase, says));
    assert_eq!(steps[1], "Alors la ville du compte « Toul » est « Nantes »", "{steps:?}");
    let phrase = "  - phrase: le compte {source} est à {cible}\n    steps: |\n      \
                  Alors la ville du compte « <source> » est « <cible> »\n";
    let says = "    Alors le compte « <cible> » est à « <source> »\n\n    Exemples:\n      | source | cible |\n      | Toul   | Acier |\n";
    let steps = planned(&of_toul(phrase, says));
    assert_eq!(steps[1], "Alors la ville du compte « Acier » est « Toul »", "{steps:?}");
}

#[test]
fn a_column_that_nothing_names_is_told() {
    let examples = "\n    Exemples: de <région>\n      | id | ville | région | ville attendue |\n      | a  | Toul  | Est    | Metz           |\n";
    let lines = format!("    Alors la ville du compte « Acier » est « <ville> »\n{examples}");
    let told = found(&of_toul("", &lines));
    assert_eq!(told, ["GH29 features/comptes.feature:10:31 Rien ne nomme la colonne « ville attendue »"]);
    let read =
        "    Alors le compte « Acier » a :\n      | ville | <ville attendue> |\n    Et à la main : dire <ville>\n";
    assert_eq!(found(&of_toul("", &format!("{read}{examples}"))), Vec::<String>::new());
}

#[test]
fn what_nothing_fills_is_not_sent_as_it_stands() {
    let cases = [
        (
            "    Alors la ville du compte « Acier » est « <ville> »\n",
            "GH19 features/comptes.feature:7:46 Rien ne remplit « <ville> »",
        ),
        (
            "    Alors le compte « Acier » a :\n      | ville | <v> |\n",
            "GH19 features/comptes.feature:8:17 Rien ne remplit « <v> »",
        ),
    ];
    for (lines, wanted) in cases {
        let told = found(&of_toul("", lines));
        assert!(told.len() == 1 && told[0].starts_with(wanted), "{wanted}\n{told:?}");
        is_refused(of_toul("", lines), "undefined");
    }
    // In a background, told once for all its scenarios.
    let feature = "# language: fr\nFonctionnalité: Comptes\n\n  Contexte:\n    Étant donné un compte « <nom> »\n\n  @CT-001 @EXG-001\n  \
                   Scénario: Un\n    Alors le nom du compte « <nom> » est « A »\n\n  @CT-002 @EXG-001\n  Scénario: Deux\n    \
                   Alors aucun compte n’existe dont le nom est « B »\n";
    let told = found(&small(feature));
    let of_background: Vec<_> = told.iter().filter(|one| one.contains(":5:29 ")).collect();
    assert_eq!(of_background.len(), 1, "{told:?}");
    is_refused(small(feature), "undefined");
    // A literal is the value of a column, and markup is no name.
    let literal = "    Quand l’administrateur modifie le compte « Acier » avec :\n      | ville | <v> |\n    \
                   Alors la ville du compte « Acier » est « <v> »\n\n    \
                   Exemples:\n      | v       |\n      | <ville> |\n";
    let stage = Stage::new(of_toul("", literal), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!(ran.code, 0, "{report:#}");
    let markup = "    Alors la ville du compte « Acier » est « <b>Toul</b> »\n";
    let stage = Stage::new(of_toul("", markup), &[]);
    let (ran, report) = stage.json(&[]);
    assert_eq!((ran.code, found(&stage.project)), (1, Vec::new()), "no account has such a town\n{report:#}");
}

#[test]
fn each_row_says_the_phrase_with_a_value_that_fits() {
    let phrases = "  - phrase: le client doit {montant}\n    parameters: [{name: montant, type: amount}]\n    steps: |\n      \
                   Alors l’encours du compte « Acier » n’est pas <montant>\n  - phrase: le client est à {ville}\n    steps: |\n      \
                   Alors la ville du compte « Acier » est « <ville> »\n  - phrase: « {nom} » est au client\n    steps: |\n      \
                   Alors aucun compte n’existe dont le nom est « <nom> »\n";
    let cases = [
        ("le client doit <v>", "900,00 €", "beaucoup", "« beaucoup » ne peut pas être mis dans le trou « montant »"),
        ("le client est à <v>", "Toul", "Toul et à Metz", "avec les valeurs de cette ligne"),
        ("« <v> » est au client", "Cuivre", "Acier » et dont la ville est « Metz", "avec les valeurs de cette ligne"),
    ];
    for (says, good, bad, why) in cases {
        let lines =
            format!("    Alors {says}\n\n    Exemples:\n      | id | v |\n      | a | {good} |\n      | b | {bad} |\n");
        let stage = Stage::new(of_toul(phrases, &lines), &[]);
        let told: Vec<_> =
            found(&stage.project).into_iter().filter(|one| !one.contains("aucun scénario ne dit")).collect();
        let wanted = format!("D13 features/comptes.feature:12:7 {why}");
        assert!(told.len() == 1 && told[0].starts_with(&wanted), "{says}: {told:#?}");
        let (ran, report) = stage.json(&[]);
        let statuses = statuses(&report);
        assert_eq!((ran.code, statuses["CT-001 [b]"].as_str()), (3, "undefined"), "{says}{report:#}");
        assert_ne!(statuses["CT-001 [a]"], "undefined", "{says}{report:#}");
    }
}

#[test]
fn a_phrase_that_would_be_taken_apart_by_a_guess_is_at_fault() {
    let cases = [
        (
            "  - phrase: je déménage de {x} vers {x}\n    steps: |\n      Alors la ville du compte « Acier » est « <x> »\n",
            "M17 features/phrases.steps.yaml:2:13 le trou « x » est dit deux fois",
        ),
        (
            "  - phrase: le compte « {a}{b} » est bon\n    steps: |\n      Alors la ville du compte « <a> » est « <b> »\n",
            "M17 features/phrases.steps.yaml:2:13 rien ne sépare les trous « a » et « b »",
        ),
        (
            "  - phrase: [\"le compte de {a} à {b}\", \"le compte {a} {b}\"]\n    steps: |\n      Alors la ville du compte « <a> » est « <b> »\n",
            "M17 features/phrases.steps.yaml:2:40 rien ne sépare les trous « a » et « b »",
        ),
        (
            "  - phrase: le compte « {nom} » est prêt\n    steps: |\n      Étant donné un compte « <nom> » avec :\n        | ville | {ville} |\n      Alors la ville du compte « <nom> » n’est pas vide\n",
            "M17 features/phrases.steps.yaml:4:7 « {ville} » est écrit tel quel dans cette étape, et n’est pas un trou",
        ),
        (
            "  - phrase: le compte « {nom} » est prêt\n    steps: |\n      Étant donné un compte « <nom> » dont la ville est « {nom} »\n",
            "M17 features/phrases.steps.yaml:4:7 « {nom} » est écrit tel quel dans cette étape",
        ),
    ];
    for (phrases, wanted) in cases {
        let told = found(&of_toul(phrases, "    Alors la ville du compte « Acier » est « Toul »\n"));
        assert!(told.len() == 1 && told[0].starts_with(wanted), "{wanted}\n{told:#?}");
    }
    let sound = "  - phrase: le compte « {nom} » est prêt\n    steps: |\n      Étant donné un compte « <nom> » dont le nom est « ${x} »\n      \
                 Alors le nom du compte « <nom> » correspond à « [A-Z]{4} »\n";
    let told = found(&of_toul(sound, "    Alors la ville du compte « Acier » est « Toul »\n"));
    assert!(told.iter().all(|one| !one.contains("tel quel")), "{told:#?}");
}

#[test]
fn a_fault_of_a_phrase_has_its_place_whatever_ends_the_lines() {
    let phrases = "step_phrases:\n  - phrase: la ville est {ville}\n    steps: |\n      # vue au compte\n      \
                   Alors la ville du compte « Acier » est « <ville> »\n      Et le comte « Acier » est bon\n  - phrase: rien\n    steps: |\n      Etant doné rien\n";
    let says = scenario("    Alors la ville est Toul\n");
    let told = ["\n", "\r\n", "\r"].map(|end| {
        let project = small(&says.replace('\n', end)).file(FILE, &phrases.replace('\n', end));
        found(&project)
    });
    assert!(told[0].iter().any(|one| one.starts_with("GH01 features/phrases.steps.yaml:9:7 ")), "{:#?}", told[0]);
    assert!(told[0].iter().any(|one| one.starts_with("D13 features/phrases.steps.yaml:6:")), "{:#?}", told[0]);
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0], told[2]);
}

#[test]
fn phrases_are_proposed_only_for_steps_that_say_none() {
    let cases = [
        "    Quand l’administrateur modifie le compte « Acier » avec :\n      | ville | Toul |\n      | ville | Metz |\n",
        "    Quand l’administrateur modifie le compte « Acier » avec :\n      | ville | Toul | Metz |\n",
        "    Alors l’opération est acceptée\n",
    ];
    for lines in cases {
        let ran = of_toul("", lines).run(&["run", "--dry-run"]);
        assert_eq!(ran.code, 3, "{lines}{}{}", ran.out, ran.err);
        assert!(!(ran.out.clone() + &ran.err).contains("step_phrases:"), "{lines}{}{}", ran.out, ran.err);
    }
    let project = of_toul("", "    Alors l’opération est acceptée\n");
    let ran = project.run(&["check", "--gate", "drafting"]);
    let said = (ran.out + &ran.err).replace('\u{a0}', " ");
    assert!(said.contains("Aucune action ne précède ce pas"), "{said}");
    assert!(said.contains("ne vient pas avant lui") && !said.contains("tant que ce nom"), "{said}");
    let ran = of_toul("", "    Alors le compte « Acier » me plaît\n").run(&["run", "--dry-run"]);
    assert!((ran.out.clone() + &ran.err).contains("step_phrases:"), "{}{}", ran.out, ran.err);
}

#[test]
fn phrases_that_cannot_be_read_are_told_once_and_keep_their_ids() {
    let broken = "  - id: PHR-001\n    phrase: \"la ville est {ville}\n    steps: |\n      Alors la ville du compte « Acier » est « <ville> »\n";
    let project = of_toul(broken, "    Alors la ville est Toul\n    Et la ville est Metz\n");
    let told = found(&project);
    assert!(told.len() == 1 && told[0].starts_with("Y01 features/phrases.steps.yaml:3:13 "), "{told:#?}");
    assert_eq!(project.run(&["run"]).code, 2);
    let ran = project.run(&["new", "phrase du projet", "--set", "phrase=la ville de « {nom} »"]);
    let written = project.read("specs/phrases-du-projet.yaml");
    assert!(written.contains("id: PHR-002") && !written.contains("PHR-001"), "{written}{}{}", ran.out, ran.err);
}

#[test]
fn a_scenario_that_looks_at_nothing_passes_nowhere() {
    is_refused(of_toul("", ""), "Ce scénario ne regarde rien");
    is_refused(
        of_toul("", "    Quand l’administrateur porte la ville du compte « Acier » à « Metz »\n"),
        "Ce scénario ne regarde rien",
    );
    // What a Given looks at is no outcome.
    is_refused(
        of_toul(
            "",
            "    Et un compte existe dont le nom est « Acier »\n    \
                     Quand l’administrateur porte la ville du compte « Acier » à « Metz »\n",
        ),
        "Ce scénario ne regarde rien",
    );
    let acting = "    Alors un compte « Bois » dont la ville est « Metz »\n";
    is_refused(of_toul("", acting), "ses étapes ne font qu’agir");
    let told = found(&of_toul("", acting));
    assert!(told.iter().any(|one| one.starts_with("D13 features/comptes.feature:7:5 ")), "{told:?}");
    // The outcome before it does not look in its place.
    let after = "    Alors la ville du compte « Acier » est « Toul »\n    \
                 Quand l’administrateur porte la ville du compte « Acier » à « Metz »\n    \
                 Alors un compte « Bois » dont la ville est « Metz »\n";
    is_refused(of_toul("", after), "ses étapes ne font qu’agir");
    let right = "    Alors un compte « Bois » dont la ville est « Metz »\n    \
                 Et la ville du compte « Bois » est « Metz »\n";
    assert_eq!(found(&of_toul("", right)), Vec::<String>::new());
}
