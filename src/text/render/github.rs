//! Diagnostics as workflow commands: a forge's runner shows them beside the changed lines.

use crate::text::{Diagnostic, Lang, Level, Sources};

/// One line, `::error file=…,line=…,title=T01::…`.
pub fn line(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let command = match diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    };
    let place = diagnostic.place.and_then(|place| Some((place, sources.file(place.file)?)));
    let place = place.map_or_else(String::new, |(place, file)| {
        let (start, end) = (file.position(place.span.start()), file.position(place.span.end()));
        let path = property(&file.path);
        format!("file={path},line={},endLine={},col={},endColumn={},", start.line, end.line, start.column, end.column)
    });
    let help = diagnostic.message.attribute(lang, "help");
    let told = [Some(diagnostic.message.text(lang)), help].into_iter().flatten().collect::<Vec<_>>().join("\n");
    format!("::{command} {place}title={}::{}", diagnostic.code, data(&told))
}

/// A message ends at the line's end: its own line ends are written otherwise.
pub fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property: what ends it is written otherwise.
pub fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Place;

    #[test]
    fn nothing_in_a_text_ends_the_command_early() {
        let mut sources = Sources::default();
        let file = sources.add("specs/a,b.yaml", "id: x\n");
        let found = Diagnostic::warning("T11", "T11", Place::new(file, 4, 5)).with("id", "50 %\n::error::x");
        let line = line(&found, &sources, Lang::En);
        assert!(line.starts_with("::warning file=specs/a%2Cb.yaml,line=1,endLine=1,col=5,endColumn=6,title=T11::"));
        assert_eq!(line.lines().count(), 1, "{line}");
        assert!(line.contains("50 %25%0A::error"), "{line}");
    }
}
