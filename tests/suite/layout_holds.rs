//! What holds for the layout of any bytes at any measure, however they are set. The fuzz target in
//! `fuzz/` goes by the same rules.

use frontrow::formats::{self, Hint};
use frontrow::outline::{self, Outline};
use frontrow::review::{Position, Review, Span};
use frontrow::typeset::{
    Galley, Hyphenation, Justification, Line, LineKind, ParagraphStyle, Penalties, Row, Settings,
    text_width,
};
use unicode_segmentation::UnicodeSegmentation;

/// The narrowest measure whose lines are promised to fit, in columns.
const NARROWEST: u16 = 4;

/// The bytes before the text in what [`holds_for`] is given.
pub(crate) const HEAD: usize = 3;

/// As [`holds`] for a text behind a head that says how it is read and set.
pub(crate) fn holds_for(input: &[u8]) {
    let Some((head, text)) = input.split_first_chunk::<HEAD>() else {
        return;
    };
    let hint = if head[1] & 1 == 0 {
        Hint::Plain
    } else {
        Hint::Markdown
    };
    let (measure, settings) = setting(*head);
    let read = if head[1] & 0x40 == 0 {
        read(text, hint)
    } else {
        formats::read(text.to_vec(), hint)
            .ok()
            .map(|parsed| (parsed.review, Outline::default()))
    };
    if let Some((review, outline)) = read {
        holds(&review, &outline, measure, settings);
    }
}

/// The measure and the settings that a head says: the measure less one; bits for broken words,
/// straight margins, indents and the stretch, between one for Markdown and one for no outline,
/// which takes longer to find than all lines do; the penalties.
pub(crate) fn setting([measure, bits, penalty]: [u8; HEAD]) -> (u16, Settings) {
    let choose = |bit: u8| bits & (1 << bit) != 0;
    let penalty = u16::from(penalty);
    let weighed = Settings {
        penalties: Penalties {
            line: 1 + penalty * 39,
            hyphen: 1 + penalty % 7 * 100,
            short_last_line: 1 + penalty % 13 * 50,
        },
        ..Settings::default()
    };
    let settings = Settings {
        hyphenation: if choose(1) {
            Hyphenation::On
        } else {
            Hyphenation::Off
        },
        justification: if choose(2) {
            Justification::Justified
        } else {
            Justification::Ragged
        },
        paragraphs: if choose(3) {
            ParagraphStyle::Indented
        } else {
            ParagraphStyle::Apart
        },
        most_stretch: 1 + u16::from(bits >> 4 & 3),
        ..weighed
    };
    (1 + u16::from(measure), settings)
}

/// A text and its outline; nothing where the bytes are no text.
pub(crate) fn read(bytes: &[u8], hint: Hint) -> Option<(Review, Outline)> {
    let review = formats::read(bytes.to_vec(), hint).ok()?.review;
    let outline = outline::of(&review);
    Some((review, outline))
}

/// A text is laid out from all sides.
///
/// # Panics
///
/// Where a rule is broken; what is said names the place.
pub(crate) fn holds(review: &Review, outline: &Outline, measure: u16, settings: Settings) {
    let laid = Laid::new(review, outline, measure, settings);
    laid.is_the_same_from_below();
    laid.begins_ever_later();
    laid.is_not_too_wide();
    laid.sets_every_grapheme_once();
    let mut galley = Galley::new(measure, settings);
    laid.is_found_by_its_places(&mut galley);
    laid.pages_go_down_as_far_as_up(&mut galley);
}

/// The lines of a text.
struct Laid<'a> {
    review: &'a Review,
    outline: &'a Outline,
    measure: u16,
    settings: Settings,
    lines: Vec<Line>,
}

impl<'a> Laid<'a> {
    fn new(review: &'a Review, outline: &'a Outline, measure: u16, settings: Settings) -> Self {
        let mut galley = Galley::new(measure, settings);
        let first = galley.first(review, outline);
        let lines = std::iter::successors(first, |line| galley.after(review, outline, line));
        // A text has fewer lines than bytes: without the bound a line below itself would be
        // walked to for ever.
        let lines = lines.take(review.text().len() + 1).collect();
        Self {
            review,
            outline,
            measure,
            settings,
            lines,
        }
    }

    fn is_the_same_from_below(&self) {
        let (review, outline) = (self.review, self.outline);
        let mut galley = Galley::new(self.measure, self.settings);
        let mut below = galley.last(review, outline);
        for line in self.lines.iter().rev() {
            assert_eq!(below.as_ref(), Some(line), "walking up");
            below = galley.before(review, outline, line);
        }
        assert_eq!(below, None, "above the first line");
    }

    fn begins_ever_later(&self) {
        for pair in self.lines.windows(2) {
            let [one, next] = pair else { continue };
            assert!(one.span.start < next.span.start, "{one:?} and {next:?}");
        }
    }

    fn is_not_too_wide(&self) {
        for line in &self.lines {
            let glyphs: Vec<_> = line.glyphs(self.review).collect();
            let end = glyphs.iter().map(|glyph| glyph.column + glyph.width).max();
            let width = line.indent + end.unwrap_or_default();
            let text = line.text(self.review);
            if self.measure >= NARROWEST {
                // A kana with its sound mark takes three columns, beside the sign of a list five.
                let widest = glyphs.iter().map(|glyph| glyph.width).max();
                let has_room = widest.is_none_or(|widest| widest + 2 <= self.measure);
                let fits = width <= self.measure || glyphs.len() == 1 || !has_room;
                assert!(fits, "{width} > {}: {text:?}", self.measure);
                let above = line.indent + line.rule_above;
                assert!(line.rule_above == 0 || above <= self.measure, "{line:?}");
            }
            let drawn = text_width(&text);
            assert!(drawn <= usize::from(width), "{drawn} > {width}: {text:?}");
            for pair in glyphs.windows(2) {
                let [one, next] = pair else { continue };
                let apart = one.column + one.width <= next.column;
                assert!(apart, "{one:?} covers {next:?}");
            }
        }
    }

    /// What is seen of every block is on the screen, once.
    fn sets_every_grapheme_once(&self) {
        let mut set: Vec<usize> = Vec::new();
        for line in &self.lines {
            if let LineKind::Rule(_) = line.kind {
                // A rule is drawn for what is written, whatever that is.
                set.extend(self.seen(line.span));
                continue;
            }
            let glyphs = line.glyphs(self.review);
            set.extend(glyphs.filter_map(|glyph| self.ink(glyph.span)));
        }
        set.sort_unstable();
        let blocks = self.review.blocks().iter();
        let wanted: Vec<usize> = blocks.flat_map(|block| self.seen(block.span)).collect();
        let alike = set
            .iter()
            .zip(&wanted)
            .take_while(|(one, other)| one == other);
        let from = alike.count().saturating_sub(3);
        let around = |places: &[usize]| -> Vec<usize> {
            places.iter().skip(from).take(8).copied().collect()
        };
        let near = wanted.get(from).copied().unwrap_or_default();
        let text = self.review.text().get(near..).unwrap_or_default();
        let text: String = text.chars().take(20).collect();
        assert!(
            set == wanted,
            "set {:?}, not {:?}, in {text:?}",
            around(&set),
            around(&wanted)
        );
    }

    /// Where the graphemes of `span` that are seen begin.
    fn seen(&self, span: Span) -> Vec<usize> {
        let from = span.start.offset();
        let graphemes = self.review.slice(span).grapheme_indices(true);
        let spans = graphemes.map(|(at, grapheme)| from + at..from + at + grapheme.len());
        spans
            .filter_map(|range| self.ink(Span::of(range)))
            .collect()
    }

    /// Where the ink of a grapheme begins, if any of it is seen: a mark may be set on a blank,
    /// which then belongs to it but may be left at the end of the line above. One that is set before a
    /// blank takes no column of its own, and the blank may be left out.
    fn ink(&self, grapheme: Span) -> Option<usize> {
        let text = self.review.slice(grapheme);
        let inked = text.trim_start();
        let seen = text_width(inked.trim_end()) > 0;
        seen.then(|| grapheme.end.offset() - inked.len())
    }

    fn is_found_by_its_places(&self, galley: &mut Galley) {
        for line in &self.lines {
            let found = galley.at(self.review, self.outline, line.span.start);
            assert_eq!(found.as_ref(), Some(line), "at its start");
            for glyph in line.glyphs(self.review) {
                if let Some(place) = self.ink(glyph.span).map(Position::at) {
                    assert!(line.holds(place), "{glyph:?} of {line:?}");
                }
            }
        }
        // Any place at all gives a line, in the text or not.
        let end = self.review.text().len();
        for place in [0, end / 3, end / 2, end, end + 10] {
            galley.at(self.review, self.outline, Position::at(place));
        }
    }

    fn pages_go_down_as_far_as_up(&self, galley: &mut Galley) {
        for (first, rows) in self.lines.iter().step_by(7).zip((1..12).cycle()) {
            let (review, outline) = (self.review, self.outline);
            let page = galley.page(review, outline, first.span.start, rows + 1);
            assert!(page.len() <= usize::from(rows) + 1, "{page:?}");
            let below = galley.down(review, outline, first.clone(), rows);
            let shown = page.iter().position(|row| *row == Row::Text(below.clone()));
            assert!(shown.is_some(), "{below:?} is not on the page {page:?}");
            let distance = shown.unwrap_or_default();
            let up = galley.up(review, outline, below, distance as u16);
            assert_eq!(up, *first, "{distance} rows up");
        }
    }
}
