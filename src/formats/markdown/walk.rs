//! From what the parser tells, one thing after the other, to a page.

mod hypertext;

use crate::formats::page::{Code, First, Leaf, Lists, Marker, PICTURE, Page, Safe, file_name};
use crate::review::{self, Mark, Table};
use hypertext::Around;
use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};

/// What a quote begins with that begins with a picture.
const PICTURE_QUOTE: [Option<u8>; 3] = [Some(b'>'), Some(b'!'), Some(b'[')];

/// Reads events onto a page.
pub(super) struct Walk<'a> {
    /// What was read.
    pub(super) page: Page<'a>,
    lists: Lists,
    code: Option<Code>,
    /// The HTML of a block, and where it began.
    html: Option<(usize, String)>,
    table: Option<Table>,
    cell: First,
    /// Pictures within pictures, and the link around the outermost.
    pictures: usize,
    around_picture: Option<u32>,
    /// The elements of the HTML block that is read which what is in them stands within.
    around: Vec<Around>,
    /// What the picture that is being read is called by its address.
    picture_name: String,
    /// Inside what is not read of HTML between words.
    is_hidden: bool,
    /// How often tags of HTML have set each mark and not yet ended it, in the order of
    /// [`Mark::ALL`].
    html_marks: [u32; Mark::ALL.len()],
    /// The quotes around, the innermost last.
    quotes: Vec<Quote>,
}

/// What a quote of the parser is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quote {
    /// One of someone's words.
    Words,
    /// A spoiler: its `>` belongs to the `>!` that begins it.
    Spoiler,
    /// A spoiler at the start of a line, the `>` of which is not read yet.
    SpoilerLine,
}

impl<'a> Walk<'a> {
    /// Nothing read so far.
    pub(super) fn new(page: Page<'a>) -> Self {
        Self {
            page,
            lists: Lists::default(),
            code: None,
            html: None,
            table: None,
            cell: First::Yes,
            pictures: 0,
            around_picture: None,
            around: Vec::new(),
            picture_name: String::new(),
            is_hidden: false,
            html_marks: [0; Mark::ALL.len()],
            quotes: Vec::new(),
        }
    }

    /// Forgets what was left unfinished.
    pub(super) fn reset(self) -> Self {
        Self::new(self.page)
    }

    /// Reads `event`, found at the source's byte `at`, where that has `written`.
    pub(super) fn read(&mut self, event: Event<'_>, at: usize, written: &str) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => self.begin_quote(written),
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) => self.text(&text, at, written),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                if !self.is_hidden {
                    self.page.mark(Mark::Code);
                    self.page.push(&code, at, safety(&code, written));
                    self.page.unmark(Mark::Code);
                }
            }
            Event::Html(html) => match &mut self.html {
                Some((_, block)) => block.push_str(&html),
                None => self.html_piece(&html, at),
            },
            Event::InlineHtml(html) => self.html_piece(&html, at),
            Event::FootnoteReference(label) => self.footnote_reference(&label, at),
            Event::SoftBreak => {
                self.page.soft_break();
                self.begin_line();
            }
            Event::HardBreak => {
                self.page.hard_break();
                self.begin_line();
            }
            Event::Rule => self.page.rule(at),
            Event::TaskListMarker(is_done) => {
                self.page.standing.task(if is_done { "☑ " } else { "☐ " });
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Paragraph => {
                self.open(Leaf::Prose);
                self.begin_line();
            }
            Tag::Heading { level, .. } => self.open(Leaf::Heading(level as u8)),
            Tag::CodeBlock(_) => {
                self.close();
                self.code = Some(Code::default());
            }
            Tag::HtmlBlock => {
                self.close();
                self.html = Some((at, String::new()));
            }
            Tag::List(first) => self.begin_list(first),
            Tag::Item => self.begin_item(),
            Tag::FootnoteDefinition(label) => {
                self.close();
                let number = self.page.aims.footnote(&label);
                self.page.standing.enter_item(Marker::footnote(number));
            }
            Tag::Table(columns) => self.begin_table(&columns),
            Tag::TableHead | Tag::TableRow => {
                self.close();
                self.page.begin_row(at);
                self.cell = First::Yes;
            }
            Tag::TableCell => {
                self.page.next_cell(self.cell);
                self.cell = First::No;
            }
            Tag::Emphasis => self.page.mark(Mark::Emphasis),
            Tag::Strong => self.page.mark(Mark::Strong),
            Tag::Strikethrough => self.page.mark(Mark::Struck),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.begin_link(link_type, &dest_url, &title),
            Tag::Image {
                dest_url, title, ..
            } => self.begin_picture(&dest_url, &title, at),
            Tag::DefinitionListTitle => self.open(Leaf::Prose),
            Tag::DefinitionListDefinition => {
                self.close();
                self.page.standing.enter_definition();
                self.open(Leaf::Definition);
            }
            Tag::BlockQuote(_) // begun already
            | Tag::DefinitionList
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {} // not asked for
        }
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow => {
                self.close();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                if self.quotes.pop() == Some(Quote::Words) {
                    self.page.standing.leave_quote();
                }
            }
            TagEnd::CodeBlock => {
                if let Some(mut code) = self.code.take() {
                    code.end(&mut self.page);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((start, block)) = self.html.take() {
                    self.html_block(&block, start);
                }
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.leave();
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close();
                if let Some(marker) = self.page.standing.leave_item() {
                    self.page.lone_marker(&marker, at);
                }
            }
            TagEnd::Table => self.end_table(),
            TagEnd::TableCell => self.page.cut(),
            TagEnd::Emphasis => self.page.unmark(Mark::Emphasis),
            TagEnd::Strong => self.page.unmark(Mark::Strong),
            TagEnd::Strikethrough => self.page.unmark(Mark::Struck),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_picture(),
            TagEnd::DefinitionListDefinition => {
                self.close();
                self.page.standing.leave_definition();
            }
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn text(&mut self, text: &str, at: usize, written: &str) {
        if let Some(code) = &mut self.code {
            code.add(text, at, &mut self.page);
        } else if !self.is_hidden {
            if let Some(quote) = self.quotes.last_mut()
                && *quote == Quote::SpoilerLine
            {
                *quote = Quote::Spoiler;
                if text.starts_with('!') {
                    self.page.push(">", at, Safe::Yes);
                }
            }
            self.page.push(text, at, safety(text, written));
        }
    }

    /// Begins a quote. One that is `written` with `>!` is none, but begins with a spoiler.
    fn begin_quote(&mut self, written: &str) {
        self.close();
        let mut signs = written.bytes();
        let signs = [signs.next(), signs.next(), signs.next()];
        let is_spoiler = signs.starts_with(&[Some(b'>'), Some(b'!')]) && signs != PICTURE_QUOTE;
        if is_spoiler {
            self.quotes.push(Quote::SpoilerLine);
        } else {
            self.quotes.push(Quote::Words);
            self.page.standing.enter_quote();
        }
    }

    /// Begins a list, numbered from `first` on if it is.
    fn begin_list(&mut self, first: Option<u64>) {
        self.close();
        if self.lists.is_empty() {
            self.page.begin_list();
        }
        self.lists.enter(first);
    }

    /// Begins a line of the source: in a spoiler, one of its own.
    fn begin_line(&mut self) {
        if let Some(quote @ Quote::Spoiler) = self.quotes.last_mut() {
            *quote = Quote::SpoilerLine;
        }
    }

    fn open(&mut self, leaf: Leaf) {
        self.close();
        self.page.open(leaf);
    }

    /// Finishes the block that is being read; what its HTML set off ends with it.
    fn close(&mut self) {
        self.is_hidden = false;
        for (mark, count) in Mark::ALL.into_iter().zip(&mut self.html_marks) {
            for _ in 0..std::mem::take(count) {
                self.page.unmark(mark);
            }
        }
        self.page.close();
    }

    fn begin_item(&mut self) {
        self.close();
        let marker = self.lists.next_marker();
        self.page.standing.enter_item(marker);
    }

    fn begin_table(&mut self, columns: &[Alignment]) {
        self.close();
        let columns = columns.iter().map(|column| match column {
            Alignment::None | Alignment::Left => review::Alignment::Left,
            Alignment::Center => review::Alignment::Centre,
            Alignment::Right => review::Alignment::Right,
        });
        let first = self.page.blocks.len();
        self.table = Some(Table {
            rows: (first, first),
            columns: columns.collect(),
        });
    }

    fn end_table(&mut self) {
        self.close();
        if let Some(mut table) = self.table.take() {
            table.rows.1 = self.page.blocks.len();
            if table.rows.0 < table.rows.1 {
                self.page.tables.push(table);
            }
        }
    }

    fn begin_link(&mut self, kind: LinkType, address: &str, title: &str) {
        if self.pictures > 0 {
            return;
        }
        self.page.cut();
        self.page.link = if kind == LinkType::Email {
            self.page.aims.address(&format!("mailto:{address}"), title)
        } else {
            self.page.aims.address(address, title)
        };
    }

    fn end_link(&mut self) {
        if self.pictures > 0 {
            return;
        }
        self.page.cut();
        self.page.link = None;
    }

    fn begin_picture(&mut self, address: &str, title: &str, at: usize) {
        self.pictures += 1;
        if self.pictures > 1 || self.is_hidden {
            return;
        }
        self.page.mark(Mark::Picture);
        self.around_picture = self.page.link;
        if self.page.link.is_none() {
            self.page.link = self.page.aims.address(address, title);
        }
        self.picture_name = file_name(address);
        self.page.push(PICTURE.0, at, Safe::Yes);
    }

    fn end_picture(&mut self) {
        self.pictures = self.pictures.saturating_sub(1);
        if self.pictures > 0 || self.is_hidden {
            return;
        }
        self.page.end_picture(PICTURE, &self.picture_name);
        self.page.unmark(Mark::Picture);
        self.page.link = self.around_picture.take();
    }

    fn footnote_reference(&mut self, label: &str, at: usize) {
        let number = self.page.aims.footnote(label);
        self.page.cut();
        if self.page.link.is_some() || self.pictures > 0 || self.is_hidden {
            self.page.push(&format!("[{number}]"), at, Safe::Yes);
            return;
        }
        // The sign belongs to the word before it, which is there already as a rule.
        let place = self.page.text.len();
        self.page.link = Some(self.page.aims.reference(number, place));
        self.page.push(&format!("[{number}]"), at, Safe::Yes);
        self.page.cut();
        self.page.link = None;
    }
}

/// Text that is not as it is `written` has not been through the gate: an entity stands for what it
/// hides, whether by its number or by its name.
fn safety(text: &str, written: &str) -> Safe {
    if written == text || written.contains(text) {
        Safe::Yes
    } else {
        Safe::No
    }
}
