//! Which kind of artifact does a person mean? `requirements`, `exigence`, `Cas d’usage`, `EXG`.

use crate::model::Kind;
use crate::model::schema::{called, labels};
use crate::text::Lang;
use crate::text::similar::{fold, nearest};

/// The kinds that a word names; none when it names no kind. Scenarios and typed test cases are both cases.
pub fn named(word: &str) -> Vec<Kind> {
    let wanted = normal(word);
    if matches!(wanted.as_str(), "case" | "cases" | "cas") {
        return vec![Kind::TestCase, Kind::Scenario];
    }
    let is = |kind: &&Kind| names(**kind).iter().any(|name| normal(name) == wanted);
    let found: Vec<Kind> = Kind::ALL.iter().filter(is).copied().collect();
    if !found.is_empty() {
        return found;
    }
    let one = wanted.trim_end_matches(['s', 'x']);
    let is = |kind: &&Kind| names(**kind).iter().any(|name| normal(name).trim_end_matches(['s', 'x']) == one);
    let found: Vec<Kind> = Kind::ALL.iter().filter(is).copied().collect();
    match called::collection(word).filter(|collection| found.is_empty() && !collection.single) {
        Some(collection) if collection.kind == Kind::TestCase => vec![Kind::TestCase, Kind::Scenario],
        Some(collection) => vec![collection.kind],
        None => found,
    }
}

/// The name that was nearly written.
pub fn near(word: &str, lang: Lang) -> Option<String> {
    let known: Vec<String> = Kind::ALL.iter().flat_map(|kind| names(*kind)).collect();
    let found = nearest(word, known.iter().map(String::as_str))?;
    let kind = named(found).first().copied()?;
    // Told in the words of the language that was not misspelt by chance.
    let own = [kind.label(lang), labels::collection(lang, kind.collection())];
    Some(own.into_iter().find(|name| name == found).unwrap_or_else(|| found.to_owned()))
}

/// The candidate nearest to a word: of those that are equally near, one that the word begins.
pub(super) fn nearest_of<'a>(word: &str, candidates: &'a [String]) -> Option<&'a str> {
    let wanted = normal(word);
    let begun = candidates.iter().filter(|one| wanted.chars().count() > 2 && normal(one).starts_with(&wanted));
    let begun = begun.min_by_key(|one| one.chars().count()).map(String::as_str);
    begun.or_else(|| nearest(word, candidates.iter().map(String::as_str)))
}

/// All names of a kind: keys, prefix, and labels in both languages, singular and plural.
fn names(kind: Kind) -> Vec<String> {
    let mut names = vec![kind.key().to_owned(), kind.collection().to_owned()];
    names.extend(kind.prefix().filter(|_| kind != Kind::Scenario).map(str::to_owned));
    for lang in Lang::ALL {
        names.push(kind.label(lang));
        names.push(labels::collection(lang, kind.collection()));
    }
    names
}

/// A name as it is compared: folded, its words joined by `_`.
pub(super) fn normal(name: &str) -> String {
    fold(name).replace([' ', '-', '\'', '/', '(', ')'], "_").trim_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_named_in_both_languages_in_the_singular_and_in_the_plural() {
        for word in ["requirement", "requirements", "exigence", "Exigences", "EXG", "exg"] {
            assert_eq!(named(word), [Kind::Requirement], "{word}");
        }
        for word in ["use_cases", "use-case", "cas d’usage", "Cas_d_usage", "CU"] {
            assert_eq!(named(word), [Kind::UseCase], "{word}");
        }
        assert_eq!(named("cas"), [Kind::TestCase, Kind::Scenario]);
        assert_eq!(named("scénarios"), [Kind::Scenario]);
        assert_eq!(named("tâches"), [Kind::Task]);
        assert_eq!(named("tests"), [Kind::TestCase, Kind::Scenario]);
        assert!(named("devis").is_empty() && named("budget").is_empty());
        assert_eq!(near("exigense", Lang::Fr).as_deref(), Some("exigence"));
        assert_eq!(near("xyzzy", Lang::Fr), None);
    }
}
