//! What is known of a record that a run made, and which lines of the journal say it?

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Acting, Intent};
use crate::crm::Value;

/// One fact, as it stands in the journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub(super) enum Line {
    Acting(Acting),
    Acted { run: String, number: u64 },
    Intent(Intent),
    Created { run: String, number: u64, id: String },
    Again { run: String, number: u64, at: i64 },
    Answered { run: String, number: u64 },
    Gone { run: String, number: u64, count: u32 },
    Keyed { run: String, number: u64, key: BTreeMap<String, Value> },
    Void { run: String, number: u64 },
    Removed { run: String, number: u64 },
    Held { run: String, number: u64, case: String },
    Released { run: String, number: u64 },
}

/// A record that is, or may be, still in the CRM.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leftover {
    /// What was about to be created.
    pub intent: Intent,
    /// Its id, when the CRM answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The scenario that waits for a person and will need it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<String>,
    /// The CRM gave its id to this process: nothing else has to prove that it is ours. After a crash, or days later,
    /// the id may be somebody else's: a database was restored, the target leads elsewhere.
    #[serde(skip)]
    pub fresh: bool,
    /// Tries to create it after the first one, each because the one before had no answer.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub again: u32,
    /// When the last of them began, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_at: Option<i64>,
    /// Its creation was answered, without an id.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub answered: bool,
    /// How many records that these tries made are gone.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub gone: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// How long a record may still come to exist whose creation had no answer, in milliseconds: longer than servers and what
/// stands before them work on a request that nobody waits for any more.
pub const STILL_COMES: i64 = 10 * 60 * 1_000;

impl Leftover {
    /// What is left of an intent of which nothing else is known.
    pub(super) const fn of(intent: Intent) -> Self {
        let (id, held, again_at) = (None, None, None);
        Self { intent, id, held, fresh: false, again: 0, again_at, answered: false, gone: 0 }
    }

    /// May a record of it come to exist after `now`, though nothing of it, or no more, is found by then?
    pub fn still_comes(&self, now: i64) -> bool {
        let unanswered = self.again > 0 || (self.id.is_none() && !self.answered);
        let last = self.again_at.unwrap_or(self.intent.at);
        unanswered && self.gone <= self.again && now < last.saturating_add(STILL_COMES)
    }

    /// So many of the records that its tries made are gone.
    pub(super) fn go(&mut self, count: u32) {
        self.gone = self.gone.saturating_add(count);
        if count > 0 {
            self.id = None;
        }
    }

    /// What the journal says of it.
    pub(super) fn lines(&self) -> Vec<Line> {
        let of = || (self.intent.run.clone(), self.intent.number);
        let mut lines = vec![Line::Intent(self.intent.clone())];
        for _ in 0..self.again {
            let (run, number) = of();
            lines.push(Line::Again { run, number, at: self.again_at.unwrap_or(self.intent.at) });
        }
        let ((run, number), count) = (of(), self.gone);
        lines.extend((count > 0).then_some(Line::Gone { run, number, count }));
        let (run, number) = of();
        lines.extend(self.answered.then_some(Line::Answered { run, number }));
        let (run, number) = of();
        lines.extend(self.id.clone().map(|id| Line::Created { run, number, id }));
        let (run, number) = of();
        lines.extend(self.held.clone().map(|case| Line::Held { run, number, case }));
        lines
    }
}
