//! Finding in a review: what is folded, what is found, and where.

use frontrow::review::{Block, BlockKind, Facts, Inset, Position, Review, Span};
use frontrow::search::{Case, Pattern, find, fold};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

/// A review of these blocks, with a blank line between them.
fn review_of(blocks: &[&str]) -> Review {
    let mut text = String::new();
    let mut placed = Vec::new();
    for block in blocks {
        let start = text.len();
        text.push_str(block);
        placed.push(Block {
            span: Span::of(start..text.len()),
            kind: BlockKind::Paragraph,
            inset: Inset::default(),
            line: 1,
        });
        text.push_str("\n\n");
    }
    Review::new(text, placed, Facts::default(), Vec::new())
}

fn whole(review: &Review) -> Span {
    Span::new(Position::START, review.end())
}

/// The slices that are found.
fn found(blocks: &[&str], query: &str) -> Vec<String> {
    let review = review_of(blocks);
    let Some(pattern) = Pattern::new(query) else {
        return Vec::new();
    };
    find(&review, &pattern, whole(&review))
        .map(|hit| review.slice(hit).to_owned())
        .collect()
}

#[test]
fn each_kind_of_difference_is_folded() {
    let cases = [
        ("Crème Brûlée", "creme brulee"),
        ("Cre\u{300}me Bru\u{302}le\u{301}e", "creme brulee"),
        ("Tiếng Việt, Łódź, Ångström", "tieng viet, lodz, angstrom"),
        ("ø æ œ ł ı đ ð þ ß", "o ae oe l i d d th ss"),
        ("Ø Æ Œ Ł İ Đ Ð Þ ẞ", "o ae oe l i d d th ss"),
        ("‘a’ ‚b‛ c′ dʼ e´ f` ‹g›", "'a' 'b' c' d' e' f' 'g'"),
        ("“a” „b‟ «c» d″", "\"a\" \"b\" \"c\" d\""),
        ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
        ("wait…", "wait..."),
        ("ﬁne ﬂow oﬃce ﬆ", "fine flow office st"),
        ("Ｆｕｌｌ　Ｗｉｄｔｈ！", "full width!"),
        ("½ ² № ™", "1/2 2 no tm"),
        ("a\u{a0}b \t c\r\nd\u{2028}\u{3000}e", "a b c d e"),
        ("a \u{ad} b", "a b"),
        ("ไทย\u{200b}ภาษา", "ไทยภาษา"),
        ("co\u{ad}op\u{200b}er\u{2060}ate\u{feff}", "cooperate"),
        ("❤\u{fe0f}", "❤"),
        ("ΣΟΦΌΣ σοφός", "σοφοσ σοφοσ"),
        ("Ёлка Йод ЖУК", "елка иод жук"),
        ("か が ぱ", "か が ぱ"),
        ("か\u{3099} は\u{309a} ｶﾞ", "が ぱ ガ"),
        ("가 각", "가 각"),
        ("\u{1100}\u{1161} \u{1100}\u{1161}\u{11a8}", "가 각"),
        ("ที่นี่", "ที่นี่"),
        ("हिन्दी", "हिन्दी"),
        ("شُكْرًا", "شكرا"),
        ("a ¨ b", "a ¨ b"),
    ];
    for (text, expected) in cases {
        assert_eq!(fold(text, Case::Folded).text(), expected, "{text}");
    }
}

#[test]
fn exact_case_folds_all_but_case() {
    let cases = [
        ("Crème “Ø” – ẞ", "Creme \"O\" - SS"),
        ("Ærø Œuvre Þing", "Aero Oeuvre Thing"),
        ("İstanbul ℃", "Istanbul °C"),
    ];
    for (text, expected) in cases {
        assert_eq!(fold(text, Case::Exact).text(), expected, "{text}");
    }
}

#[test]
fn a_query_finds_the_original() {
    let cases: &[(&[&str], &str, &[&str])] = &[
        // Smart case.
        (&["The end. the END."], "the end", &["The end", "the END"]),
        (&["The end. the END."], "The", &["The"]),
        (&["Élan, élan"], "Elan", &["Élan"]),
        // Spaces.
        (&["one two"], "", &[]),
        (&["one two"], " \n\u{a0}", &[]),
        (&["one two"], "\u{ad}\u{301}", &[]),
        (&["part art"], " art", &[" art"]),
        (&["a  b"], "a", &["a"]),
        (&["a \n b"], "a b", &["a \n b"]),
        // Wrapped phrases, and borders of blocks.
        (
            &["a hard\nwrapped phrase"],
            "hard wrapped",
            &["hard\nwrapped"],
        ),
        (&["a hard", "wrapped phrase"], "hard wrapped", &[]),
        (&["a hard", "wrapped phrase"], "hardwrapped", &[]),
        (&["ab", "ab", "ab"], "ab", &["ab", "ab", "ab"]),
        // Letters that fold to several, and several that fold to one.
        (&["Straße"], "strasse", &["Straße"]),
        (&["Straße"], "s", &["S", "ß"]),
        (&["Strasse"], "straße", &["Strasse"]),
        (&["a ﬁne oﬃce"], "f", &["ﬁ", "ﬃ"]),
        (&["a ﬁne oﬃce"], "in", &["ﬁn"]),
        (&["wait… more"], ".", &["…"]),
        (&["İİx"], "ix", &["İx"]),
        (&["İ i ı I"], "i", &["İ", "i", "ı", "I"]),
        // What vanishes is in a hit only inside.
        (&["\u{ad}co\u{ad}op\u{ad}"], "coop", &["co\u{ad}op"]),
        (&["\u{ad}co\u{ad}op\u{ad}"], "co", &["co"]),
        (&["it’s ‘it's’"], "it's", &["it’s", "it's"]),
        (&["cafe\u{301}s"], "cafe", &["cafe\u{301}"]),
        // Whole graphemes.
        (
            &["a👨\u{200d}👩\u{200d}👧b"],
            "👩",
            &["👨\u{200d}👩\u{200d}👧"],
        ),
        (&["かがか\u{3099}"], "か", &["か"]),
        (&["かがか\u{3099}"], "が", &["が", "か\u{3099}"]),
        (&["가각"], "가", &["가"]),
        // No overlap.
        (&["aaaaa"], "aa", &["aa", "aa"]),
    ];
    for (blocks, query, expected) in cases {
        assert_eq!(&found(blocks, query), expected, "{query:?} in {blocks:?}");
    }
}

#[test]
fn the_query_is_kept_as_typed() {
    let pattern = Pattern::new("Crème  ‘x’").unwrap();
    assert_eq!(pattern.query(), "Crème  ‘x’");
}

#[test]
fn hits_begin_inside_the_span() {
    let review = review_of(&["aé  a", "ba\u{301}"]);
    // a 0, é 1..3, spaces 3..5, a 5, border 6..8, b 8, á 9..12.
    let cases: &[(&str, std::ops::Range<usize>, &[usize])] = &[
        ("a", 0..12, &[0, 5, 9]),
        ("a", 1..9, &[5]),
        ("a", 5..5, &[]),
        ("a", 10..12, &[]),
        ("e", 2..12, &[]),
        (" a", 3..4, &[3]),
        (" a", 4..12, &[]),
        ("a", 7..99, &[9]),
        ("a", 50..99, &[]),
    ];
    for (query, within, expected) in cases {
        let pattern = Pattern::new(query).unwrap();
        let starts: Vec<usize> = find(&review, &pattern, Span::of(within.clone()))
            .map(|hit| hit.start.offset())
            .collect();
        assert_eq!(&starts, expected, "{query:?} in {within:?}");
    }
}

#[test]
fn every_place_in_a_long_line_is_found() {
    let one = "Plain words go on for a while, then – “an Élan”  \u{ad} ends\nhere. ";
    let line = one.repeat(20_000);
    for blocks in [vec![line.as_str()], vec![one.trim_end(); 20_000]] {
        let review = review_of(&blocks);
        let stride = review.blocks().get(1).map_or(one.len(), |block| {
            block.span.start.offset() // the second block begins where the first text is over
        });
        let pattern = Pattern::new("\"an elan\" ends here.").unwrap();
        let at = one.find('“').unwrap();
        let hits: Vec<Span> = find(&review, &pattern, whole(&review)).collect();
        let expected: Vec<Span> = (0..20_000)
            .map(|i| Span::of(i * stride + at..i * stride + one.trim_end().len()))
            .collect();
        assert!(hits == expected, "{} hits", hits.len());
    }
}

#[test]
fn graphemes_longer_than_a_piece_are_passed() {
    let long = format!("a{}b", "\u{e34}".repeat(100_000));
    let accents = format!("a{}b", "\u{301}".repeat(100_000));
    let nothing = format!("a{}b", "\u{ad}".repeat(100_000));
    let white = format!("a{}b", "\n".repeat(100_000));
    for (text, query) in [
        (&long, "b"),
        (&accents, "ab"),
        (&nothing, "ab"),
        (&white, "a b"),
    ] {
        let blocks = [text.as_str(), "ab", "a b"];
        let ends_first = found(&blocks, query).first().map(|hit| hit.ends_with('b'));
        assert_eq!(ends_first, Some(true));
        assert!(found(&blocks, query).len() > 1);
    }
}

/// Texts of many scripts and all that is folded.
fn text() -> impl Strategy<Value = String> {
    let letters = "a b A e é e\u{301} É \u{301} \u{3099} ’ “ – … ` ß ﬁ İ ½ Ж й 字 か が か\u{3099} ｶﾞ \
        각 \u{1100} \u{1161} \u{11a8} ที่ हि 👨\u{200d}👩\u{200d}👧 🇫🇷 🇩 👍🏽 ﷺ \u{600}";
    let spaces = vec![
        " ", "  ", "\n", "\r\n", "\u{a0}", "\t", "\u{ad}", "\u{200b}", "\u{200d}", "\u{fe0f}",
    ];
    let words = vec!["Thequickbrownfoxjumpsoverthelazydog", "it was, then; "];
    let part = prop_oneof![
        10 => prop::sample::select(letters.split(' ').collect::<Vec<_>>()).prop_map(str::to_owned),
        5 => prop::sample::select(spaces).prop_map(str::to_owned),
        1 => prop::sample::select(words).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

fn blocks() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text().prop_map(|text| text.trim().to_owned()), 1..4)
}

fn is_border(text: &str, offset: usize) -> bool {
    offset == text.len() || text.grapheme_indices(true).any(|(at, _)| at == offset)
}

/// A grapheme, or white space that counts as one, with what it folds to.
type Part = (std::ops::Range<usize>, String);

fn parts_of(text: &str, base: usize, case: Case) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (at, grapheme) in text.grapheme_indices(true) {
        let end = base + at + grapheme.len();
        let folded = fold(grapheme, case).text().to_owned();
        match parts.last_mut() {
            _ if folded.is_empty() => {}
            Some((range, last)) if folded == " " && last == " " => range.end = end,
            _ => parts.push((base + at..end, folded)),
        }
    }
    parts
}

/// The index of the part that holds the byte `at` of what the parts fold to.
fn part_holding(parts: &[Part], at: usize) -> Option<usize> {
    let mut passed = 0;
    parts.iter().position(|(_, text)| {
        passed += text.len();
        passed > at
    })
}

/// The first hit in the parts, and the parts behind it.
fn slow_hit<'a>(parts: &'a [Part], needle: &str) -> Option<(Span, &'a [Part])> {
    let folded: String = parts.iter().map(|(_, text)| text.as_str()).collect();
    let at = folded.find(needle)?;
    let (first, _) = parts.get(part_holding(parts, at)?)?;
    let end = part_holding(parts, at + needle.len() - 1)?;
    let (last, _) = parts.get(end)?;
    Some((Span::of(first.start..last.end), parts.get(end + 1..)?))
}

/// The hits, found by comparing at every place.
fn slow_hits(review: &Review, query: &str, within: Span) -> Vec<Span> {
    let case = if query.chars().any(char::is_uppercase) {
        Case::Exact
    } else {
        Case::Folded
    };
    let needle = fold(query, case);
    let mut hits = Vec::new();
    for block in review.blocks() {
        let mut parts = parts_of(review.slice(block.span), block.span.start.offset(), case);
        parts.retain(|(range, _)| range.start >= within.start.offset());
        let mut rest = parts.as_slice();
        while let Some((hit, behind)) = slow_hit(rest, needle.text()) {
            hits.extend(within.contains(hit.start).then_some(hit));
            rest = behind;
        }
    }
    hits
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn folded_places_map_back_to_graphemes_in_order(text in text(), exact in any::<bool>()) {
        let case = if exact { Case::Exact } else { Case::Folded };
        let folded = fold(&text, case);
        let mut before = 0..0;
        for (at, c) in folded.text().char_indices() {
            let source = folded.source(at..at + c.len_utf8());
            prop_assert!(source.start < source.end);
            prop_assert!(is_border(&text, source.start) && is_border(&text, source.end));
            prop_assert!(source == before || source.start >= before.end);
            let again = fold(text.get(source.clone()).unwrap(), case);
            prop_assert!(again.text().contains(c), "{:?} {:?}", again.text(), c);
            before = source;
        }
    }

    #[test]
    fn folding_goes_grapheme_by_grapheme(text in text()) {
        let parts = parts_of(&text, 0, Case::Folded);
        let whole: String = parts.iter().map(|(_, folded)| folded.as_str()).collect();
        let folded = fold(&text, Case::Folded);
        prop_assert_eq!(folded.text(), whole.as_str());
    }

    #[test]
    fn a_slice_is_found_at_its_own_place(
        blocks in blocks(),
        (which, from, to) in any::<(prop::sample::Index, prop::sample::Index, prop::sample::Index)>(),
    ) {
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let review = review_of(&blocks);
        prop_assume!(!review.blocks().is_empty());
        let block = which.get(review.blocks()).span;
        let mut parts = parts_of(review.slice(block), block.start.offset(), Case::Exact);
        parts.retain(|(_, folded)| folded != " ");
        prop_assume!(!parts.is_empty());
        let (from, to) = (from.index(parts.len()), to.index(parts.len()));
        let span = Span::of(parts[from.min(to)].0.start..parts[from.max(to)].0.end);
        let pattern = Pattern::new(review.slice(span)).unwrap();
        let within = Span::new(span.start, review.end());
        prop_assert_eq!(find(&review, &pattern, within).next(), Some(span));
    }

    #[test]
    fn hits_are_those_found_slowly(
        blocks in blocks(),
        (from, to) in any::<(prop::sample::Index, prop::sample::Index)>(),
        length in 1_usize..6,
        (start, end) in any::<(prop::sample::Index, prop::sample::Index)>(),
        all in any::<bool>(),
    ) {
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let review = review_of(&blocks);
        let folded = fold(blocks[from.index(blocks.len())], Case::Exact);
        let at = to.index(folded.text().chars().count() + 1);
        let query: String = folded.text().chars().skip(at).take(length).collect();
        let Some(pattern) = Pattern::new(&query) else {
            return Ok(());
        };
        let size = review.text().len() + 1;
        let within = if all {
            whole(&review)
        } else {
            Span::of(start.index(size)..end.index(size))
        };
        let hits: Vec<Span> = find(&review, &pattern, within).collect();
        for hit in &hits {
            prop_assert!(is_border(review.text(), hit.start.offset()));
            prop_assert!(is_border(review.text(), hit.end.offset()));
        }
        prop_assert_eq!(hits, slow_hits(&review, &query, within));
    }
}
