//! In which encoding is an answer?

/// The text of an answer: UTF-8 where it is that, whatever is said of it (RFC 8259, 8.1), else as the answer says (RFC
/// 9110, 8.3.2). The mark of the order of bytes that some servers put first is no part of it.
pub fn decoded(bytes: &[u8], content_type: Option<&str>) -> String {
    let (text, _, is_wrong) = encoding_rs::UTF_8.decode(bytes);
    let label = |part: &str| Some(part.trim().to_ascii_lowercase().strip_prefix("charset=")?.replace('"', ""));
    let said = content_type.unwrap_or_default().split(';').find_map(label);
    match said.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())) {
        Some(encoding) if is_wrong => encoding.decode(bytes).0.into_owned(),
        _ => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn an_answer_is_read_in_the_encoding_that_it_has() {
        assert_eq!(decoded(b"\xEF\xBB\xBF{}", None), "{}", "the mark that some servers put first");
        assert_eq!(decoded(b"\xC9pinal", Some("text/plain; Charset=\"ISO-8859-1\"")), "Épinal");
        assert_eq!(decoded("Épinal".as_bytes(), Some("application/json; charset=iso-8859-1")), "Épinal");
        assert_eq!(decoded(b"\xC9pinal", Some("application/json")), "\u{fffd}pinal");
    }
}
