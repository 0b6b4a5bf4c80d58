# Workshops (family A)
explain-A01 = Nobody from the field
    .means = A workshop about needs, journeys or acceptance brings together at least one person from the field, and says who was there.
    .why = The work would be discussed without those who do it. People of the field who sat in the workshops are those who will stand up for the tool at its opening. A profile that the project adds counts for the field; of a participant without a known profile nothing is supposed.
    .fires =
        workshops:
          - id: ATL-012
            title: Needs of telesales
            type: needs
            participants:
              - name: Claire Astier
                profile: management
              - name: Anne Weber
                profile: manager
    .silent =
        workshops:
          - id: ATL-012
            title: Needs of telesales
            type: needs
            participants:
              - name: Anne Weber
                profile: manager
              - name: Sonia Dubreuil
                profile: field
explain-A02 = Management and IT among themselves
    .means = A workshop does not only bring management and IT together. Committees and architecture workshops may.
    .why = It would say what they believe of the work, not what it is. That is the first cause of tools that nobody opens.
    .fires =
        workshops:
          - id: ATL-012
            title: Account data
            type: data
            participants:
              - name: Claire Astier
                profile: management
              - name: Rachid Benamar
                profile: it
    .silent =
        workshops:
          - id: ATL-012
            title: Account data
            type: data
            participants:
              - name: Rachid Benamar
                profile: it
              - name: Martine Poulain
                profile: manager
explain-A03 = Late minutes
    .means = The minutes are sent within five business days of the workshop, public holidays and the project’s days off left out, and their day is noted. Of notes that somebody took alone no minutes are expected.
    .why = After that memories differ, and the minutes are argued about instead of read.
    .fires =
        workshops:
          - id: ATL-012
            title: A week on the road
            date: 2026-03-05
            minutes:
              sent_on: 2026-03-20
    .silent =
        workshops:
          - id: ATL-012
            title: A week on the road
            date: 2026-03-05
            minutes:
              sent_on: 2026-03-10
explain-A04 = Action without an owner or a date
    .means = An open action has an owner and a date.
    .why = An action without a name and a date is a wish: nobody will carry it out, and nobody will notice.
    .fires =
        workshops:
          - id: ATL-012
            title: A week on the road
            actions:
              - text: List the places without network
                owner: Gilles Chauvin
    .silent =
        workshops:
          - id: ATL-012
            title: A week on the road
            actions:
              - text: List the places without network
                owner: Gilles Chauvin
                due: 2099-03-20
explain-A05 = Overdue action or open point
    .means = An action or a point whose date is past is closed, or gets a new date.
    .why = A register in which past dates stay open is not believed any more, and not kept either.
    .fires =
        workshops:
          - id: ATL-012
            title: A week on the road
            actions:
              - text: List the places without network
                owner: Gilles Chauvin
                due: 2024-03-20
    .silent =
        workshops:
          - id: ATL-012
            title: A week on the road
            actions:
              - text: List the places without network
                owner: Gilles Chauvin
                due: 2024-03-20
                status: done
explain-A06 = Department never heard
    .means = Every department of the context was heard in at least one workshop. A participant is recognised by entity or function.
    .why = What a department was not asked, it will ask for at the opening, when changing it costs most.
    .fires =
        context:
          teams:
            - service: Customer service
    .silent =
        context:
          teams:
            - service: Telesales
        workshops:
          - id: ATL-012
            title: A week on the phone
            status: held
            date: 2026-03-05
            participants:
              - name: Sonia Dubreuil
                entity: Telesales North-East
