# Ce qui est sorti d’un cas
status-passed = réussi
status-failed = en échec
status-blocked = bloqué
status-waiting = en attente
status-undefined = indéfini
status-ambiguous = ambigu
status-untestable = non testable
status-not-run = non joué
status-interrupted = interrompu
status-waived = arbitré
status-flaky = instable

# Les mêmes, comptés
count-passed = { $count ->
    [one] { $count } réussi
   *[other] { $count } réussis
}
count-failed = { $count } en échec
count-blocked = { $count ->
    [one] { $count } bloqué
   *[other] { $count } bloqués
}
count-waiting = { $count } en attente
count-undefined = { $count ->
    [one] { $count } indéfini
   *[other] { $count } indéfinis
}
count-ambiguous = { $count ->
    [one] { $count } ambigu
   *[other] { $count } ambigus
}
count-untestable = { $count ->
    [one] { $count } non testable
   *[other] { $count } non testables
}
count-not-run = { $count ->
    [one] { $count } non joué
   *[other] { $count } non joués
}
count-interrupted = { $count ->
    [one] { $count } interrompu
   *[other] { $count } interrompus
}
count-waived = { $count ->
    [one] { $count } arbitré
   *[other] { $count } arbitrés
}
count-flaky = { $count ->
    [one] { $count } instable
   *[other] { $count } instables
}

# Ce que les résultats prouvent d’une exigence
# Au masculin pour un besoin, un cas d’usage, un lot, un objectif
verdict-no-test = sans test
    .masculine = sans test
verdict-failing = en échec
    .masculine = en échec
verdict-blocked = bloquée
    .masculine = bloqué
verdict-not-run = non jouée
    .masculine = non joué
verdict-partial = vérifiée en partie
    .masculine = vérifié en partie
verdict-partly-covered = couverte en partie
    .masculine = couvert en partie
verdict-validated-with-reserve = validée avec réserve
    .masculine = validé avec réserve
verdict-validated = validée
    .masculine = validé

# Les mêmes, après leur nombre
verdicts-no-test = sans test
    .masculine = sans test
verdicts-failing = en échec
    .masculine = en échec
verdicts-blocked = { $n ->
    [one] bloquée
   *[other] bloquées
}
    .masculine = { $n ->
        [one] bloqué
       *[other] bloqués
    }
verdicts-not-run = { $n ->
    [one] non jouée
   *[other] non jouées
}
    .masculine = { $n ->
        [one] non joué
       *[other] non joués
    }
verdicts-partial = { $n ->
    [one] vérifiée en partie
   *[other] vérifiées en partie
}
    .masculine = { $n ->
        [one] vérifié en partie
       *[other] vérifiés en partie
    }
verdicts-partly-covered = { $n ->
    [one] couverte en partie
   *[other] couvertes en partie
}
    .masculine = { $n ->
        [one] couvert en partie
       *[other] couverts en partie
    }
verdicts-validated-with-reserve = { $n ->
    [one] validée avec réserve
   *[other] validées avec réserve
}
    .masculine = { $n ->
        [one] validé avec réserve
       *[other] validés avec réserve
    }
verdicts-validated = { $n ->
    [one] validée
   *[other] validées
}
    .masculine = { $n ->
        [one] validé
       *[other] validés
    }

# Pourquoi une étape n’est pas passée
cause-mismatch = le CRM a répondu autre chose
cause-unexpected-refusal = refus inattendu
cause-not-refused = accepté au lieu d’être refusé
cause-set-up = mise en place refusée
cause-authentication = connexion au CRM refusée ou perdue
cause-network = réseau
cause-timeout = délai dépassé
cause-server = erreur du serveur
cause-specification = scénario ou données incompréhensibles
cause-engine = moteur d’exécution
cause-browser = navigateur absent ou arrêté

# Ce que le CRM refuse ou ne peut pas
crm-error-protocol = réponse incompréhensible
crm-error-auth = identifiant ou mot de passe refusé
crm-error-session-expired = session expirée
crm-error-forbidden = droit insuffisant
crm-error-not-found = enregistrement introuvable
crm-error-validation = donnée invalide
crm-error-duplicate = doublon
crm-error-transition = transition interdite
crm-error-rate-limited = trop de requêtes
crm-error-unavailable = CRM indisponible
crm-error-timeout = délai dépassé
crm-error-unsupported = non pris en charge par ce CRM

# Comparer deux exécutions
comparison-worse = réussi sur le premier seulement
comparison-better = réussi sur le second seulement
comparison-otherwise = en échec des deux côtés, autrement
comparison-unjudged = non comparable, sans verdict d’un côté au moins
comparison-only-first = absent du second
comparison-only-second = absent du premier
comparison-same = identique
comparison-of-one = { $name } : deux exécutions
comparison-of-two = { $first } et { $second }
compare-group-worse = { $count ->
    [one] 1 réussi sur { $first }, pas sur { $second }
   *[other] { $count } réussis sur { $first }, pas sur { $second }
}
compare-group-better = { $count ->
    [one] 1 réussi sur { $second }, pas sur { $first }
   *[other] { $count } réussis sur { $second }, pas sur { $first }
}
compare-group-otherwise = { $count } en échec des deux côtés, autrement
compare-group-unjudged = { $count ->
    [one] 1 non comparable, sans verdict d’un côté au moins
   *[other] { $count } non comparables, sans verdict d’un côté au moins
}
compare-group-only-first = { $count ->
    [one] 1 joué sur { $first } seulement
   *[other] { $count } joués sur { $first } seulement
}
compare-group-only-second = { $count ->
    [one] 1 joué sur { $second } seulement
   *[other] { $count } joués sur { $second } seulement
}
compare-group-same = { $count ->
    [one] 1 identique
   *[other] { $count } identiques
}
compare-side = { $name } · version : { $version } · { $moment } · texte { $commit } · exécution { $run }
compare-counts = { $count ->
    [0] Rien à comparer : aucun scénario n’a été joué d’un côté ni de l’autre.
    [one] 1 scénario comparé : { $list }
   *[other] { $count } scénarios comparés : { $list }
}
compare-playing = { $n }/{ $of } · { $target }
compare-interrupted = l’exécution est interrompue : rien n’est comparé. Ce qui a été joué est gardé : `ouvrage replay { $run }`
compare-two = { $count ->
    [0] il faut deux côtés à comparer
    [one] il faut deux côtés à comparer, et un seul est donné
   *[other] il faut deux côtés à comparer, et { $count } sont donnés
} : deux cibles à jouer (`--target A --target B`), deux exécutions gardées (`--run A --run B`), ou une de chaque
compare-known = cibles du projet : { $known }
compare-reworded = le scénario a changé de texte entre les deux
compare-written = écrit : { $path }
compare-next = Côte à côte, pas à pas : `ouvrage compare{ $elsewhere } … --html comparaison.html --xlsx comparaison.xlsx`
compare-title = Comparaison
compare-no-difference = Aucune différence : chaque scénario a le même verdict des deux côtés.
compare-nothing = Rien à comparer : aucun scénario n’a été joué d’un côté ni de l’autre.
compare-not-there = Non joué de ce côté.
compare-sheet-cases = Scénarios
compare-sheet-steps = Pas des différences
compare-sheet-runs = Exécutions
compare-head-case = Cas
compare-head-row = Ligne d’exemple
compare-head-title = Titre
compare-head-requirements = Exigences
compare-head-reading = Lecture
compare-head-outcome = { $name } — résultat
compare-head-seconds = { $name } — durée (s)
compare-head-why = { $name } — constaté
compare-head-place = Emplacement
compare-head-step = Pas
compare-head-name = Côté
compare-head-target = Cible
compare-head-version = Version
compare-head-book = Cahier
compare-head-moment = Joué le
compare-head-commit = Texte
compare-head-run = Exécution
