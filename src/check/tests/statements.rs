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
        let kept = first.encode().unwrap_or_else(|| panic!("no quiet statement: {fresh:#?}"));
        for change in changes {
            let text = project(&[base, change].concat());
            let known = Statements::decode(&kept).expect("sound");
            assert_eq!(checked(&text, &known), checked(&text, &Statements::default()), "{base:?} {change:?}");
            assert!(!change.is_empty() || known.encode().is_none(), "nothing new is learnt of the same text");
        }
    }
}
