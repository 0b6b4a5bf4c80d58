//! Where are runs and results kept? In SQLite or PostgreSQL, by one SQL text.
//!
//! Results and events are only ever added. A result counts as kept once the transaction that
//! holds it has been committed with the disk's agreement; it then survives `kill -9`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "floor 4: the store makes the folder of its database and waits for a server"
)]

mod connect;
mod error;
mod events;
mod location;
mod migrations;
mod pool;
mod results;
mod rows;
mod runs;

use std::time::Duration;

pub use error::StoreError;
pub use location::Location;
use pool::Pool;

/// How long a database may take to answer before it is called unreachable.
pub const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// An open database, its schema that of this version. Cheap to clone: clones share connections.
#[derive(Clone, Debug)]
pub struct Store {
    location: Location,
    pool: Pool,
}

impl Store {
    /// Opens the database and brings its schema to this version; makes an SQLite file that does
    /// not exist yet. A server has [`CONNECT_WITHIN`] to answer.
    ///
    /// # Errors
    /// Each cause that a person can act on has its own [`StoreError`].
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        Self::open_within(location, CONNECT_WITHIN).await
    }

    /// Opens a database that is there to be read: a file of this version is never written. One of an
    /// older version is brought to this one, as [`Store::open`] does.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_to_read(location: &Location) -> Result<Self, StoreError> {
        match connect::open_to_read(location).await {
            Some(pool) => Ok(Self { location: location.clone(), pool }),
            None => Self::open(location).await,
        }
    }

    /// The same with another time-out.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_within(location: &Location, limit: Duration) -> Result<Self, StoreError> {
        let pool = connect::open(location, limit).await?;
        Ok(Self { location: location.clone(), pool })
    }

    /// Where it is.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Closes the connections after what they are doing. A store that is only dropped loses
    /// nothing that was committed.
    pub async fn close(self) {
        self.pool.close().await;
    }
}
