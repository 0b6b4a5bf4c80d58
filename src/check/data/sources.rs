//! Where data come from, what becomes of them, and by which right they are kept.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::check::answers::lacks;
use crate::check::{Findings, Subject, about};
use crate::model::use_case::UseCaseStatus;
use crate::model::{Artifact, Head, Id, Kind, Project, fields};
use crate::text::node::Node;
use crate::text::similar::{fold, plain};
use crate::text::words::entries;
use crate::text::{Arg, Lang, Message};

/// F03: data that a use case cannot do without and that come from nowhere. Those that a source field is mapped
/// to do. Vendors price flows and migrations by these sources: it is due before the consultation.
pub fn required_data_without_source(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let mapped = mapped(project);
    for use_case in project.use_cases.iter().filter(|use_case| use_case.status != UseCaseStatus::Obsolete) {
        for data in use_case.head.node.get("required_data").map(Node::items).unwrap_or_default() {
            let optional = data.get("mandatory").and_then(Node::text) == Some("false");
            if optional || !lacks(data, "source") {
                continue;
            }
            let (entity, field) = (fields::text_or_empty(data, "entity"), fields::text_or_empty(data, "field"));
            // A bare text is a field alone.
            let field = if field.is_empty() { data.text().unwrap_or_default().to_owned() } else { field };
            if mapped.contains(&(fold(&entity), fold(&field))) {
                continue;
            }
            let place = data.get("field").map_or(data.place, |field| field.place);
            let name = if entity.is_empty() { field } else { format!("{entity} · {field}") };
            findings.tell(place, about(Message::new("F03"), &use_case.head).with("data", name));
        }
    }
}

/// The entities and fields that source fields feed, by id and by title.
fn mapped(project: &Project) -> BTreeSet<(String, String)> {
    let kept = project.of_kind(Kind::Source).filter(|source| matches!(source.status.as_str(), "keep" | "enrich"));
    let fed = kept.filter_map(|source| Some((source.text("target_entity")?, fold(&source.text("target_field")?))));
    fed.flat_map(|(entity, field)| {
        let title = project.title(&Id::from(entity.as_str())).unwrap_or_default();
        [(fold(&entity), field.clone()), (fold(title), field)]
    })
    .collect()
}

/// F04: a source field of which nobody has decided whether it is kept. The mapping is drawn while the CRM is
/// built: it is due when the migration is tested.
pub fn undecided_source(subject: &Subject<'_>, findings: &mut Findings) {
    for source in subject.project.of_kind(Kind::Source) {
        let mapped = source.has("target_entity") && source.has("target_field");
        if !source.has("decision") && !mapped {
            findings.tell(source.head.places.name, about(Message::new("F04"), &source.head));
        }
    }
}

/// F07: personal data of which nobody wrote by which right they are processed, or for how long they are kept.
/// It is due before the consultation: the answer decides what may be asked of a vendor at all.
pub fn personal_data_unfounded(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let mut personal: BTreeSet<Id> = BTreeSet::new();
    for entity in project.of_kind(Kind::DataEntity) {
        let title = &entity.head.title;
        let mut fields = entity.items("fields").iter();
        let about_somebody = entity.has("personal_data") || fields.clone().any(|field| is_marked(field, "personal"));
        let Some(field) = fields.find(|field| is_personal(field, title, about_somebody)) else {
            // An entity that declares a basis and not the other half is personal too.
            unfounded(&entity.head, entity.head.node.get("personal_data"), Message::new("F07"), findings);
            continue;
        };
        personal.insert(entity.head.id());
        match entity.head.node.get("personal_data") {
            Some(basis) => unfounded(&entity.head, Some(basis), Message::new("F07"), findings),
            None => {
                let place = field.get("sensitivity").map_or(field.place, |sensitivity| sensitivity.place);
                let missing = vec![Message::new("F07-basis"), Message::new("F07-retention")];
                findings.tell(place, about(Message::new("F07"), &entity.head).with("missing", Arg::List(missing)));
            }
        }
    }
    for flow in project.of_kind(Kind::Flow).filter(|flow| flow.status != "retired") {
        let carried = flow.links("entities").into_iter().find(|entity| personal.contains(&entity.to));
        match (flow.head.node.get("personal_data"), carried) {
            (Some(basis), _) => unfounded(&flow.head, Some(basis), Message::new("F07-flow"), findings),
            (None, Some(entity)) => {
                let title = project.title(&entity.to).unwrap_or_default();
                findings.tell(entity.place, about(Message::new("F07-carried"), &flow.head).with("entity", title));
            }
            (None, None) => {}
        }
    }
    // What is kept goes into an entity, which bears the basis; what is archived bears its own.
    let of_somebody = |source: &&Artifact| {
        let fed = source.links("target_entity").iter().any(|entity| personal.contains(&entity.to));
        is_personal(&source.head.node, &source.head.title, fed)
    };
    for source in project.of_kind(Kind::Source).filter(of_somebody) {
        if source.status == "archive" && lacks(&source.head.node, "retention") {
            findings.tell(source.head.place("decision"), about(Message::new("F07-archive"), &source.head));
        }
        if matches!(source.status.as_str(), "keep" | "enrich") && !in_founded_entity(project, source, &personal) {
            findings.tell(source.head.place("sensitivity"), about(Message::new("F07-source"), &source.head));
        }
    }
}

/// Does the entity that it feeds say that it is personal, by a field or by its basis? Then all is told there.
fn in_founded_entity(project: &Project, source: &Artifact, personal: &BTreeSet<Id>) -> bool {
    let targets = source.links("target_entity");
    let Some(target) = targets.first() else { return true };
    let declared = |entity: &Artifact| entity.has("personal_data");
    personal.contains(&target.to) || project.artifact(&target.to).is_none_or(declared)
}

fn unfounded(head: &Head, basis: Option<&Node>, message: Message, findings: &mut Findings) {
    let Some(basis) = basis else { return };
    let mut missing = Vec::new();
    if lacks(basis, "legal_basis") {
        missing.push(Message::new("F07-basis"));
    }
    if lacks(basis, "retention") {
        missing.push(Message::new("F07-retention"));
    }
    if !missing.is_empty() {
        findings.tell(head.key_place("personal_data"), about(message, head).with("missing", Arg::List(missing)));
    }
}

fn is_marked(node: &Node, sensitivity: &str) -> bool {
    node.get("sensitivity").and_then(Node::text) == Some(sensitivity)
}

/// Is a value somebody's? One that is marked personal is. Of those marked sensitive, a purchase price is only
/// confidential: what the law protects most is somebody's by its name, the others where the record that they stand in is
/// about a person.
fn is_personal(node: &Node, title: &str, about_somebody: bool) -> bool {
    if !is_marked(node, "sensitive") {
        return is_marked(node, "personal");
    }
    let names = ["name", "label", "title", "description"].map(|field| fields::text_or_empty(node, field));
    about_somebody || PERSONAL.of(names.iter().map(String::as_str).chain([title]))
}

/// Beginnings of the words that say that a value is somebody's (`templates/words/*/personal.txt`).
struct Personal(Vec<String>);

static PERSONAL: LazyLock<Personal> = LazyLock::new(|| {
    let all = Lang::ALL.iter().flat_map(|lang| entries(&format!("{}/personal", lang.key())));
    Personal(all.flat_map(|(_, forms)| forms).map(plain).collect())
});

impl Personal {
    /// Does one of these texts say so?
    fn of<'a>(&self, texts: impl Iterator<Item = &'a str>) -> bool {
        let said: Vec<String> = texts.map(|text| format!(" {}", plain(text))).collect();
        self.0.iter().any(|form| said.iter().any(|text| text.contains(&format!(" {form}"))))
    }
}
