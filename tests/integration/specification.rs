//! Does the published specification hold every need, use case and requirement once, with its links?

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use lopdf::{Dictionary, Document, Object, ObjectId};
use ouvrage::model::Id;
use ouvrage::model::need::NeedStatus;
use ouvrage::workspace::snapshot::Snapshot;

use crate::demo::SHOWN_ONCE;

/// Where something leads: its page (from 0) and the height on it.
type Spot = (usize, String);

struct Read {
    pages: usize,
    /// Named places, each with all the spots that bear its name.
    anchors: BTreeMap<String, Vec<Spot>>,
    /// Of each page, where its links lead.
    links: Vec<BTreeSet<Spot>>,
}

fn read(path: &Path) -> Read {
    let pdf = Document::load(path).expect("a PDF");
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let spot = |object: &Object| -> Spot {
        let place = pdf.dereference(object).expect("there").1.as_array().expect("a place");
        let page = place[0].as_reference().expect("a page");
        let at = pages.iter().position(|known| *known == page).expect("a page of the document");
        (at, format!("{:?}", place[3]))
    };
    let names = pdf.catalog().and_then(|catalog| catalog.get(b"Names")).expect("names");
    let names = dictionary(&pdf, names);
    let mut anchors: BTreeMap<String, Vec<Spot>> = BTreeMap::new();
    let mut nodes = vec![dictionary(&pdf, names.get(b"Dests").expect("named places"))];
    while let Some(node) = nodes.pop() {
        if let Ok(kids) = node.get(b"Kids").and_then(Object::as_array) {
            nodes.extend(kids.iter().map(|kid| dictionary(&pdf, kid)));
        }
        for pair in node.get(b"Names").and_then(Object::as_array).into_iter().flatten().collect::<Vec<_>>().chunks(2) {
            let name = String::from_utf8_lossy(pair[0].as_str().expect("a name")).into_owned();
            anchors.entry(name).or_default().push(spot(pair[1]));
        }
    }
    let links = pages.iter().map(|page| {
        let page = pdf.get_dictionary(*page).expect("a page");
        let Ok(notes) = page.get(b"Annots") else { return BTreeSet::new() };
        let notes = pdf.dereference(notes).expect("there").1.as_array().expect("a list");
        let notes = notes.iter().map(|note| dictionary(&pdf, note));
        notes.filter_map(|note| note.get(b"Dest").ok().map(&spot)).collect()
    });
    let links = links.collect();
    Read { pages: pages.len(), anchors, links }
}

fn dictionary<'a>(pdf: &'a Document, object: &'a Object) -> &'a Dictionary {
    pdf.dereference(object).expect("there").1.as_dict().expect("a dictionary")
}

#[test]
fn every_need_use_case_and_requirement_is_in_it_once_with_its_links() {
    let project = &SHOWN_ONCE.project;
    let path = project.path("public/documents/crmv-cdc.pdf");
    let pdf = read(&path);
    assert!(pdf.pages >= 12, "{}", pdf.pages);
    let printed = Command::new("pdftotext").arg("-q").arg(&path).arg("-").output().expect("pdftotext (poppler-utils)");
    let printed = String::from_utf8_lossy(&printed.stdout).into_owned();

    let model = &Snapshot::read(&project.path(""), None).project;
    let anchor = |id: &Id| {
        let spots = pdf.anchors.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        assert_eq!(spots.len(), 1, "{id} must stand once: {spots:?}");
        spots[0].clone()
    };
    // What an artifact is linked to on its own side: from its place, one can go there.
    let mut linked: Vec<(Id, Vec<Id>)> = Vec::new();
    let ids = |links: &[ouvrage::model::Link]| links.iter().map(|link| link.to.clone()).collect::<Vec<_>>();
    linked.extend(model.needs.iter().map(|one| (one.head.id(), [ids(&one.objectives), ids(&one.workshops)].concat())));
    linked.extend(model.use_cases.iter().map(|one| (one.head.id(), ids(&one.needs))));
    linked.extend(model.requirements.iter().map(|one| {
        let to = ids(&one.use_cases).into_iter().chain(ids(&one.needs));
        (one.head.id(), to.collect())
    }));
    assert!(linked.len() >= 18 + 20 + 36);
    // What was set aside stands in a list of its own, and nobody is sent there.
    let needs = model.needs.iter().filter(|one| matches!(one.status, NeedStatus::Rejected | NeedStatus::Postponed));
    let requirements = model.requirements.iter().filter(|one| one.is_dropped()).map(|one| one.head.id());
    let aside: BTreeSet<Id> = needs.map(|one| one.head.id()).chain(requirements).collect();
    assert!(!aside.is_empty());
    for id in &aside {
        assert!(pdf.links.iter().all(|page| !page.contains(&anchor(id))), "a list names {id}");
    }
    linked.retain(|(id, _)| !aside.contains(id));
    linked.iter_mut().for_each(|(_, to)| to.retain(|id| !aside.contains(id)));
    let named: BTreeSet<&Id> = linked.iter().flat_map(|(_, to)| to).collect();
    for (id, to) in &linked {
        let here = anchor(id);
        assert!(printed.contains(id.as_str()), "{id} is not printed");
        // What somebody names can be reached from there.
        assert!(!named.contains(id) || pdf.links.iter().any(|page| page.contains(&here)), "nothing leads to {id}");
        // An artifact may go over to the next page.
        let around = pdf.links.iter().skip(here.0).take(2).flatten().collect::<BTreeSet<_>>();
        for other in to {
            assert!(around.contains(&anchor(other)), "{id} does not lead to {other}");
        }
    }
    let titles = model.requirements.iter().map(|one| one.head.title.as_str());
    let flat = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    let absent: Vec<_> = titles.filter(|title| !flat.contains(&flattened(title))).collect();
    // A title that is broken by a hyphen at the end of a line is not found; most are.
    assert!(absent.len() * 10 < model.requirements.len(), "{absent:?}");
}

fn flattened(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_bidders_are_given_has_all_chapters_and_nothing_that_is_the_team_s() {
    let project = &SHOWN_ONCE.project;
    let ran = project.run(&["publish", "--lang", "fr", "--out", "remis"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let words = |path: &str| {
        let printed = Command::new("pdftotext").arg("-q").arg(project.path(path)).arg("-").output().expect("pdftotext");
        flattened(&String::from_utf8_lossy(&printed.stdout))
    };
    let given = words("remis/documents/crmv-cdc.pdf");
    for chapter in ["Parcours et pipelines", "Applications et flux", "Données et reprise", "Droits d’accès"] {
        assert!(given.contains(chapter), "{chapter} is not in it");
    }
    for chapter in ["Conduite du changement", "Organisation et planning", "RACI", "Consultation"] {
        assert!(given.contains(chapter), "{chapter} is not in it");
    }
    let team = words("public/documents/crmv-cdc.pdf");
    let option = "1 795 680";
    for matter in ["Diffusion interne", "Vérifiée en partie", "Non jouée", "Dépenses ponctuelles", option] {
        assert!(!given.contains(matter), "bidders read {matter}");
        assert!(team.replace(['\u{a0}', '\u{202f}'], " ").contains(matter), "the team does not read {matter}");
    }
    let organisation = project.read("remis/organisation.html");
    assert!(organisation.contains("id=\"raci\"") && organisation.contains("id=\"planning\""));
    assert!(!organisation.contains("id=\"budget\"") && !organisation.contains("id=\"risks\""));
    assert!(project.read("public/organisation.html").contains("id=\"budget\""));
    assert!(project.read("remis/access.html").contains("id=\"ACC-001\""));
}
