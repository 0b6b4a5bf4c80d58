# Writing into the texts: what is refused, what was done.
edit-refused-faulty = the file has a fault of syntax to be mended first: { $detail }
edit-refused-not-found = there is no “{ $path }” in the file
edit-refused-twice = the key “{ $key }” is written twice in one place ({ $path })
edit-refused-marked = “{ $path }” is written with a YAML anchor, alias or type (a name used elsewhere): edit this passage by hand
edit-refused-layout = “{ $path }” is laid out in a way that cannot be edited safely: edit this passage by hand
edit-refused-unverified = read back, the edit would change something else too ({ $at }): nothing was written
edit-refused-comment = the comment “{ $comment }” would be lost: edit this passage by hand
write-changed = { $path } was changed on { $date } at { $time }, after it was read: nothing was written. Concerned: { $artifacts }. Run the command again on the new text.
write-changed-sometime = { $path } was changed after it was read: nothing was written. Concerned: { $artifacts }. Run the command again on the new text.
write-removed = { $path } was removed after it was read: nothing was written. Concerned: { $artifacts }.
write-exists = { $path } exists already: nothing was written
write-twice = { $path } and { $other } are one file: nothing was written; remove the link from one to the other
write-outside = { $path } is no path in the project: nothing was written

change-unread = { $place } is not read whole and names { $id }: what it says of it would stay. Mend it first: ouvrage check
change-unknown-id = nothing has the id “{ $id }”
change-unknown-id-near = nothing has the id “{ $id }”. Did you mean “{ $near }”?
change-unknown-unread = nothing that is read has the id “{ $id }”, but { $place } is not read whole. Mend that first: ouvrage check
change-unwritten = { $id } is not written in the file yet; `ouvrage fmt` gives the ids that are missing
change-double-id = { $id } is given more than once ({ $paths }): mend that first
change-invalid-id = “{ $id }” cannot be an id: letters, figures, dashes and points, no space
change-taken-id = { $id } is or was the id of another artifact: an id is given once
change-no-file = there is no file { $path }
change-file-unread = { $path } cannot be read: nothing is written into it. Mend that first: ouvrage check
change-no-specification = { $path } is no YAML file under specs/
change-unknown-kind = “{ $word }” is no kind of artifact. `ouvrage new --help` lists them
change-unknown-kind-near = “{ $word }” is no kind of artifact. Did you mean “{ $near }”?
change-part = “{ $word }” is no artifact of its own: it is written in the list `{ $field }:` under `{ $owner }:` (specs/), or comes in by a spreadsheet: ouvrage import FILE
change-unknown-field = “{ $field }” is no field of { $collection }. A field of the project’s own is declared in `custom_fields`, in ouvrage.yaml
change-unknown-field-near = “{ $field }” is no field of { $collection }. Did you mean { $near }?
change-computed = { $field } is computed from the links that the other side writes: `ouvrage link` writes a link where it belongs
change-id-field = an id is changed by `ouvrage rename`, which makes links and mentions follow
change-unknown-value = “{ $value }” is no value of { $field }. Values: { $values }
change-unknown-value-near = “{ $value }” is no value of { $field }. Did you mean { $near }? Values: { $values }
change-wrong-type = “{ $value }” does not go into { $field }, which holds { $wanted }
change-wrong-kind = { $field } cannot name { $id } ({ $kind }): it wants { $wanted }
change-no-list = { $field } is no list: give its value with “=”
change-no-link = no field links { $from } and { $to }. Go through an artifact between them, or write it in the notes
change-no-link-called = no field that links these objects is called “{ $asked }”: { $fields }
change-many-links = several fields link these artifacts: { $fields }. Say which with `--as`
change-to-itself = { $name } cannot be linked to itself
change-not-linked = { $from } does not name { $to }
change-scenario = read back, { $path } would not have the same scenarios: nothing was written
wanted-integer = a whole number
wanted-bool = yes or no
wanted-date = a day, like 2026-03-12
wanted-number = a number
wanted-record = fields in braces, like `{ $sample }`
wanted-records = a list of fields, like `{ $sample }`
new-from-state = from the state “{ $state }” on

# The commands that write.
help-new = Add an artifact: requirement, need, workshop, use case…
help-new-examples = Examples:
  {"  "}ouvrage new requirement --title "Refuse a duplicate" --set domain=contacts
  {"  "}ouvrage new workshop --title "Reference data" --set date=2026-03-12 --dry-run
  {"  "}ouvrage new workshop --type needs --date 2026-03-12 --participant "Anne Weber:field"
  {"  "}ouvrage new need --from ATL-001                 the sentences of a workshop become needs
help-set = Give fields of one or several artifacts their values
help-set-examples = Examples:
  {"  "}ouvrage set EXG-012 status=frozen lot=LOT-001
  {"  "}ouvrage set EXG-012 EXG-013 use_cases+=CU-004 tags-=draft
help-link = Link two artifacts; the link is written on its own side
help-link-examples = Examples:
  {"  "}ouvrage link CU-004 BES-007                   the use case covers the need
  {"  "}ouvrage link EXG-012 EXG-003 --as refines     the requirement makes another precise
help-unlink = Take away the link between two artifacts
help-unlink-examples = Examples:
  {"  "}ouvrage unlink CU-004 BES-007
  {"  "}ouvrage unlink EXG-012 LOT-001 --dry-run
help-rename = Change an id; links, tags and mentions follow
help-rename-examples = Examples:
  {"  "}ouvrage rename EXG-012 EXG-112
  {"  "}ouvrage rename CT-004 CT-104 --dry-run
help-remove = Remove an artifact, after showing what names it
help-remove-examples = Examples:
  {"  "}ouvrage remove EXG-012                        shows, then asks
  {"  "}ouvrage remove EXG-012 --unlink --yes         with the links that name it
help-fmt = Tidy the YAML files and give the ids that are missing
help-fmt-examples = Examples:
  {"  "}ouvrage fmt                                   the whole project
  {"  "}ouvrage fmt --check                           only say what is not tidy
help-arg-kind-word = Kind of artifact: { $kinds } (or in French)
help-arg-title = Title
help-arg-set = Value of a field (repeatable): field=value
help-arg-new-id = Id (by default, the next one)
help-arg-new-file = File under specs/ (by default, that of its siblings)
help-arg-dry-run = Show the differences, write nothing
help-arg-set-words = Ids, then field=value, field+=value, field-=value (“field=” removes the field, “field=-” reads the value from standard input)
help-arg-set-where = Artifacts that a filter of `list` wants, in the place of their ids: "requirements priority:1 lot:LOT-001"
help-arg-from-word = First artifact
help-arg-to-word = Second artifact
help-arg-link-as = Field that holds the link, where several can
help-arg-id-word = Id
help-arg-new-word = New id
help-arg-remove-unlink = Take the links and tags that name it too
help-arg-yes = Do not ask
help-arg-fmt-files = Files or folders (by default, the whole project)
help-arg-fmt-check = Say what is not tidy, write nothing
value-A = A
value-B = B
value-FIELD = FIELD
value-KIND = KIND
value-NEW = NEW
value-SETTING = FIELD=VALUE
value-TEXT = TEXT
value-WISHES = ID… FIELD=VALUE

editing-nothing = Nothing to change.
editing-dry-run = Nothing was written (--dry-run).
editing-file = {"  "}{ $path }  +{ $added } −{ $removed }
editing-mended = { $count ->
        [one] One finding is gone.
       *[other] { $count } findings are gone.
    }
editing-introduced = { $count ->
        [one] One new finding:
       *[other] { $count } new findings:
    }
editing-more = … and { $count ->
        [one] another one
       *[other] { $count } others
    }, told by `ouvrage check`
set-usage = at least one id and one value are needed: ouvrage set EXG-012 status=frozen
set-apart = the sign “=” touches the field and the value, and a value of several words stands in quotes: ouvrage set EXG-012 { $field }="…"
set-stdin = the value could not be read from standard input: { $detail }
set-selection = { $count ->
        [one] One artifact chosen:
       *[other] { $count } artifacts chosen:
    }
set-selection-more =   … and { $count } more
set-ask = Change them? (y/N)
set-kept = Nothing was changed.
set-unconfirmed = nobody confirmed: nothing was changed. The option --yes changes without asking, --dry-run shows without writing
set-none = nothing answers “{ $filter }”: nothing is changed
set-spoken = { $field }: “{ $value }” is read as `{ $word }`
set-done = { $count ->
        [one] Changed: { $artifacts }
       *[other] Changed: { $artifacts }
    }
link-done = Linked: { $owner } → { $named } ({ $field })
link-replaced = Linked: { $owner } → { $named } ({ $field }), in the place of { $former }
link-tagged = Tagged: { $owner } → { $named }
unlink-done = Link taken: { $owner } → { $named } ({ $field })
unlink-tagged = Tag taken: { $owner } → { $named }
rename-breaks = nothing is written: if { $id } became { $new }, the project would have this error more
rename-loses = nothing is written: if { $id } became { $new }, the link of { $by } to { $to } would be lost. Change it by hand, then try again
rename-done = Renamed: { $artifact } is now { $new }
remove-free = Nothing names { $artifact }.
remove-dangles = { $count ->
        [one] One artifact names { $artifact } and would name nothing:
       *[other] { $count } artifacts name { $artifact } and would name nothing:
    }
remove-unlinks = { $count ->
        [one] One artifact names { $artifact }; its link will be taken:
       *[other] { $count } artifacts name { $artifact }; their links will be taken:
    }
remove-mentioned = { $count ->
        [one] One sentence says { $artifact }, and will say what is no more:
       *[other] { $count } sentences say { $artifact }, and will say what is no more:
    }
remove-said = nothing is removed: { $count ->
        [one] one artifact says
       *[other] { $count } artifacts say
    } the phrase { $id }, and their steps would say nothing any more. Say something else there first
remove-named = nothing is removed: { $count ->
        [one] one artifact names { $id }
       *[other] { $count } artifacts name { $id }
    }. The option --unlink takes these links too
remove-ask = Remove it? (y/N)
remove-kept = Nothing was removed.
remove-unconfirmed = nobody confirmed: nothing was removed. The option --yes removes without asking
remove-done = Removed: { $artifact }
new-done = Created: { $artifact }
new-nameless = a title (--title) or a statement (--set statement=…) is needed
new-word = “{ $word }” is not of the form field=value
fmt-untidy = { $path }
fmt-tidy = { $count ->
        [one] One file, tidy.
       *[other] { $count } files, all tidy.
    }
fmt-refused = { $count ->
        [one] One file cannot be read whole: it was left as it is.
       *[other] { $count } files cannot be read whole: they were left as they are.
    }
fmt-would-change = { $count ->
        [one] One file is not tidy. `ouvrage fmt` tidies it.
       *[other] { $count } files are not tidy. `ouvrage fmt` tidies them.
    }
fmt-file = {"  "}{ $path }
fmt-done = { $count ->
        [one] One file tidied.
       *[other] { $count } files tidied.
    }
fmt-translated = { $count ->
        [one] One word is written as the format wants it now
       *[other] { $count } words are written as the format wants them now
    }: { $list }
fmt-given = { $count ->
        [one] One id given: { $ids }
       *[other] { $count } ids given: { $ids }
    }
change-inherited = the tag { $tag } is that of the whole feature ({ $path }), not of this scenario alone: take it by hand if it holds for none
change-not-in-list = “{ $value }” is not in { $field }
