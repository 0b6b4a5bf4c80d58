//! Does each line of the RACI say who answers?

use crate::check::{Findings, Subject};
use crate::model::manifest::RaciConvention;
use crate::model::{Kind, fields};
use crate::text::node::{Key, Node};
use crate::text::{Message, Place};

/// H01: a line that breaks the project's convention. Where A means accountable: exactly one A, and an R. Where
/// A means actor: exactly one R, and an A. The organisation comes before the consultation, which names who
/// receives what.
pub fn broken_convention(subject: &Subject<'_>, findings: &mut Findings) {
    let manifest = &subject.project.manifest;
    let (one, some) = match manifest.raci {
        RaciConvention::Accountable => ("A", "R"),
        RaciConvention::Actor => ("R", "A"),
    };
    for organisation in subject.project.of_kind(Kind::Organisation) {
        for line in organisation.items("raci") {
            let people: Vec<&(Key, Node)> = line.get("people").into_iter().flat_map(Node::entries).collect();
            let bearing = |letter: &str| -> Vec<&(Key, Node)> {
                people.iter().filter(|(_, value)| value.text() == Some(letter)).copied().collect()
            };
            let (ones, others) = (bearing(one), bearing(some));
            let activity = fields::text(line, "activity").unwrap_or_default();
            let place = line.get("activity").map_or(line.place, |activity| activity.place);
            let said = |message: Message| message.with("activity", activity.as_str()).with("letter", one);
            if let [first, second, ..] = ones.as_slice() {
                let names: Vec<String> = ones.iter().map(|(key, _)| manifest.name_of(&key.text)).collect();
                let at: Place = second.1.place;
                let message = match manifest.raci {
                    RaciConvention::Accountable => Message::new("H01-accountables"),
                    RaciConvention::Actor => Message::new("H01-responsibles"),
                };
                let message = said(message).with("count", ones.len()).with("names", names.join(", "));
                findings.tell(at, message.with("kept", manifest.name_of(&first.0.text))).related.push(first.1.place);
            }
            if ones.is_empty() {
                let message = match manifest.raci {
                    RaciConvention::Accountable => Message::new("H01-no-accountable"),
                    RaciConvention::Actor => Message::new("H01-no-responsible"),
                };
                findings.tell(place, said(message));
            }
            if others.is_empty() {
                let message = match manifest.raci {
                    RaciConvention::Accountable => Message::new("H01-nobody-does"),
                    RaciConvention::Actor => Message::new("H01-no-actor"),
                };
                findings.tell(place, said(message));
            }
        }
    }
}
