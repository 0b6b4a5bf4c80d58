//! Objectives, workshops, needs, use cases, requirements, lots and glossary from their items.

use std::sync::Arc;

use super::readings::{Reading, Readings};
use super::{Context, Item, inverse, shape};
use crate::model::fields::{choice, date, flag, head, integer, link, links, records, text, text_or_empty, texts};
use crate::model::glossary::Term;
use crate::model::head::Written;
use crate::model::lot::{Lot, LotStatus, Milestone};
use crate::model::manifest::Manifest;
use crate::model::need::{Decision, Kano, Need, NeedStatus, Specificity};
use crate::model::objective::{Objective, ObjectiveLevel, ObjectiveStatus};
use crate::model::priority::Priority;
use crate::model::requirement::{
    Criterion, Criticality, Relation, Requirement, RequirementStatus, RequirementType, Verification,
};
use crate::model::use_case::{Cycle, Family, FlowStep, RequiredData, Rule, UseCase, UseCaseStatus};
use crate::model::workshop::{
    ActionStatus, Entry, Participant, Presence, Profile, Question, Workshop, WorkshopStatus, WorkshopType,
};
use crate::model::{Kind, Link, Project};
use crate::text::node::Node;
use crate::threads;

/// Items that a thread reads in one go.
const PIECE: usize = 512;

/// Verifies the shape of all items, and reads those that are drafted. Those of a file that did not change since
/// `before` are taken from there; gives what was read, for the next time.
pub fn read(
    items: &[Item],
    manifest: Option<&Arc<Node>>,
    before: &Readings,
    project: &mut Project,
    context: &mut Context,
) -> Readings {
    let pieces: Vec<&[Item]> =
        items.chunk_by(|a, b| a.node.is_beside(&b.node)).flat_map(|of_file| of_file.chunks(PIECE)).collect();
    let known = before.of_manifest(manifest);
    let one = |items: &&[Item]| match known.and_then(|known| known.get(items)) {
        Some(known) => Arc::clone(known),
        None => Arc::new(piece(items, &context.manifest)),
    };
    let read = threads::share(&pieces, threads::up_to(pieces.len()), &one);
    for part in &read {
        context.diagnostics.extend_from_slice(&part.diagnostics);
        project.objectives.share(&part.drafted.objectives);
        project.workshops.share(&part.drafted.workshops);
        project.needs.share(&part.drafted.needs);
        project.use_cases.share(&part.drafted.use_cases);
        project.requirements.share(&part.drafted.requirements);
        project.lots.share(&part.drafted.lots);
        project.glossary.share(&part.drafted.glossary);
    }
    Readings::new(manifest, &pieces, read)
}

fn piece(items: &[Item], manifest: &Manifest) -> Reading {
    let (mut project, mut context) = (Project::default(), Context::of(manifest.clone()));
    let context = &mut context;
    let mut inverses = Vec::new();
    for (at, item) in items.iter().enumerate() {
        shape::item(item, context);
        if inverse::is_written(item) {
            inverses.push(at);
        }
        let node = &item.node;
        match item.collection.kind {
            Kind::Objective => project.objectives.push(objective(node, context)),
            Kind::Workshop => project.workshops.push(workshop(node)),
            Kind::Need => project.needs.push(need(node, context)),
            Kind::UseCase => project.use_cases.push(use_case(node, context)),
            Kind::Requirement => project.requirements.push(requirement(node, context)),
            Kind::Lot => project.lots.push(lot(node)),
            Kind::Term => project.glossary.push(term(node)),
            _ => {}
        }
    }
    Reading { drafted: project, inverses, diagnostics: std::mem::take(&mut context.diagnostics) }
}

fn priority(node: &Node, context: &Context) -> Option<Priority> {
    let manifest = &context.manifest;
    text(node, "priority").and_then(|value| manifest.priority_scale.parse(&value, manifest.wsjf_cutoffs))
}

fn objective(node: &Written, context: &Context) -> Objective {
    Objective {
        head: head(node),
        status: choice(node, "status", ObjectiveStatus::from_key).unwrap_or_default(),
        level: choice(node, "level", ObjectiveLevel::from_key),
        domain: text(node, "domain"),
        priority: priority(node, context),
        sponsor: text(node, "sponsor"),
        kpi: text(node, "kpi"),
        baseline: text(node, "baseline"),
        target: text(node, "target"),
        unit: text(node, "unit"),
        due: date(node, "due"),
        measured_by: text(node, "measured_by"),
        assumptions: texts(node, "assumptions"),
    }
}

fn workshop(node: &Written) -> Workshop {
    let (needs, bare_needs) = links(node, "needs").into_iter().partition(is_id);
    Workshop {
        head: head(node),
        status: choice(node, "status", WorkshopStatus::from_key).unwrap_or_default(),
        workshop_type: choice(node, "type", WorkshopType::from_key),
        date: date(node, "date"),
        duration_min: integer(node, "duration_min"),
        place: text(node, "place"),
        facilitator: text(node, "facilitator"),
        goal: text(node, "goal"),
        participants: records(node, "participants", "person", participant),
        questions: questions(node),
        findings: texts(node, "findings"),
        pain_points: records(node, "pain_points", "text", entry),
        quotes: records(node, "quotes", "text", |q| (text(q, "author"), text_or_empty(q, "text"))),
        needs,
        bare_needs: bare_needs_of(bare_needs),
        decisions: records(node, "decisions", "text", entry),
        actions: records(node, "actions", "text", entry),
        open_points: records(node, "open_points", "text", entry),
    }
}

/// A theme holds for the questions under it, up to the next one.
fn questions(node: &Node) -> Vec<Question> {
    let mut questions = records(node, "questions", "text", |q| Question {
        theme: text(q, "theme"),
        text: text_or_empty(q, "text"),
        answer: text(q, "answer"),
    });
    let mut theme: Option<String> = None;
    for question in &mut questions {
        match &question.theme {
            Some(named) => theme = Some(named.clone()),
            None => question.theme.clone_from(&theme),
        }
    }
    questions.retain(|question| !question.text.is_empty());
    questions
}

/// An id has no space; a sentence has.
fn is_id(link: &Link) -> bool {
    crate::model::Id::is_valid(link.to.as_str())
}

fn bare_needs_of(links: Vec<Link>) -> Vec<String> {
    links.into_iter().map(|link| link.to.as_str().to_owned()).collect()
}

fn participant(node: &Node) -> Participant {
    Participant {
        name: text(node, "person").or_else(|| text(node, "name")).unwrap_or_default(),
        function: text(node, "function"),
        entity: text(node, "entity"),
        profile: choice(node, "profile", Profile::from_key),
        presence: choice(node, "presence", Presence::from_key),
    }
}

fn entry(node: &Node) -> Entry {
    Entry {
        text: text_or_empty(node, "text"),
        who: text(node, "owner").or_else(|| text(node, "decided_by")),
        date: date(node, "due").or_else(|| date(node, "date")),
        status: choice(node, "status", ActionStatus::from_key),
        impact: text(node, "impact"),
        frequency: text(node, "frequency"),
    }
}

fn need(node: &Written, context: &Context) -> Need {
    let decision = node.get("decision");
    Need {
        head: head(node),
        status: choice(node, "status", NeedStatus::from_key).unwrap_or_default(),
        actor: text(node, "actor"),
        service: text(node, "service"),
        current_problem: text(node, "current_problem"),
        frequency: text(node, "frequency"),
        volume: text(node, "volume"),
        benefit: text(node, "benefit"),
        domain: text(node, "domain"),
        needed_by: date(node, "needed_by"),
        workshops: links(node, "workshops"),
        objectives: links(node, "objectives"),
        lot: link(node, "lot"),
        kano: choice(node, "kano", Kano::from_key),
        specificity: choice(node, "specificity", Specificity::from_key),
        priority: priority(node, context),
        decision: Decision {
            by: decision.and_then(|d| text(d, "by")),
            on: decision.and_then(|d| date(d, "on")),
            reason: decision.and_then(|d| text(d, "reason")),
        },
    }
}

fn rules(node: &Node) -> Vec<Rule> {
    records(node, "rules", "statement", |rule| Rule {
        id: text(rule, "id"),
        statement: text_or_empty(rule, "statement"),
        threshold: text(rule, "threshold"),
    })
}

fn use_case(node: &Written, context: &Context) -> UseCase {
    UseCase {
        head: head(node),
        status: choice(node, "status", UseCaseStatus::from_key).unwrap_or_default(),
        family: choice(node, "family", Family::from_key).unwrap_or_default(),
        cycle: choice(node, "cycle", Cycle::from_key),
        domain: text(node, "domain"),
        actor: text(node, "actor"),
        goal: text(node, "goal"),
        trigger: text(node, "trigger"),
        main_flow: records(node, "main_flow", "action", |step| FlowStep {
            actor: text_or_empty(step, "actor"),
            action: text_or_empty(step, "action"),
            result: text_or_empty(step, "result"),
        }),
        variants: texts(node, "variants"),
        error_cases: texts(node, "error_cases"),
        required_data: records(node, "required_data", "field", |data| RequiredData {
            entity: text_or_empty(data, "entity"),
            field: text_or_empty(data, "field"),
            source: text(data, "source"),
            mandatory: flag(data, "mandatory"),
            quality: text(data, "quality"),
            freshness: text(data, "freshness"),
        }),
        rules: rules(node),
        frequency: text(node, "frequency"),
        volume: text(node, "volume"),
        channels: texts(node, "channels"),
        needs: links(node, "needs"),
        depends_on: links(node, "depends_on"),
        lot: link(node, "lot"),
        priority: priority(node, context),
        acceptance_criteria: texts(node, "acceptance_criteria"),
    }
}

fn requirement(node: &Written, context: &Context) -> Requirement {
    let relations = node.get("links").map(Node::items).unwrap_or_default().iter().flat_map(|record| {
        Relation::ALL
            .iter()
            .flat_map(move |relation| links(record, relation.key()).into_iter().map(move |link| (*relation, link)))
    });
    Requirement {
        head: head(node),
        status: choice(node, "status", RequirementStatus::from_key).unwrap_or_default(),
        requirement_type: choice(node, "type", RequirementType::from_key).unwrap_or_default(),
        domain: text(node, "domain"),
        use_cases: links(node, "use_cases"),
        needs: links(node, "needs"),
        relations: relations.collect(),
        lot: link(node, "lot"),
        rules: rules(node),
        knockout: flag(node, "knockout"),
        specificity: choice(node, "specificity", Specificity::from_key),
        rationale: text(node, "rationale"),
        priority: priority(node, context),
        criticality: choice(node, "criticality", Criticality::from_key),
        verification: choice(node, "verification", Verification::from_key),
        criteria: records(node, "criteria", "measure", |criterion| Criterion {
            measure: text_or_empty(criterion, "measure"),
            threshold: text(criterion, "threshold"),
            base: text(criterion, "base"),
            window: text(criterion, "window"),
            measured_by: text(criterion, "measured_by"),
        }),
        expected_tests: integer(node, "expected_tests").unwrap_or(1),
    }
}

fn lot(node: &Written) -> Lot {
    Lot {
        head: head(node),
        status: choice(node, "status", LotStatus::from_key).unwrap_or_default(),
        order: integer(node, "order"),
        goal: text(node, "goal"),
        included: texts(node, "included"),
        excluded: texts(node, "excluded"),
        deliverables: texts(node, "deliverables"),
        owner: text(node, "owner"),
        budget: text(node, "budget"),
        milestones: records(node, "milestones", "name", |milestone| Milestone {
            name: text_or_empty(milestone, "name"),
            planned: date(milestone, "planned"),
            actual: date(milestone, "actual"),
        }),
        population: text(node, "population"),
        sites: texts(node, "sites"),
        effort_days: integer(node, "effort_days"),
        depends_on: links(node, "depends_on"),
        entry_criteria: texts(node, "entry_criteria"),
        exit_criteria: texts(node, "exit_criteria"),
    }
}

fn term(node: &Written) -> Term {
    Term {
        term: text_or_empty(node, "term"),
        definition: ["definition", "statement", "description"]
            .iter()
            .find_map(|field| text(node, field))
            .unwrap_or_default(),
        acronym: text(node, "acronym"),
        place: head(node).places.name,
        node: node.clone(),
    }
}
