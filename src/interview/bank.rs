//! Which questions are there for a type of workshop, and who should be in the room to answer them?

use super::reading::{self, FILE, Known, Said};
use crate::assets;
use crate::model::manifest::Manifest;
use crate::syntax::yaml;
use crate::text::similar::fold;
use crate::text::{Diagnostic, FileId, Lang, Level, SourceFile, Sources};

/// Somebody whom a workshop needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Where they speak from: a profile of participants.
    pub profile: Option<String>,
    /// Their trade, in words.
    pub function: Option<String>,
}

/// Questions about one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// What they are about; empty where nobody said.
    pub name: String,
    /// The questions.
    pub questions: Vec<String>,
}

/// How a workshop of one type is led.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// The type: a word of `WorkshopType`, or one of the project's own.
    pub workshop_type: String,
    /// A title for its notes.
    pub title: Option<String>,
    /// What it is for.
    pub goal: Option<String>,
    /// How long it takes, in minutes.
    pub duration_min: Option<u32>,
    /// Who should come.
    pub participants: Vec<Expected>,
    /// The questions, by theme.
    pub themes: Vec<Theme>,
}

impl Guide {
    /// How many questions it has.
    pub fn count(&self) -> usize {
        self.themes.iter().map(|theme| theme.questions.len()).sum()
    }

    /// Only the questions in which, with their theme, all these words stand, whatever their accents.
    #[must_use]
    pub fn about(&self, words: &str) -> Self {
        let words = fold(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut found = self.clone();
        for theme in &mut found.themes {
            let name = fold(&theme.name);
            theme.questions.retain(|question| {
                let question = fold(question);
                words.iter().all(|word| question.contains(word) || name.contains(word))
            });
        }
        found.themes.retain(|theme| !theme.questions.is_empty());
        found
    }
}

/// All questions that may be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bank {
    guides: Vec<Guide>,
}

impl Bank {
    /// The bank that the program carries with it.
    pub fn shipped(lang: Lang) -> Self {
        let text = assets::template_text(&format!("questions/{}.yaml", lang.key())).unwrap_or_default();
        let mut bank = Self::default();
        if let Some(root) = yaml::read(FileId::default(), &text).root {
            bank.take(reading::read(&root, &Known::default()).0);
        }
        bank
    }

    /// The same with what the project's own file says: it adds to the themes, or replaces them.
    ///
    /// # Errors
    /// The faults of the file; then the bank is not what its author meant.
    pub fn with(mut self, file: FileId, source: &SourceFile, known: &Known<'_>) -> Result<Self, Vec<Diagnostic>> {
        let parsed = yaml::read(file, &source.text);
        let mut faults = parsed.diagnostics;
        if let Some(root) = parsed.root {
            let (said, found) = reading::read(&root, known);
            faults.extend(found);
            self.take(said);
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// The guides, in their order.
    pub fn guides(&self) -> &[Guide] {
        &self.guides
    }

    /// The guide of a type of workshop.
    pub fn guide(&self, workshop_type: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.workshop_type == workshop_type)
    }

    fn take(&mut self, all: Vec<Said>) {
        for said in all {
            let at = self.guides.iter().position(|guide| guide.workshop_type == said.guide.workshop_type);
            let at = at.unwrap_or_else(|| {
                let workshop_type = said.guide.workshop_type.clone();
                self.guides.push(Guide { workshop_type, ..Guide::default() });
                self.guides.len() - 1
            });
            merge(&mut self.guides[at], said);
        }
    }
}

/// What is wrong with the project's own questions, where they stand among these texts; `told` was found before.
pub fn faults(sources: &Sources, manifest: &Manifest, told: &[Diagnostic]) -> Vec<Diagnostic> {
    let Some((file, source)) = sources.iter().find(|(_, source)| *source.path == *FILE) else { return Vec::new() };
    let is_in = |fault: &Diagnostic, file: FileId| fault.place.is_some_and(|place| place.file == file);
    if told.iter().any(|fault| is_in(fault, file)) {
        // It could not be read.
        return Vec::new();
    }
    // Words of its own that a faulty manifest adds may not be known.
    let manifest_file = sources.find("ouvrage.yaml");
    let doubtful =
        told.iter().any(|one| one.level == Level::Error && manifest_file.is_none_or(|file| is_in(one, file)));
    let known = if doubtful { Known::default() } else { Known::of(manifest) };
    Bank::default().with(file, source, &known).err().unwrap_or_default()
}

fn merge(guide: &mut Guide, said: Said) {
    let Guide { workshop_type: _, title, goal, duration_min, participants, themes } = said.guide;
    guide.title = title.or(guide.title.take());
    guide.goal = goal.or(guide.goal.take());
    guide.duration_min = duration_min.or(guide.duration_min);
    if !participants.is_empty() {
        guide.participants = participants;
    }
    if said.replaces {
        guide.themes.clear();
    }
    for (theme, replaces) in themes.into_iter().zip(said.themes_replace) {
        let known = guide.themes.iter_mut().find(|known| fold(&known.name) == fold(&theme.name));
        match known {
            Some(known) if replaces => known.questions = theme.questions,
            Some(known) => known.questions.extend(theme.questions),
            None => guide.themes.push(theme),
        }
    }
    guide.themes.retain(|theme| !theme.questions.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::workshop::WorkshopType;

    const OWN: &[&str] = &["needs", "data", "salon"];

    fn with(text: &str) -> Result<Bank, Vec<(&'static str, String)>> {
        let mut sources = Sources::default();
        let file = sources.add("templates/questions.yaml", text);
        let known = Known { types: OWN.to_vec(), profiles: vec!["field", "it"] };
        let source = sources.file(file).expect("there");
        Bank::shipped(Lang::Fr).with(file, source, &known).map_err(|faults| {
            let told =
                |fault: Diagnostic| (fault.message.id, sources.slice(fault.place.unwrap_or_default()).to_owned());
            faults.into_iter().map(told).collect()
        })
    }

    #[test]
    fn both_languages_ask_the_same_questions_for_every_type() {
        let (fr, en) = (Bank::shipped(Lang::Fr), Bank::shipped(Lang::En));
        let shape = |bank: &Bank| -> Vec<_> {
            let guides = bank.guides().iter();
            guides
                .map(|guide| {
                    let profiles: Vec<_> = guide.participants.iter().map(|one| one.profile.clone()).collect();
                    let counts: Vec<usize> = guide.themes.iter().map(|theme| theme.questions.len()).collect();
                    (guide.workshop_type.clone(), guide.duration_min, profiles, counts)
                })
                .collect()
        };
        assert_eq!(shape(&fr), shape(&en));
        for bank in [&fr, &en] {
            let types: Vec<&str> = bank.guides().iter().map(|guide| guide.workshop_type.as_str()).collect();
            assert!(
                WorkshopType::KEYS.iter().all(|key| types.contains(key)) && types.len() == WorkshopType::KEYS.len()
            );
            assert!(bank.guides().iter().map(Guide::count).sum::<usize>() > 150);
            for guide in bank.guides() {
                assert!(guide.title.is_some() && guide.goal.is_some() && guide.count() > 7, "{guide:?}");
            }
        }
    }

    #[test]
    fn questions_are_questions_said_once_and_well_typeset() {
        for lang in Lang::ALL {
            let bank = Bank::shipped(lang);
            for guide in bank.guides() {
                let mut all: Vec<&String> = guide.themes.iter().flat_map(|theme| &theme.questions).collect();
                for text in &all {
                    assert!(text.contains('?') || text.ends_with('.'), "{text}");
                    assert!(!text.contains('\''), "a straight apostrophe: {text}");
                    for (sign, space) in [("?", '\u{202f}'), (":", '\u{a0}')] {
                        let before = text.split_once(sign).and_then(|(before, _)| before.chars().last());
                        assert!(lang == Lang::En || before.is_none_or(|before| before == space), "{text}");
                    }
                }
                let count = all.len();
                all.sort();
                all.dedup();
                assert_eq!(all.len(), count, "{}: a question stands twice", guide.workshop_type);
            }
        }
    }

    #[test]
    fn a_project_adds_to_a_theme_replaces_one_and_brings_its_own_types() {
        let shipped = Bank::shipped(Lang::Fr);
        let bank = with(
            "needs:\n  duration_min: 90\n  themes:\n    - theme: utilisateurs\n      questions: [Qui part en retraite ?]\n    - theme: Affectation\n      replace: true\n      questions:\n        - Qui affecte ?\n    - theme: Priorités\n      replace: true\n    - Et le stock ?\n\
             data:\n  replace: true\n  themes: [Une seule ?]\nsalon:\n  - theme: Stand\n    questions: [Qui tient le stand ?]\n",
        )
        .expect("no fault");
        let needs = bank.guide("needs").expect("there");
        let theme = |name: &str| needs.themes.iter().find(|theme| theme.name == name);
        assert_eq!((needs.duration_min, needs.title.as_deref()), (Some(90), Some("Recueil des besoins")));
        assert_eq!(theme("Utilisateurs").expect("there").questions.last().expect("one"), "Qui part en retraite ?");
        assert!(theme("Utilisateurs").expect("there").questions.len() > 4);
        assert_eq!(theme("Affectation").expect("there").questions, ["Qui affecte ?"]);
        assert!(theme("Priorités").is_none());
        assert_eq!(theme("").expect("there").questions, ["Et le stock ?"]);
        assert_eq!(bank.guide("data").expect("there").count(), 1);
        assert_eq!(bank.guide("salon").expect("there").count(), 1);
        assert_eq!(bank.guide("journey"), shipped.guide("journey"));
        assert_eq!(with(""), Ok(shipped));
    }

    #[test]
    fn faults_of_the_project_s_file_are_told_at_their_place() {
        let told = |text: &str| with(text).expect_err(text);
        assert_eq!(told("- x\n"), [("questions-types", "- x".to_owned())]);
        assert_eq!(told("nedes: [Quoi ?]\n"), [("questions-type-near", "nedes".to_owned())]);
        assert_eq!(told("zzz: [Quoi ?]\n"), [("questions-type", "zzz".to_owned())]);
        assert_eq!(told("needs: oui\n"), [("questions-themes", "oui".to_owned())]);
        assert_eq!(told("needs: {duree: 3}\n"), [("questions-field", "duree".to_owned())]);
        assert_eq!(told("needs: {duration_min: long}\n"), [("M02-integer", "long".to_owned())]);
        assert_eq!(told("needs: {replace: peut-être}\n"), [("M02-bool", "peut-être".to_owned())]);
        assert_eq!(told("needs: {participants: [{profile: feld}]}\n"), [("questions-profile-near", "feld".to_owned())]);
        assert_eq!(told("needs:\n  - question: x\n")[0], ("questions-field", "question".to_owned()));
        assert_eq!(told("needs:\n  - theme: x\n    questions: [{a: b}]\n"), [("questions-text", "{a: b".to_owned())]);
        assert_eq!(told("needs: [\n")[0].0, "Y01-bracket");
    }

    #[test]
    fn words_are_looked_for_in_questions_and_themes() {
        let bank = Bank::shipped(Lang::Fr);
        let needs = bank.guide("needs").expect("there");
        assert_eq!(needs.about("DOUBLONS repere").count(), 1);
        assert!(needs.about("tunnels").count() > 3, "the whole theme");
        assert_eq!(needs.about("zeppelin").count(), 0);
    }
}
