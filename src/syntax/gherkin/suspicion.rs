//! Does a line of free text begin like a keyword that somebody misspelt?
//!
//! A swallowed step is the worst fault of a feature file: the scenario passes without it. But
//! descriptions are prose, and prose also begins with « Quand » or « Lors de » : the bars here are
//! set so that ordinary French and English sentences stay silent.

use super::keywords::{Keyword, Keywords, Role};
use crate::text::similar::fold;

/// A keyword that a line probably meant.
#[derive(Clone, Copy, Debug)]
pub struct Suspect<'k> {
    /// The keyword meant, in the language of the file.
    pub keyword: &'k Keyword,
    /// Bytes of the line that were meant as the keyword.
    pub len: usize,
    /// Bytes of the line up to what follows.
    pub rest: usize,
    /// Ordinary prose may begin so: something else must confirm it.
    pub doubtful: bool,
    /// The keyword is right, in this other language.
    pub foreign: Option<&'static str>,
}

/// Words that people would expect first when a keyword is proposed.
const USUAL: &[&str] = &["Étant donné", "Quand", "Alors", "Scénario", "Exemples", "Scenario", "Examples"];

/// Ordinary words of French and English, folded, one letter away from a step keyword with the
/// same first letter.
const ORDINARY: &[&str] = &[
    "give", "gives", "giver", "wen", "whet", "whey", "wren", "the", "ten", "than", "them", "they", "thee", "thin",
    "teen", "soi", "sot", "sont", "sort", "soin", "soir", "sois", "soie", "soif", "sait", "suit", "don", "dont",
    "done", "dons", "doc", "dong", "mai", "mas", "mis", "mois", "main", "mains", "mail", "mails", "maint", "mars",
    "mats", "maris",
];

/// The header that the line probably meant.
pub fn header<'k>(line: &str, keywords: &'k Keywords) -> Option<Suspect<'k>> {
    if let Some(suspect) = foreign(line, keywords, |other| other.header(line)) {
        return Some(suspect);
    }
    let colon = line.char_indices().take(48).find(|(_, c)| matches!(c, ':' | '：'));
    let Some((at, colon)) = colon else { return without_colon(line, keywords) };
    let words = line.get(..at)?.trim_end();
    let folded = fold(words);
    let (distance, keyword) = nearest(words, &folded, keywords.headers.iter())?;
    let length = keyword.folded.chars().count();
    let plural = folded.strip_suffix('s') == Some(keyword.folded.as_str());
    let near = distance == 0 || (length >= 5 && distance * 4 <= length && !plural);
    let doubtful = words.starts_with(char::is_lowercase);
    near.then_some(Suspect { keyword, len: words.len(), rest: at + colon.len_utf8(), doubtful, foreign: None })
}

/// `Scénario Créer un compte`: the keyword stands there, the colon does not.
fn without_colon<'k>(line: &str, keywords: &'k Keywords) -> Option<Suspect<'k>> {
    let ends = tokens(line);
    begins_like(line, &keywords.headers).find_map(|keyword| {
        let count = keyword.text.split_whitespace().count();
        let end = *ends.get(count.checked_sub(1)?)?;
        let words = line.get(..end)?;
        (fold(words) == keyword.folded).then_some(Suspect {
            keyword,
            len: end,
            rest: end,
            doubtful: true,
            foreign: None,
        })
    })
}

/// The step that the line probably meant.
pub fn step<'k>(line: &str, keywords: &'k Keywords) -> Option<Suspect<'k>> {
    let strong = |keyword: &Keyword| matches!(keyword.role, Role::Step(Some(_))) && keyword.text.chars().count() >= 4;
    if let Some(suspect) = foreign(line, keywords, |other| other.step(line).filter(|found| strong(found.keyword))) {
        return Some(suspect);
    }
    let alike: Vec<&Keyword> = begins_like(line, &keywords.steps).filter(|keyword| keyword.text != "*").collect();
    let ends = if alike.is_empty() { Vec::new() } else { tokens(line) };
    let mut best: Option<(usize, usize, Suspect<'k>)> = None;
    for (count, end) in ends.iter().enumerate().map(|(i, end)| (i + 1, *end)) {
        let written = line.get(..end)?;
        let words = written.trim_end_matches([',', ':', '.']);
        let folded = fold(words);
        let same_size = alike.iter().copied().filter(|keyword| {
            let wanted = keyword.folded.split_whitespace().count();
            wanted == count || wanted == count + 1
        });
        let Some((distance, keyword)) = nearest(words, &folded, same_size) else { continue };
        if !near_step(&folded, keyword, distance, keywords.language) || ordinary(line, &folded, end) {
            continue;
        }
        // « ET » or "WHEN" in a text that shouts is no step either.
        let shouted = distance == 0 && !words.contains(char::is_lowercase);
        let doubtful = shouted || words.starts_with(char::is_lowercase) || written.ends_with([',', '.']);
        let suspect = Suspect { keyword, len: words.len(), rest: end, doubtful, foreign: None };
        let rank = (distance, usize::MAX - keyword.folded.len());
        if best.as_ref().is_none_or(|(d, l, _)| rank < (*d, *l)) {
            best = Some((rank.0, rank.1, suspect));
        }
    }
    best.map(|(_, _, suspect)| suspect)
}

/// Long words may lack or change one or two letters, words of four letters one where the ordinary
/// words around them are known (French, English); shorter ones and other languages need the same letters.
fn near_step(folded: &str, keyword: &Keyword, distance: usize, language: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    match (distance, keyword.folded.chars().count()) {
        (0, _) => true,
        (1, 4) if language == "fr" || language.starts_with("en") => true,
        (1, 3 | 4) => sorted(folded) == sorted(&keyword.folded),
        (_, 0..=4) => false,
        (1, _) => true,
        (2, length) => length >= 8,
        _ => false,
    }
}

/// « Quant à la remise », "Gives the manager a view": sentences, not steps.
fn ordinary(line: &str, folded: &str, end: usize) -> bool {
    let next = line.get(end..).map(fold).unwrap_or_default();
    let next = next.split_whitespace().next().unwrap_or_default();
    ORDINARY.contains(&folded) || (folded == "quant" && matches!(next, "a" | "au" | "aux"))
}

/// Those that begin with the same letter: people seldom miss the first one, and most lines of
/// prose need no closer look.
fn begins_like<'k>(line: &str, keywords: &'k [Keyword]) -> impl Iterator<Item = &'k Keyword> {
    let letter: String = line.chars().take(1).collect();
    let letter = fold(&letter);
    keywords.iter().filter(move |keyword| !letter.is_empty() && keyword.folded.starts_with(&letter))
}

/// The keyword with the fewest edits; of several alike, the one nearest to what was written.
fn nearest<'k>(
    words: &str,
    folded: &str,
    candidates: impl Iterator<Item = &'k Keyword>,
) -> Option<(usize, &'k Keyword)> {
    let (length, first) = (folded.chars().count(), folded.chars().next());
    candidates
        .filter(|keyword| {
            let wanted = keyword.folded.chars().count();
            keyword.folded.chars().next() == first && wanted.abs_diff(length) <= wanted / 4
        })
        .map(|keyword| (strsim::osa_distance(folded, &keyword.folded), keyword))
        .min_by_key(|(distance, keyword)| (*distance, strsim::levenshtein(words, &keyword.text)))
}

/// A right keyword of French or English in a file of another language.
fn foreign<'k>(
    line: &str,
    keywords: &'k Keywords,
    find: impl Fn(&'static Keywords) -> Option<super::keywords::Found<'static>>,
) -> Option<Suspect<'k>> {
    // A keyword that needs a capital needs no look at lines that begin without one.
    if line.starts_with(char::is_lowercase) {
        return None;
    }
    let own = keywords.language.get(..2);
    ["fr", "en"].into_iter().filter(|language| own != Some(*language)).find_map(|language| {
        let found = find(Keywords::of(language)?)?;
        let same = |keyword: &&Keyword| keyword.role == found.keyword.role;
        let all = || keywords.headers.iter().chain(&keywords.steps).filter(same);
        let keyword = all().find(|keyword| USUAL.contains(&keyword.text.as_str())).or_else(|| all().next())?;
        Some(Suspect { keyword, len: found.len, rest: found.rest, doubtful: false, foreign: Some(language) })
    })
}

/// Ends of the first words of a line; an apostrophe ends a word.
fn tokens(line: &str) -> Vec<usize> {
    let mut ends = Vec::with_capacity(4);
    let mut in_word = false;
    for (at, c) in line.char_indices().take(64) {
        if ends.len() == 4 {
            return ends;
        }
        if c.is_whitespace() {
            if in_word {
                ends.push(at);
            }
            in_word = false;
        } else if matches!(c, '\'' | '’') {
            ends.push(at + c.len_utf8());
            in_word = false;
        } else {
            in_word = true;
        }
    }
    if in_word && line.chars().count() <= 64 && ends.len() < 4 {
        ends.push(line.len());
    }
    ends
}
