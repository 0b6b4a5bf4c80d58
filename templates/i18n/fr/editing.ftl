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
write-outside = { $path } n’est pas un chemin dans le projet : rien n’a été écrit
