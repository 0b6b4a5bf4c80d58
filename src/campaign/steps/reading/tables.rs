//! What does the table under a step say?

use super::{Fault, Reader};
use crate::campaign::steps::operation::{Setting, Test};
use crate::text::Message;
use crate::vocabulary::{Comparison, Literal, arguments, normal};

impl Reader<'_> {
    /// A table of two columns: field and value.
    pub(super) fn pairs(&mut self, entity: &str, table: &[Vec<String>]) -> Result<Vec<Setting>, Fault> {
        let mut settings: Vec<Setting> = Vec::new();
        for row in table {
            let [field, value] = row.as_slice() else {
                return Err(self.fault(&Message::new("step-table-pairs")));
            };
            let setting = self.setting(entity, field, value)?;
            if settings.iter().any(|known| known.field == setting.field) {
                return Err(self.fault(&Message::new("step-table-twice").with("field", field.as_str())));
            }
            settings.push(setting);
        }
        Ok(settings)
    }

    /// A table whose first row names the fields.
    pub(super) fn header_table(&mut self, entity: &str, table: &[Vec<String>]) -> Result<Vec<Vec<Setting>>, Fault> {
        let Some((header, rows)) = table.split_first().filter(|(_, rows)| !rows.is_empty()) else {
            return Err(self.fault(&Message::new("step-table-header")));
        };
        let mut out = Vec::new();
        for row in rows {
            let cells = header.iter().zip(row);
            out.push(cells.map(|(field, value)| self.setting(entity, field, value)).collect::<Result<Vec<_>, _>>()?);
        }
        Ok(out)
    }

    /// The same table where each row is a record, with the name of each.
    pub(super) fn named_rows(
        &mut self,
        entity: &str,
        table: &[Vec<String>],
    ) -> Result<Vec<(String, Vec<Setting>)>, Fault> {
        let rows = self.header_table(entity, table)?;
        let named = rows.into_iter().map(|row| self.named_row(entity, row)).collect::<Result<Vec<_>, _>>()?;
        self.memory.created.extend(named.iter().map(|(name, _)| (entity.to_owned(), name.clone())));
        Ok(named)
    }

    fn named_row(&self, entity: &str, row: Vec<Setting>) -> Result<(String, Vec<Setting>), Fault> {
        let definition = self.definition(entity)?;
        let key = definition.key.first().map_or("name", String::as_str);
        let name = row.iter().find(|setting| setting.field == key).and_then(|setting| match &setting.value {
            Literal::Text(name) => Some(name.clone()),
            _ => None,
        });
        match name {
            Some(name) => Ok((name, row)),
            None => {
                let label = definition.fields.get(key).map_or(key, |field| field.labels.first(self.lang, key));
                Err(self.fault(&Message::new("step-table-key").with("field", label)))
            }
        }
    }

    /// A table of field, operator, value, with or without a heading.
    pub(super) fn triples(&mut self, entity: &str, table: &[Vec<String>]) -> Result<Vec<Test>, Fault> {
        let heading = |row: &Vec<String>| {
            matches!(normal::name(row.first().map_or("", String::as_str)).as_str(), "champ" | "field")
        };
        let rows = match table.split_first() {
            Some((first, rest)) if heading(first) => rest,
            _ => table,
        };
        let mut tests = Vec::new();
        for row in rows {
            let (field, comparison, value) = match row.as_slice() {
                [field, operator, value] => {
                    let unknown = || self.fault(&Message::new("step-bad-operator").with("operator", operator.as_str()));
                    (field, arguments::comparison(operator).ok_or_else(unknown)?, value)
                }
                [field, value] => (field, Comparison::Is, value),
                _ => return Err(self.fault(&Message::new("step-table-triples"))),
            };
            tests.push(self.condition(entity, field, comparison, value)?);
        }
        if tests.is_empty() { Err(self.fault(&Message::new("step-table-triples"))) } else { Ok(tests) }
    }
}
