# Consultation (famille P)
explain-P01 = Poids qui ne font pas 100
    .means = Les poids des critères font 100 ; les critères éliminatoires ne pèsent rien.
    .why = Un classement dont les poids ne tombent pas juste ne se défend pas devant un candidat écarté.
    .fires =
        consultation:
          criteria:
            - title: Couverture des exigences
              weight: 55
            - title: Prix
              weight: 40
    .silent =
        consultation:
          criteria:
            - title: Couverture des exigences
              weight: 60
            - title: Prix
              weight: 40
explain-P08 = Démonstration libre
    .means = Un scénario de démonstration est tiré d’un cas d’usage, dit qui agit et fournit les données.
    .why = Sinon chaque candidat montre ce qu’il fait le mieux, et rien ne se compare.
    .fires =
        consultation:
          demo_scenarios:
            - title: Relancer un devis
              use_case: CU-001
    .silent =
        consultation:
          demo_scenarios:
            - title: Relancer un devis
              use_case: CU-001
              persona: Sonia Dubreuil, télévendeuse
              data: Trois devis sans réponse, de 6, 7 et 8 jours
explain-P10 = Poste oublié du bordereau
    .means = Le bordereau demande les licences avec leurs années, le bac à sable, la reprise, la formation et la réversibilité.
    .why = Ce qui n’est pas au bordereau se paie toujours, plus tard et sans concurrence. La réversibilité est la plus chère à demander en dernier.
    .fires =
        consultation:
          price_lines:
            - line: Licences
              years: 4
            - line: Formation des profils
    .silent =
        consultation:
          price_lines:
            - line: Licences
              years: 4
            - line: Bac à sable
              years: 4
            - line: Reprise des données
            - line: Formation des profils
            - line: Réversibilité
explain-P11 = Aucun évaluateur du terrain
    .means = Une personne du terrain au moins évalue les offres : son profil est `field`, ou l’un de ceux que le manifeste ajoute sous `profiles`.
    .why = L’adoption se décide au choix de l’outil : choisi par ceux qui ne l’ouvriront pas, il ne sera pas ouvert.
    .fires =
        consultation:
          evaluators:
            - person: Claire Astier
              profile: management
            - person: Rachid Benamar
              profile: it
    .silent =
        consultation:
          evaluators:
            - person: Claire Astier
              profile: management
            - person: Sonia Dubreuil
              profile: field
