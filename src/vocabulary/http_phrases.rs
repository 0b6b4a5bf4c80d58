//! Which phrases speak to the interface of the CRM itself?

use super::phrase::Kind::Http;
use super::phrase::PhraseId as Id;
use super::phrase::TableUse::{None as NoTable, Optional, Required};
use super::phrase::{Phrase, TableUse};

const fn phrase(id: Id, table: TableUse, fr: &'static [&'static str], en: &'static [&'static str]) -> Phrase {
    Phrase { id, kind: Http, fr, en, table, text: false }
}

pub(super) const HEADERS: Phrase =
    phrase(Id::Headers, Required, &["les requêtes portent les en-têtes"], &["the requests carry the headers"]);
pub(super) const SEND: Phrase = Phrase {
    text: true,
    ..phrase(
        Id::Send,
        Optional,
        &["{acteur} envoie {méthode} {texte}( avec)"],
        &["{actor} sends {method} {text}( with)", "{actor} send {method} {text}( with)"],
    )
};
pub(super) const SEND_ANONYMOUS: Phrase = Phrase {
    text: true,
    ..phrase(
        Id::SendAnonymous,
        Optional,
        &["{méthode} {texte} est envoyé sans session( avec)"],
        &["{method} {text} is sent without a session( with)"],
    )
};
pub(super) const STATUS_IS: Phrase = phrase(
    Id::StatusIs,
    NoTable,
    &["le statut est {nombre}", "le statut HTTP est {nombre}"],
    &["the status is {number}", "the HTTP status is {number}"],
);
pub(super) const HEADER_IS: Phrase =
    phrase(Id::HeaderIs, NoTable, &["l'en-tête {texte} est {texte}"], &["the header {text} is {text}"]);
pub(super) const HEADER_CONTAINS: Phrase = phrase(
    Id::HeaderContains,
    NoTable,
    &["l'en-tête {texte} contient {texte}"],
    &["the header {text} contains {text}"],
);
pub(super) const HEADER_ABSENT: Phrase =
    phrase(Id::HeaderAbsent, NoTable, &["l'en-tête {texte} est absent"], &["the header {text} is absent"]);
pub(super) const JSON_IS: Phrase =
    phrase(Id::JsonIs, NoTable, &["dans {réponse}, {texte} est/vaut {valeur}"], &["in {answer}, {text} is {value}"]);
pub(super) const JSON_CONTAINS: Phrase = phrase(
    Id::JsonContains,
    NoTable,
    &["dans {réponse}, {texte} contient {valeur}"],
    &["in {answer}, {text} contains {value}"],
);
pub(super) const JSON_MATCHES: Phrase = phrase(
    Id::JsonMatches,
    NoTable,
    &["dans {réponse}, {texte} correspond à {texte}"],
    &["in {answer}, {text} matches {text}"],
);
pub(super) const JSON_PRESENT: Phrase =
    phrase(Id::JsonPresent, NoTable, &["dans {réponse}, {texte} est présent"], &["in {answer}, {text} is present"]);
pub(super) const JSON_ABSENT: Phrase =
    phrase(Id::JsonAbsent, NoTable, &["dans {réponse}, {texte} est absent"], &["in {answer}, {text} is absent"]);
pub(super) const JSON_EMPTY: Phrase =
    phrase(Id::JsonEmpty, NoTable, &["dans {réponse}, {texte} est vide"], &["in {answer}, {text} is empty"]);
pub(super) const JSON_COUNT: Phrase = phrase(
    Id::JsonCount,
    NoTable,
    &["dans {réponse}, {texte} a {quantité} élément(s)"],
    &["in {answer}, {text} has {quantity} element(s)"],
);
pub(super) const JSON_NONE: Phrase = phrase(
    Id::JsonNone,
    NoTable,
    &["dans {réponse}, {texte} n'a aucun élément"],
    &["in {answer}, {text} has no elements"],
);
pub(super) const JSON_TABLE: Phrase =
    phrase(Id::JsonTable, Required, &["dans {réponse}, on lit"], &["in {answer}, one reads"]);
pub(super) const KEEP_JSON: Phrase = phrase(
    Id::KeepJson,
    NoTable,
    &["je retiens {texte} de {réponse} sous {texte}"],
    &["I keep {text} of {answer} as {text}"],
);
pub(super) const KEEP_HEADER: Phrase = phrase(
    Id::KeepHeader,
    NoTable,
    &["je retiens l'en-tête {texte} sous {texte}"],
    &["I keep the header {text} as {text}"],
);
pub(super) const TO_REMOVE: Phrase = phrase(
    Id::ToRemove,
    NoTable,
    &[
        "le/la {entité} d'identifiant {texte} est à supprimer à la fin",
        "l'{entité} d'identifiant {texte} est à supprimer à la fin",
    ],
    &["the {entity} with id {text} is to be removed at the end"],
);
pub(super) const CALL: Phrase = Phrase {
    text: true,
    ..phrase(
        Id::Call,
        Optional,
        &["{acteur} appelle {texte}( avec)"],
        &["{actor} calls {text}( with)", "{actor} call {text}( with)"],
    )
};
pub(super) const CALL_ON: Phrase = Phrase {
    text: true,
    ..phrase(
        Id::CallOn,
        Optional,
        &["{acteur} appelle {texte} sur {texte}( avec)"],
        &["{actor} calls {text} on {text}( with)", "{actor} call {text} on {text}( with)"],
    )
};
pub(super) const CALL_ANONYMOUS: Phrase = Phrase {
    text: true,
    ..phrase(
        Id::CallAnonymous,
        Optional,
        &["{texte} est appelé sur {texte} sans session( avec)", "{texte} est appelée sur {texte} sans session( avec)"],
        &["{text} is called on {text} without a session( with)"],
    )
};
pub(super) const RESULT_IS: Phrase =
    phrase(Id::ResultIs, NoTable, &["le résultat est {valeur}"], &["the result is {value}"]);
pub(super) const ERROR_CODE: Phrase =
    phrase(Id::ErrorCode, NoTable, &["le code d'erreur est {valeur}"], &["the error code is {value}"]);
pub(super) const ERROR_MESSAGE: Phrase = phrase(
    Id::ErrorMessage,
    NoTable,
    &["le message d'erreur contient {texte}"],
    &["the error message contains {text}"],
);
pub(super) const SCHEMA: Phrase = phrase(
    Id::Schema,
    NoTable,
    &["{réponse} correspond au schéma {texte}", "{réponse} est conforme au schéma {texte}"],
    &["{answer} matches the schema {text}"],
);
