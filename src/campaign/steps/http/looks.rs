//! Is the last answer of the interface what is wanted?

use super::Received;
use super::answer::{Answer, Instead, Seen, Test, Wanted};
use super::asked::{Act, HeaderTest, Scope};
use crate::campaign::steps::calls::Play;
use crate::campaign::steps::failure::Failure;
use crate::crm::secrets;
use crate::text::{Message, similar};

impl Play<'_> {
    pub(super) fn look_at(&mut self, act: &Act) -> Result<(), Failure> {
        match act {
            Act::Status(wanted) => {
                let received = self.received()?;
                if received.status == *wanted {
                    return Ok(());
                }
                let expected = Message::new("words-status").with("status", wanted.to_string()).text(self.lang);
                Err(Failure::mismatch(self.lang, expected, self.say_status(&received)))
            }
            Act::Header(name, test) => self.look_at_header(name, test),
            Act::Json(scope, looks) => self.look_at_json(*scope, looks),
            Act::Schema(scope, name, text) => {
                let faults = self.part(*scope)?.against(text);
                if faults.is_empty() {
                    return Ok(());
                }
                let expected = Message::new("words-schema").with("name", name.as_str()).text(self.lang);
                Err(Failure::mismatch(self.lang, expected, faults.join("\n")))
            }
            Act::ErrorCode(wanted) => self.look_at_error(&["$.code", "$[0]", "$"], &Test::Is(wanted.clone())),
            Act::ErrorMessage(part) => {
                let part = Test::Contains(Wanted::Text(part.clone()));
                self.look_at_error(&["$.message", "$[1][0]", "$[1]", "$"], &part)
            }
            // What is done is done elsewhere.
            _ => Ok(()),
        }
    }

    fn look_at_header(&self, name: &str, test: &HeaderTest) -> Result<(), Failure> {
        let received = self.received()?;
        let found = received.headers.get(&name.to_lowercase());
        let (holds, expected) = match test {
            HeaderTest::Is(wanted) => (found == Some(wanted), self.quoted(wanted)),
            HeaderTest::Contains(part) => {
                let holds = found.is_some_and(|value| value.contains(part));
                (holds, Message::new("words-contains").with("value", part.as_str()).text(self.lang))
            }
            HeaderTest::Absent => (found.is_none(), Message::new("words-nothing-there").text(self.lang)),
        };
        if holds {
            return Ok(());
        }
        let actual = match found {
            Some(_) if secrets::names_a_secret_header(name) => "•••".to_owned(),
            Some(value) => self.quoted(value),
            None => Message::new("words-nothing-there").text(self.lang),
        };
        let with = |text: String| Message::new("words-field").with("field", name).with("value", text).text(self.lang);
        Err(Failure::mismatch(self.lang, with(expected), with(actual)))
    }

    /// The part of the last answer that is meant.
    pub(super) fn part(&self, scope: Scope) -> Result<Answer, Failure> {
        let received = self.received()?;
        let json = received.json.clone().ok_or_else(|| self.not_json(&received))?;
        let name = match scope {
            Scope::Whole => return Ok(json),
            Scope::Result => "result",
            Scope::Error => "error",
        };
        json.part(name).ok_or_else(|| {
            let expected = Message::new("words-rpc-part").with("name", name).text(self.lang);
            Failure::mismatch(self.lang, expected, received.excerpt.clone())
        })
    }

    fn not_json(&self, received: &Received) -> Failure {
        let message = Message::new("step-not-json").with("text", received.excerpt.as_str()).text(self.lang);
        Failure { message, ..Failure::mismatch(self.lang, "JSON", self.say_status(received)) }
    }

    fn look_at_json(&self, scope: Scope, looks: &[(String, Test)]) -> Result<(), Failure> {
        let json = self.part(scope)?;
        let several = looks.len() > 1;
        let (mut expected, mut actual) = (Vec::new(), Vec::new());
        for (path, test) in looks {
            if let Seen::Not(instead) = json.look(path, test) {
                let hidden = secrets::names_a_secret(super::paths::last_name(path));
                let instead = match instead {
                    Instead::Value(_) | Instead::NoList(_) if hidden => Instead::Value("•••".to_owned()),
                    Instead::Several(count, _) if hidden => Instead::Several(count, "•••".to_owned()),
                    other => other,
                };
                let with = |text: String| match several {
                    true => format!("{path}: {text}"),
                    false => text,
                };
                expected.push(with(self.say_wanted(test)));
                actual.push(with(self.say_instead(&instead).text(self.lang)));
            }
        }
        match expected.is_empty() {
            true => Ok(()),
            false => Err(Failure::mismatch(self.lang, expected.join("\n"), actual.join("\n"))),
        }
    }

    /// The first of these places that is there: servers write errors in several forms.
    fn look_at_error(&self, paths: &[&str], test: &Test) -> Result<(), Failure> {
        let received = self.received()?;
        let json = received.json.clone().ok_or_else(|| self.not_json(&received))?;
        let expected = || self.say_wanted(test);
        let Some(error) = json.part("error").filter(|_| json.has("error")) else {
            let actual = Message::new("words-rpc-no-error").text(self.lang);
            return Err(Failure::mismatch(self.lang, expected(), actual));
        };
        let there = paths.iter().find(|path| error.look(path, &Test::Present) == Seen::Holds);
        let folded = |part: &str| {
            // What a person reads: capitals and accents do not count.
            there
                .and_then(|path| error.kept(path).ok())
                .is_some_and(|own| similar::fold(&own).contains(&similar::fold(part)))
        };
        match (there.map(|path| error.look(path, test)), test) {
            (Some(Seen::Holds), _) => Ok(()),
            (_, Test::Contains(Wanted::Text(part))) if folded(part) => Ok(()),
            _ => Err(Failure::mismatch(self.lang, expected(), self.say_error(&json, &received))),
        }
    }

    fn say_wanted(&self, test: &Test) -> String {
        let value = |wanted: &Wanted| match wanted {
            Wanted::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
            Wanted::Number(number) => number.to_string(),
            Wanted::Bool(yes) => yes.to_string(),
            Wanted::Null => "null".to_owned(),
            Wanted::Kept(text) => text.clone(),
        };
        let message = match test {
            Test::Is(wanted) => return value(wanted),
            Test::Contains(wanted) => Message::new("words-contains").with("value", value(wanted)),
            Test::Matches(expression) => Message::new("words-matches").with("value", expression.as_str()),
            Test::Present => Message::new("words-something-there"),
            Test::Absent => Message::new("words-nothing-there"),
            Test::Empty => Message::new("words-empty"),
            Test::Count(count) => Message::new("words-elements").with("count", *count),
        };
        message.text(self.lang)
    }

    pub(super) fn say_instead(&self, instead: &Instead) -> Message {
        match instead {
            Instead::Value(value) => Message::new("words-json").with("value", value.as_str()),
            Instead::Nothing => Message::new("words-nothing-there"),
            Instead::Several(count, values) => {
                Message::new("words-json-several").with("count", *count).with("values", values.as_str())
            }
            Instead::Unread(list, read) => {
                Message::new("words-json-unread").with("path", list.as_str()).with("read", read.as_str())
            }
            Instead::NoHolder(path) => Message::new("words-json-no-holder").with("path", path.as_str()),
            Instead::Elements(count) => Message::new("words-elements").with("count", *count),
            Instead::NoList(value) => Message::new("words-json-no-list").with("value", value.as_str()),
        }
    }

    fn quoted(&self, text: &str) -> String {
        Message::new("words-quoted").with("text", text).text(self.lang)
    }
}
