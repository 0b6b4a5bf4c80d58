//! What is done and seen in a real browser, through the program.
//!
//! These tests need Chromium and chromedriver (Debian: chromium, chromium-driver), which `tests/all.sh` installs. Without
//! them they fail and say so.

mod evidence;
mod pages;

use serde_json::Value;
use tokio::runtime::Runtime;

use crate::project::Project;
use crate::support::stage::{Stage, small};

/// A project whose target has pages with traps, beside the demo CRM.
struct Traps {
    stage: Stage,
    _pages: Runtime,
}

/// The pages of the target; `shows` of some, so that opening them proves them.
const PAGES: &str = "
      timeout: 4
      pages:
        formulaire: {path: /form, shows: Formulaire}
        pièges: {path: /traps, shows: Pièges}
        fenêtre: {path: /window, shows: Fenêtre}
        lignes: {path: /rows, shows: Lignes}
        tardif: {path: /late, shows: Tardif}
        sans fin: {path: /never}
        vieux: {path: /stale, shows: Page une}
        blanche: {path: /blank}
        perdue: {path: /lost}
        cassée: {path: /broken}
";

fn traps(scenarios: &str) -> Traps {
    let pages = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let address = pages::serve(&pages);
    let project = small(&format!("# language: fr\nFonctionnalité: Écran\n\n{scenarios}"));
    with_screen(&project, &format!("    screen:\n      url: {address}{PAGES}"));
    Traps { stage: Stage::new(project, &[]), _pages: pages }
}

fn with_screen(project: &Project, screen: &str) {
    let role = "    default_role: administrateur\n";
    project.replace("specs/targets/demo.yaml", role, &format!("{role}{}\n", screen.trim_end()));
}

/// The scenarios of a run by the beginning of their names.
fn played(traps: &Traps) -> Vec<Value> {
    let (ran, report) = traps.stage.json(&[]);
    let scenarios = report["scenarios"].as_array().unwrap_or_else(|| panic!("{}", ran.err)).clone();
    let absent = scenarios.iter().find(|one| one["failure"]["message"].to_string().contains("chromium"));
    assert!(absent.is_none(), "install Chromium and its driver (Debian: chromium chromium-driver): {absent:?}");
    scenarios
}

/// Each scenario has this status, and its failure says this.
fn judged(scenarios: &[Value], wanted: &[(&str, &str, &str)]) {
    for (name, status, said) in wanted {
        let one = scenarios.iter().find(|one| one["name"].as_str().is_some_and(|own| own == *name));
        let one = one.unwrap_or_else(|| panic!("{name} in {scenarios:#?}"));
        assert_eq!(one["status"], *status, "{name}: {one:#}");
        assert!(one["failure"].to_string().contains(said), "{name}: « {said} » in {one:#}");
    }
    assert_eq!(scenarios.len(), wanted.len(), "{scenarios:#?}");
}

#[test]
fn a_form_is_filled_and_what_it_then_holds_and_shows_is_verified() {
    let scenarios = played(&traps(
        "
  Scénario: Remplir
    Quand j’ouvre la page « formulaire »
    Et je remplis le formulaire avec :
      | Nom     | Acier L’Écart |
      | Montant | 48 000,00     |
      | Jour    | 12/03/2026    |
      | Taille  | Grande        |
      | Urgent  | oui           |
    Et je choisis « Téléphone » dans « Canal »
    Et je clique sur le repère « go »
    Alors je vois le message « Reçu : Acier L'Écart »
    Et je vois « 48 000,00 » dans le champ « Montant »
    Et je vois « 2026-03-12 » dans le champ « Jour »
    Et je vois « Grande » dans le champ « Taille »
    Et je ne vois pas « Petite »
    Quand je décoche « Urgent »
    Et je choisis « Petite » dans la liste « Taille »
    Alors je vois « Petite » dans le champ « Taille »

  Scénario: Trop long
    Quand j’ouvre la page « formulaire »
    Et je saisis « abcdef » dans le champ « Court »
    Alors je vois « Formulaire »

  Scénario: Figé
    Quand j’ouvre la page « formulaire »
    Et je saisis « y » dans « Figé »
    Alors je vois « Formulaire »

  Scénario: Option absente
    Quand j’ouvre la page « formulaire »
    Et je choisis « Moyenne » dans « Taille »
    Alors je vois « Formulaire »

  Scénario: Champ voisin
    Quand j’ouvre la page « formulaire »
    Et je saisis « 1 » dans le champ « Montent »
    Alors je vois « Formulaire »

  Scénario: Fenêtre au-dessus
    Quand j’ouvre la page « fenêtre »
    Et je clique sur « Fermer »
    Alors je vois le bouton « Fermée »

  Scénario: Lignes
    Quand j’ouvre la page « lignes »
    Et je clique sur le bouton « Ouvrir » dans la ligne « Bois »
    Alors je vois « Ouvert : Bois »
    Et je vois dans le tableau « Devis » :
      | Total       | Nom   |
      | 10 000,00 € | Acier |
    Et je vois dans le tableau :
      | Nom  |
      | Bois |

  Scénario: Lignes croisées
    Quand j’ouvre la page « lignes »
    Alors je vois dans le tableau « Devis » :
      | Total  | Nom   |
      | 2,00 € | Acier |
",
    ));
    judged(
        &scenarios,
        &[
            ("Remplir", "passed", ""),
            ("Trop long", "failed", "Court\u{a0}: abc"),
            ("Figé", "failed", "ne se laisse pas utiliser"),
            ("Option absente", "failed", "Grande"),
            ("Champ voisin", "failed", "Montant"),
            ("Fenêtre au-dessus", "passed", ""),
            ("Lignes", "passed", ""),
            ("Lignes croisées", "failed", "Acier"),
        ],
    );
}

#[test]
fn what_is_hidden_disabled_covered_or_doubled_is_neither_seen_nor_clicked_on() {
    let mut scenarios = String::new();
    let mut wanted = Vec::new();
    for hidden in ["Sans boîte", "Sans encre", "Transparent", "Replié", "Au large"] {
        scenarios += &format!(
            "  Scénario: {hidden}\n    Quand j’ouvre la page « pièges »\n    Alors je ne vois pas « {hidden} »\n    Et je vois « {hidden} »\n\n"
        );
        wanted.push((hidden, "failed", "ne se voit pas"));
    }
    for (button, said) in [
        ("Payer", "ne se voit pas"),
        ("Geler", "inactif"),
        ("Supprimer", "2 éléments"),
        ("Couvert", "recouvert"),
        ("Suprimer", "Supprimer"),
    ] {
        scenarios += &format!(
            "  Scénario: {button}\n    Quand j’ouvre la page « pièges »\n    Et je clique sur le bouton « {button} »\n    Alors je vois « Pièges »\n\n"
        );
        wanted.push((button, "failed", said));
    }
    judged(&played(&traps(&scenarios)), &wanted);
}

#[test]
fn an_absence_is_proved_only_on_a_page_that_is_there_and_has_stopped_working() {
    let scenarios = played(&traps(
        "
  Scénario: Encore au travail
    Quand j’ouvre la page « tardif »
    Alors je ne vois pas « erreur GRAVE »

  Scénario: Sans fin
    Quand j’ouvre la page « sans fin »
    Et je vois « Sans fin »
    Alors je ne vois pas « Erreur »

  Scénario: Blanche
    Quand j’ouvre la page « blanche »
    Alors je vois « Formulaire »

  Scénario: Perdue
    Quand j’ouvre la page « perdue »
    Alors je vois « Formulaire »

  Scénario: Cassée
    Quand j’ouvre la page « cassée »
    Alors je vois « Formulaire »

  Scénario: Rien de prouvé
    Quand j’ouvre la page « blanche »
    Alors je ne vois pas « Erreur »

  Scénario: Page inconnue
    Quand j’ouvre la page « formulair »
    Alors je vois « Formulaire »
",
    ));
    judged(
        &scenarios,
        &[
            ("Encore au travail", "failed", "Erreur grave"),
            ("Sans fin", "blocked", "travaille encore"),
            ("Blanche", "failed", "blanche"),
            ("Perdue", "failed", "404"),
            ("Cassée", "blocked", "500"),
            ("Rien de prouvé", "undefined", "Rien ne prouve"),
            ("Page inconnue", "undefined", "formulaire"),
        ],
    );
}

#[test]
fn a_click_is_judged_on_the_page_that_it_leads_to() {
    let scenarios = played(&traps(
        "
  Scénario: Après
    Quand j’ouvre la page « vieux »
    Et je clique sur le lien « Suite »
    Alors je vois « Solde nouveau »
    Et je ne vois pas « Solde ancien »

  Scénario: Avant
    Quand j’ouvre la page « vieux »
    Et je clique sur le lien « Suite »
    Alors je vois « Solde ancien »
",
    ));
    judged(&scenarios, &[("Après", "passed", ""), ("Avant", "failed", "Solde nouveau")]);
}
