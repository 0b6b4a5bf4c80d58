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
