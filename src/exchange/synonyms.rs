//! What do people call the fields and their words, beside their labels?
//!
//! One table: the keys and labels of the schema in both languages, and `templates/exchange/*.yaml`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::asides;
use super::grid::{self, FieldSlot, Grid};
use super::words::folded;
use crate::model::schema::FieldType;
use crate::spoken;
pub use crate::spoken::truth;
use crate::text::Lang;

/// `field` or `grid.field` → what its column may be called.
static FIELDS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| spoken::listed("fields"));

/// How surely a name means a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// It resembles one of its names.
    Near,
    /// It holds one of its names with other words.
    Within,
    /// One of the names that people give it anywhere.
    Common,
    /// One of the names that people give it in this grid.
    Usual,
    /// Its own label or key.
    Exact,
}

/// A folded text, cut into its words once.
#[derive(Clone, Debug, PartialEq)]
struct Text {
    whole: String,
    words: Vec<String>,
    /// How many letters it has.
    length: usize,
}

impl Text {
    fn new(whole: String) -> Self {
        let words = whole.split(' ').map(str::to_owned).collect();
        Self { words, length: whole.chars().count(), whole }
    }
}

/// A name of a field and how sure it is when it stands alone.
struct Name {
    text: Text,
    sureness: Sureness,
}

impl Name {
    fn new(text: String, sureness: Sureness) -> Self {
        Self { text: Text::new(text), sureness }
    }
}

/// The names of the fields of a grid, folded once for all heads.
#[derive(Default)]
struct Names {
    /// Path of a field → its names.
    fields: BTreeMap<String, Vec<Name>>,
    /// Path of a field of parts (`steps.action`) → its names.
    parts: BTreeMap<String, Vec<Name>>,
    /// A name → the surest that it means some field, and whether that one names the line.
    exact: BTreeMap<String, (Sureness, bool)>,
    /// The names of fields of words, of ranks and of days, by their words.
    of_words: BTreeSet<Vec<String>>,
}

static NAMES: LazyLock<BTreeMap<&'static str, Names>> =
    LazyLock::new(|| grid::all().iter().map(|grid| (grid.name, Names::of(grid))).collect());

/// All names of all fields, whatever their grid.
static KNOWN: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| NAMES.values().flat_map(|names| names.exact.keys().map(String::as_str)).collect());

impl Names {
    fn of(grid: &Grid) -> Self {
        let mut names = Self::default();
        for slot in grid.fields() {
            for part in grid::record_slots(&slot) {
                names.parts.insert(format!("{}.{}", slot.path(), part.name), of_its_parts(grid, &slot, &part));
            }
            let own = of_its_fields(grid, &slot);
            if is_of_words(&slot) {
                names.of_words.extend(own.iter().map(|name| name.text.words.clone()));
            }
            names.fields.insert(slot.path(), own);
        }
        let of_fields = names.fields.iter().map(|(path, list)| (grid.is_about(path), list));
        for (names_it, list) in of_fields.chain(names.parts.values().map(|list| (false, list))) {
            for name in list {
                let known = names.exact.entry(name.text.whole.clone()).or_insert((name.sureness, names_it));
                *known = (known.0.max(name.sureness), known.1 || names_it);
            }
        }
        names
    }

    /// Is a head of several words, « Priorité métier », `Business priority`, that of a field of words? What it is of
    /// stands first in French and last in English; behind « de » it only tells more of the rest.
    fn is_about_words(&self, said: &Said) -> bool {
        let is_complement = said.written.split([' ', '’', '\'']).any(asides::is_complement);
        said.both().any(|text| {
            let (words, count) = (&text.words, text.words.len());
            (1..count).any(|at| {
                self.of_words.contains(&words[..at]) || (!is_complement && self.of_words.contains(&words[count - at..]))
            })
        })
    }
}

fn of_its_fields(grid: &Grid, slot: &FieldSlot) -> Vec<Name> {
    let mut names = Vec::new();
    let mut add = |text: String, sureness| names.push(Name::new(text, sureness));
    for lang in Lang::ALL {
        add(folded(&slot.label(lang)), Sureness::Exact);
    }
    add(folded(&slot.path().replace(['_', '.'], " ")), Sureness::Exact);
    for text in FIELDS.get(&format!("{}.{}", grid.name, slot.path())).into_iter().flatten() {
        add(text.clone(), Sureness::Usual);
    }
    if grid.has_ids() && slot.name == "id" && slot.inside.is_none() {
        for text in own_ids(grid) {
            add(text, Sureness::Usual);
        }
    }
    if slot.inside.is_none() {
        for text in FIELDS.get(slot.name).into_iter().flatten() {
            add(text.clone(), Sureness::Common);
        }
    }
    names
}

/// What the ids of a grid are called with the name of its lines: « N° de risque », « Réf. CT », `Risk no.`.
fn own_ids(grid: &Grid) -> Vec<String> {
    let Some(kind) = grid.kind() else { return Vec::new() };
    let labels = Lang::ALL.iter().map(|lang| folded(&kind.label(*lang)));
    let names: BTreeSet<String> = labels.chain(kind.prefix().map(folded)).filter(|name| !name.is_empty()).collect();
    let both = |name: &String| {
        asides::id_leads()
            .iter()
            .flat_map(|lead| [format!("{lead} {name}"), format!("{name} {lead}")])
            .collect::<Vec<_>>()
    };
    names.iter().flat_map(both).collect()
}

/// A field of the parts that a line goes on with is called `Étapes · Action`, or by a name that people
/// give it in this grid. Its own label alone says too little.
fn of_its_parts(grid: &Grid, field: &FieldSlot, part: &FieldSlot) -> Vec<Name> {
    let whole = Lang::ALL.iter().map(|lang| folded(&format!("{} {}", field.label(*lang), part.label(*lang))));
    let key = std::iter::once(folded(&format!("{} {}", field.name, part.name)));
    let mut names: Vec<Name> = whole.chain(key).map(|text| Name::new(text, Sureness::Exact)).collect();
    let listed = FIELDS.get(&format!("{}.{}.{}", grid.name, field.name, part.name));
    names.extend(listed.into_iter().flatten().map(|text| Name::new(text.clone(), Sureness::Usual)));
    names
}

/// A head, folded once: as a whole, and without what stands in brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    written: String,
    whole: Text,
    /// Where that is something else.
    bare: Option<Text>,
}

impl Said {
    /// A head as written.
    pub fn new(head: &str) -> Self {
        let (whole, bare) = (folded(head), folded(&super::words::without_brackets(head)));
        let bare = (bare != whole).then(|| Text::new(bare));
        Self { written: head.to_owned(), whole: Text::new(whole), bare }
    }

    /// As somebody wrote it.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// As a whole, folded.
    pub fn folded(&self) -> &str {
        &self.whole.whole
    }

    fn both(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.whole).chain(&self.bare)
    }
}

/// How surely a head is a name of some field of the grid, resemblances apart: quick, to choose a grid.
/// With it, whether the field may name the line.
pub fn of_any(grid: &Grid, said: &Said) -> Option<(Sureness, bool)> {
    let names = NAMES.get(grid.name)?;
    said.both().filter_map(|said| names.exact.get(&said.whole)).max().copied()
}

/// How surely a head means the field; none when it does not.
pub fn of_field(grid: &Grid, slot: &FieldSlot, said: &Said) -> Option<Sureness> {
    if said.whole.whole.is_empty() {
        return None;
    }
    let of_grid = NAMES.get(grid.name)?;
    let names = of_grid.fields.get(&slot.path())?;
    let found = names.iter().flat_map(|name| said.both().filter_map(|said| alike(said, name))).max();
    found.filter(|sureness| *sureness != Sureness::Within || is_of_words(slot) || !of_grid.is_about_words(said))
}

/// Has the field words, ranks or days of its own, so that what stands under its head is no free text?
fn is_of_words(slot: &FieldSlot) -> bool {
    matches!(slot.field_type, FieldType::Priority | FieldType::Choice(_) | FieldType::Bool | FieldType::Date)
}

/// How surely a head means a field of the parts that a line goes on with.
pub fn of_part(grid: &Grid, field: &FieldSlot, part: &FieldSlot, said: &Said) -> Option<Sureness> {
    let names = NAMES.get(grid.name)?.parts.get(&format!("{}.{}", field.path(), part.name))?;
    names.iter().filter(|name| said.both().any(|said| said.whole == name.text.whole)).map(|name| name.sureness).max()
}

fn alike(said: &Text, name: &Name) -> Option<Sureness> {
    let (sureness, name) = (name.sureness, &name.text);
    if said.whole == name.whole {
        return Some(sureness);
    }
    if said.whole.is_empty() || name.length < 4 {
        return None;
    }
    let (words, wanted) = (&said.words, &name.words);
    let holds = || words.windows(wanted.len()).any(|window| window == wanted);
    if words.len() <= wanted.len() + 3 && holds() {
        return Some(Sureness::Within);
    }
    // `Mode de vérif.` is cut short, `Prio` too.
    let cut = |(said, wanted): (&String, &String)| {
        said == wanted || (said.len() >= 4 && wanted.len() >= said.len() + 3 && wanted.starts_with(said.as_str()))
    };
    if words.len() == wanted.len() && words.iter().zip(wanted).all(cut) {
        return Some(Sureness::Within);
    }
    // A name of another field is no slip of this one: « Acteur » is no « Auteur ».
    if KNOWN.contains(said.whole.as_str()) {
        return None;
    }
    // What is longer or shorter by more than the slips that are let pass is not worth comparing letter by letter.
    let near = |distance: usize| distance * 5 <= name.length;
    let may_be_near = name.length >= 5 && near(said.length.abs_diff(name.length));
    (may_be_near && near(strsim::damerau_levenshtein(&said.whole, &name.whole))).then_some(Sureness::Near)
}

/// The key of a word of an enumeration, as people say it: by key, label or usual word.
pub fn word<'a>(slot: &FieldSlot, grid: &str, said: &str, keys: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    word_said(slot, grid, said, keys).map(|(key, _)| key)
}

/// The same, and whether the word is the key's own: its label, or the key itself.
pub fn word_said<'a>(
    slot: &FieldSlot,
    grid: &str,
    said: &str,
    keys: impl IntoIterator<Item = &'a str>,
) -> Option<(&'a str, bool)> {
    let place = (grid.to_owned(), slot.owner, slot.inside, slot.name);
    WORDS.with_borrow_mut(|all| {
        let known = all.entry(place).or_default();
        let keys: Vec<&str> = keys.into_iter().collect();
        for key in &keys {
            if !known.contains_key(*key) {
                let names = spoken::Names::of([grid, slot.name], key, |lang| super::said::word(lang, slot, key));
                known.insert((*key).to_owned(), names);
            }
        }
        spoken::word_among(said, keys.iter().filter_map(|key| Some((*key, known.get(*key)?))))
    })
}

/// Where a word stands: its grid, and the owner, the mapping and the name of its field.
type Place = (String, &'static str, Option<&'static str>, &'static str);

thread_local! {
    /// The names of the words of each field, gathered once: they come from the program alone, and cells are many.
    static WORDS: RefCell<HashMap<Place, HashMap<String, spoken::Names>>> = RefCell::default();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::grid;

    fn read(lang: &str) -> serde_json::Value {
        let text = crate::assets::template_text(&format!("exchange/{lang}.yaml")).expect("it is there");
        crate::syntax::yaml::to_json(&text).expect("it is YAML")
    }

    #[test]
    fn every_name_of_the_table_is_of_a_field_or_word_that_exists() {
        let manifest = crate::model::manifest::Manifest::default();
        let grids = grid::all();
        for lang in ["fr", "en"] {
            let root = read(lang);
            for key in root["fields"].as_object().expect("fields").keys() {
                let (first, rest) = key.split_once('.').unwrap_or(("", key));
                let known = match grids.iter().find(|grid| grid.name == first) {
                    Some(grid) => grid.slot(rest, &manifest).is_some(),
                    None => grids.iter().any(|grid| grid.slot(key, &manifest).is_some()),
                };
                assert!(known, "{lang}: fields.{key}");
            }
            for key in root["values"].as_object().expect("values").keys() {
                let parts: Vec<&str> = key.split('.').collect();
                let known = match parts.as_slice() {
                    ["yes" | "no"] => true,
                    ["priority", "excluded"] => true,
                    ["priority", rank] => rank.parse::<u8>().is_ok_and(|rank| (1..=4).contains(&rank)),
                    [field, word] => grids.iter().any(|grid| has_word(grid, field, word)),
                    [name, field, word] => grids.iter().any(|grid| grid.name == *name && has_word(grid, field, word)),
                    _ => false,
                };
                assert!(known, "{lang}: values.{key}");
            }
        }
    }

    /// Whoever writes a grid in one language is read as whoever writes it in the other.
    #[test]
    fn both_languages_have_names_for_the_same_fields_and_words() {
        let keys = |lang: &str, part: &str| -> std::collections::BTreeSet<String> {
            read(lang)[part].as_object().expect("names").keys().cloned().collect()
        };
        for part in ["fields", "values", "grids"] {
            assert_eq!(keys("fr", part), keys("en", part), "{part}");
        }
    }

    /// A name of one field, in either language, is never taken for another one that only resembles it.
    #[test]
    fn no_name_of_a_field_is_a_slip_of_another() {
        let grids = grid::all();
        let all = NAMES.values().flat_map(|names| names.exact.keys());
        for name in all.collect::<BTreeSet<_>>() {
            let said = Said::new(name);
            for grid in &grids {
                let near = |slot: &&FieldSlot| of_field(grid, slot, &said) == Some(Sureness::Near);
                let taken: Vec<String> = grid.fields().iter().filter(near).map(FieldSlot::path).collect();
                assert!(taken.is_empty(), "« {name} » is taken for {taken:?} in {}", grid.name);
            }
        }
        let taken = |name: &str, path: &str, head: &str| {
            let grid = grid::named(name).expect("a grid");
            let slot = *grid.fields().iter().find(|slot| slot.path() == path).expect("a field");
            of_field(&grid, &slot, &Said::new(head))
        };
        assert_eq!(taken("requirements", "author", "Acteur"), None);
        assert_eq!(taken("needs", "service", "Priorité métier"), None);
        assert_eq!(taken("needs", "priority", "Prioritée"), Some(Sureness::Near), "a slip is one");
    }

    fn has_word(grid: &Grid, field: &str, word: &str) -> bool {
        use crate::model::schema::FieldType;
        if field == "status" {
            return grid.collection.statuses.contains(&word);
        }
        grid.fields().iter().any(|slot| {
            slot.name == field
                && matches!(slot.field_type, FieldType::Choice(words) | FieldType::Open(_, words) if words.contains(&word))
        })
    }

    #[test]
    fn the_same_word_never_means_two_things() {
        let said = |grid: &str, name: &str, word: &str| {
            let grid = grid::named(grid).expect("a grid");
            let slot = *grid.fields().iter().find(|slot| slot.name == name).expect("a field");
            super::word(&slot, grid.name, word, super::super::cell::keys(&grid, &slot)).map(str::to_owned)
        };
        assert_eq!(said("requirements", "status", "Validé").as_deref(), Some("approved"));
        assert_eq!(said("requirements", "criticality", "Élevée").as_deref(), Some("critical"));
        assert_eq!(said("lots", "status", "VSR").as_deref(), Some("in_service"));
        assert_eq!(said("budget", "kind", "OPEX").as_deref(), Some("recurring"));
        assert_eq!(said("requirements", "status", "jaune"), None);
        assert_eq!(said("requirements", "status", "?"), None);
        assert_eq!(said("requirements", "status", "Abandonné").as_deref(), Some("rejected"));
        assert_eq!(
            (truth("X"), truth("Non"), truth("-"), truth("peut-être")),
            (Some(true), Some(false), Some(false), None)
        );
    }
}
