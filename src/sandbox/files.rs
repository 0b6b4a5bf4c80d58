//! Which spreadsheets have the regions deposited for the loading of their history?

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::rules::territory::region_of;
use super::seed::{Draw, siret};
use super::words::{ACTIVITIES, FAMILIES, PLACES};

/// The four files and their lines: 31 146 in all.
const FILES: [(&str, &str, u64); 4] = [
    ("comptes_nord_est.csv", "north_east", 7_412),
    ("comptes_ouest.csv", "west", 8_206),
    ("comptes_sud_est.csv", "south_east", 7_934),
    ("comptes_idf_centre.csv", "idf_centre", 7_594),
];

/// The files by name: `siret;nom;ville;departement;ca`, a heading and the lines, with the duplicates
/// and the mistyped SIRET that such files have.
pub fn regional(seed: u64) -> BTreeMap<&'static str, String> {
    FILES
        .into_iter()
        .enumerate()
        .map(|(i, (name, region, lines))| (name, file(seed + i as u64, region, lines)))
        .collect()
}

fn file(seed: u64, region: &str, lines: u64) -> String {
    let mut draw = Draw::new(seed ^ 0x5EED);
    let places: Vec<_> = PLACES.iter().filter(|(department, _)| region_of(department) == Some(region)).collect();
    let mut text = String::from("siret;nom;ville;departement;ca\n");
    for line in 0..lines {
        // Companies 000 0xxxx: nothing else in the CRM has them.
        let own = siret(line * 10);
        let siret = match draw.under(100) {
            0..3 => siret(draw.under(line + 1) * 10),
            3..5 => mistyped(&own),
            _ => own,
        };
        let (department, city) = places.get(line as usize % places.len().max(1)).map_or(("", ""), |place| **place);
        let (activity, family) = (draw.of(ACTIVITIES), draw.of(FAMILIES));
        let (euros, cents) = (draw.under(90_000), draw.under(100));
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{siret};{activity} {family} {line:04};{city};{department};{euros},{cents:02}");
    }
    text
}

/// The same number with its last digit one too far.
fn mistyped(siret: &str) -> String {
    let (head, last) = siret.split_at(siret.len().saturating_sub(1));
    format!("{head}{}", last.parse::<u8>().map_or(0, |digit| (digit + 1) % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_regions_deposited_31_146_lines() {
        let files = regional(1);
        assert_eq!(files["comptes_nord_est.csv"].lines().count(), 7_413);
        assert_eq!(files.values().map(|text| text.lines().count() - 1).sum::<usize>(), 31_146);
        assert_eq!(files, regional(1));
    }
}
