//! Which record does a name mean, and which value does a literal become?

use super::calls::Play;
use super::failure::Failure;
use super::operation::{Named, Setting, Test, Who};
use crate::crm::{Filter, Operator, Record, Value, Values};
use crate::model::execution::RecordRef;
use crate::model::target::Field;
use crate::text::Message;
use crate::vocabulary::{Comparison, Literal};

/// How many records of the same name are looked at.
const NAMESAKES: usize = 5;
/// How many searches one set of conditions may need, when references have namesakes.
const SEARCHES: usize = 8;

impl Play<'_> {
    /// The ids of the records that a name means: the one that the scenario made, else those that
    /// the CRM has under that name.
    ///
    /// # Errors
    /// Blocked when the CRM cannot be asked.
    pub async fn named(&mut self, entity: &str, name: &str) -> Result<Vec<String>, Failure> {
        if let Some(id) = self.world.remembered(entity, name) {
            return Ok(vec![id.to_owned()]);
        }
        let key = self.run.target.entities.get(entity).and_then(|entity| entity.key.first());
        let Some(key) = key.cloned() else { return Ok(Vec::new()) };
        let filter: Filter = vec![(key, Operator::Is, Value::Text(name.to_owned()))];
        let actor = self.actor(&Who::Nobody).await?;
        let connector = self.run.connector.clone();
        let found = self.reads(async || connector.search(&actor, entity, &filter, NAMESAKES).await).await;
        let page = found.map_err(|error| Failure::of(self.lang, &error))?;
        self.answering(entity, &page.records, &filter)?;
        Ok(page.records.into_iter().map(|record| record.id).collect())
    }

    /// The same for the value of a reference, asked once in a step however many rows say it. What
    /// was not found may appear while the step goes on: that is asked again.
    async fn referred(&mut self, entity: String, name: &str) -> Result<Vec<String>, Failure> {
        let asked = (entity, name.to_owned());
        if let Some(ids) = self.world.log.referred.get(&asked) {
            return Ok(ids.clone());
        }
        let ids = self.named(&asked.0, name).await?;
        if !ids.is_empty() {
            self.world.log.referred.insert(asked, ids.clone());
        }
        Ok(ids)
    }

    /// The id of one record, `None` when the CRM has none of that name.
    ///
    /// # Errors
    /// Undefined when the CRM has several and the scenario made none of them.
    pub async fn one(&mut self, record: &Named) -> Result<Option<String>, Failure> {
        let mut ids = self.named(&record.entity, &record.name).await?;
        if ids.len() > 1 {
            let message =
                Message::new("step-several-named").with("name", record.name.as_str()).with("count", ids.len());
            return Err(Failure::specification(message.text(self.lang)));
        }
        let id = ids.pop();
        if let Some(id) = &id {
            self.note(&record.entity, id);
        }
        Ok(id)
    }

    /// Keeps a record among the step's evidence.
    pub fn note(&mut self, entity: &str, id: &str) {
        let record = RecordRef { entity: entity.to_owned(), id: id.to_owned() };
        if !self.world.log.records.contains(&record) {
            self.world.log.records.push(record);
        }
    }

    /// A record as the CRM has it now, read as the role that looks at outcomes.
    ///
    /// # Errors
    /// Blocked when it cannot be read: a forbidden read is no absence.
    pub async fn fetch(&mut self, entity: &str, id: &str) -> Result<Option<Record>, Failure> {
        let actor = self.actor(&Who::Nobody).await?;
        let connector = self.run.connector.clone();
        let read = self.reads(async || connector.read(&actor, entity, id).await).await;
        match read {
            Err(error) if error.kind == crate::crm::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::of(self.lang, &error)),
            Ok(record) => Ok(record),
        }
    }

    /// What a literal is for the CRM. A reference may have namesakes: then there are several.
    ///
    /// # Errors
    /// Blocked when a reference cannot be looked up.
    pub async fn candidates(&mut self, field: &Field, literal: &Literal) -> Result<Vec<Value>, Failure> {
        Ok(match literal {
            Literal::Empty => vec![Value::Null],
            Literal::Text(text) | Literal::Choice(text) => vec![Value::Text(text.clone())],
            Literal::Integer(number) => vec![Value::Integer(*number)],
            Literal::Decimal(number) => vec![Value::Decimal(*number)],
            Literal::Bool(yes) => vec![Value::Bool(*yes)],
            Literal::Date(day) => vec![Value::Date(*day)],
            Literal::Moment(moment) => vec![Value::DateTime(*moment)],
            Literal::Reference(name) => {
                let entity = field.entity.clone().unwrap_or_default();
                self.referred(entity, name).await?.into_iter().map(Value::Reference).collect()
            }
        })
    }

    /// The values to write.
    ///
    /// # Errors
    /// Undefined when a reference names no record, or several.
    pub async fn values(&mut self, entity: &str, settings: &[Setting]) -> Result<Values, Failure> {
        let mut values = Values::new();
        for setting in settings {
            let Some(field) = self.field(entity, &setting.field) else { continue };
            let mut found = self.candidates(&field, &setting.value).await?;
            if found.len() != 1 {
                let Literal::Reference(name) = &setting.value else { continue };
                let id = if found.is_empty() { "step-none-named" } else { "step-several-named" };
                let message = Message::new(id).with("name", name.as_str()).with("count", found.len());
                return Err(Failure::specification(message.text(self.lang)));
            }
            values.extend(found.pop().map(|value| (setting.field.clone(), value)));
        }
        Ok(values)
    }

    /// The searches that a set of conditions needs: at least one.
    ///
    /// # Errors
    /// Undefined when a reference names nothing, for no search could prove anything then, and when
    /// namesakes make too many of them.
    pub async fn filters(&mut self, entity: &str, tests: &[Test]) -> Result<Vec<Filter>, Failure> {
        let mut filters: Vec<Filter> = vec![Vec::new()];
        for test in tests {
            let Some(field) = self.field(entity, &test.field) else { continue };
            let values = self.candidates(&field, &test.value).await?;
            if let (Literal::Reference(name), true) = (&test.value, values.is_empty()) {
                let message = Message::new("step-none-named").with("name", name.as_str()).with("count", 0_usize);
                return Err(Failure::specification(message.text(self.lang)));
            }
            let operator = operator(test.comparison);
            let with = |filter: &Filter, value: &Value| {
                let mut filter = filter.clone();
                filter.push((test.field.clone(), operator, value.clone()));
                filter
            };
            filters = filters.iter().flat_map(|filter| values.iter().map(|value| with(filter, value))).collect();
            if filters.len() > SEARCHES {
                let message = Message::new("step-several-named").with("name", test.field.as_str());
                return Err(Failure::specification(message.with("count", filters.len()).text(self.lang)));
            }
        }
        Ok(filters)
    }

    /// The definition of a field.
    pub fn field(&self, entity: &str, field: &str) -> Option<Field> {
        self.run.target.entities.get(entity)?.fields.get(field).cloned()
    }
}

const fn operator(comparison: Comparison) -> Operator {
    match comparison {
        Comparison::Is => Operator::Is,
        Comparison::Contains => Operator::Contains,
        Comparison::Greater => Operator::Greater,
        Comparison::Less => Operator::Less,
    }
}
