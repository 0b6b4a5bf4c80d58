# Consultation (family P)
explain-P01 = Weights that do not make 100
    .means = The weights of the criteria make 100; knockouts weigh nothing.
    .why = A ranking whose weights do not add up cannot be defended before a rejected bidder.
    .fires =
        consultation:
          criteria:
            - title: Coverage of the requirements
              weight: 55
            - title: Price
              weight: 40
    .silent =
        consultation:
          criteria:
            - title: Coverage of the requirements
              weight: 60
            - title: Price
              weight: 40
explain-P08 = Loose demonstration
    .means = A demonstration scenario is drawn from a use case, says who acts and supplies the data.
    .why = Otherwise each bidder shows what it does best, and nothing can be compared.
    .fires =
        consultation:
          demo_scenarios:
            - title: Follow up a quote
              use_case: CU-001
    .silent =
        consultation:
          demo_scenarios:
            - title: Follow up a quote
              use_case: CU-001
              persona: Sonia Dubreuil, telesales agent
              data: Three unanswered quotes of 6, 7 and 8 days
explain-P10 = Item missing from the price list
    .means = The price list asks for licences with their years, the sandbox, migration, training and reversibility.
    .why = What is not on the list is always paid for, later and without competition. Reversibility is the dearest to ask for last.
    .fires =
        consultation:
          price_lines:
            - line: Licences
              years: 4
            - line: Training of the profiles
    .silent =
        consultation:
          price_lines:
            - line: Licences
              years: 4
            - line: Sandbox
              years: 4
            - line: Data migration
            - line: Training of the profiles
            - line: Reversibility
explain-P11 = No evaluator from the field
    .means = At least one person of the field evaluates the offers: their profile is `field`, or one that the manifest adds under `profiles`.
    .why = Adoption is decided when the tool is chosen: chosen by those who will not open it, it will not be opened.
    .fires =
        consultation:
          evaluators:
            - person: Claire Astier
              profile: management
            - person: Rachid Benamar
              profile: it
    .silent =
        consultation:
          evaluators:
            - person: Claire Astier
              profile: management
            - person: Sonia Dubreuil
              profile: field
