//! Which line comes next, and who takes it?

use std::collections::HashSet;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::keywords::Keywords;
use super::lines::{self, Line, LineKind};
use super::tags::{self, Piece};
use super::{Block, Parsed, codes};
use crate::model::feature::{Feature, Scenario, Step, Tag};
use crate::text::{Diagnostic, FileId, Lang, Level, Place};

/// Under what the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Before the feature.
    Start,
    /// Under the feature's name.
    Feature,
    /// Under a background.
    Background,
    /// Under a rule's name.
    Rule,
    /// Under a scenario.
    Scenario,
    /// Under examples.
    Examples,
    /// Under something that stands where it must not, already reported.
    Adrift,
}

/// Tags that wait for their header.
#[derive(Default)]
pub(super) struct Pending {
    pub tags: Vec<Tag>,
    pub first: Option<Place>,
    pub faulty: bool,
}

/// A rule while it is read.
pub(super) struct Rule {
    pub name: String,
    pub tags: Vec<Tag>,
    pub background: Vec<Step>,
    pub background_lines: Vec<usize>,
    pub has_background: bool,
    pub first_scenario: usize,
    pub faulty: bool,
}

/// A scenario while it is read, with the lines on which placeholders may stand.
pub(super) struct Draft {
    pub scenario: Scenario,
    /// Those of its steps, and of the rows under them.
    pub lines: Vec<usize>,
    /// Those of the texts attached to its steps.
    pub texts: Vec<usize>,
    /// Those of the backgrounds before it.
    pub background: Vec<usize>,
    /// The heads of the columns of its examples.
    pub columns: Vec<(String, Place)>,
}

impl Draft {
    /// A scenario that begins, with the lines of the backgrounds before it.
    pub const fn new(scenario: Scenario, background: Vec<usize>) -> Self {
        Self { scenario, lines: Vec::new(), texts: Vec::new(), background, columns: Vec::new() }
    }

    /// One without a name, for steps that stand in no scenario.
    fn nameless(place: Place) -> Self {
        let scenario = Scenario {
            name: String::new(),
            keyword: String::new(),
            description: String::new(),
            tags: Vec::new(),
            inherited_tags: Vec::new(),
            rule: None,
            background: Vec::new(),
            steps: Vec::new(),
            examples: Vec::new(),
            outline: false,
            sound: true,
            place,
        };
        Self::new(scenario, Vec::new())
    }
}

/// The state of the reading.
pub(super) struct Reader<'a> {
    pub file: FileId,
    path: &'a str,
    pub text: &'a str,
    pub lines: Vec<Line>,
    kinds: Vec<Option<LineKind>>,
    pub at: usize,
    pub keywords: &'static Keywords,
    pub language_settled: bool,
    pub language_told: bool,
    pub languages_tried: bool,
    pub diagnostics: Vec<Diagnostic>,
    pub feature: Option<Feature>,
    pub feature_tags: Vec<Tag>,
    pub feature_faulty: bool,
    pub background: Vec<Step>,
    /// The lines of its steps, and of the rows under them.
    pub background_lines: Vec<usize>,
    pub has_background: bool,
    pub rule: Option<Rule>,
    pub draft: Option<Draft>,
    pub section: Section,
    pub pending: Pending,
    /// A step (or, under examples, a row) has been read in this section: no free text from here on.
    pub in_body: bool,
    /// The last line was a row: the next row belongs to the same table. Holds the width of the first row.
    pub open_table: Option<usize>,
    /// The last line that was not blank is free text.
    pub in_paragraph: bool,
    pub blank_before: bool,
    /// First Given or When that stands as free text under a feature or rule.
    pub misplaced: Option<Place>,
    /// The first bytes of placeholders of backgrounds that were told.
    pub told_above: HashSet<usize>,
}

impl<'a> Reader<'a> {
    pub fn new(file: FileId, path: &'a str, text: &'a str) -> Self {
        let lines = lines::split(text);
        Self {
            file,
            path,
            text,
            kinds: vec![None; lines.len()],
            lines,
            at: 0,
            keywords: Keywords::english(),
            language_settled: false,
            language_told: false,
            languages_tried: false,
            diagnostics: Vec::new(),
            feature: None,
            feature_tags: Vec::new(),
            feature_faulty: false,
            background: Vec::new(),
            background_lines: Vec::new(),
            has_background: false,
            rule: None,
            draft: None,
            section: Section::Start,
            pending: Pending::default(),
            in_body: false,
            open_table: None,
            in_paragraph: false,
            blank_before: false,
            misplaced: None,
            told_above: HashSet::new(),
        }
    }

    pub fn read(mut self) -> Parsed {
        while let Some(line) = self.lines.get(self.at).copied() {
            let content = self.content(line);
            self.line(line, content);
            self.at += 1;
        }
        self.finish();
        let lines = self.account();
        crate::text::diagnostic::sort(&mut self.diagnostics);
        Parsed { feature: self.feature, diagnostics: self.diagnostics, lines }
    }

    /// Reads the lines that begin in a range as the steps of one scenario.
    pub fn read_steps(mut self, range: std::ops::Range<usize>, language: &str) -> Block {
        self.keywords = Keywords::of(language).unwrap_or(self.keywords);
        self.language_settled = true;
        self.section = Section::Scenario;
        // Nothing of a block is free text: it has no name that this would stand under.
        self.in_body = true;
        self.draft = Some(Draft::nameless(self.place(range.start, range.start)));
        self.lines.retain(|line| range.contains(&line.start));
        self.kinds = vec![None; self.lines.len()];
        while let Some(line) = self.lines.get(self.at).copied() {
            let content = self.content(line);
            if self.keywords.header(content).is_some() {
                let place = self.place(line.start, line.end);
                self.fault(Diagnostic::error(codes::STRAY_TEXT, "GH01-block", place));
            } else {
                self.line(line, content);
            }
            self.at += 1;
        }
        self.no_tags_here();
        crate::text::diagnostic::sort(&mut self.diagnostics);
        // A header that is misspelt, or of another language, is read on as such: what stands under it is lost.
        let told = self.diagnostics.iter().any(|finding| finding.level == Level::Error);
        let (steps, sound) = match self.draft {
            Some(draft) => (draft.scenario.steps, draft.scenario.sound && !told),
            None => (Vec::new(), false),
        };
        Block { steps, sound, diagnostics: self.diagnostics }
    }

    fn line(&mut self, line: Line, content: &'a str) {
        if content.is_empty() {
            self.mark(LineKind::Blank);
            self.blank_before = true;
            return;
        }
        if let Some(comment) = content.strip_prefix('#') {
            self.comment(line, comment);
            return self.mark(LineKind::Comment);
        }
        if !content.starts_with('|') {
            self.open_table = None;
        }
        if content.starts_with('@') {
            self.tags(line, content);
        } else if content.starts_with('|') && !self.describing() {
            self.row(line, content);
        } else if (content.starts_with("\"\"\"") || content.starts_with("```")) && !self.describing() {
            self.doc_string(line, content);
        } else {
            self.words(line, content);
        }
        self.blank_before = false;
    }

    /// Headers, steps and free text.
    fn words(&mut self, line: Line, content: &'a str) {
        if self.section == Section::Start {
            self.settle_language(line, content);
        }
        let keywords = self.keywords;
        if let Some(found) = keywords.header(content) {
            let name = content.get(found.rest..).unwrap_or_default().trim();
            return self.header(line, found.keyword.role, found.len, name);
        }
        let step = if self.describing() { None } else { keywords.step(content) };
        match step {
            Some(found) => {
                self.no_tags_here();
                self.step(line, content, found.keyword.role, found.len, found.rest);
            }
            None => {
                self.free_text(line, content);
            }
        }
    }

    /// Under a feature or a rule all is description but headers and tags: Markdown tables and
    /// code are welcome there.
    fn describing(&self) -> bool {
        matches!(self.section, Section::Feature | Section::Rule)
    }

    /// Where the next line stands that is neither blank nor a comment.
    pub fn next_line(&self) -> Option<&'a str> {
        self.lines
            .get(self.at + 1..)?
            .iter()
            .map(|line| self.content(*line))
            .find(|content| !content.is_empty() && !content.starts_with('#'))
    }

    pub fn tags(&mut self, line: Line, content: &str) {
        self.in_paragraph = false;
        self.pending.first.get_or_insert(self.place(line.start, line.end));
        for piece in tags::pieces(content) {
            match piece {
                Piece::Tag(name, start, end) => {
                    let place = self.place(line.start + start, line.start + end);
                    self.pending.tags.push(Tag { name, place });
                }
                Piece::Broken(meant, start, end) => {
                    let place = self.place(line.start + start, line.start + end);
                    let fault = Diagnostic::error(codes::BROKEN_TAG, "GH09", place).with("meant", meant);
                    self.diagnostics.push(fault);
                    self.pending.faulty = true;
                }
                Piece::Glued(start, end) => {
                    let place = self.place(line.start + start, line.start + end);
                    self.diagnostics.push(Diagnostic::warning(codes::GLUED_TAGS, "GH26", place));
                }
            }
        }
        self.mark(LineKind::Tags);
    }

    /// Tags stood before something that takes none.
    pub fn no_tags_here(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        if let Some(place) = pending.first {
            self.fault(Diagnostic::error(codes::TAGS_OF_NOTHING, "GH10", place));
        }
    }

    /// Keeps a fault; what it stands in is not sound any more.
    pub fn fault(&mut self, diagnostic: Diagnostic) {
        if diagnostic.level == Level::Error {
            match (self.section, &mut self.draft, &mut self.rule) {
                (Section::Scenario | Section::Examples, Some(draft), _) => draft.scenario.sound = false,
                (Section::Background | Section::Rule | Section::Adrift, _, Some(rule)) => rule.faulty = true,
                _ => self.feature_faulty = true,
            }
        }
        self.diagnostics.push(diagnostic);
    }

    /// Accounts for the line under the reader.
    pub fn mark(&mut self, kind: LineKind) {
        self.mark_at(self.at, kind);
    }

    pub fn mark_at(&mut self, at: usize, kind: LineKind) {
        if let Some(slot) = self.kinds.get_mut(at) {
            *slot = Some(kind);
        }
    }

    /// The loss check: a line that nothing took makes the whole file unsound.
    fn account(&mut self) -> Vec<LineKind> {
        let mut kinds = Vec::with_capacity(self.kinds.len());
        for (kind, line) in self.kinds.iter().zip(&self.lines) {
            if kind.is_none() && line.start < line.end {
                let place = Place::new(self.file, line.start, line.end);
                self.diagnostics.push(Diagnostic::error(codes::LOST_LINE, "GH99", place));
                for scenario in self.feature.iter_mut().flat_map(|feature| &mut feature.scenarios) {
                    scenario.sound = false;
                }
            }
            kinds.push(kind.unwrap_or(LineKind::Blank));
        }
        kinds
    }

    pub fn content(&self, line: Line) -> &'a str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    pub fn place(&self, start: usize, end: usize) -> Place {
        Place::new(self.file, start, end)
    }

    /// A feature without anything yet.
    pub fn new_feature(&self, name: &str, tags: Vec<Tag>, place: Place) -> Feature {
        let language = self.keywords.language;
        Feature {
            path: self.path.to_owned(),
            keywords: language.to_owned(),
            lang: Lang::parse(language).unwrap_or_default(),
            name: composed(name),
            description: String::new(),
            tags,
            scenarios: Vec::new(),
            place,
        }
    }
}

/// The text in composed form.
pub(super) fn composed(text: &str) -> String {
    let is_composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed { text.to_owned() } else { text.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_nothing_took_is_an_error_and_spoils_the_file() {
        let mut reader = Reader::new(FileId(0), "a.feature", "Feature: a\n\nScenario: b\nGiven c\n");
        while let Some(line) = reader.lines.get(reader.at).copied() {
            let content = reader.content(line);
            reader.line(line, content);
            reader.at += 1;
        }
        reader.finish();
        reader.kinds[3] = None;
        reader.account();
        let told: Vec<_> = reader.diagnostics.iter().map(|d| (d.code, d.place.map(|p| p.span.start()))).collect();
        assert_eq!(told, [(codes::LOST_LINE, Some(24))]);
        assert!(reader.feature.is_some_and(|feature| feature.scenarios.iter().all(|scenario| !scenario.sound)));
    }
}
