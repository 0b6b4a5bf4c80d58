//! The file is read back: what a viewer would find in it.

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::flow::{Draw, Page};
use super::style::{MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, TOP};
use super::*;
use crate::publish::documents::{sample, specification};
use crate::publish::outline::{
    BarPart, Block, Card, Cell, Column, Inline, KeyFigure, LinkTo, Row, Section, Table, Tone,
};

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(words(text))
}

fn document(sections: Vec<Section>) -> Document {
    Document {
        code: "ESSAI".into(),
        title: "Document d’essai".into(),
        date_iso: "2026-11-22".into(),
        sections,
        ..Document::default()
    }
}

fn section(anchor: &str, blocks: Vec<Block>) -> Section {
    Section { blocks, ..Section::new(anchor, format!("Titre {anchor}")) }
}

fn card(id: &str, blocks: Vec<Block>) -> Block {
    Block::Card(Card { anchor: id.into(), id: id.into(), title: "Une carte".into(), blocks, ..Card::default() })
}

fn table(columns: usize, rows: Vec<Row>) -> Block {
    let column = |i| Column { title: format!("Colonne{i}"), weight: 1.0, right: false };
    Block::Table(Table { caption: Vec::new(), columns: (0..columns).map(column).collect(), rows })
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|text| Cell::text(*text)).collect(), ..Row::default() }
}

fn open(pdf: &Pdf) -> File {
    File::load_mem(&pdf.bytes).expect("the file can be read back")
}

fn follow<'d>(file: &'d File, object: &'d Object) -> &'d Object {
    file.dereference(object).expect("references lead somewhere").1
}

fn dictionary<'d>(file: &'d File, from: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
    follow(file, from.get(key).ok()?).as_dict().ok()
}

fn unicode(object: &Object) -> String {
    let bytes = object.as_str().expect("a text");
    let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).expect("UTF-16")
}

/// The page of a destination, from 1, and its ordinate.
fn place(file: &File, destination: &Object) -> (u32, f32) {
    let parts = follow(file, destination).as_array().expect("a destination");
    let page = parts[0].as_reference().expect("a page");
    let numbers = file.get_pages();
    let number = numbers.iter().find(|(_, id)| **id == page).expect("a page of the file");
    (*number.0, parts[3].as_float().expect("an ordinate"))
}

/// The bookmarks under one: depth, title, page.
fn bookmarks(file: &File, under: &Dictionary, depth: usize, out: &mut Vec<(usize, String, u32)>) {
    let mut next = under.get(b"First").ok();
    while let Some(item) = next {
        let item = follow(file, item).as_dict().expect("a bookmark");
        let page = place(file, item.get(b"Dest").expect("a destination")).0;
        out.push((depth, unicode(item.get(b"Title").expect("a title")), page));
        bookmarks(file, item, depth + 1, out);
        next = item.get(b"Next").ok();
    }
}

fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn text_of(file: &File, page: u32) -> String {
    file.extract_text(&[page]).expect("text can be extracted")
}

/// Destinations of the links of a page.
fn links(file: &File, page: ObjectId) -> Vec<Object> {
    let page = file.get_dictionary(page).expect("a page");
    let Ok(list) = page.get(b"Annots") else { return Vec::new() };
    let list = follow(file, list).as_array().expect("a list of annotations");
    let annotation = |object| follow(file, object).as_dict().expect("an annotation");
    list.iter().filter_map(|object| annotation(object).get(b"Dest").ok().cloned()).collect()
}

#[test]
fn the_specification_reads_back_with_its_pages_bookmarks_and_links() {
    let project = sample::project();
    let outline = specification::build(&project, None, &sample::about());
    let pdf = render(&outline).expect("it renders");
    assert!(pdf.pages >= 12, "{}", pdf.pages);
    assert!(pdf.warnings.is_empty(), "{:?}", pdf.warnings);
    let file = open(&pdf);
    let pages = file.get_pages();
    assert_eq!(pages.len(), pdf.pages);
    let texts: Vec<String> = pages.keys().map(|page| text_of(&file, *page)).collect();
    for id in sample::shown_ids(&project) {
        assert!(texts.iter().any(|text| text.contains(id.as_str())), "{id}");
    }
    assert!(texts[1].contains(&format!("page 2 / {}", pdf.pages)), "{}", texts[1]);

    let catalog = file.catalog().expect("a catalog");
    let mut marks = Vec::new();
    bookmarks(&file, dictionary(&file, catalog, b"Outlines").expect("bookmarks"), 1, &mut marks);
    let found = |title: &str| marks.iter().find(|mark| mark.1.contains(title)).expect(title).clone();
    let (needs, first, need) = (found("Besoins"), found("Indispensable"), found("BES-004 "));
    assert_eq!((needs.0, first.0, need.0), (1, 2, 3));
    assert!(marks.windows(2).all(|pair| pair[0].2 <= pair[1].2), "bookmarks follow the pages");
    for (_, title, page) in &marks {
        let id = title.split(' ').next().unwrap_or_default();
        assert!(texts[*page as usize - 1].contains(id), "« {title} » is not on page {page}");
    }

    // Each chapter of the contents leads to the page whose number stands at the end of its line.
    let front = 2..marks[0].2;
    let contents: Vec<Object> = front.clone().flat_map(|page| links(&file, pages[&page])).collect();
    let contents: Vec<(u32, f32)> = contents.iter().map(|link| place(&file, link)).collect();
    let rest: String = front.map(|page| tight(&texts[page as usize - 1])).collect();
    for (_, title, page) in marks.iter().filter(|mark| mark.0 == 1) {
        assert!(contents.iter().any(|target| target.0 == *page), "{title}");
        let after = rest.split(&tight(title)).nth(1).unwrap_or_default();
        let number: String = after.trim_start_matches('.').chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(number, page.to_string(), "{title}");
    }
}

#[test]
fn a_link_leads_to_its_card_and_holds_its_words() {
    // Both chapters are long enough to have pages of their own.
    let filled = |first: Block, lines: usize| {
        std::iter::once(first).chain((0..lines).map(|_| paragraph("une ligne"))).collect::<Vec<_>>()
    };
    let far = section("loin", filled(card("EXG-002", vec![paragraph("cible")]), 12));
    let link = Inline::to_anchor("EXG-002", "EXG-002 Une carte");
    let gone = Inline::to_anchor("ABSENT", "texte seul");
    let script = Inline::Link { to: LinkTo::Url("javascript:alert(1)".into()), text: words("clic") };
    let near = section("ici", filled(Block::Paragraph(vec![Inline::text("voir "), link, gone, script]), 22));
    let file = open(&render(&document(vec![near, far])).expect("it renders"));
    let pages = file.get_pages();
    let found = links(&file, pages[&3]);
    assert_eq!(found.len(), 1);
    let (page, top) = place(&file, &found[0]);
    assert_eq!(page, 4);
    assert!(top < PAGE_HEIGHT - TOP && top > PAGE_HEIGHT / 2.0);
    let page = file.get_dictionary(pages[&3]).expect("a page");
    let annotation = follow(&file, &page.get(b"Annots").and_then(Object::as_array).expect("links")[0]);
    let key = annotation.as_dict().and_then(|link| link.get(b"StructParent")).and_then(Object::as_i64).expect("a key");
    let catalog = file.catalog().expect("a catalog");
    let root = dictionary(&file, catalog, b"StructTreeRoot").expect("a structure");
    let parents = dictionary(&file, root, b"ParentTree").expect("parents");
    let numbers = parents.get(b"Nums").and_then(Object::as_array).expect("numbers");
    let at = numbers.chunks(2).find(|pair| pair[0].as_i64().ok() == Some(key)).expect("the link's element");
    let element = follow(&file, &at[1]).as_dict().expect("an element");
    assert_eq!(element.get(b"S").and_then(Object::as_name).expect("a type"), b"Link");
    let parts = element.get(b"K").and_then(Object::as_array).expect("content");
    let kinds: Vec<&[u8]> =
        parts.iter().filter_map(|part| part.as_dict().ok()?.get(b"Type").and_then(Object::as_name).ok()).collect();
    assert!(kinds.contains(&b"MCR".as_slice()) && kinds.contains(&b"OBJR".as_slice()), "words and link together");
    let parent = dictionary(&file, element, b"P").expect("a parent");
    assert_eq!(parent.get(b"S").and_then(Object::as_name).expect("a type"), b"P");
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"fr");
}

#[test]
fn the_same_outline_gives_the_same_bytes() {
    let outline = specification::build(&sample::project(), None, &sample::about());
    let first = render(&outline).expect("it renders").bytes;
    assert_eq!(first, render(&outline).expect("it renders").bytes);
    let text = String::from_utf8_lossy(&first);
    assert!(!text.contains("pdfaid") && !text.contains("pdfuaid"), "no conformance is declared");
}

#[test]
fn a_table_repeats_its_head_and_a_row_higher_than_a_page_is_split() {
    let long = "Une phrase qui revient. ".repeat(600);
    let rows = vec![row(&["court", "aussi"]), row(&["gauche", &long]), row(&["dernier", "rang"])];
    let pdf = render(&document(vec![section("t", vec![table(2, rows)])])).expect("it renders");
    let file = open(&pdf);
    assert!(pdf.pages >= 5, "{}", pdf.pages);
    let heads = (3..=pdf.pages as u32).filter(|page| text_of(&file, *page).contains("Colonne0")).count();
    assert_eq!(heads, pdf.pages - 2);
    assert!(text_of(&file, pdf.pages as u32).contains("dernier"));
    let rows: Vec<Row> = (0..80).map(|i| row(&[&format!("rang {i}"), "une\u{a0}ligne"])).collect();
    let file = open(&render(&document(vec![section("t", vec![table(2, rows)])])).expect("it renders"));
    let all: String = file.get_pages().keys().map(|page| text_of(&file, *page)).collect();
    assert_eq!(all.matches("rang").count(), 80);
}

fn hostile() -> Document {
    let word = "anticonstitutionnellement".repeat(16);
    let long = format!("{word} https://exemple.example/{} 🚀👩‍👩‍👧 שלום עולם مرحبا \u{202e}renversé", "a/".repeat(200));
    let chip = Inline::Chip { text: long.clone(), tone: Tone::Bad };
    let strong = Inline::Strong(vec![Inline::Emphasis(words(&long)), Inline::Code(long.clone()), Inline::Break, chip]);
    let wide: Vec<String> = (0..60).map(|i| format!("valeur{i} {word}")).collect();
    let wide: Vec<&str> = wide.iter().map(String::as_str).collect();
    let facts = vec![(words(&long), words(&long)), (Vec::new(), words("x"))];
    let deep =
        (0..12).fold(vec![paragraph(&long)], |blocks, _| vec![Block::List { numbers: vec![1], items: vec![blocks] }]);
    let blocks = vec![
        paragraph(&long),
        Block::Paragraph(vec![strong]),
        table(60, vec![row(&wide), row(&[])]),
        table(3, vec![row(&[&long, "", &long.repeat(12)])]),
        table(0, Vec::new()),
        table(2, Vec::new()),
        card(&long, vec![Block::Facts(facts), Block::Code(long.clone()), Block::Code(String::new())]),
        Block::Note { tone: Tone::Warn, title: words(&long), blocks: deep },
        Block::Quote { text: words(&long), author: Some(long.clone()) },
        Block::Figures(vec![KeyFigure { value: long.clone(), label: long.clone(), tone: Tone::Good }]),
        Block::Bar { parts: vec![BarPart { label: long.clone(), count: 0, tone: Tone::Bad }], caption: long.clone() },
        Block::List { numbers: Vec::new(), items: vec![Vec::new()] },
        Block::Heading(Vec::new()),
    ];
    let mut section = section("h", blocks);
    section.title = words(&long);
    section.sections = vec![Section::default(), Section::default()];
    let text = || long.clone();
    Document {
        code: text(),
        title: text(),
        subtitle: text(),
        client: text(),
        version: text(),
        commit: text(),
        date_iso: "pas une date".into(),
        accent: Some("#ffff00".into()),
        facts: vec![(text(), text()); 30],
        sections: vec![section],
        ..Document::default()
    }
}

#[test]
fn nothing_is_drawn_outside_the_page() {
    let files = fonts::FontFiles::load().expect("the binary carries its fonts");
    let fonts = fonts::Fonts::new(&files).expect("the fonts are sound");
    for outline in [hostile(), specification::build(&sample::project(), None, &sample::about()), Document::default()] {
        let layout = lay_out(&outline, &fonts);
        for (number, page) in layout.pages.iter().enumerate() {
            inside(page, number);
        }
    }
}

fn inside(page: &Page, number: usize) {
    let bottom = PAGE_HEIGHT - TOP - 20.0;
    for placed in &page.draws {
        match &placed.draw {
            Draw::Text { x, base, line } => {
                let words: String = line.runs.iter().flat_map(|run| &run.glyphs).map(|set| &*set.glyph.text).collect();
                assert!(*x >= -0.1 && x + line.width <= TEXT_WIDTH + 1.0, "page {number}: {words} {x} {}", line.width);
                let y = placed.y + base;
                assert!(y > -TOP + 20.0 && y < bottom, "page {number}: {words} at {y}");
            }
            Draw::Rect { area, .. } | Draw::Link { area, .. } => {
                assert!(area.x >= -MARGIN && area.x + area.width <= PAGE_WIDTH - MARGIN, "page {number}: {area:?}");
                let end = placed.y + area.y + area.height;
                assert!(end <= PAGE_HEIGHT - TOP + 0.1, "page {number}: {area:?} at {}", placed.y);
            }
        }
    }
}

#[test]
fn hostile_content_renders_with_warnings() {
    let pdf = render(&hostile()).expect("it renders");
    assert!(pdf.warnings.contains(&Warning::MissingGlyph('🚀', count(&pdf.warnings, '🚀'))));
    assert!(pdf.warnings.iter().any(|warning| matches!(warning, Warning::MissingGlyph('ש', _))));
    let file = open(&pdf);
    let pages = file.get_pages();
    assert!(pages.len() >= 4);
    let content = |page: &ObjectId| file.get_page_content(*page);
    let says = |content: Vec<u8>| content.windows(10).any(|bytes| bytes == b"ActualText");
    assert!(pages.values().map(content).any(says), "boxes say what they stand for");
    for lang in Lang::ALL {
        assert!(pdf.warnings.iter().all(|warning| !warning.text(lang).contains("{pdf-")));
    }
    let twice = document(vec![section("un", Vec::new()), section("un", Vec::new())]);
    let pdf = render(&twice).expect("it renders");
    assert_eq!(pdf.warnings, [Warning::RepeatedAnchor("un".into())]);
}

fn count(warnings: &[Warning], wanted: char) -> usize {
    let count = |warning: &Warning| match warning {
        Warning::MissingGlyph(character, count) if *character == wanted => Some(*count),
        _ => None,
    };
    warnings.iter().find_map(count).unwrap_or_default()
}
