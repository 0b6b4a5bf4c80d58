//! Which phrase was meant by a step that is none? The one that says most of the words that matter: those
//! that few phrases have.

use std::collections::HashMap;
use std::sync::Mutex;

use super::normal;
use super::phrase::PhraseId;
use super::phrases::PHRASES;
use crate::text::{Lang, similar};

/// What a word that no phrase says weighs in a step, a letter: as a word that is neither rare nor common.
const UNKNOWN: usize = 3;
/// Letters beyond which a word weighs no more.
const LONGEST: usize = 10;
/// Letters that a word must have to tell one phrase from the others.
const TELLING: usize = 4;
/// Letters of a word for each slip in it.
const LETTERS_A_SLIP: usize = 5;

/// The phrases that a step may have meant.
#[derive(Debug, Default)]
pub struct Suggestions {
    phrases: Vec<Suggestion>,
    words: Vec<Word>,
    /// The words that a typed one resembles: each is compared once, whatever the number of steps that say it.
    resembled: Mutex<HashMap<String, Vec<usize>>>,
    /// What was found for a text: a step that is none is often said many times.
    found: Mutex<HashMap<String, Option<usize>>>,
}

#[derive(Debug)]
struct Suggestion {
    /// As `ouvrage steps` shows it.
    shown: String,
    /// Its words, by their places among all words.
    words: Vec<usize>,
}

#[derive(Debug)]
struct Word {
    text: String,
    weight: usize,
}

impl Suggestions {
    /// Of the language, and of the project.
    pub fn of<'a>(own: impl IntoIterator<Item = &'a str>) -> Self {
        // The words before an outcome are words of many steps: they would always be the nearest.
        let built_in = PHRASES.iter().filter(|phrase| phrase.id != PhraseId::Within);
        let built_in = built_in.flat_map(|phrase| Lang::ALL.map(|lang| phrase.shown(lang)));
        let built_in = built_in.map(|shown| (without_parameters(&normal::phrase(&shown)), shown));
        let own = own.into_iter().map(|shown| (without_parameters(&normal::step(shown)), shown.to_owned()));
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut all = Self::default();
        let mut uses: Vec<usize> = Vec::new();
        for (said, shown) in built_in.chain(own) {
            let mut words: Vec<usize> = Vec::new();
            for word in said.split(' ').filter(|word| !word.is_empty()) {
                let place = *places.entry(word.to_owned()).or_insert_with(|| {
                    all.words.push(Word { text: word.to_owned(), weight: 0 });
                    uses.push(0);
                    uses.len() - 1
                });
                if !words.contains(&place) {
                    words.push(place);
                }
            }
            for place in &words {
                if let Some(uses) = uses.get_mut(*place) {
                    *uses += 1;
                }
            }
            all.phrases.push(Suggestion { shown, words });
        }
        let count = all.phrases.len();
        for (word, uses) in all.words.iter_mut().zip(uses) {
            let rarity = count.checked_div(uses).and_then(usize::checked_ilog2).unwrap_or_default() as usize;
            word.weight = letters(&word.text) * (1 + rarity);
        }
        all
    }

    /// The phrase that a step was meant to be, as it is shown.
    pub fn nearest(&self, step_text: &str) -> Option<&str> {
        let said = super::own::after_delay(step_text).map_or(step_text, |(_, rest)| rest);
        let step = without_parameters(&normal::step(said));
        let known = self.found.lock().ok().and_then(|found| found.get(&step).copied());
        let found = known.unwrap_or_else(|| {
            let found = self.look_for(&step);
            if let Ok(mut all) = self.found.lock() {
                all.insert(step, found);
            }
            found
        });
        self.phrases.get(found?).map(|phrase| phrase.shown.as_str())
    }

    /// The place of the phrase whose words and the step's are most alike, by weight (Dice’s coefficient): at least two
    /// fifths of it are said, with a word that tells.
    fn look_for(&self, step: &str) -> Option<usize> {
        let typed: Vec<(&str, Vec<usize>)> =
            step.split(' ').filter(|word| !word.is_empty()).map(|word| (word, self.resembling(word))).collect();
        let weight = |at: &usize| self.words.get(*at).map_or(0, |word| word.weight);
        let of_typed = |(word, places): &(&str, Vec<usize>)| {
            places.iter().map(weight).max().unwrap_or_else(|| letters(word) * UNKNOWN)
        };
        let said: usize = typed.iter().map(of_typed).sum();
        let mut best: Option<((usize, usize), usize)> = None;
        for (at, phrase) in self.phrases.iter().enumerate() {
            let is_shared = |place: &&usize| typed.iter().any(|(_, places)| places.contains(place));
            let shared: Vec<usize> = phrase.words.iter().filter(is_shared).copied().collect();
            let common: usize = shared.iter().map(weight).sum();
            let total: usize = phrase.words.iter().map(weight).sum();
            let tells = shared.iter().filter_map(|at| self.words.get(*at)).any(|word| letters(&word.text) >= TELLING);
            if !tells || common * 5 < total * 2 {
                continue;
            }
            let alike = (common * 2000).checked_div(total + said).unwrap_or_default();
            if best.is_none_or(|(score, _)| (alike, common) > score) {
                best = Some(((alike, common), at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// The places of the words that a typed one may be.
    fn resembling(&self, typed: &str) -> Vec<usize> {
        if let Some(known) = self.resembled.lock().ok().and_then(|all| all.get(typed).cloned()) {
            return known;
        }
        let all = || self.words.iter().enumerate();
        let mut places: Vec<usize> = all().filter(|(_, word)| word.text == typed).map(|(at, _)| at).collect();
        if places.is_empty() {
            // One letter of four makes another word, and two of seven: « vais », « vois » ; « affiche », « affecte ».
            let is_slip = |word: &str| {
                strsim::damerau_levenshtein(&similar::fold(typed), &similar::fold(word)) * LETTERS_A_SLIP
                    <= typed.chars().count()
            };
            let is_near = |word: &Word| similar::nearest(typed, [word.text.as_str()]).is_some_and(is_slip);
            places = all().filter(|(_, word)| is_near(word)).map(|(at, _)| at).collect();
        }
        if let Ok(mut all) = self.resembled.lock() {
            all.insert(typed.to_owned(), places.clone());
        }
        places
    }
}

/// The letters of a word that weigh.
fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count().min(LONGEST)
}

/// A normal text with its quoted texts, parameters and marks left out.
fn without_parameters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '{' | normal::OPEN => inside = true,
            '}' | normal::CLOSE => inside = false,
            '(' | ')' | '/' | ':' => out.push(if c == '/' { ' ' } else { '\u{0}' }),
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace('\u{0}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
