//! Where do lines end? Total fit: the breaks of a paragraph are chosen together, so that its
//! spaces are even and hyphens rare. Nothing is wider than the column, whatever the words.

use std::rc::Rc;

use super::fonts::{Fonts, Glyph};
use super::items::{Item, Setting, Span, SpanKind, fitting, items};
use super::style::{CHIP_PAD, TextStyle};
use crate::publish::outline::Tone;

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

/// The text, or its beginning with « … » where it is wider than `width`.
fn shortened(fonts: &Fonts<'_>, text: &str, style: TextStyle, width: f32) -> String {
    let letter = |letter: char| fonts.width(style.face, style.size, letter.encode_utf8(&mut [0; 4]));
    let room = width - letter('…');
    let (mut taken, mut end) = (0.0, 0);
    for (at, character) in text.char_indices() {
        taken += letter(character);
        if taken <= room {
            end = at + character.len_utf8();
        } else if taken > width {
            return format!("{}…", text[..end].trim_end());
        }
    }
    text.to_owned()
}

/// One line without hyphenation, cut with « … » when it is wider than `width`.
pub fn single_line(fonts: &Fonts<'_>, text: &str, style: TextStyle, width: f32) -> Rc<Line> {
    let text = shortened(fonts, text, style, width);
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
    use super::super::style::{Face, INK};
    use super::*;
    use crate::text::Lang;

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
    fn a_running_head_is_shortened_not_overflowing() {
        let files = FontFiles::load().expect("the binary carries its fonts");
        let fonts = Fonts::new(&files).expect("the fonts are sound");
        let style = TextStyle::new(Face::Regular, 8.0, INK, ARTIFACT);
        let short = single_line(&fonts, "Cahier des charges", style, 200.0);
        assert_eq!(said(&short), "Cahier des charges");
        let long = single_line(&fonts, &"Cahier des charges ".repeat(50), style, 200.0);
        assert!(long.width <= 200.0 && long.width > 150.0 && said(&long).ends_with('…'));
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
