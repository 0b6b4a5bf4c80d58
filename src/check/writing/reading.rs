//! The statements of some artifacts of one file, read by all rules that read one at a time.
//!
//! What was read is kept in memory as long as the artifacts stay what they are: the same pointers.

use std::sync::Arc;

use super::contradiction::{self, Measured};
use super::nearest::Said;
use super::sense::Sense;
use super::sentence::Sentence;
use super::statements::{Key, Known, Quiet, key};
use super::term::Unknown;
use super::topics::Spoken;
use super::{
    Catalogue, Statement, Told, bare, blank, criterion, is_about_rights, lang_of, length, obligation, passive, product,
    statement_place, stock, term, universal, vague,
};
use crate::model::requirement::Requirement;
use crate::model::use_case::{UseCase, UseCaseStatus};
use crate::model::{Head, Project};
use crate::text::Sources;
use crate::text::node::Node;

/// Artifacts that a thread reads in one go.
pub(super) const PIECE: usize = 256;

/// Something whose texts the rules read.
#[derive(Clone, Debug)]
pub(super) enum Text {
    Requirement(Arc<Requirement>),
    UseCase(Arc<UseCase>),
}

impl Text {
    /// All that are read of a project.
    pub(super) fn all(project: &Project) -> Vec<Self> {
        let requirements = project.requirements.pointers().iter().filter(|requirement| !requirement.is_dropped());
        let use_cases = project.use_cases.pointers().iter();
        let use_cases = use_cases.filter(|use_case| use_case.status != UseCaseStatus::Obsolete);
        // Room is made once: what grows is copied, into memory that is new each time.
        let mut all = Vec::with_capacity(project.requirements.len() + project.use_cases.len());
        all.extend(requirements.cloned().map(Self::Requirement).chain(use_cases.cloned().map(Self::UseCase)));
        all
    }

    fn head(&self) -> &Head {
        match self {
            Self::Requirement(requirement) => &requirement.head,
            Self::UseCase(use_case) => &use_case.head,
        }
    }

    /// Is it the same reading of the same artifact?
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Requirement(one), Self::Requirement(other)) => Arc::ptr_eq(one, other),
            (Self::UseCase(one), Self::UseCase(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }

    /// Where it is kept: its own as long as somebody holds it.
    pub(super) fn address(&self) -> usize {
        match self {
            Self::Requirement(requirement) => Arc::as_ptr(requirement).addr(),
            Self::UseCase(use_case) => Arc::as_ptr(use_case).addr(),
        }
    }
}

/// The work cut into pieces, each of one file.
pub(super) fn pieces(texts: &[Text]) -> Vec<&[Text]> {
    let of_files = texts.chunk_by(|one, next| one.head().node.is_beside(&next.head().node));
    of_files.flat_map(|of_file| of_file.chunks(PIECE)).collect()
}

/// What was read of some artifacts.
#[derive(Debug)]
pub(super) struct Piece {
    texts: Vec<Text>,
    /// Each requirement with what its statement says.
    pub(super) said: Vec<Said>,
    /// The statements with nothing to say against them, by their texts.
    pub(super) quiet: Vec<(Key, Arc<Quiet>)>,
    /// How many of them are new?
    pub(super) learnt: usize,
    pub(super) unknown: Unknown,
    /// The subjects that the requirements speak of.
    pub(super) spoken: Spoken,
    pub(super) found: Vec<crate::text::Diagnostic>,
    /// The criteria with a figure, by the stems of what they measure.
    pub(super) measured: Vec<(Vec<u64>, Measured)>,
}

impl Piece {
    /// Was it read of these very artifacts?
    pub(super) fn is_of(&self, texts: &[Text]) -> bool {
        self.texts.len() == texts.len() && self.texts.iter().zip(texts).all(|(own, text)| own.is_same(text))
    }

    /// Where its first artifact is kept.
    pub(super) fn address(&self) -> Option<usize> {
        self.texts.first().map(Text::address)
    }

    /// Reads these artifacts; statements that are known are not taken apart.
    pub(super) fn read(
        project: &Project,
        sources: &Sources,
        catalogue: &Catalogue,
        known: &Known<'_>,
        texts: &[Text],
    ) -> Self {
        let told = Told { sources, found: Vec::new() };
        let mut reading =
            Reading { project, catalogue, known, unknown: Unknown::default(), told, quiet: Vec::new(), learnt: 0 };
        let (mut said, mut measured) = (Vec::with_capacity(texts.len()), Vec::new());
        let mut spoken = Spoken::default();
        for text in texts {
            match text {
                Text::Requirement(requirement) => {
                    let (read, key) = reading.statement(requirement);
                    spoken = spoken.or(read.spoken);
                    said.push(Said::new(Arc::clone(requirement), read, key));
                    reading.parts(&requirement.head, "rules");
                    measured.extend(contradiction::criteria(project, requirement));
                }
                Text::UseCase(use_case) => {
                    reading.parts(&use_case.head, "rules");
                    reading.parts(&use_case.head, "acceptance_criteria");
                }
            }
        }
        let Reading { unknown, told, quiet, learnt, .. } = reading;
        Self { texts: texts.to_vec(), said, quiet, learnt, unknown, spoken, found: told.found, measured }
    }
}

/// One walk over the statements.
struct Reading<'a> {
    project: &'a Project,
    catalogue: &'a Catalogue,
    known: &'a Known<'a>,
    unknown: Unknown,
    told: Told<'a>,
    quiet: Vec<(Key, Arc<Quiet>)>,
    learnt: usize,
}

impl Reading<'_> {
    /// Reads the statement of a requirement, unless it was read before with nothing to say against it.
    fn statement(&mut self, requirement: &Requirement) -> (Arc<Quiet>, Option<Key>) {
        let key = key(self.known.context, self.project, self.told.sources, requirement);
        let known = key.and_then(|key| Some((key, self.known.get(&key)?)));
        if let Some((key, known)) = known.filter(|(_, known)| self.unknown.again(&known.terms)) {
            self.quiet.push((key, Arc::clone(known)));
            return (Arc::clone(known), Some(key));
        }
        let before = self.told.found.len();
        // What the rules of the artifact before use is not this statement's.
        self.unknown.latest();
        let sense = self.requirement(requirement);
        let read = Arc::new(Quiet { sense, terms: self.unknown.latest(), spoken: Spoken::of(requirement) });
        // One of more words than two bytes can count is read again each time.
        if let Some(key) = key.filter(|_| before == self.told.found.len() && read.fits()) {
            self.learnt += 1;
            self.quiet.push((key, Arc::clone(&read)));
        }
        (read, key)
    }

    /// The rules that read the statement of a requirement, and what it is about for those that compare.
    fn requirement(&mut self, requirement: &Requirement) -> Sense {
        let lang = lang_of(self.project, &requirement.head);
        let sentence = Sentence::read(&requirement.head.statement, lang);
        let statement = &Statement { sentence, place: statement_place(&requirement.head) };
        let told = &mut self.told;
        vague::words(statement, !requirement.criteria.is_empty(), told);
        vague::pointing(statement, told);
        obligation::several(statement, told);
        if requirement.priority.as_ref().is_some_and(|priority| priority.rank == 1) {
            obligation::weak(statement, told);
        } else {
            obligation::title_alone(requirement, statement, told);
        }
        passive::without_actor(statement, told);
        if !is_about_rights(requirement) {
            passive::negative(statement, told);
        }
        universal::quantifiers(statement, told);
        if let Some(message) = blank::told_in(requirement.status) {
            blank::blanks(statement, message, told);
            criterion::blanks(requirement, lang, message, told);
        }
        product::names(statement, self.catalogue, told);
        term::unknown(statement, self.catalogue, &mut self.unknown, told);
        criterion::incomplete(requirement, lang, told);
        criterion::none(requirement, statement, told);
        // Where there are criteria, it is they that bind.
        if requirement.criteria.is_empty() {
            bare::figures(statement, told);
        }
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
            vague::words(&statement, false, &mut self.told);
            product::names(&statement, self.catalogue, &mut self.told);
            term::unknown(&statement, self.catalogue, &mut self.unknown, &mut self.told);
        }
    }
}
