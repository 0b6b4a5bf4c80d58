# Rules of test design
D01 = A step of { $case } does not say what must be seen
    .label = no expected result
    .help = Add "expected:": what the tester sees when all is well.
D01-scenario = The manual scenario "{ $name }" does not say what must be seen
    .label = no "Then"
    .help = Add a "Then" step: what the person sees when all is well.
D10 = The scenario "{ $name }" proves nothing
    .label = no "Then"
    .help = Add a "Then" step with the expected result: a scenario that looks at nothing is not played.
D10-screen = "{ $words }" describes the screen, not the business
    .label = gesture on a screen
    .help = Say what the person wants to obtain (create, approve, search…). If the scenario is about the screen itself, tag it "@screen".
D14-case = { $case } has no step
    .label = nothing to play
    .help = Add "steps:" with an action and an expected result for each, or link the case to a scenario.
