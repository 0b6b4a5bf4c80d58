//! Which phrases does the project add, what is wrong with them, and which steps say them?

mod reader;
mod rows;

use std::collections::BTreeSet;
use std::ops::Range;

use reader::Reader;

use super::Context;
use crate::model::feature::{Means, Step, Unplayable};
use crate::model::fields;
use crate::model::step_phrase::{Hole, HoleType, StepPhrase};
use crate::model::{Artifact, Kind, Project};
use crate::syntax::gherkin;
use crate::text::node::{Data, Node};
use crate::text::{Arg, Diagnostic, Lang, Level, Place, Sources, similar};
use crate::vocabulary::form::{self, FormFault};
use crate::vocabulary::own;

/// Holes that the engine fills itself.
const OF_THE_ENGINE: &[&str] = &["unique"];

/// A phrase with its ways to be said.
type Ways = Vec<(usize, own::Way)>;

/// Reads the phrases of the project and gives each step that says one what it stands for.
pub fn read(project: &mut Project, sources: &Sources, context: &mut Context) {
    let mut phrases = Vec::new();
    let mut ways: Ways = Vec::new();
    for artifact in project.artifacts.iter().filter(|artifact| artifact.kind == Kind::StepPhrase) {
        let mut phrase = phrase(artifact, sources, context);
        expressions(artifact, &mut phrase, phrases.len(), &mut ways, context);
        phrases.push(phrase);
    }
    if phrases.is_empty() {
        return;
    }
    let mut reader = Reader::new(phrases, ways);
    reader.refuse_cycles(context);
    for feature in &mut project.features {
        for scenario in &mut feature.scenarios {
            for step in scenario.background.iter_mut().chain(&mut scenario.steps) {
                step.means = reader.means(step, feature.lang);
            }
            // Words that only a row puts there may say a phrase, or another one.
            let rows: Vec<_> =
                scenario.examples.iter().flat_map(|e| e.rows.iter().map(|(row, _)| (&e.header, row))).collect();
            for step in scenario.background.iter_mut().chain(&mut scenario.steps).filter(|step| step.text.contains('<'))
            {
                let texts: BTreeSet<String> = rows.iter().map(|(header, row)| step.text_with(header, row)).collect();
                reader.of_rows(step, &texts, feature.lang);
                rows::judge(step, &scenario.examples, |text| reader.said_in_time(text, feature.lang));
            }
        }
    }
    let within: Vec<Vec<Option<Box<Means>>>> = reader
        .phrases
        .iter()
        .map(|phrase| phrase.steps.iter().map(|step| reader.means(step, phrase.lang)).collect())
        .collect();
    for (phrase, means) in reader.phrases.iter_mut().zip(within) {
        for (step, means) in phrase.steps.iter_mut().zip(means) {
            step.means = means;
        }
    }
    project.step_phrases = reader.phrases;
    idle(project, context);
}

/// Gives each phrase the id that its artifact has in this reading.
pub fn identify(project: &mut Project) {
    let ids = project.artifacts.iter().filter(|artifact| artifact.kind == Kind::StepPhrase);
    for (phrase, artifact) in project.step_phrases.iter_mut().zip(ids) {
        phrase.id.clone_from(&artifact.head.id);
    }
}

fn fault(id: &'static str, place: Place) -> Diagnostic {
    Diagnostic::error("M17", id, place)
}

fn phrase(artifact: &Artifact, sources: &Sources, context: &mut Context) -> StepPhrase {
    let node = &artifact.head.node;
    let place = artifact.head.place("phrase");
    let path = sources.file(place.file).map_or_else(String::new, |file| file.path.to_string());
    let mut phrase = StepPhrase {
        id: artifact.head.id.clone(),
        phrases: artifact.texts("phrase"),
        description: artifact.text("description"),
        lang: artifact.head.lang.unwrap_or(context.manifest.lang),
        sound: true,
        path,
        place,
        line: line(sources, place),
        whole: node.place,
        ..StepPhrase::default()
    };
    // A field that is not read may be what keeps it from being another phrase.
    phrase.sound = !context
        .diagnostics
        .iter()
        .any(|told| told.level == Level::Error && told.place.is_some_and(|place| phrase.holds(place)));
    written_as_fields(node, &mut phrase, context);
    // What stands under a name that is no field is told there.
    let misnamed = |field: &str, context: &Context| {
        let told =
            |one: &Diagnostic| one.message.id == "M01-label" && one.message.args.contains(&("near", Arg::from(field)));
        context.diagnostics.iter().any(|one| told(one) && one.place.is_some_and(|place| phrase.holds(place)))
    };
    let (no_phrase, no_steps) = (misnamed("phrase", context), misnamed("steps", context));
    if phrase.phrases.is_empty() && phrase.sound && !no_phrase {
        context.diagnostics.push(fault("M17-phrase", artifact.head.place("id")));
    }
    phrase.sound &= !phrase.phrases.is_empty() && !no_steps;
    if !no_steps {
        steps(artifact, sources, &mut phrase, context);
    }
    holes(node, &mut phrase, context);
    phrase
}

/// A phrase or holes that YAML takes for fields, where a text or a list was meant: told once, as what it is.
fn written_as_fields(node: &Node, phrase: &mut StepPhrase, context: &mut Context) {
    let is_map = |node: &&Node| matches!(node.data, Data::Map(_));
    let mut retold = |id, at: &Node, context: &mut Context| {
        let within = |place: Place| {
            let (own, span) = (at.place.span, place.span);
            place.file == at.place.file && own.start() <= span.start() && span.end() <= own.end()
        };
        let follows = |one: &Diagnostic| {
            let place = one.place.filter(|place| phrase.holds(*place));
            place.is_some_and(|place| within(place) || (one.code == "M04" && id == "M17-unquoted"))
        };
        context.diagnostics.retain(|one| !follows(one));
        context.diagnostics.push(fault(id, at.place));
        phrase.sound = false;
    };
    let phrases = node.get("phrase").map(Node::items).unwrap_or_default();
    if let Some(at) = phrases.iter().find(is_map) {
        retold("M17-unquoted", at, context);
    }
    if let Some(at) = node.get("parameters").filter(is_map).filter(|at| at.get("name").is_none()) {
        retold("M17-parameters", at, context);
    }
}

/// The lines of its steps, which stand as they would in a feature.
fn steps(artifact: &Artifact, sources: &Sources, phrase: &mut StepPhrase, context: &mut Context) {
    let mut refused = |id, place| {
        context.diagnostics.push(fault(id, place));
        phrase.sound = false;
    };
    let Some(node) = artifact.head.node.get("steps").filter(|node| !node.is_null()) else {
        return refused("M17-steps", phrase.place);
    };
    // What is no text is told by its field.
    let Some(text) = node.text() else {
        phrase.sound = false;
        return;
    };
    let key = artifact.head.key_place("steps");
    let Some((file, range)) = sources.file(key.file).and_then(|file| Some((file, block(&file.text, key, node)?)))
    else {
        return refused("M17-block", key);
    };
    if text.trim().is_empty() {
        return refused("M17-steps", key);
    }
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    let begins = |lang: &Lang| gherkin::is_step(first, lang.key());
    // Its own language first, but a project has people of two.
    let lang = [phrase.lang, Lang::Fr, Lang::En].into_iter().find(begins).unwrap_or(phrase.lang);
    phrase.lang = lang;
    let read = gherkin::steps(key.file, &file.text, range, lang.key());
    phrase.sound &= read.sound;
    if read.steps.is_empty() && read.sound {
        context.diagnostics.push(fault("M17-steps", key));
        phrase.sound = false;
    }
    phrase.lines = read.steps.iter().map(|step| line(sources, step.place)).collect();
    phrase.steps = read.steps;
    context.diagnostics.extend(read.diagnostics);
}

fn line(sources: &Sources, place: Place) -> usize {
    sources.locate(place).map_or(0, |(_, at)| at.line)
}

/// The bytes of a block of text whose lines stand as they are, `steps: |`; nothing of another.
fn block(text: &str, key: Place, node: &Node) -> Option<Range<usize>> {
    let after = text.get(key.span.end()..)?;
    // Any end of line of YAML: LF, CRLF, or CR alone.
    let line = after.split(['\n', '\r']).next()?;
    let sign = line.trim_start().strip_prefix(':')?.trim_start();
    let start = key.span.end() + line.len() + 1;
    sign.starts_with('|').then(|| start..node.place.span.end().max(start))
}

/// Its holes, and what its steps make of them.
fn holes(node: &Node, phrase: &mut StepPhrase, context: &mut Context) {
    // Which holes it has is not known of a phrase that is not read.
    if phrase.phrases.is_empty() || phrase.phrases.iter().any(|text| form::fault(text) == Some(FormFault::Brace)) {
        return;
    }
    let names = phrase.phrases.first().map(|first| own::holes(first)).unwrap_or_default();
    for name in names {
        if !phrase.holes.iter().any(|hole| hole.name == name) {
            phrase.holes.push(Hole { name, ..Hole::default() });
        }
    }
    for described in node.get("parameters").map(Node::items).unwrap_or_default() {
        let Some(name) = fields::text(described, "name").or_else(|| described.text().map(str::to_owned)) else {
            continue;
        };
        let Some(hole) = phrase.holes.iter_mut().find(|hole| hole.name == name) else {
            let known = phrase.holes.iter().map(|hole| hole.name.as_str());
            context.diagnostics.push(unknown("M17-parameter", &name, described.place, known));
            phrase.sound = false;
            continue;
        };
        hole.holds = fields::choice(described, "type", HoleType::from_key).unwrap_or_default();
        hole.description = fields::text(described, "description");
        hole.example = fields::text(described, "example");
    }
    for name in OF_THE_ENGINE.iter().filter(|name| phrase.holes.iter().any(|hole| hole.name == **name)) {
        context.diagnostics.push(fault("M17-reserved", phrase.place).with("name", *name));
        phrase.sound = false;
    }
    let mut used = Vec::new();
    for step in &phrase.steps {
        for name in named(step) {
            if phrase.holes.iter().any(|hole| hole.name == name) {
                used.push(name);
            } else if !OF_THE_ENGINE.contains(&name.as_str()) {
                let known = phrase.holes.iter().map(|hole| hole.name.as_str());
                context.diagnostics.push(unknown("M17-hole", &name, step.place, known));
                phrase.sound = false;
            }
        }
    }
    let attached = |name: &str| {
        let texts = phrase.steps.iter().filter_map(|step| step.doc_string.as_ref());
        texts.into_iter().any(|doc| doc.text.contains(&format!("<{name}>")))
    };
    let unused = |hole: &&Hole| !used.contains(&hole.name) && !attached(&hole.name) && !phrase.steps.is_empty();
    let idle: Vec<String> = phrase.holes.iter().filter(unused).map(|hole| hole.name.clone()).collect();
    let in_braces = in_braces(phrase);
    // What a scenario says there would have no effect, and an outcome would pass whatever it says.
    for name in idle.into_iter().filter(|name| in_braces.iter().all(|(braced, _)| braced != name)) {
        context.diagnostics.push(fault("M17-idle", phrase.place).with("name", name));
        phrase.sound = false;
    }
    // Neither a hole nor a value that was kept: it would be sent as it stands.
    for (name, place) in in_braces {
        let known = phrase.holes.iter().map(|hole| hole.name.as_str());
        context.diagnostics.push(match phrase.holes.iter().any(|hole| hole.name == name) {
            true => fault("M17-braces", place).with("name", name),
            false => unknown("M17-hole-braces", &name, place, known),
        });
        phrase.sound = false;
    }
}

/// The names that steps write as their phrase does, `{name}`, each with the step. `${name}` is a value that was kept,
/// and `{4}` or `{"a": 1}` is no name.
fn in_braces(phrase: &StepPhrase) -> Vec<(String, Place)> {
    let is_name = |name: &str| {
        let part = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '’' | '\'');
        name.starts_with(char::is_alphabetic) && name.trim() == name && name.chars().all(part)
    };
    let mut found: Vec<(String, Place)> = Vec::new();
    for step in &phrase.steps {
        let cells = step.table.iter().flatten().flatten().map(String::as_str);
        for text in std::iter::once(step.text.as_str()).chain(cells) {
            for (at, _) in text.match_indices('{') {
                let (before, rest) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
                let name = rest.split_once('}').map(|(name, _)| name).filter(|name| is_name(name));
                if let Some(name) = name.filter(|_| !before.ends_with('$'))
                    && !found.contains(&(name.to_owned(), step.place))
                {
                    found.push((name.to_owned(), step.place));
                }
            }
        }
    }
    found
}

fn unknown<'a>(id: &'static str, name: &str, place: Place, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    if known.is_empty() {
        return fault("M17-no-hole", place).with("name", name);
    }
    let near = similar::nearest(name, known.iter().copied()).unwrap_or("none");
    fault(id, place).with("name", name).with("near", near).with("known", known.join(", "))
}

/// The `<names>` in a step, its table and its text.
fn named(step: &Step) -> Vec<String> {
    let cells = step.table.iter().flatten().flatten().map(String::as_str);
    let mut names = Vec::new();
    for text in std::iter::once(step.text.as_str()).chain(cells) {
        names.extend(between(text).filter(|name| name.trim() == *name && !name.is_empty()).map(str::to_owned));
    }
    // An attached text may hold `<b>` of its own: there only what is a hole is filled.
    names
}

fn between(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(name, _)| name)
}

/// Its ways to be said: each can be read, has the same holes, and is nobody else's.
fn expressions(artifact: &Artifact, phrase: &mut StepPhrase, number: usize, ways: &mut Ways, context: &mut Context) {
    let written = artifact.head.node.get("phrase").map(Node::items).unwrap_or_default();
    let written = written.iter().filter(|at| at.text().is_some_and(|text| !text.trim().is_empty()));
    let mut sorted: Vec<&str> = phrase.holes.iter().map(|hole| hole.name.as_str()).collect();
    sorted.sort_unstable();
    for (text, at) in phrase.phrases.iter().zip(written) {
        if let Some(told) = ill_formed(text) {
            context.diagnostics.push(Diagnostic { place: Some(at.place), ..told });
            phrase.sound = false;
            continue;
        }
        let mut own_holes = own::holes(text);
        own_holes.sort();
        // What a scenario says in one of the two places would be dropped.
        if let Some(name) = own_holes.iter().zip(own_holes.iter().skip(1)).find(|(one, next)| one == next) {
            context.diagnostics.push(fault("M17-twice", at.place).with("name", name.0));
            phrase.sound = false;
        }
        own_holes.dedup();
        if own_holes != sorted {
            let told = fault("M17-holes", at.place).with("known", sorted.join(", "));
            let found = if own_holes.is_empty() { "none".to_owned() } else { own_holes.join(", ") };
            context.diagnostics.push(told.with("found", found));
            phrase.sound = false;
        }
        match own::Way::new(text, &phrase.holes) {
            Ok(way) => {
                let typed = |name: &&str| {
                    let holds = phrase.holes.iter().find(|hole| hole.name == **name).map(|hole| hole.holds);
                    holds.is_some_and(|holds| !matches!(holds, HoleType::Any | HoleType::Text))
                };
                if let Some((one, next)) = way.unparted(&phrase.holes) {
                    context.diagnostics.push(fault("M17-unparted", at.place).with("one", one).with("next", next));
                    phrase.sound = false;
                }
                if let Some(name) = way.quoted().find(typed) {
                    context.diagnostics.push(fault("M17-quoted", at.place).with("name", name));
                    phrase.sound = false;
                }
                if ways.iter().any(|(_, known)| known.is_same(&way)) {
                    context.diagnostics.push(fault("M17-double", at.place).with("phrase", text));
                }
                ways.push((number, way));
            }
            Err(detail) => {
                context.diagnostics.push(fault("M17-expression", at.place).with("detail", detail));
                phrase.sound = false;
            }
        }
    }
}

/// What is wrong with the form of a phrase, without its place.
fn ill_formed(text: &str) -> Option<Diagnostic> {
    let nowhere = Place::default();
    let id = match form::fault(text) {
        Some(FormFault::Brace) => "M17-brace",
        Some(FormFault::Parenthesis) => "M17-parenthesis",
        Some(FormFault::HoleInParentheses) => "M17-optional",
        Some(FormFault::FullStop) => "M17-stop",
        None => {
            let mut letters = text.trim_start().chars();
            let first: String = letters.next()?.to_uppercase().chain(letters).collect();
            let mut keywords = Lang::ALL.iter().filter_map(|lang| gherkin::keyword(&first, lang.key()));
            // « But atteint » is French, too.
            let keyword = keywords.find(|keyword| !matches!(keyword.trim(), "But" | "*"))?;
            let rest = first.get(keyword.len()..)?.trim_start();
            return Some(fault("M17-keyword", nowhere).with("name", keyword.trim_end()).with("rest", rest));
        }
    };
    Some(fault(id, nowhere))
}

/// Tells the phrases that no step says: of a feature, or of a phrase that is said.
fn idle(project: &Project, context: &mut Context) {
    let scenarios = project.features.iter().flat_map(|feature| &feature.scenarios);
    let steps = scenarios.flat_map(|scenario| scenario.background.iter().chain(&scenario.steps));
    // Whoever says one with a wrong value says it.
    let meant = |means: &Means| match &means.fault {
        Some(Unplayable::Unfit(_, unfit)) => Some(unfit.phrase),
        _ => None,
    };
    let said = steps.filter_map(|step| step.means.as_deref());
    let mut open: Vec<usize> = said.flat_map(|means| means.phrases.iter().copied().chain(meant(means))).collect();
    let mut said = vec![false; project.step_phrases.len()];
    while let Some(number) = open.pop() {
        if !std::mem::replace(&mut said[number], true) {
            let inner = project.step_phrases.get(number).into_iter().flat_map(|phrase| &phrase.steps);
            open.extend(inner.filter_map(|step| step.means.as_ref()).flat_map(|means| means.phrases.clone()));
        }
    }
    for (phrase, _) in project.step_phrases.iter().zip(said).filter(|(phrase, said)| phrase.sound && !said) {
        let told = Diagnostic::warning("M17", "M17-unsaid", phrase.place).with("phrase", phrase.shown());
        context.diagnostics.push(told);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::feature::Step;
    use crate::text::Sources;
    use crate::vocabulary::{Registry, example, said};

    #[test]
    fn the_steps_of_the_reference_project_are_all_defined() {
        let registry = Registry::new([&example::target()]);
        let mut sources = Sources::default();
        for (path, bytes) in crate::assets::reference_project() {
            sources.add(path, String::from_utf8_lossy(&bytes).into_owned());
        }
        let project = crate::link::project(&sources).project;
        let (mut tried, mut own) = (0, 0);
        for scenario in project.features.iter().flat_map(|feature| &feature.scenarios).filter(|one| !one.is_manual()) {
            for written in scenario.background.iter().chain(&scenario.steps) {
                own += usize::from(written.is_resolved());
                // A step of an outline says something with the values of a row only.
                for text in written.played().iter().flat_map(|step: &Step| said::texts(scenario, step)) {
                    let found = registry.matches(&text);
                    assert_eq!(found.len(), 1, "{text}: {:?}", found.iter().map(|one| one.phrase).collect::<Vec<_>>());
                    tried += 1;
                }
            }
        }
        assert!(tried > 60 && own > 1, "{tried}, {own}");
    }
}
