//! At which address does each artifact stand?

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::paging::ROWS;
use crate::model::case::CaseSource;
use crate::model::{Head, Id, Kind, Project};
use crate::publish::catalogue::Subject;
use crate::text::slug;

/// The page of each artifact, relative to the site's folder.
pub(super) struct Addresses {
    pages: BTreeMap<(Kind, usize), String>,
    ids: BTreeMap<Id, (Kind, usize)>,
}

impl Addresses {
    /// Gives every artifact its page. Ids that differ only by case, or stand twice, get pages of
    /// their own: some file systems do not tell `EXG-1` from `exg-1`.
    pub(super) fn new(project: &Project) -> Self {
        let mut addresses = Self { pages: BTreeMap::new(), ids: BTreeMap::new() };
        let mut taken = BTreeSet::new();
        addresses.collect(&mut taken, Kind::Objective, project.objectives.iter().map(|a| &a.head));
        addresses.collect(&mut taken, Kind::Workshop, project.workshops.iter().map(|a| &a.head));
        addresses.collect(&mut taken, Kind::Need, project.needs.iter().map(|a| &a.head));
        addresses.collect(&mut taken, Kind::UseCase, project.use_cases.iter().map(|a| &a.head));
        addresses.collect(&mut taken, Kind::Requirement, project.requirements.iter().map(|a| &a.head));
        addresses.collect(&mut taken, Kind::Lot, project.lots.iter().map(|a| &a.head));
        addresses.collect(&mut taken, Kind::RecipeBook, project.recipe_books.iter().map(|a| &a.head));
        for (i, case) in project.cases.iter().enumerate() {
            addresses.add(&mut taken, Kind::Scenario, i, Some(&case.id));
        }
        addresses.catalogue(&mut taken, project);
        // A test case that completes a scenario is shown on that scenario's page.
        for (i, case) in project.cases.iter().enumerate() {
            if let CaseSource::TestCase(j) = case.source
                && let Some(id) = project.test_cases.get(j).and_then(|t| t.head.id.clone())
            {
                addresses.ids.entry(id).or_insert((Kind::Scenario, i));
            }
        }
        addresses
    }

    /// The artifacts of the other collections have a page each, or a row of the page of their subject; so
    /// have parts, on the page of what holds them.
    fn catalogue(&mut self, taken: &mut BTreeSet<String>, project: &Project) {
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for artifact in &project.artifacts {
            *counts.entry(artifact.kind).or_default() += 1;
        }
        let count = |kind: Kind| counts.get(&kind).copied().unwrap_or_default();
        for (i, artifact) in project.artifacts.iter().enumerate() {
            let kind = artifact.kind;
            let Some(subject) = Subject::of(kind) else { continue };
            match standing(kind) {
                Standing::Page => self.add(taken, kind, i, artifact.head.id.as_ref()),
                Standing::Whole => self.stand(kind, i, artifact.head.id.as_ref(), subject.page()),
                // What is too long for one page is cut, and its rows are counted, not named.
                Standing::Row if count(kind) <= ROWS => {
                    let Some(id) = &artifact.head.id else { continue };
                    self.stand(kind, i, Some(id), format!("{}#{}", subject.page(), slug(id.as_str())));
                }
                Standing::Row | Standing::Nowhere => {}
            }
        }
        for (i, part) in project.parts.iter().enumerate() {
            let id = part.head.id();
            let holder = self.find(&part.owner).map(|(kind, index)| self.at(kind, index).to_owned());
            let page = Subject::of(part.kind).map(Subject::page).or(holder);
            if let Some(page) = page.filter(|page| !page.contains('#')) {
                self.stand(part.kind, i, Some(&id), format!("{page}#{}", slug(id.as_str())));
            }
        }
    }

    /// What has a place on a page of something else.
    fn stand(&mut self, kind: Kind, index: usize, id: Option<&Id>, href: String) {
        if let Some(id) = id {
            self.ids.entry(id.clone()).or_insert((kind, index));
        }
        self.pages.insert((kind, index), href);
    }

    fn collect<'a>(&mut self, taken: &mut BTreeSet<String>, kind: Kind, heads: impl Iterator<Item = &'a Head>) {
        for (i, head) in heads.enumerate() {
            self.add(taken, kind, i, head.id.as_ref());
        }
    }

    fn add(&mut self, taken: &mut BTreeSet<String>, kind: Kind, index: usize, id: Option<&Id>) {
        let slug = id.map_or_else(|| format!("item-{}", index + 1), |id| slug(id.as_str()));
        let mut page = format!("{}/{slug}.html", folder(kind));
        let mut n = 2;
        while !taken.insert(page.to_lowercase()) {
            page = format!("{}/{slug}_{n}.html", folder(kind));
            n += 1;
        }
        if let Some(id) = id {
            self.ids.entry(id.clone()).or_insert((kind, index));
        }
        self.pages.insert((kind, index), page);
    }

    /// The page of the artifact that stands at `index` of its collection.
    pub(super) fn at(&self, kind: Kind, index: usize) -> &str {
        self.pages.get(&(kind, index)).map_or("index.html", String::as_str)
    }

    /// What an id is and where it stands in its collection (in the list of cases for a case).
    pub(super) fn find(&self, id: &Id) -> Option<(Kind, usize)> {
        self.ids.get(id).copied()
    }
}

/// Where an artifact of a collection without a type of its own stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// On a page of its own.
    Page,
    /// It is the page of its subject.
    Whole,
    /// In a row of that page.
    Row,
    /// Counted there, and not named.
    Nowhere,
}

/// How the artifacts of a kind stand in the site.
pub(super) const fn standing(kind: Kind) -> Standing {
    match kind {
        Kind::Context | Kind::Organisation | Kind::Consultation => Standing::Whole,
        Kind::AccessRight | Kind::Review => Standing::Row,
        Kind::Response | Kind::Score => Standing::Nowhere,
        _ => Standing::Page,
    }
}

/// The folder of a kind's pages.
pub(super) const fn folder(kind: Kind) -> &'static str {
    match kind {
        Kind::Objective => "objectives",
        Kind::Workshop => "workshops",
        Kind::Need => "needs",
        Kind::UseCase => "use-cases",
        Kind::Requirement => "requirements",
        Kind::Lot => "lots",
        Kind::RecipeBook => "books",
        Kind::TestCase | Kind::Scenario => "cases",
        Kind::Term => "glossary",
        Kind::Target => "targets",
        Kind::StepPhrase => "step-phrases",
        Kind::DataEntity => "data-entities",
        Kind::ChangeAction => "change-actions",
        Kind::ChangeRequest => "change-requests",
        Kind::ArchitectureOption => "architecture-options",
        other => other.collection(),
    }
}

/// The page that lists a kind.
pub(super) fn list(kind: Kind) -> String {
    format!("{}.html", folder(kind))
}

/// A name that every file system and address takes. Where something is lost on the way, a few
/// digits of the whole text keep it unique.
pub(super) fn slug(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !text.is_empty() && text.len() <= 64 && text.chars().all(plain) && !text.starts_with('.') {
        return text.to_owned();
    }
    let short: String = slug::of(text).chars().take(48).collect();
    let digest = Sha256::digest(text.as_bytes());
    let mark: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{mark}", short.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_a_plain_name_and_stays_unique() {
        assert_eq!(slug("EXG-012"), "EXG-012");
        assert!(slug("features/a.feature#Été ?").starts_with("features-a-feature-ete-"));
        assert_ne!(slug("a/b"), slug("a?b"));
        assert!(!slug("../../etc").contains(".."));
        assert!(!slug("<script>").contains('<'));
    }
}
