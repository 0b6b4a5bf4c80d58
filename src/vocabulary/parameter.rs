//! What may stand where a phrase has `{…}`? The names, what they mean and examples are messages.

use crate::choice;
use crate::text::{Lang, message};

choice! {
    /// The parameters of phrases, in the order in which they are explained; the label of each is
    /// its name between the braces.
    Parameter "parameter" {
        Actor = "actor", Role = "role", Entity = "entity", Field = "field", Operator = "operator", Value = "value",
        Record = "record", Text = "text", Number = "number", Quantity = "quantity", Reason = "reason",
        Percentage = "percentage", Duration = "duration", Element = "element",
        Method = "method", Answer = "answer", Margin = "margin", Outcome = "outcome", Rest = "rest",
    }
}

/// What stands between the examples of a parameter.
const BETWEEN: &str = " · ";

impl Parameter {
    /// How it is written in the phrases of a language: `{acteur}`.
    pub fn shown(self, lang: Lang) -> String {
        format!("{{{}}}", self.label(lang))
    }

    /// What it means.
    pub fn meaning(self, lang: Lang) -> String {
        self.part(lang, "help")
    }

    /// Texts that may stand there.
    pub fn examples(self, lang: Lang) -> Vec<String> {
        self.part(lang, "examples").split(BETWEEN).map(str::to_owned).collect()
    }

    fn part(self, lang: Lang, name: &str) -> String {
        message::attribute(lang, &format!("{}-{}", Self::GROUP, self.key()), name).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::phrases::PHRASES;
    use crate::vocabulary::{Registry, example};

    /// A phrase as it is typed: what is optional left out, the first of the alternatives.
    fn typed(shown: &str) -> String {
        let mut plain = String::new();
        let mut optional = false;
        for c in shown.chars() {
            match c {
                '(' => optional = true,
                ')' => optional = false,
                _ if optional => {}
                c => plain.push(c),
            }
        }
        plain.split(' ').map(|word| word.split('/').next().unwrap_or(word)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_parameter_of_a_phrase_is_explained() {
        for lang in Lang::ALL {
            let known: Vec<String> = Parameter::ALL.iter().map(|parameter| parameter.shown(lang)).collect();
            for phrase in PHRASES {
                let mut rest = phrase.shown(lang);
                for name in &known {
                    rest = rest.replace(name, "");
                }
                assert!(!rest.contains('{'), "{rest}: a parameter is not in the legend ({})", lang.key());
            }
            for parameter in Parameter::ALL {
                assert!(!parameter.meaning(lang).is_empty(), "{parameter:?}");
                assert!(parameter.examples(lang).iter().all(|text| !text.is_empty()), "{parameter:?}");
            }
        }
    }

    #[test]
    fn every_example_may_stand_in_the_phrases() {
        let registry = Registry::new([&example::target()]);
        for lang in Lang::ALL {
            for parameter in Parameter::ALL {
                let shown = parameter.shown(lang);
                let phrases: Vec<String> = PHRASES
                    .iter()
                    .map(|phrase| typed(&phrase.shown(lang)))
                    .filter(|text| text.contains(&shown))
                    .collect();
                let phrase = phrases.first().unwrap_or_else(|| panic!("{shown} stands in no phrase"));
                for text in parameter.examples(lang) {
                    let mut step = phrase.replace(&shown, &text);
                    for other in Parameter::ALL {
                        step = step.replace(&other.shown(lang), &other.examples(lang)[0]);
                    }
                    assert_eq!(registry.matches(&step).len(), 1, "« {step} » is one phrase ({})", lang.key());
                }
            }
        }
    }
}
