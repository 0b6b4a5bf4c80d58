//! `ouvrage sandbox`: the sample CRM, until it is stopped.

use clap::ArgMatches;

use super::{Exit, Session};
use crate::clock::Clock;
use crate::sandbox::{Defect, Options, Sandbox};
use crate::text::Arg;
use crate::text::similar::nearest;
use crate::workspace::environment;

/// Starts it, keeps its address and passwords for `run`, waits for Ctrl-C.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    // What it writes for `run` goes into a folder that is there.
    if !session.root.is_dir() {
        session.fail(session.text("sandbox-no-folder", &[("folder", Arg::from(session.shown(&session.root)))]));
        return Exit::CannotStart;
    }
    let defects = match defects(session, matches, "none") {
        Ok(defects) => defects,
        Err(exit) => return exit,
    };
    let port = matches.get_one::<u16>("port").copied().unwrap_or(0);
    let options = Options { port, defects, ..Options::new(clock(matches)) };
    super::runtime(session, async {
        let sandbox = match Sandbox::start(options).await {
            Ok(sandbox) => sandbox,
            Err(error) => {
                let mut detail = error.to_string();
                if detail.contains("in use") {
                    detail = session.text("system-port-taken", &[("detail", Arg::from(detail))]);
                }
                session.fail(session.text("sandbox-failed", &[("detail", Arg::from(detail))]));
                return Exit::CannotStart;
            }
        };
        if let Err(error) = environment::keep(&session.root, &sandbox.environment()) {
            session.fail(session.text("sandbox-failed", &[("detail", Arg::from(error.to_string()))]));
            return Exit::CannotStart;
        }
        let file = session.shown(&session.root.join(environment::ENV_FILE));
        session.say("sandbox-started", &[("url", Arg::from(&sandbox.url)), ("file", Arg::from(file))]);
        if session.root.join("ouvrage.yaml").exists() {
            let command = format!("ouvrage run{}", session.elsewhere());
            session.say("sandbox-next", &[("command", Arg::from(command))]);
        } else {
            session.say("sandbox-no-project", &[]);
        }
        let _ = tokio::signal::ctrl_c().await;
        sandbox.shutdown().await;
        session.say("sandbox-stopped", &[]);
        Exit::Done
    })
}

/// The clock of the demo CRM: `--date`, else the machine's.
fn clock(matches: &ArgMatches) -> Clock {
    let date = matches.get_one::<String>("date").and_then(|text| text.parse::<jiff::civil::Date>().ok());
    let noon = date.and_then(|date| date.at(9, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok());
    noon.map_or_else(crate::workspace::machine_clock, |zoned| Clock::fixed(zoned.timestamp()))
}

/// The defects that `--defects` names; `otherwise` when it is not given.
pub fn defects(session: &Session, matches: &ArgMatches, otherwise: &str) -> Result<Vec<Defect>, Exit> {
    let text = matches.get_one::<String>("defects").map_or(otherwise, String::as_str);
    Defect::list(text).map_err(|word| {
        session.fail(session.text("defect-unknown", &[("word", Arg::from(&word))]));
        if let Some(near) = nearest(&word, Defect::KEYS.iter().copied().chain(["none"])) {
            session.aside(session.text("usage-near", &[("near", Arg::from(near))]));
        }
        session.aside(session.text("defect-known", &[]));
        let width = Defect::KEYS.iter().map(|key| key.len()).max().unwrap_or(0);
        for defect in Defect::ALL {
            session.aside(format!("  {:width$}  {}", defect.key(), defect.label(session.lang)));
        }
        session.aside(format!("  {:width$}  {}", "none", session.text("defect-none", &[])));
        Exit::CannotStart
    })
}
