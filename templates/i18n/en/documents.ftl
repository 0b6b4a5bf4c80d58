document-contents = Contents
document-code = Reference
document-version = Version
document-date = Date
document-commit = Text revision
document-running-version = Version { $version }
document-page = page { $page } / { $pages }
pdf-missing-glyph = no font has the character “{ $character }” ({ $code }): { $count ->
    [one] an empty box stands for it
   *[other] { $count } empty boxes stand for it
}
pdf-repeated-anchor = the anchor “{ $anchor }” is used twice: links lead to the first

document-specification = Specification
document-minutes = Workshop minutes
document-untitled = Untitled chapter
document-start = Project start
document-go-live = Going live
document-holds = Contents
document-objectives = Objectives
document-objectives-intro = Each objective is measured before the project, then when it is due. Acceptance and steering committees refer to it.
document-objective = Objective
document-due = Due
document-kpi = Measure
document-measure-change = Intended progress
document-measured-by = Measured by
document-assumptions = Assumptions
document-fed-by = Fed by
document-workshops = Workshops held
document-workshops-intro = The needs of this document were gathered from the teams in the following workshops.
document-workshop = Workshop
document-subject = Subject
document-represented = Services represented
document-needs = Needs
document-needs-intro = Needs are ranked by priority. Each names the objectives that it serves and the use cases that cover it.
document-not-ranked = Not ranked
document-not-covered = Not covered
document-actor = Actor
document-service = Service
document-benefit = Expected benefit
document-current-problem = Current problem
document-frequency = Frequency
document-volume = Volume
document-needed-by = Needed by
document-reason = Reason
document-voiced-in = Voiced in
document-use-cases = Use cases
document-direct-requirements = Direct requirements
document-lot = Lot
document-need = Need
document-use-cases-intro = Data use cases serve those of the CRM.
document-use-cases-crm = CRM use cases
document-use-cases-data = Data use cases
document-all-stages = All stages
document-depends-on = Depends on
document-feeds = Feeds
document-requirements = Requirements
document-goal = Goal
document-trigger = Trigger
document-channels = Channels
document-main-flow = Main flow
document-step = No.
document-action = Action
document-result = Result
document-variants = Variants
document-error-cases = Error cases
document-required-data = Required data
document-datum = Data
document-source = Source
document-presence = Presence
document-mandatory = mandatory
document-optional = optional
document-quality = Quality
document-freshness = Freshness
document-rules = Business rules
document-acceptance-criteria = Acceptance criteria
document-functional = Functional requirements
document-non-functional = Non-functional requirements
document-requirements-intro = Each requirement is one testable sentence. The proposed solution answers each of them in the response grid.
document-requirements-each = Each requirement has an id, by which it is quoted.
document-no-domain = Other
document-criticality = Criticality
document-criticality-is = { $value } criticality
document-knockout = Knockout
document-measure = Measure
document-threshold = Threshold
document-base = Base
document-window = Window
document-rationale = Rationale
document-type = Type
document-cases = Test cases
document-grid = Requirements grid
document-grid-intro = All requirements, lot by lot, the highest priorities first.
document-no-lot = No lot
document-requirement = Requirement
document-priority = Priority
document-verdict = Verdict
document-lots = Lots and milestones
document-lots-intro = The deployment is split into lots, delivered and accepted one after the other.
document-deliverables = Deliverables
document-entry-criteria = Entry criteria
document-exit-criteria = Exit criteria
document-population = Users concerned
document-sites = Sites
document-after = After
document-milestones = Milestones
document-milestone = Milestone
document-planned = Planned
document-reached = Actual
document-acceptance = Acceptance terms
document-terms = Terms of the contract
document-terms-intro = What the contract says, and how soon an anomaly is taken up, worked around and mended, by its severity.
document-acceptance-intro = The client’s acceptance neither replaces the supplier’s tests nor is replaced by them. It is played on the following books.
document-scope-in = In scope
document-scope-out = Out of scope
document-suites = Chapters of the book
document-suspension-criteria = Suspension criteria
document-environment = Environment
document-accounts = Acceptance accounts
document-datasets = Data sets
document-signatories = Signatories
document-coverage = Coverage matrix
document-set-aside = Set aside or postponed
document-set-aside-intro = What follows was asked for and is not expected of the solution.
document-asked = Request
document-coverage-intro = What is not covered yet stands first in each table.
document-coverage-needs = From needs to requirements
document-coverage-requirements = From requirements to test cases
document-coverage-bar = Requirements covered by approved cases
document-coverage-rule = A requirement is covered when it has at least as many approved cases as it expects.
document-coverage-none = { $count ->
    [one] No test case is approved for the requirement yet. Its coverage will be read here once the acceptance books are written.
   *[other] No test case is approved for the { $count } requirements yet. Their coverage will be read here once the acceptance books are written.
}
document-bar-covered = { $count ->
   *[other] covered
}
document-bar-partly = { $count ->
   *[other] in part
}
document-bar-holes = { $count ->
   *[other] without case
}
document-no-case = No case
document-too-few-cases = In part
document-covered = Covered
document-approved-expected = Approved / expected cases
document-state = State
document-glossary = Glossary
document-term = Term
document-acronym = Acronym
document-definition = Definition
document-held-on = Held on
document-place = Place
document-duration = Duration
document-facilitator = Facilitator
document-purpose = Purpose
document-participants = Participants
document-name = Name
document-function = Function
document-entity = Service
document-exchanges = Questions and answers
document-no-answer = Left without an answer
document-unanswered-count = { $count ->
    [one] One question of the sheet got no answer.
   *[other] { $count } questions of the sheet got no answer.
}
document-sheet = Workshop sheet
document-planned-on = Planned for
document-to-ask = Questions to ask
document-question = Question
document-answer = Answer
document-nobody-yet = to be named
document-findings = Findings
document-pain-points = Pain points
document-pain-point = Pain point
document-impact = Impact
document-needs-voiced = Needs voiced
document-register = Decisions and actions
document-decisions = Decision
document-decided-by = Decided by
document-actions = Action
document-action-owner = Owner
document-open-points = Open point
document-day = Date
document-agreement = Agreement on the minutes
document-minutes-state = State:
document-minutes-sent = Minutes sent on { $day }.
document-minutes-remarks = Participants send their remarks to the facilitator.

document-count-needs = { $count ->
    [one] { $count } need
   *[other] { $count } needs
}
document-count-use-cases = { $count ->
    [one] { $count } use case
   *[other] { $count } use cases
}
document-count-requirements = { $count ->
    [one] { $count } requirement
   *[other] { $count } requirements
}
document-count-lots = { $count ->
    [one] { $count } lot
   *[other] { $count } lots
}
document-count-participants = { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
document-count-cases = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
document-count-automated = { $count ->
    [one] { $count } automated
   *[other] { $count } automated
}
document-count-manual = { $count ->
    [one] { $count } manual
   *[other] { $count } manual
}
document-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
document-changed-since = { $commit } changed
document-unversioned = unversioned text

document-journeys-intro = The customer’s journey is drawn first; the stages of the pipeline follow it, and processes change before the tool.
document-stage = Stage
document-steering = Indicators and dashboards
document-steering-intro = Each indicator has its formula, its thresholds, somebody who holds it, and what is done when it turns red.
document-change-intro = Support begins before each lot is opened and goes on until the use is seen.
document-architecture-intro = The applications and their roles, the choice that was made, then each flow with its master, key, rejects and replay.
document-data-intro = The target data model, then the fields taken over from each file and the rules that change them.
document-planning-intro = Tasks in the order in which they begin; a dot is a milestone.
