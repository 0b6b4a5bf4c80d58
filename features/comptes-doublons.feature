# language: fr
@CAH-01
Fonctionnalité: Un établissement, un compte
  Le SIRET identifie l’établissement. Une agence qui ouvre un second compte pour le même
  établissement fausse l’encours, la remise et la prime : la création est refusée.

  @CT-001 @EXG-001 @CU-011 @RG-011 @critique @duplicate-accepted
  Scénario: Un SIRET déjà connu interdit la création d’un second compte
    Étant donné un compte « Acier Lorrain » avec :
      | SIRET          | 00041276700014 |
      | type de client | PME            |
      | ville          | Hagondange     |
      | département    | 57             |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le commercial Nord-Est crée un compte « ACIER LORRAIN SA » avec :
      | SIRET          | 00041276700014 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Alors l’opération est refusée pour doublon
    Et un seul compte existe dont le SIRET est « 00041276700014 »

  @CT-002 @EXG-003 @CU-013
  Scénario: La télévente trouve l’acheteur, le payeur et le destinataire d’un compte
    Étant donné un compte « Boulonnerie Vautrin » avec :
      | SIRET       | 00062445200017 |
      | ville       | Pont-à-Mousson |
      | département | 54             |
      | région      | Nord-Est       |
      | commercial  | Dubreuil       |
    Et les contacts suivants :
      | nom            | compte              | rôle         | e-mail                     | téléphone      |
      | Agnès Vautrin  | Boulonnerie Vautrin | payeur       | a.vautrin@vautrin.example  | 03 53 01 12 40 |
      | Denis Hocquard | Boulonnerie Vautrin | acheteur     | d.hocquard@vautrin.example | 03 53 01 12 41 |
      | Malik Zerrouki | Boulonnerie Vautrin | destinataire | m.zerrouki@vautrin.example | 06 39 98 14 07 |
    Quand le commercial sédentaire recherche les contacts avec :
      | champ  | opérateur | valeur              |
      | compte | est       | Boulonnerie Vautrin |
      | rôle   | est       | payeur              |
    Alors un contact est trouvé
    Et les résultats contiennent :
      | nom           | e-mail                    |
      | Agnès Vautrin | a.vautrin@vautrin.example |
