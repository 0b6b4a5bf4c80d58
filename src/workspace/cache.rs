//! Which texts has this program read before? The trees of big projects are kept by the hash of their text.
//!
//! The kept trees are a convenience: the file may be deleted at any time, and is believed only when it was
//! written by this very program. A text that changed has another hash, and is read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::check::writing::statements::Statements;
use crate::model::Project;
use crate::syntax::corpus::{Corpus, is_yaml};
use crate::syntax::pack;
use crate::syntax::yaml::Parsed;
use crate::text::node::Node;
use crate::text::{FileId, SourceFile, Sources};
use crate::threads;
use crate::vocabulary::Said;
use crate::vocabulary::said::Known;

/// Bytes of YAML under which reading costs less than keeping.
const WORTH_KEEPING: usize = 64 * 1024;

/// Where the trees are kept, beside what else is not in git.
const FILE: &str = ".ouvrage/cache/trees";

const HASH: usize = 32;

/// A sum that no two texts share.
pub(super) type Hash = [u8; HASH];

/// Bytes of texts under which a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 1024 * 1024;

/// The hashes of the texts of a project, where what is read of them is worth keeping; else none.
#[derive(Debug, Default)]
pub struct Hashes(Option<FxHashMap<FileId, Hash>>);

impl Hashes {
    /// Those of these texts.
    pub fn of(sources: &Sources) -> Self {
        if !is_worth_keeping(sources) {
            return Self(None);
        }
        let all: Vec<(FileId, &SourceFile)> = sources.iter().collect();
        let bytes: usize = all.iter().map(|(_, source)| source.text.len()).sum();
        let one = |(file, source): &(FileId, &SourceFile)| (*file, hash(&source.text));
        Self(Some(threads::share(&all, threads::up_to(bytes / WORTH_A_THREAD), &one).into_iter().collect()))
    }

    /// All of them by the numbers of their files; nothing where keeping is not worth it.
    pub(super) const fn all(&self) -> Option<&FxHashMap<FileId, Hash>> {
        self.0.as_ref()
    }
}

/// Reads the YAML of a project and of the shipped profiles that it names, what was kept before included, and keeps
/// what is new. The hashes are those of these texts.
pub fn read(root: &Path, sources: &Sources, hashes: &Hashes) -> Corpus {
    let Some(hashes) = hashes.all() else { return Corpus::read(sources, |_, _| None) };
    let path = root.join(FILE);
    let kept = std::fs::read(&path).unwrap_or_default();
    let known = entries(&kept, stamp()).unwrap_or_default();
    let corpus = Corpus::read(sources, |file, source| {
        let entry = known.get(hashes.get(&file)?)?;
        let root = pack::decode(entry, file, &source.text)?;
        Some(Arc::new(Parsed { root: Some(Arc::new(root)), ..Parsed::default() }))
    });
    let shipped: Vec<(String, String)> =
        corpus.profile_names().into_iter().filter_map(|name| Some((crate::assets::profile(&name)?, name))).collect();
    let profiles = shipped.iter().filter_map(|(text, name)| Some((name.clone(), profile(text, &known)?))).collect();
    let corpus = corpus.with_profiles(profiles);

    // Files with a fault are read again, so that their faults are told again.
    let of_files = corpus.iter().filter(|(_, parsed)| can_be_kept(parsed)).filter_map(|(file, parsed)| {
        Some(Tree { hash: *hashes.get(&file)?, text: &sources.file(file)?.text, root: parsed.root.as_deref()? })
    });
    let of_profiles = shipped.iter().filter_map(|(text, name)| {
        Some(Tree { hash: hash(text), text, root: corpus.profiles().get(name).map(|root| &**root)? })
    });
    let trees: Vec<Tree<'_>> = of_files.chain(of_profiles).collect();
    let new: Vec<&Tree<'_>> = trees.iter().filter(|tree| !known.contains_key(&tree.hash)).collect();
    if new.is_empty() {
        return corpus;
    }
    // What is known of texts that are no more is left where it is, until it is a third of the file.
    let useful: usize = trees.iter().filter_map(|tree| known.get(&tree.hash)).map(|body| body.len()).sum();
    let is_dense = !known.is_empty() && useful * 3 >= kept.len() * 2;
    if is_dense {
        add(&path, &new);
    } else {
        keep(root, &path, &trees, &known);
    }
    corpus
}

/// The tree of a text, as it is kept.
struct Tree<'a> {
    hash: Hash,
    text: &'a str,
    root: &'a Node,
}

fn profile(text: &str, known: &HashMap<Hash, &[u8]>) -> Option<Arc<Node>> {
    let file = FileId::default();
    let kept = known.get(&hash(text)).and_then(|entry| pack::decode(entry, file, text));
    kept.map(Arc::new).or_else(|| Some(crate::syntax::yaml::read(file, text)).filter(can_be_kept)?.root)
}

/// Where the phrases of steps are kept.
const STEPS: &str = ".ouvrage/cache/steps";

/// Phrases as they are kept, with the names that they were matched with.
#[derive(Default, Serialize, Deserialize)]
struct KeptSteps<'a> {
    names: String,
    matches: Cow<'a, Known>,
}

/// What the steps of a project say, those that were matched before not matched again. Building the
/// patterns of the phrases is most of what it costs.
pub fn said(root: &Path, sources: &Sources, project: &Project) -> Said {
    let bytes: usize = sources.iter().map(|(_, source)| source.text.len()).sum();
    if bytes < WORTH_KEEPING || project.targets.is_empty() {
        return Said::of(project);
    }
    let path = root.join(STEPS);
    let names = Said::names(project);
    let kept = std::fs::read(&path).unwrap_or_default();
    let kept = sound(&kept).and_then(|body| serde_json::from_slice::<KeptSteps<'_>>(body).ok());
    let kept = kept.filter(|kept| kept.names == names);
    let said = Said::with(project, kept.map(|kept| kept.matches.into_owned()).unwrap_or_default());
    if said.has_learnt() {
        let keep = KeptSteps { names, matches: Cow::Borrowed(said.all()) };
        if let Ok(body) = serde_json::to_vec(&keep)
            && super::environment::ignore(root).is_ok()
        {
            let _ = super::write::disposable(&path, &sealed(&body));
        }
    }
    said
}

/// Where the statements that nothing is to be said against are kept.
const STATEMENTS: &str = ".ouvrage/cache/statements";

/// The statements that were read before, by this very program.
pub fn statements(root: &Path, sources: &Sources) -> Statements {
    if !is_worth_keeping(sources) {
        return Statements::default();
    }
    let kept = std::fs::read(root.join(STATEMENTS)).unwrap_or_default();
    sound(&kept).and_then(Statements::decode).unwrap_or_default()
}

/// Keeps the statements of a check, when it has read new ones.
pub fn keep_statements(root: &Path, sources: &Sources, statements: &Statements) {
    if is_worth_keeping(sources)
        && let Some(kept) = statements.encode(HEAD + stamp().len())
        && super::environment::ignore(root).is_ok()
    {
        let _ = super::write::disposable(&root.join(STATEMENTS), &sealed_in_place(kept));
    }
}

/// Bytes of the sum of what is kept.
const HEAD: usize = 8;

/// What is kept, after room for the stamp and the sum, which are put there.
fn sealed_in_place(mut kept: Vec<u8>) -> Vec<u8> {
    let (head, body) = kept.split_at_mut(stamp().len() + HEAD);
    let (own, sum) = head.split_at_mut(stamp().len());
    own.copy_from_slice(stamp());
    sum.copy_from_slice(&checksum(body).to_le_bytes());
    kept
}

/// What is kept, after the stamp of this program and the sum of it.
pub(super) fn sealed(body: &[u8]) -> Vec<u8> {
    [stamp(), &checksum(body).to_le_bytes(), body].concat()
}

/// What stands after the stamp of this program and the sum of it.
pub(super) fn sound(kept: &[u8]) -> Option<&[u8]> {
    let (sum, body) = kept.strip_prefix(stamp())?.split_first_chunk::<8>()?;
    (checksum(body) == u64::from_le_bytes(*sum)).then_some(body)
}

fn is_worth_keeping(sources: &Sources) -> bool {
    yaml(sources).map(|(_, source)| source.text.len()).sum::<usize>() >= WORTH_KEEPING
}

fn yaml(sources: &Sources) -> impl Iterator<Item = (FileId, &SourceFile)> {
    sources.iter().filter(|(_, source)| source.readable && is_yaml(&source.path))
}

pub(super) fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

/// Looks at this program, before another build may stand in its place.
pub fn know_program() {
    LazyLock::force(&STAMP);
}

/// This very program: its version, its build, its form of trees, and the file that it runs from. Two builds may bear one
/// version; and packages give all files one time, so that two may be of one length and one time as well. Looked at once: a
/// long watch may outlive the file that it runs from.
fn stamp() -> &'static [u8] {
    &STAMP
}

static STAMP: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let program = std::env::current_exe().ok().and_then(|path: PathBuf| std::fs::metadata(path).ok());
    let modified = program.as_ref().and_then(|data| data.modified().ok());
    let since = modified.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    format!(
        "ouvrage {} build {} trees {} program {} {}\n",
        env!("CARGO_PKG_VERSION"),
        env!("OUVRAGE_BUILD"),
        pack::FORM,
        program.map_or(0, |data| data.len()),
        since.map_or(0, |since| since.as_nanos()),
    )
    .into_bytes()
});

/// The kept trees by hash; nothing when the file is another program's, cut, or altered.
fn entries<'a>(kept: &'a [u8], stamp: &[u8]) -> Option<HashMap<Hash, &'a [u8]>> {
    let mut rest = kept.strip_prefix(stamp)?;
    let mut found = HashMap::new();
    while !rest.is_empty() {
        let (hash, after) = rest.split_first_chunk::<HASH>()?;
        let (sum, after) = after.split_first_chunk::<8>()?;
        let (length, after) = after.split_first_chunk::<8>()?;
        let (body, after) = after.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        if checksum(body) != u64::from_le_bytes(*sum) {
            return None;
        }
        found.insert(*hash, body);
        rest = after;
    }
    Some(found)
}

/// Has it a tree, and no fault to be told again?
fn can_be_kept(parsed: &Parsed) -> bool {
    parsed.root.is_some() && parsed.diagnostics.is_empty() && parsed.lost.is_empty()
}

fn keep(root: &Path, path: &Path, trees: &[Tree<'_>], known: &HashMap<Hash, &[u8]>) {
    let body = |tree: &Tree<'_>| match known.get(&tree.hash) {
        Some(body) => Cow::Borrowed(*body),
        None => Cow::Owned(pack::encode(tree.root, tree.text)),
    };
    let bodies: Vec<(Hash, Cow<'_, [u8]>)> = trees.iter().map(|tree| (tree.hash, body(tree))).collect();
    // Room is made once: megabytes that grow are copied again and again.
    let size: usize = bodies.iter().map(|(hash, body)| hash.len() + 16 + body.len()).sum();
    let mut out = Vec::with_capacity(stamp().len() + size);
    out.extend_from_slice(stamp());
    bodies.iter().for_each(|(hash, body)| write(hash, body, &mut out));
    // A folder that cannot be written has no cache: nothing else is lost.
    if super::environment::ignore(root).is_ok() {
        let _ = super::write::disposable(path, &out);
    }
}

/// Adds some trees after those that are kept. A file that was cut meanwhile, or that two commands wrote to, is not
/// sound, and is made anew by the next one.
fn add(path: &Path, trees: &[&Tree<'_>]) {
    let mut out = Vec::new();
    trees.iter().for_each(|tree| write(&tree.hash, &pack::encode(tree.root, tree.text), &mut out));
    let _ = std::fs::OpenOptions::new().append(true).open(path).and_then(|mut file| file.write_all(&out));
}

fn write(hash: &Hash, body: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(hash);
    out.extend_from_slice(&checksum(body).to_le_bytes());
    out.extend_from_slice(&(body.len() as u64).to_le_bytes());
    out.extend_from_slice(body);
}

/// A sum that shows an altered byte; nobody forges a cache of his own.
fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut sum = 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.try_into().map_or(0, u64::from_le_bytes);
        sum = (sum ^ word).wrapping_mul(PRIME).rotate_left(23);
    }
    chunks.remainder().iter().fold(sum, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(root: &Path, sources: &Sources) -> Corpus {
        read(root, sources, &Hashes::of(sources))
    }

    fn big() -> Sources {
        let mut sources = Sources::default();
        for file in 0..4 {
            let items: String = (0..4_000)
                .map(|i| format!("  - id: EXG-{file}{i:04}\n    title: Exigence {i} du fichier {file}\n"))
                .collect();
            sources.add(format!("specs/{file}.yaml"), format!("requirements:\n{items}"));
        }
        sources
    }

    fn trees(corpus: &Corpus) -> Vec<crate::text::node::Node> {
        corpus.iter().filter_map(|(_, parsed)| parsed.root.as_deref().cloned()).collect()
    }

    #[test]
    fn what_is_kept_is_what_reading_gives_and_a_changed_text_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let sources = big();
        let first = trees(&read_all(folder.path(), &sources));
        let path = folder.path().join(FILE);
        let kept = std::fs::read(&path).expect("kept");
        assert_eq!(entries(&kept, stamp()).expect("sound").len(), 4);
        assert_eq!(trees(&read_all(folder.path(), &sources)), first);

        let mut changed = Sources::default();
        for (file, source) in sources.iter() {
            let text = if file == FileId(2) {
                source.text.replace("Exigence 7 ", "Exigence sept ")
            } else {
                source.text.to_string()
            };
            changed.add(source.path.clone(), text);
        }
        let second = trees(&read_all(folder.path(), &changed));
        assert_eq!(second, trees(&Corpus::read(&changed, |_, _| None)));
        assert_ne!(second, first);
        let grown = std::fs::read(&path).expect("kept");
        assert!(grown.starts_with(&kept), "what is new stands after what was kept");
        assert_eq!(entries(&grown, stamp()).expect("sound").len(), 5);
        assert_eq!(trees(&read_all(folder.path(), &changed)), second);
    }

    #[test]
    fn what_is_kept_of_texts_that_are_no_more_does_not_grow_without_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        let mut sizes = Vec::new();
        for version in 0..8 {
            let mut sources = Sources::default();
            for (file, source) in big().iter() {
                let new = format!("Exigence 7.{version} ");
                let text =
                    if file == FileId(2) { source.text.replace("Exigence 7 ", &new) } else { source.text.to_string() };
                sources.add(source.path.clone(), text);
            }
            read_all(folder.path(), &sources);
            let kept = std::fs::read(&path).expect("kept");
            assert!(entries(&kept, stamp()).is_some_and(|known| known.len() >= 4));
            sizes.push(kept.len());
        }
        assert!(
            sizes.windows(2).any(|pair| pair[1] > pair[0]) && sizes.windows(2).any(|pair| pair[1] < pair[0]),
            "{sizes:?}"
        );
        assert!(sizes.iter().all(|size| *size < sizes[0] * 2), "{sizes:?}");
    }

    #[test]
    fn another_program_an_altered_byte_or_a_cut_file_is_not_believed() {
        let folder = tempfile::tempdir().expect("a folder");
        let sources = big();
        let first = trees(&read_all(folder.path(), &sources));
        let path = folder.path().join(FILE);
        let good = std::fs::read(&path).expect("kept");
        assert!(entries(&good, b"ouvrage 0.0.0 trees 1 program 1 1\n").is_none());
        let mut altered = good.clone();
        let middle = altered.len() / 2;
        altered[middle] ^= 1;
        assert!(entries(&altered, stamp()).is_none());
        assert!(entries(&good[..good.len() - 1], stamp()).is_none());
        for bad in [altered, good[..middle].to_vec(), b"noise".to_vec()] {
            std::fs::write(&path, bad).expect("written");
            assert_eq!(trees(&read_all(folder.path(), &sources)), first);
        }
    }

    /// A project whose target calls a role so, with one step.
    fn with_steps(label: &str, step: &str) -> Sources {
        let mut sources = Sources::default();
        sources.add("ouvrage.yaml", "title: Essai\n");
        let items: String =
            (0..2_000).map(|i| format!("  - {{id: EXG-{i:04}, title: Exigence {i} du projet}}\n")).collect();
        sources.add("specs/a.yaml", format!("requirements:\n{items}"));
        let user = format!("{{login: a, password: \"${{SECRET}}\", labels: {{fr: [{label}], en: [administrator]}}}}");
        let target =
            "targets:\n  - id: recette\n    connector: rest\n    profile: sandbox\n    url: http://127.0.0.1:9\n";
        sources.add("specs/cible.yaml", format!("{target}    users:\n      admin: {user}\n"));
        let feature = "# language: fr\nFonctionnalité: A\n  Scénario: B\n    Quand ";
        sources.add("features/a.feature", format!("{feature}{step}\n"));
        sources
    }

    #[test]
    fn statements_of_another_program_or_altered_ones_are_not_believed() {
        let folder = tempfile::tempdir().expect("a folder");
        let sources = with_steps("administrateur", "je crée un compte « Acier »");
        let ask = || {
            let linked = crate::link::project(&sources);
            let (said, history) = (Said::of(&linked.project), crate::check::history::History::default());
            let known = statements(folder.path(), &sources);
            let day = jiff::civil::date(2026, 11, 2);
            let subject = crate::check::Subject::new(&linked.project, &said, &sources, &history, day);
            crate::check::check(&subject.with_statements(&known), crate::check::Gate::Decision, Vec::new());
            let learnt = known.encode(0).is_some();
            keep_statements(folder.path(), &sources, &known);
            learnt
        };
        assert!(ask(), "nothing was known");
        assert!(!ask(), "all is known");
        let path = folder.path().join(STATEMENTS);
        let good = std::fs::read(&path).expect("kept");
        let mut altered = good.clone();
        *altered.last_mut().expect("bytes") ^= 1;
        let mut others = good.clone();
        others[9] ^= 1;
        for bad in [altered, others, good[..good.len() - 1].to_vec(), b"noise".to_vec()] {
            std::fs::write(&path, bad).expect("written");
            assert!(ask(), "it is read again");
        }
    }

    #[test]
    fn a_shipped_profile_is_kept_and_is_what_its_text_says() {
        let folder = tempfile::tempdir().expect("a folder");
        let sources = with_steps("administrateur", "je crée un compte « Acier »");
        let plain = Corpus::read(&sources, |_, _| None);
        let first = read_all(folder.path(), &sources);
        let shipped = hash(&crate::assets::profile("sandbox").expect("shipped"));
        let path = folder.path().join(FILE);
        let kept = std::fs::read(&path).expect("kept");
        assert!(entries(&kept, stamp()).expect("sound").contains_key(&shipped));
        let second = read_all(folder.path(), &sources);
        assert_eq!(second.profiles().keys().collect::<Vec<_>>(), ["sandbox"]);
        assert!(plain.profiles().is_empty());
        let targets = |corpus: &Corpus| {
            format!("{:?}", crate::link::corpus(&sources, corpus, &Default::default()).project.targets)
        };
        assert_eq!(targets(&first), targets(&plain));
        assert_eq!(targets(&second), targets(&plain));
    }

    #[test]
    fn phrases_are_believed_with_the_names_that_they_were_matched_with() {
        let folder = tempfile::tempdir().expect("a folder");
        let ask = |label: &str, step: &str| {
            let sources = with_steps(label, step);
            let project = crate::link::project(&sources).project;
            let said = said(folder.path(), &sources, &project);
            assert_eq!(said.matches(step), Said::of(&project).matches(step), "as if nothing was kept");
            (said.has_learnt(), said.matches(step).len())
        };
        let step = "je crée un compte « Acier »";
        let (learnt, found) = ask("administrateur", step);
        assert!(learnt && found == 1, "nothing was known");
        assert!(!ask("administrateur", step).0, "known");
        assert!(ask("administrateur", "je crée un compte « Tube »").0, "another text");
        assert!(ask("gérant", step).0, "another name");
        let path = folder.path().join(STEPS);
        let good = std::fs::read(&path).expect("kept");
        let mut altered = good.clone();
        let colon = altered.iter().rposition(|byte| *byte == b':').expect("JSON");
        // Still JSON, of another meaning maybe.
        altered.insert(colon, b' ');
        assert!(sound(&good).is_some() && sound(&altered).is_none());
        for bad in [b"{".to_vec(), altered] {
            std::fs::write(&path, bad).expect("written");
            assert!(ask("gérant", step).0, "a spoilt file is not believed");
        }
        assert!(!ask("gérant", step).0, "it was written anew");
    }
}
