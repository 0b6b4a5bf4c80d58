//! The report for machines: every line, every column, every value.

use serde_json::{Map, Value as Json, json};

use super::super::book::letters;
use super::super::columns::{Column, How};
use super::super::grid::Slot;
use super::super::simulation::{Change, Line, Outcome, Said, Simulation};
use super::super::synonyms::Sureness;
use crate::syntax::edit::Value;
use crate::text::Lang;

/// The report on one sheet.
pub fn sheet(simulation: &Simulation, lang: Lang) -> Json {
    let (first, last) = simulation.heads;
    json!({
        "sheet": simulation.sheet,
        "grid": simulation.grid.name,
        "heads": [first + 1, last + 1],
        "unsure_heads": simulation.unsure,
        "mapping": simulation.mapping,
        "stamp": simulation.stamp,
        "columns": simulation.columns.iter().map(|one| column(one, lang)).collect::<Vec<_>>(),
        "lines": simulation.lines.iter().map(|one| line(one, lang)).collect::<Vec<_>>(),
        "counts": simulation.counts(),
        "notes": said(&simulation.beside, lang),
        "absent": simulation.absent,
        "above": simulation.above.iter().map(|(row, text)| json!({ "row": row + 1, "text": text })).collect::<Vec<_>>(),
        "slid": simulation.slide.as_ref().map(|slide| json!({
            "first": slide.first,
            "lines": slide.lines,
            "by": slide.by,
            "message": super::notices::slid(slide, lang),
        })),
        "forgetful": simulation.forgetful,
    })
}

fn column(column: &Column, lang: Lang) -> Json {
    let (how, near) = match &column.how {
        How::Named(Sureness::Exact) => ("label", None),
        How::Named(Sureness::Usual | Sureness::Common) => ("name", None),
        How::Named(Sureness::Within | Sureness::Near) => ("similar_name", None),
        How::Content => ("content", None),
        How::Mapped => ("mapping", None),
        How::Ignored => ("ignored", None),
        How::InPlace => ("in_place", None),
        How::BehindId => ("behind_id", None),
        How::Numbering => ("numbering", None),
        How::PartNumbers => ("part_numbers", None),
        How::LineTotal => ("line_total", None),
        How::Yearly => ("yearly", None),
        How::Taxes => ("taxes", None),
        How::Results => ("results", None),
        How::Parted(label) => ("parted", Some(label)),
        How::Beside(near) => ("beside", near.as_ref()),
        How::Rights => ("rights", None),
        How::RightNames => ("right_names", None),
        How::NoRights => ("no_rights", None),
        How::Computed => ("computed", None),
        How::MappedToNothing(target) => ("mapped_to_nothing", Some(target)),
        How::Unknown(near) => ("unknown", near.as_ref()),
    };
    json!({
        "column": letters(column.column),
        "head": column.head,
        "field": column.slot.as_ref().map(Slot::path),
        "label": column.slot.as_ref().map(|slot| slot.label(lang)),
        "how": how,
        "near": near,
        "filled": column.filled,
    })
}

fn line(line: &Line, lang: Lang) -> Json {
    let mut out = Map::new();
    out.insert("row".into(), json!(line.rows.first().map(|row| row + 1)));
    out.insert("rows".into(), json!(line.rows.iter().map(|row| row + 1).collect::<Vec<_>>()));
    out.insert("status".into(), json!(line.outcome.key()));
    out.insert("id".into(), json!(line.outcome.id()));
    out.insert("name".into(), json!(line.name));
    match &line.outcome {
        Outcome::New(new) => {
            out.insert("id_given".into(), json!(new.numbered));
            let fields: Map<String, Json> =
                new.fields.iter().map(|(slot, value)| (slot.path(), to_json(value))).collect();
            out.insert("fields".into(), Json::Object(fields));
        }
        Outcome::Changed(changed) => {
            out.insert("by_title".into(), json!(changed.by_title));
            out.insert("file".into(), json!(changed.at.file));
            let changes: Vec<Json> = changed.changes.iter().map(|one| change(one, lang)).collect();
            out.insert("changes".into(), Json::Array(changes));
        }
        Outcome::Refused { reasons } => {
            out.insert("reasons".into(), said(reasons, lang));
        }
        Outcome::Gone { renamed, .. } => {
            out.insert("renamed".into(), json!(renamed));
        }
        Outcome::Unchanged { .. }
        | Outcome::Section
        | Outcome::Total
        | Outcome::Legend
        | Outcome::Signature
        | Outcome::Withdrawn
        | Outcome::Heads => {}
    }
    out.insert("notes".into(), said(&line.notes, lang));
    Json::Object(out)
}

fn change(change: &Change, lang: Lang) -> Json {
    json!({
        "field": change.slot.path(),
        "label": change.slot.label(lang),
        "before": change.before.as_ref().map(to_json),
        "after": change.after.as_ref().map(to_json),
        "cell": change.cell.to_string(),
    })
}

fn said(list: &[Said], lang: Lang) -> Json {
    let one = |said: &Said| {
        json!({
            "cell": said.cell.as_ref().map(ToString::to_string),
            "code": said.message.id,
            "message": said.message.text(lang),
        })
    };
    Json::Array(list.iter().map(one).collect())
}

fn to_json(value: &Value) -> Json {
    value.to_node().to_json()
}
