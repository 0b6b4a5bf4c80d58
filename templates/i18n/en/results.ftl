# What came out of a case
status-passed = passed
status-failed = failed
status-blocked = blocked
status-waiting = waiting
status-undefined = undefined
status-ambiguous = ambiguous
status-untestable = untestable
status-not-run = not run
status-interrupted = interrupted
status-waived = waived
status-flaky = flaky

# The same, counted
count-passed = { $count } passed
count-failed = { $count } failed
count-blocked = { $count } blocked
count-waiting = { $count } waiting
count-undefined = { $count } undefined
count-ambiguous = { $count } ambiguous
count-untestable = { $count } untestable
count-not-run = { $count } not run
count-interrupted = { $count } interrupted
count-waived = { $count } waived
count-flaky = { $count } flaky

# What the results prove of a requirement
verdict-no-test = no test
    .masculine = no test
verdict-failing = failing
    .masculine = failing
verdict-blocked = blocked
    .masculine = blocked
verdict-not-run = not run
    .masculine = not run
verdict-partial = partly verified
    .masculine = partly verified
verdict-partly-covered = partly covered
    .masculine = partly covered
verdict-validated-with-reserve = validated with reserve
    .masculine = validated with reserve
verdict-validated = validated
    .masculine = validated

# The same, after their number
verdicts-no-test = without a test
    .masculine = without a test
verdicts-failing = failing
    .masculine = failing
verdicts-blocked = { $n ->
       *[other] blocked
    }
    .masculine = { $n ->
       *[other] blocked
    }
verdicts-not-run = { $n ->
       *[other] not run
    }
    .masculine = { $n ->
       *[other] not run
    }
verdicts-partial = { $n ->
       *[other] partly verified
    }
    .masculine = { $n ->
       *[other] partly verified
    }
verdicts-partly-covered = { $n ->
       *[other] partly covered
    }
    .masculine = { $n ->
       *[other] partly covered
    }
verdicts-validated-with-reserve = { $n ->
       *[other] validated with reserve
    }
    .masculine = { $n ->
       *[other] validated with reserve
    }
verdicts-validated = { $n ->
       *[other] validated
    }
    .masculine = { $n ->
       *[other] validated
    }

# Why a step did not pass
cause-mismatch = the CRM answered something else
cause-unexpected-refusal = unexpected refusal
cause-not-refused = accepted instead of refused
cause-set-up = set-up refused
cause-authentication = sign-in refused or lost
cause-network = network
cause-timeout = out of time
cause-server = server error
cause-specification = scenario or data not understood
cause-engine = engine
cause-browser = browser absent or stopped

# What the CRM refuses or cannot do
crm-error-protocol = answer not understood
crm-error-auth = user or password refused
crm-error-session-expired = session expired
crm-error-forbidden = insufficient rights
crm-error-not-found = not found
crm-error-validation = invalid data
crm-error-duplicate = duplicate
crm-error-transition = forbidden transition
crm-error-rate-limited = too many requests
crm-error-unavailable = CRM unavailable
crm-error-timeout = out of time
crm-error-unsupported = not supported by this CRM

# Comparing two runs
comparison-worse = passed on the first only
comparison-better = passed on the second only
comparison-otherwise = failed on both sides, in different ways
comparison-unjudged = not comparable, without a verdict on one side at least
comparison-only-first = absent from the second
comparison-only-second = absent from the first
comparison-same = the same
comparison-of-one = { $name }: two runs
comparison-of-two = { $first } and { $second }
compare-group-worse = { $count } passed on { $first }, not on { $second }
compare-group-better = { $count } passed on { $second }, not on { $first }
compare-group-otherwise = { $count } failed on both sides, in different ways
compare-group-unjudged = { $count } not comparable, without a verdict on one side at least
compare-group-only-first = { $count } played on { $first } only
compare-group-only-second = { $count } played on { $second } only
compare-group-same = { $count } the same
compare-side = { $name } · version: { $version } · { $moment } · text { $commit } · run { $run }
compare-counts = { $count ->
    [0] Nothing to compare: no scenario was played on either side.
    [one] 1 scenario compared: { $list }
   *[other] { $count } scenarios compared: { $list }
}
compare-playing = { $n }/{ $of } · { $target }
compare-interrupted = the run was interrupted: nothing is compared. What was played is kept: `ouvrage replay { $run }`
compare-two = { $count ->
    [0] two sides are needed to compare
    [one] two sides are needed to compare, and only one is given
   *[other] two sides are needed to compare, and { $count } are given
}: two targets to play (`--target A --target B`), two kept runs (`--run A --run B`), or one of each
compare-known = targets of the project: { $known }
compare-reworded = the text of the scenario changed in between
compare-written = written: { $path }
compare-next = Side by side, step by step: `ouvrage compare{ $elsewhere } … --html comparison.html --xlsx comparison.xlsx`
compare-title = Comparison
compare-no-difference = No difference: each scenario has the same verdict on both sides.
compare-nothing = Nothing to compare: no scenario was played on either side.
compare-not-there = Not played on this side.
compare-sheet-cases = Scenarios
compare-sheet-steps = Steps of differences
compare-sheet-runs = Runs
compare-head-case = Case
compare-head-row = Example row
compare-head-title = Title
compare-head-requirements = Requirements
compare-head-reading = Reading
compare-head-outcome = { $name } — outcome
compare-head-seconds = { $name } — duration (s)
compare-head-why = { $name } — observed
compare-head-place = Place
compare-head-step = Step
compare-head-name = Side
compare-head-target = Target
compare-head-version = Version
compare-head-book = Book
compare-head-moment = Played on
compare-head-commit = Text
compare-head-run = Run
