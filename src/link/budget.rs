//! Does each line of the budget add up to what its author means? What does not is missing from the totals, or makes them
//! say something else.

use std::sync::LazyLock;

use super::Context;
use crate::model::fields;
use crate::spoken;
use crate::text::node::Node;
use crate::text::number::{self, Misread};
use crate::text::similar::plain;
use crate::text::{Diagnostic, Lang, Place, amount, words};

/// One line: a price and a quantity that are none, or that can be read in two ways; years that nothing is paid in.
pub fn line(node: &Node, context: &mut Context) {
    let lang = context.manifest.lang;
    let written = |field: &str| {
        let value = node.get(field)?;
        Some((value.text()?.trim(), value.place)).filter(|(text, _)| !text.is_empty())
    };
    let both = |text: &str, place: Place, one, other| {
        let said = |number| number::plainly(number, lang, true);
        let finding = Diagnostic::warning("M18", "M18-doubtful", place).with("value", text);
        finding.with("one", said(one)).with("other", said(other))
    };
    if let Some((text, place)) = written("unit_price") {
        match amount::doubtful(text, lang) {
            Some((decimal, thousands)) => context.diagnostics.push(both(text, place, decimal, thousands)),
            None if amount::read(text, lang).is_none() => {
                context.diagnostics.push(Diagnostic::warning("M18", "M18", place).with("value", text));
            }
            None => {}
        }
    }
    if let Some((text, place)) = written("quantity") {
        match amount::counted(text, lang) {
            Err(Misread::Doubtful { decimal, thousands, .. }) => {
                context.diagnostics.push(both(text, place, decimal, thousands));
            }
            Err(_) => context.diagnostics.push(Diagnostic::warning("M18", "M18-quantity", place).with("value", text)),
            Ok(_) => {}
        }
    }
    let takes_away = fields::text(node, "line").is_some_and(|said| {
        let said = format!(" {} ", plain(&said));
        REBATES.iter().any(|rebate| said.contains(&format!(" {rebate} ")) || said.contains(&format!(" {rebate}s ")))
    });
    for (text, place) in ["unit_price", "quantity"].into_iter().filter_map(written) {
        if is_negative(text) && !takes_away {
            context.diagnostics.push(Diagnostic::warning("M18", "M18-negative", place).with("value", text));
        }
    }
    // « récurrent » is told as a word that the field does not have, and says what its author means all the same.
    let kinds = ["one_off", "recurring"].into_iter();
    let said = fields::text(node, "kind");
    let is_recurring =
        said.is_some_and(|said| said == "recurring" || spoken::meant(None, "kind", kinds, &said) == Some("recurring"));
    if let Some((text, place)) =
        written("years").filter(|(text, _)| number::counted(text).is_some_and(|years| years > 1))
        && !is_recurring
    {
        context.diagnostics.push(Diagnostic::warning("M18", "M18-years", place).with("value", text));
    }
}

/// Words of a line that takes away from the others, in either language (`templates/words/*/budget.txt`).
static REBATES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let all = Lang::ALL.into_iter().flat_map(|lang| words::section(lang, "budget", "rebate")).flatten();
    all.map(plain).collect()
});

/// Does a figure begin with a minus?
pub fn is_negative(text: &str) -> bool {
    let rest = text.trim().strip_prefix(['-', '−', '–']);
    let figure = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    rest.is_some_and(|rest| figure(rest) && rest.contains(|c: char| matches!(c, '1'..='9')))
}

/// Prices with taxes among prices without them: what they add up to is neither.
pub fn taxes(lines: &[Node], context: &mut Context) {
    let lang = context.manifest.lang;
    let prices = lines.iter().filter_map(|line| line.get("unit_price"));
    let mut taxed = prices.filter_map(|price| Some((amount::read(price.text()?, lang)?.tax?, price)));
    let Some((tax, first)) = taxed.next() else { return };
    let other = taxed.find(|(other, _)| *other != tax).map(|(_, price)| price);
    if let Some(price) = other {
        let value = price.text().unwrap_or_default().trim();
        context
            .diagnostics
            .push(Diagnostic::warning("M18", "M18-taxes", price.place).with("value", value).beside(first.place));
    }
}
