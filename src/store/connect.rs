//! How is the database reached, and what is the matter when it is not?

use std::path::Path;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::error::{explain, explain_migration};
use super::migrations::{self, Engine};
use super::pool::Pool;
use super::{Location, StoreError};

/// How long a write waits for another process that writes.
const BUSY_WITHIN: Duration = Duration::from_secs(10);

/// How long a program waits before it tries a busy new file again.
const BUSY_AGAIN: Duration = Duration::from_millis(20);

pub(super) async fn open(location: &Location, limit: Duration) -> Result<Pool, StoreError> {
    match location {
        Location::Sqlite(path) => open_sqlite(location, path).await,
        Location::Postgres(options) => open_postgres(location, options, limit).await,
    }
}

/// An SQLite file of this version, for reading alone; nothing of any other database.
pub(super) async fn open_to_read(location: &Location) -> Option<Pool> {
    let Location::Sqlite(path) = location else { return None };
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .read_only(true)
        .busy_timeout(BUSY_WITHIN)
        .disable_statement_logging();
    let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await.ok()?;
    let known = sqlx::query_scalar::<_, i64>("SELECT MAX(version) FROM _sqlx_migrations WHERE success = TRUE");
    let version = known.fetch_one(&pool).await.ok();
    if version == Some(migrations::known_version()) {
        return Some(Pool::Sqlite(pool));
    }
    pool.close().await;
    None
}

async fn open_sqlite(location: &Location, path: &Path) -> Result<Pool, StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| StoreError::NotWritable {
            path: folder.display().to_string(),
            cause: error.to_string(),
        })?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // A commit waits for the disk: what was acknowledged survives a power cut too.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_WITHIN)
        .disable_statement_logging();
    // A new file is turned to its journal by one program alone, and SQLite does not wait there: the
    // others are told that it is busy at once, and try again.
    let until = tokio::time::Instant::now() + BUSY_WITHIN;
    loop {
        match open_once(location, &options).await {
            Err(StoreError::Busy { .. }) if tokio::time::Instant::now() < until => {
                tokio::time::sleep(BUSY_AGAIN).await;
            }
            opened => return opened,
        }
    }
}

async fn open_once(location: &Location, options: &SqliteConnectOptions) -> Result<Pool, StoreError> {
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .acquire_timeout(BUSY_WITHIN + Duration::from_secs(1))
        .connect_with(options.clone())
        .await
        .map_err(|error| explain(location, error))?;
    // Two programs that open a new file at once: the second waits, then finds the tables.
    let migrated = async {
        let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
        migrations::run(Engine::Sqlite, &mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    };
    migrated.await.map_err(|error| explain_migration(location, migrations::known_version(), error))?;
    Ok(Pool::Sqlite(pool))
}

async fn open_postgres(location: &Location, options: &PgConnectOptions, limit: Duration) -> Result<Pool, StoreError> {
    let options = options.clone().application_name("ouvrage").disable_statement_logging();
    // One connection by itself first: the pool would try again until its time is over and
    // then tell nothing but that. A fifth of the time is kept to see what answers there.
    let mut first = match timeout(limit * 4 / 5, PgConnection::connect_with(&options)).await {
        Ok(Ok(connection)) => connection,
        Ok(Err(error)) => {
            return Err(match explain(location, error) {
                StoreError::NotPostgres { place } | StoreError::Unreachable { place, reason: "cut", .. }
                    if answers_http(&options, limit / 5).await =>
                {
                    StoreError::AnswersHttp { place }
                }
                clear => clear,
            });
        }
        Err(_) => {
            let place = location.to_string();
            return Err(match answers_http(&options, limit / 5).await {
                true => StoreError::AnswersHttp { place },
                false => StoreError::TimedOut { place, seconds: limit.as_secs().max(1) },
            });
        }
    };
    migrations::run(Engine::Postgres, &mut first)
        .await
        .map_err(|error| explain_migration(location, migrations::known_version(), error))?;
    first.close().await.map_err(|error| explain(location, error))?;
    let pool = PgPoolOptions::new()
        .max_connections(4)
        .acquire_timeout(limit)
        .connect_with(options)
        .await
        .map_err(|error| explain(location, error))?;
    Ok(Pool::Postgres(pool))
}

/// Asks what a web server would answer to. False whenever that cannot be told in time.
async fn answers_http(options: &PgConnectOptions, limit: Duration) -> bool {
    if options.get_socket().is_some() {
        return false;
    }
    let ask = async {
        let mut stream = TcpStream::connect((options.get_host(), options.get_port())).await?;
        stream.write_all(b"GET / HTTP/1.0\r\n\r\n").await?;
        let mut start = [0; 5];
        stream.read_exact(&mut start).await?;
        std::io::Result::Ok(&start == b"HTTP/" || start.starts_with(b"<"))
    };
    matches!(timeout(limit, ask).await, Ok(Ok(true)))
}
