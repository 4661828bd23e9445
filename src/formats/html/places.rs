//! Where in the source a text of the tree stands: the parser does not tell.

/// The longest beginning of a text that is looked for, in bytes.
const LONGEST: usize = 48;

/// The shortest that is.
const SHORTEST: usize = 3;

/// How far ahead a text is looked for, in bytes, once one was found.
const WINDOW: usize = 256 << 10;

/// How many times the source may be looked through in vain altogether.
const IN_VAIN: usize = 16;

/// How the tag behind the head of a page begins.
const BODY: &[u8] = b"<body";

/// The most places of a text that are looked at.
const MOST_FOUND: usize = 64;

/// The most bytes before a place in which a tag around it is looked for.
const TAG: usize = 256;

/// Finds texts in a source, going forward.
#[derive(Debug)]
pub(super) struct Places<'a> {
    source: &'a str,
    /// Where the last one was found.
    at: usize,
    /// The bytes that may still be looked through in vain.
    spare: usize,
}

impl<'a> Places<'a> {
    /// Places in `source`.
    pub(super) fn of(source: &'a str) -> Self {
        Self {
            source,
            at: 0,
            spare: source.len().saturating_mul(IN_VAIN),
        }
    }

    /// Goes past the head of a page, the words of which come again below it.
    pub(super) fn skip_head(&mut self) {
        let bytes = self.source.as_bytes();
        let mut tags = memchr::memchr_iter(b'<', bytes);
        let is_body = |at: &usize| {
            let tag = bytes.get(*at..at + BODY.len());
            tag.is_some_and(|tag| tag.eq_ignore_ascii_case(BODY))
        };
        self.at = tags.find(is_body).unwrap_or(self.at);
    }

    /// Where the last text was found.
    pub(super) fn last(&self) -> usize {
        self.at
    }

    /// The byte where `text` begins, by the first of its words that stand in the source as they are;
    /// the last byte that was found, if it is not.
    pub(super) fn find(&mut self, text: &str) -> usize {
        for words in needles(text) {
            let end = match self.at {
                0 => self.source.len(),
                at => self.source.len().min(at.saturating_add(WINDOW)),
            };
            if end - self.at > self.spare {
                break;
            }
            if let Some(found) = self.outside_tags(words, end) {
                self.at = found;
                break;
            }
            self.spare -= end - self.at;
        }
        self.at
    }

    /// Where `words` stand next before `end` that are in no tag.
    fn outside_tags(&self, words: &str, end: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let rest = bytes.get(self.at..end)?;
        let mut found = memchr::memmem::find_iter(rest, words.as_bytes()).take(MOST_FOUND);
        found.find_map(|found| {
            let found = self.at + found;
            let before = bytes.get(found.saturating_sub(TAG)..found)?;
            let sign = memchr::memrchr2(b'<', b'>', before).and_then(|at| before.get(at));
            (sign != Some(&b'<')).then_some(found)
        })
    }
}

/// What of the beginning of `text` may stand in the source as it is: all up to a sign that could be
/// written as an entity, else up to the first letter that could, else a later word.
fn needles(text: &str) -> impl Iterator<Item = &str> {
    let start = text.trim_start();
    let is_end = |c: char| c.is_control() || matches!(c, '&' | '<' | '>' | '"' | '\'' | '\u{a0}');
    let first = up_to(start, is_end);
    let is_foreign = |c: char| is_end(c) || !c.is_ascii();
    let plain = up_to(start, is_foreign);
    let words = start.split(|c: char| !c.is_ascii_alphanumeric());
    let later = words.take(8).find(|word| word.len() > SHORTEST);
    let all = [Some(first), (plain != first).then_some(plain), later];
    let fits = |words: &&str| words.len() >= SHORTEST || words.len() == start.len();
    all.into_iter()
        .flatten()
        .filter(fits)
        .filter(|words| !words.is_empty())
}

/// `text` up to a character that ends it, or a share of it.
fn up_to(text: &str, is_end: impl Fn(char) -> bool) -> &str {
    let mut ends = text.char_indices();
    let end = ends.find(|(at, c)| *at >= LONGEST || is_end(*c));
    let end = end.map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default().trim_end()
}
