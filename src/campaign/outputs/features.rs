//! Where does each result stand in the text that was played?

use std::collections::BTreeMap;

use crate::campaign::runner::RunSummary;
use crate::model::execution::{CaseResult, Example, StepResult};
use crate::model::feature::{StepKind, fill};
use crate::syntax::gherkin::tree::{self, Block, ExamplesNode, RowNode, RuleNode, StepNode, Tree};
use crate::text::source::Position;

/// The features of a run, read again from the texts that were played.
#[derive(Debug, Default)]
pub struct Features {
    trees: BTreeMap<String, (Tree, BTreeMap<usize, Place>)>,
}

/// Where a scenario or a row stands in its tree: index of its rule, of its scenario, of its examples
/// and row.
#[derive(Clone, Copy, Debug)]
struct Place {
    rule: Option<usize>,
    block: usize,
    row: Option<(usize, usize)>,
    /// The examples whose rows stand in a file.
    of_file: Option<usize>,
}

/// Where a result stands.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'t> {
    /// In which file.
    pub tree: &'t Tree,
    /// Under which rule.
    pub rule: Option<&'t RuleNode>,
    /// Which scenario.
    pub scenario: &'t Block,
    /// Which row of which examples.
    pub row: Option<(&'t ExamplesNode, &'t RowNode)>,
    /// The examples and the row of a file.
    pub of_file: Option<(&'t ExamplesNode, &'t Example)>,
}

impl Features {
    /// The features of a run.
    pub fn of(summary: &RunSummary) -> Self {
        let read = |(path, text): (&String, &String)| {
            let tree = tree::read(path, text)?;
            let places = places(&tree);
            Some((path.clone(), (tree, places)))
        };
        Self { trees: summary.texts.iter().filter_map(read).collect() }
    }

    /// The tree of a file.
    pub fn tree(&self, path: &str) -> Option<&Tree> {
        self.trees.get(path).map(|(tree, _)| tree)
    }

    /// Where a result stands: its file and line say it. None of a test case that is no scenario.
    pub fn standing<'t>(&'t self, result: &'t CaseResult) -> Option<Standing<'t>> {
        let (tree, places) = self.trees.get(&result.path)?;
        let place = places.get(&result.line)?;
        let rule = match place.rule {
            Some(rule) => Some(tree.rules.get(rule)?),
            None => None,
        };
        let scenario = rule.map_or(&tree.blocks, |rule| &rule.blocks).get(place.block)?;
        let row = match place.row {
            Some((examples, row)) => {
                let examples = scenario.examples.get(examples)?;
                Some((examples, examples.rows.get(row)?))
            }
            None => None,
        };
        let of_file = match (place.of_file, &result.example) {
            (Some(examples), Some(example)) => Some((scenario.examples.get(examples)?, &**example)),
            _ => None,
        };
        let found = row.is_some() || of_file.is_some();
        (found == result.row.is_some()).then_some(Standing { tree, rule, scenario, row, of_file })
    }
}

/// Scenarios and rows by the line on which they stand.
fn places(tree: &Tree) -> BTreeMap<usize, Place> {
    let free = tree.blocks.iter().enumerate().map(|(block, one)| (None, block, one));
    let ruled = tree
        .rules
        .iter()
        .enumerate()
        .flat_map(|(rule, one)| one.blocks.iter().enumerate().map(move |(block, one)| (Some(rule), block, one)));
    let mut places = BTreeMap::new();
    for (rule, block, one) in free.chain(ruled).filter(|(.., one)| !one.background) {
        places.insert(one.heading.at.line, Place { rule, block, row: None, of_file: None });
        for (table, examples) in one.examples.iter().enumerate() {
            let of_file = Some(table);
            places.insert(examples.heading.at.line, Place { rule, block, row: None, of_file });
            for (row, at) in examples.rows.iter().enumerate() {
                places.insert(at.at.line, Place { rule, block, row: Some((table, row)), of_file: None });
            }
        }
    }
    places
}

impl<'t> Standing<'t> {
    /// The backgrounds that hold for it, its feature's first.
    pub fn backgrounds(&self) -> impl Iterator<Item = &'t Block> {
        let ruled = self.rule.into_iter().flat_map(|rule| &rule.blocks);
        self.tree.blocks.iter().chain(ruled).filter(|block| block.background)
    }

    /// The step of a result in the text: that of its line.
    pub fn step(&self, step: &StepResult) -> Option<&'t StepNode> {
        let steps = self.backgrounds().chain(std::iter::once(self.scenario)).flat_map(|block| &block.steps);
        steps.into_iter().find(|node| node.at.line == step.line)
    }

    /// All tags that hold for it: those of its feature first, then rule, scenario, examples.
    pub fn tags(&self) -> impl Iterator<Item = &'t (Position, String)> + use<'t> {
        let rule = self.rule.into_iter().flat_map(|rule| &rule.heading.tags);
        let own = self.row.map(|(examples, _)| examples).or(self.of_file.map(|(examples, _)| examples));
        let examples = own.into_iter().flat_map(|examples| &examples.heading.tags);
        self.tree.heading.tags.iter().chain(rule).chain(&self.scenario.heading.tags).chain(examples)
    }

    /// A text of the scenario with the values of its row.
    pub fn filled(&self, text: &str) -> String {
        if let Some((_, example)) = self.of_file {
            let values: Vec<(&str, &str)> =
                example.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            return fill(text, &values);
        }
        let Some((examples, row)) = self.row else { return text.to_owned() };
        let names = examples.header.iter().flat_map(|header| &header.cells).map(|(_, name)| name.as_str());
        let values: Vec<(&str, &str)> = names.zip(row.cells.iter().map(|(_, cell)| cell.as_str())).collect();
        fill(text, &values)
    }
}

/// What Gherkin's documents call the kind of a step.
pub const fn step_type(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Given => "Context",
        StepKind::When => "Action",
        StepKind::Then => "Outcome",
    }
}
