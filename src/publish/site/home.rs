//! What must be seen first: what the project is, where its acceptance stands, what fails, what to read?

use serde::Serialize;

use super::DocumentLink;
use super::chrome::Page;
use super::context::Site;
use super::results::Played;
use super::run_case;
use super::view::{Bar, Cell, Chip, CountsView, Fact, Measured, Ref};
use super::{framework, next_steps, status, subject};
use crate::model::execution::Status;
use crate::model::manifest::Phase;
use crate::model::need::NeedStatus;
use crate::model::requirement::Requirement;
use crate::model::schema::labels;
use crate::model::use_case::Family;
use crate::model::verdict::Verdict;
use crate::model::{Id, Kind};
use crate::publish::catalogue::{Reader, Subject, colon};
use crate::text::{Arg, Level};

#[derive(Serialize)]
struct Link {
    label: String,
    href: String,
    count: String,
    detail: String,
}

#[derive(Serialize)]
struct Failure {
    /// The case, leading to its result in the report.
    case: Ref,
    row: String,
    chip: Chip,
    critical: bool,
    expected: String,
    actual: String,
    step: String,
    requirements: Vec<Ref>,
}

#[derive(Serialize)]
struct Acceptance {
    /// On what the figures are.
    scope: String,
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
    /// Each leads to a file.
    formats: Vec<Ref>,
}

#[derive(Serialize)]
struct Home {
    kicker: String,
    title: String,
    facts: Vec<Fact>,
    chain: Vec<Link>,
    subjects: Vec<Link>,
    acceptance: Option<Acceptance>,
    /// What to do first, while the project is young.
    steps: Vec<Link>,
    starting: bool,
    /// The run that can be made; empty where none can.
    run: String,
    failures: Vec<Failure>,
    failures_more: usize,
    lots: Vec<Measured>,
    verdicts: Bar,
    documents: Vec<Document>,
    minutes: Vec<Document>,
    minutes_count: usize,
    next: Vec<Link>,
    findings: Vec<Chip>,
    empty: bool,
}

/// Failures told on the home page; the report has them all.
const FIRST_FAILURES: usize = 8;

/// Minutes that the home page lists; each workshop leads to its own.
const FIRST_MINUTES: usize = 8;

/// The home page.
pub(super) fn page(site: &Site<'_>) -> Page {
    let manifest = &site.project.manifest;
    let (failures, failed) = failures(site);
    let findings = site.input.diagnostics;
    let minutes = documents(site, true);
    let body = Home {
        kicker: [manifest.client.clone(), manifest.phase.label(site.lang)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        title: manifest.title.clone(),
        facts: facts(site),
        chain: if is_new(site) { Vec::new() } else { chain(site) },
        subjects: subjects(site),
        acceptance: acceptance(site),
        steps: next_steps::steps(site).into_iter().map(|step| told(site, step)).collect(),
        starting: next_steps::is_starting(site),
        run: next_steps::run(site).unwrap_or_default(),
        failures_more: failed.saturating_sub(FIRST_FAILURES),
        failures,
        lots: lots(site),
        verdicts: verdict_bar(site, site.live_requirements().filter_map(|(_, r)| r.head.id.as_ref())),
        documents: documents(site, false),
        minutes_count: minutes.len(),
        minutes: minutes.into_iter().take(FIRST_MINUTES).collect(),
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
        facts.push(Fact::new(site.say(label), Cell::text(text)));
    };
    // Before anything is written, the method is a default that nobody chose.
    if !is_new(site) && !next_steps::is_starting(site) {
        fact("site-field-method", manifest.method.label(site.lang));
    }
    if let Some(start) = manifest.start {
        fact("site-field-start", site.day(start));
    }
    if let Some(go_live) = manifest.go_live {
        fact("site-field-go-live", site.day(go_live));
    }
    for party in &manifest.parties {
        facts.push(Fact::new(party.role.label(site.lang), Cell::text(&party.name)));
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
            [("site-set-aside", aside), ("site-home-knockouts", knockouts)]
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

/// A step as a link with its reason.
fn told(site: &Site<'_>, step: next_steps::Step) -> Link {
    let args: [(&'static str, Arg); 2] = [("n", step.count.into()), ("name", step.name.into())];
    let id = format!("site-step-{}", step.key);
    Link {
        label: site.say_with(&id, &args),
        detail: site.say(&format!("{id}-why")),
        href: step.href,
        count: String::new(),
    }
}

/// The subjects beside the chain, each with how much it holds.
fn subjects(site: &Site<'_>) -> Vec<Link> {
    let held = |subject: &&'static Subject| {
        let kinds = subject.kinds.iter().filter(|kind| !Reader::is_single(**kind) && site.count(**kind) > 0);
        kinds
            .map(|kind| {
                let name = labels::collection(site.lang, kind.collection());
                format!("{name}{} {}", colon(site.lang), site.number(site.count(*kind)))
            })
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let link = |subject: &'static Subject| Link {
        label: subject::title(site, subject),
        href: subject.page(),
        count: String::new(),
        detail: match held(&subject) {
            none if none.is_empty() => site.say(&format!("site-subject-{}-intro", subject.key)),
            some => some,
        },
    };
    let framework = framework::is_told(site).then(|| Link {
        label: framework::title(site),
        href: framework::PAGE.to_owned(),
        count: String::new(),
        detail: site.say("site-framework-intro"),
    });
    framework.into_iter().chain(subject::held(site).map(link)).collect()
}

/// On what the figures of the acceptance are: all cases of the project, not those of its last run.
fn scope(site: &Site<'_>) -> String {
    let books = site.count(Kind::RecipeBook);
    let args: [(&'static str, Arg); 2] = [("n", site.count(Kind::Scenario).into()), ("total", books.into())];
    site.say_with("site-home-scope", &args)
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
    let rate = |label: &str, rate| {
        Fact::new(
            site.say(label),
            Cell::text(status::rate(site.lang, rate)).with_under(site.say(&format!("{label}-why"))),
        )
    };
    Some(Acceptance {
        scope: if judged.is_some() { scope(site) } else { site.say("site-home-scope-run") },
        counts: status::counts(site.lang, &counts),
        seen: run.as_ref().map(|played| last_run(site, played)).unwrap_or_default(),
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

/// The last run: of which book, how many, on what, when.
fn last_run(site: &Site<'_>, played: &Played<'_>) -> String {
    let book = played.record.book.as_ref().and_then(|id| site.reference(id));
    let book = book.map(|book| format!("{} {}", book.id, book.title));
    let parts = [book, Some(super::run::seen(site, played.record))].into_iter().flatten().collect::<Vec<_>>();
    let args: [(&'static str, Arg); 2] = [("name", parts.join(" · ").into()), ("n", played.planned.into())];
    site.say_with("site-home-last-run", &args)
}

/// The first failures of the run, and how many there are.
fn failures(site: &Site<'_>) -> (Vec<Failure>, usize) {
    let Some(played) = site.played() else { return (Vec::new(), 0) };
    let failed: Vec<_> = played.results.into_iter().filter(|result| result.status == Status::Failed).collect();
    let first = failed
        .iter()
        .take(FIRST_FAILURES)
        .map(|result| {
            let view = run_case::view(site, result);
            let (expected, actual, step) = view
                .failure
                .map(|f| (f.expected, if f.actual.is_empty() { f.message } else { f.actual }, f.step))
                .unwrap_or_default();
            Failure {
                case: Ref { href: format!("run.html#{}", view.anchor), ..view.case },
                row: view.row,
                chip: view.chip,
                critical: view.critical,
                expected,
                actual,
                step,
                requirements: view.requirements,
            }
        })
        .collect();
    (first, failed.len())
}

/// The verdicts of the requirements of each lot, and of those in no lot.
pub(super) fn lots(site: &Site<'_>) -> Vec<Measured> {
    let line = |lot: Ref, planned: Vec<(usize, &Requirement)>| {
        let bar = verdict_bar(site, planned.iter().filter_map(|(_, one)| one.head.id.as_ref()));
        let validated: usize = bar.parts.iter().filter(|part| part.chip.tone == "good").map(|part| part.count).sum();
        let sentence = match bar.total {
            0 => String::new(),
            whole => site.say_with("site-lot-validated", &[("part", validated.into()), ("whole", whole.into())]),
        };
        // Of a lot without verdicts, the size is said.
        let nothing = match planned.len() {
            0 => site.say("site-lot-empty"),
            count => site.say_count("site-list-requirements-count", count),
        };
        Measured { name: lot, sentence, bar, nothing, pages: Vec::new() }
    };
    let lots = site.project.lots_in_order();
    let mut lines: Vec<Measured> = lots
        .into_iter()
        .filter_map(|lot| {
            let id = lot.head.id.as_ref()?;
            Some(line(site.reference(id)?, site.planned_in(Some(id))))
        })
        .collect();
    let apart = site.planned_in(None);
    if !apart.is_empty() && !lines.is_empty() {
        lines.push(line(Ref { title: site.say("site-no-lot"), ..Ref::default() }, apart));
    }
    lines
}

/// The verdicts of these requirements as a bar.
pub(super) fn verdict_bar<'i>(site: &Site<'_>, ids: impl IntoIterator<Item = &'i Id>) -> Bar {
    status::verdict_bar(site.lang, Kind::Requirement, ids.into_iter().filter_map(|id| site.verdict(id)))
}

/// Documents with the formats in which each is there; those about a workshop apart.
fn documents(site: &Site<'_>, of_workshops: bool) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for link in site.input.documents.iter().filter(|link| link.about.is_some() == of_workshops) {
        let format = format(site, link);
        match documents.last_mut().filter(|last| last.title == link.title) {
            Some(last) => last.formats.push(format),
            None => documents.push(Document { title: link.title.clone(), formats: vec![format] }),
        }
    }
    documents
}

/// A document by its format, pages and size, and its revision where that is another than the site's.
pub(super) fn format(site: &Site<'_>, document: &DocumentLink) -> Ref {
    let kind = document.href.rsplit_once('.').map(|(_, end)| end.to_uppercase());
    let pages = document.pages.map(|n| site.say_count("site-pages", n));
    let commit = document.commit.as_deref().map(|name| site.commit(name));
    let title = [kind, pages, size(site, document.size), commit].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Ref { title, href: document.href.clone(), ..Ref::default() }
}

fn size(site: &Site<'_>, bytes: u64) -> Option<String> {
    match bytes {
        0 => None,
        1..1_024 => Some(site.say_with("site-size-bytes", &[("n", bytes.into())])),
        1_024..1_048_576 => Some(site.say_with("site-size-kilobytes", &[("n", (bytes / 1_024).into())])),
        _ => {
            let tenths = bytes.saturating_mul(10) / 1_048_576;
            let point = if site.lang == crate::text::Lang::Fr { ',' } else { '.' };
            let whole = usize::try_from(tenths / 10).unwrap_or(usize::MAX);
            let said = format!("{}{point}{}", site.number(whole), tenths % 10);
            Some(site.say_with("site-size-megabytes", &[("name", said.into())]))
        }
    }
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
