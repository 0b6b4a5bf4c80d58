# language: fr
@CAH-05 @manuel
Fonctionnalité: Règles du lot 2, à leur limite
  Chaque seuil est essayé juste avant et juste après. Le CRM de démonstration n’en connaît pas les
  champs : une personne joue ces cas sur le CRM de recette.

  @CT-092 @EXG-095 @CU-025 @RG-025 @limite
  Plan du scénario: Une visite est due au jour près, selon la classe
    Étant donné un compte de classe « <classe> » dont la dernière visite date de <jours> jours
    Quand l’itinérant ouvre ses comptes dus
    Alors ce compte y est « <liste> »

    Exemples:
      | classe | jours | liste   |
      | A      | 27    | absent  |
      | A      | 28    | présent |
      | B      | 55    | absent  |
      | B      | 56    | présent |
      | C      | 181   | absent  |
      | C      | 182   | présent |

  @CT-093 @EXG-096 @CU-025 @limite
  Plan du scénario: Un compte change de classe au centime
    Étant donné un compte qui a commandé pour <montant> sur douze mois
    Quand l’administrateur lance le classement du mois
    Alors la fiche porte la classe « <classe> »

    Exemples:
      | montant     | classe |
      | 23 999,99 € | B      |
      | 24 000,00 € | A      |
      | 4 799,99 €  | C      |
      | 4 800,00 €  | B      |

  @CT-096 @EXG-100 @EXG-101 @CU-030 @RG-030 @limite
  Scénario: La provision s’arrondit au centime et le mois arrêté ne bouge plus
    Étant donné le groupe « Cimenteries Delvaux » au cumul de 500 000,50 €, palier de 2 %
    Quand la contrôleuse de gestion arrête l’état de provision du mois
    Alors la provision du groupe est de 10 000,01 €, et le total de l’état égale la somme des 48 provisions
    Quand une facture de 1 000,00 € du mois arrêté est enregistrée dans l’ERP
    Alors l’état du mois arrêté affiche toujours 10 000,01 €, et le mois suivant porte la différence de 20,00 €

  @CT-097 @EXG-102 @CU-031 @RG-031 @limite
  Plan du scénario: La liste du départ paraît quatre-vingt-dix jours avant
    Étant donné un itinérant dont le départ est annoncé dans <jours> jours, avec trois comptes sans acheteur ni machine
    Quand sa cheffe des ventes ouvre les départs de la région
    Alors la liste du départ compte <comptes> comptes

    Exemples:
      | jours | comptes |
      | 91    | 0       |
      | 90    | 3       |

  @CT-099 @EXG-103 @CU-037 @RG-037 @limite
  Scénario: La cible se répartit sans reste
    Étant donné une cible de région de 100 000 € et trois commerciaux de même poids
    Quand la cheffe des ventes demande la répartition
    Alors les parts sont de 33 334 €, 33 333 € et 33 333 €
    Quand elle retire 1 € à une part et arrête la répartition
    Alors l’arrêt est refusé, et l’écart de 1 € est affiché

  @CT-101 @EXG-104 @EXG-105 @EXG-106 @CU-042 @RG-042 @limite @critique
  Scénario: Une fusion garde tout, et s’annule jusqu’au trentième jour
    Étant donné deux comptes du même établissement, l’un avec 3 contacts, 2 devis et 1 visite, l’autre avec 1 contact, 4 devis et 5 visites
    Quand un commercial demande leur fusion
    Alors elle lui est refusée pour droit insuffisant
    Quand l’administration des ventes les fusionne
    Alors le compte gardé porte 4 contacts, 6 devis et 6 visites
    Quand elle annule au trentième jour une fusion datée pour l’essai
    Alors les deux comptes retrouvent 3 contacts, 2 devis, 1 visite et 1 contact, 4 devis, 5 visites
    Quand elle tente l’annulation au trente et unième jour
    Alors l’annulation est refusée, avec la date du trentième jour

  @CT-102 @EXG-108 @CU-043 @RG-043 @limite
  Plan du scénario: Une adresse est située à moins de deux cents mètres
    Étant donné une adresse dont le point calculé est à <distance> m de la voie nommée
    Quand le CRM situe les adresses nouvelles
    Alors le compte est marqué « <marque> »

    Exemples:
      | distance | marque     |
      | 199      | situé      |
      | 201      | hors carte |

  @CT-103 @EXG-109 @EXG-110 @CU-044 @RG-044 @limite
  Scénario: Un indicateur arrondi ne passe pas au vert par l’arrondi
    Étant donné 1 799 devis relancés à temps sur 2 000, soit 89,95 %
    Quand l’arrêté du lundi est fait à 6 heures
    Alors l’indicateur affiche 90,0 % et sa couleur est orange, le seuil vert étant à 90 %
    Et sa définition, sa formule, son porteur et la date de chaque source se lisent depuis le tableau de bord
    Quand le devis deux mille un est relancé le mardi
    Alors la valeur du lundi affiche toujours 90,0 %

  @CT-104 @EXG-099 @CU-028
  Scénario: L’équipe d’une affaire la lit, et elle seule
    Étant donné une affaire du Nord-Est dont Lefèvre, itinérante de l’Ouest, est membre de l’équipe
    Quand Lefèvre ouvre l’affaire, puis le compte du site
    Alors l’affaire s’ouvre en lecture, et le compte lui est refusé
    Quand Le Goff, itinérant de l’Ouest hors de l’équipe, ouvre l’affaire
    Alors l’ouverture lui est refusée
    Quand le responsable grands comptes clôt l’affaire
    Alors Lefèvre la lit toujours, et ne peut plus écrire au fil

  @CT-105 @EXG-111 @CU-017
  Scénario: La revue du lundi s’ouvre en moins de cinq secondes
    Étant donné douze mois de données de la région Nord-Est, 54 commerciaux, quatre lundis de mesure
    Quand la cheffe des ventes affiche vingt fois son tableau de bord, de 7 h 30 à 9 h
    Alors dix-neuf affichages au moins prennent moins de 5 s, et la mesure de chacun est jointe
