# What the connectors say.
crm-secret-missing = { $name } n’a pas de valeur : définissez cette variable d’environnement ou ajoutez-la au fichier des secrets du projet.
crm-address-invalid = « { $address } » n’est pas une adresse http ou https.
crm-unreachable = Le CRM est injoignable à l’adresse { $address } ({ $detail }).
crm-nothing-listens = rien n’écoute à cette adresse
crm-unknown-host = ce nom de machine n’existe pas
crm-timeout = Le CRM n’a pas répondu en { $seconds } s à { $request }.
crm-connection-cut = La connexion avec le CRM s’est coupée pendant { $request } ({ $detail }).
crm-redirected = { $request } est renvoyé vers une autre adresse (HTTP { $status }) : ce n’est pas l’interface du CRM.
crm-write-redirected = { $request } est renvoyé vers { $detail } (HTTP { $status }) : la suite serait une lecture, et rien ne dit que l’écriture a eu lieu. Corrigez l’adresse dans la cible.
crm-answer-too-large = La réponse à { $request } est trop longue pour être lue.
crm-token-unfit = Le jeton de session reçu ne peut pas être renvoyé au CRM.
crm-not-json = { $request } a reçu autre chose que du JSON (HTTP { $status }) : « { $detail } ».
crm-status = { $request } a reçu HTTP { $status }.
crm-status-said = { $request } a reçu HTTP { $status } : « { $detail } ».
crm-session-lost = La session n’est plus acceptée, même rouverte ({ $request }).
crm-without = La réponse à { $request } ne contient pas { $detail }.
crm-sign-in-refused = L’utilisateur « { $login } » n’est pas accepté : « { $detail } »
crm-unknown-role = La cible n’a pas d’utilisateur pour le rôle « { $detail } ».
crm-unknown-entity = La cible ne décrit pas l’entité « { $name } ».
crm-key-unfit = Le mot de passe de « { $login } » doit être une clé privée RSA au format PEM : ce n’en est pas une.
crm-only-when-created = Le champ « { $field } » ne se donne qu’à la création : l’interface de ce CRM ne permet pas de le changer ensuite.
crm-unknown-field = La cible ne décrit pas le champ « { $name } ».
crm-unknown-action = La cible ne décrit pas l’action « { $name } ».
crm-database-missing = La cible « { $target } » ne nomme pas sa base : ajoutez `database`.
crm-path-invalid = « { $name } » n’est pas un champ de Tryton : écrivez `champ`, `liste.champ` ou `liste[champ=valeur].champ`.
crm-field-absent = Le CRM n’a pas de champ « { $name } ».
crm-too-many-digits = « { $name } » : ce nombre a plus de chiffres que le CRM n’en garde.
crm-server-fault = { $request } : le serveur du CRM a échoué (« { $detail } »).
crm-protocol-invalid = Le protocole de la cible « { $target } » n’est pas compris : { $detail }.
crm-no-json-rpc = « { $name } » : cette cible ne parle pas JSON-RPC ; dites à quelle adresse appeler, « sur « /rpc » ».
crm-no-http-session = { $request } : cette interface n’a pas de session qu’une requête HTTP puisse porter. Écrivez « est envoyé sans session », ou l’en-tête Authorization lui-même.
crm-no-method = « { $detail } » ne nomme pas une méthode d’un modèle : écrivez « modèle.méthode ».
crm-cut = coupé, { $count } caractères en tout

# `ouvrage target check`.
target-answers = le CRM répond, version { $version }
target-version-unsaid = le CRM est là ; il ne dit pas sa version
target-version-unasked = la cible ne dit pas comment demander la version
target-role-in = { $role } ({ $login }) est connecté
target-role-out = { $role } ({ $login }) : { $cause }
target-entity = { $all ->
    [one] { $entity } : { $known } nom sur { $all }
   *[other] { $entity } : { $known } noms sur { $all }
}
target-entity-unsaid = { $entity } : rien à comparer, le CRM n’en montre aucun
target-entity-unread = { $entity } : { $cause }
target-lacks-model = le CRM n’a pas de « { $api } ».
target-lacks-field = { $field } : le CRM n’a pas de champ « { $api } ».
target-lacks-value = { $field } : le CRM ne connaît pas la valeur « { $api } ».
target-lacks-mark = marque des exécutions : le CRM n’a pas de champ « { $api } » ; après une coupure, rien ne dirait ce qui est à retirer.
target-nearest = Le plus proche : { $name }
map-entity = { $entity } ({ $model }) : { $count ->
    [0] aucun champ nouveau
    [one] { $count } champ nouveau
   *[other] { $count } champs nouveaux
}{ $kept ->
    [0] {""}
    [one] , { $kept } déjà nommé
   *[other] , { $kept } déjà nommés
}
map-done = Cible « { $target } » : { $count ->
    [one] { $count } champ proposé
   *[other] { $count } champs proposés
}, à relire. Retirez ce dont les scénarios ne parlent pas, puis lancez `ouvrage target check { $target }`.
map-key = « { $key } » ne peut pas être le nom d’une entité : écrivez par exemple « { $near } »
map-nothing = La cible « { $target } » nomme déjà tout ce que ces modèles ont.
map-no-role = la cible n’a aucun rôle sous `users:` : le CRM ne décrit ses modèles qu’à quelqu’un
map-undescribed = « { $title } » ne décrit pas ses modèles par cette interface : écrivez les entités de la cible d’après la documentation du CRM
map-which = dites quels modèles du CRM (il en a { $count }) la cible doit nommer
map-perhaps = Peut-être { $key }={ $model }
map-how = Par exemple : ouvrage target map { $target } { $example } --dry-run
map-left-unmapped = renvoie à { $model }, que la cible ne nomme pas
map-left-unsaid = choix dont le CRM ne dit pas les valeurs
map-left-kind = type { $kind }, qu’aucune étape ne lit
target-proved = Ce profil a été éprouvé sur { $on }.
target-documented = Ce profil suit la documentation du CRM ; il n’a pas été éprouvé sur un vrai serveur.
target-sound = La cible est prête.
target-lacking = { $count ->
    [one] La cible nomme { $count } chose que le CRM n’a pas : les cas qui s’en servent seront bloqués.
   *[other] La cible nomme { $count } choses que le CRM n’a pas : les cas qui s’en servent seront bloqués.
}
target-uncompared = Rien n’a pu être comparé : le CRM ne décrit pas ses champs et ne montre aucune fiche. Créez-en une, puis recommencez.
target-blocked = La cible n’est pas prête : voyez les ✗ ci-dessus.


# What is wrong with a target.
target-missing = { $path } manque à la cible.
    .help = Ajoutez { $path } à la cible ou à son profil.
target-not-understood = { $path } n’a pas la forme attendue ({ $detail }).
    .help = Corrigez la valeur de { $path }.
target-not-a-text = { $path } doit être un texte.
    .help = Corrigez la valeur de { $path }.
target-not-a-number = { $path } doit être un nombre positif.
    .help = Corrigez la valeur de { $path }.
target-not-a-mapping = { $path } doit être un ensemble de clés.
    .help = Corrigez la valeur de { $path }.
target-not-a-list = { $path } doit être un texte ou une liste de textes.
    .help = Corrigez la valeur de { $path }.
target-unknown-word = { $path } : « { $word } » n’est pas connu ; les valeurs possibles sont { $known }.
    .help = Choisissez l’une des valeurs possibles.
target-unknown-key = { $path } : la clé « { $word } » n’est pas connue ; les clés possibles sont { $known }.
    .help = Corrigez le nom de la clé ou retirez-la.
target-password-plain = { $path } contient un mot de passe en clair.
    .help = Écrivez une référence ${"{"}NOM{"}"} et gardez la valeur hors du dépôt.
target-key-of-rest = « { $word } » ne vaut que pour un CRM joint en REST.
    .help = Retirez cette clé : ce connecteur sait lui-même s’y prendre.
target-said-twice = « { $word } » dit la même chose que { $path }.
    .help = Gardez l’une des deux clés.
target-no-such-role = default_role : la cible n’a pas de rôle « { $word } ».
    .help = Choisissez l’un des rôles de users.
target-no-such-entity = { $path } : la cible ne décrit pas l’entité « { $word } ».
    .help = Décrivez cette entité ou corrigez la référence.
target-no-such-field = { $path } : l’entité n’a pas de champ « { $word } ».
    .help = Décrivez ce champ ou corrigez la clé.
