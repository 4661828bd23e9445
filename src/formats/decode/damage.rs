//! Where bytes did not decode, and what is told of it.

use crate::review::Problem;

/// How many places that do not decode are reported one by one.
pub(super) const MOST_PROBLEMS: usize = 20;

/// The runs of bytes that did not decode.
#[derive(Default)]
pub(super) struct Damage {
    /// Line ends passed so far.
    line_ends: usize,
    /// Whether the last character passed was a carriage return.
    after_return: bool,
    /// The line and the bytes of each run, of the first [`MOST_PROBLEMS`].
    runs: Vec<(usize, usize)>,
    /// Runs beyond those.
    more: usize,
    /// Whether the last bytes did not decode.
    in_run: bool,
}

impl Damage {
    /// Goes past `text`, which decoded.
    pub(super) fn pass(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.in_run = false;
        if self.more > 0 {
            return; // no more lines to tell
        }
        for at in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
            let is_second_half = text.as_bytes().get(at) == Some(&b'\n')
                && match at.checked_sub(1) {
                    Some(before) => text.as_bytes().get(before) == Some(&b'\r'),
                    None => self.after_return,
                };
            self.line_ends += usize::from(!is_second_half);
        }
        self.after_return = text.ends_with('\r');
    }

    /// Goes past `bytes` bytes that did not decode.
    pub(super) fn add(&mut self, bytes: usize) {
        self.after_return = false;
        if self.in_run {
            if self.more == 0
                && let Some(run) = self.runs.last_mut()
            {
                run.1 += bytes;
            }
        } else if self.runs.len() < MOST_PROBLEMS {
            self.runs.push((self.line_ends + 1, bytes));
        } else {
            self.more += 1;
        }
        self.in_run = true;
    }

    /// What is told of them, of a text in `encoding`.
    pub(super) fn into_problems(self, encoding: &str) -> Vec<Problem> {
        let told = self.runs.into_iter().map(|(line, bytes)| Problem {
            line: Some(line),
            message: match bytes {
                1 => format!("1 byte is not {encoding} and is shown as \u{fffd}"),
                _ => format!("{bytes} bytes are not {encoding} and are shown as \u{fffd}"),
            },
        });
        let rest = (self.more > 0).then(|| Problem {
            line: None,
            message: match self.more {
                1 => format!("1 more place is not {encoding}"),
                more => format!("{more} more places are not {encoding}"),
            },
        });
        told.chain(rest).collect()
    }
}
