//! The hidden command under which the program plays scenarios in a process of its own.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

use crate::campaign::worker;
use crate::crm::{Connector, connect_in};

/// Reads a job, plays it, prints its events. The secrets come through the environment.
pub fn main() -> ExitCode {
    let env: BTreeMap<String, String> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    worker::main(&move |lang, target| Ok(Arc::<dyn Connector>::from(connect_in(lang, target, &env)?)))
}
