//! What is known before anything is sent, and when a result becomes stale.

use super::stage::{TODAY, plan, project};
use crate::campaign::{Fate, Plan, PlanError, Selection};
use crate::model::Id;
use crate::model::case::CaseRow;
use crate::model::execution::Status;
use crate::model::feature::Examples;
use crate::text::Place;
use crate::vocabulary::example;

fn fault(text: &str) -> String {
    let plan = plan(&example::target(), &[text]);
    match &plan.instances[0].fate {
        Fate::Faulty(faults) => faults[0].message.clone(),
        other => panic!("« {text} » is {other:?}"),
    }
}

#[test]
fn unknown_names_and_values_stop_a_scenario_before_it_is_sent() {
    assert!(fault("Soit un compte « A » dont le commercial est bizarre").contains("phrase"));
    assert!(
        fault("Soit un compte « A » avec :\n| SIRETT | 1 |").contains("SIRET »")
            || fault("Soit un compte « A » avec :\n| SIRETT | 1 |").contains("SIRET\u{a0}»")
    );
    assert!(fault("Soit un devis « D » avec :\n| état | Validée |").contains("Validé"));
    assert!(fault("Soit un devis « D » avec :\n| montant | beaucoup |").contains("montant"));
    assert!(fault("Soit un devis « D » avec :\n| montant |").contains("deux colonnes"));
    assert!(fault("Quand je supprime le compte « A »").contains("aucun rôle"));
    assert!(fault("Alors l’opération est refusée").contains("Aucune action"));
    assert!(fault("Alors un compte est trouvé").contains("Aucune recherche"));
    assert!(fault("Quand l’administrateur déclenche « convertire » sur la piste « P »").contains("convertir"));
    assert!(fault("Soit les comptes suivants :").contains("tableau"));
    let plan = plan(&example::target(), &["Soit un machin « A »"]);
    let result = plan.instances[0].settled().expect("settled");
    assert_eq!((result.status, result.steps[0].status), (Status::Undefined, Status::Undefined));
}

#[test]
fn what_another_target_names_and_this_one_does_not_is_told_as_such() {
    let (mut project, sources) = project(&[
        "Soit une piste « A »",
        "Soit un compte « B »\nAlors un compte existe dont le nom est « B »",
        "Soit un machin « C »",
    ]);
    let whole = example::target();
    let mut poor = whole.clone();
    poor.id = "autre".to_owned();
    poor.entities.remove("lead");
    project.targets = vec![whole, poor.clone()];
    let plan = Plan::build(&project, &sources, &poor, &Selection::default(), TODAY).expect("a plan");
    let told = |at: usize| match &plan.instances[at].fate {
        Fate::Faulty(faults) => faults[0].message.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(
        told(0),
        "La cible «\u{a0}autre\u{a0}» n’a pas de «\u{a0}piste\u{a0}»\u{a0}: ce pas ne peut pas y être joué."
    );
    assert!(plan.instances[1].is_automated(), "{}", told(1));
    assert!(told(2).starts_with("Aucune phrase"), "no target says it: {}", told(2));
}

#[test]
fn a_selection_narrows_and_nothing_selected_is_an_error() {
    let (project, sources) = project(&["Soit un compte « A »", "Soit un compte « B »"]);
    let target = example::target();
    let build = |selection: &Selection| Plan::build(&project, &sources, &target, selection, TODAY);
    let tagged = |text: &str| Selection { tags: Some(text.into()), ..Selection::default() };
    assert_eq!(build(&Selection::default()).expect("a plan").instances.len(), 2);
    assert_eq!(build(&tagged("@premier")).expect("a plan").instances[0].case, Id::from("CT-001"));
    assert_eq!(build(&tagged("not @premier")).expect("a plan").instances.len(), 1);
    assert_eq!(build(&tagged("@absent")).expect_err("nothing"), PlanError::NothingSelected);
    assert!(matches!(build(&tagged("@a and and")), Err(PlanError::BadTags(_))));
    let named = Selection { cases: vec!["CT-009".into()], ..Selection::default() };
    assert_eq!(build(&named).expect_err("unknown"), PlanError::UnknownCase("CT-009".into()));
    let book = Selection { book: Some("CAH-09".into()), ..Selection::default() };
    assert_eq!(build(&book).expect_err("unknown"), PlanError::UnknownBook("CAH-09".into()));
}

#[test]
fn manual_cases_and_steps_by_hand_wait_for_a_person_and_faulty_texts_are_not_sent() {
    let (mut project, sources) =
        project(&["Soit un télévendeur", "Soit un compte « A »\nAlors à la main : regarder", "Soit un compte « C »"]);
    project.cases[0].manual = true;
    project.features[0].scenarios[2].sound = false;
    let plan = Plan::build(&project, &sources, &example::target(), &Selection::default(), TODAY).expect("a plan");
    assert_eq!(plan.automated().len(), 1, "the machine has a part in the second");
    let statuses: Vec<Status> = plan.instances.iter().filter_map(|one| one.settled()).map(|one| one.status).collect();
    assert_eq!(statuses, [Status::Waiting, Status::Undefined]);
    assert!(matches!(&plan.instances[0].fate, Fate::Manual(questions) if questions.len() == 1));
    let by_hand: Vec<bool> = plan.instances[1].steps.iter().map(|step| step.by_hand).collect();
    assert_eq!(by_hand, [false, true]);
}

#[test]
fn the_hash_follows_the_meaning_and_not_the_place() {
    let target = example::target();
    let hash = |text: &str| plan(&target, &[text]).instances[0].text_hash.clone();
    let text = "Soit un devis « D » dont la remise est 15,00 %";
    let here = hash(text);
    assert_eq!(here.len(), 64);
    assert_eq!(here, plan(&target, &["Soit un compte « X »", text]).instances[1].text_hash, "another place");
    assert_ne!(here, hash("Soit un devis « D » dont la remise est 15,01 %"), "another value");
    assert_ne!(here, hash("Quand l’administrateur crée un devis « D »"), "another step");
    assert_ne!(here, hash(&format!("{text}\nEt un devis « E »")), "one step more");
    let mut mapped = target.clone();
    mapped.entities.get_mut("quote").expect("quotes").api = "quotations".into();
    assert_ne!(here, plan(&mapped, &[text]).instances[0].text_hash, "another mapping");
    let mut other = target.clone();
    other.entities.get_mut("visit").expect("visits").api = "calls".into();
    assert_eq!(here, plan(&other, &[text]).instances[0].text_hash, "the mapping of what it does not name");
}

#[test]
fn rows_are_known_by_their_key_and_their_values_are_put_in_once() {
    let (mut project, sources) = project(&["Soit un compte « <nom> »\nEt un devis « D » avec :\n| compte | <nom> |"]);
    let place = Place::default();
    project.features[0].scenarios[0].examples.push(Examples {
        name: String::new(),
        tags: Vec::new(),
        header: vec!["nom".into()],
        rows: vec![(vec!["A".into()], place), (vec!["<nom>".into()], place)],
        file: None,
        place,
    });
    project.cases[0].rows =
        vec![CaseRow { key: "A".into(), at: (0, 0) }, CaseRow { key: "étrange".into(), at: (0, 1) }];
    let build = |project: &_| {
        Plan::build(project, &sources, &example::target(), &Selection::default(), TODAY).expect("a plan").instances
    };
    let instances = build(&project);
    assert_eq!(instances[0].steps[0].text, "un compte « A »");
    assert_eq!(instances[0].steps[1].table.as_ref().expect("a table")[0][1], "A");
    assert_eq!(instances[1].steps[0].text, "un compte « <nom> »");
    assert_eq!(instances[0].row.as_deref(), Some("A"));
    // The rows change places: each keeps its hash.
    project.features[0].scenarios[0].examples[0].rows.reverse();
    project.cases[0].rows[0].at = (0, 1);
    project.cases[0].rows[1].at = (0, 0);
    let moved = build(&project);
    assert_eq!(instances[0].text_hash, moved[0].text_hash);
    assert_ne!(instances[0].text_hash, instances[1].text_hash);
}

#[test]
fn scenarios_that_trigger_what_others_share_are_played_alone() {
    let alone = |text: &str| plan(&example::target(), &[text]).instances[0].fate.clone();
    let job =
        "Quand l’administrateur déclenche « exécuter » sur le traitement « quotidien »\nAlors l’opération est acceptée";
    assert_eq!(alone(job), Fate::Automated { alone: true });
    let own = "Soit une piste « P »\nQuand l’administrateur déclenche « convertir » sur la piste « P »";
    assert_eq!(alone(own), Fate::Automated { alone: false });
}
