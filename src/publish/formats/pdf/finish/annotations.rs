//! What can be clicked?

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{Facts, ascii, text};
use crate::publish::formats::pdf::compose::Target;

/// The annotations of each page; a link that leads nowhere is none.
pub type Annotations = Vec<Vec<Option<ObjectId>>>;

/// Adds the links of all pages. The key of their place in the structure follows those of the pages.
pub fn add(pdf: &mut Document, facts: &Facts<'_>, pages: &[ObjectId]) -> Result<Annotations, lopdf::Error> {
    let mut key = pages.len() as i64;
    let mut all = Vec::with_capacity(pages.len());
    for (page, links) in pages.iter().zip(facts.page_links) {
        let mut added = Vec::with_capacity(links.len());
        for link in links {
            let Some((target, words)) = facts.target(link.link) else {
                added.push(None);
                continue;
            };
            let mut annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => Object::Array(link.rect.iter().map(|value| Object::Real(*value)).collect()),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "F" => 4,
                "StructParent" => key,
                "Contents" => text(words),
            };
            match target {
                Target::Destination(number) => annotation.set("Dest", facts.destination(*number, pages)),
                Target::Url(url) => {
                    annotation.set("A", dictionary! { "S" => "URI", "URI" => ascii(&escaped(url)) });
                }
            }
            added.push(Some(pdf.add_object(annotation)));
            key += 1;
        }
        let ids: Vec<Object> = added.iter().flatten().map(|id| Object::Reference(*id)).collect();
        let page = pdf.get_dictionary_mut(*page)?;
        if !ids.is_empty() {
            page.set("Annots", ids);
        }
        all.push(added);
    }
    Ok(all)
}

/// An address in plain letters, the others as percents.
fn escaped(url: &str) -> String {
    url.bytes().fold(String::with_capacity(url.len()), |mut out, byte| {
        match byte {
            b'!'..=b'~' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
        out
    })
}
