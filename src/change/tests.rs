//! Changes of a small project, from the words of people to the new texts.

use super::*;
use crate::link;
use crate::model::{Kind, Project};

const MANIFEST: &str = "project:\n  title: Essai\n  language: fr\n";

const SPECS: &str = "\
needs:
  - id: BES-001
    title: Relancer les devis
    domain: quotes_orders
    workshops: [ATL-01]

requirements:
  - id: EXG-001
    title: Créer la relance
    domain: quotes_orders
    status: draft
    needs: [BES-001]  # first
    links: [{depends_on: EXG-002}]
  - id: EXG-002
    title: Afficher les comptes
    domain: contacts
    needs: [BES-001]
";

const WORKSHOP: &str = "workshops:\n  - id: ATL-01\n    title: Objectifs\n    date: 2026-03-12\n";

const FEATURE: &str = "\
# language: fr
Fonctionnalité: Relances

  @CT-001 @EXG-001
  Scénario: À J+7
    Quand j’attends

  Scénario: Jamais
    Quand j’attends
";

fn sources() -> Sources {
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", MANIFEST);
    sources.add("features/relances.feature", FEATURE);
    sources.add("specs/ateliers/atl-01-objectifs.yaml", WORKSHOP);
    sources.add("specs/ateliers/atl-02-suite.yaml", WORKSHOP.replace("ATL-01", "ATL-02"));
    sources.add("specs/chapitres/01.md", "Voir EXG-001, et [là](EXG-001.png).\n");
    sources.add("specs/tout.yaml", SPECS);
    sources
}

fn project() -> Project {
    link::project(&sources()).project
}

fn one(changes: ChangeSet) -> NewText {
    let mut texts = changes.texts(&sources()).unwrap_or_else(|refusals| panic!("{refusals:?}"));
    assert_eq!(texts.len(), 1, "{texts:#?}");
    texts.remove(0)
}

fn with(change: Change) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.push(change);
    changes
}

fn typed(id: &str, field: &str, words: &str) -> Result<(String, Value), Reason> {
    let project = project();
    let catalog = Catalog::read(&sources(), None, |_| true);
    let at = address(catalog.only(id)?, field, &project.manifest)?;
    let value = Typist::new(&project).value(&at, words)?;
    Ok((at.path, value))
}

#[test]
fn changes_of_one_file_are_made_together_and_give_one_text() {
    let text = one(ChangeSet::new()
        .set("EXG-001", "status", Value::Word("to_review".into()))
        .set("BES-001", "title", "Rappeler"));
    assert_eq!(text.path, "specs/tout.yaml");
    let expected = SPECS.replace("status: draft", "status: to_review").replace("Relancer les devis", "Rappeler");
    assert_eq!(text.after.as_deref(), Some(expected.as_str()));
    assert!(text.diff(false).contains("-    status: draft\n+    status: to_review\n"), "{}", text.diff(false));
}

#[test]
fn what_changes_nothing_gives_no_text() {
    let same = ChangeSet::new().set("EXG-001", "status", Value::Word("draft".into()));
    assert_eq!(same.texts(&sources()), Ok(Vec::new()));
}

#[test]
fn every_refusal_is_told_and_nothing_is_given() {
    let changes =
        ChangeSet::new().set("EXG-0O1", "title", "x").set("EXG-002", "title", "y").set("EXG-009", "title", "z");
    let refusals = changes.texts(&sources()).expect_err("refused");
    let told: Vec<usize> = refusals.iter().map(|refusal| refusal.change).collect();
    assert_eq!(told, [0, 2]);
    assert!(matches!(&refusals[0].reason, Reason::UnknownId { near: Some(near), .. } if near == "EXG-001"));
}

#[test]
fn words_of_people_become_values() {
    let value = |field: &str, words: &str| typed("EXG-001", field, words);
    assert_eq!(value("statut", "figée"), Ok(("status".into(), Value::Word("frozen".into()))));
    assert_eq!(value("statut", "approuvé"), Ok(("status".into(), Value::Word("approved".into()))), "in any gender");
    assert_eq!(value("Criticité", "critical"), Ok(("criticality".into(), Value::Word("critical".into()))));
    assert_eq!(value("needs", "BES-001"), Ok(("needs".into(), Value::words(["BES-001"]))));
    assert_eq!(value("knockout", "oui"), Ok(("knockout".into(), Value::Bool(true))));
    assert_eq!(value("expected_tests", "2"), Ok(("expected_tests".into(), Value::Number("2".into()))));
    assert_eq!(value("tags", "a, b"), Ok(("tags".into(), Value::words(["a", "b"]))));
    assert_eq!(value("criteria.1.threshold", "2"), Ok(("criteria.1.threshold".into(), Value::Number("2".into()))));
    let date = typed("ATL-01", "date", "12/03/2026");
    assert_eq!(date, Ok(("date".into(), Value::Word("2026-03-12".into()))));
}

#[test]
fn words_that_mean_nothing_are_refused_with_what_was_meant() {
    let reason = |field: &str, words: &str| typed("EXG-001", field, words).expect_err("refused");
    assert!(
        matches!(reason("statut", "aprouvée"), Reason::UnknownValue { near: Some(near), .. } if near == "approved")
    );
    assert!(matches!(reason("prioritee", "x"), Reason::UnknownField { near: Some(near), .. } if near == "priority"));
    assert!(matches!(reason("needs", "BES-01"), Reason::UnknownId { near: Some(near), .. } if near == "BES-001"));
    assert!(matches!(reason("needs", "EXG-002"), Reason::WrongKind { .. }));
    assert!(matches!(reason("tests", "CT-001"), Reason::Computed { .. }));
    assert!(matches!(reason("id", "EXG-9"), Reason::IdField));
    assert!(matches!(reason("knockout", "peut-être"), Reason::WrongType { .. }));
    assert!(matches!(typed("ATL-01", "date", "2026-02-31"), Err(Reason::WrongType { .. })));
}

fn artifact(collection: &str, id: &str, fields: &[(&str, &str)]) -> NewArtifact {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect();
    let collection = fields::collection(collection).expect("a collection");
    NewArtifact { collection, id: Some(id.into()), fields, comments: vec!["# lot:".into()], file: None }
}

#[test]
fn a_new_artifact_goes_where_its_siblings_are() {
    let text = one(with(Change::New(artifact("exigence", "EXG-003", &[("domain", "contacts"), ("title", "T")]))));
    let expected = format!("{SPECS}  - id: EXG-003\n    title: T\n    domain: contacts\n    # lot:\n");
    assert_eq!(text.after, Some(expected));
    let own = one(with(Change::New(artifact("workshops", "ATL-03", &[("title", "L’été : suite")]))));
    assert_eq!((own.path.as_str(), own.before), ("specs/ateliers/atl-03-l-ete-suite.yaml", None));
    let first = one(with(Change::New(artifact("cas d'usage", "CU-001", &[("title", "T")]))));
    assert_eq!(first.path, "specs/cas-d-usage.yaml");
    assert_eq!(first.after.as_deref(), Some("use_cases:\n  - id: CU-001\n    title: T\n    # lot:\n"));
}

#[test]
fn an_artifact_can_be_changed_in_the_set_that_makes_it() {
    let mut changes = with(Change::New(artifact("requirements", "EXG-003", &[("title", "T")])));
    changes.push(Change::Rename(Renaming::new("EXG-002", "EXG-900", Some(Kind::Requirement))));
    let texts = changes.texts(&sources()).expect("made");
    let after = texts[0].after.as_deref().unwrap_or_default();
    assert!(after.contains("depends_on: EXG-900") && after.contains("EXG-003"), "{after}");
}

#[test]
fn a_new_name_is_followed_in_every_text() {
    let texts = with(Change::Rename(Renaming::new("EXG-001", "EXG-900", Some(Kind::Requirement))))
        .texts(&sources())
        .expect("made");
    let paths: Vec<&str> = texts.iter().map(|text| text.path.as_str()).collect();
    assert_eq!(paths, ["features/relances.feature", "specs/chapitres/01.md", "specs/tout.yaml"]);
    let after = |at: usize| texts[at].after.clone().unwrap_or_default();
    assert!(after(0).contains("@CT-001 @EXG-900\n"));
    assert_eq!(after(1), "Voir EXG-900, et [là](EXG-001.png).\n");
    assert_eq!(after(2), SPECS.replace("EXG-001", "EXG-900"));
}

#[test]
fn a_scenario_is_linked_by_its_tags() {
    let tag = |id: &str, tag: &str| one(with(Change::Tag { id: id.into(), tag: tag.into() })).after.unwrap_or_default();
    assert_eq!(tag("CT-001", "EXG-002"), FEATURE.replace("@EXG-001\n", "@EXG-001 @EXG-002\n"));
    let named = tag("features/relances.feature#Jamais", "EXG-002");
    assert_eq!(named, FEATURE.replace("  Scénario: Jamais", "  @EXG-002\n  Scénario: Jamais"));
    let untag = |tag: &str| with(Change::Untag { id: "CT-001".into(), tag: tag.into() });
    assert_eq!(one(untag("EXG-001")).after.as_deref(), Some(FEATURE.replace(" @EXG-001", "").as_str()));
    assert!(untag("EXG-009").texts(&sources()).is_err());
}

#[test]
fn a_link_in_a_record_is_taken_with_its_record() {
    let change = Change::Unlink {
        id: "EXG-001".into(),
        field: "links".into(),
        inner: "depends_on".into(),
        to: "EXG-002".into(),
    };
    assert_eq!(one(with(change)).after, Some(SPECS.replace("links: [{depends_on: EXG-002}]", "links: []")));
}

#[test]
fn a_reason_is_said_in_both_languages() {
    let reason = Reason::UnknownId { id: "EXG-0O1".into(), near: Some("EXG-001".into()) };
    use crate::text::Lang;
    assert_eq!(
        reason.message(Lang::Fr).text(Lang::Fr),
        "rien ne porte l’identifiant «\u{a0}EXG-0O1\u{a0}». Vouliez-vous dire «\u{a0}EXG-001\u{a0}»\u{202f}?"
    );
    assert_eq!(reason.message(Lang::En).text(Lang::En), "nothing has the id “EXG-0O1”. Did you mean “EXG-001”?");
}
