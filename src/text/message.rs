//! How is it said in French and in English?
//!
//! All texts that people see are Fluent messages under `templates/i18n/{fr,en}/*.ftl`.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;

use crate::assets;

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
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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

/// The names of all messages of a language, for the completeness test.
pub fn ids(lang: Lang) -> Vec<String> {
    let mut ids = Vec::new();
    for path in assets::template_paths() {
        if path.starts_with(&format!("i18n/{}/", lang.key())) {
            let text = assets::template_text(&path).unwrap_or_default();
            ids.extend(text.lines().filter_map(|line| {
                let (name, _) = line.split_once('=')?;
                (name == name.trim_start() && !name.starts_with(['#', '-'])).then(|| name.trim().to_owned())
            }));
        }
    }
    ids.sort();
    ids
}

/// One bundle a language, each read when it is first spoken: most runs of the program speak one.
/// The explanations of codes are many and long, and only `explain` and pages show them: they stand apart.
static FRENCH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::Fr, false));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::En, false));
static FRENCH_EXPLAINED: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::Fr, true));
static ENGLISH_EXPLAINED: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::En, true));

/// Messages and files of explanations begin so.
const EXPLAIN: &str = "explain";

fn format(lang: Lang, id: &str, attribute: Option<&str>, args: &[(&'static str, Arg)]) -> Option<String> {
    let bundle = match (lang, id.starts_with(EXPLAIN)) {
        (Lang::Fr, false) => &*FRENCH,
        (Lang::En, false) => &*ENGLISH,
        (Lang::Fr, true) => &*FRENCH_EXPLAINED,
        (Lang::En, true) => &*ENGLISH_EXPLAINED,
    };
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

fn bundle(lang: Lang, explained: bool) -> FluentBundle<FluentResource> {
    let locale = lang.key().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks around arguments are for mixed writing directions; terminals and PDF show them.
    bundle.set_use_isolating(false);
    let group: fn(&FluentValue<'_>, &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String> = match lang {
        Lang::Fr => |value, _| grouped(value, Lang::Fr),
        Lang::En => |value, _| grouped(value, Lang::En),
    };
    bundle.set_formatter(Some(group));
    let prefix = format!("i18n/{}/", lang.key());
    let ours = |path: &String| path.strip_prefix(&prefix).is_some_and(|name| name.starts_with(EXPLAIN) == explained);
    for path in assets::template_paths().into_iter().filter(ours) {
        let text = assets::template_text(&path).unwrap_or_default();
        // A faulty entry is left out and shows as a missing message, which a test refuses.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn grouped(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(super::format::integer(lang, number.value as i64)),
        _ => None,
    }
}
