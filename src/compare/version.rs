//! What does one version of a file hold, for the story of a project?

use std::collections::{BTreeMap, BTreeSet};

use super::meaning::{self, Renames};
use super::pieces::{Piece, split};
use super::timeline::{FileChange, Seen, scenario_key};
use crate::model::Kind;
use crate::model::case::scenario_id;
use crate::model::feature::Scenario;
use crate::model::fields;
use crate::model::schema;
use crate::syntax::corpus::is_yaml;
use crate::syntax::{gherkin, yaml};
use crate::text::FileId;
use crate::text::node::Node;

/// A thing as it is written in one version of its file.
pub(super) enum Thing {
    Item(Kind, Node),
    Scenario(Box<Scenario>),
}

impl Thing {
    /// What is known of it, with other things called as they are now.
    pub(super) fn seen(&self, renames: &Renames<'_>) -> Seen {
        match self {
            Self::Item(kind, node) => {
                let approved =
                    (*kind == Kind::TestCase).then(|| fields::text(node, "status").as_deref() == Some("approved"));
                let frozen = *kind == Kind::Requirement && fields::text(node, "status").as_deref() == Some("frozen");
                Seen { print: meaning::of_item(*kind, node, renames), approved, frozen }
            }
            Self::Scenario(scenario) => {
                Seen { print: meaning::of_scenario(scenario, renames), approved: None, frozen: false }
            }
        }
    }
}

/// The things of a version, by their ids.
pub(super) type Version = BTreeMap<String, Thing>;

/// The items of a text that another one has not; nothing where one of them must be read whole.
pub(super) fn gone<'t>(before: &'t str, after: &str) -> Option<Vec<Piece<'t>>> {
    let (old, new) = (split(before)?, split(after)?);
    let new: BTreeSet<Piece<'_>> = new.into_iter().collect();
    Some(old.into_iter().filter(|piece| !new.contains(piece)).collect())
}

/// What a file held and holds, without what is the same on both sides where that is told at sight.
pub(super) fn versions(file: &FileChange<'_>) -> (Version, Version) {
    if is_feature(file.path) {
        let read = |text: Option<&str>| text.map(|text| scenarios(file.path, text)).unwrap_or_default();
        return (read(file.before), read(file.after));
    }
    if !is_yaml(file.path) {
        return (Version::new(), Version::new());
    }
    let (before, after) = (file.before.unwrap_or_default(), file.after.unwrap_or_default());
    if let (Some(old), Some(new)) = (gone(before, after), gone(after, before)) {
        let read = |pieces: &[Piece<'_>]| pieces.iter().flat_map(|piece| items(&piece.alone())).collect();
        return (read(&old), read(&new));
    }
    (items(before), items(after))
}

/// The items of a YAML text; of one with faults, those that can be read.
fn items(text: &str) -> Version {
    let mut version = Version::new();
    let Some(root) = yaml::read(FileId(0), text).root else { return version };
    for (key, value) in root.entries() {
        let Some(collection) = schema::collection(&key.text).filter(|collection| !collection.single) else { continue };
        for item in value.items() {
            let named = |item: &Node| fields::text(item, "id");
            // A rule has a story of its own: cases may verify it alone.
            if matches!(collection.kind, Kind::UseCase | Kind::Requirement) {
                let rules = item.get("rules").map(Node::items).unwrap_or_default();
                let rules = rules.iter().filter_map(|rule| Some((named(rule)?, Thing::Item(Kind::Rule, rule.clone()))));
                version.extend(rules);
            }
            if let Some(id) = named(item) {
                version.insert(id, Thing::Item(collection.kind, item.clone()));
            }
        }
    }
    version
}

fn is_feature(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("feature"))
}

fn scenarios(path: &str, text: &str) -> Version {
    let Some(feature) = gherkin::read(FileId(0), path, text).feature else { return Version::new() };
    let of_scenario =
        |scenario: Scenario| (scenario_key(&scenario_id(path, &scenario)), Thing::Scenario(Box::new(scenario)));
    feature.scenarios.into_iter().map(of_scenario).collect()
}
