# language: fr
@CAH-03
Fonctionnalité: Ce que chaque rôle ne peut pas faire
  La matrice des droits se prouve par ses refus : un geste interdit est essayé, refusé, et rien n’a bougé.

  @CT-031 @EXG-135 @EXG-136 @CU-012 @foreign-account-visible
  Scénario: Un responsable grands comptes n’ouvre pas le compte d’une PME
    Étant donné un compte « Fromagerie du Rupt » avec :
      | SIRET          | 00052561800013 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le responsable grands comptes consulte le compte « Fromagerie du Rupt »
    Alors l’opération est refusée pour droit insuffisant
    Quand le commercial Nord-Est consulte le compte « Fromagerie du Rupt »
    Alors l’opération est acceptée

  @CT-032 @EXG-094 @EXG-136 @CU-012
  Plan du scénario: Ni l’itinérant ni la télévente ne suppriment un compte
    Étant donné un compte « Marbrerie Colas <cas> » avec :
      | SIRET          | <SIRET>  |
      | type de client | PME      |
      | région         | Nord-Est |
      | commercial     | Morel    |
    Quand le <rôle> supprime le compte « Marbrerie Colas <cas> »
    Alors l’opération est refusée pour droit insuffisant
    Et un seul compte existe dont le SIRET est « <SIRET> »

    Exemples:
      | cas | rôle                  | SIRET          |
      | A   | commercial Nord-Est   | 00051994200015 |
      | B   | commercial sédentaire | 00095290300029 |

  @CT-033 @EXG-009 @EXG-136 @CU-006
  Scénario: La télévente ne réaffecte pas un compte
    Étant donné un compte « Filtration Quesnel » avec :
      | SIRET          | 00088838800030 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le commercial sédentaire affecte le compte « Filtration Quesnel » à « Dubreuil »
    Alors l’opération est refusée pour droit insuffisant
    Et le commercial du compte « Filtration Quesnel » reste « Morel »

  @CT-034 @EXG-009 @EXG-136 @CU-006
  Scénario: Un chef des ventes ne réaffecte pas le compte d’une autre région
    Étant donné un compte « Pesage Lorrain » avec :
      | SIRET          | 00065020000033 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le chef des ventes Ouest affecte le compte « Pesage Lorrain » à « Lefèvre »
    Alors l’opération est refusée pour droit insuffisant
    Et le commercial du compte « Pesage Lorrain » reste « Morel »

  @CT-035 @EXG-010 @EXG-136 @CU-022
  Scénario: Le compte technique du flux ne lit aucun compte
    Étant donné un compte « Papeterie Marchal » avec :
      | SIRET          | 00057740300017 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le flux ERP recherche les comptes dont le nom contient « Papeterie Marchal »
    Alors l’opération est refusée pour droit insuffisant
    Quand le commercial Nord-Est recherche les comptes dont le nom contient « Papeterie Marchal »
    Alors un compte est trouvé

  @CT-036 @EXG-023 @EXG-136 @CU-004 @critique
  Scénario: Un commercial ne pose pas lui-même l’état « Validé »
    Étant donné un compte « Chaînes et Pignons Aubry » avec :
      | SIRET          | 00035475300030 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le commercial Nord-Est crée un devis « DV-26-CPA-01 » avec :
      | compte  | Chaînes et Pignons Aubry |
      | montant | 5 140,00 €               |
      | remise  | 22,00 %                  |
      | marge   | 19,40 %                  |
    Et le commercial Nord-Est porte l’état du devis « DV-26-CPA-01 » à « Validé »
    Alors l’opération est refusée pour droit insuffisant
    Et l’état du devis « DV-26-CPA-01 » reste « À valider »

  @CT-037 @EXG-007 @EXG-136 @CU-012
  Scénario: Un commercial n’ouvre pas un compte dans une autre région
    Quand le commercial Nord-Est crée un compte « Conserverie de Penhars » avec :
      | SIRET          | 00041621400021 |
      | type de client | PME            |
      | région         | Ouest          |
      | commercial     | Morel          |
    Alors l’opération est refusée pour droit insuffisant
    Et aucun compte n’existe dont le SIRET est « 00041621400021 »
