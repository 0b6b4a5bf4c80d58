//! `ouvrage run --watch`: plays again what a change of the texts may have changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ArgMatches;

use super::choice::Choice;
use crate::campaign::Plan;
use crate::campaign::runner::Key;
use crate::cli::check::watch::refused;
use crate::cli::play;
use crate::cli::{Exit, Session};
use crate::text::Arg;
use crate::workspace::snapshot::Snapshot;
use crate::workspace::watch::{Step, Watcher};

/// What each case and row meant when it was looked at last, by the hash of all that it means: its text, its phrases,
/// its data and what the target names.
type Meaning = BTreeMap<Key, String>;

/// Plays what is selected, then, after each change, what means something else than before. Nothing is asked of people:
/// steps by hand wait.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    // Watched before it is read: a change in between is not missed.
    let mut watcher = match Watcher::new(&session.root) {
        Ok(watcher) => watcher,
        Err(error) => {
            session.fail(refused(&error).text(session.lang));
            return Exit::CannotStart;
        }
    };
    let idle = ends_when_idle();
    let mut snapshot = Snapshot::read(&session.root, None);
    let mut known = Meaning::new();
    if play_changed(session, matches, &snapshot, &mut known) == Exit::Interrupted {
        return Exit::Interrupted;
    }
    let mut next = None;
    loop {
        if next.is_none() {
            session.aside(session.text("watch-waiting", &[]));
        }
        idle.store(true, Ordering::SeqCst);
        let step = watcher.step();
        idle.store(false, Ordering::SeqCst);
        match step {
            Step::Read => next = Some(Snapshot::after(&snapshot, None)),
            Step::Tell => {
                let Some(read) = next.take() else { continue };
                snapshot = read;
                if play_changed(session, matches, &snapshot, &mut known) == Exit::Interrupted {
                    return Exit::Interrupted;
                }
            }
            Step::Trouble(trouble) => {
                session.fail(crate::cli::check::watch::trouble(session.lang, &trouble).text(session.lang))
            }
            Step::End => return Exit::Done,
        }
    }
}

/// Ctrl-C ends the program where nothing is played; a run that is going on ends in order by itself.
fn ends_when_idle() -> Arc<AtomicBool> {
    let idle = Arc::new(AtomicBool::new(false));
    let told = idle.clone();
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async {
            while tokio::signal::ctrl_c().await.is_ok() {
                if told.load(Ordering::SeqCst) {
                    std::process::exit(130);
                }
            }
        });
    });
    idle
}

/// Plays what means something else than it did; what cannot be read is told, and waits for the next change.
fn play_changed(session: &Session, matches: &ArgMatches, snapshot: &Snapshot, known: &mut Meaning) -> Exit {
    let Some(now) = meaning(session, matches, snapshot) else { return Exit::CannotStart };
    let changed: BTreeSet<Key> =
        now.iter().filter(|(key, hash)| known.get(*key) != Some(hash)).map(|(key, _)| key.clone()).collect();
    let first = known.is_empty();
    *known = now;
    if changed.is_empty() {
        session.aside(session.text("run-watch-same", &[]));
        return Exit::Done;
    }
    if !first {
        session.aside(session.text("run-watch-changed", &[("count", Arg::from(changed.len()))]));
    }
    let only = Choice { only: Some(changed), ..Choice::default() };
    super::play_once(session, matches, snapshot, only)
}

/// What the selected cases mean by now; none where the texts cannot be played, which is told.
fn meaning(session: &Session, matches: &ArgMatches, snapshot: &Snapshot) -> Option<Meaning> {
    if super::stops(session, snapshot) {
        return None;
    }
    let name = matches.get_one::<String>("target");
    let target = play::target(session, snapshot, name.map(String::as_str)).ok()?;
    let plan: Plan = play::plan(session, snapshot, target, &super::selection(matches)).ok()?;
    let one = |instance: crate::campaign::Instance| ((instance.case, instance.row), instance.text_hash);
    Some(plan.instances.into_iter().map(one).collect())
}
