//! Work that is shared by as many threads as the machine has.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// As many threads as the machine has, and no more than `most`; one at least.
pub fn up_to(most: usize) -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(most).max(1)
}

/// The results of `one` in the order of the items. Each thread takes the next item, so that a long one keeps
/// only one of them; with one thread nothing is started.
pub fn share<T: Sync, R: Send>(items: &[T], threads: usize, one: &(impl Fn(&T) -> R + Sync)) -> Vec<R> {
    if threads < 2 {
        return items.iter().map(one).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, one(item)));
        }
    };
    let mut all: Vec<(usize, R)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items_whoever_made_them() {
        let items: Vec<usize> = (0..500).collect();
        for threads in [0, 1, 2, 5] {
            assert_eq!(share(&items, threads, &|item| item * 2), (0..500).map(|i| i * 2).collect::<Vec<_>>());
        }
        assert_eq!(up_to(0), 1);
        assert!(up_to(3) <= 3);
    }
}
