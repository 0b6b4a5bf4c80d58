# What the connectors say.
crm-secret-missing = { $name } has no value: set this environment variable or add it to the project's file of secrets.
crm-address-invalid = “{ $address }” is not an http or https address.
crm-unreachable = The CRM cannot be reached at { $address } ({ $detail }).
crm-timeout = The CRM did not answer { $request } within { $seconds } s.
crm-connection-cut = The connection to the CRM was cut during { $request } ({ $detail }).
crm-redirected = { $request } is sent to another address (HTTP { $status }): this is not the CRM's interface.
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
crm-unknown-field = The target does not describe the field “{ $name }”.
crm-unknown-action = The target does not describe the action “{ $name }”.
crm-protocol-invalid = The protocol of the target “{ $target }” is not understood: { $detail }.
crm-connector-missing = This version has no “{ $name }” connector.
crm-cut = cut, { $count } characters in all


# What is wrong with a target.
target-missing = { $path } is missing from the target.
    .help = Add { $path } to the target or to its profile.
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
target-no-such-role = default_role: the target has no role “{ $word }”.
    .help = Choose one of the roles of users.
target-no-such-entity = { $path }: the target does not describe the entity “{ $word }”.
    .help = Describe this entity or correct the reference.
target-no-such-field = { $path }: the entity has no field “{ $word }”.
    .help = Describe this field or correct the key.
