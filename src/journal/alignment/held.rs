//! Words that are held in place: by what stands once before them or behind them, with nothing changed
//! in between.

use super::Partners;
use super::copies::ROW;

/// Words on each side in which something is looked for that stands once.
const REACH: usize = 400;

impl Partners {
    /// Whether the word `old`, with all up to something that stands once before it or behind it, is in
    /// the new text as it was, and is `new` there. Whatever copies there are, this is none of them: to
    /// be one it would have had to take the very place of the other.
    pub(super) fn is_held(&self, old: usize, new: usize) -> bool {
        let is_same = |old: usize, new: usize| {
            let word = self.old.tokens.get(old);
            word.is_some() && word == self.new.tokens.get(new)
        };
        let stands_once = |start: usize| {
            self.old.row(start).is_some_and(|row| {
                self.old.rows.starts(row).len() == 1 && self.new.rows.starts(row).len() == 1
            })
        };
        let before = (0..REACH.min(old + 1).min(new + 1))
            .take_while(|far| is_same(old - far, new - far))
            .any(|far| far + 1 >= ROW && stands_once(old - far));
        let behind = (1..REACH)
            .take_while(|far| is_same(old + far - 1, new + far - 1))
            .any(|far| far >= ROW && stands_once(old + far - ROW));
        before || behind
    }
}
