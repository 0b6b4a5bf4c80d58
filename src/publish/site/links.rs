//! Where does an artifact come from, what follows from it, what stands beside it?

use std::collections::BTreeMap;

use super::context::{Site, links_of_case};
use super::view::{LinkGroup, LinkMap, Ref};
use super::{address, paging};
use crate::model::graph::EdgeKind;
use crate::model::schema::labels;
use crate::model::{Id, Kind};
use crate::publish::catalogue::Subject;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Upstream,
    Downstream,
    Beside,
}

/// The links of `id`, both ways, grouped by what they mean and by what stands at their other end.
pub(super) fn of(site: &Site<'_>, id: &Id) -> LinkMap {
    let kind = site.addresses.find(id).map(|(kind, _)| kind);
    let beside = kind.and_then(Subject::of).is_some();
    let mut map = LinkMap {
        // What stands beside the chain may well be tied to nothing.
        first: beside || matches!(kind, Some(Kind::Objective | Kind::Workshop)),
        last: beside || kind == Some(Kind::Scenario),
        ..LinkMap::default()
    };
    for side in [Side::Upstream, Side::Downstream, Side::Beside] {
        for &kind in EdgeKind::ALL {
            for outward in [true, false] {
                if side_of(kind, outward) == side {
                    let groups = groups(site, id, kind, outward);
                    match side {
                        Side::Upstream => map.upstream.extend(groups),
                        Side::Downstream => map.downstream.extend(groups),
                        Side::Beside => map.beside.extend(groups),
                    }
                }
            }
        }
    }
    books(site, id, kind, &mut map);
    map
}

/// A lot is accepted by its books, and a book is about its lot: neither is what the other holds.
fn books(site: &Site<'_>, id: &Id, kind: Option<Kind>, map: &mut LinkMap) {
    let group = |label: &str, ends: Vec<&Id>| {
        let refs: Vec<Ref> = ends.into_iter().filter_map(|end| site.judged(end)).collect();
        LinkGroup { label: site.say(label), count: refs.len(), refs, more: None }
    };
    let books = site.project.recipe_books.iter();
    if kind == Some(Kind::Lot) {
        let about = books.filter(|book| book.lot.as_ref().is_some_and(|link| link.to == *id));
        map.downstream.push(group("site-link-books", about.filter_map(|book| book.head.id.as_ref()).collect()));
    }
    if kind == Some(Kind::RecipeBook) {
        let lot = site.project.book(id).and_then(|book| book.lot.as_ref());
        map.upstream.push(group("site-link-lot", lot.iter().map(|link| &link.to).collect()));
    }
    map.downstream.retain(|group| !group.refs.is_empty());
    map.upstream.retain(|group| !group.refs.is_empty());
}

/// The chain runs from objectives to acceptance: a written link mostly names what comes before.
const fn side_of(kind: EdgeKind, outward: bool) -> Side {
    match (kind, outward) {
        (
            EdgeKind::DependsOn | EdgeKind::ConflictsWith | EdgeKind::Refines | EdgeKind::Replaces | EdgeKind::Says,
            _,
        )
        | (EdgeKind::BelongsTo, true) => Side::Beside,
        (EdgeKind::PlannedIn, true) => Side::Downstream,
        (EdgeKind::PlannedIn, false) | (_, true) => Side::Upstream,
        (_, false) => Side::Downstream,
    }
}

fn groups(site: &Site<'_>, id: &Id, kind: EdgeKind, outward: bool) -> Vec<LinkGroup> {
    let graph = &site.project.graph;
    let mut ends: Vec<Id> = match outward {
        true => graph.targets(id, kind).into_iter().cloned().collect(),
        false => graph.sources(id, kind).into_iter().cloned().collect(),
    };
    ends.extend(case_ends(site, id, kind, outward));
    ends.sort();
    ends.dedup();
    let mut by_kind: BTreeMap<Kind, Vec<&Id>> = BTreeMap::new();
    let about_a_book = site.project.book(id).is_some();
    for end in ends.iter().filter(|end| *end != id) {
        let Some((end_kind, _)) = site.addresses.find(end) else { continue };
        if kind == EdgeKind::PlannedIn && (end_kind == Kind::RecipeBook || about_a_book) {
            continue;
        }
        if site.reference(end).is_some() {
            by_kind.entry(end_kind).or_default().push(end);
        }
    }
    let way = if outward { "out" } else { "in" };
    let label = || site.say(&format!("site-link-{}-{way}", kind.key()).replace('_', "-"));
    // Only what can stand at several kinds of ends needs its kind said.
    let several = matches!((kind, outward), (EdgeKind::PlannedIn | EdgeKind::Covers | EdgeKind::Says, false));
    let plural = |end_kind: Kind| labels::collection(site.lang, end_kind.collection());
    by_kind
        .into_iter()
        .map(|(end_kind, ends)| {
            let label = match several {
                _ if kind == EdgeKind::Names => plural(end_kind),
                true => format!("{} · {}", label(), plural(end_kind)),
                false => label(),
            };
            let named = if ends.len() > paging::NAMED * 2 { paging::NAMED } else { ends.len() };
            let refs = ends.iter().take(named).filter_map(|end| site.judged(end)).collect();
            let others = ends.len() - named;
            let list = Subject::of(end_kind).map_or_else(|| address::list(end_kind), Subject::page);
            let more = (others > 0).then(|| (site.say_count("site-more", others), list));
            LinkGroup { label, refs, count: ends.len(), more }
        })
        .collect()
}

/// The links of cases stand in the cases too.
fn case_ends(site: &Site<'_>, id: &Id, kind: EdgeKind, outward: bool) -> Vec<Id> {
    if !outward {
        return site.cases_by_link(kind, id).to_vec();
    }
    let written = site.case(id).into_iter().flat_map(links_of_case);
    written.filter(|(written, _)| *written == kind).map(|(_, to)| to.clone()).collect()
}
