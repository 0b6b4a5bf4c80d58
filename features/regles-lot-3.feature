# language: fr
@CAH-06 @manuel @brouillon
Fonctionnalité: Règles des lots 3 et 4, à leur limite
  Ébauche : ces cas seront relus après la décision des lots.

  @CT-108 @EXG-118 @CU-032 @RG-032 @limite
  Plan du scénario: Le rappel précède la visite de deux jours ouvrés
    Étant donné une réclamation ouverte et une visite prévue dans <délai> jours ouvrés
    Quand le traitement quotidien est passé
    Alors l’appel à passer est « <état> » chez le titulaire

    Exemples:
      | délai | état   |
      | 3     | absent |
      | 2     | dû     |

  @CT-109 @EXG-120 @CU-033 @RG-033 @limite
  Scénario: Une promesse du vendredi se rappelle le lundi
    Étant donné une promesse de 640,00 € datée d’un vendredi, sans règlement dans l’ERP
    Quand le traitement quotidien passe le samedi, puis le lundi
    Alors aucun appel n’est créé le samedi, et un seul l’est le lundi, chez celle qui a reçu la promesse

  @CT-110 @EXG-122 @CU-034 @RG-034 @limite
  Plan du scénario: Une commande compte jusqu’au soixantième jour
    Étant donné une campagne envoyée à un contact, et sa commande de 900,00 € dans la famille visée au jour <jour>
    Quand la campagne est jugée
    Alors son chiffre d’affaires est de <montant>

    Exemples:
      | jour | montant  |
      | −1   | 0,00 €   |
      | 0    | 900,00 € |
      | 60   | 900,00 € |
      | 61   | 0,00 €   |

  @CT-111 @EXG-123 @EXG-124 @CU-035 @RG-035 @limite
  Scénario: Une demande d’effacement se prouve en cinq jours ouvrés
    Étant donné une demande reçue un mardi, d’une personne présente dans deux régions
    Quand la déléguée produit le relevé, enregistre l’opposition et ordonne l’effacement le mardi suivant
    Alors la réponse est dans le délai, et l’envoi de campagne du mercredi écarte cette personne
    Et une réponse datée du mercredi suivant serait affichée hors délai
    Et le nom, l’adresse et le téléphone ne se trouvent plus, ni par recherche, ni par export

  @CT-112 @EXG-125 @EXG-126 @CU-045 @RG-045 @limite
  Plan du scénario: Une facture est échue dès un centime, et figure une fois
    Étant donné une facture échue la veille, au solde de <solde>, reçue deux fois de l’ERP
    Quand la télévente ouvre la fiche à 7 heures
    Alors la fiche montre <factures> facture échue

    Exemples:
      | solde  | factures |
      | 0,00 € | 0        |
      | 0,01 € | 1        |

  @CT-113 @EXG-127 @CU-038 @RG-038 @limite
  Scénario: Deux passages de la même semaine donnent un appel
    Étant donné un compte dormant servi au comptoir le lundi et le vendredi, puis le lundi suivant
    Quand le titulaire ouvre ses appels à passer
    Alors la première semaine porte un appel, et la seconde un autre
