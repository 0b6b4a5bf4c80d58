# Données et architecture (famille F)
explain-F01 = Flux que l’on ne peut ni chiffrer ni construire
    .means = Un flux dit qui est maître de la donnée, par quelle clé on la reconnaît, à quelle fréquence elle passe et ce que deviennent les rejets.
    .why = Ce sont les quatre questions que tout intégrateur posera ; sans réponse, il chiffrera le pire ou l’oubliera.
    .fires =
        flows:
          - id: FLX-012
            title: Commandes de l’ERP
            master: ERP
            frequency: continue
    .silent =
        flows:
          - id: FLX-012
            title: Commandes de l’ERP
            master: ERP
            matching_key: SIRET
            frequency: continue
            rejects: File d’attente, rejouée par l’administration des ventes
explain-F02 = Deux maîtres pour une entité
    .means = Une entité a un seul maître ; les champs d’une même entité peuvent avoir chacun le leur.
    .why = Si deux applications corrigent le même enregistrement, chacune défait ce que l’autre a fait, et personne ne sait qui a raison.
    .fires =
        data_entities:
          - id: ENT-012
            title: Compte
            master: ERP
        flows:
          - id: FLX-012
            title: Comptes vers l’ERP
            entities: [ENT-012]
            master: CRM
    .silent =
        data_entities:
          - id: ENT-012
            title: Compte
            master: ERP
        flows:
          - id: FLX-012
            title: Comptes de l’ERP
            entities: [ENT-012]
            master: ERP
explain-F03 = Donnée indispensable qui ne vient de nulle part
    .means = Une donnée dont un cas d’usage a besoin a une source, ou un champ source qui l’alimente.
    .why = Le cas d’usage serait livré, et vide. Les candidats chiffrent les flux et les reprises d’après ces sources.
    .fires =
        use_cases:
          - id: CU-012
            title: Demander une dérogation
            needs: [BES-001]
            required_data:
              - entity: devis
                field: marge
    .silent =
        use_cases:
          - id: CU-012
            title: Demander une dérogation
            needs: [BES-001]
            required_data:
              - entity: devis
                field: marge
                source: ERP
explain-F04 = Champ source sans décision
    .means = Chaque champ source est gardé, enrichi, abandonné ou archivé.
    .why = Un champ oublié est soit perdu pour celui qui s’en servait, soit repris par hasard avec ce qu’il contient.
    .fires =
        sources:
          - id: SRC-012
            table: clients
            field: REMARQUES
    .silent =
        sources:
          - id: SRC-012
            table: clients
            field: REMARQUES
            decision: drop
explain-F05 = Reprise que personne ne vérifie
    .means = Une règle de reprise a un contrôle et un valideur du métier.
    .why = Une reprise ne se relit pas ligne à ligne : sans compte ni signature, l’erreur se découvre chez le client.
    .fires =
        migrations:
          - id: MIG-012
            title: Comptes actifs
    .silent =
        migrations:
          - id: MIG-012
            title: Comptes actifs
            checks:
              - type: count
            business_validator: Martine Poulain
explain-F06 = Bascule sans répétition
    .means = Une reprise est répétée à blanc avant la bascule, et avant l’ouverture de son lot.
    .why = Sans répétition, la première exécution réelle en est une : sur les vraies données, la nuit, sans retour.
    .fires =
        migrations:
          - id: MIG-012
            title: Comptes actifs
            status: cut_over
            checks:
              - type: count
            business_validator: Martine Poulain
    .silent =
        migrations:
          - id: MIG-012
            title: Comptes actifs
            status: cut_over
            checks:
              - type: count
            business_validator: Martine Poulain
            trials:
              - n: 1
                date: 2026-01-25
explain-F07 = Données personnelles sans base ni durée
    .means = Ce qui porte ou transporte des données personnelles dit sa base légale et sa durée de conservation. Une donnée marquée sensible n’est personnelle que si son nom ou son entité parle d’une personne : un prix d’achat est confidentiel, un état de santé est celui de quelqu’un.
    .why = La réponse décide de ce que l’on peut demander au CRM. La chercher après le contrat, c’est le renégocier.
    .fires =
        data_entities:
          - id: ENT-012
            title: Contact
            fields:
              - name: nom
                sensitivity: personal
    .silent =
        data_entities:
          - id: ENT-012
            title: Contact
            fields:
              - name: nom
                sensitivity: personal
            personal_data:
              legal_basis: intérêt légitime
              retention: trois ans après le dernier échange
explain-F08 = Application cible sans flux
    .means = Une application de la carte cible est reliée à un flux au moins.
    .why = Sinon quelqu’un y ressaisira ce que le CRM sait déjà, ou un flux a été oublié du prix.
    .fires =
        applications:
          - id: APP-012
            title: Signature électronique
            state: target
    .silent =
        applications:
          - id: APP-012
            title: Signature électronique
            state: target
          - id: APP-013
            title: CRM
            state: target
        flows:
          - title: Contrats à signer
            from: APP-013
            to: APP-012
