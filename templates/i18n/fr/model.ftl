objective-status-proposed = Proposé
objective-status-approved = Approuvé
objective-status-measured = Mesuré
objective-status-dropped = Abandonné

objective-level-strategic = Stratégique
objective-level-operational = Opérationnel
objective-level-steering = Pilotage

book-phase-fitness = Vérification d’aptitude (VABF)
book-phase-factory = Essais en usine
book-phase-pilot = Pilote
book-phase-service = Vérification de service régulier (VSR)
book-phase-migration = Reprise des données
book-phase-flow = Flux
book-phase-regression = Non-régression

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

use-case-status-draft = Brouillon
use-case-status-to-review = À relire
use-case-status-approved = Approuvé
use-case-status-to-revise = À reprendre
use-case-status-obsolete = Obsolète

family-crm = CRM
family-data = Données

cycle-know = Connaître
cycle-target = Cibler
cycle-sell = Vendre
cycle-serve = Servir

priority-scale-four-level = Quatre niveaux
priority-scale-moscow = MoSCoW
priority-scale-p1-p4 = P1 à P4
priority-scale-kano = Kano
priority-scale-wsjf = WSJF

priority-indispensable = Indispensable
priority-future = Obligation future
priority-useful = Amélioration utile
priority-comfort = Confort
priority-must = Indispensable (Must)
priority-should = Importante (Should)
priority-could = Souhaitable (Could)
priority-wont = Hors périmètre (Won’t)
priority-p1 = P1
priority-p2 = P2
priority-p3 = P3
priority-p4 = P4
priority-basic = Attendue
priority-performance = Proportionnelle
priority-delighter = Attractive
priority-indifferent = Indifférente

requirement-status-draft = Brouillon
requirement-status-to-review = À relire
requirement-status-approved = Approuvée
requirement-status-frozen = Figée
requirement-status-amended = Modifiée
requirement-status-rejected = Rejetée
requirement-status-obsolete = Obsolète

requirement-type-functional = Fonctionnelle
requirement-type-data = Données
requirement-type-interface = Interface
requirement-type-report = Restitution
requirement-type-migration = Reprise des données
requirement-type-performance = Performance
requirement-type-availability = Disponibilité
requirement-type-security = Sécurité
requirement-type-privacy = Protection des données
requirement-type-accessibility = Accessibilité
requirement-type-usability = Ergonomie
requirement-type-operability = Exploitabilité
requirement-type-training = Formation
requirement-type-service = Niveau de service
requirement-type-constraint = Contrainte
requirement-type-information = Information

criticality-minor = Mineure
criticality-major = Majeure
criticality-critical = Critique

verification-test = Essai
verification-demonstration = Démonstration
verification-inspection = Inspection
verification-analysis = Analyse
verification-certificate = Certificat

relation-depends-on = Dépend de
relation-conflicts-with = Incompatible avec
relation-refines = Précise
relation-replaces = Remplace

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

workshop-status-planned = Planifié
workshop-status-held = Tenu
workshop-status-minutes-sent = Compte rendu diffusé
workshop-status-approved = Approuvé
workshop-status-postponed = Reporté
workshop-status-cancelled = Annulé

workshop-type-needs = Besoins
workshop-type-objectives = Objectifs
workshop-type-journey = Parcours client
workshop-type-use-cases = Cas d’usage
workshop-type-data = Données
workshop-type-architecture = Architecture
workshop-type-reporting = Pilotage
workshop-type-acceptance = Recette
workshop-type-change = Conduite du changement
workshop-type-committee = Comité

profile-field = Terrain
profile-manager = Encadrement
profile-management = Direction
profile-it = DSI
profile-data = Données
profile-amoa = AMOA
profile-vendor = Éditeur
profile-integrator = Intégrateur

presence-expected = Attendu
presence-present = Présent
presence-absent = Absent
presence-excused = Excusé

action-status-open = Ouverte
action-status-done = Faite
action-status-cancelled = Annulée

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

lot-status-proposed = Proposé
lot-status-decided = Décidé
lot-status-frozen = Figé
lot-status-in-build = En réalisation
lot-status-delivered = Livré
lot-status-in-acceptance = En recette
lot-status-fit = Apte (VABF prononcée)
lot-status-in-service = En service régulier (VSR)
lot-status-admitted = Admis
lot-status-warranty = En garantie
lot-status-closed = Clos
lot-status-dropped = Abandonné

test-case-status-drafting = En rédaction
test-case-status-review = En relecture
test-case-status-approved = Approuvé
test-case-status-to-update = À mettre à jour
test-case-status-obsolete = Obsolète

case-format-steps = Pas à pas
case-format-gherkin = Gherkin
case-format-exploratory = Exploratoire

case-mode-manual = Manuel
case-mode-automated = Automatisé
case-mode-mixed = Mixte

case-nature-functional = Fonctionnel
case-nature-rights = Droits
case-nature-flow = Flux
case-nature-data = Données
case-nature-limit = Limite
case-nature-error = Erreur
case-nature-resume = Reprise après interruption
case-nature-performance = Performance
case-nature-usability = Ergonomie
case-nature-security = Sécurité
case-nature-report = Restitution

need-status-expressed = Exprimé
need-status-qualified = Qualifié
need-status-retained = Retenu
need-status-postponed = Différé
need-status-rejected = Écarté

specificity-generic = Générique
specificity-specific = Spécifique
specificity-differentiating = Différenciant

kano-basic = Attendu
kano-performance = Proportionnel
kano-delighter = Attractif
kano-indifferent = Indifférent

audience-published = Publié
audience-internal = Interne

phase-drafting = Rédaction
phase-consultation = Consultation
phase-build = Réalisation
phase-acceptance = Recette
phase-service = Service

method-v-cycle = Cycle en V
method-agile = Agile
method-hybrid = Hybride

contract-profile-private = Marché privé
contract-profile-ccag-tic-2021 = CCAG-TIC 2021

party-role-owner = Maîtrise d’ouvrage
party-role-amoa = Assistance à maîtrise d’ouvrage
party-role-vendor = Éditeur
party-role-integrator = Intégrateur
party-role-bidder = Candidat

domain-users-access = Utilisateurs et droits
domain-contacts = Comptes et contacts
domain-leads-opportunities = Pistes et opportunités
domain-quotes-orders = Devis et commandes
domain-interactions = Interactions
domain-marketing = Marketing
domain-service = Service client
domain-steering = Pilotage
domain-data = Données
domain-integration = Intégration
domain-sales-force = Force de vente
domain-sales-administration = Administration des ventes
