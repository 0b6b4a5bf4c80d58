//! How is it shown where an expression is wrong?

use unicode_width::UnicodeWidthStr;

use crate::cli::{Exit, Session};
use crate::explore::filter::Fault;

/// Tells all faults of an expression, each under its words.
pub fn tell(session: &Session, title: &str, expression: &str, faults: &[Fault]) -> Exit {
    session.fail(session.text(title, &[]));
    let style = anstyle::AnsiColor::Red.on_default().bold();
    for fault in faults {
        let start = floor(expression, fault.span.start());
        let end = floor(expression, fault.span.end()).max(start);
        let before = expression[..start].width();
        let under = expression[start..end].width().max(1);
        session.aside(format!("  {expression}"));
        session.aside(format!("  {}{style}{}{style:#}", " ".repeat(before), "^".repeat(under)));
        session.aside(format!("  {}", fault.message.text(session.lang)));
        if let Some(help) = fault.message.attribute(session.lang, "help") {
            session.aside(format!("  {help}"));
        }
    }
    Exit::CannotStart
}

/// The nearest byte before it at which a character begins.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
