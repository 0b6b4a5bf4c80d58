//! Do SQLite and PostgreSQL keep the same verdicts, and is a database that does not do told clearly?

use std::time::{Duration, Instant};

use ouvrage::sandbox::Defect;

use crate::project::Project;
use crate::store::base::{Base, server};
use crate::support::stage::{Stage, closed_port, small, statuses};

/// The store gives a server five seconds; reading the project and a busy machine come on top.
const IN_TIME: Duration = Duration::from_secs(15);

const FEATURE: &str = "# language: fr\nFonctionnalité: Comptes\n\n  @EXG-001\n  Scénario: Un compte est créé\n    \
     Quand l’administrateur crée un compte « Alpha »\n    Alors l’opération est acceptée\n";

#[test]
fn postgresql_gives_the_same_verdicts_as_sqlite() {
    // Failures, blocked cases and waiting ones among them.
    let stage = Stage::reference(&[Defect::AmountEditableAfterWon, Defect::DoubleConversion]);
    let env = stage.project.read(".ouvrage/env");
    stage.set("OUVRAGE_DEMO_KAM_EST", "Sesame-perdu");
    let base = stage.ask(None, async |_| Base::postgres().await);
    let (on_sqlite, sqlite) = stage.json(&["--book", "CAH-01"]);
    let (on_postgres, postgres) = stage.json(&["--book", "CAH-01", "--database", &base.address]);
    assert_eq!((on_sqlite.code, on_postgres.code), (1, 1), "{}{}", on_sqlite.err, on_postgres.err);
    assert_eq!(statuses(&sqlite), statuses(&postgres));
    assert_eq!(sqlite["counts"], postgres["counts"]);
    for status in ["passed", "failed", "blocked", "waiting"] {
        assert!(sqlite["counts"][status].as_u64() > Some(0), "{status}: {}", sqlite["counts"]);
    }

    // Played again with the right password: what each database says is proved is the same.
    stage.project.write(".ouvrage/env", env.as_bytes());
    let args = ["run", "--case", "CT-009", "--case", "CT-010"];
    let said = [&args[..], &[&args[..], &["--database", base.address.as_str()]].concat()].map(|args| {
        let ran = stage.run(args);
        assert_eq!(ran.code, 0, "{ran:?}");
        ran.out.lines().find(|line| line.starts_with("Exigences")).expect("verdicts").to_owned()
    });
    assert_eq!(said[0], said[1]);
    let (one, other) = (stage.judged(None), stage.judged(Some(&base.location)));
    assert!(!one.of.is_empty());
    assert_eq!(format!("{one:#?}"), format!("{other:#?}"));
    // The password of the database is not printed, and the address without it leads back.
    let password = password();
    assert!(!on_postgres.out.contains(&password) && !on_postgres.err.contains(&password));
}

/// The password in the test server's address.
fn password() -> String {
    let address = server();
    let (_, rest) = address.split_once("://").expect("an address");
    let (user, _) = rest.split_once('@').expect("a user");
    user.split_once(':').expect("a password").1.to_owned()
}

/// `run` and `publish` end with 3 in time and tell these words; the secret is never among them.
fn refused(address: &str, words: &[&str], secret: &str) {
    let project = small(FEATURE);
    for command in ["run", "publish"] {
        let started = Instant::now();
        let ran = project.run(&[command, "--database", address]);
        assert!(started.elapsed() < IN_TIME, "{command}: {:?}", started.elapsed());
        assert_eq!(ran.code, 3, "{command} {ran:?}");
        for word in words {
            assert!(ran.err.contains(word), "« {word} » in {}", ran.err);
        }
        assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{ran:?}");
        assert!(!project.path("public").exists(), "{command}");
    }
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let address = closed_port();
    let url = format!("postgres://ouvrage:Sesame-8142@{address}/recette");
    refused(&url, &["erreur", &address, "connexion"], "Sesame-8142");
}

#[test]
fn a_server_that_never_answers_is_left_at_the_time_out() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    // Connections wait in the queue of the listener: nobody ever answers.
    let project = small(FEATURE);
    let started = Instant::now();
    let ran = project.run(&["run", "--database", &format!("postgres://ouvrage:Sesame-8142@{address}/recette")]);
    assert!(started.elapsed() < IN_TIME, "{:?}", started.elapsed());
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("n’a pas répondu") && !ran.err.contains("Sesame-8142"), "{}", ran.err);
}

#[test]
fn a_wrong_password_is_told_and_never_printed() {
    let url = server().replace(&format!(":{}@", password()), ":Sesame-8142@");
    refused(&url, &["refuse", "mot de passe"], "Sesame-8142");
}

#[test]
fn a_base_that_does_not_exist_is_told() {
    let server = server();
    let (start, _) = server.rsplit_once('/').expect("a base");
    refused(&format!("{start}/nulle_part"), &["nulle_part"], &password());
}

#[test]
fn a_web_site_in_the_place_of_the_database_is_told() {
    let stage = Stage::small(FEATURE);
    let url = format!("postgres://ouvrage:Sesame-8142@{}/recette", stage.website());
    refused(&url, &["HTTP"], "Sesame-8142");
}

#[test]
fn an_address_that_cannot_be_read_does_not_start() {
    for address in ["mysql://u:Sesame-8142@localhost/x", "postgres://u:Sesame-8142@host:port/x", "http://localhost"] {
        let ran = small(FEATURE).run(&["run", "--database", address]);
        assert_eq!(ran.code, 2, "{address}: {ran:?}");
        assert!(ran.err.contains("erreur") && !ran.err.contains("Sesame-8142"), "{}", ran.err);
    }
}

#[test]
fn a_project_s_own_database_that_cannot_be_made_is_told() {
    let project: Project = small(FEATURE).file(".ouvrage", "un fichier à la place du dossier");
    let ran = project.run(&["run"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains(".ouvrage"), "{}", ran.err);
}
