//! How is the process that plays started, stopped and heard?

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::sync::mpsc;

use super::Launch;
use crate::campaign::worker::Job;
use crate::model::event::RunEvent;

/// How long the child has to end by itself once it was asked to.
pub(super) const GRACE: Duration = Duration::from_secs(20);
/// How much of what the child says of itself is kept, in bytes.
const LAST_WORDS: u64 = 4096;

/// The child while it lives.
pub(super) struct Running {
    child: Child,
    input: Option<ChildStdin>,
    pub(super) events: mpsc::UnboundedReceiver<RunEvent>,
    words: Option<tokio::task::JoinHandle<String>>,
}

impl Running {
    pub(super) async fn start(launch: &Launch, job: &Job) -> std::io::Result<Self> {
        let mut command = Command::new(&launch.program);
        command.args(&launch.args).envs(launch.env.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        // Ctrl-C in a terminal goes to the whole group: the child must end in order, when asked.
        #[cfg(unix)]
        command.process_group(0);
        let mut child = command.spawn()?;
        let (sender, events) = mpsc::unbounded_channel();
        if let Some(stdout) = child.stdout.take() {
            tokio::spawn(async move {
                let mut lines = BufReader::new(stdout).lines();
                while let Ok(Some(line)) = lines.next_line().await {
                    // What is no event is no line of ours.
                    if let Ok(event) = RunEvent::read(&line)
                        && sender.send(event).is_err()
                    {
                        break;
                    }
                }
            });
        }
        let words = child.stderr.take().map(|stderr| {
            tokio::spawn(async move {
                let mut said = Vec::new();
                let mut stderr = stderr;
                let _ = (&mut stderr).take(LAST_WORDS).read_to_end(&mut said).await;
                // Read to the end, so that the child never waits for us.
                let _ = tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await;
                String::from_utf8_lossy(&said).trim().to_owned()
            })
        });
        let mut input = child.stdin.take();
        if let Some(input) = &mut input {
            let mut line = serde_json::to_vec(job).map_err(std::io::Error::other)?;
            line.push(b'\n');
            // A child that died at once is seen by the end of its events.
            let _ = input.write_all(&line).await;
        }
        Ok(Self { child, input, events, words })
    }

    pub(super) async fn ask_to_stop(&mut self) {
        if let Some(mut input) = self.input.take() {
            let _ = input.write_all(b"stop\n").await;
        }
    }

    pub(super) async fn kill(&mut self) {
        let _ = self.child.kill().await;
    }

    /// How it ended, and what it said of itself.
    pub(super) async fn last_words(&mut self) -> String {
        self.input = None;
        let ended = match tokio::time::timeout(GRACE, self.child.wait()).await {
            Ok(Ok(status)) => status.to_string(),
            _ => {
                self.kill().await;
                String::new()
            }
        };
        let said = match self.words.take() {
            Some(words) => words.await.unwrap_or_default(),
            None => String::new(),
        };
        [ended, said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    }
}
