//! Sentences of what is done and seen on the screen.

use super::Id;

pub(super) const SENTENCES: &[(Id, &[&str])] = &[
    (
        Id::ScreenSignIn,
        &[
            "je me connecte à l’écran en tant que commercial Nord-Est",
            "I sign in on the screen as the telesales representative",
        ],
    ),
    (
        Id::ToCreateOnScreen,
        &[
            "un compte « A » est à créer à l’écran",
            "une opportunité « A » est à créer à l’écran",
            "an account \"A\" is to be created on the screen",
        ],
    ),
    (Id::OpenPage, &["j’ouvre la page « comptes »", "I open the page \"accounts\""]),
    (
        Id::OpenPageOf,
        &["j’ouvre la page « fiche » de l’opportunité « A »", "I open the page \"card\" of the account \"A\""],
    ),
    (
        Id::Click,
        &[
            "je clique sur « Enregistrer »",
            "je clique sur le bouton « Enregistrer »",
            "je clique sur l’onglet « Devis »",
            "je clique sur le repère « total »",
            "I click \"Save\"",
            "I click on the link \"Next\"",
        ],
    ),
    (
        Id::ClickInRow,
        &[
            "je clique sur le bouton « Ouvrir » dans la ligne « Acier »",
            "je clique sur « Ouvrir » de la ligne « Acier »",
            "I click on the button \"Open\" in the row \"Steel\"",
        ],
    ),
    (
        Id::Fill,
        &[
            "je saisis « 48 000,00 » dans le champ « Montant »",
            "je saisis « x » dans « Nom »",
            "I type \"x\" in the field \"Name\"",
            "I type \"x\" in \"Name\"",
        ],
    ),
    (Id::FillForm, &["je remplis le formulaire avec :", "I fill in the form with:"]),
    (
        Id::Choose,
        &[
            "je choisis « PME » dans la liste « Type de client »",
            "je choisis « Téléphone » dans « Canal »",
            "I choose \"SME\" in the list \"Customer type\"",
        ],
    ),
    (Id::Tick, &["je coche « Urgent »", "je coche la case « Urgent »", "I tick \"Urgent\""]),
    (Id::Untick, &["je décoche « Urgent »", "I untick the box \"Urgent\""]),
    (
        Id::See,
        &["je vois « Gagnée »", "je vois le message « Enregistré »", "I see \"Won\"", "I see the heading \"Accounts\""],
    ),
    (
        Id::NotSee,
        &[
            "je ne vois pas « Erreur »",
            "je ne vois pas le bouton « Payer »",
            "I do not see \"Error\"",
            "I don't see \"Error\"",
        ],
    ),
    (Id::SeeInField, &["je vois « 48 000,00 » dans le champ « Montant »", "I see \"x\" in the field \"Name\""]),
    (
        Id::SeeRows,
        &[
            "je vois dans le tableau « Devis » :",
            "je vois dans le tableau :",
            "I see in the table \"Quotes\":",
            "I see in the table:",
        ],
    ),
    (Id::Screenshot, &["je garde une capture de l’écran", "I keep a screenshot"]),
];
