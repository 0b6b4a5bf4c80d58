//! `ouvrage questions`: what is asked in a workshop of this type?

use clap::ArgMatches;
use clap::parser::ValueSource;
use serde_json::{Value as Json, json};

use super::{Exit, Session};
use crate::change::{Typist, Value, address_in};
use crate::interview::{Bank, Expected, FILE, Guide, Known};
use crate::model::Kind;
use crate::model::manifest::Manifest;
use crate::model::schema::{WORKSHOPS, labels};
use crate::model::workshop::WorkshopType;
use crate::text::{Arg, Diagnostic, Lang, render};
use crate::workspace::load;
use crate::workspace::snapshot::Snapshot;

/// Tells the questions of the bank: of all types, or of one.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = Snapshot::linked(&session.root);
    let manifest = &snapshot.project.manifest;
    let has_project = !snapshot.diagnostics.iter().any(|finding| finding.code == "M13");
    // The questions stand in the project's texts: they are asked in its language, unless one was named.
    let named = matches.value_source("lang") == Some(ValueSource::CommandLine);
    let lang = if has_project && !named { manifest.lang } else { session.lang };
    let bank = match bank(session, manifest, lang) {
        Ok(bank) => bank,
        Err(exit) => return exit,
    };
    let wanted = match matches.get_one::<String>("type").map(|word| workshop_type(&snapshot, word)) {
        Some(Ok(word)) => Some(word),
        Some(Err(reason)) => {
            session.fail(reason.message(session.lang).text(session.lang));
            return Exit::CannotStart;
        }
        None => None,
    };
    let words = matches.get_one::<String>("search");
    let mut guides: Vec<Guide> = match &wanted {
        Some(word) => bank.guide(word).into_iter().cloned().collect(),
        None => bank.guides().to_vec(),
    };
    guides.retain(|guide| guide.count() > 0);
    if let (Some(word), true) = (&wanted, guides.is_empty()) {
        let args = [("type", Arg::from(label(session.lang, word))), ("path", Arg::from(FILE))];
        session.fail(session.text("questions-empty", &args));
        return Exit::CannotStart;
    }
    if let Some(words) = words {
        guides = guides.iter().map(|guide| guide.about(words)).filter(|guide| guide.count() > 0).collect();
        if guides.is_empty() {
            session.fail(session.text("questions-none", &[]));
            return Exit::CannotStart;
        }
    }
    match matches.get_one::<String>("output-format").map(String::as_str) {
        Some("json") => session.line(machine(&guides, lang)),
        Some("markdown") => session.line(guides.iter().map(markdown).collect::<Vec<_>>().join("\n")),
        _ if wanted.is_none() && words.is_none() => overview(session, &guides),
        _ => guides.iter().for_each(|guide| one(session, guide, words.is_some())),
    }
    Exit::Done
}

/// The bank with what the project adds to it.
///
/// # Errors
/// The project's file has faults: they have been told.
pub fn bank(session: &Session, manifest: &Manifest, lang: Lang) -> Result<Bank, Exit> {
    let shipped = Bank::shipped(lang);
    let loaded = load::one(&session.root, FILE);
    let own = loaded.sources.iter().find(|(_, source)| source.readable);
    let known = Known::of(manifest);
    let read = match own {
        _ if !loaded.diagnostics.is_empty() => Err(loaded.diagnostics.clone()),
        Some((file, source)) => shipped.with(file, source, &known),
        None => Ok(shipped),
    };
    read.map_err(|faults| {
        let tell =
            |fault: &Diagnostic| session.aside(render::human::diagnostic(fault, &loaded.sources, session.look()));
        faults.iter().for_each(tell);
        session.fail(session.text("questions-faults", &[("path", Arg::from(FILE))]));
        Exit::CannotStart
    })
}

/// The type of workshop that a person means, by its key or its name.
///
/// # Errors
/// No such type, with the one that was perhaps meant.
pub fn workshop_type(snapshot: &Snapshot, word: &str) -> Result<String, crate::change::Reason> {
    let at = address_in(&WORKSHOPS, "type", &snapshot.project.manifest)?;
    match Typist::new(&snapshot.project).value(&at, word)? {
        Value::Word(key) | Value::Text(key) => Ok(key),
        _ => Ok(word.to_owned()),
    }
}

/// The name of a type.
pub fn label(lang: Lang, workshop_type: &str) -> String {
    match WorkshopType::from_key(workshop_type) {
        Some(known) => known.label(lang),
        None => workshop_type.to_owned(),
    }
}

/// All types, each with its number of questions and what it is for.
fn overview(session: &Session, guides: &[Guide]) {
    let bold = anstyle::Style::new().bold();
    let lines: Vec<(String, String, &str)> = guides
        .iter()
        .map(|guide| {
            let count = session.text("questions-count", &[("count", Arg::from(guide.count()))]);
            (name(session.lang, &guide.workshop_type), count, guide.goal.as_deref().unwrap_or_default())
        })
        .collect();
    let widest = |of: fn(&(String, String, &str)) -> usize| lines.iter().map(of).max().unwrap_or(0);
    let (names, counts) = (widest(|line| line.0.chars().count()), widest(|line| line.1.chars().count()));
    for (name, count, goal) in &lines {
        session.line(format!("{bold}{name:<names$}{bold:#}  {count:>counts$}  {goal}").trim_end());
    }
    if let Some(first) = guides.first() {
        session.line("");
        hint(session, &first.workshop_type);
    }
}

/// `besoins (needs)`: what people call it, and what a file says.
fn name(lang: Lang, workshop_type: &str) -> String {
    let label = label(lang, workshop_type);
    if label == workshop_type { label } else { format!("{label} ({workshop_type})") }
}

/// One type with its questions by theme.
fn one(session: &Session, guide: &Guide, searched: bool) {
    let bold = anstyle::Style::new().bold();
    let title = guide.title.clone().unwrap_or_else(|| label(session.lang, &guide.workshop_type));
    session.line(format!("{bold}{title}{bold:#}  {}", name(session.lang, &guide.workshop_type)));
    if !searched {
        guide.goal.iter().for_each(|goal| session.line(goal));
        let minutes = guide
            .duration_min
            .map(|minutes| session.text("questions-minutes", &[("count", minutes.to_string().into())]));
        let people: Vec<String> = guide.participants.iter().map(|one| expected(session.lang, one)).collect();
        let people = (!people.is_empty())
            .then(|| session.text("questions-expected", &[("people", Arg::from(people.join(", ")))]));
        let facts: Vec<String> = minutes.into_iter().chain(people).collect();
        if !facts.is_empty() {
            session.line(facts.join(" · "));
        }
    }
    for theme in &guide.themes {
        session.line("");
        if !theme.name.is_empty() {
            session.line(format!("{bold}{}{bold:#}", theme.name));
        }
        theme.questions.iter().for_each(|question| session.line(format!("  - {question}")));
    }
    session.line("");
    if !searched {
        session.say("questions-count", &[("count", Arg::from(guide.count()))]);
        hint(session, &guide.workshop_type);
    }
}

fn hint(session: &Session, workshop_type: &str) {
    let kind = crate::text::message::label(session.lang, "kind", "workshop");
    // By the word of the reader's language, where it is one word and needs no quotes.
    let label = label(session.lang, workshop_type);
    let said = if label.contains(char::is_whitespace) { workshop_type } else { label.as_str() };
    session.say("questions-use", &[("kind", Arg::from(kind)), ("type", Arg::from(said))]);
}

/// « Commercial itinérant (terrain) ».
fn expected(lang: Lang, one: &Expected) -> String {
    let profile = one.profile.as_deref().map(|profile| labels::value(lang, Kind::Workshop, "profile", profile));
    match (&one.function, profile) {
        (Some(function), Some(profile)) => format!("{function} ({profile})"),
        (Some(function), None) => function.clone(),
        (None, profile) => profile.unwrap_or_default(),
    }
}

/// A chapter with a list for each theme, to be put into a document.
fn markdown(guide: &Guide) -> String {
    let mut out = format!("# {}\n", guide.title.as_deref().unwrap_or(&guide.workshop_type));
    if let Some(goal) = &guide.goal {
        out.push_str(&format!("\n{goal}\n"));
    }
    for theme in &guide.themes {
        if !theme.name.is_empty() {
            out.push_str(&format!("\n## {}\n", theme.name));
        }
        out.push('\n');
        theme.questions.iter().for_each(|question| out.push_str(&format!("- {question}\n")));
    }
    out
}

fn machine(guides: &[Guide], lang: Lang) -> String {
    let guide = |guide: &Guide| -> Json {
        let people = guide.participants.iter().map(|one| json!({"profile": one.profile, "function": one.function}));
        let themes = guide.themes.iter().map(|theme| json!({"theme": theme.name, "questions": theme.questions}));
        json!({
            "type": guide.workshop_type,
            "label": label(lang, &guide.workshop_type),
            "title": guide.title,
            "goal": guide.goal,
            "duration_min": guide.duration_min,
            "participants": people.collect::<Vec<_>>(),
            "themes": themes.collect::<Vec<_>>(),
        })
    };
    let all: Vec<Json> = guides.iter().map(guide).collect();
    serde_json::to_string_pretty(&json!({"types": all})).unwrap_or_default()
}
