//! What depends on what? The links of all artifacts, both ways.

use rustc_hash::{FxHashMap, FxHashSet};

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
        /// Case → phrase of the project that a step of it says; phrase → phrase that a step of it says.
        Says = "says",
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
    /// The number of each artifact that writes a link or is named by one.
    numbers: FxHashMap<Id, u32>,
    out: Ends,
    into: Ends,
}

/// The links at one end of each artifact, by its number: one list of all, cut where the next one's begin.
#[derive(Clone, Debug, Default)]
struct Ends {
    starts: Vec<u32>,
    edges: Vec<u32>,
}

impl Ends {
    /// The links whose artifacts at this end have those numbers, below `count`.
    fn of(numbers: &[u32], count: usize) -> Self {
        let mut starts = vec![0; count + 1];
        numbers.iter().for_each(|number| starts[*number as usize + 1] += 1);
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut edges = vec![0; numbers.len()];
        for (edge, number) in (0..).zip(numbers) {
            let free = &mut next[*number as usize];
            edges[*free as usize] = edge;
            *free += 1;
        }
        Self { starts, edges }
    }

    fn at(&self, number: u32) -> &[u32] {
        let at = number as usize;
        &self.edges[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl Graph {
    /// A graph of these links; what is said twice is kept where it was said first.
    pub fn new(mut edges: Vec<Edge>) -> Self {
        let mut numbers: FxHashMap<Id, u32> = FxHashMap::default();
        numbers.reserve(edges.len());
        let mut number = |id: &Id| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            match numbers.get(id) {
                Some(known) => *known,
                None => *numbers.entry(id.clone()).or_insert(next),
            }
        };
        let (mut from, mut to) = (Vec::with_capacity(edges.len()), Vec::with_capacity(edges.len()));
        let mut known: FxHashSet<(EdgeKind, u32, u32)> = FxHashSet::default();
        known.reserve(edges.len());
        edges.retain(|edge| {
            let ends = (number(&edge.from), number(&edge.to));
            let is_new = known.insert((edge.kind, ends.0, ends.1));
            if is_new {
                from.push(ends.0);
                to.push(ends.1);
            }
            is_new
        });
        let (out, into) = (Ends::of(&from, numbers.len()), Ends::of(&to, numbers.len()));
        Self { edges, numbers, out, into }
    }

    /// All links, in the order in which they were read.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The links that `id` writes.
    pub fn from(&self, id: &Id) -> impl Iterator<Item = &Edge> {
        self.numbers.get(id).into_iter().flat_map(|number| self.out.at(*number)).map(|at| &self.edges[*at as usize])
    }

    /// The links that name `id`.
    pub fn to(&self, id: &Id) -> impl Iterator<Item = &Edge> {
        self.numbers.get(id).into_iter().flat_map(|number| self.into.at(*number)).map(|at| &self.edges[*at as usize])
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
