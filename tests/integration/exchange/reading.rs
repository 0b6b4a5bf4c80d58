//! What cells mean beside the others of their column, what is excluded, what is told of each conversion.

use super::{counts, fields, import, lines, small};
use crate::project::Project;

/// The priorities of the new lines, by their ids.
fn priorities(report: &serde_json::Value) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let all = report["sheets"][0]["lines"].as_array().expect("lines");
    let kept = all.iter().filter(|line| line["status"] == "new");
    kept.map(|line| (text(&line["id"]), text(&line["fields"]["priority"]))).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}

#[test]
fn letters_of_priority_are_read_with_their_column() {
    let grid = "Réf;Exigence;Priorité (H/M/B)\nEXG-020;Un.;H\nEXG-021;Deux.;M\nEXG-022;Trois.;B\n";
    let (ran, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    assert_eq!(ran.code, 0, "{report:#}");
    let expected = [("EXG-020", "indispensable"), ("EXG-021", "future"), ("EXG-022", "useful")];
    assert_eq!(priorities(&report), pairs(&expected));
    let words = grid.replace(";H\n", ";Haute\n").replace(";M\n", ";Moyenne\n").replace(";B\n", ";Basse\n");
    let project = small().file("g.csv", &words);
    assert_eq!(priorities(&import(&project, &["g.csv"]).1), pairs(&expected));
    let told = project.run(&["import", "g.csv"]).out;
    assert!(told.contains("«\u{a0}Basse\u{a0}» devient «\u{a0}amélioration utile\u{a0}» (rang 3)"), "{told}");
}

#[test]
fn days_of_a_column_are_read_one_way() {
    let of = |days: [&str; 3]| {
        let [one, two, three] = days;
        let grid = format!("Tâche;Début\nUn;{one}\nDeux;{two}\nTrois;{three}\n");
        let (_, report) = import(&small().file("p.csv", &grid), &["p.csv", "--as", "planning"]);
        let lines = report["sheets"][0]["lines"].as_array().expect("lines").clone();
        lines.iter().map(|line| line["fields"]["start"].as_str().unwrap_or("-").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of(["12/31/2026", "03/04/2026", "10/28/2026"]), ["2026-12-31", "2026-03-04", "2026-10-28"]);
    assert_eq!(of(["31/12/2026", "03/04/2026", "28/10/2026"]), ["2026-12-31", "2026-04-03", "2026-10-28"]);
    // One cell turns no column of a French project: it is a slip, and refused.
    assert_eq!(of(["12/31/2026", "03/04/2026", "28/10/2026"]), ["-", "2026-04-03", "2026-10-28"]);
    assert_eq!(of(["12/31/2026", "03/04/2026", "05/06/2026"]), ["-", "2026-04-03", "2026-06-05"]);
    let code = |grid: &str, line: usize| {
        let (ran, report) = import(&small().file("p.csv", grid), &["p.csv", "--as", "planning"]);
        (ran.code, report["sheets"][0]["lines"][line]["reasons"][0]["code"].as_str().unwrap_or_default().to_owned())
    };
    let slip = "Tâche;Début\nUn;12/31/2026\nDeux;03/04/2026\nTrois;28/10/2026\n";
    assert_eq!(code(slip, 0), (1, "exchange-cell-date-month".to_owned()));
    let both = "Tâche;Début\nUn;12/31/2026\nDeux;03/04/2026\nTrois;28/10/2026\nQuatre;11/30/2026\n";
    assert_eq!(code(both, 1), (1, "exchange-cell-date-both".to_owned()));
}

#[test]
fn what_is_set_aside_of_two_letters_is_told() {
    let raci = "Activité;CDP;AMOA\nCadrage;A/R;C\nRecette;A;R\n";
    let (ran, report) = import(&small().file("m.csv", raci), &["m.csv", "--as", "raci"]);
    assert_eq!((ran.code, &report["sheets"][0]["lines"][0]["fields"]["people.CDP"]), (0, &"A".into()), "{report:#}");
    let told = report["sheets"][0]["lines"][0]["notes"][0]["message"].as_str().expect("a note");
    assert!(told.contains("R est mis de côté"), "{told}");
}

#[test]
fn a_signature_may_stand_in_one_cell_and_moscow_in_whole_words() {
    let grid = "Ref;Requirement;Priority\nEXG-30;The CRM shall sort.;Must have\nEXG-31;The CRM shall dance.;Won't have this time\n\
                Prepared by K. Benali on 3 March 2026;;\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    let states: Vec<String> = lines(&report).into_iter().map(|(_, state, _)| state).collect();
    assert_eq!(states[0], "new", "{report:#}");
    assert_eq!(states[2], "signature", "{report:#}");
    let moscow = Project::new("project:\n  title: Essai\n  code: ESS\npriority_scale: moscow\n").file("g.csv", grid);
    let (_, report) = import(&moscow, &["g.csv"]);
    assert_eq!(priorities(&report), pairs(&[("EXG-30", "must"), ("EXG-31", "wont")]), "{report:#}");
}

#[test]
fn a_letter_with_two_readings_is_refused_with_both() {
    let grid = "Réf;Exigence;Priorité MoSCoW\nEXG-020;Un.;H\nEXG-021;Deux.;M\nEXG-022;Trois.;Must\n";
    let project = small().file("g.csv", grid);
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!((ran.code, counts(&report)), (1, [2, 0, 0, 1]));
    let reason = &report["sheets"][0]["lines"][1]["reasons"][0];
    assert_eq!((&reason["code"], &reason["cell"]), (&"exchange-cell-priority-code".into(), &"C3".into()));
    let told = reason["message"].as_str().expect("a text");
    assert!(told.contains("moyenne (rang 2)") && told.contains("Must (rang 1)"), "{told}");
}

#[test]
fn what_is_excluded_never_comes_in_as_wanted() {
    let grid = "Réf;Exigence;Priorité;Statut\nEXG-020;Un.;Won't;\nEXG-021;Deux.;Hors périmètre;\nEXG-022;Trois.;W;\n\
                EXG-023;Quatre.;Won’t have;Abandonnée\nEXG-024;Cinq.;P4;\n";
    let project = small().file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv"]);
    assert_eq!(counts(&report), [2, 0, 0, 3], "{report:#}");
    let new = &report["sheets"][0]["lines"][3];
    assert_eq!((&new["fields"]["status"], &new["fields"]["priority"]), (&"rejected".into(), &serde_json::Value::Null));
    let told = project.run(&["import", "g.csv"]).out;
    assert!(told.contains("donnez-lui l’état «\u{a0}rejetée\u{a0}»"), "{told}");
    // Where the project's scale has a word for it, it is taken, and told.
    let project = Project::new("project:\n  title: Essai\n  code: ESS\npriority_scale: moscow\n").file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv"]);
    assert_eq!(priorities(&report)[..3], pairs(&[("EXG-020", "wont"), ("EXG-021", "wont"), ("EXG-022", "wont")]));
    let told = project.run(&["import", "g.csv"]).out;
    assert!(told.contains("«\u{a0}Won't\u{a0}» exclut la ligne"), "{told}");
}

#[test]
fn each_conversion_is_told_once_with_its_count() {
    let mut grid = "Réf;Exigence;Statut;Éliminatoire\n".to_owned();
    for line in 0..5 {
        grid.push_str(&format!("EXG-02{line};Exigence {line}.;OK;x\n"));
    }
    let told = small().file("g.csv", &grid).run(&["import", "g.csv"]).out;
    let remark = "«\u{a0}OK\u{a0}» devient «\u{a0}approuvée\u{a0}» (Statut) · 5 cellules (C2, C3, C4…)";
    assert_eq!(told.matches(remark).count(), 1, "{told}");
    assert!(told.contains("«\u{a0}x\u{a0}» devient «\u{a0}oui\u{a0}» (Éliminatoire) · 5 cellules"), "{told}");
}

#[test]
fn a_section_title_says_what_it_sets_and_a_legend_is_none() {
    let grid = "Réf;Exigence;Lot\n;1. Comptes et contacts;\nEXG-020;Un.;\nEXG-021;Deux.;\n;2. Logistique;\n\
                EXG-022;Trois.;\nLégende : P1 = indispensable;;\n";
    let project = small().file("g.csv", grid);
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!(ran.code, 0, "{report:#}");
    let statuses: Vec<String> = lines(&report).into_iter().map(|(_, status, _)| status).collect();
    assert_eq!(statuses, ["section", "new", "new", "section", "new", "legend"]);
    let told = project.run(&["import", "g.csv"]).out;
    assert!(told.contains("titre de section · Domaine\u{a0}: comptes et contacts, donné à 2 lignes"), "{told}");
    assert!(told.contains("titre de section · Étiquettes\u{a0}: logistique, donné à une ligne"), "{told}");
    assert!(told.contains("légende, non reprise"), "{told}");
}

#[test]
fn a_title_that_the_line_says_itself_adds_nothing() {
    let grid = "Réf;Exigence;Domaine\n;1. Comptes et contacts;\nEXG-020;Un.;Comptes et contacts\n;2. Relances;\n\
                EXG-021;Deux.;Relances\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv"]);
    let all = report["sheets"][0]["lines"].as_array().expect("lines");
    let news: Vec<_> = all.iter().filter(|line| line["status"] == "new").collect();
    assert_eq!(news.len(), 2, "{report:#}");
    assert!(news.iter().all(|line| line["fields"]["tags"].is_null()), "{news:#?}");
}

#[test]
fn refusals_are_told_by_cause_first() {
    let mut grid = "Réf;Exigence;Lot;Nb tests\n".to_owned();
    for (line, lot) in ["V1", "V2", "v1", "V1", "V1"].iter().enumerate() {
        grid.push_str(&format!("EXG-02{line};Exigence {line}.;{lot};{}\n", if line == 4 { "un" } else { "1" }));
    }
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("g.csv", &grid);
    let told = project.run(&["import", "g.csv"]).out;
    let summary = "5 lignes refusées, par cause\u{a0}:\n  Lot · «\u{a0}V1\u{a0}», «\u{a0}V2\u{a0}», «\u{a0}v1\u{a0}» · 5 fois\n    \
                   aucun lot de ce nom dans le projet";
    assert!(told.contains(summary), "{told}");
    assert!(told.find("par cause") < told.find("✗ ligne 2"), "{told}");
    assert!(told.contains("Tests attendus · «\u{a0}un\u{a0}» · une fois\n"), "{told}");
}

#[test]
fn a_raci_loses_nobody_for_one_faulty_cell() {
    let grid = "Matrice RACI;;;;\nActivité;Phase;Claire Astier;Paul Morel;DSI\nAnimer les ateliers;Cadrage;A;R;I\n\
                Rédiger le cahier des charges;Cadrage;R/A;C;I\nValider la recette;Recette;R;A;?\nFormer;Recette;-;A/R;R, C\n";
    let project = small().file("g.csv", grid);
    let (ran, report) = import(&project, &["g.csv"]);
    assert_eq!(ran.code, 1);
    assert_eq!(report["sheets"][0]["grid"], "raci");
    let found = fields(&report);
    for who in ["Claire Astier", "Paul Morel", "DSI"] {
        assert!(found.iter().any(|(head, field, _)| head == who && field == &format!("people.{who}")), "{found:?}");
    }
    assert_eq!((counts(&report), &report["cells_set_aside"]), ([4, 0, 0, 0], &2.into()), "{report:#}");
    let second = &report["sheets"][0]["lines"][1];
    assert_eq!(second["fields"]["people.Claire Astier"], "A", "who answers and does, answers");
    // A cell that cannot be read is set aside: the other letters of its line come in.
    let aside = |row: usize| {
        let notes = report["sheets"][0]["lines"][row]["notes"].as_array().unwrap();
        notes.iter().find(|note| note["code"] == "exchange-note-set-aside").map(|note| note["cell"].clone())
    };
    assert_eq!((aside(1), aside(2), aside(3)), (None, Some("E5".into()), Some("E6".into())));
    assert_eq!(report["sheets"][0]["lines"][2]["fields"]["people.Claire Astier"], "R");
    let told = project.run(&["import", "g.csv"]).out;
    assert!(told.contains("«\u{a0}R/A\u{a0}» devient A"), "{told}");
    assert!(told.contains("2 cellules mises de côté"), "{told}");
}

#[test]
fn a_cell_that_says_more_than_a_day_is_refused_and_a_time_says_nothing() {
    let grid = "Réf;Besoin;Date souhaitée\nB1;a;12 mars 2026 à 14 h 30\nB2;b;12 mars 2026, salle 12\n\
                B3;c;du 3 au 5 mars 2026\nB4;d;12 et 13 mars\nB5;e;lundi 12 mars 2026\nB6;f;jeudi 12 mars 2026\n";
    let (_, report) = import(&small().file("g.csv", grid), &["g.csv", "--as", "needs"]);
    let lines = report["sheets"][0]["lines"].as_array().unwrap();
    let read = |line: &serde_json::Value| match line["status"].as_str() {
        Some("refused") => line["reasons"][0]["code"].as_str().unwrap().to_owned(),
        _ => line["fields"]["needed_by"].as_str().unwrap_or_default().to_owned(),
    };
    let more = "exchange-cell-date-more";
    let day = "2026-03-12";
    assert_eq!(lines.iter().map(read).collect::<Vec<_>>(), [day, more, more, more, day, day], "{report:#}");
    let text = small().file("g.csv", grid).run(&["import", "g.csv", "--as", "needs"]).out;
    assert!(text.contains("ce jour est un jeudi"), "the day of the week is told where it is another: {text}");
}
