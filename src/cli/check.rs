//! `ouvrage check`: what is wrong with the project's texts?

pub mod watch;

use std::collections::BTreeMap;
use std::time::Instant;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::{Exit, Session};
use crate::text::{Arg, Level, render};
use crate::workspace::findings::{Checked, Findings};
use crate::workspace::snapshot::Snapshot;

/// Findings of one rule that are printed for people; machines get all.
const PRINTED_PER_RULE: usize = 100;

/// Codes that the last line lists.
const LISTED_CODES: usize = 6;

/// How findings are told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

/// The words of `--output-format`.
pub const FORMATS: &[&str] = &["human", "json", "sarif", "github"];

impl Format {
    fn of(matches: &ArgMatches) -> Self {
        match matches.get_one::<String>("output-format").map(String::as_str) {
            Some("json") => Self::Json,
            Some("sarif") => Self::Sarif,
            Some("github") => Self::Github,
            _ => Self::Human,
        }
    }
}

/// Checks the project; 1 when there is an error, 2 when there is no project.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let started = Instant::now();
    let gate = super::arguments::gate(matches);
    let format = Format::of(matches);
    if matches.get_flag("watch") {
        return watch::run(session, format, gate);
    }
    let checked = match matches.get_one::<String>("since") {
        None => Checked::read(&session.root, gate),
        Some(revision) => match Snapshot::read_since(&session.root, gate, revision) {
            Ok(snapshot) => Checked::Read(snapshot),
            Err(error) => {
                session.fail(error.message().text(session.lang));
                return Exit::CannotStart;
            }
        },
    };
    show(session, format, &checked.findings(), elapsed(started));
    let exit = exit(&checked.findings());
    // The program ends here: taking the model of a big project apart would only delay its end.
    std::mem::forget(checked);
    exit
}

fn elapsed(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn show(session: &Session, format: Format, found: &Findings<'_>, elapsed_ms: u64) {
    match format {
        Format::Human => {
            findings(session, found);
            if exit(found) == Exit::CannotStart {
                // Where there is no project, there is nothing to count and no rule to explain.
                return;
            }
            session.line(summary(session, found, elapsed_ms));
            if found.story_is_cut {
                session.say("check-story-cut", &[]);
            }
            explained(session, found);
        }
        Format::Json => session.line(format!("{:#}", as_json(session, found))),
        Format::Sarif => {
            let log = render::sarif::log(found.diagnostics, found.sources, session.lang);
            session.line(format!("{log:#}"));
        }
        Format::Github => {
            for finding in found.diagnostics {
                session.line(render::github::line(finding, found.sources, session.lang));
            }
            session.line(summary(session, found, elapsed_ms));
        }
    }
}

/// Says which rule to have explained: of the worst findings, the one that was found most; where there are
/// others, how often each was found.
fn explained(session: &Session, found: &Findings<'_>) {
    let mut counts: BTreeMap<(Level, &str), usize> = BTreeMap::new();
    for finding in found.diagnostics {
        *counts.entry((finding.level, finding.code)).or_default() += 1;
    }
    let mut codes: Vec<_> = counts.into_iter().collect();
    codes.sort_by_key(|((level, _), count)| (*level, std::cmp::Reverse(*count)));
    let Some(((_, first), _)) = codes.first() else { return };
    let told = |((_, code), count): &((Level, &str), usize)| match count {
        1 => (*code).to_owned(),
        count => format!("{code} ×{count}"),
    };
    let listed: Vec<String> = codes.iter().take(LISTED_CODES).map(told).collect();
    let args = [
        ("code", Arg::from(*first)),
        ("list", Arg::from(listed.join(", "))),
        ("others", Arg::from(codes.len() - listed.len())),
    ];
    session.say(if codes.len() == 1 { "check-explain" } else { "check-explain-first" }, &args);
}

/// The exit code of a check.
fn exit(found: &Findings<'_>) -> Exit {
    if found.diagnostics.iter().any(|finding| finding.code == "M13") {
        Exit::CannotStart
    } else if found.count(Level::Error) > 0 {
        Exit::Findings
    } else {
        Exit::Done
    }
}

/// Prints the findings for people.
pub fn findings(session: &Session, found: &Findings<'_>) {
    let mut printed: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in found.diagnostics {
        let count = printed.entry(finding.code).or_default();
        *count += 1;
        if *count <= PRINTED_PER_RULE {
            session.line(render::human::diagnostic(finding, found.sources, session.look()));
            session.line("");
        }
    }
    for (code, count) in printed.into_iter().filter(|(_, count)| *count > PRINTED_PER_RULE) {
        let args = [("code", Arg::from(code)), ("count", Arg::from(count - PRINTED_PER_RULE))];
        session.say("check-more", &args);
    }
}

/// « 1 erreur, 3 avertissements · 36 exigences, 22 cas d’usage, 214 liens vérifiés en 31 ms ».
pub fn summary(session: &Session, found: &Findings<'_>, elapsed_ms: u64) -> String {
    let counts = &found.counts;
    session.text(
        "check-summary",
        &[
            ("errors", Arg::from(found.count(Level::Error))),
            ("warnings", Arg::from(found.count(Level::Warning))),
            ("requirements", Arg::from(counts.requirements)),
            ("usecases", Arg::from(counts.use_cases)),
            ("cases", Arg::from(counts.cases)),
            ("links", Arg::from(counts.links)),
            ("time", Arg::from(crate::text::format::duration(session.lang, elapsed_ms))),
        ],
    )
}

fn as_json(session: &Session, found: &Findings<'_>) -> Value {
    let diagnostics: Vec<_> = found
        .diagnostics
        .iter()
        .map(|finding| render::json::diagnostic(finding, found.sources, session.lang))
        .collect();
    json!({
        "diagnostics": diagnostics,
        "summary": {
            "errors": found.count(Level::Error),
            "warnings": found.count(Level::Warning),
            "infos": found.count(Level::Info),
        },
        "gate": found.gate.key(),
        "unchecked": if found.story_is_cut { vec!["T12"] } else { Vec::new() },
        "counts": found.counts,
    })
}
