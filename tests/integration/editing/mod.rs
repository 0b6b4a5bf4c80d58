//! The commands that write: what they change, what they leave, what they refuse.

mod conflict;
mod fmt;
mod link;
mod new;
mod remove;
mod rename;
mod room;
mod set;

use std::process::Command;

use crate::project::{Project, Ran};

const SPECS: &str = "\
# Tout le projet
needs:
  - id: BES-001
    title: Relancer les devis   # vu en atelier

requirements:
  - id: EXG-001
    title: \"Créer la relance\"
    domain: quotes_orders
    status: draft
    needs: [BES-001]
    # à discuter avec la télévente
    tags: [relance]

  - id: EXG-002
    title: Afficher les comptes
    domain: contacts
    needs: [BES-001]
";

const FEATURE: &str = "\
# language: fr
@EXG-001
Fonctionnalité: Relances

  @CT-001
  Scénario: Relance à J+7
    Étant donné un compte « Acier »
    Quand l'administrateur supprime le compte « Acier »
    Alors l'opération est acceptée
";

fn small() -> Project {
    Project::new("project:\n  title: Essai\n  language: fr\n  phase: drafting\n")
        .file("specs/tout.yaml", SPECS)
        .file("specs/chapitres/01.md", "L’exigence EXG-001 vient de BES-001.\n")
        .file("features/relances.feature", FEATURE)
}

/// Keeps the project in git, as it is now.
fn commit(project: &Project) {
    for args in [
        vec!["init", "-q"],
        vec!["add", "-A"],
        vec!["-c", "user.name=Essai", "-c", "user.email=essai@courtival.example", "commit", "-qm", "Un état"],
    ] {
        let done = Command::new("git").arg("-C").arg(project.path("")).args(&args).status().expect("git starts");
        assert!(done.success(), "git {args:?}");
    }
}

/// It did what was asked and said so.
fn done(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.err.is_empty(), "{}", ran.err);
}

/// It refused, and the text is as it was.
fn refused(project: &Project, args: &[&str], words: &str) {
    let before = project.read("specs/tout.yaml");
    let ran = project.run(args);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains(words), "{}", ran.err);
    assert_eq!(project.read("specs/tout.yaml"), before);
}
