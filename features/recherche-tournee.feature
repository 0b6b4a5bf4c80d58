# language: fr
@CAH-01
Fonctionnalité: Préparer sa tournée
  Le dimanche soir, sur le parking ou chez le client précédent : l’itinérant cherche qui visiter
  à côté de son prochain rendez-vous, et le trouve avant d’avoir refermé sa portière.

  @CT-018 @EXG-056 @CU-001 @limite @slow-search
  Scénario: Un compte du portefeuille est trouvé en moins de 2 secondes
    Étant donné un compte « Robinetterie Clairbois » avec :
      | SIRET          | 00091793000018 |
      | type de client | PME            |
      | ville          | Bar-le-Duc     |
      | département    | 55             |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le commercial Nord-Est recherche les comptes dont le nom contient « Robinetterie Clairbois »
    Alors un compte est trouvé
    Et la réponse est arrivée en moins de 2 secondes

  @CT-019 @EXG-033 @CU-001 @RG-001 @limite
  Scénario: Les comptes dormants de la ville du prochain rendez-vous sont listés
    Étant donné les comptes suivants :
      | nom                     | SIRET          | ville                 | département | région   | commercial | état    | dernière commande | prochaine visite |
      | Chaudronnerie de l’Orne | 00093972800010 | Saint-Éloi-les-Forges | 57          | Nord-Est | Morel      | actif   | il y a 180 jours  | dans 3 jours     |
      | Ressorts Mathelin       | 00046995700039 | Saint-Éloi-les-Forges | 57          | Nord-Est | Morel      | dormant | il y a 181 jours  | dans 90 jours    |
      | Tuyauteries Grandclaude | 00089693600036 | Saint-Éloi-les-Forges | 57          | Nord-Est | Morel      | dormant | il y a 391 jours  | dans 60 jours    |
    Quand le commercial Nord-Est recherche les comptes avec :
      | champ             | opérateur        | valeur                |
      | ville             | est              | Saint-Éloi-les-Forges |
      | dernière commande | est inférieure à | il y a 180 jours      |
    Alors 2 comptes sont trouvés
    Et les résultats contiennent :
      | nom                     | état    |
      | Ressorts Mathelin       | dormant |
      | Tuyauteries Grandclaude | dormant |
