//! `ouvrage compare`: one book on two CRMs, or on one before and after an upgrade. What came out otherwise?

mod asked;
mod files;
mod told;

use std::collections::BTreeMap;

use clap::ArgMatches;

use super::absent::NotPlayed;
use super::play::{self, Request};
use super::run::choice::Choice;
use super::{Exit, Session, replay, results, run};
use crate::campaign::evidence::{self, Folder};
use crate::campaign::runner::{Key, RunSummary};
use crate::compare::runs::{Comparison, Reading, Side};
use crate::model::Id;
use crate::store::Store;
use crate::text::Arg;
use crate::workspace::snapshot::Snapshot;
use asked::Asked;

/// Plays what has to be played, one side after the other, and tells the differences. The first side is the one to be
/// compared with.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = Snapshot::read(&session.root, None);
    let asked = match asked::sides(session, matches, &snapshot) {
        Ok(asked) => asked,
        Err(exit) => return exit,
    };
    super::runtime(session, async {
        let store = match results::open(session, matches).await {
            Ok(store) => store,
            Err(exit) => return exit,
        };
        let made = match both(session, matches, (&snapshot, &store), &asked).await {
            Ok([first, second]) => tell(session, matches, &snapshot, [&first, &second]),
            Err(exit) => exit,
        };
        store.close().await;
        made
    })
}

/// What came out on both sides. What is kept is looked for before anything is played.
async fn both(
    session: &Session,
    matches: &ArgMatches,
    (snapshot, store): (&Snapshot, &Store),
    asked: &[Asked; 2],
) -> Result<[RunSummary; 2], Exit> {
    let mut sides = [None, None];
    for (one, side) in asked.iter().zip(&mut sides) {
        if let Asked::Run(id) = one {
            *side = Some(kept(session, store, id).await?);
        }
    }
    let other = sides.iter().flatten().next().map(played);
    let playing = sides.iter().filter(|side| side.is_none()).count();
    let mut number = 0_usize;
    for (one, side) in asked.iter().zip(&mut sides) {
        let Asked::Target(name) = one else { continue };
        number += 1;
        if playing > 1 && !session.machine {
            let args = [("n", Arg::from(number)), ("of", Arg::from(playing)), ("target", Arg::from(name))];
            session.aside(session.text("compare-playing", &args));
        }
        *side = Some(play(session, matches, (snapshot, store), name, other.as_ref()).await?);
    }
    match sides {
        [Some(first), Some(second)] => Ok([first, second]),
        _ => Err(Exit::CannotStart),
    }
}

/// A run that was kept.
async fn kept(session: &Session, store: &Store, id: &str) -> Result<RunSummary, Exit> {
    let failed = |error| results::failed(session, &error);
    let record = replay::known(session, store, Some(id)).await?;
    let events = store.events(&record.id).await.map_err(failed)?;
    Ok(RunSummary::beside(&events, &Folder::of_project(&session.root, evidence::LIMIT)))
}

/// The cases and rows of a run, and its book: what another CRM is to be asked as well.
fn played(summary: &RunSummary) -> (Option<Id>, Vec<Key>) {
    let keys = summary.results.iter().map(|result| (result.case.clone(), result.row.clone()));
    (summary.record.book.clone(), keys.collect())
}

async fn play(
    session: &Session,
    matches: &ArgMatches,
    (snapshot, store): (&Snapshot, &Store),
    target: &str,
    other: Option<&(Option<Id>, Vec<Key>)>,
) -> Result<RunSummary, Exit> {
    let mut selection = run::selection(matches);
    let mut choice = Choice::default();
    if let Some((book, keys)) = other.filter(|_| !selection.says_anything()) {
        selection.book.clone_from(book);
        choice.only = Some(keys.iter().cloned().collect());
    }
    let request = Request {
        selection,
        target: Some(target.to_owned()),
        concurrency: matches.get_one::<u16>("concurrency").map(|n| usize::from(*n)),
        retries: matches.get_one::<u32>("retries").copied(),
        choice,
        ..Request::default()
    };
    let summary = match play::play(session, snapshot, store, request).await {
        Ok((summary, _)) => summary,
        Err(NotPlayed::Absent(summary)) => *summary,
        Err(other) => return Err(other.exit()),
    };
    if summary.interrupted {
        // Half a run says nothing of the other one; what was played is kept.
        session.fail(session.text("compare-interrupted", &[("run", Arg::from(&summary.record.id))]));
        return Err(Exit::Interrupted);
    }
    if !session.machine {
        run::outcome(session, &summary);
    }
    Ok(summary)
}

fn tell(session: &Session, matches: &ArgMatches, snapshot: &Snapshot, [first, second]: [&RunSummary; 2]) -> Exit {
    let [one, other] = [first, second].map(|summary| Side { record: &summary.record, results: &summary.results });
    let comparison = Comparison::of(one, other);
    let made = files::Made {
        comparison: &comparison,
        requirements: requirements(snapshot),
        summaries: [first, second],
        names: comparison.names(),
    };
    if session.machine {
        session.line(files::json(&made));
    } else {
        told::tell(session, matches.get_flag("all"), &made);
    }
    let written = files::write(session, matches, snapshot, &made);
    if !session.machine && files::none_asked(matches) {
        session.say("compare-next", &[("elsewhere", Arg::from(session.elsewhere()))]);
    }
    if written == Exit::Findings { written } else { exit(&made) }
}

/// What each case verifies: « EXG-001 Créer un compte ».
fn requirements(snapshot: &Snapshot) -> BTreeMap<Id, Vec<String>> {
    let project = &snapshot.project;
    let name = |id: &Id| project.head(id).map_or_else(|| id.to_string(), |head| head.name());
    let of = |case: &crate::model::Case| case.requirements.iter().map(|link| name(&link.to)).collect();
    project.cases.iter().map(|case| (case.id.clone(), of(case))).collect()
}

/// 1 where something that passes on the first side does not on the second, or is not there; 3 where nothing is worse but
/// something has no verdict on one side, or a run was cut short: what it did not reach is compared with nothing.
fn exit(made: &files::Made<'_>) -> Exit {
    let comparison = made.comparison;
    let cut = made.summaries.iter().any(|summary| !summary.is_whole());
    if comparison.count(Reading::Worse) + comparison.count(Reading::OnlyFirst) > 0 {
        Exit::Findings
    } else if cut || comparison.pairs.is_empty() || comparison.count(Reading::Unjudged) > 0 {
        Exit::Blocked
    } else {
        Exit::Done
    }
}
