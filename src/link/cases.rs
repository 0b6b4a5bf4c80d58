//! Which cases are there? Every scenario, with what a test case adds to it, and every typed case.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Context;
use crate::model::case::{Case, CaseSource, rows, scenario_id};
use crate::model::feature::{Feature, Scenario, Tag};
use crate::model::id::PREFIXES;
use crate::model::test_case::{Mode, TestCaseStatus};
use crate::model::{Id, Kind, Link, Project};
use crate::text::similar::nearest;
use crate::text::{Diagnostic, Place};

const CRITICAL: &[&str] = &["critique", "critical"];
const DRAFT: &[&str] = &["brouillon", "draft"];

/// Builds the list of cases and indexes the scenarios.
pub fn build(project: &mut Project, context: &mut Context) {
    let mut cases = Vec::new();
    let mut first_places: BTreeMap<Id, Place> = BTreeMap::new();
    for (f, feature) in project.features.iter().enumerate() {
        for (s, scenario) in feature.scenarios.iter().enumerate() {
            let case = from_scenario(project, feature, scenario, (f, s));
            if let Some(first) = first_places.get(&case.id) {
                context.diagnostics.push(
                    Diagnostic::error("T11", "T11-double", case.place).with("id", case.id.as_str()).beside(*first),
                );
                continue;
            }
            first_places.insert(case.id.clone(), case.place);
            cases.push(case);
        }
    }
    let scenarios = Scenarios::new(project, &cases);
    // Scenarios that a test case already completes, by their places.
    let mut taken: BTreeSet<Place> = BTreeSet::new();
    for (i, test) in project.test_cases.iter().enumerate() {
        let id = test.head.id();
        if let (Some(feature), Some(scenario)) = (&test.feature, &test.scenario) {
            let joined_already = first_places.get(&id).copied();
            let found = scenarios.find(project, feature, scenario, context);
            let Some(case) = found.and_then(|index| cases.get_mut(index)) else { continue };
            // The scenario may bear the same id in its own tag; any other case of that id is a double.
            match joined_already.filter(|first| *first != case.place) {
                Some(first) => double(&id, test.head.place("id"), first, context),
                None if !taken.insert(case.place) => double(&id, test.head.place("id"), case.place, context),
                None => {
                    first_places.insert(id, case.place);
                    add_fields(case, test);
                }
            }
        } else if let Some(first) = first_places.get(&id).copied() {
            double(&id, test.head.place("id"), first, context);
        } else {
            first_places.insert(id, test.head.place("id"));
            cases.push(from_test_case(test, i));
        }
    }
    for case in &cases {
        if let CaseSource::Scenario(feature, _) = case.source {
            project.index.insert_new(case.id.clone(), (Kind::Scenario, feature));
        }
    }
    project.case_index = cases.iter().enumerate().map(|(i, case)| (case.id.clone(), i)).collect();
    project.cases = cases;
}

fn double(id: &Id, place: Place, first: Place, context: &mut Context) {
    context.diagnostics.push(Diagnostic::error("T11", "T11-double", place).with("id", id.as_str()).beside(first));
}

fn from_scenario(project: &Project, feature: &Feature, scenario: &Scenario, at: (usize, usize)) -> Case {
    let mut case = Case {
        id: scenario_id(&feature.path, scenario),
        title: scenario.name.clone(),
        source: CaseSource::Scenario(at.0, at.1),
        books: Vec::new(),
        requirements: Vec::new(),
        use_cases: Vec::new(),
        lot: None,
        critical: scenario.has_tag(CRITICAL),
        manual: scenario.is_manual(),
        approved: !scenario.has_tag(DRAFT),
        tags: scenario.all_tags().map(|tag| tag.name.clone()).collect(),
        rows: rows(scenario),
        place: scenario.place,
    };
    // Tags of a feature hold for all its scenarios: a fault in them is told once, by `edges`.
    for tag in scenario.all_tags() {
        let link = Link { to: Id::new(tag.name.as_str()), place: tag.place };
        match project.kind(&link.to) {
            Some(Kind::Requirement) => case.requirements.push(link),
            Some(Kind::UseCase) => case.use_cases.push(link),
            Some(Kind::RecipeBook) => case.books.push(link),
            Some(Kind::Lot) => case.lot = Some(link),
            _ => {}
        }
    }
    case
}

/// Tags that look like ids must name artifacts (T15); told once per tag as written.
pub fn verify_tags(project: &Project, context: &mut Context) {
    let alike = Alike::new(project);
    // A tag is on many scenarios: what is told of it is found once.
    let mut faults: HashMap<&str, Option<Diagnostic>> = HashMap::new();
    for feature in &project.features {
        let own = feature.scenarios.iter().flat_map(|scenario| {
            scenario.tags.iter().chain(scenario.examples.iter().flat_map(|examples| &examples.tags))
        });
        let inherited = feature.scenarios.iter().flat_map(|scenario| &scenario.inherited_tags);
        let mut told: BTreeSet<Place> = BTreeSet::new();
        for tag in feature.tags.iter().chain(inherited).chain(own) {
            if !told.insert(tag.place) {
                continue;
            }
            let fault = faults.entry(&tag.name).or_insert_with(|| tag_fault(project, &alike, tag));
            if let Some(finding) = fault {
                context.diagnostics.push(Diagnostic { place: Some(tag.place), ..finding.clone() });
            }
        }
    }
}

fn tag_fault(project: &Project, alike: &Alike<'_>, tag: &Tag) -> Option<Diagnostic> {
    let id = Id::new(tag.name.as_str());
    if project.index.contains_key(&id) {
        return None;
    }
    if let Some(meant) = written_otherwise(alike, &tag.name) {
        return Some(Diagnostic::error("T15", "T15-near", tag.place).with("near", meant).with("tag", &tag.name));
    }
    let prefix = looks_like_id(&tag.name)?;
    if !PREFIXES.contains(&prefix) {
        let known = PREFIXES.iter().copied();
        let finding = match nearest(prefix, known) {
            Some(near) => Diagnostic::warning("T15", "T15-prefix-near", tag.place).with("near", near),
            None => Diagnostic::warning("T15", "T15-prefix", tag.place),
        };
        return Some(finding.with("tag", &tag.name).with("prefix", prefix));
    }
    // `@CT-nnn` names the scenario itself.
    if prefix == "CT" {
        return None;
    }
    let known = project.index.keys().filter(|known| known.prefix() == Some(prefix)).map(Id::as_str);
    let finding = match super::spelling::id(&tag.name, known) {
        Some(near) => Diagnostic::error("T15", "T15-near", tag.place).with("near", near),
        None => Diagnostic::error("T15", "T15", tag.place),
    };
    Some(finding.with("tag", &tag.name))
}

/// The prefix of a tag written like an id: capitals, a dash, a figure.
fn looks_like_id(tag: &str) -> Option<&str> {
    let (prefix, rest) = tag.split_once(['-', '_'])?;
    let capitals = (2..=5).contains(&prefix.len()) && prefix.chars().all(|c| c.is_ascii_uppercase());
    (capitals && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(prefix)
}

/// The ids of the project, by their prefix in capitals and their number without the zeros before it.
struct Alike<'p>(HashMap<(String, &'p str), Vec<&'p Id>>);

impl<'p> Alike<'p> {
    /// Ids that another scenario's tag gave, `exg-007` among them, are none of an artifact.
    fn new(project: &'p Project) -> Self {
        let mut alike: HashMap<_, Vec<&Id>> = HashMap::new();
        for (id, _) in project.index.iter().filter(|(_, (kind, _))| *kind != Kind::Scenario) {
            if let Some((prefix, number)) = id.as_str().split_once('-') {
                let key = (prefix.to_ascii_uppercase(), number.trim_start_matches('0'));
                alike.entry(key).or_default().push(id);
            }
        }
        alike.values_mut().for_each(|ids| ids.sort_unstable_by_key(|id| (id.as_str().len(), id.as_str())));
        Self(alike)
    }
}

/// The id that a tag is but for its capitals and its dash: `@CU006`, `@exg-007`. The id of a scenario is in its tag alone:
/// there it is what such a tag would be. Of several, the one that capitals alone tell apart, else the shortest.
fn written_otherwise(alike: &Alike<'_>, tag: &str) -> Option<String> {
    let end = tag.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, rest) = tag.split_at(end);
    let number = rest.trim_start_matches(['-', '_', '.']);
    if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let prefix = letters.to_ascii_uppercase();
    if prefix == "CT" {
        return (tag != format!("CT-{number}")).then(|| format!("CT-{number}"));
    }
    let known = alike.0.get(&(prefix, number.trim_start_matches('0')))?;
    let same = known.iter().find(|id| id.as_str().eq_ignore_ascii_case(tag));
    same.or_else(|| known.first()).map(ToString::to_string)
}

/// Where each scenario is, by what a test case says of it. Of two of the same name, the first.
struct Scenarios<'a> {
    features: HashMap<&'a str, usize>,
    by_name: HashMap<(usize, &'a str), usize>,
    cases: HashMap<(usize, usize), usize>,
}

impl<'a> Scenarios<'a> {
    /// `cases` are those of the scenarios; a scenario whose id is another's has none.
    fn new(project: &'a Project, cases: &[Case]) -> Self {
        let (mut features, mut by_name) = (HashMap::new(), HashMap::new());
        for (f, feature) in project.features.iter().enumerate() {
            features.entry(&*feature.path).or_insert(f);
            for (s, scenario) in feature.scenarios.iter().enumerate() {
                by_name.entry((f, &*scenario.name)).or_insert(s);
            }
        }
        let places = cases.iter().enumerate().filter_map(|(index, case)| match case.source {
            CaseSource::Scenario(f, s) => Some(((f, s), index)),
            CaseSource::TestCase(_) => None,
        });
        Self { features, by_name, cases: places.collect() }
    }

    /// The index of the case that a test case completes.
    fn find(
        &self,
        project: &Project,
        feature: &(String, Place),
        scenario: &(String, Place),
        context: &mut Context,
    ) -> Option<usize> {
        let Some(f) = self.features.get(feature.0.as_str()).copied() else {
            let known = project.features.iter().map(|candidate| candidate.path.as_str());
            let finding = match nearest(&feature.0, known) {
                Some(near) => Diagnostic::error("T16", "T16-feature-near", feature.1).with("near", near),
                None => Diagnostic::error("T16", "T16-feature", feature.1),
            };
            context.diagnostics.push(finding.with("path", &feature.0));
            return None;
        };
        let Some(s) = self.by_name.get(&(f, scenario.0.as_str())).copied() else {
            let known = project.features[f].scenarios.iter().map(|candidate| candidate.name.as_str());
            let finding = match nearest(&scenario.0, known) {
                Some(near) => Diagnostic::error("T16", "T16-scenario-near", scenario.1).with("near", near),
                None => Diagnostic::error("T16", "T16-scenario", scenario.1),
            };
            context.diagnostics.push(finding.with("name", &scenario.0).with("path", &feature.0));
            return None;
        };
        self.cases.get(&(f, s)).copied()
    }
}

fn add_fields(case: &mut Case, test: &crate::model::test_case::TestCase) {
    case.id = test.head.id();
    case.requirements.extend(test.requirements.iter().cloned());
    case.use_cases.extend(test.use_case.clone());
    case.books.extend(test.book.clone());
    case.critical |= test.critical_path;
    case.manual |= test.mode == Mode::Manual;
    case.approved = test.status == TestCaseStatus::Approved;
}

fn from_test_case(test: &crate::model::test_case::TestCase, i: usize) -> Case {
    Case {
        id: test.head.id(),
        title: test.head.title.clone(),
        source: CaseSource::TestCase(i),
        books: test.book.iter().cloned().collect(),
        requirements: test.requirements.clone(),
        use_cases: test.use_case.iter().cloned().collect(),
        lot: None,
        critical: test.critical_path,
        // Nothing but a person can play a typed case.
        manual: true,
        approved: test.status == TestCaseStatus::Approved,
        tags: test.head.tags.clone(),
        rows: Vec::new(),
        place: test.head.places.name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::growth::{MOST, growth};

    #[test]
    fn a_tag_that_ends_in_a_number_is_looked_up_and_not_sought_among_all_ids() {
        let read = |text: &str| {
            let mut project = Project::default();
            let count = text.len();
            for number in 0..count {
                project.index.insert_new(Id::new(format!("EXG-{number:05}").as_str()), (Kind::Requirement, number));
            }
            let alike = Alike::new(&project);
            for number in 0..count {
                assert_eq!(written_otherwise(&alike, &format!("sprint{number}")), None);
                let id = format!("EXG-{number:05}");
                assert_eq!(written_otherwise(&alike, &format!("exg{number}")), Some(id));
            }
        };
        let times = growth(1_000, |n| "x".repeat(n), read);
        assert!(times < MOST, "{times} times as long for four times the ids and the tags");
    }
}
