//! How does time pass for steps that wait or measure? Tests have a time of their own.

use std::time::{Duration, Instant};

use futures::FutureExt as _;
use futures::future::BoxFuture;

/// A time that is read and waited in.
pub trait Waiting: Send + Sync {
    /// How long it has been going on; never goes back.
    fn now(&self) -> Duration;

    /// Waits for so long.
    fn pause(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

/// The time of the machine.
pub struct RealTime(Instant);

impl Default for RealTime {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Waiting for RealTime {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn pause(&self, duration: Duration) -> BoxFuture<'_, ()> {
        tokio::time::sleep(duration).boxed()
    }
}
