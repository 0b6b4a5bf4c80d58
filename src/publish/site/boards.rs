//! What is looked at rather than read: stages in a row, who may do what, what comes when. Each is text and
//! tables, so that it can be heard and printed too.

use std::fmt::Write as _;

use super::escape::push_escaped;
use super::markup;
use super::view::{Fact, Ref};

/// Something that is looked at.
#[derive(Clone, Debug)]
pub(super) enum Board {
    /// Stages in a row.
    Stages(Stages),
    /// Rows against columns, with a few letters where they meet.
    Cross(Cross),
    /// What is planned, on one scale.
    Schedule(Schedule),
    /// What turns around what.
    Map(Map),
}

/// Something in the middle of others.
#[derive(Clone, Debug)]
pub(super) struct Map {
    /// What is said of the whole.
    pub(super) label: String,
    /// In the middle.
    pub(super) hub: Ref,
    /// What gives, and what only takes.
    pub(super) sides: [Vec<Spoke>; 2],
}

/// What stands beside the middle.
#[derive(Clone, Debug)]
pub(super) struct Spoke {
    /// Which.
    pub(super) name: Ref,
    /// What goes between both: how it is said, how it is drawn, what.
    pub(super) flows: Vec<(String, &'static str, Ref)>,
}

/// The stages of something.
#[derive(Clone, Debug)]
pub(super) struct Stages {
    /// Of what.
    pub(super) name: Ref,
    /// What is told beside its name.
    pub(super) beside: String,
    /// The stages.
    pub(super) stages: Vec<Stage>,
}

/// A stage.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    /// Its name.
    pub(super) name: String,
    /// A figure beside it.
    pub(super) mark: String,
    /// Its fields.
    pub(super) facts: Vec<Fact>,
}

/// Rows against columns.
#[derive(Clone, Debug)]
pub(super) struct Cross {
    /// What is said of the whole.
    pub(super) label: String,
    /// What the rows are.
    pub(super) corner: String,
    /// Heads of the columns.
    pub(super) columns: Vec<Ref>,
    /// Whether the heads stand upright: they are many.
    pub(super) upright: bool,
    /// The letters that stand out, where some do.
    pub(super) key: &'static str,
    /// Rows.
    pub(super) rows: Vec<CrossRow>,
    /// What the letters mean.
    pub(super) legend: Vec<(String, String)>,
}

/// A row of a [`Cross`].
#[derive(Clone, Debug)]
pub(super) struct CrossRow {
    /// Its name, and what is smaller under it.
    pub(super) name: (String, String),
    /// Anchor, letters, and what is smaller under them.
    pub(super) marks: Vec<(String, String, String)>,
}

/// What is planned.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    /// Heads: what, when, and of the scale.
    pub(super) heads: [String; 3],
    /// Marks of the scale, with where each begins as a percentage.
    pub(super) ticks: Vec<(String, String)>,
    /// Lines.
    pub(super) lines: Vec<Line>,
}

/// Something that is planned.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its anchor.
    pub(super) anchor: String,
    /// Its name.
    pub(super) name: Ref,
    /// Its lot and who holds it.
    pub(super) under: String,
    /// When.
    pub(super) when: String,
    /// Where it begins and how long it is, as percentages.
    pub(super) from: String,
    /// How long it is.
    pub(super) length: String,
    /// A moment is a lozenge.
    pub(super) moment: bool,
}

pub(super) fn write(out: &mut String, board: &Board) {
    match board {
        Board::Stages(one) => stages(out, one),
        Board::Cross(one) => cross(out, one),
        Board::Schedule(one) => schedule(out, one),
        Board::Map(one) => map(out, one),
    }
}

fn stages(out: &mut String, one: &Stages) {
    out.push_str("<div class=\"journey\">");
    // On its own page it is named above.
    if !one.name.title.is_empty() {
        out.push_str("<h3>");
        markup::reference(out, &one.name);
        if !one.beside.is_empty() {
            out.push_str(" <span class=\"why\">");
            push_escaped(out, &one.beside);
            out.push_str("</span>");
        }
        out.push_str("</h3>");
    }
    out.push_str("\n<ol class=\"stages\" tabindex=\"0\">");
    for stage in &one.stages {
        out.push_str("<li><p class=\"stage-name\"><b>");
        push_escaped(out, &stage.name);
        out.push_str("</b>");
        if !stage.mark.is_empty() {
            out.push_str(" <span class=\"n\">");
            push_escaped(out, &stage.mark);
            out.push_str("</span>");
        }
        out.push_str("</p>");
        markup::facts(out, &stage.facts);
    }
    out.push_str("</ol></div>");
}

fn cross(out: &mut String, one: &Cross) {
    legend(out, &one.legend);
    out.push_str("<div class=\"grid cross\" tabindex=\"0\" role=\"region\" aria-label=\"");
    push_escaped(out, &one.label);
    out.push_str("\"><table><thead><tr><th scope=\"col\" class=\"corner\">");
    push_escaped(out, &one.corner);
    for column in &one.columns {
        out.push_str(if one.upright {
            "<th scope=\"col\" class=\"upright\"><span>"
        } else {
            "<th scope=\"col\"><span>"
        });
        if column.href.is_empty() {
            push_escaped(out, &column.title);
        } else {
            out.push_str("<a");
            markup::href(out, &column.href);
            out.push('>');
            push_escaped(out, &column.title);
            out.push_str("</a>");
        }
        out.push_str("</span>");
    }
    out.push_str("</thead>\n<tbody>\n");
    for row in &one.rows {
        out.push_str("<tr><th scope=\"row\">");
        push_escaped(out, &row.name.0);
        under(out, &row.name.1);
        for (anchor, letters, smaller) in &row.marks {
            out.push_str("<td");
            if !anchor.is_empty() {
                out.push_str(" id=\"");
                push_escaped(out, anchor);
                out.push('"');
            }
            markup::class(out, if !letters.is_empty() && letters == one.key { "key" } else { "" });
            out.push('>');
            push_escaped(out, letters);
            under(out, smaller);
        }
        out.push('\n');
    }
    out.push_str("</tbody></table></div>");
}

fn legend(out: &mut String, all: &[(String, String)]) {
    out.push_str("<ul class=\"legend letters\">");
    for (letters, words) in all {
        out.push_str("<li><b>");
        push_escaped(out, letters);
        out.push_str("</b>");
        push_escaped(out, words);
    }
    out.push_str("</ul>");
}

fn under(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push_str("<span class=\"under\">");
        push_escaped(out, text);
        out.push_str("</span>");
    }
}

fn map(out: &mut String, one: &Map) {
    out.push_str("<div class=\"around-hub\" role=\"group\" aria-label=\"");
    push_escaped(out, &one.label);
    out.push_str("\">");
    let [givers, takers] = &one.sides;
    spokes(out, givers, "givers");
    out.push_str("<p class=\"hub\">");
    markup::reference(out, &one.hub);
    out.push_str("</p>");
    spokes(out, takers, "takers");
    out.push_str("</div>");
}

fn spokes(out: &mut String, all: &[Spoke], side: &str) {
    if all.is_empty() {
        return;
    }
    let _ = write!(out, "<ul class=\"spokes {side}\">");
    for spoke in all {
        out.push_str("<li><p>");
        markup::reference(out, &spoke.name);
        out.push_str("</p><ul>");
        for (said, arrow, flow) in &spoke.flows {
            let _ = write!(out, "<li><span aria-hidden=\"true\">{arrow}</span> <span class=\"hidden\">");
            push_escaped(out, said);
            out.push_str("</span>");
            markup::reference(out, flow);
        }
        out.push_str("</ul>");
    }
    out.push_str("</ul>");
}

fn schedule(out: &mut String, one: &Schedule) {
    out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\"><table class=\"schedule\"><thead><tr>");
    let [what, when, scale] = &one.heads;
    for (head, class) in [(what, "wide"), (when, "more")] {
        out.push_str("<th scope=\"col\"");
        markup::class(out, class);
        out.push('>');
        push_escaped(out, head);
    }
    out.push_str("<th scope=\"col\" class=\"scale\"><span class=\"hidden\">");
    push_escaped(out, scale);
    out.push_str("</span><span class=\"ticks\" aria-hidden=\"true\">");
    for (name, at) in &one.ticks {
        let _ = write!(out, "<span style=\"left:{at}%\">");
        push_escaped(out, name);
        out.push_str("</span>");
    }
    out.push_str("</span></thead>\n<tbody>\n");
    for line in &one.lines {
        row(out, one, line);
    }
    out.push_str("</tbody></table></div>");
}

fn row(out: &mut String, schedule: &Schedule, line: &Line) {
    out.push_str("<tr");
    if !line.anchor.is_empty() {
        out.push_str(" id=\"");
        push_escaped(out, &line.anchor);
        out.push('"');
    }
    markup::class(out, if line.moment { "moment" } else { "" });
    out.push_str("><td class=\"wide\">");
    markup::reference(out, &line.name);
    under(out, &line.under);
    out.push_str("<td class=\"more\">");
    push_escaped(out, &line.when);
    out.push_str("<td class=\"scale\"><svg width=\"100%\" height=\"18\" aria-hidden=\"true\" focusable=\"false\">");
    for (_, at) in &schedule.ticks {
        let _ = write!(out, "<rect x=\"{at}%\" y=\"0\" width=\"1\" height=\"18\" class=\"tick\"/>");
    }
    if line.moment {
        let _ = write!(
            out,
            "<svg x=\"{}%\" width=\"12\" height=\"18\" overflow=\"visible\"><path d=\"M0 3l6 6-6 6-6-6z\" class=\"moment\"/></svg>",
            line.from
        );
    } else {
        let _ = write!(
            out,
            "<rect x=\"{}%\" y=\"4\" width=\"{}%\" height=\"10\" rx=\"1.5\" class=\"span\"/>",
            line.from, line.length
        );
    }
    out.push_str("</svg>\n");
}
