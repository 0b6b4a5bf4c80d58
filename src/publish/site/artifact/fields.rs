//! How are the fields of an artifact laid out: label, value, and nothing where there is nothing?

use jiff::civil::Date;

use super::ROOT;
use crate::model::attachment::Attachment;
use crate::model::{Head, Id, Kind, Link};
use crate::publish::catalogue::audience;
use crate::publish::site::context::Site;
use crate::publish::site::markdown;
use crate::publish::site::view::{Block, Cell, Column, Fact, Ref, Row, Section, Table};
use crate::publish::site::{DocumentLink, home, status};
use crate::text::format;

/// Fields on their way to a page.
pub(in crate::publish::site) struct Fields<'s, 'a> {
    site: &'s Site<'a>,
    /// The way from the page to the site's folder.
    root: &'static str,
    facts: Vec<Fact>,
}

impl<'s, 'a> Fields<'s, 'a> {
    pub(in crate::publish::site) fn new(site: &'s Site<'a>) -> Self {
        Self { site, root: ROOT, facts: Vec::new() }
    }

    /// A text, with the ids in it as links.
    pub(in crate::publish::site) fn text(&mut self, field: &str, text: Option<&str>) -> &mut Self {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            let html = self.site.line(self.root, &format::figure(self.site.lang, text));
            self.push(field, Cell::html(html), String::new());
        }
        self
    }

    /// A text in Markdown.
    pub(in crate::publish::site) fn prose(&mut self, field: &str, text: Option<&str>) -> &mut Self {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            let html = markdown::run(self.site, ROOT, &format::figure(self.site.lang, text));
            self.push(field, Cell::html(html), String::new());
        }
        self
    }

    /// Somebody: a person of the manifest by name.
    pub(in crate::publish::site) fn person(&mut self, field: &str, who: Option<&str>) -> &mut Self {
        let named = who.map(|who| self.site.project.manifest.name_of(who));
        self.text(field, named.as_deref())
    }

    /// A text for the project team only.
    pub(in crate::publish::site) fn internal(&mut self, field: &str, text: Option<&str>) -> &mut Self {
        if let Some(text) = text.filter(|text| self.site.input.internal && !text.trim().is_empty()) {
            let html = self.site.line(self.root, &format::figure(self.site.lang, text));
            let mark = self.site.say("site-internal");
            self.push(field, Cell::html(html), mark);
        }
        self
    }

    /// A text in Markdown for the project team only.
    pub(in crate::publish::site) fn internal_prose(&mut self, field: &str, text: Option<&str>) -> &mut Self {
        if let Some(text) = text.filter(|text| self.site.input.internal && !text.trim().is_empty()) {
            let html = markdown::run(self.site, ROOT, &format::figure(self.site.lang, text));
            let mark = self.site.say("site-internal");
            self.push(field, Cell::html(html), mark);
        }
        self
    }

    /// A day.
    pub(in crate::publish::site) fn day(&mut self, field: &str, day: Option<Date>) -> &mut Self {
        if let Some(day) = day {
            let said = self.site.day(day);
            self.push(field, Cell::text(said), String::new());
        }
        self
    }

    /// A word of an enumeration, already said.
    pub(in crate::publish::site) fn word(&mut self, field: &str, word: Option<String>) -> &mut Self {
        if let Some(word) = word.filter(|word| !word.is_empty()) {
            self.push(field, Cell::text(word), String::new());
        }
        self
    }

    /// A list of short words on one line.
    pub(in crate::publish::site) fn words(&mut self, field: &str, words: &[String]) -> &mut Self {
        if !words.is_empty() {
            // What holds a comma itself is not parted by one.
            let apart = if words.iter().any(|word| word.contains(',')) { " · " } else { ", " };
            self.push(field, Cell::text(words.join(apart)), String::new());
        }
        self
    }

    /// The documents about an artifact, each by what it is.
    pub(in crate::publish::site) fn documents(&mut self, field: &str, about: Option<&Id>) -> &mut Self {
        let of = |document: &&DocumentLink| about.is_some() && document.about.as_ref() == about;
        let refs: Vec<Ref> =
            self.site.input.documents.iter().filter(of).map(|one| home::format(self.site, one)).collect();
        if !refs.is_empty() {
            self.push(field, Cell::refs(refs), String::new());
        }
        self
    }

    /// A link.
    pub(in crate::publish::site) fn link(&mut self, field: &str, link: Option<&Link>) -> &mut Self {
        if let Some(reference) = link.and_then(|link| self.site.reference(&link.to)) {
            self.push(field, Cell::refs(vec![reference]), String::new());
        }
        self
    }

    pub(in crate::publish::site) fn done(&mut self) -> Vec<Fact> {
        std::mem::take(&mut self.facts)
    }

    fn push(&mut self, field: &str, cell: Cell, internal: String) {
        self.facts.push(Fact { label: self.site.say(&format!("site-field-{field}")), cell, internal });
    }
}

/// The fields that all artifacts have.
pub(in crate::publish::site) fn common(site: &Site<'_>, root: &'static str, kind: Kind, head: &Head) -> Vec<Fact> {
    let mut fields = Fields { site, root, facts: Vec::new() };
    let origin = head.origin.as_deref().map(crate::model::Id::from);
    match origin.as_ref().and_then(|id| site.reference(id)) {
        Some(reference) => fields.push("origin", Cell::refs(vec![reference]), String::new()),
        // An id that readers may not follow says nothing to them.
        None if origin.as_ref().is_some_and(|id| site.addresses.find(id).is_some()) => {}
        None => {
            fields.text("origin", head.origin.as_deref());
        }
    }
    let attached = site.reader.attached(kind, head);
    if !attached.is_empty() {
        let internal = audience::is_internal_field(&site.project.manifest, kind, "attachments");
        let mark = if internal { site.say("site-internal") } else { String::new() };
        let to = |one: &Attachment| Ref {
            title: one.name().to_owned(),
            href: site.reader.address(one).unwrap_or_default(),
            ..Ref::default()
        };
        fields.push("attachments", Cell::refs(attached.iter().map(to).collect()), mark);
    }
    if site.input.internal {
        for who in ["author", "reviewer"] {
            fields.person(who, crate::model::fields::text(&head.node, who).as_deref());
        }
    }
    // Tags are the team's own marks; those of coverage are the product's, and say nothing to anybody.
    let tags: Vec<_> =
        head.tags.iter().filter(|tag| site.input.internal && shows_tag(tag)).map(status::plain).collect();
    if !tags.is_empty() {
        fields.push("tags", Cell::chips(tags), String::new());
    }
    fields.done()
}

/// Is a tag more than the mark of what a project tries of the product?
pub(in crate::publish::site) fn shows_tag(tag: &str) -> bool {
    !tag.starts_with("brick:")
}

/// A titled list of sentences; nothing where there is none.
pub(in crate::publish::site) fn list(site: &Site<'_>, anchor: &str, items: &[String]) -> Option<Section> {
    if items.is_empty() {
        return None;
    }
    let block = Block::List { items: site.lines(ROOT, items) };
    Some(Section::new(anchor, site.say(&format!("site-section-{anchor}")), vec![block]))
}

/// A titled table; nothing where it has no row.
pub(in crate::publish::site) fn table(
    site: &Site<'_>,
    anchor: &str,
    columns: &[(&str, &'static str)],
    rows: Vec<Row>,
) -> Option<Section> {
    if rows.is_empty() {
        return None;
    }
    let columns =
        columns.iter().map(|(id, class)| Column { title: site.say(&format!("site-col-{id}")), class }).collect();
    let table = Table { columns, rows }.without_empty_columns();
    let block = Block::Table { table };
    Some(Section::new(anchor, site.say(&format!("site-section-{anchor}")), vec![block]))
}
