//! Rights, stages, options and answers: what is compared at a glance.

use super::super::boards::{Board, Cross, CrossRow, Map, Spoke, Stage, Stages};
use super::super::catalogue as said;
use super::{ROOT, collection};
use crate::model::schema::RESPONSE_CODES;
use crate::model::{Artifact, Id, Kind, fields};
use crate::publish::catalogue::{self, Told, Value, access as rights, colon, stages as read};
use crate::publish::site::address;
use crate::publish::site::context::Site;
use crate::publish::site::view::{Block, Cell, Column, Ref, Row, Section, Table};
use crate::text::format::capital;

/// More boards than this are a list: one looks at each on its own page.
const DRAWN: usize = 24;

/// More columns than this have upright heads.
const ACROSS: usize = 10;

/// The access matrix as a grid of roles and objects.
pub(super) fn access(site: &Site<'_>) -> Option<Section> {
    let grid = rights(&site.reader)?;
    let board = cross(site, &grid, site.say("site-subject-access"), "");
    Some(Section::new("access-rights", collection(site, Kind::AccessRight), vec![Block::Board { board }]))
}

/// A grid of the catalogue.
pub(super) fn cross(site: &Site<'_>, grid: &catalogue::Cross, label: String, key: &'static str) -> Board {
    let row = |row: &catalogue::CrossRow| CrossRow {
        name: (capital(&row.name), row.under.clone()),
        marks: row
            .marks
            .iter()
            .map(|mark| {
                let shown = mark.anchor.as_ref().filter(|id| site.addresses.find(id).is_some());
                let anchor = shown.map(|id| address::slug(id.as_str())).unwrap_or_default();
                (anchor, mark.letters.clone(), mark.under.clone())
            })
            .collect(),
    };
    Board::Cross(Cross {
        label,
        corner: grid.corner.clone(),
        columns: grid.columns.iter().map(|name| head(site, name)).collect(),
        upright: grid.columns.len() > ACROSS,
        key,
        rows: grid.rows.iter().map(row).collect(),
        legend: grid.legend.clone(),
    })
}

/// The head of a column: the title of an object leads to it.
fn head(site: &Site<'_>, name: &catalogue::Name) -> Ref {
    let mut found = said::names(site, std::slice::from_ref(name));
    let mut head = found.pop().unwrap_or_default();
    head.id.clear();
    head
}

/// Journeys, pipelines and processes: their stages in a row, or a list where they are many.
pub(super) fn stages(site: &Site<'_>, kind: Kind, all: &[(usize, &Artifact)]) -> Vec<Section> {
    let anchor = address::folder(kind);
    if all.len() > DRAWN {
        let table = said::table(site, ROOT, &site.reader.list(kind, all));
        return vec![Section::new(anchor, collection(site, kind), vec![Block::Table { table }])];
    }
    let blocks = all.iter().map(|(index, one)| {
        let name = site.reference_at(kind, *index).unwrap_or_default();
        Block::Board { board: board(site, ROOT, name, one) }
    });
    vec![Section::new(anchor, collection(site, kind), blocks.collect())]
}

/// The stages of one artifact.
pub(in crate::publish::site) fn board(site: &Site<'_>, root: &str, name: Ref, artifact: &Artifact) -> Board {
    let stage = |stage: read::Stage| Stage {
        name: stage.name,
        mark: stage.mark,
        facts: stage.told.iter().map(|told| said::fact(site, root, told)).collect(),
    };
    let beside = ["customer_type", "offer", "state"].iter().filter_map(|field| {
        let said = match site.reader.by_name(artifact, field) {
            Value::Text(text) | Value::Word(text) => text,
            _ => return None,
        };
        (said != artifact.head.title).then_some(said)
    });
    Board::Stages(Stages {
        name,
        beside: beside.collect::<Vec<_>>().join(" · "),
        stages: read::stages(&site.reader, artifact).into_iter().map(stage).collect(),
    })
}

/// The application in the middle of the others, with what moves between them.
pub(super) fn map(site: &Site<'_>) -> Option<Section> {
    let map = catalogue::map(&site.reader)?;
    let title = site.say("site-application-map");
    let spoke = |spoke: &catalogue::Spoke, left: bool| {
        let flow = |(id, towards): &(Id, bool)| {
            let said = site.say(if *towards { "site-flow-towards" } else { "site-flow-from" });
            // On the left of the middle, what goes towards it goes to the right.
            let arrow = if *towards == left { "→" } else { "←" };
            Some((said, arrow, site.reference(id)?))
        };
        Some(Spoke { name: site.reference(&spoke.application)?, flows: spoke.flows.iter().filter_map(flow).collect() })
    };
    let sides = [
        map.sources.iter().filter_map(|one| spoke(one, true)).collect(),
        map.consumers.iter().filter_map(|one| spoke(one, false)).collect(),
    ];
    let board = Board::Map(Map { label: title.clone(), hub: site.reference(&map.hub)?, sides });
    Some(Section::new("map", title, vec![Block::Board { board }]))
}

/// Options side by side: a column for each, where they are few enough to be compared so.
pub(super) fn options(site: &Site<'_>, all: &[(usize, &Artifact)]) -> Section {
    const COMPARED: [&str; 6] = ["solution_family", "customer_master", "pros", "cons", "cost", "decision"];
    let anchor = address::folder(Kind::ArchitectureOption);
    let title = collection(site, Kind::ArchitectureOption);
    if all.len() > 4 {
        let table = said::table(site, ROOT, &site.reader.list(Kind::ArchitectureOption, all));
        return Section::new(anchor, title, vec![Block::Table { table }]);
    }
    let mut columns = vec![Column { title: site.say("site-option-compared"), class: "" }];
    let mut names = vec![Cell::text(String::new())];
    for (index, _) in all {
        let reference = site.reference_at(Kind::ArchitectureOption, *index).unwrap_or_default();
        columns.push(Column { title: reference.id.clone(), class: "wide" });
        names.push(Cell::refs(vec![Ref { id: String::new(), ..reference }]));
    }
    let mut rows = vec![Row::new(names)];
    for field in COMPARED.iter().filter(|field| site.reader.shows_field(Kind::ArchitectureOption, field)) {
        let mut cells = vec![Cell::text(site.reader.label(Kind::ArchitectureOption, field))];
        cells.extend(all.iter().map(|(_, one)| compared(site, one, field)));
        rows.push(Row::new(cells));
    }
    let table = Table { columns, rows };
    Section::new(anchor, title, vec![Block::Table { table }])
}

fn compared(site: &Site<'_>, option: &Artifact, field: &str) -> Cell {
    match site.reader.by_name(option, field) {
        Value::Lines(lines) => Cell::html(super::super::markdown::list(site, ROOT, &lines)),
        // A decision is a record written as a list of one.
        Value::Table(table) => {
            let said = table.rows.iter().flat_map(|row| row.cells.iter().zip(&table.columns)).map(|(cell, column)| {
                let text = match cell {
                    Value::Text(text) | Value::Prose(text) | Value::Word(text) => text.clone(),
                    _ => String::new(),
                };
                format!("{}{} {text}", column.title, colon(site.lang))
            });
            Cell::html(super::super::markdown::list(site, ROOT, &said.collect::<Vec<_>>()))
        }
        value => said::cell(site, ROOT, &value),
    }
}

/// The answers of bidders: how many of each code, not one by one.
pub(super) fn responses(site: &Site<'_>, all: &[(usize, &Artifact)]) -> Option<Section> {
    let mut bidders: Vec<String> = all.iter().filter_map(|(_, one)| one.text("bidder")).collect();
    bidders.sort();
    bidders.dedup();
    if bidders.is_empty() {
        return None;
    }
    let label = |code: &str| site.reader.word(Kind::Response, "code", code);
    let mut columns = vec![Column { title: site.reader.label(Kind::Response, "bidder"), class: "wide" }];
    columns.extend(RESPONSE_CODES.iter().map(|code| Column { title: label(code), class: "num" }));
    let rows = bidders.iter().map(|bidder| {
        let mine = || all.iter().filter(|(_, one)| fields::text(&one.head.node, "bidder").as_ref() == Some(bidder));
        let count = |code: &&str| mine().filter(|(_, one)| one.text("code").as_deref() == Some(code)).count();
        let counts = RESPONSE_CODES.iter().map(|code| Cell::text(site.number(count(code))));
        Row::new(std::iter::once(Cell::text(bidder)).chain(counts).collect())
    });
    let table = Table { columns, rows: rows.collect() };
    let section = Section::new("responses", collection(site, Kind::Response), vec![Block::Table { table }]);
    Some(Section { internal: true, ..section })
}

/// A record that is told in a sentence rather than in a table of one row.
pub(in crate::publish::site) fn one_row(told: &Told) -> Option<Vec<Told>> {
    let Value::Table(table) = &told.value else { return None };
    let [row] = table.rows.as_slice() else { return None };
    let cells = table.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_nothing());
    Some(
        cells
            .map(|(column, cell)| Told {
                key: told.key.clone(),
                label: column.title.clone(),
                value: cell.clone(),
                internal: told.internal,
            })
            .collect(),
    )
}
