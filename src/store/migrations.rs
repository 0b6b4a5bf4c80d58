//! Which tables does this version have, and how does an older database get them?
//!
//! The two folders hold the same file names. A migration that was published is never edited:
//! its checksum is kept in the databases that it made.

use std::borrow::Cow;

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};

/// Version, description and the SQL of both engines.
struct Step {
    version: i64,
    description: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const STEPS: &[Step] = &[
    Step {
        version: 1,
        description: "runs",
        sqlite: include_str!("migrations/sqlite/0001_runs.sql"),
        postgres: include_str!("migrations/postgres/0001_runs.sql"),
    },
    Step {
        version: 2,
        description: "outcomes",
        sqlite: include_str!("migrations/sqlite/0002_outcomes.sql"),
        postgres: include_str!("migrations/postgres/0002_outcomes.sql"),
    },
];

/// An engine of the database.
#[derive(Clone, Copy, Debug)]
pub(super) enum Engine {
    Sqlite,
    Postgres,
}

/// The version of the schema that this program knows.
pub(super) fn known_version() -> i64 {
    STEPS.iter().map(|step| step.version).max().unwrap_or(0)
}

/// Brings the schema to [`known_version`]; does nothing when it is there.
pub(super) async fn run<C: Migrate>(engine: Engine, connection: &mut C) -> Result<(), MigrateError> {
    let steps = STEPS.iter().map(|step| {
        let sql = match engine {
            Engine::Sqlite => step.sqlite,
            Engine::Postgres => step.postgres,
        };
        Migration::new(step.version, Cow::Borrowed(step.description), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(steps.collect()).run_direct(None, connection, false).await
}
