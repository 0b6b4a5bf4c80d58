//! The hidden command under which the program plays scenarios in a process of its own.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;

use crate::campaign::worker;
use crate::crm::{Connector, connect_in};
use crate::screen::driver;

/// Reads a job, plays it, prints its events. The secrets come through the environment. With `--driver` it guards a
/// browser's driver instead.
pub fn main(matches: &ArgMatches) -> ExitCode {
    if let Some(program) = matches.get_one::<PathBuf>("driver") {
        return driver::guard(program);
    }
    let env: BTreeMap<String, String> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    worker::main(&move |lang, target| Ok(Arc::<dyn Connector>::from(connect_in(lang, target, &env)?)))
}
