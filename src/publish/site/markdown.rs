//! How does a text of the project become HTML that can do no harm?

use std::collections::{BTreeSet, HashSet};

use ammonia::UrlRelative;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::context::Site;
use super::escape::push_escaped;
use super::view::Ref;
use crate::model::Id;

/// HTML that is safe to put in a page: only this module makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A Markdown text as HTML. HTML that stands in it is shown as text, images by their description;
/// ids of artifacts become links. `root` leads from the page to the site's folder.
pub(super) fn prose(site: &Site<'_>, root: &str, markdown: &str) -> Html {
    if is_plain(markdown.trim_end()) {
        let Html(line) = line(site, root, markdown.trim_end());
        return Html(format!("<p>{line}</p>\n"));
    }
    let mut events = Vec::new();
    let mut depth = 0_usize;
    let mut nowhere = Vec::new();
    crate::publish::markdown::field(markdown, |event, number| {
        let event = event.into_static();
        match event {
            Event::Html(text) | Event::InlineHtml(text) => events.push(Event::Text(text)),
            Event::Start(Tag::Item) if number.is_some() => {
                let number = number.unwrap_or_default();
                events.push(Event::Html(format!("<li value=\"{number}\">").into()));
            }
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            // A page has one title: titles inside a statement stand below it.
            Event::Start(Tag::Heading { level, .. }) => {
                let level = lower(level);
                events.push(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::End(TagEnd::Heading(level)) => events.push(Event::End(TagEnd::Heading(lower(level)))),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                depth += 1;
                let name = (!dest_url.contains(':')).then(|| crate::publish::markdown::anchor(&dest_url).to_owned());
                let led = name.as_deref().map(|name| site.reference(&Id::from(name)));
                let dest_url = match led {
                    Some(Some(reference)) => format!("{root}{}", reference.href).into(),
                    // What leads nowhere is told by the name that was typed.
                    Some(None) => return nowhere.push(name),
                    None => dest_url,
                };
                nowhere.push(None);
                events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Link) => {
                depth = depth.saturating_sub(1);
                events.push(match nowhere.pop().flatten() {
                    Some(name) => Event::Text(format!(" ({name})").into()),
                    None => Event::End(TagEnd::Link),
                });
            }
            Event::Start(tag @ Tag::CodeBlock(_)) => {
                depth += 1;
                events.push(Event::Start(tag));
            }
            Event::End(tag @ TagEnd::CodeBlock) => {
                depth = depth.saturating_sub(1);
                events.push(Event::End(tag));
            }
            Event::Text(text) if depth == 0 => link_ids(site, root, &text, &mut events),
            other => events.push(other),
        }
    });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    Html(clean(&html))
}

/// The same beside a label or in a cell: one paragraph alone is no block.
pub(super) fn run(site: &Site<'_>, root: &str, markdown: &str) -> Html {
    let Html(html) = prose(site, root, markdown);
    let alone = html.trim_end().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    match alone.filter(|inner| !inner.contains("<p>")) {
        Some(inner) => Html(inner.to_owned()),
        None => Html(html),
    }
}

/// A short plain text, with its lines and the ids in it as links. Nothing of it is Markdown or HTML: it is escaped,
/// and has nothing to clean.
pub(super) fn line(site: &Site<'_>, root: &str, text: &str) -> Html {
    let mut html = String::with_capacity(text.len() + 16);
    for (at, text) in crate::publish::markdown::short(text).enumerate() {
        html.push_str(if at > 0 { "<br>" } else { "" });
        push_line(site, root, text, &mut html);
    }
    Html(html)
}

fn push_line(site: &Site<'_>, root: &str, text: &str, html: &mut String) {
    cut_at_ids(site, text, |piece| match piece {
        Piece::Plain(text) => push_escaped(html, text),
        Piece::Named(id, reference) => {
            html.push_str("<a href=\"");
            push_escaped(html, root);
            push_escaped(html, &reference.href);
            html.push_str("\" title=\"");
            push_escaped(html, &reference.title);
            html.push_str("\">");
            push_escaped(html, id);
            html.push_str("</a>");
        }
    });
}

/// Short texts as a list, for a cell.
pub(super) fn list(site: &Site<'_>, root: &str, texts: &[String]) -> Html {
    let items = texts.iter().map(|text| format!("<li>{}", line(site, root, text).as_str()));
    Html(format!("<ul class=\"items\">{}</ul>", items.collect::<String>()))
}

/// Is a text one paragraph without any sign that Markdown or HTML knows? Most statements are.
fn is_plain(text: &str) -> bool {
    let sign = |c: char| {
        matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|' | '\\' | '~' | '&' | '!' | '\n' | '\t')
    };
    // A paragraph that begins otherwise may be a list, a title or a quotation.
    text.chars().next().is_some_and(char::is_alphabetic) && !text.contains(sign)
}

/// What stands in a text.
enum Piece<'t> {
    /// Words.
    Plain(&'t str),
    /// The id of an artifact, which readers may follow.
    Named(&'t str, Ref),
}

/// Makes links of the ids in a text.
fn link_ids<'e>(site: &Site<'_>, root: &str, text: &str, events: &mut Vec<Event<'e>>) {
    cut_at_ids(site, text, |piece| match piece {
        Piece::Plain(text) => events.push(Event::Text(CowStr::from(text.to_owned()))),
        Piece::Named(id, reference) => {
            events.push(Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: CowStr::from(format!("{root}{}", reference.href)),
                title: CowStr::from(reference.title),
                id: CowStr::from(""),
            }));
            events.push(Event::Text(CowStr::from(id.to_owned())));
            events.push(Event::End(TagEnd::Link));
        }
    });
}

/// Cuts a text where ids of artifacts stand.
fn cut_at_ids<'t>(site: &Site<'_>, text: &'t str, mut take: impl FnMut(Piece<'t>)) {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let (mut from, mut at) = (0, 0);
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_word)).map(|found| at + found) {
        let rest = text.get(start..).unwrap_or_default();
        let word = rest.get(..rest.find(|c| !is_word(c)).unwrap_or(rest.len())).unwrap_or_default();
        at = start + word.len();
        let Some(reference) = word.contains('-').then(|| site.reference(&Id::from(word))).flatten() else { continue };
        if from < start {
            take(Piece::Plain(text.get(from..start).unwrap_or_default()));
        }
        take(Piece::Named(word, reference));
        from = at;
    }
    if from < text.len() {
        take(Piece::Plain(text.get(from..).unwrap_or_default()));
    }
}

fn lower(level: pulldown_cmark::HeadingLevel) -> pulldown_cmark::HeadingLevel {
    use pulldown_cmark::HeadingLevel::{H1, H2, H3, H4, H5, H6};
    match level {
        H1 => H3,
        H2 => H4,
        H3 => H5,
        H4 | H5 | H6 => H6,
    }
}

/// Lets through what prose needs and nothing else.
fn clean(html: &str) -> String {
    let tags: HashSet<&str> = [
        "p",
        "em",
        "strong",
        "del",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "br",
        "hr",
    ]
    .into();
    let schemes: HashSet<&str> = ["https", "http", "mailto", "tel"].into();
    ammonia::Builder::empty()
        .tags(tags)
        .add_tag_attributes("a", &["href", "title"])
        .add_tag_attributes("ol", &["start"])
        .add_tag_attributes("li", &["value"])
        .url_schemes(schemes)
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer"))
        .clean(html)
        .to_string()
}

/// The values inside a text: each part with whether it is a value between quotation marks or a
/// placeholder of an outline.
pub(super) fn values(text: &str) -> Vec<(String, bool)> {
    const MARKS: [(char, char); 4] = [('«', '»'), ('"', '"'), ('“', '”'), ('<', '>')];
    let opening: BTreeSet<char> = MARKS.iter().map(|(open, _)| *open).collect();
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c| opening.contains(&c)) {
        let (before, from) = rest.split_at(start);
        let first = from.chars().next().unwrap_or('"');
        let close = MARKS.iter().find(|(open, _)| *open == first).map_or('"', |(_, close)| *close);
        let after_open = from.get(first.len_utf8()..).unwrap_or("");
        let Some(end) = after_open.find(close) else { break };
        let cut = first.len_utf8() + end + close.len_utf8();
        parts.push((before.to_owned(), false));
        parts.push((from.get(..cut).unwrap_or(from).to_owned(), true));
        rest = from.get(cut..).unwrap_or("");
    }
    parts.push((rest.to_owned(), false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::*;

    #[test]
    fn values_are_cut_out_of_a_step() {
        let parts = values("le montant de « X » vaut <montant> et \"Y\"");
        let marked: Vec<&str> = parts.iter().filter(|(_, value)| *value).map(|(part, _)| part.as_str()).collect();
        assert_eq!(marked, ["« X »", "<montant>", "\"Y\""]);
        assert_eq!(
            parts.iter().map(|(p, _)| p.as_str()).collect::<String>(),
            "le montant de « X » vaut <montant> et \"Y\""
        );
        assert_eq!(values("1 < 2"), [("1 < 2".to_owned(), false)]);
    }

    #[test]
    fn nothing_hostile_survives() {
        for hostile in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "![x](https://a.example/p.png)",
            "<img src=x onerror=alert(1)>",
            "<a href='x' onclick='y'>z</a>",
        ] {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, Parser::new(hostile));
            let safe = clean(&html);
            for word in ["<script", "javascript:", "<img", "onclick=", "src="] {
                assert!(!safe.contains(word), "{hostile} gave {safe}");
            }
        }
    }
}
