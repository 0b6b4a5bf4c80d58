//! How are collections, fields and the values of fields called in French and in English?
//!
//! One answer for lists, filters, grids, forms, schemas and documents: `templates/i18n/*/fields.ftl`
//! and `values.ftl`, and the labels that typed enumerations have of their own.

use crate::model::Kind;
use crate::model::head::Audience;
use crate::model::lot::LotStatus;
use crate::model::need::{Kano, NeedStatus, Specificity};
use crate::model::objective::{ObjectiveLevel, ObjectiveStatus};
use crate::model::recipe_book::BookPhase;
use crate::model::requirement::{Criticality, RequirementStatus, RequirementType, Verification};
use crate::model::test_case::{Format, Mode, Nature, TestCaseStatus};
use crate::model::use_case::{Cycle, Family, UseCaseStatus};
use crate::model::workshop::{ActionStatus, Presence, Profile, WorkshopStatus, WorkshopType};
use crate::text::{Lang, message};

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
    use crate::model::schema::{COLLECTIONS, Field, FieldType};

    fn inner(field: &Field) -> &'static [Field] {
        match field.field_type {
            FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => inner,
            _ => &[],
        }
    }

    #[test]
    fn every_collection_and_every_field_has_a_name_in_both_languages() {
        let mut missing = Vec::new();
        for known in COLLECTIONS {
            let fields = known.all_fields().flat_map(|field| std::iter::once(field).chain(inner(field)));
            let named = fields.map(|one| format!("field-{}", one.name));
            for id in named.chain([format!("collection-{}", known.name)]) {
                let id = id.replace('_', "-");
                let lost = Lang::ALL.iter().any(|lang| message::lookup(*lang, &id, &[]).is_none());
                missing.extend(lost.then_some(id));
            }
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
