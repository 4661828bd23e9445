//! Lists of attributes, which say how what they stand beside is to look.

use super::Scan;

/// The longest item that stands for a table of contents, in bytes.
const LONGEST_ITEM: usize = 40;

impl Scan<'_> {
    /// Reads a list of attributes, as `{: .wide #plot}` and at the end of a line `{.wide #plot}`; the
    /// name that a heading states for itself stays.
    pub(super) fn attributes(&mut self, at: usize) -> Option<usize> {
        let end = self.ahead.next("}", at)?;
        if end > self.ahead.line_end(at) {
            return None;
        }
        let range = at..end + 1;
        let inside = self.text(at + 1..end);
        if inside.contains('{') {
            return None;
        }
        let marked = inside.strip_prefix(':');
        let ends_line = self.ahead.line_end(end) - end <= 1 || self.rest(end + 1).starts_with('\n');
        if marked.is_none() && !ends_line {
            return None;
        }
        let words = marked.unwrap_or(inside).split_whitespace();
        let mut count = 0;
        let mut name = None;
        for word in words {
            let is_one = word.len() > 1 && word.starts_with(['.', '#'])
                || word
                    .split_once('=')
                    .is_some_and(|(key, value)| !key.is_empty() && !value.is_empty())
                || marked.is_some() && matches!(word, "toc" | "no_toc" | "footnotes");
            if !is_one {
                return None;
            }
            count += 1;
            name = name.or_else(|| word.strip_prefix('#'));
        }
        let is_name_alone = count == 1 && name.is_some() && marked.is_none();
        if count == 0 || is_name_alone {
            return None;
        }
        let start = self.line_of_contents(at, inside).unwrap_or(at);
        match name.filter(|_| self.prefix(at).is_none()) {
            Some(name) => self.edits.put(range.clone(), format!("{{#{name}}}")),
            None => self.take_out(start..range.end),
        }
        Some(range.end)
    }

    /// Where the line above begins, if it is an item that stands for the table of contents which the
    /// attributes `inside`, at `at`, make of it.
    fn line_of_contents(&self, at: usize, inside: &str) -> Option<usize> {
        let mut words = inside.strip_prefix(':')?.split_whitespace();
        let is_toc = words.any(|word| word == "toc") && self.prefix(at).is_some();
        let above = self.text(self.start..self.line).strip_suffix('\n')?;
        let item = above.rsplit('\n').next().filter(|_| is_toc)?;
        let is_item = item.starts_with(['*', '-', '+', '1']) && item.len() <= LONGEST_ITEM;
        is_item.then(|| self.line - 1 - item.len())
    }
}
