//! Which commands and options are there? Their help is in the user's language.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::help;
use crate::check::Gate;
use crate::text::{Lang, message};

/// The whole command line, with its help in `lang`.
pub fn command(lang: Lang) -> Command {
    let root = Command::new("ouvrage")
        .version(env!("CARGO_PKG_VERSION"))
        .about(text(lang, "help-ouvrage"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help(text(lang, "help-version")))
        .args(everywhere(lang))
        .subcommands(subcommands(lang));
    help::localized(root, lang)
}

fn subcommands(lang: Lang) -> Vec<Command> {
    let option = |name: &'static str| Arg::new(name).long(name).help(text(lang, &format!("help-arg-{name}")));
    let choice = |name: &'static str, values: &'static [&'static str]| {
        option(name).value_parser(PossibleValuesParser::new(values.iter().copied()))
    };
    let format = || choice("output-format", &["human", "json"]).default_value("human").value_name("FORMAT");
    let run_format =
        || choice("output-format", &["human", "json", "github"]).default_value("human").value_name("FORMAT");
    let table_format =
        || choice("output-format", &["human", "json", "csv"]).default_value("human").value_name("FORMAT");
    // A list for a spreadsheet is written for people: it has no other form.
    let saved = || {
        option("out")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help(text(lang, "help-arg-out-list"))
            .conflicts_with("output-format")
    };
    let id = |required| Arg::new("id").required(required).value_name("ID").help(text(lang, "help-arg-id"));
    let database = || option("database").value_name("URL");
    let out = || option("out").value_name("DIR").value_parser(value_parser!(PathBuf));
    let files = || {
        let file = |name| option(name).value_name("FILE").value_parser(value_parser!(PathBuf));
        ["junit", "json", "messages", "cucumber-json", "html"].map(file)
    };
    let mut all = vec![
        sub(lang, "check")
            .arg(option("gate").value_parser(GateName).value_name("GATE"))
            .arg(choice("output-format", super::check::FORMATS).default_value("human").value_name("FORMAT"))
            .arg(option("since").value_name("REVISION").conflicts_with("watch"))
            .arg(option("watch").action(ArgAction::SetTrue)),
        sub(lang, "explain").arg(Arg::new("code").value_name("CODE").help(text(lang, "help-arg-code"))),
        sub(lang, "init")
            .arg(
                Arg::new("folder")
                    .required(true)
                    .value_parser(value_parser!(PathBuf))
                    .value_name("DIR")
                    .help(text(lang, "help-arg-folder")),
            )
            .arg(choice("template", &["blank", "crm-ventes"]).default_value("blank").value_name("NAME")),
        sub(lang, "run")
            .arg(option("book").value_name("ID"))
            .arg(option("case").value_name("ID").action(ArgAction::Append))
            .arg(option("tags").value_name("EXPR"))
            .arg(option("target").value_name("NAME"))
            .arg(option("concurrency").value_name("N").value_parser(value_parser!(u16).range(1..)))
            .args(files())
            .arg(choice("manual", &["ask", "later"]).value_name("WHEN"))
            .arg(option("tester").value_name("NAME"))
            .arg(option("evidence-limit").value_name("SIZE").value_parser(Size))
            .arg(option("resume").value_name("RUN").num_args(0..=1).default_missing_value("").conflicts_with_all([
                "book",
                "case",
                "tags",
                "target",
                "fail-fast",
                "rerun-failed",
                "shard",
                "seed",
                "retries",
                "concurrency",
                "dry-run",
                "manual",
            ]))
            .arg(option("fail-fast").action(ArgAction::SetTrue))
            .arg(option("rerun-failed").action(ArgAction::SetTrue))
            .arg(option("shard").value_name("PART"))
            .arg(option("seed").value_name("N").value_parser(value_parser!(u64)))
            .arg(option("retries").value_name("N").value_parser(value_parser!(u32).range(0..=10)))
            .arg(
                option("dry-run")
                    .help(text(lang, "help-arg-dry-run-of-run"))
                    .action(ArgAction::SetTrue)
                    .conflicts_with_all([
                        "junit",
                        "json",
                        "messages",
                        "cucumber-json",
                        "html",
                        "events",
                        "rerun-failed",
                    ]),
            )
            .arg(option("events").action(ArgAction::SetTrue))
            .arg(option("strict").action(ArgAction::SetTrue))
            .arg(
                option("watch")
                    .help(text(lang, "help-arg-watch-of-run"))
                    .action(ArgAction::SetTrue)
                    .conflicts_with_all(["resume", "manual", "dry-run", "rerun-failed", "shard", "seed"]),
            )
            .arg(database())
            .arg(run_format()),
        sub(lang, "replay")
            .arg(Arg::new("run").value_name("RUN").help(text(lang, "help-arg-run")))
            .args(files())
            .arg(option("events").action(ArgAction::SetTrue))
            .arg(database())
            .arg(run_format()),
        sub(lang, "compare")
            .arg(
                option("target")
                    .value_name("NAME")
                    .action(ArgAction::Append)
                    .help(text(lang, "help-arg-target-compared")),
            )
            .arg(option("run").value_name("RUN").action(ArgAction::Append).help(text(lang, "help-arg-run-compared")))
            .arg(option("book").value_name("ID"))
            .arg(option("case").value_name("ID").action(ArgAction::Append))
            .arg(option("tags").value_name("EXPR"))
            .arg(option("concurrency").value_name("N").value_parser(value_parser!(u16).range(1..)))
            .arg(option("retries").value_name("N").value_parser(value_parser!(u32).range(0..=10)))
            .args(["html", "xlsx", "json"].map(|name| {
                let file = Arg::new(name).long(name).value_name("FILE").value_parser(value_parser!(PathBuf));
                file.help(text(lang, &format!("help-arg-{name}-compared")))
            }))
            .arg(option("all").help(text(lang, "help-arg-all-compared")).action(ArgAction::SetTrue))
            .arg(database())
            .arg(format()),
        sub(lang, "export")
            .arg(Arg::new("grids").required(true).num_args(1..).value_name("GRID").help(text(lang, "help-arg-grids")))
            .arg(
                Arg::new("out")
                    .long("out")
                    .value_name("FILE")
                    .value_parser(value_parser!(PathBuf))
                    .help(text(lang, "help-arg-out-grid")),
            )
            .arg(choice("separator", &[";", ",", "tab"]).value_name("SIGN"))
            .arg(option("all-columns").action(ArgAction::SetTrue))
            .arg(database()),
        sub(lang, "import")
            .arg(
                Arg::new("file")
                    .required(true)
                    .value_parser(value_parser!(PathBuf))
                    .value_name("FILE")
                    .help(text(lang, "help-arg-file")),
            )
            .arg(option("as").value_name("GRID"))
            .arg(option("sheet").value_name("NAME"))
            .arg(option("map").value_name("NAME").action(ArgAction::Append))
            .arg(option("save-map").value_name("NAME"))
            .arg(option("apply").action(ArgAction::SetTrue))
            .arg(Arg::new("all").long("all").help(text(lang, "help-arg-all-imported")).action(ArgAction::SetTrue))
            .arg(choice("conflicts", &["mine", "project"]).value_name("SIDE"))
            .arg(choice("renumbered", &["text", "id"]).value_name("BY"))
            .arg(option("json").value_name("FILE").value_parser(value_parser!(PathBuf)))
            .arg(format()),
        sub(lang, "clean").arg(option("target").value_name("NAME")).arg(option("waiting").action(ArgAction::SetTrue)),
        sub(lang, "target")
            .subcommand_required(true)
            .subcommand(
                Command::new("check")
                    .about(text(lang, "help-target-check"))
                    .arg(Arg::new("name").value_name("NAME").help(text(lang, "help-arg-target-name")))
                    .arg(format()),
            )
            .subcommand(
                Command::new("map")
                    .about(text(lang, "help-target-map"))
                    .arg(Arg::new("name").value_name("NAME").required(true).help(text(lang, "help-arg-target-named")))
                    .arg(Arg::new("models").value_name("MODEL").num_args(0..).help(text(lang, "help-arg-models")))
                    .arg(option("dry-run").action(ArgAction::SetTrue))
                    .arg(format()),
            ),
        sub(lang, "publish").arg(out()).arg(option("internal").action(ArgAction::SetTrue)).arg(database()),
        sub(lang, "demo")
            .arg(option("defects").value_name("LIST"))
            .arg(out())
            .arg(option("open").action(ArgAction::SetTrue))
            .arg(database()),
        Command::new("worker")
            .hide(true)
            .arg(Arg::new("driver").long("driver").hide(true).value_parser(value_parser!(PathBuf))),
        sub(lang, "questions")
            .arg(Arg::new("type").value_name("WORKSHOP-TYPE").help(text(lang, "help-arg-type-of-questions")))
            .arg(option("search").value_name("WORDS").help(text(lang, "help-arg-search-questions")))
            .arg(choice("output-format", &["human", "json", "markdown"]).default_value("human").value_name("FORMAT")),
        sub(lang, "steps").arg(option("search").value_name("WORDS")),
        sub(lang, "sandbox")
            .arg(option("port").value_name("PORT").value_parser(value_parser!(u16)))
            .arg(option("defects").value_name("LIST"))
            .arg(option("date").value_name("DATE")),
        sub(lang, "list")
            .arg(Arg::new("wanted").num_args(0..).value_name("FILTER").help(text(lang, "help-arg-wanted")))
            .arg(option("columns").value_name("LIST"))
            .arg(option("sort").value_name("LIST").allow_hyphen_values(true))
            .arg(database())
            .arg(saved())
            .arg(table_format()),
        sub(lang, "show").arg(id(true)).arg(database()).arg(format()),
        sub(lang, "trace")
            .arg(id(false))
            .arg(option("up").action(ArgAction::SetTrue))
            .arg(option("down").action(ArgAction::SetTrue).conflicts_with("up"))
            .arg(option("depth").value_name("N").value_parser(value_parser!(u16)))
            .arg(database())
            .arg(format()),
        sub(lang, "search")
            .arg(Arg::new("words").num_args(1..).required(true).value_name("WORDS").help(text(lang, "help-arg-words")))
            .arg(Arg::new("all").long("all").help(text(lang, "help-arg-all-hits")).action(ArgAction::SetTrue))
            .arg(format()),
        sub(lang, "impact").arg(id(true)).arg(format()),
        sub(lang, "diff")
            .arg(Arg::new("versions").value_name("VERSIONS").help(text(lang, "help-arg-versions")))
            .arg(choice("output-format", &["human", "json", "markdown"]).default_value("human").value_name("FORMAT")),
        sub(lang, "backlog").arg(option("lot").value_name("LOT")).arg(saved()).arg(table_format()),
        sub(lang, "actions")
            .arg(option("mine").action(ArgAction::SetTrue))
            .arg(option("owner").value_name("NAME").conflicts_with("mine"))
            .arg(option("late").action(ArgAction::SetTrue))
            .arg(Arg::new("all").long("all").help(text(lang, "help-arg-all-lines")).action(ArgAction::SetTrue))
            .arg(saved())
            .arg(table_format()),
        sub(lang, "schema")
            .arg(choice("print", super::schema::PRINTED).value_name("SCHEMA").conflicts_with("check"))
            .arg(out().help(text(lang, "help-arg-out-schema")).conflicts_with_all(["vscode", "modeline"]))
            .arg(option("vscode").action(ArgAction::SetTrue))
            .arg(option("modeline").action(ArgAction::SetTrue))
            .arg(option("check").help(text(lang, "help-arg-schema-check")).action(ArgAction::SetTrue))
            .arg(option("dry-run").action(ArgAction::SetTrue)),
        sub(lang, "completions").arg(
            Arg::new("shell")
                .required(true)
                .value_parser(value_parser!(clap_complete::Shell))
                .value_name("SHELL")
                .help(text(lang, "help-arg-shell")),
        ),
        Command::new("help")
            .about(text(lang, "help-of-a-command"))
            .arg(Arg::new("command").num_args(0..).value_name("COMMAND").help(text(lang, "help-arg-command"))),
    ];
    // Writing comes after checking.
    let writing = super::editing::arguments::commands(lang, |name| sub(lang, name));
    let after = all.iter().position(|command| command.get_name() == "run").unwrap_or(all.len());
    all.splice(after..after, writing);
    all
}

/// Reads a gate by its key or its label in either language; the keys are what help and completions tell. Labels are
/// looked up where one is written only: every run of the program passes here.
#[derive(Clone)]
struct GateName;

impl TypedValueParser for GateName {
    type Value = Gate;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Gate, clap::Error> {
        if let Some(gate) = value.to_str().and_then(Gate::called) {
            return Ok(gate);
        }
        let key = PossibleValuesParser::new(Gate::KEYS).parse_ref(command, arg, value)?;
        Ok(Gate::from_key(&key).unwrap_or_default())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Gate::KEYS.iter().map(PossibleValue::new)))
    }
}

/// Reads a number of bytes: `500000`, `200k`, `10M`, `1G`; in thousands of 1024.
#[derive(Clone)]
struct Size;

impl TypedValueParser for Size {
    type Value = u64;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<u64, clap::Error> {
        let text = value.to_string_lossy().to_lowercase();
        let text = text.trim_end_matches(['o', 'b', 'i']);
        let (digits, power) = match text.char_indices().next_back() {
            Some((at, 'k')) => (&text[..at], 1),
            Some((at, 'm')) => (&text[..at], 2),
            Some((at, 'g')) => (&text[..at], 3),
            _ => (text, 0),
        };
        let size = digits.trim().parse::<u64>().ok().and_then(|size| size.checked_mul(1024_u64.pow(power)));
        match size.filter(|size| *size > 0) {
            Some(size) => Ok(size),
            None => value_parser!(u64).range(1..).parse_ref(command, arg, value),
        }
    }
}

/// The gate that was asked for.
pub fn gate(matches: &ArgMatches) -> Option<Gate> {
    matches.get_one::<Gate>("gate").copied()
}

/// A subcommand; its examples are the message `help-NAME-examples`.
fn sub(lang: Lang, name: &'static str) -> Command {
    Command::new(name).about(text(lang, &format!("help-{name}")))
}

/// What every command takes, before or after its name.
fn everywhere(lang: Lang) -> [Arg; 3] {
    let common = |name: &'static str| {
        Arg::new(name).long(name).global(true).help_heading(help::heading(lang, "help-everywhere"))
    };
    [
        common("directory")
            .short('C')
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .help(text(lang, "help-arg-directory")),
        common("lang")
            .value_name("LANG")
            .value_parser(PossibleValuesParser::new(Lang::ALL.map(Lang::key)))
            .help(text(lang, "help-arg-lang")),
        common("help").short('h').action(ArgAction::HelpShort).help(text(lang, "help-help")),
    ]
}

fn text(lang: Lang, id: &str) -> String {
    message::lookup(lang, id, &[]).unwrap_or_else(|| format!("{{{id}}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound_in_both_languages() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn what_stands_for_a_value_is_said_in_both_languages() {
        let all =
            subcommands(Lang::En).into_iter().flat_map(|command| command.get_arguments().cloned().collect::<Vec<_>>());
        for arg in all.chain(everywhere(Lang::En)) {
            for name in arg.get_value_names().unwrap_or_default() {
                for lang in Lang::ALL {
                    let id = format!("value-{name}");
                    assert!(message::lookup(lang, &id, &[]).is_some(), "{id} is missing in {}/cli.ftl", lang.key());
                }
            }
        }
    }
}
