//! How do pages become files? One at a time, so that the pages of ten thousand requirements are never
//! all held as values.

use std::collections::BTreeMap;

use minijinja::value::Value;

use super::chrome::{self, Around, Page};
use super::context::Site;
use super::templates::Templates;
use super::{File, SiteError, assets};

/// What the bars of a page are filled with; other pages do without.
const PATTERNS: &str = "patterns.html";

/// Fills pages, and keeps them.
pub(super) struct Press<'s, 'a> {
    site: &'s Site<'a>,
    templates: Templates,
    /// What stands around the pages of each part of the site: the same for all of them.
    around: BTreeMap<(&'static str, String), Around>,
    files: Vec<File>,
    fault: Option<SiteError>,
}

impl<'s, 'a> Press<'s, 'a> {
    /// A press for that site, the files beside its pages already made.
    ///
    /// # Errors
    /// When a template is missing or faulty.
    pub(super) fn new(site: &'s Site<'a>) -> Result<Self, SiteError> {
        let templates = Templates::new(site.lang, site.input.internal)?;
        Ok(Self { site, templates, around: BTreeMap::new(), files: assets::files(site)?, fault: None })
    }

    /// Fills a page. After a fault no page is filled any more: [`Press::finish`] tells it.
    pub(super) fn print(&mut self, page: Page) {
        if self.fault.is_some() {
            return;
        }
        match self.filled(&page) {
            Ok(html) => self.files.push(File { path: page.path, bytes: html.into_bytes() }),
            Err(fault) => self.fault = Some(fault),
        }
    }

    fn filled(&mut self, page: &Page) -> Result<String, SiteError> {
        let key = (page.root(), page.part.clone());
        let around = match self.around.get(&key) {
            Some(around) => around.clone(),
            None => {
                let context = chrome::rail(self.site, page);
                let around = Around {
                    top: Value::from_safe_string(self.templates.fill("top.html", context.clone(), &page.path)?),
                    foot: Value::from_safe_string(self.templates.fill("foot.html", context, &page.path)?),
                };
                self.around.entry(key).or_insert(around).clone()
            }
        };
        let mut html = self.templates.fill(page.template, chrome::whole(self.site, page, &around), &page.path)?;
        if html.contains("class=\"bar\"")
            && let Some(end) = html.rfind("</body>")
        {
            html.insert_str(end, &self.templates.fill(PATTERNS, minijinja::context! {}, &page.path)?);
        }
        html.push('\n');
        Ok(html)
    }

    /// All files, in order of path.
    ///
    /// # Errors
    /// The first fault of a template.
    pub(super) fn finish(mut self) -> Result<Vec<File>, SiteError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(self.files)
    }
}
