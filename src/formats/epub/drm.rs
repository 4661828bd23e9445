//! Books that only the program of a shop can open.

use super::archive::Archive;
use percent_encoding::percent_decode_str;

/// Where a book says which of its members are encrypted.
const ENCRYPTED: &str = "META-INF/encryption.xml";

/// Whether any of `chapters`, by their paths, is encrypted. That fonts are is common, and no matter.
pub(super) fn is_locked<'a>(archive: &Archive, chapters: impl Iterator<Item = &'a str>) -> bool {
    let Some(xml) = archive.get(ENCRYPTED) else {
        return false;
    };
    let xml = String::from_utf8_lossy(xml);
    let encrypted: Vec<String> = addresses(&xml)
        .map(|address| percent_decode_str(address).decode_utf8_lossy().into_owned())
        .collect();
    let is_encrypted =
        |path: &str| { encrypted.iter() }.any(|address| address.trim_start_matches('/') == path);
    { chapters }.any(is_encrypted)
}

/// What stands in the attributes `URI` of `xml`.
fn addresses(xml: &str) -> impl Iterator<Item = &str> {
    let behind = xml.split("URI").skip(1);
    behind.filter_map(|rest| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (address, _) = rest.get(1..)?.split_once(quote)?;
        Some(address)
    })
}
