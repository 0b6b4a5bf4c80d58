//! What does the page of a requirement say? The sentence, how it is measured, what proves it.

use super::{Parts, ROOT, fields, fields::Fields, use_case, verdict_chip};
use crate::model::execution::Counts;
use crate::model::requirement::Requirement;
use crate::publish::site::context::Site;
use crate::publish::site::results;
use crate::publish::site::status;
use crate::publish::site::view::{Block, Cell, Column, Row, Section, Table};
use crate::text::format;

pub(super) fn parts(site: &Site<'_>, requirement: &Requirement) -> Parts {
    let mut chips = vec![status::plain(requirement.status.label(site.lang))];
    chips.extend(requirement.given_type().map(|kind| status::plain(kind.label(site.lang))));
    chips.extend(requirement.priority.as_ref().map(|priority| status::strong(priority.label(site.lang))));
    if requirement.knockout {
        chips.push(status::strong(site.say("site-knockout")));
    }
    chips.extend(verdict_chip(site, &requirement.head));
    let facts = Fields::new(site)
        .word("criticality", requirement.criticality.map(|criticality| criticality.label(site.lang)))
        .word("verification", requirement.verification.map(|verification| verification.label(site.lang)))
        .word("domain", requirement.domain.as_deref().map(|domain| site.domain(domain)))
        .word("specificity", requirement.specificity.map(|specificity| specificity.label(site.lang)))
        .prose("rationale", requirement.rationale.as_deref())
        .done();
    let criteria = requirement.criteria.iter().map(|criterion| {
        Row::new(vec![
            Cell::html(site.line(ROOT, &criterion.measure)),
            Cell::text(site.figure(criterion.threshold.as_deref())),
            Cell::text(criterion.base.clone().unwrap_or_default()),
            Cell::text(criterion.window.clone().unwrap_or_default()),
            Cell::text(criterion.measured_by.clone().unwrap_or_default()),
        ])
    });
    let sections = [
        fields::table(
            site,
            "criteria",
            &[("measure", "wide"), ("threshold", ""), ("base", ""), ("window", ""), ("measured-by", "")],
            criteria.collect(),
        ),
        use_case::rules(site, &requirement.rules),
        proofs(site, requirement),
    ];
    Parts { chips, facts, sections: sections.into_iter().flatten().collect() }
}

/// The counts of the requirement's cases and the latest result of each row.
fn proofs(site: &Site<'_>, requirement: &Requirement) -> Option<Section> {
    if requirement.is_dropped() {
        return None;
    }
    let id = requirement.head.id.as_ref()?;
    let title = site.say("site-section-proofs");
    let cases = site.cases_of(id);
    if cases.is_empty() {
        let block = Block::Empty {
            text: site.lacking("site-requirement-no-case"),
            example: site.hint("site-requirement-no-case-example", id.as_str()),
        };
        return Some(Section::new("verdict", title, vec![block]));
    }
    let judgement = site.input.judgements.and_then(|judgements| judgements.of.get(id));
    let outcomes = cases.iter().filter(|(_, case)| case.approved).flat_map(|(_, case)| {
        case.row_keys().into_iter().map(|row| site.results.status(&case.id, row)).collect::<Vec<_>>()
    });
    let counts = judgement.map_or_else(|| Counts::of(outcomes), |judgement| judgement.counts);
    let mut blocks = vec![Block::Line { text: super::counts(site, &counts).sentence }];
    let facts = notes(site, requirement, judgement);
    if !facts.is_empty() {
        blocks.push(Block::Facts { facts });
    }
    let mut rows = Vec::new();
    for (_, case) in &cases {
        let reference = site.reference(&case.id);
        for row in case.row_keys() {
            let result = site.results.of(&case.id, row);
            let mut name = Cell::refs(reference.clone().into_iter().collect());
            name.under = row.unwrap_or_default().to_owned();
            let mut outcome = Cell::chip(status::status(site.lang, site.results.status(&case.id, row)));
            outcome.under = results::stale(site, &case.id, row).unwrap_or_default();
            if !case.approved {
                name.chips.push(status::plain(site.say("site-draft")));
            }
            rows.push(Row::new(vec![
                name,
                outcome,
                Cell::text(result.map(|result| site.moment(result.ended_at)).unwrap_or_default()),
                Cell::text(result.map(|result| format::duration(site.lang, result.duration_ms())).unwrap_or_default()),
            ]));
        }
    }
    let column = |id: &str, class| Column { title: site.say(id), class };
    blocks.push(Block::Table {
        table: Table {
            columns: vec![
                column("site-col-case", "wide"),
                column("site-col-outcome", ""),
                column("site-col-date", ""),
                column("site-col-duration", "num"),
            ],
            rows,
        },
    });
    Some(Section::new("verdict", title, blocks))
}

fn notes(
    site: &Site<'_>,
    requirement: &Requirement,
    judgement: Option<&crate::model::verdict::Judgement>,
) -> Vec<crate::publish::site::view::Fact> {
    let mut fields = Fields::new(site);
    let (approved, wanted) = match judgement {
        Some(judgement) => (judgement.approved_cases, judgement.expected_cases),
        None => {
            let approved = requirement.head.id.as_ref().map_or(0, |id| site.approved_cases(id));
            (approved, usize::try_from(requirement.expected_tests.max(1)).unwrap_or(1))
        }
    };
    fields.word(
        "approved-cases",
        Some(site.say_with("site-approved-cases", &[("part", approved.into()), ("whole", wanted.into())])),
    );
    if let Some(stale) = judgement.map(|judgement| judgement.stale).filter(|stale| *stale > 0) {
        fields.word("stale", Some(site.say_count("site-stale", stale)));
    }
    fields.done()
}
