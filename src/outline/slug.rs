//! The names by which addresses call headings, as `#the-plot` does.

use std::borrow::Cow;
use std::collections::HashMap;

use percent_encoding::percent_decode_str;

/// Names the headings of one text, in their order.
#[derive(Debug, Default)]
pub struct Slugs {
    /// How often each name has come.
    times: HashMap<String, usize>,
}

impl Slugs {
    /// The name of the next heading, in the way of the sites that show Markdown: small letters, no
    /// signs but dashes and underscores, dashes for blanks, and a number behind a name that has
    /// come before.
    pub fn next(&mut self, heading: &str) -> String {
        let name = slug(heading);
        let times = self.times.entry(name.clone()).or_default();
        *times += 1;
        match *times - 1 {
            0 => name,
            before => format!("{name}-{before}"),
        }
    }
}

fn slug(heading: &str) -> String {
    let lower = heading.trim().to_lowercase();
    let kept = lower.chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    });
    kept.collect()
}

/// An address, or a part of one, with what it encodes as `%20` and the like read; as it is written
/// where that is no UTF-8. What is read has not been through the gate.
pub fn decoded(written: &str) -> Cow<'_, str> {
    percent_decode_str(written)
        .decode_utf8()
        .unwrap_or(Cow::Borrowed(written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_what_sites_make_of_headings() {
        let mut slugs = Slugs::default();
        for (heading, expected) in [
            ("The Plot", "the-plot"),
            ("What's  new: 2.0?", "whats--new-20"),
            ("Plot & Acting: “Who?”", "plot--acting-who"),
            ("Été — l’adieu", "été--ladieu"),
            ("Élan vital_2", "élan-vital_2"),
            ("映画 の話", "映画-の話"),
            ("the plot", "the-plot-1"),
            ("The plot!", "the-plot-2"),
        ] {
            assert_eq!(slugs.next(heading), expected);
        }
    }

    #[test]
    fn what_addresses_encode_is_read() {
        for (written, read) in [
            ("%C3%A9lan%2", "élan%2"),
            ("a%20b.md", "a b.md"),
            ("%ff", "%ff"),
        ] {
            assert_eq!(decoded(written), read);
        }
    }
}
