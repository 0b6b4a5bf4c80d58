//! Where do lines end? Total fit: the breaks of a paragraph are chosen together, so that its
//! spaces are even and hyphens rare. Nothing is wider than the column, whatever the words.

use std::rc::Rc;

use super::fonts::{Fonts, Glyph};
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

/// A glyph with what justification adds after it, in points.
#[derive(Clone, Debug)]
pub struct SetGlyph {
    /// The glyph.
    pub glyph: Glyph,
    /// Added space.
    pub extra: f32,
}

/// A run of one style on a line.
#[derive(Clone, Debug)]
pub struct Run {
    /// From the start of the line.
    pub x: f32,
    /// Width, padding of a chip included.
    pub width: f32,
    /// Style.
    pub style: TextStyle,
    /// Tone of a chip.
    pub chip: Option<Tone>,
    /// Glyphs.
    pub glyphs: Vec<SetGlyph>,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Runs from left to right.
    pub runs: Vec<Run>,
    /// Width.
    pub width: f32,
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
enum Item {
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
/// How far a space shrinks and stretches, in parts of its width.
const SHRINK: f32 = 0.22;
const STRETCH: f32 = 0.5;

/// Breaks spans into lines.
pub fn lines(fonts: &Fonts<'_>, spans: &[Span], setting: Setting) -> Vec<Line> {
    let spans = &fitting(fonts, spans, setting.width);
    let items = items(fonts, spans, setting);
    let mut out = Vec::new();
    for paragraph in items.split(|item| matches!(item, Item::End)) {
        let skip = paragraph.iter().take_while(|item| matches!(item, Item::Glue { .. })).count();
        let keep = paragraph.iter().rposition(|item| matches!(item, Item::Box { .. })).map_or(skip, |last| last + 1);
        let paragraph = &paragraph[skip.min(keep)..keep];
        if paragraph.is_empty() {
            out.push(Line::default());
            continue;
        }
        for (start, end, last) in best_breaks(paragraph, setting) {
            let hyphen = matches!(paragraph.get(end), Some(Item::Cut { hyphen, .. }) if *hyphen > 0.0);
            out.push(line(fonts, spans, &paragraph[start..end], hyphen, setting, last));
        }
    }
    out
}

/// A chip that is wider than the column is set as words.
fn fitting(fonts: &Fonts<'_>, spans: &[Span], limit: f32) -> Vec<Span> {
    let fits = |span: &Span| fonts.width(span.style.face, span.style.size, &span.text) + 2.0 * CHIP_PAD <= limit;
    let fit = |span: &Span| match span.kind {
        SpanKind::Chip(_) if !fits(span) => Span { kind: SpanKind::Words, ..span.clone() },
        _ => span.clone(),
    };
    spans.iter().map(fit).collect()
}

fn items(fonts: &Fonts<'_>, spans: &[Span], setting: Setting) -> Vec<Item> {
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

/// The lines of the cheapest way to break: first item, one past the last item, last line?
fn best_breaks(items: &[Item], setting: Setting) -> Vec<(usize, usize, bool)> {
    let count = items.len();
    let mut breaks = vec![0];
    breaks.extend((0..count).filter(|i| matches!(items[*i], Item::Glue { .. } | Item::Cut { .. })));
    breaks.push(count);
    let (mut widths, mut spaces) = (vec![0.0_f32; count + 1], vec![0.0_f32; count + 1]);
    for (i, item) in items.iter().enumerate() {
        let (width, space) = match item {
            Item::Box { width, .. } => (*width, 0.0),
            Item::Glue { width, .. } => (*width, *width),
            Item::Cut { .. } | Item::End => (0.0, 0.0),
        };
        widths[i + 1] = widths[i] + width;
        spaces[i + 1] = spaces[i] + space;
    }
    let start_of = |at: usize| if at == 0 { 0 } else { breaks[at] + 1 };
    let mut best = vec![(f64::INFINITY, 0_usize); breaks.len()];
    best[0].0 = 0.0;
    for to in 1..breaks.len() {
        let end = breaks[to];
        let (hyphen, cut_cost) = match items.get(end) {
            Some(Item::Cut { hyphen, cost }) => (*hyphen, *cost),
            _ => (0.0, 0.0),
        };
        for from in (0..to).rev() {
            let start = start_of(from);
            if end < start {
                continue;
            }
            let natural = widths[end] - widths[start] + hyphen;
            let space = spaces[end] - spaces[start];
            let squeezed = natural - if setting.justify { space * SHRINK } else { 0.0 };
            let too_wide = squeezed > setting.width + 0.01;
            if too_wide && from + 1 < to {
                break;
            }
            let fit = badness(setting, natural, space, end == count, too_wide);
            let demerits = best[from].0 + (10.0 + fit).powi(2) + cut_cost;
            if demerits < best[to].0 {
                best[to] = (demerits, from);
            }
        }
    }
    let mut chosen = Vec::new();
    let mut to = breaks.len() - 1;
    while to > 0 {
        let from = best[to].1;
        chosen.push((start_of(from), breaks[to], breaks[to] == count));
        to = from;
    }
    chosen.reverse();
    chosen.retain(|(start, end, _)| start <= end);
    chosen
}

fn badness(setting: Setting, natural: f32, space: f32, last: bool, too_wide: bool) -> f64 {
    let rest = setting.width - natural;
    if too_wide {
        1e9
    } else if last && rest >= 0.0 {
        0.0
    } else if setting.justify {
        let room = if rest >= 0.0 { space * STRETCH } else { space * SHRINK };
        (100.0 * f64::from(rest.abs() / room.max(0.3)).powi(3)).min(1e6)
    } else {
        f64::from(rest / setting.width * 4.0).powi(2) * 100.0
    }
}

/// Joins the parts of words again, so that kerning and ligatures survive, and spreads the spaces.
fn line(fonts: &Fonts<'_>, spans: &[Span], items: &[Item], hyphen: bool, setting: Setting, last: bool) -> Line {
    let mut parts: Vec<(usize, String, bool)> = Vec::new();
    for item in items {
        match item {
            Item::Box { text, span, .. } => match parts.last_mut() {
                Some((at, word, false)) if at == span => word.push_str(text),
                _ => parts.push((*span, text.clone(), false)),
            },
            Item::Glue { span, .. } => parts.push((*span, " ".to_owned(), true)),
            Item::Cut { .. } | Item::End => {}
        }
    }
    if let Some((_, word, _)) = parts.last_mut().filter(|_| hyphen) {
        word.push('-');
    }
    let parts: Vec<_> = parts
        .into_iter()
        .filter_map(|(at, text, space)| {
            let span = spans.get(at)?;
            let shaped = fonts.shape(span.style.face, &text);
            fonts.count_missing(&shaped);
            Some((span, shaped, space))
        })
        .collect();
    let chip = |span: &Span| if let SpanKind::Chip(tone) = span.kind { Some(tone) } else { None };
    let pad = |span: &Span| if chip(span).is_some() { CHIP_PAD } else { 0.0 };
    let natural: f32 = parts.iter().map(|(span, shaped, _)| shaped.width * span.style.size + 2.0 * pad(span)).sum();
    let gaps = parts.iter().filter(|(.., space)| *space).count();
    let spread = gaps > 0 && (setting.justify && !last || natural > setting.width);
    let extra = if spread { (setting.width - natural) / gaps as f32 } else { 0.0 };
    let mut out = Line::default();
    for (span, shaped, space) in &parts {
        let tone = chip(span);
        let joins = |run: &Run| run.style == span.style && run.chip.is_none() && tone.is_none();
        if !out.runs.last().is_some_and(joins) {
            out.runs.push(Run { x: out.width, width: 0.0, style: span.style, chip: tone, glyphs: Vec::new() });
        }
        let Some(run) = out.runs.last_mut() else { continue };
        run.width += 2.0 * pad(span);
        for glyph in &shaped.glyphs {
            let extra = if *space { extra } else { 0.0 };
            run.width += glyph.advance * span.style.size + extra;
            run.glyphs.push(SetGlyph { glyph: glyph.clone(), extra });
        }
        out.width = run.x + run.width;
    }
    out
}

/// One line without hyphenation, cut with « … » when it is wider than `width`.
pub fn single_line(fonts: &Fonts<'_>, text: &str, style: TextStyle, width: f32) -> Rc<Line> {
    let mut text = text.to_owned();
    if fonts.width(style.face, style.size, &text) > width {
        while !text.is_empty() && fonts.width(style.face, style.size, &format!("{text}…")) > width {
            text.pop();
        }
        text = format!("{}…", text.trim_end());
    }
    let span = Span { text, style, kind: SpanKind::Verbatim };
    let shaped = fonts.shape(span.style.face, &span.text);
    fonts.count_missing(&shaped);
    let glyphs = shaped.glyphs.iter().map(|glyph| SetGlyph { glyph: glyph.clone(), extra: 0.0 }).collect();
    let width = shaped.width * style.size;
    Rc::new(Line { runs: vec![Run { x: 0.0, width, style, chip: None, glyphs }], width })
}

#[cfg(test)]
mod tests {
    use super::super::fonts::FontFiles;
    use super::super::structure::ARTIFACT;
    use super::super::style::INK;
    use super::*;

    fn set(text: &str, width: f32, justify: bool) -> Vec<Line> {
        let files = FontFiles::load().expect("the binary carries its fonts");
        let fonts = Fonts::new(&files).expect("the fonts are sound");
        let style = TextStyle::new(Face::Regular, 10.0, INK, ARTIFACT);
        let span = |kind, text: &str| Span { text: text.to_owned(), style, kind };
        let spans = [span(SpanKind::Words, text), span(SpanKind::Chip(Tone::Good), "✓ Approuvée")];
        lines(&fonts, &spans, Setting { width, justify, lang: Some(Lang::Fr) })
    }

    fn said(line: &Line) -> String {
        line.runs.iter().flat_map(|run| &run.glyphs).map(|set| set.glyph.text.to_string()).collect()
    }

    #[test]
    fn nothing_is_wider_than_the_column() {
        let long = format!("Le mot {} déborderait ; {}", "anticonstitutionnellement".repeat(16), "x".repeat(400));
        for (width, justify) in [(24.0, false), (90.0, true), (300.0, true)] {
            let lines = set(&long, width, justify);
            assert!(lines.iter().all(|line| line.width <= width + 0.6), "{width}");
            let text: String = lines.iter().map(said).collect();
            assert!(text.replace(['-', ' '], "").contains(&"x".repeat(400)));
        }
    }

    #[test]
    fn a_justified_paragraph_has_an_even_edge_and_hyphenates() {
        let text =
            "Les commerciaux itinérants préparent leur tournée hebdomadaire avec les comptes dormants. ".repeat(4);
        let lines = set(&text, 150.0, true);
        let (last, others) = lines.split_last().expect("there is text");
        assert!(others.iter().all(|line| (line.width - 150.0).abs() < 0.6));
        assert!(last.width < 150.0);
        assert!(lines.iter().any(|line| said(line).ends_with('-')));
    }
}
