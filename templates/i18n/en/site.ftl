## Around the pages
site-skip = Skip to content
site-home = Home
site-crumbs = Breadcrumb
site-rail = The project’s chain
site-proofs = Proofs and landmarks
site-contents = On this page
site-about = Text of { $date } · { $commit } · Ouvrage { $version }
site-commit = commit { $name }
site-internal = internal
site-internal-mark = Internal use
site-internal-mark-why = These pages hold matters for the project team only
site-nav-objectives = Objectives
site-nav-workshops = Workshops
site-nav-needs = Needs
site-nav-use-cases = Use cases
site-nav-requirements = Requirements
site-nav-lots = Lots
site-nav-books = Acceptance
site-nav-decision = Decision
site-nav-cases = Test cases
site-nav-matrix = Coverage matrix
site-nav-run = Run report
site-nav-glossary = Glossary
site-yes = yes
site-no = no
site-previous = Previous
site-next = Next
site-around = Neighbours in the collection

## Home
site-home-acceptance = Where acceptance stands
site-home-failures = What fails
site-home-failures-more = { $n ->
    [one] { $n } more failure in the report
   *[other] { $n } more failures in the report
}
site-home-lots = Requirements by lot
site-home-verdicts = Verdicts of the requirements
site-home-documents = Documents to download
site-home-next = What to read next
site-home-report = Read the run report
site-home-no-run = Nothing has been played on a CRM yet: the verdicts of the requirements will come with the first acceptance book that is run.
site-home-no-documents = Documents to hand over (specification, minutes, reports) appear here once published.
site-home-findings = To be corrected in the text:
site-home-no-findings = The project’s check reports nothing.
site-nothing = Nothing at this stage.
site-home-start = Where to begin
site-home-start-text = A workshop of ten lines is enough. Write what was said; a sentence under “needs” will become a need, then a use case, a requirement and a test.
site-home-start-example =
    workshops:
      - title: Needs of the travelling sales team
        date: 2026-03-12
        participants: [Mrs Morel, Mr Weber]
        needs:
          - Follow up quotes left without answer
        decisions:
          - text: Lot 1 is about prospecting
site-home-decisions = { $n ->
    [one] { $n } decision
   *[other] { $n } decisions
}
site-home-retained = { $n ->
    [one] { $n } retained
   *[other] { $n } retained
}
site-home-crm = { $n } CRM
site-home-data = { $n } data
site-home-knockouts = { $n ->
    [one] { $n } knockout
   *[other] { $n } knockouts
}
site-home-automated = { $n ->
    [one] { $n } automated
   *[other] { $n } automated
}
site-home-manual = { $n ->
    [one] { $n } manual
   *[other] { $n } manual
}
site-home-cases = { $n ->
    [one] cases, { $n } of them manual
   *[other] cases, { $n } of them manual
}
site-home-decision = criteria and proofs
site-next-run = The report of the latest run
site-next-run-why = Failures with expected and actual, and what was not proved
site-next-holes = { $n ->
    [one] { $n } requirement without a test
   *[other] { $n } requirements without a test
}
site-next-holes-why = The coverage matrix shows the holes first
site-next-workshop = The first workshop
site-next-workshop-why = Where the needs come from, with whom, and what was decided
site-next-use-cases = The map of use cases
site-next-use-cases-why = Know, target, sell, serve: what the CRM does at each stage
site-pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
site-size-bytes = { $n } bytes
site-size-kilobytes = { $n } KB
site-size-megabytes = { $name } MB

## Counts
site-counts = { $counts } ({ $share } of { $n ->
    [one] { $n } result
   *[other] { $n } results
}, example rows included)
site-rate = { $part } of { $whole } ({ $share })
site-rate-empty = { $part } of { $whole }
site-rate-coverage = Coverage
site-rate-verification = Verification
site-rate-validation = Validation
site-lot-validated = { $part ->
    [one] { $part } requirement validated
   *[other] { $part } requirements validated
} of { $whole }
site-lot-empty = No requirement in this lot.
site-count-flaky = { $n ->
    [one] { $n } of them flaky
   *[other] { $n } of them flaky
}
site-counted-passed = { $n ->
    [one] passed
   *[other] passed
}
site-counted-failed = { $n ->
    [one] failed
   *[other] failed
}
site-counted-blocked = { $n ->
    [one] blocked
   *[other] blocked
}
site-counted-not-run = { $n ->
    [one] not run
   *[other] not run
}
site-counted-waiting = { $n ->
    [one] waiting for a person
   *[other] waiting for a person
}
site-counted-undefined = { $n ->
    [one] undefined
   *[other] undefined
}
site-counted-ambiguous = { $n ->
    [one] ambiguous
   *[other] ambiguous
}
site-counted-interrupted = { $n ->
    [one] interrupted
   *[other] interrupted
}
site-counted-untestable = { $n ->
    [one] untestable
   *[other] untestable
}
site-counted-waived = { $n ->
    [one] waived
   *[other] waived
}
site-count-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
site-count-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
site-count-infos = { $n ->
    [one] { $n } information
   *[other] { $n } informations
}
site-rows = { $n ->
    [one] { $n } row of examples
   *[other] { $n } rows of examples
}
site-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
site-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
site-stale = { $n ->
    [one] { $n } stale result: the case’s text or the CRM’s version has changed since
   *[other] { $n } stale results: the cases’ text or the CRM’s version has changed since
}
site-stale-chip = stale
site-stale-text = { $name } before the text changed; to be played again
site-stale-version = { $name } on { $seen }, while { $delivery } is being accepted; to be played again
site-stale-seen = version { $name }
site-stale-seen-unknown = an unknown version
site-approved-cases = { $part } (at least { $whole } expected)

## Words of the pages
site-knockout = knockout
site-critical = critical path
site-draft = draft
site-flaky = flaky
site-manual = manual
site-automated = automated
site-evidence = evidence required
site-uncovered = not covered
site-nobody-yet = to be named
site-no-lot = No lot
site-no-stage = No stage
site-no-link = No link.
site-milestone = { $name }, { $date }
site-decided = { $name }, { $date }
site-whole-case = Whole case
site-verifies = Verifies
site-expected = expected
site-actual = actual
site-background = Background
site-examples = Examples
site-unsound = This scenario has a fault: it counts as undefined and nothing of it is sent to the CRM.
site-upstream = Where it comes from
site-downstream = What follows from it
site-beside = Beside it
site-links = Links
site-filter-text = Search
site-filter-all = All
site-filter-reset = Show all
site-filter-of = shown of

## Artifacts
site-kind-scenario = Test case
site-link-voiced-in-out = Voiced in
site-link-voiced-in-in = Needs voiced
site-link-serves-out = Serves the objective
site-link-serves-in = Needs that serve it
site-link-covers-out = Covers the need
site-link-covers-in = Covered by
site-link-details-out = Details the use case
site-link-details-in = Requirements that detail it
site-link-planned-in-out = Delivered in the lot
site-link-planned-in-in = Contents of the lot
site-link-verifies-out = Verifies the requirement
site-link-verifies-in = Verified by
site-link-plays-out = Plays the use case
site-link-plays-in = Played by
site-link-belongs-to-out = Belongs to the book
site-link-belongs-to-in = Cases of the book
site-link-depends-on-out = Depends on
site-link-depends-on-in = Needed by
site-link-conflicts-with-out = Conflicts with
site-link-conflicts-with-in = Conflicts with
site-link-refines-out = Makes precise
site-link-refines-in = Made precise by
site-link-replaces-out = Replaces
site-link-replaces-in = Replaced by
site-link-says-out = Phrases said
site-link-says-in = Said by
site-link-books = Accepted by
site-link-lot = About the lot

## Lists
site-list-objectives = Objectives
site-list-objectives-intro = What the project must change, and the measure that will tell.
site-list-objectives-count = { $n ->
    [one] { $n } objective
   *[other] { $n } objectives
}
site-list-objectives-empty = An objective says what must change, by how much, by when, and who measures it.
site-list-objectives-example =
    objectives:
      - id: OBJ-01
        title: Follow up every quote left without answer
        kpi: quotes followed up after 7 days
        baseline: 35%
        target: 95%
        due: 2026-12-31
site-list-workshops = Workshops
site-list-workshops-intro = Who met, what was said, decided, promised.
site-list-workshops-count = { $n ->
    [one] { $n } workshop
   *[other] { $n } workshops
}
site-list-workshops-empty = A workshop takes ten lines: the day, who came, what was said and decided.
site-list-workshops-example =
    workshops:
      - title: Needs of the telesales team
        date: 2026-03-12
        participants: [Mrs Dubreuil, Mr Weber]
        needs: [See the outstanding balance before calling]
site-list-needs = Needs
site-list-needs-intro = What the business needs, the most important first. A retained need that nothing covers is marked.
site-list-needs-count = { $n ->
    [one] { $n } need
   *[other] { $n } needs
}
site-list-needs-empty = A need says who, what and for which benefit, without a word of screens or tools.
site-list-needs-example =
    needs:
      - id: BES-001
        title: Follow up quotes without answer
        actor: travelling salesperson
        workshops: [ATL-01]
        status: retained
        priority: indispensable
        objectives: [OBJ-01]
site-list-use-cases = Use cases
site-list-use-cases-intro = What users do with the CRM, and the data that make it possible, at the four stages of the sales cycle.
site-list-use-cases-count = { $n ->
    [one] { $n } use case
   *[other] { $n } use cases
}
site-list-use-cases-empty = A use case tells who does what and sees what. Describe what is specific, not what any CRM does.
site-list-use-cases-example =
    use_cases:
      - id: CU-001
        title: Follow up a quote after 7 days
        family: crm
        cycle: sell
        needs: [BES-001]
        main_flow:
          - actor: CRM
            action: creates a follow-up task
            result: the task is due the same day
site-list-requirements = Requirements
site-list-requirements-intro = One testable sentence each, its lot, its priority and what acceptance says of it.
site-list-requirements-count = { $n ->
    [one] { $n } requirement
   *[other] { $n } requirements
}
site-list-requirements-empty = A requirement is one sentence that a test can confirm or deny.
site-list-requirements-example =
    requirements:
      - id: EXG-001
        statement: Seven days after a quote without answer was sent, the CRM creates one follow-up task only.
        use_cases: [CU-001]
        priority: indispensable
        lot: LOT-1
site-list-lots = Lots
site-list-lots-intro = What is delivered, in which order, for whom.
site-list-lots-count = { $n ->
    [one] { $n } lot
   *[other] { $n } lots
}
site-list-lots-empty = A lot is what can be delivered and accepted together. Requirements name it.
site-list-lots-example =
    lots:
      - id: LOT-1
        title: Accounts, quotes and follow-up
        order: 1
        goal: Equip the travelling team before summer
site-list-books = Acceptance
site-list-books-intro = Acceptance test books: what is verified, with which data, and when it is enough.
site-list-books-count = { $n ->
    [one] { $n } acceptance test book
   *[other] { $n } acceptance test books
}
site-list-books-empty = An acceptance test book holds the cases of a lot, their data and the exit criteria. A scenario joins it by a tag.
site-list-books-example =
    recipe_books:
      - id: CAH-01
        title: Fitness check, lot 1
        lot: LOT-1
        exit_criteria:
          - measure: critical paths proved
            threshold: all
site-list-cases = Test cases
site-list-cases-intro = Scenarios played by the machine and cases played by a person, each with the requirements that it verifies.
site-list-cases-count = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
site-list-cases-empty = A scenario tells a situation, an action and what must come of it. Its tags link it to requirements and book.
site-list-cases-example =
    Feature: Follow-up of quotes
      @CT-001 @EXG-001 @CAH-01
      Scenario: A quote without answer is followed up once
        Given a quote "DV-26-001" sent 7 days ago
        When the daily job is run twice
        Then only one follow-up task exists
site-list-glossary = Glossary
site-list-glossary-intro = The trade’s words as this project understands them.
site-list-glossary-count = { $n ->
    [one] { $n } term
   *[other] { $n } terms
}
site-list-glossary-empty = The glossary settles the words that people argue about: account, customer, lead, opportunity.
site-list-glossary-example =
    glossary:
      - term: dormant account
        definition: Account without an order for twelve months
site-family-crm = { $n ->
    [one] CRM family · { $n } use case
   *[other] CRM family · { $n } use cases
}
site-family-data = { $n ->
    [one] Data family · { $n } use case
   *[other] Data family · { $n } use cases
}
site-requirement-no-case = No case verifies this requirement.
site-requirement-no-case-how = To cover it, tag a scenario with its id.
site-requirement-no-case-example =
      @{ $name }
      Scenario: …
site-book-no-case = This book has no case yet.
site-book-no-case-how = Tag a scenario or a feature with its id.
site-book-no-case-example =
      @{ $name }
      Scenario: …
site-case-no-result = This case has not been played yet.
site-case-no-result-manual = This case is played by a person; its result has not been entered yet.
site-case-no-result-example = ouvrage run --book { $name }

## Matrix
site-matrix-intro = Requirements without a test first, then those that fail. Each cell leads to the case that verifies the requirement and shows its latest outcome.
site-matrix-empty = The matrix crosses requirements with the cases that verify them. It fills from the first requirement on.
site-matrix-empty-example =
    requirements:
      - id: EXG-001
        statement: A SIRET names one account only.
site-matrix-holes = { $n ->
    [one] { $n } requirement without a test
   *[other] { $n } requirements without a test
}
site-matrix-unlinked = { $n ->
    [one] { $n } case without a requirement
   *[other] { $n } cases without a requirement
}
site-trace = From need to requirement
site-trace-intro = Retained needs that nothing covers first.
site-trace-holes = { $n ->
    [one] { $n } retained need is not covered.
   *[other] { $n } retained needs are not covered.
}

## Run report
site-run-title = Run report
site-run-empty = No run has been published. Play an acceptance book on a target: this report will show failures first, with expected and actual.
site-run-empty-example = ouvrage run --book CAH-01 --target recette
site-run-interrupted = The run did not come to its end: what follows is partial.
site-run-target = Target
site-run-version = Version seen
site-run-no-version = not told by the target
site-run-commit = Text revision
site-run-started = Start
site-run-duration = Duration
site-run-unfinished = not finished
site-run-id = Run
site-run-failed = { $n ->
    [one] { $n } failure
   *[other] { $n } failures
}
site-run-failed-hint = The CRM answered something else than expected.
site-run-unjudged = { $n ->
    [one] { $n } case not judged
   *[other] { $n } cases not judged
}
site-run-unjudged-hint = Nothing is said of the CRM: the target, the data or the text prevented a conclusion. Each cause is given.
site-run-waiting = { $n ->
    [one] { $n } case waiting for a person
   *[other] { $n } cases waiting for a person
}
site-run-waiting-hint = A step wants a person’s eye; the outcome is still to be entered.
site-run-passed = { $n ->
    [one] { $n } case passed or waived
   *[other] { $n } cases passed or waived
}
site-run-requirements = Verdicts of the requirements in scope
site-run-no-requirement = No case of this run is linked to a requirement.
site-run-show = Show
site-run-all = All ({ $n })
site-run-not-run = { $n ->
    [one] { $n } case not run or untestable
   *[other] { $n } cases not run or untestable
}
site-run-leftovers = { $n ->
    [one] { $n } record left in the CRM
   *[other] { $n } records left in the CRM
}
site-run-line = line { $n }
site-run-steps = { $n ->
    [one] { $n } step
   *[other] The { $n } steps
}
site-run-exchanges = { $n ->
    [one] { $n } exchange with the CRM
   *[other] { $n } exchanges with the CRM
}
site-run-no-answer = no answer
site-run-sent = sent
site-run-received = received
site-not-proved = What was not proved
site-not-proved-nothing = Nothing is left open: each planned case has a result and each requirement a test.
site-not-proved-cases = { $n ->
    [one] { $n } case or row without proof
   *[other] { $n } cases or rows without proof
}
site-not-proved-missing = { $n ->
    [one] { $n } planned case left no result.
   *[other] { $n } planned cases left no result.
}
site-not-proved-uncovered = { $n ->
    [one] { $n } requirement without a test
   *[other] { $n } requirements without a test
}

## Decision
site-decision-intro = The book’s criteria, what was measured and what was not proved. The tester observes, a named decider decides: accept, accept with reserves, adjourn or refuse.
site-decision-met = Finding
site-decision-by-hand = for the decider to establish

## Fields
site-field-actor = Actor
site-field-approved-cases = Approved cases
site-field-attachments = Attachments
site-field-author = Author
site-field-baseline = Initial value
site-field-benefit = Expected benefit
site-field-budget = Budget
site-field-channels = Channels
site-field-cleanup = Clean-up
site-field-criticality = Criticality
site-field-crm-role = Role in the CRM
site-field-current-problem = Current problem
site-field-datasets = Data sets
site-field-date = Date
site-field-decided = Decision
site-field-domain = Domain
site-field-due = Due
site-field-duration = Duration
site-field-effort = Effort
site-field-environment = Environment
site-field-facilitator = Facilitator
site-field-feature = Feature
site-field-frequency = Frequency
site-field-goal = Goal
site-field-go-live = Go-live
site-field-kano = Kano class
site-field-kpi = Indicator
site-field-level = Level
site-field-lot = Lot
site-field-measured-by = Measured by
site-field-method = Method
site-field-nature = Nature
site-field-needed-by = Needed by
site-field-origin = Origin
site-field-owner = Owner
site-field-place = Place
site-field-planned-min = Planned time
site-field-population = Users concerned
site-field-rationale = Rationale
site-field-reason = Reason
site-field-reviewer = Reviewer
site-field-rules = Rules
site-field-service = Service
site-field-signatories = Signatories
site-field-sites = Sites
site-field-specificity = Specificity
site-field-sponsor = Sponsor
site-field-stale = Stale results
site-field-start = Start
site-field-tags = Tags
site-field-target = Target value
site-field-trigger = Trigger
site-field-verification = Verification
site-field-volume = Volume

## Columns
site-col-action = Action
site-col-actions = Actions
site-col-actor = Actor
site-col-actual-date = Actual
site-col-answer = Answer
site-col-base = Base
site-col-baseline = Initial value
site-col-book = Book
site-col-case = Case
site-col-cases = Cases
site-col-counts = Results
site-col-covered = Covered by
site-col-dataset = Data set
site-col-date = Date
site-col-decided-by = Decided by
site-col-decision = Decision
site-col-decisions = Decisions
site-col-definition = Definition
site-col-due = Due
site-col-duration = Duration
site-col-entity = Entity
site-col-entity-service = Service
site-col-expected = Expected
site-col-family = Family
site-col-field = Field
site-col-file = File
site-col-frequency = Frequency
site-col-freshness = Freshness
site-col-function = Function
site-col-impact = Impact
site-col-kpi = Indicator
site-col-lot = Lot
site-col-mandatory = Mandatory
site-col-measure = Measure
site-col-measured-by = Measured by
site-col-milestone = Milestone
site-col-mode = Mode
site-col-name = Name
site-col-need = Need
site-col-needed-for = Needed for
site-col-needs = Needs
site-col-next-milestone = Next milestone
site-col-objective = Objective
site-col-open-point = Open point
site-col-outcome = Outcome
site-col-owner = Owner
site-col-pain-point = Pain point
site-col-participants = Participants
site-col-phase = Phase
site-col-planned = Planned
site-col-population = Users concerned
site-col-presence = Presence
site-col-priority = Priority
site-col-profile = Profile
site-col-purpose = Content
site-col-quality = Quality
site-col-question = Question
site-col-requirement = Requirement
site-col-requirements = Requirements
site-col-result = Result
site-col-role = Role
site-col-row = Row
site-col-rows = Rows
site-col-rule = Rule
site-col-said-by = Said by
site-col-seen = Seen
site-col-source = Source
site-col-stage = Stage
site-col-statement = Statement
site-col-status = Status
site-col-step = No.
site-col-target = Target value
site-col-term = Term
site-col-test-data = Data
site-col-threshold = Threshold
site-col-type = Type
site-col-use-case = Use case
site-col-verdict = Verdict
site-col-window = Window
site-col-workshop = Workshop

## Parts of the pages
site-section-acceptance-criteria = Acceptance criteria
site-section-accounts = Accounts needed
site-section-actions = Actions
site-section-assumptions = Assumptions
site-section-bare-needs = Needs to be taken up
site-section-book-cases = Cases of the book
site-section-criteria = Measured criteria
site-section-datasets = Data sets
site-section-decisions = Decisions
site-section-deliverables = Deliverables
site-section-entry-criteria = Entry criteria
site-section-error-cases = Error cases
site-section-excluded = Excluded
site-section-exit-criteria = Exit criteria
site-section-findings = Findings
site-section-included = Included
site-section-lot-requirements = Requirements of the lot
site-section-main-flow = Main flow
site-section-milestones = Milestones
site-section-notes = Notes
site-section-sheet = Sheet
site-section-open-points = Open points
site-section-pain-points = Pain points
site-section-other-cases = Other cases of the book
site-section-participants = Participants
site-section-preconditions = Preconditions
site-section-proofs = What acceptance says of it
site-section-questions = Questions and answers
site-section-to-ask = Questions to ask
site-section-unanswered = Left without an answer
site-section-to-write = To be noted during the workshop
site-unanswered-count = { $n ->
    [one] One question of the sheet got no answer.
   *[other] { $n } questions of the sheet got no answer.
}
site-to-ask-count = { $n ->
    [one] One question
   *[other] { $n } questions
}
site-section-quotes = Verbatims
site-section-required-data = Required data
site-section-results = Latest results
site-section-rules = Business rules
site-section-scenario = Scenario
site-section-scope-in = In scope
site-section-scope-out = Out of scope
site-section-steps = Steps
site-section-suspension-criteria = Suspension criteria
site-section-variants = Variants

## Values of the enumerations
dataset-family-usual = usual
dataset-family-limit = limit
dataset-family-missing = missing
dataset-family-forbidden = forbidden
dataset-family-repeated = repeated
dataset-family-volume = volume
site-matrix-legend = One column per case, in the order of their ids; critical paths in bold. An empty cell: the case does not verify that requirement. The table scrolls in its frame where a shadow lines its edge.
site-matrix-outcomes = Outcome of the case:
site-matrix-verdicts = Verdict of the requirement:
site-rate-coverage-why = requirements, but those set aside, with enough approved cases
site-rate-verification-why = final results among cases linked to a requirement, example rows included
site-rate-validation-why = passed or waived among final results
site-set-aside = { $n } of them set aside
site-critical-proved-project = Critical paths of the project: { $part ->
    [one] { $part } case
   *[other] { $part } cases
} proved of { $whole }
site-critical-proved-book = Critical paths of the book: { $part ->
    [one] { $part } case
   *[other] { $part } cases
} proved of { $whole }
site-critical-proved-run = Critical paths of the run: { $part ->
    [one] { $part } case
   *[other] { $part } cases
} proved of { $whole }
site-not-proved-project = Perimeter: all approved cases of the project, in all books, and all its requirements.
site-not-proved-run = Perimeter: the cases of this run, and all requirements of the project.
site-measured-critical = { $n } failing, { $part ->
    [one] { $part } case
   *[other] { $part } cases
} proved of { $whole }
site-measured-played = { $part ->
    [one] { $part } case
   *[other] { $part } cases
} played of { $whole } in the book
site-measured-coverage = { $part ->
    [one] { $part } requirement
   *[other] { $part } requirements
} covered of { $whole } in the project

# What is too long for one page
site-page-of = page { $part } of { $whole }
site-pages-around = Pages around
site-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
site-all = See all
site-no-domain = Other domains
site-no-book = In no book
site-no-date = Without a date
site-matrix-part = { $n ->
    [0] { $part } of { $whole } with a test
   *[other] { $part } of { $whole } with a test · { $n } without a test
}

# Documents, by workshop
site-field-minutes = Minutes
site-field-sheet = Sheet to print
site-home-minutes = Workshops: sheets and minutes
