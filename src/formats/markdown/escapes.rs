//! Which texts the parser tells of begin with a character behind a backslash: it stands for itself.

use pulldown_cmark::Event;
use std::ops::Range;

/// What is known of a source while its events are gone through.
#[derive(Debug, Default)]
pub(super) struct Escapes {
    /// How far the events so far have told of the source: a backslash before that stands for itself.
    told: usize,
}

impl Escapes {
    /// Whether what `event` tells of `source`, which is at `range`, is behind a backslash.
    pub(super) fn take(&mut self, event: &Event<'_>, source: &str, range: &Range<usize>) -> bool {
        let told = self.told;
        self.told = if matches!(event, Event::Start(_)) {
            range.start
        } else {
            range.end
        };
        let before = range.start.checked_sub(1).filter(|before| *before >= told);
        matches!(event, Event::Text(_))
            && before.and_then(|before| source.as_bytes().get(before)) == Some(&b'\\')
    }
}
