//! What opens here: a feature, a background, a rule, a scenario, examples? And in which language?

use super::codes;
use super::keywords::{Keywords, LANGUAGES, Role};
use super::lines::{Line, LineKind};
use super::reader::{Draft, Pending, Reader, Rule, Section, composed};
use super::suspicion;
use crate::model::feature::{Examples, Scenario};
use crate::text::similar::nearest;
use crate::text::{Diagnostic, Place};

impl Reader<'_> {
    /// `# language: xx`, which counts before anything else only.
    pub(super) fn comment(&mut self, line: Line, comment: &str) {
        if self.section != Section::Start || self.language_settled || self.pending.first.is_some() {
            return;
        }
        let Some((name, value)) = comment.split_once(':') else { return };
        let value = value.trim();
        if !name.trim().eq_ignore_ascii_case("language") || value.is_empty() {
            return;
        }
        if let Some(keywords) = Keywords::of(value) {
            self.keywords = keywords;
            self.language_settled = true;
            return;
        }
        // « fra » is nearer to French than to Persian for whoever writes here.
        let meant = nearest(value, ["fr", "en"]).or_else(|| nearest(value, LANGUAGES.iter().copied())).unwrap_or("fr");
        let place = self.place(line.end - value.len(), line.end);
        let fault = Diagnostic::error(codes::UNKNOWN_LANGUAGE, "GH03", place);
        self.fault(fault.with("language", value).with("meant", meant));
        self.language_told = true;
    }

    /// Nothing said the language: the first keyword does.
    pub(super) fn settle_language(&mut self, line: Line, content: &str) {
        if self.language_settled {
            return;
        }
        if self.keywords.header(content).is_some() {
            self.language_settled = true;
            return;
        }
        let french = Keywords::of("fr");
        let exact = french.and_then(|french| Some((french, french.header(content)?.len)));
        let exact = exact.or_else(|| {
            if self.languages_tried || !content.contains([':', '：']) {
                return None;
            }
            self.languages_tried = true;
            LANGUAGES.iter().filter_map(|language| Keywords::of(language)).find_map(|keywords| {
                let found = keywords.header(content)?;
                (found.keyword.role == Role::Feature).then_some((keywords, found.len))
            })
        });
        let near = |keywords: &'static Keywords| {
            suspicion::header(content, keywords)
                .filter(|suspect| suspect.foreign.is_none() && !suspect.doubtful)
                .map(|suspect| (keywords, suspect.len))
        };
        let found = exact.or_else(|| near(self.keywords)).or_else(|| french.and_then(near));
        let Some((keywords, len)) = found else { return };
        self.language_settled = true;
        if keywords.language != self.keywords.language && !self.language_told {
            let place = self.place(line.start, line.start + len);
            let warning = Diagnostic::warning(codes::UNDECLARED_LANGUAGE, "GH04", place);
            self.diagnostics.push(warning.with("language", keywords.language));
        }
        self.keywords = keywords;
    }

    /// A header line; `len` bytes of it are the keyword.
    pub(super) fn header(&mut self, line: Line, role: Role, len: usize, name: &str) {
        self.mark(LineKind::Header);
        let place = self.place(line.start, line.end);
        let keyword = composed(self.text.get(line.start..line.start + len).unwrap_or_default());
        match role {
            Role::Feature => self.open_feature(name, place),
            Role::Background => self.open_background(place),
            Role::Rule => self.open_rule(name, place),
            Role::Scenario | Role::Outline => self.open_scenario(keyword, role == Role::Outline, name, place),
            Role::Examples => self.open_examples(name, place),
            // No table of headers holds a step.
            Role::Step(_) => {}
        }
        self.in_body = false;
        self.open_table = None;
        self.in_paragraph = false;
        self.misplaced = None;
    }

    fn open_feature(&mut self, name: &str, place: Place) {
        let pending = std::mem::take(&mut self.pending);
        if let Some(first) = self.feature.as_ref().map(|feature| feature.place) {
            self.close_rule();
            let fault = Diagnostic::error(codes::SECOND_FEATURE, "GH06", place).beside(first);
            self.background.clear();
            self.background_lines.clear();
            self.has_background = false;
            self.feature_tags = pending.tags;
            // What follows is read as a rule of the first feature whose scenarios are not sound.
            self.rule = Some(self.new_rule(name, true));
            self.feature_faulty = true;
            self.diagnostics.push(fault);
            self.section = Section::Rule;
            return;
        }
        self.feature_faulty |= pending.faulty;
        self.feature_tags.clone_from(&pending.tags);
        self.feature = Some(self.new_feature(name, pending.tags, place));
        self.section = Section::Feature;
    }

    fn new_rule(&self, name: &str, faulty: bool) -> Rule {
        Rule {
            name: composed(name),
            tags: Vec::new(),
            background: Vec::new(),
            background_lines: Vec::new(),
            has_background: false,
            first_scenario: self.feature.as_ref().map_or(0, |feature| feature.scenarios.len()),
            faulty,
        }
    }

    /// Something stands before any feature.
    pub(super) fn need_feature(&mut self, place: Place) {
        if self.feature.is_none() {
            self.feature = Some(self.new_feature("", Vec::new(), place));
            self.section = Section::Feature;
            self.fault(Diagnostic::error(codes::NO_FEATURE, "GH05", place));
        }
    }

    fn open_background(&mut self, place: Place) {
        let faulty = self.pending.faulty;
        self.need_feature(place);
        self.close_scenario();
        let scenarios = self.feature.as_ref().map_or(0, |feature| feature.scenarios.len());
        let late = match &mut self.rule {
            Some(rule) => std::mem::replace(&mut rule.has_background, true) || scenarios > rule.first_scenario,
            None => std::mem::replace(&mut self.has_background, true) || scenarios > 0,
        };
        self.section = Section::Background;
        self.no_tags_here();
        match &mut self.rule {
            Some(rule) => rule.faulty |= faulty,
            None => self.feature_faulty |= faulty,
        }
        if late {
            self.fault(Diagnostic::error(codes::MISPLACED_BACKGROUND, "GH07", place));
        }
    }

    fn open_rule(&mut self, name: &str, place: Place) {
        let pending = std::mem::take(&mut self.pending);
        self.need_feature(place);
        self.close_rule();
        self.rule = Some(Rule { tags: pending.tags, ..self.new_rule(name, pending.faulty) });
        self.section = Section::Rule;
    }

    fn open_scenario(&mut self, keyword: String, outline: bool, name: &str, place: Place) {
        let pending = std::mem::take(&mut self.pending);
        self.need_feature(place);
        self.close_scenario();
        let (mut inherited_tags, mut background) = (self.feature_tags.clone(), self.background.clone());
        let mut lines = self.background_lines.clone();
        if let Some(rule) = &self.rule {
            inherited_tags.extend_from_slice(&rule.tags);
            background.extend_from_slice(&rule.background);
            lines.extend_from_slice(&rule.background_lines);
        }
        let scenario = Scenario {
            name: composed(name),
            keyword,
            description: String::new(),
            tags: pending.tags,
            inherited_tags,
            rule: self.rule.as_ref().map(|rule| rule.name.clone()),
            background,
            steps: Vec::new(),
            examples: Vec::new(),
            outline,
            sound: !pending.faulty,
            place,
        };
        self.draft = Some(Draft::new(scenario, lines));
        self.section = Section::Scenario;
    }

    fn open_examples(&mut self, name: &str, place: Place) {
        let Pending { tags, faulty, .. } = std::mem::take(&mut self.pending);
        self.need_feature(place);
        let under_scenario = matches!(self.section, Section::Scenario | Section::Examples);
        let Some(draft) = self.draft.as_mut().filter(|_| under_scenario) else {
            self.fault(Diagnostic::error(codes::EXAMPLES_OF_NOTHING, "GH28", place));
            self.section = Section::Adrift;
            return;
        };
        draft.scenario.sound &= !faulty;
        draft.scenario.examples.push(Examples {
            file: Examples::named_file(name),
            name: composed(name),
            tags,
            header: Vec::new(),
            rows: Vec::new(),
            place,
        });
        if !draft.scenario.outline {
            // It is played once per row all the same, as gherkin has it.
            draft.scenario.outline = true;
            let meant = self.keywords.headers.iter().find(|keyword| keyword.role == Role::Outline);
            let meant = meant.map(|keyword| keyword.text.clone()).unwrap_or_default();
            let scenario = draft.scenario.place;
            let warning = Diagnostic::warning(codes::EXAMPLES_OF_PLAIN, "GH18", place).beside(scenario);
            self.diagnostics.push(warning.with("meant", meant));
        }
        self.section = Section::Examples;
    }
}
