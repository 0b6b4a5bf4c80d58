//! How do people say the words of a field, beside their keys and labels?
//!
//! One table for cells of spreadsheets, `set`, `new` and filters: `values` of `templates/exchange/*.yaml`.

pub mod priority;
pub mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use self::words::{folded, without_brackets};
use crate::assets;
use crate::model::Kind;
use crate::model::schema::labels;
use crate::text::Lang;

/// `field.key` or `collection.field.key` → how people say it, folded.
static VALUES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| listed("values"));

/// A part of `templates/exchange`, of both languages, its words folded.
pub fn listed(part: &str) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for lang in Lang::ALL {
        let text = assets::template_text(&format!("exchange/{}.yaml", lang.key())).unwrap_or_default();
        // The files are the program's own: a test reads them.
        let root = crate::syntax::yaml::to_json(&text).unwrap_or_default();
        for (key, list) in root[part].as_object().into_iter().flatten() {
            all.entry(key.clone()).or_default().extend(texts(list));
        }
    }
    all
}

fn texts(list: &Value) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(folded(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    };
    list.as_array().map(|items| items.iter().filter_map(text).collect()).unwrap_or_default()
}

/// Is a folded word listed there?
fn has(key: &str, wanted: &str) -> bool {
    VALUES.get(key).is_some_and(|words| words.iter().any(|word| word == wanted))
}

/// The key that a word means in a field of a collection (or of a list), and whether the word is the key's own: its
/// label, or the key itself. `label` says what a key is called.
pub fn word<'a>(
    [owner, field]: [&str; 2],
    said: &str,
    keys: impl IntoIterator<Item = &'a str>,
    label: impl Fn(Lang, &str) -> String,
) -> Option<(&'a str, bool)> {
    let named: Vec<(&str, Names)> =
        keys.into_iter().map(|key| (key, Names::of([owner, field], key, |lang| label(lang, key)))).collect();
    word_among(said, named.iter().map(|(key, names)| (*key, names)))
}

/// All that a key of a field is called, folded. It changes with nothing but the program.
#[derive(Clone, Debug)]
pub struct Names {
    /// Its label in both languages, with and without what stands in brackets, and the key itself.
    own: Vec<String>,
    /// What people say for it.
    usual: Vec<String>,
}

impl Names {
    /// What a key of a field of a collection (or of a list) is called.
    pub fn of([owner, field]: [&str; 2], key: &str, label: impl Fn(Lang) -> String) -> Self {
        let forms = Lang::ALL.into_iter().flat_map(|lang| {
            let label = label(lang);
            [folded(&label), folded(&without_brackets(&label)), folded(&bracketed(&label))]
        });
        let own = forms.chain([folded(&key.replace('_', " "))]).collect();
        let listed = [format!("{owner}.{field}.{key}"), format!("{field}.{key}")];
        let usual = listed.iter().filter_map(|listed| VALUES.get(listed)).flatten().cloned().collect();
        Self { own, usual }
    }
}

/// The same among keys whose names are known.
pub fn word_among<'a, 'n>(said: &str, keys: impl IntoIterator<Item = (&'a str, &'n Names)>) -> Option<(&'a str, bool)> {
    let wanted = folded(said);
    if wanted.is_empty() {
        // A mark alone, « ? », is no word; a label without brackets has nothing between them either.
        return None;
    }
    let mut usual = None;
    for (key, names) in keys {
        if names.own.contains(&wanted) {
            return Some((key, true));
        }
        if usual.is_none() && names.usual.contains(&wanted) {
            usual = Some((key, false));
        }
    }
    usual
}

/// The word of a field of a kind that somebody means: by its label in any gender and number, else by another word that
/// people use for one of them alone. Nothing where two may be meant.
pub fn meant<'w>(
    kind: Option<Kind>,
    field: &str,
    words: impl Iterator<Item = &'w str> + Clone,
    said: &str,
) -> Option<&'w str> {
    labels::meant(kind, field, words.clone(), said).or_else(|| {
        // « Validé ? » asks: nobody has said so yet.
        let wanted = folded(said);
        if wanted.is_empty() || said.contains('?') {
            return None;
        }
        let is_said = |word: &&str| {
            let own = kind.is_some_and(|kind| has(&format!("{}.{field}.{word}", kind.collection()), &wanted));
            own || has(&format!("{field}.{word}"), &wanted)
        };
        let mut found = words.filter(is_said);
        found.next().filter(|_| found.next().is_none())
    })
}

/// What stands in brackets: `indispensable (Must)` → `Must`.
fn bracketed(text: &str) -> String {
    text.split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(inner, _)| inner.to_owned())
        .unwrap_or_default()
}

/// The truth value that a word means.
pub fn truth(said: &str) -> Option<bool> {
    // A dash is no letter, and folds to nothing.
    let wanted = if said.trim() == "-" { "-".to_owned() } else { folded(said) };
    if wanted == "-" || has("no", &wanted) {
        return Some(false);
    }
    has("yes", &wanted).then_some(true)
}
