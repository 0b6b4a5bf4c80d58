//! Which phrases say what a person does and sees in a browser?

use super::phrase::Kind::Screen;
use super::phrase::PhraseId as Id;
use super::phrase::TableUse::{None as NoTable, Required};
use super::phrase::{Phrase, TableUse};

const fn phrase(id: Id, table: TableUse, fr: &'static [&'static str], en: &'static [&'static str]) -> Phrase {
    Phrase { id, kind: Screen, fr, en, table, text: false }
}

pub(super) const SIGN_IN: Phrase = phrase(
    Id::ScreenSignIn,
    NoTable,
    &["je me connecte à l'écran en tant que {rôle}"],
    &["I sign in on the screen as {role}"],
);
pub(super) const TO_CREATE: Phrase = phrase(
    Id::ToCreateOnScreen,
    NoTable,
    &["un(e) {entité} {texte} est à créer à l'écran"],
    &["a(n) {entity} {text} is to be created on the screen"],
);
pub(super) const OPEN: Phrase =
    phrase(Id::OpenPage, NoTable, &["j'ouvre la page {texte}"], &["I open the page {text}"]);
pub(super) const OPEN_OF: Phrase = phrase(
    Id::OpenPageOf,
    NoTable,
    &["j'ouvre la page {texte} de {enregistrement}"],
    &["I open the page {text} of {record}"],
);
pub(super) const CLICK: Phrase =
    phrase(Id::Click, NoTable, &["je clique sur {élément}"], &["I click {element}", "I click on {element}"]);
pub(super) const CLICK_IN_ROW: Phrase = phrase(
    Id::ClickInRow,
    NoTable,
    &["je clique sur {élément} dans la ligne {texte}", "je clique sur {élément} de la ligne {texte}"],
    &["I click {element} in the row {text}", "I click on {element} in the row {text}"],
);
pub(super) const FILL: Phrase = phrase(
    Id::Fill,
    NoTable,
    &["je saisis {texte} dans le champ {texte}", "je saisis {texte} dans {texte}"],
    &["I type {text} in the field {text}", "I type {text} in {text}"],
);
pub(super) const FILL_FORM: Phrase =
    phrase(Id::FillForm, Required, &["je remplis le formulaire avec"], &["I fill in the form with"]);
pub(super) const CHOOSE: Phrase = phrase(
    Id::Choose,
    NoTable,
    &["je choisis {texte} dans la liste {texte}", "je choisis {texte} dans {texte}"],
    &["I choose {text} in the list {text}", "I choose {text} in {text}"],
);
pub(super) const TICK: Phrase = phrase(
    Id::Tick,
    NoTable,
    &["je coche {texte}", "je coche la case {texte}"],
    &["I tick {text}", "I tick the box {text}"],
);
pub(super) const UNTICK: Phrase = phrase(
    Id::Untick,
    NoTable,
    &["je décoche {texte}", "je décoche la case {texte}"],
    &["I untick {text}", "I untick the box {text}"],
);
pub(super) const SEE: Phrase = phrase(Id::See, NoTable, &["je vois {élément}"], &["I see {element}"]);
pub(super) const NOT_SEE: Phrase =
    phrase(Id::NotSee, NoTable, &["je ne vois pas {élément}"], &["I do not see {element}", "I don't see {element}"]);
pub(super) const SEE_IN_FIELD: Phrase =
    phrase(Id::SeeInField, NoTable, &["je vois {texte} dans le champ {texte}"], &["I see {text} in the field {text}"]);
pub(super) const SEE_ROWS: Phrase = phrase(
    Id::SeeRows,
    Required,
    &["je vois dans le tableau {texte}", "je vois dans le tableau"],
    &["I see in the table {text}", "I see in the table"],
);
pub(super) const SCREENSHOT: Phrase =
    phrase(Id::Screenshot, NoTable, &["je garde une capture de l'écran"], &["I keep a screenshot"]);
