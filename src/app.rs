//! All state of the program, and how it changes: `update` takes an event and gives effects.
//!
//! Nothing here reads or writes a file, looks at the clock or draws.

mod areas;
mod choice;
mod commands;
mod contents;
mod correcting;
mod editing;
mod event;
mod finder;
mod finding;
mod habits;
mod help;
mod history;
mod journaling;
mod keeping;
mod keystrokes;
mod kinds;
mod links;
mod marking;
mod measure;
mod motion;
mod mouse;
mod notice;
mod opening;
mod overview;
mod pane;
mod progress;
mod prompt;
mod reader;
mod recognising;
mod rereading;
mod rest;
mod scroll;
mod searching;
mod seeking;
mod selecting;
mod shelf;
mod sifting;
mod spoilers;
mod spotlight;
mod standing;
mod stops;
mod theme;
mod turning;

pub use crate::library::EntryId;
pub use areas::{Area, Areas, Arrangement, LEAST, Size, View, Widths};
pub use choice::{Choice, Chosen};
pub use contents::Contents;
pub use event::{Effect, Event, Ground, Mouse, MouseKind, Search};
pub use finder::{Finder, HitList, HitRow, SearchId};
pub use help::{Help, HelpRow};
pub use journaling::{
    Became, Found as FoundKept, JournalNews, JournalState, JournalWish, Last, Privacy, Retrace,
    Retraced, Told, Whereabouts, Whose,
};
pub use marking::{Awaiting, KeptLine, KeptList, KeptRow, KeptSign, KeptState, Over, ShownMark};
pub use notice::{Notice, Tone};
pub use overview::{OverviewPage, Placed, ToCount};
pub use pane::Pane;
pub use progress::{Progress, Reading};
pub use prompt::{Origin, Prompt, PromptKind};
pub use reader::{Content, Open, Reader, Stand, Trace, Turn};
pub use searching::{Placed as PlacedResults, SearchResult, Searching, Stage};
pub use selecting::{Handed, Highlighted, Inks, Selected, amount};
pub use shelf::{Arranged, Arranging, Asked, Heading, Line, Listing, Shelf, Trouble, Walk};
pub use sifting::Sifting;
pub use standing::own_rating;
pub use stops::{Stop, Stops};

use rereading::Missed;
use std::sync::Arc;

use crate::config::{Capture, Settings};
use crate::journal::Corrections;
use crate::keys::Key;
use crate::library::{IndexState, Loaded};
use journaling::Journaling;
use keeping::Gathering;
use kinds::Quest;
use links::Links;
use marking::Marking;
use motion::Direction;
use mouse::Grip;
use recognising::Recognising;
use selecting::Selecting;
use spotlight::Spotlight;

/// All state of the program.
#[derive(Debug)]
pub struct App {
    settings: Settings,
    theme: theme::Shown,
    size: Size,
    focus: Pane,
    view: View,
    /// The pane to go back to from zen.
    before_zen: Pane,
    measure: u16,
    spotlight: Spotlight,
    areas: Option<Areas>,
    /// The widths the reader gave the panes.
    widths: Widths,
    /// How the reader has the screen, as that is kept; `None` until it is known.
    screen_kept: Option<habits::ScreenKept>,
    shelf: Shelf,
    reader: Reader,
    contents: Contents,
    /// What is kept of reviews.
    journaling: Journaling,
    /// Marks, the way back, and the list of what is kept.
    marking: Marking,
    /// What is found out of reviews that are not where they were.
    recognising: Recognising,
    /// What is selected, and what was highlighted.
    selecting: Selecting,
    /// What the reader corrected in this run.
    corrections: Corrections<EntryId>,
    /// The kinds to choose from, while the reader does.
    choice: Option<Choice>,
    finder: Finder,
    /// The search of the library, and what it found last.
    searching: Searching,
    links: Links,
    prompt: Option<Prompt>,
    /// While the reader types what to filter the library by, or to search it for.
    sifting: Option<Sifting>,
    /// The line of a file that the reader is on the way to.
    line_sought: Option<(EntryId, usize)>,
    help: Option<Help>,
    overview: Option<OverviewPage>,
    notice: Option<Notice>,
    /// Keys typed that may begin a sequence.
    pending: Vec<Key>,
    /// The entry whose text is wanted; answers about others come too late.
    wanted: Option<EntryId>,
    /// The review that is open while its file is gone: it is listed until another one is opened.
    lost: Option<EntryId>,
    /// Where the focus was before there seemed to be one review only.
    focus_among_several: Option<Pane>,
    /// The words at the reading line, if they were not found for certain.
    missed: Option<Missed>,
    /// What is remembered of reviews that are still being read.
    rest: rest::Rest,
    /// How the reading of the library goes.
    gathering: Gathering,
    /// How it stands with the index of the library.
    index: IndexState,
    /// What came from standard input, which can be read only once.
    kept: Option<(EntryId, Result<Open, String>)>,
    /// The same as it was read, for searches of the library.
    piped: Option<(EntryId, Arc<Loaded>)>,
    /// Whether standard input has been asked for.
    piped_asked: bool,
    /// The review that a further page forward would open.
    offered: Option<EntryId>,
    /// The section of a kind that the reader is on the way to.
    quest: Option<Quest>,
    /// Whether the reader has done anything yet.
    touched: Touched,
    /// Where the reader turned the masking of spoilers round.
    spoilers: spoilers::Turned,
    /// Who has the mouse.
    capture: Capture,
    /// What the mouse holds.
    grip: Option<Grip>,
}

/// Whether the reader has pressed a key or used the mouse yet; until then the program may choose the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touched {
    No,
    Yes,
}

impl App {
    /// The program with an empty library in a window of `size`, beginning in `focus`.
    pub fn new(settings: Settings, size: Size, focus: Pane) -> Self {
        let (text, capture) = (settings.text, settings.screen.mouse);
        let mut app = Self {
            theme: theme::Shown::new(&settings),
            settings,
            size,
            focus,
            view: View::Panes,
            before_zen: focus,
            measure: text.measure,
            spotlight: Spotlight::Off,
            areas: None,
            widths: Widths::default(),
            screen_kept: None,
            shelf: Shelf::new(text.pace),
            reader: Reader::new(text.measure, text.setting),
            contents: Contents::default(),
            journaling: Journaling::default(),
            marking: Marking::default(),
            recognising: Recognising::default(),
            selecting: Selecting::default(),
            corrections: Corrections::default(),
            choice: None,
            finder: Finder::new(),
            searching: Searching::default(),
            links: Links::default(),
            prompt: None,
            sifting: None,
            line_sought: None,
            help: None,
            overview: None,
            notice: None,
            pending: Vec::new(),
            wanted: None,
            lost: None,
            focus_among_several: None,
            missed: None,
            rest: rest::Rest::default(),
            gathering: Gathering::Quiet,
            index: IndexState::Without(None),
            kept: None,
            piped: None,
            piped_asked: false,
            offered: None,
            quest: None,
            touched: Touched::No,
            spoilers: spoilers::Turned::default(),
            capture,
            grip: None,
        };
        app.settle();
        app
    }

    /// Takes an event and says what is to be done about it.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = match event {
            Event::Key(key) => self.key(key),
            Event::Pasted(text) => self.paste(&text),
            Event::Resized(size) => {
                self.size = size;
                Vec::new()
            }
            Event::Found(found) => self.found(found),
            Event::Walked => {
                self.walked();
                self.read_for_the_list()
            }
            Event::Library(change) => self.library_changed(change),
            Event::Counted(overview) => {
                self.counted(*overview);
                Vec::new()
            }
            Event::Digested(digests) => self.seen(digests),
            Event::Loaded(entry, result) => self.loaded(entry, *result),
            Event::Outlined(entry, outline) => {
                self.outlined(entry, outline);
                Vec::new()
            }
            Event::Arranged(number, arranged) => self.arranged(number, *arranged),
            Event::Searched(number, news) => self.searched(number, *news),
            Event::Hits(search, hits, state) => {
                self.take_hits(search, hits, state);
                Vec::new()
            }
            Event::Retraced(retraced) => {
                self.take_retraced(*retraced);
                Vec::new()
            }
            Event::Ground(ground) => {
                self.theme.note(ground);
                Vec::new()
            }
            Event::Journal(news) => self.journal_says(*news),
            Event::Copied(handed) => {
                self.copied(handed);
                Vec::new()
            }
            Event::Changed(entry) => self.changed(entry),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Trouble(text) => {
                self.notice = Some(Notice::warning(text));
                Vec::new()
            }
        };
        effects.extend(self.make_what_waited());
        effects.extend(self.land_on_words());
        effects.extend(self.ask_to_recognise());
        let arranging = self.shelf.to_be_arranged().map(Box::new);
        effects.extend(arranging.map(Effect::Arrange));
        effects.extend(self.keep_habits());
        self.settle();
        effects.extend(self.retrace());
        effects.extend(self.tell_whereabouts());
        self.keep_private(&mut effects);
        effects
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The size of the window.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Where things stand; `None` when the window is too small for anything.
    pub fn areas(&self) -> Option<&Areas> {
        self.areas.as_ref()
    }

    /// The pane the keys go to.
    pub fn focus(&self) -> Pane {
        self.focus
    }

    /// Whether the panes are shown beside the text.
    pub fn view(&self) -> View {
        self.view
    }

    /// The library pane.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The text pane.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The outline pane.
    pub fn contents(&self) -> &Contents {
        &self.contents
    }

    /// The search in the open review.
    pub fn finder(&self) -> &Finder {
        &self.finder
    }

    /// What there is to say at the moment.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether there is a review behind the selected one.
    pub fn has_next_review(&self) -> bool {
        self.shelf.neighbour(Direction::On).is_some()
    }

    /// The title a review is shown by: what its text or its file name gives.
    pub fn title(&self, open: &Open) -> String {
        let source = self.shelf.source(open.entry);
        source.map_or_else(String::new, |source| {
            source.title_of(&open.review, &open.outline)
        })
    }

    /// Brings the areas, the page and the lists into line with everything else.
    fn settle(&mut self) {
        let arrangement = Arrangement {
            focus: self.focus,
            view: self.view,
            reviews: self.shelf.len(),
            measure: self.measure,
            settings: &self.settings,
            widths: self.widths,
        };
        self.areas = Areas::of(self.size, &arrangement);
        if let Some(areas) = self.areas.as_ref().filter(|areas| areas.text.is_some()) {
            self.reader.resize(areas.page.width, areas.page.height);
        }
        self.settle_links();
        self.settle_marking();
        self.settle_spoilers();
        self.settle_selection();
        self.settle_overview();
        self.settle_hits();
        self.settle_search();
        let Some(areas) = &self.areas else { return };
        let stops = self.reader.open().map(Stops::of);
        let height = areas.outline.map_or(0, |area| area.height);
        self.contents.settle(self.reader.stop(), stops, height);
        if let Some(choice) = &mut self.choice {
            choice.settle(height);
        }
        self.shelf
            .settle(areas.library.map_or(0, |area| area.height));
        if let Some(help) = &mut self.help {
            help.settle(areas.body, &self.settings.keymap, self.capture);
        }
    }
}
