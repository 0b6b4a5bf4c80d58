# Change management (family H)
explain-H01 = Organisation that does not say who answers
    .means = Every line follows the project’s convention: exactly one A and at least one R where A means accountable (`a_accountable`), exactly one R and at least one A where A means actor (`a_actor`). A task, a risk, a committee or a lot names nobody whom `people` does not know: that is a warning, and only in a project that lists its people.
    .why = When two people answer for an activity, nobody does.
    .fires =
        organisation:
          raci:
            - activity: Approve the discount rules
              people:
                astier: A
                benamar: A
                morel: R
    .silent =
        organisation:
          raci:
            - activity: Approve the discount rules
              people:
                astier: A
                benamar: C
                morel: R
explain-H02 = Profile without training or communication
    .means = Every profile of the context, and every profile with a medium or high impact, has a communication and a training, for itself or for everybody.
    .why = Those who were told neither why nor how go on as before, and the others follow them.
    .fires =
        context:
          teams:
            - service: Telesales
    .silent =
        context:
          teams:
            - service: Telesales
        change_actions:
          - title: Why this CRM
            type: communication
          - title: First steps
            type: training
            population:
              profile: Telesales
explain-H03 = Use read from logins, or for everybody
    .means = Use is read per profile, in days connected or actions, never as a number of logins.
    .why = A telesales agent connected all day and an account manager connected four times a week are both well: a total says nothing of either.
    .fires =
        adoption:
          - title: Use by field sales
            measure: actions
            profile: field sales
            formula: number of logins of the month
    .silent =
        adoption:
          - title: Use by field sales
            measure: days_connected
            profile: field sales
            formula: days connected per user and week
explain-H04 = Site or team without an ambassador
    .means = Every site of the context, and every team of ten or more, has an ambassador: an action of type `ambassador` that names it, or its region.
    .why = On opening day a question is asked of the colleague next door, or not at all.
    .fires =
        context:
          sites:
            - name: Metz branch
              region: North-East
    .silent =
        context:
          sites:
            - name: Metz branch
              region: North-East
        change_actions:
          - title: Network of ambassadors
            type: ambassador
            sites: [North-East]
explain-H05 = Training after the opening
    .means = The first training of a lot ends before it opens; complementary and advanced modules come after.
    .why = Otherwise people learn in front of customers, and remember of the tool that it makes them lose face.
    .fires =
        lots:
          - id: LOT-2
            title: Follow-up
            milestones:
              - name: Go-live
                planned: 2027-01-18
        change_actions:
          - title: First steps
            type: training
            lot: LOT-2
            dates:
              start: 2027-01-11
              end: 2027-01-22
    .silent =
        lots:
          - id: LOT-2
            title: Follow-up
            milestones:
              - name: Go-live
                planned: 2027-01-18
        change_actions:
          - title: First steps
            type: training
            lot: LOT-2
            dates:
              start: 2027-01-11
              end: 2027-01-15
explain-H06 = High impact, e-mail only
    .means = A population whose work changes a lot does not only get e-mails, whatever they are about.
    .why = An e-mail reminds, it does not explain; those whom the change affects most read it least.
    .fires =
        change_actions:
          - title: The CRM is announced
            type: communication
            impact: high
            modality: E-mail
            population:
              profile: Telesales
    .silent =
        change_actions:
          - title: The CRM is announced
            type: communication
            impact: high
            modality: Team meeting
            population:
              profile: Telesales
explain-H07 = Named measure without notice
    .means = Use is measured per person only after the notice to employees and the opinion of the works council, referred to under `privacy` of the manifest.
    .why = It is an obligation in France, and elsewhere a matter of trust: a tool that watches is a tool that people work around.
    .fires =
        adoption:
          - title: Actions per salesperson
            measure: actions
            profile: field sales
            named: true
    .silent =
        adoption:
          - title: Actions per salesperson
            measure: actions
            profile: field sales
            named: true
        # ouvrage.yaml
        project:
          title: Trial
        privacy:
          employee_notice: Note of 3 March 2026
          works_council_act:
            reference: Minutes 2026-03
            date: 2026-03-27
explain-H08 = Ambassador absent from the workshops
    .means = An ambassador (`roles: [ambassador]` in the manifest, or a person of the field who leads an action of ambassadors) sat in a workshop.
    .why = Nobody defends well what others decided. Those who had a say can tell why it is as it is.
    .fires =
        project:
          title: Trial
        people:
          - id: haddad
            name: Karim Haddad
            roles: [ambassador]
    .silent =
        project:
          title: Trial
        people:
          - id: haddad
            name: Karim Haddad
            roles: [ambassador]
        # specs/atelier.yaml
        workshops:
          - title: A week on the road
            status: held
            date: 2026-03-05
            participants: [Karim Haddad]
