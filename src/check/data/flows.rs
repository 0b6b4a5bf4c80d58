//! Flows that can be priced and built, applications that are reached.

use std::collections::BTreeSet;

use crate::check::answers::is_due;
use crate::check::{Findings, Subject, about};
use crate::model::{Id, Kind};
use crate::text::{Arg, Message};

/// F01: a flow without master, key, frequency or fate of its rejects. A draft may list flows by name; whoever
/// is asked for a price must be able to give one. What a flow said to be specified has not is a missing field.
pub fn unspecified_flow(subject: &Subject<'_>, findings: &mut Findings) {
    for flow in subject.project.of_kind(Kind::Flow).filter(|flow| flow.status != "retired") {
        let due = |field: &str| is_due(Kind::Flow, &flow.head, field);
        let mut missing = Vec::new();
        if due("master") {
            missing.push(Message::new("F01-master"));
        }
        if due("matching_key") {
            missing.push(Message::new("F01-key"));
        }
        if due("frequency") {
            missing.push(Message::new("F01-frequency"));
        }
        if due("rejects") {
            missing.push(Message::new("F01-rejects"));
        }
        if !missing.is_empty() {
            let message = about(Message::new("F01"), &flow.head).with("missing", Arg::List(missing));
            findings.tell(flow.head.places.name, message);
        }
    }
}

/// F08: an application of the target map that no flow reaches: either it is fed by hand, or a flow was forgotten
/// in the price.
pub fn application_without_flow(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let live = project.of_kind(Kind::Flow).filter(|flow| flow.status != "retired");
    let reached: BTreeSet<Id> =
        live.flat_map(|flow| [flow.links("from"), flow.links("to")]).flatten().map(|link| link.to).collect();
    for application in project.of_kind(Kind::Application) {
        let target = application.text("state").as_deref() == Some("target");
        if target && !reached.contains(&application.head.id()) {
            findings.tell(application.head.places.name, about(Message::new("F08"), &application.head));
        }
    }
}
