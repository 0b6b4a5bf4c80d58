//! What do all pages ask of the project: who may see it, how is it named, what is known of it?

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::SiteInput;
use super::address::Addresses;
use super::markdown::{self, Html};
use super::results::{self, Played, Results};
use super::status;
use super::view::{Chip, Ref};
use crate::model::case::CaseSource;
use crate::model::execution::Status;
use crate::model::feature::{Feature, Scenario};
use crate::model::glossary::Term;
use crate::model::graph::EdgeKind;
use crate::model::head::Audience;
use crate::model::requirement::Requirement;
use crate::model::test_case::TestCase;
use crate::model::verdict::Verdict;
use crate::model::{Case, Head, Id, Kind, Link, Project};
use crate::publish::catalogue::{Reader, Subject};
use crate::text::{Arg, Lang, format, message};

/// The project as the pages see it, in one language.
pub(super) struct Site<'a> {
    pub(super) input: &'a SiteInput<'a>,
    pub(super) project: &'a Project,
    pub(super) lang: Lang,
    /// What the collections without a type of their own say.
    pub(super) reader: Reader<'a>,
    pub(super) addresses: Addresses,
    pub(super) results: Results<'a>,
    /// Requirement → positions of the cases that verify it.
    cases_of: BTreeMap<Id, Vec<usize>>,
    /// What a case links to, seen from the other end.
    cases_by_link: BTreeMap<(EdgeKind, Id), Vec<Id>>,
    /// Case → position of the typed test case behind it.
    test_case_of: BTreeMap<Id, usize>,
    /// Lot → positions of the requirements planned in it that count.
    planned: OnceCell<BTreeMap<Option<&'a Id>, Vec<usize>>>,
    /// How many of each kind readers may see.
    counts: OnceCell<BTreeMap<Kind, usize>>,
}

impl<'a> Site<'a> {
    pub(super) fn new(input: &'a SiteInput<'a>) -> Self {
        let project = input.project;
        let mut cases_of: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for (i, case) in project.cases.iter().enumerate() {
            for id in verified_by(project, case) {
                cases_of.entry(id).or_default().push(i);
            }
        }
        Self {
            input,
            project,
            lang: input.about.lang,
            reader: Reader { project, lang: input.about.lang, internal: input.internal },
            addresses: Addresses::new(project),
            results: Results::new(input.current, input.stale),
            cases_of,
            cases_by_link: cases_by_link(project),
            test_case_of: test_case_of(project),
            planned: OnceCell::new(),
            counts: OnceCell::new(),
        }
    }

    /// The requirements planned in a lot, or in none, that count.
    pub(super) fn planned_in(&self, lot: Option<&Id>) -> Vec<(usize, &'a Requirement)> {
        let planned = self.planned.get_or_init(|| {
            let mut planned: BTreeMap<Option<&Id>, Vec<usize>> = BTreeMap::new();
            for (i, requirement) in self.live_requirements() {
                planned.entry(requirement.lot.as_ref().map(|link| &link.to)).or_default().push(i);
            }
            planned
        });
        let positions = planned.get(&lot).map_or(&[][..], Vec::as_slice);
        positions.iter().filter_map(|i| Some((*i, self.project.requirements.get(*i)?))).collect()
    }

    /// The cases that link to `id` in that way.
    pub(super) fn cases_by_link(&self, kind: EdgeKind, id: &Id) -> &[Id] {
        self.cases_by_link.get(&(kind, id.clone())).map_or(&[], Vec::as_slice)
    }

    /// The run, without the cases that readers may not see.
    pub(super) fn played(&self) -> Option<Played<'a>> {
        let (record, all) = self.input.run?;
        let mut results = results::of_run(&record.id, all);
        let before = results.len();
        results.retain(|result| self.case(&result.case).is_none_or(|case| self.shows_case(case)));
        let hidden = before - results.len();
        let planned = usize::try_from(record.planned).unwrap_or(usize::MAX).saturating_sub(hidden);
        Some(Played { record, results, planned })
    }

    /// The case of that id.
    pub(super) fn case(&self, id: &Id) -> Option<&'a Case> {
        let (kind, index) = self.addresses.find(id)?;
        self.project.cases.get(index).filter(|_| kind == Kind::Scenario)
    }

    /// A text of the page. A missing message shows its name between braces, which a test refuses.
    pub(super) fn say(&self, id: &str) -> String {
        message::lookup(self.lang, id, &[]).unwrap_or_else(|| format!("{{{id}}}"))
    }

    /// What an author could write or type about `name`: said in the edition of the team only.
    pub(super) fn hint(&self, id: &str, name: &str) -> String {
        if self.input.internal { self.say_with(id, &[("name", name.into())]) } else { String::new() }
    }

    /// What is lacking, and for the team what to do about it: others cannot.
    pub(super) fn lacking(&self, id: &str) -> String {
        let lacking = self.say(id);
        if self.input.internal { format!("{lacking} {}", self.say(&format!("{id}-how"))) } else { lacking }
    }

    /// A text with arguments.
    pub(super) fn say_with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        message::lookup(self.lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
    }

    /// A text that counts.
    pub(super) fn say_count(&self, id: &str, n: usize) -> String {
        self.say_with(id, &[("n", n.into())])
    }

    /// A day.
    pub(super) fn day(&self, date: Date) -> String {
        format::date(self.lang, date)
    }

    /// A moment, in universal time.
    pub(super) fn moment(&self, ms: i64) -> String {
        match jiff::Timestamp::from_millisecond(ms) {
            Ok(at) => {
                let at = at.to_zoned(jiff::tz::TimeZone::UTC);
                format!("{}, {:02}:{:02} UTC", self.day(at.date()), at.hour(), at.minute())
            }
            Err(_) => String::new(),
        }
    }

    /// People, those of the manifest by name.
    pub(super) fn people(&self, people: &[String]) -> Vec<String> {
        people.iter().map(|who| self.project.manifest.name_of(who)).collect()
    }

    /// A short text that may begin with a number.
    pub(super) fn figure(&self, text: Option<&str>) -> String {
        text.map(|text| format::figure(self.lang, text)).unwrap_or_default()
    }

    /// A commit as people read it: `commit 3f2a9c1`, or that the text has none.
    pub(super) fn commit(&self, commit: &str) -> String {
        match commit {
            "unversioned" => self.say("document-unversioned"),
            commit => {
                let changed = |commit: &str| self.say_with("document-changed-since", &[("commit", commit.into())]);
                let name = commit.strip_suffix("+dirty").map_or_else(|| commit.to_owned(), changed);
                self.say_with("site-commit", &[("name", name.into())])
            }
        }
    }

    /// Data sets with the family that a book gives them.
    pub(super) fn datasets(&self, ids: &[String]) -> Vec<String> {
        let known = |id: &String| {
            let all = self.project.recipe_books.iter().flat_map(|book| &book.datasets);
            let family = all.filter(|(one, _)| one == id).find_map(|(_, family)| family.as_deref());
            family.map_or_else(
                || id.clone(),
                |family| format!("{id} ({})", message::label(self.lang, "dataset-family", family)),
            )
        };
        ids.iter().map(known).collect()
    }

    /// A whole number.
    pub(super) fn number(&self, n: usize) -> String {
        format::integer(self.lang, status::clamp(n))
    }

    /// A domain, by its label where it has one.
    pub(super) fn domain(&self, domain: &str) -> String {
        message::label(self.lang, "domain", domain)
    }

    /// A short text with links on the ids in it.
    pub(super) fn line(&self, root: &str, text: &str) -> Html {
        markdown::line(self, root, text)
    }

    /// Short texts, one after the other.
    pub(super) fn lines(&self, root: &str, texts: &[String]) -> Vec<Html> {
        texts.iter().map(|text| self.line(root, text)).collect()
    }

    /// May readers of this site see the artifact?
    pub(super) fn shows(&self, head: &Head) -> bool {
        self.input.internal || head.audience == Audience::Published
    }

    /// May readers of this site see the case?
    pub(super) fn shows_case(&self, case: &Case) -> bool {
        self.test_case(case).is_none_or(|test_case| self.shows(&test_case.head))
    }

    /// Where a case stands among the others: by the number of its id; those without one come last,
    /// as they were read.
    pub(super) fn case_order(&self, position: usize, case: &'a Case) -> (bool, (&'a str, u64, &'a str), usize) {
        let nameless = shown_id(&case.id).is_empty();
        (nameless, if nameless { ("", 0, "") } else { case.id.by_number() }, position)
    }

    /// The cases that readers may see, in the order of their numbers.
    pub(super) fn cases_in_order(&self) -> Vec<(usize, &'a Case)> {
        let shown = self.project.cases.iter().enumerate().filter(|(_, case)| self.shows_case(case));
        let mut cases: Vec<(usize, &Case)> = shown.collect();
        cases.sort_by_key(|(position, case)| self.case_order(*position, case));
        cases
    }

    /// Artifacts that readers may see, in the order of their numbers; those without id come last.
    pub(super) fn in_order<A>(
        &self,
        artifacts: impl IntoIterator<Item = &'a A>,
        head: fn(&A) -> &Head,
    ) -> Vec<(usize, &'a A)> {
        let mut shown: Vec<(usize, &A)> =
            artifacts.into_iter().enumerate().filter(|(_, a)| self.shows(head(a))).collect();
        shown.sort_by_key(|(i, artifact)| {
            let id = head(artifact).id.as_ref();
            (id.is_none(), id.map(Id::by_number), *i)
        });
        shown
    }

    /// The common fields of an artifact; scenarios have none.
    pub(super) fn head(&self, kind: Kind, index: usize) -> Option<&'a Head> {
        let project = self.project;
        Some(match kind {
            Kind::Objective => &project.objectives.get(index)?.head,
            Kind::Workshop => &project.workshops.get(index)?.head,
            Kind::Need => &project.needs.get(index)?.head,
            Kind::UseCase => &project.use_cases.get(index)?.head,
            Kind::Requirement => &project.requirements.get(index)?.head,
            Kind::Lot => &project.lots.get(index)?.head,
            Kind::RecipeBook => &project.recipe_books.get(index)?.head,
            Kind::TestCase | Kind::Scenario | Kind::Term | Kind::Target => return None,
            kind => match project.artifacts.get(index).filter(|artifact| artifact.kind == kind) {
                Some(artifact) => &artifact.head,
                None => &project.parts.get(index).filter(|part| part.kind == kind)?.head,
            },
        })
    }

    /// May readers of this site see what stands there? A part is hidden with what holds it.
    fn shows_at(&self, kind: Kind, index: usize, head: &Head) -> bool {
        let whole = self.project.parts.get(index).filter(|part| part.kind == kind);
        let whole = whole.and_then(|part| self.project.head(&part.owner));
        whole.is_none_or(|owner| self.shows(owner)) && self.reader.shows(kind, head)
    }

    /// A link to an artifact, when there is one and readers may see it.
    pub(super) fn reference(&self, id: &Id) -> Option<Ref> {
        let (kind, index) = self.addresses.find(id)?;
        self.reference_at(kind, index)
    }

    /// A link to the artifact that stands there.
    pub(super) fn reference_at(&self, kind: Kind, index: usize) -> Option<Ref> {
        let href = self.addresses.at(kind, index).to_owned();
        if kind == Kind::Scenario {
            let case = self.project.cases.get(index).filter(|case| self.shows_case(case))?;
            return Some(Ref { id: shown_id(&case.id), title: case.title.clone(), href, chip: None });
        }
        let head = self.head(kind, index).filter(|head| self.shows_at(kind, index, head))?;
        // One mapping for the whole project is known by its title.
        let id = head.id.as_ref().filter(|_| !Reader::is_single(kind));
        let title = if head.title.is_empty() { kind.label(self.lang) } else { head.title.clone() };
        Some(Ref { id: id.map(ToString::to_string).unwrap_or_default(), title, href, chip: None })
    }

    /// A link with what is known: the verdict, or the outcome of a case.
    pub(super) fn judged(&self, id: &Id) -> Option<Ref> {
        let reference = self.reference(id)?;
        Some(Ref { chip: self.chip(id), ..reference })
    }

    /// What is known of an artifact, as a chip.
    pub(super) fn chip(&self, id: &Id) -> Option<Chip> {
        match self.addresses.find(id)? {
            (Kind::Scenario, index) => {
                let case = self.project.cases.get(index)?;
                Some(status::status(self.lang, self.outcome(case)))
            }
            (kind, _) => self.verdict(id).map(|verdict| status::verdict(self.lang, kind, verdict)),
        }
    }

    /// The verdict of an artifact. Without judgements, a requirement has none but « no test » or
    /// « not run », and other artifacts none. As long as nothing was ever run, what is left to test is the
    /// team's alone: the edition to hand over says no verdict.
    pub(super) fn verdict(&self, id: &Id) -> Option<Verdict> {
        if !self.input.internal && self.input.run.is_none() {
            return None;
        }
        if let Some(judgement) = self.input.judgements.and_then(|judgements| judgements.of.get(id)) {
            return Some(judgement.verdict);
        }
        let requirement = self.project.requirement(id)?;
        (!requirement.is_dropped()).then(|| match self.approved_cases(id) {
            0 => Verdict::NoTest,
            _ => Verdict::NotRun,
        })
    }

    /// How many approved cases verify a requirement.
    pub(super) fn approved_cases(&self, id: &Id) -> usize {
        self.cases_of(id).iter().filter(|(_, case)| case.approved).count()
    }

    /// The cases that verify a requirement, with their positions.
    pub(super) fn cases_of(&self, id: &Id) -> Vec<(usize, &'a Case)> {
        let positions = self.cases_of.get(id).map_or(&[][..], Vec::as_slice);
        positions
            .iter()
            .filter_map(|i| Some((*i, self.project.cases.get(*i)?)))
            .filter(|(_, c)| self.shows_case(c))
            .collect()
    }

    /// The requirements that a case verifies.
    pub(super) fn verified_by(&self, case: &Case) -> BTreeSet<Id> {
        verified_by(self.project, case)
    }

    /// The outcome of a case over its rows.
    pub(super) fn outcome(&self, case: &Case) -> Status {
        Status::roll_up(case.row_keys().into_iter().map(|row| self.results.status(&case.id, row)))
    }

    /// The cases of a book, in the order of its suites, then as they were read.
    pub(super) fn cases_of_book(&self, id: &Id) -> Vec<&'a Case> {
        let in_suites = self.project.book(id).into_iter().flat_map(|book| &book.suites).flat_map(|suite| &suite.cases);
        let named = in_suites.map(|link| &link.to).chain(self.cases_by_link(EdgeKind::BelongsTo, id));
        let mut seen = BTreeSet::new();
        let cases = named.filter_map(|case| match self.addresses.find(case) {
            Some((Kind::Scenario, index)) => seen.insert(index).then_some(index),
            _ => None,
        });
        cases.filter_map(|index| self.project.cases.get(index)).filter(|case| self.shows_case(case)).collect()
    }

    /// The scenario of a case, with its feature.
    pub(super) fn scenario(&self, case: &Case) -> Option<(&'a Feature, &'a Scenario)> {
        let CaseSource::Scenario(feature, scenario) = case.source else { return None };
        let feature = self.project.features.get(feature)?;
        Some((feature, feature.scenarios.get(scenario)?))
    }

    /// The typed test case behind a case, or the one that completes its scenario.
    pub(super) fn test_case(&self, case: &Case) -> Option<&'a TestCase> {
        self.project.test_cases.get(*self.test_case_of.get(&case.id)?)
    }

    /// The requirements that count: not rejected, not obsolete, visible.
    pub(super) fn live_requirements(&self) -> impl Iterator<Item = (usize, &'a Requirement)> {
        let all = self.project.requirements.iter().enumerate();
        all.filter(|(_, requirement)| !requirement.is_dropped() && self.shows(&requirement.head))
    }

    /// The language of an artifact's texts.
    pub(super) fn text_lang(&self, head: &Head) -> &'static str {
        head.lang.unwrap_or(self.project.manifest.lang).key()
    }

    /// The terms that readers may see.
    pub(super) fn terms(&self) -> impl Iterator<Item = &'a Term> {
        self.project.glossary.iter().filter(|term| self.input.internal || !term.is_internal())
    }

    /// How many artifacts of a kind readers may see.
    pub(super) fn count(&self, kind: Kind) -> usize {
        let counts = self.counts.get_or_init(|| Kind::ALL.iter().map(|kind| (*kind, self.counted(*kind))).collect());
        counts.get(&kind).copied().unwrap_or(0)
    }

    fn counted(&self, kind: Kind) -> usize {
        let project = self.project;
        match kind {
            Kind::Scenario | Kind::TestCase => project.cases.iter().filter(|case| self.shows_case(case)).count(),
            Kind::Term => self.terms().count(),
            Kind::Target => project.targets.len(),
            kind if Subject::of(kind).is_some() => self.reader.of_kind(kind).len(),
            _ => (0..).map_while(|i| self.head(kind, i)).filter(|head| self.shows(head)).count(),
        }
    }
}

fn verified_by(project: &Project, case: &Case) -> BTreeSet<Id> {
    let linked = case.requirements.iter().map(|link| &link.to);
    let drawn = project.graph.from(&case.id).filter(|edge| edge.kind == EdgeKind::Verifies).map(|edge| &edge.to);
    linked.chain(drawn).cloned().collect()
}

/// The links that a case writes.
pub(super) fn links_of_case(case: &Case) -> impl Iterator<Item = (EdgeKind, &Id)> {
    fn of(kind: EdgeKind, links: &[Link]) -> impl Iterator<Item = (EdgeKind, &Id)> {
        links.iter().map(move |link| (kind, &link.to))
    }
    of(EdgeKind::Verifies, &case.requirements)
        .chain(of(EdgeKind::Plays, &case.use_cases))
        .chain(of(EdgeKind::BelongsTo, &case.books))
        .chain(of(EdgeKind::PlannedIn, case.lot.as_slice()))
}

fn cases_by_link(project: &Project) -> BTreeMap<(EdgeKind, Id), Vec<Id>> {
    let mut by_link: BTreeMap<(EdgeKind, Id), Vec<Id>> = BTreeMap::new();
    for case in &project.cases {
        for (kind, id) in links_of_case(case) {
            by_link.entry((kind, id.clone())).or_default().push(case.id.clone());
        }
    }
    by_link
}

/// The typed test case that a case is, or that completes its scenario.
fn test_case_of(project: &Project) -> BTreeMap<Id, usize> {
    let mut by_id: BTreeMap<&Id, usize> = BTreeMap::new();
    let mut by_scenario: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (i, test_case) in project.test_cases.iter().enumerate() {
        if let Some(id) = &test_case.head.id {
            by_id.entry(id).or_insert(i);
        }
        if let (Some((feature, _)), Some((scenario, _))) = (&test_case.feature, &test_case.scenario) {
            by_scenario.entry((feature, scenario)).or_insert(i);
        }
    }
    let behind = |case: &Case| match case.source {
        CaseSource::TestCase(index) => Some(index),
        CaseSource::Scenario(feature, scenario) => {
            let feature = project.features.get(feature)?;
            let name = feature.scenarios.get(scenario)?.name.as_str();
            by_id.get(&case.id).or_else(|| by_scenario.get(&(feature.path.as_str(), name))).copied()
        }
    };
    project.cases.iter().filter_map(|case| Some((case.id.clone(), behind(case)?))).collect()
}

/// The id as people see it: a scenario without one is known by its title.
pub(super) fn shown_id(id: &Id) -> String {
    if id.as_str().contains('#') { String::new() } else { id.to_string() }
}
