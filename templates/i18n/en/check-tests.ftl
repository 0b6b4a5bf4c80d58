# Test design (family D), continued
D02 = { $case } has { $count } steps: beyond { $most } the tester loses the thread and nobody knows which step failed
    .label = one step too many
    .help = cut the case in two, each with its goal and its data
D02-minutes = { $case } is planned for { $count } minutes: beyond { $most } a case is not replayed any more
    .help = cut it in two, or take the preparation of the data out of it
D03 = rule { $rule } draws a line (“{ $line }”) that no case tries: that is where two readings differ
    .label = limit never tried
    .help = add a case at the value, just before and just after, of nature `limit` or tagged `@limit`, and link it: `rules: [{ $rule }]` or `@{ $rule }`
D03-unnamed = a rule of { $id } “{ $title }” draws a line (“{ $line }”) that no case tries: that is where two readings differ
    .label = limit never tried
    .help = add a case at the value, just before and just after, of nature `limit` or tagged `@limit`, linked to { $id }
D04 = flow { $id } “{ $title }” is only half tried: { $missing } missing
    .help = a flow is proved by three cases, accepted, rejected with its reason, replayed without a double; tag them `@{ $id }` with `@accepted`, `@rejected` or `@replay`
D04-accepted = an accepted case
D04-rejected = a rejected case
D04-replayed = a replayed case
D05 = the matrix forbids role “{ $role }” to { $gesture } (“{ $entity }”), but no case tries: a right is only proved by a refusal
    .label = refusal never tried
    .help = write the case in which “{ $role }” tries and is refused for insufficient rights (nature `rights`, or `@rights`), naming the role in a step or under `crm_role`
D05-unread = the matrix lets the role “{ $role }” { $gesture } (“{ $entity }”), and does not let it read
    .label = without reading
    .help = add `read: true`, or remove this right: nobody changes what is not shown
D05-read = read
D05-create = create
D05-update = change
D05-delete = delete
D05-export = export
D05-scope = see beyond its own scope
D05-hidden = from seeing the field “{ $field }”
D06 = book { $id } “{ $title }” only has usual data: what breaks a service is what is missing, overflows or comes twice
    .help = add data sets of the families `limit`, `missing`, `forbidden`, `repeated` or `volume`
D06-none = book { $id } “{ $title }” has neither data sets nor a case beyond the usual: what breaks a service is what is missing, overflows or comes twice
    .help = add data sets of the family `limit`, `missing`, `forbidden`, `repeated` or `volume` under `datasets`, or a case that tries a limit, a rejection or a replay
D07-email = this address may be somebody’s: test data are copied, mailed and annexed to contracts
    .label = a real address?
    .help = take an address in `.example`, such as `purchasing@customer.example`
D07-telephone = this number may ring at somebody’s: test data are copied, mailed and annexed to contracts
    .label = a real number?
    .help = take a number of the ranges reserved for fiction: { $fiction }
D07-account = this bank account has right check digits and may be somebody’s
    .label = a real account?
    .help = take a published sample such as `FR14 2004 1010 0505 0001 3M02 606`, or wrong check digits
D08 = { $person } wrote and reviewed case { $id } “{ $title }”: nobody sees their own omissions
    .label = reviewed by its author
    .help = have somebody else read it, preferably from the business; a team of one may waive the rule, with its reason
D09 = “{ $expected }” proves nothing: any result can be said that way
    .label = what, exactly?
    .help = write what is seen, with its value: “the quote is ‘Approved’, at €4,200.00”, “no account is found”
D11 = { $count ->
        [one] one critical case is in book { $id } “{ $title }” or in those of the same lot, and it does not go
       *[other] { $count } critical cases are in book { $id } “{ $title }” or in those of the same lot, and none of them goes
    } from end to end: each step may pass, and the path fail between two of them
    .help = add a case that goes from the first gesture to the last (`kind: end_to_end` and `critical_path: true`, or `@end-to-end @critical`)
    .related = one of the critical cases, { $case }
D12 = flow { $id } “{ $title }” has no acceptance case: it will be discovered on opening day
    .help = write its three cases (accepted, rejected, replayed) and link them: `@{ $id }`, or through one of its requirements (`requirements`)
D12-migration = migration rule { $id } “{ $title }” has no acceptance case: it will be discovered on the night of the cut-over
    .help = write the case that compares the source with what was loaded, and link it: `@{ $id }`, or through one of its requirements (`requirements`)
D11-loose = { $count ->
        [one] one critical case, “{ $case }”, is in no book, and it does not go
       *[other] { $count } critical cases, “{ $case }” first, are in no book, and none of them goes
    } from end to end: each step may pass, and the path fail between two
    .help = put them into a book, and add a case that goes from the first gesture to the last (`kind: end_to_end` and `critical_path: true`, or `@end-to-end @critical`)
