//! Which values does a regular expression describe?

use regex::{Regex, RegexBuilder};

/// How big an expression may become once it is built.
const LARGEST: usize = 1 << 20;

/// The expression for whole values: one that only stands somewhere in a value does not describe it.
///
/// # Errors
/// What is wrong with it, in one line.
pub fn whole(text: &str) -> Result<Regex, String> {
    // Read by itself first: a parenthesis too many would close ours.
    build(text)?;
    build(&format!(r"\A(?:{text})\z"))
}

fn build(text: &str) -> Result<Regex, String> {
    RegexBuilder::new(text).size_limit(LARGEST).build().map_err(|error| {
        let text = error.to_string();
        let last = text.lines().last().unwrap_or_default().trim();
        last.strip_prefix("error: ").unwrap_or(last).to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn an_expression_describes_whole_values_and_a_wrong_one_says_what_is_wrong() {
        let is = |text: &str, value: &str| whole(text).expect("an expression").is_match(value);
        assert!(is(r"DV-\d{4}", "DV-0012") && !is(r"DV-\d{4}", "xDV-0012") && !is(r"DV-\d{4}", "DV-00123"));
        assert!(is("a|ab", "ab"), "each side of an alternative is whole");
        assert!(!is("a", "a\n") && is("é+", "éé"));
        for wrong in ["(", "a)(b", "[z-a]", r"\d{99999}{99999}"] {
            assert!(whole(wrong).is_err_and(|detail| !detail.is_empty() && !detail.contains('\n')), "{wrong}");
        }
    }
}
