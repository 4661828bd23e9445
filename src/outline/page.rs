//! A whole text as its lines, and what is known of all of them together.

use std::collections::HashMap;

use super::ends::{End, Start};
use super::lines::Lines;
use super::look::Look;
use super::number::Style;

/// Lines up to this many columns count as short ones.
const SHORT: u16 = 60;
/// Wrapped lines have at least so many columns.
const WRAPPED: u16 = 45;
/// Lines from this many columns on are whole paragraphs.
const PARAGRAPH: u16 = 160;

/// A text as its lines with what they have in common.
#[derive(Debug, Default)]
pub struct Page {
    /// The lines that are not blank.
    pub lines: Lines,
    /// What is known of all of them together.
    pub habits: Habits,
    /// What is known of each of them by where it stands.
    pub places: Vec<Place>,
}

/// What is known of all lines of a text together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Habits {
    /// The middle length of a line.
    pub median: usize,
    /// The columns the text is wrapped at: the length that few lines exceed.
    pub wrap: usize,
    /// Lines within the last tenth before that length.
    pub full: usize,
    /// Lines with a blank line above.
    pub spaced: usize,
    /// Short lines.
    pub short: usize,
    /// Short lines that do not end like a sentence.
    pub bare: usize,
    /// The same with a blank line above.
    pub bare_spaced: usize,
    /// Lines as long as a paragraph.
    pub paragraphs: usize,
    /// Lines that end like a sentence.
    pub finished: usize,
    /// Lines that begin with a bullet.
    pub bullets: usize,
    /// Lines in a script without spaces.
    pub wide: usize,
    /// Words of short lines that begin with a capital, and all of them.
    pub capitals: (usize, usize),
}

/// What is known of one line by where it stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// Lines without a blank line between them up to this one, and from it on.
    pub run: (u16, u16),
    /// The same counting only short lines, over blank lines too.
    pub short_run: (u16, u16),
    /// Columns of those lines below up to the next blank line.
    pub below: u16,
    /// Columns of text since the last heading-like line above, and to the next one below.
    pub text: (u32, u32),
    /// Other short lines that read the same, begin with the same word, have the same shape.
    pub same: [u16; 3],
    /// Lines since the one before in the same row of numbers, and to the one after; 0 is none.
    pub numbered: (u16, u16),
}

impl Page {
    /// Reads `text`.
    pub fn of(text: &str) -> Self {
        let lines = Lines::of(text);
        let habits = Habits::of(&lines);
        let mut places = vec![Place::default(); lines.len()];
        measure_runs(&lines, &mut places);
        measure_text(&lines, &mut places);
        count_repeats(&lines, &mut places);
        follow_numbers(&lines, &mut places);
        Self {
            lines,
            habits,
            places,
        }
    }

    /// Whether line `index` can be a heading at all: it is short, and does not merely go on with
    /// the sentence of a wrapped line above.
    pub fn may_be_heading(&self, index: usize) -> bool {
        let look = self.lines.look(index);
        let above = self.lines.look(index.checked_sub(1).unwrap_or(usize::MAX));
        let goes_on = look.start == Start::Small
            && matches!(above.end, End::Letter | End::Digit | End::Comma | End::Dash)
            && above.columns >= WRAPPED
            && self.lines.blanks_above(index) == 0;
        look.is_short() && !goes_on && !self.is_wrapped(index)
    }

    /// Whether line `index` stands inside a wrapped paragraph: the line above is full and goes on
    /// in it, or it is full itself and goes on in the line below.
    fn is_wrapped(&self, index: usize) -> bool {
        let near = self.habits.wrap - self.habits.wrap / 8;
        let joined = |first: usize| {
            let (look, next) = (self.lines.look(first), self.lines.look(first + 1));
            let columns = usize::from(look.columns);
            self.lines.blanks_above(first + 1) == 0
                && columns >= near
                && columns + usize::from(next.first_word) >= self.habits.wrap
                && !look.is_finished()
                && next.columns > 0
        };
        self.habits.full * 2 > self.lines.len()
            && (index.checked_sub(1).is_some_and(joined) || joined(index))
    }

    /// What is known of line `index` by where it stands.
    pub fn place(&self, index: usize) -> Place {
        self.places.get(index).copied().unwrap_or_default()
    }
}

impl Habits {
    fn of(lines: &Lines) -> Self {
        let mut habits = Self::default();
        let mut lengths = [0_usize; 512];
        for (index, line) in lines.all().iter().enumerate() {
            let look = &line.look;
            let spaced = lines.blanks_above(index) > 0;
            if let Some(count) = lengths.get_mut(usize::from(look.columns).min(511)) {
                *count += 1;
            }
            let short = look.columns <= SHORT;
            let bare = short && !look.is_finished() && look.end != End::Comma;
            habits.spaced += usize::from(spaced);
            habits.short += usize::from(short);
            habits.bare += usize::from(bare);
            habits.bare_spaced += usize::from(bare && spaced);
            habits.paragraphs += usize::from(look.columns >= PARAGRAPH);
            habits.finished += usize::from(look.is_finished());
            habits.bullets += usize::from(look.start == Start::Bullet);
            habits.wide += usize::from(look.wide > look.letters / 2);
            if look.columns < PARAGRAPH {
                habits.capitals.0 += usize::from(look.capitals);
                habits.capitals.1 += usize::from(look.capitals) + usize::from(look.smalls);
            }
        }
        habits.median = quantile(&lengths, lines.len() / 2);
        habits.wrap = quantile(&lengths, lines.len() * 19 / 20);
        let near = habits.wrap - habits.wrap / 8;
        habits.full = lengths
            .get(near..=habits.wrap)
            .map_or(0, |counts| counts.iter().sum());
        habits
    }
}

/// The length that `rank` lines do not reach.
fn quantile(lengths: &[usize], rank: usize) -> usize {
    let mut seen = 0;
    lengths
        .iter()
        .position(|&count| {
            seen += count;
            seen > rank
        })
        .unwrap_or(0)
}

fn measure_runs(lines: &Lines, places: &mut [Place]) {
    let (mut run, mut short) = (0_u16, 0_u16);
    for (index, (place, line)) in places.iter_mut().zip(lines.all()).enumerate() {
        run = if lines.blanks_above(index) > 0 {
            0
        } else {
            run.saturating_add(1)
        };
        place.run.0 = run;
        place.short_run.0 = short;
        short = if line.look.columns <= SHORT {
            short.saturating_add(1)
        } else {
            0
        };
    }
    let (mut run, mut short, mut below) = (0_u16, 0_u16, 0_u16);
    for (index, (place, line)) in places.iter_mut().zip(lines.all()).enumerate().rev() {
        if lines.blanks_above(index + 1) > 0 {
            run = 0;
            below = 0;
        }
        place.run.1 = run;
        place.below = below;
        place.short_run.1 = short;
        run = run.saturating_add(1);
        below = below.saturating_add(line.look.columns);
        short = if line.look.columns <= SHORT {
            short.saturating_add(1)
        } else {
            0
        };
    }
}

/// Measures the text between lines that are short and end like no sentence.
fn measure_text(lines: &Lines, places: &mut [Place]) {
    let next = |text: u32, look: &Look| {
        let bare = look.columns <= SHORT && !look.is_finished() && look.start != Start::Bullet;
        if bare {
            0
        } else {
            text.saturating_add(u32::from(look.columns))
        }
    };
    let mut text = 0;
    for (place, line) in places.iter_mut().zip(lines.all()) {
        place.text.0 = text;
        text = next(text, &line.look);
    }
    text = 0;
    for (place, line) in places.iter_mut().zip(lines.all()).rev() {
        place.text.1 = text;
        text = next(text, &line.look);
    }
}

/// Counts for each short line the others that have one of its digests.
fn count_repeats(lines: &Lines, places: &mut [Place]) {
    for which in 0..3 {
        let digest = |look: &Look| look.digests.get(which).copied().unwrap_or(0);
        let mut keys: Vec<(u32, u32)> = lines
            .all()
            .iter()
            .zip(0..)
            .filter(|(line, _)| line.look.is_short())
            .map(|(line, index)| (digest(&line.look), index))
            .collect();
        keys.sort_unstable();
        for alike in keys.chunk_by(|a, b| a.0 == b.0) {
            let others = u16::try_from(alike.len() - 1).unwrap_or(u16::MAX);
            for &(_, index) in alike {
                let place = places.get_mut(index as usize);
                if let Some(same) = place.and_then(|place| place.same.get_mut(which)) {
                    *same = others;
                }
            }
        }
    }
}

/// Finds for each numbered line the one that counts one less above, and one more below.
fn follow_numbers(lines: &Lines, places: &mut [Place]) {
    let gap = |a: usize, b: usize| u16::try_from(a.abs_diff(b)).unwrap_or(u16::MAX);
    let mut last: HashMap<(Style, u8, u16), usize> = HashMap::new();
    for (index, line) in lines.all().iter().enumerate() {
        let number = line.look.number;
        if number.style == Style::None || !line.look.is_short() {
            continue;
        }
        if let Some(&before) = number
            .value
            .checked_sub(1)
            .and_then(|value| last.get(&(number.style, number.parts, value)))
        {
            if let Some(place) = places.get_mut(index) {
                place.numbered.0 = gap(index, before);
            }
            if let Some(place) = places.get_mut(before).filter(|place| place.numbered.1 == 0) {
                place.numbered.1 = gap(index, before);
            }
        }
        last.insert((number.style, number.parts, number.value), index);
    }
}
