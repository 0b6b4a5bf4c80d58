## Le cadre des pages
site-skip = Aller au contenu
site-home = Accueil
site-crumbs = Fil d’Ariane
site-rail = La chaîne du projet
site-proofs = Preuves et repères
site-contents = Dans cette page
site-about = Texte du { $date } · { $commit } · Ouvrage { $version }
site-commit = commit { $name }
site-internal = interne
site-internal-mark = Diffusion interne
site-internal-mark-why = Ces pages contiennent des éléments réservés à l’équipe projet
site-nav-objectives = Objectifs
site-nav-workshops = Ateliers
site-nav-needs = Besoins
site-nav-use-cases = Cas d’usage
site-nav-requirements = Exigences
site-nav-lots = Lots
site-nav-books = Recette
site-nav-decision = Décision
site-nav-cases = Cas de test
site-nav-matrix = Matrice de couverture
site-nav-run = Rapport d’exécution
site-nav-glossary = Glossaire
site-yes = oui
site-no = non
site-previous = Précédent
site-next = Suivant
site-around = Voisins dans la collection

## L'accueil
site-home-acceptance = Où en est la recette
site-home-failures = Ce qui échoue
site-home-failures-more = { $n ->
    [one] { $n } autre échec dans le rapport
   *[other] { $n } autres échecs dans le rapport
}
site-home-lots = Exigences par lot
site-home-verdicts = Verdicts des exigences
site-home-documents = Documents à télécharger
site-home-next = À lire ensuite
site-home-report = Lire le rapport d’exécution
site-home-no-run = Rien n’a encore été joué sur un CRM : les verdicts des exigences viendront du premier cahier de recette exécuté.
site-home-no-documents = Les documents à remettre (cahier des charges, comptes rendus, procès-verbaux) apparaissent ici une fois publiés.
site-home-findings = À corriger dans le texte :
site-home-no-findings = Le contrôle du projet ne signale rien.
site-nothing = Rien à ce stade.
site-home-start = Par où commencer
site-home-start-text = Un atelier de dix lignes suffit. Écrivez ce qui a été dit ; une phrase sous « needs » deviendra un besoin, puis un cas d’usage, une exigence et un test.
site-home-start-example =
    workshops:
      - title: Besoins des commerciaux itinérants
        date: 2026-03-12
        participants: [Mme Morel, M. Weber]
        needs:
          - Relancer les devis restés sans réponse
        decisions:
          - text: Le lot 1 porte sur la prospection
site-home-decisions = { $n ->
    [one] { $n } décision
   *[other] { $n } décisions
}
site-home-retained = { $n ->
    [one] { $n } retenu
   *[other] { $n } retenus
}
site-home-crm = { $n } CRM
site-home-data = { $n } de données
site-home-knockouts = { $n ->
    [one] { $n } éliminatoire
   *[other] { $n } éliminatoires
}
site-home-automated = { $n ->
    [one] { $n } automatisé
   *[other] { $n } automatisés
}
site-home-manual = { $n ->
    [one] { $n } manuel
   *[other] { $n } manuels
}
site-home-cases = { $n ->
    [one] cas, dont { $n } manuel
   *[other] cas, dont { $n } manuels
}
site-home-decision = critères et preuves
site-next-run = Le rapport de la dernière exécution
site-next-run-why = Les échecs avec l’attendu et l’obtenu, et ce qui n’a pas été prouvé
site-next-holes = { $n ->
    [one] { $n } exigence sans test
   *[other] { $n } exigences sans test
}
site-next-holes-why = La matrice de couverture montre les trous en premier
site-next-workshop = Le premier atelier
site-next-workshop-why = D’où viennent les besoins, avec qui, et ce qui a été décidé
site-next-use-cases = La carte des cas d’usage
site-next-use-cases-why = Connaître, cibler, vendre, servir : ce que le CRM fait à chaque étape
site-pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
site-size-bytes = { $n } octets
site-size-kilobytes = { $n } Ko
site-size-megabytes = { $name } Mo

## Les comptes
site-counts = { $counts } ({ $share } de { $n ->
    [one] { $n } résultat
   *[other] { $n } résultats
}, lignes d’exemples comprises)
site-rate = { $part } sur { $whole } ({ $share })
site-rate-empty = { $part } sur { $whole }
site-rate-coverage = Couverture
site-rate-verification = Vérification
site-rate-validation = Validation
site-lot-validated = { $part ->
    [one] { $part } exigence validée
   *[other] { $part } exigences validées
} sur { $whole }
site-lot-empty = Aucune exigence dans ce lot.
site-count-flaky = { $n ->
    [one] dont { $n } instable
   *[other] dont { $n } instables
}
site-counted-passed = { $n ->
    [one] réussi
   *[other] réussis
}
site-counted-failed = { $n ->
    [one] en échec
   *[other] en échec
}
site-counted-blocked = { $n ->
    [one] bloqué
   *[other] bloqués
}
site-counted-not-run = { $n ->
    [one] non joué
   *[other] non joués
}
site-counted-waiting = { $n ->
    [one] en attente d’une personne
   *[other] en attente d’une personne
}
site-counted-undefined = { $n ->
    [one] indéfini
   *[other] indéfinis
}
site-counted-ambiguous = { $n ->
    [one] ambigu
   *[other] ambigus
}
site-counted-interrupted = { $n ->
    [one] interrompu
   *[other] interrompus
}
site-counted-untestable = { $n ->
    [one] non testable
   *[other] non testables
}
site-counted-waived = { $n ->
    [one] arbitré
   *[other] arbitrés
}
site-count-errors = { $n ->
    [one] { $n } erreur
   *[other] { $n } erreurs
}
site-count-warnings = { $n ->
    [one] { $n } avertissement
   *[other] { $n } avertissements
}
site-count-infos = { $n ->
    [one] { $n } information
   *[other] { $n } informations
}
site-rows = { $n ->
    [one] { $n } ligne d’exemples
   *[other] { $n } lignes d’exemples
}
site-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
site-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
site-stale = { $n ->
    [one] { $n } résultat périmé : le texte du cas ou la version du CRM a changé depuis
   *[other] { $n } résultats périmés : le texte des cas ou la version du CRM a changé depuis
}
site-stale-chip = périmé
site-stale-text = { $name } avant que le texte ne change ; à rejouer
site-stale-version = { $name } sur { $seen }, alors que la recette porte sur { $delivery } ; à rejouer
site-stale-seen = la version { $name }
site-stale-seen-unknown = une version inconnue
site-approved-cases = { $part } ({ $whole ->
    [one] au moins { $whole } attendu
   *[other] au moins { $whole } attendus
})

## Les mots des pages
site-knockout = éliminatoire
site-critical = chemin critique
site-draft = brouillon
site-flaky = instable
site-manual = manuel
site-automated = automatisé
site-evidence = preuve demandée
site-uncovered = non couvert
site-nobody-yet = à désigner
site-no-lot = Sans lot
site-no-stage = Sans étape
site-no-link = Aucun lien.
site-milestone = { $name }, { $date }
site-decided = { $name }, { $date }
site-whole-case = Cas entier
site-verifies = Vérifie
site-expected = attendu
site-actual = obtenu
site-background = Contexte
site-examples = Exemples
site-unsound = Ce scénario contient une faute de lecture : il est compté comme indéfini et rien n’en est envoyé au CRM.
site-upstream = D’où cela vient
site-downstream = Ce qui en découle
site-beside = Autour
site-links = Liens
site-filter-text = Rechercher
site-filter-all = Tous
site-filter-reset = Tout afficher
site-filter-of = affichés sur

## Les artefacts
site-kind-scenario = Cas de test
site-link-voiced-in-out = Exprimé en atelier
site-link-voiced-in-in = Besoins exprimés
site-link-serves-out = Sert l’objectif
site-link-serves-in = Besoins qui le servent
site-link-covers-out = Couvre le besoin
site-link-covers-in = Couvert par
site-link-details-out = Précise le cas d’usage
site-link-details-in = Exigences qui le précisent
site-link-planned-in-out = Livré dans le lot
site-link-planned-in-in = Contenu du lot
site-link-verifies-out = Vérifie l’exigence
site-link-verifies-in = Vérifiée par
site-link-plays-out = Joue le cas d’usage
site-link-plays-in = Joué par
site-link-belongs-to-out = Fait partie du cahier
site-link-belongs-to-in = Cas du cahier
site-link-depends-on-out = Dépend de
site-link-depends-on-in = Nécessaire à
site-link-conflicts-with-out = En conflit avec
site-link-conflicts-with-in = En conflit avec
site-link-refines-out = Rend plus précise
site-link-refines-in = Rendue plus précise par
site-link-replaces-out = Remplace
site-link-replaces-in = Remplacée par
site-link-says-out = Phrases dites
site-link-says-in = Dite par
site-link-books = Recetté par
site-link-lot = Porte sur le lot

## Les listes
site-list-objectives = Objectifs
site-list-objectives-intro = Ce que le projet doit changer, et la mesure qui le dira.
site-list-objectives-count = { $n ->
    [one] { $n } objectif
   *[other] { $n } objectifs
}
site-list-objectives-empty = Un objectif dit ce qui doit changer, de combien, pour quand, et qui le mesure.
site-list-objectives-example =
    objectives:
      - id: OBJ-01
        title: Relancer tous les devis sans réponse
        kpi: devis relancés à J+7
        baseline: 35 %
        target: 95 %
        due: 2026-12-31
site-list-workshops = Ateliers
site-list-workshops-intro = Qui s’est réuni, ce qui a été dit, décidé, promis.
site-list-workshops-count = { $n ->
    [one] { $n } atelier
   *[other] { $n } ateliers
}
site-list-workshops-empty = Un atelier tient en dix lignes : la date, les présents, ce qui a été dit et décidé.
site-list-workshops-example =
    workshops:
      - title: Besoins de la télévente
        date: 2026-03-12
        participants: [Mme Dubreuil, M. Weber]
        needs: [Voir l’encours du client avant d’appeler]
site-list-needs = Besoins
site-list-needs-intro = Ce dont les métiers ont besoin, les plus importants d’abord. Un besoin retenu que rien ne couvre est signalé.
site-list-needs-count = { $n ->
    [one] { $n } besoin
   *[other] { $n } besoins
}
site-list-needs-empty = Un besoin dit qui, quoi et pour quel bénéfice, sans parler d’écran ni d’outil.
site-list-needs-example =
    needs:
      - id: BES-001
        title: Relancer les devis sans réponse
        actor: commercial itinérant
        workshops: [ATL-01]
        status: retained
        priority: indispensable
        objectives: [OBJ-01]
site-list-use-cases = Cas d’usage
site-list-use-cases-intro = Ce que les utilisateurs font avec le CRM, et les données qui le permettent, aux quatre étapes du cycle de vente.
site-list-use-cases-count = { $n ->
    [one] { $n } cas d’usage
   *[other] { $n } cas d’usage
}
site-list-use-cases-empty = Un cas d’usage raconte qui fait quoi et ce qu’il voit. Décrivez ce qui est spécifique, pas ce que fait tout CRM.
site-list-use-cases-example =
    use_cases:
      - id: CU-001
        title: Relancer un devis à J+7
        family: crm
        cycle: sell
        needs: [BES-001]
        main_flow:
          - actor: CRM
            action: crée une tâche de relance
            result: la tâche échoit le jour même
site-list-requirements = Exigences
site-list-requirements-intro = Une phrase vérifiable par exigence, son lot, sa priorité et ce que la recette en dit.
site-list-requirements-count = { $n ->
    [one] { $n } exigence
   *[other] { $n } exigences
}
site-list-requirements-empty = Une exigence est une seule phrase qu’un test peut confirmer ou démentir.
site-list-requirements-example =
    requirements:
      - id: EXG-001
        statement: Sept jours après l’émission d’un devis sans réponse, le CRM crée une seule tâche de relance.
        use_cases: [CU-001]
        priority: indispensable
        lot: LOT-1
site-list-lots = Lots
site-list-lots-intro = Ce qui est livré, dans quel ordre, pour qui.
site-list-lots-count = { $n ->
    [one] { $n } lot
   *[other] { $n } lots
}
site-list-lots-empty = Un lot est ce qui peut être livré et recetté ensemble. Les exigences le nomment.
site-list-lots-example =
    lots:
      - id: LOT-1
        title: Comptes, devis et relances
        order: 1
        goal: Équiper les itinérants avant l’été
site-list-books = Recette
site-list-books-intro = Les cahiers de recette : ce qui est vérifié, avec quelles données, et à quelles conditions c’est assez.
site-list-books-count = { $n ->
    [one] { $n } cahier de recette
   *[other] { $n } cahiers de recette
}
site-list-books-empty = Un cahier de recette réunit les cas d’un lot, leurs données et les critères de sortie. Un scénario y entre par une étiquette.
site-list-books-example =
    recipe_books:
      - id: CAH-01
        title: Vérification d’aptitude, lot 1
        lot: LOT-1
        exit_criteria:
          - measure: chemins critiques prouvés
            threshold: tous
site-list-cases = Cas de test
site-list-cases-intro = Scénarios joués par la machine et cas joués par une personne, chacun avec les exigences qu’il vérifie.
site-list-cases-count = { $n ->
    [one] { $n } cas
   *[other] { $n } cas
}
site-list-cases-empty = Un scénario raconte une situation, une action et ce qui doit en résulter. Ses étiquettes le lient aux exigences et au cahier.
site-list-cases-example =
    # language: fr
    Fonctionnalité: Relance des devis
      @CT-001 @EXG-001 @CAH-01
      Scénario: Un devis sans réponse est relancé une seule fois
        Étant donné un devis « DV-26-001 » émis il y a 7 jours
        Quand le traitement quotidien est exécuté deux fois
        Alors une seule tâche de relance existe
site-list-glossary = Glossaire
site-list-glossary-intro = Les mots du métier, tels qu’ils sont compris dans ce projet.
site-list-glossary-count = { $n ->
    [one] { $n } terme
   *[other] { $n } termes
}
site-list-glossary-empty = Le glossaire fixe le sens des mots sur lesquels on se dispute : compte, client, piste, opportunité.
site-list-glossary-example =
    glossary:
      - term: compte dormant
        definition: Compte sans commande depuis douze mois
site-family-crm = { $n ->
    [one] Famille CRM · { $n } cas d’usage
   *[other] Famille CRM · { $n } cas d’usage
}
site-family-data = { $n ->
    [one] Famille Data · { $n } cas d’usage
   *[other] Famille Data · { $n } cas d’usage
}
site-requirement-no-case = Aucun cas ne vérifie cette exigence.
site-requirement-no-case-how = Pour la couvrir, étiquetez un scénario avec son identifiant.
site-requirement-no-case-example =
      @{ $name }
      Scénario: …
site-book-no-case = Ce cahier ne contient encore aucun cas.
site-book-no-case-how = Étiquetez un scénario ou une fonctionnalité avec son identifiant.
site-book-no-case-example =
      @{ $name }
      Scénario: …
site-case-no-result = Ce cas n’a pas encore été joué.
site-case-no-result-manual = Ce cas est joué par une personne ; son résultat n’a pas encore été saisi.
site-case-no-result-example = ouvrage run --book { $name }

## La matrice
site-matrix-intro = Les exigences sans test d’abord, puis celles qui échouent. Chaque case mène au cas qui vérifie l’exigence et montre son dernier résultat.
site-matrix-empty = La matrice croise les exigences et les cas qui les vérifient. Elle se remplit dès la première exigence.
site-matrix-empty-example =
    requirements:
      - id: EXG-001
        statement: Un SIRET ne désigne qu’un seul compte.
site-matrix-holes = { $n ->
    [one] { $n } exigence sans test
   *[other] { $n } exigences sans test
}
site-matrix-unlinked = { $n ->
    [one] { $n } cas sans exigence
   *[other] { $n } cas sans exigence
}
site-trace = Du besoin à l’exigence
site-trace-intro = Les besoins retenus que rien ne couvre d’abord.
site-trace-holes = { $n ->
    [one] { $n } besoin retenu n’est pas couvert.
   *[other] { $n } besoins retenus ne sont pas couverts.
}

## Le rapport d'exécution
site-run-title = Rapport d’exécution
site-run-empty = Aucune exécution n’a été publiée. Jouez un cahier de recette sur une cible : ce rapport montrera d’abord les échecs, avec l’attendu et l’obtenu.
site-run-empty-example = ouvrage run --book CAH-01 --target recette
site-run-interrupted = L’exécution n’est pas allée à son terme : ce qui suit est partiel.
site-run-target = Cible
site-run-version = Version constatée
site-run-no-version = non communiquée par la cible
site-run-commit = Révision du texte
site-run-started = Début
site-run-duration = Durée
site-run-unfinished = non terminée
site-run-id = Exécution
site-run-failed = { $n ->
    [one] { $n } échec
   *[other] { $n } échecs
}
site-run-failed-hint = Le CRM a répondu autre chose que ce qui est attendu.
site-run-unjudged = { $n ->
    [one] { $n } cas sans jugement
   *[other] { $n } cas sans jugement
}
site-run-unjudged-hint = Rien n’est dit du CRM : la cible, les données ou le texte ont empêché de conclure. Chaque cause est indiquée.
site-run-waiting = { $n ->
    [one] { $n } cas en attente d’une personne
   *[other] { $n } cas en attente d’une personne
}
site-run-waiting-hint = Une étape demande un regard humain ; le résultat reste à saisir.
site-run-passed = { $n ->
    [one] { $n } cas réussi ou arbitré
   *[other] { $n } cas réussis ou arbitrés
}
site-run-requirements = Verdicts des exigences du périmètre
site-run-no-requirement = Aucun cas de cette exécution n’est lié à une exigence.
site-run-show = Afficher
site-run-all = Tous ({ $n })
site-run-not-run = { $n ->
    [one] { $n } cas non joué ou non testable
   *[other] { $n } cas non joués ou non testables
}
site-run-leftovers = { $n ->
    [one] { $n } enregistrement resté dans le CRM
   *[other] { $n } enregistrements restés dans le CRM
}
site-run-line = ligne { $n }
site-run-steps = { $n ->
    [one] { $n } étape
   *[other] Les { $n } étapes
}
site-run-exchanges = { $n ->
    [one] { $n } échange avec le CRM
   *[other] { $n } échanges avec le CRM
}
site-run-no-answer = sans réponse
site-run-sent = envoyé
site-run-received = reçu
site-not-proved = Ce qui n’a pas été prouvé
site-not-proved-nothing = Rien ne reste ouvert : chaque cas prévu a un résultat et chaque exigence a un test.
site-not-proved-cases = { $n ->
    [one] { $n } cas ou ligne sans preuve
   *[other] { $n } cas ou lignes sans preuve
}
site-not-proved-missing = { $n ->
    [one] { $n } cas prévu n’a laissé aucun résultat.
   *[other] { $n } cas prévus n’ont laissé aucun résultat.
}
site-not-proved-uncovered = { $n ->
    [one] { $n } exigence sans test
   *[other] { $n } exigences sans test
}

## La décision
site-decision-intro = Les critères du cahier, ce qui a été mesuré et ce qui n’a pas été prouvé. Le testeur constate, un décideur désigné tranche : accepter, accepter avec réserves, ajourner ou refuser.
site-decision-met = Constat
site-decision-by-hand = à constater par le décideur

## Les champs
site-field-actor = Acteur
site-field-approved-cases = Cas approuvés
site-field-attachments = Pièces jointes
site-field-author = Auteur
site-field-baseline = Valeur initiale
site-field-benefit = Bénéfice attendu
site-field-budget = Budget
site-field-channels = Canaux
site-field-cleanup = Remise en état
site-field-criticality = Criticité
site-field-crm-role = Rôle dans le CRM
site-field-current-problem = Difficulté actuelle
site-field-datasets = Jeux de données
site-field-date = Date
site-field-decided = Décision
site-field-domain = Domaine
site-field-due = Échéance
site-field-duration = Durée
site-field-effort = Charge
site-field-environment = Environnement
site-field-facilitator = Animation
site-field-feature = Fonctionnalité
site-field-frequency = Fréquence
site-field-goal = But
site-field-go-live = Mise en service
site-field-kano = Classe de Kano
site-field-kpi = Indicateur
site-field-level = Niveau
site-field-lot = Lot
site-field-measured-by = Mesuré par
site-field-method = Méthode
site-field-nature = Nature
site-field-needed-by = Attendu pour
site-field-origin = Origine
site-field-owner = Porteur
site-field-place = Lieu
site-field-planned-min = Durée prévue
site-field-population = Utilisateurs concernés
site-field-rationale = Justification
site-field-reason = Motif
site-field-reviewer = Relecteur
site-field-rules = Règles
site-field-service = Service
site-field-signatories = Signataires
site-field-sites = Sites
site-field-specificity = Spécificité
site-field-sponsor = Commanditaire
site-field-stale = Résultats périmés
site-field-start = Début
site-field-tags = Étiquettes
site-field-target = Cible
site-field-trigger = Déclencheur
site-field-verification = Mode de preuve
site-field-volume = Volume

## Les colonnes
site-col-action = Action
site-col-actions = Actions
site-col-actor = Acteur
site-col-actual-date = Réalisé
site-col-answer = Réponse
site-col-base = Assiette
site-col-baseline = Valeur initiale
site-col-book = Cahier
site-col-case = Cas
site-col-cases = Cas
site-col-counts = Résultats
site-col-covered = Couvert par
site-col-dataset = Jeu de données
site-col-date = Date
site-col-decided-by = Décidé par
site-col-decision = Décision
site-col-decisions = Décisions
site-col-definition = Définition
site-col-due = Échéance
site-col-duration = Durée
site-col-entity = Entité
site-col-entity-service = Service
site-col-expected = Attendu
site-col-family = Famille
site-col-field = Champ
site-col-file = Fichier
site-col-frequency = Fréquence
site-col-freshness = Fraîcheur
site-col-function = Fonction
site-col-impact = Conséquence
site-col-kpi = Indicateur
site-col-lot = Lot
site-col-mandatory = Obligatoire
site-col-measure = Mesure
site-col-measured-by = Mesuré par
site-col-milestone = Jalon
site-col-mode = Mode
site-col-name = Nom
site-col-need = Besoin
site-col-needed-for = Nécessaire pour
site-col-needs = Besoins
site-col-next-milestone = Prochain jalon
site-col-objective = Objectif
site-col-open-point = Point ouvert
site-col-outcome = Résultat
site-col-owner = Porteur
site-col-pain-point = Irritant
site-col-participants = Participants
site-col-phase = Phase
site-col-planned = Prévu
site-col-population = Utilisateurs concernés
site-col-presence = Présence
site-col-priority = Priorité
site-col-profile = Profil
site-col-purpose = Contenu
site-col-quality = Qualité
site-col-question = Question
site-col-requirement = Exigence
site-col-requirements = Exigences
site-col-result = Résultat
site-col-role = Rôle
site-col-row = Ligne
site-col-rows = Lignes
site-col-rule = Règle
site-col-said-by = Exprimé par
site-col-seen = Constaté
site-col-source = Source
site-col-stage = Étape
site-col-statement = Énoncé
site-col-status = État
site-col-step = N°
site-col-target = Cible
site-col-term = Terme
site-col-test-data = Données
site-col-threshold = Seuil
site-col-type = Type
site-col-use-case = Cas d’usage
site-col-verdict = Verdict
site-col-window = Fenêtre
site-col-workshop = Atelier

## Les parties des pages
site-section-acceptance-criteria = Critères d’acceptation
site-section-accounts = Comptes nécessaires
site-section-actions = Actions
site-section-assumptions = Hypothèses
site-section-bare-needs = Besoins à reprendre
site-section-book-cases = Cas du cahier
site-section-criteria = Critères mesurés
site-section-datasets = Jeux de données
site-section-decisions = Décisions
site-section-deliverables = Livrables
site-section-entry-criteria = Critères d’entrée
site-section-error-cases = Cas d’erreur
site-section-excluded = Exclu
site-section-exit-criteria = Critères de sortie
site-section-findings = Constats
site-section-included = Inclus
site-section-lot-requirements = Exigences du lot
site-section-main-flow = Scénario nominal
site-section-milestones = Jalons
site-section-notes = Notes
site-section-sheet = Fiche
site-section-open-points = Points ouverts
site-section-pain-points = Irritants
site-section-other-cases = Autres cas du cahier
site-section-participants = Participants
site-section-preconditions = Préconditions
site-section-proofs = Ce que la recette en dit
site-section-questions = Questions et réponses
site-section-to-ask = Questions à poser
site-section-unanswered = Restées sans réponse
site-section-to-write = À noter pendant l’atelier
site-unanswered-count = { $n ->
    [one] Une question de la fiche n’a pas eu de réponse.
   *[other] { $n } questions de la fiche n’ont pas eu de réponse.
}
site-to-ask-count = { $n ->
    [one] Une question
   *[other] { $n } questions
}
site-section-quotes = Verbatims
site-section-required-data = Données nécessaires
site-section-results = Derniers résultats
site-section-rules = Règles de gestion
site-section-scenario = Scénario
site-section-scope-in = Dans le périmètre
site-section-scope-out = Hors périmètre
site-section-steps = Étapes
site-section-suspension-criteria = Critères de suspension
site-section-variants = Variantes

## Les valeurs des énumérations
dataset-family-usual = courant
dataset-family-limit = limite
dataset-family-missing = manquant
dataset-family-forbidden = interdit
dataset-family-repeated = répété
dataset-family-volume = volume
site-matrix-legend = Une colonne par cas, dans l’ordre des identifiants ; en gras, les chemins critiques. Une case vide : le cas ne vérifie pas cette exigence. Le tableau défile dans son cadre quand une ombre borde son côté.
site-matrix-outcomes = Résultat du cas :
site-matrix-verdicts = Verdict de l’exigence :
site-rate-coverage-why = exigences, sauf écartées, qui ont assez de cas approuvés
site-rate-verification-why = résultats acquis parmi les cas liés à une exigence, lignes d’exemples comprises
site-rate-validation-why = réussis ou arbitrés parmi les résultats acquis
site-set-aside = { $n ->
    [one] dont { $n } écartée
   *[other] dont { $n } écartées
}
site-critical-proved-project = Chemins critiques du projet : { $part ->
    [one] { $part } cas prouvé
   *[other] { $part } cas prouvés
} sur { $whole }
site-critical-proved-book = Chemins critiques du cahier : { $part ->
    [one] { $part } cas prouvé
   *[other] { $part } cas prouvés
} sur { $whole }
site-critical-proved-run = Chemins critiques de l’exécution : { $part ->
    [one] { $part } cas prouvé
   *[other] { $part } cas prouvés
} sur { $whole }
site-not-proved-project = Périmètre : tous les cas approuvés du projet, tous cahiers confondus, et toutes ses exigences.
site-not-proved-run = Périmètre : les cas de cette exécution, et toutes les exigences du projet.
site-measured-critical = { $n } en échec, { $part ->
    [one] { $part } cas prouvé
   *[other] { $part } cas prouvés
} sur { $whole }
site-measured-played = { $part ->
    [one] { $part } cas joué
   *[other] { $part } cas joués
} sur { $whole } du cahier
site-measured-coverage = { $part ->
    [one] { $part } exigence couverte
   *[other] { $part } exigences couvertes
} sur { $whole } du projet

# Ce qui est trop long pour une page
site-page-of = page { $part } sur { $whole }
site-pages-around = Pages voisines
site-more = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
site-all = Tout voir
site-no-domain = Autres domaines
site-no-book = Hors cahier
site-no-date = Sans date
site-matrix-part = { $n ->
    [0] { $part } sur { $whole } avec un test
   *[other] { $part } sur { $whole } avec un test · { $n } sans test
}

# Les documents, par atelier
site-field-minutes = Compte rendu
site-field-sheet = Fiche à imprimer
site-home-minutes = Ateliers : fiches et comptes rendus
