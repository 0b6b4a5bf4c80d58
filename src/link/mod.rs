//! Raw documents → model: ids resolved, graph built; mistakes become diagnostics.

pub mod target;
