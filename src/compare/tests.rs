use super::*;
use crate::link;

struct Reading {
    sources: Sources,
    project: Project,
}

fn reading(specs: &str, feature: &str) -> Reading {
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", "project: {title: Essai, code: E, phase: drafting}\n");
    sources.add("specs/tout.yaml", specs);
    sources.add("features/a.feature", feature);
    let project = link::project(&sources).project;
    Reading { sources, project }
}

fn changes(before: &Reading, after: &Reading) -> Vec<String> {
    let side = |reading: &'_ Reading| -> (Project, Sources) { (reading.project.clone(), reading.sources.clone()) };
    let ((old, old_sources), (new, new_sources)) = (side(before), side(after));
    let found = compare(Side { project: &old, sources: &old_sources }, Side { project: &new, sources: &new_sources });
    found.iter().map(told).collect()
}

fn told(change: &Change) -> String {
    let none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let held = |held: &Option<Held>| held.as_ref().map_or("-".to_owned(), |held| held.words.clone());
    let id = |id: &Option<Id>| id.as_ref().map_or("-".to_owned(), Id::to_string);
    let what = match &change.what {
        What::Added | What::Removed | What::Identified => String::new(),
        What::Renamed { from, .. } => from.clone(),
        What::State { from, to } | What::Reranked { from, to } => format!("{} → {}", none(from), none(to)),
        What::Moved { from, to } => format!("{} → {}", id(from), id(to)),
        What::Reworded { field, from, to } => format!("{field}: {}", words::marked(&words::diff(from, to))),
        What::Relinked { link, added, removed } => {
            format!("{link:?} +{added:?} -{removed:?}").replace("Id(", "").replace(')', "")
        }
        What::Field { field, from, to } => format!("{field}: {} → {}", held(from), held(to)),
    };
    format!("{} {} {what}", change.what.kind().key(), change.id).trim_end().to_owned()
}

const LOTS: &str = "lots:\n  - {id: LOT-1, title: Socle}\n  - {id: LOT-2, title: Suite}\n";
const FEATURE: &str =
    "# language: fr\nFonctionnalité: A\n\n  @EXG-001\n  Scénario: Relance\n    Étant donné un compte « Acier »\n";

fn requirement(id: &str, more: &str) -> String {
    format!("requirements:\n  - id: {id}\n    statement: Le CRM doit relancer le devis en 2 s.\n{more}")
}

#[test]
fn each_change_is_told_for_what_it_is() {
    let base = format!("{LOTS}needs:\n  - {{id: BES-001, title: Un}}\n  - {{id: BES-002, title: Deux}}\n");
    let old = requirement(
        "EXG-001",
        "    priority: useful\n    lot: LOT-1\n    needs: [BES-001]\n    rationale: parce que\n",
    );
    let new = requirement("EXG-001", "    status: to_review\n    priority: indispensable\n    lot: LOT-2\n    needs: [BES-002]\n    knockout: true\n")
        .replace("2 s", "3 s");
    let found = changes(&reading(&format!("{base}{old}"), FEATURE), &reading(&format!("{base}{new}"), FEATURE));
    assert_eq!(
        found,
        [
            "state EXG-001 draft → to_review",
            "moved EXG-001 LOT-1 → LOT-2",
            "reranked EXG-001 useful → indispensable",
            "reworded EXG-001 statement: Le CRM doit relancer le devis en [-2-]{+3+} s.",
            "relinked EXG-001 Edge(Covers +[\"BES-002\"] -[\"BES-001\"]",
            "field EXG-001 knockout: - → true",
            "field EXG-001 rationale: parce que → -",
        ]
    );
}

#[test]
fn what_only_moved_in_the_text_did_not_change() {
    let one = format!("{LOTS}{}", requirement("EXG-001", "    tags: [a, b]\n    # une note\n"));
    let two = format!("{}    tags:\n      - a\n      - \"b\"\n\n{LOTS}", requirement("EXG-001", ""));
    assert_eq!(changes(&reading(&one, FEATURE), &reading(&two, FEATURE)), Vec::<String>::new());
}

#[test]
fn another_id_for_the_same_content_is_a_renaming_that_links_follow() {
    let old = format!(
        "{LOTS}needs:\n  - {{id: BES-001, title: Relancer tout}}\n{}",
        requirement("EXG-001", "    needs: [BES-001]\n")
    );
    let new = old.replace("BES-001", "BES-009").replace("EXG-001", "EXG-007");
    let feature = FEATURE.replace("EXG-001", "EXG-007");
    assert_eq!(
        changes(&reading(&old, FEATURE), &reading(&new, &feature)),
        ["renamed BES-009 BES-001", "renamed EXG-007 EXG-001"]
    );
    let both = new.replace("en 2 s.", "en 2 s.\n    status: to_review");
    assert_eq!(
        changes(&reading(&old, FEATURE), &reading(&both, &feature)),
        ["renamed BES-009 BES-001", "renamed EXG-007 EXG-001", "state EXG-007 draft → to_review"]
    );
}

#[test]
fn scenarios_are_followed_by_what_they_do_and_reworded_by_their_steps() {
    let specs = requirement("EXG-001", "");
    let before = reading(&specs, FEATURE);
    let renamed = reading(&specs, &FEATURE.replace("Scénario: Relance", "Scénario: Relance à J+7"));
    assert_eq!(changes(&before, &renamed), ["renamed features/a.feature#Relance à J+7 features/a.feature#Relance"]);
    let reworded = reading(&specs, &FEATURE.replace("Acier", "Tube").replace("@EXG-001", "@EXG-001 @manuel"));
    assert_eq!(
        changes(&before, &reworded),
        [
            "reworded features/a.feature#Relance steps: Étant donné un compte « [-Acier-]{+Tube+} »",
            "field features/a.feature#Relance tags: - → manuel",
        ]
    );
    let gone = reading(&specs, "# language: fr\nFonctionnalité: A\n");
    assert_eq!(changes(&before, &gone), ["removed features/a.feature#Relance"]);
    assert_eq!(changes(&gone, &before), ["added features/a.feature#Relance"]);
}

#[test]
fn parts_terms_and_the_manifest_are_compared_too() {
    let old = "use_cases:\n  - {id: CU-001, title: Remettre, rules: [{id: RG-001, statement: Un, threshold: 15}]}\nglossary:\n  - {term: devis, definition: une offre}\n";
    let new = old.replace("threshold: 15", "threshold: 20").replace("une offre", "une offre chiffrée");
    let mut after = reading(&new, FEATURE);
    after.sources = Sources::default();
    after.sources.add("ouvrage.yaml", "project: {title: Essai, code: E, phase: build}\n");
    assert_eq!(
        changes(&reading(old, FEATURE), &after),
        [
            "field ouvrage.yaml project.phase: drafting → build",
            "reworded glossary:devis statement: une offre{+ chiffrée+}",
            "field RG-001 threshold: 15 → 20",
        ]
    );
}

#[test]
fn a_part_that_gets_an_id_is_the_same_part() {
    let old = "organisation:\n  risks:\n    - {title: Retard, probability: low}\n    - {title: Panne du site}\n";
    let new = old.replace("{title: Panne", "{id: RSQ-001, title: Panne");
    assert_eq!(changes(&reading(old, FEATURE), &reading(&new, FEATURE)), ["identified RSQ-001"]);
    // Two are called the same: which one got the id is not known.
    let twice = format!("{old}    - {{title: Panne du site}}\n");
    let found = changes(&reading(&twice, FEATURE), &reading(&new, FEATURE));
    assert!(found.contains(&"added RSQ-001".to_owned()), "{found:?}");
}

#[test]
fn parts_that_get_ids_together_are_told_apart_by_their_place() {
    let rules = |of: &str, items: &str| format!("  - {{id: {of}, title: {of}, rules: [{items}]}}\n");
    let use_cases = |one: &str, other: &str| format!("use_cases:\n{}{}", rules("CU-001", one), rules("CU-002", other));
    let old = use_cases("{statement: Un}, {statement: Deux}", "{statement: Deux}, {statement: Trois}");
    // The one that stays without an id is not the one that got it.
    let new = use_cases(
        "{id: RG-001, statement: Un}, {id: RG-002, statement: Deux}",
        "{statement: Deux}, {id: RG-003, statement: Trois}",
    );
    let found = changes(&reading(&old, FEATURE), &reading(&new, FEATURE));
    assert_eq!(found, ["identified RG-001", "identified RG-002", "identified RG-003"]);
    // Both may have got it: nobody knows which.
    let new = use_cases("{statement: Un}, {id: RG-002, statement: Deux}", "{statement: Trois}");
    let found = changes(&reading(&old, FEATURE), &reading(&new, FEATURE));
    assert!(found.contains(&"added RG-002".to_owned()), "{found:?}");
    // One has got it, and what is called the same beside it is new.
    let new =
        use_cases("{id: RG-001, statement: Un}, {id: RG-004, statement: Un}, {statement: Deux}", "{statement: Deux}");
    let found = changes(&reading(&old, FEATURE), &reading(&new, FEATURE));
    assert!(found.contains(&"identified RG-001".to_owned()) && found.contains(&"added RG-004".to_owned()), "{found:?}");
}

#[test]
fn thousands_of_parts_that_get_ids_are_each_told_once() {
    let risks = |id: &dyn Fn(usize) -> String| {
        let one = |n: usize| format!("    - {{{}title: Risque {n}, mitigation: Parade {n}}}\n", id(n));
        format!("organisation:\n  risks:\n{}", (0..4000).map(one).collect::<String>())
    };
    let (old, new) = (risks(&|_| String::new()), risks(&|n| format!("id: RSQ-{n:04}, ")));
    let found = changes(&reading(&old, FEATURE), &reading(&new, FEATURE));
    assert!(found.iter().all(|one| one.starts_with("identified RSQ-")), "{:?}", found.first());
    assert_eq!(found.len(), 4000);
}
