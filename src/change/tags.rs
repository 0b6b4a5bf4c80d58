//! How does a scenario get a tag, and lose one?

use super::Reason;
use crate::model::case::scenario_id;
use crate::model::feature::{Feature, Scenario};
use crate::syntax::gherkin;
use crate::text::{FileId, Sources, Span};

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

fn find(feature: &Feature, path: &str, id: &str) -> Option<usize> {
    feature.scenarios.iter().position(|scenario| scenario_id(path, scenario).as_str() == id)
}

/// The text with one tag more on the scenario: after its tags, else on a line of its own above it.
pub fn added(path: &str, text: &str, id: &str, tag: &str) -> Result<String, Reason> {
    let (feature, at) = scenario(path, text, id)?;
    let own = &feature.scenarios[at];
    if own.tags.iter().any(|known| known.name == tag) {
        return Ok(text.to_owned());
    }
    let mut out = text.to_owned();
    if let Some(last) = own.tags.last() {
        out.insert_str(last.place.span.end(), &format!(" @{tag}"));
    } else {
        let start = text[..own.place.span.start()].rfind('\n').map_or(0, |at| at + 1);
        let indent: String = text[start..].chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        let end = if text[start..].split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")) {
            "\r\n"
        } else {
            "\n"
        };
        out.insert_str(start, &format!("{indent}@{tag}{end}"));
    }
    let mut wanted = seen(&feature);
    wanted[at].1.push(tag.to_owned());
    proved(path, out, wanted)
}

/// The text without the tag of one scenario; a line that held nothing else goes.
pub fn taken(path: &str, text: &str, id: &str, tag: &str) -> Result<String, Reason> {
    let (feature, at) = scenario(path, text, id)?;
    let own = &feature.scenarios[at];
    let Some(known) = own.tags.iter().find(|known| known.name == tag) else {
        let inherited = own.inherited_tags.iter().any(|known| known.name == tag);
        let (tag, path) = (format!("@{tag}"), path.to_owned());
        return Err(if inherited {
            Reason::Inherited { tag, path }
        } else {
            Reason::NotLinked { from: id.to_owned(), to: tag }
        });
    };
    let mut wanted = seen(&feature);
    if let Some(place) = wanted[at].1.iter().rposition(|name| name == tag) {
        wanted[at].1.remove(place);
    }
    proved(path, without(text, known.place.span), wanted)
}

/// The text without the tag, wherever it stands: at the feature, its rules, scenarios and examples.
pub fn taken_from_all(path: &str, text: &str, tag: &str) -> Result<String, Reason> {
    let read = gherkin::read(FileId::default(), path, text).feature;
    let feature = read.ok_or_else(|| Reason::Scenario { path: path.to_owned() })?;
    let places = places(&feature, tag);
    let out = places.iter().rev().fold(text.to_owned(), |text, place| without(&text, *place));
    let mut wanted = seen(&feature);
    wanted.iter_mut().for_each(|(_, tags, _)| tags.retain(|name| name != tag));
    proved(path, out, wanted)
}

/// Where the tag stands, at the feature, its rules, scenarios and examples, each place once.
pub(super) fn places(feature: &Feature, tag: &str) -> Vec<Span> {
    let of_scenarios = feature.scenarios.iter().flat_map(|scenario| {
        let examples = scenario.examples.iter().flat_map(|examples| &examples.tags);
        scenario.all_tags().chain(examples)
    });
    let all = feature.tags.iter().chain(of_scenarios).filter(|known| known.name == tag);
    let mut places: Vec<Span> = all.map(|known| known.place.span).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The text without the tag at this place, and without the blank beside it.
fn without(text: &str, place: Span) -> String {
    let start = text[..place.start()].rfind('\n').map_or(0, |at| at + 1);
    let stop = text[place.end()..].find('\n').map_or(text.len(), |at| place.end() + at + 1);
    let (before, after) = (&text[start..place.start()], &text[place.end()..stop]);
    let range = match (before.trim().is_empty(), after.trim().is_empty()) {
        (true, true) => start..stop,
        (true, false) => place.start()..place.end() + after.len() - after.trim_start_matches(' ').len(),
        (false, _) => start + before.trim_end_matches(' ').len()..place.end(),
    };
    format!("{}{}", &text[..range.start], &text[range.end..])
}

fn scenario(path: &str, text: &str, id: &str) -> Result<(Feature, usize), Reason> {
    let unknown = || Reason::UnknownId { id: id.to_owned(), near: None };
    let feature = gherkin::read(FileId::default(), path, text).feature.ok_or_else(unknown)?;
    let at = find(&feature, path, id).ok_or_else(unknown)?;
    Ok((feature, at))
}

/// Of each scenario its name, its tags and how many steps it has.
type Seen = Vec<(String, Vec<String>, usize)>;

fn seen(feature: &Feature) -> Seen {
    let one = |scenario: &Scenario| {
        let tags = scenario.all_tags().map(|tag| tag.name.clone()).collect();
        (scenario.name.clone(), tags, scenario.steps.len())
    };
    feature.scenarios.iter().map(one).collect()
}

/// The new text, read back: nothing but the tags that were meant may differ.
fn proved(path: &str, out: String, wanted: Seen) -> Result<String, Reason> {
    let found = gherkin::read(FileId::default(), path, &out).feature.map(|feature| seen(&feature));
    if found.as_ref() == Some(&wanted) { Ok(out) } else { Err(Reason::Scenario { path: path.to_owned() }) }
}
