//! What does the page of a lot say? What it holds, when it comes, where its acceptance stands.

use super::{Parts, fields, fields::Fields, verdict_chip};
use crate::model::lot::Lot;
use crate::publish::site::context::Site;
use crate::publish::site::view::{Block, Cell, Row, Section};
use crate::publish::site::{home, status};
use crate::text::format;

pub(super) fn parts(site: &Site<'_>, lot: &Lot) -> Parts {
    let mut chips = vec![status::plain(lot.status.label(site.lang))];
    chips.extend(verdict_chip(site, &lot.head));
    let facts = Fields::new(site)
        .text("goal", lot.goal.as_deref())
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
    let planned: Vec<_> = site
        .live_requirements()
        .filter(|(_, requirement)| {
            lot.head.id.is_some() && requirement.lot.as_ref().map(|link| &link.to) == lot.head.id.as_ref()
        })
        .collect();
    let mut holds: Option<Section> = None;
    if !planned.is_empty() {
        let rows = planned.iter().map(|(i, requirement)| {
            let reference = site.reference_at(crate::model::Kind::Requirement, *i);
            let priority = requirement.priority.as_ref().map(|priority| priority.label(site.lang)).unwrap_or_default();
            Row::new(vec![
                Cell::refs(reference.into_iter().collect()),
                Cell::text(requirement.requirement_type.label(site.lang)),
                Cell::text(priority),
                Cell::chips(verdict_chip(site, &requirement.head).into_iter().collect()),
            ])
        });
        holds = fields::table(
            site,
            "lot-requirements",
            &[("requirement", "wide"), ("type", ""), ("priority", ""), ("verdict", "")],
            rows.collect(),
        );
        let bar = home::verdict_bar(site, planned.iter().map(|(_, requirement)| requirement.head.id()));
        if let Some(section) = &mut holds {
            section.blocks.insert(0, Block::Bar { bar });
        }
    }
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
        holds,
    ];
    Parts { chips, facts, sections: sections.into_iter().flatten().collect() }
}
