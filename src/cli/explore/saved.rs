//! What a command lists, as a file for a spreadsheet: words and days for people, where `--output-format csv` speaks to
//! machines.

use std::path::Path;

use clap::ArgMatches;
use rust_decimal::prelude::ToPrimitive;

use super::Looked;
use crate::cli::export::{about, extension, no_spreadsheet, unwritten, usual_separator};
use crate::cli::{Exit, Session};
use crate::exchange::cell::Shown;
use crate::exchange::export::{Listing, workbook};
use crate::text::{Arg, Message, cause};
use crate::workspace::write;

/// Writes a list into the file that `--out` names.
pub(super) fn save(session: &Session, looked: &Looked, out: &Path, listings: &[Listing]) -> Exit {
    match bytes(session, looked, out, listings).and_then(|bytes| put(session, out, &bytes)) {
        Ok(()) => {
            let lines: usize = listings.iter().map(|listing| listing.rows.len()).sum();
            let args = [("file", Arg::from(session.shown(out))), ("count", Arg::from(lines))];
            session.say("explore-saved", &args);
            Exit::Done
        }
        Err(message) => {
            session.fail(message.text(session.lang));
            Exit::CannotStart
        }
    }
}

/// The file that was asked for, if any.
pub(super) fn wanted(matches: &ArgMatches) -> Option<&Path> {
    matches.get_one::<std::path::PathBuf>("out").map(std::path::PathBuf::as_path)
}

fn bytes(session: &Session, looked: &Looked, out: &Path, listings: &[Listing]) -> Result<Vec<u8>, Message> {
    let about = about(session, &looked.snapshot, "");
    let extension = extension(out);
    match (extension.as_str(), listings) {
        ("xlsx", _) => workbook(listings, &about).map_err(|error| unwritten(&error)),
        ("csv" | "tsv", [only]) => Ok(only.delimited(usual_separator(&extension, session.lang), &about)),
        ("csv" | "tsv", _) => Err(Message::new("exchange-export-one").with("count", listings.len())),
        _ => Err(no_spreadsheet(out)),
    }
}

fn put(session: &Session, out: &Path, bytes: &[u8]) -> Result<(), Message> {
    let path = session.root.join(out);
    write::named(&path, bytes).map_err(|error| {
        let detail = cause::of(session.lang, &error);
        Message::new("write-failed").with("path", session.shown(&path)).with("detail", detail)
    })
}

/// A text, or nothing.
pub(super) fn text(text: impl Into<String>) -> Shown {
    let text = text.into();
    if text.is_empty() { Shown::Empty } else { Shown::Text(text) }
}

/// A number, or nothing.
pub(super) fn number(number: Option<rust_decimal::Decimal>) -> Shown {
    number.and_then(|number| number.to_f64()).map_or(Shown::Empty, Shown::Number)
}

/// A day, or nothing.
pub(super) fn day(day: Option<jiff::civil::Date>) -> Shown {
    day.map_or(Shown::Empty, Shown::Date)
}
