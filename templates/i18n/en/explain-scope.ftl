# Scope (family S)
explain-S02 = Too many requirements of the first rank
    .means = At most six requirements in ten are of the first rank.
    .why = When everything is indispensable, the bidder chooses for you what comes first, and nothing can be moved when the budget is short.
    .fires =
        requirements:
          - title: Follow up a quote
            priority: indispensable
          - title: Create an account
            priority: indispensable
          - title: Convert a lead
            priority: indispensable
          - title: Assign a lead
            priority: indispensable
          - title: Reassign a portfolio
            priority: indispensable
    .silent =
        requirements:
          - title: Follow up a quote
            priority: useful
          - title: Create an account
            priority: useful
          - title: Convert a lead
            priority: useful
          - title: Assign a lead
            priority: useful
          - title: Reassign a portfolio
            priority: useful
explain-S03 = Too many generic requirements
    .means = At most four requirements in ten are those of any CRM.
    .why = Describing what every CRM does makes the text longer, drowns what is your own and rules out no bidder.
    .fires =
        requirements:
          - title: Follow up a quote
            specificity: generic
          - title: Create an account
            specificity: generic
          - title: Convert a lead
            specificity: generic
          - title: Assign a lead
            specificity: generic
          - title: Reassign a portfolio
            specificity: generic
    .silent =
        requirements:
          - title: Follow up a quote
            specificity: specific
          - title: Create an account
            specificity: specific
          - title: Convert a lead
            specificity: specific
          - title: Assign a lead
            specificity: specific
          - title: Reassign a portfolio
            specificity: specific
explain-S04 = Nothing is excluded
    .means = The scope also says what it does not contain, in the context or in a lot.
    .why = Everybody puts into silence what they hope for. What is not excluded in writing will be asked for at the opening, for nothing.
    .fires =
        context:
          scope_in: [Quotes, Follow-up]
    .silent =
        context:
          scope_in: [Quotes, Follow-up]
          scope_out: [Order entry]
explain-S05 = Subject of which nothing speaks
    .means = A specification speaks of performance, personal data, reversibility, rights, migration, reporting and accessibility. A word that may mean something else does not speak of it alone: “end of the contract” also wants “export” or “hand back”.
    .why = What nobody asks for, nobody prices, and you will pay for it later without competition. The rule only looks from ten requirements on: a sketch has forgotten nothing.
    .fires =
        requirements:
          - title: Show a record within two seconds
            type: performance
          - title: Anonymise a contact without exchange
            type: privacy
          - title: Keep regions apart
            type: security
            domain: users_access
          - title: Load three years of accounts
            type: migration
          - title: Follow quotes per week
            type: report
          - title: Serve a screen reader
            type: accessibility
          - title: Follow up a quote
          - title: Create an account
          - title: Convert a lead
          - title: Assign a lead
          - title: Reassign a portfolio
    .silent =
        requirements:
          - title: Show a record within two seconds
            type: performance
          - title: Anonymise a contact without exchange
            type: privacy
          - title: Keep regions apart
            type: security
            domain: users_access
          - title: Load three years of accounts
            type: migration
          - title: Follow quotes per week
            type: report
          - title: Serve a screen reader
            type: accessibility
          - title: Hand back the data at the end of the contract
            type: service
          - title: Follow up a quote
          - title: Create an account
          - title: Convert a lead
          - title: Assign a lead
          - title: Reassign a portfolio
explain-S06 = Requirement without a lot, or first lot too heavy
    .means = Every requirement is in a lot, and the first lot bears half of the load at most.
    .why = Without a lot no bidder knows when to deliver or what to ask. A first lot that bears nearly everything comes late, and delays what would have served at once.
    .fires =
        requirements:
          - title: Follow up a quote after 7 days
    .silent =
        requirements:
          - title: Follow up a quote after 7 days
            lot: LOT-1
