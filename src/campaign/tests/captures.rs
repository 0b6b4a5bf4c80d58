//! Values that a scenario keeps, and names that are nobody else's.

use std::sync::Arc;

use super::crm::FakeCrm;
use super::stage::{assert_status, crm, plan, play, play_on};
use crate::model::event::What;
use crate::model::execution::Status::{Blocked, Failed, Passed, Undefined};
use crate::vocabulary::example;

const GIVEN: &str = "Soit un compte « Acier » avec :
    | ville | Toul |
    | commercial | Morel |
    | dernière commande | 12/03/2026 |
    | encours | 1 500,00 € |
    Et un devis « D » dont la remise est 15,01 % et dont l’état est « Émis » et dont le compte est « Acier »
    Et je retiens la ville du compte « Acier » sous « origine »
    Et je retiens l’encours du compte « Acier » sous « Encours »
    Et je retiens la dernière commande du compte « Acier » sous « jour »
    Et je retiens le commercial du compte « Acier » sous « qui »
    Et je retiens l’état du devis « D » sous « état »
    Et je retiens la remise du devis « D » sous « remise »
";

#[test]
fn a_kept_value_is_read_in_texts_and_tables_whatever_its_sort() {
    let text = format!(
        "{GIVEN}Quand l’administrateur crée un compte « De ${{origine}} » avec :
        | ville | ${{origine}} |
        | encours | ${{encours}} |
        | dernière commande | ${{jour}} |
        | commercial | ${{qui}} |
        Alors la ville du compte « De Toul » est « Toul »
        Et l’encours du compte « De ${{origine}} » vaut ${{encours}}
        Et l’encours du compte « De Toul » est compris entre ${{encours}} et 1 500,00 €
        Et la dernière commande du compte « De Toul » est « ${{jour}} »
        Et le commercial du compte « De Toul » est « Morel »
        Et le nom du compte « De Toul » correspond à « De ${{origine}} »
        Et le nom du compte « De Toul » finit par « ${{ORIGINE}} »
        Et un compte existe dont l’encours est ${{Encours}} et dont le nom est « De ${{origine}} »
        Et l’état du devis « D » est « ${{état}} »
        Et la remise du devis « D » n’est pas « 15,00 % »
        Et la remise du devis « D » est ${{remise}}"
    );
    assert_status(&crm(), &text, Passed);
    // It is the value of the moment: what changes afterwards is compared with it.
    let text = format!(
        "{GIVEN}Quand l’administrateur porte la ville du compte « Acier » à « Nancy »
        Alors la ville du compte « Acier » est « ${{origine}} »"
    );
    let result = assert_status(&crm(), &text, Failed);
    let step = result.first_failure().expect("a failure");
    assert_eq!((step.expected.as_deref(), step.actual.as_deref()), (Some("Toul"), Some("Nancy")));
    assert!(step.text.contains("${origine}"), "the step is told as it is written");
}

#[test]
fn a_value_that_nobody_kept_is_told_before_anything_is_sent() {
    let told = |text: &str| {
        let result = plan(&example::target(), &[text]).instances[0].settled().expect("not sent");
        let step = result.steps.iter().find(|step| step.status == Undefined).cloned().expect("a fault");
        step.message.unwrap_or_default()
    };
    let keeps = "Soit un compte « A »\nEt je retiens la ville du compte « A » sous « ville »\n";
    assert!(told(&format!("{keeps}Alors le nom du compte « A » est « ${{vile}} »")).contains("«\u{a0}ville\u{a0}»"));
    let table = format!("{keeps}Quand l’administrateur modifie le compte « A » avec :\n| téléphone | ${{rien}} |");
    assert!(told(&table).contains("rien"));
    let before = "Soit un compte « ${ville} »\nEt je retiens la ville du compte « A » sous « ville »";
    assert!(told(before).contains("retient"), "kept too late");
    assert!(told("Soit un compte « A »\nEt je retiens la ville du compte « A » sous « 1} »").contains("nom"));
    assert!(told("Soit un compte « A »\nEt je retiens la vile du compte « A » sous « x »").contains("phrase"));
}

#[test]
fn nothing_is_kept_of_what_is_empty_absent_or_not_given() {
    let keep = "Soit un compte « A »\nEt je retiens la ville du compte « A » sous « v »";
    let result = assert_status(&crm(), keep, Failed);
    assert!(result.first_failure().and_then(|step| step.message.clone()).is_some_and(|text| text.contains("vide")));
    assert_status(&crm(), "Soit je retiens la ville du compte « Absent » sous « v »", Failed);
    let withheld = Arc::new(FakeCrm::with(|state| state.withheld = Some("city".into())));
    assert_status(&withheld, keep, Blocked);
    // A value of another sort than the field is a fault of the scenario, seen when it is known.
    let text = "Soit un compte « A » dont la ville est « Toul »
        Et je retiens la ville du compte « A » sous « v »
        Alors l’encours du compte « A » est ${v}";
    assert_status(&crm(), text, Undefined);
}

#[test]
fn a_secret_that_was_kept_is_shown_nowhere() {
    let mut target = example::target();
    let fields = &mut target.entities.get_mut("account").expect("accounts").fields;
    fields.get_mut("phone").expect("a phone").api = "api_token".into();
    let text = "Soit un compte « A » dont le téléphone est « Sesame-42 » et dont la ville est « Toul »
        Et je retiens le téléphone du compte « A » sous « jeton »
        Et un compte « B » dont la ville est « ${jeton} »
        Et un compte « C-${jeton} »
        Alors la ville du compte « A » est « ${jeton} »";
    let crm = crm();
    let played = play_on(&crm, target, &[text], |_| {});
    assert_eq!(played.only().status, Failed, "{:#?}", played.only().first_failure());
    let step = played.only().first_failure().expect("a failure");
    assert_eq!(step.expected.as_deref(), Some("•••"));
    let after_it_was_kept = played.events.iter().filter(|event| match &event.what {
        What::StepFinished { step, .. } => step.text.contains("${jeton}"),
        What::RecordCreated { name, .. } => name.starts_with("C-"),
        _ => false,
    });
    let shown: Vec<String> = after_it_was_kept.map(|event| format!("{event:?}")).collect();
    assert_eq!(shown.len(), 4, "{shown:#?}");
    assert!(shown.iter().all(|text| !text.contains("Sesame-42")), "{shown:#?}");
}

#[test]
fn a_unique_name_is_one_in_its_scenario_and_another_everywhere_else() {
    let text = "Soit un compte « Acier <unique> » dont le SIRET est « <unique> »
        Quand l’administrateur recherche les comptes dont le nom est « Acier <unique> »
        Alors un compte est trouvé
        Et le SIRET du compte « Acier <unique> » est « <unique> »
        Et aucun compte n’existe dont le nom est « Acier <unique>0 »";
    let names = |run: &str| {
        let crm = crm();
        let played = play_on(&crm, example::target(), &[text, text], |job| job.record.id = run.into());
        assert!(played.results.iter().all(|result| result.status == Passed), "{:#?}", played.results);
        assert_eq!(crm.count("account"), 0, "they are removed like any other");
        let named = |event: &crate::model::event::RunEvent| match &event.what {
            What::RecordCreated { name, .. } => Some(name.clone()),
            _ => None,
        };
        played.events.iter().filter_map(named).collect::<Vec<_>>()
    };
    let (first, second) = (names("01JQ0000000000000000AAAAAA"), names("01JQ0000000000000000BBBBBB"));
    let all: std::collections::BTreeSet<&String> = first.iter().chain(&second).collect();
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all.iter().all(|name| !name.contains('<')), "{all:?}");
}

#[test]
fn several_records_are_created_until_one_is_refused() {
    let text = |second: &str, outcome: &str| {
        format!(
            "Quand l’administrateur crée les comptes suivants :
            | nom | SIRET |
            | A | 1 |
            | B | {second} |
            | C | 3 |
            Alors {outcome}"
        )
    };
    assert_status(&crm(), &text("2", "l’opération est acceptée"), Passed);
    let refused = crm();
    let played = play(&refused, &[&text("1", "l’opération est refusée pour doublon")]);
    assert_eq!(played.only().status, Passed, "{:#?}", played.only().first_failure());
    assert_eq!((refused.calls("create"), refused.count("account")), (2, 0), "nothing is asked after a refusal");
    assert_status(&crm(), &text("1", "l’opération est acceptée"), Failed);
}
