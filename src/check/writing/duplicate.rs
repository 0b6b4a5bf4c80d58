//! R13, R14: is one thing said twice, or twice in a different way?

use super::nearest::{Nearest, Said};
use super::sense::Sense;
use super::sentence::Sentence;
use super::{Told, contradiction, lang_of, obligation, statement_place};
use crate::model::Project;
use crate::model::requirement::Requirement;
use crate::syntax::scalar;
use crate::text::{Diagnostic, Place};

/// From which share two statements differ in nothing but their figures.
const SAME: f64 = 0.9;

/// R13 and R14 over all statements, each with the earlier one that it repeats most; `known` holds the pairs whose
/// thresholds were found to contradict each other already.
pub fn repeated(project: &Project, said: &[Said], nearest: &Nearest, known: &[(Place, Place)], told: &mut Told<'_>) {
    for (i, k, share) in nearest.pairs() {
        let (Said { requirement: own, quiet: sense, .. }, Said { requirement: other, quiet: earlier, .. }) =
            (&said[i], &said[k]);
        let places = (statement_place(&other.head), statement_place(&own.head));
        if !known.contains(&places) && sense.sense.quoted == earlier.sense.quoted {
            tell(project, (own, &sense.sense), (other, &earlier.sense), share, told);
        }
    }
}

fn tell(
    project: &Project,
    (own, sense): (&Requirement, &Sense),
    (other, earlier): (&Requirement, &Sense),
    share: f64,
    told: &mut Told<'_>,
) {
    let whole = |requirement: &Requirement, told: &Told<'_>| {
        let text = &requirement.head.statement;
        scalar::place_of(told.sources, statement_place(&requirement.head), text, obligation::whole(text))
    };
    let figures_agree = sense.figures == earlier.figures || sense.figures.is_empty() || earlier.figures.is_empty();
    if figures_agree {
        let finding = Diagnostic::error("R13", "R13", whole(own, told)).with("other", other.head.name());
        let earlier = whole(other, told);
        told.found.push(finding.beside(earlier));
        return;
    }
    if share < SAME || own.lot.as_ref().map(|lot| &lot.to) != other.lot.as_ref().map(|lot| &lot.to) {
        return;
    }
    let lang = |requirement: &Requirement| lang_of(project, &requirement.head);
    let (mine, theirs) = (&own.head.statement, &other.head.statement);
    let sentences = (Sentence::read(mine, lang(own)), Sentence::read(theirs, lang(other)));
    if let Some((mine, theirs)) = contradiction::one_figure_apart(&sentences.0, &sentences.1) {
        let finding = Diagnostic::error("R14", "R14", whole(own, told)).with("own", mine).with("theirs", theirs);
        let earlier = whole(other, told);
        told.found.push(finding.with("other", other.head.name()).beside(earlier));
    }
}

/// Does one of two requirements say how it stands to the other? Then they are known to be close.
pub fn related(one: &Requirement, other: &Requirement) -> bool {
    let names = |from: &Requirement, to: &Requirement| {
        from.relations.iter().any(|(relation, link)| {
            *relation != crate::model::requirement::Relation::DependsOn && Some(&link.to) == to.head.id.as_ref()
        })
    };
    names(one, other) || names(other, one)
}
