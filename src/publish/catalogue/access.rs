//! Who may do what with what, as one grid: roles against objects.

use super::{Cross, CrossRow, Mark, Name, Reader};
use crate::model::{Artifact, Id, Kind};

/// The gestures of a right with the letters that stand for them.
const GESTURES: [&str; 5] = ["create", "read", "update", "delete", "export"];

/// The access matrix; none where no right is written.
pub fn access(reader: &Reader<'_>) -> Option<Cross> {
    let rights: Vec<&Artifact> = reader.of_kind(Kind::AccessRight).into_iter().map(|(_, right)| right).collect();
    let mut columns: Vec<Name> = Vec::new();
    let mut rows: Vec<CrossRow> = Vec::new();
    let mut cells: Vec<(usize, usize, Mark)> = Vec::new();
    for right in rights {
        let role = right.text("role").unwrap_or_else(|| right.head.title.clone());
        let row = rows.iter().position(|one| one.name == role).unwrap_or_else(|| {
            rows.push(CrossRow { name: role.clone(), ..CrossRow::default() });
            rows.len() - 1
        });
        let mut entities = right.links("entity").into_iter().map(|link| link.to).collect::<Vec<_>>();
        if entities.is_empty() {
            entities.push(Id::from("—"));
        }
        for (nth, entity) in entities.into_iter().enumerate() {
            let name = match reader.project.index.contains_key(&entity) {
                true => Name::Link(entity),
                false => Name::Text(entity.to_string()),
            };
            let column = columns.iter().position(|one| *one == name).unwrap_or_else(|| {
                columns.push(name);
                columns.len() - 1
            });
            // A right on several objects is named once.
            let anchor = right.head.id.clone().filter(|_| nth == 0);
            cells.push((row, column, mark(reader, right, anchor)));
        }
    }
    if rows.is_empty() {
        return None;
    }
    for row in &mut rows {
        row.marks = vec![Mark::default(); columns.len()];
    }
    for (row, column, mark) in cells {
        let Some(place) = rows.get_mut(row).and_then(|row| row.marks.get_mut(column)) else { continue };
        // A second right of a role on an object stands beside the first.
        if place.letters.is_empty() {
            *place = mark;
        } else {
            place.letters = format!("{} / {}", place.letters, mark.letters);
            place.under = [place.under.as_str(), &mark.under].join(" / ");
        }
    }
    let legend = GESTURES.iter().map(|gesture| (letter(reader, gesture), reader.label(Kind::AccessRight, gesture)));
    let none = (NONE.to_owned(), reader.say("site-access-none"));
    Some(Cross {
        corner: reader.label(Kind::AccessRight, "role"),
        columns,
        rows,
        legend: legend.chain([none]).collect(),
    })
}

/// What stands where nothing is allowed.
const NONE: &str = "—";

fn letter(reader: &Reader<'_>, gesture: &str) -> String {
    reader.say(&format!("site-access-{gesture}"))
}

fn mark(reader: &Reader<'_>, right: &Artifact, anchor: Option<Id>) -> Mark {
    let open: Vec<String> = GESTURES.iter().filter(|one| right.flag(one)).map(|one| letter(reader, one)).collect();
    let scope = right.text("scope").map(|scope| reader.word(Kind::AccessRight, "scope", &scope));
    let hidden = right.texts("hidden_fields");
    let hidden = (!hidden.is_empty()).then(|| format!("{} {}", reader.say("site-access-without"), hidden.join(", ")));
    let letters = if open.is_empty() { NONE.to_owned() } else { open.join("\u{a0}") };
    Mark { anchor, letters, under: scope.into_iter().chain(hidden).collect::<Vec<_>>().join(", ") }
}
