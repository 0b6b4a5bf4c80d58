# Grids: what comes in from spreadsheets and goes out to them.

## Files
exchange-file-empty = { $file } is empty: there is nothing to import
exchange-file-large = { $file } is over { $limit } MB: that is no grid that people keep by hand. Keep the sheet that matters and try again.
exchange-file-bomb = { $file } holds more than { $limit } MB once unpacked: it is not read
exchange-file-old = { $file } is an old Excel workbook (.xls): save it as .xlsx, then try again
exchange-file-password = { $file } is protected by a password: save a copy without one
exchange-file-damaged = { $file } reads neither as a workbook nor as a text with separators ({ $detail })
exchange-file-broken = { $file } is a workbook that is damaged or incomplete: it stops before its end, or one of its parts no longer reads. Open the original in your spreadsheet and save it again, or ask for another copy.
exchange-file-other = { $file } is an archive without a workbook (a text document, a presentation?): save the table as .xlsx or .ods, or paste it on standard input
exchange-file-unclosed = { $file }, line { $line }: a quote opens and never closes, so that all that follows would be read as the text of one cell. Nothing was read. Close the quote; inside a quoted cell a quote is written twice ("").
exchange-file-encoding = { $file }, line { $line }: a letter cannot be read. The file mixes two encodings (UTF-8 and another one), or is cut short. Nothing was read. Save it again as “CSV UTF-8”, or as .xlsx.
exchange-file-missing = { $file } cannot be read: { $detail }
exchange-file-kind = an import takes a file .xlsx, .ods, .csv or .tsv, or “-” for standard input; { $file } is none
exchange-no-sheet = there is no sheet “{ $name }”; sheets: { $sheets }
exchange-no-sheets = { $file } is a text and has no sheet “{ $name }”: leave `--sheet` out
exchange-no-heads = no row of { $file } reads as heads of columns. Say what it is (`--as requirements`), or name the columns (`--map`).
exchange-no-heads-raci = no row of { $file } reads as column headers, but columns hold letters R, A, C, I alone: say that it is a RACI matrix (`--as raci`), and name the column of activities “Activity”.
exchange-no-column = no column is called “{ $name }”; columns, the nearest first: { $known }
exchange-no-lines = { $file } holds empty sheets only: nothing to import
exchange-which-grid = the sheet “{ $sheet }” may be read in several ways ({ $grids }): choose with `--as`
exchange-no-grid = “{ $name }” is no grid; grids: { $known }
exchange-no-grid-near = “{ $name }” is no grid: perhaps { $near } (“{ $label }”)?
exchange-mapping-unread = the mapping “{ $name }” is not known, and { $place } is not read whole ({ $detail }): if it stands there, mend that file
exchange-mapping-none-in = { $file } holds no mapping: it needs a list `imports:`, as `--save-map` writes it
exchange-no-mapping = there is no mapping “{ $name }”; in specs/imports: { $known }
exchange-no-mapping-at-all = there is no mapping “{ $name }”; specs/imports holds none

## Cells that are refused
exchange-cell-error = the cell holds the error { $value }: mend the formula, or type the value
    .cause = error of a formula: mend the formula, or type the value
exchange-cell-not-computed = the formula has no saved result: open the file in a spreadsheet, save it, and try again
exchange-cell-date = “{ $value }” is no day: write 12/03/2026 or 2026-03-12
    .cause = no day: write 12/03/2026 or 2026-03-12
exchange-cell-date-both = “{ $value }” may be { $day } or { $other }, and this column has now the day first, now the month: write { $day } or { $other }
    .cause = day and month cannot be told apart, in a column that has now the one first, now the other: write 2026-03-12
exchange-cell-date-month = “{ $value }” is no day before its month, as the other cells of the column are: write { $day }, or correct the day
    .cause = the month before the day, in a column that has the day first: write 31/12/2026 for 31 December
exchange-cell-doubtful = “{ $value }” reads as { $one } or { $other }: write one or the other
    .cause = one mark before three figures, which reads as a decimal or as thousands: write 12500 or 12.50
exchange-cell-date-age = “{ $value }” is a day of the year { $year }: probably a number that the spreadsheet shows as a date, or a slip in the year. Write the day, such as 2026-03-12.
    .cause = a day before 1950: probably a number that the spreadsheet shows as a date, or a slip in the year. Write 12/03/2026 or 2026-03-12.
exchange-cell-date-more = “{ $value }” says more than a day: write that day alone, 12 March 2026 or 2026-03-12, and the rest in another column
    .cause = more than a day in the cell: write the day alone, 12 March 2026 or 2026-03-12, and the rest in another column
exchange-cell-date-time = “{ $value }” is a time, not a day: write 12/03/2026 or 2026-03-12
    .cause = a time, not a day: write 12/03/2026 or 2026-03-12
exchange-cell-links-nothing = { $values } name nothing in the project ({ $kinds }): import first what is named, or mend these links
exchange-cell-links = several links of the cell are to be mended: { $reasons }
exchange-cell-link-refused = “{ $value }” is row { $row }, which is refused: mend that one first
    .cause = a row that is named and is itself refused: mend that one first
exchange-cell-integer = “{ $value }” is no whole number
    .cause = no whole number: write figures, or leave the cell empty
exchange-cell-calendar-year = “{ $value }” is a year of the calendar, and “Number of years” wants a duration
    .cause = a year of the calendar, where a duration is wanted: call the column “Year” (field `year`), or write a duration
exchange-cell-no-year = “{ $value }” is neither a year of the calendar nor a rank (1 for the first year)
    .cause = neither a year of the calendar nor a rank: write 2026, or call the column “Number of years” (field `years`) if it is a duration
exchange-cell-word-near = “{ $value }” is no value of “{ $field }”: perhaps “{ $near }”? Values: { $values }
    .cause = no value of the field; values: { $values }. Mend the word, or give its meaning in a mapping (`values:`).
exchange-cell-word = “{ $value }” is no value of “{ $field }”. Values: { $values }
    .cause = no value of the field; values: { $values }. Mend the word, or give its meaning in a mapping (`values:`).
exchange-cell-priority-undecided = “{ $value }” is a priority of no known scale: it decides nothing. Leave the cell empty, give one of those of the project ({ $values }), or say under `values:` in a mapping that the word stands for nothing
exchange-cell-priority = “{ $value }” is a priority of no known scale. Those of the project: { $values }
    .cause = priority of no known scale; those of the project: { $values }. Mend the word, or give its meaning in a mapping (`values:`).
exchange-cell-priority-code = “{ $value }” may be read in several ways in this column: { $readings }. Write the whole word, or give its meaning in a mapping (`values:`).
    .cause = several readings in this column: { $readings }. Write the whole word, or give its meaning in a mapping (`values:`).
exchange-code-reading = { $name } (rank { $rank })
exchange-code-levels-m = medium
exchange-code-levels-b = low (basse)
exchange-code-moscow-m = Must
exchange-code-letters-b = the second letter of A, B, C
exchange-cell-excluded = “{ $value }” excludes the line: that is no priority. Take the line out of the grid, or give this word a meaning in a mapping (`values:`, an empty word leaves the priority blank).
    .cause = excludes the line, which is no priority: take the line out of the grid, or give this word a meaning in a mapping (`values:`, an empty word leaves the priority blank).
exchange-cell-excluded-status = “{ $value }” excludes the line: that is no priority. Give it the state “{ $status }” in a column of states, or take the line out of the grid.
    .cause = excludes the line, which is no priority: give it the state “{ $status }” in a column of states, or take the line out of the grid.
exchange-cell-letters = “{ $value }” gives a person several letters: a line holds one a person; keep the one that binds most
    .cause = several letters for a person: a line holds one a person; keep the one that binds most
exchange-cell-priority-score = “{ $value }” is no WSJF score: write a number
exchange-cell-truth = “{ $value }” says neither yes nor no
    .cause = neither yes nor no
exchange-cell-one-link = “{ $value }” names several artifacts; this field holds one
exchange-cell-link-range = “{ $value }” names several artifacts without saying which: write them all ({ $kinds }), between semicolons
    .cause = several artifacts named without saying which: write them all ({ $kinds }), between semicolons
exchange-cell-link-kind = { $name } is of the wrong kind: it is “{ $kind }”, and “{ $kinds }” is needed
exchange-cell-link-near = “{ $value }” names nothing in the project ({ $kinds }): perhaps { $near }?
    .cause = names nothing in the project ({ $kinds }): import what is named first, mend the link, or say what is named in a mapping (`values:`)
exchange-cell-link-lot = “{ $value }” is no lot of the project: make it with `ouvrage new lot --title { $quoted }`, or import the lots first
    .cause = no lot of that name in the project: make it (`ouvrage new lot --title NAME`), import the lots first, or say which one is meant in a mapping (`values:`)
exchange-cell-link-none = “{ $value }” names nothing: the project has no artifact “{ $kinds }” yet. Import them first, or with this grid, in the same workbook.
    .cause = the project has no artifact “{ $kinds }” yet: import them first, or with this grid, in the same workbook
exchange-cell-link = “{ $value }” names nothing in the project ({ $kinds }): import what is named first, or mend the link
    .cause = names nothing in the project ({ $kinds }): import what is named first, mend the link, or say what is named in a mapping (`values:`)
exchange-cell-parts = “{ $value }” has { $count } parts; the column takes at most: { $parts }

## Lines that are refused
exchange-refused-id = “{ $value }” cannot be an id: letters, figures, dashes and points only, 64 characters at most
    .cause = no id: letters, figures, dashes and points only, 64 characters at most
exchange-refused-several-ids = “{ $value }” names several ids ({ $ids }): a line has one. Make a line for each.
    .cause = several ids in one cell: a line has one, make a line for each
exchange-refused-truth-id = “{ $value }” is a truth value, not an id: the spreadsheet probably computed the cell. Type the id.
    .cause = a truth value, not an id: type the id
exchange-refused-id-taken = the id { $id } is taken already, by { $name } ({ $kind })
exchange-refused-double = { $id } stands on several lines ({ $rows }): keep one of them, or give the others ids of their own
exchange-refused-two-columns = two columns give the same field, “{ $field }”: { $columns }. Which of them holds the grid does not say. Rename in the spreadsheet the one that says something else, or empty it.
exchange-refused-terms = the project has several entries “{ $term }” ({ $definitions }) and none of them says this: which one has changed the grid does not say. Change the right one in its file, or give them different terms.
exchange-refused-term-twice = “{ $term }” stands on several lines ({ $rows }): keep one of them, or give the others different terms
exchange-refused-merged = the cells { $range } are merged: { $id } stands there for several lines ({ $rows }). Unmerge them, and give each line an id of its own.
exchange-refused-titles = several artifacts of the project bear this title ({ $names }): give the id
exchange-refused-unnamed = nothing names this line: fill in { $fields }
exchange-refused-conflict = “{ $field }” has changed on both sides since the export: the project says “{ $project }”, the spreadsheet says “{ $sheet }”
exchange-refused-conflict-base = “{ $field }” was “{ $base }” at the export and has changed on both sides since: the project says “{ $project }”, the spreadsheet says “{ $sheet }”
exchange-refused-partial = “{ $field }” holds more than the grid shows: change it in its file
exchange-refused-near-id = “{ $value }” looks like { $id }, but the line is called “{ $title }” and the project says “{ $name }”: one would overwrite the other. If they are the same, write { $id }. If not, give the line another number, or remove { $id } if it is but an example: `ouvrage remove { $id }`.
exchange-refused-renumbered = there is no { $id }, and this line bears the text of { $name }, which no line names any more: it looks renumbered. To change the id wherever it is named: `ouvrage rename { $former } { $id }`, then import again. If they are two artifacts, give them different texts.
exchange-refused-collision = the project already has { $name }, and this line says something else altogether under the same number: “{ $title }”. Another artifact? Give it a free number, or import with `--renumbered text`, which gives it the next one. The same, rewritten? `--renumbered id`
    .cause = under this number the project has an artifact that says something else altogether
exchange-refused-same-name = “{ $name }”: { $lines ->
        [one] one line here
       *[other] { $lines } lines here
    }, { $held ->
        [one] one
       *[other] { $held }
    } in the project, and nothing tells which is which. { $known ->
        [yes] Give what tells them apart ({ $fields })
       *[no] Give what tells them apart
    }, or start from an export of the whole grid
exchange-refused-slid = the line numbered { $value } bears the text of { $name }: applied, this text would pass from one id to the other
    .cause = the number has slid: the line bears the text of another artifact of the project
exchange-refused-slid-left = the line numbered { $value } bears a new text, and that of the project stands on another line
    .cause = the number has slid: the text of the project stands on another line
exchange-refused-slid-new = the number { $value } is new, among numbers that have slid
    .cause = new number, among numbers that have slid
exchange-refused-gone = { $id } was removed from the project, or renamed, since the export, and the line was changed since: nothing is made anew. If it was renamed, write its new id; clear the cell only if it was removed and is to come back as a new line.
exchange-refused-renamed = { $id } has become { $renamed } since the export, and the line was changed since: nothing is made anew. To take its changes, write { $renamed } in the place of the id.

## Remarks
exchange-note-beyond = { $count ->
        [one] cell too far to the right: not read
       *[other] { $count } cells too far to the right, from this one on: not read
    }
exchange-note-formula = formula read by its saved result
exchange-note-comment = comment of a cell, not taken: “{ $text }”
exchange-note-hidden-row = row hidden in the spreadsheet, read like the others
exchange-note-hidden-column = column “{ $head }” hidden in the spreadsheet, read like the others
exchange-note-struck = text struck through in the spreadsheet, read like the others: take the line out if it no longer holds
exchange-note-set-aside = cell set aside, the rest of its line is taken: { $why }
exchange-note-text-date = the spreadsheet has made it a date: see whether it is one
exchange-note-nothing = “{ $value }” says nothing: read as an empty cell
exchange-note-levels = a list within a list: each bullet, set in or not, becomes an item of the list
exchange-note-text-truth = “{ $value }”: the spreadsheet made a truth value of it, write the text that you meant
exchange-note-serial = number read as a day: { $value } is { $day }
exchange-note-month-first = “{ $value }” is read as { $day }, month first
exchange-note-open = “{ $value }” is not in the project’s list: kept as it is. Add it under `{ $list }:` in ouvrage.yaml, or choose a known value.
exchange-note-priority = “{ $value }” becomes “{ $to }” (rank { $rank })
exchange-note-word = “{ $value }” becomes “{ $to }” ({ $field })
exchange-note-amount = “{ $value }” becomes { $to }
exchange-note-amount-head = “{ $value }” becomes { $to }: the head counts in { $unit }
exchange-note-unit = the head counts in “{ $unit }”, which “{ $field }” does not carry: the number comes in without a unit. Write it in the cells, or in the column that is there for it.
exchange-note-unit-days = the head counts in “{ $unit }”, and “{ $field }” in days: the number comes in as it is. Convert the column to days.
exchange-note-unit-minutes = the head counts in “{ $unit }”, and “{ $field }” in minutes: the number comes in as it is. Convert the column to minutes.
exchange-note-unit-years = the head counts in “{ $unit }”, and “{ $field }” in years: the number comes in as it is. Convert the column to years.
exchange-note-weekday = “{ $value }”: that day is a { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }. Check the day or the year.
exchange-note-doubtful = “{ $value }” is read as { $one }; if it is { $other }, write it so
exchange-note-no-amount = “{ $value }” is no amount in euros: kept as it is, it will be missing from the total
exchange-note-mapped = “{ $value }” becomes “{ $to }”, as the mapping says
exchange-note-blank = “{ $value }” is left blank, as the mapping says
exchange-note-priority-last = “{ $value }” becomes “{ $to }”: the last rank of another scale is the least pressing one, and excludes nothing. To exclude the line, write “{ $out }”.
exchange-note-excluded = “{ $value }” excludes the line: it comes into the project as “{ $to }”, and is not asked for
exchange-note-excluded-status = “{ $value }” is not taken as a priority: the state of the line excludes it already
exchange-note-letters = “{ $value }” becomes { $kept }: a line holds one letter a person, { $left } is set aside. If nobody else has { $left } on this line, give it to who acts.
exchange-section-sets = { $field }: { $value }
exchange-note-link = “{ $value }” read as { $name }
exchange-note-lag = “{ $value }” read as { $name }: “{ $behind }” is not kept, the dates of the tasks say it
exchange-note-id = “{ $value }” read as { $id }
exchange-note-by-title = without an id, known by its title: { $name }
exchange-note-total-price = the total “{ $value }”, for a quantity of { $quantity }, gives a unit price of { $to }
exchange-note-total-differs = the total “{ $value }” is not { $quantity } × { $price }: the unit price holds
exchange-note-total-years = is the total “{ $value }” that of one year or of all years of the line? Give the unit price
exchange-note-total-parts = the total “{ $value }” does not part into { $quantity } prices to the cent: give the unit price
exchange-note-same-word = { $values } all become “{ $to }” ({ $field }): the difference is lost. To keep it, say what each word stands for under `values:` in a mapping (`--save-map`)
exchange-raci-nobody = “{ $value }” is nobody’s letter: the cell that says who is empty
exchange-raci-letter = “{ $value }”, for “{ $name }”, is no letter of the RACI (R, A, C, I, S): not taken
exchange-raci-undecided = “{ $value }” names nobody: the letter awaits somebody
exchange-raci-short = “{ $value }” is read as { $name }
exchange-raci-legend = a legend, left out: { $text }
exchange-note-slid = the number “{ $value }” has slid: the line is known by its text, { $name }
exchange-note-slid-new = the number “{ $value }” has slid: the line is new and gets the next free id
exchange-note-collision = the number “{ $value }” is that of { $name }, which says something else altogether: the line is new and gets the next free id
exchange-note-alike = line in the place of { $name }, with almost the same words: taken for a correction of its text.
exchange-note-alike-id = line in the place of { $name }, with almost the same words: taken for a correction of its text. If it is another one, give it an id of its own.
exchange-note-instead = new line; the project has { $name } in this place, which the grid no longer has and the project keeps. If it is the same line, rewritten, correct that of the project instead.
exchange-note-instead-id = new line; the project has { $name } in this place, which the grid no longer has and the project keeps. If it is the same line, rewritten, give it the former id; if the former no longer holds, remove it (`ouvrage remove`).
exchange-note-kept = empty cell, where the project has a value: it stays
exchange-note-moved = “{ $field }” has changed in the project since the export (“{ $after }”); the spreadsheet had not touched it: the project keeps its value
exchange-note-conflict-mine = “{ $field }” has changed on both sides since the export: the value of the spreadsheet is taken, that of the project was “{ $project }”
exchange-note-conflict-project = “{ $field }” has changed on both sides since the export: the project keeps “{ $project }”, the spreadsheet said “{ $sheet }”

## Report
exchange-report-encoding = This text is not in UTF-8: it is read as { $encoding }. If letters with accents are wrong, save it again as “CSV UTF-8”.
exchange-report-simulated = Simulation: nothing is written yet.
exchange-report-applied = Import applied.
exchange-report-not-written = Nothing was written.
exchange-report-lost = the report could not be written to { $path } ({ $detail }); what stands above says what was done to the project
exchange-report-sheet = { $file }, sheet “{ $sheet }” read as { $grid } (headers on row { $heads })
exchange-report-text = { $file } read as { $grid } (headers on row { $heads })
exchange-report-heads = { $first } and { $last }
exchange-report-mapping = Mapping applied: { $name }
exchange-report-stamp = Grid exported at commit { $commit }
exchange-report-columns = Columns
exchange-report-lines = Lines
exchange-report-notes = Remarks
exchange-report-line = line { $rows }
exchange-report-more-cells = { $count ->
        [one] one cell
       *[other] { $count } cells
    } ({ $cells }…)
exchange-refusals = { $count ->
        [one] One line refused, by cause:
       *[other] { $count } lines refused, by cause:
    }
exchange-refusals-cells = { $count ->
        [one] once
       *[other] { $count } times
    }
exchange-refusals-values = { $values } and { $count ->
        [one] another value
       *[other] { $count } other values
    }
exchange-quoted = “{ $value }”
exchange-report-more-lines = … and { $lines }: `--all` gives them all
exchange-report-more-remarks = { $count ->
        [one] … and another remark: `--all` gives it
       *[other] … and { $count } other remarks: `--all` gives them all
    }
exchange-report-lines-of = lines { $rows }
exchange-more-new = { $count ->
        [one] another new line
       *[other] { $count } other new lines
    }
exchange-more-changed = { $count ->
        [one] another changed line
       *[other] { $count } other changed lines
    }
exchange-more-unchanged = { $count ->
        [one] one more line to be settled
       *[other] { $count } more lines to be settled
    }
exchange-more-refused = { $count ->
        [one] another refused line
       *[other] { $count } other refused lines
    }
exchange-more-gone = { $count ->
        [one] another line that the project has no more
       *[other] { $count } other lines that the project has no more
    }
exchange-more-section = { $count ->
        [one] another section head
       *[other] { $count } other section heads
    }
exchange-more-total = { $count ->
        [one] another total
       *[other] { $count } other totals
    }
exchange-more-legend = { $count ->
        [one] another legend
       *[other] { $count } other legends
    }
exchange-more-signature = { $count ->
        [one] another signature
       *[other] { $count } other signatures
    }
exchange-more-withdrawn = { $count ->
        [one] another line withdrawn by its text
       *[other] { $count } other lines withdrawn by their text
    }
exchange-more-heads = { $count ->
        [one] another row of heads
       *[other] { $count } other rows of heads
    }
exchange-report-own-words = If these are the words of your trade, declare them in ouvrage.yaml:
exchange-report-empty = (empty)
exchange-report-conflicts = The project and the spreadsheet say two things, and nothing is overwritten: import again with `--conflicts mine` to take the values of the spreadsheet, or `--conflicts project` to keep those of the project.
exchange-report-unknown = Git knows only what was committed: commit the project after each import, and the next one will know what the team has changed.
exchange-report-commit = Commit this version, so that the next import knows what the team will have changed: { $command }
exchange-report-section = section head
exchange-report-section-sets = { $set }, given to { $count ->
        [one] one line
       *[other] { $count } lines
    }
exchange-report-legend = legend, not taken
exchange-report-signature = signature, not taken
exchange-report-withdrawn = its text says that the line is no more: not taken; if the project has it already, change its status
exchange-report-total = total, not taken
exchange-report-heads-again = repeated heads, not taken
exchange-report-gone = removed from the project, or renamed, since the export: not recreated
exchange-report-renamed = has become { $id } since the export: not recreated
exchange-report-counts = { $new ->
        [0] None new
       *[other] { $new } new
    } · { $changed ->
        [0] none changed
       *[other] { $changed } changed
    } · { $unchanged ->
        [0] none unchanged
       *[other] { $unchanged } unchanged
    } · { $refused ->
        [0] none refused
       *[other] { $refused } refused
    }
exchange-report-cells-aside = { $count ->
        [one] One cell is set aside, the rest of its line is taken.
       *[other] { $count } cells are set aside, the rest of their lines is taken.
    }
exchange-report-foreseen = { $count ->
        [one] Once the import is applied, `ouvrage check` will have one more finding:
       *[other] Once the import is applied, `ouvrage check` will have { $count } more findings:
    }
exchange-report-foreseen-rule = {"  "}{ $count } × { $code } { $rule }
exchange-report-nothing = Nothing changed: the project already says all that the spreadsheet says.
exchange-report-no-lines = No line under the headers: nothing to import.
exchange-report-unsure = No known header on row { $row }: if it is one of your lines already, it is not imported. Add a row of headers above it ({ $labels }).
exchange-report-above = { $count ->
        [one] Row { $first }, above the headers: not read
       *[other] Rows { $first } to { $last }, above the headers: not read
    } ({ $texts }).
exchange-report-slid-down = The numbers have slid { $by ->
        [one] by one line
       *[other] by { $by } lines
    } from { $first } on: each text would pass to the next id, with the links and the tests of that one.
exchange-report-slid-up = The numbers have slid { $by ->
        [one] by one line
       *[other] by { $by } lines
    } from { $first } on: each text would pass to the previous id, with the links and the tests of that one.
exchange-report-slid-apart = Texts have changed their number from { $first } on: each would pass to the id of another, with the links and the tests of that one.
exchange-report-slid-how = { $count ->
        [one] One line is concerned.
       *[other] { $count } lines are concerned.
    } Until you decide, nothing of them is written: `--renumbered text` knows these lines by their text and leaves their number (an inserted line gets the next free one); `--renumbered id` keeps to the numbers and moves the texts.
exchange-report-forgetful = A text with separators does not say what the project held when it went out: an emptied cell empties nothing. Read each change again; to send a grid out and take it back, export to .xlsx.
exchange-report-left-out = { $count ->
        [one] Nothing to write; one line is not taken, for the reason given above.
       *[other] Nothing to write; { $count } lines are not taken, for the reasons given above.
    }
exchange-report-absent = { $count ->
        [one] One artifact of the project is no longer
       *[other] { $count } artifacts of the project are no longer
    } in the grid; nothing is removed: { $names }
exchange-report-unread = Sheets that were not read:
exchange-unread-heads = {"  "}{ $name }: none of its rows reads as column headers
exchange-unread-other = {"  "}{ $name }: another sheet is chosen
exchange-unread-table = {"  "}{ $name }: { $count ->
    [one] one line set
   *[other] { $count } lines set
} aside, of another table than the one that is read. Give it a sheet of its own, or say with `--as` what it holds.
exchange-unread-hidden = {"  "}{ $name }: hidden sheet
exchange-unread-history = {"  "}{ $name }: history of the versions of the document
exchange-unread-legend = {"  "}{ $name }: legend, lists or instructions
exchange-unread-cover = {"  "}{ $name }: cover page or contents
exchange-report-unread-how = To read one all the same: `--sheet` with its name, and `--as` to say what it holds.
exchange-report-apply = To apply: the same command with `--apply`.
exchange-report-apply-part = To apply what is not refused: the same command with `--apply`.
exchange-report-written = Written: { $file }
exchange-report-mapping-saved = Mapping kept in { $file }
exchange-report-diagnostics = { $count ->
        [0] Checking the project tells nothing new.
        [one] Checking the project tells one finding more:
       *[other] Checking the project tells { $count } findings more:
    }

## Columns
exchange-column-content = known by what it holds
exchange-column-near = a similar name
exchange-column-in-place = for want of a column of terms, the acronym stands for them
exchange-column-typed = by --map
exchange-column-mapped = saved mapping
exchange-column-ignored = left out by the mapping
exchange-column-numbering = not taken: it counts the lines (to make ids of them: “id” in a mapping)
exchange-column-part-numbers = not taken: it counts the steps, whose order is enough
exchange-column-line-total = total of the line: the price follows from it where no cell gives one
exchange-column-results = not taken ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }): these are results of runs, not the state of the case
exchange-column-headless = (no head)
exchange-column-computed = not taken: computed, the link is written on the other side
exchange-column-nothing = the mapping names “{ $target }”, which is no field of this grid: write its key (`priority`), its name (Priority) or `ignore`
exchange-column-unknown = not taken ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    })
exchange-column-unknown-near = not taken ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }); nearest field: { $near }
exchange-column-unknown-taken = not taken ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }); near to { $near }, which column “{ $by }” gives already
exchange-column-empty = empty
exchange-columns-map = To read the column “{ $head }”: `--map "{ $head }={ $key }"`
exchange-columns-headless = To read a column without a head, give it a name in the spreadsheet.
exchange-columns-lost-list = These columns are not taken, and no field can be added to the lines of this list. If what they say is to stay, put it into a column that is recognised.
exchange-columns-lost = To lose nothing of the columns that were not taken, name their field in a mapping (`--save-map` writes one), or declare a field of the project in ouvrage.yaml:

## Outcomes
exchange-outcome-new = new
exchange-outcome-changed = changed
exchange-outcome-unchanged = unchanged
exchange-outcome-aside = to be settled
exchange-outcome-refused = refused
exchange-outcome-numbered = id given
exchange-outcome-by-title = changed, known by its title
exchange-head-column = Col.
exchange-head-head = Head
exchange-head-field = Field
exchange-head-remark = Remark

## Help
help-import = Import a spreadsheet: simulate, report line by line, then apply
help-import-examples = Examples:
  {"  "}ouvrage import Requirements.xlsx                  what the import would change, nothing is written
  {"  "}ouvrage import Requirements.xlsx --apply          the same import, written to the files
  {"  "}ouvrage import RACI.xlsx --as raci --sheet Lot1   one sheet, saying what it is
  {"  "}ouvrage import - --as needs                       a table pasted from the clipboard
help-arg-file = File .xlsx, .ods, .csv or .tsv, or “-” for standard input
help-arg-as = What the file holds: requirements, needs, use_cases, test_cases, raci, budget… (guessed by default)
help-arg-sheet = Sheet to read (by default, all that are recognised)
help-arg-map = Mapping of columns to use: a name of specs/imports, a file, or “Head of a column=field”
help-arg-save-map = Keep the mapping of columns in this file
help-arg-apply = Write the changes to the files of the project
help-arg-all-imported = Give all lines and all remarks, nothing cut short
help-arg-conflicts = When the project and the spreadsheet both changed a field since the export: mine writes the value of the spreadsheet, project keeps that of the project (by default the line is refused)
help-arg-renumbered = Where numbers have slid from one line to another, or name something else altogether in the project: text knows these lines by their text and numbers the new ones, id keeps to the numbers and changes the texts (by default, they are refused)

## Exported workbooks
exchange-guide-name = How to fill in
exchange-guide-stamp = { $code } · { $grids } · text of { $date } ({ $commit })
exchange-guide-filter = Chosen lines: { $filter }
exchange-guide-how = How to fill in
exchange-guide-cells = White cells may be changed. Grey cells are locked: ids never change. The protection has no password.
exchange-guide-lists = Columns with a choice offer a list. A link is chosen from the list, or typed by its id.
exchange-guide-lines = Several links or several items in a cell: one a line (Alt + Enter).
exchange-guide-records = A column whose head lists parts, “Steps (Action | Expected)”, holds one item a line, its parts between vertical bars.
exchange-guide-empty = An emptied cell empties the field. A deleted line deletes nothing of the project.
exchange-guide-new = To add, fill in a free line under the others, without an id: it will be given.
exchange-guide-back = On its way back, “ouvrage import” shows line by line what changes before it writes. What the project has changed in between is not overwritten.
exchange-guide-choice = Choice
exchange-guide-choose = Choose a value of the list.
help-export = Export the project’s grids for a spreadsheet
help-export-examples = Examples:
  {"  "}ouvrage export requirements                              all requirements, in a workbook
  {"  "}ouvrage export requirements lot:LOT-001 --out lot1.xlsx    those of a lot
  {"  "}ouvrage export raci planning budget                      three grids in a workbook
  {"  "}ouvrage export needs --out needs.csv                     as text, for another tool
help-arg-grids = Grids: requirements, needs, raci… or all, then filters field:value (lot:LOT-001, priority:1)
help-arg-out-grid = File to write, .xlsx or .csv (by default, named after the project and the grid)
help-arg-separator = Separator of a .csv file (by default, that of the language’s spreadsheets)
help-arg-all-columns = All columns, and all grids of “all”, even empty ones

## Export
exchange-export-done = { $file }: { $grids }, { $count ->
        [0] no line
        [one] { $count } line
       *[other] { $count } lines
    }
exchange-export-left-out = { $count ->
        [one] One grid is left out, without a line to write
       *[other] { $count } grids are left out, without a line to write
    }: { $grids }. To fill one in, name it (ouvrage export { $name }); --all-columns writes them all.
exchange-export-all-empty = nothing was exported: no grid has a line to write. To fill one in, name it (ouvrage export requirements); --all-columns writes them all.
exchange-export-what = say which grid to export: { $known }
exchange-export-one = a .csv file holds one grid, { $count } are asked for: choose a .xlsx file
exchange-export-forgetful = When it comes back, this text will not say what the project held: an emptied cell will empty nothing, and a value that the project changes meanwhile will be kept only where git has the former one. To send a grid out and take it back, export to .xlsx.
exchange-import-unread = nothing was imported: { $place } is not read whole ({ $detail }), what it holds would pass for new. Mend it first: ouvrage check
exchange-import-short = Beware: { $place } is not read whole ({ $detail }). What it holds may pass for new here; the import is applied only once this file is mended.
exchange-export-unread = nothing was exported: { $place } is not read whole ({ $detail }) and the grid would be short. Mend it first: ouvrage check
exchange-export-kind = an export writes a file .xlsx or .csv; { $file } is none
exchange-export-failed = the workbook could not be written: { $detail }
exchange-no-field = “{ $name }” is no field of { $grid }; fields: { $known }
exchange-no-field-near = “{ $name }” is no field of { $grid }: perhaps “{ $near }”?
exchange-grids = grids
exchange-standard-input = standard input

## Words of parts
value-budget-kind-one-off = one-off
value-budget-kind-recurring = recurring
value-resources-kind-internal = internal
value-resources-kind-external = external
value-datasets-family-usual = usual
value-datasets-family-limit = limit
value-datasets-family-missing = missing
value-datasets-family-forbidden = forbidden
value-datasets-family-repeated = repeated
value-datasets-family-volume = volume
value-checks-type-count = count
value-checks-type-sum = sum
value-checks-type-sample = sample
value-checks-type-orphan = orphans
value-checks-type-unique = uniqueness
value-criteria-mode-score = score
value-criteria-mode-rate = rate
value-criteria-mode-cost = cost
value-criteria-mode-knockout = knockout
value-criteria-source-grid = response grid
value-criteria-source-demo = demonstration
value-criteria-source-file = file
value-criteria-source-reference = customer reference
value-criteria-source-price = price schedule
value-fields-sensitivity-none = none
value-fields-sensitivity-personal = personal
value-fields-sensitivity-sensitive = sensitive
exchange-truth-true = TRUE
exchange-truth-false = FALSE
exchange-yes = yes
exchange-no = no
