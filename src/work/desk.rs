//! The threads that do the work, one for each kind.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::gate::Gate;
use super::journaling::{Lane, NotKept};
use super::keep::{Control, keep};
use super::perform;
use super::searching;
use super::watch::{self, Note};
use crate::app::{Effect, Event};
use crate::library::{Extent, IndexHome, LibrarySearch, Settings, Source};

/// How long the end of the program waits for what was read to be remembered.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// How long it waits for what the reader did to be kept, which nothing else could make good: longer than
/// one waits for another program to have written the journal, for the place and for changes each.
const LAST_NOTES: Duration = Duration::from_secs(8);

/// Where the answers go. Breaks when nobody waits for them any more.
pub type Answer = Arc<dyn Fn(Event) -> ControlFlow<()> + Send + Sync>;

/// Hands work to threads and their answers to the main one.
pub struct Desk {
    settings: Arc<Settings>,
    answer: Answer,
    piped: Option<Sender<Effect>>,
    beginnings: Option<Sender<Effect>>,
    wholes: Option<Sender<Effect>>,
    outlines: Option<Sender<Effect>>,
    digests: Option<Sender<Effect>>,
    searches: Option<Sender<Effect>>,
    retraces: Option<Sender<Effect>>,
    library_searches: Option<Sender<Box<LibrarySearch>>>,
    counts: Option<Sender<Effect>>,
    lists: Option<Sender<Effect>>,
    watch: Option<Sender<Note>>,
    /// The journal, if one is kept.
    journal: Option<Lane>,
    /// Where it is remembered what libraries were seen to hold.
    remembered: Option<PathBuf>,
    /// What is kept, if that is a library of files.
    roots: Option<Vec<PathBuf>>,
    /// What keeps it from running ahead.
    gate: Arc<Gate>,
    /// The thread that keeps the library.
    keeper: Option<(Arc<Control>, JoinHandle<()>)>,
}

impl Desk {
    /// A desk whose answers are given to `answer`.
    pub fn new(settings: Settings, answer: Answer) -> Self {
        Self {
            settings: Arc::new(settings),
            answer,
            piped: None,
            beginnings: None,
            wholes: None,
            outlines: None,
            digests: None,
            searches: None,
            retraces: None,
            library_searches: None,
            counts: None,
            lists: None,
            watch: None,
            journal: None,
            remembered: None,
            roots: None,
            gate: Arc::default(),
            keeper: None,
        }
    }

    /// The desk that remembers in `folder` what libraries were seen to hold; in none, nothing is.
    #[must_use]
    pub fn remembering_in(self, folder: Option<PathBuf>) -> Self {
        Self {
            remembered: folder,
            ..self
        }
    }

    /// The desk that keeps the journal in `file`, for the library of these roots. It is forgotten where
    /// the reader was in reviews that were not opened for `forget` days; with 0 that never is.
    #[must_use]
    pub fn journaling_in(self, file: PathBuf, roots: &[PathBuf], forget: u32) -> Self {
        let answer = Arc::clone(&self.answer);
        let journal = Some(Lane::start(file, roots.to_vec(), forget, answer));
        Self { journal, ..self }
    }

    /// Finds, reads, remembers and watches everything below `roots` from now on.
    pub fn keep(&mut self, roots: Vec<PathBuf>) {
        let (settings, answer) = (Arc::clone(&self.settings), Arc::clone(&self.answer));
        let control = Arc::new(Control::default());
        let (shared, remembered) = (Arc::clone(&control), self.remembered.clone());
        let gate = Arc::clone(&self.gate);
        self.roots = Some(roots.clone());
        let thread = thread::spawn(move || {
            let answer = &mut |event| {
                gate.enter();
                answer(event)
            };
            keep(&roots, &settings, remembered.as_deref(), &shared, answer);
        });
        self.keeper = Some((control, thread));
    }

    /// Notes that a change of the library was taken in, so that more may come.
    pub fn taken(&self) {
        self.gate.leave();
    }

    /// Ends what goes on in the background, and waits a moment for what was read to be remembered
    /// and for where the reader is to be kept. What was not is told, with so many changes that were
    /// held back.
    pub fn end(&mut self, held_back: usize) -> Option<NotKept> {
        let until = Instant::now() + LAST_WORDS;
        let keeper = self.keeper.take();
        if let Some((control, _)) = &keeper {
            control.end();
            self.gate.open();
        }
        let journal = self.journal.take();
        let not_kept =
            journal.and_then(|journal| journal.end(Instant::now() + LAST_NOTES, held_back));
        if let Some((_, thread)) = keeper {
            wait_for(&thread, until);
        }
        not_kept
    }

    /// Searches the library, and leaves off the search before.
    fn search(&mut self, effect: Effect) {
        let Effect::Search(search) = effect else {
            return;
        };
        let sender = self.library_searches.get_or_insert_with(|| {
            let home = self.remembered.clone().zip(self.roots.clone());
            let (settings, answer) = (Arc::clone(&self.settings), Arc::clone(&self.answer));
            searching::start(settings, answer, move || {
                home.map(|(remembered, roots)| IndexHome::of(&remembered, &roots))
            })
        });
        // The thread has ended if nobody waits for answers any more.
        sender.send(search).ok();
    }

    /// Hands over an effect. A newer one of the same kind takes the place of those still waiting;
    /// effects that are no work are passed over.
    pub fn hand(&mut self, effect: Effect) {
        let lane = match &effect {
            // What is piped in may take any time, and comes only once.
            Effect::Load {
                source: Source::StandardInput,
                ..
            } => &mut self.piped,
            Effect::Load { extent, .. } => match extent {
                Extent::Beginning => &mut self.beginnings,
                Extent::Whole => &mut self.wholes,
            },
            Effect::Outline(..) => &mut self.outlines,
            Effect::Digest(_) => &mut self.digests,
            Effect::Find { .. } => &mut self.searches,
            Effect::Retrace(_) => &mut self.retraces,
            Effect::Count(_) => &mut self.counts,
            Effect::Arrange(_) => &mut self.lists,
            Effect::Search(_) => {
                self.search(effect);
                return;
            }
            Effect::Journal(wish) => {
                if let Some(journal) = &self.journal {
                    journal.ask(wish.clone());
                }
                return;
            }
            Effect::Watch(wish) => {
                let answer = &self.answer;
                let watch = self
                    .watch
                    .get_or_insert_with(|| watch::start(Arc::clone(answer)));
                // The thread has ended if nobody waits for answers any more.
                watch.send(Note::Wish(wish.clone())).ok();
                return;
            }
            Effect::LeaveOff => {
                if let Some((control, _)) = &self.keeper {
                    control.cancel();
                }
                return;
            }
            Effect::Forget(_) => {
                thread::spawn(move || drop(effect));
                return;
            }
            Effect::Edit { .. }
            | Effect::Capture(_)
            | Effect::Copy(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => return,
        };
        let urgency = Urgency::of(&effect);
        let (settings, answer) = (&self.settings, &self.answer);
        let start = || start(Arc::clone(settings), Arc::clone(answer), urgency);
        let sender = lane.get_or_insert_with(start);
        if let Err(unsent) = sender.send(effect) {
            // The thread has ended; the next one takes its place.
            let sender = start();
            if sender.send(unsent.0).is_ok() {
                *lane = Some(sender);
            }
        }
    }
}

/// Waits for a thread to end, until a moment.
pub(super) fn wait_for(thread: &JoinHandle<()>, until: Instant) {
    while !thread.is_finished() && Instant::now() < until {
        thread::sleep(LAST_WORDS / 100);
    }
}

/// Whether the reader waits for work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Urgency {
    /// Until it is done there is less to see than was asked for.
    Awaited,
    /// The reader has something to read meanwhile.
    Background,
}

impl Urgency {
    fn of(effect: &Effect) -> Self {
        match effect {
            Effect::Load {
                source: Source::File(_),
                extent: Extent::Whole,
                ..
            }
            | Effect::Outline(..)
            | Effect::Digest(_) => Self::Background,
            Effect::Load { .. }
            | Effect::Find { .. }
            | Effect::Retrace(_)
            | Effect::Count(_)
            | Effect::Search(_)
            | Effect::Journal(_)
            | Effect::LeaveOff
            | Effect::Arrange(_)
            | Effect::Watch(_)
            | Effect::Forget(_)
            | Effect::Edit { .. }
            | Effect::Capture(_)
            | Effect::Copy(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => Self::Awaited,
        }
    }

    /// Lets other threads go first where this one's work can wait, so that a key is answered at once
    /// also where there are no more cores than threads with much to do.
    fn settle(self) {
        if self == Self::Background {
            stand_back();
        }
    }
}

/// Lets other threads go first from now on, before this one and those that it starts.
pub(super) fn stand_back() {
    // Linux alone has a niceness for each thread; elsewhere it would be that of the whole program.
    #[cfg(target_os = "linux")]
    // Where it is refused the work is done all the same.
    rustix::process::setpriority_process(None, NICENESS).ok();
}

/// How much less of the cores work gets that nobody waits for: about a tenth, while others want them.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// Starts a thread that performs the newest of the effects it is given, and leaves off a search
/// when a newer one comes.
fn start(settings: Arc<Settings>, answer: Answer, urgency: Urgency) -> Sender<Effect> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        urgency.settle();
        let mut next = receiver.recv().ok();
        while let Some(effect) = next {
            let mut newer = newest(&receiver);
            if newer.is_none() {
                perform(&effect, &settings, &mut |event| {
                    newer = newest(&receiver);
                    if newer.is_some() {
                        return ControlFlow::Break(());
                    }
                    answer(event)
                });
            }
            next = newer.or_else(|| receiver.recv().ok());
        }
    });
    sender
}

fn newest(receiver: &Receiver<Effect>) -> Option<Effect> {
    receiver.try_iter().last()
}
