# The bank of questions, and the sheet of a workshop that has not taken place.
questions-types = this file gives types of workshops, each with its questions
    .help = write `needs:` on a line, then under it `- theme: …` and its `questions:`
questions-type = “{ $value }” is not a type of workshop
    .help = types: { $values }. A type of the project’s own is declared in `workshop_types`, in ouvrage.yaml
questions-type-near = “{ $value }” is not a type of workshop
    .help = did you mean “{ $near }”? A type of the project’s own is declared in `workshop_types`, in ouvrage.yaml
questions-themes = “{ $type }” wants a list of themes
    .help = write `- theme: …` under it, then `questions:` and one question a line
questions-field = there is no field “{ $field }” here
    .help = possible fields: { $fields }
questions-text = a question is a text
    .help = write one question a line, in quotes where it holds “: ”
questions-profile = “{ $value }” is not a profile of participants
    .help = profiles: { $values }
questions-profile-near = “{ $value }” is not a profile of participants
    .help = did you mean “{ $near }”?
questions-faults = { $path } cannot be read: the project’s questions cannot be asked
questions-none = no question holds these words
questions-empty = no question for “{ $type }”. Write your own in { $path }
questions-count = { $count ->
        [one] One question
       *[other] { $count } questions
    }
questions-use = To prepare a workshop with them: ouvrage new { $kind } --type { $type }
questions-minutes = { $count } min
questions-expected = To be invited: { $people }
help-questions = Give the questions to ask in a workshop, by type and by theme
help-questions-examples = Examples:
  {"  "}ouvrage questions                                     all types, and how many questions
  {"  "}ouvrage questions needs                               those of a needs workshop
  {"  "}ouvrage questions --search duplicates                 those that speak of them, in all types
  {"  "}ouvrage questions acceptance --output-format markdown to put them in a document
help-arg-type-of-questions = Type of workshop: needs, data, acceptance…
help-arg-search-questions = Keep only the questions, or the themes, that hold these words
help-arg-type = Type of a workshop: its sheet is filled with the questions of that type
help-arg-date-of-workshop = Day of the workshop, like 2026-03-12
help-arg-facilitator = Who leads the workshop
help-arg-participant = Who comes (repeatable): a name, or name:profile, like “Anne Weber:field”
new-for-workshops = --type, --date, --facilitator and --participant are for workshops
new-room = { $count ->
        [0] The bank has no question for “{ $type }”: write your own in the sheet, or once and for all in { $path }.
        [one] One question is ready. Fill in what is missing (date, place, names).
       *[other] { $count } questions are ready. Fill in what is missing (date, place, names), and keep the questions that serve.
    }
new-room-next = For the sheet to print: ouvrage publish
new-from-known = said already, and linked to the workshop: { $needs }
new-from-none = { $workshop } holds no need written as a sentence: there is nothing to take up
new-from-no-sentence = { $at }: “{ $said }” is no sentence: the list of needs of a workshop holds sentences and ids alone. Write it as a sentence, then try again
new-from-kind = “{ $word }”: --from takes up the sentences of a workshop as needs (ouvrage new need --from ATL-001)
new-from-workshop = { $id } is not a workshop
new-from-done = { $count ->
        [one] One need made from { $workshop }: { $ids }
       *[other] { $count } needs made from { $workshop }: { $ids }
    }
help-arg-from-workshop = Workshop of which each sentence under “needs” becomes a need
value-WORKSHOP-TYPE = TYPE
value-PERSON = NAME
note-date =
    The year, the month, the day: 2026-03-12
note-participants =
    Write the names. Delete the lines of those whom you do not invite.
note-nobody =
    One person a line, and do not forget those who do the work:
    - name: Anne Weber
      function: Travelling salesperson
      profile: field
note-questions =
    Keep the questions that serve: some fifteen are enough for two hours.
    The answer goes after `answer:`. What has no answer does not weigh on the minutes.
note-no-question =
    One question a line, that calls for a story, a figure or an example:
    - text: What took your time this week?
      answer:
note-needs =
    What people need, one sentence a line. Remove the # before the line:
    - Find a customer in under two minutes before a meeting
note-decisions =
    What is decided, by whom and when:
    - text: Quotes stay in the ERP
      decided_by: Anne Weber
      date: 2026-03-12
note-actions =
    What somebody promised to do, and by when:
    - text: Provide one month of quotes
      owner: Anne Weber
      due: 2026-03-19
note-open-points =
    What is still unclear, and who looks into it:
    - text: Who merges duplicates
      owner: Anne Weber
      due: 2026-03-19
