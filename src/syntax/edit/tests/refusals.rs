//! What is not edited, and why.

use super::*;

#[test]
fn what_an_anchor_an_alias_or_a_tag_holds_is_refused() {
    let marked = |edit: Edit, text: &str| assert!(matches!(refused(text, edit), EditRefused::Marked { .. }), "{text}");
    marked(set("title", "b"), &item("    title: &a Un\n"));
    marked(set("title", "b"), &item("    title: !x Un\n"));
    marked(set("title", "b"), "a: &a Un\nrequirements:\n  - id: EXG-001\n    title: *a\n");
    marked(append("tags", "b"), "a: &a [x]\nrequirements:\n  - id: EXG-001\n    tags: *a\n");
    marked(set("title", "b"), "a: &a {title: x}\nrequirements:\n  - id: EXG-001\n    <<: *a\n");
    marked(set("decision.by", "b"), &item("    decision: &d\n      by: A\n    other: *d\n"));
}

#[test]
fn what_an_alias_repeats_elsewhere_is_not_changed_behind_ones_back() {
    let text = "a: &a\n  - id: EXG-001\n    title: x\nrequirements: *a\n";
    assert!(matches!(refused(text, set("title", "b")), EditRefused::Marked { .. }));
}

#[test]
fn a_fault_of_syntax_is_mended_first() {
    assert!(matches!(refused(&item("    title: a: b: c\n"), set("lot", "x")), EditRefused::Faulty { .. }));
}

#[test]
fn what_is_not_there_or_there_twice_is_refused() {
    assert!(matches!(refused("requirements: []\n", set("title", "b")), EditRefused::NotFound { .. }));
    assert!(matches!(refused(&item("    tags: [a]\n"), take("tags", "b")), EditRefused::NotFound { .. }));
    assert!(matches!(refused(&item("    title: a\n"), remove("lot")), EditRefused::NotFound { .. }));
    assert!(matches!(refused(&item("    title: a\n    title: b\n"), set("title", "c")), EditRefused::Twice { .. }));
}

#[test]
fn an_explicit_key_and_a_pair_without_braces_are_refused() {
    let explicit = "requirements:\n  - id: EXG-001\n    ? title\n    : a\n";
    assert!(apply(explicit, &[set("title", "b")]).is_err());
    assert!(apply(&item("    links: [refines: A]\n"), &[set("links.1.depends_on", "b")]).is_err());
}

#[test]
fn a_comment_is_never_lost() {
    let text = item("    tags: # one\n      - a # two\n      # three\n      - b\n");
    assert!(matches!(refused(&text, set("tags", "x")), EditRefused::Comment { .. }));
    let folded = item("    statement: > # why\n      a\n");
    let edited = apply(&folded, &[set("statement", "b")]);
    assert!(edited.is_err() || edited.is_ok_and(|text| text.contains("# why")));
}

#[test]
fn the_edit_that_is_refused_is_told_by_its_position() {
    let (at, _) = apply(&item("    title: a\n"), &[set("title", "b"), remove("lot")]).expect_err("refused");
    assert_eq!(at, 1);
}
