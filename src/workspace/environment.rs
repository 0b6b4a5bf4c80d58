//! Where do the values behind `${NAME}` come from? The environment, then the project's own file.

use std::collections::BTreeMap;
use std::path::Path;

/// The git-ignored file of `NAME=value` lines that `run` reads.
pub const ENV_FILE: &str = ".ouvrage/env";

/// All values: those of the environment win over those of `.ouvrage/env`.
pub fn values(root: &Path) -> BTreeMap<String, String> {
    let text = lossy(root).unwrap_or_default();
    let mut values: BTreeMap<String, String> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("export ").unwrap_or(line.trim()).split_once('='))
        .filter(|(name, _)| !name.starts_with('#'))
        .map(|(name, value)| (name.trim().to_owned(), unquoted(value.trim()).to_owned()))
        .collect();
    // A variable that is no text names nothing that a project refers to.
    values.extend(
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?))),
    );
    values
}

/// A value without the quotes around it. One quote alone is a sign of the value: of a password, perhaps.
fn unquoted(value: &str) -> &str {
    let inner = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// The project's own file, what is not UTF-8 in it made visible; nothing when there is none.
fn lossy(root: &Path) -> std::io::Result<String> {
    match std::fs::read(root.join(ENV_FILE)) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// A value as a line holds it: one that would lose blanks or quotes at its ends gets quotes around it.
fn guarded(value: &str) -> String {
    if unquoted(value.trim()) == value { value.to_owned() } else { format!("\"{value}\"") }
}

/// Keeps values in the project's file, readable by its owner alone; other lines stay.
///
/// # Errors
/// The file cannot be written.
pub fn keep(root: &Path, new: &BTreeMap<String, String>) -> std::io::Result<()> {
    let path = root.join(ENV_FILE);
    // What cannot be read is not replaced.
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let name_of = |line: &str| line.split_once('=').map(|(name, _)| name.trim().to_owned());
    let mut lines: Vec<String> = text
        .lines()
        .filter(|line| name_of(line).is_none_or(|name| !new.contains_key(&name)))
        .map(str::to_owned)
        .collect();
    lines.extend(new.iter().map(|(name, value)| format!("{name}={}", guarded(value))));
    super::write::secret(&path, format!("{}\n", lines.join("\n")).as_bytes())?;
    ignore(root)
}

/// `.ouvrage/` holds the database, leftovers and secrets: it never goes into git.
///
/// # Errors
/// The file cannot be written.
pub fn ignore(root: &Path) -> std::io::Result<()> {
    let path = root.join(".ouvrage/.gitignore");
    if path.exists() { Ok(()) } else { super::write::whole(&path, b"*\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_own_quotes_and_blanks() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = ["OUVRAGE_ESSAI_A", "OUVRAGE_ESSAI_B", "OUVRAGE_ESSAI_C", "OUVRAGE_ESSAI_D", "OUVRAGE_ESSAI_E"];
        let said = ["Sesame-1\"", "\"les deux\"", " blancs ", "l'un", "'simples'"];
        let new: BTreeMap<String, String> =
            names.iter().zip(said).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect();
        keep(folder.path(), &new).expect("written");
        let read = values(folder.path());
        assert_eq!(names.map(|name| read[name].as_str()), said);
        std::fs::write(folder.path().join(ENV_FILE), "OUVRAGE_ESSAI_A=\"a b\"\nexport OUVRAGE_ESSAI_B='c'\n#X=1\n")
            .expect("written");
        let read = values(folder.path());
        assert_eq!((read["OUVRAGE_ESSAI_A"].as_str(), read["OUVRAGE_ESSAI_B"].as_str()), ("a b", "c"));
    }
}
