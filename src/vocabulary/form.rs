//! Is a phrase of the project written as one, before anybody reads its words?

/// What keeps a text from being a phrase with holes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// A brace that is not closed, not opened, or opened twice.
    Brace,
    /// A parenthesis that is not closed, or not opened.
    Parenthesis,
    /// A hole that might not be said.
    HoleInParentheses,
    /// A full stop at its end.
    FullStop,
}

/// The first fault in the form of a phrase. A sign behind `\\` stands for itself.
pub fn fault(phrase: &str) -> Option<FormFault> {
    let (mut braces, mut parentheses) = (0_usize, 0_usize);
    let mut signs = phrase.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                signs.next();
            }
            '{' if braces > 0 => return Some(FormFault::Brace),
            '{' if parentheses > 0 => return Some(FormFault::HoleInParentheses),
            '{' => braces += 1,
            '}' if braces == 0 => return Some(FormFault::Brace),
            '}' => braces -= 1,
            '(' => parentheses += 1,
            ')' if parentheses == 0 => return Some(FormFault::Parenthesis),
            ')' => parentheses -= 1,
            _ => {}
        }
    }
    match phrase.trim_end() {
        _ if braces > 0 => Some(FormFault::Brace),
        _ if parentheses > 0 => Some(FormFault::Parenthesis),
        text if text.ends_with('.') && !text.ends_with("\\.") => Some(FormFault::FullStop),
        _ => None,
    }
}

/// The phrase in which the space before words that may be left out is left out with them: « est bon (toujours) » is
/// also « est bon ».
pub fn with_optional_spaces(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len());
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once(" (") {
        let alone = after.split_once(')').is_some_and(|(_, next)| next.is_empty() || next.starts_with([' ', ':', ',']));
        out.push_str(before);
        out.push_str(if alone { "( " } else { " (" });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_phrase_is_told_by_what_is_wrong_with_it() {
        for (phrase, wrong) in [
            ("le client « {nom} » est bon", None),
            ("le(s) client(s) \\(tous\\) \\{ici\\}", None),
            ("le client « {nom » est bon", Some(FormFault::Brace)),
            ("le client {nom {x}", Some(FormFault::Brace)),
            ("le client nom}", Some(FormFault::Brace)),
            ("le client (bon", Some(FormFault::Parenthesis)),
            ("le client bon)", Some(FormFault::Parenthesis)),
            ("le client (« {nom} ») est bon", Some(FormFault::HoleInParentheses)),
            ("le client est bon. ", Some(FormFault::FullStop)),
        ] {
            assert_eq!(fault(phrase), wrong, "{phrase}");
        }
    }

    #[test]
    fn a_space_goes_with_the_words_that_may_be_left_out() {
        assert_eq!(with_optional_spaces("est bon (toujours)"), "est bon( toujours)");
        assert_eq!(with_optional_spaces("le (bon) client"), "le( bon) client");
        assert_eq!(with_optional_spaces("le (sous-)total"), "le (sous-)total");
    }
}
