//! Artifacts of the collections that have no type of their own, from their items.

use super::Item;
use crate::model::fields::{head, text, texts};
use crate::model::{Artifact, Id, Kind, Project};

/// Reads the items of every collection that no other reader types; their shape was verified.
pub fn read(items: &[Item], project: &mut Project) {
    project.artifacts.extend(items.iter().filter(|item| !is_typed(item.collection.kind)).map(artifact));
}

/// Kinds that have a type of their own in the model.
const fn is_typed(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Objective
            | Kind::Workshop
            | Kind::Need
            | Kind::UseCase
            | Kind::Requirement
            | Kind::Lot
            | Kind::RecipeBook
            | Kind::TestCase
            | Kind::Term
            | Kind::Target
    )
}

fn artifact(item: &Item) -> Artifact {
    let collection = item.collection;
    let mut head = head(&item.node);
    if collection.kind == Kind::StepPhrase && item.node.get("title").is_none() {
        // People know a phrase by what it says, whatever is said of it.
        head.title = texts(&item.node, "phrase").into_iter().next().unwrap_or_default();
    }
    if head.title.is_empty() {
        let named = collection.named_by.iter().flat_map(|field| texts(&item.node, field));
        head.title = named.collect::<Vec<_>>().join(" · ");
    }
    if collection.single {
        // One mapping for the project: its collection names it.
        head.id = Some(Id::from(collection.name));
    }
    let default = collection.statuses.first().copied().unwrap_or_default();
    let status = text(&item.node, collection.state).unwrap_or_else(|| default.to_owned());
    Artifact { kind: collection.kind, head, status }
}
