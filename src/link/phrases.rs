//! Which phrases does the project add, what is wrong with them, and which steps say them?

use std::ops::Range;

use super::Context;
use crate::model::feature::{Means, Step, StepKind};
use crate::model::fields;
use crate::model::step_phrase::{Hole, HoleType, StepPhrase};
use crate::model::{Artifact, Kind, Project};
use crate::syntax::gherkin;
use crate::text::node::Node;
use crate::text::{Diagnostic, Lang, Place, Sources, similar};
use crate::vocabulary::{normal, own};

/// Steps that one step may stand for, those of phrases within phrases counted.
const MOST_STEPS: usize = 500;
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
    let line = after.split('\n').next()?;
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
    let idle = phrase.holes.iter().filter(unused);
    for hole in idle {
        let told = Diagnostic::warning("M17", "M17-idle", phrase.place).with("name", &hole.name);
        context.diagnostics.push(told);
    }
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
    let mut sorted: Vec<&str> = phrase.holes.iter().map(|hole| hole.name.as_str()).collect();
    sorted.sort_unstable();
    for (text, at) in phrase.phrases.iter().zip(written) {
        let mut own_holes = own::holes(text);
        own_holes.sort();
        own_holes.dedup();
        if own_holes != sorted {
            let told = fault("M17-holes", at.place).with("known", sorted.join(", "));
            let found = if own_holes.is_empty() { "none".to_owned() } else { own_holes.join(", ") };
            context.diagnostics.push(told.with("found", found));
            phrase.sound = false;
        }
        match own::Way::new(text, &phrase.holes) {
            Ok(way) => {
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
        if said.is_empty() {
            return None;
        }
        let mut means =
            Means { phrases: said.iter().map(|(number, _)| *number).collect(), steps: Vec::new(), sound: true };
        if let [(number, holes)] = said.as_slice() {
            means.sound = self.play(*number, holes, step.kind, &mut means.steps);
            if !means.sound {
                means.steps.clear();
            }
        }
        Some(Box::new(means))
    }

    /// Adds the steps of a phrase; false when they cannot be played.
    fn play(&self, number: usize, holes: &[(String, String)], kind: StepKind, steps: &mut Vec<Step>) -> bool {
        let Some(phrase) = self.phrases.get(number).filter(|phrase| phrase.sound) else { return false };
        let values: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        phrase.filled(&values).into_iter().all(|mut step| {
            step.means = None;
            // What brings a given state about is set-up, whatever it is made of.
            if kind == StepKind::Given && step.kind == StepKind::When {
                step.kind = StepKind::Given;
            }
            match self.said(&step.text, phrase.lang).as_slice() {
                [] => steps.push(step),
                [(inner, holes)] => return self.play(*inner, holes, step.kind, steps),
                several => {
                    let phrases = several.iter().map(|(number, _)| *number).collect();
                    step.means = Some(Box::new(Means { phrases, steps: Vec::new(), sound: true }));
                    steps.push(step);
                }
            }
            steps.len() <= MOST_STEPS
        })
    }
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
