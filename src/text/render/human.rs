//! Diagnostics for people: the words underlined in their line, the cause, the remedy.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet};

use crate::text::{Diagnostic, Lang, Level, Place, Sources};

/// How a terminal or a file wants it.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Language of the texts.
    pub lang: Lang,
    /// Colours and drawn boxes: only on a terminal.
    pub terminal: bool,
    /// Width in columns.
    pub width: usize,
}

/// The diagnostic with an excerpt of the file, without a final line end.
pub fn diagnostic(diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    let level = match diagnostic.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Info => Shown::INFO,
    };
    let name = crate::text::message::label(look.lang, "level", diagnostic.level.key());
    let message = printable(&diagnostic.message.text(look.lang));
    let title = level.with_name(name).primary_title(message).id(diagnostic.code);
    let mut group = Group::with_title(title);
    if let Some(place) = diagnostic.place {
        let label = diagnostic.message.attribute(look.lang, "label").map(|l| printable(&l));
        group = excerpt(group, sources, place, label, AnnotationKind::Primary);
        for related in &diagnostic.related {
            let label = diagnostic.message.attribute(look.lang, "related").map(|l| printable(&l));
            group = excerpt(group, sources, *related, label, AnnotationKind::Context);
        }
    }
    if let Some(help) = diagnostic.message.attribute(look.lang, "help") {
        let mut name = crate::text::message::label(look.lang, "level", "help");
        if look.lang == Lang::Fr {
            name.push('\u{a0}');
        }
        group = group.element(Shown::HELP.with_name(name).message(printable(&help)));
    }
    let renderer = if look.terminal { Renderer::styled() } else { Renderer::plain() };
    let decor = if look.terminal { DecorStyle::Unicode } else { DecorStyle::Ascii };
    renderer.decor_style(decor).term_width(look.width.max(40)).render(&[group])
}

/// The diagnostic on one line: all places that it shows, code and message.
pub fn line(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let places = diagnostic.place.iter().chain(&diagnostic.related).filter_map(|place| sources.locate(*place));
    let places: Vec<String> = places.map(|(path, at)| format!("{path}:{}:{}", at.line, at.column)).collect();
    let message = printable(&diagnostic.message.text(lang)).replace('\n', " ");
    format!("{}  [{}] {message}", printable(&places.join(", ")), diagnostic.code)
}

fn excerpt<'a>(
    group: Group<'a>,
    sources: &Sources,
    place: Place,
    label: Option<String>,
    kind: AnnotationKind,
) -> Group<'a> {
    let Some(file) = sources.file(place.file) else { return group };
    if !file.readable && file.text.is_empty() {
        return group.element(Origin::path(file.path.to_string()));
    }
    let start = file.position(place.span.start());
    let line = file.line_span(start.line);
    // One line is shown: the words of a longer place are underlined up to its end.
    let from = place.span.start().clamp(line.start(), line.end()) - line.start();
    let to = place.span.end().clamp(line.start(), line.end()) - line.start();
    let text = file.text[line.start()..line.end()].to_owned();
    let to = to.max(from);
    if text.len() > 4_000 {
        // A line of a megabyte helps nobody: its place is enough.
        let path = file.path.to_string();
        return group.element(Origin::path(path).line(start.line).char_column(start.column));
    }
    let snippet = Snippet::source(text)
        .path(file.path.to_string())
        .line_start(start.line)
        .fold(false)
        .annotation(kind.span(from..to).label(label));
    group.element(snippet)
}

/// Control characters of the user's text must not drive the terminal.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}
