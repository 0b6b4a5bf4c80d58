//! `ouvrage init`: a project of one's own, ready to be checked and published.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Exit, Session};
use crate::assets;
use crate::text::Arg;
use crate::workspace::{environment, write};

/// Writes a new project into a folder that holds none.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let Some(folder) = matches.get_one::<PathBuf>("folder") else { return Exit::CannotStart };
    let folder = session.root.join(folder);
    let name = name_of(&folder);
    if folder.join("ouvrage.yaml").exists() {
        session.fail(session.text("init-exists", &[("folder", Arg::from(session.shown(&folder)))]));
        return Exit::CannotStart;
    }
    let files = match matches.get_one::<String>("template").map(String::as_str) {
        Some("crm-ventes") => {
            assets::reference_project().into_iter().map(|(path, bytes)| (path, bytes.into_owned())).collect()
        }
        _ => blank(session, name.as_deref()),
    };
    let mut files = files;
    files.extend(super::schema::of_new_project(&files));
    // What is published is made anew from the texts: it stays out of git.
    files.push((".gitignore".to_owned(), b"public/\n".to_vec()));
    match unpack(&folder, &files) {
        Ok(()) => {
            started(session, &folder, name.as_deref(), files.len());
            Exit::Done
        }
        Err((path, error)) => {
            let args = [
                ("path", Arg::from(session.shown(&path))),
                ("detail", Arg::from(crate::text::cause::of(session.lang, &error))),
            ];
            session.fail(session.text("write-failed", &args));
            Exit::CannotStart
        }
    }
}

/// Says where the project is and what comes next.
fn started(session: &Session, folder: &Path, name: Option<&str>, count: usize) {
    let here = same_folder(folder, Path::new("."));
    let shown = if here { name.unwrap_or(".").to_owned() } else { session.shown(folder) };
    let quoted = if shown.contains(char::is_whitespace) { format!("\"{shown}\"") } else { shown.clone() };
    session.say("init-done", &[("folder", Arg::from(shown)), ("count", Arg::from(count))]);
    session.say(if here { "init-next-here" } else { "init-next" }, &[("folder", Arg::from(quoted))]);
    session.say("init-workshop", &[]);
    session.say("init-target", &[]);
}

fn same_folder(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The real name of a folder that may not exist yet, `.` and `..` followed. None for a root.
fn name_of(folder: &Path) -> Option<String> {
    let real = folder.canonicalize().or_else(|_| std::path::absolute(folder)).ok()?;
    Some(real.file_name()?.to_string_lossy().into_owned())
}

/// The smallest project that shows the chain, in the session's language.
fn blank(session: &Session, name: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let title = name.map_or_else(|| session.text("init-untitled", &[]), str::to_owned);
    let prefix = format!("projects/blank/{}/", session.lang.key());
    assets::template_paths()
        .into_iter()
        .filter_map(|path| {
            let name = path.strip_prefix(&prefix)?.to_owned();
            let text = assets::template_text(&path)?.replace("__TITLE__", &yaml_text(&title));
            Some((name, text.into_bytes()))
        })
        .collect()
}

/// A folder's name as a quoted YAML text.
fn yaml_text(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    // Written as `fmt` would write it.
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// Writes the files; those that exist already are never replaced.
pub fn unpack(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), (PathBuf, std::io::Error)> {
    for (name, bytes) in files {
        let path = folder.join(name);
        if !path.exists() {
            write::whole(&path, bytes).map_err(|error| (path.clone(), error))?;
        }
    }
    environment::ignore(folder).map_err(|error| (folder.join(".ouvrage"), error))
}
