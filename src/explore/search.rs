//! Where do these words stand? In ids, titles, statements and every other text, the best place first.

use std::ops::Range;

use super::{Entry, View, entries};
use crate::model::Kind;
use crate::text::similar::{fold, fold_char};
use crate::text::table::one_line;

/// Something that holds all the words.
#[derive(Clone, Debug)]
pub struct Hit<'p> {
    /// What it is: an entry, or a prose chapter.
    pub found: Found<'p>,
    /// A piece of the text that holds the words, when its title does not; with the field it is of.
    pub snippet: Option<Snippet>,
    score: u32,
}

/// What was found.
#[derive(Clone, Debug)]
pub enum Found<'p> {
    /// An artifact, part, scenario, term or target.
    Entry(Entry<'p>),
    /// A chapter of prose, by its index in the project.
    Chapter(usize),
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The field that it is of.
    pub field: String,
    /// Its words on one line, `…` where it was cut.
    pub text: String,
}

/// How much a word found there weighs: at the start of a word, and inside one.
const TITLE: (u32, u32) = (30, 12);
const STATEMENT: (u32, u32) = (10, 4);
const OTHER: (u32, u32) = (4, 2);
/// An id that is what was typed comes first of all.
const ID: u32 = 1_000;
/// All the words side by side.
const PHRASE: u32 = 15;
/// Characters around the first word of a snippet.
const AROUND: usize = 70;

/// All that holds every word, the best first; what is equally good in the order of the chain.
pub fn search<'p>(view: &View<'p>, words: &str) -> Vec<Hit<'p>> {
    let query = Query::of(words);
    if query.words.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit<'p>> =
        entries(view.project).into_iter().filter_map(|entry| of_entry(view, entry, &query)).collect();
    for (i, chapter) in view.project.chapters.iter().enumerate() {
        let mut best = Best::new(&query);
        for line in chapter.markdown.lines() {
            best.look("", line, STATEMENT);
        }
        if let Some((score, snippet)) = best.done(&query) {
            hits.push(Hit { found: Found::Chapter(i), snippet, score });
        }
    }
    // A stable sort: the order of the chain stays among equals.
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
    hits
}

struct Query {
    whole: String,
    words: Vec<String>,
}

impl Query {
    fn of(words: &str) -> Self {
        let whole = one_line(&fold(words));
        let words = whole.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { whole, words }
    }
}

fn of_entry<'p>(view: &View<'p>, entry: Entry<'p>, query: &Query) -> Option<Hit<'p>> {
    let id = fold(entry.id.as_str());
    let mut best = Best::new(query);
    let exact = id == query.whole;
    if exact {
        best.score += ID;
    }
    best.look_at_id(&id);
    best.look("title", entry.title, TITLE);
    entry.texts(view.project, &mut |field, text| {
        let weight = if matches!(field, "statement" | "description" | "definition") { STATEMENT } else { OTHER };
        // A statement that only repeats the title says nothing more.
        if text != entry.title {
            best.look(field, text, weight);
        }
        // Somebody written by id is found by name.
        if let Some(person) = view.project.manifest.person(text).filter(|person| person.name != text) {
            best.look(field, &person.name, weight);
        }
    });
    let (score, snippet) = best.done(query)?;
    // What is dropped is found, after what lives.
    let dropped = matches!(entry.status().as_deref(), Some("obsolete" | "rejected" | "dropped" | "cancelled"));
    Some(Hit { found: Found::Entry(entry), snippet, score: if dropped { score / 2 } else { score } })
}

/// The best place of each word so far.
struct Best<'q> {
    query: &'q Query,
    of_word: Vec<u32>,
    phrase: bool,
    score: u32,
    folded: String,
    snippet: Option<(u32, String, String)>,
}

impl<'q> Best<'q> {
    fn new(query: &'q Query) -> Self {
        Self {
            query,
            of_word: vec![0; query.words.len()],
            phrase: false,
            score: 0,
            folded: String::new(),
            snippet: None,
        }
    }

    fn look_at_id(&mut self, id: &str) {
        for (i, word) in self.query.words.iter().enumerate() {
            if id.contains(word.as_str()) {
                self.of_word[i] = self.of_word[i].max(TITLE.0);
            }
        }
    }

    fn look(&mut self, field: &str, text: &str, (start, inside): (u32, u32)) {
        self.folded.clear();
        text.chars().for_each(|c| fold_char(c, &mut self.folded));
        let mut gained = 0;
        for (i, word) in self.query.words.iter().enumerate() {
            let Some(first) = self.folded.find(word.as_str()) else { continue };
            let at_start = starts_a_word(&self.folded, first)
                || self.folded.match_indices(word.as_str()).any(|(at, _)| starts_a_word(&self.folded, at));
            let weight = if at_start { start } else { inside };
            gained += weight;
            self.of_word[i] = self.of_word[i].max(weight);
        }
        if gained == 0 {
            return;
        }
        if self.query.words.len() > 1 && !self.phrase && self.folded.contains(&self.query.whole) {
            self.phrase = true;
            gained += PHRASE;
        }
        let better = self.snippet.as_ref().is_none_or(|(known, ..)| gained > *known);
        if field != "title" && better {
            self.snippet = Some((gained, field.to_owned(), text.to_owned()));
        }
    }

    /// The score and the snippet, when every word was found.
    fn done(self, query: &Query) -> Option<(u32, Option<Snippet>)> {
        if self.of_word.contains(&0) {
            return None;
        }
        let score = self.score + self.of_word.iter().sum::<u32>() + if self.phrase { PHRASE } else { 0 };
        let snippet = self.snippet.map(|(_, field, text)| Snippet { field, text: cut(&text, &query.words) });
        Some((score, snippet))
    }
}

fn starts_a_word(folded: &str, at: usize) -> bool {
    folded[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

/// A piece of a text around the first of these words, on one line.
fn cut(text: &str, words: &[String]) -> String {
    let text = spoken(text);
    let first = places(&text, words).first().map_or(0, |range| range.start);
    let before: Vec<usize> = text[..first].char_indices().rev().map(|(at, _)| at).take(AROUND).collect();
    let mut from = before.last().copied().unwrap_or(first);
    let mut to = text[first..].char_indices().map(|(at, _)| first + at).nth(2 * AROUND).unwrap_or(text.len());
    if from > 0 {
        from += text[from..first].find(' ').map_or(0, |space| space + 1);
    }
    if to < text.len() {
        to = text[first..to].rfind(' ').map_or(to, |space| first + space);
    }
    let (head, tail) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
    format!("{head}{}{tail}", text[from..to].trim())
}

/// A line of prose without the marks of its layout: those of a title, a point or the cells of a table.
fn spoken(text: &str) -> String {
    let line = one_line(text);
    let line = line.trim_start_matches(['#', '>', '-', '*', ' ']);
    match line.strip_prefix('|') {
        Some(cells) => cells.trim_end_matches('|').trim().replace(" | ", " · "),
        None => line.to_owned(),
    }
}

/// Where these folded words stand in a text, in order, without overlaps: what is shown with emphasis.
pub fn places(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut folded = String::with_capacity(text.len());
    // The bytes of the text that each folded byte comes from.
    let mut from: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let before = folded.len();
        fold_char(c, &mut folded);
        from.extend(std::iter::repeat_n(at..at + c.len_utf8(), folded.len() - before));
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        for (at, word) in folded.match_indices(word.as_str()) {
            if let (Some(first), Some(last)) = (from.get(at), from.get(at + word.len() - 1)) {
                found.push(first.start..last.end);
            }
        }
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in found {
        if kept.last().is_none_or(|last| last.end <= range.start) {
            kept.push(range);
        }
    }
    kept
}

/// The words of a question as [`places`] wants them.
pub fn words(question: &str) -> Vec<String> {
    Query::of(question).words
}

/// The title of a chapter: its first heading, else its path.
pub fn chapter_title<'p>(view: &View<'p>, chapter: usize) -> &'p str {
    let Some(chapter) = view.project.chapters.get(chapter) else { return "" };
    let heading = chapter.markdown.lines().find_map(|line| line.strip_prefix("# "));
    heading.map_or(chapter.path.as_str(), str::trim)
}

/// The kind of what was found, as labels name it.
pub fn kind(found: &Found<'_>) -> Option<Kind> {
    match found {
        Found::Entry(entry) => Some(entry.kind),
        Found::Chapter(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_accents_and_case() {
        let text = "L’Écart de relance : un devis relancé";
        let marked: Vec<&str> = places(text, &words("ecart RELANCE")).into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, ["Écart", "relance", "relancé"]);
        assert!(places("œuvre", &words("eu")).iter().all(|range| "œuvre".get(range.clone()).is_some()));
    }

    #[test]
    fn a_snippet_is_cut_at_words_around_the_first_one_found() {
        let long = format!("{} devis {}", "avant ".repeat(40), "après ".repeat(60));
        let snippet = cut(&long, &words("devis"));
        assert!(snippet.starts_with("…avant") && snippet.ends_with("après…"), "{snippet}");
        assert!(snippet.contains(" devis ") && snippet.chars().count() < 3 * AROUND + 5);
        assert_eq!(cut("court devis", &words("devis")), "court devis");
        assert_eq!(cut("| Devis | CRM | crée |", &words("devis")), "Devis · CRM · crée");
    }
}
