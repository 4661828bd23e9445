//! Text in any encoding: what is told of its bytes, and how they are decoded.

use encoding_rs::Encoding as Legacy;
use frontrow::formats::{self, Encoding, Hint, SHORTEST_BEGINNING, Unreadable};
use proptest::prelude::*;

mod sentences;
use sentences::SENTENCES;

/// The encoding called `name`, UTF-8 if there is none.
fn legacy(name: &str) -> &'static Legacy {
    Legacy::for_label(name.as_bytes()).unwrap_or(encoding_rs::UTF_8)
}

/// `text` in the encoding called `name`.
fn encoded(text: &str, name: &str) -> Vec<u8> {
    let (bytes, _, failed) = legacy(name).encode(text);
    assert!(!failed, "{name} cannot spell {text}");
    bytes.into_owned()
}

/// `text` in UTF-16, its units written by `bytes`.
fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// What is decoded of `bytes`, and what is told of it.
fn decoded(bytes: &[u8]) -> (String, Vec<(Option<usize>, String)>) {
    let encoding = Encoding::of(bytes).unwrap_or(Encoding::Ascii);
    let decoded = encoding.decode(bytes.to_vec());
    let problems = decoded.problems.into_iter();
    let told = problems.map(|problem| (problem.line, problem.message));
    (decoded.text, told.collect())
}

#[test]
fn a_sentence_reads_the_same_in_every_encoding() {
    let mut wrong = Vec::new();
    for (sentence, names) in SENTENCES {
        for name in *names {
            for times in [1, 3000] {
                let text = format!("A review\n\n{}", format!("{sentence}\n").repeat(times));
                let bytes = encoded(&text, name);
                let encoding = Encoding::of(&bytes).unwrap();
                if decoded(&bytes) != (text, Vec::new()) {
                    wrong.push(format!("{name} as {}: {sentence}", encoding.name()));
                }
            }
        }
        let marked = format!("\u{feff}{sentence}");
        for bytes in [
            marked.as_bytes().to_vec(),
            sentence.as_bytes().to_vec(),
            wide(&marked, u16::to_le_bytes),
            wide(&marked, u16::to_be_bytes),
        ] {
            assert_eq!(decoded(&bytes), ((*sentence).to_owned(), Vec::new()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn utf_16_without_a_mark_is_told_where_it_plainly_is() {
    for (sentence, names) in SENTENCES {
        let is_alphabet = !matches!(names[0], "shift_jis" | "gbk" | "big5" | "euc-kr");
        for bytes in [
            wide(sentence, u16::to_le_bytes),
            wide(sentence, u16::to_be_bytes),
        ] {
            let told = Encoding::of(&bytes).map(Encoding::name);
            assert_eq!(told == Ok("UTF-16"), is_alphabet, "{sentence}: {told:?}");
            if is_alphabet {
                assert_eq!(decoded(&bytes).0, *sentence);
            }
        }
    }
    let table: [(&[u8], Option<Encoding>); 6] = [
        (b"o\0k\0.\0\n\0", Some(Encoding::Utf16Little)),
        (b"\0o\0k\0.\0\n", Some(Encoding::Utf16Big)),
        (b"o\0k\0", Some(Encoding::Ascii)),
        (b"one\0stray NUL", Some(Encoding::Ascii)),
        (b"\n\n \n\0\n\n\n\n\n\n \n \n", Some(Encoding::Ascii)),
        (&[0; 99], None),
    ];
    for (bytes, expected) in table {
        assert_eq!(Encoding::of(bytes).ok(), expected, "{bytes:?}");
    }
}

#[test]
fn broken_bytes_among_whole_characters_leave_it_utf_8() {
    let told = |line, bytes: &str| (Some(line), format!("{bytes} UTF-8 and {}", "is shown as �"));
    let table: [(&[u8], &str, Option<_>); 6] = [
        (
            b"d\xc3\xa9j\xc3\xa0\nvu\xe9\n",
            "déjà\nvu�\n",
            Some(told(2, "1 byte is not")),
        ),
        (b"caf\xe9\n", "café\n", None),
        (b"caf\xe9", "café", None),
        (
            b"The \x93Ferry\x94 \x96 a film",
            "The “Ferry” – a film",
            None,
        ),
        (
            b"caf\xc3\xa9 \xe9",
            "café �",
            Some(told(1, "1 byte is not")),
        ),
        (
            b"It ends \xe2\x80",
            "It ends �",
            Some((
                Some(1),
                "2 bytes are not UTF-8 and are shown as �".to_owned(),
            )),
        ),
    ];
    for (bytes, text, problem) in table {
        assert_eq!(
            decoded(bytes),
            (text.to_owned(), problem.into_iter().collect())
        );
    }
}

#[test]
fn what_an_older_encoding_does_not_know_is_told_with_its_name() {
    let (sentence, _) = SENTENCES
        .iter()
        .find(|(_, names)| names[0] == "shift_jis")
        .unwrap();
    let mut bytes = encoded(&format!("{sentence}\n").repeat(9), "shift_jis");
    bytes.extend(b"\r\xa0\xff\n\x82");
    let (text, problems) = decoded(&bytes);
    assert!(text.ends_with("\n\r��\n�"), "{text}");
    assert_eq!(
        problems,
        [
            (
                Some(11),
                "2 bytes are not Shift_JIS, which it seems to be written in, and are shown as �"
                    .to_owned()
            ),
            (
                Some(12),
                "1 byte is not Shift_JIS, which it seems to be written in, and is shown as �"
                    .to_owned()
            ),
        ]
    );
}

#[test]
fn what_was_written_on_an_old_macintosh_is_read() {
    let text =
        "L’été\r\rUn film où l’on s’ennuie, à côté du très bon « Phare » ; ça n’a pas pris.\r";
    assert_eq!(
        decoded(&encoded(text, "macintosh")),
        (text.to_owned(), Vec::new())
    );
    let english = "The Ferry\r\rIt doesn’t work, and I didn’t mind – it’s “quiet” at the café.\r";
    let bytes = encoded(english, "macintosh");
    assert_eq!(decoded(&bytes), (english.to_owned(), Vec::new()));
    // The same with the line ends and the letters of Windows.
    for text in [text, english] {
        for text in [text.to_owned(), text.replace('\r', "\r\n")] {
            assert_eq!(decoded(&encoded(&text, "windows-1252")).0, text);
        }
    }
}

#[test]
fn what_a_page_declares_counts_more_than_its_letters() {
    let table = [
        (
            "<?xml version='1.0' encoding='iso-8859-2'?><p>",
            "iso-8859-2",
        ),
        ("<meta charset=windows-1257><p>", "windows-1257"),
        ("<meta charset=utf-8><p>", "windows-1252"),
        ("<p>", "windows-1252"),
    ];
    for (start, name) in table {
        let bytes = encoded(&format!("{start}žŽ š"), name);
        let review = formats::read(bytes.clone(), Hint::Html).unwrap().review;
        let expected = legacy(name).decode(&bytes).0;
        assert_eq!(
            review.text(),
            expected.strip_prefix(start).unwrap(),
            "{start}"
        );
    }
    let utf_8 = "<meta charset=iso-8859-2><p>ž".as_bytes().to_vec();
    let review = formats::read(utf_8, Hint::Html).unwrap().review;
    assert_eq!(review.text(), "ž");
}

#[test]
fn what_is_no_text_is_refused() {
    let random: Vec<u8> = (0..9000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let zeros = [0; 64];
    let with = |start: &[u8], rest: &[u8]| [start, rest].concat();
    let table: [(&str, Vec<u8>); 10] = [
        ("noise", random.clone()),
        ("PDF", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n".to_vec()),
        (
            "PNG",
            with(
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01",
                b"\x08\x02\0\0\0",
            ),
        ),
        ("ELF", with(b"\x7fELF\x02\x01\x01\0", &zeros)),
        ("gzip", with(b"\x1f\x8b\x08\0\0\0\0\0\0\x03", &random)),
        ("zip", with(b"PK\x03\x04\x14\0\0\0\x08\0", &random)),
        ("JPEG", with(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01", &random)),
        (
            "a font",
            with(b"\0\x01\0\0\0\x10\x01\0\0\x04\0\0GDEF", &zeros),
        ),
        ("SQLite", with(b"SQLite format 3\0\x10\0\x01\x01", &zeros)),
        (
            "sound",
            (0..4000_u16)
                .flat_map(|i| (i % 300).to_le_bytes())
                .collect(),
        ),
    ];
    for (name, bytes) in table {
        assert_eq!(Encoding::of(&bytes), Err(Unreadable::Binary), "{name}");
        if name == "zip" {
            continue; // It may be a book.
        }
        let short = &bytes[..bytes.len().min(8 * 1024)];
        assert_eq!(formats::check(short), Err(Unreadable::Binary), "{name}");
    }
    let utf_32 = b"\xff\xfe\0\0h\0\0\0";
    assert_eq!(Encoding::of(utf_32), Err(Unreadable::Utf32));
    for text in [b"one\0stray NUL".as_slice(), b"\x1b[1mbold\x1b[0m"] {
        assert_eq!(Encoding::of(text), Ok(Encoding::Ascii));
    }
}

#[test]
fn line_ends_of_every_kind_are_read() {
    let table = [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\u{c}two", "one\n\ntwo"),
        ("one\n\u{c}two\u{c}\nthree\u{c}", "one\n\ntwo\n\nthree\n"),
        (
            "one\u{2029}two\u{2028}three\u{b}four",
            "one\n\ntwo\nthree\nfour",
        ),
        ("o\0ne", "one"),
    ];
    for (source, text) in table {
        let read = formats::read(source.as_bytes().to_vec(), Hint::Plain).unwrap();
        assert_eq!(read.review.text(), text, "{source:?}");
        let last = read.review.blocks().last().unwrap();
        let lines = source.replace("\r\n", "\n").matches(['\n', '\r']).count();
        assert!(last.line as usize <= lines + 1, "{source:?}: {last:?}");
    }
}

#[test]
fn a_beginning_is_decoded_as_the_whole_is() {
    let sentence = |name: &str| {
        let mut rows = SENTENCES.iter();
        rows.find(|(_, names)| names.contains(&name)).unwrap().0
    };
    let long =
        |name: &str, end: &str| encoded(&format!("{}{end}", sentence(name)).repeat(12_000), name);
    let ascii = "It is a quiet film, and I liked it.\n".repeat(2_500);
    let endless = "It is a quiet film, and I liked it. ".repeat(2_500);
    let latin = encoded(
        &"Un été très long ; j’ai dormi.\n".repeat(9_000),
        "windows-1252",
    );
    let table: [(&str, Vec<u8>); 9] = [
        ("windows-1251", long("windows-1251", "\n")),
        ("koi8-r", long("koi8-r", " ")),
        ("shift_jis", long("shift_jis", "\r\n")),
        ("shift_jis without ends", long("shift_jis", "")),
        ("gbk without ends", long("gbk", "")),
        ("iso-2022-jp", long("iso-2022-jp", "\n")),
        ("ASCII first", [ascii.as_bytes(), &latin].concat()),
        (
            "ASCII first, then UTF-8",
            [ascii.as_bytes(), "é —\n".repeat(60_000).as_bytes()].concat(),
        ),
        (
            "an endless line",
            [endless.as_bytes(), &latin[..20], endless.as_bytes()].concat(),
        ),
    ];
    for (name, bytes) in table {
        let whole = formats::read(bytes.clone(), Hint::Plain).unwrap().review;
        assert_eq!(whole.problems(), [], "{name}");
        let given = &bytes[..SHORTEST_BEGINNING];
        let end = formats::beginning(given);
        assert!(end >= SHORTEST_BEGINNING / 2, "{name}: {end}");
        let beginning = formats::read(bytes[..end].to_vec(), Hint::Plain)
            .unwrap()
            .review;
        assert_eq!(beginning.problems(), [], "{name}");
        assert!(whole.text().starts_with(beginning.text()), "{name}");
        let (_, settled) = beginning.blocks().split_last().unwrap();
        assert!(whole.blocks().starts_with(settled), "{name}");
    }
}

/// Every encoding that text may be told to be in.
fn all() -> Vec<Encoding> {
    const NAMES: &[&str] = &[
        "euc-jp",
        "euc-kr",
        "shift_jis",
        "big5",
        "gbk",
        "gb18030",
        "iso-2022-jp",
        "windows-1252",
        "koi8-u",
        "macintosh",
    ];
    let legacy = NAMES.iter().map(|name| Encoding::Legacy(legacy(name)));
    [
        Encoding::Ascii,
        Encoding::Utf8,
        Encoding::Utf16Little,
        Encoding::Utf16Big,
    ]
    .into_iter()
    .chain(legacy)
    .collect()
}

#[test]
fn a_sign_splits_where_it_is_never_a_part_of_another() {
    for encoding in all() {
        let Encoding::Legacy(legacy) = encoding else {
            continue;
        };
        for sign in 0_u8..0x80 {
            // Two bytes, and in GBK also what begins four.
            let eaten = (0x80..=0xff_u8).any(|lead| {
                [
                    vec![lead, sign],
                    vec![0x81, 0x30, 0x81, sign],
                    vec![lead, sign, 0x81, 0x30],
                ]
                .iter()
                .any(|bytes| {
                    let text = legacy.decode_without_bom_handling(bytes).0;
                    !text.contains(char::from(sign))
                })
            });
            let expected = !eaten && legacy.name() != "ISO-2022-JP";
            assert_eq!(
                encoding.splits_at(sign),
                expected,
                "{} {sign:#x}",
                encoding.name()
            );
        }
    }
    for sign in [b'\n', b'\r', b'\t', b' ', b'"', b',', b':', b';'] {
        let splits = all()
            .into_iter()
            .filter(|encoding| encoding.splits_at(sign));
        assert_eq!(splits.count(), all().len() - 3);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in any::<Vec<u8>>(), high in 0x80_u8.., at in 0_usize..99) {
        let mut bytes = bytes;
        bytes.retain(|byte| *byte >= 0x20);
        bytes.insert(at.min(bytes.len()), high);
        if let Ok(encoding) = Encoding::of(&bytes) {
            let decoded = encoding.decode(bytes.clone());
            prop_assert_eq!(decoded.text.is_empty(), bytes.is_empty());
        }
    }

    #[test]
    fn ascii_stays_as_it_is(text in "[ -~\n\r\t]*") {
        let encoding = Encoding::of(text.as_bytes()).unwrap();
        prop_assert_eq!(encoding.name(), "ASCII");
        prop_assert_eq!(encoding.decode(text.clone().into_bytes()).text, text);
    }

    #[test]
    fn lines_decoded_alone_are_those_of_the_whole(bytes in any::<Vec<u8>>()) {
        for encoding in all() {
            if !encoding.splits_at(b'\n') || encoding == Encoding::Ascii {
                continue;
            }
            let whole = encoding.decode(bytes.clone()).text;
            let lines = bytes.split_inclusive(|byte| *byte == b'\n');
            let alone: Vec<String> = lines.map(|line| encoding.decode(line.to_vec()).text).collect();
            let whole: Vec<&str> = whole.split_inclusive('\n').collect();
            prop_assert_eq!(&alone, &whole, "{}", encoding.name());
        }
    }
}
