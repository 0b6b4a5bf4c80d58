//! A database of its own for each test.

use ouvrage::model::Id;
use ouvrage::model::event::{EVENT_VERSION, RunEvent, What};
use ouvrage::model::execution::{CaseResult, Counts, RunRecord, Status};
use ouvrage::store::{Location, Store};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// Where a test keeps its rows: a file of a folder that goes with it, or a new database of the
/// server that `tests/all.sh` starts and removes.
pub struct Base {
    pub address: String,
    pub location: Location,
    _folder: Option<tempfile::TempDir>,
}

/// The test server's address. A test that needs it fails without it: it never passes unplayed.
pub fn server() -> String {
    std::env::var("OUVRAGE_TEST_POSTGRES")
        .expect("OUVRAGE_TEST_POSTGRES is the address of a PostgreSQL for tests; tests/all.sh starts one")
}

impl Base {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let location = Location::of_project(folder.path());
        Self { address: location.to_string(), location, _folder: Some(folder) }
    }

    pub async fn postgres() -> Self {
        let server = server();
        let name = format!("test_{}", ulid::Ulid::new().to_string().to_lowercase());
        let mut admin = PgConnection::connect(&server).await.expect("the test server answers");
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut admin).await.expect("a database");
        let (start, _) = server.rsplit_once('/').expect("an address ends with its database");
        let address = format!("{start}/{name}");
        let location = Location::parse(&address).expect("it is an address");
        Self { address, location, _folder: None }
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.location).await.expect("the database opens")
    }

    /// Executes a statement behind the store's back.
    pub async fn execute(&self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.location {
            Location::Postgres(_) => {
                sqlx::query(sql).execute(&mut PgConnection::connect(&self.address).await?).await.map(|_| ())
            }
            Location::Sqlite(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
                sqlx::query(sql).execute(&mut SqliteConnection::connect_with(&options).await?).await.map(|_| ())
            }
        }
    }
}

pub fn run(id: &str) -> RunRecord {
    RunRecord {
        id: id.to_owned(),
        project: "CRM".to_owned(),
        book: Some(Id::from("CAH-01")),
        target: "sandbox".to_owned(),
        target_title: "Bac à sable".to_owned(),
        version: Some("1.4".to_owned()),
        commit: "abc123+dirty".to_owned(),
        started_at: 1_000,
        ended_at: None,
        planned: 3,
        interrupted: false,
        seed: None,
    }
}

pub fn event(run: &str, seq: u64, what: What) -> RunEvent {
    RunEvent { v: EVENT_VERSION, seq, at: 1_000 + i64::try_from(seq).expect("small"), run: run.to_owned(), what }
}

pub fn started(run: &RunRecord) -> RunEvent {
    event(&run.id, 1, What::RunStarted { record: run.clone() })
}

pub fn finished(run: &str, seq: u64) -> RunEvent {
    event(run, seq, What::RunFinished { counts: Counts::default(), interrupted: true, died: None })
}

pub fn result(case: &str, status: Status, ended_at: i64) -> CaseResult {
    CaseResult {
        case: Id::from(case),
        title: format!("Titre de {case}"),
        path: "features/devis.feature".to_owned(),
        line: 12,
        status,
        attempts: 1,
        text_hash: "now".to_owned(),
        target: "sandbox".to_owned(),
        version: Some("1.4".to_owned()),
        commit: "abc123".to_owned(),
        started_at: ended_at - 5,
        ended_at,
        ..CaseResult::default()
    }
}

/// The event that brings a result; the result carries its run and number, as it comes back.
pub fn ended(run: &str, seq: u64, result: CaseResult) -> RunEvent {
    let result = CaseResult { run: run.to_owned(), seq, ..result };
    event(run, seq, What::ScenarioFinished { result: Box::new(result) })
}
