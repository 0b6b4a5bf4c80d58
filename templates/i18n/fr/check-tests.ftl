# Conception des tests (famille D), suite
D02 = { $case } compte { $count } pas : au-delà de { $most }, le testeur perd le fil et personne ne sait quel pas a échoué
    .label = un pas de trop
    .help = coupez le cas en deux, chacun avec son but et ses données de départ
D02-minutes = { $case } est prévu pour { $count } minutes : au-delà de { $most }, un cas ne se rejoue plus
    .help = coupez-le en deux, ou sortez-en la préparation des données
D03 = la règle { $rule } trace une limite (« { $line } ») qu’aucun cas n’essaie : c’est là que deux lectures divergent
    .label = limite jamais essayée
    .help = ajoutez un cas à la valeur, juste avant et juste après, de nature `limit` ou marqué `@limite`, et liez-le : `rules: [{ $rule }]` ou `@{ $rule }`
D03-unnamed = une règle de { $id } « { $title } » trace une limite (« { $line } ») qu’aucun cas n’essaie : c’est là que deux lectures divergent
    .label = limite jamais essayée
    .help = ajoutez un cas à la valeur, juste avant et juste après, de nature `limit` ou marqué `@limite`, lié à { $id }
D04 = le flux { $id } « { $title } » n’est essayé qu’à moitié : il manque { $missing }
    .help = un flux se prouve en trois cas, accepté, rejeté avec son motif, rejoué sans doublon ; marquez-les `@{ $id }` avec `@accepte`, `@rejet` ou `@rejeu`
D04-accepted = un cas accepté
D04-rejected = un cas rejeté
D04-replayed = un cas rejoué
D05 = la matrice interdit au rôle « { $role } » { $gesture } (« { $entity } »), mais aucun cas ne l’essaie : un droit ne se prouve que par un refus
    .label = refus jamais essayé
    .help = écrivez le cas où « { $role } » essaie et se voit refuser pour droit insuffisant (nature `rights`, ou `@droits`), en nommant le rôle dans un pas ou sous `crm_role`
D05-unread = la matrice permet au rôle « { $role } » { $gesture } « { $entity } » sans pouvoir le consulter
    .label = sans lecture
    .help = ajoutez `read: true`, ou retirez ce droit : on ne change pas ce que l’on ne voit pas
D05-read = de consulter
D05-create = de créer
D05-update = de modifier
D05-delete = de supprimer
D05-export = d’exporter
D05-scope = de voir au-delà de son périmètre
D05-hidden = de voir le champ « { $field } »
D06 = le cahier { $id } « { $title } » n’a que des données usuelles : ce qui casse un service, c’est ce qui manque, déborde ou se répète
    .help = ajoutez des jeux de famille `limit`, `missing`, `forbidden`, `repeated` ou `volume`
D06-none = le cahier { $id } « { $title } » n’a ni jeu de données ni cas hors de l’usage : ce qui casse un service, c’est ce qui manque, déborde ou se répète
    .help = ajoutez sous `datasets` des jeux de famille `limit`, `missing`, `forbidden`, `repeated` ou `volume`, ou un cas qui essaie une limite, un rejet ou un rejeu
D07-email = cette adresse peut être celle de quelqu’un : un jeu d’essai se copie, s’envoie et s’annexe au contrat
    .label = adresse réelle ?
    .help = prenez une adresse en `.example`, par exemple `achats@client.example`
D07-telephone = ce numéro peut sonner chez quelqu’un : un jeu d’essai se copie, s’envoie et s’annexe au contrat
    .label = numéro réel ?
    .help = prenez un numéro des plages réservées à la fiction : { $fiction }
D07-account = ce compte bancaire a une clé juste et peut être celui de quelqu’un
    .label = compte réel ?
    .help = prenez un exemple publié, comme `FR14 2004 1010 0505 0001 3M02 606`, ou une clé fausse
D08 = { $person } a écrit et relu le cas { $id } « { $title } » : on ne voit pas ses propres oublis
    .label = relu par son auteur
    .help = faites-le relire par quelqu’un d’autre, de préférence du métier ; une équipe d’une personne peut lever la règle, avec sa raison
D09 = « { $expected } » ne prouve rien : tout résultat peut être dit ainsi
    .label = quoi, exactement ?
    .help = écrivez ce que l’on voit, avec sa valeur : « le devis est “Validé”, de 4 200,00 € », « aucun compte n’est trouvé »
D11 = { $count ->
        [one] un cas critique est au cahier { $id } « { $title } » ou à ceux du même lot, et il ne va pas
       *[other] { $count } cas critiques sont au cahier { $id } « { $title } » ou à ceux du même lot, et aucun ne va
    } de bout en bout : chaque étape peut passer, et le chemin échouer entre deux
    .help = ajoutez un cas qui va du premier geste au dernier (`kind: end_to_end` et `critical_path: true`, ou `@bout-en-bout @critique`)
    .related = un des cas critiques, { $case }
D12 = le flux { $id } « { $title } » n’a aucun cas de recette : on le découvrira le jour de l’ouverture
    .help = écrivez ses trois cas (accepté, rejeté, rejoué) et liez-les : `@{ $id }`, ou par une de ses exigences (`requirements`)
D12-migration = la règle de reprise { $id } « { $title } » n’a aucun cas de recette : on la découvrira la nuit de la bascule
    .help = écrivez le cas qui compare la source et le chargé, et liez-le : `@{ $id }`, ou par une de ses exigences (`requirements`)
D11-loose = { $count ->
        [one] un cas critique, « { $case } », n’est à aucun cahier, et il ne va pas
       *[other] { $count } cas critiques, à commencer par « { $case } », ne sont à aucun cahier, et aucun ne va
    } de bout en bout : chaque étape peut passer, et le chemin échouer entre deux
    .help = rangez-les dans un cahier, et ajoutez un cas qui va du premier geste au dernier (`kind: end_to_end` et `critical_path: true`, ou `@bout-en-bout @critique`)
