//! `ouvrage trace`: what follows from an artifact, where does it come from, and what is missing?

use clap::ArgMatches;
use serde_json::{Value, json};

use super::{Depth, Looked, json};
use crate::cli::{Exit, Session};
use crate::explore::column;
use crate::explore::trace::{self, Branch, Way};
use crate::explore::{Entry, View};
use crate::text::Arg;
use crate::text::message;
use crate::text::table::{Tone, one_line, wrap};

/// Shows the tree of an artifact, or the whole chain.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let looked = match Looked::at(session, matches, Depth::Verdicts) {
        Ok(looked) => looked,
        Err(exit) => return exit,
    };
    let view = looked.view(session);
    let depth = matches.get_one::<u16>("depth").map_or(usize::MAX, |depth| usize::from(*depth));
    let way = if matches.get_flag("up") { Way::Up } else { Way::Down };
    let trees = match matches.get_one::<String>("id") {
        None => trace::whole(&view, depth),
        Some(word) => {
            let Some(entry) = super::show::find(session, &view, word) else { return Exit::CannotStart };
            let ways: &[Way] =
                if matches.get_flag("up") || matches.get_flag("down") { &[way] } else { &[Way::Up, Way::Down] };
            if !session.machine && ways.len() == 2 {
                return both(session, &view, &entry, depth);
            }
            ways.iter().filter_map(|way| trace::of(&view, &entry.id, *way, depth)).collect()
        }
    };
    if session.machine {
        let trees: Vec<Value> = trees.iter().map(|tree| as_json(&view, tree)).collect();
        session.line(json::pretty(&json!(trees)));
        return Exit::Done;
    }
    if trees.is_empty() {
        session.say("trace-empty", &[]);
        return Exit::Done;
    }
    for tree in &trees {
        print(session, &view, tree);
    }
    summary(session, &trees);
    Exit::Done
}

/// Where it comes from, then what follows from it.
fn both(session: &Session, view: &View<'_>, entry: &Entry<'_>, depth: usize) -> Exit {
    let mut trees = Vec::new();
    for (way, title) in [(Way::Up, "trace-up"), (Way::Down, "trace-down")] {
        let Some(tree) = trace::of(view, &entry.id, way, depth) else { continue };
        session.line(Tone::Quiet.paint(&session.text(title, &[])));
        print(session, view, &tree);
        trees.push(tree);
    }
    summary(session, &trees);
    Exit::Done
}

fn summary(session: &Session, trees: &[Branch<'_>]) {
    let holes = trace::hole_count(trees);
    session.line("");
    session.say("trace-holes", &[("count", Arg::from(holes))]);
}

fn print(session: &Session, view: &View<'_>, tree: &Branch<'_>) {
    line(session, view, tree, "", "");
    below(session, view, tree, "");
}

fn below(session: &Session, view: &View<'_>, tree: &Branch<'_>, prefix: &str) {
    let last = tree.children.len() + tree.holes.len();
    let mut at = 0;
    for hole in &tree.holes {
        at += 1;
        let branch = if at == last { "└─ " } else { "├─ " };
        let said = message::label(session.lang, "hole", hole.key());
        session.line(format!("{prefix}{}{}", Tone::Quiet.paint(branch), Tone::Bad.paint(&format!("✗ {said}"))));
    }
    for child in &tree.children {
        at += 1;
        let (branch, under) = if at == last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        line(
            session,
            view,
            child,
            &format!("{prefix}{}", Tone::Quiet.paint(branch)),
            &format!("{prefix}{}", Tone::Quiet.paint(under)),
        );
        below(session, view, child, &format!("{prefix}{}", Tone::Quiet.paint(under)));
    }
}

/// One artifact of the tree: id and title, wrapped under themselves, then what the results say.
fn line(session: &Session, view: &View<'_>, tree: &Branch<'_>, first: &str, rest: &str) {
    let name = one_line(&tree.entry.name());
    let mut after = Vec::new();
    if let Some((verdict, tone)) = column::verdict(view, &tree.entry).filter(|_| tree.holes.is_empty()) {
        after.push(tone.paint(&verdict));
    }
    if tree.again {
        after.push(Tone::Quiet.paint(&session.text("trace-again", &[])));
    }
    if tree.hidden > 0 {
        after.push(Tone::Quiet.paint(&session.text("trace-hidden", &[("count", Arg::from(tree.hidden))])));
    }
    let indent = anstream::adapter::strip_str(first).to_string().chars().count();
    let room = super::super::session::columns().map(|width| width.saturating_sub(indent).max(30));
    let mut lines = room.map_or_else(|| vec![name.clone()], |room| wrap(&name, room));
    if let Some(first_line) = lines.first_mut() {
        let id = tree.entry.id.as_str();
        if let Some(title) = first_line.strip_prefix(id).filter(|_| !id.is_empty()) {
            *first_line = format!("{}{title}", Tone::Strong.paint(id));
        }
    }
    let tail = if after.is_empty() { String::new() } else { format!("  {}", after.join(" · ")) };
    let last = lines.len() - 1;
    for (i, text) in lines.iter().enumerate() {
        let prefix = if i == 0 { first } else { rest };
        session.line(format!("{prefix}{text}{}", if i == last { tail.as_str() } else { "" }));
    }
}

fn as_json(view: &View<'_>, tree: &Branch<'_>) -> Value {
    let mut value = json::reference(view, &tree.entry);
    if let Some(map) = value.as_object_mut() {
        map.insert("link".into(), json!(tree.link.map(|link| link.key())));
        map.insert("holes".into(), json!(tree.holes.iter().map(|hole| hole.key()).collect::<Vec<_>>()));
        map.insert("again".into(), json!(tree.again));
        map.insert("hidden".into(), json!(tree.hidden));
        map.insert("children".into(), tree.children.iter().map(|child| as_json(view, child)).collect());
    }
    value
}
