//! What do the screens of the demo CRM say, in the language of whoever opens them?

use axum::http::{HeaderMap, header};

use crate::text::Lang;

/// The words of the screens, French and English.
pub const WORDS: &[(&str, &str, &str)] = &[
    ("title", "CRM de démonstration", "Demo CRM"),
    ("sign-in", "Connexion", "Sign in"),
    ("login", "Identifiant", "User name"),
    ("password", "Mot de passe", "Password"),
    ("enter", "Se connecter", "Log in"),
    ("leave", "Se déconnecter", "Log out"),
    ("opportunities", "Opportunités", "Opportunities"),
    ("accounts", "Comptes", "Accounts"),
    ("new", "Nouvelle opportunité", "New opportunity"),
    ("search", "Rechercher", "Search"),
    ("name", "Nom", "Name"),
    ("account", "Compte", "Account"),
    ("amount", "Montant", "Amount"),
    ("stage", "Étape", "Stage"),
    ("segment", "Type de client", "Customer type"),
    ("study", "Étude technique remise", "Technical study delivered"),
    ("owner", "Commercial", "Owner"),
    ("siret", "SIRET", "SIRET"),
    ("city", "Ville", "City"),
    ("turnover", "Chiffre d’affaires", "Turnover"),
    ("save", "Enregistrer", "Save"),
    ("win", "Marquer gagnée", "Mark as won"),
    ("lose", "Marquer perdue", "Mark as lost"),
    ("saved", "L’opportunité est enregistrée.", "The opportunity is saved."),
    ("none", "Aucune opportunité ne répond à la recherche.", "No opportunity answers the search."),
    ("shown", "affichées", "shown"),
    ("qualification", "Qualification", "Qualification"),
    ("proposal", "Proposition", "Proposal"),
    ("negotiation", "Négociation", "Negotiation"),
    ("won", "Gagnée", "Won"),
    ("lost", "Perdue", "Lost"),
    ("sme", "PME", "SME"),
    ("key_account", "Grand compte", "Key account"),
    ("reseller", "Revendeur", "Reseller"),
];

/// The stage of the technical study bears the name of what it is about.
const STUDY: (&str, &str) = ("Étude technique", "Technical study");

/// The word of that name; nothing where there is none.
pub fn word(lang: Lang, name: &str) -> &'static str {
    let pick = |fr: &'static str, en: &'static str| if lang == Lang::Fr { fr } else { en };
    let found = WORDS.iter().find(|(key, ..)| *key == name).map(|(_, fr, en)| pick(fr, en));
    found.unwrap_or_default()
}

/// A stage for people.
pub fn stage(lang: Lang, name: &str) -> &'static str {
    match (name, lang) {
        ("study", Lang::Fr) => STUDY.0,
        ("study", Lang::En) => STUDY.1,
        _ => word(lang, name),
    }
}

/// The language that a browser asks for first; French where it asks for neither.
pub fn language(headers: &HeaderMap) -> Lang {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = asked.split([',', ';', '-']).next().unwrap_or_default().trim();
    if first.eq_ignore_ascii_case("en") { Lang::En } else { Lang::Fr }
}
