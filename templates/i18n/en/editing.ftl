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
write-outside = { $path } is no path in the project: nothing was written
