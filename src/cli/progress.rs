//! What is seen while scenarios run: a live line on a terminal, a few plain lines in a pipe.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Session;
use crate::model::event::{RunEvent, What};
use crate::model::execution::{CaseResult, RunRecord, Status, short_commit};
use crate::text::{Arg, Lang, format, message};

/// Plain lines that a run of any length is told in, beside one each time this long has passed.
const PLAIN_LINES: usize = 10;
/// A short run is told in fewer: no line for less than so many scenarios.
const PLAIN_STEP: usize = 5;
/// Without a terminal, nobody waits longer than this for a line.
const SILENCE: Duration = Duration::from_secs(15);

/// The widest bar.
const BAR: usize = 36;
/// A terminal narrower than this has no bar.
const NARROW: usize = 60;

/// How long each case and row took the last time that it was judged, in milliseconds.
pub type Durations = BTreeMap<(String, Option<String>), u64>;

/// The live view of a run. It is given events that are already kept.
pub struct Progress {
    lang: Lang,
    bar: ProgressBar,
    events: bool,
    /// Plain lines instead of the live one.
    plain: bool,
    /// A run that is over: what it told is told again, not how far it is.
    again: bool,
    planned: usize,
    /// What is played, for the first line.
    book: Option<String>,
    /// What is known of how long it takes, and how many are played at once.
    expected: (Durations, usize),
    live: Mutex<Live>,
}

/// How far a run is.
struct Live {
    /// What is being played: case and row, with its title and when it began.
    running: BTreeMap<(String, Option<String>), (String, Instant)>,
    /// What ended.
    ended: BTreeSet<(String, Option<String>)>,
    /// Results that passed.
    passed: usize,
    /// Results, those known without playing included.
    done: usize,
    /// Results that were played.
    played: usize,
    /// Results that people must look at.
    failed: usize,
    started: Instant,
    /// When the last plain line was written, and for how many results.
    told: (Instant, usize),
}

impl Progress {
    /// A view of `planned` scenarios of a book; `events` prints JSON lines instead.
    pub fn new(session: &Session, planned: usize, book: Option<String>, events: bool) -> Self {
        let silent = events || session.machine;
        let target = if silent { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(planned as u64), target);
        // What runs is cut to the width of the screen; the line above is made to fit it.
        if let Ok(style) = ProgressStyle::with_template(&template(width())) {
            bar.set_style(style.progress_chars("━╸─"));
        }
        let now = Instant::now();
        let live = Live {
            running: BTreeMap::new(),
            ended: BTreeSet::new(),
            passed: 0,
            done: 0,
            played: 0,
            failed: 0,
            started: now,
            told: (now, 0),
        };
        let plain = !silent && bar.is_hidden();
        Self {
            lang: session.lang,
            bar,
            events,
            plain,
            again: false,
            planned,
            book,
            expected: Default::default(),
            live: Mutex::new(live),
        }
    }

    /// The same view, which knows how long its cases took before.
    pub fn expecting(self, durations: Durations, at_once: usize) -> Self {
        Self { expected: (durations, at_once.max(1)), ..self }
    }

    /// Is there a live line? What it takes to foretell is asked for only then.
    pub fn is_live(&self) -> bool {
        !self.bar.is_hidden()
    }

    /// A view of a run that is over.
    pub fn again(session: &Session, planned: usize, book: Option<String>, events: bool) -> Self {
        let view = Self::new(session, planned, book, events);
        view.bar.set_draw_target(ProgressDrawTarget::hidden());
        Self { plain: false, again: true, ..view }
    }

    /// Shows one event.
    pub fn show(&self, event: &RunEvent) {
        if self.events {
            if let Ok(line) = serde_json::to_string(event) {
                use std::io::Write as _;
                let mut out = std::io::stdout().lock();
                // Acknowledged means shown: the line leaves this process now.
                let _ = writeln!(out, "{line}").and_then(|()| out.flush());
            }
            return;
        }
        match &event.what {
            What::RunStarted { record } if self.plain || self.again || !self.bar.is_hidden() => {
                self.say(self.head(record));
            }
            // Somebody is asked: what moves would stand in the way of what they type.
            What::Question { step: Some(_), state: None, .. } => self.bar.set_draw_target(ProgressDrawTarget::hidden()),
            What::Question { case, row, state: Some(_), .. } => {
                self.live().running.remove(&(case.to_string(), row.clone()));
            }
            What::ScenarioStarted { case, row, title, .. } => {
                let name = if case.as_str().contains('#') { title.clone() } else { format!("{case} {title}") };
                self.live().running.insert((case.to_string(), row.clone()), (name, Instant::now()));
            }
            What::ScenarioFinished { result } => {
                self.count(result);
                self.finished(result);
            }
            What::Answer { case, row, step, answer } => {
                let row = row.as_ref().map(|row| format!(" [{row}]")).unwrap_or_default();
                let status = answer.status.label(self.lang);
                self.say(format!("  ● {case}{row}/{} — {status} — {}", step + 1, answer.told(self.lang)));
            }
            What::RecordRemoved { record, left_because: Some(cause) } => {
                let args =
                    [("record", Arg::from(format!("{} {}", record.entity, record.id))), ("cause", Arg::from(cause))];
                self.say(message::lookup(self.lang, "run-leftover", &args).unwrap_or_default());
            }
            What::Notice { text } => self.say(text.clone()),
            _ => {}
        }
        self.tell();
    }

    /// « CAH-01 Vérification d’aptitude · cible recette (Sandbox 1.0) · commit 3f2a9c1 ».
    fn head(&self, record: &RunRecord) -> String {
        let name = if record.target_title.is_empty() { &record.target } else { &record.target_title };
        let name = record.version.as_ref().map_or_else(|| name.clone(), |version| format!("{name} ({version})"));
        let mut parts: Vec<String> = self.book.iter().cloned().collect();
        parts.push(self.text("progress-target", &[("name", Arg::from(name))]));
        if record.commit != "unversioned" {
            parts.push(self.text("progress-commit", &[("commit", Arg::from(short_commit(&record.commit)))]));
        }
        parts.push(self.text("progress-planned", &[("count", Arg::from(self.planned))]));
        parts.extend(record.seed.map(|seed| self.text("progress-seed", &[("seed", Arg::from(seed.to_string()))])));
        parts.join(" · ")
    }

    fn count(&self, result: &CaseResult) {
        let mut live = self.live();
        let key = (result.case.to_string(), result.row.clone());
        live.played += usize::from(live.running.remove(&key).is_some());
        live.ended.insert(key);
        live.passed += usize::from(matches!(result.status, Status::Passed | Status::Waived));
        live.done += 1;
        live.failed += usize::from(!is_quiet(result.status));
        drop(live);
        self.bar.inc(1);
    }

    /// Draws the live line; in a pipe, writes a line when there is enough to tell.
    fn tell(&self) {
        if self.bar.is_hidden() && !self.plain {
            return;
        }
        let mut live = self.live();
        if !self.plain {
            let width = width();
            let figures = format!("{}/{} · ", live.done, self.planned).chars().count();
            let room = width.saturating_sub(bar_of(width) + figures + 2);
            self.bar.set_prefix(fitted(self.state(&live), room));
            self.bar.set_message(now_running(&live));
            return;
        }
        let step = self.planned.div_ceil(PLAIN_LINES).max(PLAIN_STEP);
        let (at, done) = live.told;
        let far = live.done / step > done / step;
        let ends = live.done >= self.planned;
        if ends || live.played == 0 || !(far || at.elapsed() >= SILENCE) {
            return;
        }
        live.told = (Instant::now(), live.done);
        let state = Some(self.state(&live).join(" · ")).filter(|state| !state.is_empty());
        let far = format!("  {}/{}", live.done, self.planned);
        let line = [Some(far), state].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        drop(live);
        self.say(line);
    }

    /// « 1 à regarder · reste ~20 s · 12 réussis · 8 en parallèle », what matters most first.
    fn state(&self, live: &Live) -> Vec<String> {
        let mut parts = Vec::new();
        if live.failed > 0 {
            parts.push(self.text("progress-failed", &[("count", Arg::from(live.failed))]));
        }
        let guess = || remaining(live.started.elapsed(), live.played, self.planned.saturating_sub(live.done));
        if let Some(left) = self.foretold(live).or_else(guess) {
            parts.push(self.text("progress-left", &[("time", Arg::from(format::roughly(left)))]));
        }
        if live.passed > 0 {
            parts.push(self.text("count-passed", &[("count", Arg::from(live.passed))]));
        }
        if !live.running.is_empty() {
            parts.push(self.text("progress-parallel", &[("count", Arg::from(live.running.len()))]));
        }
        parts
    }

    /// How long the rest takes if it takes what it took before; none where nothing is known of it.
    fn foretold(&self, live: &Live) -> Option<Duration> {
        let (durations, at_once) = &self.expected;
        let begun = |key: &(String, Option<String>)| live.running.get(key).map(|(_, began)| began.elapsed());
        let left = durations
            .iter()
            .filter(|(key, _)| !live.ended.contains(*key))
            .map(|(key, ms)| Duration::from_millis(*ms).saturating_sub(begun(key).unwrap_or_default()));
        let left: Vec<Duration> = left.collect();
        let longest = left.iter().max().copied()?;
        let together = left.iter().sum::<Duration>() / u32::try_from(*at_once).unwrap_or(1);
        Some(together.max(longest)).filter(|left| !left.is_zero())
    }

    fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn text(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        message::lookup(self.lang, id, args).unwrap_or_default()
    }

    /// A scenario that did not pass is told at once, with what was expected and obtained.
    fn finished(&self, result: &CaseResult) {
        if is_quiet(result.status) {
            return;
        }
        for line in failure(self.lang, result) {
            self.say(line);
        }
    }

    fn say(&self, line: String) {
        if self.bar.is_hidden() {
            anstream::eprintln!("{line}");
        } else {
            self.bar.suspend(|| anstream::eprintln!("{line}"));
        }
    }

    /// Ends the live line.
    pub fn close(&self) {
        self.bar.finish_and_clear();
    }
}

/// The width of the screen on which the live line stands.
fn width() -> usize {
    terminal_size::terminal_size_of(std::io::stderr()).map_or(80, |(width, _)| usize::from(width.0))
}

/// How wide the bar is on such a screen.
fn bar_of(width: usize) -> usize {
    if width < NARROW { 0 } else { BAR.min(width / 3) }
}

fn template(width: usize) -> String {
    let bar = match bar_of(width) {
        0 => String::new(),
        bar => format!("{{bar:{bar}.green}}  "),
    };
    format!("{bar}{{pos}}/{{len}} · {{prefix}}\n  {{wide_msg}}")
}

/// As many of the parts as stand in that many columns, the first ones first.
fn fitted(parts: Vec<String>, room: usize) -> String {
    let mut line = String::new();
    for part in parts {
        let more = if line.is_empty() { part } else { format!(" · {part}") };
        if line.chars().count() + more.chars().count() > room {
            break;
        }
        line.push_str(&more);
    }
    line
}

/// What is being played, the longest first.
fn now_running(live: &Live) -> String {
    let mut all: Vec<&(String, Instant)> = live.running.values().collect();
    all.sort_by_key(|(_, began)| *began);
    all.iter().map(|(name, _)| format!("▸ {name}")).collect::<Vec<_>>().join("   ")
}

/// Is there nothing to look at in a result of this status?
fn is_quiet(status: Status) -> bool {
    matches!(status, Status::Passed | Status::Waiting | Status::NotRun | Status::Waived)
}

/// How long the rest takes when it goes on as it went. Nobody knows before a few are played.
fn remaining(elapsed: Duration, played: usize, left: usize) -> Option<Duration> {
    const ENOUGH: usize = 3;
    if played < ENOUGH || left == 0 {
        return None;
    }
    let each = elapsed / u32::try_from(played).ok()?;
    each.checked_mul(u32::try_from(left).ok()?)
}

/// What people read of a scenario that did not pass.
pub fn failure(lang: Lang, result: &CaseResult) -> Vec<String> {
    let mark = match result.status {
        Status::Failed => "✗",
        Status::Blocked => "◼",
        _ => "?",
    };
    let row = result.row.as_ref().map(|row| format!(" [{row}]")).unwrap_or_default();
    let name = if result.case.as_str().contains('#') { String::new() } else { format!("{}  ", result.case) };
    let mut lines = vec![format!("  {mark} {name}{}{row} — {}", result.title, result.status.label(lang))];
    lines.extend(result.example.as_ref().map(|example| format!("      {}", example.place())));
    if let Some(step) = result.first_failure() {
        for opening in step.openings(None) {
            let indent = "  ".repeat(opening.depth);
            let path = opening.path.unwrap_or(&result.path);
            lines.push(format!("      {indent}{} {}    {path}:{}", opening.keyword, opening.text, opening.line));
        }
        let indent = format!("      {}", "  ".repeat(step.depth()));
        lines.push(format!("{indent}{} {}    {}", step.keyword, step.text, step.place(&result.path)));
        lines.extend(step.answer.as_ref().map(|answer| format!("      {}", answer.told(lang))));
        let say = |id: &str, value: &str| message::lookup(lang, id, &[("value", Arg::from(value))]).unwrap_or_default();
        if let Some(expected) = &step.expected {
            lines.push(format!("      {}", say("run-expected", expected)));
        }
        if let Some(actual) = &step.actual {
            lines.push(format!("      {}", say("run-actual", actual)));
        }
        if step.expected.is_none() && step.actual.is_none() {
            lines.extend(step.message.as_ref().map(|text| format!("      {text}")));
        }
    } else if let Some(reason) = &result.reason {
        lines.push(format!("      {reason}    {}:{}", result.path, result.line));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_remains_is_known_once_a_few_are_played() {
        assert_eq!(remaining(Duration::from_secs(2), 2, 40), None);
        assert_eq!(remaining(Duration::from_secs(4), 4, 40), Some(Duration::from_secs(40)));
        assert_eq!(remaining(Duration::from_secs(4), 4, 0), None);
    }

    #[test]
    fn what_matters_most_stands_on_a_narrow_screen() {
        let parts = || ["1 à regarder", "reste ~20 s", "12 réussis"].map(str::to_owned).to_vec();
        assert_eq!(fitted(parts(), 100), "1 à regarder · reste ~20 s · 12 réussis");
        assert_eq!(fitted(parts(), 26), "1 à regarder · reste ~20 s");
        assert_eq!(fitted(parts(), 25), "1 à regarder");
        assert_eq!(fitted(parts(), 3), "");
        assert!(!template(40).contains("bar") && template(200).contains("{bar:36.green}"));
    }

    #[test]
    fn the_rest_takes_what_it_took_before() {
        let session = Session { lang: Lang::Fr, root: ".".into(), machine: true };
        let key = |case: &str| (case.to_owned(), None);
        let known: Durations = [(key("A"), 4_000), (key("B"), 2_000), (key("C"), 6_000)].into();
        let view = Progress::new(&session, 3, None, false).expecting(known.clone(), 2);
        assert_eq!(view.foretold(&view.live()), Some(Duration::from_secs(6)), "the half of twelve");
        view.live().ended.insert(key("B"));
        view.live().ended.insert(key("A"));
        assert_eq!(view.foretold(&view.live()), Some(Duration::from_secs(6)), "one alone takes its time");
        view.live().ended.insert(key("C"));
        assert_eq!(view.foretold(&view.live()), None);
        let nothing_known = Progress::new(&session, 3, None, false);
        assert_eq!(nothing_known.foretold(&nothing_known.live()), None);
    }
}
