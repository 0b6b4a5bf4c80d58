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
use super::view::{Block, Cell, Fact, Measured, Ref, Section, Table};
use crate::model::schema::labels;
use crate::model::{Artifact, Kind};
use crate::publish::catalogue::{SUBJECTS, Subject, Told, audience};
use crate::text::Arg;

/// Pages of subjects stand in the site's folder.
const ROOT: &str = "";

/// A page of sections.
#[derive(Serialize)]
pub(super) struct SubjectView {
    pub(super) title: String,
    pub(super) intro: String,
    pub(super) count: String,
    pub(super) sections: Vec<Section>,
    pub(super) pager: Pager,
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
        Kind::Organisation => {
            let said =
                |one| statement(site, one).into_iter().chain(organisation::sections(site, one)).chain(about(site, one));
            all.iter().flat_map(|(_, one)| said(one)).collect()
        }
        Kind::Context | Kind::Consultation => all.iter().flat_map(|(_, one)| whole(site, one)).collect(),
        Kind::AccessRight => boards::access(site).into_iter().chain(remarks(site, kind, &all)).collect(),
        Kind::Journey | Kind::Pipeline | Kind::Process => boards::stages(site, kind, &all),
        Kind::Application => {
            let listed = listed(site, press, subject, kind, &all);
            boards::map(site).into_iter().chain([listed]).collect()
        }
        Kind::ArchitectureOption => vec![boards::options(site, &all)],
        Kind::Response => {
            let listed = Section { anchor: "responses-each".to_owned(), ..listed(site, press, subject, kind, &all) };
            boards::responses(site, &all).into_iter().chain([listed]).collect()
        }
        _ => vec![listed(site, press, subject, kind, &all)],
    }
}

/// One mapping for the whole project: a section for each of its fields.
fn whole(site: &Site<'_>, artifact: &Artifact) -> Vec<Section> {
    let fields = site.reader.told(artifact);
    let fields = fields.iter().map(|one| field(site, one));
    statement(site, artifact).into_iter().chain(fields).chain(about(site, artifact)).collect()
}

/// What it says as a whole, where that is more than its title.
fn statement(site: &Site<'_>, artifact: &Artifact) -> Option<Section> {
    let statement = artifact.head.statement.trim();
    if statement == artifact.head.title.trim() || !site.reader.shows_field(artifact.kind, "statement") {
        return None;
    }
    let blocks = vec![Block::Prose { html: super::markdown::prose(site, ROOT, statement) }];
    Some(Section::new("statement", artifact.head.title.clone(), blocks))
}

/// Where it stands, where it comes from, and the notes of the team.
fn about(site: &Site<'_>, artifact: &Artifact) -> Vec<Section> {
    let state = site.reader.state(artifact);
    let mut facts: Vec<Fact> =
        state.map(|word| Fact::new(site.say("site-col-status"), Cell::text(word))).into_iter().collect();
    facts.extend(super::artifact::common(site, ROOT, artifact.kind, &artifact.head));
    let about = (!facts.is_empty())
        .then(|| Section::new("about", site.say("site-section-sheet"), vec![Block::Facts { facts }]));
    about.into_iter().chain(super::artifact::notes(site, ROOT, &artifact.head)).collect()
}

/// What is said of rows beside what stands in them.
fn remarks(site: &Site<'_>, kind: Kind, all: &[(usize, &Artifact)]) -> Option<Section> {
    let said = all.iter().filter(|(_, one)| one.head.statement.trim() != one.head.title.trim());
    let facts: Vec<Fact> = said
        .map(|(_, one)| {
            let text = Cell::html(site.line(ROOT, one.head.statement.trim()));
            Fact::new(one.head.title.clone(), text)
        })
        .collect();
    let title = site.reader.label(kind, "statement");
    (!facts.is_empty()).then(|| Section::new("remarks", title, vec![Block::Facts { facts }]))
}

/// A field as a section.
pub(super) fn field(site: &Site<'_>, told: &Told) -> Section {
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
