//! From which state may an artifact go to which other?
//!
//! The states of the catalogue, as a table. While something is drafted it goes from any state to any
//! other: people change their minds. Guarded states are those that somebody relies on (frozen,
//! signed, under way): they are left by the ways of the table alone.

use super::Kind;

/// A state with those that may follow it.
pub type Way = (&'static str, &'static [&'static str]);

/// The states of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    /// Whose states they are.
    pub kind: Kind,
    /// What may follow what, in the order of its life.
    pub ways: &'static [Way],
    /// States that are left by these ways alone.
    pub guarded: &'static [&'static str],
}

/// All machines of the catalogue.
pub const MACHINES: &[Machine] = &[
    Machine {
        kind: Kind::Workshop,
        ways: &[
            ("planned", &["held", "postponed", "cancelled"]),
            ("held", &["minutes_sent"]),
            ("minutes_sent", &["approved"]),
            ("approved", &[]),
            ("postponed", &["planned", "cancelled"]),
            ("cancelled", &[]),
        ],
        // Minutes that were approved are what the participants agreed to.
        guarded: &["approved"],
    },
    Machine {
        kind: Kind::Objective,
        ways: &[
            ("proposed", &["approved", "dropped"]),
            ("approved", &["measured", "dropped"]),
            ("measured", &["dropped"]),
            ("dropped", &[]),
        ],
        guarded: &[],
    },
    Machine {
        kind: Kind::Need,
        ways: &[
            ("expressed", &["qualified"]),
            ("qualified", &["retained", "postponed", "rejected"]),
            ("retained", &["postponed", "rejected"]),
            ("postponed", &["retained", "rejected"]),
            ("rejected", &[]),
        ],
        guarded: &[],
    },
    Machine {
        kind: Kind::UseCase,
        ways: &[
            ("draft", &["to_review", "to_revise", "obsolete"]),
            ("to_review", &["approved", "to_revise", "obsolete"]),
            ("approved", &["to_revise", "obsolete"]),
            ("to_revise", &["to_review", "obsolete"]),
            ("obsolete", &[]),
        ],
        guarded: &[],
    },
    Machine {
        kind: Kind::Requirement,
        ways: &[
            ("draft", &["to_review", "rejected", "obsolete"]),
            ("to_review", &["approved", "rejected", "obsolete"]),
            ("approved", &["frozen", "rejected", "obsolete"]),
            ("frozen", &["amended", "rejected", "obsolete"]),
            ("amended", &["frozen", "rejected", "obsolete"]),
            ("rejected", &[]),
            ("obsolete", &[]),
        ],
        guarded: &["frozen", "amended"],
    },
    Machine {
        kind: Kind::Lot,
        ways: &[
            ("proposed", &["decided", "dropped"]),
            ("decided", &["frozen", "dropped"]),
            ("frozen", &["in_build", "dropped"]),
            ("in_build", &["delivered", "dropped"]),
            ("delivered", &["in_acceptance", "dropped"]),
            ("in_acceptance", &["fit", "in_build", "dropped"]),
            ("fit", &["in_service", "dropped"]),
            ("in_service", &["admitted", "dropped"]),
            ("admitted", &["warranty"]),
            ("warranty", &["closed"]),
            ("closed", &[]),
            ("dropped", &[]),
        ],
        guarded: &[
            "frozen",
            "in_build",
            "delivered",
            "in_acceptance",
            "fit",
            "in_service",
            "admitted",
            "warranty",
            "closed",
        ],
    },
    Machine {
        kind: Kind::TestCase,
        ways: &[
            ("drafting", &["review", "obsolete"]),
            ("review", &["approved", "obsolete"]),
            ("approved", &["to_update", "obsolete"]),
            ("to_update", &["approved", "obsolete"]),
            ("obsolete", &[]),
        ],
        guarded: &[],
    },
    Machine {
        kind: Kind::ChangeRequest,
        ways: &[
            ("asked", &["estimated"]),
            ("estimated", &["accepted", "refused", "postponed"]),
            ("accepted", &["in_lot"]),
            ("refused", &[]),
            ("postponed", &["estimated"]),
            ("in_lot", &[]),
        ],
        guarded: &[],
    },
    Machine {
        kind: Kind::Flow,
        ways: &[
            ("listed", &["specified"]),
            ("specified", &["in_service"]),
            ("in_service", &["retired"]),
            ("retired", &[]),
        ],
        guarded: &["in_service", "retired"],
    },
    Machine {
        kind: Kind::Migration,
        ways: &[
            ("defined", &["approved"]),
            ("approved", &["dry_run"]),
            ("dry_run", &["compliant"]),
            ("compliant", &["cut_over"]),
            ("cut_over", &["signed"]),
            ("signed", &[]),
        ],
        // What was cut over has happened; what was signed binds.
        guarded: &["cut_over", "signed"],
    },
    Machine {
        kind: Kind::Consultation,
        ways: &[
            ("preparation", &["published"]),
            ("published", &["questions_open", "offers_received", "no_award"]),
            ("questions_open", &["questions_closed", "no_award"]),
            ("questions_closed", &["offers_received", "no_award"]),
            ("offers_received", &["analysis", "no_award"]),
            ("analysis", &["short_list", "negotiation", "awarded", "no_award"]),
            ("short_list", &["hearings", "negotiation", "awarded", "no_award"]),
            ("hearings", &["negotiation", "awarded", "no_award"]),
            ("negotiation", &["awarded", "no_award"]),
            ("awarded", &[]),
            ("no_award", &[]),
        ],
        // From the publication on, bidders rely on it.
        guarded: &[
            "published",
            "questions_open",
            "questions_closed",
            "offers_received",
            "analysis",
            "short_list",
            "hearings",
            "negotiation",
            "awarded",
            "no_award",
        ],
    },
    Machine {
        kind: Kind::Question,
        ways: &[
            ("asked", &["qualified"]),
            ("qualified", &["answered"]),
            ("answered", &["published"]),
            ("published", &[]),
        ],
        guarded: &["published"],
    },
    Machine {
        kind: Kind::ChangeAction,
        ways: &[
            ("planned", &["scheduled", "cancelled"]),
            ("scheduled", &["done", "cancelled"]),
            ("done", &["evaluated"]),
            ("evaluated", &[]),
            ("cancelled", &[]),
        ],
        guarded: &[],
    },
];

/// States in which something is set aside for good: what still counts on it counts on nothing.
pub const DROPPED: &[(Kind, &[&str])] = &[
    (Kind::Workshop, &["cancelled"]),
    (Kind::Objective, &["dropped"]),
    (Kind::Need, &["rejected"]),
    (Kind::UseCase, &["obsolete"]),
    (Kind::Requirement, &["rejected", "obsolete"]),
    (Kind::Lot, &["dropped"]),
    (Kind::Application, &["retired"]),
    (Kind::Flow, &["retired"]),
    (Kind::Kpi, &["obsolete"]),
    (Kind::RecipeBook, &["obsolete"]),
    (Kind::TestCase, &["obsolete"]),
    (Kind::ChangeRequest, &["refused"]),
    (Kind::ChangeAction, &["cancelled"]),
];

/// Is something of that kind set aside in that state?
pub fn is_dropped(kind: Kind, state: &str) -> bool {
    DROPPED.iter().any(|(known, states)| *known == kind && states.contains(&state))
}

/// The machine of a kind, where its states have one.
pub fn of(kind: Kind) -> Option<&'static Machine> {
    MACHINES.iter().find(|machine| machine.kind == kind)
}

impl Machine {
    /// Is it a state that somebody relies on?
    pub fn is_guarded(&self, state: &str) -> bool {
        self.guarded.contains(&state)
    }

    /// The states that may follow one at once.
    pub fn next(&self, state: &str) -> &'static [&'static str] {
        self.ways.iter().find(|(from, _)| *from == state).map_or(&[], |(_, to)| *to)
    }

    /// May it have gone from one state to the other, by one way or by several? Of two readings of a
    /// text nobody knows how many steps lie between them.
    pub fn may_become(&self, from: &str, to: &str) -> bool {
        if from == to || !self.is_guarded(from) {
            return true;
        }
        let mut reached = vec![from];
        let mut at = 0;
        while at < reached.len() {
            let state = reached[at];
            // What left the guarded states is at its end: being rejected is no way back to a draft.
            if self.is_guarded(state) {
                let new: Vec<&str> = self.next(state).iter().copied().filter(|next| !reached.contains(next)).collect();
                reached.extend(new);
            }
            at += 1;
        }
        reached.contains(&to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema;

    #[test]
    fn every_machine_has_the_states_of_its_collection() {
        for machine in MACHINES {
            let collection = schema::of_kind(machine.kind).expect("a collection");
            let mut own: Vec<&str> = machine.ways.iter().map(|(from, _)| *from).collect();
            let mut known = collection.statuses.to_vec();
            own.sort_unstable();
            known.sort_unstable();
            assert_eq!(own, known, "{}", collection.name);
            let named = machine.ways.iter().flat_map(|(_, to)| to.iter()).chain(machine.guarded);
            for state in named {
                assert!(known.contains(state), "{}: {state}", collection.name);
            }
        }
    }

    #[test]
    fn what_is_dropped_is_a_state_of_its_kind() {
        for (kind, states) in DROPPED {
            let collection = schema::of_kind(*kind).expect("a collection");
            // The state of an application is a field of its own.
            let field = collection.field("state").map(|field| field.field_type);
            let known = match field {
                Some(schema::FieldType::Choice(words)) if collection.statuses.is_empty() => words,
                _ => collection.statuses,
            };
            for state in *states {
                assert!(known.contains(state), "{}: {state}", collection.name);
                assert!(is_dropped(*kind, state));
            }
        }
        assert!(!is_dropped(Kind::Need, "postponed"));
    }

    #[test]
    fn drafts_jump_and_what_somebody_relies_on_does_not() {
        let requirement = of(Kind::Requirement).expect("a machine");
        for (from, to) in [
            ("draft", "frozen"),
            ("approved", "draft"),
            ("rejected", "draft"),
            ("frozen", "amended"),
            ("amended", "obsolete"),
            ("frozen", "frozen"),
        ] {
            assert!(requirement.may_become(from, to), "{from} → {to}");
        }
        for (from, to) in [("frozen", "draft"), ("frozen", "approved"), ("amended", "to_review")] {
            assert!(!requirement.may_become(from, to), "{from} → {to}");
        }
        let lot = of(Kind::Lot).expect("a machine");
        assert!(lot.may_become("frozen", "in_acceptance"));
        assert!(lot.may_become("in_acceptance", "in_build"));
        assert!(!lot.may_become("in_service", "in_build"));
        assert!(!of(Kind::Migration).expect("a machine").may_become("signed", "approved"));
    }
}
