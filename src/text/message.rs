//! How is it said in French and in English?
//!
//! All texts that people see are Fluent messages under `templates/i18n/{fr,en}/*.ftl`.

use fluent_bundle::FluentArgs;
use jiff::civil::Date;

use super::catalogue;
pub use super::catalogue::ids;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, the first.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// `fr` or `en`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Reads `fr`, `en`, `fr_FR.UTF-8`…
    pub fn parse(text: &str) -> Option<Self> {
        match text.get(..2)?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Arg {
    /// A text, put as it is.
    Text(String),
    /// A count: chooses the plural and is written with thousands apart.
    Count(i64),
    /// Another message, said in the same language.
    Message(Box<Message>),
    /// Messages, said in the same language one after the other: `a, b et c`.
    List(Vec<Message>),
    /// A day, written in full.
    Date(Date),
    /// A figure of the authors with its unit, written as people write it.
    Measure(String, Option<String>),
}

impl Arg {
    /// A figure of the authors with its unit.
    pub fn measure(value: &str, unit: Option<&str>) -> Self {
        Self::Measure(value.to_owned(), unit.map(str::to_owned))
    }
}

impl From<Date> for Arg {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<&super::node::Word> for Arg {
    fn from(word: &super::node::Word) -> Self {
        Self::Text(word.to_string())
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

/// A text to be said, not yet in a language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    /// Name of the Fluent message.
    pub id: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// The message `id` without arguments.
    pub const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same with one argument more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The text in `lang`. A missing message gives its own name between braces: a test
    /// verifies that none is missing.
    pub fn text(&self, lang: Lang) -> String {
        format(lang, self.id, None, &self.args).unwrap_or_else(|| format!("{{{}}}", self.id))
    }

    /// The text of one attribute (`help`, `label`) where the message has it.
    pub fn attribute(&self, lang: Lang, name: &str) -> Option<String> {
        format(lang, self.id, Some(name), &self.args)
    }
}

/// The text of the message `id` in `lang`, for names that are only known when running
/// (`status-passed`…). None when there is no such message.
pub fn lookup(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    format(lang, id, None, args)
}

/// The text of the attribute `name` of the message `id`, for names that are only known when running.
pub fn attribute(lang: Lang, id: &str, name: &str) -> Option<String> {
    format(lang, id, Some(name), &[])
}

/// The same of an attribute of a message: another form of the same words.
pub fn lookup_form(lang: Lang, id: &str, form: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    format(lang, id, Some(form), args)
}

/// The label of one value of an enumeration: message `{group}-{key}`, else the key itself.
pub fn label(lang: Lang, group: &str, key: &str) -> String {
    lookup(lang, &format!("{group}-{key}").replace(['_', '.'], "-"), &[]).unwrap_or_else(|| key.to_owned())
}

fn format(lang: Lang, id: &str, attribute: Option<&str>, args: &[(&'static str, Arg)]) -> Option<String> {
    let bundle = catalogue::holding(lang, id)?;
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let mut values = FluentArgs::new();
    for (name, arg) in args {
        match arg {
            Arg::Text(text) => values.set(*name, text.as_str()),
            Arg::Count(count) => values.set(*name, *count),
            Arg::Message(message) => values.set(*name, message.text(lang)),
            Arg::List(messages) => {
                values.set(*name, enumerated(lang, messages));
            }
            Arg::Date(date) => values.set(*name, super::format::date(lang, *date)),
            Arg::Measure(value, unit) => values.set(*name, super::format::measure(lang, value, unit.as_deref())),
        }
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
}

/// Messages one after the other: `a, b et c`.
fn enumerated(lang: Lang, messages: &[Message]) -> String {
    let mut said: Vec<String> = messages.iter().map(|message| message.text(lang)).collect();
    let and = if lang == Lang::Fr { " et " } else { " and " };
    match said.pop() {
        Some(last) if !said.is_empty() => format!("{}{and}{last}", said.join(", ")),
        last => last.unwrap_or_default(),
    }
}
