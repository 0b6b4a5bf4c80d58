//! What do the files hold that scenarios name, as they were read with the project?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::evidence;
use crate::text::source::Data;
use crate::text::{Message, Sources};

/// A file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct File {
    /// Its text; that of a workbook has a line a row.
    pub text: String,
    /// Changes with the text.
    #[serde(skip)]
    pub hash: String,
    /// Its rows with the line of each, the titles first; none where it is no table.
    pub rows: Option<Vec<(usize, Vec<String>)>>,
    /// Why it could not be read.
    #[serde(skip)]
    pub unread: Option<Message>,
}

/// The files by their paths in the project.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Files(BTreeMap<String, Arc<File>>);

impl Files {
    /// Those of a project.
    pub fn of(sources: &Sources) -> Self {
        let file = |source: &crate::text::SourceFile, data: &Data| {
            let (rows, unread) = match data {
                Data::Table(rows) => {
                    let row = |row: &crate::text::source::DataRow| {
                        let cells = row.cells.iter().map(|(cell, _)| cell.clone()).collect();
                        (source.position(row.span.start()).line, cells)
                    };
                    (Some(rows.iter().map(row).collect()), None)
                }
                Data::Text | Data::Attached(_) => (None, None),
                Data::Unread(why) => (None, Some(why.clone())),
            };
            let hash = evidence::hash(source.text.as_bytes());
            Arc::new(File { text: source.text.to_string(), hash, rows, unread })
        };
        Self(sources.data().map(|(_, source, data)| (source.path.to_string(), file(source, data))).collect())
    }

    /// One of them.
    pub fn get(&self, path: &str) -> Option<&Arc<File>> {
        self.0.get(path)
    }

    /// Their paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Those of these paths.
    pub fn only(&self, paths: &BTreeSet<String>) -> Self {
        let wanted = self.0.iter().filter(|(path, _)| paths.contains(*path));
        Self(wanted.map(|(path, file)| (path.clone(), file.clone())).collect())
    }
}
