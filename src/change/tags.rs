//! How does a scenario get a tag, and lose one?

use super::Reason;
use crate::model::case::scenario_id;
use crate::model::feature::{Feature, Scenario};
use crate::syntax::gherkin;
use crate::text::{FileId, Sources};

/// The feature file that holds a scenario.
pub fn file_of(sources: &Sources, id: &str) -> Result<FileId, Reason> {
    let holds = |path: &str, text: &str| {
        let read = gherkin::read(FileId::default(), path, text);
        read.feature.is_some_and(|feature| find(&feature, path, id).is_some())
    };
    // A tag is in the text of its file, an id by name begins with its path.
    let candidates = sources.iter().filter(|(_, source)| {
        source.readable
            && source.path.ends_with(".feature")
            && (source.text.contains(id) || id.starts_with(&*source.path))
    });
    let mut found = candidates.filter(|(_, source)| holds(&source.path, &source.text));
    match found.next() {
        Some((file, _)) => Ok(file),
        None => Err(Reason::UnknownId { id: id.to_owned(), near: None }),
    }
}

fn find<'f>(feature: &'f Feature, path: &str, id: &str) -> Option<&'f Scenario> {
    feature.scenarios.iter().find(|scenario| scenario_id(path, scenario).as_str() == id)
}

/// The text with one tag more on the scenario: after its tags, else on a line of its own above it.
pub fn added(path: &str, text: &str, id: &str, tag: &str) -> Result<String, Reason> {
    changed(
        path,
        text,
        id,
        |scenario| {
            if scenario.tags.iter().any(|known| known.name == tag) {
                return Some(text.to_owned());
            }
            let mut out = text.to_owned();
            if let Some(last) = scenario.tags.last() {
                out.insert_str(last.place.span.end, &format!(" @{tag}"));
            } else {
                let line = text[..scenario.place.span.start].rfind('\n').map_or(0, |at| at + 1);
                let indent = &text[line..scenario.place.span.start];
                let end = if text[line..].split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")) {
                    "\r\n"
                } else {
                    "\n"
                };
                out.insert_str(line, &format!("{}@{tag}{end}", &indent[..indent.len() - indent.trim_start().len()]));
            }
            Some(out)
        },
        |scenario| {
            let mut tags: Vec<String> = scenario.tags.iter().map(|known| known.name.clone()).collect();
            if !tags.iter().any(|known| known == tag) {
                tags.push(tag.to_owned());
            }
            tags
        },
    )
}

/// The text without the tag; a line that held nothing else goes.
pub fn taken(path: &str, text: &str, id: &str, tag: &str) -> Result<String, Reason> {
    changed(
        path,
        text,
        id,
        |scenario| {
            let place = scenario.tags.iter().find(|known| known.name == tag)?.place.span;
            let (start, end) = (text[..place.start].rfind('\n').map_or(0, |at| at + 1), place.end);
            let stop = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
            let alone = text[start..place.start].trim().is_empty() && text[end..stop].trim().is_empty();
            let range = if alone {
                start..stop
            } else if text[..place.start].ends_with(' ') && !text[start..place.start].trim().is_empty() {
                place.start - 1..end
            } else {
                place.start..end + text[end..stop].len() - text[end..stop].trim_start_matches(' ').len()
            };
            Some(format!("{}{}", &text[..range.start], &text[range.end..]))
        },
        |scenario| scenario.tags.iter().map(|known| known.name.clone()).filter(|known| known != tag).collect(),
    )
}

/// Makes the change and reads it back: only the tags of that scenario may differ.
fn changed(
    path: &str,
    text: &str,
    id: &str,
    change: impl Fn(&Scenario) -> Option<String>,
    tags: impl Fn(&Scenario) -> Vec<String>,
) -> Result<String, Reason> {
    let read = |text: &str| gherkin::read(FileId::default(), path, text).feature;
    let unknown = || Reason::UnknownId { id: id.to_owned(), near: None };
    let before = read(text).ok_or_else(unknown)?;
    let scenario = find(&before, path, id).ok_or_else(unknown)?;
    let not_there = || Reason::NotLinked { from: id.to_owned(), to: String::new() };
    let out = change(scenario).ok_or_else(not_there)?;
    let wanted: Vec<(String, Vec<String>, usize)> = before
        .scenarios
        .iter()
        .map(|other| {
            let names = other.tags.iter().map(|tag| tag.name.clone()).collect();
            let names = if std::ptr::eq(other, scenario) { tags(other) } else { names };
            (other.name.clone(), names, other.steps.len())
        })
        .collect();
    let found = read(&out).map(|feature| {
        let one = |other: &Scenario| {
            (other.name.clone(), other.tags.iter().map(|tag| tag.name.clone()).collect(), other.steps.len())
        };
        feature.scenarios.iter().map(one).collect::<Vec<(String, Vec<String>, usize)>>()
    });
    if found.as_ref() == Some(&wanted) { Ok(out) } else { Err(Reason::Scenario { path: path.to_owned() }) }
}
