//! Do the files that other tools read say of a run what happened, no more and no less?

mod choice;
mod cucumber_json;
mod files;
mod messages;
mod replay;

use serde_json::Value;

use crate::project::{Project, Ran};
use crate::support::stage::{Stage, small};

/// Passed, failed, rows, blocked, undefined, ambiguous lines of text, waiting: all in one feature.
pub const VARIED: &str = "# language: fr
@EXG-001
Fonctionnalité: Comptes
  Ce que devient un compte.

  Contexte:
    Étant donné un compte « Socle » dont la ville est « Metz »

  Scénario: Un compte est créé
    Quand l’administrateur crée un compte « Alpha » dont la ville est « Épinal »
    Alors la ville du compte « Alpha » est « Épinal »

  @critique
  Scénario: La ville est une autre
    Quand l’administrateur crée un compte « Bêta » dont la ville est « Vittel »
    Alors la ville du compte « Bêta » est « Épinal »
    Et la ville du compte « Bêta » est « Vittel »

  Plan du scénario: La ville de <nom>
    Quand l’administrateur crée un compte « <nom> » avec :
      | ville | <ville> |
    Alors la ville du compte « <nom> » est « Lille »

    @EXG-002
    Exemples: du Nord
      | id | nom   | ville |
      | n1 | Gamma | Lille |
      | n2 | Delta | Nancy |

  Scénario: Le commercial est connu
    Quand le commercial Ouest crée un compte « Epsilon » dont la ville est « Brest »
    Alors l’opération est acceptée

  Scénario: Le facteur
    Quand le facteur sonne
    Alors la ville du compte « Socle » est « Metz »

  Règle: Ce que voit une personne
    @manuel
    Scénario: Regardé
      Quand on regarde l’écran
      Alors il est lisible
";

/// A test case that no feature holds.
const BY_HAND: &str = "test_cases:\n  - id: CT-050\n    title: Lire l’écran à voix haute\n    \
     steps:\n      - {action: Ouvrir le compte, expected: Tout est lu}\n";

/// A project of which each status comes out.
pub fn varied() -> Stage {
    let project: Project = small(VARIED).file("specs/cas.yaml", BY_HAND);
    let stage = Stage::new(project, &[]);
    stage.set("OUVRAGE_DEMO_COMMERCIAL_OUEST", "faux");
    stage
}

/// What the varied project gives, and what is written of it.
pub fn played(args: &[&str]) -> (Stage, Ran) {
    let stage = varied();
    let ran = stage.run(&[&["run"], args].concat());
    assert_eq!(ran.code, 1, "{ran:?}");
    (stage, ran)
}

/// The lines of a file of messages: kind and content.
pub fn envelopes(text: &str) -> Vec<(String, Value)> {
    let one = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let (kind, content) = value.as_object().expect("an envelope").iter().next().expect("one kind");
        (kind.clone(), content.clone())
    };
    text.lines().map(one).collect()
}

/// The text of a value.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}
