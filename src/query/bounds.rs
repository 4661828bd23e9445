//! Ranges of whole numbers, to which years, days and ratings are brought.

/// What a comparison asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    /// `:`
    Like,
    /// `=` or `:=`
    Equal,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `<=`
    AtMost,
}

impl Compare {
    /// Each with how it is written, the longer before one that it begins with.
    pub(super) const WRITTEN: [(&'static str, Self); 11] = [
        (":>=", Self::AtLeast),
        (":<=", Self::AtMost),
        (":>", Self::Above),
        (":<", Self::Below),
        (":=", Self::Equal),
        (":", Self::Like),
        (">=", Self::AtLeast),
        ("<=", Self::AtMost),
        (">", Self::Above),
        ("<", Self::Below),
        ("=", Self::Equal),
    ];
}

/// Whole numbers from the one to the other, both among them. The least and the largest there are
/// stand for an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The first.
    pub from: i64,
    /// The last.
    pub to: i64,
}

impl Bounds {
    /// Everything there is.
    pub(super) const ALL: Self = Self {
        from: i64::MIN,
        to: i64::MAX,
    };

    /// One number alone.
    pub(super) fn one(number: i64) -> Self {
        Self {
            from: number,
            to: number,
        }
    }

    /// Those of which a comparison with this holds.
    pub(super) fn compared(self, compare: Compare) -> Self {
        match compare {
            Compare::Like | Compare::Equal => self,
            Compare::Above => Self {
                from: self.to.saturating_add(1),
                ..Self::ALL
            },
            Compare::AtLeast => Self {
                from: self.from,
                ..Self::ALL
            },
            Compare::Below => Self {
                to: self.from.saturating_sub(1),
                ..Self::ALL
            },
            Compare::AtMost => Self {
                to: self.to,
                ..Self::ALL
            },
        }
    }

    /// Whether all of `other` lies within.
    pub fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// As it is written behind the name of its field, where each number is written by `number`.
    pub(super) fn written(self, number: impl Fn(i64) -> String) -> String {
        match (self.from, self.to) {
            (i64::MIN, to) => format!("<={}", number(to)),
            (from, i64::MAX) => format!(">={}", number(from)),
            (from, to) if from == to => format!(":{}", number(from)),
            (from, to) => format!(":{}..{}", number(from), number(to)),
        }
    }
}
