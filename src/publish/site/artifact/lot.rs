//! What does the page of a lot say? What it holds, when it comes, where its acceptance stands.

use super::{Parts, fields, fields::Fields, verdict_chip};
use crate::model::Id;
use crate::model::lot::Lot;
use crate::publish::site::context::Site;
use crate::publish::site::view::{Block, Cell, Fact, Ref, Row, Section};
use crate::publish::site::{home, lists, paging, status};
use crate::text::format;

pub(super) fn parts(site: &Site<'_>, lot: &Lot) -> Parts {
    let mut chips = vec![status::plain(lot.status.label(site.lang))];
    chips.extend(verdict_chip(site, &lot.head));
    let facts = Fields::new(site)
        .prose("goal", lot.goal.as_deref())
        .person("owner", lot.owner.as_deref())
        .text("population", lot.population.as_deref())
        .words("sites", &lot.sites)
        .word("effort", lot.effort_days.map(|days| site.say_count("site-days", usize::try_from(days).unwrap_or(0))))
        .internal("budget", lot.budget.as_deref().map(|budget| format::money(site.lang, budget)).as_deref())
        .done();
    let milestones = lot.milestones.iter().map(|milestone| {
        Row::new(vec![
            Cell::text(&milestone.name),
            Cell::text(milestone.planned.map(|day| site.day(day)).unwrap_or_default()),
            Cell::text(milestone.actual.map(|day| site.day(day)).unwrap_or_default()),
        ])
    });
    let requirements = lot.head.id.as_ref().and_then(|id| holds(site, id));
    let sections = [
        fields::list(site, "included", &lot.included),
        fields::list(site, "excluded", &lot.excluded),
        fields::list(site, "deliverables", &lot.deliverables),
        fields::table(
            site,
            "milestones",
            &[("milestone", "wide"), ("planned", ""), ("actual-date", "")],
            milestones.collect(),
        ),
        fields::list(site, "entry-criteria", &lot.entry_criteria),
        fields::list(site, "exit-criteria", &lot.exit_criteria),
        requirements,
    ];
    Parts { chips, facts, sections: sections.into_iter().flatten().collect() }
}

/// The requirements planned in the lot: as a bar, then one by one, where they are not too many.
fn holds(site: &Site<'_>, lot: &Id) -> Option<Section> {
    let planned = site.planned_in(Some(lot));
    let (_, first) = planned.first()?;
    let bar = Block::Bar { bar: home::verdict_bar(site, planned.iter().filter_map(|(_, one)| one.head.id.as_ref())) };
    if planned.len() > paging::ROWS {
        let kind = crate::model::Kind::Requirement;
        let all = Ref {
            title: site.say_count("site-list-requirements-count", planned.len()),
            href: lists::shelf_of_requirement(site, first).first_page(kind),
            ..Ref::default()
        };
        let facts = vec![Fact::new(site.say("site-all"), Cell::refs(vec![all]))];
        let title = site.say("site-section-lot-requirements");
        return Some(Section::new("lot-requirements", title, vec![bar, Block::Facts { facts }]));
    }
    let rows = planned.iter().map(|(i, requirement)| {
        let reference = site.reference_at(crate::model::Kind::Requirement, *i);
        let priority = requirement.priority.as_ref().map(|priority| priority.label(site.lang)).unwrap_or_default();
        Row::new(vec![
            Cell::refs(reference.into_iter().collect()),
            Cell::text(requirement.given_type().map(|kind| kind.label(site.lang)).unwrap_or_default()),
            Cell::text(priority),
            Cell::chips(verdict_chip(site, &requirement.head).into_iter().collect()),
        ])
    });
    let columns = [("requirement", "wide"), ("type", ""), ("priority", ""), ("verdict", "")];
    let mut section = fields::table(site, "lot-requirements", &columns, rows.collect())?;
    section.blocks.insert(0, bar);
    Some(section)
}
