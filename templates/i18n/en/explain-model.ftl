# Model (family M)
explain-M01 = Unknown field
    .means = The item has a field that the format does not know and the manifest does not declare. Written by its name, it is recognised: `ouvrage fmt` puts the key in its place.
    .why = It is mostly a slip of the pen: the value would be kept, but nobody would see it.
    .fires =
        needs:
          - id: BES-012
            title: Prepare a tour
            prioritty: useful
    .silent =
        needs:
          - id: BES-012
            title: Prepare a tour
            priority: useful
explain-M02 = Value of another kind
    .means = The field wants another sort of value: a number, a date, a list, an id. What counts (`volume`, `days`) and what is spent (`yearly_cost`) is not negative.
    .why = A date or an order written wrongly cannot be sorted or compared, and spoils the schedule.
    .fires =
        lots:
          - id: LOT-2
            title: Second lot
            order: second
    .silent =
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
explain-M03 = Value outside the list
    .means = The field takes the values of a list only, and this is none of them. A label is recognised: `ouvrage fmt` puts the value in its place.
    .why = Ranking, filters and grids rest on common values: a free one would drop the item from every count.
    .fires =
        needs:
          - id: BES-012
            title: Prepare a tour
            priority: urgent
    .silent =
        needs:
          - id: BES-012
            title: Prepare a tour
            priority: indispensable
explain-M04 = Field required at this state
    .means = The further an item gets, the more it must say: a retained need has a priority and an objective, an approved requirement a criticality.
    .why = A state is a decision. What is missing then will be missing from the document that others sign.
    .fires =
        needs:
          - id: BES-012
            title: Prepare a tour
            status: retained
            objectives: [OBJ-001]
    .silent =
        needs:
          - id: BES-012
            title: Prepare a tour
            status: retained
            priority: useful
            objectives: [OBJ-001]
explain-M05 = Impossible id
    .means = An id is written with letters, figures, dashes and dots.
    .why = It is the name of a page, a tag and a mark in workbooks: a space or a slash would break the links.
    .fires =
        needs:
          - id: BES/012
            title: Prepare a tour
    .silent =
        needs:
          - id: BES-012
            title: Prepare a tour
explain-M06 = Unknown collection
    .means = The first level of a file of `specs/` names a collection of the format; this one does not exist. Written by its name, it is recognised: `ouvrage fmt` puts the key in its place.
    .why = Whatever is written under it would be neither checked nor published.
    .fires =
        business_needs:
          - id: BES-012
            title: Prepare a tour
    .silent =
        needs:
          - id: BES-012
            title: Prepare a tour
explain-M07 = Link to an artifact of another kind
    .means = The field wants use cases, for example, and the id names a need.
    .why = The chain from objective to acceptance is read link by link: one that jumps between kinds falsifies the coverage.
    .fires =
        requirements:
          - id: EXG-012
            title: List of dormant accounts
            use_cases: [BES-001]
    .silent =
        requirements:
          - id: EXG-012
            title: List of dormant accounts
            use_cases: [CU-001]
explain-M08 = Unknown domain
    .means = The domain is neither in the catalogue nor among those that the manifest declares.
    .why = Two spellings of one domain would make two chapters, and two lines in the tables.
    .fires =
        needs:
          - id: BES-012
            title: Prepare a tour
            domain: logistics
    .silent =
        needs:
          - id: BES-012
            title: Prepare a tour
            domain: sales_force
explain-M09 = Inverse link that contradicts the link
    .means = A link is written on one side; the other is computed. Somebody wrote the other side too, and the two do not say the same.
    .why = Between two versions of one link nobody knows which was decided.
    .fires =
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
            requirements: [EXG-001]
    .silent =
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
explain-M10 = Target that cannot be read
    .means = The description of the CRM (its profile, its entities, its roles) holds a fault.
    .why = Without a target that can be read, no scenario can be matched to the CRM, nor played.
    .fires =
        targets:
          - id: pilot
            connector: rest
            profile: sandbx
            url: https://crm.pilot.example
    .silent =
        targets:
          - id: pilot
            connector: rest
            profile: sandbox
            url: https://crm.pilot.example
explain-M11 = Project without a title
    .means = The manifest does not say what the project is called.
    .why = The title stands on the cover of each document and at the head of each page.
    .fires =
        project:
          language: en
    .silent =
        project:
          title: A CRM for the sales teams
          language: en
explain-M12 = Setting of a rule
    .means = Under `checks` the manifest sets a rule that cannot be set or does not exist, or gives it an unknown level.
    .why = A setting without effect makes people believe that a rule is lifted, or kept, when it is not.
    .fires =
        project:
          title: A CRM for the sales teams
        checks:
          T11: off
    .silent =
        project:
          title: A CRM for the sales teams
        checks:
          T06: info
explain-M13 = No project in this folder
    .means = The folder has no manifest `ouvrage.yaml`.
    .why = That file says where a project begins, in which language and at which phase.
    .fires = (a folder without ouvrage.yaml)
    .silent = (a folder begun by ouvrage init)
explain-M14 = Unknown default target
    .means = `default_target` names a target that nobody described.
    .why = A run without `--target` would not know which CRM to play against.
    .fires =
        project:
          title: A CRM for the sales teams
        default_target: recete
    .silent =
        project:
          title: A CRM for the sales teams
        default_target: recette
explain-M15 = Single item described twice
    .means = A project has one context, one organisation, one consultation: this one is written in two files.
    .why = One of the two versions would be read, and the other would silently be missing from the specification.
    .fires =
        # specs/context.yaml
        context:
          sectors: [industrial supplies]
        # specs/company.yaml
        context:
          sectors: [industrial supplies]
    .silent =
        # specs/context.yaml
        context:
          sectors: [industrial supplies]
explain-M16 = Forbidden change of state
    .means = A state that others rely on (frozen, signed, in service…) is left only by the ways that are foreseen. The state before is that of the last git commit; `ouvrage check --since REVISION` chooses another. What was in such a state is not erased either, and goes on from it under another id. The text of a frozen requirement (statement, type, rules, criteria) changes in the state `amended` only: before the commit this is seen at every gate, after it from validation on, until it is put back or goes through that state. Where nothing changed since the commit there is nothing to compare: in continuous integration, give the last delivered version to `--since`.
    .why = A frozen requirement is in a contract, a signed migration has happened. Making it a draft again would wipe out the commitment without anybody having decided so.
    .before =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a follow-up task on day 7.
            status: frozen
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            lot: LOT-1
            verification: test
    .fires =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a follow-up task on day 7.
            status: draft
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            lot: LOT-1
            verification: test
    .silent =
        requirements:
          - id: EXG-012
            statement: The CRM shall create a follow-up task on day 10.
            status: amended
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            lot: LOT-1
            verification: test
explain-M17 = Phrase of the project that cannot be read, or that nothing says
    .means = A project adds its business phrases to the language of scenarios under `step_phrases`: each has one or more ways to be said, holes between braces, and steps written as a block under `steps: |`, where `<name>` takes what the scenario puts in the hole. This one cannot be read, names a hole that it does not have, leads back to itself, repeats another, or serves nobody.
    .why = A business phrase holds for every scenario that says it. A fault in it would falsify each of them; here, nothing that says it is played until it is mended.
    .fires =
        # features/phrases.steps.yaml
        step_phrases:
          - id: PHR-001
            phrase: the prospect "{"{name}"}" is ready to order
            steps: |
              Given an account "<nane>" whose region is "East"
        # features/order.feature
        Feature: Order
          @CT-900
          Scenario: A prospect who is ready
            Given the prospect "Steel" is ready to order
    .silent =
        # features/phrases.steps.yaml
        step_phrases:
          - id: PHR-001
            phrase: the prospect "{"{name}"}" is ready to order
            steps: |
              Given an account "<name>" whose region is "East"
        # features/order.feature
        Feature: Order
          @CT-900
          Scenario: A prospect who is ready
            Given the prospect "Steel" is ready to order
explain-M18 = Budget line that does not add up
    .means = The unit price and the quantity of a budget line are read as numbers: `85000`, `€85,000`, `€85k`, `€1.2M`, `10 days`. A number that can be read in two ways (`12.500`), prices with taxes among prices without, and years on a line that is paid once do not add up either. An empty field is a line that is still to be priced, and is not told. A negative price or quantity is deducted only where its name says so: “Discount”, “Grant”.
    .why = The line is missing from every total: the committee would vote a budget that is too small without knowing.
    .fires =
        organisation:
          budget:
            - line: Integration
              kind: one_off
              unit_price: 85k USD
    .silent =
        organisation:
          budget:
            - line: Integration
              kind: one_off
              unit_price: €85k
explain-M19 = End before the beginning
    .means = The day `end` does not come before the day `start`: a task of the planning, a campaign, a period. The day of going live (`go_live`) does not come before the start of the project.
    .why = Drawn, the task would be a point at its beginning: its end would be gone from the planning without a word.
    .fires =
        organisation:
          planning:
            - title: Build lot 1
              start: 2026-12-01
              end: 2026-03-31
    .silent =
        organisation:
          planning:
            - title: Build lot 1
              start: 2026-12-01
              end: 2027-03-31
explain-M21 = Attachment that is not there
    .means = A file that `attachments` names is in the project’s folder; where it bears a `sha256`, it has not changed since.
    .why = What is missing here will be missing from the site, and for whoever is given the file. What has changed is no longer what was approved.
    .fires =
        requirements:
          - id: EXG-012
            statement: The screen of reminders shall follow the attached mockup.
            attachments:
              - path: docs/mockup-reminder.pdf
    .silent =
        requirements:
          - id: EXG-012
            statement: The screen of reminders shall follow the attached mockup.
            attachments:
              - path: https://mockups.example/reminder
                title: Mockup of the reminder
