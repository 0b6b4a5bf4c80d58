//! References that are generated from the tables of the program do not drift from it.
//! `OUVRAGE_UPDATE=1 cargo test --test integration reference` writes them anew.

use std::fmt::Write as _;
use std::path::Path;

use ouvrage::check::codes;
use ouvrage::cli;
use ouvrage::model::schema::labels;
use ouvrage::model::schema::{COLLECTIONS, COMMON, Field, FieldType, MANIFEST};
use ouvrage::text::{Lang, message};
use ouvrage::vocabulary::phrases::PHRASES;
use ouvrage::vocabulary::{Kind, Parameter};

/// A sentence of the references in both languages.
const fn said(lang: Lang, fr: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

fn describe(lang: Lang, field_type: FieldType) -> String {
    let say = |fr, en| said(lang, fr, en);
    let words = |words: &[&str]| words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" · ");
    let kinds = |kinds: &[ouvrage::model::Kind]| {
        kinds.iter().map(|kind| format!("`{}`", kind.collection())).collect::<Vec<_>>().join(say(" ou ", " or "))
    };
    match field_type {
        FieldType::Text | FieldType::Figure => say("texte", "text").into(),
        FieldType::Prose => "Markdown".into(),
        FieldType::Steps => say("étapes, en bloc sous `steps: |`", "steps, as a block under `steps: |`").into(),
        FieldType::Texts => say("liste de textes", "list of texts").into(),
        FieldType::Integer => say("nombre entier", "whole number").into(),
        FieldType::Bool => say("`true` ou `false`", "`true` or `false`").into(),
        FieldType::Date => say("date, `2026-03-12`", "date, `2026-03-12`").into(),
        FieldType::Choice(list) => words(list),
        FieldType::Open(list, known) => {
            let own = say("un projet peut ajouter les siens", "a project may add its own");
            format!("{} ({own}{}`{}`)", words(known), say("\u{a0}: ", ": "), list.key())
        }
        FieldType::Words(list) => format!("{} {}", say("des noms, chacun avec", "names, each with"), words(list)),
        FieldType::Priority => say("valeur de l’échelle du projet", "value of the project's scale").into(),
        FieldType::Link(list) => format!("{} {}", say("identifiant de", "id of"), kinds(list)),
        FieldType::Links(list) => format!("{} {}", say("identifiants de", "ids of"), kinds(list)),
        FieldType::LinksOrTexts(list) => {
            let or = say("ou phrases toutes simples", "or bare sentences");
            format!("{} {}, {or}", say("identifiants de", "ids of"), kinds(list))
        }
        FieldType::Record(fields) => format!("{{{}}}", names(fields)),
        FieldType::Records(fields) => format!("{} {{{}}}", say("liste de", "list of"), names(fields)),
        FieldType::Parts(kind, fields) => {
            let prefix = kind.prefix().unwrap_or_default();
            let each = say("chacun peut porter un identifiant", "each may bear an id");
            format!("{} {{{}}}, {each} (`{prefix}-001`)", say("liste de", "list of"), names(fields))
        }
        FieldType::Inverse(_) => {
            say("calculé ; vérifié là où c’est écrit", "computed; verified where it is written").into()
        }
        FieldType::Free => say("libre", "free").into(),
    }
}

fn names(fields: &[Field]) -> String {
    fields.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ")
}

fn table(lang: Lang, out: &mut String, collection: &str, fields: &[Field]) {
    out.push_str(said(
        lang,
        "| champ | nom | contient | exigé à l’état |\n|---|---|---|---|\n",
        "| field | name | holds | required at |\n|---|---|---|---|\n",
    ));
    for field in fields {
        let at = field.required_at.iter().map(|state| format!("`{state}`")).collect::<Vec<_>>().join(", ");
        let label = labels::field(lang, collection, field.name);
        let holds = match (collection, field.name) {
            ("manifest", "custom_fields") => said(
                lang,
                "par collection, les noms des champs ajoutés : `{requirements: [charge, origine]}`, ou leur nom avec un libellé et un public : `{name: charge, label: Charge estimée, audience: internal}`",
                "by collection, the names of the fields that are added: `{requirements: [charge, origin]}`, or the name with a label and an audience: `{name: charge, label: Estimated load, audience: internal}`",
            )
            .to_owned(),
            _ => describe(lang, field.field_type),
        };
        let _ = writeln!(out, "| `{}` | {label} | {holds} | {at} |", field.name);
    }
    out.push('\n');
}

fn format_reference(lang: Lang) -> String {
    let say = |fr, en| said(lang, fr, en);
    let mut out = String::from(say(
        "# Le format d’un projet\n\nPage engendrée depuis `src/model/schema`. Un projet se compose de `ouvrage.yaml`, de \
         `specs/**/*.yaml` (les collections ci-dessous), de `specs/**/*.md` (chapitres en prose) et de \
         `features/**/*.feature`, à côté desquels `features/**/*.steps.yaml` porte les phrases du projet. Toujours exigé : un titre (`title`) ou un énoncé (`statement`) ; le reste le devient à \
         l’état qui en a besoin. Un lien s’écrit d’un seul côté. Un champ en Markdown se lit comme il \
         a été tapé : gras, listes, liens, tableaux et code, mais un « > » en tête de ligne, « 2*3 » ou une ligne courte \
         restent ce qu’ils sont ; les chapitres sont du Markdown entier.\n\n## Manifeste (`ouvrage.yaml`)\n\n",
        "# The format of a project\n\nGenerated from `src/model/schema`. A project is `ouvrage.yaml`, \
         `specs/**/*.yaml` (a map of the collections below), `specs/**/*.md` (prose chapters) and \
         `features/**/*.feature`, beside which `features/**/*.steps.yaml` bears the phrases of the project. Always required: a `title` or a `statement`; all else becomes required at \
         the state that needs it. A link is written on one side. A field in Markdown is read as it was \
         typed: bold, lists, links, tables and code, but a “>” that begins a line, “2*3” or a short line stay what they \
         are; chapters are whole Markdown.\n\n## Manifest (`ouvrage.yaml`)\n\n",
    ));
    table(lang, &mut out, "manifest", MANIFEST);
    out.push_str(say("## Champs de tous les objets\n\n", "## Fields of every item\n\n"));
    table(lang, &mut out, "", COMMON);
    for collection in COLLECTIONS {
        let _ = writeln!(out, "## {} (`{}`)\n", labels::collection(lang, collection.name), collection.name);
        if let Some(prefix) = collection.kind.prefix() {
            let _ = writeln!(out, "{} `{prefix}-001`.", say("Identifiants :", "Ids:"));
        }
        if collection.single {
            let _ = writeln!(out, "{}", say("Une fois pour le projet.", "Once for the project."));
        }
        if !collection.statuses.is_empty() {
            let state =
                |key: &&str| format!("`{key}` ({})", labels::value(lang, collection.kind, collection.state, key));
            let states: Vec<String> = collection.statuses.iter().map(state).collect();
            let _ = writeln!(out, "{} {}.", say("États :", "States:"), states.join(" · "));
        }
        out.push('\n');
        table(lang, &mut out, collection.name, collection.fields);
    }
    if lang == Lang::Fr { out.replace(" :", "\u{a0}:").replace(" ;", "\u{202f};") } else { out }
}

/// All codes with what they mean, why, and the texts that show them, family by family.
fn rules_reference(lang: Lang) -> String {
    let say = |fr, en| said(lang, fr, en);
    let text = |id: &str| message::lookup(lang, id, &[]).unwrap_or_default();
    let mut out = String::from(say(
        "# Tous les codes\n\nPage engendrée depuis le programme : ce que dit `ouvrage explain CODE`. Le niveau et le jalon à partir \
         duquel une règle s’applique sont ceux d’un projet qui n’y a rien changé.\n",
        "# All codes\n\nGenerated from the program: what `ouvrage explain CODE` says. Level and the gate from which a rule \
         applies are those of a project that changed nothing.\n",
    ));
    let mut family = "";
    for code in codes::all() {
        if code.family() != family {
            family = code.family();
            let _ = write!(out, "\n## {}\n", text(&format!("explain-family-{family}")));
        }
        let id = format!("explain-{}", code.code);
        let part = |name: &str| message::attribute(lang, &id, name);
        let level = message::label(lang, "level", code.level.key());
        let gate = text(&format!("explain-gate-{}", code.from.key()));
        let _ = write!(
            out,
            "\n### {} — {}\n\n*{level}, {gate}*\n\n{}\n\n{}\n",
            code.code,
            text(&id),
            part("means").unwrap_or_default(),
            part("why").unwrap_or_default()
        );
        for (name, title) in [("before", "explain-before"), ("fires", "explain-fires"), ("silent", "explain-silent")] {
            if let Some(sample) = part(name) {
                let _ = write!(out, "\n{}\n\n```yaml\n{}\n```\n", text(title), sample.trim_end());
            }
        }
    }
    if lang == Lang::Fr { out.replace("programme :", "programme\u{a0}:") } else { out }
}

/// All phrases that a scenario may say, by what they are for, in both languages.
fn steps_reference(lang: Lang) -> String {
    let say = |fr, en| said(lang, fr, en);
    let other = if lang == Lang::Fr { Lang::En } else { Lang::Fr };
    let mut out = String::from(say(
        "# Les phrases des scénarios\n\nPage engendrée depuis le programme : ce que dit `ouvrage steps`. Une phrase se dit \
         dans l’une ou l’autre langue ; `(…)` est facultatif, `a/b` est l’un ou l’autre.\n",
        "# The phrases of scenarios\n\nGenerated from the program: what `ouvrage steps` says. A phrase is said in either \
         language; `(…)` is optional, `a/b` is one or the other.\n",
    ));
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    for kind in Kind::ALL {
        let _ = write!(out, "\n## {}\n\n", kind.label(lang));
        out.push_str(say("| phrase | ce qu’elle fait | en anglais |\n", "| phrase | what it does | in French |\n"));
        out.push_str("|---|---|---|\n");
        for phrase in PHRASES.iter().filter(|phrase| phrase.kind == *kind) {
            let (own, foreign) = (phrase.shown(lang), phrase.shown(other));
            let _ = writeln!(out, "| `{}` | {} | `{}` |", cell(&own), cell(&phrase.id.label(lang)), cell(&foreign));
        }
    }
    out.push_str(say(
        "\n## Ce qui s’y met\n\n| | | exemples |\n|---|---|---|\n",
        "\n## What stands in them\n\n| | | examples |\n|---|---|---|\n",
    ));
    for parameter in Parameter::ALL {
        let examples = parameter.examples(lang).join(" · ");
        let _ =
            writeln!(out, "| `{}` | {} | {} |", parameter.shown(lang), cell(&parameter.meaning(lang)), cell(&examples));
    }
    if lang == Lang::Fr { out.replace("programme :", "programme\u{a0}:").replace(" ;", "\u{202f};") } else { out }
}

/// Compares a generated page with what is kept, or writes it anew.
fn kept(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("OUVRAGE_UPDATE").is_some() {
        std::fs::write(&path, made).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "{name} is not up to date: OUVRAGE_UPDATE=1 cargo test --test integration reference");
}

#[test]
fn the_format_reference_is_that_of_the_program() {
    kept("docs/format.md", &format_reference(Lang::Fr));
    kept("docs/format.en.md", &format_reference(Lang::En));
}

#[test]
fn the_reference_of_phrases_is_that_of_the_program() {
    kept("docs/steps.md", &steps_reference(Lang::Fr));
    kept("docs/steps.en.md", &steps_reference(Lang::En));
}

#[test]
fn the_reference_of_codes_is_that_of_the_program() {
    kept("docs/codes.md", &rules_reference(Lang::Fr));
    kept("docs/codes.en.md", &rules_reference(Lang::En));
}

const BEGIN: &str = "<!-- reference -->\n";
const END: &str = "<!-- /reference -->";

/// Every command and every option stands in the reference, in both languages, as the help says it.
#[test]
fn the_reference_of_commands_is_that_of_the_program() {
    for (lang, name) in [(Lang::Fr, "docs/commands.md"), (Lang::En, "docs/commands.en.md")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let kept = std::fs::read_to_string(&path).expect("the reference");
        let (before, rest) = kept.split_once(BEGIN).expect("the reference begins");
        let (_, after) = rest.split_once(END).expect("the reference ends");
        let made = format!("{before}{BEGIN}{}{END}{after}", cli::reference(lang));
        if std::env::var_os("OUVRAGE_UPDATE").is_some() {
            std::fs::write(&path, &made).expect("written");
            continue;
        }
        assert!(kept == made, "{name} is not up to date: OUVRAGE_UPDATE=1 cargo test --test integration reference");
    }
}

#[test]
fn the_reference_of_commands_holds_them_and_their_options() {
    for lang in Lang::ALL {
        let reference = cli::reference(lang);
        for words in
            ["### `ouvrage check`", "`--gate <", "### `ouvrage run`", "`--tags <EXPR>`", "`-C`, `--directory <"]
        {
            assert!(reference.contains(words), "{words}: {reference}");
        }
        assert!(!reference.contains("worker"), "what people do not call is not documented");
    }
}
