//! `ouvrage fmt`: tidy files, and an id for every artifact.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::open;
use crate::change::{NewText, Reason, tidied};
use crate::cli::{Exit, Session};
use crate::text::{Arg, Lang};
use crate::workspace::{git, load, replace};

/// Words that are told.
const LISTED: usize = 8;

/// Tidies the project's files, or those that are named.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = match open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    let asked: Vec<String> =
        matches.get_many::<PathBuf>("files").into_iter().flatten().map(|path| relative(session, path)).collect();
    for path in &asked {
        let known = snapshot.sources.iter().any(|(_, source)| *source.path == **path || is_under(&source.path, path));
        if !known {
            session.fail(session.text("change-no-file", &[("path", Arg::from(path))]));
            return Exit::CannotStart;
        }
    }
    // Questions of the project's own and files that are not read stand beside the specification: theirs is another form.
    let is_text = |path: &str| path == "ouvrage.yaml" || load::FOLDERS.iter().any(|folder| is_under(path, folder));
    let wanted = |path: &str| {
        is_text(path) && (asked.is_empty() || asked.iter().any(|asked| asked == path || is_under(path, asked)))
    };
    let known = git::Given::new(&session.root);
    let results = tidied(&snapshot.sources, &snapshot.project, wanted, |id| snapshot.may_hold(id) || known.holds(id));
    let (mut texts, mut given, mut words) = (Vec::new(), Vec::new(), Vec::new());
    let (mut refused, mut seen) = (0_usize, 0_usize);
    for (path, result) in results {
        match result {
            Ok(tidy) => {
                seen += 1;
                texts.extend(tidy.text);
                given.extend(tidy.given);
                words.extend(tidy.words);
            }
            Err(reason) => {
                refused += 1;
                let said = reason.message(session.lang).text(session.lang);
                let colon = if session.lang == Lang::Fr { "\u{a0}:" } else { ":" };
                // Of a file that is not read the reason begins with its name.
                let is_named = matches!(reason, Reason::Unread { .. });
                session.fail(if is_named { said } else { format!("{path}{colon} {said}") });
            }
        }
    }
    let exit = if matches.get_flag("check") {
        compared(session, &texts, seen)
    } else if matches.get_flag("dry-run") {
        shown(session, &texts);
        Exit::Done
    } else {
        written(session, &texts, (&given, &words), seen)
    };
    if refused > 0 {
        session.say("fmt-refused", &[("count", Arg::from(refused))]);
    }
    if exit == Exit::Done && refused > 0 { Exit::Findings } else { exit }
}

/// `--check`: which files are not tidy? Nothing is written.
fn compared(session: &Session, texts: &[NewText], seen: usize) -> Exit {
    for text in texts {
        session.say("fmt-untidy", &[("path", Arg::from(&text.path))]);
    }
    if texts.is_empty() {
        if seen > 0 {
            session.say("fmt-tidy", &[("count", Arg::from(seen))]);
        }
        return Exit::Done;
    }
    session.say("fmt-would-change", &[("count", Arg::from(texts.len()))]);
    Exit::Findings
}

fn shown(session: &Session, texts: &[NewText]) {
    let coloured = crate::cli::session::is_terminal();
    texts.iter().for_each(|text| session.line(text.diff(coloured).trim_end_matches('\n')));
    session.say(if texts.is_empty() { "editing-nothing" } else { "editing-dry-run" }, &[]);
}

fn written(
    session: &Session,
    texts: &[NewText],
    (given, words): (&[String], &[(String, String)]),
    seen: usize,
) -> Exit {
    if texts.is_empty() {
        if seen > 0 {
            session.say("fmt-tidy", &[("count", Arg::from(seen))]);
        }
        return Exit::Done;
    }
    if let Err(refused) = replace::all(&session.root, texts) {
        session.fail(refused.message(refused.path(), session.lang).text(session.lang));
        return Exit::Findings;
    }
    for text in texts {
        session.say("fmt-file", &[("path", Arg::from(&text.path))]);
    }
    session.say("fmt-done", &[("count", Arg::from(texts.len()))]);
    if !given.is_empty() {
        let more = if given.len() > LISTED { ", …" } else { "" };
        let ids = format!("{}{more}", given.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", "));
        session.say("fmt-given", &[("count", Arg::from(given.len())), ("ids", Arg::from(ids))]);
    }
    if !words.is_empty() {
        let mut pairs: Vec<String> = words.iter().map(|(old, new)| format!("{old} → {new}")).collect();
        pairs.sort();
        pairs.dedup();
        let more = if pairs.len() > LISTED { "…" } else { "" };
        pairs.truncate(LISTED);
        let list = format!("{}{more}", pairs.join(", "));
        session.say("fmt-translated", &[("count", Arg::from(words.len())), ("list", Arg::from(list))]);
    }
    Exit::Done
}

/// A path as the project's texts are named, from one that a person typed.
fn relative(session: &Session, path: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).ok();
    let typed = absolute(path);
    let root = absolute(&session.root);
    let inside = typed.as_deref().zip(root.as_deref()).and_then(|(typed, root)| typed.strip_prefix(root).ok());
    let path = inside.unwrap_or(path);
    let parts: Vec<_> = path
        .components()
        .filter(|part| !matches!(part, std::path::Component::CurDir))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

fn is_under(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
