//! What came out of each case, and which result counts today?

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};

use super::pool::{Statement, Value};
use super::rows::Table;
use super::{Store, StoreError};
use crate::model::Id;
use crate::model::execution::{CaseResult, Status};

pub(super) static TABLE: Table = Table::new(
    "case_results",
    &[
        "seq",
        "case_id",
        "row_key",
        "title",
        "path",
        "line",
        "status",
        "flaky",
        "attempts",
        "text_hash",
        "target",
        "version",
        "commit_hash",
        "started_at",
        "ended_at",
        "critical",
        "steps",
        "reason",
    ],
);
const OF_RUN: &str = "SELECT run_id, seq, case_id, row_key, title, path, line, status, flaky, attempts, text_hash, \
     target, version, commit_hash, started_at, ended_at, critical, steps, reason \
     FROM case_results WHERE run_id = $1 ORDER BY seq";
/// The last of each case row, text, version and finality, by the time it ended. The evidence stays
/// where it is: it is long, and only few of these results show theirs.
const LATEST: &str = "SELECT r.run_id, r.seq, r.case_id, r.row_key, r.title, r.path, r.line, r.status, r.flaky, \
     r.attempts, r.text_hash, r.target, r.version, r.commit_hash, r.started_at, r.ended_at, r.critical, \
     '[]' AS steps, r.reason FROM ( \
       SELECT run_id, seq, ROW_NUMBER() OVER ( \
         PARTITION BY case_id, row_key, text_hash, version, \
           CASE WHEN status IN ('passed', 'failed', 'untestable', 'waived') THEN 1 ELSE 0 END \
         ORDER BY ended_at DESC, seq DESC, run_id DESC) AS place_from_last \
       FROM case_results WHERE project = $1 AND target = $2) latest \
     JOIN case_results r ON r.run_id = latest.run_id AND r.seq = latest.seq WHERE place_from_last = 1";
const EVIDENCE: &str = "SELECT seq, steps FROM case_results WHERE run_id = $1 AND status <> 'passed'";

/// A row as it is kept, not yet understood.
struct Kept {
    result: CaseResult,
    status: String,
    steps: String,
}

impl<'r, R: Row> FromRow<'r, R> for Kept
where
    &'static str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Option<String>: Decode<'r, R::Database> + Type<R::Database>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let text = |column: &'static str| row.try_get::<String, _>(column);
        let optional = |column: &'static str| row.try_get::<Option<String>, _>(column);
        let integer = |column: &'static str| row.try_get::<i64, _>(column);
        let result = CaseResult {
            run: text("run_id")?,
            seq: u64::try_from(integer("seq")?).unwrap_or(0),
            case: Id::from(text("case_id")?),
            row: optional("row_key")?,
            // Its place is told by the events of the run; here its key is enough to find it.
            example: None,
            title: text("title")?,
            path: text("path")?,
            line: usize::try_from(integer("line")?).unwrap_or(0),
            status: Status::NotRun,
            flaky: integer("flaky")? != 0,
            attempts: u32::try_from(integer("attempts")?).unwrap_or(0),
            text_hash: text("text_hash")?,
            target: text("target")?,
            version: optional("version")?,
            commit: text("commit_hash")?,
            started_at: integer("started_at")?,
            ended_at: integer("ended_at")?,
            critical: integer("critical")? != 0,
            steps: Vec::new(),
            reason: optional("reason")?,
        };
        Ok(Self { result, status: text("status")?, steps: text("steps")? })
    }
}

impl Kept {
    /// Reads what is kept as words; an unknown word is an error, never a status.
    fn understand(self) -> Result<CaseResult, StoreError> {
        let Self { mut result, status, steps } = self;
        let unreadable = |cause: String| StoreError::Unreadable { run: result.run.clone(), cause };
        let status = Status::from_key(&status).ok_or_else(|| unreadable(format!("status {status:?}")))?;
        let steps = serde_json::from_str(&steps).map_err(|error| unreadable(error.to_string()))?;
        result.status = status;
        result.steps = steps;
        Ok(result)
    }
}

/// The row of a result under the number of the event that brought it, in the order of the table's columns.
pub(super) fn row(run: &str, seq: u64, result: &CaseResult) -> Result<Vec<Value>, StoreError> {
    let steps = serde_json::to_string(&result.steps)
        .map_err(|error| StoreError::Unreadable { run: run.to_owned(), cause: error.to_string() })?;
    Ok(vec![
        seq.into(),
        result.case.as_str().into(),
        result.row.as_deref().into(),
        result.title.as_str().into(),
        result.path.as_str().into(),
        (result.line as u64).into(),
        result.status.key().into(),
        result.flaky.into(),
        i64::from(result.attempts).into(),
        result.text_hash.as_str().into(),
        result.target.as_str().into(),
        result.version.as_deref().into(),
        result.commit.as_str().into(),
        result.started_at.into(),
        result.ended_at.into(),
        result.critical.into(),
        steps.as_str().into(),
        result.reason.as_deref().into(),
    ])
}

impl Store {
    /// The results of a run in the order of their arrival: of a case that waited for a person, what it gave in the end.
    ///
    /// # Errors
    /// Those of the database, and [`StoreError::Unreadable`].
    pub async fn results_of_run(&self, run: &str) -> Result<Vec<CaseResult>, StoreError> {
        let rows = self.fetch::<Kept>(Statement::new(OF_RUN).with(run)).await?;
        let results = rows.into_iter().map(Kept::understand).collect::<Result<Vec<CaseResult>, _>>()?;
        // A case that waited for a person ended twice: the last one is what it gave.
        let waited = |result: &CaseResult| result.status == Status::Waiting;
        let again =
            results.iter().filter(|result| waited(result)).map(|result| (result.case.clone(), result.row.clone()));
        let again: BTreeSet<_> = again.collect();
        let last: BTreeMap<_, u64> =
            results.iter().map(|result| ((result.case.clone(), result.row.clone()), result.seq)).collect();
        Ok(results
            .into_iter()
            .filter(|result| {
                let key = (result.case.clone(), result.row.clone());
                !again.contains(&key) || last.get(&key) == Some(&result.seq)
            })
            .collect())
    }

    /// What is known today of each case row on a target, for each text that it had and each version
    /// on which it was seen: its latest final result (by the time it ended, never by arrival) and
    /// its latest other one. Which text is the current one is the project's to say:
    /// [`verdict::judge`] chooses.
    ///
    /// Their steps are left out; [`Store::with_steps`] brings those that are shown. In the order of
    /// cases, rows and time.
    ///
    /// # Errors
    /// Those of the database, and [`StoreError::Unreadable`].
    ///
    /// [`verdict::judge`]: crate::model::verdict::judge
    pub async fn latest_results(&self, project: &str, target: &str) -> Result<Vec<CaseResult>, StoreError> {
        let rows = self.fetch::<Kept>(Statement::new(LATEST).with(project).with(target)).await?;
        let mut results = rows.into_iter().map(Kept::understand).collect::<Result<Vec<_>, _>>()?;
        // Sorted here: the two engines do not compare texts in the same way.
        results.sort_by(|a, b| {
            (&a.case, &a.row, a.ended_at, a.seq, &a.run).cmp(&(&b.case, &b.row, b.ended_at, b.seq, &b.run))
        });
        Ok(results)
    }

    /// Results of [`Store::latest_results`] with the steps of those that did not pass: what they
    /// show. One question for each run that they come from.
    ///
    /// # Errors
    /// Those of the database, and [`StoreError::Unreadable`].
    pub async fn with_steps(&self, mut results: Vec<CaseResult>) -> Result<Vec<CaseResult>, StoreError> {
        let mut wanted: BTreeMap<String, BTreeMap<u64, &mut CaseResult>> = BTreeMap::new();
        for result in results.iter_mut().filter(|result| result.status != Status::Passed) {
            wanted.entry(result.run.clone()).or_default().insert(result.seq, result);
        }
        for (run, mut of_run) in wanted {
            for (seq, steps) in self.fetch::<(i64, String)>(Statement::new(EVIDENCE).with(run.as_str())).await? {
                let Some(result) = u64::try_from(seq).ok().and_then(|seq| of_run.remove(&seq)) else { continue };
                result.steps = serde_json::from_str(&steps)
                    .map_err(|error| StoreError::Unreadable { run: run.clone(), cause: error.to_string() })?;
            }
        }
        Ok(results)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_knows_the_same_final_statuses_as_the_model() {
        let finals: Vec<String> =
            Status::ALL.iter().filter(|status| status.is_final()).map(|status| format!("'{}'", status.key())).collect();
        for question in [LATEST, super::super::runs::DELIVERY] {
            assert!(question.contains(&format!("status IN ({})", finals.join(", "))), "{finals:?}");
        }
        assert!(EVIDENCE.contains(&format!("<> '{}'", Status::Passed.key())));
    }
}
