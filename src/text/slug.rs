//! What is a name of people in letters that every file system, address and tag takes?

use super::similar::fold;

/// Small letters and figures, with a dash for whatever stands between them: `Contacts & comptes` → `contacts-comptes`.
pub fn of(text: &str) -> String {
    let mut slug = String::new();
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The same without the words that begin beyond so many characters.
pub fn short(text: &str, most: usize) -> String {
    let mut slug = of(text);
    if let Some(end) = slug.match_indices('-').map(|(at, _)| at).find(|at| *at > most) {
        slug.truncate(end);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_plain_letters() {
        assert_eq!(of("2. Comptes & contacts"), "2-comptes-contacts");
        assert_eq!(of("ATL-07 L’atelier « Données » : été"), "atl-07-l-atelier-donnees-ete");
        assert_eq!(of(" … "), "");
    }

    #[test]
    fn a_short_name_ends_with_a_word() {
        assert_eq!(short(&"mot ".repeat(40), 40), "mot-".repeat(11).trim_end_matches('-'));
        assert_eq!(short("Comptes & contacts", 40), "comptes-contacts");
        assert_eq!(short("Comptes & contacts", 3), "comptes");
    }
}
