//! What is broken and what is kept: texts as they fall into pieces when there is room for each.

use super::breaks::SOFT_HYPHEN;
use super::pieces::{Hyphen, pieces};
use crate::review::{Facts, Position, Review, Span};

/// The pieces of `text` for lines of `widest` columns, with `|` between them and `-|` where a
/// hyphen is drawn.
fn cut(text: &str, widest: u16) -> String {
    let review = Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new());
    let span = Span::new(Position::START, review.end());
    let shown = pieces(&review, span, widest, None)
        .into_iter()
        .map(|piece| {
            let text = review.slice(Span::of(piece.start..piece.end));
            let hyphen = match piece.hyphen {
                Hyphen::None => "",
                Hyphen::Drawn => "-",
            };
            text.replace(SOFT_HYPHEN, "") + hyphen
        });
    shown.collect::<Vec<_>>().join("|")
}

/// Checks how each text is cut: `|` stands for a blank, `¦` for a cut where nothing is.
fn check(widest: u16, cases: &[&str]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|wanted| {
            let text = wanted.replace('|', " ").replace('¦', "");
            let set = cut(&text, widest);
            (set != wanted.replace('¦', "|")).then(|| format!("{wanted}\n{set}\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "wanted and cut:\n{}", wrong.join("\n"));
}

#[test]
fn marks_stand_with_what_they_belong_to() {
    check(
        40,
        &[
            "des|« mots »|longs",
            "les|« mots » ?|allons",
            "là ?|Personne",
            "belle !|Allons",
            "fini ;|voilà|encore",
            "ici :|« Allez »,|disait",
            "les|‹ mots ›|entre",
            "goes . . .|still",
            "end …|comes",
            "mots ?!|Allons",
            "¿ Quién|soy ?|Nadie",
            "one|( two )|three",
            "one|(two|words)|“three|words”|which",
            "one|[ two ]|three",
            "wer»Wort«|wieder",
            "dann|„ Worte “ wieder|„ mehr|Worte “ gar",
            "dann » Worte « wieder » mehr|Worte « gar",
            "les|« mots »|et|« encore|mots »|longs",
            "then|“ words ”|which",
        ],
    );
}

#[test]
fn no_line_begins_with_a_dash() {
    check(
        40,
        &[
            "long –|but|always",
            "long —|but|always",
            "long --|but|always",
            "long -|but|always",
            "long---¦always",
            "long—¦always",
            "larga|—inciso—|siempre",
            "larga|—inciso—,|siempre",
            "– Allez|donc,|disait-il",
            "— Allez|donc,|alors",
            "a|(–|5)|degrees",
            "from|1990–1995|onwards",
            "from|2019-20|onwards",
            "2021 ·|drama ·|90 min ·|Spain",
        ],
    );
}

#[test]
fn numbers_stand_with_what_they_count() {
    check(
        40,
        &[
            "walked|5 km|there",
            "walked|5 km,|there",
            "at|50 km/h|there",
            "gaben|20 €|dafür",
            "costs|€ 20|there",
            "costs|US$ 20|there",
            "costs|CHF 20|there",
            "costs|20 EUR.|Nobody",
            "some|12 %|there",
            "some|(12 %)|there",
            "lasts|90 min.|Nobody",
            "gives|4 stars!|Nobody",
            "gives|4.5 stars|there",
            "track|No. 5|there",
            "tracks|Nos. 5–7|there",
            "see|p. 12|there",
            "see|pp. 12–15,|there",
            "siehe|Nr. 3|wieder",
            "siehe|S. 12|wieder",
            "siehe|§ 5|wieder",
            "schon|3 Uhr|nachts",
            "für|20 Mio. Euro|gekauft",
            "dura|90 minutos|largos",
            "dure|12 heures|entières",
            "это|4 млн руб.,|всего|5 км,|снова",
            "оценка|8 из 10.|Никто",
            "kosztuje|5 zł,|niestety",
            "jahr|1997 r.,|wieder",
            "dura|3 ore|intere",
            "vale|5 estrelas|inteiras",
            "kreeg|3 sterren|gisteren",
            "it|sold|1 000 000 copies",
            "costs|€ 1 000,50|there",
            "it’s|8.5 / 10|there",
            "it’s|4/5|there",
            "it’s|4 / 5.|Nobody",
            "it’s|★★★½|there",
            "it’s|★★★ ½|there",
            "it’s|★★★ 1/2|there",
            "it’s|3 ½|there",
            "it’s|4 out of 5.|Nobody",
            "it’s|4 of 5.|Nobody",
            "it’s|4 out of|five|there",
            "went|out|of|5|houses",
            "gibt|4 von 5 Punkten",
            "gibt|4 von|fünf|Punkten",
            "vale|4 de 5 estrellas",
            "note|4 sur 5|encore",
            "one|of|5|houses",
            "a|room|of|3 × 4 m,|there",
        ],
    );
}

#[test]
fn dates_and_counted_parts_are_kept() {
    check(
        40,
        &[
            "on|3 May|there",
            "on|3 May 2021|there",
            "on|May 3, 2021,|there",
            "on|May 3rd, 2021|there",
            "on|3,|2021|there",
            "on|May 3,|2021st|there",
            "on|May 3rd|there",
            "on|the|3rd of May|there",
            "am|3. Mai|wieder",
            "au|1er mai|encore",
            "el|3 de mayo|de|siempre",
            "em|3 de março|sempre",
            "saw|Part II|there",
            "saw|Act I|there",
            "saw|Louis XIV|there",
            "and|now|I|would|always",
            "Season 3,|Episode 4|there",
            "at|10 a. m.|today",
            "at|10 a.m.|today",
            "in|1999,|miles|always",
            "in|1999.|May|always",
            "the|2|brothers",
        ],
    );
}

#[test]
fn names_and_shortened_words_are_kept() {
    check(
        40,
        &[
            "of|J. R. R. Tolkien|there",
            "of|J.R.R. Tolkien’s|world",
            "of|J.-P. Melville|there",
            "of|É. Zola,|there",
            "then|Mr Pell|there",
            "then|Mrs. Pell|there",
            "then|(Dr. No)|there",
            "after|St. John|there",
            "dann|z. B.|dieses",
            "dann|d. h.|dieses",
            "dann|u. v. m.|wieder",
            "jahr|400 v. Chr.|wieder",
            "alors|p. ex.|encore",
            "era|p. ej.|siempre",
            "là|Mme Dupont|encore",
            "la|Sra. Luna|siempre",
            "il|Sig. Rossi|sempre",
            "heer|Dhr. Vries|gisteren",
            "bowls etc.|there",
            "Smith|et al.|there",
            "King Jr.|there",
            "cf. Smith|there",
            "Kramer|vs. Kramer|there",
            "andare|al|cinema",
        ],
    );
}

#[test]
fn single_letters_of_slavic_languages_stand_with_the_next_word() {
    check(
        40,
        &[
            "Przyszła|z córką|i wróciła|w środę|o świcie",
            "W żółtym|(z całą|pewnością)|a także|w roku|2021.|Potem",
            "Přišla|s dětmi|k řece|a viděla|v dálce|o něco",
            "Он|пришёл|с дочерью|и ушёл|в полночь",
            "Вона|прийшла|з донькою|і пішла|в поле",
            // Elsewhere they are other words.
            "a|film|by|Kieślowski|and|a|friend|which|is|a|pleasure",
            "una|o|otra|mañana|o|i|altres",
        ],
    );
}

#[test]
fn words_are_parted_only_where_enough_is_left() {
    check(
        40,
        &[
            "well-¦known|country",
            "state-of-¦the-¦art|country",
            "a|T-shirt|there",
            "a|sci-fi|country",
            "the|director/¦writer|there",
            "his/her|and|w/o|there",
            "and/or|there",
            "half--¦forgotten",
            "mother-in-¦law’s|country",
            "the|‑5|degrees",
        ],
    );
}

#[test]
fn short_last_words_are_bound() {
    check(
        40,
        &[
            "that|he|saw him.",
            "that|he|saw “it.”",
            "that|he|saw|these",
            "a|good|half-life",
            "that|is a?",
        ],
    );
    check(10, &["that|nobody|wondering|at"]);
}

#[test]
fn addresses_are_broken_only_where_they_are_too_wide() {
    check(
        40,
        &[
            "read|(https://example.org/a/b-c?d=e),|today",
            "www.example.org,|today",
        ],
    );
    check(
        16,
        &["read|https://¦example.¦org/¦films/¦a-¦long-¦list.¦html?¦year=¦2021|today"],
    );
    check(8, &["read|www.¦examples¦.org|today"]);
}

#[test]
fn chinese_and_japanese() {
    check(
        40,
        &[
            "映¦画¦「夜¦の¦海」¦は、¦静¦か¦だ。¦見¦る",
            "ちょっ¦と¦ゲー¦ム¦を¦人々¦は",
            "『海』¦（二¦部）！¦驚¦き？¦見¦る",
            "彼¦は……¦黙¦る",
            "彼——¦黙¦る",
            "は¦3人¦で、¦2021年¦に¦第3話¦を¦見¦る",
            "は¦２０２１年¦に¦見¦る",
            "は¦20世紀¦に¦90分間¦見¦る",
            "电¦影¦长¦120分钟，¦很¦好¦看¦了",
            "得¦8.5分，¦满¦分¦10分。¦看¦了",
            "看¦了¦12%¦的¦人¦了",
            "《霸¦王¦别¦姬》¦很¦好¦看",
            "コー¦ヒー¦を¦飲¦む",
            "夜〜¦海¦を¦見¦る",
        ],
    );
}

#[test]
fn korean_is_broken_between_words() {
    check(
        40,
        &[
            "이|영화는|정말|재미있는|이야기였다.",
            "배우|3명이|TV에서|(박찬욱)을|만나보았다",
        ],
    );
    // A word that is too wide is broken between syllables.
    check(8, &["이|재¦미¦있¦는¦이¦야¦기¦였¦다|영화를"]);
}

#[test]
fn scripts_without_blanks() {
    check(
        40,
        &["ภาพยนตร์¦เรื่อง¦นี้¦สวยงาม¦มาก", "ខ្ញុំ¦ចូលចិត្ត¦ភាពយន្ត", "ພາສາ¦ລາວ"],
    );
}

#[test]
fn words_set_apart_by_nothing_to_see_are_parted_there() {
    let cases = [
        // As one word, ភាពយន្ត is in the dictionary.
        ("ភាព\u{200b}យន្ត\u{200b}ចូលចិត្ត\u{200b}ចូលចិត្ត", "ភាព|យន្ត|ចូលចិត្ត|ចូលចិត្ត"),
        ("ทดสอบ\u{200b}ระบบ\u{200b}ทดสอบ", "ทดสอบ|ระบบ|ทดสอบ"),
    ];
    for (text, pieces) in cases {
        assert_eq!(cut(text, 40).replace('\u{200b}', ""), pieces);
    }
}

#[test]
fn blanks_that_are_more_than_blanks() {
    check(
        40,
        &[
            "five\u{a0}kilometres|there",
            "five\u{202f}kilometres|there",
            "five\u{2060}kilometres|there",
            "five\u{200b}¦kilometres|there",
        ],
    );
}

#[test]
fn a_wide_blank_goes_at_the_end_of_a_line() {
    assert_eq!(cut("映画\u{3000}海を見る", 40), "映|画|海|を|見|る");
}

#[test]
fn what_is_cut_leaves_no_letter_or_two_alone() {
    let cases = [
        ("abcdefghijkl", 5, "abcde|fghi|jkl"),
        ("abcdefghijk,", 5, "abcde|fgh|ijk,"),
        ("abcdefghijklm", 5, "abcde|fghij|klm"),
        ("abcdefgh", 3, "abc|de|fgh"),
        ("wasserkocher", 10, "wasserkoc|her"),
    ];
    for (text, widest, pieces) in cases {
        assert_eq!(cut(text, widest), pieces, "{text:?}");
    }
}

#[test]
fn soft_hyphens_part_words() {
    let cases = [
        ("cin\u{ad}e\u{ad}ma, films", 40, "cin-|e-|ma,|films"),
        // Where there is no room for the hyphen, or nothing to part, none is drawn.
        ("cine\u{ad}matic", 4, "cine|ma|tic"),
        ("cinema\u{ad}tographic", 6, "cinema|tograp|hic"),
        ("\u{ad}cinema\u{ad} filming\u{ad}", 40, "cinema|filming"),
        ("well-\u{ad}known", 40, "well-|known"),
    ];
    for (text, widest, pieces) in cases {
        assert_eq!(cut(text, widest), pieces, "{text:?}");
    }
}
