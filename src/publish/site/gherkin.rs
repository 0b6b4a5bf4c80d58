//! How is a scenario shown so that a business reader follows it?

use serde::Serialize;

use super::artifact::ROOT;
use super::context::Site;
use super::markdown;
use super::status;
use super::view::Chip;
use crate::model::feature::{Feature, Scenario, Step, StepKind};
use crate::model::{Case, Id};

/// A scenario, cut into what is shown differently.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ScenarioView {
    /// `Scénario`, `Plan du scénario`.
    pub(super) keyword: String,
    /// Its name.
    pub(super) name: String,
    /// Language of its words.
    pub(super) lang: &'static str,
    /// Words under its name.
    pub(super) description: String,
    /// Tags, without `@`.
    pub(super) tags: Vec<String>,
    /// Steps of the backgrounds.
    pub(super) background: Vec<StepView>,
    /// Its own steps.
    pub(super) steps: Vec<StepView>,
    /// Tables of examples.
    pub(super) examples: Vec<ExamplesView>,
    /// Whether the reader found a fault in it.
    pub(super) sound: bool,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
pub(super) struct StepView {
    /// Keyword.
    pub(super) keyword: String,
    /// Whether it opens a new part of the story.
    pub(super) opens: bool,
    /// Its words: each part with whether it is a value.
    pub(super) parts: Vec<(String, bool)>,
    /// Rows of its table; the first is a head when there are more than two columns or one.
    pub(super) table: Vec<Vec<String>>,
    /// Whether the first row of the table is a head.
    pub(super) headed: bool,
    /// Attached text.
    pub(super) doc: String,
    /// The phrase of the project that it says, with its page.
    pub(super) phrase: Option<PhraseLink>,
}

/// The page of a phrase of the project.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PhraseLink {
    /// Its id.
    pub(super) id: String,
    /// How it is said.
    pub(super) title: String,
    /// Where its page is, from that of a case.
    pub(super) href: String,
}

/// A table of examples.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ExamplesView {
    /// Its title.
    pub(super) name: String,
    /// Columns.
    pub(super) header: Vec<String>,
    /// Rows with their outcome.
    pub(super) rows: Vec<ExampleRow>,
}

/// A row of examples.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ExampleRow {
    /// Values.
    pub(super) cells: Vec<String>,
    /// Outcome.
    pub(super) chip: Chip,
    /// Anchor of its result on the page, empty when there is none.
    pub(super) anchor: String,
}

/// The scenario of a case.
pub(super) fn view(site: &Site<'_>, case: &Case, feature: &Feature, scenario: &Scenario) -> ScenarioView {
    let examples = scenario.examples.iter().enumerate().map(|(t, examples)| {
        let rows = examples.rows.iter().enumerate().map(|(r, (cells, _))| {
            let row = case.rows.iter().find(|row| row.at == (t, r)).map(|row| row.key.as_str());
            let result = site.results.of(&case.id, row).filter(|_| row.is_some());
            ExampleRow {
                cells: cells.clone(),
                chip: status::status(
                    site.lang,
                    row.map_or_else(Default::default, |r| site.results.status(&case.id, Some(r))),
                ),
                anchor: result.map(super::run_case::anchor).unwrap_or_default(),
            }
        });
        ExamplesView { name: examples.name.clone(), header: examples.header.clone(), rows: rows.collect() }
    });
    ScenarioView {
        keyword: scenario.keyword.clone(),
        name: scenario.name.clone(),
        lang: feature.lang.key(),
        description: scenario.description.trim().to_owned(),
        tags: free_tags(site, scenario),
        background: steps(site, &scenario.background),
        steps: steps(site, &scenario.steps),
        examples: examples.collect(),
        sound: scenario.sound,
    }
}

/// The tags that are no link: links stand beside, with their titles. They are the team's own marks.
fn free_tags(site: &Site<'_>, scenario: &Scenario) -> Vec<String> {
    let names = scenario.all_tags().map(|tag| &tag.name).filter(|_| site.input.internal);
    let names = names.filter(|name| super::artifact::shows_tag(name));
    names.filter(|name| site.addresses.find(&Id::from(name.as_str())).is_none()).cloned().collect()
}

/// The page of the phrase of the project that a step says.
fn phrase(site: &Site<'_>, step: &Step) -> Option<PhraseLink> {
    let means = step.means.as_deref().filter(|means| means.phrases.len() == 1)?;
    let phrase = site.project.step_phrases.get(*means.phrases.first()?)?;
    let found = site.reference(phrase.id.as_ref()?)?;
    Some(PhraseLink { id: found.id, title: found.title, href: format!("{ROOT}{}", found.href) })
}

fn steps(site: &Site<'_>, steps: &[Step]) -> Vec<StepView> {
    let mut before: Option<StepKind> = None;
    steps
        .iter()
        .map(|step| {
            let opens = before != Some(step.kind);
            before = Some(step.kind);
            let table = step.table.clone().unwrap_or_default();
            // A table of two columns is read as field and value; others have a head.
            let headed = table.first().is_some_and(|row| row.len() != 2) && table.len() > 1;
            StepView {
                keyword: step.keyword.clone(),
                opens,
                parts: markdown::values(&step.text),
                table,
                headed,
                doc: step.doc_string.as_ref().map(|doc| doc.text.clone()).unwrap_or_default(),
                phrase: phrase(site, step),
            }
        })
        .collect()
}
