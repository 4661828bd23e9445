//! Where reviews come from: walking folders, loading files, the samples.

mod digest;
mod load;
mod order;
pub mod samples;
mod source;
mod walk;

pub use digest::Digest;
pub use load::{Extent, LoadError, Loaded, Trouble, load, trouble};
pub use order::order;
pub use source::Source;
pub use walk::{Found, walk};

/// What of the reader's files is taken for reviews, and how much of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Endings of the files taken from folders, in lower case and without the full stop; the
    /// empty string stands for files without one. A file that is named itself is taken whatever
    /// it ends with.
    pub suffixes: Vec<String>,
    /// Bytes of the largest file that is read whole also when its beginning is asked for.
    pub at_once: usize,
    /// Bytes of the largest file that is read.
    pub largest: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            suffixes: ["txt", "text", ""].map(str::to_owned).to_vec(),
            at_once: 256 * 1024,
            largest: 2 << 30,
        }
    }
}
