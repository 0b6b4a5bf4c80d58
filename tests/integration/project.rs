//! A project in a folder of its own, written line by line, and the program run on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Names the program that is tested where it is not the build's own: another user gets a copy.
pub const TESTED: &str = "OUVRAGE_TESTED_PROGRAM";

/// A project that a test writes.
pub struct Project {
    folder: TempDir,
}

/// How the program ended and what it printed.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Project {
    /// A project with this manifest.
    pub fn new(manifest: &str) -> Self {
        let project = Self { folder: TempDir::new().expect("a temporary folder") };
        project.file("ouvrage.yaml", manifest)
    }

    /// A folder without anything.
    pub fn nowhere() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    /// The reference project, as the repository holds it.
    pub fn reference() -> Self {
        let project = Self::nowhere();
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["ouvrage.yaml", "specs", "features"] {
            copy(&here.join(name), &project.path(name));
        }
        project
    }

    /// The same with one file more (or another text in it).
    pub fn file(self, path: &str, text: &str) -> Self {
        self.write(path, text.as_bytes());
        self
    }

    /// Writes a file.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }

    /// Replaces the only occurrence of `from` in a file.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "« {from} » must stand once in {path}");
        self.write(path, text.replace(from, to).as_bytes());
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A path in the project.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// A command of the program on this project, in French.
    pub fn command(&self, args: &[&str]) -> Command {
        let program = std::env::var_os(TESTED).unwrap_or_else(|| env!("CARGO_BIN_EXE_ouvrage").into());
        let mut command = Command::new(program);
        command.args(args).current_dir(self.folder.path()).env("LC_ALL", "fr_FR.UTF-8").env_remove("NO_COLOR");
        command
    }

    /// Runs it to its end.
    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().expect("the program starts"))
    }

    /// Runs git in the project, in the name of a person of the tests.
    pub fn git(&self, args: &[&str]) -> String {
        self.git_at("2026-05-01T09:00:00Z", args)
    }

    /// The same at a time of its own.
    pub fn git_at(&self, at: &str, args: &[&str]) -> String {
        let output = Command::new("git")
            .args(args)
            .current_dir(self.folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .envs([("GIT_AUTHOR_NAME", "Anne Essai"), ("GIT_AUTHOR_EMAIL", "anne@essai.example")])
            .envs([("GIT_COMMITTER_NAME", "Anne Essai"), ("GIT_COMMITTER_EMAIL", "anne@essai.example")])
            .envs([("GIT_AUTHOR_DATE", at), ("GIT_COMMITTER_DATE", at)])
            .output()
            .expect("git starts");
        let ran = Ran::of(output);
        assert_eq!(ran.code, 0, "git {args:?}: {}", ran.err);
        ran.out
    }

    /// The diagnostics of `check --output-format json`, with the exit code.
    pub fn check(&self, args: &[&str]) -> (i32, Vec<Value>) {
        let mut all = vec!["check", "--output-format", "json"];
        all.extend(args);
        let ran = self.run(&all);
        let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
        (ran.code, report["diagnostics"].as_array().expect("a list").clone())
    }
}

impl Ran {
    /// From what the process gave.
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

pub fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        std::fs::create_dir_all(to).expect("a folder");
        for entry in std::fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        std::fs::copy(from, to).expect("a copy");
    }
}
