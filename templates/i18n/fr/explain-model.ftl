# Modèle (famille M)
explain-M01 = Champ inconnu
    .means = L’élément porte un champ que le format ne connaît pas et que le manifeste ne déclare pas. Écrit sous son nom français, il est reconnu : `ouvrage fmt` met la clé à sa place.
    .why = C’est le plus souvent une faute de frappe : la valeur serait gardée mais personne ne la verrait.
    .fires =
        needs:
          - id: BES-012
            title: Préparer une tournée
            prioritty: useful
    .silent =
        needs:
          - id: BES-012
            title: Préparer une tournée
            priority: useful
explain-M02 = Valeur d’une autre nature
    .means = Le champ attend une autre sorte de valeur : un nombre, une date, une liste, un identifiant. Ce qui compte (`volume`, `days`) et ce qui se dépense (`yearly_cost`) n’est pas négatif.
    .why = Une date ou un ordre mal écrit ne se trie pas, ne se compare pas et fausse les plannings.
    .fires =
        lots:
          - id: LOT-2
            title: Second lot
            order: deuxième
    .silent =
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
explain-M03 = Valeur hors de la liste
    .means = Le champ n’accepte que les valeurs d’une liste, et celle-ci n’en fait pas partie. Un libellé français est reconnu : `ouvrage fmt` met la valeur à sa place.
    .why = Le classement, les filtres et les grilles reposent sur des valeurs communes : une valeur libre ferait sortir l’élément de tous les comptes.
    .fires =
        needs:
          - id: BES-012
            title: Préparer une tournée
            priority: urgent
    .silent =
        needs:
          - id: BES-012
            title: Préparer une tournée
            priority: indispensable
explain-M04 = Champ exigé à cet état
    .means = À mesure qu’un élément avance, il doit dire plus de choses : un besoin retenu a une priorité et un objectif, une exigence approuvée une criticité.
    .why = Un état est une décision. Ce qui manque à ce moment-là manquera au document que d’autres signent.
    .fires =
        needs:
          - id: BES-012
            title: Préparer une tournée
            status: retained
            objectives: [OBJ-001]
    .silent =
        needs:
          - id: BES-012
            title: Préparer une tournée
            status: retained
            priority: useful
            objectives: [OBJ-001]
explain-M05 = Identifiant impossible
    .means = Un identifiant s’écrit avec des lettres, des chiffres, des tirets et des points.
    .why = Il sert de nom de page, d’étiquette et de repère dans les classeurs : un espace ou une barre y casserait les liens.
    .fires =
        needs:
          - id: BES/012
            title: Préparer une tournée
    .silent =
        needs:
          - id: BES-012
            title: Préparer une tournée
explain-M06 = Collection inconnue
    .means = Le premier niveau d’un fichier de `specs/` nomme une collection du format ; celle-ci n’existe pas. Écrite sous son nom français, elle est reconnue : `ouvrage fmt` met la clé à sa place.
    .why = Tout ce qui est écrit dessous ne serait ni vérifié, ni publié.
    .fires =
        besoins:
          - id: BES-012
            title: Préparer une tournée
    .silent =
        needs:
          - id: BES-012
            title: Préparer une tournée
explain-M07 = Lien vers un élément d’une autre nature
    .means = Le champ attend, par exemple, des cas d’usage, et l’identifiant désigne un besoin.
    .why = La chaîne de l’objectif à la recette se lit maillon par maillon : un lien qui saute d’une nature à l’autre fausse la couverture.
    .fires =
        requirements:
          - id: EXG-012
            title: Liste des comptes dormants
            use_cases: [BES-001]
    .silent =
        requirements:
          - id: EXG-012
            title: Liste des comptes dormants
            use_cases: [CU-001]
explain-M08 = Domaine inconnu
    .means = Le domaine n’est ni dans le catalogue, ni parmi ceux que le manifeste déclare.
    .why = Deux orthographes d’un même domaine feraient deux chapitres et deux lignes dans les tableaux.
    .fires =
        needs:
          - id: BES-012
            title: Préparer une tournée
            domain: logistique
    .silent =
        needs:
          - id: BES-012
            title: Préparer une tournée
            domain: sales_force
explain-M09 = Lien inverse qui contredit le lien
    .means = Un lien s’écrit d’un seul côté ; l’autre est calculé. Quelqu’un l’a écrit aussi de l’autre côté, et les deux ne disent pas la même chose.
    .why = Entre deux versions d’un même lien, nul ne sait laquelle a été décidée.
    .fires =
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
            requirements: [EXG-001]
    .silent =
        lots:
          - id: LOT-2
            title: Second lot
            order: 2
explain-M10 = Cible qui ne peut pas être lue
    .means = La description du CRM visé (son profil, ses entités, ses rôles) contient une faute.
    .why = Sans cible lisible, aucun scénario ne peut être relié au CRM ni joué.
    .fires =
        targets:
          - id: pilote
            connector: rest
            profile: sandbx
            url: https://crm.pilote.example
    .silent =
        targets:
          - id: pilote
            connector: rest
            profile: sandbox
            url: https://crm.pilote.example
explain-M11 = Projet sans titre
    .means = Le manifeste ne dit pas comment s’appelle le projet.
    .why = Le titre est sur la couverture de chaque document et en tête de chaque page.
    .fires =
        project:
          language: fr
    .silent =
        project:
          title: CRM des équipes commerciales
          language: fr
explain-M12 = Réglage d’une règle
    .means = Sous `checks`, le manifeste règle une règle qui ne se règle pas, qui n’existe pas, ou lui donne un niveau inconnu.
    .why = Un réglage sans effet laisse croire qu’une règle est levée, ou tenue, alors qu’elle ne l’est pas.
    .fires =
        project:
          title: CRM des équipes commerciales
        checks:
          T11: off
    .silent =
        project:
          title: CRM des équipes commerciales
        checks:
          T06: info
explain-M13 = Pas de projet dans ce dossier
    .means = Le dossier ne contient pas de manifeste `ouvrage.yaml`.
    .why = C’est ce fichier qui dit où commence un projet, dans quelle langue et à quelle phase.
    .fires = (un dossier sans ouvrage.yaml)
    .silent = (un dossier commencé par ouvrage init)
explain-M14 = Cible par défaut inconnue
    .means = `default_target` nomme une cible que personne n’a décrite.
    .why = Une exécution sans `--target` ne saurait pas contre quel CRM jouer.
    .fires =
        project:
          title: CRM des équipes commerciales
        default_target: recete
    .silent =
        project:
          title: CRM des équipes commerciales
        default_target: recette
explain-M15 = Élément unique décrit deux fois
    .means = Un projet n’a qu’un contexte, qu’une organisation, qu’une consultation : celui-ci est écrit dans deux fichiers.
    .why = Une seule des deux versions serait lue, et l’autre manquerait sans bruit au cahier des charges.
    .fires =
        # specs/contexte.yaml
        context:
          sectors: [fournitures industrielles]
        # specs/entreprise.yaml
        context:
          sectors: [fournitures industrielles]
    .silent =
        # specs/contexte.yaml
        context:
          sectors: [fournitures industrielles]
explain-M16 = Passage d’un état à un autre interdit
    .means = Un état sur lequel d’autres s’appuient (figé, signé, en service…) ne se quitte que par les passages prévus. L’état d’avant est celui du dernier commit de git ; `ouvrage check --since REVISION` en choisit un autre. Ce qui était dans un tel état ne s’efface pas non plus, et garde sa suite sous un autre identifiant. Le texte d’une exigence figée (énoncé, type, règles, critères) ne change qu’à l’état `amended` (modifiée) : avant le commit cela se voit à tout jalon, après lui à partir de la validation, jusqu’à ce qu’il soit remis ou passé par cet état. Quand rien n’a changé depuis le commit, il n’y a rien à comparer : en intégration continue, donnez la dernière version livrée à `--since`.
    .why = Une exigence figée est dans un contrat, une reprise signée a eu lieu. La remettre en brouillon effacerait l’engagement sans que personne ne l’ait décidé.
    .before =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance à J+7.
            status: frozen
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            lot: LOT-1
            verification: test
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance à J+7.
            status: draft
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            lot: LOT-1
            verification: test
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer une tâche de relance à J+10.
            status: amended
            use_cases: [CU-001]
            priority: indispensable
            criticality: critical
            lot: LOT-1
            verification: test
explain-M17 = Phrase du projet qui ne peut pas être lue, ou que rien ne dit
    .means = Un projet ajoute ses phrases métier au langage des scénarios sous `step_phrases` : chacune a une ou plusieurs façons d’être dite, des trous entre accolades, et des étapes écrites en bloc sous `steps: |`, où `<nom>` prend ce que le scénario met dans le trou. Celle-ci ne se lit pas, appelle un trou qu’elle n’a pas, revient à elle-même, se répète, ou ne sert à rien.
    .why = Une phrase métier vaut pour tous les scénarios qui la disent. Une faute en elle fausserait chacun d’eux ; ici, rien de ce qui la dit n’est joué tant qu’elle n’est pas corrigée.
    .fires =
        # features/phrases.steps.yaml
        step_phrases:
          - id: PHR-001
            phrase: le prospect « {"{nom}"} » est prêt à commander
            steps: |
              Étant donné un compte « <non> » dont la région est « Est »
        # features/commande.feature
        # language: fr
        Fonctionnalité: Commande
          @CT-900
          Scénario: Un prospect prêt
            Étant donné le prospect « Acier » est prêt à commander
    .silent =
        # features/phrases.steps.yaml
        step_phrases:
          - id: PHR-001
            phrase: le prospect « {"{nom}"} » est prêt à commander
            steps: |
              Étant donné un compte « <nom> » dont la région est « Est »
        # features/commande.feature
        # language: fr
        Fonctionnalité: Commande
          @CT-900
          Scénario: Un prospect prêt
            Étant donné le prospect « Acier » est prêt à commander
explain-M18 = Ligne de budget qui ne s’additionne pas
    .means = Le prix unitaire et la quantité d’une ligne de budget se lisent comme des nombres : `85000`, `85 000 €`, `85 k€`, `1,2 M€`, `10 jours`. Un nombre qui se lit de deux façons (`12.500`), des prix HT et TTC mêlés, des années sur une ligne payée une fois ne s’additionnent pas non plus. Un champ vide est une ligne à chiffrer et n’est pas signalé. Un prix ou une quantité négative ne vient en déduction que si son libellé le dit : « Remise », « Subvention ».
    .why = La ligne manque à tous les totaux : le comité voterait un budget trop court sans le savoir.
    .fires =
        organisation:
          budget:
            - line: Intégration
              kind: one_off
              unit_price: 85 k USD
    .silent =
        organisation:
          budget:
            - line: Intégration
              kind: one_off
              unit_price: 85 k€
explain-M19 = Fin avant le début
    .means = Le jour `end` ne vient pas avant le jour `start` : tâche du planning, campagne, période. La mise en service (`go_live`) ne vient pas avant le début du projet.
    .why = Dessinée, la tâche serait un point à son début : sa fin disparaîtrait du planning sans que rien ne le dise.
    .fires =
        organisation:
          planning:
            - title: Réaliser le lot 1
              start: 2026-12-01
              end: 2026-03-31
    .silent =
        organisation:
          planning:
            - title: Réaliser le lot 1
              start: 2026-12-01
              end: 2027-03-31
explain-M21 = Pièce jointe absente
    .means = Un fichier que `attachments` nomme est dans le dossier du projet ; s’il porte une empreinte `sha256`, il n’a pas changé depuis.
    .why = La pièce qui manque manquera aussi au site et à qui reçoit le dossier. Celle qui a changé n’est plus celle qui a été approuvée.
    .fires =
        requirements:
          - id: EXG-012
            statement: L’écran de relance doit suivre la maquette jointe.
            attachments:
              - path: docs/maquette-relance.pdf
    .silent =
        requirements:
          - id: EXG-012
            statement: L’écran de relance doit suivre la maquette jointe.
            attachments:
              - path: https://maquettes.example/relance
                title: Maquette de la relance
