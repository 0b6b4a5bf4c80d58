//! Who starts the browser's driver, and who stops it even when the run is killed?
//!
//! Between the run and the driver stands a guard: this same program under its hidden command. It starts the driver on
//! a free port and reads its own input, which only the run holds open. When that ends, however the run ended, the guard
//! asks the driver to close its browsers and then stops it. Nothing is left behind a `kill -9`.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use super::ScreenError;
use super::webdriver::Endpoint;
use crate::model::execution::Cause;
use crate::text::{Lang, Message};

/// The driver that is looked for.
const DRIVER: &str = "chromedriver";
/// The browsers that it drives, by their usual names.
const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/// How long a driver has to say on which port it listens, and to close its browsers.
const PATIENCE: Duration = Duration::from_secs(20);
/// What the driver and its browsers need of the environment. The passwords of the target are not among it.
const NEEDED: [&str; 16] = [
    "PATH",
    "HOME",
    "USER",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "LD_LIBRARY_PATH",
    "XDG_RUNTIME_DIR",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "FONTCONFIG_PATH",
    "DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
];

/// The guard of a driver. Dropping it closes its input, and that stops the driver.
pub struct Driver {
    /// Where the driver listens.
    pub endpoint: Endpoint,
    guard: Child,
}

/// Are a driver and a browser on this machine?
pub fn on_this_machine() -> bool {
    found(&[DRIVER]).is_some() && found(&BROWSERS).is_some()
}

fn found(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let at = |folder: &PathBuf, name: &str| {
        let file = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        file.is_file().then_some(file)
    };
    names.iter().find_map(|name| folders.iter().find_map(|folder| at(folder, name)))
}

impl Driver {
    /// Starts a driver behind a guard.
    ///
    /// # Errors
    /// None is on this machine, or it does not start; with what to install.
    pub fn start(lang: Lang) -> Result<Self, ScreenError> {
        let absent = |id: &'static str, detail: &str| {
            ScreenError::new(Cause::Browser, Message::new(id).with("detail", detail).text(lang))
        };
        let driver = found(&[DRIVER]).ok_or_else(|| absent("screen-no-driver", ""))?;
        found(&BROWSERS).ok_or_else(|| absent("screen-no-browser", ""))?;
        let failed = |error: std::io::Error| absent("screen-driver-failed", &error.to_string());
        let mut command = Command::new(std::env::current_exe().map_err(failed)?);
        command.arg("worker").arg("--driver").arg(driver);
        command.env_clear().envs(NEEDED.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut guard = command.spawn().map_err(failed)?;
        let mut line = String::new();
        if let Some(out) = guard.stdout.take() {
            BufReader::new(out).read_line(&mut line).map_err(failed)?;
        }
        match line.trim().parse::<u16>() {
            Ok(port) => Ok(Self { endpoint: Endpoint::new(&format!("http://127.0.0.1:{port}"), lang)?, guard }),
            Err(_) => {
                drop(guard.stdin.take());
                let _ = guard.wait();
                Err(absent("screen-driver-failed", line.trim()))
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The browsers are gone when this returns: nothing outlives the run.
        let _ = self.guard.wait();
    }
}

/// The guard's entry. Its first line says the port, or what went wrong; it ends with its input.
pub fn guard(driver: &Path) -> ExitCode {
    let said = |text: &str| {
        let mut out = std::io::stdout();
        let _ = writeln!(out, "{text}").and_then(|()| out.flush());
    };
    let mut command = Command::new(driver);
    command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    // Ctrl-C goes to the whole group of a terminal: the driver ends in order, when its guard says so.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            said(&error.to_string());
            return ExitCode::from(3);
        }
    };
    let port = child.stdout.take().and_then(port_of);
    match port {
        Some(port) => {
            said(&port.to_string());
            // Until the run ends, however it does.
            let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
            shut(port);
        }
        None => said("port"),
    }
    stop(&mut child);
    ExitCode::SUCCESS
}

/// The port in what the driver says; the rest is read, so that it never waits for us.
fn port_of(out: std::process::ChildStdout) -> Option<u16> {
    let (sender, port) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            let said = line.split_once("successfully on port ").map(|(_, rest)| rest.trim_end_matches('.').parse());
            if let Some(Ok(port)) = said {
                let _ = sender.send(port);
            }
        }
    });
    port.recv_timeout(PATIENCE).ok()
}

/// Asks the driver to close its browsers and to end.
fn shut(port: u16) {
    let asked = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).and_then(|mut stream| {
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read(&mut [0; 64])
    });
    // One that does not answer is stopped all the same.
    let _ = asked;
}

fn stop(child: &mut Child) {
    let started = Instant::now();
    while started.elapsed() < PATIENCE / 4 {
        if matches!(child.try_wait(), Ok(Some(_))) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let _ = child.kill();
    let _ = child.wait();
}
