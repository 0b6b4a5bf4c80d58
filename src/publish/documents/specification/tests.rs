use std::collections::BTreeMap;

use super::super::sample;
use super::*;
use crate::publish::outline::{Block, Cell, Inline, LinkTo, plain};
use crate::text::Lang;

#[derive(Default)]
struct Seen {
    anchors: BTreeMap<String, usize>,
    links: BTreeMap<String, usize>,
    words: String,
}

impl Seen {
    fn section(&mut self, section: &Section) {
        self.anchor(&section.anchor);
        self.line(&section.title);
        section.blocks.iter().for_each(|block| self.block(block));
        section.sections.iter().for_each(|section| self.section(section));
    }

    fn anchor(&mut self, anchor: &str) {
        *self.anchors.entry(anchor.to_owned()).or_default() += 1;
    }

    fn line(&mut self, inlines: &[Inline]) {
        self.words.push_str(&plain(inlines));
        self.words.push('\n');
        self.links_of(inlines);
    }

    fn links_of(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Link { to: LinkTo::Anchor(anchor), text } => {
                    assert!(plain(text).starts_with(&format!("{anchor} ")), "a bare id: {}", plain(text));
                    *self.links.entry(anchor.clone()).or_default() += 1;
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) => self.links_of(inner),
                _ => {}
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Quote { text, .. } => self.line(text),
            Block::List { items, .. } => items.iter().flatten().for_each(|block| self.block(block)),
            Block::Table(table) => {
                for row in &table.rows {
                    assert_eq!(row.cells.len(), table.columns.len());
                    row.anchor.iter().for_each(|anchor| self.anchor(anchor));
                    row.cells.iter().flat_map(|Cell(lines)| lines).for_each(|line| self.line(line));
                }
            }
            Block::Card(card) => {
                self.anchor(&card.anchor);
                self.words.push_str(&format!("{} {}\n", card.id, card.title));
                card.blocks.iter().for_each(|block| self.block(block));
                self.facts(&card.facts);
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Note { blocks, .. } => blocks.iter().for_each(|block| self.block(block)),
            Block::Code(text) => self.words.push_str(text),
            Block::Schedule(schedule) => {
                schedule.lines.iter().filter_map(|line| line.anchor.as_deref()).for_each(|anchor| self.anchor(anchor));
                self.words.push_str(&format!("{schedule:?}\n"));
            }
            Block::Figures(_) | Block::Bar { .. } => {}
        }
    }

    fn facts(&mut self, facts: &[(Vec<Inline>, Vec<Inline>)]) {
        for (label, value) in facts {
            self.line(label);
            self.line(value);
        }
    }
}

fn seen(document: &Document) -> Seen {
    let mut seen = Seen::default();
    document.sections.iter().for_each(|section| seen.section(section));
    seen
}

#[test]
fn every_artifact_stands_once_and_every_link_has_a_place() {
    let project = sample::project();
    let document = build(&project, None, &sample::about());
    let seen = seen(&document);
    for id in sample::shown_ids(&project) {
        assert_eq!(seen.anchors.get(id.as_str()), Some(&1), "{id}");
        assert!(seen.words.contains(&project.head(&id).expect("indexed").name()), "{id}");
    }
    assert!(seen.anchors.values().all(|count| *count == 1), "{:?}", seen.anchors);
    assert!(seen.links.keys().all(|anchor| seen.anchors.contains_key(anchor)));
    assert!(seen.links.get("CU-001").copied().unwrap_or_default() >= 3);
}

#[test]
fn nothing_internal_is_published() {
    let seen = seen(&build(&sample::project(), None, &sample::about()));
    assert!(!seen.words.contains("MOT-INTERNE"));
    assert!(!seen.words.contains("BES-099"));
}

#[test]
fn holes_stand_first_in_the_coverage_matrix() {
    let document = build(&sample::project(), None, &sample::about());
    let chapter = document.sections.iter().find(|section| section.anchor == "coverage").expect("a coverage chapter");
    let table = |section: &Section| {
        section.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table.clone()) } else { None })
    };
    let needs = table(&chapter.sections[0]).expect("a table of needs");
    assert!(plain(&needs.rows[0].cells[0].0[0]).starts_with("BES-012 "));
    assert!(needs.rows[0].tone.is_some() && needs.rows[1].tone.is_none());
    let requirements = table(&chapter.sections[1]).expect("a table of requirements");
    let holes = requirements.rows.iter().take_while(|row| row.tone.is_some()).count();
    assert_eq!(holes, 30);
    assert!(requirements.rows[30..].iter().all(|row| row.tone.is_none()));
}

#[test]
fn both_languages_have_all_words_and_an_empty_project_a_document() {
    for lang in Lang::ALL {
        let about = super::super::About { lang, ..sample::about() };
        let seen = seen(&build(&sample::project(), None, &about));
        assert!(!seen.words.contains("{document-"), "a message is missing");
        let empty = build(&Project::default(), None, &about);
        assert!(empty.sections.is_empty());
    }
}

#[test]
fn verdicts_are_said_to_the_team_where_results_were_judged() {
    use crate::model::verdict::{Judgement, Judgements, Verdict};
    let project = sample::project();
    let failing = Judgement { verdict: Verdict::Failing, ..Judgement::default() };
    let judgements = Judgements { of: [("EXG-001".into(), failing)].into(), ..Judgements::default() };
    let columns = |document: &Document| {
        let grid = document.sections.iter().find(|section| section.anchor == "grid").expect("a grid");
        match &grid.sections[0].blocks[0] {
            Block::Table(table) => (table.columns.len(), format!("{:?}", table.rows[0].cells.last())),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(columns(&build(&project, None, &sample::about())).0, 3);
    // Bidders are given requirements, not results.
    let given = build(&project, Some(&judgements), &sample::about());
    assert_eq!(given, build(&project, None, &sample::about()));
    let team = super::super::About { internal: true, ..sample::about() };
    let document = build(&project, Some(&judgements), &team);
    assert!(document.internal && !given.internal);
    assert_eq!(columns(&document).0, 4);
    let said = super::super::writer::capital(&Verdict::Failing.label(Lang::Fr));
    assert_eq!(format!("{document:?}").matches(&format!("Chip {{ text: {said:?}, tone: Bad }}")).count(), 3);
}

#[test]
fn each_collection_has_its_chapter_and_what_is_secret_stays_in_the_edition_of_the_team() {
    use crate::publish::catalogue::sample as catalogue;
    let project = catalogue::project();
    for lang in Lang::ALL {
        let given = build(&project, None, &super::super::About { lang, ..sample::about() });
        let team = build(&project, None, &super::super::About { lang, internal: true, ..sample::about() });
        let chapters: Vec<&str> = given.sections.iter().map(|section| section.anchor.as_str()).collect();
        let expected = ["context", "journeys", "use-cases", "requirements", "grid", "architecture", "data", "access"];
        let after = ["steering", "lots", "organisation", "change", "consultation"];
        let kept: Vec<&str> =
            chapters.into_iter().filter(|one| expected.contains(one) || after.contains(one)).collect();
        assert_eq!(kept, [&expected[..], &after[..]].concat());
        let (given, team) = (seen(&given), seen(&team));
        assert!(!given.words.contains("SECRET-"), "{}", given.words);
        for amount in ["987\u{202f}654", "186\u{202f}000", "987,654", "186,000", "OPT-02"] {
            assert!(!given.words.contains(amount), "{amount} is told to bidders");
        }
        assert!(team.words.contains("SECRET-irritant") && team.words.contains("SECRET-risque"));
        assert!(team.words.contains("OPT-02"));
        let ids = ["APP-01", "FLX-001", "ENT-01", "SRC-001", "MIG-001", "KPI-01", "TDB-01", "CHG-001", "TAC-001"];
        for id in ids.into_iter().chain(["CRI-01", "DEM-01", "PIP-01", "PAR-01", "OPT-01"]) {
            assert_eq!(given.anchors.get(id), Some(&1), "{id} stands once");
        }
    }
}

#[test]
fn a_need_names_the_workshop_that_names_it() {
    use crate::publish::catalogue::sample::project_of;
    let project = project_of(
        "",
        "workshops: [{id: ATL-01, title: Semaine, status: held, needs: [BES-001]}]\nneeds: [{id: BES-001, title: Relancer}]\n",
    );
    let seen = seen(&build(&project, None, &sample::about()));
    assert_eq!(seen.links.get("ATL-01"), Some(&1), "written on the workshop's side only");
}

#[test]
fn what_was_set_aside_is_asked_of_nobody_and_stands_apart_with_its_reason() {
    use crate::publish::catalogue::sample::project_of;
    let project = project_of(
        "",
        "needs:\n  - {id: BES-001, title: Relancer, status: retained}\n  - {id: BES-002, title: Signer à distance, status: \
         rejected, decision: {by: Comité, reason: Trop cher}}\nuse_cases:\n  - {id: CU-001, title: Relancer un devis, needs: \
         [BES-001]}\nrequirements:\n  - {id: EXG-001, title: Relance, statement: Le CRM doit relancer., type: functional, \
         use_cases: [CU-001]}\n  - {id: EXG-002, title: Dictée, statement: Le CRM doit écouter., status: rejected, reason: \
         Sans usage, use_cases: [CU-001], needs: [BES-001]}\n  - {id: EXG-003, statement: Le CRM doit archiver.}\n",
    );
    for internal in [false, true] {
        let document = build(&project, None, &super::super::About { internal, ..sample::about() });
        let of = |anchor: &str| {
            let sections = document.sections.iter().filter(|section| section.anchor == anchor);
            let mut seen = Seen::default();
            sections.for_each(|section| seen.section(section));
            seen
        };
        let aside = of("set-aside");
        assert_eq!(aside.anchors.keys().collect::<Vec<_>>(), ["BES-002", "EXG-002", "set-aside"]);
        for said in ["BES-002 Signer à distance", "Trop cher", "EXG-002 Dictée", "Sans usage"] {
            assert!(aside.words.contains(said), "{said}: {}", aside.words);
        }
        let all = seen(&document);
        assert_eq!(all.links.get("EXG-002"), None, "no list names it");
        assert_eq!(all.words.matches("Dictée").count(), 1);
        assert!(of("grid").words.contains("EXG-001 Relance\nFonctionnelle"), "{}", of("grid").words);
        assert!(of("grid").words.contains("EXG-003 Le CRM doit archiver\n—"), "nobody gave a type");
        assert!(!of("grid").words.contains("Mode de preuve"), "a column that says nothing is left out");
        assert_eq!(of("requirements").words.matches("Le CRM doit archiver").count(), 1, "a statement is said once");
        assert!(of("coverage").words.contains("encore approuvé pour les 2"), "{}", of("coverage").words);
        let holds = document.facts.last().map(|(_, value)| value.replace('\u{a0}', " ")).unwrap_or_default();
        assert!(holds.starts_with("1 besoin ·") && holds.contains("2 exigences"), "{holds}");
    }
}
