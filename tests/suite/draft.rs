//! Reviews with markup, made by hand: a line for each block.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose review is written wrongly must fail"
)]

use frontrow::library::{Extent, Loaded};
use frontrow::outline::{From, Heading, Outline, Title};
use frontrow::review::{
    Alignment, Block, BlockKind, CELL, Facts, Inset, Link, Mark, Marks, Markup, Position, Review,
    Run, Span, Table, Target,
};

/// What the names of files in the notation end in, in sessions.
pub(crate) const SUFFIX: &str = "draft";

/// A review in a notation of its own: each line is a block and begins with the number of quotes
/// around it, the columns it stands in, a letter and a space. The letters: `p` paragraph, `i` list
/// item, `v` verse, `c` code, `r` rule, `t` a row of a table with `|` between its cells, `a` the
/// alignment of the table below by `<`, `^` and `>`, `!` the title, `1` to `6` headings. A blank line
/// stands for itself. In the text `*x*` is stressed, `_x_` strong, `` `x` `` code, `[x](y)` a link;
/// one to `@x` leads to where `x` first stands.
pub(crate) fn review(notation: &str) -> (Review, Outline) {
    let mut draft = Draft::default();
    for (number, line) in (1..).zip(notation.lines()) {
        draft.take(line, number);
    }
    draft.finish()
}

/// What was loaded from a file in the notation.
pub(crate) fn loaded(notation: &str) -> Loaded {
    let (review, outline) = review(notation);
    Loaded {
        format: frontrow::formats::Format::Markdown,
        review,
        outline,
        extent: Extent::Whole,
    }
}

#[derive(Default)]
struct Draft {
    text: String,
    blocks: Vec<Block>,
    markup: Markup,
    /// The alignments for the next table, and whether one is going on.
    columns: Vec<Alignment>,
    in_table: bool,
    headings: Vec<Heading>,
    title: Option<Title>,
}

impl Draft {
    fn take(&mut self, line: &str, number: u32) {
        if line.trim().is_empty() {
            self.in_table = false;
            self.text.push('\n');
            return;
        }
        let (head, body) = line.split_once(' ').unwrap_or((line, ""));
        let (inset, letter) = head.split_at(head.len() - 1);
        let digits = inset.split_at(1.min(inset.len()));
        let inset = Inset {
            quotes: digits.0.parse().unwrap_or_default(),
            columns: digits.1.parse().unwrap_or_default(),
        };
        if letter == "a" {
            let sides = body.chars().map(|side| match side {
                '<' => Alignment::Left,
                '^' => Alignment::Centre,
                _ => Alignment::Right,
            });
            self.columns = sides.collect();
            return;
        }
        let kind = self.kind(letter, body);
        let start = self.text.len();
        self.write(body, kind);
        let span = Span::of(start..self.text.len());
        self.text.push('\n');
        self.note(letter, span);
        self.blocks.push(Block {
            span,
            kind,
            inset,
            line: number,
        });
    }

    fn kind(&mut self, letter: &str, body: &str) -> BlockKind {
        let was_in_table = std::mem::replace(&mut self.in_table, letter == "t");
        match letter {
            "i" => BlockKind::ListItem {
                marker: body.find(' ').map_or(0, |space| space as u8 + 1),
            },
            "v" => BlockKind::Verse,
            "c" => BlockKind::Preformatted,
            "r" => BlockKind::Rule,
            "t" => {
                if !was_in_table {
                    let cells = body.split('|').count();
                    let mut columns = std::mem::take(&mut self.columns);
                    columns.resize(cells, Alignment::Left);
                    let rows = (self.blocks.len(), self.blocks.len());
                    self.markup.tables.push(Table { rows, columns });
                }
                let table = self.markup.tables.last_mut().unwrap();
                table.rows.1 = self.blocks.len() + 1;
                BlockKind::TableRow {
                    table: self.markup.tables.len() as u32 - 1,
                }
            }
            "p" => BlockKind::Paragraph,
            "!" => BlockKind::Heading(1),
            depth => BlockKind::Heading(depth.parse().unwrap()),
        }
    }

    fn note(&mut self, letter: &str, span: Span) {
        if letter == "!" {
            self.title = Some(Title {
                text: self.text.get(span.range()).unwrap().to_owned(),
                line: Some(span),
                from: From::Markup,
            });
        } else if let Ok(depth) = letter.parse() {
            self.headings.push(Heading {
                line: span,
                depth,
                confidence: 1.0,
                from: From::Markup,
            });
        }
    }

    /// Writes a text without its marks, and notes what they set off.
    fn write(&mut self, body: &str, kind: BlockKind) {
        if matches!(kind, BlockKind::Preformatted | BlockKind::Rule) {
            self.text.push_str(body);
            return;
        }
        let (mut open, mut start): (Option<char>, usize) = (None, 0);
        let mut rest = body.chars();
        while let Some(c) = rest.next() {
            match (c, open) {
                ('|', _) if matches!(kind, BlockKind::TableRow { .. }) => self.text.push(CELL),
                ('*' | '_' | '`' | '[', None) => (open, start) = (Some(c), self.text.len()),
                (']', Some('[')) => {
                    let written: String = rest.by_ref().skip(1).take_while(|c| *c != ')').collect();
                    self.link(start, written);
                    open = None;
                }
                (c, Some(mark)) if c == mark => {
                    let mark = match mark {
                        '*' => Mark::Emphasis,
                        '_' => Mark::Strong,
                        _ => Mark::Code,
                    };
                    self.run(start, Marks::NONE.with(mark), None);
                    open = None;
                }
                (c, _) => self.text.push(c),
            }
        }
    }

    fn link(&mut self, start: usize, written: String) {
        let link = self.markup.links.len() as u32;
        self.run(start, Marks::NONE, Some(link));
        self.markup.links.push(Link {
            target: Target::Address(written),
            title: None,
        });
    }

    fn run(&mut self, start: usize, marks: Marks, link: Option<u32>) {
        let span = Span::of(start..self.text.len());
        self.markup.runs.push(Run { span, marks, link });
    }

    fn finish(mut self) -> (Review, Outline) {
        for link in &mut self.markup.links {
            if let Target::Address(address) = &link.target
                && let Some(place) = address.strip_prefix('@')
            {
                let at = self.text.find(place).unwrap();
                link.target = Target::Place(Position::at(at));
            }
        }
        let blocks = self.blocks.len();
        let review = Review::new(self.text, self.blocks, Facts::default(), Vec::new());
        assert_eq!(review.blocks().len(), blocks, "a block was left out");
        let review = review.with_markup(self.markup);
        let outline = Outline::new(&review, self.title, self.headings);
        (review, outline)
    }
}
