//! What does the page of an acceptance book say? Scope, means, criteria, and its cases by chapter.

use super::{Parts, ROOT, fields, fields::Fields};
use crate::model::Case;
use crate::model::execution::Counts;
use crate::model::recipe_book::RecipeBook;
use crate::publish::site::context::Site;
use crate::publish::site::status;
use crate::publish::site::view::{Block, Cell, Row, Section};

pub(super) fn parts(site: &Site<'_>, book: &RecipeBook) -> Parts {
    let mut chips = vec![status::plain(book.phase.label(site.lang))];
    chips.extend(
        book.status
            .as_deref()
            .map(|word| status::plain(crate::text::message::label(site.lang, "test-case-status", word))),
    );
    let facts = Fields::new(site)
        .link("lot", book.lot.as_ref())
        .text("environment", book.environment.as_deref())
        .words("signatories", &site.people(&book.signatories))
        .done();
    let accounts = book.accounts.iter().map(|account| {
        let needed = account.needed_for.as_deref().unwrap_or_default();
        Row::new(vec![Cell::text(&account.role), Cell::html(site.line(ROOT, needed))])
    });
    let datasets = book.datasets.iter().map(|(id, family)| {
        let family = family.as_deref().map(|one| crate::text::message::label(site.lang, "dataset-family", one));
        Row::new(vec![Cell::text(id), Cell::text(family.unwrap_or_default())])
    });
    let exit = book.exit_criteria.iter().map(|criterion| {
        let threshold = site.figure(criterion.threshold.as_deref());
        Row::new(vec![Cell::html(site.line(ROOT, &criterion.measure)), Cell::text(threshold)])
    });
    let mut sections = cases(site, book);
    sections.extend(
        [
            fields::list(site, "scope-in", &book.scope_in),
            fields::list(site, "scope-out", &book.scope_out),
            fields::table(site, "accounts", &[("role", ""), ("needed-for", "wide")], accounts.collect()),
            fields::table(site, "datasets", &[("dataset", "wide"), ("family", "")], datasets.collect()),
            fields::list(site, "entry-criteria", &book.entry_criteria),
            fields::list(site, "suspension-criteria", &book.suspension_criteria),
            fields::table(site, "exit-criteria", &[("measure", "wide"), ("threshold", "")], exit.collect()),
        ]
        .into_iter()
        .flatten(),
    );
    Parts { chips, facts, sections }
}

fn cases(site: &Site<'_>, book: &RecipeBook) -> Vec<Section> {
    let all = book.head.id.as_ref().map(|id| site.cases_of_book(id)).unwrap_or_default();
    let title = site.say("site-section-book-cases");
    if all.is_empty() {
        let name = book.head.id.as_ref().map(ToString::to_string).unwrap_or_default();
        let block = Block::Empty {
            text: site.say("site-book-no-case"),
            example: site.say_with("site-book-no-case-example", &[("name", name.into())]),
        };
        return vec![Section::new("book-cases", title, vec![block])];
    }
    let outcomes = all
        .iter()
        .filter(|case| case.approved)
        .flat_map(|case| case.row_keys().into_iter().map(|row| site.results.status(&case.id, row)).collect::<Vec<_>>());
    let counts = Block::Counts { counts: super::counts(site, &Counts::of(outcomes)) };
    let mut sections = vec![Section::new("book-counts", site.say("site-section-proofs"), vec![counts])];
    let mut told: Vec<&Case> = Vec::new();
    for (i, suite) in book.suites.iter().enumerate() {
        let named = |case: &&&Case| {
            suite.cases.iter().any(|link| {
                let here = site.addresses.find(&link.to);
                here.is_some() && here == site.addresses.find(&case.id)
            })
        };
        let chapter: Vec<&Case> = all.iter().filter(named).copied().collect();
        told.extend(&chapter);
        if let Some(mut section) = table(site, &chapter) {
            section.anchor = format!("suite-{}", i + 1);
            section.title.clone_from(&suite.title);
            sections.push(section);
        }
    }
    let others: Vec<&Case> =
        all.iter().filter(|case| !told.iter().any(|one| std::ptr::eq(*one, **case))).copied().collect();
    if let Some(mut section) = table(site, &others) {
        if sections.len() > 1 {
            section.title = site.say("site-section-other-cases");
        }
        sections.push(section);
    }
    sections
}

fn table(site: &Site<'_>, cases: &[&Case]) -> Option<Section> {
    let rows = cases.iter().map(|case| {
        let mut name = Cell::refs(site.reference(&case.id).into_iter().collect());
        if case.critical {
            name.chips.push(status::strong(site.say("site-critical")));
        }
        let requirements = case.requirements.iter().filter_map(|link| site.reference(&link.to)).collect();
        Row::new(vec![
            name,
            Cell::text(site.say(if case.manual { "site-manual" } else { "site-automated" })),
            Cell::refs(requirements),
            Cell::chip(status::status(site.lang, site.outcome(case))),
        ])
    });
    let columns = [("case", "wide"), ("mode", ""), ("requirements", "ids"), ("outcome", "")];
    fields::table(site, "book-cases", &columns, rows.collect())
}
