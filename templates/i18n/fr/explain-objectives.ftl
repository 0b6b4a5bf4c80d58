# Objectifs et indicateurs (famille O)
explain-O01 = Objectif que personne ne pourra juger
    .means = Un objectif a sa mesure, sa valeur initiale, sa cible et son échéance. Une part (taux, proportion, disponibilité) va de 0 à 100 %.
    .why = Sans point de départ ni cible, chacun dira plus tard que c’est gagné, ou perdu, selon ce qui l’arrange. La valeur initiale est la plus oubliée : une fois l’outil ouvert, on ne la retrouve plus.
    .fires =
        objectives:
          - id: OBJ-012
            title: Relancer neuf devis sans réponse sur dix
            kpi: Part des devis sans réponse relancés sous huit jours
            target: 90
    .silent =
        objectives:
          - id: OBJ-012
            title: Relancer neuf devis sans réponse sur dix
            kpi: Part des devis sans réponse relancés sous huit jours
            baseline: 22
            target: 90
            due: 2027-12-31
explain-O02 = Verbe vague, sans quantité
    .means = Un objectif ne promet pas « d’améliorer » ou « d’optimiser » sans dire de combien, dans sa phrase, dans son texte ou par sa valeur cible ; ni de « gagner en », de « mieux » suivre ou de « devenir plus » réactif. Un nombre qui compte autre chose (« sur 3 marchés ») ne le dit pas, ni un terme (« fin 2027 »).
    .why = Un objectif vague est toujours atteint, et n’arbitre rien.
    .fires =
        objectives:
          - id: OBJ-012
            title: Améliorer la relance des devis
    .silent =
        objectives:
          - id: OBJ-012
            title: Relancer neuf devis sans réponse sur dix
          - id: OBJ-013
            title: Améliorer la relance des devis
            kpi: Part des devis sans réponse relancés sous huit jours
            baseline: 22
            target: 90
            unit: "%"
            due: 2027-12-31
explain-O03 = Échéance avant l’ouverture de son lot
    .means = Un objectif n’est pas attendu avant que le premier lot qui le sert soit ouvert.
    .why = On le mesurerait sur ce qui n’existe pas encore, et le premier bilan serait un échec écrit d’avance. Un jalon qui parle d’ouverture, de mise en service ou de bascule date l’ouverture ; à défaut, le dernier jalon.
    .fires =
        objectives:
          - id: OBJ-012
            title: Relancer neuf devis sans réponse sur dix
            due: 2026-12-31
        needs:
          - id: BES-012
            title: Être prévenu d’un devis sans réponse
            objectives: [OBJ-012]
            lot: LOT-2
        lots:
          - id: LOT-2
            title: Relances
            milestones:
              - name: Ouverture
                planned: 2027-01-18
    .silent =
        objectives:
          - id: OBJ-012
            title: Relancer neuf devis sans réponse sur dix
            due: 2027-12-31
        needs:
          - id: BES-012
            title: Être prévenu d’un devis sans réponse
            objectives: [OBJ-012]
            lot: LOT-2
        lots:
          - id: LOT-2
            title: Relances
            milestones:
              - name: Ouverture
                planned: 2027-01-18
explain-O04 = Indicateur sans porteur, formule ou source
    .means = Un indicateur dit qui en répond, comment il se calcule et d’où viennent ses chiffres.
    .why = Deux personnes qui le calculent trouveraient deux valeurs, et la revue se passerait à discuter du chiffre plutôt que de ce qu’il dit.
    .fires =
        kpis:
          - id: KPI-012
            title: Part des devis relancés
            owner: Anne Weber
    .silent =
        kpis:
          - id: KPI-012
            title: Part des devis relancés
            owner: Anne Weber
            formula: devis relancés sous huit jours ÷ devis sans réponse
            sources: [CRM]
explain-O05 = Indicateur qui ne déclenche rien
    .means = Un indicateur dit ce que quelqu’un fait quand il passe au rouge. Ses seuils et sa cible vont dans le sens où il est bon (`direction`) : un rouge qui s’allume quand tout va bien ne déclenche rien d’utile.
    .why = Un chiffre que l’on regarde sans rien faire coûte sa collecte et encombre l’écran. « À suivre » n’est pas une action.
    .fires =
        kpis:
          - id: KPI-012
            title: Part des devis relancés
            owner: Anne Weber
            action: À suivre.
    .silent =
        kpis:
          - id: KPI-012
            title: Part des devis relancés
            owner: Anne Weber
            action: Le chef des ventes revoit le portefeuille dans la semaine
explain-O06 = Plus de sept objectifs
    .means = Un projet poursuit sept objectifs au plus.
    .why = Au-delà, personne ne les cite de mémoire, et rien n’arbitre entre eux quand le budget ou le temps manque.
    .fires =
        objectives:
          - title: Objectif 1
          - title: Objectif 2
          - title: Objectif 3
          - title: Objectif 4
          - title: Objectif 5
          - title: Objectif 6
          - title: Objectif 7
          - title: Objectif 8
    .silent =
        objectives:
          - title: Objectif 1
          - title: Objectif 2
          - title: Objectif 3
explain-O07 = Aucun objectif venu du terrain
    .means = Un objectif opérationnel au moins vient d’un atelier où le terrain a parlé, ou de ses mots.
    .why = Ceux à qui l’on demande de changer leurs habitudes n’y gagneraient rien. Commencer par de petits objectifs du terrain fait adopter l’outil.
    .fires =
        objectives:
          - id: OBJ-012
            title: Relancer neuf devis sans réponse sur dix
            level: operational
            origin: Comité de direction
    .silent =
        objectives:
          - id: OBJ-012
            title: Relancer neuf devis sans réponse sur dix
            level: operational
            origin: ATL-012
        workshops:
          - id: ATL-012
            title: Une semaine d’itinérant
            participants:
              - name: Thomas Morel
                profile: field
