//! In which file does a message stand? Each file of `templates/i18n/{fr,en}` is read when one of its messages is
//! first said: most runs of the program say a few.

use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use rustc_hash::FxHashMap;

use super::message::Lang;
use crate::assets;

/// The messages of one file.
type Bundle = FluentBundle<FluentResource>;

/// The files of one language, and the names that each holds.
struct Catalogue {
    lang: Lang,
    files: Vec<(String, OnceLock<Bundle>)>,
    holders: FxHashMap<&'static str, usize>,
}

static FRENCH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(Lang::Fr));
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(Lang::En));

/// The file that holds the message `id`, read.
pub(super) fn holding(lang: Lang, id: &str) -> Option<&'static Bundle> {
    catalogue(lang).holding(id)
}

/// The names of all messages of a language in order, for the completeness test.
pub fn ids(lang: Lang) -> Vec<String> {
    let mut ids: Vec<String> = catalogue(lang).holders.keys().map(|name| (*name).to_owned()).collect();
    ids.sort();
    ids
}

fn catalogue(lang: Lang) -> &'static Catalogue {
    match lang {
        Lang::Fr => &FRENCH,
        Lang::En => &ENGLISH,
    }
}

impl Catalogue {
    fn of(lang: Lang) -> Self {
        let prefix = format!("i18n/{}/", lang.key());
        let paths = assets::template_paths().into_iter().filter(|path| path.starts_with(&prefix));
        let holders = FxHashMap::with_capacity_and_hasher(4_096, rustc_hash::FxBuildHasher);
        let mut catalogue = Self { lang, files: Vec::new(), holders };
        for path in paths {
            let text = assets::static_text(&path).unwrap_or_default();
            let at = catalogue.files.len();
            catalogue.holders.extend(names(text).map(|name| (name, at)));
            catalogue.files.push((path, OnceLock::new()));
        }
        catalogue
    }

    fn holding(&self, id: &str) -> Option<&Bundle> {
        let (path, bundle) = self.files.get(*self.holders.get(id)?)?;
        Some(bundle.get_or_init(|| read(self.lang, path)))
    }
}

/// The names of the messages of a text: what stands at the beginning of a line, before an equals sign.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic())).filter_map(|line| {
        let (name, _) = line.split_once('=')?;
        Some(name.trim_end())
    })
}

fn read(lang: Lang, path: &str) -> Bundle {
    let locale = lang.key().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks around arguments are for mixed writing directions; terminals and PDF show them.
    bundle.set_use_isolating(false);
    let group: fn(&FluentValue<'_>, &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String> = match lang {
        Lang::Fr => |value, _| grouped(value, Lang::Fr),
        Lang::En => |value, _| grouped(value, Lang::En),
    };
    bundle.set_formatter(Some(group));
    let text = assets::template_text(path).unwrap_or_default();
    // A faulty entry is left out and shows as a missing message, which a test refuses.
    let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

fn grouped(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(super::format::integer(lang, number.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_a_message_of_the_file_that_holds_it() {
        for lang in Lang::ALL {
            let mut seen = std::collections::BTreeSet::new();
            for (path, _) in &catalogue(lang).files {
                let bundle = read(lang, path);
                for name in names(assets::static_text(path).unwrap_or_default()) {
                    assert!(bundle.has_message(name), "{path}: {name}");
                    assert!(seen.insert(name), "{path}: {name} stands in two files, or twice in one");
                }
            }
            assert_eq!(ids(lang).len(), seen.len());
        }
    }
}
