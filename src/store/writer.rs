//! How are results kept as fast as they come, and when may they be told to a person?
//!
//! One task writes. While a transaction is being committed, the next events gather; they are
//! then kept together, so that the disk is waited for once per batch and not once per event.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::{Store, StoreError};
use crate::model::event::RunEvent;

/// Events that may wait; a sender of more is held back.
const WAITING: usize = 4_096;
/// Events of one transaction.
const BATCH: usize = 512;

/// The only writer of a run. Clones send to the same task.
///
/// **Acknowledged** is what the callback of [`Writer::spawn`] was given: it is called after the
/// commit, with the events in their order, and only what it got may be shown as kept.
#[derive(Clone, Debug)]
pub struct Writer {
    sender: mpsc::Sender<RunEvent>,
    committed: watch::Receiver<u64>,
    task: Arc<Mutex<Option<JoinHandle<Result<(), StoreError>>>>>,
}

impl Writer {
    /// Starts the task that writes into `store`; `on_commit` gets the events of each transaction
    /// after its commit.
    pub fn spawn(store: Store, on_commit: impl FnMut(&[RunEvent]) + Send + 'static) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let (progress, committed) = watch::channel(0);
        let task = tokio::spawn(write(store, receiver, progress, on_commit));
        Self { sender, committed, task: Arc::new(Mutex::new(Some(task))) }
    }

    /// Hands an event over. It is not kept yet when this returns.
    ///
    /// # Errors
    /// [`StoreError::WriterStopped`] once a write has failed; [`Writer::finish`] tells why.
    pub async fn send(&self, event: RunEvent) -> Result<(), StoreError> {
        self.sender.send(event).await.map_err(|_| StoreError::WriterStopped)
    }

    /// The `seq` of the last event that the database holds; it changes with every commit.
    pub fn committed(&self) -> watch::Receiver<u64> {
        self.committed.clone()
    }

    /// Waits until all that was sent is kept, by clones too: it ends once they are dropped.
    ///
    /// # Errors
    /// The error that stopped the writing. A clone that finishes second is told nothing more.
    pub async fn finish(self) -> Result<(), StoreError> {
        let Self { sender, task, .. } = self;
        drop(sender);
        let task = task.lock().unwrap_or_else(PoisonError::into_inner).take();
        match task {
            Some(task) => task.await.unwrap_or(Err(StoreError::WriterStopped)),
            None => Ok(()),
        }
    }
}

async fn write(
    store: Store,
    mut receiver: mpsc::Receiver<RunEvent>,
    progress: watch::Sender<u64>,
    mut on_commit: impl FnMut(&[RunEvent]) + Send,
) -> Result<(), StoreError> {
    let mut batch = Vec::with_capacity(BATCH);
    while receiver.recv_many(&mut batch, BATCH).await > 0 {
        match store.append(&batch).await {
            // Sending the same batch again is safe, and a server that was started again answers.
            Err(error) if error.is_lost_connection() => store.append(&batch).await?,
            done => done?,
        }
        if let Some(last) = batch.last() {
            progress.send_replace(last.seq);
        }
        on_commit(&batch);
        batch.clear();
    }
    Ok(())
}
