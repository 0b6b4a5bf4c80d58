//! Why was the command line not understood?

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Exit, arguments, help, session};
use crate::text::similar::{fold, nearest};
use crate::text::{Arg, Lang, message};

/// Prints help and version as asked; else says what is wrong with the arguments, in the user's language.
pub fn usage(lang: Lang, error: &clap::Error, given: &[OsString]) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = error.print();
        return Exit::Done;
    }
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    if let (ErrorKind::InvalidSubcommand, Some(name)) = (error.kind(), context(ContextKind::InvalidSubcommand)) {
        return unknown_command(lang, &name, &help::names(&arguments::command(lang)));
    }
    if let (ErrorKind::UnknownArgument, Some(word)) = (error.kind(), context(ContextKind::InvalidArg))
        && !word.starts_with('-')
    {
        return extra_word(lang, &word, given);
    }
    let id = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_none_or(|value| value.is_empty()) => {
            "usage-no-value"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-invalid-value",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage-other",
    };
    let args = [
        ("what", Arg::Text(context(ContextKind::InvalidArg).unwrap_or_default())),
        ("value", Arg::Text(context(ContextKind::InvalidValue).unwrap_or_default())),
        ("values", Arg::Text(context(ContextKind::ValidValue).unwrap_or_default())),
    ];
    let mut lines = vec![say(lang, id, &args)];
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedValue].into_iter().find_map(context);
    if let Some(near) = suggestion {
        lines.push(say(lang, "usage-near", &[("near", Arg::Text(near))]));
    } else if !context(ContextKind::ValidValue).unwrap_or_default().is_empty() {
        lines.push(say(lang, "usage-values", &args));
    }
    refuse(lang, lines)
}

/// Says that a word is one too many. The name of a folder is most often meant for `-C`: then the command
/// to type is told whole.
fn extra_word(lang: Lang, word: &str, given: &[OsString]) -> Exit {
    let known = help::names(&arguments::command(lang));
    let mut words: Vec<String> = given.iter().skip(1).map(|one| one.to_string_lossy().into_owned()).collect();
    let command = words.iter().find(|one| known.contains(one)).cloned().unwrap_or_default();
    let args = [("word", Arg::from(word)), ("command", Arg::from(format!("ouvrage {command}")))];
    let placed = words.iter().any(|one| one == "-C" || one.starts_with("--directory"));
    if placed || !Path::new(word).is_dir() {
        return refuse(lang, vec![say(lang, "usage-extra-word", &args)]);
    }
    if let Some(at) = words.iter().position(|one| one == word) {
        words.insert(at, "-C".to_owned());
    }
    let quoted: Vec<String> =
        words.into_iter().map(|one| if one.contains(' ') { format!("\"{one}\"") } else { one }).collect();
    let typed = [("command", Arg::from(format!("ouvrage {}", quoted.join(" "))))];
    refuse(lang, vec![say(lang, "usage-extra-folder", &args), say(lang, "usage-type", &typed)])
}

/// Says that there is no such command, with the nearest one: by its letters, or by its meaning.
pub fn unknown_command(lang: Lang, name: &str, known: &[String]) -> Exit {
    let mut lines = vec![say(lang, "usage-unknown-command", &[("what", Arg::from(name))])];
    let undoing = say(lang, "usage-undo-words", &[]);
    if undoing.split_whitespace().any(|word| fold(word) == fold(name)) {
        lines.push(say(lang, "usage-undo", &[]));
        return refuse(lang, lines);
    }
    // « vérifier » is not spelt like `check`, and means it.
    let words = say(lang, "usage-command-words", &[]);
    let meant: Vec<(&str, &str)> = words.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
    let spelt = known.iter().map(|command| (command.as_str(), command.as_str()));
    let candidates: Vec<(&str, &str)> =
        spelt.chain(meant.into_iter().filter(|(_, command)| known.iter().any(|it| it == command))).collect();
    let near = nearest(name, candidates.iter().map(|(word, _)| *word))
        .and_then(|near| candidates.iter().find(|(word, _)| *word == near));
    match near {
        Some((_, command)) => lines.push(say(lang, "usage-near", &[("near", Arg::from(*command))])),
        None => lines.push(say(lang, "usage-commands", &[("known", Arg::from(known.join(", ")))])),
    }
    refuse(lang, lines)
}

fn say(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    message::lookup(lang, id, args).unwrap_or_default()
}

fn refuse(lang: Lang, mut lines: Vec<String>) -> Exit {
    lines.push(say(lang, "usage-help", &[]));
    if let Some(first) = lines.first_mut() {
        *first = session::failure(lang, first);
    }
    anstream::eprintln!("{}", lines.join("\n"));
    Exit::CannotStart
}
