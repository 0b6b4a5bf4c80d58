# Reading the files (family Y)
Y01 = ce texte n’est pas du YAML valide
    .help = vérifiez l’indentation, les guillemets et les deux-points de cette ligne et de celle qui précède (le lecteur dit : { $detail })
Y01-tab = une tabulation décale cette ligne
    .label = tabulation
    .help = remplacez-la par des espaces : le YAML n’accepte pas les tabulations au début d’une ligne
Y01-colon = ce texte contient « : » et n’est pas entre guillemets
    .help = mettez tout le texte entre guillemets : `"avant : après"`
Y01-quote = ce guillemet ouvert n’est jamais fermé
    .help = fermez-le à la fin du texte, ou retirez-le
Y01-after-quote = du texte suit le guillemet fermant
    .help = mettez le texte entier entre guillemets ; un guillemet à l’intérieur s’écrit `\"`, ou employez « »
Y01-sign = un texte qui commence par ce signe se met entre guillemets
    .help = écrivez-le ainsi : `{ $detail }`
Y01-key = il manque les deux-points après ce champ
    .label = deux-points manquants
    .help = écrivez `{ $detail }`
Y01-bracket = ce crochet ou cette accolade n’est pas fermé
    .help = écrivez la liste en entier : `[EXG-001, EXG-002]`
Y01-dash = ce signe n’ouvre pas un élément de liste en YAML
    .label = pas un tiret suivi d’une espace
    .help = écrivez un tiret simple et une espace : `{ $detail }`
Y01-dash-text = cette ligne commence par « { $detail } » et n’est pas un élément de liste : elle est lue comme la suite du texte
    .label = lu comme du texte
    .help = pour une liste, écrivez un tiret simple et une espace : `- …`. Pour un texte sur plusieurs lignes, mettez `|` après les deux-points du champ
Y01-indent = cette ligne n’est pas alignée avec celles de son élément
    .help = alignez-la avec les autres champs du même élément, avec des espaces ; vérifiez aussi la ligne qui précède
Y01-start = un texte ne commence pas par ce signe sans guillemets
    .help = mettez le texte entre guillemets : `"@exemple"`
Y01-after-single = du texte suit l’apostrophe fermante
    .help = doublez l’apostrophe qui est dans le texte : `'Afficher l''échange'`, ou mettez le texte entre guillemets doubles
Y01-conflict = deux versions de ce passage se contredisent : git n’a pas su les fusionner
    .label = conflit
    .help = gardez d’ici à `>>>>>>>` ce qui convient des deux versions (la vôtre est avant `=======`, l’autre après), puis retirez les lignes `<<<<<<<`, `=======` et `>>>>>>>`
Y01-space = il manque une espace après ces deux-points
    .label = espace manquante
    .help = écrivez une espace entre les deux-points et la valeur : `title: Un titre`
Y01-invisible = une espace invisible pour vous, une lettre pour le YAML : { $detail }
    .label = espace insécable ou invisible
    .help = effacez-la, puis tapez une espace ordinaire (aucune devant les deux-points d’une clé) ; `ouvrage fmt` le fait dans tout le projet
Y01-documents = cette ligne coupe le fichier en deux documents
    .help = retirez cette ligne : un fichier en porte un seul
Y01-limit = ce fichier dépasse les limites de lecture
    .help = retirez les ancres et alias imbriqués (`&nom`, `*nom`) : un projet n’en a pas besoin
Y02 = la clé « { $key } » est donnée deux fois
    .help = gardez une seule des deux valeurs
    .related = première valeur
Y02-dash = il manque un tiret devant cet `id` : il commence un autre élément
    .help = écrivez `- id: { $id }`, le tiret sous celui de l’élément qui précède
    .related = l’élément qui précède commence ici
Y03 = ce fichier n’est pas en UTF-8
    .help = enregistrez-le en UTF-8 depuis votre éditeur
Y04 = lecture impossible : { $detail }
    .help = vérifiez les droits et l’existence de ce fichier ou dossier
Y04-denied = vous n’avez pas le droit de lire ce fichier ou dossier
    .help = donnez le droit de lecture (`chmod u+r`, et `chmod u+x` pour un dossier)
Y04-absent = ce lien mène à un fichier ou dossier qui n’existe pas
    .help = rétablissez ce fichier, ou supprimez le lien
Y04-special = ce n’est pas un fichier ordinaire
    .help = remplacez ce tube ou ce périphérique par un fichier, ou déplacez-le hors du projet
Y05 = ce fichier ne contient aucune collection
    .help = un fichier de `specs/` commence par le nom d’une collection, par exemple `requirements:` suivi d’une liste
Y05-emptied = ce fichier est vide, et { $count ->
        [one] l’élément qu’il tenait au dernier commit n’est nulle part
       *[other] { $count } éléments qu’il tenait au dernier commit ne sont nulle part
    }
    .help = pour les reprendre : `git restore { $path }`. Si c’est voulu, supprimez le fichier
Y05-manifest = le manifeste doit être une liste de champs
    .help = commencez par `project:` puis, en dessous et décalé, `title: …`
Y06 = ce fichier pèse { $size } Mo : au-delà de { $limit } Mo il n’est pas lu
    .help = découpez-le en plusieurs fichiers
Y07 = ce lien mène à un dossier déjà parcouru
    .help = retirez ce lien symbolique ou faites-le pointer ailleurs
Y08 = ce texte est coupé : « { $lost } » est lu comme un commentaire
    .label = non lu
    .help = mettez le texte entre guillemets : `{ $whole }`. Si c’est un commentaire, mettez-le sur une ligne à lui
Y08-sentence = ce texte est coupé : « { $lost } » est lu comme un commentaire
    .label = non lu
    .help = mettez le texte entre guillemets : `{ $whole }`. Si c’est un commentaire, mettez-le sur une ligne à lui
Y08-mark = « { $lost } » est lu comme une marque du YAML, et non comme du texte : il est perdu
    .label = non lu
    .help = mettez le texte entre guillemets : `{ $whole }`
Y09 = rien n’est lu de ce fichier : son nom finit par « { $ending } »
    .help = si son texte est du projet, renommez-le { $name } (l’Explorateur de Windows cache ces terminaisons : Affichage, Extensions de noms de fichiers) ; sinon, rangez-le hors de ce dossier
Y09-outside = rien n’est lu de ce fichier, qui contient `{ $collection }` : il n’est pas dans le dossier specs
    .help = déplacez-le dans specs : { $name }
Y09-folder = rien n’est lu de ce dossier : le projet lit `{ $name }`
    .help = renommez-le { $name }, ou déplacez ses fichiers dans { $name }

# Model (family M)
M01 = le champ « { $field } » est inconnu dans { $owner }
    .help = retirez-le, ou déclarez-le dans `ouvrage.yaml` : `custom_fields: {"{"}{ $collection }: [{ $field }]{"}"}`
M01-label = le champ « { $field } » s’écrit `{ $near }` dans { $owner } : sous ce nom, il n’est pas lu
    .help = écrivez `{ $near }: …` ; `ouvrage fmt` le fait dans tout le projet
M01-near = le champ « { $field } » est inconnu dans { $owner }
    .help = vouliez-vous dire { $near } ? Sinon déclarez-le dans `ouvrage.yaml` : `custom_fields: {"{"}{ $collection }: [{ $field }]{"}"}`
M01-near-within = le champ « { $field } » est inconnu dans { $owner } : ce qu’il porte n’est pas lu
    .help = vouliez-vous dire { $near } ?
M01-within = le champ « { $field } » est inconnu à cet endroit de { $owner } : ce qu’il porte n’est pas lu
    .help = les champs possibles y sont { $known }
M01-sentence = « { $field } » est lu comme un champ, inconnu dans { $owner } : c’est sans doute une phrase qui contient « : »
    .help = mettez-la entre guillemets : `"{ $text }"`
M02-words = « { $value } » est lu comme une seule valeur de { $field }
    .help = pour en donner plusieurs, écrivez une liste : `[{ $list }]` ; pour une seule, `["{ $value }"]`
M02-text = { $field } attend un texte
    .help = écrivez une seule valeur, entre guillemets si elle contient « : »
M02-texts = { $field } attend une liste de textes
    .help = écrivez un tiret par texte, et mettez entre guillemets ceux qui contiennent « : »
M02-steps = { $field } s’écrit en bloc, sans tirets
    .help = écrivez `steps: |`, puis chaque étape sur sa ligne, comme dans un scénario : un tableau peut alors la suivre
M02-list = { $field } attend une liste
    .help = écrivez un tiret devant chaque élément
M02-item = un élément de { $collection } est une suite de champs
    .help = écrivez `- { $first }: …` puis les autres champs en dessous, alignés
M02-custom = un champ ajouté se déclare par son nom : ce qui est écrit ici ne déclare rien
    .help = écrivez `custom_fields:` puis, en dessous et décalé, `{ $collection }: [{ $name }]`
M02-custom-said = « { $value } » ne dit rien que l’on comprenne du champ « { $name } » : il reste dans l’équipe
    .help = écrivez `{ $name }: {"{"}audience: internal{"}"}` (ou `published`), et `label` pour son libellé
M02-custom-known = « { $name } » est déjà un champ de { $collection }
    .help = retirez cette ligne, ou donnez un autre nom au champ ajouté
M02-custom-double = le champ « { $name } » est déjà ajouté à { $collection }
    .help = gardez une seule des deux déclarations
M02-prefixes = `id_prefixes` attend une collection et un préfixe
    .help = écrivez `id_prefixes:` puis, en dessous et décalé, `requirements: REQ`
M02-prefix = « { $value } » ne peut pas commencer un identifiant
    .help = écrivez des lettres sans accent ni espace, par exemple `REQ`
M02-prefix-double = le préfixe « { $value } » sert déjà à une autre collection
    .help = donnez à chacune le sien : deux artefacts auraient le même identifiant
M02-cutoffs = `wsjf_cutoffs` attend trois nombres décroissants
    .help = écrivez par exemple `[20, 10, 5]` : rang 1 à partir de 20, rang 2 à partir de 10, rang 3 à partir de 5
M02-colour = « { $value } » n’est pas une couleur
    .help = écrivez `"#1b6b5a"` : un dièse et six chiffres hexadécimaux, entre guillemets
M02-delay = « { $value } » ne dit pas un délai : { $field } attend un nombre et ce qui se compte
    .help = écrivez par exemple `4 business_hours` (quatre heures ouvrées) ; les unités : { $units }
M02-negative = { $field } compte quelque chose, et « { $value } » est négatif
    .label = négatif
    .help = retirez le signe : on ne compte pas moins de zéro
M02-negative-cost = { $field } est une dépense, et « { $value } » est négatif
    .label = négatif
    .help = retirez le signe ; une remise ou une subvention s’écrit en ligne du budget (`organisation: budget:`)
M02-integer = { $field } attend un nombre entier
    .help = écrivez par exemple `12`
M02-years = { $field } attend un nombre d’années, et { $value } est une année du calendrier
    .help = écrivez une durée, par exemple `3`
M02-years-budget = { $field } attend un nombre d’années, et { $value } est une année du calendrier
    .help = écrivez `year: { $value }` pour dire en quelle année la dépense commence, et `years: 3` pour dire pendant combien d’années
M02-year = { $field } attend une année du calendrier ou un rang (1 pour la première année), et { $value } n’est ni l’une ni l’autre
    .help = écrivez par exemple `year: 2026` ; une durée s’écrit `years: 3`
M02-bool = { $field } attend vrai ou faux
    .help = écrivez `true` ou `false`
M02-date = { $field } attend une date
    .help = écrivez l’année, le mois et le jour : `2026-03-12`
M02-date-meant = { $field } : « { $value } » n’est pas la forme d’une date
    .help = écrivez `{ $date }`
M02-date-either = { $field } : « { $value } » n’est pas la forme d’une date
    .help = écrivez `{ $date }` si le jour vient en premier, `{ $other }` si c’est le mois
M02-day = { $field } : { $value }, ce jour n’existe pas
    .help = vérifiez le mois et le jour : `2026-02-28`
M02-link = { $field } attend un seul identifiant
    .help = écrivez par exemple `LOT-001`
M02-links = { $field } attend des identifiants
    .help = écrivez par exemple `[EXG-001, EXG-002]`
M02-record = { $field } attend une suite de champs
    .help = écrivez les champs en dessous, décalés de deux espaces
M02-records = { $field } attend une liste de suites de champs
    .help = écrivez un tiret par élément, puis ses champs
M03 = « { $value } » n’est pas une valeur de { $field }
    .help = valeurs possibles : { $values }
M03-label = dans { $field }, « { $value } » s’écrit `{ $near }`
    .help = écrivez `{ $key }: { $near }` ; `ouvrage fmt` le fait dans tout le projet
M03-near = « { $value } » n’est pas une valeur de { $field }
    .help = vouliez-vous dire { $near } ? Valeurs possibles : { $values }
M03-wsjf = « { $value } » n’est pas un score WSJF
    .help = écrivez un nombre, par exemple `13` ou `8,5`
M04 = le champ { $field } est exigé à l’état { $state }
    .help = écrivez `{ $key }: …`, ou revenez à un état antérieur
M04-first = le champ { $field } est exigé dès l’état { $state }
    .help = écrivez `{ $key }: …`
M04-guarded = le champ { $field } est exigé à l’état { $state }
    .help = écrivez `{ $key }: …` ; d’autres s’appuient sur cet état, qui ne revient pas en arrière
M04-title = cet élément n’a ni titre ni énoncé
    .help = ajoutez `title: …` ou `statement: …`
M04-term = cette entrée du glossaire n’a pas de terme
    .help = ajoutez `term: …` et `definition: …`
M04-criteria = une exigence mesurable approuvée porte au moins un critère chiffré
    .help = ajoutez `criteria:` avec mesure, seuil, assiette, fenêtre et mesureur
M04-reason = un besoin reporté ou rejeté dit pourquoi
    .help = ajoutez `reason: …` sous `decision` : dans six mois, on reposera la question
M04-target = cette cible n’a pas de nom
    .help = ajoutez `id: …`, par exemple `id: recette`
M05 = « { $id } » ne peut pas être un identifiant
    .help = un identifiant s’écrit avec des lettres, des chiffres, des tirets et des points, sans espace ni barre : `EXG-012`
M06 = la collection « { $name } » est inconnue : son contenu ne serait pas lu
    .help = collections : { $known } (`docs/format.md`)
M06-label = la collection « { $name } » s’écrit `{ $near }` : sous ce nom, elle n’est pas lue
    .help = écrivez `{ $near }:` ; `ouvrage fmt` le fait dans tout le projet
M06-near = la collection « { $name } » est inconnue
    .help = vouliez-vous dire { $near } ?
M06-custom = `custom_fields` : « { $name } » n’est pas une collection, rien n’y est ajouté
    .help = écrivez le nom de la collection en anglais, par exemple `requirements: [charge]`
M06-custom-near = `custom_fields` : « { $name } » n’est pas une collection, rien n’y est ajouté
    .help = écrivez `{ $near }: […]`
M06-prefix = `id_prefixes` : « { $name } » n’est pas une collection
    .help = écrivez le nom de la collection en anglais, par exemple `requirements: REQ`
M06-prefix-near = `id_prefixes` : « { $name } » n’est pas une collection
    .help = écrivez `{ $near }: …`
M06-unread = la collection « { $name } » n’est pas encore lue par cette version : son contenu est gardé tel quel
M07 = { $id } est { $kind ->
        [objective] un objectif
        [workshop] un atelier
        [need] un besoin
        [use_case] un cas d’usage
        [requirement] une exigence
        [lot] un lot
        [recipe_book] un cahier de recette
        [test_case] un cas de test
        [scenario] un scénario
       *[other] autre chose
    } : ce lien attend { $wanted ->
        [objective] un objectif
        [workshop] un atelier
        [need] un besoin
        [use_case] un cas d’usage
        [requirement] une exigence
        [lot] un lot
        [recipe_book] un cahier de recette
        [test_case] un cas de test
        [scenario] un scénario
       *[other] autre chose
    }
    .help = vérifiez l’identifiant, ou placez-le dans le champ qui convient
M08 = « { $value } » n’est pas dans la liste des valeurs de { $field }
    .help = ajoutez-le à `{ $list }` dans `ouvrage.yaml`, ou prenez une valeur connue
M08-label = dans { $field }, « { $value } » s’écrit `{ $near }`
    .help = écrivez `{ $key }: { $near }` ; `ouvrage fmt` le fait dans tout le projet
M08-near = « { $value } » n’est pas dans la liste des valeurs de { $field }
    .help = vouliez-vous dire { $near } ? sinon, ajoutez-le à `{ $list }` dans `ouvrage.yaml`
M08-country = les jours fériés de « { $country } » ne sont pas connus : seuls les samedis et dimanches sont chômés
    .help = calendriers connus : { $known }. Sinon, listez vos jours fériés sous `extra_days_off`
M09 = { $field } nomme { $other }, mais { $other } ne nomme pas { $id }
    .help = un lien s’écrit d’un seul côté : retirez `{ $key }` ici, il est calculé
M09-missing = { $field } oublie { $other }, qui nomme { $id }
    .help = un lien s’écrit d’un seul côté : retirez `{ $key }` ici, il est calculé
M10 = la cible « { $id } » ne peut pas être lue : { $detail }
    .help = ajoutez ce qui manque à la cible, ou partez d’un profil livré : `profile: espocrm`, par exemple ({ $profiles })
M10-profile = le profil « { $profile } » n’existe pas
    .help = retirez `profile` et décrivez les entités de la cible sous `entities`, ou prenez un profil livré : { $profiles }
M10-profile-near = le profil « { $profile } » n’existe pas
    .help = vouliez-vous dire « { $near } » ?
M11 = le projet n’a pas de titre
    .help = écrivez dans `ouvrage.yaml` : `project:` puis, en dessous et décalé, `title: Nom du projet`
M12-fixed = la règle { $rule } ne peut pas être réglée
    .help = elle protège la lecture du projet : retirez cette ligne
M12-form = `checks` attend le code d’une règle et son niveau
    .help = écrivez `checks:` puis, en dessous et décalé, `R01: off` (ou `error`, `warning`, `info`)
M12-level = niveau inconnu pour la règle { $rule }
    .help = écrivez `error`, `warning`, `info` ou `off`
M12-unknown = la règle { $rule } n’existe pas : cette ligne ne change rien
    .help = vérifiez son code avec `ouvrage explain`, ou retirez cette ligne
M12-unknown-near = la règle { $rule } n’existe pas : cette ligne ne change rien
    .help = vouliez-vous dire « { $near } » ?
M13 = il n’y a pas de projet ici : `ouvrage.yaml` est absent de { $folder }
    .help = placez-vous dans le dossier du projet (option `-C`), ou commencez-en un avec `ouvrage init DOSSIER`
M13-near = il n’y a pas de projet ici : `ouvrage.yaml` est absent de { $folder }
    .help = un projet est dans { $near } : tapez la même commande avec `-C { $near }`, ou placez-vous dans ce dossier
M13-folder = le dossier { $folder } n’existe pas
    .help = corrigez le chemin donné à `-C` : c’est celui du dossier qui contient `ouvrage.yaml`
M13-file = { $folder } n’est pas un dossier
    .help = donnez à `-C` le dossier du projet, celui qui contient `ouvrage.yaml`
M14 = `default_target` nomme « { $name } », qui n’est pas une cible
    .help = cibles : { $known }
M14-near = `default_target` nomme « { $name } », qui n’est pas une cible
    .help = vouliez-vous dire « { $near } » ?
M14-none = `default_target` nomme « { $name } », mais aucune cible n’est décrite
    .help = décrivez un CRM sous `targets:` dans specs/targets/, ou retirez cette ligne
M15 = « { $name } » est décrit deux fois
    .help = un projet n’en a qu’un : réunissez les deux
M17-phrase = cette phrase du projet n’est pas écrite
    .help = ajoutez `phrase: le devis « {"{nom}"} » est prêt`, comme un scénario la dira
M17-steps = cette phrase du projet n’a pas d’étapes
    .help = ajoutez `steps: |`, puis ses étapes, une par ligne, comme dans un scénario
M17-block = les étapes d’une phrase du projet s’écrivent en bloc
    .help = écrivez `steps: |`, puis chaque étape sur sa ligne : une faute y est alors montrée à sa place
M17-unquoted = cette phrase commence par une accolade : sans guillemets, ce sont des champs
    .help = mettez la phrase entière entre guillemets : `phrase: "{"{nom}"} est prêt"`
M17-parameters = chaque trou se décrit dans un élément de liste
    .help = écrivez `parameters: [{"{name: montant, type: amount}"}]`
M17-keyword = une phrase ne commence pas par le mot-clé de l’étape, « { $name } »
    .help = écrivez-la sans lui : « { $rest } » ; le scénario le dit devant elle
M17-stop = une phrase ne finit pas par un point
    .help = retirez-le : l’étape d’un scénario n’en a pas
M17-brace = une accolade n’est pas fermée, ou s’ouvre deux fois
    .help = un trou s’écrit avec une accolade de chaque côté : « {"{nom}"} » ; une accolade à écrire telle quelle se fait précéder de \
M17-parenthesis = une parenthèse n’est pas fermée, ou n’est pas ouverte
    .help = entre parenthèses se met ce qui peut ne pas être dit : « client(s) » ; pour en écrire une telle quelle, mettez \ devant
M17-optional = un trou ne se met pas entre parenthèses : ce qu’elles contiennent peut ne pas être dit
    .help = sortez-le des parenthèses ; pour dire la phrase avec et sans ce trou, écrivez deux phrases
M17-expression = cette phrase ne se lit pas : { $detail }
    .help = les signes (, ), /, {"{"} et {"}"} ont un sens dans une phrase ; faites-les précéder de \ pour les écrire tels quels
M17-holes = cette façon de dire la phrase n’a pas les mêmes trous que la première : { $found ->
        [none] aucun
       *[other] { $found }
    }
    .help = toutes les façons de la dire ont les trous de la première : { $known }
M17-no-hole = « { $name } » n’est pas un trou de cette phrase : elle n’en a pas
    .help = écrivez « {"{"}{ $name }{"}"} » dans la phrase, là où le scénario dira ce qui y va
M17-hole = « <{ $name }> » n’est pas un trou de cette phrase
    .help = { $near ->
        [none] ses trous : { $known }
       *[other] vouliez-vous écrire « <{ $near }> » ? Ses trous : { $known }
    }
M17-parameter = « { $name } » n’est pas un trou de cette phrase
    .help = { $near ->
        [none] ses trous : { $known }
       *[other] vouliez-vous écrire « { $near } » ? Ses trous : { $known }
    }
M17-braces = « {"{"}{ $name }{"}"} » est écrit tel quel dans cette étape
    .help = dans les étapes, un trou s’écrit « <{ $name }> »
M17-hole-braces = « {"{"}{ $name }{"}"} » est écrit tel quel dans cette étape, et n’est pas un trou de cette phrase
    .help = { $near ->
        [none] dans les étapes, un trou s’écrit « <nom> » ; ses trous : { $known }
       *[other] vouliez-vous écrire « <{ $near }> » ? Ses trous : { $known }
    }
M17-twice = le trou « { $name } » est dit deux fois
    .help = donnez un autre nom à l’un des deux : de ce qu’un scénario y met, une moitié serait perdue
M17-unparted = rien ne sépare les trous « { $one } » et « { $next } »
    .help = mettez un mot entre les deux, ou chacun entre ses guillemets : ce qui va dans l’un et dans l’autre serait deviné
M17-quoted = le trou « { $name } » est entre guillemets : son type n’y a pas d’effet
    .help = retirez les guillemets de la phrase, ou le type du trou
M17-reserved = « { $name } » n’est pas un nom de trou : le moteur remplit lui-même « <{ $name }> »
    .help = donnez-lui un autre nom
M17-idle = le trou « { $name } » ne sert à aucune étape
    .help = écrivez « <{ $name }> » là où il doit servir, ou retirez-le de la phrase : ce qu’on y met n’a pas d’effet
M17-cycle = la phrase « { $phrase } » se contient elle-même
    .help = retirez de ses étapes la phrase qui ramène à elle
M17-double = la phrase « { $phrase } » est écrite deux fois
    .help = gardez-en une, ou dites-les autrement : une étape qui la dit ne saurait laquelle jouer
M17-unsaid = aucun scénario ne dit la phrase « { $phrase } »
    .help = employez-la, ou retirez-la
M18 = « { $value } » n’est pas un montant en euros : cette ligne manque au total du budget
    .help = écrivez `85000`, `85 k€` ou `1,2 M€` ; laissez le champ vide tant que le montant n’est pas connu
M18-quantity = « { $value } » n’est pas une quantité : cette ligne manque au total du budget
    .help = écrivez un nombre, par exemple `12`
M18-doubtful = « { $value } » peut se lire de deux façons : { $one } ou { $other } ; cette ligne manque au total du budget
    .help = écrivez `{ $one }` ou `{ $other }`
M18-negative = « { $value } » est négatif : cette ligne diminue le total du budget
    .label = négatif
    .help = une ligne qui vient en déduction le dit dans son libellé : « Remise », « Subvention » ; sinon, retirez le signe
M18-years = « { $value } » années ne comptent pas : cette ligne est payée une seule fois
    .help = écrivez `kind: recurring` pour un coût payé chaque année, ou retirez `years`
M18-taxes = « { $value } » et le prix d’une autre ligne ne se totalisent pas : l’un est hors taxes, l’autre toutes taxes comprises
    .help = donnez tous les prix hors taxes, ou tous toutes taxes comprises
    .related = l’autre prix
M19 = cela finit avant de commencer
    .help = corrigez l’un des deux jours ; ce qui ne dure qu’un jour porte deux fois le même
    .related = le début
M19-go-live = le projet ouvre avant de commencer
    .label = avant le début
    .help = corrigez `go_live`, jour de la mise en service, ou `start`, premier jour du projet
    .related = le début
M21 = le fichier joint « { $file } » n’existe pas
    .help = les chemins partent du dossier du projet : `docs/maquette.pdf` ; ajoutez le fichier, corrigez le chemin, ou retirez la pièce jointe
M21-logo = « { $file } » n’est pas une image que les pages puissent montrer
    .help = nommez un fichier du dossier du projet : `logo: images/logo.png` (png, jpg, svg, webp, gif)
M21-near = le fichier joint « { $file } » n’existe pas
    .help = vouliez-vous dire `{ $near }` ?
M21-unread = { $why }
    .help = joignez un fichier du dossier du projet, que vous pouvez lire
M21-changed = « { $file } » a changé depuis qu’il a été joint
    .help = si le nouveau fichier convient, écrivez `sha256: { $hash }` ; sinon, remettez l’ancien

# Trace
T01 = le besoin { $id } « { $title } » est retenu, mais aucun cas d’usage ne le couvre
    .help = ajoutez `needs: [{ $id }]` à un cas d’usage, ou écartez le besoin avec un motif
T02 = le cas d’usage { $id } « { $title } » ne répond à aucun besoin
    .help = ajoutez `needs: […]` avec le besoin auquel il répond, ou retirez ce cas d’usage
T03 = l’exigence { $id } « { $title } » ne vient d’aucun cas d’usage ni besoin
    .help = ajoutez `use_cases: […]` ou `needs: […]` ; une exigence sans origine ne se défend pas devant un candidat
T04 = le cas d’usage de données { $id } « { $title } » n’alimente aucun cas d’usage CRM
    .help = ajoutez `depends_on: […]` avec les cas d’usage CRM qu’il sert
T05 = l’exigence { $id } « { $title } » est de premier rang et approuvée, mais aucun test approuvé ne la vérifie
    .help = marquez un scénario `@{ $id }`, ou ajoutez un cas de test avec `requirements: [{ $id }]`
T06 = l’exigence { $id } « { $title } » a { $count } { $count ->
        [0] test approuvé
        [1] test approuvé
       *[other] tests approuvés
    } sur { $expected } { $expected ->
        [one] attendu
       *[other] attendus
    }
    .help = ajoutez les tests qui manquent, ou ajustez `expected_tests`
T07 = le test « { $name } » ne vérifie aucune exigence
    .help = marquez-le `@EXG-…`, ou ajoutez `requirements: […]`
T08 = ce lien mène à { $name }, qui est écarté ou obsolète
    .help = liez ce qui le remplace, ou retirez le lien
T09 = aucun besoin ne sert l’objectif { $id } « { $title } »
    .help = ajoutez `objectives: [{ $id }]` aux besoins qui y contribuent, ou abandonnez l’objectif
T10 = le besoin { $id } « { $title } » ne sert aucun objectif
    .help = ajoutez `objectives: […]`
T11 = « { $id } » ne désigne rien dans ce projet
    .help = créez cet élément, ou retirez le lien
T11-near = « { $id } » ne désigne rien dans ce projet
    .help = vouliez-vous dire « { $near } » ?
T11-several = « { $id } » ne désigne rien : un lien porte un identifiant
    .help = écrivez une liste : `[{ $ids }]`
T11-case = aucun scénario ne porte l’étiquette `@{ $id }`, et aucun cas de test ne s’appelle ainsi
    .help = mettez `@{ $id }` au-dessus du scénario, ou retirez le lien
T11-capitals = « { $id } » et « { $other } » ne se distinguent que par leurs majuscules
    .help = renumérotez l’un des deux avec un identifiant libre, ou n’en gardez qu’un s’ils disent la même chose
    .related = l’autre identifiant
T11-double = l’identifiant « { $id } » est déjà pris
    .help = renumérotez l’un des deux avec un identifiant libre, ou n’en gardez qu’un s’ils disent la même chose : un identifiant ne sert qu’une fois
    .related = première déclaration
T11-party = aucune partie du projet ne s’appelle « { $id } »
    .help = ajoutez-la à `parties`, ou corrigez ce nom
T11-party-near = aucune partie du projet ne s’appelle « { $id } »
    .help = vouliez-vous dire « { $near } » ?
T11-term = « { $term } » est défini deux fois au glossaire
    .help = gardez une seule entrée, ou dites dans le terme ce qui les distingue : les documents imprimeraient les deux définitions
    .related = première définition
T13 = l’exigence « { $name } » est au { $lot }, mais { $other }, dont elle dépend, n’arrive qu’au { $needed }
    .help = rapprochez les deux lots, ou retirez la dépendance
T13-lot = le lot { $lot } passe avant { $needed }, dont il dépend
    .help = corrigez leur ordre (`order`), ou retirez la dépendance
T13-task = « { $name } » commence le { $start }, avant la fin de { $needed }, dont elle dépend ({ $end })
    .label = trop tôt
    .help = déplacez l’une des deux tâches, ou retirez la dépendance
    .related = ce qu’elle attend
T13-lot-days = { $lot } ouvre le { $start }, avant { $needed }, dont il dépend ({ $end })
    .label = trop tôt
    .help = corrigez l’une des deux dates, ou retirez la dépendance
    .related = l’ouverture attendue
T13-milestone = « { $milestone } » est daté du { $start }, après l’ouverture de { $lot } (« { $opening } », { $end })
    .label = après l’ouverture
    .help = avancez ce jalon, ou repoussez l’ouverture : ce qui se vérifie avant d’ouvrir ne se fait pas après
    .related = l’ouverture
T14-long = { $head } → … ({ $count } autres) → { $tail }
T14 = ces éléments dépendent les uns des autres en cercle : { $path }
    .help = retirez l’un de ces liens
T15 = l’étiquette « @{ $tag } » ne désigne rien dans ce projet
    .help = corrigez l’identifiant, ou créez cet élément
T15-near = l’étiquette « @{ $tag } » ne désigne rien dans ce projet
    .help = vouliez-vous dire « @{ $near } » ?
T15-prefix = l’étiquette « @{ $tag } » ressemble à un identifiant, mais le préfixe { $prefix } n’existe pas
    .help = écrivez une étiquette libre en minuscules, ou corrigez le préfixe
T15-prefix-near = l’étiquette « @{ $tag } » ressemble à un identifiant, mais le préfixe { $prefix } n’existe pas
    .help = vouliez-vous dire { $near } ?
T16-feature = le fichier de scénarios « { $path } » n’existe pas
    .help = donnez le chemin depuis le dossier du projet, par exemple `features/comptes.feature`
T16-feature-near = le fichier de scénarios « { $path } » n’existe pas
    .help = vouliez-vous dire « { $near } » ?
T16-scenario = « { $path } » n’a pas de scénario « { $name } »
    .help = recopiez le nom du scénario tel qu’il est écrit
T16-scenario-near = « { $path } » n’a pas de scénario « { $name } »
    .help = vouliez-vous dire « { $near } » ?
D13 = cette étape ne correspond à aucune phrase connue
    .help = voyez les phrases avec `ouvrage steps`
D13-near = cette étape ne correspond à aucune phrase connue
    .help = la phrase la plus proche : { $near }. Toutes les phrases : `ouvrage steps`
D13-target = { $fault }
    .help = tant que ce nom n’est pas connu de la cible, `ouvrage run` n’envoie rien de ce scénario ; les phrases : `ouvrage steps`
D13-order = { $fault }
    .help = tant que le pas qu’il attend ne vient pas avant lui, `ouvrage run` n’envoie rien de ce scénario
D13-written = { $fault }
    .help = tant qu’il est écrit ainsi, `ouvrage run` n’envoie rien de ce scénario ; les phrases : `ouvrage steps`
D13-value = { $fault }
    .help = corrigez la valeur ; d’ici là, `ouvrage run` n’envoie rien de ce scénario
D13-role = le rôle « { $name } » est inconnu
    .help = rôles de la cible : { $known }. Les phrases : `ouvrage steps`
D13-entity = l’entité « { $name } » est inconnue
    .help = entités de la cible : { $known }. Les phrases : `ouvrage steps`
D13-field = le champ « { $name } » est inconnu
    .help = champs de la cible : { $known }. Les phrases : `ouvrage steps`
D13-inner = une étape de la phrase « { $phrase } » en dit plusieurs du projet
    .help = reformulez-la pour qu’il n’en reste qu’une
D13-cycle = avec ce qui est mis dans ses trous, la phrase « { $phrase } » ramène à elle-même
    .help = retirez de ses étapes la phrase qui ramène à elle
D13-long = la phrase « { $phrase } » représente plus d’étapes, ou emboîte plus de phrases, que quiconque n’en relit
    .help = dites-la en plusieurs phrases
D13-quotes = ce qui est mis dans la phrase « { $phrase } » contient des guillemets
    .help = retirez-les de la valeur : ils fermeraient le texte où elle s’insère
D13-rows = certaines lignes seulement font dire à cette étape la phrase « { $phrase } »
    .help = écrivez la phrase dans l’étape, et laissez aux lignes ce qui va dans ses trous
D13-row = avec les valeurs de cette ligne, une étape ne dit plus la phrase du projet « { $phrase } »
    .related = cette étape
    .help = donnez au trou une valeur de son type ; un texte de plusieurs mots se met entre guillemets dans l’étape, et n’en contient pas
D13-table = la phrase du projet « { $phrase } » ne prend ni tableau ni texte
    .help = donnez-lui ses valeurs dans la phrase, ou ajoutez-lui un trou
D13-outcome = la phrase du projet « { $phrase } » ne regarde rien
    .help = un « Alors » doit pouvoir échouer : ajoutez un « Alors » à ses étapes, ou dites-la dans un « Quand »
D13-unfit = « { $value } » ne peut pas être mis dans le trou « { $hole } » de la phrase « { $phrase } » ({ $where })
    .help = ce trou prend ceci : { $type }. Corrigez la valeur, ou le type du trou sous `parameters`
    .related = dans cette phrase
D13-misread = { $fault } Cette valeur va dans le trou « { $hole } » de la phrase « { $phrase } » ({ $where }).
    .help = tant qu’il peut se lire de deux façons, `ouvrage run` n’envoie rien de ce scénario
    .related = dans cette phrase
D13-given = « { $value } » ne convient pas au trou « { $hole } » de la phrase « { $phrase } » : l’étape « { $step } » ({ $where }) ne correspond alors à aucune phrase connue
    .help = corrigez la valeur ; un texte se met entre guillemets. Donner un type au trou, sous `parameters`, dit à tous ce qu’il prend
    .related = dans la phrase
D13-target-in = { $fault } Cette valeur est mise dans la phrase « { $phrase } » ({ $where }).
    .help = corrigez la valeur mise dans la phrase ; d’ici là, `ouvrage run` n’envoie rien de ce scénario
    .related = dans la phrase
D13-within = un délai n’attend qu’un résultat, et la phrase « { $phrase } » { $count ->
        [1] n’est pas un « Alors »
       *[other] représente { $count } étapes
    }
    .help = écrivez le délai devant ce qui doit se voir à temps, dans les étapes de la phrase : « Alors dans les 5 secondes, … »
    .related = cette phrase
D13-several = cette étape correspond à { $count } phrases
    .help = reformulez-la pour qu’il n’en reste qu’une : { $phrases }
