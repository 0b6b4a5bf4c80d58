//! What a project owner's first grids must not lose.

use super::{versioned, with_input};
use crate::project::Project;

fn project() -> Project {
    Project::new("project:\n  title: Courtage\n  code: CRT\n  language: fr\n")
}

#[test]
fn a_sentence_without_an_id_is_a_line_and_no_section() {
    let project = project();
    let grid = "Réf\tExigence\tPriorité\nEXG-201\tLe CRM doit afficher les sinistres.\tHaute\n\t\
                Le CRM doit tracer les appels.\t\nEXG-202\tLe CRM doit afficher les photos.\tBasse\n";
    let ran = with_input(&project, &["import", "-", "--as", "exigences", "--apply"], grid.as_bytes());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let text = project.read("specs/exigences.yaml");
    assert!(text.contains("Le CRM doit tracer les appels."), "{text}");
    assert!(!text.contains("le-crm-doit-tracer"), "{text}");
    assert!(ran.out.contains("3 nouvelles"), "{}", ran.out);
    let needs = "Réf\tBesoin\tPriorité\nBES-201\tRelancer les devis\tHaute\n\tSuivre les appels\t\n";
    let ran = with_input(&project, &["import", "-", "--as", "besoins", "--apply"], needs.as_bytes());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(project.read("specs/besoins.yaml").contains("Suivre les appels"), "named as `new` names it");
}

#[test]
fn a_person_whose_name_has_a_dot_keeps_their_letter() {
    let raci = "organisation:\n  raci:\n    - {activity: Valider, people: {M. Kerbrat: A, Hélène Roux: R}}\n";
    let project = versioned(project().file("specs/organisation.yaml", raci));
    let ran = project.run(&["export", "raci", "--out", "r.csv"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let grid = project.read("r.csv");
    let (heads, lines) = grid.split_once('\n').expect("heads");
    let column =
        heads.trim_start_matches('\u{feff}').trim().split(';').position(|head| head.trim_matches('"') == "M. Kerbrat");
    let column = column.unwrap_or_else(|| panic!("{grid}"));
    let line = lines.lines().find(|line| line.contains("Valider")).expect("its line");
    assert_eq!(line.split(';').nth(column), Some("A"), "{grid}");
    let ran = project.run(&["import", "r.csv", "--as", "raci"]);
    assert!(ran.out.contains("rien à changer") || ran.out.contains("aucune"), "{}", ran.out);
    project.write("r3.csv", "Activité;M. Kerbrat;Hélène Roux\nValider;I;R\n".as_bytes());
    let ran = project.run(&["import", "r3.csv", "--as", "raci"]);
    assert!(ran.out.contains("A → I"), "{}", ran.out);
}

#[test]
fn a_column_called_like_the_lines_says_which_grid_it_is() {
    let project = project();
    project.write(
        "y.csv",
        "Réf;Exigence;Priorité;Responsable;Date cible\nE1;Le CRM doit afficher.;Must;Luc;31/01/2027\n".as_bytes(),
    );
    let ran = project.run(&["import", "y.csv"]);
    assert!(ran.out.contains("lecture comme Exigences"), "{}{}", ran.out, ran.err);
    // Several columns may be named, each by an option of its own.
    let maps = ["--map", "Responsable=ignore", "--map", "Date cible=ignore"];
    let ran = project.run(&[&["import", "y.csv"][..], &maps].concat());
    assert!(ran.code == 0 && ran.out.contains("lecture comme Exigences"), "{}{}", ran.out, ran.err);
}
