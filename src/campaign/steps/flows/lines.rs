//! Has each line of a file its record, and each record its line?

use std::collections::BTreeMap;

use super::{Held, Source, count};
use crate::campaign::steps::calls::Play;
use crate::campaign::steps::failure::Failure;
use crate::campaign::steps::looks::is_blank;
use crate::campaign::steps::operation::Test;
use crate::campaign::steps::outcomes::compare;
use crate::campaign::steps::words;
use crate::crm::{Record, Value};
use crate::model::target::Field;
use crate::text::Message;
use crate::text::number::Figures;
use crate::vocabulary::{Comparison, Literal, values};

/// What is wrong between a file and the CRM.
#[derive(Default)]
struct Apart {
    missing: Vec<String>,
    extra: Vec<String>,
    twice: Vec<String>,
    unkeyed: Vec<String>,
    different: Vec<String>,
    compared: usize,
}

impl Play<'_> {
    pub(super) async fn agree(
        &mut self,
        source: &Source,
        held: &Held,
        key: (&str, usize),
        columns: &[(usize, String)],
        sample: Option<usize>,
    ) -> Result<(), Failure> {
        let lines = source.lines();
        let chosen: Vec<&(usize, Vec<String>)> = match sample {
            // Spread over the whole file, and the same each time.
            Some(wanted) if wanted < lines.len() => {
                (0..wanted).filter_map(|at| lines.get(at * lines.len() / wanted)).collect()
            }
            _ => lines.iter().collect(),
        };
        if sample.is_some_and(|wanted| wanted > lines.len()) {
            let figures = [self.figure("flow-sample", count(sample.unwrap_or_default()), count(lines.len()))];
            self.kept(&figures, &[]);
            return self.judged(false, &figures, &[]);
        }
        let definition = self.field(&held.entity, key.0).unwrap_or_default();
        let mut records = Vec::new();
        match sample {
            None => records = self.whole(held).await?,
            Some(_) => {
                for (_, cells) in &chosen {
                    let cell = cells.get(key.1).map_or("", |cell| cell.trim());
                    let value = self.literal(cell, &definition).filter(|value| *value != Literal::Empty);
                    let Some(value) = value else { continue };
                    let test = Test { field: key.0.to_owned(), comparison: Comparison::Is, value };
                    let one = Held { entity: held.entity.clone(), tests: vec![test] };
                    for record in self.whole(&one).await? {
                        if !records.iter().any(|known: &Record| known.id == record.id) {
                            records.push(record);
                        }
                    }
                }
            }
        }
        self.something(source, records.len())?;
        let mut by_key: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
        let mut apart = Apart::default();
        for record in &records {
            let text = words::raw(self.given(record, key.0)?, &definition, self.lang).unwrap_or_default();
            match text.trim() {
                "" => apart.extra.push(self.named_record(&held.entity, record)),
                text => by_key.entry(text.to_owned()).or_default().push(record),
            }
        }
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (line, cells) in &chosen {
            let cell = cells.get(key.1).map_or("", |cell| cell.trim());
            let place = source.place(*line);
            let Some(text) = self.literal(cell, &definition).and_then(|literal| key_text(&literal)) else {
                apart.unkeyed.push(format!("{place} : {cell}"));
                continue;
            };
            if let Some(first) = seen.insert(text.clone(), *line) {
                apart.twice.push(format!("{cell} : {}, {place}", source.place(first)));
            }
            match by_key.get(&text).map(Vec::as_slice) {
                None | Some([]) => apart.missing.push(format!("{place} : {cell}")),
                Some([record]) => {
                    apart.compared += 1;
                    self.compare_line(held, record, columns, (cells.as_slice(), place.as_str()), &mut apart).await?;
                }
                Some(several) => apart.twice.push(format!("{cell} : {}", several.len())),
            }
        }
        if sample.is_none() {
            let alone = by_key.iter().filter(|(text, _)| !seen.contains_key(*text));
            let names: Vec<String> =
                alone.flat_map(|(_, records)| records).map(|record| self.named_record(&held.entity, record)).collect();
            apart.extra.extend(names);
        }
        self.told(&apart, chosen.len(), sample.is_none())
    }

    fn told(&mut self, apart: &Apart, lines: usize, whole: bool) -> Result<(), Failure> {
        let zero = || count(0);
        let mut figures = vec![
            self.figure("flow-found", count(lines), count(apart.compared)),
            self.figure("flow-missing", zero(), count(apart.missing.len())),
        ];
        if whole {
            figures.push(self.figure("flow-extra", zero(), count(apart.extra.len())));
        }
        figures.push(self.figure("flow-duplicates", zero(), count(apart.twice.len())));
        figures.push(self.figure("flow-unkeyed", zero(), count(apart.unkeyed.len())));
        figures.push(self.figure("flow-different", zero(), count(apart.different.len())));
        let extra = if whole { apart.extra.as_slice() } else { &[] };
        let titled = |id: &'static str, all: &[String]| -> Vec<String> {
            let title = Message::new(id).text(self.lang);
            all.iter().map(|one| format!("{title} — {one}")).collect()
        };
        let named = [
            titled("flow-missing", &apart.missing),
            titled("flow-extra", extra),
            titled("flow-duplicates", &apart.twice),
            titled("flow-unkeyed", &apart.unkeyed),
            titled("flow-different", &apart.different),
        ]
        .concat();
        self.kept(&figures, &named);
        self.judged(named.is_empty(), &figures, &named)
    }

    /// The fields of a record that are not what a line says.
    async fn compare_line(
        &mut self,
        held: &Held,
        record: &Record,
        columns: &[(usize, String)],
        (cells, place): (&[String], &str),
        apart: &mut Apart,
    ) -> Result<(), Failure> {
        for (column, field) in columns {
            let definition = self.field(&held.entity, field).unwrap_or_default();
            let cell = cells.get(*column).map_or("", |cell| cell.trim());
            let actual = self.given(record, field)?;
            let holds = match self.literal(cell, &definition) {
                Some(Literal::Empty) => is_blank(actual),
                Some(literal) => {
                    let wanted = self.candidates(&definition, &literal).await?;
                    wanted.iter().any(|wanted| compare(Comparison::Is, actual, wanted))
                }
                // What the field could never hold is not what it holds.
                None => false,
            };
            if !holds {
                let found = match actual {
                    Value::Reference(_) => self.say_value(&held.entity, field, actual).await,
                    other => words::value(other, &definition, self.lang),
                };
                let name = definition.labels.first(self.lang, field);
                let message = Message::new("flow-cell").with("field", name).with("wanted", cell).with("found", found);
                apart.different.push(format!("{place} : {}", message.text(self.lang)));
            }
        }
        Ok(())
    }

    /// What a cell says for a field; nothing where it says what the field cannot hold.
    fn literal(&self, cell: &str, field: &Field) -> Option<Literal> {
        values::read(cell, field, self.run.today, Figures::In(self.lang)).ok()
    }
}

/// A key as text, in one form on both sides.
fn key_text(literal: &Literal) -> Option<String> {
    match literal {
        Literal::Text(text) => Some(text.trim().to_owned()),
        Literal::Integer(number) => Some(number.to_string()),
        Literal::Decimal(number) => Some(number.to_string()),
        Literal::Date(day) => Some(day.to_string()),
        _ => None,
    }
}
