//! Acceptance books, cases and the glossary: how it is verified, and in which words.

use super::{Entry, Group, Known, Shelf, columns, group, listed, lot_word, named, page};
use crate::model::Kind;
use crate::model::execution::Counts;
use crate::model::schema::labels;
use crate::publish::site::chrome::Page;
use crate::publish::site::context::Site;
use crate::publish::site::markdown;
use crate::publish::site::press::Press;
use crate::publish::site::status;
use crate::publish::site::view::{Cell, Column, Row, Table};

/// Acceptance books with their counts.
pub(super) fn books(site: &Site<'_>) -> Page {
    let all = site.project.recipe_books.iter().enumerate().filter(|(_, book)| site.shows(&book.head));
    let rows = all.map(|(i, book)| {
        let cases = book.head.id.as_ref().map(|id| site.cases_of_book(id)).unwrap_or_default();
        let outcomes = cases.iter().flat_map(|case| {
            case.row_keys().into_iter().map(|row| site.results.status(&case.id, row)).collect::<Vec<_>>()
        });
        let manual = cases.iter().filter(|case| case.manual).count();
        let automated = site.say_count("site-home-automated", cases.len() - manual);
        Row::new(vec![
            named(site, Kind::RecipeBook, i, &book.head),
            Cell::text(book.phase.label(site.lang)),
            Cell::text(lot_word(site, book.lot.as_ref())),
            Cell::text(site.number(cases.len()))
                .with_under(format!("{automated} · {}", site.say_count("site-home-manual", manual))),
            Cell::text(status::counts(site.lang, &Counts::of(outcomes)).sentence),
        ])
    });
    let table = Table {
        columns: columns(
            site,
            &[("book", "wide"), ("phase", "more"), ("lot", "tight"), ("cases", "num"), ("counts", "")],
        ),
        rows: rows.collect(),
    };
    let targets = targets(site);
    page(site, Kind::RecipeBook, [group("list", String::new(), table)].into_iter().chain(targets).collect())
}

/// The CRMs on which the cases are played: how each is reached, and under which roles.
fn targets(site: &Site<'_>) -> Option<Group> {
    let field = |name: &str| labels::field(site.lang, "targets", name);
    let columns =
        [(field("title"), "wide"), (field("connector"), ""), (field("profile"), ""), (field("users"), "wide")];
    let rows = site.project.targets.iter().map(|target| {
        let roles: Vec<String> =
            target.users.iter().map(|(key, role)| role.labels.first(site.lang, key).to_owned()).collect();
        let title = if target.title.is_empty() { &target.id } else { &target.title };
        Row::new(vec![
            Cell::text(title).with_under(&target.id),
            Cell::text(target.connector.label(site.lang)),
            Cell::text(target.profile.clone().unwrap_or_default()),
            Cell::text(roles.join(", ")),
        ])
    });
    let columns = columns.into_iter().map(|(title, class)| Column { title, class }).collect();
    let table = Table { columns, rows: rows.collect() };
    let title = labels::collection(site.lang, "targets");
    (!table.rows.is_empty()).then(|| group("targets", title, table))
}

/// Cases: scenarios and manual ones alike.
pub(super) fn cases(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let entries = site.cases_in_order().into_iter().map(|(i, case)| {
        let mut name = Cell::refs(site.reference_at(Kind::Scenario, i).into_iter().collect());
        if case.critical {
            name.chips.push(status::strong(site.say("site-critical")));
        }
        if !case.approved {
            name.chips.push(status::plain(site.say("site-draft")));
        }
        let mode = site.say(if case.manual { "site-manual" } else { "site-automated" });
        let outcome = site.outcome(case);
        let requirements = case.requirements.iter().filter_map(|link| site.reference(&link.to)).collect();
        let books: Vec<_> = case.books.iter().filter_map(|link| site.reference(&link.to)).collect();
        let book = books.first().map(|book| book.id.clone()).unwrap_or_default();
        let rows = match case.rows.len() {
            0 => String::new(),
            n => site.say_count("site-rows", n),
        };
        let mut outcome_cell = Cell::chip(status::status(site.lang, outcome));
        if case.row_keys().into_iter().any(|row| site.results.of(&case.id, row).is_some_and(|r| r.flaky)) {
            outcome_cell.chips.push(status::plain(site.say("site-flaky")));
        }
        let row = Row::new(vec![
            name.with_under(rows),
            Cell::text(&mode),
            Cell::text(books.into_iter().map(|book| book.id).collect::<Vec<_>>().join(", ")),
            Cell::refs(requirements),
            outcome_cell,
        ])
        .filter("book", book)
        .filter("mode", mode)
        .filter("outcome", outcome.label(site.lang));
        let shelf = Shelf::of(site, case.books.first().map(|link| &link.to), "site-no-book");
        Entry { row, shelf, known: Known::Outcome(outcome) }
    });
    let columns = columns(
        site,
        &[("case", "wide"), ("mode", "more"), ("book", "tight"), ("requirements", "ids"), ("outcome", "")],
    );
    listed(site, press, Kind::Scenario, columns, entries.collect());
}

/// The glossary, in alphabetical order.
pub(super) fn glossary(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let mut terms: Vec<_> = site.terms().collect();
    terms.sort_by_key(|term| (crate::text::similar::fold(&term.term), term.term.clone()));
    let entries = terms.into_iter().map(|term| {
        let mut name = Cell::text(&term.term);
        name.under = term.acronym.clone().unwrap_or_default();
        let mut definition = Cell::html(markdown::run(site, "", &term.definition));
        let mut under = site.reader.customs_in_lines(Kind::Term, &term.node);
        if site.input.internal {
            under.extend(crate::model::fields::text(&term.node, "notes"));
            under.extend(crate::model::fields::texts(&term.node, "tags"));
        }
        definition.under = under.join(" · ");
        let row = Row::new(vec![name, definition]);
        Entry { row, shelf: Shelf::default(), known: Known::Nothing }
    });
    let columns = columns(site, &[("term", ""), ("definition", "wide")]);
    listed(site, press, Kind::Term, columns, entries.collect());
}
