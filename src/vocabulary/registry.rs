//! Which phrase is a step, and which one was meant when it is none?

use std::collections::HashMap;
use std::sync::OnceLock;

use cucumber_expressions::Expression;
use cucumber_expressions::expand::IntoRegexCharIter as _;
use regex::{Regex, bytes};
use serde::{Deserialize, Serialize};

use super::arguments::{self, Comparison, Condition};
use super::names::Names;
use super::normal;
use super::phrase::{Phrase, PhraseId};
use super::phrases::{self, PHRASES};
use super::suggest::Suggestions;
use crate::model::target::Target;
use crate::text::Lang;

/// The text under one parameter of a phrase, in normal form, quotes taken off a lone text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArgText {
    /// The parameter's name in its language.
    pub parameter: String,
    /// What stands there.
    pub text: String,
    /// Did it stand between quotes, so that it is a text whatever it looks like?
    #[serde(default)]
    pub quoted: bool,
}

/// A phrase that a step is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The phrase.
    pub phrase: PhraseId,
    /// The language it was said in.
    pub lang: Lang,
    /// What stands under its parameters, in order.
    pub args: Vec<ArgText>,
}

/// One way to say a phrase: an expression, compiled when a step looks like it.
struct Definition {
    phrase: PhraseId,
    lang: Lang,
    /// The expression in normal form.
    expression: String,
    /// Its parameters, in order.
    parameters: Vec<String>,
    /// Words that a step must hold to be it.
    words: Vec<String>,
    /// The pattern for an engine.
    regex: OnceLock<Option<Regex>>,
    /// The same over bytes, for our own matching: what stands between its marks is any byte, and such a
    /// pattern is built in a fraction of the time. Marks and words are whole characters, so that what it
    /// catches is text.
    matcher: OnceLock<Option<bytes::Regex>>,
}

/// Characters of nobody's text, one for each parameter.
const MARKS: std::ops::RangeInclusive<char> = '\u{e100}'..='\u{e1ff}';

/// All phrases, with the names that the targets give to things.
pub struct Registry {
    definitions: Vec<Definition>,
    parameters: HashMap<&'static str, String>,
    condition: OnceLock<Option<Regex>>,
    condition_pattern: String,
    /// The phrases of the project, which a step may have meant as well.
    own: Vec<String>,
    /// Read when the first step is none.
    suggestions: OnceLock<Suggestions>,
}

impl Registry {
    /// The built-in phrases with the names of the union of these targets.
    pub fn new<'a>(targets: impl IntoIterator<Item = &'a Target>) -> Self {
        Self::of(&Names::of(targets))
    }

    /// The same for these steps only: a name that none of them says stays out of the patterns, whose
    /// cost is their length.
    pub fn for_steps<'a>(targets: impl IntoIterator<Item = &'a Target>, steps: &[&str]) -> Self {
        let said: Vec<String> = steps.iter().map(|step| normal::step(step)).collect();
        Self::of(&Names::of(targets).said_in(&said.join("\n")))
    }

    fn of(names: &Names) -> Self {
        let mut definitions = Vec::new();
        for phrase in PHRASES {
            for lang in Lang::ALL {
                definitions.extend(phrase.expressions(lang).iter().map(|text| Definition::new(phrase, lang, text)));
            }
        }
        let condition_pattern = names.condition_pattern();
        let parameters = names.parameters();
        let (condition, suggestions) = (OnceLock::new(), OnceLock::new());
        Self { definitions, parameters, condition, condition_pattern, own: Vec::new(), suggestions }
    }

    /// The phrases that a step is: one when all is well, none when it is undefined, several when it
    /// is ambiguous.
    pub fn matches(&self, step_text: &str) -> Vec<Match> {
        self.matches_normal(&normal::step(step_text))
    }

    /// The same for a text in normal form.
    pub fn matches_normal(&self, text: &str) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        for (number, definition) in self.candidates(text) {
            if let Some(args) = self.matcher(number, definition).and_then(|regex| definition.args(regex, text))
                && !found.iter().any(|known| known.phrase == definition.phrase)
                && self.says_an_outcome(definition.phrase, &args)
            {
                found.push(Match { phrase: definition.phrase, lang: definition.lang, args });
            }
        }
        found
    }

    /// What stands after « dans les 5 secondes, » must be a phrase itself; other phrases need nothing more.
    fn says_an_outcome(&self, phrase: PhraseId, args: &[ArgText]) -> bool {
        phrase != PhraseId::Within || args.last().is_some_and(|rest| !self.matches_normal(&rest.text).is_empty())
    }

    /// The numbers of the definitions that one of these normal texts may be: what an engine must register.
    pub fn candidates_of<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
        let mut wanted = vec![false; self.definitions.len()];
        for text in texts {
            self.candidates(text).for_each(|(number, _)| wanted[number] = true);
        }
        wanted.iter().enumerate().filter(|(_, wanted)| **wanted).map(|(number, _)| number).collect()
    }

    /// The pattern of a definition over normal texts. An empty group named `def` and the number
    /// comes before its parameters, so that whoever holds only a match knows whose it is.
    pub fn regex(&self, number: usize) -> Option<&Regex> {
        let definition = self.definitions.get(number)?;
        definition.regex.get_or_init(|| Regex::new(&self.pattern(number, &definition.expression)?).ok()).as_ref()
    }

    #[cfg(test)]
    pub(super) fn has_matcher(&self, number: usize) -> bool {
        self.definitions.get(number).is_some_and(|definition| self.matcher(number, definition).is_some())
    }

    fn matcher<'d>(&self, number: usize, definition: &'d Definition) -> Option<&'d bytes::Regex> {
        let build = || {
            let pattern = self.pattern(number, &definition.expression)?;
            bytes::RegexBuilder::new(&pattern).unicode(false).build().ok()
        };
        definition.matcher.get_or_init(build).as_ref()
    }

    fn pattern(&self, number: usize, expression: &str) -> Option<String> {
        // The library verifies the pattern of each parameter every time it meets it: it is given a
        // mark of one character, and the marks are replaced afterwards.
        let marks: HashMap<&str, String> =
            self.parameters.keys().zip(MARKS).map(|(name, mark)| (*name, mark.to_string())).collect();
        let parsed = Expression::parse(expression).ok()?.with_parameters(&marks);
        let marked: String = parsed.into_regex_char_iter().collect::<Result<_, _>>().ok()?;
        let mut pattern = String::with_capacity(marked.len() * 8);
        for c in marked.chars() {
            match self.parameters.values().zip(MARKS).find(|(_, mark)| *mark == c) {
                Some((written, _)) => pattern.push_str(written),
                None => pattern.push(c),
            }
        }
        Some(format!("^(?P<def{number}>){}", pattern.trim_start_matches('^')))
    }

    /// The phrase that a definition says; none past the last.
    pub fn definition_phrase(&self, number: usize) -> Option<PhraseId> {
        self.definitions.get(number).map(|definition| definition.phrase)
    }

    /// The match of a definition, from the texts under its parameters.
    pub fn matched(&self, number: usize, texts: impl IntoIterator<Item = String>) -> Option<Match> {
        let definition = self.definitions.get(number)?;
        let args = definition.named(texts);
        Some(Match { phrase: definition.phrase, lang: definition.lang, args })
    }

    /// The conditions under a `{conditions}` or `{valeurs}` parameter.
    pub fn conditions(&self, text: &str) -> Vec<Condition> {
        let Some(regex) = self.condition.get_or_init(|| Regex::new(&self.condition_pattern).ok()) else {
            return Vec::new();
        };
        let one = |caught: regex::Captures<'_>| Condition {
            field: arguments::without_article(&caught[1]).to_owned(),
            comparison: arguments::comparison(&caught[2]).unwrap_or(Comparison::Is),
            value: arguments::unquoted(&caught[3]).to_owned(),
        };
        regex.captures_iter(text).map(one).collect()
    }

    /// The same, where a step may also have meant one of these phrases of the project.
    #[must_use]
    pub fn suggesting(self, own: impl IntoIterator<Item = String>) -> Self {
        Self { own: own.into_iter().collect(), suggestions: OnceLock::new(), ..self }
    }

    /// The phrase that an undefined step was meant to be, as `ouvrage steps` shows it.
    pub fn nearest(&self, step_text: &str) -> Option<&str> {
        let own = || self.own.iter().map(String::as_str);
        self.suggestions.get_or_init(|| Suggestions::of(own())).nearest(step_text)
    }

    /// All phrases, for the reference and for completion.
    pub fn phrases(&self) -> &'static [Phrase] {
        PHRASES
    }

    /// The phrase of that name.
    pub fn phrase(&self, id: PhraseId) -> &'static Phrase {
        phrases::get(id)
    }

    fn candidates<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'a Definition)> {
        self.definitions.iter().enumerate().filter(|(_, d)| d.words.iter().all(|word| text.contains(word.as_str())))
    }
}

impl Definition {
    fn new(phrase: &Phrase, lang: Lang, text: &str) -> Self {
        // What follows quotes stands apart from them in a normal text, a comma too.
        let expression = normal::phrase(text).replace("{texte}, ", "{texte} , ").replace("{text}, ", "{text} , ");
        let parameters = expression.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let parameters = parameters.map(|(name, _)| name.to_owned()).collect();
        let plain = |word: &&str| !word.contains(['{', '}', '(', ')', '/']);
        let mut words: Vec<String> = expression.split(' ').filter(plain).map(str::to_owned).collect();
        // The rarest first: long words decide soonest.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self {
            phrase: phrase.id,
            lang,
            expression,
            parameters,
            words,
            regex: OnceLock::new(),
            matcher: OnceLock::new(),
        }
    }

    fn args(&self, regex: &bytes::Regex, text: &str) -> Option<Vec<ArgText>> {
        let caught = regex.captures(text.as_bytes())?;
        let text = |group: bytes::Match<'_>| String::from_utf8_lossy(group.as_bytes()).into_owned();
        let texts = caught.iter().skip(2).map(|group| group.map_or_else(String::new, text));
        Some(self.named(texts))
    }

    fn named(&self, texts: impl IntoIterator<Item = String>) -> Vec<ArgText> {
        let arg = |(parameter, text): (&String, String)| ArgText {
            parameter: parameter.clone(),
            text: arguments::unquoted(&text).to_owned(),
            quoted: text.starts_with(normal::OPEN),
        };
        self.parameters.iter().zip(texts).map(arg).collect()
    }
}
