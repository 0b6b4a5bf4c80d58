# Ce que le projet dit à côté de sa chaîne : contexte, parcours, données, droits, organisation…

site-subjects = Le dossier du projet
site-subject-contents = Dans cette page
site-subject-nothing = Rien n’est à lire ici pour vous.
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
site-budget-total = Total
site-budget-one-off = Dépenses ponctuelles
site-budget-recurring = Dépenses récurrentes
site-budget-whole = Ensemble
site-budget-why = Les années se comptent depuis le début de chaque ligne ; une dépense ponctuelle est portée au premier an.

site-schedule-what = Tâche ou jalon
site-schedule-when = Dates
site-schedule-quarter = T

site-option-compared = Option
site-change-actions = Actions
