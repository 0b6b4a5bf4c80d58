# language: fr
@CAH-01
Fonctionnalité: Relance des devis sans réponse à J+7
  528 des 1 200 devis hebdomadaires restent sans réponse. Le traitement quotidien pose une tâche
  de relance et une seule, le jour dit, chez le commercial du compte.

  @CT-016 @EXG-024 @EXG-025 @CU-003 @RG-003 @critique @limite @follow-up-twice
  Scénario: Deux passages du traitement quotidien, une seule relance
    Étant donné un compte « Compresseurs Rémy » avec :
      | SIRET          | 00033507500016 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Morel          |
    Et un devis « DV-26-RMY-07 » avec :
      | compte          | Compresseurs Rémy |
      | montant         | 2 965,40 €        |
      | état            | Émis              |
      | date d’émission | il y a 7 jours    |
      | commercial      | Morel             |
    Quand l’administrateur déclenche « exécuter » 2 fois sur le traitement « quotidien »
    Alors une seule tâche existe avec :
      | devis      | DV-26-RMY-07 |
      | nature     | relance      |
      | échéance   | aujourd’hui  |
      | commercial | Morel        |
      | état       | à faire      |

  @CT-017 @EXG-026 @CU-003 @RG-003 @limite
  Scénario: Ni relance avant le septième jour, ni relance d’un client qui a répondu
    Étant donné un compte « Convoyeurs Lambray » avec :
      | SIRET          | 00068810100013 |
      | type de client | PME            |
      | région         | Nord-Est       |
      | commercial     | Dubreuil       |
    Et un devis « DV-26-LAM-06 » avec :
      | compte          | Convoyeurs Lambray |
      | montant         | 1 180,00 €         |
      | état            | Émis               |
      | date d’émission | il y a 6 jours     |
      | commercial      | Dubreuil           |
    Et un devis « DV-26-LAM-09 » avec :
      | compte          | Convoyeurs Lambray |
      | montant         | 3 412,00 €         |
      | état            | Accepté            |
      | date d’émission | il y a 9 jours     |
      | date de réponse | il y a 2 jours     |
      | commercial      | Dubreuil           |
    Et un devis « DV-26-LAM-08 » avec :
      | compte          | Convoyeurs Lambray |
      | montant         | 764,50 €           |
      | état            | Émis               |
      | date d’émission | il y a 8 jours     |
      | commercial      | Dubreuil           |
    Quand l’administrateur déclenche « exécuter » sur le traitement « quotidien »
    Et l’administrateur recherche les tâches dont le devis est « DV-26-LAM-08 »
    Alors au moins 1 tâche est trouvée
    Et aucune tâche n’existe dont le devis est « DV-26-LAM-06 »
    Et aucune tâche n’existe dont le devis est « DV-26-LAM-09 »
