# Périmètre (famille S)
explain-S02 = Trop d’exigences de premier rang
    .means = Six exigences sur dix au plus sont de premier rang.
    .why = Quand tout est indispensable, le candidat choisit à votre place ce qu’il livrera d’abord, et le budget ne peut plus rien déplacer.
    .fires =
        requirements:
          - title: Relancer un devis
            priority: indispensable
          - title: Créer un compte
            priority: indispensable
          - title: Convertir une piste
            priority: indispensable
          - title: Affecter une piste
            priority: indispensable
          - title: Réaffecter un portefeuille
            priority: indispensable
    .silent =
        requirements:
          - title: Relancer un devis
            priority: useful
          - title: Créer un compte
            priority: useful
          - title: Convertir une piste
            priority: useful
          - title: Affecter une piste
            priority: useful
          - title: Réaffecter un portefeuille
            priority: useful
explain-S03 = Trop d’exigences génériques
    .means = Quatre exigences sur dix au plus sont celles de n’importe quel CRM.
    .why = Décrire ce que tout CRM sait faire allonge le texte, noie ce qui vous est propre et n’écarte aucun candidat.
    .fires =
        requirements:
          - title: Relancer un devis
            specificity: generic
          - title: Créer un compte
            specificity: generic
          - title: Convertir une piste
            specificity: generic
          - title: Affecter une piste
            specificity: generic
          - title: Réaffecter un portefeuille
            specificity: generic
    .silent =
        requirements:
          - title: Relancer un devis
            specificity: specific
          - title: Créer un compte
            specificity: specific
          - title: Convertir une piste
            specificity: specific
          - title: Affecter une piste
            specificity: specific
          - title: Réaffecter un portefeuille
            specificity: specific
explain-S04 = Rien n’est exclu
    .means = Le périmètre dit aussi ce qu’il ne contient pas, au contexte ou dans un lot.
    .why = Chacun met dans le silence ce qu’il espère. Ce qui n’est pas exclu par écrit sera demandé à l’ouverture, gratuitement.
    .fires =
        context:
          scope_in: [Devis, Relances]
    .silent =
        context:
          scope_in: [Devis, Relances]
          scope_out: [Saisie de commande]
explain-S05 = Sujet dont rien ne parle
    .means = Une spécification parle de performance, de données personnelles, de réversibilité, de droits, de reprise, de pilotage et d’accessibilité. Un mot qui peut vouloir dire autre chose n’en parle pas seul : « fin du contrat » veut aussi « export » ou « restitution ».
    .why = Ce que personne ne demande, personne ne le chiffre, et vous le paierez plus tard sans concurrence. La règle ne regarde qu’à partir de dix exigences : une esquisse n’a rien oublié.
    .fires =
        requirements:
          - title: Afficher une fiche en moins de deux secondes
            type: performance
          - title: Anonymiser un contact sans échange
            type: privacy
          - title: Cloisonner les régions
            type: security
            domain: users_access
          - title: Charger trois ans de comptes
            type: migration
          - title: Suivre les devis par semaine
            type: report
          - title: Servir au lecteur d’écran
            type: accessibility
          - title: Relancer un devis
          - title: Créer un compte
          - title: Convertir une piste
          - title: Affecter une piste
          - title: Réaffecter un portefeuille
    .silent =
        requirements:
          - title: Afficher une fiche en moins de deux secondes
            type: performance
          - title: Anonymiser un contact sans échange
            type: privacy
          - title: Cloisonner les régions
            type: security
            domain: users_access
          - title: Charger trois ans de comptes
            type: migration
          - title: Suivre les devis par semaine
            type: report
          - title: Servir au lecteur d’écran
            type: accessibility
          - title: Restituer les données à la fin du contrat
            type: service
          - title: Relancer un devis
          - title: Créer un compte
          - title: Convertir une piste
          - title: Affecter une piste
          - title: Réaffecter un portefeuille
explain-S06 = Exigence sans lot, ou premier lot trop lourd
    .means = Chaque exigence est dans un lot, et le premier lot porte au plus la moitié de la charge.
    .why = Sans lot, nul candidat ne sait quand livrer ni combien demander. Un premier lot qui porte presque tout arrive tard, et retarde ce qui aurait servi tout de suite.
    .fires =
        requirements:
          - title: Relancer un devis à J+7
    .silent =
        requirements:
          - title: Relancer un devis à J+7
            lot: LOT-1
