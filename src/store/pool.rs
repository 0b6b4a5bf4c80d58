//! How does one SQL text run on both engines?

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, PgPool, SqlitePool};

/// The typed connections of one of the two engines.
#[derive(Clone, Debug)]
pub(super) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// A value of a statement. The portable subset: texts and whole numbers.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    OptionalText(Option<String>),
    Integer(i64),
    OptionalInteger(Option<i64>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(storable(text))
    }
}
impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Self::OptionalText(text.map(storable))
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}
impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::OptionalInteger(number)
    }
}
impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Integer(i64::from(yes))
    }
}

/// PostgreSQL refuses the character NUL in a text; both engines get the same sign in its place.
fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// A statement with its values, `$1` first.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    sql: &'static str,
    values: Vec<Value>,
    /// What must be there when the statement has touched fewer rows than these are.
    unless: Vec<Kept>,
}

/// The question by which a statement that has not touched a row finds out why.
#[derive(Clone, Debug)]
struct Kept {
    question: Statement,
    /// The one text that the answer may be.
    text: String,
}

/// Why a transaction was undone.
#[derive(Debug)]
pub(super) enum Undone {
    /// The database says so.
    Database(sqlx::Error),
    /// A row of the statement of that index was not touched, and what it would have kept is not there:
    /// something else is (`other`), or nothing at all.
    Refused { index: usize, row: usize, other: bool },
}

impl From<sqlx::Error> for Undone {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl Statement {
    pub fn new(sql: &'static str) -> Self {
        Self { sql, values: Vec::new(), unless: Vec::new() }
    }

    /// The same with its next value.
    #[must_use]
    pub fn with(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// The same, which must touch a row more unless `question` answers with exactly this text: what
    /// is sent twice is no fault, what differs undoes the whole transaction.
    #[must_use]
    pub fn unless_kept(mut self, question: Self, text: String) -> Self {
        self.unless.push(Kept { question, text });
        self
    }
}

/// Binds the values of a statement to a query of whichever engine.
macro_rules! bound {
    ($query:expr, $values:expr) => {
        $values.into_iter().fold($query, |query, value| match value {
            Value::Text(text) => query.bind(text),
            Value::OptionalText(text) => query.bind(text),
            Value::Integer(number) => query.bind(number),
            Value::OptionalInteger(number) => query.bind(number),
        })
    };
}

/// Executes statements in one transaction; gives how many rows each has touched.
macro_rules! execute_all {
    ($transaction:expr, $statements:expr) => {{
        let mut transaction = $transaction;
        let mut touched = Vec::with_capacity($statements.len());
        for (index, statement) in $statements.into_iter().enumerate() {
            let query = bound!(sqlx::query(statement.sql), statement.values);
            let rows = query.execute(&mut *transaction).await?.rows_affected();
            // Each row is asked for only where one is missing.
            let missing = (statement.unless.len() as u64) > rows;
            for (row, kept) in statement.unless.into_iter().enumerate().take_while(|_| missing) {
                let query = bound!(sqlx::query_as::<_, (String,)>(kept.question.sql), kept.question.values);
                let answer = query.fetch_optional(&mut *transaction).await?;
                if answer.as_ref().is_none_or(|(text,)| *text != kept.text) {
                    return Err(Undone::Refused { index, row, other: answer.is_some() });
                }
            }
            touched.push(rows);
        }
        transaction.commit().await?;
        Ok(touched)
    }};
}

impl Pool {
    /// Executes all or nothing; gives how many rows each statement has touched. When it
    /// returns, the disk has it.
    pub async fn execute(&self, statements: Vec<Statement>) -> Result<Vec<u64>, Undone> {
        match self {
            // Taking the write lock first: a lock that is taken half-way cannot wait for another writer.
            Self::Sqlite(pool) => execute_all!(pool.begin_with("BEGIN IMMEDIATE").await?, statements),
            Self::Postgres(pool) => execute_all!(pool.begin().await?, statements),
        }
    }

    /// All rows of a question.
    pub async fn fetch<T>(&self, statement: Statement) -> Result<Vec<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        match self {
            Self::Sqlite(pool) => bound!(sqlx::query_as(statement.sql), statement.values).fetch_all(pool).await,
            Self::Postgres(pool) => bound!(sqlx::query_as(statement.sql), statement.values).fetch_all(pool).await,
        }
    }

    pub async fn close(self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
