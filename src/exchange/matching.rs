//! Which column takes which field, when several claim the same? The pairs of the greatest sum.

/// For each row (a column of the sheet) the best choice among the choices (fields), or none, such
/// that the sum of weights is the greatest and no choice is taken twice. Weights are from 0; a weight
/// of 0 is no pair.
pub fn best(weights: &[Vec<u32>]) -> Vec<Option<usize>> {
    let rows = weights.len();
    let choices = weights.iter().map(Vec::len).max().unwrap_or_default();
    if rows == 0 || choices == 0 {
        return vec![None; rows];
    }
    if rows > choices {
        // What it takes grows with the square of the first side: of a sheet of a thousand columns, that of the fields.
        let turned: Vec<Vec<u32>> = (0..choices)
            .map(|choice| weights.iter().map(|line| line.get(choice).copied().unwrap_or_default()).collect())
            .collect();
        let mut found = vec![None; rows];
        for (choice, row) in best(&turned).into_iter().enumerate() {
            if let Some(place) = row.and_then(|row| found.get_mut(row)) {
                *place = Some(choice);
            }
        }
        return found;
    }
    // The Hungarian method on costs; each row has a choice of its own that stands for none.
    let width = choices + rows;
    let cost = |row: usize, choice: usize| {
        -i64::from(weights.get(row).and_then(|line| line.get(choice)).copied().unwrap_or_default())
    };
    let (mut of_row, mut of_choice) = (vec![0_i64; rows + 1], vec![0_i64; width + 1]);
    let mut taken_by = vec![0_usize; width + 1];
    let mut way = vec![0_usize; width + 1];
    for row in 1..=rows {
        taken_by[0] = row;
        let mut at = 0;
        let mut least = vec![i64::MAX; width + 1];
        let mut used = vec![false; width + 1];
        loop {
            used[at] = true;
            let current = taken_by[at];
            let (mut delta, mut next) = (i64::MAX, 0);
            for choice in 1..=width {
                if used[choice] {
                    continue;
                }
                let reduced = cost(current - 1, choice - 1) - of_row[current] - of_choice[choice];
                if reduced < least[choice] {
                    least[choice] = reduced;
                    way[choice] = at;
                }
                if least[choice] < delta {
                    delta = least[choice];
                    next = choice;
                }
            }
            for choice in 0..=width {
                if used[choice] {
                    of_row[taken_by[choice]] += delta;
                    of_choice[choice] -= delta;
                } else {
                    least[choice] = least[choice].saturating_sub(delta);
                }
            }
            at = next;
            if taken_by[at] == 0 {
                break;
            }
        }
        while at != 0 {
            let before = way[at];
            taken_by[at] = taken_by[before];
            at = before;
        }
    }
    let mut found = vec![None; rows];
    for (choice, row) in taken_by.iter().enumerate().skip(1).filter(|(_, row)| **row > 0) {
        if choice <= choices && cost(row - 1, choice - 1) < 0 {
            found[row - 1] = Some(choice - 1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sum(weights: &[Vec<u32>], chosen: &[Option<usize>]) -> u32 {
        chosen.iter().zip(weights).map(|(choice, line)| choice.map_or(0, |choice| line[choice])).sum()
    }

    /// The greatest sum, by trying all.
    fn brute(weights: &[Vec<u32>], row: usize, taken: &mut Vec<bool>) -> u32 {
        let Some(line) = weights.get(row) else { return 0 };
        let mut most = brute(weights, row + 1, taken);
        for (choice, weight) in line.iter().enumerate() {
            if !taken[choice] {
                taken[choice] = true;
                most = most.max(weight + brute(weights, row + 1, taken));
                taken[choice] = false;
            }
        }
        most
    }

    #[test]
    fn a_column_leaves_a_field_to_the_one_that_has_no_other() {
        // « Exigence » could be title or statement, « Intitulé » only the title.
        assert_eq!(best(&[vec![90, 91], vec![80, 0]]), [Some(1), Some(0)]);
        assert_eq!(best(&[vec![0, 0], vec![5, 0]]), [None, Some(0)]);
        assert_eq!(best(&[]), Vec::<Option<usize>>::new());
    }

    proptest! {
        #[test]
        fn no_other_choice_has_a_greater_sum(
            weights in (1_usize..5).prop_flat_map(|width| prop::collection::vec(prop::collection::vec(0_u32..6, width), 0..8))
        ) {
            let found = best(&weights);
            let mut seen: Vec<usize> = found.iter().flatten().copied().collect();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), found.iter().flatten().count());
            prop_assert_eq!(sum(&weights, &found), brute(&weights, 0, &mut vec![false; 4]));
        }
    }
}
