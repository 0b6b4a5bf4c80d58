//! How is the document read aloud? The structure tree: every drawing in its element, every link
//! inside the sentence that holds it.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::annotations::Annotations;
use super::text;
use crate::publish::formats::pdf::structure::{Child, DOCUMENT, ElementId, Structure};

/// Adds the structure tree and ties the pages and links to it.
pub fn add(
    pdf: &mut Document,
    structure: &Structure,
    pages: &[ObjectId],
    annotations: &Annotations,
) -> Result<ObjectId, lopdf::Error> {
    let root = pdf.new_object_id();
    let ids: BTreeMap<ElementId, ObjectId> = structure.attached().map(|(id, _)| (id, pdf.new_object_id())).collect();
    let mut marked: Vec<BTreeMap<i64, ObjectId>> = vec![BTreeMap::new(); pages.len()];
    let mut linked: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
    for (element, content) in structure.attached() {
        let Some(&id) = ids.get(&element) else { continue };
        let mut children = Vec::with_capacity(content.children.len());
        for child in &content.children {
            match child {
                Child::Element(child) => children.extend(ids.get(child).map(|id| Object::Reference(*id))),
                Child::Marked(page, number) => {
                    let (Some(target), Some(list)) = (pages.get(*page), marked.get_mut(*page)) else { continue };
                    list.insert(*number, id);
                    children.push(dictionary! { "Type" => "MCR", "Pg" => *target, "MCID" => *number }.into());
                }
                Child::Annotation(page, number) => {
                    let annotation = annotations.get(*page).and_then(|list| list.get(*number).copied().flatten());
                    let (Some(target), Some(annotation)) = (pages.get(*page), annotation) else { continue };
                    linked.insert(annotation, id);
                    children.push(dictionary! { "Type" => "OBJR", "Pg" => *target, "Obj" => annotation }.into());
                }
            }
        }
        let parent = if element == DOCUMENT { Some(root) } else { ids.get(&content.parent).copied() };
        let mut item =
            dictionary! { "Type" => "StructElem", "S" => content.tag, "P" => parent.unwrap_or(root), "K" => children };
        if let Some(words) = &content.alternative {
            item.set("Alt", text(words));
        }
        if content.tag == "TH" {
            item.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        pdf.set_object(id, item);
    }
    let next_key = (pages.len() + linked.len()) as i64;
    let parents = parent_tree(pdf, &marked, &linked)?;
    let document = ids.get(&DOCUMENT).copied().unwrap_or(root);
    pdf.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(document)],
            "ParentTree" => parents,
            "ParentTreeNextKey" => next_key,
        },
    );
    for (number, page) in pages.iter().enumerate() {
        let page = pdf.get_dictionary_mut(*page)?;
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
    }
    Ok(root)
}

/// From each page's marked content, and from each link, back to its element.
fn parent_tree(
    pdf: &mut Document,
    marked: &[BTreeMap<i64, ObjectId>],
    linked: &BTreeMap<ObjectId, ObjectId>,
) -> Result<ObjectId, lopdf::Error> {
    let mut numbers: Vec<Object> = Vec::new();
    for (page, list) in marked.iter().enumerate() {
        // Marked content is numbered from 0 without a hole.
        let list: Vec<Object> = list.values().map(|id| Object::Reference(*id)).collect();
        numbers.push(Object::Integer(page as i64));
        numbers.push(Object::Reference(pdf.add_object(Object::Array(list))));
    }
    let mut links: Vec<(i64, ObjectId)> = Vec::with_capacity(linked.len());
    for (annotation, element) in linked {
        links.push((pdf.get_dictionary(*annotation)?.get(b"StructParent")?.as_i64()?, *element));
    }
    links.sort_unstable();
    for (key, element) in links {
        numbers.push(Object::Integer(key));
        numbers.push(Object::Reference(element));
    }
    Ok(pdf.add_object(dictionary! { "Nums" => numbers }))
}
