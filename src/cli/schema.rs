//! `ouvrage schema`: what editors need in order to complete and verify while one types.
//!
//! The schemas stand in `.schemas/` and go into git, so that whoever clones the project has them: a file
//! that names a schema which is not there shows an error in the editor. `.ouvrage/` never goes into git.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::json;

use super::editing::{Done, open, put};
use super::{Exit, Session};
use crate::change::NewText;
use crate::check::codes;
use crate::link;
use crate::model::manifest::Manifest;
use crate::syntax::corpus::is_yaml;
use crate::syntax::edit::with_modeline;
use crate::syntax::json_schema::{self, FOLDER, MANIFEST_FILE, SPECS_FILE, Setting};
use crate::text::{Arg, Lang, Sources};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::write;

/// Where Visual Studio Code keeps what a project wants of it.
const SETTINGS: &str = ".vscode/settings.json";
/// The extensions that it proposes to whoever opens the folder.
const EXTENSIONS: &str = ".vscode/extensions.json";

/// Which schemas may be printed.
pub const PRINTED: &[&str] = &["specs", "manifest"];

/// Writes the schemas of the project, or shows one.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let asked = matches.get_one::<String>("lang").and_then(|lang| Lang::parse(lang));
    let out = matches.get_one::<PathBuf>("out");
    let printed = matches.get_one::<String>("print");
    // A schema of any project is of use to whoever makes editors or courses.
    let of_any = !session.root.join("ouvrage.yaml").exists() && (out.is_some() || printed.is_some());
    let snapshot = match (!of_any).then(|| open(session)).transpose() {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    let manifest = snapshot.as_ref().map(|snapshot| &snapshot.project.manifest);
    // What goes into git must not depend on who writes it.
    let lang = asked.unwrap_or(manifest.map_or(session.lang, |manifest| manifest.lang));
    let files = schemas(lang, manifest);
    if let Some(exit) = shown(session, printed, &files) {
        return exit;
    }
    let folder = out.map_or_else(|| session.root.join(FOLDER), |out| session.root.join(out));
    if matches.get_flag("check") {
        return compared(session, &folder, &files);
    }
    if matches.get_flag("dry-run") {
        for (name, _) in &files {
            session.say("schema-would-write", &[("path", Arg::from(session.shown(&folder.join(name))))]);
        }
    } else {
        let exit = written(session, &folder, &files);
        if exit != Exit::Done {
            return exit;
        }
    }
    if matches.get_flag("vscode") {
        let exit = connect(session, matches.get_flag("dry-run"));
        if exit != Exit::Done {
            return exit;
        }
    }
    if let Some(snapshot) = snapshot.filter(|_| matches.get_flag("modeline")) {
        return modelines(session, matches, &snapshot);
    }
    if out.is_none() && !matches.get_flag("vscode") && !matches.get_flag("dry-run") {
        let connected = session.root.join(SETTINGS).exists();
        session.say(if connected { "schema-next-connected" } else { "schema-next" }, &[]);
    }
    Exit::Done
}

/// The files that a new project has from the start: its schemas, and Visual Studio Code knows them.
pub fn of_new_project(files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let mut sources = Sources::default();
    let text = files.iter().find(|(path, _)| path == "ouvrage.yaml").map(|(_, bytes)| String::from_utf8_lossy(bytes));
    sources.add("ouvrage.yaml", text.unwrap_or_default());
    let manifest = link::project(&sources).project.manifest;
    let schemas = schemas(manifest.lang, Some(&manifest));
    let schemas = schemas.into_iter().map(|(name, text)| (format!("{FOLDER}/{name}"), text));
    let editor = [(SETTINGS.to_owned(), settings()), (EXTENSIONS.to_owned(), extensions())];
    schemas.chain(editor).map(|(path, text)| (path, text.into_bytes())).collect()
}

/// Both schemas, by the name of their file.
fn schemas(lang: Lang, manifest: Option<&Manifest>) -> [(&'static str, String); 2] {
    let rules: Vec<&'static str> =
        codes::all().into_iter().filter(|code| !code.is_fixed()).map(|code| code.code).collect();
    let setting = Setting { lang, manifest, rules: &rules };
    [(MANIFEST_FILE, json_schema::manifest(setting)), (SPECS_FILE, json_schema::specs(setting))]
}

/// `--print`: one schema on the standard output.
fn shown(session: &Session, printed: Option<&String>, files: &[(&str, String)]) -> Option<Exit> {
    let wanted = if printed? == PRINTED[0] { SPECS_FILE } else { MANIFEST_FILE };
    let (_, text) = files.iter().find(|(name, _)| *name == wanted)?;
    session.line(text.trim_end());
    Some(Exit::Done)
}

fn written(session: &Session, folder: &Path, files: &[(&str, String)]) -> Exit {
    for (name, text) in files {
        if let Err(exit) = one(session, &folder.join(name), text) {
            return exit;
        }
    }
    session.say("schema-written", &[("folder", Arg::from(session.shown(folder)))]);
    Exit::Done
}

fn one(session: &Session, path: &Path, text: &str) -> Result<(), Exit> {
    write::named(path, text.as_bytes()).map_err(|error| {
        let args = [("path", Arg::from(session.shown(path))), ("detail", Arg::from(error.to_string()))];
        session.fail(session.text("write-failed", &args));
        Exit::CannotStart
    })
}

/// `--check`: are the schemas those that this program would write? Nothing is written.
fn compared(session: &Session, folder: &Path, files: &[(&str, String)]) -> Exit {
    let late: Vec<PathBuf> = files
        .iter()
        .map(|(name, text)| (folder.join(name), text))
        .filter(|(path, text)| std::fs::read_to_string(path).ok().as_ref() != Some(*text))
        .map(|(path, _)| path)
        .collect();
    for path in &late {
        session.say("schema-late", &[("path", Arg::from(session.shown(path)))]);
    }
    if late.is_empty() {
        session.say("schema-up-to-date", &[]);
        return Exit::Done;
    }
    Exit::Findings
}

/// `--vscode`: tells Visual Studio Code which schema is for which file. What a person wrote there is not
/// touched: what is to be added is shown.
fn connect(session: &Session, dry: bool) -> Exit {
    for (name, text) in [(SETTINGS, settings()), (EXTENSIONS, extensions())] {
        let path = session.root.join(name);
        match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && dry => {
                session.say("schema-would-write", &[("path", Arg::from(name))]);
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                if let Err(exit) = one(session, &path, &text) {
                    return exit;
                }
                session.say("schema-connected", &[("path", Arg::from(name))]);
            }
            Ok(known) if name == SETTINGS && !(known.contains(SPECS_FILE) && known.contains(MANIFEST_FILE)) => {
                session.say("schema-settings-kept", &[("path", Arg::from(name))]);
                session.line(text.trim_end());
            }
            Ok(_) => {}
            Err(error) => {
                let args = [("path", Arg::from(name)), ("detail", Arg::from(error.to_string()))];
                session.fail(session.text("schema-unreadable", &args));
                return Exit::CannotStart;
            }
        }
    }
    Exit::Done
}

fn settings() -> String {
    let (manifest, specs) = (format!("./{FOLDER}/{MANIFEST_FILE}"), format!("./{FOLDER}/{SPECS_FILE}"));
    let specs_files = ["specs/**/*.yaml", "specs/**/*.yml", "features/**/*.yaml", "features/**/*.yml"];
    let settings = json!({"yaml.schemas": {(manifest): ["ouvrage.yaml"], (specs): specs_files}});
    format!("{settings:#}\n")
}

fn extensions() -> String {
    format!("{:#}\n", json!({"recommendations": ["redhat.vscode-yaml"]}))
}

/// `--modeline`: the line at the head of every YAML file that names its schema.
fn modelines(session: &Session, matches: &ArgMatches, snapshot: &Snapshot) -> Exit {
    let mut texts = Vec::new();
    let mut refused = false;
    for (_, source) in snapshot.sources.iter().filter(|(_, source)| source.readable && is_yaml(&source.path)) {
        match with_modeline(&source.text, &json_schema::address(&source.path)) {
            Ok(after) if after == *source.text => {}
            Ok(after) => texts.push(NewText {
                path: source.path.to_string(),
                before: Some(source.text.to_string()),
                after: Some(after),
            }),
            Err(reason) => {
                refused = true;
                let colon = if session.lang == Lang::Fr { "\u{a0}:" } else { ":" };
                let reason = crate::change::Reason::from(reason).message(session.lang).text(session.lang);
                session.fail(format!("{}{colon} {reason}", source.path));
            }
        }
    }
    let told = session.text("schema-modelines", &[("count", Arg::from(texts.len()))]);
    let done = Done { told, artifacts: String::new(), also: Vec::new() };
    let exit = put(session, matches, snapshot, &texts, &done);
    if exit == Exit::Done && refused { Exit::Findings } else { exit }
}
