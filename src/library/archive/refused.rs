//! Why an archive, or a file in one, is not unpacked.

/// Why an archive, or a file in one, is not unpacked. The message does not name it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no archive, or damaged.
    #[error("the archive cannot be read ({0}); fetch or pack it anew")]
    Broken(String),
    /// It has more files than are read.
    #[error(
        "the archive has more than {0} files, the most that are read; unpack it, and open the folder"
    )]
    TooManyFiles(usize),
    /// Several of its files have the same name.
    #[error(
        "several files of the archive have the same name: only the last of each is read; unpack it, and open the folder"
    )]
    Doubles,
    /// It holds nothing to read.
    #[error("the archive holds no reviews; of what is in one, frontrow reads {0}")]
    Nothing(String),
    /// The name leads out of the archive.
    #[error("its name leads out of the archive, so that it is not opened")]
    Outside,
    /// It is a link.
    #[error("it is a link, which is not followed in an archive; unpack it, and open the folder")]
    Link,
    /// It is encrypted.
    #[error("it is encrypted; unpack it with its password, and open the folder")]
    Encrypted,
    /// It is an archive in an archive.
    #[error("it is an archive within the archive, which is not opened; unpack it first")]
    Archive,
    /// It is packed in a way that is not known.
    #[error("it is packed by {0}, which is not known here; unpack it, and open the folder")]
    Method(String),
}
