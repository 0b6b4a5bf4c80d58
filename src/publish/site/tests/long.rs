//! Does a project that is too long for one page stay one that can be read?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::super::sample::long;
use super::{follow_every_link, pages, site, values};
use crate::publish::site::{File, render};
use crate::text::Lang;

/// What a browser opens at once, and a person still reads.
const LONGEST: usize = 240_000;

/// The site of a long project, made once.
static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| site(&long(1_500).input(Lang::Fr, false)));

/// The pages of a list, with the one that leads to them.
fn of<'f>(files: &'f BTreeMap<String, String>, name: &str) -> Vec<&'f str> {
    let own = |path: &str| path == format!("{name}.html") || path.starts_with(&format!("{name}~"));
    files.iter().filter(|(path, _)| own(path)).map(|(_, text)| text.as_str()).collect()
}

#[test]
fn no_page_is_too_long_and_every_link_leads_somewhere() {
    let sample = long(0);
    follow_every_link("long", &sample.input(Lang::Fr, false), &FILES);
    for (path, html) in pages(&FILES) {
        assert!(html.len() < LONGEST, "{path} has {} bytes", html.len());
        assert!(!html.contains("{site-"), "{path} lacks a message");
    }
}

#[test]
fn a_long_list_has_everything_once_and_its_first_page_leads_to_all() {
    let files = &*FILES;
    let rows = of(files, "requirements").into_iter().flat_map(|html| {
        let table = html.split("<tbody>").nth(1).unwrap_or_default();
        values(table, "href").into_iter().filter(|href| href.starts_with("requirements/")).collect::<Vec<_>>()
    });
    let rows: Vec<&str> = rows.collect();
    assert_eq!(rows.len(), 1_500);
    assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), 1_500);
    let index = &files["requirements.html"];
    for path in files.keys().filter(|path| path.starts_with("requirements~")) {
        assert!(index.contains(&format!("href=\"{path}\"")), "nothing leads to {path}");
    }
    for said in ["LOT-1", "Lot numéro 2", "Sans lot", "EXG-00001\u{a0}–\u{a0}"] {
        assert!(index.contains(said), "the list does not say {said}");
    }
    let first = &files["requirements~LOT-2~1.html"];
    assert!(first.contains("page 1 sur 2") && first.contains("rel=\"next\" href=\"requirements~LOT-2~2.html\""));
    assert!(files["lots/LOT-2.html"].contains("href=\"../requirements~LOT-2~1.html\""));
    assert!(files["books/CAH-01.html"].contains("href=\"../cases~CAH-01~1.html\""));
}

#[test]
fn a_long_matrix_shows_each_requirement_against_its_own_cases_holes_first() {
    let files = &*FILES;
    let sheets = of(files, "matrix");
    let rows: usize = sheets.iter().map(|html| html.matches("<th scope=\"row\">").count()).sum();
    assert_eq!(rows, 1_500);
    let columns = sheets.iter().map(|html| html.matches("<th scope=\"col\" class=\"case").count());
    assert!(columns.max() < Some(200), "a sheet has the columns that it needs and no others");
    let holes = |html: &str| html.matches("<tr class=\"hole\">").count();
    assert!(sheets.iter().map(|html| holes(html)).sum::<usize>() > 20);
    for html in &sheets {
        let after = html.rsplit("<tr class=\"hole\">").next().unwrap_or_default();
        let before = html.len() - after.len();
        let first = html.find("<tr><th scope=\"row\">").unwrap_or(html.len());
        assert!(holes(html) == 0 || before < first, "a hole stands after what is covered");
    }
    assert!(files["matrix.html"].contains("avec un test ·"));
    assert!(of(files, "trace").len() > 1);
}

#[test]
fn a_long_report_tells_the_first_failures_and_leads_to_the_others() {
    let files = &*FILES;
    let report = &files["run.html"];
    assert_eq!(report.matches("<article class=\"result\"").count(), 60);
    let all = of(files, "runs/01JQ0000000000000000000000");
    let failed: usize = all.iter().skip(1).map(|html| html.matches("<article class=\"result\"").count()).sum();
    assert_eq!(failed, 250, "each failure is told in full, once, beside the report");
    assert!(report.contains("href=\"runs/01JQ0000000000000000000000~failed~2.html\""));
    assert!(files["decision.html"].contains("autres</a>"), "what was not proved is counted, and the first are named");
}

#[test]
fn twice_the_project_is_twice_the_site() {
    let size = |requirements| -> usize {
        let sample = long(requirements);
        let files: Vec<File> = render(&sample.input(Lang::Fr, false)).expect("sound");
        files.iter().filter(|file| file.path.ends_with(".html")).map(|file| file.bytes.len()).sum()
    };
    let (one, two) = (size(400), size(800));
    assert!(two < one * 21 / 10, "{one} bytes, then {two}");
}

#[test]
fn a_long_project_gives_the_same_bytes() {
    let bytes = |lang| render(&long(400).input(lang, false)).expect("sound");
    assert_eq!(bytes(Lang::En), bytes(Lang::En));
}
