//! The names of headings that links within a text use.

use std::borrow::Cow;

/// The name of the heading `title`, as most programs make it: small letters, spaces as dashes,
/// and only letters, digits, dashes and underscores.
pub(super) fn of(title: &str) -> String {
    let kept = title.chars().filter_map(|c| match c {
        c if c.is_whitespace() => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// The name that a link has behind its `#`: what is written as `%C3%A9` is read.
pub(super) fn of_link(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return Cow::Borrowed(name);
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit = || char::from(ahead.next()?).to_digit(16);
        let code = (byte == b'%')
            .then(|| Some(digit()? * 16 + digit()?))
            .flatten();
        if let Some(code) = code.and_then(|code| u8::try_from(code).ok()) {
            bytes.push(code);
            rest = ahead;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(name), Cow::Owned)
}

/// The name that `title` states for itself, as in `Plot {#the-plot}`, and how many bytes are left
/// of the title before it.
pub(super) fn stated(title: &str) -> Option<(usize, String)> {
    let (before, id) = title.strip_suffix('}')?.rsplit_once("{#")?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let title = before.trim_end();
    let fits = !id.is_empty() && id.chars().all(is_name) && !title.is_empty();
    fits.then(|| (title.len(), id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_called_by_their_words() {
        assert_eq!(of("Plot & Acting: “Who?”"), "plot--acting-who");
        assert_eq!(of("Élan vital_2"), "élan-vital_2");
        assert_eq!(of_link("%C3%A9lan%2"), "élan%2");
        assert_eq!(of_link("%ff"), "%ff");
        assert_eq!(stated("Plot {#the-plot}"), Some((4, "the-plot".to_owned())));
        assert_eq!(stated("Set {1, 2}"), None);
        assert_eq!(stated("{#all}"), None);
    }
}
