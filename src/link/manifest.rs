//! What does `ouvrage.yaml` say?

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Context;
use crate::model::fields::{choice, date, flag, name_place, records, text, text_or_empty, texts};
use crate::model::head::Audience;
use crate::model::manifest::{
    ContractProfile, CustomField, Manifest, Method, Party, PartyRole, Person, Phase, Privacy, RaciConvention,
};
use crate::model::priority::PriorityScale;
use crate::model::schema::{self, OpenList};
use crate::model::{Id, Kind};
use crate::text::node::{Data, Node};
use crate::text::similar::nearest;
use crate::text::{Diagnostic, Lang, Level};

/// Reads the manifest into the context. `title` and `language` may stand at the top or under `project`.
pub fn read(root: &Node, context: &mut Context) {
    let empty = Node { place: root.place, data: Data::Map(Vec::new()) };
    let project = root.get("project").unwrap_or(&empty);
    let title = text(project, "title").or_else(|| text(root, "title"));
    let code = text(project, "code").unwrap_or_else(|| code_from(title.as_deref().unwrap_or_default()));
    let lang = text(project, "language").or_else(|| text(root, "language"));
    let contract = root.get("contract").unwrap_or(&empty);
    let checks = checks(root, context);
    let lang = lang.and_then(|lang| Lang::parse(&lang)).unwrap_or_default();
    let calendar = super::calendar::read(root, lang, context);
    let checks_at = root.get("checks").into_iter().flat_map(Node::entries);
    let checks_at = checks_at.map(|(key, _)| (code_of(&key.text), key.place)).collect();
    context.default_target = root.get("default_target").map(|node| node.place);
    context.manifest = Manifest {
        title: title.unwrap_or_default(),
        code,
        client: text_or_empty(project, "client"),
        lang,
        method: choice(project, "method", Method::from_key).unwrap_or_default(),
        phase: choice(project, "phase", Phase::from_key).unwrap_or_default(),
        start: date(project, "start"),
        go_live: date(project, "go_live"),
        parties: records(root, "parties", "name", |node| Party {
            id: text_or_empty(node, "id"),
            name: text_or_empty(node, "name"),
            role: choice(node, "role", PartyRole::from_key).unwrap_or_default(),
        }),
        people: records(root, "people", "name", |node| Person {
            id: text_or_empty(node, "id"),
            name: text_or_empty(node, "name"),
            function: text_or_empty(node, "function"),
            entity: text_or_empty(node, "entity"),
            party: text_or_empty(node, "party"),
            profile: text(node, "profile"),
            roles: texts(node, "roles"),
            place: name_place(node),
        }),
        priority_scale: choice(root, "priority_scale", PriorityScale::from_key).unwrap_or_default(),
        wsjf_cutoffs: cutoffs(root),
        contract: choice(contract, "profile", ContractProfile::from_key).unwrap_or_default(),
        default_target: text(root, "default_target"),
        checks,
        checks_at,
        custom_fields: custom_fields(root, context),
        customs: customs(root),
        prefixes: prefixes(root),
        lists: OpenList::ALL.iter().map(|list| (*list, texts(root, list.key()))).collect(),
        stock_features: texts(root, "stock_features"),
        raci: choice(root, "raci_convention", RaciConvention::from_key).unwrap_or_default(),
        privacy: privacy(root),
        calendar,
        accent: accent(root),
        budget_published: root.get("publication").is_some_and(|publication| flag(publication, "budget_published")),
        place: project.get("title").or_else(|| root.get("title")).map_or(root.place, |title| title.place),
    };
}

/// `id_prefixes: {requirements: REQ}`, by collection or by kind.
fn prefixes(root: &Node) -> BTreeMap<Kind, String> {
    let entries = root.get("id_prefixes").into_iter().flat_map(Node::entries);
    entries
        .filter_map(|(key, value)| {
            let prefix = value.text().map(str::trim).filter(|prefix| Id::is_valid(prefix))?;
            let kind = Kind::ALL.iter().find(|kind| key.text == kind.collection() || key.text == kind.key())?;
            Some((*kind, prefix.to_owned()))
        })
        .collect()
}

fn privacy(root: &Node) -> Privacy {
    let Some(node) = root.get("privacy") else { return Privacy::default() };
    Privacy {
        employee_notice: text(node, "employee_notice"),
        works_council: node.get("works_council_act").and_then(|act| text(act, "reference")),
        named_roles: texts(node, "named_roles"),
    }
}

/// Words of a title that no code is made of.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "and", "au", "aux", "d", "de", "des", "du", "en", "et", "for", "l", "la", "le", "les", "of", "on",
    "pour", "the", "to",
];

/// A code from a title, in plain letters: its first word in capitals, or the first letters of its words. `CRM Étoile :
/// refonte de la relation client` → `CRM-ETOILE`, `Projet de relation client` → `PRC`.
fn code_from(title: &str) -> String {
    let folded = crate::text::similar::fold(title);
    // What stands before a colon or a dash is the name of the project.
    let name = folded.split([':', '–', '—']).next().unwrap_or_default();
    let words: Vec<&str> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty() && !SMALL_WORDS.contains(word))
        .collect();
    let whole = words.join("-");
    let code =
        if whole.len() <= 12 { whole } else { words.iter().filter_map(|word| word.chars().next()).take(6).collect() };
    if code.is_empty() { "PROJET".to_owned() } else { code.to_uppercase() }
}

fn cutoffs(root: &Node) -> [Decimal; 3] {
    let numbers: Vec<Decimal> =
        texts(root, "wsjf_cutoffs").iter().filter_map(|text| text.replace(',', ".").parse().ok()).collect();
    numbers.try_into().unwrap_or(Manifest::default().wsjf_cutoffs)
}

fn accent(root: &Node) -> Option<String> {
    let colours = root.get("publication")?.get("colours")?;
    let colour = text(colours, "primary").or_else(|| text(colours, "accent"))?;
    let digits = colour.strip_prefix('#')?;
    (digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit())).then_some(colour)
}

/// `custom_fields: {requirements: [charge]}`: what is written otherwise declares nothing, and is told with its form.
fn custom_fields(root: &Node, context: &mut Context) -> BTreeMap<String, Vec<String>> {
    let Some(node) = root.get("custom_fields") else { return BTreeMap::new() };
    let mut declared = BTreeMap::new();
    if !matches!(node.data, Data::Map(_) | Data::Null) {
        let names = node.items().iter().filter_map(named).next().unwrap_or_else(|| "charge".to_owned());
        let finding = Diagnostic::warning("M02", "M02-custom", node.place);
        context.diagnostics.push(finding.with("collection", "requirements").with("name", names));
    }
    for (key, value) in node.entries() {
        let collection = key.text.to_string();
        let mut names: Vec<String> = Vec::new();
        match &value.data {
            Data::Map(entries) => names.extend(entries.iter().map(|(key, _)| key.text.to_string())),
            _ => {
                for item in value.items() {
                    match item.text().map(str::to_owned).or_else(|| text(item, "name")) {
                        Some(name) => names.push(name),
                        None => {
                            let finding = Diagnostic::warning("M02", "M02-custom", item.place);
                            let name = named(item).unwrap_or_else(|| "charge".to_owned());
                            let finding = finding.with("collection", &collection).with("name", name);
                            context.diagnostics.push(finding);
                        }
                    }
                }
            }
        }
        if !is_owner(&collection) {
            let near = super::spelling::collection(&collection)
                .or_else(|| nearest(&collection, schema::COLLECTIONS.iter().map(|known| known.name)));
            let finding = match near {
                Some(near) => Diagnostic::warning("M06", "M06-custom-near", key.place).with("near", near),
                None => Diagnostic::warning("M06", "M06-custom", key.place),
            };
            context.diagnostics.push(finding.with("name", &collection));
        }
        declared.insert(collection, names);
    }
    declared
}

/// What is said of fields that the project adds: `{name: direction, label: Direction, audience: internal}`.
fn customs(root: &Node) -> BTreeMap<(String, String), CustomField> {
    let of = |node: &Node| CustomField {
        label: text(node, "label"),
        audience: text(node, "audience").as_deref().and_then(Audience::from_key),
    };
    let mut said = BTreeMap::new();
    for (collection, value) in root.get("custom_fields").into_iter().flat_map(Node::entries) {
        let named: Vec<(String, &Node)> = match &value.data {
            Data::Map(entries) => entries.iter().map(|(key, field)| (key.text.to_string(), field)).collect(),
            _ => value.items().iter().filter_map(|item| Some((text(item, "name")?, item))).collect(),
        };
        said.extend(named.into_iter().map(|(name, field)| ((collection.text.to_string(), name), of(field))));
    }
    said
}

/// The name that somebody meant to give to a field: the first text of the record.
fn named(item: &Node) -> Option<String> {
    item.text().map(str::to_owned).or_else(|| item.entries().find_map(|(_, value)| value.text().map(str::to_owned)))
}

/// May fields be added there: to a collection, or to the manifest and what it holds?
fn is_owner(name: &str) -> bool {
    schema::collection(name).is_some() || name == "manifest"
}

/// Levels by rule; which rules there are is the business of `check`.
fn checks(root: &Node, context: &mut Context) -> BTreeMap<String, Option<Level>> {
    let mut checks = BTreeMap::new();
    let Some(node) = root.get("checks") else { return checks };
    for (key, value) in node.entries() {
        let level = match value.text() {
            Some("error") => Some(Level::Error),
            Some("warning") => Some(Level::Warning),
            Some("info") => Some(Level::Info),
            Some("off") | Some("false") => None,
            _ => {
                context.diagnostics.push(Diagnostic::error("M12", "M12-level", value.place).with("rule", &key.text));
                continue;
            }
        };
        checks.insert(code_of(&key.text), level);
    }
    checks
}

/// A rule by its code, which a person may type in small letters.
fn code_of(key: &str) -> String {
    key.trim().to_ascii_uppercase()
}
