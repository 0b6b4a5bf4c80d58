//! Which runs were there, on what, and did they come to their end?

use super::error::explain;
use super::pool::Statement;
use super::{Store, StoreError};
use crate::model::Id;
use crate::model::execution::RunRecord;

const INSERT: &str = "INSERT INTO runs (id, project, book, target, target_title, version, commit_hash, started_at, \
     ended_at, planned, interrupted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING";
const FINISH: &str = "UPDATE runs SET ended_at = $2, interrupted = $3 WHERE id = $1 AND ended_at IS NULL";
const RESUME: &str = "UPDATE runs SET ended_at = NULL, interrupted = $2 WHERE id = $1";
const OF_PROJECT: &str = "SELECT id, project, book, target, target_title, version, commit_hash, started_at, ended_at, \
     planned, interrupted FROM runs WHERE project = $1";
const ALL: &str = "SELECT id, project, book, target, target_title, version, commit_hash, started_at, ended_at, \
     planned, interrupted FROM runs";
const ONE: &str = "SELECT id, project, book, target, target_title, version, commit_hash, started_at, ended_at, \
     planned, interrupted FROM runs WHERE id = $1";

/// The latest runs on a target that saw its CRM: the probe told them a version, or they judged
/// something. Several began in the same millisecond at the most.
pub(super) const DELIVERY: &str = "WITH seen AS ( \
       SELECT id, version, started_at FROM runs r WHERE project = $1 AND target = $2 AND (version IS NOT NULL OR EXISTS ( \
         SELECT 1 FROM case_results c WHERE c.run_id = r.id \
           AND c.status IN ('passed', 'failed', 'untestable', 'waived')))) \
     SELECT id, version FROM seen WHERE started_at = (SELECT MAX(started_at) FROM seen)";

type Row = (String, String, Option<String>, String, String, Option<String>, String, i64, Option<i64>, i64, i64);

pub(super) fn insert(run: &RunRecord) -> Statement {
    Statement::new(INSERT)
        .with(run.id.as_str())
        .with(run.project.as_str())
        .with(run.book.as_ref().map(Id::as_str))
        .with(run.target.as_str())
        .with(run.target_title.as_str())
        .with(run.version.as_deref())
        .with(run.commit.as_str())
        .with(run.started_at)
        .with(run.ended_at)
        .with(run.planned)
        .with(run.interrupted)
}

pub(super) fn finish(run: &str, ended_at: i64, interrupted: bool) -> Statement {
    Statement::new(FINISH).with(run).with(ended_at).with(interrupted)
}

/// A run that goes on has no end until it ends again.
pub(super) fn resume(run: &str) -> Statement {
    Statement::new(RESUME).with(run).with(false)
}

fn record(row: Row) -> RunRecord {
    let (id, project, book, target, target_title, version, commit, started_at, ended_at, planned, interrupted) = row;
    RunRecord {
        id,
        project,
        book: book.map(Id::from),
        target,
        target_title,
        version,
        commit,
        started_at,
        ended_at,
        planned: u64::try_from(planned).unwrap_or(0),
        interrupted: interrupted != 0,
        // Its events have it.
        seed: None,
    }
}

/// Runs, the latest first. Sorted here: the two engines do not compare texts in the same way.
fn sorted(rows: Vec<Row>) -> Vec<RunRecord> {
    let mut runs: Vec<RunRecord> = rows.into_iter().map(record).collect();
    runs.sort_by(|a, b| (b.started_at, &b.id).cmp(&(a.started_at, &a.id)));
    runs
}

impl Store {
    /// The runs of a project, the latest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn runs(&self, project: &str) -> Result<Vec<RunRecord>, StoreError> {
        let rows = self.fetch::<Row>(Statement::new(OF_PROJECT).with(project)).await?;
        Ok(sorted(rows))
    }

    /// The runs of all projects that the database holds, the latest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn all_runs(&self) -> Result<Vec<RunRecord>, StoreError> {
        let rows = self.fetch::<Row>(Statement::new(ALL)).await?;
        Ok(sorted(rows))
    }

    /// A run, when there is one of that id.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn run(&self, id: &str) -> Result<Option<RunRecord>, StoreError> {
        let rows = self.fetch::<Row>(Statement::new(ONE).with(id)).await?;
        Ok(rows.into_iter().next().map(record))
    }

    /// The delivery that ad hoc runs judge: the version of the CRM that the latest run on the target
    /// saw. None where it told none, or where no run ever reached it. A run that could not reach
    /// the CRM saw nothing and changes nothing.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn delivery_under_test(&self, project: &str, target: &str) -> Result<Option<String>, StoreError> {
        let question = Statement::new(DELIVERY).with(project).with(target);
        let rows = self.fetch::<(String, Option<String>)>(question).await?;
        // Chosen here: the two engines do not compare texts in the same way.
        Ok(rows.into_iter().max().and_then(|(_, version)| version))
    }

    pub(super) async fn fetch<T>(&self, statement: Statement) -> Result<Vec<T>, StoreError>
    where
        T: for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow>
            + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>
            + Send
            + Unpin,
    {
        self.pool.fetch(statement).await.map_err(|error| explain(&self.location, error))
    }
}
