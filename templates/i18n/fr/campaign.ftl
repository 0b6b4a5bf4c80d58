plan-nothing-selected = aucun cas ne répond à la sélection.
plan-unknown-book = le cahier { $id } n’existe pas.
plan-unknown-case = le cas { $id } n’existe pas.
plan-bad-tags = l’expression d’étiquettes ne se lit pas, au caractère { $column } : { $cause }
    { $shown }
    Exemple : @critique and not @brouillon (les mots and, or, not, des parenthèses ; l’arobase est facultative)
plan-unknown-tag = Aucun scénario ne porte l’étiquette @{ $tag }.
tags-empty = rien n’est écrit.
tags-no-tag = il manque une étiquette à cet endroit.
tags-no-operator = « { $word } » est là où on attend and ou or.
tags-open = cette parenthèse n’est jamais fermée.
tags-close = cette parenthèse ferme ce que rien n’a ouvert.
tags-deep = trop de parenthèses ou de not s’emboîtent.
step-unsound = Le texte du scénario contient une faute : rien n’en a été envoyé.
step-undefined = Aucune phrase ne correspond à ce pas.
step-undefined-nearest = Aucune phrase ne correspond à ce pas. La plus proche : { $phrase }
step-ambiguous = Plusieurs phrases correspondent à ce pas : { $phrases }
step-needs-table = Ce pas attend un tableau.
step-bad-value = « { $value } » ne se lit pas.
step-bad-operator = L’opérateur « { $operator } » n’est pas connu : est, contient, est supérieur à, est inférieur à.
step-no-search = Aucune recherche de cette entité ne précède ce pas.
step-no-action = Aucune action ne précède ce pas.
step-with-hint = { $fault } { $hint }
step-did-you-mean = Vouliez-vous dire « { $name } » ?
step-of-entity = { $fault } (entité : { $entity })
step-not-on-target = La cible « { $target } » n’a pas de « { $name } » : ce pas ne peut pas y être joué.
step-unknown-entity = La cible ne connaît pas l’entité « { $name } ».
step-unknown-field = La cible ne connaît pas le champ « { $name } ».
step-unknown-action = La cible ne connaît pas l’action « { $name } ».
step-unknown-role = La cible ne connaît pas le rôle « { $name } ».
step-nobody-signed-in = « je » ne désigne personne : aucun rôle n’est connecté.
step-no-default-role = La cible ne dit pas sous quel rôle agir (default_role).
step-no-owner = On ne sait pas quel champ dit à qui est affecté : { $entity }.
step-value-type = « { $value } » n’est pas une valeur du champ « { $field } » ({ $type }).
step-value-choice = « { $value } » n’est pas une valeur du champ « { $field } » : { $known }.
step-not-ordered = Le champ « { $field } » ne se compare pas par plus grand ou plus petit.
step-table-pairs = Le tableau attend deux colonnes : champ et valeur.
step-table-triples = Le tableau attend trois colonnes : champ, opérateur et valeur.
step-table-twice = Le champ « { $field } » est donné deux fois.
step-table-header = Le tableau attend une ligne de titres et au moins une ligne de valeurs.
step-table-key = Le tableau attend une colonne « { $field } » remplie : elle nomme les enregistrements.
step-by-hand = Ce pas est à la main.
step-mismatch = Le résultat n’est pas celui attendu.
step-interrupted = Interrompu.
step-blocked = { $cause } : { $detail }
step-set-up-refused = La mise en place des données a été refusée.
step-set-up-state = Les données de départ ne sont pas celles que le scénario suppose.
step-accepted = opération acceptée
step-look-refused = Le CRM refuse de montrer ce qui est à vérifier : { $refusal }
step-refusal = refusée, { $reason } : { $detail }
step-none-named = Aucun enregistrement ne porte le nom « { $name } ».
step-several-named = Plusieurs enregistrements portent le nom « { $name } » ({ $count }).
step-journal = Le journal des créations ne peut pas être écrit : { $detail }
step-search-cut = La recherche est incomplète ({ $count } lus) : elle ne prouve rien.
step-search-blind = La recherche ne trouve pas un enregistrement qui existe : une absence n’y prouve rien.
step-field-not-given = Le CRM ne donne pas le champ « { $field } » que la cible décrit : sa valeur n’est pas connue.
step-condition-ignored = La recherche donne un enregistrement qui ne répond pas à la condition sur « { $field } » : elle ne prouve rien.
step-contains-nothing = Un texte vide est contenu partout : écrivez ce qui est cherché.
step-zero = « { $value } » n’envoie ni ne vérifie rien : écrivez au moins 1.
step-refused = opération refusée
step-refused-for = opération refusée : { $reason }
step-refused-saying = opération refusée, avec un message contenant « { $text } »
step-not-refused = Le CRM a accepté ce qu’il devait refuser.
step-unexpected-refusal = Le CRM a refusé l’action.
step-under = moins de { $duration }
step-timeout = Le pas n’a pas abouti en { $seconds } s.
step-engine = Défaut du moteur : { $detail }
scenario-not-begun = Le scénario n’a pas commencé.
scenario-fail-fast = Le scénario n’a pas commencé : un autre a échoué, et l’exécution s’arrête au premier échec.
child-died = Le processus des scénarios s’est arrêté avant la fin. { $detail }
child-died-under-way = Le processus des scénarios s’est arrêté pendant cette étape ; le CRM l’a peut-être exécutée. { $detail }
removal-unknown = l’action { $action } sur { $record } n’a jamais reçu de réponse : ce qu’elle a changé ou créé n’est pas connu, à vérifier à la main dans le CRM
removal-several = plusieurs enregistrements répondent à la clé ({ $count })
removal-not-ours = un enregistrement de même clé est peut-être à quelqu’un d’autre : à vérifier à la main
removal-timeout = la suppression n’a pas abouti à temps
removal-later = Enregistrements encore à supprimer : { $count } (ouvrage clean).
removal-no-target = la cible « { $target } » n’existe plus : à supprimer à la main
run-not-started = Le processus des scénarios n’a pas pu démarrer : { $detail }
run-not-kept = Les résultats n’ont pas pu être conservés : { $detail }
engine-no-run = le scénario n’appartient à aucune exécution
engine-no-instance = le scénario n’est pas prévu dans cette exécution
engine-no-step = le scénario n’a pas ce pas
engine-no-definition = la phrase de ce pas n’est pas connue
junit-not-written = Le rapport JUnit n’a pas pu être écrit : { $detail }
words-none = introuvable
words-empty = vide
words-yes = oui
words-no = non
words-at-least = au moins { $things }
words-count = { $gender ->
    [f] { $count ->
        [0] aucune { $name }
       *[other] { $count } { $name }
    }
   *[m] { $count ->
        [0] aucun { $name }
       *[other] { $count } { $name }
    }
}
words-record = { $entity } « { $name } »
words-contains = contient « { $value } »
words-greater = supérieur à { $value }
words-less = inférieur à { $value }
words-field = { $field } : { $value }
junit-nothing-judged = Rien n’a été jugé dans cette exécution.
junit-run = Exécution
junit-skipped = Non joué ({ $status })
junit-expected = attendu : { $text }
junit-actual = obtenu : { $text }
report-outcome = Issue du cas
report-unfinished = L’exécution n’est pas allée à son terme : ce qui suit est partiel.
