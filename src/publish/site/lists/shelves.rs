//! Where does a row stand in a list that is too long for one page? With those of its lot, its book, its
//! stage: one shelf each, of as many pages as it wants, and a page that leads to all of them.

use super::{ListView, filters, group, title_of};
use crate::model::execution::Status;
use crate::model::verdict::Verdict;
use crate::model::{Id, Kind};
use crate::publish::site::address;
use crate::publish::site::chrome::Page;
use crate::publish::site::context::Site;
use crate::publish::site::paging::{self, PageLink};
use crate::publish::site::press::Press;
use crate::publish::site::status;
use crate::publish::site::view::{Bar, Column, Measured, Ref, Row, Table};

/// What is known of a row: the bar of its shelf counts it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known {
    /// Nothing that a bar would show.
    Nothing,
    /// A verdict, where there is one.
    Verdict(Option<Verdict>),
    /// An outcome.
    Outcome(Status),
}

/// A row with the shelf on which it stands.
pub(super) struct Entry {
    /// The row.
    pub(super) row: Row,
    /// Its shelf.
    pub(super) shelf: Shelf,
    /// What is known of it.
    pub(super) known: Known,
}

/// What the rows of a shelf have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::publish::site) struct Shelf {
    /// Its place among the shelves.
    order: (usize, String),
    /// Its part of an address.
    key: String,
    /// Its name: an id and a title, or a word.
    name: (String, String),
}

impl Shelf {
    /// A shelf with a word for a name, at that place.
    pub(super) fn word(order: usize, key: &str, word: String) -> Self {
        Self { order: (order, key.to_owned()), key: key.to_owned(), name: (String::new(), word) }
    }

    /// The shelf of what names an artifact: a lot, a book. `without` is what names none.
    pub(in crate::publish::site) fn of(site: &Site<'_>, id: Option<&Id>, without: &str) -> Self {
        let found = id.and_then(|id| Some((site.addresses.find(id)?, site.reference(id)?)));
        let Some(((_, index), reference)) = found else {
            return Self::word(usize::MAX, "", site.say(without));
        };
        // The page of the artifact has a name that no other has, on any file system.
        let page = reference.href.rsplit_once('/').map_or(reference.href.as_str(), |(_, page)| page);
        let key = page.strip_suffix(".html").unwrap_or(page).to_owned();
        Self { order: (index, String::new()), key, name: (reference.id, reference.title) }
    }

    /// The first of its pages in the list of that kind.
    pub(in crate::publish::site) fn first_page(&self, kind: Kind) -> String {
        self.page(address::folder(kind), 1)
    }

    /// One of its pages of something, from 1.
    pub(in crate::publish::site) fn page(&self, of: &str, number: usize) -> String {
        paging::address(of, &self.key, number)
    }

    /// Its name, leading nowhere yet.
    pub(in crate::publish::site) fn name(&self) -> Ref {
        let (id, title) = self.name.clone();
        Ref { id, title, ..Ref::default() }
    }

    /// Its name in a title.
    pub(in crate::publish::site) fn said(&self) -> String {
        let (id, title) = &self.name;
        [id.as_str(), title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The pages of a long list: one that leads to the shelves, then those of each shelf.
pub(super) fn print(site: &Site<'_>, press: &mut Press<'_, '_>, kind: Kind, columns: &[Column], entries: Vec<Entry>) {
    let mut shelves: Vec<(Shelf, Vec<(Row, Known)>)> = Vec::new();
    let mut sorted = entries;
    sorted.sort_by(|a, b| a.shelf.cmp(&b.shelf));
    for Entry { row, shelf, known } in sorted {
        match shelves.last_mut() {
            Some((last, rows)) if *last == shelf => rows.push((row, known)),
            _ => shelves.push((shelf, vec![(row, known)])),
        }
    }
    let mut parts = Vec::new();
    for (shelf, rows) in shelves {
        parts.push(one(site, press, kind, columns, &shelf, rows));
    }
    let title = title_of(site, kind);
    let view = ListView { parts, ..ListView::of(site, kind) };
    press.print(Page::new(&address::list(kind), "list.html", &title, view));
}

fn one(
    site: &Site<'_>,
    press: &mut Press<'_, '_>,
    kind: Kind,
    columns: &[Column],
    shelf: &Shelf,
    rows: Vec<(Row, Known)>,
) -> Measured {
    let folder = address::folder(kind);
    let bar = bar(site, kind, rows.iter().map(|(_, known)| *known));
    let sentence = site.say_count(&format!("site-list-{folder}-count"), rows.len());
    let pages = paging::cut(rows.into_iter().map(|(row, _)| row).collect(), paging::ROWS);
    let links: Vec<PageLink> = pages
        .iter()
        .zip(1..)
        .map(|(rows, number)| PageLink { label: paging::span(rows), href: shelf.page(folder, number) })
        .collect();
    let name = shelf.said();
    let list = title_of(site, kind);
    for ((rows, link), number) in pages.into_iter().zip(&links).zip(1..) {
        let pager = paging::pager(site, &links, number);
        let short = if name.is_empty() { &link.label } else { &name };
        let title = format!("{list} · {short}");
        let count = match pager.place.as_str() {
            "" => sentence.clone(),
            place => format!("{sentence} · {place} · {}", link.label),
        };
        let groups = vec![group("list", String::new(), Table { columns: columns.to_vec(), rows })];
        let filters = filters(site, &groups);
        let empty = ListView::of(site, kind);
        let view = ListView { title: title.clone(), intro: String::new(), count, filters, groups, pager, ..empty };
        press.print(Page::new(&link.href, "list.html", &title, view).under(&address::list(kind), &list, short));
    }
    let first = links.first().map(|link| link.href.clone()).unwrap_or_default();
    Measured {
        name: Ref { href: first, ..shelf.name() },
        sentence,
        bar,
        nothing: String::new(),
        pages: if links.len() > 1 { links } else { Vec::new() },
    }
}

fn bar(site: &Site<'_>, kind: Kind, known: impl Iterator<Item = Known>) -> Bar {
    let known: Vec<Known> = known.collect();
    if known.iter().any(|one| matches!(one, Known::Outcome(_))) {
        let counted = |wanted| known.iter().filter(|one| matches!(one, Known::Outcome(s) if *s == wanted)).count();
        return Bar::new(status::TOLD.map(|one| (status::status(site.lang, one), counted(one))));
    }
    let verdicts = known.iter().filter_map(|one| match one {
        Known::Verdict(verdict) => *verdict,
        _ => None,
    });
    status::verdict_bar(site.lang, kind, verdicts)
}
