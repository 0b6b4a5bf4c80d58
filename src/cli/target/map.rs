//! `ouvrage target map NAME MODEL…`: a first mapping of a target, from what its CRM says of its own models.

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::let_in_as;
use crate::change::{ChangeSet, Value};
use crate::cli::editing::{Done, finish, open};
use crate::cli::{Exit, Session, play, wait};
use crate::crm::description::Description;
use crate::crm::mapping::{Left, Proposal, Spoken, Wanted, key_of, own_key, propose};
use crate::crm::{Actor, Connector, connect_in};
use crate::model::target::{Entity, Field, FieldType, FieldValue, Labels, Target};
use crate::model::{Kind, Project, fields};
use crate::text::similar::{nearest, plain};
use crate::text::{Arg, Lang};
use crate::workspace::environment;

/// Names that are told on one line.
const TOLD: usize = 8;

/// One model that is asked for, with the key that its entity is to have.
struct Asked {
    key: Option<String>,
    model: String,
}

/// Writes what the target does not name yet of the models that are asked for; shows it with `--dry-run`.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = match open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    let target = match play::target(session, &snapshot, matches.get_one::<String>("name").map(String::as_str)) {
        Ok(target) => target,
        Err(exit) => return exit,
    };
    let asked: Vec<Asked> =
        matches.get_many::<String>("models").into_iter().flatten().map(|word| asked(word)).collect();
    // A key stands in paths: a dot, a blank or an accent in it would be another one.
    if let Some(key) = asked.iter().filter_map(|one| one.key.as_deref()).find(|key| own_key(key) != **key) {
        let args = [("key", Arg::from(key)), ("near", Arg::from(own_key(key)))];
        session.fail(session.text("map-key", &args));
        return Exit::CannotStart;
    }
    let spoken = spoken(&snapshot.project, target);
    let env = environment::values(&session.root);
    let made = wait(session, async {
        let connector = connect_in(session.lang, target, &env).map_err(|error| blocked(session, &error.message))?;
        let mapper = Mapper { session, target, spoken: &spoken, connector: connector.as_ref() };
        let actor = mapper.actor().await?;
        if asked.is_empty() {
            return Err(mapper.offer(&actor).await);
        }
        mapper.proposals(&actor, &asked).await
    });
    let made = match made {
        Ok(made) => made,
        Err(exit) => return exit,
    };
    write(session, matches, &snapshot, target, &made)
}

fn write(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &crate::workspace::snapshot::Snapshot,
    target: &Target,
    made: &[(String, Proposal)],
) -> Exit {
    let mut changes = ChangeSet::new();
    // What goes into an entity that is there stands before a new one, which may begin where it ends.
    let (there, new): (Vec<_>, Vec<_>) = made.iter().partition(|(key, _)| target.entities.contains_key(key));
    for (key, proposal) in there.into_iter().chain(new) {
        let at = format!("entities.{key}");
        if target.entities.contains_key(key) {
            for (name, field) in &proposal.entity.fields {
                changes = changes.set(target.id.as_str(), format!("{at}.fields.{name}"), field_value(name, field));
            }
        } else {
            changes = changes.set(target.id.as_str(), at, entity_value(&proposal.entity));
        }
        if !session.machine {
            tell(session, key, proposal);
        }
    }
    let count: usize = made.iter().map(|(_, proposal)| proposal.entity.fields.len()).sum();
    if count == 0 {
        session.say("map-nothing", &[("target", Arg::from(&target.id))]);
        return Exit::Done;
    }
    let args = [("target", Arg::from(&target.id)), ("count", Arg::from(count)), ("entities", Arg::from(made.len()))];
    let told = session.text("map-done", &args);
    let also = vec![("left", Json::from_iter(made.iter().flat_map(left_json)))];
    finish(session, matches, snapshot, &changes, &Done { told, artifacts: target.id.clone(), also })
}

/// `account=res.partner`, or the model alone.
fn asked(word: &str) -> Asked {
    match word.split_once('=') {
        Some((key, model)) => Asked { key: Some(key.trim().to_owned()), model: model.trim().to_owned() },
        None => Asked { key: None, model: word.trim().to_owned() },
    }
}

/// What the project calls things: in its other targets, then in its data model.
fn spoken(project: &Project, target: &Target) -> Vec<Spoken> {
    let others = project.targets.iter().filter(|other| other.id != target.id);
    let of_targets = others.flat_map(|other| &other.entities).map(|(key, entity)| Spoken {
        key: key.clone(),
        labels: entity.labels.clone(),
        fields: entity.fields.clone(),
    });
    let of_model = project.of_kind(Kind::DataEntity).map(|entity| {
        let node = entity.head.node.get("fields");
        let field = |one: &crate::text::node::Node| {
            let name = fields::text(one, "name")?;
            let label = fields::text(one, "label").unwrap_or_else(|| name.clone());
            Some((name, Field { labels: labels(project.manifest.lang, &label), ..Field::default() }))
        };
        Spoken {
            key: own_key(&entity.head.title),
            labels: labels(project.manifest.lang, &entity.head.title.to_lowercase()),
            fields: node.into_iter().flat_map(|list| list.items()).filter_map(field).collect(),
        }
    });
    of_targets.chain(of_model).collect()
}

fn labels(lang: Lang, name: &str) -> Labels {
    match lang {
        Lang::Fr => Labels { fr: vec![name.to_owned()], ..Labels::default() },
        Lang::En => Labels { en: vec![name.to_owned()], ..Labels::default() },
    }
}

fn blocked(session: &Session, cause: &str) -> Exit {
    session.fail(cause);
    Exit::Blocked
}

struct Mapper<'a> {
    session: &'a Session,
    target: &'a Target,
    spoken: &'a [Spoken],
    connector: &'a dyn Connector,
}

impl Mapper<'_> {
    /// The role of outcomes, else the first one that is let in.
    async fn actor(&self) -> Result<Actor, Exit> {
        let default = self.target.default_role.iter();
        let mut refused = None;
        for role in default.chain(self.target.users.keys()) {
            match let_in_as(self.connector, self.target, role).await {
                Ok(actor) => return Ok(actor),
                Err(error) => refused = refused.or(Some(error.message)),
            }
        }
        Err(blocked(self.session, &refused.unwrap_or_else(|| self.session.text("map-no-role", &[]))))
    }

    /// Which models might be meant? None is taken for another without being asked for.
    async fn offer(&self, actor: &Actor) -> Exit {
        let models = match self.connector.models(actor).await {
            Ok(answer) => answer.value,
            Err(error) => return blocked(self.session, &error.message),
        };
        if models.is_empty() {
            return blocked(
                self.session,
                &self.session.text("map-undescribed", &[("title", Arg::from(&self.target.title))]),
            );
        }
        let mapped = |model: &str| self.target.entities.values().any(|entity| entity.api == model);
        let ends: Vec<(&str, &str)> =
            models.iter().map(|model| (model.rsplit('.').next().unwrap_or(model), model.as_str())).collect();
        let mut offered: BTreeMap<&str, &str> = BTreeMap::new();
        for spoken in self.spoken.iter().filter(|spoken| !self.target.entities.contains_key(&spoken.key)) {
            let names = std::iter::once(spoken.key.as_str()).chain(spoken.labels.all());
            let near = names.filter_map(|name| nearest(name, ends.iter().map(|(end, _)| *end))).next();
            let model = near.and_then(|near| ends.iter().find(|(end, model)| *end == near && !mapped(model)));
            if let Some((_, model)) = model {
                offered.entry(spoken.key.as_str()).or_insert(model);
            }
        }
        let session = self.session;
        session.fail(session.text("map-which", &[("count", Arg::from(models.len()))]));
        for (key, model) in offered.iter().take(TOLD) {
            session.aside(session.text("map-perhaps", &[("key", Arg::from(*key)), ("model", Arg::from(*model))]));
        }
        let example = offered.iter().next().map_or_else(
            || format!("account={}", models.first().map_or("", String::as_str)),
            |(key, model)| format!("{key}={model}"),
        );
        let args = [("target", Arg::from(&self.target.id)), ("example", Arg::from(example))];
        session.aside(session.text("map-how", &args));
        Exit::CannotStart
    }

    async fn proposals(&self, actor: &Actor, asked: &[Asked]) -> Result<Vec<(String, Proposal)>, Exit> {
        let mut read = Vec::new();
        for one in asked {
            read.push((self.key(one), one.model.as_str(), self.described(actor, &one.model).await?));
        }
        let mut models: BTreeMap<String, String> =
            self.target.entities.iter().map(|(key, entity)| (key.clone(), entity.api.clone())).collect();
        models.extend(read.iter().map(|(key, model, _)| (key.clone(), (*model).to_owned())));
        let propose = |(key, model, described): (String, &str, Description)| {
            let spoken = self.spoken_of(&key);
            let known = self.target.entities.get(&key);
            let lang = self.session.lang;
            let wanted = Wanted { key: &key, model, known, spoken: &spoken, models: &models, lang };
            let proposal = propose(&wanted, &described);
            (key, proposal)
        };
        Ok(read.into_iter().map(propose).collect())
    }

    /// What the project calls an entity elsewhere: under that key or that name, then under the names that those have.
    fn spoken_of(&self, key: &str) -> Vec<Spoken> {
        let is_named = |spoken: &Spoken, names: &[String]| {
            let mut own = spoken.labels.all().map(plain).chain([plain(&spoken.key)]);
            own.any(|name| names.contains(&name))
        };
        let first = [plain(key)];
        let (mut found, others): (Vec<_>, Vec<_>) = self.spoken.iter().partition(|spoken| is_named(spoken, &first));
        let names: Vec<String> = found.iter().flat_map(|spoken| spoken.labels.all().map(plain)).collect();
        found.extend(others.into_iter().filter(|spoken| is_named(spoken, &names)));
        found.into_iter().cloned().collect()
    }

    /// The key that is asked for, else that of the entity that has the model, else the end of the model’s name.
    fn key(&self, asked: &Asked) -> String {
        let of_model = || self.target.entities.iter().find(|(_, entity)| entity.api == asked.model).map(|(key, _)| key);
        asked.key.clone().or_else(|| of_model().cloned()).unwrap_or_else(|| key_of(&asked.model))
    }

    async fn described(&self, actor: &Actor, model: &str) -> Result<Description, Exit> {
        let session = self.session;
        let failed = match self.connector.describe(actor, model).await {
            Ok(answer) => match answer.value {
                Some(described) => return Ok(described),
                None => {
                    let args = [("title", Arg::from(&self.target.title))];
                    return Err(blocked(session, &session.text("map-undescribed", &args)));
                }
            },
            Err(error) => error,
        };
        // The server answers an unknown model by a refusal or a fault of its own.
        let models = self.connector.models(actor).await.map(|answer| answer.value).unwrap_or_default();
        if models.is_empty() || models.iter().any(|known| known == model) {
            return Err(blocked(session, &failed.message));
        }
        session.fail(session.text("target-lacks-model", &[("api", Arg::from(model))]));
        if let Some(near) = nearest(model, models.iter().map(String::as_str)) {
            session.aside(session.text("target-nearest", &[("name", Arg::from(near))]));
        }
        Err(Exit::CannotStart)
    }
}

/// What became of a model: fields that are new, those that were there, and what is left with why.
fn tell(session: &Session, key: &str, proposal: &Proposal) {
    let args = [
        ("entity", Arg::from(key)),
        ("model", Arg::from(&proposal.entity.api)),
        ("count", Arg::from(proposal.entity.fields.len())),
        ("kept", Arg::from(proposal.kept)),
    ];
    session.say("map-entity", &args);
    let mut whys: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (api, left) in &proposal.left {
        whys.entry(why(session, left)).or_default().push(api);
    }
    for (why, names) in whys {
        let more = if names.len() > TOLD { ", …" } else { "" };
        let named: Vec<&str> = names.iter().take(TOLD).copied().collect();
        session.line(format!("  – {why}\u{a0}: {}{more}", named.join(", ")));
    }
}

fn why(session: &Session, left: &Left) -> String {
    match left {
        Left::Unmapped(model) => session.text("map-left-unmapped", &[("model", Arg::from(model))]),
        Left::Unsaid => session.text("map-left-unsaid", &[]),
        Left::Kind(kind) => session.text("map-left-kind", &[("kind", Arg::from(kind))]),
    }
}

fn left_json((key, proposal): &(String, Proposal)) -> Vec<Json> {
    let one = |(api, left): &(String, Left)| {
        let (why, detail) = match left {
            Left::Unmapped(model) => ("unmapped", model.as_str()),
            Left::Unsaid => ("values_unknown", ""),
            Left::Kind(kind) => ("kind", kind.as_str()),
        };
        json!({"entity": key, "field": api, "why": why, "detail": detail})
    };
    proposal.left.iter().map(one).collect()
}

fn entity_value(entity: &Entity) -> Value {
    let mut map = vec![("api".to_owned(), Value::Word(entity.api.clone()))];
    map.extend(labels_value(&entity.labels));
    if !entity.key.is_empty() {
        map.push(("key".to_owned(), Value::words(entity.key.iter().cloned())));
    }
    let fields = entity.fields.iter().map(|(name, field)| (name.clone(), field_value(name, field)));
    map.push(("fields".to_owned(), Value::Map(fields.collect())));
    Value::Map(map)
}

fn field_value(name: &str, field: &Field) -> Value {
    let mut map = Vec::new();
    if field.api != name {
        map.push(("api".to_owned(), Value::Word(field.api.clone())));
    }
    map.push(("type".to_owned(), Value::Word(field.field_type.key().to_owned())));
    map.extend(labels_value(&field.labels));
    if let Some(entity) = &field.entity {
        map.push(("entity".to_owned(), Value::Word(entity.clone())));
    }
    if field.field_type == FieldType::Choice {
        let value = |(key, value): (&String, &FieldValue)| {
            let mut map = Vec::new();
            if value.api != *key {
                map.push(("api".to_owned(), Value::Word(value.api.clone())));
            }
            map.extend(labels_value(&value.labels));
            (key.clone(), Value::Map(map))
        };
        map.push(("values".to_owned(), Value::Map(field.values.iter().map(value).collect())));
    }
    Value::Map(map)
}

/// The names in the languages that have some: one alone is a text.
fn labels_value(labels: &Labels) -> Option<(String, Value)> {
    let of = |lang: &str, names: &[String]| match names {
        [] => None,
        [only] => Some((lang.to_owned(), Value::Text(only.clone()))),
        all => Some((lang.to_owned(), Value::texts(all.iter().cloned()))),
    };
    let both: Vec<_> = [of("fr", &labels.fr), of("en", &labels.en)].into_iter().flatten().collect();
    (!both.is_empty()).then(|| ("labels".to_owned(), Value::Map(both)))
}
