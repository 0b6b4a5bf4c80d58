//! Ids that an import gives, entries of a glossary without any, and lines whose numbers slid while somebody went
//! over their texts.

use serde_json::Value;

use super::{counts, import, lines, small, versioned};
use crate::project::{Project, Ran};

fn empty() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/rien.yaml", "requirements: []\n")
}

fn plain(ran: &Ran) -> String {
    format!("{}{}", ran.out, ran.err).replace(['\u{a0}', '\u{202f}'], " ")
}

fn ids(report: &Value) -> Vec<String> {
    lines(report).into_iter().map(|(_, _, id)| id).collect()
}

#[test]
fn an_id_that_git_knows_is_not_given_again() {
    let project = small();
    project.git(&["init", "-q"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-qm", "Un"]);
    project.replace(
        "specs/tout.yaml",
        "  - id: BES-001\n    title: Relancer les devis\n",
        "  - id: BES-000\n    title: Relancer\n",
    );
    project.replace("specs/tout.yaml", "needs: [BES-001]", "needs: [BES-000]");
    project.git(&["commit", "-qam", "Deux"]);
    project.write("b.csv", "Besoin\nSuivre les affaires\nTrier les affaires\n".as_bytes());
    let (ran, report) = import(&project, &["b.csv", "--as", "needs"]);
    assert_eq!((ran.code, ids(&report)), (0, vec!["BES-002".to_owned(), "BES-003".to_owned()]), "{report:#}");
}

#[test]
fn given_ids_begin_as_those_of_the_grid() {
    for (known, next) in [("B1;Un\nB2;Deux", "B3"), ("EX-001;Un\nEX-002;Deux", "EX-003"), ("1;Un\n2;Deux", "EXG-001")] {
        let project = empty().file("g.csv", &format!("Réf;Exigence\n{known}\n;Le CRM doit trier.\n"));
        let (ran, report) = import(&project, &["g.csv", "--apply"]);
        assert_eq!((ran.code, ids(&report).last().map(String::as_str)), (0, Some(next)), "{report:#}");
    }
    let project = small().file("g.csv", "Exigence\nLe CRM doit trier.\n");
    let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
    assert_eq!(ids(&report), ["EXG-003"], "the project's own");
}

#[test]
fn a_field_of_the_last_item_is_written_before_what_is_new() {
    let heads = "Réf;Titre;Exigence;Remarques\n";
    let project =
        empty().file("a.csv", &format!("{heads}EX-001;Un;Le portail doit un.;\nEX-002;Deux;Le portail doit deux.;\n"));
    assert_eq!(project.run(&["import", "a.csv", "--apply"]).code, 0);
    let grid =
        "EX-001;Un;Le portail doit un.;a\nEX-003;Trois;Le portail doit trois.;c\nEX-002;Deux;Le portail doit deux.;b\n";
    project.write("b.csv", format!("{heads}{grid}").as_bytes());
    let (ran, report) = import(&project, &["b.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 2, 0, 0]), "{report:#}");
    let (_, report) = import(&project, &["b.csv"]);
    assert_eq!(counts(&report), [0, 0, 3, 0], "{report:#}");
}

#[test]
fn entries_of_one_term_are_told_apart_or_refused() {
    let project =
        versioned(empty().file("g.csv", "Terme;Définition\nPO;Commande\nPO;Product Owner\nSI;Système d’information\n"));
    let (ran, report) = import(&project, &["g.csv", "--as", "glossary"]);
    assert_eq!((ran.code, counts(&report)), (1, [1, 0, 0, 2]), "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][0]["reasons"][0]["code"], "exchange-refused-term-twice");
    let held = "glossary:\n  - term: PO\n    definition: Commande\n  - term: PO\n    definition: Product Owner\n";
    let project = project.file("specs/termes.yaml", held);
    project.write("g.csv", "Terme;Définition\nPO;Product Owner\n".as_bytes());
    let (_, report) = import(&project, &["g.csv", "--as", "glossary"]);
    assert_eq!(counts(&report), [0, 0, 1, 0], "it says the same as one of them: {report:#}");
    project.write("g.csv", "Terme;Définition\nPO;Porteur de l’offre\n".as_bytes());
    let ran = project.run(&["import", "g.csv", "--as", "glossary", "--apply"]);
    assert!(ran.code == 1 && plain(&ran).contains("Commande ; Product Owner"), "{}", plain(&ran));
    assert_eq!(project.read("specs/termes.yaml"), held);
    // All of them are there, and one alone has changed.
    project.write("g.csv", "Terme;Définition\nPO;Commande\nPO;Porteur de l’offre\n".as_bytes());
    let (ran, report) = import(&project, &["g.csv", "--as", "glossary", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [0, 1, 1, 0]), "{report:#}");
    assert!(project.read("specs/termes.yaml").contains("definition: Commande"));
}

#[test]
fn numbers_that_slid_under_corrected_texts_are_asked_about() {
    let a = "Réf;Titre;Exigence\nEX-001;Liste;Le portail doit afficher la liste des commandes.\n\
             EX-002;Export;Le portail doit exporter les factures du mois.\n\
             EX-003;Alerte;Le portail doit alerter le vendeur d’un retard.\n\
             EX-004;Archive;Le portail doit archiver un dossier clos.\n";
    let project = versioned(empty().file("a.csv", a));
    assert_eq!(project.run(&["import", "a.csv", "--apply"]).code, 0);
    let before = project.read("specs/exigences.yaml");
    let b = "Réf;Titre;Exigence\nEX-001;Liste;Le portail doit afficher la liste des commandes.\n\
             EX-002;Refus;Le portail doit refuser un compte inconnu.\n\
             EX-003;Export;Le portail doit exporter toutes les factures du mois.\n\
             EX-004;Alerte;Le portail doit alerter le vendeur de tout retard.\n\
             EX-005;Archive;Le portail doit archiver chaque dossier clos.\n";
    project.write("b.csv", b.as_bytes());
    let (ran, report) = import(&project, &["b.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (1, [0, 0, 1, 4]), "{report:#}");
    assert_eq!(project.read("specs/exigences.yaml"), before);
    let (ran, report) = import(&project, &["b.csv", "--renumbered", "text", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 3, 1, 0]), "{report:#}");
    assert_eq!(report["sheets"][0]["lines"][1]["id"], "EX-006", "a number that the grid names is not free");
    let text = project.read("specs/exigences.yaml");
    assert!(text.contains("id: EX-002\n    title: Export\n    statement: Le portail doit exporter toutes"), "{text}");
    // Without titles, the words tell.
    let bare = |text: &str| {
        text.lines()
            .map(|line| {
                let cells: Vec<&str> = line.split(';').collect();
                format!("{};{}\n", cells[0], cells[2])
            })
            .collect::<String>()
    };
    let project = versioned(empty().file("a.csv", &bare(a)).file("b.csv", &bare(b)));
    assert_eq!(project.run(&["import", "a.csv", "--apply"]).code, 0);
    let (_, report) = import(&project, &["b.csv"]);
    assert_eq!(counts(&report), [0, 0, 1, 4], "{report:#}");
    // Corrected in their places, nothing has slid.
    let c =
        bare(a).replace("la liste", "les listes").replace("un dossier", "chaque dossier").replace("d’un", "de tout");
    project.write("c.csv", c.as_bytes());
    let (ran, report) = import(&project, &["c.csv"]);
    assert_eq!((ran.code, counts(&report)[3]), (0, 0), "{report:#}");
}
