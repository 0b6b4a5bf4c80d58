//! Which CRM do the scenarios run against, and what does it call things?

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::screen::Screen;
use crate::choice;
use crate::text::{Lang, Place};

choice! {
    /// How the CRM is spoken to.
    ConnectorKind "connector" { Rest = "rest", Tryton = "tryton", Odoo = "odoo" }
}
choice! {
    /// Gender of a French name, for articles and agreements.
    Gender "gender" { Masculine = "m", Feminine = "f" }
}
choice! {
    /// Type of a field's values.
    FieldType "field-type" {
        Text = "text", Integer = "integer", Decimal = "decimal", Money = "money", Percent = "percent", Bool = "bool",
        Date = "date", DateTime = "datetime", Choice = "choice", Reference = "reference",
    }
}

/// The names of an entity, field, value, action or role in both languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Labels {
    /// French singular and plural names (the second empty where there is none), with other names.
    pub fr: Vec<String>,
    /// English singular and plural names, with other names.
    pub en: Vec<String>,
    /// Gender of the French name.
    pub gender: Gender,
}

impl Labels {
    /// The first name in a language, else the key.
    pub fn first<'a>(&'a self, lang: Lang, key: &'a str) -> &'a str {
        let names = match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        };
        names.first().map_or(key, String::as_str)
    }

    /// All names of both languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.fr.iter().chain(&self.en).map(String::as_str).filter(|name| !name.is_empty())
    }
}

/// How an entity is called by the CRM and by people.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Entity {
    /// Name in the CRM's interface.
    pub api: String,
    /// Names for people: singular first, plural second, then others.
    pub labels: Labels,
    /// Fields by which a record is found again: the first holds the name that scenarios give.
    pub key: Vec<String>,
    /// Field that carries the run's mark, where the CRM has one to spare.
    pub mark: Option<String>,
    /// Actions called before a record can be deleted.
    pub before_delete: Vec<String>,
    /// Fields by neutral key.
    pub fields: BTreeMap<String, Field>,
    /// Actions by neutral key.
    pub actions: BTreeMap<String, Action>,
}

/// A field of an entity.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Field {
    /// Name in the CRM's interface.
    pub api: String,
    /// The name under which it is written there, where it is another one.
    pub write: Option<String>,
    /// The name by which it is searched there, where it is another one.
    pub search: Option<String>,
    /// Names for people.
    pub labels: Labels,
    /// Type of its values.
    pub field_type: FieldType,
    /// Values of a choice: neutral key → name in the CRM and for people.
    pub values: BTreeMap<String, FieldValue>,
    /// Entity that a reference names.
    pub entity: Option<String>,
    /// What a percentage or an amount is divided by in the CRM: 1 or 100, 0.000001 for millionths.
    pub scale: Option<Decimal>,
}

/// A value of a choice.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FieldValue {
    /// As the CRM writes it.
    pub api: String,
    /// Names for people.
    pub labels: Labels,
}

/// Something that can be asked of a record beside writing it: convert, win, replay…
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Action {
    /// How the CRM is asked: for REST `METHOD path`, for JSON-RPC the method's name.
    pub call: String,
    /// Names for people.
    pub labels: Labels,
}

/// An identity under which scenarios act.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Role {
    /// Login in the CRM.
    pub login: String,
    /// Password as written: a reference `${NAME}`, never a value.
    pub password: String,
    /// Names for people.
    pub labels: Labels,
}

/// A CRM under test, with the profile it starts from already merged in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Target {
    /// Its name: `demo`, `recette`…
    pub id: String,
    /// Title for people.
    pub title: String,
    /// How it is spoken to.
    pub connector: ConnectorKind,
    /// The shipped profile it starts from.
    pub profile: Option<String>,
    /// Whether that profile was proved on a real server, or written from documentation.
    pub proved: Option<String>,
    /// Address, references allowed.
    pub url: String,
    /// Database, where the CRM has several.
    pub database: Option<String>,
    /// Role of the steps that name nobody.
    pub default_role: Option<String>,
    /// Identities by key.
    pub users: BTreeMap<String, Role>,
    /// Seconds that a call may take.
    pub timeout: Option<Decimal>,
    /// Scenarios at the same time.
    pub concurrency: Option<usize>,
    /// Calls in a second that the CRM takes, where it takes no more.
    #[serde(default)]
    pub rate: Option<Decimal>,
    /// Entities by neutral key.
    pub entities: BTreeMap<String, Entity>,
    /// The connector's own description (for REST: sign-in, paths, envelope, errors, pages),
    /// as JSON that the connector reads.
    pub protocol: serde_json::Value,
    /// How people reach it in a browser, where scenarios do.
    #[serde(default)]
    pub screen: Option<Screen>,
    /// Where it stands.
    #[serde(skip)]
    pub place: Place,
    /// Where its address stands.
    #[serde(skip)]
    pub url_place: Place,
}
