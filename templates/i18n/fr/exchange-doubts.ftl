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
exchange-note-earlier = « { $field } » : le tableur dit « { $sheet } », ce que le projet a dit avant ; il dit maintenant « { $project } ». Cellule mise de côté, car rien ne dit qui a changé d’avis : importez avec `--conflicts mine` pour prendre la valeur du tableur, ou `--conflicts project` pour garder celle du projet.
exchange-note-earlier-emptied = « { $field } » : le tableur dit « { $sheet } », ce que le projet a dit avant ; il n’en dit plus rien. Cellule mise de côté, car rien ne dit qui a changé d’avis : importez avec `--conflicts mine` pour prendre la valeur du tableur, ou `--conflicts project` pour laisser le champ vide.
exchange-note-earlier-project = « { $field } » : le tableur dit « { $sheet } », ce que le projet a dit avant : le projet garde ce qu’il dit maintenant
exchange-note-earlier-mine = « { $field } » : le tableur revient à « { $sheet } », ce que le projet a dit avant : la valeur du tableur est prise
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
