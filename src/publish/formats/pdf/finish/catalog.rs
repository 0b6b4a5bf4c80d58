//! What does the file say of itself? Title, language, dates, version; the same input gives the
//! same bytes, so its name and dates come from the document. It declares no conformance that no
//! validator has attested.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::{ascii, text};
use crate::publish::outline;

/// What the catalog leads to.
pub struct Parts {
    /// Bookmarks.
    pub bookmarks: Option<ObjectId>,
    /// Named destinations.
    pub names: Option<ObjectId>,
    /// Structure tree.
    pub tags: ObjectId,
}

/// Completes the catalog, the metadata and the file's identity.
pub fn complete(pdf: &mut Document, document: &outline::Document, parts: Parts) -> Result<(), lopdf::Error> {
    pdf.version = "1.7".to_owned();
    let title = title(document);
    let date = document.date_iso.replace('-', "");
    let sound = date.len() == 8 && date.chars().all(|c| c.is_ascii_digit());
    let mut info = dictionary! {
        "Title" => text(&title),
        "Author" => text(&document.client),
        "Subject" => text(&format!("{} · {} · {}", document.code, document.version, document.commit)),
        "Creator" => text("Ouvrage"),
        "Producer" => text("Ouvrage"),
    };
    if sound {
        info.set("CreationDate", ascii(&format!("D:{date}000000Z")));
        info.set("ModDate", ascii(&format!("D:{date}000000Z")));
    }
    let info = pdf.add_object(info);
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp(document, &title, sound).into_bytes(),
    )
    .with_compression(false);
    let metadata = pdf.add_object(metadata);
    let labels = vec![Object::Integer(0), dictionary! { "S" => "D" }.into()];
    let catalog = pdf.catalog_mut()?;
    fill(catalog, document, parts, metadata);
    catalog.set("PageLabels", dictionary! { "Nums" => labels });
    pdf.trailer.set("Info", info);
    let identity = Sha256::digest(format!("{document:?}"));
    let identity = Object::String(identity.iter().take(16).copied().collect(), lopdf::StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![identity.clone(), identity]);
    Ok(())
}

fn fill(catalog: &mut Dictionary, document: &outline::Document, parts: Parts, metadata: ObjectId) {
    catalog.set("Lang", ascii(document.text_lang.unwrap_or(document.lang).key()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", parts.tags);
    catalog.set("Metadata", metadata);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if let Some(names) = parts.names {
        catalog.set("Names", dictionary! { "Dests" => names });
    }
    if let Some(bookmarks) = parts.bookmarks {
        catalog.set("Outlines", bookmarks);
        catalog.set("PageMode", "UseOutlines");
    }
}

fn title(document: &outline::Document) -> String {
    let parts = [document.title.as_str(), document.subtitle.as_str()];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" — ")
}

fn xmp(document: &outline::Document, title: &str, dated: bool) -> String {
    let dates = if dated {
        let date = &document.date_iso;
        format!("<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>")
    } else {
        String::new()
    };
    format!(
        concat!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>",
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\"",
            " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"",
            " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">",
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>",
            "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>",
            "<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>",
            "<xmp:CreatorTool>Ouvrage</xmp:CreatorTool>{dates}<pdf:Producer>Ouvrage</pdf:Producer>",
            "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>",
        ),
        title = escaped(title),
        author = escaped(&document.client),
        lang = document.text_lang.unwrap_or(document.lang).key(),
        dates = dates,
    )
}

fn escaped(text: &str) -> String {
    let legal = text.chars().filter(|c| !c.is_control());
    legal.collect::<String>().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
