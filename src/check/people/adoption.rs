//! Is the use measured per profile, by what people do, and without naming anybody who was not told?

use crate::check::groups::Group;
use crate::check::{Findings, Subject, about};
use crate::model::{Artifact, Head, Kind};
use crate::text::node::Node;
use crate::text::similar::fold;
use crate::text::{Arg, Message};

/// Words of a raw count of logins, folded; days connected are none.
const LOGINS: &[&str] = &[
    "connexions",
    "logins",
    "log-ins",
    "sign-ins",
    "ouvertures de session",
    "sessions ouvertes",
    "number of sessions",
];

/// Words of a figure about one person, folded.
const BY_NAME: &[&str] = &["nominatif", "nominative", "nominatifs", "par nom", "by name", "named person"];

fn adoption<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Artifact> + use<'a> {
    subject.project.of_kind(Kind::Adoption)
}

/// H03: a use that is read from logins, or for everybody at once. A telesales agent who is connected all day and
/// an account manager who connects four times a week are both well: one total says neither. What is measured
/// after the opening is chosen while the CRM is built.
pub fn raw_logins(subject: &Subject<'_>, findings: &mut Findings) {
    for measure in adoption(subject) {
        tell_logins(subject, &measure.head, findings);
        match measure.text("profile") {
            None => {
                findings.tell(measure.head.places.name, about(Message::new("H03-profile"), &measure.head));
            }
            Some(profile) if Group::is_everybody(&profile) => {
                findings.tell(measure.head.place("profile"), about(Message::new("H03-profile"), &measure.head));
            }
            Some(_) => {}
        }
    }
    for kpi in subject.project.of_kind(Kind::Kpi).filter(|kpi| kpi.status != "obsolete") {
        tell_logins(subject, &kpi.head, findings);
    }
}

/// Tells the first words of a formula, title or source that count logins.
fn tell_logins(subject: &Subject<'_>, head: &Head, findings: &mut Findings) {
    for field in ["formula", "title", "source"] {
        let Some(value) = head.node.get(field) else { continue };
        let Some(words) = said(value, LOGINS) else { continue };
        findings
            .tell(subject.words(value.place, &words), about(Message::new("H03"), head).with("words", words.as_str()));
        return;
    }
}

/// H07: a figure about a named person, while the notice to employees or the opinion of the works council is
/// missing. It is due before anything is measured.
pub fn named_figures(subject: &Subject<'_>, findings: &mut Findings) {
    let privacy = &subject.project.manifest.privacy;
    let mut missing = Vec::new();
    if privacy.employee_notice.is_none() {
        missing.push(Message::new("H07-notice"));
    }
    if privacy.works_council.is_none() {
        missing.push(Message::new("H07-council"));
    }
    if missing.is_empty() {
        return;
    }
    for measure in adoption(subject) {
        let named = measure.flag("named").then(|| measure.head.place("named"));
        let worded = || {
            let values = ["formula", "title", "window"].into_iter().filter_map(|field| measure.head.node.get(field));
            values.into_iter().find_map(|value| Some(subject.words(value.place, &said(value, BY_NAME)?)))
        };
        if let Some(place) = named.or_else(worded) {
            let message = about(Message::new("H07"), &measure.head).with("missing", Arg::List(missing.clone()));
            findings.tell(place, message);
        }
    }
}

/// The first of some words that a value says, as they are written there.
fn said(value: &Node, words: &[&str]) -> Option<String> {
    let text = value.text()?;
    let folded = fold(text);
    let found = words.iter().find(|word| folded.contains(*word))?;
    // Folding keeps the order of the letters: the same number of them is cut from the text as written.
    let at = folded[..folded.find(found)?].chars().count();
    let cut: String = text.chars().skip(at).take(found.chars().count()).collect();
    Some(if fold(&cut) == **found { cut } else { (*found).to_owned() })
}
