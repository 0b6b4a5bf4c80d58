use super::{Sample, says, underlined, verify};

#[test]
fn workshops() {
    verify(&[
        Sample {
            code: "A01",
            fires: "workshops:\n  - id: ATL-1\n    title: Besoins\n    type: needs\n    participants: [astier, Rachid Benamar]\n",
            at: &["participants"],
            silent: "workshops:\n  - {id: ATL-1, title: Besoins, type: needs, participants: [astier, morel]}\n  \
                - {id: ATL-2, title: Recette, type: acceptance, participants: [astier, Un inconnu]}\n  \
                - {id: ATL-3, title: Parcours, type: journey, status: cancelled, participants: [astier]}\n  \
                - {id: ATL-4, title: Architecture, type: architecture, participants: [benamar]}\n",
        },
        Sample {
            code: "A02",
            fires: "workshops:\n  - id: ATL-1\n    title: Données\n    type: data\n    participants:\n      - astier\n      - benamar\n      \
                - {name: Antoine Delorme, profile: amoa}\n",
            at: &["participants"],
            silent: "workshops:\n  - {id: ATL-1, title: Données, type: data, participants: [astier, benamar, {name: Anne Weber, profile: manager}]}\n  \
                - {id: ATL-2, title: Comité, type: committee, participants: [astier, benamar]}\n  \
                - {id: ATL-3, title: Entretien, type: data, participants: [astier]}\n",
        },
        Sample {
            code: "A03",
            // 1 and 8 May are public holidays: the fifth business day after 30 April is 11 May.
            fires: "workshops:\n  - {id: ATL-1, title: Besoins, date: 2026-04-30, minutes: {sent_on: 2026-05-12}}\n  \
                - {id: ATL-2, title: Données, date: 2026-05-20, status: held}\n",
            at: &["2026-05-12", "2026-05-20"],
            silent: "workshops:\n  - {id: ATL-1, title: Besoins, date: 2026-04-30, minutes: {sent_on: 2026-05-11}}\n  \
                - {id: ATL-2, title: Données, date: 2026-05-26, status: held}\n  - {id: ATL-3, title: Notes, date: 2026-01-05}\n",
        },
        Sample {
            code: "A04",
            fires: "workshops:\n  - id: ATL-1\n    title: Besoins\n    actions:\n      - {text: Lister les devis, owner: morel}\n      \
                - Relire le barème\n",
            at: &["Lister les devis", "Relire le barème"],
            silent: "workshops:\n  - id: ATL-1\n    title: Besoins\n    actions:\n      - {text: Lister les devis, owner: morel, due: 2026-07-01}\n      \
                - {text: Fait déjà, status: done}\n",
        },
        Sample {
            code: "A05",
            fires: "workshops:\n  - id: ATL-1\n    title: Besoins\n    actions:\n      - {text: Lister, owner: morel, due: 2026-05-31}\n    \
                open_points:\n      - {text: Qui répond ?, due: 2026-05-15}\n",
            at: &["2026-05-31", "2026-05-15"],
            silent: "workshops:\n  - id: ATL-1\n    title: Besoins\n    actions:\n      - {text: Lister, owner: morel, due: 2026-06-01}\n      \
                - {text: Relire, owner: morel, due: 2026-05-01, status: done}\n",
        },
        Sample {
            code: "A06",
            fires: "context:\n  teams:\n    - {service: Commerciaux itinérants}\n    - {service: Service client}\nworkshops:\n  \
                - {id: ATL-1, title: Besoins, status: held, date: 2026-05-28, participants: [morel]}\n",
            at: &["Service client"],
            silent: "context:\n  teams:\n    - {service: Commerciaux itinérants}\n    - {service: Conseil, profile: conseiller service client}\n\
                workshops:\n  - {id: ATL-1, title: Besoins, date: 2026-05-28, participants: [morel, {name: Corinne Aubry, function: conseillère service \
                client}]}\n",
        },
    ]);
}

#[test]
fn a03_counts_the_projects_own_days_off_and_says_when_it_was_due() {
    let text = "workshops:\n  - {id: ATL-1, title: Besoins, date: 2026-04-30, minutes: {sent_on: 2026-05-12}}\n# ouvrage.yaml\ntitle: Essai\n\
        calendar: {country: FR, extra_days_off: [2026-05-07]}\n";
    assert_eq!(underlined("A03", text), [""; 0]);
    let (message, help) = says("A03", &text.replace("[2026-05-07]", "[]"));
    assert!(message.contains("parti le 12 mai 2026, soit 6 jours ouvrés après le 30 avril 2026"), "{message}");
    assert!(help.contains("il était dû le 11 mai 2026"), "{help}");
}

#[test]
fn a05_names_the_owner_by_name() {
    let text = "workshops:\n  - id: ATL-1\n    title: Besoins\n    actions:\n      - {text: Lister les devis., owner: morel, due: 2026-05-01}\n";
    assert_eq!(says("A05", text).0, "Thomas Morel devait avoir fini pour le 1er mai 2026 : « Lister les devis »");
}

#[test]
fn a06_hears_nobody_who_was_away_or_at_a_workshop_called_off() {
    let text = |workshop: &str| {
        format!(
            "context:\n  teams:\n    - {{service: Télévente}}\nworkshops:\n  - {{id: ATL-1, title: Besoins, date: 2026-05-28, {workshop}}}\n"
        )
    };
    let came = "participants: [{name: Sonia Dubreuil, entity: Télévente Nord-Est}]";
    assert_eq!(underlined("A06", &text(came)), [""; 0]);
    let away = "participants: [{name: Sonia Dubreuil, entity: Télévente Nord-Est, presence: excused}]";
    assert_eq!(underlined("A06", &text(away)), ["Télévente"]);
    assert_eq!(underlined("A06", &text(&format!("status: cancelled, {came}"))), ["Télévente"]);
}

#[test]
fn what_a_workshop_does_not_say_is_told() {
    let one = |fields: &str| format!("workshops:\n  - {{id: ATL-1, title: Besoins, {fields}}}\n");
    assert_eq!(underlined("A01", &one("type: needs, date: 2026-05-28")), ["ATL-1"], "nobody is listed");
    assert_eq!(underlined("A01", &one("type: needs, date: 2026-09-01")), [""; 0], "it is still to come");
    assert_eq!(underlined("A01", &one("date: 2026-05-28")), [""; 0], "notes of no type");
    assert_eq!(
        underlined("A01", &one("type: needs, participants: [{name: Zoé, profile: management}]")),
        ["participants"]
    );
    assert_eq!(underlined("A02", &one("type: use_cases, participants: [astier]")), ["participants"]);
    assert_eq!(underlined("A02", &one("type: objectives, participants: [astier]")), [""; 0]);
    assert_eq!(underlined("A03", &one("date: 2026-01-05, participants: [astier, morel]")), ["2026-01-05"]);
    assert_eq!(underlined("A03", &one("date: 2026-01-05, status: minutes_sent")), ["minutes_sent"]);
    assert_eq!(underlined("A04", &one("actions: [{text: Lister, owner: à définir, due: 2026-07-01}]")), ["Lister"]);
    assert_eq!(
        underlined(
            "A06",
            "context:\n  teams: [{profile: itinérant}, {profile: caissier}]\nworkshops:\n  - {id: ATL-1, title: A, status: held, \
        date: 2026-05-28, participants: [morel]}\n"
        ),
        ["caissier"]
    );
}
