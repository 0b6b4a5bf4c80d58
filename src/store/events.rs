//! What happened during a run, line by line, so that it can be replayed?

use std::collections::BTreeMap;

use super::error::explain;
use super::pool::{Statement, Undone};
use super::{Store, StoreError, results, runs};
use crate::model::event::{RunEvent, What};

const INSERT: &str = "INSERT INTO events (project, run_id, seq, at, line) \
     SELECT project, id, $2, $3, $4 FROM runs WHERE id = $1 ON CONFLICT (run_id, seq) DO NOTHING";
const OF_RUN: &str = "SELECT seq, line FROM events WHERE run_id = $1 ORDER BY seq";
const ONE: &str = "SELECT line FROM events WHERE run_id = $1 AND seq = $2";

impl Store {
    /// Keeps events in one transaction: all of them or none. `RunStarted` starts the run,
    /// `ScenarioFinished` keeps its result under the event's run and number, `RunFinished` ends
    /// the run. An event that is already kept is left as it is, so that a batch of which nobody
    /// knows whether it arrived can be sent again; a connection that was lost is opened again once
    /// to do so. `Saved` tells of this store: it is not kept.
    ///
    /// When it returns, the disk has the events: only then may they be shown. The runner hands over
    /// all that came while the batch before was being kept, so that the disk is waited for once per
    /// batch and not once per event.
    ///
    /// # Errors
    /// [`StoreError::UnknownRun`] when the run was not started before,
    /// [`StoreError::AlreadyKept`] when another event has that number.
    pub async fn append(&self, events: &[RunEvent]) -> Result<(), StoreError> {
        match self.append_once(events).await {
            Err(error) if error.is_lost_connection() => self.append_once(events).await,
            done => done,
        }
    }

    async fn append_once(&self, events: &[RunEvent]) -> Result<(), StoreError> {
        let mut statements = Vec::new();
        let mut owners = BTreeMap::new();
        for event in events.iter().filter(|event| !matches!(event.what, What::Saved { .. })) {
            if let What::RunStarted { record } = &event.what {
                statements.push(runs::insert(record));
            }
            let line = serde_json::to_string(event)
                .map_err(|error| StoreError::Unreadable { run: event.run.clone(), cause: error.to_string() })?;
            let question = Statement::new(ONE).with(event.run.as_str()).with(event.seq);
            let insert =
                Statement::new(INSERT).with(event.run.as_str()).with(event.seq).with(event.at).with(line.as_str());
            owners.insert(statements.len(), event);
            statements.push(insert.unless_kept(question, line));
            match &event.what {
                What::ScenarioFinished { result } => statements.push(results::insert(&event.run, event.seq, result)?),
                What::RunResumed { .. } => statements.push(runs::resume(&event.run)),
                What::RunFinished { interrupted, .. } => {
                    statements.push(runs::finish(&event.run, event.at, *interrupted));
                }
                _ => {}
            }
        }
        if statements.is_empty() {
            return Ok(());
        }
        match self.pool.execute(statements).await {
            Ok(_) => Ok(()),
            Err(Undone::Database(error)) => Err(explain(&self.location, error)),
            Err(Undone::Refused { index, other }) => {
                let (run, seq) = owners.get(&index).map(|event| (event.run.clone(), event.seq)).unwrap_or_default();
                Err(if other { StoreError::AlreadyKept { run, seq } } else { StoreError::UnknownRun { run } })
            }
        }
    }

    /// The events of a run in their order. A line of a later version is an `Unknown` event.
    ///
    /// # Errors
    /// Those of the database, and [`StoreError::Unreadable`].
    pub async fn events(&self, run: &str) -> Result<Vec<RunEvent>, StoreError> {
        let rows = self.fetch::<(i64, String)>(Statement::new(OF_RUN).with(run)).await?;
        rows.into_iter()
            .map(|(seq, line)| {
                serde_json::from_str(&line)
                    .map_err(|error| StoreError::Unreadable { run: run.to_owned(), cause: format!("{seq}: {error}") })
            })
            .collect()
    }
}
