//! When did each artifact change its meaning, and when was each case approved? Told from the versions
//! that git keeps, commit after commit; the text on the disk is the last of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::meaning::Renames;
use super::version::{Version, versions};
use crate::model::Id;

/// A commit that touched the project's texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Its hash.
    pub hash: String,
    /// When, in seconds since 1970.
    pub at: i64,
}

/// A file as it was before and after a commit; none: it was not there.
#[derive(Clone, Copy, Debug)]
pub struct FileChange<'t> {
    /// Its path in the project.
    pub path: &'t str,
    /// Its text before.
    pub before: Option<&'t str>,
    /// Its text after.
    pub after: Option<&'t str>,
}

/// The story of a project's artifacts. Moments are the positions of commits, from 1; 0 is before the
/// first that was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    commits: Vec<Commit>,
    /// The text on the disk differs from the last commit: its moment comes after all commits.
    #[serde(skip)]
    working: bool,
    changed: BTreeMap<String, u32>,
    approved: BTreeMap<String, u32>,
    /// What went without coming back, with its last print: an item that a fault of syntax hid is not a new
    /// one when the fault is mended.
    gone: BTreeMap<String, Seen>,
    /// Frozen requirements that say something else than what was frozen, as long as they do and are not amended.
    rewritten: BTreeMap<String, Rewritten>,
    /// What each thing that bears another name now was called before, oldest first.
    called: BTreeMap<String, Vec<String>>,
    /// The story begins where a clone was cut, not where the project began.
    #[serde(skip)]
    cut: bool,
}

/// A moment of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment<'t> {
    /// Before the first commit that was looked at.
    Before,
    /// A commit.
    Commit(&'t Commit),
    /// The text on the disk, not in git yet.
    Working,
}

/// What is known of one thing in one version of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub(super) print: String,
    /// An approved test case; a scenario, whose every touch approves it.
    pub(super) approved: Option<bool>,
    /// A frozen requirement.
    pub(super) frozen: bool,
}

/// A frozen text that was changed as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Rewritten {
    /// When it changed first.
    at: u32,
    /// What was frozen.
    print: String,
}

type SeenVersion = BTreeMap<String, Seen>;

impl Timeline {
    /// How many commits it holds.
    pub fn len(&self) -> usize {
        self.commits.len()
    }

    /// Does it hold none?
    pub fn is_empty(&self) -> bool {
        self.commits.is_empty()
    }

    /// Adds a commit.
    pub fn commit(&mut self, commit: Commit, files: &[FileChange<'_>]) {
        self.commits.push(commit);
        self.step(files);
    }

    /// Adds the text on the disk, where it differs from the last commit.
    pub fn working(&mut self, files: &[FileChange<'_>]) {
        if !files.is_empty() {
            self.working = true;
            self.step(files);
        }
    }

    /// The same, of a clone that was cut.
    #[must_use]
    pub const fn cut(mut self) -> Self {
        self.cut = true;
        self
    }

    /// Is what came before the story unknown, because the clone was cut there? Then nobody can say that
    /// nothing changed.
    pub const fn is_cut(&self) -> bool {
        self.cut
    }

    /// When an artifact, or a scenario, changed its meaning.
    pub fn changed(&self, id: &Id) -> Moment<'_> {
        self.moment(at(&self.changed, id))
    }

    /// When a case was last looked at: a typed one, when it became approved, or when what an approved
    /// one says was written anew; a scenario, when it was last touched; one that is both, by the later of
    /// its names.
    pub fn approved(&self, names: &[Id]) -> Moment<'_> {
        self.moment(latest(&self.approved, names))
    }

    /// When a frozen requirement came to say something else without being amended; none where it did not, or was
    /// amended since, or says again what was frozen.
    pub fn rewritten(&self, id: &Id) -> Option<Moment<'_>> {
        self.rewritten.get(id.as_str()).map(|rewritten| self.moment(rewritten.at))
    }

    /// Did a thing change after a case of these names was last looked at?
    pub fn is_stale(&self, names: &[Id], artifact: &Id) -> bool {
        at(&self.changed, artifact) > latest(&self.approved, names)
    }

    /// Was this the id of the artifact, or of the scenario, before it got the one that it bears now?
    pub fn was_called(&self, id: &Id, former: &Id) -> bool {
        let is_former =
            |key: &str, former: &str| self.called.get(key).is_some_and(|names| names.iter().any(|name| name == former));
        is_former(id.as_str(), former.as_str()) || is_former(&scenario_key(id), &scenario_key(former))
    }

    fn moment(&self, at: u32) -> Moment<'_> {
        match usize::try_from(at).unwrap_or(usize::MAX).checked_sub(1) {
            None => Moment::Before,
            Some(index) => self.commits.get(index).map_or(Moment::Working, Moment::Commit),
        }
    }

    /// One step of the story: what these files held before and hold after.
    fn step(&mut self, files: &[FileChange<'_>]) {
        let now = u32::try_from(self.commits.len() + usize::from(self.working)).unwrap_or(u32::MAX);
        let Both { former, latter, renamed } = both(files);
        for (key, seen) in &latter {
            let former_key = renamed.get(key).unwrap_or(key);
            if former_key != key {
                self.goes_on_as(former_key, key);
            }
            let back = self.gone.remove(key);
            let former = former.get(former_key).or(back.as_ref());
            let touched = former.is_none_or(|former| former.print != seen.print);
            // What is new has not changed: a case that names it was written for it, or is linked to it now.
            if touched && former.is_some() {
                self.changed.insert(key.clone(), now);
            }
            self.follow_frozen(key, seen, former.filter(|_| touched), now);
            self.follow_approved(key, seen, former, touched, now);
        }
        let renamed: BTreeSet<&String> = renamed.values().collect();
        let stays = |key: &String| latter.contains_key(key) || renamed.contains(key);
        let gone: Vec<(String, Seen)> = former.into_iter().filter(|(key, _)| !stays(key)).collect();
        self.gone.extend(gone);
    }

    /// Another name for the same thing: its story goes on.
    fn goes_on_as(&mut self, former_key: &String, key: &str) {
        let mut names = self.called.remove(former_key).unwrap_or_default();
        names.push(former_key.clone());
        self.called.insert(key.to_owned(), names);
        for map in [&mut self.changed, &mut self.approved] {
            if let Some(at) = map.remove(former_key) {
                map.insert(key.to_owned(), at);
            }
        }
        if let Some(rewritten) = self.rewritten.remove(former_key) {
            self.rewritten.insert(key.to_owned(), rewritten);
        }
    }

    /// Does a frozen text come to say something else, or no longer? `changed` is what it was, where it changed.
    fn follow_frozen(&mut self, key: &str, seen: &Seen, changed: Option<&Seen>, now: u32) {
        let was_frozen = changed.filter(|former| former.frozen && seen.frozen);
        match (self.rewritten.get(key), was_frozen) {
            (Some(known), _) if !seen.frozen || known.print == seen.print => {
                self.rewritten.remove(key);
            }
            (None, Some(former)) => {
                self.rewritten.insert(key.to_owned(), Rewritten { at: now, print: former.print.clone() });
            }
            _ => {}
        }
    }

    /// Was a case looked at now?
    fn follow_approved(&mut self, key: &str, seen: &Seen, former: Option<&Seen>, touched: bool, now: u32) {
        let was_looked_at = match seen.approved {
            // A scenario has no state: whoever touches it has read it again.
            None => is_scenario(key) && touched,
            Some(approved) => approved && (touched || former.is_none_or(|former| former.approved != Some(true))),
        };
        if was_looked_at {
            self.approved.insert(key.to_owned(), now);
        }
    }
}

/// What files held before a step and after it.
struct Both {
    former: SeenVersion,
    latter: SeenVersion,
    /// The new key of what was renamed → the old one.
    renamed: BTreeMap<String, String>,
}

fn both(files: &[FileChange<'_>]) -> Both {
    let (mut before, mut after) = (Version::new(), Version::new());
    for file in files {
        let (old, new) = versions(file);
        before.extend(old);
        after.extend(new);
    }
    let seen = |version: &Version, renames: &Renames<'_>| -> SeenVersion {
        version.iter().map(|(key, thing)| (key.clone(), thing.seen(renames))).collect()
    };
    let none = Renames::new();
    let (mut former, latter) = (seen(&before, &none), seen(&after, &none));
    let mut renamed = renamed(&former, &latter);
    // What names a renamed thing may be renamed itself: it is known once the other is.
    while !renamed.is_empty() {
        let called: Renames<'_> = renamed.iter().map(|(new, old)| (old.as_str(), new.as_str())).collect();
        former = seen(&before, &called);
        let more = self::renamed(&former, &latter);
        if more.len() <= renamed.len() {
            break;
        }
        renamed = more;
    }
    Both { former, latter, renamed }
}

/// Things that are in one version only, and are alike but for their names: the new name, the old one.
fn renamed(before: &SeenVersion, after: &SeenVersion) -> BTreeMap<String, String> {
    fn only<'v>(a: &'v SeenVersion, b: &SeenVersion) -> BTreeMap<(bool, &'v str), Vec<&'v String>> {
        let mut found: BTreeMap<(bool, &str), Vec<&String>> = BTreeMap::new();
        for (key, seen) in a.iter().filter(|(key, _)| !b.contains_key(*key)) {
            found.entry((is_scenario(key), seen.print.as_str())).or_default().push(key);
        }
        found
    }
    let gone = only(before, after);
    let come = only(after, before);
    let alike = come.iter().filter_map(|(print, new)| Some((new, gone.get(print)?)));
    let one = alike.filter_map(|(new, old)| match (new.as_slice(), old.as_slice()) {
        ([new], [old]) => Some(((*new).clone(), (*old).clone())),
        _ => None,
    });
    one.collect()
}

/// Scenarios are kept under their ids, with a mark: a test case that completes one may bear the same.
fn is_scenario(key: &str) -> bool {
    key.starts_with(SCENARIO)
}

const SCENARIO: &str = "scenario ";

/// The key under which a scenario's story is kept.
pub(super) fn scenario_key(id: &Id) -> String {
    format!("{SCENARIO}{id}")
}

/// The latest moment of several names of one thing.
fn latest(moments: &BTreeMap<String, u32>, names: &[Id]) -> u32 {
    names.iter().map(|name| at(moments, name)).max().unwrap_or(0)
}

/// The later moment of an artifact and of the scenario that bears its id.
fn at(moments: &BTreeMap<String, u32>, id: &Id) -> u32 {
    let moment = |key: &str| moments.get(key).copied().unwrap_or(0);
    moment(id.as_str()).max(moment(&scenario_key(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::from(text)
    }

    fn commit(timeline: &mut Timeline, n: i64, files: &[FileChange<'_>]) {
        timeline.commit(Commit { hash: format!("{n:040}"), at: n }, files);
    }

    fn yaml<'t>(before: Option<&'t str>, after: Option<&'t str>) -> FileChange<'t> {
        FileChange { path: "specs/a.yaml", before, after }
    }

    const ONE: &str = "requirements:\n  - id: EXG-001\n    statement: Un.\n  - id: EXG-002\n    statement: Deux.\ntest_cases:\n  - id: CT-001\n    title: Essai\n    status: review\n";

    #[test]
    fn a_case_is_stale_when_its_requirement_changes_after_its_approval() {
        let mut timeline = Timeline::default();
        commit(&mut timeline, 1, &[yaml(None, Some(ONE))]);
        let approved = ONE.replace("review", "approved");
        commit(&mut timeline, 2, &[yaml(Some(ONE), Some(&approved))]);
        assert!(!timeline.is_stale(&[id("CT-001")], &id("EXG-001")));
        let tidied = approved.replace("statement: Un.", "statement: \"Un.\"\n    lot: LOT-1");
        commit(&mut timeline, 3, &[yaml(Some(&approved), Some(&tidied))]);
        assert!(!timeline.is_stale(&[id("CT-001")], &id("EXG-001")), "neither layout nor lot is meaning");
        let changed = tidied.replace("Un.", "Un et demi.");
        commit(&mut timeline, 4, &[yaml(Some(&tidied), Some(&changed))]);
        assert!(
            timeline.is_stale(&[id("CT-001")], &id("EXG-001")) && !timeline.is_stale(&[id("CT-001")], &id("EXG-002"))
        );
        assert_eq!(timeline.changed(&id("EXG-001")), Moment::Commit(&Commit { hash: format!("{:040}", 4), at: 4 }));
        // Another title touches the case, and approves nothing.
        let touched = changed.replace("title: Essai", "title: Essais");
        commit(&mut timeline, 5, &[yaml(Some(&changed), Some(&touched))]);
        assert!(timeline.is_stale(&[id("CT-001")], &id("EXG-001")));
        let again = touched.replace("status: approved", "status: to_update");
        commit(&mut timeline, 6, &[yaml(Some(&touched), Some(&again))]);
        commit(&mut timeline, 7, &[yaml(Some(&again), Some(&touched))]);
        assert!(!timeline.is_stale(&[id("CT-001")], &id("EXG-001")), "approved again");
        // Both written anew at once: whoever did it had both before the eyes.
        let both = touched
            .replace("Deux.", "Trois.")
            .replace("    status: approved", "    status: approved\n    steps: [{action: a, expected: b}]");
        commit(&mut timeline, 8, &[yaml(Some(&touched), Some(&both))]);
        assert!(!timeline.is_stale(&[id("CT-001")], &id("EXG-002")));
    }

    #[test]
    fn a_frozen_text_that_changes_is_told_until_it_is_amended_or_put_back() {
        let text = |status: &str, says: &str| {
            format!("requirements:\n  - id: EXG-001\n    statement: {says}.\n    status: {status}\n")
        };
        let mut timeline = Timeline::default();
        let mut before = text("approved", "Un");
        commit(&mut timeline, 1, &[yaml(None, Some(&before))]);
        let steps = [
            ("frozen", "Deux", None),
            ("frozen", "Trois", Some(3)),
            ("frozen", "Quatre", Some(3)),
            ("frozen", "Deux", None),
            ("frozen", "Cinq", Some(6)),
            ("amended", "Cinq", None),
            ("amended", "Six", None),
            ("frozen", "Six", None),
        ];
        for ((status, says, told), n) in steps.into_iter().zip(2..) {
            let after = text(status, says);
            commit(&mut timeline, n, &[yaml(Some(&before), Some(&after))]);
            let at = timeline.rewritten(&id("EXG-001"));
            let at = at.map(|moment| if let Moment::Commit(commit) = moment { commit.at } else { 0 });
            assert_eq!(at, told, "{n}: {status} {says}");
            before = after;
        }
    }

    #[test]
    fn moving_an_artifact_to_another_file_or_id_changes_nothing() {
        let mut timeline = Timeline::default();
        commit(&mut timeline, 1, &[yaml(None, Some(ONE))]);
        let rest = "requirements:\n  - id: EXG-001\n    statement: Un.\n";
        let moved = "requirements:\n- statement: Deux.\n  id: EXG-003\n";
        let other = FileChange { path: "specs/b.yaml", before: None, after: Some(moved) };
        commit(&mut timeline, 2, &[yaml(Some(ONE), Some(rest)), other]);
        assert_eq!(timeline.changed(&id("EXG-003")), timeline.changed(&id("EXG-001")));
        assert_eq!(timeline.changed(&id("EXG-002")), Moment::Before);
    }

    #[test]
    fn a_scenario_is_approved_by_its_last_touch_and_followed_when_renamed() {
        let feature = |name: &str, account: &str| {
            format!(
                "# language: fr\nFonctionnalité: A\n\n  @EXG-001\n  Scénario: {name}\n    Étant donné un compte « {account} »\n"
            )
        };
        let change = |timeline: &mut Timeline, n, before: Option<&str>, after: &str| {
            commit(timeline, n, &[FileChange { path: "features/a.feature", before, after: Some(after) }]);
        };
        let (one, two, three) = (feature("Un", "Acier"), feature("Un", "Tube"), feature("Deux", "Tube"));
        let key = |name: &str| Id::from(format!("features/a.feature#{name}"));
        let mut timeline = Timeline::default();
        change(&mut timeline, 1, None, &one);
        change(&mut timeline, 2, Some(&one), &two);
        let second = Commit { hash: format!("{:040}", 2), at: 2 };
        assert_eq!(timeline.approved(&[key("Un")]), Moment::Commit(&second));
        change(&mut timeline, 3, Some(&two), &three);
        assert_eq!(timeline.approved(&[key("Deux")]), Moment::Commit(&second));
        timeline.working(&[FileChange { path: "features/a.feature", before: Some(&three), after: Some(&one) }]);
        assert_eq!(timeline.approved(&[key("Un")]), Moment::Working);
    }

    #[test]
    fn the_story_is_kept_and_read_back() {
        let mut timeline = Timeline::default();
        commit(&mut timeline, 1, &[yaml(None, Some(ONE))]);
        let kept = serde_json::to_string(&timeline).expect("written");
        assert_eq!(serde_json::from_str::<Timeline>(&kept).expect("read"), timeline);
    }

    #[test]
    fn a_fault_of_syntax_hides_an_item_and_changes_none() {
        let mut timeline = Timeline::default();
        commit(&mut timeline, 1, &[yaml(None, Some(ONE))]);
        let faulty = ONE.replace("statement: Deux.", "statement: Deux: trois: quatre").replace("Un.", "Un et demi.");
        commit(&mut timeline, 2, &[yaml(Some(ONE), Some(&faulty))]);
        let mended = faulty.replace("Deux: trois: quatre", "Deux.");
        commit(&mut timeline, 3, &[yaml(Some(&faulty), Some(&mended))]);
        let at = |id: &str| match timeline.changed(&Id::from(id)) {
            Moment::Commit(commit) => commit.at,
            _ => 0,
        };
        assert_eq!((at("EXG-001"), at("EXG-002"), at("CT-001")), (2, 0, 0));
    }

    #[test]
    fn a_new_name_moves_the_mentions_and_approves_nothing() {
        let mut timeline = Timeline::default();
        let first =
            ONE.replace("review", "approved\n    requirements: [EXG-001]").replace("Deux.", "Deux, voir EXG-001.");
        commit(&mut timeline, 1, &[yaml(None, Some(&first))]);
        let changed = first.replace("Un.", "Un et demi.");
        commit(&mut timeline, 2, &[yaml(Some(&first), Some(&changed))]);
        let renamed = changed.replace("EXG-001", "EXG-101");
        commit(&mut timeline, 3, &[yaml(Some(&changed), Some(&renamed))]);
        assert!(timeline.is_stale(&[id("CT-001")], &id("EXG-101")), "still to be looked at");
        assert_eq!(timeline.changed(&id("EXG-002")), Moment::Before);
    }
}
