# Ateliers (famille A)
explain-A01 = Personne du terrain
    .means = Un atelier de besoins, de parcours ou de recette réunit au moins une personne du terrain, et dit qui était là.
    .why = On y parlerait du travail sans ceux qui le font. Les personnes du terrain présentes aux ateliers sont celles qui défendront l’outil à l’ouverture. Un profil que le projet ajoute lui-même compte pour le terrain ; d’un participant sans profil connu, rien n’est supposé.
    .fires =
        workshops:
          - id: ATL-012
            title: Besoins de la télévente
            type: needs
            participants:
              - name: Claire Astier
                profile: management
              - name: Anne Weber
                profile: manager
    .silent =
        workshops:
          - id: ATL-012
            title: Besoins de la télévente
            type: needs
            participants:
              - name: Anne Weber
                profile: manager
              - name: Sonia Dubreuil
                profile: field
explain-A02 = Direction et informatique entre elles
    .means = Un atelier ne réunit pas que la direction et l’informatique. Les comités et les ateliers d’architecture le peuvent.
    .why = Il dirait ce que l’on croit du travail, pas ce qu’il est. C’est la première cause des outils que personne n’ouvre.
    .fires =
        workshops:
          - id: ATL-012
            title: Données des comptes
            type: data
            participants:
              - name: Claire Astier
                profile: management
              - name: Rachid Benamar
                profile: it
    .silent =
        workshops:
          - id: ATL-012
            title: Données des comptes
            type: data
            participants:
              - name: Rachid Benamar
                profile: it
              - name: Martine Poulain
                profile: manager
explain-A03 = Compte rendu tardif
    .means = Le compte rendu part dans les cinq jours ouvrés qui suivent l’atelier, jours fériés et jours chômés du projet déduits, et sa date est notée. De notes prises seul, aucun compte rendu n’est attendu.
    .why = Passé ce délai, les souvenirs divergent et le compte rendu se discute au lieu de se lire.
    .fires =
        workshops:
          - id: ATL-012
            title: Une semaine d’itinérant
            date: 2026-03-05
            minutes:
              sent_on: 2026-03-20
    .silent =
        workshops:
          - id: ATL-012
            title: Une semaine d’itinérant
            date: 2026-03-05
            minutes:
              sent_on: 2026-03-10
explain-A04 = Action sans porteur ou sans date
    .means = Une action ouverte a un porteur et une échéance.
    .why = Une action sans nom ni date est un souhait : personne ne la fera, et personne ne s’en apercevra.
    .fires =
        workshops:
          - id: ATL-012
            title: Une semaine d’itinérant
            actions:
              - text: Relever les zones blanches
                owner: Gilles Chauvin
    .silent =
        workshops:
          - id: ATL-012
            title: Une semaine d’itinérant
            actions:
              - text: Relever les zones blanches
                owner: Gilles Chauvin
                due: 2099-03-20
explain-A05 = Action ou point en retard
    .means = Une action ou un point dont la date est passée est clos, ou reçoit une nouvelle date.
    .why = Un registre où des dates passées restent ouvertes n’est plus cru, et plus tenu.
    .fires =
        workshops:
          - id: ATL-012
            title: Une semaine d’itinérant
            actions:
              - text: Relever les zones blanches
                owner: Gilles Chauvin
                due: 2024-03-20
    .silent =
        workshops:
          - id: ATL-012
            title: Une semaine d’itinérant
            actions:
              - text: Relever les zones blanches
                owner: Gilles Chauvin
                due: 2024-03-20
                status: done
explain-A06 = Service jamais entendu
    .means = Chaque service du contexte a été entendu dans un atelier au moins. Un participant est reconnu par son service ou sa fonction.
    .why = Ce que l’on n’a pas demandé à un service, il le demandera à l’ouverture, quand le changer coûte le plus.
    .fires =
        context:
          teams:
            - service: Service client
    .silent =
        context:
          teams:
            - service: Télévente
        workshops:
          - id: ATL-012
            title: Une semaine d’itinérant
            status: held
            date: 2026-03-05
            participants:
              - name: Sonia Dubreuil
                entity: Télévente Nord-Est
