//! What does somebody meet who has nothing but the program: a new project, a CRM that is not there, a
//! word in the wrong place?

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::project::{Project, Ran};
use crate::support::stage::{Stage, closed_port, small};

const ACCOUNTS: &str = "# language: fr\nFonctionnalité: Comptes\n\n  @EXG-001\n  Scénario: Un compte est créé\n    \
    Quand l’administrateur crée un compte « Alpha »\n    Alors l’opération est acceptée\n\n  @EXG-002\n  \
    Scénario: Un autre est créé\n    Quand l’administrateur crée un compte « Bêta »\n    Alors l’opération est acceptée\n";

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// A small project whose target has this address, with all its passwords.
fn at(url: &str) -> Project {
    let project = small(ACCOUNTS);
    let target = project.read("specs/targets/demo.yaml");
    let mut env = String::new();
    for (_, rest) in target.match_indices("${").map(|(at, _)| target[at + 2..].split_at(0)) {
        let name = rest.split_once('}').expect("closed").0;
        if name.starts_with("OUVRAGE_") {
            writeln!(env, "{name}={}", if name.ends_with("URL") { url } else { "Sesame-1" }).expect("written");
        }
    }
    project.file(".ouvrage/env", &env)
}

/// Exit 3, the cause once, and nothing kept nor published.
fn absent(project: &Project, ran: &Ran, words: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
    let told = plain(&ran.err);
    for word in words {
        assert_eq!(told.matches(word).count(), 1, "« {word} » in {told}");
    }
    assert!(told.lines().count() <= 4, "{told}");
    assert!(!project.path("public").exists(), "nothing is published");
    let listed = project.run(&["show", "EXG-001"]);
    assert!(!listed.out.contains("bloqué"), "{}", listed.out);
}

#[test]
fn a_crm_that_is_not_there_is_told_once_and_nothing_is_played_nor_kept() {
    let address = closed_port();
    let project = at(&format!("http://{address}"));
    let words = ["rien n’a été joué", &address, "rien n’écoute à cette adresse", "`ouvrage sandbox`", "demo.yaml:7:10"];
    absent(&project, &project.run(&["run"]), &words);
    let words = ["nothing was played", &address, "nothing listens at this address", "start the sample CRM"];
    absent(&project, &project.run(&["run", "--lang", "en"]), &words);
    // Where the project is not in this folder, the command to type says where it is.
    let elsewhere = project.command(&["run", "-C", &project.path("").display().to_string()]).output().expect("it ends");
    assert!(plain(&Ran::of(elsewhere).err).contains("`ouvrage sandbox -C /"));
    assert!(!project.path(".ouvrage/leftovers.jsonl").exists());
}

#[test]
fn reports_of_a_run_on_an_absent_crm_never_call_it_a_success() {
    let project = at(&format!("http://{}", closed_port()));
    let ran = project.run(&["run", "--output-format", "json", "--junit", "j.xml", "--json", "r.json"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("a report");
    assert!(report["run"].is_null() && report["counts"]["blocked"] == 2, "{report:#}");
    assert_eq!(report["scenarios"][0]["failure"]["cause"], "network");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&project.read("r.json")).expect("a file"), report);
    assert!(project.read("j.xml").contains("tests=\"2\""), "{}", project.read("j.xml"));
    assert!(!project.path("public").exists());
}

#[test]
fn an_address_still_to_be_filled_in_is_told_at_its_line() {
    for url in ["A_COMPLETER", "crm.exemple.example"] {
        let project = at("unused");
        project.replace("specs/targets/demo.yaml", "${OUVRAGE_DEMO_URL}\n", &format!("{url}\n"));
        let ran = project.run(&["run"]);
        absent(
            &project,
            &ran,
            &[
                "rien n’a été joué",
                "n’est pas une adresse http ou https",
                &format!("`url: {url}`"),
                "demo.yaml:7:10",
                "corrigez",
            ],
        );
    }
}

#[test]
fn what_people_do_by_hand_asks_for_no_crm() {
    let project = at(&format!("http://{}", closed_port()));
    project.replace("features/comptes.feature", "  @EXG-001\n", "  @EXG-001 @manuel\n");
    let ran = project.run(&["run", "--tags", "@manuel"]);
    assert!(ran.code == 3 && ran.out.contains("1\u{a0}en attente"), "{ran:?}");
}

/// The lines that are shown for a file, as they are to be written.
fn shown(told: &str) -> String {
    let ours = |line: &&str| line.is_empty() || line.starts_with("  ");
    let lines = told.lines().skip_while(|line| !line.starts_with("  #")).take_while(ours);
    lines.map(|line| format!("{}\n", line.get(2..).unwrap_or_default())).collect()
}

#[test]
fn a_new_project_is_played_on_the_sandbox_as_it_is() {
    for (lang, file) in [("fr", "features/comptes.feature"), ("en", "features/accounts.feature")] {
        let project = Project::nowhere();
        let begun = project.run(&["init", ".", "--lang", lang]);
        assert!(begun.code == 0 && begun.out.contains("ouvrage sandbox"), "{begun:?}");
        let empty = project.run(&["run", "--lang", lang]);
        assert!(empty.code == 2 && empty.err.contains(file), "{empty:?}");
        let demo = project.run(&["demo", "--lang", lang]);
        assert!(demo.code == 2 && demo.err.contains("`ouvrage run`"), "{demo:?}");
        project.write(file, shown(&empty.err).as_bytes());
        let before = project.run(&["run", "--lang", lang]);
        assert!(before.code == 3 && before.err.contains("ouvrage sandbox"), "{before:?}");
        let (code, found) = project.check(&[]);
        assert!(code == 0 && found.is_empty(), "{found:?}");
        let stage = Stage::new(project, &[]);
        let ran = stage.run(&["run", "--lang", lang]);
        assert!(ran.code == 0 && plain(&ran.out).starts_with("1 "), "{ran:?}");
    }
}

#[test]
fn a_folder_given_as_a_word_is_answered_by_the_command_to_type() {
    let project = Project::nowhere();
    assert_eq!(project.run(&["init", "mon-crm"]).code, 0);
    let ran = project.run(&["check", "mon-crm", "--gate", "drafting"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    let told = plain(&ran.err);
    assert!(told.contains("« mon-crm » est un dossier"), "{told}");
    assert!(told.contains("Tapez : ouvrage check -C mon-crm --gate drafting\n"), "{told}");
    let english = project.run(&["check", "mon-crm", "--lang", "en"]);
    assert!(english.err.contains("Type: ouvrage check -C mon-crm --lang en"), "{}", english.err);
    let word = project.run(&["publish", "tout"]);
    assert!(word.code == 2 && plain(&word.err).contains("« tout » est de trop"), "{word:?}");
}

#[test]
fn a_folder_that_holds_no_project_says_what_is_wrong_with_it() {
    let project = Project::nowhere();
    assert_eq!(project.run(&["init", "mon-crm"]).code, 0);
    let said = |args: &[&str]| {
        let ran = project.run(args);
        assert_eq!(ran.code, 2, "{args:?} {ran:?}");
        plain(&(ran.out + &ran.err))
    };
    for command in ["check", "run", "list", "publish"] {
        assert!(said(&[command, "-C", "nulle-part"]).contains("le dossier nulle-part n’existe pas"), "{command}");
        assert!(said(&[command, "-C", "mon-crm/ouvrage.yaml"]).contains("n’est pas un dossier"), "{command}");
        assert!(said(&[command]).contains("tapez la même commande avec `-C mon-crm`"), "{command}");
        assert!(said(&[command, "-C", "mon-crm/specs"]).contains("`-C mon-crm/specs/..`"), "{command}");
    }
    let english = said(&["check", "-C", "nowhere", "--lang", "en"]);
    assert!(english.contains("the folder nowhere does not exist"), "{english}");
    assert!(!english.contains("requirements"), "there is nothing to count: {english}");
}

#[test]
fn the_rule_to_have_explained_is_the_worst_that_was_found_most() {
    let requirement =
        |n: usize, rest: &str| format!("  - {{id: EXG-00{n}, title: E{n}, statement: Le CRM doit répondre.{rest}}}\n");
    let mut text = String::from("requirements:\n");
    for n in 1..=4 {
        text += &requirement(n, ", couleur: rouge");
    }
    let project = Project::new("project: {title: Essai, language: fr}\n").file("specs/a.yaml", &text);
    let one = project.run(&["check"]);
    assert!(plain(&one.out).ends_with("Pour comprendre : ouvrage explain M01\n"), "{}", one.out);
    text += &requirement(5, ", criticality: [a]");
    text += &requirement(6, ", priority: haute");
    text += &requirement(7, ", priority: basse");
    project.write("specs/a.yaml", text.as_bytes());
    let several = project.run(&["check"]);
    let last = plain(several.out.lines().last().unwrap_or_default());
    assert_eq!(last, "Constats : M03 ×2, M02, M01 ×4. Pour commencer : ouvrage explain M03");
    let english = project.run(&["check", "--lang", "en"]);
    assert!(english.out.ends_with("Findings: M03 ×2, M02, M01 ×4. To begin: ouvrage explain M03\n"), "{}", english.out);
}

const IN_FRENCH: &str = "\
besoins:
  - identifiant: BES-001
    titre: Retrouver un client   # dit par Anne
    statut: exprimé
needs:
  - {id: BES-002, title: Saisir une visite, statut: retenu, priorité: indispensable, domaine: contacts}
requirements:
  - {id: EXG-001, title: Rechercher, status: figé, criticité: critique}
";

#[test]
fn names_typed_in_french_are_known_and_put_right_by_fmt() {
    let project =
        Project::new("project: {title: Essai, language: fr, phase: rédaction}\n").file("specs/a.yaml", IN_FRENCH);
    let told = plain(&project.run(&["check"]).out);
    for words in [
        "la collection « besoins » s’écrit `needs`",
        "le champ « priorité » s’écrit `priority` dans « Besoins » (`needs`)",
        "dans « Statut » (`status`), « figé » s’écrit `frozen`",
        "dans « Phase » (`phase`), « rédaction » s’écrit `drafting`",
        "`ouvrage fmt` le fait dans tout le projet",
    ] {
        assert!(told.contains(words), "« {words} » in {told}");
    }
    let english = project.run(&["check", "--lang", "en"]).out;
    assert!(english.contains("in “status”, “figé” is written `frozen`"), "{english}");
    assert_eq!(project.run(&["fmt", "--check"]).code, 1);
    let dry = plain(&project.run(&["fmt", "--dry-run"]).out);
    assert!(
        dry.contains("+  - {id: EXG-001, title: Rechercher, status: frozen") && dry.contains("+project: "),
        "{dry}"
    );
    let done = plain(&project.run(&["fmt"]).out);
    assert!(done.contains("s’écrivent maintenant comme le format le veut") && done.contains("figé → frozen"), "{done}");
    // Two lists of one name cannot become one: the first keeps its name until somebody joins them.
    let text = project.read("specs/a.yaml");
    assert!(text.contains("status: frozen, criticality: critical"), "{text}");
    assert!(text.contains("status: retained, priority: indispensable, domain: contacts"), "{text}");
    assert!(project.read("ouvrage.yaml").contains("phase: drafting"));
    project.replace("specs/a.yaml", "\nneeds:", "");
    assert_eq!(project.run(&["fmt"]).code, 0);
    let text = project.read("specs/a.yaml");
    assert!(
        text.starts_with("needs:\n  - id: BES-001\n    title: Retrouver un client   # dit par Anne")
            || text.contains("client # dit par Anne"),
        "{text}"
    );
    assert!(text.contains("status: expressed"), "{text}");
}

#[test]
fn a_value_that_is_none_is_answered_with_labels_and_keys() {
    let project = Project::new("project: {title: Essai, language: fr}\n")
        .file("specs/a.yaml", "needs:\n  - {id: BES-001, title: Un, status: retenus provisoires}\n  - {id: BES-002, title: Deux, status: exprimee}\n  - {id: BES-003, title: Trois, status: retained}\n  - {id: BES-004, title: Quatre, needed_by: demain}\n");
    let told = plain(&project.run(&["check"]).out);
    for words in [
        "« retenus provisoires » n’est pas une valeur de « Statut » (`status`)",
        "`expressed` (exprimé), `qualified` (qualifié)",
        "« exprimee » s’écrit `expressed`",
        "le champ « Objectifs » (`objectives`) est exigé à l’état « retenu » (`retained`)",
        "écrivez `objectives: …`",
        "(`needed_by`) attend une date",
    ] {
        assert!(told.contains(words), "« {words} » in {told}");
    }
    let refused = project.run(&["set", "BES-004", "statut=peut-être"]);
    assert!(
        refused.code == 2 && plain(&refused.err).contains("de « Statut » (`status`). Valeurs : `expressed` (exprimé)"),
        "{refused:?}"
    );
}

#[test]
fn the_sample_crm_says_where_it_is_of_use() {
    let project = Project::nowhere();
    let lost = project.run(&["sandbox", "-C", "nulle-part"]);
    assert!(lost.code == 2 && plain(&lost.err).contains("le dossier nulle-part n’existe pas"), "{lost:?}");
    assert!(!project.path("nulle-part").exists());
    let second_line = |args: &[&str]| {
        let mut child = project.command(args).stdout(Stdio::piped()).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let second = lines.nth(1).expect("two lines").expect("text");
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
        plain(&second)
    };
    assert!(second_line(&["sandbox"]).starts_with("Il n’y a pas de projet dans ce dossier"));
    assert_eq!(project.run(&["init", "mon-crm"]).code, 0);
    let next = second_line(&["sandbox", "-C", "mon-crm"]);
    assert_eq!(next, "Suite, dans un autre terminal : ouvrage run -C mon-crm");
}
