//! What do the commands that write take?

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::model::Kind;
use crate::model::schema::COLLECTIONS;
use crate::text::{Lang, message};

/// The commands that write into the project's texts. `sub` makes one with what all commands share.
pub fn commands(lang: Lang, sub: impl Fn(&'static str) -> Command) -> Vec<Command> {
    let text = |id: &str| message::lookup(lang, id, &[]).unwrap_or_else(|| format!("{{{id}}}"));
    let help = |name: &str| text(&format!("help-arg-{name}"));
    let option = |name: &'static str| Arg::new(name).long(name).help(help(name));
    let flag = |name: &'static str| option(name).action(ArgAction::SetTrue);
    let word = |name: &'static str, value: &'static str| {
        Arg::new(name).required(true).value_name(value).help(help(&format!("{name}-word")))
    };
    let dry = || flag("dry-run");
    let format = || {
        option("output-format")
            .value_parser(PossibleValuesParser::new(["human", "json"]))
            .default_value("human")
            .value_name("FORMAT")
    };
    // « Type d’objet : besoin, cas d’usage, exigence… », all of them.
    let kinds = COLLECTIONS.iter().filter(|known| !known.single && known.kind != Kind::Target);
    let kinds: Vec<String> = kinds.map(|known| known.kind.label(lang).to_lowercase()).collect();
    let kinds = message::lookup(lang, "help-arg-kind-word", &[("kinds", kinds.join(", ").into())]).unwrap_or_default();
    vec![
        sub("new")
            .arg(word("kind", "KIND").help(kinds))
            .arg(option("title").value_name("TEXT"))
            .arg(option("set").value_name("SETTING").action(ArgAction::Append))
            .arg(option("type").value_name("WORKSHOP-TYPE"))
            .arg(option("date").value_name("DATE").help(help("date-of-workshop")))
            .arg(option("facilitator").value_name("PERSON"))
            .arg(option("participant").value_name("PERSON").action(ArgAction::Append))
            .arg(option("from").value_name("ID").help(help("from-workshop")).conflicts_with_all([
                "title",
                "set",
                "id",
                "type",
                "date",
                "facilitator",
                "participant",
            ]))
            .arg(option("id").value_name("ID").help(help("new-id")))
            .arg(option("file").value_name("FILE").help(help("new-file")))
            .arg(dry())
            .arg(format()),
        sub("set")
            .arg(
                Arg::new("words")
                    .required(true)
                    .num_args(1..)
                    .allow_hyphen_values(false)
                    .value_name("WISHES")
                    .help(help("set-words")),
            )
            .arg(option("where").value_name("FILTER").help(help("set-where")))
            .arg(option("database").value_name("URL"))
            .arg(flag("yes"))
            .arg(dry())
            .arg(format()),
        sub("link")
            .arg(word("from", "A"))
            .arg(word("to", "B"))
            .arg(option("as").value_name("FIELD").help(help("link-as")))
            .arg(dry())
            .arg(format()),
        sub("unlink")
            .arg(word("from", "A"))
            .arg(word("to", "B"))
            .arg(option("as").value_name("FIELD").help(help("link-as")))
            .arg(dry())
            .arg(format()),
        sub("rename").arg(word("id", "ID")).arg(word("new", "NEW")).arg(dry()).arg(format()),
        sub("remove")
            .arg(word("id", "ID"))
            .arg(flag("unlink").help(help("remove-unlink")))
            .arg(flag("yes"))
            .arg(dry())
            .arg(format()),
        sub("review")
            .arg(Arg::new("requirements").num_args(0..).value_name("REQUIREMENT").help(help("review-requirements")))
            .arg(flag("all").help(help("review-all")).conflicts_with("requirements"))
            .arg(option("case").value_name("ID").action(ArgAction::Append).help(help("review-case")))
            .arg(option("reason").value_name("TEXT"))
            .arg(option("by").value_name("NAME"))
            .arg(dry())
            .arg(format()),
        sub("fmt")
            .arg(
                Arg::new("files")
                    .num_args(0..)
                    .value_name("FILE")
                    .value_parser(value_parser!(PathBuf))
                    .help(help("fmt-files")),
            )
            .arg(flag("check").help(help("fmt-check")))
            .arg(dry()),
    ]
}
