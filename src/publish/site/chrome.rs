//! What stands around every page: the chain on the left, the way back, the foot?

use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::address;
use super::context::Site;
use crate::model::Kind;

/// A page to be filled.
pub(super) struct Page {
    /// Its path relative to the site's folder.
    pub(super) path: String,
    /// The template's name.
    pub(super) template: &'static str,
    /// Title of the window.
    pub(super) title: String,
    /// The page of the rail that it belongs to.
    pub(super) part: String,
    /// Steps of the breadcrumb after the home page: title and page, empty for the page itself.
    pub(super) crumbs: Vec<(String, String)>,
    /// What the template shows.
    pub(super) body: Value,
}

impl Page {
    /// A page filled with a serialisable value.
    pub(super) fn new(path: &str, template: &'static str, title: &str, body: impl Serialize) -> Self {
        Self {
            path: path.to_owned(),
            template,
            title: title.to_owned(),
            part: path.to_owned(),
            crumbs: vec![(title.to_owned(), String::new())],
            body: Value::from(Serde(body)),
        }
    }

    /// The way from the page to the site's folder.
    pub(super) fn root(&self) -> &'static str {
        root(&self.path)
    }
}

/// The way from a page to the site's folder: pages stand at most one folder deep.
pub(super) fn root(path: &str) -> &'static str {
    if path.contains('/') { "../" } else { "" }
}

#[derive(Serialize)]
struct NavItem {
    label: String,
    href: String,
    count: String,
    current: bool,
}

#[derive(Serialize)]
struct Chrome {
    lang: &'static str,
    title: String,
    root: &'static str,
    project: String,
    code: String,
    client: String,
    internal: bool,
    chain: Vec<NavItem>,
    proofs: Vec<NavItem>,
    crumbs: Vec<(String, String)>,
    home: bool,
    about: String,
}

/// What the layout shows around a page.
pub(super) fn around(site: &Site<'_>, page: &Page) -> Value {
    let manifest = &site.project.manifest;
    let item = |label: &str, href: String, count: Option<usize>| NavItem {
        label: site.say(label),
        current: page.part == href,
        href,
        count: count.map(|n| site.number(n)).unwrap_or_default(),
    };
    let listed = |label: &str, kind: Kind| item(label, address::list(kind), Some(site.count(kind)));
    let about = &site.input.about;
    Value::from(Serde(Chrome {
        lang: site.lang.key(),
        title: page.title.clone(),
        root: page.root(),
        project: manifest.title.clone(),
        code: manifest.code.clone(),
        client: manifest.client.clone(),
        internal: site.input.internal,
        chain: vec![
            listed("site-nav-objectives", Kind::Objective),
            listed("site-nav-workshops", Kind::Workshop),
            listed("site-nav-needs", Kind::Need),
            listed("site-nav-use-cases", Kind::UseCase),
            listed("site-nav-requirements", Kind::Requirement),
            listed("site-nav-lots", Kind::Lot),
            item("site-nav-books", address::list(Kind::RecipeBook), None),
            item("site-nav-decision", "decision.html".to_owned(), None),
        ],
        proofs: vec![
            listed("site-nav-cases", Kind::Scenario),
            item("site-nav-matrix", "matrix.html".to_owned(), None),
            item("site-nav-run", "run.html".to_owned(), None),
            listed("site-nav-glossary", Kind::Term),
        ],
        crumbs: page.crumbs.clone(),
        home: page.path == "index.html",
        about: site.say_with(
            "site-about",
            &[
                ("commit", site.commit(&about.commit).into()),
                ("date", about.date.as_str().into()),
                ("version", about.version.as_str().into()),
            ],
        ),
    }))
}
