//! Does any reader of Cucumber Messages accept ours, and read what happened?

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{VARIED, envelopes, played, text, varied};
use crate::schema::judge::Judge;
use crate::support::stage::Stage;

const SCHEMA: &str = include_str!("../../fixtures/cucumber-messages/messages.schema.json");

/// All ids that a value bears.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(id) = fields.get("id") {
                assert!(found.insert(text(id)), "{id} twice");
            }
            fields.values().for_each(|one| ids(one, found));
        }
        Value::Array(items) => items.iter().for_each(|one| ids(one, found)),
        _ => {}
    }
}

/// All nodes that have a line, a keyword and a name or text.
fn nodes<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    if value.get("location").is_some() && value.get("keyword").is_some_and(|one| one != "") {
        found.push(value);
    }
    match value {
        Value::Object(fields) => fields.values().for_each(|one| nodes(one, found)),
        Value::Array(items) => items.iter().for_each(|one| nodes(one, found)),
        _ => {}
    }
}

fn of<'e>(all: &'e [(String, Value)], kind: &str) -> Vec<&'e Value> {
    all.iter().filter(|(one, _)| one == kind).map(|(_, value)| value).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What a reader computes of each test case: the worst status of its steps, by the name of its pickle.
fn worst(all: &[(String, Value)]) -> BTreeMap<String, Vec<String>> {
    const ORDER: [&str; 7] = ["UNKNOWN", "PASSED", "SKIPPED", "PENDING", "UNDEFINED", "AMBIGUOUS", "FAILED"];
    let names: BTreeMap<String, String> =
        of(all, "pickle").iter().map(|one| (text(&one["id"]), text(&one["name"]))).collect();
    let pickles: BTreeMap<String, String> =
        of(all, "testCase").iter().map(|one| (text(&one["id"]), text(&one["pickleId"]))).collect();
    let mut worst: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for started in of(all, "testCaseStarted") {
        let steps = of(all, "testStepFinished");
        let own = steps.iter().filter(|one| one["testCaseStartedId"] == started["id"]);
        let statuses = own.map(|one| text(&one["testStepResult"]["status"]));
        let status = statuses.max_by_key(|status| ORDER.iter().position(|one| one == status)).expect("a step");
        let name = &names[&pickles[&text(&started["testCaseId"])]];
        worst.entry(name.clone()).or_default().push(status);
    }
    worst
}

#[test]
fn every_line_answers_the_published_schema_and_every_reference_resolves() {
    let (stage, _) = played(&["--messages", "m.ndjson"]);
    let judge = Judge::new(SCHEMA);
    let written = stage.project.read("m.ndjson");
    for line in written.lines() {
        let faults = judge.faults_of(&serde_json::from_str(line).expect("JSON"));
        assert_eq!(faults, Vec::<String>::new(), "{line}");
    }
    let all = envelopes(&written);
    let mut known = BTreeSet::new();
    for kind in ["gherkinDocument", "pickle", "hook", "testRunStarted", "testCase", "testCaseStarted"] {
        of(&all, kind).into_iter().for_each(|one| ids(one, &mut known));
    }
    let mut said = Vec::new();
    for pickle in of(&all, "pickle") {
        assert!(!list(&pickle["astNodeIds"]).is_empty(), "{pickle}");
        let steps = list(&pickle["steps"]).iter().flat_map(|step| list(&step["astNodeIds"]));
        said.extend(list(&pickle["astNodeIds"]).iter().chain(steps));
        said.extend(list(&pickle["tags"]).iter().map(|tag| &tag["astNodeId"]));
    }
    for case in of(&all, "testCase") {
        said.push(&case["pickleId"]);
        let steps = list(&case["testSteps"]).iter();
        said.extend(steps.map(|step| step.get("pickleStepId").unwrap_or(&step["hookId"])));
    }
    for (_, one) in &all {
        let names = ["testCaseId", "testCaseStartedId", "testStepId", "testRunStartedId"];
        said.extend(names.iter().filter_map(|name| one.get(name)));
    }
    for one in said {
        assert!(known.contains(&text(one)), "{one} is the id of nothing");
    }
    let counted = |kind: &str| of(&all, kind).len();
    // Seven of the feature, two of which are rows, and the test case of the YAML file.
    let cases = ["pickle", "testCase", "testCaseStarted", "testCaseFinished"].map(counted);
    assert_eq!(cases, [8; 4]);
    assert_eq!(
        ["meta", "source", "gherkinDocument", "testRunStarted", "testRunFinished"].map(counted),
        [1, 1, 2, 1, 1]
    );
}

#[test]
fn the_document_is_the_file_with_its_lines() {
    let (stage, _) = played(&["--messages", "m.ndjson"]);
    let all = envelopes(&stage.project.read("m.ndjson"));
    let source = of(&all, "source")[0];
    assert_eq!((text(&source["uri"]).as_str(), text(&source["data"]).as_str()), ("features/comptes.feature", VARIED));
    let document = of(&all, "gherkinDocument").into_iter().find(|one| one["uri"] == source["uri"]).expect("it");
    let lines: Vec<&str> = VARIED.lines().collect();
    let mut found = Vec::new();
    nodes(document, &mut found);
    for node in &found {
        let at = |name: &str| usize::try_from(node["location"][name].as_u64().expect("a number")).expect("small");
        let rest: String = lines[at("line") - 1].chars().skip(at("column") - 1).collect();
        let keyword = text(&node["keyword"]);
        let name = text(node.get("name").unwrap_or(&node["text"]));
        assert!(rest.starts_with(keyword.trim()) && rest.ends_with(&name), "{rest} / {node}");
    }
    // A feature, a rule, a background, six scenarios, examples, and their steps.
    assert_eq!(found.len(), 10 + 1 + 2 + 3 + 2 + 2 + 2 + 2, "{found:#?}");
    let row = of(&all, "pickle").into_iter().find(|one| one["name"] == "La ville de Delta").expect("the second row");
    assert_eq!(row["location"]["line"], lines.iter().position(|line| line.contains("n2")).expect("there") + 1);
    assert_eq!(row["steps"][1]["argument"]["dataTable"]["rows"][0]["cells"][1]["value"], "Nancy");
    let tags: Vec<String> = list(&row["tags"]).iter().map(|tag| text(&tag["name"])).collect();
    assert_eq!(tags, ["@EXG-001", "@EXG-002"]);
}

#[test]
fn nothing_passes_that_was_not_judged() {
    let (stage, _) = played(&["--messages", "m.ndjson"]);
    let all = envelopes(&stage.project.read("m.ndjson"));
    let worst = worst(&all);
    for (name, status) in [
        ("Un compte est créé", "PASSED"),
        ("La ville est une autre", "FAILED"),
        ("La ville de Gamma", "PASSED"),
        ("La ville de Delta", "FAILED"),
        ("Le commercial est connu", "PENDING"),
        ("Le facteur", "UNDEFINED"),
        ("Regardé", "PENDING"),
        ("Lire l’écran à voix haute", "PENDING"),
    ] {
        assert_eq!(worst.get(name), Some(&vec![status.to_owned()]), "{name}: {worst:#?}");
    }
    let finished = of(&all, "testRunFinished")[0];
    assert_eq!(finished["success"], false);
    // Several are played at the same time: the failures come in any order.
    let failed = of(&all, "testStepFinished").into_iter().filter(|one| one["testStepResult"]["status"] == "FAILED");
    let told: Vec<String> = failed.map(|one| text(&one["testStepResult"]["message"])).collect();
    let says = |told: &String| told.contains("attendu\u{a0}: Épinal") && told.contains("obtenu\u{a0}: Vittel");
    assert!(told.iter().any(says), "{told:?}");
    // What was sent is evidence; no step that was not reached has any.
    assert!(of(&all, "attachment").iter().any(|one| text(&one["body"]).contains("POST /api/accounts")));
}

#[test]
fn a_run_succeeds_when_something_was_judged_and_nothing_stands_in_the_way() {
    let stage = varied();
    let success = |tags: &str| {
        stage.run(&["run", "--tags", tags, "--messages", "m.ndjson"]);
        let all = envelopes(&stage.project.read("m.ndjson"));
        let finished = of(&all, "testRunFinished")[0].clone();
        (finished["success"].as_bool().expect("said"), finished.get("message").is_some())
    };
    // Nobody has looked yet: nothing was judged, and that is said.
    assert_eq!(success("@manuel"), (false, true));
    let passing = Stage::small(&VARIED[..VARIED.find("  @critique").expect("there")]);
    assert_eq!(passing.run(&["run", "--messages", "m.ndjson"]).code, 0);
    let all = envelopes(&passing.project.read("m.ndjson"));
    assert_eq!(of(&all, "testRunFinished")[0]["success"], true);
}

#[test]
fn of_a_crm_that_is_absent_the_messages_say_it() {
    let mut stage = varied();
    stage.stop_crm();
    let ran = stage.run(&["run", "--messages", "m.ndjson"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let all = envelopes(&stage.project.read("m.ndjson"));
    assert!(!worst(&all).values().flatten().any(|status| status == "PASSED" || status == "FAILED"));
    assert_eq!(of(&all, "testRunFinished")[0]["success"], false);
}
