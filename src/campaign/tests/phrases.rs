//! Every phrase, carried out.

use super::stage::{assert_status, crm, play};
use crate::model::execution::Status::{Failed, Passed};

#[test]
fn a_scenario_creates_changes_searches_and_leaves_nothing() {
    let crm = crm();
    let played = play(
        &crm,
        &["Soit un compte « Acier » avec :
           | SIRET | 1 |
           | commercial | Morel |
           | région | Nord-Est |
           Et les contacts suivants :
           | nom | compte | rôle |
           | Agnès | Acier | payeur |
           | Denis | Acier | acheteur |
           Et un devis « D » dont le compte est « Acier » et dont le montant est 15 000,00 €
           Et aucun compte n’existe dont le nom est « Autre »
           Et je suis connectée en tant que commercial Nord-Est
           Quand je porte la ville du compte « Acier » à « Toul »
           Alors l’opération est acceptée
           Et la ville du compte « Acier » est « Toul »
           Et la ville du compte « Acier » contient « ou »
           Et le téléphone du compte « Acier » est vide
           Et le montant du devis « D » est supérieur à 14 999,99 €
           Et le montant du devis « D » est inférieur à 15 000,01 €
           Et le compte « Acier » a :
           | ville | Toul |
           | commercial | Morel |
           | région | Nord-Est |
           Quand je modifie le compte « Acier » avec :
           | ville | Nancy |
           | téléphone | 03 |
           Et j’affecte le compte « Acier » à « Dubreuil »
           Alors le commercial du compte « Acier » est « Dubreuil »
           Quand je recherche les contacts dont le compte est « Acier »
           Alors 2 contacts sont trouvés
           Et au moins un contact est trouvé
           Et les résultats contiennent :
           | nom | rôle |
           | Agnès | payeur |
           Et la réponse est arrivée en moins de 2 secondes
           Quand je recherche les contacts avec :
           | champ | opérateur | valeur |
           | nom | est | Agnès |
           Alors un contact est trouvé
           Quand je recherche les contacts dont le nom est « Personne »
           Alors aucun contact n’est trouvé
           Quand je consulte le compte « Acier »
           Alors l’opération est acceptée
           Et un contact existe dont le compte est « Acier » et dont le nom est « Denis »
           Et un contact existe avec :
           | nom | Denis |
           Et un seul compte existe dont le SIRET est « 1 »
           Et un seul compte existe avec :
           | SIRET | 1 |
           Et 2 contacts existent dont le compte est « Acier »
           Et 2 contacts existent avec :
           | compte | Acier |
           Et au moins 1 contact existe dont le compte est « Acier »
           Et au moins 1 contact existe avec :
           | compte | Acier |
           Et aucun contact n’existe avec :
           | nom | Personne |
           Quand je crée une tâche « T » dont la nature est « relance » et dont l’échéance est dans 3 jours
           Et je supprime la tâche « T »
           Alors aucune tâche n’existe dont l’objet est « T »
           Et je me déconnecte"],
    );
    let result = played.only();
    assert_eq!(result.status, Passed, "{:#?}", result.first_failure());
    assert_eq!(result.version.as_deref(), Some("7.0"));
    assert!(result.steps.iter().all(|step| step.status == Passed));
    // The deleted task is not removed twice; the rest is, the last first.
    let removed: Vec<String> = played.removed().into_iter().map(|(entity, _)| entity).collect();
    assert_eq!(removed, ["quote", "contact", "contact", "account"]);
    assert_eq!(crm.count("account") + crm.count("contact") + crm.count("quote") + crm.count("task"), 0);
}

#[test]
fn actions_are_triggered_and_what_they_create_is_removed() {
    let crm = crm();
    let played = play(
        &crm,
        &["Soit une piste « P »
           Quand l’administrateur déclenche « convertir » sur la piste « P »
           Alors un seul compte existe dont le nom est « P »
           Et l’état de la piste « P » est « convertie »
           Quand l’administrateur déclenche « convertir » sur la piste « P »
           Alors l’opération est refusée pour transition interdite
           Quand l’administrateur déclenche « exécuter » 2 fois sur le traitement « quotidien »
           Alors 2 tâches existent dont l’objet est « relance »"],
    );
    assert_eq!(played.only().status, Passed, "{:#?}", played.only().first_failure());
    assert_eq!((crm.count("account"), crm.count("task"), crm.count("lead"), crm.count("job")), (0, 0, 0, 1));
}

#[test]
fn english_scenarios_run_as_well() {
    let text = "Given an account \"Acier\" with:
        | SIRET | 1 |
        When the telesales representative creates an account \"Other\" with:
        | SIRET | 1 |
        Then the operation is refused for duplicate
        And the operation is refused with a message containing \"SIRET\"
        And only one account exists whose SIRET is \"1\"";
    assert_status(&crm(), text, Passed);
}

#[test]
fn a_wrong_value_shows_expected_and_actual_in_peoples_words() {
    let text = "Soit un devis « D » dont le montant est 48 000,00 € et dont l’état est « Émis »
        Alors le devis « D » a :
        | montant | 52 000,00 € |
        | état | Accepté |";
    let result = assert_status(&crm(), text, Failed);
    let step = result.first_failure().expect("a failure");
    assert_eq!(step.expected.as_deref(), Some("montant\u{a0}: 52\u{202f}000,00\u{a0}€\nétat\u{a0}: Accepté"));
    assert_eq!(step.actual.as_deref(), Some("montant\u{a0}: 48\u{202f}000,00\u{a0}€\nétat\u{a0}: Émis"));
    let text = "Soit un compte « Aa »
        Et un compte « Ab »
        Quand l’administrateur recherche les comptes dont le nom contient « A »
        Alors un compte est trouvé";
    let result = assert_status(&crm(), text, Failed);
    let step = result.first_failure().expect("a failure");
    assert_eq!(step.expected.as_deref(), Some("1 compte"));
    assert_eq!(step.actual.as_deref(), Some("2 comptes (Aa, Ab)"));
    let text = "Soit un compte « A » dont le commercial est « Morel »
        Alors le commercial du compte « A » est « Dubreuil »";
    let step = assert_status(&crm(), text, Failed).first_failure().cloned().expect("a failure");
    assert_eq!((step.expected.as_deref(), step.actual.as_deref()), (Some("Dubreuil"), Some("Morel")));
}
