//! `ouvrage publish`: the site, the specification and the minutes.

use std::path::PathBuf;

use clap::ArgMatches;

use super::edition::{self, Scope};
use super::{Exit, Session, check, results};
use crate::model::manifest::Phase;
use crate::text::{Arg, Level};
use crate::workspace::snapshot::Snapshot;

/// Publishes the project with the latest results that the database holds, where it holds any.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let snapshot = Snapshot::read(&session.root, None);
    if !snapshot.stops_a_run().is_empty() {
        check::findings(session, &snapshot.findings());
        session.fail(session.text("publish-not-read", &[("count", Arg::from(snapshot.stops_a_run().len()))]));
        return Exit::CannotStart;
    }
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| "public".into());
    let internal = matches.get_flag("internal");
    super::runtime(session, async {
        let known = match results::known(session, matches, &snapshot).await {
            Ok(known) => known,
            Err(exit) => return exit,
        };
        match edition::make(session, &snapshot, &known, &session.root.join(out), (Scope::All, internal), Vec::new()) {
            Ok(edition) => {
                summary(session, &edition);
                let (errors, warnings) = (snapshot.count(Level::Error), snapshot.count(Level::Warning));
                if errors + warnings > 0 {
                    let args = [("errors", Arg::from(errors)), ("warnings", Arg::from(warnings))];
                    session.say("publish-findings", &args);
                }
                if !internal && snapshot.project.manifest.phase == Phase::Drafting {
                    session.say("publish-team", &[]);
                }
                Exit::Done
            }
            Err(cause) => {
                session.fail(cause);
                Exit::Findings
            }
        }
    })
}

/// Where the documents are and how large they are.
pub fn summary(session: &Session, edition: &edition::Edition) {
    for warning in &edition.warnings {
        session.aside(warning);
    }
    let out = session.shown(&edition.out);
    let site = format!("{out}/index.html");
    session.say("publish-site", &[("site", Arg::from(site)), ("files", Arg::from(edition.files))]);
    if let Some(made) = &edition.specification {
        let args = [
            ("pdf", Arg::from(format!("{out}/{}", made.path))),
            ("pages", Arg::from(made.pages)),
            ("time", Arg::from(crate::text::format::duration(session.lang, made.ms))),
        ];
        session.say("publish-pdf", &args);
    }
}
