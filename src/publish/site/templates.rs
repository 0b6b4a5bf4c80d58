//! How are the page templates read and filled?

use std::sync::Arc;

use minijinja::value::{Kwargs, Value};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, context, escape_formatter,
};

use super::SiteError;
use super::chrome::{self, Page};
use super::context::Site;
use crate::text::{Arg, Lang, message};

/// The templates, by their names under `templates/site/`.
const NAMES: [&str; 8] =
    ["base.html", "macros.html", "home.html", "list.html", "artifact.html", "matrix.html", "run.html", "decision.html"];

/// Names of the arguments that a template may give to a message.
const ARGUMENTS: [&str; 6] = ["n", "name", "total", "part", "whole", "target"];

/// The templates, ready to be filled in one language.
pub(super) struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// Reads the embedded templates.
    pub(super) fn new(lang: Lang) -> Result<Self, SiteError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(escaped);
        environment.add_function("t", move |id: Arc<str>, arguments: Kwargs| said(lang, &id, &arguments));
        for name in NAMES {
            let path = format!("site/{name}");
            let text = crate::assets::template_text(&path).ok_or_else(|| SiteError::Missing(path.clone()))?;
            environment.add_template_owned(name, text).map_err(|source| SiteError::Template { page: path, source })?;
        }
        Ok(Self { environment })
    }

    /// A page as text.
    pub(super) fn fill(&self, site: &Site<'_>, page: &Page) -> Result<String, SiteError> {
        let fault = |source| SiteError::Template { page: page.path.clone(), source };
        let template = self.environment.get_template(page.template).map_err(fault)?;
        let around = chrome::around(site, page);
        let mut html = template
            .render(context! { page => around, body => page.body.clone(), root => page.root() })
            .map_err(fault)?;
        html.push('\n');
        Ok(html)
    }
}

fn said(lang: Lang, id: &str, arguments: &Kwargs) -> Result<String, Error> {
    let mut args: Vec<(&'static str, Arg)> = Vec::new();
    for name in arguments.args() {
        let known = ARGUMENTS.iter().find(|known| **known == name);
        let known = known.ok_or_else(|| Error::new(ErrorKind::UnknownMethod, format!("no message takes {name}")))?;
        let value: Value = arguments.get(name)?;
        let arg = match value.as_i64() {
            Some(count) if value.is_number() => Arg::Count(count),
            _ => Arg::Text(value.to_string()),
        };
        args.push((known, arg));
    }
    message::lookup(lang, id, &args)
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("the message {id} is missing")))
}

/// Escapes what HTML needs and no more: the engine's own way also rewrites every `/`, which makes
/// pages longer and their addresses unreadable.
fn escaped(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        return escape_formatter(out, state, value);
    };
    let fault = |_| Error::new(ErrorKind::WriteFailure, "the page could not be written");
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (plain, special) = rest.split_at(at);
        let entity = match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            _ => "&#39;",
        };
        out.write_str(plain).and_then(|()| out.write_str(entity)).map_err(fault)?;
        rest = special.get(1..).unwrap_or("");
    }
    out.write_str(rest).map_err(fault)
}
