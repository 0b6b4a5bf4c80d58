//! Which artifacts does a field of links name, written on this side or on the other?

use super::Entry;
use crate::model::graph::EdgeKind;
use crate::model::schema::{self, FieldType};
use crate::model::{Id, Kind, Project, fields};

/// The artifacts that a field of links names, each once. Inverse fields are computed; cases and needs
/// are linked by tags and by workshops too.
pub fn of_field(project: &Project, entry: &Entry<'_>, field: &str, field_type: FieldType) -> Vec<Id> {
    let graph = &project.graph;
    let of_kind = |id: &Id, kinds: &[Kind]| project.kind(id).is_some_and(|kind| kinds.contains(&kind));
    let mut found: Vec<Id> = match field_type {
        FieldType::Inverse(kinds) => {
            let mut found: Vec<Id> =
                graph.to(&entry.id).map(|edge| edge.from.clone()).filter(|id| of_kind(id, kinds)).collect();
            // As in the chain and the matrix: what details a use case of a need covers the need.
            if entry.kind == Kind::Need && kinds.contains(&Kind::Requirement) {
                let use_cases = graph.sources(&entry.id, EdgeKind::Covers).into_iter();
                let use_cases = use_cases.filter(|id| of_kind(id, &[Kind::UseCase]));
                found.extend(use_cases.flat_map(|id| graph.sources(id, EdgeKind::Details)).cloned());
            }
            found
        }
        FieldType::Link(kinds) | FieldType::Links(kinds) | FieldType::LinksOrTexts(kinds) => match entry.kind {
            Kind::Need | Kind::TestCase | Kind::Scenario => {
                let edges = graph.from(&entry.id).filter(|edge| edge.kind != EdgeKind::DependsOn);
                edges.map(|edge| edge.to.clone()).filter(|id| of_kind(id, kinds)).collect()
            }
            _ => {
                let written = entry.node().map(|node| fields::links(node, field)).unwrap_or_default();
                written.into_iter().map(|link| link.to).filter(|id| of_kind(id, kinds)).collect()
            }
        },
        _ => Vec::new(),
    };
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|id| seen.insert(id.clone()));
    found
}

/// The lot of an artifact, whichever field or tag says it. What there is once for the project (its
/// organisation…) names lots without being in one.
pub fn lot(project: &Project, id: &Id) -> Option<Id> {
    let kind = project.kind(id)?;
    if schema::of_kind(kind).is_some_and(|collection| collection.single) {
        return None;
    }
    let planned = project.graph.targets(id, EdgeKind::PlannedIn).first().map(|lot| (*lot).clone());
    // The links of a part are written by the artifact that holds it.
    planned.or_else(|| fields::link(&project.head(id)?.node, "lot").map(|link| link.to))
}
