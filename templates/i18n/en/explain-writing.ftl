# Rules of writing (families R and S) and permissions in place (M20)
explain-R01 = Unverifiable word
    .means = Each word of a requirement can be verified: “fast”, “user-friendly”, “if possible” or “etc.” cannot. What stands in quotation marks is data and is not read.
    .why = On the day of acceptance, “fast” is two seconds to the customer and ten to the vendor. A vague word can be neither priced, nor tested, nor refused.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall display search results quickly.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall display search results within 2 s for 95 % of searches.
explain-R02 = Several requirements in one
    .means = A requirement holds one obligation, which can be accepted or refused by itself. Several verbs on one object (“create, change and delete a contact”) are one.
    .why = If half of it works, is the requirement met? A sentence that holds two makes ambiguous test cases and reserves that nobody can lift.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall create the follow-up of a quote and notify the sales manager.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall create, change and close the follow-up of a quote.
explain-R03 = First-rank requirement that does not oblige
    .means = A requirement of the first rank says “shall”, without a conditional.
    .why = “Should”, “may” and “could” read as wishes: a bidder is free not to price them.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM should create the follow-up of a quote.
            priority: indispensable
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall create the follow-up of a quote.
            priority: indispensable
explain-R04 = Passive without an actor
    .means = The sentence says who acts: the CRM, the integrator, the salesperson, a job.
    .why = “The quote is followed up” does not say whether the CRM does it or somebody has to think of it. These are two projects, and two prices.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: An unanswered quote is followed up on the seventh day.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: An unanswered quote is chased by the daily job on the seventh day.
explain-R05 = Negative requirement
    .means = The requirement says what must be. Requirements of rights and security, and “must not be able to”, forbid by nature and are left alone.
    .why = An absence cannot be proved: everything would have to be tried. What the CRM does instead (it refuses, hides, warns) is played in one scenario.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall not follow up a quote that has its answer.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: An assistant shall not be able to follow up a quote.
explain-R06 = Universal quantity
    .means = “All”, “every”, “always”, “never” and “100 %” are about a set that can be named or counted. A set whose words say where it ends is not told: “all mandatory fields”, “all invoices older than 30 days”.
    .why = One counter-example is enough to refuse the delivery, and nobody knows how many tries are enough to accept it.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall load all opportunities.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall load the 4,200 open opportunities every night.
explain-R07 = Blank in a text under review or frozen
    .means = A frozen or amended text has nothing left to define, criteria included: a blank there is an error. From validation on, a text to review or approved gets a warning; a draft is left alone.
    .why = A bidder prices what is written. What is still “to be defined” after publication is paid for as a change.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall follow up a quote after a delay to be defined.
            status: frozen
            priority: useful
            criticality: major
            lot: LOT-1
            verification: test
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall follow up a quote after a delay to be defined.
            status: draft
explain-R08 = Product or vendor named
    .means = A requirement describes a function or a standard. The project’s declared applications may be named: they exist.
    .why = Naming a product favours one bidder and keeps others away; in public procurement it is a ground for appeal.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall write the appointment into Microsoft Outlook.
    .silent =
        applications:
          - id: APP-001
            title: Sage X3
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall read the invoice from Sage X3.
explain-R09 = Acronym or term missing from the glossary
    .means = Each acronym, and each term in bold, is defined in the glossary. It is told once, where it is first used.
    .why = Two trades read two things under one acronym, and a bidder reads a third one.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The tool shall display the customer’s NPS.
    .silent =
        glossary:
          - term: Net promoter score
            acronym: NPS
        requirements:
          - id: EXG-012
            lang: en
            statement: The tool shall display the customer’s NPS.
explain-R11 = Criterion that does not bind
    .means = A criterion in figures has the unit of its threshold, a base (of what), a window (when) and a measurer (who). A share goes from 0 to 100 %.
    .why = “Under 2 s” over ten accounts at midnight is not “under 2 s” over 28,000 accounts at 10: without the rest, both parties are right.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall answer a search.
            type: performance
            criteria:
              - measure: Response time
                threshold: under 2 s
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall answer a search.
            type: performance
            criteria:
              - measure: Response time
                threshold: under 2 s
                base: 28,000 accounts
                window: one working day
                measured_by: the host’s probe
explain-R12 = Requirement too long
    .means = A requirement is read in one breath: 60 words at most.
    .why = What cannot be kept in mind is not verified in full: the tester will forget the end, and so will the vendor.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall display on the customer’s page the turnover of the last twelve months, the average basket, the date of the last order, the name of the salesperson, that of the sales manager, the contract discount, the tier reached, the overdue invoices, the pending credit notes, the open complaints, the planned visits, the quotes that wait for an answer and the list of the product families that are no longer bought.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall display the customer’s turnover of twelve months.
explain-R13 = Statements that are nearly the same, or contrary
    .means = Two requirements do not say the same thing: word order, synonyms and endings do not set them apart. Two needs, or two use cases, are not written in the same words. Nor does one ask the contrary of the other. Whether two statements repeat each other is theirs alone to say, whatever stands beside them.
    .why = One will be mended and the other will not: on the day of acceptance, everybody quotes the one that suits.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall notify the salesperson when a quote stays unanswered.
          - id: EXG-013
            lang: en
            statement: The salesperson shall be alerted by the CRM when a quote stays unanswered.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall notify the salesperson when a quote stays unanswered.
          - id: EXG-013
            lang: en
            statement: The CRM shall archive the documents of a lost deal.
explain-R14 = Contradictory thresholds
    .means = A measure has one threshold for one base, one window, one share of the cases and one lot. An indicator aims at the same value as the objective of which it is the measure.
    .why = The bidder will price the easier of the two, with the contract on his side.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall load the accounts.
            type: performance
            criteria:
              - measure: Duration of the load
                threshold: under 4 h
                base: 28,000 accounts
                window: the cut-over
                measured_by: the IT department
          - id: EXG-013
            lang: en
            statement: The CRM shall keep within the cut-over.
            type: performance
            criteria:
              - measure: Duration of the load
                threshold: under 6 h
                base: 28,000 accounts
                window: the cut-over
                measured_by: the IT department
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall load the accounts.
            type: performance
            criteria:
              - measure: Duration of the load
                threshold: under 4 h
                base: 28,000 accounts
                window: the cut-over
                measured_by: the IT department
          - id: EXG-013
            lang: en
            statement: The CRM shall keep within the cut-over.
            type: performance
            criteria:
              - measure: Duration of the load
                threshold: under 240 min
                base: 28,000 accounts
                window: the cut-over
                measured_by: the IT department
explain-S01 = Stock feature described at length
    .means = What every CRM does (contact record, tasks, import, dashboard) takes one line: “standard expected”.
    .why = Each stock line is read, priced and tested. It drowns those that set you apart, and every bidder answers yes.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            statement: The CRM shall offer a contact record with first name, last name, job title, address, phone numbers, photograph, notes and date of birth of the contact.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            statement: Contact record, standard expected.
explain-M20 = Permission in place that serves nothing
    .means = A comment `# ouvrage: allow R01 — reason` names a rule, says why, and allows something. It holds for the field or item of its line, or of the line below; in Gherkin, for what the keyword below opens.
    .why = A forgotten exception will hide the next fault at the same place.
    .fires =
        requirements:
          - id: EXG-012
            lang: en
            # ouvrage: allow R01 — the threshold is in the contract
            statement: The CRM shall print the quote.
    .silent =
        requirements:
          - id: EXG-012
            lang: en
            # ouvrage: allow R01 — the threshold is in the contract, article 12
            statement: The CRM shall print the quote quickly.
