//! What the manifest says is used, or told where it stands: a slip in it never passes for a setting.

use crate::project::Project;

const TITLE: &str = "project: {title: Essai, code: E}\n";

/// Line and message id's words of what is found in the manifest.
fn found(settings: &str) -> Vec<(u64, String, String)> {
    let project = Project::new(&format!("{TITLE}{settings}"));
    let (_, found) = project.check(&["--gate", "drafting", "--lang", "en"]);
    let told = found.iter().filter(|one| one["file"] == "ouvrage.yaml");
    let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    told.map(|one| (one["line"].as_u64().unwrap_or(0), text(one, "code"), text(one, "message"))).collect()
}

#[test]
fn a_slip_in_a_setting_is_told_where_it_stands() {
    for (settings, code, said) in [
        ("wsjf_cutoffs: [10, 5]\n", "M02", "three numbers"),
        ("wsjf_cutoffs: [5, 10, 20]\n", "M02", "three numbers"),
        ("wsjf_cutoffs: [a, b, c]\n", "M02", "three numbers"),
        ("id_prefixes: {exigences: REQ}\n", "M06", "exigences"),
        ("id_prefixes: {requirements: 'RE Q'}\n", "M02", "RE Q"),
        ("id_prefixes: {requirements: RQ, needs: RQ}\n", "M02", "RQ"),
        ("id_prefixes: [REQ]\n", "M02", "collection"),
        ("checks: [R01]\n", "M12", "level"),
        ("publication: {colours: {primary: rouge}}\n", "M02", "rouge"),
        ("people: [{id: a, name: A}, {id: a, name: B}]\n", "T11", "“a”"),
        ("parties: [{id: moa, name: MOA}]\npeople: [{id: a, name: A, party: mao}]\n", "T11", "mao"),
        ("custom_fields: {requirements: [title]}\n", "M02", "title"),
        ("custom_fields: {requirements: [charge, charge]}\n", "M02", "charge"),
        ("custom_fields: {requirements: [{name: a, audience: internl}]}\n", "M03", "internl"),
        ("custom_fields: {requirements: [{name: a, visibility: internal}]}\n", "M01", "visibility"),
        ("custom_fields: {requirements: {a: [internal]}}\n", "M02", "stays in the team"),
        ("custom_fields: {requirements: {a: confidentiel}}\n", "M02", "confidentiel"),
    ] {
        let found = found(settings);
        let is = |one: &&(u64, String, String)| one.1 == code && one.2.contains(said) && one.0 >= 2;
        assert_eq!(found.iter().filter(is).count(), 1, "{settings}: {found:?}");
        assert_eq!(found.len(), 1, "{settings}: {found:?}");
    }
}

#[test]
fn a_setting_that_is_right_is_told_nothing() {
    let right = "wsjf_cutoffs: ['20,5', 10, 5]\nid_prefixes: {requirements: REQ, need: BS}\nchecks: {R01: off}\n\
                 publication: {colours: {primary: '#1b6b5a'}}\nparties: [{id: moa, name: MOA}]\n\
                 people: [{id: a, name: A, party: moa}, {id: b, name: B, party: MOA}]\n\
                 custom_fields: {requirements: [{name: a, label: A, audience: internal}], \
                 needs: {b: {audience: published}, c: internal, d: nombre, e: }}\n";
    assert_eq!(found(right), []);
}

#[test]
fn a_field_that_was_to_be_kept_from_somebody_reaches_no_page() {
    let manifest = format!(
        "{TITLE}custom_fields:\n  requirements:\n    - coutInterne\n    - tjm\n    - {{name: ci, label: Coût interne}}\n    - complexite\n"
    );
    let item = "requirements:\n  - {id: EXG-001, title: Un, statement: Le CRM doit dater., coutInterne: 4001, tjm: 4002, ci: 4003, complexite: 4004}\n";
    let project = Project::new(&manifest).file("specs/a.yaml", item);
    let ran = project.run(&["publish"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let page = project.read("public/requirements/EXG-001.html");
    assert!(page.contains("4004"), "what nobody keeps is read");
    for secret in ["4001", "4002", "4003"] {
        assert!(!page.contains(secret), "{secret}");
    }
    // However its audience is written, and where it is not understood.
    for (at, said) in
        ["internal", "interne", "[internal]", "confidentiel", "{visibilité: internal}"].into_iter().enumerate()
    {
        let manifest = format!("{TITLE}custom_fields: {{requirements: {{sensible: {said}, volume: nombre}}}}\n");
        let item = "requirements:\n  - {id: EXG-001, title: Un, statement: Le CRM doit dater., sensible: 5001, volume: 5002}\n";
        let project = Project::new(&manifest).file("specs/a.yaml", item);
        let ran = project.run(&["publish"]);
        assert!(project.path("public/index.html").exists(), "{at} {said}: {}{}", ran.out, ran.err);
        let page = project.read("public/requirements/EXG-001.html");
        assert!(page.contains("5002") && !page.contains("5001"), "{said}");
    }
    // A word that is none keeps the field in the team, whatever it was to be.
    project.replace("ouvrage.yaml", "    - complexite\n", "    - {name: complexite, audience: internl}\n");
    project.run(&["publish"]);
    let page = project.path("public/requirements/EXG-001.html");
    assert!(std::fs::read_to_string(page).map_or(true, |page| !page.contains("4003")), "nothing new is published");
}

#[test]
fn a_protocol_that_no_connector_reads_is_told_by_the_check() {
    let sound = "{\n      sign_in: {header: Authorization, value: 'Bearer {password}'},\n      \
                 create: {call: POST /a, id: $.id}, read: {call: 'GET /{id}', record: $},\n      \
                 update: {call: 'PATCH /{id}'}, delete: {call: 'DELETE /{id}'},\n      \
                 search: {call: GET /a, records: '$[*]', page: 100}, record: {id: $.id},\n      errors: {code: $.c, message: $.error}}";
    let told = |protocol: &str| {
        let target = format!(
            "targets:\n  - id: a\n    connector: rest\n    url: http://a.example\n    default_role: r\n    \
             users: {{r: {{login: r, password: '${{P}}', labels: {{fr: lecteur}}}}}}\n    protocol: {protocol}\n"
        );
        let (_, found) =
            Project::new(TITLE).file("specs/t.yaml", &target).check(&["--gate", "drafting", "--lang", "en"]);
        let found = found.iter().filter(|one| one["code"] == "M10");
        found.map(|one| one["message"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(sound), [""; 0]);
    for (right, wrong, said) in [
        ("message: $.error", "field: $.error", "protocol.errors.message is missing"),
        ("record: {id: $.id}", "record: {id: 'id}'}", "protocol.record.id"),
        ("records: '$[*]'", "records: '$[*]', totla: $.n", "“totla” is not known"),
        ("POST /a", "POTS", "protocol.create.call"),
    ] {
        let found = told(&sound.replace(right, wrong));
        assert!(found.len() == 1 && found[0].contains(said), "{wrong}: {found:?}");
    }
}
