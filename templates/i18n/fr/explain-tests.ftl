# Conception des tests (famille D)
explain-D01 = Étape sans résultat attendu
    .means = Chaque pas d’un cas manuel dit ce que le testeur doit constater.
    .why = Le testeur constate, il ne décide pas : sans attendu, deux personnes concluront différemment du même écran.
    .fires =
        test_cases:
          - id: CT-012
            title: Relance à sept jours
            status: approved
            format: steps
            requirements: [EXG-001]
            steps:
              - action: Exécuter le traitement de nuit
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
explain-D10 = Scénario qui ne prouve rien
    .means = Un scénario se termine par un Alors, et parle du métier plutôt que de l’écran.
    .why = Sans Alors, il passe dès que rien ne casse. Avec des clics, il casse dès que l’écran change.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-D13 = Étape qui ne correspond à aucune phrase, ou à plusieurs
    .means = Chaque étape est dite par une phrase connue et une seule, avec les mots de la cible et des valeurs qui se lisent d’une seule façon.
    .why = Une étape que la machine ne comprend pas n’est pas jouée : le scénario reste sans verdict.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur clôture le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-D14 = Rien à jouer
    .means = Un scénario sans étape, un plan sans ligne d’exemples, un cas sans pas ; ce dernier est un avertissement tant que le cas se rédige.
    .why = Il figurerait dans le cahier et dans les comptes, et ne vérifierait rien.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
