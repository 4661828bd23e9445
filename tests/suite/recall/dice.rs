//! Numbers by chance, the same ones each time.

#![expect(
    clippy::indexing_slicing,
    reason = "what measures may be ended by what is wrong"
)]

/// `SplitMix64` (Steele, Lea and Flood, 2014): small, and good enough for made-up texts.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Those of this seed.
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, or 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number from `least` to `most`.
    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most + 1 - least)
    }

    /// Whether something happens that does so `times` in a hundred.
    pub(crate) fn is(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// A number below `end`, of which each is about half as likely as the one half as large: the
    /// ranks of words in texts (Zipf).
    #[expect(
        clippy::cast_sign_loss,
        reason = "a power of what is positive is that, too"
    )]
    pub(crate) fn rank(&mut self, end: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((end as f64 + 1.0).powf(share) as usize)
            .saturating_sub(1)
            .min(end.saturating_sub(1))
    }

    /// One of these.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
