//! Grids that project owners bring: what their heads and their words say is taken for what it is, and what nothing says is
//! asked.

use serde_json::{Value, json};

use super::{counts, fields, import, versioned};
use crate::project::Project;

fn project(file: &str, grid: &str) -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n")
        .file("specs/rien.yaml", "requirements: []\n")
        .file(file, grid)
}

fn read(grid: &str) -> Value {
    let (_, report) = import(&project("g.csv", grid), &["g.csv"]);
    report
}

/// The grid that a sheet is read as, and the field of each of its columns.
fn taken(report: &Value) -> (String, Vec<String>) {
    let grid = report["sheets"][0]["grid"].as_str().unwrap_or_default().to_owned();
    (grid, fields(report).into_iter().map(|(_, field, _)| field).collect())
}

#[test]
fn open_points_are_no_objectives() {
    for (file, grid) in [
        ("g.csv", "N°;Point ouvert;Objet;Responsable;Échéance\n1;Qui valide ?;Recette;Luc;12/03/2027\n"),
        ("Points ouverts.csv", "N°;Sujet;Responsable;Échéance\n1;Qui valide ?;Luc;12/03/2027\n"),
        ("g.csv", "No;Open issue;Owner;Due\n1;Who approves?;Luc;2027-03-12\n"),
    ] {
        let ran = project(file, grid).run(&["import", file]);
        assert_eq!(ran.code, 2, "{grid}: {}", ran.out);
        assert!(
            ran.err.contains("--as") && (file != "g.csv" || ran.err.contains("open_points")),
            "{grid}: {}",
            ran.err
        );
        let (ran, report) = import(&project(file, grid), &[file, "--as", "questions"]);
        assert_eq!((ran.code, &report["sheets"][0]["grid"]), (0, &json!("questions")), "{grid}: {report:#}");
    }
}

#[test]
fn heads_that_any_list_may_have_say_nothing_of_its_lines() {
    for grid in [
        "N°;Objet;Responsable;Échéance;Statut\n1;Relancer;Luc;12/03/2027;ouvert\n",
        "N°;Dossier client;Objet;Responsable;Échéance\n1;Lambert;Relancer;Luc;12/03/2027\n",
    ] {
        let ran = project("g.csv", grid).run(&["import", "g.csv"]);
        assert!(ran.code == 2 && ran.err.contains("--as"), "{grid}: {}{}", ran.out, ran.err);
    }
    // What says it once is enough.
    for (file, grid, name) in [
        ("objectifs.csv", "N°;Objet;Responsable;Échéance\n1;Relancer;Luc;12/03/2027\n", "objectives"),
        ("g.csv", "Source;Cible;Données\nERP;CRM;Clients\n", "flows"),
        ("g.csv", "Réf;Titre;Énoncé;Priorité\nEXG-1;Dater;Le CRM doit dater.;Haute\n", "requirements"),
    ] {
        let (ran, report) = import(&project(file, grid), &[file]);
        assert!(ran.code < 2 && report["sheets"][0]["grid"] == name, "{grid}: {report:#}");
    }
}

#[test]
fn a_register_of_risks_is_one_however_its_heads_are_called() {
    for (grid, id) in [
        (
            "N° risque;Intitulé;Type;Source;Proba;Gravité;Parade;Porteur\nR1;Retard;Planning;Éditeur;3;4;Suivre;Luc\n",
            "N° risque",
        ),
        (
            "ID;Catégorie;Description;Probabilité;Impact;Niveau;Mode de traitement;Responsable\nR1;Planning;Retard;3;4;12;Réduire;Luc\n",
            "ID",
        ),
        ("Réf. du risque;Risque;Probabilité;Impact;Mesure;Source\nR1;Retard;3;4;Suivre;Éditeur\n", "Réf. du risque"),
        ("Risk no.;Risk;Probability;Impact;Mitigation;Owner\nR1;Delay;3;4;Follow;Luc\n", "Risk no."),
    ] {
        let report = read(grid);
        assert_eq!((taken(&report).0.as_str(), counts(&report)), ("risks", [1, 0, 0, 0]), "{grid}: {report:#}");
        assert!(fields(&report).iter().any(|(head, field, _)| head == id && field == "id"), "{grid}: {report:#}");
    }
}

#[test]
fn ids_are_called_by_the_name_of_their_lines() {
    for (name, head, rest) in [
        ("test_cases", "N° CT", "Cas de test"),
        ("test_cases", "N° scénario", "Cas de test"),
        ("test_cases", "Réf. cas de test", "Cas de test"),
        ("use_cases", "Code CU", "Cas d’usage"),
        ("needs", "Identifiant du besoin", "Besoin"),
        ("objectives", "N° objectif", "Objectif"),
        ("kpis", "Réf indicateur", "Indicateur"),
        ("applications", "Code application", "Application"),
        ("requirements", "Requirement ID", "Requirement"),
        ("workshops", "N° atelier", "Atelier"),
    ] {
        let (ran, report) =
            import(&project("g.csv", &format!("{head};{rest}\nX1;Relancer les devis\n")), &["g.csv", "--as", name]);
        let id = fields(&report).into_iter().next().map(|(_, field, _)| field);
        assert_eq!((ran.code, id.as_deref(), counts(&report)), (0, Some("id"), [1, 0, 0, 0]), "{head}: {report:#}");
        assert_eq!(report["sheets"][0]["lines"][0]["id"], "X1", "{head}");
    }
    // The id of something else is a link to it.
    let report = read("N° CT;Cas de test;Réf exigence;Action;Résultat attendu\nCT-1;Créer;;Ouvrir;a\n");
    assert_eq!(taken(&report).1, ["id", "title", "requirements", "steps.action", "steps.expected"], "{report:#}");
}

#[test]
fn workshops_have_a_title_a_host_and_those_who_came() {
    let people = "people:\n  - {id: astier, name: Sophie Astier}\n";
    let project = Project::new(&format!("project:\n  title: Essai\n  code: ESS\n{people}"))
        .file("specs/rien.yaml", "requirements: []\n")
        .file("g.csv", "N°;Atelier;Date;Animateur;Participants\nATL-1;Cadrage;12/01/2027;Hugo Kieffer;Sophie Astier, Luc Morel et Léa Roux\n");
    let (ran, report) = import(&project, &["g.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [1, 0, 0, 0]), "{report:#}");
    let fields = &report["sheets"][0]["lines"][0]["fields"];
    assert_eq!((&fields["title"], &fields["facilitator"]), (&json!("Cadrage"), &json!("Hugo Kieffer")), "{report:#}");
    assert_eq!(
        fields["participants"],
        json!([{"person": "astier"}, {"name": "Luc Morel"}, {"name": "Léa Roux"}]),
        "{report:#}"
    );
    assert_eq!(counts(&import(&project, &["g.csv"]).1), [0, 0, 1, 0]);
}

#[test]
fn priorities_of_test_cases_are_read_as_those_of_the_rest() {
    let rows: String = ["Haute", "P1", "Moyenne", "P2", "Basse", "P3", "critique", "Bloquante"]
        .iter()
        .enumerate()
        .map(|(at, word)| format!("CT-{at};Créer {at};{word};Ouvrir;a\n"))
        .collect();
    let report = read(&format!("N° CT;Cas de test;Priorité;Action;Résultat attendu\n{rows}"));
    assert_eq!(counts(&report), [8, 0, 0, 0], "{report:#}");
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let read: Vec<&str> = lines.iter().filter_map(|line| line["fields"]["importance"].as_str()).collect();
    assert_eq!(read, ["critical", "critical", "major", "major", "minor", "minor", "critical", "critical"]);
}

#[test]
fn words_stand_for_letters_in_a_matrix_too() {
    let report = read(
        "Activité;MOA;DSI;Éditeur\nRecette;Responsable;Approbateur/Réalisateur;Informé\nCadrage;Approbateur;Consulté;-\n",
    );
    assert_eq!((taken(&report).0.as_str(), counts(&report)), ("raci", [2, 0, 0, 0]), "{report:#}");
    let fields = &report["sheets"][0]["lines"][0]["fields"];
    assert_eq!(
        (&fields["people.MOA"], &fields["people.DSI"], &fields["people.Éditeur"]),
        (&json!("R"), &json!("A"), &json!("I")),
        "{report:#}"
    );
    // Two letters of one person that nothing reconciles are set aside at their cell.
    let report = read("Activité;MOA;DSI\nRecette;Approbateur;Responsable/Informé\nCadrage;Approbateur;Consulté\n");
    assert_eq!((counts(&report), &report["cells_set_aside"]), ([2, 0, 0, 0], &json!(1)), "{report:#}");
}

#[test]
fn a_budget_by_years_is_a_line_for_each_year() {
    let grid = "Poste;Nature;2027;2028;2029;Total\nLicences;récurrent;14 400,50;14 400,50;;28 801\nIntégration;ponctuel;45000;-;0;45000\nTotal;;59 400,50;14 400,50;;73 801\n";
    let project = versioned(project("Budget.csv", grid));
    let (ran, report) = import(&project, &["Budget.csv", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{report:#}");
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let of = |line: &Value| {
        json!([line["fields"]["line"], line["fields"]["year"], line["fields"]["unit_price"], line["row"]])
    };
    let read: Vec<Value> = lines.iter().map(of).collect();
    assert_eq!(
        read,
        [
            json!(["Licences", 2027, 14400.5, 2]),
            json!(["Licences", 2028, 14400.5, 2]),
            json!(["Intégration", 2027, 45000, 3])
        ],
        "{report:#}"
    );
    assert!(report["sheets"][0]["notes"].to_string().contains("exchange-note-total-row"), "{report:#}");
    assert_eq!(counts(&import(&project, &["Budget.csv"]).1), [0, 0, 3, 0]);
    // One amount changes, and one goes: its zero is what the grid says of it now.
    project.write("Budget.csv", "Poste;2027;2028\nLicences;15000;0\nIntégration;45000;\n".as_bytes());
    let (_, report) = import(&project, &["Budget.csv"]);
    assert_eq!(counts(&report), [0, 2, 1, 0], "{report:#}");
}

#[test]
fn units_and_quantities_of_a_budget_by_years_hold() {
    let report = read("Poste budgétaire;Quantité;Budget 2027 (k€);Budget 2028 (k€)\nLicences;10;14,4;12\n");
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let prices: Vec<&Value> = lines.iter().map(|line| &line["fields"]["unit_price"]).collect();
    assert_eq!(prices, [&json!(1440), &json!(1200)], "{report:#}");
    // Beside a price, they are no amounts: nobody knows.
    let (_, report) =
        import(&project("g.csv", "Poste;Prix unitaire;2027;2028\nLicences;240;60;80\n"), &["g.csv", "--as", "budget"]);
    assert_eq!(counts(&report), [1, 0, 0, 0], "{report:#}");
}

#[test]
fn samples_of_a_new_project_are_named_with_what_takes_them_out() {
    let project = Project::nowhere();
    assert_eq!(project.run(&["init", "."]).code, 0);
    let needs = "Réf;Titre;Besoin\nBES-001;Suivre les sinistres;Le gestionnaire suit un sinistre.\nBES-002;Classer;Le gestionnaire classe les pièces.\n";
    project.write("b.csv", needs.as_bytes());
    project.write("a.csv", "N°;Atelier;Date\nATL-001;Cadrage;12/01/2027\n".as_bytes());
    for (file, id) in [("b.csv", "BES-001"), ("a.csv", "ATL-001")] {
        let (ran, report) = import(&project, &[file]);
        let reason = &report["sheets"][0]["lines"][0]["reasons"][0];
        assert_eq!((ran.code, &reason["code"]), (1, &json!("exchange-refused-sample")), "{report:#}");
        let command = format!("ouvrage remove {id} --unlink --yes");
        assert!(reason["message"].as_str().is_some_and(|text| text.contains(&command)), "{report:#}");
        assert_eq!(project.run(&["remove", id, "--unlink", "--yes"]).code, 0);
        let (ran, report) = import(&project, &[file, "--apply"]);
        assert_eq!((ran.code, counts(&report)[3]), (0, 0), "{report:#}");
        assert!(counts(&report)[0] > 0 && report["sheets"][0]["lines"][0]["id"] == id, "{report:#}");
    }
}

#[test]
fn a_sample_that_no_line_is_about_is_told() {
    let project = Project::nowhere();
    assert_eq!(project.run(&["init", "."]).code, 0);
    project.write("b.csv", "Réf;Titre;Besoin\nB-7;Suivre les sinistres;Le gestionnaire suit un sinistre.\n".as_bytes());
    let ran = project.run(&["import", "b.csv", "--apply"]);
    assert!(ran.code == 0 && ran.out.contains("ouvrage remove BES-001 --unlink --yes"), "{}", ran.out);
    // Worked on, it is no sample any more.
    project.replace("specs/besoins.yaml", "actor: Commercial itinérant", "actor: Gestionnaire");
    let ran = project.run(&["import", "b.csv"]);
    assert!(!ran.out.contains("ouvrage remove"), "{}", ran.out);
}

#[test]
fn what_is_done_at_each_step_may_be_called_its_description() {
    let grid = "N° CT;Titre;Étape;Description;Résultat attendu;OK/KO\nCT01;Créer un compte;1;Ouvrir le menu;Le menu s’affiche;OK\n\
                CT01;Créer un compte;2;Saisir;Le compte est créé;\nCT02;Modifier;1;Ouvrir;La fiche s’ouvre;KO\n;;2;Changer;La fiche est changée;\n";
    let report = read(grid);
    assert_eq!(counts(&report), [2, 0, 0, 0], "{report:#}");
    assert_eq!(taken(&report).1, ["id", "title", "", "steps.action", "steps.expected", ""], "{report:#}");
    // Without numbers of steps, it is that of the case.
    let report =
        read("N° CT;Titre;Description;Résultat attendu\nCT01;Créer un compte;Par le menu;Le compte est créé\n");
    assert_eq!(taken(&report).1[2], "description", "{report:#}");
}

#[test]
fn beside_a_total_an_amount_is_the_price_of_one() {
    let grid = "Réf.;Libellé;Montant (€);Qté;TVA;Total HT\nB01;Licences;1 250,50;12;20%;15 006,00\nB02;Reprise;12 000,00;;20%;12 000\n\
                ;TOTAL GÉNÉRAL;;;;27 006,00\nMontants hors taxes, valables 3 mois;;;;;\n";
    let (_, report) = import(&project("g.csv", grid), &["g.csv", "--as", "budget"]);
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let prices: Vec<&Value> = lines.iter().map(|line| &line["fields"]["unit_price"]).collect();
    assert_eq!(prices[..2], [&json!(1250.5), &json!(12000)], "{report:#}");
    let states: Vec<&str> = lines.iter().filter_map(|line| line["status"].as_str()).collect();
    assert_eq!(states, ["new", "new", "total", "legend"], "{report:#}");
}

#[test]
fn titles_may_stand_behind_the_ids() {
    let grid = "Lot;Contenu;Budget\nLot 1 - Socle commercial;Comptes;120 k€\nLot 2 - Devis;Devis, remises;80 k€\nOption;SAV;\n";
    let project = project("g.csv", grid);
    let (ran, report) = import(&project, &["g.csv", "--as", "lots", "--apply"]);
    assert_eq!((ran.code, counts(&report)), (0, [3, 0, 0, 0]), "{report:#}");
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let read: Vec<Value> = lines.iter().map(|line| json!([line["id"], line["fields"]["title"]])).collect();
    assert_eq!(
        read,
        [json!(["LOT-1", "Socle commercial"]), json!(["LOT-2", "Devis"]), json!(["Option", null])],
        "{report:#}"
    );
    assert_eq!(counts(&import(&project, &["g.csv", "--as", "lots"]).1), [0, 0, 3, 0]);
    // What the project has keeps its title.
    project.write("g.csv", grid.replace("Lot 1 - Socle commercial", "Lot 1 - Ancien nom").as_bytes());
    assert_eq!(counts(&import(&project, &["g.csv", "--as", "lots"]).1)[..2], [0, 0]);
}

#[test]
fn a_term_that_is_its_own_acronym_is_no_title_of_a_section() {
    let (_, report) = import(
        &project("g.csv", "Terme;Définition;Sigle\nDevis;Offre chiffrée.;-\nBC;;BC\n"),
        &["g.csv", "--as", "glossary"],
    );
    assert_eq!(counts(&report), [2, 0, 0, 0], "{report:#}");
}
