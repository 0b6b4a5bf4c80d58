# `ouvrage explain` : l’habillage ; les explications sont dans explain-*.ftl
explain-unknown = « { $code } » n’est pas le code d’une règle.
explain-see-all = Toutes les règles : ouvrage explain
explain-count = { $count ->
        [one] { $count } règle
       *[other] { $count } règles
    }. Pour en comprendre une : ouvrage explain T01
explain-weight = { $level }, { $gate }
explain-why = Pourquoi
explain-fires = Ce qui la déclenche
explain-silent = Ce qui convient
explain-level = Son niveau
explain-level-fixed = Il ne se règle pas : cette règle protège ce sur quoi reposent toutes les autres.
explain-allow = Pour l’accepter à un endroit
explain-allow-how = Mettez ce commentaire sur la ligne du champ ou de l’élément, ou sur celle d’au-dessus, avec votre motif ; il se voit en relecture, et `ouvrage check` le signale (M20) quand il ne sert plus :
explain-allow-reason = le motif, en quelques mots
explain-level-free = Dans `ouvrage.yaml`, sous `checks` : `error`, `warning`, `info` ou `off`. Par exemple, pour ne plus l’appliquer :
gate-drafting = rédaction
gate-validation = validation
gate-consultation = consultation
gate-acceptance = recette
gate-decision = décision
explain-gate-drafting = dès la rédaction
explain-gate-validation = à partir de la validation
explain-gate-consultation = à partir de la consultation
explain-gate-acceptance = à partir de la recette
explain-gate-decision = à la décision
explain-family-Y = Lecture des fichiers
explain-family-M = Modèle
explain-family-GH = Fichiers de scénarios
explain-family-T = Traçabilité
explain-family-O = Objectifs et indicateurs
explain-family-A = Ateliers
explain-family-R = Rédaction
explain-family-S = Périmètre
explain-family-D = Conception des tests
explain-family-F = Données et architecture
explain-family-P = Consultation
explain-family-H = Conduite du changement
explain-family-X = Exécution
explain-family-C = Décision
explain-before = Le texte du dernier commit
