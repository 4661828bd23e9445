//! A review of the library.

use super::super::reader::Trace;
use crate::library::{Digest, Source};

/// A review of the library for as long as the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(super) usize);

/// A review of the library.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it is read from.
    pub source: Source,
    /// What was seen of it; `None` until it has been read.
    pub digest: Option<Digest>,
    /// What the reader left in it.
    pub trace: Trace,
}

impl Entry {
    /// The title it is shown by: that of the review once it has been read.
    pub fn title(&self) -> String {
        match &self.digest {
            Some(Digest::Read { title, .. }) => title.clone(),
            Some(Digest::Unreadable(_)) | None => self.source.title(),
        }
    }

    /// Everything that the library is filtered by, the title first.
    pub(super) fn fields(&self) -> Vec<String> {
        let mut fields = vec![self.title(), self.source.name(), self.source.title()];
        if let Some(facts) = self.digest.as_ref().and_then(Digest::facts) {
            let single = [&facts.work, &facts.reviewer].into_iter().flatten();
            fields.extend(single.cloned());
            let several = [&facts.makers, &facts.tags].into_iter();
            fields.extend(several.map(|list| list.join(", ")));
        }
        fields
    }
}
