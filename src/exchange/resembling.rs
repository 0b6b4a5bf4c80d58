//! Which artifact does a line resemble, where its id names another one? Numbers that have slid take their texts
//! along, and somebody may have gone over these texts as well.

use std::collections::BTreeSet;

use super::identify::{Finder, Identified, Identity};
use super::lines::What;
use super::missing::{alike, usual};

/// Of a hundred words of two texts, those that both have, from which on they may be one text.
const ALIKE: u32 = 60;

/// By how much more than the artifact of its id a line resembles another one that it may be.
const MORE: u32 = 30;

/// Pairs of a line and an artifact beyond which only titles are compared.
const PAIRS: usize = 100_000;

impl Finder<'_> {
    /// Tells of each line whose id and text part which artifact its text resembles. New ids matter only beside
    /// such lines.
    pub fn tell_resemblances(&self, found: &mut [Identified]) {
        let texts: Vec<String> = (0..self.held.len()).map(|at| self.said_of(at, self.names.own())).collect();
        let usual = usual(&texts);
        let is_parted = |line: &Identified| line.line.what == What::Item && line.differs && line.same_text.is_none();
        let is_new = |line: &Identified| {
            line.same_text.is_none() && matches!(line.identity, Identity::New { id: Some(_), numbered: false })
        };
        self.compare(found, is_parted, &usual);
        if found.iter().any(|line| line.differs && (line.same_text.is_some() || line.alike.is_some())) {
            self.compare(found, is_new, &usual);
        }
    }

    fn compare(&self, found: &mut [Identified], is_asked: impl Fn(&Identified) -> bool, usual: &BTreeSet<String>) {
        let asked = found.iter().filter(|line| is_asked(line)).count();
        let by_words = asked.saturating_mul(self.held.len()) <= PAIRS;
        for line in found.iter_mut() {
            let row = line.line.rows.first().copied();
            let Some(row) = row.filter(|_| is_asked(line)) else { continue };
            let own = match line.identity {
                Identity::Held { at, .. } => Some(at),
                _ => None,
            };
            line.alike = self.resembles(row, own, by_words, usual);
        }
    }

    /// The one artifact, other than that of its id, whose title a line bears, or most of its words.
    fn resembles(&self, row: u32, own: Option<usize>, by_words: bool, usual: &BTreeSet<String>) -> Option<usize> {
        let said: Vec<(&'static str, String)> =
            self.names.own().iter().map(|name| (*name, self.key(row, name))).collect();
        let fields: Vec<&'static str> =
            said.iter().filter(|(_, text)| !text.is_empty()).map(|(name, _)| *name).collect();
        let text = said.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
        let score = |at: usize| alike(&text, &self.said_of(at, &fields), usual);
        let own_score = own.map(score).unwrap_or_default();
        let title = said.iter().find(|(name, text)| *name == "title" && !text.is_empty());
        if let Some((name, title)) = title {
            match self.names.saying(name, title) {
                [only] if Some(*only) != own && score(*only) > own_score => return Some(*only),
                [] => {}
                _ => return None,
            }
        }
        if !by_words {
            return None;
        }
        let others = (0..self.held.len()).filter(|at| Some(*at) != own).map(|at| (score(at), at));
        let (most, at) = others.clone().max()?;
        let is_alone = others.filter(|(other, _)| *other == most).count() == 1;
        (is_alone && most >= ALIKE && most >= own_score + MORE).then_some(at)
    }

    /// What these fields of an artifact say.
    fn said_of(&self, at: usize, fields: &[&'static str]) -> String {
        let texts: Vec<&str> =
            fields.iter().map(|name| self.names.text(at, name)).filter(|text| !text.is_empty()).collect();
        texts.join(" ")
    }
}
