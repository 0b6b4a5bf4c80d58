//! A statement that was read before is not read again, and nothing is lost by it.

use super::*;
use crate::check::writing::statements::Statements;

const GLOSSARY: &str =
    "glossary:\n  - {term: BL, definition: Bon de livraison}\n  - {term: CRM, definition: Outil de vente}\n";

fn project(changes: &[(&str, &str)]) -> String {
    let mut text = format!(
        "# specs/glossaire.yaml\n{GLOSSARY}# specs/a.yaml\nrequirements:\n{}",
        [
            ("EXG-001", "Le CRM doit créer une tâche de relance au septième jour après l’envoi du devis.", "MUST"),
            ("EXG-002", "Le CRM doit joindre le BL à la fiche du compte.", "MUST"),
            ("EXG-003", "Le CRM doit être rapide.", "MUST"),
            ("EXG-004", "Le CRM devrait proposer un autre créneau au commercial.", "SHOULD"),
            ("EXG-005", "Le CRM crée une tâche de relance sept jours après l’envoi du devis.", "MUST"),
        ]
        .map(|(id, statement, priority)| {
            format!(
                "  - id: {id}\n    title: Titre {id}\n    type: functional\n    priority: {priority}\n    \
                 status: proposed\n    statement: {statement}\n"
            )
        })
        .concat()
    );
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    text
}

/// Findings of writing as they are told, and what is kept of the reading.
fn checked(text: &str, statements: &Statements) -> Vec<String> {
    let sources = sources(text);
    let linked = crate::link::project(&sources);
    let said = Said::of(&linked.project);
    let history = History::default();
    let subject = Subject::new(&linked.project, &said, &sources, &history, TODAY).with_statements(statements);
    let found = check(&subject, Gate::Decision, Vec::new());
    let told = |finding: &crate::text::Diagnostic| {
        format!("{} {:?} {}", finding.code, finding.place, finding.message.text(Lang::Fr))
    };
    found.iter().filter(|finding| finding.code.starts_with('R')).map(told).collect()
}

const NO_CRM: (&str, &str) = ("  - {term: CRM, definition: Outil de vente}\n", "");

#[test]
fn what_was_read_before_changes_no_finding() {
    let changes: [&[(&str, &str)]; 8] = [
        &[],
        &[("Le CRM doit créer", "L’outil doit créer")],
        &[("{term: BL, definition: Bon de livraison}", "{term: DEV, definition: Devis}")],
        &[("SHOULD", "MUST")],
        &[("septième jour", "moment voulu")],
        &[("status: proposed", "status: frozen")],
        &[("id: EXG-001\n", "id: EXG-001\n    lang: en\n")],
        &[(
            "  - id: EXG-001\n",
            "  - id: EXG-000\n    title: Autre\n    statement: L’outil doit archiver le devis refusé.\n  - id: EXG-001\n",
        )],
    ];
    // Where the glossary lacks a term, a statement that uses it is told at its first use only.
    for base in [&[][..], &[NO_CRM]] {
        let first = Statements::default();
        let fresh = checked(&project(base), &first);
        for code in ["R01 ", "R13 "] {
            assert!(fresh.iter().any(|finding| finding.starts_with(code)), "{code}: {fresh:#?}");
        }
        let kept = first.encode(0).unwrap_or_else(|| panic!("no quiet statement: {fresh:#?}"));
        for change in changes {
            let text = project(&[base, change].concat());
            let known = Statements::decode(&kept).expect("sound");
            assert_eq!(checked(&text, &known), checked(&text, &Statements::default()), "{base:?} {change:?}");
            assert!(!change.is_empty() || known.encode(0).is_none(), "nothing new is learnt of the same text");
        }
    }
}

#[test]
fn a_project_that_several_threads_read_is_told_as_one() {
    // A term that the glossary lacks is used in every piece of the work, and the last statement repeats the first one.
    let statement = |i: usize| match i {
        0 | 899 => "Le CRM doit créer une tâche de relance au septième jour après l’envoi du devis refusé.".to_owned(),
        i if i % 3 == 0 => format!("Le CRM doit joindre le PXT numéro {i} à la fiche du compte{i}."),
        i => format!("Le CRM doit archiver le dossier{i} du site{i} en fin de mois{i}."),
    };
    let items = (0..900).map(|i| {
        let statement = statement(i);
        format!(
            "  - id: EXG-{i:03}\n    title: T{i}\n    type: functional\n    status: proposed\n    statement: \
             {statement}\n    rules:\n      - Le QRS du dossier{i} suit la règle{i}.\n"
        )
    });
    let text =
        format!("# specs/glossaire.yaml\n{GLOSSARY}# specs/a.yaml\nrequirements:\n{}", items.collect::<String>());
    let first = Statements::default();
    let found = checked(&text, &first);
    let of = |code: &str| found.iter().filter(|finding| finding.starts_with(code)).collect::<Vec<_>>();
    let (terms, repeated) = (of("R09"), of("R13"));
    assert_eq!(terms.len(), 2, "{terms:#?}");
    assert!(terms.iter().any(|told| told.contains("QRS") && told.contains("900")), "{terms:#?}");
    assert!(terms.iter().any(|told| told.contains("PXT") && told.contains("299")), "{terms:#?}");
    assert_eq!(repeated.len(), 1, "{repeated:#?}");
    assert!(repeated[0].contains("EXG-000"), "{repeated:#?}");

    let kept = Statements::decode(&first.encode(0).expect("quiet statements")).expect("sound");
    assert_eq!(checked(&text, &kept), found, "what was kept on the disk");
    assert_eq!(checked(&text, &first.next()), found, "what the check before has read");
}
