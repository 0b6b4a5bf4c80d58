//! Does the catalogue say everything in both languages, and nothing to those who must not read it?

use std::collections::BTreeSet;

use super::schedule::{WHOLE, days, schedule};
use super::*;
use crate::model::schema::{COLLECTIONS, Field, FieldType};
use crate::text::message;

fn reader(project: &Project, internal: bool) -> Reader<'_> {
    Reader { project, lang: Lang::Fr, internal }
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Word(text) | Value::Prose(text) => text.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_collection_that_is_no_link_of_the_chain_has_a_subject() {
    let chain = [
        Kind::Objective,
        Kind::Workshop,
        Kind::Need,
        Kind::UseCase,
        Kind::Requirement,
        Kind::Lot,
        Kind::RecipeBook,
        Kind::TestCase,
        Kind::Term,
        Kind::Target,
    ];
    let without: Vec<&str> = COLLECTIONS
        .iter()
        .filter(|one| !chain.contains(&one.kind) && Subject::of(one.kind).is_none())
        .map(|one| one.name)
        .collect();
    assert!(without.is_empty(), "{without:?}");
    for lang in Lang::ALL {
        for subject in SUBJECTS {
            for end in ["", "-intro"] {
                let id = format!("site-subject-{}{end}", subject.key);
                assert!(message::lookup(lang, &id, &[]).is_some(), "{id}");
            }
        }
    }
}

#[test]
fn every_word_inside_a_record_has_a_label_in_both_languages() {
    let mut missing = BTreeSet::new();
    let read = COLLECTIONS.iter().filter(|one| Subject::of(one.kind).is_some());
    for (kind, field) in read.flat_map(|one| one.fields.iter().map(|field| (one.kind, field))) {
        let inner: &[Field] = match field.field_type {
            FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => inner,
            _ => &[],
        };
        for field in inner {
            let FieldType::Choice(keys) = field.field_type else { continue };
            for (lang, key) in Lang::ALL.iter().flat_map(|lang| keys.iter().map(move |key| (lang, key))) {
                let id = format!("value-{}-{}-{key}", kind.collection(), field.name).replace('_', "-");
                if message::lookup(*lang, &id, &[]).is_none() {
                    missing.insert(id);
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_right_stands_where_its_role_and_its_object_meet() {
    let project = sample::project();
    let grid = access(&reader(&project, false)).expect("there are rights");
    assert_eq!(grid.columns, [Name::Link(Id::from("ENT-01"))]);
    let said = |row: usize| {
        let mark = &grid.rows[row].marks[0];
        (grid.rows[row].name.as_str(), mark.letters.as_str(), mark.under.as_str())
    };
    assert_eq!(said(0), ("itinérant", "C\u{a0}L", "sa région, sans encours"));
    assert_eq!(said(1), ("marketing", "—", ""));
}

#[test]
fn a_budget_adds_up_by_year_and_stays_in_the_team_unless_it_is_published() {
    let project = sample::project();
    let organisation = |project: &Project| project.of_kind(Kind::Organisation).next().cloned().expect("one");
    let team = reader(&project, true);
    let table = budget(&team, &organisation(&project)).expect("a budget");
    let last = table.rows.last().expect("a sum");
    assert!(last.total);
    let said: Vec<String> = last.cells.iter().rev().take(4).map(text).collect();
    let money = |text: &str| text.replace(' ', "\u{202f}").replace('_', "\u{a0}");
    assert_eq!(said, ["15 000_€", "2 400_€", "2 400_€", "10 200_€"].map(money));
    assert!(budget(&reader(&project, false), &organisation(&project)).is_none());
    let open = sample::project_of("budget_published: true", sample::ALL);
    assert!(budget(&reader(&open, false), &organisation(&open)).is_some());
}

#[test]
fn a_figure_that_cannot_be_an_amount_is_a_question_and_no_sum() {
    let huge = "79228162514264337593543950335";
    for (from, to) in [
        ("unit_price: 780", format!("unit_price: {huge}")),
        ("quantity: 10", format!("quantity: {huge}")),
        ("unit_price: 780", "unit_price: 999999999999999999".to_owned()),
        ("years: 3", "years: 9000000000000000000".to_owned()),
    ] {
        let project = sample::project_of(
            "",
            &sample::ALL.replace(from, &to).replace("unit_price: 480", "unit_price: 999999999999"),
        );
        let organisation = project.of_kind(Kind::Organisation).next().expect("one");
        let table = budget(&reader(&project, true), organisation).expect("a budget");
        let line = if from.starts_with("years") { "Licences" } else { "Configuration" };
        let row = table.rows.iter().find(|row| text(&row.cells[0]) == line).expect("its line");
        assert_eq!(row.cells.last().map(text).as_deref(), Some("?"), "{to}");
    }
}

#[test]
fn a_slip_in_a_year_draws_no_thousand_marks() {
    let project = sample::project_of("", &sample::ALL.replace("start: 2026-01-05", "start: 0026-01-05"));
    let all = schedule(&reader(&project, false), project.of_kind(Kind::Organisation).next()).expect("a planning");
    assert!((2..=60).contains(&all.ticks.len()), "{} marks", all.ticks.len());
    let project = sample::project_of("", &sample::ALL.replace("end: 2026-06-12", "end: 9999-12-31"));
    assert!(schedule(&reader(&project, false), project.of_kind(Kind::Organisation).next()).is_some());
}

#[test]
fn what_is_planned_stands_on_one_scale_with_the_milestones_of_lots() {
    let project = sample::project();
    let organisation = project.of_kind(Kind::Organisation).next();
    let all = schedule(&reader(&project, false), organisation).expect("a planning");
    let titles: Vec<&str> = all.lines.iter().map(|line| line.title.as_str()).collect();
    assert_eq!(titles, ["Cadrage", "Recette", "Ouverture"]);
    assert!(all.lines[2].moment && !all.lines[1].moment);
    assert!(all.lines.iter().all(|line| line.from + line.length <= WHOLE));
    assert_eq!(all.ticks.len(), 6, "January to June");
    assert_eq!(days(Lang::Fr, &all.lines[0]), "5\u{a0}janvier – 30\u{a0}janvier 2026");
    assert!(schedule(&reader(&project, false), None).is_none());
}

#[test]
fn a_raci_says_its_letters_by_person_and_its_people_by_letter() {
    let project = sample::project();
    let organisation = project.of_kind(Kind::Organisation).next().expect("one");
    let grid = raci(&reader(&project, false), organisation).expect("a grid");
    assert_eq!(grid.rows[0].marks.iter().map(|mark| mark.letters.as_str()).collect::<Vec<_>>(), ["R", "C"]);
    let table = activities(&reader(&project, false), organisation).expect("a table");
    assert_eq!(table.columns.len(), 3, "activity, responsible, consulted");
    assert_eq!(table.rows[0].cells[1], Value::Lines(vec!["Mme\u{a0}Astier".to_owned()]));
}

#[test]
fn money_and_pain_are_told_to_the_team_only() {
    let project = sample::project();
    let all = |internal| {
        let reader = reader(&project, internal);
        let told = project.artifacts.iter().filter(|one| reader.shows(one.kind, &one.head));
        told.map(|one| format!("{:?}", reader.told(one))).collect::<String>()
    };
    for word in
        ["SECRET-irritant", "SECRET-évaluateur", "SECRET-candidat", "SECRET-offre", "186\u{202f}000", "987\u{202f}654"]
    {
        let escaped = format!("{word:?}");
        let word = escaped.trim_matches('"');
        assert!(all(true).contains(word), "the team does not read {word}");
        assert!(!all(false).contains(word), "others read {word}");
    }
}

#[test]
fn applications_turn_around_the_one_that_has_most_flows() {
    let apps = "applications: [{id: APP-01, title: ERP}, {id: APP-02, title: CRM}, {id: APP-03, title: Paie}]\n";
    let flow = |n: usize, from: &str, to: &str| format!("  - {{id: FLX-00{n}, title: Flux, from: {from}, to: {to}}}\n");
    let flows = |all: &[(&str, &str)]| {
        let lines: String = all.iter().zip(1..).map(|((from, to), n)| flow(n, from, to)).collect();
        sample::project_of("", &format!("{apps}flows:\n{lines}"))
    };
    let project = flows(&[("APP-01", "APP-02"), ("APP-02", "APP-01"), ("APP-02", "APP-03")]);
    let found = map(&reader(&project, false)).expect("a map");
    let spoke = |application: &str, all: &[(&str, bool)]| Spoke {
        application: application.into(),
        flows: all.iter().map(|(id, towards)| (Id::from(*id), *towards)).collect(),
    };
    assert_eq!(found.hub, Id::from("APP-02"));
    assert_eq!(found.sources, [spoke("APP-01", &[("FLX-001", true), ("FLX-002", false)])]);
    assert_eq!(found.consumers, [spoke("APP-03", &[("FLX-003", false)])]);
    assert!(map(&reader(&flows(&[("APP-01", "APP-02")]), false)).is_none(), "two applications are no map");
}
