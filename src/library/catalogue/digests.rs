//! Digests as bytes.

use super::packed::{Unpack, count, number, signed, text, texts};
use crate::formats::Format;
use crate::journal::Content;
use crate::library::{Digest, Source};
use crate::outline::Kind;
use crate::review::{Facts, Problem, Rating, Words};

/// The formats by their numbers, which never change.
const FORMATS: &[Format] = &[
    Format::Plain,
    Format::Markdown,
    Format::Html,
    Format::Epub,
    Format::Csv,
    Format::Tsv,
    Format::Json,
    Format::JsonLines,
];

/// The number of a format: its place in [`FORMATS`].
const fn format_number(format: Format) -> u8 {
    match format {
        Format::Plain => 0,
        Format::Markdown => 1,
        Format::Html => 2,
        Format::Epub => 3,
        Format::Csv => 4,
        Format::Tsv => 5,
        Format::Json => 6,
        Format::JsonLines => 7,
    }
}

/// Stands for a digest of what could not be read.
const UNREADABLE: u8 = u8::MAX;

// What is there of a digest, as bits of one number.
const WORK: u64 = 1;
const MAKERS: u64 = 1 << 1;
const YEAR: u64 = 1 << 2;
const REVIEWER: u64 = 1 << 3;
const RATING: u64 = 1 << 4;
const DATE: u64 = 1 << 5;
const KINDS: u64 = 1 << 6;
/// The title is the one of last resort.
const TITLE_OF_SOURCE: u64 = 1 << 7;
/// The facts state the title.
const STATED_TITLE: u64 = 1 << 8;
/// The facts state another title.
const OTHER_TITLE: u64 = 1 << 9;
const WORK_KIND: u64 = 1 << 10;
const EXPERIENCED: u64 = 1 << 11;
const TAGS: u64 = 1 << 12;
const LANGUAGE: u64 = 1 << 13;
const SPOILER: u64 = 1 << 14;
const NO_SPOILER: u64 = 1 << 15;
const PROBLEMS: u64 = 1 << 16;
const CONTENT: u64 = 1 << 17;

/// Stands before a number that is written in full; what is below it stands for so many halves.
const IN_FULL: u8 = u8::MAX;

/// Writes a digest of `source`.
pub(super) fn write(digest: &Digest, source: &Source, to: &mut Vec<u8>) {
    let (title, words, format, problems, facts, kinds, content) = match digest {
        Digest::Unreadable(reason) => {
            to.push(UNREADABLE);
            return text(reason, to);
        }
        Digest::Read {
            title,
            words,
            format,
            problems,
            facts,
            kinds,
            content,
        } => (title, words, format, problems, facts, kinds, content),
    };
    to.push(format_number(*format));
    let of_source = matches!(source, Source::Record(..)) && *title == source.title();
    let present = [
        (TITLE_OF_SOURCE, of_source),
        (PROBLEMS, !problems.is_empty()),
        (KINDS, kinds.is_some()),
        (CONTENT, content.is_some()),
    ];
    number(bits(present) | facts_there(facts, title), to);
    if !of_source {
        text(title, to);
    }
    let (words, characters) = words.parts();
    count(words, to);
    count(characters, to);
    write_facts(facts, title, to);
    if !problems.is_empty() {
        count(problems.len(), to);
        for Problem { line, message } in problems {
            // No line is 0, so that stands for none.
            count(line.map_or(0, |line| line.saturating_add(1)), to);
            text(message, to);
        }
    }
    if let Some(kinds) = kinds {
        count(kinds.len(), to);
        for kind in kinds {
            number(kind.number().into(), to);
        }
    }
    if let Some(content) = content {
        to.extend_from_slice(&content.to_bytes());
    }
}

/// The bits of what is there.
fn bits(present: impl IntoIterator<Item = (u64, bool)>) -> u64 {
    let present = present.into_iter().filter(|(_, is)| *is);
    present.fold(0, |bits, (bit, _)| bits | bit)
}

/// The bits of the facts that are stated beside a title.
fn facts_there(facts: &Facts, beside: &str) -> u64 {
    let Facts {
        title,
        work,
        work_kind,
        makers,
        year,
        reviewer,
        rating,
        date,
        experienced,
        tags,
        spoiler,
        language,
    } = facts;
    bits([
        (STATED_TITLE, title.is_some()),
        (OTHER_TITLE, is_other(title.as_ref(), beside)),
        (WORK, work.is_some()),
        (WORK_KIND, work_kind.is_some()),
        (MAKERS, !makers.is_empty()),
        (YEAR, year.is_some()),
        (REVIEWER, reviewer.is_some()),
        (RATING, rating.is_some()),
        (DATE, date.is_some()),
        (EXPERIENCED, experienced.is_some()),
        (TAGS, !tags.is_empty()),
        (SPOILER, *spoiler == Some(true)),
        (NO_SPOILER, *spoiler == Some(false)),
        (LANGUAGE, language.is_some()),
    ])
}

/// Whether a stated title is not the one it stands beside.
fn is_other(stated: Option<&String>, title: &str) -> bool {
    stated.is_some_and(|stated| stated != title)
}

/// Writes the facts that are stated beside a title.
fn write_facts(facts: &Facts, title: &str, to: &mut Vec<u8>) {
    let stated = facts.title.as_ref().filter(|stated| *stated != title);
    let before = [stated, facts.work.as_ref(), facts.work_kind.as_ref()];
    for one in before.into_iter().flatten() {
        text(one, to);
    }
    if !facts.makers.is_empty() {
        texts(&facts.makers, to);
    }
    if let Some(year) = facts.year {
        signed(year.into(), to);
    }
    if let Some(reviewer) = &facts.reviewer {
        text(reviewer, to);
    }
    if let Some(rating) = &facts.rating {
        write_rating(rating, to);
    }
    for one in [&facts.date, &facts.experienced].into_iter().flatten() {
        text(one, to);
    }
    if !facts.tags.is_empty() {
        texts(&facts.tags, to);
    }
    if let Some(language) = &facts.language {
        text(language, to);
    }
}

/// Writes a rating.
fn write_rating(rating: &Rating, to: &mut Vec<u8>) {
    let Rating {
        value,
        best,
        worst,
        as_written,
    } = rating;
    let numbers = [value, best, worst];
    let there = numbers.iter().rev();
    to.push(there.fold(0, |bits, number| bits << 1 | u8::from(number.is_some())));
    for value in numbers.into_iter().flatten() {
        let halves = (0..IN_FULL).find(|halves| of_halves(*halves).to_bits() == value.to_bits());
        to.push(halves.unwrap_or(IN_FULL));
        if halves.is_none() {
            to.extend_from_slice(&value.to_bits().to_le_bytes());
        }
    }
    text(as_written, to);
}

/// So many halves as a number.
fn of_halves(halves: u8) -> f64 {
    f64::from(halves) / 2.0
}

/// Reads a digest of `source`.
pub(super) fn read(from: &mut Unpack<'_>, source: &Source) -> Option<Digest> {
    let format = from.byte()?;
    if format == UNREADABLE {
        return from.text().map(Digest::Unreadable);
    }
    let format = *FORMATS.get(usize::from(format))?;
    let there = from.number()?;
    let title = if there & TITLE_OF_SOURCE == 0 {
        from.text()?
    } else {
        source.title()
    };
    let words = Words::new(from.count()?, from.count()?);
    let facts = Box::new(read_facts(from, there, &title)?);
    let problems = if there & PROBLEMS == 0 {
        Vec::new()
    } else {
        from.several(|from| {
            let line = from.count()?.checked_sub(1);
            let message = from.text()?;
            Some(Problem { line, message })
        })?
    };
    let kinds = if there & KINDS == 0 {
        None
    } else {
        let kind = |from: &mut Unpack<'_>| u16::try_from(from.number()?).ok();
        let kinds = from.several(|from| kind(from).map(Kind::numbered))?;
        Some(kinds.into())
    };
    let content = if there & CONTENT == 0 {
        None
    } else {
        Some(Content::from_bytes(from.sixteen()?))
    };
    Some(Digest::Read {
        title,
        words,
        format,
        problems,
        facts,
        kinds,
        content,
    })
}

/// Reads the facts that are there beside a title.
fn read_facts(from: &mut Unpack<'_>, there: u64, beside: &str) -> Option<Facts> {
    let has = |bit: u64| there & bit != 0;
    // The outer `Option` tells whether the bytes are right, the inner one whether it is stated.
    let text = |from: &mut Unpack<'_>, bit: u64| {
        if has(bit) {
            from.text().map(Some)
        } else {
            Some(None)
        }
    };
    let texts = |from: &mut Unpack<'_>, bit: u64| {
        if has(bit) {
            from.texts()
        } else {
            Some(Vec::new())
        }
    };
    let title = match text(from, OTHER_TITLE)? {
        None if has(STATED_TITLE) => Some(beside.to_owned()),
        other => other,
    };
    Some(Facts {
        title,
        work: text(from, WORK)?,
        work_kind: text(from, WORK_KIND)?,
        makers: texts(from, MAKERS)?,
        year: if has(YEAR) {
            Some(i32::try_from(from.signed()?).ok()?)
        } else {
            None
        },
        reviewer: text(from, REVIEWER)?,
        rating: if has(RATING) {
            Some(read_rating(from)?)
        } else {
            None
        },
        date: text(from, DATE)?,
        experienced: text(from, EXPERIENCED)?,
        tags: texts(from, TAGS)?,
        spoiler: match (has(SPOILER), has(NO_SPOILER)) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        },
        language: text(from, LANGUAGE)?,
    })
}

/// Reads a rating.
fn read_rating(from: &mut Unpack<'_>) -> Option<Rating> {
    let there = from.byte()?;
    let mut number = |bit: u8| {
        if there & bit == 0 {
            return Some(None);
        }
        match from.byte()? {
            IN_FULL => Some(Some(f64::from_bits(u64::from_le_bytes(from.eight()?)))),
            halves => Some(Some(of_halves(halves))),
        }
    };
    let (value, best, worst) = (number(1)?, number(2)?, number(4)?);
    Some(Rating {
        value,
        best,
        worst,
        as_written: from.text()?,
    })
}
