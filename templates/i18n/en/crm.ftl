# What the connectors say.
crm-secret-missing = { $name } has no value: set this environment variable or add it to the project's file of secrets.
crm-address-invalid = “{ $address }” is not an http or https address.
crm-unreachable = The CRM cannot be reached at { $address } ({ $detail }).
crm-nothing-listens = nothing listens at this address
crm-unknown-host = there is no machine of this name
crm-timeout = The CRM did not answer { $request } within { $seconds } s.
crm-connection-cut = The connection to the CRM was cut during { $request } ({ $detail }).
crm-redirected = { $request } is sent to another address (HTTP { $status }): this is not the CRM's interface.
crm-write-redirected = { $request } is sent to { $detail } (HTTP { $status }): what follows would be a read, and nothing says that anything was written. Correct the address in the target.
crm-answer-too-large = The answer to { $request } is too long to be read.
crm-token-unfit = The session token received cannot be sent back to the CRM.
crm-not-json = { $request } received something else than JSON (HTTP { $status }): “{ $detail }”.
crm-status = { $request } received HTTP { $status }.
crm-status-said = { $request } received HTTP { $status }: “{ $detail }”.
crm-session-lost = The session is not accepted any more, even opened again ({ $request }).
crm-without = The answer to { $request } does not contain { $detail }.
crm-sign-in-refused = The user “{ $login }” is not accepted: “{ $detail }”
crm-unknown-role = The target has no user for the role “{ $detail }”.
crm-unknown-entity = The target does not describe the entity “{ $name }”.
crm-key-unfit = The password of “{ $login }” has to be an RSA private key in PEM: it is none.
crm-only-when-created = The field “{ $field }” can only be given at the creation: the interface of this CRM does not let it be changed afterwards.
crm-unknown-field = The target does not describe the field “{ $name }”.
crm-unknown-action = The target does not describe the action “{ $name }”.
crm-database-missing = The target “{ $target }” does not name its database: add `database`.
crm-path-invalid = “{ $name }” is not a field of Tryton: write `field`, `list.field` or `list[field=value].field`.
crm-field-absent = The CRM has no field “{ $name }”.
crm-too-many-digits = “{ $name }”: this number has more digits than the CRM keeps.
crm-server-fault = { $request }: the CRM’s server failed (“{ $detail }”).
crm-protocol-invalid = The protocol of the target “{ $target }” is not understood: { $detail }.
crm-no-json-rpc = “{ $name }”: this target does not speak JSON-RPC; say at which address to call, on "/rpc".
crm-no-http-session = { $request }: this interface has no session that an HTTP request could carry. Write “is sent without a session”, or the header Authorization itself.
crm-no-method = “{ $detail }” names no method of a model: write “model.method”.
crm-cut = cut, { $count } characters in all

# `ouvrage target check`.
target-answers = the CRM answers, version { $version }
target-version-unsaid = the CRM is there; it does not tell its version
target-version-unasked = the target does not say how the version is asked
target-role-in = { $role } ({ $login }) is signed in
target-role-out = { $role } ({ $login }): { $cause }
target-entity = { $all ->
    [one] { $entity }: { $known } of { $all } name
   *[other] { $entity }: { $known } of { $all } names
}
target-entity-unsaid = { $entity }: nothing to compare, the CRM shows none
target-entity-unread = { $entity }: { $cause }
target-lacks-model = the CRM has no “{ $api }”.
target-lacks-field = { $field }: the CRM has no field “{ $api }”.
target-lacks-value = { $field }: the CRM does not know the value “{ $api }”.
target-lacks-mark = mark of the runs: the CRM has no field “{ $api }”; after a crash, nothing would tell what is to be removed.
target-nearest = Nearest: { $name }
map-entity = { $entity } ({ $model }): { $count ->
    [0] no new field
    [one] { $count } new field
   *[other] { $count } new fields
}{ $kept ->
    [0] {""}
   *[other] , { $kept } named already
}
map-done = Target “{ $target }”: { $count ->
    [one] { $count } field proposed
   *[other] { $count } fields proposed
}, to be read. Remove what no scenario speaks of, then run `ouvrage target check { $target }`.
map-key = “{ $key }” cannot be the name of an entity: write for instance “{ $near }”
map-nothing = The target “{ $target }” names all that these models have.
map-no-role = the target has no role under `users:`: the CRM describes its models to somebody only
map-undescribed = “{ $title }” does not describe its models through this interface: write the entities of the target from the CRM’s documentation
map-which = say which models of the CRM (it has { $count }) the target is to name
map-perhaps = Perhaps { $key }={ $model }
map-how = For instance: ouvrage target map { $target } { $example } --dry-run
map-left-unmapped = refers to { $model }, which the target does not name
map-left-unsaid = a choice of which the CRM does not tell the values
map-left-kind = type { $kind }, which no step reads
target-proved = This profile was proved on { $on }.
target-documented = This profile follows the CRM’s documentation; it was not proved on a real server.
target-sound = The target is ready.
target-lacking = { $count ->
    [one] The target names { $count } thing that the CRM does not have: the cases that use it will be blocked.
   *[other] The target names { $count } things that the CRM does not have: the cases that use them will be blocked.
}
target-uncompared = Nothing could be compared: the CRM does not describe its fields and shows no record. Create one, then try again.
target-blocked = The target is not ready: see each ✗ above.


# What is wrong with a target.
target-missing = { $path } is missing from the target.
    .help = Add { $path } to the target or to its profile.
target-not-understood = { $path } does not have the form that is expected ({ $detail }).
    .help = Correct the value of { $path }.
target-not-a-text = { $path } must be a text.
    .help = Correct the value of { $path }.
target-not-a-number = { $path } must be a positive number.
    .help = Correct the value of { $path }.
target-not-a-mapping = { $path } must be a set of keys.
    .help = Correct the value of { $path }.
target-not-a-list = { $path } must be a text or a list of texts.
    .help = Correct the value of { $path }.
target-unknown-word = { $path }: “{ $word }” is not known; the possible values are { $known }.
    .help = Choose one of the possible values.
target-unknown-key = { $path }: the key “{ $word }” is not known; the possible keys are { $known }.
    .help = Correct the name of the key or remove it.
target-password-plain = { $path } holds a password in clear.
    .help = Write a reference ${"{"}NAME{"}"} and keep the value out of the repository.
target-key-of-rest = “{ $word }” is for a CRM that is reached by REST only.
    .help = Remove this key: this connector knows by itself.
target-said-twice = “{ $word }” says the same as { $path }.
    .help = Keep one of both keys.
target-no-such-role = default_role: the target has no role “{ $word }”.
    .help = Choose one of the roles of users.
target-no-such-entity = { $path }: the target does not describe the entity “{ $word }”.
    .help = Describe this entity or correct the reference.
target-no-such-field = { $path }: the entity has no field “{ $word }”.
    .help = Describe this field or correct the key.
