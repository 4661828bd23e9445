//! How long it takes to read a text, to find its sections, to lay out a page and to find words.
//!
//! `cargo bench` prints medians, and bytes a second where a whole text is gone through; below them what
//! was asked of memory. Compare the figures of one run with each other: what a page costs, in time and
//! in memory, must not grow with the text.

use std::ops::ControlFlow;
use std::sync::Arc;

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use frontrow::app::{Effect, Event, SearchId};
use frontrow::config;
use frontrow::formats::{self, Hint};
use frontrow::library::samples;
use frontrow::outline::{self, Outline};
use frontrow::review::{Position, Review, Span};
use frontrow::search::{self, Pattern};
use frontrow::typeset::{Galley, Hyphenation, Justification, Settings};
use frontrow::work;

#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

/// The sizes of the texts that are gone through, in bytes.
const SIZES: &[usize] = &[4_000, 1_000_000, 20_000_000];

/// The rows of a page.
const ROWS: u16 = 36;

/// A text that is only looked into: what it is made of, and its bytes.
#[derive(Debug, Clone, Copy)]
struct Length(Made, usize);

/// What a text is made of.
#[derive(Debug, Clone, Copy)]
enum Made {
    /// The samples, again and again.
    Reviews,
    /// One paragraph, its lines broken by hand.
    Paragraph,
    /// One word.
    Word,
    /// Short lines without a blank one.
    Verse,
}

/// The same texts at three lengths.
const LENGTHS: [Length; 12] = {
    const MB: usize = 1_000_000;
    use Made::{Paragraph, Reviews, Verse, Word};
    [
        Length(Reviews, MB),
        Length(Reviews, 10 * MB),
        Length(Reviews, 100 * MB),
        Length(Paragraph, MB),
        Length(Paragraph, 10 * MB),
        Length(Paragraph, 100 * MB),
        Length(Word, MB),
        Length(Word, 10 * MB),
        Length(Word, 100 * MB),
        Length(Verse, MB),
        Length(Verse, 10 * MB),
        Length(Verse, 100 * MB),
    ]
};

impl Length {
    fn review(self) -> (Review, Outline) {
        let Self(made, size) = self;
        let line = |words: &str| words.repeat(size / words.len());
        let text = match made {
            Made::Reviews => text(size),
            Made::Paragraph => {
                line("A film of many words about a door that nobody opens, so far,\nto the ")
            }
            Made::Word => line("abcdefghij"),
            Made::Verse => line("a line of a poem\nand the next\n"),
        };
        let parsed = formats::read(text.into_bytes(), Hint::Plain).unwrap_or_default();
        let outline = outline::of(&parsed.review);
        (parsed.review, outline)
    }
}

impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {} MB", self.0, self.1 / 1_000_000)
    }
}

fn main() {
    divan::main();
}

/// A text of about `size` bytes: the samples, again and again.
fn text(size: usize) -> String {
    let samples = samples::ALL.iter().cycle().map(|sample| sample.text);
    let mut text = String::with_capacity(size + 10_000);
    for sample in samples {
        text.push_str(sample);
        text.push('\n');
        if text.len() >= size {
            break;
        }
    }
    text
}

fn review(size: usize) -> (Review, Outline) {
    let parsed = formats::read(text(size).into_bytes(), Hint::Plain).unwrap_or_default();
    let review = parsed.review;
    let outline = outline::infer(&review);
    (review, outline)
}

#[divan::bench(args = SIZES)]
fn read(bencher: Bencher<'_, '_>, size: usize) {
    let text = text(size);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone().into_bytes())
        .bench_values(|bytes| formats::read(bytes, Hint::Plain));
}

#[divan::bench(args = SIZES)]
fn find_sections(bencher: Bencher<'_, '_>, size: usize) {
    let (review, _) = review(size);
    bencher
        .counter(BytesCount::of_str(review.text()))
        .bench_local(|| outline::infer(black_box(&review)));
}

/// A screenful in the middle of a text, line by line of so many columns.
#[divan::bench(args = [40, 64, 80, 120, 200])]
fn lay_out_a_screenful(bencher: Bencher<'_, '_>, columns: u16) {
    let (review, outline) = review(1_000_000);
    let middle = Position::at(review.text().len() / 2);
    bencher.bench_local(|| {
        Galley::new(columns, Settings::default()).page(&review, &outline, black_box(middle), ROWS)
    });
}

/// What becomes of the page when the window becomes narrower: what is laid out anew, and what has to be
/// found again.
#[divan::bench(args = LENGTHS)]
fn resize_in_the_middle(bencher: Bencher<'_, '_>, length: Length) {
    let (review, outline) = length.review();
    let middle = Position::at(review.text().len() / 2);
    bencher.bench_local(|| {
        Galley::new(64, Settings::default()).page(&review, &outline, black_box(middle), ROWS)
    });
}

/// The last page, found from the end and laid out.
#[divan::bench(args = LENGTHS)]
fn jump_to_the_end(bencher: Bencher<'_, '_>, length: Length) {
    let (review, outline) = length.review();
    bencher.bench_local(|| {
        let mut galley = Galley::new(72, Settings::default());
        let last = galley.last(&review, &outline)?;
        let top = galley.up(&review, &outline, last, black_box(ROWS - 1));
        Some(galley.page(&review, &outline, top.span.start, ROWS))
    });
}

/// With words broken and margins straight; the first time, the language is told from the text.
#[divan::bench(args = SIZES)]
fn lay_out_the_middle_page_straight(bencher: Bencher<'_, '_>, size: usize) {
    let english = samples::ALL
        .iter()
        .filter(|sample| sample.text.contains(" the "));
    let text: String = english.map(|sample| sample.text).collect();
    let text = text.repeat(size / text.len() + 1);
    let parsed = formats::read(text.into_bytes(), Hint::Plain).unwrap_or_default();
    let outline = Outline::default();
    let middle = Position::at(parsed.review.text().len() / 2);
    let settings = Settings {
        hyphenation: Hyphenation::On,
        justification: Justification::Justified,
        ..Settings::default()
    };
    bencher.bench_local(|| {
        Galley::new(72, settings).page(&parsed.review, &outline, black_box(middle), 36)
    });
}

/// From the start to the next paragraph, wherever that is, and back.
#[divan::bench(args = LENGTHS)]
fn go_to_the_next_paragraph(bencher: Bencher<'_, '_>, length: Length) {
    let (review, outline) = length.review();
    bencher.bench_local(|| {
        let mut galley = Galley::new(72, Settings::default());
        let first = galley.first(&review, &outline)?;
        let below = galley.paragraph_below(&review, &outline, black_box(&first))?;
        galley.paragraph_above(&review, &outline, &below)
    });
}

/// What is told of the time at each frame.
#[divan::bench(args = LENGTHS)]
fn tell_what_is_left(bencher: Bencher<'_, '_>, length: Length) {
    let (review, outline) = length.review();
    let middle = Position::at(review.text().len() / 2);
    bencher.bench_local(|| outline.words_from(black_box(middle)));
}

#[divan::bench(args = SIZES)]
fn count_a_rare_word(bencher: Bencher<'_, '_>, size: usize) {
    count(bencher, size, "harmonium");
}

#[divan::bench(args = SIZES)]
fn count_a_common_word(bencher: Bencher<'_, '_>, size: usize) {
    count(bencher, size, "the");
}

fn count(bencher: Bencher<'_, '_>, size: usize, word: &str) {
    let (review, _) = review(size);
    let Some(pattern) = Pattern::new(word) else {
        return;
    };
    let whole = Span::new(Position::START, review.end());
    bencher
        .counter(BytesCount::of_str(review.text()))
        .bench_local(|| search::find(&review, &pattern, whole).count());
}

/// What is looked for in a long text.
#[derive(Debug, Clone, Copy)]
enum Sought {
    Rare,
    Common,
    Nothing,
    Expression,
    BadExpression,
}

/// What a long text is: samples, or a text full of accents whose lines are broken by hand.
#[derive(Debug, Clone, Copy)]
enum Prose {
    Plain,
    Accented,
}

/// Each kind of long text with each thing that is looked for in it.
const LOOKED_FOR: [(Prose, Sought); 10] = {
    use Prose::{Accented, Plain};
    use Sought::{BadExpression, Common, Expression, Nothing, Rare};
    [
        (Plain, Rare),
        (Plain, Common),
        (Plain, Nothing),
        (Plain, Expression),
        (Plain, BadExpression),
        (Accented, Rare),
        (Accented, Common),
        (Accented, Nothing),
        (Accented, Expression),
        (Accented, BadExpression),
    ]
};

impl Prose {
    fn review(self, size: usize) -> Arc<Review> {
        let text = match self {
            Self::Plain => text(size),
            Self::Accented => {
                let lines = "Où s’arrête l’été, l’œuvre naît : « déjà vu », disait-elle à\n\
                    l’ouvreuse âgée, près d’une fenêtre\u{a0}; l’écran s’éteint, et là\n";
                let paragraph = lines.repeat(8) + "\n";
                let mut text = paragraph.repeat(size / paragraph.len());
                text.push_str("Un harmonium, gardé là.\n");
                text
            }
        };
        let parsed = formats::read(text.into_bytes(), Hint::Plain).unwrap_or_default();
        Arc::new(parsed.review)
    }
}

impl Sought {
    fn pattern(self, prose: Prose) -> Option<Arc<Pattern>> {
        let pattern = match (self, prose) {
            (Self::Rare, _) => Pattern::new("harmonium"),
            (Self::Common, Prose::Plain) => Pattern::new("the"),
            (Self::Common, Prose::Accented) => Pattern::new("ete"),
            (Self::Nothing, _) => Pattern::new("hippopotamus"),
            (Self::Expression, _) => Pattern::expression(r"\bgard\w+\b").ok(),
            (Self::BadExpression, _) => Pattern::expression(r"(a|b|ab)*c{0,50}#").ok(),
        };
        pattern.map(Arc::new)
    }
}

/// Every hit in 100 MB, as it is found off the main thread.
#[divan::bench(args = LOOKED_FOR, sample_count = 5)]
fn find_all_in_100_mb(bencher: Bencher<'_, '_>, (prose, sought): (Prose, Sought)) {
    find_off_thread(bencher, (prose, sought), |_| ControlFlow::Continue(()));
}

/// The first hit in 100 MB.
#[divan::bench(args = [(Prose::Plain, Sought::Common), (Prose::Accented, Sought::Common)])]
fn find_the_first_in_100_mb(bencher: Bencher<'_, '_>, (prose, sought): (Prose, Sought)) {
    find_off_thread(bencher, (prose, sought), |hits| match hits {
        0 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    });
}

/// What it takes until a search of 100 MB has been given up.
#[divan::bench(args = LOOKED_FOR, sample_count = 10)]
fn give_up_finding_in_100_mb(bencher: Bencher<'_, '_>, (prose, sought): (Prose, Sought)) {
    find_off_thread(bencher, (prose, sought), |_| ControlFlow::Break(()));
}

fn find_off_thread(
    bencher: Bencher<'_, '_>,
    (prose, sought): (Prose, Sought),
    go_on: impl Fn(usize) -> ControlFlow<()>,
) {
    let review = prose.review(100_000_000);
    let (Some(pattern), Ok(settings)) = (sought.pattern(prose), config::shipped()) else {
        return;
    };
    let settings = settings.for_library();
    let effect = Effect::Find {
        search: SearchId::default(),
        review,
        pattern,
    };
    bencher.bench_local(|| {
        let mut count = 0;
        work::perform(&effect, &settings, &mut |event| {
            if let Event::Hits(_, hits, _) = event {
                count += hits.len();
            }
            go_on(count)
        });
        count
    });
}

/// Expressions that are hard to find, in as much text as is searched at each key.
#[divan::bench(args = [
    "(a|b|ab)*c{0,50}", "(a|b|ab)*c{0,50}#", ".*.*x", ".*.*#", r"(\w+\s?)*#", r"\w{2,300}#",
    r"(\w|\s){50,80}#", "(.|e)(.|a)(.|t){0,60}#", "[a-e]*[a-t]*[a-z]*#", "x*", r"\bgard\w+\b",
])]
fn find_an_expression_at_once(bencher: Bencher<'_, '_>, expression: &str) {
    let review = Prose::Plain.review(256 * 1024);
    let Ok(pattern) = Pattern::expression(expression) else {
        return;
    };
    let whole = Span::new(Position::START, review.end());
    bencher.bench_local(|| search::find(&review, &pattern, whole).count());
}
