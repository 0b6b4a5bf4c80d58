//! Is a line without a keyword a description, a misspelt keyword, or nothing that may stand there?

use super::codes;
use super::keywords::Role;
use super::lines::{Line, LineKind};
use super::reader::{Reader, Section, composed};
use super::suspicion::{self, Suspect};
use super::tags;
use crate::model::feature::StepKind;
use crate::text::Diagnostic;

impl<'a> Reader<'a> {
    /// A line that begins with no keyword.
    pub(super) fn free_text(&mut self, line: Line, content: &'a str) {
        let keywords = self.keywords;
        if tags::lacks_signs(content, self.tags_or_header_next()) {
            return self.tags(line, content);
        }
        let header = suspicion::header(content, keywords);
        if let Some(suspect) = header.filter(|suspect| !suspect.doubtful || self.in_body || self.step_next()) {
            return self.meant_header(line, content, suspect);
        }
        self.no_tags_here();
        let may_be_step = matches!(self.section, Section::Background | Section::Scenario | Section::Examples);
        let step = if may_be_step { suspicion::step(content, keywords) } else { None };
        if let Some(suspect) = step.filter(|suspect| !suspect.doubtful || self.in_body || !self.in_paragraph) {
            let fault = self.meant(line, content, suspect);
            self.fault(fault);
            return self.step(line, content, suspect.keyword.role, suspect.len, suspect.rest);
        }
        if self.in_body || matches!(self.section, Section::Start | Section::Adrift) {
            if !self.in_paragraph {
                let id = if self.section == Section::Start { "GH01-start" } else { "GH01" };
                let place = self.place(line.start, line.end);
                self.fault(Diagnostic::error(codes::STRAY_TEXT, id, place));
            }
            self.in_paragraph = true;
            return self.mark(LineKind::Fault);
        }
        self.describe(line, content);
    }

    /// Reads on as if the header were spelt well, so that what stands under it is seen.
    fn meant_header(&mut self, line: Line, content: &str, suspect: Suspect<'static>) {
        let fault = self.meant(line, content, suspect);
        self.diagnostics.push(fault);
        self.pending.faulty = true;
        let name = content.get(suspect.rest..).unwrap_or_default().trim();
        self.header(line, suspect.keyword.role, suspect.len, name);
    }

    /// The fault of a keyword that is not quite one.
    fn meant(&self, line: Line, content: &str, suspect: Suspect<'static>) -> Diagnostic {
        let place = self.place(line.start, line.start + suspect.len);
        let words = composed(content.get(..suspect.len).unwrap_or_default());
        let mut meant = suspect.keyword.text.clone();
        if !matches!(suspect.keyword.role, Role::Step(_)) {
            meant.push(':');
        }
        // Where only a step may stand, the line is refused; elsewhere it would be swallowed.
        let swallowed = !self.in_body && !matches!(self.section, Section::Start | Section::Adrift);
        let fault = match (suspect.foreign, swallowed) {
            (Some(language), _) => Diagnostic::error(codes::FOREIGN_KEYWORD, "GH25", place).with("language", language),
            (None, true) => Diagnostic::error(codes::SWALLOWED, "GH02", place),
            (None, false) => Diagnostic::error(codes::STRAY_TEXT, "GH01-near", place),
        };
        fault.with("words", words).with("meant", meant)
    }

    fn describe(&mut self, line: Line, content: &'a str) {
        self.mark(LineKind::Description);
        let description = match (self.section, &mut self.draft, &mut self.feature) {
            (Section::Scenario, Some(draft), _) => Some(&mut draft.scenario.description),
            (Section::Feature, _, Some(feature)) => Some(&mut feature.description),
            _ => None,
        };
        if let Some(text) = description {
            if !text.is_empty() {
                text.push_str(if self.blank_before { "\n\n" } else { "\n" });
            }
            text.push_str(&composed(content));
        }
        self.in_paragraph = true;
        if matches!(self.section, Section::Feature | Section::Rule) {
            self.watch_for_steps(line, content);
        }
    }

    /// One line of prose may begin with « Quand ». A Given or When and then a Then are a
    /// scenario whose first line is missing.
    fn watch_for_steps(&mut self, line: Line, content: &str) {
        let Some(Role::Step(Some(kind))) = self.keywords.step(content).map(|found| found.keyword.role) else { return };
        let place = self.place(line.start, line.end);
        if kind != StepKind::Then {
            self.misplaced.get_or_insert(place);
        } else if let Some(first) = self.misplaced.take() {
            self.diagnostics.push(Diagnostic::error(codes::STEP_OUTSIDE, "GH08", first).beside(place));
        }
    }

    fn step_next(&self) -> bool {
        self.next_line().and_then(|next| self.keywords.step(next)).is_some_and(|found| found.keyword.text != "*")
    }

    fn tags_or_header_next(&self) -> bool {
        self.next_line().is_some_and(|next| next.starts_with('@') || self.keywords.header(next).is_some())
    }
}
