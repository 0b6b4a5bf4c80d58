//! Fields: set, added, removed.

use super::*;

#[test]
fn a_value_is_replaced_and_nothing_else() {
    makes("    title: Un  # note\n    lot: LOT-1\n", set("title", "Deux"), "    title: Deux  # note\n    lot: LOT-1\n");
    makes("    title:   Un\n", set("title", "Deux"), "    title:   Deux\n");
    makes("    title: Un\n      suite\n    lot: x\n", set("title", "Deux"), "    title: Deux\n    lot: x\n");
    makes("    title: \"Un\" # a\n", set("title", "D \"x\""), "    title: \"D \\\"x\\\"\" # a\n");
    makes("    title: 'Un'\n", set("title", "l'autre"), "    title: 'l''autre'\n");
    makes("    title: Un\n", set("title", "Deux : trois"), "    title: \"Deux : trois\"\n");
    makes("    order: 1\n", set("order", Value::Number("12".into())), "    order: 12\n");
    makes("    title: \"a\n\n      b\"\n    lot: x\n", set("title", "c"), "    title: \"c\"\n    lot: x\n");
}

#[test]
fn what_is_already_so_is_left_as_it_is_written() {
    makes(
        "    title: \"Un\"   # quoted for nothing\n",
        set("title", "Un"),
        "    title: \"Un\"   # quoted for nothing\n",
    );
}

#[test]
fn a_key_without_a_value_gets_one() {
    makes("    lot:\n    title: x\n", set("lot", Value::Word("LOT-1".into())), "    lot: LOT-1\n    title: x\n");
    makes("    lot:  # to be told\n", set("lot", Value::Word("LOT-1".into())), "    lot: LOT-1  # to be told\n");
    makes("    lot: ~\n", set("lot", Value::Word("LOT-1".into())), "    lot: LOT-1\n");
    makes("    lot: null # x\n", set("lot", Value::Word("LOT-1".into())), "    lot: LOT-1 # x\n");
    makes("    lot: LOT-1 # x\n    title: y\n", set("lot", Value::Null), "    lot: # x\n    title: y\n");
}

#[test]
fn a_block_stays_a_block_of_the_same_kind() {
    makes(
        "    statement: |\n      Un\n      deux\n\n    lot: x\n",
        set("statement", "Un\ntrois\n"),
        "    statement: |\n      Un\n      trois\n\n    lot: x\n",
    );
    makes(
        "    statement: >-\n      Un deux\n      trois\n    # after\n    lot: x\n",
        set("statement", "Quatre"),
        "    statement: >-\n      Quatre\n    # after\n    lot: x\n",
    );
    makes("    statement: Un\n", set("statement", "Un\ndeux"), "    statement: |-\n      Un\n      deux\n");
    makes("    statement: |\n        Un\n", set("statement", " a"), "    statement: \" a\"\n");
}

#[test]
fn a_block_never_swallows_the_comment_of_its_line() {
    makes("    statement: Un  # note\n", set("statement", "a\nb"), "    statement: \"a\\nb\"  # note\n");
}

#[test]
fn a_new_field_comes_where_its_neighbours_have_it() {
    let text = "\
requirements:
  - id: EXG-001
    title: Un   # one
    # the end of one

  - id: EXG-002
    title: Deux
    priority: useful
    lot: LOT-1
";
    let expected = text.replace("    title: Un   # one\n", "    title: Un   # one\n    priority: comfort\n");
    assert_eq!(edited(text, &[set("priority", Value::Word("comfort".into()))]), expected);
    let order = ["id", "type", "title"].map(str::to_owned).into();
    let typed = Edit::Set { path: field("type"), value: Value::Word("data".into()), order };
    let expected = text.replace("  - id: EXG-001\n", "  - id: EXG-001\n    type: data\n");
    assert_eq!(edited(text, &[typed]), expected);
}

#[test]
fn a_new_field_comes_after_the_whole_of_a_block() {
    makes(
        "    title: |\n      a\n\n      b\n\n\n# end\n",
        set("lot", Value::Word("LOT-1".into())),
        "    title: |\n      a\n\n      b\n    lot: LOT-1\n\n\n# end\n",
    );
    makes("    title: x", set("lot", Value::Word("LOT-1".into())), "    title: x\n    lot: LOT-1");
}

#[test]
fn a_field_deeper_down_makes_the_mappings_that_lead_to_it() {
    makes(
        "    title: x\n",
        set("decision.reason", "Trop tôt"),
        "    title: x\n    decision:\n      reason: Trop tôt\n",
    );
    makes(
        "    decision:\n      by: A\n",
        set("decision.reason", "Trop tôt"),
        "    decision:\n      by: A\n      reason: Trop tôt\n",
    );
    makes("    decision: {by: A}\n", set("decision.reason", "a, b"), "    decision: {by: A, reason: \"a, b\"}\n");
    makes("    decision: {}\n", set("decision.by", "A"), "    decision: {by: A}\n");
    makes("    decision:\n", set("decision.by", "A"), "    decision:\n      by: A\n");
    makes(
        "    criteria:\n      - measure: a\n        threshold: 2 s\n      - {measure: b}\n",
        set("criteria.2.threshold", "3 s"),
        "    criteria:\n      - measure: a\n        threshold: 2 s\n      - {measure: b, threshold: 3 s}\n",
    );
}

#[test]
fn several_edits_are_made_together_and_in_their_order() {
    let text = item("    title: a\n    tags: [x]\n");
    let edits = [
        set("title", "b"),
        set("decision.by", "A"),
        set("decision.on", Value::Word("2026-03-12".into())),
        append("tags", "y"),
        append("tags", "z"),
        set("title", "c"),
        take("tags", "x"),
    ];
    let expected = item("    title: c\n    tags: [y, z]\n    decision:\n      by: A\n      on: 2026-03-12\n");
    assert_eq!(edited(&text, &edits), expected);
}

#[test]
fn a_field_goes_with_its_lines_and_its_comment() {
    makes("    title: a\n    lot: x # y\n\n    tags: []\n", remove("lot"), "    title: a\n\n    tags: []\n");
    makes("    lot: |\n      a\n\n      b\n    tags: []\n", remove("lot"), "    tags: []\n");
    makes("    title: a\n    lot:\n      - a\n      # b\n      - c\n", remove("lot"), "    title: a\n");
    makes("    decision: {by: A, on: B}\n", remove("decision.by"), "    decision: {on: B}\n");
    makes("    decision: {by: A, on: B}\n", remove("decision.on"), "    decision: {by: A}\n");
    makes("    title: x\n    decision:\n      by: A\n", remove("decision.by"), "    title: x\n");
    let text = "requirements:\n  - lot: x\n    id: EXG-001\n    title: y\n";
    assert_eq!(edited(text, &[remove("lot")]), "requirements:\n  - id: EXG-001\n    title: y\n");
}

#[test]
fn windows_files_stay_windows_files() {
    let text = "\u{feff}requirements:\r\n  - id: EXG-001\r\n    title: a # b\r\n    statement: |\r\n      x\r\n";
    let edits = [set("title", "c"), set("lot", Value::Word("LOT-1".into())), set("statement", "y\nz\n")];
    let expected = "\u{feff}requirements:\r\n  - id: EXG-001\r\n    title: c # b\r\n    statement: |\r\n      y\r\n      z\r\n    lot: LOT-1\r\n";
    assert_eq!(edited(text, &edits), expected);
}

#[test]
fn other_indentations_are_followed() {
    let flat = "requirements:\n- id: EXG-001\n  title: a\n- id: EXG-002\n  lot: x\n";
    let expected = "requirements:\n- id: EXG-001\n  title: b\n  lot: LOT-1\n- id: EXG-002\n  lot: x\n";
    assert_eq!(edited(flat, &[set("title", "b"), set("lot", Value::Word("LOT-1".into()))]), expected);
    let wide = "requirements:\n    -   id: EXG-001\n        title: a\n";
    let expected = "requirements:\n    -   id: EXG-001\n        title: a\n        lot: LOT-1\n";
    assert_eq!(edited(wide, &[set("lot", Value::Word("LOT-1".into()))]), expected);
}
