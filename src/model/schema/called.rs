//! What people call a collection, or one of what it holds: `requirements`, « exigence », « Cas d’utilisation ».

use super::{COLLECTIONS, Collection, FieldType, labels};
use crate::text::Lang;
use crate::text::similar::{nearest, plain};

/// Other words of people for what a collection holds, as imports take them.
const ALSO: &[(&str, &str)] = &[
    ("cas d’utilisation", "use_cases"),
    ("récit utilisateur", "use_cases"),
    ("user story", "use_cases"),
    ("user stories", "use_cases"),
    ("test", "test_cases"),
    ("fiche de test", "test_cases"),
    ("terme", "glossary"),
    ("définition", "glossary"),
    ("term", "glossary"),
    ("definition", "glossary"),
];

/// One or many, it is one name: « tâches », « cas de tests ».
fn singular(name: &str) -> String {
    plain(name).split(' ').map(|word| word.trim_end_matches(['s', 'x'])).collect::<Vec<_>>().join(" ")
}

fn names(collection: &Collection) -> Vec<String> {
    let mut names = vec![collection.name.to_owned(), collection.kind.key().to_owned()];
    for lang in Lang::ALL {
        names.push(labels::collection(lang, collection.name));
        names.push(collection.kind.label(lang));
    }
    names
}

/// The collection that a word names: by its key, its kind or a name in French or English, one or many.
pub fn collection(word: &str) -> Option<&'static Collection> {
    let is = |wanted: &dyn Fn(&str) -> bool| {
        COLLECTIONS.iter().find(|collection| {
            names(collection).iter().any(|name| wanted(name))
                || ALSO.iter().any(|(said, name)| *name == collection.name && wanted(said))
        })
    };
    let (exact, one) = (plain(word), singular(word));
    is(&|name| plain(name) == exact).or_else(|| is(&|name| singular(name) == one))
}

/// The list that holds what a word names, where it is no artifact of its own: `risks` of `organisation`.
pub fn part(word: &str) -> Option<(&'static str, &'static str)> {
    let wanted = singular(word);
    let is = |name: &str| singular(name) == wanted;
    let of = |collection: &'static Collection| {
        collection.fields.iter().find_map(|field| {
            let part = match field.field_type {
                FieldType::Parts(kind, _) => Some(kind),
                FieldType::Records(_) => None,
                _ => return None,
            };
            let named = is(field.name)
                || Lang::ALL.iter().any(|lang| is(&labels::field(*lang, collection.name, field.name)))
                || part.is_some_and(|kind| Lang::ALL.iter().any(|lang| is(&kind.label(*lang))));
            named.then_some((collection.name, field.name))
        })
    };
    COLLECTIONS.iter().filter(|collection| collection.single).find_map(of)
}

/// The collection whose name a word nearly is.
pub fn near(word: &str) -> Option<&'static Collection> {
    let wanted = plain(word);
    let all = || {
        let listed = COLLECTIONS.iter().filter(|collection| !collection.single);
        listed.flat_map(|one| names(one).into_iter().map(move |name| (plain(&name), one)))
    };
    let known: Vec<(String, &Collection)> = all().collect();
    nearest(&wanted, known.iter().map(|(name, _)| name.as_str()))
        .and_then(|near| known.iter().find(|(name, _)| name == near))
        .map(|(_, collection)| *collection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_many_in_both_languages_and_as_people_say_it() {
        let named = |word: &str| collection(word).map(|found| found.name);
        for word in ["requirements", "Exigence", "exigences"] {
            assert_eq!(named(word), Some("requirements"), "{word}");
        }
        for word in ["cas de tests", "tests", "test case", "fiches de test"] {
            assert_eq!(named(word), Some("test_cases"), "{word}");
        }
        assert_eq!(named("devis"), None);
        assert_eq!(part("budget"), Some(("organisation", "budget")));
        assert_eq!(part("Risques"), Some(("organisation", "risks")));
        assert_eq!(near("exigense").map(|near| near.name), Some("requirements"));
        assert_eq!(near("xyzzy").map(|near| near.name), None);
    }
}
