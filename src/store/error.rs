//! What went wrong with the database, said so that a person knows what to do?

use sqlx::error::DatabaseError;
use sqlx::migrate::MigrateError;

use super::Location;
use crate::text::{Lang, Message};

/// A fault of the store. `place` is the address without its password.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message().text(Lang::En))]
#[allow(missing_docs, reason = "the fields are named by what they hold: place, path, cause, run, seq")]
pub enum StoreError {
    /// An address that is neither a file nor PostgreSQL.
    UnknownScheme { scheme: String },
    /// An address that cannot be read.
    BadAddress { cause: String },
    /// No connection: refused, unknown host, cut.
    Unreachable { place: String, reason: &'static str, cause: String },
    /// Nothing came back in time.
    TimedOut { place: String, seconds: u64 },
    /// The server refuses this user or password.
    WrongPassword { place: String, user: String },
    /// The server has no such database.
    NoSuchDatabase { place: String, database: String },
    /// The user may not do that in this database.
    NotAllowed { place: String, cause: String },
    /// Something answers at that address, and it is a web server.
    AnswersHttp { place: String },
    /// Something answers at that address, and it is not PostgreSQL.
    NotPostgres { place: String },
    /// The file or its folder cannot be made or written.
    NotWritable { path: String, cause: String },
    /// The file is not a database, or is damaged.
    Corrupt { path: String },
    /// The disk is full.
    Full { place: String },
    /// Another process held the file for too long.
    Busy { path: String },
    /// The database was made by a later version of the program.
    NewerSchema { place: String, found: i64, known: i64 },
    /// The database could not be brought to this version.
    Migration { place: String, cause: String },
    /// An event or a question about a run that was never started.
    UnknownRun { run: String },
    /// A run or an event that is already kept, with another content: nothing is ever replaced.
    AlreadyKept { run: String, seq: u64 },
    /// A row that this version cannot read.
    Unreadable { run: String, cause: String },
    /// Anything else that the database says.
    Database { place: String, cause: String },
}

impl StoreError {
    /// What to tell people.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownScheme { scheme } => Message::new("store-unknown-scheme").with("scheme", scheme),
            Self::BadAddress { cause } => Message::new("store-bad-address").with("cause", cause),
            Self::Unreachable { place, reason, cause } => {
                Message::new("store-unreachable").with("place", place).with("reason", *reason).with("cause", cause)
            }
            Self::TimedOut { place, seconds } => {
                Message::new("store-timed-out").with("place", place).with("seconds", *seconds)
            }
            Self::WrongPassword { place, user } => {
                Message::new("store-wrong-password").with("place", place).with("user", user)
            }
            Self::NoSuchDatabase { place, database } => {
                Message::new("store-no-such-database").with("place", place).with("database", database)
            }
            Self::NotAllowed { place, cause } => {
                Message::new("store-not-allowed").with("place", place).with("cause", cause)
            }
            Self::AnswersHttp { place } => Message::new("store-answers-http").with("place", place),
            Self::NotPostgres { place } => Message::new("store-not-postgres").with("place", place),
            Self::NotWritable { path, cause } => {
                Message::new("store-not-writable").with("path", path).with("cause", cause)
            }
            Self::Corrupt { path } => Message::new("store-corrupt").with("path", path),
            Self::Full { place } => Message::new("store-full").with("place", place),
            Self::Busy { path } => Message::new("store-busy").with("path", path),
            Self::NewerSchema { place, found, known } => {
                Message::new("store-newer-schema").with("place", place).with("found", *found).with("known", *known)
            }
            Self::Migration { place, cause } => {
                Message::new("store-migration").with("place", place).with("cause", cause)
            }
            Self::UnknownRun { run } => Message::new("store-unknown-run").with("run", run),
            Self::AlreadyKept { run, seq } => Message::new("store-already-kept").with("run", run).with("seq", *seq),
            Self::Unreadable { run, cause } => Message::new("store-unreadable").with("run", run).with("cause", cause),
            Self::Database { place, cause } => Message::new("store-database").with("place", place).with("cause", cause),
        }
    }

    /// Was the database only out of reach, so that the same write may be tried again?
    pub(super) const fn is_lost_connection(&self) -> bool {
        matches!(self, Self::Unreachable { .. } | Self::TimedOut { .. } | Self::Busy { .. })
    }
}

/// Says what an error of the driver means at that place.
pub(super) fn explain(location: &Location, error: sqlx::Error) -> StoreError {
    let place = location.to_string();
    match error {
        sqlx::Error::Io(error) => {
            StoreError::Unreachable { place, reason: reason(error.kind()), cause: error.to_string() }
        }
        sqlx::Error::PoolTimedOut => StoreError::TimedOut { place, seconds: super::CONNECT_WITHIN.as_secs() },
        sqlx::Error::Protocol(_) => match location {
            Location::Postgres(_) => StoreError::NotPostgres { place },
            Location::Sqlite(path) => StoreError::Corrupt { path: path.display().to_string() },
        },
        sqlx::Error::Database(error) => match location {
            Location::Sqlite(_) => explain_sqlite(place, error.as_ref()),
            Location::Postgres(options) => {
                let database = options.get_database().unwrap_or_else(|| options.get_username());
                explain_postgres(place, options.get_username(), database, error.as_ref())
            }
        },
        other => StoreError::Database { place, cause: other.to_string() },
    }
}

/// Says what a failed migration means.
pub(super) fn explain_migration(location: &Location, known: i64, error: MigrateError) -> StoreError {
    match error {
        MigrateError::VersionMissing(found) if found > known => {
            StoreError::NewerSchema { place: location.to_string(), found, known }
        }
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => match explain(location, error) {
            StoreError::Database { place, cause } => StoreError::Migration { place, cause },
            clear => clear,
        },
        other => StoreError::Migration { place: location.to_string(), cause: other.to_string() },
    }
}

/// SQLite's result codes: <https://www.sqlite.org/rescode.html>; the low byte is the family.
fn explain_sqlite(path: String, error: &dyn DatabaseError) -> StoreError {
    let code: i32 = error.code().and_then(|code| code.parse().ok()).unwrap_or(0);
    match code & 0xff {
        5 | 6 => StoreError::Busy { path },
        8 | 14 => StoreError::NotWritable { path, cause: error.message().to_owned() },
        11 | 26 => StoreError::Corrupt { path },
        13 => StoreError::Full { place: path },
        _ => StoreError::Database { place: path, cause: error.message().to_owned() },
    }
}

/// PostgreSQL's codes: appendix A of its manual.
fn explain_postgres(place: String, user: &str, database: &str, error: &dyn DatabaseError) -> StoreError {
    let cause = error.message().to_owned();
    match error.code().as_deref() {
        Some("28P01" | "28000") => StoreError::WrongPassword { place, user: user.to_owned() },
        Some("3D000") => StoreError::NoSuchDatabase { place, database: database.to_owned() },
        Some("42501" | "25006") => StoreError::NotAllowed { place, cause },
        Some("53100") => StoreError::Full { place },
        // The server is stopping or starting: the same as no server.
        Some("57P01" | "57P02" | "57P03") => StoreError::Unreachable { place, reason: "stopping", cause },
        _ => StoreError::Database { place, cause },
    }
}

/// The word by which the messages choose how to say a fault of the network.
fn reason(kind: std::io::ErrorKind) -> &'static str {
    use std::io::ErrorKind as K;
    match kind {
        K::ConnectionRefused => "refused",
        K::ConnectionReset | K::ConnectionAborted | K::BrokenPipe | K::UnexpectedEof => "cut",
        K::HostUnreachable | K::NetworkUnreachable => "no-route",
        _ => "other",
    }
}
