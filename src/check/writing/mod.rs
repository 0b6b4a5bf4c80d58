//! Would a demanding reader know what is asked, of whom, and how it is proved? The rules of writing.
//!
//! Each statement is taken apart once, and all rules read the same words. What is found is kept per
//! code, so that the table of rules can give each its level and its gate.

mod blank;
mod clause;
mod contradiction;
mod coordination;
mod criterion;
mod duplicate;
mod exact;
mod figure;
mod lexicon;
mod obligation;
mod passive;
mod product;
mod sense;
mod sentence;
pub mod statements;
mod stock;
mod term;
mod universal;
mod vague;
mod verb;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use self::duplicate::Said;
pub(super) use self::lexicon::entries;
use self::sense::Sense;
use self::sentence::{Sentence, folded};
use self::statements::{Quiet, Statements};
use self::term::Unknown;
use crate::model::requirement::{Requirement, RequirementStatus, RequirementType};
use crate::model::use_case::{UseCase, UseCaseStatus};
use crate::model::{Head, Project};
use crate::syntax::scalar;
use crate::text::node::Node;
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
        Self { terms, applications: project.application_names().map(folded).collect() }
    }

    /// Changes with any of its words.
    fn print(&self) -> [u8; 32] {
        let mut terms: Vec<&str> = self.terms.iter().map(String::as_str).collect();
        terms.sort_unstable();
        let mut hasher = Sha256::new();
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

/// Artifacts that a thread reads in one go.
const PIECE: usize = 256;

/// Something whose texts the rules read.
enum Text<'a> {
    Requirement(&'a Requirement),
    UseCase(&'a UseCase),
}

/// What a thread has read.
struct Piece<'a> {
    said: Vec<Said<'a>>,
    unknown: Unknown,
    found: Vec<Diagnostic>,
    quiet: statements::Read,
}

/// Reads all statements of a project: the findings of all rules of writing, in no order. Those that were read
/// before, with nothing to say against them, are not read again.
pub fn read(project: &Project, sources: &Sources, statements: &Statements) -> Vec<Diagnostic> {
    let catalogue = Catalogue::of(project);
    let context = catalogue.print();
    let requirements = project.requirements.iter().filter(|requirement| !requirement.is_dropped());
    let use_cases = project.use_cases.iter().filter(|use_case| use_case.status != UseCaseStatus::Obsolete);
    let texts: Vec<Text<'_>> = requirements.map(Text::Requirement).chain(use_cases.map(Text::UseCase)).collect();
    let pieces: Vec<&[Text<'_>]> = texts.chunks(PIECE).collect();
    let pieces = threads::share(&pieces, threads::up_to(pieces.len()), &|texts| {
        piece(project, sources, &catalogue, statements.reading(context), texts)
    });

    let mut told = Told { sources, found: Vec::new() };
    let (mut said, mut quiet, mut unknown) = (Vec::with_capacity(texts.len()), Vec::new(), Unknown::default());
    for mut piece in pieces {
        unknown.join(piece.unknown, &mut piece.found, told.found.len());
        told.found.append(&mut piece.found);
        said.append(&mut piece.said);
        quiet.push(piece.quiet);
    }
    statements.keep(quiet);
    unknown.count(&mut told);
    let contradicted = contradiction::thresholds(project, &mut told);
    duplicate::repeated(project, &said, &contradicted, &mut told);
    told.found
}

fn piece<'a>(
    project: &'a Project,
    sources: &Sources,
    catalogue: &Catalogue,
    mut quiet: statements::Reading<'_>,
    texts: &[Text<'a>],
) -> Piece<'a> {
    let told = Told { sources, found: Vec::new() };
    let mut reading = Reading { project, catalogue, unknown: Unknown::default(), told };
    let mut said = Vec::with_capacity(texts.len());
    for text in texts {
        match text {
            Text::Requirement(requirement) => {
                said.push((*requirement, reading.statement(requirement, &mut quiet)));
                reading.parts(&requirement.head, "rules");
            }
            Text::UseCase(use_case) => {
                reading.parts(&use_case.head, "rules");
                reading.parts(&use_case.head, "acceptance_criteria");
            }
        }
    }
    Piece { said, unknown: reading.unknown, found: reading.told.found, quiet: quiet.done() }
}

fn lang_of(project: &Project, head: &Head) -> Lang {
    head.lang.unwrap_or(project.manifest.lang)
}

/// Where the statement stands; the title says it where there is none.
fn statement_place(head: &Head) -> Place {
    let field = ["statement", "description", "title"].into_iter().find(|field| head.node.get(field).is_some());
    field.map_or(head.places.name, |field| head.place(field))
}

/// One walk over the statements.
struct Reading<'a> {
    project: &'a Project,
    catalogue: &'a Catalogue,
    unknown: Unknown,
    told: Told<'a>,
}

impl Reading<'_> {
    /// Reads the statement of a requirement, unless it was read before with nothing to say against it.
    fn statement(&mut self, requirement: &Requirement, quiet: &mut statements::Reading<'_>) -> Arc<Quiet> {
        let key = quiet.key(self.project, self.told.sources, requirement);
        if let Some(known) = key.and_then(|key| quiet.known(key, &mut self.unknown)) {
            return known;
        }
        let before = self.told.found.len();
        // What the rules of the artifact before use is not this statement's.
        self.unknown.latest();
        let sense = self.requirement(requirement);
        let read = Arc::new(Quiet { sense, terms: self.unknown.latest() });
        if let Some(key) = key.filter(|_| before == self.told.found.len()) {
            quiet.learn(key, &read);
        }
        read
    }

    /// The rules that read the statement of a requirement, and what it is about for those that compare.
    fn requirement(&mut self, requirement: &Requirement) -> Sense {
        let lang = lang_of(self.project, &requirement.head);
        let sentence = Sentence::read(&requirement.head.statement, lang);
        let statement = &Statement { sentence, place: statement_place(&requirement.head) };
        let told = &mut self.told;
        vague::words(statement, told);
        obligation::several(statement, told);
        if requirement.priority.as_ref().is_some_and(|priority| priority.rank == 1) {
            obligation::weak(statement, told);
        }
        passive::without_actor(statement, told);
        if !is_about_rights(requirement) {
            passive::negative(statement, told);
        }
        universal::quantifiers(statement, told);
        if matches!(requirement.status, RequirementStatus::Frozen | RequirementStatus::Amended) {
            blank::blanks(statement, told);
            criterion::blanks(requirement, lang, told);
        }
        product::names(statement, self.catalogue, told);
        term::unknown(statement, self.catalogue, &mut self.unknown, told);
        criterion::incomplete(requirement, lang, told);
        criterion::none(requirement, statement, told);
        stock::described(requirement, statement, told);
        length(statement, told);
        Sense::of(&statement.sentence)
    }

    /// The rules that read business rules and acceptance criteria: short texts with forms of their own.
    fn parts(&mut self, head: &Head, field: &str) {
        for item in head.node.get(field).map(Node::items).unwrap_or_default() {
            let value = item.get("statement").unwrap_or(item);
            let Some(text) = value.text() else { continue };
            let sentence = Sentence::read(text, lang_of(self.project, head));
            let statement = Statement { sentence, place: value.place };
            vague::words(&statement, &mut self.told);
            product::names(&statement, self.catalogue, &mut self.told);
            term::unknown(&statement, self.catalogue, &mut self.unknown, &mut self.told);
        }
    }
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
