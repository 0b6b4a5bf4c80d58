objective-status-proposed = proposé
objective-status-approved = approuvé
objective-status-measured = mesuré
objective-status-dropped = abandonné

objective-level-strategic = stratégique
objective-level-operational = opérationnel
objective-level-steering = pilotage

book-phase-fitness = vérification d’aptitude (VABF)
book-phase-factory = essais en usine
book-phase-pilot = pilote
book-phase-service = vérification de service régulier (VSR)
book-phase-migration = reprise des données
book-phase-flow = flux
book-phase-regression = non-régression

kind-objective = objectif
kind-workshop = atelier
kind-need = besoin
kind-use-case = cas d’usage
kind-requirement = exigence
kind-lot = lot
kind-recipe-book = cahier de recette
kind-test-case = cas de test
kind-scenario = scénario
kind-term = terme du glossaire
kind-target = cible
kind-context = contexte
kind-organisation = organisation
kind-consultation = consultation
kind-journey = parcours client
kind-process = processus
kind-pipeline = pipeline
kind-access-right = droit d’accès
kind-change-request = demande d’évolution
kind-application = application
kind-architecture-option = option d’architecture
kind-flow = flux
kind-data-entity = entité de données
kind-source = donnée source
kind-migration = règle de reprise
kind-kpi = indicateur
kind-dashboard = tableau de bord
kind-campaign = campagne
kind-response = réponse
kind-question = question
kind-score = note
kind-change-action = action de conduite du changement
kind-review = relecture
kind-step-phrase = phrase du projet
kind-adoption = indicateur d’adoption
kind-rule = règle de gestion
kind-dataset = jeu de données
kind-task = tâche
kind-risk = risque
kind-committee = comité
kind-criterion = critère
kind-demo-scenario = scénario de démonstration

use-case-status-draft = brouillon
use-case-status-to-review = à relire
use-case-status-approved = approuvé
use-case-status-to-revise = à reprendre
use-case-status-obsolete = obsolète

family-crm = CRM
family-data = données

cycle-know = connaître
cycle-target = cibler
cycle-sell = vendre
cycle-serve = servir

priority-scale-four-level = quatre niveaux
priority-scale-moscow = MoSCoW
priority-scale-p1-p4 = P1 à P4
priority-scale-kano = Kano
priority-scale-wsjf = WSJF

priority-indispensable = indispensable
priority-future = obligation future
priority-useful = amélioration utile
priority-comfort = confort
priority-must = indispensable (Must)
priority-should = importante (Should)
priority-could = souhaitable (Could)
priority-wont = hors périmètre (Won’t)
priority-p1 = P1
priority-p2 = P2
priority-p3 = P3
priority-p4 = P4
priority-basic = attendue
priority-performance = proportionnelle
priority-delighter = attractive
priority-indifferent = indifférente

requirement-status-draft = brouillon
requirement-status-to-review = à relire
requirement-status-approved = approuvée
requirement-status-frozen = figée
requirement-status-amended = modifiée
requirement-status-rejected = rejetée
requirement-status-obsolete = obsolète

requirement-type-functional = fonctionnelle
requirement-type-data = données
requirement-type-interface = interface
requirement-type-report = restitution
requirement-type-migration = reprise des données
requirement-type-performance = performance
requirement-type-availability = disponibilité
requirement-type-security = sécurité
requirement-type-privacy = protection des données
requirement-type-accessibility = accessibilité
requirement-type-usability = ergonomie
requirement-type-operability = exploitabilité
requirement-type-training = formation
requirement-type-service = niveau de service
requirement-type-constraint = contrainte
requirement-type-information = information

criticality-minor = mineure
criticality-major = majeure
criticality-critical = critique

verification-test = essai
verification-demonstration = démonstration
verification-inspection = inspection
verification-analysis = analyse
verification-certificate = certificat

relation-depends-on = dépend de
relation-conflicts-with = incompatible avec
relation-refines = précise
relation-replaces = remplace

edge-voiced-in = exprimé lors de
edge-serves = sert
edge-covers = couvre
edge-details = détaille
edge-planned-in = prévu dans
edge-verifies = vérifie
edge-plays = joue
edge-belongs-to = appartient à
edge-depends-on = dépend de
edge-conflicts-with = incompatible avec
edge-refines = précise
edge-replaces = remplace
edge-says = dit
edge-names = cite

workshop-status-planned = planifié
workshop-status-held = tenu
workshop-status-minutes-sent = compte rendu diffusé
workshop-status-approved = approuvé
workshop-status-postponed = reporté
workshop-status-cancelled = annulé

workshop-type-needs = besoins
workshop-type-objectives = objectifs
workshop-type-journey = parcours client
workshop-type-use-cases = cas d’usage
workshop-type-data = données
workshop-type-architecture = architecture
workshop-type-reporting = pilotage
workshop-type-acceptance = recette
workshop-type-change = conduite du changement
workshop-type-committee = comité

profile-field = terrain
profile-manager = encadrement
profile-management = direction
profile-it = DSI
profile-data = données
profile-amoa = AMOA
profile-vendor = éditeur
profile-integrator = intégrateur

presence-expected = attendu
presence-present = présent
presence-absent = absent
presence-excused = excusé

action-status-open = ouverte
    .also = en cours, à faire
action-status-done = faite
    .also = terminée, close, clôturée, soldée, réalisée
action-status-cancelled = annulée
    .also = abandonnée

connector-rest = REST
connector-tryton = Tryton
connector-odoo = Odoo

gender-m = masculin
gender-f = féminin

field-type-text = texte
field-type-integer = nombre entier
field-type-decimal = nombre décimal
field-type-money = montant
field-type-percent = pourcentage
field-type-bool = oui ou non
field-type-date = date
field-type-datetime = date et heure
field-type-choice = choix
field-type-reference = référence

lot-status-proposed = proposé
lot-status-decided = décidé
lot-status-frozen = figé
lot-status-in-build = en réalisation
lot-status-delivered = livré
lot-status-in-acceptance = en recette
lot-status-fit = apte (VABF prononcée)
lot-status-in-service = en service régulier (VSR)
lot-status-admitted = admis
lot-status-warranty = en garantie
lot-status-closed = clos
lot-status-dropped = abandonné

test-case-status-drafting = en rédaction
test-case-status-review = en relecture
test-case-status-approved = approuvé
test-case-status-to-update = à mettre à jour
test-case-status-obsolete = obsolète

hole-type-any = n’importe quoi
hole-type-text = texte entre guillemets
hole-type-number = nombre
hole-type-amount = montant
hole-type-percentage = pourcentage
hole-type-date = date
hole-type-duration = durée

case-format-steps = pas à pas
case-format-gherkin = Gherkin
case-format-exploratory = exploratoire

case-mode-manual = manuel
case-mode-automated = automatisé
case-mode-mixed = mixte

case-nature-functional = fonctionnel
case-nature-rights = droits
case-nature-flow = flux
case-nature-data = données
case-nature-limit = limite
case-nature-error = erreur
case-nature-resume = reprise après interruption
case-nature-performance = performance
case-nature-usability = ergonomie
case-nature-security = sécurité
case-nature-report = restitution

need-status-expressed = exprimé
need-status-qualified = qualifié
need-status-retained = retenu
need-status-postponed = différé
need-status-rejected = écarté

specificity-generic = générique
specificity-specific = spécifique
specificity-differentiating = différenciant

kano-basic = attendu
kano-performance = proportionnel
kano-delighter = attractif
kano-indifferent = indifférent

audience-published = publié
audience-internal = interne

phase-drafting = rédaction
phase-consultation = consultation
phase-build = réalisation
phase-acceptance = recette
phase-service = service

method-v-cycle = cycle en V
method-agile = agile
method-hybrid = hybride

contract-profile-private = marché privé
contract-profile-ccag-tic-2021 = CCAG-TIC 2021

delay-unit-business-hours = heures ouvrées
delay-unit-business-days = jours ouvrés
delay-unit-working-days = jours ouvrables
delay-unit-calendar-days = jours calendaires
delay-unit-business-hours-counted = { $n ->
    [one] heure ouvrée
   *[other] heures ouvrées
    }
delay-unit-business-days-counted = { $n ->
    [one] jour ouvré
   *[other] jours ouvrés
    }
delay-unit-working-days-counted = { $n ->
    [one] jour ouvrable
   *[other] jours ouvrables
    }
delay-unit-calendar-days-counted = { $n ->
    [one] jour calendaire
   *[other] jours calendaires
    }

party-role-owner = maîtrise d’ouvrage
    .also = MOA, maître d’ouvrage, client, donneur d’ordre
party-role-amoa = assistance à maîtrise d’ouvrage
    .also = AMOA, AMO, assistant à maîtrise d’ouvrage
party-role-vendor = éditeur
    .also = fournisseur, prestataire, titulaire
party-role-integrator = intégrateur
    .also = MOE, maîtrise d’œuvre, maître d’œuvre
party-role-bidder = candidat
    .also = soumissionnaire

domain-users-access = utilisateurs et droits
domain-contacts = comptes et contacts
domain-leads-opportunities = pistes et opportunités
domain-quotes-orders = devis et commandes
domain-interactions = interactions
domain-marketing = marketing
domain-service = service client
domain-steering = pilotage
domain-data = données
domain-integration = intégration
domain-sales-force = force de vente
domain-sales-administration = administration des ventes

country-FR = France
country-FR-57 = France (Moselle)
country-FR-67 = France (Bas-Rhin)
country-FR-68 = France (Haut-Rhin)
country-BE = Belgique
country-LU = Luxembourg
raci-convention-a-accountable = A vaut responsable final
raci-convention-a-actor = A vaut acteur
