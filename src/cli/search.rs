//! `frontrow search`: the reviews in which something half remembered stands, best first.

mod asked;
mod gathered;
mod line;
mod plain;
mod row;

pub(super) use asked::{EXAMPLES, help, masking, parse};

use super::{Exit, Form, messages, print, rows};
use crate::library::{
    self, Answered, Asked, EntryId, FOUND_MOST, IndexHome, IndexState, LibraryHit, LibrarySearch,
    Passage, Roll, SearchFound, SearchMasking, SearchNews, Source, WhyScan,
};
use crate::review::Pace;
use crate::search::Tier;
use crate::work::Searcher;
use gathered::Gathered;
use line::ProgressLine;
use row::SearchRow;
use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// What is to be searched for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The files and folders of the library.
    pub(super) roots: Vec<PathBuf>,
    /// The folder in which it is remembered what libraries hold; `None` where there is no home.
    pub(super) remembered: Option<PathBuf>,
    /// What is searched for.
    pub(super) asked: Asked,
    /// How many reviews are printed at the most; at least 1.
    pub(super) limit: usize,
    /// In which form.
    pub(super) form: Form,
    /// How the words that were found are marked, for people.
    pub(super) marking: Marking,
    /// The settings in force.
    pub(super) settings: library::Settings,
    /// How fast reviews are read.
    pub(super) pace: Pace,
    /// What of them is masked.
    pub(super) masking: SearchMasking,
}

/// How the words that were found are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marking {
    /// Not at all.
    None,
    /// They are bold.
    Bold,
}

/// A review that was found, as it is printed.
#[derive(Debug, Clone)]
struct Hit<'a> {
    source: Source,
    title: String,
    tier: Tier,
    score: f32,
    /// The very words; none where only facts were asked for.
    passage: Option<&'a Passage>,
}

/// What came of a search.
#[derive(Debug, Default)]
struct Answer {
    found: SearchFound,
    /// What stands in reviews that were found; none where that stands there no more.
    passages: HashMap<EntryId, Option<Passage>>,
    /// How many texts were read to find them.
    read: usize,
}

/// Searches, and prints what is found to standard output, what there is to say of it to standard
/// error.
pub fn search(search: &Search) -> Exit {
    print::to_stdout(|out| all(search, out))
}

fn all(search: &Search, out: &mut dyn Write) -> io::Result<Exit> {
    let mut line = ProgressLine::new();
    let gathered = Gathered::of(search, &mut line);
    if gathered.readable() == 0 {
        line.clear();
        return Ok(nothing_read(search, &gathered));
    }
    let answer = ask(search, &gathered, &mut line);
    line.clear();
    gathered.tell_unreadable();
    let answer = match answer {
        Ok(answer) => answer,
        Err(refused) => {
            messages::tell(&refused);
            return Ok(Exit::Wrong);
        }
    };
    tell_how(search, &answer, &gathered);
    let mut hits = answer.hits(&gathered.roll);
    hits.truncate(search.limit);
    write(search, &hits, out)?;
    out.flush()?;
    tell_count(search, hits.len(), answer.count());
    Ok(if hits.is_empty() {
        Exit::NothingFound
    } else {
        Exit::Done
    })
}

/// How it ends where nothing can be searched.
fn nothing_read(search: &Search, gathered: &Gathered) -> Exit {
    if gathered.tell_unreadable() == 0 {
        let endings = search.settings.endings();
        messages::tell(&format!(
            "no reviews; in a folder, frontrow reads {endings}"
        ));
        return Exit::NothingFound;
    }
    if search.roots.iter().any(|root| !root.exists()) {
        messages::tell(
            "what is searched for is one argument: `frontrow search 'half remembered' drafts/`",
        );
    }
    Exit::NothingRead
}

/// Asks the library.
///
/// # Errors
/// Why it cannot be asked that.
fn ask(search: &Search, gathered: &Gathered, line: &mut ProgressLine) -> Result<Answer, String> {
    let (asked, roll) = (search.asked.clone(), gathered.roll.clone());
    let mut wanted = LibrarySearch::new(1, asked, search.limit.max(FOUND_MOST), roll);
    wanted.pace = search.pace;
    wanted.index = match gathered.piped {
        // Only what is read is searched as a whole.
        Some(_) => IndexState::Without(Some("standard input is in no index".to_owned())),
        None => gathered.index(),
    };
    wanted.masking = search.masking.clone();
    let remembered = gathered::remembered(search).filter(|_| gathered.piped.is_none());
    let home = remembered.map(|folder| IndexHome::of(folder, &gathered.roots));
    let mut searcher = Searcher::new(home);
    if let Some((entry, review)) = &gathered.piped {
        searcher = searcher.knowing(*entry, review.clone());
    }
    let mut answer = Answer::default();
    let mut refused = None;
    searcher.search(&wanted, &search.settings, &mut |news| {
        match news {
            SearchNews::Found(found) => answer.found = found,
            SearchNews::Passages(passages) => {
                answer.passages.extend(passages);
                if answer.is_enough(search.limit) {
                    return ControlFlow::Break(());
                }
            }
            SearchNews::Going(texts, of) => {
                line.show(|| format!("searching: {texts} of {of} reviews"));
                answer.read = texts;
            }
            SearchNews::Done => {}
            SearchNews::Refused(why) => refused = Some(why),
        }
        ControlFlow::Continue(())
    });
    refused.map_or(Ok(answer), Err)
}

impl Answer {
    /// What was found and still stands there, best first.
    fn hits(&self, roll: &Roll) -> Vec<Hit<'_>> {
        let hits = self.found.hits.iter();
        hits.filter_map(|hit| self.hit(hit, roll)).collect()
    }

    fn hit(&self, hit: &LibraryHit, roll: &Roll) -> Option<Hit<'_>> {
        let view = roll.view(hit.entry)?;
        let passage = match self.passages.get(&hit.entry) {
            Some(Some(passage)) => Some(passage),
            Some(None) => return None,
            None => None,
        };
        Some(Hit {
            source: view.source(),
            title: view.title().into_owned(),
            tier: hit.tier,
            score: hit.score,
            passage,
        })
    }

    /// Whether the passages of as many reviews as are printed are known: those of the others, which
    /// the screen lists as well, are not needed. What is found by reading may still become better.
    fn is_enough(&self, limit: usize) -> bool {
        let stand = self.passages.values().filter(|passage| passage.is_some());
        match self.found.answered {
            Answered::Indexed | Answered::Partly(..) => stand.count() >= limit,
            Answered::Scanned(_) => false,
        }
    }

    /// How many reviews hold what is wanted, without those that turned out not to.
    fn count(&self) -> usize {
        let wrong = self.passages.values().filter(|passage| passage.is_none());
        self.found.count.saturating_sub(wrong.count())
    }
}

/// Prints what was found.
fn write(search: &Search, hits: &[Hit<'_>], out: &mut dyn Write) -> io::Result<()> {
    match search.form {
        Form::Json => hits
            .iter()
            .try_for_each(|hit| rows::write(&SearchRow::of(hit), out)),
        Form::Plain => plain::write(hits, search.marking, out),
    }
}

/// Says how a search was answered, where that is not from a whole index, and what was looked for in
/// the place of what stands nowhere.
fn tell_how(search: &Search, answer: &Answer, gathered: &Gathered) {
    let found = &answer.found;
    // One that cannot be written can be read all the same, so that its trouble must be told here.
    if let (Answered::Indexed | Answered::Partly(..), IndexState::Without(Some(reason))) =
        (&found.answered, gathered.index())
    {
        messages::tell(&reason);
    }
    match &found.answered {
        Answered::Indexed => {}
        Answered::Partly(held, of) => messages::tell(&format!(
            "only {held} of {of} texts are in the index so far, so more may hold it"
        )),
        Answered::Scanned(why) => {
            messages::tell(&scanned(search, why, (answer.read, gathered.readable())));
        }
    }
    if found.hits.first().map(|hit| hit.tier) == Some(Tier::Misspelt) {
        for (typed, instead) in &found.instead {
            let instead = instead.join("`, `");
            messages::tell(&format!(
                "`{typed}` stands nowhere; this is spelt almost like it: `{instead}`"
            ));
        }
    }
}

/// Why so many of all texts were read: fewer where facts tell that the others are not wanted.
fn scanned(search: &Search, why: &WhyScan, (read, texts): (usize, usize)) -> String {
    let read = match read {
        0 => "read no text".to_owned(),
        1 if texts == 1 => "read the text itself".to_owned(),
        _ if read >= texts => format!("read all {texts} texts"),
        _ => format!("read {read} of {texts} texts"),
    };
    match why {
        WhyScan::Unindexed if search.roots.is_empty() => {
            format!("{read}, as the samples have no index")
        }
        WhyScan::Unindexed => format!("{read}, as a few named texts have no index"),
        WhyScan::NotYet => format!("{read}, as there is no index yet"),
        WhyScan::Trouble(reason) => format!("{read}: {reason}"),
        WhyScan::Expression => format!("{read}, as no index knows expressions"),
    }
}

/// Says how many reviews were found, to people.
fn tell_count(search: &Search, printed: usize, count: usize) {
    let count = count.max(printed);
    let reviews = if count == 1 { "review" } else { "reviews" };
    let told = match (printed, search.form) {
        (0, _) => "nothing found".to_owned(),
        (_, Form::Json) => return,
        _ if printed < count => format!("{printed} of {count} {reviews}; --limit N shows more"),
        _ => format!("{count} {reviews}"),
    };
    messages::tell(&told);
}
