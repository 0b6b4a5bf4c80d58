use super::*;
use crate::explore::kinds::normal;
use crate::link;
use crate::model::schema::{COLLECTIONS, FieldType, labels};
use crate::model::verdict::{self, Judgements};
use crate::text::Sources;
use crate::text::similar::fold;

const MANIFEST: &str = "\
project: {title: Essai, code: E}
people:
  - {id: astier, name: Claire Astier}
custom_fields:
  requirements: [brique]
domains: [export]
";

const SPECS: &str = "\
needs:
  - {id: BES-001, title: Relancer les devis, status: retained, priority: indispensable}
  - {id: BES-002, title: Cartographier, status: rejected}
requirements:
  - id: EXG-001
    title: Relancer un devis à J+7
    statement: Le CRM doit créer une tâche de relance pour le devis refusé.
    type: functional
    status: approved
    priority: indispensable
    lot: LOT-1
    needs: [BES-001]
    tags: [\"brick:quotes\"]
    brique: devis
    expected_tests: 2
  - id: EXG-002
    title: Chercher vite
    type: performance
    status: to_review
    priority: comfort
    domain: export
    criteria:
      - {measure: temps de réponse, threshold: 2 s}
lots:
  - {id: LOT-1, title: Socle, order: 1}
objectives:
  - {id: OBJ-001, title: Vendre, due: 2026-06-30, sponsor: astier}
  - {id: OBJ-002, title: Servir, due: 2026-12-31}
organisation:
  planning:
    - {id: TAC-001, title: Former, owner: Claire Astier, lot: LOT-1, start: 2026-03-01}
";

const FEATURE: &str = "\
# language: fr
@EXG-001
Fonctionnalité: Relances

  Scénario: Relance à J+7
    Étant donné un compte « Acier »

  @brouillon
  Scénario: Pas encore
    Étant donné un compte « Tube »
";

struct Sample {
    sources: Sources,
    project: Project,
    judgements: Judgements,
}

fn sample() -> Sample {
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", MANIFEST);
    sources.add("specs/tout.yaml", SPECS);
    sources.add("features/relances.feature", FEATURE);
    let project = link::project(&sources).project;
    let judgements = verdict::judge(&project, &[], None, |_, _| None);
    Sample { sources, project, judgements }
}

impl Sample {
    fn reading(&self) -> Reading<'_> {
        Reading { project: &self.project, today: jiff::civil::date(2026, 7, 1), lang: Lang::Fr }
    }

    fn found(&self, expression: &str) -> Vec<String> {
        let filter = Filter::read(expression, None, self.reading()).unwrap_or_else(|e| panic!("{expression}: {e:?}"));
        let view = View {
            project: &self.project,
            sources: &self.sources,
            judgements: &self.judgements,
            played: false,
            today: jiff::civil::date(2026, 7, 1),
            lang: Lang::Fr,
        };
        let all = crate::explore::entries(&self.project).into_iter().filter(|entry| filter.matches(&view, entry));
        all.map(|entry| entry.name().split(' ').next().unwrap_or_default().to_owned()).collect()
    }

    fn faults(&self, expression: &str) -> Vec<(String, String, Option<String>)> {
        let faults = Filter::read(expression, None, self.reading()).expect_err(expression);
        let part = |fault: &Fault| expression[fault.span.start()..fault.span.end()].to_owned();
        let near = |fault: &Fault| {
            fault.message.args.iter().find(|(name, _)| *name == "near").map(|(_, near)| match near {
                crate::text::Arg::Text(text) => text.clone(),
                other => format!("{other:?}"),
            })
        };
        faults.iter().map(|fault| (fault.message.id.to_owned(), part(fault), near(fault))).collect()
    }
}

#[test]
fn each_kind_of_field_is_filtered_by_keys_and_labels_of_both_languages() {
    let sample = sample();
    for (expression, expected) in [
        ("lot:LOT-1", vec!["EXG-001", "TAC-001"]),
        ("lot:socle kind:exigence", vec!["EXG-001"]),
        ("priority:1", vec!["BES-001", "EXG-001"]),
        ("priorité:indispensable kind:need", vec!["BES-001"]),
        ("priority:>=3", vec!["EXG-002"]),
        ("priorité:haute", vec!["BES-001", "EXG-001"]),
        ("priorité:<=Haute kind:need", vec!["BES-001"]),
        ("priority:\"should have\",4", vec!["EXG-002"]),
        ("status:approuvée", vec!["EXG-001"]),
        ("statut:Validée kind:requirement", vec!["EXG-001"]),
        ("kind:requirement statut:\"à valider\"", vec!["EXG-002"]),
        ("kind:need -status:rejected", vec!["BES-001"]),
        ("statut:approved,to_review kind:requirement", vec!["EXG-001", "EXG-002"]),
        ("type:performance", vec!["EXG-002"]),
        ("tag:brick:quotes", vec!["EXG-001"]),
        ("domain:export", vec!["EXG-002"]),
        ("brique:devis", vec!["EXG-001"]),
        ("text:\"devis refusé\"", vec!["EXG-001"]),
        ("REFUSE kind:requirement", vec!["EXG-001"]),
        ("owner:claire", vec!["TAC-001"]),
        ("sponsor:\"claire astier\"", vec!["OBJ-001"]),
        ("due:<2026-12-01", vec!["OBJ-001"]),
        ("due:2026-12", vec!["OBJ-002"]),
        ("due:<today", vec!["OBJ-001"]),
        ("échéance:2026-01..2026-06", vec!["OBJ-001"]),
        ("expected_tests:>1", vec!["EXG-001"]),
        ("threshold:<=2 kind:requirement", vec!["EXG-002"]),
        ("kind:requirement lot:aucun", vec!["EXG-002"]),
        ("needs:BES-001", vec!["EXG-001"]),
        ("kind:need requirements:EXG-001", vec!["BES-001"]),
        ("link:BES-001", vec!["EXG-001"]),
        ("verdict:no_test", vec!["OBJ-001"]),
        ("file:relances", vec!["Relance", "Pas"]),
        ("kind:scenario status:approved requirements:EXG-001", vec!["Relance"]),
        ("kind:cas -statut:approuvé", vec!["Pas"]),
        ("id:exg-00", vec!["EXG-001", "EXG-002"]),
        ("kind:tâche début:2026-03", vec!["TAC-001"]),
    ] {
        let found = sample.found(expression);
        if expression.starts_with("verdict") {
            assert!(found.contains(&"EXG-002".to_owned()) && !found.contains(&"EXG-001".to_owned()), "{found:?}");
            continue;
        }
        assert_eq!(found, expected, "{expression}");
    }
}

#[test]
fn what_a_list_shows_is_what_its_filter_takes() {
    let sample = sample();
    let mut seen = 0;
    for collection in COLLECTIONS {
        let states = collection.field(collection.state).map(|field| (field, collection.statuses));
        let choices = collection.all_fields().filter_map(|field| match field.field_type {
            FieldType::Choice(keys) | FieldType::Open(_, keys) => Some((field, keys)),
            FieldType::Priority => Some((field, sample.project.manifest.priority_scale.values())),
            _ => None,
        });
        for (field, keys) in states.into_iter().chain(choices) {
            for (lang, key) in Lang::ALL.iter().flat_map(|lang| keys.iter().map(move |key| (*lang, *key))) {
                let label = labels::value(lang, collection.kind, field.name, key);
                // « kind » asks what it is: the field of that name is asked by its label.
                let name = match field.name {
                    "kind" => normal(&labels::field(Lang::Fr, collection.name, "kind")),
                    name => name.to_owned(),
                };
                for said in [label.clone(), label.to_uppercase(), fold(&label), key.to_owned()] {
                    let expression = format!("kind:{} {name}:\"{said}\"", collection.kind.key());
                    let faults = Filter::read(&expression, None, sample.reading()).err();
                    assert!(faults.is_none(), "{expression}: {faults:?}");
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn what_nobody_has_is_told_at_its_place_with_what_was_meant() {
    let sample = sample();
    let told = |id: &str, part: &str, near: Option<&str>| (id.to_owned(), part.to_owned(), near.map(str::to_owned));
    assert_eq!(
        sample.faults("kind:requirement statu:approved priorite:indispensble lot:LOT-01"),
        [
            told("filter-key-near", "statu", Some("statut")),
            told("filter-value-near", "indispensble", Some("indispensable")),
            told("filter-value-near", "LOT-01", Some("LOT-1")),
        ]
    );
    assert_eq!(sample.faults("due:bientôt"), [told("filter-date", "bientôt", None)]);
    assert_eq!(sample.faults("expected_tests:beaucoup"), [told("filter-number", "beaucoup", None)]);
    assert_eq!(sample.faults("status:>approved"), [told("filter-no-order", ">approved", None)]);
    assert_eq!(sample.faults("xyzzy:1"), [told("filter-key", "xyzzy", None)]);
    assert_eq!(sample.faults("kind:requirement type:zzzzzz")[0].0, "filter-value-among");
    assert_eq!(sample.faults("type:performence"), [told("filter-value-near", "performence", Some("performance"))]);
}

#[test]
fn an_argument_with_spaces_after_its_key_is_one_value() {
    let join = |arguments: &[&str]| super::join(&arguments.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    assert_eq!(join(&["text:devis refusé", "lot:LOT-1"]), "text:\"devis refusé\" lot:LOT-1");
    assert_eq!(join(&["lot:LOT-1 priority:1", "devis refusé"]), "lot:LOT-1 priority:1 devis refusé");
    assert_eq!(join(&["text:\"a b\""]), "text:\"a b\"");
}

#[test]
fn any_expression_is_read_without_a_panic() {
    let sample = sample();
    for expression in [
        "", "  ", "-", ":", "a:", "a:,", "«", "\"", "a:\"", "-:", "é:é", "..", "a:..", "a:<", "x:«»", "'", "lot:'", "!",
    ] {
        let _ = Filter::read(expression, None, sample.reading());
    }
}
