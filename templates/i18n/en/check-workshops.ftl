# Workshops (family A)
A01 = nobody from the field at workshop { $id } “{ $title }”: the work was discussed without those who do it
    .help = invite at least two people who sell to or serve customers (`profile: field`), or have them read the minutes
A01-nobody = workshop { $id } “{ $title }” does not say who was there: nothing shows that the field spoke
    .help = list the participants under `participants`, with their profile (`profile: field` for the field)
A02 = workshop { $id } “{ $title }” only brought management and IT together: it will say what they believe of the work, not what it is
    .help = add people of the field and their managers; if the workshop is over, hold a second one with them
A03 = the minutes of workshop { $id } were sent on { $sent }, { $days ->
        [one] { $days } business day
       *[other] { $days } business days
    } after { $held }: memories already differ
    .help = they were due on { $due }; from now on send decisions and actions within five business days, even without the rest
A03-unsent = workshop { $id } was held on { $held } and its minutes, due on { $due }, have not been sent
    .help = send at least the decisions and actions, then note the day under `minutes`: `sent_on: …`
A03-undated = the minutes of workshop { $id } “{ $title }” are said to be sent, without a day: nobody sees that they are late, and tacit approval does not run
    .help = note the day under `minutes`: `sent_on: …`
A04 = nobody will carry out this action of workshop { $id } “{ $title }”: { $missing } missing
    .help = an action without a name and a date is a wish: complete it, or remove it
A04-owner = the owner (`owner`)
A04-due = the date (`due`)
A05 = { $owner } was to be done by { $due }: “{ $text }”
    .help = close the action (`status: done`), or agree on a new date with its owner
A05-nobody = this action was due on { $due }: “{ $text }”
    .help = close it (`status: done`), or give it an owner and a new date
A05-point = { $owner } was to settle this by { $due }: “{ $text }”
    .help = note the answer and close the point (`status: done`), or take it to the next committee
A05-point-nobody = this point was to be settled by { $due }: “{ $text }”
    .help = note the answer and close the point (`status: done`), or give it an owner and a new date
A06 = the department “{ $service }” is in scope, but no workshop ever heard it
    .help = invite it to a workshop, or take it out of the context if it will not use the tool; a participant is recognised by entity (`entity`) or function
