//! How are collections, fields and the values of fields called in French and in English?
//!
//! One answer for lists, filters, grids, forms, schemas and documents: `templates/i18n/*/fields.ftl`
//! and `values.ftl`, and the labels that typed enumerations have of their own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::Kind;
use crate::model::head::Audience;
use crate::model::lot::LotStatus;
use crate::model::manifest;
use crate::model::need::{Kano, NeedStatus, Specificity};
use crate::model::objective::{ObjectiveLevel, ObjectiveStatus};
use crate::model::priority::PriorityScale;
use crate::model::recipe_book::BookPhase;
use crate::model::requirement::{Criticality, RequirementStatus, RequirementType, Verification};
use crate::model::test_case::{Format, Mode, Nature, TestCaseStatus};
use crate::model::use_case::{Cycle, Family, UseCaseStatus};
use crate::model::workshop::{ActionStatus, Presence, Profile, WorkshopStatus, WorkshopType};
use crate::text::similar::plain;
use crate::text::{Lang, Message, message};

/// The name of a collection: `Exigences`, `Requirements`.
pub fn collection(lang: Lang, name: &str) -> String {
    message::label(lang, "collection", name)
}

/// The name of a field of a collection; of one that the project added, its key.
pub fn field(lang: Lang, collection: &str, name: &str) -> String {
    let own = format!("field-{collection}-{name}").replace('_', "-");
    message::lookup(lang, &own, &[]).unwrap_or_else(|| message::label(lang, "field", name))
}

/// The label of a value of a field; of a word that nobody labelled, the word.
pub fn value(lang: Lang, kind: Kind, field: &str, key: &str) -> String {
    if let Some(group) = group(kind, field) {
        return message::label(lang, group, key);
    }
    let own = format!("value-{}-{field}-{key}", kind.collection()).replace(['_', '.'], "-");
    message::lookup(lang, &own, &[]).unwrap_or_else(|| key.to_owned())
}

/// The label of a word of the format where there is one: of a value that lists show, of a word of a record,
/// of one of the manifest, which has no kind.
pub fn word(lang: Lang, kind: Option<Kind>, field: &str, key: &str) -> Option<String> {
    message::lookup(lang, word_id(kind, field, key)?, &[])
}

/// Other words that people use for it.
fn also(lang: Lang, kind: Option<Kind>, field: &str, key: &str) -> Vec<String> {
    let text = word_id(kind, field, key).and_then(|id| message::attribute(lang, id, "also")).unwrap_or_default();
    text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

fn word_id(kind: Option<Kind>, field: &str, key: &str) -> Option<&'static str> {
    let group = match kind {
        Some(kind) => group(kind, field),
        None => group_of_manifest(field, key),
    };
    let own = match (group, kind) {
        (Some(group), _) => format!("{group}-{key}"),
        (None, Some(kind)) => format!("value-{}-{field}-{key}", kind.collection()),
        (None, None) => String::new(),
    };
    id_of(&own).or_else(|| id_of(&format!("schema-word-{field}-{key}")))
}

/// The group of labels of a field of the manifest.
fn group_of_manifest(field: &str, key: &str) -> Option<&'static str> {
    Some(match field {
        "method" => manifest::Method::GROUP,
        "phase" => manifest::Phase::GROUP,
        "role" => manifest::PartyRole::GROUP,
        "profile" if manifest::ContractProfile::KEYS.contains(&key) => manifest::ContractProfile::GROUP,
        "profile" => Profile::GROUP,
        "priority_scale" => PriorityScale::GROUP,
        "raci_convention" => manifest::RaciConvention::GROUP,
        _ => return None,
    })
}

/// The names of all messages: one that another message says must be named for as long as the program runs.
static IDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| message::ids(Lang::default()).into_iter().collect());

fn id_of(name: &str) -> Option<&'static str> {
    IDS.get(&name.replace(['_', '.'], "-")).map(String::as_str)
}

/// A key of the format within a message: readers of French know its label, and must type the key.
fn said(form: [&'static str; 2], label: Option<&'static str>, key: &str) -> Message {
    let [named, alone] = form;
    match label {
        Some(label) => Message { id: named, args: Vec::new() }.with("label", Message::new(label)).with("key", key),
        None => Message { id: alone, args: Vec::new() }.with("key", key),
    }
}

const IN_A_SENTENCE: [&str; 2] = ["key-named", "key-alone"];
const IN_A_LIST: [&str; 2] = ["key-listed", "key-listed-alone"];

/// A collection within a message: « Exigences » (`requirements`).
pub fn collection_said(name: &str) -> Message {
    said(IN_A_SENTENCE, id_of(&format!("collection-{name}")), name)
}

/// All collections one after the other, the keys first: `requirements` (Exigences).
pub fn collections_said() -> Vec<Message> {
    let one = |name: &str| said(IN_A_LIST, id_of(&format!("collection-{name}")), name);
    super::COLLECTIONS.iter().map(|collection| one(collection.name)).collect()
}

/// A field within a message: « Priorité » (`priority`).
pub fn field_said(collection: &str, name: &str) -> Message {
    let own = id_of(&format!("field-{collection}-{name}"));
    said(IN_A_SENTENCE, own.or_else(|| id_of(&format!("field-{name}"))), name)
}

/// A value within a message: « retenu » (`retained`).
pub fn value_said(kind: Option<Kind>, field: &str, key: &str) -> Message {
    said(IN_A_SENTENCE, word_id(kind, field, key), key)
}

/// Values one after the other, the keys first: `retained` (retenu).
pub fn values_said<'w>(kind: Option<Kind>, field: &str, keys: impl Iterator<Item = &'w str>) -> Vec<Message> {
    keys.map(|key| said(IN_A_LIST, word_id(kind, field, key), key)).collect()
}

/// The word whose label, or another one that people use, in French or English, this text is. A label that two words have means neither.
pub fn meant<'w>(
    kind: Option<Kind>,
    field: &str,
    words: impl Iterator<Item = &'w str> + Clone,
    text: &str,
) -> Option<&'w str> {
    let wanted = plain(text);
    let named = |same: &dyn Fn(&str) -> bool| {
        let has = |word: &&str| {
            same(word)
                || Lang::ALL.iter().any(|lang| {
                    self::word(*lang, kind, field, word).is_some_and(|label| same(&label))
                        || also(*lang, kind, field, word).iter().any(|label| same(label))
                })
        };
        let mut found = words.clone().filter(has);
        found.next().filter(|_| found.next().is_none())
    };
    named(&|label| plain(label) == wanted).or_else(|| named(&|label| agree(&plain(label), &wanted)))
}

/// Are they one word in another gender or number? « figé », « figée », « figées »; but « approuv » is none.
fn agree(one: &str, other: &str) -> bool {
    let stems = |word: &str| {
        let cut = ["e", "s", "es"].into_iter().filter_map(|end| word.strip_suffix(end).map(str::to_owned));
        cut.chain([word.to_owned()]).collect::<Vec<_>>()
    };
    let others = stems(other);
    stems(one).iter().any(|stem| others.contains(stem))
}

/// The group of labels of a field whose values have a type of their own.
fn group(kind: Kind, field: &str) -> Option<&'static str> {
    Some(match (kind, field) {
        (_, "domain") => "domain",
        (_, "priority") => "priority",
        (_, "audience") => Audience::GROUP,
        (_, "criticality") => Criticality::GROUP,
        (_, "presence") => Presence::GROUP,
        (Kind::Workshop, "profile") => Profile::GROUP,
        (Kind::Objective, "status") => ObjectiveStatus::GROUP,
        (Kind::Objective, "level") => ObjectiveLevel::GROUP,
        (Kind::Workshop, "status") => WorkshopStatus::GROUP,
        (Kind::Workshop, "type") => WorkshopType::GROUP,
        (Kind::Workshop, "actions") => ActionStatus::GROUP,
        (Kind::Need, "status") => NeedStatus::GROUP,
        (Kind::Need, "kano") => Kano::GROUP,
        (_, "specificity") => Specificity::GROUP,
        (Kind::UseCase, "status") => UseCaseStatus::GROUP,
        (Kind::UseCase, "family") => Family::GROUP,
        (Kind::UseCase, "cycle") => Cycle::GROUP,
        (Kind::Requirement, "status") => RequirementStatus::GROUP,
        (Kind::Requirement, "type") => RequirementType::GROUP,
        (Kind::Requirement, "verification") => Verification::GROUP,
        (Kind::Lot, "status") => LotStatus::GROUP,
        (Kind::RecipeBook, "phase") => BookPhase::GROUP,
        (Kind::TestCase | Kind::Scenario, "status") => TestCaseStatus::GROUP,
        (Kind::TestCase | Kind::Scenario, "importance") => Criticality::GROUP,
        (Kind::TestCase | Kind::Scenario, "format") => Format::GROUP,
        (Kind::TestCase | Kind::Scenario, "mode") => Mode::GROUP,
        (Kind::TestCase | Kind::Scenario, "nature") => Nature::GROUP,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema::{COLLECTIONS, Field, FieldType, MANIFEST};

    fn inner(field: &Field) -> &'static [Field] {
        match field.field_type {
            FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => inner,
            _ => &[],
        }
    }

    /// A field and all that it holds, however deep.
    fn deep(field: &'static Field) -> Vec<&'static Field> {
        let mut all = vec![field];
        let mut at = 0;
        while let Some(field) = all.get(at) {
            all.extend(inner(field));
            at += 1;
        }
        all
    }

    #[test]
    fn every_collection_and_every_field_has_a_name_in_both_languages() {
        let mut missing = Vec::new();
        let of_collections = COLLECTIONS.iter().flat_map(|known| known.all_fields());
        let fields = of_collections.chain(MANIFEST).flat_map(deep).map(|one| format!("field-{}", one.name));
        let collections = COLLECTIONS.iter().map(|known| format!("collection-{}", known.name));
        for id in fields.chain(collections) {
            let id = id.replace('_', "-");
            let lost = Lang::ALL.iter().any(|lang| message::lookup(*lang, &id, &[]).is_none());
            missing.extend(lost.then_some(id));
        }
        missing.sort();
        missing.dedup();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_value_of_a_list_and_every_state_has_a_label() {
        let mut missing = Vec::new();
        for known in COLLECTIONS {
            let choices = known.all_fields().filter_map(|field| match field.field_type {
                FieldType::Choice(keys) | FieldType::Open(_, keys) => Some((field.name, keys)),
                _ => None,
            });
            let states = (known.state, known.statuses);
            for (field, keys) in choices.chain([states]).filter(|(field, _)| !matches!(*field, "lang" | "connector")) {
                for key in keys {
                    let label = |lang| value(lang, known.kind, field, key);
                    let said = Lang::ALL.iter().all(|lang| {
                        let own = group(known.kind, field).map_or_else(
                            || format!("value-{}-{field}-{key}", known.name),
                            |group| format!("{group}-{key}"),
                        );
                        message::lookup(*lang, &own.replace(['_', '.'], "-"), &[]).is_some() && !label(*lang).is_empty()
                    });
                    missing.extend((!said).then(|| format!("{}.{field}: {key}", known.name)));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_field_of_one_collection_may_have_a_name_of_its_own() {
        assert_eq!(field(Lang::Fr, "objectives", "baseline"), "Valeur initiale");
        assert_eq!(field(Lang::Fr, "recipe_books", "baseline"), "Versions de référence");
        assert_eq!(field(Lang::En, "requirements", "champ_du_projet"), "champ_du_projet");
        assert_eq!(value(Lang::Fr, Kind::Flow, "status", "in_service"), "en service");
        assert_eq!(value(Lang::Fr, Kind::Requirement, "status", "frozen"), "figée");
    }
}
