//! The specification (cahier des charges): context, objectives, journeys, needs by priority, use cases,
//! requirements, applications and data, rights, lots, organisation, acceptance terms, coverage, glossary.
//! Every need, use case and requirement that its readers may see stands in it once, with its links.
//!
//! It is given to bidders: it holds nothing internal and says nothing of results. The edition of the team is
//! marked as such, and holds both.

mod acceptance;
mod context;
mod coverage;
mod data;
mod grid;
mod lots;
mod needs;
mod objectives;
mod organisation;
mod requirements;
mod set_aside;
mod terms;
#[cfg(test)]
mod tests;
mod use_cases;

use super::About;
use super::writer::{Writer, capital};
use crate::model::verdict::Judgements;
use crate::model::{Kind, Project};
use crate::publish::documents::mentions;
use crate::publish::markdown;
use crate::publish::outline::{Cell, Document, Inline, Row, Section};
use crate::text::similar::fold;

/// Builds the specification. Verdicts are told to the team only, where there are any.
pub fn build(project: &Project, judgements: Option<&Judgements>, about: &About) -> Document {
    let judgements = judgements.filter(|_| about.internal);
    let writer = Writer::new(project, judgements, about.lang, about.internal);
    let mut document = about.document(project, "CDC", writer.say("document-specification"));
    document.facts = facts(&writer);
    document.sections = prose(&writer);
    let chapters = [
        context::chapter(&writer),
        objectives::objectives(&writer),
        objectives::workshops(&writer),
        context::journeys(&writer),
        needs::chapter(&writer),
        use_cases::chapter(&writer),
        requirements::functional(&writer),
        requirements::other(&writer),
        grid::chapter(&writer),
        data::architecture(&writer),
        data::data(&writer),
        data::rights(&writer),
        context::steering(&writer),
        lots::chapter(&writer),
        organisation::chapter(&writer),
        context::change(&writer),
        acceptance::chapter(&writer),
        terms::chapter(&writer),
        context::consultation(&writer),
        coverage::chapter(&writer),
        set_aside::chapter(&writer),
        glossary(&writer),
    ];
    document.sections.extend(chapters.into_iter().flatten());
    document
}

fn facts(writer: &Writer<'_>) -> Vec<(String, String)> {
    let manifest = &writer.project.manifest;
    let party = |party: &crate::model::manifest::Party| (capital(&party.role.label(writer.lang)), party.name.clone());
    let mut facts: Vec<(String, String)> = manifest.parties.iter().map(party).collect();
    let day = |label, date: Option<_>| date.map(|date| (writer.say(label), writer.day(Some(date))));
    facts.extend(day("document-start", manifest.start));
    facts.extend(day("document-go-live", manifest.go_live));
    facts.push((
        writer.say("document-holds"),
        [
            writer.count("document-count-needs", shown(writer, &writer.project.needs, |need| &need.head)),
            writer.count("document-count-use-cases", shown(writer, &writer.project.use_cases, |case| &case.head)),
            writer.count("document-count-requirements", shown(writer, &writer.project.requirements, |one| &one.head)),
            writer.count("document-count-lots", shown(writer, &writer.project.lots, |lot| &lot.head)),
        ]
        .join(" · "),
    ));
    facts
}

fn shown<'a, T: 'a>(
    writer: &Writer<'_>,
    all: impl IntoIterator<Item = &'a T>,
    head: fn(&T) -> &crate::model::Head,
) -> usize {
    all.into_iter().filter(|one| writer.asks_for(head(one))).count()
}

fn prose(writer: &Writer<'_>) -> Vec<Section> {
    let untitled = writer.say("document-untitled");
    let chapter = |(i, chapter): (usize, &crate::model::project::Chapter)| {
        let mut section = markdown::chapter(&chapter.markdown, &format!("chapter-{}", i + 1), &untitled);
        link_section(writer, &mut section);
        section
    };
    writer.project.chapters.iter().enumerate().map(chapter).collect()
}

fn link_section(writer: &Writer<'_>, section: &mut Section) {
    section.blocks.iter_mut().for_each(|block| mentions::link_block(writer, block));
    section.sections.iter_mut().for_each(|section| link_section(writer, section));
}

fn glossary(writer: &Writer<'_>) -> Option<Section> {
    let mut terms: Vec<_> =
        writer.project.glossary.iter().filter(|term| writer.internal || !term.is_internal()).collect();
    if terms.is_empty() {
        return None;
    }
    terms.sort_by_key(|term| fold(&term.term));
    let defined = |term: &crate::model::glossary::Term| {
        let Cell(mut lines) = writer.prose_cell(Some(&term.definition));
        let own = writer.reader().customs_in_lines(Kind::Term, &term.node);
        lines.extend(own.into_iter().map(|line| vec![Inline::text(line)]));
        Cell(lines)
    };
    let row = |term: &&crate::model::glossary::Term| Row {
        cells: vec![
            writer.cell(Some(&term.term)),
            writer.cell(Some(term.acronym.as_deref().unwrap_or_default())),
            defined(term),
        ],
        ..Row::default()
    };
    let mut section = Section::new("glossary", writer.say("document-glossary"));
    let heads = [("document-term", 2.0), ("document-acronym", 0.8), ("document-definition", 5.0)];
    section.blocks = vec![writer.table(&heads, terms.iter().map(row).collect())];
    Some(section)
}
