//! What lies behind the text: the terminal is asked, and its answer is taken out of what it sends.
//!
//! The terminal answers on the road the keys come on. Reading it before the keys are read would hold
//! up the first frame, or take keys that were typed meanwhile; so the answer, whenever it comes, is
//! read with the keys. To crossterm it looks like keys: Alt-`]`, `1`, `1`, `;` and so on, which
//! nobody types. As long as the answer is awaited, what may be its beginning is held back for a
//! moment, and handed on as it came if it turns out to be none.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use xterm_color::Color;

use crate::app::Ground;

/// The question after the colour of the ground, as xterm has it (OSC 11). It ends with the sign with
/// which some terminals, such as rxvt, end their answer in a way that can be read.
const QUESTION: &[u8] = b"\x1b]11;?\x07";

/// What the answer begins with; the colour and one of the ends follow.
const BEGINNING: &str = "\x1b]11;";
const ENDS: [&str; 2] = ["\x07", "\x1b\\"];

/// The longest that a colour is, in bytes.
const LONGEST: usize = 40;

/// How long the next piece of what may be an answer is waited for.
const BURST: Duration = Duration::from_millis(50);

/// How long the rest of what must be an answer is waited for.
const REST: Duration = Duration::from_secs(1);

/// How long the answer may be on its way. Later, a lone Esc is a key at once.
const JOURNEY: Duration = Duration::from_secs(2);

/// How long the terminal is kept for an answer that the shell would get.
const FAREWELL: Duration = Duration::from_millis(100);

/// A question that was asked.
pub(super) struct Question {
    asked: Instant,
    /// Closed as soon as there is an answer.
    answered: Receiver<Infallible>,
}

impl Question {
    /// Asks the terminal. `events` are to be read from now on, and take the answer.
    pub(super) fn ask(events: &mut Events) -> io::Result<Self> {
        let mut out = io::stdout();
        out.write_all(QUESTION)?;
        out.flush()?;
        let (awaits, answered) = channel();
        let asked = Instant::now();
        events.awaits = Some((awaits, asked));
        Ok(Self { asked, answered })
    }

    /// Waits a moment for the answer if it may still come, so that the shell does not get it. While
    /// this waits, somebody must be reading the events.
    pub(super) fn settle(&self) {
        if self.asked.elapsed() < JOURNEY {
            self.answered.recv_timeout(FAREWELL).ok();
        }
    }
}

/// Something that was read from the terminal.
pub(super) enum Heard {
    /// A key, or whatever else crossterm knows.
    Event(Event),
    /// The answer.
    Ground(Ground),
}

/// Reads the terminal, and takes the answer out of it if one is awaited.
#[derive(Default)]
pub(super) struct Events {
    /// What is closed by the answer, and when it was asked for; nothing if none is awaited.
    awaits: Option<(Sender<Infallible>, Instant)>,
    /// What may be the beginning of the answer.
    held: Vec<Event>,
    /// What is not, and what was made of the answer.
    heard: VecDeque<Heard>,
}

impl Events {
    /// The next that comes, for which this waits.
    pub(super) fn read(&mut self) -> io::Result<Heard> {
        loop {
            if let Some(heard) = self.heard.pop_front() {
                return Ok(heard);
            }
            match self.patience() {
                Some(patience) if !event::poll(patience)? => self.give_up(),
                Some(_) | None => self.take(event::read()?),
            }
        }
    }

    /// How long the next event is waited for; without end when nothing is held back.
    fn patience(&self) -> Option<Duration> {
        match verdict(&self.text()) {
            _ if self.held.is_empty() => None,
            Verdict::Sure => Some(REST),
            Verdict::Possible | Verdict::Whole(_) | Verdict::Broken(_) | Verdict::Other => {
                Some(BURST)
            }
        }
    }

    /// Takes an event, and sees what it makes of those that are held back.
    fn take(&mut self, event: Event) {
        if self.awaits.is_none() || !matches!(event, Event::Key(_)) {
            self.heard.push_back(Heard::Event(event));
            return;
        }
        self.held.push(event);
        while !self.held.is_empty() {
            match verdict(&self.text()) {
                Verdict::Possible if self.may_begin() => return,
                Verdict::Sure => return,
                Verdict::Whole(ground) => self.answered(ground),
                Verdict::Broken(ground) => {
                    let last = self.held.pop();
                    self.answered(ground);
                    self.heard.extend(last.map(Heard::Event));
                }
                Verdict::Possible | Verdict::Other => {
                    let first = self.held.remove(0);
                    self.heard.push_back(Heard::Event(first));
                }
            }
        }
    }

    /// Whether what is held back can be the beginning of the answer at this time.
    fn may_begin(&self) -> bool {
        let lone = matches!(self.held.first(), Some(Event::Key(key)) if key.code == KeyCode::Esc);
        let mut asked = self.awaits.iter().map(|(_, asked)| *asked);
        !lone || asked.any(|asked| asked.elapsed() < JOURNEY)
    }

    /// Nothing more has come.
    fn give_up(&mut self) {
        match verdict(&self.text()) {
            Verdict::Sure => {
                let text = self.text();
                self.answered(ground(text.strip_prefix(BEGINNING).unwrap_or_default()));
            }
            Verdict::Possible | Verdict::Whole(_) | Verdict::Broken(_) | Verdict::Other => {
                self.heard.extend(self.held.drain(..).map(Heard::Event));
            }
        }
    }

    /// The answer has come; the ground is told if it could be understood.
    fn answered(&mut self, ground: Option<Ground>) {
        self.held.clear();
        self.awaits = None;
        self.heard.extend(ground.map(Heard::Ground));
    }

    /// What the terminal sent for what is held back.
    fn text(&self) -> String {
        self.held.iter().map(sent).collect()
    }
}

/// What the terminal sent for an event, as far as an answer may have it.
fn sent(event: &Event) -> String {
    // The shift of a capital is in the capital.
    let key = |key: &KeyEvent| (key.kind, key.code, key.modifiers - KeyModifiers::SHIFT);
    match event.as_key_event().as_ref().map(key) {
        Some((KeyEventKind::Press, KeyCode::Esc, KeyModifiers::NONE)) => "\x1b".to_owned(),
        Some((KeyEventKind::Press, KeyCode::Char(c), KeyModifiers::NONE)) => c.to_string(),
        Some((KeyEventKind::Press, KeyCode::Char(c), KeyModifiers::ALT)) => format!("\x1b{c}"),
        Some((KeyEventKind::Press, KeyCode::Char('g'), KeyModifiers::CONTROL)) => "\x07".to_owned(),
        Some(_) | None => "\0".to_owned(),
    }
}

/// What a text of the terminal is.
enum Verdict {
    /// It may be the beginning of an answer.
    Possible,
    /// It is the beginning of an answer.
    Sure,
    /// It is an answer, with the ground if it tells one.
    Whole(Option<Ground>),
    /// It was an answer until something else came, with the ground if that was told by then.
    Broken(Option<Ground>),
    /// It is none, or has something else before it.
    Other,
}

fn verdict(text: &str) -> Verdict {
    let Some(rest) = text.strip_prefix(BEGINNING) else {
        return if BEGINNING.starts_with(text) {
            Verdict::Possible
        } else {
            Verdict::Other
        };
    };
    if let Some(colour) = ENDS.iter().find_map(|end| rest.strip_suffix(end)) {
        return Verdict::Whole(ground(colour));
    }
    let told = rest.strip_suffix('\x1b').unwrap_or(rest);
    if told.len() <= LONGEST && told.chars().all(|c| c.is_ascii_graphic()) {
        return Verdict::Sure;
    }
    Verdict::Broken(ground(rest))
}

/// The ground that a colour makes, such as `rgb:1818/1919/1f1f`. What follows the colour, as the half
/// of an end does, is left out.
fn ground(colour: &str) -> Option<Ground> {
    let colour = colour.split(|c: char| !c.is_ascii_graphic()).next()?;
    let colour = Color::parse(colour.as_bytes()).ok()?;
    Some(if colour.perceived_lightness() < 0.5 {
        Ground::Dark
    } else {
        Ground::Light
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events crossterm makes of what a terminal sends, as far as the tests have it.
    fn events(sent: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let mut chars = sent.chars();
        while let Some(c) = chars.next() {
            let (code, modifiers) = match c {
                '\x1b' => match chars.next() {
                    Some(next) => (KeyCode::Char(next), KeyModifiers::ALT),
                    None => (KeyCode::Esc, KeyModifiers::NONE),
                },
                '\x07' => (KeyCode::Char('g'), KeyModifiers::CONTROL),
                c if c.is_uppercase() => (KeyCode::Char(c), KeyModifiers::SHIFT),
                c => (KeyCode::Char(c), KeyModifiers::NONE),
            };
            events.push(Event::Key(KeyEvent::new(code, modifiers)));
        }
        events
    }

    /// What is heard of pieces a terminal sends, after an empty one of which nothing comes for a
    /// while: the keys as they were sent, `<` and `>` for a dark and a light ground.
    fn heard(pieces: &[&str]) -> String {
        let (awaits, _answered) = channel();
        let mut reader = Events {
            awaits: Some((awaits, Instant::now())),
            ..Events::default()
        };
        for piece in pieces {
            for event in events(piece) {
                reader.take(event);
            }
            if piece.is_empty() {
                reader.give_up();
            }
        }
        let heard = reader.heard.iter().map(|heard| match heard {
            Heard::Event(event) => sent(event),
            Heard::Ground(Ground::Dark) => "<".to_owned(),
            Heard::Ground(Ground::Light) => ">".to_owned(),
        });
        heard.collect()
    }

    #[test]
    fn the_answer_is_taken_out_wherever_it_is_torn() {
        let answer = "\x1b]11;rgb:FFFF/ffff/ffff\x1b\\";
        for at in 1..answer.len() {
            let (first, second) = answer.split_at_checked(at).unwrap_or_default();
            assert_eq!(heard(&["a", first, second, "b"]), "a>b", "{first:?}");
        }
        let bytes: Vec<String> = answer.chars().map(String::from).collect();
        let bytes: Vec<&str> = bytes.iter().map(String::as_str).collect();
        assert_eq!(heard(&bytes), ">");
    }

    #[test]
    fn everything_else_is_handed_on_in_its_order() {
        let dark = "\x1b]11;rgb:0/0/0\x07";
        for (pieces, expected) in [
            (&["abc"][..], "abc"),
            (&[dark, dark], "<\x1b]11;rgb:0/0/0\x07"),
            (&["\x1b]", ""], "\x1b]"),
            (&["\x1b]1", "", "1;"], "\x1b]11;"),
            (&["\x1b]12;"], "\x1b]12;"),
            (&["\x1b", ""], "\x1b"),
            (&["\x1b", "x"], "\x1bx"),
            (&["\x1b", dark], "\x1b<"),
            (&["\x1b]1", dark], "\x1b]1<"),
            // What is sure to be an answer is never handed on, whole or not.
            (&["\x1b]11;rgb:0/0", "", "x"], "x"),
            (&["\x1b]11;rgb:0/0/0", "", "x"], "<x"),
            (&["\x1b]11;rgb:0/0/0", "\x1b", "x"], "<x"),
            (&["\x1b]11;rgb:0/0/0 x"], "< x"),
            (&["\x1b]11;what\x07x"], "x"),
        ] {
            assert_eq!(heard(pieces), expected, "{pieces:?}");
        }
    }
}
