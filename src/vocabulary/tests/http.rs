//! Sentences of what is said to the interface itself.

use super::Id;

pub(super) const SENTENCES: &[(Id, &[&str])] = &[
    (Id::Headers, &["les requêtes portent les en-têtes :", "the requests carry the headers:"]),
    (
        Id::Send,
        &[
            "j’envoie GET « /api/accounts?limit=1 »",
            "l'administrateur envoie POST « /api/accounts » avec :",
            "j'envoie patch « /api/accounts/${id} » avec :",
            "I send DELETE \"/api/accounts/1\"",
            "the administrator sends PUT \"/api/accounts/1\" with:",
        ],
    ),
    (
        Id::SendAnonymous,
        &[
            "GET « /api/version » est envoyé sans session",
            "POST « /api/login » est envoyé sans session avec :",
            "GET \"/api/version\" is sent without a session",
            "POST \"/api/login\" is sent without a session with:",
        ],
    ),
    (Id::StatusIs, &["le statut est 201", "le statut HTTP est 404", "the status is 200", "the HTTP status is 500"]),
    (
        Id::HeaderIs,
        &["l’en-tête « Content-Type » est « application/json »", "the header \"Content-Type\" is \"text/csv\""],
    ),
    (Id::HeaderContains, &["l’en-tête « Location » contient « /a/ »", "the header \"Location\" contains \"/a/\""]),
    (Id::HeaderAbsent, &["l’en-tête « X-Powered-By » est absent", "the header \"X-Powered-By\" is absent"]),
    (
        Id::JsonIs,
        &[
            "dans la réponse, « $.data.name » est « Acier »",
            "dans la réponse, « $.data.amount » vaut 1 234,56 €",
            "dans le résultat, « $[0].id » est 12",
            "dans l’erreur, « $.data.name » est « x »",
            "dans la réponse, « $.data.owner » est oui",
            "in the answer, \"$.data.name\" is \"Steel\"",
            "in the result, \"$\" is 12.5",
            "in the answer, \"$.id\" is ${id}",
        ],
    ),
    (
        Id::JsonContains,
        &["dans la réponse, « $.data » contient 12", "in the answer, \"$.data.name\" contains \"Steel\""],
    ),
    (
        Id::JsonMatches,
        &["dans la réponse, « $.data.name » correspond à « A+ »", "in the answer, \"$.data.name\" matches \"A+\""],
    ),
    (Id::JsonPresent, &["dans la réponse, « $.data » est présent", "in the answer, \"$.data\" is present"]),
    (Id::JsonAbsent, &["dans la réponse, « $.data » est absent", "in the answer, \"$.data\" is absent"]),
    (Id::JsonEmpty, &["dans la réponse, « $.data » est vide", "in the answer, \"$.data\" is empty"]),
    (
        Id::JsonCount,
        &[
            "dans la réponse, « $.data » a 3 éléments",
            "dans la réponse, « $.data » a un élément",
            "in the answer, \"$.data\" has 3 elements",
            "in the answer, \"$.data\" has one element",
        ],
    ),
    (Id::JsonNone, &["dans la réponse, « $.data » n’a aucun élément", "in the answer, \"$.data\" has no elements"]),
    (Id::JsonTable, &["dans la réponse, on lit :", "in the answer, one reads:"]),
    (
        Id::Schema,
        &[
            "la réponse correspond au schéma « features/schemas/compte.json »",
            "le résultat est conforme au schéma « a.json »",
            "the answer matches the schema \"features/schemas/account.json\"",
        ],
    ),
    (
        Id::KeepJson,
        &["je retiens « $.data.id » de la réponse sous « id »", "I keep \"$.data.id\" of the answer as \"id\""],
    ),
    (
        Id::KeepHeader,
        &["je retiens l’en-tête « Location » sous « adresse »", "I keep the header \"Location\" as \"address\""],
    ),
    (
        Id::ToRemove,
        &[
            "le compte d’identifiant « ${id} » est à supprimer à la fin",
            "l’opportunité d’identifiant « ${id} » est à supprimer à la fin",
            "the account with id \"${id}\" is to be removed at the end",
        ],
    ),
    (
        Id::Call,
        &[
            "j’appelle « model.party.party.read » avec :",
            "l’administrateur appelle « crm.lead.search_count »",
            "I call \"crm.lead.read\" with:",
            "the administrator calls \"crm.lead.read\"",
        ],
    ),
    (
        Id::CallOn,
        &[
            "j’appelle « add » sur « /rpc » avec :",
            "I call \"add\" on \"/rpc\"",
            "the administrator calls \"a\" on \"/b\"",
        ],
    ),
    (
        Id::CallAnonymous,
        &[
            "« add » est appelé sur « /rpc » sans session",
            "« add » est appelée sur « /rpc » sans session avec :",
            "\"add\" is called on \"/rpc\" without a session with:",
        ],
    ),
    (Id::ResultIs, &["le résultat est 3", "le résultat est « 8.0 »", "the result is \"8.0\""]),
    (Id::ErrorCode, &["le code d’erreur est -32601", "the error code is \"UserError\""]),
    (Id::ErrorMessage, &["le message d’erreur contient « inconnue »", "the error message contains \"unknown\""]),
];
