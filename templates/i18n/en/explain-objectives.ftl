# Objectives and indicators (family O)
explain-O01 = Objective that nobody will be able to judge
    .means = An objective has its measure, its starting value, its target and its date. A share (a rate, a proportion, an availability) goes from 0 to 100 %.
    .why = Without a start and a target, everybody will say later that it is won, or lost, as it suits them. The starting value is forgotten most: once the tool is open, nobody finds it any more.
    .fires =
        objectives:
          - id: OBJ-012
            title: Follow up nine in ten unanswered quotes
            kpi: Share of unanswered quotes followed up within eight days
            target: 90
    .silent =
        objectives:
          - id: OBJ-012
            title: Follow up nine in ten unanswered quotes
            kpi: Share of unanswered quotes followed up within eight days
            baseline: 22
            target: 90
            due: 2027-12-31
explain-O02 = Vague verb without a quantity
    .means = An objective does not promise to “improve” or “optimise” without saying by how much, in its sentence, in its text or by its target; nor to “gain in”, follow “better” or “become more” responsive. A number that counts something else (“in 3 markets”) does not say it, nor does a term (“end of 2027”).
    .why = A vague objective is always reached, and decides nothing.
    .fires =
        objectives:
          - id: OBJ-012
            title: Improve the follow-up of quotes
    .silent =
        objectives:
          - id: OBJ-012
            title: Follow up nine in ten unanswered quotes
          - id: OBJ-013
            title: Improve the follow-up of quotes
            kpi: Share of unanswered quotes followed up within eight days
            baseline: 22
            target: 90
            unit: "%"
            due: 2027-12-31
explain-O03 = Due before its lot opens
    .means = An objective is not due before the first lot that serves it is open.
    .why = It would be measured on what is not there yet, and the first balance would be a failure written in advance. A milestone that speaks of an opening, a go-live or a cut-over dates the opening; failing that, the last milestone.
    .fires =
        objectives:
          - id: OBJ-012
            title: Follow up nine in ten unanswered quotes
            due: 2026-12-31
        needs:
          - id: BES-012
            title: Be told of an unanswered quote
            objectives: [OBJ-012]
            lot: LOT-2
        lots:
          - id: LOT-2
            title: Follow-up
            milestones:
              - name: Go-live
                planned: 2027-01-18
    .silent =
        objectives:
          - id: OBJ-012
            title: Follow up nine in ten unanswered quotes
            due: 2027-12-31
        needs:
          - id: BES-012
            title: Be told of an unanswered quote
            objectives: [OBJ-012]
            lot: LOT-2
        lots:
          - id: LOT-2
            title: Follow-up
            milestones:
              - name: Go-live
                planned: 2027-01-18
explain-O04 = Indicator without owner, formula or source
    .means = An indicator says who answers for it, how it is computed and where its figures come from.
    .why = Two people who compute it would find two values, and the review would be spent on arguing about the figure instead of what it says.
    .fires =
        kpis:
          - id: KPI-012
            title: Share of quotes followed up
            owner: Anne Weber
    .silent =
        kpis:
          - id: KPI-012
            title: Share of quotes followed up
            owner: Anne Weber
            formula: quotes followed up within eight days ÷ unanswered quotes
            sources: [CRM]
explain-O05 = Indicator that triggers nothing
    .means = An indicator says what somebody does when it turns red. Its thresholds and its target go the way in which it is good (`direction`): a red that is lit when all goes well triggers nothing useful.
    .why = A figure that people look at without doing anything costs its collection and clutters the screen. “Monitor” is no action.
    .fires =
        kpis:
          - id: KPI-012
            title: Share of quotes followed up
            owner: Anne Weber
            action: Monitor
    .silent =
        kpis:
          - id: KPI-012
            title: Share of quotes followed up
            owner: Anne Weber
            action: The sales manager reviews the portfolio within the week
explain-O06 = More than seven objectives
    .means = A project pursues seven objectives at most.
    .why = Beyond, nobody can name them, and nothing decides between them when money or time runs short.
    .fires =
        objectives:
          - title: Objective 1
          - title: Objective 2
          - title: Objective 3
          - title: Objective 4
          - title: Objective 5
          - title: Objective 6
          - title: Objective 7
          - title: Objective 8
    .silent =
        objectives:
          - title: Objective 1
          - title: Objective 2
          - title: Objective 3
explain-O07 = No objective from the field
    .means = At least one operational objective comes from a workshop where the field spoke, or from its words.
    .why = Those who are asked to change their habits would gain nothing by it. Starting from small goals of the field gets the tool adopted.
    .fires =
        objectives:
          - id: OBJ-012
            title: Follow up nine in ten unanswered quotes
            level: operational
            origin: Management board
    .silent =
        objectives:
          - id: OBJ-012
            title: Follow up nine in ten unanswered quotes
            level: operational
            origin: ATL-012
        workshops:
          - id: ATL-012
            title: A week on the road
            participants:
              - name: Thomas Morel
                profile: field
