# Règles de rédaction (familles R et S) et permissions sur place (M20)
explain-R01 = Mot invérifiable
    .means = Chaque mot d’une exigence se vérifie : « rapide », « convivial », « si possible » ou « etc. » ne le sont pas. Ce qui est entre guillemets est une donnée et n’est pas lu.
    .why = Le jour de la recette, « rapide » vaut deux secondes pour le client et dix pour l’éditeur. Un mot vague ne se chiffre pas, ne se teste pas et ne se refuse pas.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit afficher rapidement le résultat d’une recherche.
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit afficher le résultat d’une recherche en moins de 2 s pour 95 % des recherches.
explain-R02 = Plusieurs exigences en une
    .means = Une exigence porte une obligation, que l’on peut accepter ou refuser seule. Plusieurs verbes sur un même objet (« créer, modifier et supprimer un contact ») n’en font qu’une.
    .why = Si la moitié marche, l’exigence est-elle validée ? Une phrase qui en contient deux donne des cas de test ambigus et des réserves que personne ne sait lever.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer la relance du devis et prévenir le chef des ventes.
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer, modifier et clore la relance du devis.
explain-R03 = Exigence de premier rang qui n’oblige pas
    .means = Une exigence de premier rang dit « doit », sans conditionnel.
    .why = « Devrait », « peut » et « pourra » se lisent comme des souhaits : un candidat a le droit de ne pas les chiffrer.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM devrait créer la relance du devis.
            priority: indispensable
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit créer la relance du devis.
            priority: indispensable
explain-R04 = Passif sans acteur
    .means = La phrase dit qui agit : le CRM, l’intégrateur, le vendeur, un traitement.
    .why = « Le devis est relancé » ne dit pas si le CRM le fait ou si une personne doit y penser. Ce sont deux projets, et deux prix.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le devis sans réponse est relancé le septième jour.
    .silent =
        requirements:
          - id: EXG-012
            statement: Le devis sans réponse est relancé par le traitement quotidien le septième jour.
explain-R05 = Exigence négative
    .means = L’exigence dit ce qui doit être. Les exigences de droits et de sécurité, et « ne doit pas pouvoir », interdisent par nature et sont laissées.
    .why = Une absence ne se prouve pas : il faudrait tout essayer. Ce que le CRM fait à la place (il refuse, il masque, il avertit) se joue en un scénario.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM ne doit pas relancer un devis qui a sa réponse.
    .silent =
        requirements:
          - id: EXG-012
            statement: Un assistant ne doit pas pouvoir relancer un devis.
explain-R06 = Quantité universelle
    .means = « Tous », « toujours », « jamais » et « 100 % » portent sur un ensemble que l’on peut nommer ou compter. Un ensemble dont les mots disent la borne n’est pas relevé : « tous les champs obligatoires », « toutes les factures de plus de 30 jours ».
    .why = Un seul contre-exemple suffit à refuser la livraison, et l’on ne sait pas combien d’essais suffisent à l’accepter.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit reprendre toutes les affaires.
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit reprendre les 4 200 affaires ouvertes, tous les soirs.
explain-R07 = Blanc dans un texte à relire ou figé
    .means = Un texte figé ou amendé n’a plus rien à définir, critères compris : un blanc y est une erreur. Dès la validation, un texte à relire ou approuvé reçoit un avertissement ; un brouillon est laissé.
    .why = Un candidat chiffre ce qu’il lit. Ce qui reste « à définir » après la publication se paie au prix d’une évolution.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit relancer un devis après un délai à définir.
            status: frozen
            priority: useful
            criticality: major
            lot: LOT-1
            verification: test
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit relancer un devis après un délai à définir.
            status: draft
explain-R08 = Produit ou éditeur nommé
    .means = Une exigence décrit une fonction ou un standard. Les applications déclarées du projet peuvent être nommées : elles existent.
    .why = Nommer un produit favorise un candidat et en écarte d’autres ; en marché public, c’est un motif de recours.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit écrire le rendez-vous dans Microsoft Outlook.
    .silent =
        applications:
          - id: APP-001
            title: Sage X3
        requirements:
          - id: EXG-012
            statement: Le CRM doit lire la facture dans Sage X3.
explain-R09 = Sigle ou terme absent du glossaire
    .means = Chaque sigle, et chaque terme mis en gras, est défini au glossaire. Il est signalé une fois, là où il sert d’abord.
    .why = Deux métiers lisent deux choses sous un même sigle, et un candidat en lit une troisième.
    .fires =
        requirements:
          - id: EXG-012
            statement: L’outil doit afficher le NPS du client.
    .silent =
        glossary:
          - term: Net promoter score
            acronym: NPS
        requirements:
          - id: EXG-012
            statement: L’outil doit afficher le NPS du client.
explain-R11 = Critère qui n’engage pas
    .means = Un critère chiffré a l’unité de son seuil, une assiette (sur quoi), une fenêtre (quand) et un mesureur (qui). Une part va de 0 à 100 %.
    .why = « Moins de 2 s » sur dix comptes à minuit n’est pas « moins de 2 s » sur 28 000 comptes à 10 h : sans le reste, les deux parties ont raison.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit répondre à une recherche.
            type: performance
            criteria:
              - measure: Temps de réponse
                threshold: moins de 2 s
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit répondre à une recherche.
            type: performance
            criteria:
              - measure: Temps de réponse
                threshold: moins de 2 s
                base: 28 000 comptes
                window: un jour ouvré
                measured_by: la sonde de l’hébergeur
explain-R12 = Exigence trop longue
    .means = Une exigence se lit d’un trait : 60 mots au plus.
    .why = Ce qui ne se retient pas ne se vérifie pas en entier : le testeur en oubliera la fin, l’éditeur aussi.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit afficher sur la fiche du client le chiffre d’affaires des douze derniers mois, le panier moyen, la date de la dernière commande, le nom du commercial, celui de son chef des ventes, la remise contractuelle, le palier atteint, les factures échues, les avoirs en cours, les réclamations ouvertes, les visites prévues, les devis en attente et la liste des familles qui ne sont plus achetées.
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit afficher sur la fiche du client son chiffre d’affaires de douze mois.
explain-R13 = Énoncés presque identiques, ou contraires
    .means = Deux exigences ne disent pas la même chose : l’ordre des mots, les synonymes et les accords ne les distinguent pas. Deux besoins, ou deux cas d’usage, ne s’écrivent pas avec les mêmes mots. L’une ne demande pas non plus le contraire de l’autre. Que deux énoncés se répètent ne dépend que d’eux, pas de ceux qui les entourent.
    .why = L’une sera corrigée et l’autre non : le jour de la recette, chacun citera celle qui l’arrange.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit prévenir le vendeur quand un devis reste sans réponse.
          - id: EXG-013
            statement: Le vendeur doit être averti par le CRM lorsqu’un devis reste sans réponse.
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit prévenir le vendeur quand un devis reste sans réponse.
          - id: EXG-013
            statement: Le CRM doit archiver les pièces d’une affaire perdue.
explain-R14 = Seuils contradictoires
    .means = Une mesure a un seul seuil pour une même assiette, une même fenêtre, une même part des cas et un même lot. Un indicateur vise la même valeur que l’objectif dont il est la mesure.
    .why = Le candidat chiffrera le plus facile des deux, et il aura le contrat pour lui.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit charger les comptes.
            type: performance
            criteria:
              - measure: Durée de la reprise
                threshold: moins de 4 h
                base: 28 000 comptes
                window: la bascule
                measured_by: la DSI
          - id: EXG-013
            statement: Le CRM doit tenir la durée de la bascule.
            type: performance
            criteria:
              - measure: Durée de la reprise
                threshold: moins de 6 h
                base: 28 000 comptes
                window: la bascule
                measured_by: la DSI
    .silent =
        requirements:
          - id: EXG-012
            statement: Le CRM doit charger les comptes.
            type: performance
            criteria:
              - measure: Durée de la reprise
                threshold: moins de 4 h
                base: 28 000 comptes
                window: la bascule
                measured_by: la DSI
          - id: EXG-013
            statement: Le CRM doit tenir la durée de la bascule.
            type: performance
            criteria:
              - measure: Durée de la reprise
                threshold: moins de 240 min
                base: 28 000 comptes
                window: la bascule
                measured_by: la DSI
explain-S01 = Fonction standard décrite en détail
    .means = Ce que tout CRM sait faire (fiche contact, tâches, import, tableau de bord) tient en une ligne : « fonction standard attendue ».
    .why = Chaque ligne standard se lit, se chiffre et se recette. Elle noie celles qui vous distinguent, et tous les candidats y répondent oui.
    .fires =
        requirements:
          - id: EXG-012
            statement: Le CRM doit offrir une fiche contact avec le nom, le prénom, la fonction, l’adresse, les téléphones, la photographie, les notes et la date de naissance du contact.
    .silent =
        requirements:
          - id: EXG-012
            statement: Fiche contact, fonction standard attendue.
explain-M20 = Permission sur place qui ne vaut rien
    .means = Un commentaire `# ouvrage: allow R01 — motif` nomme une règle, dit pourquoi, et permet quelque chose. Il vaut pour le champ ou l’élément de sa ligne, ou de la ligne qui suit ; en Gherkin, pour ce qu’ouvre le mot-clé en dessous. `# Ouvrage : autoriser R01 — motif` se lit aussi.
    .why = Une exception oubliée cachera la prochaine faute au même endroit.
    .fires =
        requirements:
          - id: EXG-012
            # ouvrage: allow R01 — le seuil est au contrat
            statement: Le CRM doit imprimer le devis.
    .silent =
        requirements:
          - id: EXG-012
            # ouvrage: allow R01 — le seuil est au contrat, article 12
            statement: Le CRM doit imprimer le devis rapidement.
