//! What the reviews of a bar have in common, in words and as a query.

use crate::query::Progress;

/// What the reviews of a bar have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Pick {
    /// A rating of so many tenths of its scale: half stars.
    Rating(u8),
    /// Written in a month, as `YYYY-MM`.
    Month(String),
    /// Written in a year, as `YYYY`.
    Year(String),
    /// By this maker.
    Maker(String),
    /// With this tag.
    Tag(String),
    /// Of more than so many minutes, and at most so many.
    Minutes(u32, Option<u32>),
    /// Not begun, begun, or read to the end.
    Read(Progress),
}

impl Pick {
    /// The query that finds these reviews.
    pub fn query(&self) -> String {
        match self {
            Self::Rating(tenths) => {
                let (least, most) = (i32::from(*tenths) * 10 - 5, i32::from(*tenths) * 10 + 5);
                match tenths {
                    0 => "rating<5%".to_owned(),
                    10 => "rating>=95%".to_owned(),
                    _ => format!("rating>={least}% rating<{most}%"),
                }
            }
            Self::Month(day) | Self::Year(day) => format!("date:{day}"),
            Self::Maker(name) => format!("maker:={}", quoted(name)),
            Self::Tag(name) => format!("tag:={}", quoted(name)),
            Self::Minutes(least, most) => match most {
                Some(most) => format!("minutes>{least} minutes<={most}"),
                None => format!("minutes>{least}"),
            },
            Self::Read(Progress::Unread) => "is:unread".to_owned(),
            Self::Read(Progress::Begun) => "is:begun".to_owned(),
            Self::Read(Progress::Read) => "is:read".to_owned(),
        }
    }

    /// What is written at its bar.
    pub fn label(&self) -> String {
        match self {
            Self::Rating(tenths) => {
                let half = if tenths % 2 == 1 { "½" } else { "" };
                match (tenths / 2, half) {
                    (0, "") => "0".to_owned(),
                    (0, half) => half.to_owned(),
                    (whole, half) => format!("{whole}{half}"),
                }
            }
            Self::Month(name) | Self::Year(name) | Self::Maker(name) | Self::Tag(name) => {
                name.clone()
            }
            Self::Minutes(least, Some(most)) if most - least == 1 => format!("{most} min"),
            Self::Minutes(least, Some(most)) => format!("{}–{most} min", least + 1),
            Self::Minutes(least, None) => format!("over {least} min"),
            Self::Read(Progress::Unread) => "unread".to_owned(),
            Self::Read(Progress::Begun) => "begun".to_owned(),
            Self::Read(Progress::Read) => "read".to_owned(),
        }
    }
}

/// A name in quotes; those in it are left out, as they do not count.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    #[test]
    fn every_pick_is_a_query() {
        let picks = [
            Pick::Rating(0),
            Pick::Rating(7),
            Pick::Rating(10),
            Pick::Month("2024-05".to_owned()),
            Pick::Year("2024".to_owned()),
            Pick::Maker("The “Big” \"One\", Jr.".to_owned()),
            Pick::Tag("tag:with or (signs)".to_owned()),
            Pick::Minutes(0, Some(1)),
            Pick::Minutes(60, None),
            Pick::Read(Progress::Begun),
        ];
        for pick in picks {
            let parsed = Query::parse(&pick.query());
            assert!(parsed.faults.is_empty(), "{pick:?}: {:?}", parsed.faults);
            assert!(parsed.query.words().is_empty(), "{pick:?}");
            assert!(!parsed.query.terms().is_empty(), "{pick:?}");
        }
    }

    #[test]
    fn labels_are_short() {
        let picks = [
            (Pick::Rating(0), "0"),
            (Pick::Rating(1), "½"),
            (Pick::Rating(9), "4½"),
            (Pick::Minutes(0, Some(1)), "1 min"),
            (Pick::Minutes(2, Some(5)), "3–5 min"),
            (Pick::Minutes(60, None), "over 60 min"),
        ];
        for (pick, label) in picks {
            assert_eq!(pick.label(), label);
        }
    }
}
