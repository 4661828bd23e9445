//! How long it takes to index a library and to find something in it.
//!
//! `cargo bench --bench searching` prints the figures of 10,000 and 100,000 reviews; `cargo bench
//! --bench searching -- 1000000` those of as many as are named, which takes minutes. The texts are
//! made of a vocabulary whose words are as unevenly frequent as those of a language (Zipf's law).

use frontrow::search::{
    Document, Ending, FileKey, Index, IndexWriter, TextKey, Wanted, WantedWord,
};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How many words there are.
const VOCABULARY: usize = 300_000;

/// How many queries there are of each kind, and how many hits are wanted.
const QUERIES: u64 = 200;
const LIMIT: usize = 20;

/// How many texts are added between two commits.
const BATCH: u64 = 50_000;

#[expect(clippy::print_stdout, reason = "a bench prints what it measured")]
fn main() {
    let named: Vec<u64> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let sizes = if named.is_empty() {
        vec![10_000, 100_000]
    } else {
        named
    };
    for reviews in sizes {
        let Ok(folder) = TempDir::new() else { return };
        let written = write(folder.path(), reviews);
        println!("{reviews} reviews: {written}");
        let opening = Instant::now();
        let Ok(index) = Index::open(folder.path()) else {
            return;
        };
        let opened = opening.elapsed();
        println!("  opened in {opened:.1?}; {} texts", index.len());
        for (name, kind) in KINDS {
            println!("  {name:<28} {}", measure(&index, reviews, *kind));
        }
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("most memory: {line}");
    }
}

/// Makes the texts and indexes them; tells how fast, and how large that is.
fn write(folder: &Path, reviews: u64) -> String {
    let vocabulary: Vec<String> = (0..VOCABULARY).map(word).collect();
    let (mut bytes, mut made) = (0, Duration::ZERO);
    let start = Instant::now();
    let mut writer = IndexWriter::open(folder, "bench").expect("an empty folder");
    for number in 0..reviews {
        let making = Instant::now();
        let (title, text) = review(&vocabulary, number);
        made += making.elapsed();
        bytes += text.len() as u64;
        let document = Document {
            key: key(number),
            titles: &[&title],
            headings: &[],
            text: &text,
            language: None,
        };
        writer.add(&document).expect("room");
        if number % BATCH == BATCH - 1 {
            writer.commit().expect("room");
        }
    }
    writer.commit().expect("room");
    let took = start.elapsed();
    drop(writer);
    // What merging left behind is taken away with the next commit.
    let mut writer = IndexWriter::open(folder, "bench").expect("the index");
    writer.commit().expect("room");
    drop(writer);
    let files = fs::read_dir(folder).expect("the index").flatten();
    let files: Vec<u64> = files
        .flat_map(|file| file.metadata())
        .map(|it| it.len())
        .collect();
    let kept: u64 = files.iter().sum();
    format!(
        "{} MB of text, indexed in {took:.1?} ({:.0} a second; {made:.1?} of it went into making \
         them), {} MB in {} files ({:.2} of the text)",
        bytes / 1_000_000,
        reviews as f64 / took.as_secs_f64(),
        kept / 1_000_000,
        files.len(),
        kept as f64 / bytes as f64,
    )
}

fn key(number: u64) -> TextKey {
    TextKey {
        file: FileKey(number / 1000 + 1),
        record: (number % 1000) as u32 + 1,
    }
}

/// A title and a text.
fn review(vocabulary: &[String], number: u64) -> (String, String) {
    let mut chance = Chance(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let title: Vec<&str> = (0..3).map(|_| chance.word(vocabulary)).collect();
    let words = 150 + chance.below(200);
    let mut text = String::new();
    for number in 0..words {
        text.push_str(chance.word(vocabulary));
        text.push_str(match number {
            _ if number % 90 == 89 => ".\n\n",
            _ if number % 13 == 12 => ", ",
            _ => " ",
        });
    }
    (title.join(" "), text)
}

/// The word of a rank: frequent ones are short, some have accents.
fn word(rank: usize) -> String {
    const ONSETS: [&str; 20] = [
        "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr",
        "sh", "pl", "k",
    ];
    const VOWELS: [&str; 10] = ["a", "e", "i", "o", "u", "ea", "ou", "é", "ai", "o"];
    let mut word = String::new();
    let mut rest = rank;
    loop {
        word.push_str(ONSETS.get(rest % 20).copied().unwrap_or_default());
        word.push_str(VOWELS.get(rest / 20 % 10).copied().unwrap_or_default());
        rest /= 200;
        if rest == 0 {
            return word;
        }
        rest -= 1;
    }
}

/// Numbers in no order, the same in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        // The generator of Knuth's MMIX, and the mixing of its bits by Steele and others (SplitMix).
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A rank as frequent as those of a language are: the second word half as often as the first.
    fn rank(&mut self) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let rank = (VOCABULARY as f64).powf(share) - 1.0;
        #[expect(clippy::cast_sign_loss, reason = "it is a rank, from 0")]
        let rank = rank as usize;
        rank
    }

    fn word<'v>(&mut self, vocabulary: &'v [String]) -> &'v str {
        vocabulary.get(self.rank()).map_or("a", String::as_str)
    }

    fn ranked(&mut self, from: u64, to: u64) -> String {
        word((from + self.below(to - from)) as usize)
    }
}

/// What is looked for: words, whether the last may go on, and whether only one text of a hundred is
/// looked through.
type Kind = fn(&mut Chance, &[&str]) -> (String, Ending, bool);

const KINDS: &[(&str, Kind)] = &[
    ("rare word", |chance, _| {
        closed(chance.ranked(20_000, 100_000))
    }),
    ("common word", |chance, _| closed(chance.ranked(0, 50))),
    ("two common words", |chance, _| {
        closed(format!("{} {}", chance.ranked(0, 50), chance.ranked(0, 50)))
    }),
    ("three common words, quoted", |chance, _| {
        let words = [0; 3].map(|_| chance.ranked(0, 30));
        closed(format!("\"{}\"", words.join(" ")))
    }),
    ("phrase of five", |chance, text| {
        closed(cut(chance, text, 5))
    }),
    ("phrase of five, quoted", |chance, text| {
        closed(format!("\"{}\"", cut(chance, text, 5)))
    }),
    ("phrase of twelve", |chance, text| {
        closed(cut(chance, text, 12))
    }),
    ("four words, turned", |chance, text| {
        let cut = cut(chance, text, 8);
        let words: Vec<&str> = cut.split(' ').rev().step_by(2).collect();
        closed(words.join(" "))
    }),
    ("prefix of 1 letter", |chance, text| {
        begun(chance, text, 1, 1)
    }),
    ("prefix of 2 letters", |chance, text| {
        begun(chance, text, 1, 2)
    }),
    ("prefix of 3 letters", |chance, text| {
        begun(chance, text, 1, 3)
    }),
    ("prefix of 5 letters", |chance, text| {
        begun(chance, text, 1, 5)
    }),
    ("word, prefix of 1 letter", |chance, text| {
        begun(chance, text, 2, 1)
    }),
    ("3 words, prefix of 1 letter", |chance, text| {
        begun(chance, text, 4, 1)
    }),
    ("3 words, prefix of 3 letters", |chance, text| {
        begun(chance, text, 4, 3)
    }),
    ("common word, of a hundredth", |chance, _| {
        (chance.ranked(0, 50), Ending::Closed, true)
    }),
    ("phrase of five, of a hundredth", |chance, text| {
        (cut(chance, text, 5), Ending::Closed, true)
    }),
    ("prefix of 2, of a hundredth", |chance, text| {
        let (words, ending, _) = begun(chance, text, 1, 2);
        (words, ending, true)
    }),
    ("misspelt word", |chance, _| closed(misspelt(chance))),
    ("misspelt word and another", |chance, _| {
        closed(format!("{} {}", misspelt(chance), chance.ranked(0, 500)))
    }),
];

fn closed(words: String) -> (String, Ending, bool) {
    (words, Ending::Closed, false)
}

/// Words that stand one behind the other in a text.
fn cut(chance: &mut Chance, text: &[&str], count: usize) -> String {
    let start = chance.below((text.len() - count) as u64) as usize;
    text.iter()
        .skip(start)
        .take(count)
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Such words, and of the last only some letters.
fn begun(
    chance: &mut Chance,
    text: &[&str],
    count: usize,
    letters: usize,
) -> (String, Ending, bool) {
    let words = cut(chance, text, count);
    let (start, last) = words.rsplit_once(' ').unwrap_or(("", &words));
    let last: String = last.chars().take(letters).collect();
    (format!("{start} {last}"), Ending::Open, false)
}

/// A rare word with a letter too many.
fn misspelt(chance: &mut Chance) -> String {
    let mut letters: Vec<char> = chance.ranked(20_000, 100_000).chars().collect();
    letters.insert(2.min(letters.len()), 'x');
    letters.into_iter().collect()
}

/// Asks for things of a kind, and tells the median and the 99th percentile of the time that takes,
/// and in how many of a hundred cases anything was found.
fn measure(index: &Index, reviews: u64, kind: Kind) -> String {
    let vocabulary: Vec<String> = (0..VOCABULARY).map(word).collect();
    let mut chance = Chance(7);
    let (mut took, mut found, mut first) = (Vec::new(), 0, 0);
    for _ in 0..QUERIES {
        let number = chance.below(reviews);
        let (_, text) = review(&vocabulary, number);
        let words: Vec<&str> = text.split_whitespace().collect();
        let (typed, ending, of_hundredth) = kind(&mut chance, &words);
        let wanted = Wanted {
            words: vec![match typed.strip_prefix('"') {
                Some(quoted) => WantedWord::Quoted(quoted.to_owned()),
                None => WantedWord::Typed(typed),
            }],
            ending,
        };
        let among = |key: TextKey| key.record % 100 == key_of(number);
        let among: Option<&(dyn Fn(TextKey) -> bool + Sync)> =
            if of_hundredth { Some(&among) } else { None };
        let start = Instant::now();
        let hits = index.search(&wanted, among, LIMIT).expect("an index");
        took.push(start.elapsed());
        found += u64::from(!hits.hits.is_empty());
        first += u64::from(hits.hits.first().is_some_and(|hit| hit.key == key(number)));
    }
    took.sort_unstable();
    let at = |share: usize| {
        took.get(took.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    format!(
        "{:>9.2?} median {:>9.2?} 99th  found {:>3} %, the text itself first {:>3} %",
        at(50),
        at(99),
        found * 100 / QUERIES,
        first * 100 / QUERIES,
    )
}

fn key_of(number: u64) -> u32 {
    key(number).record % 100
}
