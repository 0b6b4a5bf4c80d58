help-list = Liste les artefacts, filtrés et triés
help-list-examples = Exemples :
  {"  "}ouvrage list exigences lot:LOT-001 priorité:1      celles du premier lot, de rang 1
  {"  "}ouvrage list besoins -statut:écarté --sort priority
  {"  "}ouvrage list verdict:failing --out echecs.xlsx           pour un tableur
help-show = Montre tout ce qui est su d’un artefact
help-show-examples = Exemples :
  {"  "}ouvrage show EXG-012
  {"  "}ouvrage show CU-003 --output-format json
help-trace = Déroule la chaîne, de l’objectif au verdict, les trous en premier
help-trace-examples = Exemples :
  {"  "}ouvrage trace                             toute la chaîne
  {"  "}ouvrage trace EXG-012                     d’où vient l’exigence, et ce qui en découle
  {"  "}ouvrage trace OBJ-001 --down --depth 2
help-search = Cherche des mots dans tous les textes
help-search-examples = Exemples :
  {"  "}ouvrage search devis refusé               les accents et les majuscules ne comptent pas
  {"  "}ouvrage search EXG-012
help-backlog = Range ce qui reste à faire, du plus au moins important, et pèse les lots
help-backlog-examples = Exemples :
  {"  "}ouvrage backlog                           tous les lots
  {"  "}ouvrage backlog --lot LOT-002 --out lot-2.xlsx
help-actions = Le registre des actions, points ouverts et décisions de tous les ateliers et comités
help-actions-examples = Exemples :
  {"  "}ouvrage actions --mine                    ce que j’ai à faire
  {"  "}ouvrage actions --late                    ce qui est en retard
  {"  "}ouvrage actions --all --out registre.xlsx  pour un tableur
help-arg-wanted = Une sorte d’artefact, puis des filtres `champ:valeur` (« - » devant : l’inverse)
help-arg-columns = Colonnes, séparées par des virgules : `id,title,lot,priority`…
help-arg-out-list = Fichier à écrire pour un tableur, .xlsx ou .csv
help-arg-sort = Colonnes de tri, séparées par des virgules ; « - » devant : ordre inverse
help-arg-id = Identifiant de l’artefact
help-arg-up = Seulement d’où il vient
help-arg-down = Seulement ce qui en découle
help-arg-depth = Nombre de liens suivis
help-arg-words = Mots à trouver, tous
help-arg-all-hits = Montrer tous les résultats
help-arg-lot = Seulement ce lot, par identifiant ou titre
help-arg-mine = Seulement les miennes : `OUVRAGE_USER`, sinon le nom connu de git
help-arg-owner = Seulement celles de cette personne
help-arg-late = Seulement ce qui est en retard
help-arg-all-lines = Avec les décisions et ce qui est clos

explore-pair = { $label } : { $value }
explore-yes = oui
explore-no = non
explore-no-result = aucun résultat
explore-chapter = chapitre
explore-errors = { $count ->
        [one] Une erreur empêche de tout lire ({ $place })
       *[other] { $count } erreurs empêchent de tout lire (la première : { $place })
    }, il peut manquer des éléments ici. Voyez : ouvrage check
explore-column-kind = Sorte
explore-column-verdict = Verdict
explore-column-cases = Cas approuvés
explore-column-file = Fichier

filter-not-read = le filtre n’est pas compris
filter-empty = il manque un mot après ce signe
filter-no-value = « { $key } » attend une valeur
    .help = `{ $key }:aucun` trouve ce qui n’en a pas
filter-unclosed = ce guillemet n’est pas fermé
filter-key = « { $key } » n’est le nom d’aucun champ
    .help = Un champ s’écrit par sa clé ou son libellé : `lot:`, `statut:`, `priorité:`, `type:`, `échéance:`, `texte:`…
filter-key-near = « { $key } » n’est le nom d’aucun champ
    .help = Vouliez-vous dire « { $near } » ?
filter-key-elsewhere = « { $name } » n’est pas un champ de { $wanted }, mais de { $owners }
    .help = Retirez ce filtre, ou demandez ces objets-là
filter-value = rien ne correspond à « { $value } » dans « { $key } »
filter-value-near = « { $value } » n’est pas une valeur de « { $key } »
    .help = Vouliez-vous dire « { $near } » ?
filter-value-among = « { $value } » n’est pas une valeur de « { $key } »
    .help = Valeurs possibles : { $known }
filter-equals = « { $key }={ $value } » donne une valeur ; un filtre la demande
    .help = Écrivez `{ $key }:{ $asked }`
filter-date = « { $value } » n’est pas une date
    .help = Une date s’écrit 2026-12-01, 2026-12 ou 2026 ; elle se compare : `{ $key }:<2026-12-01`, `{ $key }:2026-01..2026-06`
filter-number = « { $value } » n’est pas un nombre
    .help = Un nombre se compare : `{ $key }:>=5`, `{ $key }:5..10`
filter-no-order = « { $key } » ne se compare pas
    .help = Seuls les dates, les nombres et les priorités ont un ordre

columns-not-read = la liste de colonnes n’est pas comprise
column-near = « { $name } » n’est pas une colonne
    .help = Vouliez-vous dire « { $near } » ?
column-elsewhere = « { $name } » n’est pas un champ de { $wanted }, mais de { $owners } : rien n’est à trier
    .help = Triez par un champ de ce que vous demandez
column-unknown = « { $name } » n’est pas une colonne
    .help = Une colonne est un champ (`priority`, `lot`, `due`…), ou `id`, `kind`, `verdict`, `cases`, `file`

list-none = Aucun artefact ne correspond.
list-count = { $count ->
        [one] { $count } artefact
       *[other] { $count } artefacts
    }
explore-saved-list = Liste
explore-saved = { $file } : { $count ->
        [0] aucune ligne
        [one] { $count } ligne
       *[other] { $count } lignes
    }
list-nameless = { $count ->
        [one] Un élément « { $kind } » n’a pas d’identifiant, et n’est pas dans cette liste. Donnez-lui un `id:`
       *[other] { $count } éléments « { $kind } » n’ont pas d’identifiant, et ne sont pas dans cette liste. Donnez-leur un `id:`
    }
list-unknown-kind = « { $word } » n’est pas une sorte d’artefact
list-part = « { $word } » n’est pas un artefact à part : c’est la liste `{ $field }:` sous `{ $owner }:`. Pour la lire en tableau : `ouvrage export { $field }`
list-id = Pour voir cet objet : `ouvrage show { $word }`
list-kinds = Par exemple : exigences, besoins, cas d’usage, lots, ateliers, flux, indicateurs. Pour chercher un mot : `ouvrage search { $word }`
show-unknown = aucun artefact ne s’appelle « { $id } »
show-unknown-next = Pour le chercher dans les textes : `ouvrage search { $id }`
show-links = Liens
show-verdict = Verdict
show-findings = Constats
show-line = (ligne { $line })
show-stale = { $count ->
        [one] { $count } résultat périmé
       *[other] { $count } résultats périmés
    }
show-last-run = Dernière exécution : { $case }, { $status }, le { $day } sur { $target } ({ $commit })
show-last-change = Dernière modification : { $day }, { $author }, « { $subject } » ({ $commit })
show-uncommitted = Modifié depuis, pas encore dans git.
site-link-names-out = Nomme
site-link-names-in = Nommé par

search-none = Aucun texte ne contient tous ces mots : { $words }
search-count = { $count ->
        [one] Un résultat
       *[other] { $count } résultats{ $shown ->
            [0] {""}
           *[other] , { $shown } montrés
        }
    }

trace-up = D’où cela vient
trace-down = Ce qui en découle
trace-again = déjà montré
trace-hidden = { $count ->
        [one] un autre dessous
       *[other] { $count } autres dessous
    }
trace-empty = Rien à dérouler : le projet n’a pas encore d’objectif.
trace-holes = { $count ->
        [0] La chaîne est entière.
        [one] Un trou dans la chaîne.
       *[other] { $count } trous dans la chaîne.
    }
hole-no-need = aucun besoin ne le sert
hole-no-use-case = aucun cas d’usage ne le couvre
hole-no-requirement = aucune exigence ne le précise
hole-no-test = aucun cas approuvé ne la vérifie
hole-no-objective = ne sert aucun objectif
hole-no-source = ne vient d’aucun besoin ni cas d’usage

backlog-saved = Priorités
backlog-rank = N°
backlog-items = Éléments
backlog-of-rank = Rang { $rank }
backlog-unranked = Sans rang
backlog-effort = Charge estimée
backlog-unestimated = Sans charge
backlog-announced = Jours prévus
backlog-no-lot = Hors lot
backlog-none = Rien à ranger : aucune exigence, aucun cas d’usage.
backlog-no-lots = « { $word } » n’est pas un lot : le projet n’en déclare aucun. Déclarez-en un avec `ouvrage new lot`, ou omettez --lot
backlog-unknown-lot = « { $word } » n’est pas un lot. Lots : { $known }

register-action = action
register-open-point = point ouvert
register-decision = décision
register-actions = Actions
register-open-points = Points ouverts
register-decisions = Décisions
register-saved = Registre
register-day = Échéance ou date
register-is-late = En retard
register-workshop = Atelier
register-late = { $day } (en retard)
register-no-day = sans date
register-nobody = personne
actions-nobody = vous n’êtes pas connu ici : donnez votre nom par `git config user.name` ou par OUVRAGE_USER, ou choisissez avec `--owner`
actions-none = Rien n’est ouvert.
actions-none-of = Rien n’est ouvert pour { $who }.
actions-count = { $open ->
        [0] Rien d’ouvert
        [one] { $open } ouvert
       *[other] { $open } ouverts
    }, { $late ->
        [0] rien en retard.
        [one] { $late } en retard.
       *[other] { $late } en retard.
    }

git-none = le programme git est introuvable : l’historique ne peut pas être lu
git-no-repository = ce projet n’est pas dans un dépôt git : il n’a pas d’historique à comparer
git-unknown-revision = git ne connaît pas de révision « { $revision } »
git-failed = git s’est arrêté : { $detail }
