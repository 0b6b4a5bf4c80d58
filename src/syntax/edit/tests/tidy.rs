//! What a tidy text looks like, and what stays.

use crate::syntax::edit::{EditRefused, tidy};

fn becomes(text: &str, expected: &str) {
    let once = tidy(text).unwrap_or_else(|reason| panic!("{reason}\n{text}"));
    assert_eq!(once, expected, "from:\n{text}");
    assert_eq!(tidy(&once).as_deref(), Ok(expected), "a second time");
}

#[test]
fn levels_are_two_columns_and_lists_stand_under_their_key() {
    becomes(
        "requirements:\n-   id: A\n    title:    Un\n    links:\n    - refines:  B\n    decision:\n          by: X\n",
        "requirements:\n  - id: A\n    title: Un\n    links:\n      - refines: B\n    decision:\n      by: X\n",
    );
    becomes("a:\n    - - x\n      - y\n", "a:\n  - - x\n    - y\n");
    becomes("a:\n    -\n        b: c\n", "a:\n  -\n    b: c\n");
}

#[test]
fn comments_move_with_what_they_stand_by() {
    becomes(
        "# top\nneeds:\n# of the first\n-   id: A   # note\n    # lot:\n\n# of the second\n-   id: B\n# end\n",
        "# top\nneeds:\n  # of the first\n  - id: A   # note\n    # lot:\n\n  # of the second\n  - id: B\n# end\n",
    );
}

#[test]
fn comments_in_the_place_of_a_value_stay_there() {
    becomes(
        "needs:\n-   id: A\n    lots:\n         # - LOT-1\n         # - LOT-2\n    tags:\n    # next\n    lot: x\n     # of lot\n",
        "needs:\n  - id: A\n    lots:\n      # - LOT-1\n      # - LOT-2\n    tags:\n    # next\n    lot: x\n    # of lot\n",
    );
    becomes("needs:\n  # - id: A\nlots: []\n", "needs:\n  # - id: A\nlots: []\n");
}

#[test]
fn blanks_go_where_they_say_nothing() {
    becomes("\n\na: b   \n\n\n\nc: d\n\n\n", "a: b\n\nc: d\n");
    becomes("a: b  # c  \nd : e", "a: b  # c\nd: e\n");
    becomes("a: [ x,'y' ,\"z\" ]\nb: { c: d,e: [1,2] }\n", "a: [x, \"y\", \"z\"]\nb: {c: d, e: [1, 2]}\n");
    becomes("a: 'x'\nb: 'it''s'\nc: '\"'\n", "a: \"x\"\nb: 'it''s'\nc: '\"'\n");
    becomes("", "");
    becomes("# alone", "# alone\n");
}

#[test]
fn texts_of_several_lines_keep_their_lines() {
    becomes(
        "a:\n    b: |\n        x  \n          y\n\n\n        z\n    c: >-\n     w\n    d: \"u\n        v\"\n",
        "a:\n  b: |\n    x  \n      y\n\n\n    z\n  c: >-\n    w\n  d: \"u\n      v\"\n",
    );
    becomes("a: |+\n  x\n\n\nb: c\n", "a: |+\n  x\n\n\nb: c\n");
    becomes("a:\n    b: |2\n        x\n", "a:\n  b: |2\n      x\n");
    becomes("a: [\n  x, # one\n  y ]\n", "a: [\n  x, # one\n  y ]\n");
}

#[test]
fn windows_lines_stay_and_a_byte_order_mark_goes() {
    becomes("\u{feff}a:  b\r\nc: d", "a: b\r\nc: d\r\n");
}

#[test]
fn anchors_are_left_alone_and_faults_are_refused() {
    becomes("a: &x\n    b:   c\nd: *x\n", "a: &x\n    b:   c\nd: *x\n");
    assert!(matches!(tidy("a: b: c\n"), Err(EditRefused::Faulty { .. })));
}
