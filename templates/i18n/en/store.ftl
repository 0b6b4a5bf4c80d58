store-unknown-scheme = an address “{ $scheme }://” is no known database: give a file or postgres://user:password@server/database
store-bad-address = the address of the database cannot be read: { $cause }
store-unreachable = { $reason ->
    [refused] nobody listens at { $place }: the connection is refused; check server and port, and that PostgreSQL is started
    [cut] the connection to { $place } was cut: { $cause }
    [no-route] no way leads to { $place }: check the address and the network
    [stopping] the database { $place } is stopping or starting: { $cause }
   *[other] the database { $place } cannot be reached: { $cause }
}
store-timed-out = the database { $place } did not answer within { $seconds } s
store-wrong-password = the server { $place } refuses the user “{ $user }” or their password
store-no-such-database = the server { $place } has no database “{ $database }”: create it first
store-not-allowed = the user lacks the rights it takes in { $place }: { $cause }
store-answers-http = { $place } is the address of a web site (it answers in HTTP), not of a PostgreSQL database
store-not-postgres = what answers at { $place } does not speak as PostgreSQL does: check server and port
store-not-writable = { $path } cannot be created or written: check that the folder exists and that you may write in it ({ $cause })
store-corrupt = { $path } is not an SQLite database, or it is damaged: restore a backup or name another file
store-full = there is no room left on the disk of { $place }
store-busy = { $path } was held by another program for too long: wait until it is done
store-newer-schema = { $place } was written by a later version of Ouvrage (schema { $found }, this one knows { $known }): update Ouvrage
store-migration = { $place } could not be brought to the schema of this version: { $cause }
store-unknown-run = the run { $run } is not in the database
store-already-kept = event { $seq } of run { $run } is already kept with another content: nothing is ever replaced
store-unreadable = run { $run } holds what this version cannot read: { $cause }
store-database = the database { $place } answers: { $cause }
