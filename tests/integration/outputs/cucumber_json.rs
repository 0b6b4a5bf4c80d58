//! Is the classic Cucumber JSON what its readers know?

use serde_json::Value;

use super::{played, text};

#[test]
fn features_elements_and_steps_tell_each_case_once() {
    let (stage, _) = played(&["--cucumber-json", "c.json"]);
    let all: Vec<Value> = serde_json::from_str(&stage.project.read("c.json")).expect("JSON");
    let feature = all.iter().find(|one| one["uri"] == "features/comptes.feature").expect("the feature");
    let shown = (text(&feature["keyword"]), text(&feature["name"]), feature["line"].as_u64());
    assert_eq!(shown, ("Fonctionnalité".into(), "Comptes".into(), Some(3)));
    let elements = feature["elements"].as_array().expect("elements");
    let names: Vec<String> = elements.iter().map(|one| text(&one["name"])).collect();
    let wanted = [
        "Un compte est créé",
        "La ville est une autre",
        "La ville de Gamma",
        "La ville de Delta",
        "Le commercial est connu",
        "Le facteur",
        "Regardé",
    ];
    assert_eq!(names, wanted);
    let statuses = |element: usize| -> Vec<String> {
        let steps = elements[element]["steps"].as_array().expect("steps");
        steps.iter().map(|step| text(&step["result"]["status"])).collect()
    };
    assert_eq!(statuses(0), ["passed", "passed", "passed"]);
    assert_eq!(statuses(1), ["passed", "passed", "failed", "skipped"]);
    assert_eq!(statuses(4), ["passed", "pending", "skipped"]);
    assert_eq!(statuses(5), ["skipped", "undefined", "skipped"]);
    assert_eq!(statuses(6), ["pending", "pending", "pending"]);
    let step = &elements[1]["steps"][1];
    // A call takes some milliseconds, told in billionths of a second.
    assert!(step["result"]["duration"].as_u64().is_some_and(|ns| ns % 1_000_000 == 0 && ns > 0), "{step}");
    let place = format!("features/comptes.feature:{}", step["line"]);
    assert_eq!((text(&step["match"]["location"]), text(&step["keyword"])), (place, "Quand ".into()));
    assert_eq!(step["embeddings"][0]["mime_type"], "text/plain");
    assert!(text(&elements[1]["steps"][2]["result"]["error_message"]).contains("Vittel"));
    assert_eq!(elements[3]["steps"][1]["rows"][0]["cells"], serde_json::json!(["ville", "Nancy"]));
    let tags: Vec<String> =
        elements[1]["tags"].as_array().expect("tags").iter().map(|tag| text(&tag["name"])).collect();
    assert_eq!(tags, ["@EXG-001", "@critique"]);
    let ids: std::collections::BTreeSet<String> =
        all.iter().flat_map(|one| one["elements"].as_array().expect("a list")).map(|one| text(&one["id"])).collect();
    assert_eq!(ids.len(), 8, "each has an id of its own: {ids:?}");
}
