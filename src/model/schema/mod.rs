//! Which fields does each collection have, of which types, required at which state?
