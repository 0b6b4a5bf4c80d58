//! Lists of words, lists of lines, collections of artifacts.

use super::*;

fn insert(fields: &[(&str, &str)], comments: &[&str]) -> Edit {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), Value::Word((*value).to_owned()))).collect();
    let comments = comments.iter().map(|comment| (*comment).to_owned()).collect();
    Edit::Insert { list: Path::top("requirements"), item: Value::Map(fields), comments }
}

fn gone(id: &str) -> Edit {
    Edit::Remove { path: Path::artifact("requirements", id) }
}

#[test]
fn a_word_is_added_between_the_brackets() {
    makes("    tags: [a, b] # c\n", append("tags", "d"), "    tags: [a, b, d] # c\n");
    makes("    tags: []\n", append("tags", "d"), "    tags: [d]\n");
    makes("    tags:\n", append("tags", "d"), "    tags: [d]\n");
    makes("    title: x\n", append("tags", "d"), "    title: x\n    tags: [d]\n");
    makes("    tags: a\n", append("tags", "d"), "    tags: [a, d]\n");
    makes("    tags: a, b\n", append("tags", "d"), "    tags:\n      - a, b\n      - d\n");
    makes("    tags: [\"a:b\"]\n", append("tags", "d:e"), "    tags: [\"a:b\", \"d:e\"]\n");
    makes(
        "    tags: [\n      a, # one\n      b, # two\n    ]\n",
        append("tags", "c"),
        "    tags: [\n      a, # one\n      b, c, # two\n    ]\n",
    );
}

#[test]
fn a_word_is_taken_from_between_the_brackets() {
    makes("    tags: [a, b, c]\n", take("tags", "a"), "    tags: [b, c]\n");
    makes("    tags: [a, b, c]\n", take("tags", "b"), "    tags: [a, c]\n");
    makes("    tags: [a, b, c]\n", take("tags", "c"), "    tags: [a, b]\n");
    makes("    tags: [a]\n", take("tags", "a"), "    tags: []\n");
    makes("    tags: [a, b, a]\n", take("tags", "a"), "    tags: [b]\n");
    makes("    tags: a\n", take("tags", "a"), "    tags: []\n");
}

#[test]
fn a_line_is_added_and_taken() {
    makes(
        "    tags:\n      - a # one\n      - b\n    lot: x\n",
        append("tags", "c"),
        "    tags:\n      - a # one\n      - b\n      - c\n    lot: x\n",
    );
    makes("    tags:\n    - a\n    - b\n", append("tags", "c"), "    tags:\n    - a\n    - b\n    - c\n");
    makes(
        "    tags:\n      - a\n      # of b\n      - b\n    lot: x\n",
        take("tags", "a"),
        "    tags:\n      # of b\n      - b\n    lot: x\n",
    );
    makes("    tags:\n      - a\n      - b", take("tags", "b"), "    tags:\n      - a\n");
    makes("    tags: # why\n      - a\n    lot: x\n", take("tags", "a"), "    tags: [] # why\n    lot: x\n");
}

#[test]
fn a_list_is_set_by_what_differs() {
    makes("    tags: [a, 'b', c]\n", set("tags", Value::words(["a", "b", "d", "e"])), "    tags: [a, 'b', d, e]\n");
    makes(
        "    tags:\n      - a # one\n      - b\n      - c # three\n",
        set("tags", Value::words(["a", "x", "c"])),
        "    tags:\n      - a # one\n      - x\n      - c # three\n",
    );
    makes("    tags: x\n", set("tags", Value::words(["a", "b"])), "    tags: [a, b]\n");
    makes("    tags: [a]\n", set("tags", Value::words(["z", "a"])), "    tags: [z, a]\n");
    makes("    tags:\n      - a\n", set("tags", Value::words(["z", "a"])), "    tags:\n      - z\n      - a\n");
    makes("    tags: [a]\n", set("tags", Value::List(Vec::new())), "    tags: []\n");
    makes(
        "    findings:\n",
        set("findings", Value::texts(["Les devis se perdent.", "Rien : rien."])),
        "    findings:\n      - Les devis se perdent.\n      - \"Rien : rien.\"\n",
    );
}

#[test]
fn an_artifact_is_added_after_its_siblings_in_their_manner() {
    let spaced = "requirements:\n  - id: A\n    title: a\n\n  # about b\n  - id: B\n    title: b\n    # lot: to be told\n\n# end\n";
    let expected = "requirements:\n  - id: A\n    title: a\n\n  # about b\n  - id: B\n    title: b\n    # lot: to be told\n\n  - id: C\n    title: c\n    # priority:\n\n# end\n";
    assert_eq!(edited(spaced, &[insert(&[("id", "C"), ("title", "c")], &["# priority:"])]), expected);
    let tight = "requirements:\n- id: A\n  title: a\n- id: B\n";
    assert_eq!(edited(tight, &[insert(&[("id", "C")], &[])]), "requirements:\n- id: A\n  title: a\n- id: B\n- id: C\n");
    let two = [insert(&[("id", "C")], &[]), insert(&[("id", "D")], &["# x"])];
    assert_eq!(edited(tight, &two), "requirements:\n- id: A\n  title: a\n- id: B\n- id: C\n- id: D\n  # x\n");
}

#[test]
fn a_collection_is_made_where_it_is_missing() {
    let one = || [insert(&[("id", "A"), ("title", "a")], &["# lot:"])];
    let lines = "requirements:\n  - id: A\n    title: a\n    # lot:\n";
    assert_eq!(edited("", &one()), lines);
    assert_eq!(edited("# only a comment\n", &one()), format!("# only a comment\n\n{lines}"));
    assert_eq!(edited("needs: []", &one()), format!("needs: []\n\n{lines}"));
    assert_eq!(edited("requirements:\nneeds: []\n", &one()), format!("{lines}needs: []\n"));
    assert_eq!(edited("requirements: []\n", &one()), lines);
    assert_eq!(edited("requirements: [] # c\n", &[insert(&[("id", "A")], &[])]).matches("# c").count(), 1);
    let set = Edit::Set { path: Path::top("title"), value: "x".into(), order: [].into() };
    assert_eq!(edited("", &[set]), "title: x\n");
}

#[test]
fn an_artifact_goes_with_its_own_comments_only() {
    let text = "requirements:\n  - id: A\n    title: a\n\n  # about b\n  - id: B # b\n    title: b\n    # lot: to be told\n\n  - id: C\n";
    assert_eq!(
        edited(text, &[gone("B")]),
        "requirements:\n  - id: A\n    title: a\n\n  # about b\n  - id: C\n".replace("# about b\n", "# about b\n\n")
    );
    assert_eq!(edited(text, &[gone("C")]), text.replace("\n\n  - id: C\n", "\n"));
    assert_eq!(
        edited(text, &[gone("A"), gone("B"), gone("C")]),
        "requirements: []\n  # about b\n".replace("  # about b\n", "\n  # about b\n\n")
    );
}

#[test]
fn an_artifact_without_an_id_gets_one() {
    let identify = |index| Edit::Identify { list: Path::top("needs"), index, id: "BES-001".into() };
    let text = "needs:\n  - title: a # x\n    tags: []\n  - {title: b}\n  - id:\n    title: c\n";
    assert_eq!(edited(text, &[identify(0)]), text.replace("- title: a # x", "- id: BES-001\n    title: a # x"));
    assert_eq!(edited(text, &[identify(1)]), text.replace("{title", "{id: BES-001, title"));
    assert_eq!(edited(text, &[identify(2)]), text.replace("- id:\n", "- id: BES-001\n"));
}

#[test]
fn a_letter_of_several_bytes_anywhere_panics_nobody() {
    let edits = [insert(&[("id", "EXG-100")], &["# added"])];
    for text in [
        "# head\nother: x\nlast: y",
        "\tother: x\nlast: y\n",
        "requirements:\n  - id: EXG-1\n    title: x # y\nlast: y",
    ] {
        for letter in ["\u{feff}", "é", "\u{a0}", "\u{2028}", "🙂"] {
            for at in 0..=text.len() {
                let mut broken = text.to_owned();
                broken.insert_str(at, letter);
                if let Ok(after) = apply(&broken, &edits) {
                    assert!(crate::syntax::edit::round::read(&after).is_ok(), "{after}");
                }
            }
        }
    }
}
