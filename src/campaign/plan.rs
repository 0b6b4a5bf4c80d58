//! What will be played, and what is already known about it before anything is sent?

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::case::CaseSource;
use crate::model::execution::{CaseResult, Example, Status, StepResult, Within};
use crate::model::feature::{Scenario, Step, StepKind, fill};
use crate::model::target::Target;
use crate::model::{Case, Id, Project};
use crate::text::{Lang, Message, Sources};
use crate::vocabulary::Registry;

use super::files::Files;
use super::steps::Operation;
use super::steps::reading::{Fault, Memory, Reader};

mod absent;
pub mod faults;
mod hash;
mod own;
pub mod part;
mod rows;
mod selection;
pub mod tags;

use rows::{Row, values};
pub use selection::{PlanError, Selection};
use tags::TagExpression;

/// A step with its placeholders replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedStep {
    /// Keyword as written.
    pub keyword: String,
    /// What it is for.
    pub kind: StepKind,
    /// The phrase.
    pub text: String,
    /// Its table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Vec<Vec<String>>>,
    /// Its attached text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_string: Option<String>,
    /// Its numbers may be written as in either language: it is of a phrase whose steps are in another one than the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mixed: bool,
    /// What is written behind the quotes of that text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Line in its file.
    pub line: usize,
    /// The step of the feature that it is played for, where that says a phrase of the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Box<Within>>,
    /// It is put to a person.
    #[serde(default)]
    pub by_hand: bool,
}

/// A step that keeps its scenario from being sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepFault {
    /// Index of the step.
    pub step: usize,
    /// Undefined or ambiguous.
    pub status: Status,
    /// Why, and what was perhaps meant.
    pub message: String,
    /// It says no phrase at all: the project may have yet to write it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsaid: bool,
}

/// What becomes of an instance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Sent to the CRM. `alone` when it touches what others share.
    Automated {
        /// Nothing else may be played at the same time.
        alone: bool,
    },
    /// Put to a person: the questions.
    Manual(Vec<String>),
    /// Some steps are undefined or ambiguous: nothing of it is sent.
    Faulty(Vec<StepFault>),
    /// The reader found a fault in its text: nothing of it is sent.
    Unsound,
}

/// A case, or one row of it, ready to be played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instance {
    /// The case.
    pub case: Id,
    /// The row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// Where the row stands, where it is one of a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Box<Example>>,
    /// Its title, the row's values in it.
    pub title: String,
    /// Its file.
    pub path: String,
    /// Its line.
    pub line: usize,
    /// Language of its phrases.
    pub lang: Lang,
    /// On a critical path.
    pub critical: bool,
    /// Steps of backgrounds and its own.
    pub steps: Vec<PlannedStep>,
    /// Hash of all that it means.
    pub text_hash: String,
    /// What becomes of it.
    pub fate: Fate,
}

impl Instance {
    /// A case and its row for people and files: `CT-012 [Lille]`.
    pub fn shown(&self) -> String {
        self.row.as_ref().map_or_else(|| self.case.to_string(), |row| format!("{} [{row}]", self.case))
    }

    /// Is it sent to the CRM?
    pub const fn is_automated(&self) -> bool {
        matches!(self.fate, Fate::Automated { .. })
    }

    /// The beginning of its result: everything that does not come from playing it.
    pub fn result(&self) -> CaseResult {
        CaseResult {
            case: self.case.clone(),
            row: self.row.clone(),
            example: self.example.clone(),
            title: self.title.clone(),
            path: self.path.clone(),
            line: self.line,
            text_hash: self.text_hash.clone(),
            critical: self.critical,
            attempts: 1,
            ..CaseResult::default()
        }
    }

    /// The result of an instance that is not sent; none of one that is.
    pub fn settled(&self) -> Option<CaseResult> {
        let mut result = self.result();
        result.attempts = 0;
        result.steps = self.steps.iter().map(PlannedStep::not_run).collect();
        match &self.fate {
            Fate::Automated { .. } => return None,
            Fate::Manual(_) => {
                result.status = Status::Waiting;
                result.steps.iter_mut().for_each(|step| step.status = Status::Waiting);
            }
            Fate::Unsound => {
                result.status = Status::Undefined;
                result.reason = Some(Message::new("step-unsound").text(self.lang));
            }
            Fate::Faulty(faults) => {
                for fault in faults {
                    if let Some(step) = result.steps.get_mut(fault.step) {
                        step.status = fault.status;
                        step.cause = Some(crate::model::execution::Cause::Specification);
                        step.message = Some(fault.message.clone());
                    }
                }
                result.status = Status::roll_up(faults.iter().map(|fault| fault.status));
            }
        }
        Some(result)
    }
}

impl PlannedStep {
    /// Its result when it is not played.
    pub fn not_run(&self) -> StepResult {
        StepResult {
            keyword: self.keyword.clone(),
            text: self.text.clone(),
            line: self.line,
            within: self.within.clone(),
            ..StepResult::default()
        }
    }
}

/// All that a run will play.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// In the order of the cases.
    pub instances: Vec<Instance>,
    /// The features that they come from, by path.
    pub texts: BTreeMap<String, String>,
    /// The files that their steps name.
    pub files: Files,
}

impl Plan {
    /// Plans the selected cases of a project for a target. `today` is the day that
    /// « aujourd’hui » means.
    ///
    /// # Errors
    /// When the selection names what does not exist, or nothing at all.
    pub fn build(
        project: &Project,
        sources: &Sources,
        target: &Target,
        selection: &Selection,
        today: Date,
    ) -> Result<Self, PlanError> {
        let chosen = select(project, selection)?;
        let own = project.step_phrases.iter().flat_map(|phrase| &phrase.phrases).cloned();
        let registry = Registry::new([target]).suggesting(own);
        let files = Arc::new(Files::of(sources));
        let planner =
            Planner { project, sources, target, registry: &registry, elsewhere: OnceCell::new(), today, files };
        let texts = chosen.iter().filter_map(|case| planner.text(case)).collect();
        let planned: Vec<_> = chosen.into_iter().flat_map(|case| planner.instances(case)).collect();
        if planned.is_empty() {
            return Err(PlanError::NothingSelected);
        }
        let named = planned.iter().flat_map(|(_, named)| named.iter().cloned()).collect();
        let files = planner.files.only(&named);
        Ok(Self { instances: planned.into_iter().map(|(instance, _)| instance).collect(), texts, files })
    }

    /// Those that are sent to the CRM.
    pub fn automated(&self) -> Vec<Instance> {
        self.instances.iter().filter(|instance| instance.is_automated()).cloned().collect()
    }
}

fn select<'a>(project: &'a Project, selection: &Selection) -> Result<Vec<&'a Case>, PlanError> {
    let tags = selection.tags.as_deref().map(TagExpression::parse).transpose()?;
    if let Some(book) = &selection.book
        && project.book(book).is_none()
    {
        return Err(PlanError::UnknownBook(book.clone()));
    }
    if let Some(unknown) = selection.cases.iter().find(|id| project.case(id).is_none()) {
        return Err(PlanError::UnknownCase(unknown.clone()));
    }
    let in_book =
        |case: &Case| selection.book.as_ref().is_none_or(|book| case.books.iter().any(|link| link.to == *book));
    let tagged = |case: &Case| tags.as_ref().is_none_or(|tags| tags.holds(&case.tags));
    let cases: HashSet<&Id> = selection.cases.iter().collect();
    let named = |case: &Case| cases.is_empty() || cases.contains(&case.id);
    let chosen: Vec<&Case> = project.cases.iter().filter(|case| in_book(case) && tagged(case) && named(case)).collect();
    if chosen.is_empty() { Err(PlanError::NothingSelected) } else { Ok(chosen) }
}

struct Planner<'a> {
    project: &'a Project,
    sources: &'a Sources,
    target: &'a Target,
    registry: &'a Registry,
    /// What other targets name: looked at when a step is no phrase on this one.
    elsewhere: OnceCell<absent::Elsewhere>,
    today: Date,
    /// The files that scenarios name.
    files: Arc<Files>,
}

/// An instance with the paths of the files that its steps name.
type Planned = (Instance, BTreeSet<String>);

impl Planner<'_> {
    /// The feature that a case comes from.
    fn text(&self, case: &Case) -> Option<(String, String)> {
        let CaseSource::Scenario(feature, _) = case.source else { return None };
        let path = &self.project.features.get(feature)?.path;
        let file = self.sources.file(self.sources.find(path)?)?;
        Some((path.clone(), file.text.to_string()))
    }

    fn instances(&self, case: &Case) -> Vec<Planned> {
        match case.source {
            CaseSource::Scenario(feature, scenario) => {
                let Some(feature) = self.project.features.get(feature) else { return Vec::new() };
                let Some(scenario) = feature.scenarios.get(scenario) else { return Vec::new() };
                let rows: Vec<Option<Row<'_>>> = if case.rows.is_empty() {
                    vec![None]
                } else {
                    case.rows.iter().map(|row| Some((row.key.as_str(), values(scenario, row.at)))).collect()
                };
                rows.into_iter().map(|row| self.scenario(case, &feature.path, feature.lang, scenario, row)).collect()
            }
            CaseSource::TestCase(index) => {
                self.test_case(case, index).map(|one| (one, BTreeSet::new())).into_iter().collect()
            }
        }
    }

    fn scenario(&self, case: &Case, path: &str, lang: Lang, scenario: &Scenario, row: Option<Row<'_>>) -> Planned {
        let values = row.as_ref().map_or(&[][..], |(_, values)| values);
        // A person is asked what the scenario says; the machine plays what it stands for.
        let steps: Vec<(PlannedStep, &Step)> = match case.manual {
            true => {
                let written = scenario.background.iter().chain(&scenario.steps);
                written.map(|step| (self.step(step, values), step)).collect()
            }
            false => self.played(scenario, lang, values),
        };
        let memory = Memory::beside(self.files.clone());
        let mut reader = Reader::new(self.target, self.registry, self.today, lang, memory);
        let mut faults: Vec<StepFault> = Vec::new();
        let mut looks = Vec::with_capacity(steps.len());
        let mut hands = Vec::with_capacity(steps.len());
        for (i, (step, written)) in steps.iter().enumerate() {
            let read = match own::fault(self.project, self.registry, written, (step, values), lang) {
                Some(fault) => Err(fault),
                None => reader.read(step).map_err(|fault| self.explained(fault, step)),
            };
            looks.push(read.as_ref().is_ok_and(Operation::looks));
            hands.push(case.manual || matches!(read, Ok(Operation::ByHand)));
            faults.extend(read.err().map(|fault| fault.at(i, lang)));
        }
        if faults.is_empty() {
            let blind = own::without_look(self.project, &steps, &looks);
            faults.extend(blind.into_iter().map(|(i, fault)| fault.at(i, lang)));
        }
        // What a person was asked stands for what the phrases say, too.
        let meant: Vec<PlannedStep> = match case.manual {
            true => self.played(scenario, lang, values).into_iter().map(|(step, _)| step).collect(),
            false => steps.iter().map(|(step, _)| step.clone()).collect(),
        };
        let all_by_hand = hands.iter().all(|by_hand| *by_hand);
        let steps: Vec<PlannedStep> =
            steps.into_iter().zip(hands).map(|((step, _), by_hand)| PlannedStep { by_hand, ..step }).collect();
        let fate = if !scenario.sound || steps.is_empty() {
            Fate::Unsound
        } else if !faults.is_empty() && !case.manual {
            Fate::Faulty(faults)
        } else if all_by_hand {
            // No machine has a part in it.
            Fate::Manual(steps.iter().map(|step| format!("{} {}", step.keyword, step.text)).collect())
        } else {
            Fate::Automated { alone: reader.memory.alone || scenario.has_tag(&["serial", "seul", "alone"]) }
        };
        let (line, example) = self.row_at(scenario, case, row.as_ref());
        let file = example.as_ref().map(|example| example.path.clone());
        let read: BTreeSet<String> = reader.memory.files.iter().cloned().chain(file).collect();
        let texts = read.iter().filter_map(|path| Some((path.as_str(), self.files.get(path)?.hash.as_str())));
        let meaning = hash::Meaning { rule: scenario.rule.as_deref(), steps: &meant, values, files: texts.collect() };
        let instance = Instance {
            case: case.id.clone(),
            row: row.as_ref().map(|(key, _)| (*key).to_owned()),
            example: example.map(Box::new),
            title: fill(&case.title, values),
            path: path.to_owned(),
            line,
            lang,
            critical: case.critical,
            text_hash: hash::of(&meaning, self.target, &reader.memory),
            steps,
            fate,
        };
        (instance, reader.memory.files)
    }

    /// The fault of a step; where another target of the project names what this one does not, that is why.
    fn explained(&self, mut fault: Fault, step: &PlannedStep) -> Fault {
        if self.project.targets.len() > 1 && matches!(fault.message.id, "step-undefined" | "step-undefined-nearest") {
            let elsewhere = self.elsewhere.get_or_init(|| absent::Elsewhere::of(self.project, self.target));
            if let Some(name) = elsewhere.named(&step.text) {
                let message = Message::new("step-not-on-target").with("target", &self.target.id);
                fault.message = message.with("name", name);
            }
        }
        fault
    }

    fn test_case(&self, case: &Case, index: usize) -> Option<Instance> {
        let test_case = self.project.test_cases.get(index)?;
        let lang = test_case.head.lang.unwrap_or(self.project.manifest.lang);
        let step = |kind, text: &str, line| PlannedStep {
            keyword: String::new(),
            kind,
            text: text.to_owned(),
            table: None,
            doc_string: None,
            mixed: false,
            media_type: None,
            line,
            within: None,
            by_hand: true,
        };
        let mut steps: Vec<PlannedStep> = Vec::new();
        let mut questions = Vec::new();
        for condition in &test_case.preconditions {
            steps.push(step(StepKind::Given, condition, self.line(case.place)));
        }
        for own in &test_case.steps {
            let line = self.line(own.place);
            let action =
                own.data.as_ref().map_or_else(|| own.action.clone(), |data| format!("{} ({data})", own.action));
            steps.push(step(StepKind::When, &action, line));
            if let Some(expected) = &own.expected {
                steps.push(step(StepKind::Then, expected, line));
            }
            questions
                .push(own.expected.as_ref().map_or_else(|| action.clone(), |wanted| format!("{action} → {wanted}")));
        }
        if questions.is_empty() {
            questions.push(case.title.clone());
        }
        let text_hash =
            hash::of(&hash::Meaning { steps: &steps, ..Default::default() }, self.target, &Memory::default());
        if steps.is_empty() {
            // A person can be asked about its title at least.
            steps.push(step(StepKind::Then, &case.title, self.line(case.place)));
        }
        let path = self.sources.file(case.place.file).map_or_else(String::new, |file| file.path.to_string());
        Some(Instance {
            case: case.id.clone(),
            row: None,
            example: None,
            title: case.title.clone(),
            path,
            line: self.line(case.place),
            lang,
            critical: case.critical,
            text_hash,
            steps,
            fate: Fate::Manual(questions),
        })
    }

    fn step(&self, step: &Step, values: &[(&str, &str)]) -> PlannedStep {
        let cells = |row: &Vec<String>| row.iter().map(|cell| fill(cell, values)).collect();
        PlannedStep {
            keyword: step.keyword.clone(),
            kind: step.kind,
            text: fill(&step.text, values),
            table: step.table.as_ref().map(|rows| rows.iter().map(cells).collect()),
            doc_string: step.doc_string.as_ref().map(|doc| fill(&doc.text, values)),
            mixed: false,
            media_type: step.doc_string.as_ref().and_then(|doc| doc.media_type.clone()),
            line: self.line(step.place),
            within: None,
            by_hand: false,
        }
    }

    fn line(&self, place: crate::text::Place) -> usize {
        self.sources.locate(place).map_or(0, |(_, position)| position.line)
    }
}
