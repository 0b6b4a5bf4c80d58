//! References that are generated from the tables of the program do not drift from it.
//! `OUVRAGE_UPDATE=1 cargo test --test integration reference` writes them anew.

use std::fmt::Write as _;
use std::path::Path;

use ouvrage::cli;
use ouvrage::model::schema::{COLLECTIONS, COMMON, Field, FieldType, MANIFEST};
use ouvrage::text::Lang;

fn describe(field_type: FieldType) -> String {
    let words = |words: &[&str]| words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" · ");
    let kinds = |kinds: &[ouvrage::model::Kind]| {
        kinds.iter().map(|kind| format!("`{}`", kind.collection())).collect::<Vec<_>>().join(" or ")
    };
    match field_type {
        FieldType::Text | FieldType::Figure => "text".into(),
        FieldType::Prose => "Markdown".into(),
        FieldType::Texts => "list of texts".into(),
        FieldType::Integer => "whole number".into(),
        FieldType::Bool => "`true` or `false`".into(),
        FieldType::Date => "date, `2026-03-12`".into(),
        FieldType::Choice(list) => words(list),
        FieldType::Open(list, known) => format!("{} (a project may add its own: `{}`)", words(known), list.key()),
        FieldType::Words(list) => format!("a mapping of names to {}", words(list)),
        FieldType::Priority => "value of the project's scale".into(),
        FieldType::Link(list) => format!("id of {}", kinds(list)),
        FieldType::Links(list) => format!("ids of {}", kinds(list)),
        FieldType::LinksOrTexts(list) => format!("ids of {}, or bare sentences", kinds(list)),
        FieldType::Record(fields) => format!("{{{}}}", names(fields)),
        FieldType::Records(fields) => format!("list of {{{}}}", names(fields)),
        FieldType::Parts(kind, fields) => {
            let prefix = kind.prefix().unwrap_or_default();
            format!("list of {{{}}}, each may bear an id (`{prefix}-001`)", names(fields))
        }
        FieldType::Inverse(_) => "computed; verified where it is written".into(),
        FieldType::Free => "free".into(),
    }
}

fn names(fields: &[Field]) -> String {
    fields.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ")
}

fn table(out: &mut String, fields: &[Field]) {
    out.push_str("| field | holds | required at |\n|---|---|---|\n");
    for field in fields {
        let at = field.required_at.join(", ");
        let _ = writeln!(out, "| `{}` | {} | {at} |", field.name, describe(field.field_type));
    }
    out.push('\n');
}

fn format_reference() -> String {
    let mut out = String::from(
        "# The format of a project\n\nGenerated from `src/model/schema`. A project is `ouvrage.yaml`, \
         `specs/**/*.yaml` (a map of the collections below), `specs/**/*.md` (prose chapters) and \
         `features/**/*.feature`. Always required: a `title` or a `statement`; all else becomes required at \
         the state that needs it. A link is written on one side.\n\n## Manifest\n\n",
    );
    table(&mut out, MANIFEST);
    out.push_str("## Fields of every artifact\n\n");
    table(&mut out, COMMON);
    for collection in COLLECTIONS {
        let _ = writeln!(out, "## `{}`\n", collection.name);
        if let Some(prefix) = collection.kind.prefix() {
            let _ = writeln!(out, "Ids: `{prefix}-001`.");
        }
        if collection.single {
            out.push_str("One mapping for the project.\n");
        }
        if !collection.statuses.is_empty() {
            let _ = writeln!(out, "States: {}.", collection.statuses.join(" · "));
        }
        out.push('\n');
        table(&mut out, collection.fields);
    }
    out
}

#[test]
fn the_format_reference_is_that_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    let made = format_reference();
    if std::env::var_os("OUVRAGE_UPDATE").is_some() {
        std::fs::write(&path, &made).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "docs/format.md is not up to date: OUVRAGE_UPDATE=1 cargo test --test integration reference");
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
