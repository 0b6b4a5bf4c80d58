//! What would a demanding reader object to? Rules over the model → diagnostics.
//!
//! One table: code, level, the gate from which it applies, the function. One file per family.

pub mod codes;
mod steps;
pub mod test_design;
mod trace;
mod unknown_name;

use crate::choice;
use crate::model::Project;
use crate::model::manifest::Phase;
use crate::text::{Diagnostic, Level, diagnostic};
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
}

/// What a rule found: it says where and what, the table says how much it weighs.
#[derive(Default)]
pub(crate) struct Findings {
    code: &'static str,
    level: Option<Level>,
    found: Vec<Diagnostic>,
}

impl Findings {
    /// A finding at `place`, said by the message `id`.
    fn at(&mut self, id: &'static str, place: crate::text::Place) -> &mut Diagnostic {
        let finding = Diagnostic::error(self.code, id, place).at_level(self.level.unwrap_or(Level::Error));
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
];

/// Applies the rules of a gate to a linked project, after what was found while reading it.
/// Levels that the project changed are applied; rules that it switched off are left out.
pub fn check(subject: Subject<'_>, gate: Gate, read: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut diagnostics = read;
    for rule in RULES.iter().filter(|rule| rule.from <= gate) {
        let mut findings = Findings { code: rule.code, level: Some(rule.level), found: Vec::new() };
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
    diagnostics
}
