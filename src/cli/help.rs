//! How does the program help: a welcome, the help of each command, all in the user's language?

use clap::{Arg, ArgMatches, Command};

use super::{Exit, Session, arguments, refusal};
use crate::text::{Lang, message};

/// `ouvrage` alone: what it is, and the three commands to begin with.
pub fn welcome(session: &Session) -> Exit {
    session.say("help-ouvrage", &[]);
    session.line("");
    session.say("help-welcome", &[]);
    Exit::Done
}

/// `ouvrage help`, `ouvrage help check`.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let mut root = arguments::command(session.lang);
    root.build();
    let mut command = &mut root;
    for name in matches.get_many::<String>("command").into_iter().flatten() {
        let known: Vec<String> = names(command);
        command = match command.find_subcommand_mut(name) {
            Some(found) => found,
            None => return refusal::unknown_command(session.lang, name, &known),
        };
    }
    session.line(command.render_help().ansi().to_string().trim_end());
    Exit::Done
}

/// All commands with their examples, arguments and options, in Markdown: the reference of `docs/`.
pub fn reference(lang: Lang) -> String {
    let mut root = arguments::command(lang);
    root.build();
    let mut out = String::new();
    describe(&mut out, &root, lang);
    out
}

fn describe(out: &mut String, command: &Command, lang: Lang) {
    let say = |id: &str| message::lookup(lang, id, &[]).unwrap_or_default();
    let everywhere = heading(lang, "help-everywhere");
    let is_root = command.get_bin_name().is_none_or(|name| name == command.get_name());
    let shown = |arg: &&Arg| !arg.is_hide_set() && (is_root || arg.get_help_heading() != Some(&everywhere));
    let title =
        if is_root { say("help-everywhere") } else { format!("`{}`", command.get_bin_name().unwrap_or_default()) };
    out.push_str(&format!("### {title}\n\n"));
    if !is_root {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        out.push_str(&format!("{}{}\n\n", about, if about.ends_with('…') { "" } else { "." }));
        // `ouvrage target check`: a command within a command has its own.
        let name = command.get_bin_name().unwrap_or_default().split(' ').skip(1).collect::<Vec<_>>().join("-");
        let examples = message::lookup(lang, &format!("help-{name}-examples"), &[]).unwrap_or_default();
        let examples: Vec<String> = examples.lines().skip(1).map(|line| format!("  {line}")).collect();
        if !examples.is_empty() {
            out.push_str(&format!("{}\n\n", examples.join("\n")));
        }
    }
    let rows: Vec<String> = command.get_arguments().filter(shown).map(row).collect();
    if !rows.is_empty() {
        out.push_str(&format!("| {} | |\n|---|---|\n{}\n", say("help-option"), rows.concat()));
    }
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        describe(out, sub, lang);
    }
}

/// `| `-C`, `--directory <DOSSIER>` | Dossier du projet |`
fn row(arg: &Arg) -> String {
    let values: String = arg
        .get_value_names()
        .filter(|_| arg.get_action().takes_values())
        .into_iter()
        .flatten()
        .map(|name| format!(" <{name}>"))
        .collect();
    let long = arg.get_long().map(|long| format!("`--{long}{values}`"));
    let short = arg.get_short().map(|short| format!("`-{short}`"));
    let mut names: Vec<String> = short.into_iter().chain(long).collect();
    if names.is_empty() {
        names.push(format!("`{}`", values.trim()));
    }
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    format!("| {} | {} |\n", names.join(", "), help.replace('|', "\\|"))
}

/// The commands under a command that are shown to people.
pub fn names(command: &Command) -> Vec<String> {
    command.get_subcommands().filter(|sub| !sub.is_hide_set()).map(|sub| sub.get_name().to_owned()).collect()
}

/// A heading of the help, without the colon that clap adds.
pub fn heading(lang: Lang, id: &str) -> String {
    let text = message::lookup(lang, id, &[]).unwrap_or_default();
    if lang == Lang::Fr { format!("{text}\u{a0}") } else { text }
}

/// The command, and all under it, with the chrome of clap's help in the user's language.
pub fn localized(command: Command, lang: Lang) -> Command {
    within(command, lang, "")
}

/// The same for a command within another one, whose examples are named after both.
fn within(command: Command, lang: Lang, parents: &str) -> Command {
    let name = format!("{parents}{}", command.get_name());
    let examples = message::lookup(lang, &format!("help-{name}-examples"), &[]);
    let parents = if name == "ouvrage" { String::new() } else { format!("{name}-") };
    let examples = examples.map(|text| format!("{text}\n\n")).unwrap_or_default();
    let usage = message::lookup(lang, "help-usage", &[]).unwrap_or_default();
    command
        .help_template(format!("{{about}}\n\n{examples}{usage} {{usage}}\n\n{{all-args}}\n"))
        .subcommand_help_heading(heading(lang, "help-commands"))
        .subcommand_value_name(value_name(lang, "COMMAND"))
        .disable_help_flag(true)
        .mut_args(|arg| argument(arg, lang))
        .mut_subcommands(|sub| within(sub, lang, &parents))
}

/// An argument whose heading, placeholder, values and default are said in the user's language.
fn argument(arg: Arg, lang: Lang) -> Arg {
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    let default: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let say = |id: &str, value: String| message::lookup(lang, id, &[("value", value.into())]).unwrap_or_default();
    let mut parts = Vec::new();
    if !values.is_empty() {
        parts.push(say("help-values", values.join(", ")));
    }
    if !default.is_empty() {
        parts.push(say("help-default", default.join(", ")));
    }
    if !parts.is_empty() {
        help = format!("{help} [{}]", parts.join(" · "));
    }
    let kind = if arg.is_positional() { "help-arguments" } else { "help-options" };
    let kept = arg.get_help_heading().map_or_else(|| heading(lang, kind), str::to_owned);
    let names: Vec<String> =
        arg.get_value_names().unwrap_or_default().iter().map(|name| value_name(lang, name)).collect();
    let takes_values = arg.get_action().takes_values();
    let arg = arg.help(help).help_heading(kept);
    let arg = if takes_values { arg.hide_possible_values(true).hide_default_value(true) } else { arg };
    if names.is_empty() { arg } else { arg.value_names(names) }
}

/// What stands for a value: `DIR` is `DOSSIER` in French.
fn value_name(lang: Lang, name: &str) -> String {
    message::lookup(lang, &format!("value-{name}"), &[]).unwrap_or_else(|| name.to_owned())
}
