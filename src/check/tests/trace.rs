use super::{Sample, says, underlined, verify};

#[test]
fn links_to_what_is_dropped_of_any_kind() {
    verify(&[
        Sample {
            code: "T08",
            fires: "kpis:\n  - {id: KPI-1, title: Marge, status: obsolete}\ndashboards:\n  - {id: TDB-1, title: Ventes, kpis: [KPI-1]}\n\
                applications:\n  - {id: APP-1, title: Ancienne, state: retired}\n  - {id: APP-2, title: CRM}\n\
                flows:\n  - {id: FLX-1, title: Comptes, from: APP-1, to: APP-2}\n  - {id: FLX-2, title: Passé, status: retired, from: APP-1}\n\
                architecture_options:\n  - {id: OPT-1, title: Une, flows: [FLX-2], applications: [APP-1]}\n",
            at: &["KPI-1", "APP-1", "FLX-2"],
            silent: "kpis:\n  - {id: KPI-1, title: Marge}\ndashboards:\n  - {id: TDB-1, title: Ventes, kpis: [KPI-1]}\n\
                applications:\n  - {id: APP-1, title: Ancienne, state: retired}\nsources:\n  - {id: SRC-1, table: T, field: F, application: APP-1}\n",
        },
        Sample {
            code: "T08",
            fires: "recipe_books:\n  - {id: CAH-1, title: Ancien, status: obsolete}\n  - id: CAH-2\n    title: Nouveau\n    suites: [{title: A, cases: \
                [CT-2]}]\ntest_cases:\n  - {id: CT-1, title: Un, format: exploratory, book: CAH-1}\n  - {id: CT-2, title: Deux, format: exploratory, status: \
                obsolete}\n",
            at: &["CT-2", "CAH-1"],
            silent: "recipe_books:\n  - {id: CAH-1, title: Ancien, status: obsolete}\ntest_cases:\n  - {id: CT-1, title: Un, format: exploratory, \
                status: obsolete, book: CAH-1}\n",
        },
        Sample {
            code: "T07",
            fires: "test_cases:\n  - {id: CT-1, title: Un, format: exploratory}\n",
            at: &["CT-1"],
            silent: "test_cases:\n  - {id: CT-1, title: Un, format: exploratory, status: obsolete}\n",
        },
    ]);
}

/// Requirements with what each depends on, and lots.
fn chain(links: &[(&str, &str, &str)], lots: &str) -> String {
    let line = |(id, needs, lot): &(&str, &str, &str)| {
        let links = if needs.is_empty() { String::new() } else { format!(", links: [{{depends_on: [{needs}]}}]") };
        let lot = if lot.is_empty() { String::new() } else { format!(", lot: {lot}") };
        format!("  - {{id: {id}, title: Titre{links}{lot}}}\n")
    };
    format!("requirements:\n{}lots:\n{lots}", links.iter().map(line).collect::<String>())
}

#[test]
fn t13_lots_come_in_the_order_of_what_they_depend_on_else_of_the_plan() {
    let two = [("EXG-1", "EXG-2", "LOT-1"), ("EXG-2", "", "LOT-2")];
    let plain = "  - {id: LOT-1, title: Un}\n  - {id: LOT-2, title: Deux}\n";
    assert_eq!(underlined("T13", &chain(&two, plain)), ["EXG-2"], "without an order, as the plan shows them");
    let after = "  - {id: LOT-1, title: Un, depends_on: [LOT-2]}\n  - {id: LOT-2, title: Deux}\n";
    assert_eq!(underlined("T13", &chain(&two, after)), [""; 0]);
    let far = "  - {id: LOT-2, title: Deux, depends_on: [LOT-3]}\n  - {id: LOT-3, title: Trois, depends_on: [LOT-1]}\n  - {id: LOT-1, title: Un}\n";
    assert_eq!(underlined("T13", &chain(&two, far)), ["EXG-2"]);
    let same = "  - {id: LOT-1, title: Un, order: 1}\n  - {id: LOT-2, title: Deux, order: 1}\n";
    assert_eq!(underlined("T13", &chain(&two, same)), [""; 0], "side by side");
    let wrong = "  - {id: LOT-1, title: Un, order: 1, depends_on: [LOT-2]}\n  - {id: LOT-2, title: Deux, order: 2}\n";
    assert_eq!(underlined("T13", &chain(&[], wrong).replace("requirements:\n", "")), ["LOT-2"]);
}

#[test]
fn t14_every_circle_is_told_and_a_long_one_is_cut() {
    let text = chain(
        &[("EXG-1", "EXG-2", ""), ("EXG-2", "EXG-3, EXG-4", ""), ("EXG-3", "EXG-2", ""), ("EXG-4", "EXG-2", "")],
        "  - {id: LOT-1, title: Un}\n",
    );
    assert_eq!(underlined("T14", &text), ["EXG-2", "EXG-2"]);
    assert!(says("T14", &text).0.ends_with("EXG-2 → EXG-3 → EXG-2"));
    let ids: Vec<String> = (0..2000).map(|n| format!("EXG-{n:04}")).collect();
    let round = (0..2000).map(|n| (ids[n].as_str(), ids[(n + 1) % 2000].as_str(), ""));
    let text = chain(&round.collect::<Vec<_>>(), "  - {id: LOT-1, title: Un}\n");
    assert_eq!(underlined("T14", &text).len(), 1);
    let (message, _) = says("T14", &text);
    assert!(
        message.len() < 300 && message.contains("(1 994 autres)") && message.ends_with("EXG-1999 → EXG-0000"),
        "{message}"
    );
}
