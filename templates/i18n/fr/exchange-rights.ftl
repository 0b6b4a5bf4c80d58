# A matrix of rights in its wide form.
exchange-no-heads-rights = aucune ligne de { $file } ne se lit comme des en-têtes, mais des colonnes ne disent que des droits ou des croix : si c’est une matrice des droits, dites-le (`--as access_matrix`), et nommez la première colonne « Objet », « Fonction » ou « Rôle ».
exchange-rights-side = { $file } : rien ne dit si les rôles sont les lignes ou les colonnes. Nommez la première colonne « Objet » (les rôles sont alors les colonnes) ou « Rôle » (les rôles sont alors les lignes).
exchange-column-rights = ses cases disent les droits
exchange-column-right-names = nomme le droit de la ligne
exchange-column-no-rights = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) : elle ne dit pas de droits
exchange-right-create = création
exchange-right-read = lecture
exchange-right-update = modification
exchange-right-delete = suppression
exchange-right-export = export
exchange-scope-own = ses propres fiches
exchange-scope-team = son équipe
exchange-scope-region = sa région
exchange-scope-all = toutes les fiches
exchange-rights-said = « { $value } » lu : { $rights }
exchange-rights-said-scope = « { $value } » lu : { $rights } · portée : { $scope }
exchange-rights-no = « { $value } » lu : aucun droit
exchange-rights-blank = case vide lue : aucun droit
exchange-rights-line = « { $value } » : une croix sur cette ligne est lue { $rights }, sur l’objet « { $object } »
exchange-rights-title = « { $value } » : ligne sans aucun droit, lue comme un titre ; si aucun rôle n’y a droit, écrivez « - » dans ses cases
exchange-rights-nameless = des droits sur une ligne sans nom : non lus. Écrivez l’objet, ou le rôle, dans la première colonne
exchange-rights-unread = « { $value } » ne se lit pas comme des droits : écrivez des lettres (C, L, M, S), des mots (« lecture », « création »), ou « - » ; une portée seule entre parenthèses, « L (équipe) »
    .cause = illisible comme des droits : écrivez des lettres (C, L, M, S), des mots (« lecture », « création »), ou « - » ; une portée seule entre parenthèses, « L (équipe) »
exchange-rights-letter = « { $value } » : « { $letter } » peut vouloir dire plusieurs choses ici. Écrivez le mot, ou une légende sur la feuille (« { $letter } = création »)
    .cause = une lettre peut vouloir dire plusieurs choses ici : écrivez le mot, ou une légende sur la feuille (« L = lecture »)
exchange-rights-legend = « { $value } » : la légende dit « { $letter } = { $meaning } », qui n’est aucun des droits de la matrice (création, lecture, modification, suppression, export) ; écrivez-en une exigence, et les seuls droits ici
exchange-rights-scopes = « { $value } » ne dit pas si la portée vaut pour tous ses droits, et une ligne n’en tient qu’une : écrivez une seule portée pour tous, « L/M (équipe) »
    .cause = la portée vaut-elle pour tous les droits ? Une ligne n’en tient qu’une : écrivez une seule portée pour tous, « L/M (équipe) »
exchange-rights-mark = « { $value } » ne dit pas quel droit sur « { $line } » : écrivez des lettres (C, L, M, S), une légende (« X = lecture »), ou commencez la ligne par le verbe (« Voir un compte »). La matrice tient création, lecture, modification, suppression et export
    .cause = une croix ne dit pas quel droit : écrivez des lettres (C, L, M, S), une légende (« X = lecture »), ou commencez la ligne par le verbe (« Voir un compte »)
exchange-rights-twice = dit autrement en { $other } pour le même rôle et le même objet : gardez l’un des deux
