//! The known name that a mistyped one is closest to.

/// The closest of the known names, if any is close enough to be meant.
pub(crate) fn nearest<'known>(
    typed: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Option<String> {
    if typed.len() > 64 {
        return None;
    }
    let lower = typed.to_lowercase();
    let most = 1 + typed.chars().count() / 4;
    known
        .into_iter()
        .map(|name| (distance(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name.to_owned())
}

/// How many letters have to be changed, added, removed or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, a) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in right.iter().enumerate() {
            let mut cost = (last[column] + usize::from(a != b))
                .min(last[column + 1] + 1)
                .min(current[column] + 1);
            if row > 0 && column > 0 && *a == right[column - 1] && left[row - 1] == *b {
                cost = cost.min(before_last[column - 1] + 1);
            }
            current.push(cost);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_of_the_pen_and_nothing_far_fetched() {
        let known = ["upperCase", "lowerCase", "concat"];
        assert_eq!(nearest("uppercase", known).as_deref(), Some("upperCase"));
        assert_eq!(nearest("concta", known).as_deref(), Some("concat"));
        assert_eq!(nearest("frobnicate", known), None);
    }
}
