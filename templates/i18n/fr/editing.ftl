# Écrire dans les textes : ce qui est refusé, ce qui a été fait.
edit-refused-faulty = le fichier a une faute de syntaxe à corriger d’abord : { $detail }
edit-refused-not-found = « { $path } » n’existe pas dans le fichier
edit-refused-twice = la clé « { $key } » est écrite deux fois au même endroit ({ $path })
edit-refused-marked = « { $path } » est écrit avec une ancre, un alias ou un type YAML (un nom repris ailleurs) : modifiez ce passage à la main
edit-refused-layout = « { $path } » est disposé d’une façon qui ne se modifie pas sans risque : modifiez ce passage à la main
edit-refused-unverified = relue, la modification changerait aussi autre chose ({ $at }) : rien n’a été écrit
edit-refused-comment = le commentaire « { $comment } » serait perdu : modifiez ce passage à la main
write-changed = { $path } a été modifié le { $date } à { $time }, après avoir été lu : rien n’a été écrit. Concerné : { $artifacts }. Relancez la commande sur le nouveau texte.
write-changed-sometime = { $path } a été modifié après avoir été lu : rien n’a été écrit. Concerné : { $artifacts }. Relancez la commande sur le nouveau texte.
write-removed = { $path } a été supprimé après avoir été lu : rien n’a été écrit. Concerné : { $artifacts }.
write-exists = { $path } existe déjà : rien n’a été écrit
write-twice = { $path } et { $other } sont un seul fichier : rien n’a été écrit ; retirez le lien de l’un vers l’autre
write-outside = { $path } n’est pas un chemin dans le projet : rien n’a été écrit

change-unread = { $place } n’est pas lu en entier et nomme { $id } : ce qu’il en dit resterait. Corrigez d’abord : ouvrage check
change-unknown-id = rien ne porte l’identifiant « { $id } »
change-unknown-id-near = rien ne porte l’identifiant « { $id } ». Vouliez-vous dire « { $near } » ?
change-unknown-unread = rien de ce qui est lu ne porte l’identifiant « { $id } », mais { $place } n’est pas lu en entier. Corrigez d’abord : ouvrage check
change-unwritten = { $id } n’est pas encore écrit dans le fichier ; `ouvrage fmt` donne les identifiants qui manquent
change-double-id = { $id } est donné plusieurs fois ({ $paths }) : corrigez d’abord le doublon
change-invalid-id = « { $id } » ne peut pas être un identifiant : lettres, chiffres, tirets et points, sans espace
change-taken-id = { $id } est ou a été l’identifiant d’un autre objet : un identifiant ne sert qu’une fois
change-no-file = il n’y a pas de fichier { $path }
change-file-unread = { $path } ne peut pas être lu : rien n’y est écrit. Corrigez d’abord : ouvrage check
change-no-specification = { $path } n’est pas un fichier YAML sous specs/
change-unknown-kind = « { $word } » n’est pas un type d’objet. `ouvrage new --help` les donne
change-unknown-kind-near = « { $word } » n’est pas un type d’objet. Vouliez-vous dire « { $near } » ?
change-part = « { $word } » n’est pas un objet à part : il s’écrit dans la liste `{ $field }:` sous `{ $owner }:` (specs/), ou entre par un tableau : ouvrage import FICHIER
change-unknown-field = « { $field } » n’est pas un champ de { $collection }. Un champ propre au projet se déclare dans `custom_fields`, dans ouvrage.yaml
change-unknown-field-near = « { $field } » n’est pas un champ de { $collection }. Vouliez-vous dire { $near } ?
change-computed = { $field } se calcule à partir des liens écrits de l’autre côté : `ouvrage link` écrit le lien où il faut
change-id-field = un identifiant se change par `ouvrage rename`, qui fait suivre les liens et les mentions
change-unknown-value = « { $value } » n’est pas une valeur de { $field }. Valeurs : { $values }
change-unknown-value-near = « { $value } » n’est pas une valeur de { $field }. Vouliez-vous dire { $near } ? Valeurs : { $values }
change-wrong-type = « { $value } » ne va pas dans { $field }, qui attend { $wanted }
change-wrong-kind = { $field } ne peut pas désigner { $id } ({ $kind }) : il y faut { $wanted }
change-no-list = { $field } n’est pas une liste : donnez sa valeur par « = »
change-no-link = aucun champ ne relie { $from } et { $to }. Passez par un objet entre les deux, ou écrivez la relation dans les notes
change-no-link-called = aucun champ qui relie ces objets ne s’appelle « { $asked } » : { $fields }
change-many-links = plusieurs champs relient ces objets : { $fields }. Précisez par `--as`
change-to-itself = { $name } ne se relie pas à lui-même
change-not-linked = { $from } ne désigne pas { $to }
change-scenario = relu, { $path } n’aurait plus les mêmes scénarios : rien n’a été écrit
wanted-integer = un nombre entier
wanted-bool = oui ou non
wanted-date = un jour, comme 2026-03-12 ou 12/03/2026
wanted-number = un nombre
wanted-record = des champs entre accolades, comme `{ $sample }`
wanted-records = une liste de champs, comme `{ $sample }`
new-from-state = à partir de l’état « { $state } »

# Les commandes qui écrivent.
help-new = Ajoute un objet : exigence, besoin, atelier, cas d’usage…
help-new-examples = Exemples :
  {"  "}ouvrage new exigence --title "Refuser un doublon" --set domaine=contacts
  {"  "}ouvrage new atelier --title "Données de référence" --set date=12/03/2026 --dry-run
  {"  "}ouvrage new atelier --type besoins --date 12/03/2026 --participant "Anne Weber:terrain"
  {"  "}ouvrage new besoin --from ATL-001               les phrases d’un atelier deviennent des besoins
help-set = Donne leurs valeurs aux champs d’un ou de plusieurs objets
help-set-examples = Exemples :
  {"  "}ouvrage set EXG-012 statut=figée lot=LOT-001
  {"  "}ouvrage set EXG-012 EXG-013 use_cases+=CU-004 tags-=brouillon
help-link = Relie deux objets ; le lien s’écrit du côté où il doit être
help-link-examples = Exemples :
  {"  "}ouvrage link CU-004 BES-007                   le cas d’usage couvre le besoin
  {"  "}ouvrage link EXG-012 EXG-003 --as refines     l’exigence en précise une autre
help-unlink = Retire le lien entre deux objets
help-unlink-examples = Exemples :
  {"  "}ouvrage unlink CU-004 BES-007
  {"  "}ouvrage unlink EXG-012 LOT-001 --dry-run
help-rename = Change un identifiant ; liens, étiquettes et mentions suivent
help-rename-examples = Exemples :
  {"  "}ouvrage rename EXG-012 EXG-112
  {"  "}ouvrage rename CT-004 CT-104 --dry-run
help-remove = Supprime un objet, après avoir montré ce qui le désigne
help-remove-examples = Exemples :
  {"  "}ouvrage remove EXG-012                        montre, puis demande
  {"  "}ouvrage remove EXG-012 --unlink --yes         avec les liens qui le désignent
help-fmt = Range les fichiers YAML et donne les identifiants qui manquent
help-fmt-examples = Exemples :
  {"  "}ouvrage fmt                                   tout le projet
  {"  "}ouvrage fmt --check                           dire seulement ce qui n’est pas rangé
help-arg-kind-word = Type d’objet : { $kinds } (ou en anglais)
help-arg-title = Titre
help-arg-set = Valeur d’un champ (répétable) : champ=valeur
help-arg-new-id = Identifiant (par défaut, le suivant)
help-arg-new-file = Fichier sous specs/ (par défaut, celui des objets voisins)
help-arg-dry-run = Montrer les différences sans rien écrire
help-arg-set-words = Identifiants, puis champ=valeur, champ+=valeur, champ-=valeur (« champ= » retire le champ, « champ=- » lit la valeur sur l’entrée standard)
help-arg-set-where = Artefacts choisis par un filtre de `list` au lieu de leurs identifiants : "exigences priorité:1 lot:LOT-001"
help-arg-from-word = Premier objet
help-arg-to-word = Second objet
help-arg-link-as = Champ qui porte le lien, quand plusieurs le peuvent
help-arg-id-word = Identifiant
help-arg-new-word = Nouvel identifiant
help-arg-remove-unlink = Retirer aussi les liens et les étiquettes qui le désignent
help-arg-yes = Ne pas demander de confirmation
help-arg-fmt-files = Fichiers ou dossiers (par défaut, tout le projet)
help-arg-fmt-check = Dire ce qui n’est pas rangé, sans rien écrire
value-A = A
value-B = B
value-FIELD = CHAMP
value-KIND = TYPE
value-NEW = NOUVEAU
value-SETTING = CHAMP=VALEUR
value-TEXT = TEXTE
value-WISHES = ID… CHAMP=VALEUR

editing-nothing = Rien à changer.
editing-dry-run = Rien n’a été écrit (--dry-run).
editing-file = {"  "}{ $path }  +{ $added } −{ $removed }
editing-mended = { $count ->
        [one] Un constat disparaît.
       *[other] { $count } constats disparaissent.
    }
editing-introduced = { $count ->
        [one] Un nouveau constat :
       *[other] { $count } nouveaux constats :
    }
editing-more = … et { $count ->
        [one] un autre
       *[other] { $count } autres
    }, donnés par `ouvrage check`
set-usage = il faut au moins un identifiant et une valeur : ouvrage set EXG-012 statut=figée
set-apart = le signe « = » touche le champ et la valeur, et une valeur de plusieurs mots se met entre guillemets : ouvrage set EXG-012 { $field }="…"
set-stdin = la valeur n’a pas pu être lue sur l’entrée standard : { $detail }
set-selection = { $count ->
        [one] Un objet choisi :
       *[other] { $count } objets choisis :
    }
set-selection-more =   … et { $count } de plus
set-ask = Les modifier ? (o/N)
set-kept = Rien n’a été modifié.
set-unconfirmed = personne n’a confirmé : rien n’a été modifié. L’option --yes modifie sans demander, --dry-run montre sans rien écrire
set-none = aucun objet ne répond à « { $filter } » : rien n’est changé
set-spoken = { $field } : « { $value } » est lu comme `{ $word }`
set-done = { $count ->
        [one] Modifié : { $artifacts }
       *[other] Modifiés : { $artifacts }
    }
link-done = Relié : { $owner } → { $named } ({ $field })
link-replaced = Relié : { $owner } → { $named } ({ $field }), à la place de { $former }
link-tagged = Étiqueté : { $owner } → { $named }
unlink-done = Lien retiré : { $owner } → { $named } ({ $field })
unlink-tagged = Étiquette retirée : { $owner } → { $named }
rename-breaks = rien n’est écrit : si { $id } devenait { $new }, le projet aurait cette erreur de plus
rename-loses = rien n’est écrit : si { $id } devenait { $new }, le lien de { $by } vers { $to } se perdrait. Changez-le à la main, puis relancez
rename-done = Renommé : { $artifact } devient { $new }
remove-free = Rien ne désigne { $artifact }.
remove-dangles = { $count ->
        [one] Un objet désigne { $artifact } et ne désignerait plus rien :
       *[other] { $count } objets désignent { $artifact } et ne désigneraient plus rien :
    }
remove-unlinks = { $count ->
        [one] Un objet désigne { $artifact } ; son lien sera retiré :
       *[other] { $count } objets désignent { $artifact } ; leurs liens seront retirés :
    }
remove-mentioned = { $count ->
        [one] Une phrase cite { $artifact }, et citera un objet qui n’existe plus :
       *[other] { $count } phrases citent { $artifact }, et citeront un objet qui n’existe plus :
    }
remove-said = rien n’est supprimé : { $count ->
        [one] un objet dit
       *[other] { $count } objets disent
    } la phrase { $id }, et leurs étapes ne diraient plus rien. Dites-y autre chose d’abord
remove-named = rien n’est supprimé : { $count ->
        [one] un objet désigne { $id }
       *[other] { $count } objets désignent { $id }
    }. L’option --unlink retire aussi ces liens
remove-ask = Supprimer ? (o/N)
remove-kept = Rien n’a été supprimé.
remove-unconfirmed = personne n’a confirmé : rien n’a été supprimé. L’option --yes supprime sans demander
remove-done = Supprimé : { $artifact }
new-done = Créé : { $artifact }
new-nameless = il faut un titre (--title) ou un énoncé (--set statement=…)
new-word = « { $word } » n’est pas de la forme champ=valeur
fmt-untidy = { $path }
fmt-tidy = { $count ->
        [one] Un fichier, rangé.
       *[other] { $count } fichiers, tous rangés.
    }
fmt-refused = { $count ->
        [one] Un fichier ne se lit pas en entier : il est resté tel quel.
       *[other] { $count } fichiers ne se lisent pas en entier : ils sont restés tels quels.
    }
fmt-would-change = { $count ->
        [one] Un fichier n’est pas rangé. `ouvrage fmt` le range.
       *[other] { $count } fichiers ne sont pas rangés. `ouvrage fmt` les range.
    }
fmt-file = {"  "}{ $path }
fmt-done = { $count ->
        [one] Un fichier rangé.
       *[other] { $count } fichiers rangés.
    }
fmt-translated = { $count ->
        [one] Un mot s’écrit maintenant comme le format le veut
       *[other] { $count } mots s’écrivent maintenant comme le format le veut
    } : { $list }
fmt-given = { $count ->
        [one] Un identifiant donné : { $ids }
       *[other] { $count } identifiants donnés : { $ids }
    }
change-inherited = l’étiquette { $tag } est celle de toute la fonctionnalité ({ $path }), pas de ce seul scénario : retirez-la à la main si elle ne vaut pour aucun
change-not-in-list = « { $value } » n’est pas dans { $field }
