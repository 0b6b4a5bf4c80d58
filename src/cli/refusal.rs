//! Why was the command line not understood?

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Exit;
use crate::text::{Arg, Lang, message};

/// Prints help and version as asked; else says what is wrong with the arguments, in the user's language.
pub fn usage(lang: Lang, error: &clap::Error) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = error.print();
        return Exit::Done;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return Exit::CannotStart;
    }
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let id = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-invalid-value",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage-other",
    };
    let what = context(ContextKind::InvalidArg).or_else(|| context(ContextKind::InvalidSubcommand)).unwrap_or_default();
    let args = [
        ("what", Arg::Text(what)),
        ("value", Arg::Text(context(ContextKind::InvalidValue).unwrap_or_default())),
        ("values", Arg::Text(context(ContextKind::ValidValue).unwrap_or_default())),
    ];
    let say = |id: &str, args: &[(&'static str, Arg)]| message::lookup(lang, id, args).unwrap_or_default();
    let mut lines = vec![say(id, &args)];
    let suggestion = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(context);
    if let Some(near) = suggestion {
        lines.push(say("usage-near", &[("near", Arg::Text(near))]));
    } else if !context(ContextKind::ValidValue).unwrap_or_default().is_empty() {
        lines.push(say("usage-values", &args));
    }
    lines.push(say("usage-help", &[]));
    anstream::eprintln!("{}", lines.join("\n"));
    Exit::CannotStart
}
