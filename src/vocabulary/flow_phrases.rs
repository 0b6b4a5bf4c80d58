//! Which phrases compare a file with what the CRM holds?

use super::phrase::Kind::Flow;
use super::phrase::PhraseId as Id;
use super::phrase::TableUse::{None as NoTable, Required};
use super::phrase::{Phrase, TableUse};

const fn phrase(id: Id, table: TableUse, fr: &'static [&'static str], en: &'static [&'static str]) -> Phrase {
    Phrase { id, kind: Flow, fr, en, table, text: false }
}

pub(super) const FILE_LINES: Phrase = phrase(
    Id::FileLines,
    NoTable,
    &["le fichier {texte} contient {nombre} ligne(s)"],
    &["the file {text} holds {number} line(s)", "the file {text} contains {number} line(s)"],
);
pub(super) const SAME_COUNT: Phrase = phrase(
    Id::SameCount,
    NoTable,
    &[
        "autant de {entité} existent que de lignes dans le fichier {texte}",
        "autant d'{entité} existent que de lignes dans le fichier {texte}",
        "autant d'{entité} {conditions} existent que de lignes dans le fichier {texte}",
        "autant de {entité} {conditions} existent que de lignes dans le fichier {texte}",
    ],
    &[
        "as many {entity} exist as lines in the file {text}",
        "as many {entity} {conditions} exist as lines in the file {text}",
    ],
);
pub(super) const SAME_COUNT_WITHIN: Phrase = phrase(
    Id::SameCountWithin,
    NoTable,
    &[
        "autant de {entité} existent que de lignes dans le fichier {texte}, {marge}",
        "autant d'{entité} existent que de lignes dans le fichier {texte}, {marge}",
        "autant d'{entité} {conditions} existent que de lignes dans le fichier {texte}, {marge}",
        "autant de {entité} {conditions} existent que de lignes dans le fichier {texte}, {marge}",
    ],
    &[
        "as many {entity} exist as lines in the file {text}, {margin}",
        "as many {entity} {conditions} exist as lines in the file {text}, {margin}",
    ],
);
pub(super) const SAME_SUM: Phrase = phrase(
    Id::SameSum,
    NoTable,
    &[
        "la somme de {champ} des {entité} est celle de la colonne {texte} du fichier {texte}",
        "la somme de {champ} des {entité} {conditions} est celle de la colonne {texte} du fichier {texte}",
    ],
    &[
        "the sum of {field} of {entity} is that of the column {text} of the file {text}",
        "the sum of {field} of {entity} {conditions} is that of the column {text} of the file {text}",
    ],
);
pub(super) const SAME_SUM_WITHIN: Phrase = phrase(
    Id::SameSumWithin,
    NoTable,
    &[
        "la somme de {champ} des {entité} est celle de la colonne {texte} du fichier {texte}, {marge}",
        "la somme de {champ} des {entité} {conditions} est celle de la colonne {texte} du fichier {texte}, {marge}",
    ],
    &[
        "the sum of {field} of {entity} is that of the column {text} of the file {text}, {margin}",
        "the sum of {field} of {entity} {conditions} is that of the column {text} of the file {text}, {margin}",
    ],
);
pub(super) const COLUMN_UNIQUE: Phrase = phrase(
    Id::ColumnUnique,
    NoTable,
    &["la colonne {texte} du fichier {texte} n'a pas de doublon"],
    &["the column {text} of the file {text} has no duplicates"],
);
pub(super) const FIELD_UNIQUE: Phrase = phrase(
    Id::FieldUnique,
    NoTable,
    &["{champ} des {entité} n'a pas de doublon", "{champ} des {entité} {conditions} n'a pas de doublon"],
    &["{field} of {entity} has no duplicates", "{field} of {entity} {conditions} has no duplicates"],
);
pub(super) const AGREE: Phrase = phrase(
    Id::Agree,
    Required,
    &[
        "le fichier {texte} et les {entité} concordent par {champ}",
        "le fichier {texte} et les {entité} {conditions} concordent par {champ}",
    ],
    &[
        "the file {text} and the {entity} agree by {field}",
        "the file {text} and the {entity} {conditions} agree by {field}",
    ],
);
pub(super) const SAMPLE_AGREES: Phrase = phrase(
    Id::SampleAgrees,
    Required,
    &["un échantillon de {nombre} lignes du fichier {texte} concorde avec les {entité} par {champ}"],
    &["a sample of {number} lines of the file {text} agrees with the {entity} by {field}"],
);
pub(super) const NO_ORPHAN: Phrase = phrase(
    Id::NoOrphan,
    NoTable,
    &["aucun(e) {entité} n'est orphelin(e) de {champ}", "aucun(e) {entité} n'est orphelin(e) d'{champ}"],
    &["no {entity} is an orphan by {field}", "no {entity} are orphans by {field}"],
);
