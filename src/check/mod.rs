//! What would a demanding reader object to? Rules over the model → diagnostics.
//!
//! One table: code, level, the gate from which it applies, the function. One file per family.

pub mod codes;
mod steps;
mod suppression;
pub mod test_design;
mod trace;
mod unknown_name;
mod writing;

use std::sync::OnceLock;

use self::suppression::Known;

use crate::choice;
use crate::model::Project;
use crate::model::manifest::Phase;
use crate::text::{Diagnostic, Level, Sources, diagnostic};
use crate::vocabulary::Said;

choice! {
    /// How strict to be: what is absurd to ask of a draft is due before a consultation.
    Gate "gate" {
        Drafting = "drafting", Validation = "validation", Consultation = "consultation", Acceptance = "acceptance",
        Decision = "decision",
    }
}

impl Gate {
    /// The gate of a project that stands in this phase.
    pub const fn of_phase(phase: Phase) -> Self {
        match phase {
            Phase::Drafting => Self::Drafting,
            Phase::Consultation => Self::Consultation,
            Phase::Build | Phase::Acceptance => Self::Acceptance,
            Phase::Service => Self::Decision,
        }
    }
}

/// One rule: a small function over the linked model.
pub struct Rule {
    /// Its stable code.
    pub code: &'static str,
    /// Its level, unless the manifest says otherwise.
    pub level: Level,
    /// The gate from which it applies.
    pub from: Gate,
    /// Finds what breaks it: diagnostics with a place and words; code and level are the table's.
    find: fn(&Subject<'_>, &mut Findings),
}

/// What the rules look at.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The linked project.
    pub project: &'a Project,
    /// What its steps say.
    pub said: &'a Said,
    /// The texts that it was read from: rules underline words in them.
    pub sources: &'a Sources,
}

/// What a rule found: it says where and what, the table says how much it weighs.
pub(crate) struct Findings<'a> {
    code: &'static str,
    level: Level,
    found: Vec<Diagnostic>,
    /// What the rules of writing found: the statements are read once for all of them.
    written: &'a OnceLock<Vec<Diagnostic>>,
}

impl Findings<'_> {
    /// What the rules of writing found under this rule's code.
    fn written(&mut self, subject: &Subject<'_>) {
        let all = self.written.get_or_init(|| writing::read(subject.project, subject.sources));
        let own = all.iter().filter(|finding| finding.code == self.code).cloned();
        self.found.extend(own.map(|finding| finding.at_level(self.level)));
    }

    /// A finding at `place`, said by the message `id`.
    fn at(&mut self, id: &'static str, place: crate::text::Place) -> &mut Diagnostic {
        let finding = Diagnostic::error(self.code, id, place).at_level(self.level);
        self.found.push(finding);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// A step of a background is met once per scenario, and told once.
    fn once_per_place(&mut self) {
        let mut seen = std::collections::BTreeSet::new();
        self.found.retain(|finding| seen.insert(finding.place));
    }
}

/// All rules of the table, those of linking and reading included as names only.
pub const RULES: &[Rule] = &[
    Rule {
        code: "T01",
        level: Level::Error,
        from: Gate::Validation,
        find: |subject, findings| trace::retained_need_without_use_case(subject.project, findings),
    },
    Rule {
        code: "T02",
        level: Level::Error,
        from: Gate::Validation,
        find: |subject, findings| trace::use_case_without_need(subject.project, findings),
    },
    Rule {
        code: "T03",
        level: Level::Error,
        from: Gate::Validation,
        find: |subject, findings| trace::requirement_without_source(subject.project, findings),
    },
    Rule {
        code: "T04",
        level: Level::Error,
        from: Gate::Validation,
        find: |subject, findings| trace::data_use_case_feeds_nothing(subject.project, findings),
    },
    Rule {
        code: "T05",
        level: Level::Error,
        from: Gate::Acceptance,
        find: |subject, findings| trace::first_rank_without_test(subject.project, findings),
    },
    Rule {
        code: "T06",
        level: Level::Warning,
        from: Gate::Acceptance,
        find: |subject, findings| trace::fewer_tests_than_expected(subject.project, findings),
    },
    Rule {
        code: "T07",
        level: Level::Warning,
        from: Gate::Validation,
        find: |subject, findings| trace::test_without_requirement(subject.project, findings),
    },
    Rule {
        code: "T08",
        level: Level::Error,
        from: Gate::Drafting,
        find: |subject, findings| trace::link_to_dropped(subject.project, findings),
    },
    Rule {
        code: "T09",
        level: Level::Warning,
        from: Gate::Validation,
        find: |subject, findings| trace::objective_without_need(subject.project, findings),
    },
    Rule {
        code: "T10",
        level: Level::Warning,
        from: Gate::Validation,
        find: |subject, findings| trace::need_without_objective(subject.project, findings),
    },
    Rule {
        code: "T13",
        level: Level::Warning,
        from: Gate::Consultation,
        find: |subject, findings| trace::lot_before_its_dependency(subject.project, findings),
    },
    Rule {
        code: "D01",
        level: Level::Error,
        from: Gate::Validation,
        find: |subject, findings| test_design::step_without_expected(subject.project, &mut findings.found),
    },
    Rule {
        code: "D10",
        level: Level::Warning,
        from: Gate::Drafting,
        find: |subject, findings| {
            test_design::scenario_proves_nothing(subject.project, &mut findings.found);
            test_design::screen_mechanics(subject.project, &mut findings.found);
        },
    },
    Rule {
        code: "D14",
        level: Level::Error,
        from: Gate::Drafting,
        find: |subject, findings| test_design::nothing_to_play(subject.project, &mut findings.found),
    },
    Rule {
        code: "D13",
        level: Level::Error,
        from: Gate::Drafting,
        find: |subject, findings| steps::unmatched(subject.project, subject.said, findings),
    },
    Rule {
        code: "T14",
        level: Level::Error,
        from: Gate::Drafting,
        find: |subject, findings| trace::dependency_cycle(subject.project, findings),
    },
    written("R01", Level::Warning, Gate::Validation),
    written("R02", Level::Warning, Gate::Validation),
    written("R03", Level::Warning, Gate::Validation),
    written("R04", Level::Info, Gate::Validation),
    written("R05", Level::Info, Gate::Validation),
    written("R06", Level::Info, Gate::Validation),
    written("R07", Level::Error, Gate::Drafting),
    written("R08", Level::Warning, Gate::Validation),
    written("R09", Level::Warning, Gate::Validation),
    written("R11", Level::Warning, Gate::Validation),
    written("R12", Level::Info, Gate::Validation),
    written("R13", Level::Warning, Gate::Validation),
    written("R14", Level::Error, Gate::Validation),
    written("S01", Level::Warning, Gate::Validation),
];

/// A rule of writing.
const fn written(code: &'static str, level: Level, from: Gate) -> Rule {
    Rule { code, level, from, find: |subject, findings| findings.written(subject) }
}

/// Applies the rules of a gate to a linked project, after what was found while reading it.
/// Levels that the project changed are applied; rules that it switched off are left out.
pub fn check(subject: Subject<'_>, gate: Gate, read: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let written = OnceLock::new();
    let mut diagnostics = read;
    for rule in RULES.iter().filter(|rule| rule.from <= gate) {
        let mut findings = Findings { code: rule.code, level: rule.level, found: Vec::new(), written: &written };
        (rule.find)(&subject, &mut findings);
        diagnostics.append(&mut findings.found);
    }
    let levels = &subject.project.manifest.checks;
    diagnostics.retain_mut(|finding| match levels.get(finding.code) {
        Some(Some(level)) => {
            finding.level = *level;
            true
        }
        Some(None) => false,
        None => true,
    });
    diagnostic::sort(&mut diagnostics);
    let all = codes::all();
    suppression::apply(subject.sources, &mut diagnostics, |name| match all.iter().find(|code| code.code == name) {
        _ if codes::is_fixed(name) => Known::Fixed,
        None => Known::No,
        Some(code) if code.from > gate || matches!(levels.get(name), Some(None)) => Known::Idle,
        Some(_) => Known::Active,
    });
    diagnostic::sort(&mut diagnostics);
    diagnostics
}
