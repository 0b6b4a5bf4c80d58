//! How is a change told: on a terminal, in a pipe, in Markdown, to machines?

use serde_json::{Value, json};

use super::diff::{Version, markdown_pieces};
use super::records::Records;
use crate::cli::Session;
use crate::compare::held::Held;
use crate::compare::words::{self, Piece};
use crate::compare::{Change, ChangeKind, LinkName, Subject, What};
use crate::explore::entry;
use crate::model::schema::{self, labels};
use crate::model::{Id, Kind, Project};
use crate::text::diff::{self, Line};
use crate::text::table::{Tone, one_line};
use crate::text::{Arg, Lang, format, message};

/// Characters of a text that did not change, shown around what did.
const CONTEXT: usize = 40;

/// What tells changes: the words of both versions.
pub struct Told<'v> {
    /// The reader.
    pub session: &'v Session,
    /// The former version.
    pub before: &'v Version,
    /// The new one.
    pub after: &'v Version,
}

/// Changes of the same thing, one after the other.
pub fn grouped(changes: &[Change]) -> Vec<&[Change]> {
    changes.chunk_by(|a, b| (&a.subject, &a.id) == (&b.subject, &b.id)).collect()
}

/// Does it say more than the heading?
pub fn has_details(change: &Change) -> bool {
    !matches!(change.what, What::Removed)
}

/// `2 ajoutés · 1 retiré · 3 reformulés`.
pub fn summary(session: &Session, changes: &[Change]) -> String {
    let counts = crate::compare::counts(changes);
    let one = |(kind, count): (ChangeKind, usize)| {
        session.text(&format!("diff-count-{}", kind.key()), &[("count", Arg::from(count))])
    };
    counts.into_iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// What Markdown would take for marks.
pub fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('*', "\\*")
        .replace('_', "\\_")
        .replace('`', "\\`")
        .replace('<', "&lt;")
        .replace('|', "\\|")
        .replace('\n', " ")
}

impl Told<'_> {
    /// `+ EXG-121 Exporter (exigence)`.
    pub fn heading(&self, group: &[Change]) -> String {
        let Some(first) = group.first() else { return String::new() };
        let has = |kind: ChangeKind| group.iter().any(|change| change.what.kind() == kind);
        let (sign, tone) = match (has(ChangeKind::Added), has(ChangeKind::Removed)) {
            (true, _) => ("+", Tone::Good),
            (_, true) => ("-", Tone::Bad),
            _ => ("~", Tone::Warn),
        };
        let kind = Tone::Quiet.paint(&format!("({})", self.subject(&first.subject)));
        format!("{} {} {kind}", tone.paint(sign), Tone::Strong.paint(&crate::text::table::one_line(&first.name())))
    }

    fn subject(&self, subject: &Subject) -> String {
        let lang = self.session.lang;
        match subject {
            Subject::Artifact(kind) => kind.label(lang),
            Subject::Manifest => message::label(lang, "diff-subject", "manifest"),
            Subject::Feature => message::label(lang, "diff-subject", "feature"),
            Subject::Chapter => message::label(lang, "diff-subject", "chapter"),
        }
    }

    /// The lines of a change under its heading.
    pub fn lines(&self, change: &Change) -> Vec<String> {
        let label = |name: &str| Tone::Quiet.paint(name);
        match &change.what {
            What::Added => self.statement(change).into_iter().collect(),
            What::Removed => Vec::new(),
            What::Identified => vec![self.session.text("diff-identified", &[])],
            What::Renamed { from, title } => {
                let from = if from.contains('#') { title } else { from };
                vec![self.session.text("diff-renamed", &[("from", Arg::from(from.as_str()))])]
            }
            What::Reworded { field, from, to } => {
                let name = self.field(change, field);
                self.reworded(&label(&name), &words::diff(from, to))
            }
            What::Field { field, from, to } => {
                let name = label(&self.field(change, field));
                let held = |held: &Option<Held>| held.as_ref().map_or("", |held| held.words.as_str()).to_owned();
                let (old, new) = (held(from), held(to));
                if has_records(from, to) {
                    std::iter::once(name).chain(self.records(change, from, to).lines()).collect()
                } else if old.contains('\n') || new.contains('\n') {
                    std::iter::once(name).chain(items(&old, &new)).collect()
                } else if !old.is_empty() && !new.is_empty() && (old.len() > 60 || new.len() > 60) {
                    self.reworded(&name, &words::diff(&old, &new))
                } else {
                    vec![format!("{name}  {}", self.said(change, &change.what).1)]
                }
            }
            other => {
                let (name, said) = self.said(change, other);
                vec![format!("{}  {said}", label(&name))]
            }
        }
    }

    /// What is new says what it asks for, where its title does not.
    fn statement(&self, change: &Change) -> Option<String> {
        let entry = entry(&self.after.project, &Id::from(change.id.as_str()))?;
        let statement = one_line(entry.statement());
        (!statement.is_empty() && statement != one_line(entry.title)).then_some(statement)
    }

    fn reworded(&self, label: &str, pieces: &[Piece]) -> Vec<String> {
        let coloured = crate::cli::session::is_terminal();
        let shown = if coloured { painted(&condensed(pieces)) } else { words::marked(&condensed(pieces)) };
        let mut lines = shown.lines();
        let mut out = vec![format!("{label}  {}", lines.next().unwrap_or_default())];
        out.extend(lines.map(|line| format!("  {line}")));
        out
    }

    /// A change that is one value for another: what it is of, and both values.
    fn said(&self, change: &Change, what: &What) -> (String, String) {
        let session = self.session;
        let lang = session.lang;
        let none = || session.text("diff-nothing", &[]);
        let arrow = |from: Option<String>, to: Option<String>| {
            format!("{} → {}", from.unwrap_or_else(none), to.unwrap_or_else(none))
        };
        match what {
            What::State { from, to } => {
                let kind = kind_of(change);
                let field = schema::of_kind(kind).map_or("status", |collection| collection.state);
                let label =
                    |state: &Option<String>| state.as_ref().map(|state| labels::value(lang, kind, field, state));
                (self.field(change, field), arrow(label(from), label(to)))
            }
            What::Moved { from, to } => {
                let name = |version: &Version, id: &Option<Id>| id.as_ref().map(|id| name(&version.project, id));
                (self.field(change, "lot"), arrow(name(self.before, from), name(self.after, to)))
            }
            What::Reranked { from, to } => {
                let label = |value: &Option<String>| {
                    value.as_ref().map(|value| labels::value(lang, Kind::Requirement, "priority", value))
                };
                (self.field(change, "priority"), arrow(label(from), label(to)))
            }
            What::Relinked { link, added, removed } => {
                let label = match link {
                    LinkName::Edge(kind) => message::label(lang, "site-link", &format!("{}-out", kind.key())),
                    LinkName::Field(field) => self.field(change, field),
                };
                let new = added.iter().map(|id| format!("+ {}", name(&self.after.project, id)));
                let old = removed.iter().map(|id| format!("− {}", name(&self.before.project, id)));
                (label, new.chain(old).collect::<Vec<_>>().join(" · "))
            }
            What::Field { field, from, to } => {
                let kind = kind_of(change);
                let is_number = [from, to].into_iter().flatten().all(|held| is_number(kind, field, &held.words));
                let label = |held: &Option<Held>| {
                    let said = |held: &Held| labels::value(lang, kind, field, &held.words);
                    let value = |held: &Held| if is_number { decimal(lang, &said(held)) } else { said(held) };
                    held.as_ref().map(|held| value(held).replace('\n', " · "))
                };
                let said = if has_records(from, to) {
                    self.records(change, from, to).line()
                } else {
                    arrow(label(from), label(to))
                };
                (self.field(change, field), said)
            }
            What::Added | What::Removed | What::Identified | What::Renamed { .. } | What::Reworded { .. } => {
                (String::new(), String::new())
            }
        }
    }

    fn records<'c>(&'c self, change: &Change, from: &'c Option<Held>, to: &'c Option<Held>) -> Records<'c> {
        let collection = match &change.subject {
            Subject::Artifact(kind) => kind.collection(),
            Subject::Manifest | Subject::Feature | Subject::Chapter => "manifest",
        };
        Records::new(self.session, (kind_of(change), collection), from.as_ref(), to.as_ref())
    }

    fn field(&self, change: &Change, field: &str) -> String {
        let lang = self.session.lang;
        match &change.subject {
            Subject::Artifact(kind) => {
                let added = [self.after, self.before].into_iter().find_map(|version| {
                    let manifest = &version.project.manifest;
                    let own = manifest.custom_fields.get(kind.collection())?;
                    own.iter().any(|name| name == field).then(|| manifest.custom_label(kind.collection(), field))
                });
                added.unwrap_or_else(|| labels::field(lang, kind.collection(), field))
            }
            Subject::Manifest => {
                let (outer, inner) = field.split_once('.').unwrap_or(("", field));
                let inner = labels::field(lang, "manifest", inner);
                if outer.is_empty() { inner } else { format!("{} › {inner}", labels::field(lang, "manifest", outer)) }
            }
            Subject::Feature | Subject::Chapter => match field {
                "background" => message::label(lang, "diff", "background"),
                field => labels::field(lang, "", field),
            },
        }
    }

    /// A change as a line of Markdown.
    pub fn markdown(&self, change: &Change) -> String {
        match &change.what {
            What::Added | What::Removed => {
                format!("**{}** ({})", escaped(&change.name()), self.subject(&change.subject))
            }
            What::Identified => escaped(&self.session.text("diff-identified", &[])),
            What::Renamed { from, title } => {
                let from = if from.contains('#') { title } else { from };
                format!("**{}** ← {}", escaped(&change.name()), escaped(from))
            }
            What::Reworded { field, from, to } => {
                let pieces = markdown_pieces(&condensed(&words::diff(from, to))).replace('\n', " ");
                self.pair(&self.field(change, field), &pieces)
            }
            other => {
                let (name, said) = self.said(change, other);
                self.pair(&name, &escaped(&said))
            }
        }
    }

    fn pair(&self, label: &str, value: &str) -> String {
        self.session.text("explore-pair", &[("label", Arg::from(escaped(label))), ("value", Arg::from(value))])
    }

    /// A change for machines.
    pub fn as_json(&self, change: &Change) -> Value {
        let mut value = json!({
            "subject": match &change.subject {
                Subject::Artifact(kind) => kind.key(),
                Subject::Manifest => "manifest",
                Subject::Feature => "feature",
                Subject::Chapter => "chapter",
            },
            "id": change.id,
            "title": change.title,
            "change": change.what.kind().key(),
        });
        let details = match &change.what {
            What::Added | What::Removed | What::Identified => json!({}),
            What::Renamed { from, title } => json!({"from": from, "from_title": title}),
            What::State { from, to } | What::Reranked { from, to } => json!({"from": from, "to": to}),
            What::Moved { from, to } => json!({"from": from, "to": to}),
            What::Reworded { field, from, to } => {
                json!({"field": field, "from": from, "to": to, "words": words::marked(&words::diff(from, to))})
            }
            What::Relinked { link, added, removed } => {
                let link = match link {
                    LinkName::Edge(kind) => kind.key(),
                    LinkName::Field(field) => field.as_str(),
                };
                json!({"link": link, "added": added, "removed": removed})
            }
            What::Field { field, from, to } => {
                let words = |held: &Option<Held>| held.as_ref().map(|held| held.words.clone());
                json!({"field": field, "from": words(from), "to": words(to)})
            }
        };
        if let (Some(map), Value::Object(details)) = (value.as_object_mut(), details) {
            map.extend(details);
        }
        value
    }
}

/// Is a value one of a field of figures, or of one that the project added and that holds numbers? `4.10` is a reference.
fn is_number(kind: Kind, field: &str, value: &str) -> bool {
    match schema::collection(kind.collection()).map(|collection| collection.field(field)) {
        Some(Some(known)) => matches!(known.field_type, schema::FieldType::Figure),
        _ => !value.ends_with('0') || !value.contains('.'),
    }
}

/// A number with a decimal point as the language writes it; any other text as it is.
pub fn decimal(lang: Lang, text: &str) -> String {
    let is_number = text.split_once('.').is_some_and(|(whole, part)| {
        let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_figures(whole.trim_start_matches('-')) && is_figures(part)
    });
    if is_number { format::figure(lang, text) } else { text.to_owned() }
}

fn has_records(from: &Option<Held>, to: &Option<Held>) -> bool {
    [from, to].into_iter().flatten().any(Held::has_values)
}

const fn kind_of(change: &Change) -> Kind {
    match change.subject {
        Subject::Artifact(kind) => kind,
        Subject::Manifest | Subject::Feature | Subject::Chapter => Kind::Term,
    }
}

fn name(project: &Project, id: &Id) -> String {
    match (project.head(id), project.case(id)) {
        (Some(head), _) => head.name(),
        (None, Some(case)) => case.name(),
        (None, None) => id.to_string(),
    }
}

/// A list before and after, by whole items: what is gone, what is new. Words of two items never mix.
fn items(from: &str, to: &str) -> Vec<String> {
    let coloured = crate::cli::session::is_terminal();
    // The last item ends like the others.
    let (from, to) = (format!("{}\n", from.trim_end()), format!("{}\n", to.trim_end()));
    let painted = |sign: &str, text: &str, style: anstyle::Style| match coloured {
        true => format!("  {style}{sign} {text}{style:#}"),
        false => format!("  {sign} {text}"),
    };
    let changed = diff::lines(&from, &to).into_iter().filter_map(|line| match line {
        Line::Same(_) => None,
        Line::Gone(text) => Some(painted("−", text.trim_end(), anstyle::AnsiColor::Red.on_default())),
        Line::New(text) => Some(painted("+", text.trim_end(), anstyle::AnsiColor::Green.on_default())),
    });
    changed.collect()
}

/// What did not change is cut to what shows where the change stands.
fn condensed(pieces: &[Piece]) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    pieces
        .iter()
        .enumerate()
        .map(|(i, piece)| match piece {
            Piece::Kept(text) => Piece::Kept(cut(text, i > 0, i < last)),
            other => other.clone(),
        })
        .collect()
}

/// A kept text, with what follows a change before it and what comes before a change after it.
fn cut(text: &str, after: bool, before: bool) -> String {
    let wanted = CONTEXT * (usize::from(after) + usize::from(before));
    let count = text.chars().count();
    if count <= wanted + CONTEXT {
        return text.to_owned();
    }
    let head: String = if after { text.chars().take(CONTEXT).collect() } else { String::new() };
    let tail: String = if before { text.chars().skip(count - CONTEXT).collect() } else { String::new() };
    // Words stay whole.
    let head = head.rsplit_once(char::is_whitespace).map_or(head.as_str(), |(words, _)| words);
    let tail = tail.split_once(char::is_whitespace).map_or(tail.as_str(), |(_, words)| words);
    format!("{head}{}…{}{tail}", if after { " " } else { "" }, if before { " " } else { "" })
}

fn painted(pieces: &[Piece]) -> String {
    let gone = anstyle::AnsiColor::Red.on_default().strikethrough();
    let new = anstyle::AnsiColor::Green.on_default().underline();
    let one = |piece: &Piece| match piece {
        Piece::Kept(text) => text.clone(),
        Piece::Gone(text) => format!("{gone}{text}{gone:#}"),
        Piece::New(text) => format!("{new}{text}{new:#}"),
    };
    pieces.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_to_what_shows_the_change() {
        let long = "mot ".repeat(100);
        let pieces = condensed(&words::diff(&format!("{long}avant {long}"), &format!("{long}après {long}")));
        let shown = words::marked(&pieces);
        assert!(
            shown.starts_with("… mot") && shown.ends_with("mot …") && shown.contains("[-avant-]{+après+}"),
            "{shown}"
        );
        assert!(shown.chars().count() < 4 * CONTEXT);
        assert_eq!(words::marked(&condensed(&words::diff("court a", "court b"))), "court [-a-]{+b+}");
    }

    #[test]
    fn markdown_marks_hold_on_to_words() {
        assert_eq!(markdown_pieces(&words::diff("a *b* c", "a *b* d e")), "a \\*b\\* ~~c~~**d e**");
    }
}
