//! What follows from an artifact, and where does it come from? The chain as a tree, its holes first.

use std::collections::BTreeSet;

use super::{Entry, View, entry};
use crate::choice;
use crate::model::graph::{Edge, EdgeKind};
use crate::model::need::NeedStatus;
use crate::model::objective::ObjectiveStatus;
use crate::model::use_case::{Family, UseCaseStatus};
use crate::model::{Id, Kind, Project};

/// Which way the tree grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Objective → need → use case → requirement → case.
    Down,
    /// Case → requirement → use case → need → objective and workshop.
    Up,
}

choice! {
    /// What is missing in the chain.
    Hole "hole" {
        /// An objective that no need serves.
        NoNeed = "no_need",
        /// A retained need that no use case covers.
        NoUseCase = "no_use_case",
        /// A use case that no requirement details.
        NoRequirement = "no_requirement",
        /// A requirement that no approved case verifies.
        NoTest = "no_test",
        /// A need that serves no objective.
        NoObjective = "no_objective",
        /// A use case or a requirement that comes from nothing.
        NoSource = "no_source",
    }
}

/// An artifact of the tree.
#[derive(Clone, Debug)]
pub struct Branch<'p> {
    /// The artifact.
    pub entry: Entry<'p>,
    /// The link by which it hangs there; none for a root.
    pub link: Option<EdgeKind>,
    /// What is missing right under it.
    pub holes: Vec<Hole>,
    /// What hangs under it.
    pub children: Vec<Branch<'p>>,
    /// It was shown before, with what hangs under it.
    pub again: bool,
    /// Artifacts under it that the depth hides.
    pub hidden: usize,
}

impl Branch<'_> {
    /// Has it a hole, here or below?
    pub fn has_hole(&self) -> bool {
        !self.holes.is_empty() || self.children.iter().any(Self::has_hole)
    }

    fn collect_holes(&self, found: &mut BTreeSet<(Id, Hole)>) {
        found.extend(self.holes.iter().map(|hole| (self.entry.id.clone(), *hole)));
        self.children.iter().for_each(|child| child.collect_holes(found));
    }
}

/// The holes of some trees, each once wherever its artifact hangs.
pub fn hole_count(trees: &[Branch<'_>]) -> usize {
    let mut found = BTreeSet::new();
    trees.iter().for_each(|tree| tree.collect_holes(&mut found));
    found.len()
}

/// The tree of an artifact; `depth` counts links.
pub fn of<'p>(view: &View<'p>, id: &Id, way: Way, depth: usize) -> Option<Branch<'p>> {
    let root = entry(view.project, id)?;
    let mut grower = Grower { project: view.project, way, seen: BTreeSet::new() };
    Some(grower.branch(root, None, depth, true))
}

/// The whole chain: every objective, then what hangs under none.
pub fn whole<'p>(view: &View<'p>, depth: usize) -> Vec<Branch<'p>> {
    let project = view.project;
    let mut grower = Grower { project, way: Way::Down, seen: BTreeSet::new() };
    let mut roots: Vec<Branch<'p>> = Vec::new();
    let objectives = project.objectives.iter().filter(|objective| objective.status != ObjectiveStatus::Dropped);
    let ids: Vec<Id> = objectives.map(|objective| objective.head.id()).collect();
    for id in ids {
        roots.extend(entry(project, &id).map(|root| grower.branch(root, None, depth, false)));
    }
    roots.sort_by_key(|root| !root.has_hole());
    let mut orphans: Vec<Branch<'p>> = Vec::new();
    for id in unattached(project) {
        // What an earlier orphan holds is no orphan.
        if !grower.seen.contains(&id) {
            orphans.extend(entry(project, &id).map(|root| grower.branch(root, None, depth, false)));
        }
    }
    orphans.extend(roots);
    orphans
}

/// Artifacts of the chain that name nothing above them, in the order of the chain.
fn unattached(project: &Project) -> Vec<Id> {
    let needs = project.needs.iter().filter(|need| need.objectives.is_empty() && is_alive(project, &need.head.id()));
    let use_cases =
        project.use_cases.iter().filter(|use_case| use_case.needs.is_empty() && use_case.depends_on.is_empty());
    let requirements =
        project.requirements.iter().filter(|it| it.needs.is_empty() && it.use_cases.is_empty() && !it.is_dropped());
    let alive = |id: &Id| is_alive(project, id);
    needs
        .map(|need| need.head.id())
        .chain(use_cases.map(|use_case| use_case.head.id()).filter(alive))
        .chain(requirements.map(|requirement| requirement.head.id()))
        .collect()
}

fn is_alive(project: &Project, id: &Id) -> bool {
    match project.kind(id) {
        Some(Kind::Need) => {
            project.need(id).is_some_and(|need| !matches!(need.status, NeedStatus::Rejected | NeedStatus::Postponed))
        }
        Some(Kind::UseCase) => project.use_case(id).is_some_and(|use_case| use_case.status != UseCaseStatus::Obsolete),
        Some(Kind::Requirement) => project.requirement(id).is_some_and(|requirement| !requirement.is_dropped()),
        _ => true,
    }
}

struct Grower<'p> {
    project: &'p Project,
    way: Way,
    seen: BTreeSet<Id>,
}

impl<'p> Grower<'p> {
    fn branch(&mut self, entry: Entry<'p>, link: Option<EdgeKind>, depth: usize, root: bool) -> Branch<'p> {
        let holes = holes(self.project, &entry.id, self.way);
        let mut branch = Branch { entry, link, holes, children: Vec::new(), again: false, hidden: 0 };
        let ends = self.ends(&branch.entry, root);
        if !self.seen.insert(branch.entry.id.clone()) {
            branch.again = !ends.is_empty();
            return branch;
        }
        if depth == 0 {
            branch.hidden = ends.len();
            return branch;
        }
        for (id, link) in ends {
            if let Some(child) = super::entry(self.project, &id) {
                let child = self.branch(child, Some(link), depth - 1, false);
                branch.children.push(child);
            }
        }
        branch.children.sort_by_key(|child| (child.holes.is_empty(), !child.has_hole()));
        branch
    }

    /// What hangs under an artifact, each once.
    fn ends(&self, entry: &Entry<'_>, root: bool) -> Vec<(Id, EdgeKind)> {
        let graph = &self.project.graph;
        let mut ends: Vec<(Id, EdgeKind)> = match self.way {
            Way::Down => graph.to(&entry.id).map(|edge| (edge.from.clone(), edge.kind)).collect(),
            Way::Up => graph.from(&entry.id).map(|edge| (edge.to.clone(), edge.kind)).collect(),
        };
        let mut met = BTreeSet::new();
        ends.retain(|(id, kind)| self.hangs(entry, id, *kind, root) && met.insert(id.clone()));
        if self.way == Way::Down {
            // What hangs under one of them already does not hang beside it: a requirement of one of the
            // need's use cases, a case of one of the use case's requirements.
            let nearer: BTreeSet<Id> = ends
                .iter()
                .flat_map(|(id, _)| graph.to(id).filter(|edge| is_chain(edge)).map(|edge| edge.from.clone()))
                .collect();
            ends.retain(|(id, _)| !nearer.contains(id));
        } else {
            let nearer: BTreeSet<Id> = ends
                .iter()
                .flat_map(|(id, _)| graph.from(id).filter(|edge| is_chain(edge)).map(|edge| edge.to.clone()))
                .collect();
            ends.retain(|(id, _)| !nearer.contains(id));
        }
        ends
    }

    /// Is it part of the tree there? Below the root only the chain is; lots and books hold what is
    /// planned in them.
    fn hangs(&self, entry: &Entry<'_>, end: &Id, link: EdgeKind, root: bool) -> bool {
        match (self.way, link) {
            (
                _,
                EdgeKind::Serves
                | EdgeKind::Covers
                | EdgeKind::Details
                | EdgeKind::Verifies
                | EdgeKind::Plays
                | EdgeKind::VoicedIn
                | EdgeKind::Says,
            ) => true,
            (Way::Down, EdgeKind::PlannedIn) => entry.kind == Kind::Lot && root,
            (Way::Down, EdgeKind::BelongsTo) => entry.kind == Kind::RecipeBook && root,
            // A data use case stands under the CRM use cases that it feeds.
            (_, EdgeKind::DependsOn) => {
                root || (entry.kind == Kind::UseCase
                    && self.is_data(if self.way == Way::Down { end } else { &entry.id }))
            }
            _ => root,
        }
    }

    fn is_data(&self, id: &Id) -> bool {
        self.project.use_case(id).is_some_and(|use_case| use_case.family == Family::Data)
    }
}

fn is_chain(edge: &Edge) -> bool {
    matches!(edge.kind, EdgeKind::Serves | EdgeKind::Covers | EdgeKind::Details | EdgeKind::Verifies)
}

/// What is missing right under (or above) an artifact.
pub fn holes(project: &Project, id: &Id, way: Way) -> Vec<Hole> {
    if !is_alive(project, id) {
        return Vec::new();
    }
    let graph = &project.graph;
    let has = |kind: EdgeKind, wanted: &dyn Fn(&Id) -> bool| graph.sources(id, kind).into_iter().any(wanted);
    let alive = |id: &Id| is_alive(project, id);
    let hole = match (way, project.kind(id)) {
        (Way::Down, Some(Kind::Objective)) => (!has(EdgeKind::Serves, &alive)).then_some(Hole::NoNeed),
        (Way::Down, Some(Kind::Need)) => {
            let retained = project.need(id).is_some_and(|need| need.status == NeedStatus::Retained);
            let covers = |id: &Id| project.use_case(id).is_some() && is_alive(project, id);
            (retained && !has(EdgeKind::Covers, &covers)).then_some(Hole::NoUseCase)
        }
        (Way::Down, Some(Kind::UseCase)) => (!has(EdgeKind::Details, &alive)).then_some(Hole::NoRequirement),
        (Way::Down, Some(Kind::Requirement)) => {
            let approved = |id: &Id| project.case(id).is_some_and(|case| case.approved);
            (!has(EdgeKind::Verifies, &approved)).then_some(Hole::NoTest)
        }
        (Way::Up, Some(Kind::Need)) => graph.targets(id, EdgeKind::Serves).is_empty().then_some(Hole::NoObjective),
        (Way::Up, Some(Kind::UseCase)) => {
            let sources = [EdgeKind::Covers, EdgeKind::DependsOn];
            sources.iter().all(|kind| graph.targets(id, *kind).is_empty()).then_some(Hole::NoSource)
        }
        (Way::Up, Some(Kind::Requirement)) => {
            let sourced = [EdgeKind::Covers, EdgeKind::Details].iter().any(|kind| !graph.targets(id, *kind).is_empty());
            let asks = project.requirement(id).is_some_and(|requirement| requirement.requirement_type.needs_a_source());
            (!sourced && asks).then_some(Hole::NoSource)
        }
        _ => None,
    };
    hole.into_iter().collect()
}
