//! `ouvrage clean`: removes from the CRM what an interrupted run left there.

use std::collections::BTreeMap;

use clap::ArgMatches;

use super::{Exit, Session};
use crate::campaign::removal::{self, Cleaned, Removal, Remover};
use crate::campaign::{journal, sessions::Sessions};
use crate::crm::connect::{address_of, connect_in};
use crate::model::target::Target;
use crate::text::{Arg, Message};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::{environment, machine_clock};

/// Removes the leftovers of every target, or of `--target`.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = Snapshot::read(&session.root, None);
    let wanted = matches.get_one::<String>("target");
    if let Some(name) = wanted
        && let Err(exit) = super::play::target(session, &snapshot, Some(name))
    {
        return exit;
    }
    let targets: Vec<&Target> =
        snapshot.project.targets.iter().filter(|target| wanted.is_none_or(|name| *name == target.id)).collect();
    if targets.is_empty() {
        session.fail(session.text("run-no-target", &[]));
        return Exit::CannotStart;
    }
    let env = environment::values(&session.root);
    super::runtime(session, async {
        let mut removed = 0_u64;
        let mut left: Vec<Removal> = Vec::new();
        let mut awaited = 0;
        let mut unknown: Vec<Message> = Vec::new();
        let mut held: BTreeMap<String, usize> = BTreeMap::new();
        for target in targets {
            match of_target(session, target, &env, matches.get_flag("waiting")).await {
                Ok(cleaned) => {
                    cleaned.held.iter().for_each(|(run, count)| *held.entry(run.clone()).or_default() += count);
                    let (gone, stayed): (Vec<_>, Vec<_>) =
                        cleaned.removals.into_iter().partition(|removal| removal.left_because.is_none());
                    unknown.extend(cleaned.unknown);
                    awaited += cleaned.awaited;
                    removed += gone.iter().filter(|one| !one.absent).map(|one| u64::from(one.gone.max(1))).sum::<u64>();
                    left.extend(stayed);
                }
                Err(exit) => return exit,
            }
        }
        if wanted.is_none() && session.root.join(journal::PATH).exists() {
            let known: Vec<&str> = snapshot.project.targets.iter().map(|target| target.id.as_str()).collect();
            match removal::orphans(&session.root.join(journal::PATH), &known, session.lang) {
                Ok(orphans) => left.extend(orphans),
                Err(error) => {
                    session.fail(session.text("clean-failed", &[("detail", Arg::from(error.to_string()))]));
                    return Exit::Blocked;
                }
            }
        }
        for removal in &left {
            let record = format!("{} {}", removal.record.entity, removal.record.id);
            let cause = removal.left_because.clone().unwrap_or_default();
            session.say("run-leftover", &[("record", Arg::from(record)), ("cause", Arg::from(cause))]);
        }
        for message in &unknown {
            session.line(message.text(session.lang));
        }
        for (run, count) in &held {
            session.say("clean-held", &[("count", Arg::from(*count)), ("run", Arg::from(run))]);
        }
        if awaited > 0 {
            session.line(Message::new("removal-awaited").with("count", awaited).text(session.lang));
        }
        session.say("clean-done", &[("removed", Arg::from(removed)), ("left", Arg::from(left.len()))]);
        if left.is_empty() && unknown.is_empty() { Exit::Done } else { Exit::Blocked }
    })
}

async fn of_target(
    session: &Session,
    target: &Target,
    env: &BTreeMap<String, String>,
    waiting: bool,
) -> Result<Cleaned, Exit> {
    let journal = session.root.join(journal::PATH);
    if !journal.exists() {
        return Ok(Cleaned::default());
    }
    let blocked = |detail: String| {
        session.fail(session.text("clean-failed", &[("detail", Arg::from(detail))]));
        Exit::Blocked
    };
    match removal::left_on(&journal, &target.id).map_err(|error| blocked(error.to_string()))? {
        None => return Err(blocked(session.text("clean-busy", &[]))),
        // A target that was never played needs neither its address nor its passwords.
        Some(false) => return Ok(Cleaned::default()),
        Some(true) => {}
    }
    let connector = connect_in(session.lang, target, env).map_err(|error| blocked(error.message))?;
    let address = address_of(target, env);
    let (connector, address) = (connector.as_ref(), address.as_deref());
    let (sessions, now) = (Sessions::default(), machine_clock().now_ms());
    let remover = Remover { connector, target, sessions: &sessions, address, lang: session.lang, now };
    let cleaned = removal::clean(&journal, &remover, waiting, std::future::pending(), &mut |_| {}).await;
    let cleaned = cleaned.map_err(|error| blocked(error.to_string()))?;
    if cleaned.busy {
        return Err(blocked(session.text("clean-busy", &[])));
    }
    Ok(cleaned)
}
