# A matrix of rights in its wide form.
exchange-no-heads-rights = no row of { $file } reads as heads, but some columns hold nothing but rights or crosses: if it is an access matrix, say so (`--as access_matrix`), and call the first column “Object”, “Function” or “Role”.
exchange-rights-side = { $file }: nothing tells whether the roles are the rows or the columns. Call the first column “Object” (the roles are then the columns) or “Role” (the roles are then the rows).
exchange-column-rights = its cells say the rights
exchange-column-right-names = names the right of the row
exchange-column-no-rights = not taken ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }): it says no rights
exchange-right-create = creation
exchange-right-read = reading
exchange-right-update = modification
exchange-right-delete = deletion
exchange-right-export = export
exchange-scope-own = own records
exchange-scope-team = own team
exchange-scope-region = own region
exchange-scope-all = all records
exchange-rights-said = “{ $value }” read as: { $rights }
exchange-rights-said-scope = “{ $value }” read as: { $rights } · scope: { $scope }
exchange-rights-no = “{ $value }” read as: no right
exchange-rights-blank = empty cell read as: no right
exchange-rights-line = “{ $value }”: a cross on this row is read as { $rights }, on the object “{ $object }”
exchange-rights-title = “{ $value }”: a row without any right, read as a title; if no role has any, write “-” in its cells
exchange-rights-nameless = rights on a row without a name: not read. Write the object, or the role, in the first column
exchange-rights-unread = “{ $value }” does not read as rights: write letters (C, R, U, D), words (“read”, “create”), or “-”; a scope alone in brackets, “R (team)”
    .cause = unreadable as rights: write letters (C, R, U, D), words (“read”, “create”), or “-”; a scope alone in brackets, “R (team)”
exchange-rights-letter = “{ $value }”: “{ $letter }” may mean several things here. Write the word, or a legend on the sheet (“{ $letter } = create”)
    .cause = a letter may mean several things here: write the word, or a legend on the sheet (“R = read”)
exchange-rights-legend = “{ $value }”: the legend says “{ $letter } = { $meaning }”, which is none of the rights of the matrix (creation, reading, modification, deletion, export); make it a requirement, and write only the rights here
exchange-rights-scopes = “{ $value }” does not say whether the scope holds for all its rights, and a line holds one: write one scope for all, “R/U (team)”
    .cause = does the scope hold for all the rights? A line holds one: write one scope for all, “R/U (team)”
exchange-rights-mark = “{ $value }” does not say which right on “{ $line }”: write letters (C, R, U, D), a legend (“X = read”), or begin the row with the verb (“View an account”). The matrix holds creation, reading, modification, deletion and export
    .cause = a cross does not say which right: write letters (C, R, U, D), a legend (“X = read”), or begin the row with the verb (“View an account”)
exchange-rights-twice = said otherwise in { $other } for the same role and the same object: keep one of them
