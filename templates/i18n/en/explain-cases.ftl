# Test design (family D), continued
explain-D02 = Case too long
    .means = A case holds in fifteen steps and twenty minutes.
    .why = Beyond, the tester loses the thread, nobody knows which step failed, and the case is not replayed after a fix.
    .fires =
        test_cases:
          - id: CT-012
            title: From lead to order
            format: exploratory
            requirements: [EXG-001]
            planned_min: 45
    .silent =
        test_cases:
          - id: CT-012
            title: From lead to order
            format: exploratory
            requirements: [EXG-001]
            planned_min: 18
explain-D03 = Limit never tried
    .means = A rule with a number, a date or a rounding has a case at the limit: of nature `limit`, tagged `@limit`, or on a `limit` data set, linked to the rule, its use case or one of its requirements.
    .why = Just before and just after the limit is where two readings of one rule differ, and where software goes wrong.
    .fires =
        use_cases:
          - id: CU-012
            title: Ask for a discount
            needs: [BES-001]
            rules:
              - id: RG-012
                statement: The discount is free up to 15.00%.
    .silent =
        use_cases:
          - id: CU-012
            title: Ask for a discount
            needs: [BES-001]
            rules:
              - id: RG-012
                statement: The discount is free up to 15.00%.
        test_cases:
          - id: CT-012
            title: Discounts of 15.00 and 15.01%
            format: exploratory
            rules: [RG-012]
            nature: limit
explain-D04 = Flow half tried
    .means = A flow has an accepted case, a rejected case and a replayed case. A case says so by its title, its nature (`error`, `resume`), a data set or a tag (`@accepted`, `@rejected`, `@replay`); it is linked by a requirement of the flow or by `@FLX-…`.
    .why = An unknown message and a message sent twice come in the first week. To try them at the opening is to try them on real orders.
    .fires =
        flows:
          - id: FLX-012
            title: Orders of the ERP
            requirements: [EXG-012]
        requirements:
          - id: EXG-012
            title: Receive an order
        test_cases:
          - title: Order accepted
            format: exploratory
            requirements: [EXG-012]
    .silent =
        flows:
          - id: FLX-012
            title: Orders of the ERP
            requirements: [EXG-012]
        requirements:
          - id: EXG-012
            title: Receive an order
        test_cases:
          - title: Order accepted
            format: exploratory
            requirements: [EXG-012]
          - title: Order rejected then replayed
            format: exploratory
            requirements: [EXG-012]
explain-D05 = Refusal never tried, or right without reading
    .means = Every role to which the access matrix refuses something has a case in which it tries: of nature `rights`, tagged `@rights`, or “refused for insufficient rights”, with the role under `crm_role` or in a step. From validation on: a role that may change, delete or export may read too.
    .why = A right is only proved by a refusal: what is allowed works in any demonstration.
    .fires =
        access_matrix:
          - role: Telesales agent
            entity: Account
            read: true
            delete: false
    .silent =
        access_matrix:
          - role: Telesales agent
            entity: Account
            read: true
            delete: false
        test_cases:
          - id: CT-012
            title: Deletion forbidden
            format: exploratory
            requirements: [EXG-001]
            nature: rights
            crm_role: Telesales agent
explain-D06 = Only usual data
    .means = A book has other data than usual ones: at the limit, missing, forbidden, repeated, in volume. Of a book without data sets the cases are looked at.
    .why = What breaks a service is what is missing, overflows or comes twice, not the model customer of the demonstration.
    .fires =
        recipe_books:
          - id: CAH-012
            title: Sales core
            datasets:
              - id: JDD-011
                family: usual
    .silent =
        recipe_books:
          - id: CAH-012
            title: Sales core
            datasets:
              - id: JDD-011
                family: usual
              - id: JDD-012
                family: limit
              - id: JDD-013
                family: repeated
explain-D07 = Data that may be somebody’s
    .means = Addresses, telephone numbers and bank accounts of tests are taken from what is reserved for fiction and documentation.
    .why = Test data are copied, mailed and annexed to contracts, and a CRM under test may really write and call. Allowed: `.example`, `.test`, `.invalid`, `example.com`; in France 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 and 06 39 98; in the United Kingdom the ranges of Ofcom, in the United States 555-01…
    .fires =
        test_cases:
          - id: CT-012
            title: Call a contact
            format: exploratory
            requirements: [EXG-001]
            charter: Call 020 7123 4567 and note the answer
    .silent =
        test_cases:
          - id: CT-012
            title: Call a contact
            format: exploratory
            requirements: [EXG-001]
            charter: Call 020 7946 0958 and note the answer
explain-D08 = Reviewed by its author
    .means = A case is reviewed by somebody other than its author.
    .why = Nobody sees their own omissions. A team of one may waive the rule, with its reason.
    .fires =
        test_cases:
          - id: CT-012
            title: From lead to order
            format: exploratory
            requirements: [EXG-001]
            author: Camille Rousset
            reviewer: Camille Rousset
    .silent =
        test_cases:
          - id: CT-012
            title: From lead to order
            format: exploratory
            requirements: [EXG-001]
            author: Camille Rousset
            reviewer: Anne Weber
explain-D09 = Expected result that proves nothing
    .means = An expected result says what is seen, with its value; neither “as expected” nor “Import OK”, “0 errors” or “see appendix 2”.
    .why = Any result can be called compliant by somebody in a hurry. The tester observes a fact, the decider judges it.
    .fires =
        test_cases:
          - id: CT-012
            title: Issue a quote
            format: steps
            requirements: [EXG-001]
            steps:
              - action: Issue the quote
                expected: Works as expected
    .silent =
        test_cases:
          - id: CT-012
            title: Issue a quote
            format: steps
            requirements: [EXG-001]
            steps:
              - action: Issue the quote
                expected: The quote is Issued and dated today
explain-D11 = Critical path in pieces
    .means = Among the critical cases of the books of a lot, at least one goes from end to end (`kind: end_to_end`, or `@end-to-end`). Critical cases outside any book count too.
    .why = Each step may pass, and the path fail between two of them: that is where data change hands.
    .fires =
        recipe_books:
          - id: CAH-012
            title: Sales core
        test_cases:
          - id: CT-012
            title: Convert a lead
            format: exploratory
            requirements: [EXG-001]
            book: CAH-012
            critical_path: true
    .silent =
        recipe_books:
          - id: CAH-012
            title: Sales core
        test_cases:
          - id: CT-012
            title: From lead to order
            format: exploratory
            requirements: [EXG-001]
            book: CAH-012
            critical_path: true
            kind: end_to_end
explain-D12 = Flow or migration without an acceptance case
    .means = Every flow and every migration rule has its acceptance case, linked by one of its requirements or by a tag (`@FLX-…`, `@MIG-…`).
    .why = What is not tried before is tried on the night of the cut-over, with the real data and nobody to ask.
    .fires =
        migrations:
          - id: MIG-012
            title: Active accounts
    .silent =
        migrations:
          - id: MIG-012
            title: Active accounts
        test_cases:
          - id: CT-012
            title: Accounts read, loaded and rejected
            format: exploratory
            requirements: [EXG-001]
            tags: [MIG-012]
