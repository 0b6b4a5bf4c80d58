//! How will the solution be accepted: which books, from when, until when?

use super::super::catalogue as said;
use super::super::writer::Writer;
use crate::model::Kind;
use crate::model::recipe_book::{ExitCriterion, RecipeBook};
use crate::model::schema::labels;
use crate::publish::outline::{Block, Card, Inline, Section, Tone};

/// The acceptance terms: one card per book.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let books: Vec<&RecipeBook> = writer.project.recipe_books.iter().filter(|book| writer.shows(&book.head)).collect();
    if books.is_empty() {
        return None;
    }
    let mut section = Section::new("acceptance", writer.say("document-acceptance"));
    section.blocks = vec![writer.sentence("document-acceptance-intro")];
    section.blocks.extend(books.iter().map(|book| Block::Card(card(writer, book))));
    let campaigns = labels::collection(writer.lang, Kind::Campaign.collection());
    section.sections.extend(said::list(writer, Kind::Campaign, "acceptance-campaigns", campaigns));
    Some(section)
}

fn card(writer: &Writer<'_>, book: &RecipeBook) -> Card {
    let id = book.head.id();
    let cases = writer.in_book(&id);
    let manual = cases.iter().filter(|case| case.manual).count();
    let counts = format!(
        "{} · {} · {}",
        writer.count("document-count-cases", cases.len()),
        writer.count("document-count-automated", cases.len() - manual),
        writer.count("document-count-manual", manual),
    );
    let datasets: Vec<String> = book
        .datasets
        .iter()
        .map(|(name, family)| match family {
            Some(family) => format!("{name} ({})", crate::text::message::label(writer.lang, "dataset-family", family)),
            None => name.clone(),
        })
        .collect();
    let account = |account: &crate::model::recipe_book::Account| match &account.needed_for {
        Some(purpose) => format!("{} ({purpose})", account.role),
        None => account.role.clone(),
    };
    let accounts: Vec<String> = book.accounts.iter().map(account).collect();
    let exit = |criterion: &ExitCriterion| match &criterion.threshold {
        Some(threshold) => {
            format!("{}\u{a0}: {}", criterion.measure, crate::text::format::figure(writer.lang, threshold))
        }
        None => criterion.measure.clone(),
    };
    let exits: Vec<String> = book.exit_criteria.iter().map(exit).collect();
    let suite = |suite: &crate::model::recipe_book::Suite| {
        format!("{} ({})", suite.title, writer.count("document-count-cases", suite.cases.len()))
    };
    let suites: Vec<String> = book.suites.iter().map(suite).collect();
    let mut blocks = writer.statement(&book.head);
    blocks.extend(writer.titled_list("document-scope-in", &book.scope_in));
    blocks.extend(writer.titled_list("document-scope-out", &book.scope_out));
    blocks.extend(writer.titled_list("document-suites", &suites));
    blocks.extend(writer.titled_list("document-entry-criteria", &book.entry_criteria));
    blocks.extend(writer.titled_list("document-suspension-criteria", &book.suspension_criteria));
    blocks.extend(writer.titled_list("document-exit-criteria", &exits));
    Card {
        anchor: id.to_string(),
        id: id.to_string(),
        title: book.head.title.clone(),
        chips: vec![writer.chip(book.phase.label(writer.lang), Tone::Accent)],
        blocks,
        facts: [
            writer.fact("document-lot", book.lot.iter().filter_map(|lot| writer.link(&lot.to)).collect()),
            writer.fact("document-cases", vec![Inline::Text(counts)]),
            writer.told("document-environment", book.environment.as_deref()),
            writer.list("document-accounts", &accounts),
            writer.list("document-datasets", &datasets),
            writer.list("document-signatories", &writer.people(&book.signatories)),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}
