# The named defects of the demo CRM.
defect-duplicate-accepted = a second account with the same SIRET is accepted
defect-amount-editable-after-won = the amount of a won opportunity can be changed
defect-foreign-account-visible = the accounts of other regions are visible
defect-slow-search = a search takes 3 seconds
defect-discount-threshold-off = a discount of 15.01% is validated without agreement
defect-study-not-required = a key account gets a proposal without a technical study
defect-replay-duplicates-order = a replayed message creates a second order
defect-follow-up-twice = each run of the job adds a follow-up
defect-double-conversion = a converted lead can be converted again
defect-email-not-checked = an invalid e-mail address is accepted
