//! Is a file compared with the CRM to the line and to the cent, and are the figures kept?

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;

use crate::support::stage::{Stage, small, statuses};

/// A scenario: the accounts that it makes (name and outstanding), the file, its steps, its status and what its failure
/// says. `@` stands for what is its own, `#` for the file.
struct Case {
    accounts: &'static str,
    file: &'static str,
    steps: &'static str,
    status: &'static str,
    says: &'static str,
}

const fn case(
    accounts: &'static str,
    file: &'static str,
    steps: &'static str,
    status: &'static str,
    says: &'static str,
) -> Case {
    Case { accounts, file, steps, status, says }
}

/// Plays these scenarios, each with records and a file of its own.
fn play(cases: &[Case]) -> (Stage, Value) {
    let mut feature = "# language: fr\nFonctionnalité: Reprise\n".to_owned();
    let mut project = small("");
    for (number, case) in cases.iter().enumerate() {
        let own = format!("Rappel{number}");
        let path = format!("features/donnees/{number}.csv");
        feature.push_str(&format!("\n  @CT-{:03} @EXG-001\n  Scénario: Essai {number}\n", number + 1));
        feature.push_str("    Étant donné que je suis connecté en tant que administrateur\n");
        if !case.accounts.is_empty() {
            feature.push_str("    Et les comptes suivants :\n      | nom | ville | encours |\n");
        }
        for account in case.accounts.split('|').filter(|account| !account.is_empty()) {
            let (name, outstanding) = account.split_once('=').expect("a name and an amount");
            feature.push_str(&format!("      | {own} {name} | {own} | {outstanding} |\n"));
        }
        for line in case.steps.lines() {
            feature.push_str(&format!("    {}\n", line.trim().replace('@', &own).replace('#', &path)));
        }
        project = project.file(&path, &case.file.replace('@', &own));
    }
    let stage = Stage::new(project.file("features/comptes.feature", &feature), &[]);
    let (_, report) = stage.json(&[]);
    (stage, report)
}

fn assert_told(cases: &[Case]) {
    let (_stage, report) = play(cases);
    let statuses = statuses(&report);
    let all = report["scenarios"].as_array().expect("scenarios");
    for (number, case) in cases.iter().enumerate() {
        let id = format!("CT-{:03}", number + 1);
        let told = all.iter().find(|one| one["id"] == id.as_str()).unwrap_or_else(|| panic!("{id}: {report:#}"));
        assert_eq!(statuses[&format!("{id} []")], case.status, "{}\n{told:#}", case.steps);
        let said = told["failure"].to_string().replace(['\u{a0}', '\u{202f}'], " ");
        assert!(said.contains(case.says), "{}\n« {} » is not in {said}", case.steps, case.says);
    }
}

const TWO: &str = "nom;ville;encours\n@ A;@;1 000,10\n@ B;@;200,20\n";

#[test]
fn a_file_and_the_crm_agree_to_the_line_and_to_the_cent() {
    assert_told(&[
        case("A=1 000,10 €|B=200,20 €", TWO, "Alors le fichier « # » contient 2 lignes
            Et autant de comptes dont la ville est « @ » existent que de lignes dans le fichier « # »
            Et la somme de l’encours des comptes dont la ville est « @ » est celle de la colonne « encours » du fichier « # »
            Et la colonne « nom » du fichier « # » n’a pas de doublon
            Et le nom des comptes dont la ville est « @ » n’a pas de doublon
            Et le fichier « # » et les comptes dont la ville est « @ » concordent par nom :
            | encours | encours |
            | ville   | ville   |
            Et un échantillon de 2 lignes du fichier « # » concorde avec les comptes par nom :
            | encours | encours |
            Et as many accounts whose city is \"@\" exist as lines in the file \"#\"
            Et the sum of the outstanding of accounts whose city is \"@\" is that of the column \"encours\" of the file \"#\"
            Et the file \"#\" and the accounts whose city is \"@\" agree by name:
            | encours | outstanding |", "passed", ""),
        case("A=1 000,10 €|B=200,20 €", TWO, "Alors le fichier « # » contient 3 lignes", "failed", "lignes : 2 (écart -1)"),
        case("A=1 000,10 €", TWO,
            "Alors autant de comptes dont la ville est « @ » existent que de lignes dans le fichier « # »", "failed", "écart -1"),
        case("A=1 000,10 €", TWO,
            "Alors autant de comptes dont la ville est « @ » existent que de lignes dans le fichier « # », à 1 près", "passed", ""),
        case("A=1 000,10 €", TWO,
            "Alors autant de comptes dont la ville est « @ » existent que de lignes dans le fichier « # », à 49 % près", "failed", ""),
        case("", TWO,
            "Alors autant de comptes dont la ville est « @ » existent que de lignes dans le fichier « # », à 5 près", "failed", "écart -2"),
        case("A=1 000,10 €|B=200,21 €", TWO,
            "Alors la somme de l’encours des comptes dont la ville est « @ » est celle de la colonne « encours » du fichier « # »",
            "failed", "1 200,31 € (écart 0,01 €)"),
        case("A=1 000,10 €|B=200,21 €", TWO,
            "Alors la somme de l’encours des comptes dont la ville est « @ » est celle de la colonne « encours » du fichier « # », à 0,01 € près",
            "passed", ""),
        case("A=1 000,10 €", "nom;encours\n@ A;1000,10\n@ B;n.c.\n",
            "Alors la somme de l’encours des comptes dont la ville est « @ » est celle de la colonne « encours » du fichier « # »",
            "failed", "features/donnees/8.csv:3 : n.c."),
        case("A=1 000,10 €|B=200,21 €|C=5,00 €", "nom;ville;encours\n@ A;@;1000,10\n@ B;@;200,20\n@ D;@;1\n",
            "Alors le fichier « # » et les comptes dont la ville est « @ » concordent par nom :
            | encours | encours |", "failed", "features/donnees/9.csv:4 : Rappel9 D"),
        case("A=1 000,10 €|B=200,21 €", TWO,
            "Alors le fichier « # » et les comptes dont la ville est « @ » concordent par nom :
            | encours | encours |", "failed", "« 200,20 » dans le fichier, 200,21 € dans le CRM"),
        case("A=1,00 €|B=2,00 €|C=3,00 €", "nom\n@ A\n@ B\n",
            "Alors le fichier « # » et les comptes dont la ville est « @ » concordent par nom :
            | nom | nom |", "failed", "enregistrements sans ligne — Rappel11 C"),
        case("A=1,00 €", "nom\n@ A\n@ A\n", "Alors la colonne « nom » du fichier « # » n’a pas de doublon", "failed", "Rappel12 A"),
        case("A=1,00 €|B=2,00 €", TWO, "Alors un échantillon de 3 lignes du fichier « # » concorde avec les comptes par nom :
            | ville | ville |", "failed", "lignes de l’échantillon"),
    ]);
}

#[test]
fn two_things_that_are_empty_agree_only_where_a_step_says_so() {
    let empty = "nom;ville;encours\n";
    assert_told(&[
        case(
            "",
            empty,
            "Alors autant de comptes dont la ville est « @ » existent que de lignes dans le fichier « # »",
            "failed",
            "rien n’est comparé",
        ),
        case(
            "",
            empty,
            "Alors le fichier « # » contient 0 lignes
            Et autant de comptes dont la ville est « @ » existent que de lignes dans le fichier « # »",
            "passed",
            "",
        ),
        case(
            "",
            empty,
            "Alors la somme de l’encours des comptes dont la ville est « @ » est celle de la colonne « encours » du fichier « # »",
            "failed",
            "rien n’est comparé",
        ),
        case(
            "",
            empty,
            "Alors le fichier « # » et les comptes dont la ville est « @ » concordent par nom :
            | ville | ville |",
            "failed",
            "rien n’est comparé",
        ),
        case(
            "",
            "nom;ville;encours\n@ A;@;\n",
            "Alors la somme de l’encours des comptes dont la ville est « @ » est celle de la colonne « encours » du fichier « # »",
            "failed",
            "aucune valeur à comparer",
        ),
        case(
            "",
            empty,
            "Alors la colonne « nom » du fichier « # » n’a pas de doublon",
            "failed",
            "aucune valeur à comparer",
        ),
        case(
            "",
            empty,
            "Alors le nom des comptes dont la ville est « @ » n’a pas de doublon",
            "failed",
            "aucune valeur à comparer",
        ),
    ]);
}

#[test]
fn what_could_not_be_compared_is_told_before_anything_is_sent() {
    assert_told(&[
        case(
            "",
            TWO,
            "Alors le fichier « features/donnees/absent.csv » contient 2 lignes",
            "undefined",
            "n’a pas de fichier",
        ),
        case("", TWO, "Alors la colonne « noms » du fichier « # » n’a pas de doublon", "undefined", "« nom »"),
        case(
            "",
            TWO,
            "Alors la somme de la ville des comptes est celle de la colonne « encours » du fichier « # »",
            "undefined",
            "n’est pas un nombre",
        ),
        case(
            "",
            TWO,
            "Alors autant de comptes existent que de lignes dans le fichier « # », à 100 % près",
            "undefined",
            "tout concorderait",
        ),
        case(
            "",
            TWO,
            "Alors le fichier « # » et les comptes concordent par SIRET :\n| nom | nom |",
            "undefined",
            "ne dit le champ",
        ),
        case("", TWO, "Alors aucun compte n’est orphelin de nom", "undefined", "ne mène à aucun autre"),
        case("", "a;b\n\"1;2\n", "Alors le fichier « # » contient 1 ligne", "undefined", ""),
    ]);
}

/// Accounts that a scenario makes so that there is more than a page of them.
const MADE: usize = 150;

#[test]
fn all_pages_are_read_and_the_figures_are_in_every_report() {
    // A page of the demo CRM holds 200 records.
    let made: String = (0..MADE).map(|number| format!("      | Rang {number} | Toul |\n")).collect();
    let feature = format!(
        "# language: fr\nFonctionnalité: Reprise\n\n  @CT-001 @EXG-001\n  Scénario: Tous\n    \
         Étant donné que je suis connecté en tant que administrateur\n    Et les comptes suivants :\n      \
         | nom | ville |\n{made}    \
         Alors autant de comptes existent que de lignes dans le fichier « features/donnees/tous.csv »\n    \
         Et aucun contact n’est orphelin de compte\n"
    );
    let stage = Stage::small(&feature);
    let accounts = stage.census()["account"] + MADE;
    assert!(accounts > 200, "{accounts}: more than a page");
    let lines: String = (0..accounts).map(|number| format!("{number}\n")).collect();
    std::fs::create_dir_all(stage.project.path("features/donnees")).expect("a folder");
    std::fs::write(stage.project.path("features/donnees/tous.csv"), format!("rang\n{lines}")).expect("written");
    let names = ["m.ndjson", "c.json", "r.html"];
    let out = names.map(|name| stage.project.path(name));
    let out: Vec<&str> = out.iter().map(|path| path.to_str().expect("a path")).collect();
    let (ran, report) = stage.json(&["--messages", out[0], "--cucumber-json", out[1], "--html", out[2]]);
    assert_eq!(ran.code, 0, "{report:#}");
    let messages = stage.project.read("m.ndjson");
    let attached: Vec<Value> = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok()?.get("attachment").cloned())
        .filter(|one| one["mediaType"] == "text/csv")
        .collect();
    assert_eq!(attached.len(), 2);
    let bytes = BASE64.decode(attached[0]["body"].as_str().expect("a body")).expect("base 64");
    let text = String::from_utf8(bytes).expect("text").replace(['\u{a0}', '\u{202f}'], "");
    assert!(text.contains(&format!("enregistrements;{accounts};{accounts};0")), "{text}");
    assert!(stage.project.read("c.json").contains("text/csv"));
    let html = stage.project.read("r.html");
    assert!(html.contains("Rapprochement") && html.contains("orphelins"));
    let kept = stage.kept(report["run"].as_str().expect("a run"));
    let step = kept[0].steps.iter().find(|step| step.text.starts_with("autant")).expect("the step");
    assert!(step.actual.as_deref().is_some_and(|actual| actual.contains("écart")), "{step:#?}");
    // One line less, and it fails.
    std::fs::write(stage.project.path("features/donnees/tous.csv"), format!("rang\n{}", lines.replacen("0\n", "", 1)))
        .expect("written");
    let (_, report) = stage.json(&[]);
    assert_eq!(statuses(&report)["CT-001 []"], "failed", "{report:#}");
}
