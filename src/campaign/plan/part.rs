//! Which part of a plan is played here, and in which order?

use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use super::{Instance, Plan};
use crate::model::Id;

/// One of several parts of a selection: no case is in two of them, and none is in no part. A case
/// stays in its part whatever else is selected or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: u64,
    of: u64,
}

/// `2/5` is a part; this was none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part is written 2/5: from 1 up to the number of parts")]
pub struct ShardFault;

impl FromStr for Shard {
    type Err = ShardFault;

    fn from_str(text: &str) -> Result<Self, ShardFault> {
        let (number, of) = text.split_once('/').ok_or(ShardFault)?;
        let read = |text: &str| text.trim().parse::<u64>().map_err(|_| ShardFault);
        let (number, of) = (read(number)?, read(of)?);
        if (1..=of).contains(&number) { Ok(Self { number, of }) } else { Err(ShardFault) }
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl Shard {
    /// Is a case in this part? All rows of a case are.
    pub fn holds(&self, case: &Id) -> bool {
        let digest = Sha256::digest(case.as_str().as_bytes());
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        number % self.of == self.number - 1
    }
}

impl Plan {
    /// Leaves out what is not wanted.
    pub fn keep(&mut self, wanted: impl Fn(&Instance) -> bool) {
        self.instances.retain(wanted);
        let instances = &self.instances;
        self.texts.retain(|path, _| instances.iter().any(|instance| instance.path == *path));
    }

    /// Puts the instances in the order that a number draws: the same number, the same order.
    pub fn shuffle(&mut self, seed: u64) {
        let mut state = seed;
        for last in (1..self.instances.len()).rev() {
            let bound = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
            let drawn = usize::try_from(draw(&mut state) % bound).unwrap_or(last);
            self.instances.swap(last, drawn);
        }
    }
}

/// The next number that a state draws (SplitMix64).
const fn draw(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::campaign::Fate;
    use crate::text::Lang;

    fn plan(ids: &[String]) -> Plan {
        let instance = |id: &String| Instance {
            case: Id::from(id.as_str()),
            row: None,
            example: None,
            title: String::new(),
            path: format!("features/{id}.feature"),
            line: 1,
            lang: Lang::Fr,
            critical: false,
            steps: Vec::new(),
            text_hash: String::new(),
            fate: Fate::Automated { alone: false },
        };
        let instances: Vec<Instance> = ids.iter().map(instance).collect();
        let texts = instances.iter().map(|one| (one.path.clone(), String::new())).collect();
        Plan { instances, texts, ..Plan::default() }
    }

    fn cases(plan: &Plan) -> Vec<String> {
        plan.instances.iter().map(|one| one.case.to_string()).collect()
    }

    proptest! {
        #[test]
        fn the_parts_are_disjoint_and_together_the_whole(
            ids in proptest::collection::btree_set("[a-zé/#0-9-]{1,12}", 0..40), of in 1_u64..9,
        ) {
            let ids: Vec<String> = ids.into_iter().collect();
            let mut seen = Vec::new();
            for number in 1..=of {
                let shard: Shard = format!("{number}/{of}").parse().expect("a part");
                let mut part = plan(&ids);
                part.keep(|one| shard.holds(&one.case));
                prop_assert_eq!(part.texts.len(), part.instances.len());
                seen.extend(cases(&part));
            }
            seen.sort();
            prop_assert_eq!(seen, ids);
        }

        #[test]
        fn a_number_draws_one_order_of_all(count in 0_usize..30, seed in any::<u64>()) {
            let ids: Vec<String> = (0..count).map(|one| format!("CT-{one:03}")).collect();
            let (mut first, mut second) = (plan(&ids), plan(&ids));
            first.shuffle(seed);
            second.shuffle(seed);
            prop_assert_eq!(cases(&first), cases(&second));
            let mut sorted = cases(&first);
            sorted.sort();
            prop_assert_eq!(sorted, ids);
        }
    }

    #[test]
    fn another_number_draws_another_order() {
        let ids: Vec<String> = (0..30).map(|one| format!("CT-{one:03}")).collect();
        let order = |seed| {
            let mut plan = plan(&ids);
            plan.shuffle(seed);
            cases(&plan)
        };
        assert_ne!(order(1), order(2));
        assert_ne!(order(1), ids);
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for text in ["", "2", "0/5", "6/5", "1/0", "a/b", "-1/2", "1/2/3"] {
            assert_eq!(text.parse::<Shard>(), Err(ShardFault), "{text}");
        }
        assert_eq!("2/5".parse::<Shard>().map(|shard| shard.to_string()), Ok("2/5".to_owned()));
    }
}
