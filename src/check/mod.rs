//! What would a demanding reader object to? Rules over the model → diagnostics.
//!
//! One table: code, level, the gate from which it applies, the function. One file per family.

mod answers;
pub mod codes;
mod consultation;
mod data;
mod dependencies;
mod figures;
mod groups;
pub mod history;
mod measures;
mod objectives;
mod openings;
mod people;
mod planning;
mod scope;
mod steps;
mod suppression;
pub mod test_design;
mod trace;
mod unknown_name;
mod voices;
mod workshops;
pub mod writing;

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use jiff::civil::Date;

use self::suppression::Known;
use self::test_design::plan::Plan;
use self::writing::statements::Statements;

use self::history::History;
use crate::choice;
use crate::model::manifest::Phase;
use crate::model::{Head, Project};
use crate::text::similar::fold;
use crate::text::{Diagnostic, Lang, Level, Message, Place, Sources, diagnostic};
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

    /// The gate of that name: its key, or its label in any language, whatever its accents.
    pub fn called(name: &str) -> Option<Self> {
        let wanted = fold(name);
        let is = |gate: &&Self| Lang::ALL.iter().any(|lang| fold(&gate.label(*lang)) == wanted);
        Self::from_key(&wanted).or_else(|| Self::ALL.iter().find(is).copied())
    }
}

/// Requirements from which a second thread reads the statements.
const WORTH_A_THREAD: usize = 400;

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
    /// Does it ask how the texts came to be what they are?
    asks_story: bool,
}

impl Rule {
    /// A rule that compares the texts with their story.
    const fn of_the_story(mut self) -> Self {
        self.asks_story = true;
        self
    }
}

/// A line of the table.
const fn rule(code: &'static str, level: Level, from: Gate, find: fn(&Subject<'_>, &mut Findings)) -> Rule {
    Rule { code, level, from, find, asks_story: false }
}

use Gate::{Acceptance, Consultation, Drafting, Validation};
use Level::{Error, Info, Warning};

/// What the rules look at.
pub struct Subject<'a> {
    /// The linked project.
    pub project: &'a Project,
    /// What its steps say.
    pub said: &'a Said,
    /// Its texts, for words that are underlined inside a value.
    pub sources: &'a Sources,
    /// What git tells of its texts.
    pub history: &'a History,
    /// The day on which it is read: what is late is late today.
    pub today: Date,
    statements: Option<&'a Statements>,
    plan: OnceLock<Plan<'a>>,
}

impl<'a> Subject<'a> {
    /// A linked project with what its steps say, its texts and their history, as it is read on that day.
    pub const fn new(
        project: &'a Project,
        said: &'a Said,
        sources: &'a Sources,
        history: &'a History,
        today: Date,
    ) -> Self {
        Self { project, said, sources, history, today, statements: None, plan: OnceLock::new() }
    }

    /// The same with the statements that were read before, and that will be read.
    #[must_use]
    pub const fn with_statements(mut self, statements: &'a Statements) -> Self {
        self.statements = Some(statements);
        self
    }

    /// What each case looks at, read once for all rules that ask.
    fn plan(&self) -> &Plan<'a> {
        self.plan.get_or_init(|| Plan::of(self.project))
    }

    /// The place of some words inside a value, where they are written there in one piece; else the value's.
    fn words(&self, value: Place, words: &str) -> Place {
        let written = self.sources.slice(value);
        let whole = |at: &usize| {
            let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
            ends(written[..*at].chars().next_back()) && ends(written[at + words.len()..].chars().next())
        };
        match written.match_indices(words).map(|(at, _)| at).find(whole) {
            Some(at) if !words.is_empty() => {
                let start = value.span.start() + at;
                Place::new(value.file, start, start + words.len())
            }
            _ => value,
        }
    }
}

/// A message about an artifact, which it names by id and title.
fn about(message: Message, head: &Head) -> Message {
    message.with("id", head.id().as_str()).with("title", head.title.as_str())
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
        let all = self.written.get_or_init(|| read_statements(subject));
        let own = all.iter().filter(|finding| finding.code == self.code).cloned();
        // What weighs less than the others of its code says so itself.
        self.found
            .extend(own.map(|finding| if finding.level > self.level { finding } else { finding.at_level(self.level) }));
    }

    /// A finding at `place`, said by the message `id`.
    fn at(&mut self, id: &'static str, place: Place) -> &mut Diagnostic {
        self.tell(place, Message::new(id))
    }

    /// A finding at `place`, said by that message.
    fn tell(&mut self, place: Place, message: Message) -> &mut Diagnostic {
        let level = self.level;
        self.found.push(Diagnostic { code: self.code, level, message, place: Some(place), related: Vec::new() });
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
    rule("M16", Error, Drafting, history::forbidden_transition),
    rule("T01", Error, Validation, |s, findings| trace::retained_need_without_use_case(s.project, findings)),
    rule("T02", Error, Validation, |s, findings| trace::use_case_without_need(s.project, findings)),
    rule("T03", Error, Validation, |s, findings| trace::requirement_without_source(s.project, findings)),
    rule("T04", Error, Validation, |s, findings| trace::data_use_case_feeds_nothing(s.project, findings)),
    rule("T05", Error, Acceptance, |s, findings| trace::first_rank_without_test(s.project, findings)),
    rule("T06", Warning, Acceptance, |s, findings| trace::fewer_tests_than_expected(s.project, findings)),
    rule("T07", Warning, Validation, |s, findings| trace::test_without_requirement(s.project, findings)),
    rule("T08", Error, Drafting, |s, findings| trace::link_to_dropped(s.project, findings)),
    rule("T09", Warning, Validation, |s, findings| trace::objective_without_need(s.project, findings)),
    rule("T10", Warning, Validation, |s, findings| trace::need_without_objective(s.project, findings)),
    rule("T12", Warning, Validation, history::changed_since_approval).of_the_story(),
    rule("T13", Warning, Consultation, |s, findings| {
        dependencies::lot_before_its_dependency(s.project, findings);
        planning::impossible_days(s, findings);
    }),
    rule("T14", Error, Drafting, |s, findings| dependencies::dependency_cycle(s.project, findings)),
    rule("O01", Error, Validation, |s, findings| {
        objectives::not_measurable(s, findings);
        measures::impossible_shares(s, findings);
    }),
    rule("O02", Warning, Validation, objectives::vague_verb),
    rule("O03", Warning, Validation, objectives::due_before_its_lot),
    rule("O04", Error, Validation, objectives::unowned_kpi),
    rule("O05", Warning, Validation, |s, findings| {
        objectives::kpi_without_action(s, findings);
        measures::turned_round(s, findings);
    }),
    rule("O06", Info, Validation, objectives::too_many),
    rule("O07", Info, Validation, objectives::none_from_the_field),
    rule("A01", Warning, Drafting, workshops::field_not_heard),
    rule("A02", Warning, Drafting, workshops::management_and_it_only),
    rule("A03", Warning, Drafting, workshops::late_minutes),
    rule("A04", Error, Validation, workshops::unowned_action),
    rule("A05", Warning, Drafting, workshops::overdue),
    rule("A06", Warning, Validation, workshops::service_never_heard),
    rule("S02", Warning, Validation, scope::everything_is_first),
    rule("S03", Warning, Validation, scope::mostly_generic),
    rule("S04", Warning, Validation, scope::nothing_excluded),
    written("S05", Warning, Validation),
    rule("S06", Warning, Consultation, |s, findings| {
        scope::requirement_without_lot(s, findings);
        scope::heavy_first_lot(s, findings);
    }),
    rule("D01", Error, Validation, |s, findings| test_design::step_without_expected(s.project, &mut findings.found)),
    rule("D02", Warning, Validation, test_design::too_long),
    rule("D03", Warning, Acceptance, test_design::rule_without_limit_case),
    rule("D04", Warning, Acceptance, test_design::flow_half_tested),
    rule("D05", Warning, Validation, |s, findings| {
        test_design::role_without_forbidden_case(s, findings);
        test_design::change_without_reading(s, findings);
    }),
    rule("D06", Warning, Acceptance, test_design::only_usual_data),
    rule("D07", Error, Drafting, test_design::production_data),
    rule("D08", Warning, Validation, test_design::author_reviews),
    rule("D09", Warning, Validation, test_design::proves_nothing),
    rule("D10", Warning, Drafting, |s, findings| {
        test_design::scenario_proves_nothing(s.project, &mut findings.found);
        test_design::screen_mechanics(s.project, &mut findings.found);
    }),
    rule("D11", Warning, Acceptance, test_design::critical_path_in_pieces),
    rule("D12", Warning, Acceptance, test_design::untested_flow_or_migration),
    rule("D13", Error, Drafting, |s, findings| steps::unmatched(s.project, s.said, findings)),
    rule("D14", Error, Drafting, |s, findings| test_design::nothing_to_play(s.project, &mut findings.found)),
    rule("F01", Error, Consultation, data::unspecified_flow),
    rule("F02", Warning, Consultation, data::two_masters),
    rule("F03", Warning, Consultation, data::required_data_without_source),
    rule("F04", Warning, Acceptance, data::undecided_source),
    rule("F05", Error, Acceptance, data::unchecked_migration),
    rule("F06", Warning, Acceptance, data::no_dry_run),
    rule("F07", Warning, Consultation, data::personal_data_unfounded),
    rule("F08", Warning, Consultation, data::application_without_flow),
    rule("P01", Error, Consultation, consultation::weights),
    rule("P08", Warning, Consultation, consultation::loose_demonstration),
    rule("P10", Warning, Consultation, consultation::missing_prices),
    rule("P11", Warning, Consultation, consultation::no_field_evaluator),
    rule("H01", Error, Consultation, |s, findings| {
        people::broken_convention(s, findings);
        people::unknown_names(s, findings);
    }),
    rule("H02", Warning, Acceptance, people::unprepared_profile),
    rule("H03", Warning, Acceptance, people::raw_logins),
    rule("H04", Warning, Acceptance, people::without_ambassador),
    rule("H05", Warning, Acceptance, people::late_training),
    rule("H06", Warning, Acceptance, people::email_only),
    rule("H07", Error, Acceptance, people::named_figures),
    rule("H08", Info, Acceptance, people::ambassador_unheard),
    written("R01", Warning, Validation),
    written("R02", Warning, Validation),
    written("R03", Warning, Validation),
    written("R04", Info, Validation),
    written("R05", Info, Validation),
    written("R06", Info, Validation),
    written("R07", Error, Drafting),
    written("R08", Warning, Validation),
    written("R09", Warning, Validation),
    written("R11", Warning, Validation),
    written("R12", Info, Validation),
    written("R13", Warning, Validation),
    rule("R14", Error, Validation, |s, findings| {
        findings.written(s);
        measures::two_targets(s, findings);
    }),
    written("S01", Warning, Validation),
];

/// Findings that are told later than others of their code.
const LATER: &[(&str, Gate)] = &[(writing::OPEN_BLANK, Validation), ("D05", Acceptance)];

/// A rule of writing.
const fn written(code: &'static str, level: Level, from: Gate) -> Rule {
    rule(code, level, from, |subject, findings| findings.written(subject))
}

/// Does a rule of that gate ask for the story of the texts? It is worth asking git for then only.
pub fn wants_story(gate: Gate) -> bool {
    RULES.iter().any(|rule| rule.asks_story && rule.from <= gate)
}

/// What the rules of a gate find, in no order.
fn found(subject: &Subject<'_>, gate: Gate) -> Vec<Diagnostic> {
    let written = OnceLock::new();
    let rules = RULES.iter().filter(|rule| rule.from <= gate);
    std::thread::scope(|scope| {
        if gate >= Validation && subject.project.requirements.len() >= WORTH_A_THREAD {
            // The statements are read while the other rules look at the rest.
            scope.spawn(|| written.get_or_init(|| read_statements(subject)));
        }
        let mut found = Vec::new();
        for rule in rules {
            let mut findings = Findings { code: rule.code, level: rule.level, found: Vec::new(), written: &written };
            (rule.find)(subject, &mut findings);
            found.append(&mut findings.found);
        }
        found
    })
}

fn read_statements(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let none = Statements::default();
    writing::read(subject.project, subject.sources, subject.statements.unwrap_or(&none))
}

/// Leaves out what is told of steps that say nothing known, where a text that may hold phrases of the project is not
/// read whole: they may say one of it. What is wrong with that text is told, and it stops a run.
fn hold_back_unknown_steps(subject: &Subject<'_>, diagnostics: &mut Vec<Diagnostic>) {
    const UNKNOWN: [&str; 5] = ["D13", "D13-near", "D13-role", "D13-entity", "D13-field"];
    let hides = |finding: &Diagnostic| {
        // The texts are looked through for the few findings only that hide something.
        let hides_items = codes::hides_items(finding);
        let file = finding.place.filter(|_| hides_items).and_then(|place| subject.sources.file(place.file));
        file.is_some_and(|file| file.path.contains(".steps.") || file.text.contains("step_phrases"))
    };
    if diagnostics.iter().any(hides) {
        diagnostics.retain(|finding| !UNKNOWN.contains(&finding.message.id));
    }
}

/// Applies the rules of a gate to a linked project, after what was found while reading it.
/// Levels that the project changed are applied; rules that it switched off are left out.
pub fn check(subject: &Subject<'_>, gate: Gate, read: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut diagnostics = read;
    diagnostics.append(&mut found(subject, gate));
    hold_back_unknown_steps(subject, &mut diagnostics);
    let all = codes::all();
    let manifest = &subject.project.manifest;
    diagnostics.extend(manifest.checks_at.iter().filter_map(|(name, place)| codes::fault(name, *place, &all)));
    let levels = &manifest.checks;
    diagnostics.retain_mut(|finding| match levels.get(finding.code).filter(|_| !codes::is_fixed(finding.code)) {
        Some(Some(level)) => {
            finding.level = *level;
            true
        }
        Some(None) => false,
        None => true,
    });
    diagnostic::sort(&mut diagnostics);
    suppression::apply(subject.sources, &mut diagnostics, |name| match all.iter().find(|code| code.code == name) {
        _ if codes::is_fixed(name) => Known::Fixed,
        None => Known::No,
        Some(code) if code.from > gate || matches!(levels.get(name), Some(None)) => Known::Idle,
        Some(_) => Known::Active,
    });
    // Somebody may allow such a finding before the gate at which it is told.
    let later = |finding: &Diagnostic| LATER.iter().any(|(id, from)| finding.message.id == *id && gate < *from);
    diagnostics.retain(|finding| !later(finding));
    diagnostic::sort(&mut diagnostics);
    diagnostics
}
