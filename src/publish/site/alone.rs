//! One file that needs nothing beside it: style inside, no script, no request.

use std::collections::BTreeMap;

use minijinja::value::Value;
use serde::Serialize;

use super::context::Site;
use super::templates::Templates;
use super::{About, DiagnosticCounts, SiteError, SiteInput, assets, markup};
use crate::model::Project;
use crate::model::execution::Kept;
use crate::text::Lang;

/// Makes something with the pieces of the site, without a project: what it tells comes from the events of runs, and
/// there is no other page to point at.
pub(super) fn without_project<T>(
    lang: Lang,
    attachments: &BTreeMap<String, Kept>,
    make: impl FnOnce(&Site<'_>) -> T,
) -> T {
    let project = Project::default();
    let input = SiteInput {
        project: &project,
        judgements: None,
        run: None,
        current: &[],
        stale: &[],
        diagnostics: DiagnosticCounts::default(),
        documents: &[],
        about: About { lang, ..About::default() },
        internal: false,
        attachments,
    };
    make(&Site::new(&input))
}

/// The file that a template makes of a body. The same body gives the same bytes.
///
/// # Errors
/// When the template is missing or faulty.
pub(super) fn page(template: &'static str, lang: Lang, body: impl Serialize) -> Result<String, SiteError> {
    let css = Value::from_safe_string(assets::style()?);
    let with = minijinja::context! { body => markup::body(template, body), css => css, root => "" };
    let templates = Templates::new(lang, false)?;
    let mut html = templates.fill(template, with, template)?;
    if let Some(end) = html.rfind("</body>") {
        html.insert_str(end, &templates.fill("patterns.html", minijinja::context! {}, template)?);
    }
    html.push('\n');
    Ok(html)
}
