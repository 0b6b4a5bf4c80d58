# language: fr
@CAH-03
Fonctionnalité: Ce que le CRM refuse, à la limite près
  Chaque verrou est essayé juste avant et juste après son seuil ; ce qui est refusé laisse la fiche intacte.

  @CT-040 @EXG-078 @CU-011 @RG-021 @limite
  Plan du scénario: Un SIRET faux n’ouvre pas de compte
    Quand le commercial Nord-Est crée un compte « Tréfilerie Houdot <cas> » avec :
      | SIRET          | <SIREN><NIC> |
      | type de client | PME          |
      | région         | Nord-Est     |
      | commercial     | Morel        |
    Alors l’opération est refusée pour donnée invalide

    Exemples:
      | cas         | SIREN     | NIC    |
      | clé fausse  | 000399204 | 00032  |
      | 13 chiffres | 000399204 | 0003   |
      | 15 chiffres | 000399204 | 000310 |

  @CT-041 @EXG-079 @CU-011
  Scénario: Deux contacts ne partagent pas une adresse électronique
    Étant donné un compte « Ventilation Sarrazin » avec :
      | SIRET          | 00075272500010 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Dubreuil       |
    Et un contact « Lucie Sarrazin » avec :
      | compte | Ventilation Sarrazin        |
      | e-mail | l.sarrazin@sarrazin.example |
      | rôle   | acheteur                    |
    Quand le commercial sédentaire crée un contact « Luc Sarrazin » avec :
      | compte | Ventilation Sarrazin        |
      | e-mail | L.Sarrazin@sarrazin.example |
      | rôle   | payeur                      |
    Alors l’opération est refusée pour doublon
    Et un seul contact existe dont le compte est « Ventilation Sarrazin »

  @CT-042 @EXG-080 @CU-004 @critique
  Plan du scénario: Un devis qui n’est pas « Validé » ne part pas
    Étant donné un compte « Emballages Thouvenel <cas> » avec :
      | SIRET          | <SIRET>  |
      | type de client | PME      |
      | région         | Nord-Est |
      | commercial     | Morel    |
    Quand le commercial Nord-Est crée un devis « DV-26-THO-<cas> » avec :
      | compte  | Emballages Thouvenel <cas> |
      | montant | 3 380,00 €                 |
      | remise  | <remise>                   |
      | marge   | 22,00 %                    |
    Et le commercial Nord-Est déclenche « émettre » sur le devis « DV-26-THO-<cas> »
    Alors l’opération est refusée pour transition interdite
    Et l’état du devis « DV-26-THO-<cas> » reste « <état> »
    Et la date d’émission du devis « DV-26-THO-<cas> » est vide

    Exemples:
      | cas | remise  | état      | SIRET          |
      | A   | 18,00 % | À valider | 00030173900025 |
      | B   | 26,00 % | Refusé    | 00064580400022 |

  @CT-043 @EXG-081 @CU-004 @critique
  Scénario: La remise d’un devis émis ne se réécrit pas
    Étant donné un compte « Robinets Delattre » avec :
      | SIRET          | 00097905400038 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Et un devis « DV-26-DEL-02 » avec :
      | compte          | Robinets Delattre |
      | montant         | 7 250,00 €        |
      | remise          | 12,00 %           |
      | état            | Émis              |
      | date d’émission | il y a 2 jours    |
      | commercial      | Morel             |
    Quand le commercial Nord-Est porte la remise du devis « DV-26-DEL-02 » à 15,00 %
    Alors l’opération est refusée pour transition interdite
    Et la remise du devis « DV-26-DEL-02 » reste 12,00 %

  @CT-044 @EXG-082 @CU-029
  Plan du scénario: Une affaire close ne change plus d’étape
    Étant donné un compte « Séchoirs Baumont <cas> » avec :
      | SIRET          | <SIRET>  |
      | type de client | PME      |
      | région         | Nord-Est |
      | commercial     | Morel    |
    Et une opportunité « Paliers de séchoir <cas> » avec :
      | compte         | Séchoirs Baumont <cas> |
      | type de client | PME                    |
      | montant        | 12 900,00 €            |
      | étape          | <close>                |
      | commercial     | Morel                  |
    Quand le commercial Nord-Est porte l’étape de l’opportunité « Paliers de séchoir <cas> » à « <étape> »
    Alors l’opération est refusée pour transition interdite
    Et l’étape de l’opportunité « Paliers de séchoir <cas> » reste « <close> »

    Exemples:
      | cas | close  | étape         | SIRET          |
      | A   | Gagnée | Négociation   | 00096008800037 |
      | B   | Perdue | Qualification | 00029012200019 |

  @CT-045 @EXG-021 @CU-004 @limite
  Scénario: Une remise de plus de cent pour cent n’est pas une remise
    Étant donné un compte « Compas et Calibres » avec :
      | SIRET          | 00055381800030 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le commercial Nord-Est crée un devis « DV-26-CAL-09 » avec :
      | compte  | Compas et Calibres |
      | montant | 940,00 €           |
      | remise  | 100,01 %           |
      | marge   | 20,00 %            |
    Alors l’opération est refusée pour donnée invalide
