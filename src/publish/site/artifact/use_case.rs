//! What does the page of a use case say? Who does what and sees what, step by step.

use super::{Parts, ROOT, fields, fields::Fields, verdict_chip};
use crate::model::use_case::{Rule, UseCase};
use crate::publish::site::context::Site;
use crate::publish::site::view::{Cell, Row, Section};
use crate::publish::site::{address, status};

pub(super) fn parts(site: &Site<'_>, use_case: &UseCase) -> Parts {
    let mut chips =
        vec![status::plain(use_case.status.label(site.lang)), status::plain(use_case.family.label(site.lang))];
    chips.extend(use_case.cycle.map(|cycle| status::plain(cycle.label(site.lang))));
    chips.extend(use_case.priority.as_ref().map(|priority| status::strong(priority.label(site.lang))));
    chips.extend(verdict_chip(site, &use_case.head));
    let facts = Fields::new(site)
        .text("actor", use_case.actor.as_deref())
        .prose("goal", use_case.goal.as_deref())
        .text("trigger", use_case.trigger.as_deref())
        .text("frequency", use_case.frequency.as_deref())
        .text("volume", use_case.volume.as_deref())
        .words("channels", &use_case.channels)
        .word("domain", use_case.domain.as_deref().map(|domain| site.domain(domain)))
        .done();
    let flow = use_case.main_flow.iter().enumerate().map(|(i, step)| {
        Row::new(vec![
            Cell::text(site.number(i + 1)),
            Cell::text(&step.actor),
            Cell::html(site.line(ROOT, &step.action)),
            Cell::html(site.line(ROOT, &step.result)),
        ])
    });
    let data = use_case.required_data.iter().map(|data| {
        Row::new(vec![
            Cell::text(&data.entity),
            Cell::text(&data.field),
            Cell::text(data.source.clone().unwrap_or_default()),
            Cell::text(site.say(if data.mandatory { "site-yes" } else { "site-no" })),
            Cell::text(data.quality.clone().unwrap_or_default()),
            Cell::text(data.freshness.clone().unwrap_or_default()),
        ])
    });
    let sections = [
        fields::table(
            site,
            "main-flow",
            &[("step", "num"), ("actor", ""), ("action", "wide"), ("result", "wide")],
            flow.collect(),
        ),
        fields::list(site, "variants", &use_case.variants),
        fields::list(site, "error-cases", &use_case.error_cases),
        rules(site, &use_case.rules),
        fields::table(
            site,
            "required-data",
            &[("entity", ""), ("field", ""), ("source", ""), ("mandatory", ""), ("quality", ""), ("freshness", "")],
            data.collect(),
        ),
        fields::list(site, "acceptance-criteria", &use_case.acceptance_criteria),
    ];
    Parts { chips, facts, sections: sections.into_iter().flatten().collect() }
}

/// The rules of a use case or requirement.
pub(super) fn rules(site: &Site<'_>, rules: &[Rule]) -> Option<Section> {
    let rows = rules.iter().map(|rule| {
        let cells = vec![
            Cell::text(rule.id.clone().unwrap_or_default()),
            Cell::html(site.line(ROOT, &rule.statement)),
            Cell::text(site.figure(rule.threshold.as_deref())),
        ];
        Row { anchor: rule.id.as_deref().map(address::slug).unwrap_or_default(), ..Row::new(cells) }
    });
    fields::table(site, "rules", &[("rule", ""), ("statement", "wide"), ("threshold", "")], rows.collect())
}
