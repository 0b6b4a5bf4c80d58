//! What came out of playing a case: statuses, their roll-up, results of cases.

mod within;

use serde::{Deserialize, Serialize};
pub use within::{Opening, Outer, Within};

use super::Id;
use crate::choice;
use crate::text::{Lang, Message, format};

choice! {
    /// The one enumeration of outcomes, for a step, a scenario, a case (`contracts.md`).
    Status "status" {
        NotRun = "not_run", Passed = "passed", Failed = "failed", Blocked = "blocked", Waiting = "waiting",
        Undefined = "undefined", Ambiguous = "ambiguous", Untestable = "untestable", Interrupted = "interrupted",
        Waived = "waived",
    }
}

impl Status {
    /// Final outcomes are kept until the next final one: passed, failed, untestable, waived.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Passed | Self::Failed | Self::Untestable | Self::Waived)
    }

    /// Place in the roll-up: the smallest of the parts is the status of the whole.
    const fn weight(self) -> u8 {
        match self {
            Self::Failed => 0,
            Self::Blocked => 1,
            Self::Undefined => 2,
            Self::Ambiguous => 3,
            Self::Interrupted => 4,
            Self::Waiting => 5,
            Self::NotRun => 6,
            Self::Untestable => 7,
            // Waived counts as passed, with its reason shown.
            Self::Waived => 8,
            Self::Passed => 9,
        }
    }

    /// Failed > blocked > undefined, ambiguous > interrupted > waiting > not run > untestable > passed.
    /// Of nothing: not run.
    pub fn roll_up(statuses: impl IntoIterator<Item = Self>) -> Self {
        statuses.into_iter().min_by_key(|status| status.weight()).unwrap_or(Self::NotRun)
    }
}

choice! {
    /// Why a step did not pass, for people who sort failures.
    Cause "cause" {
        /// The CRM answered something else than expected.
        Mismatch = "mismatch",
        /// A refusal that no step asked about.
        UnexpectedRefusal = "unexpected_refusal",
        /// The CRM accepted what it should refuse.
        NotRefused = "not_refused",
        /// The set-up was refused.
        SetUp = "set_up",
        /// Sign-in refused, session lost.
        Authentication = "authentication",
        /// No connection, connection cut.
        Network = "network",
        /// The step took too long.
        Timeout = "timeout",
        /// 5xx, rate limit, an answer that is not the CRM's.
        Server = "server",
        /// The scenario or its data cannot be understood.
        Specification = "specification",
        /// The engine itself: the child process died, evidence lost.
        Engine = "engine",
        /// No browser, or none that answers.
        Browser = "browser",
    }
}

/// One exchange with the CRM, secrets and personal data already masked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// `POST /api/accounts`.
    pub request: String,
    /// Body sent, cut to the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// HTTP status; none when nothing came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Body received, cut to the limit, with what was cut said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// Milliseconds that it took.
    pub duration_ms: u64,
}

/// Something that was kept of a step beside its words: a picture of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// SHA-256 of its bytes, in hexadecimal: the same one is kept once.
    pub hash: String,
    /// `image/png`.
    pub media_type: String,
    /// What it is, for people.
    pub name: String,
}

/// Why the bytes of evidence are not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lost {
    /// They were more than is kept, in bytes.
    TooLarge {
        /// How many they were.
        size: u64,
        /// How many are kept at most.
        limit: u64,
    },
    /// Nothing is there under their hash.
    Missing,
    /// What is there has another hash.
    Damaged,
}

impl Lost {
    /// The cause in people's words.
    pub fn told(self, lang: Lang) -> String {
        match self {
            Self::TooLarge { size, limit } => Message::new("evidence-not-kept")
                .with("size", format::bytes(lang, size))
                .with("limit", format::bytes(lang, limit))
                .text(lang),
            Self::Missing => Message::new("evidence-missing").text(lang),
            Self::Damaged => Message::new("evidence-damaged").text(lang),
        }
    }
}

/// What is known of the bytes of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The bytes, in base 64.
    Data(String),
    /// They are not there.
    Lost(Lost),
}

impl Kept {
    /// The bytes, in base 64, where they are there.
    pub fn data(&self) -> Option<&str> {
        match self {
            Self::Data(data) => Some(data),
            Self::Lost(_) => None,
        }
    }
}

/// A record in the CRM.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordRef {
    /// Neutral key of its entity.
    pub entity: String,
    /// Its id in the CRM.
    pub id: String,
}

/// The row of a file that a result is of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The file, and the sheet of it: `features/donnees/cas.csv`.
    pub path: String,
    /// Its line there.
    pub line: usize,
    /// Its values by column.
    pub values: Vec<(String, String)>,
}

impl Example {
    /// `features/donnees/cas.csv:3`.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

/// What a person answered to a step that was put to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Passed, failed, blocked or untestable.
    pub status: Status,
    /// Who answered.
    pub by: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What was seen; always there unless the step passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
    /// The files that were given as evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl Answer {
    /// The statuses that a person may answer.
    pub const STATUSES: [Status; 4] = [Status::Passed, Status::Failed, Status::Blocked, Status::Untestable];

    /// « Répondu par Claire Martin le 12 mars 2026, 09:30 UTC : le logo manque ».
    pub fn told(&self, lang: Lang) -> String {
        let answered = Message::new("step-answered").with("by", self.by.as_str());
        let answered = answered.with("at", format::moment(lang, self.at)).text(lang);
        match &self.seen {
            Some(seen) => {
                Message::new("step-answered-seen").with("answered", answered).with("seen", seen.as_str()).text(lang)
            }
            None => answered,
        }
    }
}

/// What a step gave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StepResult {
    /// Keyword as written.
    pub keyword: String,
    /// The phrase, placeholders resolved.
    pub text: String,
    /// Line in the feature file.
    pub line: usize,
    /// Outcome.
    pub status: Status,
    /// Milliseconds.
    pub duration_ms: u64,
    /// What was expected, in the words of the scenario.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What was obtained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// Why it did not pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What happened, in the project's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Exchanges with the CRM.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exchanges: Vec<Exchange>,
    /// Records that it created or looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<RecordRef>,
    /// What was kept of it: the bytes are in the events of its run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The step of the feature that it was played for, where that says a phrase of the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Box<Within>>,
    /// What a person answered, where the step was put to one; its evidence is that of the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Box<Answer>>,
}

impl StepResult {
    /// The step as a person answered it.
    pub fn answered(mut self, mut answer: Answer) -> Self {
        self.status = answer.status;
        self.evidence.append(&mut answer.evidence);
        if answer.status != Status::Passed {
            self.actual.clone_from(&answer.seen);
        }
        self.answer = Some(Box::new(answer));
        self
    }

    /// Where it is written, in a result of a feature: `features/devis.feature:12`, or the file of its phrase.
    pub fn place(&self, feature: &str) -> String {
        match &self.within {
            Some(within) => format!("{}:{}", within.path, within.line),
            None => format!("{feature}:{}", self.line),
        }
    }
}

/// The result of one case, or one row of it, in one run. Appended, never edited.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseResult {
    /// The run it belongs to.
    pub run: String,
    /// Order of its arrival in the run.
    pub seq: u64,
    /// The case.
    pub case: Id,
    /// The row of an outline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// Where that row stands, where it is one of a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Box<Example>>,
    /// Title at the time of the run.
    pub title: String,
    /// Feature file and line.
    pub path: String,
    /// Line of the scenario.
    pub line: usize,
    /// Outcome.
    pub status: Status,
    /// Failed, then passed when played again.
    #[serde(default)]
    pub flaky: bool,
    /// Attempts made.
    pub attempts: u32,
    /// Hash of all that the scenario means.
    pub text_hash: String,
    /// Target it was played on.
    pub target: String,
    /// What the version probe answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Commit of the text: `hash`, `hash+dirty` or `unversioned`.
    pub commit: String,
    /// Milliseconds since 1970.
    pub started_at: i64,
    /// Milliseconds since 1970.
    pub ended_at: i64,
    /// On a critical path.
    #[serde(default)]
    pub critical: bool,
    /// Steps in order.
    pub steps: Vec<StepResult>,
    /// Why a result is waived or untestable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl CaseResult {
    /// The first step that did not pass, with its explanation.
    pub fn first_failure(&self) -> Option<&StepResult> {
        self.steps.iter().find(|step| !matches!(step.status, Status::Passed | Status::NotRun | Status::Waived))
    }

    /// Milliseconds from start to end; of a case that waited for a person, those that its steps took.
    pub fn duration_ms(&self) -> u64 {
        if self.steps.iter().any(|step| step.answer.is_some()) {
            return self.steps.iter().map(|step| step.duration_ms).sum();
        }
        u64::try_from(self.ended_at - self.started_at).unwrap_or(0)
    }
}

/// A run as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunRecord {
    /// Its ULID.
    pub id: String,
    /// The project's code.
    pub project: String,
    /// The book that it played, where it played one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<Id>,
    /// The target.
    pub target: String,
    /// The target's title.
    pub target_title: String,
    /// What the version probe answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Commit of the text.
    pub commit: String,
    /// Milliseconds since 1970.
    pub started_at: i64,
    /// Milliseconds since 1970; none while it runs or when it was killed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<i64>,
    /// Cases and rows planned.
    pub planned: u64,
    /// Stopped by a person.
    #[serde(default)]
    pub interrupted: bool,
    /// The number that drew the order of its scenarios.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// A commit for people: seven characters, `+dirty` when the text had changed since.
pub fn short_commit(commit: &str) -> String {
    let (hash, changed) = commit.split_once('+').map_or((commit, ""), |(hash, _)| (hash, "+dirty"));
    let is_hash = hash.len() >= 40 && hash.chars().all(|c| c.is_ascii_hexdigit());
    format!("{}{changed}", if is_hash { &hash[..7] } else { hash })
}

/// How many outcomes of each status: never a rate alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "each field is named by its status")]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub blocked: usize,
    pub waiting: usize,
    pub undefined: usize,
    pub ambiguous: usize,
    pub untestable: usize,
    pub not_run: usize,
    pub interrupted: usize,
    pub waived: usize,
    /// Of the passed ones, those that failed first.
    pub flaky: usize,
}

impl Counts {
    /// Counts one outcome.
    pub fn add(&mut self, status: Status) {
        *self.slot(status) += 1;
    }

    /// Counts of these outcomes.
    pub fn of(statuses: impl IntoIterator<Item = Status>) -> Self {
        let mut counts = Self::default();
        statuses.into_iter().for_each(|status| counts.add(status));
        counts
    }

    /// How many of that status.
    pub fn get(&self, status: Status) -> usize {
        let mut copy = *self;
        *copy.slot(status)
    }

    /// All of them (flaky ones are among the passed).
    pub fn total(&self) -> usize {
        Status::ALL.iter().map(|status| self.get(*status)).sum()
    }

    /// Those with a final outcome.
    pub fn finals(&self) -> usize {
        Status::ALL.iter().filter(|status| status.is_final()).map(|status| self.get(*status)).sum()
    }

    fn slot(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Passed => &mut self.passed,
            Status::Failed => &mut self.failed,
            Status::Blocked => &mut self.blocked,
            Status::Waiting => &mut self.waiting,
            Status::Undefined => &mut self.undefined,
            Status::Ambiguous => &mut self.ambiguous,
            Status::Untestable => &mut self.untestable,
            Status::NotRun => &mut self.not_run,
            Status::Interrupted => &mut self.interrupted,
            Status::Waived => &mut self.waived,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_part_decides_and_nothing_is_not_run() {
        use Status::{Blocked, Failed, NotRun, Passed, Undefined, Untestable, Waiting, Waived};
        assert_eq!(Status::roll_up([Passed, Blocked, Failed]), Failed);
        assert_eq!(Status::roll_up([Passed, Undefined, Blocked]), Blocked);
        assert_eq!(Status::roll_up([Passed, Waiting, NotRun]), Waiting);
        assert_eq!(Status::roll_up([Passed, Untestable]), Untestable);
        assert_eq!(Status::roll_up([Passed, Waived]), Waived);
        assert_eq!(Status::roll_up([]), NotRun);
    }
}
