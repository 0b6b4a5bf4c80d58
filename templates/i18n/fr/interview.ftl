# La banque de questions et la fiche d’un atelier qui n’a pas encore eu lieu.
questions-types = ce fichier donne des types d’atelier, chacun avec ses questions
    .help = écrivez `needs:` sur une ligne, puis dessous `- theme: …` et ses `questions:`
questions-type = « { $value } » n’est pas un type d’atelier
    .help = types : { $values }. Un type propre au projet se déclare dans `workshop_types`, dans ouvrage.yaml
questions-type-near = « { $value } » n’est pas un type d’atelier
    .help = vouliez-vous dire « { $near } » ? Un type propre au projet se déclare dans `workshop_types`, dans ouvrage.yaml
questions-themes = « { $type } » attend une liste de thèmes
    .help = écrivez dessous `- theme: …`, puis `questions:` et une question par ligne
questions-field = le champ « { $field } » n’existe pas ici
    .help = champs possibles : { $fields }
questions-text = une question est un texte
    .help = écrivez une question par ligne, entre guillemets si elle contient « : »
questions-profile = « { $value } » n’est pas un profil de participant
    .help = profils : { $values }
questions-profile-near = « { $value } » n’est pas un profil de participant
    .help = vouliez-vous dire « { $near } » ?
questions-faults = { $path } n’est pas lisible : les questions du projet ne peuvent pas être posées
questions-none = aucune question ne contient ces mots
questions-empty = aucune question pour « { $type } ». Écrivez les vôtres dans { $path }
questions-count = { $count ->
        [one] Une question
       *[other] { $count } questions
    }
questions-use = Pour préparer un atelier avec elles : ouvrage new { $kind } --type { $type }
questions-minutes = { $count } min
questions-expected = À inviter : { $people }
help-questions = Donne les questions à poser en atelier, par type et par thème
help-questions-examples = Exemples :
  {"  "}ouvrage questions                                  tous les types, et combien de questions
  {"  "}ouvrage questions besoins                          celles d’un atelier sur les besoins
  {"  "}ouvrage questions --search doublons                celles qui en parlent, dans tous les types
  {"  "}ouvrage questions recette --output-format markdown pour les mettre dans un document
help-arg-type-of-questions = Type d’atelier : besoins, données, recette… (ou needs, data…)
help-arg-search-questions = Ne garder que les questions, ou les thèmes, qui contiennent ces mots
help-arg-type = Type d’un atelier : sa fiche est remplie avec les questions de ce type
help-arg-date-of-workshop = Jour de l’atelier, comme 2026-03-12 ou 12/03/2026
help-arg-facilitator = Qui anime l’atelier
help-arg-participant = Qui vient (répétable) : un nom, ou nom:profil, comme « Anne Weber:terrain »
new-for-workshops = --type, --date, --facilitator et --participant valent pour un atelier
new-room = { $count ->
        [0] La banque n’a pas de question pour « { $type } » : écrivez les vôtres dans la fiche, ou une fois pour toutes dans { $path }.
        [one] Une question est prête. Complétez ce qui manque (date, lieu, noms).
       *[other] { $count } questions sont prêtes. Complétez ce qui manque (date, lieu, noms), et gardez les questions qui servent.
    }
new-room-next = Pour la fiche à imprimer : ouvrage publish
new-from-known = déjà exprimé, et relié à l’atelier : { $needs }
new-from-none = { $workshop } ne contient pas de besoin écrit en phrase : il n’y a rien à reprendre
new-from-no-sentence = { $at } : « { $said } » n’est pas une phrase : la liste des besoins d’un atelier ne porte que des phrases et des identifiants. Écrivez-le en une phrase, puis reprenez
new-from-kind = « { $word } » : --from reprend en besoins les phrases d’un atelier (ouvrage new besoin --from ATL-001)
new-from-workshop = { $id } n’est pas un atelier
new-from-done = { $count ->
        [one] Un besoin créé à partir de { $workshop } : { $ids }
       *[other] { $count } besoins créés à partir de { $workshop } : { $ids }
    }
help-arg-from-workshop = Atelier dont chaque phrase sous « needs » devient un besoin
value-WORKSHOP-TYPE = TYPE
value-PERSON = NOM
note-date =
    L’année, le mois, le jour : 2026-03-12
note-participants =
    Écrivez les noms. Effacez les lignes de ceux que vous n’invitez pas.
note-nobody =
    Une personne par ligne, sans oublier ceux qui font le travail :
    - name: Anne Weber
      function: Commerciale itinérante
      profile: field
note-questions =
    Gardez les questions qui servent : une quinzaine suffit pour deux heures.
    La réponse s’écrit après `answer:`. Ce qui est sans réponse ne gêne pas le compte rendu.
note-no-question =
    Une question par ligne, qui appelle un récit, un chiffre ou un exemple :
    - text: Qu’est-ce qui vous a pris du temps cette semaine ?
      answer:
note-needs =
    Ce dont les gens ont besoin, une phrase par ligne. Enlevez le # devant la ligne :
    - Retrouver un client en moins de deux minutes avant un rendez-vous
note-decisions =
    Ce qui est décidé, par qui et quand :
    - text: Le devis reste dans l’ERP
      decided_by: Anne Weber
      date: 2026-03-12
note-actions =
    Ce que quelqu’un a promis de faire, et pour quand :
    - text: Fournir un mois de devis
      owner: Anne Weber
      due: 2026-03-19
note-open-points =
    Ce qui reste à éclaircir, et par qui :
    - text: Qui fusionne les doublons
      owner: Anne Weber
      due: 2026-03-19
