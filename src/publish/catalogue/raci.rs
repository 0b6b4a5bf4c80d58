//! Who has which part in what? Activities against people, or activities with the people of each letter.

use super::{Column, Cross, CrossRow, Mark, Name, Reader, Room, Row, Table, Value, colon};
use crate::model::fields;
use crate::model::manifest::RaciConvention;
use crate::model::schema::RACI_LETTERS;
use crate::model::{Artifact, Kind};
use crate::text::node::Node;

struct Activity {
    name: String,
    under: String,
    people: Vec<(String, String)>,
}

fn read(reader: &Reader<'_>, organisation: &Artifact) -> Vec<Activity> {
    if !reader.shows_field(Kind::Organisation, "raci") {
        return Vec::new();
    }
    let one = |item: &Node| {
        let name = fields::text(item, "activity").or_else(|| item.text().map(str::to_owned))?;
        let lot = fields::text(item, "lot");
        let under = [fields::text(item, "phase"), lot].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let people = item.get("people").into_iter().flat_map(Node::entries);
        let people = people
            .filter_map(|(who, letter)| {
                Some((reader.project.manifest.name_of(&who.text), letter.text()?.trim().to_owned()))
            })
            .collect();
        Some(Activity { name, under, people })
    };
    organisation.items("raci").iter().filter_map(one).collect()
}

/// What the letters mean, by the convention of the project.
fn legend(reader: &Reader<'_>) -> Vec<(String, String)> {
    let said = |letter: &&str| {
        let actor = reader.project.manifest.raci == RaciConvention::Actor;
        let key = match *letter {
            "A" if actor => "site-raci-actor".to_owned(),
            letter => format!("site-raci-{}", letter.to_lowercase()),
        };
        ((*letter).to_owned(), reader.say(&key))
    };
    RACI_LETTERS.iter().map(said).collect()
}

/// The grid of activities and people.
pub fn raci(reader: &Reader<'_>, organisation: &Artifact) -> Option<Cross> {
    let activities = read(reader, organisation);
    let mut people: Vec<String> = Vec::new();
    for (who, _) in activities.iter().flat_map(|activity| &activity.people) {
        if !people.contains(who) {
            people.push(who.clone());
        }
    }
    // Those whom the manifest names stand in its order, the others after them.
    let place = |who: &String| reader.project.manifest.people.iter().position(|one| one.name == *who);
    people.sort_by_key(|who| place(who).unwrap_or(usize::MAX));
    let row = |activity: &Activity| {
        let mark = |who: &String| Mark {
            letters: activity
                .people
                .iter()
                .find(|(one, _)| one == who)
                .map(|(_, letter)| letter.clone())
                .unwrap_or_default(),
            ..Mark::default()
        };
        CrossRow {
            name: activity.name.clone(),
            under: activity.under.clone(),
            marks: people.iter().map(mark).collect(),
        }
    };
    let rows: Vec<CrossRow> = activities.iter().map(row).collect();
    (!rows.is_empty() && !people.is_empty()).then(|| Cross {
        corner: reader.label(Kind::Organisation, "activity"),
        columns: people.iter().cloned().map(Name::Text).collect(),
        rows,
        legend: legend(reader),
    })
}

/// The same for paper: each activity with the people of each letter.
pub fn activities(reader: &Reader<'_>, organisation: &Artifact) -> Option<Table> {
    let activities = read(reader, organisation);
    let mut columns =
        vec![Column { title: reader.label(Kind::Organisation, "activity"), room: Room::Wide, more: false }];
    columns.extend(legend(reader).into_iter().map(|(letter, words)| Column {
        room: if letter == "A" { Room::Usual } else { Room::Tight },
        title: format!("{letter}{} {words}", colon(reader.lang)),
        more: false,
    }));
    let row = |activity: &Activity| {
        let name = match activity.under.as_str() {
            "" => activity.name.clone(),
            under => format!("{} ({under})", activity.name),
        };
        let of = |letter: &&str| {
            let people = activity.people.iter().filter(|(_, one)| one == letter);
            Value::Lines(people.map(|(who, _)| who.replace(' ', "\u{a0}")).collect())
        };
        let cells = std::iter::once(Value::Word(name)).chain(RACI_LETTERS.iter().map(of)).collect();
        Row { cells, ..Row::default() }
    };
    let table = Table { columns, rows: activities.iter().map(row).collect() };
    (!table.rows.is_empty()).then(|| table.without_empty_columns())
}
