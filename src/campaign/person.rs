//! What is a person asked, and what counts as an answer?
//!
//! No terminal and no page in it: whoever asks (the command line, a server) implements [`Person`], and what comes back
//! is judged here. An answer that is none is given back with the reason, and never taken for a pass.

use std::collections::BTreeMap;

use futures::future::BoxFuture;

use super::pause::{Pause, Remembered, Resumed};
use super::plan::Instance;
use super::runner::Key;
use crate::model::execution::{Answer, Evidence, Status};
use crate::model::target::Target;
use crate::text::{Lang, Message, format};
use crate::vocabulary::captures;

/// A step that is put to a person, with what they need to know.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Names it among all questions of the run: `CT-012 [Lille]/3`.
    pub address: String,
    /// The case or row: `CT-012 [Lille]`.
    pub case: String,
    /// Its title.
    pub title: String,
    /// Its file and line.
    pub place: String,
    /// Language of its phrases.
    pub lang: Lang,
    /// Which step it is, from 1.
    pub number: usize,
    /// How many the scenario has.
    pub steps: usize,
    /// The step as written.
    pub text: String,
    /// Its table.
    pub table: Vec<Vec<String>>,
    /// Its attached text.
    pub doc_string: Option<String>,
    /// The steps before, as written, and what they gave.
    pub before: Vec<(String, Status)>,
    /// Values that the scenario kept.
    pub captured: Vec<(String, String)>,
    /// Records that it made or looked at.
    pub records: Vec<Shown>,
}

/// A record as a person finds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What the target calls its entity.
    pub entity: String,
    /// The name that the scenario gave it.
    pub name: String,
    /// Its id in the CRM.
    pub id: String,
    /// Its address on the screen, where the target has a page for it.
    pub link: Option<String>,
}

/// What a person says of a step.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The address of the question that it answers.
    pub to: String,
    /// Passed, failed, blocked or untestable.
    pub status: Status,
    /// Who says it.
    pub by: String,
    /// What was seen.
    pub seen: Option<String>,
    /// Files given as evidence.
    pub files: Vec<GivenFile>,
}

/// A file given as evidence, with its bytes.
#[derive(Clone, Debug, Default)]
pub struct GivenFile {
    /// Its name, without folders.
    pub name: String,
    /// `image/png`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What came back.
#[derive(Clone, Debug)]
pub enum Reply {
    /// An answer.
    Answer(Box<Given>),
    /// Not now: the scenario waits.
    Later,
    /// Nobody is there any more: all that is left waits.
    Gone,
}

/// Whoever asks people.
pub trait Person: Send {
    /// Asks; `refused` says why the answer before was none.
    fn ask<'a>(&'a mut self, question: &'a Question, refused: Option<Message>) -> BoxFuture<'a, Reply>;
}

/// Evidence that people gave: by its hash, for which case.
pub type Known = BTreeMap<String, Key>;

/// The answer that was given, its files named by their hashes; or why it is none.
///
/// # Errors
/// It answers another question, is no status that a person may give, says nothing of what was seen although the step
/// did not pass, names nobody, or brings a file that was evidence of another case.
pub fn judge(
    given: &Given,
    question: &Question,
    (key, known): (&Key, &Known),
    (at, limit): (i64, u64),
) -> Result<Answer, Message> {
    if given.to != question.address {
        let message = Message::new("answer-to-another").with("asked", question.address.as_str());
        return Err(message.with("answered", given.to.as_str()));
    }
    if !Answer::STATUSES.contains(&given.status) {
        return Err(Message::new("answer-none"));
    }
    let by = given.by.trim();
    if by.is_empty() {
        return Err(Message::new("answer-nobody"));
    }
    let seen = given.seen.as_deref().map(str::trim).filter(|seen| !seen.is_empty());
    if seen.is_none() && given.status != Status::Passed {
        return Err(Message::new("answer-seen-nothing"));
    }
    let mut evidence = Vec::new();
    for file in &given.files {
        if file.bytes.is_empty() {
            return Err(Message::new("evidence-empty").with("name", file.name.as_str()));
        }
        if u64::try_from(file.bytes.len()).unwrap_or(u64::MAX) > limit {
            let limit = format::bytes(question.lang, limit);
            return Err(Message::new("evidence-too-large").with("name", file.name.as_str()).with("limit", limit));
        }
        let hash = super::evidence::hash(&file.bytes);
        if let Some((case, row)) = known.get(&hash).filter(|other| *other != key) {
            let row = row.as_ref().map(|row| format!(" [{row}]")).unwrap_or_default();
            let message = Message::new("evidence-of-another").with("name", file.name.as_str());
            return Err(message.with("case", format!("{case}{row}")));
        }
        evidence.push(Evidence { hash, media_type: file.media_type.clone(), name: file.name.clone() });
    }
    Ok(Answer { status: given.status, by: by.to_owned(), at, seen: seen.map(str::to_owned), evidence })
}

impl Question {
    /// The question that a step of a scenario puts.
    pub fn of(instance: &Instance, index: usize, from: &Resumed, target: &Target, base: &str) -> Self {
        let planned = instance.steps.get(index);
        let text = |keyword: &str, text: &str| format!("{keyword} {text}").trim().to_owned();
        let cells = planned.and_then(|step| step.table.as_deref()).unwrap_or_default();
        // What the scenario kept and what is unique to it stand where the step names them, as for the machine.
        let kept = |name: &str| {
            let same = |(known, _): &(&String, &String)| captures::form(known) == captures::form(name);
            from.pause.captured.iter().find(same).map(|(_, value)| value.clone())
        };
        let filled = |text: &str| {
            let text = match from.pause.unique.as_str() {
                "" => text.to_owned(),
                unique => text.replace("<unique>", unique),
            };
            captures::filled(&text, kept)
        };
        let answered = |at: usize| from.answers.get(&at).map(|answer| answer.status);
        let before = instance.steps.iter().take(index).enumerate().map(|(at, step)| {
            let known = from.steps.get(at).map(|step| step.status).or_else(|| answered(at));
            (filled(&text(&step.keyword, &step.text)), known.unwrap_or_default())
        });
        Self {
            address: format!("{}/{}", instance.shown(), index + 1),
            case: instance.shown(),
            title: instance.title.clone(),
            place: format!("{}:{}", instance.path, planned.map_or(instance.line, |step| step.line)),
            lang: instance.lang,
            number: index + 1,
            steps: instance.steps.len(),
            text: planned.map(|step| filled(&text(&step.keyword, &step.text))).unwrap_or_default(),
            table: cells.iter().map(|row| row.iter().map(|cell| filled(cell)).collect()).collect(),
            doc_string: planned.and_then(|step| step.doc_string.as_deref()).map(filled),
            before: before.collect(),
            captured: from.pause.captured.clone().into_iter().collect(),
            records: shown(&from.pause, instance.lang, target, base),
        }
    }
}

/// The records that a person may look at.
fn shown(pause: &Pause, lang: Lang, target: &Target, base: &str) -> Vec<Shown> {
    let there = |record: &&Remembered| !pause.deleted.contains(&record.id);
    let one = |record: &Remembered| {
        let own = pause.made.iter().find(|left| left.id.as_ref() == Some(&record.id));
        let name = own.map(|left| left.intent.name.clone()).filter(|name| !name.is_empty());
        let label = target.entities.get(&record.entity).map(|entity| entity.labels.first(lang, &record.entity));
        Shown {
            entity: label.unwrap_or(&record.entity).to_owned(),
            name: name.unwrap_or_else(|| record.name.clone()),
            id: record.id.clone(),
            link: link(&record.entity, &record.id, target, base),
        }
    };
    pause.records.iter().filter(there).map(one).collect()
}

/// Where a record is on the screen: the page of the target that is about records and called after the entity.
fn link(entity: &str, id: &str, target: &Target, base: &str) -> Option<String> {
    let screen = target.screen.as_ref()?;
    let of_record = |path: &str| path.contains("{id}");
    let labels = target.entities.get(entity).map(|entity| &entity.labels);
    let named = |key: &str, page: &crate::model::screen::Page| {
        key == entity || labels.is_some_and(|labels| labels.all().any(|name| page.labels.all().any(|one| one == name)))
    };
    let (_, page) = screen.pages.iter().find(|(key, page)| of_record(&page.path) && named(key, page))?;
    let path = page.path.replace("{id}", &crate::crm::transport::encoded(id));
    Some(format!("{}{path}", base.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        Question { address: "CT-001/2".into(), ..Question::default() }
    }

    fn given(status: Status, seen: &str) -> Given {
        let seen = (!seen.is_empty()).then(|| seen.to_owned());
        Given { to: "CT-001/2".into(), status, by: "Claire Martin".into(), seen, files: Vec::new() }
    }

    fn given_file() -> GivenFile {
        GivenFile { name: "ecran.png".into(), media_type: "image/png".into(), bytes: b"PNG".to_vec() }
    }

    fn refusal(given: &Given, known: &Known) -> Option<&'static str> {
        let key = ("CT-001".into(), None);
        judge(given, &question(), (&key, known), (5, 16)).err().map(|message| message.id)
    }

    #[test]
    fn an_answer_that_is_none_is_never_taken_for_a_pass() {
        let none = Known::new();
        assert_eq!(refusal(&given(Status::Passed, ""), &none), None);
        assert_eq!(refusal(&given(Status::Failed, "le montant est faux"), &none), None);
        for status in [Status::Failed, Status::Blocked, Status::Untestable] {
            assert_eq!(refusal(&given(status, " \t"), &none), Some("answer-seen-nothing"), "{status:?}");
        }
        for status in Status::ALL.iter().filter(|status| !Answer::STATUSES.contains(status)) {
            assert_eq!(refusal(&given(*status, "vu"), &none), Some("answer-none"), "{status:?}");
        }
        let to_another = Given { to: "CT-001/3".into(), ..given(Status::Passed, "") };
        assert_eq!(refusal(&to_another, &none), Some("answer-to-another"));
        assert_eq!(refusal(&Given { by: " ".into(), ..given(Status::Passed, "") }, &none), Some("answer-nobody"));
    }

    #[test]
    fn a_file_is_evidence_of_one_case() {
        let file = given_file();
        let with_file = Given { files: vec![file.clone()], ..given(Status::Passed, "") };
        let hash = super::super::evidence::hash(b"PNG");
        assert_eq!(refusal(&with_file, &Known::new()), None);
        assert_eq!(refusal(&with_file, &Known::from([(hash.clone(), ("CT-001".into(), None))])), None, "the same case");
        let other = Known::from([(hash, ("CT-002".into(), None))]);
        assert_eq!(refusal(&with_file, &other), Some("evidence-of-another"));
        let empty = Given { files: vec![GivenFile { bytes: Vec::new(), ..file }], ..given(Status::Passed, "") };
        assert_eq!(refusal(&empty, &Known::new()), Some("evidence-empty"));
        let large = GivenFile { bytes: vec![0; 17], ..given_file() };
        let large = Given { files: vec![large], ..given(Status::Passed, "") };
        assert_eq!(refusal(&large, &Known::new()), Some("evidence-too-large"));
    }
}
