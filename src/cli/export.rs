//! `ouvrage export`: the project's grids as a workbook or CSV, to be filled in and sent back.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::explore::{Depth, Looked, faults};
use super::{Exit, Session};
use crate::exchange::cell::Sense;
use crate::exchange::cell::word::Words;
use crate::exchange::export::{self, About, Table};
use crate::exchange::grid::{self, Grid};
use crate::exchange::holding::{self, Held};
use crate::exchange::known::Known;
use crate::explore::filter::{self, Filter};
use crate::explore::{Entry, entries};
use crate::model::Kind;
use crate::text::{Arg, Lang, Message, Place, slug};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::{system_clock, write};

/// Why nothing is exported.
enum Stop {
    /// For this reason.
    Because(Message),
    /// It was told already.
    Told(Exit),
}

impl From<Message> for Stop {
    fn from(message: Message) -> Self {
        Self::Because(message)
    }
}

/// Writes the grids that are named; 2 when there is nothing to write.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    match export(session, matches) {
        Ok(()) => Exit::Done,
        Err(Stop::Because(message)) => {
            session.fail(message.text(session.lang));
            Exit::CannotStart
        }
        Err(Stop::Told(exit)) => exit,
    }
}

fn export(session: &Session, matches: &ArgMatches) -> Result<(), Stop> {
    let words: Vec<String> = matches.get_many("grids").map(|all| all.cloned().collect()).unwrap_or_default();
    let (filters, names): (Vec<String>, Vec<String>) = words.into_iter().partition(|word| is_filter(word));
    let choices = chosen(&names, session.lang)?;
    let expression = filter::join(&filters);
    let depth = if expression.contains("verdict") { Depth::Verdicts } else { Depth::Texts };
    let looked = Looked::at(session, matches, depth).map_err(Stop::Told)?;
    let snapshot = &looked.snapshot;
    if let Some(finding) = snapshot.lacks_items().next() {
        let place = super::explore::place(snapshot, finding);
        let detail = finding.message.text(session.lang);
        return Err(Message::new("exchange-export-unread").with("place", place).with("detail", detail).into());
    }
    let about = about(session, snapshot, &expression);
    let known = Known::of(&snapshot.project);
    let no_words = Words::default();
    let all_columns = matches.get_flag("all-columns");
    let (mut tables, mut left_out) = (Vec::new(), Vec::new());
    for Choice { grid, by_name } in &choices {
        let sense = Sense {
            grid,
            manifest: &snapshot.project.manifest,
            known: &known,
            words: &no_words,
            lang: session.lang,
            is_ours: true,
        };
        let held = holding::of(&snapshot.sources, grid);
        let kept = kept(session, &looked, &held, &filters, &sense)?;
        if kept.is_empty() && !by_name && !all_columns {
            left_out.push(grid);
            continue;
        }
        tables.push(export::table(&kept, kept.len() == held.len(), all_columns, &sense));
    }
    if tables.is_empty() {
        return Err(Message::new("exchange-export-all-empty").into());
    }
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| usual_name(&about, &choices));
    let bytes = bytes(&out, &tables, &about, matches, snapshot)?;
    let path = session.root.join(&out);
    write::named(&path, &bytes).map_err(|error| {
        let cause = crate::text::cause::of(session.lang, &error);
        Message::new("write-failed").with("path", session.shown(&path)).with("detail", cause)
    })?;
    let lines: usize = tables.iter().map(|table| table.rows.len()).sum();
    let labels: Vec<&str> = tables.iter().map(|table| table.label.as_str()).collect();
    let args = [
        ("file", Arg::from(session.shown(&out))),
        ("grids", Arg::from(labels.join(", "))),
        ("count", Arg::from(lines)),
    ];
    session.say("exchange-export-done", &args);
    if let [first, ..] = left_out.as_slice() {
        let labels: Vec<String> = left_out.iter().map(|grid| grid.label(session.lang)).collect();
        let args = [
            ("count", Arg::from(left_out.len())),
            ("grids", Arg::from(labels.join(", "))),
            ("name", Arg::from(first.name)),
        ];
        session.say("exchange-export-left-out", &args);
    }
    if !out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx")) {
        session.aside(session.text("exchange-export-forgetful", &[]));
    }
    Ok(())
}

/// `lot:LOT-1`; names of grids have no colon.
fn is_filter(word: &str) -> bool {
    word.contains(':')
}

/// The lines that the filters keep, said as `list` reads them. Lines that are no artifacts of their own (of a
/// budget, of a RACI) have the fields of their grid alone.
fn kept<'a>(
    session: &Session,
    looked: &Looked,
    held: &'a [Held],
    filters: &[String],
    sense: &Sense<'_>,
) -> Result<Vec<&'a Held>, Stop> {
    if filters.is_empty() {
        return Ok(held.iter().collect());
    }
    let view = looked.view(session);
    let all = entries(view.project);
    let at: HashMap<Place, &Entry<'_>> = all.iter().filter_map(|entry| Some((entry.node()?.place, entry))).collect();
    let own: Vec<(&Held, &Entry<'_>)> =
        held.iter().filter_map(|line| Some((line, *at.get(&line.node.place)?))).collect();
    if own.len() < held.len() {
        let mut kept: Vec<&Held> = held.iter().collect();
        for filter in filters {
            let (name, value) = filter.split_once(':').unwrap_or((filter, ""));
            kept = crate::exchange::filter::keep(kept, name, value, sense)?;
        }
        return Ok(kept);
    }
    let mut kinds: Vec<Kind> = own.iter().map(|(_, entry)| entry.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let expression = filter::join(filters);
    let filter = Filter::read(&expression, Some(&kinds), looked.reading(session))
        .map_err(|found| Stop::Told(faults::tell(session, "filter-not-read", &expression, &found)))?;
    Ok(own.into_iter().filter(|(_, entry)| filter.matches(&view, entry)).map(|(line, _)| line).collect())
}

/// A grid that is wanted.
struct Choice {
    grid: Grid,
    /// Somebody named it, to fill it in maybe. `all` wants those that hold something.
    by_name: bool,
}

/// The grids of these names; a collection of one mapping brings the lists that it holds.
fn chosen(names: &[String], lang: Lang) -> Result<Vec<Choice>, Message> {
    let mut choices: Vec<Choice> = Vec::new();
    for name in names {
        let all = grid::all();
        let found = if name == "all" { None } else { Some(named(name, &all, lang)?) };
        let wanted = all.into_iter().filter(|grid| match &found {
            None => true,
            Some(found) => {
                grid.name == found.name || (found.is_single() && grid.collection.name == found.collection.name)
            }
        });
        for grid in wanted {
            let by_name = found.is_some();
            match choices.iter_mut().find(|known| known.grid.name == grid.name) {
                Some(known) => known.by_name |= by_name,
                None => choices.push(Choice { grid, by_name }),
            }
        }
    }
    if choices.is_empty() {
        let known: Vec<String> =
            grid::all().iter().map(|grid| format!("{} ({})", grid.label(lang), grid.name)).collect();
        return Err(Message::new("exchange-export-what").with("known", known.join(", ")));
    }
    Ok(choices)
}

fn named(name: &str, all: &[Grid], lang: Lang) -> Result<Grid, Message> {
    grid::named(name).ok_or_else(|| {
        let known: Vec<String> = all.iter().map(|grid| format!("{} ({})", grid.label(lang), grid.name)).collect();
        Message::new("exchange-no-grid").with("name", name).with("known", known.join(", "))
    })
}

/// What stands on a workbook of this project beside its lines.
pub(super) fn about(session: &Session, snapshot: &Snapshot, expression: &str) -> About {
    let manifest = &snapshot.project.manifest;
    let revision = snapshot.revision();
    About {
        title: manifest.title.clone(),
        code: manifest.code.clone(),
        client: manifest.client.clone(),
        commit: revision.commit.clone(),
        at: revision.at.unwrap_or_else(|| system_clock().now()),
        filter: (!expression.is_empty()).then(|| expression.to_owned()),
        lang: session.lang,
    }
}

/// `crmv-exigences.xlsx`.
fn usual_name(about: &About, choices: &[Choice]) -> PathBuf {
    let label = match choices {
        [only] => only.grid.label(about.lang),
        several if several.iter().all(|one| one.grid.collection.name == several[0].grid.collection.name) => {
            crate::model::schema::labels::collection(about.lang, several[0].grid.collection.name)
        }
        _ => crate::text::message::label(about.lang, "exchange", "grids"),
    };
    let slug = slug::of(&format!("{} {label}", about.code));
    format!("{slug}.xlsx").into()
}

fn bytes(
    out: &Path,
    tables: &[Table],
    about: &About,
    matches: &ArgMatches,
    snapshot: &Snapshot,
) -> Result<Vec<u8>, Message> {
    let extension = extension(out);
    let manifest_lang = snapshot.project.manifest.lang;
    match extension.as_str() {
        "xlsx" => export::xlsx(tables, about).map_err(|error| unwritten(&error)),
        "csv" | "tsv" => match tables {
            [only] => Ok(export::csv(only, separator(&extension, about.lang, matches), manifest_lang)),
            _ => Err(Message::new("exchange-export-one").with("count", tables.len())),
        },
        _ => Err(no_spreadsheet(out)),
    }
}

/// The extension of a file, in small letters.
pub(super) fn extension(out: &Path) -> String {
    out.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// A file of which nobody knows what to write into it.
pub(super) fn no_spreadsheet(out: &Path) -> Message {
    Message::new("exchange-export-kind").with("file", out.display().to_string())
}

/// A workbook that could not be made.
pub(super) fn unwritten(error: &impl ToString) -> Message {
    Message::new("exchange-export-failed").with("detail", error.to_string())
}

/// What spreadsheets of the language expect, unless another one is asked for.
fn separator(extension: &str, lang: Lang, matches: &ArgMatches) -> u8 {
    match matches.get_one::<String>("separator").map(String::as_str) {
        Some(",") => b',',
        Some(";") => b';',
        Some("tab") => b'\t',
        _ => usual_separator(extension, lang),
    }
}

/// What spreadsheets of the language expect in a file of that extension.
pub(super) fn usual_separator(extension: &str, lang: Lang) -> u8 {
    match lang {
        _ if extension == "tsv" => b'\t',
        Lang::En => b',',
        Lang::Fr => b';',
    }
}
