//! How are results kept as fast as they come, and when may they be told to a person?
//!
//! One task writes. While a transaction is being committed, the next events gather; they are
//! then kept together, so that the disk is waited for once per batch and not once per event.

use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::{Store, StoreError};
use crate::model::event::RunEvent;

/// Events that may wait; a sender of more is held back.
const WAITING: usize = 4_096;
/// Events of one transaction.
const BATCH: usize = 512;

/// The only writer of a run.
///
/// **Acknowledged** is what the callback of [`Writer::spawn`] was given: it is called after the
/// commit, with the events in their order, and only what it got may be shown as kept.
#[derive(Debug)]
pub struct Writer {
    inbox: Inbox,
    committed: watch::Receiver<u64>,
    task: JoinHandle<Result<(), StoreError>>,
}

/// Where events are handed to a [`Writer`]; clones lead to the same one.
#[derive(Clone, Debug)]
pub struct Inbox(mpsc::Sender<Letter>);

/// What is handed over.
#[derive(Debug)]
enum Letter {
    Event(Box<RunEvent>),
    /// Keep what came before, then stop.
    Finish,
}

impl Inbox {
    /// Hands an event over. It is not kept yet when this returns.
    ///
    /// # Errors
    /// [`StoreError::WriterStopped`] once a write has failed or the writer was finished;
    /// [`Writer::finish`] tells why.
    pub async fn send(&self, event: RunEvent) -> Result<(), StoreError> {
        self.0.send(Letter::Event(Box::new(event))).await.map_err(|_| StoreError::WriterStopped)
    }
}

impl Writer {
    /// Starts the task that writes into `store`; `on_commit` gets the events of each transaction
    /// after its commit.
    pub fn spawn(store: Store, on_commit: impl FnMut(&[RunEvent]) + Send + 'static) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let (progress, committed) = watch::channel(0);
        let task = tokio::spawn(write(store, receiver, progress, on_commit));
        Self { inbox: Inbox(sender), committed, task }
    }

    /// Where events are handed over, for other tasks.
    pub fn inbox(&self) -> Inbox {
        self.inbox.clone()
    }

    /// Hands an event over. It is not kept yet when this returns.
    ///
    /// # Errors
    /// As [`Inbox::send`].
    pub async fn send(&self, event: RunEvent) -> Result<(), StoreError> {
        self.inbox.send(event).await
    }

    /// The `seq` of the last event that the database holds; it changes with every commit.
    pub fn committed(&self) -> watch::Receiver<u64> {
        self.committed.clone()
    }

    /// Waits until all that was sent before is kept, and stops the task.
    ///
    /// # Errors
    /// The error that stopped the writing.
    pub async fn finish(self) -> Result<(), StoreError> {
        // A task that has stopped by itself no longer listens, and tells its error below.
        let _ = self.inbox.0.send(Letter::Finish).await;
        self.task.await.unwrap_or(Err(StoreError::WriterStopped))
    }
}

async fn write(
    store: Store,
    mut receiver: mpsc::Receiver<Letter>,
    progress: watch::Sender<u64>,
    mut on_commit: impl FnMut(&[RunEvent]) + Send,
) -> Result<(), StoreError> {
    let mut letters = Vec::with_capacity(BATCH);
    let mut finished = false;
    while !finished && receiver.recv_many(&mut letters, BATCH).await > 0 {
        let mut events = Vec::with_capacity(letters.len());
        for letter in letters.drain(..) {
            match letter {
                Letter::Event(event) if !finished => events.push(*event),
                Letter::Event(_) => {}
                Letter::Finish => finished = true,
            }
        }
        match store.append(&events).await {
            // Sending the same batch again is safe, and a server that was started again answers.
            Err(error) if error.is_lost_connection() => store.append(&events).await?,
            done => done?,
        }
        if let Some(last) = events.last() {
            progress.send_replace(last.seq);
            on_commit(&events);
        }
    }
    Ok(())
}
