help-ouvrage = Ouvrage : l’établi du maître d’ouvrage. Rédiger, vérifier, faire jouer, juger et publier un cahier des charges et sa recette.
help-ouvrage-examples = Exemples :
  {"  "}ouvrage demo                  le parcours complet sur un projet d’exemple
  {"  "}ouvrage init mon-projet       commencer son propre projet
  {"  "}ouvrage check                 vérifier les textes du dossier courant
help-usage = Utilisation :
help-commands = Commandes
help-options = Options
help-arguments = Arguments
help-option = argument ou option
help-everywhere = Pour toutes les commandes
help-help = Afficher cette aide
help-values = valeurs : { $value }
help-default = par défaut : { $value }
help-of-a-command = Affiche l’aide d’une commande
help-help-examples = Exemples :
  {"  "}ouvrage help                              toutes les commandes
  {"  "}ouvrage help check                        une commande, ses options, des exemples
help-arg-command = Commande à décrire
help-welcome = Pour commencer :
  {"  "}ouvrage demo                              le parcours complet sur un projet d’exemple
  {"  "}ouvrage init mon-projet                   commencer votre projet
  {"  "}ouvrage new atelier --type besoins        préparer un atelier, questions comprises
  {"  "}ouvrage check                             vérifier les textes du dossier courant

  Toutes les commandes : ouvrage --help
value-CODE = CODE
value-COMMAND = COMMANDE
value-DATE = DATE
value-DIR = DOSSIER
value-EXPR = EXPR
value-GRID = GRILLE
value-LOT = LOT
value-SIGN = SIGNE
value-FILTER = FILTRE
value-FILE = FICHIER
value-SIDE = CÔTÉ
value-BY = MOYEN
value-FORMAT = FORMAT
value-GATE = JALON
value-ID = ID
value-LANG = LANGUE
value-LIST = LISTE
value-N = N
value-NAME = NOM
value-REQUIREMENT = EXIGENCE
value-VERSIONS = A..B
value-PORT = PORT
value-SHELL = SHELL
value-URL = URL
value-WORDS = MOTS
help-version = Afficher la version
help-arg-directory = Dossier du projet (par défaut, le dossier courant)
help-arg-lang = Langue des messages et des documents
help-arg-gate = Exigence des vérifications (par défaut, celle de la phase du projet)
help-arg-output-format = Pour des personnes ou pour des machines
help-arg-folder = Dossier à créer
help-arg-template = Modèle de départ : vide, ou le projet de référence complet
help-arg-shell = Interpréteur de commandes
help-arg-book = Ne jouer que ce cahier de recette
help-arg-tags = Ne jouer que les scénarios dont les étiquettes répondent à cette expression, par exemple « @critique and not @manuel »
help-arg-case = Ne jouer que ce cas (répétable)
help-arg-target = Cible : le CRM contre lequel jouer (par défaut, celle du manifeste)
help-arg-concurrency = Scénarios joués en même temps
help-arg-database = Base des résultats : un chemin (SQLite) ou une adresse `postgres://…`
help-arg-junit = Écrire aussi un rapport JUnit dans ce fichier
help-arg-json = Écrire aussi le résultat en JSON dans ce fichier
help-arg-messages = Écrire aussi les messages Cucumber (NDJSON) dans ce fichier
help-arg-cucumber-json = Écrire aussi le JSON Cucumber classique dans ce fichier
help-arg-html = Écrire aussi un rapport HTML d’un seul fichier, lisible hors ligne
help-arg-events = Afficher les événements, un objet JSON par ligne
help-arg-fail-fast = Ne plus rien commencer après le premier échec
help-arg-rerun-failed = Rejouer seulement ce dont le dernier résultat sur la cible n’est pas une réussite
help-arg-shard = Jouer une partie de la sélection : 2/5 est la deuxième de cinq
help-arg-seed = Tirer l’ordre des scénarios avec ce nombre
help-arg-dry-run-of-run = Dire ce que ferait chaque pas, sans CRM, sans rien envoyer ni garder
help-arg-target-compared = Cible à jouer ; une par côté
help-arg-run-compared = Exécution gardée, à comparer sans la rejouer ; une par côté
help-arg-html-compared = Écrit les deux côtés en regard dans une page qui s’ouvre sans réseau
help-arg-xlsx-compared = Écrit un classeur : les scénarios, les pas qui diffèrent, les exécutions
help-arg-json-compared = Écrit la comparaison pour un programme
help-arg-all-compared = Montre aussi ce qui est identique
help-arg-run = Identifiant de l’exécution ; la dernière sans lui
value-PART = PARTIE
value-RUN = EXÉCUTION
help-arg-retries = Nouvelles tentatives d’une lecture après un incident technique (2 sinon)
help-arg-out = Dossier où publier
help-arg-defects = Défauts de la démonstration, séparés par des virgules, ou « none »
help-arg-port = Port d’écoute (0 : un port libre)
help-arg-open = Servir le résultat sur cette machine et afficher son adresse
help-arg-internal = Publier aussi ce qui est interne (verbatims, irritants, budgets)
help-arg-search = N’afficher que les phrases qui contiennent ces mots
help-arg-date = Date du jour dans le bac à sable
help-arg-strict = Traiter les reliquats non supprimés comme des échecs
help-check = Vérifie les textes du projet : lecture, modèle, liens, règles
help-check-examples = Exemples :
  {"  "}ouvrage check                             le projet du dossier courant
  {"  "}ouvrage check --gate drafting             sans exiger ce qui n’est pas encore dû
  {"  "}ouvrage check --output-format json        pour un autre programme
help-explain = Explique une règle de vérification, ou les liste toutes
help-arg-code = Code de la règle, par exemple T01 (sans code, la liste de toutes)
help-explain-examples = Exemples :
  {"  "}ouvrage explain                           toutes les règles, leur niveau et leur moment
  {"  "}ouvrage explain T01                       ce que T01 veut dire, et pourquoi
help-init = Commence un projet
help-init-examples = Exemples :
  {"  "}ouvrage init mon-projet                          un projet vide, prêt à compléter
  {"  "}ouvrage init exemple --template crm-ventes       le projet de référence
help-completions = Écrit le script de complétion d’un interpréteur de commandes
help-completions-examples = Exemples :
  {"  "}ouvrage completions bash > ~/.local/share/bash-completion/completions/ouvrage
  {"  "}ouvrage completions fish > ~/.config/fish/completions/ouvrage.fish
help-run = Joue les scénarios contre un CRM et garde les résultats
help-run-examples = Exemples :
  {"  "}ouvrage run --book CAH-001                un cahier de recette
  {"  "}ouvrage run --tags "@critique"            les chemins critiques
  {"  "}ouvrage run --target recette --junit recette.xml
  {"  "}ouvrage run --html rapport.html                  rapport à envoyer
  {"  "}ouvrage run --messages recette.ndjson --cucumber-json recette.json
  {"  "}ouvrage run --output-format github            annotations dans une forge
  {"  "}ouvrage run --rerun-failed                      ce qui n’a pas réussi la dernière fois
  {"  "}ouvrage run --shard 2/5 --seed 42               une partie, dans un ordre tiré
  {"  "}ouvrage run --dry-run                           ce que ferait chaque pas, sans CRM
  {"  "}ouvrage run --resume                            ce qui attend une personne
  {"  "}ouvrage run --watch                             ce qui change, dès que cela change
help-replay = Montre à nouveau une exécution gardée, et en refait les fichiers
help-replay-examples = Exemples :
  {"  "}ouvrage replay                            la dernière exécution
  {"  "}ouvrage replay --html rapport.html --junit recette.xml
help-compare = Compare ce que donnent deux CRM, ou un seul avant et après une mise à jour
help-compare-examples = Exemples :
  {"  "}ouvrage compare --target crm-a --target crm-b --book CAH-001 --html comparaison.html
  {"  "}ouvrage compare --run 01J8XW… --target recette     avant et après une mise à jour
  {"  "}ouvrage compare --run 01J8XW… --run 01J9KB…        sans rien jouer
  {"  "}Le premier côté est celui auquel on compare. Code 1 si ce qui y réussit ne réussit pas sur le second.
help-clean = Retire du CRM ce qu’une exécution interrompue y a laissé
help-clean-examples = Exemples :
  {"  "}ouvrage clean                             tous les reliquats connus
  {"  "}ouvrage clean --target recette            ceux d’une cible
help-target = Vérifie qu’une cible répond et a ce qu’elle nomme
help-target-examples = Exemples :
  {"  "}ouvrage target check                      la cible par défaut
  {"  "}ouvrage target check recette
help-target-check = Demande au CRM sa version, connecte chaque rôle et compare les noms de la cible aux siens
help-target-check-examples = Exemples :
  {"  "}ouvrage target check                      la cible par défaut
  {"  "}ouvrage target check recette --output-format json
help-target-map = Propose dans une cible les noms que son CRM donne à ses modèles et à leurs champs
help-target-map-examples = Exemples :
  {"  "}ouvrage target map recette                                 les modèles qui ressemblent à ce dont parle le projet
  {"  "}ouvrage target map recette compte=res.partner --dry-run    ce qui serait écrit
  {"  "}ouvrage target map recette res.users crm.lead
help-arg-target-named = Nom de la cible
help-arg-models = Modèle du CRM, ou entité=modèle
help-arg-target-name = Nom de la cible ; sans lui, celle par défaut
help-publish = Publie le site, le cahier des charges et les comptes rendus
help-publish-examples = Exemples :
  {"  "}ouvrage publish                           dans `public/`
  {"  "}ouvrage publish --out livrables --lang en
help-sandbox = Démarre le CRM d’exemple
help-sandbox-examples = Exemples :
  {"  "}ouvrage sandbox                           sur un port libre
  {"  "}ouvrage sandbox --port 8099 --defects duplicate-accepted
help-demo = Le parcours complet : vérifier, jouer, juger, publier
help-demo-examples = Exemples :
  {"  "}ouvrage demo                              avec deux défauts à trouver
  {"  "}ouvrage demo --defects none               sans défaut : tout passe
  {"  "}ouvrage demo --open                       puis lire le résultat dans un navigateur
help-steps = Liste les phrases que les scénarios peuvent employer
help-steps-examples = Exemples :
  {"  "}ouvrage steps                             toutes les phrases
  {"  "}ouvrage steps --search refusée            celles qui contiennent ce mot

usage-unknown-argument = l’option « { $what } » n’existe pas pour cette commande.
usage-extra-word = « { $word } » est de trop : « { $command } » n’attend rien à cet endroit.
usage-extra-folder = « { $word } » est un dossier, et « { $command } » n’en attend pas à cet endroit : le dossier du projet se donne avec -C.
usage-type = Tapez : { $command }
usage-unknown-command = la commande « { $what } » n’existe pas.
usage-invalid-value = « { $value } » n’est pas une valeur de { $what }.
usage-no-value = { $what } attend une valeur.
usage-missing-argument = il manque : { $what }.
usage-conflict = « { $what } » ne va pas avec les autres options données.
usage-other = les arguments n’ont pas été compris.
usage-commands = Commandes : { $known }.
usage-undo-words = annuler défaire revenir restaurer undo revert rollback restore
usage-undo = Vos textes sont des fichiers suivis par git : `git diff` montre ce qui a changé depuis le dernier commit, et `git restore specs/fichier.yaml` remet ce fichier comme il y était. Ce qui n’a pas été gardé par un commit est alors perdu.
usage-command-words = vérifier=check verifier=check contrôler=check expliquer=explain commencer=init nouveau=new créer=new ajouter=new modifier=set changer=set relier=link lier=link délier=unlink renommer=rename supprimer=remove effacer=remove ranger=fmt formater=fmt jouer=run lancer=run exécuter=run tester=run nettoyer=clean publier=publish démonstration=demo démo=demo phrases=steps étapes=steps aide=help complétion=completions
usage-near = Vouliez-vous dire « { $near } » ?
usage-values = Valeurs possibles : { $values }.
usage-help = L’option --help décrit la commande et donne des exemples.

check-more = … et { $count } autres constats { $code }, donnés tous par `--output-format json`
check-explain = Pour comprendre : ouvrage explain { $code }
check-explain-first = Constats : { $list }{ $others ->
        [0] {""}
        [one] {" "}et un autre code
       *[other] {" "}et { $others } autres codes
    }. Pour commencer : ouvrage explain { $code }
check-summary = { $errors ->
        [0] Aucune erreur
        [one] { $errors } erreur
       *[other] { $errors } erreurs
    }, { $warnings ->
        [0] aucun avertissement
        [one] { $warnings } avertissement
       *[other] { $warnings } avertissements
    } · { $requirements ->
        [one] { $requirements } exigence
       *[other] { $requirements } exigences
    }, { $usecases } cas d’usage, { $cases } cas de test, { $links ->
        [one] { $links } lien vérifié
       *[other] { $links } liens vérifiés
    } en { $time }

init-exists = il y a déjà un projet dans { $folder } : rien n’a été modifié
init-done = Projet commencé dans { $folder } ({ $count } fichiers).
init-next = Suite : cd { $folder } puis ouvrage check
init-next-here = Suite : ouvrage check
init-workshop = Premier atelier : ouvrage new atelier --type besoins
init-target = Première recette : ouvrage sandbox dans un terminal, ouvrage run dans un autre
init-untitled = Nouveau projet
write-failed = impossible d’écrire { $path } : { $detail }

steps-none = aucune phrase ne contient ces mots ; `ouvrage steps` les donne toutes
steps-legend = Ce qui peut remplacer les accolades
steps-notation = Ce qui est entre parenthèses est facultatif ; entre deux mots, la barre laisse le choix. Les deux-points annoncent un tableau.
steps-count = { $count ->
        [one] { $count } phrase
       *[other] { $count } phrases
    }
sandbox-started = CRM d’exemple à l’écoute sur { $url } ; adresse et mots de passe dans { $file }. Ctrl-C pour l’arrêter.
sandbox-next = Suite, dans un autre terminal : { $command }
sandbox-no-project = Il n’y a pas de projet dans ce dossier : `ouvrage run` ne trouvera ce CRM que depuis un projet où `ouvrage sandbox` a été lancé.
sandbox-no-folder = le dossier { $folder } n’existe pas : donnez à -C celui d’un projet
sandbox-stopped = CRM d’exemple arrêté.
sandbox-failed = le CRM d’exemple ne démarre pas : { $detail }
defect-unknown = « { $word } » n’est pas un défaut du CRM d’exemple.
defect-known = Défauts, seuls ou séparés par des virgules :
defect-none = aucun défaut
runtime-failed = le programme n’a pas pu démarrer : { $detail }

publish-failed = la publication a échoué : { $detail }
publish-unread = la pièce jointe { $path } ne peut pas être lue : { $detail }
publish-not-read = rien n’a été publié : { $count ->
        [one] corrigez d’abord l’erreur ci-dessus
       *[other] corrigez d’abord les { $count } erreurs ci-dessus
    }
publish-site = Site : { $site } ({ $files } fichiers)
publish-pdf = Cahier des charges : { $pdf } ({ $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, { $time })
publish-team = Pour l’équipe, avec ce qui reste à faire : ouvrage publish --internal
publish-findings = Des constats restent à traiter ({ $errors ->
        [0] aucune erreur
        [one] une erreur
       *[other] { $errors } erreurs
    }, { $warnings ->
        [0] aucun avertissement
        [one] un avertissement
       *[other] { $warnings } avertissements
    }) : ouvrage check
run-not-read = rien n’a été joué : { $count ->
        [one] corrigez d’abord l’erreur ci-dessus
       *[other] corrigez d’abord les { $count } erreurs ci-dessus
    }
run-no-target = aucune cible : décrivez un CRM sous `targets:` dans specs/targets/, et nommez-le par `default_target` dans le manifeste
run-unknown-target = la cible « { $name } » n’existe pas ; cibles : { $known }
run-broken = l’exécution s’est arrêtée : { $detail }
run-leftover = reliquat dans le CRM : { $record } ({ $cause })
run-leftovers = { $count ->
        [one] Un reliquat n’a pas pu être supprimé du CRM
       *[other] { $count } reliquats n’ont pas pu être supprimés du CRM
    } : ouvrage clean
run-flaky = { $count ->
        [one] Un scénario n’est passé qu’après une nouvelle tentative
       *[other] { $count } scénarios ne sont passés qu’après une nouvelle tentative
    }
run-shard = Partie { $part } : { $count } sur { $all }, lignes d’exemples comprises.
rerun-some = Rejoués : { $count } sur { $all } ; leur dernier résultat n’est pas une réussite.
rerun-nothing = Rien à rejouer : le dernier résultat de chaque cas joué est une réussite, ou attend une personne.
rerun-gone = Rien de ce qui n’a pas réussi ({ $failed }) n’est dans la sélection.
rerun-cut = L’exécution { $run } n’est pas allée au bout : { $count } sans résultat depuis son début sont à jouer aussi.
rerun-no-run = Aucune exécution n’est gardée sur la cible « { $target } » : jouez d’abord `ouvrage run`.
replay-no-run = Aucune exécution n’est gardée : jouez d’abord `ouvrage run`.
replay-unknown = L’exécution « { $run } » n’est pas dans la base.
replay-known = Dernières exécutions : { $known }
shard-unreadable = « { $value } » n’est pas une partie : écrivez 2/5, de 1 au nombre de parties.
progress-seed = ordre tiré avec { $seed }
dry-sent = serait joué
dry-by-hand = serait confié à une personne
dry-counts = Joués : { $sent } · confiés à une personne : { $hand } · indéfinis : { $undefined } · ambigus : { $ambiguous }. Rien n’a été envoyé.
dry-propose = Une étape indéfinie peut devenir une phrase du projet : complétez ceci dans features/phrases.steps.yaml.
run-child-died = le processus qui jouait les scénarios s’est arrêté : { $detail }
run-interrupted = Interrompu : les résultats acquis sont gardés.
run-critical = Chemins critiques : { $proved ->
        [0] aucun prouvé
        [one] { $proved } prouvé
       *[other] { $proved } prouvés
    } sur { $all }
run-stale = { $count ->
    [one] { $count } résultat constaté sur une autre version du CRM ne compte plus : la recette porte sur { $delivery }
   *[other] { $count } résultats constatés sur une autre version du CRM ne comptent plus : la recette porte sur { $delivery }
}
run-stale-unknown = une version inconnue
run-verdicts = Exigences : { $list }
run-expected = attendu  { $value }
run-actual = obtenu   { $value }
run-report = Rapport : { $path }
run-findings = Le projet compte { $count ->
        [one] une erreur
       *[other] { $count } erreurs
    } : ouvrage check
progress-target = cible { $name }
progress-commit = commit { $commit }
progress-planned = { $count ->
        [one] { $count } scénario
       *[other] { $count } scénarios
    }
progress-parallel = { $count } en parallèle
progress-failed = { $count } à regarder
progress-left = reste ~{ $time }
clean-done = { $removed ->
        [0] Aucun reliquat à supprimer
        [one] Un reliquat supprimé
       *[other] { $removed } reliquats supprimés
    }{ $left ->
        [0] .
       *[other] , { $left } restent.
    }
clean-failed = le nettoyage n’a pas pu se faire : { $detail }
clean-busy = une exécution est en cours ; attendez sa fin
demo-checking = Vérification du projet…
demo-unpacked = Pas de projet ici : le projet de référence est dans { $folder }.
demo-no-case = ce projet n’a encore aucun cas de test à jouer : `ouvrage run` montre comment écrire le premier. Le parcours sur le projet d’exemple se lance par `ouvrage demo` dans un dossier vide.
demo-no-target = ce projet n’a pas de cible de profil « sandbox » : la démonstration joue contre son propre CRM d’exemple. Ajoutez-en une, ou lancez `ouvrage demo` dans un dossier vide.
demo-started = CRM d’exemple sur { $url } ; défauts cachés : { $defects }
demo-no-defect = aucun
demo-no-browser = { $count ->
    [one] 1 scénario à l’écran non joué : aucun navigateur sur cette machine (Debian : apt install chromium chromium-driver).
   *[other] { $count } scénarios à l’écran non joués : aucun navigateur sur cette machine (Debian : apt install chromium chromium-driver).
}
demo-publishing = Publication…
demo-junit = JUnit : { $path }
demo-documents = Documents
demo-done = Parcours complet en { $time }.
demo-by-design = { $count ->
        [one] Un scénario échoue par construction
       *[other] { $count } scénarios échouent par construction
    } : le CRM d’exemple cache { $defects ->
        [one] { $defects } défaut
       *[other] { $defects } défauts
    }, et la recette en a trouvé { $found }. La démonstration est réussie.
demo-not-found = Aucun scénario n’échoue : le cahier joué ne vérifie pas ce que { $defects ->
        [one] le défaut caché change
       *[other] les { $defects } défauts cachés changent
    }.
demo-sound = Aucun scénario n’échoue : le CRM d’exemple ne cache aucun défaut.
demo-next = À essayer
demo-next-none = le même parcours sur un CRM sans défaut : tout passe
demo-next-defects = le même parcours sur un CRM qui cache deux défauts
demo-next-check = vérifier les textes du projet
demo-next-init = commencer votre projet
demo-init = ouvrage init mon-projet
demo-unexplained = { $count ->
        [one] un échec n’est pas expliqué
       *[other] { $count } échecs ne sont pas expliqués
    } par les défauts cachés : voyez le rapport
serve-started = Le site est servi sur { $url } (Ctrl-C pour arrêter).
serve-failed = le site n’a pas pu être servi : { $detail }

run-missing-variable = la cible « { $target } » attend { $names } : donnez { $count ->
        [one] cette variable
       *[other] ces variables
    } dans l’environnement ou dans `.ouvrage/env`{ $sandbox ->
        [yes] , ou démarrez le CRM d’exemple : `ouvrage sandbox`
       *[no] {""}
    }
system-port-taken = ce port est déjà pris : choisissez-en un autre avec `--port` ({ $detail })
plan-known-ids = il y a : { $known }
run-next-open = Suite : ouvrez ce rapport dans un navigateur
run-next-clean = Suite : `ouvrage clean` retire du CRM ce qui y reste, puis ouvrez ce rapport
run-next-waiting = Suite : { $count ->
        [one] un cas attend une personne
       *[other] { $count } cas attendent une personne
    }, rien n’en est jugé : `ouvrage run{ $elsewhere } --resume { $run }`

help-arg-watch = Vérifie de nouveau après chaque changement
watch-waiting = en attente d’un changement (Ctrl-C pour finir)
watch-change = { $fresh ->
        [0] rien de nouveau
        [one] 1 constat nouveau
       *[other] { $fresh } constats nouveaux
    }, { $gone ->
        [0] aucun disparu
        [one] 1 disparu
       *[other] { $gone } disparus
    }
watch-failed = le projet ne peut pas être surveillé : { $detail }
watch-full = le projet ne peut pas être surveillé : le système surveille déjà autant de dossiers qu’il le permet ({ $detail }). Relevez sa limite (sous Linux : `sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`), puis relancez la commande.
watch-full-since = des changements peuvent passer inaperçus : le système surveille déjà autant de dossiers qu’il le permet ({ $detail }). Relevez sa limite (sous Linux : `sudo sysctl fs.inotify.max_user_watches=524288`), puis relancez la surveillance.
watch-unsure = des changements peuvent passer inaperçus : { $detail }. S’il en manque, relancez la surveillance.
watch-git = un commit ou un changement de branche peut n’être vu qu’au prochain fichier enregistré : { $folder } ne peut pas être surveillé ({ $detail }). Pour qu’il le soit aussitôt, donnez-vous le droit de lire ce dossier, puis relancez la surveillance.
watch-git-full = un commit ou un changement de branche peut n’être vu qu’au prochain fichier enregistré : { $folder } ne peut pas être surveillé, car le système surveille déjà autant de dossiers qu’il le permet. Pour qu’il le soit aussitôt, relevez sa limite (sous Linux : `sudo sysctl fs.inotify.max_user_watches=524288`), puis relancez la surveillance.
watch-moved = { $count ->
        [one] 1 constat a changé de place :
       *[other] { $count } constats ont changé de place :
    }
watch-moved-more = { $count ->
        [one] … et 1 autre : `ouvrage check` les montre tous
       *[other] … et { $count } autres : `ouvrage check` les montre tous
    }
check-story-cut = T12 n’a pas pu être vérifiée : ce clone est tronqué (git fetch --unshallow).
help-arg-since = Comparer les états avec ceux de cette révision de git, plutôt qu’avec le dernier commit (intégration continue : la branche d’origine)
value-REVISION = RÉVISION
absent = rien n’a été joué, le CRM de la cible « { $target } » n’est pas là
absent-cause = { $cause }
absent-tried = Adresse lue : `url: { $url }`, à { $place }
absent-never-started = Le CRM d’exemple n’a pas encore été démarré dans ce projet.
absent-start-sandbox = À faire : démarrez le CRM d’exemple dans un autre terminal (`{ $command }`), puis relancez cette commande.
absent-start-sandbox-or-mend = À faire : démarrez le CRM d’exemple dans un autre terminal (`{ $command }`), ou corrigez cette adresse.
absent-mend-variable = À faire : démarrez ce CRM, ou donnez la bonne adresse à { $url }, dans l’environnement ou dans `{ $file }`.
absent-mend-address = À faire : démarrez ce CRM, ou corrigez cette adresse.
run-no-case = rien à jouer : ce projet n’a encore aucun cas de test.
run-first-case = Écrivez le premier, par exemple ces lignes dans { $file } :
run-all-phrases = Toutes les phrases : ouvrage steps

# Ce qu’une personne joue à la main
help-arg-manual = Ce que deviennent les étapes à la main : les poser maintenant (ask) ou les laisser en attente (later) ; posées à un terminal, en attente sans lui
help-arg-tester = Nom de la personne qui répond (celui de git sinon)
help-arg-resume = Reprendre une exécution là où elle attend une personne ; sans nom, la dernière qui attend
help-arg-waiting = Supprimer aussi ce que gardent les scénarios en attente d’une personne : ils ne pourront plus être repris
value-WHEN = MOMENT
ask-nobody = qui répond ? Donnez un nom : `--tester "Prénom Nom"` (ou `git config user.name`).
ask-in-the-name = { $count ->
        [one] Une étape à la main
       *[other] { $count } étapes à la main
    } : réponses au nom de { $name }.
ask-step = Étape { $number } sur { $steps }
ask-record = { $entity } « { $name } » (n° { $id })
ask-captured = { $name } : { $value }
ask-answers = 1 réussi · 2 échoué · 3 bloqué · 4 intestable · 5 plus tard
ask-seen = ce qui a été vu
ask-seen-passed = ce qui a été vu (Entrée : rien à ajouter)
ask-evidence = fichier de preuve (Entrée : aucun)
ask-no-answer = « { $value } » n’est pas une réponse : écrivez 1 à 5, ou réussi, échoué, bloqué, intestable, plus tard.
ask-answer-as-seen = « { $value } » est une réponse, pas ce qui a été vu : écrivez-le en quelques mots.
ask-no-file = « { $path } » ne se lit pas : { $detail }
answer-seen-nothing = Dites ce qui a été vu : sans cela, la réponse ne compte pas.
resume-goes-on = Reprise de l’exécution { $run } : { $count ->
        [one] un cas en attente
       *[other] { $count } cas en attente
    }, réponses au nom de { $name }.
resume-none = aucune exécution n’attend une personne.
resume-nothing = rien n’attend une personne dans l’exécution { $run }.
resume-gone = { $case } attendait une personne, mais n’est plus dans le projet : il ne peut pas être repris. `ouvrage clean --waiting` supprime ce qu’il garde dans le CRM.
resume-cut = { $case } a été coupé pendant que la machine continuait : ce qu’elle a fait n’est pas connu. Rejouez-le : `ouvrage run --case`.
resume-changed = { $case } a changé depuis qu’il attend une personne : ce qui a été joué n’est plus ce qui est écrit. Rétablissez son texte, ou rejouez-le (`ouvrage run --case`) ; `ouvrage clean --waiting` supprime ce qu’il garde dans le CRM.
resume-busy = quelqu’un d’autre reprend déjà une exécution dans ce dossier.
resume-not-locked = la reprise ne peut pas commencer : { $detail }
clean-held = { $count ->
        [one] Une fiche est gardée
       *[other] { $count } fiches sont gardées
    } par des scénarios en attente d’une personne (exécution { $run }) : `ouvrage run --resume { $run }`, ou `ouvrage clean --waiting` pour les abandonner.
help-arg-evidence-limit = Taille la plus grande d’une preuve (10M par défaut) ; au-delà, elle n’est pas gardée et c’est dit
value-SIZE = TAILLE
replay-evidence-lost = preuve « { $name } » de { $case } : { $why } (SHA-256 { $hash })
help-arg-watch-of-run = Rejouer, après chaque changement, les scénarios dont le texte, les phrases ou les données ont changé
run-watch-same = Rien à rejouer : aucun scénario choisi n’a changé de sens.
run-watch-changed = { $count ->
    [one] Un scénario a changé
   *[other] { $count } scénarios ont changé
}.
dry-sent-by-hand = serait joué jusqu’à ce qui est confié à une personne
