//! The tags and texts of a part of a workbook, one after another, without building a tree.
//!
//! A part that is damaged says what it says until there, and stops nothing: its cells are read by the library.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What stands next in a part.
pub enum Met<'a> {
    /// A tag opens.
    Opens(Tag<'a>),
    /// The tag of this name, without its prefix, closes; one that holds nothing too.
    Closes(&'a str),
    /// A text, or a piece of one.
    Text(&'a str),
}

/// A tag that opens.
pub struct Tag<'a> {
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// Its name without the prefix of its namespace.
    pub fn name(&self) -> String {
        self.start.local_name().as_ref().to_owned()
    }

    /// Is it called so, whatever its prefix?
    pub fn is(&self, name: &str) -> bool {
        self.start.local_name().as_ref() == name
    }

    /// An attribute, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found =
            attributes.with_checks(false).filter_map(Result::ok).find(|one| one.key.local_name().as_ref() == name)?;
        // What is badly escaped is taken as it stands.
        let read = found.normalized_value(XmlVersion::Implicit1_0).ok();
        Some(read.map_or_else(|| found.value.to_string(), std::borrow::Cow::into_owned))
    }

    /// The number that an attribute says.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// Meets all that stands in a part, until its end or its first damage, or until `meet` has seen enough.
pub fn walk(xml: &str, mut meet: impl FnMut(Met<'_>) -> bool) {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    while let Ok(event) = reader.read_event() {
        let goes_on = match event {
            Event::Start(start) => meet(Met::Opens(Tag { start: &start })),
            Event::Empty(start) => {
                meet(Met::Opens(Tag { start: &start })) && meet(Met::Closes(start.local_name().as_ref()))
            }
            Event::End(end) => meet(Met::Closes(end.local_name().as_ref())),
            Event::Text(text) => meet(Met::Text(&text)),
            Event::CData(text) => meet(Met::Text(&text)),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => meet(Met::Text(letter.encode_utf8(&mut [0; 4]))),
                _ => meet(Met::Text(resolve_predefined_entity(&name).unwrap_or_default())),
            },
            Event::Eof => return,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => true,
        };
        if !goes_on {
            return;
        }
    }
}

/// The text of a part. One in two bytes a letter has a zero with each sign that matters here.
pub fn decoded(bytes: &[u8]) -> String {
    if bytes.contains(&0) {
        let plain: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
        return String::from_utf8_lossy(&plain).into_owned();
    }
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(xml: &str) -> String {
        let mut said = String::new();
        walk(xml, |met| {
            match met {
                Met::Opens(tag) => {
                    let of = |name: &str| tag.attribute(name).map(|value| format!(" {name}={value}"));
                    said.push_str(&format!("<{}{}>", tag.name(), of("hidden").unwrap_or_default()));
                }
                Met::Closes(name) => said.push_str(&format!("</{name}>")),
                Met::Text(text) => said.push_str(text),
            }
            true
        });
        said
    }

    #[test]
    fn tags_are_met_whatever_their_dress() {
        assert_eq!(said("<x:row r='3' x:hidden=\"a &amp; b\"><c a='>'/></x:row>"), "<row hidden=a & b><c></c></row>");
        assert_eq!(said("<t>&lt;l&#39;&amp;&#xe9;&gt; & fin<![CDATA[<]]></t>"), "<t><l'&é> & fin<</t>");
        assert_eq!(said("</b><a></c>d"), "</b><a></c>d", "what does not close stops nothing");
    }

    #[test]
    fn what_is_damaged_says_what_stands_before() {
        assert_eq!(said("<a>un<b hidden=\"1"), "<a>un");
        assert_eq!(said("<a hidden=1 b>"), "<a>");
        for xml in ["", "<", "<a", "&", "&#x;", "<!", "<?x"] {
            said(xml);
        }
    }
}
