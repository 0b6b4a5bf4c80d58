//! Which spreadsheets have the regions deposited for the loading of their history?

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

/// The text of a file: `siret;nom;ville;departement;ca`, a heading and the lines, with the duplicates
/// and the mistyped SIRET that such files have. None when no region deposited it.
pub fn text(name: &str, seed: u64) -> Option<String> {
    let (place, (_, region, lines)) = FILES.iter().enumerate().find(|(_, (known, ..))| *known == name)?;
    Some(file(seed, place as u64 + 1, region, *lines))
}

/// The region that deposited a file.
pub fn region(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, ..)| *known == name).map(|(_, region, _)| *region)
}

fn file(seed: u64, establishment: u64, region: &str, lines: u64) -> String {
    let mut draw = Draw::new(seed.wrapping_add(establishment) ^ 0x5EED);
    let places: Vec<_> = PLACES.iter().filter(|(department, _)| region_of(department) == Some(region)).collect();
    let mut text = String::from("siret;nom;ville;departement;ca\n");
    for line in 0..lines {
        // Companies 000 0xxxx, which nothing else in the CRM has; each region knows its own establishment.
        let own = siret(line, establishment);
        let siret = match draw.under(100) {
            0..3 => siret(draw.under(line + 1), establishment),
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
        let lines = |name| text(name, 1).expect("a file").lines().count() - 1;
        assert_eq!(lines("comptes_nord_est.csv"), 7_412);
        assert_eq!(FILES.iter().map(|(name, ..)| lines(name)).sum::<usize>(), 31_146);
        assert_eq!(text("comptes_ouest.csv", 1), text("comptes_ouest.csv", 1));
        assert_eq!(text("x.csv", 1), None);
    }
}
