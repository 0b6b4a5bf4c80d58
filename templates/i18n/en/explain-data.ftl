# Data and architecture (family F)
explain-F01 = Flow that can neither be priced nor built
    .means = A flow says which application is the master, by which key data are recognised, how often they pass and what becomes of rejects.
    .why = These are the four questions that every integrator will ask; without an answer they will price the worst, or forget it.
    .fires =
        flows:
          - id: FLX-012
            title: Orders of the ERP
            master: ERP
            frequency: continuous
    .silent =
        flows:
          - id: FLX-012
            title: Orders of the ERP
            master: ERP
            matching_key: company number
            frequency: continuous
            rejects: A queue that sales administration replays
explain-F02 = Two masters for one entity
    .means = An entity has one master; the fields of one entity may each have their own.
    .why = If two applications correct the same record, each undoes what the other did, and nobody knows which is right.
    .fires =
        data_entities:
          - id: ENT-012
            title: Account
            master: ERP
        flows:
          - id: FLX-012
            title: Accounts to the ERP
            entities: [ENT-012]
            master: CRM
    .silent =
        data_entities:
          - id: ENT-012
            title: Account
            master: ERP
        flows:
          - id: FLX-012
            title: Accounts of the ERP
            entities: [ENT-012]
            master: ERP
explain-F03 = Required data from nowhere
    .means = Data that a use case needs have a source, or a source field that feeds them.
    .why = The use case would be delivered, and empty. Bidders price flows and migrations by these sources.
    .fires =
        use_cases:
          - id: CU-012
            title: Ask for an exception
            needs: [BES-001]
            required_data:
              - entity: quote
                field: margin
    .silent =
        use_cases:
          - id: CU-012
            title: Ask for an exception
            needs: [BES-001]
            required_data:
              - entity: quote
                field: margin
                source: ERP
explain-F04 = Source field without a decision
    .means = Every source field is kept, enriched, dropped or archived.
    .why = A forgotten field is either lost to whoever used it, or migrated by accident with whatever it holds.
    .fires =
        sources:
          - id: SRC-012
            table: clients
            field: REMARQUES
    .silent =
        sources:
          - id: SRC-012
            table: clients
            field: REMARQUES
            decision: drop
explain-F05 = Migration that nobody verifies
    .means = A migration rule has a check and a validator of the business.
    .why = Nobody rereads a migration line by line: without a count and a signature the error is discovered at the customer’s.
    .fires =
        migrations:
          - id: MIG-012
            title: Active accounts
    .silent =
        migrations:
          - id: MIG-012
            title: Active accounts
            checks:
              - type: count
            business_validator: Martine Poulain
explain-F06 = Cut-over without a rehearsal
    .means = A migration is rehearsed before the cut-over, and before its lot opens.
    .why = Without a rehearsal the first real run is one: on the real data, at night, with no way back.
    .fires =
        migrations:
          - id: MIG-012
            title: Active accounts
            status: cut_over
            checks:
              - type: count
            business_validator: Martine Poulain
    .silent =
        migrations:
          - id: MIG-012
            title: Active accounts
            status: cut_over
            checks:
              - type: count
            business_validator: Martine Poulain
            trials:
              - n: 1
                date: 2026-01-25
explain-F07 = Personal data without basis or retention
    .means = What holds or carries personal data says its legal basis and its retention. What is marked sensitive is personal only where its name or its entity speaks of a person: a purchase price is confidential, a state of health is somebody’s.
    .why = The answer decides what may be asked of the CRM. To look for it after the contract is to negotiate it again.
    .fires =
        data_entities:
          - id: ENT-012
            title: Contact
            fields:
              - name: name
                sensitivity: personal
    .silent =
        data_entities:
          - id: ENT-012
            title: Contact
            fields:
              - name: name
                sensitivity: personal
            personal_data:
              legal_basis: legitimate interest
              retention: three years after the last exchange
explain-F08 = Target application without a flow
    .means = An application of the target map is reached by at least one flow.
    .why = Otherwise somebody will type into it what the CRM already knows, or a flow was forgotten in the price.
    .fires =
        applications:
          - id: APP-012
            title: Electronic signature
            state: target
    .silent =
        applications:
          - id: APP-012
            title: Electronic signature
            state: target
          - id: APP-013
            title: CRM
            state: target
        flows:
          - title: Contracts to sign
            from: APP-013
            to: APP-012
