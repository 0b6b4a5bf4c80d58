# language: fr
@CAH-01
Fonctionnalité: Remise et marge plancher
  Jusqu’à 15 % de remise le commercial est libre ; au-delà et jusqu’à 25 % il lui faut l’accord de son
  chef des ventes ; plus haut, c’est non. Sous 18 % de marge, l’accord est demandé quelle que soit la remise.

  @CT-013 @EXG-021 @CU-004 @RG-004 @critique @limite @discount-threshold-off
  Plan du scénario: L’état du devis dépend du seuil de remise
    Étant donné un compte « Mécanique Thiriet <cas> » avec :
      | SIRET          | <SIRET>  |
      | type de client | PME      |
      | région         | Nord-Est |
      | commercial     | Morel    |
    Quand le commercial Nord-Est crée un devis « DV-26-THI-<cas> » avec :
      | compte  | Mécanique Thiriet <cas> |
      | montant | 4 200,00 €              |
      | remise  | <remise>                |
      | marge   | 24,00 %                 |
    Alors l’état du devis « DV-26-THI-<cas> » est « <état> »

    Exemples:
      | cas | remise  | état      | SIRET          |
      | A   | 15,00 % | Validé    | 00095642500037 |
      | B   | 15,01 % | À valider | 00026499400013 |
      | C   | 25,00 % | À valider | 00026105700012 |
      | D   | 25,01 % | Refusé    | 00057959900036 |

  @CT-014 @EXG-022 @CU-004 @RG-005 @critique @limite
  Plan du scénario: Sous la marge plancher, l’accord est demandé même pour une remise libre
    Étant donné un compte « Câblerie Bergeret <cas> » avec :
      | SIRET          | <SIRET>   |
      | type de client | revendeur |
      | région         | Nord-Est  |
      | commercial     | Morel     |
    Quand le commercial Nord-Est crée un devis « DV-26-BER-<cas> » avec :
      | compte  | Câblerie Bergeret <cas> |
      | montant | 11 760,00 €             |
      | remise  | 5,00 %                  |
      | marge   | <marge>                 |
    Alors l’état du devis « DV-26-BER-<cas> » est « <état> »

    Exemples:
      | cas | marge   | état      | SIRET          |
      | A   | 18,00 % | Validé    | 00038907200018 |
      | B   | 17,99 % | À valider | 00094830700020 |

  @CT-015 @EXG-023 @CU-004 @critique
  Scénario: Seul le chef des ventes de la région accorde la dérogation
    Étant donné un compte « Forge Haut-Marnaise » avec :
      | SIRET          | 00093434900010 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le commercial Nord-Est crée un devis « DV-26-FHM-01 » avec :
      | compte  | Forge Haut-Marnaise |
      | montant | 9 480,00 €          |
      | remise  | 20,00 %             |
      | marge   | 21,50 %             |
    Alors l’état du devis « DV-26-FHM-01 » est « À valider »
    Quand le commercial Nord-Est déclenche « valider » sur le devis « DV-26-FHM-01 »
    Alors l’opération est refusée pour droit insuffisant
    Quand le chef des ventes Ouest déclenche « valider » sur le devis « DV-26-FHM-01 »
    Alors l’opération est refusée
    Quand le chef des ventes Nord-Est déclenche « valider » sur le devis « DV-26-FHM-01 »
    Alors l’état du devis « DV-26-FHM-01 » est « Validé »
