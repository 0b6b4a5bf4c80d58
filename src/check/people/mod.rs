//! Who answers for what, who is prepared for the change, and what may be read of whose use? (family H)

mod adoption;
mod ambassadors;
mod change;
mod names;
mod raci;

pub use adoption::{named_figures, raw_logins};
pub use ambassadors::{ambassador_unheard, without_ambassador};
pub use change::{email_only, late_training, unprepared_profile};
pub use names::unknown_names;
pub use raci::broken_convention;
