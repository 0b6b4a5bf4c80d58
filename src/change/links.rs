//! Which field holds the link between two artifacts, and on which side is it written?

use super::fields::same;
use super::{Located, Reason};
use crate::model::Kind;
use crate::model::schema::{self, Field, FieldType, labels};
use crate::syntax::edit::{Edit, Path, Step};
use crate::text::Lang;
use crate::text::node::{Data, Node};

/// The field that links two kinds of artifacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkField {
    /// The link is written on the second artifact.
    pub reversed: bool,
    /// The field.
    pub name: &'static str,
    /// The field of a record of the list `name` (`links: [{refines: …}]`).
    pub inner: Option<&'static str>,
    /// It holds one id, not a list.
    pub single: bool,
    /// How much it asks to be chosen: less first.
    rank: u8,
}

/// The field that links an artifact of kind `from` to one of kind `to`; `asked` names one of several.
///
/// # Errors
/// No such field, or several of which none is the usual one.
pub fn link_field(from: Kind, to: Kind, asked: Option<&str>) -> Result<LinkField, Reason> {
    let found = link_fields(from, to, asked);
    match found.as_slice() {
        [] => Err(no_link(from, to, asked)),
        [first, second, ..] if (first.rank, first.reversed) == (second.rank, second.reversed) => {
            let best = found.iter().filter(|link| (link.rank, link.reversed) == (first.rank, first.reversed));
            Err(Reason::ManyLinks { fields: names(best) })
        }
        [first, ..] => Ok(*first),
    }
}

/// Why no field links two kinds: there is none, or none is called so.
pub fn no_link(from: Kind, to: Kind, asked: Option<&str>) -> Reason {
    match (asked, link_fields(from, to, None).as_slice()) {
        (Some(asked), all @ [_, ..]) => Reason::NoLinkCalled { asked: asked.to_owned(), fields: names(all.iter()) },
        _ => Reason::NoLink { from: from.key(), to: to.key() },
    }
}

fn names<'l>(links: impl Iterator<Item = &'l LinkField>) -> String {
    let mut names: Vec<&str> = links.map(|link| link.inner.unwrap_or(link.name)).collect();
    // A field of two artifacts of one kind is met from both ends.
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    names.join(", ")
}

/// All fields that can link two kinds, the usual one first.
pub fn link_fields(from: Kind, to: Kind, asked: Option<&str>) -> Vec<LinkField> {
    let mut found = fields(from, to, false);
    found.extend(fields(to, from, true));
    if let Some(asked) = asked {
        let owner = |link: &LinkField| if link.reversed { to } else { from };
        let named = |link: &LinkField| {
            [Some(link.name), link.inner].into_iter().flatten().any(|name| {
                let label = |lang| labels::field(lang, owner(link).collection(), name);
                name == asked || Lang::ALL.iter().any(|lang| same(&label(*lang), asked))
            })
        };
        found.retain(named);
    }
    found.sort_by_key(|link| (link.rank, link.reversed));
    found
}

fn fields(owner: Kind, other: Kind, reversed: bool) -> Vec<LinkField> {
    let Some(collection) = schema::of_kind(owner) else { return Vec::new() };
    collection.all_fields().flat_map(|field| of_field(field, other, reversed)).collect()
}

fn of_field(field: &'static Field, other: Kind, reversed: bool) -> Vec<LinkField> {
    let link = |inner, single, rank| LinkField { reversed, name: field.name, inner, single, rank };
    match field.field_type {
        FieldType::Link(kinds) if kinds.contains(&other) => vec![link(None, true, 0)],
        FieldType::Links(kinds) if kinds.contains(&other) => vec![link(None, false, 0)],
        FieldType::LinksOrTexts(kinds) if kinds.contains(&other) => vec![link(None, false, 1)],
        // Records that hold nothing but links: one more of them is one more link.
        FieldType::Records(inner) if inner.iter().all(|field| matches!(field.field_type, FieldType::Links(_))) => inner
            .iter()
            .filter(|field| matches!(field.field_type, FieldType::Links(kinds) if kinds.contains(&other)))
            .map(|field| link(Some(field.name), false, 2))
            .collect(),
        _ => Vec::new(),
    }
}

/// Does the artifact name the other by this field?
pub fn is_linked(node: &Node, link: LinkField, to: &str) -> bool {
    let names = |node: Option<&Node>| {
        node.map(Node::items).unwrap_or_default().iter().any(|item| item.text().map(str::trim) == Some(to))
    };
    match link.inner {
        None => names(node.get(link.name)),
        Some(inner) => {
            node.get(link.name).map(Node::items).unwrap_or_default().iter().any(|record| names(record.get(inner)))
        }
    }
}

/// The edit that takes an id from the records of a list.
pub(super) fn unlinked(at: &Located, path: &Path, inner: &str, to: &str) -> Result<Edit, Reason> {
    let not_linked = || Reason::NotLinked { from: path.to_string(), to: to.to_owned() };
    let Some(Step::Key(field)) = path.0.last() else { return Err(not_linked()) };
    let records = at.node.get(field).map(Node::items).unwrap_or_default();
    let is = |node: &Node| node.text().map(str::trim) == Some(to);
    for (index, record) in records.iter().enumerate() {
        let Some(value) = record.get(inner) else { continue };
        if !value.items().iter().any(is) {
            continue;
        }
        let record_path = path.clone().then(Step::Index(index));
        let alone = value.items().len() == 1;
        return Ok(match (alone, record.entries().count()) {
            (true, 1) => Edit::Remove { path: record_path },
            (true, _) => Edit::Remove { path: record_path.field(inner) },
            (false, _) => match value.data {
                Data::List(_) => Edit::Take { path: record_path.field(inner), text: to.to_owned() },
                _ => Edit::Remove { path: record_path.field(inner) },
            },
        });
    }
    Err(not_linked())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_written_on_its_own_side_whatever_the_order() {
        let field = |from, to| link_field(from, to, None).map(|link| (link.name, link.reversed));
        assert_eq!(field(Kind::Requirement, Kind::UseCase), Ok(("use_cases", false)));
        assert_eq!(field(Kind::UseCase, Kind::Requirement), Ok(("use_cases", true)));
        assert_eq!(field(Kind::Workshop, Kind::Need), Ok(("workshops", true)));
        assert_eq!(field(Kind::Need, Kind::Lot), Ok(("lot", false)));
        assert_eq!(field(Kind::TestCase, Kind::RecipeBook), Ok(("book", false)));
    }

    #[test]
    fn several_fields_are_told_and_one_can_be_asked_for() {
        assert!(matches!(link_field(Kind::Requirement, Kind::Requirement, None), Err(Reason::ManyLinks { .. })));
        let refines = link_field(Kind::Requirement, Kind::Requirement, Some("refines")).expect("one field");
        assert_eq!((refines.name, refines.inner), ("links", Some("refines")));
        assert!(matches!(link_field(Kind::Objective, Kind::TestCase, None), Err(Reason::NoLink { .. })));
    }
}
