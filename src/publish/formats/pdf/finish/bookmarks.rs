//! How does a viewer show the chapters beside the pages, and find an artifact by its name?

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{Facts, text};

/// Adds the bookmarks, nested as the sections are; none when there is nothing to mark.
pub fn add(pdf: &mut Document, facts: &Facts<'_>, pages: &[ObjectId]) -> Option<ObjectId> {
    let marks = facts.marks;
    let (first, last) = (marks.first()?, marks.len());
    let lowest = marks.iter().map(|mark| mark.level).min().unwrap_or(first.level);
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| pdf.new_object_id()).collect();
    // Children of each mark; those of the root stand at the end.
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); last + 1];
    let mut open: Vec<usize> = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        while open.last().is_some_and(|above| marks[*above].level >= mark.level.max(lowest)) {
            open.pop();
        }
        children[open.last().copied().unwrap_or(last)].push(i);
        open.push(i);
    }
    let ends = |list: &[usize]| Some((ids[*list.first()?], ids[*list.last()?]));
    for (above, list) in children.iter().enumerate() {
        for (at, &i) in list.iter().enumerate() {
            let mut item = dictionary! {
                "Title" => text(&marks[i].title),
                "Parent" => ids.get(above).copied().unwrap_or(root),
                "Dest" => facts.destination(marks[i].destination, pages),
            };
            if let Some(before) = at.checked_sub(1) {
                item.set("Prev", ids[list[before]]);
            }
            if let Some(next) = list.get(at + 1) {
                item.set("Next", ids[*next]);
            }
            if let Some((first, last)) = ends(&children[i]) {
                item.set("First", first);
                item.set("Last", last);
                // Negative: closed when the document is opened.
                item.set("Count", -(children[i].len() as i64));
            }
            pdf.set_object(ids[i], item);
        }
    }
    let (first, last) = ends(&children[last])?;
    let shown = children.last().map_or(0, Vec::len) as i64;
    pdf.set_object(root, dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => shown });
    Some(root)
}

/// Adds the names of the anchors, so that `file.pdf#EXG-012` finds its place.
pub fn add_names(pdf: &mut Document, facts: &Facts<'_>, pages: &[ObjectId]) -> Option<ObjectId> {
    let (first, last) = (facts.names.keys().next()?, facts.names.keys().next_back()?);
    let name = |name: &str| Object::String(name.as_bytes().to_vec(), lopdf::StringFormat::Hexadecimal);
    let limits = vec![name(first), name(last)];
    // The map is in the order of its bytes, as the format wants it.
    let entries = facts.names.iter().flat_map(|(key, at)| [name(key), facts.destination(*at, pages)]).collect();
    let leaf = pdf.add_object(dictionary! { "Names" => Object::Array(entries), "Limits" => Object::Array(limits) });
    Some(pdf.add_object(dictionary! { "Kids" => vec![Object::Reference(leaf)] }))
}
