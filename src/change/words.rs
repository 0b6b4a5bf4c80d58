//! What value do the words of a person mean in a field?

use super::fields::same;
use super::refusal::Wanted;
use super::{Addressed, Reason, Value, sample};
use crate::model::schema::{FieldType, labels};
use crate::model::{Id, Kind, Project};
use crate::spoken;
use crate::syntax::yaml;
use crate::text::number::{self, Figures};
use crate::text::similar::{nearest, plain};
use crate::text::{FileId, Lang, day, format};

/// Reads the words of people for one project.
#[derive(Clone, Copy)]
pub struct Typist<'a> {
    project: &'a Project,
    /// Ids that the same change set makes: links may name them already.
    coming: &'a [String],
}

impl<'a> Typist<'a> {
    /// For this project.
    pub fn new(project: &'a Project) -> Self {
        Self { project, coming: &[] }
    }

    /// The same, where links may also name artifacts that are about to be written.
    #[must_use]
    pub fn with(self, coming: &'a [String]) -> Self {
        Self { coming, ..self }
    }

    /// The value of a field from one text: `figée`, `CU-001, CU-002`, `12/03/2026`, `oui`.
    ///
    /// # Errors
    /// A text that the field cannot hold.
    pub fn value(self, at: &Addressed, text: &str) -> Result<Value, Reason> {
        let text = text.trim_matches([' ', '\t']);
        if at.name == "id" && !at.path.contains('.') {
            return Err(Reason::IdField);
        }
        if !at.states.is_empty() {
            return self.word(at, at.states, text);
        }
        if let Some(words) = at.words {
            return self.word(at, words, text);
        }
        let lang = self.project.manifest.lang;
        let Some(field) = at.field else { return Ok(free(text, lang)) };
        match field.field_type {
            FieldType::Text | FieldType::Prose | FieldType::Steps => Ok(Value::Text(text.to_owned())),
            FieldType::Figure => Ok(figure(text)),
            FieldType::Integer => integer(at, text),
            FieldType::Bool => truth(at, text),
            FieldType::Date => date(at, text),
            FieldType::Choice(words) => self.word(at, words, text),
            FieldType::Open(list, words) => {
                let own = self.project.manifest.lists.get(&list).map(Vec::as_slice).unwrap_or_default();
                let known: Vec<&str> = words.iter().copied().chain(own.iter().map(String::as_str)).collect();
                self.word(at, &known, text)
            }
            FieldType::Priority => self.priority(at, text),
            FieldType::Link(kinds) => self.link(at, kinds, text),
            FieldType::Texts | FieldType::Links(_) | FieldType::LinksOrTexts(_) => {
                self.elements(at, text).map(Value::List)
            }
            FieldType::Inverse(_) => Err(Reason::Computed { field: at.name.clone() }),
            FieldType::Record(_) | FieldType::Words(_) => structured(at, text, Wanted::Record),
            FieldType::Records(_) | FieldType::Parts(..) => structured(at, text, Wanted::Records),
            FieldType::Free => Ok(free(text, lang)),
        }
    }

    /// The elements that a text means for a list.
    ///
    /// # Errors
    /// A field that is no list, an element that it cannot hold.
    pub fn elements(self, at: &Addressed, text: &str) -> Result<Vec<Value>, Reason> {
        let text = text.trim();
        let field_type = at.field.map(|field| field.field_type);
        if text.starts_with('[')
            && let Some(Value::List(items)) = read(text)
        {
            let texts = items.iter().map(|item| match item {
                Value::Text(text) | Value::Word(text) | Value::Number(text) => Ok(text.clone()),
                Value::Bool(value) => Ok(value.to_string()),
                _ => Err(Reason::WrongType { field: at.name.clone(), value: text.to_owned(), wanted: Wanted::Records }),
            });
            let texts: Vec<String> = match texts.collect::<Result<_, _>>() {
                Ok(texts) => texts,
                Err(_) if matches!(field_type, Some(FieldType::Records(_) | FieldType::Parts(..))) => return Ok(items),
                Err(reason) => return Err(reason),
            };
            return texts.iter().map(|text| self.element(at, text)).collect();
        }
        match field_type {
            // Ids and tags hold no comma; sentences do.
            Some(FieldType::Links(_)) => self.parts(at, text),
            Some(FieldType::Texts) if at.name == "tags" => self.parts(at, text),
            Some(FieldType::Texts | FieldType::LinksOrTexts(_)) | None => Ok(vec![self.element(at, text)?]),
            Some(FieldType::Records(_) | FieldType::Parts(..)) => match structured(at, text, Wanted::Record)? {
                Value::List(items) => Ok(items),
                one => Ok(vec![one]),
            },
            Some(_) => Err(Reason::NoList { field: at.name.clone() }),
        }
    }

    fn parts(self, at: &Addressed, text: &str) -> Result<Vec<Value>, Reason> {
        let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| self.element(at, part)).collect()
    }

    fn element(self, at: &Addressed, text: &str) -> Result<Value, Reason> {
        match at.field.map(|field| field.field_type) {
            Some(FieldType::Links(kinds)) => self.link(at, kinds, text),
            Some(FieldType::LinksOrTexts(kinds)) if self.is_id(text) => self.link(at, kinds, text),
            Some(FieldType::Texts) if at.name == "tags" => Ok(Value::Word(text.to_owned())),
            _ => Ok(Value::Text(text.to_owned())),
        }
    }

    /// Is it written like an id of a declared kind?
    fn is_id(self, text: &str) -> bool {
        Id::from(text).prefix().is_some_and(|prefix| crate::model::id::PREFIXES.contains(&prefix))
            || self.project.kind(&Id::from(text)).is_some()
    }

    fn link(self, at: &Addressed, kinds: &[Kind], text: &str) -> Result<Value, Reason> {
        let id = Id::from(text);
        match self.project.kind(&id) {
            Some(kind) if kinds.contains(&kind) => Ok(Value::Word(text.to_owned())),
            Some(kind) => Err(Reason::WrongKind {
                field: at.name.clone(),
                id: text.to_owned(),
                kind: kind.key(),
                wanted: kinds.first().copied().unwrap_or_default().key(),
            }),
            None if self.coming.iter().any(|coming| coming == text) => Ok(Value::Word(text.to_owned())),
            None if self.titled(kinds, text).is_some() => {
                Ok(Value::Word(self.titled(kinds, text).map_or_else(String::new, Id::to_string)))
            }
            None => {
                let known = self.project.index.iter().filter(|(_, (kind, _))| kinds.contains(kind));
                let near = nearest(text, known.map(|(id, _)| id.as_str())).map(str::to_owned);
                Err(Reason::UnknownId { id: text.to_owned(), near })
            }
        }
    }

    /// The one artifact of these kinds that is called so: by its id in other letters, else by its title.
    fn titled(self, kinds: &[Kind], text: &str) -> Option<&'a Id> {
        let known = || self.project.index.iter().filter(|(_, (kind, _))| kinds.contains(kind)).map(|(id, _)| id);
        let only = |is: &dyn Fn(&Id) -> bool| {
            let mut found = known().filter(|id| is(id));
            found.next().filter(|_| found.next().is_none())
        };
        only(&|id| same(id.as_str(), text))
            .or_else(|| only(&|id| self.project.title(id).is_some_and(|title| same(title, text))))
    }

    /// A word of an enumeration, by its key or by its name in French or English.
    fn word(self, at: &Addressed, words: &[&str], text: &str) -> Result<Value, Reason> {
        if words.contains(&text) {
            return Ok(Value::Word(text.to_owned()));
        }
        if let Some(meant) = spoken::meant(at.kind, &at.name, words.iter().copied(), text) {
            return Ok(Value::Word(meant.to_owned()));
        }
        let called = |lang, word: &str| labels::word(lang, at.kind, &at.name, word).unwrap_or_else(|| word.to_owned());
        let named: Vec<(String, &str)> = words
            .iter()
            .flat_map(|word| Lang::ALL.map(|lang| (called(lang, word), *word)))
            .chain(words.iter().map(|word| ((*word).to_owned(), *word)))
            .collect();
        self.named(at, &named, text)
    }

    /// The word of that name; a name that two words have means neither.
    fn named(self, at: &Addressed, named: &[(String, &str)], text: &str) -> Result<Value, Reason> {
        let mut meant: Vec<&str> = named.iter().filter(|(name, _)| same(name, text)).map(|(_, word)| *word).collect();
        meant.sort_unstable();
        meant.dedup();
        if let [only] = meant.as_slice() {
            return Ok(Value::Word((*only).to_owned()));
        }
        let near = nearest(text, named.iter().map(|(name, _)| name.as_str()))
            .and_then(|near| named.iter().find(|(name, _)| name == near))
            .map(|(_, word)| (*word).to_owned());
        let mut values: Vec<String> = Vec::new();
        for (_, word) in named {
            if !values.iter().any(|known| known == word) {
                values.push((*word).to_owned());
            }
        }
        Err(Reason::UnknownValue { field: at.name.clone(), value: text.to_owned(), near, values, kind: at.kind })
    }

    fn priority(self, at: &Addressed, text: &str) -> Result<Value, Reason> {
        let manifest = &self.project.manifest;
        let scale = manifest.priority_scale;
        if scale.values().is_empty() {
            let number = number::exact(text, Figures::Either, false);
            return match number.ok().filter(|_| scale.parse(text, manifest.wsjf_cutoffs).is_some()) {
                Some(number) => Ok(Value::Number(number.to_string())),
                None => Err(wrong(at, text, Wanted::Number)),
            };
        }
        // Ranks stand for the words of every scale, as they do in filters.
        let rank = text.trim().parse::<usize>().ok().and_then(|rank| scale.values().get(rank.checked_sub(1)?));
        if let Some(word) = rank {
            return Ok(Value::Word((*word).to_owned()));
        }
        let mut named: Vec<(String, &str)> = scale.values().iter().map(|word| ((*word).to_owned(), *word)).collect();
        for lang in Lang::ALL {
            named
                .extend(scale.values().iter().map(|word| (crate::text::message::label(lang, "priority", word), *word)));
        }
        self.named(at, &named, text)
    }
}

fn wrong(at: &Addressed, text: &str, wanted: Wanted) -> Reason {
    Reason::WrongType { field: at.name.clone(), value: text.to_owned(), wanted }
}

/// What people write as a figure stays a number where it is one.
fn figure(text: &str) -> Value {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let plain = all(whole) && all(fraction) && (whole == "0" || !whole.starts_with('0')) && whole.len() < 16;
    if plain { Value::Number(text.to_owned()) } else { Value::Text(text.to_owned()) }
}

fn integer(at: &Addressed, text: &str) -> Result<Value, Reason> {
    match number::counted(text) {
        Some(number) => Ok(Value::Number(number.to_string())),
        None => Err(wrong(at, text, Wanted::Integer)),
    }
}

fn truth(at: &Addressed, text: &str) -> Result<Value, Reason> {
    crate::spoken::truth(text).map(Value::Bool).ok_or_else(|| wrong(at, text, Wanted::Bool))
}

/// A day as `2026-03-12` or `12/03/2026`.
fn date(at: &Addressed, text: &str) -> Result<Value, Reason> {
    match spelt(text).or_else(|| day::in_figures(text)) {
        Some(date) => Ok(Value::Word(date.to_string())),
        None => Err(wrong(at, text, Wanted::Date)),
    }
}

/// A day with its month in letters, as documents write it: `19 novembre 2026`, `1er mars 2026`, `12 March 2026`.
fn spelt(text: &str) -> Option<jiff::civil::Date> {
    let wanted = plain(text);
    let figures = wanted.split(' ').map(|word| word.trim_end_matches(|c: char| c.is_alphabetic()));
    let numbers: Vec<i16> = figures.filter_map(|figures| figures.parse().ok()).collect();
    let [day, year] = numbers.as_slice() else { return None };
    let day = i8::try_from(*day).ok()?;
    let mut dates = (1..=12).filter_map(|month| jiff::civil::Date::new(*year, month, day).ok());
    let is_it = |date: &jiff::civil::Date| {
        let said = |lang: &Lang| plain(&format::date(*lang, *date));
        Lang::ALL.iter().any(|lang| said(lang) == wanted || said(lang).replace("1er ", "1 ") == wanted)
    };
    dates.find(is_it)
}

/// Fields of a field, written as YAML on one line: `{by: A. Morel, on: 2026-03-12}`.
fn structured(at: &Addressed, text: &str, wanted: Wanted) -> Result<Value, Reason> {
    match read(text) {
        Some(value @ Value::Map(_)) if wanted == Wanted::Record => Ok(value),
        Some(value @ Value::List(_)) if wanted == Wanted::Records => Ok(value),
        _ => Err(sample::of(at).map_or_else(
            || wrong(at, text, wanted),
            |sample| {
                let is_list = wanted == Wanted::Records;
                let sample = if is_list { format!("[{sample}]") } else { sample };
                Reason::WrongRecord { field: at.name.clone(), value: text.to_owned(), sample, is_list }
            },
        )),
    }
}

/// What nobody describes: YAML where it is written as such, else a text.
fn free(text: &str, lang: Lang) -> Value {
    match read(text) {
        Some(value) if text.starts_with(['[', '{']) => value,
        Some(value @ (Value::Number(_) | Value::Bool(_))) => value,
        // « 1,5 » is 1.5: a number has one form, whoever wrote it. What can be read in two ways stays what was typed.
        _ => match (figure(&text.replacen(',', ".", 1)), number::exact(text, Figures::In(lang), true)) {
            (Value::Number(_), Ok(number)) => Value::Number(number.to_string()),
            _ => Value::Text(text.to_owned()),
        },
    }
}

fn read(text: &str) -> Option<Value> {
    let parsed = yaml::read(FileId::default(), text);
    parsed.diagnostics.is_empty().then_some(parsed.root).flatten().map(|root| Value::of(&root))
}
