//! Does each value have the type, the word, the presence that its field asks for?
//! Verified against the table of `model::schema`; all faults, each at its value.

use super::{Context, Item};
use crate::model::schema::{self, Collection, Field, FieldType, OpenList, labels};
use crate::model::{Id, Kind, states};
use crate::spoken;
use crate::text::node::{Data, Key, Node};
use crate::text::{Arg, Diagnostic, Level, Place, number};

/// Verifies one item of a collection: fields, types, words, state, what the state requires.
pub fn item(item: &Item, context: &mut Context) {
    let collection = item.collection;
    let mut misnamed = Vec::new();
    for (key, value) in item.node.entries() {
        match collection.field(&key.text) {
            Some(field) if field.name == "status" => status(collection, value, context),
            Some(field) => value_of(field, collection.name, value, context),
            None if is_custom(context, collection.name, &key.text) => {}
            None => {
                let at = (collection.name, &*item.node, true);
                misnamed.extend(unknown(key, value, at, collection.field_names(), context));
            }
        }
    }
    identity(item, &misnamed, context);
    missing(item, &misnamed, context);
}

/// Verifies the manifest.
pub fn manifest(root: &Node, context: &mut Context) {
    fields_of(schema::MANIFEST, "manifest", root, true, context);
}

/// Verifies a mapping, within an item or the manifest, against its fields.
pub fn mapping(fields: &'static [Field], owner: &str, node: &Node, context: &mut Context) {
    fields_of(fields, owner, node, false, context);
}

fn fields_of(fields: &'static [Field], owner: &str, node: &Node, outermost: bool, context: &mut Context) {
    for (key, value) in node.entries() {
        match fields.iter().find(|field| field.name == key.text) {
            Some(field) => value_of(field, owner, value, context),
            None if outermost && is_custom(context, owner, &key.text) => {}
            None => {
                unknown(key, value, (owner, node, outermost), fields.iter().map(|field| field.name), context);
            }
        }
    }
    turned_round(fields, node, context);
    if owner == schema::ORGANISATION.name && fields.iter().any(|field| field.name == "unit_price") {
        super::budget::line(node, context);
    }
}

/// What ends before it begins: drawn, it would be a moment, and one of its two days would be lost.
fn turned_round(fields: &[Field], node: &Node, context: &mut Context) {
    let day = |name: &str| {
        let field = fields.iter().find(|field| field.name == name && matches!(field.field_type, FieldType::Date))?;
        let value = node.get(field.name)?;
        Some((value.text()?.trim().parse::<jiff::civil::Date>().ok()?, value.place))
    };
    for (last, message) in [("end", "M19"), ("go_live", "M19-go-live")] {
        if let (Some((start, begins)), Some((end, ends))) = (day("start"), day(last))
            && end < start
        {
            context.diagnostics.push(Diagnostic::error("M19", message, ends).beside(begins));
        }
    }
}

fn is_custom(context: &Context, owner: &str, name: &str) -> bool {
    context.manifest.custom_fields.get(owner).is_some_and(|fields| fields.iter().any(|field| field == name))
}

/// Tells a key that is no field; gives the field that it names in a language of people. What stands under
/// such a key is lost, which weighs more than a word too much. To declare it as a field of the project is offered where
/// such fields stand: within a field it is none, and would hide what is lost.
fn unknown(
    key: &Key,
    value: &Node,
    (owner, node, outermost): (&str, &Node, bool),
    known: impl Iterator<Item = &'static str>,
    context: &mut Context,
) -> Option<&'static str> {
    let known: Vec<&str> = known.collect();
    let named = super::spelling::named_field(&key.text, owner, known.iter().copied());
    let finding = match named {
        // Under a key that is there already, nothing is to be written anew.
        Some(name) if node.get(name).is_none() => Diagnostic::error("M01", "M01-label", key.place).with("near", name),
        named => match named.or_else(|| super::spelling::field(&key.text, owner, known.iter().copied())) {
            Some(near) => {
                let said = labels::field_said(owner, near);
                let id = if outermost { "M01-near" } else { "M01-near-within" };
                Diagnostic::warning("M01", id, key.place).with("near", said)
            }
            None if key.text.contains(' ') && value.text().is_some() => {
                let text = format!("{} : {}", key.text, value.text().unwrap_or_default().trim());
                Diagnostic::warning("M01", "M01-sentence", key.place).with("text", text)
            }
            None if outermost => Diagnostic::warning("M01", "M01", key.place),
            None => {
                let listed: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
                Diagnostic::warning("M01", "M01-within", key.place).with("known", listed.join(", "))
            }
        },
    };
    let finding = finding.with("field", &key.text).with("owner", labels::collection_said(owner));
    context.diagnostics.push(finding.with("collection", owner));
    named
}

fn status(collection: &Collection, value: &Node, context: &mut Context) {
    if !collection.statuses.is_empty() {
        word("status", collection.statuses, collection.name, value, context);
    }
}

fn identity(item: &Item, misnamed: &[&str], context: &mut Context) {
    if let Some(id) = item.node.get("id") {
        match id.text().map(str::trim) {
            Some(text) if Id::is_valid(text) => {}
            Some(text) => context.diagnostics.push(Diagnostic::error("M05", "M05", id.place).with("id", text)),
            None => {}
        }
    }
    if item.collection.single {
        return;
    }
    let named: &[&str] = match item.collection.kind {
        Kind::Term => &["term"],
        Kind::Target => &["id"],
        _ => &["title", "statement", "description"],
    };
    // A name under a key that is not read was told there: its absence follows from that.
    let told = named.iter().chain(item.collection.named_by).any(|field| misnamed.contains(field));
    if !told
        && !named.iter().chain(item.collection.named_by).any(|field| {
            item.node
                .get(field)
                .is_some_and(|value| value.items().iter().any(|item| item.text().is_some_and(|t| !t.trim().is_empty())))
        })
    {
        let first = item.node.entries().next().map_or(item.node.place, |(key, _)| key.place);
        let id = if item.collection.kind == Kind::Term { "M04-term" } else { "M04-title" };
        context.diagnostics.push(Diagnostic::error("M04", id, first));
    }
}

fn missing(item: &Item, misnamed: &[&str], context: &mut Context) {
    let default = item.collection.statuses.first().copied().unwrap_or_default();
    let state = item.node.get(item.collection.state).and_then(Node::text).unwrap_or(default);
    if state.is_empty() {
        return;
    }
    for field in item.collection.fields.iter().filter(|field| field.required_at.contains(&state)) {
        let absent = item.node.get(field.name).is_none_or(|value| value.items().is_empty());
        if absent && !misnamed.contains(&field.name) {
            let place = crate::model::fields::name_place(&item.node);
            let guarded = states::of(item.collection.kind).is_some_and(|machine| machine.is_guarded(state));
            let id = match state {
                _ if guarded => "M04-guarded",
                // There is no state to go back to.
                first if first == default => "M04-first",
                _ => "M04",
            };
            context.diagnostics.push(
                Diagnostic::error("M04", id, place)
                    .with("field", labels::field_said(item.collection.name, field.name))
                    .with("key", field.name)
                    .with("state", labels::value_said(Some(item.collection.kind), item.collection.state, state)),
            );
        }
    }
    if item.collection.kind == Kind::Requirement && matches!(state, "approved" | "frozen" | "amended") {
        criteria(item, context);
    }
    if item.collection.kind == Kind::Need && matches!(state, "postponed" | "rejected") {
        reason(item, context);
    }
}

/// A need that was set aside says why.
fn reason(item: &Item, context: &mut Context) {
    let decision = item.node.get("decision").filter(|decision| matches!(decision.data, Data::Map(_)));
    let Some(decision) = decision else { return };
    if crate::model::fields::text(decision, "reason").is_none() {
        let place =
            item.node.entries().find(|(key, _)| key.text == "decision").map_or(decision.place, |(key, _)| key.place);
        context.diagnostics.push(Diagnostic::error("M04", "M04-reason", place));
    }
}

/// A measurable requirement that is agreed needs its criteria.
fn criteria(item: &Item, context: &mut Context) {
    let measurable =
        crate::model::fields::choice(&item.node, "type", crate::model::requirement::RequirementType::from_key)
            .is_some_and(crate::model::requirement::RequirementType::is_measurable);
    if measurable && item.node.get("criteria").is_none_or(|value| value.items().is_empty()) {
        let place = item.node.get("type").map_or(item.node.place, |value| value.place);
        context.diagnostics.push(Diagnostic::error("M04", "M04-criteria", place));
    }
}

fn value_of(field: &Field, owner: &str, value: &Node, context: &mut Context) {
    if value.is_null() {
        return;
    }
    let wrong = |id: &'static str, place: Place| {
        Diagnostic::error("M02", id, place).with("field", labels::field_said(owner, field.name))
    };
    match field.field_type {
        FieldType::Free => {}
        FieldType::Steps if matches!(value.data, Data::List(_) | Data::Map(_)) => {
            context.diagnostics.push(wrong("M02-steps", value.place));
        }
        FieldType::Text | FieldType::Prose | FieldType::Steps | FieldType::Figure => match value.text() {
            None => context.diagnostics.push(wrong("M02-text", value.place)),
            Some(text) => {
                let id = if COUNTS.contains(&field.name) {
                    "M02-negative"
                } else if COSTS.contains(&field.name) && owner != schema::CHANGE_REQUESTS.name {
                    "M02-negative-cost"
                } else {
                    return;
                };
                if super::budget::is_negative(text) {
                    context.diagnostics.push(wrong(id, value.place).with("value", text.trim()));
                }
            }
        },
        FieldType::Texts => {
            if field.name == "tags" || OpenList::ALL.iter().any(|list| owner == "manifest" && list.key() == field.name)
            {
                context.diagnostics.extend(one_word(field, owner, value));
            }
            for item in value.items().iter().filter(|item| item.text().is_none() && !item.is_null()) {
                context.diagnostics.push(wrong("M02-texts", item.place));
            }
        }
        FieldType::Integer => match value.text().and_then(number::counted) {
            None => {
                let negative = value.text().filter(|text| super::budget::is_negative(text));
                let finding = wrong(if negative.is_some() { "M02-negative" } else { "M02-integer" }, value.place);
                context.diagnostics.push(match negative {
                    Some(text) => finding.with("value", text.trim()),
                    None => finding,
                });
            }
            Some(number) => context.diagnostics.extend(year(field, owner, number, value)),
        },
        FieldType::Bool => {
            if !matches!(value.data, Data::Bool(_)) {
                context.diagnostics.push(wrong("M02-bool", value.place));
            }
        }
        FieldType::Date => {
            let text = value.text().map_or("", str::trim);
            if text.parse::<jiff::civil::Date>().is_err() {
                let field = labels::field_said(owner, field.name);
                context.diagnostics.push(super::day::wrong(field, text, value.place, context.manifest.lang));
            }
        }
        FieldType::Choice(words) => word(field.name, words, owner, value, context),
        FieldType::Open(list, words) => open_word(field.name, (list, words), owner, value, context),
        FieldType::Words(words) => word_map(field.name, words, owner, value, context),
        FieldType::Priority => priority(owner, value, context),
        FieldType::Link(_) => {
            if value.text().is_none() {
                context.diagnostics.push(wrong("M02-link", value.place));
            }
        }
        FieldType::Links(_) | FieldType::LinksOrTexts(_) | FieldType::Inverse(_) => {
            for item in value.items().iter().filter(|item| item.text().is_none() && !item.is_null()) {
                context.diagnostics.push(wrong("M02-links", item.place));
            }
        }
        FieldType::Record(fields) => match value.data {
            Data::Map(_) => mapping(fields, owner, value, context),
            _ => context.diagnostics.push(wrong("M02-record", value.place)),
        },
        FieldType::Records(fields) | FieldType::Parts(_, fields) => records(field, fields, owner, value, context),
    }
}

/// Fields that count: of nothing there is less than none.
const COUNTS: &[&str] = &[
    "volume",
    "expected_volume",
    "days",
    "count",
    "effort_days",
    "read",
    "loaded",
    "rejected",
    "depth_years",
    "weight",
];

/// Fields that say what is spent. What is asked for beyond what was agreed may cost less than nothing: something is left
/// out for it.
const COSTS: &[&str] = &["cost", "yearly_cost", "recurring_cost", "estimated_cost"];

/// Words with commas between them where a list is wanted: they are read as one word.
fn one_word(field: &Field, owner: &str, value: &Node) -> Option<Diagnostic> {
    let text = value.text()?.trim();
    let words: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()).collect();
    let finding =
        Diagnostic::warning("M02", "M02-words", value.place).with("field", labels::field_said(owner, field.name));
    (words.len() > 1).then(|| finding.with("value", text).with("list", words.join(", ")))
}

/// A year of the calendar where a number of years is wanted, or the other way round.
fn year(field: &Field, owner: &str, number: u32, value: &Node) -> Option<Diagnostic> {
    let id = match field.name {
        "years" if !schema::CALENDAR_YEARS.contains(&number) => return None,
        "years" if owner == schema::ORGANISATION.name => "M02-years-budget",
        "years" => "M02-years",
        "year" if !schema::is_year(number) => "M02-year",
        _ => return None,
    };
    let finding = Diagnostic::error("M02", id, value.place).with("field", labels::field_said(owner, field.name));
    // A year bears no sign between its thousands.
    Some(finding.with("value", number.to_string()))
}

fn records(field: &Field, fields: &'static [Field], owner: &str, value: &Node, context: &mut Context) {
    if owner == schema::ORGANISATION.name && field.name == "budget" {
        super::budget::taxes(value.items(), context);
    }
    for item in value.items() {
        match item.data {
            Data::Map(_) => mapping(fields, owner, item, context),
            Data::Text(_) | Data::Number(_) | Data::Null => {}
            Data::Bool(_) | Data::List(_) => {
                let said = labels::field_said(owner, field.name);
                context.diagnostics.push(Diagnostic::error("M02", "M02-records", item.place).with("field", said));
            }
        }
    }
}

fn word(field: &str, words: &[&'static str], owner: &str, value: &Node, context: &mut Context) {
    let Some(text) = one_text(field, owner, value, context) else { return };
    if !words.contains(&text.trim()) {
        let finding =
            misspelt("M03", ["M03-label", "M03-near", "M03"], (field, owner, value, text), words.iter().copied());
        let values = labels::values_said(kind_of(owner), field, words.iter().copied());
        context.diagnostics.push(finding.with("values", Arg::List(values)));
    }
}

/// The one text that a field wants; told where it is none.
fn one_text<'v>(field: &str, owner: &str, value: &'v Node, context: &mut Context) -> Option<&'v str> {
    let text = value.text();
    if text.is_none() {
        let said = labels::field_said(owner, field);
        context.diagnostics.push(Diagnostic::error("M02", "M02-text", value.place).with("field", said));
    }
    text
}

/// What is told of a word that is none of the list: it is the label of one, near to one, or none.
fn misspelt<'w>(
    code: &'static str,
    [label, near, far]: [&'static str; 3],
    (field, owner, value, text): (&str, &str, &Node, &str),
    words: impl Iterator<Item = &'w str> + Clone,
) -> Diagnostic {
    let kind = kind_of(owner);
    let finding = match spoken::meant(kind, field, words.clone(), text) {
        Some(key) => Diagnostic::error(code, label, value.place).with("near", key),
        None => match super::spelling::word(text, kind, field, words) {
            Some(key) => Diagnostic::error(code, near, value.place).with("near", labels::value_said(kind, field, key)),
            None => Diagnostic::error(code, far, value.place),
        },
    };
    finding.with("field", labels::field_said(owner, field)).with("key", field.to_owned()).with("value", text)
}

fn kind_of(owner: &str) -> Option<Kind> {
    schema::collection(owner).map(|collection| collection.kind)
}

fn open_word(
    field: &'static str,
    (list, words): (OpenList, &'static [&'static str]),
    owner: &str,
    value: &Node,
    context: &mut Context,
) {
    let Some(text) = one_text(field, owner, value, context) else { return };
    let added = context.manifest.lists.get(&list).map(Vec::as_slice).unwrap_or_default();
    if words.contains(&text) || added.iter().any(|word| word == text) {
        return;
    }
    let known = words.iter().copied().chain(added.iter().map(String::as_str));
    let finding = misspelt("M08", ["M08-label", "M08-near", "M08"], (field, owner, value, text), known);
    context.diagnostics.push(finding.at_level(Level::Warning).with("list", list.key()));
}

/// A mapping of the author's words to words of a list.
fn word_map(field: &'static str, words: &'static [&'static str], owner: &str, value: &Node, context: &mut Context) {
    if !matches!(value.data, Data::Map(_)) {
        let said = labels::field_said(owner, field);
        context.diagnostics.push(Diagnostic::error("M02", "M02-record", value.place).with("field", said));
        return;
    }
    for (_, one) in value.entries() {
        word(field, words, owner, one, context);
    }
}

fn priority(owner: &str, value: &Node, context: &mut Context) {
    let scale = context.manifest.priority_scale;
    let Some(text) = one_text("priority", owner, value, context) else { return };
    if scale.parse(text.trim(), context.manifest.wsjf_cutoffs).is_some() {
        return;
    }
    if scale.values().is_empty() {
        context.diagnostics.push(Diagnostic::error("M03", "M03-wsjf", value.place).with("value", text));
        return;
    }
    match spoken::priority::meant(scale, text) {
        Some(word) => {
            let finding = Diagnostic::error("M03", "M03-label", value.place).with("near", word).with("value", text);
            let said = labels::field_said(owner, "priority");
            context.diagnostics.push(finding.with("field", said).with("key", "priority"));
        }
        None => word("priority", scale.values(), owner, value, context),
    }
}
