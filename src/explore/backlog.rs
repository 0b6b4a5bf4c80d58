//! What comes first? Requirements and the use cases that no requirement details yet, ranked: priority,
//! then value for the effort, then the order of the lots, dependencies before what depends on them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::links;
use crate::model::graph::EdgeKind;
use crate::model::priority::Priority;
use crate::model::requirement::{Requirement, RequirementStatus};
use crate::model::use_case::{Family, UseCase, UseCaseStatus};
use crate::model::{Head, Id, Kind, Project, fields};
use crate::text::amount;

/// An item of the backlog.
#[derive(Clone, Debug)]
pub struct Item<'p> {
    /// Requirement or use case.
    pub kind: Kind,
    /// Its common fields.
    pub head: &'p Head,
    /// Its priority; a requirement without one has its use case's.
    pub priority: Option<Priority>,
    /// Its lot.
    pub lot: Option<Id>,
    /// What it brings, from the use case.
    pub value: Option<Decimal>,
    /// What it costs, from the use case, shared among its requirements.
    pub effort: Option<Decimal>,
    /// Items of the backlog that come before it because it depends on them.
    pub after: Vec<Id>,
}

/// What a lot weighs.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// The lot; none: planned in no lot.
    pub lot: Option<Id>,
    /// Items by rank, from 1 to 4; the last: without a priority.
    pub ranks: [usize; 5],
    /// The effort of its items, as far as it is estimated.
    pub effort: Decimal,
    /// Items whose effort nobody estimated.
    pub unestimated: usize,
    /// Days that the lot announces.
    pub announced: Option<u32>,
}

impl Load {
    /// How many items.
    pub fn items(&self) -> usize {
        self.ranks.iter().sum()
    }
}

/// The backlog, first things first; of one lot where it is given.
pub fn ranked<'p>(project: &'p Project, lot: Option<&Id>) -> Vec<Item<'p>> {
    let mut items = items(project);
    items.retain(|item| lot.is_none_or(|lot| item.lot.as_ref() == Some(lot)));
    let known: BTreeSet<Id> = items.iter().map(|item| item.head.id()).collect();
    for item in &mut items {
        item.after.retain(|id| known.contains(id));
    }
    let order: BTreeMap<Id, usize> =
        project.lots_in_order().iter().enumerate().map(|(i, lot)| (lot.head.id(), i)).collect();
    items.sort_by(|a, b| compare(a, b, &order));
    dependencies_first(items)
}

fn items(project: &Project) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = Vec::new();
    let alive = |requirement: &&Requirement| {
        !matches!(requirement.status, RequirementStatus::Rejected | RequirementStatus::Obsolete)
    };
    let mut detailed: BTreeMap<Id, usize> = BTreeMap::new();
    for requirement in project.requirements.iter().filter(alive) {
        requirement.use_cases.iter().for_each(|link| *detailed.entry(link.to.clone()).or_default() += 1);
    }
    for requirement in project.requirements.iter().filter(alive) {
        let id = requirement.head.id();
        let sources: Vec<&UseCase> =
            requirement.use_cases.iter().filter_map(|link| project.use_case(&link.to)).collect();
        let priority = requirement.priority.clone().or_else(|| first_priority(&sources));
        // The effort of a use case is that of all its requirements together.
        let shares: Vec<Decimal> = sources.iter().filter_map(|use_case| share(project, use_case, &detailed)).collect();
        let effort = (!shares.is_empty()).then(|| shares.iter().sum());
        let value = sources.iter().filter_map(|use_case| figure(project, use_case, "value")).max();
        let after = project.graph.targets(&id, EdgeKind::DependsOn).into_iter().cloned().collect();
        items.push(Item {
            kind: Kind::Requirement,
            head: &requirement.head,
            priority,
            lot: links::lot(project, &id),
            value,
            effort,
            after,
        });
    }
    for use_case in project.use_cases.iter().filter(|use_case| use_case.status != UseCaseStatus::Obsolete) {
        let id = use_case.head.id();
        if detailed.contains_key(&id) {
            continue;
        }
        items.push(Item {
            kind: Kind::UseCase,
            head: &use_case.head,
            priority: use_case.priority.clone(),
            lot: links::lot(project, &id),
            value: figure(project, use_case, "value"),
            effort: figure(project, use_case, "effort"),
            after: before(project, use_case),
        });
    }
    items
}

/// A data use case names the CRM use cases that it feeds: it comes before them. Any other use case
/// comes after those it depends on.
fn before(project: &Project, use_case: &UseCase) -> Vec<Id> {
    let id = use_case.head.id();
    let is_data = |id: &Id| project.use_case(id).is_some_and(|other| other.family == Family::Data);
    let mut before: Vec<Id> = Vec::new();
    if use_case.family != Family::Data {
        before.extend(project.graph.targets(&id, EdgeKind::DependsOn).into_iter().cloned());
        before.extend(project.graph.sources(&id, EdgeKind::DependsOn).into_iter().filter(|id| is_data(id)).cloned());
    }
    before
}

fn first_priority(use_cases: &[&UseCase]) -> Option<Priority> {
    use_cases.iter().filter_map(|use_case| use_case.priority.clone()).min_by_key(|priority| priority.rank)
}

fn share(project: &Project, use_case: &UseCase, detailed: &BTreeMap<Id, usize>) -> Option<Decimal> {
    let count = detailed.get(&use_case.head.id()).copied().unwrap_or(1).max(1);
    Some((figure(project, use_case, "effort")? / Decimal::from(count)).round_dp(1))
}

/// No value and no effort is larger: sums of such numbers can be written.
const LARGEST: Decimal = Decimal::from_parts(0xa4c6_8000, 0x0003_8d7e, 0, false, 0);

fn figure(project: &Project, use_case: &UseCase, field: &str) -> Option<Decimal> {
    amount::figure(&fields::text(&use_case.head.node, field)?, project.manifest.lang)
        .filter(|number| number.abs() <= LARGEST)
}

/// Priority first, then what brings most for its effort, then the earlier lot.
fn compare(a: &Item<'_>, b: &Item<'_>, order: &BTreeMap<Id, usize>) -> Ordering {
    let rank = |item: &Item<'_>| item.priority.as_ref().map_or(5, |priority| priority.rank);
    let worth = |item: &Item<'_>| match (item.value, item.effort) {
        (Some(value), Some(effort)) if effort > Decimal::ZERO => {
            // What costs next to nothing is worth more than can be written.
            Some(value.checked_div(effort).unwrap_or(Decimal::MAX))
        }
        _ => None,
    };
    let lot = |item: &Item<'_>| item.lot.as_ref().and_then(|lot| order.get(lot)).copied().unwrap_or(usize::MAX);
    rank(a)
        .cmp(&rank(b))
        .then_with(|| worth(b).cmp(&worth(a)))
        .then_with(|| lot(a).cmp(&lot(b)))
        .then_with(|| a.head.id().by_number().cmp(&b.head.id().by_number()))
}

/// The same order, but what an item depends on comes before it. Of a circle (T14) each item keeps its
/// rank.
fn dependencies_first(sorted: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let at: BTreeMap<Id, usize> = sorted.iter().enumerate().map(|(i, item)| (item.head.id(), i)).collect();
    let mut out: Vec<usize> = Vec::with_capacity(sorted.len());
    let mut seen = vec![false; sorted.len()];
    for start in 0..sorted.len() {
        // A stack of its own instead of recursion: a chain may be as long as the backlog.
        let mut stack = vec![(start, false)];
        while let Some((i, ready)) = stack.pop() {
            if ready {
                out.push(i);
            } else if !std::mem::replace(&mut seen[i], true) {
                stack.push((i, true));
                let mut before: Vec<usize> = sorted[i].after.iter().filter_map(|id| at.get(id)).copied().collect();
                before.sort_unstable();
                stack.extend(before.into_iter().rev().filter(|i| !seen[*i]).map(|i| (i, false)));
            }
        }
    }
    let mut slots: Vec<Option<Item<'_>>> = sorted.into_iter().map(Some).collect();
    out.into_iter().filter_map(|i| slots[i].take()).collect()
}

/// What each lot weighs, in the order of the lots; what is planned in none comes last.
pub fn loads(project: &Project, items: &[Item<'_>]) -> Vec<Load> {
    let mut loads: Vec<Load> = project
        .lots_in_order()
        .iter()
        .map(|lot| Load { lot: lot.head.id.clone(), announced: lot.effort_days, ..Load::default() })
        .collect();
    loads.push(Load::default());
    let last = loads.len() - 1;
    for item in items {
        let at = loads.iter().position(|load| load.lot.is_some() && load.lot == item.lot).unwrap_or(last);
        let load = &mut loads[at];
        let rank = item.priority.as_ref().map_or(5, |priority| priority.rank.clamp(1, 4));
        load.ranks[usize::from(rank) - 1] += 1;
        match item.effort {
            Some(effort) => load.effort += effort,
            None => load.unestimated += 1,
        }
    }
    loads.retain(|load| load.items() > 0);
    loads
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item<'h>(head: &'h Head, rank: u8, worth: Option<(i64, i64)>, after: &[&str]) -> Item<'h> {
        Item {
            kind: Kind::Requirement,
            head,
            priority: Some(Priority { value: rank.to_string(), rank }),
            lot: None,
            value: worth.map(|(value, _)| Decimal::from(value)),
            effort: worth.map(|(_, effort)| Decimal::from(effort)),
            after: after.iter().map(|id| Id::from(*id)).collect(),
        }
    }

    fn ids(items: &[Item<'_>]) -> Vec<String> {
        items.iter().map(|item| item.head.id().to_string()).collect()
    }

    #[test]
    fn priority_then_worth_then_dependencies_before_dependents() {
        let heads: Vec<Head> =
            ["A", "B", "C", "10", "9"].iter().map(|id| Head { id: Some(Id::from(*id)), ..Head::default() }).collect();
        let mut items = vec![
            item(&heads[0], 2, None, &[]),
            item(&heads[1], 1, Some((4, 4)), &["10"]),
            item(&heads[2], 1, Some((8, 2)), &[]),
            item(&heads[3], 3, None, &[]),
            item(&heads[4], 3, None, &[]),
        ];
        items.sort_by(|a, b| compare(a, b, &BTreeMap::new()));
        assert_eq!(ids(&items), ["C", "B", "A", "9", "10"]);
        assert_eq!(ids(&dependencies_first(items)), ["C", "10", "B", "A", "9"]);
    }

    #[test]
    fn a_circle_loses_nothing() {
        let heads: Vec<Head> =
            ["A", "B"].iter().map(|id| Head { id: Some(Id::from(*id)), ..Head::default() }).collect();
        let items = vec![item(&heads[0], 1, None, &["B"]), item(&heads[1], 2, None, &["A"])];
        assert_eq!(dependencies_first(items).len(), 2);
    }
}
