//! What does `ouvrage.yaml` say?

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Context, customs, settings};
use crate::model::fields::{choice, date, flag, name_place, records, text, text_or_empty, texts};
use crate::model::head::Written;
use crate::model::manifest::{
    ContractProfile, Manifest, Method, Party, PartyRole, Person, Phase, Privacy, RaciConvention,
};
use crate::model::priority::PriorityScale;
use crate::model::schema::OpenList;
use crate::text::node::{Data, Node};
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
    settings::verify_people(root, context);
    settings::verify_delays(root, context);
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
        wsjf_cutoffs: settings::cutoffs(root, context),
        contract: choice(contract, "profile", ContractProfile::from_key).unwrap_or_default(),
        default_target: text(root, "default_target"),
        checks,
        checks_at,
        custom_fields: customs::names(root, context),
        customs: customs::said(root),
        prefixes: settings::prefixes(root, context),
        lists: OpenList::ALL.iter().map(|list| (*list, texts(root, list.key()))).collect(),
        stock_features: texts(root, "stock_features"),
        raci: choice(root, "raci_convention", RaciConvention::from_key).unwrap_or_default(),
        privacy: privacy(root),
        calendar,
        accent: settings::accent(root, context),
        budget_published: root.get("publication").is_some_and(|publication| flag(publication, "budget_published")),
        version: root.get("publication").and_then(|publication| text(publication, "version")),
        written: Written::Own(Arc::new(root.clone())),
        place: project.get("title").or_else(|| root.get("title")).map_or(root.place, |title| title.place),
    };
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

/// Levels by rule; which rules there are is the business of `check`.
fn checks(root: &Node, context: &mut Context) -> BTreeMap<String, Option<Level>> {
    let mut checks = BTreeMap::new();
    let Some(node) = root.get("checks") else { return checks };
    if !matches!(node.data, Data::Map(_) | Data::Null) {
        context.diagnostics.push(Diagnostic::error("M12", "M12-form", node.place));
    }
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
