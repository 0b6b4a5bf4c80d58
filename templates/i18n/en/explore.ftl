help-list = List artifacts, filtered and sorted
help-list-examples = Examples:
  {"  "}ouvrage list requirements lot:LOT-001 priority:1   those of the first lot, of rank 1
  {"  "}ouvrage list needs -status:rejected --sort priority
  {"  "}ouvrage list verdict:failing --out failures.xlsx          for a spreadsheet
help-show = Show all that is known of one artifact
help-show-examples = Examples:
  {"  "}ouvrage show EXG-012
  {"  "}ouvrage show CU-003 --output-format json
help-trace = Unfold the chain, from objective to verdict, its holes first
help-trace-examples = Examples:
  {"  "}ouvrage trace                             the whole chain
  {"  "}ouvrage trace EXG-012                     where the requirement comes from, what follows from it
  {"  "}ouvrage trace OBJ-001 --down --depth 2
help-search = Search for words in every text
help-search-examples = Examples:
  {"  "}ouvrage search refused quote              accents and capitals do not matter
  {"  "}ouvrage search EXG-012
help-backlog = Rank what is to be done, most important first, and weigh the lots
help-backlog-examples = Examples:
  {"  "}ouvrage backlog                           all lots
  {"  "}ouvrage backlog --lot LOT-002 --out lot-2.xlsx
help-actions = The register of actions, open points and decisions of all workshops and committees
help-actions-examples = Examples:
  {"  "}ouvrage actions --mine                    what I have to do
  {"  "}ouvrage actions --late                    what is late
  {"  "}ouvrage actions --all --out register.xlsx  for a spreadsheet
help-arg-wanted = A kind of artifact, then filters `field:value` (“-” before: the contrary)
help-arg-columns = Columns, separated by commas: `id,title,lot,priority`…
help-arg-out-list = File to write for a spreadsheet, .xlsx or .csv
help-arg-sort = Columns to sort by, separated by commas; “-” before: the other way round
help-arg-id = Id of the artifact
help-arg-up = Only where it comes from
help-arg-down = Only what follows from it
help-arg-depth = How many links are followed
help-arg-words = Words to find, all of them
help-arg-all-hits = Show all hits
help-arg-lot = This lot only, by id or title
help-arg-mine = Mine only: `OUVRAGE_USER`, else the name that git knows
help-arg-owner = This person’s only
help-arg-late = Only what is late
help-arg-all-lines = With decisions and what is closed

explore-pair = { $label }: { $value }
explore-yes = yes
explore-no = no
explore-no-result = no result
explore-chapter = chapter
explore-errors = { $count ->
        [one] An error keeps some of it from being read ({ $place })
       *[other] { $count } errors keep some of it from being read (the first one: { $place })
    }: items may be missing here. See: ouvrage check
explore-column-kind = Kind
explore-column-verdict = Verdict
explore-column-cases = Approved cases
explore-column-file = File

filter-not-read = the filter was not understood
filter-empty = a word is missing after this sign
filter-no-value = “{ $key }” wants a value
    .help = `{ $key }:none` finds what has none
filter-unclosed = this quotation mark is not closed
filter-key = “{ $key }” is the name of no field
    .help = A field is written by its key or label: `lot:`, `status:`, `priority:`, `type:`, `due:`, `text:`…
filter-key-near = “{ $key }” is the name of no field
    .help = Did you mean “{ $near }”?
filter-key-elsewhere = “{ $name }” is no field of { $wanted }, but of { $owners }
    .help = Remove this filter, or ask for those
filter-value = nothing matches “{ $value }” in “{ $key }”
filter-value-near = “{ $value }” is no value of “{ $key }”
    .help = Did you mean “{ $near }”?
filter-value-among = “{ $value }” is no value of “{ $key }”
    .help = Possible values: { $known }
filter-equals = “{ $key }={ $value }” gives a value; a filter asks for one
    .help = Write `{ $key }:{ $asked }`
filter-date = “{ $value }” is no date
    .help = A date is written 2026-12-01, 2026-12 or 2026, and compared: `{ $key }:<2026-12-01`, `{ $key }:2026-01..2026-06`
filter-number = “{ $value }” is no number
    .help = A number is compared: `{ $key }:>=5`, `{ $key }:5..10`
filter-no-order = “{ $key }” cannot be compared
    .help = Only dates, numbers and priorities have an order

columns-not-read = the list of columns was not understood
column-near = “{ $name }” is no column
    .help = Did you mean “{ $near }”?
column-elsewhere = “{ $name }” is no field of { $wanted }, but of { $owners }: there is nothing to sort
    .help = Sort by a field of what you ask for
column-unknown = “{ $name }” is no column
    .help = A column is a field (`priority`, `lot`, `due`…), or `id`, `kind`, `verdict`, `cases`, `file`

list-none = No artifact matches.
list-count = { $count ->
        [one] { $count } artifact
       *[other] { $count } artifacts
    }
explore-saved-list = List
explore-saved = { $file }: { $count ->
        [0] no line
        [one] { $count } line
       *[other] { $count } lines
    }
list-nameless = { $count ->
        [one] One “{ $kind }” has no id, and is not in this list. Give it an `id:`
       *[other] { $count } of “{ $kind }” have no id, and are not in this list. Give them an `id:`
    }
list-unknown-kind = “{ $word }” is no kind of artifact
list-part = "{ $word }" is no artifact of its own: it is the list `{ $field }:` under `{ $owner }:`. To read it as a table: `ouvrage export { $field }`
list-id = To see it: `ouvrage show { $word }`
list-kinds = For instance: requirements, needs, use_cases, lots, workshops, flows, kpis. To search for a word: `ouvrage search { $word }`
show-unknown = no artifact is called “{ $id }”
show-unknown-next = To search for it in the texts: `ouvrage search { $id }`
show-links = Links
show-verdict = Verdict
show-findings = Findings
show-line = (line { $line })
show-stale = { $count ->
        [one] { $count } stale result
       *[other] { $count } stale results
    }
show-last-run = Last run: { $case }, { $status }, on { $day } against { $target } ({ $commit })
show-last-change = Last change: { $day }, { $author }, “{ $subject }” ({ $commit })
show-uncommitted = Changed since, not in git yet.
site-link-names-out = Names
site-link-names-in = Named by

search-none = No text holds all of these words: { $words }
search-count = { $count ->
        [one] One hit
       *[other] { $count } hits{ $shown ->
            [0] {""}
           *[other] , { $shown } shown
        }
    }

trace-up = Where it comes from
trace-down = What follows from it
trace-again = shown above
trace-hidden = { $count ->
        [one] one more below
       *[other] { $count } more below
    }
trace-empty = Nothing to unfold: the project has no objective yet.
trace-holes = { $count ->
        [0] The chain is whole.
        [one] One hole in the chain.
       *[other] { $count } holes in the chain.
    }
hole-no-need = no need serves it
hole-no-use-case = no use case covers it
hole-no-requirement = no requirement details it
hole-no-test = no approved case verifies it
hole-no-objective = serves no objective
hole-no-source = comes from no need nor use case

backlog-saved = Backlog
backlog-rank = No.
backlog-items = Items
backlog-of-rank = Rank { $rank }
backlog-unranked = No rank
backlog-effort = Estimated effort
backlog-unestimated = Not estimated
backlog-announced = Planned days
backlog-no-lot = No lot
backlog-none = Nothing to rank: no requirement, no use case.
backlog-no-lots = “{ $word }” is no lot: the project declares none. Declare one with `ouvrage new lot`, or leave --lot out
backlog-unknown-lot = “{ $word }” is no lot. Lots: { $known }

register-action = action
register-open-point = open point
register-decision = decision
register-actions = Actions
register-open-points = Open points
register-decisions = Decisions
register-saved = Register
register-day = Due or date
register-is-late = Late
register-workshop = Workshop
register-late = { $day } (late)
register-no-day = no date
register-nobody = nobody
actions-nobody = you are not known here: give your name by `git config user.name` or by OUVRAGE_USER, or choose with `--owner`
actions-none = Nothing is open.
actions-none-of = Nothing is open for { $who }.
actions-count = { $open ->
        [0] Nothing open
        [one] { $open } open
       *[other] { $open } open
    }, { $late ->
        [0] nothing late.
        [one] { $late } late.
       *[other] { $late } late.
    }

git-none = the git program was not found: the history cannot be read
git-no-repository = this project is in no git repository: it has no history to compare
git-unknown-revision = git knows no revision “{ $revision }”
git-failed = git stopped: { $detail }
