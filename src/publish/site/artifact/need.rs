//! What does the page of a need say? Who needs it, what is gained, what was decided.

use super::{Parts, fields::Fields, verdict_chip};
use crate::model::need::Need;
use crate::publish::site::context::Site;
use crate::publish::site::status;

pub(super) fn parts(site: &Site<'_>, need: &Need) -> Parts {
    let mut chips = vec![status::plain(need.status.label(site.lang))];
    chips.extend(need.priority.as_ref().map(|priority| status::strong(priority.label(site.lang))));
    chips.extend(verdict_chip(site, &need.head));
    let decided = match (need.decision.by.as_deref().map(|by| site.project.manifest.name_of(by)), need.decision.on) {
        (Some(by), Some(on)) => {
            Some(site.say_with("site-decided", &[("name", by.into()), ("date", site.day(on).into())]))
        }
        (Some(by), None) => Some(by),
        (None, Some(on)) => Some(site.day(on)),
        (None, None) => None,
    };
    let facts = Fields::new(site)
        .text("actor", need.actor.as_deref())
        .text("service", need.service.as_deref())
        .prose("benefit", need.benefit.as_deref())
        .internal_prose("current-problem", need.current_problem.as_deref())
        .text("frequency", need.frequency.as_deref())
        .text("volume", need.volume.as_deref())
        .day("needed-by", need.needed_by)
        .word("domain", need.domain.as_deref().map(|domain| site.domain(domain)))
        .word("specificity", need.specificity.map(|specificity| specificity.label(site.lang)))
        .word("kano", need.kano.map(|kano| kano.label(site.lang)))
        .text("decided", decided.as_deref())
        .prose("reason", need.decision.reason.as_deref())
        .done();
    Parts { chips, facts, sections: Vec::new() }
}
