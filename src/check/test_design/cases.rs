//! Is each case short enough to be replayed, read by a second person, and able to fail?

use super::judgement;
use crate::check::{Findings, Subject, about};
use crate::model::feature::{Step, StepKind};
use crate::model::test_case::{TestCase, TestCaseStatus};
use crate::text::node::Node;
use crate::text::similar::fold;
use crate::text::{Message, Place};

/// Steps that a person follows without losing the thread.
const STEPS: usize = 15;
/// Minutes after which a case is not replayed any more.
const MINUTES: u32 = 20;

/// D02: more than 15 steps, or more than 20 minutes.
pub fn too_long(subject: &Subject<'_>, findings: &mut Findings) {
    for planned in subject.plan().cases() {
        let case = planned.case.name();
        let (count, extra) = match (planned.scenario, planned.test) {
            (Some(scenario), _) => {
                let steps: Vec<&Step> = scenario.background.iter().chain(&scenario.steps).collect();
                (steps.len(), steps.get(STEPS).map(|step| step.place))
            }
            (None, Some(test)) => (test.steps.len(), test.steps.get(STEPS).map(|step| step.place)),
            (None, None) => continue,
        };
        if let Some(place) = extra {
            let message = Message::new("D02").with("case", case.as_str()).with("count", count).with("most", STEPS);
            findings.tell(place, message);
        }
        let minutes = planned.test.and_then(|test| Some((test.planned_min?, test.head.place("planned_min"))));
        if let Some((minutes, place)) = minutes.filter(|(minutes, _)| *minutes > MINUTES) {
            let message = Message::new("D02-minutes").with("case", case.as_str());
            findings.tell(place, message.with("count", minutes as usize).with("most", MINUTES as usize));
        }
    }
    // A step of a background is one too many for each of its scenarios, and told once.
    findings.once_per_place();
}

/// D08: a case read by whoever wrote it.
pub fn author_reviews(subject: &Subject<'_>, findings: &mut Findings) {
    let manifest = &subject.project.manifest;
    for test in written(subject) {
        let (Some(author), Some(reviewer)) = (&test.author, &test.reviewer) else { continue };
        let (author, reviewer) = (manifest.name_of(author), manifest.name_of(reviewer));
        if fold(author.trim()) == fold(reviewer.trim()) {
            findings.tell(test.head.place("reviewer"), about(Message::new("D08"), &test.head).with("person", author));
        }
    }
}

/// D09: an expected result that any outcome satisfies.
pub fn proves_nothing(subject: &Subject<'_>, findings: &mut Findings) {
    for test in written(subject) {
        for step in test.head.node.get("steps").map(Node::items).unwrap_or_default() {
            let Some(expected) = step.get("expected") else { continue };
            tell_if_empty(expected.text().unwrap_or_default(), expected.place, findings);
        }
    }
    let manual = |planned: &&super::plan::Planned<'_>| planned.case.manual;
    for planned in subject.plan().cases().filter(manual) {
        let outcomes = planned.scenario.into_iter().flat_map(|scenario| &scenario.steps);
        for step in outcomes.filter(|step| step.kind == StepKind::Then) {
            tell_if_empty(&step.text, step.place, findings);
        }
    }
}

fn tell_if_empty(expected: &str, place: Place, findings: &mut Findings) {
    if judgement::is_empty(expected) {
        findings.tell(place, Message::new("D09").with("expected", expected.trim().trim_end_matches('.')));
    }
}

fn written<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a TestCase> + use<'a> {
    subject.project.test_cases.iter().filter(|case| case.status != TestCaseStatus::Obsolete)
}
