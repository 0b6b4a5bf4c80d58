//! What do the targets call things, and what can stand for each parameter?

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::target::{Action, Entity, Field, FieldValue, Labels, Role, Target};

use super::normal::{self, CLOSE, OPEN};

/// The entity that a person calls so.
pub fn entity<'a>(target: &'a Target, typed: &str) -> Option<(&'a str, &'a Entity)> {
    find(&target.entities, typed, |entity| &entity.labels)
}

/// The role that a person calls so.
pub fn role<'a>(target: &'a Target, typed: &str) -> Option<(&'a str, &'a Role)> {
    find(&target.users, typed, |role| &role.labels)
}

/// The field that a person calls so.
pub fn field<'a>(entity: &'a Entity, typed: &str) -> Option<(&'a str, &'a Field)> {
    find(&entity.fields, typed, |field| &field.labels)
}

/// The action that a person calls so.
pub fn action<'a>(entity: &'a Entity, typed: &str) -> Option<(&'a str, &'a Action)> {
    find(&entity.actions, typed, |action| &action.labels)
}

/// The value of a choice that a person calls so.
pub fn choice<'a>(field: &'a Field, typed: &str) -> Option<(&'a str, &'a FieldValue)> {
    find(&field.values, typed, |value| &value.labels)
}

fn find<'a, T>(all: &'a BTreeMap<String, T>, typed: &str, labels: fn(&T) -> &Labels) -> Option<(&'a str, &'a T)> {
    let wanted = normal::name(typed);
    // Few names begin like the wanted one: the others are not worth a normal form.
    let first = wanted.chars().next()?;
    let is = |name: &str| normal::begins_with(name, first) && normal::name(name) == wanted;
    let found = all.iter().find(|(key, thing)| is(key) || labels(thing).all().any(is));
    found.map(|(key, thing)| (key.as_str(), thing))
}

/// The names of the union of targets, in normal form.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Entities.
    pub entities: BTreeSet<String>,
    /// Fields of all entities.
    pub fields: BTreeSet<String>,
    /// Roles.
    pub roles: BTreeSet<String>,
}

impl Names {
    /// The names of these targets in both languages.
    pub fn of<'a>(targets: impl IntoIterator<Item = &'a Target>) -> Self {
        let mut names = Self::default();
        for target in targets {
            for (key, entity) in &target.entities {
                add(&mut names.entities, key, &entity.labels);
                for (key, field) in &entity.fields {
                    add(&mut names.fields, key, &field.labels);
                }
            }
            for (key, role) in &target.users {
                add(&mut names.roles, key, &role.labels);
            }
        }
        names
    }

    /// Those that a text says, with one of each kind at least, so that patterns stay patterns.
    #[must_use]
    pub fn said_in(&self, text: &str) -> Self {
        let said = |names: &BTreeSet<String>| {
            let some: BTreeSet<String> = names.iter().filter(|name| text.contains(name.as_str())).cloned().collect();
            if some.is_empty() { names.iter().take(1).cloned().collect() } else { some }
        };
        Self { entities: said(&self.entities), fields: said(&self.fields), roles: said(&self.roles) }
    }

    /// What stands for each parameter of an expression, under its normal name.
    pub fn parameters(&self) -> HashMap<&'static str, String> {
        let entities = alternatives(&self.entities);
        let fields = alternatives(&self.fields);
        let roles = alternatives(&self.roles);
        let text = format!("{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}");
        let value = format!("{text}|{BARE_VALUE}");
        let field = format!("(?:{THE})?{fields}");
        let record = format!("(?:le|la|l'|les|the|un|une|a|an|ce|cette|cet|this) {entities} {text}");
        let equal = format!("(?:dont|whose) {field} (?:{IS}) (?:{value})");
        let any = format!("(?:dont|whose) {field} {OPERATOR} (?:{value})");
        let pairs: [(&[&'static str], String); 21] = [
            (&["acteur", "actor"], format!("(?:je|i|(?:{THE}){roles})")),
            (&["role"], format!("(?:{THE})?{roles}")),
            (&["entite", "entity"], entities.clone()),
            (&["champ", "field"], field.clone()),
            (&["enregistrement", "record"], record),
            (&["texte", "text"], text.clone()),
            (&["valeur", "value"], format!("(?:{value})")),
            (&["valeurs", "values"], repeated(&equal)),
            (&["conditions"], repeated(&any)),
            (&["nombre", "number"], format!("(?:{NUMBER})")),
            (&["quantite", "quantity"], format!("(?:{NUMBER}|une|un|one|a)")),
            (&["motif", "reason"], REASON.to_owned()),
            (&["pourcentage", "percentage"], "(?:100|[1-9][0-9]?) ?%".to_owned()),
            (&["duree", "duration"], DURATION.to_owned()),
            (&["element"], format!("(?:{ELEMENT})?{text}")),
            (&["methode", "method"], METHOD.to_owned()),
            (&["reponse", "answer"], ANSWER.to_owned()),
            (&["marge", "margin"], MARGIN.to_owned()),
            // Read as a phrase of its own.
            (&["resultat", "outcome"], ".+".to_owned()),
            (&["suite", "rest"], ".+".to_owned()),
            (&["operateur", "operator"], OPERATOR.to_owned()),
        ];
        pairs.into_iter().flat_map(|(names, pattern)| names.iter().map(move |name| (*name, pattern.clone()))).collect()
    }

    /// Takes one condition of a `dont … est …` apart: field, operator, value.
    pub fn condition_pattern(&self) -> String {
        let fields = alternatives(&self.fields);
        let text = format!("{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}");
        format!("(?:dont|whose) ((?:{THE})?{fields}) ({OPERATOR}) ({text}|{BARE_VALUE})")
    }
}

/// The definite article, with the space after it.
const THE: &str = "(?:le|la|l'|les|the) ";
const IS: &str = "est|vaut|is|sont|are";
/// How things are compared; the longest first. Digits are written out: the class of all digits of
/// the world would make every pattern ten times as long to build.
const OPERATOR: &str = concat!(
    "(?:(?:est|sont) superieure?s? a|(?:is|are) greater than|(?:est|sont) inferieure?s? a",
    "|(?:is|are) less than|contient|contiennent|contains?|est|vaut|is|sont|are)",
);
const NUMBER: &str = concat!(
    r"[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix",
    "|two|three|four|five|seven|eight|nine|ten",
);
const REASON: &str = concat!(
    "(?:(?:un )?droits? insuffisants?|insufficient rights?|(?:une )?donnees? invalides?|invalid data",
    "|(?:un )?doublon|(?:a )?duplicate|(?:un )?enregistrement introuvable|introuvable|(?:a )?(?:record )?not found",
    "|(?:une )?transition interdite|(?:a )?forbidden transition)",
);
pub(super) const DURATION: &str = concat!(
    r"(?:[0-9]+(?:[.,][0-9]+)? ?(?:millisecondes?|milliseconds?|ms|secondes?|seconds?|s|minutes?|min)",
    "|une seconde|one second|une minute|one minute)",
);
/// What sort of thing of a page is meant.
const ELEMENT: &str = concat!(
    "(?:le bouton|the button|le lien|the link|l' onglet|the tab|le titre|the heading|le champ|the field",
    "|la case|the box|le message|the message|le repere|the test id) ",
);
/// What is asked of an address.
const METHOD: &str = "(?:get|post|put|patch|delete|head|options)";
/// How far apart two figures may be.
const MARGIN: &str = concat!(
    r"(?:a [0-9][0-9 ]*(?:[.,][0-9]+)?(?: ?(?:%|€|eur|euros?))? pres",
    r"|within (?:€ ?)?[0-9][0-9 ]*(?:[.,][0-9]+)*(?: ?(?:%|€|eur|euros?))?)",
);
/// What of the last answer is looked into.
const ANSWER: &str = "(?:la reponse|le resultat|l' erreur|the answer|the result|the error)";
/// A value that needs no quotes, in normal form. Dates come before numbers, which begin like them.
const BARE_VALUE: &str = concat!(
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|aujourd' hui|demain|hier|today|tomorrow|yesterday",
    r"|(?:dans|in) [0-9]+ (?:jours?|days?)|il y a [0-9]+ (?:jours?|days?)|[0-9]+ days? ago|oui|non|yes|no|vrai|faux|true|false",
    r"|[$]\{[^{} ]+\}|(?:-|−)?(?:€ ?|eur )?[0-9][[0-9] ]*(?:[.,][0-9]+)*(?: ?(?:€|eur|euros?|%|points?))?",
);

/// One condition or several. Written once: a pattern's cost is its length.
fn repeated(condition: &str) -> String {
    format!("(?:(?: ?(?:et|and) )?{condition})+")
}

fn add(all: &mut BTreeSet<String>, key: &str, labels: &Labels) {
    all.insert(normal::name(key));
    all.extend(labels.all().map(normal::name));
}

fn alternatives(names: &BTreeSet<String>) -> String {
    if names.is_empty() {
        // Matches nothing: without a target no name is known.
        return "[^\\s\\S]".to_owned();
    }
    let escaped: Vec<String> = names.iter().filter(|name| !name.is_empty()).map(|name| regex::escape(name)).collect();
    format!("(?:{})", escaped.join("|"))
}
