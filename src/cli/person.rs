//! Asks a person in a terminal, or whoever writes lines to the standard input.
//!
//! A line is read when it is asked for: what was typed into a terminal before a question was shown does not answer it.

use std::io::{BufRead as _, IsTerminal as _, Read as _};
use std::path::Path;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use tokio::sync::mpsc;

use super::Session;
use crate::campaign::person::{Given, GivenFile, Person, Question, Reply};
use crate::model::execution::Status;
use crate::text::similar::fold;
use crate::text::{Arg, Lang, Message, message};

/// Words that answer, folded, in both languages; the figures are those that are shown.
const WORDS: [(Status, &[&str]); 4] = [
    (Status::Passed, &["1", "reussi", "passed"]),
    (Status::Failed, &["2", "echoue", "en echec", "failed"]),
    (Status::Blocked, &["3", "bloque", "blocked"]),
    (Status::Untestable, &["4", "intestable", "non testable", "untestable"]),
];
/// Words that leave a question for later.
const LATER: [&str; 3] = ["5", "plus tard", "later"];

/// Somebody at the standard input.
pub struct AtInput {
    lang: Lang,
    name: String,
    lines: mpsc::UnboundedReceiver<String>,
    terminal: bool,
    /// The most bytes of a file given as evidence.
    limit: u64,
}

/// What a line says.
#[derive(Debug, PartialEq, Eq)]
enum Said<'l> {
    Status(Status, Option<&'l str>),
    Later,
    Nothing,
}

/// How one prompt ended.
enum Line {
    Text(String),
    End,
}

impl AtInput {
    /// Asks in this person's name.
    pub fn new(session: &Session, name: &str, limit: u64) -> Self {
        let (sender, lines) = mpsc::unbounded_channel();
        // A thread of its own: a read that is pending keeps no runtime alive.
        std::thread::spawn(move || {
            for line in std::io::stdin().lock().split(b'\n') {
                let Ok(line) = line else { break };
                if sender.send(String::from_utf8_lossy(&line).trim().to_owned()).is_err() {
                    break;
                }
            }
        });
        let terminal = std::io::stdin().is_terminal();
        Self { lang: session.lang, name: name.to_owned(), lines, terminal, limit }
    }

    fn text(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        message::lookup(self.lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
    }

    fn tell(&self, line: impl AsRef<str>) {
        anstream::eprintln!("{}", line.as_ref());
    }

    async fn line(&mut self, prompt: &str) -> Line {
        if self.terminal {
            // Typed before it was asked: it answers nothing.
            while self.lines.try_recv().is_ok() {}
        }
        anstream::eprint!("{prompt}\u{a0}> ");
        let line = self.lines.recv().await;
        if !self.terminal {
            // Nobody's Enter ended the line of the prompt.
            anstream::eprintln!();
        }
        line.map_or(Line::End, Line::Text)
    }

    fn show(&self, question: &Question) {
        let head = [("number", Arg::from(question.number)), ("steps", Arg::from(question.steps))];
        self.tell("");
        self.tell(format!("{}  {}    {}", question.case, question.title, question.place));
        for (text, status) in &question.before {
            self.tell(format!("  {} {text}", if *status == Status::Passed { "✓" } else { "·" }));
        }
        self.tell(format!("  ▶ {}  {}", self.text("ask-step", &head), question.text));
        for row in &question.table {
            self.tell(format!("      | {} |", row.join(" | ")));
        }
        for line in question.doc_string.iter().flat_map(|text| text.lines()) {
            self.tell(format!("      {line}"));
        }
        for record in &question.records {
            let link = record.link.as_ref().map(|link| format!("  {link}")).unwrap_or_default();
            let args = [
                ("entity", Arg::from(&record.entity)),
                ("name", Arg::from(&record.name)),
                ("id", Arg::from(&record.id)),
            ];
            self.tell(format!("    {}{link}", self.text("ask-record", &args)));
        }
        for (name, value) in &question.captured {
            let args = [("name", Arg::from(name)), ("value", Arg::from(value))];
            self.tell(format!("    {}", self.text("ask-captured", &args)));
        }
        self.tell(format!("  {}", self.text("ask-answers", &[])));
    }

    async fn answer(&mut self, question: &Question, refused: Option<Message>) -> Reply {
        match &refused {
            Some(why) => self.tell(format!("  ! {}", why.text(self.lang))),
            None => self.show(question),
        }
        let (status, to) = loop {
            let line = match self.line(&question.address).await {
                Line::Text(line) => line,
                Line::End => return Reply::Gone,
            };
            match said(&line) {
                Said::Status(status, to) => break (status, to.unwrap_or(&question.address).to_owned()),
                Said::Later => return Reply::Later,
                Said::Nothing => {
                    let args = [("value", Arg::from(line))];
                    self.tell(format!("  ! {}", self.text("ask-no-answer", &args)));
                }
            }
        };
        let mut given = Given { to, status, by: self.name.clone(), ..Given::default() };
        if given.to != question.address {
            // Judged as it came: what follows it is about something else.
            return Reply::Answer(Box::new(given));
        }
        let seen = self.text(if status == Status::Passed { "ask-seen-passed" } else { "ask-seen" }, &[]);
        loop {
            match self.line(&format!("  {seen}")).await {
                Line::End => return Reply::Gone,
                Line::Text(line) if said(&line) != Said::Nothing => {
                    // An answer in the place of what was seen: the lines and the questions are out of step.
                    self.tell(format!("  ! {}", self.text("ask-answer-as-seen", &[("value", Arg::from(line))])));
                }
                Line::Text(line) if line.is_empty() && status != Status::Passed => {
                    self.tell(format!("  ! {}", self.text("answer-seen-nothing", &[])));
                }
                Line::Text(line) => {
                    given.seen = (!line.is_empty()).then_some(line);
                    break;
                }
            }
        }
        let evidence = self.text("ask-evidence", &[]);
        loop {
            let path = match self.line(&format!("  {evidence}")).await {
                Line::End => return Reply::Gone,
                Line::Text(line) if line.is_empty() => break,
                Line::Text(line) => line,
            };
            match file(Path::new(path.trim_matches(['"', '\''])), self.limit) {
                Ok(file) => {
                    given.files.push(file);
                    break;
                }
                Err(why) => {
                    let args = [("path", Arg::from(path)), ("detail", Arg::from(why))];
                    self.tell(format!("  ! {}", self.text("ask-no-file", &args)));
                }
            }
        }
        Reply::Answer(Box::new(given))
    }
}

impl Person for AtInput {
    fn ask<'a>(&'a mut self, question: &'a Question, refused: Option<Message>) -> BoxFuture<'a, Reply> {
        self.answer(question, refused).boxed()
    }
}

/// What a line answers, and to which question where it names one: `CT-012/3: réussi`.
fn said(line: &str) -> Said<'_> {
    let (to, word) = match line.rsplit_once(':') {
        Some((to, word)) if is_address(to.trim()) => (Some(to.trim()), word),
        _ => (None, line),
    };
    let word = fold(word.trim());
    if let Some((status, _)) = WORDS.iter().find(|(_, words)| words.contains(&word.as_str())) {
        return Said::Status(*status, to);
    }
    if LATER.contains(&word.as_str()) { Said::Later } else { Said::Nothing }
}

/// `CT-012/3`: a case and the number of a step.
fn is_address(text: &str) -> bool {
    let number = text.rsplit_once('/').map_or("", |(_, number)| number);
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a file that is given as evidence.
fn file(path: &Path, limit: u64) -> Result<GivenFile, String> {
    let said = |error: std::io::Error| error.to_string();
    let opened = std::fs::File::open(path).map_err(said)?;
    if opened.metadata().map_err(said)?.is_dir() {
        return Err(std::io::Error::from(std::io::ErrorKind::IsADirectory).to_string());
    }
    let mut bytes = Vec::new();
    // One byte more says that it is too large.
    opened.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(said)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(GivenFile { name, media_type: media_type(path).to_owned(), bytes })
}

/// What a file is, by its name.
fn media_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    match extension.as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "txt" | "log" | "md" => "text/plain",
        "csv" => "text/csv",
        "json" => "application/json",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        _ => "application/octet-stream",
    }
}

/// The person in whose name answers are given: `--tester`, else git's.
pub fn name(given: Option<&String>, root: &Path) -> Option<String> {
    let given = given.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    given.or_else(|| crate::workspace::git::user(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_are_offered_answer() {
        assert_eq!(said("Réussi"), Said::Status(Status::Passed, None));
        assert_eq!(said("non testable"), Said::Status(Status::Untestable, None));
        assert_eq!(
            said("features/a.feature#Un: deux/3: échoué"),
            Said::Status(Status::Failed, Some("features/a.feature#Un: deux/3"))
        );
        assert_eq!(said("Plus tard"), Said::Later);
        for line in ["", "Le total affiché : 3", "ok", "oui", "y", "p", "reussi peut-être", "pass", "0", "12"] {
            assert_eq!(said(line), Said::Nothing, "{line}");
        }
    }
}
