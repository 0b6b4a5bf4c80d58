# Traçabilité (famille T)
explain-T01 = Besoin retenu sans cas d’usage
    .means = Un besoin retenu est couvert par au moins un cas d’usage.
    .why = Retenir un besoin, c’est promettre de le servir. Sans cas d’usage, personne n’en écrira les exigences, et il ne sera livré par aucun lot.
    .fires =
        needs:
          - id: BES-012
            title: Relancer les devis sans réponse
            status: retained
            priority: indispensable
            objectives: [OBJ-001]
    .silent =
        needs:
          - id: BES-012
            title: Relancer les devis sans réponse
            status: retained
            priority: indispensable
            objectives: [OBJ-001]
        use_cases:
          - id: CU-012
            title: Relancer un devis
            needs: [BES-012]
explain-T02 = Cas d’usage sans besoin
    .means = Un cas d’usage répond à au moins un besoin.
    .why = Un cas d’usage que personne n’a demandé coûte autant que les autres, et nul ne pourra en trancher l’arbitrage.
    .fires =
        use_cases:
          - id: CU-012
            title: Relancer un devis
    .silent =
        use_cases:
          - id: CU-012
            title: Relancer un devis
            needs: [BES-001]
explain-T03 = Exigence sans cas d’usage ni besoin
    .means = Une exigence fonctionnelle, de données, d’interface ou d’état, à relire ou au-delà, dit de quel cas d’usage ou besoin elle vient.
    .why = Devant un candidat qui propose de s’en passer, une exigence sans origine ne se défend pas.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance sept jours après l’envoi.
            status: to_review
            priority: indispensable
            criticality: critical
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance sept jours après l’envoi.
            status: to_review
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
explain-T04 = Cas d’usage de données qui n’alimente aucun cas d’usage CRM
    .means = Un cas d’usage de données sert au moins un cas d’usage CRM, nommé dans `depends_on`.
    .why = Une donnée reprise sans usage se paie à la reprise, puis à chaque nettoyage, et ne sert à personne.
    .fires =
        use_cases:
          - id: CU-012
            title: Reprendre les devis de l’ERP
            family: data
            needs: [BES-001]
    .silent =
        use_cases:
          - id: CU-012
            title: Reprendre les devis de l’ERP
            family: data
            needs: [BES-001]
            depends_on: [CU-001]
explain-T05 = Exigence approuvée de premier rang sans test approuvé
    .means = Une exigence du premier rang de priorité, une fois approuvée, est vérifiée par au moins un test approuvé.
    .why = Les essais de l’intégrateur ne remplacent pas la recette du maître d’ouvrage : ce qui est indispensable se constate.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance sept jours après l’envoi.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance sept jours après l’envoi.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
        test_cases:
          - id: CT-012
            title: Relance à sept jours
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Exécuter le traitement de nuit
                expected: Une tâche échue aujourd’hui est affectée au commercial
explain-T06 = Moins de tests que prévu
    .means = L’exigence annonce dans `expected_tests` combien de tests il lui faut, et en a moins d’approuvés.
    .why = Un cas par règle, un à la limite, un par action interdite : le compte se fait avant d’écrire, et il fonde l’estimation de la recette.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance sept jours après l’envoi.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            expected_tests: 2
        test_cases:
          - id: CT-012
            title: Relance à sept jours
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Exécuter le traitement de nuit
                expected: Une tâche échue aujourd’hui est affectée au commercial
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance sept jours après l’envoi.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            expected_tests: 1
        test_cases:
          - id: CT-012
            title: Relance à sept jours
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Exécuter le traitement de nuit
                expected: Une tâche échue aujourd’hui est affectée au commercial
explain-T07 = Test qui ne vérifie aucune exigence
    .means = Un cas ou un scénario nomme l’exigence qu’il vérifie.
    .why = Son échec ne dirait rien de ce qui est attendu, et sa réussite ne couvrirait rien.
    .fires =
        test_cases:
          - id: CT-012
            title: Relance à sept jours
            status: approved
            format: steps
            steps:
              - action: Exécuter le traitement de nuit
                expected: Une tâche échue aujourd’hui est affectée au commercial
    .silent =
        test_cases:
          - id: CT-012
            title: Relance à sept jours
            status: approved
            format: steps
            requirements: [EXG-001]
            steps:
              - action: Exécuter le traitement de nuit
                expected: Une tâche échue aujourd’hui est affectée au commercial
explain-T08 = Lien vers un élément écarté ou obsolète
    .means = Un élément vivant s’appuie sur un élément que le projet a écarté, annulé, retiré ou rendu obsolète, de quelque sorte qu’il soit. Une source, une reprise ou un scénario d’architecture peut nommer une application retirée.
    .why = Ce sur quoi il s’appuie ne sera pas livré : il faut le remplacer, ou renoncer au lien.
    .fires =
        requirements:
          - id: EXG-012
            title: Relance par télécopie
            status: rejected
            reason: Hors sujet
          - id: EXG-013
            title: Relance à sept jours
            links:
              - depends_on: [EXG-012]
    .silent =
        requirements:
          - id: EXG-012
            title: Relance par télécopie
          - id: EXG-013
            title: Relance à sept jours
            links:
              - depends_on: [EXG-012]
explain-T09 = Objectif sans besoin
    .means = Un objectif est servi par au moins un besoin.
    .why = Un objectif qu’aucun besoin ne sert ne sera pas atteint par le projet, quel que soit le logiciel.
    .fires =
        objectives:
          - id: OBJ-012
            title: Diviser par deux les devis sans réponse
    .silent =
        objectives:
          - id: OBJ-012
            title: Diviser par deux les devis sans réponse
        needs:
          - id: BES-012
            title: Relancer les devis sans réponse
            objectives: [OBJ-012]
explain-T10 = Besoin sans objectif
    .means = Un besoin dit à quel objectif il contribue.
    .why = Sans objectif, la priorité d’un besoin se discute à la voix la plus forte.
    .fires =
        needs:
          - id: BES-012
            title: Relancer les devis sans réponse
    .silent =
        needs:
          - id: BES-012
            title: Relancer les devis sans réponse
            objectives: [OBJ-001]
explain-T11 = Identifiant absent ou en double
    .means = Un lien nomme un identifiant qui n’existe pas, ou un identifiant est donné à deux éléments.
    .why = La chaîne se rompt à cet endroit : couverture, verdicts et documents en dépendent.
    .fires =
        use_cases:
          - id: CU-012
            title: Relancer un devis
            needs: [BES-099]
    .silent =
        use_cases:
          - id: CU-012
            title: Relancer un devis
            needs: [BES-001]
explain-T12 = Cas approuvé avant le changement de son exigence
    .means = Un cas approuvé est relu quand l’exigence qu’il vérifie change. On le sait par git : le texte, les critères ou les règles de l’exigence ont changé depuis que le cas a été approuvé ou récrit. Un cas qui vérifie une règle de gestion (`rules`, ou son étiquette) est relu quand cette règle change.
    .why = Le cas peut réussir et ne plus rien prouver : il vérifie le texte d’hier.
    .before =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance à J+7.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
        test_cases:
          - id: CT-012
            title: Relance du devis
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Attendre sept jours
                expected: Une tâche de relance est créée à J+7
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance à J+10.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
        test_cases:
          - id: CT-012
            title: Relance du devis
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Attendre sept jours
                expected: Une tâche de relance est créée à J+7
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance à J+10.
            status: approved
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
        test_cases:
          - id: CT-012
            title: Relance du devis
            status: approved
            format: steps
            requirements: [EXG-012]
            steps:
              - action: Attendre sept jours
                expected: Une tâche de relance est créée à J+10
explain-T13 = Ce qui vient avant ce dont il dépend
    .means = L’exigence est dans un lot qui précède celui de l’exigence dont elle dépend ; ou un lot, numéroté avant celui dont il dépend. L’ordre est celui des dépendances entre lots (`depends_on`), puis celui de `order`, à défaut celui des identifiants. Une tâche du planning ne commence pas avant la fin de celle dont elle dépend ; un lot n’ouvre pas avant celui dont il dépend ; une recette, une livraison ou une répétition n’est pas datée après l’ouverture de son lot.
    .why = Le premier lot ne pourrait pas être recetté : ce qu’il lui faut n’arrive qu’au suivant.
    .fires =
        requirements:
          - id: EXG-012
            title: Émettre un devis
            lot: LOT-2
          - id: EXG-013
            title: Relancer un devis
            lot: LOT-1
            links:
              - depends_on: [EXG-012]
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
    .silent =
        requirements:
          - id: EXG-012
            title: Émettre un devis
            lot: LOT-1
          - id: EXG-013
            title: Relancer un devis
            lot: LOT-2
            links:
              - depends_on: [EXG-012]
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
explain-T14 = Dépendances en cercle
    .means = Des éléments dépendent les uns des autres en revenant au premier. Chaque lien qui referme un cercle est signalé.
    .why = Aucun ne peut venir avant les autres : ni planning, ni lot n’en sort.
    .fires =
        requirements:
          - id: EXG-012
            title: Émettre un devis
            links:
              - depends_on: [EXG-013]
          - id: EXG-013
            title: Relancer un devis
            links:
              - depends_on: [EXG-012]
    .silent =
        requirements:
          - id: EXG-012
            title: Émettre un devis
          - id: EXG-013
            title: Relancer un devis
            links:
              - depends_on: [EXG-012]
explain-T15 = Étiquette qui ne désigne rien
    .means = Une étiquette écrite comme un identifiant ne désigne aucun élément du projet.
    .why = Le scénario serait joué pour rien : l’exigence qu’il devait vérifier resterait sans test.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-099
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-T16 = Cas de test dont le fichier ou le scénario n’existe pas
    .means = Un cas complète un scénario par le chemin de son fichier et son nom ; l’un des deux ne se trouve pas.
    .why = Le cas serait compté comme écrit, et personne ne pourrait le jouer.
    .fires =
        # specs/cas.yaml
        test_cases:
          - id: CT-012
            title: Supprimer un compte
            feature: features/compte.feature
            scenario: Supprimer un compte
        # features/comptes.feature
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # specs/cas.yaml
        test_cases:
          - id: CT-012
            title: Supprimer un compte
            feature: features/comptes.feature
            scenario: Supprimer un compte
        # features/comptes.feature
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
