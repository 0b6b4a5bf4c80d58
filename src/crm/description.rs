//! What does a CRM say of its own models, and what does a target name that it lacks?

use std::collections::BTreeMap;

use super::path::{Line, Path};
use super::{Actor, Connector, CrmError, ErrorKind};
use crate::model::target::{Entity, Field, FieldType, Target};
use crate::text::similar;

/// A model of a CRM: its fields by their names there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// The fields.
    pub fields: BTreeMap<String, Described>,
}

/// What a CRM says of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// Its type, by the CRM's own name.
    pub kind: String,
    /// Its name for people.
    pub label: String,
    /// The values of a choice with their names for people; none where any value may stand.
    pub values: Vec<(String, String)>,
    /// The model that it refers to.
    pub relation: Option<String>,
}

/// Something that a target names and its CRM does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The entity of the target, by its key.
    pub entity: String,
    /// What is lacking.
    pub what: Lacking,
    /// Its name as the target writes it.
    pub api: String,
    /// The name of the CRM that looks most like it.
    pub nearest: Option<String>,
}

/// What may be lacking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The model of the entity.
    Model,
    /// A field, by its key.
    Field(String),
    /// A value of a choice: field and value, by their keys.
    Value(String, String),
    /// The field that carries the mark of a run.
    Mark,
}

/// What became of the comparison of one entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// What the CRM does not have.
    pub lacks: Vec<Lack>,
    /// How many names of the target it has.
    pub known: usize,
    /// The CRM does not describe the model, and has no record of it to look at.
    pub unsaid: bool,
}

/// Compares what a target names of an entity with what the CRM says of it, as a role sees it.
///
/// # Errors
/// The CRM gives no answer that can be read.
pub async fn compare(
    connector: &dyn Connector,
    actor: &Actor,
    target: &Target,
    key: &str,
) -> Result<Compared, CrmError> {
    let Some(entity) = target.entities.get(key) else { return Ok(Compared::default()) };
    let described = match connector.describe(actor, &entity.api).await {
        Ok(answer) => answer.value,
        // The server answers an unknown model by a refusal or a fault of its own.
        Err(error) if matches!(error.kind, ErrorKind::Protocol | ErrorKind::NotFound | ErrorKind::Unsupported) => {
            let models = connector.models(actor).await.map(|answer| answer.value).unwrap_or_default();
            if models.contains(&entity.api) {
                return Err(error);
            }
            let nearest = similar::nearest(&entity.api, models.iter().map(String::as_str)).map(str::to_owned);
            let lack = Lack { entity: key.to_owned(), what: Lacking::Model, api: entity.api.clone(), nearest };
            return Ok(Compared { lacks: vec![lack], ..Compared::default() });
        }
        Err(error) => return Err(error),
    };
    let Some(own) = described else { return seen(connector, actor, (key, entity)).await };
    let mut lines = BTreeMap::new();
    for path in paths(entity) {
        if let Path::Line(Line { list, .. }) = path
            && !lines.contains_key(&list)
            && let Some(relation) = own.fields.get(&list).and_then(|field| field.relation.clone())
        {
            let described = connector.describe(actor, &relation).await?.value.unwrap_or_default();
            lines.insert(list, described);
        }
    }
    Ok(Comparison { key, entity, own: &own, lines: &lines }.made())
}

/// The same where the CRM does not describe its models: a record that it gives shows the fields that it has.
async fn seen(connector: &dyn Connector, actor: &Actor, (key, entity): (&str, &Entity)) -> Result<Compared, CrmError> {
    let page = connector.search(actor, key, &Vec::new(), 1).await?.value;
    let Some(record) = page.records.first() else { return Ok(Compared { unsaid: true, ..Compared::default() }) };
    let (has, lacks): (Vec<_>, Vec<_>) =
        entity.fields.iter().partition(|(field, _)| record.values.contains_key(*field));
    let lack = |(field, described): (&String, &Field)| Lack {
        entity: key.to_owned(),
        what: Lacking::Field(field.clone()),
        api: described.api.clone(),
        nearest: None,
    };
    Ok(Compared { lacks: lacks.into_iter().map(lack).collect(), known: has.len(), unsaid: false })
}

/// The places that an entity names.
fn paths(entity: &Entity) -> impl Iterator<Item = Path> + '_ {
    let names = entity.fields.values().map(|field| field.api.as_str()).chain(entity.mark.as_deref());
    names.filter_map(Path::of)
}

struct Comparison<'a> {
    key: &'a str,
    entity: &'a Entity,
    own: &'a Description,
    /// What the CRM says of the lines of each list.
    lines: &'a BTreeMap<String, Description>,
}

impl Comparison<'_> {
    fn made(&self) -> Compared {
        let mut compared = Compared::default();
        for (key, field) in &self.entity.fields {
            match self.described(&field.api) {
                Err(nearest) => compared.lacks.push(self.lack(Lacking::Field(key.clone()), &field.api, nearest)),
                Ok(described) => {
                    compared.known += 1;
                    self.values(key, field, described, &mut compared);
                }
            }
        }
        if let Some(mark) = &self.entity.mark {
            match self.described(mark) {
                Ok(_) => compared.known += 1,
                Err(nearest) => compared.lacks.push(self.lack(Lacking::Mark, mark, nearest)),
            }
        }
        compared
    }

    /// The values of a choice that the CRM does not know.
    fn values(&self, key: &str, field: &Field, described: &Described, compared: &mut Compared) {
        if field.field_type != FieldType::Choice || described.values.is_empty() {
            return;
        }
        let known = || described.values.iter().map(|(value, _)| value.as_str());
        for (value_key, value) in &field.values {
            if known().any(|known| known == value.api) {
                compared.known += 1;
                continue;
            }
            let nearest = similar::nearest(&value.api, known()).map(str::to_owned);
            compared.lacks.push(self.lack(Lacking::Value(key.to_owned(), value_key.clone()), &value.api, nearest));
        }
    }

    /// What the CRM says of the field at a path, else the nearest path that it has.
    fn described(&self, api: &str) -> Result<&Described, Option<String>> {
        let nearest = |name: &str, among: &Description| {
            similar::nearest(name, among.fields.keys().map(String::as_str)).map(str::to_owned)
        };
        match Path::of(api) {
            Some(Path::Line(line)) => match self.lines.get(&line.list) {
                Some(of_line) => of_line.fields.get(&line.field).ok_or_else(|| nearest(&line.field, of_line)),
                None => Err(nearest(&line.list, self.own)),
            },
            _ => self.own.fields.get(api).ok_or_else(|| nearest(api, self.own)),
        }
    }

    fn lack(&self, what: Lacking, api: &str, nearest: Option<String>) -> Lack {
        Lack { entity: self.key.to_owned(), what, api: api.to_owned(), nearest }
    }
}
