//! The order that a query asks for.

use super::{SortBy, Way};
use crate::query::{Sort, Turn};

impl From<Sort> for SortBy {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Name => Self::Name,
            Sort::Title => Self::Title,
            Sort::Work => Self::Work,
            Sort::Maker => Self::Maker,
            Sort::Year => Self::Year,
            Sort::Rating => Self::Rating,
            Sort::Reviewer => Self::Reviewer,
            Sort::Date => Self::Date,
            Sort::Seen => Self::Seen,
            Sort::Length => Self::Length,
            Sort::Read => Self::Read,
        }
    }
}

impl From<Turn> for Way {
    fn from(turn: Turn) -> Self {
        match turn {
            Turn::Usual => Self::Usual,
            Turn::Turned => Self::Turned,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Choice;

    #[test]
    fn a_query_can_ask_for_every_order_by_its_name() {
        for by in SortBy::ALL {
            let asked = Sort::of_word(by.name()).map(SortBy::from);
            assert_eq!(asked, Some(by), "sort:{}", by.name());
        }
        assert_eq!(Sort::ALL.len(), SortBy::ALL.len());
    }
}
