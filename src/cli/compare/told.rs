//! A comparison for whoever reads it on a screen.

use super::files::Made;
use crate::campaign::outputs::words;
use crate::cli::Session;
use crate::compare::runs::{self, Pair, Reading};
use crate::model::execution::{CaseResult, RunRecord, Status, short_commit};
use crate::text::{Arg, format};

/// Tells what differs, the worst first; with `all`, what does not as well.
pub fn tell(session: &Session, all: bool, made: &Made<'_>) {
    let comparison = made.comparison;
    session.line("");
    for ((name, record), summary) in made.names.iter().zip(comparison.records).zip(made.summaries) {
        let unknown = || session.text("site-run-no-version", &[]);
        let args = [
            ("name", Arg::from(whole(name, record))),
            ("version", Arg::from(record.version.clone().unwrap_or_else(unknown))),
            ("moment", Arg::from(format::moment(session.lang, record.started_at))),
            ("commit", Arg::from(short_commit(&record.commit))),
            ("run", Arg::from(&record.id)),
        ];
        session.say("compare-side", &args);
        if let Some(note) = words::of_run(summary, session.lang) {
            session.line(format!("    {note}"));
        }
    }
    for reading in Reading::ALL.iter().filter(|reading| all || **reading != Reading::Same) {
        let count = comparison.count(*reading);
        if count == 0 {
            continue;
        }
        session.line(format!("\n{}", made.group(*reading, session.lang)));
        for pair in comparison.of_reading(*reading) {
            told(session, made, pair);
        }
    }
    session.line("");
    let counted = Reading::ALL.iter().filter(|reading| comparison.count(**reading) > 0);
    let counted: Vec<String> = counted.map(|reading| made.group(*reading, session.lang)).collect();
    let args = [("count", Arg::from(comparison.pairs.len())), ("list", Arg::from(counted.join(" · ")))];
    session.say("compare-counts", &args);
}

/// A side with its CRM, where its name does not say it.
fn whole(name: &str, record: &RunRecord) -> String {
    let title = runs::title(record);
    if name.starts_with(title) { name.to_owned() } else { format!("{name} · {title}") }
}

fn told(session: &Session, made: &Made<'_>, pair: &Pair<'_>) {
    let named = pair.results.named();
    session.line(format!("  {}    {}:{}", words::name(named), named.path, named.line));
    if pair.reworded {
        session.line(format!("      {}", session.text("compare-reworded", &[])));
    }
    let widest = made.names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (name, result) in made.names.iter().zip(pair.results.sides()) {
        let pad = " ".repeat(widest - name.chars().count());
        let Some(result) = result else { continue };
        for (number, line) in outcome(session, result).into_iter().enumerate() {
            match number {
                0 => session.line(format!("      {name}{pad}  {line}")),
                _ => session.line(format!("      {}  {line}", " ".repeat(widest))),
            }
        }
    }
}

/// « en échec — Alors la ville est « Toul » », then what was expected and obtained.
fn outcome(session: &Session, result: &CaseResult) -> Vec<String> {
    let label = result.status.label(session.lang);
    // What waits for a person stopped nowhere.
    let Some(step) = result.first_failure().filter(|_| result.status != Status::Waiting) else {
        let reason = result.reason.iter().map(|reason| format!(" — {reason}"));
        return vec![std::iter::once(label).chain(reason).collect()];
    };
    let mut lines = vec![format!("{label} — {} {}    {}", step.keyword, step.text, step.place(&result.path))];
    lines.extend(step.message.clone());
    for (id, text) in [("junit-expected", &step.expected), ("junit-actual", &step.actual)] {
        lines.extend(text.as_ref().map(|text| session.text(id, &[("text", Arg::from(text))])));
    }
    lines
}
