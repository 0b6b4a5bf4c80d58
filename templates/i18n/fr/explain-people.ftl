# Conduite du changement (famille H)
explain-H01 = Organisation qui ne dit pas qui répond
    .means = Chaque ligne suit la convention du projet : un seul A et un R au moins où A veut dire « rend compte » (`a_accountable`), un seul R et un A au moins où A veut dire « acteur » (`a_actor`). Une tâche, un risque, un comité ou un lot ne nomme personne que `people` ne connaisse : c’est un avertissement, et seulement dans un projet qui liste ses personnes.
    .why = Quand deux personnes répondent d’une activité, personne n’en répond.
    .fires =
        organisation:
          raci:
            - activity: Valider les règles de remise
              people:
                astier: A
                benamar: A
                morel: R
    .silent =
        organisation:
          raci:
            - activity: Valider les règles de remise
              people:
                astier: A
                benamar: C
                morel: R
explain-H02 = Profil sans formation ou sans communication
    .means = Chaque profil du contexte, et chaque profil dont l’impact est moyen ou fort, a une communication et une formation, pour lui ou pour tous.
    .why = Ceux à qui l’on n’a dit ni pourquoi ni comment continuent comme avant, et les autres les imitent.
    .fires =
        context:
          teams:
            - service: Télévente
    .silent =
        context:
          teams:
            - service: Télévente
        change_actions:
          - title: Pourquoi ce CRM
            type: communication
          - title: Prise en main
            type: training
            population:
              profile: Télévente
explain-H03 = Usage lu en connexions, ou pour tous
    .means = L’usage se lit par profil, en jours connectés ou en actions, jamais en nombre de connexions.
    .why = Une télévendeuse connectée tout le jour et un itinérant connecté quatre fois par semaine vont bien tous les deux : un total ne dit rien d’aucun.
    .fires =
        adoption:
          - title: Usage des itinérants
            measure: actions
            profile: itinérant
            formula: nombre de connexions du mois
    .silent =
        adoption:
          - title: Usage des itinérants
            measure: days_connected
            profile: itinérant
            formula: jours connectés par utilisateur et par semaine
explain-H04 = Site ou équipe sans ambassadeur
    .means = Chaque site du contexte, et chaque équipe de dix personnes ou plus, a un ambassadeur : action de type `ambassador` qui le cite, ou sa région.
    .why = Le jour de l’ouverture, une question se pose au collègue d’à côté, ou ne se pose pas.
    .fires =
        context:
          sites:
            - name: Agence de Metz
              region: Nord-Est
    .silent =
        context:
          sites:
            - name: Agence de Metz
              region: Nord-Est
        change_actions:
          - title: Réseau d’ambassadeurs
            type: ambassador
            sites: [Nord-Est]
explain-H05 = Formation après l’ouverture
    .means = La première formation d’un lot finit avant qu’il s’ouvre ; les modules complémentaires et avancés viennent après.
    .why = Sinon on apprend devant les clients, et l’on retient de l’outil qu’il fait perdre la face.
    .fires =
        lots:
          - id: LOT-2
            title: Relances
            milestones:
              - name: Ouverture
                planned: 2027-01-18
        change_actions:
          - title: Prise en main
            type: training
            lot: LOT-2
            dates:
              start: 2027-01-11
              end: 2027-01-22
    .silent =
        lots:
          - id: LOT-2
            title: Relances
            milestones:
              - name: Ouverture
                planned: 2027-01-18
        change_actions:
          - title: Prise en main
            type: training
            lot: LOT-2
            dates:
              start: 2027-01-11
              end: 2027-01-15
explain-H06 = Fort impact, courriel seul
    .means = Une population dont le travail change beaucoup ne reçoit pas que des courriels, quel qu’en soit le sujet : un courriel de formation ne forme pas.
    .why = Un courriel rappelle, il n’explique pas ; ceux que le changement touche le plus sont ceux qui le lisent le moins.
    .fires =
        change_actions:
          - title: Annonce du CRM
            type: communication
            impact: high
            modality: Courriel
            population:
              profile: Télévente
    .silent =
        change_actions:
          - title: Annonce du CRM
            type: communication
            impact: high
            modality: Réunion d’équipe
            population:
              profile: Télévente
explain-H07 = Mesure nominative sans information
    .means = Un usage n’est mesuré par personne qu’après l’information des salariés et la consultation du comité social et économique, citées sous `privacy` du manifeste.
    .why = C’est une obligation en France, et ailleurs une question de confiance : un outil qui surveille est un outil que l’on contourne.
    .fires =
        adoption:
          - title: Actions par commercial
            measure: actions
            profile: itinérant
            named: true
    .silent =
        adoption:
          - title: Actions par commercial
            measure: actions
            profile: itinérant
            named: true
        # ouvrage.yaml
        project:
          title: Essai
        privacy:
          employee_notice: Note du 3 mars 2026
          works_council_act:
            reference: PV 2026-03
            date: 2026-03-27
explain-H08 = Ambassadeur absent des ateliers
    .means = Un ambassadeur (`roles: [ambassadeur]` dans le manifeste, ou une personne du terrain qui mène une action d’ambassadeurs) a participé à un atelier.
    .why = On défend mal ce que d’autres ont décidé. Ceux qui ont pesé sur le choix savent dire pourquoi il est ainsi.
    .fires =
        project:
          title: Essai
        people:
          - id: haddad
            name: Karim Haddad
            roles: [ambassadeur]
    .silent =
        project:
          title: Essai
        people:
          - id: haddad
            name: Karim Haddad
            roles: [ambassadeur]
        # specs/atelier.yaml
        workshops:
          - title: Une semaine d’itinérant
            status: held
            date: 2026-03-05
            participants: [Karim Haddad]
