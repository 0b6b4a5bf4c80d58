# `ouvrage explain`: the frame; the explanations are in explain-*.ftl
explain-unknown = “{ $code }” is not the code of a rule.
explain-see-all = All rules: ouvrage explain
explain-count = { $count ->
        [one] { $count } rule
       *[other] { $count } rules
    }. To understand one: ouvrage explain T01
explain-weight = { $level }, { $gate }
explain-why = Why
explain-fires = What fires it
explain-silent = What is right
explain-level = Its level
explain-level-fixed = It cannot be set: this rule protects what all the others rest on.
explain-allow = To accept it in one place
explain-allow-how = Put this comment on the line of the field or the item, or on the line above, with your reason; readers see it, and `ouvrage check` tells it (M20) once it serves nothing any more:
explain-allow-reason = the reason, in a few words
explain-level-free = In `ouvrage.yaml`, under `checks`: `error`, `warning`, `info` or `off`. To apply it no more, for example:
gate-drafting = drafting
gate-validation = validation
gate-consultation = consultation
gate-acceptance = acceptance
gate-decision = decision
explain-gate-drafting = from drafting on
explain-gate-validation = from validation on
explain-gate-consultation = from consultation on
explain-gate-acceptance = from acceptance on
explain-gate-decision = at the decision
explain-family-Y = Reading the files
explain-family-M = Model
explain-family-GH = Scenario files
explain-family-T = Trace
explain-family-O = Objectives and indicators
explain-family-A = Workshops
explain-family-R = Writing
explain-family-S = Scope
explain-family-D = Test design
explain-family-F = Data and architecture
explain-family-P = Consultation
explain-family-H = Change management
explain-family-X = Execution
explain-family-C = Decision
explain-before = The text of the last commit
