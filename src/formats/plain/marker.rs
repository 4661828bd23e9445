//! List markers: what a line of a list begins with.

/// Bytes of the list marker at the start of `line` and of the space behind it; 0 if there is
/// none.
///
/// A marker is a bullet or a dash, or a number of up to three digits or a single letter with
/// a full stop or a bracket behind it (letters and Roman numbers only with a bracket), followed by a
/// space and something to read.
pub(super) fn length(line: &str) -> u8 {
    let Some(rest) = bullet(line).or_else(|| number(line)) else {
        return 0;
    };
    let item = rest.trim_start();
    if item.len() == rest.len() || !item.contains(char::is_alphanumeric) {
        return 0; // no space behind it, or a rule such as `* * *`
    }
    u8::try_from(line.len() - item.len()).unwrap_or(0)
}

/// What follows a bullet.
fn bullet(line: &str) -> Option<&str> {
    line.strip_prefix([
        '-', '*', '+', '•', '–', '—', '‣', '◦', '▪', '●', '○', '·', '✓', '✔', '✗', '✘',
    ])
}

/// What follows the number or letter of an item.
fn number(line: &str) -> Option<&str> {
    let line = line.strip_prefix('(').unwrap_or(line);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match line.len() - rest.len() {
        0 => letters(line)?.strip_prefix(')'),
        1..=3 => rest.strip_prefix(['.', ')']),
        _ => None,
    }
}

/// What follows a single letter, or a Roman number.
fn letters(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(['i', 'v', 'x']);
    match line.len() - rest.len() {
        0 => line.strip_prefix(|c: char| c.is_ascii_alphabetic()),
        1..=6 => Some(rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_text() {
        let table = [
            ("- one", 2),
            ("•  one", 5),
            ("* *very* good", 2),
            ("10. ten", 4),
            ("(3) three", 4),
            ("b) two", 3),
            ("(A) one", 4),
            ("iv) four", 4),
            ("xi. four", 0),
            ("mix) it", 0),
            ("* * *", 0),
            ("-5 degrees", 0),
            ("–", 0),
            ("1984. A novel", 0),
            ("3.5 stars", 0),
            ("A. Smith plays", 0),
            ("", 0),
        ];
        for (line, bytes) in table {
            assert_eq!(length(line), bytes, "{line}");
        }
        assert_eq!(length(&format!("-{}x", " ".repeat(300))), 0);
    }
}
