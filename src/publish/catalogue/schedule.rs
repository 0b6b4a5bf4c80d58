//! What comes when? The tasks of the planning and the milestones of the lots, on one scale.

use jiff::civil::Date;

use super::Reader;
use crate::model::fields;
use crate::model::{Artifact, Id, Kind};
use crate::text::node::Node;
use crate::text::{Lang, format};

/// Years beyond which not each one has a mark.
const MOST_YEARS: i32 = 40;

/// Parts of the whole time in which places are told.
pub const WHOLE: u32 = 10_000;

/// The planning on one scale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The marks of the scale: a name and where it begins, in parts of [`WHOLE`].
    pub ticks: Vec<(String, u32)>,
    /// What is planned, in the order in which it begins.
    pub lines: Vec<Line>,
}

/// Something that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What links name it by.
    pub id: Option<Id>,
    /// Its title.
    pub title: String,
    /// Its lot.
    pub lot: String,
    /// Who holds it.
    pub owner: String,
    /// The titles of the tasks that it comes after.
    pub after: Vec<String>,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Where it begins, in parts of [`WHOLE`].
    pub from: u32,
    /// How long it is, in parts of [`WHOLE`].
    pub length: u32,
    /// Is it a moment rather than a time?
    pub moment: bool,
    /// Has it come already?
    pub reached: bool,
}

/// The planning of the organisation with the milestones of the lots that readers may see; none without days.
pub fn schedule(reader: &Reader<'_>, organisation: Option<&Artifact>) -> Option<Schedule> {
    let mut lines: Vec<Line> =
        organisation.into_iter().flat_map(|one| one.items("planning")).filter_map(|item| task(reader, item)).collect();
    if lines.is_empty() {
        return None;
    }
    for lot in reader.project.lots_in_order().into_iter().filter(|lot| reader.shows(Kind::Lot, &lot.head)) {
        let milestones: Vec<Line> = lot
            .milestones
            .iter()
            .filter_map(|milestone| {
                let day = milestone.actual.or(milestone.planned)?;
                // The planning often tells the same moment as a task of its own.
                let told = |task: &Line| task.moment && task.start == day && task.lot == lot.head.id().as_str();
                if lines.iter().any(told) {
                    return None;
                }
                let line = Line {
                    id: None,
                    title: milestone.name.clone(),
                    lot: lot.head.id().to_string(),
                    owner: String::new(),
                    after: Vec::new(),
                    start: day,
                    end: day,
                    from: 0,
                    length: 0,
                    moment: true,
                    reached: milestone.actual.is_some(),
                };
                Some(line)
            })
            .collect();
        lines.extend(milestones);
    }
    lines.sort_by_key(|line| (line.start, line.end));
    let first = lines.iter().map(|line| line.start).min()?.first_of_month();
    let last = lines.iter().map(|line| line.end).max()?.last_of_month();
    let place = |day: Date| {
        let days = (day - first).get_days().max(0);
        let all = ((last - first).get_days() + 1).max(1);
        u32::try_from(i64::from(days) * i64::from(WHOLE) / i64::from(all)).unwrap_or(0).min(WHOLE)
    };
    for line in &mut lines {
        line.from = place(line.start);
        let end = line.end.tomorrow().map_or(WHOLE, place);
        line.length = end.saturating_sub(line.from).max(1);
    }
    let ticks = ticks(reader, first, last).into_iter().map(|(name, day)| (name, place(day))).collect();
    Some(Schedule { ticks: legible(ticks), lines })
}

/// A mark that has no room for its name has none: names stay apart on the narrowest scale that is drawn.
fn legible(mut ticks: Vec<(String, u32)>) -> Vec<(String, u32)> {
    const ROOM: u32 = WHOLE / 7;
    let mut free = 0;
    for (name, at) in &mut ticks {
        if *at < free || *at + ROOM > WHOLE {
            name.clear();
        } else {
            free = *at + ROOM;
        }
    }
    ticks
}

/// The days of something planned, as people write them: one year is said once.
pub fn days(lang: Lang, line: &Line) -> String {
    if line.start == line.end {
        return format::date(lang, line.start);
    }
    let end = format::date(lang, line.end);
    let start = format::date(lang, line.start);
    let year = format!(" {}", line.start.year());
    let short = start.strip_suffix(&year).filter(|_| line.start.year() == line.end.year()).unwrap_or(&start);
    format!("{short} – {end}")
}

fn task(reader: &Reader<'_>, item: &Node) -> Option<Line> {
    let (start, end) = (fields::date(item, "start"), fields::date(item, "end"));
    let start = start.or(end)?;
    let end = end.filter(|end| *end >= start).unwrap_or(start);
    let owner = fields::text(item, "owner").unwrap_or_default();
    Some(Line {
        id: fields::text(item, "id").filter(|id| Id::is_valid(id)).map(Id::new),
        title: fields::text(item, "title").unwrap_or_default(),
        lot: fields::text(item, "lot").unwrap_or_default(),
        owner: reader.project.manifest.name_of(&owner),
        after: fields::links(item, "depends_on").iter().map(|link| named(reader, &link.to)).collect(),
        start,
        end,
        from: 0,
        length: 0,
        moment: start == end,
        reached: false,
    })
}

/// A task by its title, which tells more than its id.
fn named(reader: &Reader<'_>, task: &Id) -> String {
    reader.project.title(task).filter(|title| !title.is_empty()).unwrap_or(task.as_str()).to_owned()
}

impl Line {
    /// « après Cadrage, Atelier de lancement »; nothing where it waits for nothing.
    pub fn said_after(&self, reader: &Reader<'_>) -> String {
        if self.after.is_empty() {
            return String::new();
        }
        format!("{} {}", reader.say("site-schedule-after"), self.after.join(", "))
    }
}

/// Months for a year or so, quarters for some years, years beyond; of very many years some, for a slip in a year is
/// no reason to draw a thousand marks.
fn ticks(reader: &Reader<'_>, first: Date, last: Date) -> Vec<(String, Date)> {
    let months = (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month())
        - i32::from(first.month())
        + 1;
    let step = match months {
        ..=14 => 1,
        15..=48 => 3,
        _ => 12 * (1 + months / (12 * MOST_YEARS)),
    };
    let mut ticks = Vec::new();
    let (mut year, mut month) = (first.year(), first.month());
    for _ in 0..months {
        let begins = (i32::from(year) * 12 + i32::from(month - 1)) % step == 0 || ticks.is_empty();
        if let (true, Ok(day)) = (begins, Date::new(year, month, 1)) {
            let quarter = (month - 1) / 3 + 1;
            let name = match step {
                1 => format!("{month:02}/{:02}", year % 100),
                // A year is said where it begins, and where the scale does.
                3 if quarter == 1 => year.to_string(),
                3 if ticks.is_empty() => format!("{}{quarter} {year}", reader.say("site-schedule-quarter")),
                3 => format!("{}{quarter}", reader.say("site-schedule-quarter")),
                _ => year.to_string(),
            };
            ticks.push((name, day));
        }
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    ticks
}
