//! Would a demanding reader know what is asked, of whom, and how it is proved? The rules of writing.
//!
//! Each statement is taken apart once, and all rules read the same words. What is found is kept per
//! code, so that the table of rules can give each its level and its gate.

mod bare;
mod blank;
mod changed;
mod clause;
mod contradiction;
mod coordination;
mod criterion;
mod duplicate;
mod exact;
mod figure;
mod kept;
mod lasting;
mod lexicon;
mod likeness;
mod lists;
mod nearest;
mod obligation;
mod passive;
mod product;
mod reading;
mod route;
mod sense;
mod sentence;
mod stance;
pub mod statements;
mod stock;
mod term;
mod topics;
mod universal;
mod vague;
mod verb;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};

pub(super) use self::blank::OPEN as OPEN_BLANK;
use self::nearest::{Nearest, Said};
use self::reading::{PIECE, Piece, Text};
use self::sentence::{Sentence, folded};
use self::statements::Statements;
use self::term::Unknown;
use self::topics::Spoken;
use crate::model::requirement::{Requirement, RequirementType};
use crate::model::{Head, Kind, Project};
use crate::syntax::scalar;
use crate::text::{Diagnostic, Lang, Place, Sources};
use crate::threads;

/// Words from which a statement is too long to be one requirement (R12).
const LONGEST: usize = 60;

/// A text that the rules read, taken apart.
pub struct Statement<'a> {
    sentence: Sentence<'a>,
    place: Place,
}

/// What is found, with the texts in which the words are underlined.
pub struct Told<'a> {
    sources: &'a Sources,
    found: Vec<Diagnostic>,
}

impl Told<'_> {
    /// A finding at some bytes of a statement.
    fn words(
        &mut self,
        code: &'static str,
        message: &'static str,
        statement: &Statement<'_>,
        bytes: Range<usize>,
    ) -> &mut Diagnostic {
        let text = statement.sentence.text;
        let words = text.get(bytes.clone()).unwrap_or_default();
        let short: Vec<&str> = words.split_whitespace().collect();
        let place = scalar::place_of(self.sources, statement.place, text, bytes);
        self.found.push(Diagnostic::error(code, message, place).with("words", short.join(" ")));
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

/// What the project says of the words that it uses: its glossary and its own applications.
pub struct Catalogue {
    terms: HashSet<String>,
    applications: Vec<String>,
}

impl Catalogue {
    fn of(project: &Project) -> Self {
        let terms = project.glossary.iter().flat_map(|term| [Some(term.term.as_str()), term.acronym.as_deref()]);
        let mut terms: HashSet<String> = terms.flatten().map(folded).collect();
        // A term is known in the plural too.
        terms.extend(terms.iter().map(|term| format!("{term}s")).collect::<Vec<_>>());
        // The browsers that the project has are as much its own as its applications.
        let browsers = project.of_kind(Kind::Context).flat_map(|context| context.texts("browsers"));
        let applications = project.application_names().map(folded);
        Self { terms, applications: applications.chain(browsers.map(|name| folded(&name))).collect() }
    }

    /// Changes with any of its words, and with the language of the project.
    fn print(&self, lang: Lang) -> [u8; 32] {
        let mut terms: Vec<&str> = self.terms.iter().map(String::as_str).collect();
        terms.sort_unstable();
        let mut hasher = Sha256::new();
        hasher.update(lang.key().as_bytes());
        for word in terms.into_iter().chain([""]).chain(self.applications.iter().map(String::as_str)) {
            hasher.update(word.as_bytes());
            hasher.update([0]);
        }
        hasher.finalize().into()
    }

    /// Does the glossary have this folded term?
    pub fn has_term(&self, term: &str) -> bool {
        self.terms.contains(term)
    }

    /// Is this folded name one of the project's own applications, or part of its name?
    pub fn has_application(&self, name: &str) -> bool {
        self.applications.iter().any(|known| known.contains(name))
    }
}

/// Reads all statements of a project: the findings of all rules of writing, in no order. What was read before, and
/// would be read alike, is not read again.
pub fn read(project: &Project, sources: &Sources, statements: &Statements) -> Vec<Diagnostic> {
    let catalogue = Catalogue::of(project);
    let texts = Text::all(project);
    let wanted = reading::pieces(&texts);
    let known = statements.known(catalogue.print(project.manifest.lang), &wanted);
    let pieces = threads::share(&wanted, threads::up_to(wanted.len()), &|texts| match known.piece(texts) {
        Some(piece) => Arc::clone(piece),
        None => Arc::new(Piece::read(project, sources, &catalogue, &known, texts)),
    });

    let mut told = Told { sources, found: Vec::new() };
    let mut unknown = Unknown::default();
    for piece in &pieces {
        let mut found = piece.found.clone();
        unknown.join(&piece.unknown, &mut found, told.found.len());
        told.found.append(&mut found);
    }
    unknown.count(&mut told);
    let spoken = pieces.iter().fold(Spoken::default(), |spoken, piece| spoken.or(piece.spoken));
    told.found.extend(topics::missing_of(project, spoken));
    let contradicted = contradiction::thresholds(&pieces, &mut told);
    let mut said: Vec<Said> = Vec::with_capacity(pieces.iter().map(|piece| piece.said.len()).sum());
    pieces.iter().for_each(|piece| said.extend_from_slice(&piece.said));
    let nearest = Nearest::of(&said, known.nearest());
    let moved = known.nearest().map_or(usize::MAX, |before| before.moved(&said));
    duplicate::repeated(project, &said, &nearest, &contradicted, &mut told);
    duplicate::in_the_same_words(project, &mut told);
    statements.keep(known.context, pieces, nearest, moved);
    told.found
}

fn lang_of(project: &Project, head: &Head) -> Lang {
    head.lang.unwrap_or(project.manifest.lang)
}

/// Where the statement stands; the title says it where there is none.
pub(super) fn statement_place(head: &Head) -> Place {
    let field = ["statement", "description", "title"].into_iter().find(|field| head.node.get(field).is_some());
    field.map_or(head.places.name, |field| head.place(field))
}

/// What is forbidden is said in the negative where rights and security are meant.
fn is_about_rights(requirement: &Requirement) -> bool {
    requirement.requirement_type == RequirementType::Security || requirement.domain.as_deref() == Some("users_access")
}

/// R12: more words than are read in one breath.
fn length(statement: &Statement<'_>, told: &mut Told<'_>) {
    if !statement.sentence.may_be_longer_than(LONGEST) {
        return;
    }
    let length = statement.sentence.length();
    if length > LONGEST {
        let finding = told.words("R12", "R12", statement, obligation::whole(statement.sentence.text));
        *finding = finding.clone().with("count", length).with("most", LONGEST);
    }
}
