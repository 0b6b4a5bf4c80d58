//! Which row is played, and where does it stand?

use super::Planner;
use crate::model::Case;
use crate::model::execution::Example;
use crate::model::feature::Scenario;

/// A row of examples: its key, and its values by column.
pub(super) type Row<'a> = (&'a str, Vec<(&'a str, &'a str)>);

impl Planner<'_> {
    /// The line of the feature at which a row stands, or its examples where it stands in a file: then its place there.
    pub(super) fn row_at(&self, scenario: &Scenario, case: &Case, row: Option<&Row<'_>>) -> (usize, Option<Example>) {
        let Some((key, values)) = row else { return (self.line(scenario.place), None) };
        let at = case.rows.iter().find(|row| row.key == *key).map(|row| row.at);
        let Some((examples, place)) = at.and_then(|(table, row)| {
            let examples = scenario.examples.get(table)?;
            Some((examples, examples.rows.get(row)?.1))
        }) else {
            return (self.line(scenario.place), None);
        };
        match &examples.file {
            None => (self.line(place), None),
            Some(path) => {
                let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
                let example = Example { path: path.clone(), line: self.line(place), values };
                (self.line(examples.place), Some(example))
            }
        }
    }
}

/// The values of a row by column.
pub(super) fn values(scenario: &Scenario, (table, row): (usize, usize)) -> Vec<(&str, &str)> {
    scenario.examples.get(table).map(|table| table.values(row)).unwrap_or_default()
}
