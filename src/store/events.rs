//! What happened during a run, line by line, so that it can be replayed?

use std::collections::BTreeMap;

use super::error::explain;
use super::pool::{Statement, Undone};
use super::rows::Table;
use super::{Store, StoreError, results, runs};
use crate::model::event::{RunEvent, What};

static EVENTS: Table = Table::new("events", &["seq", "at", "line"]);
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
        let kept: Vec<&RunEvent> = events.iter().filter(|event| !matches!(event.what, What::Saved { .. })).collect();
        // Runs first, that their rows may follow; what becomes of a run last.
        let begun = kept.iter().filter_map(|event| match &event.what {
            What::RunStarted { record } => Some(runs::insert(record)),
            _ => None,
        });
        let mut statements: Vec<Statement> = begun.collect();
        let mut owners: BTreeMap<usize, &[&RunEvent]> = BTreeMap::new();
        for of_run in kept.chunk_by(|one, next| one.run == next.run) {
            let Some(run) = of_run.first().map(|event| event.run.as_str()) else { continue };
            let mut lines = Vec::with_capacity(of_run.len());
            let mut results = Vec::new();
            for event in of_run {
                lines.push(line(event)?);
                if let What::ScenarioFinished { result } = &event.what {
                    results.push(results::row(run, event.seq, result)?);
                }
            }
            let rows = of_run.iter().zip(&lines);
            let rows =
                rows.map(|(event, line)| vec![event.seq.into(), event.at.into(), line.as_str().into()]).collect();
            let mut rest = of_run;
            let mut lines = lines.into_iter();
            for (mut statement, count) in EVENTS.insert(run, rows) {
                let (own, others) = rest.split_at(count.min(rest.len()));
                for (event, line) in own.iter().zip(lines.by_ref().take(own.len())) {
                    statement = statement.unless_kept(Statement::new(ONE).with(run).with(event.seq), line);
                }
                owners.insert(statements.len(), own);
                statements.push(statement);
                rest = others;
            }
            statements.extend(results::TABLE.insert(run, results).into_iter().map(|(statement, _)| statement));
        }
        statements.extend(kept.iter().filter_map(|event| match &event.what {
            What::RunResumed { .. } => Some(runs::resume(&event.run)),
            What::RunFinished { interrupted, .. } => Some(runs::finish(&event.run, event.at, *interrupted)),
            _ => None,
        }));
        if statements.is_empty() {
            return Ok(());
        }
        match self.pool.execute(statements).await {
            Ok(_) => Ok(()),
            Err(Undone::Database(error)) => Err(explain(&self.location, error)),
            Err(Undone::Refused { index, row, other }) => {
                let event = owners.get(&index).and_then(|own| own.get(row));
                let (run, seq) = event.map(|event| (event.run.clone(), event.seq)).unwrap_or_default();
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
                RunEvent::read(&line)
                    .map_err(|error| StoreError::Unreadable { run: run.to_owned(), cause: format!("{seq}: {error}") })
            })
            .collect()
    }
}

/// An event as it is kept.
fn line(event: &RunEvent) -> Result<String, StoreError> {
    let unreadable =
        |error: serde_json::Error| StoreError::Unreadable { run: event.run.clone(), cause: error.to_string() };
    serde_json::to_string(event).map_err(unreadable)
}
