//! Which commands and options are there? Their help is in the user's language.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::check::Gate;
use crate::text::{Lang, message};

/// The whole command line, with its help in `lang`.
pub fn command(lang: Lang) -> Command {
    let root = Command::new("ouvrage")
        .version(env!("CARGO_PKG_VERSION"))
        .about(text(lang, "help-ouvrage"))
        .after_help(text(lang, "help-ouvrage-examples"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .next_help_heading(text(lang, "help-options"))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help(text(lang, "help-version")))
        .subcommands(subcommands(lang));
    localized(root, lang)
}

fn subcommands(lang: Lang) -> Vec<Command> {
    let option = |name: &'static str| Arg::new(name).long(name).help(text(lang, &format!("help-arg-{name}")));
    let choice = |name: &'static str, values: &'static [&'static str]| {
        option(name).value_parser(PossibleValuesParser::new(values.iter().copied()))
    };
    let format = || choice("output-format", &["human", "json"]).default_value("human").value_name("FORMAT");
    let database = || option("database").value_name("URL");
    let out = || option("out").value_name("DIR").value_parser(value_parser!(PathBuf));
    vec![
        sub(lang, "check").arg(choice("gate", Gate::KEYS).value_name("GATE")).arg(format()),
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
            .arg(option("junit").value_name("FILE").value_parser(value_parser!(PathBuf)))
            .arg(option("json").value_name("FILE").value_parser(value_parser!(PathBuf)))
            .arg(option("events").action(ArgAction::SetTrue))
            .arg(option("strict").action(ArgAction::SetTrue))
            .arg(database())
            .arg(format()),
        sub(lang, "clean").arg(option("target").value_name("NAME")),
        sub(lang, "publish").arg(out()).arg(option("internal").action(ArgAction::SetTrue)).arg(database()),
        sub(lang, "demo")
            .arg(option("defects").value_name("LIST"))
            .arg(out())
            .arg(option("open").action(ArgAction::SetTrue))
            .arg(database()),
        Command::new("worker").hide(true),
        sub(lang, "steps").arg(option("search").value_name("WORDS")),
        sub(lang, "sandbox")
            .arg(option("port").value_name("PORT").value_parser(value_parser!(u16)))
            .arg(option("defects").value_name("LIST"))
            .arg(option("date").value_name("DATE")),
        sub(lang, "completions").arg(
            Arg::new("shell")
                .required(true)
                .value_parser(value_parser!(clap_complete::Shell))
                .value_name("SHELL")
                .help(text(lang, "help-arg-shell")),
        ),
    ]
}

/// A subcommand with what all of them share.
fn sub(lang: Lang, name: &'static str) -> Command {
    let command = Command::new(name)
        .about(text(lang, &format!("help-{name}")))
        .next_help_heading(text(lang, "help-options"))
        .after_help(text(lang, &format!("help-{name}-examples")))
        .arg(
            Arg::new("directory")
                .short('C')
                .long("directory")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help(text(lang, "help-arg-directory")),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("LANG")
                .value_parser(PossibleValuesParser::new(["fr", "en"]))
                .help(text(lang, "help-arg-lang")),
        );
    localized(command, lang)
}

/// The chrome of clap's help in the user's language.
fn localized(command: Command, lang: Lang) -> Command {
    let heading = |id: &str| text(lang, id);
    let template = format!("{{about}}\n\n{{after-help}}\n\n{} {{usage}}\n\n{{all-args}}\n", heading("help-usage"));
    command
        .help_template(template)
        .subcommand_help_heading(heading("help-commands"))
        .subcommand_value_name(heading("help-command"))
        .disable_help_flag(true)
        .next_help_heading(heading("help-options"))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(heading("help-help"))
                .help_heading(heading("help-options")),
        )
}

fn text(lang: Lang, id: &str) -> String {
    message::lookup(lang, id, &[]).unwrap_or_else(|| format!("{{{id}}}"))
}
