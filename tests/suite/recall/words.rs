//! Words that nobody has written, in several scripts.

#![expect(
    clippy::indexing_slicing,
    reason = "what measures may be ended by what is wrong"
)]

use super::dice::Dice;

/// What words are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hangul,
    Han,
    Kana,
}

impl Script {
    /// Whether blanks stand between its words.
    pub(crate) fn has_blanks(self) -> bool {
        match self {
            Self::Latin | Self::Cyrillic | Self::Greek | Self::Hangul => true,
            Self::Han | Self::Kana => false,
        }
    }
}

/// The words of a script, the common ones first.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) script: Script,
    words: Vec<String>,
}

impl Words {
    pub(crate) fn of(script: Script) -> Self {
        let mut dice = Dice::of(script as u64 + 7);
        let count = match script {
            Script::Latin => 12_000,
            Script::Cyrillic | Script::Greek => 5_000,
            Script::Hangul => 3_000,
            Script::Han | Script::Kana => 1_500,
        };
        let words = (0..count).map(|rank| word(script, rank, &mut dice));
        Self {
            script,
            words: words.collect(),
        }
    }

    /// A word, common ones more often.
    pub(crate) fn any(&self, dice: &mut Dice) -> &str {
        &self.words[dice.rank(self.words.len())]
    }
}

/// What stands before the vowel of a syllable, the vowel, and what ends a word.
type Parts = (&'static str, &'static str, &'static str);

const LATIN: Parts = (
    "b c d f g h l m n p r s t v br cr dr fl fi gr pl pr sh st tr th w k",
    "a e i o u ai ea ou a e i o é ö ü à ê ñu ça å",
    "n r s t l nd st ck m rn ff d fi x",
);

const CYRILLIC: Parts = (
    "б в г д ж з к л м н п р с т ш пр ст кр",
    "а е и о у ы я ю ё э",
    "н р с т л й ст м к ть",
);

const GREEK: Parts = (
    "β γ δ θ κ λ μ ν π ρ σ τ φ χ πρ στ",
    "α ε η ι ο υ ω ά έ ή ί ό ύ ώ ου αι",
    "ς ν ρ σ λ",
);

const HANGUL: &str = "가 나 다 라 마 바 사 아 자 차 카 타 파 하 거 너 더 러 머 버 서 어 저 한 국 말 글 문 산 강 길 밤 봄 눈 별 달 숲 꽃 집";

const HAN: &str = "山水火木金土日月年雨雪風雲海河湖林石花鳥魚馬牛羊門窗路橋船車書畫音樂歌舞夜晨春夏秋冬東西南北上下左右大小長短高低遠近新舊好壞冷熱明暗靜動來去出入行走坐立聽看說寫讀想愛恨生死老少男女人心手足口目耳";

const KANA: &str = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわがぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽ";

/// The word of a rank: common ones are short.
fn word(script: Script, rank: usize, dice: &mut Dice) -> String {
    let length = match rank {
        0..40 => 1,
        40..800 => dice.between(1, 2),
        _ => dice.between(2, 4),
    };
    match script {
        Script::Latin => syllables(LATIN, length, dice),
        Script::Cyrillic => syllables(CYRILLIC, length, dice),
        Script::Greek => syllables(GREEK, length, dice),
        Script::Hangul => {
            let all: Vec<&str> = HANGUL.split(' ').collect();
            (0..=length.min(2)).map(|_| *dice.one(&all)).collect()
        }
        Script::Han => characters(HAN, length.min(2), dice),
        Script::Kana => characters(KANA, length + 1, dice),
    }
}

fn syllables(of: Parts, count: usize, dice: &mut Dice) -> String {
    let split = |parts: &'static str| parts.split(' ').collect::<Vec<&str>>();
    let (onsets, vowels, codas) = (split(of.0), split(of.1), split(of.2));
    let mut word = String::new();
    for syllable in 1..=count {
        word.push_str(dice.one::<&str>(&onsets));
        word.push_str(dice.one::<&str>(&vowels));
        if syllable == count && dice.is(60) {
            word.push_str(dice.one::<&str>(&codas));
        }
    }
    word
}

fn characters(of: &str, count: usize, dice: &mut Dice) -> String {
    let all: Vec<char> = of.chars().collect();
    (0..count).map(|_| *dice.one(&all)).collect()
}
