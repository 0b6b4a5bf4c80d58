# language: fr
@CAH-01
Fonctionnalité: Étapes de vente par type de client
  Un grand compte ne reçoit de proposition qu’après l’étude technique ; la PME et le revendeur
  ont un parcours plus court ; une affaire gagnée ne se réécrit pas.

  @CT-009 @EXG-016 @CU-010 @RG-010 @critique @study-not-required
  Scénario: Sans étude technique, pas de proposition à un grand compte
    Étant donné un compte « Laminoirs de Vireloup » avec :
      | SIRET          | 00024914400015 |
      | type de client | grand compte   |
      | région         | Nord-Est       |
      | commercial     | KAM Est        |
    Et une opportunité « Roulements de cage Vireloup » avec :
      | compte          | Laminoirs de Vireloup |
      | type de client  | grand compte          |
      | montant         | 86 400,00 €           |
      | étape           | Qualification         |
      | étude technique | non                   |
      | commercial      | KAM Est               |
    Quand le responsable grands comptes porte l’étape de l’opportunité « Roulements de cage Vireloup » à « Proposition »
    Alors l’opération est refusée
    Et l’étape de l’opportunité « Roulements de cage Vireloup » reste « Qualification »

  @CT-010 @EXG-016 @EXG-017 @CU-010
  Scénario: Étude technique remise, la proposition au grand compte est ouverte
    Étant donné un compte « Papeteries du Ried » avec :
      | SIRET          | 00076838200038 |
      | type de client | grand compte   |
      | région         | Nord-Est       |
      | commercial     | KAM Est        |
    Et une opportunité « Paliers de sécherie Ried » avec :
      | compte          | Papeteries du Ried |
      | type de client  | grand compte       |
      | montant         | 31 250,00 €        |
      | étape           | Qualification      |
      | étude technique | non                |
      | commercial      | KAM Est            |
    Quand le responsable grands comptes porte l’étape de l’opportunité « Paliers de sécherie Ried » à « Étude technique »
    Alors l’opération est acceptée
    Quand le responsable grands comptes modifie l’opportunité « Paliers de sécherie Ried » avec :
      | étude technique | oui         |
      | étape           | Proposition |
    Alors l’opération est acceptée
    Et l’étape de l’opportunité « Paliers de sécherie Ried » est « Proposition »

  @CT-011 @EXG-017 @CU-010 @limite
  Plan du scénario: Une étape étrangère au type de client est refusée
    Étant donné un compte « Négoce Aubertin <cas> » avec :
      | SIRET          | <SIRET>  |
      | type de client | <type>   |
      | région         | Nord-Est |
      | commercial     | Morel    |
    Et une opportunité « Courroies Aubertin <cas> » avec :
      | compte         | Négoce Aubertin <cas> |
      | type de client | <type>                |
      | montant        | 6 300,00 €            |
      | étape          | Qualification         |
      | commercial     | Morel                 |
    Quand le commercial Nord-Est porte l’étape de l’opportunité « Courroies Aubertin <cas> » à « <étape> »
    Alors l’opération est refusée
    Et l’étape de l’opportunité « Courroies Aubertin <cas> » reste « Qualification »

    Exemples:
      | cas | type      | étape           | SIRET          |
      | A   | PME       | Étude technique | 00029156700014 |
      | B   | revendeur | Étude technique | 00031889900036 |
      | C   | revendeur | Négociation     | 00027747500018 |

  @CT-012 @EXG-018 @CU-010 @critique @amount-editable-after-won
  Scénario: Le montant d’une opportunité gagnée est figé
    Étant donné un compte « Scierie Vosgienne du Donon » avec :
      | SIRET          | 00049260300014 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Et une opportunité « Ligne de sciage Donon » avec :
      | compte         | Scierie Vosgienne du Donon |
      | type de client | PME                        |
      | montant        | 48 000,00 €                |
      | étape          | Gagnée                     |
      | commercial     | Morel                      |
    Quand le commercial Nord-Est porte le montant de l’opportunité « Ligne de sciage Donon » à 52 000,00 €
    Alors l’opération est refusée
    Et le montant de l’opportunité « Ligne de sciage Donon » vaut 48 000,00 €
