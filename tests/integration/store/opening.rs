//! How a database is opened, migrated and refused.

use ouvrage::store::{Store, StoreError};

use super::base::{Base, run, started};

pub async fn a_database_is_opened_again_with_what_it_holds(base: Base) {
    let store = base.open().await;
    store.append(&[started(&run("R1"))]).await.expect("kept");
    store.close().await;
    let store = base.open().await;
    assert_eq!(store.runs("CRM").await.expect("read"), [run("R1")]);
}

pub async fn many_programs_may_open_a_new_database_at_once(base: Base) {
    let opened = futures::future::join_all((0..6).map(|_| Store::open(&base.location))).await;
    for store in opened {
        assert_eq!(store.expect("each opens it").runs("CRM").await.expect("read"), []);
    }
}

pub async fn a_newer_schema_is_refused(base: Base) {
    base.open().await.close().await;
    let tomorrow = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
        SELECT 9999, 'tomorrow', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
    base.execute(tomorrow).await.expect("the row is there");
    let error = Store::open(&base.location).await.expect_err("it is refused");
    assert!(matches!(error, StoreError::NewerSchema { found: 9999, known, .. } if known < 9999), "{error:?}");
}

pub async fn a_failed_migration_says_so(base: Base) {
    // A database of something else, that already has a table of that name.
    if let ouvrage::store::Location::Sqlite(path) = &base.location {
        std::fs::create_dir_all(path.parent().expect("it has one")).expect("made");
        std::fs::write(path, "").expect("an empty file is an empty database");
    }
    base.execute("CREATE TABLE runs (x TEXT)").await.expect("made");
    let error = Store::open(&base.location).await.expect_err("it is refused");
    assert!(matches!(&error, StoreError::Migration { cause, .. } if cause.contains("runs")), "{error:?}");
    base.execute("INSERT INTO runs VALUES ('untouched')").await.expect("nothing of it was changed");
}
