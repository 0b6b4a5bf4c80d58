//! What would a first mapping of a model be? The fields that a CRM says it has, under the names that the project gives
//! them already, else under those of the CRM. It is a proposal to be read: nothing of it is guessed from records.

use std::collections::{BTreeMap, BTreeSet};

use super::description::{Described, Description};
use crate::model::target::{Entity, Field, FieldType, FieldValue, Labels};
use crate::text::Lang;
use crate::text::similar::{fold, plain};

/// What the project calls an entity and its fields, elsewhere: in another target, in its data model.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// The key of the entity.
    pub key: String,
    /// Its names for people.
    pub labels: Labels,
    /// Its fields by their keys.
    pub fields: BTreeMap<String, Field>,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The key that the entity is to have.
    pub key: &'a str,
    /// The model, by its name in the CRM.
    pub model: &'a str,
    /// What the target says of the entity already.
    pub known: Option<&'a Entity>,
    /// What the project calls it elsewhere, the nearest first.
    pub spoken: &'a [Spoken],
    /// The entities that references may name: the model of each key.
    pub models: &'a BTreeMap<String, String>,
    /// The language of the names that the CRM gives.
    pub lang: Lang,
}

/// A mapping that is proposed.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// Names and keys of the entity, and the fields that the target has not.
    pub entity: Entity,
    /// What is left out, with why.
    pub left: Vec<(String, Left)>,
    /// Fields that the target has already.
    pub kept: usize,
}

/// Why is a field left out?
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// It refers to a model that the target does not name.
    Unmapped(String),
    /// The server computes its values, and does not tell them.
    Unsaid,
    /// Lists, files, and what has no type of ours.
    Kind(String),
}

/// Fields of the server itself.
const TECHNICAL: &[&str] = &[
    "id",
    "create_uid",
    "create_date",
    "write_uid",
    "write_date",
    "rec_name",
    "display_name",
    "__last_update",
    "_timestamp",
    "xml_id",
    "active_test",
];

/// Beginnings of the fields of what is written about records, not in them.
const BESIDE: &[&str] = &["message_", "activity_", "my_activity_", "website_message", "rating_", "has_message"];

/// The mapping of a model as its CRM describes it.
pub fn propose(wanted: &Wanted<'_>, described: &Description) -> Proposal {
    let mut made = Proposal::default();
    let mapped: BTreeSet<&str> = wanted
        .known
        .iter()
        .flat_map(|known| known.fields.values())
        .flat_map(|field| [Some(field.api.as_str()), field.write.as_deref()])
        .flatten()
        .collect();
    let mut keys: BTreeSet<String> = wanted.known.iter().flat_map(|known| known.fields.keys().cloned()).collect();
    for (api, field) in &described.fields {
        if TECHNICAL.contains(&api.as_str()) || BESIDE.iter().any(|begins| api.starts_with(begins)) {
            continue;
        }
        if mapped.contains(api.as_str()) {
            made.kept += 1;
            continue;
        }
        match of_field(wanted, api, field) {
            Ok((key, field)) if keys.insert(key.clone()) => {
                made.entity.fields.insert(key, field);
            }
            // Another field has that key: this one bears its own name.
            Ok((_, field)) if keys.insert(own_key(api)) => {
                made.entity.fields.insert(own_key(api), field);
            }
            Ok(_) => {}
            Err(left) => made.left.push((api.clone(), left)),
        }
    }
    wanted.model.clone_into(&mut made.entity.api);
    made.entity.labels = wanted.spoken.first().map(|spoken| spoken.labels.clone()).unwrap_or_default();
    if made.entity.labels.all().next().is_none() {
        made.entity.labels = labels(wanted.lang, &wanted.key.replace('_', " "));
    }
    let is_there = |key: &&str| keys.contains(*key);
    made.entity.key =
        ["name", "code", "number", "title"].iter().copied().find(is_there).map(str::to_owned).into_iter().collect();
    made
}

/// A field with its key, or why there is none.
fn of_field(wanted: &Wanted<'_>, api: &str, described: &Described) -> Result<(String, Field), Left> {
    let spoken = spoken(wanted, api, described);
    let key = spoken.map_or_else(|| own_key(api.strip_suffix("_id").unwrap_or(api)), |(key, _)| key.clone());
    let mut field = Field {
        api: api.to_owned(),
        labels: spoken.map_or_else(|| labels(wanted.lang, &described.label), |(_, known)| known.labels.clone()),
        field_type: type_of(&described.kind).ok_or_else(|| Left::Kind(described.kind.clone()))?,
        ..Field::default()
    };
    match field.field_type {
        FieldType::Reference => {
            let relation = described.relation.clone().unwrap_or_default();
            let entities = || wanted.models.iter().filter(|(_, model)| **model == relation).map(|(key, _)| key);
            let meant = spoken.and_then(|(_, known)| known.entity.as_ref());
            let entity = meant.filter(|meant| entities().any(|key| key == *meant)).or_else(|| entities().next());
            field.entity = Some(entity.cloned().ok_or(Left::Unmapped(relation))?);
        }
        FieldType::Choice => {
            let values = described.values.iter().filter(|(value, _)| !value.is_empty());
            field.values =
                values.map(|(api, label)| of_value(wanted.lang, api, label, spoken.map(|one| one.1))).collect();
            if field.values.is_empty() {
                return Err(Left::Unsaid);
            }
        }
        _ => {}
    }
    Ok((key, field))
}

/// A value of a choice with its key: that of a value with the same name, where the project has one.
fn of_value(lang: Lang, api: &str, label: &str, known: Option<&Field>) -> (String, FieldValue) {
    let names = [plain(label), plain(api)];
    let same = known.and_then(|known| {
        known.values.iter().find(|(key, value)| {
            let mut said = value.labels.all().map(plain).chain([plain(key), plain(&value.api)]);
            said.any(|said| names.contains(&said))
        })
    });
    let key = same.map_or_else(|| own_key(if is_word(api) { api } else { label }), |(key, _)| key.clone());
    let labels = same.map_or_else(|| labels(lang, label), |(_, value)| value.labels.clone());
    (key, FieldValue { api: api.to_owned(), labels })
}

/// What the project calls that field elsewhere: by its name for people, else by its name there.
fn spoken<'s>(wanted: &'s Wanted<'_>, api: &str, described: &Described) -> Option<(&'s String, &'s Field)> {
    let label = plain(&described.label);
    let fields = || wanted.spoken.iter().flat_map(|spoken| &spoken.fields);
    let by_label =
        || fields().find(|(_, field)| !label.is_empty() && field.labels.all().any(|name| plain(name) == label));
    let bare = api.strip_suffix("_id").unwrap_or(api);
    let by_name = || fields().find(|(key, field)| *key == api || *key == bare || field.api == api);
    by_label().or_else(by_name)
}

/// The type that values of a kind have, by the names of Odoo and Tryton.
fn type_of(kind: &str) -> Option<FieldType> {
    Some(match kind {
        "char" | "text" | "html" | "string" => FieldType::Text,
        "integer" | "biginteger" => FieldType::Integer,
        "float" | "numeric" => FieldType::Decimal,
        "monetary" => FieldType::Money,
        "boolean" => FieldType::Bool,
        "date" => FieldType::Date,
        "datetime" | "timestamp" => FieldType::DateTime,
        "selection" => FieldType::Choice,
        "many2one" | "one2one" => FieldType::Reference,
        _ => return None,
    })
}

fn labels(lang: Lang, name: &str) -> Labels {
    let names: Vec<String> = Some(name.trim().to_lowercase()).filter(|name| !name.is_empty()).into_iter().collect();
    match lang {
        Lang::Fr => Labels { fr: names, ..Labels::default() },
        Lang::En => Labels { en: names, ..Labels::default() },
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A key of ours made of a name of the CRM: `x_studio_région` → `x_studio_region`.
pub fn own_key(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let key = words.collect::<Vec<_>>().join("_");
    if key.starts_with(|c: char| c.is_ascii_alphabetic()) { key } else { format!("v_{key}") }
}

/// The key that an entity has where nobody gives one: the end of its model’s name.
pub fn key_of(model: &str) -> String {
    own_key(model.rsplit('.').next().unwrap_or(model))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(kind: &str, label: &str) -> Described {
        Described { kind: kind.to_owned(), label: label.to_owned(), ..Described::default() }
    }

    fn model() -> Description {
        let owner = Described { relation: Some("res.users".to_owned()), ..described("many2one", "Commercial") };
        let parent = Described { relation: Some("res.partner".to_owned()), ..described("many2one", "Société mère") };
        let segment = Described {
            values: vec![("".into(), "".into()), ("pme".into(), "PME".into()), ("1".into(), "Grand compte".into())],
            ..described("selection", "Type de client")
        };
        let fields = [
            ("id", described("integer", "ID")),
            ("message_ids", described("one2many", "Messages")),
            ("name", described("char", "Nom")),
            ("x_turnover", described("monetary", "CA annuel")),
            ("user_id", owner),
            ("parent_id", parent),
            ("x_segment", segment),
            ("child_ids", described("one2many", "Contacts")),
            ("lang", described("selection", "Langue")),
        ];
        Description { fields: fields.into_iter().map(|(name, field)| (name.to_owned(), field)).collect() }
    }

    fn named(fr: &str, field_type: FieldType) -> Field {
        Field { labels: labels(Lang::Fr, fr), field_type, ..Field::default() }
    }

    #[test]
    fn a_model_is_mapped_under_the_names_of_the_project_and_what_is_left_is_told() {
        let mut segment = named("type de client", FieldType::Choice);
        let sme = FieldValue { api: "SME".into(), labels: labels(Lang::Fr, "pme") };
        segment.values.insert("sme".into(), sme);
        let fields = [("segment", segment), ("turnover", named("CA annuel", FieldType::Money))];
        let spoken = [Spoken {
            key: "account".into(),
            labels: labels(Lang::Fr, "compte"),
            fields: fields.into_iter().map(|(key, field)| (key.to_owned(), field)).collect(),
        }];
        let models = BTreeMap::from([("account".to_owned(), "res.partner".to_owned())]);
        let wanted = Wanted {
            key: "account",
            model: "res.partner",
            known: None,
            spoken: &spoken,
            models: &models,
            lang: Lang::Fr,
        };
        let made = propose(&wanted, &model());
        assert_eq!((made.entity.api.as_str(), made.entity.key.as_slice()), ("res.partner", &["name".to_owned()][..]));
        assert_eq!(made.entity.labels.fr, ["compte"]);
        let keys: Vec<&str> = made.entity.fields.keys().map(String::as_str).collect();
        assert_eq!(keys, ["name", "parent", "segment", "turnover"]);
        assert_eq!(made.entity.fields["turnover"].api, "x_turnover");
        assert_eq!(made.entity.fields["parent"].entity.as_deref(), Some("account"));
        let values = &made.entity.fields["segment"].values;
        assert_eq!(values["sme"].api, "pme", "the value that bears the same name");
        assert_eq!((values["grand_compte"].api.as_str(), values.len()), ("1", 2));
        assert_eq!(
            made.left,
            [
                ("child_ids".to_owned(), Left::Kind("one2many".into())),
                ("lang".to_owned(), Left::Unsaid),
                ("user_id".to_owned(), Left::Unmapped("res.users".into())),
            ]
        );
    }

    #[test]
    fn what_the_target_has_already_is_kept_as_it_is() {
        let mut known = Entity { api: "res.partner".into(), ..Entity::default() };
        known.fields.insert("title".into(), Field { api: "name".into(), ..Field::default() });
        known.fields.insert("turnover".into(), Field { api: "other".into(), ..Field::default() });
        let wanted = Wanted {
            key: "account",
            model: "res.partner",
            known: Some(&known),
            spoken: &[],
            models: &BTreeMap::new(),
            lang: Lang::En,
        };
        let mut model = model();
        model.fields.insert("turnover".into(), described("float", "Turnover"));
        let made = propose(&wanted, &model);
        assert_eq!(made.kept, 1);
        assert!(!made.entity.fields.contains_key("name"), "its model’s field has a key");
        assert!(!made.entity.fields.contains_key("turnover"), "the key is another field’s");
        assert_eq!(made.entity.fields["x_turnover"].labels.en, ["ca annuel"]);
        assert_eq!((own_key("x_studio_Région"), own_key("12 mois"), key_of("sale.opportunity")), {
            ("x_studio_region".into(), "v_12_mois".into(), "opportunity".into())
        });
    }
}
