//! What the rows of a text usually are, to compare one of them with.

use super::row::Row;

/// How many of some rows have a number above which bound.
#[derive(Debug, Default)]
pub(super) struct Usual {
    /// For each number of the rows and each bound the share of the rows above it.
    above: Vec<[f64; 256]>,
}

impl Usual {
    /// What is usual in `rows`.
    pub(super) fn of<N>(rows: impl Iterator<Item = Row<N>>) -> Self {
        let mut counts: Vec<[u32; 256]> = Vec::new();
        let mut all = 0_u32;
        for row in rows {
            all += 1;
            let values = row.values();
            counts.resize(counts.len().max(values.len()), [0; 256]);
            for (counts, value) in counts.iter_mut().zip(values) {
                if let Some(count) = counts.get_mut(usize::from(*value)) {
                    *count += 1;
                }
            }
        }
        let above = counts.into_iter().map(|counts| {
            let mut shares = [0.0; 256];
            let mut above = 0;
            for (share, count) in shares.iter_mut().zip(counts).rev() {
                *share = (f64::from(above) + 1.0) / (f64::from(all) + 2.0);
                above += count;
            }
            shares
        });
        Self {
            above: above.collect(),
        }
    }

    /// The share of the rows whose number `number` is above `bound`; as if there were one more on
    /// either side, so that nothing is certain and of what is not known it is a half.
    pub(super) fn share_above(&self, number: u8, bound: u8) -> f64 {
        let shares = self.above.get(usize::from(number));
        let share = shares.and_then(|shares| shares.get(usize::from(bound)));
        share.copied().unwrap_or(0.5)
    }
}
