//! How does a feature follow a new name? Its tags do, and the words of an id that is written like one.

use super::Renaming;
use crate::change::Reason;
use crate::change::tags::places;
use crate::model::Kind;
use crate::model::feature::{Feature, Scenario};
use crate::syntax::gherkin;
use crate::text::{FileId, Span};

/// The text with the new name; it must still read as the same scenarios.
pub fn renamed(path: &str, text: &str, renaming: &Renaming) -> Result<String, Reason> {
    let refused = || Reason::Scenario { path: path.to_owned() };
    let before = gherkin::read(FileId::default(), path, text);
    let out = if renaming.is_distinct() {
        renaming.of(text)
    } else if let Some(feature) = before.feature.as_ref().filter(|_| is_tag(renaming.kind)) {
        let splice =
            |text: String, place: &Span| format!("{}@{}{}", &text[..place.start()], renaming.to, &text[place.end()..]);
        places(feature, &renaming.from).iter().rev().fold(text.to_owned(), splice)
    } else {
        return Ok(text.to_owned());
    };
    let after = gherkin::read(FileId::default(), path, &out);
    let name = |tag: &str| if tag == renaming.from { renaming.to.clone() } else { tag.to_owned() };
    let wanted = before.feature.as_ref().map(|feature| shape(feature, name));
    let found = after.feature.as_ref().map(|feature| shape(feature, str::to_owned));
    if before.diagnostics.len() == after.diagnostics.len() && wanted == found { Ok(out) } else { Err(refused()) }
}

/// Does a tag name such an artifact?
fn is_tag(kind: Option<Kind>) -> bool {
    kind.is_some_and(|kind| {
        matches!(
            kind,
            Kind::Requirement | Kind::UseCase | Kind::RecipeBook | Kind::Lot | Kind::Scenario | Kind::TestCase
        )
    })
}

/// Of each scenario its tags, how many steps and tables it has, and whether it is whole.
type Shape = Vec<(Vec<String>, usize, usize, bool)>;

fn shape(feature: &Feature, name: impl Fn(&str) -> String) -> Shape {
    let one = |scenario: &Scenario| {
        let tags = scenario.all_tags().map(|tag| name(&tag.name)).collect();
        (tags, scenario.steps.len(), scenario.examples.len(), scenario.sound)
    };
    feature.scenarios.iter().map(one).collect()
}
