# Trace (family T)
explain-T01 = Retained need without a use case
    .means = A retained need is covered by at least one use case.
    .why = To retain a need is to promise to serve it. Without a use case nobody writes its requirements, and no lot delivers it.
    .fires =
        needs:
          - id: BES-012
            title: Chase quotes without an answer
            status: retained
            priority: indispensable
            objectives: [OBJ-001]
    .silent =
        needs:
          - id: BES-012
            title: Chase quotes without an answer
            status: retained
            priority: indispensable
            objectives: [OBJ-001]
        use_cases:
          - id: CU-012
            title: Chase a quote
            needs: [BES-012]
explain-T02 = Use case without a need
    .means = A use case answers at least one need.
    .why = A use case that nobody asked for costs as much as the others, and nobody can arbitrate it.
    .fires =
        use_cases:
          - id: CU-012
            title: Chase a quote
    .silent =
        use_cases:
          - id: CU-012
            title: Chase a quote
            needs: [BES-001]
explain-T03 = Requirement without use case or need
    .means = A functional, data, interface or report requirement, to review or beyond, says which use case or need it comes from.
    .why = Before a bidder who proposes to do without it, a requirement without an origin cannot be defended.
    .fires =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a reminder seven days after the quote is sent.
            status: to_review
            priority: indispensable
            criticality: critical
    .silent =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a reminder seven days after the quote is sent.
            status: to_review
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
explain-T04 = Data use case that feeds no CRM use case
    .means = A data use case serves at least one CRM use case, named in `depends_on`.
    .why = Data taken over without a use is paid for at migration and at each cleaning, and serves nobody.
    .fires =
        use_cases:
          - id: CU-012
            title: Take over the quotes of the ERP
            family: data
            needs: [BES-001]
    .silent =
        use_cases:
          - id: CU-012
            title: Take over the quotes of the ERP
            family: data
            needs: [BES-001]
            depends_on: [CU-001]
explain-T05 = Approved first-rank requirement without an approved test
    .means = A requirement of the first rank, once approved, is verified by at least one approved test.
    .why = The vendor’s tests never replace the owner’s: what is indispensable is seen to work.
    .fires =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a reminder seven days after the quote is sent.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
    .silent =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a reminder seven days after the quote is sent.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
        test_cases:
          - id: CT-012
            title: Reminder after seven days
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Run the nightly job
                expected: A task due today is assigned to the salesperson
explain-T06 = Fewer tests than expected
    .means = The requirement says in `expected_tests` how many tests it wants, and has fewer approved ones.
    .why = One case per rule, one at the limit, one per forbidden action: the count is made before writing, and the estimate of acceptance rests on it.
    .fires =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a reminder seven days after the quote is sent.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            expected_tests: 2
        test_cases:
          - id: CT-012
            title: Reminder after seven days
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Run the nightly job
                expected: A task due today is assigned to the salesperson
    .silent =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a reminder seven days after the quote is sent.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            expected_tests: 1
        test_cases:
          - id: CT-012
            title: Reminder after seven days
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Run the nightly job
                expected: A task due today is assigned to the salesperson
explain-T07 = Test that verifies no requirement
    .means = A case or scenario names the requirement that it verifies.
    .why = Its failure would say nothing of what is expected, and its success would cover nothing.
    .fires =
        test_cases:
          - id: CT-012
            title: Reminder after seven days
            status: approved
            format: steps
            steps:
              - action: Run the nightly job
                expected: A task due today is assigned to the salesperson
    .silent =
        test_cases:
          - id: CT-012
            title: Reminder after seven days
            status: approved
            format: steps
            requirements: [EXG-001]
            steps:
              - action: Run the nightly job
                expected: A task due today is assigned to the salesperson
explain-T08 = Link to a rejected or obsolete artifact
    .means = A living artifact rests on one that the project has dropped, cancelled, retired or made obsolete, whatever it is. A source, a migration or an architecture option may name a retired application.
    .why = What it rests on will not be delivered: replace it, or give up the link.
    .fires =
        requirements:
          - id: EXG-012
            title: Reminder by fax
            status: rejected
            reason: Out of scope
          - id: EXG-013
            title: Reminder after seven days
            links:
              - depends_on: [EXG-012]
    .silent =
        requirements:
          - id: EXG-012
            title: Reminder by fax
          - id: EXG-013
            title: Reminder after seven days
            links:
              - depends_on: [EXG-012]
explain-T09 = Objective without a need
    .means = An objective is served by at least one need.
    .why = An objective that no need serves will not be reached by the project, whatever the software.
    .fires =
        objectives:
          - id: OBJ-012
            title: Halve the quotes without an answer
    .silent =
        objectives:
          - id: OBJ-012
            title: Halve the quotes without an answer
        needs:
          - id: BES-012
            title: Chase quotes without an answer
            objectives: [OBJ-012]
explain-T10 = Need without an objective
    .means = A need says which objective it contributes to.
    .why = Without an objective the priority of a need is settled by the loudest voice.
    .fires =
        needs:
          - id: BES-012
            title: Chase quotes without an answer
    .silent =
        needs:
          - id: BES-012
            title: Chase quotes without an answer
            objectives: [OBJ-001]
explain-T11 = Missing or double id
    .means = A link names an id that does not exist, or an id is given to two artifacts.
    .why = The chain breaks there: coverage, verdicts and documents depend on it.
    .fires =
        use_cases:
          - id: CU-012
            title: Chase a quote
            needs: [BES-099]
    .silent =
        use_cases:
          - id: CU-012
            title: Chase a quote
            needs: [BES-001]
explain-T12 = Case approved before its requirement changed
    .means = An approved case is looked at again when the requirement that it verifies changes. Git tells: the text, the criteria or the rules of the requirement changed since the case was approved or written anew. A case that verifies a business rule (`rules`, or its tag) is looked at again when that rule changes.
    .why = The case may pass and prove nothing any more: it verifies yesterday’s text.
    .before =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a follow-up task on day 7.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
        test_cases:
          - id: CT-012
            title: Follow up the quote
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Wait for seven days
                expected: A follow-up task is created on day 7
    .fires =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a follow-up task on day 10.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
        test_cases:
          - id: CT-012
            title: Follow up the quote
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Wait for seven days
                expected: A follow-up task is created on day 7
    .silent =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a follow-up task on day 10.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
        test_cases:
          - id: CT-012
            title: Follow up the quote
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Wait for seven days
                expected: A follow-up task is created on day 10
explain-T13 = What comes before what it depends on
    .means = The requirement is in a lot that comes before that of the requirement it depends on; or a lot is numbered before one that it depends on. The order is that of the dependencies between lots (`depends_on`), then that of `order`, else that of the ids. A task of the planning does not start before the one that it depends on ends; a lot does not open before the one that it depends on; an acceptance, a delivery or a rehearsal is not dated after the opening of its lot.
    .why = The first lot could not be accepted: what it needs arrives with the next.
    .fires =
        requirements:
          - id: EXG-012
            title: Issue a quote
            lot: LOT-2
          - id: EXG-013
            title: Chase a quote
            lot: LOT-1
            links:
              - depends_on: [EXG-012]
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
    .silent =
        requirements:
          - id: EXG-012
            title: Issue a quote
            lot: LOT-1
          - id: EXG-013
            title: Chase a quote
            lot: LOT-2
            links:
              - depends_on: [EXG-012]
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
explain-T14 = Circle of dependencies
    .means = Artifacts depend on each other back to the first. Each link that closes a circle is told.
    .why = None can come before the others: no schedule and no lot comes out of it.
    .fires =
        requirements:
          - id: EXG-012
            title: Issue a quote
            links:
              - depends_on: [EXG-013]
          - id: EXG-013
            title: Chase a quote
            links:
              - depends_on: [EXG-012]
    .silent =
        requirements:
          - id: EXG-012
            title: Issue a quote
          - id: EXG-013
            title: Chase a quote
            links:
              - depends_on: [EXG-012]
explain-T15 = Tag that names nothing
    .means = A tag written like an id names no artifact of the project.
    .why = The scenario would be played for nothing: the requirement that it was meant for would stay without a test.
    .fires =
        Feature: Accounts

          @EXG-099
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-T16 = Test case whose file or scenario does not exist
    .means = A case completes a scenario by the path of its file and its name; one of them is not found.
    .why = The case would count as written, and nobody could play it.
    .fires =
        # specs/cas.yaml
        test_cases:
          - id: CT-012
            title: Delete an account
            feature: features/compte.feature
            scenario: Delete an account
        # features/comptes.feature
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        # specs/cas.yaml
        test_cases:
          - id: CT-012
            title: Delete an account
            feature: features/comptes.feature
            scenario: Delete an account
        # features/comptes.feature
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
