//! The demo CRM: small, seeded, deterministic, reached over its socket like any other.
