//! How is JSON read without a number losing a digit?

use rust_decimal::Decimal;
use serde_json::Value;

/// Reads JSON; a number with a fraction or an exponent becomes a text that holds its digits.
///
/// # Errors
/// The text is not JSON.
pub fn parse(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(&quoted(text, false))
}

/// Reads JSON in which each number becomes a text: what is written, to the last digit.
///
/// # Errors
/// The text is not JSON.
pub fn parse_as_written(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(&quoted(text, true))
}

/// The text with such numbers between quotes, or with all of them.
fn quoted(text: &str, all: bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '-' | '0'..='9' => number_length(rest),
            _ => rest.find(|c: char| matches!(c, '"' | '-' | '0'..='9')).unwrap_or(rest.len()),
        };
        let (token, tail) = rest.split_at(length);
        let is_number = matches!(first, '-' | '0'..='9') && token.contains(['.', 'e', 'E']);
        if all && is_json_number(token) {
            out.push('"');
            out.push_str(token);
            out.push('"');
        } else if !all
            && is_number
            && let Some(exact) = digits(token)
        {
            out.push('"');
            out.push_str(&exact);
            out.push('"');
        } else {
            out.push_str(token);
        }
        rest = tail;
    }
    out
}

/// Bytes of the JSON string at the start, its quotes included; all that is left when it does not end.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn number_length(text: &str) -> usize {
    text.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')).count()
}

/// Is it a number as JSON writes it? What is not must stay as it is, to be refused.
fn is_json_number(token: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(token).is_ok()
}

fn digits(token: &str) -> Option<String> {
    let decimal = if token.contains(['e', 'E']) { Decimal::from_scientific(token) } else { token.parse() };
    decimal.ok().map(|decimal| decimal.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_digit_is_kept_and_texts_are_left_alone() {
        let text = r#"{"a":0.1234567890123456789,"b":12,"c":"1.5 \" 2.5","d":[-3.10,1e3,true],"é":9007199254740993}"#;
        let wanted = json!({"a":"0.1234567890123456789","b":12,"c":"1.5 \" 2.5","d":["-3.10","1000",true],"é":9_007_199_254_740_993_i64});
        assert_eq!(parse(text).expect("JSON"), wanted);
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        let text = r#"{"a":1.50,"b":123456789012345678901234567890,"c":"2.0","d":[-0,1E2]}"#;
        let wanted = json!({"a":"1.50","b":"123456789012345678901234567890","c":"2.0","d":["-0","1E2"]});
        assert_eq!(parse_as_written(text).expect("JSON"), wanted);
        assert!(parse_as_written(r#"{"a":01}"#).is_err() && parse_as_written(r#"{"a":1.}"#).is_err());
    }

    #[test]
    fn what_is_not_json_stays_wrong() {
        for bad in ["<html>", "{\"a\":1.2.3}", "{\"a\":1", "\"abc", "{\"a\":\"x"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
