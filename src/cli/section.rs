//! A section as the command line names it.

use crate::outline::Outline;
use crate::review::Review;
use crate::search::{self, Case};
use std::fmt;

/// A section that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// By its place in the outline, counted from 1.
    Number(usize),
    /// By its title or the beginning of it.
    Title(String),
}

/// The sections that may have been meant, by their index in the outline.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant {
    None,
    One(usize),
    Several(Vec<usize>),
}

impl Wanted {
    /// Reads `N`, `TITLE` or `=TITLE`. The error is for the reader.
    pub(super) fn parse(given: &str) -> Result<Self, String> {
        let (title, number) = match given.strip_prefix('=') {
            Some(title) => (title, None),
            None => (given, given.parse().ok()),
        };
        match number {
            Some(number) => Ok(Self::Number(number)),
            None if fold(title).is_empty() => Err("a title of no letters names none".to_owned()),
            None => Ok(Self::Title(title.to_owned())),
        }
    }

    /// The section of `review` that is meant: one whose whole title it is before those whose
    /// title it begins.
    pub(super) fn find(&self, review: &Review, outline: &Outline) -> Meant {
        let sections = outline.sections();
        match self {
            Self::Number(number) => match number.checked_sub(1) {
                Some(index) if index < sections.len() => Meant::One(index),
                _ => Meant::None,
            },
            Self::Title(wanted) => {
                let wanted = fold(wanted);
                let titles = sections.iter().enumerate();
                let titles: Vec<(usize, String)> = titles
                    .filter_map(|(index, section)| Some((index, fold(section.title(review)?))))
                    .collect();
                let fits = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
                    let fitting = titles.iter().filter(|(_, title)| test(title));
                    fitting.map(|(index, _)| *index).collect()
                };
                let mut meant = fits(&|title| title == wanted);
                if meant.is_empty() {
                    meant = fits(&|title| title.starts_with(&wanted));
                }
                match meant.as_slice() {
                    [] => Meant::None,
                    [one] => Meant::One(*one),
                    _ => Meant::Several(meant),
                }
            }
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Title(title) => write!(f, "“{title}”"),
        }
    }
}

/// A title as it is compared: as a search without capitals compares it.
fn fold(title: &str) -> String {
    search::fold(title.trim(), Case::Folded).text().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::{From, Heading};
    use crate::review::{Facts, Span};

    #[test]
    fn sections_are_named_by_number_or_title() {
        let text = "Open.\nPlot\nx\nPerformances\nx\nPlot Twists\nx\n1984\nx\nSame\nx\nsame\nx\n";
        let review = Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new());
        let heading = |title: &str, start: usize| Heading {
            line: Span::of(start..start + title.len()),
            depth: 1,
            confidence: 1.0,
            from: From::Inferred,
        };
        let titles = [
            "Plot",
            "Performances",
            "Plot Twists",
            "1984",
            "Same",
            "same",
        ];
        let headings = titles
            .iter()
            .filter_map(|title| {
                let start = text.find(&format!("\n{title}\n"))?;
                Some(heading(title, start + 1))
            })
            .collect();
        let outline = Outline::new(&review, None, headings);
        let table = [
            ("1", Meant::One(0)),
            ("7", Meant::One(6)),
            ("8", Meant::None),
            ("0", Meant::None),
            ("plot", Meant::One(1)),
            ("PLO", Meant::Several(vec![1, 3])),
            ("  plot   tw", Meant::One(3)),
            ("1984", Meant::None),
            ("=1984", Meant::One(4)),
            ("=PER", Meant::One(2)),
            ("same", Meant::Several(vec![5, 6])),
            ("open", Meant::None),
        ];
        for (given, meant) in table {
            let wanted = Wanted::parse(given).unwrap();
            assert_eq!(wanted.find(&review, &outline), meant, "{given}");
        }
        for given in ["", "=", "= "] {
            assert!(Wanted::parse(given).is_err(), "{given}");
        }
    }
}
