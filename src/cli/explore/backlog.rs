//! `ouvrage backlog`: what comes first, and what does each lot weigh?

use clap::ArgMatches;
use rust_decimal::Decimal;
use serde_json::json;

use super::{Depth, Looked, format, json, print_csv, print_table, saved};
use crate::cli::{Exit, Session};
use crate::exchange::export::Listing;
use crate::explore::backlog::{self, Item, Load};
use crate::explore::{View, value};
use crate::model::{Id, Kind};
use crate::text::table::{Cell, Column, Tone};
use crate::text::{Arg, format as written};

/// Shows the ranked backlog, of one lot or of all, and the load of the lots.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let looked = match Looked::at(session, matches, Depth::Texts) {
        Ok(looked) => looked,
        Err(exit) => return exit,
    };
    let view = looked.view(session);
    let lot = match matches.get_one::<String>("lot") {
        None => None,
        Some(word) => match lot(session, &view, word) {
            Some(lot) => Some(lot),
            None => return Exit::CannotStart,
        },
    };
    let items = backlog::ranked(view.project, lot.as_ref());
    let loads = backlog::loads(view.project, &items);
    if let Some(out) = saved::wanted(matches) {
        return saved::save(session, &looked, out, &[listing(session, &view, &items)]);
    }
    match format(matches) {
        "json" => {
            let value = json!({
                "items": items.iter().map(|item| as_json(item)).collect::<Vec<_>>(),
                "lots": loads.iter().map(load_json).collect::<Vec<_>>(),
            });
            session.line(json::pretty(&value));
        }
        "csv" => {
            let head =
                ["rank", "id", "kind", "title", "priority", "lot", "value", "effort"].map(str::to_owned).to_vec();
            let rows = items.iter().enumerate().map(|(i, item)| {
                let number =
                    |value: Option<Decimal>| value.map(|value| value.normalize().to_string()).unwrap_or_default();
                vec![
                    (i + 1).to_string(),
                    item.head.id().to_string(),
                    item.kind.key().to_owned(),
                    item.head.title.clone(),
                    item.priority.as_ref().map(|priority| priority.value.clone()).unwrap_or_default(),
                    item.lot.as_ref().map(ToString::to_string).unwrap_or_default(),
                    number(item.value),
                    number(item.effort),
                ]
            });
            print_csv(session, std::iter::once(head).chain(rows));
        }
        _ => for_people(session, &view, &items, &loads),
    }
    Exit::Done
}

/// The lot of that id or title, or a word on what there is.
fn lot(session: &Session, view: &View<'_>, word: &str) -> Option<Id> {
    let wanted = crate::text::similar::fold(word);
    let is = |id: &str, title: &str| {
        crate::text::similar::fold(id) == wanted || crate::text::similar::fold(title).contains(&wanted)
    };
    let found = view.project.lots.iter().find(|lot| is(lot.head.id().as_str(), &lot.head.title));
    if found.is_none() {
        let lots = &view.project.lots;
        let known: Vec<String> = lots.iter().map(|lot| lot.head.name()).collect();
        let args = [("word", Arg::from(word)), ("known", Arg::from(known.join(" · ")))];
        session.fail(session.text(if lots.is_empty() { "backlog-no-lots" } else { "backlog-unknown-lot" }, &args));
        let names = lots.iter().flat_map(|lot| [lot.head.id().as_str().to_owned(), lot.head.title.clone()]);
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        if let Some(near) = crate::text::similar::nearest(word, names.iter().map(String::as_str)) {
            session.aside(session.text("usage-near", &[("near", Arg::from(near))]));
        }
    }
    found.and_then(|lot| lot.head.id.clone())
}

/// The ranked backlog as a table for a spreadsheet.
fn listing(session: &Session, view: &View<'_>, items: &[Item<'_>]) -> Listing {
    let title = |id: &str| session.text(id, &[]);
    let heads = [
        "backlog-rank",
        "field-id",
        "explore-column-kind",
        "field-title",
        "field-priority",
        "field-lot",
        "field-value",
        "field-effort",
    ];
    let row = |(i, item): (usize, &Item<'_>)| {
        vec![
            saved::number(Some(Decimal::from(i + 1))),
            saved::text(item.head.id().as_str()),
            saved::text(item.kind.label(session.lang)),
            saved::text(item.head.title.as_str()),
            saved::text(item.priority.as_ref().map(|priority| priority.label(session.lang)).unwrap_or_default()),
            saved::text(item.lot.as_ref().map(|lot| value::name(view, lot)).unwrap_or_default()),
            saved::number(item.value),
            saved::number(item.effort),
        ]
    };
    Listing {
        name: title("backlog-saved"),
        heads: heads.map(title).to_vec(),
        rows: items.iter().enumerate().map(row).collect(),
    }
}

fn for_people(session: &Session, view: &View<'_>, items: &[Item<'_>], loads: &[Load]) {
    if items.is_empty() {
        session.say("backlog-none", &[]);
        return;
    }
    let title = |id: &str| session.text(id, &[]);
    let mut columns = vec![
        Column::number(title("backlog-rank")),
        Column::short(title("field-id")),
        Column::wide(title("field-title")),
        Column::short(title("field-priority")),
        Column::wide(title("field-lot")),
    ];
    // Nobody estimates everything: columns that nothing fills are left out.
    let estimated = items.iter().any(|item| item.value.is_some() || item.effort.is_some());
    if estimated {
        columns.extend([Column::number(title("field-value")), Column::number(title("field-effort"))]);
    }
    let number = |value: Option<Decimal>| {
        value.map(|value| written::figure(session.lang, &value.normalize().to_string())).unwrap_or_default()
    };
    let rows: Vec<Vec<Cell>> = items
        .iter()
        .enumerate()
        .map(|(i, item)| {
            let mark = if item.kind == Kind::UseCase {
                format!(" ({})", item.kind.label(session.lang))
            } else {
                String::new()
            };
            let mut row = vec![
                Cell::new((i + 1).to_string(), Tone::Quiet),
                Cell::new(item.head.id().as_str(), Tone::Strong),
                Cell::from(format!("{}{mark}", item.head.title)),
                item.priority.as_ref().map(|priority| priority.label(session.lang)).unwrap_or_default().into(),
                item.lot.as_ref().map(|lot| value::name(view, lot)).unwrap_or_default().into(),
            ];
            if estimated {
                row.extend([Cell::from(number(item.value)), Cell::from(number(item.effort))]);
            }
            row
        })
        .collect();
    print_table(session, &columns, &rows);
    session.line("");
    load_table(session, view, loads, estimated);
}

fn load_table(session: &Session, view: &View<'_>, loads: &[Load], estimated: bool) {
    let title = |id: &str| session.text(id, &[]);
    let mut columns = vec![Column::wide(title("field-lot")), Column::number(title("backlog-items"))];
    columns.extend(
        (1..=4_usize).map(|rank| Column::number(session.text("backlog-of-rank", &[("rank", Arg::from(rank))]))),
    );
    columns.push(Column::number(title("backlog-unranked")));
    if estimated {
        columns.extend([Column::number(title("backlog-effort")), Column::number(title("backlog-unestimated"))]);
    }
    columns.push(Column::number(title("backlog-announced")));
    let count = |count: usize| written::integer(session.lang, i64::try_from(count).unwrap_or(i64::MAX));
    let rows: Vec<Vec<Cell>> = loads
        .iter()
        .map(|load| {
            let name = load.lot.as_ref().map_or_else(|| title("backlog-no-lot"), |lot| value::name(view, lot));
            let mut row = vec![Cell::from(name), Cell::from(count(load.items()))];
            row.extend(load.ranks.iter().map(|ranked| Cell::from(count(*ranked))));
            if estimated {
                let effort = written::figure(session.lang, &load.effort.normalize().to_string());
                row.extend([Cell::from(effort), Cell::from(count(load.unestimated))]);
            }
            row.push(Cell::from(load.announced.map(|days| count(days as usize)).unwrap_or_default()));
            row
        })
        .collect();
    print_table(session, &columns, &rows);
}

fn as_json(item: &Item<'_>) -> serde_json::Value {
    json!({
        "id": item.head.id().as_str(),
        "kind": item.kind.key(),
        "title": item.head.title,
        "priority": item.priority.as_ref().map(|priority| priority.value.as_str()),
        "rank": item.priority.as_ref().map(|priority| priority.rank),
        "lot": item.lot.as_ref().map(Id::as_str),
        "value": item.value.map(|value| value.normalize().to_string()),
        "effort": item.effort.map(|effort| effort.normalize().to_string()),
        "after": item.after.iter().map(Id::as_str).collect::<Vec<_>>(),
    })
}

fn load_json(load: &Load) -> serde_json::Value {
    json!({
        "lot": load.lot.as_ref().map(Id::as_str),
        "items": load.items(),
        "ranks": load.ranks[..4].to_vec(),
        "unranked": load.ranks[4],
        "effort": load.effort.normalize().to_string(),
        "unestimated": load.unestimated,
        "announced_days": load.announced,
    })
}
