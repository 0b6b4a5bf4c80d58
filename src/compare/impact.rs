//! What depends on an artifact: what would have to be looked at again if it changed, and for how long?

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::staleness;
use super::timeline::Timeline;
use crate::model::case::{Case, CaseSource};
use crate::model::graph::EdgeKind;
use crate::model::{Id, Kind, Project};

/// What depends on an artifact.
#[derive(Clone, Debug, Default)]
pub struct Impact {
    /// Artifacts that rest on it, with how many links lie between; the nearest first.
    pub dependents: Vec<(Id, usize)>,
    /// Lots in which it or they are delivered.
    pub lots: BTreeSet<Id>,
    /// Books in which their cases are played.
    pub books: BTreeSet<Id>,
    /// Cases among the dependents that are approved.
    pub approved: Vec<Id>,
    /// Those of them that were approved before the artifact last changed.
    pub stale: BTreeSet<Id>,
    /// What looking again takes.
    pub rework: Rework,
}

/// Minutes of work, by the figures of the method: a case is written in 15 minutes, played in 10 (or in
/// the time that it plans) and replayed in 5, which 3 of 10 are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rework {
    /// Cases to write again.
    pub cases: usize,
    /// Cases and rows to play.
    pub plays: usize,
    /// Minutes of writing.
    pub writing: u32,
    /// Minutes of playing.
    pub playing: u32,
    /// Minutes of replaying.
    pub replaying: u32,
}

/// Minutes to write a case.
pub const WRITE: u32 = 15;
/// Minutes to play one, unless it plans another time.
pub const PLAY: u32 = 10;
/// Minutes to replay one.
pub const REPLAY: u32 = 5;
/// Of ten plays, those that are replayed.
pub const REPLAYED_OF_TEN: u32 = 3;

impl Rework {
    /// The work of these cases.
    pub fn of<'c>(project: &Project, cases: impl Iterator<Item = &'c Case>) -> Self {
        let mut work = Self::default();
        for case in cases {
            let plays = case.row_keys().len();
            let count = u32::try_from(plays).unwrap_or(u32::MAX);
            work.cases += 1;
            work.plays += plays;
            work.writing = work.writing.saturating_add(WRITE);
            work.playing = work.playing.saturating_add(minutes(project, case).saturating_mul(count));
        }
        let plays = u32::try_from(work.plays).unwrap_or(u32::MAX);
        work.replaying = plays.saturating_mul(REPLAYED_OF_TEN * REPLAY).div_ceil(10);
        work
    }

    /// All of it.
    pub const fn total(&self) -> u32 {
        self.writing.saturating_add(self.playing).saturating_add(self.replaying)
    }
}

/// The time that a case plans, else the method's.
fn minutes(project: &Project, case: &Case) -> u32 {
    let test = match (case.source, project.index.get(&case.id)) {
        (CaseSource::TestCase(i), _) => project.test_cases.get(i),
        (CaseSource::Scenario(..), Some((Kind::TestCase, i))) => project.test_cases.get(*i),
        _ => None,
    };
    test.and_then(|test| test.planned_min).unwrap_or(PLAY)
}

/// What depends on an artifact; which cases are stale is known where the story is.
pub fn of(project: &Project, id: &Id, timeline: Option<&Timeline>) -> Impact {
    let dependents = dependents(project, id);
    let mut impact = Impact::default();
    let reached = || std::iter::once(id).chain(dependents.iter().map(|(id, _)| id));
    for one in reached() {
        impact.lots.extend(project.graph.targets(one, EdgeKind::PlannedIn).into_iter().cloned());
        impact.books.extend(project.graph.targets(one, EdgeKind::BelongsTo).into_iter().cloned());
    }
    let cases: Vec<&Case> =
        reached().filter_map(|id| project.case(id)).filter(|case| case.approved && case.id != *id).collect();
    if let Some(timeline) = timeline {
        let signed = staleness::reviewed(project);
        let stale = cases.iter().filter(|case| {
            timeline.is_stale(&staleness::names(project, case), id) && !signed.contains(&(case.id.clone(), id.clone()))
        });
        impact.stale = stale.map(|case| case.id.clone()).collect();
    }
    impact.rework = Rework::of(project, cases.iter().copied());
    impact.approved = cases.iter().map(|case| case.id.clone()).collect();
    impact.lots.remove(id);
    impact.books.remove(id);
    impact.dependents = dependents;
    impact
}

/// What names it, what names that, and so on; the rules of a use case with it.
fn dependents(project: &Project, id: &Id) -> Vec<(Id, usize)> {
    let mut parts: BTreeMap<&Id, Vec<Id>> = BTreeMap::new();
    for part in &project.parts {
        parts.entry(&part.owner).or_default().push(part.head.id());
    }
    let mut distance: BTreeMap<Id, usize> = BTreeMap::from([(id.clone(), 0)]);
    let mut order = Vec::new();
    let mut next = VecDeque::from([id.clone()]);
    while let Some(at) = next.pop_front() {
        let links = distance.get(&at).copied().unwrap_or(0) + 1;
        let named_by = project.graph.to(&at).filter(|edge| rests(edge.kind)).map(|edge| edge.from.clone());
        // A part changes with the artifact that holds it.
        let own = parts.get(&at).into_iter().flatten().cloned();
        for found in named_by.chain(own) {
            let signs =
                matches!(project.kind(&found), Some(Kind::Review | Kind::Lot | Kind::Workshop | Kind::Organisation));
            if !signs && !distance.contains_key(&found) {
                distance.insert(found.clone(), links);
                order.push((found.clone(), links));
                next.push_back(found);
            }
        }
    }
    order
}

/// Does what writes such a link rest on what it names?
const fn rests(link: EdgeKind) -> bool {
    !matches!(link, EdgeKind::ConflictsWith | EdgeKind::Replaces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Sources;

    const SPECS: &str = "\
needs:
  - {id: BES-001, title: Relancer}
use_cases:
  - {id: CU-001, title: Relancer un devis, needs: [BES-001], rules: [{id: RG-001, statement: À J+7}]}
requirements:
  - {id: EXG-001, title: Créer la relance, use_cases: [CU-001], lot: LOT-1}
  - {id: EXG-002, title: Autre}
lots:
  - {id: LOT-1, title: Socle}
recipe_books:
  - {id: CAH-01, title: Cahier, lot: LOT-1}
test_cases:
  - {id: CT-001, title: Essai, status: approved, requirements: [EXG-001], book: CAH-01, planned_min: 20}
  - {id: CT-002, title: Règle, status: review, rules: [RG-001]}
";

    #[test]
    fn what_rests_on_an_artifact_is_found_with_its_lots_books_and_cases() {
        let mut sources = Sources::default();
        sources.add("ouvrage.yaml", "project: {title: Essai}\n");
        sources.add("specs/a.yaml", SPECS);
        let project = link::project(&sources).project;
        let impact = of(&project, &Id::from("BES-001"), None);
        let found: Vec<(&str, usize)> = impact.dependents.iter().map(|(id, far)| (id.as_str(), *far)).collect();
        assert_eq!(found, [("CU-001", 1), ("EXG-001", 2), ("RG-001", 2), ("CT-001", 3), ("CT-002", 3)]);
        assert_eq!(impact.lots, BTreeSet::from([Id::from("LOT-1")]));
        assert_eq!(impact.books, BTreeSet::from([Id::from("CAH-01")]));
        assert_eq!(impact.approved, [Id::from("CT-001")]);
        assert_eq!(impact.rework, Rework { cases: 1, plays: 1, writing: 15, playing: 20, replaying: 2 });
        assert_eq!(impact.rework.total(), 37);
        assert!(of(&project, &Id::from("EXG-002"), None).dependents.is_empty());
    }
}
