//! Who decides, who does what, when, and for how much?

use super::super::boards::{Board, Line, Schedule};
use super::super::catalogue as said;
use super::{ROOT, boards, field};
use crate::model::{Artifact, Kind};
use crate::publish::catalogue::{self, Name, schedule};
use crate::publish::site::address;
use crate::publish::site::context::Site;
use crate::publish::site::view::{Block, Ref, Section};

/// The organisation: committees, parts of each, planning, means, budget, risks.
pub(super) fn sections(site: &Site<'_>, organisation: &Artifact) -> Vec<Section> {
    let reader = &site.reader;
    let titled = |name: &str| reader.titled(organisation, name).map(|told| field(site, &told));
    let raci = catalogue::raci(reader, organisation).map(|grid| {
        let label = reader.label(Kind::Organisation, "raci");
        let board = boards::cross(site, &grid, label.clone(), "R");
        Section::new("raci", label, vec![Block::Board { board }])
    });
    let budget = catalogue::budget(reader, organisation).map(|table| {
        let table = said::table(site, ROOT, &table);
        let blocks = vec![Block::Table { table }, Block::Line { text: site.say("site-budget-why") }];
        let internal = catalogue::audience::is_internal_field(&site.project.manifest, Kind::Organisation, "budget");
        Section { internal, ..Section::new("budget", reader.label(Kind::Organisation, "budget"), blocks) }
    });
    let planning = schedule::schedule(reader, Some(organisation)).map(|all| {
        let board = planned(site, &all);
        Section::new("planning", reader.label(Kind::Organisation, "planning"), vec![Block::Board { board }])
    });
    let described = reader.described(Kind::Organisation, &organisation.head.node).map(|told| field(site, &told));
    [described, titled("committees"), raci, planning, titled("resources"), budget, titled("risks")]
        .into_iter()
        .flatten()
        .collect()
}

fn planned(site: &Site<'_>, all: &schedule::Schedule) -> Board {
    let reader = &site.reader;
    let percent = |parts: u32| format!("{}.{:02}", parts / 100, parts % 100);
    let line = |line: &schedule::Line| {
        let lot = Some(line.lot.as_str()).filter(|lot| !lot.is_empty()).map(|lot| Name::Link(lot.into()));
        let lot = said::names(site, lot.as_slice()).into_iter().next().map(|lot| lot.id);
        let under = [lot.unwrap_or_default(), line.owner.clone(), line.said_after(reader)];
        Line {
            anchor: line.id.as_ref().map(|id| address::slug(id.as_str())).unwrap_or_default(),
            name: Ref {
                id: line.id.as_ref().map(ToString::to_string).unwrap_or_default(),
                title: line.title.clone(),
                ..Ref::default()
            },
            under: under.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            when: schedule::days(site.lang, line),
            from: percent(line.from),
            length: percent(line.length),
            moment: line.moment,
        }
    };
    Board::Schedule(Schedule {
        heads: [
            site.say("site-schedule-what"),
            site.say("site-schedule-when"),
            reader.label(Kind::Organisation, "planning"),
        ],
        ticks: all.ticks.iter().map(|(name, at)| (name.clone(), percent(*at))).collect(),
        lines: all.lines.iter().map(line).collect(),
    })
}
