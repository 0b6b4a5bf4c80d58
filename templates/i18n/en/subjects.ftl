# What the project says beside its chain: context, journeys, data, rights, organisation…

site-subjects = The project file
site-subject-contents = On this page
site-subject-nothing = There is nothing here for you to read.
site-framework = Project framework
site-framework-intro = How the project is led, who takes part, what the contract says, and how soon an anomaly is mended.
site-severity = Severity
site-subject-context = Context and scope
site-subject-context-intro = The company, its customers, its teams, its tools, and what belongs to the project.
site-subject-journeys = Journeys and pipelines
site-subject-journeys-intro = What the customer lives through, what the salesperson follows, and how people work today and tomorrow.
site-subject-architecture = Applications and flows
site-subject-architecture-intro = Which tools hold which data, what moves between them, and the choice that was made.
site-subject-data = Data and migration
site-subject-data-intro = The target data model, the fields of the original files and the rules of migration.
site-subject-access = Access rights
site-subject-access-intro = What each role may do with each object. What is not open is refused.
site-subject-steering = Indicators
site-subject-steering-intro = What is measured, who reads it, and what is done when the figure turns red.
site-subject-organisation = Organisation and planning
site-subject-organisation-intro = Who decides, who does what, and when.
site-subject-change = Change management
site-subject-change-intro = Communication, training, ambassadors, and what will tell that the tool is adopted.
site-subject-consultation = Consultation
site-subject-consultation-intro = The rules given to bidders, and how offers are compared.
site-subject-phrases = Business phrases
site-subject-phrases-intro = What scenarios say in the project’s own words, and the steps that each phrase stands for.
site-subject-follow-up = Changes and campaigns
site-subject-follow-up-intro = What was asked for on top, and the acceptance passes that are planned.

site-access-create = C
site-access-read = R
site-access-update = U
site-access-delete = D
site-access-export = X
site-access-none = no right
site-access-without = without

site-raci-r = responsible
site-raci-a = accountable
site-raci-actor = actor
site-raci-c = consulted
site-raci-i = informed
site-raci-s = in support

site-budget-made-of = Quantity × price
site-budget-year = Year
site-budget-beyond = Later years
site-budget-total = Total
site-budget-one-off = One-off spending
site-budget-recurring = Recurring spending
site-budget-whole = Altogether
site-budget-why = A line that gives its year begins in it; without a year, it begins with the first one. One-off spending stands where it begins. A question mark stands for an amount that cannot be read and is missing from the sums.

site-schedule-what = Task or milestone
site-schedule-when = Dates
site-schedule-quarter = Q
site-schedule-after = after

site-option-compared = Option
site-change-actions = Actions

# The home page: what the figures are about, and what to do first
site-home-scope = The whole project: { $n ->
    [one] { $n } test case
   *[other] { $n } test cases
}, { $total ->
    [0] in no book
    [one] { $total } book
   *[other] { $total } books
}; each row of examples gives a result.
site-home-scope-run = The cases of the last run.
site-home-last-run = Last run ({ $n ->
    [one] { $n } case planned
   *[other] { $n } cases planned
}): { $name }
site-home-no-case = No case can be played yet: it takes an acceptance book with an approved case, and a target CRM.
site-home-steps = What to do now
site-step-hold = Hold the workshop { $name }
site-step-hold-why = Its sheet can be printed: questions by theme, room for needs, decisions and actions.
site-step-workshop = Write the first workshop
site-step-workshop-why = Ten lines are enough: the date, those present, what was said and decided.
site-step-needs = Write down the needs that were heard
site-step-needs-why = One sentence for each: who, what, for which benefit.
site-step-objectives = Write a first objective
site-step-objectives-why = What must change, by how much, by when; needs are ranked against it.
site-step-rank = { $n ->
    [one] Qualify and rank { $n } need
   *[other] Qualify and rank { $n } needs
}
site-step-rank-why = A retained need has a priority and the objective that it serves; one that is set aside has a reason.
site-step-cover = { $n ->
    [one] Cover { $n } retained need by a use case
   *[other] Cover { $n } retained needs by use cases
}
site-step-cover-why = A use case tells who does what and what they see.
site-step-use-cases = Tell a first use case
site-step-use-cases-why = Only what is the company’s own, not what any CRM does.
site-step-requirements = Write the requirements
site-step-requirements-why = A sentence that a test can confirm or refute, with its priority.
site-step-lots = Compose the lots
site-step-lots-why = What is delivered and accepted together, the essential first.

site-application-map = Application map
site-flow-towards = gives
site-flow-from = receives
