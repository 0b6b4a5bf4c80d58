//! Where are runs and results kept? SQLite or PostgreSQL, one SQL text.
