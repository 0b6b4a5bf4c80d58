//! Which collections are read together? A subject is one page of the site and one line of its rail.

use crate::model::Kind;

/// What is read together.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// Its key: its page is `{key}.html`, its messages begin with `site-subject-{key}`.
    pub key: &'static str,
    /// What it holds, in the order of reading.
    pub kinds: &'static [Kind],
}

/// All subjects, in the order in which a project comes to them.
pub const SUBJECTS: &[Subject] = &[
    Subject { key: "context", kinds: &[Kind::Context] },
    Subject { key: "journeys", kinds: &[Kind::Journey, Kind::Pipeline, Kind::Process] },
    Subject { key: "architecture", kinds: &[Kind::Application, Kind::ArchitectureOption, Kind::Flow] },
    Subject { key: "data", kinds: &[Kind::DataEntity, Kind::Source, Kind::Migration] },
    Subject { key: "access", kinds: &[Kind::AccessRight] },
    Subject { key: "steering", kinds: &[Kind::Kpi, Kind::Dashboard] },
    Subject { key: "organisation", kinds: &[Kind::Organisation] },
    Subject { key: "change", kinds: &[Kind::ChangeAction, Kind::Adoption] },
    Subject { key: "consultation", kinds: &[Kind::Consultation, Kind::Question, Kind::Response, Kind::Score] },
    Subject { key: "phrases", kinds: &[Kind::StepPhrase] },
    Subject { key: "follow-up", kinds: &[Kind::ChangeRequest, Kind::Campaign, Kind::Review] },
];

impl Subject {
    /// The subject that holds a kind; of a part, the one that holds its owner.
    pub fn of(kind: Kind) -> Option<&'static Self> {
        let held = match kind {
            Kind::Task | Kind::Risk | Kind::Committee => Kind::Organisation,
            Kind::Criterion | Kind::DemoScenario => Kind::Consultation,
            other => other,
        };
        SUBJECTS.iter().find(|subject| subject.kinds.contains(&held))
    }

    /// Its page.
    pub fn page(&self) -> String {
        format!("{}.html", self.key)
    }
}
