//! Why lines are refused, by cause: a hundred refusals often have three remedies.

use std::collections::BTreeSet;

use super::super::cell::Sense;
use super::super::columns::How;
use super::super::simulation::{Line, Outcome, Said, Simulation};
use crate::text::{Arg, Lang, Message, message};

/// Distinct values of a cause that are named.
const NAMED_VALUES: usize = 6;
/// Characters of a value that are named.
const WIDTH: usize = 40;

/// One cause, with all that it refuses.
struct Cause<'a> {
    /// What is said of the first.
    first: &'a Message,
    /// The field, or what the column is called.
    field: String,
    /// What was written, each once, in the order of the lines.
    values: Vec<&'a str>,
    /// How many cells, or lines, it refuses.
    count: usize,
    /// The rows of these lines, from 0.
    rows: Vec<u32>,
}

/// Cells beyond which a cause is told once, with its lines, and not again on each of them.
const ONE_BY_ONE: usize = 5;

/// The refusals of a sheet by cause, those of most cells first; nothing for a lone one.
pub fn lines(simulation: &Simulation, sense: &Sense<'_>) -> Vec<String> {
    let lang = sense.lang;
    let mut causes = causes(simulation, lang);
    let is_refused = |line: &&Line| matches!(line.outcome, Outcome::Refused { .. });
    let refused = simulation.lines.iter().filter(is_refused).count();
    if causes.iter().map(|cause| cause.count).sum::<usize>() < 2 {
        return Vec::new();
    }
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.count));
    let mut out = vec![say(lang, "exchange-refusals", &[("count", Arg::from(refused))])];
    for cause in &causes {
        let count = say(lang, "exchange-refusals-cells", &[("count", Arg::from(cause.count))]);
        let head: Vec<String> = [cause.field.clone(), named(&cause.values, lang), count]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        out.push(format!("  {}", head.join(" · ")));
        let why = cause.first.attribute(lang, "cause").unwrap_or_else(|| cause.first.text(lang));
        out.push(format!("    {why}"));
        if cause.count > ONE_BY_ONE {
            let rows = [("rows", Arg::from(ranges(&cause.rows)))];
            out.push(format!("    {}", say(lang, "exchange-report-lines-of", &rows)));
        }
    }
    out.push(String::new());
    out
}

/// All causes, in the order of the lines.
fn causes(simulation: &Simulation, lang: Lang) -> Vec<Cause<'_>> {
    let mut causes: Vec<Cause<'_>> = Vec::new();
    for line in &simulation.lines {
        let Outcome::Refused { reasons } = &line.outcome else { continue };
        for reason in reasons {
            let row = line.rows.first().copied().unwrap_or_default();
            add(&mut causes, reason, field_of(simulation, reason, lang), row);
        }
    }
    causes
}

/// Rows of the lines of which all is said by the causes: each has one that refuses many.
pub fn told_by_cause(simulation: &Simulation, lang: Lang) -> BTreeSet<u32> {
    let causes = causes(simulation, lang);
    let rows = |is_wanted: &dyn Fn(&Cause<'_>) -> bool| -> BTreeSet<u32> {
        causes.iter().filter(|cause| is_wanted(cause)).flat_map(|cause| cause.rows.iter().copied()).collect()
    };
    let rare = rows(&|cause| cause.count <= ONE_BY_ONE);
    rows(&|cause| cause.count > ONE_BY_ONE).difference(&rare).copied().collect()
}

/// Rows as people name them: `2–41, 45`.
fn ranges(rows: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *row == *last || *row == *last + 1 => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    let shown = |(first, last): &(u32, u32)| match last - first {
        0 => (first + 1).to_string(),
        1 => format!("{}, {}", first + 1, last + 1),
        _ => format!("{}–{}", first + 1, last + 1),
    };
    ranges.iter().map(shown).collect::<Vec<_>>().join(", ")
}

fn say(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    message::lookup(lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
}

fn add<'a>(causes: &mut Vec<Cause<'a>>, reason: &'a Said, field: String, row: u32) {
    let message = &reason.message;
    let value = message.args.iter().find_map(|(name, arg)| match arg {
        Arg::Text(text) if *name == "value" => Some(text.as_str()),
        _ => None,
    });
    // Without a value of its own, or words for all, what is said of one says nothing of another.
    let alike = |cause: &&mut Cause<'a>| {
        let same = cause.first.id == message.id && cause.field == field;
        same && (value.is_some() || cause.first == message)
    };
    match causes.iter_mut().find(alike) {
        Some(cause) => {
            cause.count += 1;
            cause.rows.push(row);
            cause.values.extend(value.filter(|value| !cause.values.contains(value)));
        }
        None => {
            causes.push(Cause { first: message, field, values: value.into_iter().collect(), count: 1, rows: vec![row] })
        }
    }
}

fn field_of(simulation: &Simulation, reason: &Said, lang: Lang) -> String {
    let Some(cell) = &reason.cell else { return String::new() };
    let column = simulation.columns.iter().find(|column| column.column == cell.column);
    column.map_or_else(String::new, |column| match &column.slot {
        Some(_) if column.how == How::Rights => column.head.clone(),
        Some(slot) => slot.label(lang),
        None => column.head.clone(),
    })
}

fn named(values: &[&str], lang: Lang) -> String {
    let quote = |value: &&str| {
        let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = line.chars().take(WIDTH).collect();
        let short = if short == line { short } else { format!("{short}…") };
        say(lang, "exchange-quoted", &[("value", Arg::from(short))])
    };
    let shown = values.iter().take(NAMED_VALUES).map(quote).collect::<Vec<_>>().join(", ");
    match values.len().saturating_sub(NAMED_VALUES) {
        0 => shown,
        over => say(lang, "exchange-refusals-values", &[("values", Arg::from(shown)), ("count", Arg::from(over))]),
    }
}
