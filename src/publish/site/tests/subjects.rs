//! Does each collection have its place, its labels and its links both ways?

use super::*;
use crate::publish::catalogue::sample::{self as catalogue, ALL};

#[test]
fn each_collection_is_listed_under_its_subject_in_the_language_of_the_reader() {
    let project = catalogue::project();
    for (lang, said) in [
        (Lang::Fr, ["Le dossier du projet", "Droits d’accès", "Maître du client"]),
        (Lang::En, ["The project file", "Access rights", "Customer master"]),
    ] {
        let files = site(&bare(&project, lang, true));
        assert!(files["index.html"].contains(said[0]), "the rail has no such part");
        assert!(files["requirements/EXG-001.html"].contains(&format!("href=\"../access.html\">{}", said[1])));
        assert!(files["architecture.html"].contains(said[2]));
        for (page, id) in [
            ("context.html", "Oriane"),
            ("journeys.html", "La machine s’arrête"),
            ("architecture.html", "flows/FLX-001.html"),
            ("data.html", "sources/SRC-001.html"),
            ("access.html", "id=\"ACC-001\""),
            ("steering.html", "kpis/KPI-01.html"),
            ("organisation.html", "id=\"TAC-001\""),
            ("change.html", "change-actions/CHG-001.html"),
            ("consultation.html", "id=\"CRI-01\""),
            ("follow-up.html", "change-requests/EVO-001.html"),
            ("books/CAH-01.html", "id=\"JDD-01\""),
        ] {
            assert!(files[page].contains(id), "{page} does not hold {id}");
        }
    }
}

#[test]
fn links_of_all_collections_stand_on_both_pages() {
    let project = catalogue::project();
    let files = site(&bare(&project, Lang::Fr, true));
    for (one, other) in [
        ("flows/FLX-001.html", "applications/APP-01.html"),
        ("flows/FLX-001.html", "requirements/EXG-001.html"),
        ("flows/FLX-001.html", "lots/LOT-1.html"),
        ("migrations/MIG-001.html", "sources/SRC-001.html"),
        ("sources/SRC-001.html", "data-entities/ENT-01.html"),
        ("dashboards/TDB-01.html", "kpis/KPI-01.html"),
        ("processes/PRC-01.html", "use-cases/CU-001.html"),
    ] {
        for (from, to) in [(one, other), (other, one)] {
            let aside = files[from].split("<aside").nth(1).unwrap_or_default();
            assert!(aside.contains(&format!("href=\"../{to}\"")), "{from} does not lead to {to}");
        }
    }
    assert!(files["data-entities/ENT-01.html"].contains("href=\"../access.html#ACC-001\""), "a right on its object");
    assert!(files["use-cases/CU-001.html"].contains("id=\"RG-001\""), "a rule is reached where it stands");
    assert!(files["requirements/EXG-001.html"].contains("href=\"../use-cases/CU-001.html#RG-001\""));
}

#[test]
fn what_is_secret_by_nature_stays_in_the_team() {
    let project = catalogue::project();
    let published = site(&bare(&project, Lang::Fr, false));
    for (path, text) in &published {
        assert!(!text.contains("SECRET-"), "{path} tells what it must not");
        for amount in ["186\u{202f}000", "987\u{202f}654", "14\u{202f}321", "7\u{202f}800"] {
            assert!(!text.contains(amount), "{path} tells an amount");
        }
    }
    let team = site(&bare(&project, Lang::Fr, true));
    for matter in ["irritant", "risque", "évaluateur", "candidat", "offre", "noté", "relecteur"] {
        assert!(team.values().any(|text| text.contains(&format!("SECRET-{matter}"))), "the team does not see {matter}");
    }
    let open = catalogue::project_of("budget_published: true", ALL);
    assert!(site(&bare(&open, Lang::Fr, false))["organisation.html"].contains("7\u{202f}800"));
}

#[test]
fn a_long_collection_is_cut_into_pages() {
    let rows: String = (0..700)
        .map(|i| format!("  - {{id: SRC-{i:04}, title: Champ {i}, application: APP-01, table: t, field: f{i}}}\n"))
        .collect();
    let project = catalogue::project_of("", &format!("applications: [{{id: APP-01, title: ERP}}]\nsources:\n{rows}"));
    let files = site(&bare(&project, Lang::Fr, false));
    assert!(files["data.html"].contains("href=\"sources~all~3.html\""), "{}", files["data.html"]);
    assert!(files["sources~all~2.html"].contains("page 2 sur 3"));
    assert!(pages(&files).all(|(_, html)| html.len() < 120_000));
    follow_every_link("sources", &bare(&project, Lang::Fr, false), &files);
}

#[test]
fn what_is_tied_to_nothing_says_nothing_of_it_and_a_decision_is_no_state() {
    let project = catalogue::project();
    let files = site(&bare(&project, Lang::Fr, true));
    assert!(!files["pipelines/PIP-01.html"].contains("Aucun lien"));
    assert!(!files["pipelines/PIP-01.html"].contains("<aside"), "an empty box says nothing");
    assert!(files["organisation.html"].contains("class=\"key\">R"), "who answers stands out");
    let english = site(&bare(&project, Lang::En, true));
    assert!(!english["access.html"].contains("class=\"key\""), "to read is no more than to write");
    assert!(files["sources/SRC-001.html"].contains("à reprendre") && !files["sources/SRC-001.html"].contains(">keep<"));
    assert!(files["flows/FLX-001.html"].contains(">recensé<"), "a flow has a state");
}

#[test]
fn the_marks_of_coverage_are_shown_to_nobody() {
    let mut sample = full();
    sample.project.requirements[0].head.tags = vec!["brick:accounts".into(), "à reprendre".into()];
    let files = site(&sample.input(Lang::Fr, true));
    assert!(pages(&files).all(|(_, html)| !html.contains("brick:")));
    assert!(files["requirements/EXG-001.html"].contains("à reprendre"), "the team's own tags stay");
}

#[test]
fn the_crms_under_test_are_told_without_what_opens_them() {
    use crate::model::target::{Labels, Role, Target};
    let mut project = catalogue::project();
    let labels = Labels { fr: vec!["vendeur".into()], ..Labels::default() };
    let role = Role { login: "SECRET-compte".into(), password: "SECRET-mot".into(), labels };
    project.targets.push(Target {
        id: "essai".into(),
        title: "CRM d’essai".into(),
        url: "SECRET-adresse".into(),
        users: [("v".to_owned(), role)].into(),
        ..Target::default()
    });
    let books = &site(&bare(&project, Lang::Fr, false))["books.html"];
    assert!(books.contains("CRM d’essai") && books.contains("vendeur"));
    assert!(!books.contains("SECRET-"));
}
