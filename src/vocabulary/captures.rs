//! Which kept values does a text name, and what is it with them in their place?

use crate::text::similar::fold;

/// The form under which a name is kept: however it is typed, outside quotes too.
pub fn form(name: &str) -> String {
    fold(name.trim())
}

/// May a value be kept under that name?
pub fn is_name(name: &str) -> bool {
    let mut letters = name.trim().chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
}

/// The names in `${…}`, in order.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split("${").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// The text with a value for each name that has one; what a value itself says is never read again.
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split("${");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once('}').and_then(|(name, after)| Some((value(name)?, after))) {
            Some((value, after)) => {
                out.push_str(&value);
                out.push_str(after);
            }
            None => {
                out.push_str("${");
                out.push_str(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_their_values_put_in_once() {
        let text = "CC-${numéro}/${Autre}${";
        assert_eq!(names(text).collect::<Vec<_>>(), ["numéro", "Autre"]);
        let value = |name: &str| (form(name) == "numero").then(|| "${Autre}".to_owned());
        assert_eq!(filled(text, value), "CC-${Autre}/${Autre}${");
        assert!(is_name("numéro du devis") && is_name("n1") && !is_name("1n") && !is_name("") && !is_name("a}"));
    }
}
