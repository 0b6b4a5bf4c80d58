//! How are many rows of a run kept by few statements?
//!
//! A statement costs more than the row that it keeps: it goes to the thread of the database and back.

use std::sync::OnceLock;

use super::pool::{Statement, Value};

/// How many rows one statement keeps: as many as there are of the largest, then of the next one. Few forms, so that
/// each is prepared once.
const SIZES: [usize; 3] = [32, 8, 1];

/// A table whose rows are of a run: the project and the run's id come first.
pub(super) struct Table {
    name: &'static str,
    /// The columns after these.
    columns: &'static [&'static str],
    texts: [OnceLock<String>; SIZES.len()],
}

impl Table {
    pub const fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, texts: [const { OnceLock::new() }; SIZES.len()] }
    }

    /// The statements that keep these rows of a run, each with how many it keeps. A row of a run that is not there, or
    /// whose number is taken, is left out.
    pub fn insert(&'static self, run: &str, mut rows: Vec<Vec<Value>>) -> Vec<(Statement, usize)> {
        let mut statements = Vec::new();
        for (text, size) in self.texts.iter().zip(SIZES) {
            while rows.len() >= size {
                let later = rows.split_off(size);
                let statement = Statement::new(text.get_or_init(|| self.sql(size))).with(run);
                statements.push((rows.into_iter().flatten().fold(statement, Statement::with), size));
                rows = later;
            }
        }
        statements
    }

    fn sql(&self, rows: usize) -> String {
        let width = self.columns.len();
        let values: Vec<String> = (0..rows)
            .map(|row| {
                let places: Vec<String> = (0..width).map(|column| format!("${}", 2 + row * width + column)).collect();
                format!("({})", places.join(", "))
            })
            .collect();
        // Both engines name the columns of values so.
        let taken: Vec<String> = (1..=width).map(|column| format!("v.column{column}")).collect();
        format!(
            "INSERT INTO {} (project, run_id, {}) SELECT r.project, r.id, {} FROM runs r CROSS JOIN (VALUES {}) AS v \
             WHERE r.id = $1 ON CONFLICT (run_id, seq) DO NOTHING",
            self.name,
            self.columns.join(", "),
            taken.join(", "),
            values.join(", ")
        )
    }
}
