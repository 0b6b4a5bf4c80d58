//! `ouvrage steps`: which phrases may a scenario use?

use std::collections::BTreeSet;

use clap::ArgMatches;

use super::{Exit, Session};
use crate::model::schema::{STEP_PHRASES, labels};
use crate::text::similar::fold;
use crate::text::{Arg, Lang};
use crate::vocabulary::phrases::PHRASES;
use crate::vocabulary::{Kind, Parameter};
use crate::workspace::snapshot::Snapshot;

/// Lists the phrases in both languages, by what they are for; `--search` narrows by words.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let wanted: Vec<String> = matches
        .get_one::<String>("search")
        .map(|words| fold(words).split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default();
    let other = if session.lang == Lang::Fr { Lang::En } else { Lang::Fr };
    let bold = anstyle::Style::new().bold();
    let mut shown: usize = 0;
    let mut used = BTreeSet::new();
    for kind in Kind::ALL {
        let mut headed = false;
        for phrase in PHRASES.iter().filter(|phrase| phrase.kind == *kind) {
            let (own, foreign) = (phrase.shown(session.lang), phrase.shown(other));
            let doc = phrase.id.label(session.lang);
            let text = fold(&format!("{own} {foreign} {doc}"));
            if !wanted.iter().all(|word| text.contains(word.as_str())) {
                continue;
            }
            if !headed {
                session.line(format!("{bold}{}{bold:#}", kind.label(session.lang)));
                headed = true;
            }
            used.extend(Parameter::ALL.iter().filter(|parameter| own.contains(&parameter.shown(session.lang))));
            session.line(format!("  {own}\n      {foreign}\n      {doc}"));
            shown += 1;
        }
    }
    shown += of_project(session, &wanted);
    if shown == 0 {
        session.fail(session.text("steps-none", &[]));
        return Exit::CannotStart;
    }
    if !used.is_empty() {
        legend(session, &used);
    }
    session.say("steps-count", &[("count", Arg::from(shown))]);
    Exit::Done
}

/// The phrases that the project adds, each with where it is written and what its holes take; how many.
fn of_project(session: &Session, wanted: &[String]) -> usize {
    if !session.root.join("ouvrage.yaml").is_file() {
        return 0;
    }
    let snapshot = Snapshot::read(&session.root, None);
    let bold = anstyle::Style::new().bold();
    let mut shown = 0;
    for phrase in &snapshot.project.step_phrases {
        let ways = phrase.phrases.join("\n      ");
        let text = fold(&format!("{ways} {}", phrase.description.as_deref().unwrap_or_default()));
        if !wanted.iter().all(|word| text.contains(word.as_str())) {
            continue;
        }
        if shown == 0 {
            session.line(format!("{bold}{}{bold:#}", labels::collection(session.lang, STEP_PHRASES.name)));
        }
        shown += 1;
        let line = snapshot.sources.locate(phrase.place).map_or(0, |(_, at)| at.line);
        session.line(format!("  {ways}    {}:{line}", phrase.path));
        for hole in &phrase.holes {
            let said = [Some(hole.holds.label(session.lang)), hole.description.clone(), hole.example.clone()];
            let said: Vec<String> = said.into_iter().flatten().collect();
            session.line(format!("      {{{}}}  {}", hole.name, said.join(" · ")));
        }
        if let Some(description) = &phrase.description {
            session.line(format!("      {description}"));
        }
    }
    shown
}

/// What may stand for the parameters of the phrases that were shown, with examples.
fn legend(session: &Session, used: &BTreeSet<&Parameter>) {
    let bold = anstyle::Style::new().bold();
    session.line(format!("\n{bold}{}{bold:#}", session.text("steps-legend", &[])));
    let width = used.iter().map(|parameter| parameter.shown(session.lang).chars().count()).max().unwrap_or(0);
    for parameter in used {
        let (name, meaning) = (parameter.shown(session.lang), parameter.meaning(session.lang));
        let examples = parameter.examples(session.lang).join(" · ");
        session.line(format!("  {name:width$}  {meaning}\n  {:width$}  {examples}", ""));
    }
    session.line("");
    session.say("steps-notation", &[]);
}
