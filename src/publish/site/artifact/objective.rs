//! What does the page of an objective say? Its measure first.

use super::{Parts, fields, fields::Fields, verdict_chip};
use crate::model::objective::Objective;
use crate::publish::site::context::Site;
use crate::publish::site::status;
use crate::text::format;

pub(super) fn parts(site: &Site<'_>, objective: &Objective) -> Parts {
    let mut chips = vec![status::plain(objective.status.label(site.lang))];
    chips.extend(objective.priority.as_ref().map(|priority| status::strong(priority.label(site.lang))));
    chips.extend(verdict_chip(site, &objective.head));
    let measured = |value: &Option<String>| {
        value.as_deref().map(|value| format::measure(site.lang, value, objective.unit.as_deref()))
    };
    let facts = Fields::new(site)
        .text("kpi", objective.kpi.as_deref())
        .text("baseline", measured(&objective.baseline).as_deref())
        .text("target", measured(&objective.target).as_deref())
        .day("due", objective.due)
        .person("measured-by", objective.measured_by.as_deref())
        .person("sponsor", objective.sponsor.as_deref())
        .word("level", objective.level.map(|level| level.label(site.lang)))
        .word("domain", objective.domain.as_deref().map(|domain| site.domain(domain)))
        .done();
    let sections = fields::list(site, "assumptions", &objective.assumptions).into_iter().collect();
    Parts { chips, facts, sections }
}
