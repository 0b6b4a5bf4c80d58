# Lecture des fichiers (famille Y)
explain-Y01 = Texte YAML illisible
    .means = Le fichier ne suit pas la syntaxe YAML : indentation, guillemets, deux-points ou crochets.
    .why = Un fichier illisible n’est pas lu du tout : ses besoins, ses exigences et ses cas disparaîtraient sans bruit des documents et de la recette.
    .fires =
        requirements:
          - id: EXG-012
            title: Relance : sept jours après l’envoi du devis
    .silent =
        requirements:
          - id: EXG-012
            title: "Relance : sept jours après l’envoi du devis"
explain-Y02 = Clé donnée deux fois
    .means = Le même champ est écrit deux fois dans un élément.
    .why = Une seule des deux valeurs serait gardée, et rien ne dirait laquelle : deux lecteurs du même fichier liraient deux projets.
    .fires =
        needs:
          - id: BES-012
            title: Préparer une tournée
            priority: useful
            priority: comfort
    .silent =
        needs:
          - id: BES-012
            title: Préparer une tournée
            priority: useful
explain-Y03 = Fichier qui n’est pas en UTF-8
    .means = Le fichier contient des octets qui ne sont pas de l’UTF-8, le codage des textes du projet.
    .why = Les accents d’un autre codage se lisent de travers : une étiquette, un nom de rôle ou un identifiant ne se reconnaîtrait plus.
    .fires = (un fichier de specs/ enregistré en Latin-1 ou en Windows-1252)
    .silent = (le même fichier enregistré en UTF-8)
explain-Y04 = Fichier ou dossier illisible
    .means = Le système refuse de lire ce fichier ou ce dossier, ou il n’existe plus.
    .why = Ce qui n’a pas été lu n’a pas été vérifié : mieux vaut le savoir que publier un projet auquel il manque une partie.
    .fires = (un fichier de specs/ que vous n’avez pas le droit de lire, un lien vers un fichier supprimé)
    .silent = (le même fichier, une fois le droit de lecture donné)
explain-Y05 = Fichier sans collection
    .means = Un fichier de `specs/` nomme d’abord la collection de ce qu’il contient : `needs`, `requirements`, `lots`…
    .why = Sans ce nom, rien ne dit si l’élément est un besoin ou une exigence, et il ne serait pas lu.
    .fires =
        - id: BES-012
          title: Préparer une tournée
    .silent =
        needs:
          - id: BES-012
            title: Préparer une tournée
explain-Y06 = Fichier trop lourd
    .means = Le fichier dépasse la taille au-delà de laquelle Ouvrage ne le lit pas.
    .why = Aucun cahier des charges n’est si long : il s’agit le plus souvent d’un export ou d’une archive rangée par erreur dans le dossier.
    .fires = (un export de 100 Mo rangé dans specs/)
    .silent = (des fichiers de quelques pages, un par domaine ou par atelier)
explain-Y07 = Lien qui tourne en rond
    .means = Un lien symbolique mène à un dossier qui le contient.
    .why = Le même contenu serait lu sans fin : Ouvrage s’arrête à la première rencontre et le dit.
    .fires = (un lien specs/archive qui mène à specs/)
    .silent = (un lien qui mène à un dossier voisin)
explain-Y08 = Texte coupé par un signe du YAML
    .means = Après une espace, le signe `#` ouvre un commentaire : ce qui suit n’est pas lu. Au début d’une valeur, `!Mot` et `&Mot` sont des marques du YAML : le mot n’est pas lu.
    .why = Un titre comme « Ticket #12 à reprendre » deviendrait « Ticket » dans tous les documents, sans que rien ne le dise.
    .fires =
        needs:
          - id: BES-012
            title: Reprendre le ticket #12 de la télévente
    .silent =
        needs:
          - id: BES-012
            title: "Reprendre le ticket #12 de la télévente"
explain-Y09 = Fichier du projet qui n’est pas lu
    .means = Un fichier ou un dossier a l’air d’être du projet, et rien n’en est lu : terminaison ajoutée (« .yaml.txt »), collection hors du dossier `specs`, dossier mal nommé.
    .why = Ses exigences manqueraient partout, sans que rien ne le dise : une vérification sans erreur ferait croire qu’elles sont justes.
    .fires = (specs/exigences.yaml.txt, ou exigences.yaml à côté d’ouvrage.yaml)
    .silent = (specs/exigences.yaml)
