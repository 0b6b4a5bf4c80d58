//! How is what is long cut into pages, so that ten thousand requirements can still be opened, read and
//! printed?

use serde::Serialize;

use super::context::Site;
use super::view::{Ref, Row};
use crate::text::Arg;

/// Rows that one page shows. A list that is not longer stays whole.
pub(super) const ROWS: usize = 300;

/// Artifacts that a sentence or a side of an artifact names before it only counts them.
pub(super) const NAMED: usize = 40;

/// A page of something long.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PageLink {
    /// What it holds: `EXG-0001 – EXG-0300`.
    pub(super) label: String,
    /// Where it is, relative to the site's folder.
    pub(super) href: String,
}

/// Where a page stands among its neighbours.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Pager {
    /// `page 2 sur 7`.
    pub(super) place: String,
    /// The one before.
    pub(super) previous: Option<PageLink>,
    /// The one after.
    pub(super) next: Option<PageLink>,
}

/// The address of a page of something long. No folder and no key holds a `~`.
pub(super) fn address(of: &str, key: &str, number: usize) -> String {
    format!("{of}~{key}~{number}.html")
}

/// Cuts items into pages of nearly the same length, none longer than `most`.
pub(super) fn cut<T>(items: Vec<T>, most: usize) -> Vec<Vec<T>> {
    let pages = items.len().div_ceil(most.max(1)).max(1);
    let (short, longer) = (items.len() / pages, items.len() % pages);
    let mut items = items.into_iter();
    (0..pages).map(|page| items.by_ref().take(short + usize::from(page < longer)).collect()).collect()
}

/// What some rows hold, by the names of the first and the last.
pub(super) fn span(rows: &[Row]) -> String {
    let (first, last) = (rows.first().map(name).unwrap_or_default(), rows.last().map(name).unwrap_or_default());
    between(first, last)
}

/// What some artifacts span.
pub(super) fn between(first: &str, last: &str) -> String {
    if first == last { first.to_owned() } else { format!("{first}\u{a0}–\u{a0}{last}") }
}

fn name(row: &Row) -> &str {
    let named = row.cells.iter().flat_map(|cell| &cell.refs).next().map(short);
    named.unwrap_or_else(|| row.cells.first().map_or("", |cell| cell.text.as_str()))
}

/// An artifact by its id, or by its title where it has none.
pub(super) fn short(reference: &Ref) -> &str {
    if reference.id.is_empty() { &reference.title } else { &reference.id }
}

/// Where the page of that number, from 1, stands among these.
pub(super) fn pager(site: &Site<'_>, pages: &[PageLink], number: usize) -> Pager {
    if pages.len() < 2 {
        return Pager::default();
    }
    let args: [(&'static str, Arg); 2] = [("part", number.into()), ("whole", pages.len().into())];
    Pager {
        place: site.say_with("site-page-of", &args),
        previous: number.checked_sub(2).and_then(|at| pages.get(at)).cloned(),
        next: pages.get(number).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_nearly_of_the_same_length_and_lose_nothing() {
        for (items, most, expected) in
            [(0, 3, vec![0]), (3, 3, vec![3]), (4, 3, vec![2, 2]), (601, 300, vec![201, 200, 200])]
        {
            let pages = cut((0..items).collect(), most);
            assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), expected, "{items} by {most}");
            assert_eq!(pages.concat(), (0..items).collect::<Vec<_>>());
        }
    }
}
