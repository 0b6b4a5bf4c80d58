//! A project with something in every collection that has no type of its own.

use crate::model::Project;
use crate::text::Sources;

/// A project as it is read from its text, published as its manifest says.
pub(crate) fn project_of(publication: &str, yaml: &str) -> Project {
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", format!("project: {{title: Essai, language: fr}}\npublication: {{{publication}}}\n"));
    sources.add("specs/all.yaml", yaml.to_owned());
    crate::link::project(&sources).project
}

/// That project.
pub(crate) fn project() -> Project {
    project_of("", ALL)
}

pub(crate) const ALL: &str = "
lots:
  - {id: LOT-1, title: Socle, milestones: [{name: Ouverture, planned: 2026-06-30}]}
data_entities:
  - {id: ENT-01, title: Compte}
access_matrix:
  - {id: ACC-001, role: itinérant, entity: ENT-01, create: true, read: true, scope: region, hidden_fields: [encours]}
  - {id: ACC-002, role: marketing, entity: ENT-01}
organisation:
  raci:
    - {activity: Décider, phase: cadrage, people: {Mme Astier: R, M. Weber: C}}
  planning:
    - {id: TAC-001, title: Cadrage, start: 2026-01-05, end: 2026-01-30, owner: M. Weber}
    - {id: TAC-002, title: Recette, start: 2026-05-04, end: 2026-06-12, lot: LOT-1}
  budget:
    - {line: Configuration, kind: one_off, quantity: 10, unit_price: 780, lot: LOT-1}
    - {line: Licences, kind: recurring, quantity: 5, unit_price: 480, years: 3}
  risks:
    - {id: RSQ-01, title: SECRET-risque}
applications:
  - {id: APP-01, title: ERP, yearly_cost: 186000, state: existing}
  - {id: APP-02, title: CRM, state: target}
context:
  title: La maison
  key_figures: [{label: Comptes, value: 28000}]
  tools: [{name: Oriane, yearly_cost: 186000, application: APP-01}]
  scope_out: [La paie]
requirements:
  - {id: EXG-001, title: Recevoir la commande, statement: Le CRM reçoit la commande selon RG-001., lot: LOT-1}
use_cases:
  - id: CU-001
    title: Relancer
    rules: [{id: RG-001, statement: Une relance par devis.}]
journeys:
  - id: PAR-01
    title: La panne
    customer_type: PME
    stages: [{name: La machine s’arrête, channels: [téléphone], pain_points: [SECRET-irritant], backstage: Qualification}]
pipelines:
  - id: PIP-01
    title: PME
    stages: [{name: Qualification, probability: 10, entry: Un besoin est dit.}, {name: Gagnée, probability: 100}]
processes:
  - {id: PRC-01, title: Relancer demain, state: target, steps: [{action: Appelle, actor: Commercial}], use_cases: [CU-001]}
architecture_options:
  - id: OPT-01
    title: Le CRM maître
    customer_master: crm
    applications: [APP-01]
    pros: [Le prospect existe]
    cost: 987654
    decision: {reason: Seule option., by: M. Benamar, retained: true}
  - {id: OPT-02, title: L’ERP maître, customer_master: erp}
flows:
  - {id: FLX-001, title: Commandes, from: APP-01, to: APP-02, entities: [ENT-01], frequency: continue, lot: LOT-1, requirements: [EXG-001]}
sources:
  - {id: SRC-001, title: ERP siret, application: APP-01, table: clients, field: siret, decision: keep, target_entity: ENT-01, target_field: siret}
migrations:
  - id: MIG-001
    title: Comptes
    rule: copy
    sources: [SRC-001]
    target_entity: ENT-01
    checks: [{type: count, threshold: 0 écart}]
recipe_books: [{id: CAH-01, title: Aptitude, datasets: [{id: JDD-01, family: usual}]}]
kpis:
  - {id: KPI-01, title: Devis relancés, unit: '%', baseline: 22, target: 90, audience: [direction], thresholds: {green: 90, red: 75}, sources: [APP-01]}
dashboards:
  - {id: TDB-01, title: Ma semaine, kpis: [KPI-01], wireframe: En haut la liste.}
change_actions:
  - {id: CHG-001, title: Former, type: training, population: {profile: itinérant, headcount: 66}, dates: {start: 2026-01-04, end: 2026-01-15}, lot: LOT-1}
adoption:
  - {id: ADO-01, title: Jours connectés, measure: days_connected, profile: itinérant, expected_range: 3 à 5}
change_requests:
  - {id: EVO-001, title: Dicter, status: refused, cost: 14321, decision: {reason: Plus tard., by: Mme Astier}}
campaigns:
  - {id: CAMP-001, title: Première passe, kind: first, planned: {start: 2026-05-04, end: 2026-05-15}}
consultation:
  title: Consultation
  description: SECRET-issue de la consultation
  rules: Une réponse codée par exigence.
  criteria: [{id: CRI-01, title: Couverture, weight: 30, mode: rate}]
  evaluators: [{person: SECRET-évaluateur}]
  demo_scenarios: [{id: DEM-01, title: Le devis, use_case: CU-001}]
questions:
  - {id: QST-001, title: Combien d’accès ?, bidder: SECRET-candidat, answer: 225., status: published}
responses:
  - {id: REP-001, bidder: SECRET-offre, requirement: EXG-001, code: S}
scores:
  - {id: NOT-001, criterion: CRI-01, bidder: SECRET-noté, score: 3}
reviews:
  - {id: REL-001, requirement: EXG-001, by: SECRET-relecteur, reason: Sans effet.}
";
