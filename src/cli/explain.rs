//! `ouvrage explain`: what does a code mean, why does it matter, and which text shows it?

use clap::ArgMatches;

use super::{Exit, Session};
use crate::check::Gate;
use crate::check::codes::{self, Code};
use crate::text::similar::nearest;
use crate::text::{Arg, message};

/// Explains one code, or lists all of them.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let Some(name) = matches.get_one::<String>("code") else {
        list(session);
        return Exit::Done;
    };
    if let Some(code) = codes::find(name) {
        one(session, code);
        return Exit::Done;
    }
    session.fail(session.text("explain-unknown", &[("code", Arg::from(name))]));
    let known = codes::all();
    if let Some(near) = nearest(name, known.iter().map(|code| code.code)) {
        session.aside(session.text("usage-near", &[("near", Arg::from(near))]));
    }
    session.aside(session.text("explain-see-all", &[]));
    Exit::CannotStart
}

/// All codes by family, each with its level, its gate and what it is about.
fn list(session: &Session) {
    let bold = anstyle::Style::new().bold();
    let mut family = "";
    let all = codes::all();
    let levels: Vec<String> = all.iter().map(|code| level(session, *code)).collect();
    let gates: Vec<String> = all.iter().map(|code| gate(session, code.from)).collect();
    let widest = |texts: &[String]| texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    let (level_width, gate_width) = (widest(&levels), widest(&gates));
    for ((code, level), gate) in all.iter().zip(&levels).zip(&gates) {
        if code.family() != family {
            if !family.is_empty() {
                session.line("");
            }
            family = code.family();
            session.line(format!("{bold}{}{bold:#}", session.text(&format!("explain-family-{family}"), &[])));
        }
        let title = session.text(&format!("explain-{}", code.code), &[]);
        session.line(format!("  {:<4}  {level:<level_width$}  {gate:<gate_width$}  {title}", code.code));
    }
    session.line("");
    session.say("explain-count", &[("count", Arg::from(all.len()))]);
}

/// Everything about one code.
fn one(session: &Session, code: Code) {
    let bold = anstyle::Style::new().bold();
    let id = format!("explain-{}", code.code);
    let part = |name: &str| message::attribute(session.lang, &id, name).unwrap_or_default();
    let width = session.look().width.clamp(40, 100);
    session.line(format!("{bold}{}  {}{bold:#}", code.code, session.text(&id, &[])));
    let weight = [("level", Arg::from(level(session, code))), ("gate", Arg::from(gate(session, code.from)))];
    session.say("explain-weight", &weight);
    session.line(format!("\n{}", wrapped(&part("means"), width)));
    let heading = |name: &str| session.line(format!("\n{bold}{}{bold:#}", session.text(name, &[])));
    heading("explain-why");
    session.line(wrapped(&part("why"), width));
    // What a fault is against the last version shows nothing without it.
    if let Some(before) = message::attribute(session.lang, &id, "before") {
        heading("explain-before");
        session.line(sample(&before));
    }
    heading("explain-fires");
    session.line(sample(&part("fires")));
    heading("explain-silent");
    session.line(sample(&part("silent")));
    heading("explain-level");
    let about = if code.is_fixed() { "explain-level-fixed" } else { "explain-level-free" };
    session.line(wrapped(&session.text(about, &[]), width));
    if !code.is_fixed() {
        session.line(sample(&format!("checks:\n  {}: off", code.code)));
        heading("explain-allow");
        session.line(wrapped(&session.text("explain-allow-how", &[]), width));
        let reason = session.text("explain-allow-reason", &[]);
        session.line(sample(&format!("# ouvrage: allow {} — {reason}", code.code)));
    }
}

fn level(session: &Session, code: Code) -> String {
    message::label(session.lang, "level", code.level.key())
}

fn gate(session: &Session, gate: Gate) -> String {
    session.text(&format!("explain-gate-{}", gate.key()), &[])
}

/// A sample of a project's text, set apart by its margin.
fn sample(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}").trim_end().to_owned()).collect();
    lines.join("\n")
}

/// Lines of at most `width` characters; a no-break space breaks no line.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_only() {
        assert_eq!(wrapped("un deux\u{a0}trois quatre", 10), "un\ndeux\u{a0}trois\nquatre");
        assert_eq!(wrapped("", 10), "");
    }
}
