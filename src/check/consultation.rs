//! Can the offers be compared, by whom, on which demonstration, at which whole price? (family P, its text)
//!
//! All apply from the consultation on: before, there is nothing to send.

use rust_decimal::Decimal;

use super::answers::lacks;
use super::voices::Roster;
use super::{Findings, Subject};
use crate::model::{Artifact, Kind, fields};
use crate::text::node::Node;
use crate::text::number::{self, Figures};
use crate::text::similar::fold;
use crate::text::{Arg, Message};

fn consultation<'a>(subject: &Subject<'a>) -> Option<&'a Artifact> {
    subject.project.of_kind(Kind::Consultation).next()
}

/// No weight is larger: sums of such numbers can be written.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

fn number(node: &Node, field: &str) -> Option<Decimal> {
    let text = fields::text(node, field)?;
    let figures = text.trim().trim_end_matches('%').trim_end();
    number::exact(figures, Figures::Either, false).ok().filter(|number| number.abs() <= LARGEST)
}

/// P01: weights that do not make 100. Knockouts stand apart from scores and weigh nothing.
pub fn weights(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(consultation) = consultation(subject) else { return };
    let scored: Vec<&Node> = consultation
        .items("criteria")
        .iter()
        .filter(|criterion| fields::text(criterion, "mode").as_deref() != Some("knockout"))
        .collect();
    let Some(last) = scored.iter().rev().find(|criterion| criterion.get("weight").is_some()).or(scored.last()) else {
        return;
    };
    if scored.iter().any(|criterion| criterion.get("weight").is_some()) {
        // A sum of what can be read would be right by chance.
        let unread: Vec<&&Node> = scored.iter().filter(|criterion| number(criterion, "weight").is_none()).collect();
        for criterion in &unread {
            let name = fields::text(criterion, "title").or_else(|| fields::text(criterion, "id")).unwrap_or_default();
            let (place, message) = match criterion.get("weight").filter(|weight| !weight.is_null()) {
                Some(weight) => (
                    weight.place,
                    Message::new("P01-unreadable").with("weight", weight.text().unwrap_or_default().trim()),
                ),
                None => (fields::name_place(criterion), Message::new("P01-none")),
            };
            findings.tell(place, message.with("criterion", name));
        }
        if !unread.is_empty() {
            return;
        }
    }
    let total: Decimal = scored.iter().filter_map(|criterion| number(criterion, "weight")).sum();
    let hundred = Decimal::ONE_HUNDRED;
    if total == hundred {
        return;
    }
    let own = number(last, "weight").unwrap_or_default();
    let right = own + hundred - total;
    let place = last.get("weight").map_or(last.place, |weight| weight.place);
    let name = fields::text(last, "title").or_else(|| fields::text(last, "id")).unwrap_or_default();
    let message = if right > Decimal::ZERO { Message::new("P01") } else { Message::new("P01-over") };
    let figure = |number: Decimal| Arg::measure(&number.normalize().to_string(), None);
    findings.tell(place, message.with("total", figure(total)).with("criterion", name).with("right", figure(right)));
}

/// P08: a demonstration without use case, persona or data: each vendor will show what it shows best.
pub fn loose_demonstration(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(consultation) = consultation(subject) else { return };
    for demo in consultation.items("demo_scenarios") {
        let mut missing = Vec::new();
        if lacks(demo, "use_case") {
            missing.push(Message::new("P08-use-case"));
        }
        if lacks(demo, "persona") {
            missing.push(Message::new("P08-persona"));
        }
        if lacks(demo, "data") {
            missing.push(Message::new("P08-data"));
        }
        if !missing.is_empty() {
            let title = fields::text(demo, "title").or_else(|| demo.text().map(str::to_owned)).unwrap_or_default();
            let place = demo.get("title").map_or(demo.place, |title| title.place);
            findings.tell(place, Message::new("P08").with("demo", title).with("missing", Arg::List(missing)));
        }
    }
}

/// Words of a line of the price list, folded, with how the category is said.
type Category = (&'static [&'static str], fn() -> Message);

const LICENCES: &[&str] = &["licence", "license", "abonnement", "subscription", "saas", "souscription"];

const CATEGORIES: &[Category] = &[
    (LICENCES, || Message::new("P10-licence")),
    (
        &[
            "bac a sable",
            "sandbox",
            "preproduction",
            "pre-production",
            "environnement de test",
            "environnement de recette",
            "test environment",
        ],
        || Message::new("P10-sandbox"),
    ),
    (&["migration", "reprise", "data loading", "data take-on"], || Message::new("P10-migration")),
    (&["formation", "training", "transfert de competences"], || Message::new("P10-training")),
    (&["reversibilite", "reversibility", "restitution", "exit plan", "sortie de contrat"], || {
        Message::new("P10-reversibility")
    }),
];

/// P10: a price list without one of the lines that are always paid for in the end, or with licences of no years.
pub fn missing_prices(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(consultation) = consultation(subject) else { return };
    let lines = consultation.items("price_lines");
    if lines.is_empty() {
        findings.tell(consultation.head.place("price_lines"), Message::new("P10-none"));
        return;
    }
    let text = |line: &Node| fold(fields::text(line, "line").as_deref().or(line.text()).unwrap_or_default());
    let said: Vec<String> = lines.iter().map(text).collect();
    // « Plateforme d’information » trains nobody.
    let begins = |line: &str, at: usize| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    let speaks =
        |words: &[&str], line: &str| words.iter().any(|word| line.match_indices(word).any(|(at, _)| begins(line, at)));
    let missing: Vec<Message> = CATEGORIES
        .iter()
        .filter(|(words, _)| !said.iter().any(|line| speaks(words, line)))
        .map(|(_, message)| message())
        .collect();
    if !missing.is_empty() {
        findings
            .tell(consultation.head.key_place("price_lines"), Message::new("P10").with("missing", Arg::List(missing)));
    }
    let licences: Vec<&Node> = lines.iter().filter(|line| speaks(LICENCES, &text(line))).collect();
    if let Some(first) =
        licences.first().filter(|_| licences.iter().all(|line| fields::integer(line, "years").is_none()))
    {
        let place = first.get("line").map_or(first.place, |line| line.place);
        findings.tell(place, Message::new("P10-years"));
    }
}

/// P11: evaluators without anybody of the field: the tool is chosen by those who will not open it.
pub fn no_field_evaluator(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(consultation) = consultation(subject) else { return };
    let roster = Roster::of(subject.project);
    let from_the_field = |evaluator: &Node| {
        let who = fields::text(evaluator, "person").or_else(|| evaluator.text().map(str::to_owned)).unwrap_or_default();
        roster.profile(&who, fields::text(evaluator, "profile")).is_some_and(|profile| roster.is_field(&profile))
    };
    if consultation.items("evaluators").iter().any(from_the_field) {
        return;
    }
    if consultation.has("evaluators") {
        findings.tell(consultation.head.key_place("evaluators"), Message::new("P11"));
    } else {
        findings.tell(consultation.head.place("evaluators"), Message::new("P11-nobody"));
    }
}
