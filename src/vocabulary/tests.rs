//! No sentence of the step language is undefined or ambiguous.

mod flows;
mod http;
mod screen;

use std::collections::BTreeSet;

use super::phrase::PhraseId as Id;
use super::{Comparison, Registry, example};

fn registry() -> Registry {
    Registry::new([&example::target()])
}

fn only(registry: &Registry, text: &str) -> Id {
    let found = registry.matches(text);
    assert_eq!(found.len(), 1, "« {text} » is {:?}", found.iter().map(|one| one.phrase).collect::<Vec<_>>());
    found[0].phrase
}

const SENTENCES: &[(Id, &[&str])] = &[
    (
        Id::SignIn,
        &[
            "je suis connecté en tant que commercial Nord-Est",
            "je suis connectée en tant que chef des ventes Ouest",
            "I am signed in as the telesales representative",
        ],
    ),
    (Id::SignOut, &["je me déconnecte", "I sign out"]),
    (Id::GivenRecord, &["un compte « A »", "une opportunité « A » avec :", "an account \"A\" with:", "a quote \"A\""]),
    (
        Id::GivenRecordWhose,
        &[
            "un devis « D » dont le montant est 15 000,00 €",
            "un devis « D » dont le montant est 15 000,00 € et dont l’état est « Émis » et dont la remise est 15,01 %",
            "a quote \"D\" whose amount is 1234.56 and whose sent on is 7 days ago",
            "un devis « D » dont la date d'émission est il y a 7 jours",
        ],
    ),
    (Id::GivenRecords, &["les comptes suivants :", "les opportunités suivantes :", "the following accounts:"]),
    (
        Id::Keep,
        &["je retiens le numéro du devis « D » sous « numéro »", "I keep the amount of the quote \"D\" as \"amount\""],
    ),
    (
        Id::NoneExists,
        &[
            "aucun compte n’existe dont le SIRET est « 1 »",
            "aucune tâche n'existe dont le devis est « DV » et dont l’échéance est aujourd’hui",
            "no account exists whose SIRET is \"1\"",
        ],
    ),
    (Id::NoneExistsTable, &["aucune commande n’existe avec :", "no order exists with:"]),
    (
        Id::Create,
        &[
            "je crée un compte « A » avec :",
            "l'administrateur crée une piste « A »",
            "le responsable grands comptes crée une opportunité « A » avec :",
            "I create an account \"A\" with:",
            "the ERP feed creates an ERP message \"E\" with:",
            "le flux ERP crée un message de l’ERP « E » avec :",
        ],
    ),
    (
        Id::CreateWhose,
        &["je crée une piste « A » dont le département est « 57 »", "I create a lead \"A\" whose department is \"57\""],
    ),
    (
        Id::CreateRecords,
        &[
            "je crée les comptes suivants :",
            "l’administrateur crée les opportunités suivantes :",
            "I create the following accounts:",
        ],
    ),
    (
        Id::Set,
        &[
            "je porte le montant de l’opportunité « O » à 52 000,00 €",
            "le commercial Nord-Est porte la ville du compte « C » à « Toul »",
            "I set the stage of the opportunity \"O\" to \"Proposal\"",
            "the West sales manager sets the next visit of the account \"C\" to in 3 days",
        ],
    ),
    (Id::Change, &["je modifie le compte « C » avec :", "the West sales manager changes the account \"C\" with:"]),
    (Id::Delete, &["je supprime la tâche « T »", "I delete the task \"T\""]),
    (Id::Read, &["le commercial Ouest consulte le compte « C »", "I read the account \"C\""]),
    (
        Id::Search,
        &[
            "je recherche les comptes dont le nom contient « C »",
            "je recherche des comptes dont la dernière commande est inférieure à il y a 180 jours",
            "je recherche les comptes dont l'encours est supérieur à 0,00 € et dont l’état est « dormant »",
            "I search for accounts whose name contains \"C\"",
            "I search for the accounts whose outstanding is greater than 0",
        ],
    ),
    (Id::SearchTable, &["je recherche les contacts avec :", "I search for contacts with:"]),
    (
        Id::SearchTimes,
        &[
            "je recherche les comptes dont le nom contient « C » 20 fois de suite",
            "l’administrateur recherche des comptes dont l’encours est supérieur à 5 000 100 fois de suite",
            "I search for accounts whose name contains \"C\" 20 times in a row",
            "I search for the accounts whose city is \"C\" and whose outstanding is 3 ten times in a row",
        ],
    ),
    (
        Id::SearchTimesTable,
        &["je recherche les contacts 20 fois de suite avec :", "I search for contacts 20 times in a row with:"],
    ),
    (
        Id::Trigger,
        &[
            "je déclenche « convertir » sur la piste « P »",
            "I trigger \"convert\" on the lead \"P\"",
            "le chef des ventes Nord-Est déclenche « valider » sur le devis « D »",
        ],
    ),
    (
        Id::TriggerTimes,
        &[
            "l’administrateur déclenche « rejouer » 2 fois sur le message de l’ERP « E »",
            "je déclenche « rejouer » deux fois sur le message de l'ERP « E »",
            "I trigger \"replay\" 2 times on the ERP message \"E\"",
        ],
    ),
    (
        Id::Assign,
        &[
            "j’affecte le compte « C » à « Dubreuil »",
            "le chef des ventes Nord-Est affecte le compte « C » à « Dubreuil »",
            "I assign the account \"C\" to \"Dubreuil\"",
        ],
    ),
    (
        Id::FieldIs,
        &[
            "le montant de l’opportunité « O » vaut 48 000,00 €",
            "l’état du devis « D » est « À valider »",
            "l'étape de l'opportunité « O » reste « Qualification »",
            "le SIRET du compte « C » est « 123 »",
            "les lignes lues de la reprise « R » sont 7 412",
            "la prochaine visite du compte « C » est dans 3 jours",
            "l’étude technique de l’opportunité « O » est oui",
            "le montant de l’opportunité « O » est ${montant-initial}",
            "le numéro de commande du message de l’ERP « E » est « CC-1 »",
            "the stage of the opportunity \"O\" remains \"Qualification\"",
            "the turnover of the account \"C\" is 12",
        ],
    ),
    (
        Id::FieldContains,
        &["la ville du compte « C » contient « Saint »", "the city of the account \"C\" contains \"Saint\""],
    ),
    (Id::FieldEmpty, &["le téléphone du compte « C » est vide", "the phone of the account \"C\" is empty"]),
    (
        Id::FieldGreater,
        &["l’encours du compte « C » est supérieur à 0", "the margin of the quote \"D\" is greater than 18,00 %"],
    ),
    (
        Id::FieldLess,
        &[
            "les lignes chargées de la reprise « R » sont inférieures à 7 412",
            "the margin of the quote \"D\" is less than 18",
        ],
    ),
    (
        Id::FieldBetween,
        &[
            "le montant du devis « D » est compris entre 1 000,00 € et 2 000,00 €",
            "la marge du devis « D » est comprise entre 10 % et 20 %",
            "les lignes lues de la reprise « R » sont comprises entre 7 000 et 8 000",
            "la prochaine visite du compte « C » est comprise entre aujourd’hui et dans 3 jours",
            "the amount of the quote \"D\" is between 1000 and 2000.50",
            "the next visit of the account \"C\" is between 2026-03-12 and in 3 days",
        ],
    ),
    (
        Id::FieldNot,
        &[
            "l’état du devis « D » n’est pas « Refusé »",
            "le montant du devis « D » ne vaut pas 0,00 €",
            "les lignes rejetées de la reprise « R » ne sont pas 0",
            "the status of the quote \"D\" is not \"Refused\"",
        ],
    ),
    (
        Id::FieldNotEmpty,
        &["le téléphone du compte « C » n’est pas vide", "the phone of the account \"C\" is not empty"],
    ),
    (
        Id::FieldBegins,
        &["le numéro du devis « D » commence par « DV- »", "the number of the quote \"D\" starts with \"DV-\""],
    ),
    (
        Id::FieldEnds,
        &[
            "le numéro du devis « D » finit par « -01 »",
            "le numéro du devis « D » se termine par « -01 »",
            "the number of the quote \"D\" ends with \"-01\"",
        ],
    ),
    (
        Id::FieldMatches,
        &[
            r"le numéro du devis « D » correspond à « DV-\d{4}(-[A-Z])? »",
            r#"the number of the quote "D" matches "DV-\d{4}""#,
        ],
    ),
    (Id::RecordHas, &["le message de l’ERP « E » a :", "l’opportunité « O » a :", "the opportunity \"O\" has:"]),
    (
        Id::NoneFound,
        &["aucun compte n’est trouvé", "aucune tâche n'est trouvée", "no account is found", "no accounts are found"],
    ),
    (
        Id::OneFound,
        &["un compte est trouvé", "une tâche est trouvée", "un seul compte est trouvé", "one account is found"],
    ),
    (
        Id::CountFound,
        &["2 comptes sont trouvés", "1 tâche est trouvée", "deux tâches sont trouvées", "2 accounts are found"],
    ),
    (
        Id::AtLeastFound,
        &["au moins 1 tâche est trouvée", "au moins une tâche est trouvée", "at least 2 accounts are found"],
    ),
    (
        Id::AtMostFound,
        &["au plus 2 comptes sont trouvés", "au plus une tâche est trouvée", "at most 2 accounts are found"],
    ),
    (Id::ResultsContain, &["les résultats contiennent :", "the results contain:"]),
    (
        Id::SortedUp,
        &[
            "les résultats sont triés par montant croissant",
            "les résultats sont triés par la dernière commande croissante",
            "the results are sorted by amount ascending",
        ],
    ),
    (
        Id::SortedDown,
        &["les résultats sont triés par échéance décroissante", "the results are sorted by the due date descending"],
    ),
    (
        Id::OneExists,
        &[
            "un contact existe dont le compte est « U »",
            "une opportunité existe dont le compte est « U » et dont le montant est 15 000,00 €",
            "a contact exists whose account is \"U\"",
        ],
    ),
    (Id::OneExistsTable, &["une commande existe avec :", "an order exists with:"]),
    (
        Id::OnlyOneExists,
        &[
            "un seul compte existe dont le SIRET est « 1 »",
            "une seule opportunité existe dont le compte est « U »",
            "only one contact exists whose account is \"H\"",
        ],
    ),
    (Id::OnlyOneExistsTable, &["une seule tâche existe avec :", "only one task exists with:"]),
    (
        Id::CountExists,
        &[
            "2 comptes existent dont la ville est « V »",
            "2 accounts exist whose city is \"V\"",
            "0 compte existe dont la ville est « V »",
        ],
    ),
    (Id::CountExistsTable, &["3 tâches existent avec :", "3 tasks exist with:"]),
    (
        Id::AtLeastExists,
        &["au moins 2 comptes existent dont la ville est « V »", "at least one account exists whose city is \"V\""],
    ),
    (Id::AtLeastExistsTable, &["au moins une tâche existe avec :", "at least 2 tasks exist with:"]),
    (
        Id::AtMostExists,
        &[
            "au plus 2 comptes existent dont la ville est « V »",
            "2 comptes au plus existent dont la ville est « V »",
            "at most one account exists whose city is \"V\"",
        ],
    ),
    (
        Id::AtMostExistsTable,
        &["au plus une tâche existe avec :", "3 tâches au plus existent avec :", "at most 2 tasks exist with:"],
    ),
    (Id::Refused, &["l’opération est refusée", "the operation is refused"]),
    (
        Id::RefusedFor,
        &[
            "l’opération est refusée pour droit insuffisant",
            "l'opération est refusée pour donnée invalide",
            "l'opération est refusée pour doublon",
            "l'opération est refusée pour enregistrement introuvable",
            "l'opération est refusée pour transition interdite",
            "the operation is refused for insufficient rights",
            "the operation is refused for invalid data",
            "the operation is refused for duplicate",
            "the operation is refused for not found",
            "the operation is refused for forbidden transition",
        ],
    ),
    (
        Id::RefusedMessage,
        &[
            "l’opération est refusée avec un message contenant « SIRET »",
            "the operation is refused with a message containing \"SIRET\"",
        ],
    ),
    (Id::Accepted, &["l’opération est acceptée", "the operation is accepted"]),
    (Id::AnsweredUnder, &["la réponse est arrivée en moins de 2 secondes", "the answer came in under 500 ms"]),
    (
        Id::ShareUnder,
        &[
            "95 % des réponses sont arrivées en moins de 2 secondes",
            "100% des réponses sont arrivées en moins de 500 ms",
            "50 % of the answers came in under 300 ms",
        ],
    ),
    (
        Id::Within,
        &[
            "dans les 5 secondes, la ville du compte « C » est « Toul »",
            "dans les 500 ms, aucun compte n’existe dont le nom est « C »",
            "dans les 2 minutes, le compte « C » a :",
            "dans les 5 secondes, la prochaine visite du compte « C » est dans 3 jours",
            "within 5 seconds, the city of the account \"C\" is \"Toul\"",
            "within one minute, 2 accounts exist whose city is \"V\"",
        ],
    ),
    (Id::ByHand, &["à la main : vérifier la fiche « X » à l’écran", "by hand: look at the page"]),
];

#[test]
fn every_sentence_is_exactly_one_phrase_however_it_is_typed() {
    let registry = registry();
    let mut tried = 0;
    for (id, sentences) in SENTENCES.iter().chain(screen::SENTENCES).chain(http::SENTENCES).chain(flows::SENTENCES) {
        for sentence in *sentences {
            let nfd: String = unicode_normalization::UnicodeNormalization::nfd(*sentence).collect();
            let variants = [
                (*sentence).to_owned(),
                sentence.replace('’', "'"),
                sentence.replace('\'', "’"),
                sentence.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»").replace(" :", "\u{a0}:"),
                sentence.replace("« ", "\"").replace(" »", "\""),
                nfd,
            ];
            for variant in variants {
                assert_eq!(only(&registry, &variant), *id, "« {variant} »");
                tried += 1;
            }
        }
    }
    let covered: BTreeSet<Id> = SENTENCES
        .iter()
        .chain(screen::SENTENCES)
        .chain(http::SENTENCES)
        .chain(flows::SENTENCES)
        .map(|(id, _)| *id)
        .collect();
    assert_eq!(covered.len(), Id::ALL.len(), "a phrase has no sentence");
    assert!(tried > 500, "{tried}");
}

#[test]
fn every_entity_and_field_can_be_named_in_both_languages() {
    let registry = registry();
    let target = example::target();
    for entity in target.entities.values() {
        let (fr, en) = (&entity.labels.fr[0], &entity.labels.en[0]);
        let article = if fr.starts_with(['o', 'u', 'a', 'e', 'é']) { "l’" } else { "le " };
        let of = if article == "le " { "du " } else { "de l’" };
        assert_eq!(only(&registry, &format!("je supprime {article}{fr} « X »")), Id::Delete);
        assert_eq!(only(&registry, &format!("I delete the {en} \"X\"")), Id::Delete);
        for field in entity.fields.values() {
            let (name, english) = (&field.labels.fr[0], &field.labels.en[0]);
            assert_eq!(only(&registry, &format!("le {name} {of}{fr} « X » est « Y »")), Id::FieldIs);
            assert_eq!(only(&registry, &format!("the {english} of the {en} \"X\" is \"Y\"")), Id::FieldIs);
            assert_eq!(only(&registry, &format!("un {fr} existe dont le {name} est « Y »")), Id::OneExists);
        }
    }
    for role in target.users.values() {
        assert_eq!(only(&registry, &format!("le {} supprime le compte « X »", role.labels.fr[0])), Id::Delete);
        assert_eq!(only(&registry, &format!("the {} deletes the account \"X\"", role.labels.en[0])), Id::Delete);
    }
}

#[test]
fn parameters_come_out_in_order_and_conditions_apart() {
    let registry = registry();
    let found =
        &registry.matches("le chef des ventes Ouest porte l’étape de l’opportunité « L’Écart » à « Gagnée »")[0];
    let texts: Vec<&str> = found.args.iter().map(|arg| arg.text.as_str()).collect();
    assert_eq!(texts[0], "le chef de les ventes ouest");
    assert_eq!(super::arguments::without_article(texts[1]), "etape");
    assert_eq!(super::arguments::record(texts[2]), Some(("opportunite", "L’Écart")));
    assert_eq!(texts[3], "Gagnée");

    let text =
        "je recherche les comptes dont le nom contient « a et dont b » et dont l’encours est supérieur à 1 500,00 €";
    let found = &registry.matches(text)[0];
    let conditions = registry.conditions(&found.args[2].text);
    assert_eq!(conditions.len(), 2);
    assert_eq!((conditions[0].field.as_str(), conditions[0].value.as_str()), ("nom", "a et dont b"));
    assert_eq!(conditions[1].comparison, Comparison::Greater);
    assert_eq!(conditions[1].value, "1 500,00 €");
}

#[test]
fn an_undefined_step_gets_the_nearest_phrase() {
    let registry = registry();
    assert_eq!(registry.matches("je fabrique un compte « A » avec :").len(), 0);
    let nearest = registry.nearest("l’operation est rejetée").unwrap_or_default();
    assert_eq!(nearest, "l'opération est refusée");
    let nearest = registry.nearest("je declanche « convertir » sur la piste « P »").unwrap_or_default();
    assert!(nearest.contains("déclenche"), "{nearest}");
    assert_eq!(registry.nearest("zzz yyy"), None);
    assert_eq!(registry.matches("dans les 5 secondes, l’opération est rejetée").len(), 0);
    let nearest = registry.nearest("dans les 5 secondes, l’opération est rejetée").unwrap_or_default();
    assert_eq!(nearest, "l'opération est refusée", "the delay is no part of what was meant");
    for (step, meant) in [
        ("la réponse a le statut 200", "le statut est {nombre}"),
        ("the response status is 200", "the status is {number}"),
        ("je vais sur la page « Comptes »", "j'ouvre la page {texte}"),
        ("je clique le bouton « Valider »", "je clique sur {élément}"),
        ("je modifie le nom du compte en « B »", "{acteur} modifie {enregistrement} avec\u{a0}:"),
        ("le message « Devis envoyé » s’affiche", ""),
        ("un mail est envoyé au client", ""),
        ("j’attends 3 secondes", ""),
    ] {
        assert_eq!(registry.nearest(step).unwrap_or_default(), meant, "{step}");
    }
}

#[test]
fn a_phrase_of_the_project_is_suggested_as_well() {
    let registry = registry().suggesting(["je lis la fiche de {texte}".to_owned()]);
    assert_eq!(registry.nearest("je lit la fiche « A »"), Some("je lis la fiche de {texte}"));
}

#[test]
fn every_message_of_the_engine_and_its_phrases_is_said_in_both_languages() {
    use crate::text::Lang;
    let own = |lang: Lang| -> BTreeSet<String> {
        let path = |name: &str| format!("i18n/{}/{name}.ftl", lang.key());
        let texts =
            ["vocabulary", "campaign"].map(|name| crate::assets::template_text(&path(name)).unwrap_or_default());
        let ids = texts.iter().flat_map(|text| text.lines()).filter_map(|line| {
            let (name, _) = line.split_once(" = ")?;
            (!name.starts_with([' ', '#', '['])).then(|| name.to_owned())
        });
        ids.collect()
    };
    assert_eq!(own(Lang::Fr), own(Lang::En));
    assert!(own(Lang::Fr).len() > 100);
}

#[test]
fn every_built_in_phrase_can_be_built() {
    let registry = registry();
    let built = (0..).map_while(|number| registry.definition_phrase(number).map(|_| registry.regex(number)));
    let built: Vec<bool> = built.map(|regex| regex.is_some()).collect();
    assert!(built.len() > 80 && built.iter().all(|built| *built), "{built:?}");
    let over_bytes: Vec<bool> = (0..built.len()).map(|number| registry.has_matcher(number)).collect();
    assert!(over_bytes.iter().all(|built| *built), "{over_bytes:?}");
}
