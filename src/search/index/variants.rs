//! Words that may stand for one that was typed: its other forms, and what it may be misspelt for.
//! Both are found by walking over the words that are in the index.

use super::IndexError;
use super::layout::Payload;
use super::tongues::algorithm;
use frostem::Stemmer;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// The most words that stand for one, the most frequent ones.
const MOST: usize = 12;

/// So many languages are looked at, those of most texts first.
const LANGUAGES: usize = 3;

/// So many words of a segment are looked at, of those that begin alike.
const WALKED: usize = 20_000;

/// Shorter words have no other forms, nor are they misspelt; in letters.
const SHORTEST: usize = 4;

/// Longer words may have two mistakes, in letters.
const LONG: usize = 8;

/// How words become their stems, in the languages of the index.
pub(super) struct Stems(Vec<Stemmer>);

impl Stems {
    pub(super) fn new(payload: &Payload) -> Self {
        let mut languages: Vec<(&String, &u64)> = payload.languages.iter().collect();
        languages.sort_by_key(|(_, count)| Reverse(**count));
        let known = languages.iter().filter_map(|(code, _)| algorithm(code));
        Self(known.take(LANGUAGES).map(Stemmer::new).collect())
    }

    /// The other forms of `word` that are in the index.
    pub(super) fn forms(
        &self,
        word: &str,
        searcher: &Searcher,
        field: Field,
    ) -> Result<Vec<String>, IndexError> {
        let mut forms = BTreeMap::new();
        if word.chars().count() < SHORTEST {
            return Ok(Vec::new());
        }
        for stemmer in &self.0 {
            let stem = stemmer.stem(word);
            let beginning = beginning(word, &stem);
            if beginning.is_empty() {
                continue;
            }
            for segment in searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut stream = index.terms().range().ge(beginning).into_stream()?;
                let mut walked = 0;
                while let Some((bytes, term)) = stream.next() {
                    walked += 1;
                    if walked > WALKED || !bytes.starts_with(beginning.as_bytes()) {
                        break;
                    }
                    let Ok(other) = str::from_utf8(bytes) else {
                        continue;
                    };
                    if other != word && stemmer.stem(other) == stem {
                        count(&mut forms, other, term.doc_freq);
                    }
                }
            }
        }
        Ok(most_frequent(forms))
    }
}

/// What all other forms of a word begin with: what it has in common with its stem, but for the last
/// letter, which may change, as in `city` and `cities`.
fn beginning<'a>(word: &'a str, stem: &str) -> &'a str {
    let common = word.char_indices().zip(stem.chars());
    let common = common.take_while(|((_, a), b)| a == b);
    let starts: Vec<usize> = common.map(|((start, _), _)| start).collect();
    match starts.last() {
        Some(&last) if starts.len() > 3 => word.get(..last).unwrap_or_default(),
        Some(&last) if starts.len() == 3 => {
            let rest = word.get(last..).unwrap_or_default();
            let end = last + rest.chars().next().map_or(0, char::len_utf8);
            word.get(..end).unwrap_or_default()
        }
        _ => "",
    }
}

/// Whether a word may go on in those that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    Yes,
    GoesOn,
}

/// The words in the index that `word` may be misspelt for: those with the fewest mistakes.
pub(super) fn spellings(
    word: &str,
    whole: Whole,
    searcher: &Searcher,
    field: Field,
) -> Result<Vec<String>, IndexError> {
    let letters = word.chars().count();
    if letters < SHORTEST || word.chars().any(char::is_numeric) {
        return Ok(Vec::new());
    }
    let mistakes = if letters < LONG { 1 } else { 2 };
    for mistakes in 1..=mistakes {
        let term = Term::from_field_text(field, word);
        let query = match whole {
            Whole::Yes => FuzzyTermQuery::new(term, mistakes, true),
            Whole::GoesOn => FuzzyTermQuery::new_prefix(term, mistakes, true),
        };
        let mut spellings = BTreeMap::new();
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut stream = index.terms().search(query.automaton()?).into_stream()?;
            while let Some((bytes, term)) = stream.next() {
                if let Ok(other) = str::from_utf8(bytes)
                    && other != word
                {
                    count(&mut spellings, other, term.doc_freq);
                }
            }
        }
        if !spellings.is_empty() {
            return Ok(most_frequent(spellings));
        }
    }
    Ok(Vec::new())
}

fn count(words: &mut BTreeMap<String, u64>, word: &str, frequency: u32) {
    match words.get_mut(word) {
        Some(count) => *count += u64::from(frequency),
        None => {
            words.insert(word.to_owned(), frequency.into());
        }
    }
}

/// The most frequent words first, and of the same frequency in the order of the alphabet.
fn most_frequent(words: BTreeMap<String, u64>) -> Vec<String> {
    let mut words: Vec<(String, u64)> = words.into_iter().collect();
    words.sort_by_key(|(_, count)| Reverse(*count));
    words.truncate(MOST);
    words.into_iter().map(|(word, _)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_begin_alike() {
        let table = [
            ("walked", "walk", "wal"),
            ("cities", "citi", "cit"),
            ("city", "citi", "cit"),
            ("going", "go", ""),
            ("écrit", "écr", "écr"),
        ];
        for (word, stem, begins) in table {
            assert_eq!(beginning(word, stem), begins, "{word}");
        }
    }
}
