//! `ouvrage actions`: who has what to do by when, over all workshops and committees?

use clap::ArgMatches;
use serde_json::json;

use super::{Depth, Looked, format, json, print_csv, print_table, saved};
use crate::cli::{Exit, Session};
use crate::exchange::export::Listing;
use crate::explore::register::{self, Line, LineKind, Wanted};
use crate::explore::{View, value};
use crate::text::similar::fold;
use crate::text::table::{Cell, Column, Tone};
use crate::text::{Arg, format as written};
use crate::workspace::{environment, git};

/// Shows the register of decisions, actions and open points.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let looked = match Looked::at(session, matches, Depth::Texts) {
        Ok(looked) => looked,
        Err(exit) => return exit,
    };
    let view = looked.view(session);
    let mut wanted = Wanted { all: matches.get_flag("all"), late: matches.get_flag("late"), owners: Vec::new() };
    // As it was typed: what is compared has lost its capitals.
    let mut who = String::new();
    if let Some(owner) = matches.get_one::<String>("owner") {
        owner.trim().clone_into(&mut who);
        wanted.owners = vec![fold(owner.trim())];
    } else if matches.get_flag("mine") {
        let Some(me) = me(session) else {
            session.fail(session.text("actions-nobody", &[]));
            return Exit::CannotStart;
        };
        wanted.owners = register::owners_named(view.project, &me);
        who = me;
    }
    let lines = register::lines(view.project, view.today, &wanted);
    if let Some(out) = saved::wanted(matches) {
        return saved::save(session, &looked, out, &[listing(session, &view, &lines)]);
    }
    match format(matches) {
        "json" => {
            let all: Vec<_> = lines.iter().map(|line| as_json(&view, line)).collect();
            session.line(json::pretty(&json!(all)));
        }
        "csv" => {
            let head = ["kind", "text", "owner", "due", "status", "late", "workshop"].map(str::to_owned).to_vec();
            let rows = lines.iter().map(|line| {
                vec![
                    line.kind.key().to_owned(),
                    line.text.to_owned(),
                    line.who.clone().unwrap_or_default(),
                    line.date.map(|date| date.to_string()).unwrap_or_default(),
                    if line.kind == LineKind::Decision { String::new() } else { line.status.key().to_owned() },
                    line.late.to_string(),
                    line.workshop.to_string(),
                ]
            });
            print_csv(session, std::iter::once(head).chain(rows));
        }
        _ => for_people(session, &view, &lines, &wanted, &who),
    }
    Exit::Done
}

/// Who is asking: `OUVRAGE_USER`, else the name that git signs with.
pub fn me(session: &Session) -> Option<String> {
    let named = environment::values(&session.root).remove("OUVRAGE_USER").filter(|name| !name.trim().is_empty());
    named.or_else(|| git::user(&session.root))
}

/// The register as one table for a spreadsheet.
fn listing(session: &Session, view: &View<'_>, lines: &[Line<'_>]) -> Listing {
    let title = |id: &str| session.text(id, &[]);
    let heads = [
        "explore-column-kind",
        "field-text",
        "field-owner",
        "register-day",
        "field-status",
        "register-is-late",
        "register-workshop",
    ];
    let row = |line: &Line<'_>| {
        let status = if line.kind == LineKind::Decision { String::new() } else { line.status.label(session.lang) };
        vec![
            saved::text(title(&format!("register-{}", line.kind.key().replace('_', "-")))),
            saved::text(line.text),
            saved::text(line.who.clone().unwrap_or_default()),
            saved::day(line.date),
            saved::text(status),
            saved::text(if line.late { title("explore-yes") } else { String::new() }),
            saved::text(value::name(view, &line.workshop)),
        ]
    };
    Listing { name: title("register-saved"), heads: heads.map(title).to_vec(), rows: lines.iter().map(row).collect() }
}

fn for_people(session: &Session, view: &View<'_>, lines: &[Line<'_>], wanted: &Wanted, who: &str) {
    if lines.is_empty() {
        match wanted.owners.is_empty() {
            true => session.say("actions-none", &[]),
            false => session.say("actions-none-of", &[("who", Arg::from(who))]),
        }
        return;
    }
    for kind in LineKind::ALL {
        let of_kind: Vec<&Line<'_>> = lines.iter().filter(|line| line.kind == *kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        session.line(Tone::Strong.paint(&session.text(&format!("register-{}s", kind.key()).replace('_', "-"), &[])));
        section(session, view, *kind, &of_kind, wanted.all);
        session.line("");
    }
    let late = lines.iter().filter(|line| line.late).count();
    let open = lines.iter().filter(|line| line.is_open()).count();
    session.say("actions-count", &[("open", Arg::from(open)), ("late", Arg::from(late))]);
}

fn section(session: &Session, view: &View<'_>, kind: LineKind, lines: &[&Line<'_>], all: bool) {
    let title = |id: &str| session.text(id, &[]);
    let decided = kind == LineKind::Decision;
    let mut columns = vec![
        Column::short(title(if decided { "field-date" } else { "field-due" })),
        Column::wide(title("field-text")),
        Column::wide(title(if decided { "field-decided-by" } else { "field-owner" })),
        Column::wide(title("register-workshop")),
    ];
    let with_status = all && kind == LineKind::Action;
    if with_status {
        columns.push(Column::short(title("field-status")));
    }
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| {
            let day = line.date.map(|date| written::date(session.lang, date));
            let day = match (day, line.late) {
                (Some(day), true) => Cell::new(session.text("register-late", &[("day", Arg::from(day))]), Tone::Bad),
                (Some(day), false) => Cell::from(day),
                (None, _) => Cell::new(session.text("register-no-day", &[]), Tone::Warn),
            };
            let who = match &line.who {
                Some(who) => Cell::from(who.as_str()),
                None => Cell::new(session.text("register-nobody", &[]), Tone::Warn),
            };
            let mut row =
                vec![day, Cell::from(line.text), who, Cell::new(value::name(view, &line.workshop), Tone::Quiet)];
            if with_status {
                row.push(Cell::from(line.status.label(session.lang)));
            }
            row
        })
        .collect();
    print_table(session, &columns, &rows);
}

fn as_json(view: &View<'_>, line: &Line<'_>) -> serde_json::Value {
    let decided = line.kind == LineKind::Decision;
    json!({
        "kind": line.kind.key(),
        "text": line.text,
        "owner": line.who,
        "date": line.date.map(|date| date.to_string()),
        "status": (!decided).then(|| line.status.key()),
        "late": line.late,
        "workshop": line.workshop.as_str(),
        "workshop_title": view.project.title(&line.workshop),
    })
}
