//! Which value does a hole of a phrase of the project not take?

use std::sync::OnceLock;

use regex::Regex;

use super::own::{Way, pattern};
use super::values::{self, ValueFault};
use super::{normal, own};
use crate::model::Project;
use crate::model::feature::{Means, Unfit, fill};
use crate::model::step_phrase::{Hole, HoleType, StepPhrase};
use crate::text::number::Figures;
use crate::text::{Lang, Message};

/// The first value that its hole does not take, of those that stand in the holes of a phrase; `number` is the place of
/// the phrase in the project. A value that only a row gives is taken for what it will be.
pub fn unfit(number: usize, phrase: &StepPhrase, holes: &[(String, String)], figures: Figures) -> Option<Unfit> {
    let quoted = OnceLock::new();
    let is_quoted = |name: &str| {
        let names = quoted.get_or_init(|| {
            let way = Way::new(phrase.shown(), &[]).ok();
            way.map(|way| way.quoted().map(str::to_owned).collect::<Vec<_>>()).unwrap_or_default()
        });
        names.iter().any(|quoted| quoted == name)
    };
    phrase.holes.iter().find_map(|hole| {
        let (_, text) = holes.iter().find(|(name, _)| *name == hole.name)?;
        let told = |misread| Unfit {
            phrase: number,
            hole: hole.name.clone(),
            holds: hole.holds,
            written: own::unquoted(text).to_owned(),
            misread,
        };
        match hole.holds {
            HoleType::Any => None,
            HoleType::Text => (!fits(hole, text) && !is_quoted(&hole.name)).then(|| told(None)),
            _ if !fits(hole, text) => Some(told(None)),
            _ => match values::misread(text, hole.holds, figures) {
                Some(ValueFault::Figures { misread, .. }) => Some(told(Some(misread))),
                _ => None,
            },
        }
    })
}

/// The first value that a row puts where its hole does not take it: in the phrase that a step says, or in those that
/// this one says.
pub fn of_row(project: &Project, means: &Means, values: &[(&str, &str)], lang: Lang) -> Option<Unfit> {
    if values.is_empty() {
        return None;
    }
    let first = means.phrases.first().map(|number| (*number, &means.holes));
    let inner = means.through.iter().map(|through| (through.phrase, &through.holes));
    first.into_iter().chain(inner).find_map(|(number, holes)| {
        let phrase = project.step_phrases.get(number).filter(|phrase| phrase.has_types())?;
        if !holes.iter().any(|(_, text)| text.contains('<')) {
            return None;
        }
        let filled: Vec<(String, String)> =
            holes.iter().map(|(name, text)| (name.clone(), fill(text, values))).collect();
        let figures = if phrase.lang == lang { Figures::In(lang) } else { Figures::Either };
        unfit(number, phrase, &filled, figures).filter(|_| filled != *holes)
    })
}

/// How it is told to a person.
pub fn message(project: &Project, unfit: &Unfit, lang: Lang) -> Message {
    let phrase = project.step_phrases.get(unfit.phrase);
    let shown = phrase.map_or("", StepPhrase::shown);
    let message = match &unfit.misread {
        Some(misread) => {
            let fault = values::why(&unfit.written, misread, unfit.holds == HoleType::Amount, lang);
            Message::new("step-phrase-misread").with("fault", fault)
        }
        None => Message::new("step-phrase-unfit").with("value", unfit.written.as_str()),
    };
    let message = message.with("hole", unfit.hole.as_str()).with("phrase", shown);
    message.with("type", unfit.holds.label(lang)).with("where", phrase.map(StepPhrase::at).unwrap_or_default())
}

/// Is a text of the type that a hole takes?
fn fits(hole: &Hole, text: &str) -> bool {
    static TYPES: OnceLock<Vec<(HoleType, Regex)>> = OnceLock::new();
    let types = TYPES.get_or_init(|| {
        let one = |holds: &HoleType| Some((*holds, Regex::new(&format!("^(?:{})$", pattern(*holds, true))).ok()?));
        HoleType::ALL.iter().filter_map(one).collect()
    });
    let normal = normal::step(text);
    types.iter().any(|(holds, regex)| *holds == hole.holds && regex.is_match(&normal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_its_hole_does_not_take_is_named_with_what_the_hole_takes() {
        let hole = |name: &str, holds| Hole { name: name.into(), holds, ..Hole::default() };
        let phrase = StepPhrase {
            phrases: vec!["« {nom} » doit {montant} à {qui}".into()],
            holes: vec![hole("nom", HoleType::Text), hole("montant", HoleType::Amount), hole("qui", HoleType::Text)],
            ..StepPhrase::default()
        };
        let of = |montant: &str, qui: &str| {
            let holes = [("nom", "A"), ("montant", montant), ("qui", qui)].map(|(n, t)| (n.to_owned(), t.to_owned()));
            let unfit = unfit(0, &phrase, &holes, Figures::In(Lang::Fr));
            unfit.map(|one| (one.hole, one.written, one.misread.is_some()))
        };
        assert_eq!(of("900,00 €", "« B »"), None);
        assert_eq!(of("<montant>", "${qui}"), None);
        assert_eq!(of("beaucoup", "« B »"), Some(("montant".into(), "beaucoup".into(), false)));
        assert_eq!(of("1,900 €", "« B »"), Some(("montant".into(), "1,900 €".into(), true)));
        assert_eq!(of("900,00 €", "Metz"), Some(("qui".into(), "Metz".into(), false)));
    }
}
