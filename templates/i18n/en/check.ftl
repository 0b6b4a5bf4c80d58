# Reading the files (family Y)
Y01 = this text is not valid YAML
    .help = check the indentation, the quotes and the colons of this line and of the one before (the reader says: { $detail })
Y01-tab = a tab indents this line
    .label = tab
    .help = replace it with spaces: YAML accepts no tab at the beginning of a line
Y01-colon = this text holds “: ” and is not in quotes
    .help = put the whole text in quotes: `"before: after"`
Y01-quote = this opening quote is never closed
    .help = close it at the end of the text, or remove it
Y01-after-quote = some text follows the closing quote
    .help = put the whole text in quotes; a quote inside is written `\"`
Y01-sign = a text that starts with this sign stands in quotes
    .help = write it so: `{ $detail }`
Y01-key = the colon after this field is missing
    .label = missing colon
    .help = write `{ $detail }`
Y01-bracket = this bracket or brace is not closed
    .help = write the whole list: `[EXG-001, EXG-002]`
Y01-dash = this sign opens no item of a list in YAML
    .label = no dash with a space after it
    .help = write a plain dash and a space: `{ $detail }`
Y01-dash-text = this line begins with “{ $detail }” and is no item of a list: it is read as the rest of the text
    .label = read as text
    .help = for a list, write a plain dash and a space: `- …`. For a text over several lines, put `|` after the colon of the field
Y01-indent = this line is not aligned with those of its item
    .help = align it with the other fields of the same item, with spaces; look at the line before too
Y01-start = a text cannot start with this sign without quotes
    .help = put the text in quotes: `"@example"`
Y01-after-single = text follows the closing apostrophe
    .help = double the apostrophe inside the text: `'Show the customer''s calls'`, or put the text in double quotes
Y01-conflict = two versions of this passage contradict each other: git could not merge them
    .label = conflict
    .help = from here to `>>>>>>>`, keep what is right of both versions (yours comes before `=======`, the other one after), then remove the lines `<<<<<<<`, `=======` and `>>>>>>>`
Y01-space = a space is missing after this colon
    .label = missing space
    .help = write a space between the colon and the value: `title: A title`
Y01-invisible = a space to you, a letter to YAML: { $detail }
    .label = no-break or invisible space
    .help = delete it, then type an ordinary space (none before the colon of a key); `ouvrage fmt` does it in the whole project
Y01-documents = this line cuts the file into two documents
    .help = remove this line: a file holds one
Y01-limit = this file passes the limits of the reader
    .help = remove the nested anchors and aliases (`&name`, `*name`): a project needs none
Y02 = the key “{ $key }” is given twice
    .help = keep one of the two values
    .related = first value
Y02-dash = a dash is missing before this `id`: it begins another item
    .help = write `- id: { $id }`, the dash under that of the item before
    .related = the item before begins here
Y03 = this file is not UTF-8
    .help = save it as UTF-8 from your editor
Y04 = cannot be read: { $detail }
    .help = check that this file or folder exists and that you may read it
Y04-denied = you have no right to read this file or folder
    .help = give the right to read (`chmod u+r`, and `chmod u+x` for a folder)
Y04-absent = this link leads to a file or folder that does not exist
    .help = bring the file back, or delete the link
Y04-special = this is no plain file
    .help = replace this pipe or device by a file, or move it out of the project
Y05 = this file holds no collection
    .help = a file of `specs/` starts with the name of a collection, `requirements:` for instance, then a list
Y05-emptied = this file is empty, and { $count ->
        [one] the item that it held in the last commit is nowhere
       *[other] { $count } items that it held in the last commit are nowhere
    }
    .help = to go back to the last commit: `git restore { $path }`. If it is meant, remove the file
Y05-manifest = the manifest must be a list of fields
    .help = start with `project:` then, below and indented, `title: …`
Y06 = this file is { $size } MB: beyond { $limit } MB it is not read
    .help = split it into several files
Y07 = this link leads to a folder that was already read
    .help = remove this symbolic link, or make it point elsewhere
Y08 = this text is cut: “{ $lost }” is read as a comment
    .label = not read
    .help = put the text in quotes: `{ $whole }`. If it is a comment, put it on a line of its own
Y08-sentence = this text is cut: “{ $lost }” is read as a comment
    .label = not read
    .help = put the text in quotes: `{ $whole }`. If it is a comment, put it on a line of its own
Y08-mark = “{ $lost }” is read as a mark of YAML, not as text: it is lost
    .label = not read
    .help = put the text in quotes: `{ $whole }`
Y09 = nothing is read from this file: its name ends with “{ $ending }”
    .help = if its text belongs to the project, rename it { $name } (Windows Explorer hides such endings: View, File name extensions); otherwise, keep it outside this folder
Y09-outside = nothing is read from this file, which holds `{ $collection }`: it is not in the folder specs
    .help = move it into specs: { $name }
Y09-folder = nothing is read from this folder: the project reads `{ $name }`
    .help = rename it { $name }, or move its files into { $name }

# Model (family M)
M01 = the field “{ $field }” is unknown in { $owner }
    .help = remove it, or declare it in `ouvrage.yaml`: `custom_fields: {"{"}{ $collection }: [{ $field }]{"}"}`
M01-label = the field “{ $field }” is written `{ $near }` in { $owner }: under this name, it is not read
    .help = write `{ $near }: …`; `ouvrage fmt` does it in the whole project
M01-near = the field “{ $field }” is unknown in { $owner }
    .help = did you mean { $near }? Otherwise declare it in `ouvrage.yaml`: `custom_fields: {"{"}{ $collection }: [{ $field }]{"}"}`
M01-near-within = the field “{ $field }” is unknown in { $owner }: what it holds is not read
    .help = did you mean { $near }?
M01-within = the field “{ $field }” is unknown at this place of { $owner }: what it holds is not read
    .help = the fields that may stand there are { $known }
M01-sentence = “{ $field }” is read as a field, unknown in { $owner }: it is probably a sentence that contains “:”
    .help = put it in quotes: `"{ $text }"`
M02-words = “{ $value }” is read as one value of { $field }
    .help = to give several, write a list: `[{ $list }]`; for one, `["{ $value }"]`
M02-text = { $field } wants one text
    .help = write a single value, between quotes if it holds “: ”
M02-texts = { $field } wants a list of texts
    .help = write one dash per text, and quote those that hold “: ”
M02-steps = { $field } is written as a block, without dashes
    .help = write `steps: |`, then each step on its line, as in a scenario: a table can then follow it
M02-list = { $field } wants a list
    .help = write a dash before each item
M02-item = an item of { $collection } is a set of fields
    .help = write `- { $first }: …` then the other fields below, aligned
M02-custom = a field of the project’s own is declared by its name: what is written here declares nothing
    .help = write `custom_fields:` and, below and indented, `{ $collection }: [{ $name }]`
M02-custom-said = “{ $value }” says nothing that is understood of the field “{ $name }”: it stays in the team
    .help = write `{ $name }: {"{"}audience: internal{"}"}` (or `published`), and `label` for its label
M02-custom-known = “{ $name }” is already a field of { $collection }
    .help = remove this line, or give another name to the field that is added
M02-custom-double = the field “{ $name }” is already added to { $collection }
    .help = keep one of both declarations
M02-prefixes = `id_prefixes` wants a collection and a prefix
    .help = write `id_prefixes:` then, below and indented, `requirements: REQ`
M02-prefix = “{ $value }” cannot begin an id
    .help = write letters without accents or spaces, `REQ` for instance
M02-prefix-double = the prefix “{ $value }” serves another collection already
    .help = give each its own: two artifacts would have the same id
M02-cutoffs = `wsjf_cutoffs` wants three numbers that fall
    .help = write `[20, 10, 5]` for instance: rank 1 from 20, rank 2 from 10, rank 3 from 5
M02-colour = “{ $value }” is no colour
    .help = write `"#1b6b5a"`: a hash and six hexadecimal digits, in quotes
M02-delay = “{ $value }” is no delay: { $field } wants a number and what is counted
    .help = write `4 business_hours` for instance; the units: { $units }
M02-integer = { $field } wants a whole number
    .help = write `12` for instance
M02-years = { $field } wants a number of years, and { $value } is a year of the calendar
    .help = write a duration, `3` for instance
M02-years-budget = { $field } wants a number of years, and { $value } is a year of the calendar
    .help = write `year: { $value }` to say in which year the spending begins, and `years: 3` to say for how many years
M02-year = { $field } wants a year of the calendar or its rank (1 for the first year), and { $value } is neither
    .help = write `year: 2026` for instance; a duration is `years: 3`
M02-bool = { $field } wants true or false
    .help = write `true` or `false`
M02-date = { $field } wants a date
    .help = write year, month and day: `2026-03-12`
M02-day = { $value }, in { $field }: there is no such day
    .help = check the month and the day: `2026-02-28`
M02-link = { $field } wants a single id
    .help = write `LOT-001` for instance
M02-links = { $field } wants ids
    .help = write `[EXG-001, EXG-002]` for instance
M02-record = { $field } wants a set of fields
    .help = write the fields below, indented by two spaces
M02-records = { $field } wants a list of sets of fields
    .help = write a dash per item, then its fields
M03 = “{ $value }” is no value of { $field }
    .help = possible values: { $values }
M03-label = in { $field }, “{ $value }” is written `{ $near }`
    .help = write `{ $key }: { $near }`; `ouvrage fmt` does it in the whole project
M03-near = “{ $value }” is no value of { $field }
    .help = did you mean { $near }? Possible values: { $values }
M03-wsjf = “{ $value }” is no WSJF score
    .help = write a number, `13` or `8.5` for instance
M04 = the field { $field } is required in the state { $state }
    .help = write `{ $key }: …`, or go back to an earlier state
M04-first = the field { $field } is required from the state { $state } on
    .help = write `{ $key }: …`
M04-guarded = the field { $field } is required in the state { $state }
    .help = write `{ $key }: …`; others rely on this state, which does not go back
M04-title = this item has neither title nor statement
    .help = add `title: …` or `statement: …`
M04-term = this glossary entry has no term
    .help = add `term: …` and `definition: …`
M04-criteria = an approved measurable requirement carries at least one criterion in figures
    .help = add `criteria:` with measure, threshold, base, window and measurer
M04-reason = a need that is postponed or rejected says why
    .help = add `reason: …` under `decision`: in six months the question will be asked again
M04-target = this target has no name
    .help = add `id: …`, `id: acceptance` for instance
M05 = “{ $id }” cannot be an id
    .help = an id is written with letters, figures, dashes and dots, without space or slash: `EXG-012`
M06 = the collection “{ $name }” is unknown: what it holds would not be read
    .help = collections: { $known } (`docs/format.en.md`)
M06-label = the collection “{ $name }” is written `{ $near }`: under this name, it is not read
    .help = write `{ $near }:`; `ouvrage fmt` does it in the whole project
M06-near = the collection “{ $name }” is unknown
    .help = did you mean { $near }?
M06-custom = `custom_fields`: “{ $name }” is no collection, nothing is added to it
    .help = write the name of the collection, for instance `requirements: [charge]`
M06-custom-near = `custom_fields`: “{ $name }” is no collection, nothing is added to it
    .help = write `{ $near }: […]`
M06-prefix = `id_prefixes`: “{ $name }” is no collection
    .help = write the name of the collection, `requirements: REQ` for instance
M06-prefix-near = `id_prefixes`: “{ $name }” is no collection
    .help = write `{ $near }: …`
M06-unread = the collection “{ $name }” is not read by this version yet: its content is kept as it is
M07 = { $id } is { $kind ->
        [objective] an objective
        [workshop] a workshop
        [need] a need
        [use_case] a use case
        [requirement] a requirement
        [lot] a lot
        [recipe_book] an acceptance test book
        [test_case] a test case
        [scenario] a scenario
       *[other] something else
    }: this link wants { $wanted ->
        [objective] an objective
        [workshop] a workshop
        [need] a need
        [use_case] a use case
        [requirement] a requirement
        [lot] a lot
        [recipe_book] an acceptance test book
        [test_case] a test case
        [scenario] a scenario
       *[other] something else
    }
    .help = check the id, or put it into the field that it belongs to
M08 = “{ $value }” is not among the values of { $field }
    .help = add it to `{ $list }` in `ouvrage.yaml`, or take a known one
M08-label = in { $field }, “{ $value }” is written `{ $near }`
    .help = write `{ $key }: { $near }`; `ouvrage fmt` does it in the whole project
M08-near = “{ $value }” is not among the values of { $field }
    .help = did you mean { $near }? else add it to `{ $list }` in `ouvrage.yaml`
M08-country = the public holidays of “{ $country }” are not known: only Saturdays and Sundays are off
    .help = known calendars: { $known }. Otherwise list your holidays under `extra_days_off`
M09 = { $field } names { $other }, but { $other } does not name { $id }
    .help = a link is written on one side: remove `{ $key }` here, it is computed
M09-missing = { $field } forgets { $other }, which names { $id }
    .help = a link is written on one side: remove `{ $key }` here, it is computed
M10 = the target “{ $id }” cannot be read: { $detail }
    .help = add what is missing to the target, or start from a shipped profile: `profile: espocrm`, for example ({ $profiles })
M10-profile = the profile “{ $profile }” does not exist
    .help = remove `profile` and describe the entities of the target under `entities`, or take a shipped profile: { $profiles }
M10-profile-near = the profile “{ $profile }” does not exist
    .help = did you mean “{ $near }”?
M11 = the project has no title
    .help = write in `ouvrage.yaml`: `project:` then, below and indented, `title: Name of the project`
M12-fixed = the rule { $rule } cannot be set
    .help = it protects the reading of the project: remove this line
M12-form = `checks` wants the code of a rule and its level
    .help = write `checks:` then, below and indented, `R01: off` (or `error`, `warning`, `info`)
M12-level = unknown level for the rule { $rule }
    .help = write `error`, `warning`, `info` or `off`
M12-unknown = the rule { $rule } does not exist: this line changes nothing
    .help = look for its code with `ouvrage explain`, or remove this line
M12-unknown-near = the rule { $rule } does not exist: this line changes nothing
    .help = did you mean “{ $near }”?
M13 = there is no project here: `ouvrage.yaml` is missing from { $folder }
    .help = go to the project’s folder (option `-C`), or start one with `ouvrage init FOLDER`
M13-near = there is no project here: `ouvrage.yaml` is missing from { $folder }
    .help = a project is in { $near }: type the same command with `-C { $near }`, or go to that folder
M13-folder = the folder { $folder } does not exist
    .help = correct the path given to `-C`: it is that of the folder that holds `ouvrage.yaml`
M13-file = { $folder } is not a folder
    .help = give `-C` the folder of the project, the one that holds `ouvrage.yaml`
M14 = `default_target` names “{ $name }”, which is no target
    .help = targets: { $known }
M14-near = `default_target` names “{ $name }”, which is no target
    .help = did you mean “{ $near }”?
M14-none = `default_target` names “{ $name }”, but no target is described
    .help = describe a CRM under `targets:` in specs/targets/, or remove this line
M15 = “{ $name }” is described twice
    .help = a project has one: bring both together
M17-phrase = this phrase of the project is not written
    .help = add `phrase: the quote "{"{name}"}" is ready`, as a scenario will say it
M17-steps = this phrase of the project has no steps
    .help = add `steps: |`, then its steps, one a line, as in a scenario
M17-block = the steps of a phrase of the project are written as a block
    .help = write `steps: |`, then each step on its line: a fault in it is then shown at its place
M17-unquoted = this phrase starts with a brace: without quotes, these are fields
    .help = put the whole phrase in quotes: `phrase: "{"{name}"} is ready"`
M17-parameters = each hole is described in an item of a list
    .help = write `parameters: [{"{name: amount, type: amount}"}]`
M17-keyword = a phrase does not start with the keyword of the step, “{ $name }”
    .help = write it without: “{ $rest }”; the scenario says it before the phrase
M17-stop = a phrase does not end with a full stop
    .help = take it out: the step of a scenario has none
M17-brace = a brace is not closed, or opens twice
    .help = a hole is written with a brace on each side: “{"{name}"}”; put a \ before a brace to write it as it is
M17-parenthesis = a parenthesis is not closed, or not opened
    .help = what may be left unsaid stands in parentheses: “customer(s)”; put a \ before one to write it as it is
M17-optional = a hole does not stand in parentheses: what they hold may be left unsaid
    .help = take it out of the parentheses; to say it with and without that hole, write two phrases
M17-expression = this phrase cannot be read: { $detail }
    .help = the signs (, ), /, {"{"} and {"}"} mean something in a phrase; put a \ before them to write them as they are
M17-holes = this way to say the phrase does not have the holes of the first: { $found ->
        [none] none
       *[other] { $found }
    }
    .help = all ways to say it have the holes of the first: { $known }
M17-no-hole = “{ $name }” is no hole of this phrase: it has none
    .help = write “{"{"}{ $name }{"}"}” in the phrase, where the scenario will say what goes there
M17-hole = “<{ $name }>” is no hole of this phrase
    .help = { $near ->
        [none] its holes: { $known }
       *[other] did you mean “<{ $near }>”? Its holes: { $known }
    }
M17-parameter = “{ $name }” is no hole of this phrase
    .help = { $near ->
        [none] its holes: { $known }
       *[other] did you mean “{ $near }”? Its holes: { $known }
    }
M17-braces = “{"{"}{ $name }{"}"}” is written as it stands in this step
    .help = in the steps, a hole is written “<{ $name }>”
M17-hole-braces = “{"{"}{ $name }{"}"}” is written as it stands in this step, and is no hole of this phrase
    .help = { $near ->
        [none] in the steps, a hole is written “<name>”; its holes: { $known }
       *[other] did you mean “<{ $near }>”? Its holes: { $known }
    }
M17-twice = the hole “{ $name }” is said twice
    .help = give one of the two another name: half of what a scenario puts there would be lost
M17-unparted = nothing parts the holes “{ $one }” and “{ $next }”
    .help = put a word between them, or each between quotes of its own: what goes into which would be guessed
M17-quoted = the hole “{ $name }” stands between quotes: its type has no effect there
    .help = take the quotes out of the phrase, or the type off the hole
M17-reserved = “{ $name }” is no name of a hole: the engine fills “<{ $name }>” itself
    .help = give it another name
M17-idle = the hole “{ $name }” serves in no step
    .help = write “<{ $name }>” where it has to serve, or take it out of the phrase: what is put there has no effect
M17-cycle = the phrase “{ $phrase }” holds itself
    .help = take out of its steps the phrase that leads back to it
M17-double = the phrase “{ $phrase }” is written twice
    .help = keep one, or word them differently: a step that says it would not know which to play
M17-unsaid = no scenario says the phrase “{ $phrase }”
    .help = use it, or remove it
M18 = “{ $value }” is no amount in euros: this line is missing from the total of the budget
    .help = write `85000`, `€85k` or `€1.2M`; leave the field empty until the amount is known
M18-quantity = “{ $value }” is no quantity: this line is missing from the total of the budget
    .help = write a number, `12` for instance
M18-doubtful = “{ $value }” can be read in two ways: { $one } or { $other }; this line is missing from the total of the budget
    .help = write `{ $one }` or `{ $other }`
M18-years = “{ $value }” years do not count: this line is paid once
    .help = write `kind: recurring` for a cost that is paid every year, or remove `years`
M18-taxes = “{ $value }” and the price of another line do not add up: one is without taxes, the other with them
    .help = give all prices without taxes, or all with them
    .related = the other price
M19 = this ends before it begins
    .help = mend one of both days; what lasts one day bears it twice
    .related = the beginning
M21 = the attached file “{ $file }” does not exist
    .help = paths begin at the project’s folder: `docs/mockup.pdf`; add the file, mend the path, or take the attachment out
M21-logo = “{ $file }” is no picture that pages can show
    .help = name a file of the project’s folder: `logo: images/logo.png` (png, jpg, svg, webp, gif)
M21-near = the attached file “{ $file }” does not exist
    .help = did you mean `{ $near }`?
M21-unread = { $why }
    .help = attach a file of the project’s folder that you may read
M21-changed = “{ $file }” has changed since it was attached
    .help = if the new file is right, write `sha256: { $hash }`; else put the old one back

# Trace
T01 = the need { $id } “{ $title }” is retained, but no use case covers it
    .help = add `needs: [{ $id }]` to a use case, or reject the need with a reason
T02 = the use case { $id } “{ $title }” answers no need
    .help = add `needs: […]` with the need that it answers, or remove this use case
T03 = the requirement { $id } “{ $title }” comes from no use case nor need
    .help = add `use_cases: […]` or `needs: […]`; a requirement without origin cannot be defended before a bidder
T04 = the data use case { $id } “{ $title }” feeds no CRM use case
    .help = add `depends_on: […]` with the CRM use cases that it serves
T05 = the requirement { $id } “{ $title }” is of the first rank and approved, but no approved test verifies it
    .help = tag a scenario `@{ $id }`, or add a test case with `requirements: [{ $id }]`
T06 = the requirement { $id } “{ $title }” has { $count } approved { $count ->
        [one] test
       *[other] tests
    } out of { $expected } expected
    .help = add the missing tests, or adjust `expected_tests`
T07 = the test “{ $name }” verifies no requirement
    .help = tag it `@EXG-…`, or add `requirements: […]`
T08 = this link leads to { $name }, which is rejected or obsolete
    .help = link what replaces it, or remove the link
T09 = no need serves the objective { $id } “{ $title }”
    .help = add `objectives: [{ $id }]` to the needs that contribute, or drop the objective
T10 = the need { $id } “{ $title }” serves no objective
    .help = add `objectives: […]`
T11 = “{ $id }” names nothing in this project
    .help = create this artifact, or remove the link
T11-near = “{ $id }” names nothing in this project
    .help = did you mean “{ $near }”?
T11-several = “{ $id }” names nothing: a link holds one id
    .help = write a list: `[{ $ids }]`
T11-case = no scenario bears the tag `@{ $id }`, and no test case has that id
    .help = put `@{ $id }` above the scenario, or remove the link
T11-capitals = “{ $id }” and “{ $other }” differ by their capitals alone
    .help = give one of them a free id, or keep one if they say the same
    .related = the other id
T11-double = the id “{ $id }” is already taken
    .help = give one of the two a free id, or keep one where both say the same: an id serves once
    .related = first declaration
T11-party = no party of the project is called “{ $id }”
    .help = add it to `parties`, or mend this name
T11-party-near = no party of the project is called “{ $id }”
    .help = did you mean “{ $near }”?
T11-term = “{ $term }” is defined twice in the glossary
    .help = keep one entry, or say in the term what sets them apart: documents would print both definitions
    .related = first definition
T13 = the requirement “{ $name }” is in { $lot }, but { $other }, which it depends on, only comes in { $needed }
    .help = bring the two lots together, or remove the dependency
T13-lot = lot { $lot } comes before { $needed }, which it depends on
    .help = mend their order (`order`), or remove the dependency
T14-long = { $head } → … ({ $count } others) → { $tail }
T14 = these artifacts depend on each other in a circle: { $path }
    .help = remove one of these links
T15 = the tag “@{ $tag }” names nothing in this project
    .help = correct the id, or create this artifact
T15-near = the tag “@{ $tag }” names nothing in this project
    .help = did you mean “@{ $near }”?
T15-prefix = the tag “@{ $tag }” looks like an id, but the prefix { $prefix } does not exist
    .help = write a free tag in lower case, or correct the prefix
T15-prefix-near = the tag “@{ $tag }” looks like an id, but the prefix { $prefix } does not exist
    .help = did you mean { $near }?
T16-feature = the feature file “{ $path }” does not exist
    .help = give the path from the project’s folder, `features/accounts.feature` for instance
T16-feature-near = the feature file “{ $path }” does not exist
    .help = did you mean “{ $near }”?
T16-scenario = “{ $path }” has no scenario “{ $name }”
    .help = copy the scenario’s name as it is written
T16-scenario-near = “{ $path }” has no scenario “{ $name }”
    .help = did you mean “{ $near }”?
D13 = this step matches no known phrase
    .help = see the phrases with `ouvrage steps`
D13-near = this step matches no known phrase
    .help = the nearest phrase: { $near }. All phrases: `ouvrage steps`
D13-target = { $fault }
    .help = as long as the target does not know that name, `ouvrage run` sends nothing of this scenario; the phrases: `ouvrage steps`
D13-order = { $fault }
    .help = as long as the step that it needs does not come before it, `ouvrage run` sends nothing of this scenario
D13-written = { $fault }
    .help = as long as it is written so, `ouvrage run` sends nothing of this scenario; the phrases: `ouvrage steps`
D13-value = { $fault }
    .help = correct the value; until then, `ouvrage run` sends nothing of this scenario
D13-role = the role “{ $name }” is unknown
    .help = roles of the target: { $known }. The phrases: `ouvrage steps`
D13-entity = the entity “{ $name }” is unknown
    .help = entities of the target: { $known }. The phrases: `ouvrage steps`
D13-field = the field “{ $name }” is unknown
    .help = fields of the target: { $known }. The phrases: `ouvrage steps`
D13-inner = a step of the phrase “{ $phrase }” says several of the project
    .help = reword it so that one is left
D13-cycle = with what is put in its holes, the phrase “{ $phrase }” leads back to itself
    .help = take out of its steps the phrase that leads back to it
D13-long = the phrase “{ $phrase }” stands for more steps, or holds more phrases within phrases, than anybody reads
    .help = say it in several phrases
D13-quotes = what is put in the phrase “{ $phrase }” holds quotes
    .help = take them out of the value: they would end the text that it is put in
D13-rows = only some rows make this step say the phrase “{ $phrase }”
    .help = write the phrase in the step, and leave to the rows what goes in its holes
D13-row = with the values of this row, a step no longer says the phrase of the project “{ $phrase }”
    .related = this step
    .help = give the hole a value of its type; a text of several words stands between quotes in the step, and holds none
D13-table = the project’s phrase “{ $phrase }” takes neither table nor text
    .help = give it its values within the phrase, or give it one more hole
D13-outcome = the project’s phrase “{ $phrase }” looks at nothing
    .help = a Then must be able to fail: add a Then to its steps, or say it in a When
D13-unfit = “{ $value }” cannot be put in the hole “{ $hole }” of the phrase “{ $phrase }” ({ $where })
    .help = this hole takes this: { $type }. Correct the value, or the type of the hole under `parameters`
    .related = in this phrase
D13-misread = { $fault } This value goes in the hole “{ $hole }” of the phrase “{ $phrase }” ({ $where }).
    .help = as long as it can be read in two ways, `ouvrage run` sends nothing of this scenario
    .related = in this phrase
D13-given = “{ $value }” does not suit the hole “{ $hole }” of the phrase “{ $phrase }”: the step “{ $step }” ({ $where }) then matches no known phrase
    .help = correct the value; a text stands between quotes. A type for the hole, under `parameters`, tells everybody what it takes
    .related = in the phrase
D13-target-in = { $fault } This value is put in the phrase “{ $phrase }” ({ $where }).
    .help = correct the value that is put in the phrase; until then, `ouvrage run` sends nothing of this scenario
    .related = in the phrase
D13-within = a delay waits for one outcome, and the phrase “{ $phrase }” { $count ->
        [1] is no Then
       *[other] stands for { $count } steps
    }
    .help = write the delay before what has to be seen in time, in the steps of the phrase: “Then within 5 seconds, …”
    .related = this phrase
D13-several = this step matches { $count } phrases
    .help = reword it so that one is left: { $phrases }
