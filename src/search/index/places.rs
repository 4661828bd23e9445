//! Where words stand in a text, and whether they stand together.

/// Whether words stand one behind the other: `places` has, for each of them, its number among all
/// that are looked for and where it stands, in order; first those that are rarest.
pub(super) fn in_a_row(places: &[(u32, &[u32])]) -> bool {
    let Some(((first, starts), others)) = places.split_first() else {
        return false;
    };
    let others: Vec<(u32, &[u32])> = others.to_vec();
    starts.iter().any(|&start| {
        others.iter().all(|(number, places)| {
            let place = i64::from(start) + i64::from(*number) - i64::from(*first);
            u32::try_from(place).is_ok_and(|place| places.binary_search(&place).is_ok())
        })
    })
}

/// Whether words stand near each other, in any order: all of them within as many words as they
/// are, and `between` more.
pub(super) fn near(places: &[(u32, &[u32])], between: u32) -> bool {
    let reach = u32::try_from(places.len()).unwrap_or(u32::MAX);
    let reach = reach.saturating_add(between);
    // The word whose next place is first is moved on, until all are within reach.
    let mut rests: Vec<&[u32]> = places.iter().map(|(_, places)| *places).collect();
    loop {
        let heads = || rests.iter().enumerate().map(|(i, rest)| (rest.first(), i));
        let (Some((Some(&first), earliest)), Some((Some(&last), _))) =
            (heads().min(), heads().max())
        else {
            return false;
        };
        if last - first < reach {
            return true;
        }
        let Some(rest) = rests.get_mut(earliest) else {
            return false;
        };
        *rest = rest.split_first().map_or(&[], |(_, rest)| rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_a_row_or_near_each_other() {
        let table: [(&[&[u32]], bool, bool); 7] = [
            (&[&[3, 9], &[1, 10]], true, true),
            (&[&[3, 9], &[1, 11]], false, true),
            (&[&[5], &[4]], false, true),
            (&[&[5], &[17]], false, false),
            (&[&[0, 50, 99], &[20, 51], &[52]], true, true),
            (&[&[0, 50, 99], &[20, 51], &[64]], false, false),
            (&[&[0], &[]], false, false),
        ];
        for (places, row, is_near) in table {
            let places: Vec<(u32, &[u32])> = (0..).zip(places.iter().copied()).collect();
            let turned: Vec<(u32, &[u32])> = places.iter().rev().copied().collect();
            assert_eq!(in_a_row(&places), row, "{places:?}");
            assert_eq!(in_a_row(&turned), row, "{turned:?}");
            assert_eq!(near(&places, 10), is_near, "{places:?}");
        }
    }
}
