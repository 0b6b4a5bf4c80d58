//! The demo CRM: small, seeded, deterministic, reached over its socket like any other.
//!
//! It plays a deployed CRM of a French company: its sentences are in French, as its users read them.
//!
//! ```text
//! http, screen   what comes over the socket
//!      │
//!    rules       who may, when, what follows                      (pure)
//!      │
//!    state       records, sessions, clock, defects, in memory
//! ```
#![allow(clippy::disallowed_methods, reason = "floor 4: the demo CRM draws its passwords by chance")]

pub mod defects;
pub mod files;
mod http;
pub mod record;
pub mod refusal;
pub mod rules;
pub mod schema;
mod screen;
pub mod seed;
pub mod session;
pub mod state;
mod words;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock::Clock;
pub use defects::Defect;
use state::State;

/// The state, behind its one lock.
#[derive(Clone)]
pub struct Shared(Arc<Mutex<State>>);

impl Shared {
    /// The state, for as long as one request needs it. A handler that died leaves a state that is
    /// still whole: every rule verifies before it writes.
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How the demo CRM is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Address that it listens on.
    pub address: IpAddr,
    /// Port; 0 takes a free one.
    pub port: u16,
    /// Mistakes that are switched on.
    pub defects: Vec<Defect>,
    /// What the seeded records are drawn from.
    pub seed: u64,
    /// What time it is.
    pub clock: Clock,
    /// How long a search takes under the defect `slow-search`.
    pub slow: Duration,
}

/// The three seconds that the label of `slow-search` tells.
pub const SLOW: Duration = Duration::from_secs(3);

impl Options {
    /// On the loopback, on a free port, without a mistake.
    pub fn new(clock: Clock) -> Self {
        Self { address: IpAddr::V4(Ipv4Addr::LOCALHOST), port: 0, defects: Vec::new(), seed: 2026, clock, slow: SLOW }
    }
}

/// Why the demo CRM does not start.
#[derive(Debug, thiserror::Error)]
#[error("{address}: {source}")]
pub struct StartError {
    /// The address asked for.
    pub address: SocketAddr,
    /// What the system said.
    #[source]
    pub source: std::io::Error,
}

/// The demo CRM.
pub struct Sandbox;

impl Sandbox {
    /// Fills it and listens. Call it inside a Tokio runtime.
    ///
    /// # Errors
    /// The address is taken or not this machine's.
    pub async fn start(options: Options) -> Result<Running, StartError> {
        let address = SocketAddr::new(options.address, options.port);
        let failed = |source| StartError { address, source };
        let mut state = State::new(options.clock, options.defects);
        state.slow = options.slow;
        let passwords = seed::fill(&mut state, options.seed);
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        let (stop, stopped) = watch::channel(false);
        let shared = Shared(Arc::new(Mutex::new(state)));
        let task = tokio::spawn(http::serve(listener, http::router(shared), stopped));
        let passwords = passwords.into_iter().map(|(role, password)| (role.to_owned(), password)).collect();
        Ok(Running { url: format!("http://{bound}"), passwords, stop, task: Some(task) })
    }
}

/// A demo CRM that listens. Dropping it stops it.
pub struct Running {
    /// Its address: `http://127.0.0.1:41873`.
    pub url: String,
    /// The password of each role, drawn at this start.
    pub passwords: BTreeMap<String, String>,
    stop: watch::Sender<bool>,
    task: Option<JoinHandle<()>>,
}

impl Running {
    /// What `specs/targets/demo.yaml` refers to: `OUVRAGE_DEMO_URL` and the passwords, each
    /// `OUVRAGE_DEMO_` and its role in capitals.
    pub fn environment(&self) -> BTreeMap<String, String> {
        let passwords = self
            .passwords
            .iter()
            .map(|(role, password)| (format!("OUVRAGE_DEMO_{}", role.to_uppercase()), password.clone()));
        std::iter::once(("OUVRAGE_DEMO_URL".to_owned(), self.url.clone())).chain(passwords).collect()
    }

    /// Stops listening and cuts the connections that are open.
    pub async fn shutdown(mut self) {
        self.stop.send_replace(true);
        if let Some(task) = self.task.take() {
            // The task ends as soon as it sees the signal; a panic of it has nothing left to say.
            let _ = task.await;
        }
    }

    /// Waits until it is stopped from elsewhere.
    pub async fn wait(&mut self) {
        if let Some(task) = self.task.as_mut() {
            let _ = task.await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The task sees the signal and ends on its own.
        self.stop.send_replace(true);
    }
}

impl std::fmt::Debug for Running {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Running").field("url", &self.url).finish_non_exhaustive()
    }
}
