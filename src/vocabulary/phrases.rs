//! Which phrases are built in?
//!
//! `{…}` is a parameter, `(…)` optional text, `a/b` an alternative. A final colon is never
//! written here: normal texts have none. A word that tells a phrase from all others is written whole,
//! in an expression of its own where it has several forms: only steps that hold it build the pattern.

use super::phrase::Kind::{Action, ByHand, Given, Outcome, Time, Who};
use super::phrase::PhraseId as Id;
use super::phrase::TableUse::{None as NoTable, Optional, Required};
use super::phrase::{Kind, Phrase, TableUse};
use super::{flow_phrases as flows, http_phrases as http, screen_phrases as screen};

const fn phrase(
    id: Id,
    kind: Kind,
    table: TableUse,
    fr: &'static [&'static str],
    en: &'static [&'static str],
) -> Phrase {
    Phrase { id, kind, fr, en, table, text: false }
}

/// All phrases, in the order in which they are documented.
pub const PHRASES: &[Phrase] = &[
    phrase(
        Id::SignIn,
        Who,
        NoTable,
        &["je suis connecté(e) en tant que {rôle}"],
        &["I am signed in as {role}", "I am logged in as {role}"],
    ),
    phrase(Id::SignOut, Who, NoTable, &["je me déconnecte"], &["I sign out"]),
    phrase(Id::GivenRecord, Given, Optional, &["un(e) {entité} {texte}( avec)"], &["a(n) {entity} {text}( with)"]),
    phrase(
        Id::GivenRecordWhose,
        Given,
        NoTable,
        &["un(e) {entité} {texte} {valeurs}"],
        &["a(n) {entity} {text} {values}"],
    ),
    phrase(Id::GivenRecords, Given, Required, &["les {entité} suivants/suivantes"], &["the following {entity}"]),
    phrase(
        Id::Keep,
        Given,
        NoTable,
        &["je retiens {champ} de {enregistrement} sous {texte}"],
        &["I keep {field} of {record} as {text}"],
    ),
    phrase(
        Id::NoneExists,
        Outcome,
        NoTable,
        &["aucun(e) {entité} n'existe {conditions}"],
        &["no {entity} exist(s) {conditions}"],
    ),
    phrase(
        Id::NoneExistsTable,
        Outcome,
        Required,
        &["aucun(e) {entité} n'existe avec"],
        &["no {entity} exist(s) with"],
    ),
    phrase(
        Id::Create,
        Action,
        Optional,
        &["{acteur} crée un(e) {entité} {texte}( avec)"],
        &["{actor} create(s) a(n) {entity} {text}( with)"],
    ),
    phrase(
        Id::CreateWhose,
        Action,
        NoTable,
        &["{acteur} crée un(e) {entité} {texte} {valeurs}"],
        &["{actor} create(s) a(n) {entity} {text} {values}"],
    ),
    phrase(
        Id::CreateRecords,
        Action,
        Required,
        &["{acteur} crée les {entité} suivants/suivantes"],
        &["{actor} create(s) the following {entity}"],
    ),
    phrase(
        Id::Set,
        Action,
        NoTable,
        &["{acteur} porte {champ} de {enregistrement} à {valeur}"],
        &["{actor} set(s) {field} of {record} to {value}"],
    ),
    phrase(
        Id::Change,
        Action,
        Required,
        &["{acteur} modifie {enregistrement} avec"],
        &["{actor} change(s) {record} with"],
    ),
    phrase(Id::Delete, Action, NoTable, &["{acteur} supprime {enregistrement}"], &["{actor} delete(s) {record}"]),
    phrase(Id::Read, Action, NoTable, &["{acteur} consulte {enregistrement}"], &["{actor} read(s) {record}"]),
    phrase(
        Id::Search,
        Action,
        NoTable,
        &["{acteur} recherche les {entité} {conditions}", "{acteur} recherche de les {entité} {conditions}"],
        &["{actor} search(es) for {entity} {conditions}", "{actor} search(es) for the {entity} {conditions}"],
    ),
    phrase(
        Id::SearchTable,
        Action,
        Required,
        &["{acteur} recherche les {entité} avec", "{acteur} recherche de les {entité} avec"],
        &["{actor} search(es) for {entity} with", "{actor} search(es) for the {entity} with"],
    ),
    phrase(
        Id::SearchTimes,
        Action,
        NoTable,
        &[
            "{acteur} recherche les {entité} {conditions} {nombre} fois de suite",
            "{acteur} recherche de les {entité} {conditions} {nombre} fois de suite",
        ],
        &[
            "{actor} search(es) for {entity} {conditions} {number} times in a row",
            "{actor} search(es) for the {entity} {conditions} {number} times in a row",
        ],
    ),
    phrase(
        Id::SearchTimesTable,
        Action,
        Required,
        &[
            "{acteur} recherche les {entité} {nombre} fois de suite avec",
            "{acteur} recherche de les {entité} {nombre} fois de suite avec",
        ],
        &[
            "{actor} search(es) for {entity} {number} times in a row with",
            "{actor} search(es) for the {entity} {number} times in a row with",
        ],
    ),
    phrase(
        Id::Trigger,
        Action,
        NoTable,
        &["{acteur} déclenche {texte} sur {enregistrement}"],
        &["{actor} trigger(s) {text} on {record}"],
    ),
    phrase(
        Id::TriggerTimes,
        Action,
        NoTable,
        &["{acteur} déclenche {texte} {quantité} fois sur {enregistrement}"],
        &["{actor} trigger(s) {text} {quantity} time(s) on {record}"],
    ),
    phrase(
        Id::Assign,
        Action,
        NoTable,
        &["{acteur} affecte {enregistrement} à {texte}"],
        &["{actor} assign(s) {record} to {text}"],
    ),
    phrase(
        Id::FieldIs,
        Outcome,
        NoTable,
        &[
            "{champ} de {enregistrement} est/vaut/reste {valeur}",
            "{champ} de {enregistrement} sont/valent/restent {valeur}",
        ],
        &["{field} of {record} is/remains {value}", "{field} of {record} are/remain {value}"],
    ),
    phrase(
        Id::FieldContains,
        Outcome,
        NoTable,
        &["{champ} de {enregistrement} contient/contiennent {valeur}"],
        &["{field} of {record} contain(s) {value}"],
    ),
    phrase(
        Id::FieldEmpty,
        Outcome,
        NoTable,
        &["{champ} de {enregistrement} est/sont/reste vide(s)"],
        &["{field} of {record} is/are/remains empty"],
    ),
    phrase(
        Id::FieldGreater,
        Outcome,
        NoTable,
        &["{champ} de {enregistrement} est/sont supérieur(e)(s) à {valeur}"],
        &["{field} of {record} is/are greater than {value}"],
    ),
    phrase(
        Id::FieldLess,
        Outcome,
        NoTable,
        &["{champ} de {enregistrement} est/sont inférieur(e)(s) à {valeur}"],
        &["{field} of {record} is/are less than {value}"],
    ),
    phrase(
        Id::FieldBetween,
        Outcome,
        NoTable,
        &["{champ} de {enregistrement} est/sont compris(e)(s) entre {valeur} et {valeur}"],
        &["{field} of {record} is/are between {value} and {value}"],
    ),
    phrase(
        Id::FieldNot,
        Outcome,
        NoTable,
        &[
            "{champ} de {enregistrement} n'est pas {valeur}",
            "{champ} de {enregistrement} ne sont/vaut/valent pas {valeur}",
        ],
        &["{field} of {record} is/are not {value}"],
    ),
    phrase(
        Id::FieldNotEmpty,
        Outcome,
        NoTable,
        &["{champ} de {enregistrement} n'est pas vide", "{champ} de {enregistrement} ne sont pas vides"],
        &["{field} of {record} is/are not empty"],
    ),
    phrase(
        Id::FieldBegins,
        Outcome,
        NoTable,
        &["{champ} de {enregistrement} commence par {texte}", "{champ} de {enregistrement} commencent par {texte}"],
        &["{field} of {record} starts with {text}", "{field} of {record} start with {text}"],
    ),
    phrase(
        Id::FieldEnds,
        Outcome,
        NoTable,
        &[
            "{champ} de {enregistrement} finit par {texte}",
            "{champ} de {enregistrement} finissent par {texte}",
            "{champ} de {enregistrement} se termine par {texte}",
            "{champ} de {enregistrement} se terminent par {texte}",
        ],
        &["{field} of {record} ends with {text}", "{field} of {record} end with {text}"],
    ),
    phrase(
        Id::FieldMatches,
        Outcome,
        NoTable,
        &["{champ} de {enregistrement} correspond à {texte}", "{champ} de {enregistrement} correspondent à {texte}"],
        &["{field} of {record} matches {text}", "{field} of {record} match {text}"],
    ),
    phrase(Id::RecordHas, Outcome, Required, &["{enregistrement} a"], &["{record} has"]),
    phrase(Id::NoneFound, Outcome, NoTable, &["aucun(e) {entité} n'est trouvé(e)"], &["no {entity} is/are found"]),
    phrase(
        Id::OneFound,
        Outcome,
        NoTable,
        &["un(e) {entité} est trouvé(e)", "un(e) seul(e) {entité} est trouvé(e)"],
        &["one {entity} is found", "only one {entity} is found", "a(n) {entity} is found"],
    ),
    phrase(
        Id::CountFound,
        Outcome,
        NoTable,
        &["{nombre} {entité} est/sont trouvé(e)(s)"],
        &["{number} {entity} is/are found"],
    ),
    phrase(
        Id::AtLeastFound,
        Outcome,
        NoTable,
        &["au moins {quantité} {entité} est/sont trouvé(e)(s)"],
        &["at least {quantity} {entity} is/are found"],
    ),
    phrase(
        Id::AtMostFound,
        Outcome,
        NoTable,
        &["au plus {quantité} {entité} est/sont trouvé(e)(s)"],
        &["at most {quantity} {entity} is/are found"],
    ),
    phrase(Id::ResultsContain, Outcome, Required, &["les résultats contiennent"], &["the results contain"]),
    phrase(
        Id::SortedUp,
        Outcome,
        NoTable,
        &["les résultats sont triés par {champ} croissant(e)(s)"],
        &["the results are sorted by {field} ascending"],
    ),
    phrase(
        Id::SortedDown,
        Outcome,
        NoTable,
        &["les résultats sont triés par {champ} décroissant(e)(s)"],
        &["the results are sorted by {field} descending"],
    ),
    phrase(
        Id::OneExists,
        Outcome,
        NoTable,
        &["un(e) {entité} existe {conditions}"],
        &["a(n) {entity} exists {conditions}"],
    ),
    phrase(Id::OneExistsTable, Outcome, Required, &["un(e) {entité} existe avec"], &["a(n) {entity} exists with"]),
    phrase(
        Id::OnlyOneExists,
        Outcome,
        NoTable,
        &["un(e) seul(e) {entité} existe {conditions}"],
        &["only one {entity} exists {conditions}", "one {entity} exists {conditions}"],
    ),
    phrase(
        Id::OnlyOneExistsTable,
        Outcome,
        Required,
        &["un(e) seul(e) {entité} existe avec"],
        &["only one {entity} exists with", "one {entity} exists with"],
    ),
    phrase(
        Id::CountExists,
        Outcome,
        NoTable,
        &["{nombre} {entité} existe(nt) {conditions}"],
        &["{number} {entity} exist(s) {conditions}"],
    ),
    phrase(
        Id::CountExistsTable,
        Outcome,
        Required,
        &["{nombre} {entité} existe(nt) avec"],
        &["{number} {entity} exist(s) with"],
    ),
    phrase(
        Id::AtLeastExists,
        Outcome,
        NoTable,
        &["au moins {quantité} {entité} existe(nt) {conditions}"],
        &["at least {quantity} {entity} exist(s) {conditions}"],
    ),
    phrase(
        Id::AtLeastExistsTable,
        Outcome,
        Required,
        &["au moins {quantité} {entité} existe(nt) avec"],
        &["at least {quantity} {entity} exist(s) with"],
    ),
    phrase(
        Id::AtMostExists,
        Outcome,
        NoTable,
        &["au plus {quantité} {entité} existe(nt) {conditions}", "{quantité} {entité} au plus existe(nt) {conditions}"],
        &["at most {quantity} {entity} exist(s) {conditions}"],
    ),
    phrase(
        Id::AtMostExistsTable,
        Outcome,
        Required,
        &["au plus {quantité} {entité} existe(nt) avec", "{quantité} {entité} au plus existe(nt) avec"],
        &["at most {quantity} {entity} exist(s) with"],
    ),
    phrase(Id::Refused, Outcome, NoTable, &["l'opération est refusée"], &["the operation is refused"]),
    phrase(
        Id::RefusedFor,
        Outcome,
        NoTable,
        &["l'opération est refusée pour {motif}"],
        &["the operation is refused for {reason}"],
    ),
    phrase(
        Id::RefusedMessage,
        Outcome,
        NoTable,
        &["l'opération est refusée avec un message contenant {texte}"],
        &["the operation is refused with a message containing {text}"],
    ),
    phrase(Id::Accepted, Outcome, NoTable, &["l'opération est acceptée"], &["the operation is accepted"]),
    phrase(
        Id::AnsweredUnder,
        Time,
        NoTable,
        &["la réponse est arrivée en moins de {durée}"],
        &["the answer came in under {duration}"],
    ),
    phrase(
        Id::ShareUnder,
        Time,
        NoTable,
        &["{pourcentage} des réponses sont arrivées en moins de {durée}"],
        &["{percentage} of the answers came in under {duration}"],
    ),
    phrase(Id::Within, Time, Optional, &["dans les {durée}, {résultat}"], &["within {duration}, {outcome}"]),
    flows::FILE_LINES,
    flows::SAME_COUNT,
    flows::SAME_COUNT_WITHIN,
    flows::SAME_SUM,
    flows::SAME_SUM_WITHIN,
    flows::COLUMN_UNIQUE,
    flows::FIELD_UNIQUE,
    flows::AGREE,
    flows::SAMPLE_AGREES,
    flows::NO_ORPHAN,
    screen::SIGN_IN,
    screen::TO_CREATE,
    screen::OPEN,
    screen::OPEN_OF,
    screen::CLICK,
    screen::CLICK_IN_ROW,
    screen::FILL,
    screen::FILL_FORM,
    screen::CHOOSE,
    screen::TICK,
    screen::UNTICK,
    screen::SEE,
    screen::NOT_SEE,
    screen::SEE_IN_FIELD,
    screen::SEE_ROWS,
    screen::SCREENSHOT,
    http::HEADERS,
    http::SEND,
    http::SEND_ANONYMOUS,
    http::STATUS_IS,
    http::HEADER_IS,
    http::HEADER_CONTAINS,
    http::HEADER_ABSENT,
    http::JSON_IS,
    http::JSON_CONTAINS,
    http::JSON_MATCHES,
    http::JSON_PRESENT,
    http::JSON_ABSENT,
    http::JSON_EMPTY,
    http::JSON_COUNT,
    http::JSON_NONE,
    http::JSON_TABLE,
    http::SCHEMA,
    http::KEEP_JSON,
    http::KEEP_HEADER,
    http::TO_REMOVE,
    http::CALL,
    http::CALL_ON,
    http::CALL_ANONYMOUS,
    http::RESULT_IS,
    http::ERROR_CODE,
    http::ERROR_MESSAGE,
    Phrase { text: true, ..phrase(Id::ByHand, ByHand, Optional, &["à la main : {suite}"], &["by hand: {rest}"]) },
];

/// The phrase of that name.
pub fn get(id: Id) -> &'static Phrase {
    // A test verifies that every id has its entry at its own place.
    &PHRASES[id as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_phrase_has_its_place_both_languages_and_its_documentation() {
        assert_eq!(PHRASES.len(), Id::ALL.len());
        for id in Id::ALL {
            let found = get(*id);
            assert_eq!(found.id, *id);
            for lang in Lang::ALL {
                assert!(!found.expressions(lang).is_empty(), "{id:?}");
                assert_ne!(id.label(lang), id.key(), "{id:?} has no documentation in {lang:?}");
            }
        }
        for kind in Kind::ALL {
            assert_ne!(kind.label(Lang::Fr), kind.key());
        }
    }
}
