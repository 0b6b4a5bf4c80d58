//! What stands around every page: the chain on the left, the way back, the foot?

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::address;
use super::context::Site;
use super::{framework, markup, subject};
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
            body: markup::body(path, body),
        }
    }

    /// The same under another page of the rail, which is a step of its breadcrumb.
    #[must_use]
    pub(super) fn under(mut self, part: &str, title: &str, short: &str) -> Self {
        part.clone_into(&mut self.part);
        self.crumbs = vec![(title.to_owned(), part.to_owned()), (short.to_owned(), String::new())];
        self
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

/// What stands before and after the content, already filled: the same for all pages of a part.
#[derive(Clone)]
pub(super) struct Around {
    /// Head of the page and rail.
    pub(super) top: Value,
    /// Foot of the page.
    pub(super) foot: Value,
}

#[derive(Serialize)]
struct NavItem {
    label: String,
    href: String,
    count: String,
    current: bool,
}

#[derive(Serialize)]
struct Rail {
    lang: &'static str,
    project: String,
    code: String,
    client: String,
    /// The picture of the project, relative to the site's folder; empty without one.
    logo: String,
    internal: bool,
    chain: Vec<NavItem>,
    subjects: Vec<NavItem>,
    proofs: Vec<NavItem>,
    home: bool,
    about: String,
}

/// What the head, the rail and the foot show around the pages of a part.
pub(super) fn rail(site: &Site<'_>, page: &Page) -> Value {
    let manifest = &site.project.manifest;
    let item = |label: &str, href: String, count: Option<usize>| NavItem {
        label: site.say(label),
        current: page.part == href,
        href,
        count: count.map(|n| site.number(n)).unwrap_or_default(),
    };
    let listed = |label: &str, kind: Kind| item(label, address::list(kind), Some(site.count(kind)));
    let about = &site.input.about;
    let rail = Rail {
        lang: site.lang.key(),
        project: manifest.title.clone(),
        code: manifest.code.clone(),
        client: manifest.client.clone(),
        logo: site.reader.logo().and_then(|logo| site.reader.address(&logo)).unwrap_or_default(),
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
        subjects: framework::is_told(site)
            .then(|| item("site-framework", framework::PAGE.to_owned(), None))
            .into_iter()
            .chain(subject::held(site).map(|one| item(&format!("site-subject-{}", one.key), one.page(), None)))
            .collect(),
        proofs: vec![
            listed("site-nav-cases", Kind::Scenario),
            item("site-nav-matrix", "matrix.html".to_owned(), None),
            item("site-nav-run", "run.html".to_owned(), None),
            listed("site-nav-glossary", Kind::Term),
        ],
        home: page.path == "index.html",
        about: site.say_with(
            "site-about",
            &[
                ("commit", site.commit(&about.commit).into()),
                ("date", about.date.as_str().into()),
                ("version", about.version.as_str().into()),
            ],
        ),
    };
    context! { page => Value::from(Serde(rail)), root => page.root() }
}

/// What a page's template is filled with.
pub(super) fn whole(site: &Site<'_>, page: &Page, around: &Around) -> Value {
    let chrome = context! {
        lang => site.lang.key(),
        title => page.title.as_str(),
        project => site.project.manifest.title.as_str(),
        home => page.path == "index.html",
        crumbs => Value::from(Serde(&page.crumbs)),
        top => around.top.clone(),
        foot => around.foot.clone(),
    };
    context! { page => chrome, body => page.body.clone(), root => page.root() }
}
