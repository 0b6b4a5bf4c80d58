//! Which CRM does this target describe? Its own words over those of the profile it starts from.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json};

use crate::model::target::{Action, ConnectorKind, Entity, Field, FieldType, FieldValue, Gender, Labels, Role, Target};
use crate::text::{Message, Place};

/// Reads a target, the profile's values where it says nothing.
///
/// # Errors
/// All that is wrong, each as a message that names the path of the value.
pub fn read_target(node: &Json, profile: Option<&Json>) -> Result<Target, Vec<Message>> {
    let mut whole = profile.cloned().unwrap_or(Json::Null);
    // The profile's title names the product, not this deployment.
    if let Json::Object(profile) = &mut whole {
        profile.remove("title");
    }
    let mut reader = Reader::default();
    let connector = node.get("connector").or_else(|| whole.get("connector")).and_then(Json::as_str);
    let node = reader.in_its_place(node, connector.is_none_or(|word| word == ConnectorKind::Rest.key()));
    lay_over(&mut whole, &node);
    let target = reader.target(&whole);
    reader.verify(&target);
    if reader.faults.is_empty() { Ok(target) } else { Err(reader.faults) }
}

/// Keys that say in short what stands deeper: how a role signs in and how the version is asked (of a CRM reached by
/// REST), and the screen.
const SHORT: [(&str, &[&str]); 3] =
    [("auth", &["protocol", "sign_in"]), ("version_probe", &["protocol", "version"]), ("browser", &["screen"])];

/// Puts the values of `over` on those of `base`, key by key; lists and single values replace.
fn lay_over(base: &mut Json, over: &Json) {
    match (base, over) {
        (Json::Object(base), Json::Object(over)) => {
            for (key, value) in over {
                lay_over(base.entry(key.clone()).or_insert(Json::Null), value);
            }
        }
        (base, over) => *base = over.clone(),
    }
}

const ENTITY_KEYS: &[&str] = &["api", "labels", "key", "mark", "before_delete", "fields", "actions"];
const FIELD_KEYS: &[&str] = &["api", "write", "search", "labels", "type", "values", "entity", "scale"];
const LABEL_KEYS: &[&str] = &["fr", "en", "gender"];

/// Collects the faults of one reading.
#[derive(Default)]
pub(super) struct Reader {
    faults: Vec<Message>,
}

impl Reader {
    /// The target with what it says in short in the place where it is read; some of it is for REST alone.
    fn in_its_place(&mut self, node: &Json, rest: bool) -> Json {
        let mut node = node.clone();
        for (short, path) in SHORT {
            let Some(value) = node.as_object_mut().and_then(|keys| keys.remove(short)).filter(|value| !value.is_null())
            else {
                continue;
            };
            if path.len() > 1 && !rest {
                self.fault(Message::new("target-key-of-rest").with("word", short));
                continue;
            }
            let mut place = Some(&mut node);
            for key in path {
                if place.as_ref().is_some_and(|place| place.is_null()) {
                    place = place.map(|place| {
                        *place = Json::Object(Map::new());
                        place
                    });
                }
                // What is no mapping is told where it is read.
                place = place.and_then(Json::as_object_mut).map(|keys| keys.entry(*key).or_insert(Json::Null));
            }
            match place {
                Some(place) if place.is_null() => *place = value,
                _ => self.fault(Message::new("target-said-twice").with("word", short).with("path", path.join("."))),
            }
        }
        node
    }

    fn target(&mut self, node: &Json) -> Target {
        let id = self.required(node, "", "id");
        let users = self.each(node, "", "users", |reader, path, _, node| reader.role(path, node));
        let entities = self.each(node, "", "entities", |reader, path, key, node| reader.entity(path, key, node));
        Target {
            title: self.text(node, "", "title").unwrap_or_else(|| id.clone()),
            id,
            connector: self
                .word(node, "", "connector", ConnectorKind::KEYS, ConnectorKind::from_key)
                .unwrap_or_default(),
            profile: self.text(node, "", "profile"),
            proved: self.text(node, "", "proved"),
            url: self.required(node, "", "url"),
            database: self.text(node, "", "database"),
            default_role: self.text(node, "", "default_role"),
            users,
            timeout: self.number(node, "", "timeout"),
            concurrency: self.number(node, "", "concurrency").and_then(|number| usize::try_from(number).ok()),
            rate: self.number(node, "", "rate"),
            entities,
            protocol: node.get("protocol").cloned().unwrap_or(Json::Null),
            screen: self.screen(node),
            place: Place::default(),
            url_place: Place::default(),
        }
    }

    fn role(&mut self, path: &str, node: &Json) -> Role {
        self.known_keys(path, node, &["login", "password", "labels"]);
        let password = self.required(node, path, "password");
        let reference = password.starts_with("${") && password.ends_with('}');
        if !password.is_empty() && !reference {
            self.fault(Message::new("target-password-plain").with("path", joined(path, "password")));
        }
        Role { login: self.required(node, path, "login"), password, labels: self.labels(path, node) }
    }

    fn entity(&mut self, path: &str, key: &str, node: &Json) -> Entity {
        self.known_keys(path, node, ENTITY_KEYS);
        let fields = self.each(node, path, "fields", |reader, path, key, node| reader.field(path, key, node));
        let actions = self.each(node, path, "actions", |reader, path, _, node| {
            reader.known_keys(path, node, &["call", "labels"]);
            Action { call: reader.required(node, path, "call"), labels: reader.labels(path, node) }
        });
        Entity {
            api: self.text(node, path, "api").unwrap_or_else(|| key.to_owned()),
            labels: self.labels(path, node),
            key: self.texts(node, path, "key"),
            mark: self.text(node, path, "mark"),
            before_delete: self.texts(node, path, "before_delete"),
            fields,
            actions,
        }
    }

    fn field(&mut self, path: &str, key: &str, node: &Json) -> Field {
        self.known_keys(path, node, FIELD_KEYS);
        let values = self.each(node, path, "values", |reader, path, key, node| {
            reader.known_keys(path, node, &["api", "labels"]);
            let api = reader.text(node, path, "api").unwrap_or_else(|| key.to_owned());
            FieldValue { api, labels: reader.labels(path, node) }
        });
        Field {
            api: self.text(node, path, "api").unwrap_or_else(|| key.to_owned()),
            write: self.text(node, path, "write"),
            search: self.text(node, path, "search"),
            labels: self.labels(path, node),
            field_type: self.word(node, path, "type", FieldType::KEYS, FieldType::from_key).unwrap_or_default(),
            values,
            entity: self.text(node, path, "entity"),
            scale: self.number(node, path, "scale"),
        }
    }

    pub(super) fn labels(&mut self, path: &str, node: &Json) -> Labels {
        let Some(labels) = node.get("labels") else { return Labels::default() };
        let path = joined(path, "labels");
        self.known_keys(&path, labels, LABEL_KEYS);
        Labels {
            fr: self.texts(labels, &path, "fr"),
            en: self.texts(labels, &path, "en"),
            gender: self.word(labels, &path, "gender", Gender::KEYS, Gender::from_key).unwrap_or_default(),
        }
    }

    /// What a reading of each value alone cannot see: names that must be declared elsewhere.
    fn verify(&mut self, target: &Target) {
        if let Some(role) = target.default_role.as_ref().filter(|role| !target.users.contains_key(*role)) {
            self.fault(Message::new("target-no-such-role").with("word", role));
        }
        for (key, entity) in &target.entities {
            let path = format!("entities.{key}");
            for name in entity.key.iter().filter(|name| !entity.fields.contains_key(*name)) {
                self.fault(Message::new("target-no-such-field").with("path", joined(&path, "key")).with("word", name));
            }
            for (field_key, field) in &entity.fields {
                let path = format!("{path}.fields.{field_key}");
                match (field.field_type, &field.entity) {
                    (FieldType::Reference, None) => self.missing(joined(&path, "entity")),
                    (_, Some(to)) if !target.entities.contains_key(to) => {
                        let message = Message::new("target-no-such-entity").with("path", joined(&path, "entity"));
                        self.fault(message.with("word", to));
                    }
                    (FieldType::Choice, _) if field.values.is_empty() => self.missing(joined(&path, "values")),
                    _ => {}
                }
            }
        }
        if target.connector == ConnectorKind::Rest && !target.protocol.is_object() {
            self.missing("protocol".to_owned());
        }
    }

    pub(super) fn each<T>(
        &mut self,
        node: &Json,
        path: &str,
        key: &str,
        mut read: impl FnMut(&mut Self, &str, &str, &Json) -> T,
    ) -> BTreeMap<String, T> {
        let path = joined(path, key);
        match node.get(key) {
            None | Some(Json::Null) => BTreeMap::new(),
            Some(Json::Object(items)) => {
                items.iter().map(|(key, node)| (key.clone(), read(self, &joined(&path, key), key, node))).collect()
            }
            Some(_) => {
                self.wrong_type(path, "target-not-a-mapping");
                BTreeMap::new()
            }
        }
    }

    pub(super) fn text(&mut self, node: &Json, path: &str, key: &str) -> Option<String> {
        match node.get(key)? {
            Json::Null => None,
            Json::String(text) => Some(text.clone()),
            Json::Number(number) => Some(number.to_string()),
            _ => {
                self.wrong_type(joined(path, key), "target-not-a-text");
                None
            }
        }
    }

    pub(super) fn required(&mut self, node: &Json, path: &str, key: &str) -> String {
        let text = self.text(node, path, key).unwrap_or_default();
        if text.is_empty() {
            self.missing(joined(path, key));
        }
        text
    }

    pub(super) fn texts(&mut self, node: &Json, path: &str, key: &str) -> Vec<String> {
        let items = match node.get(key) {
            None | Some(Json::Null) => return Vec::new(),
            Some(Json::String(text)) => return vec![text.clone()],
            Some(Json::Array(items)) => items.as_slice(),
            Some(_) => &[],
        };
        let texts: Option<Vec<String>> = items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
        match texts {
            Some(texts) if !texts.is_empty() => texts,
            _ => {
                self.wrong_type(joined(path, key), "target-not-a-list");
                Vec::new()
            }
        }
    }

    pub(super) fn number(&mut self, node: &Json, path: &str, key: &str) -> Option<Decimal> {
        let value = node.get(key).filter(|value| !value.is_null())?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let number = text.parse::<Decimal>().ok().filter(|number| *number > Decimal::ZERO);
        if number.is_none() {
            self.wrong_type(joined(path, key), "target-not-a-number");
        }
        number
    }

    fn word<T>(
        &mut self,
        node: &Json,
        path: &str,
        key: &str,
        known: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = self.text(node, path, key)?;
        let value = read(&word);
        if value.is_none() {
            let message = Message::new("target-unknown-word").with("path", joined(path, key)).with("word", word);
            self.fault(message.with("known", known.join(", ")));
        }
        value
    }

    pub(super) fn known_keys(&mut self, path: &str, node: &Json, known: &[&str]) {
        let empty = Map::new();
        let keys = match node {
            Json::Object(keys) => keys,
            Json::Null => &empty,
            _ => return self.wrong_type(path.to_owned(), "target-not-a-mapping"),
        };
        for key in keys.keys().filter(|key| !known.contains(&key.as_str())) {
            let message = Message::new("target-unknown-key").with("path", path).with("word", key);
            self.fault(message.with("known", known.join(", ")));
        }
    }

    pub(super) fn missing(&mut self, path: String) {
        self.fault(Message::new("target-missing").with("path", path));
    }

    pub(super) fn wrong_type(&mut self, path: String, message: &'static str) {
        self.fault(Message::new(message).with("path", path));
    }

    pub(super) fn fault(&mut self, message: Message) {
        self.faults.push(message);
    }
}

pub(super) fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::yaml::to_json;
    use crate::text::Lang;
    use crate::vocabulary::names;

    fn demo() -> (Json, Json) {
        let file = to_json(include_str!("../../specs/targets/demo.yaml")).expect("YAML");
        let profile = to_json(&crate::assets::template_text("profiles/sandbox.yaml").expect("shipped")).expect("YAML");
        (file["targets"][0].clone(), profile)
    }

    #[test]
    fn the_demo_target_names_all_entities_and_roles() {
        let (node, profile) = demo();
        let target = read_target(&node, Some(&profile)).expect("a target");
        assert_eq!((target.entities.len(), target.users.len(), target.concurrency), (12, 8, Some(8)));
        let (key, opportunity) = names::entity(&target, "Opportunités").expect("a name of the target");
        assert_eq!((key, opportunity.labels.gender), ("opportunity", Gender::Feminine));
        let (key, field) = names::field(opportunity, "étape").expect("a name of the target");
        assert_eq!((key, field.field_type, field.values.len()), ("stage", FieldType::Choice, 6));
        assert_eq!(opportunity.fields["account"].api, "account_id");
        assert_eq!(names::role(&target, "télévente").expect("a name of the target").0, "sedentaire");
        assert_eq!(names::role(&target, "key account manager").expect("a name of the target").0, "kam_est");
    }

    #[test]
    fn a_target_overrides_its_profile_key_by_key() {
        let (mut node, profile) = demo();
        node["entities"] = serde_json::json!({"account": {"fields": {"city": {"api": "town"}}}});
        let target = read_target(&node, Some(&profile)).expect("a target");
        assert_eq!(target.entities["account"].fields["city"].api, "town");
        assert_eq!(target.entities["account"].fields["siret"].api, "siret");
    }

    #[test]
    fn what_is_said_in_short_is_read_in_its_place_and_never_passed_over() {
        let (mut node, profile) = demo();
        node["rate"] = serde_json::json!("2.5");
        node["auth"] = serde_json::json!({"header": "X-Key"});
        node["version_probe"] = serde_json::json!({"call": {"path": "/status"}});
        node["browser"] = serde_json::json!({"url": "http://crm.example/app"});
        let target = read_target(&node, Some(&profile)).expect("a target");
        assert_eq!(target.rate, Some(Decimal::new(25, 1)));
        assert_eq!(target.protocol["sign_in"]["header"], "X-Key");
        assert_eq!(target.protocol["version"]["call"]["path"], "/status");
        assert_eq!(target.screen.expect("a screen").url.as_deref(), Some("http://crm.example/app"));
        node["screen"] = serde_json::json!({"url": "http://other.example"});
        let ids = |node: &Json| -> Vec<&str> {
            read_target(node, Some(&profile)).unwrap_err().iter().map(|fault| fault.id).collect()
        };
        assert_eq!(ids(&node), ["target-said-twice"]);
        node["protocol"] = serde_json::json!("jsonrpc");
        assert!(ids(&node).contains(&"target-said-twice"), "what is written is not lost");
        node["protocol"] = Json::Null;
        node["screen"] = Json::Null;
        node["connector"] = serde_json::json!("tryton");
        assert_eq!(ids(&node), ["target-key-of-rest", "target-key-of-rest"]);
        let tryton = to_json(&crate::assets::template_text("profiles/tryton.yaml").expect("shipped")).expect("YAML");
        let node = serde_json::json!({"id": "t", "url": "http://crm.example", "auth": {"header": "X-Key"}});
        let faults = read_target(&node, Some(&tryton)).unwrap_err();
        assert!(faults.iter().any(|fault| fault.id == "target-key-of-rest"), "the profile says which CRM it is");
    }

    #[test]
    fn all_faults_are_said_at_once_in_both_languages() {
        let node = serde_json::json!({
            "id": "x", "connector": "soap", "default_role": "boss", "timeout": "soon",
            "users": {"a": {"login": "a", "password": "Tr0mpette"}},
            "entities": {"account": {"apis": "x", "key": ["nom"], "fields": {"owner": {"type": "reference"}}}},
        });
        let faults = read_target(&node, None).unwrap_err();
        let ids: Vec<&str> = faults.iter().map(|fault| fault.id).collect();
        for id in [
            "target-unknown-word",
            "target-no-such-role",
            "target-not-a-number",
            "target-password-plain",
            "target-unknown-key",
            "target-no-such-field",
            "target-missing",
        ] {
            assert!(ids.contains(&id), "{id} in {ids:?}");
        }
        for fault in &faults {
            for lang in Lang::ALL {
                assert!(!fault.text(lang).starts_with('{') && fault.attribute(lang, "help").is_some(), "{fault:?}");
                assert!(!fault.text(lang).contains("Tr0mpette"), "the password is not repeated");
            }
        }
    }
}
