# language: fr
@CAH-01
Fonctionnalité: Compte rendu de visite sur le terrain
  Un itinérant sur trois travaille en zone blanche au moins une demi-journée par semaine.

  @CT-025 @EXG-031 @EXG-032 @EXG-071 @CU-002 @RG-002 @limite @manuel @critique
  Scénario: Un compte rendu saisi sans réseau remonte au retour de la couverture
    Étant donné un itinérant connecté sur son téléphone, le compte « Carrières de Senones » ouvert, les données mobiles coupées
    Quand il enregistre un compte rendu : objet « Palier de concasseur », besoin détecté « graissage automatique », prochaine visite dans 21 jours
    Alors le chronomètre du testeur indique moins de 120 secondes entre l’ouverture de la saisie et l’enregistrement
    Et le compte rendu porte la mention « en attente d’envoi » sur le téléphone
    Quand il rétablit les données mobiles
    Alors en moins de 5 minutes sa chef des ventes lit sur la fiche un seul compte rendu « Palier de concasseur », à l’heure de la visite
    Et la prochaine visite du compte est datée de 21 jours plus tard
