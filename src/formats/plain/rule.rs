//! Lines that are rules: `***`, `* * *`, `-----`, `⁂`.

/// The fewest signs of a rule.
const FEWEST: usize = 3;

/// What rules are made of.
const SIGNS: [char; 15] = [
    '*', '-', '_', '=', '~', '•', '·', '–', '—', '―', '─', '━', '═', '+', '※',
];

/// What is a rule though it stands alone.
const ORNAMENTS: [char; 5] = ['⁂', '❦', '❧', '☙', '⸻'];

/// Whether `line` is a rule: the same sign three times or more, with or without blanks in between,
/// or an ornament.
pub(super) fn is_rule(line: &str) -> bool {
    let Some(sign) = line.chars().next() else {
        return false;
    };
    let is_ornament = ORNAMENTS.contains(&sign);
    if !is_ornament && !SIGNS.contains(&sign) {
        return false;
    }
    let mut count = 0;
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        if c != sign {
            return false;
        }
        count += 1;
    }
    is_ornament || count >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_from_text() {
        let rules = ["***", "* * *", "-----", "___", "⁂", "=====", "— — —", "❦"];
        for line in rules {
            assert!(is_rule(line), "{line}");
        }
        let others = [
            "",
            "--",
            "*** 1/2",
            "...",
            "★★★",
            "# # #",
            "- one",
            "*-*",
            "!!!",
        ];
        for line in others {
            assert!(!is_rule(line), "{line}");
        }
    }
}
