//! Is a person asked about what is to be done by hand, and in whose name do they answer?

use std::io::IsTerminal as _;

use clap::ArgMatches;

use crate::campaign::Plan;
use crate::cli::{Exit, Session, person};
use crate::text::Arg;

/// What the arguments say of asking; by default nobody is asked.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    asks: bool,
    tester: Option<String>,
}

impl ByHand {
    /// Where nothing is said, a terminal that is not read by a program has somebody at it.
    pub fn of(session: &Session, matches: &ArgMatches) -> Self {
        let asks = match matches.get_one::<String>("manual").map(String::as_str) {
            Some(word) => word == "ask",
            // Whoever watches is at their editor.
            None if matches.get_flag("watch") => false,
            None => {
                let there = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
                there && !session.machine && !matches.get_flag("events")
            }
        };
        Self { asks, tester: matches.get_one::<String>("tester").cloned() }
    }

    /// The name of whoever answers: the one that was given, else git's.
    ///
    /// # Errors
    /// Nobody is named: told, exit 2.
    pub fn tester(&self, session: &Session) -> Result<String, Exit> {
        person::name(self.tester.as_ref(), &session.root).ok_or_else(|| {
            session.fail(session.text("ask-nobody", &[]));
            Exit::CannotStart
        })
    }

    /// The name of whoever answers the questions of a plan, told; none where nothing is asked.
    ///
    /// # Errors
    /// As [`ByHand::tester`].
    pub fn of_plan(&self, session: &Session, plan: &Plan) -> Result<Option<String>, Exit> {
        let count = plan.instances.iter().flat_map(|instance| &instance.steps).filter(|step| step.by_hand).count();
        if count == 0 || !self.asks {
            return Ok(None);
        }
        let name = self.tester(session)?;
        session.aside(session.text("ask-in-the-name", &[("name", Arg::from(&name)), ("count", Arg::from(count))]));
        Ok(Some(name))
    }
}
