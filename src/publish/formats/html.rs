//! How does a document become one HTML file that needs nothing beside it?

use std::collections::BTreeSet;

use crate::assets;
use crate::publish::outline::{Block, Card, Document, Inline, LinkTo, Section, Table, Tone};
use crate::text::Message;

/// The document as one file: style inside, no script, no request. The same document gives the
/// same bytes.
pub fn render(document: &Document) -> Vec<u8> {
    let mut writer = Writer { out: String::new(), anchors: BTreeSet::new() };
    anchors(&document.sections, &mut writer.anchors);
    writer.document(document);
    writer.out.into_bytes()
}

struct Writer {
    out: String,
    /// Anchors of the document: a link to another is shown as text.
    anchors: BTreeSet<String>,
}

impl Writer {
    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                other => self.out.push(other),
            }
        }
    }

    /// An element with plain text in it.
    fn element(&mut self, open: &str, text: &str, close: &str) {
        self.raw(open);
        self.text(text);
        self.raw(close);
    }

    fn document(&mut self, document: &Document) {
        self.raw("<!doctype html>\n<html lang=\"");
        self.raw(document.lang.key());
        self.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        let title = [document.title.as_str(), document.subtitle.as_str()];
        self.element(
            "<title>",
            &title.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · "),
            "</title>\n",
        );
        self.raw("<style>\n");
        self.raw(&assets::template_text("site/document.css").unwrap_or_default());
        // The project's own accent, as the site takes it: only one that can be read.
        if let Some(accent) = document.accent.as_deref().and_then(crate::publish::site::readable) {
            self.raw(&format!(
                "\n:root {{ --accent: {accent}; }}\n@media (prefers-color-scheme: dark) {{ :root {{ --accent: color-mix(in srgb, {accent} 45%, white); }} }}\n@media print {{ :root {{ --accent: {accent}; }} }}\n"
            ));
        }
        self.raw("</style>\n</head>\n<body>\n<header class=\"cover\">\n");
        if document.internal {
            let mark = Message::new("site-internal-mark").text(document.lang);
            self.element("<p class=\"mark\">", &mark, "</p>\n");
        }
        for line in [&document.client, &document.subtitle] {
            if !line.is_empty() {
                self.element("<p class=\"sub\">", line, "</p>\n");
            }
        }
        self.element("<h1>", &document.title, "</h1>\n");
        let own = |id: &'static str, value: &String| (Message::new(id).text(document.lang), value.clone());
        let identity = [
            own("document-code", &document.code),
            own("document-version", &document.version),
            own("document-date", &document.date),
            own("document-commit", &document.commit),
        ];
        let facts: Vec<_> = identity
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .chain(&document.facts)
            .map(|(label, value)| (vec![Inline::text(label)], vec![Inline::text(value)]))
            .collect();
        self.facts(&facts);
        self.raw("</header>\n");
        if document.sections.iter().filter(|section| section.in_contents).count() > 2 {
            self.raw("<nav class=\"toc\">");
            self.contents(&document.sections, "");
            self.raw("</nav>\n");
        }
        self.raw("<main>\n");
        self.sections(&document.sections, "", 2);
        self.raw("</main>\n<footer class=\"foot\">");
        let stamp = [&document.code, &document.version, &document.date, &document.commit];
        self.text(&stamp.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · "));
        self.raw("</footer>\n</body>\n</html>\n");
    }

    fn contents(&mut self, sections: &[Section], before: &str) {
        if !sections.iter().any(|section| section.in_contents) {
            return;
        }
        self.raw("<ol>");
        for (section, number) in numbered(sections, before) {
            if section.in_contents {
                self.element("<li><a href=\"#", &section.anchor, "\">");
                self.number(&number);
                self.inlines(&section.title);
                self.raw("</a>");
                self.contents(&section.sections, &number);
                self.raw("</li>");
            }
        }
        self.raw("</ol>");
    }

    fn sections(&mut self, sections: &[Section], before: &str, level: usize) {
        for (section, number) in numbered(sections, before) {
            self.element("<section id=\"", &section.anchor, "\">\n");
            let tag = level.min(5);
            self.raw(&format!("<h{tag}>"));
            self.number(&number);
            self.inlines(&section.title);
            self.raw(&format!("</h{tag}>\n"));
            self.blocks(&section.blocks);
            self.sections(&section.sections, &number, level + 1);
            self.raw("</section>\n");
        }
    }

    fn number(&mut self, number: &str) {
        if !number.is_empty() {
            self.element("<span class=\"no\">", number, "</span>");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(inlines) => self.wrapped("<p>", inlines, "</p>\n"),
            Block::Heading(inlines) => self.wrapped("<h5>", inlines, "</h5>\n"),
            Block::List { numbers, items } => {
                let tag = if numbers.is_empty() { "ul" } else { "ol" };
                self.raw(&format!("<{tag}>"));
                for (at, item) in items.iter().enumerate() {
                    match numbers.get(at) {
                        Some(number) => self.raw(&format!("<li value=\"{number}\">")),
                        None => self.raw("<li>"),
                    }
                    self.blocks(item);
                    self.raw("</li>");
                }
                self.raw(&format!("</{tag}>\n"));
            }
            Block::Table(table) => self.table(table),
            Block::Schedule(schedule) => self.table(&schedule.as_table()),
            Block::Card(card) => self.card(card),
            Block::Note { tone, title, blocks } => {
                self.raw(&format!("<div class=\"note {}\">", class(*tone)));
                if !title.is_empty() {
                    self.wrapped("<p><strong>", title, "</strong></p>");
                }
                self.blocks(blocks);
                self.raw("</div>\n");
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Quote { text, author } => {
                self.wrapped("<blockquote><p>", text, "</p>");
                if let Some(author) = author {
                    self.element("<footer>", author, "</footer>");
                }
                self.raw("</blockquote>\n");
            }
            Block::Code(code) => self.element("<pre>", code, "</pre>\n"),
            Block::Figures(figures) => {
                self.raw("<ul class=\"figures\">");
                for figure in figures {
                    self.raw(&format!("<li class=\"{}\">", class(figure.tone)));
                    self.element("<b>", &figure.value, "</b>");
                    self.element("", &figure.label, "</li>");
                }
                self.raw("</ul>\n");
            }
            Block::Bar { parts, caption } => {
                let total: usize = parts.iter().map(|part| part.count).sum();
                let percent = |n: usize| {
                    let hundredths = (n * 10_000).checked_div(total).unwrap_or(0);
                    format!("{}.{:02}", hundredths / 100, hundredths % 100)
                };
                self.raw("<svg class=\"bar\" width=\"100%\" height=\"14\" aria-hidden=\"true\">");
                let mut before = 0;
                for part in parts {
                    let (start, width) = (percent(before), percent(part.count));
                    self.raw(&format!(
                        "<rect x=\"{start}%\" width=\"{width}%\" height=\"14\" class=\"{}\"/>",
                        class(part.tone)
                    ));
                    before += part.count;
                }
                self.raw("</svg>\n<p>");
                let said: Vec<String> = parts.iter().map(|part| format!("{} {}", part.count, part.label)).collect();
                self.text(&said.join(" · "));
                if !caption.is_empty() {
                    self.element(" <span class=\"neutral\">", caption, "</span>");
                }
                self.raw("</p>\n");
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.raw("<div class=\"scroll\"><table>");
        if !table.caption.is_empty() {
            self.wrapped("<caption>", &table.caption, "</caption>");
        }
        let side = |at: usize| if table.columns.get(at).is_some_and(|c| c.right) { " class=\"right\"" } else { "" };
        if table.columns.iter().any(|column| !column.title.is_empty()) {
            self.raw("<thead><tr>");
            for (at, column) in table.columns.iter().enumerate() {
                self.element(&format!("<th scope=\"col\"{}>", side(at)), &column.title, "</th>");
            }
            self.raw("</tr></thead>");
        }
        self.raw("<tbody>\n");
        for row in &table.rows {
            self.raw("<tr");
            if let Some(anchor) = &row.anchor {
                self.element(" id=\"", anchor, "\"");
            }
            self.raw(">");
            for (at, cell) in row.cells.iter().enumerate() {
                self.raw(&format!("<td{}>", side(at)));
                cell.0.iter().for_each(|paragraph| self.wrapped("<p>", paragraph, "</p>"));
                self.raw("</td>");
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody></table></div>\n");
    }

    fn card(&mut self, card: &Card) {
        self.element("<article class=\"card\" id=\"", &card.anchor, "\">");
        self.element("<header><span class=\"id\">", &card.id, "</span>");
        self.element("", &card.title, " ");
        for chip in &card.chips {
            self.inline(chip);
            self.raw(" ");
        }
        self.raw("</header>\n");
        self.blocks(&card.blocks);
        self.facts(&card.facts);
        self.raw("</article>\n");
    }

    fn facts(&mut self, facts: &[(Vec<Inline>, Vec<Inline>)]) {
        if facts.is_empty() {
            return;
        }
        self.raw("<dl>");
        for (label, value) in facts {
            self.wrapped("<dt>", label, "</dt>");
            self.wrapped("<dd>", value, "</dd>");
        }
        self.raw("</dl>\n");
    }

    fn wrapped(&mut self, open: &str, inlines: &[Inline], close: &str) {
        self.raw(open);
        self.inlines(inlines);
        self.raw(close);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        inlines.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Strong(inner) => self.wrapped("<strong>", inner, "</strong>"),
            Inline::Emphasis(inner) => self.wrapped("<em>", inner, "</em>"),
            Inline::Code(code) => self.element("<code>", code, "</code>"),
            Inline::Chip { text, tone } => {
                self.element(&format!("<span class=\"chip {}\">", class(*tone)), text, "</span>")
            }
            Inline::Break => self.raw("<br>"),
            Inline::Link { to: LinkTo::Anchor(anchor), text } if self.anchors.contains(anchor) => {
                self.element("<a href=\"#", anchor, "\">");
                self.wrapped("", text, "</a>");
            }
            Inline::Link { to: LinkTo::Url(url), text } if is_safe(url) => {
                self.element("<a rel=\"noopener noreferrer\" href=\"", url, "\">");
                self.wrapped("", text, "</a>");
            }
            Inline::Link { text, .. } => self.inlines(text),
        }
    }
}

/// Only addresses that open a page, a mail or a call.
fn is_safe(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme))
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "neutral",
        Tone::Good => "good",
        Tone::Warn => "warn",
        Tone::Bad => "bad",
        Tone::Accent => "accent",
    }
}

/// Sections with their numbers: `2.3`, or nothing where a section takes none.
fn numbered<'a>(sections: &'a [Section], before: &str) -> Vec<(&'a Section, String)> {
    let mut n = 0;
    let mut number = |section: &Section| {
        if !section.numbered {
            return String::new();
        }
        n += 1;
        if before.is_empty() { n.to_string() } else { format!("{before}.{n}") }
    };
    sections.iter().map(|section| (section, number(section))).collect()
}

fn anchors(sections: &[Section], found: &mut BTreeSet<String>) {
    for section in sections {
        found.insert(section.anchor.clone());
        anchors_of(&section.blocks, found);
        anchors(&section.sections, found);
    }
}

fn anchors_of(blocks: &[Block], found: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Card(card) => {
                found.insert(card.anchor.clone());
                anchors_of(&card.blocks, found);
            }
            Block::Table(table) => found.extend(table.rows.iter().filter_map(|row| row.anchor.clone())),
            Block::Schedule(schedule) => found.extend(schedule.lines.iter().filter_map(|line| line.anchor.clone())),
            Block::Note { blocks, .. } => anchors_of(blocks, found),
            Block::List { items, .. } => items.iter().for_each(|item| anchors_of(item, found)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::outline::{Cell, Column, Row};

    fn document() -> Document {
        let mut inner = Section::new("decisions", "Décisions");
        inner.blocks = vec![Block::Table(Table {
            columns: vec![Column { title: "Décision".into(), ..Column::default() }],
            rows: vec![Row {
                anchor: Some("d1".into()), cells: vec![Cell::text("Lot 1 <b>d’abord</b>")], tone: None
            }],
            ..Table::default()
        })];
        let mut section = Section::new("atelier", "Atelier");
        section.blocks = vec![
            Block::Paragraph(vec![
                Inline::to_anchor("d1", "la décision"),
                Inline::to_anchor("ailleurs", "autre document"),
                Inline::Link { to: LinkTo::Url("javascript:alert(1)".into()), text: vec![Inline::text("piège")] },
            ]),
            Block::Note { tone: Tone::Warn, title: Vec::new(), blocks: vec![Block::Code("<script>".into())] },
            Block::Facts(vec![(vec![Inline::text("Date")], vec![Inline::text("12 mars 2026")])]),
        ];
        section.sections = vec![inner];
        Document {
            title: "Compte rendu".into(),
            code: "CRMV-CR-01".into(),
            sections: vec![section],
            ..Document::default()
        }
    }

    #[test]
    fn a_document_is_one_file_that_links_only_to_itself() {
        let html = String::from_utf8(render(&document())).expect("HTML is text");
        assert!(html.contains("<a href=\"#d1\">la décision</a>autre documentpiège"));
        assert!(html.contains("<tr id=\"d1\">"));
        assert!(html.contains("<span class=\"no\">1.1</span>Décisions"));
        assert!(!html.contains("<link") && !html.contains("src=") && !html.contains("url("));
        assert_eq!(render(&document()), render(&document()));
    }

    #[test]
    fn nothing_of_the_text_is_markup() {
        let html = String::from_utf8(render(&document())).expect("HTML is text");
        for mark in ["<script>", "<b>d", "javascript:"] {
            assert!(!html.contains(mark), "{mark} got through");
        }
        assert!(html.contains("Lot 1 &lt;b&gt;d’abord&lt;/b&gt;"));
    }
}
