//! S01: is a feature that every CRM has described at length?

use super::lexicon::{Group, Role};
use super::sentence::{Met, Sentence, mark};
use super::{Statement, Told};
use crate::model::need::Specificity;
use crate::model::requirement::Requirement;

/// Words from which a stock feature is described rather than named.
const AT_LENGTH: usize = 20;
/// Commas from which a description is a list of what the feature has.
const LIST: usize = 5;
/// Within how many words the feature is named that the statement asks for.
const NEAR_THE_VERB: usize = 16;

/// S01: a stock feature described at length, with nothing that is the project's own.
pub fn described(requirement: &Requirement, statement: &Statement<'_>, told: &mut Told<'_>) {
    if matches!(requirement.specificity, Some(Specificity::Specific | Specificity::Differentiating)) {
        return;
    }
    let sentence = &statement.sentence;
    // A figure, a quoted value or a condition is a rule of the project; what its author calls generic
    // has conditions of its own only by the way.
    let generic = requirement.specificity == Some(Specificity::Generic);
    let own = |i: usize| sentence.has(i, mark::QUOTED) || (!generic && sentence.is(i, Role::ConditionWord));
    if (0..sentence.words.len()).any(own) {
        return;
    }
    // What is named far from the verb is not what is asked for.
    let near = |met: &&Met| met.first < NEAR_THE_VERB && !is_where(sentence, met);
    let Some(met) = sentence.group(Group::Feature).find(near) else { return };
    let figures = (0..sentence.words.len()).filter(|i| is_figure(sentence, *i)).count();
    if figures > usize::from(is_listed(sentence, met)) {
        return;
    }
    let length = sentence.length();
    if length < AT_LENGTH {
        return;
    }
    let finding = told.words("S01", "S01", statement, sentence.bytes(met.first, met.last));
    *finding = finding.clone().with("count", length);
}

/// « afficher sur la fiche client les contrats en cours »: the record is where it is shown, not what is asked for.
fn is_where(sentence: &Sentence<'_>, met: &Met) -> bool {
    let record =
        sentence.folded(met.first) == "fiche" || matches!(sentence.folded(met.last - 1), "record" | "records" | "card");
    let before = (0..met.first).rev().find(|i| !sentence.is(*i, Role::Determiner));
    let places = ["sur", "dans", "depuis", "on", "in", "from", "into", "within"];
    record && before.is_some_and(|i| places.contains(&sentence.folded(i)))
}

/// A figure of the project: « deux adresses » is of the description, « sous deux jours » is a figure.
fn is_figure(sentence: &Sentence<'_>, i: usize) -> bool {
    let measures = || sentence.is(i + 1, Role::Unit) || sentence.has(i + 1, mark::SYMBOL);
    sentence.has(i, mark::NUMBER) || (sentence.is(i, Role::Number) && measures())
}

/// Does a long list of what the feature has follow it? One figure in there (« rappel 15 minutes avant ») does not make
/// it the project's own.
fn is_listed(sentence: &Sentence<'_>, met: &Met) -> bool {
    let comma = |i: &usize| sentence.has(*i, mark::COMMA);
    let before = (0..met.first).any(|i| comma(&i) || is_figure(sentence, i));
    !before && (met.last..sentence.words.len()).filter(comma).count() >= LIST
}
