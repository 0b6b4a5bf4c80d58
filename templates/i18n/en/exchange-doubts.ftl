# Import of spreadsheets: what asks, what was taken out, what the spreadsheet has turned into something else.

exchange-note-struck-part = “{ $text }” is struck through in the cell: left out, the rest is read
exchange-note-unit-beside = “{ $value }” becomes “{ $to }”: the head counts in { $unit }
exchange-note-unit-unsure = “{ $value }” comes in as it is, without the unit of the head ({ $unit }): if it is an amount or a measure, write the unit behind the number
exchange-note-priority-upwards = “{ $value }” becomes “{ $to }” (rank { $rank }): the legend of the grid counts from the least pressing to the most pressing
exchange-cell-doubt = “{ $value }” asks a question: write the answer, or leave the cell empty as long as nobody has decided
    .cause = a question: write the answer, or leave the cell empty as long as nobody has decided
exchange-cell-word-negated = “{ $value }” says what “{ $field }” is not: write what it is, among: { $values }
    .cause = says what it is not: write what it is, among: { $values }; or give its meaning in a mapping (`values:`).
exchange-cell-link-taken-back = “{ $value }” names { $name } and takes it back, or doubts it: keep the id alone if the link holds, else empty the cell
    .cause = an id that is named and taken back, or doubted: keep the id alone if the link holds, else empty the cell
exchange-refused-date-id = the spreadsheet has made a date of this id (“{ $value }”): format the column as text, then write the id
    .cause = the spreadsheet has made a date of the id: format the column as text, then write the ids
exchange-cell-priority-unexplained = “{ $value }”: the legend of the grid does not say which priority it is, and its scale has more ranks than the project’s: give its sense in a mapping (`values:`)
    .cause = a priority that the legend of the grid does not explain: give its sense in a mapping (`values:`)
exchange-note-earlier = “{ $field }”: the project says “{ $project }”, the spreadsheet “{ $sheet }”, which the project said before: set aside
exchange-note-earlier-emptied = “{ $field }”: the project says nothing of it now, the spreadsheet says “{ $sheet }”, which the project said before: set aside
exchange-note-earlier-project = “{ $field }”: the spreadsheet says “{ $sheet }”, which the project said before: the project keeps what it says now
exchange-note-earlier-mine = “{ $field }”: the spreadsheet goes back to “{ $sheet }”, which the project said before: the value of the spreadsheet is taken
exchange-note-unknown = “{ $field }”: the project says “{ $project }”, which git does not know, the spreadsheet “{ $sheet }”: nothing tells who changed it last, set aside
exchange-note-unknown-mine = “{ $field }”: the project said “{ $project }”, which git does not know; the value of the spreadsheet is taken, “{ $sheet }”
exchange-note-unknown-project = “{ $field }”: the project keeps “{ $project }”, which git does not know; the spreadsheet said “{ $sheet }”
exchange-note-filled = the project said nothing of it, and git has no version of the line: where the team has emptied the field since the last import, it is filled anew
exchange-note-renamed = { $value } is called { $id } in the project now: the line is its own
exchange-note-made-anew = “{ $name }” has been in the project before, and was removed or renamed since: the line makes it anew. Take it out of the grid if it is not to come back.
exchange-column-parted = not read ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }): several columns may give “{ $near }”, name the one that does
exchange-unread-people = {"  "}{ $name }: a list of people; yours are declared under `people:` in ouvrage.yaml, and contacts of a consultation are imported with `--as contacts`
exchange-note-hyperlink = address of a link, not taken: “{ $text }” leads to { $address }. Write it in the cell if it matters.
exchange-note-decimal-id = to the spreadsheet this id is a number, in which 1.1 and 1.10 are the same: format the column as text, then check it
exchange-column-beside = not read ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }): another table, beside this one; put it on a sheet of its own

# Lists of what is followed up or decided in meetings.
exchange-unread-actions = {"  "}{ $name }: list of actions; an action is written under `actions:` in the workshop or committee that it comes from, and `ouvrage actions` gathers them
exchange-unread-decisions = {"  "}{ $name }: list of decisions; a decision is written under `decisions:` in the workshop or committee that took it, and `ouvrage actions --all` gathers them
exchange-list-of-actions = { $file } reads as a list of actions, which is no grid of the project: an action is written in the workshop, or the committee, that it comes from. Create it (`ouvrage new workshop --title "Committee of 12 March"`), write there `actions: [{"{"}text: Call the vendor, owner: J. Smith, due: 2026-03-12, status: open{"}"}]`; `ouvrage actions` gathers them, with those that are late. If it is something else, say so: `--as objectives`.
exchange-list-of-decisions = { $file } reads as a list of decisions, which is no grid of the project: a decision is written in the workshop, or the committee, that took it. Create it (`ouvrage new workshop --title "Committee of 12 March"`), write there `decisions: [{"{"}text: Migrate three years of quotes, decided_by: J. Smith, date: 2026-03-12{"}"}]`; `ouvrage actions --all` gathers them. If it is something else, say so: `--as requirements`.
exchange-note-one-more = “{ $name }” is one more line: { $field } says “{ $sheet }” here, and “{ $project }” in the project. If it is the same line, change “{ $field }” in the project first.
exchange-report-record = { $field } no. { $number }
exchange-column-taxes = not taken ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }): the project counts without taxes
exchange-note-taxes = “{ $head }”: amounts with taxes, taken as they are, no tax is deducted. If the project counts without taxes, give a column without.
exchange-note-further-row = “{ $value }” is not taken ({ $field }): the first row of the same artifact says “{ $held }”, and that one holds
exchange-note-further-row-alone = “{ $value }” is not taken ({ $field }): this field is given on the first row of the artifact
exchange-note-numbered = cell of numbered steps: { $count } steps
exchange-cell-undecided = “{ $value }” decides nothing for “{ $field }”: leave the cell empty, or give a value
    .cause = a word that decides nothing: leave the cell empty, or give a value
exchange-refused-sounds-alike = the project has { $name }, whose title is spelt almost like “{ $title }”, and the line says something else altogether. The same, rewritten? Give { $id } to this line. Another artifact? Give it an id that is free, or import with `--renumbered text`, which gives it the next one.
    .cause = the project has under almost the same title an artifact that says something else altogether
exchange-note-sounds-alike = { $name } bears almost the same title and says something else altogether: the line is new and gets the next id that is free
exchange-column-yearly = one line for each year
exchange-note-total-row = “{ $value }”: total, not taken
exchange-note-may-be-title = is it a line, or the title of a section? Read as a line; those below are no longer under “{ $section }”
exchange-note-quarter = “{ $value }” is read as the last day of the quarter, { $day }
exchange-note-doubt = “{ $value }” asks: read as “{ $to }”, to be confirmed
exchange-note-row-unnamed = “{ $value }”: amounts and no name, not taken; fill in “{ $head }” on this row
exchange-note-row-left = “{ $value }”: nothing gives the amount of a year, not taken
exchange-refused-sample = { $name } is the sample that `ouvrage init` writes, and your line bears the same number. Remove the sample (`ouvrage remove { $id } --unlink --yes`), then import again: your line takes its number.
    .cause = the number is that of a sample that `ouvrage init` writes: remove the sample, then import again
exchange-note-sample = { $name } is the sample that `ouvrage init` writes and is not in the grid: `ouvrage remove { $id } --unlink --yes` removes it
exchange-unread-points = {"  "}{ $name }: list of open points; an open point is written under `open_points:` in the workshop that it comes from, and `ouvrage actions` gathers them
exchange-list-of-points = { $file } reads as a list of open points, which is no grid of the project: an open point is written in the workshop that it comes from. Create it (`ouvrage new workshop --title "Open points"`), write there `open_points: [{"{"}text: Who approves the discounts?, owner: J. Smith, due: 2026-03-12{"}"}]`. If it is something else, say so: `--as questions` for the questions of bidders, `--as needs` for needs, `--as risks` for risks.
exchange-unsure-grid = nothing in the sheet “{ $sheet }” says what its lines are a list of; say so with `--as`. The grids whose columns come near: { $grids }
exchange-report-slid-by-text = The numbers have slid from { $first } on ({ $count ->
        [one] one line
       *[other] { $count } lines
    }): as asked (`--renumbered text`), these lines are known by their text and keep the number that they have in the project.
exchange-report-slid-by-id = The numbers have slid from { $first } on ({ $count ->
        [one] one line
       *[other] { $count } lines
    }): as asked (`--renumbered id`), the texts go to the numbers of the grid, and links and tests stay with the numbers.
exchange-yearly-amount = Line total
exchange-column-behind-id = title read behind the id
