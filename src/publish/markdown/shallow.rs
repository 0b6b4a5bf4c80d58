//! How deep may a text nest? Everything that walks a document afterwards does so without fear.

use pulldown_cmark::Event;

/// Containers beyond this depth are opened out: their text stays, at the depth reached.
const DEPTH: usize = 32;

/// The same events with containers opened out beyond 32 levels. Nobody writes that deep, and a
/// hostile text of ten thousand nested lists would exhaust the stack.
pub fn shallow<'a, P>(events: impl Iterator<Item = (Event<'a>, P)>) -> impl Iterator<Item = (Event<'a>, P)> {
    let mut depth = 0_usize;
    events.filter(move |(event, _)| match event {
        Event::Start(_) => {
            depth += 1;
            depth <= DEPTH
        }
        Event::End(_) => {
            depth = depth.saturating_sub(1);
            depth < DEPTH
        }
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::*;

    #[test]
    fn a_text_nested_without_end_keeps_its_words_and_its_balance() {
        let text = format!("{}deep", "- ".repeat(5_000));
        let events: Vec<_> = shallow(Parser::new(&text).into_offset_iter()).map(|(event, _)| event).collect();
        let opened = events.iter().filter(|event| matches!(event, Event::Start(_))).count();
        let closed = events.iter().filter(|event| matches!(event, Event::End(_))).count();
        assert_eq!((opened, closed), (DEPTH, DEPTH));
        assert!(events.iter().any(|event| matches!(event, Event::Text(text) if text.contains("deep"))));
    }
}
