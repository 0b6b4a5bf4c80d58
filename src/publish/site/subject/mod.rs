//! What does the project say beside its chain: context, journeys, data, applications, rights, figures,
//! organisation, change, consultation? A page for each subject that holds something.

mod boards;
mod organisation;

pub(super) use boards::{board, one_row};

use serde::Serialize;

use super::address::{self, Standing, standing};
use super::catalogue as said;
use super::chrome::Page;
use super::context::Site;
use super::paging::{self, PageLink, Pager};
use super::press::Press;
use super::view::{Block, Measured, Ref, Section, Table};
use crate::model::schema::labels;
use crate::model::{Artifact, Kind};
use crate::publish::catalogue::{SUBJECTS, Subject, Told, audience};
use crate::text::Arg;

/// Pages of subjects stand in the site's folder.
const ROOT: &str = "";

#[derive(Serialize)]
struct SubjectView {
    title: String,
    intro: String,
    count: String,
    sections: Vec<Section>,
    pager: Pager,
}

/// The subjects of which readers see something.
pub(super) fn held(site: &Site<'_>) -> impl Iterator<Item = &'static Subject> {
    SUBJECTS.iter().filter(|subject| subject.kinds.iter().any(|kind| site.count(*kind) > 0))
}

/// The pages of all subjects that hold something.
pub(super) fn pages(site: &Site<'_>, press: &mut Press<'_, '_>) {
    for subject in held(site) {
        let sections = subject.kinds.iter().flat_map(|kind| sections(site, press, subject, *kind)).collect();
        let title = title(site, subject);
        let view = SubjectView {
            title: title.clone(),
            intro: site.say(&format!("site-subject-{}-intro", subject.key)),
            count: String::new(),
            sections,
            pager: Pager::default(),
        };
        press.print(Page::new(&subject.page(), "subject.html", &title, view));
    }
}

/// The title of a subject's page.
pub(super) fn title(site: &Site<'_>, subject: &Subject) -> String {
    site.say(&format!("site-subject-{}", subject.key))
}

/// What a subject says of one of its kinds.
fn sections(site: &Site<'_>, press: &mut Press<'_, '_>, subject: &Subject, kind: Kind) -> Vec<Section> {
    let all = site.reader.of_kind(kind);
    if all.is_empty() {
        return Vec::new();
    }
    match kind {
        Kind::Organisation => all.iter().flat_map(|(_, one)| organisation::sections(site, one)).collect(),
        Kind::Context | Kind::Consultation => all.iter().flat_map(|(_, one)| whole(site, one)).collect(),
        Kind::AccessRight => boards::access(site).into_iter().collect(),
        Kind::Journey | Kind::Pipeline | Kind::Process => boards::stages(site, kind, &all),
        Kind::Application => {
            let listed = listed(site, press, subject, kind, &all);
            boards::map(site).into_iter().chain([listed]).collect()
        }
        Kind::ArchitectureOption => vec![boards::options(site, &all)],
        Kind::Response => boards::responses(site, &all).into_iter().collect(),
        _ => vec![listed(site, press, subject, kind, &all)],
    }
}

/// One mapping for the whole project: a section for each of its fields.
fn whole(site: &Site<'_>, artifact: &Artifact) -> Vec<Section> {
    let mut told = site.reader.told(artifact);
    let statement = artifact.head.statement.trim();
    let mut sections = Vec::new();
    if statement != artifact.head.title.trim() && site.reader.shows_field(artifact.kind, "statement") {
        sections.push(Section::new(
            "statement",
            artifact.head.title.clone(),
            vec![Block::Prose { html: super::markdown::prose(site, ROOT, statement) }],
        ));
    }
    sections.extend(told.drain(..).map(|one| field(site, &one)));
    sections
}

/// A field as a section.
fn field(site: &Site<'_>, told: &Told) -> Section {
    let blocks = vec![said::block(site, ROOT, &told.value)];
    let anchor = address::slug(&told.key.replace('_', "-"));
    Section { internal: told.internal, ..Section::new(&anchor, told.label.clone(), blocks) }
}

/// The title of what a collection holds.
fn collection(site: &Site<'_>, kind: Kind) -> String {
    // A collection that has the name of its subject is called by what is in it.
    match kind {
        Kind::ChangeAction => site.say("site-change-actions"),
        kind => labels::collection(site.lang, kind.collection()),
    }
}

/// A list: here, or on pages of its own where it is too long for one.
fn listed(
    site: &Site<'_>,
    press: &mut Press<'_, '_>,
    subject: &Subject,
    kind: Kind,
    all: &[(usize, &Artifact)],
) -> Section {
    let mut neutral = site.reader.list(kind, all);
    if standing(kind) == Standing::Row && all.len() <= paging::ROWS {
        for (row, (_, artifact)) in neutral.rows.iter_mut().zip(all) {
            row.anchor.clone_from(&artifact.head.id);
        }
    }
    let anchor = address::folder(kind);
    let table = said::table(site, ROOT, &neutral);
    let internal = all.iter().all(|(_, one)| audience::is_internal(kind, &one.head));
    if table.rows.len() <= paging::ROWS {
        let section = Section::new(anchor, collection(site, kind), vec![Block::Table { table }]);
        return Section { internal, ..section };
    }
    let pages = shelves(site, press, subject, kind, table);
    let first = pages.first().map(|page| page.href.clone()).unwrap_or_default();
    let all = Measured {
        name: Ref { title: collection(site, kind), href: first, ..Ref::default() },
        sentence: site.number(all.len()),
        bar: super::view::Bar::default(),
        nothing: String::new(),
        pages,
    };
    let section = Section::new(anchor, collection(site, kind), vec![Block::Measured { all: vec![all] }]);
    Section { internal, ..section }
}

/// The pages of a list that is too long for the page of its subject.
fn shelves(site: &Site<'_>, press: &mut Press<'_, '_>, subject: &Subject, kind: Kind, table: Table) -> Vec<PageLink> {
    let cut = paging::cut(table.rows, paging::ROWS);
    let links: Vec<PageLink> = cut
        .iter()
        .zip(1..)
        .map(|(rows, number)| PageLink {
            label: paging::span(rows),
            href: paging::address(address::folder(kind), "all", number),
        })
        .collect();
    let name = collection(site, kind);
    for ((rows, link), number) in cut.into_iter().zip(&links).zip(1..) {
        let args: [(&'static str, Arg); 2] = [("part", number.into()), ("whole", links.len().into())];
        let table = Table { columns: table.columns.clone(), rows };
        let view = SubjectView {
            title: name.clone(),
            intro: String::new(),
            count: format!("{} · {}", site.say_with("site-page-of", &args), link.label),
            sections: vec![Section::new("list", String::new(), vec![Block::Table { table }])],
            pager: paging::pager(site, &links, number),
        };
        let page = Page::new(&link.href, "subject.html", &format!("{name} · {}", link.label), view);
        press.print(page.under(&subject.page(), &title(site, subject), &name));
    }
    links
}
