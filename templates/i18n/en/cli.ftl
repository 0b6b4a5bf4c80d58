help-ouvrage = Ouvrage: the project owner’s workbench. Write, check, run, judge and publish a specification and its acceptance.
help-ouvrage-examples = Examples:
  {"  "}ouvrage demo                  the whole journey on a sample project
  {"  "}ouvrage init my-project       start a project of one’s own
  {"  "}ouvrage check                 check the texts of the current folder
help-usage = Usage:
help-commands = Commands
help-options = Options
help-arguments = Arguments
help-option = argument or option
help-everywhere = For all commands
help-help = Show this help
help-values = values: { $value }
help-default = default: { $value }
help-of-a-command = Show the help of a command
help-help-examples = Examples:
  {"  "}ouvrage help                              all commands
  {"  "}ouvrage help check                        one command, its options, examples
help-arg-command = Command to describe
help-welcome = To begin with:
  {"  "}ouvrage demo                              the whole journey on a sample project
  {"  "}ouvrage init my-project                   start a project of your own
  {"  "}ouvrage new workshop --type needs         prepare a workshop, questions included
  {"  "}ouvrage check                             check the texts of the current folder

  All commands: ouvrage --help
value-CODE = CODE
value-COMMAND = COMMAND
value-DATE = DATE
value-DIR = DIR
value-EXPR = EXPR
value-GRID = GRID
value-LOT = LOT
value-SIGN = SIGN
value-FILTER = FILTER
value-FILE = FILE
value-SIDE = SIDE
value-BY = BY
value-FORMAT = FORMAT
value-GATE = GATE
value-ID = ID
value-LANG = LANG
value-LIST = LIST
value-N = N
value-NAME = NAME
value-REQUIREMENT = REQUIREMENT
value-VERSIONS = A..B
value-PORT = PORT
value-SHELL = SHELL
value-URL = URL
value-WORDS = WORDS
help-version = Show the version
help-arg-directory = The project’s folder (the current one by default)
help-arg-lang = Language of messages and documents
help-arg-gate = How strict to be (by default, as the project’s phase wants)
help-arg-output-format = For people or for machines
help-arg-folder = Folder to create
help-arg-template = What to start from: blank, or the whole reference project
help-arg-shell = Shell
help-arg-book = Run this acceptance test book only
help-arg-tags = Run the scenarios whose tags match, “@critical and not @manual” for instance
help-arg-case = Run this case only (repeatable)
help-arg-target = Target: the CRM to run against (by default, the manifest’s)
help-arg-concurrency = Scenarios that run at the same time
help-arg-database = Where results are kept: a path (SQLite) or an address `postgres://…`
help-arg-junit = Also write a JUnit report to this file
help-arg-json = Also write the result as JSON to this file
help-arg-messages = Also write Cucumber Messages (NDJSON) to this file
help-arg-cucumber-json = Also write the classic Cucumber JSON to this file
help-arg-html = Also write a one-file HTML report that can be read offline
help-arg-events = Print the events, one JSON object a line
help-arg-fail-fast = Begin nothing more after the first failure
help-arg-rerun-failed = Play only that of which the last result on the target is no success
help-arg-shard = Play a part of the selection: 2/5 is the second of five
help-arg-seed = Draw the order of the scenarios with this number
help-arg-dry-run-of-run = Say what each step would do, without a CRM, sending and keeping nothing
help-arg-target-compared = Target to be played; one for each side
help-arg-run-compared = Kept run, compared without being played again; one for each side
help-arg-html-compared = Write both sides beside each other in a page that opens without network
help-arg-xlsx-compared = Write a workbook: the scenarios, the steps that differ, the runs
help-arg-json-compared = Write the comparison for a program
help-arg-all-compared = Show what is the same, too
help-arg-run = The run’s id; without one, the latest
value-PART = PART
value-RUN = RUN
help-arg-retries = New attempts of a read after a technical fault (else 2)
help-arg-out = Folder to publish into
help-arg-defects = Defects of the demonstration, separated by commas, or “none”
help-arg-port = Port to listen on (0: a free one)
help-arg-open = Serve the result on this machine and print its address
help-arg-internal = Also publish what is internal (verbatims, pain points, budgets)
help-arg-search = Show the phrases that hold these words only
help-arg-date = Today’s date in the sandbox
help-arg-strict = Treat leftovers that could not be removed as failures
help-check = Check the project’s texts: reading, model, links, rules
help-check-examples = Examples:
  {"  "}ouvrage check                             the project of the current folder
  {"  "}ouvrage check --gate drafting             without asking for what is not due yet
  {"  "}ouvrage check --output-format json        for another program
help-explain = Explain a rule of `check`, or list them all
help-arg-code = The rule’s code, T01 for example (without a code, the list of all)
help-explain-examples = Examples:
  {"  "}ouvrage explain                           all rules, their level and when they apply
  {"  "}ouvrage explain T01                       what T01 means, and why
help-init = Start a project
help-init-examples = Examples:
  {"  "}ouvrage init my-project                          a blank project, ready to fill in
  {"  "}ouvrage init sample --template crm-ventes        the reference project
help-completions = Write the completion script of a shell
help-completions-examples = Examples:
  {"  "}ouvrage completions bash > ~/.local/share/bash-completion/completions/ouvrage
  {"  "}ouvrage completions fish > ~/.config/fish/completions/ouvrage.fish
help-run = Run the scenarios against a CRM and keep the results
help-run-examples = Examples:
  {"  "}ouvrage run --book CAH-001                an acceptance test book
  {"  "}ouvrage run --tags "@critical"            the critical paths
  {"  "}ouvrage run --target acceptance --junit acceptance.xml
  {"  "}ouvrage run --html report.html                  a report to send
  {"  "}ouvrage run --messages acceptance.ndjson --cucumber-json acceptance.json
  {"  "}ouvrage run --output-format github            annotations in a forge
  {"  "}ouvrage run --rerun-failed                      what did not pass last time
  {"  "}ouvrage run --shard 2/5 --seed 42               a part, in a drawn order
  {"  "}ouvrage run --dry-run                           what each step would do, without a CRM
  {"  "}ouvrage run --resume                            what waits for a person
  {"  "}ouvrage run --watch                             what changes, as soon as it does
help-replay = Show a recorded run again, and make its files
help-replay-examples = Examples:
  {"  "}ouvrage replay                            the latest run
  {"  "}ouvrage replay --html report.html --junit acceptance.xml
help-compare = Compare what two CRMs give, or one before and after an upgrade
help-compare-examples = Examples:
  {"  "}ouvrage compare --target crm-a --target crm-b --book CAH-001 --html comparison.html
  {"  "}ouvrage compare --run 01J8XW… --target acceptance  before and after an upgrade
  {"  "}ouvrage compare --run 01J8XW… --run 01J9KB…        nothing is played
  {"  "}The first side is the one to be compared with. Exit 1 where what passes there does not on the second.
help-clean = Remove from the CRM what an interrupted run left there
help-clean-examples = Examples:
  {"  "}ouvrage clean                             all known leftovers
  {"  "}ouvrage clean --target acceptance         those of one target
help-target = Check that a target answers and has what it names
help-target-examples = Examples:
  {"  "}ouvrage target check                      the default target
  {"  "}ouvrage target check acceptance
help-target-check = Ask the CRM for its version, sign each role in and compare the target’s names with its own
help-target-check-examples = Examples:
  {"  "}ouvrage target check                      the default target
  {"  "}ouvrage target check acceptance --output-format json
help-target-map = Propose in a target the names that its CRM gives to its models and their fields
help-target-map-examples = Examples:
  {"  "}ouvrage target map acceptance                                the models that resemble what the project speaks of
  {"  "}ouvrage target map acceptance account=res.partner --dry-run  what would be written
  {"  "}ouvrage target map acceptance res.users crm.lead
help-arg-target-named = Name of the target
help-arg-models = Model of the CRM, or entity=model
help-arg-target-name = Name of the target; without it, the default one
help-publish = Publish the site, the specification and the minutes
help-publish-examples = Examples:
  {"  "}ouvrage publish                           into `public/`
  {"  "}ouvrage publish --out deliverables --lang fr
help-sandbox = Start the sample CRM
help-sandbox-examples = Examples:
  {"  "}ouvrage sandbox                           on a free port
  {"  "}ouvrage sandbox --port 8099 --defects duplicate-accepted
help-demo = The whole journey: check, run, judge, publish
help-demo-examples = Examples:
  {"  "}ouvrage demo                              with two defects to find
  {"  "}ouvrage demo --defects none               without defects: everything passes
  {"  "}ouvrage demo --open                       then read the result in a browser
help-steps = List the phrases that scenarios may use
help-steps-examples = Examples:
  {"  "}ouvrage steps                             all phrases
  {"  "}ouvrage steps --search refused            those that hold this word

usage-unknown-argument = the option “{ $what }” does not exist for this command.
usage-extra-word = “{ $word }” is one word too many: “{ $command }” expects nothing there.
usage-extra-folder = “{ $word }” is a folder, and “{ $command }” expects none there: the folder of the project is given with -C.
usage-type = Type: { $command }
usage-unknown-command = the command “{ $what }” does not exist.
usage-invalid-value = “{ $value }” is no value of { $what }.
usage-no-value = { $what } wants a value.
usage-missing-argument = missing: { $what }.
usage-conflict = “{ $what }” does not go with the other options given.
usage-other = the arguments were not understood.
usage-commands = Commands: { $known }.
usage-undo-words = undo revert rollback restore cancel annuler défaire restaurer
usage-undo = Your texts are files in git: `git diff` shows what changed since the last commit, and `git restore specs/file.yaml` puts that file back as it was in it. What no commit has kept is lost then.
usage-command-words = verify=check validate=check lint=check describe=explain start=init create=new add=new change=set edit=set delete=remove format=fmt tidy=fmt play=run test=run execute=run cleanup=clean build=publish generate=publish demonstration=demo phrases=steps
usage-near = Did you mean “{ $near }”?
usage-values = Possible values: { $values }.
usage-help = The option --help describes the command and gives examples.

check-more = … and { $count } more { $code } findings, all given by `--output-format json`
check-explain = To understand: ouvrage explain { $code }
check-explain-first = Findings: { $list }{ $others ->
        [0] {""}
        [one] {" "}and one other code
       *[other] {" "}and { $others } other codes
    }. To begin: ouvrage explain { $code }
check-summary = { $errors ->
        [0] No error
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warning
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    } · { $requirements ->
        [one] { $requirements } requirement
       *[other] { $requirements } requirements
    }, { $usecases ->
        [one] { $usecases } use case
       *[other] { $usecases } use cases
    }, { $cases ->
        [one] { $cases } test case
       *[other] { $cases } test cases
    }, { $links ->
        [one] { $links } link
       *[other] { $links } links
    } checked in { $time }

init-exists = there is already a project in { $folder }: nothing was changed
init-done = Project started in { $folder } ({ $count } files).
init-next = Next: cd { $folder } then ouvrage check
init-next-here = Next: ouvrage check
init-workshop = First workshop: ouvrage new workshop --type needs
init-target = First acceptance run: ouvrage sandbox in one terminal, ouvrage run in another
init-untitled = New project
write-failed = { $path } cannot be written: { $detail }

steps-none = no phrase holds these words; `ouvrage steps` lists them all
steps-legend = What may stand for the braces
steps-notation = What is between parentheses is optional; a slash leaves the choice between two words. A colon announces a table.
steps-count = { $count ->
        [one] { $count } phrase
       *[other] { $count } phrases
    }
sandbox-started = Sample CRM listening on { $url }; address and passwords in { $file }. Ctrl-C stops it.
sandbox-next = Next, in another terminal: { $command }
sandbox-no-project = There is no project in this folder: `ouvrage run` finds this CRM only from a project in which `ouvrage sandbox` was started.
sandbox-no-folder = the folder { $folder } does not exist: give -C that of a project
sandbox-stopped = Sample CRM stopped.
sandbox-failed = the sample CRM does not start: { $detail }
defect-unknown = “{ $word }” is no defect of the sample CRM.
defect-known = Defects, alone or separated by commas:
defect-none = no defect
runtime-failed = the program could not start: { $detail }

publish-failed = publishing failed: { $detail }
publish-unread = the attachment { $path } cannot be read: { $detail }
publish-not-read = nothing was published: { $count ->
        [one] first mend the error above
       *[other] first mend the { $count } errors above
    }
publish-site = Site: { $site } ({ $files } files)
publish-pdf = Specification: { $pdf } ({ $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, { $time })
publish-team = For the team, with what is left to do: ouvrage publish --internal
publish-findings = Findings remain ({ $errors ->
        [0] no error
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warning
        [one] one warning
       *[other] { $warnings } warnings
    }): ouvrage check
run-not-read = nothing was run: { $count ->
        [one] first mend the error above
       *[other] first mend the { $count } errors above
    }
run-no-target = no target: describe a CRM under `targets:` in specs/targets/, and name it by `default_target` in the manifest
run-unknown-target = the target “{ $name }” does not exist; targets: { $known }
run-broken = the run stopped: { $detail }
run-leftover = left in the CRM: { $record } ({ $cause })
run-leftovers = { $count ->
        [one] A leftover could not be removed from the CRM
       *[other] { $count } leftovers could not be removed from the CRM
    }: ouvrage clean
run-flaky = { $count ->
        [one] One scenario passed only when played again
       *[other] { $count } scenarios passed only when played again
    }
run-shard = Part { $part }: { $count } of { $all }, rows of examples included.
rerun-some = Played again: { $count } of { $all }; their last result is no success.
rerun-nothing = Nothing to play again: the last result of each case that was played is a success, or waits for a person.
rerun-gone = Nothing of what did not pass ({ $failed }) is in the selection.
rerun-cut = The run { $run } did not reach its end: { $count } without a result since it began are to be played too.
rerun-no-run = No run is kept on the target “{ $target }”: play `ouvrage run` first.
replay-no-run = No run is kept: play `ouvrage run` first.
replay-unknown = The run “{ $run }” is not in the database.
replay-known = Latest runs: { $known }
shard-unreadable = “{ $value }” is no part: write 2/5, from 1 to the number of parts.
progress-seed = order drawn with { $seed }
dry-sent = would be played
dry-by-hand = would be put to a person
dry-counts = Played: { $sent } · put to a person: { $hand } · undefined: { $undefined } · ambiguous: { $ambiguous }. Nothing was sent.
dry-propose = An undefined step may become a phrase of the project: complete this in features/phrases.steps.yaml.
run-child-died = the process that played the scenarios stopped: { $detail }
run-interrupted = Interrupted: the results so far are kept.
run-critical = Critical paths: { $proved ->
        [0] none proved
       *[other] { $proved } proved
    } out of { $all }
run-stale = { $count ->
    [one] { $count } result seen on another version of the CRM no longer counts: { $delivery } is being accepted
   *[other] { $count } results seen on another version of the CRM no longer count: { $delivery } is being accepted
}
run-stale-unknown = an unknown version
run-verdicts = Requirements: { $list }
run-expected = expected  { $value }
run-actual = obtained  { $value }
run-report = Report: { $path }
run-findings = The project has { $count ->
        [one] one error
       *[other] { $count } errors
    }: ouvrage check
progress-target = target { $name }
progress-commit = commit { $commit }
progress-planned = { $count ->
        [one] { $count } scenario
       *[other] { $count } scenarios
    }
progress-parallel = { $count } in parallel
progress-failed = { $count } to look at
progress-left = ~{ $time } left
clean-done = { $removed ->
        [0] No leftover to remove
        [one] One leftover removed
       *[other] { $removed } leftovers removed
    }{ $left ->
        [0] .
       *[other] , { $left } remain.
    }
clean-failed = the clean-up could not be done: { $detail }
clean-busy = a run is going on; wait for its end
demo-checking = Checking the project…
demo-unpacked = No project here: the reference project is in { $folder }.
demo-no-case = this project has no test case to play yet: `ouvrage run` shows how to write the first one. Start `ouvrage demo` in an empty folder for the journey on the sample project.
demo-no-target = this project has no target of the profile “sandbox”: the demonstration plays against its own sample CRM. Add one, or start `ouvrage demo` in an empty folder.
demo-started = Sample CRM on { $url }; hidden defects: { $defects }
demo-no-defect = none
demo-no-browser = { $count ->
    [one] 1 scenario on the screen not run: no browser on this machine (Debian: apt install chromium chromium-driver).
   *[other] { $count } scenarios on the screen not run: no browser on this machine (Debian: apt install chromium chromium-driver).
}
demo-publishing = Publishing…
demo-junit = JUnit: { $path }
demo-documents = Documents
demo-done = The whole journey took { $time }.
demo-by-design = { $count ->
        [one] One scenario fails by design
       *[other] { $count } scenarios fail by design
    }: the sample CRM hides { $defects ->
        [one] { $defects } defect
       *[other] { $defects } defects
    }, and acceptance found { $found }. The demonstration has succeeded.
demo-not-found = No scenario fails: the book that was run does not verify what the { $defects ->
        [one] hidden defect changes
       *[other] { $defects } hidden defects change
    }.
demo-sound = No scenario fails: the sample CRM hides no defect.
demo-next = To try
demo-next-none = the same journey on a CRM without defects: everything passes
demo-next-defects = the same journey on a CRM that hides two defects
demo-next-check = check the texts of the project
demo-next-init = start your own project
demo-init = ouvrage init my-project
demo-unexplained = { $count ->
        [one] one failure is not explained
       *[other] { $count } failures are not explained
    } by the hidden defects: see the report
serve-started = The site is served on { $url } (Ctrl-C to stop).
serve-failed = the site could not be served: { $detail }

run-missing-variable = the target “{ $target }” needs { $names }: give { $count ->
        [one] this variable
       *[other] these variables
    } in the environment or in `.ouvrage/env`{ $sandbox ->
        [yes] , or start the sample CRM: `ouvrage sandbox`
       *[no] {""}
    }
system-port-taken = this port is already taken: choose another one with `--port` ({ $detail })
plan-known-ids = there are: { $known }
run-next-open = Next: open this report in a browser
run-next-clean = Next: `ouvrage clean` removes from the CRM what is left there, then open this report
run-next-waiting = Next: { $count ->
        [one] one case waits for a person
       *[other] { $count } cases wait for a person
    }, nothing of it is judged: `ouvrage run{ $elsewhere } --resume { $run }`

help-arg-watch = Check again after each change
watch-waiting = waiting for a change (Ctrl-C to end)
watch-change = { $fresh ->
        [0] nothing new
        [one] 1 new finding
       *[other] { $fresh } new findings
    }, { $gone ->
        [0] none gone
        [one] 1 gone
       *[other] { $gone } gone
    }
watch-failed = the project cannot be watched: { $detail }
watch-full = the project cannot be watched: the system watches as many folders as it may already ({ $detail }). Raise its limit (on Linux: `sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`), then run the command again.
watch-full-since = some changes may go unseen: the system watches as many folders as it may already ({ $detail }). Raise its limit (on Linux: `sudo sysctl fs.inotify.max_user_watches=524288`), then start the watch again.
watch-unsure = some changes may go unseen: { $detail }. If one is missing, start the watch again.
watch-git = a commit or a checkout may be seen at the next saved file only: { $folder } cannot be watched ({ $detail }). To see it at once, give yourself the right to read this folder, then start the watch again.
watch-git-full = a commit or a checkout may be seen at the next saved file only: { $folder } cannot be watched, since the system watches as many folders as it may already. To see it at once, raise its limit (on Linux: `sudo sysctl fs.inotify.max_user_watches=524288`), then start the watch again.
watch-moved = { $count ->
        [one] 1 finding has moved:
       *[other] { $count } findings have moved:
    }
watch-moved-more = { $count ->
        [one] … and 1 more: `ouvrage check` shows them all
       *[other] … and { $count } more: `ouvrage check` shows them all
    }
check-story-cut = T12 could not be checked: this clone is cut (git fetch --unshallow).
help-arg-since = Compare states with those of this git revision instead of the last commit (continuous integration: the branch it started from)
value-REVISION = REVISION
absent = nothing was played, the CRM of the target “{ $target }” is not there
absent-cause = { $cause }
absent-tried = Address read: `url: { $url }`, at { $place }
absent-never-started = The sample CRM has not been started in this project yet.
absent-start-sandbox = To do: start the sample CRM in another terminal (`{ $command }`), then give this command again.
absent-start-sandbox-or-mend = To do: start the sample CRM in another terminal (`{ $command }`), or correct this address.
absent-mend-variable = To do: start this CRM, or give { $url } the right address, in the environment or in `{ $file }`.
absent-mend-address = To do: start this CRM, or correct this address.
run-no-case = nothing to play: this project has no test case yet.
run-first-case = Write the first one, these lines in { $file } for example:
run-all-phrases = All phrases: ouvrage steps

# What a person plays by hand
help-arg-manual = What becomes of steps by hand: asked now (ask) or left waiting (later); asked on a terminal, left waiting without one
help-arg-tester = Name of the person who answers (that of git otherwise)
help-arg-resume = Go on with a run where it waits for a person; without a name, the latest that waits
help-arg-waiting = Also remove what scenarios hold that wait for a person: they can no longer be resumed
value-WHEN = WHEN
ask-nobody = who answers? Give a name: `--tester "First Last"` (or `git config user.name`).
ask-in-the-name = { $count ->
        [one] One step by hand
       *[other] { $count } steps by hand
    }: answers in the name of { $name }.
ask-step = Step { $number } of { $steps }
ask-record = { $entity } “{ $name }” (no. { $id })
ask-captured = { $name }: { $value }
ask-answers = 1 passed · 2 failed · 3 blocked · 4 untestable · 5 later
ask-seen = what was seen
ask-seen-passed = what was seen (Enter: nothing to add)
ask-evidence = evidence file (Enter: none)
ask-no-answer = “{ $value }” is no answer: type 1 to 5, or passed, failed, blocked, untestable, later.
ask-answer-as-seen = “{ $value }” is an answer, not what was seen: say it in a few words.
ask-no-file = “{ $path }” cannot be read: { $detail }
answer-seen-nothing = Say what was seen: without it the answer does not count.
resume-goes-on = Going on with run { $run }: { $count ->
        [one] one case waits
       *[other] { $count } cases wait
    }, answers in the name of { $name }.
resume-none = no run waits for a person.
resume-nothing = nothing waits for a person in run { $run }.
resume-gone = { $case } waited for a person, but is no longer in the project: it cannot go on. `ouvrage clean --waiting` removes what it holds in the CRM.
resume-cut = { $case } was cut while the machine went on: what it did is not known. Play it again: `ouvrage run --case`.
resume-changed = { $case } has changed since it began to wait for a person: what was played is no longer what is written. Restore its text, or play it again (`ouvrage run --case`); `ouvrage clean --waiting` removes what it holds in the CRM.
resume-busy = somebody else is already going on with a run in this folder.
resume-not-locked = going on cannot begin: { $detail }
clean-held = { $count ->
        [one] One record is held
       *[other] { $count } records are held
    } by scenarios that wait for a person (run { $run }): `ouvrage run --resume { $run }`, or `ouvrage clean --waiting` to give them up.
help-arg-evidence-limit = Largest size of one piece of evidence (10M by default); what is larger is not kept, and that is told
value-SIZE = SIZE
replay-evidence-lost = evidence “{ $name }” of { $case }: { $why } (SHA-256 { $hash })
help-arg-watch-of-run = Play again, after each change, the scenarios whose text, phrases or data changed
run-watch-same = Nothing to play again: no selected scenario means anything else.
run-watch-changed = { $count ->
    [one] One scenario changed
   *[other] { $count } scenarios changed
}.
dry-sent-by-hand = would be played up to what is put to a person
