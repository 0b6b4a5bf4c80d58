//! Lists of what was promised or decided in meetings: no grid, and told as what they are.

use rust_xlsxwriter::Workbook;

use super::{counts, import, small};

#[test]
fn a_list_of_actions_is_told_as_one_with_where_actions_are_written() {
    for heads in [
        "N°;Action;Responsable;Échéance;Statut",
        "Action;Qui;Quand",
        "Réf;Actions;Porteur;Date limite;Avancement;Commentaires",
        "#;Action item;Owner;Due date;Status",
    ] {
        let cells = ["1", "Relancer l’éditeur", "J. Dupont", "12/03/2026", "en cours", ""];
        let from = usize::from(heads.starts_with("Action"));
        let count = heads.split(';').count();
        let line = cells[from..].iter().take(count).copied().collect::<Vec<_>>().join(";");
        let project = small().file("suivi.csv", &format!("{heads}\n{line}\n"));
        let ran = project.run(&["import", "suivi.csv", "--lang", "fr"]);
        assert_eq!(ran.code, 2, "{heads}: {}{}", ran.out, ran.err);
        for told in
            ["liste d’actions", "`actions: [", "`ouvrage new atelier --title ", "`ouvrage actions`", "--as objectives"]
        {
            assert!(ran.err.contains(told), "{heads}: {told}: {}", ran.err);
        }
    }
    let project = small().file("r.csv", "N°;Décision;Décidé par;Date\n1;Reprendre trois ans;DSI;12/03/2026\n");
    let ran = project.run(&["import", "r.csv", "--lang", "fr"]);
    assert!(
        ran.code == 2 && ran.err.contains("relevé de décisions") && ran.err.contains("`decisions: ["),
        "{}",
        ran.err
    );
    let ran = project.run(&["import", "r.csv", "--lang", "en"]);
    assert!(ran.err.contains("reads as a list of decisions"), "{}", ran.err);
    // Whoever says what it is has it read so.
    let ran = project.run(&["import", "r.csv", "--as", "objectives"]);
    assert_ne!(ran.code, 2, "{}{}", ran.out, ran.err);
}

#[test]
fn beside_a_grid_they_are_told_and_the_grid_is_read() {
    let project = small();
    let mut book = Workbook::new();
    for (name, rows) in [
        ("Exigences", [["Réf", "Exigence", "Priorité", ""], ["EXG-010", "Le CRM doit lire.", "Haute", ""]]),
        ("Suivi", [["Action", "Responsable", "Échéance", "Statut"], ["Relancer", "Anne", "12/03/2026", "fait"]]),
        ("Relevé", [["N°", "Décision", "Décidé par", "Date"], ["1", "Oui", "DSI", "12/03/2026"]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write(row as u32, column as u16, *cell).unwrap();
            }
        }
    }
    book.save(project.path("g.xlsx")).unwrap();
    let (_, report) = import(&project, &["g.xlsx"]);
    assert_eq!(counts(&report), [1, 0, 0, 0], "{report:#}");
    assert_eq!(
        (&report["unread_why"]["Suivi"], &report["unread_why"]["Relevé"]),
        (&"actions".into(), &"decisions".into())
    );
    let text = project.run(&["import", "g.xlsx", "--lang", "fr"]).out;
    assert!(text.contains("Suivi") && text.contains("`ouvrage actions`"), "{text}");
    // A plan of tasks, and steps with what is expected, are grids.
    for (text, grid) in [
        ("Tâche;Responsable;Début;Fin\nCadrage;Anne;01/02/2026;02/02/2026\n", "planning"),
        ("Réf;Cas de test;Action;Résultat attendu\nCT-010;Ouvrir;Cliquer;La fiche s’ouvre\n", "test_cases"),
    ] {
        project.write("g.csv", text.as_bytes());
        let (_, report) = import(&project, &["g.csv"]);
        assert_eq!(report["sheets"][0]["grid"], grid, "{report:#}");
    }
}
