//! What does the page of an artifact say whose collection has no type of its own? Its fields in the order of
//! the schema: short ones beside their labels, long ones under titles of their own.

use super::{Parts, ROOT};
use crate::model::{Artifact, Kind};
use crate::publish::catalogue::{Name, Told, Value, colon};
use crate::publish::site::catalogue as said;
use crate::publish::site::context::Site;
use crate::publish::site::subject::{self, board, one_row};
use crate::publish::site::view::{Block, Fact, Ref, Section};
use crate::publish::site::{address, status};
use crate::text::format::lower;

/// More artifacts than this are not named twice on a page.
const NAMED: usize = 2;

pub(super) fn parts(site: &Site<'_>, artifact: &Artifact) -> Parts {
    let kind = artifact.kind;
    let state = site.reader.state(artifact).map(status::plain);
    let mut facts = Vec::new();
    let mut sections = Vec::new();
    for told in site.reader.told(artifact) {
        match told.value {
            Value::Table(_) if told.key == "stages" || (kind == Kind::Process && told.key == "steps") => {
                sections.push(stages(site, artifact, &told));
            }
            _ if one_row(&told).is_some_and(|inner| !inner.is_empty()) => {
                place(site, &told, one_row(&told).unwrap_or_default(), &mut facts, &mut sections);
            }
            Value::Facts(inner) => {
                let whole = Told { value: Value::Nothing, ..told };
                place(site, &whole, inner, &mut facts, &mut sections);
            }
            // The links of the page name them with what is known of each.
            Value::Names(ref names) if names.len() > NAMED && !names.iter().any(is_word) => {}
            _ if said::is_long(&told.value) => sections.push(section(site, &told)),
            _ => facts.push(said::fact(site, ROOT, &told)),
        }
    }
    Parts { chips: state.into_iter().collect(), facts, sections }
}

/// A word in the place of an artifact is among no links.
const fn is_word(name: &Name) -> bool {
    matches!(name, Name::Text(_))
}

/// The fields of a record: beside their labels, or under the title of the record where one is long.
fn place(site: &Site<'_>, whole: &Told, inner: Vec<Told>, facts: &mut Vec<Fact>, sections: &mut Vec<Section>) {
    if inner.iter().any(|told| said::is_long(&told.value)) {
        let facts = inner.iter().map(|told| said::fact(site, ROOT, told)).collect();
        let blocks = vec![Block::Facts { facts }];
        let section = Section::new(&address::slug(&anchor(&whole.key)), whole.label.clone(), blocks);
        sections.push(Section { internal: whole.internal, ..section });
        return;
    }
    for told in inner {
        let label = format!("{}{} {}", whole.label, colon(site.lang), lower(&told.label));
        facts.push(said::fact(site, ROOT, &Told { label, internal: whole.internal, ..told }));
    }
}

pub(in crate::publish::site) fn section(site: &Site<'_>, told: &Told) -> Section {
    let blocks = vec![said::block(site, ROOT, &told.value)];
    Section { internal: told.internal, ..Section::new(&address::slug(&anchor(&told.key)), told.label.clone(), blocks) }
}

fn stages(site: &Site<'_>, artifact: &Artifact, told: &Told) -> Section {
    let board = board(site, ROOT, Ref::default(), artifact);
    Section::new("stages", told.label.clone(), vec![Block::Board { board }])
}

fn anchor(key: &str) -> String {
    format!("field-{}", key.replace('_', "-"))
}

/// The page of its subject, and how that is called.
pub(super) fn under(site: &Site<'_>, kind: Kind) -> Option<(String, String)> {
    let subject = crate::publish::catalogue::Subject::of(kind)?;
    Some((subject.page(), subject::title(site, subject)))
}
