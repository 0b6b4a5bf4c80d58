//! Is a phrase of the project that is written in another form told with what is wrong with it, once, and what to write?

use serde_json::Value;

use crate::own_phrases::{of_toul, project};

/// What `check` finds in the file of the phrases: code, line and column, message and remedy.
fn told(phrases: &str) -> Vec<String> {
    let project = project(phrases, &of_toul("    Alors la ville du compte « Acier » est « Toul »\n"));
    let ran = project.run(&["check", "--output-format", "json", "--gate", "drafting"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().replace('\u{a0}', " ");
    let all = report["diagnostics"].as_array().expect("diagnostics");
    let ours = all.iter().filter(|one| text(one, "file") == "features/phrases.steps.yaml");
    let one = |one: &Value| {
        format!(
            "{} {}:{} {} | {}",
            text(one, "code"),
            one["line"],
            one["column"],
            text(one, "message"),
            text(one, "help")
        )
    };
    // Nobody says these phrases: that is told of those that are read.
    ours.map(one).filter(|one| !one.contains("aucun scénario ne dit")).collect()
}

/// A phrase with steps that fill its hole.
fn with(phrase: &str) -> String {
    format!("step_phrases:\n  - {phrase}\n    steps: |\n      Alors le nom du compte « <nom> » est « A »\n")
}

#[test]
fn each_wrong_form_of_a_phrase_says_what_is_wrong_and_what_to_write() {
    let cases: &[(String, &str, &str)] = &[
        (
            "step_phrases:\n  - phrase: le client « {nom} » est bon\n    steps:\n      - Étant donné un compte « <nom> »\n      \
             - Alors le nom du compte « <nom> » est « A »\n".into(),
            "M02 4:7 « Étapes » (`steps`) s’écrit en bloc, sans tirets",
            "écrivez `steps: |`, puis chaque étape sur sa ligne",
        ),
        (
            "step_phrases:\n  - phrase: le client « {nom} » est bon\n    steps:\n      - Étant donné un compte « <nom> » avec :\n      \
             - Alors le nom du compte « <nom> » est « A »\n".into(),
            "M02 4:7 « Étapes » (`steps`) s’écrit en bloc, sans tirets",
            "écrivez `steps: |`, puis chaque étape sur sa ligne",
        ),
        (
            with("phrase: {nom} est bon"),
            "Y01 2:13 un texte qui commence par ce signe se met entre guillemets",
            "`phrase: \"{nom} est bon\"`",
        ),
        (
            with("phrase: {nom}"),
            "M17 2:13 cette phrase commence par une accolade : sans guillemets, ce sont des champs",
            "`phrase: \"{nom} est prêt\"`",
        ),
        (
            with("phrase: le client (« {nom} ») est bon"),
            "M17 2:13 un trou ne se met pas entre parenthèses",
            "écrivez deux phrases",
        ),
        (
            with("phrase: le client « {nom} » est (bon"),
            "M17 2:13 une parenthèse n’est pas fermée",
            "mettez \\ devant",
        ),
        (
            with("phrase: le client « {nom » est bon"),
            "M17 2:13 une accolade n’est pas fermée",
            "une accolade de chaque côté : « {nom} »",
        ),
        (
            with("phrase: Alors le client « {nom} » est bon"),
            "M17 2:13 une phrase ne commence pas par le mot-clé de l’étape, « Alors »",
            "écrivez-la sans lui : « le client « {nom} » est bon »",
        ),
        (
            with("phrase: étant donné un bon client « {nom} »"),
            "M17 2:13 une phrase ne commence pas par le mot-clé de l’étape, « Étant donné »",
            "écrivez-la sans lui : « un bon client « {nom} » »",
        ),
        (
            with("phrase: Given a good customer \"{nom}\""),
            "M17 2:13 une phrase ne commence pas par le mot-clé de l’étape, « Given »",
            "écrivez-la sans lui",
        ),
        (
            with("phrase: le client « {nom} » est bon."),
            "M17 2:13 une phrase ne finit pas par un point",
            "retirez-le",
        ),
        (
            with("phrases: le client « {nom} » est bon"),
            "M01 2:5 le champ « phrases » s’écrit `phrase`",
            "écrivez `phrase: …`",
        ),
        (
            with("phrase: le client « {nom} » est bon\n    paramètres: [{name: nom, type: text}]"),
            "M01 3:5 le champ « paramètres » s’écrit `parameters`",
            "écrivez `parameters: …`",
        ),
        (
            with("phrase: le client « {nom} » est bon\n    parameters: {nom: text}"),
            "M17 3:17 chaque trou se décrit dans un élément de liste",
            "écrivez `parameters: [{name: montant, type: amount}]`",
        ),
        (
            "step_phrases:\n  - phrase: le client « {nom} » est bon\n    étapes: |\n      Alors le nom du compte « <nom> » est « A »\n"
                .into(),
            "M01 3:5 le champ « étapes » s’écrit `steps`",
            "écrivez `steps: …`",
        ),
        (
            "step_phrases:\n  - le client « {nom} » est bon\n".into(),
            "M02 2:5 un élément de « Phrases du projet » (`step_phrases`) est une suite de champs",
            "écrivez `- phrase: …`",
        ),
        (
            with("phrase: le client « {nom} » est bon").replace("step_phrases:", "phrases:"),
            "M06 1:1 la collection « phrases » s’écrit `step_phrases`",
            "écrivez `step_phrases:`",
        ),
    ];
    for (phrases, wanted, remedy) in cases {
        let told = told(phrases);
        assert!(
            told.len() == 1 && told[0].starts_with(wanted) && told[0].contains(remedy),
            "{phrases}\n{wanted}\n{told:#?}"
        );
    }
}

#[test]
fn words_that_may_be_left_out_go_with_the_space_before_them() {
    let phrases = "step_phrases:\n  - phrase: le client « {nom} » est (bien) toulois (cette année)\n    steps: |\n      \
                   Alors la ville du compte « <nom> » est « Toul »\n";
    for said in ["est toulois", "est bien toulois", "est toulois cette année", "est bien toulois cette année"] {
        let project = project(phrases, &of_toul(&format!("    Alors le client « Acier » {said}\n")));
        assert_eq!(crate::own_phrases::found(&project), Vec::<String>::new(), "{said}");
    }
}
