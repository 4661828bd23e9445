//! A page among others that are read into the same review.

use crate::outline::slug;
use std::collections::HashSet;
use std::rc::Rc;

/// Where a page stands among others, so that the names of places in them are told apart and links lead
/// from one to the other.
#[derive(Debug, Clone)]
pub(in crate::formats) struct Among {
    /// The path of the page.
    path: String,
    /// The paths of all pages that are read.
    all: Rc<HashSet<String>>,
}

impl Among {
    /// The page at `path` among `all`; none begin with a slash.
    pub(in crate::formats) fn of(path: String, all: Rc<HashSet<String>>) -> Self {
        Self { path, all }
    }

    /// The name of the place that the page calls `id`; that of its start for none.
    pub(super) fn name(&self, id: &str) -> String {
        format!("{}#{id}", self.path)
    }

    /// Where a link of the page to `address` leads: to a name in the same review, to an address
    /// outside of the pages, or nowhere if it is a file beside them.
    pub(super) fn address(&self, address: &str) -> Option<String> {
        let address = address.trim();
        let scheme = address.split(['/', '#', '?']).next().unwrap_or_default();
        if scheme.contains(':') || address.starts_with("//") {
            return Some(address.to_owned());
        }
        let (file, id) = address.split_once('#').unwrap_or((address, ""));
        let path = if file.is_empty() {
            self.path.clone()
        } else {
            self.beside(&slug::decoded(file))
        };
        { self.all.contains(&path) }.then(|| format!("#{path}#{id}"))
    }

    /// The path that `file` has when it is given from the page.
    fn beside(&self, file: &str) -> String {
        let mut parts: Vec<&str> = match self.path.rsplit_once('/') {
            Some((folder, _)) if !file.starts_with('/') => folder.split('/').collect(),
            Some(_) | None => Vec::new(),
        };
        for part in file.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_places_of_other_pages() {
        let all = ["text/a.xhtml", "text/b c.xhtml", "notes.xhtml"];
        let all = Rc::new(all.iter().map(|path| (*path).to_owned()).collect());
        let among = Among::of("text/a.xhtml".to_owned(), all);
        for (address, expected) in [
            ("#n1", Some("#text/a.xhtml#n1")),
            ("a.xhtml", Some("#text/a.xhtml#")),
            ("b%20c.xhtml#x", Some("#text/b c.xhtml#x")),
            ("../notes.xhtml#1", Some("#notes.xhtml#1")),
            ("/notes.xhtml", Some("#notes.xhtml#")),
            ("../../../notes.xhtml", Some("#notes.xhtml#")),
            ("../images/a.png", None),
            ("https://example.org/#a", Some("https://example.org/#a")),
            ("mailto:a@example.org", Some("mailto:a@example.org")),
        ] {
            assert_eq!(among.address(address).as_deref(), expected, "{address}");
        }
    }
}
