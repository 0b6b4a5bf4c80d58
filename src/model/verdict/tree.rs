//! What does a requirement's verdict say of the use case, need, lot and objective above it?

use std::collections::{BTreeMap, BTreeSet};

use super::{Judgement, RowJudgement, Verdict};
use crate::model::execution::Counts;
use crate::model::head::Link;
use crate::model::lot::LotStatus;
use crate::model::need::NeedStatus;
use crate::model::objective::ObjectiveStatus;
use crate::model::use_case::UseCaseStatus;
use crate::model::{Case, Id, Project};

/// The cases that verify each requirement; what was dropped has none.
pub(super) struct Linked<'p> {
    of: BTreeMap<Id, BTreeMap<&'p Id, &'p Case>>,
}

impl<'p> Linked<'p> {
    pub fn of(project: &'p Project) -> Self {
        let alive = project.requirements.iter().filter(|requirement| !requirement.is_dropped());
        let mut of: BTreeMap<Id, BTreeMap<&Id, &Case>> =
            alive.map(|requirement| (requirement.head.id(), BTreeMap::new())).collect();
        for case in &project.cases {
            for link in &case.requirements {
                if let Some(cases) = of.get_mut(&link.to) {
                    cases.insert(&case.id, case);
                }
            }
        }
        Self { of }
    }

    /// All of them, each once.
    pub fn cases(&self) -> BTreeSet<&'p Id> {
        self.of.values().flat_map(|cases| cases.keys().copied()).collect()
    }
}

/// An artifact with what stands under it, while the tree is climbed.
#[derive(Default)]
struct Node<'p> {
    verdicts: BTreeMap<Verdict, usize>,
    cases: BTreeMap<&'p Id, &'p Case>,
}

impl<'p> Node<'p> {
    fn add(&mut self, verdict: Verdict, cases: &BTreeMap<&'p Id, &'p Case>) {
        *self.verdicts.entry(verdict).or_default() += 1;
        self.cases.extend(cases);
    }

    /// The worst of the children; nothing proves an artifact that has none. A case that stands
    /// under two of them is counted once.
    fn judge(&self, rows: &BTreeMap<Id, Vec<RowJudgement>>) -> Judgement {
        let (counts, stale) = outcomes(&self.cases, rows);
        Judgement {
            verdict: self.verdicts.keys().copied().min_by_key(|verdict| gravity(*verdict)).unwrap_or(Verdict::NoTest),
            counts,
            approved_cases: approved(&self.cases),
            expected_cases: 0,
            stale,
            children: self.verdicts.clone(),
        }
    }
}

/// How grave a child's verdict is for its parent, the gravest first. A missing test is the first
/// thing to say of a requirement, but above it a failure must never hide behind one.
const fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Failing => 0,
        Verdict::Blocked => 1,
        Verdict::NoTest => 2,
        Verdict::NotRun => 3,
        Verdict::Partial => 4,
        Verdict::PartlyCovered => 5,
        Verdict::ValidatedWithReserve => 6,
        Verdict::Validated => 7,
    }
}

fn outcomes(cases: &BTreeMap<&Id, &Case>, rows: &BTreeMap<Id, Vec<RowJudgement>>) -> (Counts, usize) {
    let mut counts = Counts::default();
    let mut stale = 0;
    for row in cases.keys().filter_map(|case| rows.get(*case)).flatten() {
        counts.add_row(row);
        stale += usize::from(row.stale.is_some());
    }
    (counts, stale)
}

fn approved(cases: &BTreeMap<&Id, &Case>) -> usize {
    cases.values().filter(|case| case.approved).count()
}

/// A level of the tree: the artifacts that count, each with its links upwards.
struct Level<'p> {
    nodes: BTreeMap<Id, Node<'p>>,
}

impl<'p> Level<'p> {
    fn of(ids: impl Iterator<Item = Id>) -> Self {
        Self { nodes: ids.map(|id| (id, Node::default())).collect() }
    }

    /// Puts a child under each of the artifacts of this level that it names, once.
    fn put(&mut self, parents: &[&Link], verdict: Verdict, cases: &BTreeMap<&'p Id, &'p Case>) {
        let parents: BTreeSet<&Id> = parents.iter().map(|link| &link.to).collect();
        for parent in parents {
            if let Some(node) = self.nodes.get_mut(parent) {
                node.add(verdict, cases);
            }
        }
    }

    /// The verdict of an artifact of this level, and the cases under it.
    fn judged(&self, id: &Id, rows: &BTreeMap<Id, Vec<RowJudgement>>) -> Option<(Judgement, &Node<'p>)> {
        self.nodes.get(id).map(|node| (node.judge(rows), node))
    }
}

/// Requirement → use case → need → objective, and requirement → lot.
pub(super) fn judge_artifacts(
    project: &Project,
    linked: &Linked<'_>,
    rows: &BTreeMap<Id, Vec<RowJudgement>>,
) -> BTreeMap<Id, Judgement> {
    let mut judged = BTreeMap::new();
    let alive = |id: &Id, dropped: bool| (!dropped).then(|| id.clone());
    let mut use_cases = Level::of(
        project.use_cases.iter().filter_map(|item| alive(&item.head.id(), item.status == UseCaseStatus::Obsolete)),
    );
    let mut needs = Level::of(project.needs.iter().filter_map(|item| {
        alive(&item.head.id(), matches!(item.status, NeedStatus::Rejected | NeedStatus::Postponed))
    }));
    let mut lots =
        Level::of(project.lots.iter().filter_map(|item| alive(&item.head.id(), item.status == LotStatus::Dropped)));
    let mut objectives = Level::of(
        project.objectives.iter().filter_map(|item| alive(&item.head.id(), item.status == ObjectiveStatus::Dropped)),
    );

    for requirement in &project.requirements {
        let id = requirement.head.id();
        let Some(cases) = linked.of.get(&id) else { continue };
        let (counts, stale) = outcomes(cases, rows);
        let expected = usize::try_from(requirement.expected_tests).unwrap_or(usize::MAX);
        let judgement = Judgement::of_requirement(counts, approved(cases), expected, stale);
        use_cases.put(&requirement.use_cases.iter().collect::<Vec<_>>(), judgement.verdict, cases);
        needs.put(&requirement.needs.iter().collect::<Vec<_>>(), judgement.verdict, cases);
        lots.put(&requirement.lot.iter().collect::<Vec<_>>(), judgement.verdict, cases);
        judged.insert(id, judgement);
    }
    for use_case in &project.use_cases {
        if let Some((judgement, node)) = use_cases.judged(&use_case.head.id(), rows) {
            needs.put(&use_case.needs.iter().collect::<Vec<_>>(), judgement.verdict, &node.cases);
            judged.insert(use_case.head.id(), judgement);
        }
    }
    for need in &project.needs {
        if let Some((judgement, node)) = needs.judged(&need.head.id(), rows) {
            objectives.put(&need.objectives.iter().collect::<Vec<_>>(), judgement.verdict, &node.cases);
            judged.insert(need.head.id(), judgement);
        }
    }
    for level in [&lots, &objectives] {
        judged.extend(level.nodes.iter().map(|(id, node)| (id.clone(), node.judge(rows))));
    }
    judged
}
