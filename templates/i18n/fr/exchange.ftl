# Grilles : ce qui vient des tableurs et ce qui y va.

## Fichiers
exchange-file-empty = { $file } est vide : rien à importer
exchange-file-large = { $file } dépasse { $limit } Mo : ce n’est pas une grille tenue à la main. Gardez la feuille utile et recommencez.
exchange-file-bomb = { $file } contient plus de { $limit } Mo une fois décompressé : il n’est pas lu
exchange-file-old = { $file } est un classeur Excel ancien (.xls) : enregistrez-le au format .xlsx, puis recommencez
exchange-file-password = { $file } est protégé par un mot de passe : enregistrez-en une copie sans mot de passe
exchange-file-damaged = { $file } ne se lit ni comme un classeur, ni comme un texte à séparateurs ({ $detail })
exchange-file-broken = { $file } est un classeur abîmé ou incomplet : il s’arrête avant sa fin, ou une de ses parties ne se lit plus. Ouvrez l’original dans votre tableur et enregistrez-le de nouveau, ou demandez-en une autre copie.
exchange-file-other = { $file } est une archive sans classeur (un document de texte, une présentation ?) : enregistrez le tableau au format .xlsx ou .ods, ou collez-le sur l’entrée standard
exchange-file-unclosed = { $file }, ligne { $line } : un guillemet s’ouvre et ne se ferme pas, si bien que toute la suite serait lue comme le texte d’une seule cellule. Rien n’a été lu. Fermez ce guillemet ; à l’intérieur d’une cellule entre guillemets, un guillemet s’écrit deux fois ("").
exchange-file-encoding = { $file }, ligne { $line } : une lettre ne se lit pas. Le fichier mêle deux encodages (UTF-8 et un autre), ou il est coupé. Rien n’a été lu. Enregistrez-le de nouveau en « CSV UTF-8 », ou au format .xlsx.
exchange-file-missing = { $file } ne peut pas être lu : { $detail }
exchange-file-kind = on importe un fichier .xlsx, .ods, .csv ou .tsv, ou « - » pour l’entrée standard ; { $file } n’en est pas un
exchange-no-sheet = la feuille « { $name } » n’existe pas ; feuilles : { $sheets }
exchange-no-sheets = { $file } est un texte et n’a pas de feuille « { $name } » : retirez `--sheet`
exchange-no-heads = aucune ligne de { $file } ne se lit comme des en-têtes de colonnes. Dites ce que c’est (`--as requirements`), ou nommez les colonnes (`--map`).
exchange-no-heads-raci = aucune ligne de { $file } ne se lit comme des en-têtes, mais des colonnes n’ont que des lettres R, A, C, I : dites que c’est une matrice RACI (`--as raci`), et nommez « Activité » la colonne des activités.
exchange-no-column = aucune colonne ne s’appelle « { $name } » ; colonnes, les plus proches d’abord : { $known }
exchange-no-lines = { $file } ne contient que des feuilles vides : rien à importer
exchange-which-grid = la feuille « { $sheet } » peut se lire de plusieurs façons ({ $grids }) : choisissez avec `--as`
exchange-no-grid = « { $name } » n’est pas une grille ; grilles : { $known }
exchange-no-grid-near = « { $name } » n’est pas une grille : peut-être { $near } (« { $label } ») ?
exchange-mapping-unread = la correspondance « { $name } » n’est pas connue, et { $place } n’est pas lu en entier ({ $detail }) : si elle s’y trouve, corrigez ce fichier
exchange-mapping-none-in = { $file } ne contient aucune correspondance : il lui faut une liste `imports:`, comme en écrit `--save-map`
exchange-no-mapping = la correspondance « { $name } » n’existe pas ; dans specs/imports : { $known }
exchange-no-mapping-at-all = la correspondance « { $name } » n’existe pas ; specs/imports n’en contient aucune

## Cellules refusées
exchange-cell-error = la cellule contient l’erreur { $value } : corrigez la formule, ou tapez la valeur
    .cause = erreur d’une formule : corrigez la formule, ou tapez la valeur
exchange-cell-not-computed = la formule n’a pas de résultat enregistré : ouvrez le fichier dans un tableur, enregistrez-le, et recommencez
exchange-cell-date = « { $value } » n’est pas un jour : écrivez 12/03/2026 ou 2026-03-12
    .cause = pas un jour : écrivez 12/03/2026 ou 2026-03-12
exchange-cell-date-both = « { $value } » peut être le { $day } ou le { $other }, et cette colonne écrit tantôt le jour, tantôt le mois en tête : écrivez { $day } ou { $other }
    .cause = le jour et le mois se confondent, dans une colonne qui écrit tantôt l’un, tantôt l’autre en tête : écrivez 2026-03-12
exchange-cell-date-month = « { $value } » n’est pas un jour suivi de son mois, comme les autres cellules de la colonne : écrivez { $day }, ou corrigez le jour
    .cause = le mois avant le jour, dans une colonne où le jour vient en tête : écrivez 31/12/2026 pour le 31 décembre
exchange-cell-doubtful = « { $value } » se lit { $one } ou { $other } : écrivez l’un ou l’autre
    .cause = un seul signe devant trois chiffres, qui se lit comme une décimale ou comme des milliers : écrivez 12 500 ou 12,50
exchange-cell-date-age = « { $value } » est un jour de l’année { $year } : sans doute un nombre mis en forme de date par le tableur, ou une année mal tapée. Écrivez le jour, par exemple 12/03/2026.
    .cause = un jour d’avant 1950 : sans doute un nombre mis en forme de date par le tableur, ou une année mal tapée. Écrivez 12/03/2026 ou 2026-03-12.
exchange-cell-date-more = « { $value } » dit plus qu’un jour : écrivez ce jour seul, 12/03/2026 ou 12 mars 2026, et le reste dans une autre colonne
    .cause = plus qu’un jour dans la cellule : écrivez le jour seul, 12/03/2026 ou 12 mars 2026, et le reste dans une autre colonne
exchange-cell-date-time = « { $value } » est une heure, pas un jour : écrivez 12/03/2026 ou 2026-03-12
    .cause = une heure, pas un jour : écrivez 12/03/2026 ou 2026-03-12
exchange-cell-links-nothing = { $values } ne nomment rien dans le projet ({ $kinds }) : importez d’abord ce qui est cité, ou corrigez ces liens
exchange-cell-links = plusieurs liens de la cellule sont à corriger : { $reasons }
exchange-cell-link-refused = « { $value } » est la ligne { $row }, qui est refusée : corrigez-la d’abord
    .cause = une ligne citée qui est refusée elle-même : corrigez-la d’abord
exchange-cell-integer = « { $value } » n’est pas un nombre entier
    .cause = pas un nombre entier : écrivez des chiffres, ou laissez la cellule vide
exchange-cell-calendar-year = « { $value } » est une année du calendrier, et « Nombre d’années » attend une durée
    .cause = une année du calendrier, où une durée est attendue : nommez la colonne « Année » (champ `year`), ou écrivez une durée
exchange-cell-no-year = « { $value } » n’est ni une année du calendrier ni un rang (1 pour la première année)
    .cause = ni une année du calendrier ni un rang : écrivez 2026, ou nommez la colonne « Nombre d’années » (champ `years`) si c’est une durée
exchange-cell-word-near = « { $value } » n’est pas une valeur de « { $field } » : peut-être « { $near } » ? Valeurs : { $values }
    .cause = aucune valeur du champ ; valeurs : { $values }. Corrigez le mot, ou donnez son sens dans une correspondance (`values:`).
exchange-cell-word = « { $value } » n’est pas une valeur de « { $field } ». Valeurs : { $values }
    .cause = aucune valeur du champ ; valeurs : { $values }. Corrigez le mot, ou donnez son sens dans une correspondance (`values:`).
exchange-cell-priority-undecided = « { $value } » n’est une priorité d’aucune échelle connue : rien n’y est décidé. Laissez la cellule vide, donnez une de celles du projet ({ $values }), ou dites sous `values:` dans une correspondance que ce mot ne vaut rien
exchange-cell-priority = « { $value } » n’est une priorité d’aucune échelle connue. Celles du projet : { $values }
    .cause = priorité d’aucune échelle connue ; celles du projet : { $values }. Corrigez le mot, ou donnez son sens dans une correspondance (`values:`).
exchange-cell-priority-code = « { $value } » a plusieurs lectures dans cette colonne : { $readings }. Écrivez le mot en entier, ou donnez son sens dans une correspondance (`values:`).
    .cause = plusieurs lectures dans cette colonne : { $readings }. Écrivez le mot en entier, ou donnez son sens dans une correspondance (`values:`).
exchange-code-reading = { $name } (rang { $rank })
exchange-code-levels-m = moyenne
exchange-code-levels-b = basse
exchange-code-moscow-m = Must
exchange-code-letters-b = deuxième lettre de A, B, C
exchange-cell-excluded = « { $value } » exclut la ligne : ce n’est pas une priorité. Retirez la ligne de la grille, ou donnez un sens à ce mot dans une correspondance (`values:`, un mot vide laisse la priorité vide).
    .cause = exclut la ligne, ce n’est pas une priorité : retirez la ligne de la grille, ou donnez un sens à ce mot dans une correspondance (`values:`, un mot vide laisse la priorité vide).
exchange-cell-excluded-status = « { $value } » exclut la ligne : ce n’est pas une priorité. Donnez-lui l’état « { $status } » dans une colonne d’états, ou retirez la ligne de la grille.
    .cause = exclut la ligne, ce n’est pas une priorité : donnez-lui l’état « { $status } » dans une colonne d’états, ou retirez la ligne de la grille.
exchange-cell-letters = « { $value } » donne plusieurs lettres à une personne : une ligne en tient une par personne ; gardez celle qui engage le plus
    .cause = plusieurs lettres pour une personne : une ligne en tient une par personne ; gardez celle qui engage le plus
exchange-cell-priority-score = « { $value } » n’est pas un score WSJF : écrivez un nombre
exchange-cell-truth = « { $value } » ne dit ni oui ni non
    .cause = ni oui ni non
exchange-cell-one-link = « { $value } » nomme plusieurs artefacts ; un seul tient dans ce champ
exchange-cell-link-range = « { $value } » cite plusieurs artefacts sans dire lesquels : écrivez-les tous ({ $kinds }), séparés par des points-virgules
    .cause = plusieurs artefacts cités sans dire lesquels : écrivez-les tous ({ $kinds }), séparés par des points-virgules
exchange-cell-link-kind = { $name } n’est pas du bon genre : c’est un artefact « { $kind } », il faut « { $kinds } »
exchange-cell-link-near = « { $value } » ne nomme rien dans le projet ({ $kinds }) : peut-être { $near } ?
    .cause = ne nomme rien dans le projet ({ $kinds }) : importez d’abord ce qui est cité, corrigez le lien, ou dites ce qui est cité dans une correspondance (`values:`)
exchange-cell-link-lot = « { $value } » n’est aucun lot du projet : créez-le avec `ouvrage new lot --title { $quoted }`, ou importez les lots d’abord
    .cause = aucun lot de ce nom dans le projet : créez-le (`ouvrage new lot --title NOM`), importez les lots d’abord, ou dites lequel est cité dans une correspondance (`values:`)
exchange-cell-link-none = « { $value } » ne nomme rien : le projet n’a encore aucun artefact « { $kinds } ». Importez-les d’abord, ou avec cette grille, dans le même classeur.
    .cause = le projet n’a encore aucun artefact « { $kinds } » : importez-les d’abord, ou avec cette grille, dans le même classeur
exchange-cell-link = « { $value } » ne nomme rien dans le projet ({ $kinds }) : importez d’abord ce qui est cité, ou corrigez le lien
    .cause = ne nomme rien dans le projet ({ $kinds }) : importez d’abord ce qui est cité, corrigez le lien, ou dites ce qui est cité dans une correspondance (`values:`)
exchange-cell-parts = « { $value } » a { $count } parties ; la colonne en attend au plus : { $parts }

## Lignes refusées
exchange-refused-id = « { $value } » ne peut pas être un identifiant : lettres, chiffres, tirets et points seulement, 64 caractères au plus
    .cause = pas un identifiant : lettres, chiffres, tirets et points seulement, 64 caractères au plus
exchange-refused-several-ids = « { $value } » nomme plusieurs identifiants ({ $ids }) : une ligne en a un. Faites une ligne pour chacun.
    .cause = plusieurs identifiants dans une cellule : une ligne en a un, faites une ligne pour chacun
exchange-refused-truth-id = « { $value } » est une valeur de vérité, pas un identifiant : le tableur a sans doute calculé la cellule. Tapez l’identifiant.
    .cause = une valeur de vérité, pas un identifiant : tapez l’identifiant
exchange-refused-id-taken = l’identifiant { $id } est déjà pris par { $name } ({ $kind })
exchange-refused-double = { $id } figure sur plusieurs lignes ({ $rows }) : gardez-en une, ou donnez aux autres leur propre identifiant
exchange-refused-two-columns = deux colonnes donnent le même champ, « { $field } » : { $columns }. Laquelle vaut, la grille ne le dit pas. Renommez dans le tableur celle qui dit autre chose, ou videz-la.
exchange-refused-terms = le projet a plusieurs entrées « { $term } » ({ $definitions }) et aucune ne dit cela : laquelle a changé, la grille ne le dit pas. Modifiez la bonne dans son fichier, ou donnez-leur des termes différents.
exchange-refused-term-twice = « { $term } » figure sur plusieurs lignes ({ $rows }) : gardez-en une, ou donnez aux autres un terme différent
exchange-refused-merged = les cellules { $range } sont fusionnées : { $id } y vaut pour plusieurs lignes ({ $rows }). Défusionnez-les, et donnez à chaque ligne son propre identifiant.
exchange-refused-titles = plusieurs artefacts du projet portent ce titre ({ $names }) : donnez l’identifiant
exchange-refused-unnamed = rien ne nomme cette ligne : remplissez { $fields }
exchange-refused-conflict = « { $field } » a changé des deux côtés depuis l’export : le projet dit « { $project } », le tableur dit « { $sheet } »
exchange-refused-conflict-base = « { $field } » valait « { $base } » à l’export et a changé des deux côtés depuis : le projet dit « { $project } », le tableur dit « { $sheet } »
exchange-refused-partial = « { $field } » contient plus que ce que la grille montre : modifiez-le dans son fichier
exchange-refused-near-id = « { $value } » ressemble à { $id }, mais la ligne s’appelle « { $title } » et le projet dit « { $name } » : l’un effacerait l’autre. Si c’est le même, écrivez { $id }. Sinon, donnez à la ligne un autre numéro, ou retirez { $id } s’il n’est qu’un exemple : `ouvrage remove { $id }`.
exchange-refused-renumbered = { $id } n’existe pas, et cette ligne porte le texte de { $name }, que plus aucune ligne ne cite : elle semble renumérotée. Pour changer l’identifiant partout où il est cité : `ouvrage rename { $former } { $id }`, puis importez à nouveau. Si ce sont deux artefacts, donnez-leur des textes différents.
exchange-refused-collision = le projet a déjà { $name }, et cette ligne dit tout autre chose sous le même numéro : « { $title } ». Un autre artefact ? Donnez-lui un numéro libre, ou importez avec `--renumbered text`, qui lui attribue le prochain. Le même, récrit ? `--renumbered id`
    .cause = le projet a sous ce numéro un artefact qui dit tout autre chose
exchange-refused-same-name = « { $name } » : { $lines ->
        [one] une ligne ici
       *[other] { $lines } lignes ici
    }, { $held ->
        [one] une
       *[other] { $held }
    } dans le projet, et rien ne dit laquelle est laquelle. { $known ->
        [yes] Donnez ce qui les distingue ({ $fields })
       *[no] Donnez ce qui les distingue
    }, ou partez d’un export de toute la grille
exchange-refused-slid = la ligne numérotée { $value } porte le texte de { $name } : l’appliquer ferait passer ce texte d’un identifiant à l’autre
    .cause = le numéro a glissé : la ligne porte le texte d’un autre artefact du projet
exchange-refused-slid-left = la ligne numérotée { $value } porte un texte nouveau, et celui du projet se trouve sur une autre ligne
    .cause = le numéro a glissé : le texte du projet se trouve sur une autre ligne
exchange-refused-slid-new = le numéro { $value } est nouveau, parmi des numéros qui ont glissé
    .cause = numéro nouveau, parmi des numéros qui ont glissé
exchange-refused-gone = { $id } a été retiré du projet, ou renommé, depuis l’export, et la ligne a été modifiée depuis : rien n’est recréé. S’il a été renommé, écrivez son nouvel identifiant ; ne videz la cellule que s’il a été retiré et doit revenir comme une ligne nouvelle.
exchange-refused-renamed = { $id } est devenu { $renamed } depuis l’export, et la ligne a été modifiée depuis : rien n’est recréé. Pour reprendre ses modifications, écrivez { $renamed } à la place de l’identifiant.

## Remarques
exchange-note-beyond = { $count ->
        [one] cellule trop loin à droite : non lue
       *[other] { $count } cellules trop loin à droite, à partir de celle-ci : non lues
    }
exchange-note-formula = formule lue par son résultat enregistré
exchange-note-comment = commentaire de cellule non repris : « { $text } »
exchange-note-hidden-row = ligne masquée dans le tableur, lue comme les autres
exchange-note-hidden-column = colonne « { $head } » masquée dans le tableur, lue comme les autres
exchange-note-struck = texte barré dans le tableur, lu comme les autres : retirez la ligne si elle ne vaut plus
exchange-note-set-aside = cellule mise de côté, le reste de sa ligne est repris : { $why }
exchange-note-text-date = le tableur en a fait une date : vérifiez que c’en est une
exchange-note-nothing = « { $value } » ne dit rien : lu comme une cellule vide
exchange-note-levels = liste à plusieurs niveaux : chaque puce, même en retrait, devient un élément de la liste
exchange-note-text-truth = « { $value } » : le tableur en a fait une valeur de vérité, écrivez le texte que vous vouliez
exchange-note-serial = nombre lu comme un jour : { $value } est le { $day }
exchange-note-month-first = « { $value } » est lu comme le { $day }, mois en tête
exchange-note-open = « { $value } » n’est pas dans la liste du projet : gardé tel quel. Ajoutez-le sous `{ $list }:` dans ouvrage.yaml, ou choisissez une valeur connue.
exchange-note-priority = « { $value } » devient « { $to } » (rang { $rank })
exchange-note-word = « { $value } » devient « { $to } » ({ $field })
exchange-note-amount = « { $value } » devient { $to }
exchange-note-amount-head = « { $value } » devient { $to } : l’en-tête compte en { $unit }
exchange-note-unit = l’en-tête compte en « { $unit } », que « { $field } » ne porte pas : le nombre est repris sans unité. Écrivez-la dans les cellules, ou dans la colonne prévue pour elle.
exchange-note-unit-days = l’en-tête compte en « { $unit } », et « { $field } » en jours : le nombre est repris sans conversion. Convertissez la colonne en jours.
exchange-note-unit-minutes = l’en-tête compte en « { $unit } », et « { $field } » en minutes : le nombre est repris sans conversion. Convertissez la colonne en minutes.
exchange-note-unit-years = l’en-tête compte en « { $unit } », et « { $field } » en années : le nombre est repris sans conversion. Convertissez la colonne en années.
exchange-note-weekday = « { $value } » : ce jour est { $weekday ->
        [1] un lundi
        [2] un mardi
        [3] un mercredi
        [4] un jeudi
        [5] un vendredi
        [6] un samedi
       *[7] un dimanche
    }. Vérifiez le jour ou l’année.
exchange-note-doubtful = « { $value } » est lu { $one } ; si c’est { $other }, écrivez-le ainsi
exchange-note-no-amount = « { $value } » n’est pas un montant en euros : repris tel quel, il manquera au total
exchange-note-mapped = « { $value } » devient « { $to } », comme le dit la correspondance
exchange-note-blank = « { $value } » laissé vide, comme le dit la correspondance
exchange-note-priority-last = « { $value } » devient « { $to } » : le dernier rang d’une autre échelle est le moins pressé, il n’exclut rien. Pour exclure la ligne, écrivez « { $out } ».
exchange-note-excluded = « { $value } » exclut la ligne : elle entre dans le projet comme « { $to } », et n’est pas demandée
exchange-note-excluded-status = « { $value } » n’est pas repris comme priorité : l’état de la ligne l’exclut déjà
exchange-note-letters = « { $value } » devient { $kept } : une ligne tient une lettre par personne, { $left } est mis de côté. Si personne d’autre n’a { $left } sur cette ligne, donnez-le à qui agit.
exchange-section-sets = { $field } : { $value }
exchange-note-link = « { $value } » lu comme { $name }
exchange-note-lag = « { $value } » lu comme { $name } : « { $behind } » n’est pas gardé, ce sont les dates des tâches qui le disent
exchange-note-id = « { $value } » lu comme { $id }
exchange-note-by-title = sans identifiant, reconnu à son titre : { $name }
exchange-note-total-price = le total « { $value } », pour une quantité de { $quantity }, donne un prix unitaire de { $to }
exchange-note-total-differs = le total « { $value } » n’est pas { $quantity } × { $price } : le prix unitaire fait foi
exchange-note-total-years = le total « { $value } » est-il celui d’un an ou de toutes les années de la ligne ? Donnez le prix unitaire
exchange-note-total-parts = le total « { $value } » ne se divise pas en { $quantity } prix au centime près : donnez le prix unitaire
exchange-note-same-word = { $values } deviennent tous « { $to } » ({ $field }) : la différence se perd. Pour la garder, dites ce que vaut chaque mot sous `values:` dans une correspondance (`--save-map`)
exchange-raci-nobody = « { $value } » n’est la lettre de personne : la cellule qui dit qui est vide
exchange-raci-letter = « { $value } », pour « { $name } », n’est pas une lettre du RACI (R, A, C, I, S) : non reprise
exchange-raci-undecided = « { $value } » ne nomme personne : la lettre attend quelqu’un
exchange-raci-short = « { $value } » est lu comme { $name }
exchange-raci-legend = légende, laissée de côté : { $text }
exchange-note-slid = le numéro « { $value } » a glissé : la ligne est reconnue à son texte, { $name }
exchange-note-slid-new = le numéro « { $value } » a glissé : la ligne est nouvelle et reçoit le prochain identifiant libre
exchange-note-collision = le numéro « { $value } » est celui de { $name }, qui dit tout autre chose : la ligne est nouvelle et reçoit le prochain identifiant libre
exchange-note-alike = ligne à la place de { $name }, et presque les mêmes mots : prise pour une correction de son texte.
exchange-note-alike-id = ligne à la place de { $name }, et presque les mêmes mots : prise pour une correction de son texte. Si c’en est une autre, donnez-lui un identifiant à elle.
exchange-note-instead = ligne nouvelle ; le projet a à cette place { $name }, que la grille n’a plus et que le projet garde. Si c’est la même ligne, récrite, corrigez plutôt celle du projet.
exchange-note-instead-id = ligne nouvelle ; le projet a à cette place { $name }, que la grille n’a plus et que le projet garde. Si c’est la même ligne, récrite, donnez-lui l’identifiant d’avant ; si l’ancienne ne vaut plus, retirez-la (`ouvrage remove`).
exchange-note-kept = cellule vide, alors que le projet a une valeur : elle reste
exchange-note-moved = « { $field } » a changé dans le projet depuis l’export (« { $after } ») ; le tableur n’y avait pas touché : le projet garde sa valeur
exchange-note-conflict-mine = « { $field } » a changé des deux côtés depuis l’export : la valeur du tableur est prise, celle du projet était « { $project } »
exchange-note-conflict-project = « { $field } » a changé des deux côtés depuis l’export : le projet garde « { $project } », le tableur disait « { $sheet } »

## Compte rendu
exchange-report-encoding = Ce texte n’est pas en UTF-8 : il est lu en { $encoding }. Si des lettres accentuées sont fausses, enregistrez-le de nouveau en « CSV UTF-8 ».
exchange-report-simulated = Simulation : rien n’est encore écrit.
exchange-report-applied = Import appliqué.
exchange-report-not-written = Rien n’a été écrit.
exchange-report-lost = le compte rendu n’a pas pu être écrit dans { $path } ({ $detail }) ; ce qui précède dit ce qui a été fait du projet
exchange-report-sheet = { $file }, feuille « { $sheet } » : lecture comme { $grid } (en-têtes ligne { $heads })
exchange-report-text = { $file } : lecture comme { $grid } (en-têtes ligne { $heads })
exchange-report-heads = { $first } et { $last }
exchange-report-mapping = Correspondance appliquée : { $name }
exchange-report-stamp = Grille exportée au commit { $commit }
exchange-report-columns = Colonnes
exchange-report-lines = Lignes
exchange-report-notes = Remarques
exchange-report-line = ligne { $rows }
exchange-report-more-cells = { $count ->
        [one] une cellule
       *[other] { $count } cellules
    } ({ $cells }…)
exchange-refusals = { $count ->
        [one] Une ligne refusée, par cause :
       *[other] { $count } lignes refusées, par cause :
    }
exchange-refusals-cells = { $count ->
        [one] une fois
       *[other] { $count } fois
    }
exchange-refusals-values = { $values } et { $count ->
        [one] une autre valeur
       *[other] { $count } autres valeurs
    }
exchange-quoted = « { $value } »
exchange-report-more-lines = … et { $lines } : `--all` les donne toutes
exchange-report-more-remarks = { $count ->
        [one] … et une autre remarque : `--all` la donne
       *[other] … et { $count } autres remarques : `--all` les donne toutes
    }
exchange-report-lines-of = lignes { $rows }
exchange-more-new = { $count ->
        [one] une autre ligne nouvelle
       *[other] { $count } autres lignes nouvelles
    }
exchange-more-changed = { $count ->
        [one] une autre ligne modifiée
       *[other] { $count } autres lignes modifiées
    }
exchange-more-unchanged = { $count ->
        [one] une autre ligne à trancher
       *[other] { $count } autres lignes à trancher
    }
exchange-more-refused = { $count ->
        [one] une autre ligne refusée
       *[other] { $count } autres lignes refusées
    }
exchange-more-gone = { $count ->
        [one] une autre ligne qui n’est plus dans le projet
       *[other] { $count } autres lignes qui ne sont plus dans le projet
    }
exchange-more-section = { $count ->
        [one] un autre titre de section
       *[other] { $count } autres titres de section
    }
exchange-more-total = { $count ->
        [one] un autre total
       *[other] { $count } autres totaux
    }
exchange-more-legend = { $count ->
        [one] une autre légende
       *[other] { $count } autres légendes
    }
exchange-more-signature = { $count ->
        [one] une autre signature
       *[other] { $count } autres signatures
    }
exchange-more-withdrawn = { $count ->
        [one] une autre ligne retirée d’après son texte
       *[other] { $count } autres lignes retirées d’après leur texte
    }
exchange-more-heads = { $count ->
        [one] une autre ligne d’en-têtes
       *[other] { $count } autres lignes d’en-têtes
    }
exchange-report-own-words = Si ces mots sont ceux de votre métier, déclarez-les dans ouvrage.yaml :
exchange-report-empty = (vide)
exchange-report-conflicts = Le projet et le tableur disent deux choses, et rien n’est écrasé : importez à nouveau avec `--conflicts mine` pour prendre les valeurs du tableur, ou `--conflicts project` pour garder celles du projet.
exchange-report-unknown = Git ne connaît que ce qui a été commité : commitez le projet après chaque import, et le suivant saura ce que l’équipe a changé.
exchange-report-commit = Commitez cette version, pour que le prochain import sache ce que l’équipe aura changé : { $command }
exchange-report-section = titre de section
exchange-report-section-sets = { $set }, donné à { $count ->
        [one] une ligne
       *[other] { $count } lignes
    }
exchange-report-legend = légende, non reprise
exchange-report-signature = signature, non reprise
exchange-report-withdrawn = le texte dit que la ligne n’a plus d’objet : non reprise ; si le projet l’a déjà, changez-en l’état
exchange-report-total = total, non repris
exchange-report-heads-again = en-têtes répétés, non repris
exchange-report-gone = retirée du projet, ou renommée, depuis l’export : non recréée
exchange-report-renamed = devenue { $id } depuis l’export : non recréée
exchange-report-counts = { $new ->
        [0] Aucune nouvelle
        [one] { $new } nouvelle
       *[other] { $new } nouvelles
    } · { $changed ->
        [0] aucune modifiée
        [one] { $changed } modifiée
       *[other] { $changed } modifiées
    } · { $unchanged ->
        [0] aucune inchangée
        [one] { $unchanged } inchangée
       *[other] { $unchanged } inchangées
    } · { $refused ->
        [0] aucune refusée
        [one] { $refused } refusée
       *[other] { $refused } refusées
    }
exchange-report-cells-aside = { $count ->
        [one] Une cellule mise de côté, le reste de sa ligne est repris.
       *[other] { $count } cellules mises de côté, le reste de leurs lignes est repris.
    }
exchange-report-foreseen = { $count ->
        [one] Une fois l’import appliqué, `ouvrage check` signalera un constat de plus :
       *[other] Une fois l’import appliqué, `ouvrage check` signalera { $count } constats de plus :
    }
exchange-report-foreseen-rule = {"  "}{ $count } × { $code } { $rule }
exchange-report-nothing = Rien n’a changé : le projet dit déjà tout ce que dit le tableur.
exchange-report-no-lines = Aucune ligne sous les en-têtes : rien à importer.
exchange-report-unsure = Aucun en-tête connu ligne { $row } : si c’est déjà une de vos lignes, elle n’est pas importée. Ajoutez au-dessus une ligne d’en-têtes ({ $labels }).
exchange-report-above = { $count ->
        [one] Ligne { $first }, au-dessus des en-têtes : non lue
       *[other] Lignes { $first } à { $last }, au-dessus des en-têtes : non lues
    } ({ $texts }).
exchange-report-slid-down = Les numéros ont glissé { $by ->
        [one] d’une ligne
       *[other] de { $by } lignes
    } à partir de { $first } : chaque texte passerait à l’identifiant suivant, avec les liens et les tests de celui-ci.
exchange-report-slid-up = Les numéros ont glissé { $by ->
        [one] d’une ligne
       *[other] de { $by } lignes
    } à partir de { $first } : chaque texte passerait à l’identifiant précédent, avec les liens et les tests de celui-ci.
exchange-report-slid-apart = Des textes ont changé de numéro à partir de { $first } : chacun passerait à l’identifiant d’un autre, avec les liens et les tests de celui-ci.
exchange-report-slid-how = { $count ->
        [one] Une ligne est concernée.
       *[other] { $count } lignes sont concernées.
    } Sans décision de votre part, rien n’en est écrit : `--renumbered text` reconnaît ces lignes à leur texte et laisse leur numéro (une ligne insérée reçoit le prochain libre) ; `--renumbered id` s’en tient aux numéros et déplace les textes.
exchange-report-forgetful = Un texte à séparateurs ne dit pas ce que le projet contenait à l’export : une cellule vidée n’y efface rien. Relisez chaque changement ; pour un aller-retour, exportez en .xlsx.
exchange-report-left-out = { $count ->
        [one] Rien à écrire ; une ligne n’est pas reprise, pour la raison dite plus haut.
       *[other] Rien à écrire ; { $count } lignes ne sont pas reprises, pour les raisons dites plus haut.
    }
exchange-report-absent = { $count ->
        [one] Un artefact du projet n’est plus
       *[other] { $count } artefacts du projet ne sont plus
    } dans la grille ; rien n’est supprimé : { $names }
exchange-report-unread = Feuilles non lues :
exchange-unread-heads = {"  "}{ $name } : aucune ligne ne s’y lit comme des en-têtes de colonnes
exchange-unread-other = {"  "}{ $name } : une autre feuille est choisie
exchange-unread-table = {"  "}{ $name } : { $count ->
    [one] une ligne mise
   *[other] { $count } lignes mises
} de côté, d’un autre tableau que celui qui est lu. Donnez-lui sa propre feuille, ou dites avec `--as` ce qu’il contient.
exchange-unread-hidden = {"  "}{ $name } : feuille masquée
exchange-unread-history = {"  "}{ $name } : historique des versions du document
exchange-unread-legend = {"  "}{ $name } : légende, listes ou mode d’emploi
exchange-unread-cover = {"  "}{ $name } : page de garde ou sommaire
exchange-report-unread-how = Pour en lire une quand même : `--sheet` avec son nom, et `--as` pour dire ce qu’elle contient.
exchange-report-apply = Pour appliquer : la même commande avec `--apply`.
exchange-report-apply-part = Pour appliquer ce qui n’est pas refusé : la même commande avec `--apply`.
exchange-report-written = Écrit : { $file }
exchange-report-mapping-saved = Correspondance gardée dans { $file }
exchange-report-diagnostics = { $count ->
        [0] La vérification du projet ne signale rien de nouveau.
        [one] La vérification du projet signale un constat de plus :
       *[other] La vérification du projet signale { $count } constats de plus :
    }

## Colonnes
exchange-column-content = reconnue à son contenu
exchange-column-near = nom proche
exchange-column-in-place = faute d’une colonne des termes, le sigle en tient lieu
exchange-column-typed = par --map
exchange-column-mapped = correspondance enregistrée
exchange-column-ignored = laissée de côté par la correspondance
exchange-column-numbering = non reprise : elle numérote les lignes (pour en faire des identifiants : « id » dans une correspondance)
exchange-column-part-numbers = non reprise : elle numérote les étapes, dont l’ordre suffit
exchange-column-line-total = total de la ligne : le prix en est tiré quand aucune cellule ne le donne
exchange-column-results = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) : ce sont des résultats d’exécution, pas l’état du cas
exchange-column-headless = (sans en-tête)
exchange-column-computed = non reprise : calculée, le lien s’écrit de l’autre côté
exchange-column-nothing = la correspondance nomme « { $target } », qui n’est pas un champ de cette grille : écrivez sa clé (`priority`), son nom (Priorité) ou `ignorer`
exchange-column-unknown = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    })
exchange-column-unknown-near = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) ; champ le plus proche : { $near }
exchange-column-unknown-taken = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) ; proche de { $near }, que donne déjà la colonne « { $by } »
exchange-column-empty = vide
exchange-columns-map = Pour lire la colonne « { $head } » : `--map "{ $head }={ $key }"`
exchange-columns-headless = Pour lire une colonne sans en-tête, donnez-lui un nom dans le tableur.
exchange-columns-lost-list = Ces colonnes ne sont pas reprises, et on n’ajoute pas de champ aux lignes de cette liste. Si ce qu’elles disent doit rester, portez-le dans une colonne reconnue.
exchange-columns-lost = Pour ne rien perdre des colonnes non reprises, nommez leur champ dans une correspondance (`--save-map` en écrit une), ou déclarez un champ du projet dans ouvrage.yaml :

## Issues
exchange-outcome-new = nouvelle
exchange-outcome-changed = modifiée
exchange-outcome-unchanged = inchangée
exchange-outcome-aside = à trancher
exchange-outcome-refused = refusée
exchange-outcome-numbered = identifiant attribué
exchange-outcome-by-title = modifiée, reconnue à son titre
exchange-head-column = Col.
exchange-head-head = En-tête
exchange-head-field = Champ
exchange-head-remark = Remarque

## Aide
help-import = Importe un tableur : simule, rend compte ligne par ligne, puis applique
help-import-examples = Exemples :
  {"  "}ouvrage import Exigences.xlsx                     ce que l’import changerait, sans rien écrire
  {"  "}ouvrage import Exigences.xlsx --apply             le même import, écrit dans les fichiers
  {"  "}ouvrage import RACI.xlsx --as raci --sheet Lot1   une feuille, dont on dit ce qu’elle est
  {"  "}ouvrage import - --as needs                       un tableau collé depuis le presse-papiers
help-arg-file = Fichier .xlsx, .ods, .csv ou .tsv, ou « - » pour l’entrée standard
help-arg-as = Ce que contient le fichier : requirements, needs, use_cases, test_cases, raci, budget… (par défaut, deviné)
help-arg-sheet = Feuille à lire (par défaut, toutes celles qui se reconnaissent)
help-arg-map = Correspondance des colonnes à employer : un nom de specs/imports, un fichier, ou « Titre de colonne=champ »
help-arg-save-map = Garder la correspondance des colonnes dans ce fichier
help-arg-apply = Écrire les changements dans les fichiers du projet
help-arg-all-imported = Donner toutes les lignes et toutes les remarques, sans rien abréger
help-arg-conflicts = Quand le projet et le tableur ont changé le même champ depuis l’export : mine écrit la valeur du tableur, project garde celle du projet (par défaut, la ligne est refusée)
help-arg-renumbered = Quand des numéros ont glissé d’une ligne à l’autre, ou désignent dans le projet tout autre chose : text reconnaît ces lignes à leur texte et numérote les nouvelles, id s’en tient aux numéros et change les textes (par défaut, elles sont refusées)

## Classeurs exportés
exchange-guide-name = Mode d’emploi
exchange-guide-stamp = { $code } · { $grids } · texte du { $date } ({ $commit })
exchange-guide-filter = Lignes choisies : { $filter }
exchange-guide-how = Comment remplir
exchange-guide-cells = Les cellules blanches se modifient. Les cellules grises sont verrouillées : les identifiants ne changent jamais. La protection n’a pas de mot de passe.
exchange-guide-lists = Les colonnes à choix proposent une liste. Un lien se choisit dans la liste, ou se tape par son identifiant.
exchange-guide-lines = Plusieurs liens ou plusieurs éléments dans une cellule : un par ligne (Alt + Entrée).
exchange-guide-records = Une colonne dont le titre énumère des parties, « Étapes (Action | Attendu) », tient un élément par ligne, ses parties séparées par une barre verticale.
exchange-guide-empty = Une cellule vidée vide le champ. Une ligne supprimée ne supprime rien du projet.
exchange-guide-new = Pour ajouter, remplissez une ligne libre sous les autres, sans identifiant : il sera attribué.
exchange-guide-back = Au retour, « ouvrage import » montre ligne par ligne ce qui change avant d’écrire. Ce que le projet a modifié entre-temps n’est pas écrasé.
exchange-guide-choice = Choix
exchange-guide-choose = Choisissez une valeur de la liste.
help-export = Exporte les grilles du projet pour un tableur
help-export-examples = Exemples :
  {"  "}ouvrage export requirements                              toutes les exigences, dans un classeur
  {"  "}ouvrage export requirements lot:LOT-001 --out lot1.xlsx    celles d’un lot
  {"  "}ouvrage export raci planning budget                      trois grilles dans un classeur
  {"  "}ouvrage export needs --out besoins.csv                   en texte, pour un autre outil
help-arg-grids = Grilles : requirements, needs, raci… ou all, puis des filtres champ:valeur (lot:LOT-001, priority:1)
help-arg-out-grid = Fichier à écrire, .xlsx ou .csv (par défaut, nommé d’après le projet et la grille)
help-arg-separator = Séparateur d’un fichier .csv (par défaut, celui des tableurs de la langue)
help-arg-all-columns = Toutes les colonnes, et toutes les grilles de « all », même vides

## Export
exchange-export-done = { $file } : { $grids }, { $count ->
        [0] aucune ligne
        [one] { $count } ligne
       *[other] { $count } lignes
    }
exchange-export-left-out = { $count ->
        [one] Laissée de côté, sans ligne à écrire
       *[other] Laissées de côté, sans ligne à écrire
    } : { $grids }. Pour en remplir une, nommez-la (ouvrage export { $name }) ; --all-columns les écrit toutes.
exchange-export-all-empty = rien n’a été exporté : aucune grille n’a de ligne à écrire. Pour en remplir une, nommez-la (ouvrage export exigences) ; --all-columns les écrit toutes.
exchange-export-what = dites quelle grille exporter : { $known }
exchange-export-one = un fichier .csv contient une grille, { $count } sont demandées : choisissez un fichier .xlsx
exchange-export-forgetful = Au retour, ce texte ne dira pas ce que le projet contenait : une cellule vidée n’effacera rien, et une valeur que le projet change d’ici là ne sera gardée que si git a l’ancienne. Pour un aller-retour, exportez en .xlsx.
exchange-import-unread = rien n’a été importé : { $place } n’est pas lu en entier ({ $detail }), ce qu’il contient passerait pour nouveau. Corrigez d’abord : ouvrage check
exchange-import-short = Attention : { $place } n’est pas lu en entier ({ $detail }). Ce qu’il contient peut passer ici pour nouveau ; l’import ne sera appliqué qu’une fois ce fichier corrigé.
exchange-export-unread = rien n’a été exporté : { $place } n’est pas lu en entier ({ $detail }) et la grille serait incomplète. Corrigez d’abord : ouvrage check
exchange-export-kind = on exporte vers un fichier .xlsx ou .csv ; { $file } n’en est pas un
exchange-export-failed = le classeur n’a pas pu être écrit : { $detail }
exchange-no-field = « { $name } » n’est pas un champ de { $grid } ; champs : { $known }
exchange-no-field-near = « { $name } » n’est pas un champ de { $grid } : peut-être « { $near } » ?
exchange-grids = grilles
exchange-standard-input = l’entrée standard

## Mots des parties
value-budget-kind-one-off = ponctuel
value-budget-kind-recurring = récurrent
value-resources-kind-internal = interne
value-resources-kind-external = externe
value-datasets-family-usual = courant
value-datasets-family-limit = limite
value-datasets-family-missing = manquant
value-datasets-family-forbidden = interdit
value-datasets-family-repeated = répété
value-datasets-family-volume = volume
value-checks-type-count = dénombrement
value-checks-type-sum = somme
value-checks-type-sample = échantillon
value-checks-type-orphan = orphelins
value-checks-type-unique = unicité
value-criteria-mode-score = note
value-criteria-mode-rate = taux
value-criteria-mode-cost = coût
value-criteria-mode-knockout = éliminatoire
value-criteria-source-grid = grille de réponse
value-criteria-source-demo = démonstration
value-criteria-source-file = dossier
value-criteria-source-reference = référence client
value-criteria-source-price = bordereau des prix
value-fields-sensitivity-none = aucune
value-fields-sensitivity-personal = personnelle
value-fields-sensitivity-sensitive = sensible
exchange-truth-true = VRAI
exchange-truth-false = FAUX
exchange-yes = oui
exchange-no = non
