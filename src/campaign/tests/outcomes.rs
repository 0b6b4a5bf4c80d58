//! What fields, counts and orders are said to be: each passes where it is so, and nowhere else.

use std::sync::Arc;

use super::crm::FakeCrm;
use super::stage::{assert_status, crm, plan};
use crate::crm::Value;
use crate::model::execution::Cause;
use crate::model::execution::Status::{self, Blocked, Failed, Passed, Undefined};
use crate::vocabulary::example;

const GIVEN: &str = "Soit un compte « Acier » avec :
    | ville | Toul |
    | commercial | Morel |
    | dernière commande | 12/03/2026 |
    | encours | 1 500,00 € |
    Et un devis « DV-0012 » dont la remise est 15,01 % et dont l’état est « Émis » et dont le compte est « Acier »
";

fn holds(outcome: &str, wanted: Status) -> Option<(String, String)> {
    let result = assert_status(&crm(), &format!("{GIVEN}Alors {outcome}"), wanted);
    let step = result.first_failure().cloned();
    step.and_then(|step| Some((step.expected?, step.actual?)))
}

#[test]
fn each_outcome_holds_where_it_is_so_and_fails_elsewhere() {
    for (so, not_so) in [
        (
            "l’encours du compte « Acier » est compris entre 1 500,00 € et 2 000,00 €",
            "l’encours du compte « Acier » est compris entre 1 500,01 € et 2 000,00 €",
        ),
        (
            "l’encours du compte « Acier » est compris entre 0 et 1500",
            "l’encours du compte « Acier » est compris entre 0 et 1499,99",
        ),
        (
            "la remise du devis « DV-0012 » est comprise entre 15,01 % et 15,01 %",
            "la remise du devis « DV-0012 » est comprise entre 15,02 % et 100 %",
        ),
        (
            "la dernière commande du compte « Acier » est comprise entre hier et aujourd’hui",
            "la dernière commande du compte « Acier » est comprise entre demain et dans 3 jours",
        ),
        ("la ville du compte « Acier » n’est pas « Nancy »", "la ville du compte « Acier » n’est pas « Toul »"),
        ("le téléphone du compte « Acier » n’est pas « 03 »", "l’état du devis « DV-0012 » n’est pas « Émis »"),
        (
            "le commercial du compte « Acier » n’est pas « Dubreuil »",
            "le commercial du compte « Acier » n’est pas « Morel »",
        ),
        ("la ville du compte « Acier » n’est pas vide", "le téléphone du compte « Acier » n’est pas vide"),
        ("la ville du compte « Acier » n’est pas « »", "le téléphone du compte « Acier » n’est pas « »"),
        ("le numéro du devis « DV-0012 » commence par « DV- »", "le numéro du devis « DV-0012 » commence par « dv- »"),
        ("l’état du devis « DV-0012 » commence par « Ém »", "l’état du devis « DV-0012 » commence par « Em »"),
        ("le commercial du compte « Acier » finit par « el »", "le numéro du devis « DV-0012 » finit par « 001 »"),
        (
            r"le numéro du devis « DV-0012 » correspond à « DV-\d{4} »",
            r"le numéro du devis « DV-0012 » correspond à « \d{4} »",
        ),
        (
            "au plus 1 compte existe dont la ville est « Toul »",
            "au plus un utilisateur existe dont le nom contient « r »",
        ),
    ] {
        assert_eq!(holds(so, Passed), None, "{so}");
        assert!(holds(not_so, Failed).is_some(), "{not_so}");
    }
}

#[test]
fn what_was_wanted_is_said_in_the_words_of_the_scenario() {
    let told = |outcome: &str| holds(outcome, Failed).expect("expected and actual");
    let between = told("l’encours du compte « Acier » est compris entre 2 000 € et 3 000 €");
    assert_eq!(between.0, "entre 2\u{202f}000,00\u{a0}€ et 3\u{202f}000,00\u{a0}€");
    assert_eq!(between.1, "1\u{202f}500,00\u{a0}€");
    assert_eq!(told("la ville du compte « Acier » n’est pas « Toul »"), ("autre que Toul".into(), "Toul".into()));
    assert_eq!(told("le téléphone du compte « Acier » n’est pas vide"), ("non vide".into(), "vide".into()));
    let most = told("au plus 1 utilisateur existe dont le nom contient « r »");
    assert_eq!(most, ("au plus 1 utilisateur".into(), "2 utilisateurs (Morel, Dubreuil)".into()));
}

#[test]
fn a_negative_needs_its_record_its_field_and_a_value_that_exists() {
    for outcome in ["la ville du compte « Absent » n’est pas « Toul »", "la ville du compte « Absent » n’est pas vide"]
    {
        assert_eq!(holds(outcome, Failed).map(|(_, actual)| actual), Some("introuvable".into()), "{outcome}");
    }
    let withheld = Arc::new(FakeCrm::with(|state| state.withheld = Some("city".into())));
    for outcome in
        ["n’est pas « Toul »", "n’est pas vide", "commence par « T »", "finit par « l »", "correspond à « .* »"]
    {
        let text = format!("Soit un compte « A »\nAlors la ville du compte « A » {outcome}");
        let result = assert_status(&withheld, &text, Blocked);
        assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::Specification), "{outcome}");
    }
    holds("le commercial du compte « Acier » n’est pas « Inconnu »", Undefined);
    let odd = Arc::new(FakeCrm::with(|state| {
        let values = [("name".to_owned(), Value::Text("A".into())), ("outstanding".to_owned(), Value::Bool(true))];
        state.insert("account", values.into());
    }));
    for outcome in ["n’est pas 12 €", "est compris entre 0 et 12"] {
        let text = format!("Alors l’encours du compte « A » {outcome}");
        let result = assert_status(&odd, &text, Blocked);
        assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::Server), "{outcome}");
    }
}

#[test]
fn outcomes_that_could_never_fail_or_never_hold_are_told_before_anything_is_sent() {
    let crm = crm();
    for (text, said) in [
        ("le nom du compte « A » correspond à « ( »", "expression"),
        ("le nom du compte « A » correspond à « »", "vide"),
        ("le nom du compte « A » commence par « »", "vide"),
        ("le nom du compte « A » finit par « »", "vide"),
        ("l’encours du compte « A » commence par « 1 »", "texte"),
        ("l’encours du compte « A » est compris entre 20 et 10", "borne"),
        ("le nom du compte « A » est compris entre « a » et « b »", "plus grand"),
        ("l’état du devis « D » n’est pas « Émise »", "Émis"),
        ("les résultats sont triés par nom croissant", "recherche"),
    ] {
        let plan = plan(&example::target(), &[&format!("Alors {text}")]);
        let result = plan.instances[0].settled().unwrap_or_else(|| panic!("« {text} » would be sent"));
        let message = result.steps[0].message.clone().unwrap_or_default();
        assert!(message.contains(said), "{text}: {message}");
    }
    let unordered = "Quand l’administrateur recherche les devis dont le numéro contient « D »
        Alors les résultats sont triés par état croissant";
    assert!(!plan(&example::target(), &[unordered]).instances[0].is_automated());
    assert_eq!(crm.calls(""), 0);
}

#[test]
fn at_most_is_proved_by_a_search_that_sees_and_is_whole() {
    for outcome in
        ["au plus 2 comptes existent dont le nom est « B »", "2 comptes au plus existent avec :\n| nom | B |"]
    {
        assert_status(&crm(), &format!("Soit un compte « A »\nAlors {outcome}"), Passed);
        let blind = Arc::new(FakeCrm::with(|state| state.blind = Some("account".into())));
        assert_status(&blind, &format!("Soit un compte « A »\nAlors {outcome}"), Blocked);
        let cut = Arc::new(FakeCrm::with(|state| state.incomplete = true));
        assert_status(&cut, &format!("Alors {outcome}"), Blocked);
    }
    let found = "Soit un compte « A »
        Quand l’administrateur recherche les comptes dont le nom est « B »
        Alors au plus 1 compte est trouvé";
    assert_status(&crm(), found, Passed);
    let blind = Arc::new(FakeCrm::with(|state| state.blind = Some("account".into())));
    assert_status(&blind, found, Blocked);
}

fn sorted(amounts: &[&str], order: &str, wanted: Status) -> String {
    let mut text = "Soit les devis suivants :\n| numéro | montant | date d’émission |\n".to_owned();
    for (i, amount) in amounts.iter().enumerate() {
        text += &format!("| D{i} | {amount} | 12/03/2026 |\n");
    }
    text += "Quand l’administrateur recherche les devis dont le numéro contient « D »\n";
    text += &format!("Alors les résultats sont triés par {order}");
    let result = assert_status(&crm(), &text, wanted);
    result.first_failure().map_or_else(String::new, |step| {
        format!("{} {}", step.message.as_deref().unwrap_or_default(), step.actual.as_deref().unwrap_or_default())
    })
}

#[test]
fn an_order_is_seen_in_values_that_differ_and_in_no_others() {
    sorted(&["1 €", "1 €", "2 €"], "montant croissant", Passed);
    sorted(&["10 €", "9 €", "2 €"], "le montant décroissant", Passed);
    sorted(&["", "1 €", "2 €"], "montant croissant", Passed);
    sorted(&["9 €", "10 €"], "numéro croissant", Passed);
    let told = sorted(&["2 €", "10 €", "9 €"], "montant croissant", Failed);
    assert!(told.contains("D1 (10,00\u{a0}€) avant D2 (9,00\u{a0}€)"), "{told}");
    sorted(&["1 €", "", "2 €"], "montant croissant", Failed);
    for nothing in [&["1 €"][..], &["1 €", "1 €"], &["1 €", ""]] {
        let told = sorted(nothing, "montant croissant", Failed);
        assert!(told.contains("Moins de deux valeurs différentes"), "{told}");
    }
    sorted(&["1 €", "2 €"], "date d’émission croissante", Failed);
}

#[test]
fn an_order_of_a_cut_search_or_of_several_proves_nothing() {
    let text = "Soit les devis suivants :
        | numéro | montant |
        | D1 | 1 € |
        | D2 | 2 € |
        Quand l’administrateur recherche les devis dont le numéro contient « D »
        Alors les résultats sont triés par montant croissant";
    let cut = Arc::new(FakeCrm::with(|state| state.incomplete = true));
    assert_status(&cut, text, Blocked);
    let namesakes = Arc::new(FakeCrm::with(|state| {
        state.put("user", [("name", "Double")]);
        state.put("user", [("name", "Double")]);
    }));
    let text = "Quand l’administrateur recherche les comptes dont le commercial est « Double »
        Alors les résultats sont triés par nom croissant";
    assert_status(&namesakes, text, Undefined);
}

#[test]
fn english_outcomes_are_judged_alike() {
    let text = "Given an account \"Acier\" with:
        | city | Toul |
        | outstanding | 1500 |
        When the telesales representative searches for accounts whose name contains \"A\"
        Then the outstanding of the account \"Acier\" is between 1000 and €1,500.00
        And the city of the account \"Acier\" is not \"Nancy\"
        And the city of the account \"Acier\" is not empty
        And the city of the account \"Acier\" starts with \"To\"
        And the city of the account \"Acier\" ends with \"ul\"
        And the city of the account \"Acier\" matches \"[A-Z][a-z]+\"
        And at most 1 account is found
        And at most one account exists whose city is \"Toul\"";
    assert_status(&crm(), text, Passed);
}
