//! What does the page of an acceptance book say? Scope, means, criteria, and its cases by chapter.

use std::collections::BTreeMap;

use super::{Parts, ROOT, fields, fields::Fields};
use crate::model::execution::Counts;
use crate::model::recipe_book::RecipeBook;
use crate::model::{self, Case, Kind};
use crate::publish::site::catalogue as said;
use crate::publish::site::context::Site;
use crate::publish::site::view::{Block, Cell, Fact, Ref, Row, Section};
use crate::publish::site::{address, lists, paging, status};
use crate::text::node::Node;

/// The columns of the sets of data.
const DATASETS: [(&str, &str); 5] =
    [("dataset", ""), ("family", ""), ("purpose", "wide"), ("file", ""), ("rows", "wide")];

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
    let datasets =
        book.head.node.get("datasets").map(Node::items).unwrap_or_default().iter().map(|one| dataset(site, one));
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
            fields::table(site, "datasets", &DATASETS, datasets.collect()),
            fields::list(site, "entry-criteria", &book.entry_criteria),
            fields::list(site, "suspension-criteria", &book.suspension_criteria),
            fields::table(site, "exit-criteria", &[("measure", "wide"), ("threshold", "")], exit.collect()),
        ]
        .into_iter()
        .flatten(),
    );
    Parts { chips, facts, sections }
}

/// A set of data: what it is for, and what stands in it.
fn dataset(site: &Site<'_>, one: &Node) -> Row {
    let text = |field: &str| model::fields::text(one, field);
    let mut name = Cell::text(text("id").unwrap_or_default());
    name.under = text("title").unwrap_or_default();
    let family = text("family").map(|family| crate::text::message::label(site.lang, "dataset-family", &family));
    let said = text("description").map(|text| site.line(ROOT, &text)).unwrap_or_default();
    let rows = one.get("rows").map(|rows| site.reader.free(rows)).unwrap_or_default();
    let cells = vec![
        name,
        Cell::text(family.unwrap_or_default()),
        Cell::html(said),
        Cell::text(text("file").unwrap_or_default()),
        said::cell(site, ROOT, &rows),
    ];
    Row { anchor: text("id").as_deref().map(address::slug).unwrap_or_default(), ..Row::new(cells) }
}

fn cases(site: &Site<'_>, book: &RecipeBook) -> Vec<Section> {
    let all = book.head.id.as_ref().map(|id| site.cases_of_book(id)).unwrap_or_default();
    let title = site.say("site-section-book-cases");
    if all.is_empty() {
        let name = book.head.id.as_ref().map(ToString::to_string).unwrap_or_default();
        let block = Block::Empty {
            text: site.lacking("site-book-no-case"),
            example: site.hint("site-book-no-case-example", &name),
        };
        return vec![Section::new("book-cases", title, vec![block])];
    }
    let outcomes = all
        .iter()
        .filter(|case| case.approved)
        .flat_map(|case| case.row_keys().into_iter().map(|row| site.results.status(&case.id, row)).collect::<Vec<_>>());
    let counts = Block::Counts { counts: super::counts(site, &Counts::of(outcomes)) };
    let mut sections = vec![Section::new("book-counts", site.say("site-section-proofs"), vec![counts])];
    if all.len() > paging::ROWS {
        sections.push(too_many(site, book, &all, title));
        return sections;
    }
    let mut suite_of: BTreeMap<(Kind, usize), usize> = BTreeMap::new();
    for (suite, link) in book.suites.iter().enumerate().flat_map(|(i, suite)| suite.cases.iter().map(move |c| (i, c))) {
        if let Some(place) = site.addresses.find(&link.to) {
            suite_of.entry(place).or_insert(suite);
        }
    }
    let mut chapters: BTreeMap<usize, Vec<&Case>> = BTreeMap::new();
    for case in all {
        let suite = site.addresses.find(&case.id).and_then(|place| suite_of.get(&place).copied());
        chapters.entry(suite.unwrap_or(usize::MAX)).or_default().push(case);
    }
    for (i, cases) in chapters {
        let Some(mut section) = table(site, &cases) else { continue };
        if let Some(suite) = book.suites.get(i) {
            section.anchor = format!("suite-{}", i + 1);
            section.title.clone_from(&suite.title);
        } else if sections.len() > 1 {
            section.title = site.say("site-section-other-cases");
        }
        sections.push(section);
    }
    sections
}

/// The way to the cases, where they are too many for the page of their book.
fn too_many(site: &Site<'_>, book: &RecipeBook, all: &[&Case], title: String) -> Section {
    let first = |case: &&&Case| case.books.first().map(|link| &link.to) == book.head.id.as_ref();
    let shelf = all.iter().find(first).map(|_| lists::Shelf::of(site, book.head.id.as_ref(), "site-no-book"));
    let href = shelf.map_or_else(|| address::list(Kind::Scenario), |shelf| shelf.first_page(Kind::Scenario));
    let all = Ref { title: site.say_count("site-list-cases-count", all.len()), href, ..Ref::default() };
    let fact = Fact::new(site.say("site-all"), Cell::refs(vec![all]));
    Section::new("book-cases", title, vec![Block::Facts { facts: vec![fact] }])
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
