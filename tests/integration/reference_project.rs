//! Does the reference project hold what a demanding client would look for in it?

use std::path::Path;
use std::sync::{Arc, LazyLock};

use ouvrage::check::Gate;
use ouvrage::model::requirement::RequirementType;
use ouvrage::model::use_case::{Cycle, Family};
use ouvrage::model::{Case, Kind, Project as Model};
use ouvrage::text::Lang;
use ouvrage::text::node::Node;
use ouvrage::workspace::snapshot::Snapshot;
use regex::Regex;
use rust_decimal::Decimal;

use crate::project::Project;
use crate::support::demo;

static REFERENCE: LazyLock<Arc<Snapshot>> =
    LazyLock::new(|| Snapshot::read(Path::new(env!("CARGO_MANIFEST_DIR")), None));

fn model() -> &'static Model {
    &REFERENCE.project
}

/// What a sales CRM configures, hence what is tested: each stands somewhere in the project.
const BRICKS: &[&str] = &[
    // Accounts and access by service, entity, region, salesperson; languages; currencies.
    "access",
    "entities",
    "languages",
    "currencies",
    // Contacts.
    "contacts",
    "contacts-custom-fields",
    "contact-roles",
    "account-groups",
    "account-hierarchy",
    "deduplication",
    "automatic-assignment",
    "social-web-data",
    "web-forms",
    "mass-import",
    // Leads, opportunities, sales.
    "leads",
    "opportunities",
    "pipeline-per-customer-type",
    "scoring",
    "quotes",
    "orders",
    // Interactions.
    "interaction-history",
    "mail-sync",
    "mail-templates",
    "mail-tracking",
    "calendar",
    "tasks",
    // Marketing.
    "marketing-templates",
    "marketing-automation",
    // Steering.
    "goals",
    "dimensions-kpis",
    "wireframes",
    "dashboards",
    // Also.
    "documents",
    "geo-tours",
    "deliveries",
    "deposits",
    "multi-currency-invoices",
    "instalments",
    "discounts",
    "dunning",
    "customer-service",
    "nps",
];

#[test]
fn it_is_as_large_as_a_real_one() {
    let model = model();
    let at_least = |what: &str, found: usize, least: usize| assert!(found >= least, "{found} {what}, {least} expected");
    at_least("workshops", model.workshops.len(), 12);
    at_least("objectives", model.objectives.len(), 6);
    at_least("needs", model.needs.len(), 36);
    at_least("use cases", model.use_cases.len(), 45);
    at_least("requirements", model.requirements.len(), 120);
    at_least("lots", model.lots.len(), 4);
    at_least("terms", model.glossary.len(), 40);
    at_least("books", model.recipe_books.len(), 4);
    let other = |one: &&ouvrage::model::requirement::Requirement| one.requirement_type != RequirementType::Functional;
    at_least("not functional of three", 3 * model.requirements.iter().filter(other).count(), model.requirements.len());
}

#[test]
fn it_uses_every_collection() {
    let model = model();
    let at_least = |kind: Kind, least: usize| {
        let found = model.of_kind(kind).count();
        assert!(found >= least, "{found} {}, {least} expected", kind.collection());
    };
    at_least(Kind::Journey, 3);
    at_least(Kind::Pipeline, 3);
    at_least(Kind::Process, 10);
    at_least(Kind::AccessRight, 60);
    at_least(Kind::Application, 12);
    at_least(Kind::ArchitectureOption, 3);
    at_least(Kind::Flow, 16);
    at_least(Kind::DataEntity, 15);
    at_least(Kind::Source, 60);
    at_least(Kind::Migration, 15);
    at_least(Kind::Kpi, 12);
    at_least(Kind::Dashboard, 4);
    at_least(Kind::ChangeAction, 20);
    at_least(Kind::Adoption, 8);
    at_least(Kind::ChangeRequest, 4);
    at_least(Kind::Campaign, 3);
    for kind in [Kind::Context, Kind::Organisation, Kind::Consultation] {
        at_least(kind, 1);
    }
    let organisation = model.of_kind(Kind::Organisation).next().expect("an organisation");
    for (part, least) in [("raci", 25), ("planning", 40), ("risks", 8), ("committees", 4), ("resources", 8)] {
        let found = organisation.items(part).len();
        assert!(found >= least, "{found} {part}, {least} expected");
    }
}

/// The sum of quantity × unit price × years over the budget lines that are kept.
fn budget(keep: impl Fn(&Node) -> bool) -> Decimal {
    let organisation = model().of_kind(Kind::Organisation).next().expect("an organisation");
    let number = |line: &Node, field: &str| line.get(field).and_then(Node::text)?.parse::<Decimal>().ok();
    let amount = |line: &Node| {
        let years = number(line, "years").unwrap_or(Decimal::ONE);
        number(line, "quantity").expect("a quantity") * number(line, "unit_price").expect("a price") * years
    };
    organisation.items("budget").iter().filter(|line| keep(line)).map(amount).sum()
}

#[test]
fn its_figures_add_up() {
    let says = |line: &Node, field: &str, word: &str| line.get(field).and_then(Node::text) == Some(word);
    for lot in &model().lots {
        let id = lot.head.id();
        let planned: Decimal = lot.budget.as_deref().expect("a budget").parse().expect("a number");
        let lines = budget(|line| says(line, "kind", "one_off") && says(line, "lot", id.as_str()));
        assert_eq!(lines, planned, "{id}");
        let of_lot = |one: &&ouvrage::model::use_case::UseCase| one.lot.as_ref().is_some_and(|link| link.to == id);
        let effort = |one: &ouvrage::model::use_case::UseCase| {
            one.head.node.get("effort").and_then(Node::text).and_then(|days| days.parse::<u32>().ok())
        };
        let days: u32 = model().use_cases.iter().filter(of_lot).filter_map(effort).sum();
        assert_eq!(Some(days), lot.effort_days, "{id}");
    }
    let context = model().of_kind(Kind::Context).next().expect("a context");
    let headcount = |profiles: &[&str]| -> u32 {
        let teams = context.items("teams").iter().filter(|team| profiles.iter().any(|one| says(team, "profile", one)));
        teams.filter_map(|team| team.get("headcount").and_then(Node::text)?.parse::<u32>().ok()).sum()
    };
    let profiles = ["itinérant", "sédentaire", "responsable grands comptes", "chef des ventes"];
    assert_eq!(profiles.map(|one| headcount(&[one])), [118, 44, 12, 6]);
    assert_eq!(headcount(&profiles), 180);
    let weights = model().parts.iter().filter(|part| part.kind == Kind::Criterion);
    let weight = |part: &ouvrage::model::artifact::Part| {
        part.head.node.get("weight").and_then(Node::text).and_then(|text| text.parse::<u32>().ok())
    };
    assert_eq!(weights.filter_map(weight).sum::<u32>(), 100, "weights of the criteria");
}

#[test]
fn its_lots_and_priorities_are_balanced() {
    let asked: Vec<_> = model().requirements.iter().filter(|one| !one.is_dropped()).collect();
    let share = |what: &dyn Fn(&ouvrage::model::requirement::Requirement) -> bool| {
        100 * asked.iter().filter(|one| what(one)).count() / asked.len()
    };
    let first = share(&|one| one.priority.as_ref().is_some_and(|priority| priority.rank == 1));
    let generic = share(&|one| one.specificity == Some(ouvrage::model::need::Specificity::Generic));
    let lot = share(&|one| one.lot.as_ref().is_some_and(|lot| lot.to.as_str() == "LOT-1"));
    assert!(first < 60 && generic < 40 && lot < 50, "rank 1 {first} %, generic {generic} %, first lot {lot} %");
    assert!(model().lots.iter().all(|lot| !lot.excluded.is_empty()), "each lot leaves something out");
    let planned = |one: &&ouvrage::model::requirement::Requirement| one.lot.is_none();
    assert_eq!(asked.iter().copied().filter(planned).count(), 0, "each has its lot");
}

#[test]
fn its_use_cases_are_of_both_families_and_all_four_stages() {
    for family in Family::ALL {
        assert!(model().use_cases.iter().any(|one| one.family == *family), "{family:?}");
    }
    for cycle in Cycle::ALL {
        let of = model().use_cases.iter().filter(|one| one.cycle == Some(*cycle)).count();
        assert!(of >= 2, "{of} {cycle:?}");
    }
}

#[test]
fn its_two_books_hold_thirty_cases_and_six_are_for_people() {
    let model = model();
    let in_book = |case: &&Case| !case.books.is_empty();
    let (manual, automated): (Vec<&Case>, Vec<&Case>) =
        model.cases.iter().filter(in_book).partition(|case| case.manual);
    assert!(automated.len() >= 24 && manual.len() >= 6, "{} automated, {} manual", automated.len(), manual.len());
    for book in &model.recipe_books {
        let id = book.head.id();
        let held = model.cases.iter().filter(|case| case.books.iter().any(|link| link.to == id)).count();
        assert!(held >= 4, "{id}: {held}");
    }
    let english = |feature: &&ouvrage::model::feature::Feature| feature.lang == Lang::En;
    assert_eq!(model.features.iter().filter(english).count(), 1, "one feature is in English");
    assert!(automated.iter().all(|case| case.approved && !case.requirements.is_empty()), "each proves a requirement");
}

#[test]
fn it_is_clean_at_every_gate() {
    let project = Project::reference();
    for gate in Gate::KEYS {
        let (code, found) = project.check(&["--gate", gate]);
        let bad: Vec<_> = found.iter().filter(|one| one["level"] != "info").collect();
        assert!(code == 0 && bad.is_empty(), "{gate}: {bad:#?}");
    }
}

#[test]
fn every_configuration_brick_is_tagged_somewhere() {
    let texts = texts();
    let tagged = |brick: &&&str| {
        let tag = Regex::new(&format!(r"brick:{brick}([^a-z-]|$)")).expect("a pattern");
        texts.iter().any(|(_, text)| tag.is_match(text))
    };
    let uncovered: Vec<_> = BRICKS.iter().filter(|brick| !tagged(brick)).collect();
    assert!(uncovered.is_empty(), "bricks that nothing covers: {uncovered:?}");
}

/// All texts of the project, by path.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found =
        vec![("ouvrage.yaml".to_owned(), std::fs::read_to_string(root.join("ouvrage.yaml")).expect("text"))];
    let mut folders = vec![root.join("specs"), root.join("features")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.display().to_string(), std::fs::read_to_string(&path).expect("text")));
            }
        }
    }
    assert!(found.len() > 20);
    found
}

/// Digits in a row, spaces, dots and no-break spaces between them left out.
static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\+?\d(?:[ .\u{a0}\u{202f}-]?\d)*").expect("a pattern"));
static MAIL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+").expect("a pattern"));

/// The numbers that are kept for fiction.
const FICTION: [&str; 6] = ["019900", "026191", "035301", "046571", "053649", "063998"];

/// What in a text could be somebody's.
fn real_looking(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    found
        .extend(MAIL.find_iter(text).map(|mail| mail.as_str()).filter(|m| !m.ends_with(".example")).map(str::to_owned));
    for run in DIGITS.find_iter(text) {
        let digits: String = run.as_str().chars().filter(char::is_ascii_digit).collect();
        let phone =
            digits.len() == 10 && digits.starts_with('0') && !FICTION.iter().any(|range| digits.starts_with(range));
        let siret = digits.len() == 14 && !(digits.starts_with("000") && luhn(&digits));
        // Dates and figures are no numbers of anybody; a country's prefix is.
        if phone || siret || run.as_str().starts_with("+33") {
            found.push(run.as_str().to_owned());
        }
    }
    found
}

fn luhn(digits: &str) -> bool {
    let doubled = |(place, digit): (usize, u32)| match digit * (1 + place as u32 % 2) {
        high @ 10.. => high - 9,
        low => low,
    };
    digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate().map(doubled).sum::<u32>() % 10 == 0
}

#[test]
fn the_search_for_personal_data_finds_what_it_should() {
    let expected = ["a.b@orne.fr", "03 87 12 34 56", "00041276700015", "73282932000074", "+33 6 12"];
    for one in expected {
        assert!(!real_looking(one).is_empty(), "{one}");
    }
    for fine in ["a@orne.example", "04 65 71 12 40", "06 39 98 14 07", "00041276700014", "12 000,00 €", "2026-03-12"]
    {
        assert_eq!(real_looking(fine), Vec::<String>::new());
    }
}

#[test]
fn nobody_real_is_in_it() {
    let found: Vec<_> = texts().into_iter().map(|(path, text)| (path, real_looking(&text))).collect();
    let found: Vec<_> = found.into_iter().filter(|(_, found)| !found.is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn nobody_real_is_in_the_demo_crm() {
    let demo = demo::sound().await;
    for entity in demo.target.entities.keys() {
        let records = demo.search("administrateur", entity, &[]).await.expect("a search");
        for record in records {
            for value in record.values.values() {
                let text = match value {
                    ouvrage::crm::Value::Text(text) => text.clone(),
                    _ => continue,
                };
                assert_eq!(real_looking(&text), Vec::<String>::new(), "{entity} {}", record.id);
            }
        }
    }
}
