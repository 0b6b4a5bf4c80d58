//! How does a text stand in HTML as itself? Escapes what HTML needs and no more, so that addresses stay
//! readable and pages short.

/// Gives a text in pieces, the signs that HTML knows as entities.
pub(super) fn escape<E>(text: &str, mut write: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (plain, special) = rest.split_at(at);
        let entity = match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            _ => "&#39;",
        };
        write(plain)?;
        write(entity)?;
        rest = special.get(1..).unwrap_or("");
    }
    write(rest)
}

/// The same at the end of a string.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let pushed: Result<(), std::convert::Infallible> = escape(text, |piece| {
        out.push_str(piece);
        Ok(())
    });
    match pushed {
        Ok(()) => {}
        Err(never) => match never {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_entities_and_words_stay() {
        let mut out = String::new();
        push_escaped(&mut out, "<b>\"R&D\"</b> l'été");
        assert_eq!(out, "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; l&#39;été");
    }
}
