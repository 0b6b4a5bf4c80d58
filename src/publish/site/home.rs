//! What must be seen first: what the project is, where its acceptance stands, what fails, what to read?

use serde::Serialize;

use super::chrome::Page;
use super::context::Site;
use super::run_case;
use super::status;
use super::view::{Bar, Cell, Chip, CountsView, Fact, Ref};
use crate::model::execution::Status;
use crate::model::manifest::Phase;
use crate::model::need::NeedStatus;
use crate::model::use_case::Family;
use crate::model::verdict::Verdict;
use crate::model::{Id, Kind};
use crate::text::{Level, format};

#[derive(Serialize)]
struct Link {
    label: String,
    href: String,
    count: String,
    detail: String,
}

#[derive(Serialize)]
struct Failure {
    case: Ref,
    row: String,
    href: String,
    chip: Chip,
    critical: bool,
    expected: String,
    actual: String,
    step: String,
    requirements: Vec<Ref>,
}

#[derive(Serialize)]
pub(super) struct LotBar {
    pub(super) lot: Ref,
    pub(super) bar: Bar,
    pub(super) sentence: String,
}

#[derive(Serialize)]
struct Acceptance {
    counts: CountsView,
    seen: String,
    critical: String,
    critical_done: bool,
    rates: Vec<Fact>,
    run: bool,
}

#[derive(Serialize)]
struct Document {
    title: String,
    href: String,
    detail: String,
}

#[derive(Serialize)]
struct Home {
    kicker: String,
    title: String,
    facts: Vec<Fact>,
    chain: Vec<Link>,
    acceptance: Option<Acceptance>,
    failures: Vec<Failure>,
    failures_more: usize,
    lots: Vec<LotBar>,
    verdicts: Bar,
    documents: Vec<Document>,
    next: Vec<Link>,
    findings: Vec<Chip>,
    empty: bool,
}

/// Failures told on the home page; the report has them all.
const FIRST_FAILURES: usize = 8;

/// The home page.
pub(super) fn page(site: &Site<'_>) -> Page {
    let manifest = &site.project.manifest;
    let failures = failures(site);
    let findings = site.input.diagnostics;
    let body = Home {
        kicker: [manifest.client.clone(), manifest.phase.label(site.lang)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        title: manifest.title.clone(),
        facts: facts(site),
        chain: if is_new(site) { Vec::new() } else { chain(site) },
        acceptance: acceptance(site),
        failures_more: failures.len().saturating_sub(FIRST_FAILURES),
        failures: failures.into_iter().take(FIRST_FAILURES).collect(),
        lots: lots(site),
        verdicts: verdict_bar(site, site.live_requirements().map(|(_, r)| r.head.id())),
        documents: documents(site),
        next: next(site),
        findings: [(Level::Error, findings.errors), (Level::Warning, findings.warnings), (Level::Info, findings.infos)]
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(level, n)| status::level(site.lang, level, n))
            .collect(),
        empty: is_new(site),
    };
    let mut page = Page::new("index.html", "home.html", &manifest.title, body);
    page.crumbs.clear();
    page
}

fn is_new(site: &Site<'_>) -> bool {
    site.count(Kind::Requirement) == 0 && site.count(Kind::Need) == 0
}

fn facts(site: &Site<'_>) -> Vec<Fact> {
    let manifest = &site.project.manifest;
    let mut facts = Vec::new();
    let mut fact = |label: &str, text: String| {
        facts.push(Fact { label: site.say(label), cell: Cell::text(text), internal: false });
    };
    // Before anything is written, the method is a default that nobody chose.
    if !is_new(site) {
        fact("site-field-method", manifest.method.label(site.lang));
    }
    if let Some(start) = manifest.start {
        fact("site-field-start", site.day(start));
    }
    if let Some(go_live) = manifest.go_live {
        fact("site-field-go-live", site.day(go_live));
    }
    for party in &manifest.parties {
        facts.push(Fact { label: party.role.label(site.lang), cell: Cell::text(&party.name), internal: false });
    }
    facts
}

fn chain(site: &Site<'_>) -> Vec<Link> {
    let project = site.project;
    let retained = project.needs.iter().filter(|n| n.status == NeedStatus::Retained && site.shows(&n.head)).count();
    let of_family = |family| project.use_cases.iter().filter(|u| u.family == family && site.shows(&u.head)).count();
    let visible = || project.cases.iter().filter(|case| site.shows_case(case));
    let knockouts = site.live_requirements().filter(|(_, r)| r.knockout).count();
    let aside = project.requirements.iter().filter(|one| one.is_dropped() && site.shows(&one.head)).count();
    let link = |label: &str, kind: Kind, detail: String| {
        let count = site.count(kind);
        Link {
            label: site.say(label),
            href: super::address::list(kind),
            count: site.number(count),
            detail: if count == 0 { String::new() } else { detail },
        }
    };
    let both = |a: &str, n: usize, b: &str, m: usize| format!("{} · {}", site.say_count(a, n), site.say_count(b, m));
    let dated = project.workshops.iter().filter(|w| site.shows(&w.head)).map(|w| w.decisions.len()).sum();
    vec![
        link("site-nav-objectives", Kind::Objective, String::new()),
        link("site-nav-workshops", Kind::Workshop, site.say_count("site-home-decisions", dated)),
        link("site-nav-needs", Kind::Need, site.say_count("site-home-retained", retained)),
        link(
            "site-nav-use-cases",
            Kind::UseCase,
            both("site-home-crm", of_family(Family::Crm), "site-home-data", of_family(Family::Data)),
        ),
        link(
            "site-nav-requirements",
            Kind::Requirement,
            [("site-home-knockouts", knockouts), ("site-set-aside", aside)]
                .into_iter()
                .filter(|(_, n)| *n > 0)
                .map(|(id, n)| site.say_count(id, n))
                .collect::<Vec<_>>()
                .join(" · "),
        ),
        link("site-nav-lots", Kind::Lot, String::new()),
        Link {
            detail: if site.count(Kind::Scenario) == 0 {
                String::new()
            } else {
                site.say_count("site-home-cases", visible().filter(|case| case.manual).count())
            },
            count: site.number(site.count(Kind::Scenario)),
            ..link("site-nav-books", Kind::RecipeBook, String::new())
        },
        Link {
            label: site.say("site-nav-decision"),
            href: "decision.html".to_owned(),
            count: String::new(),
            detail: site.say("site-home-decision"),
        },
    ]
}

fn acceptance(site: &Site<'_>) -> Option<Acceptance> {
    let judged = site.input.judgements;
    let run = site.played();
    // While it is drafted, a board of zeros says nothing: the page teaches what comes first.
    let drafting = site.project.manifest.phase == Phase::Drafting || site.count(Kind::Requirement) == 0;
    if run.is_none() && (judged.is_none() || drafting) {
        return None;
    }
    let counts = match (judged, &run) {
        (Some(judgements), _) => judgements.counts,
        (None, Some(played)) => super::run::counts(played),
        (None, None) => return None,
    };
    let critical = judged.map_or_else(|| super::run::critical(site), |judgements| judgements.critical);
    let rate = |label: &str, rate| Fact {
        label: site.say(label),
        cell: Cell::text(status::rate(site.lang, rate)).with_under(site.say(&format!("{label}-why"))),
        internal: false,
    };
    Some(Acceptance {
        counts: status::counts(site.lang, &counts),
        seen: run.as_ref().map(|played| super::run::seen(site, played.record)).unwrap_or_default(),
        critical: site.say_with(
            "site-critical-proved-project",
            &[("part", critical.part.into()), ("whole", critical.whole.into())],
        ),
        critical_done: critical.whole > 0 && critical.part == critical.whole,
        rates: judged.map_or_else(Vec::new, |judgements| {
            vec![
                rate("site-rate-coverage", judgements.coverage),
                rate("site-rate-verification", judgements.verification),
                rate("site-rate-validation", judgements.validation),
            ]
        }),
        run: run.is_some(),
    })
}

fn failures(site: &Site<'_>) -> Vec<Failure> {
    let Some(played) = site.played() else { return Vec::new() };
    played
        .results
        .into_iter()
        .filter(|result| result.status == Status::Failed)
        .map(|result| {
            let view = run_case::view(site, result);
            let (expected, actual, step) = view
                .failure
                .map(|f| (f.expected, if f.actual.is_empty() { f.message } else { f.actual }, f.step))
                .unwrap_or_default();
            Failure {
                href: format!("run.html#{}", view.anchor),
                case: view.case,
                row: view.row,
                chip: view.chip,
                critical: view.critical,
                expected,
                actual,
                step,
                requirements: view.requirements,
            }
        })
        .collect()
}

/// The verdicts of the requirements of each lot, and of those in no lot.
pub(super) fn lots(site: &Site<'_>) -> Vec<LotBar> {
    let planned = |id: Option<&Id>| -> Vec<Id> {
        let here = site.live_requirements().filter(|(_, r)| r.lot.as_ref().map(|link| &link.to) == id);
        here.map(|(_, r)| r.head.id()).collect()
    };
    let line = |lot: Ref, ids: Vec<Id>| {
        let bar = verdict_bar(site, ids.into_iter());
        let validated: usize = bar.parts.iter().filter(|part| part.chip.tone == "good").map(|part| part.count).sum();
        let sentence = site.say_with("site-lot-validated", &[("part", validated.into()), ("whole", bar.total.into())]);
        LotBar { lot, bar, sentence }
    };
    let mut lines: Vec<LotBar> = site
        .project
        .lots_in_order()
        .into_iter()
        .filter_map(|lot| Some(line(site.reference(lot.head.id.as_ref()?)?, planned(lot.head.id.as_ref()))))
        .collect();
    let apart = planned(None);
    if !apart.is_empty() && !lines.is_empty() {
        lines.push(line(Ref { title: site.say("site-no-lot"), ..Ref::default() }, apart));
    }
    lines
}

/// The order in which verdicts are drawn: from proved to hole.
const DRAWN: [Verdict; 8] = [
    Verdict::Validated,
    Verdict::ValidatedWithReserve,
    Verdict::PartlyCovered,
    Verdict::Partial,
    Verdict::Failing,
    Verdict::Blocked,
    Verdict::NotRun,
    Verdict::NoTest,
];

/// The verdicts of these requirements as a bar.
pub(super) fn verdict_bar(site: &Site<'_>, ids: impl Iterator<Item = Id>) -> Bar {
    let verdicts: Vec<Verdict> = ids.filter_map(|id| site.verdict(&id)).collect();
    Bar::new(DRAWN.map(|verdict| {
        let n = verdicts.iter().filter(|one| **one == verdict).count();
        (status::verdicts(site.lang, verdict, n), n)
    }))
}

fn documents(site: &Site<'_>) -> Vec<Document> {
    let size = |bytes: u64| match bytes {
        0 => None,
        1..1_024 => Some(site.say_with("site-size-bytes", &[("n", bytes.into())])),
        1_024..1_048_576 => Some(site.say_with("site-size-kilobytes", &[("n", (bytes / 1_024).into())])),
        _ => {
            let tenths = bytes.saturating_mul(10) / 1_048_576;
            let point = if site.lang == crate::text::Lang::Fr { ',' } else { '.' };
            let said = format!("{}{point}{}", format::integer(site.lang, (tenths / 10) as i64), tenths % 10);
            Some(site.say_with("site-size-megabytes", &[("name", said.into())]))
        }
    };
    site.input
        .documents
        .iter()
        .map(|document| {
            let pages = document.pages.map(|n| site.say_count("site-pages", n));
            let kind = document.href.rsplit_once('.').map(|(_, ext)| ext.to_uppercase()).filter(|ext| ext.len() <= 4);
            Document {
                title: document.title.clone(),
                href: document.href.clone(),
                detail: [kind, pages, size(document.size)].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            }
        })
        .collect()
}

fn next(site: &Site<'_>) -> Vec<Link> {
    let mut next = Vec::new();
    let mut push = |id: &str, href: String, n: usize| {
        next.push(Link {
            label: site.say_count(&format!("site-next-{id}"), n),
            detail: site.say(&format!("site-next-{id}-why")),
            href,
            count: String::new(),
        });
    };
    let holes = site.live_requirements().filter(|(_, r)| site.verdict(&r.head.id()) == Some(Verdict::NoTest)).count();
    if site.input.run.is_some() {
        push("run", "run.html".to_owned(), 0);
    }
    if holes > 0 {
        push("holes", "matrix.html".to_owned(), holes);
    }
    if let Some(i) = site.project.workshops.iter().position(|workshop| site.shows(&workshop.head)) {
        push("workshop", site.addresses.at(Kind::Workshop, i).to_owned(), 0);
    }
    if site.count(Kind::UseCase) > 0 {
        push("use-cases", super::address::list(Kind::UseCase), 0);
    }
    next
}
