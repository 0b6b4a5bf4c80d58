//! Where do the links behind the cells of Excel lead? The text of a cell says none of it.

use std::collections::BTreeMap;

use super::marks::place;
use super::xml::{self, Met};

/// Cells of one block that a link is kept for.
const MOST: usize = 1000;

/// The addresses behind the cells of a sheet, outside the workbook; `targets` are those that it relates to, by their ids.
pub fn of_sheet(xml: &str, targets: &BTreeMap<String, String>) -> BTreeMap<(u32, usize), String> {
    let mut links = BTreeMap::new();
    xml::walk(xml, |met| {
        let Met::Opens(tag) = met else { return true };
        if tag.is("hyperlink")
            && let (Some(block), Some(address)) =
                (tag.attribute("ref"), tag.attribute("id").and_then(|id| targets.get(&id)))
        {
            links.extend(cells(&block).into_iter().map(|at| (at, address.clone())));
        }
        true
    });
    links
}

/// The cells of `B2`, or of `B2:B5`.
fn cells(block: &str) -> Vec<(u32, usize)> {
    let (first, last) = block.split_once(':').unwrap_or((block, block));
    let (Some(first), Some(last)) = (place(first), place(last)) else { return Vec::new() };
    let rows = first.0..=last.0;
    rows.flat_map(|row| (first.1..=last.1).map(move |column| (row, column))).take(MOST).collect()
}

/// The address that a formula names: `HYPERLINK("https://…","Voir")`.
pub fn of_formula(formula: &str) -> Option<String> {
    let rest = formula.trim().trim_start_matches('=').strip_prefix("HYPERLINK(")?.trim_start().strip_prefix('"')?;
    let (address, _) = rest.split_once('"')?;
    (!address.is_empty() && !address.starts_with('#')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_with_their_cells() {
        let targets = BTreeMap::from([("rId1".to_owned(), "https://a.example/x".to_owned())]);
        let xml = "<worksheet><hyperlinks><hyperlink ref=\"B2:B3\" r:id=\"rId1\"/><hyperlink ref=\"C2\" location=\"Feuil2!A1\"/>\
                   <hyperlink ref=\"D2\" r:id=\"rId9\"/></hyperlinks></worksheet>";
        let found: Vec<((u32, usize), String)> = of_sheet(xml, &targets).into_iter().collect();
        let address = "https://a.example/x".to_owned();
        assert_eq!(found, [((1, 1), address.clone()), ((2, 1), address)]);
    }

    #[test]
    fn a_formula_names_its_address() {
        let formula = "HYPERLINK(\"https://a.example/x\",\"Voir\")";
        assert_eq!(of_formula(formula).as_deref(), Some("https://a.example/x"));
        assert!(
            ["HYPERLINK(A1)", "HYPERLINK(\"#B2\")", "SUM(A1:A2)", "HYPERLINK(\""]
                .iter()
                .all(|text| of_formula(text).is_none())
        );
    }
}
