//! A demo CRM on a free port, its clock at 12 March 2026, and the declared connector to it.

use std::collections::BTreeMap;

use ouvrage::clock::Clock;
use ouvrage::crm::{self, Actor, Connector, CrmError, ErrorKind, Operator, Record, Value, Values};
use ouvrage::link::target::read_target;
use ouvrage::model::execution::RecordRef;
use ouvrage::model::target::{FieldType, Target};
use ouvrage::sandbox::{Defect, Options, Running, Sandbox};
use ouvrage::syntax::yaml::to_json;

/// The demo target as the project declares it.
pub fn target() -> Target {
    let file = to_json(include_str!("../../../specs/targets/demo.yaml")).unwrap();
    let profile = to_json(&ouvrage::assets::template_text("profiles/sandbox.yaml").unwrap()).unwrap();
    read_target(&file["targets"][0], Some(&profile)).unwrap()
}

/// A running demo CRM and its connector.
pub struct Demo {
    pub running: Running,
    pub env: BTreeMap<String, String>,
    pub connector: Box<dyn Connector>,
    pub target: Target,
}

/// A demo CRM without a mistake.
pub async fn sound() -> Demo {
    with(&[]).await
}

/// A demo CRM with mistakes.
pub async fn with(defects: &[Defect]) -> Demo {
    let clock = Clock::fixed("2026-03-12T08:00:00Z".parse().unwrap());
    start(Options { defects: defects.to_vec(), ..Options::new(clock) }).await
}

/// A demo CRM with these options.
pub async fn start(options: Options) -> Demo {
    let running = Sandbox::start(options).await.unwrap();
    let (env, target) = (running.environment(), target());
    let connector = crm::connect(&target, &env).unwrap();
    Demo { running, env, connector, target }
}

pub fn role(key: &str) -> Actor {
    Actor(key.to_owned())
}

/// The kind of a refusal.
pub fn kind<T: std::fmt::Debug>(result: Result<T, CrmError>) -> ErrorKind {
    result.unwrap_err().kind
}

impl Demo {
    /// A value written plainly, by the type of its field.
    fn value(&self, entity: &str, field: &str, text: &str) -> Value {
        match self.target.entities[entity].fields[field].field_type {
            _ if text.is_empty() => Value::Null,
            FieldType::Integer => Value::Integer(text.parse().unwrap()),
            FieldType::Money | FieldType::Decimal | FieldType::Percent => Value::Decimal(text.parse().unwrap()),
            FieldType::Bool => Value::Bool(text == "yes"),
            FieldType::Date => Value::Date(text.parse().unwrap()),
            FieldType::Reference => Value::Reference(text.to_owned()),
            _ => Value::Text(text.to_owned()),
        }
    }

    pub fn values(&self, entity: &str, pairs: &[(&str, &str)]) -> Values {
        pairs.iter().map(|(field, text)| ((*field).to_owned(), self.value(entity, field, text))).collect()
    }

    pub async fn create(&self, by: &str, entity: &str, pairs: &[(&str, &str)]) -> Result<String, CrmError> {
        let values = self.values(entity, pairs);
        self.connector.create(&role(by), entity, &values, Some("run-1")).await.map(|answer| answer.value)
    }

    pub async fn update(&self, by: &str, entity: &str, id: &str, pairs: &[(&str, &str)]) -> Result<(), CrmError> {
        let values = self.values(entity, pairs);
        self.connector.update(&role(by), entity, id, &values).await.map(|answer| answer.value)
    }

    pub async fn read(&self, by: &str, entity: &str, id: &str) -> Result<Option<Record>, CrmError> {
        self.connector.read(&role(by), entity, id).await.map(|answer| answer.value)
    }

    pub async fn delete(&self, by: &str, entity: &str, id: &str) -> Result<(), CrmError> {
        self.connector.delete(&role(by), entity, id).await.map(|answer| answer.value)
    }

    pub async fn act(&self, by: &str, entity: &str, id: &str, action: &str) -> Result<Vec<RecordRef>, CrmError> {
        self.connector.action(&role(by), entity, id, action).await.map(|answer| answer.value.created)
    }

    /// All records that satisfy conditions `(field, operator, text)`.
    pub async fn search(
        &self,
        by: &str,
        entity: &str,
        conditions: &[(&str, Operator, &str)],
    ) -> Result<Vec<Record>, CrmError> {
        let filter = conditions
            .iter()
            .map(|(field, operator, text)| ((*field).to_owned(), *operator, self.value(entity, field, text)))
            .collect();
        let page = self.connector.search(&role(by), entity, &filter, 10_000).await?.value;
        assert!(page.complete);
        Ok(page.records)
    }

    /// How many records have these values, seen by the administrator.
    pub async fn count(&self, entity: &str, pairs: &[(&str, &str)]) -> usize {
        let conditions: Vec<_> = pairs.iter().map(|(field, text)| (*field, Operator::Is, *text)).collect();
        self.search("administrateur", entity, &conditions).await.unwrap().len()
    }

    /// The value of a field as the administrator reads it.
    pub async fn field(&self, entity: &str, id: &str, field: &str) -> Value {
        let record = self.read("administrateur", entity, id).await.unwrap().unwrap();
        record.values[field].clone()
    }

    /// The id of a user.
    pub async fn user(&self, name: &str) -> String {
        let found = self.search("administrateur", "user", &[("name", Operator::Is, name)]).await.unwrap();
        found[0].id.clone()
    }

    /// An account of Morel's in the North-East, made by the administrator.
    pub async fn account(&self, name: &str, siret: &str) -> String {
        self.account_of(name, siret, "Morel", "north_east", "sme").await
    }

    pub async fn account_of(&self, name: &str, siret: &str, owner: &str, region: &str, segment: &str) -> String {
        let owner = self.user(owner).await;
        let values =
            [("name", name), ("siret", siret), ("owner", owner.as_str()), ("region", region), ("segment", segment)];
        self.create("administrateur", "account", &values).await.unwrap()
    }
}
