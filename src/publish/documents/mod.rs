//! Which documents are there, and what do they hold? Each builds an outline.

mod catalogue;
mod mentions;
pub mod minutes;
#[cfg(test)]
pub(crate) mod sample;
pub mod specification;
mod writer;

use jiff::civil::Date;

use super::outline::Document;
use crate::model::Project;
use crate::text::{Lang, Message, format};

/// What a document says of itself: passed in, so that the same input gives the same document.
#[derive(Clone, Debug)]
pub struct About {
    /// Commit of the text: `3f2a9c1`, `3f2a9c1+dirty`, `unversioned`.
    pub commit: String,
    /// Day of the text.
    pub date: Date,
    /// A tag or `0.1`.
    pub version: String,
    /// Language of the document.
    pub lang: Lang,
    /// Whether it is for the project team: verbatims, pain points and internal artifacts may
    /// stand in it, and it says so. The specification never holds any.
    pub internal: bool,
}

impl About {
    /// The commit as people read it.
    fn said_commit(&self) -> String {
        match self.commit.as_str() {
            "unversioned" => Message::new("document-unversioned").text(self.lang),
            commit => match commit.strip_suffix("+dirty") {
                Some(commit) => Message::new("document-changed-since").with("commit", commit).text(self.lang),
                None => commit.to_owned(),
            },
        }
    }

    /// An empty document of the project: `suffix` completes its code.
    fn document(&self, project: &Project, suffix: &str, title: String) -> Document {
        let manifest = &project.manifest;
        let code = [manifest.code.as_str(), suffix].into_iter().filter(|part| !part.is_empty());
        Document {
            code: code.collect::<Vec<_>>().join("-"),
            title,
            subtitle: manifest.title.clone(),
            client: manifest.client.clone(),
            version: self.version.clone(),
            date: format::date(self.lang, self.date),
            date_iso: self.date.to_string(),
            commit: self.said_commit(),
            lang: self.lang,
            text_lang: (manifest.lang != self.lang).then_some(manifest.lang),
            accent: manifest.accent.clone(),
            facts: Vec::new(),
            brief: false,
            internal: self.internal,
            sections: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_changed_since_its_commit_says_so_in_the_language_of_the_document() {
        let said = |commit: &str, lang| {
            let date = jiff::civil::date(2026, 3, 12);
            About { commit: commit.to_owned(), date, version: "1".to_owned(), lang, internal: false }.said_commit()
        };
        assert_eq!(said("3f2a9c1+dirty", Lang::Fr), "3f2a9c1 modifié");
        assert_eq!(said("3f2a9c1+dirty", Lang::En), "3f2a9c1 changed");
        assert_eq!(said("3f2a9c1", Lang::Fr), "3f2a9c1");
    }
}
