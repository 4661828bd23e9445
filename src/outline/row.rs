//! What a forest decides on: a row of small numbers.

/// The most numbers a row holds: one byte names one of them.
const WIDTH: usize = 256;

/// A row of numbers from 0 to 255. What was never put in is 0.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    values: [u8; WIDTH],
    len: usize,
}

impl Default for Row {
    fn default() -> Self {
        Self {
            values: [0; WIDTH],
            len: 0,
        }
    }
}

impl Row {
    /// Appends `value`; a full row stays as it is.
    pub(super) fn put(&mut self, value: u8) {
        if let Some(slot) = self.values.get_mut(self.len) {
            *slot = value;
            self.len += 1;
        }
    }

    /// Appends a yes or a no.
    pub(super) fn flag(&mut self, value: bool) {
        self.put(u8::from(value));
    }

    /// Appends a share from 0 to 1.
    pub(super) fn share(&mut self, value: f32) {
        self.put(quantised(value * 255.0));
    }

    /// Appends how much `part` is of `whole`; of nothing it is nothing.
    pub(super) fn ratio(&mut self, part: usize, whole: usize) {
        self.share(part as f32 / whole.max(1) as f32);
    }

    /// Appends a length: exact up to 80, in steps of 5 up to 955.
    pub(super) fn length(&mut self, value: usize) {
        self.put(
            u8::try_from(if value <= 80 {
                value
            } else {
                80 + (value - 80) / 5
            })
            .unwrap_or(u8::MAX),
        );
    }

    /// Appends a count: exact up to 16, then in eight steps for each doubling.
    pub(super) fn count(&mut self, value: usize) {
        let doublings = value.max(1).ilog2().saturating_sub(3);
        let step = (value >> doublings) + 8 * doublings as usize;
        self.put(u8::try_from(step).unwrap_or(u8::MAX));
    }

    /// Appends the difference of two lengths, 128 where they are equal.
    pub(super) fn difference(&mut self, a: usize, b: usize) {
        self.put(quantised(128.0 + (a as f32 - b as f32)));
    }

    /// Appends an amount of expected headings, exact to an eighth.
    pub(super) fn expected(&mut self, value: f32) {
        self.put(quantised(value * 8.0));
    }

    /// Number `index` of the row.
    pub(super) fn value(&self, index: u8) -> u8 {
        self.values.get(usize::from(index)).copied().unwrap_or(0)
    }

    /// The numbers that were put in.
    pub fn values(&self) -> &[u8] {
        self.values.get(..self.len).unwrap_or_default()
    }
}

/// `value` as a byte, within its bounds.
#[expect(
    clippy::cast_sign_loss,
    reason = "it is brought within the bounds first"
)]
fn quantised(value: f32) -> u8 {
    value.clamp(0.0, 255.0) as u8
}
