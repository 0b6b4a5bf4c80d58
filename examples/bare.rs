//! What would the same work cost without the program around it? The bare loops that `benches/spine.sh`
//! compares Ouvrage with, in the same run.
//!
//! ```text
//! cargo run --release --example bare -- yaml DIR       reads every YAML file under DIR, and keeps nothing
//! cargo run --release --example bare -- http URL N     asks for URL N times, one after the other
//! ```
#![allow(clippy::disallowed_methods, reason = "a measurement reads the disk and the clock")]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["yaml", folder] => yaml(Path::new(folder)),
        ["http", url, times] => http(url, times),
        _ => Err("usage: bare yaml DIR | bare http URL N".into()),
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

/// Every YAML file of a folder, read by the library into values without places.
fn yaml(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut folders = vec![folder.to_owned()];
    let (mut files, mut bytes) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                let text = std::fs::read_to_string(&path)?;
                let value: serde_json::Value =
                    serde_yaml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
                files += usize::from(!value.is_null());
                bytes += text.len();
            }
        }
    }
    Ok(format!("{files} files, {bytes} bytes"))
}

/// A plain client, one request after the other.
fn http(url: &str, times: &str) -> Result<String, Box<dyn Error>> {
    let times: u32 = times.parse()?;
    // Loopback without TLS: the provider is never asked, and the client wants one all the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let client = reqwest::Client::new();
        let started = Instant::now();
        for _ in 0..times {
            client.get(url).send().await?.error_for_status()?.bytes().await?;
        }
        let seconds = started.elapsed().as_secs_f64();
        Ok(format!("{times} requests in {seconds:.3} s, {:.0} a second", f64::from(times) / seconds))
    })
}
