//! What a demanding project owner was told wrongly: sound texts of his own, on which the rules stay silent, and beside each
//! the fault that they still tell.

use crate::project::Project;

const MANIFEST: &str = "project:\n  title: Essai\n  phase: consultation\n";

/// Line and level of each finding of a code.
fn found(project: &Project, code: &str) -> Vec<(u64, String)> {
    let (_, all) = project.check(&[]);
    let own = all.iter().filter(|finding| finding["code"] == code);
    own.map(|f| (f["line"].as_u64().unwrap_or(0), f["level"].as_str().unwrap_or_default().to_owned())).collect()
}

/// The lines at which a code is told of a file of `specs/`.
fn lines(specs: &str, code: &str) -> Vec<u64> {
    let project = Project::new(MANIFEST).file("specs/a.yaml", specs);
    found(&project, code).into_iter().map(|(line, _)| line).collect()
}

#[test]
fn a_new_case_is_a_draft_and_stops_nothing() {
    let project = Project::new("project:\n  title: Essai\n  language: fr\n");
    let ran = project.run(&["new", "test_case", "--title", "Relancer un devis"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let (code, all) = project.check(&[]);
    assert_eq!(code, 0, "{all:#?}");
    assert_eq!(found(&project, "D14").len(), 1, "what is missing is told, as a warning: {all:#?}");
    assert_eq!(found(&project, "D14")[0].1, "warning");
    let published = project.run(&["publish"]);
    assert_eq!(published.code, 0, "{}{}", published.out, published.err);

    // Whoever reviews it, and whoever plays it, needs its steps.
    for status in ["review", "approved", "to_update"] {
        let text = format!("test_cases:\n  - {{id: CT-1, title: Relance, format: steps, status: {status}}}\n");
        let project = Project::new("project:\n  title: Essai\n").file("specs/a.yaml", &text);
        assert_eq!(found(&project, "D14"), [(2, "error".to_owned())], "{status}");
        assert_eq!(project.check(&[]).0, 1, "{status}");
    }
}

#[test]
fn a_set_that_is_bounded_by_its_words_is_no_open_one() {
    let of = |statement: &str| {
        lines(&format!("requirements:\n  - id: EXG-1\n    title: T\n    statement: {statement}\n"), "R06")
    };
    for bounded in [
        "Le CRM doit contrôler tous les champs obligatoires de la fiche client.",
        "Le CRM doit relancer toutes les factures de plus de 30 jours.",
        "Le CRM doit recopier toutes les lignes de la commande.",
        "Le CRM doit clore tous les devis dont l’échéance est passée.",
        "Le CRM doit lister tous les devis à l’état « Émis ».",
    ] {
        assert_eq!(of(bounded), [0; 0], "{bounded}");
    }
    for open in [
        "Le CRM doit relancer toutes les factures.",
        "Le CRM doit archiver tous les courriels au bout de 5 ans.",
        "Tous les véhicules doivent être suivis en moins de 2 jours.",
    ] {
        assert_eq!(of(open), [4], "{open}");
    }
}
