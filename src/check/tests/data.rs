use super::{Sample, says, underlined, verify};

#[test]
fn flows_sources_and_migrations() {
    verify(&[
        Sample {
            code: "F01",
            fires: "flows:\n  - {id: FLX-1, title: Commandes, master: ERP, matching_key: SIRET}\n",
            at: &["FLX-1"],
            silent: "flows:\n  - {id: FLX-1, title: Commandes, master: ERP, matching_key: SIRET, frequency: continue, rejects: file d’attente}\n  \
                - {id: FLX-2, title: Ancien, status: retired}\n",
        },
        Sample {
            code: "F02",
            fires: "data_entities:\n  - {id: ENT-1, title: Compte, master: ERP}\nflows:\n  - {id: FLX-1, title: Comptes, entities: [ENT-1], master: APP-1}\n\
                applications:\n  - {id: APP-1, title: CRM Ventes}\n  - {id: APP-2, title: ERP Sage}\n",
            at: &["APP-1"],
            silent: "data_entities:\n  - {id: ENT-1, title: Compte, master: ERP, fields: [{name: rôle, master: CRM}]}\nflows:\n  \
                - {id: FLX-1, title: Comptes, entities: [ENT-1], master: APP-2}\n  - {id: FLX-2, title: Ancien, entities: [ENT-1], master: CRM, \
                status: retired}\napplications:\n  - {id: APP-2, title: ERP Sage}\n",
        },
        Sample {
            code: "F03",
            fires: "use_cases:\n  - id: CU-1\n    title: Relancer\n    required_data:\n      - {entity: devis, field: marge}\n      - date d’émission\n",
            at: &["marge", "date d’émission"],
            silent: "use_cases:\n  - id: CU-1\n    title: Relancer\n    required_data:\n      - {entity: devis, field: marge, source: ERP}\n      \
                - {entity: devis, field: objet, mandatory: false}\n      - {entity: Devis, field: Date d’émission}\nsources:\n  \
                - {id: SRC-1, title: Émission, decision: keep, target_entity: ENT-1, target_field: date d’émission}\ndata_entities:\n  \
                - {id: ENT-1, title: Devis}\n",
        },
        Sample {
            code: "F04",
            fires: "sources:\n  - {id: SRC-1, table: clients, field: CA_N1}\n",
            at: &["SRC-1"],
            silent: "sources:\n  - {id: SRC-1, table: clients, field: CA_N1, decision: drop}\n",
        },
        Sample {
            code: "F05",
            fires: "migrations:\n  - {id: MIG-1, title: Comptes, checks: [{type: count}]}\n",
            at: &["MIG-1"],
            silent: "migrations:\n  - {id: MIG-1, title: Comptes, checks: [{type: count}], business_validator: Poulain}\n",
        },
        Sample {
            code: "F06",
            fires: "migrations:\n  - {id: MIG-1, title: Comptes, status: cut_over, checks: [{type: count}], business_validator: Poulain}\n",
            at: &["cut_over"],
            silent: "migrations:\n  - {id: MIG-1, title: Comptes, status: cut_over, checks: [{type: count}], business_validator: Poulain, trials: [{n: 1, date: 2026-01-25}]}\n  \
                - {id: MIG-2, title: Contacts}\n",
        },
        Sample {
            code: "F07",
            fires: "data_entities:\n  - id: ENT-1\n    title: Contact\n    fields:\n      - {name: nom, sensitivity: personal}\n  \
                - id: ENT-2\n    title: Compte\n    personal_data: {legal_basis: contrat}\n",
            at: &["personal", "personal_data"],
            silent: "data_entities:\n  - id: ENT-1\n    title: Contact\n    fields:\n      - {name: nom, sensitivity: personal}\n    personal_data: \
                {legal_basis: intérêt légitime, retention: 3 ans}\n  - {id: ENT-2, title: Article, fields: [{name: code}]}\n",
        },
        Sample {
            code: "F07",
            fires: "data_entities:\n  - id: ENT-1\n    title: Contact\n    fields: [{name: nom, sensitivity: personal}]\n    personal_data: {legal_basis: \
                contrat, retention: 3 ans}\nflows:\n  - {id: FLX-1, title: Contacts, entities: [ENT-1]}\nsources:\n  - {id: SRC-1, title: Notes de santé, \
                sensitivity: sensitive, decision: archive}\n",
            at: &["ENT-1", "archive"],
            silent: "data_entities:\n  - id: ENT-1\n    title: Contact\n    fields: [{name: nom, sensitivity: personal}]\n    personal_data: {legal_basis: \
                contrat, retention: 3 ans}\nflows:\n  - {id: FLX-1, title: Contacts, entities: [ENT-1], personal_data: {legal_basis: contrat, retention: \
                3 ans}}\nsources:\n  - {id: SRC-1, title: Nom, sensitivity: personal, decision: keep, target_entity: ENT-1, target_field: nom}\n",
        },
        Sample {
            code: "F08",
            fires: "applications:\n  - {id: APP-1, title: CRM, state: target}\n  - {id: APP-2, title: Agenda, state: target}\nflows:\n  \
                - {id: FLX-1, title: Commandes, from: APP-3, to: APP-1}\n# specs/b.yaml\napplications:\n  - {id: APP-3, title: ERP, state: existing}\n",
            at: &["APP-2"],
            silent: "applications:\n  - {id: APP-1, title: CRM, state: target}\n  - {id: APP-3, title: ERP, state: existing}\nflows:\n  \
                - {id: FLX-1, title: Commandes, from: APP-3, to: APP-1}\n",
        },
    ]);
}

#[test]
fn f01_lists_what_is_missing_in_one_finding() {
    let (message, _) = says("F01", "flows:\n  - {id: FLX-1, title: Commandes, master: ERP, rejects: \"\"}\n");
    assert!(
        message.ends_with(
            "la clé de rapprochement (`matching_key`), la fréquence (`frequency`) et le sort des rejets (`rejects`)"
        ),
        "{message}"
    );
}

#[test]
fn f06_a_lot_does_not_open_before_the_rehearsal() {
    let lot = "lots:\n  - {id: LOT-1, title: Socle, milestones: [{name: Ouverture, planned: 2026-05-04}]}\n";
    let of = |trials: &str| format!("{lot}migrations:\n  - {{id: MIG-1, title: Comptes, lot: LOT-1{trials}}}\n");
    assert_eq!(underlined("F06", &of("")), ["MIG-1"], "open since May, and never rehearsed");
    assert_eq!(underlined("F06", &of("").replace("2026-05-04", "2026-09-01")), [""; 0], "there is time");
    assert_eq!(
        underlined("F06", &of(", trials: [{n: 1, date: 2026-05-20}, {n: 2, date: 2026-05-12}]")),
        ["2026-05-12"]
    );
    assert_eq!(underlined("F06", &of(", trials: [{n: 1, date: 2026-04-20}]")), [""; 0]);
}

#[test]
fn f07_a_kept_personal_field_goes_into_an_entity_that_says_so() {
    let text = "sources:\n  - {id: SRC-1, title: Nom, sensitivity: personal, decision: keep, target_entity: ENT-1, target_field: nom}\n\
        data_entities:\n  - {id: ENT-1, title: Contact}\n";
    assert_eq!(underlined("F07", text), ["personal"]);
}

#[test]
fn f07_what_is_sensitive_is_not_always_somebodys() {
    let entity = |title: &str, fields: &str| {
        underlined("F07", &format!("data_entities:\n  - {{id: ENT-1, title: {title}, fields: [{fields}]}}\n"))
    };
    assert_eq!(entity("Article", "{name: prix_achat, label: Prix d’achat, sensitivity: sensitive}"), [""; 0]);
    assert_eq!(entity("Opportunité", "{name: marge, sensitivity: sensitive}"), [""; 0]);
    for (title, field) in
        [("Dossier", "handicap"), ("Contact", "notes"), ("Fiche", "état de santé"), ("Employee", "rating")]
    {
        let field = format!("{{name: {field}, sensitivity: sensitive}}");
        assert_eq!(entity(title, &field), ["sensitive"], "{title}");
    }
    let beside = "{name: marge, sensitivity: sensitive}, {name: nom, sensitivity: personal}";
    assert_eq!(entity("Dossier", beside), ["sensitive"], "beside what is personal");
    assert_eq!(entity("Article", "{name: code, sensitivity: none}"), [""; 0]);
    let source = |title: &str| {
        underlined(
            "F07",
            &format!("sources:\n  - {{id: SRC-1, title: {title}, sensitivity: sensitive, decision: archive}}\n"),
        )
    };
    assert_eq!((source("Prix d’achat").len(), source("Revenus du client").len()), (0, 1));
}

#[test]
fn what_stands_in_for_an_answer_is_none() {
    let flow = "flows:\n  - {id: FLX-1, title: Comptes, master: \"?\", matching_key: à définir, frequency: TBD, rejects: \"-\"}\n";
    assert_eq!(underlined("F01", flow), ["FLX-1"]);
    let entity =
        "data_entities:\n  - {id: ENT-1, title: Contact, personal_data: {legal_basis: à définir, retention: 3 ans}}\n";
    assert_eq!(underlined("F07", entity), ["personal_data"]);
    let kpi = |added: &str| {
        format!("kpis:\n  - {{id: KPI-1, title: Taux, owner: à définir, formula: TBD, sources: [\"?\"]{added}}}\n")
    };
    assert_eq!(underlined("O04", &kpi("")), ["KPI-1"]);
    assert_eq!(
        underlined("O04", &kpi(", status: approved")),
        ["KPI-1"],
        "a blank is no missing field: only this tells it"
    );
    let demo = "consultation:\n  demo_scenarios: [{title: Devis, use_case: à définir, persona: Un itinérant, data: Trois devis}]\n";
    assert_eq!(underlined("P08", demo), ["Devis"]);
}

#[test]
fn f06_without_a_dated_lot_the_project_opens_once() {
    let text =
        "migrations:\n  - {id: MIG-1, title: Comptes}\n# ouvrage.yaml\nproject: {title: Essai, go_live: 2026-05-04}\n";
    assert_eq!(underlined("F06", text), ["MIG-1"]);
    assert_eq!(underlined("F06", &text.replace("2026-05-04", "2026-09-01")), [""; 0]);
}
