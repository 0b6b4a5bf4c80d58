//! Which documents stand beside the site: those that are made now, or those that were made before?

use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::Session;
use super::edition::Results;
use crate::model::head::Audience;
use crate::model::workshop::{Workshop, WorkshopStatus};
use crate::model::{Id, Project};
use crate::publish::documents::{About, minutes, specification};
use crate::publish::formats::{html, pdf};
use crate::publish::outline::Document;
use crate::publish::site::DocumentLink;
use crate::text::{Arg, Lang, slug};
use crate::workspace::snapshot::Snapshot;

/// The list by which the next edition finds the documents again, in the folder of the site.
const LIST: &str = ".ouvrage-documents.json";

/// The documents of an edition.
#[derive(Default)]
pub struct Documents {
    /// What the site says of them.
    pub links: Vec<DocumentLink>,
    /// Those that were made, to be written: path and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// The specification, where it was made.
    pub specification: Option<Specification>,
    /// What a reader should know: glyphs that are missing…
    pub warnings: Vec<String>,
}

/// The specification as it was made.
pub struct Specification {
    /// Its path in the folder.
    pub path: String,
    /// Its pages.
    pub pages: usize,
    /// Milliseconds that it took.
    pub ms: u64,
}

/// The list as it is kept.
#[derive(Serialize, Deserialize)]
struct List {
    /// The text that they were made from.
    commit: String,
    /// Whether they are for the project team only.
    internal: bool,
    documents: Vec<Listed>,
}

#[derive(Serialize, Deserialize)]
struct Listed {
    title: String,
    href: String,
    pages: Option<usize>,
    size: u64,
    about: Option<Id>,
}

/// What a document is called, and the artifact that it is about.
type Called<'d> = (&'d str, Option<&'d Id>);

impl Documents {
    /// Makes the specification and the minutes.
    ///
    /// # Errors
    /// The cause, in the session's language.
    pub fn made(session: &Session, snapshot: &Snapshot, results: &Results, about: &About) -> Result<Self, String> {
        let project = &snapshot.project;
        let mut made = Self::default();
        let started = Instant::now();
        let document = specification::build(project, results.judgements.as_ref(), about);
        let path = format!("documents/{}.pdf", slug::of(&document.code));
        let pages = made.pdf(session, &document, (&document.title, None), &path)?;
        let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        made.specification = Some(Specification { path, pages, ms });
        for workshop in minuted(project, about) {
            let word = match (workshop.is_to_come(), about.lang) {
                (false, Lang::Fr) => "compte-rendu",
                (false, Lang::En) => "minutes",
                (true, Lang::Fr) => "fiche",
                (true, Lang::En) => "sheet",
            };
            let document = minutes::build(project, workshop, about);
            let said = (workshop.head.name(), workshop.head.id.as_ref());
            let name = format!("documents/{word}-{}", workshop.head.id());
            made.pdf(session, &document, (&said.0, said.1), &format!("{name}.pdf"))?;
            made.add((&said.0, said.1), format!("{name}.html"), None, html::render(&document));
        }
        let documents = made.links.iter().map(|link| Listed {
            title: link.title.clone(),
            href: link.href.clone(),
            pages: link.pages,
            size: link.size,
            about: link.about.clone(),
        });
        let list = List { commit: about.commit.clone(), internal: about.internal, documents: documents.collect() };
        // Plain data is always written.
        made.files.push((LIST.to_owned(), serde_json::to_vec(&list).unwrap_or_default()));
        Ok(made)
    }

    /// Those that the folder holds from before, with the text that they were made from where the
    /// site shows another. Documents of the team never stand beside a site for everybody.
    pub fn kept(out: &Path, about: &About) -> Self {
        let list = std::fs::read(out.join(LIST)).ok().and_then(|bytes| serde_json::from_slice::<List>(&bytes).ok());
        let Some(list) = list.filter(|list| about.internal || !list.internal) else { return Self::default() };
        let commit = Some(list.commit).filter(|commit| *commit != about.commit);
        let there = |one: &Listed| one.href.starts_with("documents/") && out.join(&one.href).is_file();
        let links = list.documents.into_iter().filter(there).map(|one| DocumentLink {
            title: one.title,
            href: one.href,
            pages: one.pages,
            size: one.size,
            commit: commit.clone(),
            about: one.about,
        });
        Self { links: links.collect(), ..Self::default() }
    }

    /// Is that file of the folder one of these documents, or their list?
    pub fn hold(&self, path: &str) -> bool {
        !self.links.is_empty() && (path == LIST || self.links.iter().any(|link| link.href == path))
    }

    fn pdf(&mut self, session: &Session, document: &Document, called: Called<'_>, path: &str) -> Result<usize, String> {
        let rendered = pdf::render(document)
            .map_err(|error| session.text("publish-failed", &[("detail", Arg::from(error.to_string()))]))?;
        self.warnings.extend(rendered.warnings.iter().map(|warning| warning.text(session.lang)));
        self.add(called, path.to_owned(), Some(rendered.pages), rendered.bytes);
        Ok(rendered.pages)
    }

    fn add(&mut self, (title, about): Called<'_>, path: String, pages: Option<usize>, bytes: Vec<u8>) {
        self.links.push(DocumentLink {
            title: title.to_owned(),
            href: path.clone(),
            pages,
            size: bytes.len() as u64,
            commit: None,
            about: about.cloned(),
        });
        self.files.push((path, bytes));
    }
}

/// The workshops of which there are minutes: those that were not called off.
fn minuted<'p>(project: &'p Project, about: &About) -> impl Iterator<Item = &'p Workshop> {
    let off = |status| matches!(status, WorkshopStatus::Postponed | WorkshopStatus::Cancelled);
    let internal = about.internal;
    let shown = move |workshop: &&Workshop| internal || workshop.head.audience == Audience::Published;
    project.workshops.iter().filter(move |workshop| !off(workshop.status)).filter(shown)
}
