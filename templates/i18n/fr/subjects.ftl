# Ce que le projet dit à côté de sa chaîne : contexte, parcours, données, droits, organisation…

site-subjects = Le dossier du projet
site-subject-contents = Dans cette page
site-subject-nothing = Rien n’est à lire ici pour vous.
site-framework = Cadre du projet
site-framework-intro = Comment le projet est conduit, qui y prend part, ce que dit le contrat et en combien de temps une anomalie est corrigée.
site-severity = Gravité
site-subject-context = Contexte et périmètre
site-subject-context-intro = L’entreprise, ses clients, ses équipes, ses outils, et ce qui entre dans le projet.
site-subject-journeys = Parcours et pipelines
site-subject-journeys-intro = Ce que vit le client, ce que suit le commercial, et comment l’on travaille aujourd’hui et demain.
site-subject-architecture = Applications et flux
site-subject-architecture-intro = Quels outils tiennent quelles données, ce qui circule entre eux, et le choix retenu.
site-subject-data = Données et reprise
site-subject-data-intro = Le modèle de données cible, les champs des fichiers d’origine et les règles de reprise.
site-subject-access = Droits d’accès
site-subject-access-intro = Ce que chaque rôle peut faire sur chaque objet. Ce qui n’est pas ouvert est refusé.
site-subject-steering = Indicateurs
site-subject-steering-intro = Ce qui se mesure, qui le lit, et ce que l’on fait quand le chiffre passe au rouge.
site-subject-organisation = Organisation et planning
site-subject-organisation-intro = Qui décide, qui fait quoi, et quand.
site-subject-change = Conduite du changement
site-subject-change-intro = Communication, formation, ambassadeurs, et ce qui dira que l’outil est adopté.
site-subject-consultation = Consultation
site-subject-consultation-intro = Les règles données aux candidats, et comment les offres se comparent.
site-subject-phrases = Phrases métier
site-subject-phrases-intro = Ce que disent les scénarios dans les mots du projet, et les étapes que chaque phrase représente.
site-subject-follow-up = Évolutions et campagnes
site-subject-follow-up-intro = Ce qui a été demandé en plus, et les passes de recette prévues.

site-access-create = C
site-access-read = L
site-access-update = M
site-access-delete = S
site-access-export = E
site-access-none = aucun droit
site-access-without = sans

site-raci-r = responsable
site-raci-a = rend compte
site-raci-actor = acteur
site-raci-c = consulté
site-raci-i = informé
site-raci-s = en appui

site-budget-made-of = Quantité × prix
site-budget-year = An
site-budget-beyond = Années suivantes
site-budget-total = Total
site-budget-one-off = Dépenses ponctuelles
site-budget-recurring = Dépenses récurrentes
site-budget-whole = Ensemble
site-budget-why = Une ligne qui donne son année commence cette année-là ; sans année, elle commence avec la première. Une dépense ponctuelle est portée à son début. Un point d’interrogation marque un montant qui ne se lit pas et manque aux sommes.

site-schedule-what = Tâche ou jalon
site-schedule-when = Dates
site-schedule-quarter = T
site-schedule-after = après

site-option-compared = Option
site-change-actions = Actions

# L’accueil : de quoi parlent les chiffres, et que faire d’abord
site-home-scope = Ensemble du projet : { $n ->
    [one] { $n } cas de test
   *[other] { $n } cas de test
}, { $total ->
    [0] hors cahier
    [one] { $total } cahier
   *[other] { $total } cahiers
} ; chaque ligne d’exemples donne un résultat.
site-home-scope-run = Les cas de la dernière exécution.
site-home-last-run = Dernière exécution ({ $n ->
    [one] { $n } cas prévu
   *[other] { $n } cas prévus
}) : { $name }
site-home-no-case = Aucun cas ne peut encore être joué : il faut un cahier de recette avec un cas approuvé, et un CRM visé.
site-home-steps = Que faire maintenant
site-step-hold = Tenir l’atelier { $name }
site-step-hold-why = Sa fiche s’imprime : questions par thème, place pour noter besoins, décisions et actions.
site-step-workshop = Écrire le premier atelier
site-step-workshop-why = Dix lignes suffisent : la date, les présents, ce qui a été dit et décidé.
site-step-needs = Relever les besoins entendus
site-step-needs-why = Une phrase par besoin : qui, quoi, pour quel bénéfice.
site-step-objectives = Écrire un premier objectif
site-step-objectives-why = Ce qui doit changer, de combien, pour quand ; les besoins s’y rangent.
site-step-rank = { $n ->
    [one] Qualifier et classer { $n } besoin exprimé
   *[other] Qualifier et classer { $n } besoins exprimés
}
site-step-rank-why = Un besoin retenu porte une priorité et l’objectif qu’il sert ; un besoin écarté porte un motif.
site-step-cover = { $n ->
    [one] Couvrir { $n } besoin retenu par un cas d’usage
   *[other] Couvrir { $n } besoins retenus par des cas d’usage
}
site-step-cover-why = Un cas d’usage raconte qui fait quoi et ce qu’il voit.
site-step-use-cases = Raconter un premier cas d’usage
site-step-use-cases-why = Seulement ce qui est propre à l’entreprise, pas ce que fait tout CRM.
site-step-requirements = Rédiger les exigences
site-step-requirements-why = Une phrase qu’un test peut confirmer ou démentir, avec sa priorité.
site-step-lots = Composer les lots
site-step-lots-why = Ce qui est livré et recetté ensemble, l’essentiel d’abord.

site-application-map = Carte des applications
site-flow-towards = donne
site-flow-from = reçoit
