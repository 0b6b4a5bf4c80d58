//! The whole project, linked.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::case::Case;
use super::feature::Feature;
use super::glossary::Term;
use super::graph::Graph;
use super::index::Index;
use super::lot::Lot;
use super::manifest::Manifest;
use super::need::Need;
use super::objective::Objective;
use super::recipe_book::RecipeBook;
use super::requirement::Requirement;
use super::step_phrase::StepPhrase;
use super::target::Target;
use super::test_case::TestCase;
use super::use_case::UseCase;
use super::workshop::Workshop;
use super::{Artifact, Head, Id, Kind, Part, Shared};
use crate::text::Place;

/// A prose chapter (`specs/**/*.md`).
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Path relative to the project.
    pub path: String,
    /// Its Markdown.
    pub markdown: String,
    /// The whole file.
    pub place: Place,
}

/// The typed project: what `check` reads, `run` plays and `publish` shows.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The manifest.
    pub manifest: Manifest,
    /// Objectives, in the order of the files (so are all the others).
    pub objectives: Shared<Objective>,
    /// Workshops.
    pub workshops: Shared<Workshop>,
    /// Needs.
    pub needs: Shared<Need>,
    /// Use cases.
    pub use_cases: Shared<UseCase>,
    /// Requirements.
    pub requirements: Shared<Requirement>,
    /// Lots.
    pub lots: Shared<Lot>,
    /// Acceptance books.
    pub recipe_books: Vec<RecipeBook>,
    /// Typed test cases.
    pub test_cases: Vec<TestCase>,
    /// Artifacts of all other collections.
    pub artifacts: Vec<Artifact>,
    /// Parts of artifacts that bear an id of their own.
    pub parts: Vec<Part>,
    /// Glossary.
    pub glossary: Shared<Term>,
    /// CRMs that scenarios run against.
    pub targets: Vec<Target>,
    /// Phrases that the project adds to the step language.
    pub step_phrases: Vec<StepPhrase>,
    /// Feature files.
    pub features: Vec<Feature>,
    /// Prose chapters in the order of their paths.
    pub chapters: Vec<Chapter>,
    /// Scenarios and test cases as one list.
    pub cases: Vec<Case>,
    /// Links, both ways.
    pub graph: Graph,
    /// Where each case stands in `cases`.
    pub case_index: FxHashMap<Id, usize>,
    /// What each id is.
    pub index: Index,
    /// The files attached to artifacts that are there: path, sum of the bytes.
    pub attached: BTreeMap<String, String>,
}

impl Project {
    /// What an id is, when the project has it.
    pub fn kind(&self, id: &Id) -> Option<Kind> {
        self.index.get(id).map(|(kind, _)| *kind)
    }

    /// The common fields of an artifact; scenarios have none.
    pub fn head(&self, id: &Id) -> Option<&Head> {
        let (kind, i) = *self.index.get(id)?;
        Some(match kind {
            Kind::Objective => &self.objectives.get(i)?.head,
            Kind::Workshop => &self.workshops.get(i)?.head,
            Kind::Need => &self.needs.get(i)?.head,
            Kind::UseCase => &self.use_cases.get(i)?.head,
            Kind::Requirement => &self.requirements.get(i)?.head,
            Kind::Lot => &self.lots.get(i)?.head,
            Kind::RecipeBook => &self.recipe_books.get(i)?.head,
            Kind::TestCase => &self.test_cases.get(i)?.head,
            Kind::Scenario | Kind::Term | Kind::Target => return None,
            Kind::Rule
            | Kind::Dataset
            | Kind::Task
            | Kind::Risk
            | Kind::Committee
            | Kind::Criterion
            | Kind::DemoScenario => &self.parts.get(i)?.head,
            _ => &self.artifacts.get(i)?.head,
        })
    }

    /// The heads of all artifacts that stand in a collection, typed or not, in the order of the kinds.
    pub fn heads(&self) -> impl Iterator<Item = (Kind, &Head)> {
        macro_rules! chained {
            ($first:ident $kind:ident $(, $field:ident $other:ident)+) => {
                self.$first.iter().map(|artifact| (Kind::$kind, &artifact.head))
                    $(.chain(self.$field.iter().map(|artifact| (Kind::$other, &artifact.head))))+
            };
        }
        let typed = chained!(
            objectives Objective, workshops Workshop, needs Need, use_cases UseCase, requirements Requirement,
            lots Lot, recipe_books RecipeBook, test_cases TestCase
        );
        typed.chain(self.artifacts.iter().map(|artifact| (artifact.kind, &artifact.head)))
    }

    /// The artifacts of a kind that has no type of its own.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Artifact> {
        self.artifacts.iter().filter(move |artifact| artifact.kind == kind)
    }

    /// The artifact of that id, of a kind that has no type of its own.
    pub fn artifact(&self, id: &Id) -> Option<&Artifact> {
        let (kind, i) = *self.index.get(id)?;
        self.artifacts.get(i).filter(|artifact| artifact.kind == kind)
    }

    /// Where an id is given.
    pub fn place_of(&self, id: &Id) -> Option<Place> {
        self.head(id).map(|head| head.place("id")).or_else(|| self.case(id).map(|case| case.place))
    }

    /// The title of whatever has that id.
    pub fn title(&self, id: &Id) -> Option<&str> {
        self.head(id).map(|head| head.title.as_str()).or_else(|| self.case(id).map(|case| case.title.as_str()))
    }

    /// The phrase of the step language with that id.
    pub fn step_phrase(&self, id: &Id) -> Option<&StepPhrase> {
        self.step_phrases.iter().find(|phrase| phrase.id.as_ref() == Some(id))
    }

    /// The case of that id.
    pub fn case(&self, id: &Id) -> Option<&Case> {
        self.case_index.get(id).and_then(|i| self.cases.get(*i))
    }

    /// The requirement of that id.
    pub fn requirement(&self, id: &Id) -> Option<&Requirement> {
        match self.index.get(id) {
            Some((Kind::Requirement, i)) => self.requirements.get(*i),
            _ => None,
        }
    }

    /// The use case of that id.
    pub fn use_case(&self, id: &Id) -> Option<&UseCase> {
        match self.index.get(id) {
            Some((Kind::UseCase, i)) => self.use_cases.get(*i),
            _ => None,
        }
    }

    /// The need of that id.
    pub fn need(&self, id: &Id) -> Option<&Need> {
        match self.index.get(id) {
            Some((Kind::Need, i)) => self.needs.get(*i),
            _ => None,
        }
    }

    /// The lot of that id.
    pub fn lot(&self, id: &Id) -> Option<&Lot> {
        match self.index.get(id) {
            Some((Kind::Lot, i)) => self.lots.get(*i),
            _ => None,
        }
    }

    /// The book of that id.
    pub fn book(&self, id: &Id) -> Option<&RecipeBook> {
        match self.index.get(id) {
            Some((Kind::RecipeBook, i)) => self.recipe_books.get(*i),
            _ => None,
        }
    }

    /// The target of that name.
    pub fn target(&self, name: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == name)
    }

    /// The target of a run that names none: the manifest's, else the only one.
    pub fn usual_target(&self) -> Option<&Target> {
        match (&self.manifest.default_target, self.targets.as_slice()) {
            (Some(name), _) => self.target(name),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// The names of the applications that the project catalogues: what exists already may be named.
    pub fn application_names(&self) -> impl Iterator<Item = &str> {
        self.of_kind(Kind::Application).map(|application| application.head.title.as_str())
    }

    /// The lots in the order in which they are delivered.
    pub fn lots_in_order(&self) -> Vec<&Lot> {
        let mut lots: Vec<&Lot> = self.lots.iter().collect();
        lots.sort_by_key(|lot| (lot.order.unwrap_or(u32::MAX), lot.head.id()));
        lots
    }
}
