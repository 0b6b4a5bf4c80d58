//! Which file and which records does a step compare?

use super::{Fault, Reader};
use crate::campaign::plan::PlannedStep;
use crate::campaign::steps::flows::{Act, Held, Margin, Source};
use crate::campaign::steps::operation::Operation;
use crate::model::target::{Field, FieldType};
use crate::text::{Message, similar};
use crate::vocabulary::{Literal, Match, PhraseId as Id, values};

impl Reader<'_> {
    /// A step of these phrases.
    pub(super) fn flow(&mut self, found: &Match, step: &PlannedStep) -> Result<Operation, Fault> {
        let table = step.table.as_deref().unwrap_or_default();
        let said = |names: [&str; 2]| {
            let args = found.args.iter().filter(|arg| names.contains(&arg.parameter.as_str()));
            args.map(|arg| arg.text.as_str()).collect::<Vec<_>>()
        };
        let texts = said(["texte", "text"]);
        let text = |index: usize| texts.get(index).copied().unwrap_or_default();
        let one = |names: [&str; 2]| said(names).first().copied().unwrap_or_default();
        let (entity, field) = (one(["entite", "entity"]), one(["champ", "field"]));
        let (conditions, margin) = (one(["conditions", "conditions"]), one(["marge", "margin"]));
        let act = match found.phrase {
            Id::FileLines => Act::Lines(self.source(text(0))?, self.number(one(["nombre", "number"]))?),
            Id::SameCount | Id::SameCountWithin => {
                let held = self.held(entity, conditions)?;
                Act::Count(self.source(text(0))?, held, self.margin(margin)?)
            }
            Id::SameSum | Id::SameSumWithin => {
                let held = self.held(entity, conditions)?;
                let (key, definition) = self.field(&held.entity, field)?;
                let counts = [FieldType::Money, FieldType::Decimal, FieldType::Integer, FieldType::Percent];
                if !counts.contains(&definition.field_type) {
                    let name = definition.labels.first(self.lang, key);
                    return Err(self.fault(&Message::new("step-flow-no-number").with("field", name)));
                }
                let key = key.to_owned();
                let source = self.source(text(1))?;
                let column = self.column(&source, text(0))?;
                Act::Sum(source, column, held, key, self.margin(margin)?)
            }
            Id::ColumnUnique => {
                let source = self.source(text(1))?;
                let column = self.column(&source, text(0))?;
                Act::ColumnUnique(source, column)
            }
            Id::FieldUnique => {
                let held = self.held(entity, conditions)?;
                let key = self.field(&held.entity, field)?.0.to_owned();
                Act::FieldUnique(held, key)
            }
            Id::NoOrphan => {
                let entity = self.entity(entity)?;
                let (key, definition) = self.field(&entity, field)?;
                if definition.field_type != FieldType::Reference {
                    let name = definition.labels.first(self.lang, key);
                    return Err(self.fault(&Message::new("step-flow-no-reference").with("field", name)));
                }
                Act::NoOrphan(entity, key.to_owned())
            }
            _ => {
                let held = self.held(entity, conditions)?;
                let sample = match found.phrase {
                    Id::SampleAgrees => Some(self.some(one(["nombre", "number"]))?),
                    _ => None,
                };
                let source = self.source(text(0))?;
                self.agree(held, field, source, table, sample)?
            }
        };
        Ok(Operation::Flow(act))
    }

    fn agree(
        &mut self,
        held: Held,
        key: &str,
        source: Source,
        table: &[Vec<String>],
        sample: Option<usize>,
    ) -> Result<Act, Fault> {
        let (key, definition) = self.field(&held.entity, key)?;
        let names: Vec<String> = definition.labels.all().map(str::to_owned).chain([key.to_owned()]).collect();
        let key = key.to_owned();
        let mut columns: Vec<(usize, String)> = Vec::new();
        let mut keyed = None;
        for row in table {
            let [title, field] = row.as_slice() else {
                return Err(self.fault(&Message::new("step-flow-table")));
            };
            let column = self.column(&source, title)?;
            let field = self.field(&held.entity, field)?.0.to_owned();
            if columns.iter().any(|(_, known)| *known == field) {
                return Err(self.fault(&Message::new("step-table-twice").with("field", field)));
            }
            if field == key {
                keyed = Some(column);
            }
            columns.push((column, field));
        }
        let titled = || {
            let is = |title: &String| names.iter().any(|name| similar::fold(name) == similar::fold(title));
            source.titles().iter().position(is)
        };
        match keyed.or_else(titled) {
            Some(column) => {
                columns.retain(|(_, field)| *field != key);
                Ok(Act::Agree { source, held, key: (key, column), columns, sample })
            }
            None => {
                let message = Message::new("step-flow-key").with("field", names.first().cloned().unwrap_or_default());
                Err(self.fault(&message.with("file", source.path)))
            }
        }
    }

    fn held(&mut self, entity: &str, conditions: &str) -> Result<Held, Fault> {
        let entity = self.entity(entity)?;
        let tests = self.tests(&entity, conditions)?;
        Ok(Held { entity, tests })
    }

    /// A table of the project; one without a line has titles at least, unless it holds nothing at all.
    fn source(&mut self, path: &str) -> Result<Source, Fault> {
        let path = self.filled(path.trim());
        let file = self.file(&path)?;
        match file.rows {
            Some(_) => Ok(Source { path, file }),
            None => Err(self.fault(&Message::new("step-flow-no-table").with("file", path))),
        }
    }

    fn column(&self, source: &Source, title: &str) -> Result<usize, Fault> {
        let wanted = similar::fold(title.trim());
        let mut found = source.titles().iter().enumerate().filter(|(_, own)| similar::fold(own.trim()) == wanted);
        match (found.next(), found.next()) {
            (Some((column, _)), None) => Ok(column),
            (Some(_), Some(_)) => Err(self.fault(&Message::new("step-flow-column-twice").with("name", title))),
            (None, _) => Err(self.unknown("step-flow-column", title, source.titles().iter().map(String::as_str))),
        }
    }

    /// « à 0,5 % près », “within €10.00”.
    fn margin(&self, text: &str) -> Result<Margin, Fault> {
        let bare = text.trim().trim_start_matches("a ").trim_start_matches("within ").trim_end_matches("pres").trim();
        if bare.is_empty() {
            return Ok(Margin::None);
        }
        let share = bare.ends_with('%');
        let field_type = if share { FieldType::Percent } else { FieldType::Money };
        let read = values::read(bare, &Field { field_type, ..Field::default() }, self.today, self.figures);
        match read {
            // Within a hundred of a hundred everything agrees.
            Ok(Literal::Decimal(number)) if share && number >= rust_decimal::Decimal::ONE_HUNDRED => {
                Err(self.fault(&Message::new("step-flow-margin").with("value", bare)))
            }
            Ok(Literal::Decimal(number)) if share => Ok(Margin::Share(number)),
            Ok(Literal::Decimal(number)) => Ok(Margin::Absolute(number)),
            Ok(_) | Err(_) => Err(self.unread(text, bare)),
        }
    }
}
