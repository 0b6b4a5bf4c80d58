//! What does a run cost beside the same requests sent by a plain loop? What `benches/campaign.sh` compares Ouvrage with.
//!
//! ```text
//! cargo run --release --example campaign -- serve                 a server that answers one account; prints its address
//! cargo run --release --example campaign -- write DIR N URL       a project of N scenarios of four requests
//! cargo run --release --example campaign -- peers DIR N           the same scenarios for cucumber-js and behave
//! cargo run --release --example campaign -- loop DIR URL          plays them: the phrases of Ouvrage, nothing kept
//! ```
#![allow(clippy::disallowed_methods, reason = "a measurement reads and writes the disk")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use futures::stream::{self, StreamExt as _, TryStreamExt as _};
use ouvrage::model::feature::Step;
use ouvrage::model::target::{Labels, Role, Target};
use ouvrage::syntax::gherkin;
use ouvrage::text::FileId;
use ouvrage::vocabulary::registry::Registry;

type Done = Result<String, Box<dyn Error>>;

/// Scenarios that wait for an answer at one time.
const AT_ONCE: usize = 64;
/// Scenarios a file.
const A_FILE: usize = 100;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => serve(),
        ["write", folder, count, url] => write(Path::new(folder), count, url),
        ["peers", folder, count] => peers(Path::new(folder), count),
        ["loop", folder, url] => play(Path::new(folder), url),
        _ => Err("usage: campaign serve | write DIR N URL | peers DIR N | loop DIR URL".into()),
    };
    match done {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// One account for whatever number is asked, until it is stopped.
fn serve() -> Done {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let account = |axum::extract::Path(id): axum::extract::Path<u32>| async move {
            axum::Json(serde_json::json!({"id": id, "name": "Fabre et fils", "balance": 1234.5, "currency": "EUR"}))
        };
        let router = axum::Router::new().route("/accounts/{id}", axum::routing::get(account));
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        println!("http://{}", listener.local_addr()?);
        axum::serve(listener, router).await?;
        Ok(String::new())
    })
}

const TARGET: &str = r#"targets:
  - id: banc
    connector: rest
    url: URL
    concurrency: 64
    default_role: lecteur
    protocol:
      sign_in: {header: Authorization, value: "Bearer {password}"}
      create: {call: "POST /{entity}", id: $.id}
      read: {call: "GET /{entity}/{id}", record: $}
      update: {call: "PATCH /{entity}/{id}"}
      delete: {call: "DELETE /{entity}/{id}"}
      search: {call: "GET /{entity}", records: "$[*]", page: 50}
      record: {id: $.id}
      errors: {code: $.error, message: $.message}
    users:
      lecteur: {login: lecteur, password: "${BANC_PASSWORD}", labels: {fr: lecteur, en: reader}}
"#;

/// A project of `count` scenarios of four requests, a hundred in a file.
fn write(folder: &Path, count: &str, url: &str) -> Done {
    let count: usize = count.parse()?;
    std::fs::create_dir_all(folder.join("specs/targets"))?;
    std::fs::create_dir_all(folder.join("features"))?;
    std::fs::write(folder.join("ouvrage.yaml"), "title: Banc\ncode: BANC\nlanguage: fr\ndefault_target: banc\n")?;
    std::fs::write(folder.join("specs/exigences.yaml"), "requirements:\n  - {id: EXG-001, title: Lire un compte}\n")?;
    std::fs::write(folder.join("specs/targets/banc.yaml"), TARGET.replace("URL", url))?;
    for first in (0..count).step_by(A_FILE) {
        let mut text = format!("# language: fr\nFonctionnalité: Lecture {first}\n");
        for n in first..count.min(first + A_FILE) {
            write!(text, "\n  @CT-{:05} @EXG-001\n  Scénario: Lire quatre comptes, cas {n}\n", n + 1)?;
            for account in n..n + 4 {
                text.push_str("    Quand le lecteur envoie GET \"/accounts/");
                write!(text, "{account}\"\n    Alors le statut est 200\n")?;
            }
        }
        std::fs::write(folder.join(format!("features/lecture-{:04}.feature", first / A_FILE)), text)?;
    }
    Ok(format!("{count} scenarios"))
}

/// The same scenarios in one phrase a request, as a user of these tools writes them.
fn peers(folder: &Path, count: &str) -> Done {
    let count: usize = count.parse()?;
    std::fs::create_dir_all(folder)?;
    for first in (0..count).step_by(A_FILE) {
        let mut text = format!("Feature: Reading {first}\n");
        for n in first..count.min(first + A_FILE) {
            write!(text, "\n  Scenario: Read four accounts, case {n}\n")?;
            for account in n..n + 4 {
                writeln!(text, "    When I read account {account}")?;
            }
        }
        std::fs::write(folder.join(format!("reading-{:04}.feature", first / A_FILE)), text)?;
    }
    Ok(format!("{count} scenarios"))
}

/// Plays the scenarios: the same reader, the same phrases, the same client, and nothing kept.
fn play(folder: &Path, url: &str) -> Done {
    // Loopback without TLS: the provider is never asked, and the client wants one all the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut scenarios: Vec<Vec<Step>> = Vec::new();
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder.join("features"))? {
        files.push(entry?.path());
    }
    files.sort();
    for path in &files {
        let text = std::fs::read_to_string(path)?;
        let parsed = gherkin::read(FileId::default(), &path.to_string_lossy(), &text);
        let feature = parsed.feature.ok_or_else(|| format!("{}: no feature", path.display()))?;
        scenarios.extend(feature.scenarios.into_iter().map(|scenario| scenario.steps));
    }
    let count = scenarios.len();
    let labels = Labels { fr: vec!["lecteur".to_owned()], en: vec!["reader".to_owned()], ..Labels::default() };
    let users = [("lecteur".to_owned(), Role { labels, ..Role::default() })].into();
    let registry = Arc::new(Registry::new(&[Target { users, ..Target::default() }]));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let client = reqwest::Client::new();
        let played = stream::iter(scenarios).map(|steps| {
            let (registry, client) = (Arc::clone(&registry), client.clone());
            async move { one(&registry, &client, url, &steps).await }
        });
        played.buffer_unordered(AT_ONCE).try_for_each(|()| async { Ok(()) }).await
    })?;
    Ok(format!("{count} scenarios passed"))
}

async fn one(registry: &Registry, client: &reqwest::Client, url: &str, steps: &[Step]) -> Result<(), Box<dyn Error>> {
    let mut status = 0;
    for step in steps {
        let matches = registry.matches(&step.text);
        let [found] = matches.as_slice() else {
            return Err(format!("{}: {} phrases", step.text, matches.len()).into());
        };
        let last = found.args.last().map(|arg| arg.text.as_str()).unwrap_or_default();
        if last.starts_with('/') {
            let answer = client.get(format!("{url}{last}")).header("authorization", "Bearer x").send().await?;
            status = answer.status().as_u16();
            let body: serde_json::Value = answer.json().await?;
            if body.get("id").is_none() {
                return Err(format!("{last}: {body}").into());
            }
        } else if last.parse() != Ok(status) {
            return Err(format!("{}: {status}", step.text).into());
        }
    }
    Ok(())
}
