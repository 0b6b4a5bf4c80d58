# Fichiers de scénarios (famille GH)
explain-GH01 = Ligne que rien ne lit
    .means = La ligne n’est ni une étape, ni un tableau, ni une étiquette, ni un commentaire, là où seuls ceux-ci ont leur place.
    .why = Une ligne perdue est souvent une étape à laquelle il manque son mot-clé : le scénario passerait sans l’avoir jouée.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            puis l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH02 = Mot-clé mal écrit
    .means = La ligne commence par un mot qui ressemble à un mot-clé, et serait lue comme une description.
    .why = L’étape n’existerait pas pour la machine, et le scénario serait déclaré réussi sans elle.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Etant doné que le compte « Acier » existe
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH03 = Langue inconnue
    .means = La ligne `# language:` nomme une langue qui n’a pas de mots-clés.
    .why = Sans langue, aucun mot-clé du fichier ne se reconnaît.
    .fires =
        # language: fra
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH04 = Langue non déclarée
    .means = Les mots-clés sont d’une langue que le fichier ne déclare pas.
    .why = Ouvrage s’en accommode, mais les autres outils liront le fichier comme de l’anglais et n’y trouveront rien.
    .fires =
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH05 = Scénario sans fonctionnalité
    .means = Un fichier de scénarios commence par une fonctionnalité ; celui-ci n’en a pas, ou ne contient rien.
    .why = La fonctionnalité range les scénarios dans les documents : sans elle, ils ne sont pas lus.
    .fires =
        # language: fr

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH06 = Deux fonctionnalités dans un fichier
    .means = Un fichier contient une fonctionnalité et une seule.
    .why = Le format ne prévoit pas la seconde : d’autres outils l’ignoreraient.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée

        Fonctionnalité: Devis

          Scénario: Garder un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée

          Scénario: Garder un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH07 = Contexte mal placé
    .means = Le contexte vient après un scénario, ou il y en a deux.
    .why = Un contexte vaut pour tous les scénarios qui le suivent : placé au milieu, il laisserait croire qu’il vaut aussi pour les premiers.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée

          Contexte:
            Étant donné un compte « Acier »
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Contexte:
            Étant donné un compte « Acier »

          Scénario: Supprimer un compte
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH08 = Étape hors de tout scénario
    .means = L’étape n’est sous aucun scénario ni contexte.
    .why = Elle ne serait jamais jouée.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Étant donné un compte « Acier »
          Quand l’administrateur supprime le compte « Acier »
          Alors l’opération est acceptée

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH09 = Mot qui n’est pas une étiquette
    .means = Une ligne d’étiquettes contient un mot sans arobase ou une espace dans une étiquette.
    .why = L’étiquette relie le scénario à l’exigence qu’il vérifie : mal écrite, elle laisse l’exigence sans test.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          @critique EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          @critique @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH10 = Étiquettes qui ne portent sur rien
    .means = Rien ne suit la ligne d’étiquettes.
    .why = Le scénario qu’elles devaient marquer ne l’est pas : il manquera aux sélections et à la couverture.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
          @EXG-001
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH11 = Lignes de tableau inégales
    .means = Une ligne a plus ou moins de cellules que la première.
    .why = Les valeurs glisseraient d’une colonne : un scénario vérifierait autre chose que ce qui est écrit.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier » :
              | ville | Lyon |
              | SIRET |
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier » :
              | ville | Lyon |
              | SIRET | 00041276700014 |
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH12 = Tableau sous aucune étape
    .means = Le tableau ne suit aucune étape.
    .why = Ses valeurs ne seraient données à personne.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            | ville | Lyon |
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier » :
              | ville | Lyon |
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH13 = Deux compléments sous une étape
    .means = Une étape prend au plus un tableau et un texte.
    .why = Le second serait ignoré.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            """
            Première note
            """
            """
            Seconde note
            """
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            """
            Première note
            Seconde note
            """
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH14 = Ligne de tableau non fermée
    .means = Des mots suivent la dernière barre de la ligne.
    .why = La dernière cellule serait perdue.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier » :
              | ville | Lyon
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier » :
              | ville | Lyon |
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH15 = Texte jamais fermé
    .means = Les guillemets triples qui ouvrent le texte ne sont pas refermés.
    .why = Toute la suite du fichier serait prise pour du texte, scénarios compris.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            """
            Client historique
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            """
            Client historique
            """
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH16 = Mots après les guillemets fermants
    .means = Des mots suivent les guillemets triples qui ferment un texte.
    .why = Ils seraient perdus, ou c’est le texte précédent qui n’était pas fermé.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            """
            Client historique
            """ à revoir
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            """
            Client historique, à revoir
            """
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH17 = Exemples sans ligne
    .means = Un tableau d’exemples n’a que ses titres, ou rien.
    .why = Ces exemples annoncent des cas qui ne seront pas joués.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom |
              | Acier |

            Exemples: Grands comptes
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom |
              | Acier |

            Exemples: Grands comptes
              | nom |
              | Tube |
explain-GH18 = Exemples sous un scénario simple
    .means = Le scénario est joué une fois par ligne d’exemples : il s’écrit comme un plan de scénario.
    .why = Qui le lit croit à un seul cas, et compte mal.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom |
              | Acier |
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom |
              | Acier |
explain-GH19 = Valeur qu’aucune colonne ne donne
    .means = Une étape emploie un nom entre chevrons qui n’est pas une colonne des exemples.
    .why = Le nom serait envoyé au CRM tel quel.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | compte |
              | Acier |
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom |
              | Acier |
explain-GH20 = Colonne sans nom, ou nommée deux fois
    .means = Chaque colonne des exemples porte un nom à elle.
    .why = Entre deux colonnes de même nom, rien ne dit laquelle donne la valeur.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom | nom |
              | Acier | Lyon |
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom | id |
              | Acier | 1 |
explain-GH21 = Deux lignes d’exemples identiques
    .means = Une ligne est connue par ses valeurs, ou par sa colonne `id` : deux lignes sont indiscernables.
    .why = Leurs résultats se mêleraient : l’un masquerait l’échec de l’autre.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom |
              | Acier |
              | Acier |
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom |
              | Acier |
              | Tube |
explain-GH22 = Deux scénarios de même nom
    .means = Dans un fichier, un scénario sans étiquette `@CT-…` est connu par son nom.
    .why = Leurs résultats se mêleraient d’une exécution à l’autre.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée

          Scénario: Garder un compte
            Étant donné un compte « Acier »
            Alors l’opération est acceptée
explain-GH23 = Fonctionnalité sans scénario
    .means = Le fichier annonce une fonctionnalité et n’en dit rien de vérifiable.
    .why = Dans une liste de fichiers, elle passe pour couverte.
    .fires =
        # language: fr
        Fonctionnalité: Comptes
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH24 = Étape sans texte
    .means = Le mot-clé est seul sur sa ligne.
    .why = Rien ne serait joué à cet endroit.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH25 = Mot-clé d’une autre langue
    .means = Le fichier est dans une langue, le mot-clé dans une autre.
    .why = La ligne ne serait pas reconnue par les autres outils, et l’étape se perdrait.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Given un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH26 = Étiquettes collées
    .means = Des étiquettes se touchent ou sont séparées par des virgules.
    .why = D’autres outils y liraient une seule étiquette, qui ne désigne rien.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          @critique, @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          @critique @EXG-001
          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH27 = Texte sous aucune étape
    .means = Le texte entre guillemets triples ne suit aucune étape.
    .why = Il ne serait donné à personne. Une description s’écrit sans guillemets.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            """
            Client historique
            """
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Client historique
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH28 = Exemples sous aucun scénario
    .means = Les exemples précèdent le premier scénario.
    .why = Ils ne seraient joués par aucun.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Exemples:
            | nom |
            | Acier |

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | nom |
              | Acier |
explain-GH29 = Colonne d’exemples que rien ne nomme
    .means = Une colonne des exemples ne sert à aucune étape : ni `<colonne>`, ni le titre, ni une étiquette ne la nomme. Une colonne `id` nomme la ligne.
    .why = Quoi qu’on y écrive, le même scénario est joué : la valeur attendue qui s’y trouve n’est vérifiée par rien.
    .fires =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Créer un compte
            Quand l’administrateur crée un compte « <nom> »
            Alors le nom du compte « <nom> » est « <nom> »

            Exemples:
              | nom | ville attendue |
              | Acier | Metz |
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Plan du scénario: Supprimer un compte
            Étant donné un compte « <nom> »
            Quand l’administrateur supprime le compte « <nom> »
            Alors l’opération est acceptée

            Exemples:
              | id | nom |
              | a | Acier |
explain-GH99 = Ligne perdue par le lecteur
    .means = Le lecteur de scénarios n’a rangé cette ligne nulle part. C’est une faute du programme : signalez-la avec le fichier.
    .why = Plutôt que de jouer un fichier mal lu, Ouvrage n’en joue aucun scénario.
    .fires = (aucun texte connu)
    .silent = (tout fichier lu en entier)
