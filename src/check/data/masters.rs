//! One entity, one master: where two applications may both correct a record, neither is believed.

use std::collections::BTreeMap;

use crate::check::{Findings, Subject};
use crate::model::{Artifact, Id, Kind, Project};
use crate::text::node::Node;
use crate::text::similar::fold;
use crate::text::{Message, Place};

/// Where a master is named, and how.
struct Named {
    master: String,
    said: String,
    place: Place,
}

/// F02: an entity to which flows and data model give two masters. Masters of single fields are left alone: an
/// account may well have its address from one application and its credit from another.
pub fn two_masters(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let applications = Applications::of(project);
    let mut first: BTreeMap<Id, Named> = BTreeMap::new();
    for (entity, value) in declarations(project) {
        for named in applications.named(value) {
            match first.get(&entity) {
                None => {
                    first.insert(entity.clone(), named);
                }
                Some(known) if known.master == named.master => {}
                Some(known) => {
                    let title = project.title(&entity).unwrap_or(entity.as_str());
                    let message = Message::new("F02")
                        .with("entity", title)
                        .with("first", known.said.as_str())
                        .with("second", named.said.as_str());
                    findings.tell(named.place, message).related.push(known.place);
                }
            }
        }
    }
}

/// Entities with the values that name their masters: those of the data model first, then those of the flows.
fn declarations(project: &Project) -> impl Iterator<Item = (Id, &Node)> {
    let model = project
        .of_kind(Kind::DataEntity)
        .filter_map(|entity| Some((entity.head.id(), entity.head.node.get("master")?)));
    let live = project.of_kind(Kind::Flow).filter(|flow| flow.status != "retired");
    let flows = live.flat_map(|flow| {
        let master = flow.head.node.get("master");
        flow.links("entities").into_iter().filter_map(move |entity| Some((entity.to, master?)))
    });
    model.chain(flows)
}

/// The applications by the words that may name them.
struct Applications<'a>(Vec<(String, &'a Artifact)>);

impl<'a> Applications<'a> {
    fn of(project: &'a Project) -> Self {
        Self(
            project
                .of_kind(Kind::Application)
                .map(|application| (fold(&application.head.title), application))
                .collect(),
        )
    }

    /// The masters that a value names: an id, a title, words that only one title holds, or the words themselves.
    fn named(&self, value: &Node) -> Vec<Named> {
        let of = |item: &Node| {
            let text = item.text()?.trim();
            let folded = fold(text);
            let by_id = self.0.iter().find(|(_, application)| application.head.id().as_str() == text);
            let same = || self.0.iter().find(|(title, _)| *title == folded);
            let only = || {
                let mut holding = self.0.iter().filter(|(title, _)| title.split(' ').any(|word| word == folded));
                holding.next().filter(|_| holding.next().is_none())
            };
            let known = by_id.or_else(same).or_else(only).map(|(_, application)| application);
            Some(Named {
                master: known.map_or(folded.clone(), |application| application.head.id().to_string()),
                said: known.map_or_else(|| text.to_owned(), |application| application.head.title.clone()),
                place: item.place,
            })
        };
        value.items().iter().filter_map(of).collect()
    }
}
