//! R08: is a product or a vendor named, which is unfair to the other bidders?

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sentence::{Sentence, folded, mark, words_of};
use super::{Catalogue, Statement, Told};
use crate::text::words::entries;

/// A known product.
struct Product {
    rest: Vec<String>,
    /// Its name is an ordinary word too: it counts with its capital, inside a sentence.
    ordinary: bool,
}

static PRODUCTS: LazyLock<FxHashMap<String, Vec<Product>>> = LazyLock::new(|| {
    let mut products: FxHashMap<String, Vec<Product>> = FxHashMap::default();
    for (section, names) in entries("products") {
        for words in names.iter().map(|name| words_of(name)) {
            if let Some((first, rest)) = words.split_first() {
                let product = Product { rest: rest.to_vec(), ordinary: section == "capital" };
                products.entry(first.clone()).or_default().push(product);
            }
        }
    }
    for list in products.values_mut() {
        list.sort_by_key(|product| std::cmp::Reverse(product.rest.len()));
    }
    products
});

/// R08: each product that is named and that the project has not catalogued as its own.
pub fn names(statement: &Statement<'_>, catalogue: &Catalogue, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    for (first, last) in found(sentence) {
        let bytes = sentence.bytes(first, last);
        let name = &sentence.text[bytes.clone()];
        if catalogue.has_application(&folded(name)) {
            continue;
        }
        let name = name.to_owned();
        let finding = told.words("R08", "R08", statement, bytes);
        *finding = finding.clone().with("name", name);
    }
}

/// The products of a sentence: words `first..last` of each.
pub fn found(sentence: &Sentence<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < sentence.words.len() {
        match product_at(sentence, i) {
            Some(last) => {
                found.push((i, last));
                i = last;
            }
            None => i += 1,
        }
    }
    found
}

fn product_at(sentence: &Sentence<'_>, i: usize) -> Option<usize> {
    // Product names have a capital, « noCRM » inside, but for a few that have a digit or a dot.
    if !sentence.has(i, mark::CAPITAL | mark::INNER_CAPITAL | mark::FIGURED) {
        return None;
    }
    if sentence.has(i, mark::QUOTED) {
        return None;
    }
    PRODUCTS.get(sentence.folded(i))?.iter().find_map(|product| {
        let last = i + 1 + product.rest.len();
        let all = product.rest.iter().enumerate().all(|(k, word)| sentence.folded(i + 1 + k) == word);
        let ordinary = product.ordinary && (sentence.has(i, mark::STOP) || !sentence.has(i, mark::CAPITAL));
        (all && !ordinary).then_some(last)
    })
}
