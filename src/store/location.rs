//! Where is the database? A file of the project, or the address of a PostgreSQL server.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

use super::StoreError;

/// Where a [`Store`](super::Store) keeps its rows. Shown without any password, also by `{:?}`.
#[derive(Clone)]
pub enum Location {
    /// An SQLite file; made, with its folder, when it does not exist.
    Sqlite(PathBuf),
    /// A PostgreSQL database.
    Postgres(Box<PgConnectOptions>),
}

impl Location {
    /// The database that a project has of its own: `.ouvrage/ouvrage.db`.
    pub fn of_project(root: &Path) -> Self {
        Self::Sqlite(root.join(".ouvrage").join("ouvrage.db"))
    }

    /// Reads what a person gives: `postgres://user:password@host:5432/base`, `sqlite:path` or a path.
    ///
    /// # Errors
    /// [`StoreError::UnknownScheme`] for another kind of address, [`StoreError::BadAddress`] for
    /// one that cannot be read. Neither repeats the address: it may hold a password.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let text = text.trim();
        if let Some(path) = text.strip_prefix("sqlite:") {
            return Self::file(path.strip_prefix("//").unwrap_or(path));
        }
        match text.split_once("://") {
            None => Self::file(text),
            Some(("postgres" | "postgresql", _)) => {
                let options = PgConnectOptions::from_str(text).map_err(|error| StoreError::BadAddress {
                    cause: match error {
                        sqlx::Error::Configuration(cause) => cause.to_string(),
                        other => other.to_string(),
                    },
                })?;
                Ok(Self::Postgres(Box::new(options)))
            }
            Some((scheme, _)) => Err(StoreError::UnknownScheme { scheme: scheme.to_owned() }),
        }
    }

    fn file(path: &str) -> Result<Self, StoreError> {
        if path.is_empty() {
            return Err(StoreError::BadAddress { cause: "empty path".to_owned() });
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "{}", path.display()),
            Self::Postgres(options) => {
                let base = options.get_database().unwrap_or_else(|| options.get_username());
                let user = options.get_username();
                match options.get_socket() {
                    Some(socket) => write!(f, "postgres://{user}@{}/{base}", socket.display()),
                    None => write!(f, "postgres://{user}@{}:{}/{base}", options.get_host(), options.get_port()),
                }
            }
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Location({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        let location = Location::parse("postgres://amoa:tr%40s-secret@db.example.org:5433/recette?password=autre")
            .expect("an address");
        assert_eq!(location.to_string(), "postgres://amoa@db.example.org:5433/recette");
        let debug = format!("{location:?}");
        assert!(!debug.contains("secret") && !debug.contains("autre"), "{debug}");
    }

    #[test]
    fn a_path_is_a_file_and_another_address_is_refused_without_being_repeated() {
        assert_eq!(Location::parse("sqlite:a/b.db").expect("an address").to_string(), "a/b.db");
        assert_eq!(Location::parse("sqlite:///a/b.db").expect("an address").to_string(), "/a/b.db");
        assert_eq!(Location::parse("a/b.db").expect("an address").to_string(), "a/b.db");
        let refused = Location::parse("mysql://amoa:secret@db/recette").unwrap_err();
        assert!(matches!(&refused, StoreError::UnknownScheme { scheme } if scheme == "mysql"), "{refused}");
        let refused = Location::parse("postgres://amoa:secret@db:port/recette").unwrap_err();
        assert!(matches!(&refused, StoreError::BadAddress { .. }), "{refused}");
        assert!(!format!("{refused} {refused:?}").contains("secret"));
        assert!(Location::parse("  ").is_err());
    }
}
