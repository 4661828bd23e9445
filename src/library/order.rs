//! The order a reader expects of names.

use super::Source;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::iter::Peekable;
use std::path::Path;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Compares sources by their names: numbers by their value, without regard to case and accents,
/// a shorter name before its continuations; then by their paths.
pub fn order(a: &Source, b: &Source) -> Ordering {
    let (name_a, name_b) = (name(a), name(b));
    names(stem(&name_a), stem(&name_b))
        .then_with(|| names(&name_a, &name_b))
        .then_with(|| names(&a.shown(), &b.shown()))
        .then_with(|| path(a).cmp(path(b)))
        .then_with(|| record(a).cmp(&record(b)))
}

/// The name of a source as it is: an order does not print it.
fn name(source: &Source) -> Cow<'_, str> {
    match source {
        Source::File(path) => path.file_name().unwrap_or_default().to_string_lossy(),
        Source::StandardInput => Cow::Borrowed(""),
        Source::Sample(name) => Cow::Borrowed(name),
        Source::Record(path, _) => path.file_name().unwrap_or_default().to_string_lossy(),
    }
}

/// Which record of its file a source is.
fn record(source: &Source) -> Option<usize> {
    match source {
        Source::Record(_, place) => Some(place.record),
        Source::File(_) | Source::StandardInput | Source::Sample(_) => None,
    }
}

/// The file of a source; sources without one are told apart by how they are shown.
fn path(source: &Source) -> &Path {
    match source {
        Source::File(path) => path,
        Source::Record(path, _) => path,
        Source::StandardInput | Source::Sample(_) => Path::new(""),
    }
}

/// The name without its suffix, so that `film.txt` comes before `film 2.txt`.
pub(super) fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// Compares two names.
fn names(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        let folded = |name| str::bytes(name).map(|byte| char::from(byte.to_ascii_lowercase()));
        natural(folded(a), folded(b))
    } else {
        natural(folded(a), folded(b))
    }
}

/// The characters of a name without case and accents.
pub(super) fn folded(name: &str) -> impl Iterator<Item = char> {
    let base = name.nfd().filter(|c| !is_combining_mark(*c));
    base.flat_map(char::to_lowercase)
}

/// Compares characters, and runs of digits by their value.
fn natural(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> Ordering {
    let (mut a, mut b) = (a.peekable(), b.peekable());
    loop {
        let is_digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let decided = if is_digit(a.peek()) && is_digit(b.peek()) {
            numbers(&mut a, &mut b)
        } else {
            match (a.next(), b.next()) {
                (None, None) => return Ordering::Equal,
                (one, other) => one.cmp(&other),
            }
        };
        if decided.is_ne() {
            return decided;
        }
    }
}

/// Takes a number off each and compares them: the longer is the larger, leading zeros aside.
fn numbers<A, B>(a: &mut Peekable<A>, b: &mut Peekable<B>) -> Ordering
where
    A: Iterator<Item = char>,
    B: Iterator<Item = char>,
{
    while a.next_if_eq(&'0').is_some() {}
    while b.next_if_eq(&'0').is_some() {}
    let mut first_difference = Ordering::Equal;
    loop {
        let pair = (
            a.next_if(char::is_ascii_digit),
            b.next_if(char::is_ascii_digit),
        );
        match pair {
            (None, None) => return first_difference,
            (Some(_), None) => return Ordering::Greater,
            (None, Some(_)) => return Ordering::Less,
            (Some(one), Some(other)) => {
                first_difference = first_difference.then(one.cmp(&other));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_order_a_reader_expects() {
        let expected = [
            "1.txt",
            "02.txt",
            "2 b.txt",
            "10.txt",
            "100000000000000000000000.txt",
            "b/abend.txt",
            "Äpfel.txt",
            "c/apfelmus.txt",
            "film.txt",
            "film 2.txt",
            "film 10.txt",
            "a/same.txt",
            "b/same.txt",
            "Zoo",
        ];
        let mut sources: Vec<Source> = expected
            .iter()
            .rev()
            .map(|path| Source::File(path.into()))
            .collect();
        sources.sort_by(order);
        let shown: Vec<String> = sources.iter().map(Source::shown).collect();
        assert_eq!(shown, expected);
    }
}
