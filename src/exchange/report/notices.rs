//! What is told of a sheet as a whole before its lines: rows that are not read, ids that have slid, a text that
//! cannot say what it held.

use super::super::simulation::Simulation;
use super::super::slid::{Renumbered, Slide};
use crate::text::table::Tone;
use crate::text::{Arg, Lang, message};

/// Rows above the heads whose text is shown.
const SHOWN: usize = 3;
/// Characters of them.
const WIDTH: usize = 40;

/// What is told, each with a blank line after it.
pub fn lines(simulation: &Simulation, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    if !simulation.above.is_empty() {
        told.push(Tone::Quiet.paint(&above(&simulation.above, lang)));
    }
    if let Some(slide) = &simulation.slide {
        told.push(Tone::Warn.paint(&slid(slide, lang)));
    }
    if simulation.forgetful {
        told.push(Tone::Warn.paint(&say(lang, "exchange-report-forgetful", &[])));
    }
    told.into_iter().flat_map(|text| [text, String::new()]).collect()
}

/// What has happened to the ids, and what to do.
pub fn slid(slide: &Slide, lang: Lang) -> String {
    let decided = match slide.renumbered {
        Renumbered::Refused => None,
        Renumbered::ByText => Some("exchange-report-slid-by-text"),
        Renumbered::ById => Some("exchange-report-slid-by-id"),
    };
    if let Some(id) = decided {
        return say(lang, id, &[("first", Arg::from(&slide.first)), ("count", Arg::from(slide.lines))]);
    }
    let id = match slide.by {
        Some(by) if by > 0 => "exchange-report-slid-down",
        Some(_) => "exchange-report-slid-up",
        None => "exchange-report-slid-apart",
    };
    let by = usize::try_from(slide.by.unwrap_or_default().unsigned_abs()).unwrap_or_default();
    let first = [("first", Arg::from(&slide.first)), ("by", Arg::from(by))];
    let how = [("count", Arg::from(slide.lines))];
    format!("{} {}", say(lang, id, &first), say(lang, "exchange-report-slid-how", &how))
}

fn above(rows: &[(u32, String)], lang: Lang) -> String {
    let short = |text: &String| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut: String = line.chars().take(WIDTH).collect();
        let value = if cut == line { cut } else { format!("{cut}…") };
        say(lang, "exchange-quoted", &[("value", Arg::from(value))])
    };
    let mut texts: Vec<String> = rows.iter().take(SHOWN).map(|(_, text)| short(text)).collect();
    if rows.len() > SHOWN {
        texts.push("…".to_owned());
    }
    let bounds = rows.first().zip(rows.last()).map(|((first, _), (last, _))| (first + 1, last + 1)).unwrap_or_default();
    let args = [
        ("count", Arg::from(rows.len())),
        ("first", Arg::from(bounds.0.to_string())),
        ("last", Arg::from(bounds.1.to_string())),
        ("texts", Arg::from(texts.join(", "))),
    ];
    say(lang, "exchange-report-above", &args)
}

fn say(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    message::lookup(lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
}
