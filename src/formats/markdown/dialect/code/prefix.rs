//! What stands before the text of a line: blanks, the bars of quotes, the marks of list items.

/// The furthest in, in blanks, that the bar of a quote stands.
const MOST_INDENT: usize = 3;

/// The most digits of the number of an item.
const MOST_DIGITS: usize = 9;

/// The blanks behind the mark of an item from which on they belong to code in it.
const CODE_BLANKS: usize = 5;

/// The beginning of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prefix<'a> {
    /// How many quotes it is in.
    pub(super) quotes: usize,
    /// The blanks behind their bars.
    pub(super) indent: usize,
    /// What stands behind those, without the blanks at the end of the line.
    pub(super) rest: &'a str,
}

impl<'a> Prefix<'a> {
    /// The beginning of `line`.
    pub(super) fn of(line: &'a str) -> Self {
        let mut rest = line.trim_end();
        let mut quotes = 0;
        loop {
            let bare = rest.trim_start_matches(' ');
            let indent = rest.len() - bare.len();
            match bare.strip_prefix('>') {
                Some(inside) if indent <= MOST_INDENT => {
                    quotes += 1;
                    rest = inside.strip_prefix(' ').unwrap_or(inside);
                }
                Some(_) | None => {
                    return Self {
                        quotes,
                        indent,
                        rest: bare,
                    };
                }
            }
        }
    }

    /// Takes the mark of an item off the rest. Gives the column that the item's text begins in.
    pub(super) fn take_item(&mut self) -> Option<usize> {
        let mark = mark(self.rest)?;
        let inside = self.rest.get(mark..)?;
        let bare = inside.trim_start_matches(' ');
        let blanks = match inside.len() - bare.len() {
            0 if bare.is_empty() => 1,
            0 | CODE_BLANKS.. => return None,
            blanks => blanks,
        };
        self.indent += mark + blanks;
        self.rest = bare;
        Some(self.indent)
    }

    /// The bytes before the rest in `line`, the line that it is of.
    pub(super) fn length(&self, line: &str) -> usize {
        line.trim_end().len() - self.rest.len()
    }
}

/// The length of the mark of an item at the start of `rest`.
fn mark(rest: &str) -> Option<usize> {
    if rest.starts_with(['-', '*', '+']) {
        return Some(1);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_mark =
        (1..=MOST_DIGITS).contains(&digits) && rest.get(digits..)?.starts_with(['.', ')']);
    is_mark.then_some(digits + 1)
}
