//! R14: do two criteria give one measure two thresholds?

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::duplicate::related;
use super::figure::{self, Bound, Figure, Unit};
use super::lexicon::Role;
use super::reading::Piece;
use super::sense::Sense;
use super::sentence::{Sentence, mark};
use super::{Told, lang_of};
use crate::model::Project;
use crate::model::requirement::{Criterion, Requirement};
use crate::text::node::Node;
use crate::text::{Diagnostic, Lang, Place};

/// How many earlier criteria of one measure are compared with each.
const COMPARED: usize = 50;

/// A criterion with a figure.
#[derive(Debug)]
pub(super) struct Measured {
    requirement: Arc<Requirement>,
    threshold: String,
    figure: Figure,
    base: Option<Sense>,
    window: Option<Sense>,
    place: Place,
    /// Where the requirement's statement stands.
    statement: Place,
}

/// R14, on criteria; gives the pairs of statements that it told, the earlier first.
pub fn thresholds(pieces: &[Arc<Piece>], told: &mut Told<'_>) -> Vec<(Place, Place)> {
    let mut measures: FxHashMap<&[u64], Vec<&Measured>> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (measure, one) in pieces.iter().flat_map(|piece| &piece.measured) {
        let known = measures.entry(measure).or_default();
        if let Some(other) = known.iter().rev().take(COMPARED).find(|other| contradicts(one, other)) {
            let finding = Diagnostic::error("R14", "R14", one.place)
                .with("own", &*one.threshold)
                .with("theirs", &*other.threshold)
                .with("other", other.requirement.head.name());
            told.found.push(finding.beside(other.place));
            pairs.push((other.statement, one.statement));
        }
        known.push(one);
    }
    pairs
}

/// The criteria of a requirement that have a figure, by the stems of what they measure.
pub(super) fn criteria(project: &Project, requirement: &Arc<Requirement>) -> Vec<(Vec<u64>, Measured)> {
    let lang = lang_of(project, &requirement.head);
    let items = requirement.head.node.get("criteria").map(Node::items).unwrap_or_default();
    let one = |(criterion, node): (&Criterion, &Node)| {
        let measure = Sense::of_text(&criterion.measure, lang).stems;
        let one = measured(requirement, criterion, node, lang)?;
        (!measure.is_empty()).then_some((measure, one))
    };
    requirement.criteria.iter().zip(items).filter_map(one).collect()
}

fn measured(requirement: &Arc<Requirement>, criterion: &Criterion, node: &Node, lang: Lang) -> Option<Measured> {
    let threshold = criterion.threshold.as_deref()?;
    let sense = |text: &Option<String>| text.as_deref().map(|text| Sense::of_text(text, lang));
    Some(Measured {
        requirement: Arc::clone(requirement),
        threshold: threshold.to_owned(),
        figure: figure::read(threshold, lang)?,
        base: sense(&criterion.base),
        window: sense(&criterion.window),
        place: node.get("threshold").map_or(node.place, |value| value.place),
        statement: super::statement_place(&requirement.head),
    })
}

fn contradicts(one: &Measured, other: &Measured) -> bool {
    if Arc::ptr_eq(&one.requirement, &other.requirement) || related(&one.requirement, &other.requirement) {
        return false;
    }
    let lots = (&one.requirement.lot, &other.requirement.lot);
    if let (Some(a), Some(b)) = lots
        && a.to != b.to
    {
        return false;
    }
    let same = |a: &Option<Sense>, b: &Option<Sense>| a.is_none() || b.is_none() || a == b;
    let (a, b) = (&one.figure, &other.figure);
    let comparable = a.unit == b.unit || a.unit == Unit::None || b.unit == Unit::None;
    // A temperature has its least and its most.
    let sides = figure::excludes((a, a.bound), (b, b.bound));
    let shares = a.share.is_none() || b.share.is_none() || a.share == b.share;
    a.value != b.value
        && comparable
        && sides
        && shares
        && same(&one.base, &other.base)
        && same(&one.window, &other.window)
}

/// A figure of a statement.
struct Written<'a> {
    /// The figure with the word after it.
    words: &'a str,
    figure: Option<Figure>,
    /// After a word that makes it a threshold (« moins de »), or before a unit of time or a share, which makes it one
    /// too: « vingt jours après l’échéance ».
    is_threshold: bool,
    /// The least or the most, where the words around say so.
    bound: Option<Bound>,
    /// One of several steps: « un rappel 30 jours avant la visite », « à partir de 3 doublons ».
    is_step: bool,
}

/// Do two statements count otherwise: as many figures and not the same ones, or the other side of one (« au moins 3 », « au plus
/// 3 »); a figure where the other says « un » of the same; « la moitié » and « le tiers »; « la salle A » and « la salle B »? They
/// may contradict each other, and neither is to be removed.
pub fn figures_differ(one: &Sentence<'_>, other: &Sentence<'_>) -> bool {
    let (mine, theirs) = (in_order(one), in_order(other));
    let apart = |(a, b): (&Written<'_>, &Written<'_>)| {
        differ(a, b) || matches!((a.bound, b.bound), (Some(one), Some(other)) if one != other)
    };
    let (letters, others) = (figure::letters(one), figure::letters(other));
    mine.len() == theirs.len() && mine.iter().zip(&theirs).any(apart)
        || mine.len() > theirs.len() && figure::says_one_of(other, one)
        || mine.len() < theirs.len() && figure::says_one_of(one, other)
        || figure::counts(one) != figure::counts(other)
        || (letters != others && !letters.is_empty() && !others.is_empty())
}

/// « 95 % des appels en moins de 2 heures » holds the figures of « sous 2 heures, 95 % des appels » in another order.
fn in_order<'a>(sentence: &Sentence<'a>) -> Vec<Written<'a>> {
    let mut written = written(sentence);
    written.sort_by(|a, b| a.figure.as_ref().map(Figure::rank).cmp(&b.figure.as_ref().map(Figure::rank)));
    written
}

fn differ(one: &Written<'_>, other: &Written<'_>) -> bool {
    match (&one.figure, &other.figure) {
        (Some(a), Some(b)) => a.value != b.value || a.unit != b.unit,
        _ => one.words != other.words,
    }
}

/// The thresholds of two statements that say the same but for one figure: « sous 2 heures pour 95 % des appels » and
/// « sous 4 heures pour 95 % des appels ». What differs in more of them are cases of their own.
pub fn one_figure_apart(one: &Sentence<'_>, other: &Sentence<'_>) -> Option<(String, String)> {
    let (mine, theirs) = (in_order(one), in_order(other));
    let mut apart = mine.iter().zip(&theirs).filter(|(a, b)| differ(a, b));
    let (a, b) = apart.next().filter(|_| mine.len() == theirs.len())?;
    if apart.next().is_some() || !a.is_threshold || !b.is_threshold || (a.is_step && b.is_step) {
        return None;
    }
    let (first, second) = (a.figure.as_ref()?, b.figure.as_ref()?);
    // At least twelve characters and at most sixty-four are one rule.
    let sides = figure::excludes((first, a.bound), (second, b.bound));
    let same_unit = first.unit == second.unit;
    (same_unit && sides).then(|| (a.words.to_owned(), b.words.to_owned()))
}

fn written<'a>(sentence: &Sentence<'a>) -> Vec<Written<'a>> {
    let is_figure = |i: &usize| figure::number(sentence, *i).is_some() || figure::is_length(sentence, *i);
    let figures = (0..sentence.words.len()).filter(is_figure);
    let sends = (0..sentence.words.len()).any(|i| figure::is_sending(sentence, i));
    let messages = sends && (0..sentence.words.len()).any(|i| is_one_of_several(sentence, i));
    let read = |at: usize| {
        // « 5 jours ouvrés », "5 business days": working time is a unit of its own.
        let working = sentence.is(at + 1, Role::Working) || sentence.is(at + 2, Role::Working);
        let last = figure::halved(sentence, at).unwrap_or(at + 2 + usize::from(working)).min(sentence.words.len());
        let words = sentence.text.get(sentence.bytes(at, last)).unwrap_or_default();
        // A noun right before a figure is named by it: « le lot 2 », « la version 3 ».
        let compares = at.checked_sub(1).is_some_and(|before| sentence.is(before, Role::Comparator));
        let units = (at + 1..last).any(|i| sentence.is(i, Role::Unit));
        let measures = working || units || sentence.has(at + 1, mark::SYMBOL);
        let is_threshold = (compares || measures) && !sentence.has(at, mark::QUOTED);
        let bound = figure::bound(sentence, at);
        let timed = bound.is_none() && messages && figure::is_side(sentence, last);
        let figure = figure::read(words, sentence.lang);
        // « À partir de 3 doublons » is a step, « à partir de 3 ans » the time itself.
        let is_time = figure.as_ref().is_some_and(|figure| figure.unit == Unit::Time);
        let is_step = timed || (!is_time && figure::is_start(sentence, at));
        Written { words, figure, is_threshold, bound, is_step }
    };
    figures.map(read).collect()
}

/// « un rappel », “a reminder”: there may be another one, where « le rappel » is the only one.
fn is_one_of_several(sentence: &Sentence<'_>, i: usize) -> bool {
    figure::is_article(sentence, i) && figure::is_message(sentence, i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_otherwise_repeats_nothing() {
        let differ = |lang: Lang, one: &str, other: &str| {
            let (one, other) = (Sentence::read(one, lang), Sentence::read(other, lang));
            figures_differ(&one, &other) && figures_differ(&other, &one)
        };
        for (one, other) in [
            ("relancer l’adhérent une fois", "relancer l’adhérent trois fois"),
            ("réserver une seule séance par jour", "réserver deux séances par jour"),
            ("Le rapport doit être signé par un seul expert", "Le rapport doit être signé par deux experts"),
            ("plafonner à un million d’euros", "plafonner à deux millions d’euros"),
            ("retenir la moitié du prix", "retenir le tiers du prix"),
            ("durer au moins trois heures", "durer au plus trois heures"),
            ("imprimer le planning de la salle A", "imprimer le planning de la salle B"),
            ("plafonner à 10.000 € par sinistre", "plafonner à 10 € par sinistre"),
        ] {
            assert!(differ(Lang::Fr, one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("book a court once a week", "book a court twice a week"),
            ("cap the payment at 10,000 euros", "cap the payment at 10 euros"),
            ("last at least three hours", "last at most three hours"),
            ("keep half of the fee", "keep a third of the fee"),
        ] {
            assert!(differ(Lang::En, one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("Le CRM doit envoyer un courriel sous 2 heures", "Sous deux heures, un courriel doit être envoyé"),
            ("Le CRM doit envoyer un courriel", "Le CRM doit envoyer un courriel 3 jours avant"),
            ("plafonner à 10.000 € par sinistre", "plafonner à 10 000 € par sinistre"),
            ("à un taux de 0.125", "à un taux de 0,125"),
        ] {
            assert!(!differ(Lang::Fr, one, other), "{one} / {other}");
        }
    }

    #[test]
    fn one_figure_of_several_may_differ_and_no_more() {
        let apart =
            |one: &str, other: &str| one_figure_apart(&Sentence::read(one, Lang::Fr), &Sentence::read(other, Lang::Fr));
        let told = |mine: &str, theirs: &str| Some((mine.to_owned(), theirs.to_owned()));
        let one = "Le support doit rappeler sous 2 heures 95 % des clients.";
        assert_eq!(apart(one, &one.replace("2 heures", "4 heures")), told("2 heures", "4 heures"));
        assert_eq!(apart(one, &one.replace('2', "deux")), None, "the same figure");
        assert_eq!(apart(one, &one.replace("2 heures 95", "4 heures 90")), None, "another case");
        assert_eq!(apart(one, &one.replace("2 heures", "2 jours ouvrés")), None, "another unit");
        for (one, other, figures) in [
            (
                "Le CRM doit envoyer au plus 6 relances par an au client.",
                "Le CRM ne doit pas envoyer plus de 4 relances par an au client.",
                told("4 relances", "6 relances"),
            ),
            (
                "Le support doit rappeler 95 % des clients en moins de 2 heures.",
                "Le support doit rappeler sous 4 heures 95 % des clients.",
                told("4 heures", "2 heures"),
            ),
            (
                "Le mot de passe doit avoir au moins 12 caractères.",
                "Le mot de passe doit avoir au plus 64 caractères.",
                None,
            ),
            (
                "Le mot de passe doit avoir 12 caractères minimum.",
                "Le mot de passe ne doit pas dépasser 64 caractères.",
                None,
            ),
            (
                "Le CRM doit garder un journal au moins 5 ans.",
                "Le CRM doit garder un journal au plus 3 ans.",
                told("3 ans", "5 ans"),
            ),
            (
                "Le CRM doit conserver les devis trois ans.",
                "Le CRM doit conserver les devis un an.",
                told("un an", "trois ans"),
            ),
            (
                "Le support doit rappeler le client en moins d’une heure et demie.",
                "Le support doit rappeler le client en moins d’une heure.",
                told("une heure", "une heure et demie"),
            ),
            (
                "Le CRM doit envoyer un rappel 30 jours avant la visite.",
                "Le CRM doit envoyer un rappel 7 jours avant la visite.",
                None,
            ),
            (
                "Le CRM doit envoyer la quittance 30 jours avant l’échéance.",
                "Le CRM doit envoyer la quittance 7 jours avant l’échéance.",
                told("7 jours", "30 jours"),
            ),
            (
                "Le CRM doit supprimer un message 30 jours après son envoi.",
                "Le CRM doit supprimer un message 90 jours après son envoi.",
                told("90 jours", "30 jours"),
            ),
            (
                "Le CRM doit purger les devis à partir de 3 ans.",
                "Le CRM doit purger les devis à partir de 5 ans.",
                told("5 ans", "3 ans"),
            ),
            (
                "Le CRM doit alerter le gestionnaire à partir de 3 doublons.",
                "Le CRM doit alerter le gestionnaire à partir de 10 doublons.",
                None,
            ),
            (
                "Le devis doit être valable au maximum 60 jours.",
                "Le devis doit être valable 30 jours au plus.",
                told("30 jours", "60 jours"),
            ),
        ] {
            assert_eq!(apart(other, one), figures, "{one} {other}");
        }
        assert_eq!(apart("Le lot 2 doit partir.", "Le lot 3 doit partir."), None, "a name");
        assert_eq!(apart(one, "Le support doit rappeler sous 4 heures."), None);
    }
}
