objective-status-proposed = proposed
objective-status-approved = approved
objective-status-measured = measured
objective-status-dropped = dropped

objective-level-strategic = strategic
objective-level-operational = operational
objective-level-steering = steering

book-phase-fitness = fitness verification (VABF)
book-phase-factory = factory tests
book-phase-pilot = pilot
book-phase-service = regular service verification (VSR)
book-phase-migration = data migration
book-phase-flow = data flow
book-phase-regression = regression

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
kind-context = context
kind-organisation = organisation
kind-consultation = consultation
kind-journey = customer journey
kind-process = process
kind-pipeline = pipeline
kind-access-right = access right
kind-change-request = change request
kind-application = application
kind-architecture-option = architecture option
kind-flow = flow
kind-data-entity = data entity
kind-source = source field
kind-migration = migration rule
kind-kpi = KPI
kind-dashboard = dashboard
kind-campaign = campaign
kind-response = response
kind-question = question
kind-score = score
kind-change-action = change action
kind-review = review
kind-step-phrase = phrase of the project
kind-adoption = adoption measure
kind-rule = business rule
kind-dataset = dataset
kind-task = task
kind-risk = risk
kind-committee = committee
kind-criterion = criterion
kind-demo-scenario = demo scenario

use-case-status-draft = draft
use-case-status-to-review = to review
use-case-status-approved = approved
use-case-status-to-revise = to revise
use-case-status-obsolete = obsolete

family-crm = CRM
family-data = data

cycle-know = know
cycle-target = target
cycle-sell = sell
cycle-serve = serve

priority-scale-four-level = four levels
priority-scale-moscow = MoSCoW
priority-scale-p1-p4 = P1 to P4
priority-scale-kano = Kano
priority-scale-wsjf = WSJF

priority-indispensable = indispensable
priority-future = future obligation
priority-useful = useful improvement
priority-comfort = comfort
priority-must = must have
priority-should = should have
priority-could = could have
priority-wont = won’t have
priority-p1 = P1
priority-p2 = P2
priority-p3 = P3
priority-p4 = P4
priority-basic = basic
priority-performance = performance
priority-delighter = delighter
priority-indifferent = indifferent

requirement-status-draft = draft
requirement-status-to-review = to review
requirement-status-approved = approved
requirement-status-frozen = frozen
requirement-status-amended = amended
requirement-status-rejected = rejected
requirement-status-obsolete = obsolete

requirement-type-functional = functional
requirement-type-data = data
requirement-type-interface = interface
requirement-type-report = reporting
requirement-type-migration = data migration
requirement-type-performance = performance
requirement-type-availability = availability
requirement-type-security = security
requirement-type-privacy = privacy
requirement-type-accessibility = accessibility
requirement-type-usability = usability
requirement-type-operability = operability
requirement-type-training = training
requirement-type-service = service level
requirement-type-constraint = constraint
requirement-type-information = information

criticality-minor = minor
criticality-major = major
criticality-critical = critical

verification-test = test
verification-demonstration = demonstration
verification-inspection = inspection
verification-analysis = analysis
verification-certificate = certificate

relation-depends-on = depends on
relation-conflicts-with = conflicts with
relation-refines = refines
relation-replaces = replaces

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
edge-says = says
edge-names = names

workshop-status-planned = planned
workshop-status-held = held
workshop-status-minutes-sent = minutes sent
workshop-status-approved = approved
workshop-status-postponed = postponed
workshop-status-cancelled = cancelled

workshop-type-needs = needs
workshop-type-objectives = objectives
workshop-type-journey = customer journey
workshop-type-use-cases = use cases
workshop-type-data = data
workshop-type-architecture = architecture
workshop-type-reporting = reporting
workshop-type-acceptance = acceptance
workshop-type-change = change management
workshop-type-committee = committee

profile-field = field
profile-manager = line management
profile-management = top management
profile-it = IT
profile-data = data
profile-amoa = owner’s assistant (AMOA)
profile-vendor = vendor
profile-integrator = integrator

presence-expected = expected
presence-present = present
presence-absent = absent
presence-excused = excused

action-status-open = open
    .also = to do, in progress, pending
action-status-done = done
    .also = closed, completed, finished, complete
action-status-cancelled = cancelled
    .also = canceled, dropped

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

lot-status-proposed = proposed
lot-status-decided = decided
lot-status-frozen = frozen
lot-status-in-build = in build
lot-status-delivered = delivered
lot-status-in-acceptance = in acceptance
lot-status-fit = fit (VABF pronounced)
lot-status-in-service = in regular service (VSR)
lot-status-admitted = admitted
lot-status-warranty = under warranty
lot-status-closed = closed
lot-status-dropped = dropped

test-case-status-drafting = drafting
test-case-status-review = in review
test-case-status-approved = approved
test-case-status-to-update = to update
test-case-status-obsolete = obsolete

hole-type-any = anything
hole-type-text = text between quotes
hole-type-number = number
hole-type-amount = amount
hole-type-percentage = percentage
hole-type-date = date
hole-type-duration = duration

case-format-steps = steps
case-format-gherkin = Gherkin
case-format-exploratory = exploratory

case-mode-manual = manual
case-mode-automated = automated
case-mode-mixed = mixed

case-nature-functional = functional
case-nature-rights = rights
case-nature-flow = data flow
case-nature-data = data
case-nature-limit = limit
case-nature-error = error
case-nature-resume = resumption
case-nature-performance = performance
case-nature-usability = usability
case-nature-security = security
case-nature-report = reporting

need-status-expressed = expressed
need-status-qualified = qualified
need-status-retained = retained
need-status-postponed = postponed
need-status-rejected = rejected

specificity-generic = generic
specificity-specific = specific
specificity-differentiating = differentiating

kano-basic = basic
kano-performance = performance
kano-delighter = delighter
kano-indifferent = indifferent

audience-published = published
audience-internal = internal

phase-drafting = drafting
phase-consultation = consultation
phase-build = build
phase-acceptance = acceptance
phase-service = service

method-v-cycle = V-cycle
method-agile = agile
method-hybrid = hybrid

contract-profile-private = private contract
contract-profile-ccag-tic-2021 = CCAG-TIC 2021

delay-unit-business-hours = business hours
delay-unit-business-days = business days
delay-unit-working-days = working days
delay-unit-calendar-days = calendar days
delay-unit-business-hours-counted = { $n ->
    [one] business hour
   *[other] business hours
    }
delay-unit-business-days-counted = { $n ->
    [one] business day
   *[other] business days
    }
delay-unit-working-days-counted = { $n ->
    [one] working day
   *[other] working days
    }
delay-unit-calendar-days-counted = { $n ->
    [one] calendar day
   *[other] calendar days
    }

party-role-owner = project owner
    .also = client, customer, MOA
party-role-amoa = owner’s assistant (AMOA)
    .also = AMOA, AMO, consultant
party-role-vendor = vendor
    .also = supplier, contractor
party-role-integrator = integrator
    .also = MOE, system integrator
party-role-bidder = bidder
    .also = tenderer, candidate

domain-users-access = users and access
domain-contacts = accounts and contacts
domain-leads-opportunities = leads and opportunities
domain-quotes-orders = quotes and orders
domain-interactions = interactions
domain-marketing = marketing
domain-service = customer service
domain-steering = steering
domain-data = data
domain-integration = integration
domain-sales-force = sales force
domain-sales-administration = sales administration

country-FR = France
country-FR-57 = France (Moselle)
country-FR-67 = France (Bas-Rhin)
country-FR-68 = France (Haut-Rhin)
country-BE = Belgium
country-LU = Luxembourg
raci-convention-a-accountable = A means accountable
raci-convention-a-actor = A means actor
