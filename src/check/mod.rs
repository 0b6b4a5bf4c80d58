//! What would a demanding reader object to? Rules over the model → diagnostics. One file per family.

pub mod test_design;
