//! Why did the system refuse, in the reader's words? « No such file or directory (os error 2) » is none of them.

use std::io::{Error, ErrorKind};

use super::{Lang, Message};

/// The cause of a refusal of the system; one that is rare keeps the words of the system.
pub fn of(lang: Lang, error: &Error) -> String {
    let id = match error.kind() {
        ErrorKind::NotFound => "cause-absent",
        ErrorKind::PermissionDenied => "cause-denied",
        ErrorKind::AlreadyExists => "cause-exists",
        ErrorKind::IsADirectory => "cause-folder",
        ErrorKind::NotADirectory => "cause-no-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "cause-full",
        ErrorKind::ReadOnlyFilesystem => "cause-read-only",
        ErrorKind::FileTooLarge => "cause-large",
        _ => return error.to_string(),
    };
    Message::new(id).text(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_causes_are_said_in_the_language_of_the_reader() {
        let absent = Error::from(ErrorKind::NotFound);
        assert_eq!(of(Lang::Fr, &absent), "il n’existe pas");
        assert_eq!(of(Lang::En, &absent), "it does not exist");
        assert_eq!(of(Lang::Fr, &Error::other("x")), "x");
    }
}
