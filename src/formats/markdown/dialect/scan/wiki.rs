//! Links between the pages of a note book: `[[Page]]`, `[[Page#Heading|words]]`, `![[picture.png]]`.

use super::Scan;
use super::braces::escaped;
use crate::formats::markdown::dialect::said::{address_in_angles, without_brackets};
use crate::outline::slug::Slugs;

/// The endings of files that are pictures.
const PICTURES: [&str; 9] = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "avif", "tiff",
];

/// The longest ending of a file.
const LONGEST_ENDING: usize = 4;

impl Scan<'_> {
    /// Reads the link at `at`.
    pub(super) fn wiki(&mut self, at: usize) -> Option<usize> {
        self.rest(at).strip_prefix("[[")?;
        let end = self.ahead.next("]]", at + 2)?;
        if end > self.ahead.line_end(at) {
            return Some(at + 2);
        }
        let inside = self.text(at + 2..end);
        let before = self.text(self.start..at).chars().next_back();
        let behind = self.rest(end + 2);
        let is_other = inside.trim().is_empty()
            || inside.contains(['[', ']'])
            || before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '[')
            || behind.starts_with(['(', '[', ']', ':']) && !behind.starts_with(": ");
        if is_other {
            return Some(at + 2);
        }
        let is_embedded = before == Some('!');
        let (target, words) = match inside.split_once('|') {
            Some((target, words)) => (target.trim_end_matches('\\').trim(), Some(words.trim())),
            None => (inside.trim(), None),
        };
        let words = words.filter(|words| !words.is_empty());
        let (page, heading) = match target.split_once('#') {
            Some((page, heading)) => (page.trim(), Some(heading.trim())),
            None => (target, None),
        };
        let is_picture =
            is_embedded && PICTURES.contains(&ending(page).to_ascii_lowercase().as_str());
        let start = at - usize::from(is_embedded);
        let text = if is_picture {
            let words = words.filter(|words| !is_size(words)).unwrap_or_default();
            format!(
                "![{}](<{}>)",
                without_brackets(words),
                address_in_angles(page)
            )
        } else {
            let shown = match (words, heading) {
                (Some(words), _) => without_brackets(words),
                (None, Some(heading)) if page.is_empty() => escaped(heading),
                (None, Some(heading)) => escaped(&format!("{page} > {heading}")),
                (None, None) => escaped(page),
            };
            format!(
                "[{shown}](<{}>)",
                address_in_angles(&address(page, heading))
            )
        };
        self.edits.put(start..end + 2, text);
        Some(end + 2)
    }
}

/// The address of a heading of a page, or of a page.
fn address(page: &str, heading: Option<&str>) -> String {
    let encoded = page
        .replace('%', "%25")
        .replace(':', "%3A")
        .replace('?', "%3F");
    let mut address = encoded;
    if !page.is_empty() && ending(page).is_empty() {
        address.push_str(".md");
    }
    let Some(heading) = heading else {
        return address;
    };
    // Of a heading within another one, the inner one is meant.
    let heading = heading.rsplit('#').next().unwrap_or(heading);
    address.push('#');
    if heading.starts_with('^') {
        address.push_str(heading);
    } else {
        address.push_str(&Slugs::default().next(heading));
    }
    address
}

/// The ending of the file that `page` is; empty where it has none.
fn ending(page: &str) -> &str {
    let ending = page.rsplit_once('.').map_or("", |(_, ending)| ending);
    let fits = (1..=LONGEST_ENDING).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !ending.bytes().all(|byte| byte.is_ascii_digit());
    if fits { ending } else { "" }
}

/// Whether `words` are how large a picture is to be, as `300` or `300x200`.
fn is_size(words: &str) -> bool {
    words
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'x')
}
