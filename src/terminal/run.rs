//! The loop: wait, take all that is there, change, hand over, draw once.

use std::collections::VecDeque;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::ops::ControlFlow;
use std::panic;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::beginning::{Beginning, takes_time};
use super::ending::{Ending, RunError};
use super::ground::{Events, Question};
use super::input::{self, Input};
use super::screen::{Screen, give_back};
use super::{PATIENCE, Wake, colour, signals};
use crate::app::{App, Effect, Event, JournalNews, JournalState, JournalWish, Pane, Privacy};
use crate::config::{Colouring, Settings, ThemeChoice};
use crate::search::is_panic_met;
use crate::work::{Answer, Desk, NotKept};

/// How long events are taken before a frame is drawn in any case.
const DRAIN_LONGEST: Duration = Duration::from_millis(8);

/// How many events are taken before a frame is drawn in any case.
const DRAIN_MOST: usize = 1000;

/// Opens `roots` on the terminal and runs until the reader leaves. No roots stand for the samples. What
/// the library is seen to hold is remembered in the folder `remembered`, and what the reader does is
/// kept in the file `journal`, if there are such.
pub fn run(
    roots: &[PathBuf],
    mut settings: Settings,
    colouring: Colouring,
    (remembered, journal): (Option<PathBuf>, Option<PathBuf>),
    privacy: Privacy,
) -> Result<(Ending, Option<NotKept>), RunError> {
    let library = settings.for_library();
    let (sender, wakes) = channel();
    let mut desk = Desk::new(library.clone(), answer_to(sender.clone()));
    let is_kept = journal.is_some();
    if let Some(journal) = journal {
        // It is opened while everything else is got ready.
        let forget = match privacy {
            Privacy::Kept => settings.journal.forget_places_after,
            Privacy::Private => 0,
        };
        desk = desk.journaling_in(journal, roots, forget);
    }
    settings.fit_themes(colour::palette(colouring, &colour::environment));
    let ground = colour::ground(&colour::environment);
    let asks = settings.screen.theme == ThemeChoice::Auto && ground.is_none();
    let mouse = settings.screen.mouse;
    let takes_time = takes_time(roots);
    // A few named texts are read as fast as what is remembered of them.
    let remembered = remembered.filter(|_| takes_time);
    let focus = if takes_time || roots.len() != 1 {
        Pane::Library
    } else {
        Pane::Text
    };
    desk = desk.remembering_in(remembered);
    let mut session = Session {
        app: app(settings, focus).with_privacy(privacy),
        desk,
        wakes,
        sender: sender.clone(),
        input: Input::default(),
        question: None,
    };
    if is_kept {
        session.begin_journal();
    }
    if let Some(ground) = ground {
        session.app.update(Event::Ground(ground));
    }
    let mut beginning = Beginning::new(roots, library);
    beginning.begin(&mut session, &sender)?;
    catch_crashes(&sender);
    let signals = signals::hold()?;
    let mut screen = Screen::take(mouse)?;
    let later = beginning.come_back(&mut session, &sender)?;
    screen.draw(&session.app)?;
    signals::listen(signals, sender.clone());
    let mut events = Events::default();
    if asks {
        session.question = Some(Question::ask(&mut events)?);
    }
    input::listen(&session.input, events, sender);
    for effect in later.into_iter().chain(session.app.ask_of_library()) {
        session.desk.hand(effect);
    }
    if !takes_time {
        session.desk.keep(roots.to_vec());
    }
    session.run_to_the_end(screen, &mut beginning)
}

/// What hands answers to the loop.
fn answer_to(wakes: Sender<Wake>) -> Answer {
    Arc::new(move |event| match wakes.send(Wake::App(event)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    })
}

/// The program on a screen of this size, before anything has happened.
fn app(settings: Settings, focus: Pane) -> App {
    let app = App::new(settings, Screen::size(), focus);
    app.with_seed(seed())
}

/// The program with its workers and what wakes it.
pub(super) struct Session {
    pub(super) app: App,
    pub(super) desk: Desk,
    pub(super) wakes: Receiver<Wake>,
    /// To itself, for what comes while another program has the terminal.
    pub(super) sender: Sender<Wake>,
    pub(super) input: Input,
    /// What the terminal was asked.
    question: Option<Question>,
}

/// Whether the loop goes on.
type Flow = ControlFlow<Result<Ending, RunError>>;

impl Session {
    /// Takes it that a journal is kept until it turns out otherwise, and asks how the reader had the
    /// screen.
    fn begin_journal(&mut self) {
        let state = JournalNews::State(JournalState::Kept);
        for effect in self.app.update(Event::Journal(Box::new(state))) {
            self.desk.hand(effect);
        }
    }

    /// Runs until the reader leaves, gives the screen back and has kept what is to be kept; what could
    /// not be.
    fn run_to_the_end(
        mut self,
        mut screen: Screen,
        beginning: &mut Beginning,
    ) -> Result<(Ending, Option<NotKept>), RunError> {
        let ended = self.run(&mut screen, beginning);
        drop(screen);
        self.await_answer();
        let not_kept = self.desk.end(self.app.held_back());
        ended.map(|ending| (ending, not_kept))
    }

    fn run(&mut self, screen: &mut Screen, beginning: &mut Beginning) -> Result<Ending, RunError> {
        let mut next = None;
        while let Some(first) = next.take().or_else(|| self.wakes.recv().ok()) {
            let mut awaits = None;
            let mut taken = 0;
            next = Some(first);
            let until = Instant::now() + DRAIN_LONGEST;
            // A review that was asked for is waited for all the same.
            let goes_on = |taken, awaits: Option<Instant>| {
                let until = awaits.map_or(until, |awaited| until.max(awaited));
                taken == 0 || taken < DRAIN_MOST && Instant::now() < until
            };
            while let Some(wake) = next.take_if(|_| goes_on(taken, awaits)) {
                taken += 1;
                if is_awaited(&wake) {
                    awaits = None;
                }
                if let Wake::App(event) = &wake {
                    beginning.go_on(event)?;
                }
                match self.take(wake, screen, &mut awaits) {
                    ControlFlow::Continue(()) => {}
                    ControlFlow::Break(ending) => return ending,
                }
                next = self.wakes.try_recv().ok().or_else(|| self.wait(awaits));
            }
            self.draw(screen)?;
        }
        Ok(Ending::Quit)
    }

    /// Draws a frame, and once more if the window was found to have another size than was told.
    fn draw(&mut self, screen: &mut Screen) -> Result<(), RunError> {
        let drawn = screen.draw(&self.app)?;
        if drawn != self.app.size() {
            self.app.update(Event::Resized(drawn));
            screen.draw(&self.app)?;
        }
        Ok(())
    }

    /// Waits a moment for a review that was asked for, so that it is in the next frame.
    fn wait(&self, awaits: Option<Instant>) -> Option<Wake> {
        let left = awaits?.checked_duration_since(Instant::now())?;
        self.wakes.recv_timeout(left).ok()
    }

    /// Deals with one thing that happened.
    fn take(&mut self, wake: Wake, screen: &mut Screen, awaits: &mut Option<Instant>) -> Flow {
        match wake {
            Wake::App(event) => {
                #[cfg(debug_assertions)]
                fail_if_told(&event);
                if matches!(event, Event::Library(_)) {
                    self.desk.taken();
                }
                let mut effects = VecDeque::from(self.app.update(event));
                while let Some(effect) = effects.pop_front() {
                    match effect {
                        Effect::Quit => return Flow::Break(Ok(Ending::Quit)),
                        Effect::Suspend => self.suspend()?,
                        Effect::Redraw => retake(screen)?,
                        Effect::Edit { entry, path, line } => {
                            match self.edit(screen, entry, (&path, line)) {
                                Ok(more) => effects.extend(more),
                                Err(error) => return Flow::Break(Err(error.into())),
                            }
                        }
                        Effect::Copy(text) => flow(self.copy(screen, text))?,
                        Effect::Capture(mouse) => flow(screen.capture(mouse))?,
                        Effect::Load { .. } => {
                            awaits.get_or_insert_with(|| Instant::now() + PATIENCE);
                            self.desk.hand(effect);
                        }
                        // So that no frame shows a start that is left at once.
                        Effect::Journal(wish) if asks_for_place(&wish) => {
                            awaits.get_or_insert_with(|| Instant::now() + PATIENCE);
                            self.desk.hand(Effect::Journal(wish));
                        }
                        Effect::Outline(..)
                        | Effect::Digest(_)
                        | Effect::Arrange(_)
                        | Effect::Search(_)
                        | Effect::Journal(_)
                        | Effect::Find { .. }
                        | Effect::Retrace(_)
                        | Effect::Count(_)
                        | Effect::LeaveOff
                        | Effect::Forget(_)
                        | Effect::Watch(_) => {
                            self.desk.hand(effect);
                        }
                    }
                }
            }
            Wake::End(signal) => return Flow::Break(Ok(Ending::Signal(signal))),
            Wake::Suspend => self.suspend()?,
            Wake::Continue => retake(screen)?,
            Wake::InputLost(error) => return Flow::Break(Err(error.into())),
            Wake::Crashed(fault) => return Flow::Break(Err(RunError::Crashed(fault))),
        }
        Flow::Continue(())
    }

    /// Gives the terminal away and stops; a signal tells when the program goes on.
    fn suspend(&self) -> Flow {
        self.await_answer();
        flow(give_back().and_then(|()| signals::stop()))
    }

    /// Waits a moment for the answer of the terminal, before somebody else reads what it sends.
    pub(super) fn await_answer(&self) {
        if let Some(question) = &self.question {
            question.settle();
        }
    }
}

/// Whether what is waited for before a frame is drawn has come.
fn is_awaited(wake: &Wake) -> bool {
    match wake {
        Wake::App(Event::Loaded(..)) => true,
        Wake::App(Event::Journal(news)) => {
            matches!(
                **news,
                JournalNews::Recalled(..) | JournalNews::NotRecalled(_)
            )
        }
        Wake::App(_)
        | Wake::End(_)
        | Wake::Suspend
        | Wake::Continue
        | Wake::InputLost(_)
        | Wake::Crashed(_) => false,
    }
}

/// Whether the answer tells where the reader was in a review.
pub(super) fn asks_for_place(wish: &JournalWish) -> bool {
    matches!(wish, JournalWish::Recall(_))
}

/// A number that is another in every run.
fn seed() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Panics at the first key if `FRONTROW_PANIC` is set, so that a test can see what becomes of the
/// terminal. Only programs built for development do so.
#[cfg(debug_assertions)]
fn fail_if_told(event: &Event) {
    let told = std::env::var_os("FRONTROW_PANIC").is_some();
    assert!(!told || !matches!(event, Event::Key(_)), "as told");
}

fn retake(screen: &mut Screen) -> Flow {
    flow(screen.retake())
}

fn flow(result: io::Result<()>) -> Flow {
    match result {
        Ok(()) => Flow::Continue(()),
        Err(error) => Flow::Break(Err(error.into())),
    }
}

/// From now on a panic gives the terminal back before it is reported. One in a thread ends the
/// program by way of the loop.
fn catch_crashes(wakes: &Sender<Wake>) {
    let main = thread::current().id();
    let wakes = wakes.clone();
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == main {
            // The report goes out in any case.
            give_back().ok();
            report(info);
        } else if !thread::current().name().is_some_and(is_panic_met) {
            // Nobody waits any more when the program is ending.
            wakes.send(Wake::Crashed(info.to_string())).ok();
        }
    }));
}
