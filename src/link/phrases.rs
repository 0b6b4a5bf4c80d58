//! Which phrases does the project add, what is wrong with them, and which steps say them?

mod rows;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Context;
use crate::model::feature::{Means, Step, StepKind, Unplayable};
use crate::model::fields;
use crate::model::step_phrase::{Hole, HoleType, StepPhrase};
use crate::model::{Artifact, Kind, Project};
use crate::syntax::gherkin;
use crate::text::node::Node;
use crate::text::{Diagnostic, Lang, Place, Sources, similar};
use crate::vocabulary::{normal, own};

/// Steps that one step may stand for, those of phrases within phrases counted.
const MOST_STEPS: usize = 500;
/// Phrases within phrases.
const DEEPEST: usize = 20;
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
    let mut reader = Reader { phrases, ways };
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
                rows::judge(step, &scenario.examples, |text| reader.said(text, feature.lang));
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
        ..StepPhrase::default()
    };
    if phrase.phrases.is_empty() {
        context.diagnostics.push(fault("M17-phrase", artifact.head.place("id")));
        phrase.sound = false;
    }
    steps(artifact, sources, &mut phrase, context);
    holes(node, &mut phrase, context);
    phrase
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
    phrase.steps = read.steps;
    context.diagnostics.extend(read.diagnostics);
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

/// What is known of the phrases while steps are read.
struct Reader {
    phrases: Vec<StepPhrase>,
    ways: Ways,
}

impl Reader {
    /// The phrases that a step says, each with what stands in its holes.
    fn said(&self, text: &str, lang: Lang) -> Vec<(usize, Vec<(String, String)>)> {
        let normal = normal::step(text);
        let mut found: Vec<(usize, Vec<(String, String)>)> = Vec::new();
        for (number, way) in &self.ways {
            if !found.iter().any(|(known, _)| known == number)
                && let Some(holes) = way.said(text, &normal, lang)
            {
                found.push((*number, holes));
            }
        }
        found
    }

    /// A phrase that comes back to itself would never end: it and those on the way are at fault.
    fn refuse_cycles(&mut self, context: &mut Context) {
        let uses: Vec<Vec<usize>> = self
            .phrases
            .iter()
            .map(|phrase| {
                let said = phrase.steps.iter().flat_map(|step| self.said(&step.text, phrase.lang));
                said.map(|(number, _)| number).collect()
            })
            .collect();
        for number in 0..self.phrases.len() {
            let mut seen = vec![false; uses.len()];
            let mut open: Vec<usize> = uses[number].clone();
            while let Some(next) = open.pop() {
                if !std::mem::replace(&mut seen[next], true) {
                    open.extend(&uses[next]);
                }
            }
            if seen[number]
                && let Some(phrase) = self.phrases.get_mut(number)
            {
                phrase.sound = false;
                context.diagnostics.push(fault("M17-cycle", phrase.place).with("phrase", phrase.shown()));
            }
        }
    }

    /// What a step stands for; nothing when it says no phrase of the project.
    fn means(&self, step: &Step, lang: Lang) -> Option<Box<Means>> {
        let said = self.said(&step.text, lang);
        let numbers: Vec<usize> = said.iter().map(|(number, _)| *number).collect();
        let [(number, holes)] = said.as_slice() else {
            let means = Means { phrases: numbers, ..Means::default() };
            return (!means.phrases.is_empty()).then(|| Box::new(means));
        };
        let mut playing = Playing::default();
        let fault = self.play_said(step, *number, holes, &mut playing).err();
        let steps = if fault.is_some() { Vec::new() } else { playing.steps };
        Some(Box::new(Means { phrases: numbers, steps, through: playing.through, fault, ..Means::default() }))
    }

    /// A phrase that the words of some rows alone say makes the step one of several, or of some rows only.
    fn of_rows(&self, step: &mut Step, texts: &BTreeSet<String>, lang: Lang) {
        let place = step.place;
        for (number, _) in texts.iter().flat_map(|text| self.said(text, lang)) {
            let means = step.means.get_or_insert_with(|| {
                Box::new(Means { fault: Some(Unplayable::SomeRows(place)), ..Means::default() })
            });
            if !means.phrases.contains(&number) {
                means.phrases.push(number);
            }
        }
    }

    /// Adds the steps of a phrase that a step says.
    fn play_said(
        &self,
        step: &Step,
        number: usize,
        holes: &[(String, String)],
        playing: &mut Playing,
    ) -> Result<(), Unplayable> {
        if step.table.is_some() || step.doc_string.is_some() {
            return Err(Unplayable::Table(step.place));
        }
        if holes.iter().any(|(_, text)| own::holds_quotes(text)) {
            return Err(Unplayable::Quotes(step.place));
        }
        let from = playing.steps.len();
        self.play(number, holes, step, playing)?;
        let looks = playing.steps.iter().skip(from).any(|inner| inner.kind == StepKind::Then);
        if step.kind == StepKind::Then && !looks { Err(Unplayable::NoOutcome(step.place)) } else { Ok(()) }
    }

    fn play(
        &self,
        number: usize,
        holes: &[(String, String)],
        of: &Step,
        playing: &mut Playing,
    ) -> Result<(), Unplayable> {
        let Some(phrase) = self.phrases.get(number).filter(|phrase| phrase.sound) else {
            return Err(Unplayable::Unsound);
        };
        if playing.path.contains(&number) {
            return Err(Unplayable::Cycle(of.place));
        }
        if playing.path.len() >= DEEPEST {
            return Err(Unplayable::TooLong(of.place));
        }
        playing.path.push(number);
        let values: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        for mut step in phrase.filled(&values) {
            // What brings a given state about is set-up, whatever it is made of.
            if of.kind == StepKind::Given && step.kind == StepKind::When {
                step.kind = StepKind::Given;
            }
            match self.said(&step.text, phrase.lang).as_slice() {
                [] => playing.steps.push(step),
                [(inner, holes)] => {
                    playing.through.push((*inner, step.clone()));
                    self.play_said(&step, *inner, holes, playing)?;
                }
                _ => return Err(Unplayable::Several(step.place)),
            }
            if playing.steps.len() > MOST_STEPS {
                return Err(Unplayable::TooLong(of.place));
            }
        }
        playing.path.pop();
        Ok(())
    }
}

/// What is gathered while a step is taken apart.
#[derive(Default)]
struct Playing {
    steps: Vec<Step>,
    through: Vec<(usize, Step)>,
    /// The phrases within which the next one stands.
    path: Vec<usize>,
}

/// Tells the phrases that no step says: of a feature, or of a phrase that is said.
fn idle(project: &Project, context: &mut Context) {
    let scenarios = project.features.iter().flat_map(|feature| &feature.scenarios);
    let steps = scenarios.flat_map(|scenario| scenario.background.iter().chain(&scenario.steps));
    let mut open: Vec<usize> = steps.filter_map(|step| step.means.as_ref()).flat_map(|m| m.phrases.clone()).collect();
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
