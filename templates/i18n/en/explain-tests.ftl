# Test design (family D)
explain-D01 = Step without an expected result
    .means = Each step of a manual case says what the tester must see.
    .why = The tester observes and does not decide: without an expected result two people conclude differently from one screen.
    .fires =
        test_cases:
          - id: CT-012
            title: Reminder after seven days
            status: approved
            format: steps
            requirements: [EXG-001]
            steps:
              - action: Run the nightly job
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
explain-D10 = Scenario that proves nothing
    .means = A scenario ends with a Then, and speaks of the business rather than of the screen.
    .why = Without a Then it passes as soon as nothing breaks. With clicks it breaks as soon as the screen changes.
    .fires =
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
    .silent =
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-D13 = Step that matches no phrase, or more than one
    .means = Each step is said by one known phrase and one only, in the words of the target and with values that are read in one way only.
    .why = A step that the machine does not understand is not played: the scenario stays without a verdict.
    .fires =
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator shuts the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-D14 = Nothing to play
    .means = A scenario without a step, an outline without a row, a case without a step; the last is a warning as long as the case is drafted.
    .why = It would stand in the book and in the counts, and verify nothing.
    .fires =
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
    .silent =
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
