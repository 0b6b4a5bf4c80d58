//! A target for tests: the small sales CRM that the phrases are tried on.

use crate::model::target::{Action, Entity, Field, FieldType, FieldValue, Gender, Labels, Role, Target};

/// entity | gender | French names | English names | key fields
const ENTITIES: &[(&str, &str, &str, &str, &str)] = &[
    ("account", "m", "compte,comptes", "account,accounts", "name,siret"),
    ("contact", "m", "contact,contacts", "contact,contacts", "name,account"),
    ("lead", "f", "piste,pistes", "lead,leads", "name"),
    ("opportunity", "f", "opportunité,opportunités", "opportunity,opportunities", "name"),
    ("quote", "m", "devis,devis", "quote,quotes", "name"),
    ("task", "f", "tâche,tâches", "task,tasks", "name"),
    ("visit", "f", "visite,visites", "visit,visits", "name"),
    ("erp_message", "m", "message de l’ERP,messages de l’ERP", "ERP message,ERP messages", "name"),
    ("order", "f", "commande,commandes", "order,orders", "name"),
    ("job", "m", "traitement,traitements", "job,jobs", "name"),
    ("user", "m", "utilisateur,utilisateurs", "user,users", "name"),
    ("import", "f", "reprise,reprises", "history loading,history loadings", "name"),
];

/// entity | field | French | English | type, `ref:entity` or `choice:key=French=English;…`
const FIELDS: &[(&str, &str, &str, &str, &str)] = &[
    ("account", "name", "nom", "name", "text"),
    ("account", "siret", "SIRET", "SIRET", "text"),
    ("account", "email", "e-mail", "e-mail", "text"),
    ("account", "phone", "téléphone", "phone", "text"),
    ("account", "city", "ville", "city", "text"),
    ("account", "department", "département", "department", "text"),
    ("account", "region", "région", "region", REGION),
    ("account", "segment", "type de client", "customer type", SEGMENT),
    ("account", "owner", "commercial", "owner", "ref:user"),
    ("account", "last_order_on", "dernière commande", "last order", "date"),
    ("account", "next_visit_on", "prochaine visite", "next visit", "date"),
    ("account", "turnover", "chiffre d'affaires", "turnover", "money"),
    ("account", "outstanding", "encours", "outstanding", "money"),
    ("account", "status", "état", "status", "choice:active=actif=active;dormant=dormant=dormant"),
    ("contact", "name", "nom", "name", "text"),
    ("contact", "account", "compte", "account", "ref:account"),
    ("contact", "email", "e-mail", "e-mail", "text"),
    ("contact", "phone", "téléphone", "phone", "text"),
    (
        "contact",
        "role",
        "rôle",
        "role",
        "choice:buyer=acheteur=buyer;payer=payeur=payer;recipient=destinataire=recipient",
    ),
    ("lead", "name", "nom", "name", "text"),
    ("lead", "company", "société", "company", "text"),
    ("lead", "contact_name", "interlocuteur", "contact name", "text"),
    ("lead", "email", "e-mail", "e-mail", "text"),
    ("lead", "department", "département", "department", "text"),
    ("lead", "segment", "type de client", "customer type", SEGMENT),
    ("lead", "amount", "montant", "amount", "money"),
    ("lead", "source", "source", "source", "text"),
    (
        "lead",
        "status",
        "état",
        "status",
        "choice:new=nouvelle=new;qualified=qualifiée=qualified;converted=convertie=converted",
    ),
    ("lead", "owner", "commercial", "owner", "ref:user"),
    ("opportunity", "name", "nom", "name", "text"),
    ("opportunity", "account", "compte", "account", "ref:account"),
    ("opportunity", "amount", "montant", "amount", "money"),
    ("opportunity", "segment", "type de client", "customer type", SEGMENT),
    (
        "opportunity",
        "stage",
        "étape",
        "stage",
        "choice:qualification=Qualification=Qualification;study=Étude technique=Technical study;\
         proposal=Proposition=Proposal;negotiation=Négociation=Negotiation;won=Gagnée=Won;lost=Perdue=Lost",
    ),
    ("opportunity", "technical_study", "étude technique", "technical study", "bool"),
    ("opportunity", "probability", "probabilité", "probability", "percent"),
    ("opportunity", "owner", "commercial", "owner", "ref:user"),
    ("quote", "name", "numéro", "number", "text"),
    ("quote", "account", "compte", "account", "ref:account"),
    ("quote", "amount", "montant", "amount", "money"),
    ("quote", "discount", "remise", "discount", "percent"),
    ("quote", "margin", "marge", "margin", "percent"),
    (
        "quote",
        "status",
        "état",
        "status",
        "choice:draft=Brouillon=Draft;validated=Validé=Validated;to_approve=À valider=To approve;\
         refused=Refusé=Refused;sent=Émis=Sent;accepted=Accepté=Accepted",
    ),
    ("quote", "sent_on", "date d’émission", "sent on", "date"),
    ("quote", "answered_on", "date de réponse", "answered on", "date"),
    ("quote", "owner", "commercial", "owner", "ref:user"),
    ("task", "name", "objet", "subject", "text"),
    ("task", "account", "compte", "account", "ref:account"),
    ("task", "quote", "devis", "quote", "ref:quote"),
    ("task", "kind", "nature", "kind", "choice:follow_up=relance=follow-up;visit=visite=visit;call=appel=call"),
    ("task", "due_on", "échéance", "due date", "date"),
    ("task", "owner", "commercial", "owner", "ref:user"),
    ("task", "status", "état", "status", "choice:open=à faire=open;done=faite=done"),
    ("visit", "name", "objet", "subject", "text"),
    ("visit", "report", "compte rendu", "report", "text"),
    ("erp_message", "name", "clé d’événement", "event key", "text"),
    ("erp_message", "siret", "SIRET", "SIRET", "text"),
    ("erp_message", "order_number", "numéro de commande", "order number", "text"),
    ("erp_message", "amount", "montant", "amount", "money"),
    ("erp_message", "status", "état", "status", "choice:accepted=accepté=accepted;rejected=rejeté=rejected"),
    ("erp_message", "reason", "motif", "reason", "text"),
    ("order", "name", "numéro", "number", "text"),
    ("order", "account", "compte", "account", "ref:account"),
    ("order", "amount", "montant", "amount", "money"),
    ("order", "event_key", "clé d’événement", "event key", "text"),
    ("job", "name", "nom", "name", "text"),
    ("user", "name", "nom", "name", "text"),
    ("user", "login", "identifiant", "login", "text"),
    ("import", "name", "fichier", "file", "text"),
    ("import", "region", "région", "region", REGION),
    ("import", "dry_run", "à blanc", "dry run", "bool"),
    ("import", "read", "lignes lues", "lines read", "integer"),
    ("import", "loaded", "lignes chargées", "lines loaded", "integer"),
    ("import", "rejected", "lignes rejetées", "lines rejected", "integer"),
    ("import", "turnover", "chiffre d’affaires repris", "turnover loaded", "money"),
];

const REGION: &str = "choice:north_east=Nord-Est=North-East;west=Ouest=West;south_east=Sud-Est=South-East";
const SEGMENT: &str = "choice:sme=PME=SME;key_account=grand compte=key account;reseller=revendeur=reseller";

const ACTIONS: &[(&str, &str, &str, &str)] = &[
    ("lead", "qualify", "qualifier", "qualify"),
    ("lead", "convert", "convertir", "convert"),
    ("opportunity", "win", "gagner", "win"),
    ("quote", "send", "émettre", "send"),
    ("quote", "approve", "valider", "approve"),
    ("erp_message", "replay", "rejouer", "replay"),
    ("job", "run", "exécuter", "run"),
];

const ROLES: &[(&str, &str, &str)] = &[
    ("administrateur", "administrateur", "administrator"),
    ("commercial_ne", "commercial Nord-Est", "North-East sales representative"),
    ("commercial_ouest", "commercial Ouest", "West sales representative"),
    ("sedentaire", "commercial sédentaire", "telesales representative"),
    ("kam_est", "responsable grands comptes", "key account manager"),
    ("chef_ouest", "chef des ventes Ouest", "West sales manager"),
    ("chef_ne", "chef des ventes Nord-Est", "North-East sales manager"),
    ("flux_erp", "flux ERP", "ERP feed"),
];

/// The target, with every entity, field, action and role of the example CRM.
pub fn target() -> Target {
    let mut target = Target { id: "demo".into(), title: "CRM d’exemple".into(), ..Target::default() };
    target.default_role = Some("administrateur".into());
    for (key, gender, fr, en, keys) in ENTITIES {
        let gender = Gender::from_key(gender).unwrap_or_default();
        let labels = Labels { gender, ..labels(fr, en) };
        let key_fields = keys.split(',').map(str::to_owned).collect();
        let entity = Entity { api: format!("{key}s"), labels, key: key_fields, ..Entity::default() };
        target.entities.insert((*key).to_owned(), entity);
    }
    for (entity, key, fr, en, kind) in FIELDS {
        let (name, rest) = kind.split_once(':').unwrap_or((kind, ""));
        let mut field = Field { api: (*key).to_owned(), labels: labels(fr, en), ..Field::default() };
        field.field_type = match name {
            "ref" => FieldType::Reference,
            other => FieldType::from_key(other).expect("a field type"),
        };
        match field.field_type {
            FieldType::Reference => field.entity = Some(rest.to_owned()),
            FieldType::Choice => {
                for value in rest.split(';') {
                    let parts: Vec<&str> = value.split('=').collect();
                    let value = FieldValue { api: parts[0].to_uppercase(), labels: labels(parts[1], parts[2]) };
                    field.values.insert(parts[0].to_owned(), value);
                }
            }
            _ => {}
        }
        target.entities.get_mut(*entity).expect("an entity").fields.insert((*key).to_owned(), field);
    }
    for (entity, key, fr, en) in ACTIONS {
        let action = Action { call: format!("POST /{key}"), labels: labels(fr, en) };
        target.entities.get_mut(*entity).expect("an entity").actions.insert((*key).to_owned(), action);
    }
    for (key, fr, en) in ROLES {
        let role = Role { login: (*key).to_owned(), password: String::new(), labels: labels(fr, en) };
        target.users.insert((*key).to_owned(), role);
    }
    target
}

fn labels(fr: &str, en: &str) -> Labels {
    let names = |text: &str| text.split(',').map(str::to_owned).collect();
    Labels { fr: names(fr), en: names(en), ..Labels::default() }
}
