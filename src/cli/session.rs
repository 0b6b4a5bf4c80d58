//! In which language, where, and on what kind of screen does this command speak?

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::text::render::human::Look;
use crate::text::{Arg, Lang, message};

/// What all commands share.
pub struct Session {
    /// Language of messages.
    pub lang: Lang,
    /// The project's folder (`-C`, else the current one).
    pub root: PathBuf,
    /// `--output-format`: people or machines.
    pub machine: bool,
}

impl Session {
    /// The session of a command's arguments.
    pub fn new(lang: Lang, matches: &ArgMatches) -> Self {
        let root = matches.try_get_one::<PathBuf>("directory").ok().flatten().cloned().unwrap_or_else(|| ".".into());
        let format = matches.try_get_one::<String>("output-format").ok().flatten();
        Self { lang, root, machine: format.is_some_and(|format| format != "human") }
    }

    /// The same session in another folder.
    pub fn at(&self, root: PathBuf) -> Self {
        Self { lang: self.lang, root, machine: self.machine }
    }

    /// The text of a message.
    pub fn text(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        message::lookup(self.lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
    }

    /// Prints a line of result on standard output. A reader that went away ends nothing badly.
    pub fn line(&self, text: impl AsRef<str>) {
        let _ = writeln!(anstream::stdout(), "{}", text.as_ref());
    }

    /// Prints a message as a line of result.
    pub fn say(&self, id: &str, args: &[(&'static str, Arg)]) {
        self.line(self.text(id, args));
    }

    /// Prints a line beside the result (progress, causes) on standard error.
    pub fn aside(&self, text: impl AsRef<str>) {
        let _ = writeln!(anstream::stderr(), "{}", text.as_ref());
    }

    /// Tells why a command could not go on: « erreur : … ».
    pub fn fail(&self, text: impl AsRef<str>) {
        self.aside(failure(self.lang, text.as_ref()));
    }

    /// How diagnostics are drawn on standard output.
    pub fn look(&self) -> Look {
        let terminal = is_terminal();
        Look { lang: self.lang, terminal, width: if terminal { width() } else { 140 } }
    }

    /// What a command that is to be typed needs to find the same project: nothing in its folder.
    pub fn elsewhere(&self) -> String {
        if self.root == Path::new(".") { String::new() } else { format!(" -C {}", self.shown(&self.root)) }
    }

    /// A path as people would type it.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix("./").unwrap_or(path).display().to_string()
    }
}

/// « erreur : … », why something could not go on.
pub fn failure(lang: Lang, text: &str) -> String {
    let word = message::label(lang, "level", "error");
    let colon = if lang == Lang::Fr { "\u{a0}:" } else { ":" };
    let style = anstyle::AnsiColor::Red.on_default().bold();
    format!("{style}{word}{style:#}{colon} {text}")
}

/// Is standard output a terminal that wants colours and boxes?
pub fn is_terminal() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// The width of the screen that a table fits: of a terminal its own, else the one that the environment
/// announces; none in a pipe.
pub fn columns() -> Option<usize> {
    let announced = || std::env::var("COLUMNS").ok()?.trim().parse().ok().filter(|width| *width > 0);
    if std::io::stdout().is_terminal() { Some(width()) } else { announced() }
}

fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0))
}

/// The language before arguments are parsed: `--lang`, else the environment's, else the project's.
pub fn language(args: &[OsString]) -> Lang {
    let value_of = |names: &[&str]| {
        args.iter().enumerate().find_map(|(i, arg)| {
            let arg = arg.to_string_lossy();
            names.iter().find_map(|name| match arg.strip_prefix(name)? {
                "" => args.get(i + 1).map(|value| value.to_string_lossy().into_owned()),
                rest if name.starts_with("--") => rest.strip_prefix('=').map(str::to_owned),
                rest => Some(rest.trim_start_matches('=').to_owned()),
            })
        })
    };
    if let Some(lang) = value_of(&["--lang"]).and_then(|text| Lang::parse(&text)) {
        return lang;
    }
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    if let Some(lang) = spoken.as_deref().and_then(Lang::parse) {
        return lang;
    }
    let root = value_of(&["-C", "--directory"]).map_or_else(|| PathBuf::from("."), PathBuf::from);
    project_language(&root).unwrap_or_default()
}

/// The language that the manifest names, read without reading the project.
fn project_language(root: &Path) -> Option<Lang> {
    let text = std::fs::read_to_string(root.join("ouvrage.yaml")).ok()?;
    let line = text.lines().find_map(|line| line.trim().strip_prefix("language:"))?;
    Lang::parse(line.trim().trim_matches(['"', '\'']))
}
