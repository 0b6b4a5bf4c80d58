//! Is the command line easy to begin with, and does it speak the user's language throughout?

use ouvrage::text::Lang;

use crate::project::{Project, Ran};
use crate::support::stage::Stage;

fn nowhere(args: &[&str]) -> Ran {
    Project::nowhere().run(args)
}

/// Every command that people are shown.
fn commands() -> Vec<String> {
    let help = nowhere(&["--help"]);
    let lines = help.out.lines().skip_while(|line| !line.starts_with("Commandes\u{a0}:")).skip(1);
    let names: Vec<String> = lines
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| Some(line.split_whitespace().next()?.to_owned()))
        .collect();
    assert!(names.len() >= 10 && names.iter().any(|name| name == "check"), "{}", help.out);
    names
}

#[test]
fn alone_it_welcomes_with_the_three_commands_to_begin_with() {
    let french = nowhere(&[]);
    assert_eq!(french.code, 0, "{}", french.err);
    for words in ["l’établi du maître d’ouvrage", "ouvrage demo", "ouvrage init", "ouvrage check", "ouvrage --help"]
    {
        assert!(french.out.contains(words), "{words}: {}", french.out);
    }
    assert!(french.out.lines().count() <= 10, "it is short: {}", french.out);
    let english = nowhere(&["--lang", "en"]);
    assert!(
        english.out.contains("project owner’s workbench") && english.out.contains("To begin with"),
        "{}",
        english.out
    );
}

#[test]
fn help_is_a_command_too_and_says_what_the_option_says() {
    let (option, command) = (nowhere(&["--help"]), nowhere(&["help"]));
    assert_eq!((option.code, command.code), (0, 0), "{}", command.err);
    assert_eq!(option.out.trim_end(), command.out.trim_end());
    for name in commands() {
        let (option, command) = (nowhere(&[&name, "--help"]), nowhere(&["help", &name]));
        assert_eq!((option.code, command.code), (0, 0), "{name}: {}", command.err);
        assert_eq!(option.out.trim_end(), command.out.trim_end(), "{name}");
        assert_eq!(nowhere(&[&name, "-h"]).out, option.out, "{name}: the short option says the same");
    }
    let unknown = nowhere(&["help", "chek"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("Vouliez-vous dire «\u{a0}check\u{a0}»"), "{}", unknown.err);
}

#[test]
fn the_help_opens_with_examples_and_holds_no_english_and_no_clutter() {
    for name in commands() {
        let french = nowhere(&["help", &name]).out;
        let examples = french.lines().skip_while(|line| !line.starts_with("Exemples")).skip(1);
        let examples = examples.take_while(|line| line.starts_with("  ouvrage")).count();
        assert!(examples >= 2, "{name} opens with {examples} examples: {french}");
        let usage = french.find("Utilisation").unwrap_or_else(|| panic!("{name}: {french}"));
        assert!(french.find("Exemples").is_some_and(|at| at < usage), "{name}: {french}");
        assert!(!french.contains("\n\n\n"), "{name} has two blank lines in a row: {french:?}");
        for english in
            ["possible values", "default:", "Options:", "Arguments:", "Usage", "Commands", "<FILE>", "<DIR>", "<NAME>"]
        {
            assert!(!french.contains(english), "{name} says « {english} » in French: {french}");
        }
        // Options follow each other without a blank line.
        let options: Vec<&str> = french.lines().skip_while(|line| !line.starts_with("Options")).collect();
        for pair in options.windows(2) {
            assert!(!(pair[0].is_empty() && pair[1].trim_start().starts_with('-')), "{name}: {french}");
        }
    }
    let run = nowhere(&["run", "--help"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(run.contains("valeurs : human, json, github · par défaut : human"), "{run}");
    assert!(run.contains("--junit <FICHIER>"), "{run}");
    let english = nowhere(&["run", "--help", "--lang", "en"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        english.contains("values: human, json, github · default: human") && english.contains("--junit <FILE>"),
        "{english}"
    );
}

#[test]
fn options_that_hold_everywhere_may_stand_before_the_command() {
    let project = Project::new("project:\n  title: Essai\n  language: en\n");
    let folder = project.path("");
    let folder = folder.to_str().expect("UTF-8");
    for args in [
        vec!["-C", folder, "--lang", "en", "check"],
        vec!["--lang", "en", "check", "-C", folder],
        vec!["check", "-C", folder, "--lang", "en"],
        vec!["-C", folder, "check", "--lang=en"],
    ] {
        let ran = nowhere(&args);
        assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains("No error"), "{args:?}: {}", ran.out);
    }
    // No language is asked for and none is in the environment: the project's.
    for args in
        [&["-C", folder, "check"][..], &[&format!("-C{folder}"), "check"], &["check", &format!("--directory={folder}")]]
    {
        let nowhere = Project::nowhere();
        let mut command = nowhere.command(args);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        let ran = Ran::of(command.output().expect("it starts"));
        assert!(ran.out.contains("No error"), "{args:?}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn what_is_unknown_is_told_with_the_nearest_in_the_users_language() {
    for (args, french, english) in [
        (&["chek"][..], "Vouliez-vous dire «\u{a0}check\u{a0}»", "Did you mean “check”?"),
        (&["verifier"], "Vouliez-vous dire «\u{a0}check\u{a0}»", ""),
        (&["verify"], "", "Did you mean “check”?"),
        (&["xyz"], "Commandes\u{a0}: check", "Commands: check"),
        (&["check", "--gat", "drafting"], "Vouliez-vous dire «\u{a0}--gate\u{a0}»", "Did you mean “--gate”?"),
        (&["--verison"], "Vouliez-vous dire «\u{a0}--version\u{a0}»", "Did you mean “--version”?"),
        (&["check", "--gate", "draftin"], "Vouliez-vous dire «\u{a0}drafting\u{a0}»", "Did you mean “drafting”?"),
        (&["check", "--gate", "x"], "Valeurs possibles\u{a0}: drafting", "Possible values: drafting"),
        (&["check", "--gate"], "attend une valeur", "wants a value"),
        (&["init"], "il manque\u{a0}: <DOSSIER>", "missing: <DIR>"),
        (&["sandbox", "--port", "x"], "«\u{a0}x\u{a0}» n’est pas une valeur", "“x” is no value"),
    ] {
        for (lang, said) in [(Lang::Fr, french), (Lang::En, english)] {
            let ran = nowhere(&[&["--lang", lang.key()], args].concat());
            assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.out, ran.err);
            assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
            let word = if lang == Lang::Fr { "erreur\u{a0}: " } else { "error: " };
            assert!(ran.err.starts_with(word), "{args:?}: {}", ran.err);
        }
    }
}

#[test]
fn a_project_begun_here_bears_the_name_of_the_folder() {
    let parent = Project::nowhere();
    std::fs::create_dir(parent.path("crm des agences")).expect("a folder");
    let mut command = parent.command(&["init", "."]);
    let ran = Ran::of(command.current_dir(parent.path("crm des agences")).output().expect("it starts"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("commencé dans crm des agences") && !ran.out.contains("cd "), "{}", ran.out);
    let manifest = parent.read("crm des agences/ouvrage.yaml");
    assert!(manifest.contains("title: \"crm des agences\""), "{manifest}");

    let ran = parent.run(&["init", "autre dossier"]);
    assert!(ran.out.contains("cd \"autre dossier\" puis ouvrage check"), "{}", ran.out);
    let ran = parent.run(&["init", "autre dossier/../encore"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(parent.read("encore/ouvrage.yaml").contains("title: \"encore\""));
    for folder in ["crm des agences", "autre dossier", "encore"] {
        let ran = parent.run(&["check", "-C", folder]);
        assert_eq!(ran.code, 0, "{folder}: {}", ran.out);
    }
}

#[test]
fn tags_are_chosen_with_and_without_their_at_sign() {
    let feature = "# language: fr\nFonctionnalité: Comptes\n\n  @critique\n  Scénario: Un\n    Alors l’opération est acceptée\n\n  \
        @brouillon\n  Scénario: Deux\n    Alors l’opération est acceptée\n";
    let stage = Stage::small(feature);
    let project = &stage.project;
    for (expression, titles) in [
        ("critique", &["Un"][..]),
        ("@critique", &["Un"]),
        ("not brouillon", &["Un"]),
        ("@critique and not brouillon", &["Un"]),
        ("critique or @brouillon", &["Un", "Deux"]),
    ] {
        let ran = project.run(&["run", "--tags", expression, "--json", "run.json"]);
        assert_ne!(ran.code, 2, "{expression}: {}", ran.err);
        let report: serde_json::Value = serde_json::from_str(&project.read("run.json")).expect("JSON");
        let names: Vec<&str> =
            report["scenarios"].as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
        assert_eq!(names, titles, "{expression}");
    }
    for (expression, said, mark) in [
        ("@critique and", "au caractère 14\u{a0}: il manque une étiquette", "\n  @critique and\n               ^"),
        (
            "@critique et brouillon",
            "«\u{a0}et\u{a0}» est là où on attend and ou or",
            "\n  @critique et brouillon\n            ^",
        ),
        ("(@critique or brouillon", "n’est jamais fermée", "\n  (@critique or brouillon\n  ^"),
    ] {
        let ran = project.run(&["run", "--tags", expression]);
        assert_eq!(ran.code, 2, "{expression}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(said) && ran.err.contains(mark), "{expression}: {}", ran.err);
    }
    let ran = project.run(&["run", "--tags", "critque"]);
    assert!(ran.err.contains("Aucun scénario ne porte l’étiquette @critque"), "{}", ran.err);
    assert!(ran.err.contains("Vouliez-vous dire «\u{a0}@critique\u{a0}»"), "{}", ran.err);
}

#[test]
fn the_phrases_come_with_a_legend_of_their_parameters() {
    let all = nowhere(&["steps"]);
    for words in ["{acteur}", "le commercial Nord-Est · je", "{durée}", "2 secondes", "1 234,56 €", "entre parenthèses"]
    {
        assert!(all.out.contains(words), "{words}: {}", all.out);
    }
    let some = nowhere(&["steps", "--search", "durée", "--lang", "fr"]);
    let (_, legend) = some.out.split_once("Ce qui peut remplacer les accolades").expect("a legend");
    assert!(legend.contains("{durée}") && !legend.contains("{acteur}"), "only what was shown: {}", some.out);
    let english = nowhere(&["steps", "--lang", "en"]);
    assert!(
        english.out.contains("What may stand for the braces") && english.out.contains("in 3 days"),
        "{}",
        english.out
    );
}

#[test]
fn who_wants_to_take_something_back_is_told_how() {
    for (lang, word) in [("fr_FR.UTF-8", "annuler"), ("fr_FR.UTF-8", "undo"), ("en_GB.UTF-8", "undo")] {
        let project = crate::project::Project::new("project: {title: Essai}\n");
        let output = project.command(&[word]).env("LC_ALL", lang).output().expect("the program starts");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(err.contains("git restore") && err.contains("git diff"), "{err}");
    }
}

#[test]
fn a_gate_is_named_as_people_call_it_in_either_language() {
    let project = Project::new("project:\n  title: Essai\n");
    for (word, key) in [
        ("rédaction", "drafting"),
        ("Redaction", "drafting"),
        ("RECETTE", "acceptance"),
        ("décision", "decision"),
        ("validation", "validation"),
        ("Consultation", "consultation"),
        ("acceptance", "acceptance"),
    ] {
        let ran = project.run(&["check", "--gate", word, "--output-format", "json"]);
        let told: serde_json::Value =
            serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{word}: {e}{}", ran.err));
        assert_eq!(told["gate"], key, "{word}");
    }
}

#[test]
fn the_examples_name_ids_as_the_program_gives_them() {
    let prefixes: Vec<&str> = ouvrage::model::Kind::ALL.iter().filter_map(|kind| kind.prefix()).collect();
    let mut wrong = Vec::new();
    for reference in ["docs/commands.md", "docs/commands.en.md"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(reference);
        let text = std::fs::read_to_string(path).expect("the reference");
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
            let Some((prefix, number)) = word.split_once('-') else { continue };
            let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            if is_number && prefixes.contains(&prefix) && number.len() != 3 {
                wrong.push(format!("{reference}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "`new` gives ids of three figures:\n{}", wrong.join("\n"));
}
