//! Is the cause told clearly, in time, in both languages, without the password?

use std::time::Duration;

use ouvrage::store::{Location, Store, StoreError};
use ouvrage::text::Lang;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::base::server;

const LIMIT: Duration = Duration::from_secs(2);
/// What nobody waits for, however busy the machine: a program that never gives up is seen, no other.
const NEVER: Duration = Duration::from_secs(120);

/// Opens what cannot be opened; checks what is said of it.
async fn refused(address: &str) -> StoreError {
    let location = Location::parse(address).expect("it is an address");
    let opened = tokio::time::timeout(NEVER, Store::open_within(&location, LIMIT)).await.expect("it is given up");
    let error = opened.expect_err("it cannot be opened");
    for lang in Lang::ALL {
        let said = error.message().text(lang);
        assert!(!said.contains(['{', '}']), "each argument is there: {said}");
        assert!(said.chars().count() > 30, "{said}");
        assert!(!said.contains("secret"), "{said}");
    }
    assert!(!format!("{error:?} {error}").contains("secret"));
    error
}

/// A server that answers each connection with these bytes, then closes it; `None` never answers.
async fn answering(answer: Option<&'static [u8]>) -> (String, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("bound").port();
    let task = tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            let Some(answer) = answer else {
                open.push(stream);
                continue;
            };
            let mut asked = [0; 1024];
            let _ = stream.read(&mut asked).await;
            let _ = stream.write_all(answer).await;
        }
    });
    (format!("postgres://amoa:secret@127.0.0.1:{port}/recette"), task)
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_refused() {
    let port = TcpListener::bind("127.0.0.1:0").await.expect("a free port").local_addr().expect("bound").port();
    let error = refused(&format!("postgres://amoa:secret@127.0.0.1:{port}/recette")).await;
    assert!(matches!(error, StoreError::Unreachable { reason: "refused", .. }), "{error:?}");
    assert!(error.to_string().contains(&format!("127.0.0.1:{port}")), "{error}");
}

#[tokio::test]
async fn an_unknown_host_is_unreachable() {
    let error = refused("postgres://amoa:secret@nowhere.invalid/recette").await;
    assert!(matches!(error, StoreError::Unreachable { .. } | StoreError::TimedOut { .. }), "{error:?}");
}

#[tokio::test]
async fn an_address_that_answers_html_is_called_a_web_site() {
    let (address, server) = answering(Some(b"HTTP/1.1 400 Bad Request\r\n\r\n<html></html>")).await;
    let error = refused(&address).await;
    assert!(matches!(error, StoreError::AnswersHttp { .. }), "{error:?}");
    server.abort();
}

#[tokio::test]
async fn something_else_is_called_no_postgres() {
    let (address, server) = answering(Some(b"220 smtp.example.org ESMTP\r\n")).await;
    let error = refused(&address).await;
    assert!(matches!(error, StoreError::NotPostgres { .. }), "{error:?}");
    server.abort();
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up_in_time() {
    let (address, server) = answering(None).await;
    let error = refused(&address).await;
    assert!(matches!(error, StoreError::TimedOut { seconds: 2, .. }), "{error:?}");
    server.abort();
}

#[tokio::test]
async fn a_server_that_hangs_up_at_the_first_word_is_no_postgres() {
    let (address, server) = answering(Some(b"")).await;
    let error = refused(&address).await;
    assert!(matches!(error, StoreError::NotPostgres { .. }), "{error:?}");
    server.abort();
}

#[tokio::test]
async fn a_wrong_password_is_told_with_the_user_only() {
    let server = server();
    let (_, place) = server.rsplit_once('@').expect("the test address has a password");
    let error = refused(&format!("postgres://ouvrage:secret@{place}")).await;
    assert!(matches!(&error, StoreError::WrongPassword { user, .. } if user == "ouvrage"), "{error:?}");
}

#[tokio::test]
async fn a_database_that_the_server_does_not_have_is_named() {
    let server = server();
    let (start, _) = server.rsplit_once('/').expect("an address ends with its database");
    let error = refused(&format!("{start}/absente")).await;
    assert!(matches!(&error, StoreError::NoSuchDatabase { database, .. } if database == "absente"), "{error:?}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("page.db");
    let page = "<!DOCTYPE html><html><body>Bonjour</body></html>\n".repeat(100);
    std::fs::write(&path, &page).expect("written");
    let error = refused(&path.to_string_lossy()).await;
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
    assert_eq!(std::fs::read_to_string(&path).expect("there"), page);
}

#[tokio::test]
async fn a_damaged_database_is_called_damaged() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("ouvrage.db");
    let location = Location::parse(&path.to_string_lossy()).expect("a path");
    Store::open(&location).await.expect("made").close().await;
    let mut bytes = std::fs::read(&path).expect("there");
    bytes[100..].fill(0xff);
    std::fs::write(&path, bytes).expect("written");
    let error = refused(&path.to_string_lossy()).await;
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
}

#[tokio::test]
async fn a_folder_in_the_place_of_the_file_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let error = refused(&folder.path().to_string_lossy()).await;
    assert!(matches!(error, StoreError::NotWritable { .. }), "{error:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_is_read_only_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;

    if !crate::other_user::plays_here("store::refusals::a_folder_that_is_read_only_cannot_be_written") {
        return;
    }
    let read_only = std::fs::Permissions::from_mode(0o555);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let closed = folder.path().join("closed");
    std::fs::create_dir(&closed).expect("made");
    std::fs::set_permissions(&closed, read_only.clone()).expect("closed");
    // Neither the folder of the database nor the database can be made there.
    for path in [closed.join("new/ouvrage.db"), closed.join("ouvrage.db")] {
        let error = refused(&path.to_string_lossy()).await;
        assert!(matches!(error, StoreError::NotWritable { .. }), "{error:?}");
    }
    // A database that became read-only with its folder.
    let path = folder.path().join("open/ouvrage.db");
    let location = Location::parse(&path.to_string_lossy()).expect("a path");
    Store::open(&location).await.expect("made").close().await;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).expect("closed");
    std::fs::set_permissions(folder.path().join("open"), read_only).expect("closed");
    let error = refused(&path.to_string_lossy()).await;
    assert!(matches!(error, StoreError::NotWritable { .. }), "{error:?}");
}
