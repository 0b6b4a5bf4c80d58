//! What do people write in a sheet that is no line of a grid? Sums, legends and signatures, errors of
//! formulas, sheets that tell the versions of a document, words that make another id of an id.
//!
//! The words are those of `templates/exchange/*.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::words::{folded, without_brackets};
use crate::assets;
use crate::text::Lang;

/// The lists, by their keys; folded but for the errors of formulas.
static LISTS: LazyLock<BTreeMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    let mut lists: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for lang in Lang::ALL {
        let text = assets::template_text(&format!("exchange/{}.yaml", lang.key())).unwrap_or_default();
        // The files are the program's own: a test reads them.
        let root = crate::syntax::yaml::to_json(&text).unwrap_or_default();
        for key in KEYS {
            let items = root[key].as_array().into_iter().flatten().filter_map(Value::as_str);
            let as_read = |text: &str| match *key {
                "errors" => text.to_uppercase(),
                "joints" | "between" | "articles" => text.to_owned(),
                // Signs are what tells some of them apart.
                key if key.starts_with("measures.") || key.starts_with("figures.") => {
                    text.to_lowercase().replace('’', "'")
                }
                _ => folded(text),
            };
            lists.entry(key).or_default().extend(items.map(as_read));
        }
    }
    lists
});

/// The keys of the lists.
const KEYS: &[&str] = &[
    "totals",
    "legends",
    "footers",
    "pages",
    "withdrawn",
    "verbs",
    "verb_endings",
    "quarters",
    "signatures",
    "counters",
    "suffixes",
    "errors",
    "joints",
    "between",
    "truths",
    "amounts",
    "line_totals",
    "relations",
    "results",
    "nothings",
    "blanks",
    "total_words",
    "money_words",
    "taxes.with",
    "taxes.without",
    "taxes.own",
    "taxes.beside",
    "taken_back",
    "negations",
    "commonplaces",
    "civilities",
    "raci.people",
    "raci.R",
    "raci.A",
    "raci.C",
    "raci.I",
    "raci.S",
    "measures.minutes",
    "measures.hours",
    "measures.days",
    "measures.weeks",
    "measures.months",
    "measures.years",
    "measures.other",
    "sheets.history",
    "sheets.legend",
    "sheets.cover",
    "history.version",
    "history.date",
    "history.other",
    "people.named",
    "people.reached",
    "people.other",
    "actions.named",
    "actions.owner",
    "actions.due",
    "actions.state",
    "actions.other",
    "decisions.named",
    "decisions.of",
    "points.named",
    "sheets.points",
    "id_leads",
    "complements",
    "articles",
    "ignored",
    "unit_leads",
    "figures.before",
    "figures.behind",
    "figures.ranges",
    "priority_words.levels",
    "priority_words.moscow",
];

pub(super) fn list(key: &str) -> &'static [String] {
    LISTS.get(key).map_or(&[], Vec::as_slice)
}

pub(super) fn holds(key: &str, said: &str) -> bool {
    list(key).iter().any(|known| known == said)
}

/// The text before its colon.
pub(super) fn before_colon(text: &str) -> &str {
    text.split_once(':').map_or(text, |(head, _)| head)
}

/// Does a text explain the grid rather than stand in it: « Légende : P1 = indispensable »?
pub fn is_legend(text: &str) -> bool {
    holds("legends", &folded(text)) || holds("legends", &folded(before_colon(text)))
}

/// Is the text a word for a sum and nothing else: `Total`, `Sous-total HT`?
pub fn is_only_total(text: &str) -> bool {
    let said = folded(text);
    let taxes = || ["taxes.with", "taxes.without"].into_iter().flat_map(list);
    let bare = taxes().find_map(|tax| said.strip_suffix(tax.as_str())?.strip_suffix(' ')).unwrap_or(&said);
    holds("totals", &said) || holds("totals", bare)
}

/// Does the text begin like the head of a sum: `Total du lot 1`?
pub fn is_total(text: &str) -> bool {
    let said = folded(text);
    list("totals").iter().any(|total| said == *total || said.starts_with(&format!("{total} ")))
}

/// Does the text sign the grid: `Validé par`, `Visa : J. Dupont`, `Approuvé par Jean Dupont`?
pub fn is_signature(text: &str) -> bool {
    holds("signatures", &folded(before_colon(text))) || is_signed(text)
}

/// Does it say in one text who signs, or when: « Établi par J. Dupont le 3 mars 2026 »?
pub fn is_signed(text: &str) -> bool {
    let said = folded(text);
    list("signatures").iter().any(|known| known.contains(' ') && said.starts_with(&format!("{known} ")))
}

/// Is it a bare name of a column of numbers: `N°`, `#`?
pub fn is_counter(head: &str) -> bool {
    holds("counters", &folded(head))
}

/// Is it what a formula that failed shows, however it came to be a text?
pub fn is_error(text: &str) -> bool {
    let tight: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    // Most texts begin otherwise, and cells are many.
    if !tight.starts_with(['#', 'E']) {
        return false;
    }
    list("errors").iter().any(|known| match known.strip_suffix(':') {
        Some(_) => tight.strip_prefix(known.as_str()).is_some_and(|rest| rest.len() == 3 && is_whole_number(rest)),
        None => tight == *known,
    })
}

fn is_whole_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// Does what follows an id make another one of it: `bis`, `(v2)`, `- b`?
pub fn is_suffix(rest: &str) -> bool {
    let tidy: String = rest.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<String> = tidy.split_whitespace().map(str::to_lowercase).collect();
    let is_one = |word: &String| {
        holds("suffixes", word)
            || is_whole_number(word.strip_prefix('v').unwrap_or(word))
            || (word.chars().count() == 1 && word.chars().all(char::is_alphabetic))
    };
    (1..=2).contains(&words.len()) && words.iter().all(is_one)
}

/// A text cut in two at each word that joins two things: `LOT-001 et LOT-002`.
pub fn joined(text: &str) -> impl Iterator<Item = (&str, &str)> {
    list("joints").iter().filter_map(move |word| text.split_once(&format!(" {word} ")))
}

/// Does a word stand between two ids: « et », « à »?
pub fn is_joint(word: &str) -> bool {
    let said = word.to_lowercase();
    ["joints", "between"].iter().any(|key| holds(key, &said))
}

/// Is it what a spreadsheet shows of a truth value: `VRAI`, `FALSE`?
pub fn is_truth(text: &str) -> bool {
    holds("truths", &folded(text))
}

/// Is it a name of a column of what each line costs as a whole: « Total HT », « Coût total (k€) »?
pub fn is_line_total(head: &str) -> bool {
    let said = folded(&without_brackets(head));
    // « Coût total HT » as « Coût total »; « total unitaire » is nobody's.
    let has = |key: &str| said.split(' ').any(|word| holds(key, word));
    is_only_total(&said) || holds("line_totals", &said) || (has("total_words") && has("money_words"))
}

/// Does a head name money: « Montant HT », « Prix d’achat »?
pub fn is_money(head: &str) -> bool {
    let said = folded(head);
    is_amount(head) || is_line_total(head) || said.split(' ').any(|word| holds("money_words", word))
}

/// Does a folded word say what something does or has to: « doit », « permet », `shall`?
pub fn is_verb(word: &str) -> bool {
    holds("verbs", word)
}

/// May a folded word that stands first be a verb: « exporter », `classify`?
pub fn begins_with_verb(word: &str) -> bool {
    list("verb_endings").iter().any(|ending| word.len() > ending.len() && word.ends_with(ending.as_str()))
}

/// Is it a name of a column of amounts: « Montant HT »?
pub fn is_amount(head: &str) -> bool {
    holds("amounts", &folded(head))
}

/// Is it a word, or a sign, for nothing: « N/A », « à définir », « - »?
pub fn is_nothing(text: &str) -> bool {
    let said = text.trim();
    !said.is_empty() && (said.chars().all(|c| "-–—./?…_".contains(c)) || holds("nothings", &folded(said)))
}

/// Is it a sign alone: « - », « … »?
pub fn is_sign(text: &str) -> bool {
    let said = text.trim();
    !said.is_empty() && said.chars().all(|c| "-–—−/._…".contains(c))
}

/// Does it say nothing in any field, a text too: a sign alone, « n/a », « sans objet »? « À définir » says what is left to
/// do, and « Aucun » that there is none.
pub fn is_blank(text: &str) -> bool {
    is_sign(text) || holds("blanks", &folded(text))
}

/// Does what stands behind an id take it back, or ask: « non couvert », « : abandonné », « ? »? Longer texts are titles.
pub fn takes_back(behind: &str) -> bool {
    let said = folded(behind);
    let asks = behind.trim_end_matches([')', ']', ' ', '\u{a0}', '\u{202f}']).ends_with('?');
    let begins = |word: &String| said == *word || said.starts_with(&format!("{word} "));
    let count = said.split_whitespace().count();
    // « BES-005 — abandonné en V2 par le métier »: behind a sign, a word that no title begins with takes back whatever
    // follows it.
    let is_apart = behind.trim_start().starts_with(['-', '–', '—', ':', '(', '[', ',']);
    let is_clear = |word: &&String| word.chars().count() >= CLEAR;
    let mut words = list("taken_back").iter();
    (count <= MOST_BEHIND && (asks || words.clone().any(begins)))
        || (is_apart && count <= LONGEST_CLAUSE && words.any(|word| is_clear(&word) && begins(word)))
}

/// What a text says that something is not: « fonctionnelle » of « Non fonctionnelle », `blocking` of `non-blocking`.
pub fn negated(text: &str) -> Option<String> {
    let said = text.to_lowercase().replace(['-', '\u{a0}', '\u{2011}'], " ");
    let words: Vec<&str> = said.split_whitespace().collect();
    let (first, rest) = words.split_first().filter(|(_, rest)| !rest.is_empty())?;
    holds("negations", &folded(first)).then(|| rest.join(" "))
}

/// Letters of a word that titles do not begin with: « abandonné », and not « hors » or « pas ».
const CLEAR: usize = 6;
/// Words of what may be said of an id that is taken back.
const LONGEST_CLAUSE: usize = 10;
/// Words behind an id beyond which they are its title.
const MOST_BEHIND: usize = 3;

/// What a unit that stands in a head measures: `hours` of « h », `days` of « j/h », `other` of « % ».
pub fn measure(unit: &str) -> Option<&'static str> {
    let said = unit.trim().to_lowercase().replace('’', "'");
    let measures = ["minutes", "hours", "days", "weeks", "months", "years", "other"];
    measures.into_iter().find(|measure| holds(&format!("measures.{measure}"), &said))
}

/// Does a folded word count years: « annee » of « Année 1 »?
pub fn counts_years(word: &str) -> bool {
    list("measures.years").iter().any(|known| folded(known) == word)
}

/// Does a head, folded, tell what a line is linked to: « exigence liee », `parent requirement`?
pub fn is_relation(head: &str) -> bool {
    head.split(' ').any(|word| holds("relations", word))
}

/// Does a text say what came of a test: « OK », « À jouer », `Failed`?
pub fn is_result(text: &str) -> bool {
    holds("results", &folded(text))
}

/// Does the head of a column of a RACI say whom its lines are about: « Acteur », « Personne »?
pub fn is_raci_person(head: &str) -> bool {
    let said = folded(&without_brackets(head));
    holds("raci.people", &said) || said.split(' ').next().is_some_and(|first| holds("raci.people", first))
}

/// The letter of a RACI that a text says alone or as a word: « R », « Consulté », « A (approuve) ».
pub fn raci_letter(text: &str) -> Option<&'static str> {
    let said = folded(&without_brackets(text));
    let letters = ["R", "A", "C", "I", "S"];
    letters.into_iter().find(|letter| {
        said == letter.to_lowercase()
            || LISTS.get(format!("raci.{letter}").as_str()).is_some_and(|all| all.contains(&said))
    })
}

/// Is a folded word one that stands before names: « Mme », « Dr »?
pub fn is_civility(word: &str) -> bool {
    holds("civilities", word)
}

/// Does a folded word stand in any sentence of a specification: « doit », « système »?
pub fn is_commonplace(word: &str) -> bool {
    holds("commonplaces", word)
}

/// What a sheet beside the grids is, by its name or by its heads, folded: the tail of a message.
pub fn sheet(name: &str, heads: &[Vec<String>]) -> Option<&'static str> {
    let said = folded(name);
    let named = [
        ("history", "sheets.history"),
        ("legend", "sheets.legend"),
        ("cover", "sheets.cover"),
        ("points", "sheets.points"),
    ];
    let by_name = named.iter().find(|(_, key)| holds(key, &said)).map(|(what, _)| *what);
    by_name
        .or_else(|| heads.iter().any(|heads| tells_versions(heads)).then_some("history"))
        .or_else(|| heads.iter().any(|heads| lists_people(heads)).then_some("people"))
        .or_else(|| heads.iter().find_map(|heads| of_meetings(heads)))
        .or_else(|| heads.iter().any(|heads| heads.iter().any(|head| holds("points.named", head))).then_some("points"))
}

/// Does a word stand before what only tells more of a head: « de » of « Motif du statut »?
pub fn is_complement(word: &str) -> bool {
    holds("complements", &folded(word))
}

/// Is a word an article, or stands between a verb and what it is about?
pub fn is_article(word: &str) -> bool {
    holds("articles", &word.to_lowercase())
}

/// Does a mapping say so that a column is left out: « ignorer »?
pub fn is_ignored(said: &str) -> bool {
    holds("ignored", &folded(said))
}

/// Does a word stand before the unit of a head: « en » of « Charge en jours »?
pub fn is_unit_lead(word: &str) -> bool {
    holds("unit_leads", &folded(word))
}

/// May a text, in lower case, stand before a number that counts in the unit of its head: « environ »?
pub fn is_before_figure(text: &str) -> bool {
    holds("figures.before", text)
}

/// The same for what stands behind it: « par an ».
pub fn is_behind_figure(text: &str) -> bool {
    holds("figures.behind", text)
}

/// Do two texts, in lower case, stand before and between the numbers of a range: « de 5 à 8 »?
pub fn is_range(before: &str, between: &str) -> bool {
    holds("figures.ranges", format!("{before} … {between}").trim())
}

/// The words of a way of writing priorities, folded: `levels`, `moscow`.
pub fn priority_words(family: &str) -> &'static [String] {
    list(match family {
        "levels" => "priority_words.levels",
        _ => "priority_words.moscow",
    })
}

/// Words before the name of what an id is of: « N° » of « N° de risque ».
pub fn id_leads() -> &'static [String] {
    list("id_leads")
}

/// Are these the heads of a list of what was promised, or decided, in meetings, and nothing else?
fn of_meetings(heads: &[String]) -> Option<&'static str> {
    let has = |key: &str| heads.iter().any(|head| holds(key, head));
    let known = |keys: &[&str]| heads.iter().all(|head| keys.iter().any(|key| holds(key, head)));
    let parts = ["actions.owner", "actions.due", "actions.state"];
    let is_followed = parts.iter().filter(|key| has(key)).count() > 1;
    if has("actions.named") && is_followed && known(&[&parts[..], &["actions.named", "actions.other"]].concat()) {
        return Some("actions");
    }
    let of_decisions = ["decisions.named", "decisions.of", "actions.other", "actions.owner"];
    let is_dated = has("decisions.of") || has("actions.owner");
    (has("decisions.named") && is_dated && known(&of_decisions)).then_some("decisions")
}

/// Are these the heads of a list of people and how to reach them, and nothing else?
fn lists_people(heads: &[String]) -> bool {
    let has = |key: &str| heads.iter().any(|head| holds(key, head));
    let is_known =
        |head: &String| ["people.named", "people.reached", "people.other"].iter().any(|key| holds(key, head));
    heads.len() > 1 && has("people.named") && has("people.reached") && heads.iter().all(is_known)
}

/// Are these the heads of a history of versions, and nothing else?
fn tells_versions(heads: &[String]) -> bool {
    let has = |key: &str| heads.iter().any(|head| holds(key, head));
    let is_known =
        |head: &String| ["history.version", "history.date", "history.other"].iter().any(|key| holds(key, head));
    heads.len() > 2 && has("history.version") && has("history.date") && heads.iter().all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let text = assets::template_text(&format!("exchange/{}.yaml", lang.key())).expect("it is there");
            let root = crate::syntax::yaml::to_json(&text).expect("it is YAML");
            for key in KEYS {
                assert!(root[key].as_array().is_some_and(|list| !list.is_empty()), "{}: {key}", lang.key());
            }
        }
    }

    #[test]
    fn sums_legends_and_signatures_are_no_lines() {
        assert!(is_only_total("Sous-total HT :") && is_only_total("Somme") && !is_only_total("Somme due"));
        assert!(is_total("TOTAL HT") && !is_total("Totaliser les ventes"));
        assert!(
            is_legend("Légende : P1 = indispensable") && is_legend("NB : voir la DSI") && !is_legend("Notes de frais")
        );
        for text in ["Validé par", "Validé par :", "Visa : DSI", "Approved by Jane Doe", "Date et signature"] {
            assert!(is_signature(text), "{text}");
        }
        for text in ["EXG-001", "Valider un devis", "Visa des factures", "Signature électronique des devis"] {
            assert!(!is_signature(text), "{text}");
        }
    }

    #[test]
    fn errors_of_formulas_are_known_as_texts() {
        for text in ["#REF!", "#VALEUR!", "#N/A", "#nom?", "#DIV/0!", "Err:502", "Err :508", "#VALUE!", "#SPILL!"] {
            assert!(is_error(text), "{text}");
        }
        for text in ["#1", "# REF", "#REF", "Erreur : à revoir", "Err", "Erreur:50", "EXG-001"] {
            assert!(!is_error(text), "{text}");
        }
    }

    #[test]
    fn a_suffix_makes_another_id() {
        for text in ["bis", " ter", "(v2)", "- b", "bis 2", "_2"] {
            assert!(is_suffix(text), "{text}");
        }
        for text in ["", ": Relancer", "ancien titre", "Export", "bis 2 a"] {
            assert!(!is_suffix(text), "{text}");
        }
    }

    #[test]
    fn a_history_of_versions_is_known_by_its_name_or_its_heads() {
        let heads = |all: &[&str]| vec![all.iter().map(|head| folded(head)).collect::<Vec<_>>()];
        assert_eq!(sheet("Historique des versions", &[]), Some("history"));
        assert_eq!(sheet("Feuil3", &heads(&["Version", "Date", "Auteur", "Objet"])), Some("history"));
        assert_eq!(sheet("Feuil3", &heads(&["Version", "Date", "Exigence"])), None);
        assert_eq!(sheet("Feuil3", &heads(&["Nom", "Fonction", "Service", "Téléphone"])), Some("people"));
        assert_eq!(sheet("Contacts", &heads(&["Nom", "Besoin", "Téléphone"])), None);
        assert_eq!((sheet("Page de garde", &[]), sheet("Légende", &[])), (Some("cover"), Some("legend")));
        assert_eq!(sheet("Exigences", &heads(&["Réf", "Exigence"])), None);
    }
}
