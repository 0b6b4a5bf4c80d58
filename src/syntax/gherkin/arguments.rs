//! Which steps does a scenario have, with which tables and texts?

use super::keywords::Role;
use super::lines::{Line, LineKind};
use super::reader::{Reader, Section, composed};
use super::{codes, table};
use crate::model::feature::{DocString, Step, StepKind};
use crate::text::Diagnostic;

impl Reader<'_> {
    /// A step line: `len` bytes of it are the keyword, the phrase begins at `rest`.
    pub(super) fn step(&mut self, line: Line, content: &str, role: Role, len: usize, rest: usize) {
        let place = self.place(line.start, line.end);
        self.in_paragraph = false;
        let outside = !matches!(self.section, Section::Background | Section::Scenario);
        if outside {
            self.fault(Diagnostic::error(codes::STEP_OUTSIDE, "GH08", place));
        }
        if matches!(self.section, Section::Start | Section::Adrift) {
            return self.mark(LineKind::Fault);
        }
        if self.section == Section::Examples {
            // A step under examples belongs to their scenario; nobody knows where in it.
            self.section = Section::Scenario;
        }
        let phrase = content.get(rest..).unwrap_or_default().trim();
        if phrase.is_empty() {
            self.fault(Diagnostic::error(codes::EMPTY_STEP, "GH24", place));
        }
        let at = self.at;
        let (steps, lines) = match (self.section, &mut self.draft, &mut self.rule) {
            (Section::Scenario, Some(draft), _) => (&mut draft.scenario.steps, &mut draft.lines),
            (_, _, Some(rule)) => (&mut rule.background, &mut rule.background_lines),
            _ => (&mut self.background, &mut self.background_lines),
        };
        lines.push(at);
        let kind = match role {
            Role::Step(Some(kind)) => kind,
            _ => steps.last().map_or(StepKind::Given, |step| step.kind),
        };
        steps.push(Step {
            keyword: composed(content.get(..len).unwrap_or_default()),
            kind,
            text: composed(phrase),
            table: None,
            doc_string: None,
            place,
            means: None,
        });
        self.in_body = true;
        self.mark(LineKind::Step);
    }

    /// The step that a table or a text belongs to.
    fn last_step(&mut self) -> Option<&mut Step> {
        if !self.in_body {
            return None;
        }
        match (self.section, &mut self.draft, &mut self.rule) {
            (Section::Scenario, Some(draft), _) => draft.scenario.steps.last_mut(),
            (Section::Background, _, Some(rule)) => rule.background.last_mut(),
            (Section::Background, _, None) => self.background.last_mut(),
            _ => None,
        }
    }

    /// A row of a table.
    pub(super) fn row(&mut self, line: Line, content: &str) {
        self.no_tags_here();
        self.in_paragraph = false;
        let place = self.place(line.start, line.end);
        if self.section != Section::Examples && self.last_step().is_none() {
            if self.open_table.is_none() && self.section != Section::Adrift {
                self.fault(Diagnostic::error(codes::TABLE_OF_NOTHING, "GH12", place));
            }
            self.open_table.get_or_insert(0);
            return self.mark(LineKind::Fault);
        }
        self.mark(LineKind::Row);
        let mut row = table::row(content);
        if let Some(at) = row.open {
            let words = self.place(line.start + at, line.end);
            self.fault(Diagnostic::error(codes::OPEN_ROW, "GH14", words));
        }
        let first = self.open_table.is_none();
        let width = *self.open_table.get_or_insert(row.cells.len());
        if row.cells.len() != width && row.open.is_none() {
            let extra = row.cells.get(width).map_or(line.start, |(_, at)| line.start + at - 1);
            let fault = Diagnostic::error(codes::RAGGED_TABLE, "GH11", self.place(extra, line.end));
            self.fault(fault.with("found", row.cells.len()).with("expected", width));
        }
        while row.cells.len() < width {
            row.cells.push((String::new(), content.len()));
        }
        if self.section == Section::Examples {
            self.example(line, row.cells);
            return;
        }
        let at = self.at;
        match (self.section, &mut self.draft, &mut self.rule) {
            (Section::Scenario, Some(draft), _) => draft.lines.push(at),
            (Section::Background, _, Some(rule)) => rule.background_lines.push(at),
            (Section::Background, _, None) => self.background_lines.push(at),
            _ => {}
        }
        let Some(step) = self.last_step() else { return };
        let second = first && step.table.is_some();
        step.table.get_or_insert_default().push(row.cells.into_iter().map(|(cell, _)| cell).collect());
        if second {
            self.fault(Diagnostic::error(codes::SECOND_ARGUMENT, "GH13", place));
        }
    }

    /// The names of the columns, then one row per line.
    fn example(&mut self, line: Line, cells: Vec<(String, usize)>) {
        let place = self.place(line.start, line.end);
        let named = self.draft.as_ref().and_then(|draft| draft.scenario.examples.last());
        let mut columns = Vec::new();
        if named.is_some_and(|examples| examples.header.is_empty()) {
            for (i, (name, at)) in cells.iter().enumerate() {
                let next = cells.get(i + 1).map_or(line.end, |(_, next)| line.start + next);
                // Without the bar that closes the cell.
                let (start, end) = (line.start + at, next.saturating_sub(1).max(line.start + at));
                if name.is_empty() || cells.iter().take(i).any(|(other, _)| other == name) {
                    let id = if name.is_empty() { "GH20-empty" } else { "GH20" };
                    let fault = Diagnostic::error(codes::COLUMN_NAME, id, self.place(start, end));
                    self.fault(fault.with("name", name));
                }
                let raw = self.text.get(start..end).unwrap_or_default();
                let blank = raw.len() - raw.trim_start().len();
                columns.push((name.clone(), self.place(start + blank, start + blank + raw.trim().len())));
            }
        }
        let Some(draft) = &mut self.draft else { return };
        let Some(examples) = draft.scenario.examples.last_mut() else { return };
        let cells: Vec<String> = cells.into_iter().map(|(cell, _)| cell).collect();
        if examples.header.is_empty() {
            examples.header = cells;
            draft.columns.extend(columns);
        } else {
            examples.rows.push((cells, place));
        }
        self.in_body = true;
    }

    /// A text between `"""` or ```` ``` ````, up to its end.
    pub(super) fn doc_string(&mut self, line: Line, content: &str) {
        self.no_tags_here();
        self.in_paragraph = false;
        let (quotes, media_type) = content.split_at_checked(3).unwrap_or((content, ""));
        let opening = self.place(line.start, line.start + quotes.len());
        let first = self.at + 1;
        let rest = self.lines.get(first..).unwrap_or_default();
        let closing = rest.iter().position(|line| self.content(*line).starts_with(quotes));
        let last = first
            + closing.unwrap_or_else(|| {
                // Nobody closed it: it ends where the next scenario begins, so that its faults are seen too.
                let opens = |content: &str| content.starts_with('@') || self.keywords.header(content).is_some();
                rest.iter().position(|line| opens(self.content(*line))).unwrap_or(rest.len())
            });
        let indent = self.text.get(line.raw_start..line.start).map_or(0, |blank| blank.chars().count());
        let text = self.inner_text(first, last, indent, quotes);
        let media_type = Some(composed(media_type.trim())).filter(|media_type| !media_type.is_empty());
        match self.last_step() {
            None => self.fault(Diagnostic::error(codes::TEXT_OF_NOTHING, "GH27", opening)),
            Some(step) if step.doc_string.is_some() => {
                self.fault(Diagnostic::error(codes::SECOND_ARGUMENT, "GH13", opening));
            }
            Some(step) => step.doc_string = Some(DocString { media_type, text }),
        }
        if let (Section::Scenario, Some(draft)) = (self.section, &mut self.draft) {
            draft.texts.extend(first..last);
        }
        for at in self.at..last {
            self.mark_at(at, LineKind::DocString);
        }
        self.at = last - 1;
        let Some(end) = closing.and_then(|_| self.lines.get(last)).copied() else {
            return self.fault(Diagnostic::error(codes::OPEN_TEXT, "GH15", opening));
        };
        self.at = last;
        self.mark(LineKind::DocString);
        if self.content(end).len() > quotes.len() {
            let words = self.place(end.start + quotes.len(), end.end);
            self.fault(Diagnostic::error(codes::AFTER_TEXT, "GH16", words));
        }
    }

    /// The lines of a text without the indentation of its quotes.
    fn inner_text(&self, first: usize, last: usize, indent: usize, quotes: &str) -> String {
        let escaped = if quotes == "```" { "\\`\\`\\`" } else { "\\\"\\\"\\\"" };
        let mut text = String::new();
        for (i, line) in self.lines.get(first..last).unwrap_or_default().iter().enumerate() {
            if i > 0 {
                text.push('\n');
            }
            let raw = self.text.get(line.raw_start..line.raw_end).unwrap_or_default();
            let blank = raw.chars().take(indent).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
            text.push_str(raw.get(blank..).unwrap_or_default());
        }
        if text.contains(escaped) { text.replace(escaped, quotes) } else { text }
    }
}
