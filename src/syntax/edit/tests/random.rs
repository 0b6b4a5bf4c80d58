//! Whatever stands around it: an edit changes what it was told to, and nothing else.

use proptest::prelude::*;

use super::super::{Edit, Path, Step, Value, apply, comments, round, tidy, tree};
use crate::syntax::trials::trials;
use crate::text::node::Node;

const WORDS: &[&str] = &[
    "Relancer",
    "les devis",
    "l’ERP",
    "« À valider »",
    "15,00 %",
    "no",
    "12",
    "2026-03-12",
    "a: b",
    "a # b",
    "- x",
    "",
    "'",
    "\"",
    "\\",
    "[x]",
    "{y}",
    "EXG-001",
    "*",
    "&a",
    "!",
    "|",
    ">",
    "%",
    "@",
    "x:",
    "null",
    "~",
    "true",
    "1e3",
    "é\u{a0}è",
    "a\tb",
    "ligne un\nligne deux",
    "fin\n",
    "\n",
    " début",
    "fin ",
    "un  deux",
    "…",
    "0x1F",
    "?",
    ",",
    "---",
    "#x",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..4).prop_map(|words| words.join(" "))
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => text().prop_map(Value::Text),
        2 => text().prop_map(Value::Word),
        1 => (0..10_000_u32).prop_map(|number| Value::Number(number.to_string())),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            1 => prop::collection::btree_map("[a-c]", inner, 1..3)
                .prop_map(|fields| Value::Map(fields.into_iter().collect())),
        ]
    })
}

/// How one field of a made-up file is written: a key, its value, and a manner of writing it.
#[derive(Clone, Debug)]
struct Field {
    name: String,
    manner: usize,
    comment: Option<usize>,
    blank: bool,
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    let field = (0..6_usize, 0..MANNERS.len(), prop::option::of(0..1000_usize), any::<bool>());
    prop::collection::vec(field, 0..6).prop_map(|fields| {
        let mut named = Vec::new();
        for (i, manner, comment, blank) in fields {
            let name = ["title", "statement", "tags", "lot", "decision", "steps"][i].to_owned();
            if !named.iter().any(|field: &Field| field.name == name) {
                named.push(Field { name, manner, comment, blank });
            }
        }
        named
    })
}

/// What may stand after `key:` of a field; `$` is the column of the key, `%` where a comment may stand.
const MANNERS: &[&str] = &[
    " plain text%",
    " \"quoted: text\"%",
    " 'it''s'%",
    "%",
    " 12%",
    " true%",
    " ~%",
    " |\n$  one\n$    two\n\n$  three",
    " |-\n$    one",
    " >+\n$  one\n$  two\n\n",
    " plain\n$  goes on\n$   and on%",
    " \"quoted\n\n$  goes on\"%",
    " [a, b, 'c, d']%",
    " []%",
    " [a,\n$  b, # inside\n$  c\n$  ]%",
    " {by: A, on: \"B\"}%",
    " {}%",
    "%\n$  - a%\n$  - b",
    "%\n$- a\n$- b%",
    "\n$  - by: x%\n$    on: y\n$  - by: z",
    "\n$  by: x%\n\n$  on: y",
    "\n$  # before\n$  deeper: [x]",
];

fn document(items: &[Vec<Field>], manner: (usize, bool, bool)) -> String {
    let (indent, crlf, end) = manner;
    let dash = " ".repeat(indent);
    let column = " ".repeat(indent + 2);
    let mut out = String::from("# head\nother: x\nrequirements: # of all\n");
    for (i, fields) in items.iter().enumerate() {
        out.push_str(&format!("{dash}- id: EXG-{i}\n"));
        for field in fields {
            if field.blank {
                out.push('\n');
            }
            let comment = field.comment.map_or(String::new(), |number| format!("  # note {number}"));
            let body = MANNERS[field.manner].replace('$', &column).replacen('%', &comment, 1).replace('%', "");
            out.push_str(&format!("{column}{}:{body}\n", field.name));
        }
        out.push_str(&format!("{column}# end of {i}\n\n"));
    }
    out.push_str("# tail\nlast: y\n");
    if !end {
        out.truncate(out.len() - 1);
    }
    if crlf { out.replace('\n', "\r\n") } else { out }
}

/// An edit of one item, by the numbers that chance gave.
fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = (
        0..4_usize,
        prop::sample::select(vec![
            "title",
            "statement",
            "tags",
            "lot",
            "decision",
            "decision.by",
            "steps.1",
            "steps.2.on",
            "new",
        ]),
    );
    let edit = (place, value(), 0..6_usize).prop_map(|((item, name), value, kind)| {
        let id = format!("EXG-{item}");
        let path = Path::artifact("requirements", &*id).field(name);
        match kind {
            0 | 1 => Edit::Set { path, value, order: [].into() },
            2 => Edit::Append { path, value, order: [].into() },
            3 => Edit::Remove { path },
            4 => Edit::Remove { path: Path::artifact("requirements", &*id) },
            _ => Edit::Insert {
                list: Path::top("requirements"),
                item: Value::Map(vec![("id".into(), Value::Word(format!("EXG-{}", item + 100))), ("x".into(), value)]),
                comments: vec!["# added".into()],
            },
        }
    });
    prop::collection::vec(edit, 1..4)
}

fn manner() -> impl Strategy<Value = (usize, bool, bool)> {
    (prop::sample::select(vec![0, 2, 4]), any::<bool>(), any::<bool>())
}

fn read(text: &str) -> Option<Node> {
    round::read(text).unwrap_or_else(|reason| panic!("{reason}\n{text}"))
}

fn notes(text: &str) -> Vec<String> {
    let root = read(text);
    comments::of(text, root.as_ref()).into_iter().map(|range| text[range].trim().to_owned()).collect()
}

/// The tree without the items that the edits name.
fn others(text: &str, edits: &[Edit]) -> Vec<String> {
    let touched = |id: &str| {
        edits.iter().any(|edit| match edit {
            Edit::Set { path, .. } | Edit::Append { path, .. } | Edit::Remove { path } => {
                path.0.get(1) == Some(&Step::Id(id.to_owned()))
            }
            _ => false,
        })
    };
    let root = read(text).expect("it holds something");
    let items = root.get("requirements").expect("there").items();
    let kept = items.iter().filter(|item| item.get("id").and_then(Node::text).is_some_and(|id| !touched(id)));
    // The text of the item as it is written: the bytes themselves must be the same.
    kept.map(|item| text[item.place.span.start()..item.place.span.end()].trim_end().to_owned()).collect()
}

proptest! {
    #![proptest_config(trials(200))]

    #[test]
    fn an_edit_changes_what_it_names_and_nothing_else(
        items in prop::collection::vec(fields(), 1..4), manner in manner(), edits in edits(),
    ) {
        let before = document(&items, manner);
        if let Ok(after) = apply(&before, &edits) {
            // Independent of how the edit proves itself: the same change on the tree, the items that
            // no edit names byte by byte, the comments around them.
            let mut intended = tree::Intended::of(read(&before));
            for edit in &edits {
                prop_assert!(intended.change(edit).is_ok());
            }
            let removes = edits.iter().any(|edit| matches!(edit, Edit::Remove { .. }));
            if !removes {
                prop_assert_eq!(tree::difference(intended.root(), read(&after).as_ref()), None, "{}\n=>\n{}", before, after);
                let old = notes(&before);
                let new: Vec<String> = notes(&after).into_iter().filter(|note| note != "# added").collect();
                prop_assert_eq!(old, new, "{}\n=>\n{}", before, after);
            }
            let untouched = others(&before, &edits);
            let found = others(&after, &edits);
            prop_assert_eq!(&untouched[..], &found[..untouched.len()], "{}\n=>\n{}", before, after);
            prop_assert_eq!(after.contains("\r\n"), before.contains("\r\n"));
        }
    }

    #[test]
    fn a_plain_edit_of_a_plain_file_is_never_refused(
        items in prop::collection::vec(fields(), 1..4), manner in manner(), text in text(),
    ) {
        let before = document(&items, manner);
        let path = Path::artifact("requirements", "EXG-0").field("title");
        let edit = Edit::Set { path, value: Value::Text(text.clone()), order: [].into() };
        let holds_comments = items[0].iter().any(|f| f.name == "title" && MANNERS[f.manner].contains(['#', '\n']) );
        match apply(&before, &[edit]) {
            Ok(after) => {
                let root = read(&after).expect("a tree");
                let item = root.get("requirements").expect("there").items()[0].clone();
                prop_assert_eq!(item.get("title").and_then(Node::text), Some(text.as_str()));
            }
            Err((_, reason)) => prop_assert!(holds_comments, "{}\n{}\n{:?}", reason, before, text),
        }
    }

    #[test]
    fn a_tidy_text_says_the_same_and_is_tidy(items in prop::collection::vec(fields(), 1..4), manner in manner()) {
        let before = document(&items, manner);
        let once = tidy(&before).map_err(|reason| TestCaseError::fail(format!("{reason}\n{before}")))?;
        prop_assert_eq!(tree::difference(read(&before).as_ref(), read(&once).as_ref()), None);
        prop_assert_eq!(notes(&before), notes(&once));
        let twice = tidy(&once);
        prop_assert_eq!(twice.as_ref(), Ok(&once), "{}\n=>\n{}", before, once);
    }

    #[test]
    fn a_broken_text_never_panics_and_never_changes_silently(
        items in prop::collection::vec(fields(), 1..3), manner in manner(), edits in edits(),
        blows in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(NOISE)), 1..4),
    ) {
        let mut text = document(&items, manner);
        for (at, noise) in blows {
            let mut at = at.index(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, noise);
        }
        if let Ok(after) = apply(&text, &edits) {
            prop_assert!(round::read(&after).is_ok());
        }
        if let Ok(once) = tidy(&text) {
            let unix = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            let once = once.replace("\r\n", "\n");
            prop_assert_eq!(tree::difference(read(&unix).as_ref(), read(&once).as_ref()), None);
        }
    }
}

const NOISE: &[&str] = &[
    "\n", "\r", "\t", " ", "  ", "- ", ":", ": ", "#", " #", "\"", "'", "[", "]", "{", "}", ",", "&a ", "*a", "!x ",
    "|", ">", "<<: *a", "? ", "---\n", "...\n", "%", "@", "\u{feff}", "\u{a0}", "é", "\0", "~", "\n  - ", "\n- ",
    "- - ", "|2\n", "x: y\n",
];
