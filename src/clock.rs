//! What time is it? Answered by a value that is passed in, so that nothing under
//! floor 4 reads the machine's clock and every output can be reproduced.

use std::sync::Arc;

use jiff::Timestamp;

/// A source of the current time. The system's is made by `workspace::machine_clock`,
/// a fixed one by [`Clock::fixed`].
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock that asks `now` each time.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// A clock that always shows `at`: for tests and reproducible outputs.
    pub fn fixed(at: Timestamp) -> Self {
        Self::new(move || at)
    }

    /// The current time.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }

    /// The current time in milliseconds since 1970, as databases keep it.
    pub fn now_ms(&self) -> i64 {
        self.now().as_millisecond()
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}
