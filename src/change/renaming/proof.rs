//! Does the project hold the same after the rename? Asked of the graph that its texts make, which knows
//! nothing of how they were changed.

use rustc_hash::FxHashSet;

use super::Renaming;
use crate::model::schema;
use crate::model::{Id, Project};

/// A link of the project that the renamed one has no longer: who names whom. An artifact that is gone
/// names nothing, and is named by itself.
pub fn lost_link(before: &Project, after: &Project, renaming: &Renaming) -> Option<(Id, Id)> {
    let now = |id: &Id| if id.as_str() == renaming.from { Id::from(renaming.to.as_str()) } else { id.clone() };
    // An id that is not written yet is given anew at each reading.
    let is_written = |id: &Id| {
        before.head(id).is_none_or(|head| {
            let single = before.kind(id).and_then(schema::of_kind).is_some_and(|collection| collection.single);
            single || head.node.get("id").is_some()
        })
    };
    let gone = before.index.iter().find(|(id, (kind, _))| is_written(id) && after.kind(&now(id)) != Some(*kind));
    if let Some((id, _)) = gone {
        return Some((id.clone(), id.clone()));
    }
    let edges: FxHashSet<_> = after.graph.edges().iter().map(|edge| (edge.kind, &edge.from, &edge.to)).collect();
    let all = before.graph.edges().iter().filter(|edge| is_written(&edge.from) && is_written(&edge.to));
    all.map(|edge| (edge, now(&edge.from), now(&edge.to)))
        .find(|(edge, from, to)| !edges.contains(&(edge.kind, from, to)))
        .map(|(edge, ..)| (edge.from.clone(), edge.to.clone()))
}
