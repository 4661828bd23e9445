//! Little words: those that say nothing of what a heading is about.

/// What a little word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Little {
    /// It could as well not be there.
    Plain,
    /// It ties what follows to what stands before.
    Link,
    /// It belongs to a sentence, which only mentions things.
    Sentence,
}

/// The most letters of a little word in scripts without spaces.
const LONGEST: usize = 5;

/// The little words of the languages that reviews are written in, folded.
const WORDS: &[(Little, &str)] = &[
    // English
    (
        Little::Plain,
        "the a an and or s some more few final overall general \
         main brief short quick personal stars points out vs plus part chapter",
    ),
    (Little::Link, "of for about with to by at in"),
    (
        Little::Sentence,
        "is are was were be been has have had do does did will can could should would isn aren \
         don doesn t not no you we they it that which who why how when what where if because",
    ),
    // German
    (
        Little::Plain,
        "der die das dem den des ein eine einer einen und oder teil kapitel kurz kurzes kurze allgemein allgemeines punkte sterne von",
    ),
    (
        Little::Link,
        "zu zum zur im am uber bei mit fur aus beim vom",
    ),
    (
        Little::Sentence,
        "ist sind war waren hat haben wird wurde kann warum wieso wie wer wenn ich du wir nicht \
         sich es dass gibt macht",
    ),
    // French
    (
        Little::Plain,
        "la le les l un une et ou petit petite bref breve partie chapitre",
    ),
    (Little::Link, "de du d dans sur pour par avec au aux"),
    (
        Little::Sentence,
        "est sont etait pourquoi comment qui quand si je tu nous vous elle ne pas c ca qu",
    ),
    // Spanish
    (
        Little::Plain,
        "el los las lo una unos unas y puntos estrellas breve parte",
    ),
    (Little::Link, "del sobre para con por al"),
    (
        Little::Sentence,
        "es son era fue como quien cuando donde se me te hay porque esta estan tiene",
    ),
    // Portuguese
    (Little::Plain, "o os as um uma e capitulo"),
    (Little::Link, "do da dos das em na nas nos com"),
    (Little::Sentence, "sao foi quem quando que nao eu tem muito"),
    // Italian
    (Little::Plain, "il gli i uno ed capitolo"),
    (
        Little::Link,
        "di della dello dei degli delle dell nel nella sul sulla sull su per al alla",
    ),
    (
        Little::Sentence,
        "perche chi quando che non sono ho ha si mi ma",
    ),
    // Dutch
    (Little::Plain, "het een en korte kort deel hoofdstuk"),
    (Little::Link, "van over in voor met bij te"),
    (
        Little::Sentence,
        "zijn waren heeft hoe waarom wat als ik je niet maar",
    ),
];

/// The same of Chinese and Japanese.
const UNSPACED: &[(Little, &str)] = &[
    (
        Little::Plain,
        "的 之 の 与 與 和 及 や と 本作 这部 這部 部分 方面 面 篇 編 编 は が を に 等 など \
         个人 個人  整体 整體 总体 總體 全体 的な について とか 最后 最後 最終 最终 简单 簡単な 简要",
    ),
    (Little::Link, "关于 關於 对于 對於"),
    (
        Little::Sentence,
        "なぜ どう 为什么 為什麼 如何 怎么 怎麼 怎样 怎樣 吗 嗎 呢 です ます した する して いる でき 是 不 了 我们 我們 什么 什麼 何か",
    ),
];

/// What the little word at the beginning of `units` does, and how many of them it is.
pub(super) fn of(units: &[String]) -> Option<(Little, usize)> {
    let first = units.first()?;
    let mut kinds = WORDS.iter();
    if let Some((little, _)) = kinds.find(|(_, words)| words.split(' ').any(|word| word == first)) {
        return Some((*little, 1));
    }
    (1..=LONGEST.min(units.len())).rev().find_map(|length| {
        let word = units.get(..length)?.concat();
        let mut kinds = UNSPACED.iter();
        let (little, _) = kinds.find(|(_, words)| words.split(' ').any(|known| known == word))?;
        Some((*little, length))
    })
}
