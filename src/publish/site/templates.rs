//! How are the page templates read and filled?

use std::sync::Arc;

use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter};

use super::SiteError;
use super::escape::escape;
use crate::text::{Arg, Lang, message};

/// The templates, by their names under `templates/site/`.
const NAMES: [&str; 16] = [
    "base.html",
    "top.html",
    "foot.html",
    "patterns.html",
    "macros.html",
    "home.html",
    "list.html",
    "subject.html",
    "artifact.html",
    "matrix.html",
    "trace.html",
    "run.html",
    "report.html",
    "compared.html",
    "results.html",
    "decision.html",
];

/// Names of the arguments that a template may give to a message.
const ARGUMENTS: [&str; 6] = ["n", "name", "total", "part", "whole", "target"];

/// The templates, ready to be filled in one language.
pub(super) struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// Reads the embedded templates.
    pub(super) fn new(lang: Lang, internal: bool) -> Result<Self, SiteError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(escaped);
        environment.add_function("t", move |id: Arc<str>, arguments: Kwargs| said(lang, &id, &arguments));
        environment.add_global("team", internal);
        for name in NAMES {
            let path = format!("site/{name}");
            let text = crate::assets::template_text(&path).ok_or_else(|| SiteError::Missing(path.clone()))?;
            environment.add_template_owned(name, text).map_err(|source| SiteError::Template { page: path, source })?;
        }
        Ok(Self { environment })
    }

    /// A template as text; `page` is the one that it is filled for.
    pub(super) fn fill(&self, name: &str, with: Value, page: &str) -> Result<String, SiteError> {
        let fault = |source| SiteError::Template { page: page.to_owned(), source };
        self.environment.get_template(name).map_err(fault)?.render(with).map_err(fault)
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

/// The engine's own way also rewrites every `/`.
fn escaped(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        return escape_formatter(out, state, value);
    };
    let fault = |_| Error::new(ErrorKind::WriteFailure, "the page could not be written");
    escape(text, |piece| out.write_str(piece).map_err(fault))
}
