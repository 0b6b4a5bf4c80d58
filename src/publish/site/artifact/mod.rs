//! What does one artifact say, where does it come from and what follows from it? One page each.

mod book;
mod fields;
mod lot;
mod need;
mod objective;
mod requirement;
mod sheet;
mod use_case;
mod workshop;

pub(super) use fields::{Fields, common, list, shows_tag, table};
pub(super) use sheet::section;

use super::address::{self, Standing, standing};
use super::catalogue as said;
use super::chrome::Page;
use super::context::Site;
use super::links;
use super::markdown::{self, Html};
use super::press::Press;
use super::status;
use super::view::{ArtifactView, Block, Chip, CountsView, Fact, LinkMap, Neighbour, Ref, Section};
use crate::model::{Head, Id, Kind};
use crate::publish::catalogue::{SUBJECTS, Told, audience};
use crate::text::format::capital;
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
pub(super) fn pages(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let project = site.project;
    each(site, press, Kind::Objective, &project.objectives, |a| &a.head, objective::parts);
    each(site, press, Kind::Workshop, &project.workshops, |a| &a.head, workshop::parts);
    each(site, press, Kind::Need, &project.needs, |a| &a.head, need::parts);
    each(site, press, Kind::UseCase, &project.use_cases, |a| &a.head, use_case::parts);
    each(site, press, Kind::Requirement, &project.requirements, |a| &a.head, requirement::parts);
    each(site, press, Kind::Lot, &project.lots, |a| &a.head, lot::parts);
    each(site, press, Kind::RecipeBook, &project.recipe_books, |a| &a.head, book::parts);
    for kind in SUBJECTS.iter().flat_map(|subject| subject.kinds).filter(|kind| standing(**kind) == Standing::Page) {
        let all = site.reader.of_kind(*kind);
        let neighbour = |at: Option<usize>| site.reference_at(*kind, all.get(at?)?.0);
        for (at, (index, artifact)) in all.iter().enumerate() {
            let around = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
            press.print(one(site, *kind, *index, &artifact.head, sheet::parts(site, artifact), around));
        }
    }
}

fn each<'a, A: 'a>(
    site: &Site<'a>,
    press: &mut Press<'_, '_>,
    kind: Kind,
    artifacts: impl IntoIterator<Item = &'a A>,
    head: fn(&A) -> &Head,
    parts: fn(&Site<'_>, &A) -> Parts,
) {
    let visible = site.in_order(artifacts, head);
    let neighbour = |at: Option<usize>| site.reference_at(kind, visible.get(at?)?.0);
    for (at, (index, artifact)) in visible.iter().enumerate() {
        let around = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
        let mut parts = parts(site, artifact);
        parts.extend(site, site.reader.rest(kind, &head(artifact).node));
        press.print(one(site, kind, *index, head(artifact), parts, around));
    }
}

impl Parts {
    /// Adds fields that no page lays out by hand: short ones beside their labels, long ones under titles of their own.
    fn extend(&mut self, site: &Site<'_>, told: Vec<Told>) {
        for told in told {
            match said::is_long(&told.value) {
                true => self.sections.push(sheet::section(site, &told)),
                false => self.facts.push(said::fact(site, ROOT, &told)),
            }
        }
    }
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
    sections.extend(notes(site, ROOT, head));
    let mut facts = parts.facts;
    facts.extend(common(site, ROOT, kind, head));
    let view = ArtifactView {
        kind: capital(&kind.label(site.lang)),
        id: head.id.as_ref().map(ToString::to_string).unwrap_or_default(),
        title: head.title.clone(),
        lang: site.text_lang(head),
        chips: parts.chips,
        internal: audience::is_internal(kind, head),
        statement: statement(site, head),
        facts,
        sections,
        links: head.id.as_ref().map(|id| links::of(site, id)).unwrap_or_default(),
        previous: around.0.map(Neighbour::from),
        next: around.1.map(Neighbour::from),
    };
    page(site, kind, site.addresses.at(kind, index), &view)
}

/// An artifact's page with its way back.
pub(super) fn page(site: &Site<'_>, kind: Kind, path: &str, view: &ArtifactView) -> Page {
    let name = if view.id.is_empty() { view.title.clone() } else { format!("{} {}", view.id, view.title) };
    let short = if view.id.is_empty() { &view.title } else { &view.id };
    let (list, collection) = sheet::under(site, kind)
        .unwrap_or_else(|| (address::list(kind), site.say(&format!("site-list-{}", address::folder(kind)))));
    Page::new(path, "artifact.html", &name, view).under(&list, &collection, short)
}

/// The statement, where it says more than the title.
fn statement(site: &Site<'_>, head: &Head) -> Html {
    if fold(head.statement.trim()) == fold(head.title.trim()) {
        return Html::default();
    }
    markdown::prose(site, ROOT, &head.statement)
}

/// The notes of the authors, for the team.
pub(super) fn notes(site: &Site<'_>, root: &str, head: &Head) -> Option<Section> {
    let notes = head.notes.as_deref().filter(|_| site.input.internal)?;
    let blocks = vec![Block::Prose { html: markdown::prose(site, root, notes) }];
    Some(Section { internal: true, ..Section::new("notes", site.say("site-section-notes"), blocks) })
}

/// The verdict with its counts, for whatever is judged through its requirements.
fn verdict(site: &Site<'_>, head: &Head, kind: Kind) -> Option<Section> {
    let id = head.id.as_ref()?;
    if kind == Kind::Requirement {
        return None;
    }
    let judgement = site.input.judgements?.of.get(id)?;
    // A need has use cases and requirements under it: what they are together is masculine.
    let of = if kind == Kind::UseCase { Kind::Requirement } else { Kind::Need };
    let children = judgement.children.iter().map(|(verdict, n)| (status::verdicts(site.lang, of, *verdict, *n), *n));
    // Large figures are for what is decided as a whole.
    let counts = counts(site, &judgement.counts);
    let mut blocks = match kind {
        Kind::Lot => vec![Block::Counts { counts }],
        _ => vec![Block::Line { text: counts.sentence }],
    };
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
    site.chip(head.id.as_ref()?)
}

/// Links of an artifact that has an id.
pub(super) fn link_map(site: &Site<'_>, id: &Id) -> LinkMap {
    links::of(site, id)
}
