//! Texts of our own to learn from: skeletons by invented authors, each set out in five layouts.
//!
//! A file of `own/` holds texts of one language. Each text begins with `%% AUTHOR`; then a line is
//! a part of it: `T ` the title that stands in it, `# ` to `### ` a heading, `? ` a line that is
//! neither required nor false, `- ` an item of a list, `> ` a line that stays with its neighbours,
//! `~N beginning … end` a paragraph of about N characters of which only the ends matter, and
//! anything else a paragraph in full.

use super::corpus::{Document, Known};
use super::grow::Dice;

const FILES: [(&str, &str); 10] = [
    ("de", include_str!("own/de.txt")),
    ("en", include_str!("own/en.txt")),
    ("en", include_str!("own/en2.txt")),
    ("es", include_str!("own/es.txt")),
    ("fr", include_str!("own/fr.txt")),
    ("it", include_str!("own/it.txt")),
    ("ja", include_str!("own/ja.txt")),
    ("nl", include_str!("own/nl.txt")),
    ("pt", include_str!("own/pt.txt")),
    ("zh", include_str!("own/zh.txt")),
];
/// Columns that wrapped text takes; letters of Chinese and Japanese take two.
const COLUMNS: usize = 72;

/// All texts in all layouts. They are the same in every run.
pub(crate) fn documents() -> Vec<Document> {
    let mut dice = Dice::new(0x3c_6e_f3_72_fe_94_f8_2b);
    let mut documents = Vec::new();
    for (lang, file) in FILES {
        let texts: Vec<&str> = file.split("%% ").skip(1).collect();
        let filler = Filler::of(lang, &texts);
        for (number, text) in texts.iter().enumerate() {
            let (author, body) = text.split_once('\n').unwrap_or((text, ""));
            let parts: Vec<Part> = body
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(|line| Part::of(line, &filler, &mut dice))
                .collect();
            let marker = ["- ", "• ", ""].get(dice.below(3)).copied().unwrap_or("");
            for layout in ["A", "B", "C", "D", "E"] {
                let mut page = Sheet::new(layout, marker, filler.wide);
                for part in &parts {
                    page.put(part, &mut dice);
                }
                let id = format!("own {lang} {number}");
                documents.push(page.document(id, format!("own {author}"), lang));
            }
        }
    }
    documents
}

/// What a line of a skeleton is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Title,
    Heading,
    Either,
    Item,
    Kept,
    Paragraph,
}

/// A line of a skeleton, with its text in full.
struct Part {
    kind: Kind,
    text: String,
}

impl Part {
    fn of(line: &str, filler: &Filler<'_>, dice: &mut Dice) -> Self {
        let marks = [
            ("T ", Kind::Title),
            ("# ", Kind::Heading),
            ("## ", Kind::Heading),
            ("### ", Kind::Heading),
            ("? ", Kind::Either),
            ("- ", Kind::Item),
            ("> ", Kind::Kept),
        ];
        for (mark, kind) in marks {
            if let Some(text) = line.strip_prefix(mark) {
                let text = text.trim().to_owned();
                return Self { kind, text };
            }
        }
        let text = filled(line, filler, dice).unwrap_or_else(|| line.to_owned());
        Self {
            kind: Kind::Paragraph,
            text,
        }
    }
}

/// The paragraph that `~N beginning … end` stands for.
fn filled(line: &str, filler: &Filler<'_>, dice: &mut Dice) -> Option<String> {
    let (length, ends) = line.strip_prefix('~')?.split_once(' ')?;
    let length: usize = length.parse().ok()?;
    let (beginning, end) = ends.split_once('…')?;
    let space = if filler.wide { "" } else { " " };
    let mut text = beginning.trim().to_owned();
    let least = length.saturating_sub(end.chars().count());
    while text.chars().count() < least {
        let word = filler.words.get(dice.below(filler.words.len()))?;
        text.push_str(space);
        text.push_str(word);
        let stop = match (dice.below(14), filler.wide) {
            (0, false) => ".",
            (0, true) => "。",
            (1, false) => ",",
            (1, true) => "、",
            _ => "",
        };
        text.push_str(stop);
    }
    Some(text + space + end.trim())
}

/// Words to fill paragraphs with.
struct Filler<'a> {
    words: Vec<&'a str>,
    wide: bool,
}

impl<'a> Filler<'a> {
    /// The words, or for Chinese and Japanese the short runs of letters, of the paragraphs of `texts`.
    fn of(lang: &str, texts: &[&'a str]) -> Self {
        let wide = matches!(lang, "zh" | "ja");
        let paragraphs = texts
            .iter()
            .flat_map(|text| text.lines())
            .filter(|line| line.starts_with('~'))
            .filter_map(|line| line.split_once(' '));
        let part = |c: char| match c {
            _ if wide => !c.is_alphanumeric(),
            _ => c.is_whitespace() || c == '…',
        };
        let words = paragraphs
            .flat_map(|(_, ends)| ends.split(part))
            .filter(|word| {
                word.starts_with(char::is_alphabetic) && word.ends_with(char::is_alphabetic)
            })
            .filter(|word| wide || word.starts_with(char::is_lowercase))
            .collect();
        Self { words, wide }
    }
}

/// A text as it is set out.
struct Sheet<'a> {
    layout: &'a str,
    marker: &'a str,
    wide: bool,
    lines: Vec<String>,
    headings: Vec<usize>,
    optional: Vec<usize>,
    title: Option<(usize, String)>,
    last: Option<Kind>,
}

impl<'a> Sheet<'a> {
    fn new(layout: &'a str, marker: &'a str, wide: bool) -> Self {
        Self {
            layout,
            marker,
            wide,
            lines: Vec::new(),
            headings: Vec::new(),
            optional: Vec::new(),
            title: None,
            last: None,
        }
    }

    /// Sets `part` below what is there.
    fn put(&mut self, part: &Part, dice: &mut Dice) {
        if self.is_apart(part.kind, dice) {
            self.lines.push(String::new());
        }
        let line = self.lines.len();
        match part.kind {
            Kind::Title => self.title = Some((line, part.text.clone())),
            Kind::Heading => self.headings.push(line),
            Kind::Either => self.optional.push(line),
            Kind::Item | Kind::Kept | Kind::Paragraph => {}
        }
        let marker = if part.kind == Kind::Item {
            self.marker
        } else {
            ""
        };
        self.write(&format!("{marker}{}", part.text));
        self.last = Some(part.kind);
    }

    /// Whether a blank line stands between the last part and one of `kind`.
    fn is_apart(&self, kind: Kind, dice: &mut Dice) -> bool {
        let Some(last) = self.last else {
            return false;
        };
        let together = matches!(kind, Kind::Item | Kind::Kept) && last == kind;
        match self.layout {
            "C" => false,
            _ if together => false,
            "E" if last == Kind::Heading => false,
            "E" if kind == Kind::Heading => dice.throw() < 0.5,
            "E" => dice.throw() < 0.3,
            "B" => last != Kind::Heading,
            _ => true,
        }
    }

    /// Writes `text` on one line, or wrapped where the layout is.
    fn write(&mut self, text: &str) {
        if self.layout != "D" {
            self.lines.push(text.to_owned());
            return;
        }
        let mut line = String::new();
        if self.wide {
            for c in text.chars() {
                if line.chars().count() >= COLUMNS / 2 {
                    self.lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        } else {
            for word in text.split(' ') {
                if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > COLUMNS {
                    self.lines.push(std::mem::take(&mut line));
                }
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
        }
        self.lines.push(line);
    }

    fn document(self, id: String, author: String, lang: &str) -> Document {
        let class = match self.headings.len() {
            0 => "none",
            1 => "single",
            _ => "headed",
        };
        let headings = self.headings.into_iter().map(|line| Known { line });
        Document {
            id,
            author,
            lang: lang.to_owned(),
            variant: self.layout.to_owned(),
            class: class.to_owned(),
            text: self.lines.join("\n"),
            headings: headings.collect(),
            optional: self.optional,
            title_line: self.title.as_ref().map(|(line, _)| *line),
            title: self.title.map(|(_, text)| text),
        }
    }
}
