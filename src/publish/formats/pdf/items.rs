//! What is a paragraph made of, before it has lines? Boxes, spaces, and places where a word may be cut.

use super::fonts::Fonts;
use super::style::{CHIP_PAD, Face, TextStyle};
use super::typography::{self, After};
use crate::publish::outline::Tone;
use crate::text::Lang;

/// A piece of text in one style.
#[derive(Clone, Debug)]
pub struct Span {
    /// Text.
    pub text: String,
    /// Style.
    pub style: TextStyle,
    /// What it is.
    pub kind: SpanKind,
}

/// What a span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// Words.
    Words,
    /// Text as it is typed: spaces count, nothing is hyphenated.
    Verbatim,
    /// A chip, kept whole.
    Chip(Tone),
    /// An end of line.
    LineEnd,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Width of the column.
    pub width: f32,
    /// Even right edge?
    pub justify: bool,
    /// Language of the hyphenation; none for no hyphens.
    pub lang: Option<Lang>,
}

/// What a paragraph is made of.
#[derive(Debug)]
pub enum Item {
    Box {
        text: String,
        span: usize,
        width: f32,
    },
    Glue {
        span: usize,
        width: f32,
    },
    /// A place where a word may be cut; the width is that of the hyphen.
    Cut {
        hyphen: f32,
        cost: f64,
    },
    End,
}

const HYPHEN_COST: f64 = 3_600.0;
/// Without an even edge to hold, a short line is better than a hyphen.
const RAGGED_HYPHEN_COST: f64 = 40_000.0;
const BREAK_COST: f64 = 400.0;
/// A word cut because nothing else fits.
const EMERGENCY_COST: f64 = 40_000.0;
/// A chip that is wider than the column is set as words.
pub fn fitting(fonts: &Fonts<'_>, spans: &[Span], limit: f32) -> Vec<Span> {
    let fits = |span: &Span| fonts.width(span.style.face, span.style.size, &span.text) + 2.0 * CHIP_PAD <= limit;
    let fit = |span: &Span| match span.kind {
        SpanKind::Chip(_) if !fits(span) => Span { kind: SpanKind::Words, ..span.clone() },
        _ => span.clone(),
    };
    spans.iter().map(fit).collect()
}

pub fn items(fonts: &Fonts<'_>, spans: &[Span], setting: Setting) -> Vec<Item> {
    let mut items = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        match span.kind {
            SpanKind::LineEnd => items.push(Item::End),
            SpanKind::Chip(_) => {
                let width = fonts.width(span.style.face, span.style.size, &span.text) + 2.0 * CHIP_PAD;
                items.push(Item::Box { text: span.text.clone(), span: at, width });
            }
            SpanKind::Verbatim => push_boxes(fonts, &span.text, at, span, &mut items),
            SpanKind::Words => words(fonts, span, at, setting, &mut items),
        }
    }
    cut_what_is_too_wide(fonts, spans, items, setting.width)
}

fn words(fonts: &Fonts<'_>, span: &Span, at: usize, setting: Setting, items: &mut Vec<Item>) {
    let hyphen_cost = if setting.justify { HYPHEN_COST } else { RAGGED_HYPHEN_COST };
    let hyphen = fonts.width(span.style.face, span.style.size, "-");
    for (i, word) in span.text.split(' ').enumerate() {
        if i > 0 && !matches!(items.last(), None | Some(Item::Glue { .. } | Item::End)) {
            let width = fonts.width(span.style.face, span.style.size, " ");
            items.push(Item::Glue { span: at, width });
        }
        let Some(lang) = setting.lang.filter(|_| span.style.face != Face::Code) else {
            push_boxes(fonts, word, at, span, items);
            continue;
        };
        for part in typography::syllables(word, lang) {
            push_boxes(fonts, &part.text, at, span, items);
            match part.after {
                After::Nothing => {}
                After::Hyphen => items.push(Item::Cut { hyphen, cost: hyphen_cost }),
                After::Break => items.push(Item::Cut { hyphen: 0.0, cost: BREAK_COST }),
            }
        }
    }
}

fn push_boxes(fonts: &Fonts<'_>, text: &str, at: usize, span: &Span, items: &mut Vec<Item>) {
    if !text.is_empty() {
        let width = fonts.width(span.style.face, span.style.size, text);
        items.push(Item::Box { text: text.to_owned(), span: at, width });
    }
}

/// Boxes between two breaks that together are wider than the column may be cut after each letter.
fn cut_what_is_too_wide(fonts: &Fonts<'_>, spans: &[Span], items: Vec<Item>, limit: f32) -> Vec<Item> {
    let mut out = Vec::with_capacity(items.len());
    let mut chunk: Vec<Item> = Vec::new();
    let flush = |chunk: &mut Vec<Item>, out: &mut Vec<Item>, hyphen: f32| {
        let width: f32 = chunk.iter().map(|item| if let Item::Box { width, .. } = item { *width } else { 0.0 }).sum();
        if width + hyphen <= limit {
            out.append(chunk);
            return;
        }
        for item in chunk.drain(..) {
            match item {
                Item::Box { text, span, .. } => {
                    let Some(style) = spans.get(span).map(|span| span.style) else { continue };
                    for letter in text.chars() {
                        let text = letter.to_string();
                        let width = fonts.width(style.face, style.size, &text);
                        out.push(Item::Box { text, span, width });
                        out.push(Item::Cut { hyphen: 0.0, cost: EMERGENCY_COST });
                    }
                }
                other => out.push(other),
            }
        }
        // What follows decides about a break after the last letter.
        out.pop_if(|item| matches!(item, Item::Cut { .. }));
    };
    for item in items {
        match item {
            Item::Box { .. } => chunk.push(item),
            other => {
                let hyphen = if let Item::Cut { hyphen, .. } = other { hyphen } else { 0.0 };
                flush(&mut chunk, &mut out, hyphen);
                out.push(other);
            }
        }
    }
    flush(&mut chunk, &mut out, 0.0);
    out
}
