//! The schemas that editors verify with: as lenient as the reader, as strict, and there for everybody.

mod agreement;
mod command;
pub mod judge;

use std::path::Path;

use ouvrage::model::manifest::Manifest;
use ouvrage::syntax::json_schema::{self, Setting};
use ouvrage::text::{Lang, message};
use regex::Regex;
use serde_json::{Value, json};

use crate::project::Project;
use judge::Judge;

fn setting(lang: Lang, manifest: Option<&Manifest>) -> Setting<'_> {
    Setting { lang, manifest, rules: &["T01", "R02"] }
}

fn yaml_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            yaml_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
    found.sort();
}

/// Every YAML file of a project against the schemas that `ouvrage schema` wrote there.
fn judged(project: &Project) -> (usize, Vec<String>) {
    let specs = Judge::new(&project.read(".schemas/specs.schema.json"));
    let manifest = Judge::new(&project.read(".schemas/manifest.schema.json"));
    let mut faults = manifest.faults(&project.read("ouvrage.yaml"));
    let mut files = Vec::new();
    yaml_files(&project.path("specs"), &mut files);
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a text");
        faults.extend(specs.faults(&text).into_iter().map(|fault| format!("{}: {fault}", file.display())));
    }
    (files.len(), faults)
}

#[test]
fn no_fault_is_found_in_the_reference_project() {
    let project = Project::reference();
    assert_eq!(project.run(&["schema"]).code, 0);
    let (files, faults) = judged(&project);
    assert!(files > 40, "the files were found: {files}");
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_new_project_has_its_schemas_and_no_fault_in_either_language() {
    for lang in ["fr", "en"] {
        let parent = Project::nowhere();
        assert_eq!(parent.run(&["--lang", lang, "init", "p"]).code, 0);
        let project = Project::nowhere();
        let folder = parent.path("p");
        crate::project::copy(&folder, &project.path(""));
        let (files, faults) = judged(&project);
        assert_eq!((files, faults), (3, vec![]), "{lang}");
        assert_eq!(project.run(&["schema", "--check"]).code, 0, "they are those that the command would write");
        let settings: Value = serde_json::from_str(&project.read(".vscode/settings.json")).expect("JSON");
        for (schema, files) in settings["yaml.schemas"].as_object().expect("schemas") {
            assert!(project.path(schema).exists(), "{schema}");
            assert!(files.as_array().is_some_and(|files| !files.is_empty()));
        }
    }
}

#[test]
fn what_the_reader_refuses_is_found() {
    let judge = Judge::new(&json_schema::specs(setting(Lang::Fr, Some(&Manifest::default()))));
    for (text, place) in [
        ("needs:\n  - {title: x, status: retenu}\n", "/needs/0/status"),
        ("needs:\n  - {title: x, statut: expressed}\n", "/needs/0"),
        ("needs:\n  - {title: [x]}\n", "/needs/0/title"),
        ("needs:\n  - {title: x, domain: dat}\n", "/needs/0/domain"),
        ("needs:\n  - {title: x, priority: must}\n", "/needs/0/priority"),
        ("needs:\n  - {title: x, needed_by: 2026-13-01}\n", "/needs/0/needed_by"),
        ("needs:\n  - {title: x, id: BES 1}\n", "/needs/0/id"),
        ("needs:\n  - {actor: x}\n", "/needs/0"),
        ("needs:\n  - {title: ''}\n", "/needs/0/title"),
        ("needs:\n  - {title: x, status: retained, priority: useful}\n", "/needs/0"),
        ("needs:\n  - {title: x, status: retained, priority: useful, objectives: []}\n", "/needs/0/objectives"),
        ("needs:\n  title: x\n", "/needs"),
        ("needs:\n  - x\n", "/needs/0"),
        ("besoins:\n  - title: x\n", ""),
        ("glossary:\n  - {definition: x}\n", "/glossary/0"),
        ("targets:\n  - {title: x}\n", "/targets/0"),
        ("targets:\n  - {id: x, users: {a: {login: a, password: secret}}}\n", "/targets/0/users/a/password"),
        ("targets:\n  - {id: x, screen: {pages: {a: {path: /a, show: A}}}}\n", "/targets/0/screen/pages/a"),
        ("targets:\n  - {id: x, screen: {pages: {a: {path: /a, shows: [A]}}}}\n", "/targets/0/screen/pages/a/shows"),
        ("targets:\n  - {id: x, entities: {a: {fields: {b: {typ: text}}}}}\n", "/targets/0/entities/a/fields/b"),
        ("requirements:\n  - {title: x, expected_tests: trois}\n", "/requirements/0/expected_tests"),
        ("requirements:\n  - {title: x, knockout: oui}\n", "/requirements/0/knockout"),
        ("requirements:\n  - {title: x, criteria: [{mesure: y}]}\n", "/requirements/0/criteria/0"),
        (
            "requirements:\n  - {title: x, type: performance, status: approved, priority: useful, criticality: minor}\n",
            "/requirements/0",
        ),
        ("organisation: {raci: [{activity: x, people: {astier: B}}]}\n", "/organisation/raci/0/people/astier"),
        ("context: [x]\n", "/context"),
        ("- needs\n", ""),
    ] {
        let faults = judge.faults(text);
        assert!(
            faults.iter().any(|fault| fault.starts_with(&format!("{place}:"))),
            "{text} is faulty at « {place} »: {faults:?}"
        );
    }
}

#[test]
fn what_is_wrong_in_the_manifest_is_found() {
    let judge = Judge::new(&json_schema::manifest(setting(Lang::Fr, None)));
    for (text, place) in [
        ("project: {code: x}\n", ""),
        ("title: x\nprojet: y\n", ""),
        ("title: x\nproject: {phase: recette}\n", "/project/phase"),
        ("title: x\nchecks: {T01: erreur}\n", "/checks/T01"),
        ("title: x\nchecks: {Z99: off}\n", "/checks"),
        ("title: x\ncalendar: {country: CH}\n", "/calendar/country"),
        ("title: x\ncalendar: {extra_days_off: [Noël]}\n", "/calendar/extra_days_off/0"),
        ("title: x\npriority_scale: moscou\n", "/priority_scale"),
    ] {
        let faults = judge.faults(text);
        assert!(
            faults.iter().any(|fault| fault.starts_with(&format!("{place}:"))),
            "{text} is faulty at « {place} »: {faults:?}"
        );
    }
    for text in [
        "title: x\n",
        "project: {title: x}\n",
        "title: x\nchecks: {T01: off, R02: false, t01: info}\nid_prefixes: {requirements: REQ}\n",
        "title: x\ncustom_fields: {needs: [site], manifest: [ref], lots: {a: text}}\nref: 12\n",
        "title: x\ncalendar: {country: FR, extra_days_off: 2026-12-24}\npeople: [astier, {id: weber}]\n",
    ] {
        let custom =
            Manifest { custom_fields: [("manifest".to_owned(), vec!["ref".to_owned()])].into(), ..Manifest::default() };
        let judge = Judge::new(&json_schema::manifest(setting(Lang::En, Some(&custom))));
        assert_eq!(judge.faults(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_words_of_the_project_narrow_and_widen_the_schema() {
    let manifest = "project: {title: Essai, language: fr}\npriority_scale: moscow\ndomains: [chantier]\n\
                    custom_fields: {needs: [site]}\nid_prefixes: {needs: NEED}\n";
    let project = Project::new(manifest);
    assert_eq!(project.run(&["schema"]).code, 0);
    let judge = Judge::new(&project.read(".schemas/specs.schema.json"));
    let good = "needs:\n  - {title: x, priority: must, domain: chantier, site: Metz}\n";
    assert_eq!(judge.faults(good), Vec::<String>::new());
    assert!(!judge.faults("needs:\n  - {title: x, priority: useful}\n").is_empty(), "of another scale");
    assert!(!judge.faults("lots:\n  - {title: x, site: Metz}\n").is_empty(), "a field of needs alone");
    let schema: Value = serde_json::from_str(&project.read(".schemas/specs.schema.json")).expect("JSON");
    assert_eq!(schema["definitions"]["needs"]["properties"]["id"]["examples"], json!(["NEED-001"]));
    // Without a project, the words of any.
    let any = Judge::new(&json_schema::specs(setting(Lang::Fr, None)));
    assert_eq!(any.faults("needs:\n  - {title: x, priority: must}\n  - {title: y, priority: 20}\n"), [""; 0]);
}

/// Every field and every collection is told in words, in both languages, and the bytes are always the same.
#[test]
fn everything_is_said_and_always_the_same() {
    for lang in Lang::ALL {
        let texts = [json_schema::specs(setting(lang, None)), json_schema::manifest(setting(lang, None))];
        assert_eq!(texts, [json_schema::specs(setting(lang, None)), json_schema::manifest(setting(lang, None))]);
        for text in &texts {
            let unsaid: Vec<&str> =
                text.split('{').filter(|part| part.starts_with("schema-") || part.starts_with("hint-")).collect();
            assert!(unsaid.is_empty(), "{unsaid:?}");
            assert!(text.len() < 700_000, "{} bytes are much to keep in git", text.len());
        }
    }
}

/// What an editor writes when it proposes a whole artifact, with the first word of each choice.
#[test]
fn an_artifact_that_an_editor_writes_whole_has_no_fault() {
    let place = Regex::new(r"\$\{[0-9]+(?::([^}]*)|\|([^,|]*)[^}]*)\}").expect("an expression");
    for lang in Lang::ALL {
        let text = json_schema::specs(setting(lang, Some(&Manifest::default())));
        let judge = Judge::new(&text);
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        let mut seen = 0;
        for (name, collection) in schema["properties"].as_object().expect("collections") {
            let Some(body) = collection["defaultSnippets"][0]["body"].as_object() else { continue };
            let body = Value::Object(body.clone()).to_string();
            let filled = place.replace_all(&body, "$1$2").replace("\"true\"", "true");
            // JSON is YAML.
            assert_eq!(judge.faults(&format!("{{\"{name}\": [{filled}]}}")), Vec::<String>::new(), "{filled}");
            seen += 1;
        }
        assert!(seen > 25, "{seen}");
    }
}

#[test]
fn every_hint_is_shown_somewhere() {
    for lang in Lang::ALL {
        let shown = json_schema::specs(setting(lang, None)) + &json_schema::manifest(setting(lang, None));
        let hints = message::ids(lang).into_iter().filter(|id| id.starts_with("hint-"));
        let unused: Vec<String> = hints
            .filter(|id| {
                let said = message::lookup(lang, id, &[]).unwrap_or_default();
                !shown.contains(Value::from(said).to_string().trim_matches('"'))
            })
            .collect();
        assert!(unused.is_empty(), "{unused:?}");
    }
}

#[test]
fn a_part_of_the_schema_reads_like_this() {
    for lang in Lang::ALL {
        let schema: Value = serde_json::from_str(&json_schema::specs(setting(lang, None))).expect("JSON");
        let slice = json!({
            "glossary": schema["properties"]["glossary"],
            "items of glossary": schema["definitions"]["glossary"],
            "a state": schema["definitions"]["change_requests"]["properties"]["status"],
            "a condition": schema["definitions"]["needs"]["allOf"],
            "links": schema["definitions"]["needs"]["properties"]["objectives"],
            "records": schema["definitions"]["requirements"]["properties"]["rules"],
        });
        let made = format!("{slice:#}\n");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/schema/{}.json", lang.key()));
        if std::env::var_os("OUVRAGE_UPDATE").is_some() {
            std::fs::write(&path, &made).expect("written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == made, "{}: OUVRAGE_UPDATE=1 cargo test --test integration schema", path.display());
    }
}
