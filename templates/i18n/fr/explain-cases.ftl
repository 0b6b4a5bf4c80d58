# Conception des tests (famille D), suite
explain-D02 = Cas trop long
    .means = Un cas tient en quinze pas et vingt minutes.
    .why = Au-delà, le testeur perd le fil, on ne sait plus quel pas a échoué, et le cas ne se rejoue pas après une correction.
    .fires =
        test_cases:
          - id: CT-012
            title: De la piste à la commande
            format: exploratory
            requirements: [EXG-001]
            planned_min: 45
    .silent =
        test_cases:
          - id: CT-012
            title: De la piste à la commande
            format: exploratory
            requirements: [EXG-001]
            planned_min: 18
explain-D03 = Limite jamais essayée
    .means = Une règle qui porte un nombre, une date ou un arrondi a un cas à la limite : de nature `limit`, marqué `@limite`, ou sur un jeu de données `limit`, lié à la règle, à son cas d’usage ou à une de ses exigences.
    .why = C’est juste avant et juste après la limite que deux lectures d’une même règle divergent, et que les logiciels se trompent.
    .fires =
        use_cases:
          - id: CU-012
            title: Demander une remise
            needs: [BES-001]
            rules:
              - id: RG-012
                statement: La remise est libre jusqu’à 15,00 %.
    .silent =
        use_cases:
          - id: CU-012
            title: Demander une remise
            needs: [BES-001]
            rules:
              - id: RG-012
                statement: La remise est libre jusqu’à 15,00 %.
        test_cases:
          - id: CT-012
            title: Remises de 15,00 et 15,01 %
            format: exploratory
            rules: [RG-012]
            nature: limit
explain-D04 = Flux essayé à moitié
    .means = Un flux a un cas accepté, un cas rejeté et un cas rejoué. Un cas le dit par son titre, sa nature (`error`, `resume`), un jeu de données ou une étiquette (`@accepte`, `@rejet`, `@rejeu`) ; il est lié par une exigence du flux ou par `@FLX-…`.
    .why = Un message inconnu et un message envoyé deux fois arrivent dès la première semaine. Les essayer à l’ouverture, c’est les essayer sur de vraies commandes.
    .fires =
        flows:
          - id: FLX-012
            title: Commandes de l’ERP
            requirements: [EXG-012]
        requirements:
          - id: EXG-012
            title: Recevoir une commande
        test_cases:
          - title: Commande acceptée
            format: exploratory
            requirements: [EXG-012]
    .silent =
        flows:
          - id: FLX-012
            title: Commandes de l’ERP
            requirements: [EXG-012]
        requirements:
          - id: EXG-012
            title: Recevoir une commande
        test_cases:
          - title: Commande acceptée
            format: exploratory
            requirements: [EXG-012]
          - title: Commande rejetée puis rejouée
            format: exploratory
            requirements: [EXG-012]
explain-D05 = Refus jamais essayé, ou droit sans lecture
    .means = Chaque rôle auquel la matrice des droits refuse quelque chose a un cas où il essaie : de nature `rights`, marqué `@droits`, ou « refusé pour droit insuffisant », avec le rôle sous `crm_role` ou dans un pas. Dès la validation : un rôle qui peut modifier, supprimer ou exporter peut aussi consulter.
    .why = Un droit ne se prouve que par un refus : ce qui est permis marche dans toute démonstration.
    .fires =
        access_matrix:
          - role: Télévendeur
            entity: Compte
            read: true
            delete: false
    .silent =
        access_matrix:
          - role: Télévendeur
            entity: Compte
            read: true
            delete: false
        test_cases:
          - id: CT-012
            title: Suppression interdite
            format: exploratory
            requirements: [EXG-001]
            nature: rights
            crm_role: Télévendeur
explain-D06 = Données usuelles seulement
    .means = Un cahier a d’autres données que les usuelles : à la limite, manquantes, interdites, répétées, en volume. D’un cahier sans jeu de données, on regarde les cas.
    .why = Ce qui casse un service, c’est ce qui manque, déborde ou se répète, et non le client modèle de la démonstration.
    .fires =
        recipe_books:
          - id: CAH-012
            title: Socle commercial
            datasets:
              - id: JDD-011
                family: usual
    .silent =
        recipe_books:
          - id: CAH-012
            title: Socle commercial
            datasets:
              - id: JDD-011
                family: usual
              - id: JDD-012
                family: limit
              - id: JDD-013
                family: repeated
explain-D07 = Donnée qui peut être celle de quelqu’un
    .means = Les adresses, numéros de téléphone et comptes bancaires des essais sont pris dans ce qui est réservé à la fiction et à la documentation.
    .why = Un jeu d’essai se copie, s’envoie et s’annexe au contrat ; un CRM de recette peut écrire et appeler pour de bon. Sont admis : `.example`, `.test`, `.invalid`, `example.com` ; 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 et 06 39 98 ; au Royaume-Uni les plages de l’Ofcom, aux États-Unis 555-01…
    .fires =
        test_cases:
          - id: CT-012
            title: Appeler un contact
            format: exploratory
            requirements: [EXG-001]
            charter: Appeler le 06 12 34 56 78 et noter la réponse
    .silent =
        test_cases:
          - id: CT-012
            title: Appeler un contact
            format: exploratory
            requirements: [EXG-001]
            charter: Appeler le 06 39 98 20 11 et noter la réponse
explain-D08 = Relu par son auteur
    .means = Un cas est relu par quelqu’un d’autre que son auteur.
    .why = On ne voit pas ses propres oublis. Une équipe d’une personne peut lever la règle, avec sa raison.
    .fires =
        test_cases:
          - id: CT-012
            title: De la piste à la commande
            format: exploratory
            requirements: [EXG-001]
            author: Camille Rousset
            reviewer: Camille Rousset
    .silent =
        test_cases:
          - id: CT-012
            title: De la piste à la commande
            format: exploratory
            requirements: [EXG-001]
            author: Camille Rousset
            reviewer: Anne Weber
explain-D09 = Résultat attendu qui ne prouve rien
    .means = Un résultat attendu dit ce que l’on voit, avec sa valeur ; ni « conforme », ni « Import OK », ni « 0 erreur », ni « cf. annexe 2 », ni « voir l’exigence ».
    .why = Tout résultat peut être dit conforme par qui est pressé. Le testeur constate un fait, le décideur en juge.
    .fires =
        test_cases:
          - id: CT-012
            title: Émettre un devis
            format: steps
            requirements: [EXG-001]
            steps:
              - action: Émettre le devis
                expected: Conforme à l’attendu
    .silent =
        test_cases:
          - id: CT-012
            title: Émettre un devis
            format: steps
            requirements: [EXG-001]
            steps:
              - action: Émettre le devis
                expected: Le devis est à l’état Émis et daté du jour
explain-D11 = Chemin critique en morceaux
    .means = Parmi les cas critiques des cahiers d’un lot, l’un au moins va de bout en bout (`kind: end_to_end`, ou `@bout-en-bout`). Les cas critiques hors de tout cahier comptent aussi.
    .why = Chaque étape peut passer, et le chemin échouer entre deux : c’est là que les données changent de mains.
    .fires =
        recipe_books:
          - id: CAH-012
            title: Socle commercial
        test_cases:
          - id: CT-012
            title: Convertir une piste
            format: exploratory
            requirements: [EXG-001]
            book: CAH-012
            critical_path: true
    .silent =
        recipe_books:
          - id: CAH-012
            title: Socle commercial
        test_cases:
          - id: CT-012
            title: De la piste à la commande
            format: exploratory
            requirements: [EXG-001]
            book: CAH-012
            critical_path: true
            kind: end_to_end
explain-D12 = Flux ou reprise sans cas de recette
    .means = Chaque flux et chaque règle de reprise a son cas de recette, lié par une de ses exigences ou par une étiquette (`@FLX-…`, `@MIG-…`).
    .why = Ce que l’on n’essaie pas avant, on l’essaie la nuit de la bascule, avec les vraies données et personne à qui demander.
    .fires =
        migrations:
          - id: MIG-012
            title: Comptes actifs
    .silent =
        migrations:
          - id: MIG-012
            title: Comptes actifs
        test_cases:
          - id: CT-012
            title: Comptes lus, chargés et rejetés
            format: exploratory
            requirements: [EXG-001]
            tags: [MIG-012]
