//! What does the note of a workshop hold before anybody has come? All that is known already, the questions
//! with room for the answers, and an example wherever somebody who never saw YAML is to go on.

use super::Guide;
use crate::change::Value;
use crate::model::workshop::WorkshopType;
use crate::text::{Lang, Message};

/// How long a workshop takes where nobody said.
const USUAL_MINUTES: u32 = 120;

/// Somebody who will come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coming {
    /// Id of a person of the manifest.
    pub person: Option<String>,
    /// Their name, where they are nobody of the manifest.
    pub name: String,
    /// Where they speak from.
    pub profile: Option<String>,
}

/// Adds to the fields of a new workshop what its type brings; what is given already stays.
pub fn complete(fields: &mut Vec<(String, Value)>, lang: Lang, workshop_type: &str, guide: Option<&Guide>) {
    let title = guide.and_then(|guide| guide.title.clone()).unwrap_or_else(|| {
        let known = WorkshopType::from_key(workshop_type);
        known.map_or_else(|| workshop_type.to_owned(), |known| known.label(lang))
    });
    let minutes = guide.and_then(|guide| guide.duration_min).unwrap_or(USUAL_MINUTES);
    let goal = guide.and_then(|guide| guide.goal.clone());
    let example = |id: &'static str| Value::Null.noted(comments(&Message::new(id).text(lang)));
    let brought = [
        ("title", Value::Text(title)),
        ("date", example("note-date")),
        ("duration_min", Value::Number(minutes.to_string())),
        ("place", Value::Null),
        ("facilitator", Value::Null),
        ("participants", participants(lang, guide, &[])),
        ("goal", goal.map_or(Value::Null, Value::Text)),
        ("questions", questions(lang, guide)),
        ("needs", example("note-needs")),
        ("decisions", example("note-decisions")),
        ("actions", example("note-actions")),
        ("open_points", example("note-open-points")),
    ];
    for (name, value) in brought {
        if !fields.iter().any(|(given, _)| given == name) {
            fields.push((name.to_owned(), value));
        }
    }
}

/// Those who will come, then a chair for everybody else whom the type expects.
pub fn participants(lang: Lang, guide: Option<&Guide>, coming: &[Coming]) -> Value {
    let expected = Value::Word("expected".to_owned());
    let mut seats: Vec<Value> = Vec::new();
    for one in coming {
        let mut seat = match &one.person {
            Some(id) => vec![("person".to_owned(), Value::Word(id.clone()))],
            None => vec![("name".to_owned(), Value::Text(one.name.clone()))],
        };
        // What the manifest says of its people is not said twice.
        if let Some(profile) = one.profile.as_ref().filter(|_| one.person.is_none()) {
            seat.push(("profile".to_owned(), Value::Word(profile.clone())));
        }
        seat.push(("presence".to_owned(), expected.clone()));
        seats.push(Value::Map(seat));
    }
    let mut taken: Vec<&str> = coming.iter().filter_map(|one| one.profile.as_deref()).collect();
    let mut free = false;
    for chair in guide.map(|guide| guide.participants.as_slice()).unwrap_or_default() {
        if let Some(at) = taken.iter().position(|profile| Some(*profile) == chair.profile.as_deref()) {
            taken.remove(at);
            continue;
        }
        free = true;
        let mut seat = vec![("name".to_owned(), Value::Null)];
        seat.extend(chair.function.iter().map(|function| ("function".to_owned(), Value::Text(function.clone()))));
        seat.extend(chair.profile.iter().map(|profile| ("profile".to_owned(), Value::Word(profile.clone()))));
        seat.push(("presence".to_owned(), expected.clone()));
        seats.push(Value::Map(seat));
    }
    let seats = if seats.is_empty() { Value::Null } else { Value::List(seats) };
    match (free, &seats) {
        (false, Value::List(_)) => seats,
        (true, _) => seats.noted(comments(&Message::new("note-participants").text(lang))),
        (false, _) => seats.noted(comments(&Message::new("note-nobody").text(lang))),
    }
}

/// The questions, each with its theme and room for its answer: whoever drops one moves none of the others.
fn questions(lang: Lang, guide: Option<&Guide>) -> Value {
    let mut asked = Vec::new();
    for theme in guide.map(|guide| guide.themes.as_slice()).unwrap_or_default() {
        for question in &theme.questions {
            let mut fields = Vec::new();
            if !theme.name.is_empty() {
                fields.push(("theme".to_owned(), Value::Text(theme.name.clone())));
            }
            fields.push(("text".to_owned(), Value::Text(question.clone())));
            fields.push(("answer".to_owned(), Value::Null));
            asked.push(Value::Map(fields));
        }
    }
    if asked.is_empty() {
        return Value::Null.noted(comments(&Message::new("note-no-question").text(lang)));
    }
    Value::List(asked).noted(comments(&Message::new("note-questions").text(lang)))
}

/// The lines of a message as comments of YAML.
fn comments(text: &str) -> Vec<String> {
    text.lines().map(|line| format!("# {line}").trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::Bank;
    use crate::syntax::yaml;
    use crate::text::FileId;

    #[test]
    fn an_example_without_its_marks_is_what_may_stand_there() {
        for lang in Lang::ALL {
            for id in ["note-needs", "note-decisions", "note-actions", "note-open-points", "note-nobody"] {
                let text = Message::new(id).text(lang);
                // What is said about the example stands before it.
                let example: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("- ")).collect();
                let parsed = yaml::read(FileId::default(), &example.join("\n"));
                let root = parsed.root.expect("a list");
                assert!(parsed.diagnostics.is_empty() && !root.items().is_empty(), "{id}: {text}");
            }
        }
    }

    #[test]
    fn a_chair_is_free_until_somebody_of_its_profile_comes() {
        let bank = Bank::shipped(Lang::Fr);
        let guide = bank.guide("needs");
        let profiles = |coming: &[Coming]| -> Vec<String> {
            let node = participants(Lang::Fr, guide, coming).to_node();
            let named =
                |seat: &crate::text::node::Node| seat.get("name").and_then(|n| n.text()).unwrap_or("…").to_owned();
            node.items().iter().map(named).collect()
        };
        assert_eq!(profiles(&[]), ["…", "…", "…", "…"]);
        let anne = Coming { name: "Anne".into(), profile: Some("manager".into()), ..Coming::default() };
        assert_eq!(profiles(&[anne]), ["Anne", "…", "…", "…"]);
        let paul = Coming { name: "Paul".into(), ..Coming::default() };
        assert_eq!(profiles(&[paul]), ["Paul", "…", "…", "…", "…"]);
    }
}
