//! Which calendar does the manifest keep?

use jiff::civil::Date;

use super::Context;
use crate::model::calendar::{Calendar, Country};
use crate::model::schema::labels;
use crate::text::node::Node;
use crate::text::{Diagnostic, Lang};

/// Reads `calendar`. A French project that says nothing keeps the public holidays of France.
pub fn read(root: &Node, lang: Lang, context: &mut Context) -> Calendar {
    let usual = (lang == Lang::Fr).then_some(Country::Fr);
    let Some(node) = root.get("calendar") else { return Calendar::new(usual, []) };
    let country = match node.get("country") {
        None => usual,
        Some(value) => country(value, context),
    };
    let mut extra: Vec<Date> = Vec::new();
    for day in node.get("extra_days_off").map(Node::items).unwrap_or_default() {
        match day.text().and_then(|text| text.trim().parse().ok()) {
            Some(day) => extra.push(day),
            None => {
                let field = labels::field_said("manifest", "extra_days_off");
                let text = day.text().map_or("", str::trim);
                context.diagnostics.push(super::day::wrong(field, text, day.place, lang));
            }
        }
    }
    Calendar::new(country, extra)
}

/// A country whose public holidays are known; of another only weekends are kept, and it is said.
fn country(value: &Node, context: &mut Context) -> Option<Country> {
    let known = Country::from_key(value.text()?.trim());
    if known.is_none() {
        let unknown = Diagnostic::warning("M08", "M08-country", value.place).with("known", Country::KEYS.join(", "));
        context.diagnostics.push(unknown.with("country", value.text().unwrap_or_default()));
    }
    known
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::link::project;
    use crate::model::calendar::Country;
    use crate::text::Sources;

    fn read(calendar: &str) -> (Option<Country>, bool, Vec<(&'static str, String)>) {
        let mut sources = Sources::default();
        sources.add("ouvrage.yaml", format!("title: Essai\n{calendar}"));
        let linked = project(&sources);
        let calendar = &linked.project.manifest.calendar;
        let told =
            linked.diagnostics.iter().map(|d| (d.message.id, sources.slice(d.place.unwrap_or_default()).to_owned()));
        (calendar.country, calendar.is_business_day(date(2026, 12, 24)), told.collect())
    }

    #[test]
    fn a_project_says_its_country_and_its_days_off() {
        assert_eq!(read(""), (Some(Country::Fr), true, vec![]));
        assert_eq!(read("language: en\n").0, None);
        let own = "calendar:\n  country: FR-57\n  extra_days_off: [2026-12-24]\n";
        assert_eq!(read(own), (Some(Country::Fr57), false, vec![]));
    }

    #[test]
    fn a_day_that_is_none_and_a_country_that_is_unknown_are_told() {
        let (country, _, told) = read("calendar:\n  country: CH\n  extra_days_off: [2026-12-24, 2026-13-01]\n");
        assert_eq!(country, None);
        assert_eq!(told, [("M08-country", "CH".to_owned()), ("M02-day", "2026-13-01".to_owned())]);
    }
}
