//! Texts to learn hard cases from: copies of known ones into which lines are put that are no
//! headings, whose headings all end in a colon or in a score, or that stand behind much other text.

use super::corpus::{Document, Known};
use super::grow::Dice;

/// Blocks of lines that are no headings.
const LINES: &str = include_str!("hard_lines.txt");
const PEOPLE: [&str; 12] = [
    "Ada Quill",
    "Tomas Verlaan",
    "Inés Cabral",
    "J. P. Oduya",
    "Marie-Claire Dubosc",
    "Henk de Wit",
    "Lotte Brandauer",
    "Sergio Mancuso",
    "Priya Raman",
    "Olaf Stenersen",
    "Beatriz do Vale",
    "Old Tom",
];
const HOUSES: [&str; 6] = [
    "Low Bridge Press",
    "Hafenlicht",
    "Edicions del Pou",
    "Quai Neuf",
    "Studio Marea",
    "De Kade",
];
const WORKS: [&str; 6] = [
    "The Tin Orchard",
    "Die Stille am Wehr",
    "La casa del remo",
    "Les Quatre Échelles",
    "O Farol Baixo",
    "Cold Ferry",
];
const MONTHS: [&str; 4] = ["January", "March", "September", "Dec"];

/// What was done to a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Made {
    /// Nothing: it is no copy.
    Found,
    /// Lines were put in, at these line numbers from 0.
    Planted(Vec<usize>),
    /// All headings got a new ending.
    Marked,
    /// Much text was put before it.
    Buried,
    /// It is a text of our own.
    Own,
}

/// Copies of some of `documents`, about one in eight. The same documents give the same copies.
pub(crate) fn copies(documents: &[Document]) -> Vec<(Document, Made)> {
    let mut dice = Dice::new(0x51_7c_c1_b7_27_22_0a_95);
    let blocks: Vec<Block<'_>> = LINES.split("\n%% ").skip(1).filter_map(Block::of).collect();
    let mut copies = Vec::new();
    for document in documents {
        let throw = dice.throw();
        if throw < 0.1 {
            copies.push(planted(document, &blocks, &mut dice));
        } else if throw < 0.14 && document.headings.len() >= 2 {
            copies.extend(marked(document, &mut dice));
        } else if throw < 0.17 {
            copies.extend(buried(document, &mut dice));
        }
    }
    copies
}

/// Lines that stand together.
struct Block<'a> {
    languages: &'a str,
    place: &'a str,
    lines: Vec<&'a str>,
}

impl<'a> Block<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (head, body) = text.split_once('\n')?;
        let (languages, place) = head.split_once(' ')?;
        Some(Self {
            languages,
            place,
            lines: body.lines().filter(|line| !line.is_empty()).collect(),
        })
    }

    fn suits(&self, document: &Document) -> bool {
        self.languages == "*" || document.lang.starts_with(self.languages)
    }
}

/// `document` with one to three blocks put between its paragraphs.
fn planted(document: &Document, blocks: &[Block<'_>], dice: &mut Dice) -> (Document, Made) {
    let suitable: Vec<&Block<'_>> = blocks
        .iter()
        .filter(|block| block.suits(document))
        .collect();
    let mut lines: Vec<(String, Origin)> = document
        .text
        .split('\n')
        .zip(0..)
        .map(|(line, number)| (line.to_owned(), Origin::Line(number)))
        .collect();
    for _ in 0..=dice.below(3) {
        if let Some(block) = suitable.get(dice.below(suitable.len())) {
            plant(&mut lines, document, block, dice);
        }
    }
    let mut copy = document.clone();
    let now = |old: usize| {
        let same = |(_, origin): &(String, Origin)| *origin == Origin::Line(old);
        lines.iter().position(same).unwrap_or(old)
    };
    copy.headings = (document.headings.iter())
        .map(|known| Known {
            line: now(known.line),
        })
        .collect();
    copy.optional = document.optional.iter().map(|&line| now(line)).collect();
    copy.title_line = document.title_line.map(now);
    let planted = lines.iter().zip(0..);
    let planted = planted
        .filter(|((_, origin), _)| *origin == Origin::Planted)
        .map(|(_, number)| number)
        .collect();
    let texts: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
    copy.text = texts.join("\n");
    (copy, Made::Planted(planted))
}

/// Where a line of a copy comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Line(usize),
    Planted,
    Blank,
}

/// Puts `block` between two paragraphs of `lines`, with blank lines as the text has them.
fn plant(
    lines: &mut Vec<(String, Origin)>,
    document: &Document,
    block: &Block<'_>,
    dice: &mut Dice,
) {
    let blank = |(line, _): &(String, Origin)| line.trim().is_empty();
    let tight = !lines.iter().any(blank);
    let first = usize::from(document.title_line == Some(0));
    let at = match block.place {
        "top" => first,
        "end" => lines.len(),
        _ => {
            let gap = |&at: &usize| tight || lines.get(at - 1).is_some_and(blank);
            let gaps: Vec<usize> = (first.max(1)..lines.len()).filter(gap).collect();
            gaps.get(dice.below(gaps.len())).copied().unwrap_or(first)
        }
    };
    let close = tight || document.variant == "E" && dice.throw() < 0.5;
    let apart = !close && dice.throw() < 0.3;
    let space = || (String::new(), Origin::Blank);
    let mut new = Vec::new();
    if !close && at > 0 {
        new.push(space());
    }
    for line in &block.lines {
        if block.lines.len() > 2 && dice.throw() < 0.2 {
            continue;
        }
        new.push((filled(line, dice), Origin::Planted));
        if apart {
            new.push(space());
        }
    }
    if !close && !apart {
        new.push(space());
    }
    lines.splice(at..at, new);
}

/// `line` with what stands in braces filled in.
fn filled(line: &str, dice: &mut Dice) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, open)| {
        open.split_once('}')
            .map(|(name, after)| (before, name, after))
    }) {
        text.push_str(before);
        let mut pick = |list: &[&str]| {
            list.get(dice.below(list.len()))
                .copied()
                .unwrap_or("")
                .to_owned()
        };
        let fill = match name {
            "person" => pick(&PEOPLE),
            "house" => pick(&HOUSES),
            "work" => pick(&WORKS),
            "month" => pick(&MONTHS),
            "half" => pick(&["2", "3", "3.5", "4", "4,5", "5"]),
            "stars" => pick(&["★★★", "★★★½", "★★★★☆", "★★☆☆☆", "⭐⭐⭐⭐", "***", "****½"]),
            "price" => pick(&["8.50", "12", "14,90", "24.99", "6,5", "18"]),
            "ten" => pick(&["6", "7", "7.5", "8", "8,5", "9", "10"]),
            "five" => pick(&["2", "3", "4", "5"]),
            "day" => (dice.below(28) + 1).to_string(),
            "year" => (1998 + dice.below(28)).to_string(),
            "minutes" | "hundred" => (60 + dice.below(340)).to_string(),
            _ => String::new(),
        };
        text.push_str(&fill);
        rest = after;
    }
    text + rest
}

/// `document` behind its longest paragraph, some tens to thousands of times over, without its
/// title: most texts that are fitted on are short, and most that are long have few headings.
fn buried(document: &Document, dice: &mut Dice) -> Option<(Document, Made)> {
    if document.title_line.is_some() || document.variant == "D" {
        return None;
    }
    let longest = document.text.lines().max_by_key(|line| line.len())?;
    let times = (30 << dice.below(8)).min(900_000 / longest.len().max(1));
    let apart = document.text.contains("\n\n");
    let line = format!("{longest}\n{}", if apart { "\n" } else { "" });
    let lines = times * line.matches('\n').count();
    let mut copy = document.clone();
    copy.text = line.repeat(times) + &document.text;
    for known in &mut copy.headings {
        known.line += lines;
    }
    for line in &mut copy.optional {
        *line += lines;
    }
    Some((copy, Made::Buried))
}

/// `document` with a colon or a score behind each of its headings, unless some of them end in a
/// mark already.
fn marked(document: &Document, dice: &mut Dice) -> Option<(Document, Made)> {
    let mut lines: Vec<String> = document.text.split('\n').map(str::to_owned).collect();
    let wide = document.lang.starts_with("zh") || document.lang.starts_with("ja");
    let ending = match (dice.below(8), wide, document.lang.as_str()) {
        // There a line that leads to a quotation ends in a colon as often as any heading does.
        (0..=4, true, _) => return None,
        (0..=4, false, "fr") => " :",
        (0..=4, false, _) => ":",
        (5, true, _) => "：{ten}/10",
        (5, false, _) => ": {ten}/10",
        (6, _, _) => " – {five}/5",
        _ => " ({ten}/10)",
    };
    for known in &document.headings {
        let line = lines.get_mut(known.line)?;
        let plain = line.trim_end();
        if plain.ends_with(|c: char| !c.is_alphanumeric()) {
            return None;
        }
        *line = format!("{plain}{}", filled(ending, dice));
    }
    let mut copy = document.clone();
    copy.text = lines.join("\n");
    Some((copy, Made::Marked))
}
