document-contents = Sommaire
document-code = Référence
document-version = Version
document-date = Date
document-commit = Révision du texte
document-running-version = Version { $version }
document-page = page { $page } / { $pages }
pdf-missing-glyph = le caractère « { $character } » ({ $code }) manque dans les polices : { $count ->
    [one] une case vide le remplace
   *[other] { $count } cases vides le remplacent
}
pdf-repeated-anchor = l’ancre « { $anchor } » est employée deux fois : les liens mènent à la première

document-specification = Cahier des charges
document-minutes = Compte rendu d’atelier
document-untitled = Chapitre sans titre
document-start = Début du projet
document-go-live = Mise en service
document-holds = Contenu
document-objectives = Objectifs
document-objectives-intro = Chaque objectif est mesuré avant le projet, puis à son échéance. La recette et les comités de suivi s’y réfèrent.
document-objective = Objectif
document-due = Échéance
document-kpi = Indicateur
document-measure-change = Progrès visé
document-measured-by = Mesuré par
document-assumptions = Hypothèses
document-fed-by = Alimenté par
document-workshops = Ateliers tenus
document-workshops-intro = Les besoins de ce document ont été recueillis auprès des équipes lors des ateliers suivants.
document-workshop = Atelier
document-subject = Objet
document-represented = Services représentés
document-needs = Besoins
document-needs-intro = Les besoins sont classés par priorité. Chacun nomme les objectifs qu’il sert et les cas d’usage qui le couvrent.
document-not-ranked = Sans priorité
document-not-covered = Non couvert
document-actor = Acteur
document-service = Service
document-benefit = Bénéfice attendu
document-current-problem = Difficulté actuelle
document-frequency = Fréquence
document-volume = Volume
document-needed-by = Attendu pour
document-reason = Motif
document-voiced-in = Exprimé lors de
document-use-cases = Cas d’usage
document-direct-requirements = Exigences directes
document-lot = Lot
document-need = Besoin
document-use-cases-intro = Les cas d’usage de données servent ceux du CRM.
document-use-cases-crm = Cas d’usage du CRM
document-use-cases-data = Cas d’usage de données
document-all-stages = Toutes les étapes
document-depends-on = Dépend de
document-feeds = Alimente
document-requirements = Exigences
document-goal = But
document-trigger = Déclencheur
document-channels = Canaux
document-main-flow = Scénario nominal
document-step = N°
document-action = Action
document-result = Résultat
document-variants = Variantes
document-error-cases = Cas d’erreur
document-required-data = Données nécessaires
document-datum = Donnée
document-source = Source
document-presence = Présence
document-mandatory = obligatoire
document-optional = facultative
document-quality = Qualité
document-freshness = Fraîcheur
document-rules = Règles de gestion
document-acceptance-criteria = Critères d’acceptation
document-functional = Exigences fonctionnelles
document-non-functional = Exigences non fonctionnelles
document-requirements-intro = Chaque exigence est une phrase vérifiable. La solution proposée y répond point par point, dans la grille de réponse.
document-requirements-each = Chaque exigence porte un identifiant, par lequel on la cite.
document-no-domain = Autres
document-criticality = Criticité
document-criticality-is = criticité { $value }
document-knockout = Éliminatoire
document-measure = Mesure
document-threshold = Seuil
document-base = Assiette
document-window = Fenêtre
document-rationale = Justification
document-type = Type
document-cases = Cas de test
document-grid = Grille des exigences
document-grid-intro = Toutes les exigences, lot par lot, les plus prioritaires en tête.
document-no-lot = Sans lot
document-requirement = Exigence
document-priority = Priorité
document-verdict = Verdict
document-lots = Lots et jalons
document-lots-intro = Le déploiement est découpé en lots, livrés et recettés l’un après l’autre.
document-deliverables = Livrables
document-entry-criteria = Critères d’entrée
document-exit-criteria = Critères de sortie
document-population = Utilisateurs concernés
document-sites = Sites
document-after = Après
document-milestones = Jalons
document-milestone = Jalon
document-planned = Prévu
document-reached = Réalisé
document-acceptance = Modalités de recette
document-terms = Conditions du marché
document-terms-intro = Ce que dit le contrat, et en combien de temps une anomalie est prise en compte, contournée et corrigée selon sa gravité.
document-acceptance-intro = La recette du client ne remplace pas les essais du fournisseur et n’est pas remplacée par eux. Elle se joue sur les cahiers suivants.
document-scope-in = Dans le périmètre
document-scope-out = Hors périmètre
document-suites = Chapitres du cahier
document-suspension-criteria = Critères de suspension
document-environment = Environnement
document-accounts = Comptes de recette
document-datasets = Jeux de données
document-signatories = Signataires
document-coverage = Matrice de couverture
document-set-aside = Demandes écartées ou reportées
document-set-aside-intro = Ce qui suit a été demandé et n’est pas attendu de la solution.
document-asked = Demande
document-coverage-intro = Ce qui n’est pas encore couvert vient en tête de chaque tableau.
document-coverage-needs = Des besoins aux exigences
document-coverage-requirements = Des exigences aux cas de test
document-coverage-bar = Exigences couvertes par des cas approuvés
document-coverage-rule = Une exigence est couverte quand elle a au moins autant de cas approuvés qu’elle en attend.
document-coverage-none = { $count ->
    [one] Aucun cas de test n’est encore approuvé pour l’exigence. La couverture se lira ici quand les cahiers de recette seront écrits.
   *[other] Aucun cas de test n’est encore approuvé pour les { $count } exigences. La couverture se lira ici quand les cahiers de recette seront écrits.
}
document-bar-covered = { $count ->
    [one] couverte
   *[other] couvertes
}
document-bar-partly = { $count ->
    [one] en partie
   *[other] en partie
}
document-bar-holes = { $count ->
    [one] sans cas
   *[other] sans cas
}
document-no-case = Aucun cas
document-too-few-cases = En partie
document-covered = Couverte
document-approved-expected = Cas approuvés / attendus
document-state = État
document-glossary = Glossaire
document-term = Terme
document-acronym = Sigle
document-definition = Définition
document-held-on = Tenu le
document-place = Lieu
document-duration = Durée
document-facilitator = Animation
document-purpose = Objet de l’atelier
document-participants = Participants
document-name = Nom
document-function = Fonction
document-entity = Service
document-exchanges = Questions et réponses
document-no-answer = Restées sans réponse
document-unanswered-count = { $count ->
    [one] Une question de la fiche n’a pas eu de réponse.
   *[other] { $count } questions de la fiche n’ont pas eu de réponse.
}
document-sheet = Fiche d’atelier
document-planned-on = Prévu le
document-to-ask = Questions à poser
document-question = Question
document-answer = Réponse
document-nobody-yet = à désigner
document-findings = Constats
document-pain-points = Irritants
document-pain-point = Irritant
document-impact = Conséquence
document-needs-voiced = Besoins exprimés
document-register = Relevé de décisions et d’actions
document-decisions = Décision
document-decided-by = Décidé par
document-actions = Action
document-action-owner = Porteur
document-open-points = Point ouvert
document-day = Date
document-agreement = Validation du compte rendu
document-minutes-state = État :
document-minutes-sent = Compte rendu diffusé le { $day }.
document-minutes-remarks = Les participants adressent leurs remarques à la personne qui a animé l’atelier.

document-count-needs = { $count ->
    [one] { $count } besoin
   *[other] { $count } besoins
}
document-count-use-cases = { $count ->
    [one] { $count } cas d’usage
   *[other] { $count } cas d’usage
}
document-count-requirements = { $count ->
    [one] { $count } exigence
   *[other] { $count } exigences
}
document-count-lots = { $count ->
    [one] { $count } lot
   *[other] { $count } lots
}
document-count-participants = { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
document-count-cases = { $count ->
    [one] { $count } cas
   *[other] { $count } cas
}
document-count-automated = { $count ->
    [one] { $count } automatisé
   *[other] { $count } automatisés
}
document-count-manual = { $count ->
    [one] { $count } manuel
   *[other] { $count } manuels
}
document-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
document-changed-since = { $commit } modifié
document-unversioned = texte non versionné

document-journeys-intro = Le parcours du client est dessiné d’abord ; les étapes du pipeline le suivent, et les processus changent avant l’outil.
document-stage = Étape
document-steering = Indicateurs et tableaux de bord
document-steering-intro = Chaque indicateur a sa formule, ses seuils, un porteur, et ce que l’on fait quand il passe au rouge.
document-change-intro = L’accompagnement commence avant l’ouverture de chaque lot et se poursuit jusqu’à l’usage constaté.
document-architecture-intro = Les applications et leurs rôles, le choix retenu, puis chaque flux avec son maître, sa clé, ses rejets et son rejeu.
document-data-intro = Le modèle de données cible, puis les champs repris de chaque fichier et les règles qui les transforment.
document-planning-intro = Les tâches dans l’ordre de leur début ; un rond est un jalon.
