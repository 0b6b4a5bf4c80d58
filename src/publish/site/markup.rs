//! How do the small things of all pages stand in HTML: a word with its shape, a link, a cell, a table, a
//! bar? Each is written here once; the templates print them. End tags that HTML does not want are left
//! out: a site of ten thousand requirements is a third shorter.

use std::cell::Cell as Slot;
use std::fmt::Write as _;

use minijinja::value::{Serde, Value};
use serde::{Serialize, Serializer};

use super::chrome;
use super::escape::push_escaped;
use super::markdown::Html;
use super::view::{Bar, Block, Cell, Chip, CountsView, Fact, LinkGroup, Measured, Name, Ref, Row, Table};

thread_local! {
    /// The way from the page that is being written to the site's folder.
    static ROOT: Slot<&'static str> = const { Slot::new("") };
}

/// What a template is filled with: all that is in it is written for a page at that path.
pub(super) fn body(path: &str, content: impl Serialize) -> Value {
    ROOT.set(chrome::root(path));
    Value::from(Serde(content))
}

/// Lets templates print a thing as it is written here.
macro_rules! written {
    ($($thing:ty => $write:ident),+ $(,)?) => {
        $(impl serde::Serialize for $thing {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut html = String::new();
                $write(&mut html, self);
                minijinja::value::Value::from_safe_string(html).serialize(serializer)
            }
        })+
    };
}

pub(super) use written;

written! {
    Chip => chip,
    Ref => reference,
    Name => named,
    Table => table,
    Bar => bar,
    CountsView => counts,
    Fact => fact,
    LinkGroup => link_group,
    Measured => measured,
    Html => html,
}

fn html(out: &mut String, text: &Html) {
    out.push_str(text.as_str());
}

/// The shape of an outcome.
pub(super) fn shape(out: &mut String, name: &str) {
    if !name.is_empty() {
        // Writing to a string does not fail, here and below.
        let _ = write!(out, "<i class=\"s-{name}\"></i>");
    }
}

pub(super) fn chip(out: &mut String, chip: &Chip) {
    let bare = if chip.shape.is_empty() { " bare" } else { "" };
    let _ = write!(out, "<span class=\"chip t-{}{bare}\">", chip.tone);
    shape(out, chip.shape);
    push_escaped(out, &chip.word);
    out.push_str("</span>");
}

/// Where a link leads, from the page that is being written.
pub(super) fn href(out: &mut String, href: &str) {
    out.push_str(" href=\"");
    // An address elsewhere is the same from every page.
    if !href.starts_with("https://") && !href.starts_with("http://") {
        out.push_str(ROOT.get());
    }
    push_escaped(out, href);
    out.push('"');
}

fn name(out: &mut String, reference: &Ref) {
    if !reference.id.is_empty() {
        out.push_str("<b>");
        push_escaped(out, &reference.id);
        out.push_str("</b> ");
    }
    push_escaped(out, &reference.title);
}

fn named(out: &mut String, Name(reference): &Name) {
    name(out, reference);
}

pub(super) fn reference(out: &mut String, reference: &Ref) {
    if reference.href.is_empty() {
        out.push_str("<span class=\"ref\">");
        name(out, reference);
        out.push_str("</span>");
    } else {
        out.push_str("<a class=\"ref\"");
        href(out, &reference.href);
        out.push('>');
        name(out, reference);
        out.push_str("</a>");
    }
    if let Some(known) = &reference.chip {
        out.push(' ');
        chip(out, known);
    }
}

fn references(out: &mut String, class: &str, all: &[Ref]) {
    let _ = write!(out, "<ul{class}>");
    for one in all {
        out.push_str("<li>");
        reference(out, one);
    }
    out.push_str("</ul>");
}

pub(super) fn cell(out: &mut String, cell: &Cell) {
    match cell.refs.as_slice() {
        [] => {}
        [one] => reference(out, one),
        many => references(out, " class=\"refs\"", many),
    }
    push_escaped(out, &cell.text);
    html(out, &cell.html);
    for one in &cell.chips {
        out.push(' ');
        chip(out, one);
    }
    if !cell.under.is_empty() {
        out.push_str("<span class=\"under\">");
        push_escaped(out, &cell.under);
        out.push_str("</span>");
    }
}

pub(super) fn class(out: &mut String, class: &str) {
    if !class.is_empty() {
        let _ = write!(out, " class=\"{class}\"");
    }
}

fn table(out: &mut String, table: &Table) {
    if table.rows.is_empty() {
        return;
    }
    out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\"><table>\n<thead><tr>");
    for column in &table.columns {
        out.push_str("<th scope=\"col\"");
        class(out, column.class);
        out.push('>');
        push_escaped(out, &column.title);
    }
    out.push_str("</thead>\n<tbody>\n");
    for one in &table.rows {
        row(out, table, one);
    }
    out.push_str("</tbody></table></div>");
}

fn row(out: &mut String, table: &Table, row: &Row) {
    out.push_str("<tr");
    if !row.anchor.is_empty() {
        out.push_str(" id=\"");
        push_escaped(out, &row.anchor);
        out.push('"');
    }
    class(out, row.class);
    for (key, value) in &row.filters {
        let _ = write!(out, " data-{key}=\"");
        push_escaped(out, value);
        out.push('"');
    }
    out.push('>');
    for (at, one) in row.cells.iter().enumerate() {
        out.push_str("<td");
        class(out, table.columns.get(at).map_or("", |column| column.class));
        out.push('>');
        cell(out, one);
    }
    out.push('\n');
}

fn drawn(out: &mut String, bar: &Bar) {
    out.push_str("<svg class=\"bar\" width=\"100%\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">");
    for part in &bar.parts {
        let _ = write!(
            out,
            "<rect x=\"{}%\" y=\"0\" width=\"{}%\" height=\"14\" class=\"b-{} b-{}\"/>",
            part.start, part.width, part.chip.tone, part.chip.shape
        );
    }
    out.push_str("</svg>\n");
}

fn bar(out: &mut String, bar: &Bar) {
    if bar.parts.is_empty() {
        return;
    }
    out.push_str("<div class=\"bar-block\">");
    drawn(out, bar);
    out.push_str("<ul class=\"legend\">");
    for part in &bar.parts {
        let _ = write!(out, "<li><span class=\"chip t-{}\">", part.chip.tone);
        shape(out, part.chip.shape);
        let _ = write!(out, "<b>{}</b> ", part.count);
        push_escaped(out, &part.chip.word);
        out.push_str("</span>");
    }
    out.push_str("</ul></div>");
}

fn counts(out: &mut String, counts: &CountsView) {
    out.push_str("<div class=\"counts\"><ul class=\"figures\">");
    for figure in &counts.figures {
        let none = if figure.value == "0" { " none" } else { "" };
        let _ = write!(out, "<li class=\"t-{}{none}\"><span class=\"value\">", figure.chip.tone);
        shape(out, figure.chip.shape);
        push_escaped(out, &figure.value);
        out.push_str("</span> <span class=\"word\">");
        push_escaped(out, &figure.chip.word);
        out.push_str("</span>");
    }
    out.push_str("</ul>\n");
    if !counts.bar.parts.is_empty() {
        drawn(out, &counts.bar);
    }
    sentence(out, &counts.sentence);
    out.push_str("</div>");
}

fn sentence(out: &mut String, text: &str) {
    out.push_str("<p class=\"sentence\">");
    push_escaped(out, text);
    out.push_str("</p>");
}

fn fact(out: &mut String, fact: &Fact) {
    out.push_str(if fact.internal.is_empty() { "<div><dt>" } else { "<div class=\"internal\"><dt>" });
    push_escaped(out, &fact.label);
    if !fact.internal.is_empty() {
        out.push_str(" <span class=\"mark\">");
        push_escaped(out, &fact.internal);
        out.push_str("</span>");
    }
    out.push_str("<dd>");
    cell(out, &fact.cell);
    out.push_str("</div>");
}

/// Links of one meaning: many of them are folded, very many are counted.
fn link_group(out: &mut String, group: &LinkGroup) {
    let folded = group.count > 8;
    out.push_str(if folded { "<details><summary>" } else { "<h3>" });
    push_escaped(out, &group.label);
    if folded {
        let _ = write!(out, " <span class=\"n\">{}</span></summary>", group.count);
    } else {
        out.push_str("</h3>");
    }
    references(out, "", &group.refs);
    if let Some((text, to)) = &group.more {
        out.push_str("<p class=\"more-of\"><a");
        href(out, to);
        out.push('>');
        push_escaped(out, text);
        out.push_str("</a></p>");
    }
    if folded {
        out.push_str("</details>");
    }
}

fn measured(out: &mut String, one: &Measured) {
    out.push_str("<div class=\"lot\"><p class=\"lot-name\">");
    reference(out, &one.name);
    out.push_str(" <span class=\"why\">");
    push_escaped(out, &one.sentence);
    out.push_str("</span></p>");
    bar(out, &one.bar);
    if one.bar.parts.is_empty() && !one.nothing.is_empty() {
        out.push_str("<p class=\"calm\">");
        push_escaped(out, &one.nothing);
        out.push_str("</p>");
    }
    if !one.pages.is_empty() {
        out.push_str("<ul class=\"pages\">");
        for page in &one.pages {
            out.push_str("<li><a");
            href(out, &page.href);
            out.push('>');
            push_escaped(out, &page.label);
            out.push_str("</a>");
        }
        out.push_str("</ul>");
    }
    out.push_str("</div>");
}

pub(super) fn facts(out: &mut String, all: &[Fact]) {
    if !all.is_empty() {
        out.push_str("<dl class=\"facts\">");
        all.iter().for_each(|one| fact(out, one));
        out.push_str("</dl>");
    }
}

fn list(out: &mut String, items: &[Html]) {
    out.push_str("<ul class=\"items\">");
    for item in items {
        out.push_str("<li>");
        html(out, item);
    }
    out.push_str("</ul>");
}

fn quote(out: &mut String, words: &str, author: &str) {
    out.push_str("<blockquote><p>");
    push_escaped(out, words);
    out.push_str("</p>");
    if !author.is_empty() {
        out.push_str("<footer>");
        push_escaped(out, author);
        out.push_str("</footer>");
    }
    out.push_str("</blockquote>");
}

fn empty(out: &mut String, text: &str, example: &str) {
    out.push_str("<div class=\"empty\"><p>");
    push_escaped(out, text);
    if !example.is_empty() {
        out.push_str("</p><pre>");
        push_escaped(out, example);
        out.push_str("</pre></div>");
    } else {
        out.push_str("</p></div>");
    }
}

/// Scenarios and results have templates of their own; all else is written here.
impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(tag = "type", rename_all = "snake_case")]
        enum Filled<'b> {
            Gherkin { scenario: &'b super::gherkin::ScenarioView },
            Result { result: &'b super::run_case::ResultView },
        }
        let mut out = String::new();
        match self {
            Self::Gherkin { scenario } => return Filled::Gherkin { scenario }.serialize(serializer),
            Self::Result { result } => return Filled::Result { result }.serialize(serializer),
            Self::Prose { html } => {
                out.push_str("<div class=\"prose\">");
                out.push_str(html.as_str());
                out.push_str("</div>");
            }
            Self::List { items } => list(&mut out, items),
            Self::Table { table: one } => table(&mut out, one),
            Self::Facts { facts: all } => facts(&mut out, all),
            Self::Quotes { quotes } => quotes.iter().for_each(|(words, author)| quote(&mut out, words, author)),
            Self::Empty { text, example } => empty(&mut out, text, example),
            Self::Bar { bar: one } => bar(&mut out, one),
            Self::Counts { counts: one } => counts(&mut out, one),
            Self::Board { board } => super::boards::write(&mut out, board),
            Self::Line { text } => sentence(&mut out, text),
            Self::Measured { all } => {
                out.push_str("<div class=\"lots\">");
                all.iter().for_each(|one| measured(&mut out, one));
                out.push_str("</div>");
            }
        }
        Value::from_safe_string(out).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(path: &str, thing: impl Serialize) -> String {
        body(path, thing).to_string()
    }

    #[test]
    fn a_link_leads_from_where_its_page_stands_and_nothing_hostile_is_written() {
        let to = Ref {
            id: "EXG-1".into(),
            title: "<script>\"R&D\"</script>".into(),
            href: "requirements/EXG-1.html".into(),
            chip: None,
        };
        let words = "<b>EXG-1</b> &lt;script&gt;&quot;R&amp;D&quot;&lt;/script&gt;</a>";
        let link = |root| format!("<a class=\"ref\" href=\"{root}requirements/EXG-1.html\">{words}");
        assert_eq!(written("index.html", &to), link(""));
        assert_eq!(written("cases/CT-1.html", &to), link("../"));
    }

    #[test]
    fn a_table_keeps_its_anchors_filters_and_classes() {
        let table = Table {
            columns: vec![super::super::view::Column { title: "Cas".into(), class: "wide" }],
            rows: vec![Row {
                anchor: "r-1".into(),
                class: "hole",
                ..Row::new(vec![Cell::text("a < b").with_under("c")]).filter("lot", "L\"1")
            }],
        };
        let html = written("index.html", &table);
        assert!(html.contains("<th scope=\"col\" class=\"wide\">Cas"), "{html}");
        let row = "<tr id=\"r-1\" class=\"hole\" data-lot=\"L&quot;1\"><td class=\"wide\">a &lt; b<span class=\"under\">c</span>";
        assert!(html.contains(row), "{html}");
    }
}
