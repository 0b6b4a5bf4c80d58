//! `ouvrage search`: where do these words stand?

use clap::ArgMatches;
use serde_json::json;

use super::{Depth, Looked, json};
use crate::cli::{Exit, Session};
use crate::explore::search::{self, Found, Hit};
use crate::explore::{View, column};
use crate::model::schema::labels;
use crate::text::Arg;
use crate::text::table::{Tone, one_line, wrap};

/// How many are shown to people; machines get all.
const SHOWN: usize = 20;

/// Searches every text of the project.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let words: Vec<String> = matches.get_many::<String>("words").map(|all| all.cloned().collect()).unwrap_or_default();
    let question = words.join(" ");
    let looked = match Looked::at(session, matches, Depth::Texts) {
        Ok(looked) => looked,
        Err(exit) => return exit,
    };
    let view = looked.view(session);
    let hits = search::search(&view, &question);
    if session.machine {
        let all: Vec<_> = hits.iter().map(|hit| as_json(&view, hit)).collect();
        session.line(json::pretty(&json!(all)));
        return Exit::Done;
    }
    if hits.is_empty() {
        session.say("search-none", &[("words", Arg::from(question.as_str()))]);
        return Exit::Done;
    }
    let words = search::words(&question);
    let shown = if matches.get_flag("all") { hits.len() } else { SHOWN };
    for hit in hits.iter().take(shown) {
        tell(session, &view, hit, &words);
    }
    session.line("");
    let shown = if hits.len() > shown { shown } else { 0 };
    session.say("search-count", &[("count", Arg::from(hits.len())), ("shown", Arg::from(shown))]);
    Exit::Done
}

fn tell(session: &Session, view: &View<'_>, hit: &Hit<'_>, words: &[String]) {
    let (name, kind, place, collection) = match &hit.found {
        Found::Entry(entry) => {
            (entry.name(), entry.kind.label(session.lang), column::file(view, entry), entry.kind.collection())
        }
        Found::Chapter(i) => {
            let path = view.project.chapters.get(*i).map_or("", |chapter| chapter.path.as_str());
            (search::chapter_title(view, *i).to_owned(), session.text("explore-chapter", &[]), path.to_owned(), "")
        }
    };
    let about = Tone::Quiet.paint(&format!("{kind} · {place}"));
    session.line(format!("{}  {about}", emphasised(&one_line(&name), words, Tone::Strong)));
    if let Some(snippet) = &hit.snippet {
        let label = match snippet.field.as_str() {
            "" | "statement" | "description" => String::new(),
            field => {
                format!("{} ", Tone::Quiet.paint(&format!("{} ›", labels::field(session.lang, collection, field))))
            }
        };
        let width = super::super::session::columns().unwrap_or(140).saturating_sub(4);
        for (i, line) in wrap(&snippet.text, width).iter().enumerate() {
            let label = if i == 0 { label.as_str() } else { "" };
            session.line(format!("    {label}{}", emphasised(line, words, Tone::Plain)));
        }
    }
}

/// A text with the words that were searched in it set off.
fn emphasised(text: &str, words: &[String], around: Tone) -> String {
    let mark = anstyle::AnsiColor::Green.on_default().bold().underline();
    let mut out = String::new();
    let mut at = 0;
    for range in search::places(text, words) {
        out.push_str(&around.paint(&text[at..range.start]));
        out.push_str(&format!("{mark}{}{mark:#}", &text[range.clone()]));
        at = range.end;
    }
    out.push_str(&around.paint(&text[at..]));
    out
}

fn as_json(view: &View<'_>, hit: &Hit<'_>) -> serde_json::Value {
    let snippet = hit.snippet.as_ref().map(|snippet| json!({"field": snippet.field, "text": snippet.text}));
    let mut value = match &hit.found {
        Found::Entry(entry) => {
            let at = view.sources.locate(entry.place());
            let mut value = json::reference(view, entry);
            if let Some(map) = value.as_object_mut() {
                map.remove("verdict");
                map.insert("file".into(), json!(at.map(|(path, _)| path.to_owned())));
                map.insert("line".into(), json!(at.map(|(_, position)| position.line)));
            }
            value
        }
        Found::Chapter(i) => {
            let chapter = view.project.chapters.get(*i);
            json!({"kind": "chapter", "title": search::chapter_title(view, *i), "file": chapter.map(|it| it.path.clone())})
        }
    };
    if let Some(map) = value.as_object_mut() {
        map.insert("snippet".into(), json!(snippet));
    }
    value
}
