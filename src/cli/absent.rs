//! What is told when nothing is played: the CRM that a run is meant for is not there, or nothing was left to play?

use std::collections::BTreeMap;

use super::{Exit, Session};
use crate::campaign::reach;
use crate::campaign::runner::RunSummary;
use crate::crm::{CrmError, ErrorKind};
use crate::model::target::Target;
use crate::text::{Arg, Message};
use crate::workspace::environment::ENV_FILE;
use crate::workspace::snapshot::Snapshot;

/// Why nothing was played. The cause was told.
pub enum NotPlayed {
    /// It could not start, or could not be kept.
    Told(Exit),
    /// The CRM is absent: what reports say of it. Nothing of it is kept.
    Absent(Box<RunSummary>),
    /// Of what was selected nothing was left to play: what reports say of it. Nothing of it is kept.
    Nothing(Box<RunSummary>),
}

impl NotPlayed {
    /// How the command ends.
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Told(exit) => *exit,
            Self::Absent(_) => Exit::Blocked,
            Self::Nothing(_) => Exit::Done,
        }
    }
}

impl From<Exit> for NotPlayed {
    fn from(exit: Exit) -> Self {
        Self::Told(exit)
    }
}

/// Asks whether the CRM is there; if not, tells what was tried, the cause, and what to do.
///
/// # Errors
/// It is absent.
pub async fn verify(
    session: &Session,
    snapshot: &Snapshot,
    target: &Target,
    env: &BTreeMap<String, String>,
) -> Result<(), CrmError> {
    let reached = match never_started(target, env) {
        // There is not even an address to try.
        true => {
            let words = Message::new("absent-never-started").text(session.lang);
            Err(CrmError::new(ErrorKind::Unavailable, words))
        }
        false => reach::reach(session.lang, target, env).await,
    };
    if let Err(error) = &reached {
        tell(session, snapshot, target, error);
    }
    reached
}

/// Is it the sample CRM, whose address nobody has written yet?
pub fn never_started(target: &Target, env: &BTreeMap<String, String>) -> bool {
    is_sandbox(target) && reference(target).is_some_and(|name| !env.contains_key(name))
}

fn is_sandbox(target: &Target) -> bool {
    target.profile.as_deref() == Some("sandbox")
}

/// The variable that holds the whole address, where one does.
fn reference(target: &Target) -> Option<&str> {
    target.url.strip_prefix("${")?.strip_suffix('}')
}

fn tell(session: &Session, snapshot: &Snapshot, target: &Target, error: &CrmError) {
    session.fail(session.text("absent", &[("target", Arg::from(&target.id))]));
    let place = snapshot.sources.locate(target.url_place);
    let place = place.map_or_else(String::new, |(path, at)| format!("{path}:{}:{}", at.line, at.column));
    // An address with a name and a password in it is not repeated.
    let url = if target.url.contains('@') { "…" } else { target.url.as_str() };
    let args = [
        ("cause", Arg::from(error.message.as_str())),
        ("url", Arg::from(url)),
        ("place", Arg::from(place)),
        ("file", Arg::from(ENV_FILE)),
        ("command", Arg::from(format!("ouvrage sandbox{}", session.elsewhere()))),
    ];
    let remedy = match (is_sandbox(target), reference(target)) {
        (true, Some(_)) => "absent-start-sandbox",
        (true, None) => "absent-start-sandbox-or-mend",
        (false, Some(_)) => "absent-mend-variable",
        (false, None) => "absent-mend-address",
    };
    for id in ["absent-cause", "absent-tried", remedy] {
        session.aside(format!("  {}", session.text(id, &args)));
    }
}
