# Import des tableurs : ce qui demande, ce qui a été retiré, ce que le tableur a transformé.

exchange-note-struck-part = « { $text } » est barré dans la cellule : laissé de côté, le reste est lu
exchange-note-unit-beside = « { $value } » devient « { $to } » : l’en-tête compte en { $unit }
exchange-note-unit-unsure = « { $value } » est repris tel quel, sans l’unité de l’en-tête ({ $unit }) : si c’est un montant ou une mesure, écrivez l’unité derrière le nombre
exchange-note-priority-upwards = « { $value } » devient « { $to } » (rang { $rank }) : la légende de la grille compte de la moins pressée à la plus pressée
exchange-cell-doubt = « { $value } » pose une question : écrivez la réponse, ou laissez la cellule vide tant que personne n’a tranché
    .cause = une question : écrivez la réponse, ou laissez la cellule vide tant que personne n’a tranché
exchange-cell-word-negated = « { $value } » dit ce que « { $field } » n’est pas : écrivez ce que c’est, parmi : { $values }
    .cause = dit ce que ce n’est pas : écrivez ce que c’est, parmi : { $values } ; ou donnez son sens dans une correspondance (`values:`).
exchange-cell-link-taken-back = « { $value } » cite { $name } et le retire, ou en doute : gardez l’identifiant seul si le lien tient, sinon videz la cellule
    .cause = un identifiant cité puis retiré, ou mis en doute : gardez l’identifiant seul si le lien tient, sinon videz la cellule
exchange-refused-date-id = le tableur a fait une date de cet identifiant (« { $value } ») : mettez la colonne au format texte, puis écrivez l’identifiant
    .cause = le tableur a fait une date de l’identifiant : mettez la colonne au format texte, puis écrivez les identifiants
exchange-cell-priority-unexplained = « { $value } » : la légende de la grille ne dit pas quelle priorité c’est, et son échelle a plus de rangs que celle du projet : donnez son sens dans une correspondance (`values:`)
    .cause = une priorité que la légende de la grille n’explique pas : donnez son sens dans une correspondance (`values:`)
exchange-note-earlier = « { $field } » : le projet dit « { $project } », le tableur « { $sheet } », que le projet a dit avant : mis de côté
exchange-note-earlier-emptied = « { $field } » : le projet n’en dit plus rien, le tableur dit « { $sheet } », que le projet a dit avant : mis de côté
exchange-note-earlier-project = « { $field } » : le tableur dit « { $sheet } », ce que le projet a dit avant : le projet garde ce qu’il dit maintenant
exchange-note-earlier-mine = « { $field } » : le tableur revient à « { $sheet } », ce que le projet a dit avant : la valeur du tableur est prise
exchange-note-unknown = « { $field } » : le projet dit « { $project } », que git ne connaît pas, le tableur « { $sheet } » : impossible de savoir qui a changé en dernier, mis de côté
exchange-note-unknown-mine = « { $field } » : le projet disait « { $project } », que git ne connaît pas ; la valeur du tableur est prise, « { $sheet } »
exchange-note-unknown-project = « { $field } » : le projet garde « { $project } », que git ne connaît pas ; le tableur disait « { $sheet } »
exchange-note-filled = le projet n’en disait rien, et git n’a aucune version de la ligne : si l’équipe a vidé ce champ depuis le dernier import, il se remplit
exchange-note-renamed = { $value } s’appelle maintenant { $id } dans le projet : la ligne est la sienne
exchange-note-made-anew = « { $name } » a déjà été dans le projet, puis en a été retiré ou y a changé de nom : la ligne le crée à nouveau. Ôtez-la de la grille s’il ne doit pas revenir.
exchange-column-parted = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) : plusieurs colonnes pourraient donner « { $near } », nommez celle qui la donne
exchange-unread-people = {"  "}{ $name } : liste de personnes ; les vôtres se déclarent sous `people:` dans ouvrage.yaml, et les contacts d’une consultation s’importent avec `--as contacts`
exchange-note-hyperlink = adresse d’un lien non reprise : « { $text } » mène à { $address }. Écrivez-la dans la cellule si elle compte.
exchange-note-decimal-id = pour le tableur cet identifiant est un nombre, où 1.1 et 1.10 sont le même : mettez la colonne au format texte, puis vérifiez
exchange-column-beside = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) : un autre tableau, à côté de celui-ci ; mettez-le sur sa propre feuille

# Listes de ce qui se suit ou se décide en réunion.
exchange-unread-actions = {"  "}{ $name } : liste d’actions ; une action s’écrit sous `actions:` dans l’atelier ou le comité d’où elle vient, et `ouvrage actions` les rassemble
exchange-unread-decisions = {"  "}{ $name } : relevé de décisions ; une décision s’écrit sous `decisions:` dans l’atelier ou le comité qui l’a prise, et `ouvrage actions --all` les rassemble
exchange-list-of-actions = { $file } se lit comme une liste d’actions, qui n’est pas une grille du projet : une action s’écrit dans l’atelier, ou le comité, d’où elle vient. Créez-le (`ouvrage new atelier --title "Comité du 12 mars"`), écrivez-y `actions: [{"{"}text: Relancer l’éditeur, owner: J. Dupont, due: 2026-03-12, status: open{"}"}]` ; `ouvrage actions` les rassemble, avec celles en retard. Si c’est autre chose, dites-le : `--as objectives`.
exchange-list-of-decisions = { $file } se lit comme un relevé de décisions, qui n’est pas une grille du projet : une décision s’écrit dans l’atelier, ou le comité, qui l’a prise. Créez-le (`ouvrage new atelier --title "Comité du 12 mars"`), écrivez-y `decisions: [{"{"}text: Reprendre trois ans de devis, decided_by: J. Dupont, date: 2026-03-12{"}"}]` ; `ouvrage actions --all` les rassemble. Si c’est autre chose, dites-le : `--as requirements`.
exchange-note-one-more = « { $name } » est une ligne de plus : { $field } dit « { $sheet } » ici, et « { $project } » dans le projet. Si c’est la même ligne, changez « { $field } » dans le projet d’abord.
exchange-report-record = { $field } n° { $number }
exchange-column-taxes = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) : le projet compte hors taxes
exchange-note-taxes = « { $head } » : des montants toutes taxes comprises, repris tels quels, la TVA n’en est pas ôtée. Si le projet compte hors taxes, donnez une colonne « HT ».
exchange-note-further-row = « { $value } » n’est pas repris ({ $field }) : la première ligne du même artefact dit « { $held } », et c’est elle qui compte
exchange-note-further-row-alone = « { $value } » n’est pas repris ({ $field }) : ce champ se donne sur la première ligne de l’artefact
exchange-note-numbered = cellule aux étapes numérotées : { $count } étapes
exchange-cell-undecided = « { $value } » ne décide rien pour « { $field } » : laissez la cellule vide, ou donnez une valeur
    .cause = mot qui ne décide rien : laissez la cellule vide, ou donnez une valeur
exchange-refused-sounds-alike = le projet a { $name }, dont le titre s’écrit presque comme « { $title } », et la ligne dit tout autre chose. Le même, récrit ? Donnez { $id } à cette ligne. Un autre artefact ? Donnez-lui un identifiant libre, ou importez avec `--renumbered text`, qui lui attribue le prochain.
    .cause = le projet a sous un titre presque pareil un artefact qui dit tout autre chose
exchange-note-sounds-alike = { $name } porte presque le même titre et dit tout autre chose : la ligne est nouvelle et reçoit le prochain identifiant libre
exchange-column-yearly = une ligne par année
exchange-note-total-row = « { $value } » : total, non repris
exchange-note-may-be-title = est-ce une ligne ou le titre d’une section ? Lue comme une ligne ; celles qui suivent ne sont plus rattachées à « { $section } »
exchange-note-quarter = « { $value } » est lu comme le dernier jour du trimestre, { $day }
exchange-note-doubt = « { $value } » pose une question : lu « { $to } », à confirmer
exchange-note-row-unnamed = « { $value } » : des montants et pas de nom, non repris ; remplissez « { $head } » sur cette ligne
exchange-note-row-left = « { $value } » : rien n’y donne le montant d’une année, non repris
exchange-refused-sample = { $name } est l’exemple qu’écrit `ouvrage init`, et votre ligne porte le même numéro. Retirez l’exemple (`ouvrage remove { $id } --unlink --yes`), puis importez à nouveau : votre ligne prend son numéro.
    .cause = le numéro est celui d’un exemple qu’écrit `ouvrage init` : retirez l’exemple, puis importez à nouveau
exchange-note-sample = { $name } est l’exemple qu’écrit `ouvrage init` et n’est pas dans la grille : `ouvrage remove { $id } --unlink --yes` le retire
exchange-unread-points = {"  "}{ $name } : liste de points ouverts ; un point ouvert s’écrit sous `open_points:` dans l’atelier d’où il vient, et `ouvrage actions` les rassemble
exchange-list-of-points = { $file } se lit comme une liste de points ouverts, qui n’est pas une grille du projet : un point ouvert s’écrit dans l’atelier d’où il vient. Créez-le (`ouvrage new atelier --title "Points ouverts"`), écrivez-y `open_points: [{"{"}text: Qui valide les remises ?, owner: J. Dupont, due: 2026-03-12{"}"}]`. Si c’est autre chose, dites-le : `--as questions` pour les questions des candidats, `--as needs` pour des besoins, `--as risks` pour des risques.
exchange-unsure-grid = rien dans la feuille « { $sheet } » ne dit de quoi ses lignes sont la liste ; dites-le avec `--as`. Les grilles dont les colonnes s’approchent : { $grids }
exchange-report-slid-by-text = Les numéros ont glissé à partir de { $first } ({ $count ->
        [one] une ligne
       *[other] { $count } lignes
    }) : comme demandé (`--renumbered text`), ces lignes sont reconnues à leur texte et gardent le numéro qu’elles ont dans le projet.
exchange-report-slid-by-id = Les numéros ont glissé à partir de { $first } ({ $count ->
        [one] une ligne
       *[other] { $count } lignes
    }) : comme demandé (`--renumbered id`), les textes passent aux numéros de la grille, et les liens et les tests restent avec les numéros.
exchange-yearly-amount = Total
exchange-column-behind-id = titre lu derrière l’identifiant
