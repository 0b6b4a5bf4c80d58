//! Settings of the manifest that are more than a word of a list: what they say is used, or told.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Context;
use crate::model::delay::{Delay, DelayUnit};
use crate::model::fields::{text, texts};
use crate::model::manifest::Manifest;
use crate::model::schema::labels;
use crate::model::{Id, Kind};
use crate::text::Diagnostic;
use crate::text::node::{Data, Node};
use crate::text::number::{self, Figures};
use crate::text::similar::nearest;

/// `id_prefixes: {requirements: REQ}`, by collection or by kind.
pub fn prefixes(root: &Node, context: &mut Context) -> BTreeMap<Kind, String> {
    let Some(node) = root.get("id_prefixes") else { return BTreeMap::new() };
    let mut prefixes = BTreeMap::new();
    if !matches!(node.data, Data::Map(_) | Data::Null) {
        context.diagnostics.push(Diagnostic::error("M02", "M02-prefixes", node.place));
    }
    for (key, value) in node.entries() {
        let named = |kind: &&Kind| key.text == kind.collection() || key.text == kind.key();
        let Some(kind) = Kind::ALL.iter().find(named) else {
            let near = super::spelling::collection(&key.text)
                .or_else(|| nearest(&key.text, Kind::ALL.iter().map(|kind| kind.collection())));
            let finding = match near {
                Some(near) => Diagnostic::error("M06", "M06-prefix-near", key.place).with("near", near),
                None => Diagnostic::error("M06", "M06-prefix", key.place),
            };
            context.diagnostics.push(finding.with("name", &key.text));
            continue;
        };
        let Some(prefix) = value.text().map(str::trim).filter(|prefix| Id::is_valid(prefix)) else {
            let said = value.text().unwrap_or_default();
            context.diagnostics.push(Diagnostic::error("M02", "M02-prefix", value.place).with("value", said));
            continue;
        };
        let taken = |(other, own): (&Kind, &String)| other != kind && own == prefix;
        if prefixes.iter().any(taken) {
            context.diagnostics.push(Diagnostic::error("M02", "M02-prefix-double", value.place).with("value", prefix));
        }
        prefixes.insert(*kind, prefix.to_owned());
    }
    prefixes
}

/// The scores from which a WSJF is of the first, second and third rank; the usual ones where they are not three
/// numbers that fall.
pub fn cutoffs(root: &Node, context: &mut Context) -> [Decimal; 3] {
    let usual = Manifest::default().wsjf_cutoffs;
    let Some(node) = root.get("wsjf_cutoffs") else { return usual };
    let read = |text: &String| number::exact(text, Figures::Either, false).ok();
    let numbers: Vec<Decimal> = texts(root, "wsjf_cutoffs").iter().filter_map(read).collect();
    match <[Decimal; 3]>::try_from(numbers) {
        Ok(numbers) if numbers.is_sorted_by(|a, b| a > b) && node.items().len() == 3 => numbers,
        _ => {
            context.diagnostics.push(Diagnostic::error("M02", "M02-cutoffs", node.place));
            usual
        }
    }
}

/// The colour of published pages: `#1b6b5a`.
pub fn accent(root: &Node, context: &mut Context) -> Option<String> {
    let colours = root.get("publication")?.get("colours")?;
    let name = if colours.get("primary").is_some() { "primary" } else { "accent" };
    let colour = text(colours, name)?;
    let digits = colour.strip_prefix('#').unwrap_or_default();
    let is_colour = digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit());
    if !is_colour {
        let place = colours.get(name).map_or(colours.place, |node| node.place);
        context.diagnostics.push(Diagnostic::error("M02", "M02-colour", place).with("value", &colour));
    }
    is_colour.then_some(colour)
}

/// The delays of the severities: a number, and the days or hours that are counted. What says no such thing promises nothing.
pub fn verify_delays(root: &Node, context: &mut Context) {
    let severities = root.get("severities").into_iter().flat_map(Node::entries);
    for (key, value) in severities.flat_map(|(_, severity)| severity.entries()) {
        let Some(said) = value.text().filter(|_| matches!(&*key.text, "take_up" | "workaround" | "fix")) else {
            continue;
        };
        if Delay::read(said).is_none() {
            let field = labels::field_said("manifest", &key.text);
            let finding = Diagnostic::error("M02", "M02-delay", value.place).with("field", field);
            context.diagnostics.push(finding.with("value", said.trim()).with("units", DelayUnit::KEYS.join(", ")));
        }
    }
}

/// T11: two people, or two parties, with one id, and a person of a party that is none.
pub fn verify_people(root: &Node, context: &mut Context) {
    for list in ["people", "parties"] {
        let mut seen: BTreeMap<&str, &Node> = BTreeMap::new();
        for item in root.get(list).into_iter().flat_map(Node::items) {
            let Some((id, at)) = item.get("id").and_then(|id| Some((id.text()?.trim(), id))) else { continue };
            match seen.get(id) {
                Some(first) => {
                    let finding = Diagnostic::error("T11", "T11-double", at.place).with("id", id);
                    context.diagnostics.push(finding.beside(first.place));
                }
                None => drop(seen.insert(id, at)),
            }
        }
    }
    let parties = root.get("parties").into_iter().flat_map(Node::items);
    let known: Vec<String> = parties.flat_map(|party| [text(party, "id"), text(party, "name")]).flatten().collect();
    if known.is_empty() {
        return;
    }
    for party in root.get("people").into_iter().flat_map(Node::items).filter_map(|person| person.get("party")) {
        let Some(named) = party.text().map(str::trim).filter(|named| !named.is_empty()) else { continue };
        if known.iter().any(|known| known == named) {
            continue;
        }
        let finding = match nearest(named, known.iter().map(String::as_str)) {
            Some(near) => Diagnostic::error("T11", "T11-party-near", party.place).with("near", near),
            None => Diagnostic::error("T11", "T11-party", party.place),
        };
        context.diagnostics.push(finding.with("id", named));
    }
}
