# Schemas for editors: `ouvrage schema`.

schema-generated = Written by “ouvrage schema”; write it anew with the same command, not by hand.
schema-specs-title = Texts of an Ouvrage project
schema-specs-description = A file of specs/: its keys are collections (needs, requirements…), each with its list of artifacts. A file may hold several.
schema-manifest-title = Manifest of an Ouvrage project
schema-manifest-description = ouvrage.yaml: the project, its parties, its people and its conventions.
schema-unread = Kept as it is: this version does not read it yet.
schema-custom = A field that the project adds (custom_fields of the manifest).
schema-level-error = error: the check fails
schema-level-warning = warning
schema-level-info = information
schema-level-off = off: checked no more

schema-expected-text = A text is expected here.
schema-expected-texts = A list of texts is expected here, or one text.
schema-expected-integer = A whole number is expected here, such as 15.
schema-expected-bool = “true” or “false” is expected here.
schema-expected-date = A day is expected here: year, month, day, such as 2026-03-12.
schema-expected-wsjf = A WSJF score is expected here: a number, such as 20 or 4.5.
schema-expected-links = A list of ids is expected here, or one id.
schema-expected-mapping = Fields are expected here, one a line, further in than the key.
schema-expected-record = Fields or a text are expected at each dash.
schema-expected-records = A list is expected here: one dash for each element.
schema-expected-items = A list of artifacts is expected here: one dash for each.
schema-expected-id = An id is made of letters, figures and the signs - _ . without a space, such as EXG-012.
schema-expected-reference = A secret is never written: write a reference to an environment variable, such as {"$"}{"{"}CRM_PASSWORD{"}"}.

schema-missing = “{ $field }” ({ $name }) is required at the state: { $states }.
schema-missing-title = Give a title or a statement: without it the artifact has no name.
schema-missing-term = Give the term that you define.
schema-missing-target = Give the id of the CRM: it is what “ouvrage run --target” names.
schema-missing-reason = At this state the decision says why (reason).
schema-missing-criteria = At this state a measurable requirement (performance, availability…) needs criteria: a measure and a threshold.
schema-missing-manifest = Give the title of the project: project, then title.

schema-form-text = A text.
schema-form-prose = A text, with Markdown where it helps.
schema-form-texts = A list of texts; one text will do.
schema-form-integer = A whole number.
schema-form-figure = A number, with its unit where that helps.
schema-form-bool = true or false.
schema-form-date = A day: 2026-03-12.
schema-form-choice = A word of the list.
schema-form-open = A word of the list; the project adds its own in ouvrage.yaml, under “{ $list }”.
schema-form-words = One name a line, followed by a colon and a word of the list.
schema-form-record = Several fields, one a line.
schema-form-records = A list; a bare text stands for “{ $first }”.
schema-form-parts = A list; a bare text stands for “{ $first }”, and each element may bear an id, such as { $example }.
schema-form-link = The id of an artifact ({ $kinds }), such as { $example }.
schema-form-links = A list of ids ({ $kinds }), such as { $example }; one will do.
schema-form-links-or-texts = A list of ids ({ $kinds }), such as { $example }, or of plain sentences.
schema-form-inverse = Computed from the links that are written on the other side; no need to write it.
schema-form-free = Of any form.
schema-required = Required at the state: { $states }.

schema-snippet-label = { $collection }: a new element
schema-snippet-description = All the usual fields, to be filled in one after the other (Tab key).
schema-snippet-manifest = A new project

hint-collection-context = The company and its business: key figures, teams, sites, tools, what is in scope and what is not.
hint-collection-objectives = What the company wants to obtain, with a measure, a starting value, a target and a date.
hint-collection-workshops = The meetings where needs are voiced and decided. Ten lines are enough to begin with.
hint-collection-journeys = What the customer lives through, stage by stage.
hint-collection-processes = How people work today, and how they will work.
hint-collection-pipelines = The stages that a deal goes through.
hint-collection-needs = What somebody needs, in their words: who, what, why.
hint-collection-use-cases = What a user does with the tool, from the trigger to the result.
hint-collection-requirements = What the solution must do or warrant: one sentence that can be tested for each.
hint-collection-lots = What is delivered together, in which order, with which budget.
hint-collection-organisation = Who does what, with which means, when and for how much.
hint-collection-access-matrix = Which role may do what, on what. The cases of forbidden access are drawn from it.
hint-collection-change-requests = What is asked for after the agreement: impact, cost, decision.
hint-collection-applications = The applications around the CRM.
hint-collection-architecture-options = The architectures that were weighed, and the one that was kept.
hint-collection-flows = What goes from one application to another.
hint-collection-data-entities = The target data model: entities, fields, relations.
hint-collection-sources = The fields of the former databases and what becomes of them.
hint-collection-migrations = How data are taken over and controlled.
hint-collection-kpis = The indicators: formula, source, owner, thresholds.
hint-collection-dashboards = What each family of users sees of its indicators.
hint-collection-recipe-books = An acceptance book for each lot and phase: what will be verified, and when that is enough.
hint-collection-test-cases = The test cases written by hand. A Gherkin scenario is a test case already.
hint-collection-reviews = Who looked again at cases whose requirement had changed, and found that they still hold: written by “ouvrage review”.
hint-collection-campaigns = The acceptance campaigns as planned: book, dates, testers.
hint-collection-consultation = How vendors are consulted and compared.
hint-collection-responses = What a bidder answers to a requirement.
hint-collection-questions = The questions of bidders; who asked is never shown.
hint-collection-scores = What the evaluators give.
hint-collection-change-actions = Communication, training, ambassadors, support.
hint-collection-adoption = What is measured of the use, by profile.
hint-collection-glossary = The words of the business, defined once.
hint-collection-targets = The CRMs that scenarios are played on.
hint-collection-imports = How the columns of a spreadsheet are read: written by “ouvrage import --save-map”.

hint-imports-name = The name of the mapping: ouvrage import --map NAME.
hint-imports-as = The grid that the sheet fills: requirements, needs…
hint-imports-sheet = The name of the sheet in the workbook.
hint-imports-columns = The head of the column, then the field that it fills; “ignore” leaves it out.
hint-imports-values = By field: what cells say, then the word of the project.

hint-id = The stable name of the artifact, never reused. Leave it empty and “ouvrage fmt” will give the next free one.
hint-title = A few words that tell it from all others; they stand for the statement where there is none.
hint-statement = What is stated, in one or two whole sentences.
hint-description = What one has to know to understand it.
hint-status = Where the artifact stands. Later states ask for more fields.
hint-tags = Your own words, to sort and filter.
hint-notes = What you want to keep beside it, without being bound by it.
hint-audience = “internal” does not leave the house in what bidders are given: quotes, budgets, pain points.
hint-attachments = Files that go with it.
hint-origin = Where it comes from: a workshop (ATL-001), a person, a document.
hint-lang = The language of this text, where it is not the project’s.
hint-author = Who wrote it.
hint-reviewer = Who read it again: somebody else than the author.
hint-domain = The functional domain by which documents and lists are grouped.
hint-priority = How much it matters to the business, on the project’s scale (priority_scale of the manifest).
hint-lot = The lot that delivers it.
hint-objectives = The objectives that it serves.
hint-needs = The needs that it covers.
hint-use-cases = The use cases that it is about.
hint-requirements = The requirements that it is about.
hint-workshops = The workshops where it was voiced.
hint-depends-on = What has to be there before.
hint-criticality = What a defect costs: critical, major or minor.
hint-frequency = How often: “40 times a day”, “every Monday”.
hint-volume = How many at once or in a period: “12,000 quotes a year”.
hint-specificity = Common to all CRMs, specific to the trade, or what makes you different.
hint-rules = The business rules: one sentence for each, with its threshold.
hint-owner = The person who answers for it: the id in “people”, or the name.
hint-actor = Who acts: a role rather than a person, such as “field sales representative”.
hint-goal = What shall have been obtained in the end.
hint-due = By when.
hint-unit = The unit of the value: %, days, €.
hint-formula = How the value is computed.
hint-baseline = The value of today, as measured.
hint-threshold = The value to be kept: “2 s”, “95%”.
hint-measure = What is measured.
hint-pain-points = What gets in the way today, in the words of those who live with it.
hint-entry-criteria = What must be true to begin.
hint-exit-criteria = What must be true to end.
hint-acceptance-criteria = What lets one say that it is a success.
hint-reason = Why: a year from now, somebody will ask.
hint-decision = What was decided, by whom, when and why.
hint-cost = The cost in euros.
hint-customer-type = Which type of customer it applies to.
hint-application = The application that it is about.
hint-person = The id of the person in “people”, or the name.

hint-objectives-title = The result that is wanted: “Halve the time before a quote is followed up”.
hint-objectives-level = Strategic for the management, operational for the field, steering for the measure.
hint-objectives-sponsor = Who in the management wants this result and answers for it.
hint-objectives-kpi = What is measured: “mean time before follow-up”.
hint-objectives-target = The value to be reached.
hint-objectives-due = The day by which the target must be reached.
hint-objectives-measured-by = Who measures, or with what.
hint-objectives-assumptions = What must stay true for the objective to make sense.
hint-objectives-result = To be filled in once it is measured.

hint-workshops-title = The subject: “The day of a field sales representative”.
hint-workshops-date = The day of the workshop.
hint-workshops-type = What it looks for.
hint-workshops-duration-min = How long, in minutes.
hint-workshops-facilitator = Who leads it.
hint-workshops-participants = Who was there, or should have been: an id of “people”, or a name.
hint-workshops-goal = What one wants to know at the end.
hint-workshops-questions = The questions that were asked, and the answers.
hint-workshops-findings = What was learnt.
hint-workshops-quotes = What was said, word for word; it stays in internal documents.
hint-workshops-needs = The needs that were voiced: the id of a need written elsewhere, or a sentence that will become one.
hint-workshops-decisions = What was decided, by whom, on which day.
hint-workshops-actions = What remains to be done, by whom, by when. “ouvrage actions” gathers them.
hint-workshops-open-points = What is not settled.
hint-workshops-minutes = How the minutes were sent and approved.

hint-needs-title = What somebody needs: “Find a customer in less than two minutes”.
hint-needs-statement = Who needs what, and what for.
hint-needs-actor = Who has this need.
hint-needs-service = The department of those who voiced it.
hint-needs-current-problem = What happens today for want of an answer.
hint-needs-benefit = What the company gains.
hint-needs-needed-by = The day by which it must be there.
hint-needs-kano = How users would react: expected, proportional, delighting.
hint-needs-use-cases = Use cases say themselves which needs they cover.
hint-needs-requirements = Requirements say themselves which needs they cover.

hint-use-cases-title = What the user does, with a verb: “Follow up a quote”.
hint-use-cases-family = A use case of the CRM, or of data.
hint-use-cases-cycle = The stage of the sales cycle.
hint-use-cases-trigger = What makes it begin: a call, a date, an order.
hint-use-cases-main-flow = The steps when all goes well: who does what, and what comes of it.
hint-use-cases-variants = The other ways that succeed.
hint-use-cases-error-cases = What may fail, and what happens then.
hint-use-cases-required-data = The data without which it cannot be done.
hint-use-cases-channels = By which way: telephone, visit, site, e-mail.
hint-use-cases-kpis = The indicators that it moves.
hint-use-cases-value = What it brings, in a unit of your choice.
hint-use-cases-effort = What it costs, in a unit of your choice.
hint-use-cases-risk = What may put it in danger.
hint-use-cases-mockups = The mock-ups, by address or file.

hint-requirements-title = Its subject in a few words.
hint-requirements-statement = One sentence that can be tested, with “shall”: “The CRM shall alert the sales representative 7 days before a quote expires.”
hint-requirements-type = Its nature. Measurable ones (performance, availability…) need criteria.
hint-requirements-use-cases = The use cases that it details.
hint-requirements-needs = The needs that it covers, where no use case carries them.
hint-requirements-knockout = A bidder that does not meet it is out.
hint-requirements-rationale = Why it exists: what would happen without it.
hint-requirements-links = How it relates to other requirements.
hint-requirements-verification = How it will be proved.
hint-requirements-criteria = The measure and the threshold that make it testable.
hint-requirements-expected-tests = How many test cases cover it (1 where nothing is said).
hint-requirements-expected-coverage = The answer that is expected of bidders.
hint-requirements-estimated-cost = What it would cost, as estimated.
hint-requirements-reason = Why it was rejected.
hint-requirements-tests = Test cases say themselves which requirements they verify.

hint-lots-order = Its rank: lot 1 is delivered first.
hint-lots-goal = What users will be able to do once it is delivered.
hint-lots-included = What is delivered.
hint-lots-excluded = What is not, so that nobody waits for it.
hint-lots-deliverables = What the supplier hands over.
hint-lots-budget = The budget of the lot.
hint-lots-milestones = The days as planned, then as they were.
hint-lots-population = Who will use it.
hint-lots-effort-days = The effort, in days.
hint-lots-risks = What may delay it.
hint-lots-sprints = What was planned, what is done, what is carried over.

hint-test-cases-title = What is verified.
hint-test-cases-book = The acceptance book that it belongs to.
hint-test-cases-goal = What the case proves when it passes.
hint-test-cases-format = Steps to follow, a Gherkin scenario, or an exploration.
hint-test-cases-requirements = The requirements that it verifies.
hint-test-cases-rules = The business rules that it verifies.
hint-test-cases-importance = That of the requirement, where nothing is said.
hint-test-cases-critical-path = Belongs to the paths without which nobody can work.
hint-test-cases-nature = What it tries to find wrong.
hint-test-cases-mode = Played by a person, by the machine, or both.
hint-test-cases-crm-role = Under which role it is played: a role of the CRM under test.
hint-test-cases-preconditions = What must be in place before.
hint-test-cases-datasets = The datasets that it uses.
hint-test-cases-steps = One action a step, with the result that is expected.
hint-test-cases-feature = The Gherkin file that plays it: features/quotes.feature.
hint-test-cases-scenario = The exact name of the scenario in that file.
hint-test-cases-cleanup = What has to be put back afterwards.
hint-test-cases-planned-min = The time that is planned, in minutes.
hint-test-cases-charter = For an exploration: where to look, with what, to find what.

hint-recipe-books-phase = When it is played: factory, fitness, regular service…
hint-recipe-books-baseline = The versions of the documents that it verifies.
hint-recipe-books-scope = What it verifies, and what it leaves aside.
hint-recipe-books-environment = Where it is played.
hint-recipe-books-accounts = The roles that testers need; passwords have no place here.
hint-recipe-books-datasets = The datasets, by family.
hint-recipe-books-suites = The cases, by suite.
hint-recipe-books-suspension-criteria = What stops the acceptance.
hint-recipe-books-signatories = Who signs the report.

hint-reviews-requirement = The requirement that changed.
hint-reviews-cases = The cases that still hold.
hint-reviews-by = Who looked at them again.
hint-reviews-on = The day on which they were looked at.
hint-reviews-reason = Why the change has no effect on the acceptance.
hint-reviews-text = The print of the requirement as it was read: the review stands for that text only.

hint-glossary-term = The word, in the singular.
hint-glossary-definition = What it means here, in one sentence.
hint-glossary-acronym = Its acronym.

hint-targets-id = The name by which “ouvrage run --target” knows it: demo, acceptance.
hint-targets-connector = Through which interface it is spoken to.
hint-targets-profile = A description shipped with Ouvrage that this one starts from.
hint-targets-url = Its address, or a reference to an environment variable.
hint-targets-users = The roles under which scenarios act.
hint-targets-default-role = The role of steps that name none.
hint-targets-timeout = How many seconds a call may take.
hint-targets-concurrency = How many scenarios are played at the same time.
hint-targets-entities = What the CRM holds, and what it calls it.
hint-targets-protocol = How the REST interface is spoken to: sign-in, paths, errors, pages.
hint-targets-proved = On which version the description was proved.
hint-target-login = The login in the CRM.
hint-target-password = A reference to an environment variable, never the password.
hint-target-labels = How people call it: singular, plural, other names.
hint-target-api = Its name in the CRM’s interface.
hint-target-key = The fields by which a record is found again; the first holds the name that scenarios say.
hint-target-mark = The field that carries the mark of the run, so that all can be removed afterwards.
hint-target-before-delete = The actions to call before a record can be deleted.
hint-target-fields = Its fields, by their neutral name.
hint-target-actions = What else can be asked of it: convert, win, replay.
hint-target-call = For REST: the method and the path, such as POST /api/leads/1/convert.
hint-target-type = The type of its values.
hint-target-values = The values of a choice, by their neutral name.
hint-target-entity = The entity that a reference names.
hint-target-search = Name by which the field is searched in the CRM, where it is not `api`.
hint-target-write = Name under which the field is written in the CRM, where it is not `api`.
hint-target-scale = By what a percentage or an amount is divided in the CRM: 1, 100, 0.000001…
hint-target-fr = The French name: singular, plural, other names.
hint-target-en = The English name: singular, plural, other names.
hint-target-gender = The gender of the French name, for articles and agreements.

hint-sources-decision = What becomes of the field. Kept or enriched, it needs a target entity and field.
hint-sources-sample = A sample value, without personal data.
hint-sources-fill-rate = The share of records where it is filled.
hint-flows-from = The application that data leave.
hint-flows-to = The application that receives them.
hint-flows-rejects = What becomes of refused lines, and who mends them.
hint-flows-replay = How to send again without doubling data.
hint-flows-matching-key = The field that joins the same record on both sides.
hint-master = The application whose value counts.
hint-kpis-audience = Who reads this indicator.
hint-kpis-action = What is done when it turns red.
hint-responses-code = The coded answer of the bidder.

hint-manifest-project = What the project is. The title is enough to begin with.
hint-manifest-title = The title of the project, as documents show it.
hint-manifest-code = A short code for documents: CRMV.
hint-manifest-client = The name of the client.
hint-manifest-language = The language of texts and documents.
hint-manifest-method = How the project is led.
hint-manifest-sprint-days = How long a sprint is, in days.
hint-manifest-start = The first day of the project.
hint-manifest-go-live = The day of going live.
hint-manifest-phase = Where the project stands: “ouvrage check” asks for what this phase asks for.
hint-manifest-parties = Who takes part: owner, assistance to the owner, vendor, integrator, bidders.
hint-manifest-people = The people, whom workshops, actions and the RACI name by their ids.
hint-manifest-party = The party that the person belongs to: its id in “parties”.
hint-manifest-roles = The person’s parts in the project: ambassador…
hint-manifest-priority-scale = The scale of the priorities of all artifacts.
hint-manifest-wsjf-cutoffs = The WSJF scores from which ranks 1, 2 and 3 hold.
hint-manifest-severities = The severities of anomalies, with their delays.
hint-manifest-contract = The contract: its reference, phases, payments, penalties.
hint-manifest-calendar = The working days: the country, and the days when you are closed.
hint-manifest-raci-convention = What the A of a RACI means.
hint-manifest-domains = Your domains, beside those that exist.
hint-manifest-profiles = Your profiles of participants, beside those that exist.
hint-manifest-workshop-types = Your types of workshop, beside those that exist.
hint-manifest-stock-features = What every CRM does already: requirements that ask for it again are told.
hint-manifest-privacy = What lets figures be read per named person.
hint-manifest-publication = What documents show: version, colours, logo.
hint-manifest-custom-fields = Your own fields, by collection: a list of names.
hint-manifest-checks = The level of a rule of check: error, warning, info or off. “ouvrage explain” lists them.
hint-manifest-id-prefixes = The letters of your ids, by collection, such as REQ for requirements.
hint-manifest-default-target = The CRM that “ouvrage run” plays on where nothing is said.
hint-country = The country whose public holidays are kept.
hint-extra-days-off = The days when you are closed: 2026-12-24.

schema-word-lang-fr = French
schema-word-lang-en = English
schema-word-language-fr = French
schema-word-language-en = English
schema-word-people-R = responsible: does it
schema-word-people-A = as the manifest agrees: accountable, or actor
schema-word-people-C = consulted
schema-word-people-I = informed
schema-word-people-S = supports
schema-word-kind-internal = internal
schema-word-kind-external = external
schema-word-kind-one-off = once
schema-word-kind-recurring = recurring
schema-word-sensitivity-none = no personal data
schema-word-sensitivity-personal = personal
schema-word-sensitivity-sensitive = sensitive
schema-word-type-count = count
schema-word-type-sum = sum
schema-word-type-sample = sample
schema-word-type-orphan = orphans
schema-word-type-unique = uniqueness
schema-word-family-usual = usual
schema-word-family-limit = at the limits
schema-word-family-missing = missing
schema-word-family-forbidden = forbidden
schema-word-family-repeated = repeated
schema-word-family-volume = in volume
schema-word-mode-score = score
schema-word-mode-rate = rate of coverage
schema-word-mode-cost = cost
schema-word-mode-knockout = knockout
schema-word-source-grid = grid of answers
schema-word-source-demo = demonstration
schema-word-source-file = file
schema-word-source-reference = references
schema-word-source-price = price
schema-word-status-open = open
    .also = to do, in progress, pending
schema-word-status-done = done
    .also = closed, completed, finished, complete
schema-word-status-cancelled = cancelled
    .also = canceled, dropped
schema-word-connector-rest = REST, described in “protocol”
schema-word-connector-tryton = Tryton
schema-word-connector-odoo = Odoo
schema-word-profile-sandbox = the demonstration CRM (ouvrage sandbox)

# The command

help-schema = Write the JSON schemas by which an editor completes and verifies while you type
help-schema-examples = Examples:
  {"  "}ouvrage schema                                write the project’s schemas into .schemas
  {"  "}ouvrage schema --vscode                       and let Visual Studio Code know them
  {"  "}ouvrage schema --modeline                     or name them at the head of every YAML file
  {"  "}ouvrage schema --check                        say whether they are up to date
help-arg-print = Print this schema, write nothing
help-arg-out-schema = Folder to write the schemas into (.schemas by default)
help-arg-vscode = Write .vscode/settings.json, which gives files their schemas
help-arg-modeline = Put at the head of every YAML file the line that names its schema
help-arg-schema-check = Say whether the schemas are up to date, write nothing
value-SCHEMA = SCHEMA
schema-written = Schemas written into { $folder }.
schema-would-write = { $path } would be written.
schema-next =
    Next:
      ouvrage schema --vscode      for Visual Studio Code
      ouvrage schema --modeline    for any other editor
    Keep .schemas in git: whoever clones the project has the schemas.
schema-next-connected = Visual Studio Code finds them through .vscode/settings.json; for another editor: ouvrage schema --modeline
schema-connected = { $path } written.
schema-settings-kept = { $path } exists and was left as it is. Add this to it:
schema-unreadable = { $path } cannot be read: { $detail }
schema-late = { $path } is not up to date: ouvrage schema writes it anew
schema-up-to-date = The schemas are up to date.
schema-modelines =
    { $count ->
        [one] 1 file now names its schema.
       *[other] { $count } files now name their schemas.
    }

# A key of the format in a sentence: in English it says its name by itself.
key-named = “{ $key }”{ $label ->
       *[other] {""}
    }
key-alone = `{ $key }`
key-listed = `{ $key }`{ $label ->
       *[other] {""}
    }
key-listed-alone = `{ $key }`
