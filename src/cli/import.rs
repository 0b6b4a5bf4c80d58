//! `ouvrage import`: what would a spreadsheet change in the project, line by line?

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use serde_json::json;

use super::difference::Difference;
use super::{Exit, Session};
use crate::change::NewText;
use crate::exchange::apply::{self, Rewritten};
use crate::exchange::book::Book;
use crate::exchange::import::{self, Against, Found, Wanted};
use crate::exchange::mapping::{self, Mapping};
use crate::exchange::simulation::{Counts, Simulation};
use crate::exchange::slid::Renumbered;
use crate::exchange::stamp::Conflicts;
use crate::exchange::{called, grid, read, report};
use crate::text::message::label;
use crate::text::{Arg, Diagnostic, FileId, Lang, Message, cause, render};
use crate::workspace::git;
use crate::workspace::replace;
use crate::workspace::snapshot::Snapshot;
use crate::workspace::write;

/// New findings that are printed for people.
const TOLD: usize = 20;

/// Why an import stops before its report.
enum Stop {
    /// It could not start.
    CannotStart(Message),
    /// It was told already.
    Told,
}

impl From<Message> for Stop {
    fn from(message: Message) -> Self {
        Self::CannotStart(message)
    }
}

/// Imports a spreadsheet; 1 when a line is refused, 2 when nothing could be read.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    match import(session, matches) {
        Ok(exit) => exit,
        Err(Stop::CannotStart(message)) => {
            session.fail(message.text(session.lang));
            Exit::CannotStart
        }
        Err(Stop::Told) => Exit::CannotStart,
    }
}

fn import(session: &Session, matches: &ArgMatches) -> Result<Exit, Stop> {
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_else(|| "-".into());
    let book = read_book(&session.root, &file, session.lang)?;
    let snapshot = Snapshot::read(&session.root, None);
    if snapshot.diagnostics.iter().any(|finding| finding.code == "M13") {
        super::check::findings(session, &snapshot.findings());
        return Err(Stop::Told);
    }
    let wanted = wanted(matches, &snapshot, session.lang)?;
    // A line of what is not read would come in as a new one.
    if let Some(finding) = snapshot.lacks_items().next() {
        let place = super::explore::place(&snapshot, finding);
        let message = if matches.get_flag("apply") { "exchange-import-unread" } else { "exchange-import-short" };
        let message = Message::new(message).with("place", place).with("detail", finding.message.text(session.lang));
        if matches.get_flag("apply") {
            return Err(Stop::CannotStart(message));
        }
        session.aside(message.text(session.lang));
    }
    // Without git, or where the commit is gone, a conflict is told without what it was at first.
    let base = import::commit_of(&book).and_then(|commit| git::tree::sources(&session.root, &commit).ok());
    let against = Against {
        project: &snapshot.project,
        sources: &snapshot.sources,
        base: base.as_ref(),
        earlier: &|each| git::earlier::versions(&session.root, "specs", each),
        lang: session.lang,
        was_given: &|ids: &[String]| {
            ids.iter().any(|id| snapshot.may_hold(id)) || git::any_was_given(&session.root, ids)
        },
    };
    let mut found = import::simulate(&book, &wanted, &against)?;
    let rewritten = apply::rewrite(&mut found.simulations, &snapshot.sources);
    let map = matches.get_one::<String>("save-map").and_then(|name| kept_mapping(name, &found));
    let written = write_all(session, &rewritten, map.as_ref(), matches.get_flag("apply"))?;
    let map = map.map(|map| map.path);
    let foreseen = if written.is_some() { BTreeMap::new() } else { foreseen(session.lang, &snapshot, &rewritten) };
    let import =
        Import { session, foreseen, book: &book, found: &found, rewritten: &rewritten, written: written.as_ref(), map };
    let report = import.as_json(&snapshot);
    // From here on the project may be another one: what was written is told, whatever becomes of the report.
    let path = matches.get_one::<PathBuf>("json").map(|path| session.root.join(path));
    let lost = path.and_then(|path| Some((write::named(&path, report.as_bytes()).err()?, path)));
    if session.machine {
        session.line(report);
    } else {
        import.tell(&snapshot, &against, matches.get_flag("all"));
    }
    if let Some((error, path)) = &lost {
        let message = Message::new("exchange-report-lost").with("path", session.shown(path));
        session.fail(message.with("detail", error.to_string()).text(session.lang));
    }
    Ok(if lost.is_some() || import.counts().refused + import.cells_set_aside() > 0 {
        Exit::Findings
    } else {
        Exit::Done
    })
}

/// Writes the new texts with the mapping that is kept, all or none, and reads the project anew. A
/// simulation writes the mapping alone.
fn write_all(
    session: &Session,
    rewritten: &[Rewritten],
    map: Option<&NewText>,
    applies: bool,
) -> Result<Option<Arc<Snapshot>>, Message> {
    let texts = rewritten.iter().filter(|_| applies).map(new_text);
    let replacements: Vec<NewText> = texts.chain(map.cloned()).collect();
    if !replacements.is_empty() {
        replace::all(&session.root, &replacements).map_err(|refused| {
            let there = rewritten.iter().find(|one| one.path == refused.path());
            let artifacts = there.map(|one| one.artifacts.iter().take(3).cloned().collect::<Vec<_>>().join(", "));
            refused.message(&artifacts.unwrap_or_default(), session.lang)
        })?;
    }
    Ok(applies.then(|| Snapshot::read(&session.root, None)))
}

/// The mappings that the sheets were read with, as a file; an earlier one is never replaced.
fn kept_mapping(name: &str, found: &Found) -> Option<NewText> {
    let path = if name.contains(['/', '.']) { name.to_owned() } else { format!("{}/{name}.yaml", mapping::FOLDER) };
    let stem = Path::new(&path).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let after = mapping::of_sheets(&stem, &found.simulations);
    (!found.simulations.is_empty()).then_some(NewText { path, before: None, after: Some(after) })
}

/// Reads the file, or standard input for `-`.
fn read_book(root: &Path, file: &Path, lang: Lang) -> Result<Book, Message> {
    let name = if file == Path::new("-") { label(lang, "exchange", "standard-input") } else { shown_name(file) };
    let missing = |error: std::io::Error| {
        Message::new("exchange-file-missing")
            .with("file", file.display().to_string())
            .with("detail", cause::of(lang, &error))
    };
    let mut bytes = Vec::new();
    let limit = read::FILE_LIMIT as u64 + 1;
    if file == Path::new("-") {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(missing)?;
    } else {
        std::fs::File::open(root.join(file))
            .and_then(|file| file.take(limit).read_to_end(&mut bytes))
            .map_err(missing)?;
    }
    read::book(&name, &bytes).map_err(|error| error.message(&name))
}

fn shown_name(file: &Path) -> String {
    file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn wanted(matches: &ArgMatches, snapshot: &Snapshot, lang: Lang) -> Result<Wanted, Message> {
    let named = matches.get_one::<String>("as");
    let grid = named.map(|name| {
        grid::named(name).ok_or_else(|| match called::nearest(name) {
            Some(near) => {
                let message = Message::new("exchange-no-grid-near").with("name", name).with("near", near.name);
                message.with("label", near.label(lang))
            }
            None => {
                let known: Vec<String> =
                    grid::all().iter().map(|grid| format!("{} ({})", grid.label(lang), grid.name)).collect();
                Message::new("exchange-no-grid").with("name", name).with("known", known.join(", "))
            }
        })
    });
    // `--map A=a --map B=b` is `--map A=a,B=b`.
    let maps: Vec<&str> = matches.get_many::<String>("map").into_iter().flatten().map(String::as_str).collect();
    let chosen = (!maps.is_empty()).then(|| chosen_mappings(&maps.join(","), snapshot, lang)).transpose()?;
    let sheet = matches.get_one::<String>("sheet").cloned();
    let mappings = chosen.unwrap_or_default();
    // Those of several sheets are of a grid each.
    let of_mapping = match mappings.as_slice() {
        [mapping] => mapping.grid.as_deref().and_then(grid::named),
        _ => None,
    };
    Ok(Wanted {
        grid: grid.transpose()?.or(of_mapping),
        sheet,
        mappings,
        conflicts: match matches.get_one::<String>("conflicts").map(String::as_str) {
            Some("mine") => Conflicts::Mine,
            Some("project") => Conflicts::Project,
            _ => Conflicts::Refused,
        },
        renumbered: match matches.get_one::<String>("renumbered").map(String::as_str) {
            Some("text") => Renumbered::ByText,
            Some("id") => Renumbered::ById,
            _ => Renumbered::Refused,
        },
    })
}

/// The mappings of a name in the project, one for each of their sheets, else those of a file.
fn chosen_mappings(name: &str, snapshot: &Snapshot, lang: Lang) -> Result<Vec<Mapping>, Message> {
    if let Some(mapping) = Mapping::inline(name) {
        return Ok(vec![mapping]);
    }
    let known = mapping::of_project(&snapshot.sources);
    let named: Vec<Mapping> = known.iter().filter(|mapping| mapping.name == name).cloned().collect();
    if !named.is_empty() {
        return Ok(named);
    }
    let file = snapshot.root.join(name);
    if file.is_file() {
        let missing = |error: std::io::Error| {
            Message::new("exchange-file-missing").with("file", name).with("detail", cause::of(lang, &error))
        };
        let text = std::fs::read_to_string(&file).map_err(missing)?;
        let found = mapping::read(FileId::default(), &text);
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let is_mapping = |finding: &&Diagnostic| {
        let path = finding.place.and_then(|place| snapshot.sources.locate(place)).map(|(path, _)| path);
        path.is_some_and(|path| path.starts_with(mapping::FOLDER))
    };
    if let Some(fault) = snapshot.lacks_items().find(is_mapping) {
        let place = super::explore::place(snapshot, fault);
        let message = Message::new("exchange-mapping-unread").with("name", name).with("place", place);
        return Err(message.with("detail", fault.message.text(lang)));
    }
    if file.is_file() {
        return Err(Message::new("exchange-mapping-none-in").with("file", name));
    }
    if known.is_empty() {
        return Err(Message::new("exchange-no-mapping-at-all").with("name", name));
    }
    let names: Vec<&str> = known.iter().map(|mapping| mapping.name.as_str()).collect();
    Err(Message::new("exchange-no-mapping").with("name", name).with("known", names.join(", ")))
}

/// An import with all that is told of it.
struct Import<'a> {
    session: &'a Session,
    book: &'a Book,
    found: &'a Found,
    rewritten: &'a [Rewritten],
    /// What `check` would say of it, when it is not written yet: findings by rule.
    foreseen: BTreeMap<&'static str, usize>,
    /// The project after it was written.
    written: Option<&'a Arc<Snapshot>>,
    /// The file in which the mapping is kept.
    map: Option<String>,
}

impl Import<'_> {
    fn counts(&self) -> Counts {
        self.found.simulations.iter().map(Simulation::counts).fold(Counts::default(), Counts::and)
    }

    fn cells_set_aside(&self) -> usize {
        self.found.simulations.iter().map(Simulation::cells_set_aside).sum()
    }

    fn as_json(&self, before: &Snapshot) -> String {
        let lang = self.session.lang;
        let sheets: Vec<_> = self.found.simulations.iter().map(|one| report::json::sheet(one, lang)).collect();
        let diagnostics: Vec<_> = self
            .written
            .map(|after| introduced(lang, before, after))
            .unwrap_or_default()
            .into_iter()
            .filter_map(|finding| Some(render::json::diagnostic(finding, &self.written?.sources, lang)))
            .collect();
        let files: Vec<&str> = self.rewritten.iter().map(|one| one.path.as_str()).collect();
        let value = json!({
            "file": self.book.name,
            "encoding": self.book.encoding,
            "applied": self.written.is_some(),
            "sheets": sheets,
            "counts": self.counts(),
            "cells_set_aside": self.cells_set_aside(),
            "unread": self.found.unread.iter().map(|one| &one.name).collect::<Vec<_>>(),
            "unread_why": self.found.unread.iter().map(|one| (one.name.clone(), one.why)).collect::<BTreeMap<_, _>>(),
            "files": files,
            "mapping_saved": self.map,
            "diagnostics": diagnostics,
            "foreseen": self.foreseen,
        });
        serde_json::to_string_pretty(&value).unwrap_or_default()
    }

    fn tell(&self, before: &Snapshot, against: &Against<'_>, all: bool) {
        let session = self.session;
        let counts = self.counts();
        let applied = self.written.is_some();
        session.say(
            match (applied, self.rewritten.is_empty()) {
                (true, false) => "exchange-report-applied",
                (true, true) => "exchange-report-not-written",
                (false, _) => "exchange-report-simulated",
            },
            &[],
        );
        if let Some(encoding) = self.book.encoding {
            session.say("exchange-report-encoding", &[("encoding", Arg::from(encoding))]);
        }
        let look = session.look();
        for simulation in &self.found.simulations {
            session.line("");
            for line in import::told(&self.book.name, simulation, against, look.terminal.then_some(look.width), all) {
                session.line(line);
            }
        }
        session.line("");
        session.line(report::human::counts(counts, session.lang));
        match self.cells_set_aside() {
            0 => {}
            count => session.say("exchange-report-cells-aside", &[("count", Arg::from(count))]),
        }
        if !self.found.unread.is_empty() {
            session.say("exchange-report-unread", &[]);
            for one in &self.found.unread {
                let args = [("name", Arg::from(&one.name)), ("count", Arg::from(one.lines))];
                session.say(&format!("exchange-unread-{}", one.why), &args);
            }
            if self.found.unread.iter().any(|one| one.why != "table") {
                session.say("exchange-report-unread-how", &[]);
            }
        }
        if let Some(file) = &self.map {
            session.say("exchange-report-mapping-saved", &[("file", Arg::from(file))]);
        }
        if let Some(after) = self.written {
            self.tell_written(before, after);
        }
        self.tell_foreseen();
        match (counts.writes(), counts.refused) {
            (true, 0) if !applied => session.say("exchange-report-apply", &[]),
            (true, _) if !applied => session.say("exchange-report-apply-part", &[]),
            (false, 0) if self.found.simulations.iter().all(|one| one.lines.is_empty()) => {
                session.say("exchange-report-no-lines", &[]);
            }
            // What was set aside is told above: the project does not say it.
            (false, 0) if self.cells_set_aside() > 0 => {}
            (false, 0) => match self.found.simulations.iter().map(Simulation::left_out).sum::<usize>() {
                0 => session.say("exchange-report-nothing", &[]),
                count => session.say("exchange-report-left-out", &[("count", Arg::from(count))]),
            },
            _ => {}
        }
    }

    fn tell_foreseen(&self) {
        let count: usize = self.foreseen.values().sum();
        if count == 0 {
            return;
        }
        self.session.say("exchange-report-foreseen", &[("count", Arg::from(count))]);
        for (code, count) in &self.foreseen {
            let rule = self.session.text(&format!("explain-{code}"), &[]);
            let args = [("count", Arg::from(*count)), ("code", Arg::from(*code)), ("rule", Arg::from(rule))];
            self.session.say("exchange-report-foreseen-rule", &args);
        }
    }

    fn tell_written(&self, before: &Snapshot, after: &Snapshot) {
        for one in self.rewritten {
            self.session.say("exchange-report-written", &[("file", Arg::from(&one.path))]);
        }
        let more = introduced(self.session.lang, before, after);
        if !self.rewritten.is_empty() {
            // What the next import is held against.
            let init = if git::is_repository(&self.session.root) { "" } else { "git init && " };
            let command = format!("`{init}git add . && git commit -m \"Import\"`");
            self.session.say("exchange-report-commit", &[("command", Arg::from(command))]);
            self.session.say("exchange-report-diagnostics", &[("count", Arg::from(more.len()))]);
        }
        let over = more.len().saturating_sub(TOLD);
        for finding in more.into_iter().take(TOLD) {
            self.session.line("");
            self.session.line(render::human::diagnostic(finding, &after.sources, self.session.look()));
        }
        if over > 0 {
            self.session.line("");
            self.session.say("editing-more", &[("count", Arg::from(over))]);
        }
    }
}

/// How many findings an import would bring, by rule: « 45 × M04 Champ exigé à cet état ».
fn foreseen(lang: Lang, snapshot: &Snapshot, rewritten: &[Rewritten]) -> BTreeMap<&'static str, usize> {
    let texts: Vec<NewText> = rewritten.iter().map(new_text).collect();
    let mut found = BTreeMap::new();
    if !texts.is_empty() {
        for finding in introduced(lang, snapshot, &snapshot.with(&texts)) {
            *found.entry(finding.code).or_default() += 1;
        }
    }
    found
}

fn new_text(one: &Rewritten) -> NewText {
    NewText { path: one.path.clone(), before: one.before.clone(), after: Some(one.after.clone()) }
}

/// Findings of the project after that it had not before.
fn introduced<'a>(lang: Lang, before: &Snapshot, after: &'a Snapshot) -> Vec<&'a Diagnostic> {
    Difference::between(lang, before, after, |_| true).introduced
}
