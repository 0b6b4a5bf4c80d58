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
