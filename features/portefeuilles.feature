# language: fr
@CAH-01
Fonctionnalité: Portefeuilles cloisonnés par région
  Un commercial voit les comptes de sa région et modifie ceux de son portefeuille ;
  le chef des ventes voit et réaffecte ceux de sa région.

  @CT-004 @EXG-007 @CU-012 @critique @foreign-account-visible
  Scénario: Un compte d’une autre région n’apparaît pas dans une recherche
    Étant donné un compte « Fonderie Masson » avec :
      | SIRET          | 00029494200016 |
      | type de client | PME            |
      | ville          | Châteaubriant  |
      | département    | 44             |
      | région         | Ouest          |
      | commercial     | Lefèvre        |
    Quand le commercial Nord-Est recherche les comptes dont le nom contient « Fonderie Masson »
    Alors aucun compte n’est trouvé
    Quand le chef des ventes Ouest recherche les comptes dont le nom contient « Fonderie Masson »
    Alors un compte est trouvé

  @CT-005 @EXG-007 @CU-012 @critique @foreign-account-visible
  Scénario: La fiche d’un compte d’une autre région ne peut pas être ouverte
    Étant donné un compte « Emboutissage Kervella » avec :
      | SIRET          | 00067931600018 |
      | type de client | PME            |
      | ville          | Landivisiau    |
      | département    | 29             |
      | région         | Ouest          |
      | commercial     | Lefèvre        |
    Quand le commercial Nord-Est consulte le compte « Emboutissage Kervella »
    Alors l’opération est refusée pour droit insuffisant
    Quand le commercial Ouest consulte le compte « Emboutissage Kervella »
    Alors l’opération est acceptée

  @CT-006 @EXG-008 @EXG-009 @CU-006 @critique
  Scénario: Un compte réaffecté échappe à son ancien titulaire
    Étant donné un compte « Tôlerie Simonin » avec :
      | SIRET          | 00086510500019 |
      | type de client | PME            |
      | ville          | Pompey         |
      | département    | 54             |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le chef des ventes Nord-Est affecte le compte « Tôlerie Simonin » à « Dubreuil »
    Alors le commercial du compte « Tôlerie Simonin » est « Dubreuil »
    Quand le commercial Nord-Est porte la ville du compte « Tôlerie Simonin » à « Toul »
    Alors l’opération est refusée pour droit insuffisant
    Et la ville du compte « Tôlerie Simonin » reste « Pompey »
