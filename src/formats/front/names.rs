//! The names under which facts are stated, in front matter and in the text, as reviewers use them.

use super::known;
use std::borrow::Cow;

/// A meaning that a name may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Meaning {
    /// The title of the review.
    Title,
    /// What is reviewed.
    Work,
    /// The kind of work.
    WorkKind,
    /// The type of work, or of the page.
    Type,
    /// Who made it.
    Maker,
    /// Who made it, or else who wrote the review.
    Author,
    /// Who wrote the review.
    Reviewer,
    /// The day of the review.
    Date,
    /// The year of the work.
    Year,
    /// The rating.
    Rating,
    /// The best rating there is.
    Best,
    /// The worst rating there is.
    Worst,
    /// Tags.
    Tags,
    /// A warning of spoilers.
    Spoiler,
    /// The language of the review.
    Language,
    /// Values that stand for themselves, set apart by the program that makes the site.
    Beside,
}

/// The names of a meaning, the one that counts most first; in small letters, without spaces and
/// signs.
struct Names {
    meaning: Meaning,
    /// Those that mean the same in front matter and in a text.
    anywhere: &'static [&'static str],
    /// Those that may mean something else in a text.
    in_front: &'static [&'static str],
}

/// Each meaning with its names: English, then German, French, Spanish, Italian, Portuguese, Dutch,
/// Chinese, Japanese, where a name is not one of an earlier language.
#[rustfmt::skip]
const TABLE: &[Names] = &[
    Names {
        meaning: Meaning::Title,
        anywhere: &[
            "title", "titel", "titre", "título", "titolo", "标题", "標題", "タイトル",
        ],
        in_front: &["name", "headline"],
    },
    Names {
        meaning: Meaning::Work,
        anywhere: &[
            "film", "movie", "book", "booktitle", "album", "game", "filmtitle", "bookreviewed",
            "filmtitel", "buchtitel", "buch", "spiel",
            "livre", "titredufilm", "titredulivre", "jeu",
            "película", "libro", "disco", "juego", "titolodelfilm", "titolodellibro", "gioco",
            "filme", "livro", "jogo", "boek", "boektitel", "spel",
            "书名", "書名", "片名", "影片", "电影", "電影", "游戏", "遊戲", "专辑", "專輯",
            "作品名", "作品", "映画", "書籍", "書籍名", "ゲーム", "アルバム",
        ],
        in_front: &["item", "itemreviewed", "work", "product", "subject"],
    },
    Names { meaning: Meaning::WorkKind, anywhere: &[], in_front: &["workkind"] },
    Names { meaning: Meaning::Type, anywhere: &[], in_front: &["type"] },
    Names {
        meaning: Meaning::Maker,
        anywhere: &[
            "director", "directors", "directedby", "bookauthor", "artist", "artists", "creator",
            "developer", "developers", "developedby",
            "regie", "regisseur", "regisseurin", "künstler", "künstlerin", "interpret",
            "interpretin", "entwickler", "entwicklerstudio",
            "réalisation", "réalisateur", "réalisatrice", "réalisépar", "artiste", "développeur",
            "dirección", "directora", "directores", "dirigidapor", "dirigidopor", "artista",
            "desarrollador", "desarrolladora",
            "regia", "regista", "registi", "direttoda", "sviluppatore",
            "direção", "diretor", "diretora", "realização", "realizador", "realizadora",
            "desenvolvedor", "desenvolvedora", "regisseurs", "artiest", "ontwikkelaar",
            "导演", "導演", "歌手", "艺人", "开发商", "開發商", "監督", "開発元", "アーティスト",
        ],
        in_front: &["studio", "makers", "maker", "by"],
    },
    Names {
        meaning: Meaning::Author,
        anywhere: &[
            "author", "authors", "autor", "autorin", "autoren", "auteur", "auteure", "autrice",
            "auteurs", "autora", "autores", "autore", "autori", "schrijver", "schrijfster",
            "作者", "著者", "作家",
        ],
        in_front: &[],
    },
    Names {
        meaning: Meaning::Reviewer,
        anywhere: &[
            "reviewer", "reviewedby", "reviewby", "rezensent", "rezensentin", "rezensiertvon",
            "rezensionvon", "critiquepar", "chroniquepar", "chroniquépar", "reseñadopor",
            "reseñadapor", "reseñapor", "críticapor", "recensitoda", "recensore", "resenhadopor",
            "resenhapor", "resenhista", "recensent", "gerecenseerddoor", "recensiedoor",
            "besprokendoor", "评论者", "評論者", "书评人", "影评人", "評者", "レビュアー", "執筆者",
        ],
        in_front: &["critic", "byline"],
    },
    Names {
        meaning: Meaning::Date,
        anywhere: &[
            "date", "datereviewed", "reviewdate", "dateofreview", "reviewedon", "datewatched",
            "dateread", "posted", "postedon", "datum", "fecha", "data", "日期", "日付", "投稿日",
        ],
        in_front: &[
            "published", "datepublished", "publishdate", "pubdate", "watched", "read", "finished",
            "updated",
        ],
    },
    Names {
        meaning: Meaning::Year,
        anywhere: &[
            "year", "releaseyear", "yearofrelease", "jahr", "erscheinungsjahr", "année",
            "annéedesortie", "año", "añodepublicación", "anno", "ano", "anodelançamento", "jaar",
            "年份", "上映年", "公開年", "製作年", "制作年", "発売年", "出版年",
        ],
        in_front: &["released", "releasedate", "datereleased", "datecreated"],
    },
    Names { meaning: Meaning::Rating, anywhere: OWN_RATINGS, in_front: &[] },
    Names { meaning: Meaning::Rating, anywhere: RATINGS, in_front: &[] },
    Names { meaning: Meaning::Rating, anywhere: VAGUE_RATINGS, in_front: &[] },
    Names {
        meaning: Meaning::Best,
        anywhere: &[],
        in_front: &["ratingmax", "maxrating", "best", "bestrating", "outof", "scale"],
    },
    Names {
        meaning: Meaning::Worst,
        anywhere: &[],
        in_front: &["ratingmin", "worst", "worstrating"],
    },
    Names {
        meaning: Meaning::Tags,
        anywhere: &[],
        in_front: &["tags", "categories", "genres", "keywords"],
    },
    Names { meaning: Meaning::Spoiler, anywhere: &[], in_front: &["spoiler", "spoilers"] },
    // In a text it is the language that is spoken in the film more often than not.
    Names {
        meaning: Meaning::Language,
        anywhere: &[],
        in_front: &[
            "lang", "language", "locale", "inlanguage", "sprache", "langue", "idioma", "lingua",
            "taal", "语言", "語言", "言語",
        ],
    },
    Names { meaning: Meaning::Beside, anywhere: &[], in_front: &["extra", "params", "taxonomies", "review"] },
];

/// The names of a rating that only stand for the review's own, and for all of the work.
#[rustfmt::skip]
const OWN_RATINGS: &[&str] = &[
    "myrating", "ourrating", "myscore", "ourscore", "overallrating", "overallscore", "finalrating",
    "finalscore", "meinebewertung", "meinewertung", "unserewertung", "gesamtwertung", "gesamtnote",
    "gesamtbewertung", "manote", "notrenote", "noteglobale", "notefinale", "minota",
    "mivaloración", "mipuntuación", "nuestranota", "notafinal", "notaglobal", "puntuaciónfinal",
    "ilmiovoto", "miovoto", "votofinale", "minhanota", "notageral", "mijnscore",
    "mijnbeoordeling", "eindcijfer", "eindscore", "我的评分", "我的評分", "综合评分", "總評分",
    "総合評価", "総合点",
];

/// The names of a rating.
#[rustfmt::skip]
const RATINGS: &[&str] = &[
    "rating", "reviewrating", "score", "stars", "starrating", "grade", "bewertung", "wertung",
    "puntuación", "valoración", "calificación", "puntaje", "voto", "valutazione", "avaliação",
    "pontuação", "cijfer", "beoordeling", "waardering", "评分", "評分", "打分", "推荐指数",
    "推薦指數", "評価", "評点", "点数", "おすすめ度",
];

/// The names of a rating that may as well announce words, an age or a sum.
#[rustfmt::skip]
const VAGUE_RATINGS: &[&str] = &[
    "verdict", "finalverdict", "overall", "total", "rated", "note", "punkte", "fazit",
    "évaluation", "nota", "veredicto", "verdetto", "classificação", "评价", "評價",
    "スコア",
];

/// The kind of work that a name for what is reviewed, or for who made it, tells.
#[rustfmt::skip]
const KINDS: &[(&str, &[&str])] = &[
    ("film", &[
        "film", "movie", "filmtitle", "filmtitel", "titredufilm", "película", "titolodelfilm",
        "filme", "影片", "片名", "电影", "電影", "映画",
    ]),
    ("book", &[
        "book", "booktitle", "bookreviewed", "buch", "buchtitel", "livre", "titredulivre", "libro",
        "titolodellibro", "livro", "boek", "boektitel", "书名", "書名", "書籍", "書籍名",
    ]),
    ("record", &["album", "disco", "专辑", "專輯", "アルバム"]),
    ("game", &["game", "spiel", "jeu", "juego", "gioco", "jogo", "spel", "游戏", "遊戲", "ゲーム"]),
];

/// The names of `meaning` in front matter, the one that counts most first.
pub(in crate::formats) fn of(meaning: Meaning) -> impl Iterator<Item = &'static str> {
    let rows = TABLE.iter().filter(move |names| names.meaning == meaning);
    rows.flat_map(|names| names.anywhere.iter().chain(names.in_front).copied())
}

/// All names in front matter with their meanings, those of one meaning in the order of how much they count.
pub(super) fn all() -> impl Iterator<Item = (Meaning, &'static str)> {
    let names = |row: &'static Names| row.anywhere.iter().chain(row.in_front);
    TABLE
        .iter()
        .flat_map(move |row| names(row).map(|name| (row.meaning, *name)))
}

/// Whether `key` states a fact by itself.
pub(super) fn states(key: &str) -> bool {
    let mut meanings = known::of(key).iter();
    meanings.any(|known| known.meaning != Meaning::Beside)
}

/// Whether `key` has a meaning in front matter.
pub(in crate::formats) fn is_known(key: &str) -> bool {
    !known::of(key).is_empty()
}

/// What `label`, which is folded, means in a text.
pub(in crate::formats) fn in_text(label: &str) -> Option<Meaning> {
    let row = TABLE.iter().find(|names| names.anywhere.contains(&label));
    row.map(|names| names.meaning)
}

/// How sure it is that what stands behind a name for a rating is the review's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::formats) enum Sure {
    /// The name may as well announce something else.
    Vague,
    /// It names a rating.
    Rating,
    /// It names the review's own, and for all of the work.
    Own,
}

/// What `label`, a folded name for a rating, says of it.
pub(in crate::formats) fn sure(label: &str) -> Sure {
    if OWN_RATINGS.contains(&label) {
        Sure::Own
    } else if VAGUE_RATINGS.contains(&label) {
        Sure::Vague
    } else {
        Sure::Rating
    }
}

/// The kind of work that `key` tells, under which the work is named.
pub(in crate::formats) fn kind(key: &str) -> Option<&'static str> {
    let key = folded(key);
    let row = KINDS
        .iter()
        .find(|(_, names)| names.contains(&key.as_str()));
    row.map(|(kind, _)| *kind)
}

/// Whether `key` is `name`, one of the table, when it is folded.
pub(in crate::formats) fn is(key: &str, name: &str) -> bool {
    // Every name is compared with every key of every record, and nearly all differ at once.
    let firsts = key.as_bytes().first().zip(name.as_bytes().first());
    let differ = firsts
        .is_some_and(|(key, name)| key.is_ascii_alphanumeric() && !key.eq_ignore_ascii_case(name));
    !differ && letters(key).eq(name.chars())
}

/// `key` as the table has it, as it is where it is so already.
pub(in crate::formats) fn fold(key: &str) -> Cow<'_, str> {
    let mut bytes = key.bytes();
    if bytes.all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9')) {
        Cow::Borrowed(key)
    } else {
        Cow::Owned(folded(key))
    }
}

/// `key` as the table has it: `Book Author`, `book_author` and `bookAuthor` are one.
pub(in crate::formats) fn folded(key: &str) -> String {
    letters(key).collect()
}

/// The letters and digits of `key`, small.
fn letters(key: &str) -> impl Iterator<Item = char> {
    let kept = key.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_names_however_they_are_written() {
        let table = [
            ("Book Author", "bookauthor", true),
            ("book_author", "bookauthor", true),
            ("_bookAuthor", "bookauthor", true),
            ("author", "bookauthor", false),
            ("bookauthors", "bookauthor", false),
            ("RÉALISATEUR", "réalisateur", true),
            ("Año", "año", true),
            ("\u{212a}ritik", "kritik", true), // the sign for Kelvin
            ("监督", "監督", false),
            ("監督", "監督", true),
            ("", "title", false),
            ("__", "title", false),
        ];
        for (key, name, expected) in table {
            assert_eq!(is(key, name), expected, "{key}");
            assert_eq!(folded(key) == name, expected, "{key}");
            assert_eq!(fold(key) == name, expected, "{key}");
        }
    }
}
