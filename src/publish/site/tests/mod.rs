//! Do the pages hold together: every link, both languages, nothing internal, nothing hostile?

mod keys;
mod long;
mod subjects;

use std::collections::{BTreeMap, BTreeSet};

use super::sample::{self, bare, full, small};
use super::{File, SiteInput, render};
use crate::model::execution::Status;
use crate::model::feature::DocString;
use crate::model::head::Audience;
use crate::model::requirement::RequirementStatus;
use crate::model::{Head, Id, Kind, Link};
use crate::text::{Lang, Place, message};

fn site(input: &SiteInput<'_>) -> BTreeMap<String, String> {
    let files: Vec<File> = render(input).expect("the templates are sound");
    files.into_iter().map(|file| (file.path, String::from_utf8_lossy(&file.bytes).into_owned())).collect()
}

fn pages(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    files.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, text)| (path.as_str(), text.as_str()))
}

/// The values of an attribute, wherever it stands.
fn values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn all_inputs<T>(mut each: impl FnMut(&str, &SiteInput<'_>) -> T) {
    let full = full();
    let small = small();
    let empty = crate::model::Project::default();
    let catalogue = crate::publish::catalogue::sample::project();
    for lang in Lang::ALL {
        for internal in [true, false] {
            each("full", &full.input(lang, internal));
            each("unjudged", &bare(&full.project, lang, internal));
            each("small", &bare(&small, lang, internal));
            each("empty", &bare(&empty, lang, internal));
            each("catalogue", &bare(&catalogue, lang, internal));
        }
    }
}

/// Every link leads to a file and an anchor that exist, and no anchor stands twice on a page.
fn follow_every_link(name: &str, input: &SiteInput<'_>, files: &BTreeMap<String, String>) {
    let documents: BTreeSet<&str> = input.documents.iter().map(|document| document.href.as_str()).collect();
    let anchors: BTreeMap<&str, BTreeSet<&str>> =
        pages(files).map(|(path, html)| (path, values(html, "id").into_iter().collect())).collect();
    let mut links = 0;
    for (path, html) in pages(files) {
        for href in values(html, "href").into_iter().chain(values(html, "src")) {
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let target = match file.strip_prefix("../") {
                Some(above) => above.to_owned(),
                None if file.is_empty() => path.to_owned(),
                None => path.rsplit_once('/').map_or(file.to_owned(), |(folder, _)| format!("{folder}/{file}")),
            };
            if documents.contains(target.as_str()) {
                continue;
            }
            assert!(files.contains_key(&target), "{name}: {path} leads to {href}, which is not there");
            let there = anchor.is_empty() || anchors[target.as_str()].contains(&anchor);
            assert!(there, "{name}: {path} leads to {href}, which has no such anchor");
            links += 1;
        }
        assert_eq!(values(html, "id").len(), anchors[path].len(), "{name}: {path} has an anchor twice");
    }
    assert!(links > 100, "{name}: only {links} links were followed");
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor_that_exist() {
    all_inputs(|name, input| follow_every_link(name, input, &site(input)));
}

#[test]
fn no_page_reaches_outside_and_no_message_is_missing() {
    all_inputs(|name, input| {
        for (path, text) in &site(input) {
            for outside in ["http://", "https://", "url(\"//", "@import", "src=\"//"] {
                assert!(!text.contains(outside), "{name}: {path} names {outside}");
            }
            assert!(!text.contains("{site-"), "{name}: {path} lacks a message");
            assert!(!text.contains("undefined behavior"), "{name}: {path}");
        }
    });
}

#[test]
fn every_value_of_every_enumeration_has_its_label() {
    use crate::model::{
        execution, lot, manifest, need, objective, recipe_book, requirement, test_case, use_case, verdict, workshop,
    };
    macro_rules! groups {
        ($($name:ty),+ $(,)?) => { [$((<$name>::GROUP, <$name>::KEYS)),+] };
    }
    let groups = groups![
        execution::Status,
        execution::Cause,
        verdict::Verdict,
        manifest::Phase,
        manifest::Method,
        manifest::PartyRole,
        objective::ObjectiveStatus,
        objective::ObjectiveLevel,
        workshop::WorkshopStatus,
        workshop::WorkshopType,
        workshop::Profile,
        workshop::Presence,
        workshop::ActionStatus,
        need::NeedStatus,
        need::Specificity,
        need::Kano,
        use_case::UseCaseStatus,
        use_case::Family,
        use_case::Cycle,
        requirement::RequirementStatus,
        requirement::RequirementType,
        requirement::Criticality,
        requirement::Verification,
        requirement::Relation,
        lot::LotStatus,
        recipe_book::BookPhase,
        test_case::TestCaseStatus,
        test_case::Mode,
        test_case::Nature,
    ];
    for lang in Lang::ALL {
        for (group, keys) in groups {
            for key in keys {
                let id = format!("{group}-{key}").replace('_', "-");
                assert!(message::lookup(lang, &id, &[]).is_some(), "{id} is missing in {}", lang.key());
            }
        }
    }
}

#[test]
fn nothing_internal_is_shown_outside_the_team() {
    let mut sample = full();
    let hidden = "INTERNE-cas".to_owned();
    sample.project.test_cases[0].head.audience = Audience::Internal;
    sample.project.test_cases[0].head.title.clone_from(&hidden);
    sample.project.cases.iter_mut().filter(|case| case.manual).for_each(|case| case.title.clone_from(&hidden));
    sample.results.iter_mut().filter(|r| r.case == Id::from("CT-030")).for_each(|r| r.title.clone_from(&hidden));
    let published = site(&sample.input(Lang::Fr, false));
    for (path, text) in &published {
        assert!(!text.contains("INTERNE-"), "{path} shows an internal matter");
        assert!(!text.contains("BES-099"), "{path} names an internal artifact");
        assert!(!path.contains("BES-099") && !path.contains("CT-030"));
    }
    let team = site(&sample.input(Lang::Fr, true));
    for matter in ["notes", "douleur", "verbatim", "difficulté", "budget", "besoin", "note du cas", "cas"] {
        let shown = team.values().any(|text| text.contains(&format!("INTERNE-{matter}")));
        assert!(shown, "the team does not see INTERNE-{matter}");
    }
    assert!(team["index.html"].contains("Diffusion interne"));
    assert!(!published["index.html"].contains("Diffusion interne"));
}

#[test]
fn a_hostile_project_is_harmless() {
    let mut sample = full();
    let hostile = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    let poison = |head: &mut Head| {
        head.title = hostile.to_owned();
        head.statement = format!("{hostile}\n\n![i](https://outside.example/p.png)\n\n[j](javascript:alert(1))");
        head.tags.push(hostile.to_owned());
    };
    let project = &mut sample.project;
    project.manifest.title = hostile.to_owned();
    project.objectives.iter_mut().for_each(|a| poison(&mut a.head));
    project.workshops.iter_mut().for_each(|a| poison(&mut a.head));
    project.needs.iter_mut().for_each(|a| poison(&mut a.head));
    project.use_cases.iter_mut().for_each(|a| poison(&mut a.head));
    project.requirements.iter_mut().for_each(|a| poison(&mut a.head));
    project.lots.iter_mut().for_each(|a| poison(&mut a.head));
    project.cases.iter_mut().for_each(|case| case.title = hostile.to_owned());
    project.use_cases[0].variants.push(hostile.to_owned());
    project.requirements[0].head.id = Some(Id::from("../../<u>"));
    project.features[0].scenarios[0].steps[0].text = hostile.to_owned();
    sample.results[0].steps[1].actual = Some(hostile.to_owned());
    for (path, html) in pages(&site(&sample.input(Lang::Fr, true))) {
        assert!(!path.contains(".."), "{path} leaves the folder");
        // The address of a link that leads nowhere is read as text; nothing runs it, and no picture is fetched.
        for mark in ["<script>alert", "<img", "<u>", "=\"javascript:", "='javascript:", "src=\"https://outside"] {
            assert!(!html.contains(mark), "{path} lets {mark} through");
        }
    }
}

#[test]
fn links_stand_on_both_pages() {
    let sample = full();
    let files = site(&sample.input(Lang::Fr, true));
    let both = [
        ("needs/BES-001.html", "workshops/ATL-01.html"),
        ("needs/BES-001.html", "objectives/OBJ-01.html"),
        ("needs/BES-001.html", "use-cases/CU-001.html"),
        ("use-cases/CU-002.html", "requirements/EXG-001.html"),
        ("requirements/EXG-001.html", "lots/LOT-1.html"),
        ("requirements/EXG-001.html", "cases/CT-001.html"),
        ("requirements/EXG-001.html", "requirements/EXG-003.html"),
        ("cases/CT-001.html", "books/CAH-01.html"),
        ("lots/LOT-1.html", "books/CAH-01.html"),
        ("cases/CT-001.html", "use-cases/CU-002.html"),
    ];
    for (one, other) in both {
        let leads = |from: &str, to: &str| {
            let aside = files[from].split("<aside").nth(1).unwrap_or_default();
            assert!(aside.contains(&format!("href=\"../{to}\"")), "{from} does not lead to {to}");
        };
        leads(one, other);
        leads(other, one);
    }
}

#[test]
fn the_matrix_shows_the_holes_first() {
    let sample = full();
    let html = &site(&sample.input(Lang::Fr, true))["matrix.html"];
    let at =
        |id: &str| html.find(&format!("requirements/{id}.html")).unwrap_or_else(|| panic!("{id} is not in the matrix"));
    assert!(at("EXG-005") < at("EXG-001"), "the requirement without a test is not first");
    assert!(at("EXG-001") < at("EXG-002"), "the failing requirement does not come before the validated one");
    assert!(html.contains("cases/CT-001.html") && html.contains("en échec"));
    let trace = html.split("id=\"trace\"").nth(1).expect("there is a trace");
    assert!(trace.find("BES-003").expect("uncovered") < trace.find("BES-001").expect("covered"));
}

#[test]
fn the_report_tells_failures_first_and_what_was_not_proved() {
    let sample = full();
    let files = site(&sample.input(Lang::Fr, true));
    let html = &files["run.html"];
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("the report does not say {text}"));
    assert!(at("id=\"failed\"") < at("id=\"unjudged\""));
    assert!(at("id=\"unjudged\"") < at("id=\"waiting\""));
    assert!(at("id=\"waiting\"") < at("id=\"not-proved\""));
    for said in
        ["refus : doublon", "compte créé, n° 4021", "POST /api/accounts", "délai dépassé", "CRM de recette", "8.0"]
    {
        assert!(html.contains(said), "the report does not say {said}");
    }
    // One scenario of the book has no result: it was planned and is told as not proved.
    let open = html.split("id=\"not-proved\"").nth(1).expect("there is such a part");
    assert!(open.contains("Une recherche sans lien") && open.contains("EXG-005"));
    let counts = "2 réussis · 1 en échec · 1 bloqué · 1 non joué · 1 en attente d’une personne";
    assert!(html.contains(counts), "the counts do not stand together");
    assert!(html.contains("1 cas prouvé sur 2"));
    assert!(files.contains_key("runs/01JQ0000000000000000000000.html"));
}

#[test]
fn a_critical_path_is_proved_by_all_of_its_rows() {
    let mut sample = full();
    sample.results.retain(|result| result.row.as_deref() != Some("B"));
    let html = &site(&sample.input(Lang::Fr, true))["run.html"];
    assert!(html.contains("0 cas prouvé sur 2"));
}

#[test]
fn home_never_gives_a_rate_alone() {
    let sample = full();
    let html = &site(&sample.input(Lang::Fr, true))["index.html"];
    assert!(
        html.contains("2 réussis · 1 en échec · 1 bloqué · 0 non joué · 1 en attente d’une personne (40\u{a0}% de 5 résultats, lignes d’exemples comprises)")
    );
    assert!(html.contains("4 sur 5 (80\u{a0}%)"));
    assert!(html.contains("Chemins critiques du projet\u{a0}: 1 cas prouvé sur 2"));
    assert!(html.contains("documents/CRMV-CDC.pdf") && html.contains("34 pages"));
}

#[test]
fn a_scenario_shows_its_tables_and_the_outcome_of_each_row() {
    let sample = full();
    let html = &site(&sample.input(Lang::Fr, true))["cases/CT-002.html"];
    assert!(html.contains("<th scope=\"row\">SIRET</th><td>00041276700014</td>"));
    assert!(html.contains("<span class=\"v\">« Acier Lorrain »</span>"));
    assert!(html.contains("href=\"#r-") && html.contains("instable"));
}

#[test]
fn what_no_longer_counts_is_shown_as_such() {
    let sample = full();
    let files = site(&sample.input(Lang::Fr, true));
    let nameless = files.iter().find(|(path, _)| path.contains("une-recherche-sans-lien")).expect("its page").1;
    for said in ["périmé", "réussi sur la version 7.6, alors que la recette porte sur la version 8.0"] {
        assert!(nameless.contains(said), "the case does not say {said}");
    }
    for page in ["cases/CT-030.html", "requirements/EXG-004.html"] {
        assert!(files[page].contains("réussi avant que le texte ne change"), "{page}");
    }
    assert!(!files["cases/CT-001.html"].contains("périmé"), "what counts is not called so");
}

#[test]
fn the_smallest_project_has_few_pages_and_teaches() {
    let project = small();
    let files = site(&bare(&project, Lang::Fr, true));
    assert!(files["workshops/ATL-01.html"].contains("Un second atelier en avril"));
    for list in ["objectives", "needs", "use-cases", "requirements", "lots", "books", "cases", "glossary", "run"] {
        assert!(files[&format!("{list}.html")].contains("class=\"empty\""), "{list} does not teach");
    }
    let home = &files["index.html"];
    assert!(!home.contains("ouvrage run"), "no run can be made yet");
    assert!(home.contains("Relever les besoins entendus") && home.contains("Écrire un premier objectif"));
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let sample = full();
    let input = sample.input(Lang::En, true);
    assert_eq!(render(&input).expect("sound"), render(&input).expect("sound"));
    let again = sample::full();
    assert_eq!(render(&input).expect("sound"), render(&again.input(Lang::En, true)).expect("sound"));
}

#[test]
fn every_message_that_a_template_names_is_there() {
    for path in
        crate::assets::template_paths().iter().filter(|path| path.starts_with("site/") && path.ends_with(".html"))
    {
        let text = crate::assets::template_text(path).expect("templates are text");
        for id in text.split("t(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            for lang in Lang::ALL {
                assert!(message::lookup(lang, id, &[]).is_some(), "{path} names {id}, missing in {}", lang.key());
            }
        }
    }
}

#[test]
fn rare_cases_are_shown_too() {
    let mut sample = full();
    let scenario = &mut sample.project.features[0].scenarios[0];
    scenario.sound = false;
    scenario.description = "Une description".into();
    scenario.rule = Some("Une règle".into());
    scenario.steps[1].doc_string = Some(DocString { media_type: None, text: "un texte joint".into() });
    scenario.steps[2].table =
        Some(vec![vec!["a".into(), "b".into(), "c".into()], vec!["1".into(), "2".into(), "3".into()]]);
    for i in 0..12 {
        let mut requirement = sample.project.requirements[0].clone();
        let id = Id::from(format!("EXG-1{i}"));
        requirement.head.id = Some(id.clone());
        requirement.head.origin = Some("ATL-01".into());
        requirement.status = if i == 0 { RequirementStatus::Rejected } else { RequirementStatus::Draft };
        sample.project.index.insert(id.clone(), (Kind::Requirement, sample.project.requirements.len()));
        sample.project.requirements.push(requirement);
        sample.project.cases[0].requirements.push(Link { to: id, place: Place::default() });
    }
    sample.record.book = None;
    sample.record.ended_at = None;
    sample.record.version = None;
    sample.record.planned = 50;
    sample.results[0].steps[1].exchanges[0].status = None;
    sample.results[2].status = Status::Waived;
    sample.results[2].reason = Some("accepté par le décideur".into());
    sample.results[3].status = Status::Undefined;
    sample.results[4].case = Id::from("CT-disparu");
    for lang in Lang::ALL {
        let files = site(&sample.input(lang, true));
        assert!(files["cases/CT-001.html"].contains("un texte joint"));
        assert!(files["cases/CT-001.html"].contains("<th scope=\"col\">a</th>"));
        assert!(files["cases/CT-001.html"].contains("<details><summary>"), "many links are not folded");
        assert!(files["run.html"].contains("accepté par le décideur") && files["run.html"].contains("CT-disparu"));
        assert!(files.values().all(|text| !text.contains("{site-")));
    }
    let report = &site(&sample.input(Lang::Fr, true))["run.html"];
    for said in
        ["n’est pas allée à son terme", "sans réponse", "45 cas prévus n’ont laissé aucun résultat", "non communiquée"]
    {
        assert!(report.contains(said), "the report does not say {said}");
    }
}
