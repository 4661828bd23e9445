//! Where a record stands in its source.

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which of the records of its source it is, counted from 1; broken ones count too.
    pub record: usize,
    /// The line of the source it begins on, counted from 1; `None` where the source has no lines.
    pub line: Option<usize>,
    /// Its bytes; `None` where it is put together from several places, or these cannot be told.
    pub bytes: Option<Bytes>,
}

/// The bytes of a record in its source, which is unpacked if need be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bytes {
    /// How many stand before them.
    pub start: u64,
    /// How many they are.
    pub len: u32,
}
