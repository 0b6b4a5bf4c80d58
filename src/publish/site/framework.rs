//! Under which rules does the project stand? A page of what its manifest says, where that is more than a title.

use super::chrome::Page;
use super::context::Site;
use super::paging::Pager;
use super::subject::{self, SubjectView};
use super::view::Section;

/// The page.
pub(super) const PAGE: &str = "project.html";

/// Its sections, those that readers may see.
fn sections(site: &Site<'_>) -> Vec<Section> {
    let told = site.reader.leading().into_iter().chain(site.reader.contract());
    told.map(|one| subject::field(site, &one)).collect()
}

/// Does the manifest say more than how the project is called? Of a project that has just begun, dates and method stand on
/// the home page.
pub(super) fn is_told(site: &Site<'_>) -> bool {
    let leading = site.reader.leading();
    leading.iter().any(|told| told.key != "project") || !site.reader.contract().is_empty()
}

/// How the page is called.
pub(super) fn title(site: &Site<'_>) -> String {
    site.say("site-framework")
}

/// The page, where there is something to say.
pub(super) fn page(site: &Site<'_>) -> Option<Page> {
    if !is_told(site) {
        return None;
    }
    let title = title(site);
    let view = SubjectView {
        title: title.clone(),
        intro: site.say("site-framework-intro"),
        count: String::new(),
        sections: sections(site),
        pager: Pager::default(),
    };
    Some(Page::new(PAGE, "subject.html", &title, view))
}
