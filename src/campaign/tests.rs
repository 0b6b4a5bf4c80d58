//! The engine against a CRM in memory.
