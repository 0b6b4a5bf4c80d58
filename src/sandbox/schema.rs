//! Which records does the demo CRM hold, and what may each field contain?

use rust_decimal::Decimal;
use serde_json::Value;

use super::refusal::Refusal;

/// The kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each value is named by its collection")]
pub enum Entity {
    Account,
    Contact,
    Lead,
    Opportunity,
    Quote,
    Task,
    Visit,
    ErpMessage,
    Order,
    Job,
    User,
    Import,
}

/// What a field may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line or more of text.
    Text,
    /// An e-mail address, its form verified by the rules.
    Email,
    /// A whole number.
    Integer,
    /// An amount, written as a text with two decimals: `"15000.00"`.
    Money,
    /// A percentage, written as a text: `"15.01"`.
    Percent,
    /// Yes or no.
    Bool,
    /// A day, `2026-03-12`.
    Date,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The id of a record.
    Reference(Entity),
}

/// A field: its name in the interface and what it may contain.
pub type FieldDef = (&'static str, Kind);

/// Field that every record has for the marks of the systems around it.
pub const EXTERNAL_REF: &str = "external_ref";

const REGIONS: Kind = Kind::Choice(&["north_east", "west", "south_east", "idf_centre"]);
const SEGMENTS: Kind = Kind::Choice(&["sme", "key_account", "reseller"]);
const OWNER: FieldDef = ("owner_id", Kind::Reference(Entity::User));
const ACCOUNT: FieldDef = ("account_id", Kind::Reference(Entity::Account));
const NAME: FieldDef = ("name", Kind::Text);
const MARK: FieldDef = (EXTERNAL_REF, Kind::Text);

impl Entity {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Account,
        Self::Contact,
        Self::Lead,
        Self::Opportunity,
        Self::Quote,
        Self::Task,
        Self::Visit,
        Self::ErpMessage,
        Self::Order,
        Self::Job,
        Self::User,
        Self::Import,
    ];

    /// Name of the collection in addresses, prefix of the ids, name for people with its article.
    const fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Account => ("accounts", "acc", "Ce compte"),
            Self::Contact => ("contacts", "con", "Ce contact"),
            Self::Lead => ("leads", "lea", "Cette piste"),
            Self::Opportunity => ("opportunities", "opp", "Cette opportunité"),
            Self::Quote => ("quotes", "quo", "Ce devis"),
            Self::Task => ("tasks", "tas", "Cette tâche"),
            Self::Visit => ("visits", "vis", "Cette visite"),
            Self::ErpMessage => ("erp_messages", "msg", "Ce message de l’ERP"),
            Self::Order => ("orders", "ord", "Cette commande"),
            Self::Job => ("jobs", "job", "Ce traitement"),
            Self::User => ("users", "usr", "Cet utilisateur"),
            Self::Import => ("imports", "imp", "Cette reprise"),
        }
    }

    /// Name of the collection in addresses: `accounts`.
    pub const fn collection(self) -> &'static str {
        self.names().0
    }

    /// Prefix of the ids: `acc` of `acc-000123`.
    pub const fn prefix(self) -> &'static str {
        self.names().1
    }

    /// « Ce compte », for messages.
    pub const fn this(self) -> &'static str {
        self.names().2
    }

    /// The entity of a collection.
    pub fn of_collection(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.collection() == name)
    }

    /// The fields, in the order in which they are answered.
    pub const fn fields(self) -> &'static [FieldDef] {
        match self {
            Self::Account => ACCOUNT_FIELDS,
            Self::Contact => CONTACT_FIELDS,
            Self::Lead => LEAD_FIELDS,
            Self::Opportunity => OPPORTUNITY_FIELDS,
            Self::Quote => QUOTE_FIELDS,
            Self::Task => TASK_FIELDS,
            Self::Visit => &[NAME, ACCOUNT, ("done_on", Kind::Date), ("report", Kind::Text), OWNER, MARK],
            Self::ErpMessage => ERP_MESSAGE_FIELDS,
            Self::Order => &[NAME, ACCOUNT, ("amount", Kind::Money), ("event_key", Kind::Text), MARK],
            Self::Job => &[NAME, MARK],
            Self::User => USER_FIELDS,
            Self::Import => IMPORT_FIELDS,
        }
    }

    /// What a field of this entity may contain.
    pub fn kind(self, field: &str) -> Option<FieldDef> {
        self.fields().iter().find(|(name, _)| *name == field).copied()
    }
}

const ACCOUNT_FIELDS: &[FieldDef] = &[
    NAME,
    ("siret", Kind::Text),
    ("email", Kind::Email),
    ("phone", Kind::Text),
    ("city", Kind::Text),
    ("department", Kind::Text),
    ("region", REGIONS),
    ("segment", SEGMENTS),
    OWNER,
    ("parent_id", Kind::Reference(Entity::Account)),
    ("last_order_on", Kind::Date),
    ("next_visit_on", Kind::Date),
    ("turnover", Kind::Money),
    ("outstanding", Kind::Money),
    ("status", Kind::Choice(&["active", "dormant"])),
    MARK,
];
const CONTACT_FIELDS: &[FieldDef] = &[
    NAME,
    ACCOUNT,
    ("email", Kind::Email),
    ("phone", Kind::Text),
    ("role", Kind::Choice(&["buyer", "payer", "recipient"])),
    MARK,
];
const LEAD_FIELDS: &[FieldDef] = &[
    NAME,
    ("company", Kind::Text),
    ("contact_name", Kind::Text),
    ("email", Kind::Email),
    ("department", Kind::Text),
    ("segment", SEGMENTS),
    ("amount", Kind::Money),
    ("score", Kind::Integer),
    ("source", Kind::Text),
    ("status", Kind::Choice(&["new", "qualified", "converted", "rejected"])),
    OWNER,
    MARK,
];
const OPPORTUNITY_FIELDS: &[FieldDef] = &[
    NAME,
    ACCOUNT,
    ("amount", Kind::Money),
    ("segment", SEGMENTS),
    ("stage", Kind::Choice(&["qualification", "study", "proposal", "negotiation", "won", "lost"])),
    ("technical_study", Kind::Bool),
    ("probability", Kind::Percent),
    OWNER,
    ("close_on", Kind::Date),
    MARK,
];
const QUOTE_FIELDS: &[FieldDef] = &[
    NAME,
    ACCOUNT,
    ("opportunity_id", Kind::Reference(Entity::Opportunity)),
    ("amount", Kind::Money),
    ("discount", Kind::Percent),
    ("margin", Kind::Percent),
    ("status", Kind::Choice(&["draft", "validated", "to_approve", "refused", "sent", "accepted", "declined"])),
    ("sent_on", Kind::Date),
    ("answered_on", Kind::Date),
    OWNER,
    MARK,
];
const TASK_FIELDS: &[FieldDef] = &[
    NAME,
    ACCOUNT,
    ("quote_id", Kind::Reference(Entity::Quote)),
    ("kind", Kind::Choice(&["follow_up", "visit", "call"])),
    ("due_on", Kind::Date),
    OWNER,
    ("status", Kind::Choice(&["open", "done"])),
    MARK,
];
const ERP_MESSAGE_FIELDS: &[FieldDef] = &[
    NAME,
    ("siret", Kind::Text),
    ("order_number", Kind::Text),
    ("amount", Kind::Money),
    ("status", Kind::Choice(&["accepted", "rejected"])),
    ("reason", Kind::Text),
    MARK,
];
const USER_FIELDS: &[FieldDef] = &[
    NAME,
    ("login", Kind::Text),
    ("role", Kind::Text),
    ("region", REGIONS),
    ("profile", Kind::Choice(&["field", "telesales", "key_accounts", "manager", "admin"])),
    MARK,
];
const IMPORT_FIELDS: &[FieldDef] = &[
    NAME,
    ("region", REGIONS),
    ("dry_run", Kind::Bool),
    ("lines_read", Kind::Integer),
    ("lines_loaded", Kind::Integer),
    ("lines_rejected", Kind::Integer),
    ("turnover", Kind::Money),
    MARK,
];

/// The value in the one form in which the CRM keeps and answers it, or a refusal that names the field.
pub fn canonical(field: FieldDef, value: &Value) -> Result<Value, Refusal> {
    let (name, kind) = field;
    let text = match value {
        Value::Null => return Ok(Value::Null),
        Value::String(text) if text.trim().is_empty() => return Ok(Value::Null),
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Array(_) | Value::Object(_) => return Err(invalid(name, "une valeur simple")),
    };
    match kind {
        Kind::Text | Kind::Email | Kind::Reference(_) if value.is_string() => Ok(Value::String(text)),
        Kind::Text | Kind::Email | Kind::Reference(_) => Err(invalid(name, "un texte")),
        Kind::Integer => text.parse::<i64>().map(Value::from).map_err(|_| invalid(name, "un nombre entier")),
        Kind::Money => {
            let amount = text.parse::<Decimal>().map_err(|_| invalid(name, "un montant"))?;
            let cents = amount.round_dp(2);
            if cents == amount { Ok(Value::String(money(cents))) } else { Err(invalid(name, "un montant en centimes")) }
        }
        Kind::Percent => text
            .parse::<Decimal>()
            .map(|percent| Value::String(percent.normalize().to_string()))
            .map_err(|_| invalid(name, "un pourcentage")),
        Kind::Bool => text.parse::<bool>().map(Value::Bool).map_err(|_| invalid(name, "oui ou non")),
        Kind::Date => text
            .parse::<jiff::civil::Date>()
            .map(|date| Value::String(date.to_string()))
            .map_err(|_| invalid(name, "une date AAAA-MM-JJ")),
        Kind::Choice(words) if words.contains(&text.as_str()) => Ok(Value::String(text)),
        Kind::Choice(words) => Err(invalid(name, &format!("un mot parmi {}", words.join(", ")))),
    }
}

/// An amount with two decimals.
pub fn money(amount: Decimal) -> String {
    format!("{amount:.2}")
}

fn invalid(field: &'static str, wanted: &str) -> Refusal {
    Refusal::invalid(field, format!("Le champ « {field} » attend {wanted}."))
}
