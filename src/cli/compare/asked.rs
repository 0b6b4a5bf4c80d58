//! Which two sides are to be compared?

use clap::ArgMatches;

use crate::cli::{Exit, Session, play};
use crate::text::Arg;
use crate::workspace::snapshot::Snapshot;

/// A side, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The target of that name, on which is played.
    Target(String),
    /// The run of that id, which was kept.
    Run(String),
}

/// The two sides in the order in which they are given. Targets are known, and texts can be played, before anything is.
///
/// # Errors
/// Not two of them, or a target that does not exist: told, exit 2.
pub fn sides(session: &Session, matches: &ArgMatches, snapshot: &Snapshot) -> Result<[Asked; 2], Exit> {
    let given = |name: &str, make: fn(String) -> Asked| {
        let at = matches.indices_of(name).into_iter().flatten();
        let values = matches.get_many::<String>(name).into_iter().flatten();
        at.zip(values).map(|(at, value)| (at, make(value.clone()))).collect::<Vec<_>>()
    };
    let mut all = given("target", Asked::Target);
    all.extend(given("run", Asked::Run));
    all.sort_by_key(|(at, _)| *at);
    let count = all.len();
    let sides: Vec<Asked> = all.into_iter().map(|(_, side)| side).collect();
    let Ok(sides) = <[Asked; 2]>::try_from(sides) else {
        session.fail(session.text("compare-two", &[("count", Arg::from(count))]));
        let known: Vec<&str> = snapshot.project.targets.iter().map(|target| target.id.as_str()).collect();
        if !known.is_empty() {
            session.aside(session.text("compare-known", &[("known", Arg::from(known.join(", ")))]));
        }
        return Err(Exit::CannotStart);
    };
    let mut plays = false;
    for side in &sides {
        if let Asked::Target(name) = side {
            play::target(session, snapshot, Some(name))?;
            plays = true;
        }
    }
    if plays && super::run::stops(session, snapshot) {
        return Err(Exit::CannotStart);
    }
    Ok(sides)
}
