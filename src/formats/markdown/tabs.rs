//! Tabs in Markdown reach to the next column that four divides, which the depth of lists rests on.

/// Columns from one stop to the next.
const STOP: usize = 4;

/// `text` with spaces for its tabs.
pub(in crate::formats) fn expanded(text: String) -> String {
    let tabs = memchr::memchr_iter(b'\t', text.as_bytes()).count();
    if tabs == 0 {
        return text;
    }
    let mut wide = String::with_capacity(text.len() + tabs * (STOP - 1));
    for line in text.split_inclusive(['\n', '\r']) {
        let mut column = 0;
        let mut parts = line.split('\t').peekable();
        while let Some(part) = parts.next() {
            wide.push_str(part);
            column += part.chars().count();
            if parts.peek().is_some() {
                let spaces = STOP - column % STOP;
                wide.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
        }
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_reaches_to_the_next_stop() {
        let wide = |text: &str| expanded(text.to_owned());
        assert_eq!(
            wide("-\ta\n\t\tb\tc\r\n1.\té"),
            "-   a\n        b   c\r\n1.  é"
        );
        assert_eq!(wide("none"), "none");
    }
}
