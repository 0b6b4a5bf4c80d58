objective-status-proposed = Proposed
objective-status-approved = Approved
objective-status-measured = Measured
objective-status-dropped = Dropped

objective-level-strategic = Strategic
objective-level-operational = Operational
objective-level-steering = Steering

book-phase-fitness = Fitness verification (VABF)
book-phase-factory = Factory tests
book-phase-pilot = Pilot
book-phase-service = Regular service verification (VSR)
book-phase-migration = Data migration
book-phase-flow = Data flow
book-phase-regression = Regression

kind-objective = objective
kind-workshop = workshop
kind-need = need
kind-use-case = use case
kind-requirement = requirement
kind-lot = lot
kind-recipe-book = acceptance test book
kind-test-case = test case
kind-scenario = scenario
kind-term = glossary term
kind-target = target

use-case-status-draft = Draft
use-case-status-to-review = To review
use-case-status-approved = Approved
use-case-status-to-revise = To revise
use-case-status-obsolete = Obsolete

family-crm = CRM
family-data = Data

cycle-know = Know
cycle-target = Target
cycle-sell = Sell
cycle-serve = Serve

priority-scale-four-level = Four levels
priority-scale-moscow = MoSCoW
priority-scale-p1-p4 = P1 to P4
priority-scale-kano = Kano
priority-scale-wsjf = WSJF

priority-indispensable = Indispensable
priority-future = Future obligation
priority-useful = Useful improvement
priority-comfort = Comfort
priority-must = Must have
priority-should = Should have
priority-could = Could have
priority-wont = Won’t have
priority-p1 = P1
priority-p2 = P2
priority-p3 = P3
priority-p4 = P4
priority-basic = Basic
priority-performance = Performance
priority-delighter = Delighter
priority-indifferent = Indifferent

requirement-status-draft = Draft
requirement-status-to-review = To review
requirement-status-approved = Approved
requirement-status-frozen = Frozen
requirement-status-amended = Amended
requirement-status-rejected = Rejected
requirement-status-obsolete = Obsolete

requirement-type-functional = Functional
requirement-type-data = Data
requirement-type-interface = Interface
requirement-type-report = Reporting
requirement-type-migration = Data migration
requirement-type-performance = Performance
requirement-type-availability = Availability
requirement-type-security = Security
requirement-type-privacy = Privacy
requirement-type-accessibility = Accessibility
requirement-type-usability = Usability
requirement-type-operability = Operability
requirement-type-training = Training
requirement-type-service = Service level
requirement-type-constraint = Constraint
requirement-type-information = Information

criticality-minor = Minor
criticality-major = Major
criticality-critical = Critical

verification-test = Test
verification-demonstration = Demonstration
verification-inspection = Inspection
verification-analysis = Analysis
verification-certificate = Certificate

relation-depends-on = Depends on
relation-conflicts-with = Conflicts with
relation-refines = Refines
relation-replaces = Replaces

edge-voiced-in = voiced in
edge-serves = serves
edge-covers = covers
edge-details = details
edge-planned-in = planned in
edge-verifies = verifies
edge-plays = plays
edge-belongs-to = belongs to
edge-depends-on = depends on
edge-conflicts-with = conflicts with
edge-refines = refines
edge-replaces = replaces

workshop-status-planned = Planned
workshop-status-held = Held
workshop-status-minutes-sent = Minutes sent
workshop-status-approved = Approved
workshop-status-postponed = Postponed
workshop-status-cancelled = Cancelled

workshop-type-needs = Needs
workshop-type-objectives = Objectives
workshop-type-journey = Customer journey
workshop-type-use-cases = Use cases
workshop-type-data = Data
workshop-type-architecture = Architecture
workshop-type-reporting = Reporting
workshop-type-acceptance = Acceptance
workshop-type-change = Change management
workshop-type-committee = Committee

profile-field = Field
profile-manager = Line management
profile-management = Top management
profile-it = IT
profile-data = Data
profile-amoa = Owner’s assistant (AMOA)
profile-vendor = Vendor
profile-integrator = Integrator

presence-expected = Expected
presence-present = Present
presence-absent = Absent
presence-excused = Excused

action-status-open = Open
action-status-done = Done
action-status-cancelled = Cancelled

connector-rest = REST
connector-tryton = Tryton
connector-odoo = Odoo

gender-m = masculine
gender-f = feminine

field-type-text = text
field-type-integer = integer
field-type-decimal = decimal
field-type-money = amount
field-type-percent = percentage
field-type-bool = yes or no
field-type-date = date
field-type-datetime = date and time
field-type-choice = choice
field-type-reference = reference

lot-status-proposed = Proposed
lot-status-decided = Decided
lot-status-frozen = Frozen
lot-status-in-build = In build
lot-status-delivered = Delivered
lot-status-in-acceptance = In acceptance
lot-status-fit = Fit (VABF pronounced)
lot-status-in-service = In regular service (VSR)
lot-status-admitted = Admitted
lot-status-warranty = Under warranty
lot-status-closed = Closed
lot-status-dropped = Dropped

test-case-status-drafting = Drafting
test-case-status-review = In review
test-case-status-approved = Approved
test-case-status-to-update = To update
test-case-status-obsolete = Obsolete

case-format-steps = Steps
case-format-gherkin = Gherkin
case-format-exploratory = Exploratory

case-mode-manual = Manual
case-mode-automated = Automated
case-mode-mixed = Mixed

case-nature-functional = Functional
case-nature-rights = Rights
case-nature-flow = Data flow
case-nature-data = Data
case-nature-limit = Limit
case-nature-error = Error
case-nature-resume = Resumption
case-nature-performance = Performance
case-nature-usability = Usability
case-nature-security = Security
case-nature-report = Reporting

need-status-expressed = Expressed
need-status-qualified = Qualified
need-status-retained = Retained
need-status-postponed = Postponed
need-status-rejected = Rejected

specificity-generic = Generic
specificity-specific = Specific
specificity-differentiating = Differentiating

kano-basic = Basic
kano-performance = Performance
kano-delighter = Delighter
kano-indifferent = Indifferent

audience-published = Published
audience-internal = Internal

phase-drafting = Drafting
phase-consultation = Consultation
phase-build = Build
phase-acceptance = Acceptance
phase-service = Service

method-v-cycle = V-cycle
method-agile = Agile
method-hybrid = Hybrid

contract-profile-private = Private contract
contract-profile-ccag-tic-2021 = CCAG-TIC 2021

party-role-owner = Project owner
party-role-amoa = Owner’s assistant (AMOA)
party-role-vendor = Vendor
party-role-integrator = Integrator
party-role-bidder = Bidder

domain-users-access = Users and access
domain-contacts = Accounts and contacts
domain-leads-opportunities = Leads and opportunities
domain-quotes-orders = Quotes and orders
domain-interactions = Interactions
domain-marketing = Marketing
domain-service = Customer service
domain-steering = Steering
domain-data = Data
domain-integration = Integration
domain-sales-force = Sales force
domain-sales-administration = Sales administration
