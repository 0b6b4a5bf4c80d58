//! Each rule fires on the fault that it is for, underlines the words at fault, and is silent on a sound text.
//!
//! A text is a file of `specs/`, unless a line `# path` begins another file. The day is always [`TODAY`].

mod consultation;
mod data;
mod objectives;
mod people;
mod personal;
mod scope;
mod statements;
mod test_cases;
mod trace;
mod workshops;

use jiff::civil::Date;

use super::history::History;
use super::{Gate, RULES, Subject, check};
use crate::text::{Lang, Level, Sources};
use crate::vocabulary::Said;

const TODAY: Date = jiff::civil::date(2026, 6, 1);

/// The manifest of a text that has none.
const MANIFEST: &str = "title: Essai\npeople:\n  - {id: morel, name: Thomas Morel, profile: field, function: commercial itinérant, \
    entity: Nord-Est}\n  - {id: astier, name: Claire Astier, profile: management, entity: Direction}\n  - {id: benamar, name: \
    Rachid Benamar, profile: it, entity: DSI}\n";

/// A rule with a text that breaks it, the words underlined in the order of the file, and one that respects it.
struct Sample {
    code: &'static str,
    fires: &'static str,
    at: &'static [&'static str],
    silent: &'static str,
}

fn sources(text: &str) -> Sources {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let path = line.strip_prefix("# ").filter(|path| path.ends_with(".yaml") || path.ends_with(".feature"));
        if let Some(path) = path {
            files.push((path.to_owned(), String::new()));
            continue;
        }
        if files.is_empty() {
            files.push(("specs/a.yaml".to_owned(), String::new()));
        }
        if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    if !files.iter().any(|(path, _)| path == "ouvrage.yaml") {
        files.push(("ouvrage.yaml".to_owned(), MANIFEST.to_owned()));
    }
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path, text);
    }
    sources
}

/// What a rule underlines in a text: the words, at the level of the table. Every message is whole.
fn underlined(code: &str, text: &str) -> Vec<String> {
    let sources = sources(text);
    let linked = crate::link::project(&sources);
    let faults: Vec<_> = linked.diagnostics.iter().filter(|finding| finding.level == Level::Error).collect();
    assert!(faults.is_empty(), "{code}: the sample itself is faulty: {faults:#?}\n{text}");
    let said = Said::of(&linked.project);
    let history = History::default();
    let subject = Subject::new(&linked.project, &said, &sources, &history, TODAY);
    let mut found = Vec::new();
    for finding in check(&subject, Gate::Decision, Vec::new()).into_iter().filter(|finding| finding.code == code) {
        for lang in Lang::ALL {
            let texts = [Some(finding.message.text(lang)), finding.message.attribute(lang, "help")];
            for text in texts {
                let text = text.unwrap_or_else(|| panic!("{} has no help", finding.message.id));
                assert!(!text.contains(['{', '}']) && !text.is_empty(), "{}: {text}", finding.message.id);
            }
        }
        let rule = RULES.iter().find(|rule| rule.code == code).expect("a rule of the table");
        assert_eq!(finding.level, rule.level, "{code}");
        found.push(sources.slice(finding.place.expect("a place")).to_owned());
    }
    found
}

fn verify(samples: &[Sample]) {
    for sample in samples {
        assert_eq!(underlined(sample.code, sample.fires), sample.at, "{} on:\n{}", sample.code, sample.fires);
        let silent = underlined(sample.code, sample.silent);
        assert!(silent.is_empty(), "{} is not silent, it underlines {silent:?} in:\n{}", sample.code, sample.silent);
    }
}

/// What the first finding of a rule says in French: message and help.
fn says(code: &str, text: &str) -> (String, String) {
    let sources = sources(text);
    let linked = crate::link::project(&sources);
    let said = Said::of(&linked.project);
    let history = History::default();
    let subject = Subject::new(&linked.project, &said, &sources, &history, TODAY);
    let found = check(&subject, Gate::Decision, Vec::new());
    let finding = found.iter().find(|finding| finding.code == code).expect("a finding");
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    let help = finding.message.attribute(Lang::Fr, "help").unwrap_or_default();
    (plain(finding.message.text(Lang::Fr)), plain(help))
}
