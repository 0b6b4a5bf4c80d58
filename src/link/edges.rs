//! Does every link name an artifact of the right kind? The graph of those that do.

use super::{Context, cases, spelling};
use crate::model::case::CaseSource;
use crate::model::feature::Step;
use crate::model::graph::{Edge, EdgeKind, Graph};
use crate::model::requirement::Relation;
use crate::model::schema::{self, Field, FieldType};
use crate::model::{Id, Kind, Link, Project, fields};
use crate::text::node::Node;
use crate::text::similar::fold;
use crate::text::{Diagnostic, Sources};

/// Resolves all links; dangling ones are T11, those of a wrong kind M07.
pub fn resolve(project: &mut Project, sources: &Sources, context: &mut Context) {
    let mut edges = Edges { project, sources, context, edges: Vec::new() };
    edges.drafting();
    edges.acceptance();
    edges.by_schema();
    edges.phrases();
    let edges = edges.edges;
    cases::verify_tags(project, context);
    keep_resolved_suites(project);
    project.graph = Graph::new(edges);
}

/// Fields whose links the typed model reads itself.
fn is_typed_link(kind: Kind, field: &str) -> bool {
    match kind {
        Kind::UseCase => matches!(field, "needs" | "depends_on" | "lot"),
        Kind::Workshop | Kind::Need | Kind::Objective | Kind::Requirement | Kind::RecipeBook => true,
        Kind::Lot => field == "depends_on",
        Kind::TestCase => matches!(field, "book" | "requirements" | "use_case"),
        _ => false,
    }
}

/// What the link of such a field says.
fn edge_of(field: &str) -> EdgeKind {
    match field {
        "lot" => EdgeKind::PlannedIn,
        "depends_on" => EdgeKind::DependsOn,
        _ => EdgeKind::Names,
    }
}

/// Is it written like an id of one of these kinds?
fn looks_like(id: &Id, kinds: &[Kind]) -> bool {
    id.prefix().is_some_and(|prefix| kinds.iter().any(|kind| kind.prefix() == Some(prefix)))
}

/// A case that a suite lists belongs to the book.
fn keep_resolved_suites(project: &mut Project) {
    let listed: Vec<(Id, Link)> = project
        .recipe_books
        .iter()
        .flat_map(|book| {
            let id = book.head.id();
            book.suites.iter().flat_map(|suite| &suite.cases).map(move |case| (id.clone(), case.clone()))
        })
        .collect();
    for (book, case_link) in listed {
        let case = project.case_index.get(&case_link.to).and_then(|i| project.cases.get_mut(*i));
        if let Some(case) = case.filter(|case| !case.books.iter().any(|known| known.to == book)) {
            case.books.push(Link { to: book, place: case_link.place });
        }
    }
}

struct Edges<'a> {
    project: &'a Project,
    sources: &'a Sources,
    context: &'a mut Context,
    edges: Vec<Edge>,
}

impl Edges<'_> {
    fn drafting(&mut self) {
        let project = self.project;
        for workshop in &project.workshops {
            for need in &workshop.needs {
                // The workshop's list says of the need what the need could say itself.
                if self.verified(need, &[Kind::Need]) {
                    self.push(need.to.clone(), workshop.head.id(), EdgeKind::VoicedIn, need);
                }
            }
        }
        for need in &project.needs {
            let from = need.head.id();
            self.all(&from, &need.workshops, &[Kind::Workshop], EdgeKind::VoicedIn);
            self.all(&from, &need.objectives, &[Kind::Objective], EdgeKind::Serves);
            self.all(&from, need.lot.as_slice(), &[Kind::Lot], EdgeKind::PlannedIn);
        }
        for use_case in &project.use_cases {
            let from = use_case.head.id();
            self.all(&from, &use_case.needs, &[Kind::Need], EdgeKind::Covers);
            self.all(&from, &use_case.depends_on, &[Kind::UseCase], EdgeKind::DependsOn);
            self.all(&from, use_case.lot.as_slice(), &[Kind::Lot], EdgeKind::PlannedIn);
        }
        for requirement in &project.requirements {
            let from = requirement.head.id();
            self.all(&from, &requirement.use_cases, &[Kind::UseCase], EdgeKind::Details);
            self.all(&from, &requirement.needs, &[Kind::Need], EdgeKind::Covers);
            self.all(&from, requirement.lot.as_slice(), &[Kind::Lot], EdgeKind::PlannedIn);
            for (relation, link) in &requirement.relations {
                let kind = match relation {
                    Relation::DependsOn => EdgeKind::DependsOn,
                    Relation::ConflictsWith => EdgeKind::ConflictsWith,
                    Relation::Refines => EdgeKind::Refines,
                    Relation::Replaces => EdgeKind::Replaces,
                };
                self.all(&from, std::slice::from_ref(link), &[Kind::Requirement], kind);
            }
        }
        for lot in &project.lots {
            self.all(&lot.head.id(), &lot.depends_on, &[Kind::Lot], EdgeKind::DependsOn);
        }
    }

    fn acceptance(&mut self) {
        let project = self.project;
        for book in &project.recipe_books {
            self.all(&book.head.id(), book.lot.as_slice(), &[Kind::Lot], EdgeKind::PlannedIn);
            for link in book.suites.iter().flat_map(|suite| &suite.cases) {
                if self.verified(link, &[Kind::TestCase, Kind::Scenario]) {
                    self.push(link.to.clone(), book.head.id(), EdgeKind::BelongsTo, link);
                }
            }
        }
        for case in &project.cases {
            self.all(&case.id, &case.requirements, &[Kind::Requirement], EdgeKind::Verifies);
            self.all(&case.id, &case.use_cases, &[Kind::UseCase], EdgeKind::Plays);
            self.all(&case.id, &case.books, &[Kind::RecipeBook], EdgeKind::BelongsTo);
            self.all(&case.id, case.lot.as_slice(), &[Kind::Lot], EdgeKind::PlannedIn);
        }
    }

    /// Steps that say a phrase of the project, which may bear no id in its text: it has one for this reading.
    fn phrases(&mut self) {
        let project = self.project;
        let ids: Vec<Option<&Id>> = project.step_phrases.iter().map(|phrase| phrase.id.as_ref()).collect();
        let said = |steps: &mut dyn Iterator<Item = &Step>| -> Vec<Link> {
            let each = steps.filter_map(|step| Some((step.place, step.means.as_deref()?)));
            let each = each.flat_map(|(place, means)| means.phrases.iter().map(move |number| (*number, place)));
            each.filter_map(|(number, place)| Some(Link { to: (*ids.get(number)?)?.clone(), place })).collect()
        };
        for case in &project.cases {
            let CaseSource::Scenario(feature, scenario) = case.source else { continue };
            let scenario = project.features.get(feature).and_then(|feature| feature.scenarios.get(scenario));
            let Some(scenario) = scenario else { continue };
            for link in said(&mut scenario.background.iter().chain(&scenario.steps)) {
                self.push(case.id.clone(), link.to.clone(), EdgeKind::Says, &link);
            }
        }
        for phrase in &project.step_phrases {
            let Some(id) = &phrase.id else { continue };
            for link in said(&mut phrase.steps.iter()) {
                self.push(id.clone(), link.to.clone(), EdgeKind::Says, &link);
            }
        }
    }

    /// Links of fields that no type of the model holds: those of the schema's table, nested ones too.
    fn by_schema(&mut self) {
        let project = self.project;
        for (kind, head) in project.heads() {
            let Some(collection) = schema::of_kind(kind) else { continue };
            let typed = |field: &Field| is_typed_link(kind, field.name);
            for field in collection.link_fields().iter().filter(|field| !typed(field)) {
                if let Some(value) = head.node.get(field.name) {
                    self.in_value(&head.id(), field, value);
                }
            }
        }
    }

    fn in_value(&mut self, from: &Id, field: &'static Field, value: &Node) {
        match field.field_type {
            FieldType::Link(kinds) | FieldType::Links(kinds) => {
                self.all(from, &fields::items_as_links(value), kinds, edge_of(field.name));
            }
            FieldType::LinksOrTexts(kinds) => {
                // A word that nobody declared may be a name; one that is written like an id must be one.
                let mut links = fields::items_as_links(value);
                links.retain(|link| self.project.kind(&link.to).is_some() || looks_like(&link.to, kinds));
                self.all(from, &links, kinds, edge_of(field.name));
            }
            FieldType::Record(inner) | FieldType::Records(inner) => {
                value.items().iter().for_each(|item| self.in_fields(from, inner, item));
            }
            // A part that links may name links for itself: a task comes after a task.
            FieldType::Parts(kind, inner) => {
                for item in value.items() {
                    let own = fields::text(item, "id").map(Id::from);
                    let own = own.filter(|id| self.project.kind(id) == Some(kind));
                    self.in_fields(own.as_ref().unwrap_or(from), inner, item);
                }
            }
            _ => {}
        }
    }

    fn in_fields(&mut self, from: &Id, fields: &'static [Field], item: &Node) {
        for field in fields {
            if let Some(value) = item.get(field.name) {
                self.in_value(from, field, value);
            }
        }
    }

    fn all(&mut self, from: &Id, links: &[Link], kinds: &[Kind], edge: EdgeKind) {
        for link in links {
            if self.verified(link, kinds) {
                self.push(from.clone(), link.to.clone(), edge, link);
            }
        }
    }

    fn push(&mut self, from: Id, to: Id, kind: EdgeKind, link: &Link) {
        self.edges.push(Edge { from, to, kind, place: link.place });
    }

    fn verified(&mut self, link: &Link, kinds: &[Kind]) -> bool {
        match self.project.kind(&link.to) {
            Some(kind) if kinds.contains(&kind) => return true,
            Some(kind) => {
                let wanted = kinds.first().copied().unwrap_or_default();
                self.context.diagnostics.push(
                    Diagnostic::error("M07", "M07", link.place)
                        .with("id", link.to.as_str())
                        .with("kind", kind.key())
                        .with("wanted", wanted.key()),
                );
            }
            None if self.may_be_lost(&link.to) || self.may_be_unread(kinds) => {}
            None => self.dangling(link, kinds),
        }
        false
    }

    /// Declared in an item that could not be read: its fault is told, its absence is not.
    fn may_be_lost(&self, id: &Id) -> bool {
        self.context.lost.iter().any(|place| self.sources.slice(*place).contains(id.as_str()))
    }

    /// Declared in a text that could not be read at all: nobody knows, and « create it » would be bad advice.
    fn may_be_unread(&self, kinds: &[Kind]) -> bool {
        let unread = self.context.unread;
        unread.specs || (unread.features && kinds.iter().any(|kind| matches!(kind, Kind::TestCase | Kind::Scenario)))
    }

    /// The only artifact of that title: « Lot 1 » of « Lot 1 - Socle ».
    fn titled(&self, link: &Link, kinds: &[Kind]) -> Option<&str> {
        let wanted = fold(link.to.as_str());
        let is_meant = |id: &Id| {
            let title = self.project.title(id).map(fold).unwrap_or_default();
            title.strip_prefix(&wanted).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let known = self.project.index.iter().filter(|(_, (kind, _))| kinds.contains(kind));
        let mut found = known.filter(|(id, _)| is_meant(id)).map(|(id, _)| id.as_str());
        found.next().filter(|_| found.next().is_none())
    }

    /// The ids of what is there, of a text that holds several of them: `CU-001; CU-002`.
    fn several(&self, text: &str) -> Option<String> {
        let parts: Vec<&str> =
            text.split([';', ',', '/', '+', ' ', '\u{a0}', '\u{202f}']).filter(|part| !part.is_empty()).collect();
        let ids: Vec<&str> = parts.iter().copied().filter(|part| !matches!(*part, "et" | "and" | "&")).collect();
        let are_known = ids.len() > 1 && ids.iter().all(|id| self.project.kind(&Id::from(*id)).is_some());
        are_known.then(|| ids.join(", "))
    }

    fn dangling(&mut self, link: &Link, kinds: &[Kind]) {
        if let Some(several) = self.several(link.to.as_str()) {
            let finding = Diagnostic::error("T11", "T11-several", link.place).with("id", link.to.as_str());
            return self.context.diagnostics.push(finding.with("ids", several));
        }
        let known = self.project.index.iter().filter(|(_, (kind, _))| kinds.contains(kind)).map(|(id, _)| id.as_str());
        let near = spelling::id(link.to.as_str(), known).or_else(|| self.titled(link, kinds));
        let finding = match near {
            Some(near) => Diagnostic::error("T11", "T11-near", link.place).with("near", near),
            None if link.to.prefix() == Some("CT") => Diagnostic::error("T11", "T11-case", link.place),
            None => Diagnostic::error("T11", "T11", link.place),
        };
        self.context.diagnostics.push(finding.with("id", link.to.as_str()));
    }
}
