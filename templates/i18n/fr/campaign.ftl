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
step-unsound = Le texte du scénario contient une faute : rien n’en a été envoyé. `ouvrage check` la montre.
step-undefined = Aucune phrase ne correspond à ce pas.
step-undefined-nearest = Aucune phrase ne correspond à ce pas. La plus proche : { $phrase }
step-ambiguous = Plusieurs phrases correspondent à ce pas : { $phrases }
step-phrase-unsound = La phrase du projet « { $phrase } » contient une faute : rien n’en est joué. `ouvrage check` la montre.
step-phrase-table = La phrase du projet « { $phrase } » ne prend ni tableau ni texte : donnez-lui ses valeurs dans la phrase.
step-phrase-no-outcome = La phrase du projet « { $phrase } » ne regarde rien : aucune de ses étapes n’est un « Alors ».
step-outcome-blind = Ce « Alors » ne regarde rien : ses étapes ne font qu’agir, et passeraient quoi que fasse le CRM. Dites ce qui doit s’y voir.
step-no-outcome = Ce scénario ne regarde rien : il passerait quoi que fasse le CRM. Ajoutez un « Alors » qui dit ce qui doit s’y voir.
step-phrase-several = Une étape de la phrase du projet « { $phrase } » en dit plusieurs autres.
step-phrase-quotes = Ce qui est mis dans la phrase du projet « { $phrase } » contient des guillemets : ils fermeraient le texte où la valeur s’insère.
step-phrase-unfit = « { $value } » ne peut pas être mis dans le trou « { $hole } » de la phrase du projet « { $phrase } » ({ $where }) : il prend ceci : { $type }.
step-phrase-misread = { $fault } Cette valeur va dans le trou « { $hole } » de la phrase du projet « { $phrase } » ({ $where }).
step-phrase-within = Un délai n’attend qu’un résultat, et la phrase du projet « { $phrase } » { $count ->
    [1] n’est pas un « Alors »
   *[other] représente { $count } étapes
} : écrivez le délai devant ce qui doit se voir à temps, dans les étapes de la phrase.
step-phrase-rows = Certaines lignes seulement font dire à ce pas la phrase du projet « { $phrase } ».
step-phrase-row = Avec les valeurs de cette ligne, ce pas ne dit plus la phrase du projet « { $phrase } ».
step-takes-no-table = Ce pas ne lit pas de tableau : ce qui y est écrit ne serait pas vérifié.
step-within = pour : { $phrase }    { $place }
step-needs-table = Ce pas attend un tableau.
step-bad-value = « { $value } » ne se lit pas.
step-doubtful = « { $value } » peut valoir { $decimal } ou { $thousands } : { $mark ->
    [comma] écrivez « { $decimal } » si la virgule précède des décimales, « { $thousands } » si elle sépare des milliers.
   *[point] écrivez « { $decimal } » si le point précède des décimales, « { $thousands } » s’il sépare des milliers.
}
step-comma = En anglais, la virgule sépare les milliers ; celle de « { $value } » n’en sépare pas : écrivez « { $decimal } ».
step-of-field = { $fault } (champ : { $field })
step-bad-operator = L’opérateur « { $operator } » n’est pas connu : est, contient, est supérieur à, est inférieur à.
step-no-search = Aucune recherche de cette entité ne précède ce pas.
step-no-action-since = Depuis la dernière action, une personne ou un écran a agi : dites ce qui doit s’y voir, ou refaites l’action.
step-no-action = Aucune action ne précède ce pas.
step-unknown-capture = Aucun pas avant celui-ci ne retient de valeur sous le nom « { $name } ».
step-capture-name = « { $value } » n’est pas un nom sous lequel retenir une valeur : une lettre, puis des lettres, des chiffres, des tirets.
step-capture-empty = Il n’y a rien à retenir : le champ est vide.
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
step-not-text = Le champ « { $field } » n’est pas un texte : son début, sa fin et sa forme ne se vérifient pas.
step-not-sortable = Le champ « { $field } » ne donne pas d’ordre : seuls les textes, les nombres et les dates en ont un.
step-bounds = « { $low } » est après « { $high } » : rien ne peut être entre les deux. Écrivez la plus petite borne d’abord.
step-bad-expression = L’expression régulière « { $value } » ne se lit pas : { $detail }
step-not-comparable = Le CRM donne au champ « { $field } » une valeur d’une autre sorte que la cible ne le dit : rien ne s’y compare.
step-value-undeclared = Le CRM donne au champ « { $field } » la valeur « { $value } », que la cible ne déclare pas : rien ne s’y compare. Ajoutez-la à « values » de ce champ.
step-sorted-merged = Plusieurs recherches ont été nécessaires, car un nom désigne plusieurs enregistrements : leur ordre n’est pas celui du CRM.
step-sorted-nothing = Moins de deux valeurs différentes de « { $field } » : aucun ordre ne s’y voit.
step-table-pairs = Le tableau attend deux colonnes : champ et valeur.
step-table-triples = Le tableau attend trois colonnes : champ, opérateur et valeur.
step-table-twice = Le champ « { $field } » est donné deux fois.
step-table-header = Le tableau attend une ligne de titres et au moins une ligne de valeurs.
step-table-key = Le tableau attend une colonne « { $field } » remplie : elle nomme les enregistrements.
step-mismatch = Le résultat n’est pas celui attendu.
step-interrupted = Interrompu.
step-blocked = { $cause } : { $detail }
step-refused-after-loss = La première tentative n’a pas eu de réponse ({ $lost }), et la seconde est refusée ({ $refusal }) : ce refus vient peut-être de la première, il ne prouve rien.
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
step-search-blind-field = La recherche par « { $field } » ne trouve pas un enregistrement qui existe : une absence n’y prouve rien. Vérifiez dans la cible le nom de ce champ dans les conditions (« search »).
step-search-uncontrolled = Aucun des enregistrements lus n’a de quoi vérifier que la recherche par « { $field } » fonctionne : l’absence n’est pas prouvée. Créez dans le scénario un enregistrement où ce champ a une valeur.
step-field-not-given = Le CRM ne donne pas le champ « { $field } » que la cible décrit : sa valeur n’est pas connue.
step-condition-ignored = La recherche donne un enregistrement qui ne répond pas à la condition sur « { $field } » : elle ne prouve rien.
step-only-alike = Ce que la recherche trouve n’a pas les mêmes majuscules ou accents dans « { $field } » que la condition.
step-contains-nothing = Un texte vide est contenu partout : écrivez ce qui est cherché.
step-contains-in-text = Une recherche ne demande « contient » que d’un champ de texte, et « { $field } » n’en est pas un. Écrivez « est », « est supérieur à » ou « est inférieur à ».
step-zero = « { $value } » n’envoie ni ne vérifie rien : écrivez au moins 1.
step-too-often = Une recherche se fait au plus { $most } fois de suite : au-delà, c’est un essai de charge.
step-not-timed = Aucune recherche faite plusieurs fois de suite ne précède juste ce pas : il n’y a pas de réponses à mesurer.
step-too-few-answers = { $percent } % ne se voit que sur { $fewest } réponses au moins : écrivez « { $fewest } fois de suite ».
step-within-what = Seul un résultat qui se regarde peut être attendu : un champ, un nombre d’enregistrements, la dernière recherche.
step-not-within = Toujours pas au bout de { $duration } (vérifié { $looks } fois).
step-too-late = Devenu vrai trop tard.
step-not-held = Devait rester vrai pendant { $duration } ; ne l’est pas au bout de { $after }.
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
removal-not-ours = rien ne prouve qu’il vient de nos scénarios, il est peut-être à quelqu’un d’autre : à vérifier à la main
removal-awaited = { $count ->
        [one] Une création n’a pas eu de réponse : le CRM la fera peut-être encore
       *[other] { $count } créations n’ont pas eu de réponse : le CRM les fera peut-être encore
    }. L’exécution suivante et « ouvrage clean » chercheront de nouveau ce qui en vient, dix minutes durant.
removal-elsewhere = créé sur { $then }, alors que la cible mène aujourd’hui à { $now } : remettre cette adresse dans la cible, puis « ouvrage clean »
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
words-at-most = au plus { $things }
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
words-not = autre que { $value }
words-not-empty = non vide
words-between = entre { $low } et { $high }
words-begins = commence par « { $value } »
words-ends = finit par « { $value } »
words-matches = correspond à « { $value } »
words-sorted-up = triés par { $field }, du plus petit au plus grand
words-sorted-down = triés par { $field }, du plus grand au plus petit
words-before = { $first } avant { $next }
words-in = dans les { $duration }
words-seen-after = vu au bout de { $duration }
words-times = { $count } réponses
words-figures = { $count } réponses : p50 { $half }, p95 { $most }, maximum { $longest }
words-share = { $percent } % ({ $needed } sur { $count }) en moins de { $duration }
words-quick = { $quick } sur { $count } ; { $figures }
words-field = { $field } : { $value }
junit-nothing-judged = Rien n’a été jugé dans cette exécution.
junit-run = Exécution
junit-skipped = Non joué ({ $status })
junit-expected = attendu : { $text }
junit-actual = obtenu : { $text }
report-outcome = Issue du cas
report-nothing-left = Rien n’était à jouer : la partie demandée ne contient aucun cas, ou aucun n’est à rejouer.
report-unfinished = L’exécution n’est pas allée à son terme : ce qui suit est partiel.
answer-to-another = Cette réponse est pour { $answered } ; la question posée est { $asked }.
answer-none = Ce n’est pas une réponse qu’une personne peut donner.
answer-nobody = Personne n’est nommé : une réponse est celle de quelqu’un.
evidence-too-large = « { $name } » dépasse { $limit } : réduisez-le, ou donnez-en un extrait.
evidence-empty = « { $name } » est vide.
evidence-of-another = « { $name } » est déjà la preuve de { $case } : une preuve est celle d’un seul cas.
waits-for-the-machine = La personne a répondu ; la machine n’a pas encore continué.
step-record-gone = { $entity } « { $name } » (n° { $id }) n’est plus dans le CRM : le scénario ne peut pas continuer. Rejouez-le.
step-no-search-since = Ce que la recherche avait donné n’est pas gardé pendant qu’une personne répond : refaites la recherche après le pas à la main.
step-capture-lost = « { $name } » est un secret : sa valeur n’est pas gardée pendant qu’une personne répond. Retenez-la de nouveau après le pas à la main.
step-answered = Répondu par { $by } le { $at }
step-answered-seen = { $answered } : { $seen }
evidence-not-kept = preuve non gardée : { $size }, plus que les { $limit } admis (`--evidence-limit`)
evidence-missing = preuve absente : rien n’est gardé sous son empreinte
evidence-damaged = preuve modifiée : son empreinte ne correspond plus
step-headers-lost = Les en-têtes donnés avant le pas à la main ne sont pas gardés pendant qu’une personne répond : redonnez-les après lui.
