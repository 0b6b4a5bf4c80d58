//! Does what is needed first come first, and does nothing need itself? (T13, T14)

use std::collections::{BTreeMap, BTreeSet};

use super::Findings;
use crate::model::graph::EdgeKind;
use crate::model::use_case::Family;
use crate::model::{Id, Project};
use crate::text::{Arg, Message, Place};

/// Members of a circle that a message names; of a longer one, its beginning and its end.
const NAMED: usize = 8;

/// T13: a requirement planned in a lot that comes before that of one it depends on, or a lot that comes before one
/// that it depends on.
pub fn lot_before_its_dependency(project: &Project, findings: &mut Findings) {
    let mut lots = Lots::of(project);
    let lot_of = |id: &Id| project.requirement(id)?.lot.as_ref().map(|lot| lot.to.clone());
    for edge in project.graph.edges().iter().filter(|edge| edge.kind == EdgeKind::DependsOn) {
        if let (Some(own), Some(needed)) = (project.lot(&edge.from), project.lot(&edge.to)) {
            // What it depends on says which comes first, unless both are numbered the other way round.
            if let (Some(first), Some(second)) = (own.order, needed.order)
                && first < second
            {
                let message = Message::new("T13-lot").with("lot", own.head.name()).with("needed", needed.head.name());
                findings.tell(edge.place, message);
            }
            continue;
        }
        let (Some(lot), Some(needed)) = (lot_of(&edge.from), lot_of(&edge.to)) else { continue };
        if lots.is_before(&lot, &needed) {
            let finding = findings.at("T13", edge.place);
            let from = project.title(&edge.from).unwrap_or_default();
            *finding = finding
                .clone()
                .with("name", format!("{} {from}", edge.from))
                .with("lot", lot.as_str())
                .with("other", edge.to.as_str())
                .with("needed", needed.as_str());
        }
    }
}

/// Which lot comes before which: by what they depend on, else by their order, as the plan shows them.
struct Lots<'a> {
    project: &'a Project,
    rank: BTreeMap<Id, usize>,
    /// What was told of two lots: many requirements ask for the same two.
    known: BTreeMap<(Id, Id), bool>,
}

impl<'a> Lots<'a> {
    fn of(project: &'a Project) -> Self {
        let rank = project.lots_in_order().into_iter().enumerate().map(|(rank, lot)| (lot.head.id(), rank)).collect();
        Self { project, rank, known: BTreeMap::new() }
    }

    fn is_before(&mut self, own: &Id, needed: &Id) -> bool {
        if own == needed {
            return false;
        }
        let pair = (own.clone(), needed.clone());
        if let Some(known) = self.known.get(&pair) {
            return *known;
        }
        let before = !self.rests_on(own, needed) && (self.rests_on(needed, own) || self.is_ranked_before(own, needed));
        self.known.insert(pair, before);
        before
    }

    fn is_ranked_before(&self, own: &Id, needed: &Id) -> bool {
        let order = |id: &Id| self.project.lot(id).and_then(|lot| lot.order);
        match (order(own), order(needed)) {
            // Two of one order go side by side.
            (Some(own), Some(needed)) => own < needed,
            (None, None) => self.rank.get(own).zip(self.rank.get(needed)).is_some_and(|(own, needed)| own < needed),
            // Of a lot without an order among others that have one, nothing is known.
            _ => false,
        }
    }

    /// Does one depend on the other, at any distance?
    fn rests_on(&self, own: &Id, needed: &Id) -> bool {
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        let mut open = self.project.graph.targets(own, EdgeKind::DependsOn);
        while let Some(next) = open.pop() {
            if next == needed {
                return true;
            }
            if seen.insert(next) {
                open.extend(self.project.graph.targets(next, EdgeKind::DependsOn));
            }
        }
        false
    }
}

/// T14: artifacts that depend on each other in a circle. Each link that closes one is told with its circle: without
/// these links there would be none.
pub fn dependency_cycle(project: &Project, findings: &mut Findings) {
    let mut next: BTreeMap<&Id, Vec<(&Id, Place)>> = BTreeMap::new();
    for edge in project.graph.edges().iter().filter(|e| matches!(e.kind, EdgeKind::DependsOn | EdgeKind::Refines)) {
        // A data use case names the CRM use cases that it feeds: that is no dependency of its own.
        let feeds = |id: &Id| project.use_case(id).is_some_and(|u| u.family == Family::Data);
        if edge.kind == EdgeKind::DependsOn && feeds(&edge.from) && !feeds(&edge.to) {
            continue;
        }
        next.entry(&edge.from).or_default().push((&edge.to, edge.place));
    }
    let mut walk = Walk { next, done: BTreeSet::new(), circles: Vec::new() };
    let starts: Vec<&Id> = walk.next.keys().copied().collect();
    for start in starts {
        walk.from(start);
    }
    for (path, place) in walk.circles {
        findings.tell(place, Message::new("T14").with("path", path));
    }
}

/// A depth-first walk over the dependencies.
struct Walk<'a> {
    next: BTreeMap<&'a Id, Vec<(&'a Id, Place)>>,
    done: BTreeSet<&'a Id>,
    circles: Vec<(Arg, Place)>,
}

impl<'a> Walk<'a> {
    /// Walks without recursion: a chain may be long. A link to where the walk is now closes a circle.
    fn from(&mut self, start: &'a Id) {
        if self.done.contains(start) {
            return;
        }
        let mut path: Vec<(&Id, usize)> = vec![(start, 0)];
        let mut on_path: BTreeMap<&Id, usize> = BTreeMap::from([(start, 0)]);
        while let Some((id, at)) = path.last_mut() {
            let Some((to, place)) = self.next.get(*id).and_then(|edges| edges.get(*at)).copied() else {
                self.done.insert(id);
                on_path.remove(*id);
                path.pop();
                continue;
            };
            *at += 1;
            if let Some(first) = on_path.get(to) {
                self.circles.push((told(&path[*first..]), place));
            } else if !self.done.contains(to) {
                on_path.insert(to, path.len());
                path.push((to, 0));
            }
        }
    }
}

/// The members of a circle, back to the first; of a long one the middle is counted.
fn told(circle: &[(&Id, usize)]) -> Arg {
    let names = |ids: &[(&Id, usize)]| ids.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(" → ");
    let first = circle.first().map(|(id, _)| id.as_str()).unwrap_or_default();
    if circle.len() <= NAMED {
        return Arg::from(format!("{} → {first}", names(circle)));
    }
    let (head, tail) = (NAMED / 2, NAMED / 4);
    let message = Message::new("T14-long")
        .with("head", names(&circle[..head]))
        .with("count", circle.len() - head - tail)
        .with("tail", format!("{} → {first}", names(&circle[circle.len() - tail..])));
    Arg::from(message)
}
