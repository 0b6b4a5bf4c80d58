//! Can a figure be what it is said to be, and do an objective, its indicator and its colours say the same? (O01, O05, R14, their
//! figures)

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::{Findings, Subject, about};
use crate::model::objective::ObjectiveStatus;
use crate::model::{Artifact, Head, Kind};
use crate::text::similar::{fold, plain};
use crate::text::words::{Forms, PerLang};
use crate::text::{Arg, Lang, Level, Message, amount};

/// The words of one language (`templates/words/*/measures.txt`).
struct Lists {
    share: Forms,
    unbounded: Forms,
    limit: Forms,
}

static LISTS: LazyLock<PerLang<Lists>> = LazyLock::new(|| {
    PerLang::of(|lang| {
        let of = |section: &str| Forms::of(lang, "measures", section);
        Lists { share: of("share"), unbounded: of("unbounded"), limit: of("limit") }
    })
});

/// Is it a part of a whole, of which no more than all can be counted? Growth and margins on cost may be more.
pub fn is_share(measure: &str, lang: Lang) -> bool {
    let lists = LISTS.get(lang);
    lists.share.are_in(measure) && !lists.unbounded.are_in(measure)
}

/// The first number of a text: « moins de 75 % » holds 75.
fn number(text: &str, lang: Lang) -> Option<Decimal> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let minus = text[..at].trim_end().ends_with(['-', '−']);
    let number = amount::figure(&text[at..], lang)?;
    Some(if minus { -number } else { number })
}

fn value(artifact: &Head, field: &str, lang: Lang) -> Option<Decimal> {
    number(artifact.node.get(field)?.text()?, lang)
}

/// O01: a share of more than all, or of less than nothing, to be reached by an objective or an indicator.
pub fn impossible_shares(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let lang = project.manifest.lang;
    let objectives = project.objectives.iter().filter(|objective| objective.status != ObjectiveStatus::Dropped);
    let objectives =
        objectives.map(|objective| (&objective.head, objective.kpi.as_deref().unwrap_or(&objective.head.title)));
    let kpis = kpis(subject).map(|kpi| (&kpi.head, kpi.head.title.as_str()));
    for (head, _) in objectives.chain(kpis).filter(|(_, measure)| is_share(measure, lang)) {
        let percent = head.node.get("unit").and_then(|unit| unit.text()).is_some_and(|unit| unit.trim() == "%");
        for field in ["baseline", "target"] {
            let Some(text) = head.node.get(field).and_then(|value| value.text()) else { continue };
            let Some(number) = number(text, lang).filter(|_| percent || text.trim_end().ends_with('%')) else {
                continue;
            };
            if number > Decimal::ONE_HUNDRED || number < Decimal::ZERO {
                let said = Arg::measure(text.trim().trim_end_matches('%').trim_end(), Some("%"));
                // Some rates go beyond the whole, and their names do not always say so.
                let message = about(Message::new("O01-share"), head).with("value", said);
                findings.tell(head.place(field), message).level = Level::Warning;
            }
        }
    }
}

fn kpis<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Artifact> + use<'a> {
    subject.project.of_kind(Kind::Kpi).filter(|kpi| kpi.status != "obsolete")
}

/// R14: an indicator that aims at another value than the objective of which it is the measure. It is its measure where
/// its name says so, and says nothing more: « par agence », « palier de juin » are other measures.
pub fn two_targets(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let lang = project.manifest.lang;
    for kpi in kpis(subject) {
        for link in kpi.links("objectives") {
            let Some(objective) = project.objectives.iter().find(|objective| objective.head.id() == link.to) else {
                continue;
            };
            let unit = |head: &Head| head.node.get("unit").and_then(|unit| unit.text()).map(fold);
            let both = |field: &str| Some((value(&kpi.head, field, lang)?, value(&objective.head, field, lang)?));
            let Some((own, theirs)) = both("target") else { continue };
            let same_unit = unit(&kpi.head).is_some() && unit(&kpi.head) == unit(&objective.head);
            let measure = objective.kpi.as_deref().unwrap_or(&objective.head.title);
            let measures = format!("{measure} {}", objective.head.title);
            if own == theirs || !same_unit || !is_named_so(&kpi.head.title, measure, &measures) {
                continue;
            }
            let said = |head: &Head| {
                let text =
                    |field: &str| head.node.get(field).and_then(|value| value.text()).unwrap_or_default().to_owned();
                Arg::measure(text("target").trim_end_matches('%').trim_end(), Some(&text("unit")))
            };
            let message = about(Message::new("R14-target"), &kpi.head).with("other", objective.head.name());
            let message = message.with("own", said(&kpi.head)).with("theirs", said(&objective.head));
            let told = findings.tell(kpi.head.place("target"), message);
            told.related.push(objective.head.place("target"));
            told.level = Level::Warning;
        }
    }
}

/// Do most telling words of the shorter of two names stand in the other, and has the first one no word that is nowhere in
/// all that is said of the second?
fn is_named_so(one: &str, other: &str, all: &str) -> bool {
    let words =
        |text: &str| plain(text).split(' ').filter(|word| word.len() > 3).map(str::to_owned).collect::<Vec<_>>();
    let (one, other, all) = (words(one), words(other), words(all));
    let common = one.iter().filter(|word| other.contains(word)).count();
    let fewest = one.len().min(other.len());
    fewest >= 2 && common * 3 >= fewest * 2 && one.iter().all(|word| all.contains(word))
}

/// What stands around the figures of a value, without the words of a limit: « ≤ 24 h » is in `h`, « 9 devis sur 10 » in
/// `devis sur`.
fn around(text: &str, lang: Lang) -> String {
    let folded = fold(text).replace(|c: char| c.is_ascii_digit() || ",.≤≥<>=~+-−".contains(c), " ");
    let words = folded.split_whitespace().filter(|word| !LISTS.get(lang).limit.has(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Can two values of an indicator be compared, as they are written? In one unit, its own where one of them bears none.
fn is_alike(one: &str, other: &str, unit: Option<&str>, lang: Lang) -> bool {
    let own = unit.map(|unit| around(unit, lang)).unwrap_or_default();
    let said = |text: &str| Some(around(text, lang)).filter(|unit| !unit.is_empty()).unwrap_or_else(|| own.clone());
    said(one) == said(other)
}

/// O05: an indicator whose colours, or whose target, go against the direction in which it is good: its red is lit by
/// success, and nobody acts.
pub fn turned_round(subject: &Subject<'_>, findings: &mut Findings) {
    let lang = subject.project.manifest.lang;
    for kpi in kpis(subject) {
        let up = match kpi.text("direction").as_deref() {
            Some("up") => true,
            Some("down") => false,
            _ => continue,
        };
        let node = &kpi.head.node;
        let threshold = |colour: &str| {
            let value = node.get("thresholds")?.get(colour)?;
            Some((number(value.text()?, lang)?, value))
        };
        let message = |id: &'static str, value: &str| {
            let way = Message::new(if up { "O05-up" } else { "O05-down" });
            about(Message::new(id), &kpi.head).with("way", way).with("value", value)
        };
        let worse = |one: Decimal, other: Decimal| if up { one < other } else { one > other };
        let unit = node.get("unit").and_then(|unit| unit.text());
        let said = |field: &str| node.get(field).and_then(|value| value.text()).unwrap_or_default();
        let (green, red) = (threshold("green"), threshold("red"));
        if let (Some((best, of_best)), Some((worst, value))) = (green, red)
            && worse(best, worst)
            && is_alike(of_best.text().unwrap_or_default(), value.text().unwrap_or_default(), unit, lang)
        {
            findings.tell(value.place, message("O05-colours", value.text().unwrap_or_default().trim()));
            continue;
        }
        let target = value(&kpi.head, "target", lang);
        // A level that is to be held may lie a little under the one of today.
        let held = |one: Decimal, other: Decimal| (one - other).abs() * Decimal::ONE_HUNDRED <= other.abs();
        if let (Some(baseline), Some(target)) = (value(&kpi.head, "baseline", lang), target)
            && worse(target, baseline)
            && !held(target, baseline)
            && is_alike(said("baseline"), said("target"), unit, lang)
        {
            findings.tell(kpi.head.place("target"), message("O05-target", said("target").trim()));
            continue;
        }
        if let (Some((worst, value)), Some(target)) = (red, target)
            && worse(target, worst)
            && is_alike(value.text().unwrap_or_default(), said("target"), unit, lang)
        {
            findings.tell(value.place, message("O05-red", value.text().unwrap_or_default().trim()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_from_what_may_exceed_the_whole() {
        for share in ["Taux de transformation des devis", "Part des devis relancés", "Disponibilité du CRM"] {
            assert!(is_share(share, Lang::Fr), "{share}");
        }
        assert!(is_share("Share of quotes", Lang::En) && !is_share("Spare part weight", Lang::En));
        for other in [
            "Taux d’occupation des agendas",
            "Taux de croissance",
            "Taux de marge",
            "Taux de réalisation du plan",
            "Partenaires actifs visités",
            "Délai",
        ] {
            assert!(!is_share(other, Lang::Fr), "{other}");
        }
    }

    #[test]
    fn values_of_one_unit_alone_are_compared() {
        assert!(is_alike("≤ 24 h", "moins de 48 h", None, Lang::Fr) && is_alike("60", "80 %", Some("%"), Lang::Fr));
        for (one, other) in [
            ("8 h", "1 jour"),
            ("45", "1 h 15"),
            ("non mesurée en 2025", "80"),
            ("9 devis sur 10", "60 %"),
            ("40 par mois", "240 par an"),
        ] {
            assert!(!is_alike(one, other, None, Lang::Fr), "{one}, {other}");
        }
        assert_eq!(number("moins de 75 %", Lang::Fr), Some(Decimal::from(75)));
        assert_eq!(number("-3", Lang::Fr), Some(Decimal::from(-3)));
        assert_eq!(number("à définir", Lang::Fr), None);
    }
}
