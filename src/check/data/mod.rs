//! Does every datum have a source, a master, a fate, and a right to be kept? (family F)

mod flows;
mod masters;
mod migrations;
mod sources;

pub use flows::{application_without_flow, unspecified_flow};
pub use masters::two_masters;
pub use migrations::{no_dry_run, unchecked_migration};
pub use sources::{personal_data_unfounded, required_data_without_source, undecided_source};
