//! Why lines are refused, by cause: a hundred refusals often have three remedies.

use super::super::cell::Sense;
use super::super::simulation::{Outcome, Said, Simulation};
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
}

/// The refusals of a sheet by cause, those of most cells first; nothing for a lone one.
pub fn lines(simulation: &Simulation, sense: &Sense<'_>) -> Vec<String> {
    let lang = sense.lang;
    let mut causes: Vec<Cause<'_>> = Vec::new();
    let mut refused = 0_usize;
    for line in &simulation.lines {
        let Outcome::Refused { reasons } = &line.outcome else { continue };
        refused += 1;
        for reason in reasons {
            add(&mut causes, reason, field_of(simulation, reason, lang));
        }
    }
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
    }
    out.push(String::new());
    out
}

fn say(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    message::lookup(lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
}

fn add<'a>(causes: &mut Vec<Cause<'a>>, reason: &'a Said, field: String) {
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
            cause.values.extend(value.filter(|value| !cause.values.contains(value)));
        }
        None => causes.push(Cause { first: message, field, values: value.into_iter().collect(), count: 1 }),
    }
}

fn field_of(simulation: &Simulation, reason: &Said, lang: Lang) -> String {
    let Some(cell) = &reason.cell else { return String::new() };
    let column = simulation.columns.iter().find(|column| column.column == cell.column);
    column.map_or_else(String::new, |column| match &column.slot {
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
