//! Which phrase does a step say, and which steps does it stand for?

use std::collections::BTreeSet;

use super::{Ways, fault};
use crate::link::Context;
use crate::model::feature::{Means, Step, StepKind, Through, Unfit, Unplayable};
use crate::model::step_phrase::StepPhrase;
use crate::text::Lang;
use crate::text::number::Figures;
use crate::vocabulary::{normal, own, unfit};

/// Steps that one step may stand for, those of phrases within phrases counted.
const MOST_STEPS: usize = 500;
/// Phrases within phrases.
const DEEPEST: usize = 20;

/// What stands in the holes of a phrase, by name.
type Holes = Vec<(String, String)>;

/// What is known of the phrases while steps are read.
pub(super) struct Reader {
    pub(super) phrases: Vec<StepPhrase>,
    ways: Ways,
    /// The ways of phrases whose holes have types, as if they had none: to know which value keeps a step from saying
    /// one.
    loose: Ways,
}

impl Reader {
    pub(super) fn new(phrases: Vec<StepPhrase>, ways: Ways) -> Self {
        let mut loose = Ways::new();
        for (number, phrase) in phrases.iter().enumerate().filter(|(_, phrase)| phrase.sound && phrase.has_types()) {
            let each = phrase.phrases.iter().filter_map(|way| own::Way::new(way, &[]).ok());
            loose.extend(each.map(|way| (number, way)));
        }
        Self { phrases, ways, loose }
    }

    /// The phrases that a step says, each with what stands in its holes.
    fn said(&self, text: &str, lang: Lang) -> Vec<(usize, Holes)> {
        said(&self.ways, text, lang)
    }

    /// The phrases that a step says, be it with a delay before them.
    pub(super) fn said_in_time(&self, text: &str, lang: Lang) -> Vec<(usize, Holes)> {
        let said = self.said(text, lang);
        match own::after_delay(text).filter(|_| said.is_empty()) {
            Some((_, rest)) => self.said(rest, lang),
            None => said,
        }
    }

    /// A phrase that comes back to itself would never end: it and those on the way are at fault.
    pub(super) fn refuse_cycles(&mut self, context: &mut Context) {
        let uses: Vec<Vec<usize>> = self
            .phrases
            .iter()
            .map(|phrase| {
                let text =
                    |step: &Step| own::after_delay(&step.text).map_or(step.text.clone(), |(_, rest)| rest.to_owned());
                let said = phrase.steps.iter().flat_map(|step| self.said(&text(step), phrase.lang));
                said.map(|(number, _)| number).collect()
            })
            .collect();
        for number in 0..self.phrases.len() {
            let mut seen = vec![false; uses.len()];
            let mut open: Vec<usize> = uses[number].clone();
            while let Some(next) = open.pop() {
                if !std::mem::replace(&mut seen[next], true) {
                    open.extend(&uses[next]);
                }
            }
            if seen[number]
                && let Some(phrase) = self.phrases.get_mut(number)
            {
                phrase.sound = false;
                context.diagnostics.push(fault("M17-cycle", phrase.place).with("phrase", phrase.shown()));
            }
        }
    }

    /// What a step stands for; nothing when it says no phrase of the project.
    pub(super) fn means(&self, step: &Step, lang: Lang) -> Option<Box<Means>> {
        let said = self.said(&step.text, lang);
        let numbers: Vec<usize> = said.iter().map(|(number, _)| *number).collect();
        match said.as_slice() {
            [] => self.delayed(step, lang).or_else(|| self.unfit(step, lang)).map(Box::new),
            [(number, holes)] => {
                let mut playing = Playing { lang, ..Playing::default() };
                let fault = self.play_said(step, *number, holes, &mut playing).err();
                Some(Box::new(playing.ended(numbers, holes.clone(), fault)))
            }
            _ => Some(Box::new(Means { phrases: numbers, ..Means::default() })),
        }
    }

    /// « dans les 5 secondes, » before a phrase: the outcome that it is, were it one step, is waited for.
    fn delayed(&self, step: &Step, lang: Lang) -> Option<Means> {
        let (delay, rest) = own::after_delay(&step.text)?;
        let said = self.said(rest, lang);
        let numbers: Vec<usize> = said.iter().map(|(number, _)| *number).collect();
        let [(number, holes)] = said.as_slice() else {
            return (!numbers.is_empty()).then(|| Means { phrases: numbers, ..Means::default() });
        };
        let mut playing = Playing { lang, ..Playing::default() };
        let fault = self.play_delayed(step, (delay, *number), holes, &mut playing).err();
        Some(playing.ended(numbers, holes.clone(), fault))
    }

    /// Adds the one outcome that a phrase behind a delay is, with the delay.
    fn play_delayed(
        &self,
        step: &Step,
        (delay, number): (&str, usize),
        holes: &Holes,
        playing: &mut Playing,
    ) -> Result<(), Unplayable> {
        let from = playing.steps.len();
        self.play_said(step, number, holes, playing)?;
        match playing.steps.get_mut(from..) {
            Some([only]) if only.kind == StepKind::Then => {
                only.text.insert_str(0, delay);
                Ok(())
            }
            several => Err(Unplayable::Within(step.place, several.map_or(0, |steps| steps.len()))),
        }
    }

    /// The one phrase that a step would say, were it not for a value that a hole of it does not take.
    fn unfit(&self, step: &Step, lang: Lang) -> Option<Means> {
        let said = said(&self.loose, &step.text, lang);
        let [(number, holes)] = said.as_slice() else { return None };
        let unfit = self.refused(*number, holes, Figures::In(lang))?;
        Some(Means { fault: Some(Unplayable::Unfit(step.place, Box::new(unfit))), ..Means::default() })
    }

    fn refused(&self, number: usize, holes: &Holes, figures: Figures) -> Option<Unfit> {
        unfit::unfit(number, self.phrases.get(number)?, holes, figures)
    }

    /// A phrase that the words of some rows alone say makes the step one of several, or of some rows only.
    pub(super) fn of_rows(&self, step: &mut Step, texts: &BTreeSet<String>, lang: Lang) {
        let place = step.place;
        for (number, _) in texts.iter().flat_map(|text| self.said(text, lang)) {
            let means = step.means.get_or_insert_with(|| {
                Box::new(Means { fault: Some(Unplayable::SomeRows(place)), ..Means::default() })
            });
            if means.phrases.is_empty() {
                means.fault = Some(Unplayable::SomeRows(place));
            }
            if !means.phrases.contains(&number) {
                means.phrases.push(number);
            }
        }
    }

    /// Adds the steps of a phrase that a step says.
    fn play_said(&self, step: &Step, number: usize, holes: &Holes, playing: &mut Playing) -> Result<(), Unplayable> {
        if step.table.is_some() || step.doc_string.is_some() {
            return Err(Unplayable::Table(step.place));
        }
        if holes.iter().any(|(_, text)| own::holds_quotes(text)) {
            return Err(Unplayable::Quotes(step.place));
        }
        let of_the_text = self.phrases.get(number).is_some_and(|phrase| phrase.lang == playing.lang);
        let figures = if of_the_text { Figures::In(playing.lang) } else { Figures::Either };
        if let Some(unfit) = self.refused(number, holes, figures) {
            return Err(Unplayable::Unfit(step.place, Box::new(unfit)));
        }
        let from = playing.steps.len();
        self.play(number, holes, step, playing)?;
        let looks = playing.steps.iter().skip(from).any(|inner| inner.kind == StepKind::Then);
        if step.kind == StepKind::Then && !looks { Err(Unplayable::NoOutcome(step.place)) } else { Ok(()) }
    }

    fn play(&self, number: usize, holes: &Holes, of: &Step, playing: &mut Playing) -> Result<(), Unplayable> {
        let Some(phrase) = self.phrases.get(number).filter(|phrase| phrase.sound) else {
            return Err(Unplayable::Unsound);
        };
        if playing.path.contains(&number) {
            return Err(Unplayable::Cycle(of.place));
        }
        if playing.path.len() >= DEEPEST {
            return Err(Unplayable::TooLong(of.place));
        }
        playing.path.push(number);
        let values: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        for mut step in phrase.filled(&values) {
            // What brings a given state about is set-up, whatever it is made of.
            if of.kind == StepKind::Given && step.kind == StepKind::When {
                step.kind = StepKind::Given;
            }
            let mut said = self.said(&step.text, phrase.lang);
            let delayed = own::after_delay(&step.text).filter(|_| said.is_empty());
            if let Some((_, rest)) = delayed {
                said = self.said(rest, phrase.lang);
            }
            match said.as_slice() {
                [] => {
                    step.means = self.unfit(&step, phrase.lang).map(Box::new);
                    playing.push(step);
                }
                [(inner, inner_holes)] => {
                    playing.within.push(playing.through.len());
                    playing.through.push(Through { phrase: *inner, holes: inner_holes.clone(), step: step.clone() });
                    let played = match delayed {
                        Some((delay, _)) => self.play_delayed(&step, (delay, *inner), inner_holes, playing),
                        None => self.play_said(&step, *inner, inner_holes, playing),
                    };
                    played.map_err(|fault| given_by(of, holes, fault))?;
                    playing.within.pop();
                }
                _ => return Err(Unplayable::Several(step.place)),
            }
            if playing.steps.len() > MOST_STEPS {
                return Err(Unplayable::TooLong(of.place));
            }
        }
        playing.path.pop();
        Ok(())
    }
}

/// The fault of a step of a phrase; a value that the step which says the phrase gives it is wrong there.
fn given_by(of: &Step, holes: &Holes, fault: Unplayable) -> Unplayable {
    match fault {
        Unplayable::Unfit(_, unfit) if holes.iter().any(|(_, text)| own::unquoted(text) == unfit.written) => {
            Unplayable::Unfit(of.place, unfit)
        }
        other => other,
    }
}

/// The phrases of these ways that a text says, each with what stands in its holes.
fn said(ways: &Ways, text: &str, lang: Lang) -> Vec<(usize, Holes)> {
    let normal = normal::step(text);
    let mut found: Vec<(usize, Holes)> = Vec::new();
    for (number, way) in ways {
        if !found.iter().any(|(known, _)| known == number)
            && let Some(holes) = way.said(text, &normal, lang)
        {
            found.push((*number, holes));
        }
    }
    found
}

/// What is gathered while a step is taken apart.
#[derive(Default)]
struct Playing {
    /// Language of the text whose step it is.
    lang: Lang,
    steps: Vec<Step>,
    /// The steps of phrases within which each of `steps` stands, by their place in `through`.
    levels: Vec<Vec<usize>>,
    through: Vec<Through>,
    /// The phrases within which the next one stands.
    path: Vec<usize>,
    /// The steps that say them, but for the first, by their place in `through`.
    within: Vec<usize>,
}

impl Playing {
    fn push(&mut self, step: Step) {
        self.steps.push(step);
        self.levels.push(self.within.clone());
    }

    fn ended(self, phrases: Vec<usize>, holes: Holes, fault: Option<Unplayable>) -> Means {
        let (steps, within) = if fault.is_some() { Default::default() } else { (self.steps, self.levels) };
        Means { phrases, holes, steps, within, through: self.through, fault, unsaid: Vec::new() }
    }
}
