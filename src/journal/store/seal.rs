//! The sum with which a row is sealed: what is not as it was written is damage, and is never taken
//! for what the reader did.

/// A sum over the parts of a row, in their order.
#[derive(Debug)]
pub(super) struct Seal(crc32fast::Hasher);

impl Seal {
    /// That of a row of this table.
    pub(super) fn of(table: &str) -> Self {
        Self(crc32fast::Hasher::new()).bytes(Some(table.as_bytes()))
    }

    /// With these bytes, or with nothing in their place.
    pub(super) fn bytes(self, bytes: Option<&[u8]>) -> Self {
        let Some(bytes) = bytes else {
            return self.number(None);
        };
        let mut seal = self.number(i64::try_from(bytes.len()).ok());
        seal.0.update(bytes);
        seal
    }

    /// With this text, or with nothing in its place.
    pub(super) fn text(self, text: Option<&str>) -> Self {
        self.bytes(text.map(str::as_bytes))
    }

    /// With this number, or with nothing in its place.
    pub(super) fn number(mut self, number: Option<i64>) -> Self {
        self.0.update(&[u8::from(number.is_some())]);
        self.0.update(&number.unwrap_or_default().to_le_bytes());
        self
    }

    /// The sum.
    pub(super) fn sum(self) -> i64 {
        i64::from(self.0.finalize())
    }
}
