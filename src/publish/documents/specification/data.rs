//! Which data, held by which tool, moving how, taken over by which rule, open to whom?

use super::super::catalogue as said;
use super::super::writer::Writer;
use crate::model::schema::labels;
use crate::model::{Artifact, Id, Kind};
use crate::publish::catalogue::access;
use crate::publish::outline::{Block, Section};

fn collection(writer: &Writer<'_>, kind: Kind) -> String {
    labels::collection(writer.lang, kind.collection())
}

/// The applications, the option that was kept, the flows.
pub fn architecture(writer: &Writer<'_>) -> Option<Section> {
    let mut section = Section::new("architecture", writer.say("site-subject-architecture"));
    section.blocks = vec![writer.sentence("document-architecture-intro")];
    let applications = collection(writer, Kind::Application);
    section.sections.extend(said::list(writer, Kind::Application, "architecture-applications", applications));
    section.sections.extend(options(writer));
    if let Some(mut flows) = said::cards(writer, Kind::Flow, "architecture-flows", collection(writer, Kind::Flow)) {
        let overview = said::overview(writer, Kind::Flow);
        flows.blocks.splice(0..0, overview);
        section.sections.push(flows);
    }
    (!section.sections.is_empty()).then_some(section)
}

/// Those who are not of the team read what was chosen; the team also what was not.
fn options(writer: &Writer<'_>) -> Option<Section> {
    let all = writer.reader().of_kind(Kind::ArchitectureOption);
    let kept =
        |one: &Artifact| one.items("decision").iter().any(|decision| crate::model::fields::flag(decision, "retained"));
    let decided = all.iter().any(|(_, one)| kept(one));
    let shown = all.into_iter().filter(|(_, one)| writer.internal || !decided || kept(one));
    let mut section = Section::new("architecture-options", collection(writer, Kind::ArchitectureOption));
    section.blocks = shown.map(|(_, one)| Block::Card(said::card(writer, one))).collect();
    (!section.blocks.is_empty()).then_some(section)
}

/// The target model, the fields of the original files, the rules that take them over.
pub fn data(writer: &Writer<'_>) -> Option<Section> {
    let mut section = Section::new("data", writer.say("site-subject-data"));
    section.blocks = vec![writer.sentence("document-data-intro")];
    section.sections.extend(said::cards(
        writer,
        Kind::DataEntity,
        "data-entities",
        collection(writer, Kind::DataEntity),
    ));
    section.sections.extend(sources(writer));
    if let Some(mut rules) =
        said::cards(writer, Kind::Migration, "data-migrations", collection(writer, Kind::Migration))
    {
        let overview = said::overview(writer, Kind::Migration);
        rules.blocks.splice(0..0, overview);
        section.sections.push(rules);
    }
    (!section.sections.is_empty()).then_some(section)
}

/// Artifacts with their places in the project.
type Found<'a> = Vec<(usize, &'a Artifact)>;

/// The fields of the original files, file by file.
fn sources(writer: &Writer<'_>) -> Option<Section> {
    let all = writer.reader().of_kind(Kind::Source);
    let mut files: Vec<(Option<Id>, Found<'_>)> = Vec::new();
    for one in all {
        let file = one.1.links("application").into_iter().next().map(|link| link.to);
        match files.iter_mut().find(|(known, _)| *known == file) {
            Some((_, of_file)) => of_file.push(one),
            None => files.push((file, vec![one])),
        }
    }
    let mut section = Section::new("data-sources", collection(writer, Kind::Source));
    for (file, of_file) in &files {
        if files.len() > 1 {
            let name = file.as_ref().and_then(|id| writer.link(id)).map(|link| vec![link]).unwrap_or_default();
            section.blocks.push(Block::Heading(name));
        }
        section.blocks.push(said::listed(writer, Kind::Source, of_file));
    }
    (!section.blocks.is_empty()).then_some(section)
}

/// Who may do what with what.
pub fn rights(writer: &Writer<'_>) -> Option<Section> {
    let grid = access(&writer.reader())?;
    let mut section = Section::new("access", writer.say("site-subject-access"));
    section.blocks = vec![writer.sentence("site-subject-access-intro")];
    section.blocks.extend(said::cross(writer, &grid));
    Some(section)
}
