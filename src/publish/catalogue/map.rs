//! Which application do the others turn around, and what moves between it and each of them?

use std::collections::BTreeMap;

use super::Reader;
use crate::model::{Id, Kind};

/// More applications than this around one are a table, not a map.
const MOST: usize = 24;

/// The application that has most flows, with those around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// In the middle.
    pub hub: Id,
    /// What gives it data.
    pub sources: Vec<Spoke>,
    /// What only takes data from it.
    pub consumers: Vec<Spoke>,
}

/// An application beside the one in the middle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoke {
    /// Which.
    pub application: Id,
    /// The flows between both; `true` where data go towards the middle.
    pub flows: Vec<(Id, bool)>,
}

/// The map; none where nothing is in the middle of several others.
pub fn map(reader: &Reader<'_>) -> Option<Map> {
    let end = |flow: &crate::model::Artifact, field| flow.links(field).into_iter().next().map(|link| link.to);
    let flows: Vec<(Id, Id, Id)> = reader
        .of_kind(Kind::Flow)
        .into_iter()
        .filter(|(_, flow)| flow.status != "retired")
        .filter_map(|(_, flow)| Some((flow.head.id.clone()?, end(flow, "from")?, end(flow, "to")?)))
        .collect();
    let mut degree: BTreeMap<&Id, usize> = BTreeMap::new();
    for (_, from, to) in &flows {
        *degree.entry(from).or_default() += 1;
        *degree.entry(to).or_default() += 1;
    }
    let hub = degree.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id))).map(|(id, _)| (*id).clone())?;
    let mut around: BTreeMap<&Id, Spoke> = BTreeMap::new();
    for (flow, from, to) in &flows {
        let (other, towards) = match () {
            () if *to == hub && *from != hub => (from, true),
            () if *from == hub && *to != hub => (to, false),
            () => continue,
        };
        let spoke = around.entry(other).or_insert_with(|| Spoke { application: other.clone(), flows: Vec::new() });
        spoke.flows.push((flow.clone(), towards));
    }
    if !(2..=MOST).contains(&around.len()) {
        return None;
    }
    let (sources, consumers) =
        around.into_values().partition(|spoke: &Spoke| spoke.flows.iter().any(|(_, towards)| *towards));
    Some(Map { hub, sources, consumers })
}
