//! Which rows of a grid are lines, and which only stand among them: titles of sections, what closes a sheet, taxes, ids of
//! what is no more. None is lost without a word.

use serde_json::Value;

use super::{import, lines};
use crate::project::Project;

fn of(text: &str, grid: &str) -> Value {
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("g.csv", text);
    import(&project, &["g.csv", "--as", grid]).1
}

fn states(report: &Value) -> Vec<String> {
    lines(report).into_iter().map(|(_, status, _)| status).collect()
}

fn tags(report: &Value) -> Vec<String> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let of_line = |line: &Value| match &line["fields"]["tags"] {
        Value::Null => "-".to_owned(),
        tags => tags.to_string(),
    };
    lines.iter().filter(|line| line["status"] == "new").map(of_line).collect()
}

#[test]
fn a_title_of_several_words_heads_its_lines_wherever_it_stands() {
    let in_ids = "N°;Exigence;Priorité\nRecherche;;\nEXG-001;Le système doit chercher.;haute\n\
        Gestion du catalogue des offres;;\nEXG-002;Le système doit lister.;haute\nEXG-003;Le système doit trier.;basse\n";
    let in_texts = in_ids.replace("Gestion du catalogue des offres;;", ";Gestion du catalogue des offres;");
    for grid in [in_ids.to_owned(), in_texts] {
        let report = of(&grid, "requirements");
        assert_eq!(states(&report), ["section", "new", "section", "new", "new"], "{report:#}");
        let tags = tags(&report);
        assert!(
            tags[0].contains("recherche") && tags[1].contains("catalogue") && tags[2].contains("catalogue"),
            "{tags:?}"
        );
    }
    let without_ids = "Exigence;Priorité\nGestion des comptes clients;\nLe système doit créer un compte.;haute\n\
        Le système doit modifier un compte.;haute\nGestion du catalogue;\nLe système doit lister les offres.;basse\n";
    let report = of(without_ids, "requirements");
    assert_eq!(states(&report), ["section", "new", "new", "section", "new"], "{report:#}");
}

/// They were taken for legends at the foot of the sheet, and lost.
#[test]
fn a_last_line_of_a_short_id_or_of_a_common_name_stays_one() {
    let foot = "TMA;Assurer la maintenance du CRM\nSLA;Garantir la disponibilité du CRM\n\
        Contact;Joindre le support par téléphone\nRH;Former les agents\n";
    let grid = format!(
        "Réf;Exigence\nEXG-001;Le CRM doit exporter les devis.\nEXG-002;Le CRM doit dater.\nEXG-003;Le CRM doit trier.\n{foot}"
    );
    assert_eq!(states(&of(&grid, "requirements")), ["new"; 7]);
    let known = "requirements:\n  - {id: TMA, title: Maintenance, statement: Assurer la maintenance.}\n";
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/a.yaml", known);
    let grid = "Réf;Exigence\nEXG-001;Le CRM doit exporter.\nEXG-002;Le CRM doit dater.\nTMA;Must : maintenir\n";
    let report = import(&project.file("g.csv", grid), &["g.csv", "--as", "requirements"]).1;
    assert!(!states(&report).contains(&"legend".to_owned()), "{report:#}");
}

#[test]
fn a_line_that_may_be_a_title_is_told_with_the_section_that_it_ends() {
    let grid = "Réf;Titre;Priorité\n1. Contacts;;\nEXG-001;Créer;Haute\nEXG-002;Fusion;Haute\n;Archivage des comptes;\n\
        EXG-003;Purge;Haute\nEXG-004;Export;Haute\n";
    let report = of(grid, "requirements");
    let told: Vec<usize> = report["sheets"][0]["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .enumerate()
        .filter(|(_, line)| line["notes"].to_string().contains("exchange-note-may-be-title"))
        .map(|(at, _)| at)
        .collect();
    assert_eq!(told, [3], "{report:#}");
}

#[test]
fn a_line_that_only_lacks_its_id_or_its_priority_stays_one() {
    let without_id = "N°;Exigence;Priorité\nEXG-001;Gestion des doublons;haute\n;Exporter les devis en PDF;\n\
        EXG-002;Suivi des relances;haute\nEXG-003;Reprise des contacts;basse\n;Le système doit archiver;\nEXG-004;Le tri;basse\n";
    assert_eq!(states(&of(without_id, "requirements")), ["new"; 6]);
    let without_priority = "Exigence;Priorité\nGestion des doublons;haute\nExport des devis;\nSuivi des relances;haute\n\
        Reprise des contacts;\nTri des offres;basse\n";
    assert_eq!(states(&of(without_priority, "requirements")), ["new"; 5]);
}

#[test]
fn what_closes_a_sheet_is_told_and_makes_no_line() {
    let grid = "N°;Exigence;Priorité;Commentaire\nEXG-001;Le système doit créer un compte.;haute;\n\
        EXG-002;Le système doit modifier un compte.;haute;\nPage 1/3;;;\nEXG-003;Le système doit lister les offres.;basse;\n\
        Légende : Haute = indispensable;Moyenne = utile;Basse = confort;\nNT = non testé;;;\n\
        Validé en COPIL le 12 mars 2026;;;\nVersion;1.2;;\nRédacteur :;Paul Martin;;\nM;Must : obligatoire;;\n\
        S;Should : souhaitable;;\n;;;Page 2/3\nMontants hors taxes, valables 3 mois;;;\n";
    let report = of(grid, "requirements");
    let mut wanted = vec!["new", "new", "legend", "new"];
    wanted.extend(["legend"; 9]);
    assert_eq!(states(&report), wanted, "{report:#}");
    assert_eq!(tags(&report), ["-"; 3]);
    // The same words name lines where they stand among them.
    let terms = "Terme;Définition\nVersion;Numéro d’une édition\nPage;Vue du site\nSource;Origine d’une piste\n";
    assert_eq!(states(&of(terms, "glossary")), ["new"; 3]);
}

#[test]
fn a_tax_is_no_line_of_a_budget() {
    let grid = "Poste;Quantité;Prix unitaire\nLicences;10;100\nParamétrage de la TVA;2;500\nTotal HT;;2000\nTVA 20 %;;400\n\
        Total TTC;;2400\n";
    assert_eq!(states(&of(grid, "budget")), ["new", "new", "total", "total", "total"]);
}

#[test]
fn an_id_whose_text_says_that_it_is_no_more_makes_nothing() {
    let grid = "N°;Exigence;Priorité\nEXG-001;Le système doit créer un compte.;haute\nEXG-002;Sans objet;haute\n\
        EXG-003;Supprimé;basse\nEXG-004;Abandonnée;\nEXG-005;Le système doit lister les comptes supprimés.;basse\n";
    let report = of(grid, "requirements");
    assert_eq!(states(&report), ["new", "withdrawn", "withdrawn", "withdrawn", "new"], "{report:#}");
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("g.csv", grid);
    let said = project.run(&["import", "g.csv", "--all"]).out;
    assert!(said.contains("EXG-003 · Supprimé") && said.contains("non reprise"), "{said}");
}

#[test]
fn a_short_code_is_a_name_among_acronyms() {
    let report = of("Terme;Sigle;Définition\nNuméro d’adhérent;NA;Identifiant.\nNombre;-;Compte.\n", "glossary");
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    assert_eq!(lines[0]["fields"]["acronym"], "NA", "{report:#}");
    assert!(lines[1]["fields"]["acronym"].is_null(), "{report:#}");
}

#[test]
fn the_totals_of_lines_are_no_prices_of_one() {
    let report = of("Poste;Quantité;Coûts totaux\nLicences;10;1000\nFormation;2;500\n", "budget");
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let prices: Vec<String> = lines.iter().map(|line| line["fields"]["unit_price"].to_string()).collect();
    assert!(prices[0].contains("100") && !prices[0].contains("1000") && prices[1].contains("250"), "{prices:?}");
}

#[test]
fn a_quarter_and_a_doubted_rank_refuse_no_line() {
    let grid = "N°;Besoin;Priorité;Date souhaitée\nBES-001;Créer un compte depuis la fiche;Basse ?;T3 2027\n";
    let report = of(grid, "needs");
    let line = &report["sheets"][0]["lines"][0];
    assert_eq!((&line["status"], &line["fields"]["priority"]), (&"new".into(), &"useful".into()), "{report:#}");
    assert!(line["fields"]["needed_by"].to_string().contains("2027"), "{report:#}");
    let codes: Vec<&str> =
        line["notes"].as_array().expect("notes").iter().filter_map(|note| note["code"].as_str()).collect();
    assert!(codes.contains(&"exchange-note-quarter") && codes.contains(&"exchange-note-doubt"), "{codes:?}");
}

#[test]
fn a_budget_by_years_names_each_of_its_rows() {
    let grid = "Poste;2027;2028\nLicences;1000;1100\n;200;300\nFormation;500;0\n";
    let report = of(grid, "budget");
    let said = report.to_string();
    assert!(said.contains("exchange-note-row-unnamed") && !said.contains("exchange-note-row-left"), "{report:#}");
}

#[test]
fn grids_go_out_by_the_words_people_use() {
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n");
    for word in ["exigences", "besoins", "cas", "cas d’usage", "risques", "lots"] {
        let ran = project.run(&["export", word, "--out", "g.csv"]);
        assert_eq!(ran.code, 0, "{word}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_lot_is_read_by_its_number_and_one_that_is_not_declared_comes_with_its_command() {
    let grid = "N°;Exigence;Lot\nEXG-001;Le système doit lister.;Lot n°2\nEXG-002;Le système doit trier.;V1\n\
        EXG-003;Le système doit filtrer.;Lot 1 / Lot 2\n";
    let lots =
        "lots:\n  - id: LOT-1\n    title: Socle\n    order: 1\n  - id: LOT-2\n    title: Mobilité\n    order: 2\n";
    let project =
        Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/lots.yaml", lots).file("g.csv", grid);
    let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    assert_eq!(lines[0]["fields"]["lot"], "LOT-2", "{report:#}");
    assert_eq!(lines[2]["reasons"][0]["code"], "exchange-cell-one-link", "{report:#}");
    let said = project.run(&["import", "g.csv"]).out;
    assert!(said.contains("ouvrage new lot --title \"V1\""), "{said}");
}

#[test]
fn domains_of_another_trade_come_with_the_lines_that_declare_them() {
    let grid = "N°;Exigence;Domaine\nEXG-001;Le système doit éditer le bail.;Gestion locative\n\
        EXG-002;Le système doit calculer la quittance.;Quittancement\n";
    let manifest = "project:\n  title: Essai\n  code: ESS\ndomains: [Logement]\n";
    let project = Project::new(manifest).file("g.csv", grid);
    let said = project.run(&["import", "g.csv"]).out;
    let line = said.lines().find(|line| line.trim().starts_with("domains:")).unwrap_or_else(|| panic!("{said}"));
    for word in ["Logement", "Gestion locative", "Quittancement"] {
        assert!(line.contains(word), "{line}");
    }
    // What is proposed is what the project takes.
    let declared = manifest.replace("domains: [Logement]", line.trim());
    let again = Project::new(&declared).file("g.csv", grid).run(&["import", "g.csv"]);
    assert!(again.code == 0 && !again.out.contains("domains:"), "{}{}", again.out, again.err);
}
