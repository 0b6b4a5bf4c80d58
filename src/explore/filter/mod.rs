//! Which artifacts are wanted? One language for lists, documents and pages.
//!
//! `kind:requirement lot:LOT-1 priority:1 -status:rejected text:"devis"`: all terms must hold; of the
//! values of a term one must. Keys are the fields of the collections, by their key or their label in
//! either language; values are keys, labels, ranks, parts of texts; dates and numbers are compared
//! with `<`, `<=`, `>`, `>=` or `from..to`. Accents and case never matter. `-` turns a term around.

mod compile;
mod keys;
mod matching;
mod operand;
mod parse;

use jiff::civil::Date;

use super::{Entry, View};
use crate::model::{Kind, Project};
use crate::text::{Lang, Message, Span};
use matching::Matcher;
pub(super) use operand::whole_number;

/// A filter that was understood.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    kinds: Option<Vec<Kind>>,
    terms: Vec<Term>,
}

/// One term: what it says of each kind that it can be asked of.
#[derive(Clone, Debug)]
struct Term {
    negated: bool,
    matchers: Vec<Matcher>,
}

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Is,
    Under,
    AtMost,
    Over,
    AtLeast,
}

/// What is wrong with an expression, and where in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The bytes of the expression.
    pub span: Span,
    /// What to say; its attribute `help` is the remedy.
    pub message: Message,
}

impl Fault {
    fn new(span: Span, message: Message) -> Self {
        Self { span, message }
    }
}

/// What an expression is read against: its names and values are those of a project.
#[derive(Clone, Copy)]
pub struct Reading<'p> {
    /// The project.
    pub project: &'p Project,
    /// Today, for `due:<today`.
    pub today: Date,
    /// The language in which faults name what there is.
    pub lang: Lang,
}

impl Filter {
    /// Reads an expression; `kinds` are the only ones that are wanted, where the caller knows them.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(expression: &str, kinds: Option<&[Kind]>, reading: Reading<'_>) -> Result<Self, Vec<Fault>> {
        let (raw, mut faults) = parse::terms(expression, &|name| keys::is_name(name, reading.project));
        let wanted = kinds.map(<[Kind]>::to_vec).or_else(|| keys::kinds_wanted(&raw));
        let mut terms = Vec::new();
        for term in &raw {
            match compile::term(term, wanted.as_deref(), reading) {
                Ok(matchers) => terms.push(Term { negated: term.negated, matchers }),
                Err(mut found) => faults.append(&mut found),
            }
        }
        faults.sort_by_key(|fault| (fault.span.start(), fault.span.end()));
        if faults.is_empty() { Ok(Self { kinds: kinds.map(<[Kind]>::to_vec), terms }) } else { Err(faults) }
    }

    /// Is the entry wanted?
    pub fn matches(&self, view: &View<'_>, entry: &Entry<'_>) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&entry.kind))
            && self.terms.iter().all(|term| {
                let found = term.matchers.iter().any(|matcher| matcher.matches(view, entry));
                found != term.negated
            })
    }

    /// Does it want everything?
    pub fn is_empty(&self) -> bool {
        self.kinds.is_none() && self.terms.is_empty()
    }
}

/// Arguments of a command line as one expression. A shell takes the quotes of `text:"devis refusé"`
/// away: an argument that holds spaces after its key is one value.
pub fn join(arguments: &[String]) -> String {
    let quoted = |argument: &String| {
        let Some((key, value)) = argument.split_once(':') else { return assigned(argument) };
        let is_key = !key.is_empty() && !key.contains(char::is_whitespace);
        let one_value = value.contains(char::is_whitespace) && !value.contains([':', '"', '«', '“']);
        if is_key && one_value { format!("{key}:\"{value}\"") } else { argument.clone() }
    };
    arguments.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

/// `statut=à relire`, the sign of `set` in the place of the colon: one term all the same, to be told as one.
fn assigned(argument: &str) -> String {
    let parts = argument.split_once('=').filter(|(key, value)| {
        !key.is_empty() && !key.contains(char::is_whitespace) && value.contains(char::is_whitespace)
    });
    match parts {
        Some((key, value)) if !value.contains(['"', '«', '“']) => format!("{key}=\"{value}\""),
        _ => argument.to_owned(),
    }
}

#[cfg(test)]
mod tests;
