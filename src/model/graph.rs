//! What depends on what? The links of all artifacts, both ways.

use rustc_hash::FxHashMap;

use super::Id;
use crate::choice;
use crate::text::Place;

choice! {
    /// What a link says. It is written on one side; the other is computed.
    EdgeKind "edge" {
        /// Need → workshop.
        VoicedIn = "voiced_in",
        /// Need → objective.
        Serves = "serves",
        /// Use case → need, requirement → need.
        Covers = "covers",
        /// Requirement → use case.
        Details = "details",
        /// Artifact → lot.
        PlannedIn = "planned_in",
        /// Case → requirement.
        Verifies = "verifies",
        /// Case → use case.
        Plays = "plays",
        /// Case → book.
        BelongsTo = "belongs_to",
        /// Artifact → one that it needs first.
        DependsOn = "depends_on",
        /// Requirement → requirement that it cannot stand beside.
        ConflictsWith = "conflicts_with",
        /// Requirement → requirement that it makes precise.
        Refines = "refines",
        /// Requirement → requirement that it takes the place of.
        Replaces = "replaces",
        /// Any artifact → one that a field of it names (a flow's applications, a dashboard's indicators…).
        Names = "names",
    }
}

/// One link.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The artifact that writes it.
    pub from: Id,
    /// The artifact that is named.
    pub to: Id,
    /// What it says.
    pub kind: EdgeKind,
    /// Where it is written.
    pub place: Place,
}

/// All links, found from both ends.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    edges: Vec<Edge>,
    out: FxHashMap<Id, Vec<usize>>,
    into: FxHashMap<Id, Vec<usize>>,
}

impl Graph {
    /// A graph of these links.
    pub fn new(edges: Vec<Edge>) -> Self {
        let mut graph = Self { edges, ..Self::default() };
        graph.out.reserve(graph.edges.len());
        graph.into.reserve(graph.edges.len());
        for (i, edge) in graph.edges.iter().enumerate() {
            graph.out.entry(edge.from.clone()).or_default().push(i);
            graph.into.entry(edge.to.clone()).or_default().push(i);
        }
        graph
    }

    /// All links, in the order in which they were read.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The links that `id` writes.
    pub fn from(&self, id: &Id) -> impl Iterator<Item = &Edge> {
        self.out.get(id).into_iter().flatten().map(|i| &self.edges[*i])
    }

    /// The links that name `id`.
    pub fn to(&self, id: &Id) -> impl Iterator<Item = &Edge> {
        self.into.get(id).into_iter().flatten().map(|i| &self.edges[*i])
    }

    /// The artifacts that `id` names by links of that kind.
    pub fn targets(&self, id: &Id, kind: EdgeKind) -> Vec<&Id> {
        self.from(id).filter(|edge| edge.kind == kind).map(|edge| &edge.to).collect()
    }

    /// The artifacts that name `id` by links of that kind.
    pub fn sources(&self, id: &Id, kind: EdgeKind) -> Vec<&Id> {
        self.to(id).filter(|edge| edge.kind == kind).map(|edge| &edge.from).collect()
    }
}
