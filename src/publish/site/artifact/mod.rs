//! What does one artifact say, where does it come from and what follows from it? One page each.

mod book;
mod fields;
mod lot;
mod need;
mod objective;
mod requirement;
mod use_case;
mod workshop;

pub(super) use fields::{Fields, list, table};

use super::address;
use super::chrome::Page;
use super::context::Site;
use super::links;
use super::markdown::{self, Html};
use super::status;
use super::view::{ArtifactView, Block, Chip, CountsView, Fact, LinkMap, Ref, Section};
use crate::model::head::Audience;
use crate::model::{Head, Id, Kind};
use crate::text::similar::fold;

/// Artifacts' pages stand one folder deep.
pub(super) const ROOT: &str = "../";

/// What is particular to an artifact's kind.
pub(super) struct Parts {
    pub(super) chips: Vec<Chip>,
    pub(super) facts: Vec<Fact>,
    pub(super) sections: Vec<Section>,
}

/// The pages of all artifacts but cases, of those that readers may see.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let project = site.project;
    let mut pages = Vec::new();
    pages.extend(each(site, Kind::Objective, &project.objectives, |a| &a.head, objective::parts));
    pages.extend(each(site, Kind::Workshop, &project.workshops, |a| &a.head, workshop::parts));
    pages.extend(each(site, Kind::Need, &project.needs, |a| &a.head, need::parts));
    pages.extend(each(site, Kind::UseCase, &project.use_cases, |a| &a.head, use_case::parts));
    pages.extend(each(site, Kind::Requirement, &project.requirements, |a| &a.head, requirement::parts));
    pages.extend(each(site, Kind::Lot, &project.lots, |a| &a.head, lot::parts));
    pages.extend(each(site, Kind::RecipeBook, &project.recipe_books, |a| &a.head, book::parts));
    pages
}

fn each<A>(
    site: &Site<'_>,
    kind: Kind,
    artifacts: &[A],
    head: fn(&A) -> &Head,
    parts: fn(&Site<'_>, &A) -> Parts,
) -> Vec<Page> {
    let visible: Vec<usize> =
        artifacts.iter().enumerate().filter(|(_, a)| site.shows(head(a))).map(|(i, _)| i).collect();
    let mut pages = Vec::with_capacity(visible.len());
    for (at, &index) in visible.iter().enumerate() {
        let Some(artifact) = artifacts.get(index) else { continue };
        let neighbour = |i: Option<usize>| i.and_then(|i| visible.get(i)).and_then(|i| site.reference_at(kind, *i));
        let (previous, next) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
        pages.push(one(site, kind, index, head(artifact), parts(site, artifact), (previous, next)));
    }
    pages
}

fn one(
    site: &Site<'_>,
    kind: Kind,
    index: usize,
    head: &Head,
    parts: Parts,
    around: (Option<Ref>, Option<Ref>),
) -> Page {
    let mut sections = parts.sections;
    sections.extend(verdict(site, head, kind));
    sections.extend(notes(site, head));
    let mut facts = parts.facts;
    facts.extend(fields::common(site, head));
    let view = ArtifactView {
        kind: site.say(&format!("site-kind-{}", kind.key()).replace('_', "-")),
        id: head.id.as_ref().map(ToString::to_string).unwrap_or_default(),
        title: head.title.clone(),
        lang: site.text_lang(head),
        chips: parts.chips,
        internal: head.audience == Audience::Internal,
        statement: statement(site, head),
        facts,
        sections,
        links: head.id.as_ref().map(|id| links::of(site, id)).unwrap_or_default(),
        previous: around.0,
        next: around.1,
    };
    page(site, kind, site.addresses.at(kind, index), &view)
}

/// An artifact's page with its way back.
pub(super) fn page(site: &Site<'_>, kind: Kind, path: &str, view: &ArtifactView) -> Page {
    let name = if view.id.is_empty() { view.title.clone() } else { format!("{} {}", view.id, view.title) };
    let mut page = Page::new(path, "artifact.html", &name, view);
    page.part = address::list(kind);
    let short = if view.id.is_empty() { view.title.clone() } else { view.id.clone() };
    let collection = site.say(&format!("site-list-{}", address::folder(kind)));
    page.crumbs = vec![(collection, address::list(kind)), (short, String::new())];
    page
}

/// The statement, where it says more than the title.
fn statement(site: &Site<'_>, head: &Head) -> Html {
    if fold(head.statement.trim()) == fold(head.title.trim()) {
        return Html::default();
    }
    markdown::prose(site, ROOT, &head.statement)
}

fn notes(site: &Site<'_>, head: &Head) -> Option<Section> {
    let notes = head.notes.as_deref().filter(|_| site.input.internal)?;
    let blocks = vec![Block::Prose { html: markdown::prose(site, ROOT, notes) }];
    Some(Section { internal: true, ..Section::new("notes", site.say("site-section-notes"), blocks) })
}

/// The verdict with its counts, for whatever is judged through its requirements.
fn verdict(site: &Site<'_>, head: &Head, kind: Kind) -> Option<Section> {
    let id = head.id.as_ref()?;
    if kind == Kind::Requirement {
        return None;
    }
    let judgement = site.input.judgements?.of.get(id)?;
    let children = judgement.children.iter().map(|(verdict, n)| (status::verdicts(site.lang, *verdict, *n), *n));
    let mut blocks = vec![Block::Counts { counts: counts(site, &judgement.counts) }];
    // A lot shows the verdicts of its requirements where it lists them.
    if judgement.children.len() > 1 && kind != Kind::Lot {
        blocks.push(Block::Bar { bar: super::view::Bar::new(children.rev()) });
    }
    Some(Section::new("verdict", site.say("site-section-proofs"), blocks))
}

fn counts(site: &Site<'_>, counts: &crate::model::execution::Counts) -> CountsView {
    status::counts(site.lang, counts)
}

/// A chip with the verdict of an artifact, where there is one.
fn verdict_chip(site: &Site<'_>, head: &Head) -> Option<Chip> {
    site.verdict(head.id.as_ref()?).map(|verdict| status::verdict(site.lang, verdict))
}

/// Links of an artifact that has an id.
pub(super) fn link_map(site: &Site<'_>, id: &Id) -> LinkMap {
    links::of(site, id)
}
