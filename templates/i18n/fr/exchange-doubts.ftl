# Import des tableurs : ce qui demande, ce qui a été retiré, ce que le tableur a transformé.

exchange-note-struck-part = « { $text } » est barré dans la cellule : laissé de côté, le reste est lu
exchange-note-unit-beside = « { $value } » devient « { $to } » : l’en-tête compte en { $unit }
exchange-cell-doubt = « { $value } » pose une question : écrivez la réponse, ou laissez la cellule vide tant que personne n’a tranché
    .cause = une question : écrivez la réponse, ou laissez la cellule vide tant que personne n’a tranché
exchange-cell-link-taken-back = « { $value } » cite { $name } et le retire, ou en doute : gardez l’identifiant seul si le lien tient, sinon videz la cellule
    .cause = un identifiant cité puis retiré, ou mis en doute : gardez l’identifiant seul si le lien tient, sinon videz la cellule
exchange-refused-date-id = le tableur a fait une date de cet identifiant (« { $value } ») : mettez la colonne au format texte, puis écrivez l’identifiant
    .cause = le tableur a fait une date de l’identifiant : mettez la colonne au format texte, puis écrivez les identifiants
exchange-cell-priority-unexplained = « { $value } » : la légende de la grille ne dit pas quelle priorité c’est, et son échelle a plus de rangs que celle du projet : donnez son sens dans une correspondance (`values:`)
    .cause = une priorité que la légende de la grille n’explique pas : donnez son sens dans une correspondance (`values:`)
exchange-note-earlier = « { $field } » : le tableur dit encore « { $sheet } », que le projet a changé depuis en « { $project } » : le projet garde sa valeur. Importez avec `--conflicts mine` pour revenir à celle du tableur.
exchange-note-earlier-mine = « { $field } » : le tableur revient à « { $sheet } », que le projet avait changé en « { $project } » : la valeur du tableur est prise
exchange-column-parted = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) : plusieurs colonnes sont sous « { $near } », nommez celle qui la donne
exchange-unread-people = {"  "}{ $name } : liste de personnes ; les vôtres se déclarent sous `people:` dans ouvrage.yaml
exchange-note-decimal-id = pour le tableur cet identifiant est un nombre, où 1.1 et 1.10 sont le même : mettez la colonne au format texte, puis vérifiez
exchange-column-beside = non reprise ({ $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }) : un autre tableau, à côté de celui-ci ; mettez-le sur sa propre feuille
