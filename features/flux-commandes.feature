# language: fr
Fonctionnalité: Commandes reçues de l’ERP
  L’ERP reste maître de la commande. Le CRM accepte, rejette avec un motif, rejoue sans doubler,
  et n’ouvre au flux rien d’autre que sa porte.

  @CT-020 @EXG-038 @EXG-039 @EXG-072 @CU-022 @RG-022 @FLX-001 @CAH-01 @critique @replay-duplicates-order
  Scénario: Une commande d’un client inconnu est rejetée, puis rejouée sans doublon
    Étant donné aucun compte n’existe dont le SIRET est « 00061175600032 »
    Quand le flux ERP crée un message de l’ERP « EVT-26-118204 » avec :
      | SIRET              | 00061175600032 |
      | numéro de commande | CC-26-118204   |
      | montant            | 3 184,20 €     |
    Alors le message de l’ERP « EVT-26-118204 » a :
      | état  | rejeté         |
      | motif | client inconnu |
    Quand l’administrateur crée un compte « Moulins de la Seille » avec :
      | SIRET          | 00061175600032 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Dubreuil       |
    Et l’administrateur déclenche « rejouer » 2 fois sur le message de l’ERP « EVT-26-118204 »
    Alors une seule commande existe dont la clé d’événement est « EVT-26-118204 »

  @CT-021 @EXG-037 @EXG-039 @CU-022 @RG-022 @FLX-001 @limite @CAH-02 @critique @replay-duplicates-order
  Scénario: Une commande acceptée puis rejouée trois fois n’existe qu’une fois
    Étant donné un compte « Verrerie du Val Joli » avec :
      | SIRET          | 00096750500033 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le flux ERP crée un message de l’ERP « EVT-26-120377 » avec :
      | SIRET              | 00096750500033 |
      | numéro de commande | CC-26-120377   |
      | montant            | 742,95 €       |
    Alors l’état du message de l’ERP « EVT-26-120377 » est « accepté »
    Et une commande existe avec :
      | numéro          | CC-26-120377         |
      | compte          | Verrerie du Val Joli |
      | montant         | 742,95 €             |
      | clé d’événement | EVT-26-120377        |
    Quand l’administrateur déclenche « rejouer » 3 fois sur le message de l’ERP « EVT-26-120377 »
    Alors une seule commande existe dont la clé d’événement est « EVT-26-120377 »

  @CT-022 @EXG-010 @CU-022 @CAH-02
  Scénario: Le compte technique du flux ne crée rien d’autre que des messages
    Étant donné aucun compte n’existe dont le SIRET est « 00067393900021 »
    Quand le flux ERP crée un compte « Sablières Herbelin » avec :
      | SIRET          | 00067393900021 |
      | type de client | PME            |
      | région         | Nord-Est       |
    Alors l’opération est refusée pour droit insuffisant
    Et aucun compte n’existe dont le SIRET est « 00067393900021 »

  @CT-047 @EXG-039 @CU-022 @RG-022 @FLX-001 @CAH-03 @critique @replay-duplicates-order
  Scénario: Le même message, émis deux fois après un incident, ne compte qu’une fois
    Étant donné un compte « Distillerie du Grand Ballon » avec :
      | SIRET          | 00028519700018 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Quand le flux ERP crée un message de l’ERP « EVT-26-121550 » avec :
      | SIRET              | 00028519700018 |
      | numéro de commande | CC-26-121550   |
      | montant            | 1 906,35 €     |
    Et le flux ERP crée un message de l’ERP « EVT-26-121550 » avec :
      | SIRET              | 00028519700018 |
      | numéro de commande | CC-26-121550   |
      | montant            | 1 906,35 €     |
    Alors l’état du message de l’ERP « EVT-26-121550 » est « accepté »
    Et une seule commande existe dont la clé d’événement est « EVT-26-121550 »
