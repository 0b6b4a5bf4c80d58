//! How is the model said in a document? Labels, facts, links between artifacts. Nothing internal
//! is named, and no id stands without its title.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::mentions;
use crate::model::graph::EdgeKind;
use crate::model::head::{Audience, Head};
use crate::model::need::NeedStatus;
use crate::model::priority::Priority;
use crate::model::use_case::UseCaseStatus;
use crate::model::verdict::{Judgements, Verdict};
use crate::model::{Case, Id, Kind, Project};
use crate::publish::catalogue::Reader;
use crate::publish::markdown;
use crate::publish::outline::{Block, Cell, Column, Inline, Row, Table, Tone, plain};
pub use crate::text::format::{capital, lower};
use crate::text::{Lang, Message, format, message};

/// A label and its value.
pub type Fact = (Vec<Inline>, Vec<Inline>);

/// Writes parts of documents about one project in one language.
pub struct Writer<'p> {
    /// The project.
    pub project: &'p Project,
    /// What the results prove, where there are any.
    pub judgements: Option<&'p Judgements>,
    /// Language of the document.
    pub lang: Lang,
    /// Whether internal artifacts may be named.
    pub internal: bool,
    cases: OnceCell<Cases<'p>>,
}

/// The cases by what they link to, in their order: looked for once, by the first who asks.
#[derive(Default)]
struct Cases<'p> {
    verifying: BTreeMap<&'p Id, Vec<&'p Case>>,
    in_book: BTreeMap<&'p Id, Vec<&'p Case>>,
}

impl<'p> Cases<'p> {
    fn of(project: &'p Project) -> Self {
        let mut all = Self::default();
        for case in &project.cases {
            for (links, found) in [(&case.requirements, &mut all.verifying), (&case.books, &mut all.in_book)] {
                let named: BTreeSet<&Id> = links.iter().map(|link| &link.to).collect();
                named.into_iter().for_each(|id| found.entry(id).or_default().push(case));
            }
        }
        all
    }
}

impl<'p> Writer<'p> {
    /// A writer about that project.
    pub fn new(project: &'p Project, judgements: Option<&'p Judgements>, lang: Lang, internal: bool) -> Self {
        Self { project, judgements, lang, internal, cases: OnceCell::new() }
    }

    fn cases(&self) -> &Cases<'p> {
        self.cases.get_or_init(|| Cases::of(self.project))
    }

    /// The cases that verify a requirement.
    pub fn verifying(&self, requirement: &Id) -> &[&'p Case] {
        self.cases().verifying.get(requirement).map_or(&[], Vec::as_slice)
    }

    /// The cases of a book.
    pub fn in_book(&self, book: &Id) -> &[&'p Case] {
        self.cases().in_book.get(book).map_or(&[], Vec::as_slice)
    }

    /// A message without arguments.
    pub fn say(&self, id: &'static str) -> String {
        Message::new(id).text(self.lang)
    }

    /// A message with a count.
    pub fn count(&self, id: &'static str, count: usize) -> String {
        Message::new(id).with("count", count).text(self.lang)
    }

    /// Whether this document may name it.
    pub fn shows(&self, head: &Head) -> bool {
        self.internal || head.audience == Audience::Published
    }

    /// Was it set aside? Then it is asked of nobody: it stands in the chapter of what was set aside, with the reason.
    pub fn is_set_aside(&self, id: &Id) -> bool {
        let project = self.project;
        project.need(id).is_some_and(|need| matches!(need.status, NeedStatus::Rejected | NeedStatus::Postponed))
            || project.requirement(id).is_some_and(crate::model::requirement::Requirement::is_dropped)
            || project.use_case(id).is_some_and(|case| case.status == UseCaseStatus::Obsolete)
    }

    /// Whether it is part of what this document asks for.
    pub fn asks_for(&self, head: &Head) -> bool {
        self.shows(head) && !head.id.as_ref().is_some_and(|id| self.is_set_aside(id))
    }

    /// What the collections without a type of their own say to the readers of this document.
    pub const fn reader(&self) -> Reader<'p> {
        Reader { project: self.project, lang: self.lang, internal: self.internal }
    }

    /// Whether this document may name a case: one of an internal test case is internal.
    pub fn shows_case(&self, case: &Case) -> bool {
        self.project.head(&case.id).is_none_or(|head| self.shows(head))
    }

    /// An artifact by its id and title, as a link to its place.
    pub fn link(&self, id: &Id) -> Option<Inline> {
        let kind = self.project.kind(id).unwrap_or_default();
        match self.project.head(id) {
            Some(head) if self.reader().shows(kind, head) => Some(Inline::to_anchor(id.as_str(), head.name())),
            Some(_) => None,
            None => self.project.case(id).map(|case| Inline::Text(case.name())),
        }
    }

    /// Artifacts, one a line.
    pub fn links<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> Vec<Inline> {
        let mut out = Vec::new();
        for link in ids.into_iter().filter_map(|id| self.link(id)) {
            if !out.is_empty() {
                out.push(Inline::Break);
            }
            out.push(link);
        }
        out
    }

    /// The artifacts that an artifact is tied to in that way, whichever side wrote it down, one a line.
    pub fn tied(&self, id: &Id, kind: EdgeKind) -> Vec<Inline> {
        self.tied_to(id, kind, |_| true)
    }

    /// Those of them that are of one kind.
    pub fn tied_to(&self, id: &Id, kind: EdgeKind, wanted: impl Fn(Kind) -> bool) -> Vec<Inline> {
        let mut ids = self.project.graph.targets(id, kind);
        ids.retain(|to| wanted(self.project.kind(to).unwrap_or_default()));
        ids.sort_by(|a, b| a.by_number().cmp(&b.by_number()));
        self.links(ids)
    }

    /// A fact with inline content; none when there is nothing to say.
    pub fn fact(&self, label: &'static str, value: Vec<Inline>) -> Option<Fact> {
        (!value.is_empty()).then(|| (vec![Inline::Text(self.say(label))], value))
    }

    /// A fact with text of the authors.
    pub fn told(&self, label: &'static str, value: Option<&str>) -> Option<Fact> {
        self.fact(label, value.map(|text| self.line(&format::figure(self.lang, text))).unwrap_or_default())
    }

    /// A fact with a text of the authors in Markdown.
    pub fn told_prose(&self, label: &'static str, value: Option<&str>) -> Option<Fact> {
        self.fact(label, value.map(|text| self.run(&format::figure(self.lang, text))).unwrap_or_default())
    }

    /// A fact with somebody: a person of the manifest by name.
    pub fn person(&self, label: &'static str, who: Option<&str>) -> Option<Fact> {
        self.told(label, who.map(|who| self.project.manifest.name_of(who)).as_deref())
    }

    /// People, those of the manifest by name.
    pub fn people(&self, people: &[String]) -> Vec<String> {
        people.iter().map(|who| self.project.manifest.name_of(who)).collect()
    }

    /// A fact with several texts of the authors.
    pub fn list(&self, label: &'static str, values: &[String]) -> Option<Fact> {
        self.told(label, (!values.is_empty()).then(|| values.join(" · ")).as_deref())
    }

    /// Text of the authors as blocks, artifacts that it names linked.
    pub fn prose(&self, text: &str) -> Vec<Block> {
        let mut blocks = markdown::blocks(text);
        blocks.iter_mut().for_each(|block| mentions::link_block(self, block));
        blocks
    }

    /// A short text of the authors, with its lines.
    pub fn line(&self, text: &str) -> Vec<Inline> {
        let lines: Vec<Vec<Inline>> = markdown::short(text).map(|line| vec![Inline::text(line)]).collect();
        let mut inlines = lines.join(&Inline::Break);
        mentions::link(self, &mut inlines);
        inlines
    }

    /// Text of the authors in Markdown as one paragraph.
    pub fn run(&self, text: &str) -> Vec<Inline> {
        let mut inlines = markdown::inlines(text);
        mentions::link(self, &mut inlines);
        inlines
    }

    /// A minor title and a list under it; nothing for an empty list.
    pub fn titled_list(&self, title: &'static str, items: &[String]) -> Vec<Block> {
        if items.is_empty() {
            return Vec::new();
        }
        let items = items.iter().map(|item| vec![Block::Paragraph(self.line(item))]).collect();
        vec![self.heading(title), Block::List { numbers: Vec::new(), items }]
    }

    /// A minor title.
    pub fn heading(&self, title: &'static str) -> Block {
        Block::Heading(vec![Inline::Text(self.say(title))])
    }

    /// A paragraph of the document's own words.
    pub fn sentence(&self, id: &'static str) -> Block {
        Block::Paragraph(vec![Inline::Text(self.say(id))])
    }

    /// The statement of an artifact, unless it only repeats the title.
    pub fn statement(&self, head: &Head) -> Vec<Block> {
        let same = head.statement.trim().trim_end_matches('.') == head.title.trim().trim_end_matches('.');
        if same { Vec::new() } else { self.prose(&head.statement) }
    }

    /// The title of a card: none where it is only the beginning of a statement that stands under it.
    pub fn card_title(&self, head: &Head) -> String {
        if head.title.ends_with('…') && head.node.get("title").is_none() { String::new() } else { head.title.clone() }
    }

    /// A table with heads of the document's own words.
    pub fn table(&self, heads: &[(&'static str, f32)], rows: Vec<Row>) -> Block {
        let column =
            |(title, weight): &(&'static str, f32)| Column { title: self.say(title), weight: *weight, right: false };
        Block::Table(Table { caption: Vec::new(), columns: heads.iter().map(column).collect(), rows })
    }

    /// The same without the columns in which no row says anything: the others have their room.
    pub fn told_table(&self, heads: &[(&'static str, f32)], mut rows: Vec<Row>) -> Block {
        let says = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            at == 0 || cells.flat_map(|Cell(lines)| lines).any(|line| !matches!(plain(line).as_str(), "" | "—"))
        };
        let kept: Vec<bool> = (0..heads.len()).map(says).collect();
        for row in &mut rows {
            let mut kept = kept.iter();
            row.cells.retain(|_| kept.next().copied().unwrap_or(true));
        }
        let heads: Vec<_> = heads.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(head, _)| *head).collect();
        self.table(&heads, rows)
    }

    /// A cell with text of the authors in Markdown; a dash where there is none.
    pub fn prose_cell(&self, text: Option<&str>) -> Cell {
        Cell::line(text.map_or_else(|| vec![Inline::text("—")], |text| self.run(text)))
    }

    /// A cell with text of the authors; a dash where there is none.
    pub fn cell(&self, text: Option<&str>) -> Cell {
        Cell::line(
            text.map(|text| self.line(&format::figure(self.lang, text))).unwrap_or_else(|| vec![Inline::text("—")]),
        )
    }

    /// A day for people; a dash where there is none.
    pub fn day(&self, date: Option<Date>) -> String {
        date.map_or_else(|| "—".to_owned(), |date| format::date(self.lang, date))
    }

    /// The label of a domain; a domain of the project is its own label.
    pub fn domain(&self, domain: Option<&str>) -> String {
        let Some(domain) = domain else { return self.say("document-no-domain") };
        capital(&message::label(self.lang, "domain", domain).replace('_', " "))
    }

    /// A chip.
    pub fn chip(&self, text: impl Into<String>, tone: Tone) -> Inline {
        Inline::Chip { text: capital(&text.into()), tone }
    }

    /// The chip of a priority: the first rank stands out.
    pub fn priority(&self, priority: Option<&Priority>) -> Option<Inline> {
        let tone = |rank| if rank == 1 { Tone::Accent } else { Tone::Neutral };
        priority.map(|priority| self.chip(priority.label(self.lang), tone(priority.rank)))
    }

    /// The verdict on an artifact, where results were judged.
    pub fn verdict(&self, id: &Id) -> Option<Inline> {
        let judgement = self.judgements?.of.get(id)?;
        let kind = self.project.kind(id).unwrap_or(Kind::Requirement);
        Some(self.chip(judgement.verdict.label_of(self.lang, kind), verdict_tone(judgement.verdict)))
    }

    /// Approved cases that verify a requirement.
    pub fn approved_cases(&self, id: &Id) -> usize {
        self.verifying(id).iter().filter(|case| case.approved).count()
    }
}

/// The tone of a verdict.
pub const fn verdict_tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Validated => Tone::Good,
        Verdict::Failing => Tone::Bad,
        Verdict::NoTest | Verdict::Blocked | Verdict::PartlyCovered | Verdict::ValidatedWithReserve => Tone::Warn,
        Verdict::NotRun | Verdict::Partial => Tone::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::*;
    use crate::text::{Lang, message};

    fn labelled(group: &str, keys: &[&str]) {
        for (lang, key) in Lang::ALL.iter().flat_map(|lang| keys.iter().map(move |key| (lang, key))) {
            let id = format!("{group}-{key}").replace(['_', '.'], "-");
            assert!(message::lookup(*lang, &id, &[]).is_some(), "{id} is not said in {lang:?}");
        }
    }

    macro_rules! all_labelled {
        ($($choice:ty),+ $(,)?) => { $(labelled(<$choice>::GROUP, <$choice>::KEYS);)+ };
    }

    #[test]
    fn every_value_of_the_model_has_a_label_in_both_languages() {
        all_labelled!(
            graph::EdgeKind,
            head::Audience,
            id::Kind,
            lot::LotStatus,
            manifest::ContractProfile,
            manifest::Method,
            manifest::PartyRole,
            manifest::Phase,
            need::Kano,
            need::NeedStatus,
            need::Specificity,
            objective::ObjectiveLevel,
            objective::ObjectiveStatus,
            priority::PriorityScale,
            recipe_book::BookPhase,
            requirement::Criticality,
            requirement::Relation,
            requirement::RequirementStatus,
            requirement::RequirementType,
            requirement::Verification,
            target::ConnectorKind,
            target::FieldType,
            target::Gender,
            test_case::Format,
            test_case::Mode,
            test_case::Nature,
            test_case::TestCaseStatus,
            use_case::Cycle,
            use_case::Family,
            use_case::UseCaseStatus,
            workshop::ActionStatus,
            workshop::Presence,
            workshop::Profile,
            workshop::WorkshopStatus,
            workshop::WorkshopType,
        );
        for scale in priority::PriorityScale::ALL {
            labelled("priority", scale.values());
        }
    }
}
