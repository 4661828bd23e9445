//! The texts in an archive, each a review, and the records of the files of such in it.

use super::{Archive, Refused};
use crate::library::bundle::{Bundle, Member};
use crate::library::records::{Line, Records};
use crate::library::walk::has_suffix;
use crate::library::{Settings, Trouble};
use std::path::Path;

/// The reviews of `archive`: each file in it whose name ends as those of reviews do, and where that is
/// one of records, each of these. What cannot be read is a record that says why.
pub(in crate::library) fn texts(archive: Archive, settings: &Settings) -> Result<Records, Trouble> {
    let trouble = archive.trouble();
    let archive = Bundle::Archive(archive);
    let is_wanted = |member: &Member| {
        member.is_refused() || has_suffix(Path::new(member.name.as_ref()), &settings.suffixes)
    };
    let members: Vec<Member> = { archive.members() }
        .into_iter()
        .filter(is_wanted)
        .collect();
    if members.is_empty() {
        return Err(trouble.unwrap_or_else(|| Refused::Nothing(settings.endings()).into()));
    }
    let settings = settings.clone();
    let read = members
        .into_iter()
        .flat_map(move |member| archive.lines(&member, &settings));
    let trouble = trouble.map(Line::broken).into_iter();
    Ok(Records::new(trouble.chain(read)))
}
