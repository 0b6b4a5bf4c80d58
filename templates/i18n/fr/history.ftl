# L’histoire des textes : impact, différences, relectures
help-impact = Montre tout ce qui dépend d’un objet, et ce que son changement donnerait à revoir
help-impact-examples = Exemples :
  {"  "}ouvrage impact EXG-012
  {"  "}ouvrage impact CU-004 --output-format json
help-diff = Compare deux versions du projet : ajouts, retraits, reformulations, liens, ordre
help-diff-examples = Exemples :
  {"  "}ouvrage diff                       depuis le dernier commit
  {"  "}ouvrage diff v1.0                  depuis une version étiquetée
  {"  "}ouvrage diff v1.0..v1.1            d’une version à l’autre
  {"  "}ouvrage diff v1.0.. --output-format markdown
help-arg-versions = `A..B` : d’une révision de git à l’autre ; `A` : jusqu’au texte sur le disque (par défaut depuis le dernier commit)
help-review = Montre les cas dont l’exigence a changé, et signe ceux qui tiennent toujours
help-review-examples = Exemples :
  {"  "}ouvrage review                                           ce qui est à relire
  {"  "}ouvrage review EXG-012 --reason "Seule la tournure change"
  {"  "}ouvrage review --all --reason "Relu en revue du 12 mars" --dry-run
help-arg-review-requirements = Exigences dont les cas ont été relus
help-arg-review-all = Tous les cas à relire
help-arg-review-case = Seulement ce cas (répétable)
help-arg-reason = Pourquoi le changement est sans effet sur ces cas ; signe la relecture
help-arg-by = Qui a relu (par défaut `OUVRAGE_USER`, sinon le nom connu de git)

moment-before = dans la première version connue
moment-working = pas encore dans git
moment-commit = { $day } ({ $commit })

impact-none = Rien n’en dépend.
impact-kind = { $kind } ({ $count })
impact-far = {"  "}à { $links } liens
impact-stale-mark = {"  "}à relire
impact-lots = Lots touchés : { $names }
impact-books = Cahiers touchés : { $names }
impact-no-case = Aucun cas approuvé ne le vérifie.
impact-work = Si le texte change : { $cases ->
        [one] un cas
       *[other] { $cases } cas
    } à revoir ({ $writing }), { $plays ->
        [one] une exécution
       *[other] { $plays } exécutions
    } ({ $playing }), rejeux ({ $replaying }) — { $total } en tout.
impact-stale = { $count ->
        [one] Un cas attend
       *[other] { $count } cas attendent
    } déjà une relecture : ouvrage review
impact-no-story = Sans git, on ne sait pas quels cas ont été approuvés avant le dernier changement.

diff-title = De { $from } vers { $to }
diff-on-disk = le texte sur le disque
diff-commit = { $commit } du { $day }
diff-revision = { $revision } ({ $commit } du { $day })
diff-none = Aucune différence.
diff-nothing = rien
diff-identified = a reçu un identifiant
diff-reordered = dans un autre ordre
diff-renamed = auparavant { $from }
diff-modified = Modifiés
diff-background = Contexte
diff-no-project = aucun projet dans ce dossier
diff-errors = { $version } : { $count ->
        [one] une erreur empêche
       *[other] { $count } erreurs empêchent
    } de tout lire, la comparaison est incomplète
diff-subject-manifest = projet
diff-subject-feature = fonctionnalité
diff-subject-chapter = chapitre
diff-section-added = Ajoutés
diff-section-removed = Retirés
diff-section-renamed = Renommés
diff-count-added = { $count ->
        [one] un ajouté
       *[other] { $count } ajoutés
    }
diff-count-removed = { $count ->
        [one] un retiré
       *[other] { $count } retirés
    }
diff-count-identified = { $count ->
        [one] un identifiant donné
       *[other] { $count } identifiants donnés
    }
diff-count-renamed = { $count ->
        [one] un renommé
       *[other] { $count } renommés
    }
diff-count-state = { $count ->
        [one] un changement d’état
       *[other] { $count } changements d’état
    }
diff-count-moved = { $count ->
        [one] un déplacé de lot
       *[other] { $count } déplacés de lot
    }
diff-count-reranked = { $count ->
        [one] un reclassé
       *[other] { $count } reclassés
    }
diff-count-reworded = { $count ->
        [one] une reformulation
       *[other] { $count } reformulations
    }
diff-count-relinked = { $count ->
        [one] un lien changé
       *[other] { $count } liens changés
    }
diff-count-field = { $count ->
        [one] un autre champ
       *[other] { $count } autres champs
    }

git-nothing-shared = « { $a } » et « { $b } » n’ont aucun commit en commun

review-no-story = sans git, on ne sait pas ce qui a changé depuis l’approbation des cas : le projet n’est dans aucun dépôt, ou n’a pas encore de commit
review-no-requirement = aucune exigence ne s’appelle « { $id } »
review-which = il faut dire lesquels : une ou plusieurs exigences, ou --all
review-no-reason = une relecture se signe avec sa raison : --reason "…"
review-nobody = il faut dire qui a relu : --by "Prénom Nom" (ni OUVRAGE_USER ni git ne donnent de nom)
review-nameless = le scénario « { $case } » n’a pas d’identifiant : ajoutez-lui une étiquette @CT-…, puis signez
review-none = Aucun cas à relire : chacun a été approuvé ou relu sur le texte d’aujourd’hui de son exigence.
review-changed = changée : { $changed }
review-cases = à relire ; approbation : { $approved }
review-count = { $count ->
        [one] Un cas à relire.
       *[other] { $count } cas à relire.
    } S’ils tiennent toujours : ouvrage review { $id } --reason "…" ; sinon, reprenez-les.
review-signed = { $count ->
        [one] Un cas relu
       *[other] { $count } cas relus
    }, sans effet, par { $by }

M16 = { $name } passe de { $from } à { $to }, ce que son état ne permet pas
    .help = de { $from } on va vers { $allowed } ; d’autres s’appuient sur cet état : remettez-le, ou passez par un état permis
M16-gone = { $name } était à l’état { $from } et n’est plus là : d’autres s’appuient dessus
    .help = remettez-le ; pour l’écarter, faites-le passer par les états prévus (obsolète, abandonné…) sans l’effacer
M16-final = { $name } passe de { $from } à { $to }, alors que { $from } est définitif
    .help = d’autres s’appuient sur cet état : remettez { $from }, et écrivez un nouvel objet s’il le faut
M16-text = { $name } est figée, et son texte n’est plus celui qui a été figé
    .label = changé : { $changed }
    .help = d’autres s’appuient sur ce texte : remettez-le, ou passez l’exigence à l’état `amended` (modifiée) et enregistrez-la ainsi dans git avant de la figer de nouveau
T12 = « { $case } » a été approuvé avant le dernier changement de { $requirement }
    .help = relisez le cas : corrigez-le, ou signez qu’il tient toujours par `ouvrage review { $id } --reason "…"`
    .label = approuvé : { $approved }
    .related = changée : { $changed }
review-story-cut = ce clone est tronqué : des changements antérieurs peuvent manquer à cette liste (git fetch --unshallow)
review-no-case = « { $id } » n’est pas un cas à relire : ouvrage review les montre
review-none-of = Rien à relire pour { $names }.{ $others ->
        [0] {""}
        [one] {" "}Un cas attend ailleurs : ouvrage review
       *[other] {" "}{ $others } cas attendent ailleurs : ouvrage review
    }
